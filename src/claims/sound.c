/* sound.c: statements that would be no sentence: a predicate that is only a participle, a subject that is torn out of
 * another phrase, an object that breaks off. They come from captions, labels and lists that the clauses were read into;
 * --explain says so. */
#include <string.h>

#include "claims/tell.h"

/* A form that is a past tense as well as a participle, alone. */
static bool
may_be_participle(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *k = &w->t->tokens[c->main];

    return c->verb.b == c->verb.a + 1 && (k->tag == CC_TAG_VBD || k->tag == CC_TAG_VBN) && (k->can & CC_CAN_VBN) &&
        (k->can & CC_CAN_VBD);
}

static bool
amount(const struct cc_token *k)
{
    return k->tag == CC_TAG_CD || (k->flags & CC_TOK_NUMBER) ||
        cc_token_in(k, "a an up about nearly almost more half at");
}

/* "comfort rated by a therapist", "a capsule designed for the gut": a noun and what was done with it, no statement. Not
 * "slowed by a third". */
static bool
only_participle(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *next = &w->t->tokens[c->verb.b];

    if (!may_be_participle(w, c) || c->kind == CC_CLAUSE_RELATIVE || c->verb.b >= w->s->end)
        return false;
    if (cc_token_is(next, "by"))
        return c->verb.b + 1 < w->s->end && !amount(next + 1) && next[1].tag != CC_TAG_VBG;
    return w->x->goods && (next->tag == CC_TAG_IN || next->tag == CC_TAG_TO || cc_tag_is_punct(next->tag)) &&
        cc_token_lemma_in(&w->t->tokens[c->main], "make design base associate found select develop test review compare rate approve clear require add include pick intend tailor "
                                                  "formulate back infuse filter equip craft build recommend engineer award determine deliver power crown verify certify");
}

/* "users report better sleep, reduced pain and enhanced recovery": a past form that is joined to a present one is an
 * adjective. */
static bool
joined_to_present(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_clause *p = c->kind == CC_CLAUSE_COORD && c->parent != CC_NO_INDEX ? &w->p->v[c->parent] : NULL;
    const struct cc_token *verb;

    if (p == NULL || p->main == CC_NO_INDEX || !may_be_participle(w, c))
        return false;
    verb = &w->t->tokens[p->verb.a];
    return (verb->tag == CC_TAG_VBZ || verb->tag == CC_TAG_VBP) && p->verb.b == p->verb.a + 1 &&
        !(p->flags & CC_CL_COPULA) && c->verb.b < w->s->end &&
        (cc_tag_is_noun(w->t->tokens[c->verb.b].tag) || cc_tag_is_adjective(w->t->tokens[c->verb.b].tag));
}

/* "a modest calorie burn equivalent to a walk": one thing and a verb of many is a noun that was taken for a verb. */
static bool
disagrees(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *first = &w->t->tokens[c->subj.a];

    if (cc_range_empty(c->subj) || c->verb.b != c->verb.a + 1 || w->t->tokens[c->main].tag != CC_TAG_VBP ||
        !cc_token_in(first, "a an each every another") || !(w->t->tokens[c->main].can & (CC_CAN_NOUN | CC_CAN_ADJ)))
        return false;
    for (uint32_t i = c->subj.a; i < c->subj.b; i++) {
        if (cc_tag_is_plural(w->t->tokens[i].tag) || w->t->tokens[i].tag == CC_TAG_CC ||
            cc_token_in(&w->t->tokens[i], "number lot few majority handful couple"))
            return false;
    }
    return true;
}

/* "heart attacks, and strokes": a plural that was taken for a verb breaks off at a comma or an "and". Not "grows and
 * thrives". */
static bool
stands_in_list(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *k = &w->t->tokens[c->main], *next = k + 1;

    if (c->verb.b == c->verb.a + 1 && c->verb.b < w->s->end && c->verb.a > w->s->first + 1 &&
        k[-1].tag == CC_TAG_COMMA && next->tag == CC_TAG_COMMA && cc_tag_is_noun(k[-2].tag) && (k->can & CC_CAN_NOUN) &&
        c->kind != CC_CLAUSE_RELATIVE)
        return true; /* "fluoride, lead, arsenic" */
    return c->verb.b == c->verb.a + 1 && k->tag == CC_TAG_VBZ && (k->can & CC_CAN_PLURAL) && c->verb.b < w->s->end &&
        !cc_range_empty(c->comp) &&
        (next->tag == CC_TAG_CC || (next->tag == CC_TAG_COMMA && !cc_token_is(next + 1, "the"))) &&
        cc_tell_effect(w, c) == CC_EFFECT_NONE && c->kind != CC_CLAUSE_RELATIVE &&
        !(c + 1 < w->p->v + w->p->n && c[1].kind == CC_CLAUSE_COORD && c[1].conj == c->verb.b);
}

/* "Best cold plunge tubs", "Top 5 lamps compared" as a heading: what is listed below it. */
static bool
heads_ranking(const struct cc_tell *w, const struct cc_clause *c)
{
    uint32_t i = c->subj.a;

    if (cc_range_empty(c->subj) || w->how->rule == NULL ||
        (strcmp(w->how->rule, "heading") != 0 && strcmp(w->how->rule, "title") != 0))
        return false;
    while (i < c->subj.b && (cc_token_in(&w->t->tokens[i], "the our") || w->t->tokens[i].tag == CC_TAG_CD))
        i++;
    return i < c->subj.b && cc_token_in(&w->t->tokens[i], "best top");
}

static bool
word_in(const char *word, size_t n, const char *list)
{
    return n > 0 && n < 24 && cc_token_one_of(word, n, list, strlen(list));
}

#define SUBJECT_WORDS 20

static unsigned
words_of(const char *s)
{
    unsigned n = 1;

    for (; *s != '\0'; s++)
        n += *s == ' ';
    return n;
}

/* "their approach's comprehensive approach's": what pronouns were replaced by, one inside the other. */
static unsigned
possessives(const char *s)
{
    unsigned n = 0;

    for (const char *p = s; (p = strstr(p, "\u2019s ")) != NULL; p++)
        n++;
    return n;
}

/* Is the subject's text a piece of a phrase: "with sleek designs", "its", "the top tier in"? */
static bool
torn(const char *subject)
{
    size_t first = strcspn(subject, " ,"), n = strlen(subject);
    const char *last = strrchr(subject, ' ');

    if (word_in(subject, first, "reporting expecting noticing")) /* "…, making it": what people say is not it */
        return true;
    if (word_in(subject, first, "perfect ideal great best suitable good similar due thanks") &&
        (strncmp(subject + first, " for ", 5) == 0 || strncmp(subject + first, " to ", 4) == 0))
        return true;
    if (word_in(subject, n, "you're") || strcmp(subject, "the article") == 0 || strcmp(subject, "the post") == 0 ||
        strcmp(subject, "the guide") == 0)
        return true;
    if (words_of(subject) > SUBJECT_WORDS || possessives(subject) > 1)
        return true;
    if (word_in(subject, first, "with for given despite of by at into onto upon than including"))
        return true;
    if (word_in(subject, n, "its their his her this these that those both such the a an whose which"))
        return true;
    if (last != NULL && strcmp(last, " these") == 0 && last > subject && last[-1] == ',')
        return true;
    return last != NULL && word_in(last + 1, strlen(last + 1), "of for with and or to the a an than which its their");
}

/* "contains to replenish": the object of a verb that needs one has fallen out. */
static bool
lost_object(const struct cc_tell *w, const struct cc_clause *c, struct cc_range part)
{
    const struct cc_token *k = &w->t->tokens[c->main];

    if ((c->flags & (CC_CL_PASSIVE | CC_CL_COPULA)) || part.a >= part.b || part.a != c->verb.b)
        return false;
    if (w->t->tokens[part.a].tag == CC_TAG_VBG && cc_token_lemma_is(k, "cause") &&
        cc_token_in(&w->t->tokens[part.a + 1], "to"))
        return true; /* "can cause contributing to aging" */
    return w->t->tokens[part.a].tag == CC_TAG_TO && w->t->tokens[part.a + 1].tag != CC_TAG_CD &&
        cc_token_lemma_in(
            k, "contain include provide reduce improve enhance boost deliver produce support lower offer");
}

/* "a reliable", "the most": the part ends where its noun should stand. */
static bool
breaks_off(const struct cc_tell *w, struct cc_range part)
{
    const struct cc_token *last = &w->t->tokens[part.b > part.a ? part.b - 1 : part.a];

    if (part.b <= part.a)
        return false;
    if (last->tag == CC_TAG_DT && !(last->flags & (CC_TOK_CAPITAL | CC_TOK_UPPER)) &&
        !cc_token_in(last, "this that these those all both each some any either neither"))
        return true;
    return part.b - part.a == 2 && cc_token_in(&w->t->tokens[part.a], "a an") && last->tag == CC_TAG_JJ &&
        !(last->can & CC_CAN_NOUN);
}

bool
cc_sound_half(const char *text)
{
    size_t n = strcspn(text, " ");

    return word_in(text, n, "as whether though although because unless whereas") && strchr(text, ',') == NULL &&
        !(text[n] == ' ' &&
            word_in(
                text + n + 1, strcspn(text + n + 1, " "), "few many much little early soon low high well long far"));
}

const char *
cc_sound_drop(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, const char *subject,
    struct cc_range part)
{
    if (c->main == CC_NO_INDEX || w->how->testimonial || w->how->order != NULL)
        return NULL;
    if (c->kind == CC_CLAUSE_PARTICIPLE && cc_token_is(&w->t->tokens[c->main], "including"))
        return "only gives an example";
    if (only_participle(w, c))
        return "a participle without a verb";
    if (joined_to_present(w, c))
        return "an adjective that looks like a verb";
    if (heads_ranking(w, c))
        return "a heading that states nothing";
    if (disagrees(w, c) || stands_in_list(w, c))
        return "a noun that looks like a verb";
    if (!(c->flags & CC_CL_IMPERATIVE) && torn(subject))
        return "its subject is a piece of a phrase";
    if (w->x->goods && d->prefix[0] == '\0' && word_in(subject, strcspn(subject, " "), "its their"))
        return "does not say whose";
    if (lost_object(w, c, part) || breaks_off(w, part))
        return "its object breaks off";
    return NULL;
}

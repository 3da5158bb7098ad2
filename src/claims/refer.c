/* refer.c: what pronouns and pointing noun phrases stand for, from the article only: "it", "they", "these strains",
 * "such foods", "this", "its". The nearest fitting phrase wins; what nothing fits stays unresolved, and its clause is
 * no claim. */
#include <ctype.h>
#include <string.h>

#include "claims/kind.h"
#include "claims/work.h"

enum { TOGETHER = 3 }; /* things that "them" may stand for at once */

char *
cc_remember(struct cc_ctx *x, const char *s)
{
    return s == NULL ? NULL : cc_arena_strndup(&x->memory, s, strlen(s));
}

void
cc_refer_forget(struct cc_ctx *x)
{
    x->subjects.n = x->objects.n = x->list.n = x->pair.n = x->focus.n = 0;
    cc_salience_forget(x);
    x->event = x->predicate = x->denied = x->reporter = NULL;
    memset(&x->question, 0, sizeof x->question);
    memset(&x->thread, 0, sizeof x->thread);
    cc_arena_reset(&x->memory);
}

/* "Acme's purifier": Acme was named as well. */
static void
note_owner(struct cc_ctx *x, const struct cc_noun_phrase *phrase, bool object)
{
    const char *mark = strstr(phrase->text, "'s "), *curly = strstr(phrase->text, "\u2019s ");
    struct cc_noun_list *owner;

    mark = mark == NULL || (curly != NULL && curly < mark) ? curly : mark;
    if (mark == NULL || phrase->text[0] < 'A' ||
        phrase->text[0] > 'Z') /* only names: "women's periods" speaks of periods */
        return;
    owner = cc_arena_take(&x->scratch, sizeof *owner);
    owner->n = 1;
    owner->v[0] = (struct cc_noun_phrase){
        .text = cc_arena_strndup(&x->scratch, phrase->text, (size_t)(mark - phrase->text))};
    cc_salience_note(x, owner, object ? CC_SALIENT_OBLIQUE : CC_SALIENT_SUBJECT);
}

void
cc_refer_remember(struct cc_ctx *x, const struct cc_noun_list *subjects, bool object)
{
    struct cc_noun_list *to = object ? &x->objects : &x->subjects;

    if (subjects->n == 2) /* a new pair for "the former" */
        x->pair.n = 0;
    to->n = 0;
    for (uint32_t i = 0; i < subjects->n; i++) {
        to->v[to->n] = subjects->v[i];
        to->v[to->n].neither = false;
        to->v[to->n++].text = cc_remember(x, subjects->v[i].text);
    }
    if (subjects->n == 1)
        note_owner(x, &subjects->v[0], object);
    cc_salience_note(x, subjects, object ? CC_SALIENT_OBJECT : CC_SALIENT_SUBJECT);
}

static void
add_phrase(struct cc_noun_list *out, const struct cc_noun_phrase *phrase)
{
    if (out->n < CC_NOUNS_MAX)
        out->v[out->n++] = *phrase;
}

static void
add_list(struct cc_noun_list *out, const struct cc_noun_list *from)
{
    for (uint32_t i = 0; i < from->n; i++)
        add_phrase(out, &from->v[i]);
}

static void
add_topic(struct cc_ctx *x, struct cc_noun_list *out)
{
    if (cc_topic(x) != NULL)
        add_phrase(out, &(struct cc_noun_phrase){.text = cc_topic(x), .plural = cc_topic_plural(x)});
}

static bool
single(const struct cc_noun_list *l)
{
    return l->n == 1 && !l->v[0].plural && !l->v[0].person;
}

static bool
many(const struct cc_noun_list *l)
{
    return l->n > 1 || (l->n == 1 && l->v[0].plural);
}

/* What "it" stands for. */
static void
refer_it(struct cc_ctx *x, struct cc_noun_list *out)
{
    struct cc_noun_list *found;

    if (x->it != NULL) {
        add_phrase(out, &(struct cc_noun_phrase){.text = x->it, .plural = x->it_plural, .span = x->it_span});
        return;
    }
    found = cc_arena_take(&x->scratch, sizeof *found);
    if (cc_salience_pick(x, false, found))
        add_list(out, found);
}

static void
refer_they(struct cc_ctx *x, bool these, struct cc_noun_list *out)
{
    struct cc_noun_list *found;

    if (these && x->list.n > 0) {
        add_list(out, &x->list);
        return;
    }
    found = cc_arena_take(&x->scratch, sizeof *found);
    if (cc_salience_pick(x, true, found))
        add_list(out, found);
    else if (x->list.n > 0)
        add_list(out, &x->list);
    else if (x->subjects.n == 1 && x->subjects.v[0].person)
        add_list(out, &x->subjects);
}

/* What was said last, unless that is too long ago. */
static void
refer_this(struct cc_ctx *x, struct cc_noun_list *out)
{
    if (x->event != NULL && x->salience.sentence - x->event_sentence <= 1)
        add_phrase(out, &(struct cc_noun_phrase){.text = x->event, .plural = x->event_plural});
    else if (x->it != NULL)
        refer_it(x, out);
}

/* Does the phrase end in the word (or begin with it: "strains of …")? */
static bool
mentions(const char *phrase, const struct cc_token *word)
{
    size_t n = strlen(phrase), m = word->lemma_len;
    const char *p = phrase;

    if (m == 0)
        return false;
    while ((p = strcasestr(p, cc_token_is(word, "") ? "" : " ")) != NULL && p + 1 < phrase + n) {
        p++;
        if (strncasecmp(p, word->lemma, m) == 0)
            return true;
    }
    return strncasecmp(phrase, word->lemma, m) == 0;
}

/* The class of a phrase by nouns.tsv: that it was noted with, or that of the words before its first preposition. */
static enum cc_noun
class_of(const struct cc_noun_phrase *v)
{
    static const char *const ends[] = {" of ", " for ", " in ", " with ", " from ", " on ", " to ", ","};
    char word[64];
    size_t n = strlen(v->text), from, m = 0;

    if (v->class != CC_NOUN_NONE)
        return v->class;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *p = strstr(v->text, ends[i]);

        if (p != NULL && p > v->text && (size_t)(p - v->text) < n)
            n = (size_t)(p - v->text);
    }
    for (from = n; from > 0 && v->text[from - 1] != ' ';)
        from--;
    for (; from < n && m < sizeof word; from++)
        word[m++] = (char)tolower((unsigned char)v->text[from]);
    return cc_noun_of(word, m);
}

/* Can "these <head>" mean the phrases of the list? "These probiotics" are no symptoms, "this condition" is no
 * supplement, and what one reads under "Best for gas" is not "these products". */
static bool
points_at(const struct cc_noun_list *l, const struct cc_token *head)
{
    bool ill = cc_token_lemma_in(head, "condition problem symptom disorder disease illness complaint deficiency irritant toxin");
    bool people = cc_token_lemma_in(head, "people patient group");
    bool other = cc_token_lemma_in(head, "benefit factor signal window wonder effect organ fat acid side activity");

    for (uint32_t i = 0; i < l->n; i++) {
        enum cc_noun class = class_of(&l->v[i]);
        bool is_ill = class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE || class == CC_NOUN_BAD;

        if (strncasecmp(l->v[i].text, "best ", 5) == 0 || (!people && strcasecmp(l->v[i].text, "you") == 0) ||
            cc_kind_other(l->v[i].text, head))
            return false;
        if (ill && class == CC_NOUN_NONE)
            return mentions(l->v[i].text, head);
        if (!other && class != CC_NOUN_NONE && (is_ill != ill || (class == CC_NOUN_PEOPLE) != people))
            return mentions(l->v[i].text, head);
    }
    return true;
}

/* "these strains", "such foods", "this oil": head is the noun that points back. */
static bool
refer_pointing(struct cc_ctx *x, const struct cc_token *head, bool plural, struct cc_noun_list *out)
{
    bool generic = (cc_token_cues(head) & CC_CUE_GENERIC) != 0;

    if (generic && plural && x->list.n > 0 && points_at(&x->list, head)) {
        add_list(out, &x->list);
        return true;
    }
    for (int i = 0; i < 2; i++) {
        const struct cc_noun_list *l = i == 0 ? &x->subjects : &x->objects;

        if (l->n == 1 && mentions(l->v[0].text, head) && (plural ? l->v[0].plural : !l->v[0].plural)) {
            add_list(out, l);
            return true;
        }
    }
    if (!generic || (!plural && !x->sells && cc_token_in(head, "combination duo mixture pairing")))
        return false; /* "this combination" is no single thing that was named */
    if (plural && many(&x->subjects) && points_at(&x->subjects, head))
        add_list(out, &x->subjects);
    else if (plural && many(&x->objects) && points_at(&x->objects, head))
        add_list(out, &x->objects);
    else if (!plural && single(&x->subjects) && points_at(&x->subjects, head))
        add_list(out, &x->subjects);
    else if (cc_topic_plural(x) || !plural || x->sells)
        add_topic(x, out);
    if (!points_at(out, head))
        out->n = 0;
    return out->n > 0;
}

/* "its active compounds" -> "peppermint's active compounds" */
static const char *
possessive(struct cc_ctx *x, const struct cc_noun_list *owner, const char *rest)
{
    const char *o = owner->v[0].text;
    size_t n = strlen(o);

    return cc_arena_printf(&x->scratch, "%s%s %s", o, n > 0 && o[n - 1] == 's' ? "’" : "’s", rest);
}

static const char *
part_text(struct cc_ctx *x, const struct cc_text *t, const struct cc_part *part, struct cc_range item)
{
    char room[240];
    struct cc_buf b = cc_buf_on(room, sizeof room);
    const char *out;

    cc_words_append(&b, t, part->prefix.a, part->prefix.b, 0);
    cc_words_append(&b, t, part->inner.a, part->inner.b, 0);
    cc_refer_words(x, t, item.a, item.b, "", &b);
    if (part->singular && b.n > 0) { /* "Vitamins D" -> "Vitamin D" */
        char *end = strstr(b.v, "s ");

        if (end != NULL) {
            memmove(end, end + 1, strlen(end + 1) + 1);
            b.n--;
        }
    }
    cc_words_append(&b, t, part->head.a, part->head.b, 0);
    cc_words_append(&b, t, part->suffix.a, part->suffix.b, 0);
    out = cc_arena_strndup(&x->scratch, b.n ? b.v : "", b.n);
    cc_buf_clear(&b);
    return out;
}

static uint32_t
head_of(const struct cc_parse *p, struct cc_range r)
{
    for (uint32_t i = 0; i < p->n_k; i++) {
        const struct cc_chunk *c = &p->text->chunks[p->k[i]];

        if (c->kind == CC_CHUNK_NP && c->head >= r.a && c->head < r.b)
            return c->head;
    }
    return r.b - 1;
}

/* A condition in brackets inside the range: "dairy (if sensitive)". */
static bool
bracket_hedge(const struct cc_text *t, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        if (t->tokens[i].depth > 0 && cc_token_in(&t->tokens[i], "if when may for"))
            return true;
    }
    return false;
}

/* ", long blamed for stones" at the comma i: what was done to all that is named before. */
static bool
participle_aside(const struct cc_text *t, uint32_t i, uint32_t e)
{
    uint32_t k = i + 1;

    while (k < e && cc_tag_is_adverb(t->tokens[k].tag))
        k++;
    if (k + 1 >= e || t->tokens[k].tag != CC_TAG_VBN ||
        !(t->tokens[k + 1].tag == CC_TAG_IN || t->tokens[k + 1].tag == CC_TAG_TO))
        return false;
    for (; k < e; k++) {
        if (t->tokens[k].tag == CC_TAG_COMMA)
            return false;
    }
    return true;
}

/* The noun phrase without an apposition or aside: "alternate-day fasting, the sternest member of the family", "fibre,
 * though vital". */
static struct cc_range
without_apposition(const struct cc_text *t, struct cc_range r)
{
    uint32_t commas = 0;
    bool joined = false; /* a coordinator behind the comma: the comma is one of a list */

    for (uint32_t i = r.a; i < r.b; i++) {
        joined = joined || t->tokens[i].tag == CC_TAG_CC;
        commas += t->tokens[i].tag == CC_TAG_COMMA;
    }
    for (uint32_t i = r.a + 1; i + 1 < r.b; i++) {
        if (t->tokens[i].tag == CC_TAG_COMMA && !joined &&
            (t->tokens[i + 1].tag == CC_TAG_IN || t->tokens[i + 1].tag == CC_TAG_VBN ||
                cc_token_is(&t->tokens[i + 1], "together")))
            return (struct cc_range){r.a, i}; /* "bread, for that reason", "kefir, together with calcium" */
        if (t->tokens[i].tag == CC_TAG_COMMA && commas == 1 && !joined && cc_tag_is_plural(t->tokens[i - 1].tag) &&
            cc_tag_is_plural(t->tokens[r.b - 1].tag))
            return (struct cc_range){r.a, i}; /* "isoflavones, plant compounds" */
        if (t->tokens[i].tag == CC_TAG_COMMA && t->tokens[i].depth == t->tokens[r.a].depth &&
            (cc_token_in(&t->tokens[i + 1], "the a an one which though although while whilst albeit if") ||
                t->tokens[i + 1].tag == CC_TAG_PRPS))
            return (struct cc_range){r.a, i};
    }
    return r;
}

/* "the former", "the latter": of the two that were named together. */
static void
refer_pair(struct cc_ctx *x, bool latter, struct cc_noun_list *out)
{
    const struct cc_noun_list *lists[] = {&x->pair, &x->subjects, &x->objects, &x->list};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (lists[i]->n == 2) {
            add_phrase(out, &lists[i]->v[latter ? 1 : 0]);
            x->pair = *lists[i];
            return;
        }
    }
}

/* "Neither": both of the two that were named together. */
static void
refer_two(struct cc_ctx *x, struct cc_noun_list *out)
{
    refer_pair(x, false, out);
    if (out->n > 0)
        refer_pair(x, true, out);
}

bool
cc_means_everybody(const struct cc_text *t, uint32_t i, uint32_t e)
{
    uint32_t n = i + 1;

    if (cc_token_is(&t->tokens[i], "our")) {
        for (uint32_t j = n; j < e && j < n + 3; j++) {
            enum cc_noun class = cc_noun_ending(t, n, j + 1);

            if (class == CC_NOUN_STRUCTURE || class == CC_NOUN_STATE || class == CC_NOUN_PROCESS ||
                cc_token_in(&t->tokens[j], "body bodies ancestors genes metabolism mood weight lives"))
                return true;
            if (!cc_tag_is_adjective(t->tokens[j].tag) && !cc_tag_is_noun(t->tokens[j].tag))
                return false;
        }
        return false;
    }
    if (cc_token_is(&t->tokens[i], "us"))
        return i >= 2 && cc_token_is(&t->tokens[i - 1], "of") &&
            cc_token_in(&t->tokens[i - 2], "most many some half few all both");
    if (!cc_token_is(&t->tokens[i], "we"))
        return false;
    while (n < e && (cc_tag_is_adverb(t->tokens[n].tag) || cc_token_in(&t->tokens[n], "all get")))
        n++;
    return n < e &&
        (t->tokens[n].tag == CC_TAG_VBP || t->tokens[n].tag == CC_TAG_VB || cc_tag_is_adjective(t->tokens[n].tag)) &&
        cc_token_in(&t->tokens[n],
            "age eat sleep breathe drink absorb digest burn sweat inhale exhale swallow ingest exercise older younger consume");
}

/* "our unique formula"; on a page that sells one product, "this advanced supplement" as well. */
static bool
ours(const struct cc_ctx *x, const struct cc_text *t, struct cc_range item)
{
    const struct cc_token *k = &t->tokens[item.a], *last = &t->tokens[item.b - 1];
    bool generic = (cc_token_cues(last) & CC_CUE_GENERIC) != 0;

    if (cc_token_is(k, "our"))
        return generic && item.b - item.a >= 2 && item.b - item.a <= 5;
    return cc_token_is(k, "this") && x->sells && x->n_products > 0 && item.b - item.a <= 5 &&
        cc_token_in(last, item.b - item.a >= 3 ? "formula supplement product capsule blend drink powder" : "formula supplement product blend");
}

/* "one in three adults", "a quarter of patients": people, though the head is a number. */
static bool
share_of_people(const struct cc_text *t, struct cc_range item, uint32_t head)
{
    if (t->tokens[head].tag != CC_TAG_CD && !(t->tokens[head].flags & CC_TOK_NUMBER) &&
        !cc_token_in(&t->tokens[head], "half quarter third majority number"))
        return false;
    for (uint32_t i = head + 1; i < item.b && i < head + 7; i++) {
        if (cc_tag_is_noun(t->tokens[i].tag) && cc_noun_ending(t, head + 1, i + 1) == CC_NOUN_PEOPLE)
            return true;
    }
    return false;
}

/* "Larger ones": the noun that was named last in the plural, with these adjectives. */
static bool
refer_ones(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, struct cc_noun_list *out)
{
    static const char *const ends[] = {
        " smaller ", " larger ", " of ", " in ", " with ", " from ", " that ", " who ", " than "};
    struct cc_noun_list *found;
    struct cc_buf b = {0};
    const char *head, *end;
    size_t n;

    if (!cc_token_is(&t->tokens[item.b - 1], "ones") || item.b - item.a < 2)
        return false;
    found = cc_arena_take(&x->scratch, sizeof *found);
    if (!cc_salience_pick(x, true, found) || found->n != 1)
        return false;
    head = found->v[0].text;
    end = head + strcspn(head, ",(");
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *at = strstr(head, ends[i]);

        if (at != NULL && at < end)
            end = at;
    }
    for (const char *space; (space = memchr(head, ' ', (size_t)(end - head))) != NULL && space + 1 < end &&
         cc_noun_of(head, (size_t)(space - head)) == CC_NOUN_NONE;)
        head = space + 1; /* "Flat moles … Raised ones": raised moles */
    n = (size_t)(end - head);
    while (n > 0 && head[n - 1] == ' ')
        n--;
    cc_words_append(&b, t, item.a, item.b - 1, 0);
    add_phrase(out,
        &(struct cc_noun_phrase){.text = cc_arena_printf(&x->scratch, "%s %.*s", b.n ? b.v : "", (int)n, head),
            .plural = true,
            .class = found->v[0].class});
    cc_buf_clear(&b);
    return true;
}

static void
refer_part(struct cc_ctx *x, const struct cc_parse *p, const struct cc_part *part, struct cc_noun_list *out)
{
    const struct cc_text *t = p->text;
    const struct cc_token *k = &t->tokens[part->item.a];
    struct cc_range item = without_apposition(t, part->item);
    uint32_t head = head_of(p, item), before = out->n;
    bool alone = item.b - item.a == 1 || (part->head.a == part->head.b && head == item.a && item.b > item.a + 1 &&
        !cc_tag_is_noun(t->tokens[item.a + 1].tag) && cc_token_in(&t->tokens[item.a + 1], "also")) ||
        (item.b > item.a + 1 && t->tokens[item.a + 1].tag == CC_TAG_COMMA); /* "This, in turn," */

    if (ours(x, t, item)) {
        if (x->n_products > 0)
            add_phrase(out, &(struct cc_noun_phrase){.text = x->products[0], .plural = x->product_plural});
        else
            add_phrase(out,
                &(struct cc_noun_phrase){.text = cc_arena_printf(&x->scratch, "the %.*s",
                                             (int)t->tokens[item.b - 1].lower_len, t->tokens[item.b - 1].lower),
                    .plural = part->plural});
        return;
    }
    if (k->tag == CC_TAG_VBG && item.b == item.a + 2 &&
        cc_token_in(&t->tokens[item.a + 1], "either both each")) { /* "treating either" */
        struct cc_noun_list two = {0};

        refer_two(x, &two);
        for (uint32_t i = 0; i < two.n; i++)
            add_phrase(out,
                &(struct cc_noun_phrase){
                    .text = cc_arena_printf(&x->scratch, "%.*s %s", (int)k->lower_len, k->lower, two.v[i].text)});
        return;
    }
    if (cc_token_is(k, "our") && item.b > item.a + 1 &&
        cc_token_lemma_in(&t->tokens[item.a + 1], "customer user member client patient subscriber buyer")) {
        item.a++; /* "Our members lost 5 kg" */
        add_phrase(out,
            &(struct cc_noun_phrase){
                .text = part_text(x, t, part, item), .plural = part->plural, .person = true, .class = CC_NOUN_PEOPLE});
        return;
    }
    if (!x->quoting && cc_token_in(k, "i we my our me us he she his her") &&
        !cc_means_everybody(t, item.a, item.b + 2 < t->n_tokens ? item.b + 2 : t->n_tokens))
        return;
    if (item.b - item.a == 2 && cc_token_is(k, "the") && cc_token_in(&t->tokens[item.a + 1], "former latter")) {
        refer_pair(x, cc_token_is(&t->tokens[item.a + 1], "latter"), out);
        return;
    }
    if (alone && cc_token_is(k, "those") && item.a + 1 < t->n_tokens &&
        cc_token_in(&t->tokens[item.a + 1], "who with without on in from")) {
        add_phrase(out, &(struct cc_noun_phrase){.text = "those", .plural = true, .person = true});
        return;
    }
    if (cc_kind_refer(x, t, item, head, part->plural, out) || refer_ones(x, t, item, out))
        return;
    if (alone && cc_token_is(k, "it"))
        refer_it(x, out);
    else if (alone && cc_token_is(k, "neither"))
        refer_two(x, out);
    else if (alone && cc_token_in(k, "they them both"))
        refer_they(x, cc_token_is(k, "both"), out);
    else if (alone && cc_token_in(k, "these those"))
        refer_they(x, true, out);
    else if (alone && cc_token_in(k, "this that which"))
        refer_this(x, out);
    else if (cc_token_in(k, "its their") && item.b > item.a + 1) {
        struct cc_noun_list owner = {0};
        struct cc_fit fit = x->salience.fit;

        x->salience.fit = (struct cc_fit){0}; /* the verb is said of what is owned */
        if (x->own != NULL &&
            !(x->own->n == 1 &&
                (cc_salience_is_weak(x->own->v[0].text) || cc_refer_owner(x, x->own->v[0].text) != NULL)) &&
            (many(x->own) || x->own->v[0].person) == cc_token_is(k, "their"))
            add_list(&owner, x->own);
        else if (cc_token_is(k, "its"))
            refer_it(x, &owner);
        else
            refer_they(x, false, &owner);
        x->salience.fit = fit;
        if (owner.n == 2) { /* "their fibres" of lentils and peas */
            owner.v[0].text = cc_arena_printf(&x->scratch, "%s and %s", owner.v[0].text, owner.v[1].text);
            owner.n = 1;
        }
        if (owner.n == 1) {
            item.a++;
            add_phrase(out,
                &(struct cc_noun_phrase){
                    .text = possessive(x, &owner, part_text(x, t, part, item)), .plural = part->plural});
            return;
        }
    } else if (item.a > 0 && cc_token_is(&t->tokens[item.a - 1], "both") && head == item.b - 1 && part->plural &&
        part->prefix.b == part->prefix.a && refer_pointing(x, &t->tokens[head], true, out)) {
        return; /* "Both strains" */
    } else if (cc_token_in(k, "this that these those such both") && item.b > item.a + 1 &&
        (head == item.b - 1 || cc_token_in(&t->tokens[head + 1 < item.b ? head + 1 : head], "also"))) {
        if (refer_pointing(x, &t->tokens[head], part->plural, out))
            return;
        if (out->n == before && cc_token_in(k, "this these those such")) {
            item.a++;
            add_phrase(out,
                &(struct cc_noun_phrase){.text = cc_arena_printf(&x->scratch, "the %s", part_text(x, t, part, item)),
                    .plural = part->plural,
                    .span = {0, 0}});
            return;
        }
    } else if (cc_token_in(k, "all each most some many") && item.b >= item.a + 3 &&
        cc_token_is(&t->tokens[item.a + 1], "of") && cc_token_in(&t->tokens[item.a + 2], "these them those which")) {
        refer_they(x, true, out);
    }
    if (out->n == before && x->question.statement != NULL && cc_token_in(k, "the this that such") &&
        item.b - item.a == 2 &&
        cc_token_in(&t->tokens[head], "slogan claim idea belief myth notion theory saying assumption")) {
        add_phrase(out,
            &(struct cc_noun_phrase){
                .text = cc_arena_printf(&x->scratch, "the %.*s that %s", (int)t->tokens[head].lower_len,
                    t->tokens[head].lower, x->question.statement)});
        return;
    }
    if (out->n > before || (alone && cc_token_in(k, "it they them these those this that which both neither")))
        return;
    if (item.b == item.a + 3 && cc_token_is(&t->tokens[item.a + 1], "of") &&
        cc_token_is(&t->tokens[item.a + 2], "us")) { /* "most of us" */
        add_phrase(out,
            &(struct cc_noun_phrase){.text = cc_arena_printf(&x->scratch, "%.*s people", (int)k->lower_len, k->lower),
                .plural = true,
                .person = true});
        return;
    }
    add_phrase(out,
        &(struct cc_noun_phrase){.text = cc_dose_of_topic(x, t, item, part_text(x, t, part, item)),
            .plural = part->plural,
            .person = cc_noun_ending(t, item.a, head + 1) == CC_NOUN_PEOPLE || share_of_people(t, item, head) ||
                cc_token_in(&t->tokens[item.a], "you anyone everyone those people who"),
            .hedged = bracket_hedge(t, part->item),
            .class = cc_noun_ending(t, item.a, head + 1)});
}

/* The head of the noun phrase that r begins with, or r.b. */
static uint32_t
blend_head(const struct cc_text *t, struct cc_range r)
{
    uint32_t i = r.a;

    while (i + 1 < r.b && i < r.a + 6 && !cc_token_in(&t->tokens[i + 1], "of with containing featuring") &&
        !cc_tag_is_punct(t->tokens[i + 1].tag) && t->tokens[i + 1].tag != CC_TAG_CC &&
        t->tokens[i + 1].tag != CC_TAG_IN)
        i++;
    return i + 1 < r.b && cc_token_in(&t->tokens[i + 1], "of with containing featuring") ? i : r.b;
}

/* "A blend of ginger, mint and anise": what is said of it is said of all together. */
static bool
is_blend(const struct cc_text *t, struct cc_range r)
{
    uint32_t head = blend_head(t, r);

    return head < r.b && cc_token_is(&t->tokens[head + 1], "of") &&
        cc_token_in(&t->tokens[head], "blend blends combination combinations mix mixture duo trio");
}

/* The end of "our formula" in "our formula with thyme, ivy and mint": what is in it is no subject of its own. */
static uint32_t
without_contents(const struct cc_text *t, struct cc_range r)
{
    uint32_t head = blend_head(t, r);

    return head < r.b && cc_token_in(&t->tokens[r.a], "our this the each") &&
            cc_token_in(&t->tokens[head + 1], "with containing featuring") &&
            cc_token_in(&t->tokens[head],
                "formula supplement product capsule blend complex drink powder gummy serum cream tablet pill softgel")
        ? head + 1
        : r.b;
}

void
cc_refer(struct cc_ctx *x, const struct cc_parse *p, struct cc_range r, bool lists, struct cc_noun_list *out)
{
    struct cc_part parts[CC_PARTS_MAX];
    uint32_t n;

    for (uint32_t i = r.a + 1; i + 2 < r.b; i++) { /* "bacopa, also known as brahmi or water hyssop" */
        uint32_t j;

        if (p->text->tokens[i].tag != CC_TAG_COMMA)
            continue;
        j = i + 1 + cc_token_in(&p->text->tokens[i + 1], "also often sometimes");
        if (j < r.b && (cc_token_in(&p->text->tokens[j], "known called") || participle_aside(p->text, i, r.b)))
            r.b = i;
    }
    out->n = 0;
    r.b = without_contents(p->text, r);
    if (is_blend(p->text, r) && !ours(x, p->text, (struct cc_range){r.a, blend_head(p->text, r) + 1})) {
        struct cc_buf b = {0};

        cc_words_add(&b, p->text, r.a, r.b, x->title);
        add_phrase(out,
            &(struct cc_noun_phrase){.text = cc_arena_strndup(&x->scratch, b.v, b.n),
                .plural = cc_tag_is_plural(p->text->tokens[blend_head(p->text, r)].tag)});
        cc_buf_clear(&b);
        return;
    }
    if (is_blend(p->text, r))
        r.b = blend_head(p->text, r) + 1; /* "our blend of A and B": the product */
    n = cc_split(p, r, lists, false, parts);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t before = out->n;

        if (parts[i].item.a < parts[i].item.b)
            refer_part(x, p, &parts[i], out);
        for (uint32_t j = before; j < out->n; j++) {
            out->v[j].neither = parts[i].how == CC_PART_NEITHER;
            if (x->product_plural && strcmp(out->v[j].text, x->products[0]) == 0)
                out->v[j].plural = true; /* "it" was said of "… Pills" */
        }
    }
}

const char *
cc_refer_owner(struct cc_ctx *x, const char *phrase)
{
    const char *mark = strstr(phrase, "\u2019s ");

    if (mark == NULL)
        mark = strstr(phrase, "'s ");
    return mark == NULL || mark == phrase ? NULL : cc_arena_strndup(&x->scratch, phrase, (size_t)(mark - phrase));
}

/* "A, B and C" as one phrase. */
static void
join(struct cc_ctx *x, struct cc_noun_list *list)
{
    struct cc_buf b = {0};

    for (uint32_t i = 0; i < list->n; i++) {
        cc_buf_adds(&b, i == 0 ? "" : i + 1 < list->n ? ", " : " and ");
        cc_buf_adds(&b, list->v[i].text);
    }
    list->v[0] = (struct cc_noun_phrase){
        .text = cc_arena_strndup(&x->scratch, b.v, b.n), .plural = true, .class = list->v[0].class};
    list->n = 1;
    cc_buf_clear(&b);
}

/* "Rather than lowering blood pressure, liquorice raises [it]": the object of the gerund that the sentence begins with;
 * "" when it begins otherwise. */
static const char *
object_in_front(struct cc_ctx *x, const struct cc_text *t, uint32_t i)
{
    uint32_t first = i, a, e;
    struct cc_buf b = {0};
    const char *out;

    while (first > 0 && !(t->tokens[first].flags & CC_TOK_FIRST))
        first--;
    if (first + 5 > i || !cc_token_in(&t->tokens[first], "rather instead far"))
        return "";
    for (a = first + 1; a < first + 3 && t->tokens[a].tag != CC_TAG_VBG; a++)
        ;
    if (t->tokens[a++].tag != CC_TAG_VBG)
        return "";
    for (e = a; e < i && t->tokens[e].tag != CC_TAG_COMMA; e++)
        ;
    if (e == a || e == i || !cc_tag_is_noun(t->tokens[e - 1].tag))
        return "";
    cc_words_add(&b, t, a, e, 0);
    out = cc_arena_strndup(&x->scratch, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

/* What the pronoun at token i of a complement stands for: one phrase, in *found; false when it stays as it is. */
static bool
refer_object(struct cc_ctx *x, const struct cc_text *t, uint32_t i, const char *subject, struct cc_noun_list *found)
{
    const struct cc_token *k = &t->tokens[i];
    bool plural = cc_token_in(k, "them their"), done;
    const char *front = cc_token_in(k, "it them") ? object_in_front(x, t, i) : "";

    if (front[0] != '\0') {
        found->n = 1;
        found->v[0] = (struct cc_noun_phrase){.text = front, .plural = plural};
        return true;
    }
    if (cc_token_is(k, "it") && i > 0 &&
        cc_token_lemma_in(&t->tokens[i - 1], "make render keep give set help allow turn")) {
        const char *owner = cc_refer_owner(x, subject); /* "Its small size makes it handy" */

        if (owner != NULL) {
            found->n = 1;
            found->v[0] = (struct cc_noun_phrase){.text = owner};
            return true;
        }
    }
    x->salience.fit = cc_token_in(k, "it them") ? cc_fit_object(t, i) : (struct cc_fit){0};
    if (cc_token_in(k, "it them") && i + 1 < t->n_tokens && cc_token_in(&t->tokens[i + 1], "worse milder"))
        x->salience.fit.like |= CC_FIT_ILL;
    x->salience.apart = subject[0] != '\0' ? subject : NULL;
    done = cc_salience_pick(x, plural, found) && found->n > 0 && found->n <= TOGETHER;
    if (done && found->n > 1)
        join(x, found);
    x->salience.fit = (struct cc_fit){0};
    x->salience.apart = NULL;
    return done;
}

/* Is "it" here the empty object of "makes it easier to …", "as luck would have it"? */
static bool
empty_object(const struct cc_text *t, uint32_t i, uint32_t b)
{
    const struct cc_token *next = i + 1 < b ? &t->tokens[i + 1] : NULL;

    if (i > 1 && cc_token_is(&t->tokens[i - 1], "have") && cc_token_is(&t->tokens[i - 2], "would"))
        return true;
    if (i > 0 && cc_token_in(&t->tokens[i - 1], "in of with from for on"))
        return false; /* "the acid in it makes …" */
    if (next != NULL && i > 0 && cc_token_lemma_is(&t->tokens[i - 1], "make") &&
        cc_token_in(next, "worse better milder stronger weaker bleed")) {
        for (uint32_t j = i + 2; j < b && !cc_tag_is_punct(t->tokens[j].tag); j++) {
            if (t->tokens[j].tag == CC_TAG_TO || cc_token_is(&t->tokens[j], "that"))
                return true;
        }
        return false; /* "stress makes it worse" */
    }
    return next != NULL &&
        (cc_tag_is_adjective(next->tag) || cc_tag_is_finite(next->tag) ||
            cc_token_in(next, "is was has can more less that"));
}

void
cc_refer_words(
    struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t b, const char *subject, struct cc_buf *out)
{
    uint32_t from = a;

    for (uint32_t i = a; i < b; i++) {
        const struct cc_token *k = &t->tokens[i];
        struct cc_noun_list *l;

        if (!cc_token_in(k, "it them its their"))
            continue;
        if (cc_token_in(k, "it them") && (strstr(subject, " who ") != NULL || strstr(subject, " that ") != NULL))
            continue; /* "people who eat kimchi … than those who rarely touch it": its noun is near */
        if (cc_token_is(k, "it") &&
            (i < a + (a == 0) || empty_object(t, i, b) || (i > 0 && cc_token_lemma_is(&t->tokens[i - 1], "do"))))
            continue; /* "how well you do it" */
        if (cc_token_in(k, "its their") && (x->own_plural == cc_token_is(k, "their") || subject[0] == '\0'))
            continue; /* the subject's own */
        if (x->sayer && cc_token_in(k, "them their"))
            continue;
        l = cc_arena_take(&x->scratch, sizeof *l);
        if (!refer_object(x, t, i, subject, l) || strlen(l->v[0].text) > 120)
            continue;
        if (cc_token_in(k, "its their"))
            l->v[0].text = possessive(x, l, "");
        if (cc_token_is(k, "it"))
            x->it = l->v[0].text, x->it_plural = l->v[0].plural, x->it_span = (struct cc_span){0, 0};
        cc_words_append(out, t, from, i, x->title);
        if (out->n > 0 && out->v[out->n - 1] != ' ')
            cc_buf_addc(out, ' ');
        cc_buf_adds(out, l->v[0].text);
        from = i + 1;
    }
    cc_words_append(out, t, from, b, x->title);
}

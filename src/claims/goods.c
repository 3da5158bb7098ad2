/* goods.c: statements about goods. What is said of a device, a shop or a price may stand in an article on health and
 * name a remedy ("The red light mask has 240 LEDs"), and yet nothing in it concerns the body. */
#include <ctype.h>
#include <string.h>

#include "claims/tell.h"
#include "vocab/tables.h"

enum { TRADE = 1, TRAIT = 2, VAGUE = 4, DEED = 8, MEASURE = 16 };

/* Classes of goods_words.tsv of a token. */
static unsigned
goods_of(const struct cc_token *k)
{
    unsigned classes = 0;
    uint32_t row;

    if (k->flags & CC_TOK_PUNCT)
        return 0;
    row = cc_vocab_find(&cc_vocab_goods_words, k->lower, k->lower_len);
    if (row == CC_VOCAB_NONE && k->lemma_len > 0)
        row = cc_vocab_find(&cc_vocab_goods_words, k->lemma, k->lemma_len);
    for (; row != CC_VOCAB_NONE; row = cc_vocab_again(&cc_vocab_goods_words, row)) {
        const char *class = cc_vocab_field(&cc_vocab_goods_words, row, CC_VOCAB_GOODS_WORDS_CLASS);

        if (strcmp(class, "deed") == 0)
            classes |= cc_tag_is_verb(k->tag) ? DEED : 0;
        else if (strcmp(class, "trait") == 0)
            classes |= TRAIT;
        else if (!cc_tag_is_verb(k->tag) || k->tag == CC_TAG_VBG)
            classes |= strcmp(class, "trade") == 0 || strcmp(class, "device") == 0 ? TRADE
                : strcmp(class, "vague") == 0                                      ? VAGUE
                    : MEASURE;
    }
    return classes;
}

/* Is the word one of trade, or does it praise goods? */
static bool
trades(const char *word, size_t n)
{
    uint32_t row = cc_vocab_find(&cc_vocab_goods_words, word, n);
    const char *class = row == CC_VOCAB_NONE ? ""
        : cc_vocab_field(&cc_vocab_goods_words, row, CC_VOCAB_GOODS_WORDS_CLASS);

    return class[0] == 't';
}

bool
cc_goods_thing(const char *word, size_t n)
{
    char lower[24];

    if (n == 0 || n >= sizeof lower)
        return false;
    for (size_t i = 0; i < n; i++)
        lower[i] = (char)tolower((unsigned char)word[i]);
    for (int i = 0; i < 2; i++, n--) {
        uint32_t row = cc_vocab_find(&cc_vocab_goods_words, lower, n);

        if (row != CC_VOCAB_NONE)
            return strchr("td", cc_vocab_field(&cc_vocab_goods_words, row, CC_VOCAB_GOODS_WORDS_CLASS)[0]) != NULL;
        if (n < 2 || lower[n - 1] != 's')
            break;
    }
    return false;
}

static unsigned
goods_in(const struct cc_text *t, struct cc_range r)
{
    unsigned classes = 0;

    for (uint32_t i = r.a; i < r.b; i++)
        classes |= goods_of(&t->tokens[i]);
    return classes;
}

/* Does the word say of something that it does good or harm? */
static bool
judges_health(const struct cc_token *k)
{
    return cc_token_in(k, "safe safely safer safest safety unsafe dangerous danger effective effectively effectiveness ineffective efficacy toxic toxicity harmful "
                          "harmless beneficial healthy healthier unhealthy tolerated absorbed bioavailable risk risks risky hazard contraindicated interact interacts "
                          "overdose die dies died alive adverse") ||
        (cc_token_is(k, "side") && cc_token_in(k + 1, "effect effects"));
}

/* Does a noun of several words end at the token: "blood pressure", "immune system", where "pressure" and "system" alone
 * say nothing? */
static bool
ends_phrase(const struct cc_token *k)
{
    return k->nouns >> 4 != 0;
}

/* Does the range name the body: a part of it, what it does, a complaint, a reading of it, or what is safe for it?
 * "skin" in "a skin care brand" does not, nor do measures that a device has as well (class "measure"). */
static bool
names_body(const struct cc_text *t, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        const struct cc_token *k = &t->tokens[i];
        enum cc_noun class;

        if (judges_health(k))
            return true;
        if (!(k->flags & CC_TOK_HEALTH) || (goods_of(k) != 0 && !ends_phrase(k)) ||
            (i + 1 < t->n_tokens && (goods_of(k + 1) & (TRADE | VAGUE)) && cc_tag_is_noun(k[1].tag)))
            continue;
        class = cc_noun_ending(t, r.a, i + 1);
        if (class != CC_NOUN_AGENT && class != CC_NOUN_FOOD && class != CC_NOUN_PEOPLE && class != CC_NOUN_NONE)
            return true;
    }
    return false;
}

/* The same of a subject: its nouns before other nouns only describe ("the face mask"). */
static bool
body_acts(const struct cc_text *t, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        if (!(i + 1 < r.b && cc_tag_is_noun(t->tokens[i + 1].tag)) && names_body(t, (struct cc_range){i, i + 1}))
            return true;
    }
    return false;
}

static bool
has_noun_in(const struct cc_text *t, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b && !cc_token_is(&t->tokens[i], "than"); i++) {
        if (cc_tag_is_noun(t->tokens[i].tag))
            return true;
    }
    return false;
}

static bool
names_remedy(const struct cc_text *t, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        enum cc_noun class = cc_noun_ending(t, r.a, i + 1);

        if ((class == CC_NOUN_AGENT || class == CC_NOUN_FOOD) && (t->tokens[i].flags & CC_TOK_HEALTH) &&
            goods_of(&t->tokens[i]) == 0)
            return true;
    }
    return false;
}

#define GOODS_WORDS 6000  /* that are looked at: as many show what an article is about */
#define GOODS_LEAST 150   /* words of the shortest article that is judged */
/* words of trade per thousand from which on it speaks of goods; articles on health have 0 to 13, reviews mostly 25
 * and more */
#define GOODS_SHARE 20

bool
cc_goods_article(const struct cc_article *a)
{
    uint32_t words = 0, goods = 0;

    for (size_t i = 0; i < a->n_blocks && words < GOODS_WORDS; i++) {
        const char *p = a->text + a->blocks[i].span.start, *end = a->text + a->blocks[i].span.end;

        if (a->blocks[i].role != CC_ROLE_CONTENT || a->blocks[i].kind == CC_BLOCK_CODE)
            continue;
        while (p < end && words < GOODS_WORDS) {
            char word[24];
            size_t n = 0;

            for (; p < end && (isalpha((unsigned char)*p) || (n > 0 && *p == '-')); p++, n++) {
                if (n < sizeof word)
                    word[n] = (char)tolower((unsigned char)*p);
            }
            p += n == 0;
            words += n > 0;
            goods += n > 0 && n < sizeof word &&
                (trades(word, n) || (n > 3 && word[n - 1] == 's' && trades(word, n - 1)));
        }
    }
    return words >= GOODS_LEAST && goods * 1000 >= words * GOODS_SHARE;
}

/* "3-5 sessions per week", "10 minutes a day" */
static bool
how_often(const struct cc_text *t, struct cc_range r)
{
    for (uint32_t i = r.a; i + 1 < r.b; i++) {
        if ((t->tokens[i].tag == CC_TAG_CD || (t->tokens[i].flags & CC_TOK_NUMBER)) &&
            cc_token_lemma_in(&t->tokens[i + 1], "session minute time hour dose week") &&
            cc_token_in(&t->tokens[r.b - 1], "week day daily weekly month session sessions"))
            return true;
    }
    return false;
}

/* "contains 500 mg of EPA", "lacks vitamin K", "delivers 10 billion live bacteria": what is in something to be taken. */
static bool
tells_contents(const struct cc_tell *w, const struct cc_clause *c, struct cc_range part)
{
    static const char units[] = "mg g mcg iu ml cfu cfus milligrams milligram micrograms grams gram billion";

    if (!names_remedy(w->t, part) && !names_body(w->t, part))
        return false;
    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&w->t->tokens[c->main], "contain lack"))
        return true;
    for (uint32_t i = part.a; i < part.b; i++) {
        if (cc_token_in(&w->t->tokens[i], units))
            return true;
    }
    return false;
}

/* In an article on goods: why what is said is no claim, or NULL. */
static const char *
of_goods(const struct cc_tell *w, const struct cc_clause *c, struct cc_range part, enum cc_direction direction)
{
    struct cc_range head = {c->subj.b > c->subj.a ? c->subj.b - 1 : c->subj.a, c->subj.b};
    unsigned said = goods_in(w->t, part), subject = goods_in(w->t, head);
    bool remedy = names_remedy(w->t, part),
         you = !cc_range_empty(c->subj) && cc_token_is(&w->t->tokens[c->subj.a], "you");

    if (!(subject & (TRADE | TRAIT | VAGUE)) && body_acts(w->t, c->subj))
        return NULL;
    if (tells_contents(w, c, part))
        return NULL;
    if ((said | subject | goods_in(w->t, c->cond)) & (TRADE | TRAIT))
        return "speaks of goods, not of health";
    if (how_often(w->t, part))
        return NULL;
    if (((said & VAGUE) || ((goods_in(w->t, c->verb) & DEED) && (you || !cc_tell_has_number(w, c)))) && !remedy)
        return "speaks of goods, not of health";
    if (c->main != CC_NO_INDEX && cc_token_lemma_is(&w->t->tokens[c->main], "help") && part.b > part.a &&
        cc_token_is(&w->t->tokens[part.a], "with") && !remedy)
        return "speaks of goods, not of health"; /* a column "Best for": "helps with small kitchens" */
    if ((c->flags & CC_CL_IMPERATIVE) &&
        cc_token_lemma_in(
            &w->t->tokens[c->main], "get choose buy order try visit check read see browse shop grab pick find"))
        return "an instruction";
    if (c->flags & CC_CL_IMPERATIVE)
        return (remedy && (cc_token_cues(&w->t->tokens[c->main]) & CC_CUE_ADVISE)) || (c->flags & CC_CL_NEGATED)
            ? NULL
            : "an instruction";
    if (!(c->flags & CC_CL_NEGATED) && !remedy && !has_noun_in(w->t, part) && c->main != CC_NO_INDEX &&
        !cc_token_lemma_in(&w->t->tokens[c->main], "work help"))
        return "speaks of goods, not of health"; /* "The ring is thinner", "Larger sizes last longer" */
    if (you && !remedy && !(c->flags & CC_CL_NEGATED))
        return "speaks to the reader";
    if (direction == CC_DIR_NONE_GIVEN && !(c->flags & CC_CL_NEGATED) && !remedy && (you || !cc_tell_has_number(w, c)))
        return "says nothing about health";
    return NULL;
}

/* "LED coverage rated by a therapist", "A nutritionist breaks the specs down": what a review's description says of the
 * review. */
static bool
announces_review(const struct cc_tell *w, const struct cc_clause *c, struct cc_range part)
{
    const struct cc_token *verb = &w->t->tokens[c->verb.a];

    if (w->how->rule == NULL || (strcmp(w->how->rule, "meta-description") != 0 && strcmp(w->how->rule, "title") != 0))
        return false;
    return !(verb->tag == CC_TAG_VBZ || verb->tag == CC_TAG_VBP || verb->tag == CC_TAG_MD) || !names_body(w->t, part) ||
        cc_noun_ending(w->t, c->subj.a, c->subj.b) == CC_NOUN_PEOPLE ||
        (!cc_range_empty(c->subj) && (cc_token_cues(&w->t->tokens[c->subj.b - 1]) & CC_CUE_PERSON)) ||
        (cc_tell_effect(w, c) == CC_EFFECT_NONE && !(c->flags & CC_CL_COPULA));
}

/* "Clean the mat with …", "Place the panel 6 inches from your face": an order about the device. */
static bool
orders_device(const struct cc_tell *w, const struct cc_clause *c)
{
    if (!(c->flags & CC_CL_IMPERATIVE) || (c->flags & CC_CL_NEGATED))
        return false;
    for (uint32_t i = c->comp.a;
         i < c->comp.b && !cc_tag_is_verb(w->t->tokens[i].tag) && w->t->tokens[i].tag != CC_TAG_IN; i++) {
        if (cc_tag_is_noun(w->t->tokens[i].tag) && !(i + 1 < c->comp.b && cc_tag_is_noun(w->t->tokens[i + 1].tag)))
            return (goods_of(&w->t->tokens[i]) & TRADE) != 0;
    }
    return false;
}

const char *
cc_goods_drop(const struct cc_tell *w, const struct cc_clause *c, struct cc_range part, enum cc_direction direction)
{
    if (w->x->goods && announces_review(w, c, part))
        return "announces the review";
    if (w->x->goods && orders_device(w, c))
        return "an instruction";
    if (w->how->testimonial || w->how->order != NULL || names_body(w->t, part) || names_body(w->t, c->verb) ||
        names_body(w->t, c->cond))
        return NULL;
    if (w->x->goods)
        return of_goods(w, c, part, direction);
    /* in an article on health only what is plain */
    if ((c->flags & (CC_CL_IMPERATIVE | CC_CL_NEGATED)) || direction != CC_DIR_NONE_GIVEN || names_remedy(w->t, part) ||
        cc_tell_has_number(w, c) || names_body(w->t, c->subj))
        return NULL;
    return goods_in(w->t, part) & (TRADE | TRAIT) ? "speaks of goods, not of health" : NULL;
}

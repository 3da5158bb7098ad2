/* gapping.c: "The placebo group lost 2 kg and the drug group 8 kg", "Zinc shortened colds by a day, vitamin C by half a
 * day": the second half has no verb, it takes that of the first, and what it does not say anew. */
#include <string.h>

#include "claims/block.h"
#include "claims/inflect.h"
#include "claims/lexicon.h"
#include "claims/restating.h"

/* Token places of the two halves. */
struct gap {
    uint32_t verb, last;        /* the verb group of the first half */
    uint32_t cut;               /* the comma or "and" between the halves */
    uint32_t second, remnant;   /* the second subject; what follows it */
    uint32_t same;              /* where the first half has what the remnant replaces */
    uint32_t end;
};

static const struct cc_token *
token(const struct cc_restating *r, uint32_t i)
{
    return &r->t->tokens[i];
}

static bool
begins_number(const struct cc_token *k)
{
    return k->tag == CC_TAG_CD || (k->flags & CC_TOK_NUMBER) != 0;
}

static bool
begins_thing(const struct cc_token *k)
{
    return k->tag == CC_TAG_DT || k->tag == CC_TAG_PRPS;
}

/* The one verb group of the sentence; false when there are more, or words that join clauses. */
static bool
find_verb(const struct cc_restating *r, struct gap *g)
{
    g->verb = CC_NO_INDEX;
    for (uint32_t i = r->s->first; i < g->end; i++) {
        const struct cc_token *k = token(r, i);

        if (((k->set & CC_SET_SUB) && !cc_token_in(k, "after before")) || k->tag == CC_TAG_WDT ||
            k->tag == CC_TAG_WP || k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH || k->tag == CC_TAG_PRP ||
            (k->tag == CC_TAG_TO && !begins_number(token(r, i + 1)) &&
                !(g->verb != CC_NO_INDEX && i == g->last + 1 && token(r, i + 1)->tag == CC_TAG_VB)) ||
            k->depth > 0)
            return false;
        if (k->tag == CC_TAG_TO && token(r, i + 1)->tag == CC_TAG_VB) {
            g->last = i; /* "are advised to take" */
            continue;
        }
        if (k->tag == CC_TAG_VBG && i > r->s->first && token(r, i - 1)->tag == CC_TAG_CC &&
            cc_tag_is_noun(token(r, i + 1)->tag))
            continue; /* "and breastfeeding women" */
        if (!cc_tag_is_verb(k->tag) && k->tag != CC_TAG_MD)
            continue;
        if (g->verb == CC_NO_INDEX)
            g->verb = i;
        else if (i > g->last + 1)
            return false;
        g->last = i;
    }
    return g->verb != CC_NO_INDEX && g->verb > r->s->first && token(r, g->verb)->tag != CC_TAG_VBG &&
        !(token(r, g->last)->set & CC_SET_BE) && g->last + 3 < g->end;
}

/* Where the phrase of nouns that begins at a ends: no mark, verb, preposition but "of", nor number. */
static uint32_t
skip_names(const struct cc_restating *r, uint32_t a, uint32_t end)
{
    uint32_t from = a;

    while (a < end && !cc_tag_is_punct(token(r, a)->tag) && !(a > from && begins_thing(token(r, a))) &&
        !begins_number(token(r, a)) &&
        (token(r, a)->tag != CC_TAG_IN || cc_token_is(token(r, a), "of")) && token(r, a)->tag != CC_TAG_CC &&
        !cc_tag_is_adverb(token(r, a)->tag))
        a++;
    return a;
}

/* Where the first half has what stands at the remnant: the same preposition, or another amount. */
static uint32_t
find_same(const struct cc_restating *r, const struct gap *g)
{
    const struct cc_token *k = token(r, g->remnant);

    if (begins_number(k))
        return begins_number(token(r, g->last + 1)) ? g->last + 1 : CC_NO_INDEX;
    if (begins_thing(k)) /* "Stretching helps the calf, and insoles the heel" */
        return begins_thing(token(r, g->last + 1)) && !begins_thing(token(r, g->second)) &&
                token(r, g->cut)->tag == CC_TAG_COMMA && g->second > g->cut + 1 &&
                !cc_token_lemma_in(token(r, g->last), "be have do") && skip_names(r, g->remnant, g->end) == g->end
            ? g->last + 1
            : CC_NO_INDEX;
    if (k->tag != CC_TAG_IN || !cc_token_in(k, "by after before at from in within"))
        return CC_NO_INDEX;
    for (uint32_t i = g->last + 2; i < g->cut; i++) {
        if (token(r, i)->lower_len == k->lower_len && memcmp(token(r, i)->lower, k->lower, k->lower_len) == 0)
            return i;
    }
    return CC_NO_INDEX;
}

/* No quantity of the body, as cholesterol is. */
static bool
is_taken(const struct cc_restating *r, uint32_t a, uint32_t b)
{
    enum cc_noun class = cc_noun_ending(r->t, a, b);

    return class == CC_NOUN_NONE || class == CC_NOUN_FOOD || class == CC_NOUN_AGENT || class == CC_NOUN_BEHAVIOUR;
}

/* Are the nouns at the ends of [a, b) and [c, d) of one sort: both people, both a thing that is taken, or one word? */
static bool
one_sort(const struct cc_restating *r, uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    const struct cc_token *x = token(r, b - 1), *y = token(r, d - 1);

    if (x->lemma_len == y->lemma_len && memcmp(x->lemma, y->lemma, x->lemma_len) == 0)
        return true;
    if (cc_noun_ending(r->t, a, b) == CC_NOUN_PEOPLE || cc_noun_ending(r->t, c, d) == CC_NOUN_PEOPLE)
        return cc_noun_ending(r->t, a, b) == cc_noun_ending(r->t, c, d);
    return cc_is_substance(r->t, a, b) && cc_is_substance(r->t, c, d) && is_taken(r, a, b) && is_taken(r, c, d);
}

static bool
find_halves(const struct cc_restating *r, struct gap *g)
{
    uint32_t first = r->s->first, own;

    while (first < g->verb && (cc_tag_is_adverb(token(r, first)->tag) || cc_tag_is_punct(token(r, first)->tag)))
        first++; /* "Typically adults need …" */
    own = skip_names(r, first, g->verb);
    if (own == first)
        return false;
    for (g->cut = g->last + 2; g->cut + 2 < g->end; g->cut++) {
        if (token(r, g->cut)->tag != CC_TAG_COMMA && !cc_token_in(token(r, g->cut), "and but while"))
            continue;
        g->second = g->cut + 1;
        g->second += cc_token_in(token(r, g->second), "and but while") && token(r, g->cut)->tag == CC_TAG_COMMA;
        g->remnant = skip_names(r, g->second, g->end);
        if (g->remnant == g->second || g->remnant >= g->end || (g->same = find_same(r, g)) == CC_NO_INDEX)
            continue;
        if (begins_thing(token(r, g->remnant)))
            return true;
        if (one_sort(r, first, own, g->second, g->remnant) &&
            (g->same == g->last + 1 || !one_sort(r, g->last + 1, g->same, g->second, g->remnant)))
            return true;
    }
    return false;
}

/* The verb group for the second subject. */
static void
add_verb(const struct cc_restating *r, const struct gap *g, struct cc_buf *b)
{
    const struct cc_token *k = token(r, g->verb);
    bool plural = cc_tag_is_plural(token(r, g->remnant - 1)->tag) ||
        cc_noun_ending(r->t, g->second, g->remnant) == CC_NOUN_PEOPLE;

    if (g->verb == g->last && (k->tag == CC_TAG_VBZ || k->tag == CC_TAG_VBP)) {
        cc_buf_addc(b, ' ');
        cc_inflect_present(b, k->lemma, k->lemma_len, plural);
        return;
    }
    cc_words_append(b, r->t, g->verb, g->last + 1, 0);
}

/* Where the amount that begins at i ends: "eight to ten", "seven or more". */
static uint32_t
skip_amount(const struct cc_restating *r, uint32_t i, uint32_t end)
{
    while (i < end && (begins_number(token(r, i)) || cc_token_in(token(r, i), "to or and about more less -")))
        i++;
    return i;
}

/* "8", "8 mg" behind "2 mg of iron a day": the unit where it lacks, and what is measured, of the first amount. */
static void
add_unit(const struct cc_restating *r, const struct gap *g, struct cc_buf *b)
{
    uint32_t i = skip_amount(r, g->same, g->cut), own = skip_amount(r, g->remnant, g->end);

    if (!begins_number(token(r, g->remnant)) || own + 1 < g->end)
        return;
    cc_words_append(b, r->t, i + (own < g->end), g->cut, 0);
}

bool
cc_tell_gapping(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating r = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};
    struct gap g = {0};
    struct cc_buf b = {0};

    if (x->depth > 1 || how->fresh > 0 || s->end - s->first < 7 || s->ending == CC_SENTENCE_QUESTION)
        return false;
    g.end = cc_restating_end(&r);
    if (!find_verb(&r, &g) || !find_halves(&r, &g))
        return false;
    cc_restating_words(&r, s->first, g.cut, NULL);
    cc_restating_add(&r, &b, g.second, g.remnant);
    add_verb(&r, &g, &b);
    cc_restating_add(&r, &b, g.last + 1, g.same);
    cc_restating_add(&r, &b, g.remnant, g.end);
    add_unit(&r, &g, &b);
    cc_restating_sentence(&r, &b, "gapping");
    return true;
}

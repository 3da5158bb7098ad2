/* adline.c: lines of advertisements that name a thing and what becomes of it, but not by what: "Cortisol: down 27%.",
 * "Night sweats? Fewer.", "Halved cravings in a week.", "Five herbs that calm the gut." They are told of what the card
 * or the page is about. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/restating.h"

#define THING_TOKENS 6
#define ANSWER_TOKENS 4
#define LINE_TOKENS 30

/* What the word says of the thing before it, as a verb that has it as its object; NULL when it says nothing. */
static const char *
becomes(const struct cc_token *k)
{
    static const char *const words[][2] = {{"down lower reduced lowered decreased cut halved slashed", "lowers"},
        {"up higher raised increased boosted doubled tripled", "raises"},
        {"gone over history vanished finished solved banished", "ends"},
        {"better improved restored stronger sharper steadier smoother", "improves"},
        {"fewer less rarer milder softer", "reduces"}, {"more", "increases"}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cc_token_in(k, words[i][0]))
            return words[i][1];
    }
    return NULL;
}

/* Are the words [a, e) the name of something of the body, with no verb? */
static bool
is_thing(const struct cc_text *t, uint32_t a, uint32_t e)
{
    if (e <= a || e - a > THING_TOKENS || t->tokens[a].tag == CC_TAG_VB ||
        cc_token_in(&t->tokens[a], "what why how who when where which is are does do will can before after"))
        return false;
    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (k->tag == CC_TAG_PRP || k->tag == CC_TAG_MD || cc_tag_is_finite(k->tag) || cc_tag_is_punct(k->tag))
            return false;
    }
    return cc_health_in(t, a, e);
}

static uint32_t
words_end(const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t e = s->end;

    while (e > s->first && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    return e;
}

/* "Cortisol: down 27%.", "Swelling: gone." */
static bool
labelled(const struct cc_restating *r)
{
    const struct cc_text *t = r->t;
    uint32_t colon = r->s->first, e = words_end(t, r->s);
    const char *verb;
    struct cc_buf b = {0};

    while (colon < e && t->tokens[colon].tag != CC_TAG_COLON)
        colon++;
    if (colon + 1 >= e || e - colon > THING_TOKENS || !is_thing(t, r->s->first, colon) ||
        (verb = becomes(&t->tokens[colon + 1])) == NULL)
        return false;
    for (uint32_t i = colon + 2; i < e; i++) {
        if (cc_tag_is_noun(t->tokens[i].tag) && !(t->tokens[i].flags & CC_TOK_NUMBER) &&
            !cc_is_time_noun(&t->tokens[i]))
            return false; /* "Iron: more energy" */
    }
    cc_buf_addf(&b, "it %s", verb);
    cc_words_append(&b, t, r->s->first, colon, CC_WORDS_BRACKETS);
    if (colon + 2 < e && (t->tokens[colon + 2].flags & CC_TOK_NUMBER))
        cc_buf_adds(&b, " by");
    cc_words_append(&b, t, colon + 2, e, CC_WORDS_BRACKETS);
    cc_restating_tell(r, &b, "ad-line");
    return true;
}

/* "Night sweats? Fewer.", "The afternoon slump? Gone.": the question is the sentence before. */
static bool
answered(const struct cc_restating *r)
{
    const struct cc_text *t = r->t;
    const struct cc_sentence *before = r->s - 1;
    uint32_t e = words_end(t, r->s), asked;
    const char *verb = becomes(&t->tokens[r->s->first]);
    struct cc_buf b = {0};

    if (r->s == t->sentences || before->ending != CC_SENTENCE_QUESTION || verb == NULL ||
        e - r->s->first > ANSWER_TOKENS || (e > r->s->first + 1 && cc_tag_is_noun(t->tokens[e - 1].tag) &&
            !cc_is_time_noun(&t->tokens[e - 1])))
        return false;
    asked = words_end(t, before);
    if (!is_thing(t, before->first, asked))
        return false;
    cc_buf_addf(&b, "it %s", verb);
    cc_words_append(&b, t, before->first, asked, CC_WORDS_BRACKETS);
    cc_words_append(&b, t, r->s->first + 1, e, CC_WORDS_BRACKETS);
    cc_restating_tell(r, &b, "ad-line");
    return true;
}

/* "Halved cravings in one week.": a past verb and its object, whose subject is the heading. */
static bool
past_first(const struct cc_restating *r)
{
    const struct cc_text *t = r->t;
    const struct cc_token *k = &t->tokens[r->s->first], *next = k + 1;
    uint32_t len = 1, e = words_end(t, r->s);
    bool mechanism;
    struct cc_buf b = {0};

    if (r->s->first + 2 >= e || !(k->can & CC_CAN_VBD) || (k->tag != CC_TAG_VBD && k->tag != CC_TAG_VBN) ||
        !(cc_tag_is_noun(next->tag) || cc_tag_is_adjective(next->tag) || next->tag == CC_TAG_DT ||
            next->tag == CC_TAG_PRPS) ||
        cc_effect_of(t, r->s->first, e, &len, &mechanism) == CC_EFFECT_NONE)
        return false;
    for (uint32_t i = r->s->first + 1; i < e; i++) {
        if (cc_tag_is_finite(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_MD)
            return false; /* "Boosted energy is …" */
    }
    cc_buf_adds(&b, "it ");
    cc_words_append(&b, t, r->s->first, e, CC_WORDS_BRACKETS);
    cc_restating_tell(r, &b, "ad-line");
    return true;
}

/* "Five herbs that calm the gut.": a name and what it does, without a verb of its own; of the product it is in. */
static bool
named_that(const struct cc_restating *r)
{
    const struct cc_text *t = r->t;
    uint32_t that = r->s->first + 1, e = words_end(t, r->s), verb;
    struct cc_buf b = {0};

    if (r->how->it == NULL || !cc_is_product(r->x, r->how->it))
        return false;
    while (that < e && !cc_token_in(&t->tokens[that], "that which")) {
        if (cc_tag_is_finite(t->tokens[that].tag) || t->tokens[that].tag == CC_TAG_MD ||
            t->tokens[that].tag == CC_TAG_COMMA || t->tokens[that].tag == CC_TAG_PRP)
            return false;
        that++;
    }
    verb = that + 1;
    if (verb + 1 >= e || that - r->s->first > THING_TOKENS + 2 || !cc_tag_is_noun(t->tokens[that - 1].tag) ||
        !(t->tokens[verb].tag == CC_TAG_VBP || t->tokens[verb].tag == CC_TAG_VBZ || t->tokens[verb].tag == CC_TAG_VB ||
            ((t->tokens[verb].can & CC_CAN_BASE) && cc_tag_is_plural(t->tokens[that - 1].tag))) ||
        !cc_health_in(t, verb + 1, e))
        return false;
    for (uint32_t i = verb + 1; i < e; i++) {
        if (t->tokens[i].tag == CC_TAG_VBZ || t->tokens[i].tag == CC_TAG_MD)
            return false; /* "The herbs that calm the gut help with sleep" */
    }
    cc_buf_adds(&b, "it ");
    cc_inflect_present(&b, t->tokens[verb].lemma, t->tokens[verb].lemma_len, r->how->it_plural);
    cc_words_append(&b, t, verb + 1, e, CC_WORDS_BRACKETS);
    cc_restating_tell(r, &b, "ad-line");
    return true;
}

/* How the line is told: "it" is what the block gives. False where there is nothing to tell. */
static bool
begin(struct cc_ctx *x, const struct cc_sentence *s, const struct cc_how *how, struct cc_how *h)
{
    if ((!x->sells && !how->named) || x->depth > 1 || how->fresh > 0 || how->soft || s->end <= s->first ||
        s->end - s->first > LINE_TOKENS || how->given == NULL || how->testimonial)
        return false;
    *h = *how;
    h->it = how->given;
    h->it_plural = how->given_plural;
    h->it_span = how->given_span;
    return true;
}

bool
cc_tell_adline(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h;
    struct cc_restating r = {x, t, s, &h, 0};

    return begin(x, s, how, &h) && (labelled(&r) || answered(&r));
}

bool
cc_tell_adline_bare(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h;
    struct cc_restating r = {x, t, s, &h, 0};

    return begin(x, s, how, &h) && (past_first(&r) || named_that(&r));
}

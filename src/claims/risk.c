/* risk.c: of what "the risk" and "the odds" are where the sentence does not say it: "Smokers get twice as many strokes;
 * stress raises the odds too." The illness stands in what was said just before. */
#include <string.h>

#include "claims/tell.h"

#define FAR_SENTENCES 3

static bool
is_risk(const struct cc_token *k)
{
    return cc_token_in(k, "risk risks odds chance chances likelihood danger probability");
}

/* Where the noun phrase at token i ends: before a mark, a verb or what says when, where or how much. */
static uint32_t
phrase_end(const struct cc_text *t, uint32_t i, uint32_t b)
{
    while (i < b && !cc_tag_is_punct(t->tokens[i].tag) && !cc_tag_is_finite(t->tokens[i].tag) &&
           t->tokens[i].tag != CC_TAG_MD && t->tokens[i].tag != CC_TAG_WDT &&
           !cc_token_in(
               &t->tokens[i],
               "by than in among for with after when if compared within over while and or too"))
        i++;
    return i;
}

static void
keep(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e)
{
    struct cc_buf b = {0};

    cc_words_add(&b, t, a, e, x->title);
    if (b.n > 0 && b.n < 80) {
        x->risk_of = cc_remember(x, b.v);
        x->risk_sentence = x->salience.sentence;
    }
    cc_buf_clear(&b);
}

void
cc_risk_note(struct cc_ctx *x, const struct cc_text *t, struct cc_range r)
{
    bool compared = false;

    for (uint32_t i = r.a; i + 2 < r.b; i++) {
        uint32_t e;

        compared = compared || cc_token_in(&t->tokens[i], "times twice likelier double half");
        if (!is_risk(&t->tokens[i]) || !cc_token_in(&t->tokens[i + 1], "of"))
            continue;
        e = phrase_end(t, i + 2, r.b);
        if (e > i + 2 && cc_tag_is_noun(t->tokens[e - 1].tag))
            keep(x, t, i + 2, e);
        return;
    }
    for (uint32_t i = r.b; compared && i-- > r.a;) { /* "get twice as many strokes" */
        enum cc_noun class =
            cc_tag_is_noun(t->tokens[i].tag) ? cc_noun_ending(t, r.a, i + 1) : CC_NOUN_NONE;
        uint32_t a = i;

        if (class != CC_NOUN_DISEASE && class != CC_NOUN_SYMPTOM)
            continue;
        while (a > r.a &&
               (cc_tag_is_noun(t->tokens[a - 1].tag) || t->tokens[a - 1].tag == CC_TAG_JJ) &&
               !cc_token_in(&t->tokens[a - 1], "many much few times"))
            a--;
        keep(x, t, a, i + 1);
        return;
    }
}

void
cc_risk_ask(struct cc_ctx *x, const struct cc_text *t, struct cc_range r)
{
    x->risk_of = NULL;
    for (uint32_t i = r.a; i < r.b; i++) {
        uint32_t a = i;

        if (!cc_tag_is_noun(t->tokens[i].tag) || (i + 1 < r.b && cc_tag_is_noun(t->tokens[i + 1].tag)) ||
            cc_noun_ending(t, r.a, i + 1) != CC_NOUN_DISEASE)
            continue;
        while (a > r.a && (cc_tag_is_noun(t->tokens[a - 1].tag) || t->tokens[a - 1].tag == CC_TAG_JJ))
            a--;
        keep(x, t, a, i + 1);
        return;
    }
}

const char *
cc_risk_of(const struct cc_ctx *x, const struct cc_text *t, uint32_t i, uint32_t b)
{
    const struct cc_token *next = i + 1 < b ? &t->tokens[i + 1] : NULL;

    if (x->risk_of == NULL || x->salience.sentence - x->risk_sentence > FAR_SENTENCES || i == 0 ||
        !is_risk(&t->tokens[i]) || !cc_token_is(&t->tokens[i - 1], "the"))
        return NULL;
    return next == NULL || cc_tag_is_punct(next->tag) ||
                   cc_token_in(
                       next,
                       "too further even still more as by again also only slightly considerably")
               ? x->risk_of
               : NULL;
}

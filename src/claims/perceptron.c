/* perceptron.c: the choice among a token's candidates, in context. */
#include "claims/tag.h"

static bool
has(const struct cc_candidates *c, uint8_t tag)
{
    for (uint8_t i = 0; i < c->n; i++) {
        if (c->tags[i] == tag)
            return true;
    }
    return false;
}

static uint8_t
first_of(const struct cc_candidates *c, bool (*is)(uint8_t))
{
    for (uint8_t i = 0; i < c->n; i++) {
        if (is(c->tags[i]))
            return c->tags[i];
    }
    return CC_TAG_NONE;
}

static uint8_t
pick(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, const struct cc_candidates *c, bool verb_seen)
{
    const struct cc_token *v = t->tokens;
    uint8_t before = i > s->first ? v[i - 1].tag : CC_TAG_NONE, noun = first_of(c, cc_tag_is_noun), found;

    if (before == CC_TAG_MD || before == CC_TAG_TO || (i > s->first && cc_token_lemma_is(&v[i - 1], "do")))
        return has(c, CC_TAG_VB) ? CC_TAG_VB : c->tags[0];
    if (before == CC_TAG_PRP && has(c, CC_TAG_VBP))
        return CC_TAG_VBP;
    if (before == CC_TAG_PRP && has(c, CC_TAG_VBD))
        return CC_TAG_VBD;
    if ((before == CC_TAG_DT || before == CC_TAG_PRPS || cc_tag_is_adjective(before) || before == CC_TAG_CD || before == CC_TAG_POS) && noun)
        return has(c, CC_TAG_JJ) && i + 1 < s->end && (v[i + 1].can & (CC_CAN_NOUN | CC_CAN_PLURAL)) ? CC_TAG_JJ : noun;
    if (!verb_seen && (before == CC_TAG_NN || before == CC_TAG_NNP || before == CC_TAG_VBG) && has(c, CC_TAG_VBZ))
        return CC_TAG_VBZ;
    if (!verb_seen && (before == CC_TAG_NNS || before == CC_TAG_NNPS || before == CC_TAG_WDT || before == CC_TAG_WP) && has(c, CC_TAG_VBP))
        return CC_TAG_VBP;
    found = c->tags[0];
    return found;
}

void
cc_tag_choose(struct cc_text *t, const struct cc_sentence *s, const struct cc_candidates *candidates)
{
    bool verb_seen = false;

    for (uint32_t i = s->first; i < s->end; i++) {
        struct cc_token *k = &t->tokens[i];
        const struct cc_candidates *c = &candidates[i - s->first];

        k->tag = c->n == 1 ? c->tags[0] : pick(t, s, i, c, verb_seen);
        if (cc_tag_is_finite(k->tag))
            verb_seen = true;
        else if (k->tag == CC_TAG_COMMA || k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH || k->tag == CC_TAG_WDT || k->tag == CC_TAG_IN ||
            k->tag == CC_TAG_CC)
            verb_seen = false;
    }
}

/* slogan.c: what the reader of a page that sells is to become able to do: "Sleep deeper.", "Drift off faster, stay asleep
 * longer and wake up clear-headed". Where such wishes begin and end; benefit.c tells them. */
#include <string.h>

#include "claims/block.h"
#include "claims/tell.h"

/* "Sleep deeper.", "Move like you did at 30.", "Wake up refreshed.": what the reader is to become able to do. */
bool
cc_is_slogan(const struct cc_text *t, uint32_t a, uint32_t e)
{
    bool wanted = false;

    if (!(cc_cue_of(t->tokens[a].lower, t->tokens[a].lower_len) & CC_CUE_WISH) || a + 1 >= e ||
        cc_token_in(&t->tokens[a + 1], "and or of & for at into"))
        return false;
    if (cc_token_in(&t->tokens[a], "get look live think grow fall age walk") && !cc_benefit_compares(&t->tokens[a + 1]) &&
        !cc_benefit_praises(&t->tokens[a + 1]) && t->tokens[a + 1].tag != CC_TAG_VBN &&
        !cc_token_in(&t->tokens[a + 1], "asleep your like up"))
        return false; /* "Get answers", "Look into it" */
    for (uint32_t i = a + 1; i < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (cc_token_in(k, "like as when while that which than so if because you"))
            return wanted || cc_token_in(k, "like") || cc_health_in(t, i, e);
        if (k->tag == CC_TAG_MD || (k->tag == CC_TAG_VBZ && !(k->can & CC_CAN_PLURAL)) ||
            cc_token_in(k, "is are was were"))
            return false; /* "Sleep is a pillar of health" */
        wanted = wanted || cc_benefit_compares(k) || cc_health_in(t, i, i + 1) || cc_benefit_praises(k) ||
            (k->tag == CC_TAG_VBN && i == a + 2) || cc_token_in(k, "great amazing better best");
    }
    return wanted;
}

/* Where the first wish of [a, e) ends: before "and wake up refreshed" or ", stay asleep longer", which wish by
 * themselves. */
static uint32_t
wish_end(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 2; i + 2 < e; i++) {
        const struct cc_token *k = &t->tokens[i];
        uint32_t v = i + 1;

        if (k->tag != CC_TAG_COMMA && k->tag != CC_TAG_CC)
            continue;
        if (k->tag == CC_TAG_COMMA && t->tokens[v].tag == CC_TAG_CC)
            v++;
        if (v + 1 < e && !cc_token_in(k, "or") && cc_is_slogan(t, v, e) &&
            !(k->tag == CC_TAG_CC && cc_tag_is_adjective(t->tokens[v].tag)))
            return i;
    }
    return e;
}

/* Where a slogan ends: before "with Acme", which is what helps, and before what only names it: ", your nightly
 * ally". */
uint32_t
cc_slogan_end(const struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 2; i + 1 < e; i++) {
        const char *from = t->text + t->tokens[i + 1].span.start;
        size_t n = t->tokens[e - 1].span.end - t->tokens[i + 1].span.start;

        if (t->tokens[i].tag == CC_TAG_COMMA && cc_token_in(&t->tokens[i + 1], "your the a an our"))
            return i;
        if (t->tokens[i].tag == CC_TAG_DASH || t->tokens[i].tag == CC_TAG_COLON)
            return i;
        if (!cc_token_in(&t->tokens[i], "with by through from"))
            continue;
        for (uint32_t j = 0; j < x->n_products; j++) {
            if (memmem(from, n, x->products[j], strlen(x->products[j])) != NULL)
                return i;
        }
        if (cc_token_in(&t->tokens[i + 1], "our this"))
            return i;
    }
    return e;
}

uint32_t
cc_slogan_next(const struct cc_text *t, uint32_t a, uint32_t e, uint32_t *part_end)
{
    uint32_t next = wish_end(t, a, e);

    *part_end = next;
    while (next < e && (t->tokens[next].tag == CC_TAG_COMMA || t->tokens[next].tag == CC_TAG_CC))
        next++;
    return next;
}

/* refer_extent.c: how far the phrase reaches that something is said of: "fibre" of "fibre, though vital", "our formula"
 * of "our formula with thyme and ivy", while "a blend of ginger and mint" is one thing to its end. Words only; what
 * they stand for is found in refer.c. */
#include "claims/refer.h"

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

struct cc_range
cc_refer_without_apposition(const struct cc_text *t, struct cc_range r)
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

struct cc_range
cc_refer_without_aside(const struct cc_text *t, struct cc_range r)
{
    for (uint32_t i = r.a + 1; i + 2 < r.b; i++) { /* "bacopa, also known as brahmi or water hyssop" */
        uint32_t j;

        if (t->tokens[i].tag != CC_TAG_COMMA)
            continue;
        j = i + 1 + cc_token_in(&t->tokens[i + 1], "also often sometimes");
        if (j < r.b && (cc_token_in(&t->tokens[j], "known called") || participle_aside(t, i, r.b)))
            r.b = i;
    }
    return r;
}

uint32_t
cc_refer_blend_head(const struct cc_text *t, struct cc_range r)
{
    uint32_t i = r.a;

    while (i + 1 < r.b && i < r.a + 6 && !cc_token_in(&t->tokens[i + 1], "of with containing featuring") &&
        !cc_tag_is_punct(t->tokens[i + 1].tag) && t->tokens[i + 1].tag != CC_TAG_CC &&
        t->tokens[i + 1].tag != CC_TAG_IN)
        i++;
    return i + 1 < r.b && cc_token_in(&t->tokens[i + 1], "of with containing featuring") ? i : r.b;
}

bool
cc_refer_is_blend(const struct cc_text *t, struct cc_range r)
{
    uint32_t head = cc_refer_blend_head(t, r);

    return head < r.b && cc_token_is(&t->tokens[head + 1], "of") &&
        cc_token_in(&t->tokens[head], "blend blends combination combinations mix mixture duo trio");
}

uint32_t
cc_refer_without_contents(const struct cc_text *t, struct cc_range r)
{
    uint32_t head = cc_refer_blend_head(t, r);

    return head < r.b && cc_token_in(&t->tokens[r.a], "our this the each") &&
            cc_token_in(&t->tokens[head + 1], "with containing featuring") &&
            cc_token_in(&t->tokens[head],
                "formula supplement product capsule blend complex drink powder gummy serum cream tablet pill softgel")
        ? head + 1
        : r.b;
}

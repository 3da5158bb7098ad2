/* ways.c: a statement hidden in a phrase: "the best ways to calm eczema by supporting gut health" says that supporting
 * gut health calms eczema. It counts even where the sentence itself only leads in. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/work.h"

static bool
is_way(const struct cc_token *k)
{
    return cc_token_in(k, "way ways method methods how trick tricks secret key");
}

/* The end of the phrase that begins at i: the next mark or the sentence's end. */
static uint32_t
phrase_end(const struct cc_text *t, uint32_t i, uint32_t e)
{
    while (i < e && !cc_tag_is_punct(t->tokens[i].tag))
        i++;
    return i;
}

void
cc_tell_ways(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    if (!cc_sentence_may_tag(s, CC_TAG_BIT(TO)) || !cc_sentence_may_have(s, "by through"))
        return;
    for (uint32_t i = s->first; i + 4 < s->end; i++) {
        uint32_t end, by = 0;
        struct cc_buf b = {0};
        struct cc_how h;

        if (!is_way(&t->tokens[i]) || t->tokens[i + 1].tag != CC_TAG_TO)
            continue;
        end = phrase_end(t, i, s->end);
        for (uint32_t j = i + 3; j + 1 < end; j++) {
            if (cc_token_in(&t->tokens[j], "by through") && t->tokens[j + 1].tag == CC_TAG_VBG)
                by = j;
        }
        if (by == 0)
            continue;
        h = *how;
        h.rule = "ways-to";
        h.fresh = 0;
        if (t == &x->text) {
            h.pieces[0] = s->span;
            h.n_pieces = 1;
        }
        cc_words_add(&b, t, by + 1, end, 0);
        cc_buf_addc(&b, ' ');
        cc_inflect_present(&b, t->tokens[i + 2].lemma, t->tokens[i + 2].lemma_len, false);
        cc_words_append(&b, t, i + 3, by, 0);
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
        i = end;
    }
}

/* result.c: what something leads to behind a label: "Result: fatigue, fog and fat.", "The upshot? Itchy skin." It is told
 * of what the sentence before says. */
#include <string.h>

#include "claims/tell.h"

static const char LABELS[] = "result results outcome upshot consequence consequences";

/* Do tokens [a, e) say no more than "The end result"? */
static bool
is_label(const struct cc_text *t, uint32_t a, uint32_t e)
{
    return e > a && e <= a + 3 && cc_token_in(&t->tokens[e - 1], LABELS) &&
        (e == a + 1 || cc_token_in(&t->tokens[a], "the end net your"));
}

bool
cc_tell_result(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t first = s->first, end = s->end, mark = s->first;
    bool asked = false;
    struct cc_how h = *how;
    struct cc_buf b = {0};

    if (x->depth > 0 || how->fresh > 0 || s == t->sentences)
        return false; /* nothing stands before it */
    while (mark < end && mark < first + 4 && t->tokens[mark].tag != CC_TAG_COLON && t->tokens[mark].tag != CC_TAG_DASH)
        mark++;
    if (mark < end && mark < first + 4 && is_label(t, first, mark)) {
        first = mark + 1;
    } else if (s - t->sentences < 2 || s[-1].ending != CC_SENTENCE_QUESTION ||
        !is_label(t, s[-1].first, s[-1].end - (s[-1].end > s[-1].first + 1))) {
        return false;
    } else {
        asked = true;
    }
    while (end > first && cc_tag_is_punct(t->tokens[end - 1].tag))
        end--;
    if (end <= first || end - first > 20 || cc_benefit_compares(&t->tokens[first]))
        return false; /* "Deeper sleep": what is sold leads to it */
    for (uint32_t i = first; i < end; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (k->depth == 0 && (k->tag == CC_TAG_MD || k->tag == CC_TAG_PRP ||
            (cc_tag_is_finite(k->tag) && !(k->can & (CC_CAN_NOUN | CC_CAN_PLURAL | CC_CAN_VBN)))))
            return false; /* a sentence of its own */
    }
    if (!cc_health_in(t, first, end))
        return false;
    h.given = NULL;
    h.fragments = false;
    h.rule = "result";
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    cc_buf_adds(&b, "this leads to");
    cc_buf_addc(&b, ' ');
    cc_buf_add(&b, t->tokens[first].lower, t->tokens[first].lower_len);
    cc_words_append(&b, t, first + 1, end, CC_WORDS_BRACKETS);
    cc_buf_addc(&b, '.');
    if (asked && x->salience.sentence > 0)
        x->salience.sentence--; /* "The result?" is no sentence between the two */
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

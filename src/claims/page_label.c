/* page_label.c: lines of a page that sells which say something of the product behind a label: "Good for: dry eyes,
 * adults over 50", "Supports: vision and tear production", "Benefits: sharper vision, less glare" (page_labels.tsv). */
#include <string.h>

#include "claims/block.h"
#include "claims/tell.h"
#include "vocab/tables.h"

#define LABEL_TOKENS 3

/* What page_labels.tsv says for the label that the sentence begins with, *rest the token behind its colon; NULL for
 * none. */
static const char *
label_says(const struct cc_text *t, const struct cc_sentence *s, uint32_t *rest)
{
    char key[40];
    size_t n = 0;
    uint32_t i = s->first, row;

    for (; i < s->end && i < s->first + LABEL_TOKENS && t->tokens[i].tag != CC_TAG_COLON; i++) {
        if (n + t->tokens[i].lower_len + 2 > sizeof key)
            return NULL;
        if (n > 0)
            key[n++] = ' ';
        memcpy(key + n, t->tokens[i].lower, t->tokens[i].lower_len);
        n += t->tokens[i].lower_len;
    }
    if (i == s->first || i + 1 >= s->end || t->tokens[i].tag != CC_TAG_COLON)
        return NULL;
    *rest = i + 1;
    row = cc_vocab_find(&cc_vocab_page_labels, key, n);
    return row == CC_VOCAB_NONE ? NULL : cc_vocab_field(&cc_vocab_page_labels, row, CC_VOCAB_PAGE_LABELS_SAYS);
}

static uint32_t
part_end(const struct cc_text *t, uint32_t a, uint32_t e)
{
    while (a < e &&
        !((t->tokens[a].tag == CC_TAG_COMMA || cc_token_in(&t->tokens[a], "| • / ;")) && t->tokens[a].depth == 0))
        a++;
    return a;
}

bool
cc_tell_page_label(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t a = 0, e = s->end, next;
    struct cc_how h = *how;
    const char *says;

    if (!x->sells || x->depth > 1 || how->fresh > 0 || how->order != NULL || how->testimonial || how->given == NULL)
        return false;
    says = label_says(t, s, &a);
    while (says != NULL && e > a && (cc_tag_is_punct(t->tokens[e - 1].tag) || (t->tokens[e - 1].flags & CC_TOK_EMOJI)))
        e--;
    if (says == NULL || e <= a)
        return false;
    if (cc_token_in(&t->tokens[a], "none no"))
        return true; /* "Side effects: none reported" */
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    h.rule = "page-label";
    if (says[0] != '-') {
        h.it = how->given;
        h.it_plural = how->given_plural;
        h.it_span = how->given_span;
        h.given = NULL;
        h.fragments = false;
    }
    for (; a < e; a = next + 1) {
        struct cc_buf b = {0};

        next = part_end(t, a, e);
        if (next > a && t->tokens[a].tag == CC_TAG_CC)
            a++; /* ", and C" */
        if (next <= a)
            continue;
        if (says[0] != '-')
            cc_buf_addf(&b, "it %s", says);
        cc_words_append(&b, t, a, next, CC_WORDS_BRACKETS | (s->title_case ? CC_WORDS_TITLE : 0));
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
    }
    return true;
}

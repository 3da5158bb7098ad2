/* untold.c: sentences as captions have them: "Nobody told me that X drives Y, or that …", which states X and Y; "Left
 * alone it doubles …", which lacks its comma. */
#include <string.h>

#include "claims/tell.h"

static void
retell(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how, struct cc_buf *b)
{
    struct cc_how h = *how;

    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    h.fresh = 0;
    cc_buf_addc(b, '.');
    cc_tell_text(x, b->v, b->n, &h);
    cc_buf_reset(b);
}

/* Tokens [a, e) without the author's "my". */
static void
add_words(struct cc_buf *b, const struct cc_text *t, uint32_t a, uint32_t e)
{
    while (e > a && cc_tag_is_punct(t->tokens[e - 1].tag) && t->tokens[e - 1].depth == 0)
        e--;
    for (uint32_t i = a; i < e; i++) {
        if (!cc_token_is(&t->tokens[i], "my"))
            cc_words_append(b, t, i, i + 1, CC_WORDS_BRACKETS);
    }
}

/* "Nobody told me that A, or that B": A and B. */
static bool
tell_untold(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t i = s->first, from;
    struct cc_buf b = {0};

    while (i < s->end && cc_token_in(&t->tokens[i], "and but so"))
        i++;
    if (i + 5 >= s->end ||
        !(cc_token_in(&t->tokens[i], "nobody no-one") ||
            (cc_token_is(&t->tokens[i], "no") && cc_token_is(&t->tokens[i + 1], "one"))))
        return false;
    i += cc_token_is(&t->tokens[i], "no") ? 2 : 1;
    i += cc_token_in(&t->tokens[i], "ever really");
    if (!cc_token_in(&t->tokens[i], "told tells warned warns mentioned mentions"))
        return false;
    i++;
    i += cc_token_in(&t->tokens[i], "me you us");
    if (!cc_token_is(&t->tokens[i], "that"))
        return false;
    for (from = ++i; i < s->end; i++) {
        bool last = i + 1 == s->end;
        bool next = i + 2 < s->end && cc_token_in(&t->tokens[i + 1], "or and") && cc_token_is(&t->tokens[i + 2], "that");

        if (!last && !next)
            continue;
        add_words(&b, t, from, i + 1);
        retell(x, t, s, how, &b);
        from = i + 3;
        i += next ? 2 : 0;
    }
    cc_buf_clear(&b);
    return true;
}

/* "Left alone it more than doubles the risk": "Left alone, it …". */
static bool
tell_commaless(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_buf b = {0};
    uint32_t i = s->first + 1;

    if (s->end < s->first + 5 ||
        !cc_token_in(&t->tokens[s->first], "left taken used eaten applied untreated unchecked uncontrolled"))
        return false;
    i += cc_token_in(&t->tokens[i], "alone untreated unchecked daily raw regularly early undiluted");
    if (!cc_token_in(&t->tokens[i], "it they") || i + 2 >= s->end)
        return false;
    cc_words_add(&b, t, s->first, i, 0);
    cc_buf_addc(&b, ',');
    cc_words_append(&b, t, i, s->end, CC_WORDS_BRACKETS);
    retell(x, t, s, how, &b);
    cc_buf_clear(&b);
    return true;
}

bool
cc_tell_untold(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    return x->depth < 2 && !how->soft && how->fresh == 0 && (tell_untold(x, t, s, how) || tell_commaless(x, t, s, how));
}

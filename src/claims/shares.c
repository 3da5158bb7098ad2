/* shares.c: figures in a row: "87% of women reported more energy, 71% lost a dress size and nearly half slept better":
 * each is told by itself, of the people whom the first one names. */
#include <string.h>

#include "claims/tell.h"

#define SHARES_MAX 8

static bool
past(const struct cc_token *k)
{
    return (k->tag == CC_TAG_VBD || (k->can & CC_CAN_VBD) || cc_token_in(k, "cut quit say report feel")) &&
        !cc_tag_is_adverb(k->tag) && k->tag != CC_TAG_IN;
}

/* A share of people at token i with a verb behind it, in [i, e): where the verb stands, *of where "of women" begins and
 * ends. 0: none. */
static uint32_t
share_at(const struct cc_text *t, uint32_t i, uint32_t e, struct cc_range *of)
{
    uint32_t v;

    *of = (struct cc_range){0, 0};
    while (i + 2 < e && cc_token_in(&t->tokens[i], "nearly almost about over some another only just more than up to"))
        i++;
    if (t->text[t->tokens[i].span.end - 1] == '%')
        v = i + 1;
    else if ((t->tokens[i].flags & CC_TOK_NUMBER) && i + 1 < e && cc_token_in(&t->tokens[i + 1], "% percent"))
        v = i + 2;
    else if (i + 3 < e && (t->tokens[i].flags & CC_TOK_NUMBER) && cc_token_in(&t->tokens[i + 1], "in out") &&
        (t->tokens[i + 2].flags & CC_TOK_NUMBER))
        v = i + 3; /* "9 in 10" */
    else if (cc_token_in(&t->tokens[i], "half") ||
        (i + 1 < e && cc_token_in(&t->tokens[i + 1], "third thirds quarter quarters")))
        v = cc_token_in(&t->tokens[i], "half") ? i + 1 : i + 2;
    else
        return 0;
    if (v < e && cc_token_is(&t->tokens[v], "of")) {
        of->a = v;
        while (v < e && !past(&t->tokens[v]) && t->tokens[v].tag != CC_TAG_COMMA)
            v++;
        of->b = v;
    }
    while (v < e && cc_tag_is_adverb(t->tokens[v].tag))
        v++;
    return v + 1 < e && past(&t->tokens[v]) ? v : 0;
}

bool
cc_tell_shares(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t at[SHARES_MAX], verbs[SHARES_MAX], n = 0, end = s->end;
    struct cc_range of[SHARES_MAX];
    struct cc_how h = *how;

    if (x->depth > 1 || how->fresh > 0 || s->ending == CC_SENTENCE_QUESTION)
        return false;
    while (end > s->first && cc_tag_is_punct(t->tokens[end - 1].tag))
        end--;
    for (uint32_t i = s->first; i + 2 < end && n < SHARES_MAX; i++) {
        bool opens = i == s->first || t->tokens[i - 1].tag == CC_TAG_COMMA || t->tokens[i - 1].tag == CC_TAG_CC;

        if (opens && t->tokens[i].depth == 0 && t->tokens[i].tag != CC_TAG_CC &&
            (verbs[n] = share_at(t, i, end, &of[n])) > 0)
            at[n++] = i;
    }
    if (n < 2 || at[0] > s->first + 10)
        return false;
    for (uint32_t i = s->first; i < at[0]; i++) {
        if (cc_tag_is_finite(t->tokens[i].tag) || (i == s->first && t->tokens[i].tag != CC_TAG_IN) ||
            (i + 1 == at[0] && t->tokens[i].tag != CC_TAG_COMMA))
            return false;
    }
    h.given = NULL;
    h.fragments = false;
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    for (uint32_t k = 0; k < n; k++) {
        uint32_t until = k + 1 < n ? at[k + 1] : end;
        struct cc_buf b = {0};
        bool points = false;

        for (uint32_t i = verbs[k]; i < until; i++)
            points = points || cc_token_in(&t->tokens[i], "them it these those");
        if (points && k > 0)
            continue; /* "12% stopped them": what stood in the part before */
        while (until > verbs[k] && (cc_tag_is_punct(t->tokens[until - 1].tag) || t->tokens[until - 1].tag == CC_TAG_CC))
            until--;
        if (at[0] > s->first) { /* "In the trial," */
            cc_words_add(&b, t, s->first, at[0], 0);
            cc_words_append(&b, t, at[k], verbs[k], 0);
        } else {
            cc_words_add(&b, t, at[k], verbs[k], 0);
        }
        if (of[k].b == 0 && of[0].b > 0)
            cc_words_append(&b, t, of[0].a, of[0].b, 0);
        else if (of[k].b == 0)
            cc_buf_adds(&b, !strchr("0123456789", b.v[b.n - 1]) ? x->sells ? " of users" : " of participants"
                    : x->sells ? " users" : " people"); /* "9 in 10 users" */
        cc_words_append(&b, t, verbs[k], until, CC_WORDS_BRACKETS);
        cc_buf_addc(&b, '.');
        h.product = h.product || x->sells;
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
    }
    return true;
}

/* answer_manner.c: answers to a yes-or-no question that say how far the statement asked for holds, without a verb of
 * their own: "In moderation.", "Only if they are certified.", "It can, if you have gout.", "You might." */
#include <string.h>

#include "claims/question.h"

#define ANSWER_TOKENS 14

/* "In short", "For example", "Of course": words that only lead to the answer. */
static bool
only_leads(const struct cc_token *k)
{
    return cc_token_in(k,
               "short fact brief general example instance course contrary theory principle word all my our") ||
        cc_tag_is_punct(k->tag);
}

bool
cc_answer_only_leads(const struct cc_text *t, uint32_t i)
{
    return t->tokens[i].tag == CC_TAG_IN &&
        (only_leads(&t->tokens[i + 1]) ||
            (cc_token_is(&t->tokens[i + 1], "a") && cc_token_in(&t->tokens[i + 2], "word nutshell way sense")));
}

static bool
has_verb(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        if (cc_tag_is_finite(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_MD)
            return true;
    }
    return false;
}

/* "There's no proof of it": the words that deny, for the statement behind them. NULL for other answers. */
static const char *
no_proof(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t noun = a + 2;
    struct cc_buf b = {0};
    const char *out;

    if (e < a + 6 || !cc_token_is(&t->tokens[a], "there") || !cc_token_in(&t->tokens[a + 1], "is 's") ||
        !cc_token_in(&t->tokens[a + 2], "no not little n't") || !cc_token_in(&t->tokens[e - 1], "it that this") ||
        !cc_token_in(&t->tokens[e - 2], "of for"))
        return NULL;
    while (noun < e && !cc_token_in(&t->tokens[noun], "evidence proof sign"))
        noun++;
    if (noun + 3 < e || noun >= e)
        return NULL;
    cc_words_add(&b, t, a, noun + 1, 0);
    out = cc_arena_printf(&x->arena, "%s that", b.v);
    cc_buf_clear(&b);
    return out;
}

/* "You might.": the statement with that modal, where it is of the reader; else as it stands, hedged. */
static void
might(struct cc_ctx *x, struct cc_buf *b, const struct cc_token *modal)
{
    const char *s = x->question.statement;

    if (strncmp(s, "you ", 4) == 0 && strncmp(s, "you can ", 8) != 0 && strncmp(s, "you should ", 11) != 0)
        cc_buf_addf(b, "you %.*s %s.", (int)modal->lower_len, modal->lower, s + 4);
    else
        cc_buf_addf(b, "%s.", s);
}

bool
cc_answer_manner(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t e, struct cc_how h)
{
    struct cc_buf b = {0};
    uint32_t a = s->first, from;
    bool clause;

    if (x->question.statement == NULL || x->question.weak || e <= a + 1 || e - a > ANSWER_TOKENS)
        return false;
    while (a + 1 < e && t->tokens[a].tag == CC_TAG_CC)
        a++;
    if (e == a + 2 && cc_token_in(&t->tokens[a], "it they you") && cc_token_in(&t->tokens[a + 1], "may might could")) {
        might(x, &b, &t->tokens[a + 1]);
        h.hedged = true;
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
        return true;
    }
    cc_buf_adds(&b, x->question.statement);
    h.before = no_proof(x, t, a, e);
    h.doubted = h.before != NULL;
    from = a + cc_token_in(&t->tokens[a], "only just but mostly mainly");
    clause = from < e && cc_token_in(&t->tokens[from], "if when unless");
    if (h.before == NULL && e > a + 3 && cc_token_in(&t->tokens[a], "it they you") &&
        t->tokens[a + 1].tag == CC_TAG_MD &&
        cc_token_in(&t->tokens[a + 2], ", if when") &&
        cc_token_in(&t->tokens[a + 2 + (t->tokens[a + 2].tag == CC_TAG_COMMA)], "if when in for with")) {
        a += 2 + (t->tokens[a + 2].tag == CC_TAG_COMMA); /* "It can, if you have gout." */
        h.hedged = true;
    } else if (h.before == NULL &&
        (!(clause ? has_verb(t, from, e) : !has_verb(t, a, e) && from < e && t->tokens[from].tag == CC_TAG_IN) ||
            from + 1 >= e || cc_answer_only_leads(t, from))) {
        cc_buf_clear(&b);
        return false;
    }
    if (h.before == NULL) {
        struct cc_buf rest = {0};

        h.hedged = h.hedged || cc_token_in(&t->tokens[from + 1], "some many a certain most");
        cc_buf_add(&rest, t->tokens[a].lower, t->tokens[a].lower_len);
        cc_words_append(&rest, t, a + 1, e, CC_WORDS_BRACKETS);
        cc_buf_addf(&b, " %s", rest.v);
        cc_buf_clear(&rest);
    }
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

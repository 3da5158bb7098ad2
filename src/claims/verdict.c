/* verdict.c: statements that the article itself calls a myth or true: by a label before them ("Myth: …"), or by a word after them
 * ("Sugar makes children hyperactive. False."). */
#include <string.h>

#include "claims/verdict.h"

/* Does the sentence begin with one of the labels, as "Myth:" or "Myth 3:" does? */
static bool
labelled(const struct cc_text *t, const struct cc_sentence *s, const char *labels)
{
    return s->end - s->first > 2 && cc_token_in(&t->tokens[s->first], labels) &&
        (t->tokens[s->first + 1].tag == CC_TAG_COLON || t->tokens[s->first + 1].tag == CC_TAG_DASH || (t->tokens[s->first + 1].flags & CC_TOK_NUMBER) ||
            t->tokens[s->first + 1].tag == CC_TAG_CD);
}

/* "Myth: Milk cancels out the antioxidants." is denied; the fact after it may say that it is not settled. */
void
cc_verdict_label(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, size_t block, struct cc_how *how)
{
    const struct cc_article *a = x->article;
    struct cc_span fact = {s->span.end, a->blocks[block].span.end};

    if (labelled(t, s, "fact truth reality answer"))
        x->paragraph_start = false;
    if (!labelled(t, s, "myth myths fiction misconception falsehood"))
        return;
    how->denied = true;
    how->rule = "myth";
    for (size_t i = block + 1; fact.end - fact.start < 4 && i < a->n_blocks && i < block + 3; i++) {
        if (a->blocks[i].role == CC_ROLE_CONTENT)
            fact = a->blocks[i].span;
    }
    if (fact.end > fact.start) {
        static const char *const open[] = {"disagree", "unclear", "mixed", "not clear", "partly", "up to a point", "inconclusive"};

        how->pieces[how->n_pieces++] = (struct cc_span){fact.start, fact.end - fact.start > 300 ? fact.start + 1 : fact.end};
        for (size_t i = 0; i < sizeof open / sizeof *open; i++)
            how->hedged = how->hedged || memmem(a->text + fact.start, fact.end - fact.start, open[i], strlen(open[i])) != NULL;
    }
}

/* The tokens of the sentence without marks: how many, and the first two. */
static uint32_t
words_of(const struct cc_text *t, const struct cc_sentence *s, const struct cc_token *first[2])
{
    uint32_t n = 0;

    for (uint32_t i = s->first; i < s->end; i++) {
        if (cc_tag_is_punct(t->tokens[i].tag) || (t->tokens[i].flags & (CC_TOK_EMOJI | CC_TOK_SYMBOL)))
            continue;
        if (n < 2)
            first[n] = &t->tokens[i];
        n++;
    }
    return n;
}

bool
cc_verdict_after(const struct cc_text *t, uint32_t i, struct cc_how *how)
{
    const struct cc_token *w[2] = {NULL, NULL};
    const struct cc_sentence *s = &t->sentences[i], *after = s + 1;
    uint32_t n;

    if (i + 1 >= t->n_sentences || s->ending == CC_SENTENCE_QUESTION || after->ending == CC_SENTENCE_QUESTION || how->rule == NULL)
        return false;
    n = words_of(t, after, w);
    if (n == 0 || (n > 3 && !(n > 1 && cc_token_in(w[0], "true false wrong myth") && w[0][1].tag == CC_TAG_COMMA)))
        return false;
    if (cc_token_in(w[0], "false wrong myth nonsense untrue busted debunked fiction incorrect") || (n > 1 && cc_token_is(w[0], "not") && cc_token_in(w[1], "true so quite")) ||
        (n > 1 && cc_token_in(w[0], "mostly a") && cc_token_in(w[1], "false wrong myth"))) {
        how->denied = true;
        how->rule = "myth";
    } else if (cc_token_in(w[0], "true fact correct")) {
        how->confirmed = true;
    } else if (n > 1 && cc_token_in(w[0], "half partly mostly partially") && cc_token_in(w[1], "true right correct")) {
        how->hedged = true;
    } else {
        return false;
    }
    return true;
}

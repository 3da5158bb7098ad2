/* verdict.c: statements that are labelled as myths ("Myth: …"), and how the fact after them weakens that. */
#include <string.h>

#include "claims/verdict.h"

/* Does the sentence begin with one of the labels, as "Myth:", "Myth 3:" or "MYTH ❌" does? */
static bool
labelled(const struct cc_text *t, const struct cc_sentence *s, const char *labels)
{
    const struct cc_token *k = &t->tokens[s->first + 1];

    return s->end - s->first > 2 && cc_token_in(&t->tokens[s->first], labels) &&
        (k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH ||
            (k->flags & (CC_TOK_NUMBER | CC_TOK_EMOJI | CC_TOK_BULLET | CC_TOK_QUOTE_OPEN)) || k->tag == CC_TAG_CD);
}

/* "Myth: Milk cancels out the antioxidants." is denied; the fact after it may say that it is not settled. */
void
cc_verdict_label(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, size_t block, struct cc_how *how)
{
    const struct cc_article *a = x->article;
    struct cc_span fact = {s->span.end, a->blocks[block].span.end};

    if (labelled(t, s, "fact truth reality answer")) {
        x->paragraph_start = false;
        if (x->subjects.n == 1) { /* "Fact: it …" speaks of what the myth spoke of, not of what is sold */
            x->focus = x->subjects;
            x->focus_sentence = x->salience.sentence;
            x->focus_block = x->salience.block;
        }
    }
    if (!labelled(t, s, "myth myths fiction misconception falsehood"))
        return;
    how->denied = true;
    how->rule = "myth";
    for (size_t i = block + 1; fact.end - fact.start < 4 && i < a->n_blocks && i < block + 3; i++) {
        if (a->blocks[i].role == CC_ROLE_CONTENT)
            fact = a->blocks[i].span;
    }
    if (fact.end > fact.start) {
        static const char *const open[] = {
            "disagree", "unclear", "mixed", "not clear", "partly", "up to a point", "inconclusive"};

        how->pieces[how->n_pieces++] = (struct cc_span){
            fact.start, fact.end - fact.start > 300 ? fact.start + 1 : fact.end};
        for (size_t i = 0; i < sizeof open / sizeof *open; i++)
            how->hedged = how->hedged ||
                memmem(a->text + fact.start, fact.end - fact.start, open[i], strlen(open[i])) != NULL;
    }
}

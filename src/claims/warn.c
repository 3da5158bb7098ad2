/* warn.c: the words before a condition that warn: "Keto isn't safe [if you have …]", "You should skip it", "Be careful
 * with it", "It can be dangerous", or say what is likely then: "Your risk of bleeding is higher". seek.c tells the
 * conditions behind them one by one. The words that warn stand in orders.tsv. */
#include <string.h>

#include "claims/orders.h"
#include "vocab/tables.h"

#define WARNING_TOKENS 16 /* before its "if" */

/* Is the word of orders.tsv of that kind, or of kind "care" and such a one? */
static bool
is(const struct cc_token *k, const char *what)
{
    uint32_t row = cc_vocab_find(&cc_vocab_orders, k->lower, k->lower_len);

    return row != CC_VOCAB_NONE &&
        (strcmp(cc_vocab_field(&cc_vocab_orders, row, CC_VOCAB_ORDERS_KIND), what) == 0 ||
            strcmp(cc_vocab_field(&cc_vocab_orders, row, CC_VOCAB_ORDERS_SAYS), what) == 0);
}

/* Is the words' one verb what warns: no second clause, no mark among them? */
static bool
one_clause(const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t finite = 0;

    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (cc_tag_is_punct(k->tag) || cc_token_in(k, "that which who whether why how but because so"))
            return false;
        finite += cc_tag_is_finite(k->tag) && (i == a || !cc_tag_is_adverb(t->tokens[i - 1].tag)) &&
            !(i > a && t->tokens[i - 1].tag == CC_TAG_MD);
    }
    return finite <= 2;
}

uint32_t
cc_warning_end(const struct cc_text *t, uint32_t i, uint32_t e, struct cc_order *o)
{
    uint32_t at = i;
    bool not = false, shuns = false, warns = false, deed = false, risk = false, more = false;

    for (; at < e && at < i + WARNING_TOKENS; at++) {
        const struct cc_token *k = &t->tokens[at];

        if (cc_token_in(k, "if when"))
            break;
        not = not || cc_token_in(k, "not n't never");
        shuns = shuns || cc_token_in(k, "avoid avoided skip");
        warns = warns || is(k, "warns");
        deed = deed || is(k, "suits") || is(k, "takes");
        risk = risk || cc_token_in(k, "risk risks odds likely likelier chance chances");
        more = more || cc_token_in(k, "more less higher greater lower increased raised likelier");
    }
    if ((at < e && !cc_token_in(&t->tokens[at], "if when")) || at < i + 2 || !one_clause(t, i, at))
        return i;
    if (at < e && cc_token_is(&t->tokens[at], "when") && !cc_token_in(&t->tokens[at + 1], "you your"))
        return i;
    o->denied = (not && (warns || deed)) || shuns;
    o->likely = !o->denied && risk && more;
    return o->denied || o->likely || warns ? at : i;
}

/* table_order.c: cells that say what to do with their row: "Avoid", "Limit to twice a week", "Swap it for olive oil", "Take
 * with food". The row stands where the order names nothing, or only "it". */
#include <string.h>

#include "claims/table_say.h"

/* Verbs whose thing may be missing. */
static const char orders[] = "avoid skip limit swap choose eat drink take use replace enjoy try consume restrict exclude pair";

/* Words that can follow an order whose thing is missing: "to twice a week", "with food", "during pregnancy". */
static bool
goes_on(const struct cc_token *k)
{
    return k->tag == CC_TAG_IN || k->tag == CC_TAG_TO || cc_tag_is_adverb(k->tag) ||
        cc_token_in(k, "daily weekly once twice often if when while unless raw cooked fresh");
}

bool
cc_say_order_of_row(struct cc_saying *y, const char *piece)
{
    struct cc_ctx *x = y->x;
    const char *s = cc_say_lower(x, piece), *rest;
    const struct cc_text *t = cc_say_read(x, s);
    const struct cc_token *k = &t->tokens[0];
    uint32_t end = t->n_tokens, next = 1;
    bool named;

    while (end > 0 && cc_tag_is_punct(t->tokens[end - 1].tag))
        end--;
    if (end == 0 || t->n_sentences != 1 || !(k->can & CC_CAN_BASE) || k->lemma_len != k->lower_len ||
        !(cc_token_cues(k) & (CC_CUE_ADVISE | CC_CUE_KITCHEN)))
        return false;
    named = end > 1 && cc_token_in(k + 1, "it them these this");
    next += named && !(end > 2 && cc_tag_is_noun(k[2].tag)); /* "avoid these foods" names its own */
    if (!named && !(cc_token_in(k, orders) && (end == 1 || goes_on(k + 1))))
        return false;
    if (named && next == 1)
        return false;
    if (!cc_token_in(k, orders)) /* "soak them overnight": nothing of health; but "Reduce it" is what they do */
        return (cc_token_cues(k) & CC_CUE_KITCHEN) != 0 || cc_token_in(k, "soak rinse wash cook store dilute dissolve");
    for (uint32_t i = 0; i < y->names->n; i++) {
        enum cc_noun class = y->names->v[i].class;

        if (class != CC_NOUN_FOOD && class != CC_NOUN_AGENT && class != CC_NOUN_BEHAVIOUR && class != CC_NOUN_NONE)
            return false; /* "Stress": "limit" */
    }
    rest = next < end ? cc_arena_strndup(&x->arena, s + t->tokens[next].span.start,
        t->tokens[end - 1].span.end - t->tokens[next].span.start) : "";
    s = cc_arena_strndup(&x->arena, k->lower, k->lower_len);
    for (uint32_t i = 0; i < y->names->n; i++)
        cc_say_fact(y,
            cc_arena_printf(&x->arena, "%s %s%s%s", s, y->names->v[i].text, rest[0] != '\0' ? " " : "", rest),
            y->names->v[i].text, piece,
            strcmp(s, "avoid") == 0 || strcmp(s, "skip") == 0 ? CC_DIR_NONE : CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
    return true;
}

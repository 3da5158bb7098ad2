/* lead_order.c: see block_item.h: "Steer clear of:" over a list of things to leave alone, "Fill up on:" over things to
 * eat. */
#include <string.h>

#include "claims/block_item.h"
#include "vocab/tables.h"

/* Does the lead-in end where the thing of an order belongs, and is it an order about what one takes or does? */
static bool
wants_thing(struct cc_ctx *x, const char *lead)
{
    const struct cc_text *t = &x->inner;
    const struct cc_token *last;

    cc_claims_read(&x->inner, lead, (struct cc_span){0, strlen(lead)});
    if (t->n_tokens == 0 || t->n_tokens > 6 || t->n_sentences != 1)
        return false;
    last = &t->tokens[t->n_tokens - 1];
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (cc_token_in(&t->tokens[i], "these those following this it them"))
            return false; /* "Add more of these:" says what the heading does */
    }
    return ((cc_cue_of(t->tokens[0].lower, t->tokens[0].lower_len) & CC_CUE_ADVISE) ||
               cc_token_in(&t->tokens[0], "steer reach fill load say go stay cut")) &&
        (last->tag == CC_TAG_IN || last->tag == CC_TAG_TO || last->tag == CC_TAG_RP ||
            (cc_cue_of(last->lower, last->lower_len) & CC_CUE_ADVISE) || cc_token_in(last, "eliminate on of from for"));
}

/* "The worst offenders for salt": the words of a lead-in that ranks its items, NULL when it does not. */
static const char *
ranks(struct cc_ctx *x, const char *lead)
{
    const struct cc_text *t = &x->inner;
    uint32_t i = 0;

    cc_claims_read(&x->inner, lead, (struct cc_span){0, strlen(lead)});
    if (t->n_tokens < 2 || t->n_tokens > 9)
        return NULL;
    i += cc_token_in(&t->tokens[0], "the some");
    if (i + 1 >= t->n_tokens ||
        !(t->tokens[i].tag == CC_TAG_JJS ||
            cc_token_in(&t->tokens[i], "worst biggest main top chief usual best richest")) ||
        !cc_token_in(&t->tokens[i + 1], "offenders culprits sources triggers suspects"))
        return NULL;
    for (uint32_t k = i + 2; k < t->n_tokens; k++) {
        if (cc_tag_is_finite(t->tokens[k].tag))
            return NULL;
    }
    return cc_inside(x, lead, strlen(lead));
}

/* "it is one of the worst offenders for salt.", said of the thing. */
static void
rank_item(struct cc_ctx *x, const char *rank, const char *thing, bool plural, struct cc_how how)
{
    char *s = cc_arena_printf(&x->arena, "it %s %s%s.", plural ? "are among" : "is one of",
        strncmp(rank, "the ", 4) == 0 ? "" : "the ", rank);

    how.it = thing;
    how.it_plural = plural;
    cc_tell_text(x, s, strlen(s), &how);
}

/* "plenty of water, at least 8 cups a day", "alcohol, especially beer": where the thing ends. */
static size_t
without_amount(const char *text, size_t n)
{
    static const char *const more[] = {", especially ", ", particularly ", ", at least ", ", such as ", ", preferably ",
        ", ideally ", ", including ", ", up to ", ", about "};

    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        const char *at = strstr(text, more[i]);

        if (at != NULL && (size_t)(at - text) < n)
            n = (size_t)(at - text);
    }
    return n;
}

bool
cc_lead_order_item(struct cc_ctx *x, const char *lead, size_t item, struct cc_how how)
{
    const char *text = cc_block_text(x, item);
    size_t n = strcspn(text, ":(;");
    const char *dash = strstr(text, " – "), *thing, *rank;
    enum cc_noun class;
    bool plural;
    char *s;

    if (dash != NULL && (size_t)(dash - text) < n)
        n = (size_t)(dash - text);
    n = without_amount(text, n);
    while (n > 0 && strchr(" .,", text[n - 1]) != NULL)
        n--;
    if (n == 0 || n > 60)
        return false;
    rank = ranks(x, lead);
    if (rank == NULL && !wants_thing(x, lead))
        return false;
    s = cc_arena_strndup(&x->arena, text, n);
    if (!cc_is_bare_noun(x, s))
        return false;
    class = cc_noun_ending(&x->inner, 0, x->inner.n_tokens);
    if (rank == NULL && class != CC_NOUN_FOOD && class != CC_NOUN_AGENT && class != CC_NOUN_BEHAVIOUR &&
        !cc_is_substance(&x->inner, 0, x->inner.n_tokens))
        return false;
    plural = cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag);
    thing = cc_inside(x, s, n);
    if (rank != NULL) {
        how.fresh = 0;
        how.given = NULL;
        rank_item(x, rank, thing, plural, how);
        return text[n] == '\0';
    }
    s = cc_arena_printf(&x->arena, "%s %s.", lead, thing);
    how.fresh = 0;
    how.given = NULL;
    how.advice = true;
    how.fragments = false;
    cc_tell_text(x, s, strlen(s), &how);
    return text[n] == '\0' || text[n] == '(' || text[n] == '.' || text[n] == ',' ||
        strncmp(text + n, " (", 2) == 0; /* what it says of the thing is told as ever */
}

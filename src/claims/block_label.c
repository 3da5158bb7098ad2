/* block_label.c: a line that names its subject before it speaks of it: "Vitamin C (ascorbic acid) - 180 mg: A potent
 * antioxidant.", "AcmeDrops™ – asleep in 20 minutes." */
#include <ctype.h>
#include <string.h>

#include "claims/block.h"
#include "claims/block_item.h"

#define LABEL_BYTES 120

/* "180mg (200% DV): A potent …": how much of it there is, before what is said of it. 0 = no amount. */
static size_t
amount_end(const char *s)
{
    const char *colon = strchr(s, ':');

    if (!isdigit((unsigned char)*s) || colon == NULL || colon - s > 40 || colon[1] != ' ')
        return 0;
    return (size_t)(colon - s) + 1;
}

/* Where the label of text ends: before the first colon or dash; *rest is where the rest begins. 0 = no label. */
static size_t
label_of(const char *text, size_t *rest)
{
    static const char *const marks[] = {": ", " – ", " — ", " - "};
    size_t best = 0;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *p = strstr(text, marks[i]);

        if (p == NULL || p == text || (best > 0 && (size_t)(p - text) >= best))
            continue;
        best = (size_t)(p - text);
        *rest = best + strlen(marks[i]);
    }
    if (best > 0 && text[best] == ' ' && text[best + 1] != '-') {
        const char *again = strncmp(text + best, " – ", 5) == 0 ? strstr(text + *rest, " – ")
            : strstr(text + *rest, " — ");
        const char *stop = strstr(text + *rest, ". ");

        if (again != NULL && (stop == NULL || again < stop))
            return 0; /* an aside between two dashes */
    }
    return best < LABEL_BYTES ? best : 0;
}

/* Does the label name a product: with a trade mark sign, or one that the article is known to sell? */
static bool
names_product(const struct cc_ctx *x, const char *label, size_t n)
{
    if (memmem(label, n, "\u2122", 3) != NULL || memmem(label, n, "\u00ae", 2) != NULL)
        return true;
    for (uint32_t i = 0; i < x->n_products; i++) {
        size_t m = strlen(x->products[i]);

        if (n >= m && n <= m + 20 &&
            (strncmp(label, x->products[i], m) == 0 || (x->sells && memmem(label, n, x->products[i], m) != NULL)))
            return true;
    }
    return false;
}

/* "Maruca berry – turns white fat into brown", "Green leaf – rich in EGCG": what follows the label goes on in lower
 * case with a predicate, so that the label is its subject, unless it names what is done: "Calm – eases the nerves".
 * x->inner holds the label. */
static bool
goes_on(struct cc_ctx *x, const char *rest)
{
    const struct cc_text *t = &x->inner;
    enum cc_noun class = cc_noun_ending(t, 0, t->n_tokens);
    const struct cc_token *k;

    if (!islower((unsigned char)*rest) || !cc_tag_is_noun(t->tokens[t->n_tokens - 1].tag) ||
        t->tokens[0].tag == CC_TAG_VBG ||
        cc_token_in(&t->tokens[0], "why how what when who our your no more less better") ||
        (class != CC_NOUN_NONE && class != CC_NOUN_AGENT && class != CC_NOUN_FOOD && class != CC_NOUN_BAD))
        return false;
    cc_claims_read(&x->inner, rest, (struct cc_span){0, strlen(rest)});
    k = &x->inner.tokens[0];
    return x->inner.n_tokens > 1 &&
        ((k->can & CC_CAN_VBZ) || k->tag == CC_TAG_VBZ || cc_token_in(k, "may can rich high full packed loaded") ||
            (k->tag == CC_TAG_MD));
}

/* The end of text [0, n) without the blanks, emoji (planes above the first, U+2600 to U+27BF) and their variation
 * selectors it ends in. */
static size_t
without_emoji(const char *text, size_t n)
{
    const unsigned char *s = (const unsigned char *)text;

    for (;;) {
        if (n > 0 && s[n - 1] == ' ')
            n--;
        else if (n >= 4 && s[n - 4] == 0xF0)
            n -= 4;
        else if (n >= 3 &&
            ((s[n - 3] == 0xE2 && s[n - 2] >= 0x98 && s[n - 2] <= 0x9E) ||
                (s[n - 3] == 0xEF && s[n - 2] == 0xB8 && s[n - 1] == 0x8F)))
            n -= 3;
        else
            return n;
    }
}

/* "It lowers …", "Taken for years, they thin the bones": a pronoun before any other subject stands for the label. */
static bool
speaks_of_it(struct cc_ctx *x, const char *rest)
{
    const struct cc_text *t = &x->inner;
    uint32_t i;

    cc_claims_read(&x->inner, rest, (struct cc_span){0, strlen(rest)});
    if (t->n_tokens > 2 && cc_token_in(&t->tokens[0], "it they"))
        return true;
    if (t->n_tokens < 4 || !(t->tokens[0].tag == CC_TAG_VBN || t->tokens[0].tag == CC_TAG_IN ||
        (t->tokens[0].can & CC_CAN_VBN) || cc_tag_is_adverb(t->tokens[0].tag)))
        return false;
    for (i = 1; i + 2 < t->n_tokens && i < 12 && t->tokens[i].tag != CC_TAG_COMMA; i++) {
        if (cc_tag_is_finite(t->tokens[i].tag) && t->tokens[i].tag != CC_TAG_VBD)
            return false;
    }
    return i + 2 < t->n_tokens && t->tokens[i].tag == CC_TAG_COMMA && cc_token_in(&t->tokens[i + 1], "it they");
}

size_t
cc_label_subject(struct cc_ctx *x, const char *text, struct cc_how *how)
{
    size_t rest = 0, n = label_of(text, &rest), amount, words = 1, end;
    bool plural;
    char *name;

    for (size_t i = 0; i < n; i++) {
        words += text[i] == ' ';
        if (strchr(".!?;", text[i]) != NULL && (text[i + 1] == ' ' || text[i] == '?'))
            return 0;
    }
    if (n == 0 || words > 9)
        return 0;
    amount = amount_end(text + rest);
    rest += amount;
    while (text[rest] == ' ')
        rest++;
    end = strcspn(text, "(");
    end = end < n ? end : n;
    if (memchr(text, ',', end) != NULL)
        return 0; /* several things: "such foods" after them is all of them */
    end = without_emoji(text, end);
    if (end == 0 || text[rest] == '\0')
        return 0;
    how->product = how->product || names_product(x, text, n);
    cc_claims_read(&x->inner, text, (struct cc_span){0, end});
    if (x->inner.n_tokens == 0)
        return 0;
    plural = cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag);
    if (!how->product && (x->inner.n_tokens > 5 || !cc_is_substance(&x->inner, 0, x->inner.n_tokens)) && amount == 0 &&
        !(x->sells && x->inner.n_tokens <= 4 && goes_on(x, text + rest)))
        return 0;
    name = cc_arena_strndup(&x->arena, text, end);
    for (char *p = name; (p = strstr(p, "\u2122")) != NULL;)
        memmove(p, p + 3, strlen(p + 3) + 1);
    for (uint32_t i = 0; i < x->n_products && how->product; i++) { /* "Discover Acme Drops – a tincture that …" */
        if (strncmp(name, x->products[i], strlen(x->products[i])) != 0 && strstr(name, x->products[i]) != NULL &&
            x->sells)
            name = x->products[0];
    }
    how->given = name;
    how->given_plural = !how->product && plural;
    how->given_span = (struct cc_span){0, 0};
    how->fragments = how->named = true;
    how->it = speaks_of_it(x, text + rest) ? cc_inside(x, name, strlen(name)) : NULL;
    how->it_plural = how->it != NULL && how->given_plural;
    return rest;
}

/* page.c: the parts of a page that sells which are no running text: the title of a product, cards of heading and line,
 * the alt texts of its pictures. */
#include <ctype.h>
#include <string.h>

#include "claims/block.h"
#include "claims/card.h"

#define SEGMENT_BYTES 200
#define SIBLINGS_SPAN 16 /* blocks before and behind a card that are looked at for cards like it */

/* ------------------------------------------------------------------ cards */

/* "ashwagandha" of "Team Calm ashwagandha": a heading in capitals whose small print goes on in lower case. */
static const char *
small_print(const char *name)
{
    unsigned capitals = 0;

    for (const char *p = name; *p != '\0'; p += strcspn(p, " "), p += *p == ' ') {
        size_t n = strcspn(p, " ");

        if (isupper((unsigned char)*p) || isdigit((unsigned char)*p) || n <= 3) {
            capitals += n > 2 && isupper((unsigned char)*p);
            continue;
        }
        return capitals >= 2 && islower((unsigned char)*p) ? p : name;
    }
    return name;
}

/* Does the heading above say that its cards name what is in the product? */
static bool
names_ingredients(struct cc_ctx *x, size_t heading)
{
    static const char *const words[] = {
        "ingredient", "inside", "formula", "actives", "what's in", "what’s in", "powered by"};
    uint32_t up = x->article->blocks[heading].section;
    const char *text;

    if (up == 0 || up > x->article->n_blocks ||
        x->article->blocks[up - 1].span.end - x->article->blocks[up - 1].span.start > 80)
        return false;
    text = cc_arena_strndup(&x->arena, x->article->text + x->article->blocks[up - 1].span.start,
        x->article->blocks[up - 1].span.end - x->article->blocks[up - 1].span.start);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasestr(text, words[i]) != NULL)
            return true;
    }
    return false;
}

/* Is text[0, n) the name of a substance, or of two: "Zinc + Magnesium"? */
static bool
names_substances(struct cc_ctx *x, const char *text, size_t n)
{
    for (size_t i = 0; i < n;) {
        const char *plus = memmem(text + i, n - i, " + ", 3);
        size_t end = plus != NULL ? (size_t)(plus - text) : n;

        cc_claims_read(&x->inner, text, (struct cc_span){i, end});
        if (!cc_is_substance(&x->inner, 0, x->inner.n_tokens))
            return false;
        i = end + 3;
    }
    return n > 0;
}

/* Are the headings beside it, on its own level, names of substances for the most part? Then it is one too: "Tongkat
 * Ali" between "Zinc" and "Fenugreek 500 mg". */
static bool
stands_among_substances(struct cc_ctx *x, size_t heading)
{
    const struct cc_article *a = x->article;
    const struct cc_block *b = &a->blocks[heading];
    size_t from = heading > SIBLINGS_SPAN ? heading - SIBLINGS_SPAN : 0, all = 0, substances = 0;

    for (size_t i = from; i < a->n_blocks && i < heading + SIBLINGS_SPAN; i++) {
        const struct cc_block *c = &a->blocks[i];
        size_t n = c->span.end - c->span.start;

        if (i == heading || c->kind != b->kind || c->level != b->level || c->section != b->section)
            continue;
        all++;
        if (n <= 40)
            substances += names_substances(
                x, a->text + c->span.start, cc_card_without_amount(a->text + c->span.start, n));
    }
    return substances >= 2 && substances * 2 >= all;
}

const char *
cc_page_card_subject(struct cc_ctx *x, size_t heading)
{
    const char *text = cc_block_text(x, heading), *name, *rest;
    size_t n = 0;
    bool amount;

    while (strchr("0123456789.)# ", *text) != NULL && *text != '\0')
        text++;
    while (text[n] != '\0' && text[n] != ',' && text[n] != '(' && text[n] != ':' &&
        strncmp(text + n, " – ", strlen(" – ")) != 0)
        n++;
    rest = text + n;
    while (n > 0 && text[n - 1] == ' ')
        n--;
    amount = cc_card_without_amount(text, n) < n;
    n = cc_card_without_amount(text, n);
    name = cc_arena_strndup(&x->arena, text, n);
    if (n == 0 || strpbrk(name, ".!?") != NULL)
        return NULL; /* "Sleep deeper. Live longer." */
    name = small_print(name);
    if (!x->sells || cc_is_product(x, name))
        return name;
    if (rest[0] == ',' && rest[1] == ' ' && !isdigit((unsigned char)rest[2]))
        return NULL; /* "Shield blend: acerola, zinc, reishi" */
    if (amount || names_substances(x, name, strlen(name)))
        return name;
    cc_claims_read(&x->inner, name, (struct cc_span){0, strlen(name)});
    if ((x->inner.n_tokens <= 5 && (names_ingredients(x, heading) ||
            (x->inner.n_tokens <= 3 && stands_among_substances(x, heading)))) ||
        (rest[0] == ',' && strpbrk(rest, "0123456789") != NULL))
        return name;
    return NULL; /* what the card names is what the product is good for */
}

/* -------------------------------------------------------------- alt texts */

bool
cc_page_alt(struct cc_ctx *x, size_t block)
{
    const char *text = cc_block_text(x, block), *which = strstr(text, ", which "), *that = strstr(text, " that ");
    struct cc_how how = cc_how_of(x, block, "alt-text");
    const char *from = which != NULL ? which + strlen(", which ") : that != NULL ? that + strlen(" that ") : NULL;

    if (from != NULL) {
        char *before = cc_arena_strndup(&x->arena, text, (size_t)(from - text));

        for (uint32_t i = 0; i < x->n_products && how.it == NULL; i++) {
            if (strstr(before, x->products[i]) != NULL)
                how.it = x->products[i];
        }
        how.it_plural = how.it != NULL && how.it == x->products[0] && x->product_plural;
    }
    if (how.it != NULL) {
        const char *s = cc_arena_printf(&x->arena, "it %s", from);

        cc_tell_text(x, s, strlen(s), &how);
        return true;
    }
    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (x->inner.n_sentences != 1)
        return false;
    cc_parse_sentence(&x->parse, &x->inner, &x->inner.sentences[0]);
    for (uint32_t i = 0; i < x->parse.n; i++) {
        if (x->parse.v[i].kind == CC_CLAUSE_MAIN)
            return false;
    }
    return true; /* it only says what the picture shows */
}

/* ---------------------------------------------------- titles of products */

/* The end of the segment of a title that begins at s; *next is where the next one begins. */
static size_t
segment_end(const char *s, size_t *next)
{
    static const char *const marks[] = {" - ", " – ", " — ", " | ", ": ", ". "};
    size_t n = strlen(s);

    *next = n;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *p = strstr(s, marks[i]);

        if (p != NULL && (size_t)(p - s) < n) {
            n = (size_t)(p - s);
            *next = n + strlen(marks[i]);
        }
    }
    return n;
}

/* Is the segment a predicate or an order: "Supports Urinary Flow", "Enhanced with Zinc", "Boost Your Mood"? */
static bool
is_predicate(struct cc_ctx *x, const char *s, size_t n)
{
    const struct cc_token *k;

    cc_claims_read(&x->inner, s, (struct cc_span){0, n});
    if (x->inner.n_tokens < 2)
        return false;
    k = &x->inner.tokens[0];
    return (k->can & CC_CAN_VBZ) || k->tag == CC_TAG_VBN || k->tag == CC_TAG_VBD ||
        ((k->can & CC_CAN_BASE) &&
            (k->tag == CC_TAG_VB || k->tag == CC_TAG_VBP || !(k->can & (CC_CAN_NOUN | CC_CAN_ADJ))));
}

bool
cc_page_title(struct cc_ctx *x, size_t block)
{
    const char *s = cc_block_text(x, block);
    struct cc_how how = cc_how_of(x, block, "title");
    size_t next = 0, first, told;

    if (!x->title_is_name || x->n_products == 0 || strlen(s) > 2 * SEGMENT_BYTES)
        return false;
    first = segment_end(s, &next);
    if (first > SEGMENT_BYTES / 2 || (s[next] == '\0' && !x->titled))
        return false; /* one segment: a sentence */
    for (const char *p = s, *by = strcasestr(s, " by "); p < s + first && (by == NULL || p < by);
         p += strcspn(p, " ") + (p[strcspn(p, " ")] == ' ')) {
        if (islower((unsigned char)*p) && strcspn(p, " ") > 4)
            return false; /* a sentence that speaks of the product */
    }
    told = x->out->n;
    how.given = x->products[0];
    how.given_plural = x->product_plural;
    how.fragments = true;
    for (size_t n, from = 0; s[from] != '\0'; from += next) {
        const char *say = s + from, *purpose;

        n = segment_end(say, &next);
        if (n == 0 || n > SEGMENT_BYTES)
            continue;
        if (from == 0 || !is_predicate(x, say, n) ||
            (x->inner.tokens[0].tag == CC_TAG_VBN && strcasestr(say, " for ") != NULL &&
                strcasestr(say, " for ") < say + n)) {
            char *segment = cc_arena_strndup(&x->arena, say, n);

            for (purpose = NULL; (segment = strcasestr(segment, " for ")) != NULL; segment++)
                purpose = segment + 1;
            if (purpose != NULL) {
                cc_tell_text(x, purpose, strlen(purpose), &how);
            } else if (from > 0) { /* "Plump Skin, Strong Nails" */
                struct cc_how as_heading = how;

                as_heading.rule = "heading";
                cc_tell_text(x, say, n, &as_heading);
            }
        } else if (x->inner.tokens[0].can & CC_CAN_BASE) { /* "Boost Your Mood": what it promises */
            struct cc_how it = how;
            const char *order, *with = strcasestr(say, " with ");

            if (with != NULL && with > say && (size_t)(with - say) < n)
                n = (size_t)(with - say); /* what is in it is no part of what it does */
            it.it = how.given;
            it.it_plural = how.given_plural;
            it.given = NULL;
            order = cc_arena_printf(&x->arena, "it %s %c%.*s.", it.it_plural ? "help" : "helps",
                tolower((unsigned char)say[0]), (int)n - 1, say + 1);
            cc_tell_text(x, order, strlen(order), &it);
        } else {
            cc_tell_text(x, say, n, &how);
        }
    }
    return x->titled || x->out->n > told;
}

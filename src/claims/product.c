/* product.c: what a page sells: names made up by a seller, the name that the title of a product page gives ("Acme Liver
 * Cleanse Pills with Milk Thistle – 60 Capsules"), and how much the text speaks as a seller. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "claims/block.h"
#include "claims/lexicon.h"
#include "claims/phrases.h"
#include "claims/scan.h"
#include "vocab/tables.h"

#define LOOK_BYTES ((size_t)200000)
#define TITLE_BYTES 300
#define SELLING_MAX 64 /* phrases of a class: bits of one word */
#define NAME_WORDS 9
#define LETTER_BYTES 12000
#define OFFERED_TIMES 3  /* a name that is come back to */
#define OFFERED_WORDS 32 /* words without a dictionary that are looked at */

static size_t
times(const char *text, const char *word, size_t most)
{
    size_t n = 0;

    for (const char *p = text; n < most && (p = strcasestr(p, word)) != NULL; p++)
        n++;
    return n;
}

static bool
has_class(const char *word, size_t n, const char *class)
{
    uint32_t row = cc_vocab_find(&cc_vocab_sales_words, word, n);

    while (row != CC_VOCAB_NONE &&
        strcmp(cc_vocab_field(&cc_vocab_sales_words, row, CC_VOCAB_SALES_WORDS_CLASS), class) != 0)
        row = cc_vocab_again(&cc_vocab_sales_words, row);
    return row != CC_VOCAB_NONE;
}

#define SELLING_ENOUGH 3 /* nobody asks whether there are more */
#define OFFERS_ENOUGH 4

/* How many phrases of the class the text has, up to enough. */
static unsigned
phrases_of_class(const struct cc_article *a, const char *class, unsigned enough)
{
    const char *words[SELLING_MAX];
    size_t n = 0;

    for (uint32_t i = 0; i < cc_vocab_sales_words.n_rows && n < SELLING_MAX; i++) {
        if (strcmp(cc_vocab_field(&cc_vocab_sales_words, i, CC_VOCAB_SALES_WORDS_CLASS), class) == 0)
            words[n++] = cc_vocab_field(&cc_vocab_sales_words, i, CC_VOCAB_SALES_WORDS_PHRASE);
    }
    return (unsigned)__builtin_popcountll(cc_phrases_in(a->text, words, n, enough));
}

unsigned
cc_product_selling_words(const struct cc_article *a)
{
    return phrases_of_class(a, "sells", SELLING_ENOUGH);
}

bool
cc_product_letter(const struct cc_article *a)
{
    return phrases_of_class(a, "letter", 1) > 0;
}

#define PRICE_LINE_BYTES 90

/* "£15.75", "29 €": is there an amount of money in [s, e)? */
static bool
has_price(const char *s, const char *e)
{
    static const char *const signs[] = {"$", "\u00a3", "\u20ac"};

    for (const char *p = s; p < e; p++) {
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            size_t n = strlen(signs[i]);

            if (strncmp(p, signs[i], n) == 0 && p + n < e &&
                (isdigit((unsigned char)p[n]) || (p[n] == ' ' && isdigit((unsigned char)p[n + 1])) ||
                    (p > s && isdigit((unsigned char)p[-1])) || (p > s + 1 && isdigit((unsigned char)p[-2]))))
                return true;
        }
    }
    return false;
}

bool
cc_product_priced(const struct cc_article *a, unsigned offers)
{
    for (size_t i = 0; i < a->n_blocks && a->blocks[i].span.start < LOOK_BYTES; i++) {
        const struct cc_block *b = &a->blocks[i];
        const char *s = a->text + b->span.start, *e = a->text + b->span.end;

        if (b->role == CC_ROLE_CONTENT && e > s && e - s <= PRICE_LINE_BYTES && strchr(".?!", e[-1]) == NULL &&
            has_price(s, e))
            return offers > 0 || phrases_of_class(a, "buy", 1) > 0;
    }
    return false;
}

bool
cc_product_kind(const char *word, size_t n)
{
    return has_class(word, n, "kind");
}

static void
add_product(struct cc_ctx *x, const char *s, size_t n)
{
    for (uint32_t i = 0; i < x->n_products; i++) {
        if (strlen(x->products[i]) == n && memcmp(x->products[i], s, n) == 0)
            return;
    }
    if (x->n_products < CC_PRODUCTS_MAX)
        x->products[x->n_products++] = cc_mem_strndup(s, n);
}

/* ------------------------------------------------------ names made up */

static bool
known_word(const char *s, size_t n)
{
    char lower[64];

    if (n >= sizeof lower)
        return true;
    for (size_t i = 0; i < n; i++)
        lower[i] = (char)tolower((unsigned char)s[i]);
    if (cc_lexicon_find(lower, n) != 0)
        return true;
    return cc_vocab_find(&cc_vocab_nouns, lower, n) != CC_VOCAB_NONE;
}

/* Where the name that ends in the word at a begins: "New Lung" before a trade mark sign. The first word of a sentence
 * that may be a verb is none of it: "Try Jointarra". */
static size_t
name_start(const char *s, size_t a)
{
    for (int words = 0; words < 3 && a > 1 && s[a - 1] == ' '; words++) {
        size_t b = a - 1;
        uint32_t row;
        char lower[32];

        while (b > 0 && isalnum((unsigned char)s[b - 1]))
            b--;
        if (b == a - 1 || !isupper((unsigned char)s[b]) || a - 1 - b >= sizeof lower)
            break;
        for (size_t i = b; i < a - 1; i++)
            lower[i - b] = (char)tolower((unsigned char)s[i]);
        row = cc_lexicon_find(lower, a - 1 - b);
        if (row != 0 && (cc_lexicon_words[row - 1].can & (CC_CAN_VERB | CC_CAN_OTHER)) &&
            !(cc_lexicon_words[row - 1].can & (CC_CAN_NOUN | CC_CAN_ADJ)))
            break; /* "Why Choose Jointarra" */
        if (row != 0 && (cc_lexicon_words[row - 1].can & CC_CAN_VERB) &&
            (b == 0 || strchr("\n.!?:>", s[b - 1]) != NULL || (b > 1 && strchr(".!?:", s[b - 2]) != NULL)))
            break;
        a = b;
    }
    return a;
}

/* The name before a trade mark sign, and its first word alone where no dictionary has it ("Verdanza" of "Verdanza
 * Greens"). */
static void
add_marked(struct cc_ctx *x, const char *s, size_t a, size_t e)
{
    size_t from = name_start(s, a), word = strcspn(s + from, " ");

    if (from + word < e && !known_word(s + from, word))
        add_product(x, s + from, word);
    add_product(x, s + from, e - from);
}

/* "the University of Harrow", "Harrow Hospital", "Dr Harrow": a place or a person. */
static bool
is_place(const char *text, const char *word)
{
    static const char *const before[] = {
        "University of ", "Institute of ", "College ", "Dr ", "Dr. ", "Prof ", "Professor ", "City of "};
    static const char *const after[] = {
        " University", " Hospital", " College", " Institute", " Medical", " Clinic", " et al", " researchers"};
    size_t n = strlen(word);

    for (const char *p = text; (p = strstr(p, word)) != NULL; p++) {
        for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
            size_t m = strlen(before[i]);

            if (((size_t)(p - text) >= m && memcmp(p - m, before[i], m) == 0) ||
                strncmp(p + n, after[i], strlen(after[i])) == 0)
                return true;
        }
    }
    return false;
}

/* Does the word only ever say which kind of one thing is meant: "Epsom" of "Epsom salt", "Hashimoto" of "Hashimoto's"?
 * What a page sells stands alone now and then, or before the form that it comes in ("Acme capsules"). */
static bool
modifies(const char *text, const char *word)
{
    char thing[32] = "", next[32];
    size_t n = strlen(word), owned = 0, all = 0;

    for (const char *p = text; all < 12 && (p = strstr(p, word)) != NULL; p += n, all++) {
        size_t len = 0;

        if (strncmp(p + n, "'s", 2) == 0 || strncmp(p + n, "\u2019s", strlen("\u2019s")) == 0) {
            owned++;
            continue;
        }
        for (const char *q = p + n + 1; p[n] == ' ' && isalpha((unsigned char)*q) && len + 1 < sizeof next; q++)
            next[len++] = (char)tolower((unsigned char)*q);
        while (len > 1 && next[len - 1] == 's')
            len--;
        next[len] = '\0';
        if (len == 0 || (thing[0] != '\0' && strcmp(thing, next) != 0))
            return false;
        memcpy(thing, next, len + 1);
    }
    if (thing[0] == '\0')
        return all > 1 && owned == all;
    switch (cc_noun_of(thing, strlen(thing))) {
    case CC_NOUN_AGENT:
    case CC_NOUN_FOOD:
        return owned == 0 && (cc_cue_of(thing, strlen(thing)) & (CC_CUE_CARRIER | CC_CUE_GENERIC)) == 0;
    case CC_NOUN_DISEASE:
        return true;
    default:
        return false;
    }
}

/* How often, up to `most`, the body of the article has the word: what a page is about is named there, its publisher in
 * the title, the banner and the footer alone ("Bleeding gums | Acme Magazine"). */
static size_t
times_in_body(const struct cc_article *a, const char *word, size_t most)
{
    size_t n = 0, len = strlen(word);

    for (size_t i = 0; i < a->n_blocks && n < most && a->blocks[i].span.start < LOOK_BYTES; i++) {
        const struct cc_block *b = &a->blocks[i];
        const char *p = a->text + b->span.start, *end = a->text + b->span.end;

        if (b->role != CC_ROLE_CONTENT || b->kind == CC_BLOCK_TITLE || b->kind == CC_BLOCK_META ||
            b->kind == CC_BLOCK_DATA)
            continue;
        while (n < most && (p = memmem(p, (size_t)(end - p), word, len)) != NULL) {
            n++;
            p += len;
        }
    }
    return n;
}

/* Is the word, which the title has too, what the page sells? The whole text is looked at: asked once for each word
 * (x->products and `others` hold the answers), or time would not be linear. */
static bool
is_sold(const struct cc_ctx *x, const char *text, const char *word, char others[CC_PRODUCTS_MAX][48])
{
    size_t k = 0;

    if (x->n_products == CC_PRODUCTS_MAX)
        return false;
    for (uint32_t i = 0; i < x->n_products; i++) {
        if (strcmp(x->products[i], word) == 0)
            return false; /* known */
    }
    while (k < CC_PRODUCTS_MAX && others[k][0] != '\0') {
        if (strcmp(others[k++], word) == 0)
            return false;
    }
    if (times(text, word, 4) >= 4 && times_in_body(x->article, word, 2) >= 2 && !is_place(text, word) &&
        !modifies(text, word))
        return true;
    if (k < CC_PRODUCTS_MAX)
        memcpy(others[k], word, strlen(word) + 1);
    return false;
}

/* Names made up by a seller: a capital inside the word ("PrimeBiome"), a trade mark sign after it, or a word that the
 * dictionary does not know and that the title and the text both have. */
static void
find_made_up(struct cc_ctx *x)
{
    const char *s = x->article->text;
    size_t e = x->article->text_len < LOOK_BYTES ? x->article->text_len : LOOK_BYTES;
    char others[CC_PRODUCTS_MAX][48] = {{0}};

    for (size_t i = 0; i < e;) {
        size_t a, inner = 0, upper = 0;

        while (i < e && !cc_scan_byte_is(s[i], CC_BYTE_LETTER))
            i++;
        a = i;
        while (i < e && cc_scan_byte_is(s[i], CC_BYTE_ALNUM)) {
            if (i > a && cc_scan_byte_is(s[i], CC_BYTE_UPPER) && cc_scan_byte_is(s[i - 1], CC_BYTE_LOWER))
                inner++;
            upper += cc_scan_byte_is(s[i], CC_BYTE_UPPER);
            i++;
        }
        if (i - a < 4 || !cc_scan_byte_is(s[a], CC_BYTE_UPPER))
            continue;
        if (i + 2 < e && (strncmp(s + i, "\u2122", 3) == 0 || strncmp(s + i, "\u00ae", 2) == 0))
            add_marked(x, s, a, i);
        else if (inner == 1 && upper == 2 && i - a >= 6 && strncmp(s + a, "Mc", 2) != 0 && !known_word(s + a, i - a))
            add_product(x, s + a, i - a);
        else if (x->article->title != NULL && !known_word(s + a, i - a) && i - a <= 40) {
            char word[48];

            memcpy(word, s + a, i - a);
            word[i - a] = '\0';
            if (strstr(x->article->title, word) != NULL && is_sold(x, s, word, others))
                add_product(x, s + a, i - a);
        }
    }
}

/* ------------------------------------------------ the title of a product */

/* What the title's words tell: does it name a product, does it count pieces of it, is it an article? */
struct title {
    bool kind, count, edit, compares;
};

static struct title
read_title(struct cc_ctx *x, const char *s)
{
    struct title t = {0};

    cc_claims_read(&x->inner, s, (struct cc_span){0, strlen(s)});
    for (uint32_t i = 0; i < x->inner.n_tokens; i++) {
        const struct cc_token *k = &x->inner.tokens[i];

        t.kind = t.kind || has_class(k->lower, k->lower_len, "kind");
        t.compares = t.compares || has_class(k->lower, k->lower_len, "compare") ||
            (i < 2 && has_class(k->lower, k->lower_len, "rank"));
        t.edit = t.edit || t.compares || has_class(k->lower, k->lower_len, "edit");
        t.count = t.count || (i > 0 && (k[-1].flags & CC_TOK_NUMBER) && has_class(k->lower, k->lower_len, "count"));
    }
    return t;
}

static bool
parts_name(const char *word, size_t n)
{
    char lower[8];

    if (n >= sizeof lower)
        return false;
    for (size_t i = 0; i < n; i++)
        lower[i] = (char)tolower((unsigned char)word[i]);
    return has_class(lower, n, "brand");
}

/* Where the name at the start of a title ends: before a dash, a bar, a comma, a bracket, "by", "with", "for". */
static size_t
name_end(const char *s)
{
    size_t n = 0, words = 0;

    while (s[n] != '\0') {
        size_t w = strcspn(s + n, " ");

        if (parts_name(s + n, w) || (w == 1 && strchr("-|:", s[n]) != NULL) ||
            strncmp(s + n, "– ", strlen("– ")) == 0 || strncmp(s + n, "— ", strlen("— ")) == 0 || s[n] == '(')
            break;
        if (!isupper((unsigned char)s[n]) && !isdigit((unsigned char)s[n]) && !(w <= 3 && words > 0))
            return 0; /* a sentence */
        words++;
        n += w;
        if (n > 0 && strchr(",:;.!?", s[n - 1]) != NULL) {
            n--;
            break;
        }
        n += s[n] == ' ';
    }
    while (n > 0 && s[n - 1] == ' ')
        n--;
    return words <= NAME_WORDS && n >= 4 && strcspn(s, "?") >= n ? n : 0;
}

static const char *const SIGNS[] = {"\u2122", "\u00ae", "¬Æ"}; /* the last is what a wrong encoding makes of ® */

/* "Acme® Sleep Drops": the sign stands after the maker, the name goes on. */
static bool
is_maker(const char *after, const char *end)
{
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        if (strncmp(after, SIGNS[i], strlen(SIGNS[i])) == 0)
            return after + strlen(SIGNS[i]) < end;
    }
    return false;
}

/* The name as running text has it: without its trade mark signs. */
static void
clean_name(char *name)
{
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        for (char *p; (p = strstr(name, SIGNS[i])) != NULL;)
            memmove(p, p + strlen(SIGNS[i]), strlen(p + strlen(SIGNS[i])) + 1);
    }
}

/* "Women's Balance" of "Acme Women's Balance": what the text below calls it, the beginning or the end of the name; the
 * whole where that comes again itself, or nothing does. */
static void
shorten(const char *body, char *name)
{
    size_t n = strlen(name), at = 0, len = n, most = 1;
    char part[TITLE_BYTES];

    if (times(body, name, 2) >= 2)
        return;
    for (size_t i = 0; i < n; i++) {
        const char *last;

        if (name[i] != ' ')
            continue;
        memcpy(part, name, i); /* the beginning */
        part[i] = '\0';
        if (strchr(part, ' ') != NULL && times(body, part, 20) > most)
            at = 0, len = i, most = times(body, part, 20);
        last = strrchr(name, ' ') + 1;
        if (strchr(name + i + 1, ' ') != NULL && !has_class(last, strlen(last), "kind") &&
            times(body, name + i + 1, 20) > 1 && times(body, name + i + 1, 20) >= most)
            at = i + 1, len = n - i - 1, most = times(body, name + i + 1, 20);
    }
    memmove(name, name + at, len);
    name[len] = '\0';
}

/* "Acme Joint Supplement": the name says itself that it is something to take. */
static bool
ends_in_kind(const char *name, size_t n)
{
    size_t a = n;
    char lower[24];

    while (a > 0 && name[a - 1] != ' ')
        a--;
    if (a == 0 || n - a >= sizeof lower)
        return false;
    for (size_t i = a; i < n; i++)
        lower[i - a] = (char)tolower((unsigned char)name[i]);
    return has_class(lower, n - a, "kind");
}

/* The name in the title of a product page, put before the other names. A name with a trade mark sign that the text
 * keeps coming back to goes before it. */
static void
find_titled(struct cc_ctx *x, const char *title, unsigned sells)
{
    struct title t = read_title(x, title);
    char *name, *first, first_word[48];
    size_t n = name_end(title);

    snprintf(first_word, sizeof first_word, "%.*s", (int)strcspn(title, " "), title);
    if (n == 0 || t.edit ||
        !(t.count || (t.kind && sells >= 2) || (sells >= 1 && ends_in_kind(title, n)) ||
            (sells >= 2 && !known_word(title, strcspn(title, " ")) &&
                times_in_body(x->article, first_word, 2) >= 2)))
        return;
    x->title_is_name = true;
    for (uint32_t i = 0; i < x->n_products; i++) {
        const char *at = strstr(title, x->products[i]);

        if (at != NULL && (at > title || is_maker(at + strlen(x->products[i]), title + n)))
            continue; /* a part of the name, or what is in it */
        if (at != NULL || times(x->article->text, x->products[i], 3) >= 3)
            return;
    }
    name = cc_mem_strndup(title, n);
    clean_name(name);
    shorten(x->article->text, name);
    if (x->n_products == CC_PRODUCTS_MAX)
        free(x->products[--x->n_products]);
    add_product(x, name, strlen(name));
    first = x->products[x->n_products - 1];
    memmove(x->products + 1, x->products, (x->n_products - 1) * sizeof *x->products);
    x->products[0] = first;
    x->titled = true;
    cc_claims_read(&x->inner, name, (struct cc_span){0, strlen(name)});
    x->product_plural = x->inner.n_tokens > 0 && cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag);
    free(name);
}

/* "ROOTSY" and "Rootsy" are one word: how it is written where it is not shouted. */
static void
add_as_written(struct cc_ctx *x, const char *text, const char *word)
{
    size_t n = strlen(word);

    for (const char *p = text; (p = strcasestr(p, word)) != NULL; p++) {
        if (isupper((unsigned char)p[0]) && islower((unsigned char)p[1])) {
            add_product(x, p, n);
            return;
        }
    }
    add_product(x, word, n);
}

/* A letter of a shop, or its slides: no title names what is sold, but the text offers something and keeps coming back
 * to a word that no dictionary has. */
static void
find_offered(struct cc_ctx *x)
{
    const char *s = x->article->text;
    size_t e = x->article->text_len < LOOK_BYTES ? x->article->text_len : LOOK_BYTES, looked = 0,
           most = OFFERED_TIMES - 1;
    char best[48] = "", seen[OFFERED_WORDS][48];

    if (x->article->text_len > LETTER_BYTES || phrases_of_class(x->article, "offers", OFFERS_ENOUGH) < OFFERS_ENOUGH ||
        (!cc_product_letter(x->article) &&
            (x->article->title == NULL || read_title(x, x->article->title).edit)))
        return;
    for (size_t i = 0; i < e && looked < OFFERED_WORDS;) {
        size_t a, n, k = 0;

        while (i < e && !cc_scan_byte_is(s[i], CC_BYTE_LETTER))
            i++;
        for (a = i; i < e && cc_scan_byte_is(s[i], CC_BYTE_ALNUM);)
            i++;
        if (i - a < 5 || i - a >= sizeof best || !cc_scan_byte_is(s[a], CC_BYTE_UPPER) || known_word(s + a, i - a) ||
            (s[i - 1] == 's' && known_word(s + a, i - a - 1)) || (a > 0 && strchr("#@./", s[a - 1]) != NULL))
            continue; /* a plural, an address, a tag */
        while (k < looked && (strlen(seen[k]) != i - a || strncasecmp(seen[k], s + a, i - a) != 0))
            k++;
        if (k < looked)
            continue;
        memcpy(seen[k], s + a, i - a);
        seen[k][i - a] = '\0';
        looked++;
        n = times(s, seen[k], 20);
        if (n > most && !is_place(s, seen[k])) {
            most = n;
            memcpy(best, seen[k], sizeof best);
        }
    }
    if (best[0] != '\0') {
        add_as_written(x, s, best);
        x->offered = true;
    }
}

/* Is the name written with capitals throughout, and often: a product, not "magnesium citrate"? */
static bool
is_brand(const char *text, const char *name)
{
    size_t n = strlen(name), written = 0;

    for (const char *p = text; (p = strcasestr(p, name)) != NULL; p += n) {
        if (isalnum((unsigned char)p[n]) ||
            (p > text && (isalnum((unsigned char)p[-1]) || strchr("/-.=#@_", p[-1]) != NULL)) ||
            strchr("/-_=", p[n]) != NULL)
            continue; /* a part of a word or of an address */
        for (size_t i = 0; i < n; i++) {
            if ((i == 0 || name[i - 1] == ' ') && islower((unsigned char)p[i]))
                return false;
        }
        written++;
    }
    return written >= 4;
}

/* The two things that the title sets against each other: "Seed" and "Ritual" of "Seed vs. Ritual: which is better?".
 * False when it does not. */
static bool
title_pair(const struct cc_ctx *x, struct cc_span pair[2])
{
    const char *title = x->article->title, *at = title != NULL ? strcasestr(title, " vs") : NULL, *after;
    size_t words = 0;

    if (at == NULL || (after = strchr(at + 1, ' ')) == NULL || after - at > 4)
        return false;
    pair[0] = (struct cc_span){0, (size_t)(at - title)};
    for (const char *p = title; p < at; p++) {
        if (*p == ':')
            pair[0].start = (size_t)(p + 2 - title);
    }
    pair[1].start = pair[1].end = (size_t)(after + 1 - title);
    while (title[pair[1].end] != '\0' && strchr(":,?(|.", title[pair[1].end]) == NULL && words < 4) {
        size_t w = strcspn(title + pair[1].end, " :,?(|.");

        if (w == 0 || !(isupper((unsigned char)title[pair[1].end]) || isdigit((unsigned char)title[pair[1].end])))
            break; /* the name is over */
        pair[1].end += w;
        words++;
        if (title[pair[1].end] == ' ' && isupper((unsigned char)title[pair[1].end + 1]))
            pair[1].end++;
        else
            break;
    }
    return pair[0].end > pair[0].start + 2 && pair[0].end - pair[0].start < 40 && pair[1].end > pair[1].start + 2;
}

/* The two products that an article compares, by its title. */
static void
find_rivals(struct cc_ctx *x)
{
    struct cc_span pair[2];

    if (!title_pair(x, pair))
        return;
    for (int i = 0; i < 2; i++) {
        size_t n = pair[i].end - pair[i].start;

        if (n >= sizeof x->rivals[i])
            break;
        memcpy(x->rivals[i], x->article->title + pair[i].start, n);
        x->rivals[i][n] = '\0';
        if (!is_brand(x->article->text, x->rivals[i])) {
            x->rivals[0][0] = x->rivals[1][0] = '\0';
            return;
        }
    }
}

bool
cc_product_compares(struct cc_ctx *x)
{
    return x->article->title != NULL && read_title(x, x->article->title).compares;
}

void
cc_product_find(struct cc_ctx *x, unsigned sells)
{
    const struct cc_article *a = x->article;
    size_t first = 0;

    find_made_up(x);
    find_rivals(x);
    while (first < a->n_blocks && (a->blocks[first].role != CC_ROLE_CONTENT || a->blocks[first].kind == CC_BLOCK_META))
        first++;
    if (a->title != NULL && strlen(a->title) <= TITLE_BYTES)
        find_titled(x, a->title, sells);
    if (!x->title_is_name && first < a->n_blocks &&
        a->blocks[first].span.end - a->blocks[first].span.start <= TITLE_BYTES)
        find_titled(x, cc_block_text(x, first), sells);
    if (x->n_products == 0)
        find_offered(x);
}

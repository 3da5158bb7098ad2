/* topic.c: what the article is about ("it" at the start of a paragraph, the subject of a bare list of benefits), which
 * products it names, and whether it sells. Decided once, from the title and from counting words of the beginning. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "claims/block.h"
#include "claims/lexicon.h"
#include "vocab/tables.h"

#define LOOK_BYTES ((size_t)200000)
#define CANDIDATES 64

struct candidate {
    char word[48];
    unsigned score;
};

static void
count(struct candidate *v, size_t *n, const char *word, size_t len, unsigned weight)
{
    if (len >= sizeof v->word)
        return;
    for (size_t i = 0; i < *n; i++) {
        if (strlen(v[i].word) == len && memcmp(v[i].word, word, len) == 0) {
            v[i].score += weight;
            return;
        }
    }
    if (*n == CANDIDATES)
        return;
    memcpy(v[*n].word, word, len);
    v[*n].word[len] = '\0';
    v[(*n)++].score = weight;
}

/* Is it something that acts: a food, a substance, a habit? */
static bool
actor(const char *word, size_t n)
{
    uint32_t row = cc_vocab_find(&cc_vocab_nouns, word, n);
    const char *class = row == CC_VOCAB_NONE ? "" : cc_vocab_field(&cc_vocab_nouns, row, CC_VOCAB_NOUNS_CLASS);

    if (strcmp(class, "food") != 0 && strcmp(class, "agent") != 0 && strcmp(class, "behaviour") != 0)
        return false;
    return (cc_cue_of(word, n) & CC_CUE_CARRIER) == 0;
}

static size_t
times(const char *text, const char *word, size_t most)
{
    size_t n = 0;

    for (const char *p = text; n < most && (p = strcasestr(p, word)) != NULL; p++)
        n++;
    return n;
}

/* Substances of the title that no table of ours has but MeSH knows: "Melatonin: your guide to better sleep". */
static void
count_known(const struct cc_article *a, struct candidate *v, size_t *n)
{
    const char *s = a->title;
    struct cc_text t = {0};

    if (s == NULL || strlen(s) > 300)
        return;
    cc_claims_read(&t, s, (struct cc_span){0, strlen(s)});
    for (uint32_t i = 0; i < t.n_tokens; i++) {
        for (uint32_t words = 3; words > 0; words--) {
            struct cc_buf b = {0};

            if (i + words > t.n_tokens || !cc_is_substance(&t, i, i + words) ||
                (cc_cue_of(t.tokens[i + words - 1].lemma, t.tokens[i + words - 1].lemma_len) & (CC_CUE_CARRIER | CC_CUE_GENERIC)))
                continue;
            for (uint32_t j = i; j < i + words; j++) {
                cc_buf_adds(&b, j > i && (t.tokens[j].flags & CC_TOK_SPACE) ? " " : "");
                cc_buf_add(&b, t.tokens[j].lower, t.tokens[j].lower_len);
            }
            count(v, n, b.v, b.n, 6 + (unsigned)times(a->text, b.v, 40));
            cc_buf_clear(&b);
            i += words - 1;
            break;
        }
    }
    cc_tokens_clear(&t);
}

/* May the word, or its singular, be the last one of an actor? */
static bool
may_end_actor(const char *word, size_t n)
{
    return cc_vocab_ends(&cc_vocab_nouns, cc_vocab_hash(word, n)) ||
        (n > 1 && word[n - 1] == 's' && cc_vocab_ends(&cc_vocab_nouns, cc_vocab_hash(word, n - 1)));
}

/* Counts actors of one, two and three words in text[a, e). */
static void
count_actors(const char *text, size_t a, size_t e, unsigned weight, struct candidate *v, size_t *n)
{
    char key[128];
    size_t start[3] = {0}, len = 0;
    unsigned words = 0;

    for (size_t i = a; i <= e; i++) {
        unsigned char c = i < e ? (unsigned char)text[i] : ' ';

        if (isalnum(c) || c == '-' || c >= 0x80) {
            if (len + 2 > sizeof key) {
                len = words = 0;
                continue;
            }
            if (len == 0 || key[len - 1] == ' ') {
                if (words == 3) { /* slide the window */
                    size_t drop = start[1];

                    memmove(key, key + drop, len - drop);
                    len -= drop;
                    start[0] = 0;
                    start[1] = start[2] - drop;
                    words = 2;
                }
                start[words++] = len;
            }
            key[len++] = (char)tolower(c);
            continue;
        }
        if (len > 0 && key[len - 1] != ' ') {
            bool ends = may_end_actor(key + start[words - 1], len - start[words - 1]);

            for (unsigned k = 0; ends && k < words; k++) {
                size_t m = len - start[k];

                if (actor(key + start[k], m)) {
                    count(v, n, key + start[k], m, weight + (k + 1 < words ? 1 : 0));
                    break;
                }
                if (m > 1 && key[len - 1] == 's' && actor(key + start[k], m - 1)) {
                    count(v, n, key + start[k], m, weight);
                    break;
                }
            }
            key[len++] = ' ';
        }
        if (c != ' ')
            len = words = 0;
    }
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

/* Where the name that ends in the word at a begins: "New Lung" before a trade mark sign. The first word of a sentence that may be
 * a verb is none of it: "Try Jointarra". */
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
        if (row != 0 && (cc_lexicon_words[row - 1].can & CC_CAN_VERB) && (b == 0 || strchr("\n.!?:>", s[b - 1]) != NULL || (b > 1 && strchr(".!?:", s[b - 2]) != NULL)))
            break;
        a = b;
    }
    return a;
}

/* The name before a trade mark sign, and its first word alone where no dictionary has it ("Verdanza" of "Verdanza Greens"). */
static void
add_marked(struct cc_ctx *x, const char *s, size_t a, size_t e)
{
    size_t from = name_start(s, a), word = strcspn(s + from, " ");

    if (from + word < e && !known_word(s + from, word))
        add_product(x, s + from, word);
    add_product(x, s + from, e - from);
}

/* Names made up by a seller: a capital inside the word ("PrimeBiome"), a trade mark sign after it, or a word that the
 * dictionary does not know and that the title and the text both have. */
static void
find_products(struct cc_ctx *x)
{
    const char *s = x->article->text;
    size_t e = x->article->text_len < LOOK_BYTES ? x->article->text_len : LOOK_BYTES;

    for (size_t i = 0; i < e;) {
        size_t a, inner = 0, upper = 0;

        while (i < e && !isalpha((unsigned char)s[i]))
            i++;
        a = i;
        while (i < e && isalnum((unsigned char)s[i])) {
            if (i > a && isupper((unsigned char)s[i]) && islower((unsigned char)s[i - 1]))
                inner++;
            upper += isupper((unsigned char)s[i]) != 0;
            i++;
        }
        if (i - a < 4 || !isupper((unsigned char)s[a]))
            continue;
        if (i + 2 < e && (strncmp(s + i, "\u2122", 3) == 0 || strncmp(s + i, "\u00ae", 2) == 0))
            add_marked(x, s, a, i);
        else if (inner == 1 && upper == 2 && i - a >= 6 && strncmp(s + a, "Mc", 2) != 0 && !known_word(s + a, i - a))
            add_product(x, s + a, i - a);
        else if (x->article->title != NULL && !known_word(s + a, i - a) && i - a <= 40) {
            char word[48];

            memcpy(word, s + a, i - a);
            word[i - a] = '\0';
            if (strstr(x->article->title, word) != NULL && times(s, word, 4) >= 4)
                add_product(x, s + a, i - a);
        }
    }
}

/* How much the text speaks as a seller: a trade mark, "our formula", a number of capsules. One walk over the text for all. */
static unsigned
selling_words(const struct cc_article *a)
{
    static const char *const words[] = {"\u2122", "\u00ae", "our advanced", "our unique", "our formula", "our supplement", "our product", "our capsules",
        "per bottle", " capsules", "money-back", "money back", "your order", "add to cart"};
    uint16_t first[256] = {0}, second[256] = {0}, found = 0; /* the words, as bits, that have this letter there */
    unsigned n = 0;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        for (int c = 0; c < 256; c++) {
            first[c] |= (uint16_t)((tolower(c) == (unsigned char)words[i][0]) << i);
            second[c] |= (uint16_t)((tolower(c) == (unsigned char)words[i][1]) << i);
        }
    }
    for (const char *p = a->text; *p != '\0'; p++) {
        unsigned here = first[(unsigned char)p[0]] & second[(unsigned char)p[1]];

        for (size_t i = 0; here >> i != 0; i++) {
            if ((here >> i & 1) && strncasecmp(p, words[i], strlen(words[i])) == 0)
                found |= (uint16_t)(1u << i);
        }
    }
    for (; found != 0; found &= (uint16_t)(found - 1))
        n++;
    return n;
}

/* Puts the product that the page is about first: one of the title, else the one that is named most. False when a page names several
 * and none of them leads: a round-up of other people's products. */
static bool
lead_product(struct cc_ctx *x)
{
    const struct cc_article *a = x->article;
    unsigned most = 0, all = 0;
    uint32_t lead = 0;

    for (uint32_t i = 0; i < x->n_products; i++) {
        unsigned n = times(a->text, x->products[i], 50);

        if (a->title != NULL && strstr(a->title, x->products[i]) != NULL) {
            lead = i;
            most = all = 1;
            break;
        }
        all += n;
        if (n > most) {
            most = n;
            lead = i;
        }
    }
    if (lead > 0) {
        char *product = x->products[lead];

        memmove(x->products + 1, x->products, lead * sizeof *x->products);
        x->products[0] = product;
    }
    return x->n_products > 0 && 2 * most >= all;
}

void
cc_topic_find(struct cc_ctx *x)
{
    const struct cc_article *a = x->article;
    struct candidate v[CANDIDATES];
    size_t n = 0, best = SIZE_MAX, done = 0;
    unsigned sells = 0;

    memset(v, 0, sizeof v);
    find_products(x);
    for (size_t i = 0; i < a->n_blocks && done < LOOK_BYTES; i++) {
        const struct cc_block *b = &a->blocks[i];
        bool head = b->kind == CC_BLOCK_TITLE || (b->kind == CC_BLOCK_HEADING && b->level == 1);

        sells += b->kind == CC_BLOCK_BUTTON || b->kind == CC_BLOCK_DATA;
        if (b->role != CC_ROLE_CONTENT)
            continue;
        count_actors(a->text, b->span.start, b->span.end, head ? 6 : b->kind == CC_BLOCK_HEADING ? 3 : 1, v, &n);
        done += b->span.end - b->span.start;
    }
    x->sells = x->n_products > 0 && (sells >= 2 || selling_words(a) >= 3);
    if (lead_product(x) && ((a->title != NULL && strstr(a->title, x->products[0]) != NULL) || selling_words(a) >= 3)) {
        x->topic = cc_mem_strdup(x->products[0]);
        x->sells = x->topic_sure = true;
        return;
    }
    count_known(a, v, &n);
    for (size_t i = 0; i < n; i++) {
        if (v[i].score >= 4 && (best == SIZE_MAX || v[i].score > v[best].score))
            best = i;
    }
    if (best == SIZE_MAX)
        return;
    x->topic = cc_mem_strdup(v[best].word);
    x->topic_sure = a->title != NULL && strcasestr(a->title, x->topic) != NULL;
    x->topic_plural = v[best].word[strlen(v[best].word) - 1] == 's' && strlen(v[best].word) > 3 &&
        cc_vocab_find(&cc_vocab_nouns, v[best].word, strlen(v[best].word)) == CC_VOCAB_NONE;
}

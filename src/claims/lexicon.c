/* lexicon.c: see lexicon.h. */
#include "claims/lexicon.h"

#include "claims/token.h"

/* Are the bytes behind the first eight the same? */
static inline int
same_rest(const char *a, const char *b, size_t n)
{
    uint64_t x, y;

    if (n <= 8)
        return 1;
    if (n > 16)
        return memcmp(a + 8, b + 8, n - 8) == 0;
    memcpy(&x, a + n - 8, 8);
    memcpy(&y, b + n - 8, 8);
    return x == y;
}

static inline int
is_form(uint32_t row, uint32_t hash, uint64_t start, const char *form, size_t n)
{
    const struct cc_word *w = &cc_lexicon_words[row];

    return cc_lexicon_marks[row] == hash >> 24 && w->start == start && w->len == n &&
        same_rest(cc_lexicon_text + w->text, form, n);
}

uint32_t
cc_lexicon_find_hashed(const char *form, size_t n, uint32_t hash)
{
    uint32_t frequent = cc_lexicon_frequent[hash & (CC_LEXICON_FREQUENT - 1)];
    uint64_t start = cc_lexicon_start(form, n);
    const uint16_t *bucket;

    if (frequent != 0 && is_form(frequent - 1, hash, start, form, n))
        return frequent;
    bucket = &cc_lexicon_buckets[hash & cc_lexicon_mask];
    for (uint32_t row = bucket[0]; row < bucket[1]; row++) {
        if (is_form(row, hash, start, form, n))
            return row + 1;
    }
    return 0;
}

uint32_t
cc_lexicon_find(const char *form, size_t n)
{
    return cc_lexicon_find_hashed(form, n, cc_lexicon_hash(form, n));
}

uint32_t
cc_lexicon_lemma_row(const struct cc_token *k)
{
    const struct cc_word *w = &cc_lexicon_words[k->word - (k->word != 0)];
    const uint16_t rows[] = {w->noun, w->verb, w->adjective};

    if (k->word == 0)
        return 0;
    if (k->lemma == k->lower && k->lemma_len == k->lower_len)
        return k->word;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) { /* the tagger has taken it from one of these */
        if (rows[i] != 0 && k->lemma == cc_lexicon_text + cc_lexicon_words[rows[i] - 1].text &&
            k->lemma_len == cc_lexicon_words[rows[i] - 1].len)
            return rows[i];
    }
    return 0;
}

/* lexicon.c: see lexicon.h. */
#include "claims/lexicon.h"

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

uint32_t
cc_lexicon_find_hashed(const char *form, size_t n, uint32_t hash)
{
    const uint16_t *bucket = &cc_lexicon_buckets[hash & cc_lexicon_mask];
    uint64_t start = cc_lexicon_start(form, n);

    for (uint32_t row = bucket[0]; row < bucket[1]; row++) {
        const struct cc_word *w = &cc_lexicon_words[row];

        if (w->start == start && w->len == n && same_rest(cc_lexicon_text + w->text, form, n))
            return row + 1;
    }
    return 0;
}

uint32_t
cc_lexicon_find(const char *form, size_t n)
{
    return cc_lexicon_find_hashed(form, n, cc_lexicon_hash(form, n));
}

/* lexicon.c: see lexicon.h. */
#include "claims/lexicon.h"

uint32_t
cc_lexicon_find(const char *form, size_t n)
{
    uint32_t bucket = cc_lexicon_hash(form, n) & cc_lexicon_mask;

    for (uint32_t row = cc_lexicon_buckets[bucket]; row < cc_lexicon_buckets[bucket + 1]; row++) {
        const struct cc_word *w = &cc_lexicon_words[row];

        if (w->len == n && memcmp(cc_lexicon_text + w->text, form, n) == 0)
            return row + 1;
    }
    return 0;
}

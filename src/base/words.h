/* words.h: text -> plain words, in the one form in which claimcheck compares words of claims, queries and records. */
#ifndef CC_BASE_WORDS_H
#define CC_BASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* A longer run of letters is no word that anything is found by, and is dropped. */
#define CC_WORD_MAX_BYTES 60

/* One word: letters and digits only, case-folded, Greek letters spelled out, a possessive 's dropped; a hyphen and an
 * apostrophe separate words, as they do in PubMed. */
struct cc_word {
    const char *text; /* NUL-terminated, in the list's own memory */
    size_t n;
    bool after_break; /* punctuation stands before it: no phrase goes across */
};

struct cc_words {
    struct cc_word *v;
    size_t n, cap;
    char *memory;
};

/* The first max words of text (valid UTF-8; NULL has none). *out must be {0}. */
void cc_words_read(const char *text, size_t max, struct cc_words *out);
void cc_words_clear(struct cc_words *words);

/* Appends words[0..n) with single spaces. */
void cc_words_join(struct cc_buf *b, const struct cc_word *words, size_t n);

#endif

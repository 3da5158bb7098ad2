/* vocab.h: word lists compiled in. Each src/vocab/NAME.tsv becomes one constant table, cc_vocab_NAME: rows sorted by
 * their first column, a hash index over it, every field a NUL-terminated string. No start-up cost, no global state.
 *
 * A TSV: lines starting with '#' are comments, the first other line is the header (column names), the first column is
 * the key as it is looked up: lower case, spaces single. A key may stand in several rows; they are adjacent. A further
 * column whose name ends with '|' holds other keys of the same row, separated by '|' (in tables.h its constant ends
 * with '_'); in such a table every key is unique. The tables are made at build time by mkvocab.c. */
#ifndef CC_VOCAB_VOCAB_H
#define CC_VOCAB_VOCAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vocab/hash.h"

struct cc_vocab {
    const char *name;
    uint32_t n_rows, n_cols;
    const char *text;           /* all fields, each NUL-terminated */
    const uint32_t *fields;     /* n_rows * n_cols offsets into text */
    const uint32_t *keys;       /* pairs: offset of a key's text, its first row */
    const uint32_t *index;      /* index_mask + 1 slots: number of a key + 1 in the bits of number_mask, above them those of its
                                 * hash; 0 = free. Nearly every look at a key's text finds it */
    uint32_t index_mask, number_mask;
    const uint32_t *begins;     /* filter_mask + 1 bits: hashes of what keys begin with, and … */
    const uint32_t *ends;       /* … end with, cut between words; NULL for large tables */
    uint32_t filter_mask;
};

#define CC_VOCAB_NONE UINT32_MAX

/* The first row that has exactly key[0..n) as a key, or CC_VOCAB_NONE. O(1). */
uint32_t cc_vocab_find(const struct cc_vocab *table, const char *key, size_t n);

/* The same where the key's cc_vocab_hash is known. */
uint32_t cc_vocab_find_hashed(const struct cc_vocab *table, const char *key, size_t n, uint32_t hash);

/* May a key be, or begin with (end with), the words that have this cc_vocab_hash? False: none does. True: nearly always
 * one does. For texts read word by word: most words and phrases need no other question. A beginning may be cut wherever
 * a key has a mark, an ending only at a space. */
static inline bool
cc_vocab_begins(const struct cc_vocab *table, uint32_t hash)
{
    return table->begins == NULL || (table->begins[(hash & table->filter_mask) >> 5] >> (hash & 31) & 1) != 0;
}

static inline bool
cc_vocab_ends(const struct cc_vocab *table, uint32_t hash)
{
    return table->ends == NULL || (table->ends[(hash & table->filter_mask) >> 5] >> (hash & 31) & 1) != 0;
}

/* The next row with the same key, or CC_VOCAB_NONE. */
uint32_t cc_vocab_again(const struct cc_vocab *table, uint32_t row);

/* A field; "" when the row has none. Never NULL. */
const char *cc_vocab_field(const struct cc_vocab *table, uint32_t row, uint32_t col);

#endif

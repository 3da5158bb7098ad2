/* vocab.c: see vocab.h. */
#include "vocab/vocab.h"

#include <string.h>

const char *
cc_vocab_field(const struct cc_vocab *table, uint32_t row, uint32_t col)
{
    return table->text + table->fields[(size_t)row * table->n_cols + col];
}

uint32_t
cc_vocab_find_hashed(const struct cc_vocab *table, const char *key, size_t n, uint32_t hash)
{
    for (uint32_t slot = hash & table->index_mask;; slot = (slot + 1) & table->index_mask) {
        uint32_t entry = table->index[slot];
        const uint32_t *pair;
        const char *found;

        if (entry == 0)
            return CC_VOCAB_NONE;
        if (((entry ^ hash) & ~table->number_mask) != 0)
            continue;
        pair = table->keys + 2 * (size_t)((entry & table->number_mask) - 1);
        found = table->text + pair[0];
        if (strncmp(found, key, n) == 0 && found[n] == '\0')
            return pair[1];
    }
}

uint32_t
cc_vocab_find(const struct cc_vocab *table, const char *key, size_t n)
{
    return cc_vocab_find_hashed(table, key, n, cc_vocab_hash(key, n));
}

uint32_t
cc_vocab_again(const struct cc_vocab *table, uint32_t row)
{
    if (row + 1 >= table->n_rows || strcmp(cc_vocab_field(table, row, 0), cc_vocab_field(table, row + 1, 0)) != 0)
        return CC_VOCAB_NONE;
    return row + 1;
}

/* vocab.c: see vocab.h. */
#include "vocab/vocab.h"

#include <string.h>

#include "base/hash.h"

const char *
cc_vocab_field(const struct cc_vocab *table, uint32_t row, uint32_t col)
{
    return table->text + table->fields[(size_t)row * table->n_cols + col];
}

uint32_t
cc_vocab_find(const struct cc_vocab *table, const char *key, size_t n)
{
    for (uint32_t slot = cc_hash_fnv(key, n) & table->index_mask;; slot = (slot + 1) & table->index_mask) {
        const uint32_t *pair;
        const char *found;

        if (table->index[slot] == 0)
            return CC_VOCAB_NONE;
        pair = table->keys + 2 * (size_t)(table->index[slot] - 1);
        found = table->text + pair[0];
        if (strncmp(found, key, n) == 0 && found[n] == '\0')
            return pair[1];
    }
}

uint32_t
cc_vocab_again(const struct cc_vocab *table, uint32_t row)
{
    if (row + 1 >= table->n_rows || strcmp(cc_vocab_field(table, row, 0), cc_vocab_field(table, row + 1, 0)) != 0)
        return CC_VOCAB_NONE;
    return row + 1;
}

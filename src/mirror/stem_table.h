/* stem_table.h: word stems, each once, in the order they came, with a number each: what a question and the records it
 * finds are made of while it is answered. */
#ifndef CC_MIRROR_STEM_TABLE_H
#define CC_MIRROR_STEM_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct cc_stem_weight {
    char *stem;
    float value;
};

/* {0} is an empty table. */
struct cc_stem_table {
    struct cc_stem_weight *v;
    size_t n, cap;
    struct cc_stem_slot { uint32_t hash, place; } *slots; /* place in v + 1, 0 = free */
    size_t n_slots;
};

/* Where a stem is in v; a new one is added with value 0. */
size_t cc_stem_table_add(struct cc_stem_table *table, const char *stem, size_t len);
/* Its value, to be changed; valid until the next stem is added. */
float *cc_stem_table_value(struct cc_stem_table *table, const char *stem, size_t len);
/* Makes the values sum to `sum`; all 0 stays so. */
void cc_stem_table_scale(struct cc_stem_table *table, float sum);
void cc_stem_table_clear(struct cc_stem_table *table);

#endif

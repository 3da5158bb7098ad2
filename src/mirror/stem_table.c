/* stem_table.c: see stem_table.h. */
#include "mirror/stem_table.h"

#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

static void
lay_out(struct cc_stem_table *t)
{
    struct cc_stem_slot *old = t->slots;
    size_t n_old = t->n_slots;

    t->n_slots = n_old == 0 ? 256 : n_old * 2;
    t->slots = cc_mem_alloc(t->n_slots * sizeof *t->slots);
    for (size_t i = 0; i < n_old; i++) {
        size_t at = old[i].hash;

        if (old[i].place == 0)
            continue;
        while (t->slots[at & (t->n_slots - 1)].place != 0)
            at++;
        t->slots[at & (t->n_slots - 1)] = old[i];
    }
    free(old);
}

size_t
cc_stem_table_add(struct cc_stem_table *t, const char *stem, size_t len)
{
    uint64_t whole = cc_hash_fnv(stem, len);
    uint32_t hash = (uint32_t)(whole ^ whole >> 32);
    size_t at = hash;

    if (t->n * 2 >= t->n_slots)
        lay_out(t);
    for (; t->slots[at & (t->n_slots - 1)].place != 0; at++) {
        const struct cc_stem_slot *slot = &t->slots[at & (t->n_slots - 1)];
        const struct cc_stem_weight *known = &t->v[slot->place - 1];

        if (slot->hash == hash && strncmp(known->stem, stem, len) == 0 && known->stem[len] == '\0')
            return slot->place - 1;
    }
    if (t->n == t->cap)
        t->v = cc_mem_grow(t->v, t->n, &t->cap, sizeof *t->v);
    t->v[t->n] = (struct cc_stem_weight){cc_mem_strndup(stem, len), 0};
    t->slots[at & (t->n_slots - 1)] = (struct cc_stem_slot){hash, (uint32_t)++t->n};
    return t->n - 1;
}

float *
cc_stem_table_value(struct cc_stem_table *t, const char *stem, size_t len)
{
    size_t i = cc_stem_table_add(t, stem, len); /* moves v */

    return &t->v[i].value;
}

void
cc_stem_table_scale(struct cc_stem_table *t, float to)
{
    float sum = 0;

    for (size_t i = 0; i < t->n; i++)
        sum += t->v[i].value;
    for (size_t i = 0; i < t->n && sum > 0; i++)
        t->v[i].value *= to / sum;
}

void
cc_stem_table_clear(struct cc_stem_table *t)
{
    for (size_t i = 0; i < t->n; i++)
        free(t->v[i].stem);
    free(t->v);
    free(t->slots);
    *t = (struct cc_stem_table){0};
}

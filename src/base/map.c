/* map.c: see map.h. */
#include "base/map.h"

#include "base/mem.h"

/* 64-bit FNV-1a, and the finaliser of splitmix64 for numbers (Vigna). */
static uint64_t
hash_text(const char *s)
{
    uint64_t h = 14695981039346656037u;

    while (*s)
        h = (h ^ (unsigned char)*s++) * 1099511628211u;
    return h;
}

static size_t
place(const struct cc_map *map, const char *text, uint64_t key)
{
    uint64_t x = key;
    size_t i;

    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    for (i = (size_t)(x ^ (x >> 31)) & (map->cap - 1); map->slots[i].value != 0; i = (i + 1) & (map->cap - 1)) {
        const struct cc_map_slot *s = &map->slots[i];

        if (s->key == key && (s->text == NULL) == (text == NULL) && (text == NULL || strcmp(s->text, text) == 0))
            break;
    }
    return i;
}

static size_t
get(const struct cc_map *map, const char *text, uint64_t key)
{
    return map->cap ? map->slots[place(map, text, key)].value - 1 : CC_MAP_NONE; /* 0 - 1 is CC_MAP_NONE */
}

static void
put(struct cc_map *map, const char *text, uint64_t key, size_t value)
{
    struct cc_map_slot *slot;

    if ((map->n + 1) * 4 > map->cap * 3) {
        struct cc_map bigger = {.cap = map->cap ? map->cap * 2 : 64};

        bigger.slots = cc_mem_alloc(bigger.cap * sizeof *bigger.slots);
        for (size_t i = 0; i < map->cap; i++) {
            if (map->slots[i].value)
                bigger.slots[place(&bigger, map->slots[i].text, map->slots[i].key)] = map->slots[i];
        }
        bigger.n = map->n;
        free(map->slots);
        *map = bigger;
    }
    slot = &map->slots[place(map, text, key)];
    map->n += slot->value == 0;
    *slot = (struct cc_map_slot){text, key, value + 1};
}

size_t
cc_map_get(const struct cc_map *map, const char *text)
{
    return get(map, text, hash_text(text));
}

void
cc_map_put(struct cc_map *map, const char *text, size_t value)
{
    put(map, text, hash_text(text), value);
}

size_t
cc_map_get_number(const struct cc_map *map, uint64_t number)
{
    return get(map, NULL, number);
}

void
cc_map_put_number(struct cc_map *map, uint64_t number, size_t value)
{
    put(map, NULL, number, value);
}

void
cc_map_clear(struct cc_map *map)
{
    free(map->slots);
    *map = (struct cc_map){0};
}

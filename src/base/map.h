/* map.h: text or number -> size_t, open addressing. Keys are borrowed: they must live as long as the map. */
#ifndef CC_BASE_MAP_H
#define CC_BASE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct cc_map {
    struct cc_map_slot {
        const char *text;  /* NULL for a number key or an empty slot */
        uint64_t key;      /* the number, or the hash of the text; */
        size_t value;      /* value + 1; 0 = empty */
    } *slots;
    size_t n, cap;
};

#define CC_MAP_NONE SIZE_MAX

size_t cc_map_get(const struct cc_map *map, const char *text);
void cc_map_put(struct cc_map *map, const char *text, size_t value);  /* replaces */
size_t cc_map_get_number(const struct cc_map *map, uint64_t number);
void cc_map_put_number(struct cc_map *map, uint64_t number, size_t value);
void cc_map_clear(struct cc_map *map);

#endif

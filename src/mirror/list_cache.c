/* list_cache.c: see list_cache.h. */
#include "mirror/list_cache.h"

#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "mirror/segment.h"

struct cc_cached_list {
    struct cc_cached_list *next; /* of the same slot */
    struct cc_list list;
    int64_t segment;
    uint32_t hash;
    size_t len;
    uint8_t key[];
};

static uint32_t
hash_of(int64_t segment, const void *key, size_t len)
{
    return cc_hash_fnv(key, len) ^ (uint32_t)segment * 2654435761u; /* Knuth's multiplicative hash */
}

const struct cc_list *
cc_list_cache_get(const struct cc_list_cache *cache, int64_t segment, const void *key, size_t len)
{
    uint32_t hash = hash_of(segment, key, len);
    const struct cc_cached_list *e = cache->n_slots > 0 ? cache->slots[hash & (cache->n_slots - 1)] : NULL;

    for (; e != NULL; e = e->next)
        if (e->hash == hash && e->segment == segment && e->len == len && memcmp(e->key, key, len) == 0)
            return &e->list;
    return NULL;
}

static void
widen(struct cc_list_cache *cache)
{
    size_t n_slots = cache->n_slots == 0 ? 1024 : cache->n_slots * 2;
    struct cc_cached_list **slots = cc_mem_alloc(n_slots * sizeof(struct cc_cached_list *));

    for (size_t i = 0; i < cache->n_slots; i++) {
        while (cache->slots[i] != NULL) {
            struct cc_cached_list *e = cache->slots[i];

            cache->slots[i] = e->next;
            e->next = slots[e->hash & (n_slots - 1)];
            slots[e->hash & (n_slots - 1)] = e;
        }
    }
    free(cache->slots);
    cache->slots = slots;
    cache->n_slots = n_slots;
}

void
cc_list_cache_put(struct cc_list_cache *cache, int64_t segment, const void *key, size_t len, const struct cc_list *list)
{
    struct cc_cached_list *e;
    size_t at;

    if (cache->bytes > CC_LIST_CACHE_BYTES)
        cc_list_cache_clear(cache);
    if (cache->n >= cache->n_slots)
        widen(cache);
    e = cc_mem_alloc(sizeof *e + len);
    e->segment = segment;
    e->hash = hash_of(segment, key, len);
    e->len = len;
    memcpy(e->key, key, len);
    cc_list_copy(&e->list, list);
    at = e->hash & (cache->n_slots - 1);
    e->next = cache->slots[at];
    cache->slots[at] = e;
    cache->n++;
    cache->bytes += sizeof *e + len + list->inline_len + list->n_chunks * sizeof *list->chunks;
}

void
cc_list_cache_clear(struct cc_list_cache *cache)
{
    for (size_t i = 0; i < cache->n_slots; i++) {
        while (cache->slots[i] != NULL) {
            struct cc_cached_list *e = cache->slots[i];

            cache->slots[i] = e->next;
            cc_list_clear(&e->list);
            free(e);
        }
    }
    free(cache->slots);
    *cache = (struct cc_list_cache){0};
}

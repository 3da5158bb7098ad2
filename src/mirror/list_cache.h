/* list_cache.h: where the lists of keys are that were looked up before, so that a word that many searches share is
 * looked up in the dictionary once. What a key lacks is remembered too. It must not know what the lists hold. */
#ifndef CC_MIRROR_LIST_CACHE_H
#define CC_MIRROR_LIST_CACHE_H

#include <stddef.h>
#include <stdint.h>

struct cc_list;

#define CC_LIST_CACHE_BYTES (8u << 20) /* about; when it is full it is emptied: what is in use soon comes back */

/* {0} is an empty one. */
struct cc_list_cache {
    struct cc_cached_list **slots;
    size_t n, n_slots, bytes;
};

/* Borrowed until the next put; NULL when this key was not looked up before. A list of no records: the key is not
 * there. */
const struct cc_list *cc_list_cache_get(
    const struct cc_list_cache *cache, int64_t segment, const void *key, size_t len);
/* Keeps a copy. */
void cc_list_cache_put(
    struct cc_list_cache *cache, int64_t segment, const void *key, size_t len, const struct cc_list *list);
void cc_list_cache_clear(struct cc_list_cache *cache);

#endif

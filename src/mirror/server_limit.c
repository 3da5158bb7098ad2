/* server_limit.c: NCBI's limit of requests a second, for clients that want to be tested against it: a fixed window of
 * one second for each address or api_key. Safe for threads. */
#include <pthread.h>

#include "base/hash.h"
#include "mirror/server.h"

#define SLOTS 1024u /* two keys in one slot share their count, which only makes the limit stricter */

struct cc_limit {
    pthread_mutex_t lock;
    long rate;
    struct { int64_t second; long count; } slots[SLOTS];
};

struct cc_limit *
cc_limit_new(long rate)
{
    struct cc_limit *limit = cc_mem_alloc(sizeof *limit);

    pthread_mutex_init(&limit->lock, NULL);
    limit->rate = rate;
    return limit;
}

void
cc_limit_free(struct cc_limit *limit)
{
    if (limit == NULL)
        return;
    pthread_mutex_destroy(&limit->lock);
    free(limit);
}

long
cc_limit_count(struct cc_limit *limit, const char *key, bool has_api_key, int64_t now_ms, long *max)
{
    size_t slot = cc_hash_fnv(key, strlen(key)) % SLOTS;
    long count;

    *max = has_api_key ? limit->rate * 10 / 3 : limit->rate;
    pthread_mutex_lock(&limit->lock);
    if (limit->slots[slot].second != now_ms / 1000) {
        limit->slots[slot].second = now_ms / 1000;
        limit->slots[slot].count = 0;
    }
    count = ++limit->slots[slot].count;
    pthread_mutex_unlock(&limit->lock);
    return count;
}

/* cache_int.h: the cache's inside, shared by cache.c and cache_care.c. */
#ifndef CC_STORE_CACHE_INT_H
#define CC_STORE_CACHE_INT_H

#include <claimcheck/store.h>
#include <zstd.h>

#include "store/db.h"

struct cc_cache {
    struct cc_db db;
    const struct cc_clock *clock;
    ZSTD_CCtx *zstd;
};

/* A time that lies this far ahead of the clock was written by a clock that was wrong, or ours is: what bears it is not
 * fresh, however long that lasts. Two machines' clocks may differ by less. */
#define CC_CACHE_AHEAD_S ((int64_t)3600)

/* Unpacks a compressed column of len bytes and holds it against its hash. CC_VERIFY names what. */
enum cc_status cc_cache_unpack(struct cc_cache *cache, sqlite3_stmt *s, int column, int64_t len, const char *hash,
    const char *what, char **out, struct cc_error *error) CC_MUST_CHECK;

#endif

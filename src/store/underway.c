/* underway.c: who is asking for what right now, so that concurrent processes ask once. */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/cache_int.h"

static bool
is_alive(int64_t pid)
{
    return pid > 0 && (kill((pid_t)pid, 0) == 0 || errno == EPERM);
}

/* The holder of a key, 0 when nobody holds it or the holder is gone or too slow. */
static enum cc_status
holder(struct cc_cache *cache, const char *source, const char *key, int64_t *pid, struct cc_error *error)
{
    static const char SQL[] = "SELECT pid, since FROM underway WHERE source = $1 AND key = $2";
    sqlite3_stmt *s = cc_db_prepare(&cache->db, SQL, error);
    enum cc_status status = s ? cc_db_bind(&cache->db, s, error, "ss", source, key) : CC_STORE;
    bool row = false;

    *pid = 0;
    if (status == CC_OK)
        status = cc_db_step(&cache->db, s, &row, error);
    if (status == CC_OK && row && is_alive(sqlite3_column_int64(s, 0))) {
        int64_t age = cc_clock_now_s(cache->clock) - sqlite3_column_int64(s, 1);

        if (age < CC_CACHE_UNDERWAY_S && age > -CC_CACHE_UNDERWAY_S) /* the clock may have gone back since */
            *pid = sqlite3_column_int64(s, 0);
    }
    sqlite3_reset(s);
    return status;
}

enum cc_status
cc_cache_take(struct cc_cache *cache, const char *source, const char *key, bool *mine, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO underway (source, key, pid, since) VALUES ($1, $2, $3, $4)"
                              " ON CONFLICT (source, key) DO UPDATE SET pid = excluded.pid, since = excluded.since";
    int64_t pid = 0;
    enum cc_status status = cc_db_begin(&cache->db, error); /* looking and taking are one step */

    if (status != CC_OK)
        return status;
    status = holder(cache, source, key, &pid, error);
    *mine = pid == 0 || pid == getpid();
    if (status == CC_OK && *mine)
        status = cc_db_run(
            &cache->db, error, SQL, "ssii", source, key, (int64_t)getpid(), cc_clock_now_s(cache->clock));
    return cc_db_end(&cache->db, status == CC_OK, error);
}

enum cc_status
cc_cache_let_go(struct cc_cache *cache, const char *source, const char *key, struct cc_error *error)
{
    static const char SQL[] = "DELETE FROM underway WHERE source = $1 AND pid = $2 AND ($3 IS NULL OR key = $3)";

    return cc_db_run(&cache->db, error, SQL, "sis", source, (int64_t)getpid(), key);
}

/* dead.c: see dead.h. */
#include "mirror/dead.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "mirror/file.h"

#define BYTES (CC_WINDOW / 8)

void
cc_dead_mark(struct cc_dead *dead, uint32_t slot)
{
    if (dead->n == dead->cap)
        dead->v = cc_mem_grow(dead->v, dead->n, &dead->cap, sizeof *dead->v);
    dead->v[dead->n++] = slot;
}

void
cc_dead_clear(struct cc_dead *dead)
{
    free(dead->v);
    *dead = (struct cc_dead){0};
}

static int
ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

enum cc_status
cc_dead_flush(struct cc_dead *dead, sqlite3 *db, struct cc_error *error)
{
    sqlite3_stmt *get = NULL, *put = NULL;
    uint8_t bits[BYTES];
    enum cc_status status;
    bool row = false;

    if (dead->n == 0)
        return CC_OK;
    status = cc_sql_use(db, &get, "SELECT bits FROM dead WHERE \"window\" = $1", error);
    if (status == CC_OK)
        status = cc_sql_use(db, &put, "INSERT OR REPLACE INTO dead(\"window\", bits) VALUES($1, $2)", error);
    qsort(dead->v, dead->n, sizeof *dead->v, ascending);
    for (size_t i = 0; i < dead->n && status == CC_OK;) {
        uint32_t window = dead->v[i] >> CC_WINDOW_BITS;

        memset(bits, 0, sizeof bits);
        sqlite3_bind_int64(get, 1, window);
        status = cc_sql_step(db, get, &row, error);
        if (status == CC_OK && row && sqlite3_column_bytes(get, 0) == (int)BYTES)
            memcpy(bits, sqlite3_column_blob(get, 0), BYTES);
        sqlite3_reset(get);
        for (; i < dead->n && dead->v[i] >> CC_WINDOW_BITS == window; i++)
            bits[(dead->v[i] & (CC_WINDOW - 1)) >> 3] |= (uint8_t)(1u << (dead->v[i] & 7));
        sqlite3_bind_int64(put, 1, window);
        sqlite3_bind_blob(put, 2, bits, (int)BYTES, SQLITE_TRANSIENT);
        if (status == CC_OK)
            status = cc_sql_done(db, put, error);
    }
    sqlite3_finalize(get);
    sqlite3_finalize(put);
    dead->n = 0;
    return status;
}

enum cc_status
cc_dead_load(struct cc_dead_map *map, sqlite3 *db, struct cc_error *error)
{
    sqlite3_stmt *get = NULL;
    int64_t highest = -1;
    enum cc_status status = cc_sql_int(db, "SELECT max(\"window\") FROM dead", -1, &highest, error);
    bool row;

    *map = (struct cc_dead_map){0};
    if (status != CC_OK || highest < 0 || highest > UINT16_MAX)
        return status;
    map->n = (size_t)highest + 1;
    map->bits = cc_mem_alloc(map->n * sizeof *map->bits);
    status = cc_sql_use(db, &get, "SELECT \"window\", bits FROM dead", error);
    while (status == CC_OK && (status = cc_sql_step(db, get, &row, error)) == CC_OK && row) {
        int64_t window = sqlite3_column_int64(get, 0);
        const uint8_t *bytes = sqlite3_column_blob(get, 1);
        uint64_t *words;

        if (window < 0 || window > highest || sqlite3_column_bytes(get, 1) != (int)BYTES || map->bits[window] != NULL)
            continue;
        words = map->bits[window] = cc_mem_alloc(BYTES);
        for (size_t i = 0; i < (size_t)BYTES; i++)
            words[i / 8] |= (uint64_t)bytes[i] << (i % 8 * 8);
    }
    sqlite3_finalize(get);
    return status;
}

void
cc_dead_map_clear(struct cc_dead_map *map)
{
    for (size_t i = 0; i < map->n; i++)
        free(map->bits[i]);
    free(map->bits);
    *map = (struct cc_dead_map){0};
}

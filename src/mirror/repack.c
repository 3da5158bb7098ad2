/* repack.c: see repack.h. */
#include "mirror/repack.h"

#include "mirror/dead.h"
#include "mirror/file.h"
#include "mirror/pack.h"

#define STEP_BYTES ((size_t)32 << 20) /* of frames written between two commits */

struct repacking {
    sqlite3 *db;
    sqlite3_stmt *next, *put;
    struct cc_dead_map dead;
    struct cc_unpacker *unpacker;
    struct cc_packer *packer;
    struct cc_buf frame;
    size_t written;
};

static bool
is_dead(const struct repacking *r, uint32_t slot)
{
    uint32_t window = slot >> CC_WINDOW_BITS, bit = slot & (CC_WINDOW - 1);

    return window < r->dead.n && r->dead.bits[window] != NULL &&
        (r->dead.bits[window][bit >> 6] >> (bit & 63) & 1) != 0;
}

static enum cc_status
repack_one(struct repacking *r, uint32_t first, uint32_t n, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    bool any = false;

    for (uint32_t slot = first; slot < first + n && !any; slot++)
        any = is_dead(r, slot);
    if (!any)
        return CC_OK;
    any = false;
    for (uint32_t slot = first; slot < first + n && status == CC_OK; slot++) {
        const char *xml = "";
        size_t len = 0;

        status = cc_unpacker_get(r->unpacker, slot, &xml, &len, error);
        if (is_dead(r, slot)) {
            any = any || len > 0;
            len = 0;
        }
        if (status == CC_OK)
            cc_packer_add(r->packer, xml, len);
    }
    cc_buf_reset(&r->frame);
    if (status == CC_OK)
        status = cc_packer_finish(r->packer, &r->frame, error);
    if (status != CC_OK || !any)
        return status;
    sqlite3_bind_blob64(r->put, 1, r->frame.v, r->frame.n, SQLITE_STATIC);
    sqlite3_bind_int64(r->put, 2, first);
    r->written += r->frame.n;
    return cc_sql_done(r->db, r->put, error);
}

enum cc_status
cc_repack(sqlite3 *db, const volatile bool *cancel, struct cc_error *error)
{
    struct repacking r = {.db = db, .unpacker = cc_unpacker_new(db), };
    enum cc_status status = cc_dead_load(&r.dead, db, error);
    int64_t at = -1, version = 0;
    bool row = true;

    if (status == CC_OK)
        status = cc_sql_int(db, "PRAGMA user_version", 0, &version, error);
    r.packer = cc_packer_new(version);
    if (status == CC_OK)
        status = cc_sql_use(db, &r.next, "SELECT first, n FROM pack WHERE first > $1 ORDER BY first LIMIT 1", error);
    if (status == CC_OK)
        status = cc_sql_use(db, &r.put, "UPDATE pack SET data = $1 WHERE first = $2", error);
    while (status == CC_OK && r.dead.n > 0) {
        uint32_t n;

        sqlite3_bind_int64(r.next, 1, at);
        status = cc_sql_step(db, r.next, &row, error);
        if (status != CC_OK || !row)
            break;
        at = sqlite3_column_int64(r.next, 0);
        n = (uint32_t)sqlite3_column_int64(r.next, 1);
        sqlite3_reset(r.next);
        status = repack_one(&r, (uint32_t)at, n, error);
        if (status != CC_OK || r.written < STEP_BYTES)
            continue;
        r.written = 0;
        status = cc_sql_run(db, "COMMIT; BEGIN IMMEDIATE", error);
        if (status == CC_OK && cancel != NULL && *cancel)
            status = cc_error_set(error, CC_CANCELLED, "interrupted; the mirror is whole");
    }
    sqlite3_finalize(r.next);
    sqlite3_finalize(r.put);
    cc_unpacker_free(r.unpacker);
    cc_packer_free(r.packer);
    cc_dead_map_clear(&r.dead);
    cc_buf_clear(&r.frame);
    return status;
}

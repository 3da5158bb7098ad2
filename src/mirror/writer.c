/* writer.c: see import.h. */
#include "mirror/import.h"

#include <string.h>

#include "base/mem.h"
#include "mirror/columns.h"
#include "mirror/dead.h"
#include "mirror/file.h"
#include "mirror/invert.h"
#include "mirror/segment.h"

#define SEGMENT_BYTES   ((size_t)48 << 20) /* of the inverter; then a segment is written */
#define SEGMENT_RECORDS 24000u  /* and their pages, which stay in memory until they are committed: some 70 MB */

struct cc_writer {
    int lock;
    sqlite3 *db;
    sqlite3_stmt *get, *put, *drop, *add_pack;
    struct cc_inverter *inverter;
    struct cc_column_writer columns;
    struct cc_dead dead;
    uint32_t first, next;      /* slots of the segment being gathered */
    uint32_t highest;          /* PMID; a higher one needs no look-up */
    int64_t n_records, as_of, n_abstracts;
};

sqlite3 *
cc_writer_db(struct cc_writer *w)
{
    return w->db;
}

void
cc_writer_close(struct cc_writer *w)
{
    if (w == NULL)
        return;
    sqlite3_finalize(w->get);
    sqlite3_finalize(w->put);
    sqlite3_finalize(w->drop);
    sqlite3_finalize(w->add_pack);
    cc_inverter_free(w->inverter);
    cc_column_writer_clear(&w->columns);
    cc_dead_clear(&w->dead);
    sqlite3_close_v2(w->db); /* rolls back */
    cc_mirror_file_unlock(w->lock);
    free(w);
}

enum cc_status
cc_writer_open(const char *path, struct cc_writer **out, struct cc_error *error)
{
    struct cc_writer *w = cc_mem_alloc(sizeof *w);
    enum cc_status status = cc_mirror_file_lock(path, &w->lock, error);
    int64_t next = 0, highest = 0;

    if (status == CC_OK)
        status = cc_mirror_file_open(path, true, &w->db, error);
    if (status == CC_OK)
        status = cc_sql_run(w->db, "BEGIN IMMEDIATE", error);
    if (status == CC_OK)
        status = cc_mirror_fact(w->db, "slots", 0, &next, error);
    if (status == CC_OK)
        status = cc_mirror_fact(w->db, "records", 0, &w->n_records, error);
    if (status == CC_OK)
        status = cc_mirror_fact(w->db, "as_of", 0, &w->as_of, error);
    if (status == CC_OK)
        status = cc_mirror_fact(w->db, "abstracts", 0, &w->n_abstracts, error);
    if (status == CC_OK)
        status = cc_sql_int(w->db, "SELECT max(pmid) FROM record", 0, &highest, error);
    if (status == CC_OK)
        status = cc_sql_use(w->db, &w->get, "SELECT slot, version FROM record WHERE pmid = $1", error);
    if (status == CC_OK)
        status = cc_sql_use(w->db, &w->put, "INSERT INTO record(pmid, slot, version) VALUES($1, $2, $3)"
            " ON CONFLICT(pmid) DO UPDATE SET slot = excluded.slot, version = excluded.version", error);
    if (status == CC_OK)
        status = cc_sql_use(w->db, &w->drop, "DELETE FROM record WHERE pmid = $1", error);
    if (status != CC_OK) {
        cc_writer_close(w);
        return status;
    }
    w->first = w->next = (uint32_t)next;
    w->highest = (uint32_t)highest;
    w->inverter = cc_inverter_new();
    *out = w;
    return CC_OK;
}

/* Where a PMID is now; *found false when it is not. */
static enum cc_status
look_up(struct cc_writer *w, uint32_t pmid, bool *found, uint32_t *slot, uint32_t *version, struct cc_error *error)
{
    enum cc_status status;

    *found = false;
    if (pmid > w->highest)
        return CC_OK;
    sqlite3_bind_int64(w->get, 1, pmid);
    status = cc_sql_step(w->db, w->get, found, error);
    if (*found) {
        *slot = (uint32_t)sqlite3_column_int64(w->get, 0);
        *version = (uint32_t)sqlite3_column_int64(w->get, 1);
        sqlite3_reset(w->get);
    }
    return status;
}

enum cc_status
cc_writer_record(struct cc_writer *w, const struct cc_batch *batch, const struct cc_feed_item *item, bool *kept,
    struct cc_mirror_imported *done, struct cc_error *error)
{
    const struct cc_scan *scan = &item->head;
    uint32_t old = 0, version = 0, newest;
    enum cc_status status;
    bool found;

    *kept = false;
    status = look_up(w, scan->pmid, &found, &old, &version, error);
    if (status != CC_OK)
        return status;
    if (found && version > scan->version) {
        done->older++;
        return CC_OK;
    }
    if (w->next == UINT32_MAX)
        return cc_error_set(error, CC_LIMIT, "the mirror is full; import the baseline into a new file");
    if (found) {
        cc_dead_mark(&w->dead, old);
        done->replaced++;
    } else {
        w->n_records++;
    }
    sqlite3_bind_int64(w->put, 1, scan->pmid);
    sqlite3_bind_int64(w->put, 2, w->next);
    sqlite3_bind_int64(w->put, 3, scan->version);
    status = cc_sql_done(w->db, w->put, error);
    if (status != CC_OK)
        return status;
    *kept = true;
    cc_column_add(&w->columns, w->next, scan);
    cc_invert_add(w->inverter, w->next, batch->terms.bytes.v + item->terms_at, item->terms_len);
    if (scan->pmid > w->highest)
        w->highest = scan->pmid;
    newest = scan->revised > scan->entered ? scan->revised : scan->entered;
    if (newest > w->as_of)
        w->as_of = newest;
    w->n_abstracts += item->has_abstract;
    w->next++;
    done->records++;
    return CC_OK;
}

enum cc_status
cc_writer_delete(struct cc_writer *w, uint32_t pmid, struct cc_mirror_imported *done, struct cc_error *error)
{
    uint32_t slot = 0, version = 0;
    enum cc_status status;
    bool found;

    status = look_up(w, pmid, &found, &slot, &version, error);
    if (status != CC_OK || !found)
        return status;
    cc_dead_mark(&w->dead, slot);
    sqlite3_bind_int64(w->drop, 1, pmid);
    status = cc_sql_done(w->db, w->drop, error);
    w->n_records--;
    done->deleted++;
    return status;
}

enum cc_status
cc_writer_pack(struct cc_writer *w, uint32_t n, const void *frame, size_t len, struct cc_error *error)
{
    enum cc_status status = cc_sql_use(
        w->db, &w->add_pack, "INSERT INTO pack(first, n, data) VALUES($1, $2, $3)", error);

    if (status != CC_OK)
        return status;
    sqlite3_bind_int64(w->add_pack, 1, w->next - n);
    sqlite3_bind_int64(w->add_pack, 2, n);
    sqlite3_bind_blob64(w->add_pack, 3, frame, len, SQLITE_STATIC);
    return cc_sql_done(w->db, w->add_pack, error);
}

bool
cc_writer_full(const struct cc_writer *w)
{
    return cc_inverter_bytes(w->inverter) >= SEGMENT_BYTES || w->next - w->first >= SEGMENT_RECORDS;
}

static enum cc_status
write_segment(struct cc_writer *w, struct cc_error *error)
{
    struct cc_segment segment = {.first = w->first, .n = w->next - w->first, .words = cc_inverter_words(w->inverter)};
    struct cc_segment_writer *writer = NULL;
    enum cc_status status;

    if (segment.n == 0)
        return CC_OK;
    status = cc_sql_int(w->db, "SELECT max(id) FROM segment", 0, &segment.id, error);
    segment.id++;
    if (status == CC_OK)
        status = cc_segment_begin(w->db, &segment, &writer, error);
    if (status == CC_OK)
        status = cc_invert_write(w->inverter, writer, error);
    if (status != CC_OK) {
        cc_segment_abandon(writer);
        return status;
    }
    w->first = w->next;
    return cc_segment_finish(writer, error);
}

enum cc_status
cc_writer_commit(struct cc_writer *w, struct cc_error *error)
{
    enum cc_status status = write_segment(w, error);

    if (status == CC_OK)
        status = cc_column_flush(&w->columns, w->db, error);
    if (status == CC_OK)
        status = cc_dead_flush(&w->dead, w->db, error);
    if (status == CC_OK)
        status = cc_mirror_set_fact(w->db, "slots", w->next, error);
    if (status == CC_OK)
        status = cc_mirror_set_fact(w->db, "records", w->n_records, error);
    if (status == CC_OK)
        status = cc_mirror_set_fact(w->db, "abstracts", w->n_abstracts, error);
    if (status == CC_OK)
        status = cc_mirror_set_fact(w->db, "as_of", w->as_of, error);
    if (status == CC_OK)
        status = cc_sql_run(w->db, "COMMIT; BEGIN IMMEDIATE", error);
    return status;
}

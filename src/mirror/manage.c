/* manage.c: see manage.h. */
#include "mirror/manage.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "mirror/file.h"
#include "mirror/merge.h"
#include "mirror/mirror_db.h"
#include "mirror/repack.h"

/* ---- stats */

static const struct { const char *name, *sql; } figures[] = {
    {"records", "SELECT count(*) FROM record"},
    {"slots", "SELECT value FROM fact WHERE name = 'slots'"},
    {"newest date in the records", "SELECT value FROM fact WHERE name = 'as_of'"},
    {"files read to the end", "SELECT count(*) FROM source WHERE complete = 1"},
    {"files begun", "SELECT count(*) FROM source WHERE complete = 0"},
    {"files checked against .md5", "SELECT count(*) FROM source WHERE md5_checked = 1"},
    {"bytes of these files", "SELECT coalesce(sum(size), 0) FROM source"},
    {"index segments", "SELECT count(*) FROM segment"},
    {"words indexed", "SELECT coalesce(sum(words), 0) FROM segment"},
    {"bytes of records", "SELECT coalesce(sum(length(data)), 0) FROM pack"},
    {"bytes of dictionary", "SELECT coalesce(sum(length(data)), 0) FROM page"},
    {"bytes of long lists", "SELECT coalesce(sum(length(data)), 0) FROM chunk"},
    {"bytes of columns", "SELECT coalesce(sum(length(data)), 0) FROM col"},
};

enum cc_status
cc_mirror_stats(
    const char *path, void (*print)(void *arg, const char *name, int64_t value), void *arg, struct cc_error *error)
{
    int64_t value = 0, records = 0, pages = 0, free_pages = 0;
    enum cc_status status;
    sqlite3 *db = NULL;

    status = cc_mirror_file_open(path, false, &db, error);
    for (size_t i = 0; i < sizeof figures / sizeof *figures && status == CC_OK; i++) {
        status = cc_sql_int(db, figures[i].sql, 0, &value, error);
        if (status == CC_OK)
            print(arg, figures[i].name, value);
        if (i == 0)
            records = value;
    }
    if (status == CC_OK)
        status = cc_sql_int(db, "PRAGMA page_count", 0, &pages, error);
    if (status == CC_OK)
        status = cc_sql_int(db, "PRAGMA freelist_count", 0, &free_pages, error);
    if (status == CC_OK) {
        print(arg, "bytes of the file", pages * CC_MIRROR_PAGE);
        print(arg, "of which free", free_pages * CC_MIRROR_PAGE);
        print(arg, "bytes a record", records > 0 ? (pages - free_pages) * CC_MIRROR_PAGE / records : 0);
    }
    sqlite3_close_v2(db);
    return status;
}

/* ---- verify */

struct verifying {
    struct cc_mirror *mirror;
    const struct cc_event_sink *events;
    void (*fault)(void *arg, const char *what);
    void *arg;
    uint64_t faults, done;
};

static void CC_PRINTF(2, 3)
fault(struct verifying *v, const char *format, ...)
{
    char text[400];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    v->faults++;
    v->fault(v->arg, text);
}

/* SQLite's own check of its pages and tables. */
static enum cc_status
check_file(struct verifying *v, struct cc_error *error)
{
    sqlite3_stmt *check = NULL;
    enum cc_status status = cc_sql_use(v->mirror->db, &check, "PRAGMA quick_check(20)", error);
    bool row = true;

    while (status == CC_OK && (status = cc_sql_step(v->mirror->db, check, &row, error)) == CC_OK && row) {
        const char *text = (const char *)sqlite3_column_text(check, 0);

        if (text != NULL && strcmp(text, "ok") != 0)
            fault(v, "%s", text);
    }
    sqlite3_finalize(check);
    return status;
}

/* Every record unfolds, is well-formed and is the one its number says. */
static enum cc_status
check_records(struct verifying *v, struct cc_error *error)
{
    struct cc_scanner *scanner = cc_scanner_new();
    sqlite3_stmt *all = NULL;
    struct cc_scan scan = {0};
    enum cc_status status = cc_sql_use(v->mirror->db, &all, "SELECT pmid, slot FROM record ORDER BY slot", error);
    uint64_t n = 0;
    bool row = true;

    while (status == CC_OK && (status = cc_sql_step(v->mirror->db, all, &row, error)) == CC_OK && row) {
        uint32_t pmid = (uint32_t)sqlite3_column_int64(all, 0), slot = (uint32_t)sqlite3_column_int64(all, 1);
        struct cc_error why = {0};
        const char *xml;
        size_t len;

        if (cc_unpacker_get(v->mirror->unpacker, slot, &xml, &len, &why) != CC_OK ||
            cc_scanner_read(scanner, xml, len, &scan, &why) != CC_OK)
            fault(v, "PMID %u: %s", pmid, why.message);
        else if (scan.pmid != pmid)
            fault(v, "PMID %u: in its place stands PMID %u", pmid, scan.pmid);
        if (++n % 4096 == 0)
            cc_event_emit(v->events, &(struct cc_event){.kind = CC_EVENT_PROGRESS, .stage = "verify", .done = n,
                .total = v->mirror->n_records});
    }
    if (status == CC_OK && n != v->mirror->n_records)
        fault(v, "%llu records, but %llu were counted at import", (unsigned long long)n,
            (unsigned long long)v->mirror->n_records);
    sqlite3_finalize(all);
    cc_scan_clear(&scan);
    cc_scanner_free(scanner);
    return status;
}

/* One key's list: as many entries as promised, ascending, within the segment. */
static enum cc_status
check_list(struct verifying *v, const struct cc_segment *segment, const struct cc_list *list, struct cc_buf *data,
    bool *good, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    uint32_t n = 0, last = 0;

    *good = true;
    for (uint32_t k = 0; status == CC_OK && k < (list->n_chunks > 0 ? list->n_chunks : 1); k++) {
        struct cc_block_reader reader;

        status = cc_index_block(&v->mirror->index, list, k, data, &reader, error);
        for (; status == CC_OK && reader.left > 0; cc_block_advance(&reader), n++) {
            if ((n > 0 && reader.slot <= last) || reader.slot < segment->first ||
                reader.slot - segment->first >= segment->n)
                *good = false;
            last = reader.slot;
        }
    }
    *good = *good && n == list->n;
    return status;
}

static enum cc_status
check_segment(struct verifying *v, const struct cc_segment *segment, struct cc_error *error)
{
    struct cc_key_walk walk;
    struct cc_buf data = {0};
    uint8_t before[CC_KEY_MAX];
    size_t before_len = 0;
    bool more = true, good;
    enum cc_status status = cc_key_walk_begin(&walk, &v->mirror->index, segment, "", 0, error);

    while (status == CC_OK && (status = cc_key_walk_next(&walk, &more, error)) == CC_OK && more) {
        int order = memcmp(before, walk.key, before_len < walk.key_len ? before_len : walk.key_len);

        if (order > 0 || (order == 0 && before_len >= walk.key_len))
            fault(v, "segment %lld: keys out of order", (long long)segment->id);
        memcpy(before, walk.key, walk.key_len);
        before_len = walk.key_len;
        status = check_list(v, segment, &walk.list, &data, &good, error);
        if (status == CC_OK && !good)
            fault(v, "segment %lld: the list of '%.*s' is damaged", (long long)segment->id, (int)walk.key_len - 1,
                (const char *)walk.key + 1);
    }
    if (status == CC_STORE) {
        fault(v, "%s", error->message);
        status = CC_OK;
    }
    cc_key_walk_end(&walk);
    cc_buf_clear(&data);
    return status;
}

enum cc_status
cc_mirror_verify(const char *path, const struct cc_event_sink *events, void (*report)(void *arg, const char *what),
    void *arg, struct cc_error *error)
{
    struct verifying v = {.events = events, .fault = report, .arg = arg};
    enum cc_status status = cc_mirror_db_open(path, &v.mirror, error);

    if (status != CC_OK)
        return status;
    cc_mirror_file_expect(v.mirror->db, false);
    status = cc_mirror_begin(v.mirror, error);
    if (status == CC_OK)
        status = check_file(&v, error);
    if (status == CC_OK)
        status = check_records(&v, error);
    for (size_t i = 0; i < v.mirror->index.n_segments && status == CC_OK; i++)
        status = check_segment(&v, &v.mirror->index.segments[i], error);
    cc_mirror_end(v.mirror);
    cc_mirror_db_free(v.mirror);
    if (status == CC_OK && v.faults > 0)
        status = cc_error_set(error, CC_VERIFY, "%s: %llu faults; import anew into another file", path,
            (unsigned long long)v.faults);
    return status;
}

/* ---- optimize */

enum cc_status
cc_mirror_optimize(const char *path, const volatile bool *cancel, struct cc_error *error)
{
    sqlite3 *db = NULL;
    enum cc_status status = CC_OK;
    int lock = -1;

    if (!cc_file_exists(path)) /* do not make a new one */
        return cc_error_set(error, CC_NOTFOUND, "%s: no such mirror", path);
    status = cc_mirror_file_lock(path, &lock, error);
    if (status == CC_OK)
        status = cc_mirror_file_open(path, true, &db, error);
    if (status == CC_OK)
        status = cc_sql_run(db, "BEGIN IMMEDIATE", error);
    if (status == CC_OK)
        status = cc_merge_tidy(db, error);
    if (status == CC_OK)
        status = cc_merge(db, true, cancel, error);
    if (status == CC_OK)
        status = cc_repack(db, cancel, error);
    if (status == CC_OK)
        status = cc_sql_run(db, "COMMIT; PRAGMA cache_spill = ON; VACUUM", error);
    sqlite3_close_v2(db);
    cc_mirror_file_unlock(lock);
    return status;
}

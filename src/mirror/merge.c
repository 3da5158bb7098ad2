/* merge.c: see merge.h. */
#include "mirror/merge.h"

#include <string.h>

#include "base/mem.h"
#include "mirror/dead.h"
#include "mirror/file.h"
#include "mirror/segment.h"

#define FAN_IN       8                    /* segments that are merged at a time */
/* records of a segment of the lowest class; each class is FAN_IN times larger */
#define SMALL        120000u
#define STEP_ENTRIES 6000000u             /* postings written between two commits: some 30 MB */
#define STEP_ROWS    2000                 /* rows deleted between two commits */

struct merge {
    sqlite3 *db;
    struct cc_index index;
    struct cc_dead_map dead;
    struct cc_key_walk *walks;
    bool *more;
    size_t first, n;                      /* segments [first, first + n) of the index */
    struct cc_segment_writer *writer;
    struct cc_buf data;
    uint64_t written;
};

static unsigned
class_of(const struct cc_segment *segment)
{
    uint64_t limit = SMALL;
    unsigned class = 0;

    while (segment->n >= limit) {
        limit *= FAN_IN;
        class++;
    }
    return class;
}

/* The last segments of one class; FAN_IN of them are merged. */
static bool
choose(const struct cc_index *index, bool everything, bool any_dead, size_t *first, size_t *n)
{
    size_t count = index->n_segments, same = 0;

    if (everything) {
        *first = 0;
        *n = count;
        return count > 1 || (count == 1 && any_dead);
    }
    while (same < count && class_of(&index->segments[count - 1 - same]) == class_of(&index->segments[count - 1]))
        same++;
    if (same < FAN_IN)
        return false;
    *first = count - same;
    *n = same;
    return true;
}

static bool
is_dead(const struct merge *m, uint32_t slot)
{
    uint32_t window = slot >> CC_WINDOW_BITS, bit = slot & (CC_WINDOW - 1);

    return window < m->dead.n && m->dead.bits[window] != NULL &&
        (m->dead.bits[window][bit >> 6] >> (bit & 63) & 1) != 0;
}

/* May a slot of [first, last] be dead? Looks at 64 at a time, so a neighbour counts too. */
static bool
any_dead(const struct merge *m, uint32_t first, uint32_t last)
{
    uint64_t slot = first;

    while (slot <= last && m->dead.n > 0) {
        size_t window = slot >> CC_WINDOW_BITS;

        if (window >= m->dead.n)
            return false;
        if (m->dead.bits[window] == NULL) {
            slot = (slot | (CC_WINDOW - 1)) + 1;
            continue;
        }
        if (m->dead.bits[window][(slot & (CC_WINDOW - 1)) >> 6] != 0)
            return true;
        slot = (slot | 63) + 1;
    }
    return false;
}

/* The block of list that cc_index_block read, where none of its records is dead. */
static enum cc_status
add_whole(struct merge *m, const struct cc_list *list, uint32_t k, bool *added, struct cc_error *error)
{
    bool chunked = list->n_chunks > 0;

    *added = false;
    if (m->dead.n > 0 && (!chunked || any_dead(m, list->chunks[k].first, list->chunks[k].last)))
        return CC_OK;
    return cc_segment_add_block(m->writer, chunked ? (const void *)m->data.v : list->inline_block,
        chunked ? m->data.n : list->inline_len, chunked ? list->chunks[k].first : list->first, added, error);
}

static enum cc_status
add_list(struct merge *m, const struct cc_list *list, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (uint32_t k = 0; status == CC_OK && k < (list->n_chunks > 0 ? list->n_chunks : 1); k++) {
        struct cc_block_reader reader;
        struct cc_posting posting;
        bool added = false;

        status = cc_index_block(&m->index, list, k, &m->data, &reader, error);
        if (status == CC_OK)
            status = add_whole(m, list, k, &added, error);
        if (added) {
            m->written += reader.left;
            continue;
        }
        for (; status == CC_OK && reader.left > 0; cc_block_advance(&reader)) {
            if (is_dead(m, reader.slot))
                continue;
            cc_block_posting(&reader, &posting);
            status = cc_segment_add(m->writer, &posting, error);
            m->written++;
        }
    }
    return status;
}

static int
compare(const struct cc_key_walk *a, const struct cc_key_walk *b)
{
    int c = memcmp(a->key, b->key, a->key_len < b->key_len ? a->key_len : b->key_len);

    return c != 0 ? c : (a->key_len > b->key_len) - (a->key_len < b->key_len);
}

/* The next key of all walks, with the lists of those that stand at it. */
static enum cc_status
merge_key(struct merge *m, bool *more, struct cc_error *error)
{
    const struct cc_key_walk *least = NULL;
    uint8_t key[CC_KEY_MAX + 1];
    enum cc_status status = CC_OK;
    struct cc_key_walk now = {0};

    for (size_t i = 0; i < m->n; i++)
        if (m->more[i] && (least == NULL || compare(&m->walks[i], least) < 0))
            least = &m->walks[i];
    *more = least != NULL;
    if (least == NULL)
        return CC_OK;
    memcpy(key, least->key, least->key_len);
    now.key_len = least->key_len;
    memcpy(now.key, key, now.key_len);
    status = cc_segment_key(m->writer, key, now.key_len, error);
    for (size_t i = 0; i < m->n && status == CC_OK; i++) {
        if (!m->more[i] || compare(&m->walks[i], &now) != 0)
            continue;
        status = add_list(m, &m->walks[i].list, error);
        if (status == CC_OK)
            status = cc_key_walk_next(&m->walks[i], &m->more[i], error);
    }
    return status;
}

static enum cc_status
merge_all(struct merge *m, const volatile bool *cancel, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    bool more = true;

    for (size_t i = 0; i < m->n && status == CC_OK; i++) {
        status = cc_key_walk_begin(&m->walks[i], &m->index, &m->index.segments[m->first + i], "", 0, error);
        if (status == CC_OK)
            status = cc_key_walk_next(&m->walks[i], &m->more[i], error);
    }
    while (status == CC_OK && more) {
        status = merge_key(m, &more, error);
        if (status == CC_OK && m->written >= STEP_ENTRIES) {
            m->written = 0;
            status = cc_sql_run(m->db, "COMMIT; BEGIN IMMEDIATE", error);
        }
        if (status == CC_OK && cancel != NULL && *cancel)
            status = cc_error_set(error, CC_CANCELLED, "interrupted; run it again to go on");
    }
    return status;
}

static enum cc_status
delete_range(sqlite3 *db, const char *table, int64_t first, int64_t last, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    char sql[160];

    for (; first <= last && status == CC_OK; first += STEP_ROWS) {
        int64_t end = first + STEP_ROWS - 1 < last ? first + STEP_ROWS - 1 : last;

        snprintf(sql, sizeof sql, "DELETE FROM %s WHERE id BETWEEN %lld AND %lld; COMMIT; BEGIN IMMEDIATE", table,
            (long long)first, (long long)end);
        status = cc_sql_run(db, sql, error);
    }
    return status;
}

/* In one transaction the new segment takes the place of the old ones; their rows go after that. */
static enum cc_status
replace(struct merge *m, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    char sql[160];

    for (size_t i = m->first; i < m->first + m->n && status == CC_OK; i++) {
        snprintf(sql, sizeof sql, "DELETE FROM segment WHERE id = %lld; DELETE FROM page_key WHERE segment = %lld",
            (long long)m->index.segments[i].id, (long long)m->index.segments[i].id);
        status = cc_sql_run(m->db, sql, error);
    }
    if (status == CC_OK) {
        struct cc_segment_writer *writer = m->writer;

        m->writer = NULL;
        status = cc_segment_finish(writer, error);
    }
    if (status == CC_OK)
        status = cc_sql_run(m->db, "COMMIT; BEGIN IMMEDIATE", error);
    for (size_t i = m->first; i < m->first + m->n && status == CC_OK; i++) {
        const struct cc_segment *old = &m->index.segments[i];

        status = delete_range(m->db, "page", old->page_first, old->page_last, error);
        if (status == CC_OK)
            status = delete_range(m->db, "chunk", old->chunk_first, old->chunk_last, error);
    }
    return status;
}

static enum cc_status
merge_once(sqlite3 *db, bool everything, const volatile bool *cancel, bool *again, struct cc_error *error)
{
    struct merge m = {.db = db};
    struct cc_segment segment = {0};
    enum cc_status status = cc_index_open(&m.index, db, error);

    if (status == CC_OK)
        status = cc_dead_load(&m.dead, db, error);
    *again = status == CC_OK && choose(&m.index, everything, m.dead.n > 0, &m.first, &m.n);
    if (!*again)
        goto out;
    *again = !everything; /* once makes one of all */
    m.walks = cc_mem_alloc(m.n * sizeof *m.walks);
    m.more = cc_mem_alloc(m.n * sizeof *m.more);
    segment.first = m.index.segments[m.first].first;
    for (size_t i = m.first; i < m.first + m.n; i++) {
        segment.words += m.index.segments[i].words;
        segment.n = m.index.segments[i].first + m.index.segments[i].n - segment.first;
        if (m.index.segments[i].id >= segment.id)
            segment.id = m.index.segments[i].id + 1;
    }
    status = cc_sql_int(db, "SELECT max(id) + 1 FROM segment", 1, &segment.id, error);
    if (status == CC_OK)
        status = cc_segment_begin(db, &segment, &m.writer, error);
    if (status == CC_OK)
        status = merge_all(&m, cancel, error);
    for (size_t i = 0; i < m.n; i++)
        cc_key_walk_end(&m.walks[i]);
    if (status == CC_OK)
        status = replace(&m, error);
out:
    cc_segment_abandon(m.writer);
    free(m.walks);
    free(m.more);
    cc_buf_clear(&m.data);
    cc_dead_map_clear(&m.dead);
    cc_index_close(&m.index);
    return status;
}

enum cc_status
cc_merge(sqlite3 *db, bool everything, const volatile bool *cancel, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    bool again = true;

    while (status == CC_OK && again)
        status = merge_once(db, everything, cancel, &again, error);
    return status;
}

/* Deletes the rows of a table between the ranges that segments own. */
static enum cc_status
tidy(sqlite3 *db, const char *table, struct cc_error *error)
{
    sqlite3_stmt *ranges = NULL, *drop = NULL;
    char select[160], delete[96];
    enum cc_status status;
    int64_t next = 0;
    bool row = true;

    snprintf(select, sizeof select, "SELECT %s_first, %s_last FROM segment WHERE %s_last >= %s_first ORDER BY 1", table, table,
        table, table);
    snprintf(delete, sizeof delete, "DELETE FROM %s WHERE id BETWEEN $1 AND $2", table);
    status = cc_sql_use(db, &ranges, select, error);
    if (status == CC_OK)
        status = cc_sql_use(db, &drop, delete, error);
    while (status == CC_OK && row) {
        int64_t first, last;

        status = cc_sql_step(db, ranges, &row, error);
        if (status != CC_OK)
            break;
        first = row ? sqlite3_column_int64(ranges, 0) : INT64_MAX;
        last = row ? sqlite3_column_int64(ranges, 1) : INT64_MAX;
        if (first > next) {
            sqlite3_bind_int64(drop, 1, next);
            sqlite3_bind_int64(drop, 2, first - 1);
            status = cc_sql_done(db, drop, error);
        }
        next = last + (row ? 1 : 0);
    }
    sqlite3_finalize(ranges);
    sqlite3_finalize(drop);
    return status;
}

enum cc_status
cc_merge_tidy(sqlite3 *db, struct cc_error *error)
{
    enum cc_status status = cc_sql_run(db, "DELETE FROM page_key WHERE segment NOT IN (SELECT id FROM segment)", error);

    if (status == CC_OK)
        status = tidy(db, "page", error);
    return status == CC_OK ? tidy(db, "chunk", error) : status;
}

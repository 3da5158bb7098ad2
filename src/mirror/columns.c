/* columns.c: see columns.h. */
#include "mirror/columns.h"

#include <string.h>

#include "base/mem.h"

static void
add(struct cc_buf *b, uint32_t v)
{
    uint8_t le[4] = {(uint8_t)v, (uint8_t)(v >> 8), (uint8_t)(v >> 16), (uint8_t)(v >> 24)};

    cc_buf_add(b, le, 4);
}

void
cc_column_add(struct cc_column_writer *w, uint32_t slot, const struct cc_scan *scan)
{
    const uint32_t values[CC_COLUMN__MAX] = {
        [CC_COLUMN_PMID] = scan->pmid,
        [CC_COLUMN_PUBLISHED] = scan->print != 0 ? scan->print : scan->electronic,
        [CC_COLUMN_ELECTRONIC] = scan->electronic,
        [CC_COLUMN_ENTERED] = scan->entered != 0 ? scan->entered : scan->created,
        [CC_COLUMN_MESHED] = scan->meshed != 0 ? scan->meshed : scan->entered,
        [CC_COLUMN_CREATED] = scan->created != 0 ? scan->created : scan->entered,
        [CC_COLUMN_REVISED] = scan->revised,
        [CC_COLUMN_COMPLETED] = scan->completed,
    };

    if (w->n == 0)
        w->first = slot;
    w->n++;
    for (int i = 0; i < CC_COLUMN__MAX; i++)
        add(&w->v[i], values[i]);
}

enum cc_status
cc_column_flush(struct cc_column_writer *w, sqlite3 *db, struct cc_error *error)
{
    sqlite3_stmt *insert = NULL;
    enum cc_status status = cc_sql_use(
        db, &insert, "INSERT INTO col(first, kind, n, data) VALUES($1, $2, $3, $4)", error);

    for (int i = 0; i < CC_COLUMN__MAX && status == CC_OK && w->n > 0; i++) {
        sqlite3_bind_int64(insert, 1, w->first);
        sqlite3_bind_int64(insert, 2, i);
        sqlite3_bind_int64(insert, 3, w->n);
        sqlite3_bind_blob64(insert, 4, w->v[i].v, w->v[i].n, SQLITE_STATIC);
        status = cc_sql_done(db, insert, error);
        cc_buf_reset(&w->v[i]);
    }
    sqlite3_finalize(insert);
    w->n = 0;
    return status;
}

void
cc_column_writer_clear(struct cc_column_writer *w)
{
    for (int i = 0; i < CC_COLUMN__MAX; i++)
        cc_buf_clear(&w->v[i]);
    *w = (struct cc_column_writer){0};
}

enum cc_status
cc_columns_need(struct cc_columns *columns, enum cc_column column, struct cc_error *error)
{
    sqlite3_stmt *read = NULL;
    enum cc_status status;
    uint32_t *v;
    bool row;

    if (columns->v[column] != NULL)
        return CC_OK;
    v = cc_mem_alloc(((size_t)columns->n + 1) * sizeof *v);
    status = cc_sql_use(columns->db, &read, "SELECT first, data FROM col WHERE kind = $1 ORDER BY first", error);
    if (status == CC_OK)
        sqlite3_bind_int64(read, 1, column);
    while (status == CC_OK && (status = cc_sql_step(columns->db, read, &row, error)) == CC_OK && row) {
        uint64_t first = (uint64_t)sqlite3_column_int64(read, 0);
        const uint8_t *p = sqlite3_column_blob(read, 1);
        uint64_t n = (uint64_t)sqlite3_column_bytes(read, 1) / 4;

        for (uint64_t i = 0; i < n && first + i < columns->n; i++, p += 4)
            v[first + i] = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
    }
    sqlite3_finalize(read);
    if (status != CC_OK) {
        free(v);
        return status;
    }
    columns->v[column] = v;
    return CC_OK;
}

void
cc_columns_clear(struct cc_columns *columns)
{
    for (int i = 0; i < CC_COLUMN__MAX; i++)
        free(columns->v[i]);
    *columns = (struct cc_columns){0};
}

/* segment_read.c: see segment.h, "reading". Bytes of the file are not trusted: a page or block that does not hold what it
 * promises ends early, and `claimcheck mirror verify` finds it. */
#include <string.h>

#include "base/mem.h"
#include "mirror/segment.h"

void
cc_list_clear(struct cc_list *list)
{
    free(list->chunks);
    free(list->owned);
    *list = (struct cc_list){0};
}

enum cc_status
cc_index_open(struct cc_index *index, sqlite3 *db, struct cc_error *error)
{
    sqlite3_stmt *all = NULL;
    enum cc_status status;
    size_t cap = 0;
    bool row;

    *index = (struct cc_index){.db = db};
    status = cc_sql_use(db, &all,
        "SELECT id, first, n, words, page_first, page_last, chunk_first, chunk_last FROM segment ORDER BY first", error);
    while (status == CC_OK && (status = cc_sql_step(db, all, &row, error)) == CC_OK && row) {
        struct cc_segment *s;

        if (index->n_segments == cap)
            index->segments = cc_mem_grow(index->segments, index->n_segments, &cap, sizeof *index->segments);
        s = &index->segments[index->n_segments++];
        *s = (struct cc_segment){sqlite3_column_int64(all, 0), (uint32_t)sqlite3_column_int64(all, 1),
            (uint32_t)sqlite3_column_int64(all, 2), (uint64_t)sqlite3_column_int64(all, 3), sqlite3_column_int64(all, 4),
            sqlite3_column_int64(all, 5), sqlite3_column_int64(all, 6), sqlite3_column_int64(all, 7)};
    }
    sqlite3_finalize(all);
    return status;
}

void
cc_index_close(struct cc_index *index)
{
    sqlite3_finalize(index->find_page);
    sqlite3_finalize(index->read_page);
    sqlite3_finalize(index->read_chunk);
    free(index->segments);
    *index = (struct cc_index){0};
}

/* The page that holds key, if any page does: the last one whose first key is not greater. */
static enum cc_status
find_page(struct cc_index *index, const struct cc_segment *segment, const void *key, size_t len, int64_t *page,
    struct cc_error *error)
{
    enum cc_status status = cc_sql_use(index->db, &index->find_page,
        "SELECT page FROM page_key WHERE segment = $1 AND first <= $2 ORDER BY first DESC LIMIT 1", error);
    bool row = false;

    *page = 0;
    if (status != CC_OK)
        return status;
    sqlite3_bind_int64(index->find_page, 1, segment->id);
    sqlite3_bind_blob64(index->find_page, 2, key, len, SQLITE_STATIC);
    status = cc_sql_step(index->db, index->find_page, &row, error);
    if (row) {
        *page = sqlite3_column_int64(index->find_page, 0);
        sqlite3_reset(index->find_page);
    }
    return status;
}

static enum cc_status
read_row(struct cc_index *index, sqlite3_stmt **statement, const char *sql, int64_t id, struct cc_buf *data,
    struct cc_error *error)
{
    enum cc_status status = cc_sql_use(index->db, statement, sql, error);
    bool row;

    if (status != CC_OK)
        return status;
    cc_buf_reset(data);
    sqlite3_bind_int64(*statement, 1, id);
    status = cc_sql_step(index->db, *statement, &row, error);
    if (status != CC_OK)
        return status;
    if (!row)
        return cc_error_set(error, CC_STORE, "%s: the index lacks row %lld; run `claimcheck mirror verify`",
            sqlite3_db_filename(index->db, "main"), (long long)id);
    cc_buf_add(data, sqlite3_column_blob(*statement, 0), (size_t)sqlite3_column_bytes(*statement, 0));
    sqlite3_reset(*statement);
    return CC_OK;
}

static enum cc_status
walk_page(struct cc_key_walk *walk, struct cc_error *error)
{
    enum cc_status status = read_row(walk->index, &walk->index->read_page, "SELECT data FROM page WHERE id = $1", walk->page,
        &walk->data, error);

    walk->p = (const uint8_t *)walk->data.v;
    walk->end = walk->p + walk->data.n;
    walk->key_len = 0;
    return status;
}

/* Reads the entry at walk->p; false when the page is damaged. */
static bool
walk_entry(struct cc_key_walk *walk)
{
    struct cc_list *list = &walk->list;
    const uint8_t *p = walk->p, *end = walk->end;
    uint32_t shared, len, chunk, last = 0;

    p = cc_varint_get(p, end, &shared);
    p = cc_varint_get(p, end, &len);
    if (shared > walk->key_len || shared + len > CC_KEY_MAX || len > (size_t)(end - p) || shared + len == 0)
        return false;
    memcpy(walk->key + shared, p, len);
    walk->key_len = shared + len;
    p += len;
    list->kind = cc_key_kind(walk->key[0]);
    p = cc_varint_get(p, end, &list->n);
    p = cc_varint_get(p, end, &list->n_chunks);
    if (list->n_chunks == 0) {
        p = cc_varint_get(p, end, &list->first);
        p = cc_varint_get(p, end, &len);
        if (len > (size_t)(end - p))
            return false;
        list->inline_block = p;
        list->inline_len = len;
        walk->p = p + len;
        return true;
    }
    if (list->n_chunks > (size_t)(end - p))
        return false;
    p = cc_varint_get(p, end, &chunk);
    list->chunk = chunk;
    list->chunks = cc_mem_resize(list->chunks, list->n_chunks, sizeof *list->chunks);
    for (uint32_t i = 0; i < list->n_chunks; i++) {
        struct cc_list_chunk *c = &list->chunks[i];
        uint32_t step, span;

        p = cc_varint_get(p, end, &step);
        p = cc_varint_get(p, end, &span);
        *c = (struct cc_list_chunk){last + step, last + step + span, 0};
        last = c->last;
        if (list->kind == CC_LIST_IMPACT && p < end)
            c->max = *p++;
    }
    walk->p = p;
    return true;
}

enum cc_status
cc_key_walk_next(struct cc_key_walk *walk, bool *more, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    *more = false;
    while (walk->p >= walk->end) {
        if (walk->page >= walk->segment->page_last)
            return CC_OK;
        walk->page++;
        status = walk_page(walk, error);
        if (status != CC_OK)
            return status;
    }
    if (!walk_entry(walk))
        return cc_error_set(error, CC_STORE, "%s: page %lld of the index is damaged; import anew",
            sqlite3_db_filename(walk->index->db, "main"), (long long)walk->page);
    *more = true;
    return CC_OK;
}

/* -1, 0, 1 as a is before, at, after b. */
static int
compare(const uint8_t *a, size_t a_len, const uint8_t *b, size_t b_len)
{
    int c = memcmp(a, b, a_len < b_len ? a_len : b_len);

    return c != 0 ? c : (a_len > b_len) - (a_len < b_len);
}

enum cc_status
cc_key_walk_begin(struct cc_key_walk *walk, struct cc_index *index, const struct cc_segment *segment, const void *from,
    size_t len, struct cc_error *error)
{
    const uint8_t *key = from;
    enum cc_status status;
    bool more = true;

    *walk = (struct cc_key_walk){.index = index, .segment = segment};
    status = find_page(index, segment, from, len, &walk->page, error);
    if (status != CC_OK)
        return status;
    if (walk->page == 0)
        walk->page = segment->page_first;
    if (segment->page_last < segment->page_first) {
        walk->page = segment->page_last;
        return CC_OK;
    }
    status = walk_page(walk, error);
    while (status == CC_OK && more) {
        const uint8_t *before = walk->p;
        uint8_t old[CC_KEY_MAX];
        size_t old_len = walk->key_len;

        memcpy(old, walk->key, old_len);
        if (walk->p >= walk->end)
            break; /* begins on the next page */
        status = cc_key_walk_next(walk, &more, error);
        if (status == CC_OK && more && compare(walk->key, walk->key_len, key, len) >= 0) {
            walk->p = before; /* give this one to the first call of next */
            memcpy(walk->key, old, old_len);
            walk->key_len = old_len;
            break;
        }
    }
    return status;
}

void
cc_key_walk_end(struct cc_key_walk *walk)
{
    cc_buf_clear(&walk->data);
    cc_list_clear(&walk->list);
}

enum cc_status
cc_index_find(struct cc_index *index, const struct cc_segment *segment, const void *key, size_t len, struct cc_list *list,
    struct cc_error *error)
{
    struct cc_key_walk walk;
    enum cc_status status;
    bool more = false;

    *list = (struct cc_list){0};
    status = cc_key_walk_begin(&walk, index, segment, key, len, error);
    if (status == CC_OK && walk.p < walk.end)
        status = cc_key_walk_next(&walk, &more, error);
    if (status == CC_OK && more && compare(walk.key, walk.key_len, key, len) == 0) {
        *list = walk.list;
        walk.list = (struct cc_list){0};
        if (list->n_chunks == 0) {
            free(list->chunks); /* of an entry before it */
            list->chunks = NULL;
            list->owned = cc_mem_dup(list->inline_block, list->inline_len);
            list->inline_block = list->owned;
        }
    }
    cc_key_walk_end(&walk);
    return status;
}

enum cc_status
cc_index_block(struct cc_index *index, const struct cc_list *list, uint32_t k, struct cc_buf *data,
    struct cc_block_reader *reader, struct cc_error *error)
{
    enum cc_status status;

    if (list->n_chunks == 0) {
        cc_block_begin(reader, list->kind, list->inline_block, list->inline_len, list->first);
        return CC_OK;
    }
    status = read_row(index, &index->read_chunk, "SELECT data FROM chunk WHERE id = $1", list->chunk + k, data, error);
    if (status == CC_OK)
        cc_block_begin(reader, list->kind, (const uint8_t *)data->v, data->n, list->chunks[k].first);
    return status;
}

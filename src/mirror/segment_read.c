/* segment_read.c: see segment.h, "reading". Bytes of the file are not trusted: a page or block that does not hold what
 * it promises ends early, and `claimcheck mirror verify` finds it. */
#include <string.h>

#include "base/mem.h"
#include "mirror/file.h"
#include "mirror/segment.h"

void
cc_list_clear(struct cc_list *list)
{
    free(list->chunks);
    free(list->owned);
    *list = (struct cc_list){0};
}

void
cc_list_copy(struct cc_list *to, const struct cc_list *from)
{
    *to = *from;
    to->chunks = from->n_chunks > 0 ? cc_mem_dup(from->chunks, from->n_chunks * sizeof *from->chunks) : NULL;
    to->owned = from->n_chunks == 0 ? cc_mem_dup(from->inline_block, from->inline_len) : NULL;
    to->inline_block = to->owned;
}

enum cc_status
cc_index_open(struct cc_index *index, sqlite3 *db, struct cc_error *error)
{
    sqlite3_stmt *all = NULL;
    enum cc_status status;
    size_t cap = 0;
    bool row;

    *index = (struct cc_index){.db = db, .stamp = 14695981039346656037u};
    status = cc_sql_use(db, &all,
        "SELECT id, first, n, words, page_first, page_last, chunk_first, chunk_last FROM segment ORDER BY first", error);
    while (status == CC_OK && (status = cc_sql_step(db, all, &row, error)) == CC_OK && row) {
        struct cc_segment *s;

        if (index->n_segments == cap)
            index->segments = cc_mem_grow(index->segments, index->n_segments, &cap, sizeof *index->segments);
        s = &index->segments[index->n_segments++];
        *s = (struct cc_segment){sqlite3_column_int64(all, 0), (uint32_t)sqlite3_column_int64(all, 1),
            (uint32_t)sqlite3_column_int64(all, 2), (uint64_t)sqlite3_column_int64(all, 3),
            sqlite3_column_int64(all, 4), sqlite3_column_int64(all, 5), sqlite3_column_int64(all, 6),
            sqlite3_column_int64(all, 7), index->n_windows};
        index->n_windows += s->n == 0 ? 0
            : ((s->first + s->n - 1) >> CC_WINDOW_BITS) - (s->first >> CC_WINDOW_BITS) + 1;
        for (int column = 0; column < 8; column++) /* FNV-1a over 64-bit numbers */
            index->stamp = (index->stamp ^ (uint64_t)sqlite3_column_int64(all, column)) * 1099511628211u;
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
    cc_list_cache_clear(&index->cache);
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

/* Steps to a row's blob, which is column 0 of the statement until that is reset. */
static enum cc_status
step_to(struct cc_index *index, sqlite3_stmt **statement, const char *sql, int64_t id, struct cc_error *error)
{
    enum cc_status status = cc_sql_use(index->db, statement, sql, error);
    bool row;

    if (status != CC_OK)
        return status;
    sqlite3_bind_int64(*statement, 1, id);
    status = cc_sql_step(index->db, *statement, &row, error);
    if (status == CC_OK && !row)
        status = cc_error_set(error, CC_STORE, "%s: the index lacks row %lld; run `claimcheck mirror verify`",
            sqlite3_db_filename(index->db, "main"), (long long)id);
    return status;
}

static enum cc_status
read_row(struct cc_index *index, sqlite3_stmt **statement, const char *sql, int64_t id, struct cc_buf *data,
    struct cc_error *error)
{
    enum cc_status status = step_to(index, statement, sql, id, error);

    if (status != CC_OK)
        return status;
    cc_buf_reset(data);
    cc_buf_add(data, sqlite3_column_blob(*statement, 0), (size_t)sqlite3_column_bytes(*statement, 0));
    sqlite3_reset(*statement);
    return CC_OK;
}

#define READ_PAGE "SELECT data FROM page WHERE id = $1"

static enum cc_status
walk_page(struct cc_key_walk *walk, struct cc_error *error)
{
    enum cc_status status = read_row(walk->index, &walk->index->read_page, READ_PAGE, walk->page,
        &walk->data, error);

    walk->p = (const uint8_t *)walk->data.v;
    walk->end = walk->p + walk->data.n;
    walk->key_len = 0;
    return status;
}

/* Reads what follows a key; its inline block is borrowed. NULL when the page is damaged. */
static const uint8_t *
read_list(const uint8_t *p, const uint8_t *end, uint8_t family, struct cc_list *list)
{
    uint32_t len, chunk, last = 0;

    list->kind = cc_key_kind(family);
    p = cc_varint_get(p, end, &list->n);
    p = cc_varint_get(p, end, &list->n_chunks);
    if (list->n_chunks == 0) {
        p = cc_varint_get(p, end, &list->first);
        p = cc_varint_get(p, end, &len);
        if (len > (size_t)(end - p))
            return NULL;
        list->inline_block = p;
        list->inline_len = len;
        return p + len;
    }
    if (list->n_chunks > (size_t)(end - p))
        return NULL;
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
    return p;
}

/* Steps over what follows a key. */
static const uint8_t *
pass_list(const uint8_t *p, const uint8_t *end, uint8_t family)
{
    bool impact = cc_key_kind(family) == CC_LIST_IMPACT;
    uint32_t v, n_chunks;

    p = cc_varint_get(p, end, &v);
    p = cc_varint_get(p, end, &n_chunks);
    if (n_chunks == 0) {
        p = cc_varint_get(p, end, &v);
        p = cc_varint_get(p, end, &v);
        return v > (size_t)(end - p) ? NULL : p + v;
    }
    if (n_chunks > (size_t)(end - p))
        return NULL;
    p = cc_varint_get(p, end, &v);
    for (; n_chunks > 0; n_chunks--) {
        p = cc_varint_get(p, end, &v);
        p = cc_varint_get(p, end, &v);
        p += impact && p < end;
    }
    return p;
}

static enum cc_status
damaged(struct cc_index *index, int64_t page, struct cc_error *error)
{
    return cc_error_set(error, CC_STORE, "%s: page %lld of the index is damaged; import anew",
        sqlite3_db_filename(index->db, "main"), (long long)page);
}

/* Reads the entry at walk->p; false when the page is damaged. */
static bool
walk_entry(struct cc_key_walk *walk)
{
    const uint8_t *p = walk->p, *end = walk->end;
    uint32_t shared, len;

    p = cc_varint_get(p, end, &shared);
    p = cc_varint_get(p, end, &len);
    if (shared > walk->key_len || shared + len > CC_KEY_MAX || len > (size_t)(end - p) || shared + len == 0)
        return false;
    memcpy(walk->key + shared, p, len);
    walk->key_len = shared + len;
    p = read_list(p + len, end, walk->key[0], &walk->list);
    if (p != NULL)
        walk->p = p;
    return p != NULL;
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
        return damaged(walk->index, walk->page, error);
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

/* Looks for a key in a page; false when the page is damaged. Keys are not put together: `same` is how many bytes of the
 * key before agree with the one that is looked for, and with what the next shares with that one this tells the
 * order. */
static bool
scan_page(const uint8_t *p, const uint8_t *end, const uint8_t *key, size_t len, struct cc_list *list)
{
    size_t same = 0, before = 0;
    uint8_t family = 0;

    while (p < end) {
        uint32_t shared, rest;

        p = cc_varint_get(p, end, &shared);
        p = cc_varint_get(p, end, &rest);
        if (shared > before || shared + rest > CC_KEY_MAX || rest > (size_t)(end - p) || shared + rest == 0)
            return false;
        before = shared + rest;
        if (shared == 0)
            family = *p;
        if (shared < same)
            return true; /* behind the place where it would stand */
        if (shared == same) {
            size_t i = 0;

            while (i < rest && same < len && p[i] == key[same]) {
                i++;
                same++;
            }
            if (i == rest && same == len)
                return read_list(p + rest, end, family, list) != NULL;
            if (same == len || (i < rest && p[i] > key[same]))
                return true;
        }
        p = pass_list(p + rest, end, family);
        if (p == NULL)
            return false;
    }
    return true;
}

enum cc_status
cc_index_find(struct cc_index *index, const struct cc_segment *segment, const void *key, size_t len,
    struct cc_list *list, struct cc_error *error)
{
    const struct cc_list *known = cc_list_cache_get(&index->cache, segment->id, key, len);
    struct cc_list found = {0};
    enum cc_status status;
    int64_t page = 0;

    *list = (struct cc_list){0};
    if (known == NULL) {
        status = find_page(index, segment, key, len, &page, error);
        if (status == CC_OK && page != 0)
            status = step_to(index, &index->read_page, READ_PAGE, page, error);
        if (status == CC_OK && page != 0) {
            const uint8_t *p = sqlite3_column_blob(index->read_page, 0);

            if (!scan_page(p, p + sqlite3_column_bytes(index->read_page, 0), key, len, &found))
                status = damaged(index, page, error);
            else
                cc_list_cache_put(&index->cache, segment->id, key, len, &found);
            sqlite3_reset(index->read_page);
        } else if (status == CC_OK) {
            cc_list_cache_put(&index->cache, segment->id, key, len, &found);
        }
        free(found.chunks); /* its inline block was the page's */
        if (status != CC_OK)
            return status;
        known = cc_list_cache_get(&index->cache, segment->id, key, len);
    }
    if (known->n > 0)
        cc_list_copy(list, known);
    return CC_OK;
}

/* How far the keys of a page agree with a key, up to where it would stand; false when the page is damaged. */
static bool
reach_in_page(const uint8_t *p, const uint8_t *end, const uint8_t *key, size_t len, size_t *reach)
{
    size_t same = 0, before = 0;
    uint8_t family = 0;

    while (p < end) {
        uint32_t shared, rest;
        size_t i = 0;

        p = cc_varint_get(p, end, &shared);
        p = cc_varint_get(p, end, &rest);
        if (shared > before || shared + rest > CC_KEY_MAX || rest > (size_t)(end - p) || shared + rest == 0)
            return false;
        before = shared + rest;
        if (shared == 0)
            family = *p;
        if (shared < same)
            return true; /* behind the place where it would stand */
        if (shared == same) {
            while (i < rest && same < len && p[i] == key[same]) {
                i++;
                same++;
            }
            *reach = same > *reach ? same : *reach;
            if (same == len || (i < rest && p[i] > key[same]))
                return true;
        }
        p = pass_list(p + rest, end, family);
        if (p == NULL)
            return false;
    }
    return true;
}

enum cc_status
cc_index_reach(struct cc_index *index, const struct cc_segment *segment, const void *key, size_t len, size_t *reach,
    struct cc_error *error)
{
    int64_t page;
    enum cc_status status = find_page(index, segment, key, len, &page, error);

    if (status == CC_OK && page != 0)
        status = step_to(index, &index->read_page, READ_PAGE, page, error);
    if (status == CC_OK && page != 0) {
        const uint8_t *p = sqlite3_column_blob(index->read_page, 0);

        if (!reach_in_page(p, p + sqlite3_column_bytes(index->read_page, 0), key, len, reach))
            status = damaged(index, page, error);
        sqlite3_reset(index->read_page);
    }
    return status;
}

enum cc_status
cc_index_tally(struct cc_index *index, const struct cc_segment *segment, struct cc_key_tally *keys, size_t n,
    struct cc_error *error)
{
    struct cc_key_walk walk = {.index = index, .segment = segment};
    bool stands = false; /* at the key walk.key, which may be one of those wanted */
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < n && status == CC_OK;) {
        int64_t page;

        while (stands && compare(walk.key, walk.key_len, keys[i].key, keys[i].len) < 0 && status == CC_OK) {
            stands = walk.p < walk.end;
            if (stands && !walk_entry(&walk))
                status = damaged(index, walk.page, error);
        }
        if (stands && status == CC_OK) {
            if (compare(walk.key, walk.key_len, keys[i].key, keys[i].len) == 0)
                keys[i].n += walk.list.n;
            i++;
            continue;
        }
        if (status == CC_OK)
            status = find_page(index, segment, keys[i].key, keys[i].len, &page, error);
        if (status != CC_OK)
            break;
        if (page == 0 || page == walk.page) { /* before all keys, or behind those of the page where it would be */
            i++;
            continue;
        }
        walk.page = page;
        status = walk_page(&walk, error);
        stands = status == CC_OK && walk.p < walk.end;
        if (stands && !walk_entry(&walk))
            status = damaged(index, page, error);
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

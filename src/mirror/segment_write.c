/* segment_write.c: see segment.h, "writing". */
#include <string.h>

#include "base/mem.h"
#include "mirror/segment.h"

#define INLINE_MAX 160 /* bytes of a list that stands beside its key */

struct cc_segment_writer {
    sqlite3 *db;
    sqlite3_stmt *add_page, *add_key, *add_chunk;
    struct cc_segment segment;
    struct cc_buf page;
    uint8_t first_key[CC_KEY_MAX], key[CC_KEY_MAX], written[CC_KEY_MAX];
    size_t first_len, key_len, written_len;
    bool open;                  /* key holds a key whose list is being gathered */
    uint32_t n;                 /* records in it */
    struct cc_block_writer block;
    struct cc_buf bytes;        /* a finished block */
    struct cc_list_chunk *chunks;
    size_t n_chunks, cap_chunks;
};

void
cc_segment_abandon(struct cc_segment_writer *w)
{
    if (w == NULL)
        return;
    sqlite3_finalize(w->add_page);
    sqlite3_finalize(w->add_key);
    sqlite3_finalize(w->add_chunk);
    cc_buf_clear(&w->page);
    cc_buf_clear(&w->bytes);
    cc_block_writer_clear(&w->block);
    free(w->chunks);
    free(w);
}

enum cc_status
cc_segment_begin(sqlite3 *db, const struct cc_segment *segment, struct cc_segment_writer **out, struct cc_error *error)
{
    struct cc_segment_writer *w = cc_mem_alloc(sizeof *w);
    enum cc_status status;
    int64_t id = 0;

    w->db = db;
    w->segment = *segment;
    status = cc_sql_int(db, "SELECT max(id) FROM page", 0, &id, error);
    w->segment.page_first = id + 1;
    w->segment.page_last = id;
    if (status == CC_OK)
        status = cc_sql_int(db, "SELECT max(id) FROM chunk", 0, &id, error);
    w->segment.chunk_first = id + 1;
    w->segment.chunk_last = id;
    if (status == CC_OK)
        status = cc_sql_use(db, &w->add_page, "INSERT INTO page(id, data) VALUES($1, $2)", error);
    if (status == CC_OK)
        status = cc_sql_use(db, &w->add_key, "INSERT INTO page_key(segment, first, page) VALUES($1, $2, $3)", error);
    if (status == CC_OK)
        status = cc_sql_use(db, &w->add_chunk, "INSERT INTO chunk(id, data) VALUES($1, $2)", error);
    if (status != CC_OK) {
        cc_segment_abandon(w);
        return status;
    }
    *out = w;
    return CC_OK;
}

static enum cc_status
flush_page(struct cc_segment_writer *w, struct cc_error *error)
{
    enum cc_status status;

    if (w->page.n == 0)
        return CC_OK;
    w->segment.page_last++;
    sqlite3_bind_int64(w->add_page, 1, w->segment.page_last);
    sqlite3_bind_blob64(w->add_page, 2, w->page.v, w->page.n, SQLITE_STATIC);
    status = cc_sql_done(w->db, w->add_page, error);
    if (status != CC_OK)
        return status;
    sqlite3_bind_int64(w->add_key, 1, w->segment.id);
    sqlite3_bind_blob64(w->add_key, 2, w->first_key, w->first_len, SQLITE_STATIC);
    sqlite3_bind_int64(w->add_key, 3, w->segment.page_last);
    status = cc_sql_done(w->db, w->add_key, error);
    cc_buf_reset(&w->page);
    w->written_len = 0;
    return status;
}

static enum cc_status
flush_chunk(struct cc_segment_writer *w, struct cc_error *error)
{
    struct cc_list_chunk *chunk;
    enum cc_status status;

    if (w->n_chunks == w->cap_chunks)
        w->chunks = cc_mem_grow(w->chunks, w->n_chunks, &w->cap_chunks, sizeof *w->chunks);
    chunk = &w->chunks[w->n_chunks++];
    *chunk = (struct cc_list_chunk){w->block.first, w->block.last, w->block.max};
    cc_buf_reset(&w->bytes);
    cc_block_take(&w->block, &w->bytes);
    w->segment.chunk_last++;
    sqlite3_bind_int64(w->add_chunk, 1, w->segment.chunk_last);
    sqlite3_bind_blob64(w->add_chunk, 2, w->bytes.v, w->bytes.n, SQLITE_STATIC);
    status = cc_sql_done(w->db, w->add_chunk, error);
    return status;
}

/* Writes the gathered key into the page. */
static enum cc_status
finish_key(struct cc_segment_writer *w, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    uint32_t last = 0;
    size_t shared = 0;

    if (!w->open)
        return CC_OK;
    w->open = false;
    if (w->n == 0)
        return CC_OK;
    if (w->block.n > 0 && (w->n_chunks > 0 || cc_block_size(&w->block) > INLINE_MAX))
        status = flush_chunk(w, error);
    if (status == CC_OK && w->page.n >= CC_PAGE_BYTES)
        status = flush_page(w, error);
    if (status != CC_OK)
        return status;
    if (w->page.n == 0) {
        memcpy(w->first_key, w->key, w->key_len);
        w->first_len = w->key_len;
    }
    while (shared < w->written_len && shared < w->key_len && w->written[shared] == w->key[shared])
        shared++;
    cc_buf_add_varint(&w->page, (uint32_t)shared);
    cc_buf_add_varint(&w->page, (uint32_t)(w->key_len - shared));
    cc_buf_add(&w->page, w->key + shared, w->key_len - shared);
    memcpy(w->written, w->key, w->key_len);
    w->written_len = w->key_len;
    cc_buf_add_varint(&w->page, w->n);
    cc_buf_add_varint(&w->page, (uint32_t)w->n_chunks);
    if (w->n_chunks == 0) {
        cc_buf_add_varint(&w->page, w->block.first);
        cc_buf_reset(&w->bytes);
        cc_block_take(&w->block, &w->bytes);
        cc_buf_add_varint(&w->page, (uint32_t)w->bytes.n);
        cc_buf_add(&w->page, w->bytes.v, w->bytes.n);
        return CC_OK;
    }
    cc_buf_add_varint(&w->page, (uint32_t)(w->segment.chunk_last - (int64_t)w->n_chunks + 1));
    for (size_t i = 0; i < w->n_chunks; i++) {
        cc_buf_add_varint(&w->page, w->chunks[i].first - last);
        cc_buf_add_varint(&w->page, w->chunks[i].last - w->chunks[i].first);
        if (w->block.kind == CC_LIST_IMPACT)
            cc_buf_addc(&w->page, (char)w->chunks[i].max);
        last = w->chunks[i].last;
    }
    return CC_OK;
}

enum cc_status
cc_segment_key(struct cc_segment_writer *w, const void *key, size_t len, struct cc_error *error)
{
    enum cc_status status = finish_key(w, error);

    if (len > CC_KEY_MAX)
        len = CC_KEY_MAX;
    memcpy(w->key, key, len);
    w->key_len = len;
    w->open = true;
    w->n = 0;
    w->n_chunks = 0;
    w->block.kind = cc_key_kind(w->key[0]);
    return status;
}

enum cc_status
cc_segment_add(struct cc_segment_writer *w, const struct cc_posting *posting, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    if (w->block.n > 0 && cc_block_size(&w->block) + posting->places_len + 12 > CC_BLOCK_MAX)
        status = flush_chunk(w, error);
    cc_block_add(&w->block, posting);
    w->n++;
    return status;
}

enum cc_status
cc_segment_add_block(
    struct cc_segment_writer *w, const void *bytes, size_t len, uint32_t first, bool *added, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    uint32_t before;

    /* a block that is at least half full need not be filled up */
    if (w->block.n > 0 && cc_block_size(&w->block) + len + 12 > CC_BLOCK_MAX &&
        cc_block_size(&w->block) >= CC_BLOCK_MAX / 2)
        status = flush_chunk(w, error);
    before = w->block.n;
    *added = status == CC_OK && cc_block_append(&w->block, bytes, len, first);
    w->n += w->block.n - before;
    return status;
}

enum cc_status
cc_segment_finish(struct cc_segment_writer *w, struct cc_error *error)
{
    sqlite3_stmt *add = NULL;
    enum cc_status status = finish_key(w, error);

    if (status == CC_OK)
        status = flush_page(w, error);
    if (status == CC_OK)
        status = cc_sql_use(w->db, &add, "INSERT INTO segment(id, first, n, words, page_first, page_last, chunk_first, chunk_last)"
            " VALUES($1, $2, $3, $4, $5, $6, $7, $8)", error);
    if (status == CC_OK) {
        const struct cc_segment *s = &w->segment;
        const int64_t values[] = {s->id, s->first, s->n, (int64_t)s->words, s->page_first, s->page_last, s->chunk_first,
            s->chunk_last};

        for (int i = 0; i < 8; i++)
            sqlite3_bind_int64(add, i + 1, values[i]);
        status = cc_sql_done(w->db, add, error);
    }
    sqlite3_finalize(add);
    cc_segment_abandon(w);
    return status;
}

/* cursor.c: see cursor.h. */
#include "mirror/cursor.h"

void
cc_cursor_begin(struct cc_cursor *c, struct cc_list *take_list)
{
    c->list = *take_list;
    *take_list = (struct cc_list){0};
    c->chunk = 0;
    c->loaded = false;
    c->reader.left = 0;
}

void
cc_cursor_clear(struct cc_cursor *c)
{
    cc_list_clear(&c->list);
    cc_buf_clear(&c->data);
    *c = (struct cc_cursor){0};
}

/* Makes the reader stand in the first block that may have slots >= base and below end; *more false when there is
 * none. */
static enum cc_status
load(struct cc_cursor *c, struct cc_index *index, uint32_t base, uint32_t end, bool *more, struct cc_error *error)
{
    enum cc_status status;

    *more = false;
    if (c->reader.left > 0) {
        *more = c->reader.slot < end;
        return CC_OK;
    }
    if (c->list.n == 0)
        return CC_OK;
    if (c->list.n_chunks == 0) {
        if (c->loaded)
            return CC_OK;
    } else {
        while (c->chunk < c->list.n_chunks && c->list.chunks[c->chunk].last < base)
            c->chunk++;
        if (c->chunk == c->list.n_chunks || c->list.chunks[c->chunk].first >= end)
            return CC_OK;
    }
    status = cc_index_block(index, &c->list, c->chunk, &c->data, &c->reader, error);
    c->chunk++;
    c->loaded = true;
    *more = status == CC_OK && c->reader.left > 0 && c->reader.slot < end;
    return status;
}

enum cc_status
cc_cursor_bits(struct cc_cursor *c, struct cc_index *index, uint32_t base, uint32_t end, bool title, uint64_t *bits,
    struct cc_error *error)
{
    enum cc_status status;
    bool more;

    while ((status = load(c, index, base, end, &more, error)) == CC_OK && more)
        cc_block_bits(&c->reader, base, end, title, bits);
    return status;
}

enum cc_status
cc_cursor_scores(struct cc_cursor *c, struct cc_index *index, uint32_t base, uint32_t end, float weight, float *scores,
    struct cc_error *error)
{
    enum cc_status status;
    bool more;

    while ((status = load(c, index, base, end, &more, error)) == CC_OK && more) {
        uint32_t left = c->reader.left;

        cc_block_scores(&c->reader, base, end, weight, scores);
        if (c->reader.left == left)
            c->reader.left = 0; /* damaged: no progress */
    }
    return status;
}

enum cc_status
cc_cursor_score_slots(struct cc_cursor *c, struct cc_index *index, const uint32_t *slots, size_t n, float weight,
    float *scores, struct cc_error *error)
{
    for (size_t i = 0; i < n; i++) {
        struct cc_posting posting;
        bool found;
        enum cc_status status = cc_cursor_seek(c, index, slots[i], &found, error);

        if (status != CC_OK)
            return status;
        if (found) {
            cc_block_posting(&c->reader, &posting);
            scores[i] += weight * (float)posting.impact;
        } else if (c->reader.left == 0) {
            return CC_OK; /* the list ends before the slot */
        }
    }
    return CC_OK;
}

enum cc_status
cc_cursor_seek(struct cc_cursor *c, struct cc_index *index, uint32_t slot, bool *found, struct cc_error *error)
{
    enum cc_status status;
    bool more;

    *found = false;
    for (;;) {
        status = load(c, index, slot, UINT32_MAX, &more, error);
        if (status != CC_OK || !more)
            return status;
        cc_block_seek(&c->reader, slot);
        if (c->reader.left > 0) {
            *found = c->reader.slot == slot;
            return CC_OK;
        }
    }
}

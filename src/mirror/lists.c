/* lists.c: see lists.h. */
#include "mirror/lists.h"

#include <string.h>

void
cc_buf_add_varint(struct cc_buf *b, uint32_t v)
{
    uint8_t bytes[5];

    cc_buf_add(b, bytes, cc_varint_put(bytes, v));
}

void
cc_block_add(struct cc_block_writer *w, const struct cc_posting *posting)
{
    uint32_t step = w->n == 0 ? 0 : posting->slot - w->last;

    if (w->n == 0)
        w->first = posting->slot;
    if (w->slots.cap < w->slots.n + 8)
        cc_buf_reserve(&w->slots, 8);
    w->slots.n += cc_varint_put((uint8_t *)w->slots.v + w->slots.n,
        w->kind == CC_LIST_PLACES ? (step << 1 | (posting->impact != 0)) : step);
    if (w->kind != CC_LIST_PLAIN && w->rest.cap < w->rest.n + posting->places_len + 8)
        cc_buf_reserve(&w->rest, posting->places_len + 8);
    if (w->kind == CC_LIST_IMPACT) {
        w->rest.v[w->rest.n++] = (char)posting->impact;
        if (posting->impact > w->max)
            w->max = posting->impact;
    } else if (w->kind == CC_LIST_PLACES) {
        w->rest.n += cc_varint_put((uint8_t *)w->rest.v + w->rest.n, posting->places_len);
        for (uint32_t i = 0; i < posting->places_len; i++)
            w->rest.v[w->rest.n++] = (char)posting->places[i];
    }
    w->last = posting->slot;
    w->n++;
}

/* A block taken apart. */
struct parts {
    uint32_t n, last;        /* last slot */
    bool title;              /* PLACES: of the first */
    uint8_t max;             /* IMPACT */
    const uint8_t *more, *slots_end, *end; /* slots behind the first; what follows all slots runs to the end */
};

/* False when the bytes do not hold what they promise. */
static bool
take_apart(enum cc_list_kind kind, const uint8_t *data, size_t len, uint32_t first, struct parts *out)
{
    bool places = kind == CC_LIST_PLACES;
    const uint8_t *p = data;
    uint32_t slots_len, v;

    *out = (struct parts){.last = first, .end = data + len};
    p = cc_varint_get(p, out->end, &out->n);
    p = cc_varint_get(p, out->end, &slots_len);
    if (out->n == 0 || slots_len < out->n || slots_len > (size_t)(out->end - p))
        return false;
    out->slots_end = p + slots_len;
    out->more = p = cc_varint_get(p, out->slots_end, &v);
    out->title = places && (v & 1) != 0;
    for (uint32_t i = 1; i < out->n; i++) {
        if (p >= out->slots_end)
            return false;
        p = cc_varint_get(p, out->slots_end, &v);
        out->last += places ? v >> 1 : v;
    }
    if (p != out->slots_end)
        return false;
    if (kind == CC_LIST_IMPACT) {
        for (; p < out->end; p++)
            out->max = *p > out->max ? *p : out->max;
        return (size_t)(out->end - out->slots_end) == out->n;
    }
    for (uint32_t i = 0; places && i < out->n; i++) {
        if (p >= out->end)
            return false;
        p = cc_varint_get(p, out->end, &v);
        if (v > (size_t)(out->end - p))
            return false;
        p += v;
    }
    return p == out->end;
}

bool
cc_block_append(struct cc_block_writer *w, const uint8_t *data, size_t len, uint32_t first)
{
    uint32_t step = w->n == 0 ? 0 : first - w->last;
    struct parts parts;

    if ((w->n > 0 && (first <= w->last || cc_block_size(w) + len + 12 > CC_BLOCK_MAX)) ||
        !take_apart(w->kind, data, len, first, &parts))
        return false;
    if (w->n == 0)
        w->first = first;
    cc_buf_add_varint(&w->slots, w->kind == CC_LIST_PLACES ? step << 1 | parts.title : step);
    cc_buf_add(&w->slots, parts.more, (size_t)(parts.slots_end - parts.more));
    if (w->kind != CC_LIST_PLAIN)
        cc_buf_add(&w->rest, parts.slots_end, (size_t)(parts.end - parts.slots_end));
    if (parts.max > w->max)
        w->max = parts.max;
    w->last = parts.last;
    w->n += parts.n;
    return true;
}

size_t
cc_block_size(const struct cc_block_writer *w)
{
    return w->slots.n + w->rest.n + 8;
}

void
cc_block_take(struct cc_block_writer *w, struct cc_buf *out)
{
    cc_buf_add_varint(out, w->n);
    cc_buf_add_varint(out, (uint32_t)w->slots.n);
    if (w->slots.n > 0)
        cc_buf_add(out, w->slots.v, w->slots.n);
    if (w->rest.n > 0)
        cc_buf_add(out, w->rest.v, w->rest.n);
    cc_buf_reset(&w->slots);
    cc_buf_reset(&w->rest);
    w->n = 0;
    w->max = 0;
}

void
cc_block_writer_clear(struct cc_block_writer *w)
{
    cc_buf_clear(&w->slots);
    cc_buf_clear(&w->rest);
    *w = (struct cc_block_writer){0};
}

void
cc_block_begin(struct cc_block_reader *r, enum cc_list_kind kind, const uint8_t *data, size_t len, uint32_t first)
{
    uint32_t slots_len;

    *r = (struct cc_block_reader){.kind = kind, .slot = first, .end = data + len};
    r->p = cc_varint_get(data, r->end, &r->left);
    r->p = cc_varint_get(r->p, r->end, &slots_len);
    if (slots_len > (size_t)(r->end - r->p))
        slots_len = (uint32_t)(r->end - r->p);
    r->slots_end = r->rest = r->p + slots_len;
    if (r->left > 0) {
        r->left++;
        cc_block_advance(r);
        r->behind = 0;
    }
}

/* The next slot of a list whose current one is known; false at its end. */
static inline bool
step(struct cc_block_reader *r, bool places)
{
    uint32_t v;

    if (--r->left == 0)
        return false;
    if (r->p >= r->slots_end) {
        r->left = 0;
        return false;
    }
    if (*r->p < 0x80)
        v = *r->p++;
    else
        r->p = cc_varint_get(r->p, r->slots_end, &v);
    if (places) {
        r->title = v & 1;
        v >>= 1;
    }
    r->slot += v;
    r->behind++;
    return true;
}

void
cc_block_advance(struct cc_block_reader *r)
{
    step(r, r->kind == CC_LIST_PLACES);
}

void
cc_block_seek(struct cc_block_reader *r, uint32_t slot)
{
    if (r->kind == CC_LIST_PLACES)
        while (r->left > 0 && r->slot < slot)
            step(r, true);
    else
        while (r->left > 0 && r->slot < slot)
            step(r, false);
}

void
cc_block_posting(struct cc_block_reader *r, struct cc_posting *out)
{
    *out = (struct cc_posting){.slot = r->slot};
    if (r->kind == CC_LIST_IMPACT) {
        if (r->behind < (size_t)(r->end - r->rest))
            out->impact = r->rest[r->behind];
    } else if (r->kind == CC_LIST_PLACES) {
        const uint8_t *p = r->rest;
        uint32_t len;

        for (; r->behind > 0; r->behind--) {
            p = cc_varint_get(p, r->end, &len);
            p = len > (size_t)(r->end - p) ? r->end : p + len;
        }
        r->rest = p;
        p = cc_varint_get(p, r->end, &len);
        out->impact = r->title;
        out->places = p;
        out->places_len = len > (size_t)(r->end - p) ? (uint32_t)(r->end - p) : len;
    }
}

void
cc_block_bits(struct cc_block_reader *r, uint32_t base, uint32_t end, bool title, uint64_t *bits)
{
    bool places = r->kind == CC_LIST_PLACES;

    while (r->left > 0 && r->slot < base)
        step(r, places);
    if (places && title) {
        for (; r->left > 0 && r->slot < end; step(r, true))
            if (r->title)
                bits[(r->slot - base) >> 6] |= (uint64_t)1 << (r->slot & 63);
    } else if (places) {
        for (; r->left > 0 && r->slot < end; step(r, true))
            bits[(r->slot - base) >> 6] |= (uint64_t)1 << (r->slot & 63);
    } else {
        for (; r->left > 0 && r->slot < end; step(r, false))
            bits[(r->slot - base) >> 6] |= (uint64_t)1 << (r->slot & 63);
    }
}

void
cc_block_scores(struct cc_block_reader *r, uint32_t base, uint32_t end, float weight, float *scores)
{
    const uint8_t *impacts = r->rest;

    while (r->left > 0 && r->slot < base)
        step(r, false);
    if (r->left > (size_t)(r->end - impacts))
        return; /* damaged */
    for (; r->left > 0 && r->slot < end; step(r, false))
        scores[r->slot - base] += weight * (float)impacts[r->behind];
}

/* lists.h: how postings are written down. A list holds ascending slots, each with what its kind of key adds:
 *   CC_LIST_PLAIN   nothing
 *   CC_LIST_IMPACT  one byte: how much the word weighs in the record (rank.h)
 *   CC_LIST_PLACES  where the word stands: places below CC_PLACE_ABSTRACT are the title (and keywords)
 * A list is one block, or several of at most CC_BLOCK_MAX bytes. A block:
 *   varint n, varint length of the slots, slots as varint differences (the first one from the block's first slot: 0;
 *   PLACES: difference * 2 + 1 when the word stands in the title), then n bytes of impact, or n times: varint length,
 *   places as varint differences.
 * It must not know SQL. */
#ifndef CC_MIRROR_LISTS_H
#define CC_MIRROR_LISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum cc_list_kind { CC_LIST_PLAIN, CC_LIST_IMPACT, CC_LIST_PLACES };

#define CC_PLACE_KEYWORD  512u   /* title: places 1 .. 511 */
#define CC_PLACE_ABSTRACT 1024u  /* keywords: 512 .. 1023 */
#define CC_PLACES_MAX     2048u  /* bytes of places of one word in one record; more are not kept */
#define CC_BLOCK_MAX      16000u /* so that a row of one block fills a page of the file and needs no second one */

/* One entry. impact: IMPACT the weight, PLACES 1 = stands in the title. */
struct cc_posting {
    uint32_t slot;
    uint8_t impact;
    const uint8_t *places;
    uint32_t places_len;
};

static inline size_t
cc_varint_put(uint8_t *p, uint32_t v)
{
    size_t n = 0;

    while (v >= 0x80) {
        p[n++] = (uint8_t)(v | 0x80);
        v >>= 7;
    }
    p[n++] = (uint8_t)v;
    return n;
}

/* Reads at p, never at or past end; returns the place after it, or end (and 0) when it is cut. */
static inline const uint8_t *
cc_varint_get(const uint8_t *p, const uint8_t *end, uint32_t *v)
{
    uint32_t x = 0;

    for (int shift = 0; p < end && shift < 35; shift += 7) {
        uint8_t b = *p++;

        x |= (uint32_t)(b & 0x7f) << shift;
        if (b < 0x80) {
            *v = x;
            return p;
        }
    }
    *v = 0;
    return end;
}

void cc_buf_add_varint(struct cc_buf *b, uint32_t v);

/* A block being written. */
struct cc_block_writer {
    enum cc_list_kind kind;
    struct cc_buf slots, rest;
    uint32_t n, first, last;
    uint8_t max; /* highest impact */
};

void cc_block_add(struct cc_block_writer *w, const struct cc_posting *posting);
/* Appends a whole block as it was written, of slots behind those of w: much cheaper than one by one. False, and nothing
 * is done, when it does not fit (an empty writer takes any) or is damaged. */
bool cc_block_append(struct cc_block_writer *w, const uint8_t *data, size_t len, uint32_t first);
size_t cc_block_size(const struct cc_block_writer *w);             /* bytes it would take */
void cc_block_take(struct cc_block_writer *w, struct cc_buf *out); /* appends the block to out; w is empty after */
void cc_block_writer_clear(struct cc_block_writer *w);

/* A block being read: `slot` is the current one while left > 0. Hostile bytes end it early. */
struct cc_block_reader {
    enum cc_list_kind kind;
    bool title;             /* PLACES: the current word stands in the title */
    const uint8_t *p, *slots_end, *rest, *end;
    uint32_t left, slot;
    uint32_t behind;        /* entries of `rest` before the current one that were not stepped over yet */
};

void cc_block_begin(struct cc_block_reader *r, enum cc_list_kind kind, const uint8_t *data, size_t len, uint32_t first);
/* To the next slot. Only while left > 0. */
void cc_block_advance(struct cc_block_reader *r);
/* To the first slot >= slot; left is 0 when there is none. */
void cc_block_seek(struct cc_block_reader *r, uint32_t slot);
/* The current entry in full. */
void cc_block_posting(struct cc_block_reader *r, struct cc_posting *out);
/* Sets the bit slot - base of every slot below end and goes behind them; title: only where the word stands in the
 * title. Slots before base are passed over. */
void cc_block_bits(struct cc_block_reader *r, uint32_t base, uint32_t end, bool title, uint64_t *bits);
/* IMPACT: scores[slot - base] += weight * impact, likewise. */
void cc_block_scores(struct cc_block_reader *r, uint32_t base, uint32_t end, float weight, float *scores);

#endif

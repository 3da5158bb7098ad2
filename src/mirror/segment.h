/* segment.h: an index over a run of slots: keys in order, each with its list. The first byte of a key is its family
 * (keys.h), which fixes the kind of its list. Written once, in key order; read by key or in order; merged (merge.h).
 *
 * Keys stand in pages (rows of `page`), with shared beginnings left out; a short list stands beside its key, a long one
 * in blocks of their own (rows of `chunk`, consecutive). A page: repeated: varint shared, varint length, bytes of the
 * key; varint number of records; varint number of chunks: 0 = varint first slot, varint length, block; else varint id
 * of the first chunk, then for each: varint first slot from the last slot before, varint last - first, byte highest
 * impact (IMPACT only). */
#ifndef CC_MIRROR_SEGMENT_H
#define CC_MIRROR_SEGMENT_H

#include <claimcheck/status.h>

#include "mirror/list_cache.h"
#include "mirror/lists.h"
#include "mirror/sql.h"

#define CC_KEY_MAX    255  /* bytes of a key; longer values are cut */
#define CC_PAGE_BYTES 8000 /* of a dictionary page, about: two fill a page of the file */

struct cc_segment {
    int64_t id;
    uint32_t first, n;
    uint64_t words;
    int64_t page_first, page_last, chunk_first, chunk_last;
    size_t window;           /* windows of the segments before it; those of this one are counted on from here */
};

/* ---------------------------------------------------------------- writing */

struct cc_segment_writer;

/* Starts segment `id`; rows are added to the open transaction. */
enum cc_status cc_segment_begin(sqlite3 *db, const struct cc_segment *segment, struct cc_segment_writer **out,
    struct cc_error *error) CC_MUST_CHECK;
/* The next key, in ascending byte order. */
enum cc_status cc_segment_key(
    struct cc_segment_writer *w, const void *key, size_t len, struct cc_error *error) CC_MUST_CHECK;
/* A posting of that key, slots ascending. */
enum cc_status cc_segment_add(
    struct cc_segment_writer *w, const struct cc_posting *posting, struct cc_error *error) CC_MUST_CHECK;
/* All postings of a block of another segment, which stand behind those that were added: cheaper than one by one. *added
 * false when they have to be added one by one after all. */
enum cc_status cc_segment_add_block(struct cc_segment_writer *w, const void *bytes, size_t len, uint32_t first,
    bool *added, struct cc_error *error) CC_MUST_CHECK;
/* Writes what is left and the segment's own row. Frees the writer in any case. */
enum cc_status cc_segment_finish(struct cc_segment_writer *w, struct cc_error *error) CC_MUST_CHECK;
void cc_segment_abandon(struct cc_segment_writer *w);

/* ---------------------------------------------------------------- reading */

struct cc_list_chunk {
    uint32_t first, last;
    uint8_t max;
};

/* Where a key's list is. inline_block borrows from the page it was read from, or is a copy (cc_index_find). */
struct cc_list {
    enum cc_list_kind kind;
    uint32_t n;              /* records */
    uint32_t first;          /* first slot of the inline block */
    const uint8_t *inline_block;
    size_t inline_len;
    int64_t chunk;           /* id of the first chunk */
    struct cc_list_chunk *chunks;
    uint32_t n_chunks;       /* 0 = inline */
    uint8_t *owned;
};

void cc_list_clear(struct cc_list *list);
/* *to owns everything it points to. */
void cc_list_copy(struct cc_list *to, const struct cc_list *from);

/* The segments of a file, in slot order. */
struct cc_index {
    sqlite3 *db;
    sqlite3_stmt *find_page, *read_page, *read_chunk;
    struct cc_segment *segments;
    size_t n_segments, n_windows;
    uint64_t stamp;             /* differs when the segments differ */
    struct cc_list_cache cache; /* of cc_index_find */
};

enum cc_status cc_index_open(struct cc_index *index, sqlite3 *db, struct cc_error *error) CC_MUST_CHECK;
void cc_index_close(struct cc_index *index);

/* The list of a key in one segment; list->n 0 when it is not there. *list must be {0} or cleared. */
enum cc_status cc_index_find(struct cc_index *index, const struct cc_segment *segment, const void *key, size_t len,
    struct cc_list *list, struct cc_error *error) CC_MUST_CHECK;

/* How many bytes of a key, at most, the segment's keys begin with, those greater than it left aside: nothing that the key
 * begins with and that is longer than *reach is a key there. Only ever makes *reach larger. */
enum cc_status cc_index_reach(struct cc_index *index, const struct cc_segment *segment, const void *key, size_t len,
    size_t *reach, struct cc_error *error) CC_MUST_CHECK;

/* A key to be counted. */
struct cc_key_tally {
    const uint8_t *key;
    size_t len;
    uint64_t n;
};

/* Adds to each key's n how many records of the segment have it, deleted ones too. Keys in ascending byte order: each
 * page is read once, however many of them it may have. */
enum cc_status cc_index_tally(struct cc_index *index, const struct cc_segment *segment, struct cc_key_tally *keys,
    size_t n, struct cc_error *error) CC_MUST_CHECK;

/* Reads one block of a list into *data ({0} or reused); k < max(1, n_chunks). */
enum cc_status cc_index_block(struct cc_index *index, const struct cc_list *list, uint32_t k, struct cc_buf *data,
    struct cc_block_reader *reader, struct cc_error *error) CC_MUST_CHECK;

/* Walks the keys of a segment in order. */
struct cc_key_walk {
    struct cc_index *index;
    const struct cc_segment *segment;
    int64_t page;
    struct cc_buf data;
    const uint8_t *p, *end;
    uint8_t key[CC_KEY_MAX + 1];
    size_t key_len;
    struct cc_list list;     /* of the current key; borrows from the walk */
};

/* Begins at the first key >= from. */
enum cc_status cc_key_walk_begin(struct cc_key_walk *walk, struct cc_index *index, const struct cc_segment *segment,
    const void *from, size_t len, struct cc_error *error) CC_MUST_CHECK;
/* *more false at the end. */
enum cc_status cc_key_walk_next(struct cc_key_walk *walk, bool *more, struct cc_error *error) CC_MUST_CHECK;
void cc_key_walk_end(struct cc_key_walk *walk);

/* Which kind of list the keys of a family have. */
enum cc_list_kind cc_key_kind(uint8_t family);

#endif

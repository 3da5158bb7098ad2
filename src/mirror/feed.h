/* feed.h: the reading thread of an import: files -> records, unpacked, cut apart, scanned and taken into terms, in
 * batches that another thread takes. Whichever of the two has time compresses them. It must not know SQL or the
 * index. */
#ifndef CC_MIRROR_FEED_H
#define CC_MIRROR_FEED_H

#include <stdbool.h>
#include <stdint.h>

#include <claimcheck/status.h>

#include "mirror/scan.h"
#include "mirror/terms.h"

/* One file to read. skip: records and deletions at its beginning that are in the mirror already. */
struct cc_feed_file {
    const char *path;
    uint64_t skip;
};

/* A record (what its head says, its terms and its bytes in the batch) or, where xml_len is 0, the deletion of
 * head.pmid. */
struct cc_feed_item {
    size_t xml_at, xml_len;
    size_t terms_at, terms_len;
    bool has_abstract;
    struct cc_scan head;      /* without parts and text */
};

/* Consecutive items packed together (deletions among them are no part of it): pack.h's frame in the batch. */
struct cc_feed_pack {
    size_t first, n_items;
    size_t frame_at, frame_len;
};

struct cc_batch {
    size_t file;              /* index of the file it comes from */
    uint64_t file_bytes;      /* bytes of that file read so far, as they are on disk */
    uint64_t xml_bytes;       /* unpacked bytes that this batch consumed */
    struct cc_buf bytes;
    struct cc_terms terms;
    struct cc_feed_item *items;
    size_t n_items, cap_items;
    struct cc_feed_pack *packs;
    size_t n_packs, cap_packs;
    struct cc_buf frames;
    bool packed;              /* packs and frames are made */
    bool file_ends;           /* nothing comes of this file after it */
    bool md5_checked;
    struct cc_error error;    /* status != CC_OK: reading stopped here; the items before are good */
};

struct cc_feed;

/* Starts reading. files is borrowed until cc_feed_stop. */
enum cc_status cc_feed_start(const struct cc_feed_file *files, size_t n, int64_t version, struct cc_feed **out,
    struct cc_error *error) CC_MUST_CHECK;

/* The next batch, in order; NULL after the last. Waits. Give each one back. */
struct cc_batch *cc_feed_take(struct cc_feed *feed);
void cc_feed_give_back(struct cc_feed *feed, struct cc_batch *batch);

/* Ends the thread, wherever it is, and frees everything. NULL is fine. */
void cc_feed_stop(struct cc_feed *feed);

#endif

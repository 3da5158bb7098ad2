/* import.h: the writing side of an import: takes scanned records, gives each its slot, stores, indexes and commits
 * them. */
#ifndef CC_MIRROR_IMPORT_H
#define CC_MIRROR_IMPORT_H

#include <claimcheck/mirror.h>

#include "mirror/feed.h"
#include "mirror/sql.h"

struct cc_writer;

/* Opens the mirror for writing and begins a transaction. */
enum cc_status cc_writer_open(const char *path, struct cc_writer **out, struct cc_error *error) CC_MUST_CHECK;
sqlite3 *cc_writer_db(struct cc_writer *writer);

/* A record of a batch, or the deletion of one. *kept tells whether the record got a slot. */
enum cc_status cc_writer_record(struct cc_writer *writer, const struct cc_batch *batch, const struct cc_feed_item *item,
    bool *kept, struct cc_mirror_imported *done, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_writer_delete(struct cc_writer *writer, uint32_t pmid, struct cc_mirror_imported *done,
    struct cc_error *error) CC_MUST_CHECK;

/* Stores the bytes (a frame of pack.h) of the last n records that got slots. */
enum cc_status cc_writer_pack(
    struct cc_writer *writer, uint32_t n, const void *frame, size_t len, struct cc_error *error) CC_MUST_CHECK;

/* True when enough was gathered for a commit. */
bool cc_writer_full(const struct cc_writer *writer);

/* Writes the segment, packs and columns of what was gathered and commits; begins the next transaction. */
enum cc_status cc_writer_commit(struct cc_writer *writer, struct cc_error *error) CC_MUST_CHECK;

/* Rolls back what is not committed. NULL is fine. */
void cc_writer_close(struct cc_writer *writer);

#endif

/* pack.h: the records' own bytes, some together in one zstd frame. Which records stand together follows from their
 * slots: a pack holds n consecutive ones. */
#ifndef CC_MIRROR_PACK_H
#define CC_MIRROR_PACK_H

#include "base/buf.h"
#include "mirror/sql.h"

/* ---- writing: gathered and compressed in one thread, put into the file by another */
struct cc_packer;
/* version: of the mirror that the packs are for. Those of the first one know no dictionary and are large instead. */
struct cc_packer *cc_packer_new(int64_t version);
void cc_packer_free(struct cc_packer *packer);
/* Is it time to close a pack that holds so much XML? What is smaller is quicker to read one record of, and larger in
 * all. */
bool cc_packer_is_full(const struct cc_packer *packer, size_t bytes);
void cc_packer_add(struct cc_packer *packer, const char *xml, size_t len);
/* Appends the frame of what was added (one record at least) to out; the packer is empty after. CC_STORE: zstd
 * failed. */
enum cc_status cc_packer_finish(struct cc_packer *packer, struct cc_buf *out, struct cc_error *error) CC_MUST_CHECK;

/* ---- reading: keeps the pack it read last */
struct cc_unpacker;
struct cc_unpacker *cc_unpacker_new(sqlite3 *db);
void cc_unpacker_free(struct cc_unpacker *unpacker);
/* The record of a slot; borrowed until the next call. CC_STORE: damaged. */
enum cc_status cc_unpacker_get(struct cc_unpacker *unpacker, uint32_t slot, const char **xml, size_t *len,
    struct cc_error *error) CC_MUST_CHECK;

#endif

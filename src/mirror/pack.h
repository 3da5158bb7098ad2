/* pack.h: the records' own bytes, some together in one zstd frame. Which records stand together follows from their slots:
 * a pack holds n consecutive ones. */
#ifndef CC_MIRROR_PACK_H
#define CC_MIRROR_PACK_H

#include "base/buf.h"
#include "mirror/sql.h"

#define CC_PACK_BYTES 65536u /* a pack is closed when it holds this much XML */

/* ---- writing: gathered and compressed in one thread, put into the file by another */
struct cc_packer;
struct cc_packer *cc_packer_new(void);
void cc_packer_free(struct cc_packer *packer);
void cc_packer_add(struct cc_packer *packer, const char *xml, size_t len);
/* Appends the frame of what was added to out; the packer is empty after. CC_STORE: zstd failed. */
enum cc_status cc_packer_finish(struct cc_packer *packer, struct cc_buf *out, struct cc_error *error) CC_MUST_CHECK;

/* ---- reading: keeps the pack it read last */
struct cc_unpacker;
struct cc_unpacker *cc_unpacker_new(sqlite3 *db);
void cc_unpacker_free(struct cc_unpacker *unpacker);
/* The record of a slot; borrowed until the next call. CC_STORE: damaged. */
enum cc_status cc_unpacker_get(struct cc_unpacker *unpacker, uint32_t slot, const char **xml, size_t *len,
    struct cc_error *error) CC_MUST_CHECK;

#endif

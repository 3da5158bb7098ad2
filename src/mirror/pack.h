/* pack.h: the records' own bytes, some together in one zstd frame. Which records stand together follows from their slots:
 * a pack holds n consecutive ones. */
#ifndef CC_MIRROR_PACK_H
#define CC_MIRROR_PACK_H

#include "base/buf.h"
#include "mirror/sql.h"

/* ---- writing */
struct cc_packer;
struct cc_packer *cc_packer_new(sqlite3 *db);
void cc_packer_free(struct cc_packer *packer);
/* Adds the record of the next slot; writes a pack when one is full. */
enum cc_status cc_packer_add(struct cc_packer *packer, uint32_t slot, const char *xml, size_t len, struct cc_error *error) CC_MUST_CHECK;
/* Writes what is left. */
enum cc_status cc_packer_flush(struct cc_packer *packer, struct cc_error *error) CC_MUST_CHECK;
uint64_t cc_packer_stored(const struct cc_packer *packer); /* compressed bytes so far */

/* ---- reading: keeps the pack it read last */
struct cc_unpacker;
struct cc_unpacker *cc_unpacker_new(sqlite3 *db);
void cc_unpacker_free(struct cc_unpacker *unpacker);
/* The record of a slot; borrowed until the next call. CC_STORE: damaged. */
enum cc_status cc_unpacker_get(struct cc_unpacker *unpacker, uint32_t slot, const char **xml, size_t *len,
    struct cc_error *error) CC_MUST_CHECK;

#endif

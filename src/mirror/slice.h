/* slice.h: import --only: which records of a batch match a query. The batch is put into a small mirror in memory and
 * searched there, so that "matches" means exactly what it means in a search. */
#ifndef CC_MIRROR_SLICE_H
#define CC_MIRROR_SLICE_H

#include "mirror/entrez.h"
#include "mirror/feed.h"

struct cc_slice;

/* CC_INPUT, CC_LIMIT: the query cannot be searched for. */
enum cc_status cc_slice_new(const char *query, struct cc_slice **out, struct cc_error *error) CC_MUST_CHECK;
void cc_slice_free(struct cc_slice *slice);

/* Finds the matching PMIDs of a batch; cc_slice_has then answers until the next call. */
enum cc_status cc_slice_batch(
    struct cc_slice *slice, const struct cc_batch *batch, struct cc_error *error) CC_MUST_CHECK;
bool cc_slice_has(const struct cc_slice *slice, uint32_t pmid);

#endif

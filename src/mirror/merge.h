/* merge.h: neighbouring segments -> one, so that a search looks at few. Works in steps of bounded memory, each
 * committed: a merge that is interrupted leaves rows that no segment owns, and cc_merge_tidy removes them. */
#ifndef CC_MIRROR_MERGE_H
#define CC_MIRROR_MERGE_H

#include <stdbool.h>

#include "mirror/sql.h"

/* Merges where eight neighbours of about one size stand at the end, and again where that makes eight larger ones.
 * everything: into one segment, whatever the sizes. An open transaction is committed; another one is open after.
 * *cancel (may be NULL) is looked at between steps. */
enum cc_status cc_merge(
    sqlite3 *db, bool everything, const volatile bool *cancel, struct cc_error *error) CC_MUST_CHECK;

/* Removes rows of pages and chunks that no segment owns. Inside a transaction. */
enum cc_status cc_merge_tidy(sqlite3 *db, struct cc_error *error) CC_MUST_CHECK;

#endif

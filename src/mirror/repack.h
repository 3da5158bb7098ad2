/* repack.h: packs of records without the XML of those that are superseded or deleted. */
#ifndef CC_MIRROR_REPACK_H
#define CC_MIRROR_REPACK_H

#include <stdbool.h>

#include "mirror/sql.h"

/* Writes anew each pack that holds bytes of a dead slot: what is dead has length 0 from then on, slots stay what they
 * are. Commits in steps; a transaction is open before and after. *cancel (may be NULL) is looked at between steps. */
enum cc_status cc_repack(sqlite3 *db, const volatile bool *cancel, struct cc_error *error) CC_MUST_CHECK;

#endif

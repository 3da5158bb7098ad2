/* mirror.h: a local PubMed in one SQLite/FTS5 file, built from PubMed XML. */
#ifndef CLAIMCHECK_MIRROR_H
#define CLAIMCHECK_MIRROR_H

#include <claimcheck/model.h>
#include <claimcheck/pubmed.h>
#include <claimcheck/status.h>

/* Opens path read-only as a source. statement NULL = "mirror of DATE, N records". CC_NOTFOUND: no such file;
 * CC_STORE: not a mirror, or of a newer program. */
enum cc_status cc_mirror_open(const char *path, const char *name, struct cc_source **out, struct cc_error *error) CC_MUST_CHECK;

#endif

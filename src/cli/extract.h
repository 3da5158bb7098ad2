/* extract.h: an article's claims as people want them: extracted, with their decisions applied. */
#ifndef CC_CLI_EXTRACT_H
#define CC_CLI_EXTRACT_H

#include <claimcheck/store.h>

#include "cli/cli.h"

/* The name under which decisions on an article are kept: the file's real path, a URL as it is. Allocated. */
char *cc_cli_article_key(const char *path);

/* Reads the article at path, extracts, applies the decisions that the reviews database holds for it (when there is such
 * a database; none is made here). Decisions that find nothing to act on are told on stderr. */
enum cc_status cc_cli_extract(struct cc_cli *cli, const char *path, struct cc_article *article,
    struct cc_claims *claims, struct cc_error *error) CC_MUST_CHECK;

#endif

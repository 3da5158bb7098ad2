/* run.h: from settings to an open pipeline, for the subcommands that search. */
#ifndef CC_CLI_RUN_H
#define CC_CLI_RUN_H

#include <claimcheck/pipeline.h>

#include "cli/cli.h"

/* Studies of each claim that a rating may pin later. */
#define CC_CLI_CANDIDATES 20

/* --mirror, or mirror.db in the user's data folder. Allocated. */
char *cc_cli_mirror_path(const struct cc_cli *cli);

/* The API key, or NULL. A process that holds one leaves no core behind, neither as a file nor through a handler. *out
 * is allocated. */
enum cc_status cc_cli_read_key(struct cc_cli *cli, char **out, struct cc_error *error) CC_MUST_CHECK;

/* Opens what --pubmed, --offline, --email, --key-file, --rate, --deadline, --max-requests, --cache and --studies
 * say. */
enum cc_status cc_cli_open_pipeline(struct cc_cli *cli, struct cc_pipeline **out, struct cc_error *error) CC_MUST_CHECK;

#endif

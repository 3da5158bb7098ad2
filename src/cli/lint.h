/* lint.h: claimcheck query --lint: what is wrong with queries that a person wrote. */
#ifndef CC_CLI_LINT_H
#define CC_CLI_LINT_H

#include "cli/cli.h"

/* Each positional argument is a query, the name of a file that holds one, or "-"; --queries FILE has many. With
 * --mirror also what only that mirror knows. Sets cli->findings when there is an error or a warning. */
enum cc_status cc_cli_lint(struct cc_cli *cli, struct cc_error *error) CC_MUST_CHECK;

#endif

/* commands.h: the subcommands, one file each. */
#ifndef CC_CLI_COMMANDS_H
#define CC_CLI_COMMANDS_H

#include "cli/cli.h"

extern const struct cc_command cc_cmd_claims;

#endif

/* commands.c: the one list of subcommands, in the order of help. */
#include "cli/commands.h"

const struct cc_command *const cc_commands[] = {
    &cc_cmd_query,
    NULL,
};

/* commands.c: the one list of subcommands, in the order of help. */
#include "cli/commands.h"

const struct cc_command *const cc_commands[] = {
    &cc_cmd_check,
    &cc_cmd_claims,
    &cc_cmd_claims_edit,
    &cc_cmd_claims_merge,
    &cc_cmd_claims_split,
    &cc_cmd_claims_drop,
    &cc_cmd_claims_add,
    &cc_cmd_claims_undo,
    &cc_cmd_claims_decisions,
    &cc_cmd_diff,
    &cc_cmd_query,
    &cc_cmd_study,
    &cc_cmd_rate,
    &cc_cmd_ratings,
    &cc_cmd_verify,
    &cc_cmd_replay,
    &cc_cmd_recheck,
    &cc_cmd_cache_stats,
    &cc_cmd_cache_verify,
    &cc_cmd_cache_gc,
    &cc_cmd_eutils,
    &cc_cmd_doctor,
    NULL,
};

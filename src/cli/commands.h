/* commands.h: the subcommands, one file each (a file may hold a family). */
#ifndef CC_CLI_COMMANDS_H
#define CC_CLI_COMMANDS_H

#include "cli/cli.h"

extern const struct cc_command cc_cmd_check, cc_cmd_claims, cc_cmd_query, cc_cmd_study, cc_cmd_rate, cc_cmd_ratings, cc_cmd_verify, cc_cmd_cache_stats,
    cc_cmd_cache_verify, cc_cmd_cache_gc, cc_cmd_cache_export, cc_cmd_cache_refresh, cc_cmd_claims_edit,
    cc_cmd_claims_merge, cc_cmd_claims_split, cc_cmd_claims_drop, cc_cmd_claims_add,
    cc_cmd_claims_undo, cc_cmd_claims_decisions, cc_cmd_diff, cc_cmd_replay, cc_cmd_recheck, cc_cmd_doctor,
    cc_cmd_eutils,
    cc_cmd_mirror_import, cc_cmd_mirror_stats, cc_cmd_mirror_verify, cc_cmd_mirror_optimize, cc_cmd_mirror_search;

#endif

/* run.c: see run.h. */
#include "cli/run.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <claimcheck/net.h>

#include "base/file.h"
#include "base/mem.h"

char *
cc_cli_mirror_path(const struct cc_cli *cli)
{
    const char *given = cc_cli_get(cli, CC_OPT_MIRROR, NULL);

    return given ? cc_mem_strdup(given) : cc_file_xdg_path("DATA", "mirror.db");
}

enum cc_status
cc_cli_read_key(struct cc_cli *cli, char **out, struct cc_error *error)
{
    /* before the key is in memory; a handler that core_pattern names heeds only the second */
    if (getenv("NCBI_API_KEY") != NULL || cc_cli_get(cli, CC_OPT_KEY_FILE, NULL) != NULL) {
        (void)!setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        (void)!prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    }
    return cc_net_key_read(cc_cli_get(cli, CC_OPT_KEY_FILE, NULL), out, error);
}

enum cc_status
cc_cli_open_pipeline(struct cc_cli *cli, struct cc_pipeline **out, struct cc_error *error)
{
    long rate = 0, deadline = 0, studies = 0, most = 0;
    char *key = NULL;
    struct cc_pipeline_config config = {.pubmed = cc_cli_get(cli, CC_OPT_PUBMED, "ncbi"),
        .cache_path = cc_cli_get(cli, CC_OPT_CACHE, NULL),
        .email = cc_cli_get(cli, CC_OPT_EMAIL, NULL),
        .tool = cc_cli_get(cli, CC_OPT_TOOL, NULL),
        .offline = cc_cli_has(cli, CC_OPT_OFFLINE),
        .no_share = cc_cli_has(cli, CC_OPT_NO_SHARE),
        .cancelled = &cc_cli_interrupted,
        .sink = cli->sink};
    enum cc_status status = cc_cli_number(cli, CC_OPT_RATE, 1, 1000, 0, &rate, error);

    if (status == CC_OK)
        status = cc_cli_number(cli, CC_OPT_DEADLINE, 1, 86400, 0, &deadline, error);
    if (status == CC_OK)
        status = cc_cli_number(cli, CC_OPT_STUDIES, 1, 200, 10, &studies, error);
    if (status == CC_OK)
        status = cc_cli_number(cli, CC_OPT_MAX_REQUESTS, 1, 1000000, 0, &most, error);
    if (status == CC_OK)
        status = cc_cli_read_key(cli, &key, error);
    if (status == CC_OK) {
        config.rate = (double)rate;
        config.deadline_ms = deadline * 1000;
        config.n_evidence = (size_t)studies;
        config.max_requests = (size_t)most;
        config.api_key = key;
        status = cc_pipeline_open(&config, out, error);
    }
    free(key);
    return status;
}

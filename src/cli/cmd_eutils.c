/* cmd_eutils.c: claimcheck eutils: NCBI's E-utilities over a mirror, until ^C. */
#include <errno.h>

#include <claimcheck/eutils_server.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/run.h"

static bool
is_flag(const struct cc_cli *cli, enum cc_opt opt)
{
    return cli->args.opt_from[opt] != NULL && strcmp(cli->args.opt_from[opt], "flag") == 0;
}

static enum cc_status
run(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_server_config config = {.listen = cc_cli_get(cli, CC_OPT_LISTEN, NULL), .sink = &cli->sink};
    struct cc_server *server = NULL;
    const char *log = cc_cli_get(cli, CC_OPT_LOG, NULL);
    char *path = NULL;
    long port;
    enum cc_status status;

    status = cc_cli_number(cli, CC_OPT_PORT, 0, 65535, 0, &port, error);
    if (status == CC_OK && is_flag(cli, CC_OPT_RATE)) /* a setting of that name is for asking NCBI, not for answering */
        status = cc_cli_number(cli, CC_OPT_RATE, 0, 1000000, 0, &config.rate, error);
    if (status != CC_OK)
        return status;
    if (log != NULL && (config.log = fopen(log, "ae")) == NULL)
        return cc_error_set(error, CC_INPUT, "%s: the log cannot be written: %s", log, strerror(errno));
    config.port = (uint16_t)port;
    config.mirror = path = cc_cli_mirror_path(cli);
    status = cc_server_start(&config, &server, error);
    if (status == CC_OK) {
        printf("%s\n", cc_server_url(server));
        fflush(stdout);
        cc_cli_say(cli, "serving a %s; courtesy of the U.S. National Library of Medicine; ^C ends", cc_server_statement(server));
        while (!cc_cli_interrupted)
            cc_clock_sleep_ms(NULL, 100);
        cc_cli_say(cli, "%llu requests answered", (unsigned long long)cc_server_requests(server));
    }
    cc_server_stop(server);
    if (config.log != NULL)
        fclose(config.log);
    free(path);
    return status;
}

static const enum cc_opt OPTIONS[] = {
    CC_OPT_MIRROR, CC_OPT_PORT, CC_OPT_LISTEN, CC_OPT_RATE, CC_OPT_LOG, CC_OPT_QUIET, CC_OPT_HELP};

const struct cc_command cc_cmd_eutils = {
    .name = "eutils",
    .arguments = "",
    .summary = "serve a mirror with NCBI's E-utilities, for other programs",
    .help = "Answers einfo, esearch, epost, esummary, efetch, elink, espell, egquery and ecitmatch as NCBI does, from the mirror, so that\n"
            "EDirect, Biopython, rentrez and others can be pointed at it. Prints the base URL on stdout. Listens on loopback\n"
            "unless --listen says otherwise; --port 0 takes a free port. --rate 3 enforces NCBI's limit of requests a second\n"
            "(10 with an api_key) with its own error; without it there is none.\n\n"
            "  claimcheck eutils --mirror pubmed.db --port 8080\n"
            "  esearch -base http://127.0.0.1:8080/entrez/eutils/ -db pubmed -query 'eczema AND probiotics'\n",
    .options = OPTIONS,
    .min_pos = 0,
    .max_pos = 0,
    .run = run,
};

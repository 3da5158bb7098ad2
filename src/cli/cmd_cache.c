/* cmd_cache.c: claimcheck cache stats|verify|gc. */
#include <claimcheck/store.h>

#include "base/mem.h"
#include "cli/commands.h"

static void
print_number(void *arg, const char *name, int64_t value)
{
    (void)arg;
    printf("%-32s %lld\n", name, (long long)value);
}

static void
print_fault(void *arg, const char *what)
{
    (void)arg;
    printf("damaged: %s\n", what);
}

static enum cc_status
open_cache(struct cc_cli *cli, struct cc_cache **cache, struct cc_error *error)
{
    return cc_cache_open(cc_cli_get(cli, CC_OPT_CACHE, NULL), NULL, cache, error);
}

static enum cc_status
run_stats(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_cache *cache = NULL;
    enum cc_status status = open_cache(cli, &cache, error);

    if (status == CC_OK)
        status = cc_cache_stats(cache, print_number, NULL, error);
    cc_cache_free(cache);
    return status;
}

static enum cc_status
run_verify(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_cache *cache = NULL;
    enum cc_status status = open_cache(cli, &cache, error);

    if (status == CC_OK)
        status = cc_cache_verify(cache, print_fault, NULL, error);
    if (status == CC_OK)
        printf("every record and reply matches its hash\n");
    cc_cache_free(cache);
    return status;
}

static enum cc_status
run_gc(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_cache *cache = NULL;
    int64_t dropped = 0;
    long days = 0;
    enum cc_status status = cc_cli_number(cli, CC_OPT_OLDER, 0, 100000, 90, &days, error);

    if (status == CC_OK)
        status = open_cache(cli, &cache, error);
    if (status == CC_OK)
        status = cc_cache_collect(cache, (int64_t)days * 86400, &dropped, error);
    if (status == CC_OK)
        printf("%lld rows dropped\n", (long long)dropped);
    cc_cache_free(cache);
    return status;
}

static const enum cc_opt OPTIONS[] = {CC_OPT_CACHE, CC_OPT_HELP};
static const enum cc_opt GC_OPTIONS[] = {CC_OPT_OLDER, CC_OPT_CACHE, CC_OPT_HELP};

const struct cc_command cc_cmd_cache_stats = {.name = "cache stats", .arguments = "", .summary = "what the cache holds",
    .help = "Deleting the cache loses no human work: everything in it can be fetched again.\n", .options = OPTIONS, .run = run_stats};
const struct cc_command cc_cmd_cache_verify = {.name = "cache verify", .arguments = "", .summary = "hold every cached record against its hash",
    .help = "Names each damaged record; the exit code is 8 then.\n", .options = OPTIONS, .run = run_verify};
const struct cc_command cc_cmd_cache_gc = {.name = "cache gc", .arguments = "", .summary = "drop what is old from the cache",
    .help = "Drops searches older than --older days (default: 90), replies no search names, and old records no search names.\n", .options = GC_OPTIONS, .run = run_gc};

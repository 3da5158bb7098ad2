/* cmd_doctor.c: claimcheck doctor: is everything there that a run needs? One line each. */
#include <claimcheck/net.h>
#include <claimcheck/store.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/run.h"

/* Counts what is wrong; the exit code is 1 then. */
static size_t
line(const char *what, enum cc_status status, const char *good, const struct cc_error *error)
{
    printf("%-10s %-4s %s\n", what, status == CC_OK ? "ok" : "bad", status == CC_OK ? good : error->message);
    return status != CC_OK;
}

static size_t
check_clock(void)
{
    struct cc_error error = {0};
    char now[CC_TIME_CAP], built[] = __DATE__;
    int year = cc_time_year(cc_clock_now_s(NULL)), year_built = (int)strtol(built + 7, NULL, 10);
    enum cc_status status = CC_OK;

    cc_time_iso(cc_clock_now_s(NULL), now);
    if (year < year_built)
        status = cc_error_set(&error, CC_INPUT, "%s is before this program was built; as-of dates would be wrong: set the clock", now);
    return line("clock", status, now, &error);
}

static size_t
check_key(struct cc_cli *cli)
{
    struct cc_error error = {0};
    char *key = NULL;
    enum cc_status status = cc_cli_read_key(cli, &key, &error);
    size_t bad = line("key", status, key ? "there: 10 requests a second" : "none: 3 requests a second", &error);

    free(key);
    return bad;
}

static size_t
check_cache(struct cc_cli *cli)
{
    struct cc_error error = {0};
    struct cc_cache *cache = NULL;
    enum cc_status status = cc_cache_open(cc_cli_get(cli, CC_OPT_CACHE, NULL), NULL, &cache, &error);

    cc_cache_free(cache);
    return line("cache", status, "opens", &error);
}

static size_t
check_reviews(struct cc_cli *cli)
{
    struct cc_error error = {0};
    struct cc_reviews *reviews = NULL;
    int64_t n = 0;
    char good[64];
    enum cc_status status = cc_reviews_open(cc_cli_get(cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, &error);

    if (status == CC_OK)
        status = cc_reviews_verify(reviews, &n, &error);
    snprintf(good, sizeof good, "opens; %lld log entries hold", (long long)n);
    cc_reviews_free(reviews);
    return line("reviews", status, good, &error);
}

static void
nothing(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t len)
{
    (void)xml;
    (void)len;
    *(bool *)arg |= study != NULL && pmid != 0;
}

/* One real request to the source that --pubmed names: PMID 1 has been there since PubMed began. */
static size_t
check_source(struct cc_cli *cli)
{
    static const uint32_t FIRST = 1;
    struct cc_error error = {0};
    struct cc_pipeline *pipeline = NULL;
    bool came = false;
    char *good = NULL;
    size_t bad;
    enum cc_status status = cc_cli_open_pipeline(cli, &pipeline, &error);

    if (status == CC_OK && !cc_cli_has(cli, CC_OPT_OFFLINE))
        status = cc_pipeline_refetch(pipeline, &FIRST, 1, nothing, &came, &error);
    if (status == CC_OK)
        good = cc_mem_strdup(cc_pipeline_source(pipeline)->statement);
    bad = line("source", status, good, &error);
    free(good);
    cc_pipeline_free(pipeline);
    return bad;
}

static enum cc_status
run(struct cc_cli *cli, struct cc_error *error)
{
    size_t bad = 0;

    (void)error;
    printf("%-10s ok   claimcheck %s\n", "program", CC_VERSION);
    bad += check_clock();
    bad += check_key(cli);
    bad += check_cache(cli);
    bad += check_reviews(cli);
    bad += check_source(cli);
    cli->findings = bad > 0;
    return CC_OK;
}

static const enum cc_opt OPTIONS[] = {CC_OPT_PUBMED, CC_OPT_OFFLINE, CC_OPT_EMAIL, CC_OPT_TOOL, CC_OPT_KEY_FILE, CC_OPT_RATE, CC_OPT_DEADLINE, CC_OPT_CACHE,
    CC_OPT_REVIEWS, CC_OPT_QUIET, CC_OPT_HELP};

const struct cc_command cc_cmd_doctor = {
    .name = "doctor",
    .arguments = "",
    .summary = "check clock, key, databases and the source of studies",
    .help = "One line each; one request to the source unless --offline. Exit code 1 when anything is bad.\n",
    .options = OPTIONS,
    .run = run,
};

/* cmd_doctor.c: claimcheck doctor: is everything there that a run needs? One line each. */
#include <claimcheck/net.h>
#include <claimcheck/store.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/run.h"

#define SKEW_MAX_S 300 /* five minutes of difference to the server's clock are no fault */

/* What every check is told and may find out for the next. */
struct visit {
    struct cc_cli *cli;
    bool key_is_bad, cache_is_bad;
    bool skew_known;
    int64_t skew_s;
    size_t n_bad;
};

/* One line. way_out is said where the message does not say its own, which it does after a semicolon. */
static void
line(struct visit *v, const char *what, const struct cc_error *error, const char *good, const char *way_out)
{
    bool bad = error->status != CC_OK, add = bad && strchr(error->message, ';') == NULL;

    printf("%-10s %-4s %s%s%s\n", what, bad ? "bad" : "ok", bad ? error->message : good, add ? "; " : "",
        add ? way_out : "");
    v->n_bad += bad;
}

/* By the source's clock where it told it; else a clock that stands before the program was built is wrong for
 * certain. */
static void
check_clock(struct visit *v)
{
    struct cc_error error = {0};
    char now[CC_TIME_CAP], built[] = __DATE__;
    int64_t off = v->skew_s < 0 ? -v->skew_s : v->skew_s;
    int year = cc_time_year(cc_clock_now_s(NULL)), year_built = (int)strtol(built + 7, NULL, 10);

    cc_time_iso(cc_clock_now_s(NULL), now);
    if (v->skew_known && off > SKEW_MAX_S)
        (void)cc_error_set(&error, CC_INPUT, "%s is %lld %s %s the source's clock", now,
            (long long)(off < 172800 ? off / 60 : off / 86400), off < 172800 ? "minutes" : "days",
            v->skew_s > 0 ? "ahead of" : "behind");
    else if (year < year_built)
        (void)cc_error_set(&error, CC_INPUT, "%s is before this program was built", now);
    line(v, "clock", &error, now,
        getenv("CLAIMCHECK_NOW") ? "CLAIMCHECK_NOW sets it: unset that, or every as-of date will be wrong" : "set it, or every as-of date will be wrong");
}

static void
check_key(struct visit *v)
{
    struct cc_error error = {0};
    char *key = NULL;

    v->key_is_bad = cc_cli_read_key(v->cli, &key, &error) != CC_OK;
    line(v, "key", &error, key ? "there: 10 requests a second" : "none: 3 requests a second", "write the key there, or do without --key-file: 3 requests a second");
    free(key);
}

static void
check_cache(struct visit *v)
{
    struct cc_error error = {0};
    struct cc_cache *cache = NULL;

    v->cache_is_bad = cc_cache_open(cc_cli_get(v->cli, CC_OPT_CACHE, NULL), NULL, &cache, &error) != CC_OK;
    cc_cache_free(cache);
    line(v, "cache", &error, "opens", "name another file with --cache; it holds nothing that cannot be fetched again");
}

static void
check_reviews(struct visit *v)
{
    struct cc_error error = {0};
    struct cc_reviews *reviews = NULL;
    int64_t n = 0;
    char good[64];

    if (cc_reviews_open(cc_cli_get(v->cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, &error) == CC_OK)
        (void)!cc_reviews_verify(reviews, &n, &error);
    snprintf(good, sizeof good, "opens; %lld log entries hold", (long long)n);
    cc_reviews_free(reviews);
    line(v, "reviews", &error, good, "name another file with --reviews, or restore this one from a copy");
}

static void
nothing(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t len)
{
    (void)arg;
    (void)pmid;
    (void)study;
    (void)xml;
    (void)len;
}

/* One real request to the source that --pubmed names, for PMID 1, which has been there since PubMed began. */
static void
check_source(struct visit *v)
{
    static const uint32_t FIRST = 1;
    bool offline = cc_cli_has(v->cli, CC_OPT_OFFLINE);
    struct cc_error error = {0};
    struct cc_pipeline *pipeline = NULL;
    char *good = NULL;
    const char *way_out = "without it: --offline uses the cache, --pubmed starter the shipped citations";

    if (v->key_is_bad || v->cache_is_bad) { /* that is said already */
        printf("%-10s %-4s not asked: the %s comes first\n", "source", "-", v->key_is_bad ? "key" : "cache");
        return;
    }
    if (cc_cli_open_pipeline(v->cli, &pipeline, &error) == CC_OK) {
        if (!offline)
            (void)!cc_pipeline_refetch(pipeline, &FIRST, 1, nothing, NULL, &error);
        v->skew_known = cc_pipeline_clock_skew(pipeline, &v->skew_s);
        good = cc_mem_printf("%s%s", cc_pipeline_source(pipeline)->statement, offline ? " (--offline: not asked)" : "");
    }
    if (strstr(error.message, "API key invalid") != NULL)
        way_out = "make a new key in the settings of your NCBI account";
    else if (strstr(error.message, "cannot connect") != NULL || strstr(error.message, "cannot be resolved") != NULL)
        way_out = "is the network up, does it want https_proxy? --offline uses the cache, --pubmed starter the shipped citations";
    line(v, "source", &error, good, way_out);
    free(good);
    cc_pipeline_free(pipeline);
}

static enum cc_status
run(struct cc_cli *cli, struct cc_error *error)
{
    struct visit v = {.cli = cli};

    (void)error;
    printf("%-10s ok   claimcheck %s\n", "program", CC_VERSION);
    check_key(&v);
    check_cache(&v);
    check_reviews(&v);
    check_source(&v);
    check_clock(&v); /* after the source, whose clock it is held against */
    cli->findings = v.n_bad > 0;
    return CC_OK;
}

static const enum cc_opt OPTIONS[] = {CC_OPT_PUBMED, CC_OPT_OFFLINE, CC_OPT_EMAIL, CC_OPT_TOOL, CC_OPT_KEY_FILE,
    CC_OPT_RATE, CC_OPT_DEADLINE, CC_OPT_CACHE, CC_OPT_REVIEWS, CC_OPT_QUIET, CC_OPT_HELP};

const struct cc_command cc_cmd_doctor = {
    .name = "doctor",
    .arguments = "",
    .summary = "check clock, key, databases and the source of studies",
    .help = "One line each, and what is bad says the way out; one request to the source unless --offline. The clock is held against the source's.\n"
            "Exit code 1 when anything is bad.\n",
    .options = OPTIONS,
    .run = run,
};

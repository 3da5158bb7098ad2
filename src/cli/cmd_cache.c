/* cmd_cache.c: claimcheck cache stats|verify|gc|export|refresh. */
#include <claimcheck/store.h>

#include "base/buf.h"
#include "cli/commands.h"
#include "cli/run.h"

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
        status = cc_cache_stats(cache, cc_cli_print_number, NULL, error);
    cc_cache_free(cache);
    return status;
}

static enum cc_status
run_verify(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_cache *cache = NULL;
    enum cc_status status = open_cache(cli, &cache, error);

    if (status == CC_OK)
        status = cc_cache_verify(cache, cc_cli_print_fault, NULL, error);
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

static void
add_record(void *arg, uint32_t pmid, const char *xml, size_t len)
{
    (void)pmid;
    cc_buf_add(arg, xml, len);
    cc_buf_addc(arg, '\n');
}

/* PubMed XML, as efetch gives it: other programs read it, and so does `mirror import`. */
static enum cc_status
run_export(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_cache *cache = NULL;
    struct cc_buf out = {0};
    enum cc_status status = open_cache(cli, &cache, error);

    cc_buf_adds(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2019//EN\" "
                      "\"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd\">\n<PubmedArticleSet>\n");
    if (status == CC_OK)
        status = cc_cache_each_record(cache, NULL, 0, true, add_record, &out, error);
    cc_buf_adds(&out, "</PubmedArticleSet>\n");
    if (status == CC_OK)
        status = cc_cli_write(cli, out.v, out.n, error);
    cc_buf_clear(&out);
    cc_cache_free(cache);
    return status;
}

struct stale {
    uint32_t *pmids;
    size_t n, n_came;
};

static void
add_stale(void *arg, uint32_t pmid, const char *xml, size_t len)
{
    struct stale *s = arg;

    (void)xml;
    (void)len;
    s->pmids = cc_mem_push(s->pmids, s->n, sizeof *s->pmids);
    s->pmids[s->n++] = pmid;
}

static void
count_came(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t len)
{
    (void)pmid;
    (void)xml;
    (void)len;
    ((struct stale *)arg)->n_came += study != NULL;
}

static enum cc_status
run_refresh(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_pipeline *pipeline = NULL;
    struct cc_cache *cache = NULL;
    struct stale stale = {0};
    long days = 0;
    enum cc_status status = cc_cli_number(cli, CC_OPT_OLDER, 0, 100000, 30, &days, error);

    if (status == CC_OK)
        status = cc_cli_open_pipeline(cli, &pipeline, error);
    if (status == CC_OK)
        status = open_cache(cli, &cache, error);
    if (status == CC_OK)
        status = cc_cache_each_record(cache, cc_pipeline_source(pipeline)->name, (int64_t)days * 86400, false, add_stale, &stale, error);
    if (status == CC_OK)
        status = cc_pipeline_refetch(pipeline, stale.pmids, stale.n, count_came, &stale, error);
    if (status == CC_OK)
        printf("%zu records older than %ld days, %zu fetched anew\n", stale.n, days, stale.n_came);
    free(stale.pmids);
    cc_cache_free(cache);
    cc_pipeline_free(pipeline);
    return status;
}

static const enum cc_opt EXPORT_OPTIONS[] = {CC_OPT_OUTPUT, CC_OPT_CACHE, CC_OPT_HELP};
static const enum cc_opt REFRESH_OPTIONS[] = {CC_OPT_OLDER, CC_OPT_PUBMED, CC_OPT_EMAIL, CC_OPT_TOOL, CC_OPT_KEY_FILE, CC_OPT_RATE, CC_OPT_DEADLINE, CC_OPT_CACHE,
    CC_OPT_QUIET, CC_OPT_HELP};
static const enum cc_opt OPTIONS[] = {CC_OPT_CACHE, CC_OPT_HELP};
static const enum cc_opt GC_OPTIONS[] = {CC_OPT_OLDER, CC_OPT_CACHE, CC_OPT_HELP};

const struct cc_command cc_cmd_cache_stats = {.name = "cache stats", .arguments = "", .summary = "what the cache holds",
    .help = "Deleting the cache loses no human work: everything in it can be fetched again.\n", .options = OPTIONS, .run = run_stats};
const struct cc_command cc_cmd_cache_verify = {.name = "cache verify", .arguments = "", .summary = "hold every cached record against its hash",
    .help = "Names each damaged record; the exit code is 8 then.\n", .options = OPTIONS, .run = run_verify};
const struct cc_command cc_cmd_cache_gc = {.name = "cache gc", .arguments = "", .summary = "drop what is old from the cache",
    .help = "Drops searches older than --older days (default: 90), replies no search names, and old records no search names.\n", .options = GC_OPTIONS, .run = run_gc};
const struct cc_command cc_cmd_cache_export = {.name = "cache export", .arguments = "", .summary = "write every cached record as PubMed XML",
    .help = "  claimcheck cache export -o records.xml\n", .options = EXPORT_OPTIONS, .run = run_export};
const struct cc_command cc_cmd_cache_refresh = {.name = "cache refresh", .arguments = "", .summary = "fetch old records anew",
    .help = "Those of the source that --pubmed names, fetched more than --older days ago (default: 30).\n", .options = REFRESH_OPTIONS, .run = run_refresh};

/* cmd_cache.c: claimcheck cache stats|verify|gc|export|refresh. */
#include <claimcheck/pubmed.h>
#include <claimcheck/store.h>

#include "base/buf.h"
#include "base/mem.h"
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

struct held {
    struct cc_cache *cache;
    size_t n_bad;
};

/* A kept search says what the reply says that it was read from. */
static enum cc_status
hold_search(void *arg, const struct cc_search *s, size_t retmax, struct cc_error *error)
{
    struct held *h = arg;
    struct cc_search read = {0};
    struct cc_error fault = {0};
    char *body = NULL;
    size_t len = 0;
    enum cc_status status = s->hash ? cc_cache_get_reply(h->cache, s->hash, &body, &len, error) : CC_OK;

    (void)retmax;
    if (status == CC_OK &&
        (body == NULL || cc_esearch_parse(body, len, &read, &fault) != CC_OK || read.count != s->count ||
            read.n_pmids != s->n_pmids ||
            (read.n_pmids > 0 && memcmp(read.pmids, s->pmids, read.n_pmids * sizeof *read.pmids) != 0) ||
            strcmp(read.translation ? read.translation : "", s->translation ? s->translation : "") != 0)) {
        char *what = cc_mem_printf("search is not what its reply says: %s", s->query);

        cc_cli_print_fault(NULL, what);
        free(what);
        h->n_bad++;
    }
    cc_search_clear(&read);
    free(body);
    return status;
}

static enum cc_status
read_pmid(void *arg, struct cc_study *study, const char *xml, size_t len, struct cc_error *error)
{
    (void)xml;
    (void)len;
    (void)error;
    *(uint32_t *)arg = study->pmid;
    return CC_OK;
}

/* A kept record is that of its PMID. */
static void
hold_record(void *arg, uint32_t pmid, const char *xml, size_t len)
{
    struct held *h = arg;
    struct cc_error fault = {0};
    uint32_t read = 0;
    char what[64];

    if (cc_xml_read(xml, len, &(struct cc_xml_sink){.record = read_pmid, .arg = &read}, &fault) == CC_OK &&
        read == pmid)
        return;
    snprintf(what, sizeof what, "study PMID %u is another's record", pmid);
    cc_cli_print_fault(NULL, what);
    h->n_bad++;
}

static enum cc_status
run_verify(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_cache *cache = NULL;
    struct held held = {0};
    enum cc_status status = open_cache(cli, &cache, error);

    if (status == CC_OK)
        status = cc_cache_verify(cache, cc_cli_print_fault, NULL, error);
    held.cache = cache;
    if (status == CC_OK)
        status = cc_cache_each_search(cache, NULL, hold_search, &held, error);
    if (status == CC_OK)
        status = cc_cache_each_record(cache, NULL, 0, true, hold_record, &held, error);
    if (status == CC_OK && held.n_bad > 0)
        status = cc_error_set(error, CC_VERIFY, "%zu faults; move the cache away, it can be fetched again", held.n_bad);
    if (status == CC_OK)
        printf("every record and reply matches its hash, every search its reply\n");
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

struct export {
    struct cc_buf out;
    uint32_t last;
};

/* Of a record that came from several sources the newest, which comes first. */
static void
add_record(void *arg, uint32_t pmid, const char *xml, size_t len)
{
    struct export *e = arg;

    if (pmid == e->last)
        return;
    e->last = pmid;
    cc_buf_add(&e->out, xml, len);
    cc_buf_addc(&e->out, '\n');
}

/* PubMed XML, as efetch gives it: other programs read it, and so does `mirror import`. */
static enum cc_status
run_export(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_cache *cache = NULL;
    struct export e = {0};
    enum cc_status status = open_cache(cli, &cache, error);

    cc_buf_adds(&e.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2019//EN\" "
                      "\"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd\">\n<PubmedArticleSet>\n");
    if (status == CC_OK)
        status = cc_cache_each_record(cache, NULL, 0, true, add_record, &e, error);
    cc_buf_adds(&e.out, "</PubmedArticleSet>\n");
    if (status == CC_OK)
        status = cc_cli_write(cli, e.out.v, e.out.n, error);
    cc_buf_clear(&e.out);
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
        status = cc_cache_each_record(
            cache, cc_pipeline_source(pipeline)->name, (int64_t)days * 86400, false, add_stale, &stale, error);
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
static const enum cc_opt REFRESH_OPTIONS[] = {CC_OPT_OLDER, CC_OPT_PUBMED, CC_OPT_EMAIL, CC_OPT_TOOL, CC_OPT_KEY_FILE,
    CC_OPT_RATE, CC_OPT_DEADLINE, CC_OPT_CACHE, CC_OPT_QUIET, CC_OPT_HELP};
static const enum cc_opt OPTIONS[] = {CC_OPT_CACHE, CC_OPT_HELP};
static const enum cc_opt GC_OPTIONS[] = {CC_OPT_OLDER, CC_OPT_CACHE, CC_OPT_HELP};

const struct cc_command cc_cmd_cache_stats = {.name = "cache stats", .arguments = "", .summary = "what the cache holds",
    .help = "Deleting the cache loses no human work: everything in it can be fetched again.\n", .options = OPTIONS, .run = run_stats};
const struct cc_command cc_cmd_cache_verify = {.name = "cache verify",
    .arguments = "",
    .summary = "hold every cached record against its hash",
    .help =
        "Names each damaged record, and each search that is not what the reply says which it was read from; the exit code is 8 then.\n",
    .options = OPTIONS,
    .run = run_verify};
const struct cc_command cc_cmd_cache_gc = {.name = "cache gc",
    .arguments = "",
    .summary = "drop what is old from the cache",
    .help =
        "Drops searches older than --older days (default: 90), replies no search names, and old records no search names.\n",
    .options = GC_OPTIONS,
    .run = run_gc};
const struct cc_command cc_cmd_cache_export = {.name = "cache export",
    .arguments = "",
    .summary = "write every cached record as PubMed XML",
    .help = "  claimcheck cache export -o records.xml\n",
    .options = EXPORT_OPTIONS,
    .run = run_export};
const struct cc_command cc_cmd_cache_refresh = {.name = "cache refresh",
    .arguments = "",
    .summary = "fetch old records anew",
    .help = "Those of the source that --pubmed names, fetched more than --older days ago (default: 30).\n",
    .options = REFRESH_OPTIONS,
    .run = run_refresh};

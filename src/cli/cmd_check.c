/* cmd_check.c: claimcheck check ARTICLE…: the whole path, from articles to reports. */
#include <claimcheck/claims.h>
#include <claimcheck/pipeline.h>
#include <claimcheck/report.h>
#include <claimcheck/store.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/extract.h"
#include "cli/run.h"

/* One article on its way. */
struct work {
    struct cc_article *articles;
    struct cc_claims *claims;
    struct cc_pipeline_item *items;
    size_t n;
};

static void
clear_work(struct work *w)
{
    for (size_t i = 0; i < w->n; i++) {
        cc_report_clear(&w->items[i].report);
        cc_claims_clear(&w->claims[i]);
        cc_article_clear(&w->articles[i]);
    }
    free(w->articles);
    free(w->claims);
    free(w->items);
}

static enum cc_status
read_work(struct cc_cli *cli, struct work *w, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    w->articles = cc_mem_alloc(cli->args.n_pos * sizeof *w->articles);
    w->claims = cc_mem_alloc(cli->args.n_pos * sizeof *w->claims);
    w->items = cc_mem_alloc(cli->args.n_pos * sizeof *w->items);
    for (size_t i = 0; status == CC_OK && i < cli->args.n_pos; i++) {
        w->n = i + 1;
        status = cc_cli_extract(cli, cli->args.pos[i], &w->articles[i], &w->claims[i], error);
        w->items[i].article = &w->articles[i];
        w->items[i].claims = &w->claims[i];
    }
    if (status == CC_OK)
        cc_claims_link(w->articles, w->claims, w->n);
    return status;
}

/* Ratings that people gave these claims before stand in the report. */
static enum cc_status
add_ratings(struct cc_reviews *reviews, struct cc_report *report, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (size_t i = 0; status == CC_OK && i < report->n_results; i++)
        status = cc_reviews_get_ratings(reviews, report->claims->v[i].id, NULL, &report->results[i].ratings, error);
    return status;
}

/* The output file of article i: --output itself for one article, else a file in that directory. */
static char *
output_path(struct cc_cli *cli, const struct work *w, size_t i, const char *format)
{
    const char *output = cc_cli_get(cli, CC_OPT_OUTPUT, "-");

    return w->n == 1 || strcmp(output, "-") == 0 ? cc_mem_strdup(output)
        : cc_mem_printf("%s/%s.%s", output, w->articles[i].id, format);
}

static enum cc_status
write_reports(struct cc_cli *cli, struct work *w, struct cc_error *error)
{
    const char *output = cc_cli_get(cli, CC_OPT_OUTPUT, "-"), *by_name = cc_report_format_of(output);
    const char *format = cc_cli_get(cli, CC_OPT_FORMAT,
        by_name                                    ? by_name
            : w->n > 1 && strcmp(output, "-") != 0 ? "html"
                : "table");
    enum cc_status status = CC_OK;

    if (w->n > 1 && strcmp(output, "-") != 0)
        status = cc_file_mkdirs(output, error);
    for (size_t i = 0; status == CC_OK && i < w->n; i++) {
        char *bytes = NULL, *path = output_path(cli, w, i, format);
        size_t len = 0;

        status = cc_report_write(&w->items[i].report, format, &bytes, &len, error);
        if (status == CC_OK)
            status = cc_file_write(path, bytes, len, error);
        if (status == CC_OK && strcmp(path, "-") != 0)
            cc_cli_say(cli, "%s: report in %s", w->articles[i].name, path);
        free(bytes);
        free(path);
    }
    return status;
}

static enum cc_status
keep_reviews(struct cc_cli *cli, struct work *w, struct cc_error *error)
{
    struct cc_reviews *reviews = NULL;
    enum cc_status status = cc_reviews_open(cc_cli_get(cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, error);

    for (size_t i = 0; status == CC_OK && i < w->n; i++) {
        status = add_ratings(reviews, &w->items[i].report, error);
        if (status == CC_OK)
            status = cc_reviews_put_report(reviews, &w->items[i].report, CC_CLI_CANDIDATES, error);
    }
    cc_reviews_free(reviews);
    return status;
}

static void
add_range(struct cc_buf *out, double least, double most, const char *unit)
{
    cc_buf_addf(out, "%.0f%s", least, unit);
    if (most > least)
        cc_buf_addf(out, " to %.0f%s", most, unit);
}

/* "requests  30 to 52", or seconds at a rate; cap 0: none. */
static void
add_requests(struct cc_buf *out, const char *name, double least, double most, size_t cap, double rate, const char *unit)
{
    if (cap > 0 && most > (double)cap)
        most = (double)cap;
    cc_buf_addf(out, "%-18s", name);
    add_range(out, least / rate, most / rate, unit);
    cc_buf_addc(out, '\n');
}

static enum cc_status
print_plan(struct cc_pipeline *pipeline, const struct work *w, struct cc_error *error)
{
    static const struct {
        const char *name, *unit;
        double rate;
    } lines[] = {{"requests", "", 1}, {"at 3 a second", " s", 3}, {"at 10 a second", " s", 10}};
    struct cc_plan p;
    enum cc_status status = cc_pipeline_plan(pipeline, w->items, w->n, &p, error);
    struct cc_buf out = {0};

    if (status != CC_OK)
        return status;
    cc_buf_addf(&out, "articles          %zu\nclaims            %zu\ndistinct claims   %zu\n", p.n_articles, p.n_claims,
        p.n_distinct);
    cc_buf_addf(&out, "first queries     %zu: %zu are in the cache, %zu share a search with others\n", p.n_queries,
        p.n_cached, p.n_shared);
    cc_buf_addf(&out, "searches          %zu at once, at most %zu further\n", p.first, p.further_most);
    if (p.further_most > 0)
        cc_buf_addf(&out, "                  (%zu alone, if shared ones bring their claims too little; %zu broader; %zu shared by these)\n", p.again_most,
            p.broader_most, p.sharing_most);
    cc_buf_adds(&out, "fetches           ");
    add_range(&out, (double)p.fetches_least, (double)p.fetches_most, "");
    cc_buf_adds(&out, p.fetches_most ? ", 200 records each at most\n" : "\n");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        add_requests(&out, lines[i].name, (double)(p.first + p.fetches_least),
            (double)(p.first + p.further_most + p.fetches_most), p.max_requests, lines[i].rate, lines[i].unit);
    if (p.further_most > 0)
        cc_buf_addf(&out, "of these          at most %zu if the searches at once bring every claim enough\n", p.first_most);
    if (p.max_requests > 0)
        cc_buf_addf(&out, "request budget    %zu (--max-requests): what it leaves no request for is unsearched\n", p.max_requests);
    printf("%ssource            %s\n", out.v, cc_pipeline_source(pipeline)->statement);
    cc_buf_clear(&out);
    return CC_OK;
}

/* The plan's lines again, as they came out. */
static void
say_account(struct cc_cli *cli, const struct cc_pipeline *pipeline, int64_t ms)
{
    struct cc_account a = cc_pipeline_account(pipeline);
    uint64_t first_time = a.n_first + a.n_further + a.n_fetches;
    struct cc_buf b = {0};

    cc_buf_addf(&b, "%llu requests", (unsigned long long)a.n_requests);
    if (a.n_requests > 0)
        cc_buf_addf(&b, " in %.1f s (%zu searches at once, %zu of at most %zu further, %zu of at most %zu fetches, %llu sent again)", (double)ms / 1000, a.n_first,
            a.n_further, a.planned.further_most, a.n_fetches, a.planned.fetches_most,
            (unsigned long long)(a.n_requests > first_time ? a.n_requests - first_time : 0));
    if (a.planned.max_requests > 0)
        cc_buf_addf(&b, " of %zu (--max-requests)", a.planned.max_requests);
    cc_cli_say(cli, "%s, source: %s", b.v, cc_pipeline_source(pipeline)->statement);
    cc_buf_clear(&b);
}

/* A result that is partial, or failed in the network, is still written and kept. */
static bool
has_reports(enum cc_status status)
{
    return status == CC_OK || status == CC_PARTIAL || status == CC_NET || status == CC_RATE || status == CC_CANCELLED;
}

static enum cc_status
run(struct cc_cli *cli, struct cc_error *error)
{
    struct work w = {0};
    struct cc_pipeline *pipeline = NULL;
    struct cc_error later = {0};
    int64_t took = 0;
    enum cc_status status = read_work(cli, &w, error), second = CC_OK;

    if (status == CC_OK)
        status = cc_cli_open_pipeline(cli, &pipeline, error);
    if (status == CC_OK && cc_cli_has(cli, CC_OPT_PLAN)) {
        status = print_plan(pipeline, &w, error);
        goto out;
    }
    if (status != CC_OK)
        goto out;
    took = -cc_clock_now_ms(NULL);
    status = cc_pipeline_check(pipeline, w.items, w.n, error);
    took += cc_clock_now_ms(NULL);
    if (!has_reports(status))
        goto out;
    second = keep_reviews(cli, &w, &later);
    if (second == CC_OK)
        second = write_reports(cli, &w, &later);
    if (second != CC_OK) { /* what was not written is worse than what was not searched */
        *error = later;
        status = second;
    } else if (status == CC_NET && !cc_cli_has(cli, CC_OPT_OFFLINE)) {
        (void)cc_error_wrap(error, "PubMed could not be asked (ways out: --offline uses the cache, --pubmed starter the shipped citations)");
    }
    say_account(cli, pipeline, took);
out:
    clear_work(&w);
    cc_pipeline_free(pipeline);
    return status;
}

static const enum cc_opt OPTIONS[] = {CC_OPT_OUTPUT, CC_OPT_FORMAT, CC_OPT_PUBMED, CC_OPT_OFFLINE, CC_OPT_PLAN,
    CC_OPT_MAX_REQUESTS, CC_OPT_NO_SHARE, CC_OPT_STUDIES, CC_OPT_INPUT_FORMAT, CC_OPT_EMAIL, CC_OPT_TOOL,
    CC_OPT_KEY_FILE, CC_OPT_RATE, CC_OPT_DEADLINE, CC_OPT_CACHE, CC_OPT_REVIEWS, CC_OPT_ALLOW_PRIVATE, CC_OPT_QUIET,
    CC_OPT_HELP};

const struct cc_command cc_cmd_check = {
    .name = "check",
    .arguments = "ARTICLE…",
    .summary = "find the claims, search the studies on each, write the report",
    .help = "ARTICLE is a text, Markdown, HTML, DOCX or PDF file, a URL, or - for stdin. The ending of --output chooses the format: .html, .md, .json,\n"
            ".csv, .txt; without it a table goes to stdout. With several articles --output is a directory and each gets its own file.\n"
            "--pubmed says where studies come from; there is no silent way from one source to another. Claims that could not be searched are in every\n"
            "output as 'unsearched' or 'partial' with the reason, and the exit code is 5 (4 or 7 when not one could be searched).\n"
            "--max-requests sets how many requests a run may send; --plan says beforehand how many it needs at least and at most. The next run takes up\n"
            "where a budget ended this one.\n\n"
            "  claimcheck check article.md -o report.html\n"
            "  claimcheck check article.md --pubmed starter\n"
            "  claimcheck check *.html --plan\n",
    .options = OPTIONS,
    .min_pos = 1,
    .max_pos = SIZE_MAX,
    .run = run,
};

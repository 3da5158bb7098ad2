/* cmd_claims.c: claimcheck claims ARTICLE: the claims alone. */
#include <claimcheck/claims.h>
#include <claimcheck/report.h>

#include "base/mem.h"
#include "cli/commands.h"
#include "cli/extract.h"

static void
explain(void *arg, const struct cc_claims_event *event)
{
    const struct cc_article *article = arg;

    printf("%u: [%s] %s%s%s\n    %.*s\n", cc_article_line_at(article, event->span.start), event->rule,
        event->claim_id ? event->claim_id : "dropped", event->detail ? ": " : "", event->detail ? event->detail : "",
        (int)(event->span.end - event->span.start), article->text + event->span.start);
}

static enum cc_status
run(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_article article = {0};
    struct cc_claims claims = {0};
    struct cc_claims_options options = {.explain = explain, .explain_arg = &article};
    bool explained = cc_cli_has(cli, CC_OPT_EXPLAIN);
    char *out = NULL;
    size_t len = 0;
    enum cc_status status;

    if (explained) {
        status = cc_cli_read_article(cli, cli->args.pos[0], &article, error);
        if (status == CC_OK)
            status = cc_claims_extract(&article, &options, &claims, error);
    } else {
        status = cc_cli_extract(cli, cli->args.pos[0], &article, &claims, error);
    }
    if (status == CC_OK && !explained) {
        status = cc_report_write_claims(&article, &claims, cc_cli_get(cli, CC_OPT_FORMAT, "table"), &out, &len, error);
        if (status == CC_OK)
            status = cc_cli_write(cli, out, len, error);
    }
    free(out);
    cc_claims_clear(&claims);
    cc_article_clear(&article);
    return status;
}

static const enum cc_opt OPTIONS[] = {CC_OPT_FORMAT, CC_OPT_OUTPUT, CC_OPT_INPUT_FORMAT, CC_OPT_EXPLAIN, CC_OPT_REVIEWS,
    CC_OPT_ALLOW_PRIVATE, CC_OPT_QUIET, CC_OPT_HELP};

const struct cc_command cc_cmd_claims = {
    .name = "claims",
    .arguments = "ARTICLE",
    .summary = "list the checkable claims of an article",
    .help = "ARTICLE is a text, Markdown, HTML, DOCX or PDF file, a URL, or - for stdin. Formats: table, json, csv.\n"
            "--explain prints for every sentence which rule made or dropped which claim.\n\n"
            "  claimcheck claims article.md\n"
            "  claimcheck claims page.html --format json -o claims.json\n",
    .options = OPTIONS,
    .min_pos = 1,
    .max_pos = 1,
    .run = run,
};

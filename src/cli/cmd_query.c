/* cmd_query.c: claimcheck query ARTICLE: what would be asked of PubMed for each claim, and why. Asks nothing. */
#include <claimcheck/article.h>
#include <claimcheck/claims.h>
#include <claimcheck/query.h>

#include "base/mem.h"
#include "cli/commands.h"
#include "cli/lint.h"

static enum cc_status
build_all(const struct cc_claims *claims, struct cc_ladder *ladders, struct cc_error *error)
{
    struct cc_query_context context = {0};
    enum cc_status status = CC_OK;

    cc_query_context_read(claims, &context);
    for (size_t i = 0; i < claims->n && status == CC_OK; i++)
        status = cc_query_build_in(&context, &claims->v[i], &ladders[i], error);
    cc_query_context_clear(&context);
    return status;
}

static enum cc_status
run(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_article article = {0};
    struct cc_claims claims = {0};
    struct cc_ladder *ladders = NULL;
    char *out = NULL;
    size_t len = 0;
    enum cc_status status;

    if (cc_cli_has(cli, CC_OPT_LINT))
        return cc_cli_lint(cli, error);
    if (cli->args.n_pos != 1 || cc_cli_has(cli, CC_OPT_QUERIES))
        return cc_error_set(error, CC_USAGE, "expected one ARTICLE, or --lint with queries; see 'claimcheck query --help'");
    status = cc_cli_read_article(cli, cli->args.pos[0], &article, error);
    if (status == CC_OK)
        status = cc_claims_extract(&article, NULL, &claims, error);
    if (status == CC_OK) {
        ladders = cc_mem_alloc((claims.n + 1) * sizeof *ladders);
        status = build_all(&claims, ladders, error);
    }
    if (status == CC_OK)
        status = cc_query_write(&claims, ladders, cc_cli_get(cli, CC_OPT_FORMAT, "text"), &out, &len, error);
    if (status == CC_OK)
        status = cc_cli_write(cli, out, len, error);
    for (size_t i = 0; ladders && i < claims.n; i++)
        cc_ladder_clear(&ladders[i]);
    free(ladders);
    free(out);
    cc_claims_clear(&claims);
    cc_article_clear(&article);
    return status;
}

static const enum cc_opt OPTIONS[] = {CC_OPT_FORMAT, CC_OPT_OUTPUT, CC_OPT_INPUT_FORMAT, CC_OPT_ALLOW_PRIVATE,
    CC_OPT_LINT, CC_OPT_QUERIES, CC_OPT_MIRROR, CC_OPT_QUIET, CC_OPT_HELP};

const struct cc_command cc_cmd_query = {
    .name = "query",
    .arguments = "ARTICLE|QUERY…",
    .summary = "show the PubMed queries for each claim and why each term is there",
    .help = "Each claim gets a ladder of queries, strict to broad, in PubMed's own language. Nothing is sent. The terms come from\n"
            "the claim's words, from src/vocab/synonyms.tsv and from MeSH. Formats: text, json.\n\n"
            "  claimcheck query article.md\n"
            "  claimcheck query article.md --format json\n\n"
            "With --lint nothing is built: each QUERY (or a file that holds one, - for stdin, --queries FILE for many, one a line) is\n"
            "checked for what PubMed would ignore, drop or read otherwise than it was meant: a code, a caret and a fix for each.\n"
            "With --mirror also wildcards and phrases are held against that mirror. Exit code 1 when there is an error or a warning.\n\n"
            "  claimcheck query --lint '(probiotic* and eczema)[tiab]'\n",
    .options = OPTIONS,
    .min_pos = 0,
    .max_pos = SIZE_MAX,
    .run = run,
};

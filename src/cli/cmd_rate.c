/* cmd_rate.c: claimcheck rate CLAIM, claimcheck ratings, claimcheck verify: what a reviewer decided. */
#include <claimcheck/rating.h>

#include "base/mem.h"
#include "cli/commands.h"

static enum cc_status
parse_pmids(const char *text, uint32_t **out, size_t *n, struct cc_error *error)
{
    while (text != NULL && *text != '\0') {
        char *end;
        unsigned long pmid = strtoul(text, &end, 10);

        if (end == text || pmid == 0 || pmid > UINT32_MAX || (*end != ',' && *end != '\0'))
            return cc_error_set(error, CC_USAGE, "--study %s: expected PMIDs with commas between", text);
        *out = cc_mem_push(*out, *n, sizeof **out);
        (*out)[(*n)++] = (uint32_t)pmid;
        text = *end ? end + 1 : end;
    }
    return CC_OK;
}

static enum cc_status
run_rate(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_rating_request request = {.claim = cli->args.pos[0], .article = cc_cli_get(cli, CC_OPT_ARTICLE, NULL),
        .support = cc_cli_get(cli, CC_OPT_SUPPORT, NULL), .certainty = cc_cli_get(cli, CC_OPT_CERTAINTY, NULL),
        .note = cc_cli_get(cli, CC_OPT_NOTE, NULL), .by = cc_cli_get(cli, CC_OPT_BY, NULL)};
    struct cc_reviews *reviews = NULL;
    struct cc_rating rating = {0};
    uint32_t *pmids = NULL;
    enum cc_status status = parse_pmids(cc_cli_get(cli, CC_OPT_STUDY, NULL), &pmids, &request.n_pmids, error);

    request.pmids = pmids;
    if (status == CC_OK)
        status = cc_reviews_open(cc_cli_get(cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, error);
    if (status == CC_OK)
        status = cc_rating_add(reviews, &request, &rating, error);
    if (status == CC_OK)
        printf("rating %lld: %s rated %s, certainty %s, by %s, on %zu studies\n", (long long)rating.number,
            rating.claim, cc_support_name(rating.support), cc_certainty_name(rating.certainty), rating.by,
            rating.n_pins);
    cc_rating_clear(&rating);
    cc_reviews_free(reviews);
    free(pmids);
    return status;
}

static enum cc_status
run_ratings(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_reviews *reviews = NULL;
    struct cc_ratings ratings = {0};
    char *text = NULL;
    size_t len = 0;
    enum cc_status status = cc_reviews_open(cc_cli_get(cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, error);

    if (status == CC_OK)
        status = cc_reviews_get_ratings(
            reviews, cli->args.n_pos ? cli->args.pos[0] : NULL, cc_cli_get(cli, CC_OPT_ARTICLE, NULL), &ratings, error);
    if (status == CC_OK)
        status = cc_rating_write(&ratings, cc_cli_get(cli, CC_OPT_FORMAT, "table"), &text, &len, error);
    if (status == CC_OK)
        status = cc_cli_write(cli, text, len, error);
    free(text);
    cc_ratings_clear(&ratings);
    cc_reviews_free(reviews);
    return status;
}

static enum cc_status
run_verify(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_reviews *reviews = NULL;
    int64_t n = 0;
    enum cc_status status = cc_reviews_open(cc_cli_get(cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, error);

    if (status == CC_OK)
        status = cc_reviews_verify(reviews, &n, error);
    if (status == CC_OK)
        printf("%lld log entries, each matches its hash and the one before it\n", (long long)n);
    cc_reviews_free(reviews);
    return status;
}

static const enum cc_opt RATE_OPTIONS[] = {CC_OPT_SUPPORT, CC_OPT_CERTAINTY, CC_OPT_NOTE, CC_OPT_BY, CC_OPT_STUDY,
    CC_OPT_ARTICLE, CC_OPT_REVIEWS, CC_OPT_HELP};

const struct cc_command cc_cmd_rate = {
    .name = "rate",
    .arguments = "CLAIM",
    .summary = "record a reviewer's verdict on a claim",
    .help = "CLAIM is an id from 'claimcheck check', or a unique start of it. The studies last shown for it are pinned as they were: title, journal, year,\n"
            "design, retraction state and its date, sentence, hash of the record. Ratings are never changed: a changed mind is a new rating.\n\n"
            "  claimcheck rate c12ab --support mixed --certainty low --note \"2 small trials\" --by ada\n",
    .options = RATE_OPTIONS,
    .min_pos = 1,
    .max_pos = 1,
    .run = run_rate,
};

static const enum cc_opt RATINGS_OPTIONS[] = {
    CC_OPT_FORMAT, CC_OPT_OUTPUT, CC_OPT_ARTICLE, CC_OPT_REVIEWS, CC_OPT_HELP};

const struct cc_command cc_cmd_ratings = {
    .name = "ratings",
    .arguments = "[CLAIM]",
    .summary = "list the ratings, oldest first",
    .help = "All ratings, or those of one claim (its whole id). Formats: table, json, csv.\n",
    .options = RATINGS_OPTIONS,
    .min_pos = 0,
    .max_pos = 1,
    .run = run_ratings,
};

static const enum cc_opt VERIFY_OPTIONS[] = {CC_OPT_REVIEWS, CC_OPT_HELP};

const struct cc_command cc_cmd_verify = {
    .name = "verify",
    .arguments = "",
    .summary = "check the audit log of the ratings",
    .help = "Every log entry carries the hash of the one before it. An entry that was edited, removed or moved is named; the exit code is 8 then.\n",
    .options = VERIFY_OPTIONS,
    .min_pos = 0,
    .max_pos = 0,
    .run = run_verify,
};

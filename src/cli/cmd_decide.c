/* cmd_decide.c: claimcheck claims edit|merge|split|drop|add|undo|decisions: editing the list of claims by hand. What is
 * decided is kept beside the extraction and applied over it each time. */
#include "base/clock.h"
#include "base/mem.h"
#include "base/table.h"
#include "cli/commands.h"
#include "cli/extract.h"

/* The whole id of a claim given by a unique start. */
static enum cc_status
whole_id(const struct cc_claims *claims, const char *start, const char *article, char **out, struct cc_error *error)
{
    const char *found = NULL;

    for (size_t i = 0; i < claims->n; i++) {
        const char *id = claims->v[i].id;

        if (strcmp(id, start) == 0) {
            found = id;
            break;
        }
        if (strncmp(id, start, strlen(start)) != 0)
            continue;
        if (found)
            return cc_error_set(
                error, CC_USAGE, "'%s' is the start of %s and of %s; give more of the id", start, found, id);
        found = id;
    }
    if (found == NULL)
        return cc_error_set(
            error, CC_NOTFOUND, "%s has no claim '%s'; 'claimcheck claims %s' lists them", article, start, article);
    *out = cc_mem_strdup(found);
    return CC_OK;
}

static void
add_string(char ***v, size_t *n, const char *text)
{
    *v = cc_mem_push(*v, *n, sizeof **v);
    (*v)[(*n)++] = cc_mem_strdup(text);
}

/* Fills what the command line says: positional arguments after the article mean different things per kind. */
static enum cc_status
read_decision(struct cc_cli *cli, enum cc_decision_kind kind, const struct cc_claims *claims, struct cc_decision *d,
    struct cc_error *error)
{
    char **pos = cli->args.pos;
    const char *text = cc_cli_get(cli, CC_OPT_TEXT, NULL);
    enum cc_status status = CC_OK;
    char *end;

    d->kind = kind;
    if ((kind == CC_DECISION_EDIT || kind == CC_DECISION_ADD) && (text == NULL || *text == '\0'))
        return cc_error_set(error, CC_USAGE, "--text: the claim's words are missing");
    if (kind == CC_DECISION_EDIT || kind == CC_DECISION_ADD)
        add_string(&d->texts, &d->n_texts, text);
    if (kind == CC_DECISION_ADD) {
        long line = strtol(pos[1], &end, 10);

        if (*end != '\0' || line < 1 || line > INT32_MAX)
            return cc_error_set(error, CC_USAGE, "'%s': expected a line number", pos[1]);
        d->line = (uint32_t)line;
        return CC_OK;
    }
    status = whole_id(claims, pos[1], pos[0], &d->claim, error);
    for (size_t i = 2; status == CC_OK && i < cli->args.n_pos; i++) {
        char *other = NULL;

        if (kind == CC_DECISION_SPLIT) {
            add_string(&d->texts, &d->n_texts, pos[i]);
            continue;
        }
        status = whole_id(claims, pos[i], pos[0], &other, error);
        if (status == CC_OK)
            add_string(&d->others, &d->n_others, other);
        free(other);
    }
    return status;
}

static enum cc_status
decide(struct cc_cli *cli, enum cc_decision_kind kind, struct cc_error *error)
{
    struct cc_article article = {0};
    struct cc_claims claims = {0};
    struct cc_decisions list = {0};
    struct cc_decision *d = cc_decisions_push(&list);
    struct cc_reviews *reviews = NULL;
    const char *by = cc_cli_get(cli, CC_OPT_BY, NULL);
    enum cc_status status = by
        ? CC_OK
        : cc_error_set(error, CC_USAGE, "who decides is missing: --by NAME, or the setting 'by'");

    if (status == CC_OK)
        status = cc_cli_extract(cli, cli->args.pos[0], &article, &claims, error);
    if (status == CC_OK)
        status = read_decision(cli, kind, &claims, d, error);
    if (status == CC_OK)
        status = cc_reviews_open(cc_cli_get(cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, error);
    if (status == CC_OK) {
        d->article = cc_cli_article_key(cli->args.pos[0]);
        d->by = cc_mem_strdup(by);
        d->reason = cc_mem_strdup(cc_cli_get(cli, CC_OPT_REASON, NULL));
        status = cc_reviews_add_decision(reviews, d, error);
    }
    if (status == CC_OK)
        status = cc_reviews_put_place(reviews, d->article, article.hash, error);
    if (status == CC_OK)
        printf("decision %lld: %s%s%s; 'claimcheck claims undo %lld' takes it back\n", (long long)d->number,
            cc_decision_kind_name(kind), d->claim ? " " : "", d->claim ? d->claim : "", (long long)d->number);
    cc_reviews_free(reviews);
    cc_decisions_clear(&list);
    cc_claims_clear(&claims);
    cc_article_clear(&article);
    return status;
}

static enum cc_status
run_edit(struct cc_cli *cli, struct cc_error *error)
{
    return decide(cli, CC_DECISION_EDIT, error);
}

static enum cc_status
run_merge(struct cc_cli *cli, struct cc_error *error)
{
    return decide(cli, CC_DECISION_MERGE, error);
}

static enum cc_status
run_split(struct cc_cli *cli, struct cc_error *error)
{
    return decide(cli, CC_DECISION_SPLIT, error);
}

static enum cc_status
run_drop(struct cc_cli *cli, struct cc_error *error)
{
    return decide(cli, CC_DECISION_DROP, error);
}

static enum cc_status
run_add(struct cc_cli *cli, struct cc_error *error)
{
    return decide(cli, CC_DECISION_ADD, error);
}

static enum cc_status
run_undo(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_reviews *reviews = NULL;
    const char *by = cc_cli_get(cli, CC_OPT_BY, NULL);
    char *end;
    long long number = strtoll(cli->args.pos[0], &end, 10);
    enum cc_status status = CC_OK;

    if (*end != '\0' || number < 1)
        return cc_error_set(error, CC_USAGE, "'%s': expected the number of a decision", cli->args.pos[0]);
    if (by == NULL)
        return cc_error_set(error, CC_USAGE, "who takes it back is missing: --by NAME, or the setting 'by'");
    status = cc_reviews_open(cc_cli_get(cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, error);
    if (status == CC_OK)
        status = cc_reviews_withdraw(reviews, number, by, error);
    if (status == CC_OK)
        printf("decision %lld no longer applies\n", number);
    cc_reviews_free(reviews);
    return status;
}

static enum cc_status
run_decisions(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_reviews *reviews = NULL;
    struct cc_decisions list = {0};
    struct cc_table t = {.n_cols = 6};
    struct cc_buf out = {0};
    char *key = cc_cli_article_key(cli->args.pos[0]), date[CC_TIME_CAP];
    enum cc_status status = cc_reviews_open(cc_cli_get(cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, error);

    if (status == CC_OK)
        status = cc_reviews_get_decisions(reviews, key, &list, error);
    for (size_t i = 0; status == CC_OK && i < list.n; i++) {
        const struct cc_decision *d = &list.v[i];

        cc_table_addf(&t, "%lld", (long long)d->number);
        cc_table_add(&t, cc_time_date(d->decided_at, date));
        cc_table_add(&t, cc_decision_kind_name(d->kind));
        cc_table_add(&t, d->claim);
        cc_table_add(&t, d->by);
        cc_table_addf(&t, "%s%s%s",
            d->n_texts        ? d->texts[0]
                : d->n_others ? d->others[0]
                    : "",
            d->reason ? "  because: " : "", d->reason ? d->reason : "");
    }
    if (status == CC_OK && list.n == 0)
        printf("no decisions on %s\n", cli->args.pos[0]);
    cc_table_write(&t, &out);
    if (status == CC_OK && out.n)
        fwrite(out.v, 1, out.n, stdout);
    cc_buf_clear(&out);
    cc_decisions_clear(&list);
    cc_reviews_free(reviews);
    free(key);
    return status;
}

#define COMMON CC_OPT_BY, CC_OPT_REASON, CC_OPT_REVIEWS, CC_OPT_INPUT_FORMAT, CC_OPT_QUIET, CC_OPT_HELP
static const enum cc_opt TEXT_OPTIONS[] = {CC_OPT_TEXT, COMMON};
static const enum cc_opt OPTIONS[] = {COMMON};

const struct cc_command cc_cmd_claims_edit = {.name = "claims edit",
    .arguments = "ARTICLE CLAIM",
    .summary = "give a claim other words",
    .help =
        "The claim keeps its id, quote and lines; subject, object and direction are read from the new words. Decisions are kept beside the\n"
        "extraction and applied over it every time, so extracting again loses nothing.\n\n"
        "  claimcheck claims edit page.md c41 --text \"Zinc shortens colds.\" --by ada\n",
    .options = TEXT_OPTIONS,
    .min_pos = 2,
    .max_pos = 2,
    .run = run_edit};
const struct cc_command cc_cmd_claims_merge = {.name = "claims merge",
    .arguments = "ARTICLE CLAIM OTHER…",
    .summary = "take other claims into one",
    .help = "The others' quotes and lines join the first claim; they go.\n",
    .options = OPTIONS,
    .min_pos = 3,
    .max_pos = SIZE_MAX,
    .run = run_merge};
const struct cc_command cc_cmd_claims_split = {.name = "claims split",
    .arguments = "ARTICLE CLAIM TEXT TEXT…",
    .summary = "make several claims of one",
    .help = "  claimcheck claims split page.md c41 \"Zinc shortens colds.\" \"Zinc prevents colds.\" --by ada\n",
    .options = OPTIONS,
    .min_pos = 4,
    .max_pos = SIZE_MAX,
    .run = run_split};
const struct cc_command cc_cmd_claims_drop = {.name = "claims drop",
    .arguments = "ARTICLE CLAIM",
    .summary = "take a claim off the list",
    .help = "  claimcheck claims drop page.md c41 --reason \"an opinion\" --by ada\n",
    .options = OPTIONS,
    .min_pos = 2,
    .max_pos = 2,
    .run = run_drop};
const struct cc_command cc_cmd_claims_add = {.name = "claims add",
    .arguments = "ARTICLE LINE",
    .summary = "put a claim on the list",
    .help = "  claimcheck claims add page.md 12 --text \"Zinc shortens colds.\" --by ada\n",
    .options = TEXT_OPTIONS,
    .min_pos = 2,
    .max_pos = 2,
    .run = run_add};
const struct cc_command cc_cmd_claims_undo = {.name = "claims undo",
    .arguments = "NUMBER",
    .summary = "take a decision on a claim back",
    .help = "The decision stays on record and no longer applies.\n",
    .options = OPTIONS,
    .min_pos = 1,
    .max_pos = 1,
    .run = run_undo};
const struct cc_command cc_cmd_claims_decisions = {.name = "claims decisions",
    .arguments = "ARTICLE",
    .summary = "list the decisions on an article's claims",
    .help = "Those that stand, oldest first.\n",
    .options = OPTIONS,
    .min_pos = 1,
    .max_pos = 1,
    .run = run_decisions};

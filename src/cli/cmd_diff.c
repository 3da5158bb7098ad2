/* cmd_diff.c: claimcheck diff OLD NEW: what became of the claims between two versions of an article. */
#include <claimcheck/decisions.h>

#include "base/json.h"
#include "base/table.h"
#include "cli/commands.h"
#include "cli/extract.h"

static void
write_table(const struct cc_change *changes, size_t n, struct cc_buf *out)
{
    size_t counts[4] = {0};
    struct cc_table t = {.n_cols = 4};

    for (size_t i = 0; i < n; i++) {
        const struct cc_change *c = &changes[i];
        const struct cc_claim *shown = c->after ? c->after : c->before;

        counts[c->kind]++;
        if (c->kind == CC_CHANGE_KEPT)
            continue;
        cc_table_add(&t, cc_change_kind_name(c->kind));
        cc_table_add(&t, shown->id);
        cc_table_add(&t, c->kind == CC_CHANGE_REWORDED ? c->before->id : "");
        cc_table_addf(&t, "%s%s%s", shown->text, c->kind == CC_CHANGE_REWORDED ? "  (was: " : "",
            c->kind == CC_CHANGE_REWORDED ? c->before->text : "");
    }
    cc_table_write(&t, out);
    cc_buf_addf(out, "%zu kept, %zu reworded, %zu new, %zu gone\n", counts[CC_CHANGE_KEPT], counts[CC_CHANGE_REWORDED],
        counts[CC_CHANGE_NEW], counts[CC_CHANGE_GONE]);
}

static void
write_json(const struct cc_change *changes, size_t n, struct cc_buf *out)
{
    struct cc_json_writer w = {.out = out};

    cc_json_open(&w, NULL, '{');
    cc_json_str(&w, "schema_version", "1");
    cc_json_open(&w, "changes", '[');
    for (size_t i = 0; i < n; i++) {
        const struct cc_change *c = &changes[i];

        cc_json_open(&w, NULL, '{');
        cc_json_str(&w, "change", cc_change_kind_name(c->kind));
        cc_json_str(&w, "before", c->before ? c->before->id : NULL);
        cc_json_str(&w, "before_text", c->before ? c->before->text : NULL);
        cc_json_str(&w, "after", c->after ? c->after->id : NULL);
        cc_json_str(&w, "after_text", c->after ? c->after->text : NULL);
        cc_json_real(&w, "likeness", c->likeness);
        cc_json_close(&w);
    }
    cc_json_close(&w);
    cc_json_close(&w);
}

static bool
is_change(const struct cc_change *changes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (changes[i].kind != CC_CHANGE_KEPT)
            return true;
    }
    return false;
}

static enum cc_status
run(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_article articles[2] = {{0}, {0}};
    struct cc_claims claims[2] = {{0}, {0}};
    struct cc_change *changes = NULL;
    const char *format = cc_cli_get(cli, CC_OPT_FORMAT, "table");
    struct cc_buf out = {0};
    size_t n = 0;
    enum cc_status status = CC_OK;

    if (strcmp(format, "table") != 0 && strcmp(format, "json") != 0)
        return cc_error_set(error, CC_USAGE, "--format %s: expected table or json", format);
    for (size_t i = 0; status == CC_OK && i < 2; i++)
        status = cc_cli_extract(cli, cli->args.pos[i], &articles[i], &claims[i], error);
    if (status == CC_OK) {
        cc_claims_diff(&claims[0], &claims[1], &changes, &n);
        (*format == 't' ? write_table : write_json)(changes, n, &out);
        status = cc_cli_write(cli, out.v, out.n, error);
        cli->findings = is_change(changes, n);
    }
    cc_buf_clear(&out);
    free(changes);
    for (size_t i = 0; i < 2; i++) {
        cc_claims_clear(&claims[i]);
        cc_article_clear(&articles[i]);
    }
    return status;
}

static const enum cc_opt OPTIONS[] = {
    CC_OPT_FORMAT, CC_OPT_OUTPUT, CC_OPT_INPUT_FORMAT, CC_OPT_REVIEWS, CC_OPT_QUIET, CC_OPT_HELP};

const struct cc_command cc_cmd_diff = {
    .name = "diff",
    .arguments = "OLD NEW",
    .summary = "what became of the claims between two versions of an article",
    .help = "Claims are kept (same words), reworded (linked to the one they were), new or gone. The exit code is 1 when anything but 'kept' is there.\n\n"
            "  claimcheck diff monday.md friday.md\n",
    .options = OPTIONS,
    .min_pos = 2,
    .max_pos = 2,
    .run = run,
};

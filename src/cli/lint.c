/* lint.c: see lint.h. */
#include "cli/lint.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <claimcheck/entrez.h>
#include <claimcheck/limits.h>

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "mirror/search.h"

struct linting {
    struct cc_cli *cli;
    struct cc_mirror *mirror;   /* NULL = none was named */
    bool json;
    struct cc_json_writer writer;
    struct cc_buf out;
};

static void
add_json(struct linting *l, const char *name, const char *query, size_t len, const struct cc_lint *lint)
{
    struct cc_json_writer *w = &l->writer;

    cc_json_open(w, NULL, '{');
    cc_json_str(w, "name", name);
    cc_json_strn(w, "query", query, len);
    cc_json_open(w, "findings", '[');
    for (size_t i = 0; i < lint->n; i++) {
        const struct cc_lint_finding *f = &lint->v[i];

        cc_json_open(w, NULL, '{');
        cc_json_str(w, "code", f->code);
        cc_json_str(w, "level", cc_lint_level_name(f->level));
        cc_json_int(w, "start", (int64_t)f->at);
        cc_json_int(w, "end", (int64_t)f->end);
        cc_json_str(w, "message", f->message);
        cc_json_str(w, "fix", f->fix);
        cc_json_close(w);
    }
    cc_json_close(w);
    cc_json_close(w);
}

static enum cc_status
lint_one(struct linting *l, const char *name, const char *query, size_t len, struct cc_error *error)
{
    struct cc_lint lint = {0};
    enum cc_status status;

    while (len > 0 && (query[len - 1] == '\n' || query[len - 1] == '\r'))
        len--; /* a file's last line end is no part of the query */
    status = cc_entrez_lint(query, len, &lint, error);
    if (status == CC_OK && l->mirror != NULL)
        status = cc_mirror_lint(l->mirror, query, len, &lint, error);
    if (status != CC_OK) {
        cc_lint_clear(&lint);
        return name != NULL ? cc_error_wrap(error, "%s", name) : status;
    }
    for (size_t i = 0; i < lint.n; i++)
        l->cli->findings = l->cli->findings || lint.v[i].level != CC_LINT_NOTE;
    if (l->json) {
        add_json(l, name, query, len, &lint);
    } else {
        char *text = cc_lint_text(name, query, len, &lint);

        cc_buf_adds(&l->out, text);
        free(text);
    }
    cc_lint_clear(&lint);
    return CC_OK;
}

static bool
is_file(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* A query, the name of a file with one query in it, or "-". */
static enum cc_status
lint_argument(struct linting *l, const char *argument, struct cc_error *error)
{
    bool file = strcmp(argument, "-") == 0 ||
        (strlen(argument) < 1024 && strchr(argument, '\n') == NULL && is_file(argument));
    struct cc_buf text = {0};
    enum cc_status status = CC_OK;

    if (!file)
        return lint_one(l, NULL, argument, strlen(argument), error);
    status = cc_file_read(argument, CC_QUERY_MAX_BYTES * 4, &text, error);
    if (status == CC_OK)
        status = lint_one(l, argument, text.v != NULL ? text.v : "", text.n, error);
    cc_buf_clear(&text);
    return status;
}

/* Lines "id<TAB>query", or just a query. */
static enum cc_status
lint_lines(struct linting *l, const char *path, struct cc_error *error)
{
    struct cc_buf text = {0};
    enum cc_status status = cc_file_read(path, CC_RESPONSE_MAX_BYTES, &text, error);
    size_t number = 0;

    for (const char *p = text.v, *end; status == CC_OK && p != NULL && p < text.v + text.n; p = end + 1) {
        size_t left = (size_t)(text.v + text.n - p), n;
        const char *tab;
        char *name;

        end = memchr(p, '\n', left);
        end = end != NULL ? end : p + left;
        n = (size_t)(end - p);
        number++;
        if (n == 0 || (n == 1 && *p == '\r') || (number == 1 && n >= 6 && memcmp(p, "query\t", 6) == 0))
            continue;
        tab = memchr(p, '\t', n);
        name = tab != NULL ? cc_mem_strndup(p, (size_t)(tab - p)) : cc_mem_printf("%s line %zu", path, number);
        p = tab != NULL ? tab + 1 : p;
        status = lint_one(l, name, p, (size_t)(end - p), error);
        free(name);
    }
    cc_buf_clear(&text);
    return status;
}

static enum cc_status
run(struct linting *l, struct cc_error *error)
{
    const char *queries = cc_cli_get(l->cli, CC_OPT_QUERIES, NULL);
    enum cc_status status = CC_OK;

    if (l->json) {
        l->writer.out = &l->out;
        cc_json_open(&l->writer, NULL, '{');
        cc_json_int(&l->writer, "schema_version", 1);
        cc_json_open(&l->writer, "queries", '[');
    }
    for (size_t i = 0; i < l->cli->args.n_pos && status == CC_OK; i++)
        status = lint_argument(l, l->cli->args.pos[i], error);
    if (status == CC_OK && queries != NULL)
        status = lint_lines(l, queries, error);
    if (l->json) {
        cc_json_close(&l->writer);
        cc_json_close(&l->writer);
    }
    return status;
}

enum cc_status
cc_cli_lint(struct cc_cli *cli, struct cc_error *error)
{
    const char *format = cc_cli_get(cli, CC_OPT_FORMAT, "text"), *mirror = cc_cli_get(cli, CC_OPT_MIRROR, NULL);
    struct linting l = {.cli = cli, .json = strcmp(format, "json") == 0};
    enum cc_status status = CC_OK;

    if (!l.json && strcmp(format, "text") != 0)
        return cc_error_set(error, CC_USAGE, "--format %s: expected text or json", format);
    if (cli->args.n_pos == 0 && !cc_cli_has(cli, CC_OPT_QUERIES))
        return cc_error_set(error, CC_USAGE, "--lint: expected a QUERY, or --queries FILE");
    if (mirror != NULL && (strcmp(cli->args.opt_from[CC_OPT_MIRROR], "flag") == 0 || cc_file_exists(mirror)))
        status = cc_mirror_db_open(mirror, &l.mirror, error);
    if (status == CC_OK && l.mirror != NULL)
        status = cc_mirror_begin(l.mirror, error);
    if (status == CC_OK)
        status = run(&l, error);
    if (status == CC_OK)
        status = cc_cli_write(cli, l.out.v != NULL ? l.out.v : "", l.out.n, error);
    if (l.mirror != NULL)
        cc_mirror_end(l.mirror);
    cc_mirror_db_free(l.mirror);
    cc_buf_clear(&l.out);
    return status;
}

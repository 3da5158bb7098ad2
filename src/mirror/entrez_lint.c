/* entrez_lint.c: the linter for Entrez queries: its list of codes, its entry, its text output. The checks stand in
 * entrez_lint_structure.c, entrez_lint_terms.c and entrez_lint_meaning.c. */
#include "mirror/entrez_lint.h"

#include <stdarg.h>

#include <claimcheck/limits.h>

#include "base/utf8.h"

const char *const cc_entrez_lint_codes[] = {
#define X(name, level, code, meaning) code "\t" meaning,
    CC_LINT_CODES(X)
#undef X
    NULL,
};

static const struct { const char *name; enum cc_lint_level level; } CODES[CC_LINT__MAX] = {
#define X(name, level, code, meaning) {code, CC_LINT_##level},
    CC_LINT_CODES(X)
#undef X
};

void
cc_lint_add(struct cc_linter *l, enum cc_lint_code code, size_t at, size_t end, char *take_fix, const char *format, ...)
{
    struct cc_lint *out = l->out;
    char text[600];
    va_list args;

    if (out->n >= CC_LINT_MAX) {
        free(take_fix);
        return;
    }
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    out->v = cc_mem_push(out->v, out->n, sizeof *out->v);
    out->v[out->n++] = (struct cc_lint_finding){
        .code = CODES[code].name,
        .level = CODES[code].level,
        .at = at < l->len ? at : l->len,
        .end = end < l->len ? end : l->len,
        .message = cc_mem_strndup(text, cc_utf8_cut(text, strlen(text), sizeof text - 1)),
        .fix = take_fix,
    };
}

static int
by_place(const void *a, const void *b)
{
    const struct cc_lint_finding *x = a, *y = b;

    return x->at != y->at ? (x->at > y->at) - (x->at < y->at) : strcmp(x->code, y->code);
}

void
cc_lint_sort(struct cc_lint *lint)
{
    if (lint->n > 1)
        qsort(lint->v, lint->n, sizeof *lint->v, by_place);
}

enum cc_status
cc_entrez_lint(const char *query, size_t len, struct cc_lint *out, struct cc_error *error)
{
    struct cc_linter l = {.query = query, .len = len, .out = out};

    if (!cc_utf8_valid(query, len))
        return cc_error_set(error, CC_INPUT, "the query is not UTF-8 text");
    if (len > CC_QUERY_MAX_BYTES) {
        cc_lint_add(&l, CC_LINT_TOO_LONG, CC_QUERY_MAX_BYTES, len, NULL, "the query is %zu bytes long; the most is %zu",
            len, CC_QUERY_MAX_BYTES);
        return CC_OK;
    }
    cc_entrez_tokens_read(query, len, &l.tokens);
    if (l.tokens.n == 1)
        cc_lint_add(&l, CC_LINT_EMPTY, 0, len, NULL, "there is nothing to search for");
    cc_lint_structure(&l);
    cc_lint_terms(&l);
    cc_lint_meaning(&l);
    cc_entrez_tokens_clear(&l.tokens);
    cc_lint_sort(out);
    return CC_OK;
}

void
cc_lint_clear(struct cc_lint *lint)
{
    for (size_t i = 0; i < lint->n; i++) {
        free(lint->v[i].message);
        free(lint->v[i].fix);
    }
    free(lint->v);
    *lint = (struct cc_lint){0};
}

const char *
cc_lint_level_name(enum cc_lint_level level)
{
    return level == CC_LINT_ERROR ? "error" : level == CC_LINT_WARNING ? "warning" : "note";
}

/* Appends the line of the query and the caret below it. Tabs become spaces so that the columns hold. */
static void
add_caret(struct cc_buf *b, const char *query, size_t start, size_t stop, const struct cc_lint_finding *f)
{
    size_t end = f->end < stop ? f->end : stop;
    int before = cc_utf8_width(query + start, f->at - start),
        width = end > f->at ? cc_utf8_width(query + f->at, end - f->at) : 1;

    cc_buf_adds(b, "    ");
    for (size_t i = start; i < stop; i++)
        cc_buf_addc(b, (unsigned char)query[i] < ' ' ? ' ' : query[i]);
    cc_buf_adds(b, "\n    ");
    for (int i = 0; i < before; i++)
        cc_buf_addc(b, ' ');
    cc_buf_addc(b, '^');
    for (int i = 1; i < width; i++)
        cc_buf_addc(b, '~');
    cc_buf_addc(b, '\n');
}

char *
cc_lint_text(const char *name, const char *query, size_t len, const struct cc_lint *lint)
{
    struct cc_buf b = {0};

    for (size_t i = 0; i < lint->n; i++) {
        const struct cc_lint_finding *f = &lint->v[i];
        size_t line = 1, start = 0, stop;

        for (size_t k = 0; k < f->at && k < len; k++) {
            if (query[k] == '\n') {
                line++;
                start = k + 1;
            }
        }
        for (stop = start; stop < len && query[stop] != '\n'; stop++)
            ;
        if (name != NULL)
            cc_buf_addf(&b, "%s:", name);
        cc_buf_addf(&b, "%zu:%d: %s: %s [%s]\n", line, cc_utf8_width(query + start, f->at - start) + 1,
            cc_lint_level_name(f->level), f->message, f->code);
        if (stop - start <= 4096)
            add_caret(&b, query, start, stop, f);
        if (f->fix != NULL)
            cc_buf_addf(&b, "    fix: %s\n", f->fix);
    }
    return cc_buf_take(&b, NULL);
}

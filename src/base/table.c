/* table.c: see table.h. */
#include "base/table.h"

#include <stdarg.h>

#include "base/utf8.h"

static void
push(struct cc_table *t, char *text)
{
    for (char *p = text; *p; p++) {
        if (*p == '\n' || *p == '\r' || *p == '\t')
            *p = ' ';
    }
    t->cells = cc_mem_push(t->cells, t->n, sizeof *t->cells);
    t->cells[t->n++] = text;
}

void
cc_table_add(struct cc_table *t, const char *text)
{
    push(t, cc_mem_strdup(text ? text : ""));
}

void
cc_table_addf(struct cc_table *t, const char *format, ...)
{
    va_list args;
    char *text = NULL;

    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        abort();
    va_end(args);
    push(t, text);
}

static int
width(const char *s)
{
    return cc_utf8_width(s, strlen(s));
}

void
cc_table_write(struct cc_table *t, struct cc_buf *out)
{
    int *widths = cc_mem_alloc(t->n_cols * sizeof *widths);

    for (size_t i = 0; i < t->n; i++) {
        int w = width(t->cells[i]);

        if (w > widths[i % t->n_cols])
            widths[i % t->n_cols] = w;
    }
    for (size_t i = 0; i < t->n; i++) {
        size_t col = i % t->n_cols;
        int pad = widths[col] + 2 - width(t->cells[i]);

        cc_buf_adds(out, t->cells[i]);
        if (col + 1 < t->n_cols) {
            while (pad-- > 0)
                cc_buf_addc(out, ' ');
            continue;
        }
        while (out->n > 0 && out->v[out->n - 1] == ' ')
            out->v[--out->n] = '\0';
        cc_buf_addc(out, '\n');
    }
    for (size_t i = 0; i < t->n; i++)
        free(t->cells[i]);
    free(t->cells);
    free(widths);
    *t = (struct cc_table){.n_cols = t->n_cols};
}

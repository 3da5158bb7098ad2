/* text_table.c: see text_table.h. */
#include "article/text_table.h"

#include <string.h>

#include "article/markdown_table.h"

#define CELLS_MAX 24
#define HEAD_WORDS_MAX 6 /* a head of a column is short */

/* Trims the piece and adds it; false when there is nothing in it. */
static void
add_cell(const char *s, size_t from, size_t to, struct cc_md_cell *out, size_t *n)
{
    while (from < to && (unsigned char)s[from] <= ' ')
        from++;
    while (to > from && (unsigned char)s[to - 1] <= ' ')
        to--;
    if (*n < CELLS_MAX)
        out[(*n)++] = (struct cc_md_cell){from, to};
}

/* "Egg, 1 large ..... 6 g": the bytes of the dots, at least three of them in one place of the line; 0 = none. */
static size_t
dots_at(const char *s, size_t n, size_t *at)
{
    for (size_t i = 1; i + 3 < n; i++) {
        size_t end = i;

        while (end < n && (s[end] == '.' || s[end] == ' '))
            end++;
        if (s[i] == '.' && s[i + 1] == '.' && s[i + 2] == '.' && end < n) {
            *at = i;
            return end - i;
        }
    }
    return 0;
}

/* The cells of a line by the sign that parts them: '|', '\t' or '.'; 0 when it has none. */
static size_t
split(const struct cc_line *l, char sign, struct cc_md_cell out[CELLS_MAX])
{
    size_t n = 0, from = 0, at = 0, dots;

    if (sign == '|') {
        struct cc_md_cell all[CC_MD_CELLS_MAX];

        n = cc_md_row(l->s, l->n, all);
        if (n > CELLS_MAX)
            return 0;
        memcpy(out, all, n * sizeof *out);
        return n;
    }
    if (sign == '.') {
        dots = dots_at(l->s, l->n, &at);
        if (dots == 0)
            return 0;
        add_cell(l->s, 0, at, out, &n);
        add_cell(l->s, at + dots, l->n, out, &n);
        return n;
    }
    for (size_t i = 0; i <= l->n; i++) {
        if (i < l->n && l->s[i] != '\t')
            continue;
        if (i > from || i == l->n)
            add_cell(l->s, from, i, out, &n);
        from = i + 1;
    }
    return n > 1 ? n : 0;
}

static char
sign_of(const struct cc_line *l, size_t *cells)
{
    static const char signs[] = "|\t.";
    struct cc_md_cell v[CELLS_MAX];

    for (const char *p = signs; *p != '\0' && l->kind == CC_LINE_PLAIN; p++) {
        *cells = split(l, *p, v);
        if (*cells > 1)
            return *p;
    }
    return '\0';
}

/* May the row be of heads: all its cells short words, no figures? */
static bool
is_head(const struct cc_line *l, char sign)
{
    struct cc_md_cell v[CELLS_MAX];
    size_t n = split(l, sign, v);

    for (size_t i = 0; i < n; i++) {
        const char *s = l->s + v[i].start;
        size_t len = v[i].end - v[i].start;

        if ((len == 0 && i > 0) || cc_text_words(s, len) > HEAD_WORDS_MAX || (len > 0 && s[len - 1] == '.') ||
            (len > 0 && ((s[0] >= '0' && s[0] <= '9') || strchr("<>~+-", s[0]) != NULL)))
            return false;
    }
    return sign != '.';
}

void
cc_text_tables_find(struct cc_lines *lines)
{
    uint32_t tables = 0;

    for (size_t i = 0; i < lines->n; i++) {
        size_t cells = 0, rows = 0, end = i, other;
        char sign = sign_of(&lines->v[i], &cells);
        bool ruled = false;

        if (sign == '\0')
            continue;
        while (end < lines->n) {
            struct cc_line *l = &lines->v[end];
            bool rule = l->kind == CC_LINE_RULE ||
                (l->kind == CC_LINE_PLAIN && cc_md_is_delimiter_row(l->s, l->n, &other));

            if (rule && end > i)
                ruled = true;
            else if (sign_of(l, &other) == sign && other == cells)
                rows++;
            else
                break;
            end++;
        }
        if (rows >= (sign == '\t' && cells < 3 && !ruled ? 3 : 2)) {
            bool head = is_head(&lines->v[i], sign);
            uint32_t row = 0;

            tables++;
            for (size_t k = i; k < end; k++) {
                struct cc_line *l = &lines->v[k];

                if (l->kind == CC_LINE_RULE || cc_md_is_delimiter_row(l->s, l->n, &other)) {
                    l->kind = CC_LINE_RULE;
                    continue;
                }
                l->kind = CC_LINE_ROW;
                l->table = tables;
                l->row = row++;
                l->marker = (unsigned char)sign;
                l->head = head && k == i;
            }
        }
        i = end > i ? end - 1 : i;
    }
}

void
cc_text_table_row(struct cc_build *b, const struct cc_lines *lines, size_t i)
{
    const struct cc_line *l = &lines->v[i];
    struct cc_md_cell v[CELLS_MAX];
    size_t n = split(l, (char)l->marker, v);

    if (l->row == 0)
        b->n_tables++;
    for (size_t c = 0; c < n; c++) {
        struct cc_block like = {.kind = CC_BLOCK_CELL, .table = b->n_tables, .row = l->row, .col = (uint32_t)c,
            .header = l->head};

        if (v[c].end > v[c].start)
            cc_build_block(b, &like, l->s + v[c].start, v[c].end - v[c].start, (uint32_t)i + 1);
    }
}

/* mkvocab.c: build-time tool: mkvocab NAME < NAME.tsv > NAME.c
 *
 * Checks a vocabulary table (same number of columns in every row, keys in lower case, no stray spaces) and writes it as
 * a constant struct cc_vocab. Stands alone: it is built before the library. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLS_MAX 16

struct row {
    char *field[COLS_MAX];
    size_t line;
};

static struct row *rows;
static size_t n_rows, n_cols;
static const char *table;

static void
fail(size_t line, const char *why)
{
    fprintf(stderr, "src/vocab/%s.tsv:%zu: %s\n", table, line, why);
    exit(1);
}

static size_t
split(char *s, struct row *r, size_t line)
{
    size_t n = 0;

    for (;;) {
        char *tab = strchr(s, '\t');

        if (n == COLS_MAX)
            fail(line, "too many columns");
        r->field[n++] = s;
        if (tab == NULL)
            return n;
        *tab = '\0';
        s = tab + 1;
    }
}

static void
check_key(const char *key, size_t line)
{
    size_t n = strlen(key);

    if (n == 0)
        fail(line, "the first column is empty");
    if (key[0] == ' ' || key[n - 1] == ' ' || strstr(key, "  ") != NULL)
        fail(line, "the key has stray spaces");
    for (const char *p = key; *p; p++) {
        if (*p >= 'A' && *p <= 'Z')
            fail(line, "the key must be in lower case");
    }
}

static void
read_rows(void)
{
    char *text = NULL;
    size_t cap = 0, line = 0;
    ssize_t n;

    while ((n = getline(&text, &cap, stdin)) >= 0) {
        struct row r = {{0}, ++line};
        size_t got;

        if (n > 0 && text[n - 1] == '\n')
            text[--n] = '\0';
        if (n == 0 || text[0] == '#')
            continue;
        got = split(text, &r, line);
        if (n_cols == 0) { /* header */
            n_cols = got;
            continue;
        }
        if (got > n_cols)
            fail(line, "more columns than the header names");
        check_key(r.field[0], line);
        if ((n_rows & (n_rows - 1)) == 0)
            rows = realloc(rows, (n_rows ? n_rows * 2 : 1) * sizeof *rows);
        if (rows == NULL)
            abort();
        for (size_t i = 0; i < got; i++)
            r.field[i] = strdup(r.field[i]);
        rows[n_rows++] = r;
    }
    free(text);
    if (n_cols == 0)
        fail(line, "no header line");
}

static int
by_key(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    int order = strcmp(x->field[0], y->field[0]);

    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static uint32_t
fnv(const char *p)
{
    uint32_t h = 2166136261u;

    while (*p)
        h = (h ^ (unsigned char)*p++) * 16777619u;
    return h;
}

static uint32_t
write_text(uint32_t *fields)
{
    uint32_t at = 1; /* offset 0 is "" */

    printf("static const char TEXT[] =\n\"\\0\"\n");
    for (size_t r = 0; r < n_rows; r++) {
        for (size_t c = 0; c < n_cols; c++) {
            const char *s = rows[r].field[c];

            if (s == NULL || *s == '\0') {
                fields[r * n_cols + c] = 0;
                continue;
            }
            if (c == 0 && r > 0 && strcmp(s, rows[r - 1].field[0]) == 0) {
                fields[r * n_cols] = fields[(r - 1) * n_cols];
                continue;
            }
            fields[r * n_cols + c] = at;
            putchar('"');
            for (; *s; s++, at++) {
                if (*s == '"' || *s == '\\' || *s == '?')
                    putchar('\\');
                putchar(*s);
            }
            printf("\\0\"\n");
            at++;
        }
    }
    printf(";\n");
    return at;
}

static void
write_numbers(const char *name, const uint32_t *v, size_t n)
{
    printf("static const uint32_t %s[] = {", name);
    for (size_t i = 0; i < n; i++)
        printf("%s%u,", i % 16 ? "" : "\n", v[i]);
    printf("%s};\n", n ? "" : "0");
}

int
main(int argc, char **argv)
{
    uint32_t mask = 15, *fields, *index;

    if (argc != 2)
        return 2;
    table = argv[1];
    read_rows();
    qsort(rows, n_rows, sizeof *rows, by_key);
    while (mask < n_rows * 2)
        mask = mask * 2 + 1;
    fields = calloc(n_rows * n_cols + 1, sizeof *fields);
    index = calloc((size_t)mask + 1, sizeof *index);
    if (fields == NULL || index == NULL)
        abort();
    printf("/* made by mkvocab from src/vocab/%s.tsv */\n#include \"vocab/vocab.h\"\n#include \"vocab/tables.h\"\n", table);
    write_text(fields);
    for (size_t r = 0; r < n_rows; r++) {
        uint32_t slot = fnv(rows[r].field[0]) & mask;

        if (r > 0 && strcmp(rows[r].field[0], rows[r - 1].field[0]) == 0)
            continue;
        while (index[slot] != 0)
            slot = (slot + 1) & mask;
        index[slot] = (uint32_t)r + 1;
    }
    write_numbers("FIELDS", fields, n_rows * n_cols);
    write_numbers("INDEX", index, (size_t)mask + 1);
    printf("const struct cc_vocab cc_vocab_%s = {\"%s\", %zu, %zu, TEXT, FIELDS, INDEX, %u};\n", table, table, n_rows, n_cols, mask);
    return 0;
}

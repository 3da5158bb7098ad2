/* mkvocab.c: build-time tool: mkvocab NAME < NAME.tsv > NAME.c
 *
 * Checks a vocabulary table (same number of columns in every row, keys in lower case, no stray spaces) and writes it as
 * a constant struct cc_vocab. Stands alone (but for vocab/hash.h): it is built before the library.
 *
 * A column whose name in the header ends with '|' holds further keys of its row, separated by '|'. Such a table is one
 * of things with several names, so no key may stand twice in it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vocab/hash.h"

#define COLS_MAX 16
#define SMALL_TABLE     8192  /* a larger one has fewer bits of filter for each key, that they stay in the cache */
#define FILTER_KEYS_MAX 65536 /* a larger table has no filter: it would be large too, and let too much through */

struct row {
    char *field[COLS_MAX];
    size_t line;
};

/* A key and the row it leads to. */
struct key {
    char *text;
    size_t row, line;
    uint32_t at; /* offset of its text in TEXT */
};

static struct row *rows;
static struct key *keys;
static size_t n_rows, n_cols, n_keys;
static int key_column[COLS_MAX]; /* the column holds further keys */
static int has_aliases;
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
            for (size_t i = 1; i < got; i++) {
                size_t len = strlen(r.field[i]);

                key_column[i] = len > 0 && r.field[i][len - 1] == '|';
                has_aliases |= key_column[i];
            }
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

static void
add_key(const char *text, size_t n, size_t row, uint32_t at)
{
    if ((n_keys & (n_keys - 1)) == 0)
        keys = realloc(keys, (n_keys ? n_keys * 2 : 1) * sizeof *keys);
    if (keys == NULL)
        abort();
    keys[n_keys].text = strndup(text, n);
    if (keys[n_keys].text == NULL)
        abort();
    keys[n_keys].row = row;
    keys[n_keys].line = rows[row].line;
    keys[n_keys].at = at;
    check_key(keys[n_keys++].text, rows[row].line);
}

static void
collect_keys(void)
{
    for (size_t r = 0; r < n_rows; r++) {
        if (r == 0 || has_aliases || strcmp(rows[r].field[0], rows[r - 1].field[0]) != 0)
            add_key(rows[r].field[0], strlen(rows[r].field[0]), r, 0);
        for (size_t c = 1; c < n_cols; c++) {
            const char *s = key_column[c] ? rows[r].field[c] : NULL;

            for (size_t n; s && *s; s += n + (s[n] == '|')) {
                n = strcspn(s, "|");
                add_key(s, n, r, 0);
            }
        }
    }
}

static int
by_text(const void *a, const void *b)
{
    const struct key *x = a, *y = b;

    return strcmp(x->text, y->text);
}

/* In a table of things with several names a name must lead to one thing. */
static void
check_unique(void)
{
    struct key *sorted = malloc((n_keys + 1) * sizeof *sorted);

    if (sorted == NULL)
        abort();
    memcpy(sorted, keys, n_keys * sizeof *sorted);
    qsort(sorted, n_keys, sizeof *sorted, by_text);
    for (size_t i = 1; has_aliases && i < n_keys; i++) {
        if (strcmp(sorted[i].text, sorted[i - 1].text) == 0) {
            fprintf(stderr, "src/vocab/%s.tsv: \"%s\" stands in line %zu and in line %zu\n", table, sorted[i].text,
                sorted[i - 1].line, sorted[i].line);
            exit(1);
        }
    }
    free(sorted);
}

static uint32_t
write_string(const char *s, uint32_t at)
{
    putchar('"');
    for (; *s; s++, at++) {
        if (*s == '"' || *s == '\\' || *s == '?')
            putchar('\\');
        putchar(*s);
    }
    printf("\\0\"\n");
    return at + 1;
}

static void
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
            at = write_string(s, at);
        }
    }
    for (size_t k = 0; k < n_keys; k++) {
        keys[k].at = fields[keys[k].row * n_cols];
        if (strcmp(keys[k].text, rows[keys[k].row].field[0]) != 0) {
            keys[k].at = at;
            at = write_string(keys[k].text, at);
        }
    }
    printf(";\n");
}

static void
write_numbers(const char *name, const uint32_t *v, size_t n)
{
    printf("static const uint32_t %s[] = {", name);
    for (size_t i = 0; i < n; i++)
        printf("%s%u,", i % 16 ? "" : "\n", v[i]);
    printf("%s};\n", n ? "" : "0");
}

/* The key numbers and the upper bits of their hashes, where cc_vocab_find looks for them. */
static void
write_index(uint32_t mask, uint32_t number_mask)
{
    uint32_t *index = calloc((size_t)mask + 1, sizeof *index);

    if (index == NULL)
        abort();
    for (size_t k = 0; k < n_keys; k++) {
        uint32_t hash = cc_vocab_hash(keys[k].text, strlen(keys[k].text)), slot = hash & mask;

        while (index[slot] != 0)
            slot = (slot + 1) & mask;
        index[slot] = (hash & ~number_mask) | ((uint32_t)k + 1);
    }
    write_numbers("INDEX", index, (size_t)mask + 1);
    free(index);
}

static int
is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static void
set_bit(uint32_t *bits, uint32_t mask, const char *p, size_t n)
{
    uint32_t hash = cc_vocab_hash(p, n);

    bits[(hash & mask) >> 5] |= 1u << (hash & 31);
}

/* What cc_vocab_begins and cc_vocab_ends ask: every beginning of a key that ends where a word may, every ending after a
 * space. */
static void
write_filters(uint32_t mask)
{
    uint32_t *begins = calloc(mask / 32 + 1, sizeof *begins), *ends = calloc(mask / 32 + 1, sizeof *ends);

    if (begins == NULL || ends == NULL)
        abort();
    for (size_t k = 0; k < n_keys; k++) {
        const char *s = keys[k].text;
        size_t n = strlen(s);

        for (size_t i = 1; i <= n; i++) {
            if (s[i - 1] != ' ' && (i == n || !is_alnum(s[i]) || !is_alnum(s[i - 1])))
                set_bit(begins, mask, s, i);
            if (i == 1 || s[i - 2] == ' ')
                set_bit(ends, mask, s + i - 1, n - i + 1);
        }
    }
    write_numbers("BEGINS", begins, mask / 32 + 1);
    write_numbers("ENDS", ends, mask / 32 + 1);
    free(begins);
    free(ends);
}

int
main(int argc, char **argv)
{
    uint32_t mask = 15, number_mask = 1, filter_mask = 255, *fields, *pairs;

    if (argc != 2)
        return 2;
    table = argv[1];
    read_rows();
    qsort(rows, n_rows, sizeof *rows, by_key);
    collect_keys();
    check_unique();
    while (mask < n_keys * 2)
        mask = mask * 2 + 1;
    while (number_mask < n_keys)
        number_mask = number_mask * 2 + 1;
    while (filter_mask < n_keys * (n_keys > SMALL_TABLE ? 16 : 32))
        filter_mask = filter_mask * 2 + 1;
    fields = calloc(n_rows * n_cols + 1, sizeof *fields);
    pairs = calloc(n_keys * 2 + 1, sizeof *pairs);
    if (fields == NULL || pairs == NULL)
        abort();
    printf("/* made by mkvocab from src/vocab/%s.tsv */\n#include \"vocab/vocab.h\"\n#include \"vocab/tables.h\"\n", table);
    write_text(fields);
    for (size_t k = 0; k < n_keys; k++) {
        pairs[2 * k] = keys[k].at;
        pairs[2 * k + 1] = (uint32_t)keys[k].row;
    }
    write_numbers("FIELDS", fields, n_rows * n_cols);
    write_numbers("KEYS", pairs, n_keys * 2);
    write_index(mask, number_mask);
    if (n_keys <= FILTER_KEYS_MAX)
        write_filters(filter_mask);
    printf("const struct cc_vocab cc_vocab_%s = {\"%s\", %zu, %zu, TEXT, FIELDS, KEYS, INDEX, %u, %u, %s, %u};\n", table, table, n_rows,
        n_cols, mask, number_mask, n_keys <= FILTER_KEYS_MAX ? "BEGINS, ENDS" : "NULL, NULL", filter_mask);
    return 0;
}

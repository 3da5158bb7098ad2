/* table.h: aligned columns for a terminal or a text file. The last column is as wide as it likes. */
#ifndef CC_BASE_TABLE_H
#define CC_BASE_TABLE_H

#include "base/buf.h"

struct cc_table {
    char **cells;
    size_t n, n_cols;
};

/* Adds one cell, row by row; the text is copied, line breaks become spaces. */
void cc_table_add(struct cc_table *t, const char *text);
void cc_table_addf(struct cc_table *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Appends all rows, columns two spaces apart, no trailing spaces, then clears the table. */
void cc_table_write(struct cc_table *t, struct cc_buf *out);

#endif

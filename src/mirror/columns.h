/* columns.h: what sorting and date filters need of every record, as arrays by slot: one row of `col` for each array of
 * each commit. Read once, when first needed, and kept. */
#ifndef CC_MIRROR_COLUMNS_H
#define CC_MIRROR_COLUMNS_H

#include "base/buf.h"
#include "mirror/scan.h"
#include "mirror/sql.h"

/* Dates are yyyymmdd, 0 = not known. */
enum cc_column {
    CC_COLUMN_PMID, CC_COLUMN_PUBLISHED, /* print date, else electronic */
    CC_COLUMN_ELECTRONIC, CC_COLUMN_ENTERED, CC_COLUMN_MESHED, CC_COLUMN_CREATED, CC_COLUMN_REVISED, CC_COLUMN_COMPLETED,
    CC_COLUMN__MAX
};

struct cc_column_writer {
    struct cc_buf v[CC_COLUMN__MAX];
    uint32_t first, n;
};

void cc_column_add(struct cc_column_writer *w, uint32_t slot, const struct cc_scan *scan);
/* Writes what was gathered; empty after. */
enum cc_status cc_column_flush(struct cc_column_writer *w, sqlite3 *db, struct cc_error *error) CC_MUST_CHECK;
void cc_column_writer_clear(struct cc_column_writer *w);

struct cc_columns {
    sqlite3 *db;
    uint32_t n;                    /* slots */
    uint32_t *v[CC_COLUMN__MAX];   /* NULL until needed */
};

/* Makes sure that one column is in memory. */
enum cc_status cc_columns_need(struct cc_columns *columns, enum cc_column column, struct cc_error *error) CC_MUST_CHECK;
void cc_columns_clear(struct cc_columns *columns);

#endif

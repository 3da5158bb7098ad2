/* text_table.h: tables in plain text: lines of cells that stand under each other, parted by bars ("Egg | 6 g"), by
 * tabs, or by a row of dots ("Egg ..... 6 g"). */
#ifndef CC_ARTICLE_TEXT_TABLE_H
#define CC_ARTICLE_TEXT_TABLE_H

#include "article/build.h"
#include "article/lines.h"

/* Makes the lines of tables CC_LINE_ROW and numbers them; lines that only draw a rule inside a table become RULE. */
void cc_text_tables_find(struct cc_lines *lines);

/* Writes the cells of row line i (0-based) as blocks; the first row of a table opens it. */
void cc_text_table_row(struct cc_build *b, const struct cc_lines *lines, size_t i);

#endif

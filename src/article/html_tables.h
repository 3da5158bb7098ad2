/* html_tables.h: where table cells stand, colspan and rowspan counted. */
#ifndef CC_ARTICLE_HTML_TABLES_H
#define CC_ARTICLE_HTML_TABLES_H

#include "article/html_elements.h"

struct cc_html_grid;

struct cc_html_grid *cc_html_grid_new(void);
void cc_html_grid_free(struct cc_html_grid *grid);

/* The start of a row group, row or cell: sets row, col, header and kind of *like. */
void cc_html_grid_start(struct cc_html_grid *grid, const struct cc_element_info *info, const char *const *attributes,
    struct cc_block *like);

/* The end of a row group. */
void cc_html_grid_end(struct cc_html_grid *grid, const struct cc_element_info *info);

#endif

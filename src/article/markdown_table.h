/* markdown_table.h: GFM pipe tables, which CommonMark takes for paragraphs. */
#ifndef CC_ARTICLE_MARKDOWN_TABLE_H
#define CC_ARTICLE_MARKDOWN_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* A cell of a row: bytes [start, end) of the line, trimmed, escapes of '|' still in it. */
struct cc_md_cell {
    size_t start, end;
};

#define CC_MD_CELLS_MAX 128

/* Splits a row at its unescaped pipes (also inside code spans, as GFM does). Returns the number of cells, at most
 * CC_MD_CELLS_MAX; 0 when there is no pipe. */
size_t cc_md_row(const char *s, size_t n, struct cc_md_cell out[CC_MD_CELLS_MAX]);

/* True for "|---|:--:|"; *cells is how many. */
bool cc_md_is_delimiter_row(const char *s, size_t n, size_t *cells);

#endif

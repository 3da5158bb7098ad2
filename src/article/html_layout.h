/* html_layout.h: which tables of a page lay it out and which show data. Mail and old pages are built of tables inside
 * tables; what stands in such a cell is running text, not a cell under a head. One pass over the source finds out
 * before the page is read, since a table's first cell is read long before its last. It must not know blocks. */
#ifndef CC_ARTICLE_HTML_LAYOUT_H
#define CC_ARTICLE_HTML_LAYOUT_H

#include <stddef.h>

enum cc_layout {
    CC_LAYOUT_NONE,    /* shows data: cells in rows and columns */
    CC_LAYOUT_PAGE,    /* places text on the page: its cells are containers below each other */
    CC_LAYOUT_COLUMNS, /* the same, side by side: a section begun in one does not go on in the next */
    CC_LAYOUT_ITEMS    /* each row is an item of a list: a mark or small picture, and the text beside it */
};

struct cc_layouts;

/* Looks through a page or fragment of n bytes. Linear in n, whatever the page nests. */
struct cc_layouts *cc_layouts_find(const char *s, size_t n);
void cc_layouts_free(struct cc_layouts *l);

/* What the table is whose '<' is byte `at` of the page; NONE when no table begins there. */
enum cc_layout cc_layouts_at(const struct cc_layouts *l, size_t at);

#endif

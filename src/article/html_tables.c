/* html_tables.c: see html_tables.h. */
#include "article/html_tables.h"

#include "base/html.h"
#include "base/mem.h"

#define COLUMNS_MAX 256
#define SPAN_MAX 1000 /* as browsers cap colspan */

struct cc_html_grid {
    uint32_t next_row, row, col;
    uint32_t held[COLUMNS_MAX]; /* rows for which a rowspan above still holds the column */
    bool in_row, head;
};

struct cc_html_grid *
cc_html_grid_new(void)
{
    return cc_mem_alloc(sizeof(struct cc_html_grid));
}

void
cc_html_grid_free(struct cc_html_grid *grid)
{
    free(grid);
}

static uint32_t
span(const char *const *attributes, const char *name)
{
    const char *value = cc_html_attribute(attributes, name);
    uint32_t n = 0;

    for (; value != NULL && *value >= '0' && *value <= '9' && n <= SPAN_MAX; value++)
        n = n * 10 + (uint32_t)(*value - '0');
    return n == 0 ? 1 : n > SPAN_MAX ? SPAN_MAX : n;
}

static void
start_row(struct cc_html_grid *g)
{
    g->row = g->next_row++;
    g->col = 0;
    g->in_row = true;
}

static void
start_cell(
    struct cc_html_grid *g, const struct cc_element_info *info, const char *const *attributes, struct cc_block *like)
{
    uint32_t wide = span(attributes, "colspan"), high = span(attributes, "rowspan");

    if (!g->in_row)
        start_row(g);
    while (g->col < COLUMNS_MAX && g->held[g->col] > g->row)
        g->col++;
    like->kind = CC_BLOCK_CELL;
    like->row = g->row;
    like->col = g->col;
    like->header = info->level == 1 || g->head;
    for (uint32_t i = 0; i < wide; i++, g->col++) {
        if (g->col < COLUMNS_MAX)
            g->held[g->col] = g->row + high;
    }
}

void
cc_html_grid_start(
    struct cc_html_grid *g, const struct cc_element_info *info, const char *const *attributes, struct cc_block *like)
{
    if (info->element == CC_EL_ROW_GROUP)
        g->head = info->level == 1;
    else if (info->element == CC_EL_ROW)
        start_row(g);
    else
        start_cell(g, info, attributes, like);
}

void
cc_html_grid_end(struct cc_html_grid *g, const struct cc_element_info *info)
{
    if (info->element == CC_EL_ROW_GROUP)
        g->head = false; /* rows after </thead> may stand without tbody */
}

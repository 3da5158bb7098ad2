/* html_ends.c: what is known of a container, quotation or list only when it ends; see html_frames.h. */
#include "article/html_frames.h"

#include "base/mem.h"

#define CARD_BLOCKS_MAX 24 /* a container with more blocks than this is a section, not a card */

static bool
is_page(const struct cc_html_frame *f)
{
    return strcmp(f->name, "html") == 0 || strcmp(f->name, "body") == 0 || strcmp(f->name, "main") == 0;
}

/* Does the cell on top stand beside others, or alone in its row to place what follows below what was before? */
static bool
stands_beside(const struct cc_html_reader *r)
{
    for (size_t i = r->n; i-- > 0;) {
        if (r->v[i].info->element == CC_EL_TABLE)
            return r->v[i].layout != CC_LAYOUT_PAGE;
    }
    return true;
}

void
cc_html_end_container(struct cc_html_reader *r, struct cc_html_frame *f)
{
    struct cc_article *a = r->b->article;
    struct cc_html_frame *parent = r->n > 1 ? &r->v[r->n - 2] : NULL;
    size_t n_blocks = a->n_blocks - f->first_block;
    enum cc_element e = f->info->element;
    bool sectioning = e == CC_EL_SECTION || e == CC_EL_ITEM || (e == CC_EL_CELL && stands_beside(r)) ||
        e == CC_EL_DETAILS || e == CC_EL_QUOTE;
    bool repeated = parent != NULL && f->n_headings > 0 && parent->child_hash == f->class_hash;
    size_t content = 0;

    for (size_t i = f->first_block; i < a->n_blocks && n_blocks <= CARD_BLOCKS_MAX; i++)
        content += a->blocks[i].role == CC_ROLE_CONTENT;
    if (f->n_headings == 0 || n_blocks <= f->n_headings)
        return;
    if (f->n_headings == 1 && content > 1 && !is_page(f) && a->blocks[f->first_block].card == 0) {
        uint32_t card = ++r->b->n_cards;

        for (size_t i = f->first_block; i < a->n_blocks; i++) {
            if (a->blocks[i].card == 0 && a->blocks[i].role == CC_ROLE_CONTENT)
                a->blocks[i].card = card;
        }
    }
    if (parent != NULL && !repeated) {
        parent->child_hash = f->class_hash;
        memcpy(parent->child_headings, f->headings, sizeof f->headings);
    }
    if (sectioning || repeated)
        cc_build_headings_restore(r->b, repeated ? parent->child_headings : f->headings);
}

void
cc_html_label_quote(struct cc_html_reader *r, const struct cc_html_frame *f)
{
    struct cc_article *a = r->b->article;
    const struct cc_block *cite;
    const struct cc_html_frame *quote = NULL;

    for (size_t i = r->n; i-- > 0 && quote == NULL;) {
        if (r->v[i].info->element == CC_EL_QUOTE)
            quote = &r->v[i];
    }
    if (a->n_blocks == 0 || quote == NULL || f->first_block >= a->n_blocks)
        return;
    cite = &a->blocks[a->n_blocks - 1];
    for (size_t i = quote->first_block; i + 1 < a->n_blocks; i++) {
        if (a->blocks[i].kind == CC_BLOCK_QUOTE && a->blocks[i].label == NULL)
            a->blocks[i].label = cc_mem_strndup(r->b->text.v + cite->span.start, cite->span.end - cite->span.start);
    }
}

void
cc_html_end_list(struct cc_html_reader *r, const struct cc_html_frame *f)
{
    struct cc_article *a = r->b->article;

    if (f->n_items < 2 || f->n_links != f->n_items)
        return;
    for (size_t i = f->first_block; i < a->n_blocks; i++) {
        if (a->blocks[i].role == CC_ROLE_CONTENT)
            a->blocks[i].role = f->n_local == f->n_items ? CC_ROLE_NAVIGATION : CC_ROLE_RELATED;
    }
}

/* html_ends.c: what is known of a block, container, quotation or list only when it ends; see html_frames.h. */
#include "article/html_frames.h"

#include <strings.h>

#include "article/lines.h"
#include "base/html.h"
#include "base/mem.h"

#define CARD_BLOCKS_MAX 24 /* a container with more blocks than this is a section, not a card */

#define LARGE_PIXELS 20      /* running text of mail has 13 to 18 */
#define HEADING_BYTES_MAX 90
#define BUTTON_BYTES_MAX 40

/* ---- blocks */

unsigned
cc_html_pixels(const char *const *attributes)
{
    /* <font size="5"> */
    static const unsigned sizes[] = {0, 10, 13, 16, 18, 24, 32, 48};
    const char *style = cc_html_attribute(attributes, "style"), *size = cc_html_attribute(attributes, "size");
    unsigned n = 0;

    if (style != NULL && (style = strcasestr(style, "font-size:")) != NULL) {
        for (style += strlen("font-size:"); *style == ' '; style++)
            ;
        for (; *style >= '0' && *style <= '9' && n < 1000; style++)
            n = n * 10 + (unsigned)(*style - '0');
        return strncasecmp(style, "px", 2) == 0 ? n : strncasecmp(style, "pt", 2) == 0 ? n * 4 / 3 : 0;
    }
    return size != NULL && *size >= '1' && *size <= '7' && size[1] == '\0' ? sizes[*size - '0'] : 0;
}

/* May the line stand over others? Not a figure, a sentence, a slogan of several, nor what only leads in. */
static bool
may_head(const char *s, size_t n)
{
    size_t letters = 0;

    for (size_t i = 0; i < n; i++) {
        letters += (s[i] | 32) >= 'a' && (s[i] | 32) <= 'z';
        if (s[i] == '|' || s[i] == '%' || s[i] == '$' || (s[i] == '.' && i + 1 < n && s[i + 1] == ' '))
            return false;
    }
    while (n > 0 && s[n - 1] == ' ')
        n--;
    return letters >= 4 && n <= HEADING_BYTES_MAX && (*s | 32) >= 'a' && (*s | 32) <= 'z' &&
        strchr(".,:;", s[n - 1]) == NULL;
}

void
cc_html_end_large(struct cc_html_reader *r)
{
    struct cc_build *b = r->b;

    if (!b->is_open || !b->has_text || r->n_layouts == 0 || r->pixels < LARGE_PIXELS ||
        b->block.kind != CC_BLOCK_PARAGRAPH || b->block.list > 0 || b->block.quote_depth > 0 ||
        !may_head(b->text.v + b->block.span.start, b->text.n - b->block.span.start))
        return;
    b->block.kind = CC_BLOCK_HEADING;
    b->block.level = r->pixels >= 30 ? 1 : r->pixels >= 22 ? 2 : 3;
}

static bool
is_one_link(const struct cc_build *b, const struct cc_block *block)
{
    const struct cc_article *a = b->article;

    for (size_t i = b->block_marks; i < a->n_marks; i++) {
        if (a->marks[i].kind == CC_MARK_LINK && a->marks[i].span.start <= block->span.start &&
            a->marks[i].span.end >= block->span.end)
            return true;
    }
    return false;
}

/* The typed mark before a paragraph, which alone would not make it an item ("- Jo, Leeds" names a speaker). */
static bool
weak_mark(const struct cc_build *b, const struct cc_block *block, struct cc_line *line)
{
    if (block->kind != CC_BLOCK_PARAGRAPH || block->role != CC_ROLE_CONTENT || block->quote_depth > 0)
        return false;
    *line = (struct cc_line){.s = b->text.v + block->span.start, .n = block->span.end - block->span.start};
    cc_line_classify(line);
    return line->kind == CC_LINE_BULLET && line->skip > 0 && line->skip < line->n;
}

static void
make_item(struct cc_block *block, uint32_t list, const struct cc_line *line)
{
    block->kind = CC_BLOCK_LIST_ITEM;
    block->list = list;
    block->level = 1;
    block->span.start += line->skip;
}

void
cc_html_end_block(struct cc_html_reader *r)
{
    struct cc_build *b = r->b;
    struct cc_block *block = &b->article->blocks[b->article->n_blocks - 1], *before = block - 1;
    struct cc_line line, line_before;

    if (r->n_layouts > 0 && block->kind == CC_BLOCK_PARAGRAPH &&
        block->span.end - block->span.start <= BUTTON_BYTES_MAX &&
        is_one_link(b, block)) {
        block->kind = CC_BLOCK_BUTTON;
        return;
    }
    if (b->article->n_blocks < 2 || !weak_mark(b, block, &line))
        return;
    if (before->kind == CC_BLOCK_LIST_ITEM && before->list == r->typed_list) {
        make_item(block, r->typed_list, &line);
    } else if (before->section == block->section && weak_mark(b, before, &line_before) &&
        line_before.marker == line.marker) {
        r->typed_list = ++b->n_lists;
        make_item(before, r->typed_list, &line_before);
        make_item(block, r->typed_list, &line);
    }
}

/* ---- containers */

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

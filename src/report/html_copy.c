/* html_copy.c: the article as it was read. Blocks that belong together on its page (items of a list, cells of a table,
 * paragraphs of a quote, what was not read) share one container here too. */
#include "base/markup.h"
#include "report/html_int.h"

#define GAP_MAX 32 /* empty cells made up between two cells of a row; a hostile column number asks for more */

/* What a block stands in. */
enum container { ALONE, LIST, TABLE, QUOTE, SKIPPED };

struct copy {
    const struct cc_report *report;
    struct cc_buf *out;
    struct cc_report_mark *marks;
    size_t n_marks, first;       /* marks before first end before the current block */
    enum container open;
    uint32_t list, table, row, col; /* of the open container; col is that of the next cell */
    enum cc_block_role role;
    bool ordered;
    uint32_t *items;             /* items seen of each list, so that a list goes on counting after an interruption */
};

static enum container
container_of(const struct cc_block *b)
{
    if (b->role != CC_ROLE_CONTENT)
        return SKIPPED;
    if (b->kind == CC_BLOCK_CELL && b->table)
        return TABLE;
    if (b->kind == CC_BLOCK_LIST_ITEM)
        return LIST;
    return b->kind == CC_BLOCK_QUOTE ? QUOTE : ALONE;
}

static void
close_container(struct copy *c)
{
    static const char *const END[] = {
        [ALONE] = "", [TABLE] = "</tr></table></div>\n", [QUOTE] = "</blockquote>\n", [SKIPPED] = "</details>\n",
    };

    cc_buf_adds(c->out, c->open == LIST ? c->ordered ? "</ol>\n" : "</ul>\n" : END[c->open]);
    c->open = ALONE;
}

/* How many blocks from at on are skipped for the same reason. */
static size_t
count_skipped(const struct cc_article *a, size_t at)
{
    enum cc_block_role role = a->blocks[at].role;
    size_t n = 0;

    for (; at < a->n_blocks && (a->blocks[at].role == role || a->blocks[at].span.end <= a->blocks[at].span.start); at++)
        n += cc_report_is_skipped(&a->blocks[at]);
    return n;
}

static void
open_container(struct copy *c, size_t at)
{
    const struct cc_block *b = &c->report->article->blocks[at];
    enum container kind = container_of(b);
    size_t n;

    if (kind == c->open && (kind != LIST || (b->list == c->list && b->ordered == c->ordered)) &&
        (kind != TABLE || b->table == c->table) && (kind != SKIPPED || b->role == c->role))
        return;
    close_container(c);
    c->open = kind;
    c->list = b->list, c->table = b->table, c->role = b->role, c->ordered = b->ordered;
    switch (kind) {
    case LIST:
        cc_buf_adds(c->out, b->ordered ? "<ol>\n" : "<ul>\n");
        break;
    case TABLE:
        c->row = b->row, c->col = 0;
        cc_buf_addf(c->out, "<div class=\"wide\" role=\"region\" aria-label=\"table %u of the copy\" tabindex=\"0\"><table><tr>", b->table);
        break;
    case QUOTE:
        cc_buf_adds(c->out, "<blockquote>\n");
        break;
    case SKIPPED:
        n = count_skipped(c->report->article, at);
        cc_buf_addf(c->out, "<details class=\"skipped\"><summary>Not read: %s, %zu %s</summary>\n",
            cc_block_role_name(b->role), n, n == 1 ? "block" : "blocks");
        break;
    case ALONE:
        break;
    }
}

static void
text(struct copy *c, const struct cc_block *b)
{
    cc_report_html_marked(c->report, b->span, c->marks, c->first, c->n_marks, c->out);
}

static void
cell(struct copy *c, const struct cc_block *b)
{
    const char *tag = b->header ? "th" : "td";

    if (b->row != c->row) {
        cc_buf_adds(c->out, "</tr>\n<tr>");
        c->row = b->row, c->col = 0;
    }
    for (uint32_t i = 0; i < GAP_MAX && c->col < b->col; i++, c->col++)
        cc_buf_adds(c->out, "<td></td>");
    cc_buf_addf(c->out, "<%s%s dir=\"auto\">", tag,
        !b->header        ? ""
            : b->row == 0 ? " scope=\"col\""
                : " scope=\"row\"");
    text(c, b);
    cc_buf_addf(c->out, "</%s>", tag);
    c->col = b->col + 1;
}

static void
item(struct copy *c, const struct cc_block *b)
{
    uint32_t n = b->list <= c->report->article->n_blocks ? ++c->items[b->list] : 1;

    cc_buf_addf(c->out, "<li class=\"l%d\" dir=\"auto\"", b->level > 4 ? 4 : b->level);
    if (b->ordered)
        cc_buf_addf(c->out, " value=\"%u\"", n);
    cc_buf_addc(c->out, '>');
    text(c, b);
    cc_buf_adds(c->out, "</li>\n");
}

static void
paragraph(struct copy *c, const struct cc_block *b)
{
    static const char *const SAID[CC_BLOCK__MAX] = {
        [CC_BLOCK_TITLE] = "title",
        [CC_BLOCK_META] = "meta description",
        [CC_BLOCK_CAPTION] = "caption",
        [CC_BLOCK_ALT] = "alt text",
        [CC_BLOCK_FOOTNOTE] = "footnote",
        [CC_BLOCK_BUTTON] = "button",
        [CC_BLOCK_DATA] = "page data",
    };
    const char *tag = b->role == CC_ROLE_CONTENT && b->kind == CC_BLOCK_HEADING ? "h3" : "p";

    cc_buf_addf(c->out, "<%s dir=\"auto\"%s>", tag,
        b->kind == CC_BLOCK_TERM ? " class=\"term\"" : b->kind == CC_BLOCK_DEFINITION ? " class=\"definition\"" : "");
    if (SAID[b->kind] && b->role == CC_ROLE_CONTENT)
        cc_buf_addf(c->out, "<span class=\"kind\">%s</span>", SAID[b->kind]);
    text(c, b);
    cc_buf_addf(c->out, "</%s>\n", tag);
}

/* The page's own heading is not repeated in the copy, unless a claim stands in it. */
static bool
repeats_title(const struct copy *c, const struct cc_block *b)
{
    const struct cc_article *a = c->report->article;
    size_t n = b->span.end - b->span.start;

    return (b->kind == CC_BLOCK_TITLE || b->kind == CC_BLOCK_HEADING) && a->title != NULL && strlen(a->title) == n &&
        memcmp(a->title, a->text + b->span.start, n) == 0 &&
        (c->first == c->n_marks || c->marks[c->first].span.start >= b->span.end);
}

void
cc_report_html_copy(const struct cc_report *r, struct cc_buf *out)
{
    const struct cc_article *a = r->article;
    struct copy c = {.report = r, .out = out};

    c.marks = cc_report_html_marks(r, &c.n_marks);
    c.items = cc_mem_alloc((a->n_blocks + 1) * sizeof *c.items);
    for (size_t i = 0; i < a->n_blocks; i++) {
        const struct cc_block *b = &a->blocks[i];

        if (b->span.end <= b->span.start || b->kind == CC_BLOCK_CODE)
            continue;
        while (c.first < c.n_marks && c.marks[c.first].span.end <= b->span.start)
            c.first++;
        if (repeats_title(&c, b))
            continue;
        open_container(&c, i);
        if (c.open == TABLE)
            cell(&c, b);
        else if (c.open == LIST)
            item(&c, b);
        else
            paragraph(&c, b);
    }
    close_container(&c);
    free(c.items);
    free(c.marks);
}

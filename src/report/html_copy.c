/* html_copy.c: the article with its claims marked in place. Spans of several claims may overlap; the text is cut at every
 * start and end, and each piece links to the claims that cover it. */
#include "base/markup.h"
#include "report/html_int.h"

/* One span of one claim; the list is sorted by start. */
struct mark {
    struct cc_span span;
    size_t claim;
};

static int
by_start(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return (x->claim > y->claim) - (x->claim < y->claim);
}

static struct mark *
all_marks(const struct cc_report *r, size_t *n)
{
    struct mark *marks = NULL;

    *n = 0;
    for (size_t i = 0; i < r->claims->n; i++) {
        for (size_t j = 0; j < r->claims->v[i].n_spans; j++) {
            marks = cc_mem_push(marks, *n, sizeof *marks);
            marks[(*n)++] = (struct mark){r->claims->v[i].spans[j], i};
        }
    }
    if (marks)
        qsort(marks, *n, sizeof *marks, by_start);
    return marks;
}

/* "3", "5-9": the claims that end with this piece, as links. */
static void
numbers(struct cc_buf *out, const size_t *claims, size_t n)
{
    cc_buf_adds(out, "<span class=\"num\">");
    for (size_t i = 0; i < n;) {
        size_t j = i;

        while (j + 1 < n && claims[j + 1] == claims[j] + 1)
            j++;
        cc_buf_addf(out, "%s<a href=\"#claim-%zu\" aria-label=\"claim %zu\">%zu</a>", i ? "," : "", claims[i] + 1, claims[i] + 1, claims[i] + 1);
        if (j > i)
            cc_buf_addf(out, "\u2013<a href=\"#claim-%zu\" aria-label=\"claim %zu\">%zu</a>", claims[j] + 1, claims[j] + 1, claims[j] + 1);
        i = j + 1;
    }
    cc_buf_adds(out, "</span>");
}

#define COVER_MAX 256

/* One piece of a block: [start, end), covered by n claims, of which those in ending end here. */
static void
piece(const struct cc_report *r, struct cc_buf *out, struct cc_span s, const size_t *claims, size_t n, const size_t *ending, size_t n_ending)
{
    bool unsearched = false;

    if (n == 0) {
        cc_markup_textn(out, r->article->text + s.start, s.end - s.start);
        return;
    }
    for (size_t i = 0; i < n; i++)
        unsearched |= claims[i] < r->n_results && r->results[claims[i]].search.state != CC_SEARCHED;
    cc_buf_addf(out, "<a class=\"m%s\" href=\"#claim-%zu\" id=\"at-%zu\">", unsearched ? " un" : "", claims[0] + 1, s.start);
    cc_markup_textn(out, r->article->text + s.start, s.end - s.start);
    cc_buf_adds(out, "</a>");
    if (n_ending)
        numbers(out, ending, n_ending);
}

/* The text of a block cut at every start and end of a mark. marks[first..n) may touch the block. */
static void
block_text(const struct cc_report *r, struct cc_span block, const struct mark *marks, size_t first, size_t n, struct cc_buf *out)
{
    for (size_t at = block.start; at < block.end;) {
        size_t next = block.end, claims[COVER_MAX], ending[COVER_MAX], n_claims = 0, n_ending = 0;

        for (size_t i = first; i < n && marks[i].span.start < block.end; i++) {
            const struct cc_span *s = &marks[i].span;

            if (s->start > at && s->start < next)
                next = s->start;
            if (s->end > at && s->end < next)
                next = s->end;
        }
        for (size_t i = first; i < n && marks[i].span.start <= at; i++) {
            if (marks[i].span.end <= at || n_claims == COVER_MAX)
                continue;
            claims[n_claims++] = marks[i].claim;
            if (marks[i].span.end <= next)
                ending[n_ending++] = marks[i].claim;
        }
        piece(r, out, (struct cc_span){at, next}, claims, n_claims, ending, n_ending);
        at = next;
    }
}

static void
open_block(const struct cc_block *b, struct cc_buf *out, const char **close)
{
    static const char *const SAID[CC_BLOCK__MAX] = {
        [CC_BLOCK_TITLE] = "title", [CC_BLOCK_META] = "meta description", [CC_BLOCK_CELL] = "table", [CC_BLOCK_QUOTE] = "quote",
        [CC_BLOCK_CAPTION] = "caption", [CC_BLOCK_ALT] = "alt text", [CC_BLOCK_FOOTNOTE] = "footnote", [CC_BLOCK_BUTTON] = "button",
        [CC_BLOCK_DATA] = "page data",
    };

    if (b->role == CC_ROLE_CONTENT && b->kind == CC_BLOCK_HEADING) {
        cc_buf_adds(out, "<h3>");
        *close = "</h3>\n";
        return;
    }
    *close = "</p>\n";
    if (b->role != CC_ROLE_CONTENT) {
        cc_buf_addf(out, "<p class=\"skipped\"><span class=\"kind\">not read (%s)</span>", cc_block_role_name(b->role));
        return;
    }
    cc_buf_adds(out, b->kind == CC_BLOCK_LIST_ITEM ? "<p class=\"item\">" : "<p>");
    if (SAID[b->kind])
        cc_buf_addf(out, "<span class=\"kind\">%s</span>", SAID[b->kind]);
}

void
cc_report_html_copy(const struct cc_report *r, struct cc_buf *out)
{
    size_t n, first = 0;
    struct mark *marks = all_marks(r, &n);

    for (size_t i = 0; i < r->article->n_blocks; i++) {
        const struct cc_block *b = &r->article->blocks[i];
        const char *close;

        if (b->span.end <= b->span.start || b->kind == CC_BLOCK_CODE)
            continue;
        while (first < n && marks[first].span.end <= b->span.start)
            first++;
        open_block(b, out, &close);
        block_text(r, b->span, marks, first, n, out);
        cc_buf_adds(out, close);
    }
    free(marks);
}

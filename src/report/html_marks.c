/* html_marks.c: text with its claims marked in place. Spans of several claims may overlap; the text is cut at every
 * start and end, and each piece links to the claims that cover it. */
#include "base/markup.h"
#include "report/html_int.h"

static int
by_start(const void *a, const void *b)
{
    const struct cc_report_mark *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return (x->claim > y->claim) - (x->claim < y->claim);
}

struct cc_report_mark *
cc_report_html_marks(const struct cc_report *r, size_t *n)
{
    struct cc_report_mark *marks = NULL;

    *n = 0;
    for (size_t i = 0; i < r->claims->n; i++) {
        for (size_t j = 0; j < r->claims->v[i].n_spans; j++) {
            marks = cc_mem_push(marks, *n, sizeof *marks);
            marks[(*n)++] = (struct cc_report_mark){r->claims->v[i].spans[j], i};
        }
    }
    if (marks)
        qsort(marks, *n, sizeof *marks, by_start);
    return marks;
}

/* A link to one claim's card, or to the first of a range that ends with last. */
static void
number(struct cc_buf *out, size_t claim, size_t last, const char *before)
{
    cc_buf_addf(out, "%s<a href=\"#claim-%zu\" aria-label=\"claim%s %zu", before, claim + 1, last > claim ? "s" : "",
        claim + 1);
    if (last > claim)
        cc_buf_addf(out, " to %zu", last + 1);
    cc_buf_addf(out, "\">%zu</a>", claim + 1);
}

#define RANGES_MAX 3 /* what does not disturb reading; the rest is counted */

/* "3", "5-9", "+4": the claims that end with this piece, as links. */
static void
numbers(struct cc_buf *out, const size_t *claims, size_t n)
{
    cc_buf_adds(out, "<span class=\"num\">");
    for (size_t i = 0, ranges = 0; i < n; ranges++) {
        size_t j = i;

        if (ranges == RANGES_MAX) {
            cc_buf_addf(out, " <a href=\"#claim-%zu\" aria-label=\"+%zu more, from claim %zu\">+%zu</a>", claims[i] + 1,
                n - i, claims[i] + 1, n - i);
            break;
        }
        while (j + 1 < n && claims[j + 1] == claims[j] + 1)
            j++;
        number(out, claims[i], claims[j], i ? "," : "");
        if (j > i)
            number(out, claims[j], claims[j], "\u2013");
        i = j + 1;
    }
    cc_buf_adds(out, "</span>");
}

#define COVER_MAX 256

/* One piece of a block: [start, end), covered by n claims, of which those in ending end here. */
static void
piece(const struct cc_report *r, struct cc_buf *out, struct cc_span s, const size_t *claims, size_t n,
    const size_t *ending, size_t n_ending)
{
    bool unsearched = false;

    if (n == 0) {
        cc_markup_textn(out, r->article->text + s.start, s.end - s.start);
        return;
    }
    for (size_t i = 0; i < n; i++)
        unsearched |= claims[i] < r->n_results && r->results[claims[i]].search.state != CC_SEARCHED;
    cc_buf_addf(
        out, "<a class=\"m%s\" href=\"#claim-%zu\" id=\"at-%zu\">", unsearched ? " un" : "", claims[0] + 1, s.start);
    cc_markup_textn(out, r->article->text + s.start, s.end - s.start);
    cc_buf_adds(out, "</a>");
    if (n_ending)
        numbers(out, ending, n_ending);
}

void
cc_report_html_marked(const struct cc_report *r, struct cc_span block, const struct cc_report_mark *marks, size_t first,
    size_t n, struct cc_buf *out)
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

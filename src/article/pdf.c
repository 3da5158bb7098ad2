/* pdf.c: PDF -> blocks, through poppler's pdftotext and the plain text reader. What belongs to pages and not to the
 * text (running heads, page numbers, hyphens at line ends) is taken out in between; lines stay lines. */
#include <claimcheck/limits.h>

#include "article/readers.h"
#include "base/process.h"
#include "base/utf8.h"

#define SECONDS_MAX 60
#define EDGE_LINES  2    /* how many lines at the top and bottom of a page may be running heads */
#define HEADS_MAX   64
#define GAP_COLUMNS 4    /* spaces between two columns of text */

struct line {
    char *s;
    size_t n;
    uint32_t page;
};

struct pdf {
    struct line *v;
    size_t n, cap;
    uint32_t n_pages;
};

static bool
is_blank(const struct line *l)
{
    for (size_t i = 0; i < l->n; i++) {
        if ((unsigned char)l->s[i] > ' ')
            return false;
    }
    return true;
}

static void
split(struct pdf *p, char *s, size_t n)
{
    size_t at = 0;
    uint32_t page = 0;

    while (at < n) {
        char *end = memchr(s + at, '\n', n - at);
        size_t len = end ? (size_t)(end - s) - at : n - at;

        for (size_t i = 0; i < len; i++) {
            if (s[at + i] == '\f') {
                s[at + i] = ' ';
                page++;
            }
        }
        p->v = cc_mem_grow(p->v, p->n, &p->cap, sizeof *p->v);
        p->v[p->n++] = (struct line){s + at, len, page};
        at += len + 1;
    }
    p->n_pages = page + 1;
}

/* ---- running heads and page numbers */

/* Two lines are the same head when they differ in digits and spaces only. */
static bool
same_head(const struct line *a, const struct line *b)
{
    size_t i = 0, k = 0;

    for (;;) {
        while (i < a->n && ((unsigned char)a->s[i] <= ' ' || (a->s[i] >= '0' && a->s[i] <= '9')))
            i++;
        while (k < b->n && ((unsigned char)b->s[k] <= ' ' || (b->s[k] >= '0' && b->s[k] <= '9')))
            k++;
        if (i == a->n || k == b->n)
            return i == a->n && k == b->n;
        if (a->s[i++] != b->s[k++])
            return false;
    }
}

struct head {
    const struct line *line;
    uint32_t pages, last_page;
};

struct heads {
    struct head v[HEADS_MAX];
    size_t n;
};

static struct head *
find_head(struct heads *h, const struct line *l)
{
    for (size_t i = 0; i < h->n; i++) {
        if (same_head(h->v[i].line, l))
            return &h->v[i];
    }
    return NULL;
}

static void
count_head(struct heads *h, const struct line *l)
{
    struct head *found = find_head(h, l);

    if (found == NULL && h->n < HEADS_MAX) {
        h->v[h->n++] = (struct head){l, 1, l->page};
    } else if (found != NULL && found->last_page != l->page) {
        found->pages++;
        found->last_page = l->page;
    }
}

/* Calls `on` for the first and last lines of every page. */
static void
each_edge(struct pdf *p, struct heads *h, void (*on)(struct heads *, const struct pdf *, struct line *))
{
    size_t first = 0;

    while (first < p->n) {
        size_t end = first, seen = 0;

        while (end < p->n && p->v[end].page == p->v[first].page)
            end++;
        for (size_t i = first; i < end && seen < EDGE_LINES; i++) {
            if (!is_blank(&p->v[i])) {
                on(h, p, &p->v[i]);
                seen++;
            }
        }
        seen = 0;
        for (size_t i = end; i-- > first && seen < EDGE_LINES;) {
            if (!is_blank(&p->v[i])) {
                on(h, p, &p->v[i]);
                seen++;
            }
        }
        first = end;
    }
}

static void
on_count(struct heads *h, const struct pdf *p, struct line *l)
{
    (void)p;
    count_head(h, l);
}

static void
on_drop(struct heads *h, const struct pdf *p, struct line *l)
{
    const struct head *found = find_head(h, l);

    if (found != NULL && found->pages >= 3 && found->pages * 3 >= p->n_pages)
        memset(l->s, ' ', l->n);
}

/* ---- hyphens, columns */

/* "inflam-" / "mation is": the rest of the word comes up to its beginning. Returns true when it was mended. */
static bool
mend(struct line *a, struct line *b, struct cc_buf *out)
{
    size_t end = a->n, start = 0, stop, rest;

    while (end > 0 && a->s[end - 1] == ' ')
        end--;
    while (start < b->n && b->s[start] == ' ')
        start++;
    if (end < 3 || a->s[end - 1] != '-' || start == b->n || b->s[start] < 'a' || b->s[start] > 'z' ||
        a->s[end - 2] < 'a' || a->s[end - 2] > 'z')
        return false;
    for (stop = start; stop < b->n && b->s[stop] != ' '; stop++)
        ;
    cc_buf_add(out, a->s, end - 1);
    cc_buf_add(out, b->s + start, stop - start);
    for (rest = stop; rest < b->n && b->s[rest] == ' '; rest++)
        ;
    memmove(b->s + start, b->s + rest, b->n - rest);
    b->n -= rest - start;
    return true;
}

/* A line with text, a wide gap, text. */
static bool
has_gap(const struct line *l)
{
    size_t spaces = 0;
    bool text = false;

    for (size_t i = 0; i < l->n; i++) {
        if (l->s[i] == ' ') {
            spaces++;
            continue;
        }
        if (text && spaces >= GAP_COLUMNS)
            return true;
        text = true;
        spaces = 0;
    }
    return false;
}

static void
clean(struct cc_build *b, struct pdf *p, struct cc_buf *out)
{
    struct heads *h = cc_mem_alloc(sizeof *h);
    size_t gaps = 0, full = 0;

    each_edge(p, h, on_count);
    each_edge(p, h, on_drop);
    free(h);
    for (size_t i = 0; i < p->n; i++) {
        gaps += has_gap(&p->v[i]);
        full += !is_blank(&p->v[i]);
        if (i + 1 >= p->n || !mend(&p->v[i], &p->v[i + 1], out))
            cc_buf_add(out, p->v[i].s, p->v[i].n);
        cc_buf_addc(out, '\n');
    }
    cc_build_note(
        b, "Line numbers are those of pdftotext's output, %u page%s.", p->n_pages, p->n_pages == 1 ? "" : "s");
    if (full >= 10 && gaps * 2 > full)
        cc_build_note(b, "The PDF seems to be set in columns, which stand side by side in the text; check the claims against the page.");
}

/* pdftotext's own bad bytes must not reach the reader. */
static void
add_valid(struct cc_buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t len = cc_utf8_decode(s + i, n - i, &c);

        if (s[i] == '\0')
            cc_buf_addc(out, ' ');
        else if (c == 0xFFFD)
            cc_buf_adds(out, "\xEF\xBF\xBD");
        else
            cc_buf_add(out, s + i, len);
        i += len;
    }
}

enum cc_status
cc_pdf_read(struct cc_build *b, const void *bytes, size_t n)
{
    static const char *const ARGV[] = {"pdftotext", "-layout", "-enc", "UTF-8", "-", "-", NULL};
    const char *name = b->article->name;
    struct cc_buf raw = {0}, valid = {0}, text = {0};
    struct pdf p = {0};
    enum cc_status status = cc_process_run(ARGV, bytes, n, CC_ARTICLE_MAX_BYTES, SECONDS_MAX, &raw, b->error);

    if (status == CC_NOTFOUND)
        status = cc_error_set(b->error, CC_INPUT, "%s: a PDF is read through pdftotext, which is not installed; install poppler-utils, "
            "or save the article as text", name);
    else if (status != CC_OK)
        cc_error_wrap(b->error, "%s: not a PDF that can be read", name);
    if (status == CC_OK) {
        cc_buf_adds(&valid, "");
        cc_buf_adds(&text, "");
        add_valid(&valid, raw.v, raw.n);
        split(&p, valid.v, valid.n);
        clean(b, &p, &text);
        status = cc_plain_read(b, text.v, text.n);
    }
    if (status == CC_OK && b->article->n_blocks == 0 && !b->is_open)
        status = cc_error_set(b->error, CC_INPUT, "%s: a PDF without text, probably scanned pages; run it through OCR first", name);
    free(p.v);
    cc_buf_clear(&raw);
    cc_buf_clear(&valid);
    cc_buf_clear(&text);
    return status;
}

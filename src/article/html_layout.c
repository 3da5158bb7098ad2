/* html_layout.c: see html_layout.h. Tags are found by their '<' alone; what libxml2 would repair (a row left open, a
 * cell outside rows) only has to be counted alike, not mended. */
#include "article/html_layout.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

#define OPEN_MAX 64        /* tables inside each other beyond this are not told apart */
#define TAG_MAX 2000       /* bytes of a tag that are looked at */
#define ITEM_BYTES_MAX 400 /* more text than this beside a mark is no item … */
#define LONE_BYTES_MAX 200 /* … or than this, in a table of one row */
#define ICON_PIXELS_MAX 80 /* wider pictures illustrate, smaller ones mark an item */

struct cell {
    bool open, picture;
    size_t bytes, letters, digits; /* visible ones */
    uint32_t paragraphs;
};

struct row {
    bool open;
    uint32_t words, marks, strays; /* cells of words; marks before the first of them; marks behind it */
    size_t bytes;
};

struct table {
    size_t at;
    enum cc_layout layout;
    struct cell cell;
    struct row row;
    uint32_t rows, items, widest;  /* rows that hold anything; that are a mark and words; most cells of words in one */
    size_t longest;                /* bytes of words in a row */
    bool heads, caption, nested, headings, stacked, presentation;
};

struct cc_layouts {
    struct table *v;
    size_t n, cap;
    size_t open[OPEN_MAX];         /* indices into v */
    size_t n_open, beyond;
};

static struct table *
innermost(struct cc_layouts *l)
{
    return l->n_open > 0 && l->beyond == 0 ? &l->v[l->open[l->n_open - 1]] : NULL;
}

/* ---- cells, rows, tables */

/* "1.", "12)", "✓" or a small picture: what stands in front of an item. */
static bool
is_mark(const struct cell *c)
{
    return c->letters == 0 && (c->picture || c->bytes > 0) && c->digits <= 2 && c->bytes <= c->digits + 4;
}

static void
end_cell(struct table *t)
{
    struct cell *c = &t->cell;

    if (!c->open)
        return;
    if (is_mark(c)) {
        t->row.marks += t->row.words == 0;
        t->row.strays += t->row.words > 0;
    } else if (c->bytes > 0) {
        t->row.words++;
        t->row.bytes += c->bytes;
    }
    t->stacked = t->stacked || c->paragraphs > 1;
    *c = (struct cell){0};
}

static void
end_row(struct table *t)
{
    struct row *r = &t->row;

    end_cell(t);
    if (r->words + r->marks + r->strays > 0) {
        t->rows++;
        t->items += r->words == 1 && r->marks == 1 && r->strays == 0;
        t->widest = r->words + r->strays > t->widest ? r->words + r->strays : t->widest;
        t->longest = r->bytes > t->longest ? r->bytes : t->longest;
    }
    *r = (struct row){0};
}

static bool
shows_data(const struct table *t)
{
    if (t->nested || t->caption)
        return t->caption;
    if (t->heads) /* builders set columns as heads too, one in a row */
        return t->rows > 1 || t->widest > 1;
    return !t->presentation && t->rows > 1 && t->widest > 1 && !t->headings && !t->stacked;
}

static enum cc_layout
judge(const struct table *t)
{
    bool plain = !t->headings && !t->nested && !t->heads && !t->caption;

    if (plain && t->rows > 0 && t->items == t->rows && t->longest <= (t->rows == 1 ? LONE_BYTES_MAX : ITEM_BYTES_MAX))
        return CC_LAYOUT_ITEMS;
    return shows_data(t) ? CC_LAYOUT_NONE : t->widest > 1 ? CC_LAYOUT_COLUMNS : CC_LAYOUT_PAGE;
}

static void
end_table(struct cc_layouts *l)
{
    struct table *t = innermost(l);

    if (t == NULL) {
        l->beyond -= l->beyond > 0;
        return;
    }
    end_row(t);
    t->layout = judge(t);
    l->n_open--;
}

/* ---- tags */

static bool
has_word(const char *tag, size_t n, const char *word)
{
    size_t len = strlen(word);

    for (size_t i = 0; i + len <= n; i++) {
        if ((tag[i] | 32) == *word && strncasecmp(tag + i, word, len) == 0)
            return true;
    }
    return false;
}

/* The number behind a name and what parts them: width="24", width:24px; 0 when there is none. */
static unsigned
number_of(const char *tag, size_t n, const char *name)
{
    size_t len = strlen(name);
    unsigned out = 0;

    for (size_t i = 1; i + len < n; i++) {
        if (strncasecmp(tag + i, name, len) != 0 || tag[i - 1] == '-')
            continue;
        for (i += len; i < n && strchr(" =:\"'", tag[i]) != NULL; i++)
            ;
        for (; i < n && tag[i] >= '0' && tag[i] <= '9' && out < 10000; i++)
            out = out * 10 + (unsigned)(tag[i] - '0');
        return i < n && tag[i] == '%' ? 10000 : out;
    }
    return 0;
}

static void
start_table(struct cc_layouts *l, size_t at, const char *tag, size_t n)
{
    struct table *outer = innermost(l);

    if (outer) {
        outer->nested = true;
        outer->cell.bytes++;
        outer->cell.letters++; /* whatever it holds, its cell is no mark */
    }
    if (l->n_open == OPEN_MAX) {
        l->beyond++;
        return;
    }
    l->v = cc_mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n] = (struct table){
        .at = at, .presentation = has_word(tag, n, "\"presentation\"") || has_word(tag, n, "\"none\"")};
    l->open[l->n_open++] = l->n++;
}

/* A tag inside a table: name of len bytes. */
static void
take_tag(struct table *t, const char *name, size_t len, const char *tag, size_t n)
{
    char c = (char)(*name | 32), d = len > 1 ? (char)(name[1] | 32) : '\0';

    if (len == 2 && c == 't' && (d == 'd' || d == 'h')) {
        end_cell(t);
        t->cell.open = true;
        t->heads = t->heads || d == 'h';
    } else if (len == 2 && c == 't' && d == 'r') {
        end_row(t);
    } else if (len == 2 && c == 'h' && d >= '1' && d <= '6') {
        t->headings = true;
    } else if (len == 1 && c == 'p') {
        t->cell.paragraphs++;
    } else if (len == 3 && strncasecmp(name, "img", 3) == 0) {
        t->cell.picture = t->cell.picture || number_of(tag, n, "width") <= ICON_PIXELS_MAX;
    } else if ((len == 7 && strncasecmp(name, "caption", 7) == 0) || (len == 5 && strncasecmp(name, "thead", 5) == 0)) {
        t->caption = true;
    }
}

/* ---- text */

/* Length of "&nbsp;" and its like at s: *visible tells whether it shows anything. */
static size_t
reference(const char *s, size_t n, bool *visible)
{
    static const char *const BLANKS[] = {"&nbsp;", "&#160;", "&#xa0;", "&zwnj;", "&#8203;", "&#8204;", "&#847;",
        "&#8199;", "&#65279;", "&shy;", "&#173;", "&thinsp;", "&ensp;", "&emsp;"};
    size_t len = 1;

    *visible = true;
    while (len < n && len < 12 && s[len] != ';')
        len++;
    for (size_t i = 0; i < sizeof BLANKS / sizeof *BLANKS; i++) {
        if (n >= strlen(BLANKS[i]) && strncasecmp(s, BLANKS[i], strlen(BLANKS[i])) == 0)
            *visible = false;
    }
    return len < n && s[len] == ';' ? len + 1 : 1;
}

static void
take_text(struct cell *c, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        unsigned char b = (unsigned char)s[i];
        bool visible = b > ' ';
        size_t len = b == '&' ? reference(s + i, n - i, &visible) : 1;

        /* bytes behind the first of a character, and the no-break space, count for nothing */
        if ((b & 0xC0) == 0x80 || (b == 0xC2 && n - i > 1 && (unsigned char)s[i + 1] == 0xA0))
            visible = false;
        c->bytes += visible;
        c->letters += visible && (b | 32) >= 'a' && (b | 32) <= 'z';
        c->digits += visible && b >= '0' && b <= '9';
        i += len;
    }
}

/* ---- the page */

/* The end of what begins at s with "<!--", "<script" or "<style" and holds no tags; s when nothing does. */
static const char *
past_raw(const char *s, const char *end)
{
    static const char *const RAW[][2] = {
        {"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}, {"<svg", "</svg"}, {"<title", "</title"}};

    for (size_t i = 0; i < sizeof RAW / sizeof *RAW; i++) {
        size_t len = strlen(RAW[i][0]), n = strlen(RAW[i][1]);

        if ((size_t)(end - s) < len || strncasecmp(s, RAW[i][0], len) != 0)
            continue;
        /* "<!--[if !mso]><!-->" ends where it begins */
        for (const char *p = s + 2; (p = memchr(p, *RAW[i][1], (size_t)(end - p))) != NULL; p++) {
            if ((size_t)(end - p) >= n && strncasecmp(p, RAW[i][1], n) == 0)
                return p + n;
        }
        return end;
    }
    return s;
}

static void
take(struct cc_layouts *l, const char *page, const char *p, const char *end)
{
    const char *close = memchr(p, '>', (size_t)(end - p) < TAG_MAX ? (size_t)(end - p) : TAG_MAX);
    size_t n = close ? (size_t)(close - p) + 1 : 0, len = 0;
    bool ends = p + 1 < end && p[1] == '/';
    const char *name = p + 1 + ends;
    struct table *t = innermost(l);

    while (name + len < end && len < 16 && (((name[len] | 32) >= 'a' && (name[len] | 32) <= 'z') ||
        (name[len] >= '0' && name[len] <= '9')))
        len++;
    if (len == 5 && strncasecmp(name, "table", 5) == 0) {
        if (ends)
            end_table(l);
        else
            start_table(l, (size_t)(p - page), p, n);
    } else if (t != NULL && !ends) {
        take_tag(t, name, len, p, n);
    } else if (t != NULL && len == 2 && (name[0] | 32) == 't') {
        if ((name[1] | 32) == 'r')
            end_row(t);
        else
            end_cell(t);
    }
}

struct cc_layouts *
cc_layouts_find(const char *s, size_t n)
{
    struct cc_layouts *l = cc_mem_alloc(sizeof *l);
    const char *end = s + n, *p = s;

    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        const char *past = past_raw(p, end), *next;
        struct table *t;

        if (past == p) {
            take(l, s, p, end);
            past = memchr(p, '>', (size_t)(end - p));
            past = past ? past + 1 : end; /* no '>' is left at all: nothing follows that counts */
        }
        next = memchr(past, '<', (size_t)(end - past));
        t = innermost(l);
        if (t != NULL && t->cell.open)
            take_text(&t->cell, past, (size_t)((next ? next : end) - past));
        p = past;
    }
    while (l->n_open > 0 || l->beyond > 0)
        end_table(l);
    return l;
}

void
cc_layouts_free(struct cc_layouts *l)
{
    if (l == NULL)
        return;
    free(l->v);
    free(l);
}

enum cc_layout
cc_layouts_at(const struct cc_layouts *l, size_t at)
{
    size_t low = 0, high = l ? l->n : 0;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (l->v[mid].at == at)
            return l->v[mid].layout;
        if (l->v[mid].at < at)
            low = mid + 1;
        else
            high = mid;
    }
    return CC_LAYOUT_NONE;
}

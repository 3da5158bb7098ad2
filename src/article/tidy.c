/* tidy.c: see tidy.h. */
#include "article/tidy.h"

#include "article/lines.h"
#include "base/utf8.h"

#define REFS_MAX 64        /* note references in one block that are taken out */
#define LABEL_MAX 40
#define CITE_WORDS_MAX 16

struct ref {
    size_t at, n;          /* bytes of text that go */
    size_t label, label_n; /* the label inside them */
};

struct refs {
    struct ref v[REFS_MAX];
    size_t n;
};

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

bool
cc_tidy_is_exponent(const char *text, size_t start, size_t at)
{
    size_t word = at;

    if (at == start)
        return false;
    if (is_digit(text[at - 1]))
        return true;
    while (word > start && (text[word - 1] | 32) >= 'a' && (text[word - 1] | 32) <= 'z')
        word--;
    return (at - word == 1 && text[word] == 'm') ||
        (at - word == 2 && text[at - 1] == 'm' && strchr("cmkdn", text[word]) != NULL);
}

/* ---- references */

/* Length of a superscript digit at s, 0 when there is none. */
static size_t
superscript(const char *s, size_t n)
{
    if (n >= 2 && s[0] == '\xC2' && (s[1] == '\xB9' || s[1] == '\xB2' || s[1] == '\xB3'))
        return 2;
    if (n >= 3 && s[0] == '\xE2' && s[1] == '\x81' &&
        (s[2] == '\xB0' || ((unsigned char)s[2] >= 0xB4 && (unsigned char)s[2] <= 0xB9)))
        return 3;
    return 0;
}

static size_t
dagger(const char *s, size_t n)
{
    return n >= 3 && s[0] == '\xE2' && s[1] == '\x80' && (s[2] == '\xA0' || s[2] == '\xA1') ? 3 : 0;
}

/* "[1]", "[2,3]", "[4–6]", "[^label]" at s: its length, else 0. */
static size_t
bracket(const char *s, size_t n)
{
    size_t i = 1, digits = 0;

    if (n < 3 || s[0] != '[')
        return 0;
    if (s[1] == '^') {
        for (i = 2; i < n && i < LABEL_MAX && s[i] != ']' && s[i] != ' ' && s[i] != '['; i++)
            ;
        return i > 2 && i < n && s[i] == ']' ? i + 1 : 0;
    }
    while (i < n && i < LABEL_MAX && s[i] != ']') {
        if (is_digit(s[i]))
            digits++;
        else if (s[i] == ',' || s[i] == '-' || s[i] == ' ' || (n - i >= 3 && memcmp(s + i, "\xE2\x80\x93", 3) == 0))
            digits = 0;
        else
            return 0;
        if (digits > 3)
            return 0;
        i += (unsigned char)s[i] >= 0x80 ? 3 : 1;
    }
    return i < n && s[i] == ']' && is_digit(s[1]) ? i + 1 : 0;
}

/* Asterisks at the end of a word refer to a note, unless the first of a pair opened an emphasis before. */
static size_t
asterisks(const char *text, size_t start, size_t at, size_t end, bool *open)
{
    size_t n = 0;
    char before = at > start ? text[at - 1] : ' ', after;

    while (at + n < end && text[at + n] == '*')
        n++;
    after = at + n < end ? text[at + n] : ' ';
    if (before == ' ' || before == '(' || (after != ' ' && (is_letter(after) || is_digit(after)))) {
        *open = !*open && after != ' ';
        return 0;
    }
    if (*open) {
        *open = false;
        return 0;
    }
    return n <= 3 && strchr(" .,;:!?)\"'", after) != NULL ? n : 0;
}

static void
add_ref(struct refs *r, const char *text, size_t start, size_t end, size_t at, size_t n, size_t edge)
{
    struct ref *ref;

    if (r->n == REFS_MAX)
        return;
    ref = &r->v[r->n++];
    *ref = (struct ref){at, n, at + edge, n - 2 * edge};
    if (edge == 1 && n > 3 && text[at + 1] == '^') {
        ref->label++;
        ref->label_n--;
    }
    /* "conditions [1] and" keeps one space, "conditions [1]." none */
    if (at > start && text[at - 1] == ' ' && (at + n == end || strchr(" .,;:!?)", text[at + n]) != NULL) &&
        (r->n < 2 || ref[-1].at + ref[-1].n < at)) {
        ref->at--;
        ref->n++;
    }
}

static void
find_refs(struct refs *r, const char *text, size_t start, size_t end)
{
    static const bool CANDIDATE[256] = {['*'] = true, ['['] = true, [0xC2] = true, [0xE2] = true};
    bool open = false;
    size_t i = start;

    for (;;) {
        size_t len = 0;
        unsigned char c;

        while (i < end && !CANDIDATE[(unsigned char)text[i]])
            i++;
        if (i >= end)
            return;
        c = (unsigned char)text[i];

        if (c == '*') {
            len = asterisks(text, start, i, end, &open);
            if (len > 0)
                add_ref(r, text, start, end, i, len, 0);
            while (len == 0 && i < end && text[i] == '*')
                i++;
        } else if (c == '[') {
            len = bracket(text + i, end - i);
            if (len > 0)
                add_ref(r, text, start, end, i, len, 1);
        } else if (i > start) {
            size_t one = superscript(text + i, end - i);

            len = dagger(text + i, end - i);
            if (one > 0 && text[i - 1] != ' ' && !cc_tidy_is_exponent(text, start, i)) {
                while (one > 0) {
                    len += one;
                    one = superscript(text + i + len, end - i - len);
                }
            } else if (one > 0) { /* an exponent: all its digits stay */
                while ((one = superscript(text + i, end - i)) > 0)
                    i += one;
                continue;
            }
            if (len > 0)
                add_ref(r, text, start, end, i, len, 0);
        }
        i += len > 0 ? len : i < end && (unsigned char)text[i] == c ? 1 : 0;
    }
}

/* ---- taking out */

/* Where offset o is after the references are gone. */
static size_t
moved(const struct refs *r, size_t o)
{
    size_t gone = 0;

    for (size_t i = 0; i < r->n && r->v[i].at < o; i++)
        gone += o < r->v[i].at + r->v[i].n ? o - r->v[i].at : r->v[i].n;
    return o - gone;
}

static int
by_start(const void *a, const void *b)
{
    const struct cc_mark *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return (x->span.end < y->span.end) - (x->span.end > y->span.end);
}

static void
take_out(struct cc_build *b, const struct refs *r)
{
    struct cc_article *a = b->article;
    size_t to = r->v[0].at, first_line = a->n_lines;
    char *text = b->text.v;

    for (size_t i = b->block_marks; i < a->n_marks; i++) {
        a->marks[i].span.start = moved(r, a->marks[i].span.start);
        a->marks[i].span.end = moved(r, a->marks[i].span.end);
    }
    while (first_line > 0 && a->lines[first_line - 1].at > to)
        first_line--;
    for (size_t i = first_line; i < a->n_lines; i++)
        a->lines[i].at = moved(r, a->lines[i].at);
    for (size_t i = 0; i < r->n; i++) {
        const struct ref *ref = &r->v[i];
        size_t next = i + 1 < r->n ? r->v[i + 1].at : b->block.span.end;

        if (ref->label_n > 0)
            cc_build_note_ref_at(b, to, text + ref->label, ref->label_n);
        memmove(text + to, text + ref->at + ref->n, next - ref->at - ref->n);
        to += next - ref->at - ref->n;
    }
    while (text[to - 1] == ' ')
        to--;
    b->text.n = b->block.span.end = to;
    text[to] = '\0';
    for (size_t i = b->block_marks; i < a->n_marks; i++) {
        if (a->marks[i].span.end > to)
            a->marks[i].span.end = to;
        if (a->marks[i].span.start > to)
            a->marks[i].span.start = to;
    }
    if (a->n_marks > b->block_marks + 1)
        qsort(a->marks + b->block_marks, a->n_marks - b->block_marks, sizeof *a->marks, by_start);
}

/* True when something visible is left between the references. */
static bool
leaves_text(const struct refs *r, const char *text, size_t start, size_t end)
{
    for (size_t i = 0; i <= r->n; i++) {
        size_t to = i < r->n ? r->v[i].at : end;

        for (; start < to; start++) {
            if (text[start] != ' ')
                return true;
        }
        start = i < r->n ? to + r->v[i].n : end;
    }
    return false;
}

/* ---- markers */

/* Leaves the first `skip` bytes out of the block's span. */
static void
cut_start(struct cc_build *b, size_t skip)
{
    struct cc_article *a = b->article;

    b->block.span.start += skip;
    for (size_t i = b->block_marks; i < a->n_marks; i++) {
        if (a->marks[i].span.start < b->block.span.start)
            a->marks[i].span.start = b->block.span.start;
        if (a->marks[i].span.end < a->marks[i].span.start)
            a->marks[i].span.end = a->marks[i].span.start;
    }
    b->block.line_first = cc_article_line_at(a, b->block.span.start);
}

static void
cut_marker(struct cc_build *b, const char *s, size_t n)
{
    struct cc_line line = {.s = s, .n = n};

    cc_line_classify(&line);
    if (line.skip == 0 || line.skip >= n)
        return;
    if (line.kind == CC_LINE_NUMBER) {
        b->block.ordered = true;
        cut_start(b, line.skip);
    } else if (line.kind == CC_LINE_BULLET || line.kind == CC_LINE_CALL) {
        cut_start(b, line.skip);
    }
}

/* "• eases pain" typed as a paragraph is an item of the list before it, or the first of a new one. */
static void
make_item(struct cc_build *b, const char *s, size_t n)
{
    const struct cc_article *a = b->article;
    const struct cc_block *before = a->n_blocks > 0 ? &a->blocks[a->n_blocks - 1] : NULL;
    struct cc_line line = {.s = s, .n = n};

    cc_line_classify(&line);
    if (line.kind != CC_LINE_BULLET || line.marker <= 0x7F || line.marker == 0x2013 || line.marker == 0x2014 ||
        line.marker == 0x1F600 || line.marker == 0xBB || line.marker == 0x203A)
        return;
    b->block.kind = CC_BLOCK_LIST_ITEM;
    if (b->block.list == 0 && before != NULL && before->kind == CC_BLOCK_LIST_ITEM && before->level == 1)
        b->block.list = before->list;
    else if (b->block.list == 0)
        b->block.list = ++b->n_lists;
    b->block.level = b->block.level > 0 ? b->block.level : 1;
    cut_start(b, line.skip);
}

/* "*Note", "† Note", "[1] Note", "¹ Note" */
static void
make_footnote(struct cc_build *b, const char *s, size_t n)
{
    size_t mark = 0, edge = 0, skip;

    while (mark < n && mark < 3 && s[mark] == '*')
        mark++;
    if (mark > 0 && (mark == n || s[mark] == ' ' || s[n - 1] == '*' || memchr(s + mark, '*', n - mark) != NULL))
        return;
    if (mark == 0)
        mark = dagger(s, n);
    if (mark == 0)
        mark = superscript(s, n);
    if (mark == 0 && (mark = bracket(s, n)) > 0)
        edge = 1;
    if (mark == 0)
        return;
    skip = mark;
    while (skip < n && (s[skip] == ' ' || s[skip] == ':'))
        skip++;
    if (skip >= n)
        return;
    b->block.kind = CC_BLOCK_FOOTNOTE;
    edge += edge && s[1] == '^';
    free(b->block.label);
    b->block.label = cc_mem_strndup(s + edge, mark - edge - (edge > 0));
    cut_start(b, skip);
}

/* "— Jane Doe, nutritionist" below a quotation. */
static void
make_cite(struct cc_build *b, const char *s, size_t n)
{
    struct cc_article *a = b->article;
    struct cc_block *quote = a->n_blocks > 0 ? &a->blocks[a->n_blocks - 1] : NULL;
    size_t skip = 0;

    if (quote == NULL || quote->kind != CC_BLOCK_QUOTE || quote->quote_depth != b->block.quote_depth)
        return;
    while (skip < n &&
        (s[skip] == '-' || s[skip] == ' ' || memcmp(s + skip, "\xE2\x80\x94", n - skip < 3 ? n - skip : 3) == 0 ||
            memcmp(s + skip, "\xE2\x80\x93", n - skip < 3 ? n - skip : 3) == 0))
        skip += (unsigned char)s[skip] >= 0x80 ? 3 : 1;
    if (skip == 0 || skip >= n || cc_text_words(s + skip, n - skip) > CITE_WORDS_MAX)
        return;
    b->block.kind = CC_BLOCK_CAPTION;
    cut_start(b, skip);
    if (quote->label == NULL)
        quote->label = cc_mem_strndup(s + skip, n - skip);
    cc_build_mark_at(b, CC_MARK_CITE, b->block.span);
}

void
cc_tidy_block(struct cc_build *b)
{
    const char *s = b->text.v + b->block.span.start;
    size_t n = b->block.span.end - b->block.span.start;
    struct refs refs;

    if (b->block.kind == CC_BLOCK_CODE)
        return;
    refs.n = 0;
    if (b->block.kind == CC_BLOCK_LIST_ITEM || b->block.kind == CC_BLOCK_HEADING)
        cut_marker(b, s, n);
    else if (b->block.kind == CC_BLOCK_PARAGRAPH)
        make_footnote(b, s, n);
    if (b->block.kind == CC_BLOCK_PARAGRAPH)
        make_item(b, s, n);
    if (b->block.kind == CC_BLOCK_QUOTE)
        make_cite(b, s, n);
    find_refs(&refs, b->text.v, b->block.span.start, b->block.span.end);
    if (refs.n > 0 && leaves_text(&refs, b->text.v, b->block.span.start, b->block.span.end)) {
        take_out(b, &refs);
        if (b->text.v[b->block.span.start] == ' ')
            cut_start(b, 1);
    }
}

/* lines.c: see lines.h. */
#include "article/lines.h"

#include "base/mem.h"
#include "base/utf8.h"

#define QUOTED_LINES_MAX 12
#define WIDTH_MIN 30  /* hard-wrapped text is between these widths */
#define WIDTH_MAX 160

static const uint32_t BULLETS[] = {'-', '*', '+', 0x2022, 0x25AA, 0x25AB, 0x2023, 0x25E6, 0x25CF, 0x25CB, 0x25A0,
    0x25A1, 0x2013, 0x2014, 0xB7, 0x2043, 0x204C, 0x204D, 0x2713, 0x2714, 0x2705, 0x274C, 0x2717, 0x2718, 0x2611,
    0x2610, 0x27A4, 0x2794, 0x279C, 0xBB, 0x203A, 0x2756, 0x2666, 0x25C6, 0x25C7, 0xF0B7, 0xF0A7};

/* Marks that point at what follows: a call when it stands alone. */
static const uint32_t POINTERS[] = {
    0x1F449, 0x1F447, 0x27A1, 0x25BA, 0x25B6, 0x261E, 0x2192, 0x21B3, 0x1F6D2, 0x1F517, 0x1F4A5};

/* A mark alone in its line: people who post captions part paragraphs so. */
static const uint32_t SPACERS[] = {'.', '-', '*', 0xB7, 0x2022, 0x2013, 0x2014, 0x2015, 0x2800, 0x3164};

static bool
is_among(uint32_t c, const uint32_t *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (v[i] == c)
            return true;
    }
    return false;
}
#define IS_AMONG(c, v) is_among(c, v, sizeof(v) / sizeof *(v))

static bool
is_pictograph(uint32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF);
}

/* Bytes of variation selectors, skin tones, joiners and their partners, and of white space at s. */
static size_t
skip_after_marker(const char *s, size_t n, bool *space)
{
    size_t i = 0;
    bool joined = false;

    *space = false;
    while (i < n) {
        uint32_t c;
        size_t len = cc_utf8_decode(s + i, n - i, &c);

        if (cc_utf8_is_space(c))
            *space = true;
        else if (*space ||
            !(c == 0xFE0F || c == 0xFE0E || c == 0x200D || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) ||
                (joined && is_pictograph(c))))
            break;
        joined = c == 0x200D;
        i += len;
    }
    return i;
}

static bool
is_rule(struct cc_line *l)
{
    size_t marks = 0;
    uint32_t c;

    if (cc_utf8_decode(l->s, l->n, &c) == l->n && IS_AMONG(c, SPACERS)) {
        l->marker = c;
        return true;
    }
    for (size_t i = 0; i < l->n; i++) {
        if (l->s[i] == ' ')
            continue;
        if (l->s[i] != l->s[0] || strchr("-=_*~#", l->s[i]) == NULL)
            return false;
        marks++;
    }
    l->marker = (unsigned char)l->s[0];
    return marks >= 3;
}

/* "[3/10]", "(3/10)", "3/10": the count of a slide, which parts what stands before it from what follows. */
static bool
is_slide(const struct cc_line *l)
{
    size_t i = 0, e = l->n;
    unsigned slashes = 0;

    if (e > 6 && e <= 12 && strncasecmp(l->s, "slide ", 6) == 0) {
        for (i = 6; i < e && ((l->s[i] >= '0' && l->s[i] <= '9') || l->s[i] == '/' || l->s[i] == ':'); i++)
            ;
        return i == e;
    }
    if (e > 2 && ((l->s[0] == '[' && l->s[e - 1] == ']') || (l->s[0] == '(' && l->s[e - 1] == ')'))) {
        i++;
        e--;
    }
    for (size_t k = i; k < e; k++) {
        slashes += l->s[k] == '/' && k > i && k + 1 < e;
        if (l->s[k] != '/' && (l->s[k] < '0' || l->s[k] > '9'))
            return false;
    }
    return slashes == 1 && e - i <= 7;
}

/* Bytes of a digit in a box at s, "3\uFE0F\u20E3"; 0 when there is none. */
static size_t
keycap(const char *s, size_t n)
{
    size_t i = 1;

    if (n < 4 || s[0] < '0' || s[0] > '9')
        return 0;
    if (memcmp(s + i, "\xEF\xB8\x8F", 3) == 0)
        i += 3;
    return i + 3 <= n && memcmp(s + i, "\xE2\x83\xA3", 3) == 0 ? i + 3 : 0;
}

/* "12. ", "3) ", "(4) "; digits in boxes, which need no full stop, and the box of ten. */
static bool
is_number(struct cc_line *l)
{
    size_t i = l->s[0] == '(', digits = 0, boxes = 0, n;
    bool space;

    while ((n = keycap(l->s + boxes, l->n - boxes)) > 0) {
        l->number = l->number * 10 + (uint32_t)(l->s[boxes] - '0');
        boxes += n;
    }
    if (boxes == 0 && l->n > 4 && memcmp(l->s, "\U0001F51F", 4) == 0) {
        l->number = 10;
        boxes = 4;
    }
    if (boxes > 0) {
        l->skip = (uint32_t)(boxes + skip_after_marker(l->s + boxes, l->n - boxes, &space));
        return l->skip < l->n && l->number > 0 && l->number < 100;
    }
    while (i < l->n && l->s[i] >= '0' && l->s[i] <= '9' && digits < 3) {
        l->number = l->number * 10 + (uint32_t)(l->s[i++] - '0');
        digits++;
    }
    if (digits == 0 || i >= l->n || (l->s[i] != ')' && (l->s[i] != '.' || l->s[0] == '(')))
        return false;
    i++;
    l->skip = (uint32_t)(i + skip_after_marker(l->s + i, l->n - i, &space));
    return space && l->skip < l->n;
}

/* Bytes of the name of an account and the space behind it, at the start of s: "@ana", "ana_k", "the.kitchen"; 0 when
 * there is none or nothing follows. */
static size_t
account(const char *s, size_t n)
{
    static const char *const sites[] = {"com", "org", "net", "gov", "edu", "info", "www"};
    size_t i = s[0] == '@', dot = 0;
    bool lines = i > 0;

    for (; i < n && s[i] != ' '; i++) {
        if (!(s[i] >= 'a' && s[i] <= 'z') && !(s[i] >= '0' && s[i] <= '9') && s[i] != '_' && s[i] != '.')
            return 0;
        lines = lines || s[i] == '_';
        dot = s[i] == '.' ? i : dot;
    }
    if (!lines) {
        for (size_t k = 0; k < sizeof sites / sizeof *sites; k++) {
            if (memmem(s, i, sites[k], strlen(sites[k])) != NULL)
                return 0;
        }
        lines = dot >= 3 && dot + 4 <= i && !(s[dot + 1] >= '0' && s[dot + 1] <= '9');
    }
    return lines && i > 3 && i + 1 < n ? i + 1 : 0;
}

/* "ana_k @the.kitchen does it help?": what a comment or a caption says begins behind the names. */
static void
skip_accounts(struct cc_line *l)
{
    size_t n;

    for (int k = 0; k < 3 && l->skip < l->n && (n = account(l->s + l->skip, l->n - l->skip)) > 0; k++) {
        l->skip += (uint32_t)n;
        if (l->kind == CC_LINE_CALL)
            l->kind = CC_LINE_PLAIN;
    }
}

static void classify(struct cc_line *l);

void
cc_line_classify(struct cc_line *l)
{
    classify(l);
    if (l->n > 0 && l->kind != CC_LINE_RULE)
        skip_accounts(l);
}

static void
classify(struct cc_line *l)
{
    uint32_t c;
    size_t len, after;
    bool space;

    l->kind = CC_LINE_PLAIN;
    l->skip = l->number = l->marker = 0;
    if (l->n == 0) {
        l->kind = CC_LINE_BLANK;
        return;
    }
    if (is_rule(l) || is_slide(l)) {
        l->kind = CC_LINE_RULE;
        return;
    }
    if (is_number(l)) {
        l->kind = CC_LINE_NUMBER;
        return;
    }
    l->skip = l->number = l->marker = 0;
    len = cc_utf8_decode(l->s, l->n, &c);
    if (c == 0x2191 || c == 0x2193 || c == 0x2B06 || c == 0x2B07 || c == 0x1F4C8 || c == 0x1F4C9 || c == 0x1F53A ||
        c == 0x1F53B) {
        l->kind = CC_LINE_BULLET; /* "↓ cortisol": the sign says something and stays */
        l->marker = 0x1F600;
        return;
    }
    if (!is_pictograph(c) && !IS_AMONG(c, BULLETS) && !IS_AMONG(c, POINTERS))
        return;
    after = skip_after_marker(l->s + len, l->n - len, &space);
    if (len + after >= l->n || (!space && (c < 0x2022 || c == 0x2192)))
        return;
    l->kind = IS_AMONG(c, POINTERS) ? CC_LINE_CALL : CC_LINE_BULLET;
    l->marker = IS_AMONG(c, BULLETS) || l->kind == CC_LINE_CALL ? c : 0x1F600;
    l->skip = (uint32_t)(len + after);
}

/* ---- words about a piece of text */

uint32_t
cc_text_final(const char *s, size_t n)
{
    while (n > 0) {
        size_t start = n - 1;
        uint32_t c;

        while (start > 0 && ((unsigned char)s[start] & 0xC0) == 0x80)
            start--;
        cc_utf8_decode(s + start, n - start, &c);
        if (!cc_utf8_is_space(c) && c != '"' && c != '\'' && c != ')' && c != ']' && c != 0x201D && c != 0x2019 &&
            c != '*' && c != '_' && c != 0x2020 && c != 0x2021 && c != 0xBB)
            return c;
        n = start;
    }
    return 0;
}

size_t
cc_text_words(const char *s, size_t n)
{
    size_t words = 0;
    bool in_word = false;

    for (size_t i = 0; i < n && words < CC_TEXT_WORDS_MAX; i++) {
        bool space = (unsigned char)s[i] <= ' ';

        words += !space && !in_word;
        in_word = !space;
    }
    return words;
}

bool
cc_text_is_all_caps(const char *s, size_t n)
{
    size_t upper = 0;

    for (size_t i = 0; i < n;) {
        uint32_t c;

        i += cc_utf8_decode(s + i, n - i, &c);
        if (cc_utf8_is_letter(c)) {
            if (!cc_utf8_is_upper(c) && cc_utf8_upper(c) != c)
                return false;
            upper++;
        }
    }
    return upper >= 2;
}

bool
cc_text_is_title_case(const char *s, size_t n)
{
    size_t i = 0, capitals = 0;

    while (i < n) {
        size_t start, letters = 0;
        uint32_t first = 0, c;

        while (i < n && (unsigned char)s[i] <= ' ')
            i++;
        start = i;
        while (i < n && (unsigned char)s[i] > ' ') {
            i += cc_utf8_decode(s + i, n - i, &c);
            if (cc_utf8_is_letter(c) && letters++ == 0)
                first = c;
        }
        if (letters >= 4 && !cc_utf8_is_upper(first) && !(s[start] >= '0' && s[start] <= '9'))
            return false;
        capitals += cc_utf8_is_upper(first);
    }
    return capitals > 0;
}

bool
cc_text_starts_lower(const char *s, size_t n)
{
    uint32_t c;

    if (n == 0)
        return false;
    cc_utf8_decode(s, n, &c);
    return cc_utf8_is_letter(c) && !cc_utf8_is_upper(c);
}

/* ---- lines */

static void
measure(struct cc_line *l)
{
    uint32_t cols = 0;

    for (size_t i = 0; i < l->n; i++) {
        if (((unsigned char)l->s[i] & 0xC0) == 0x80)
            continue;
        if (l->first_word == 0 && (unsigned char)l->s[i] <= ' ')
            l->first_word = cols;
        cols++;
    }
    l->cols = cols;
    if (l->first_word == 0)
        l->first_word = cols;
}

/* "|  SEE A DOCTOR IF   |": the sides of a box that is drawn around text; a row of a table has bars inside as well. */
static void
without_frame(struct cc_line *l)
{
    if (l->n > 4 && l->s[0] == '+' && l->s[l->n - 1] == '+' && (l->s[1] == '-' || l->s[1] == '=') &&
        memchr(l->s + 1, '+', l->n - 2) == NULL) {
        l->s++; /* its top and bottom are rules */
        l->n -= 2;
        return;
    }
    if (l->n < 3 || l->s[0] != '|' || l->s[l->n - 1] != '|' || memchr(l->s + 1, '|', l->n - 2) != NULL)
        return;
    l->s++;
    l->n -= 2;
    while (l->n > 0 && l->s[0] == ' ') {
        l->s++;
        l->n--;
    }
    while (l->n > 0 && l->s[l->n - 1] == ' ')
        l->n--;
}

static void
add_line(struct cc_lines *lines, const char *s, size_t n)
{
    struct cc_line l = {0};

    /* indentation may be made of any white space; a no-break space counts one */
    while (n > 0) {
        uint32_t c;
        size_t len = cc_utf8_decode(s, n, &c);

        if (!cc_utf8_is_space(c) && c != 0x200B && c != 0xFEFF)
            break;
        l.indent = c == '\t' ? (l.indent / 4 + 1) * 4 : l.indent + 1;
        s += len;
        n -= len;
    }
    while (n > 0 && ((unsigned char)s[n - 1] <= ' ' || (n > 1 && memcmp(s + n - 2, "\xC2\xA0", 2) == 0)))
        n -= (unsigned char)s[n - 1] <= ' ' ? 1 : 2;
    l.s = s;
    l.n = n;
    without_frame(&l);
    measure(&l);
    cc_line_classify(&l);
    lines->v = cc_mem_grow(lines->v, lines->n, &lines->cap, sizeof *lines->v);
    lines->v[lines->n++] = l;
}

static void
find_width(struct cc_lines *lines)
{
    int32_t change[WIDTH_MAX + 2] = {0}, here = 0, best = 0;
    size_t pairs = 0;
    uint32_t best_width = 0;

    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct cc_line *a = &lines->v[i], *b = a + 1;
        uint32_t from = a->indent + a->cols, to = from + b->first_word;

        if ((a->kind != CC_LINE_PLAIN && a->kind != CC_LINE_BULLET && a->kind != CC_LINE_NUMBER) ||
            b->kind != CC_LINE_PLAIN)
            continue;
        pairs++;
        if (from > WIDTH_MAX || to < WIDTH_MIN)
            continue;
        change[from < WIDTH_MIN ? WIDTH_MIN : from]++;
        change[(to > WIDTH_MAX ? WIDTH_MAX : to) + 1]--;
    }
    for (uint32_t w = WIDTH_MIN; w <= WIDTH_MAX; w++) {
        here += change[w];
        if (here >= best && here > 0) {
            best = here;
            best_width = w;
        }
    }
    if (pairs >= 3 && (size_t)best * 10 >= pairs * 6)
        lines->width = best_width;
}

void
cc_lines_read(struct cc_lines *lines, const char *s, size_t n)
{
    size_t i = 0;

    *lines = (struct cc_lines){0};
    while (i < n) {
        const char *end = memchr(s + i, '\n', n - i);
        size_t len = end ? (size_t)(end - s) - i : n - i;

        add_line(lines, s + i, len);
        i += len + 1;
    }
    find_width(lines);
}

void
cc_lines_clear(struct cc_lines *lines)
{
    free(lines->v);
    *lines = (struct cc_lines){0};
}

static bool
has_sign(const struct cc_line *l)
{
    return memmem(l->s, l->n, "\u2191", 3) != NULL || memmem(l->s, l->n, "\u2193", 3) != NULL ||
        memmem(l->s, l->n, "\u2b06", 3) != NULL || memmem(l->s, l->n, "\u2b07", 3) != NULL;
}

/* "MYTH ❌ …", "Fact: …" */
static bool
is_verdict_label(const struct cc_line *l)
{
    static const char *const labels[] = {"MYTH", "FACT", "TRUTH", "REALITY", "Myth:", "Fact:", "Truth:", "Reality:"};

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t n = strlen(labels[i]);

        if (l->n > n + 2 && memcmp(l->s, labels[i], n) == 0 && !(l->s[n] >= 'A' && l->s[n] <= 'Z'))
            return true;
    }
    return false;
}

size_t
cc_line_bars(const struct cc_line *l)
{
    size_t bars = 0;

    for (size_t i = 1; i + 1 < l->n; i++)
        bars += l->s[i] == '|' && l->s[i - 1] == ' ' && l->s[i + 1] == ' ';
    return bars;
}

/* Does a quotation that opens the paragraph go on from line i to the next, which ends it? */
static bool
goes_on_quoting(const struct cc_lines *lines, size_t first, size_t i)
{
    size_t quotes = 0, left = 0, right = 0;
    const struct cc_line *b = &lines->v[i + 1];

    if (i - first >= QUOTED_LINES_MAX || lines->v[first].n == 0 || b->n == 0 ||
        (lines->v[first].s[0] != '"' && strncmp(lines->v[first].s, "\u201c", strlen("\u201c")) != 0))
        return false;
    for (size_t k = first; k <= i; k++) {
        for (size_t at = 0; at < lines->v[k].n; at++) {
            const char *s = lines->v[k].s + at;

            quotes += *s == '"';
            left += lines->v[k].n - at >= 3 && memcmp(s, "\u201c", 3) == 0;
            right += lines->v[k].n - at >= 3 && memcmp(s, "\u201d", 3) == 0;
        }
    }
    return (quotes % 2 == 1 && b->s[0] != '"' && memchr(b->s, '"', b->n) != NULL) ||
        (left > right && strncmp(b->s, "\u201c", 3) != 0 && memmem(b->s, b->n, "\u201d", 3) != NULL);
}

bool
cc_lines_join(const struct cc_lines *lines, size_t first, size_t i)
{
    const struct cc_line *start = &lines->v[first], *a = &lines->v[i], *b = a + 1;
    uint32_t final = cc_text_final(a->s, a->n);
    bool ended = final == '.' || final == '!' || final == '?' || final == ':' || final == 0x2026;

    if (final == '=' || (final == '%' && cc_text_final(b->s, b->n) == '%') || has_sign(a))
        return false; /* "Every extra 8 g =", "breast cancer −5%", "stress ↓" */
    if (is_verdict_label(b) || (lines->width == 0 && (cc_line_bars(a) > 0) != (cc_line_bars(b) > 0)) ||
        (cc_line_bars(b) > 0 && cc_line_bars(a) == cc_line_bars(b)))
        return false;
    if (start->kind != CC_LINE_PLAIN && b->indent > start->indent)
        return true;
    if (goes_on_quoting(lines, first, i))
        return true;
    /* people break a little early; a line that leaves a fifth of the width free ends its paragraph */
    if (lines->width > 0 && a->indent + a->cols + 1 + b->first_word > lines->width * 4 / 5)
        return true;
    /* nor does a paragraph that has come so far end without a full stop */
    if (lines->width > 0 && i > first && !ended)
        return true;
    if (a->kind == CC_LINE_PLAIN && b->indent >= a->indent + 4 && lines->width == 0)
        return false;
    return !ended && cc_text_starts_lower(b->s, b->n) && a->kind != CC_LINE_CALL && a->cols > 20;
}

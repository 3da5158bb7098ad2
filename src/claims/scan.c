/* scan.c: where words, numbers, abbreviations and links end. See scan.h. */
#include "claims/scan.h"

#include <string.h>

#include "base/utf8.h"
#include "vocab/tables.h"

size_t
cc_scan_encode(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 63));
        out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63));
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

#define L CC_BYTE_LOWER
#define U CC_BYTE_UPPER
#define D (CC_BYTE_DIGIT | CC_BYTE_NUMBER)
#define N CC_BYTE_NUMBER
#define W CC_BYTE_WIDE
const uint8_t cc_scan_bytes[256] = {
    ['$'] = N, ['+'] = N, ['-'] = N, ['.'] = N, ['0'] = D, D, D, D, D, D, D, D, D, D,
    ['A'] = U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
    ['a'] = L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    [0x80] = W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    [0xA0] = W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    [0xC0] = W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    [0xE0] = W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
};
#undef L
#undef U
#undef D
#undef N
#undef W

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
    return cc_scan_byte_is(c, CC_BYTE_LETTER);
}

static char
at_or_nul(const struct cc_scan *s, size_t i)
{
    return i < s->end ? s->text[i] : '\0';
}

/* The character at i when it is one of ASCII's or of the few typographic ones that join words and numbers; its length
 * in *len. Hyphens and dashes come back as '-' (em dash: 'M'), ’ as '\'', minus as '-', × as 'x'; others as 0. */
static char
joiner(const struct cc_scan *s, size_t i, size_t *len)
{
    uint32_t c;

    *len = 1;
    if (i >= s->end)
        return '\0';
    if ((unsigned char)s->text[i] < 0x80)
        return s->text[i];
    *len = cc_utf8_decode(s->text + i, s->end - i, &c);
    switch (c) {
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212: return '-';
    case 0x2014: return 'M';
    case 0x2019: case 0x02BC: return '\'';
    case 0xD7: return 'x';
    default: return '\0';
    }
}

/* Length of a letter or digit at i (ASCII or not), 0 when there is none. */
static size_t
word_char(const struct cc_scan *s, size_t i)
{
    uint32_t c;
    size_t len;

    if (i >= s->end)
        return 0;
    if ((unsigned char)s->text[i] < 0x80)
        return cc_scan_byte_is(s->text[i], CC_BYTE_ALNUM);
    len = cc_utf8_decode(s->text + i, s->end - i, &c);
    return cc_utf8_is_letter(c) || cc_utf8_is_digit(c) || c == 0xAD ? len : 0;
}

/* ---- numbers */

static size_t
currency(const struct cc_scan *s, size_t i)
{
    uint32_t c;
    size_t len;

    if (i >= s->end)
        return 0;
    if (s->text[i] == '$')
        return 1;
    if ((unsigned char)s->text[i] < 0x80)
        return 0;
    len = cc_utf8_decode(s->text + i, s->end - i, &c);
    return c == 0x20AC || c == 0xA3 || c == 0xA5 ? len : 0;
}

bool
cc_scan_starts_number(const struct cc_scan *s, size_t at)
{
    size_t len;

    if (is_digit(s->text[at]))
        return true;
    if (!cc_scan_byte_is(s->text[at], CC_BYTE_NUMBER | CC_BYTE_WIDE))
        return false;
    len = currency(s, at);
    if (len == 0 && (at == s->start || strchr(" \n\t(<>=~", s->text[at - 1]) != NULL)) {
        char c = joiner(s, at, &len);

        if (c == '.' && at_or_nul(s, at + 1) != '\0' && is_digit(s->text[at + 1]))
            return true;
        if (c != '-' && c != '+')
            return false;
        len += currency(s, at + len);
    }
    return len > 0 && is_digit(at_or_nul(s, at + len));
}

/* What may follow the digits: "%", "+", "×", letters of a unit or ordinal ("mg", "rd", "x"). */
static size_t
number_suffix(const struct cc_scan *s, size_t i, uint32_t *flags)
{
    size_t len, from = i;

    while (i < s->end && i - from <= CC_TOKEN_MAX_BYTES && is_letter(s->text[i]))
        i++;
    if (i - from > 4) { /* "2nd", "500mg", "100kcal"; longer: letters of a name, still one token */
        *flags &= ~(uint32_t)CC_TOK_NUMBER;
        return i;
    }
    if (joiner(s, i, &len) == 'x' && len == 2 && !is_digit(at_or_nul(s, i + 2)))
        i += len;
    if (at_or_nul(s, i) == '%') {
        *flags |= CC_TOK_PERCENT;
        i++;
    }
    if (at_or_nul(s, i) == '+')
        i++;
    return i;
}

/* The end of the digits at i, marks between them included; looks little further than `limit`. */
static size_t
digits(const struct cc_scan *s, size_t i, size_t limit)
{
    for (;;) {
        char c;

        while (i < s->end && i <= limit && is_digit(s->text[i]))
            i++;
        c = at_or_nul(s, i);
        if (i > limit || c == '\0' || strchr(",.:/", c) == NULL || !is_digit(at_or_nul(s, i + 1)))
            return i;
        if (c == ',' &&
            !(is_digit(at_or_nul(s, i + 2)) && is_digit(at_or_nul(s, i + 3)))) /* "1,000" but "1,2" is a list */
            return i;
        i++;
    }
}

size_t
cc_scan_number(const struct cc_scan *s, size_t at, uint32_t *flags)
{
    size_t i = at, len;

    *flags |= CC_TOK_NUMBER;
    while (i < s->end && !is_digit(s->text[i]))
        i++;
    for (;;) {
        char c;
        size_t next;

        i = digits(s, i, at + CC_TOKEN_MAX_BYTES);
        if (i - at > CC_TOKEN_MAX_BYTES)
            break;
        i = number_suffix(s, i, flags);
        c = joiner(s, i, &len);
        next = i + len;
        if (c == 'x' && len == 2 && is_digit(at_or_nul(s, next))) { /* "2×3" */
            i = next;
            continue;
        }
        if (c != '-')
            break;
        next += currency(s, next);
        if (is_digit(at_or_nul(s, next))) { /* "3–4", "5-10%" */
            *flags |= CC_TOK_RANGE;
            i = next;
            continue;
        }
        if (word_char(s, next) > 0) { /* "14-day", "5-LOX", "3-month-old" */
            *flags |= CC_TOK_HYPHEN;
            return cc_scan_word(s, next, flags);
        }
        break;
    }
    return i - at > CC_TOKEN_MAX_BYTES ? at + cc_utf8_cut(s->text + at, i - at, CC_TOKEN_MAX_BYTES) : i;
}

/* ---- links */

static bool
starts_with(const struct cc_scan *s, size_t at, const char *what)
{
    size_t n = strlen(what);

    return s->end - at >= n && strncasecmp(s->text + at, what, n) == 0;
}

/* To the next space; closing marks at the end are not part of the link. */
static size_t
link_end(const struct cc_scan *s, size_t at)
{
    size_t i = at;

    while (i < s->end && i - at < CC_TOKEN_MAX_BYTES && (unsigned char)s->text[i] > ' ' &&
        (unsigned char)s->text[i] < 0x80 && strchr("\"<>|", s->text[i]) == NULL)
        i++;
    while (i > at + 1 && strchr(".,;:!?)]}'", s->text[i - 1]) != NULL)
        i--;
    return i;
}

/* The same for an address that begins as a word and has its sign at `mark`: what begins with a letter beyond ASCII is
 * no address, and must not be an empty token. */
static size_t
address_end(const struct cc_scan *s, size_t at, size_t mark, uint32_t *flags)
{
    size_t end = link_end(s, at);

    if (end <= mark)
        return mark;
    *flags |= CC_TOK_LINK;
    return end;
}

/* The run from a dot on is ".com", ".co.uk/x": the common endings of addresses. */
static bool
is_domain(const struct cc_scan *s, size_t dot)
{
    static const char *const ENDINGS[] = {
        ".com", ".org", ".net", ".gov", ".edu", ".io", ".co", ".uk", ".info", ".health", ".de", ".eu"};

    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        if (starts_with(s, dot, ENDINGS[i]) && !is_letter(at_or_nul(s, dot + strlen(ENDINGS[i]))))
            return true;
    }
    return false;
}

/* ---- words */

/* The end of the letters and digits at i; looks no further than a little beyond `limit`, so that endless runs stay
 * linear. */
static size_t
letters(const struct cc_scan *s, size_t i, size_t limit)
{
    for (;;) {
        size_t len;

        while (i < s->end && i <= limit && cc_scan_byte_is(s->text[i], CC_BYTE_ALNUM))
            i++;
        len = i < s->end && cc_scan_byte_is(s->text[i], CC_BYTE_WIDE) ? word_char(s, i) : 0;
        if (len == 0 || i > limit)
            return i;
        i += len;
    }
}

/* One mark between two word characters that keeps them one word. */
static bool
joins(const struct cc_scan *s, size_t at, size_t i, char c, size_t next)
{
    switch (c) {
    case '-': case '\'': case '_':
        return true;
    case '/': { /* "and/or", "mg/dL", "HDL/LDL": short on both sides */
        size_t right = letters(s, next, next + 4);

        return i - at <= 4 && right - next <= 4 && at_or_nul(s, right) != '/' && !is_digit(s->text[next]);
    }
    case '&': /* "R&D" */
        return i - at <= 2 && letters(s, next, next + 2) - next <= 2 && s->text[at] < 'a';
    default:
        return false;
    }
}

/* The word up to i is followed by a full stop: does that belong to it? "e.g.", "U.S.", "Dr.", "No. 1", "n.s." */
static size_t
abbreviation_end(const struct cc_scan *s, size_t at, size_t i, uint32_t *flags)
{
    char key[16];
    size_t n = 0, end = i;
    uint32_t row;

    while (end < s->end && s->text[end] == '.' && end - at < sizeof key && is_letter(at_or_nul(s, end + 1)) &&
        !is_letter(at_or_nul(s, end + 2)) && end >= 1 && is_letter(s->text[end - 1]) &&
        (end - at < 2 || s->text[end - 2] == '.'))
        end += 2; /* letter, stop, letter */
    if (end == i && i - at > 8)
        return i;
    if (end > i) {
        if (at_or_nul(s, end) == '.')
            end++;
        *flags |= CC_TOK_ABBREVIATION;
        return end;
    }
    for (n = 0; n < i - at; n++) {
        char c = s->text[at + n];

        key[n] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    row = cc_vocab_find(&cc_vocab_abbreviations, key, n);
    if (row == CC_VOCAB_NONE)
        return i;
    if (cc_vocab_field(&cc_vocab_abbreviations, row, CC_VOCAB_ABBREVIATIONS_USE)[0] == 'n') { /* number: "No. 5" */
        size_t k = i + 1;

        while (at_or_nul(s, k) == ' ')
            k++;
        if (!is_digit(at_or_nul(s, k)))
            return i;
    }
    *flags |= CC_TOK_ABBREVIATION;
    return i + 1;
}

size_t
cc_scan_word(const struct cc_scan *s, size_t at, uint32_t *flags)
{
    size_t i = at;

    if ((s->text[at] | 32) == 'h' || (s->text[at] | 32) == 'w') {
        if (starts_with(s, at, "http://") || starts_with(s, at, "https://") || starts_with(s, at, "www.")) {
            *flags |= CC_TOK_LINK;
            return link_end(s, at);
        }
    }
    for (;;) {
        size_t len;
        char c;

        i = letters(s, i, at + CC_TOKEN_MAX_BYTES);
        if (i - at > CC_TOKEN_MAX_BYTES)
            return at + cc_utf8_cut(s->text + at, i - at, CC_TOKEN_MAX_BYTES);
        if (i >= s->end || s->text[i] == ' ' || s->text[i] == ',') /* most words end here */
            return i;
        c = joiner(s, i, &len);
        if (c == '@' && word_char(s, i + 1) > 0 && memchr(s->text + i, '.', s->end - i < 64 ? s->end - i : 64) != NULL)
            return address_end(s, at, i, flags);
        if (c == '.' && (is_letter(at_or_nul(s, i + 1)) ? is_domain(s, i) : false))
            return address_end(s, at, i, flags);
        if (c == '.')
            return abbreviation_end(s, at, i, flags);
        if (c == '\0' || word_char(s, i + len) == 0 || !joins(s, at, i, c, i + len))
            return i;
        if (c == '-')
            *flags |= CC_TOK_HYPHEN;
        i += len;
    }
}

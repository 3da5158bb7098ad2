/* utf8.c: see utf8.h. */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

size_t
cc_utf8_decode(const char *s, size_t n, uint32_t *out)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t got;

    if ((unsigned char)*s < 0x80) {
        *out = (unsigned char)*s;
        return 1;
    }
    got = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &c);
    if (got <= 0 || c < 0) {
        *out = 0xFFFD;
        return 1;
    }
    *out = (uint32_t)c;
    return (size_t)got;
}

void
cc_utf8_encode(struct cc_buf *b, uint32_t c)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, bytes);

    cc_buf_add(b, bytes, n > 0 ? (size_t)n : 0);
}

bool
cc_utf8_valid(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n) {
        utf8proc_int32_t c;
        utf8proc_ssize_t got;

        if ((unsigned char)s[i] < 0x80) {
            if (s[i++] == '\0')
                return false;
            continue;
        }
        got = utf8proc_iterate((const utf8proc_uint8_t *)s + i, (utf8proc_ssize_t)(n - i), &c);
        if (got <= 0 || c < 0)
            return false;
        i += (size_t)got;
    }
    return true;
}

size_t
cc_utf8_cut(const char *s, size_t n, size_t max)
{
    size_t cut = n;

    if (n > max)
        cut = max;
    else if (n < max)
        return n;
    while (cut > 0 && cut < n && ((unsigned char)s[cut] & 0xC0) == 0x80)
        cut--;
    /* a text already cut elsewhere may end inside a character */
    if (cut == n && cut > 0) {
        size_t start = cut;
        uint32_t c;

        while (start > 0 && cut - start < 4 && ((unsigned char)s[start - 1] & 0xC0) == 0x80)
            start--;
        if (start > 0 && (unsigned char)s[start - 1] >= 0xC0) {
            start--;
            if (cc_utf8_decode(s + start, cut - start, &c) != cut - start)
                cut = start;
        }
    }
    return cut;
}

static void
add_mapped(struct cc_buf *b, const char *s, size_t n, utf8proc_option_t options)
{
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t got = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &out, options);

    if (got >= 0)
        cc_buf_add(b, out, (size_t)got);
    else
        cc_buf_add(b, s, n);
    free(out);
}

void
cc_utf8_add_nfc(struct cc_buf *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] >= 0xC3) { /* below U+00C0 nothing composes */
            add_mapped(b, s, n, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
            return;
        }
    }
    cc_buf_add(b, s, n);
}

void
cc_utf8_add_unmarked(struct cc_buf *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] >= 0xC3) {
            add_mapped(b, s, n, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE | UTF8PROC_STRIPMARK);
            return;
        }
    }
    cc_buf_add(b, s, n);
}

/* ASCII stand-ins for typographic marks, so that "don't" is one word however it was typed. */
static char
plain_mark(uint32_t c)
{
    switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: case 0x00B4: case 0x2032: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x00AB: case 0x00BB: case 0x2033: return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
    default: return cc_utf8_is_space(c) ? ' ' : '\0';
    }
}

#define EACH_BYTE(v) (UINT64_C(0x0101010101010101) * (v))

/* Appends the ASCII that s[0, n) begins with in lower case, eight bytes at a time, and returns its length. */
static size_t
add_lower_ascii(struct cc_buf *b, const char *s, size_t n)
{
    size_t i = 0;
    char *out;

    cc_buf_reserve(b, n);
    out = b->v + b->n;
    while (i + 8 <= n) {
        uint64_t x, upper;

        memcpy(&x, s + i, 8);
        if (x & EACH_BYTE(0x80))
            break;
        upper = (x + EACH_BYTE(0x80 - 'A')) & ~(x + EACH_BYTE(0x7F - 'Z')) &
            EACH_BYTE(0x80); /* the top bit of each capital */
        x |= upper >> 2;
        memcpy(out + i, &x, 8);
        i += 8;
    }
    for (; i < n && (unsigned char)s[i] < 0x80; i++)
        out[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]);
    out[i] = '\0';
    b->n += i;
    return i;
}

void
cc_utf8_add_folded(struct cc_buf *b, const char *s, size_t n)
{
    size_t i = 0;

    cc_buf_reserve(b, n);
    while (i < n) {
        uint32_t c;
        size_t len;
        char mark;

        if ((unsigned char)s[i] < 0x80) { /* nearly always */
            i += add_lower_ascii(b, s + i, n - i);
            continue;
        }
        len = cc_utf8_decode(s + i, n - i, &c);
        if (c < 0x80) {
            cc_buf_addc(b, (char)c);
        } else if ((mark = plain_mark(c)) != '\0') {
            cc_buf_addc(b, mark);
        } else {
            add_mapped(b, s + i, len, UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
        }
        i += len;
    }
}

static utf8proc_category_t
category(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c);
}

bool
cc_utf8_is_letter(uint32_t c)
{
    utf8proc_category_t k;

    if (c < 0x80)
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    k = category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_MC;
}

bool
cc_utf8_is_upper(uint32_t c)
{
    return c < 0x80 ? c >= 'A' && c <= 'Z' : category(c) == UTF8PROC_CATEGORY_LU;
}

bool
cc_utf8_is_digit(uint32_t c)
{
    return c < 0x80 ? c >= '0' && c <= '9' : category(c) == UTF8PROC_CATEGORY_ND;
}

bool
cc_utf8_is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13)
                    : c == 0x85 || category(c) == UTF8PROC_CATEGORY_ZS || c == 0x2028 || c == 0x2029;
}

uint32_t
cc_utf8_lower(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t
cc_utf8_upper(uint32_t c)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

int
cc_utf8_width(const char *s, size_t n)
{
    int width = 0;

    for (size_t i = 0; i < n;) {
        uint32_t c;

        i += cc_utf8_decode(s + i, n - i, &c);
        width += utf8proc_charwidth((utf8proc_int32_t)c);
    }
    return width;
}

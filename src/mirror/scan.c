/* scan.c: see scan.h. A pull scanner over one record in memory: start tags push, end tags pop; captured elements gather
 * their text, whatever inline markup stands in it. What an element means depends on its parent only (scan_rules.c). */
#include "mirror/scan.h"

#include <string.h>

#include <claimcheck/limits.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "mirror/scan_rules.h"

struct cc_scanner *
cc_scanner_new(void)
{
    struct cc_scanner *s = cc_mem_alloc(sizeof *s);

    cc_scan_rules_init(s);
    return s;
}

void
cc_scanner_free(struct cc_scanner *s)
{
    if (s == NULL)
        return;
    cc_scan_clear(&s->scan);
    free(s);
}

static enum cc_status
bad(struct cc_scanner *s, const char *what, struct cc_error *error)
{
    if (s->scan.pmid != 0)
        return cc_error_set(error, CC_INPUT, "PMID %u: %s at byte %zu of the record", s->scan.pmid, what,
            (size_t)(s->p - s->begin));
    return cc_error_set(
        error, CC_INPUT, "a record without a PMID so far: %s at its byte %zu", what, (size_t)(s->p - s->begin));
}

/* Validity is checked for the whole record at once; nearly all of it is ASCII, eight bytes a step. */
static bool
valid_utf8(const char *p, size_t n)
{
    size_t i = 0;

    while (i < n) {
        uint64_t eight;

        if (n - i >= 8) {
            memcpy(&eight, p + i, 8);
            /* no high bit, no zero byte */
            if (((eight | (eight - 0x0101010101010101u)) & 0x8080808080808080u) == 0) {
                i += 8;
                continue;
            }
        }
        if ((unsigned char)p[i] >= 0x80) {
            uint32_t c;
            size_t k = cc_utf8_decode(p + i, n - i, &c);

            if (k == 1)
                return false;
            i += k;
        } else if (p[i++] == '\0') {
            return false;
        }
    }
    return true;
}

/* The character of "&...;" at p; its length, or 0 when it is none of the kinds allowed. */
static size_t
reference(const char *p, const char *end, uint32_t *out)
{
    static const struct { const char *name; size_t len; uint32_t c; } known[] = {
        {"&lt;", 4, '<'}, {"&gt;", 4, '>'}, {"&amp;", 5, '&'}, {"&quot;", 6, '"'}, {"&apos;", 6, '\''},
    };
    uint32_t c = 0;
    const char *q;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if ((size_t)(end - p) >= known[i].len && memcmp(p, known[i].name, known[i].len) == 0) {
            *out = known[i].c;
            return known[i].len;
        }
    }
    if (end - p < 4 || p[1] != '#')
        return 0;
    q = p + 2;
    if (*q == 'x') {
        for (q++; q < end && c < 0x110000; q++) {
            if (*q >= '0' && *q <= '9')
                c = c * 16 + (uint32_t)(*q - '0');
            else if ((*q | 32) >= 'a' && (*q | 32) <= 'f')
                c = c * 16 + (uint32_t)((*q | 32) - 'a' + 10);
            else
                break;
        }
    } else {
        for (; q < end && c < 0x110000 && *q >= '0' && *q <= '9'; q++)
            c = c * 10 + (uint32_t)(*q - '0');
    }
    if (q >= end || *q != ';' || c == 0 || c >= 0x110000 || (c >= 0xd800 && c < 0xe000))
        return 0;
    *out = c;
    return (size_t)(q + 1 - p);
}

bool
cc_scan_add_text(struct cc_buf *b, const char *p, const char *end)
{
    while (p < end) {
        const char *amp = memchr(p, '&', (size_t)(end - p));
        uint32_t c;
        size_t n;

        cc_buf_add(b, p, (size_t)((amp != NULL ? amp : end) - p));
        if (amp == NULL)
            return true;
        n = reference(amp, end, &c);
        if (n == 0)
            return false;
        cc_utf8_encode(b, c);
        p = amp + n;
    }
    return true;
}

static const bool ascii_of_names[128] = {
    ['-'] = true, ['.'] = true, ['_'] = true, [':'] = true,
    ['0'] = true, true, true, true, true, true, true, true, true, true,
    ['A'] = true, true, true, true, true, true, true, true, true, true, true, true, true,
    true, true, true, true, true, true, true, true, true, true, true, true, true,
    ['a'] = true, true, true, true, true, true, true, true, true, true, true, true, true,
    true, true, true, true, true, true, true, true, true, true, true, true, true,
};

static inline bool
is_name(unsigned char c)
{
    return c >= 0x80 || ascii_of_names[c];
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Attributes of the start tag at s->p; leaves s->p behind '>' . */
static enum cc_status
attributes(struct cc_scanner *s, bool *closed, struct cc_error *error)
{
    const char *p = s->p, *end = s->end;

    s->n_attributes = 0;
    *closed = false;
    for (;;) {
        struct cc_scan_attribute a = {0};
        char quote;

        while (p < end && is_space(*p))
            p++;
        if (p < end && *p == '>') {
            s->p = p + 1;
            return CC_OK;
        }
        if (end - p >= 2 && p[0] == '/' && p[1] == '>') {
            *closed = true;
            s->p = p + 2;
            return CC_OK;
        }
        s->p = p;
        a.name = p;
        while (p < end && is_name((unsigned char)*p))
            p++;
        a.name_len = (size_t)(p - a.name);
        while (p < end && is_space(*p))
            p++;
        if (a.name_len == 0 || p >= end || *p != '=')
            return bad(s, "broken start tag", error);
        for (p++; p < end && is_space(*p);)
            p++;
        if (p >= end || (*p != '"' && *p != '\''))
            return bad(s, "attribute without quotes", error);
        quote = *p++;
        a.value = p;
        p = memchr(p, quote, (size_t)(end - p));
        if (p == NULL || memchr(a.value, '<', (size_t)(p - a.value)) != NULL)
            return bad(s, "attribute without its closing quote", error);
        a.value_len = (size_t)(p - a.value);
        p++;
        if (s->n_attributes < CC_SCAN_ATTRIBUTES)
            s->attributes[s->n_attributes++] = a;
    }
}

static enum cc_status
start_tag(struct cc_scanner *s, struct cc_error *error)
{
    struct cc_scan_level *level;
    const char *name = ++s->p;
    enum cc_status status;
    bool closed;

    while (s->p < s->end && is_name((unsigned char)*s->p))
        s->p++;
    if (s->p == name)
        return bad(s, "'<' that begins no tag", error);
    if (s->depth == CC_XML_DEPTH_MAX)
        return bad(s, "elements nested too deep", error);
    level = &s->stack[s->depth];
    *level = (struct cc_scan_level){.name = name, .name_len = (size_t)(s->p - name)};
    level->element = cc_scan_element(s, name, level->name_len);
    status = attributes(s, &closed, error);
    if (status != CC_OK)
        return status;
    s->depth++;
    if (!s->capturing)
        cc_scan_open(s);
    if (closed) {
        cc_scan_close(s);
        s->depth--;
    }
    return CC_OK;
}

static enum cc_status
end_tag(struct cc_scanner *s, struct cc_error *error)
{
    const struct cc_scan_level *level;

    if (s->depth == 0)
        return bad(s, "an end tag too many", error);
    level = &s->stack[s->depth - 1];
    s->p += 2;
    if ((size_t)(s->end - s->p) <= level->name_len || memcmp(s->p, level->name, level->name_len) != 0)
        return bad(s, "an end tag that does not match", error);
    s->p += level->name_len;
    while (s->p < s->end && is_space(*s->p))
        s->p++;
    if (s->p >= s->end || *s->p != '>')
        return bad(s, "an end tag that does not match", error);
    s->p++;
    cc_scan_close(s);
    s->depth--;
    return CC_OK;
}

/* Comments and processing instructions (PMC's suppliers leave some) are skipped, CDATA is text; declarations have no
 * place inside a record. */
static enum cc_status
markup(struct cc_scanner *s, struct cc_error *error)
{
    size_t left = (size_t)(s->end - s->p);
    const char *close;

    if (left >= 4 && memcmp(s->p, "<!--", 4) == 0) {
        close = memmem(s->p + 4, left - 4, "-->", 3);
        if (close == NULL)
            return bad(s, "a comment without end", error);
        s->p = close + 3;
        return CC_OK;
    }
    if (s->p[1] == '?') {
        close = memmem(s->p + 2, left - 2, "?>", 2);
        if (close == NULL)
            return bad(s, "a processing instruction without end", error);
        s->p = close + 2;
        return CC_OK;
    }
    if (left >= 9 && memcmp(s->p, "<![CDATA[", 9) == 0) {
        close = memmem(s->p + 9, left - 9, "]]>", 3);
        if (close == NULL)
            return bad(s, "a CDATA section without end", error);
        if (s->capturing)
            cc_buf_add(&s->scan.text, s->p + 9, (size_t)(close - s->p - 9));
        s->p = close + 3;
        return CC_OK;
    }
    return bad(s, "markup that PubMed records do not have", error);
}

static enum cc_status
step(struct cc_scanner *s, struct cc_error *error)
{
    const char *open;

    if (*s->p != '<') {
        open = memchr(s->p, '<', (size_t)(s->end - s->p));
        if (open == NULL)
            open = s->end;
        if (s->capturing && !cc_scan_add_text(&s->scan.text, s->p, open))
            return bad(s, "a reference that PubMed records do not have", error);
        s->p = open;
        return CC_OK;
    }
    if (s->end - s->p < 2)
        return bad(s, "a cut tag", error);
    if (s->p[1] == '/')
        return end_tag(s, error);
    if (s->p[1] == '!' || s->p[1] == '?')
        return markup(s, error);
    return start_tag(s, error);
}

void
cc_scan_clear(struct cc_scan *scan)
{
    cc_buf_clear(&scan->text);
    free(scan->parts);
    *scan = (struct cc_scan){0};
}

static enum cc_status
read_element(struct cc_scanner *s, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    if (!valid_utf8(s->begin, (size_t)(s->end - s->begin)))
        return bad(s, "bytes that are not UTF-8", error);
    while (status == CC_OK && s->p < s->end) {
        if (s->depth == 0 && s->p > s->begin && !is_space(*s->p))
            return bad(s, "more than one element", error);
        status = step(s, error);
    }
    if (status == CC_OK && s->depth != 0)
        status = bad(s, "the record is cut off", error);
    if (status == CC_OK && s->scan.pmid == 0)
        status = bad(s, "no PMID", error);
    return status;
}

enum cc_status
cc_scanner_read(struct cc_scanner *s, const char *xml, size_t len, struct cc_scan *out, struct cc_error *error)
{
    enum cc_status status;

    s->scan = (struct cc_scan){.text = out->text, .parts = out->parts, .cap_parts = out->cap_parts, .version = 1};
    cc_buf_reset(&s->scan.text);
    s->begin = s->p = xml;
    s->end = xml + len;
    s->depth = 0;
    s->capturing = false;
    s->n_labels = 0;
    status = read_element(s, error);
    cc_buf_addc(&s->scan.text, '\0'); /* so that v is never NULL */
    *out = s->scan;
    s->scan = (struct cc_scan){0};
    return status;
}

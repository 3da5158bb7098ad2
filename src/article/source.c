/* source.c: see source.h. */
#include "article/source.h"

#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "base/utf8.h"

#define CHARSET_SNIFF 4096 /* bytes in which HTML may declare its charset (browsers look at 1024) */

/* ---- binary */

static const struct {
    const char *magic;
    size_t n;
    const char *what;
} MAGICS[] = {
    {"\x89PNG", 4, "a PNG image"},
    {"\xFF\xD8\xFF", 3, "a JPEG image"},
    {"GIF8", 4, "a GIF image"},
    {"RIFF", 4, "a RIFF (WebP, WAV) file"},
    {"\xD0\xCF\x11\xE0", 4, "an old Word, Excel or PowerPoint file; save it as .docx"},
    {"{\\rtf", 5, "an RTF file; save it as .docx or .txt"},
    {"\x1F\x8B", 2, "a gzip file; unpack it first"},
    {"\x28\xB5\x2F\xFD", 4, "a zstd file; unpack it first"},
    {"PK\x03\x04", 4, "a zip file; unpack it first, or name it .docx if it is a Word document"},
    {"\x7F" "ELF", 4, "a program"},
    {"SQLite format 3", 15, "an SQLite database"},
    {"%PDF-", 5, "a PDF; read it with --input-format pdf"},
};

static uint32_t
line_of(const char *s, size_t at)
{
    uint32_t line = 1;

    for (size_t i = 0; i < at; i++) {
        if (s[i] == '\n' || (s[i] == '\r' && s[i + 1] != '\n'))
            line++;
    }
    return line;
}

static enum cc_status
refuse_binary(struct cc_build *b, const char *s, size_t n)
{
    const char *name = b->article->name;
    const char *nul = memchr(s, '\0', n);
    size_t controls = 0, looked = n < 65536 ? n : 65536;

    for (size_t i = 0; i < sizeof MAGICS / sizeof *MAGICS; i++) {
        if (n >= MAGICS[i].n && memcmp(s, MAGICS[i].magic, MAGICS[i].n) == 0)
            return cc_error_set(b->error, CC_INPUT, "%s: this is %s; claimcheck reads text, Markdown, HTML, DOCX and PDF",
                name, MAGICS[i].what);
    }
    if (nul != NULL)
        return cc_error_set(b->error, CC_INPUT,
            "%s:%u: a NUL byte, so this is a binary file; save the article as text, Markdown, HTML or DOCX", name,
            line_of(s, (size_t)(nul - s)));
    for (size_t i = 0; i < looked; i++)
        controls += (unsigned char)s[i] < ' ' && strchr("\t\n\r\f\v\x1b", s[i]) == NULL;
    if (controls * 10 > looked)
        return cc_error_set(b->error, CC_INPUT,
            "%s: one byte in ten is a control character, so this is a binary file; save the article as text, Markdown, "
            "HTML or DOCX", name);
    return CC_OK;
}

/* ---- other encodings */

/* The whole of s from `charset`; what cannot be converted becomes U+FFFD and is counted in *bad. False: unknown
 * charset. */
static bool
convert(const char *charset, const char *s, size_t n, struct cc_buf *out, size_t *bad)
{
    iconv_t cd = iconv_open("UTF-8", charset);
    char *from = (char *)(uintptr_t)s;
    size_t left = n;

    if (cd == (iconv_t)-1)
        return false;
    while (left > 0) {
        char *to;
        size_t room = left * 2 + 64, had = room;

        cc_buf_reserve(out, room);
        to = out->v + out->n;
        if (iconv(cd, &from, &left, &to, &room) == (size_t)-1) {
            out->n += had - room;
            if (errno == E2BIG)
                continue;
            cc_buf_adds(out, "\xEF\xBF\xBD");
            (*bad)++;
            if (errno != EILSEQ || left == 0)
                break;
            from++;
            left--;
        } else {
            out->n += had - room;
        }
    }
    iconv_close(cd);
    return true;
}

static const struct {
    const char *bytes;
    size_t n;
    const char *charset; /* NULL: UTF-8 */
} MARKS[] = {
    {"\xEF\xBB\xBF", 3, NULL},
    {"\xFF\xFE\0\0", 4, "UTF-32LE"},
    {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

/* UTF-16 without a mark: in mostly Latin text every other byte is NUL. */
static const char *
guess_utf16(const char *s, size_t n)
{
    size_t looked = n < 4096 ? n & ~(size_t)1 : 4096, even = 0, odd = 0;

    for (size_t i = 0; i < looked; i += 2) {
        even += s[i] == '\0';
        odd += s[i + 1] == '\0';
    }
    if (looked < 8)
        return NULL;
    if (odd * 10 > looked * 4 && even * 50 < looked)
        return "UTF-16LE";
    if (even * 10 > looked * 4 && odd * 50 < looked)
        return "UTF-16BE";
    return NULL;
}

/* The value of charset= in the first bytes of HTML. WHATWG: Latin-1 and ASCII mean Windows-1252. */
static bool
declared_charset(const char *s, size_t n, char *out, size_t cap)
{
    size_t end = n < CHARSET_SNIFF ? n : CHARSET_SNIFF, len = 0;

    for (size_t i = 0; i + 9 < end; i++) {
        if (strncasecmp(s + i, "charset", 7) != 0)
            continue;
        i += 7;
        while (i < end && (s[i] == ' ' || s[i] == '='))
            i++;
        if (i < end && (s[i] == '"' || s[i] == '\''))
            i++;
        while (i < end && len + 1 < cap && (s[i] == '-' || s[i] == '_' || (s[i] >= '0' && s[i] <= '9') ||
            ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z')))
            out[len++] = s[i++];
        break;
    }
    out[len] = '\0';
    if (strcasecmp(out, "iso-8859-1") == 0 || strcasecmp(out, "latin1") == 0 || strcasecmp(out, "us-ascii") == 0 ||
        strcasecmp(out, "ascii") == 0)
        snprintf(out, cap, "WINDOWS-1252");
    return len > 0 && strcasecmp(out, "utf-8") != 0 && strcasecmp(out, "utf8") != 0 &&
        strncasecmp(out, "utf-16", 6) != 0;
}

/* ---- UTF-8 */

struct survey {
    size_t good, bad;     /* multi-byte sequences; bytes that belong to none */
    size_t first_bad;     /* offset */
    bool lonely;          /* no bad byte stands beside another byte >= 0x80 */
};

static void
survey_utf8(const char *s, size_t n, struct survey *v)
{
    size_t last_bad = SIZE_MAX;

    *v = (struct survey){.lonely = true};
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t len;

        if ((unsigned char)s[i] < 0x80) {
            i++;
            continue;
        }
        len = cc_utf8_decode(s + i, n - i, &c);
        if (len > 1) {
            v->good++;
        } else {
            if (v->bad++ == 0)
                v->first_bad = i;
            else if (i == last_bad + 1)
                v->lonely = false;
            last_bad = i;
            if (memchr("\x81\x8D\x8F\x90\x9D", s[i], 5) != NULL) /* not in Windows-1252 */
                v->lonely = false;
        }
        i += len;
    }
}

/* Copies with '\n' line ends and U+FFFD for bad bytes. */
static void
copy_clean(struct cc_buf *out, const char *s, size_t n)
{
    size_t i = 0;

    cc_buf_reserve(out, n);
    while (i < n) {
        size_t start = i;
        uint32_t c;

        while (i < n && (unsigned char)s[i] < 0x80 && s[i] != '\r')
            i++;
        cc_buf_add(out, s + start, i - start);
        if (i == n)
            break;
        if (s[i] == '\r') {
            cc_buf_addc(out, '\n');
            i += i + 1 < n && s[i + 1] == '\n' ? 2 : 1;
            continue;
        }
        start = i;
        i += cc_utf8_decode(s + i, n - i, &c);
        if (i == start + 1)
            cc_buf_adds(out, "\xEF\xBF\xBD");
        else
            cc_buf_add(out, s + start, i - start);
    }
}

static const char *
plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* Valid or not, s is meant to be UTF-8. */
static void
read_utf8(struct cc_build *b, const char *s, size_t n, struct cc_buf *out)
{
    struct cc_buf converted = {0};
    struct survey v;
    size_t bad = 0;

    survey_utf8(s, n, &v);
    if (v.bad > 0 && v.good == 0 && v.lonely && convert("WINDOWS-1252", s, n, &converted, &bad)) {
        cc_build_note(b, "The text is not UTF-8; it was read as Windows-1252 (first such byte at line %u).",
            line_of(s, v.first_bad));
        copy_clean(out, converted.v, converted.n);
    } else {
        if (v.bad > 0)
            cc_build_note(b, "%zu byte%s %s not UTF-8 and %s shown as U+FFFD; first at line %u.", v.bad, plural(v.bad),
                v.bad == 1 ? "was" : "were", v.bad == 1 ? "is" : "are", line_of(s, v.first_bad));
        copy_clean(out, s, n);
    }
    cc_buf_clear(&converted);
}

static bool
is_blank(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] > ' ')
            return false;
    }
    return true;
}

enum cc_status
cc_source_read(struct cc_build *b, const void *bytes, size_t len, enum cc_format format, struct cc_buf *out)
{
    const char *s = bytes, *charset = NULL;
    struct cc_buf converted = {0};
    enum cc_status status = CC_OK;
    char declared[40];
    size_t bad = 0;

    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS && len > 0; i++) {
        if (len < MARKS[i].n || memcmp(s, MARKS[i].bytes, MARKS[i].n) != 0)
            continue;
        s += MARKS[i].n;
        len -= MARKS[i].n;
        charset = MARKS[i].charset;
        break;
    }
    if (len == 0 || is_blank(s, len))
        return cc_error_set(b->error, CC_INPUT, "%s: empty; there is no text to check", b->article->name);
    if (charset == NULL && s == (const char *)bytes)
        charset = guess_utf16(s, len);
    if (charset == NULL && s == (const char *)bytes && format == CC_FORMAT_HTML &&
        declared_charset(s, len, declared, sizeof declared))
        charset = declared;
    if (charset == NULL) {
        status = refuse_binary(b, s, len);
        if (status == CC_OK)
            read_utf8(b, s, len, out);
    } else if (!convert(charset, s, len, &converted, &bad)) {
        cc_build_note(b, "The page names the charset \"%s\", which is not known here; it was read as UTF-8.", charset);
        status = refuse_binary(b, s, len);
        if (status == CC_OK)
            read_utf8(b, s, len, out);
    } else {
        cc_build_note(b, "The text was converted from %s.", charset);
        if (bad > 0)
            cc_build_note(b, "%zu place%s could not be converted from %s and became U+FFFD.", bad, plural(bad), charset);
        status = refuse_binary(b, converted.v, converted.n);
        if (status == CC_OK)
            copy_clean(out, converted.v, converted.n);
    }
    cc_buf_clear(&converted);
    return status;
}

/* xml_sniff.c: what a reply is that is not XML, for the message. */
#include <strings.h>

#include "base/json.h"
#include "base/utf8.h"
#include "pubmed/xml_state.h"

static bool
begins(const char *s, size_t n, const char *word)
{
    return n >= strlen(word) && strncasecmp(s, word, strlen(word)) == 0;
}

/* What stands between <title> and the next tag, quoted; nothing when there is none. */
static void
add_title(struct cc_buf *out, const char *s, size_t n)
{
    const char *at = NULL;
    size_t len = 0;

    for (size_t i = 0; i + 7 < n && at == NULL; i++)
        if (begins(s + i, n - i, "<title>"))
            at = s + i + 7;
    if (at == NULL)
        return;
    while (at + len < s + n && at[len] != '<' && len < 100)
        len++;
    if (cc_utf8_valid(at, len))
        cc_buf_addf(out, " (\"%.*s\")", (int)len, at);
}

/* The server's own words for the fault, quoted. The rest of the object is not shown: it may name an API key. */
static void
add_json_error(struct cc_buf *out, const char *s, size_t n)
{
    struct cc_error ignored = {0};
    struct cc_json *json = NULL;
    const char *text;

    if (cc_json_parse(s, n, &json, &ignored) != CC_OK)
        return;
    text = cc_json_string(cc_json_get(json, "error"));
    if (text != NULL)
        cc_buf_addf(out, " (\"%.100s\")", text);
    cc_json_free(json);
}

/* The first words of a text, quoted, unless they could hold a key. */
static void
add_excerpt(struct cc_buf *out, const char *s, size_t n)
{
    size_t len = 0;

    while (len < n && len < 100 && s[len] != '\n' && s[len] != '\r')
        len++;
    if (len == 100)
        len = cc_utf8_cut(s, n, len);
    if (len > 0 && cc_utf8_valid(s, len) && memmem(s, n, "key", 3) == NULL)
        cc_buf_addf(out, " (\"%.*s\")", (int)len, s);
}

char *
cc_xml_looks_like(const char *head, size_t n)
{
    struct cc_buf b = {0};

    if (n >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0)
        return cc_xml_looks_like(head + 3, n - 3);
    if (begins(head, n, "<!doctype html") || begins(head, n, "<html")) {
        cc_buf_adds(&b, "an HTML page");
        add_title(&b, head, n);
    } else if (n >= 2 && ((head[0] == '<') || memcmp(head, "\xff\xfe", 2) == 0 || memcmp(head, "\xfe\xff", 2) == 0)) {
        return NULL; /* XML, perhaps in UTF-16 */
    } else if (n >= 2 && memcmp(head, "\x1f\x8b", 2) == 0) {
        cc_buf_adds(&b, "gzip-compressed data; unpack it first");
    } else if (n >= 1 && (head[0] == '{' || head[0] == '[')) {
        cc_buf_adds(&b, "JSON");
        add_json_error(&b, head, n);
    } else if (begins(head, n, "\"<?xml") || begins(head, n, "\"<Pubmed")) {
        cc_buf_adds(&b, "XML inside a quoted string (JSON-encoded)");
    } else if (begins(head, n, "Pubmed-entry ::=")) {
        cc_buf_adds(&b, "ASN.1; ask for retmode=xml");
    } else if (begins(head, n, "PMID- ") || begins(head, n, "PMID-\t")) {
        cc_buf_adds(&b, "MEDLINE text; ask for retmode=xml");
    } else {
        cc_buf_adds(&b, memchr(head, '\0', n) ? "binary data" : "plain text");
        add_excerpt(&b, head, n);
    }
    return cc_buf_take(&b, NULL);
}

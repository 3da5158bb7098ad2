/* judge.c: see judge.h. */
#include "pubmed/judge.h"

#include <ctype.h>
#include <strings.h>

#include "base/json.h"
#include "base/mem.h"
#include "pubmed/esearch.h"

/* Messages by a part of them, most telling first. The class holds whatever the HTTP status. */
static const struct {
    const char *part;
    enum cc_reply_class class;
} MESSAGES[] = {
    {"rate limit", CC_REPLY_RATE_LIMITED},
    {"API key invalid", CC_REPLY_STOP},
    {"retstart", CC_REPLY_PERMANENT},              /* also "Search Backend failed: … 'retstart' cannot be larger" */
    {"OUT OF RANGE", CC_REPLY_PERMANENT},
    {"ID list is empty", CC_REPLY_PERMANENT},
    {"ID+list+is+empty", CC_REPLY_PERMANENT},      /* the text form comes form-encoded */
    {"id parameter is empty", CC_REPLY_PERMANENT},
    {"Unable to obtain query", CC_REPLY_PERMANENT},/* the history is lost: whoever used it searches anew */
    {"Invalid db name", CC_REPLY_PERMANENT},
    {"Empty term", CC_REPLY_PERMANENT},
    {"Empty Response", CC_REPLY_TRANSIENT},        /* these two come with 400 and go away */
    {"cannot get document summary", CC_REPLY_TRANSIENT},
    {"Search Backend failed", CC_REPLY_TRANSIENT},
    {"error forwarding request", CC_REPLY_TRANSIENT},
    {"C++ Exception", CC_REPLY_TRANSIENT},
    {"TXCLIENT", CC_REPLY_TRANSIENT},
    {"CTxRawClient", CC_REPLY_TRANSIENT},
};

static enum cc_reply_class
by_status(long s)
{
    if (s == 429)
        return CC_REPLY_RATE_LIMITED;
    if (s == 403)
        return CC_REPLY_STOP;
    if (s == 408 || s >= 500 || (s >= 200 && s < 400))
        return CC_REPLY_TRANSIENT; /* 2xx and 3xx get here only when the body is not what was asked for */
    return CC_REPLY_PERMANENT;
}

enum cc_reply_class
cc_judge_message(const char *message, long http_status)
{
    for (size_t i = 0; i < sizeof MESSAGES / sizeof *MESSAGES; i++) {
        if (strcasestr(message, MESSAGES[i].part) != NULL)
            return MESSAGES[i].class;
    }
    return by_status(http_status);
}

/* ------------------------------------------------------------ looking at it */

static void
skip_space(const char **p, const char *end)
{
    while (*p < end && isspace((unsigned char)**p))
        ++*p;
}

static const char *
after(const char *p, const char *end, const char *what)
{
    const char *found = memmem(p, (size_t)(end - p), what, strlen(what));

    return found ? found + strlen(what) : end;
}

/* To the '<' of the root element, or to the end. */
static const char *
root_of(const char *body, size_t len)
{
    const char *p = body, *end = body + len;

    if (len >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
        p += 3;
    for (;;) {
        skip_space(&p, end);
        if (end - p >= 2 && memcmp(p, "<?", 2) == 0)
            p = after(p, end, "?>");
        else if (end - p >= 4 && memcmp(p, "<!--", 4) == 0)
            p = after(p, end, "-->");
        else if (end - p >= 9 && strncasecmp(p, "<!DOCTYPE", 9) == 0)
            p = after(p, end, ">"); /* an internal subset does not occur; the XML reader refuses what hides in one */
        else
            return p;
    }
}

bool
cc_judge_root_is(const char *body, size_t len, const char *name)
{
    const char *p = root_of(body, len), *end = body + len;
    size_t n = strlen(name);

    return (size_t)(end - p) > n + 1 && p[0] == '<' && memcmp(p + 1, name, n) == 0 &&
        strchr(" \t\r\n/>", p[n + 1]) != NULL;
}

bool
cc_judge_ends_with(const char *body, size_t len, const char *name)
{
    size_t n = strlen(name);

    while (len > 0 && isspace((unsigned char)body[len - 1]))
        len--;
    if (len < n + 3 || body[--len] != '>')
        return false;
    while (len > 0 && isspace((unsigned char)body[len - 1]))
        len--;
    if (body[len - 1] == '/') {
        const char *root = root_of(body, len);

        return cc_judge_root_is(body, len, name) && memchr(root, '>', (size_t)(body + len - root)) == NULL;
    }
    return len >= n + 2 && memcmp(body + len - n, name, n) == 0 && memcmp(body + len - n - 2, "</", 2) == 0;
}

static bool
is_html(const char *content_type, const char *body, size_t len)
{
    const char *root = root_of(body, len), *end = body + len;

    if (end - root >= 5 && strncasecmp(root, "<html", 5) == 0)
        return true;
    skip_space(&body, end);
    if (end - body >= 14 && strncasecmp(body, "<!doctype html", 14) == 0)
        return true;
    return content_type != NULL && strncasecmp(content_type, "text/html", 9) == 0;
}

static char
first_char(const char *body, size_t len)
{
    const char *p = body;

    skip_space(&p, body + len);
    return p < body + len ? *p : '\0';
}

/* The text of the first <ERROR> or <error> child, white space squeezed; NULL when there is none or it is empty. Only
 * near the start: an error reply is short, and a record may quote anything. */
static char *
xml_error(const char *body, size_t len)
{
    const char *from = memmem(body, len < 4096 ? len : 4096, "<ERROR>", 7), *to;
    struct cc_buf b = {0};

    if (from == NULL)
        return NULL;
    from += 7;
    to = memmem(from, (size_t)(body + len - from), "</ERROR>", 8);
    for (const char *p = from; p < (to ? to : body + len) && b.n < 500; p++) {
        if (!isspace((unsigned char)*p))
            cc_buf_addc(&b, *p);
        else if (b.n > 0 && b.v[b.n - 1] != ' ')
            cc_buf_addc(&b, ' ');
    }
    return b.n > 0 ? cc_buf_take(&b, NULL) : NULL;
}

/* A piece of a body for a message: one line, short. */
static void
excerpt(const char *body, size_t len, char out[81])
{
    size_t n = 0;

    for (size_t i = 0; i < len && n < 80; i++) {
        unsigned char c = (unsigned char)body[i];

        if (c > 0x20 && c < 0x7f)
            out[n++] = (char)c;
        else if (n > 0 && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    out[n] = '\0';
}

/* --------------------------------------------------------------- the verdict */

static enum cc_reply_class
message_class(const char *message, long s, struct cc_error *error)
{
    enum cc_reply_class class = cc_judge_message(message, s);

    cc_error_set(error, CC_NET, "HTTP %ld: the server says: %.300s", s, message);
    return class;
}

/* {"error":"…"}: the gateway's own form, and esearch's "ERROR". false: neither. */
static bool
json_error(const struct cc_json *doc, long s, enum cc_reply_class *class, struct cc_error *error)
{
    const struct cc_json *result = cc_json_get(doc, "esearchresult");
    const char *message = cc_json_string(cc_json_get(doc, "error"));

    if (message == NULL)
        message = cc_json_string(cc_json_get(doc, "ERROR"));
    if (message == NULL)
        message = cc_json_string(cc_json_get(result, "ERROR"));
    if (message == NULL)
        return false;
    *class = message_class(message, s, error);
    return true;
}

static enum cc_reply_class
judge_json(long s, const char *body, size_t len, bool wanted, struct cc_error *error)
{
    struct cc_json *doc = NULL;
    struct cc_error ignored = {0};
    enum cc_reply_class class = by_status(s);
    uint64_t count;

    if (cc_json_parse(body, len, &doc, &ignored) != CC_OK) {
        cc_error_set(error, CC_NET, "HTTP %ld with broken or cut JSON", s);
        return class;
    }
    if (json_error(doc, s, &class, error))
        goto out;
    if (s < 200 || s >= 300)
        cc_error_set(error, CC_NET, "HTTP %ld", s);
    else if (!wanted)
        cc_error_set(error, CC_NET, "JSON where PubMed XML was asked for");
    else if (!cc_esearch_json_count(cc_json_get(doc, "esearchresult"), &count))
        cc_error_set(error, CC_NET, "a search result without a count");
    else
        class = CC_REPLY_GOOD;
out:
    cc_json_free(doc);
    return class;
}

static enum cc_reply_class
judge_xml(long s, const char *body, size_t len, const char *root, struct cc_error *error)
{
    char *message = xml_error(body, len);
    enum cc_reply_class class = by_status(s);
    char seen[81];

    if (message != NULL && !cc_judge_root_is(body, len, "PubmedArticleSet")) {
        class = message_class(message, s, error);
    } else if (s < 200 || s >= 300) {
        cc_error_set(error, CC_NET, "HTTP %ld", s);
    } else if (root_of(body, len) == body + len) {
        cc_error_set(error, CC_NET, "an XML prolog and nothing after it");
    } else if (!cc_judge_root_is(body, len, root)) {
        excerpt(root_of(body, len), (size_t)(body + len - root_of(body, len)), seen);
        cc_error_set(error, CC_NET, "not a %s: %.40s", root, seen);
    } else if (!cc_judge_ends_with(body, len, root)) {
        cc_error_set(error, CC_NET, "a %s without its end", root);
    } else {
        class = CC_REPLY_GOOD;
    }
    free(message);
    return class;
}

static enum cc_reply_class
judge(
    long s, const char *content_type, const char *body, size_t len, const char *root, bool json, struct cc_error *error)
{
    char c, seen[81];

    if (len >= 3 && memcmp(body, "\xef\xbb\xbf", 3) == 0) {
        body += 3;
        len -= 3;
    }
    c = first_char(body, len);
    excerpt(body, len, seen);
    if (c == '{')
        return judge_json(s, body, len, json, error);
    if (is_html(content_type, body, len)) {
        cc_error_set(error, CC_NET, "HTTP %ld with a web page where %s was asked for", s, json ? "a search result" : "PubMed XML");
        return by_status(s);
    }
    if (c == '<')
        return judge_xml(s, body, len, root, error);
    if (c == '\0' && s >= 200 && s < 300) {
        cc_error_set(error, CC_NET, "an empty reply");
        return CC_REPLY_TRANSIENT;
    }
    if (c == '\0') {
        cc_error_set(error, CC_NET, "HTTP %ld", s);
        return by_status(s);
    }
    return message_class(seen, s, error);
}

enum cc_reply_class
cc_judge_esearch(
    void *arg, long http_status, const char *content_type, const char *body, size_t len, struct cc_error *error)
{
    (void)arg;
    return judge(http_status, content_type, body, len, "eSearchResult", true, error);
}

enum cc_reply_class
cc_judge_efetch(
    void *arg, long http_status, const char *content_type, const char *body, size_t len, struct cc_error *error)
{
    (void)arg;
    return judge(http_status, content_type, body, len, "PubmedArticleSet", false, error);
}

/* html.c: see html.h. */
#include "base/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <strings.h>

#include "base/buf.h"

/* libxml2 looks through the stack of open elements for every end tag that matches none: the product of depth and errors
 * is what a hostile page can make grow. */
#define DEPTH_MAX 20000
#define SEARCH_MAX ((uint64_t)2000000000)

struct state {
    const struct cc_html_handler *handler;
    htmlParserCtxtPtr parser;
    const char *source;
    size_t n_source, seen;     /* bytes of source up to the end of the last event */
    size_t n_reopened;         /* bytes in front of what was handed in */
    uint32_t line_offset;      /* added to the parser's line */
    size_t skip_starts;        /* starts of the reopened elements that are still to be swallowed */
    bool fragment;
    uint64_t searched;         /* open elements looked at because of bad end tags */
    bool too_deep;
};

static uint32_t
line_here(const struct state *s)
{
    return s->parser->input ? (uint32_t)s->parser->input->line + s->line_offset : 0;
}

static size_t
bytes_read(const struct state *s)
{
    long n = xmlByteConsumed(s->parser);

    return n < 0 ? s->seen : (size_t)n > s->n_source ? s->n_source : (size_t)n;
}

static uint32_t
count_newlines(const char *p, size_t n)
{
    uint32_t lines = 0;
    const char *end = p + n;

    while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        lines++;
        p++;
    }
    return lines;
}

/* The parser reports a start tag at its end. Its beginning is the first "<name" since the event before. */
static void
find_tag(struct state *s, const char *name, struct cc_html_where *where)
{
    const char *from = s->source + s->seen, *end = s->source + bytes_read(s);
    size_t n = strlen(name);

    *where = (struct cc_html_where){end, end, SIZE_MAX, line_here(s)};
    for (const char *p = from; p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++) {
        if ((size_t)(end - p) > n && strncasecmp(p + 1, name, n) == 0) {
            where->tag = p;
            where->at = (size_t)(p - s->source) - s->n_reopened;
            where->line -= count_newlines(p, (size_t)(end - p));
            return;
        }
    }
}

static void
stop_when_too_deep(struct state *s)
{
    if (s->parser->nameNr <= DEPTH_MAX && s->searched <= SEARCH_MAX)
        return;
    s->too_deep = true;
    s->line_offset = line_here(s); /* kept for the message */
    xmlStopParser(s->parser);
}

static void
on_start(void *arg, const xmlChar *name, const xmlChar **attributes)
{
    static const char *const NONE[] = {NULL};
    struct state *s = arg;
    struct cc_html_where where;

    if (s->too_deep)
        return;
    stop_when_too_deep(s);
    /* a fragment has no html and body of its own: the parser invents them */
    if (s->fragment && (strcmp((const char *)name, "html") == 0 || strcmp((const char *)name, "body") == 0))
        return;
    if (s->skip_starts > 0) {
        s->skip_starts--;
        return;
    }
    find_tag(s, (const char *)name, &where);
    if (where.at != SIZE_MAX) /* else the parser made it up, in front of a tag that it has read already */
        s->seen = bytes_read(s);
    if (s->handler->start)
        s->handler->start(
            s->handler->arg, (const char *)name, attributes ? (const char *const *)attributes : NONE, &where);
}

static bool
at_end(const struct state *s)
{
    return s->parser->input == NULL || s->parser->input->cur >= s->parser->input->end;
}

static void
on_end(void *arg, const xmlChar *name)
{
    struct state *s = arg;

    if (s->too_deep)
        return;
    if (s->fragment && (strcmp((const char *)name, "html") == 0 || strcmp((const char *)name, "body") == 0))
        return;
    /* at the end of the input the parser ends what is open; in a fragment it stays open. A void element and an end tag
     * as the last bytes are real ends: the caller appends a newline, so the input is not at its end then. */
    if (s->fragment && at_end(s))
        return;
    if (s->handler->end)
        s->handler->end(s->handler->arg, (const char *)name);
}

/* The parser reports a piece after it has read it: its line is that of the end of the piece. */
static void
on_text(void *arg, const xmlChar *p, int n)
{
    struct state *s = arg;

    s->seen = bytes_read(s);
    if (!s->too_deep && s->handler->text && n > 0)
        s->handler->text(
            s->handler->arg, (const char *)p, (size_t)n, line_here(s) - count_newlines((const char *)p, (size_t)n));
}

static void
on_raw(void *arg, const xmlChar *p, int n)
{
    struct state *s = arg;

    s->seen = bytes_read(s);
    if (!s->too_deep && s->handler->raw && n > 0)
        s->handler->raw(
            s->handler->arg, (const char *)p, (size_t)n, line_here(s) - count_newlines((const char *)p, (size_t)n));
}

static void
on_comment(void *arg, const xmlChar *p)
{
    struct state *s = arg;

    (void)p;
    if (!s->too_deep)
        s->seen = bytes_read(s); /* what looks like a tag inside it is none */
}

static void
on_error(void *arg, xmlErrorPtr e)
{
    struct state *s = arg;

    if (e->code == XML_ERR_TAG_NAME_MISMATCH)
        s->searched += (uint64_t)s->parser->nameNr;
    if (!s->too_deep)
        stop_when_too_deep(s);
}

enum cc_status
cc_html_parse(const char *name, const char *text, size_t n, uint32_t line, const char *const *open, size_t n_open,
    bool fragment, const struct cc_html_handler *handler, struct cc_error *error)
{
    htmlSAXHandler sax = {.startElement = on_start,
        .endElement = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_raw,
        .comment = on_comment,
        .serror = on_error,
        .initialized = XML_SAX2_MAGIC};
    struct state s = {.handler = handler, .line_offset = line - 1, .skip_starts = n_open, .fragment = fragment};
    struct cc_buf reopened = {0};
    enum cc_status status = CC_OK;

    if (fragment) {
        for (size_t i = 0; i < n_open; i++)
            cc_buf_addf(&reopened, "<%s>", open[i]);
        s.n_reopened = reopened.n;
        cc_buf_add(&reopened, text, n);
        cc_buf_addc(&reopened, '\n');
        text = reopened.v;
        n = reopened.n;
    }
    s.source = text;
    s.n_source = n;
    s.parser = htmlCreateMemoryParserCtxt(text, (int)n);
    if (s.parser == NULL)
        abort();
    htmlCtxtUseOptions(s.parser, HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | HTML_PARSE_RECOVER);
    *s.parser->sax = sax;
    s.parser->userData = &s;
    xmlSwitchEncoding(s.parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(s.parser);
    if (s.too_deep)
        status = cc_error_set(error, CC_LIMIT,
            "%s:%u: too many elements stand open inside each other; the page is broken or made to harm. Save it as text", name,
            s.line_offset);
    if (s.parser->myDoc)
        xmlFreeDoc(s.parser->myDoc);
    htmlFreeParserCtxt(s.parser);
    cc_buf_clear(&reopened);
    return status;
}

const char *
cc_html_attribute(const char *const *attributes, const char *name)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1] ? attributes[i + 1] : "";
    }
    return NULL;
}

uint32_t
cc_html_attribute_line(const struct cc_html_where *where, const char *name)
{
    size_t n = strlen(name);

    for (const char *p = where->tag; p + n < where->end; p++) {
        const char *after = p + n;

        if ((*p | 32) != *name || strncasecmp(p, name, n) != 0 || p == where->tag ||
            ((unsigned char)p[-1] > ' ' && p[-1] != '"' && p[-1] != '\''))
            continue;
        while (after < where->end && (unsigned char)*after <= ' ')
            after++;
        if (after < where->end && *after == '=')
            return where->line + count_newlines(where->tag, (size_t)(after - where->tag));
    }
    return where->line;
}

bool
cc_html_is_void(const char *name)
{
    static const char *const VOID[] = {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"};

    for (size_t i = 0; i < sizeof VOID / sizeof *VOID; i++) {
        if (strcmp(VOID[i], name) == 0)
            return true;
    }
    return false;
}

/* xml.c: see xml.h. libxml2's push parser with a SAX2 handler of our own; no tree is built. */
#include "base/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Bytes handed to libxml2 at once. It refuses to look back over more than 10 MB and keeps what it was given, so large
 * input must come in pieces; 16 to 64 KiB are equally fast. */
#define PIECE ((size_t)32768)

struct slot {
    const xmlChar *name; /* NULL: free */
    int index;
};

struct cc_xml_parser {
    struct cc_xml_handler handler;
    xmlParserCtxtPtr ctxt;
    enum cc_status failed;
    struct cc_error error;
    unsigned depth;
    bool seen_root;
    int16_t *open;           /* names of the open elements, depth of them */
    uint64_t lines_above;
    const xmlChar **known;   /* handler.names, interned in the parser's dictionary: equal names are equal pointers */
    struct slot *slots;      /* open addressing: interned pointer -> index into known */
    size_t mask;
    bool marking;
    uint64_t mark_at;        /* offset of the marked element */
    struct cc_buf kept;      /* its bytes that libxml2 may have forgotten by now */
    xmlEntity unknown;       /* what get_entity answers; its text is in entity_text */
    char entity_text[64];
};

static size_t
slot_of(const struct cc_xml_parser *p, const void *pointer)
{
    uint64_t h = (uint64_t)(uintptr_t)pointer * 0x9e3779b97f4a7c15u;

    return (size_t)(h >> 40) & p->mask;
}

static int
known_name(const struct cc_xml_parser *p, const xmlChar *interned)
{
    for (size_t i = slot_of(p, interned);; i = (i + 1) & p->mask)
        if (p->slots[i].name == interned)
            return p->slots[i].index;
        else if (p->slots[i].name == NULL)
            return CC_XML_OTHER;
}

static void
intern_names(struct cc_xml_parser *p)
{
    size_t size = 64;

    while (size < p->handler.n_names * 4)
        size *= 2;
    p->mask = size - 1;
    p->slots = cc_mem_alloc(size * sizeof *p->slots);
    p->known = cc_mem_resize(NULL, p->handler.n_names, sizeof *p->known);
    for (size_t k = 0; k < p->handler.n_names; k++) {
        size_t i;

        p->known[k] = xmlDictLookup(p->ctxt->dict, (const xmlChar *)p->handler.names[k], -1);
        for (i = slot_of(p, p->known[k]); p->slots[i].name != NULL; i = (i + 1) & p->mask)
            ;
        p->slots[i] = (struct slot){p->known[k], (int)k};
    }
}

static unsigned long long
line_of(const struct cc_xml_parser *p)
{
    return p->lines_above + (p->ctxt->input ? (unsigned long long)p->ctxt->input->line : 0);
}

/* Remembers the first failure and lets libxml2 go no further. */
static void
fail(struct cc_xml_parser *p, enum cc_status status)
{
    if (p->failed == CC_OK)
        p->failed = status;
    xmlStopParser(p->ctxt);
}

/* ------------------------------------------------------- libxml2 calls these */

static void
on_start(void *arg, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
    const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    struct cc_xml_parser *p = arg;
    struct cc_xml_tag tag = {known_name(p, local), (const char *)local, (const char *)prefix, (const char *)uri,
        (size_t)n_attributes, attributes};
    enum cc_status status;

    (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    if (p->failed != CC_OK)
        return;
    if (++p->depth > p->handler.depth_max) {
        fail(p, cc_error_set(&p->error, CC_LIMIT, "line %llu: elements are nested deeper than %u", line_of(p),
            p->handler.depth_max));
        return;
    }
    p->seen_root = true;
    p->open[p->depth - 1] = (int16_t)tag.name;
    status = p->handler.start(p->handler.arg, &tag, &p->error);
    if (status != CC_OK)
        fail(p, status);
}

static void
on_end(void *arg, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    struct cc_xml_parser *p = arg;
    enum cc_status status;

    (void)local, (void)prefix, (void)uri;
    if (p->failed != CC_OK)
        return;
    status = p->handler.end(p->handler.arg, p->open[p->depth - 1], &p->error);
    p->depth--;
    if (status != CC_OK)
        fail(p, status);
}

static void
on_text(void *arg, const xmlChar *text, int n)
{
    struct cc_xml_parser *p = arg;
    enum cc_status status;

    if (p->failed != CC_OK || n <= 0)
        return;
    status = p->handler.text(p->handler.arg, (const char *)text, (size_t)n, &p->error);
    if (status != CC_OK)
        fail(p, status);
}

static void
on_entity_declaration(void *arg, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
    xmlChar *content)
{
    struct cc_xml_parser *p = arg;

    (void)type, (void)public_id, (void)system_id, (void)content;
    if (p->failed == CC_OK)
        fail(p, cc_error_set(&p->error, CC_INPUT, "line %llu: the document declares the entity \"%.40s\"; such documents "
            "are refused", line_of(p), (const char *)name));
}

static void
on_unparsed_entity(void *arg, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id,
    const xmlChar *notation)
{
    (void)notation;
    on_entity_declaration(arg, name, 0, public_id, system_id, NULL);
}

/* Default values for attributes would make an element mean something else than it says. */
static void
on_attribute_declaration(void *arg, const xmlChar *element, const xmlChar *name, int type, int default_kind,
    const xmlChar *value, xmlEnumerationPtr values)
{
    struct cc_xml_parser *p = arg;

    (void)element, (void)type, (void)default_kind, (void)value;
    xmlFreeEnumeration(values);
    if (p->failed == CC_OK)
        fail(p, cc_error_set(&p->error, CC_INPUT, "line %llu: the document declares the attribute \"%.40s\"; such documents "
            "are refused", line_of(p), (const char *)name));
}

/* Nothing asks for this as long as declarations are refused; should anything ever, it gets nothing. */
static xmlParserInputPtr
on_external(void *arg, const xmlChar *public_id, const xmlChar *system_id)
{
    struct cc_xml_parser *p = arg;

    (void)public_id, (void)system_id;
    if (p->failed == CC_OK)
        fail(p, cc_error_set(&p->error, CC_INPUT, "line %llu: the document asks for another file; that is refused",
            line_of(p)));
    return NULL;
}

/* An entity that is not declared here (declarations are refused). Without an answer libxml2 would drop it silently
 * where a DOCTYPE names a DTD. It is answered with the character that HTML knows by that name, or with itself. */
static xmlEntityPtr
on_entity(void *arg, const xmlChar *name)
{
    struct cc_xml_parser *p = arg;
    const htmlEntityDesc *html = htmlEntityLookup(name);
    struct cc_buf b = {0};

    if (html != NULL)
        cc_utf8_encode(&b, html->value);
    else
        cc_buf_addf(&b, "&%.*s;", (int)cc_utf8_cut((const char *)name, strlen((const char *)name), 48),
            (const char *)name);
    memcpy(p->entity_text, b.v, b.n + 1);
    cc_buf_clear(&b);
    p->unknown = (xmlEntity){.type = XML_ENTITY_DECL, .name = name, .etype = XML_INTERNAL_PREDEFINED_ENTITY,
        .content = (xmlChar *)p->entity_text, .orig = (xmlChar *)p->entity_text,
        .length = (int)strlen(p->entity_text), .checked = 1};
    return &p->unknown;
}

static void
on_error(void *arg, xmlErrorPtr fault)
{
    struct cc_xml_parser *p = arg;
    const char *text = fault->message ? fault->message : "not well-formed";
    size_t n = strcspn(text, "\n");

    if (fault->level < XML_ERR_FATAL || p->failed != CC_OK || fault->code == XML_ERR_USER_STOP)
        return; /* namespaces that were never declared and the like do not lose anything */
    p->failed = cc_error_set(&p->error, fault->code == XML_ERR_NO_MEMORY ? CC_LIMIT : CC_INPUT, "line %llu: %.*s",
        (unsigned long long)fault->line + p->lines_above, (int)n, text);
}

/* ---------------------------------------------------------------- lifetime */

struct cc_xml_parser *
cc_xml_parser_new(const struct cc_xml_handler *handler)
{
    struct cc_xml_parser *p = cc_mem_alloc(sizeof *p);
    xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = handler->text ? on_text : NULL,
        .ignorableWhitespace = handler->text ? on_text : NULL,
        .cdataBlock = handler->text ? on_text : NULL,
        .entityDecl = on_entity_declaration,
        .unparsedEntityDecl = on_unparsed_entity,
        .attributeDecl = on_attribute_declaration,
        .getEntity = on_entity,
        .resolveEntity = on_external,
        .serror = on_error,
    };

    p->handler = *handler;
    p->open = cc_mem_resize(NULL, handler->depth_max, sizeof *p->open);
    p->ctxt = xmlCreatePushParserCtxt(&sax, p, NULL, 0, NULL);
    if (p->ctxt == NULL) {
        fprintf(stderr, "claimcheck: out of memory (XML parser)\n");
        abort();
    }
    xmlCtxtUseOptions(p->ctxt, XML_PARSE_NONET);
    intern_names(p);
    return p;
}

void
cc_xml_parser_free(struct cc_xml_parser *p)
{
    if (p == NULL)
        return;
    /* an entity declaration makes libxml2 begin a document, which it leaves to us */
    xmlFreeDoc(p->ctxt->myDoc);
    p->ctxt->myDoc = NULL;
    xmlFreeParserCtxt(p->ctxt);
    cc_buf_clear(&p->kept);
    free(p->open);
    free(p->known);
    free(p->slots);
    free(p);
}

/* -------------------------------------------------------------------- work */

/* The bytes of the document from offset `from` to where the parser stands. They are taken from libxml2's own buffer,
 * where they are UTF-8 whatever the document is written in. It forgets what is behind it only when the next piece
 * comes. */
static struct cc_xml_span
bytes_since(struct cc_xml_parser *p, uint64_t from)
{
    const xmlParserInput *in = p->ctxt->input;
    uint64_t first = in->consumed, end = cc_xml_offset(p);

    if (from < first || from > end) {
        if (p->failed == CC_OK)
            fail(p,
                cc_error_set(
                    &p->error, CC_INPUT, "line %llu: the parser lost the beginning of an element", line_of(p)));
        return (struct cc_xml_span){"", 0};
    }
    return (struct cc_xml_span){(const char *)in->base + (from - first), (size_t)(end - from)};
}

/* After a piece: what belongs to the marked element must outlive it. */
static void
keep_piece(struct cc_xml_parser *p)
{
    struct cc_xml_span seen;

    if (!p->marking || p->failed != CC_OK)
        return;
    seen = bytes_since(p, p->mark_at + p->kept.n);
    cc_buf_add(&p->kept, seen.v, seen.n);
    if (p->kept.n > p->handler.mark_max && p->failed == CC_OK)
        fail(p, cc_error_set(&p->error, CC_LIMIT, "line %llu: one element is longer than %zu bytes", line_of(p),
            p->handler.mark_max));
}

static enum cc_status
report(const struct cc_xml_parser *p, struct cc_error *error)
{
    if (p->failed != CC_OK && error != NULL)
        *error = p->error;
    return p->failed;
}

static void
print_nothing(void *arg, const char *format, ...)
{
    (void)arg, (void)format;
}

static void
raise_nothing(void *arg, xmlErrorPtr fault)
{
    (void)arg, (void)fault;
}

/* Faults of encodings are not told to the parser's own handler but printed, unless the thread's handlers are others. */
static int
parse(struct cc_xml_parser *p, const char *bytes, size_t n, bool last)
{
    xmlStructuredErrorFunc structured = xmlStructuredError;
    void *structured_arg = xmlStructuredErrorContext, *generic_arg = xmlGenericErrorContext;
    xmlGenericErrorFunc generic = xmlGenericError;
    int code;

    xmlSetStructuredErrorFunc(NULL, raise_nothing);
    xmlSetGenericErrorFunc(NULL, print_nothing);
    code = xmlParseChunk(p->ctxt, bytes, (int)n, last);
    xmlSetStructuredErrorFunc(structured_arg, structured);
    xmlSetGenericErrorFunc(generic_arg, generic);
    return code;
}

enum cc_status
cc_xml_parser_feed(struct cc_xml_parser *p, const char *bytes, size_t n, struct cc_error *error)
{
    while (n > 0 && p->failed == CC_OK) {
        size_t piece = n < PIECE ? n : PIECE;
        int code = parse(p, bytes, piece, false);

        if (p->failed == CC_OK && (!p->ctxt->wellFormed || p->ctxt->instate == XML_PARSER_EOF))
            fail(p, cc_error_set(&p->error, CC_INPUT, "line %llu: %s", line_of(p), code == XML_ERR_INVALID_ENCODING ?
                "the bytes are not in the encoding that the document names" : "not well-formed XML"));
        keep_piece(p);
        bytes += piece;
        n -= piece;
    }
    return report(p, error);
}

enum cc_status
cc_xml_parser_end(struct cc_xml_parser *p, struct cc_error *error)
{
    if (p->failed != CC_OK)
        return report(p, error);
    parse(p, "", 0, true);
    if (p->failed != CC_OK && p->failed != CC_INPUT)
        return report(p, error);
    /* libxml2's own words for an end that comes too early are about its grammar, not about what happened */
    if (p->depth > 0)
        p->failed = cc_error_set(&p->error, CC_INPUT, "line %llu: cut off inside <%s>", line_of(p),
            p->ctxt->name ? (const char *)p->ctxt->name : "?");
    else if (!p->seen_root)
        p->failed = cc_error_set(
            &p->error, CC_INPUT, "line %llu: the document ends before its first element", line_of(p));
    else if (p->failed == CC_OK && !p->ctxt->wellFormed)
        p->failed = cc_error_set(&p->error, CC_INPUT, "line %llu: not well-formed XML", line_of(p));
    return report(p, error);
}

void
cc_xml_want_text(struct cc_xml_parser *p, bool wanted)
{
    /* both pointers: while they are equal libxml2 does not guess which white space may be ignored */
    p->ctxt->sax->characters = p->ctxt->sax->ignorableWhitespace = wanted ? on_text : NULL;
    p->ctxt->sax->cdataBlock = wanted ? on_text : NULL;
}

struct cc_xml_span
cc_xml_attribute(const struct cc_xml_parser *p, const struct cc_xml_tag *tag, int name)
{
    const xmlChar *const *a = tag->attributes; /* local name, prefix, URI, start of value, its end */

    for (size_t i = 0; i < tag->n_attributes; i++, a += 5)
        if (a[0] == p->known[name])
            return (struct cc_xml_span){(const char *)a[3], (size_t)(a[4] - a[3])};
    return (struct cc_xml_span){0};
}

uint64_t
cc_xml_line(const struct cc_xml_parser *p)
{
    return line_of(p);
}

void
cc_xml_skip_lines(struct cc_xml_parser *p, uint64_t n)
{
    p->lines_above = n;
}

uint64_t
cc_xml_offset(const struct cc_xml_parser *p)
{
    return p->ctxt->input->consumed + (uint64_t)(p->ctxt->input->cur - p->ctxt->input->base);
}

void
cc_xml_mark(struct cc_xml_parser *p)
{
    const xmlChar *base = p->ctxt->input->base, *at = p->ctxt->input->cur;

    /* libxml2 stands behind the last attribute; a start tag contains no other '<' than its own */
    while (at > base && *at != '<')
        at--;
    p->marking = true;
    p->mark_at = p->ctxt->input->consumed + (uint64_t)(at - base);
    cc_buf_reset(&p->kept);
}

struct cc_xml_span
cc_xml_marked(struct cc_xml_parser *p)
{
    struct cc_xml_span rest = bytes_since(p, p->mark_at + p->kept.n);

    p->marking = false;
    if (p->kept.n == 0)
        return rest;
    cc_buf_add(&p->kept, rest.v, rest.n);
    return (struct cc_xml_span){p->kept.v, p->kept.n};
}

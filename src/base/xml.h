/* xml.h: XML as it comes, in pieces, as start, text and end of elements. The only file that knows libxml2's SAX parser.
 *
 * Safe by construction, per parser and without process-wide settings: nothing is ever loaded from disk or network; a
 * DTD is not read; a document that declares an entity or an attribute is refused; depth is capped. An entity that only
 * a DTD would know
 * (&alpha;) becomes its HTML character, or stays in the text as it was written.
 *
 * Element and attribute names the caller knows are given as a table once and come back as small integers. */
#ifndef CC_BASE_XML_H
#define CC_BASE_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

#include "base/mem.h"

struct cc_xml_parser;

#define CC_XML_OTHER (-1) /* a name that is not in the table */

/* The start of an element. Everything is borrowed for the call. */
struct cc_xml_tag {
    int name;              /* index into cc_xml_handler.names, or CC_XML_OTHER; the prefix is not looked at */
    const char *local;     /* name without prefix */
    const char *prefix;    /* or NULL */
    const char *uri;       /* namespace, or NULL (also when the prefix was never declared) */
    size_t n_attributes;
    const void *attributes; /* for cc_xml_attribute */
};

struct cc_xml_span {
    const char *v; /* not NUL-terminated */
    size_t n;
};

/* What a caller wants to hear. A callback that returns anything but CC_OK (having set error) ends the parse with that
 * status. Text comes in as many pieces as the parser likes; character references and CDATA are resolved. */
struct cc_xml_handler {
    const char *const *names;
    size_t n_names;
    unsigned depth_max;     /* elements open at once; more is CC_LIMIT */
    size_t mark_max;        /* bytes of a marked element (cc_xml_mark); more is CC_LIMIT */
    enum cc_status (*start)(void *arg, const struct cc_xml_tag *tag, struct cc_error *error);
    enum cc_status (*end)(void *arg, int name, struct cc_error *error);
    enum cc_status (*text)(void *arg, const char *text, size_t n, struct cc_error *error); /* UTF-8; may be NULL */
    void *arg;
};

/* names and the strings in it are borrowed for the parser's life. */
struct cc_xml_parser *cc_xml_parser_new(const struct cc_xml_handler *handler);
void cc_xml_parser_free(struct cc_xml_parser *parser);

/* CC_INPUT "line N: what is wrong" when the bytes are not well-formed XML, CC_LIMIT for a cap, else what a callback
 * returned. Once failed it stays failed with the same message. */
enum cc_status cc_xml_parser_feed(struct cc_xml_parser *parser, const char *bytes, size_t n,
    struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_xml_parser_end(struct cc_xml_parser *parser, struct cc_error *error) CC_MUST_CHECK;

/* The value of the attribute with this index in the names table; {NULL, 0} when the tag does not have it. */
struct cc_xml_span cc_xml_attribute(const struct cc_xml_parser *parser, const struct cc_xml_tag *tag, int name);

/* In a start or end callback: whether text from here on is of interest. It is at first. Saves the calls for the white
 * space between elements, which is most of the calls. */
void cc_xml_want_text(struct cc_xml_parser *parser, bool wanted);

/* Where the parser is. Lines count from 1. The offset is in bytes of the document as UTF-8. */
uint64_t cc_xml_line(const struct cc_xml_parser *parser);
uint64_t cc_xml_offset(const struct cc_xml_parser *parser);
void cc_xml_skip_lines(struct cc_xml_parser *parser, uint64_t n); /* before the first byte: n lines stand above it */

/* In a start callback: keep the bytes of this element, from its '<' on. In the end callback of the same element,
 * cc_xml_marked gives them up to and including its '>', borrowed for the call, and ends the keeping. One mark at a
 * time. */
void cc_xml_mark(struct cc_xml_parser *parser);
struct cc_xml_span cc_xml_marked(struct cc_xml_parser *parser);

#endif

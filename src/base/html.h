/* html.h: HTML as it is found in the wild, through libxml2's HTML parser, as a stream of starts, ends and texts with
 * source lines. Errors of the page are repaired, never reported. It must not know what elements mean. */
#ifndef CC_BASE_HTML_H
#define CC_BASE_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

/* Where a start tag stands in the source. */
struct cc_html_where {
    const char *tag, *end;  /* from its '<' to about its '>' */
    size_t at;              /* byte of its '<' in what was handed in; SIZE_MAX when the parser made the tag up */
    uint32_t line;          /* of its '<' */
};

/* Names are lower case. attributes: name, value, name, value, …, NULL (never NULL itself; a value may be NULL). text
 * gets character data with references resolved, in pieces; line is that of the piece's first byte, and every '\n' in
 * the piece begins the next line. raw gets the content of script and style. Any of them may be NULL. */
struct cc_html_handler {
    void *arg;
    void (*start)(void *arg, const char *name, const char *const *attributes, const struct cc_html_where *where);
    void (*end)(void *arg, const char *name);
    void (*text)(void *arg, const char *s, size_t n, uint32_t line);
    void (*raw)(void *arg, const char *s, size_t n, uint32_t line);
};

#define CC_HTML_OPEN_MAX 32

/* Reads a whole page, or a fragment of one when n_open > 0: then the elements open[0..n_open) are taken as open already
 * (their starts are not reported), and elements still open at the end are not ended. s must be valid UTF-8 with '\n'
 * line ends; its first line has number `line`. CC_LIMIT: nested deeper than the parser can follow in bounded time;
 * `name` is what the message calls the document. */
enum cc_status cc_html_parse(const char *name, const char *s, size_t n, uint32_t line, const char *const *open,
    size_t n_open, bool fragment, const struct cc_html_handler *handler, struct cc_error *error) CC_MUST_CHECK;

/* The value of an attribute, "" when it is there without one, NULL when it is not there. */
const char *cc_html_attribute(const char *const *attributes, const char *name);

/* The source line on which the value of an attribute begins; that of the tag when the attribute is not found. */
uint32_t cc_html_attribute_line(const struct cc_html_where *where, const char *name);

/* Elements that have no content and so no end: br, img, … */
bool cc_html_is_void(const char *name);

#endif

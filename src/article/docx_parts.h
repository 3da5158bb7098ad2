/* docx_parts.h: a Word file as its parts: the zip opened in memory, and what styles, numbering and links mean. */
#ifndef CC_ARTICLE_DOCX_PARTS_H
#define CC_ARTICLE_DOCX_PARTS_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

#include "base/buf.h"
#include "base/xml.h"

enum cc_docx_part { CC_DOCX_DOCUMENT, CC_DOCX_STYLES, CC_DOCX_NUMBERING, CC_DOCX_RELS, CC_DOCX_FOOTNOTES,
    CC_DOCX_ENDNOTES, CC_DOCX_CORE,
    CC_DOCX_PART__MAX };

/* What a paragraph style says. */
struct cc_docx_style {
    char *id, *based_on;
    enum cc_block_kind kind; /* PARAGRAPH when it says nothing */
    uint8_t level;           /* heading */
    bool navigation;         /* a table of contents */
    uint32_t num_id;         /* list it belongs to, 0 = none */
};

struct cc_docx_link { char *id, *target; };
struct cc_docx_number { uint32_t id, abstract_id; };
struct cc_docx_format { uint32_t abstract_id; uint8_t level; bool ordered; };

struct cc_docx {
    struct cc_buf part[CC_DOCX_PART__MAX];
    struct cc_docx_style *styles;
    size_t n_styles, cap_styles;
    struct cc_docx_link *links;
    size_t n_links, cap_links;
    struct cc_docx_number *numbers;
    size_t n_numbers, cap_numbers;
    struct cc_docx_format *formats;
    size_t n_formats, cap_formats;
    char *description, *language;
};

#define CC_DOCX_PART_MAX    ((size_t)128 << 20) /* one part, unpacked */
#define CC_DOCX_ENTRIES_MAX 20000

/* Unpacks the parts and reads all but the text. CC_INPUT: no zip, no Word document, encrypted, damaged; CC_LIMIT: a
 * part unpacks to more than CC_DOCX_PART_MAX. */
enum cc_status cc_docx_open(
    struct cc_docx *d, const char *name, const void *bytes, size_t n, struct cc_error *error) CC_MUST_CHECK;
void cc_docx_close(struct cc_docx *d);

/* The style with this id, with what it inherits; NULL when there is none. */
const struct cc_docx_style *cc_docx_style(const struct cc_docx *d, const char *id, size_t n);

const char *cc_docx_target(const struct cc_docx *d, const char *id, size_t n); /* NULL when there is none */
uint32_t cc_docx_number_of(struct cc_xml_span text); /* leading digits; 0 when there are none */
bool cc_docx_ordered(const struct cc_docx *d, uint32_t num_id, unsigned level);

#endif

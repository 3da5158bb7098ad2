/* scan_rules.h: the scanner's state, shared by the tokeniser (scan.c) and the meaning of elements (scan_rules.c). */
#ifndef CC_MIRROR_SCAN_RULES_H
#define CC_MIRROR_SCAN_RULES_H

#include <claimcheck/limits.h>

#include "mirror/scan.h"

#define CC_SCAN_ATTRIBUTES 8
#define CC_SCAN_TABLE      512 /* slots of the element table, a power of two well above the number of names */

struct cc_scan_attribute {
    const char *name, *value;
    size_t name_len, value_len;
};

struct cc_scan_level {
    const char *name;
    size_t name_len;
    int element; /* enum of scan_rules.c; 0 = one that means nothing here */
};

struct cc_scanner {
    struct cc_scan scan;
    const char *begin, *p, *end;
    struct cc_scan_level stack[CC_XML_DEPTH_MAX];
    size_t depth;
    struct cc_scan_attribute attributes[CC_SCAN_ATTRIBUTES];
    size_t n_attributes;
    bool capturing;          /* text is gathered for the part that begins at capture_at */
    size_t capture_depth;    /* depth of the element that is captured */
    struct cc_part capture;
    uint32_t year, month, day; /* of the date element that is open */
    char date_of;            /* which date of PubmedData's history is open: e, m, p or 0 */
    size_t n_labels;
    uint8_t table[CC_SCAN_TABLE];
    uint8_t name_len[CC_SCAN_TABLE / 2]; /* by element */
};

void cc_scan_rules_init(struct cc_scanner *s);
/* Appends text with its references resolved; false when one of them is none that XML without a DTD has. */
bool cc_scan_add_text(struct cc_buf *b, const char *p, const char *end);
int cc_scan_element(const struct cc_scanner *s, const char *name, size_t len);
void cc_scan_open(struct cc_scanner *s);   /* the top of the stack was opened; its attributes are there */
void cc_scan_close(struct cc_scanner *s);  /* the top of the stack is about to be closed */

#endif

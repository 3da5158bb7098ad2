/* html_int.h: the parts of the HTML report. */
#ifndef CC_REPORT_HTML_INT_H
#define CC_REPORT_HTML_INT_H

#include "report/report_int.h"

extern const char cc_report_css[];

/* The article's text, block by block, claims marked in place and linked to their cards. */
void cc_report_html_copy(const struct cc_report *report, struct cc_buf *out);

/* One card per claim. */
void cc_report_html_cards(const struct cc_report *report, struct cc_buf *out);

#endif

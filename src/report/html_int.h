/* html_int.h: the parts of the HTML report. */
#ifndef CC_REPORT_HTML_INT_H
#define CC_REPORT_HTML_INT_H

#include "base/map.h"
#include "report/report_int.h"

extern const char *const cc_report_css[]; /* the parts of the stylesheet, in order; NULL ends them */

/* One span of one claim (its index). */
struct cc_report_mark {
    struct cc_span span;
    size_t claim;
};

/* Every span of every claim, sorted by start; free() the list. */
struct cc_report_mark *cc_report_html_marks(const struct cc_report *report, size_t *n);

/* The text of a span cut at every start and end of a mark, the covered pieces as links. marks[first..n) may touch
 * it. */
void cc_report_html_marked(const struct cc_report *report, struct cc_span span, const struct cc_report_mark *marks,
    size_t first, size_t n, struct cc_buf *out);

/* The article block by block (headings, lists, tables, quotes as such), claims marked and linked to their cards. */
void cc_report_html_copy(const struct cc_report *report, struct cc_buf *out);

/* The claims in short, each with a link to its card and its state when that is not "searched". */
void cc_report_html_contents(const struct cc_report *report, struct cc_buf *out);

/* One card per claim. Searches that were asked for several claims at once are named by number; shared gets their text
 * with the number (from 0). */
void cc_report_html_cards(const struct cc_report *report, struct cc_map *shared, struct cc_buf *out);

/* A claim's studies, best first: three at once, the others on demand. */
void cc_report_html_studies(const struct cc_report *report, const struct cc_claim_result *result, struct cc_buf *out);

/* A pill with text of ours or from outside. class is ours. */
void cc_report_html_badge(struct cc_buf *out, const char *class, const char *text);

#endif

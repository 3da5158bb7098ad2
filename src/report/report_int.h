/* report_int.h: what the writers of report/ share. */
#ifndef CC_REPORT_INT_H
#define CC_REPORT_INT_H

#include <claimcheck/report.h>

#include "base/buf.h"
#include "base/json.h"

/* Counts of a report that every format gives. */
struct cc_report_counts {
    size_t n_claims, n_distinct, n_searched, n_partly, n_unsearched, n_rated, n_skipped_blocks;
};
struct cc_report_counts cc_report_count(const struct cc_report *report);

/* "Jansen A, Okafor B, et al." : at most three authors; "" when there are none. Appends. */
void cc_report_authors(struct cc_buf *b, const struct cc_study *study);

/* "J Test Nutr, 2021" : what is known of both; appends. */
void cc_report_venue(struct cc_buf *b, const struct cc_study *study);

/* "Jansen A, Okafor B. J Test Nutr, 2021" : authors, when there are any, and venue; appends. */
void cc_report_source_line(struct cc_buf *b, const struct cc_study *study);

/* "randomised trial", "animal study"; NULL when the design was not assessed. */
const char *cc_report_design(const struct cc_evidence *e);

/* True when a reader must not miss what became of the study: retracted, in doubt, or itself a notice. */
bool cc_report_is_flagged(const struct cc_evidence *e);

/* "design and findings": what nothing in the record could tell, or nothing at all; appends. */
void cc_report_not_assessed(struct cc_buf *b, const struct cc_evidence *e);

/* "matches curcumin, pepper (2 of 2 concepts)": the part of why the study is listed that the rest of its line does not
 * say; appends. */
void cc_report_matches(struct cc_buf *b, const struct cc_evidence *e);

/* "lines 3, 5-7"; appends. */
void cc_report_lines(struct cc_buf *b, const struct cc_claim *claim);

/* "retracted as of 2026-11-23 (RetractionIn PMID 1)", "no retraction found as of 2026-11-23", "retraction state unchecked". Appends. */
void cc_report_retraction(struct cc_buf *b, const struct cc_evidence *e);

/* "searched on 2026-11-23: 112 hits in the last of 2 queries", "searched on …: nothing found by 2 queries",
 * "unsearched; …"; appends. */
void cc_report_search_line(struct cc_buf *b, const struct cc_claim_result *result);

/* The last of the claim's searches, or NULL. */
const struct cc_search *cc_report_last_search(const struct cc_claim_result *result);

/* The warnings of the claim's searches are handed to each: one line a kind, every wording once. */
void cc_report_each_warning(
    const struct cc_claim_result *result, void (*each)(void *arg, const char *warning), void *arg);

/* The place in the list of the claim that this one repeats, plus 1; 0 for a claim of its own. */
size_t cc_report_same_as(const struct cc_report *report, size_t claim);

/* True for a block that is text for readers but was not looked at for claims. */
bool cc_report_is_skipped(const struct cc_block *block);

/* True for a block that was read for claims and gave none: a reader should see that, a miss would stand among these.
 * covered is from cc_report_covered. */
bool cc_report_is_bare(const struct cc_article *article, size_t block, const bool *covered);
/* Which blocks some claim's span touches, one flag a block, allocated. */
bool *cc_report_covered(const struct cc_article *article, const struct cc_claims *claims);

/* Members of a claim as JSON, inside an open object; and of the article. */
void cc_report_json_claim(struct cc_json_writer *w, const struct cc_claim *claim);
void cc_report_json_article(struct cc_json_writer *w, const struct cc_article *article, const struct cc_claims *claims);

/* The writers. results may be absent (claims only). */
void cc_report_table(const struct cc_report *report, struct cc_buf *out);
void cc_report_json(const struct cc_report *report, struct cc_buf *out);
void cc_report_csv(const struct cc_report *report, struct cc_buf *out);
void cc_report_markdown(const struct cc_report *report, struct cc_buf *out);
void cc_report_html(const struct cc_report *report, struct cc_buf *out);

#endif

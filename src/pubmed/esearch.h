/* esearch.h: the pieces that the two forms of an esearch reply share. Internal to pubmed/. */
#ifndef CC_PUBMED_ESEARCH_H
#define CC_PUBMED_ESEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include <claimcheck/model.h>
#include <claimcheck/status.h>

#define CC_ESEARCH_IDS_MAX      100000 /* more than any server sends; PubMed's own window is 9,999 */
#define CC_ESEARCH_WARNINGS_MAX 100

/* The kinds of ErrorList and WarningList. All are information for a reviewer; none makes a search fail. */
enum cc_esearch_warning {
    CC_ESEARCH_PHRASE_NOT_FOUND,
    CC_ESEARCH_FIELD_NOT_FOUND,
    CC_ESEARCH_PHRASE_IGNORED,
    CC_ESEARCH_QUOTED_NOT_FOUND,
    CC_ESEARCH_MESSAGE,
    CC_ESEARCH_WARNING__MAX
};

/* ^[0-9]+$ and small enough. */
bool cc_esearch_number(const char *text, uint64_t *out);
void cc_esearch_add_pmid(
    struct cc_search *search, const char *text); /* what is no PMID is left out; cc_search.n_unnamed tells */

/* The count of an esearchresult: a string of digits, or a whole number. */
struct cc_json;
bool cc_esearch_json_count(const struct cc_json *result, uint64_t *out);
void cc_esearch_add_warning(struct cc_search *search, enum cc_esearch_warning kind, const char *text);
void cc_esearch_set_translation(struct cc_search *search, const char *text);

enum cc_status cc_esearch_parse_xml(
    const char *body, size_t len, struct cc_search *search, struct cc_error *error) CC_MUST_CHECK;

#endif

/* judge.h: what a reply of the E-utilities means: the failure catalogue (eutils fact sheet, section 2.2) as pure
 * functions. They look at a body, never read it: esearch.c and the XML reader do that afterwards. Internal to
 * pubmed/. */
#ifndef CC_PUBMED_JUDGE_H
#define CC_PUBMED_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include <claimcheck/net.h>

/* For cc_request.judge; arg is not used. GOOD for esearch: a complete eSearchResult in XML or JSON without ERROR and
 * with a count that is a number. GOOD for efetch: a PubmedArticleSet with its end tag, empty or not. */
enum cc_reply_class cc_judge_esearch(
    void *arg, long http_status, const char *content_type, const char *body, size_t len, struct cc_error *error);
enum cc_reply_class cc_judge_efetch(void *arg, long http_status, const char *content_type, const char *body, size_t len,
    struct cc_error *error);

/* The class of a message that the servers write into ERROR or "error". status: of HTTP. */
enum cc_reply_class cc_judge_message(const char *message, long http_status);

/* True when the first thing in the body is the given root element (after white space, BOM, <?xml?>, DOCTYPE,
 * comments). */
bool cc_judge_root_is(const char *body, size_t len, const char *name);

/* True when the last thing is the end tag of name, or the whole is the empty element <name/>. */
bool cc_judge_ends_with(const char *body, size_t len, const char *name);

#endif

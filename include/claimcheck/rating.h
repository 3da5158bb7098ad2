/* rating.h: what a reviewer decided. Append-only: a changed mind is a new rating. */
#ifndef CLAIMCHECK_RATING_H
#define CLAIMCHECK_RATING_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>
#include <claimcheck/store.h>

struct cc_rating_request {
    const char *claim;      /* id, or a unique start of it */
    const char *article;    /* id, start of it or name; NULL when the claim id is enough */
    const char *support;    /* names of enum cc_support and cc_certainty */
    const char *certainty;
    const char *note;       /* NULL = none; at most CC_NOTE_MAX_BYTES, valid UTF-8 */
    const char *by;         /* required, not empty */
    const uint32_t *pmids;  /* studies relied on; they must be among those last shown for the claim */
    size_t n_pmids;         /* 0 = the best CC_RATING_PINS of them */
};

#define CC_RATING_PINS 5

/* Checks the request, pins the evidence as it was last shown and appends. *out ({0}) is the rating as stored.
 * CC_USAGE: a word that is none of the list (names the list), an empty name, a PMID that was not shown; CC_NOTFOUND: no
 * such claim; CC_STORE. */
enum cc_status cc_rating_add(struct cc_reviews *reviews, const struct cc_rating_request *request, struct cc_rating *out,
    struct cc_error *error) CC_MUST_CHECK;

/* Formats ratings as "table", "json" or "csv", allocated. CC_USAGE for another name. */
enum cc_status cc_rating_write(const struct cc_ratings *ratings, const char *format, char **out, size_t *len,
    struct cc_error *error) CC_MUST_CHECK;

#endif

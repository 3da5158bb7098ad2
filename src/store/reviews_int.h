/* reviews_int.h: the reviews database's inside, shared by reviews.c, reviews_put.c and audit.c. */
#ifndef CC_STORE_REVIEWS_INT_H
#define CC_STORE_REVIEWS_INT_H

#include <claimcheck/store.h>

#include "store/db.h"

struct cc_reviews {
    struct cc_db db;
    const struct cc_clock *clock;
};

/* Appends an entry to the log inside the open transaction. body is JSON. */
enum cc_status cc_audit_append(struct cc_reviews *reviews, int64_t at, const char *kind, const char *subject,
    const char *body, struct cc_error *error) CC_MUST_CHECK;

#endif

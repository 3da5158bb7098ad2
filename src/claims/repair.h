/* repair.h: inside of repair.c. */
#ifndef CC_CLAIMS_REPAIR_H
#define CC_CLAIMS_REPAIR_H

#include "claims/tag.h"

/* One tagged sentence: tokens v[first, end), candidates[0] belongs to v[first]. */
struct cc_repair {
    struct cc_token *v;
    uint32_t first, end;
    const struct cc_candidates *candidates;
    bool title; /* a headline: capitals tell nothing */
};

#endif

/* verdict.h: labels of myths; verdicts behind a statement are in myth.h. */
#ifndef CC_CLAIMS_VERDICT_H
#define CC_CLAIMS_VERDICT_H

#include "claims/work.h"

/* Sets how for a sentence of the block that is labelled "Myth:"; the fact after it may say that it is not settled. */
void cc_verdict_label(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, size_t block, struct cc_how *how);

#endif

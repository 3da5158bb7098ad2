/* reread.h: short texts that were read before. A list item is looked at for what it names, for whether it is a
 * sentence, and to be told; a heading again for each list below it. What was found in it the first time is copied. */
#ifndef CC_CLAIMS_REREAD_H
#define CC_CLAIMS_REREAD_H

#include "claims/token.h"

#define CC_REREAD_BYTES 2048 /* longer texts are read once and not kept */
#define CC_REREAD_SLOTS 256 /* a power of two; a text takes the place of the one with the same hash */

struct cc_reread {
    struct cc_reread_slot {
        uint32_t hash;
        size_t cap;
        char *bytes;       /* a copy of the text */
        struct cc_text t;  /* what was found in it */
    } slots[CC_REREAD_SLOTS];
    size_t asked;          /* bytes of all texts that were asked for, kept or not: cc_claims_options.work */
};

/* Fills *t with what was found in text[span) when the same bytes were kept, as if they had been read where they
 * stand. */
bool cc_reread_find(struct cc_reread *r, struct cc_text *t, const char *text, struct cc_span span);

/* Keeps what was found in t; nothing when the text is long. */
void cc_reread_keep(struct cc_reread *r, const struct cc_text *t);

void cc_reread_clear(struct cc_reread *r);

#endif

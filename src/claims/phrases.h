/* phrases.h: which of some phrases stand anywhere in a long text, found in one walk over it. */
#ifndef CC_CLAIMS_PHRASES_H
#define CC_CLAIMS_PHRASES_H

#include <stddef.h>
#include <stdint.h>

#define CC_PHRASES_MAX 64

/* The phrases (lower case, two bytes or more each, n <= CC_PHRASES_MAX) that text has, whatever its case (ASCII), as
 * bits. Stops early when that are `enough`. */
uint64_t cc_phrases_in(const char *text, const char *const *phrases, size_t n, unsigned enough);

#endif

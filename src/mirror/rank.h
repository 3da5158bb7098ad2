/* rank.h: what a word weighs in a record: BM25 with fields (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension
 * to multiple weighted fields"), its saturated part put into one byte when the index is made. */
#ifndef CC_MIRROR_RANK_H
#define CC_MIRROR_RANK_H

#include <stddef.h>
#include <stdint.h>

enum cc_rank_field { CC_RANK_TITLE, CC_RANK_ABSTRACT, CC_RANK_HEADING, CC_RANK__FIELDS };

/* tf: how often the word stands in each field; len: words of each field in the record, stop words not counted.
 * Returns 1..255: 256 * t / (t + k1), t = sum of weighted, length-normalised counts. */
uint8_t cc_rank_impact(const uint16_t tf[CC_RANK__FIELDS], const uint32_t len[CC_RANK__FIELDS]);

/* The other factor, ln(1 + (n - df + 0.5) / (df + 0.5)). */
float cc_rank_idf(uint64_t df, uint64_t n);

#endif

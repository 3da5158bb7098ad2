/* invert.h: gathers the words and values of many records in memory, turned round: key -> records. One segment's worth;
 * then it is written out in key order and used again. It must not know XML or SQL. */
#ifndef CC_MIRROR_INVERT_H
#define CC_MIRROR_INVERT_H

#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

#include "mirror/terms.h"

struct cc_inverter;
struct cc_inverter *cc_inverter_new(void);
void cc_inverter_free(struct cc_inverter *inverter);

/* Adds a record by its terms (terms.h); slots ascend. */
void cc_invert_add(struct cc_inverter *inverter, uint32_t slot, const void *terms, size_t len);

/* Bytes in use, so that the caller can end a segment in time; words of all records so far. */
size_t cc_inverter_bytes(const struct cc_inverter *inverter);
uint64_t cc_inverter_words(const struct cc_inverter *inverter);

/* Writes everything into a segment that was begun, in order, and empties the inverter. */
struct cc_segment_writer;
enum cc_status cc_invert_write(
    struct cc_inverter *inverter, struct cc_segment_writer *writer, struct cc_error *error) CC_MUST_CHECK;

#endif

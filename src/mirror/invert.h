/* invert.h: gathers the words and values of many records in memory, turned round: key -> records. One segment's worth; then
 * it is written out in key order and used again. It must not know XML or SQL. */
#ifndef CC_MIRROR_INVERT_H
#define CC_MIRROR_INVERT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

#include "mirror/keys.h"
#include "mirror/rank.h"

struct cc_inverter;
/* placed: affiliations, transliterated titles and statements of interest get places. */
struct cc_inverter *cc_inverter_new(bool placed);
bool cc_inverter_placed(const struct cc_inverter *inverter);
void cc_inverter_free(struct cc_inverter *inverter);

/* Begins a record; slots ascend. */
void cc_invert_begin(struct cc_inverter *inverter, uint32_t slot);

/* A word (folded, words.h) at a place of title, keywords or abstract; counts for ranking in that field
 * (CC_RANK__FIELDS: not at all). */
void cc_invert_word(struct cc_inverter *inverter, const char *word, size_t len, uint32_t place, enum cc_rank_field field);

/* A word of one of the families …_PLACED at a place of its own field. */
void cc_invert_place(struct cc_inverter *inverter, enum cc_key_family family, const char *word, size_t len, uint32_t place);

/* A word that only ranking looks at. */
void cc_invert_rank(struct cc_inverter *inverter, const char *word, size_t len, enum cc_rank_field field);

/* Any other key: family byte, value. A second time in the same record is ignored. */
void cc_invert_key(struct cc_inverter *inverter, enum cc_key_family family, const void *value, size_t len);

/* Ends the record. */
void cc_invert_end(struct cc_inverter *inverter);

/* Bytes in use, so that the caller can end a segment in time; words of all records so far. */
size_t cc_inverter_bytes(const struct cc_inverter *inverter);
uint64_t cc_inverter_words(const struct cc_inverter *inverter);

/* Writes everything into a segment that was begun, in order, and empties the inverter. */
struct cc_segment_writer;
enum cc_status cc_invert_write(struct cc_inverter *inverter, struct cc_segment_writer *writer, struct cc_error *error) CC_MUST_CHECK;

#endif

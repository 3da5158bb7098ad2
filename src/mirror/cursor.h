/* cursor.h: one list of one segment, read window by window in ascending order. */
#ifndef CC_MIRROR_CURSOR_H
#define CC_MIRROR_CURSOR_H

#include "mirror/segment.h"

struct cc_cursor {
    struct cc_list list;
    uint32_t chunk;              /* the next one to load */
    bool loaded;
    struct cc_buf data;
    struct cc_block_reader reader;
};

/* Takes over the list. */
void cc_cursor_begin(struct cc_cursor *cursor, struct cc_list *take_list);
void cc_cursor_clear(struct cc_cursor *cursor);

/* As cc_block_bits and cc_block_scores over the whole list. */
enum cc_status cc_cursor_bits(struct cc_cursor *cursor, struct cc_index *index, uint32_t base, uint32_t end, bool title,
    uint64_t *bits, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_cursor_scores(struct cc_cursor *cursor, struct cc_index *index, uint32_t base, uint32_t end,
    float weight, float *scores, struct cc_error *error) CC_MUST_CHECK;

/* The same for few slots, ascending: scores[i] is that of slots[i]. */
enum cc_status cc_cursor_score_slots(struct cc_cursor *cursor, struct cc_index *index, const uint32_t *slots, size_t n,
    float weight, float *scores, struct cc_error *error) CC_MUST_CHECK;

/* Goes to the first slot >= slot; *found tells whether it is that slot. */
enum cc_status cc_cursor_seek(struct cc_cursor *cursor, struct cc_index *index, uint32_t slot, bool *found,
    struct cc_error *error) CC_MUST_CHECK;

#endif

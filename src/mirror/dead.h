/* dead.h: which slots hold a record no longer: one bit each, in windows of 65,536. */
#ifndef CC_MIRROR_DEAD_H
#define CC_MIRROR_DEAD_H

#include <stddef.h>
#include <stdint.h>

#include "mirror/sql.h"

/* Slots to be marked at the next commit. */
struct cc_dead {
    uint32_t *v;
    size_t n, cap;
};

void cc_dead_mark(struct cc_dead *dead, uint32_t slot);
enum cc_status cc_dead_flush(struct cc_dead *dead, sqlite3 *db, struct cc_error *error) CC_MUST_CHECK;
void cc_dead_clear(struct cc_dead *dead);

/* All windows in memory: bits[window] is NULL or CC_WINDOW_WORDS words. */
struct cc_dead_map {
    uint64_t **bits;
    size_t n;
};

enum cc_status cc_dead_load(struct cc_dead_map *map, sqlite3 *db, struct cc_error *error) CC_MUST_CHECK;
void cc_dead_map_clear(struct cc_dead_map *map);

#endif

/* arena.h: memory for the short-lived strings of one block: taken piece by piece, given back all at once. */
#ifndef CC_CLAIMS_ARENA_H
#define CC_CLAIMS_ARENA_H

#include <stddef.h>

struct cc_arena_page;

struct cc_arena {
    struct cc_arena_page *pages; /* newest first */
    size_t used;                 /* bytes handed out since the last reset */
};

void *cc_arena_alloc(struct cc_arena *a, size_t n);                        /* zeroed, aligned for any object */
void *cc_arena_take(struct cc_arena *a, size_t n);                         /* the same, with whatever stood there */
char *cc_arena_strndup(struct cc_arena *a, const char *s, size_t n);
char *cc_arena_printf(struct cc_arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cc_arena_reset(struct cc_arena *a);                                   /* keeps one page */
void cc_arena_clear(struct cc_arena *a);

#endif

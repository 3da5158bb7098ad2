/* mem.h: memory that cannot fail. Out of memory aborts with a message: hostile input meets a cap of limits.h long
 * before. Also growable arrays. */
#ifndef CC_BASE_MEM_H
#define CC_BASE_MEM_H

#include <stddef.h>

#include "base/banned.h"

void *cc_mem_alloc(size_t n);                          /* zeroed */
void *cc_mem_resize(void *p, size_t n, size_t size);   /* n * size, overflow checked */
char *cc_mem_strdup(const char *s);                    /* NULL gives NULL */
char *cc_mem_strndup(const char *s, size_t n);         /* n bytes, NUL added */
void *cc_mem_dup(const void *p, size_t n);             /* n == 0 gives NULL */

/* A printf that allocates. Never NULL. */
char *cc_mem_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Makes room for one more element in v (n used, *cap there) and zeroes it:
 *   list->v = cc_mem_grow(list->v, list->n, &list->cap, sizeof *list->v); thing = &list->v[list->n++]; */
void *cc_mem_grow(void *v, size_t n, size_t *cap, size_t size);

/* The same for lists without a cap field: capacity is the next power of two above n. */
void *cc_mem_push(void *v, size_t n, size_t size);

#endif

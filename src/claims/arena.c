/* arena.c: pages of memory in a list; a string longer than a page gets a page of its own. */
#include "claims/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PAGE_BYTES ((size_t)16384)

struct cc_arena_page {
    struct cc_arena_page *next;
    size_t n, cap;
    max_align_t v[];
};

void *
cc_arena_take(struct cc_arena *a, size_t n)
{
    struct cc_arena_page *p = a->pages;
    void *out;

    n = (n + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    if (p == NULL || p->cap - p->n < n) {
        size_t cap = n > PAGE_BYTES ? n : PAGE_BYTES;

        p = cc_mem_resize(NULL, sizeof *p + cap, 1);
        p->n = 0;
        p->cap = cap;
        p->next = a->pages;
        a->pages = p;
    }
    out = (char *)p->v + p->n;
    p->n += n;
    a->used += n;
    return out;
}

void *
cc_arena_alloc(struct cc_arena *a, size_t n)
{
    return memset(cc_arena_take(a, n), 0, n);
}

char *
cc_arena_strndup(struct cc_arena *a, const char *s, size_t n)
{
    char *out = cc_arena_take(a, n + 1);

    memcpy(out, s, n);
    out[n] = '\0';
    return out;
}

char *
cc_arena_printf(struct cc_arena *a, const char *format, ...)
{
    struct cc_arena_page *p = a->pages;
    size_t room = p != NULL ? p->cap - p->n : 0;
    va_list args;
    int n;
    char *out;

    va_start(args, format);
    n = vsnprintf(
        room > 0 ? (char *)p->v + p->n : NULL, room, format, args); /* nearly always it fits where it will stand */
    va_end(args);
    out = cc_arena_take(a, (size_t)(n < 0 ? 0 : n) + 1);
    if (n >= 0 && (size_t)n < room && a->pages == p)
        return out;
    va_start(args, format);
    (void)vsnprintf(out, (size_t)(n < 0 ? 0 : n) + 1, format, args);
    va_end(args);
    return out;
}

void
cc_arena_reset(struct cc_arena *a)
{
    while (a->pages != NULL && (a->pages->next != NULL || a->pages->cap > PAGE_BYTES)) {
        struct cc_arena_page *next = a->pages->next;

        free(a->pages);
        a->pages = next;
    }
    if (a->pages != NULL)
        a->pages->n = 0;
    a->used = 0;
}

void
cc_arena_clear(struct cc_arena *a)
{
    while (a->pages != NULL) {
        struct cc_arena_page *next = a->pages->next;

        free(a->pages);
        a->pages = next;
    }
    a->used = 0;
}

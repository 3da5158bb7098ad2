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
cc_arena_alloc(struct cc_arena *a, size_t n)
{
    struct cc_arena_page *p = a->pages;
    void *out;

    n = (n + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    if (p == NULL || p->cap - p->n < n) {
        size_t cap = n > PAGE_BYTES ? n : PAGE_BYTES;

        p = cc_mem_alloc(sizeof *p + cap);
        p->cap = cap;
        p->next = a->pages;
        a->pages = p;
    }
    out = (char *)p->v + p->n;
    memset(out, 0, n);
    p->n += n;
    a->used += n;
    return out;
}

char *
cc_arena_strndup(struct cc_arena *a, const char *s, size_t n)
{
    char *out = cc_arena_alloc(a, n + 1);

    memcpy(out, s, n);
    return out;
}

char *
cc_arena_printf(struct cc_arena *a, const char *format, ...)
{
    va_list args;
    int n;
    char *out;

    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    out = cc_arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
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

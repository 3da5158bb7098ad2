/* buf.c: see buf.h. */
#include "base/buf.h"

#include <stdarg.h>

void
cc_buf_clear(struct cc_buf *b)
{
    if (!b->borrowed)
        free(b->v);
    *b = (struct cc_buf){0};
}

void
cc_buf_reset(struct cc_buf *b)
{
    b->n = 0;
    if (b->v)
        b->v[0] = '\0';
}

static void
enlarge(struct cc_buf *b, size_t need)
{
    if (b->cap == 0)
        b->cap = 64;
    while (b->cap < need)
        b->cap *= 2;
    if (b->borrowed) {
        char *room = b->v;

        b->v = cc_mem_resize(NULL, b->cap, 1);
        memcpy(b->v, room, b->n + 1);
        b->borrowed = false;
    } else {
        b->v = cc_mem_resize(b->v, b->cap, 1);
    }
}

void
cc_buf_reserve(struct cc_buf *b, size_t more)
{
    if (b->n + more + 1 > b->cap)
        enlarge(b, b->n + more + 1);
}

void
cc_buf_add(struct cc_buf *b, const void *p, size_t n)
{
    if (b->n + n + 1 > b->cap)
        enlarge(b, b->n + n + 1);
    if (n)
        memcpy(b->v + b->n, p, n);
    b->n += n;
    b->v[b->n] = '\0';
}

void
cc_buf_adds(struct cc_buf *b, const char *s)
{
    if (s)
        cc_buf_add(b, s, strlen(s));
}

void
cc_buf_addf(struct cc_buf *b, const char *format, ...)
{
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        cc_buf_reserve(b, (size_t)n);
        vsnprintf(b->v + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

char *
cc_buf_take(struct cc_buf *b, size_t *len)
{
    char *out;

    cc_buf_reserve(b, 0);
    b->v[b->n] = '\0';
    out = b->borrowed ? cc_mem_strndup(b->v, b->n) : b->v;
    if (len)
        *len = b->n;
    *b = (struct cc_buf){0};
    return out;
}

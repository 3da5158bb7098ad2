/* mem.c: see mem.h. */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>

static void *
checked(void *p, size_t n)
{
    if (p == NULL && n != 0) {
        fprintf(stderr, "claimcheck: out of memory (%zu bytes)\n", n);
        abort();
    }
    return p;
}

void *
cc_mem_alloc(size_t n)
{
    return checked(calloc(1, n ? n : 1), n ? n : 1);
}

void *
cc_mem_resize(void *p, size_t n, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(n, size, &bytes))
        checked(NULL, SIZE_MAX);
    return checked(realloc(p, bytes ? bytes : 1), bytes ? bytes : 1);
}

char *
cc_mem_strndup(const char *s, size_t n)
{
    char *copy = checked(malloc(n + 1), n + 1);

    if (n)
        memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

char *
cc_mem_strdup(const char *s)
{
    return s ? cc_mem_strndup(s, strlen(s)) : NULL;
}

void *
cc_mem_dup(const void *p, size_t n)
{
    return n ? memcpy(cc_mem_alloc(n), p, n) : NULL;
}

char *
cc_mem_printf(const char *format, ...)
{
    va_list args;
    char *out = NULL;
    int n;

    va_start(args, format);
    n = vasprintf(&out, format, args);
    va_end(args);
    return checked(n < 0 ? NULL : out, 1);
}

void *
cc_mem_grow(void *v, size_t n, size_t *cap, size_t size)
{
    if (n == *cap) {
        *cap = *cap ? *cap * 2 : 8;
        v = cc_mem_resize(v, *cap, size);
    }
    memset((char *)v + n * size, 0, size);
    return v;
}

void *
cc_mem_push(void *v, size_t n, size_t size)
{
    if ((n & (n - 1)) == 0)
        v = cc_mem_resize(v, n ? n * 2 : 1, size);
    memset((char *)v + n * size, 0, size);
    return v;
}

/* buf.h: bytes that grow. Every append keeps a NUL after the end, so b.v is always a string (never NULL after the
 * first append). */
#ifndef CC_BASE_BUF_H
#define CC_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

struct cc_buf {
    char *v;
    size_t n, cap;
    bool borrowed; /* v is the caller's room (cc_buf_on) */
};

/* An empty buffer that begins in the caller's array, which must live as long; memory of its own it takes only when that
 * is full. For short texts that are made and copied often: char room[200]; struct cc_buf b = cc_buf_on(room, sizeof
 * room); Everything below works as with any other; cc_buf_clear is still needed. */
static inline struct cc_buf
cc_buf_on(char *room, size_t size)
{
    room[0] = '\0';
    return (struct cc_buf){room, 0, size, true};
}

void cc_buf_clear(struct cc_buf *b);                 /* frees; b is {0} after */
void cc_buf_reset(struct cc_buf *b);                 /* empties, keeps the memory */
void cc_buf_reserve(struct cc_buf *b, size_t more);  /* room for more bytes and the NUL */
void cc_buf_add(struct cc_buf *b, const void *p, size_t n);
void cc_buf_adds(struct cc_buf *b, const char *s);   /* NULL adds nothing */
void cc_buf_addf(struct cc_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *cc_buf_take(struct cc_buf *b, size_t *len);    /* hands over the string ("" when empty); b is {0} after */

static inline void
cc_buf_addc(struct cc_buf *b, char c)
{
    if (b->cap - b->n > 1) {
        b->v[b->n++] = c;
        b->v[b->n] = '\0';
    } else {
        cc_buf_add(b, &c, 1);
    }
}

#endif

/* server_gzip.c: replies packed for clients that say they can unpack them (RFC 9110, section 12.5.3). */
#include <ctype.h>

#include <zlib.h>

#include "mirror/server.h"

#define PACK_MIN 1000u /* bytes; less is not worth its header */

/* The weight of a coding's parameters: "" or ";q=0.5". Only 0 or not matters. */
static bool
is_wanted(const char *p, const char *end)
{
    while (p < end && (isspace((unsigned char)*p) || *p == ';'))
        p++;
    if (end - p < 3 || (p[0] != 'q' && p[0] != 'Q') || p[1] != '=')
        return true;
    for (p += 2; p < end; p++)
        if (*p >= '1' && *p <= '9')
            return true;
    return false;
}

bool
cc_gzip_is_accepted(const char *header)
{
    bool any = false;

    for (const char *p = header; p != NULL && *p;) {
        const char *end = p + strcspn(p, ","), *name;
        size_t n;

        while (p < end && isspace((unsigned char)*p))
            p++;
        name = p;
        while (p < end && !isspace((unsigned char)*p) && *p != ';')
            p++;
        n = (size_t)(p - name);
        if ((n == 4 && strncasecmp(name, "gzip", 4) == 0) || (n == 6 && strncasecmp(name, "x-gzip", 6) == 0))
            return is_wanted(p, end); /* named: whatever '*' says */
        if (n == 1 && *name == '*')
            any = is_wanted(p, end);
        p = *end ? end + 1 : end;
    }
    return any;
}

bool
cc_gzip_pack(struct cc_buf *body)
{
    z_stream z = {0};
    struct cc_buf packed = {0};
    size_t bound;
    bool done;

    if (body->n < PACK_MIN || body->n > UINT32_MAX / 2 ||
        deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    bound = deflateBound(&z, (uLong)body->n);
    cc_buf_reserve(&packed, bound);
    z.next_in = (Bytef *)body->v;
    z.avail_in = (uInt)body->n;
    z.next_out = (Bytef *)packed.v;
    z.avail_out = (uInt)bound;
    done = deflate(&z, Z_FINISH) == Z_STREAM_END && z.total_out < body->n;
    packed.n = z.total_out;
    deflateEnd(&z);
    if (done) {
        struct cc_buf swap = *body;

        *body = packed;
        packed = swap;
    }
    cc_buf_clear(&packed);
    return done;
}

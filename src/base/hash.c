/* hash.c: see hash.h. */
#include "base/hash.h"

#include <sys/types.h>
#include <md5.h>
#include <sha2.h>

char *
cc_hash_sha256(const void *p, size_t n, char out[CC_SHA256_HEX])
{
    return SHA256Data(p, n, out);
}

char *
cc_hash_md5(const void *p, size_t n, char out[CC_MD5_HEX])
{
    return MD5Data(p, n, out);
}

uint32_t
cc_hash_fnv(const char *p, size_t n)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)p[i]) * 16777619u;
    return h;
}

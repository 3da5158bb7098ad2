/* hash.c: see hash.h. */
#include "base/hash.h"

#include <openssl/evp.h>
#include <stdatomic.h>
#include <stdlib.h>

static char *
digest_hex(const EVP_MD *kind, const void *p, size_t n, char *out)
{
    static const char DIGITS[] = "0123456789abcdef";
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned len = 0;

    if (kind == NULL || EVP_Digest(n ? p : "", n, bytes, &len, kind, NULL) != 1)
        abort(); /* only without memory, or in a build of OpenSSL without the algorithm */
    for (unsigned i = 0; i < len; i++) {
        out[2 * i] = DIGITS[bytes[i] >> 4];
        out[2 * i + 1] = DIGITS[bytes[i] & 15];
    }
    out[2 * len] = '\0';
    return out;
}

/* The algorithm, looked for once: OpenSSL's own search takes longer than the digest of a sentence. It is never
 * freed. */
static const EVP_MD *
kept(_Atomic(EVP_MD *) *place, const char *name)
{
    EVP_MD *md = atomic_load(place), *none = NULL;

    if (md != NULL)
        return md;
    md = EVP_MD_fetch(NULL, name, NULL);
    if (!atomic_compare_exchange_strong(place, &none, md)) { /* another thread was first */
        EVP_MD_free(md);
        md = none;
    }
    return md;
}

static _Atomic(EVP_MD *) sha256;

char *
cc_hash_sha256(const void *p, size_t n, char out[CC_SHA256_HEX])
{
    return digest_hex(kept(&sha256, "SHA256"), p, n, out);
}

char *
cc_hash_md5(const void *p, size_t n, char out[CC_MD5_HEX])
{
    return digest_hex(EVP_md5(), p, n, out);
}

uint32_t
cc_hash_fnv(const char *p, size_t n)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)p[i]) * 16777619u;
    return h;
}

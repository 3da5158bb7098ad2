/* hash.h: the hash of words and phrases that the compiled-in tables are laid out by. Inline and without the library:
 * the programs that make the tables (mkvocab, mklexicon) include it too. The numbers depend on the machine's byte
 * order, which is no harm where the tables are made on the machine that uses them. */
#ifndef CC_VOCAB_HASH_H
#define CC_VOCAB_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Hash of a word: its first and last eight bytes and its length, which is enough for words. */
static inline uint32_t
cc_hash_ends(const char *p, size_t n)
{
    uint64_t a = 0, b = 0;

    if (n >= 8) {
        memcpy(&a, p, 8);
        memcpy(&b, p + n - 8, 8);
    } else if (n >= 4) {
        uint32_t x, y;

        memcpy(&x, p, 4);
        memcpy(&y, p + n - 4, 4);
        a = x;
        b = y;
    } else if (n > 0) {
        a = (unsigned char)p[0];
        b = (uint64_t)(unsigned char)p[n / 2] << 8 | (unsigned char)p[n - 1];
    }
    a = (a ^ (uint64_t)n << 56) * 0x9E3779B97F4A7C15u;
    b = (b ^ a >> 29) * 0xC2B2AE3D27D4EB4Fu;
    return (uint32_t)((a ^ b) >> 32);
}

#define CC_HASH_ENDS_MAX 16 /* up to this length cc_hash_ends has seen every byte */

/* Hash of a word or phrase, all bytes of it. The same as cc_hash_ends up to CC_HASH_ENDS_MAX bytes. */
static inline uint32_t
cc_vocab_hash(const char *p, size_t n)
{
    uint32_t h = cc_hash_ends(p, n);
    uint64_t x;

    for (size_t i = 8; n > CC_HASH_ENDS_MAX && i + 8 < n; i += 8) {
        memcpy(&x, p + i, 8);
        x = (x ^ h) * 0x9E3779B97F4A7C15u;
        h = (uint32_t)(x ^ x >> 32);
    }
    return h;
}

#endif

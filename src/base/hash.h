/* hash.h: SHA-256 and MD5 (libcrypto) in hex, and a fast hash for tables. */
#ifndef CC_BASE_HASH_H
#define CC_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define CC_SHA256_HEX 65
#define CC_MD5_HEX    33

char *cc_hash_sha256(const void *p, size_t n, char out[CC_SHA256_HEX]); /* returns out */
char *cc_hash_md5(const void *p, size_t n, char out[CC_MD5_HEX]);

/* FNV-1a, 32 bits (Fowler, Noll, Vo); the same function stands in src/vocab/mkvocab.c. */
uint32_t cc_hash_fnv(const char *p, size_t n);

#endif

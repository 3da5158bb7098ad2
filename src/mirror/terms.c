/* terms.c: see terms.h. */
#include "mirror/terms.h"

#include <string.h>

_Static_assert(sizeof(struct cc_term_entry) == 8 && CC_RANK__FIELDS < 8, "an entry is two numbers");

uint32_t
cc_term_hash(const void *key, size_t n)
{
    uint64_t h = 0x9e3779b97f4a7c15u ^ n, eight;
    const uint8_t *p = key;

    for (; n >= 8; p += 8, n -= 8) {
        memcpy(&eight, p, 8);
        h = (h ^ eight) * 0xff51afd7ed558ccdu;
        h ^= h >> 32;
    }
    if (n > 0) {
        eight = 0;
        for (size_t i = 0; i < n; i++)
            eight = eight << 8 | p[i];
        h = (h ^ eight) * 0xff51afd7ed558ccdu;
        h ^= h >> 29;
    }
    h *= 0xc4ceb9fe1a85ec53u;
    return (uint32_t)(h >> 32);
}

static void
add(struct cc_terms *terms, enum cc_key_family family, const void *value, size_t len, struct cc_term_entry entry)
{
    size_t size;
    char *at, *key;

    if (len > CC_TERM_KEY_MAX - 1)
        len = CC_TERM_KEY_MAX - 1;
    entry.len = (uint8_t)(len + 1);
    size = cc_term_step(&entry);
    if (terms->bytes.cap - terms->bytes.n < size + 4)
        cc_buf_reserve(&terms->bytes, size + 4);
    at = terms->bytes.v + terms->bytes.n;
    key = at + sizeof entry;
    memset(at + size - 4, 0, 4); /* the filling; the key goes over it */
    key[0] = (char)family;
    memcpy(key + 1, value, len);
    entry.hash = cc_term_hash(key, len + 1);
    memcpy(at, &entry, sizeof entry);
    terms->bytes.n += size;
}

void
cc_terms_word(struct cc_terms *terms, const char *word, size_t len, uint32_t place, enum cc_rank_field field)
{
    add(terms, CC_KEY_WORD, word, len,
        (struct cc_term_entry){.place = place & 0xfffffu, .field = (uint8_t)(field & 7u)});
}

void
cc_terms_place(struct cc_terms *terms, enum cc_key_family family, const char *word, size_t len, uint32_t place)
{
    add(terms, family, word, len, (struct cc_term_entry){.place = place & 0xfffffu, .field = CC_RANK__FIELDS});
}

void
cc_terms_rank(struct cc_terms *terms, const char *word, size_t len, enum cc_rank_field field)
{
    add(terms, CC_KEY_WORD, word, len, (struct cc_term_entry){.field = (uint8_t)(field & 7u), .only_rank = 1});
}

void
cc_terms_key(struct cc_terms *terms, enum cc_key_family family, const void *value, size_t len)
{
    add(terms, family, value, len, (struct cc_term_entry){.field = CC_RANK__FIELDS});
}

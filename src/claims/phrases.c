/* phrases.c: see phrases.h. Two sets of bits, by a phrase's first and second byte, rule nearly every place out. */
#include "claims/phrases.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

uint64_t
cc_phrases_in(const char *text, const char *const *phrases, size_t n, unsigned enough)
{
    uint64_t first[256] = {0}, second[256] = {0}, found = 0;

    for (size_t i = 0; i < n && i < CC_PHRASES_MAX; i++) {
        unsigned char a = (unsigned char)phrases[i][0], b = (unsigned char)phrases[i][1];

        first[a] |= (uint64_t)1 << i;
        first[toupper(a)] |= (uint64_t)1 << i;
        second[b] |= (uint64_t)1 << i;
        second[toupper(b)] |= (uint64_t)1 << i;
    }
    for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
        uint64_t here = first[p[0]];

        if (here == 0 || (here &= second[p[1]] & ~found) == 0)
            continue;
        for (; here != 0; here &= here - 1) {
            int i = __builtin_ctzll(here);

            char third = phrases[i][2];

            if ((third == '\0' || (p[2] | 0x20) == ((unsigned char)third | 0x20)) &&
                strncasecmp((const char *)p, phrases[i], strlen(phrases[i])) == 0)
                found |= (uint64_t)1 << i;
        }
        if ((unsigned)__builtin_popcountll(found) >= enough)
            break;
    }
    return found;
}

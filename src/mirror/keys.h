/* keys.h: the families of keys in an index. A key is one byte of family, then what the table says; words and values are
 * folded as words.h does and joined by single spaces ("o brien j", "10 1016 j cell 2020 01 001").
 *
 *   family              then                              list
 *   WORD                a word of title, abstract, keywords  PLACES
 *   RANK                a stem of what ranking looks at   IMPACT
 *   AFFILIATION         a word of an affiliation          PLAIN
 *   TEXT                a word of headings, types, substances: the rest of [tw]   PLAIN
 *   OTHER               a word of anything else that [all] searches   PLAIN
 *   VERNACULAR, INTERESTS   a word of the transliterated title, of the conflict statement   PLAIN
 *   …_PLACED            the same three in mirrors of version 2 and later, in place of the plain ones   PLACES
 *   MESH, MAJOR         descriptor number, 4 bytes, most significant first
 *   HEADING, MAJOR_HEADING   descriptor number as above, qualifier's name in lower case: both on one heading
 *   QUALIFIER           name in lower case
 *   MESH_NAME, MAJOR_NAME   descriptor's name
 *   TYPE                number of the publication type's UI, as above
 *   TYPE_NAME           its name
 *   VALUE               byte cc_field, value
 *   FILTER              byte cc_filter, text in lower case
 *   CITES               PMID that the record refers to, 4 bytes as above */
#ifndef CC_MIRROR_KEYS_H
#define CC_MIRROR_KEYS_H

#include <stdint.h>

enum cc_key_family {
    CC_KEY_AFFILIATION = 'A',
    CC_KEY_CITES = 'C',
    CC_KEY_FILTER = 'F',
    CC_KEY_HEADING = 'H',
    CC_KEY_MAJOR_HEADING = 'I',
    CC_KEY_INTERESTS = 'J',
    CC_KEY_MESH = 'M',
    CC_KEY_MAJOR = 'N',
    CC_KEY_OTHER = 'O',
    CC_KEY_TYPE = 'P',
    CC_KEY_TYPE_NAME = 'Q',
    CC_KEY_RANK = 'R',
    CC_KEY_QUALIFIER = 'S',
    CC_KEY_TEXT = 'T',
    CC_KEY_MESH_NAME = 'U',
    CC_KEY_VALUE = 'V',
    CC_KEY_WORD = 'W',
    CC_KEY_MAJOR_NAME = 'X',
    CC_KEY_VERNACULAR = 'Y',
    CC_KEY_AFFILIATION_PLACED = 'a',
    CC_KEY_INTERESTS_PLACED = 'j',
    CC_KEY_VERNACULAR_PLACED = 'y'
};

static inline void
cc_key_number(uint8_t out[4], uint32_t v)
{
    out[0] = (uint8_t)(v >> 24);
    out[1] = (uint8_t)(v >> 16);
    out[2] = (uint8_t)(v >> 8);
    out[3] = (uint8_t)v;
}

#endif

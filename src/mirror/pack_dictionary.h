/* pack_dictionary.h: the text that packs lean on (pack.c). */
#ifndef CC_MIRROR_PACK_DICTIONARY_H
#define CC_MIRROR_PACK_DICTIONARY_H

extern const char *const cc_pack_dictionary[]; /* pieces, ended by NULL */

#endif

/* terms.h: what a record is found by, in the order in which it stands there: words with their places, values, stems for
 * ranking. The thread that reads writes it down (record.c), hashes included, so that the thread that indexes (invert.c)
 * only has to look up. It must not know XML or SQL.
 *
 * One entry: struct cc_term_entry, then its key (family byte, value), then nothing up to a multiple of four bytes. */
#ifndef CC_MIRROR_TERMS_H
#define CC_MIRROR_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "mirror/keys.h"
#include "mirror/rank.h"

#define CC_TERM_KEY_MAX 255  /* bytes; longer values are cut */

/* place: 0 = none. field: cc_rank_field that the word counts in, CC_RANK__FIELDS = none. only_rank: the word has no
 * place and no posting of its own. */
struct cc_term_entry {
    uint32_t hash;
    uint32_t place : 20, field : 3, only_rank : 1, len : 8;
};

struct cc_terms {
    struct cc_buf bytes;
    bool placed;         /* affiliations, transliterated titles and statements of interest get places */
};

/* A word (folded, words.h) at a place of title, keywords or abstract; counts for ranking in that field
 * (CC_RANK__FIELDS: not at all). */
void cc_terms_word(struct cc_terms *terms, const char *word, size_t len, uint32_t place, enum cc_rank_field field);
/* A word of one of the families …_PLACED at a place of its own field. */
void cc_terms_place(struct cc_terms *terms, enum cc_key_family family, const char *word, size_t len, uint32_t place);
/* A word that only ranking looks at. */
void cc_terms_rank(struct cc_terms *terms, const char *word, size_t len, enum cc_rank_field field);
/* Any other key: family byte, value. A second time in the same record says nothing new. */
void cc_terms_key(struct cc_terms *terms, enum cc_key_family family, const void *value, size_t len);

/* The hash of a key, family byte included. */
uint32_t cc_term_hash(const void *key, size_t len);

static inline const char *
cc_term_key(const struct cc_term_entry *entry)
{
    return (const char *)(entry + 1);
}

/* From one entry to the next, in bytes. */
static inline size_t
cc_term_step(const struct cc_term_entry *entry)
{
    return sizeof *entry + ((size_t)entry->len + 3) / 4 * 4;
}

#endif

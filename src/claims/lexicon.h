/* lexicon.h: word forms with the tags they can have and their lemmas, compiled in from src/vocab/tagger_words.tsv and
 * pos_lexicon.tsv by mklexicon.c. Constant data: no start-up, no state. The rows of the forms that texts use most
 * (frequent_words.tsv) come first and have an index of their own: nearly all lookups stay in the cache. */
#ifndef CC_CLAIMS_LEXICON_H
#define CC_CLAIMS_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "vocab/hash.h"

#define CC_WORD_TAGS_MAX 6
#define CC_LEXICON_FREQUENT 8192 /* slots, a power of two */

/* Closed lists that the tagger's and chunker's rules ask for: the column "sets" of tagger_words.tsv, by these names in
 * lower case. A bit is asked for a thousand times where a comparison of words would be too slow. */
enum {
    CC_SET_SUB = 1 << 0,    /* may begin a subordinate clause: "because", "if", "after" */
    CC_SET_QUANT = 1 << 1,  /* may stand before a number: "about", "up" (to), "more" (than) */
    CC_SET_HELP = 1 << 2,   /* forms of help, let and make: a base form may follow their object */
    CC_SET_DO = 1 << 3,     /* do, does, did */
    CC_SET_BE = 1 << 4,     /* forms of be */
    CC_SET_HAVE = 1 << 5,   /* forms of have */
    CC_SET_GET = 1 << 6,    /* forms of get */
    CC_SET_NEG = 1 << 7,    /* not, never, hardly … */
    CC_SET_PHRASE = 1 << 8  /* first word of a multi-word preposition or conjunction of chunk.c */
};

/* One form, in half a cache line. The lemma rows are row + 1 of this table; 0 = the form is its own lemma. */
struct cc_word {
    uint64_t start;                /* cc_lexicon_start of the form: decides for most words without a look at the text */
    uint32_t text;                 /* offset into cc_lexicon_text */
    uint16_t noun, verb, adjective;/* lemma when it is a plural noun, an inflected verb, a compared adjective or adverb */
    uint16_t can;                  /* CC_CAN_… */
    uint16_t set;                  /* CC_SET_… */
    uint8_t len;
    uint8_t sure;                  /* tags[0] nearly always holds: no need to ask the tagger */
    uint8_t tags[CC_WORD_TAGS_MAX];/* enum cc_tag, most likely first, 0-filled */
};

extern const struct cc_word cc_lexicon_words[];

/* What the tables of claims say of a form, worked out when the program is built: most words need no look into them. */
enum {
    CC_FACT_CUE_LONGER = 1 << 0,  /* a longer cue of cues.tsv begins with it */
    CC_FACT_NOUN_LONGER = 1 << 1, /* a longer noun of nouns.tsv ends with it */
    CC_FACT_VERB_LONGER = 1 << 2, /* a longer verb of verbs.tsv begins with it */
    CC_FACT_TERM_LONGER = 1 << 3  /* a longer noun of terms.tsv ends with it */
};

struct cc_facts {
    uint32_t cues;         /* classes of cues.tsv (enum cc_cue) of the word alone */
    uint16_t verb;         /* its row of verbs.tsv + 1, or 0 */
    uint8_t noun : 4;      /* enum cc_noun, by nouns.tsv */
    uint8_t term : 4;      /* the same by terms.tsv */
    uint8_t flags : 4;
    uint8_t shift : 4;     /* enum cc_effect, by shifts.tsv */
};

extern const struct cc_facts cc_lexicon_facts[]; /* one for each row of cc_lexicon_words */

/* The classes that rows of those tables have, as numbers: one element for each row. Of a cue, those of all rows with
 * its key. */
struct cc_verb_class {
    uint8_t effect, way;   /* enum cc_effect */
    bool mechanism;
};

extern const uint32_t cc_class_of_cue[];
extern const uint8_t cc_class_of_noun[], cc_class_of_term[]; /* enum cc_noun */
extern const uint8_t cc_class_of_shift[];                    /* enum cc_effect */
extern const struct cc_verb_class cc_class_of_verb[];

extern const uint8_t cc_lexicon_marks[];    /* top byte of each row's hash: a form that is not there seldom costs a look at a row */
extern const uint16_t cc_lexicon_frequent[CC_LEXICON_FREQUENT]; /* row + 1 of a frequent form with that hash, or 0 */
extern const uint16_t cc_lexicon_buckets[]; /* the other forms: first row of each bucket, and the number of rows at the end */
extern const uint32_t cc_lexicon_mask;      /* number of buckets - 1 */
extern const char cc_lexicon_text[];

/* Row + 1 of the lower-case form, or 0. */
uint32_t cc_lexicon_find(const char *form, size_t n);

/* The same where the form's cc_lexicon_hash is known. */
uint32_t cc_lexicon_find_hashed(const char *form, size_t n, uint32_t hash);

struct cc_token;

/* Row + 1 of the token's lemma, 0 when it is not known. */
uint32_t cc_lexicon_lemma_row(const struct cc_token *k);

/* Asks the memory for what cc_lexicon_find_hashed will look at first. */
static inline void
cc_lexicon_prefetch(uint32_t hash)
{
    __builtin_prefetch(&cc_lexicon_frequent[hash & (CC_LEXICON_FREQUENT - 1)]);
    __builtin_prefetch(&cc_lexicon_buckets[hash & cc_lexicon_mask]);
}

/* The first eight bytes of a form (in the machine's order), zeros behind a shorter one. Reads no byte beyond it. */
static inline uint64_t
cc_lexicon_start(const char *p, size_t n)
{
    uint64_t a = 0;

    if (n >= 8) {
        memcpy(&a, p, 8);
    } else if (n >= 4) {
        uint32_t x, y;

        memcpy(&x, p, 4);
        memcpy(&y, p + n - 4, 4);
        a = x | (uint64_t)y << 8 * (n - 4);
    } else if (n > 0) {
        a = (unsigned char)p[0] | (uint64_t)(unsigned char)p[n / 2] << 8 * (n / 2) | (uint64_t)(unsigned char)p[n - 1] << 8 * (n - 1);
    }
    return a;
}

/* Hash of a form. */
static inline uint32_t
cc_lexicon_hash(const char *p, size_t n)
{
    return cc_hash_ends(p, n);
}

#endif

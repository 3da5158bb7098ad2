/* words.h: what single words and short phrases are (tables of src/vocab), and how tokens become text again. */
#ifndef CC_CLAIMS_WORDS_H
#define CC_CLAIMS_WORDS_H

#include "base/buf.h"
#include "claims/token.h"

/* Classes of cues.tsv, as bits. */
enum cc_cue {
    CC_CUE_HEDGE = 1 << 0, CC_CUE_NOHEDGE = 1 << 1, CC_CUE_DISCOURSE = 1 << 2, CC_CUE_YES = 1 << 3, CC_CUE_NO = 1 << 4,
    CC_CUE_MAYBE = 1 << 5, CC_CUE_UNKNOWN = 1 << 6, CC_CUE_DENIAL = 1 << 7, CC_CUE_PROMO = 1 << 8, CC_CUE_DISCLAIMER = 1 << 9,
    CC_CUE_TASTE = 1 << 10, CC_CUE_RELATION = 1 << 11, CC_CUE_SHAREHEAD = 1 << 12, CC_CUE_PAIR = 1 << 13,
    CC_CUE_RECIPROCAL = 1 << 14, CC_CUE_GENERIC = 1 << 15, CC_CUE_TIMENOUN = 1 << 16, CC_CUE_SAYS = 1 << 17,
    CC_CUE_SAYSHEDGED = 1 << 18, CC_CUE_PERSON = 1 << 19, CC_CUE_INNER = 1 << 20,
    CC_CUE_OBSERVED = 1 << 21, CC_CUE_ADVISE = 1 << 22, CC_CUE_KITCHEN = 1 << 23, CC_CUE_TALK = 1 << 24,
    CC_CUE_CARRIER = 1 << 25, CC_CUE_FRONTED = 1 << 26, CC_CUE_LIGHT = 1 << 27, CC_CUE_PRAISE = 1 << 28, CC_CUE_WISH = 1 << 29,
    CC_CUE_GOODS = 1 << 30
};

/* Set by cc_cues_mark on words that end a noun of nouns.tsv or terms.tsv, people apart. */
#define CC_TOK_HEALTH (1u << 30)

/* Looks every token up in the tables of cues and nouns, once: fills cues and nouns of tagged tokens, and that flag; and
 * what each sentence says of all its tokens. What follows reads them. */
void cc_cues_mark(struct cc_text *t);

/* The number of tokens of the longest cue of one of the classes that begins at token i and ends before e; 0 = none. */
uint32_t cc_cue_at(const struct cc_text *t, uint32_t i, uint32_t e, uint32_t classes);

/* True when a cue of the classes begins anywhere in [a, e); *where (may be NULL) is its first token. */
bool cc_cue_in(const struct cc_text *t, uint32_t a, uint32_t e, uint32_t classes, uint32_t *where);

/* The classes of a single word; of a token's form. */
uint32_t cc_cue_of(const char *lower, size_t n);
uint32_t cc_token_cues(const struct cc_token *k);

bool cc_says(const struct cc_token *verb);        /* a verb that reports: shows, believes */
bool cc_is_time_noun(const struct cc_token *noun);

/* Has the word that class in prose_words.tsv: event, crowd, count, state? */
bool cc_prose_word(const struct cc_token *k, const char *class);

/* Classes of nouns.tsv and terms.tsv. */
enum cc_noun {
    CC_NOUN_NONE, CC_NOUN_SYMPTOM, CC_NOUN_DISEASE, CC_NOUN_QUANTITY, CC_NOUN_STRUCTURE, CC_NOUN_STATE, CC_NOUN_BAD,
    CC_NOUN_FOOD, CC_NOUN_AGENT, CC_NOUN_BEHAVIOUR, CC_NOUN_PROCESS, CC_NOUN_PEOPLE
};

#define CC_NOUN_WORDS 4 /* of the longest phrase that is looked for */

/* The class of the noun (phrase) that ends before token e: the longest phrase of at most CC_NOUN_WORDS tokens from a
 * on. */
enum cc_noun cc_noun_ending(const struct cc_text *t, uint32_t a, uint32_t e);

/* The class of one word or phrase in lower case, singular or with a plural -s. */
enum cc_noun cc_noun_of(const char *word, size_t n);

/* Does any noun of those tables (people apart) stand in [a, e)? */
bool cc_health_in(const struct cc_text *t, uint32_t a, uint32_t e);

/* Effects of verbs.tsv. */
enum cc_effect {
    CC_EFFECT_NONE, CC_EFFECT_UP, CC_EFFECT_DOWN, CC_EFFECT_EASES, CC_EFFECT_HELPS, CC_EFFECT_HARMS, CC_EFFECT_CAUSES,
    CC_EFFECT_MOVES, CC_EFFECT_LINKS
};

/* The row of the token's lemma in verbs.tsv, or CC_VOCAB_NONE. */
uint32_t cc_verb_row(const struct cc_token *verb);

/* The effect of the verb at token main, as a phrase with what follows it where the table has one ("bring down"). *len
 * is the number of tokens from main that the phrase takes (1 for a single verb). */
enum cc_effect cc_effect_of(const struct cc_text *t, uint32_t main, uint32_t e, uint32_t *len, bool *mechanism);

/* What that verb makes of its object all the same where it is a mere step (CC_EFFECT_MOVES): "releases" leaves more of
 * it. */
enum cc_effect cc_effect_way(const struct cc_text *t, uint32_t main, uint32_t e);

/* cc_words_add flags */
enum {
    CC_WORDS_BRACKETS = 1 << 0, /* keep what stands in brackets */
    CC_WORDS_TITLE = 1 << 1     /* the sentence is in title case: known words become lower case */
};

/* Appends tokens [a, b) as running text: single spaces, no quotation marks, bullets, emoji; a word that is only capital
 * because it began its sentence becomes lower case. No space is put before the first word. */
void cc_words_add(struct cc_buf *out, const struct cc_text *t, uint32_t a, uint32_t b, unsigned flags);

/* The same, after a space where out is not empty. */
void cc_words_append(struct cc_buf *out, const struct cc_text *t, uint32_t a, uint32_t b, unsigned flags);

#endif

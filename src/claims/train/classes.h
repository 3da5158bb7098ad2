/* classes.h: the class names in the rows of cues.tsv, nouns.tsv, terms.tsv, verbs.tsv and shifts.tsv, as numbers. Only
 * mklexicon asks for them: the program has them as arrays, one element a row (lexicon.h), and compares no names. */
#ifndef CC_CLAIMS_TRAIN_CLASSES_H
#define CC_CLAIMS_TRAIN_CLASSES_H

#include <stdint.h>

#include "vocab/vocab.h"

/* The classes (enum cc_cue) of a row of cues.tsv and of the rows after it that have the same key. CC_VOCAB_NONE has
 * none. */
uint32_t cc_class_cues(uint32_t row);

/* The class (enum cc_noun) of a row of the table, nouns.tsv or terms.tsv; CC_NOUN_NONE for CC_VOCAB_NONE. */
uint8_t cc_class_noun(const struct cc_vocab *table, uint32_t row);

/* The effect (enum cc_effect) with that name in verbs.tsv; the one of a row of shifts.tsv, where "none" is
 * CC_EFFECT_LINKS. */
uint8_t cc_class_effect(const char *name);
uint8_t cc_class_shift(uint32_t row);

#endif

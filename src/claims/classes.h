/* classes.h: the class names in the rows of cues.tsv, nouns.tsv and terms.tsv, as numbers. Used by words.c, and by mklexicon, which
 * works them out for single words when the program is built. */
#ifndef CC_CLAIMS_CLASSES_H
#define CC_CLAIMS_CLASSES_H

#include <stdint.h>

#include "vocab/vocab.h"

/* The classes (enum cc_cue) of a row of cues.tsv and of the rows after it that have the same key. CC_VOCAB_NONE has none. */
uint32_t cc_class_cues(uint32_t row);

/* The class (enum cc_noun) of a row of the table, nouns.tsv or terms.tsv; CC_NOUN_NONE for CC_VOCAB_NONE. */
uint8_t cc_class_noun(const struct cc_vocab *table, uint32_t row);

#endif

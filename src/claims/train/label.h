/* label.h: from the reference tagger's UPOS to the Penn tags we train on, with its known errors corrected. */
#ifndef CC_CLAIMS_TRAIN_LABEL_H
#define CC_CLAIMS_TRAIN_LABEL_H

#include "claims/tag.h"

enum upos { U_NONE, U_NOUN, U_PROPN, U_VERB, U_AUX, U_ADJ, U_ADV, U_ADP, U_SCONJ, U_CCONJ, U_DET, U_PRON, U_NUM, U_PART, U_INTJ, U_PUNCT, U_SYM, U_X, U__MAX };

/* Parses "NOUN VERB …" (n of them); false when the number differs. */
bool label_read(const char *list, uint8_t *upos, uint32_t n);

/* How often each lexicon row was labelled noun and verb; fills in while labels are read once, then helps
 * label_correct. */
void label_count(const struct cc_text *t, const uint8_t *upos);

/* Sets gold[] (CC_TAG_NONE: do not train on it). False: the sentence is not to be trusted at all. */
bool label_sentence(const struct cc_text *t, const struct cc_candidates *candidates, uint8_t *upos, uint8_t *gold);

#endif

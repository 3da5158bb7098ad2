/* tag.h: inside of the tagger, shared by tag.c (the loop, lemmas), guess.c (what an unknown form may be), perceptron.c
 * (the choice in context), repair.c (sentences that lack a verb) and the training program. */
#ifndef CC_CLAIMS_TAG_H
#define CC_CLAIMS_TAG_H

#include "claims/lexicon.h"
#include "claims/token.h"

/* The tags that a token may have, most likely first. n == 1: nothing to choose. */
struct cc_candidates {
    uint8_t n;
    uint8_t tags[CC_WORD_TAGS_MAX];
};

/* Sets *out and token->can. s is the sentence the token stands in. Punctuation keeps the tag it was scanned with. */
void cc_tag_candidates(
    const struct cc_text *t, const struct cc_sentence *s, struct cc_token *token, struct cc_candidates *out);

/* The same for a form that the lexicon does not have. */
void cc_tag_guess(struct cc_token *token, struct cc_candidates *out);

/* CC_CAN_… of one tag. */
uint16_t cc_tag_can(uint8_t tag);

/* Gives every token of the sentence a tag. candidates: one for each token of the sentence. */
void cc_tag_choose(struct cc_text *t, const struct cc_sentence *s, const struct cc_candidates *candidates);

/* Second look at a tagged sentence: a clause without a finite verb that has a word which can be one, VBD or VBN, VB or
 * VBP. */
void cc_tag_repair(struct cc_text *t, const struct cc_sentence *s, const struct cc_candidates *candidates);

/* Points token->lemma at the base form that goes with its tag. */
void cc_tag_set_lemma(struct cc_text *t, struct cc_token *token);

#endif

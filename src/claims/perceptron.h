/* perceptron.h: inside of perceptron.c, for the training program. */
#ifndef CC_CLAIMS_PERCEPTRON_H
#define CC_CLAIMS_PERCEPTRON_H

#include "claims/tag.h"

#define CC_PERCEPTRON_FEATURES 14
#define CC_PERCEPTRON_BITS     20 /* size of the weights: 2^bits bytes */

/* Signed weights; the same features of all tags lie in one cache line. */
extern const int8_t cc_perceptron_weights[1 << CC_PERCEPTRON_BITS];

/* What the features of one sentence are computed from. Left to right: begin, then for each token features (if it has a
 * choice), its tag is set, step. */
struct cc_perceptron {
    struct cc_token *v;
    uint32_t n;
    uint32_t word[CC_SENTENCE_MAX_TOKENS + 2];  /* hash of the form */
    uint32_t kind[CC_SENTENCE_MAX_TOKENS + 2];  /* the tag where it is certain, else a hash of the candidates */
    bool ahead[CC_SENTENCE_MAX_TOKENS];         /* a certain finite verb comes before the next clause mark */
    uint8_t segment;                            /* kind of mark that opened the current clause or member */
    bool verb_seen;                             /* since that mark */
    uint8_t last_verb, last_noun;               /* tags, 0 = none */
};

void cc_perceptron_begin(struct cc_perceptron *p, const struct cc_text *t, const struct cc_sentence *s,
    const struct cc_candidates *candidates);
void cc_perceptron_features(const struct cc_perceptron *p, uint32_t i, uint32_t *out);
void cc_perceptron_step(struct cc_perceptron *p, uint32_t i);

static inline uint32_t
cc_perceptron_slot(uint32_t feature, uint8_t tag)
{
    uint32_t h = feature & ((1u << CC_PERCEPTRON_BITS) - 1);

    return (h & ~63u) | ((h ^ tag) & 63);
}

#endif

/* stem_near.h: what is known of single stems from texts: how likely a claim's stem stands in the records it rests on,
 * and how near two stems are in meaning or in letters. */
#ifndef CC_MIRROR_STEM_NEAR_H
#define CC_MIRROR_STEM_NEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CC_STEM_DIMS  64
#define CC_STEM_GRAMS 42 /* a stem has at most CC_WORD_MAX letters; two marks more */

/* How likely a stem of a question stands in the records that answer it, 0 < worth < 1: vocab/term_worth.tsv, or what
 * stems too rare for it have on average. BM25's weights assume it alike for all; it is low for what people say about a subject,
 * high for the subject (Zhao and Callan, CIKM 2010, "Term necessity prediction"). */
float cc_stem_worth(const char *stem);

/* A stem made ready to be compared. */
struct cc_stem_shape {
    bool placed;               /* vocab/stem_vectors.tsv has it */
    bool whole;                /* a number or two letters: near to nothing but itself */
    float at[CC_STEM_DIMS];    /* of length 1 */
    uint32_t grams[CC_STEM_GRAMS]; /* its runs of three letters, ends marked, ascending, each once */
    size_t n_grams;
};

void cc_stem_shape(const char *stem, size_t len, struct cc_stem_shape *out);

/* 0 = nothing to do with each other … 0.8 = as good as the same; for two different stems. The larger of two:
 * - by meaning: the cosine of their vectors, from 0.3 on (Zuccon et al., ADCS 2015, "Integrating and evaluating neural
 * word embeddings in information retrieval": words near to those of a question count in part);
 * - by letters: the Dice coefficient of their trigrams, from 0.5 on: misspellings and forms that stemming keeps
 * apart. */
float cc_stem_near(const struct cc_stem_shape *a, const struct cc_stem_shape *b);

#endif

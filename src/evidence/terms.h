/* terms.h: what a claim's queries look for, made ready to be found in records: concepts with their phrases, as
 * stems. */
#ifndef CC_EVIDENCE_TERMS_H
#define CC_EVIDENCE_TERMS_H

#include <claimcheck/model.h>

#include "evidence/text.h"

#define CC_EVIDENCE_CONCEPTS_MAX 32 /* more of a claim are not counted */

struct cc_evidence_concept {
    char *said;     /* the words of the claim */
    double weight;  /* 1 for a concept of the query, less for other words of the claim */
    struct cc_phrase *phrases; /* all ways of saying it */
    size_t n;
};

struct cc_evidence_terms {
    struct cc_evidence_concept v[CC_EVIDENCE_CONCEPTS_MAX];
    size_t n;
    size_t n_concepts; /* the first n_concepts are of the query, the others are words of the claim */
};

/* Concepts of the ladder's strictest rung of more than one concept (of its first, when the second has no more either),
 * with their synonyms; then the relation and the other words of the claim that are neither stop words nor vague. ladder
 * may be NULL or empty. *out must be {0}. */
void cc_evidence_terms_read(const struct cc_claim *claim, const struct cc_ladder *ladder, struct cc_stemmer *stemmer,
    struct cc_evidence_terms *out);
void cc_evidence_terms_clear(struct cc_evidence_terms *terms);

/* How often the concept is said in the words: overlapping phrases at one place count once. stems as in text.h. */
size_t cc_evidence_concept_count(
    const struct cc_evidence_concept *concept, const struct cc_words *words, const uint32_t *stems);

#endif

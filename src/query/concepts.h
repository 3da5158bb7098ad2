/* concepts.h: claim -> concepts: what it is about, each with every term that PubMed may use for it. Knows the
 * vocabulary; the ladder is ladder.c's business. */
#ifndef CC_QUERY_CONCEPTS_H
#define CC_QUERY_CONCEPTS_H

#include <claimcheck/model.h>

#include "query/words.h"

enum cc_query_role { CC_QUERY_SUBJECT, CC_QUERY_OBJECT, CC_QUERY_RELATION };

/* One thing that a claim speaks of. key says what it is: concepts with equal keys have equal terms. */
struct cc_query_concept {
    char *key;
    char *said;               /* the claim's own words, first occurrence */
    enum cc_query_role role;
    uint32_t row;             /* of vocab/synonyms.tsv or, for a relation, of vocab/relations.tsv; else CC_VOCAB_NONE */
    uint32_t mesh;            /* number of the MeSH descriptor it was found by where no row was, else 0 */
    bool product;             /* a name that only the copy knows */
    int rank;                 /* how much a search gains by it: 100 a product's name … 10 "women" */
};

struct cc_query_concepts {
    struct cc_query_concept *v;
    size_t n;
};

/* Finds the concepts of subject, object and relation; where subject or object say nothing searchable, the claim's whole
 * text stands in. No concept comes twice; each role is sorted by rank, then key. *out must be {0}. */
void cc_query_concepts_read(const struct cc_claim *claim, struct cc_query_concepts *out);
void cc_query_concepts_clear(struct cc_query_concepts *concepts);

/* The concept of vocab/synonyms.tsv with that name; its strings are the table's: do not clear it. */
struct cc_query_concept cc_query_concept_named(const char *name);

/* Appends to query->terms the terms of a concept in their fixed order, and to text the clause that ORs them
 * (in parentheses when more than one). */
void cc_query_concept_clause(const struct cc_query_concept *concept, struct cc_query *query, struct cc_buf *text);

/* The same with the words of a phrase that no table knows ANDed instead of quoted; a known concept stays as it is.
 * head_only leaves only the last word of such a phrase. */
void cc_query_concept_words(
    const struct cc_query_concept *concept, bool head_only, struct cc_query *query, struct cc_buf *text);

/* True when the concept is a phrase of several words that neither table nor MeSH knows. */
bool cc_query_concept_is_loose(const struct cc_query_concept *concept);

#endif

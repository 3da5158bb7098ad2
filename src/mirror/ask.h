/* ask.h: free text -> the most relevant records: a question or a claim as a person writes it, no language, nothing that
 * must be there. Two passes: the words themselves, each by its worth, with what the term table adds to them; then, with
 * the words that set apart the best records found (relevance feedback, RM3: Abdul-Jaleel et al., TREC 2004). Then a
 * second look at the best (rescore.h). */
#ifndef CC_MIRROR_ASK_H
#define CC_MIRROR_ASK_H

#include <stdbool.h>

#include "mirror/mirror_db.h"
#include "mirror/rescore.h"
#include "mirror/search.h"

/* The numbers of the ranking; cc_ask_defaults has those that were measured best (src/mirror/train/README.md). */
struct cc_ask_params {
    float translate;        /* weight of the term table's words, all together, against 1 for the question's own */
    float translate_pairs;  /* of which, for what it has for two neighbouring words, against 1 for single ones */
    unsigned feedback_docs; /* records that feed the second pass; 0 = one pass */
    unsigned feedback_terms;
    float feedback;         /* share of the second query that comes from them */
    float rarity;           /* exponent of rarity by which feedback words are chosen and weighed */
    float length;           /* a longer question, of n words, takes (length / n)^2 of translation and feedback: it has words enough */
    float temper;           /* how much more the better records count: exp(score / temper); 0 = by their score */
    float worth;            /* exponent of how likely the question's stems stand in the records sought (stem_near.h); 0 = all alike */
    bool kin;               /* other forms of the question's words count in part (vocab/stem_kin.tsv) */
    bool rescore;           /* the best records are read and put in order anew (rescore.h) */
    const struct cc_rescore_watch *watch; /* for training: what the second look sees; NULL = nobody */
};

extern const struct cc_ask_params cc_ask_defaults;

/* Inside a view. params NULL = defaults. out->count is 0: nothing is counted. */
enum cc_status cc_mirror_ask(struct cc_mirror *mirror, const char *text, const struct cc_ask_params *params, size_t max,
    struct cc_found *out, struct cc_error *error) CC_MUST_CHECK;

#endif

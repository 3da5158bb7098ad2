/* evidence.h: claim x studies -> ranked evidence. Pure and deterministic; suggests, never decides. */
#ifndef CLAIMCHECK_EVIDENCE_H
#define CLAIMCHECK_EVIDENCE_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

struct cc_stemmer;

/* What kind of study it is, from publication types and MeSH first, then title and abstract. *why (may be NULL) gets
 * the words that decided, allocated, or NULL when UNKNOWN. */
enum cc_design cc_evidence_design(const struct cc_study *study, char **why);

/* Retracted iff publication type D016441 or a link RetractionIn; a notice iff D016440; a correction is not a
 * retraction (NLM, "Errata, Retractions, and Other Linked Citations in PubMed"). source says whether the corpus carries
 * such links at all. *why as above. */
enum cc_retraction cc_evidence_retraction(const struct cc_study *study, char **why);

/* Ranks the studies listed in which[0..n) (indexes into studies) for the claim, best first, into *out ({0}).
 * year_now anchors recency. BM25 (Robertson & Zaragoza 2009) over title, abstract and MeSH with the collection being
 * the studies handed in; design tier; recency. Retracted studies are kept and sink to the end. most: only the best so many
 * are put out, and those that say no concept of the claim (relevance 0: the query found them by a heading narrower than, or
 * other than, the claim's words) are not among them as long as any study says one; 0 = all. stemmer: what the calls of one thread share (base/stem.h), NULL = one of its own. Safe for several
 * threads on the same studies. */
enum cc_status cc_evidence_rank(const struct cc_claim *claim, const struct cc_ladder *ladder, const struct cc_studies *studies,
    const size_t *which, size_t n, int year_now, size_t most, struct cc_stemmer *stemmer, struct cc_evidence_list *out, struct cc_error *error) CC_MUST_CHECK;

#endif

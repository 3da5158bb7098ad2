/* evidence.h: claim x studies -> ranked evidence. Pure and deterministic; suggests, never decides. */
#ifndef CLAIMCHECK_EVIDENCE_H
#define CLAIMCHECK_EVIDENCE_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

/* What kind of study it is, from publication types and MeSH first, then title and abstract. *why (may be NULL) gets
 * the words that decided, allocated, or NULL when UNKNOWN. */
enum cc_design cc_evidence_design(const struct cc_study *study, char **why);

/* Retracted iff publication type D016441 or a link RetractionIn; a notice iff D016440; a correction is not a
 * retraction (NLM, "Errata, Retractions, and Other Linked Citations in PubMed"). source says whether the corpus carries
 * such links at all. *why as above. */
enum cc_retraction cc_evidence_retraction(const struct cc_study *study, char **why);

/* One claim and the studies that were found for it. */
struct cc_evidence_task {
    const struct cc_claim *claim;
    const struct cc_ladder *ladder;  /* may be NULL */
    const size_t *which;             /* n indexes into the studies, each once */
    size_t n;
    struct cc_evidence_list *out;    /* must be {0} */
};

/* Ranks each task's studies for its claim, best first, into its *out. year_now anchors recency. BM25 (Robertson &
 * Zaragoza 2009) over title, abstract and MeSH with the collection being the studies of the task; design tier; recency.
 * Retracted studies are kept and sink to the end. most: only the best so many are put out, and those that say no
 * concept of the claim (relevance 0: the query found them by a heading narrower than, or other than, the claim's words)
 * are not among them as long as any study says one; 0 = all. A study that several claims found is read once; as many
 * threads as the machine has processors. What comes out for a task does not depend on the other tasks. */
void cc_evidence_rank_all(
    const struct cc_evidence_task *tasks, size_t n_tasks, const struct cc_studies *studies, int year_now, size_t most);

#endif

/* query.h: claim -> ladder of PubMed queries, strict to broad. Pure; knows Entrez syntax and the vocabulary tables,
 * no source of studies. */
#ifndef CLAIMCHECK_QUERY_H
#define CLAIMCHECK_QUERY_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

/* Builds the ladder of one claim: at least one rung unless the claim has no searchable word (then n_rungs is 0).
 * Rung 0 asks for subject and object (and the relation where it is a term of its own), the last for the rarest
 * concept only. *out must be {0}. Two claims with the same concepts give byte-identical rungs, so that a run can ask
 * each distinct query once. */
enum cc_status cc_query_build(const struct cc_claim *claim, struct cc_ladder *out, struct cc_error *error) CC_MUST_CHECK;

#endif

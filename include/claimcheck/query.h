/* query.h: claim -> ladder of PubMed queries, strict to broad. Pure; knows Entrez syntax and the vocabulary tables,
 * no source of studies. */
#ifndef CLAIMCHECK_QUERY_H
#define CLAIMCHECK_QUERY_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

/* Builds the ladder of one claim: at least one rung unless the claim has no searchable word (then n_rungs is 0).
 * Rung 0 asks for subject and object (and the relation where it is a term of its own), the last for the rarest
 * concept only, where that is worth asking (a substance, a condition, a food; not "skin"). *out must be {0}. Two claims
 * with the same concepts give byte-identical rungs, so that a run can ask each distinct query once. */
enum cc_status cc_query_build(
    const struct cc_claim *claim, struct cc_ladder *out, struct cc_error *error) CC_MUST_CHECK;

/* What an article says beyond one claim: the substances, herbs, foods and organisms that its claims speak of, most
 * often named first. A product that PubMed has never heard of is also searched by them. Two ladders that are built with
 * different contexts may differ. */
struct cc_query_context {
    char **ingredients;  /* concepts of vocab/synonyms.tsv, at most 8 */
    size_t n;
};
void cc_query_context_read(const struct cc_claims *claims, struct cc_query_context *out); /* *out must be {0} */
void cc_query_context_clear(struct cc_query_context *context);

/* cc_query_build for a claim of that article. A claim about a product (kind PRODUCT, and the subject has words that no
 * table knows) first asks for the product's name alone, one search for all its claims; then for the substance that the
 * subject names as well, else for any ingredient of the context together with the object. context may be NULL. */
enum cc_status cc_query_build_in(const struct cc_query_context *context, const struct cc_claim *claim,
    struct cc_ladder *out, struct cc_error *error) CC_MUST_CHECK;

/* The ladders of all claims (one each, same order) as a new NUL-terminated block *out of *len bytes (free it with
 * free()). format: "text" (or "table"), "json"; CC_USAGE for another. */
enum cc_status cc_query_write(const struct cc_claims *claims, const struct cc_ladder *ladders, const char *format,
    char **out, size_t *len, struct cc_error *error) CC_MUST_CHECK;

/* Does the record answer the query of this rung, as far as its own words and MeSH headings tell? Concepts are ANDed,
 * the terms of a concept ORed; words are compared exactly, as in PubMed; MeSH is exploded by the tree of the year that
 * is compiled in. */
bool cc_query_matches_rung(const struct cc_query *rung, const struct cc_study *study);

/* The same for many rungs (borrowed) and many records: rungs are made ready once, a record is read once for all of
 * them. out[i] is rung i's answer. Several threads may use one sieve. */
struct cc_query_sieve;
struct cc_query_sieve *cc_query_sieve_new(const struct cc_query *const *rungs, size_t n);
void cc_query_sieve_free(struct cc_query_sieve *sieve);
void cc_query_sieve_study(const struct cc_query_sieve *sieve, const struct cc_study *study, bool *out);

/* The strictest rung that the record answers, or SIZE_MAX. */
size_t cc_query_matches(const struct cc_ladder *ladder, const struct cc_study *study);

/* ------------------------------------------------------- sharing searches */

/* One search for several claims that share a side: common AND ((other1) OR (other2) …). */
struct cc_query_group {
    char *text;       /* the query */
    size_t *members;  /* indexes of the ladders whose rung 0 it covers, ascending, at least two different rungs */
    size_t n;
    size_t n_rungs;   /* how many different rungs 0 they have: the searches that one replaces */
};

struct cc_query_groups {
    struct cc_query_group *v;
    size_t n;
};

/* PMIDs to ask for in a merged search: one efetch of CC_EFETCH_BATCH serves them all. */
#define CC_QUERY_GROUP_RETMAX 200
/* Own hits that a member wants from a merged search that did not return all of its hits. */
#define CC_QUERY_GROUP_ENOUGH 40
/* Different rungs in one group at most: more, and each member's share of the answer becomes thin. */
#define CC_QUERY_GROUP_MAX 10

/* Groups the first rungs of n ladders (pointers, NULL allowed) by a side they share, the most shared side first. A rung
 * of one concept only, and a ladder that shares with nobody, is in no group. Deterministic. *out must be {0}.
 *
 * How to use a group: search its text for CC_QUERY_GROUP_RETMAX PMIDs, fetch the records, give each member all those
 * that cc_query_matches_rung says answer its rung 0, and let evidence rank them. When the search returned all its hits
 * (count <= CC_QUERY_GROUP_RETMAX) every member has all of its own. When it did not, the order was made for the group,
 * not for the member: one with fewer than CC_QUERY_GROUP_ENOUGH must be searched alone. tests/tools/share-recall
 * measures what is lost: on the four gold articles against a mirror of 14,700 records nothing of the members' own top
 * 20 (820 of 820; 99 % when every search is cut at 100). */
void cc_query_merge(const struct cc_ladder *const *ladders, size_t n, struct cc_query_groups *out);
/* How many of n different queries have a clause that another of them has too: at most half as many groups can be made
 * of them. */
size_t cc_query_count_sharable(const struct cc_query *const *rungs, size_t n);
void cc_query_groups_clear(struct cc_query_groups *groups);

#endif

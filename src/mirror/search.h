/* search.h: a query in Entrez's language against an open mirror: count, PMIDs in the order asked for, what the language
 * could not honour. What the server and the source of claimcheck itself both use. */
#ifndef CC_MIRROR_SEARCH_H
#define CC_MIRROR_SEARCH_H

#include "mirror/entrez.h"
#include "mirror/mirror_db.h"

enum cc_sort {
    CC_SORT_RELEVANCE,
    CC_SORT_RECENT,        /* date of entry, then PMID, newest first: PubMed's default */
    CC_SORT_PUBLISHED,     /* date of publication, newest first */
    CC_SORT_PMID           /* ascending */
};

struct cc_found {
    uint64_t count;
    uint32_t *pmids;
    float *scores;         /* RELEVANCE only, else zeros */
    size_t n;
    struct cc_strings messages; /* what could not be searched as asked, for the user */
};

/* Runs a finished tree inside a view (cc_mirror_begin): results [start, start + max). */
enum cc_status cc_mirror_run(struct cc_mirror *mirror, const struct cc_node *root, enum cc_sort sort, size_t start,
    size_t max, struct cc_found *out, struct cc_error *error) CC_MUST_CHECK;
void cc_found_clear(struct cc_found *found);

/* What cc_entrez_parse asks of a collection; arg is the mirror, inside a view. history is left NULL. */
struct cc_entrez_index cc_mirror_entrez_index(struct cc_mirror *mirror);

/* Does a truncated TERM stand for more words than are looked up? Inside a view. */
enum cc_status cc_mirror_is_cut(
    struct cc_mirror *mirror, const struct cc_node *term, bool *out, struct cc_error *error) CC_MUST_CHECK;

/* Adds to the findings of cc_entrez_lint what this mirror knows of the query. Inside a view. */
struct cc_lint;
enum cc_status cc_mirror_lint(
    struct cc_mirror *mirror, const char *query, size_t len, struct cc_lint *out, struct cc_error *error) CC_MUST_CHECK;

#endif

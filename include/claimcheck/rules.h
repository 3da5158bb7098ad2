/* rules.h: sentences that outputs must carry, word for word, from dated data files. Later also the rules of marketing
 * copy. Pure: data and look-up. */
#ifndef CLAIMCHECK_RULES_H
#define CLAIMCHECK_RULES_H

#include <stddef.h>

/* A notice and where it comes from. All strings are constant. */
struct cc_notice {
    const char *id;        /* "advice" */
    const char *text;      /* for people; may hold {date} and {count}, which cc_rules_notice_fill replaces */
    const char *applies;   /* when an output carries it: "always", "nlm" (any PubMed data), "copy" (a mirror or the starter
                            * corpus, which are not the live service), "search", "retraction", "no-abstract" */
    const char *source;    /* who says so, with the document */
    const char *effective; /* ISO date from which this wording holds */
};

/* The wording, or NULL for an id that does not exist (src/vocab/notices.tsv lists them). */
const char *cc_rules_notice(const char *id);

/* The i-th notice in the order of their ids: false when there are no more. */
int cc_rules_notice_at(size_t i, struct cc_notice *out);

/* The wording with {date} and {count} replaced; a NULL value leaves the mark out. Allocated; NULL for an unknown id. */
char *cc_rules_notice_fill(const char *id, const char *date, const char *count);

#endif

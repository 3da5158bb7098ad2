/* entrez.h: a linter for Entrez queries: what PubMed would ignore, drop or read otherwise than it was meant. Pure; asks
 * no server. */
#ifndef CLAIMCHECK_ENTREZ_H
#define CLAIMCHECK_ENTREZ_H

#include <stddef.h>

#include <claimcheck/status.h>

enum cc_lint_level {
    CC_LINT_ERROR,   /* PubMed will not search what was written */
    CC_LINT_WARNING, /* it will search something else than what was probably meant */
    CC_LINT_NOTE     /* worth knowing */
};

struct cc_lint_finding {
    const char *code;         /* stable: "Q01-unbalanced-quote"; the list is in cc_entrez_lint_codes */
    enum cc_lint_level level;
    size_t at, end;           /* bytes of the query, for the caret; end > at except at the very end of the query */
    char *message;            /* one sentence */
    char *fix;                /* what to write instead, or NULL */
};

struct cc_lint {
    struct cc_lint_finding *v; /* in the order of `at` */
    size_t n;
};

/* Checks one query. CC_INPUT: not UTF-8. An over-long or too deep query is a finding, not a failure.
 * *out must be {0}. */
enum cc_status cc_entrez_lint(const char *query, size_t len, struct cc_lint *out, struct cc_error *error) CC_MUST_CHECK;
void cc_lint_clear(struct cc_lint *lint);

/* All findings as text for a terminal or a log, one block each:
 *   name:LINE:COLUMN: warning: message [code]
 *       the line of the query
 *       ^~~~~
 *       fix: …
 * Allocated; "" when there are none. name may be NULL. */
char *cc_lint_text(const char *name, const char *query, size_t len, const struct cc_lint *lint);
const char *cc_lint_level_name(enum cc_lint_level level); /* "error", "warning", "note" */

/* The codes with their one-line meaning, "CODE\tmeaning", ended by NULL. For help and the man page. */
extern const char *const cc_entrez_lint_codes[];

#endif

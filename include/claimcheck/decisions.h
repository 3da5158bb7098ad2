/* decisions.h: what people changed in an article's list of claims, kept apart from the extraction and applied over it,
 * so that extracting again (a better extractor, a corrected article) loses nothing. Also: what changed between two
 * lists. Pure. */
#ifndef CLAIMCHECK_DECISIONS_H
#define CLAIMCHECK_DECISIONS_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

enum cc_decision_kind {
    CC_DECISION_EDIT,  /* claim gets the words texts[0]; its id stays */
    CC_DECISION_MERGE, /* claim takes in claims others[]: their quotes and lines join it, they go */
    CC_DECISION_SPLIT, /* claim goes; one new claim for each of texts[], at its place */
    CC_DECISION_DROP,  /* claim goes */
    CC_DECISION_ADD,   /* a new claim texts[0] at source line `line` */
    CC_DECISION__MAX
};

struct cc_decision {
    int64_t number;       /* 1, 2, 3 … in the reviews database; later ones are applied over earlier ones */
    enum cc_decision_kind kind;
    char *article;        /* cc_article.name */
    char *claim;          /* NULL for ADD */
    char **others;        /* MERGE */
    size_t n_others;
    char **texts;         /* EDIT, SPLIT, ADD */
    size_t n_texts;
    uint32_t line;        /* ADD: 1-based */
    char *reason, *by;    /* reason may be NULL */
    int64_t decided_at;
};

struct cc_decisions {
    struct cc_decision *v;
    size_t n, cap;
};

struct cc_decision *cc_decisions_push(struct cc_decisions *list);
void cc_decisions_clear(struct cc_decisions *list);
const char *cc_decision_kind_name(enum cc_decision_kind kind);
bool cc_decision_kind_parse(const char *name, enum cc_decision_kind *out);

/* A decision that found nothing to act on: its claim is no longer extracted, or its line is past the end. why is
 * borrowed. */
typedef void cc_decision_orphan(void *arg, const struct cc_decision *decision, const char *why);

/* Applies the decisions in order to claims as they were extracted from article. Orphans are told, never dropped in
 * silence (orphan may be NULL). Subject, relation, object, direction, kind and hedging of new words are extracted from
 * them; where that finds nothing they keep what the claim had. New claims get ids that depend on their words only.
 * CC_LIMIT as cc_claims_extract. */
enum cc_status cc_decisions_apply(const struct cc_article *article, const struct cc_decisions *decisions,
    cc_decision_orphan *orphan, void *arg, struct cc_claims *claims, struct cc_error *error) CC_MUST_CHECK;

/* ------------------------------------------------------------------- diff */

enum cc_change_kind { CC_CHANGE_KEPT, CC_CHANGE_REWORDED, CC_CHANGE_NEW, CC_CHANGE_GONE };

struct cc_change {
    enum cc_change_kind kind;
    const struct cc_claim *before; /* NULL for NEW */
    const struct cc_claim *after;  /* NULL for GONE */
    double likeness;               /* share of stems in common (Jaccard), 0..1; 1 for KEPT */
};

/* Holds two lists against each other: same id = kept; else the closest pairs of at least CC_DIFF_LIKE are reworded,
 * each claim in one pair at most. *out is an array of *n, allocated: the new list in its order, then what is gone. */
#define CC_DIFF_LIKE 0.5
void cc_claims_diff(const struct cc_claims *before, const struct cc_claims *after, struct cc_change **out, size_t *n);
const char *cc_change_kind_name(enum cc_change_kind kind);

#endif

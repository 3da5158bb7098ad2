/* claims.h: article -> claims. Pure and deterministic: same article, same claims, no clock, no network.
 * What counts as a claim follows the guide that is summarised in src/claims/README.md. */
#ifndef CLAIMCHECK_CLAIMS_H
#define CLAIMCHECK_CLAIMS_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

/* One decision of the extractor, for --explain. The strings live only during the call. */
struct cc_claims_event {
    struct cc_span span;    /* the sentence or piece of text */
    const char *rule;       /* name of the rule */
    const char *claim_id;   /* the claim it made, or NULL when it dropped the text; "stands for": detail says what a pronoun does */
    const char *detail;     /* why, in words */
};

struct cc_claims_options {
    void (*explain)(void *arg, const struct cc_claims_event *event); /* NULL = no explanation */
    void *explain_arg;
    size_t *work;           /* NULL, or where the bytes are written that were read, each as often as a rule asked for it: grows with the text */
};

/* Finds every claim of the article, in document order, with same_as set within the article. *out must be {0}.
 * The claims hold byte spans of article->text, so the article must outlive their use.
 * CC_LIMIT: more than CC_CLAIMS_MAX claims. options may be NULL. */
enum cc_status cc_claims_extract(const struct cc_article *article, const struct cc_claims_options *options,
    struct cc_claims *out, struct cc_error *error) CC_MUST_CHECK;

/* What two claims that say the same have in common: their words folded, light-stemmed, without small words, and whether
 * they deny. Allocated. same_as goes by it. */
char *cc_claim_key(const struct cc_claim *claim);

/* Names in each claim of a batch the first claim of an earlier article that says the same (elsewhere), by cc_claim_key.
 * claims[i] are those of articles[i]; what is found depends on this order alone. A claim that repeats another of its
 * own article is named through that one. */
void cc_claims_link(const struct cc_article *articles, struct cc_claims *claims, size_t n);

#endif

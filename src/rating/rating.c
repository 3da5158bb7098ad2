/* rating.c: checks a rating before it is stored, and pins what it relied on. It must not know SQL. */
#include <claimcheck/rating.h>

#include <claimcheck/limits.h>

#include "base/buf.h"
#include "base/utf8.h"

static enum cc_status
check_words(const struct cc_rating_request *q, struct cc_rating *r, struct cc_error *error)
{
    if (q->support == NULL || !cc_support_parse(q->support, &r->support))
        return cc_error_set(error, CC_USAGE, "--support %s: expected supported, partly, mixed, contradicted, insufficient or not-checkable",
            q->support ? q->support : "is missing");
    if (q->certainty == NULL || !cc_certainty_parse(q->certainty, &r->certainty))
        return cc_error_set(error, CC_USAGE, "--certainty %s: expected high, moderate, low or very-low",
            q->certainty ? q->certainty : "is missing");
    if (q->by == NULL || q->by[strspn(q->by, " \t")] == '\0')
        return cc_error_set(error, CC_USAGE, "who rates is missing: --by NAME, or the setting 'by'");
    if (q->note != NULL && strlen(q->note) > CC_NOTE_MAX_BYTES)
        return cc_error_set(error, CC_LIMIT, "--note: longer than %zu bytes", CC_NOTE_MAX_BYTES);
    if (!cc_utf8_valid(q->by, strlen(q->by)) || (q->note != NULL && !cc_utf8_valid(q->note, strlen(q->note))))
        return cc_error_set(error, CC_USAGE, "--by and --note must be UTF-8");
    return CC_OK;
}

/* Moves one candidate into the rating. */
static void
pin(struct cc_rating *r, struct cc_pin *candidate)
{
    r->pins = cc_mem_push(r->pins, r->n_pins, sizeof *r->pins);
    r->pins[r->n_pins++] = *candidate;
    *candidate = (struct cc_pin){0};
}

static enum cc_status
pin_all(const struct cc_rating_request *q, struct cc_reviews_claim *claim, struct cc_rating *r, struct cc_error *error)
{
    if (q->n_pmids == 0) {
        for (size_t i = 0; i < claim->n_candidates && i < CC_RATING_PINS; i++)
            pin(r, &claim->candidates[i]);
        return CC_OK;
    }
    for (size_t i = 0; i < q->n_pmids; i++) {
        size_t j = 0;

        while (j < claim->n_candidates && claim->candidates[j].pmid != q->pmids[i])
            j++;
        if (j == claim->n_candidates)
            return cc_error_set(error, CC_USAGE, "PMID %u was not among the studies last shown for claim %s; run 'claimcheck check' again with a larger --studies",
                q->pmids[i], claim->claim);
        pin(r, &claim->candidates[j]);
    }
    return CC_OK;
}

enum cc_status
cc_rating_add(
    struct cc_reviews *reviews, const struct cc_rating_request *q, struct cc_rating *out, struct cc_error *error)
{
    struct cc_reviews_claim claim = {0};
    struct cc_rating r = {0};
    enum cc_status status = check_words(q, &r, error);

    if (status == CC_OK)
        status = cc_reviews_find_claim(reviews, q->claim, q->article, &claim, error);
    if (status == CC_OK)
        status = pin_all(q, &claim, &r, error);
    if (status != CC_OK)
        goto out;
    r.claim = cc_mem_strdup(claim.claim);
    r.claim_text = cc_mem_strdup(claim.text);
    r.article = cc_mem_strdup(claim.article);
    r.article_name = cc_mem_strdup(claim.article_name);
    r.note = cc_mem_strdup(q->note);
    r.by = cc_mem_strdup(q->by);
    status = cc_reviews_add_rating(reviews, &r, error);
    if (status == CC_OK) {
        *out = r;
        r = (struct cc_rating){0};
    }
out:
    cc_rating_clear(&r);
    cc_reviews_claim_clear(&claim);
    return status;
}

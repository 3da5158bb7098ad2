/* eutils_all.c: all PMIDs of a query, also of one with more hits than the window of 9,999. It asks a source through its
 * public operations only, so it works over the network and the mirror alike.
 *
 * PubMed answers no more than the first 9,999 hits and paging beyond is an error; what works is to cut the range of
 * PMIDs
 * ("AND lo:hi[UID]"), as EDirect does since 2022. */
#include <claimcheck/pubmed.h>

#include <claimcheck/limits.h>

#include "base/mem.h"

#define UID_MAX 99999999u /* PMIDs have eight digits at most, for years to come */
#define UID_LIKELY 45000000u /* almost all lie below: cut here first, so that the pieces are even */
#define PIECES_MAX 64

struct piece {
    uint32_t lo, hi;
};

struct all {
    struct cc_source *source;
    const char *query;
    uint32_t *pmids;
    size_t n, cap;
    struct piece *waiting;
    size_t n_waiting, waiting_cap;
    struct cc_error error; /* of the first piece that failed */
};

/* One search out; which piece it is for. lo 0: the whole query. */
struct ask {
    struct all *all;
    struct piece piece;
    struct cc_search *first; /* where the whole query's result goes */
};

static void
add_pmids(struct all *a, const uint32_t *pmids, size_t n)
{
    while (a->n + n > a->cap) {
        a->cap = a->cap ? 2 * a->cap : 16384;
        a->pmids = cc_mem_resize(a->pmids, a->cap, sizeof *a->pmids);
    }
    if (n > 0)
        memcpy(a->pmids + a->n, pmids, n * sizeof *pmids);
    a->n += n;
}

static void
add_waiting(struct all *a, uint32_t lo, uint32_t hi)
{
    a->waiting = cc_mem_grow(a->waiting, a->n_waiting, &a->waiting_cap, sizeof *a->waiting);
    a->waiting[a->n_waiting++] = (struct piece){lo, hi};
}

/* Into so many pieces that each should hold well under the window. */
static void
cut(struct all *a, struct piece p, uint64_t count)
{
    uint64_t width = (uint64_t)p.hi - p.lo + 1, n = count / (CC_ESEARCH_WINDOW * 2 / 3) + 1;

    n = n < 2 ? 2 : n > PIECES_MAX ? PIECES_MAX : n;
    n = n > width ? width : n;
    for (uint64_t i = 0; i < n; i++)
        add_waiting(a, p.lo + (uint32_t)(width * i / n), p.lo + (uint32_t)(width * (i + 1) / n) - 1);
}

static void
on_search(void *arg, const struct cc_search *s, const void *body, size_t body_len, const struct cc_error *error)
{
    struct ask *q = arg;
    struct all *a = q->all;

    (void)body, (void)body_len;
    if (error != NULL) {
        if (a->error.status == CC_OK)
            a->error = *error;
    } else if (s->n_unnamed > 0) {
        if (a->error.status == CC_OK)
            cc_error_set(&a->error, CC_NET, "the source named %zu PMIDs of a search that counted %llu", s->n_pmids,
                (unsigned long long)s->count);
    } else if (q->first != NULL) {
        cc_search_copy(q->first, s);
        if (s->count <= s->n_pmids)
            add_pmids(a, s->pmids, s->n_pmids);
        else {
            cut(a, (struct piece){1, UID_LIKELY}, s->count);
            add_waiting(a, UID_LIKELY + 1, UID_MAX);
        }
    } else if (s->count <= s->n_pmids) {
        add_pmids(a, s->pmids, s->n_pmids);
    } else if (q->piece.lo < q->piece.hi) {
        cut(a, q->piece, s->count);
    } else if (a->error.status == CC_OK) {
        cc_error_set(&a->error, CC_NET, "a search within PMID %u alone has %llu hits", q->piece.lo,
            (unsigned long long)s->count);
    }
    free(q);
}

static enum cc_status
submit(struct all *a, const char *query, struct piece piece, struct cc_search *first, struct cc_error *error)
{
    struct ask *q = cc_mem_alloc(sizeof *q);
    enum cc_status status;

    *q = (struct ask){.all = a, .piece = piece, .first = first};
    status = a->source->ops->search(a->source, query, CC_ESEARCH_WINDOW, on_search, q, error);
    if (status != CC_OK)
        free(q);
    return status;
}

/* Asks for every piece, and for the pieces of those that were too large. */
static enum cc_status
work_off(struct all *a, size_t max, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    while (status == CC_OK && a->n_waiting > 0) {
        struct piece *now = a->waiting;
        size_t n = a->n_waiting;

        a->waiting = NULL;
        a->n_waiting = a->waiting_cap = 0;
        for (size_t i = 0; i < n && status == CC_OK; i++) {
            char *query = cc_mem_printf("(%s) AND %u:%u[UID]", a->query, now[i].lo, now[i].hi);

            status = submit(a, query, now[i], NULL, error);
            free(query);
        }
        free(now);
        if (status == CC_OK)
            status = a->source->ops->run(a->source, error);
        if (status == CC_OK && a->error.status != CC_OK) {
            *error = a->error;
            status = error->status;
        }
        if (status == CC_OK && a->n > max)
            status = cc_error_set(error, CC_LIMIT, "the query finds more than %zu records", max);
    }
    return status;
}

static int
by_number_down(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x < y) - (x > y);
}

/* Sorted, newest first, each once. */
static void
tidy(struct all *a)
{
    size_t kept = 0;

    if (a->n > 0)
        qsort(a->pmids, a->n, sizeof *a->pmids, by_number_down);
    for (size_t i = 0; i < a->n; i++) {
        if (kept == 0 || a->pmids[kept - 1] != a->pmids[i])
            a->pmids[kept++] = a->pmids[i];
    }
    a->n = kept;
}

enum cc_status
cc_eutils_search_all(
    struct cc_source *source, const char *query, size_t max, struct cc_search *out, struct cc_error *error)
{
    struct all a = {.source = source, .query = query};
    struct cc_search first = {0};
    enum cc_status status = submit(&a, query, (struct piece){0, 0}, &first, error);

    if (status == CC_OK)
        status = source->ops->run(source, error);
    if (status == CC_OK && a.error.status != CC_OK) {
        *error = a.error;
        status = error->status;
    }
    if (status == CC_OK && first.count > max)
        status = cc_error_set(error, CC_LIMIT, "the query finds %llu records, more than the %zu asked for",
            (unsigned long long)first.count, max);
    if (status == CC_OK)
        status = work_off(&a, max, error);
    if (status != CC_OK)
        goto out;
    tidy(&a);
    free(first.pmids);
    first.pmids = a.pmids;
    first.n_pmids = a.n;
    a.pmids = NULL;
    if (first.n_pmids != first.count) { /* the database moved while we asked, or a source cannot cut by PMID */
        first.warnings = cc_mem_push(first.warnings, first.n_warnings, sizeof *first.warnings);
        first.warnings[first.n_warnings++] = cc_mem_printf(
            "the search counted %llu hits and %zu PMIDs came", (unsigned long long)first.count, first.n_pmids);
    }
    *out = first;
    first = (struct cc_search){0};
out:
    cc_search_clear(&first);
    free(a.pmids);
    free(a.waiting);
    return status;
}

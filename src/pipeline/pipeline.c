/* pipeline.c: opens a run and takes it through the stages. */
#include <claimcheck/pipeline.h>

#include <claimcheck/query.h>

#include "base/mem.h"
#include "pipeline/pipeline_int.h"

enum cc_status
cc_pipeline_open(const struct cc_pipeline_config *config, struct cc_pipeline **out, struct cc_error *error)
{
    struct cc_pipeline *p = cc_mem_alloc(sizeof *p);
    enum cc_status status;

    p->config = *config;
    status = cc_pipeline_open_source(p, error);
    if (status != CC_OK) {
        cc_pipeline_free(p);
        return status;
    }
    *out = p;
    return CC_OK;
}

static void
free_jobs(struct cc_pipeline *p)
{
    for (size_t i = 0; i < p->n_jobs; i++) {
        struct cc_job *job = p->jobs[i];

        free(job->query);
        cc_search_clear(&job->search);
        free(job);
    }
    free(p->jobs);
    p->jobs = NULL;
    p->n_jobs = 0;
    cc_map_clear(&p->job_of);
}

static void
free_climbs(struct cc_pipeline *p)
{
    for (size_t i = 0; i < p->n_climbs; i++) {
        cc_ladder_clear(&p->climbs[i].ladder);
        free(p->climbs[i].jobs);
        free(p->climbs[i].pmids);
    }
    free(p->climbs);
    p->climbs = NULL;
    p->n_climbs = 0;
}

void
cc_pipeline_forget(struct cc_pipeline *p)
{
    free_climbs(p);
    free_jobs(p);
    cc_studies_clear(&p->studies);
    cc_map_clear(&p->study_of);
    p->n_wanted = 0;
}

void
cc_pipeline_free(struct cc_pipeline *p)
{
    struct cc_error ignored = {0};

    if (p == NULL)
        return;
    if (p->cache != NULL && p->source != NULL)
        (void)!cc_cache_let_go(
            p->cache, p->source->info.name, NULL, &ignored); /* others see by our pid that we are gone, too */
    cc_source_free(p->source);
    cc_net_free(p->net);
    cc_cache_free(p->cache);
    cc_pipeline_forget(p);
    free(p->wanted);
    free(p->elsewhere);
    free(p);
}

struct cc_account
cc_pipeline_account(const struct cc_pipeline *p)
{
    struct cc_account account = p->account;

    account.n_requests = p->net ? cc_net_started(p->net) : 0;
    return account;
}

bool
cc_pipeline_clock_skew(const struct cc_pipeline *p, int64_t *seconds)
{
    return p->net != NULL && cc_net_clock_skew(p->net, seconds);
}

const struct cc_source_info *
cc_pipeline_source(const struct cc_pipeline *p)
{
    return &p->source->info;
}

/* One climb per distinct claim of an item: a claim that repeats another climbs with it. climb_of[i] is claim i's
 * climb. */
static enum cc_status
add_climbs(struct cc_pipeline *p, const struct cc_claims *claims, size_t *climb_of, struct cc_error *error)
{
    struct cc_map by_id = {0};
    struct cc_query_context context = {0};
    enum cc_status status = CC_OK;

    cc_query_context_read(claims, &context);
    for (size_t i = 0; status == CC_OK && i < claims->n; i++) {
        const struct cc_claim *claim = &claims->v[i];
        size_t same = claim->same_as ? cc_map_get(&by_id, claim->same_as) : CC_MAP_NONE;

        if (same != CC_MAP_NONE) {
            climb_of[i] = same;
            continue;
        }
        p->climbs = cc_mem_push(p->climbs, p->n_climbs, sizeof *p->climbs);
        climb_of[i] = p->n_climbs++;
        p->climbs[climb_of[i]].claim = claim;
        status = cc_query_build_in(&context, claim, &p->climbs[climb_of[i]].ladder, error);
        if (status != CC_OK)
            status = cc_error_wrap(error, "claim %s", claim->id);
        cc_map_put(&by_id, claim->id, climb_of[i]);
    }
    cc_query_context_clear(&context);
    cc_map_clear(&by_id);
    return status;
}

enum cc_status
cc_pipeline_add_climbs(
    struct cc_pipeline *p, const struct cc_pipeline_item *items, size_t n, size_t **climb_of, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    size_t n_claims = 0, at = 0;

    free_climbs(p);
    for (size_t i = 0; i < n; i++)
        n_claims += items[i].claims->n;
    *climb_of = cc_mem_alloc((n_claims + 1) * sizeof **climb_of);
    for (size_t i = 0; status == CC_OK && i < n; i++) {
        status = add_climbs(p, items[i].claims, *climb_of + at, error);
        at += items[i].claims->n;
    }
    return status;
}

/* What the run as a whole amounts to. stopped is what ended it early, if anything did. */
static enum cc_status
verdict(const struct cc_pipeline_item *items, size_t n, const struct cc_error *stopped, struct cc_error *error)
{
    size_t n_states[3] = {0};
    const char *why = NULL;

    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < items[i].report.n_results; j++) {
            const struct cc_claim_search *s = &items[i].report.results[j].search;

            n_states[s->state]++;
            if (why == NULL)
                why = s->why;
        }
    }
    if (stopped->status == CC_CANCELLED ||
        (stopped->status != CC_OK && n_states[CC_SEARCHED] + n_states[CC_PARTLY_SEARCHED] == 0)) {
        *error = *stopped;
        return error->status;
    }
    if (n_states[CC_UNSEARCHED] + n_states[CC_PARTLY_SEARCHED] == 0)
        return CC_OK;
    return cc_error_set(error, CC_PARTIAL, "partial: %zu claims searched, %zu partly, %zu not; first reason: %s",
        n_states[CC_SEARCHED], n_states[CC_PARTLY_SEARCHED], n_states[CC_UNSEARCHED], why);
}

/* When every search failed the same way, that is what ended the run, though the source went on bravely. */
static void
all_failed(const struct cc_pipeline *p, struct cc_error *stopped)
{
    for (size_t i = 0; i < p->n_jobs; i++) {
        if (p->jobs[i]->state != CC_JOB_FAILED)
            return;
    }
    if (stopped->status == CC_OK && p->n_jobs > 0)
        *stopped = p->jobs[0]->error;
    if (p->net != NULL &&
        (stopped->status == CC_INPUT ||
            stopped->status == CC_LIMIT)) /* a server's reply that cannot be read is a fault of the network */
        stopped->status = CC_NET;
    if (stopped->status == CC_NOTFOUND) /* offline with an empty cache: a partial result, not a lost file */
        stopped->status = CC_PARTIAL;
}

static bool
is_own_failure(enum cc_status status)
{
    return status == CC_STORE || status == CC_LIMIT || status == CC_VERIFY || status == CC_USAGE;
}

enum cc_status
cc_pipeline_check(struct cc_pipeline *p, struct cc_pipeline_item *items, size_t n, struct cc_error *error)
{
    size_t *climb_of = NULL;
    enum cc_status status;

    p->stopped = (struct cc_error){0};
    p->account = (struct cc_account){0};
    p->counted = p->alone_only = false;
    p->n_lacking = p->n_asked = p->awaited[0] = p->awaited[1] = 0;
    status = cc_pipeline_add_climbs(p, items, n, &climb_of, error);
    if (status == CC_OK)
        cc_pipeline_rounds(p);
    if (p->stopped.status != CC_OK && p->fetch_error.status == CC_OK)
        p->fetch_error = p->stopped;
    if (status == CC_OK && is_own_failure(p->stopped.status)) {
        *error = p->stopped;
        status = error->status;
    }
    if (status == CC_OK) {
        cc_pipeline_results(p, items, n, climb_of);
        all_failed(p, &p->stopped);
        status = verdict(items, n, &p->stopped, error);
    }
    free(climb_of);
    return status;
}

/* plan.c: what a run sends to its source, counted without sending. The rounds are those of the run itself (round.c), which ends a plan
 * before the first answer that is not known. */
#include <claimcheck/limits.h>

#include "base/mem.h"
#include "pipeline/pipeline_int.h"

static bool
is_cached(struct cc_pipeline *p, const char *query)
{
    struct cc_search search = {0};
    struct cc_error error = {0};
    bool found = false;

    if (cc_cache_get_search(p->cache, p->source->info.name, query, CC_PIPELINE_RETMAX, p->config.offline, &search, &found, &error) != CC_OK
        && p->fatal.status == CC_OK)
        p->fatal = error;
    cc_search_clear(&search);
    return found;
}

static bool
is_sent(const struct cc_pipeline *p, const struct cc_job *job)
{
    return p->dry ? job->state == CC_JOB_PLANNED : job->state == CC_JOB_RUNNING || job->state == CC_JOB_ELSEWHERE;
}

/* Distinct queries that a climb may still come to ask by itself: n_own are those of members of this round's shared searches, n_later
 * those of higher rungs. */
static void
count_open(struct cc_pipeline *p, size_t *n_own, size_t *n_later)
{
    struct cc_map seen = {0};

    for (size_t i = 0; i < p->n_climbs; i++) {
        const struct cc_climb *climb = &p->climbs[i];

        if (climb->n_jobs == climb->n_absorbed)
            continue; /* it has enough, or no rung left */
        for (size_t r = climb->n_jobs - 1; r < climb->ladder.n_rungs; r++) {
            const char *query = climb->ladder.rungs[r].text;
            size_t job = cc_map_get(&p->job_of, query);

            if (cc_map_get(&seen, query) != CC_MAP_NONE)
                continue;
            cc_map_put(&seen, query, r);
            if ((job != CC_MAP_NONE && p->jobs[job]->state != CC_JOB_NEW) || is_cached(p, query))
                continue;
            *(job != CC_MAP_NONE ? n_own : n_later) += 1;
        }
    }
    cc_map_clear(&seen);
}

static size_t
batches(size_t n)
{
    return (n + CC_EFETCH_BATCH - 1) / CC_EFETCH_BATCH;
}

/* A later round may share what it asks (at most one shared search for two queries) and then ask every member again alone. */
void
cc_pipeline_count(struct cc_pipeline *p, const struct cc_shares *shares)
{
    struct cc_plan *plan = &p->account.planned;
    size_t n_own = 0, n_later = 0, n_groups, n_records;

    p->counted = true;
    if (p->net == NULL || p->config.offline)
        return;
    for (size_t i = 0; i < p->n_jobs; i++)
        plan->first += is_sent(p, p->jobs[i]);
    for (size_t i = 0; shares != NULL && i < shares->groups.n; i++)
        plan->n_shared += shares->jobs[i] != SIZE_MAX ? shares->groups.v[i].n_rungs : 0;
    if (shares != NULL)
        count_open(p, &n_own, &n_later);
    n_groups = p->config.no_share ? 0 : n_later / 2;
    plan->further_most = n_own + n_later + n_groups;
    plan->fetches_least = batches(p->n_lacking);
    n_records = p->n_lacking + n_groups * CC_QUERY_GROUP_RETMAX + (n_own + n_later) * CC_PIPELINE_RETMAX;
    for (size_t i = 0; i < p->n_jobs; i++)
        n_records += is_sent(p, p->jobs[i]) ? p->jobs[i]->retmax : 0;
    /* every batch is full but for the one that ends a round's shared searches, and the last */
    plan->fetches_most = batches(n_records) + (shares != NULL ? (shares->groups.n > 0) + n_groups : 0);
}

/* The first query of each claim, whatever comes of it. */
static void
count_first(struct cc_pipeline *p, struct cc_plan *out)
{
    struct cc_map seen = {0};

    for (size_t i = 0; i < p->n_climbs; i++) {
        const struct cc_ladder *ladder = &p->climbs[i].ladder;

        if (ladder->n_rungs == 0 || cc_map_get(&seen, ladder->rungs[0].text) != CC_MAP_NONE)
            continue;
        cc_map_put(&seen, ladder->rungs[0].text, i);
        out->n_queries++;
        out->n_cached += p->cache != NULL && is_cached(p, ladder->rungs[0].text);
    }
    cc_map_clear(&seen);
}

enum cc_status
cc_pipeline_plan(struct cc_pipeline *p, const struct cc_pipeline_item *items, size_t n, struct cc_plan *out, struct cc_error *error)
{
    size_t *climb_of = NULL;
    enum cc_status status = cc_pipeline_add_climbs(p, items, n, &climb_of, error);

    p->account = (struct cc_account){0};
    p->counted = false;
    p->n_lacking = 0;
    p->dry = true;
    if (status == CC_OK)
        cc_pipeline_rounds(p);
    *out = p->account.planned;
    out->n_articles = n;
    out->n_distinct = p->n_climbs;
    for (size_t i = 0; i < n; i++)
        out->n_claims += items[i].claims->n;
    count_first(p, out);
    if (status == CC_OK && p->fatal.status != CC_OK) {
        *error = p->fatal;
        status = error->status;
    }
    p->dry = false;
    p->stopped = (struct cc_error){0};
    cc_pipeline_forget(p);
    free(climb_of);
    return status;
}

/* plan.c: what a run sends to its source, counted without sending. The rounds are those of the run itself (round.c),
 * which ends a plan before the first answer that is not known. */
#include <claimcheck/limits.h>

#include "base/buf.h"
#include "base/mem.h"
#include "pipeline/pipeline_int.h"

static bool
is_cached(struct cc_pipeline *p, const char *query)
{
    struct cc_search search = {0};
    struct cc_error error = {0};
    bool found = false;

    if (cc_cache_get_search(p->cache, p->source->info.name, query, CC_PIPELINE_RETMAX, p->config.offline, &search,
            &found, &error) != CC_OK &&
        p->fatal.status == CC_OK)
        p->fatal = error;
    cc_search_clear(&search);
    return found;
}

static bool
is_sent(const struct cc_pipeline *p, const struct cc_job *job)
{
    return p->dry ? job->state == CC_JOB_PLANNED : job->state == CC_JOB_RUNNING || job->state == CC_JOB_ELSEWHERE;
}

/* What the climbs that have too little yet may still come to ask. */
struct open {
    size_t n_again; /* queries that this round asks in a shared search and that may have to be asked alone */
    const struct cc_query **later;  /* higher rungs that nobody has asked: different queries */
    size_t n_later;
    size_t n_climbs;                /* with different ladders */
    size_t n_rungs;                 /* of the longest of these ladders */
};

/* The rungs that are left to a climb, as one text. Allocated. */
static char *
rest_of_ladder(const struct cc_climb *climb)
{
    struct cc_buf b = {0};

    for (size_t r = climb->n_jobs - 1; r < climb->ladder.n_rungs; r++)
        cc_buf_addf(&b, "%s\n", climb->ladder.rungs[r].text);
    return cc_buf_take(&b, NULL);
}

static void
look_ahead(struct cc_pipeline *p, struct open *out)
{
    struct cc_map seen = {0}, ladders = {0};
    char **rests = cc_mem_alloc((p->n_climbs + 1) * sizeof *rests); /* the map borrows them */

    for (size_t i = 0; i < p->n_climbs; i++) {
        const struct cc_climb *climb = &p->climbs[i];

        if (climb->n_jobs == climb->n_absorbed)
            continue; /* it has enough, or no rung left */
        rests[i] = rest_of_ladder(climb);
        if (cc_map_get(&ladders, rests[i]) != CC_MAP_NONE)
            continue; /* another goes the same way */
        cc_map_put(&ladders, rests[i], i);
        out->n_climbs++;
        if (climb->ladder.n_rungs - climb->n_jobs + 1 > out->n_rungs)
            out->n_rungs = climb->ladder.n_rungs - climb->n_jobs + 1;
        for (size_t r = climb->n_jobs - 1; r < climb->ladder.n_rungs; r++) {
            const char *query = climb->ladder.rungs[r].text;
            size_t job = cc_map_get(&p->job_of, query);

            if (cc_map_get(&seen, query) != CC_MAP_NONE)
                continue;
            cc_map_put(&seen, query, r);
            if ((job != CC_MAP_NONE && p->jobs[job]->state != CC_JOB_NEW) || is_cached(p, query))
                continue;
            if (job != CC_MAP_NONE) {
                out->n_again++;
                continue;
            }
            out->later = cc_mem_push(out->later, out->n_later, sizeof *out->later);
            out->later[out->n_later++] = &climb->ladder.rungs[r];
        }
    }
    cc_map_clear(&ladders);
    for (size_t i = 0; i < p->n_climbs; i++)
        free(rests[i]);
    free(rests);
    cc_map_clear(&seen);
}

size_t
cc_pipeline_batches(size_t n)
{
    return (n + CC_EFETCH_BATCH - 1) / CC_EFETCH_BATCH;
}

/* The most records that the first round's searches may name, and how many searches are shared. */
static size_t
count_first_round(const struct cc_pipeline *p, size_t *n_single, size_t *n_shared)
{
    size_t n = 0;

    *n_single = *n_shared = 0;
    for (size_t i = 0; i < p->n_jobs; i++) {
        if (!is_sent(p, p->jobs[i]))
            continue;
        *(p->jobs[i]->retmax == CC_PIPELINE_RETMAX ? n_single : n_shared) += 1;
        n += p->jobs[i]->retmax;
    }
    return n;
}

/* The most that can come. A later round may share what it asks (two queries in one search at least) and then ask every
 * member again alone. A climb goes on only while all that it has is less than enough, so that by its own searches it
 * names at most ENOUGH - 1 records and those of one search more, however long its ladder is. Every batch is full but
 * for the one that ends a round's shared searches (a rung is shared in one round and asked alone in the next at most,
 * so the longest ladder says how many rounds there are), and the last. */
void
cc_pipeline_count(struct cc_pipeline *p, const struct cc_shares *shares)
{
    struct cc_plan *plan = &p->account.planned;
    struct open open = {0};
    size_t n_single, n_shared, n_first_records, n_own_records, n_records, n_flushes;

    p->counted = true;
    plan->max_requests = p->config.max_requests;
    if (p->net == NULL || p->config.offline)
        return;
    for (size_t i = 0; shares != NULL && i < shares->groups.n; i++)
        plan->n_shared += shares->jobs[i] != SIZE_MAX ? shares->groups.v[i].n_rungs : 0;
    if (shares != NULL)
        look_ahead(p, &open);
    n_first_records = count_first_round(p, &n_single, &n_shared);
    plan->first = n_single + n_shared;
    plan->first_most = plan->first + cc_pipeline_batches(p->n_lacking + n_first_records) + (n_shared > 0);
    plan->again_most = open.n_again;
    plan->broader_most = open.n_later;
    plan->sharing_most = p->config.no_share ? 0 : cc_query_count_sharable(open.later, open.n_later) / 2;
    plan->further_most = plan->again_most + plan->broader_most + plan->sharing_most;
    n_own_records = (n_single + open.n_again + open.n_later) * CC_PIPELINE_RETMAX;
    if (n_own_records > open.n_climbs * (CC_PIPELINE_ENOUGH - 1 + CC_PIPELINE_RETMAX))
        n_own_records = open.n_climbs * (CC_PIPELINE_ENOUGH - 1 + CC_PIPELINE_RETMAX);
    n_records = p->n_lacking + n_own_records + (n_shared + plan->sharing_most) * CC_QUERY_GROUP_RETMAX;
    n_flushes = open.n_rungs > 1 ? 2 * (open.n_rungs - 1) : 0;
    if (n_flushes > plan->sharing_most)
        n_flushes = plan->sharing_most;
    plan->fetches_least = cc_pipeline_batches(p->n_lacking);
    plan->fetches_most = cc_pipeline_batches(n_records) + (n_shared > 0) + n_flushes;
    free(open.later);
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
cc_pipeline_plan(
    struct cc_pipeline *p, const struct cc_pipeline_item *items, size_t n, struct cc_plan *out, struct cc_error *error)
{
    size_t *climb_of = NULL;
    enum cc_status status = cc_pipeline_add_climbs(p, items, n, &climb_of, error);

    p->account = (struct cc_account){0};
    p->counted = p->alone_only = false;
    p->n_lacking = p->n_asked = p->awaited[0] = p->awaited[1] = 0;
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
    p->alone_only = false;
    p->n_lacking = p->n_asked = p->awaited[0] = p->awaited[1] = 0;
    p->stopped = (struct cc_error){0};
    cc_pipeline_forget(p);
    free(climb_of);
    return status;
}

/* round.c: a run asks in rounds. In each, every claim that has too little yet asks its next rung: claims that share a
 * side in one search, the others by themselves. Which rungs are asked together follows from the claims and the answers
 * alone, never from the order in which answers come: the same run again finds the same searches in the cache, and a
 * plan can say how many there are. */
#include "base/mem.h"
#include "pipeline/pipeline_int.h"

/* Works until nothing is left to ask, here or in another process. A batch of records that is not full is kept for
 * later, unless the shared searches wait for it, (shares NULL) the run is at its end, or this process waits for
 * another: that one may be waiting for the records of this batch. */
static void
drain(struct cc_pipeline *p, const struct cc_shares *shares)
{
    size_t n_elsewhere = 1, n_asked = 1;
    bool waits = false;

    while (p->stopped.status == CC_OK && p->fatal.status == CC_OK && (n_elsewhere > 0 || n_asked > 0)) {
        if (p->config.cancelled && *p->config.cancelled) {
            (void)cc_error_set(&p->stopped, CC_CANCELLED, "interrupted");
            return;
        }
        (void)!p->source->ops->run(p->source, &p->stopped); /* searches; full batches of records go out meanwhile */
        n_asked = shares == NULL || waits || cc_pipeline_share_lacks_records(p, shares) ? p->n_wanted : 0;
        if (n_asked > 0)
            cc_pipeline_fetch_rest(p);
        if (p->stopped.status == CC_OK && n_asked == 0) {
            cc_pipeline_look_elsewhere(p, &n_elsewhere);
            waits = n_elsewhere > 0;
        }
    }
}

/* The next rung of every climb that wants one. False: none does. */
static bool
gather(struct cc_pipeline *p, const struct cc_query **next)
{
    bool any = false;

    for (size_t i = 0; i < p->n_climbs; i++) {
        struct cc_climb *climb = &p->climbs[i];

        next[i] = cc_pipeline_climb_on(p, climb) ? &climb->ladder.rungs[climb->n_jobs - 1] : NULL;
        any |= next[i] != NULL;
    }
    return any;
}

/* Where requests are short, claims that nothing was asked for yet go before those that ask for more. */
static void
lowest_first(const struct cc_pipeline *p, const struct cc_query **next)
{
    size_t lowest = SIZE_MAX;

    for (size_t i = 0; i < p->n_climbs; i++) {
        if (next[i] != NULL && p->climbs[i].n_jobs < lowest)
            lowest = p->climbs[i].n_jobs;
    }
    for (size_t i = 0; i < p->n_climbs; i++) {
        if (next[i] != NULL && p->climbs[i].n_jobs > lowest)
            next[i] = NULL;
    }
}

static void
start_alone(struct cc_pipeline *p, const struct cc_query *const *next)
{
    for (size_t i = 0; i < p->n_climbs; i++) {
        struct cc_job *job = next[i] ? p->jobs[p->climbs[i].jobs[p->climbs[i].n_jobs - 1]] : NULL;

        if (job != NULL && job->state == CC_JOB_NEW)
            cc_pipeline_start(p, job);
    }
}

/* Does an answer lack that only the source can give? */
static bool
is_unknown(struct cc_pipeline *p, const struct cc_shares *shares)
{
    for (size_t i = 0; i < p->n_jobs; i++) {
        enum cc_job_state state = p->jobs[i]->state;

        if (state == CC_JOB_PLANNED || state == CC_JOB_RUNNING || state == CC_JOB_ELSEWHERE)
            return true;
    }
    return cc_pipeline_share_lacks_records(p, shares);
}

void
cc_pipeline_rounds(struct cc_pipeline *p)
{
    const struct cc_query **next = cc_mem_alloc((p->n_climbs + 1) * sizeof *next);
    bool known = true;

    while (known && p->stopped.status == CC_OK && p->fatal.status == CC_OK && gather(p, next)) {
        struct cc_shares shares = {0};

        if (p->n_refused > 0)
            lowest_first(p, next);
        cc_pipeline_budget_begin(p);
        if (p->net != NULL && !p->config.no_share && !p->alone_only)
            cc_pipeline_share_start(p, next, &shares);
        start_alone(p, next);
        if (!p->counted && is_unknown(p, &shares)) {
            cc_pipeline_count(p, &shares);
            known = !p->dry;
        }
        if (!p->dry)
            drain(p, &shares);
        if (known && p->stopped.status == CC_OK && p->fatal.status == CC_OK)
            cc_pipeline_share_out(p, &shares);
        cc_pipeline_shares_clear(&shares);
        cc_pipeline_budget_end(p);
    }
    if (!p->counted)
        cc_pipeline_count(p, NULL);
    if (!p->dry && p->stopped.status == CC_OK)
        drain(p, NULL);
    if (p->fatal.status != CC_OK)
        p->stopped = p->fatal;
    free(next);
}

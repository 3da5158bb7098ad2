/* search.c: climbs the ladders. One search per distinct query of the run; a rung more only while the rungs so far
 * brought too little. It must not know how a search is made. */
#include "pipeline/pipeline_int.h"

#include "base/mem.h"

static void climb_on(struct cc_pipeline *p, size_t climb);

struct cc_job *
cc_pipeline_job(struct cc_pipeline *p, const char *query, size_t retmax, size_t *index)
{
    struct cc_job *job;

    *index = cc_map_get(&p->job_of, query);
    if (*index != CC_MAP_NONE)
        return p->jobs[*index];
    job = cc_mem_alloc(sizeof *job);
    job->pipeline = p;
    job->query = cc_mem_strdup(query);
    job->retmax = retmax;
    p->jobs = cc_mem_push(p->jobs, p->n_jobs, sizeof *p->jobs);
    *index = p->n_jobs++;
    p->jobs[*index] = job;
    cc_map_put(&p->job_of, job->query, *index);
    return job;
}

static void
remember_fatal(struct cc_pipeline *p, const struct cc_error *error)
{
    if (p->fatal.status == CC_OK)
        p->fatal = *error;
}

static void
progress(struct cc_pipeline *p)
{
    uint64_t ended = 0;

    for (size_t i = 0; i < p->n_jobs; i++)
        ended += p->jobs[i]->state >= CC_JOB_DONE;
    cc_event_emit(&p->config.sink, &(struct cc_event){.kind = CC_EVENT_PROGRESS, .stage = "searched", .done = ended, .total = p->n_jobs});
}

/* A shared search: its records tell whose they are. */
static void
want_all(struct cc_pipeline *p, const struct cc_search *search)
{
    for (size_t i = 0; i < search->n_pmids; i++)
        cc_pipeline_want(p, search->pmids[i]);
}

static void
wake(struct cc_pipeline *p, struct cc_job *job)
{
    for (size_t i = 0; i < job->n_waiters; i++)
        climb_on(p, job->waiters[i]);
}

static void
search_done(void *arg, const struct cc_search *search, const void *body, size_t body_len, const struct cc_error *error)
{
    struct cc_job *job = arg;
    struct cc_pipeline *p = job->pipeline;
    struct cc_error own = {0};

    if (search == NULL) {
        job->state = CC_JOB_FAILED;
        job->error = *error;
        cc_pipeline_let_go(p, job->query);
    } else {
        job->state = CC_JOB_DONE;
        cc_search_copy(&job->search, search);
        if (job->retmax != CC_PIPELINE_RETMAX)
            want_all(p, search);
        if (p->cache != NULL && cc_cache_put_search(p->cache, search, job->retmax, p->source->info.name, body, body_len, &own) != CC_OK)
            remember_fatal(p, &own);
    }
    progress(p);
    wake(p, job);
}

void
cc_pipeline_start(struct cc_pipeline *p, struct cc_job *job)
{
    struct cc_error error = {0};
    bool found = false;

    if (p->cache != NULL && cc_cache_get_search(p->cache, p->source->info.name, job->query, job->retmax, p->config.offline, &job->search, &found, &error) != CC_OK) {
        remember_fatal(p, &error);
        job->state = CC_JOB_FAILED;
        job->error = error;
        return;
    }
    job->from_cache = found;
    if (found) {
        job->state = CC_JOB_DONE;
        if (job->retmax != CC_PIPELINE_RETMAX)
            want_all(p, &job->search);
    } else if (p->config.offline && p->cache != NULL) {
        job->state = CC_JOB_FAILED;
        (void)cc_error_set(&job->error, CC_NOTFOUND, "offline, and this search is not in the cache");
    } else if (p->cache != NULL && !cc_pipeline_take(p, job->query, 0)) {
        job->state = CC_JOB_ELSEWHERE;
    } else if (p->source->ops->search(p->source, job->query, job->retmax, search_done, job, &error) != CC_OK) {
        job->state = CC_JOB_FAILED;
        job->error = error;
    } else if (job->state < CC_JOB_DONE) { /* a source may answer at once */
        job->state = CC_JOB_RUNNING;
    }
}

static void
absorb(struct cc_pipeline *p, struct cc_climb *climb, const struct cc_search *search)
{
    for (size_t i = 0; i < search->n_pmids; i++) {
        bool known = false;

        for (size_t j = 0; j < climb->n_pmids && !known; j++)
            known = climb->pmids[j] == search->pmids[i];
        if (known)
            continue;
        climb->pmids = cc_mem_push(climb->pmids, climb->n_pmids, sizeof *climb->pmids);
        climb->pmids[climb->n_pmids++] = search->pmids[i];
        cc_pipeline_want(p, search->pmids[i]);
    }
}

/* Goes up rung by rung as far as answers are there; waits at a running job. */
static void
climb_on(struct cc_pipeline *p, size_t index)
{
    struct cc_climb *climb = &p->climbs[index];

    for (;;) {
        struct cc_job *job;
        size_t job_index;

        if (climb->n_jobs > 0) { /* the rung last asked for has ended */
            job = p->jobs[climb->jobs[climb->n_jobs - 1]];
            if (job->state == CC_JOB_FAILED)
                return;
            absorb(p, climb, &job->search);
        }
        if (climb->n_jobs == climb->ladder.n_rungs || climb->n_pmids >= CC_PIPELINE_ENOUGH || p->fatal.status != CC_OK)
            return;
        job = cc_pipeline_job(p, climb->ladder.rungs[climb->n_jobs].text, CC_PIPELINE_RETMAX, &job_index);
        climb->jobs = cc_mem_push(climb->jobs, climb->n_jobs, sizeof *climb->jobs);
        climb->jobs[climb->n_jobs++] = job_index;
        if (job->state == CC_JOB_NEW)
            cc_pipeline_start(p, job);
        if (job->state < CC_JOB_DONE) {
            job->waiters = cc_mem_push(job->waiters, job->n_waiters, sizeof *job->waiters);
            job->waiters[job->n_waiters++] = index;
            return;
        }
    }
}

void
cc_pipeline_resume_job(struct cc_pipeline *p, struct cc_job *job)
{
    cc_pipeline_start(p, job);
    if (job->state >= CC_JOB_DONE)
        wake(p, job);
}

void
cc_pipeline_climb(struct cc_pipeline *p)
{
    for (size_t i = 0; i < p->n_climbs; i++)
        climb_on(p, i);
}

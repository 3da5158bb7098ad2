/* search.c: one search per distinct query of the run, from the cache or from the source. It must not know who wants it,
 * nor how a search is made. */
#include "pipeline/pipeline_int.h"

#include "base/mem.h"

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
    cc_event_emit(&p->config.sink,
        &(struct cc_event){.kind = CC_EVENT_PROGRESS, .stage = "searched", .done = ended, .total = p->n_jobs});
}

/* Whoever asked wants all of it: the records are fetched while other searches run. Those of shared searches are wanted
 * soonest, for they tell whose they are: they do not wait for a full batch once the last shared search has ended. */
static void
want_all(struct cc_pipeline *p, const struct cc_search *search)
{
    for (size_t i = 0; i < search->n_pmids; i++)
        cc_pipeline_want(p, search->pmids[i]);
}

static bool
is_last_shared(const struct cc_pipeline *p, const struct cc_job *job)
{
    for (size_t i = 0; i < p->n_jobs; i++) {
        if (p->jobs[i]->retmax != CC_PIPELINE_RETMAX && p->jobs[i]->state == CC_JOB_RUNNING)
            return false;
    }
    return job->retmax != CC_PIPELINE_RETMAX;
}

static void
search_done(void *arg, const struct cc_search *search, const void *body, size_t body_len, const struct cc_error *error)
{
    struct cc_job *job = arg;
    struct cc_pipeline *p = job->pipeline;
    struct cc_error own = {0};

    p->awaited[job->retmax != CC_PIPELINE_RETMAX] -= job->retmax;
    if (search == NULL) {
        job->state = CC_JOB_FAILED;
        job->error = *error;
        cc_pipeline_let_go(p, job->query);
    } else {
        job->state = CC_JOB_DONE;
        cc_search_copy(&job->search, search);
        want_all(p, search);
        if (is_last_shared(p, job))
            cc_pipeline_fetch_rest(p);
        if (search->n_unnamed > 0) /* not the whole answer: the next run asks again */
            cc_pipeline_let_go(p, job->query);
        else if (p->cache != NULL &&
            cc_cache_put_search(p->cache, search, job->retmax, p->source->info.name, body, body_len, &own) != CC_OK)
            remember_fatal(p, &own);
    }
    progress(p);
}

void
cc_pipeline_start(struct cc_pipeline *p, struct cc_job *job)
{
    size_t *awaited = &p->awaited[job->retmax != CC_PIPELINE_RETMAX];
    struct cc_error error = {0};
    bool found = false;

    p->n_begun++;
    if (p->cache != NULL &&
        cc_cache_get_search(p->cache, p->source->info.name, job->query, job->retmax, p->config.offline, &job->search,
            &found, &error) != CC_OK) {
        remember_fatal(p, &error);
        job->state = CC_JOB_FAILED;
        job->error = error;
        return;
    }
    job->from_cache = found;
    if (found) {
        job->state = CC_JOB_DONE;
        want_all(p, &job->search);
    } else if (p->config.offline && p->cache != NULL) {
        job->state = CC_JOB_FAILED;
        (void)cc_error_set(&job->error, CC_NOTFOUND, "offline, and this search is not in the cache");
    } else if (!cc_pipeline_affords(p, job->retmax)) {
        p->n_begun--;
        p->n_refused++;
    } else if (p->dry) {
        job->state = CC_JOB_PLANNED;
        p->n_asked++;
        *awaited += job->retmax;
    } else if (p->cache != NULL && !cc_pipeline_take(p, job->query, 0)) {
        job->state = CC_JOB_ELSEWHERE;
    } else {
        p->n_asked++;
        *awaited += job->retmax;
        *(p->counted ? &p->account.n_further : &p->account.n_first) += 1;
        job->state = CC_JOB_RUNNING; /* a source may answer at once */
        if (p->source->ops->search(p->source, job->query, job->retmax, search_done, job, &error) != CC_OK) {
            search_done(job, NULL, NULL, 0, &error);
            p->n_asked--;
            *(p->counted ? &p->account.n_further : &p->account.n_first) -= 1;
        }
    }
}

/* climb.c: one claim on its way up its ladder: a rung more only while the rungs so far brought too little. */
#include "base/mem.h"
#include "pipeline/pipeline_int.h"

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
    climb->n_absorbed++;
}

struct cc_job *
cc_pipeline_climb_on(struct cc_pipeline *p, struct cc_climb *climb)
{
    for (;;) {
        struct cc_job *job;
        size_t index;

        if (climb->n_absorbed < climb->n_jobs) {
            job = p->jobs[climb->jobs[climb->n_jobs - 1]];
            if (job->state != CC_JOB_DONE)
                return job->state == CC_JOB_NEW ? job : NULL;
            absorb(p, climb, &job->search);
        }
        if (climb->n_jobs == climb->ladder.n_rungs || climb->n_pmids >= CC_PIPELINE_ENOUGH || p->fatal.status != CC_OK)
            return NULL;
        (void)cc_pipeline_job(p, climb->ladder.rungs[climb->n_jobs].text, CC_PIPELINE_RETMAX, &index);
        climb->jobs = cc_mem_push(climb->jobs, climb->n_jobs, sizeof *climb->jobs);
        climb->jobs[climb->n_jobs++] = index;
    }
}

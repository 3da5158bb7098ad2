/* budget.c: a run that may send so many requests and no more. The network keeps the number itself; here it is made to
 * go round: a search is asked only while what is left also pays for the records that it and the searches on their way
 * may name, since a search whose records cannot be had is worth nothing. What they really name is mostly less, so who
 * is refused asks again in the next round. */
#include "pipeline/pipeline_int.h"

bool
cc_pipeline_affords(const struct cc_pipeline *p, size_t retmax)
{
    size_t waiting = p->dry ? p->n_lacking : p->n_wanted, shared = p->awaited[1], single = p->awaited[0] + waiting;

    if (p->config.max_requests == 0 || p->net == NULL)
        return true;
    *(retmax == CC_PIPELINE_RETMAX ? &single : &shared) += retmax;
    /* records of shared searches do not wait for a full batch (search.c): one more that is not full */
    return p->n_asked + p->n_again + 1 + cc_pipeline_batches(shared + single) + (shared > 0 && single > 0) <=
        p->config.max_requests;
}

void
cc_pipeline_budget_begin(struct cc_pipeline *p)
{
    uint64_t started = p->net != NULL && !p->dry ? cc_net_started(p->net) : 0;

    p->n_again = started > p->n_asked ? (size_t)started - p->n_asked : 0;
    p->n_begun = p->n_refused = 0;
}

void
cc_pipeline_budget_end(struct cc_pipeline *p)
{
    if (p->n_refused == 0 || p->n_begun > 0)
        return;
    if (!p->alone_only) {
        p->alone_only = true;
        return;
    }
    for (size_t i = 0; i < p->n_jobs; i++) {
        struct cc_job *job = p->jobs[i];

        if (job->state != CC_JOB_NEW)
            continue;
        job->state = CC_JOB_FAILED;
        (void)cc_error_set(&job->error, CC_PARTIAL, "request budget: --max-requests %zu leaves none for this search",
            p->config.max_requests);
    }
}

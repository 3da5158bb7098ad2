/* share.c: claims that share a side share a search: the list items of "These foods lower inflammation" are OR-ed
 * against the common object, and what comes is dealt out by what each record says. A member that gets too little of a
 * search that was cut is searched alone in the next round. */
#include "base/mem.h"
#include "base/spread.h"
#include "pipeline/pipeline_int.h"

#define NO_JOB SIZE_MAX

static const struct cc_query *
rung_of(const struct cc_climb *climb)
{
    return &climb->ladder.rungs[climb->n_jobs - 1];
}

static struct cc_job *
job_of(struct cc_pipeline *p, const struct cc_climb *climb)
{
    return p->jobs[climb->jobs[climb->n_jobs - 1]];
}

/* True when the cache answers every member by itself: then nothing is to be shared. */
static bool
all_cached(struct cc_pipeline *p, const struct cc_query_group *group)
{
    for (size_t i = 0; i < group->n; i++) {
        struct cc_search search = {0};
        struct cc_error ignored = {0};
        bool found = false;

        if (cc_cache_get_search(p->cache, p->source->info.name, rung_of(&p->climbs[group->members[i]])->text,
                CC_PIPELINE_RETMAX, p->config.offline, &search, &found, &ignored) != CC_OK)
            return false;
        cc_search_clear(&search);
        if (!found)
            return false;
    }
    return true;
}

void
cc_pipeline_share_start(struct cc_pipeline *p, const struct cc_query **next, struct cc_shares *out)
{
    struct cc_ladder *rungs = cc_mem_alloc(
        (p->n_climbs + 1) * sizeof *rungs); /* the next rung of each as a ladder of one */
    const struct cc_ladder **ladders = cc_mem_alloc((p->n_climbs + 1) * sizeof *ladders);

    for (size_t i = 0; i < p->n_climbs; i++) {
        struct cc_climb *climb = &p->climbs[i];

        if (next[i] == NULL || job_of(p, climb)->alone)
            continue;
        rungs[i] = (struct cc_ladder){.rungs = &climb->ladder.rungs[climb->n_jobs - 1], .n_rungs = 1};
        ladders[i] = &rungs[i];
    }
    cc_query_merge(ladders, p->n_climbs, &out->groups);
    out->jobs = cc_mem_alloc((out->groups.n + 1) * sizeof *out->jobs);
    for (size_t i = 0; i < out->groups.n; i++) {
        const struct cc_query_group *group = &out->groups.v[i];
        struct cc_job *job;

        out->jobs[i] = NO_JOB;
        if (all_cached(p, group))
            continue;
        job = cc_pipeline_job(p, group->text, CC_QUERY_GROUP_RETMAX, &out->jobs[i]);
        if (job->state == CC_JOB_NEW)
            cc_pipeline_start(p, job);
        if (job->state == CC_JOB_NEW) /* no request is left for it now; perhaps in the next round */
            out->jobs[i] = NO_JOB;
        for (size_t j = 0; j < group->n; j++)
            next[group->members[j]] = NULL;
    }
    free(ladders);
    free(rungs);
}

void
cc_pipeline_shares_clear(struct cc_shares *shares)
{
    cc_query_groups_clear(&shares->groups);
    free(shares->jobs);
    *shares = (struct cc_shares){0};
}

bool
cc_pipeline_share_lacks_records(struct cc_pipeline *p, const struct cc_shares *shares)
{
    for (size_t i = 0; i < shares->groups.n; i++) {
        const struct cc_job *job = shares->jobs[i] != NO_JOB ? p->jobs[shares->jobs[i]] : NULL;

        for (size_t k = 0; job != NULL && job->state == CC_JOB_DONE && k < job->search.n_pmids; k++) {
            if (cc_map_get_number(&p->study_of, job->search.pmids[k]) == CC_NO_RECORD)
                return true;
        }
    }
    return false;
}

/* A shared search's records held against its members' rungs: answers[i * n_members + j], what record i says to member
 * j. The records are read by all processors. */
struct dealing {
    struct cc_pipeline *pipeline;
    const struct cc_search *shared;
    struct cc_query_sieve *sieve;
    size_t n_members;
    bool *answers;
};

static void
deal_record(void *arg, size_t i, unsigned thread)
{
    struct dealing *d = arg;
    size_t study = cc_map_get_number(&d->pipeline->study_of, d->shared->pmids[i]);

    (void)thread;
    if (study < CC_ABSENT_RECORD)
        cc_query_sieve_study(d->sieve, &d->pipeline->studies.v[study], d->answers + i * d->n_members);
}

/* The PMIDs of a shared search whose records answer member's rung, in the search's order. *all is false when a record
 * lacks. */
static void
read_out(const struct dealing *d, size_t member, struct cc_search *out, bool *all)
{
    *all = true;
    for (size_t i = 0; i < d->shared->n_pmids; i++) {
        *all &= cc_map_get_number(&d->pipeline->study_of, d->shared->pmids[i]) != CC_NO_RECORD;
        if (!d->answers[i * d->n_members + member])
            continue;
        out->pmids = cc_mem_push(out->pmids, out->n_pmids, sizeof *out->pmids);
        out->pmids[out->n_pmids++] = d->shared->pmids[i];
    }
    out->count = out->n_pmids;
}

static void
share_one(const struct dealing *d, size_t member, const struct cc_job *shared, const struct cc_query *rung,
    struct cc_job *own)
{
    struct cc_search found = {0};
    bool whole;

    if (own->state != CC_JOB_NEW)
        return;
    own->alone = true; /* unless it is answered here and now */
    if (shared->state == CC_JOB_FAILED) {
        /* a server that cannot be reached will not be by asking for the members one by one, nor are there requests left
         * for it */
        if (shared->error.status == CC_NET || shared->error.status == CC_RATE || shared->error.status == CC_CANCELLED ||
            shared->error.status == CC_PARTIAL) {
            own->state = CC_JOB_FAILED;
            own->error = shared->error;
        }
        return;
    }
    read_out(d, member, &found, &whole);
    whole &= shared->search.count <= shared->search.n_pmids;
    if (!whole && found.n_pmids < CC_QUERY_GROUP_ENOUGH) {
        cc_search_clear(&found);
        return;
    }
    found.query = cc_mem_strdup(rung->text);
    found.asked_as = cc_mem_strdup(shared->query);
    found.n_unnamed = shared->search.n_unnamed;
    found.translation = cc_mem_strdup(shared->search.translation);
    found.searched_at = shared->search.searched_at;
    found.source = cc_mem_strdup(shared->search.source);
    found.hash = cc_mem_strdup(shared->search.hash);
    found.program = cc_mem_strdup(shared->search.program);
    own->search = found;
    own->from_cache = shared->from_cache;
    own->state = CC_JOB_DONE;
}

static void
deal_group(struct cc_pipeline *p, const struct cc_query_group *group, const struct cc_job *shared)
{
    const struct cc_query **rungs = cc_mem_alloc((group->n + 1) * sizeof *rungs);
    struct dealing d = {p, &shared->search, NULL, group->n, NULL};

    for (size_t j = 0; j < group->n; j++)
        rungs[j] = rung_of(&p->climbs[group->members[j]]);
    if (shared->state == CC_JOB_DONE) {
        d.sieve = cc_query_sieve_new(rungs, group->n);
        d.answers = cc_mem_alloc(shared->search.n_pmids * group->n + 1);
        cc_spread(cc_spread_threads(), shared->search.n_pmids, deal_record, &d);
    }
    for (size_t j = 0; j < group->n; j++)
        share_one(&d, j, shared, rungs[j], job_of(p, &p->climbs[group->members[j]]));
    cc_query_sieve_free(d.sieve);
    free(d.answers);
    free(rungs);
}

void
cc_pipeline_share_out(struct cc_pipeline *p, const struct cc_shares *shares)
{
    for (size_t i = 0; i < shares->groups.n; i++) {
        if (shares->jobs[i] != NO_JOB)
            deal_group(p, &shares->groups.v[i], p->jobs[shares->jobs[i]]);
    }
}

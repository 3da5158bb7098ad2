/* share.c: claims that share a side share a search: the list items of "These foods lower inflammation" are OR-ed against the
 * common object, and what comes is dealt out by what each record says. A member that gets too little of a search that was cut is
 * searched alone, later, by its climb. */
#include "base/mem.h"
#include "pipeline/pipeline_int.h"

#define NO_JOB SIZE_MAX

/* True when the cache answers every member by itself: then nothing is to be shared. */
static bool
all_cached(struct cc_pipeline *p, const struct cc_query_group *group)
{
    for (size_t i = 0; i < group->n; i++) {
        struct cc_search search = {0};
        struct cc_error ignored = {0};
        bool found = false;

        if (cc_cache_get_search(p->cache, p->source->info.name, p->climbs[group->members[i]].ladder.rungs[0].text, CC_PIPELINE_RETMAX, p->config.offline,
                &search, &found, &ignored) != CC_OK)
            return false;
        cc_search_clear(&search);
        if (!found)
            return false;
    }
    return true;
}

void
cc_pipeline_share_start(struct cc_pipeline *p, struct cc_query_groups *groups, size_t **jobs)
{
    const struct cc_ladder **ladders = cc_mem_alloc((p->n_climbs + 1) * sizeof *ladders);

    for (size_t i = 0; i < p->n_climbs; i++)
        ladders[i] = &p->climbs[i].ladder;
    cc_query_merge(ladders, p->n_climbs, groups);
    *jobs = cc_mem_alloc((groups->n + 1) * sizeof **jobs);
    for (size_t i = 0; i < groups->n; i++) {
        struct cc_job *job;

        (*jobs)[i] = NO_JOB;
        if (all_cached(p, &groups->v[i]))
            continue;
        job = cc_pipeline_job(p, groups->v[i].text, CC_QUERY_GROUP_RETMAX, &(*jobs)[i]);
        if (job->state == CC_JOB_NEW)
            cc_pipeline_start(p, job);
    }
    free(ladders);
}

/* The PMIDs of a shared search whose records answer one rung, in the search's order. *all is false when a record lacks. */
static void
read_out(struct cc_pipeline *p, const struct cc_search *shared, const struct cc_query *rung, struct cc_search *out, bool *all)
{
    *all = true;
    for (size_t i = 0; i < shared->n_pmids; i++) {
        size_t study = cc_map_get_number(&p->study_of, shared->pmids[i]);

        *all &= study != CC_NO_RECORD;
        if (study >= CC_ABSENT_RECORD || !cc_query_matches_rung(rung, &p->studies.v[study]))
            continue;
        out->pmids = cc_mem_push(out->pmids, out->n_pmids, sizeof *out->pmids);
        out->pmids[out->n_pmids++] = shared->pmids[i];
    }
    out->count = out->n_pmids;
}

static void
share_one(struct cc_pipeline *p, const struct cc_job *shared, const struct cc_query *rung)
{
    size_t index;
    struct cc_job *own = cc_pipeline_job(p, rung->text, CC_PIPELINE_RETMAX, &index);
    struct cc_search found = {0};
    bool whole;

    if (own->state != CC_JOB_NEW)
        return;
    if (shared->state == CC_JOB_FAILED) {
        /* a server that cannot be reached will not be by asking for the members one by one */
        if (shared->error.status == CC_NET || shared->error.status == CC_RATE || shared->error.status == CC_CANCELLED) {
            own->state = CC_JOB_FAILED;
            own->error = shared->error;
        }
        return;
    }
    read_out(p, &shared->search, rung, &found, &whole);
    whole &= shared->search.count <= shared->search.n_pmids;
    if (!whole && found.n_pmids < CC_QUERY_GROUP_ENOUGH) {
        cc_search_clear(&found);
        return;
    }
    found.query = cc_mem_strdup(rung->text);
    found.asked_as = cc_mem_strdup(shared->query);
    found.translation = cc_mem_strdup(shared->search.translation);
    found.searched_at = shared->search.searched_at;
    found.source = cc_mem_strdup(shared->search.source);
    found.hash = cc_mem_strdup(shared->search.hash);
    found.program = cc_mem_strdup(shared->search.program);
    own->search = found;
    own->from_cache = shared->from_cache;
    own->state = CC_JOB_DONE;
}

void
cc_pipeline_share_out(struct cc_pipeline *p, const struct cc_query_groups *groups, const size_t *jobs)
{
    for (size_t i = 0; i < groups->n; i++) {
        for (size_t j = 0; jobs[i] != NO_JOB && j < groups->v[i].n; j++)
            share_one(p, p->jobs[jobs[i]], &p->climbs[groups->v[i].members[j]].ladder.rungs[0]);
    }
}

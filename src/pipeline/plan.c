/* plan.c: what a run would ask of its source, counted without asking. */
#include <claimcheck/limits.h>

#include "base/mem.h"
#include "pipeline/pipeline_int.h"

/* Is this query asked already, or in the cache? Neither: it would be sent. */
static enum cc_status
would_send(struct cc_pipeline *p, const char *query, size_t retmax, struct cc_map *seen, bool *first, bool *send, struct cc_error *error)
{
    struct cc_search search = {0};
    bool found = false;

    *first = cc_map_get(seen, query) == CC_MAP_NONE;
    *send = false;
    if (!*first)
        return CC_OK;
    cc_map_put(seen, query, 1);
    if (p->cache != NULL && cc_cache_get_search(p->cache, p->source->info.name, query, retmax, p->config.offline, &search, &found, error) != CC_OK)
        return error->status;
    cc_search_clear(&search);
    *send = !found;
    return CC_OK;
}

static enum cc_status
plan_climb(struct cc_pipeline *p, const struct cc_climb *climb, bool shared, struct cc_map *seen, struct cc_plan *out, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (size_t i = 0; status == CC_OK && i < climb->ladder.n_rungs; i++) {
        bool first, send;

        status = would_send(p, climb->ladder.rungs[i].text, CC_PIPELINE_RETMAX, seen, &first, &send, error);
        out->n_queries += i == 0 && first;
        out->n_cached += i == 0 && first && !send;
        out->searches_least += i == 0 && send && !shared;
        out->searches_most += send;
    }
    return status;
}

/* Groups that would be searched; is_shared tells which climbs they serve. */
static enum cc_status
plan_groups(struct cc_pipeline *p, bool *is_shared, struct cc_plan *out, struct cc_error *error)
{
    const struct cc_ladder **ladders = cc_mem_alloc((p->n_climbs + 1) * sizeof *ladders);
    struct cc_query_groups groups = {0};
    enum cc_status status = CC_OK;
    struct cc_map seen = {0};

    for (size_t i = 0; i < p->n_climbs; i++)
        ladders[i] = &p->climbs[i].ladder;
    cc_query_merge(ladders, p->n_climbs, &groups);
    for (size_t i = 0; status == CC_OK && i < groups.n; i++) {
        bool first, send;

        status = would_send(p, groups.v[i].text, CC_QUERY_GROUP_RETMAX, &seen, &first, &send, error);
        out->searches_least += send;
        out->searches_most += send;
        out->n_shared += groups.v[i].n_rungs;
        for (size_t j = 0; j < groups.v[i].n; j++)
            is_shared[groups.v[i].members[j]] = true;
    }
    cc_map_clear(&seen);
    cc_query_groups_clear(&groups);
    free(ladders);
    return status;
}

enum cc_status
cc_pipeline_plan(struct cc_pipeline *p, const struct cc_pipeline_item *items, size_t n, struct cc_plan *out, struct cc_error *error)
{
    struct cc_map seen = {0};
    size_t *climb_of = NULL;
    bool *is_shared = NULL;
    enum cc_status status = cc_pipeline_add_climbs(p, items, n, &climb_of, error);

    *out = (struct cc_plan){.n_articles = n, .n_distinct = p->n_climbs};
    for (size_t i = 0; i < n; i++)
        out->n_claims += items[i].claims->n;
    is_shared = cc_mem_alloc(p->n_climbs + 1);
    if (status == CC_OK && p->net != NULL && !p->config.no_share)
        status = plan_groups(p, is_shared, out, error);
    for (size_t i = 0; status == CC_OK && i < p->n_climbs; i++)
        status = plan_climb(p, &p->climbs[i], is_shared[i], &seen, out, error);
    out->fetches_least = out->searches_least > 0;
    out->fetches_most = (out->searches_most * CC_PIPELINE_RETMAX + CC_EFETCH_BATCH - 1) / CC_EFETCH_BATCH;
    if (out->n_shared > 0 && out->fetches_most < out->searches_least)
        out->fetches_most = out->searches_least; /* a shared search names up to a batch */
    cc_map_clear(&seen);
    free(is_shared);
    free(climb_of);
    return status;
}

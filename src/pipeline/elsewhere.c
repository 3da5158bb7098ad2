/* elsewhere.c: other processes of this machine may be asking for the same. What they ask is awaited in the cache; when
 * one dies, its work is taken over. */
#include "base/clock.h"
#include "base/mem.h"
#include "pipeline/pipeline_int.h"

#define LOOK_AGAIN_MS 100

bool
cc_pipeline_take(struct cc_pipeline *p, const char *query, uint32_t pmid)
{
    char *key = query ? cc_mem_printf("q:%s", query) : cc_mem_printf("p:%u", pmid);
    struct cc_error error = {0};
    bool mine = true;

    if (cc_cache_take(p->cache, p->source->info.name, key, &mine, &error) != CC_OK && p->fatal.status == CC_OK)
        p->fatal = error;
    free(key);
    return mine;
}

void
cc_pipeline_let_go(struct cc_pipeline *p, const char *query)
{
    char *key = query ? cc_mem_printf("q:%s", query) : NULL;
    struct cc_error error = {0};

    if (p->cache != NULL && cc_cache_let_go(p->cache, p->source->info.name, key, &error) != CC_OK &&
        p->fatal.status == CC_OK)
        p->fatal = error;
    free(key);
}

void
cc_pipeline_look_elsewhere(struct cc_pipeline *p, size_t *found)
{
    size_t kept = 0, still = 0;

    *found = p->n_elsewhere;
    for (size_t i = 0; i < p->n_jobs; i++) {
        if (p->jobs[i]->state != CC_JOB_ELSEWHERE)
            continue;
        ++*found;
        cc_pipeline_start(p, p->jobs[i]);
        still += p->jobs[i]->state == CC_JOB_ELSEWHERE;
    }
    for (size_t i = 0; i < p->n_elsewhere; i++) {
        if (!cc_pipeline_resume_record(p, p->elsewhere[i]))
            p->elsewhere[kept++] = p->elsewhere[i];
    }
    p->n_elsewhere = kept;
    if (still + kept > 0)
        cc_clock_sleep_ms(p->config.clock, LOOK_AGAIN_MS);
}

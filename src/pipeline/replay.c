/* replay.c: the kept searches are run again for their drift: what came, what went, and what of it is retracted by now.
 * Nothing that is kept is touched, so that the same drift is seen again until a run or a refresh takes it in. */
#include <claimcheck/evidence.h>

#include "base/mem.h"
#include "pipeline/pipeline_int.h"

/* A kept search and, when it came, the same search now. */
struct rerun {
    struct cc_search before, after;
    size_t retmax;
    bool came;
    struct replay *replay;
};

struct replay {
    struct cc_pipeline *pipeline;
    struct rerun **list;
    size_t n, limit, n_failed;
    uint32_t *pmids;               /* of all searches, before and now, each once */
    size_t n_pmids;
    struct cc_map seen;            /* PMID -> enum state */
    size_t n_unread;               /* records whose state could not be looked at */
    struct cc_error first;
};

/* What is known of a PMID's retraction. */
enum state { UNKNOWN, AS_BEFORE, NEWLY_RETRACTED };

static void
remember(struct replay *r, const struct cc_error *error)
{
    if (r->first.status == CC_OK)
        r->first = *error;
}

static enum cc_status
collect(void *arg, const struct cc_search *search, size_t retmax, struct cc_error *error)
{
    struct replay *r = arg;
    struct rerun *one;

    (void)error;
    if (r->limit && r->n == r->limit)
        return CC_OK;
    one = cc_mem_alloc(sizeof *one);
    cc_search_copy(&one->before, search);
    one->retmax = retmax;
    one->replay = r;
    r->list = cc_mem_push(r->list, r->n, sizeof *r->list);
    r->list[r->n++] = one;
    return CC_OK;
}

static void
rerun_done(void *arg, const struct cc_search *search, const void *body, size_t body_len, const struct cc_error *error)
{
    struct rerun *one = arg;
    struct cc_error own = {0};

    (void)body;
    (void)body_len;
    if (search != NULL && search->n_unnamed > 0) { /* what it does not name is not gone */
        (void)cc_error_set(&own, CC_NET, "a search counted %llu hits and its answer does not name all that are due",
            (unsigned long long)search->count);
        error = &own;
    }
    if (error != NULL) {
        one->replay->n_failed++;
        remember(one->replay, error);
        return;
    }
    cc_search_copy(&one->after, search);
    one->came = true;
}

/* ------------------------------------------------------------- retractions */

static bool
is_retracted(const struct cc_study *study)
{
    enum cc_retraction state = cc_evidence_retraction(study, NULL);

    return state == CC_RETRACTION_RETRACTED || state == CC_RETRACTION_REPUBLISHED;
}

static void
add_pmids(struct replay *r, const struct cc_search *s)
{
    for (size_t i = 0; i < s->n_pmids; i++) {
        if (cc_map_get_number(&r->seen, s->pmids[i]) != CC_MAP_NONE)
            continue;
        cc_map_put_number(&r->seen, s->pmids[i], UNKNOWN);
        r->pmids = cc_mem_push(r->pmids, r->n_pmids, sizeof *r->pmids);
        r->pmids[r->n_pmids++] = s->pmids[i];
    }
}

static enum cc_status
look_at(void *arg, struct cc_study *study, const char *xml, size_t xml_len, struct cc_error *error)
{
    (void)xml;
    (void)xml_len;
    (void)error;
    *(bool *)arg = is_retracted(study);
    return CC_OK;
}

/* Was it retracted when it was fetched? A record that is not kept was not. */
static enum cc_status
was_retracted(struct cc_pipeline *p, uint32_t pmid, bool *was, struct cc_error *error)
{
    struct cc_xml_sink sink = {.record = look_at, .arg = was};
    char *xml = NULL;
    size_t len = 0;
    enum cc_status status = cc_cache_get_record(p->cache, p->source->info.name, pmid, &xml, &len, NULL, error);

    *was = false;
    if (status == CC_OK && xml != NULL)
        status = cc_xml_read(xml, len, &sink, error);
    free(xml);
    return status;
}

static void
record_now(void *arg, struct cc_study *study, const char *xml, size_t len)
{
    struct replay *r = arg;
    struct cc_error error = {0};
    bool was = false;

    (void)xml;
    (void)len;
    if (is_retracted(study) && was_retracted(r->pipeline, study->pmid, &was, &error) != CC_OK)
        remember(r, &error);
    cc_map_put_number(&r->seen, study->pmid, is_retracted(study) && !was ? NEWLY_RETRACTED : AS_BEFORE);
}

static void
records_done(void *arg, const uint32_t *missing, size_t n, const struct cc_error *error)
{
    struct replay *r = arg;

    (void)missing;
    if (error != NULL) {
        r->n_unread += n;
        remember(r, error);
    }
}

/* ------------------------------------------------------------------- drift */

/* The PMIDs of a that b does not hold. */
static uint32_t *
only_in(const struct cc_search *a, const struct cc_search *b, size_t *n)
{
    uint32_t *out = cc_mem_alloc((a->n_pmids + 1) * sizeof *out);
    struct cc_map in_b = {0};

    *n = 0;
    for (size_t i = 0; i < b->n_pmids; i++)
        cc_map_put_number(&in_b, b->pmids[i], i);
    for (size_t i = 0; i < a->n_pmids; i++) {
        if (cc_map_get_number(&in_b, a->pmids[i]) == CC_MAP_NONE)
            out[(*n)++] = a->pmids[i];
    }
    cc_map_clear(&in_b);
    return out;
}

static void
tell(const struct replay *r, const struct rerun *one, void (*each)(void *arg, const struct cc_drift *drift), void *arg)
{
    struct cc_drift drift = {.before = &one->before, .after = &one->after};
    size_t most = one->before.n_pmids + one->after.n_pmids;

    drift.new_pmids = only_in(&one->after, &one->before, &drift.n_new);
    drift.gone_pmids = only_in(&one->before, &one->after, &drift.n_gone);
    drift.retracted_pmids = cc_mem_alloc((most + 1) * sizeof *drift.retracted_pmids);
    for (size_t i = 0; i < one->after.n_pmids + drift.n_gone; i++) {
        uint32_t pmid = i < one->after.n_pmids ? one->after.pmids[i] : drift.gone_pmids[i - one->after.n_pmids];

        if (cc_map_get_number(&r->seen, pmid) == NEWLY_RETRACTED)
            drift.retracted_pmids[drift.n_retracted++] = pmid;
    }
    drift.translation_changed = (one->after.translation == NULL) != (one->before.translation == NULL) ||
        (one->after.translation && strcmp(one->after.translation, one->before.translation) != 0);
    each(arg, &drift);
    free(drift.new_pmids);
    free(drift.gone_pmids);
    free(drift.retracted_pmids);
}

static void
clear(struct replay *r)
{
    for (size_t i = 0; i < r->n; i++) {
        cc_search_clear(&r->list[i]->before);
        cc_search_clear(&r->list[i]->after);
        free(r->list[i]);
    }
    free(r->list);
    free(r->pmids);
    cc_map_clear(&r->seen);
}

enum cc_status
cc_pipeline_replay(struct cc_pipeline *p, size_t limit, void (*each)(void *arg, const struct cc_drift *drift),
    void *arg, size_t *n_failed, struct cc_error *error)
{
    struct replay r = {.pipeline = p, .limit = limit};
    enum cc_status status;

    if (p->cache == NULL)
        return cc_error_set(
            error, CC_USAGE, "%s is a local source; it keeps no searches to run again", p->source->info.name);
    status = cc_cache_each_search(p->cache, p->source->info.name, collect, &r, error);
    for (size_t i = 0; status == CC_OK && i < r.n; i++)
        status = p->source->ops->search(
            p->source, r.list[i]->before.query, r.list[i]->retmax, rerun_done, r.list[i], error);
    if (status == CC_OK)
        status = p->source->ops->run(p->source, error);
    for (size_t i = 0; i < r.n; i++) {
        if (r.list[i]->came) {
            add_pmids(&r, &r.list[i]->before);
            add_pmids(&r, &r.list[i]->after);
        }
    }
    if (status == CC_OK && r.n_pmids > 0) {
        status = p->source->ops->fetch(p->source, r.pmids, r.n_pmids, record_now, records_done, &r, error);
        if (status == CC_OK)
            status = p->source->ops->run(p->source, error);
    }
    for (size_t i = 0; i < r.n; i++) {
        if (r.list[i]->came)
            tell(&r, r.list[i], each, arg);
    }
    if (status == CC_OK && r.n_failed > 0)
        status = cc_error_set(error, CC_PARTIAL, "%zu of %zu searches could not be run again; first reason: %s",
            r.n_failed, r.n, r.first.message);
    else if (status == CC_OK && r.first.status != CC_OK)
        status = cc_error_set(error, CC_PARTIAL,
            "whether %zu of %zu records are retracted by now could not be seen; first reason: %s", r.n_unread,
            r.n_pmids, r.first.message);
    *n_failed = r.n_failed;
    clear(&r);
    return status;
}

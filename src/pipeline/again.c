/* again.c: what was asked before is asked again: searches for their drift, records for their state. */
#include "base/mem.h"
#include "pipeline/pipeline_int.h"

/* -------------------------------------------------------------- searches */

/* A kept search and, when it came, the same search now. */
struct rerun {
    struct cc_search before;
    struct replay *replay;
};

struct replay {
    struct rerun **list;
    size_t n, limit, n_failed;
    void (*each)(void *arg, const struct cc_drift *drift);
    void *arg;
    struct cc_error first;
};

static enum cc_status
collect(void *arg, const struct cc_search *search, size_t retmax, struct cc_error *error)
{
    struct replay *r = arg;
    struct rerun *one;

    (void)error;
    if ((r->limit && r->n == r->limit) || retmax != CC_PIPELINE_RETMAX)
        return CC_OK;
    one = cc_mem_alloc(sizeof *one);
    cc_search_copy(&one->before, search);
    one->replay = r;
    r->list = cc_mem_push(r->list, r->n, sizeof *r->list);
    r->list[r->n++] = one;
    return CC_OK;
}

static bool
holds(const struct cc_search *s, uint32_t pmid)
{
    for (size_t i = 0; i < s->n_pmids; i++) {
        if (s->pmids[i] == pmid)
            return true;
    }
    return false;
}

/* The PMIDs of a that b does not hold. */
static uint32_t *
only_in(const struct cc_search *a, const struct cc_search *b, size_t *n)
{
    uint32_t *out = cc_mem_alloc((a->n_pmids + 1) * sizeof *out);

    *n = 0;
    for (size_t i = 0; i < a->n_pmids; i++) {
        if (!holds(b, a->pmids[i]))
            out[(*n)++] = a->pmids[i];
    }
    return out;
}

static void
rerun_done(void *arg, const struct cc_search *search, const void *body, size_t body_len, const struct cc_error *error)
{
    struct rerun *one = arg;
    struct replay *r = one->replay;
    struct cc_drift drift = {.before = &one->before, .after = search};

    (void)body;
    (void)body_len;
    if (search == NULL) {
        if (r->n_failed++ == 0)
            r->first = *error;
        return;
    }
    drift.new_pmids = only_in(search, &one->before, &drift.n_new);
    drift.gone_pmids = only_in(&one->before, search, &drift.n_gone);
    drift.translation_changed = (search->translation == NULL) != (one->before.translation == NULL)
                                || (search->translation && strcmp(search->translation, one->before.translation) != 0);
    r->each(r->arg, &drift);
    free(drift.new_pmids);
    free(drift.gone_pmids);
}

enum cc_status
cc_pipeline_replay(struct cc_pipeline *p, size_t limit, void (*each)(void *arg, const struct cc_drift *drift), void *arg, size_t *n_failed,
    struct cc_error *error)
{
    struct replay r = {.limit = limit, .each = each, .arg = arg};
    enum cc_status status;

    if (p->cache == NULL)
        return cc_error_set(error, CC_USAGE, "%s is a local source; it keeps no searches to run again", p->source->info.name);
    status = cc_cache_each_search(p->cache, p->source->info.name, collect, &r, error);
    for (size_t i = 0; status == CC_OK && i < r.n; i++)
        status = p->source->ops->search(p->source, r.list[i]->before.query, CC_PIPELINE_RETMAX, rerun_done, r.list[i], error);
    if (status == CC_OK)
        status = p->source->ops->run(p->source, error);
    if (status == CC_OK && r.n_failed > 0)
        status = cc_error_set(error, CC_PARTIAL, "%zu of %zu searches could not be run again; first reason: %s", r.n_failed, r.n, r.first.message);
    *n_failed = r.n_failed;
    for (size_t i = 0; i < r.n; i++) {
        cc_search_clear(&r.list[i]->before);
        free(r.list[i]);
    }
    free(r.list);
    return status;
}

/* --------------------------------------------------------------- records */

struct refetch {
    struct cc_pipeline *pipeline;
    void (*each)(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t xml_len);
    void *arg;
    struct cc_error error;
};

static void
record_again(void *arg, struct cc_study *study, const char *xml, size_t len)
{
    struct refetch *r = arg;
    struct cc_error error = {0};

    if (r->pipeline->cache && cc_cache_put_record(r->pipeline->cache, r->pipeline->source->info.name, study->pmid, xml, len, &error) != CC_OK)
        r->error = error;
    r->each(r->arg, study->pmid, study, xml, len);
}

static void
fetch_again_done(void *arg, const uint32_t *missing, size_t n, const struct cc_error *error)
{
    struct refetch *r = arg;

    if (error && r->error.status == CC_OK)
        r->error = *error;
    for (size_t i = 0; error == NULL && i < n; i++)
        r->each(r->arg, missing[i], NULL, NULL, 0);
}

enum cc_status
cc_pipeline_refetch(struct cc_pipeline *p, const uint32_t *pmids, size_t n,
    void (*each)(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t xml_len), void *arg, struct cc_error *error)
{
    struct refetch r = {.pipeline = p, .each = each, .arg = arg};
    enum cc_status status;

    if (n == 0)
        return CC_OK;
    if (p->config.offline && p->cache)
        return cc_error_set(error, CC_USAGE, "--offline: records cannot be fetched anew");
    status = p->source->ops->fetch(p->source, pmids, n, record_again, fetch_again_done, &r, error);
    if (status == CC_OK)
        status = p->source->ops->run(p->source, error);
    if (status == CC_OK && r.error.status != CC_OK) {
        *error = r.error;
        status = r.error.status;
    }
    return status;
}

/* ---------------------------------------------------- from the cache first */

struct take {
    struct refetch *refetch;
    const char *xml;
    size_t len;
};

static enum cc_status
hand_over(void *arg, struct cc_study *study, const char *xml, size_t xml_len, struct cc_error *error)
{
    struct take *t = arg;

    (void)xml;
    (void)xml_len;
    (void)error;
    t->refetch->each(t->refetch->arg, study->pmid, study, t->xml, t->len);
    return CC_OK;
}

enum cc_status
cc_pipeline_records(struct cc_pipeline *p, const uint32_t *pmids, size_t n,
    void (*each)(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t xml_len), void *arg, struct cc_error *error)
{
    struct refetch r = {.pipeline = p, .each = each, .arg = arg};
    uint32_t *lacking = cc_mem_alloc((n + 1) * sizeof *lacking);
    size_t n_lacking = 0;
    enum cc_status status = CC_OK;

    for (size_t i = 0; status == CC_OK && i < n; i++) {
        struct take take = {.refetch = &r};
        struct cc_xml_sink sink = {.record = hand_over, .arg = &take};
        char *xml = NULL;

        if (p->cache)
            status = cc_cache_get_record(p->cache, p->source->info.name, pmids[i], &xml, &take.len, NULL, error);
        take.xml = xml;
        if (status == CC_OK && xml)
            status = cc_xml_read(xml, take.len, &sink, error);
        else if (status == CC_OK)
            lacking[n_lacking++] = pmids[i];
        free(xml);
    }
    if (status == CC_OK && n_lacking && p->config.offline && p->cache)
        status = cc_error_set(error, CC_PARTIAL, "offline: %zu of %zu records are not in the cache", n_lacking, n);
    else if (status == CC_OK)
        status = cc_pipeline_refetch(p, lacking, n_lacking, each, arg, error);
    free(lacking);
    return status;
}

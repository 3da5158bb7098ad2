/* again.c: records by PMID, anew or from the cache first. */
#include "base/mem.h"
#include "pipeline/pipeline_int.h"

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

    if (r->pipeline->cache &&
        cc_cache_put_record(r->pipeline->cache, r->pipeline->source->info.name, study->pmid, xml, len, &error) != CC_OK)
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
    void (*each)(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t xml_len), void *arg,
    struct cc_error *error)
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
    void (*each)(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t xml_len), void *arg,
    struct cc_error *error)
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

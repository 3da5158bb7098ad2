/* fetch.c: the records of the PMIDs that searches named: from the cache, or in full batches while searches still
 * run. */
#include <claimcheck/limits.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/mem.h"
#include "pipeline/pipeline_int.h"

static enum cc_status
take_study(void *arg, struct cc_study *study, const char *xml, size_t xml_len, struct cc_error *error)
{
    struct cc_study *out = arg;

    (void)xml;
    (void)xml_len;
    (void)error;
    if (out->pmid == 0) {
        *out = *study;
        *study = (struct cc_study){0};
    }
    return CC_OK;
}

/* Puts a record among the run's studies; its XML is what its hash is of. */
static void
keep_study(struct cc_pipeline *p, struct cc_study *study, const char *xml, size_t len, int64_t fetched_at)
{
    char hex[CC_SHA256_HEX];

    study->record_hash = cc_mem_strdup(cc_hash_sha256(xml, len, hex));
    study->fetched_at = fetched_at;
    *cc_studies_push(&p->studies) = *study;
    cc_map_put_number(&p->study_of, study->pmid, p->studies.n - 1);
    *study = (struct cc_study){0};
}

/* Reads one record's XML into the run's studies. */
static enum cc_status
add_record(
    struct cc_pipeline *p, uint32_t pmid, const char *xml, size_t len, int64_t fetched_at, struct cc_error *error)
{
    struct cc_study study = {0};
    struct cc_xml_sink sink = {.record = take_study, .arg = &study};
    enum cc_status status = cc_xml_read(xml, len, &sink, error);

    if (status == CC_OK && study.pmid != pmid)
        status = cc_error_set(error, CC_VERIFY, "the record kept for PMID %u is another's", pmid);
    if (status == CC_OK)
        keep_study(p, &study, xml, len, fetched_at);
    cc_study_clear(&study);
    return status;
}

static void
record_done(void *arg, struct cc_study *study, const char *xml, size_t len)
{
    struct cc_pipeline *p = arg;
    struct cc_error error = {0};
    enum cc_status status = CC_OK;

    if (cc_map_get_number(&p->study_of, study->pmid) < CC_ABSENT_RECORD)
        return; /* came twice */
    if (p->cache != NULL) { /* read again from the bytes that are kept: with a cache and without, a study is the same */
        status = cc_cache_put_record(p->cache, p->source->info.name, study->pmid, xml, len, &error);
        if (status == CC_OK)
            status = add_record(p, study->pmid, xml, len, cc_clock_now_s(p->config.clock), &error);
    } else {
        keep_study(p, study, xml, len, 0);
    }
    if (status != CC_OK && p->fatal.status == CC_OK)
        p->fatal = error;
}

static void
fetch_done(void *arg, const uint32_t *missing, size_t n_missing, const struct cc_error *error)
{
    struct cc_pipeline *p = arg;
    struct cc_error own = {0};

    if (error != NULL) { /* what did not come is not missing: it was not got */
        if (p->fetch_error.status == CC_OK)
            p->fetch_error = *error;
        cc_pipeline_let_go(p, NULL);
        return;
    }
    for (size_t i = 0; i < n_missing; i++)
        cc_map_put_number(&p->study_of, missing[i], CC_ABSENT_RECORD);
    if (p->cache != NULL && cc_cache_put_missing(p->cache, p->source->info.name, missing, n_missing, &own) != CC_OK &&
        p->fatal.status == CC_OK)
        p->fatal = own;
}

static void
fetch_wanted(struct cc_pipeline *p)
{
    struct cc_error error = {0};

    p->account.n_fetches += p->n_wanted > 0;
    p->n_asked += p->n_wanted > 0;
    if (p->n_wanted > 0 &&
        p->source->ops->fetch(p->source, p->wanted, p->n_wanted, record_done, fetch_done, p, &error) != CC_OK)
        fetch_done(p, NULL, 0, &error);
    p->n_wanted = 0;
}

/* *known is true when the cache settles it: the record is read, or the source is known not to have it. */
static enum cc_status
from_cache(struct cc_pipeline *p, uint32_t pmid, bool *known, struct cc_error *error)
{
    const char *source = p->source->info.name;
    int64_t fetched_at = 0;
    char *xml = NULL;
    size_t len = 0;
    enum cc_status status = cc_cache_get_record(p->cache, source, pmid, &xml, &len, &fetched_at, error);

    if (status == CC_OK && xml != NULL && !p->config.offline && cc_cache_is_ahead(p->cache, fetched_at)) {
        ; /* "not retracted as of next year" is no state: it is fetched again */
    } else if (status == CC_OK && xml != NULL) {
        *known = true;
        status = add_record(p, pmid, xml, len, fetched_at, error);
        if (status != CC_OK)
            (void)cc_error_wrap(error, "cached record of PMID %u", pmid);
    } else if (status == CC_OK) {
        status = cc_cache_is_missing(p->cache, source, pmid, known, error);
        if (status == CC_OK && *known)
            cc_map_put_number(&p->study_of, pmid, CC_ABSENT_RECORD);
    }
    free(xml);
    return status;
}

static void
queue(struct cc_pipeline *p, uint32_t pmid)
{
    if (p->dry)
        return;
    p->wanted = cc_mem_grow(p->wanted, p->n_wanted, &p->wanted_cap, sizeof *p->wanted);
    p->wanted[p->n_wanted++] = pmid;
    if (p->n_wanted == CC_EFETCH_BATCH)
        fetch_wanted(p);
}

void
cc_pipeline_want(struct cc_pipeline *p, uint32_t pmid)
{
    struct cc_error error = {0};
    bool known = false;

    if (cc_map_get_number(&p->study_of, pmid) != CC_MAP_NONE)
        return;
    cc_map_put_number(&p->study_of, pmid, CC_NO_RECORD);
    if (p->cache != NULL && from_cache(p, pmid, &known, &error) != CC_OK && p->fatal.status == CC_OK)
        p->fatal = error;
    if (known || p->fatal.status != CC_OK)
        return;
    if (p->config.offline && p->cache != NULL) {
        if (p->fetch_error.status == CC_OK)
            (void)cc_error_set(&p->fetch_error, CC_NOTFOUND, "offline, and the records are not in the cache");
        return;
    }
    p->n_lacking++;
    if (p->cache != NULL && !p->dry && !cc_pipeline_take(p, NULL, pmid)) {
        p->elsewhere = cc_mem_push(p->elsewhere, p->n_elsewhere, sizeof *p->elsewhere);
        p->elsewhere[p->n_elsewhere++] = pmid;
        return;
    }
    queue(p, pmid);
}

bool
cc_pipeline_resume_record(struct cc_pipeline *p, uint32_t pmid)
{
    struct cc_error error = {0};
    bool known = false;

    if (from_cache(p, pmid, &known, &error) != CC_OK && p->fatal.status == CC_OK)
        p->fatal = error;
    if (known || p->fatal.status != CC_OK)
        return true;
    if (!cc_pipeline_take(p, NULL, pmid))
        return false;
    queue(p, pmid);
    return true;
}

void
cc_pipeline_fetch_rest(struct cc_pipeline *p)
{
    fetch_wanted(p);
}

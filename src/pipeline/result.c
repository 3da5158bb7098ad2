/* result.c: from what the climbs brought to one result per claim: state, searches, ranked evidence. */
#include <claimcheck/evidence.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/spread.h"
#include "base/stem.h"
#include "pipeline/pipeline_int.h"

/* The indexes of a climb's studies; what has no record is counted into missing or *n_lost. */
static size_t *
studies_of(struct cc_pipeline *p, const struct cc_climb *climb, struct cc_claim_search *out, size_t *n_found, size_t *n_lost)
{
    size_t *which = cc_mem_alloc((climb->n_pmids + 1) * sizeof *which);

    *n_found = *n_lost = 0;
    for (size_t i = 0; i < climb->n_pmids; i++) {
        size_t study = cc_map_get_number(&p->study_of, climb->pmids[i]);

        if (study < CC_ABSENT_RECORD) {
            which[(*n_found)++] = study;
        } else if (study == CC_ABSENT_RECORD) {
            out->missing = cc_mem_push(out->missing, out->n_missing, sizeof *out->missing);
            out->missing[out->n_missing++] = climb->pmids[i];
        } else {
            ++*n_lost;
        }
    }
    return which;
}

/* The state of a climb: searched, partial or unsearched, and why. */
static void
judge_search(struct cc_pipeline *p, const struct cc_climb *climb, size_t n_lost, struct cc_claim_search *out)
{
    const struct cc_job *last = climb->n_jobs ? p->jobs[climb->jobs[climb->n_jobs - 1]] : NULL;

    out->from_cache = climb->n_jobs > 0;
    for (size_t i = 0; i < climb->n_jobs; i++) {
        const struct cc_job *job = p->jobs[climb->jobs[i]];

        out->from_cache &= job->from_cache;
        if (job->state != CC_JOB_DONE)
            continue;
        out->searches = cc_mem_push(out->searches, out->n_searches, sizeof *out->searches);
        cc_search_copy(&out->searches[out->n_searches++], &job->search);
        out->rung = i;
    }
    if (last == NULL) {
        out->why = cc_mem_strdup(climb->ladder.n_rungs ? "interrupted before it was searched" : "no searchable word in the claim");
    } else if (last->state == CC_JOB_FAILED) {
        out->state = out->n_searches ? CC_PARTLY_SEARCHED : CC_UNSEARCHED;
        out->why = cc_mem_printf("%s%s", !out->n_searches ? "" : last->error.status == CC_PARTIAL ? "a broader search was not made: " : "a broader search failed: ",
            last->error.message);
    } else if (last->state != CC_JOB_DONE) {
        out->state = out->n_searches ? CC_PARTLY_SEARCHED : CC_UNSEARCHED;
        out->why = cc_mem_strdup(p->stopped.status != CC_OK ? p->stopped.message : "interrupted");
    } else if (n_lost > 0) {
        out->state = CC_PARTLY_SEARCHED;
        out->why = cc_mem_printf("%zu of %zu records could not be had: %s", n_lost, climb->n_pmids,
            p->fetch_error.status != CC_OK ? p->fetch_error.message : "interrupted");
    } else {
        out->state = CC_SEARCHED;
    }
}

static enum cc_status
fill_one(struct cc_pipeline *p, const struct cc_climb *climb, const struct cc_claim *claim, struct cc_stemmer *stemmer, struct cc_claim_result *out,
    struct cc_error *error)
{
    int year = cc_time_year(cc_clock_now_s(p->config.clock));
    size_t n_found, n_lost, *which = studies_of(p, climb, &out->search, &n_found, &n_lost);
    enum cc_status status;

    out->claim = claim;
    judge_search(p, climb, n_lost, &out->search);
    cc_ladder_copy(&out->ladder, &climb->ladder);
    status = cc_evidence_rank(claim, &climb->ladder, &p->studies, which, n_found, year, p->config.n_evidence ? p->config.n_evidence : 10, stemmer,
        &out->evidence, error);
    free(which);
    if (status != CC_OK)
        return status;
    for (size_t i = 0; i < out->evidence.n; i++) {
        struct cc_evidence *e = &out->evidence.v[i];
        int64_t fetched_at = p->studies.v[e->study].fetched_at;

        if (e->retraction_at == 0)
            e->retraction_at = fetched_at ? fetched_at : p->source->info.as_of;
    }
    return CC_OK;
}

static void
copy_info(struct cc_source_info *to, const struct cc_source_info *from)
{
    *to = *from;
    to->name = cc_mem_strdup(from->name);
    to->statement = cc_mem_strdup(from->statement);
}

/* Claims are independent of each other: each result is filled by itself. */
struct filling {
    struct cc_pipeline *pipeline;
    struct cc_report *report;
    const size_t *climb_of;
    struct cc_error *errors; /* one for each result */
    struct cc_stemmer *stemmers[CC_SPREAD_MAX]; /* one for each thread */
};

static void
fill(void *arg, size_t i, unsigned thread)
{
    struct filling *f = arg;

    if (f->stemmers[thread] == NULL)
        f->stemmers[thread] = cc_stemmer_new();
    if (fill_one(f->pipeline, &f->pipeline->climbs[f->climb_of[i]], &f->report->claims->v[i], f->stemmers[thread], &f->report->results[i],
            &f->errors[i]) != CC_OK &&
        f->errors[i].status == CC_OK)
        (void)cc_error_set(&f->errors[i], CC_STORE, "claim %s could not be ranked", f->report->claims->v[i].id);
}

static enum cc_status
fill_all(struct cc_pipeline *p, struct cc_report *r, const size_t *climb_of, struct cc_error *error)
{
    struct filling filling = {p, r, climb_of, cc_mem_alloc((r->n_results + 1) * sizeof *filling.errors), {NULL}};
    enum cc_status status = CC_OK;

    cc_spread(cc_spread_threads(), r->n_results, fill, &filling);
    for (size_t i = 0; i < r->n_results && status == CC_OK; i++) {
        status = filling.errors[i].status;
        if (status != CC_OK)
            *error = filling.errors[i];
    }
    for (size_t i = 0; i < CC_SPREAD_MAX; i++)
        cc_stemmer_free(filling.stemmers[i]);
    free(filling.errors);
    return status;
}

enum cc_status
cc_pipeline_results(struct cc_pipeline *p, struct cc_pipeline_item *items, size_t n, const size_t *climb_of, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (size_t i = 0; status == CC_OK && i < n; i++) {
        struct cc_report *r = &items[i].report;

        r->article = items[i].article;
        r->claims = items[i].claims;
        r->studies = &p->studies;
        r->made_at = cc_clock_now_s(p->config.clock);
        r->program = cc_mem_strdup("claimcheck " CC_VERSION);
        copy_info(&r->source, &p->source->info);
        r->n_results = r->claims->n;
        r->results = cc_mem_alloc((r->n_results + 1) * sizeof *r->results);
        status = fill_all(p, r, climb_of, error);
        climb_of += r->n_results;
    }
    return status;
}

/* result.c: from what the climbs brought to one result per claim: state, searches, ranked evidence. */
#include <claimcheck/evidence.h>

#include "base/clock.h"
#include "base/mem.h"
#include "pipeline/pipeline_int.h"

/* The indexes of a climb's studies; what has no record is counted into missing or *n_lost. */
static size_t *
studies_of(
    struct cc_pipeline *p, const struct cc_climb *climb, struct cc_claim_search *out, size_t *n_found, size_t *n_lost)
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

/* The first search whose answer is not whole; NULL when all are. */
static const struct cc_search *
cut_short(const struct cc_claim_search *s)
{
    for (size_t i = 0; i < s->n_searches; i++) {
        if (s->searches[i].n_unnamed > 0)
            return &s->searches[i];
    }
    return NULL;
}

/* The state of a climb: searched, partial or unsearched, and why. */
static void
judge_search(struct cc_pipeline *p, const struct cc_climb *climb, size_t n_lost, struct cc_claim_search *out)
{
    const struct cc_search *cut;
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
        out->why = cc_mem_strdup(
            climb->ladder.n_rungs ? "interrupted before it was searched" : "no searchable word in the claim");
    } else if (last->state == CC_JOB_FAILED) {
        out->state = out->n_searches ? CC_PARTLY_SEARCHED : CC_UNSEARCHED;
        out->why = cc_mem_printf("%s%s",
            !out->n_searches                       ? ""
                : last->error.status == CC_PARTIAL ? "a broader search was not made: "
                    : "a broader search failed: ",
            last->error.message);
    } else if (last->state != CC_JOB_DONE) {
        out->state = out->n_searches ? CC_PARTLY_SEARCHED : CC_UNSEARCHED;
        out->why = cc_mem_strdup(p->stopped.status != CC_OK ? p->stopped.message : "interrupted");
    } else if (n_lost > 0) {
        out->state = CC_PARTLY_SEARCHED;
        out->why = cc_mem_printf("%zu of %zu records could not be had: %s", n_lost, climb->n_pmids,
            p->fetch_error.status != CC_OK ? p->fetch_error.message : "interrupted");
    } else if ((cut = cut_short(out)) != NULL) {
        out->state = CC_PARTLY_SEARCHED;
        out->why = cc_mem_printf("a search counted %llu hits and its answer names %zu PMIDs where %zu are due",
            (unsigned long long)cut->count, cut->n_pmids, cut->n_pmids + cut->n_unnamed);
    } else {
        out->state = CC_SEARCHED;
    }
}

static void
copy_info(struct cc_source_info *to, const struct cc_source_info *from)
{
    *to = *from;
    to->name = cc_mem_strdup(from->name);
    to->statement = cc_mem_strdup(from->statement);
}

/* When it was last seen that a study is not retracted: when its record was fetched, unless the record says more. */
static void
date_retractions(const struct cc_pipeline *p, struct cc_evidence_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        struct cc_evidence *e = &list->v[i];
        int64_t fetched_at = p->studies.v[e->study].fetched_at;

        if (e->retraction_at == 0)
            e->retraction_at = fetched_at ? fetched_at : p->source->info.as_of;
    }
}

static void
fill_all(struct cc_pipeline *p, struct cc_report *r, const size_t *climb_of)
{
    int year = cc_time_year(cc_clock_now_s(p->config.clock));
    struct cc_evidence_task *tasks = cc_mem_alloc((r->n_results + 1) * sizeof *tasks);
    size_t **which = cc_mem_alloc((r->n_results + 1) * sizeof *which);

    for (size_t i = 0; i < r->n_results; i++) {
        const struct cc_climb *climb = &p->climbs[climb_of[i]];
        struct cc_claim_result *out = &r->results[i];
        size_t n_found, n_lost;

        out->claim = &r->claims->v[i];
        which[i] = studies_of(p, climb, &out->search, &n_found, &n_lost);
        judge_search(p, climb, n_lost, &out->search);
        cc_ladder_copy(&out->ladder, &climb->ladder);
        tasks[i] = (struct cc_evidence_task){out->claim, &climb->ladder, which[i], n_found, &out->evidence};
    }
    cc_evidence_rank_all(tasks, r->n_results, &p->studies, year, p->config.n_evidence ? p->config.n_evidence : 10);
    for (size_t i = 0; i < r->n_results; i++) {
        date_retractions(p, &r->results[i].evidence);
        free(which[i]);
    }
    free(which);
    free(tasks);
}

void
cc_pipeline_results(struct cc_pipeline *p, struct cc_pipeline_item *items, size_t n, const size_t *climb_of)
{
    for (size_t i = 0; i < n; i++) {
        struct cc_report *r = &items[i].report;

        r->article = items[i].article;
        r->claims = items[i].claims;
        r->studies = &p->studies;
        r->made_at = cc_clock_now_s(p->config.clock);
        r->program = cc_mem_strdup("claimcheck " CC_VERSION);
        copy_info(&r->source, &p->source->info);
        r->n_results = r->claims->n;
        r->results = cc_mem_alloc((r->n_results + 1) * sizeof *r->results);
        fill_all(p, r, climb_of);
        climb_of += r->n_results;
    }
}

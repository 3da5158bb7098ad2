/* pipeline_int.h: the inside of a run, shared by the files of pipeline/. */
#ifndef CC_PIPELINE_INT_H
#define CC_PIPELINE_INT_H

#include <claimcheck/net.h>
#include <claimcheck/pipeline.h>
#include <claimcheck/pubmed.h>
#include <claimcheck/store.h>

#include "base/map.h"

/* ELSEWHERE: another process is asking; its answer is awaited in the cache. */
enum cc_job_state { CC_JOB_NEW, CC_JOB_RUNNING, CC_JOB_ELSEWHERE, CC_JOB_DONE, CC_JOB_FAILED };

/* One distinct query of the run. */
struct cc_job {
    struct cc_pipeline *pipeline;
    char *query;
    enum cc_job_state state;
    struct cc_search search;       /* when DONE */
    struct cc_error error;         /* when FAILED */
    bool from_cache;
    size_t *waiters, n_waiters;    /* climbs that go on when it ends */
};

/* One distinct claim on its way up its ladder. */
struct cc_climb {
    const struct cc_claim *claim;
    struct cc_ladder ladder;
    size_t *jobs, n_jobs;          /* asked so far, one per rung */
    uint32_t *pmids;               /* unique, in the order they came */
    size_t n_pmids;
};

struct cc_pipeline {
    struct cc_pipeline_config config;
    struct cc_source *source;
    struct cc_net *net;            /* NULL for local sources */
    struct cc_cache *cache;        /* NULL for local sources: nothing to save */
    struct cc_studies studies;
    struct cc_map study_of;        /* PMID -> index in studies, CC_NO_RECORD or CC_ABSENT_RECORD */
    struct cc_job **jobs;
    size_t n_jobs;
    struct cc_map job_of;          /* query -> index in jobs */
    struct cc_climb *climbs;
    size_t n_climbs;
    uint32_t *wanted;              /* PMIDs to fetch, not yet asked for */
    size_t n_wanted, wanted_cap;
    uint32_t *elsewhere;           /* PMIDs that another process is fetching */
    size_t n_elsewhere;
    struct cc_error fetch_error;   /* first failure of a fetch */
    struct cc_error fatal;         /* a failure of our own (cache, memory cap): ends the run */
    size_t n_records;              /* records that came from the source in this run */
};

/* Values of study_of that are no index: the record has not come (yet); the source said it has none. */
#define CC_NO_RECORD     (SIZE_MAX - 1)
#define CC_ABSENT_RECORD (SIZE_MAX - 2)

/* source.c: from the spec to an open source. */
enum cc_status cc_pipeline_open_source(struct cc_pipeline *p, struct cc_error *error) CC_MUST_CHECK;

/* starter.c: the path of a mirror made from the starter corpus, made at first use. Allocated. */
enum cc_status cc_pipeline_starter(const struct cc_pipeline_config *config, char **path, char **statement, struct cc_error *error) CC_MUST_CHECK;

/* search.c: climbs every ladder to its end. Failures of single searches stay with their jobs. */
enum cc_status cc_pipeline_search(struct cc_pipeline *p, struct cc_error *error) CC_MUST_CHECK;

/* fetch.c */
void cc_pipeline_want(struct cc_pipeline *p, uint32_t pmid);   /* from the cache at once, else queued */
enum cc_status cc_pipeline_fetch_rest(struct cc_pipeline *p, struct cc_error *error) CC_MUST_CHECK;

/* elsewhere.c: takes a search (query) or a record (pmid) for this process; false: another is at it. */
bool cc_pipeline_take(struct cc_pipeline *p, const char *query, uint32_t pmid);
/* Gives a search back that failed, or (NULL) everything, so that another process need not wait for our end. */
void cc_pipeline_let_go(struct cc_pipeline *p, const char *query);
/* One look at what other processes are at: *waiting counts what is still with them. Waits a moment when that is not 0. */
void cc_pipeline_look_elsewhere(struct cc_pipeline *p, size_t *waiting);

/* search.c, fetch.c: for elsewhere.c. */
void cc_pipeline_resume_job(struct cc_pipeline *p, struct cc_job *job);
bool cc_pipeline_resume_record(struct cc_pipeline *p, uint32_t pmid); /* true: settled or asked for by us now */

/* result.c: fills the reports from what the climbs brought. */
enum cc_status cc_pipeline_results(struct cc_pipeline *p, struct cc_pipeline_item *items, size_t n, const size_t *climb_of, struct cc_error *error) CC_MUST_CHECK;

#endif

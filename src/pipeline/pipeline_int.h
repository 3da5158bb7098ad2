/* pipeline_int.h: the inside of a run, shared by the files of pipeline/. */
#ifndef CC_PIPELINE_INT_H
#define CC_PIPELINE_INT_H

#include <claimcheck/net.h>
#include <claimcheck/pipeline.h>
#include <claimcheck/pubmed.h>
#include <claimcheck/query.h>
#include <claimcheck/store.h>

#include "base/map.h"

/* ELSEWHERE: another process is asking; its answer is awaited in the cache. PLANNED: a plan would ask. */
enum cc_job_state { CC_JOB_NEW, CC_JOB_RUNNING, CC_JOB_ELSEWHERE, CC_JOB_PLANNED, CC_JOB_DONE, CC_JOB_FAILED };

/* One distinct query of the run. */
struct cc_job {
    struct cc_pipeline *pipeline;
    char *query;
    size_t retmax;
    enum cc_job_state state;
    struct cc_search search;       /* when DONE */
    struct cc_error error;         /* when FAILED */
    bool from_cache;
    bool alone;                    /* a shared search brought too little for it: to be searched by itself */
};

/* One distinct claim on its way up its ladder. */
struct cc_climb {
    const struct cc_claim *claim;
    struct cc_ladder ladder;
    size_t *jobs, n_jobs;          /* one per rung, as far as it has climbed; only the last may be unanswered */
    size_t n_absorbed;             /* how many of their answers are in pmids */
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
    struct cc_error stopped;       /* what ended the run before all was asked */
    bool dry;                      /* a plan: the cache is read, nothing is sent, nothing written */
    bool counted;                  /* account.planned is filled */
    size_t n_lacking;              /* PMIDs that came up and no cache knows */
    /* the request budget, see budget.c */
    size_t n_asked;                /* requests handed to the source, or planned */
    size_t n_again;                /* sent again: what the network started beyond n_asked, as of the last round */
    size_t awaited[2];             /* records that searches on their way may name: single, shared */
    size_t n_begun, n_refused;     /* searches of this round */
    bool alone_only;               /* a shared search is too much for what is left */
    struct cc_account account;
};

/* Values of study_of that are no index: the record has not come (yet); the source said it has none. */
#define CC_NO_RECORD     (SIZE_MAX - 1)
#define CC_ABSENT_RECORD (SIZE_MAX - 2)

/* pipeline.c: one climb per distinct claim; *climb_of (allocated) maps the claims of all items, in order, to climbs. */
enum cc_status cc_pipeline_add_climbs(struct cc_pipeline *p, const struct cc_pipeline_item *items, size_t n,
    size_t **climb_of, struct cc_error *error) CC_MUST_CHECK;

/* pipeline.c: forgets claims, searches and records; the source and the cache stay open. */
void cc_pipeline_forget(struct cc_pipeline *p);

/* source.c: from the spec to an open source. */
enum cc_status cc_pipeline_open_source(struct cc_pipeline *p, struct cc_error *error) CC_MUST_CHECK;

/* starter.c: the path of a mirror made from the starter corpus, made at first use. Allocated. */
enum cc_status cc_pipeline_starter(
    const struct cc_pipeline_config *config, char **path, char **statement, struct cc_error *error) CC_MUST_CHECK;

/* search.c: the job of a query, made when it is new; starts one that is new (from the cache, or queued at the source).
 * Failures of single searches stay with their jobs. */
struct cc_job *cc_pipeline_job(struct cc_pipeline *p, const char *query, size_t retmax, size_t *index);
void cc_pipeline_start(struct cc_pipeline *p, struct cc_job *job);

/* budget.c: may one more search be asked, and the records that it and those on their way may name? */
bool cc_pipeline_affords(const struct cc_pipeline *p, size_t retmax);
/* budget.c: before and after each round. */
void cc_pipeline_budget_begin(struct cc_pipeline *p);
void cc_pipeline_budget_end(struct cc_pipeline *p);

/* climb.c: takes in what is answered and goes up as far as that leads. The job that the climb stands before, when
 * nobody has asked it yet; else NULL: it is done, or failed. */
struct cc_job *cc_pipeline_climb_on(struct cc_pipeline *p, struct cc_climb *climb);

/* round.c: asks all that a run needs, round by round (a plan: up to the first answer that is not known); what ended it
 * early is in p->stopped. */
void cc_pipeline_rounds(struct cc_pipeline *p);

/* share.c: one search for claims that share a side. next[i] is the rung that climb i wants to ask, or NULL; start sets
 * it to NULL where a shared search stands for it. When all is fetched, each member is given its own. */
struct cc_shares {
    struct cc_query_groups groups;
    size_t *jobs;                  /* of each group; SIZE_MAX: every member is in the cache by itself, nothing is shared */
};
void cc_pipeline_share_start(struct cc_pipeline *p, const struct cc_query **next, struct cc_shares *out);
bool cc_pipeline_share_lacks_records(struct cc_pipeline *p, const struct cc_shares *shares);
void cc_pipeline_share_out(struct cc_pipeline *p, const struct cc_shares *shares);
void cc_pipeline_shares_clear(struct cc_shares *shares);

/* plan.c: how many requests n records take. */
size_t cc_pipeline_batches(size_t n_records);

/* plan.c: what may still be sent after a first round of shared and single searches, into p->account.planned. */
void cc_pipeline_count(struct cc_pipeline *p, const struct cc_shares *shares);

/* fetch.c */
void cc_pipeline_want(struct cc_pipeline *p, uint32_t pmid);   /* from the cache at once, else queued */
void cc_pipeline_fetch_rest(struct cc_pipeline *p);            /* queues what is wanted */

/* elsewhere.c: takes a search (query) or a record (pmid) for this process; false: another is at it. */
bool cc_pipeline_take(struct cc_pipeline *p, const char *query, uint32_t pmid);
/* Gives a search back that failed, or (NULL) everything, so that another process need not wait for our end. */
void cc_pipeline_let_go(struct cc_pipeline *p, const char *query);
/* One look at what other processes are at: *found counts what was with them; what is theirs no longer is answered or
 * asked for. Waits a moment when something still is. */
void cc_pipeline_look_elsewhere(struct cc_pipeline *p, size_t *found);

/* fetch.c: for elsewhere.c. */
bool cc_pipeline_resume_record(struct cc_pipeline *p, uint32_t pmid); /* true: settled or asked for by us now */

/* result.c: fills the reports from what the climbs brought. */
void cc_pipeline_results(struct cc_pipeline *p, struct cc_pipeline_item *items, size_t n, const size_t *climb_of);

#endif

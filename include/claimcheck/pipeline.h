/* pipeline.h: the only code that knows the order of the stages: queries -> searches -> studies -> evidence -> report.
 * Every product is stored under a natural key before the next stage begins, so resuming is running again. */
#ifndef CLAIMCHECK_PIPELINE_H
#define CLAIMCHECK_PIPELINE_H

#include <claimcheck/event.h>
#include <claimcheck/model.h>
#include <claimcheck/status.h>

struct cc_clock;
struct cc_pipeline;

/* How many PMIDs one search asks for, and how few (all rungs so far together) make the ladder climb on. */
#define CC_PIPELINE_RETMAX 50
#define CC_PIPELINE_ENOUGH 10

struct cc_pipeline_config {
    const char *pubmed;        /* "ncbi" (NULL), a base URL, "mirror:PATH" or "starter" */
    const char *cache_path;    /* NULL = the user's */
    const char *starter_dir;   /* where starter.xml.gz lies; NULL = looked for beside the program */
    const char *email, *tool, *api_key; /* may be NULL */
    double rate;               /* requests a second; 0 = 3, or 10 with a key */
    int64_t deadline_ms;       /* per request; 0 = 120,000 */
    bool offline;              /* only the cache */
    bool no_share;             /* every claim is searched alone; else claims that share a side share a search (query.h) */
    size_t n_evidence;         /* studies kept per claim; 0 = 10 */
    size_t max_requests;       /* to a server, retries included; 0 = any number. Claims that it leaves no request for are unsearched */
    const struct cc_clock *clock;
    const volatile bool *cancelled;
    struct cc_event_sink sink;
};

/* Opens the source and the cache. CC_USAGE: a spec that is none of the four; CC_NOTFOUND: no such mirror or no starter
 * corpus; CC_STORE. */
enum cc_status cc_pipeline_open(
    const struct cc_pipeline_config *config, struct cc_pipeline **out, struct cc_error *error) CC_MUST_CHECK;
void cc_pipeline_free(struct cc_pipeline *pipeline);

struct cc_pipeline_item {
    const struct cc_article *article;
    const struct cc_claims *claims;
    struct cc_report report;   /* out; must be {0}. Its studies belong to the pipeline */
};

/* Fills the report of every item: one result per claim, in order. Searches and records are asked for once in the whole
 * run. A claim that could not be searched is a result as well: its state says so and why.
 * CC_OK: all searched. CC_PARTIAL: some are partly searched or unsearched; the message counts them and gives the first
 * reason. CC_NET, CC_RATE, CC_CANCELLED: not one could be searched. In all of these the reports are filled.
 * Others (CC_STORE, CC_LIMIT): they are not. */
enum cc_status cc_pipeline_check(
    struct cc_pipeline *pipeline, struct cc_pipeline_item *items, size_t n, struct cc_error *error) CC_MUST_CHECK;

/* What a run would send, counted without sending: nothing but the cache is read. A run asks in rounds: what the first
 * round sends is known; a claim asks further only when that brings it too little, and records are known only when a
 * search has named them, so these have a most. A run that the cache answers sends nothing, and its plan says 0
 * everywhere; so do those of local sources and offline. */
struct cc_plan {
    size_t n_articles, n_claims, n_distinct;
    size_t n_queries, n_cached;          /* distinct first queries, and how many of them the cache answers */
    size_t n_shared;                     /* first queries that shared searches stand for */
    size_t first;                        /* searches of the first round that sends any: exact */
    /* of these at most, should every search bring too little: shared queries asked again alone, broader queries, searches that share
     * broader queries; and their sum */
    size_t again_most, broader_most, sharing_most, further_most;
    size_t fetches_least, fetches_most;  /* requests of CC_EFETCH_BATCH records */
    size_t first_most;                   /* requests in all, should the searches of the first round bring every claim enough */
    size_t max_requests;                 /* the run's own cap, 0 = none: what is beyond is not sent */
};
enum cc_status cc_pipeline_plan(struct cc_pipeline *pipeline, const struct cc_pipeline_item *items, size_t n,
    struct cc_plan *out, struct cc_error *error) CC_MUST_CHECK;

/* What the last cc_pipeline_check sent, and what its plan was. Without failures and with no other process asking for
 * the same, n_first is planned.first, the others lie within the plan, and n_requests is their sum; what is above it was
 * sent again: retries, redirects, batches that were halved. */
struct cc_account {
    struct cc_plan planned;              /* of its fields those from first on */
    size_t n_first, n_further, n_fetches;
    uint64_t n_requests;                 /* 0 for local sources */
};
struct cc_account cc_pipeline_account(const struct cc_pipeline *pipeline);

/* What running a kept search again shows. The lists are PMIDs. */
struct cc_drift {
    const struct cc_search *before, *after; /* borrowed */
    uint32_t *new_pmids, *gone_pmids;
    uint32_t *retracted_pmids;           /* of before and after: retracted now, and not when the cache fetched the record */
    size_t n_new, n_gone, n_retracted;
    bool translation_changed;
};

/* Runs every kept search of this source again (of the whole cache, at most `limit`, oldest first; 0 = all), looks at
 * the records of all PMIDs before and now for retractions, touches nothing that is kept, and hands each drift over.
 * CC_PARTIAL when some searches could not be run (*n_failed counts them) or some records not be had. A local source
 * keeps no searches: CC_USAGE. */
enum cc_status cc_pipeline_replay(struct cc_pipeline *pipeline, size_t limit,
    void (*each)(void *arg, const struct cc_drift *drift), void *arg, size_t *n_failed,
    struct cc_error *error) CC_MUST_CHECK;

/* Fetches these records anew, past the cache, keeps what came, and hands each over (study NULL: the source has none any
 * more). CC_NET, CC_RATE: some could not be had; those handed over were. */
enum cc_status cc_pipeline_refetch(struct cc_pipeline *pipeline, const uint32_t *pmids, size_t n,
    void (*each)(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t xml_len), void *arg, struct cc_error *error) CC_MUST_CHECK;

/* The records of these PMIDs, from the cache where it has them. each as above. */
enum cc_status cc_pipeline_records(struct cc_pipeline *pipeline, const uint32_t *pmids, size_t n,
    void (*each)(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t xml_len), void *arg, struct cc_error *error) CC_MUST_CHECK;

/* cc_net_clock_skew of the run; false for local sources, too. */
bool cc_pipeline_clock_skew(const struct cc_pipeline *pipeline, int64_t *seconds);

const struct cc_source_info *cc_pipeline_source(const struct cc_pipeline *pipeline);

#endif

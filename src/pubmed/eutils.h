/* eutils.h: the insides of the E-utilities source: what eutils.c (queue, searches), eutils_fetch.c (batches) and
 * eutils_all.c (searches beyond the window) share. Internal to pubmed/. */
#ifndef CC_PUBMED_EUTILS_H
#define CC_PUBMED_EUTILS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/net.h>
#include <claimcheck/pubmed.h>

/* So many requests are in net's hands at once. The deadline of a request runs from there: it is a measure of a server
 * that does not answer, not of a long list of work. */
#define CC_EUTILS_OUTSTANDING 16

/* One request to come. fill completes the request; done is told how it ended, with reply NULL when it was never sent;
 * drop frees it when the source is freed before it was run, and calls nobody back. */
struct cc_eutils_task {
    struct cc_eutils_task *next;
    void (*fill)(struct cc_eutils_task *task, struct cc_request *request, struct cc_buf *params);
    void (*done)(struct cc_eutils_task *task, const struct cc_reply *reply, const struct cc_error *error);
    void (*drop)(struct cc_eutils_task *task);
    struct cc_eutils *eutils;
    const char *endpoint; /* "esearch.fcgi" */
};

/* The longest reply that is read of a search (9,999 PMIDs and a translation have some 300 kB) and of a batch of records
 * (200 of 20 kB on average; one of 3 MB is the longest known): what is longer is no reply of NCBI, and eight of them at
 * once must fit in memory. */
#define CC_EUTILS_SEARCH_MAX_BYTES ((size_t)8 << 20)
#define CC_EUTILS_FETCH_MAX_BYTES  ((size_t)64 << 20)

struct cc_eutils {
    struct cc_source source; /* first: it is one */
    struct cc_net *net;      /* borrowed */
    char *base_url;          /* ends in '/' */
    char *common;            /* "db=pubmed&tool=…&email=…" */
    char *sort;
    char *secret;            /* "api_key=…" or NULL */
    struct cc_eutils_task *first, *last;
    size_t outstanding;
};

/* Puts a task (embedded in something of the caller's) at the end of the line. done is called once, with reply NULL when
 * it was never sent, and owns the task from then on. */
void cc_eutils_queue(struct cc_eutils *eutils, struct cc_eutils_task *task);

/* cc_source_ops.fetch. */
enum cc_status cc_eutils_fetch(struct cc_source *source, const uint32_t *pmids, size_t n, cc_record_done *record,
    cc_fetch_done *done, void *arg, struct cc_error *error) CC_MUST_CHECK;

#endif

/* net.h: HTTP for the rest of claimcheck: requests in parallel, retry, a rate limit shared by every process of the
 * machine, TLS verified. The only code that knows libcurl. It must not know PubMed. */
#ifndef CLAIMCHECK_NET_H
#define CLAIMCHECK_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

struct cc_clock;
struct cc_net;

struct cc_net_config {
    const char *limiter_path;     /* file that all processes share; NULL = a limiter of this process only */
    double rate_per_second;       /* request starts; 0 = no limit */
    int64_t deadline_ms;          /* per request, queue wait and retries included; 0 = 120,000 */
    int max_tries;                /* 0 = 4 */
    const struct cc_clock *clock; /* NULL = the real one */
    const volatile bool *cancelled; /* looked at between steps; may be NULL */
    const char *user_agent;
};

/* What a body means, decided by the caller who knows the protocol: pure, called on every complete reply. */
enum cc_reply_class { CC_REPLY_GOOD, CC_REPLY_TRANSIENT, CC_REPLY_PERMANENT, CC_REPLY_RATE_LIMITED };
typedef enum cc_reply_class cc_reply_judge(void *arg, long http_status, const char *content_type, const char *body, size_t len,
    struct cc_error *error);

struct cc_reply {
    long http_status;
    const char *content_type; /* or NULL */
    const char *body;
    size_t body_len;
    const char *url;          /* without secrets */
    int tries;
    int64_t started_at_ms, ended_at_ms;
};

/* The request ended: error NULL and a reply that the judge called GOOD, or the error of the last try. Borrowed. */
typedef void cc_reply_done(void *arg, const struct cc_reply *reply, const struct cc_error *error);

struct cc_request {
    const char *url;      /* without query */
    const char *params;   /* form-encoded, sent as query or as POST body */
    const char *secret;   /* form-encoded, e.g. "api_key=…"; sent, never logged, never in cc_reply.url; may be NULL */
    bool post;
    size_t max_bytes;     /* cap of the body; 0 = CC_RESPONSE_MAX_BYTES */
    cc_reply_judge *judge;
    cc_reply_done *done;
    void *arg;
};

enum cc_status cc_net_new(const struct cc_net_config *config, struct cc_net **out, struct cc_error *error) CC_MUST_CHECK;
void cc_net_free(struct cc_net *net);

/* Queues a request (strings are copied). */
enum cc_status cc_net_submit(struct cc_net *net, const struct cc_request *request, struct cc_error *error) CC_MUST_CHECK;

/* Works until the queue is empty; callbacks may submit more. */
enum cc_status cc_net_run(struct cc_net *net, struct cc_error *error) CC_MUST_CHECK;

/* How many requests were started, retries included. */
uint64_t cc_net_started(const struct cc_net *net);

#endif

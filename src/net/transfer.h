/* transfer.h: one request on its way through net: its curl handle, what came back, how often it was tried. Internal to
 * net/. */
#ifndef CC_NET_TRANSFER_H
#define CC_NET_TRANSFER_H

#include <stdbool.h>
#include <stdint.h>

#include <claimcheck/net.h>
#include <curl/curl.h>

#include "base/buf.h"

struct cc_limiter;
struct cc_guard;

#define CC_TRANSFER_REDIRECTS_MAX 5
#define CC_TRANSFER_CONNECT_MS 15000
#define CC_TRANSFER_STALL_BYTES 64

struct cc_transfer {
    struct cc_transfer *next;
    /* the request, copied */
    char *url, *params, *secret;
    char *accept;
    bool post, other_hosts, public_only;
    bool asked_post;       /* post before a redirect changed it */
    int max_tries;
    size_t max_bytes;
    cc_reply_judge *judge;
    cc_reply_done *done;
    void *arg;
    /* its life, on the clock of waits */
    int64_t queued_at, not_before;
    int64_t started_at_ms, ended_at_ms; /* 1970 UTC */
    int sent;              /* requests sent */
    int tries, rate_limited, redirects;
    char *at;              /* where a redirect led, or NULL */
    /* the try in flight */
    CURL *easy;
    CURLcode result;
    char detail[CURL_ERROR_SIZE];
    struct cc_limiter *limiter;
    uint64_t ticket;
    bool ready, left;      /* the connection stands; the request is out */
    struct cc_guard *guard;   /* of public_only */
    struct curl_slist *headers;
    struct cc_buf body;
    bool over;             /* body over the cap */
    int64_t mark_at;       /* stall watch: at this time … */
    curl_off_t mark_bytes; /* … so many bytes had come */
    bool stalled, timed_out;
    long http_status, rate_limit, rate_remaining;
    int64_t retry_after_ms;
    int64_t retry_at;      /* Retry-After as a date, seconds since 1970 by the server's clock; 0 = not said so */
    int64_t date_at;       /* what the server's clock said, seconds since 1970; 0 = not said */
    char *content_type;
    char *location;
    struct cc_error error;
};

struct cc_transfer_options {
    const char *user_agent;
    int64_t remaining_ms; /* until the deadline */
    int64_t now_ms;       /* on the clock of waits */
};

struct cc_transfer *cc_transfer_new(const struct cc_request *request);
void cc_transfer_free(struct cc_transfer *t);

/* Makes t->easy ready to be added to a multi handle. Fails for a host that public_only does not allow. */
enum cc_status cc_transfer_start(
    struct cc_transfer *t, const struct cc_transfer_options *options, struct cc_error *error) CC_MUST_CHECK;

/* Tells the limiter once when the request is out: to be called after curl has worked. */
void cc_transfer_note_departure(struct cc_transfer *t);

/* The transfer ended with code: reads what curl knows, blots the secret out of the body, frees the handle. */
void cc_transfer_end(struct cc_transfer *t, CURLcode code);

/* What the result means; NONE when a complete reply came. */
enum cc_net_fault cc_transfer_fault(const struct cc_transfer *t);

/* One line on a fault, without secret. */
void cc_transfer_describe(struct cc_transfer *t, enum cc_net_fault fault, struct cc_error *error);

/* "https://host/path" of where it was sent. Allocated. */
char *cc_transfer_where(const struct cc_transfer *t);

/* curl's code as a fault: a table, tested row by row. */
enum cc_net_fault cc_transfer_fault_of(int curl_code);

/* Replaces every value of the form-encoded secret (encoded and decoded) in text[0..n) by '*'s. */
void cc_transfer_blot(const char *secret, char *text, size_t n);

#endif

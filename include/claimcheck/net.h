/* net.h: HTTP for the rest of claimcheck: requests in parallel, retry, a rate limit shared by every process of the
 * machine, TLS verified. The only code that knows libcurl. It must not know PubMed. */
#ifndef CLAIMCHECK_NET_H
#define CLAIMCHECK_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

struct cc_buf;
struct cc_clock;
struct cc_net;

/* Proxies come from http_proxy, https_proxy, all_proxy and no_proxy, as libcurl reads them. TLS is always verified,
 * against the system's authorities or the file in CURL_CA_BUNDLE or SSL_CERT_FILE. Cookies, .netrc and verbose traces
 * are not used. */
struct cc_net_config {
    const char *limiter_path;     /* file that all processes share; NULL = a limiter of this process only */
    double rate_per_second;       /* request starts; 0 = no limit */
    int64_t deadline_ms;          /* per request, queue wait and retries included; 0 = 120,000 */
    int max_tries;                /* 0 = 4; replies that say "too many requests" do not count, only the deadline does */
    int64_t stall_ms;             /* a try that brings fewer than 64 bytes in this time has timed out; 0 = 40,000 */
    int max_connections;          /* at once; 0 = 8 */
    uint64_t max_requests;        /* started in the life of the net, retries and redirects included; 0 = any number. What is beyond ends with CC_PARTIAL */
    uint64_t seed;                /* of the jitter; 0 = from the clock and the process id */
    const struct cc_clock *clock; /* NULL = the real one */
    const volatile bool *cancelled; /* looked at at least ten times a second; may be NULL */
    const char *user_agent;       /* NULL = "claimcheck/VERSION" */
};

/* Why a try brought no complete reply. */
enum cc_net_fault {
    CC_FAULT_NONE,
    CC_FAULT_RESOLVE,   /* the host has no address */
    CC_FAULT_CONNECT,   /* nobody listens, or no route */
    CC_FAULT_TIMEOUT,   /* connect, stall or deadline */
    CC_FAULT_SEND,
    CC_FAULT_RECEIVE,   /* reset, or framing that breaks off */
    CC_FAULT_CUT,       /* fewer bytes than announced */
    CC_FAULT_EMPTY,     /* closed without a reply */
    CC_FAULT_TLS,       /* the certificate or the handshake is bad */
    CC_FAULT_GARBAGE,   /* not HTTP, or an encoding that cannot be undone */
    CC_FAULT_TOO_BIG,   /* more than max_bytes */
    CC_FAULT_REDIRECT,  /* to another host, away from TLS, or too many */
    CC_FAULT_REFUSED,   /* an address that the caller does not allow */
    CC_FAULT_URL,       /* not a URL that can be asked */
    CC_FAULT_OTHER,
    CC_FAULT__MAX
};

/* What a body means, decided by the caller who knows the protocol: pure, called on every complete reply. */
enum cc_reply_class {
    CC_REPLY_GOOD,
    CC_REPLY_TRANSIENT,    /* may go well another time */
    CC_REPLY_PERMANENT,    /* the same request will never go well */
    CC_REPLY_RATE_LIMITED, /* asked too often: every process pauses */
    CC_REPLY_STOP,         /* no request will go well (address blocked, key invalid): all queued ones end with this error */
};
typedef enum cc_reply_class cc_reply_judge(
    void *arg, long http_status, const char *content_type, const char *body, size_t len, struct cc_error *error);

struct cc_reply {
    long http_status;
    const char *content_type; /* or NULL */
    const char *body;
    size_t body_len;
    const char *url;          /* as asked, with params, without secrets */
    const char *final_url;    /* where redirects led; without params when they led nowhere */
    int tries;                /* requests sent for it; 0 = none */
    int64_t started_at_ms, ended_at_ms; /* of the last try, 1970 UTC */
    enum cc_net_fault fault;  /* of the last try */
    enum cc_reply_class judged; /* of the last try, when fault is NONE */
};

/* The request ended: error NULL and a reply that the judge called GOOD, or the error of the last try and what is known
 * of its reply (never NULL; http_status 0 = no reply came). Borrowed for the call. CC_RATE: still "too many requests"
 * at the deadline; CC_LIMIT: body over the cap; CC_CANCELLED; CC_PARTIAL: max_requests were started; CC_NET: all else.
 * No message holds a secret. */
typedef void cc_reply_done(void *arg, const struct cc_reply *reply, const struct cc_error *error);

struct cc_request {
    const char *url;      /* without query */
    const char *params;   /* form-encoded, sent as query or as POST body */
    const char *secret;   /* form-encoded, e.g. "api_key=…"; may be NULL. Sent in a POST body only, so that no URL holds it;
                           * its values are blotted out of replies and errors */
    bool post;            /* a GET that is answered 414 is sent again as POST */
    const char *accept;   /* the Accept header; NULL = anything */
    bool other_hosts;     /* redirects may lead to another host (never away from https, never with a secret) */
    bool public_only;     /* addresses of this machine and of private networks are refused, at every redirect and after the
                           * name was resolved. Behind a proxy the proxy resolves: then only such addresses written out */
    int max_tries;        /* 0 = that of the configuration */
    size_t max_bytes;     /* cap of the body after decoding; 0 = CC_RESPONSE_MAX_BYTES */
    cc_reply_judge *judge; /* NULL: by status alone */
    cc_reply_done *done;
    void *arg;
};

enum cc_status cc_net_new(
    const struct cc_net_config *config, struct cc_net **out, struct cc_error *error) CC_MUST_CHECK;
void cc_net_free(struct cc_net *net);

/* Queues a request (strings are copied). CC_USAGE for a URL that is not http or https; CC_PARTIAL when max_requests
 * were started; while cc_net_run is giving up, the error it gives up with. Without CC_OK the callback is not called. */
enum cc_status cc_net_submit(
    struct cc_net *net, const struct cc_request *request, struct cc_error *error) CC_MUST_CHECK;

/* Works until the queue is empty; callbacks may submit more. Failures of single requests go to their callbacks. Returns
 * only what makes going on pointless, after every queued request was called back with it: CC_CANCELLED; CC_NET when the
 * host cannot be reached at all or the judge said STOP, or when requests fail one after the other. */
enum cc_status cc_net_run(struct cc_net *net, struct cc_error *error) CC_MUST_CHECK;

/* Appends "name=value", form-encoded (RFC 3986 unreserved characters and ',' stay; a space is %20), after a '&' unless
 * out is empty. name must need no encoding. */
void cc_net_form_add(struct cc_buf *out, const char *name, const char *value);

/* Where the processes that ask the server of base_url keep their common count: in /run/lock (or /tmp) for all users of
 * the machine, since they share its address; below the user's cache for a server on this machine. with_key: requests
 * with a key are counted by themselves. $CLAIMCHECK_RATE_DIR overrides the directory. Allocated. */
char *cc_net_limiter_path(const char *base_url, bool with_key);

/* The API key, *out allocated, NULL when there is none: NCBI_API_KEY first, else the first line of path (NULL = no
 * file). CC_USAGE when others can read the file (the way out: chmod 600); CC_INPUT when it cannot be read, is no plain
 * file or somebody else's, or when what stands there is no key (1 to 200 printable characters without spaces). No
 * message shows the key. */
enum cc_status cc_net_key_read(const char *path, char **out, struct cc_error *error) CC_MUST_CHECK;

/* A page that somebody named by its address. */
struct cc_net_page {
    char *bytes;
    size_t len;
    char *url;           /* where redirects led */
    char *content_type;  /* as sent, with charset; NULL when not sent */
    int64_t fetched_at;
};

struct cc_net_page_options {
    size_t max_bytes;     /* 0 = CC_ARTICLE_MAX_BYTES */
    int64_t deadline_ms;  /* 0 = 60,000 */
    bool allow_private;   /* pages of this machine and of private networks too */
    const struct cc_clock *clock;
    const volatile bool *cancelled;
};

/* GETs one article: HTML, plain text, Markdown, PDF or DOCX; five redirects at most, to other hosts too, never away
 * from https. options may be NULL. *out must be {0}. CC_USAGE: not an http(s) address; CC_INPUT: another kind of
 * content, or a private address that was not allowed; CC_LIMIT: longer than max_bytes; CC_NET; CC_CANCELLED. */
enum cc_status cc_net_fetch_article(const char *url, const struct cc_net_page_options *options, struct cc_net_page *out,
    struct cc_error *error) CC_MUST_CHECK;
void cc_net_page_clear(struct cc_net_page *page);

/* How many seconds our clock is ahead of the server's, by its last reply (Date); false when none told. */
bool cc_net_clock_skew(const struct cc_net *net, int64_t *seconds);

/* How many requests were started, retries included. */
uint64_t cc_net_started(const struct cc_net *net);

#endif

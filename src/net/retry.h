/* retry.h: whether a request is sent again, and when. A pure decision: no clock, no socket, no memory of its own. */
#ifndef CC_NET_RETRY_H
#define CC_NET_RETRY_H

#include <stdbool.h>
#include <stdint.h>

#include <claimcheck/net.h>

#define CC_RETRY_BASE_MS 500  /* first wait; doubles with each try */
#define CC_RETRY_CAP_MS  8000 /* longest wait that is our own idea */
#define CC_RETRY_RATE_MS 1000 /* shortest wait after "too many requests" */

struct cc_retry_facts {
    enum cc_net_fault fault;    /* NONE: a complete reply came */
    enum cc_reply_class judged; /* of that reply */
    long http_status;
    bool posted;                /* was sent as POST */
    int tries, max_tries;       /* sent so far, those answered "too many requests" left out */
    int rate_limited;           /* times answered "too many requests" so far */
    int64_t elapsed_ms;         /* since it was queued */
    int64_t deadline_ms;
    int64_t retry_after_ms;     /* the server's wish; -1 = it has none */
    uint64_t seed;              /* decides the jitter */
};

struct cc_retry_choice {
    bool retry;
    bool as_post;           /* the URL was too long: send it as POST */
    int64_t wait_ms;
    enum cc_status status;  /* without retry: how it ends. CC_OK for a good reply */
};

/* The server's wish wins; else base * 2^(tries-1), half of it certain and half drawn, at most CAP. A wait that would
 * pass the deadline is not begun. */
struct cc_retry_choice cc_retry_decide(const struct cc_retry_facts *facts);

/* True for faults that another try may heal. */
bool cc_retry_fault_is_transient(enum cc_net_fault fault);

/* True when the server can be spoken to at all. */
bool cc_retry_fault_is_unreachable(enum cc_net_fault fault);

/* splitmix64 (Steele, Lea, Flood 2014): one step of a good cheap generator. */
uint64_t cc_retry_random(uint64_t seed);

#endif

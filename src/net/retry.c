/* retry.c: see retry.h. */
#include "net/retry.h"

uint64_t
cc_retry_random(uint64_t seed)
{
    uint64_t z = seed + 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

bool
cc_retry_fault_is_transient(enum cc_net_fault fault)
{
    switch (fault) {
    case CC_FAULT_RESOLVE:
    case CC_FAULT_CONNECT:
    case CC_FAULT_TIMEOUT:
    case CC_FAULT_SEND:
    case CC_FAULT_RECEIVE:
    case CC_FAULT_CUT:
    case CC_FAULT_EMPTY:
        return true;
    /* another try meets the same certificate, the same size, the same address */
    case CC_FAULT_NONE:
    case CC_FAULT_TLS:
    case CC_FAULT_GARBAGE:
    case CC_FAULT_TOO_BIG:
    case CC_FAULT_REDIRECT:
    case CC_FAULT_REFUSED:
    case CC_FAULT_URL:
    case CC_FAULT_OTHER:
    case CC_FAULT__MAX:
        break;
    }
    return false;
}

bool
cc_retry_fault_is_unreachable(enum cc_net_fault fault)
{
    return fault == CC_FAULT_RESOLVE || fault == CC_FAULT_CONNECT || fault == CC_FAULT_TLS;
}

static int64_t
backoff_ms(int tries, uint64_t seed)
{
    int64_t whole = CC_RETRY_CAP_MS;

    if (tries < 1)
        tries = 1;
    if (tries <= 5)
        whole = (int64_t)CC_RETRY_BASE_MS << (tries - 1);
    if (whole > CC_RETRY_CAP_MS)
        whole = CC_RETRY_CAP_MS;
    return whole / 2 + (int64_t)(cc_retry_random(seed + (uint64_t)tries) % (uint64_t)(whole / 2 + 1));
}

static int64_t
rate_wait_ms(const struct cc_retry_facts *f)
{
    int64_t wait = backoff_ms(f->rate_limited + 1, f->seed);

    if (f->retry_after_ms >= 0)
        wait = f->retry_after_ms + (int64_t)(cc_retry_random(f->seed) % 100);
    return wait < CC_RETRY_RATE_MS ? CC_RETRY_RATE_MS + (int64_t)(cc_retry_random(f->seed) % 250) : wait;
}

struct cc_retry_choice
cc_retry_decide(const struct cc_retry_facts *f)
{
    struct cc_retry_choice c = {.status = CC_NET};
    bool limited = f->fault == CC_FAULT_NONE && f->judged == CC_REPLY_RATE_LIMITED;

    if (f->fault == CC_FAULT_TOO_BIG || f->fault == CC_FAULT_REFUSED) {
        c.status = f->fault == CC_FAULT_TOO_BIG ? CC_LIMIT : CC_INPUT;
        return c;
    }
    if (f->fault == CC_FAULT_NONE && f->judged == CC_REPLY_GOOD) {
        c.status = CC_OK;
        return c;
    }
    if (f->fault == CC_FAULT_NONE && f->http_status == 414 && !f->posted) {
        c.retry = c.as_post = true;
        return c;
    }
    if (limited) {
        c.status = CC_RATE;
        c.wait_ms = rate_wait_ms(f);
    } else {
        if (f->fault == CC_FAULT_NONE ? f->judged != CC_REPLY_TRANSIENT : !cc_retry_fault_is_transient(f->fault))
            return c;
        if (f->tries >= f->max_tries)
            return c;
        c.wait_ms = f->retry_after_ms >= 0 ? f->retry_after_ms : backoff_ms(f->tries, f->seed);
    }
    c.retry = f->elapsed_ms + c.wait_ms < f->deadline_ms;
    return c;
}

/* test_net_retry.c: the retry decision as a table, and curl's codes as faults. No network. */
#include "support/test.h"

#include <curl/curl.h>

#include "net/retry.h"
#include "net/transfer.h"

#define DEADLINE 60000

/* Facts that differ from an unremarkable first try; then what is decided. */
static const struct {
    const char *name;
    struct cc_retry_facts facts;
    bool retry;
    int64_t wait_min, wait_max;
    enum cc_status status;
} ROWS[] = {
    {"good", {.judged = CC_REPLY_GOOD, .http_status = 200}, false, 0, 0, CC_OK},
    {"429", {.judged = CC_REPLY_RATE_LIMITED, .http_status = 429, .rate_limited = 1}, true, 1000, 1250, CC_RATE},
    {"200 with the rate body", {.judged = CC_REPLY_RATE_LIMITED, .http_status = 200, .rate_limited = 1}, true, 1000, 1250, CC_RATE},
    {"429, Retry-After 2", {.judged = CC_REPLY_RATE_LIMITED, .http_status = 429, .rate_limited = 1, .retry_after_ms = 2000}, true, 2000, 2100, CC_RATE},
    {"429, Retry-After 0", {.judged = CC_REPLY_RATE_LIMITED, .http_status = 429, .rate_limited = 1, .retry_after_ms = 0}, true, 1000, 1250, CC_RATE},
    {"429 for the sixth time", {.judged = CC_REPLY_RATE_LIMITED, .http_status = 429, .rate_limited = 6, .tries = 0}, true, 4000, 8000, CC_RATE},
    {"429 counts no try", {.judged = CC_REPLY_RATE_LIMITED, .http_status = 429, .rate_limited = 1, .tries = 9}, true, 1000, 1250, CC_RATE},
    {"429 past the deadline", {.judged = CC_REPLY_RATE_LIMITED, .http_status = 429, .rate_limited = 3, .elapsed_ms = 59500}, false, 0, 9000, CC_RATE},
    {"Retry-After past the deadline", {.judged = CC_REPLY_RATE_LIMITED, .http_status = 429, .rate_limited = 1, .retry_after_ms = 3600000}, false, 0, 4000000, CC_RATE},
    {"400, permanent", {.judged = CC_REPLY_PERMANENT, .http_status = 400}, false, 0, 0, CC_NET},
    {"400, transient", {.judged = CC_REPLY_TRANSIENT, .http_status = 400}, true, 250, 500, CC_NET},
    {"403, stop", {.judged = CC_REPLY_STOP, .http_status = 403}, false, 0, 0, CC_NET},
    {"500, first try", {.judged = CC_REPLY_TRANSIENT, .http_status = 500}, true, 250, 500, CC_NET},
    {"500, second try", {.judged = CC_REPLY_TRANSIENT, .http_status = 500, .tries = 2}, true, 500, 1000, CC_NET},
    {"500, third try", {.judged = CC_REPLY_TRANSIENT, .http_status = 500, .tries = 3}, true, 1000, 2000, CC_NET},
    {"500, last try", {.judged = CC_REPLY_TRANSIENT, .http_status = 500, .tries = 4}, false, 0, 0, CC_NET},
    {"503, Retry-After 5", {.judged = CC_REPLY_TRANSIENT, .http_status = 503, .retry_after_ms = 5000}, true, 5000, 5000, CC_NET},
    {"503 at the deadline", {.judged = CC_REPLY_TRANSIENT, .http_status = 503, .elapsed_ms = 59900}, false, 0, 500, CC_NET},
    {"waits are capped", {.judged = CC_REPLY_TRANSIENT, .http_status = 500, .tries = 30, .max_tries = 99}, true, 4000, 8000, CC_NET},
    {"414 to a GET", {.judged = CC_REPLY_PERMANENT, .http_status = 414}, true, 0, 0, CC_NET},
    {"414 to a POST", {.judged = CC_REPLY_PERMANENT, .http_status = 414, .posted = true}, false, 0, 0, CC_NET},
    {"name", {.fault = CC_FAULT_RESOLVE}, true, 250, 500, CC_NET},
    {"connect", {.fault = CC_FAULT_CONNECT}, true, 250, 500, CC_NET},
    {"timeout", {.fault = CC_FAULT_TIMEOUT}, true, 250, 500, CC_NET},
    {"send", {.fault = CC_FAULT_SEND}, true, 250, 500, CC_NET},
    {"receive", {.fault = CC_FAULT_RECEIVE}, true, 250, 500, CC_NET},
    {"cut", {.fault = CC_FAULT_CUT}, true, 250, 500, CC_NET},
    {"empty", {.fault = CC_FAULT_EMPTY}, true, 250, 500, CC_NET},
    {"TLS", {.fault = CC_FAULT_TLS}, false, 0, 0, CC_NET},
    {"garbage", {.fault = CC_FAULT_GARBAGE}, false, 0, 0, CC_NET},
    {"redirect", {.fault = CC_FAULT_REDIRECT}, false, 0, 0, CC_NET},
    {"URL", {.fault = CC_FAULT_URL}, false, 0, 0, CC_NET},
    {"other", {.fault = CC_FAULT_OTHER}, false, 0, 0, CC_NET},
    {"too big", {.fault = CC_FAULT_TOO_BIG}, false, 0, 0, CC_LIMIT},
    {"private address", {.fault = CC_FAULT_REFUSED}, false, 0, 0, CC_INPUT},
    {"a fault hides what was judged", {.fault = CC_FAULT_CUT, .judged = CC_REPLY_GOOD}, true, 250, 500, CC_NET},
};

static void
test_decisions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        for (uint64_t seed = 1; seed < 50; seed++) {
            struct cc_retry_facts f = ROWS[i].facts;
            struct cc_retry_choice c;

            f.seed = seed;
            f.tries = f.tries ? f.tries : 1;
            f.max_tries = f.max_tries ? f.max_tries : 4;
            f.deadline_ms = DEADLINE;
            /* a designated 0 means 0 only in the row that says so */
            if (f.retry_after_ms == 0 && strstr(ROWS[i].name, "Retry-After 0") == NULL)
                f.retry_after_ms = -1;
            c = cc_retry_decide(&f);
            if (c.retry != ROWS[i].retry || c.wait_ms < ROWS[i].wait_min || c.wait_ms > ROWS[i].wait_max ||
                (!c.retry && c.status != ROWS[i].status) || c.as_post != (strcmp(ROWS[i].name, "414 to a GET") == 0))
                fail_msg("%s: retry %d, wait %lld, status %d", ROWS[i].name, c.retry, (long long)c.wait_ms, c.status);
        }
    }
}

/* The same seed decides the same; different seeds spread. */
static void
test_jitter(void **state)
{
    struct cc_retry_facts f = {.judged = CC_REPLY_TRANSIENT, .http_status = 500, .tries = 3, .max_tries = 9, .deadline_ms = DEADLINE,
        .retry_after_ms = -1};
    int64_t least = 99999, most = 0;

    (void)state;
    for (f.seed = 0; f.seed < 200; f.seed++) {
        int64_t wait = cc_retry_decide(&f).wait_ms;

        assert_int_equal(wait, cc_retry_decide(&f).wait_ms);
        least = wait < least ? wait : least;
        most = wait > most ? wait : most;
    }
    assert_true(least < 1100 && most > 1900);
}

static const struct {
    CURLcode code;
    enum cc_net_fault fault;
} CODES[] = {
    {CURLE_OK, CC_FAULT_NONE},
    {CURLE_COULDNT_RESOLVE_HOST, CC_FAULT_RESOLVE},
    {CURLE_COULDNT_RESOLVE_PROXY, CC_FAULT_RESOLVE},
    {CURLE_COULDNT_CONNECT, CC_FAULT_CONNECT},
    {CURLE_OPERATION_TIMEDOUT, CC_FAULT_TIMEOUT},
    {CURLE_SEND_ERROR, CC_FAULT_SEND},
    {CURLE_RECV_ERROR, CC_FAULT_RECEIVE},
    {CURLE_HTTP2, CC_FAULT_RECEIVE},
    {CURLE_HTTP2_STREAM, CC_FAULT_RECEIVE},
    {CURLE_PARTIAL_FILE, CC_FAULT_CUT},
    {CURLE_GOT_NOTHING, CC_FAULT_EMPTY},
    {CURLE_SSL_CONNECT_ERROR, CC_FAULT_TLS},
    {CURLE_PEER_FAILED_VERIFICATION, CC_FAULT_TLS},
    {CURLE_UNSUPPORTED_PROTOCOL, CC_FAULT_GARBAGE},
    {CURLE_WEIRD_SERVER_REPLY, CC_FAULT_GARBAGE},
    {CURLE_BAD_CONTENT_ENCODING, CC_FAULT_GARBAGE},
    {CURLE_URL_MALFORMAT, CC_FAULT_URL},
    {CURLE_ABORTED_BY_CALLBACK, CC_FAULT_OTHER},
};

static void
test_curl_codes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
        assert_int_equal(cc_transfer_fault_of(CODES[i].code), CODES[i].fault);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decisions),
        cmocka_unit_test(test_jitter),
        cmocka_unit_test(test_curl_codes),
    };

    return cmocka_run_group_tests_name("net_retry", tests, NULL, NULL);
}

/* test_net.c: cc_net against a real server on loopback that misbehaves: what is tried again, how long is waited, how a
 * failure reads, that nothing is left waiting. Waits between tries are on a fake clock; transfers are real. */
#include "support/test.h"

#include <claimcheck/net.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

#include "base/buf.h"
#include "support/fake_clock.h"
#include "support/httpd.h"

struct outcome {
    int n, good, failed;
    long http_status;
    int tries;
    char body[4096];
    size_t body_len;
    char url[512];
    enum cc_net_fault fault;
    struct cc_error error;
};

static void
on_done(void *arg, const struct cc_reply *reply, const struct cc_error *error)
{
    struct outcome *o = arg;

    o->n++;
    o->good += error == NULL;
    o->failed += error != NULL;
    o->http_status = reply->http_status;
    o->tries = reply->tries;
    o->fault = reply->fault;
    o->body_len = reply->body_len;
    snprintf(o->body, sizeof o->body, "%.*s", (int)(reply->body_len < 4000 ? reply->body_len : 4000), reply->body);
    snprintf(o->url, sizeof o->url, "%s", reply->url);
    if (error != NULL)
        o->error = *error;
}

struct setup {
    struct httpd *h;
    struct fake_clock clock;
    struct cc_net *net;
    struct cc_error e;
};

static void
start(struct setup *s, const char *script, struct cc_net_config config)
{
    *s = (struct setup){0};
    s->h = httpd_start(script, NULL);
    fake_clock_init(&s->clock);
    s->clock.passes = httpd_holds;
    s->clock.passes_arg = s->h;
    config.clock = &s->clock.clock;
    config.seed = 7;
    if (config.stall_ms == 0)
        config.stall_ms = 300;
    assert_ok(cc_net_new(&config, &s->net, &s->e), s->e);
}

static void
end(struct setup *s)
{
    cc_net_free(s->net);
    httpd_stop(s->h);
}

/* One request; the status of the run. */
static enum cc_status
ask(struct setup *s, struct cc_request r, struct outcome *o)
{
    char url[256];

    *o = (struct outcome){0};
    snprintf(url, sizeof url, "%s%s", httpd_url(s->h), r.url ? r.url : "x");
    r.url = url;
    r.done = on_done;
    r.arg = o;
    assert_ok(cc_net_submit(s->net, &r, &s->e), s->e);
    return cc_net_run(s->net, &s->e);
}

static void
test_get_and_post(void **state)
{
    struct setup s;
    struct outcome o;

    (void)state;
    start(&s, "* reply body=\"hello\" type=text/html\n", (struct cc_net_config){0});
    assert_int_equal(ask(&s, (struct cc_request){.url = "a/b", .params = "term=x%20y"}, &o), CC_OK);
    assert_int_equal(o.good, 1);
    assert_string_equal(o.body, "hello");
    assert_string_equal(httpd_request(s.h, 0).method, "GET");
    assert_string_equal(httpd_request(s.h, 0).path, "/a/b");
    assert_string_equal(httpd_request(s.h, 0).params, "term=x%20y");
    assert_int_equal(ask(&s, (struct cc_request){.url = "a/b", .params = "id=1,2", .post = true}, &o), CC_OK);
    assert_string_equal(httpd_request(s.h, 1).method, "POST");
    assert_int_equal(httpd_request(s.h, 1).on_wire_get, 0);
    assert_string_equal(httpd_request(s.h, 1).params, "id=1,2");
    assert_non_null(strstr(o.url, "/a/b?id=1,2"));
    assert_int_equal(cc_net_started(s.net), 2);
    end(&s);
}

/* Behaviour of the server, then what must come of it. */
static const struct {
    const char *script;
    int good, tries;
    enum cc_status error;
    long waited_min, waited_max; /* ms between the tries, all together */
    const char *says;
} CASES[] = {
    {"* reply status=429 header=\"Retry-After: 7\" times=1\n* reply\n", 1, 2, CC_OK, 7000, 7200, ""},
    {"* reply status=429 times=2\n* reply\n", 1, 3, CC_OK, 2000, 3000, ""},
    {"* reply status=429 header=\"Retry-After: 3600\"\n", 0, 1, CC_RATE, 0, 0, "HTTP 429"},
    {"* reply status=503 header=\"Retry-After: 3\" times=1\n* reply\n", 1, 2, CC_OK, 3000, 3200, ""},
    /* a date is held against the server's own, however wrong our clock is; one that has passed is now */
    {"* reply status=503 header='Date: Mon, 23 Nov 2009 12:00:00 GMT' header='Retry-After: Mon, 23 Nov 2009 12:00:06 GMT' times=1\n* reply\n", 1, 2, CC_OK, 6000, 6200, ""},
    {"* reply status=429 header='Date: Sat, 23 Nov 2090 12:00:00 GMT' header='Retry-After: Sat, 23 Nov 2090 12:00:04 GMT' times=1\n* reply\n", 1, 2, CC_OK, 4000, 4200, ""},
    {"* reply status=503 header='Date: Mon, 23 Nov 2009 12:00:00 GMT' header='Retry-After: Mon, 23 Nov 2009 11:00:00 GMT' times=1\n* reply\n", 1, 2, CC_OK, 0, 200, ""},
    {"* reply status=500 times=3\n* reply\n", 1, 4, CC_OK, 1750, 3600, ""},
    {"* reply status=500\n", 0, 4, CC_NET, 1750, 3600, "HTTP 500 (4 tries)"},
    {"* reply status=404\n", 0, 1, CC_NET, 0, 0, "HTTP 404"},
    {"* reply status=400\n", 0, 1, CC_NET, 0, 0, "HTTP 400"},
    {"* cut body=0123456789 times=1\n* reply body=0123456789\n", 1, 2, CC_OK, 250, 600, ""},
    {"* cut body=0123456789 chunked=1\n", 0, 4, CC_NET, 1750, 3600, "cut short"},
    {"* reset times=2\n* reply\n", 1, 3, CC_OK, 750, 1600, ""},
    {"* close\n", 0, 4, CC_NET, 1750, 3600, "closed without a reply"},
    {"* garbage\n", 0, 1, CC_NET, 0, 0, "not HTTP"},
    {"* stall times=1\n* reply\n", 1, 2, CC_OK, 250, 600, ""},
    {"* stall cut=3 body=0123456789 times=1\n* reply\n", 1, 2, CC_OK, 250, 600, ""},
    {"* drip body=01234567890123456789012345678901234567890123456789 step=60 times=1\n* reply\n", 1, 2, CC_OK, 250, 600, ""},
    {"* reply body=ok gzip=1\n", 1, 1, CC_OK, 0, 0, ""},
    {"* reply body=ok nolength=1\n", 1, 1, CC_OK, 0, 0, ""},
    {"\"GET *\" reply status=414\n\"POST *\" reply\n", 1, 2, CC_OK, 0, 0, ""},
};

static void
test_misbehaviour(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct setup s;
        struct outcome o;
        int64_t waited;

        start(&s, CASES[i].script, (struct cc_net_config){.deadline_ms = 60000});
        (void)!ask(&s, (struct cc_request){.params = "a=b"}, &o);
        waited = s.clock.slept_ms;
        if (o.n != 1 || o.good != CASES[i].good || o.tries != CASES[i].tries || o.error.status != CASES[i].error ||
            waited < CASES[i].waited_min || waited > CASES[i].waited_max || strstr(o.error.message, CASES[i].says) == NULL)
            fail_msg("case %zu (%s): %d called, %d good, %d tries, waited %lld, %s", i, CASES[i].script, o.n, o.good, o.tries,
                (long long)waited, o.error.message);
        assert_int_equal(httpd_count(s.h), CASES[i].tries);
        end(&s);
    }
}

/* ------------------------------------------------------------- redirects */

static void
test_redirects(void **state)
{
    static const struct {
        const char *script;
        bool other_hosts;
        int good;
        size_t requests;
        const char *says;
    } ROWS[] = {
        {"*/x redirect to=/y\n*/y reply\n", false, 1, 2, ""},
        {"*/x redirect status=301 to=y?z=1\n*/y reply\n", false, 1, 2, ""},
        {"*/x redirect to=/x\n", false, 0, 6, "which is not followed"},
        {"*/x redirect to=http://127.0.0.2:9/x\n", false, 0, 1, "redirects to http://127.0.0.2:9/x, which is not followed"},
        {"*/x redirect to=ftp://127.0.0.1/x\n", true, 0, 1, "which is not followed"},
        {"*/x redirect to=file:///etc/passwd\n", true, 0, 1, "which is not followed"},
        {"*/x redirect to=http://127.0.0.1:1/x\n", false, 0, 1, "which is not followed"},
        {"*/x redirect to=http://127.0.0.1:1/x\n", true, 0, 1, "cannot connect"},
        {"*/x reply status=302\n", false, 0, 1, "HTTP 302"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct setup s;
        struct outcome o;

        start(&s, ROWS[i].script, (struct cc_net_config){.max_tries = 1});
        (void)!ask(&s, (struct cc_request){.params = "a=b", .other_hosts = ROWS[i].other_hosts}, &o);
        if (o.good != ROWS[i].good || httpd_count(s.h) != ROWS[i].requests || strstr(o.error.message, ROWS[i].says) == NULL)
            fail_msg("row %zu: good %d, %zu requests, %s", i, o.good, httpd_count(s.h), o.error.message);
        end(&s);
    }
}

/* A secret travels in a POST body, stays with the host, and is blotted out wherever a server repeats it. */
static void
test_secret(void **state)
{
    struct setup s;
    struct outcome o;

    (void)state;
    start(&s, "*/x redirect to=/y\n*/y reply body='you said k%%y/1'\n", (struct cc_net_config){0});
    assert_int_equal(ask(&s, (struct cc_request){.params = "a=b", .secret = "api_key=k%25%25y%2F1", .other_hosts = true}, &o), CC_OK);
    assert_string_equal(httpd_request(s.h, 0).method, "POST");
    assert_string_equal(httpd_request(s.h, 1).method, "POST");
    assert_string_equal(httpd_request(s.h, 1).params, "a=b&api_key=k%25%25y%2F1");
    assert_string_equal(o.body, "you said ******");
    assert_null(strstr(o.url, "api_key"));
    end(&s);
    start(&s, "* redirect to=http://127.0.0.1:1/?api_key=k%25%25y%2F1\n", (struct cc_net_config){0});
    (void)!ask(&s, (struct cc_request){.params = "a=b", .secret = "api_key=k%25%25y%2F1", .other_hosts = true}, &o);
    assert_int_equal(o.failed, 1);
    assert_int_equal(httpd_count(s.h), 1);
    assert_null(strstr(o.error.message, "k%25"));
    end(&s);
}

/* ----------------------------------------------------------- caps and ends */

static void
test_body_over_the_cap(void **state)
{
    struct setup s;
    struct outcome o;
    struct cc_buf script = {0};

    (void)state;
    /* small on the wire, large once decoded */
    cc_buf_adds(&script, "* reply gzip=1 body=");
    for (int i = 0; i < 100000; i++)
        cc_buf_addc(&script, 'a');
    cc_buf_addc(&script, '\n');
    start(&s, script.v, (struct cc_net_config){0});
    assert_int_equal(ask(&s, (struct cc_request){.max_bytes = 99999}, &o), CC_OK);
    assert_int_equal(o.error.status, CC_LIMIT);
    assert_int_equal(o.tries, 1);
    assert_true(o.body_len <= 99999);
    assert_int_equal(ask(&s, (struct cc_request){.max_bytes = 100000}, &o), CC_OK);
    assert_int_equal(o.good, 1);
    assert_int_equal(o.body_len, 100000);
    end(&s);
    cc_buf_clear(&script);
}

static int
closed_port(void)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof a;
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    assert_int_equal(bind(fd, (struct sockaddr *)&a, sizeof a), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&a, &len), 0);
    close(fd);
    return ntohs(a.sin_port);
}

/* Nobody there: the first request that is given up ends them all, and the run says so. */
static void
test_nobody_listens(void **state)
{
    struct setup s;
    struct outcome o = {0};
    char url[64];

    (void)state;
    start(&s, "", (struct cc_net_config){0});
    snprintf(url, sizeof url, "http://127.0.0.1:%d/x", closed_port());
    for (int i = 0; i < 20; i++)
        assert_ok(cc_net_submit(s.net, &(struct cc_request){.url = url, .done = on_done, .arg = &o}, &s.e), s.e);
    assert_int_equal(cc_net_run(s.net, &s.e), CC_NET);
    assert_int_equal(o.failed, 20);
    assert_non_null(strstr(s.e.message, "cannot connect"));
    /* the next run begins afresh */
    assert_ok(cc_net_submit(s.net, &(struct cc_request){.url = httpd_url(s.h), .done = on_done, .arg = &o}, &s.e), s.e);
    assert_int_equal(cc_net_run(s.net, &s.e), CC_OK);
    assert_int_equal(o.http_status, 404);
    end(&s);
}

static void
test_no_such_host(void **state)
{
    struct setup s;
    struct outcome o = {0};

    (void)state;
    start(&s, "", (struct cc_net_config){0});
    assert_ok(cc_net_submit(s.net, &(struct cc_request){.url = "http://no-such-host.invalid/", .done = on_done, .arg = &o}, &s.e), s.e);
    assert_int_equal(cc_net_run(s.net, &s.e), CC_NET);
    assert_int_equal(o.fault, CC_FAULT_RESOLVE);
    assert_non_null(strstr(o.error.message, "http://no-such-host.invalid/: the host name cannot be resolved"));
    assert_int_equal(cc_net_submit(s.net, &(struct cc_request){.url = "ftp://x/", .done = on_done, .arg = &o}, &s.e), CC_USAGE);
    end(&s);
}

/* The deadline counts from the queue: a request that waits for others is given up too. */
static void
test_deadline_includes_the_queue(void **state)
{
    struct setup s;
    struct outcome o = {0};

    (void)state;
    start(&s, "* reply\n", (struct cc_net_config){.rate_per_second = 1, .deadline_ms = 2500});
    for (int i = 0; i < 6; i++)
        assert_ok(cc_net_submit(s.net, &(struct cc_request){.url = httpd_url(s.h), .done = on_done, .arg = &o}, &s.e), s.e);
    (void)!cc_net_run(s.net, &s.e);
    assert_int_equal(o.good, 3);
    assert_int_equal(o.failed, 3);
    assert_int_equal(o.error.status, CC_NET);
    assert_non_null(strstr(o.error.message, "not sent within 2 s"));
    end(&s);
}

/* Retries and redirects count as well, nothing is left waiting, and a net whose requests are used up takes no more. */
static void
test_request_budget(void **state)
{
    struct setup s;
    struct outcome o = {0};

    (void)state;
    start(&s, "* reply status=503 times=1\n* redirect to=/y times=1\n* reply\n", (struct cc_net_config){.max_requests = 5, .max_connections = 1});
    for (int i = 0; i < 8; i++)
        assert_ok(cc_net_submit(s.net, &(struct cc_request){.url = httpd_url(s.h), .done = on_done, .arg = &o}, &s.e), s.e);
    assert_ok(cc_net_run(s.net, &s.e), s.e);
    assert_int_equal(httpd_count(s.h), 5);
    assert_int_equal(cc_net_started(s.net), 5);
    assert_int_equal(o.n, 8);
    assert_int_equal(o.error.status, CC_PARTIAL);
    assert_non_null(strstr(o.error.message, "all 5 requests that --max-requests allows were sent"));
    assert_int_equal(cc_net_submit(s.net, &(struct cc_request){.url = httpd_url(s.h), .done = on_done, .arg = &o}, &s.e), CC_PARTIAL);
    assert_int_equal(o.n, 8);
    end(&s);
}

/* 429 to one pauses all. */
static void
test_rate_reply_pauses_everything(void **state)
{
    struct setup s;
    struct outcome o = {0};

    (void)state;
    start(&s, "* reply status=429 header='Retry-After: 9' times=1\n* reply\n", (struct cc_net_config){.max_connections = 1});
    for (int i = 0; i < 4; i++)
        assert_ok(cc_net_submit(s.net, &(struct cc_request){.url = httpd_url(s.h), .done = on_done, .arg = &o}, &s.e), s.e);
    assert_ok(cc_net_run(s.net, &s.e), s.e);
    assert_int_equal(o.good, 4);
    assert_int_equal(httpd_count(s.h), 5);
    assert_true(s.clock.slept_ms >= 9000 && s.clock.slept_ms < 9500);
    end(&s);
}

/* Those that wait out their time while another's 429 holds everything end with that reason, not as a fault of the network. */
static void
test_rate_reply_ends_who_waited(void **state)
{
    struct setup s;
    struct outcome o = {0};

    (void)state;
    start(&s, "* reply status=429 header='Retry-After: 9'\n", (struct cc_net_config){.max_connections = 1, .deadline_ms = 5000});
    for (int i = 0; i < 3; i++)
        assert_ok(cc_net_submit(s.net, &(struct cc_request){.url = httpd_url(s.h), .done = on_done, .arg = &o}, &s.e), s.e);
    (void)!cc_net_run(s.net, &s.e);
    assert_int_equal(httpd_count(s.h), 1);
    assert_int_equal(o.failed, 3);
    assert_int_equal(o.error.status, CC_RATE);
    assert_non_null(strstr(o.error.message, "not sent within the deadline of 5 s, after: HTTP 429"));
    end(&s);
}

/* ---------------------------------------------------------- interruption */

static volatile bool cancelled;

static void
cancel_on_done(void *arg, const struct cc_reply *reply, const struct cc_error *error)
{
    on_done(arg, reply, error);
    cancelled = true;
}

static int64_t
real_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
test_cancelled(void **state)
{
    struct setup s;
    struct outcome o = {0};
    int64_t began;
    char stalled[96];

    (void)state;
    cancelled = false;
    start(&s, "*/stall stall\n* reply\n", (struct cc_net_config){.cancelled = &cancelled, .stall_ms = 60000});
    snprintf(stalled, sizeof stalled, "%sstall", httpd_url(s.h));
    for (int i = 0; i < 12; i++) /* eight in flight, four in the queue */
        assert_ok(cc_net_submit(s.net, &(struct cc_request){.url = i ? stalled : httpd_url(s.h), .done = i ? on_done : cancel_on_done,
            .arg = &o}, &s.e), s.e);
    began = real_ms();
    assert_int_equal(cc_net_run(s.net, &s.e), CC_CANCELLED);
    assert_true(real_ms() - began < 10000); /* the stall would last a minute */
    assert_int_equal(o.good, 1);
    assert_int_equal(o.failed, 11);
    assert_int_equal(o.error.status, CC_CANCELLED);
    end(&s);
}

/* ------------------------------------------------------ work from callbacks */

struct chain {
    struct setup *s;
    int left, good;
};

static void
submit_next(void *arg, const struct cc_reply *reply, const struct cc_error *error)
{
    struct chain *c = arg;
    struct cc_error e = {0};

    (void)reply;
    c->good += error == NULL;
    if (c->left-- > 0)
        assert_ok(cc_net_submit(c->s->net, &(struct cc_request){.url = httpd_url(c->s->h), .done = submit_next, .arg = c}, &e), e);
}

static void
test_callbacks_submit(void **state)
{
    struct setup s;
    struct chain c = {.s = &s, .left = 30};

    (void)state;
    start(&s, "* reply body=x\n", (struct cc_net_config){0});
    submit_next(&c, NULL, &s.e);
    assert_ok(cc_net_run(s.net, &s.e), s.e);
    assert_int_equal(c.good, 30);
    assert_int_equal(cc_net_started(s.net), 30);
    end(&s);
}

/* Replies that take their time overlap: twenty of 100 ms on eight connections are no two seconds. */
static void
test_requests_overlap(void **state)
{
    struct setup s;
    struct outcome o = {0};
    int64_t began;

    (void)state;
    start(&s, "* reply delay=400\n", (struct cc_net_config){0});
    began = real_ms();
    for (int i = 0; i < 20; i++)
        assert_ok(cc_net_submit(s.net, &(struct cc_request){.url = httpd_url(s.h), .done = on_done, .arg = &o}, &s.e), s.e);
    assert_ok(cc_net_run(s.net, &s.e), s.e);
    assert_int_equal(o.good, 20);
    assert_true(real_ms() - began < 6000); /* one after the other they take eight seconds, eight at a time less than two */
    end(&s);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_redirects),
        cmocka_unit_test(test_secret),
        cmocka_unit_test(test_body_over_the_cap),
        cmocka_unit_test(test_nobody_listens),
        cmocka_unit_test(test_no_such_host),
        cmocka_unit_test(test_deadline_includes_the_queue),
        cmocka_unit_test(test_request_budget),
        cmocka_unit_test(test_rate_reply_pauses_everything),
        cmocka_unit_test(test_rate_reply_ends_who_waited),
        cmocka_unit_test(test_cancelled),
        cmocka_unit_test(test_callbacks_submit),
        cmocka_unit_test(test_requests_overlap),
        cmocka_unit_test(test_get_and_post),
        cmocka_unit_test(test_misbehaviour),
    };

    return cmocka_run_group_tests_name("net", tests, NULL, NULL);
}

/* test_net.c: cc_net against a real server on loopback that misbehaves: what is tried again, how long is waited, how a
 * failure reads, that nothing is left waiting. Waits between tries are on a fake clock; transfers are real. */
#include "support/test.h"

#include <claimcheck/net.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

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
    config.clock = &s->clock.clock;
    config.seed = 7;
    if (config.stall_ms == 0)
        config.stall_ms = 200;
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
    {"* drip body=0123456789 step=60 times=1\n* reply\n", 1, 2, CC_OK, 250, 600, ""},
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get_and_post),
        cmocka_unit_test(test_misbehaviour),
    };

    return cmocka_run_group_tests_name("net", tests, NULL, NULL);
}

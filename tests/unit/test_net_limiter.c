/* test_net_limiter.c: the count of starts that all processes share: never more than the rate in any second, nearly all of
 * it used, and nothing that happens to the file stops anybody. The last test runs eight processes against a server and
 * looks at the arrivals there. */
#include "support/test.h"

#include <claimcheck/net.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "net/limiter.h"
#include "net/steady.h"
#include "support/fake_clock.h"
#include "support/httpd.h"

struct setup {
    char dir[32], path[64];
    struct fake_clock clock;
};

static void
start(struct setup *s)
{
    snprintf(s->dir, sizeof s->dir, "/tmp/cc-limit-XXXXXX");
    assert_non_null(mkdtemp(s->dir));
    snprintf(s->path, sizeof s->path, "%s/rate", s->dir);
    fake_clock_init(&s->clock);
    s->clock.still = true;
}

static void
end(struct setup *s)
{
    unlink(s->path);
    rmdir(s->dir);
}

/* Waits until permitted; the time on the test's clock. */
static int64_t
permit(struct cc_limiter *l, struct fake_clock *clock, uint64_t *ticket)
{
    int64_t wait;

    while ((wait = cc_limiter_take(l, ticket)) > 0)
        clock->slept_ms += wait;
    return fake_now_ms(clock);
}

/* … and leaves at once. */
static int64_t
take(struct cc_limiter *l, struct fake_clock *clock, uint64_t *ticket)
{
    int64_t at = permit(l, clock, ticket);

    cc_limiter_sent(l, *ticket);
    return at;
}

static void
check_starts(const int64_t *at, size_t n, size_t limit)
{
    for (size_t i = 0; i + limit < n; i++) {
        if (at[i + limit] - at[i] <= 1000)
            fail_msg("starts %zu to %zu within %lld ms", i, i + limit, (long long)(at[i + limit] - at[i]));
    }
}

static void
test_rate_is_kept_and_used(void **state)
{
    static const double RATES[] = {0.5, 1, 3, 10, 50, 200};

    (void)state;
    for (size_t r = 0; r < sizeof RATES / sizeof *RATES; r++) {
        struct setup s;
        struct cc_limiter *l[3];
        int64_t at[300];
        size_t n = RATES[r] < 3 ? 20 : 300;
        double used;

        start(&s);
        for (size_t i = 0; i < 3; i++)
            l[i] = cc_limiter_new(s.path, RATES[r], &s.clock.clock);
        for (size_t i = 0; i < n; i++) {
            uint64_t ticket;

            at[i] = take(l[i * 7 % 3], &s.clock, &ticket);
        }
        if (RATES[r] >= 1)
            check_starts(at, n, (size_t)RATES[r]);
        used = (double)(n - 1) * 1000 / (double)(at[n - 1] - at[0]) / RATES[r];
        if (used < 0.95 || used > 1.0)
            fail_msg("%.1f/s: %.3f of the rate used", RATES[r], used);
        for (size_t i = 0; i < 3; i++)
            cc_limiter_free(l[i]);
        end(&s);
    }
}

/* A start whose handshake takes long counts when it leaves, not when it was permitted. */
static void
test_late_departures_count_when_they_leave(void **state)
{
    struct setup s;
    struct cc_limiter *l;
    int64_t left[40];

    (void)state;
    start(&s);
    l = cc_limiter_new(s.path, 3, &s.clock.clock);
    for (size_t i = 0; i < 40; i++) {
        uint64_t ticket;

        permit(l, &s.clock, &ticket);
        s.clock.slept_ms += i % 5 == 0 ? 280 : 0; /* a new connection */
        cc_limiter_sent(l, ticket);
        left[i] = fake_now_ms(&s.clock);
    }
    check_starts(left, 40, 3);
    cc_limiter_free(l);
    end(&s);
}

/* Many on their way at once: some wait seconds for a handshake, others leave at once on a connection that stands. However they fall
 * together, no second sees more than the limit; and while none takes long the rate is used. */
static void
test_departures_fall_together(void **state)
{
    enum { N = 300 };
    static const int64_t HANDSHAKES[][4] = {{0, 0, 0, 0}, {900, 0, 0, 0}, {1500, 1500, 0, 0}, {2800, 10, 1500, 0}, {300, 0, 5000, 1}};

    (void)state;
    for (size_t r = 0; r < sizeof HANDSHAKES / sizeof *HANDSHAKES; r++) {
        struct setup s;
        struct cc_limiter *l[2];
        struct on_way {
            uint64_t ticket;
            int64_t at;
        } way[N];
        int64_t left[N], began;
        size_t n_permitted = 0, n_left = 0;
        uint64_t random = 7;

        start(&s);
        l[0] = cc_limiter_new(s.path, 3, &s.clock.clock);
        l[1] = cc_limiter_new(s.path, 3, &s.clock.clock);
        began = fake_now_ms(&s.clock);
        for (int64_t next = began; n_left < N; s.clock.slept_ms++) {
            int64_t now = fake_now_ms(&s.clock);

            for (size_t i = 0; i < n_permitted; i++) {
                if (way[i].ticket == 0 || way[i].at > now)
                    continue;
                cc_limiter_sent(l[i % 2], way[i].ticket);
                way[i].ticket = 0;
                left[n_left++] = now;
            }
            if (n_permitted == N || now < next)
                continue;
            next = now + cc_limiter_take(l[n_permitted % 2], &way[n_permitted].ticket);
            if (next > now)
                continue;
            random = random * 6364136223846793005u + 1442695040888963407u;
            way[n_permitted].at = now + HANDSHAKES[r][(random >> 33) % 4];
            n_permitted++;
        }
        check_starts(left, N, 3);
        if (r == 0)
            assert_true((double)(N - 1) * 1000 / (double)(left[N - 1] - left[0]) > 0.95 * 3);
        cc_limiter_free(l[0]);
        cc_limiter_free(l[1]);
        end(&s);
    }
}

/* Processes that die between permission and departure hold nobody up for long; who says that his will not leave, not at all. */
static void
test_never_left(void **state)
{
    struct setup s;
    struct cc_limiter *l;
    uint64_t tickets[3], ticket;
    int64_t began;

    (void)state;
    start(&s);
    l = cc_limiter_new(s.path, 3, &s.clock.clock);
    for (size_t i = 0; i < 3; i++)
        permit(l, &s.clock, &tickets[i]);
    s.clock.slept_ms += 5000;
    assert_true(cc_limiter_take(l, &ticket) > 0);
    for (size_t i = 0; i < 3; i++)
        cc_limiter_not_sent(l, tickets[i]);
    assert_int_equal(cc_limiter_take(l, &ticket), 0);
    cc_limiter_sent(l, ticket);
    for (size_t i = 0; i < 3; i++)
        permit(l, &s.clock, &tickets[i]);
    began = fake_now_ms(&s.clock);
    permit(l, &s.clock, &ticket);
    assert_in_range(fake_now_ms(&s.clock) - began, 15000, 21000);
    cc_limiter_free(l);
    end(&s);
}

static void
test_pause_is_shared(void **state)
{
    struct setup s;
    struct cc_limiter *a, *b;
    uint64_t ticket;
    int64_t wait;

    (void)state;
    start(&s);
    a = cc_limiter_new(s.path, 3, &s.clock.clock);
    b = cc_limiter_new(s.path, 3, &s.clock.clock);
    cc_limiter_pause(a, 5000);
    wait = cc_limiter_take(b, &ticket);
    assert_true(wait > 4900 && wait <= 5000);
    cc_limiter_pause(b, 1000); /* a shorter one does not end it */
    assert_true(cc_limiter_take(a, &ticket) > 4900);
    cc_limiter_pause(a, 999999999); /* nobody is stopped for days */
    assert_true(cc_limiter_take(b, &ticket) <= CC_LIMITER_PAUSE_MAX_MS);
    cc_limiter_free(a);
    cc_limiter_free(b);
    end(&s);
}

static void
test_adapts_to_the_server(void **state)
{
    struct setup s;
    struct cc_limiter *a, *b;
    int64_t at[30];
    uint64_t ticket;

    (void)state;
    start(&s);
    a = cc_limiter_new(s.path, 10, &s.clock.clock);
    b = cc_limiter_new(s.path, 10, &s.clock.clock);
    cc_limiter_observe(a, 0, 3, 2); /* the server knows no key of ours */
    for (size_t i = 0; i < 30; i++)
        at[i] = take(b, &s.clock, &ticket);
    check_starts(at, 30, 3);
    s.clock.slept_ms += 61000; /* it is believed for a minute */
    for (size_t i = 0; i < 30; i++)
        at[i] = take(b, &s.clock, &ticket);
    assert_true(at[29] - at[0] < 4000);
    s.clock.slept_ms += 5000;
    take(a, &s.clock, &ticket);
    s.clock.slept_ms += 500;
    cc_limiter_observe(a, ticket, 10, 0); /* we had not used it up: somebody else has */
    assert_true(cc_limiter_take(b, &ticket) > 50);
    s.clock.slept_ms += 5000;
    for (size_t i = 0; i < 10; i++)
        take(b, &s.clock, &ticket);
    s.clock.slept_ms += 900;
    cc_limiter_observe(a, ticket, 10, 0); /* we had, and by the time of the reply it is forgotten */
    assert_true(cc_limiter_take(b, &ticket) <= 50);
    cc_limiter_free(a);
    cc_limiter_free(b);
    end(&s);
}

/* What else may stand in the file: each is healed, costs one window at most, and the limit holds afterwards. */
static void
test_bad_files_are_healed(void **state)
{
    static char zeros[5000], noise[5000];
    static const struct {
        const char *bytes;
        size_t n;
    } FILES[] = {{"x", 1}, {"ccrate1", 8}, {zeros, sizeof zeros}, {noise, sizeof noise}, {"hello\n", 6}};

    (void)state;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)(i * 197 + 13);
    for (size_t f = 0; f < sizeof FILES / sizeof *FILES; f++) {
        struct setup s;
        struct cc_limiter *l;
        struct cc_error e = {0};
        int64_t began, at[12];
        uint64_t ticket;

        start(&s);
        assert_ok(cc_file_write(s.path, FILES[f].bytes, FILES[f].n, &e), e);
        l = cc_limiter_new(s.path, 3, &s.clock.clock);
        began = fake_now_ms(&s.clock);
        for (size_t i = 0; i < 12; i++)
            at[i] = take(l, &s.clock, &ticket);
        assert_true(at[0] - began > 1000 && at[0] - began < 1100);
        check_starts(at, 12, 3);
        cc_limiter_free(l);
        end(&s);
    }
}

static void
test_clock_going_back(void **state)
{
    struct setup s;
    struct cc_limiter *l;
    int64_t before, after;
    uint64_t ticket;

    (void)state;
    start(&s);
    l = cc_limiter_new(s.path, 3, &s.clock.clock);
    for (size_t i = 0; i < 10; i++)
        take(l, &s.clock, &ticket);
    cc_limiter_pause(l, 2000);
    s.clock.offset_ms = -3600000;
    before = fake_now_ms(&s.clock);
    after = take(l, &s.clock, &ticket);
    assert_true(after - before <= 1100); /* an hour is not waited */
    cc_limiter_free(l);
    end(&s);
}

static void
test_places_that_cannot_be_written(void **state)
{
    struct setup s;
    uint64_t ticket;
    char link_path[80];

    (void)state;
    start(&s);
    snprintf(link_path, sizeof link_path, "%s/link", s.dir);
    assert_int_equal(symlink("/etc/hostname", link_path), 0);
    for (size_t i = 0; i < 3; i++) {
        const char *paths[] = {link_path, "/nonexistent/rate", s.dir};
        struct cc_limiter *l = cc_limiter_new(paths[i], 3, &s.clock.clock);
        int64_t at[10];

        for (size_t k = 0; k < 10; k++)
            at[k] = take(l, &s.clock, &ticket);
        check_starts(at, 10, 3);
        cc_limiter_free(l);
    }
    unlink(link_path);
    end(&s);
}

static void
test_file_taken_away(void **state)
{
    struct setup s;
    struct cc_limiter *a, *b;
    int64_t at[12];
    uint64_t ticket;

    (void)state;
    start(&s);
    a = cc_limiter_new(s.path, 3, &s.clock.clock);
    take(a, &s.clock, &ticket);
    unlink(s.path);
    b = cc_limiter_new(s.path, 3, &s.clock.clock);
    for (size_t i = 0; i < 12; i++)
        at[i] = take(i % 2 ? a : b, &s.clock, &ticket); /* both in the new file */
    check_starts(at, 12, 3);
    cc_limiter_free(a);
    cc_limiter_free(b);
    end(&s);
}

/* A process that is killed with the lock in hand, and one that merely hangs on to it. */
static void
test_lock_holders(void **state)
{
    struct setup s;
    struct cc_limiter *l;
    uint64_t ticket;
    int ready[2];
    char byte;
    pid_t child;
    int64_t began;

    (void)state;
    start(&s);
    l = cc_limiter_new(s.path, 3, cc_steady_clock());
    assert_int_equal(cc_limiter_take(l, &ticket), 0);
    assert_int_equal(pipe(ready), 0);
    child = fork();
    if (child == 0) {
        int fd = open(s.path, O_RDWR);

        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves nobody behind */
        if (fd < 0 || flock(fd, LOCK_EX) != 0 || write(ready[1], "x", 1) != 1)
            _exit(1);
        pause();
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    began = cc_clock_now_ms(cc_steady_clock());
    (void)cc_limiter_take(l, &ticket); /* goes on alone in the end */
    assert_true(cc_clock_now_ms(cc_steady_clock()) - began < 60000); /* five seconds of trying, longer on a loaded machine */
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    began = cc_clock_now_ms(cc_steady_clock());
    (void)cc_limiter_take(l, &ticket);
    assert_true(cc_clock_now_ms(cc_steady_clock()) - began < 2500); /* not the five seconds that a holder is waited for */
    cc_limiter_free(l);
    close(ready[0]);
    close(ready[1]);
    end(&s);
}

/* ---------------------------------------------------- eight real processes */

#define PROCESSES 8
#define EACH 8
#define RATE 10

static void
count_good(void *arg, const struct cc_reply *reply, const struct cc_error *error)
{
    (void)reply;
    *(int *)arg += error == NULL;
}

/* In a child: waits for the server's address, asks EACH times, ends with 0 when all went well. */
static void
be_a_client(int from, const char *limiter_path)
{
    char url[128] = "";
    struct cc_net_config config = {.limiter_path = limiter_path, .rate_per_second = RATE};
    struct cc_net *net = NULL;
    struct cc_error e = {0};
    int good = 0;
    struct cc_request r = {.url = url, .params = "a=b", .done = count_good, .arg = &good};

    if (read(from, url, sizeof url - 1) <= 0 || cc_net_new(&config, &net, &e) != CC_OK)
        _exit(1);
    for (int i = 0; i < EACH; i++) {
        if (cc_net_submit(net, &r, &e) != CC_OK)
            _exit(1);
    }
    if (cc_net_run(net, &e) != CC_OK)
        _exit(1);
    cc_net_free(net);
    _exit(good == EACH ? 0 : 2);
}

/* How long a thread of this process was kept from running. */
static int64_t
lag_ms(int64_t slept_us)
{
    struct timespec a, b, step = {.tv_nsec = slept_us * 1000};

    clock_gettime(CLOCK_MONOTONIC, &a);
    nanosleep(&step, NULL);
    clock_gettime(CLOCK_MONOTONIC, &b);
    return ((int64_t)(b.tv_sec - a.tv_sec) * 1000000 + (b.tv_nsec - a.tv_nsec) / 1000 - slept_us) / 1000;
}

static void
test_eight_processes(void **state)
{
    struct setup s;
    struct httpd *h;
    pid_t children[PROCESSES];
    int pipes[PROCESSES][2], status, n_ended = 0;
    int64_t first = INT64_MAX, last = 0, lag = 0;
    double used;
    size_t most;

    (void)state;
    start(&s);
    for (int i = 0; i < PROCESSES; i++) { /* before the server has threads */
        assert_int_equal(pipe(pipes[i]), 0);
        children[i] = fork();
        if (children[i] == 0 && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0)
            be_a_client(pipes[i][0], s.path);
    }
    h = httpd_start("@limit 10\n* reply body=ok delay=120\n", NULL);
    for (int i = 0; i < PROCESSES; i++)
        assert_true(write(pipes[i][1], httpd_url(h), strlen(httpd_url(h))) > 0);
    while (n_ended < PROCESSES) {
        int64_t now = lag_ms(5000);
        pid_t child = waitpid(-1, &status, WNOHANG);

        lag = now > lag ? now : lag;
        if (child <= 0)
            continue;
        assert_int_equal(status, 0);
        n_ended++;
    }
    assert_int_equal(httpd_count(h), PROCESSES * EACH);
    for (size_t i = 0; i < httpd_count(h); i++) {
        int64_t at = httpd_request(h, i).at_us;

        first = at < first ? at : first;
        last = at > last ? at : last;
    }
    used = (PROCESSES * EACH - 1) * 1e6 / (double)(last - first) / RATE;
    most = httpd_most_in(h, 1000000);
    print_message("%d processes, limit %d/s: at most %zu arrivals in a second, %.3f of the rate used, lag %lld ms\n", PROCESSES, RATE,
        most, used, (long long)lag);
    httpd_stop(h);
    for (int i = 0; i < PROCESSES; i++) {
        close(pipes[i][0]);
        close(pipes[i][1]);
    }
    end(&s);
    if (lag > 30 && (most > RATE || used < 0.95))
        skip(); /* the machine was too busy: clients could not use the rate, or the server, kept from running, saw arrivals in a bunch */
    assert_true(most <= RATE);
    assert_true(used >= 0.95);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rate_is_kept_and_used),
        cmocka_unit_test(test_late_departures_count_when_they_leave),
        cmocka_unit_test(test_departures_fall_together),
        cmocka_unit_test(test_never_left),
        cmocka_unit_test(test_pause_is_shared),
        cmocka_unit_test(test_adapts_to_the_server),
        cmocka_unit_test(test_bad_files_are_healed),
        cmocka_unit_test(test_clock_going_back),
        cmocka_unit_test(test_places_that_cannot_be_written),
        cmocka_unit_test(test_file_taken_away),
        cmocka_unit_test(test_lock_holders),
        cmocka_unit_test(test_eight_processes),
    };

    return cmocka_run_group_tests_name("net_limiter", tests, NULL, NULL);
}

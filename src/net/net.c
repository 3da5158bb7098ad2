/* net.c: the queue and the loop over libcurl's multi handle: who may start now, who is done, who tries again. What a
 * try tells curl is transfer.c, whether there is another is retry.c, when it may start is limiter.c. */
#include <claimcheck/net.h>

#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "net/limiter.h"
#include "net/retry.h"
#include "net/steady.h"
#include "net/transfer.h"
#include "net/url.h"

#define SLICE_MS 50      /* the longest that anything waits before it looks at `cancelled` again */
#define FAILURES_MAX 6   /* so many requests in a row that a server in order would have answered: it is down */
#define MAX_TRIES 4
#define DEADLINE_MS 120000
#define STALL_MS 40000
#define CONNECTIONS 8

struct list {
    struct cc_transfer *first, *last;
};

struct cc_net {
    CURLM *multi;
    struct cc_limiter *limiter;
    const struct cc_clock *clock, *waits; /* stamps; waits */
    const volatile bool *cancelled;
    char *user_agent;
    int64_t deadline_ms, stall_ms;
    int max_tries, max_connections;
    uint64_t seed, started, max_requests;
    struct list queue, active;
    int n_active;
    int64_t limiter_free_at; /* not before this time need the limiter be asked */
    bool answered;           /* some reply came since the net was made */
    int failures;            /* requests that failed in a row for reasons of the server */
    struct cc_error stop;    /* status not OK: giving up */
    int64_t skew_s;          /* our clock minus the server's, of the last reply that told its own */
    bool skew_known;
    int64_t paused_until;    /* the end of the last pause that a server asked for */
    struct cc_error paused;  /* … and its words */
};

static void
append(struct list *l, struct cc_transfer *t)
{
    t->next = NULL;
    if (l->last != NULL)
        l->last->next = t;
    else
        l->first = t;
    l->last = t;
}

static void
unlink_transfer(struct list *l, struct cc_transfer *t)
{
    struct cc_transfer **at = &l->first, *previous = NULL;

    while (*at != NULL && *at != t) {
        previous = *at;
        at = &(*at)->next;
    }
    if (*at == NULL)
        return;
    *at = t->next;
    if (l->last == t)
        l->last = previous;
    t->next = NULL;
}

/* Without the directory each process limits itself alone; that is no reason to fail. */
static void
make_directory_of(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    struct cc_error ignored = {0};
    char *directory;

    if (slash == NULL || slash == path)
        return;
    directory = cc_mem_strndup(path, (size_t)(slash - path));
    (void)!cc_file_mkdirs(directory, &ignored);
    free(directory);
}

enum cc_status
cc_net_new(const struct cc_net_config *config, struct cc_net **out, struct cc_error *error)
{
    static const struct cc_net_config NONE = {0};
    const struct cc_net_config *c = config ? config : &NONE;
    struct cc_net *net = cc_mem_alloc(sizeof *net);

    /* once a process; curl counts the calls and says that nothing else need be done */
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || (net->multi = curl_multi_init()) == NULL) {
        free(net);
        return cc_error_set(error, CC_NET, "libcurl cannot be started");
    }
    net->clock = c->clock;
    net->waits = cc_steady_or(c->clock);
    make_directory_of(c->limiter_path);
    net->limiter = cc_limiter_new(c->limiter_path, c->rate_per_second, net->waits);
    net->cancelled = c->cancelled;
    net->user_agent = cc_mem_strdup(c->user_agent ? c->user_agent : "claimcheck/" CC_VERSION);
    net->deadline_ms = c->deadline_ms > 0 ? c->deadline_ms : DEADLINE_MS;
    net->stall_ms = c->stall_ms > 0 ? c->stall_ms : STALL_MS;
    net->max_tries = c->max_tries > 0 ? c->max_tries : MAX_TRIES;
    net->max_connections = c->max_connections > 0 ? c->max_connections : CONNECTIONS;
    net->max_requests = c->max_requests;
    net->seed = c->seed ? c->seed : cc_retry_random((uint64_t)cc_clock_now_ms(net->waits) ^ ((uint64_t)getpid() << 32));
    curl_multi_setopt(net->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)net->max_connections);
    /* where the server speaks HTTP/2, requests share a connection: each is a start of its own for the limiter all the
     * same, and a long efetch holds no search up */
    curl_multi_setopt(net->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
    *out = net;
    return CC_OK;
}

void
cc_net_free(struct cc_net *net)
{
    if (net == NULL)
        return;
    while (net->queue.first != NULL) {
        struct cc_transfer *t = net->queue.first;

        unlink_transfer(&net->queue, t);
        cc_transfer_free(t);
    }
    curl_multi_cleanup(net->multi);
    cc_limiter_free(net->limiter);
    free(net->user_agent);
    free(net);
}

bool
cc_net_clock_skew(const struct cc_net *net, int64_t *seconds)
{
    *seconds = net->skew_s;
    return net->skew_known;
}

uint64_t
cc_net_started(const struct cc_net *net)
{
    return net->started;
}

/* CC_PARTIAL when as many requests were started as may be. */
static enum cc_status
check_budget(const struct cc_net *net, struct cc_error *error)
{
    if (net->max_requests == 0 || net->started < net->max_requests)
        return CC_OK;
    return cc_error_set(error, CC_PARTIAL, "request budget: all %llu requests that --max-requests allows were sent",
        (unsigned long long)net->max_requests);
}

enum cc_status
cc_net_submit(struct cc_net *net, const struct cc_request *request, struct cc_error *error)
{
    struct cc_url url = {0};
    struct cc_transfer *t;
    enum cc_status status;

    if (net->stop.status != CC_OK) {
        *error = net->stop;
        return error->status;
    }
    status = check_budget(net, error);
    if (status == CC_OK)
        status = cc_url_parse(request->url, &url, error);
    cc_url_clear(&url);
    if (status != CC_OK)
        return status;
    t = cc_transfer_new(request);
    t->queued_at = t->not_before = cc_clock_now_ms(net->waits);
    append(&net->queue, t);
    return CC_OK;
}

/* -------------------------------------------------------- end of a transfer */

/* Calls back and frees. error NULL: the reply is good. */
static void
finish(struct cc_transfer *t, enum cc_net_fault fault, enum cc_reply_class judged, struct cc_error *error)
{
    char *url = t->params ? cc_mem_printf("%s?%s", t->url, t->params) : cc_mem_strdup(t->url);
    struct cc_reply reply = {
        .http_status = t->http_status,
        .content_type = t->content_type,
        .body = t->body.v ? t->body.v : "",
        .body_len = t->body.n,
        .url = url,
        .final_url = t->at ? t->at : t->url,
        .tries = t->sent,
        .started_at_ms = t->started_at_ms,
        .ended_at_ms = t->ended_at_ms,
        .fault = fault,
        .judged = judged,
    };

    if (error != NULL)
        cc_transfer_blot(t->secret, error->message, strlen(error->message));
    t->done(t->arg, &reply, error);
    free(url);
    cc_transfer_free(t);
}

/* "URL: what (N tries)": the last part only when there was more than one; or until when the limit was waited for. */
static void
fail(struct cc_net *net, struct cc_transfer *t, enum cc_status status, enum cc_net_fault fault,
    enum cc_reply_class judged)
{
    char *where = cc_transfer_where(t);
    struct cc_error error = {0};

    if (status == CC_RATE && t->sent == 0)
        cc_error_set(&error, status, "%s: not sent within the deadline of %lld s, after: %s", where,
            (long long)(net->deadline_ms / 1000), t->error.message);
    else if (status == CC_RATE)
        cc_error_set(&error, status, "%s: %s (%d %s; another would pass the deadline of %lld s)", where,
            t->error.message, t->sent, t->sent == 1 ? "try" : "tries", (long long)(net->deadline_ms / 1000));
    else if (t->sent > 1)
        cc_error_set(&error, status, "%s: %s (%d tries)", where, t->error.message, t->sent);
    else
        cc_error_set(&error, status, "%s: %s", where, t->error.message);
    free(where);
    finish(t, fault, judged, &error);
}

static enum cc_reply_class
judge_by_status(const struct cc_transfer *t, struct cc_error *error)
{
    long s = t->http_status;

    if (s >= 200 && s < 300)
        return CC_REPLY_GOOD;
    cc_error_set(error, CC_NET, "HTTP %ld", s);
    if (s == 429)
        return CC_REPLY_RATE_LIMITED;
    return s >= 500 || s == 408 ? CC_REPLY_TRANSIENT : CC_REPLY_PERMANENT;
}

static bool
is_redirect(const struct cc_transfer *t)
{
    long s = t->http_status;

    return (s == 301 || s == 302 || s == 303 || s == 307 || s == 308) && t->location != NULL;
}

/* Sets t->at when the redirect may be followed. */
static bool
follow(struct cc_transfer *t)
{
    if (t->redirects >= CC_TRANSFER_REDIRECTS_MAX ||
        !cc_url_redirect_allowed(t->at ? t->at : t->url, t->location, t->other_hosts && t->secret == NULL))
        return false;
    t->redirects++;
    free(t->at);
    t->at = cc_mem_strdup(t->location);
    if (t->http_status == 303)
        t->post = false; /* "see other": what is there is read, not told the body again */
    return true;
}

/* Everything that waits ends with the reason why going on is pointless. */
static void
stop(struct cc_net *net, const struct cc_error *why)
{
    if (net->stop.status == CC_OK)
        net->stop = *why;
}

static void
consider_stopping(struct cc_net *net, const struct cc_transfer *t, enum cc_net_fault fault, enum cc_reply_class judged)
{
    struct cc_error why = {0};
    char *where = cc_transfer_where(t);

    cc_error_set(&why, CC_NET, "%s: %s", where, t->error.message);
    free(where);
    cc_transfer_blot(t->secret, why.message, strlen(why.message));
    if (fault == CC_FAULT_NONE && judged == CC_REPLY_STOP)
        stop(net, &why);
    else if (cc_retry_fault_is_unreachable(fault) && !net->answered)
        stop(net, &why);
    else if (t->max_tries == 0 && /* who sets it has a next move of his own */
             (cc_retry_fault_is_transient(fault) || (fault == CC_FAULT_NONE && judged == CC_REPLY_TRANSIENT)) &&
             ++net->failures >= FAILURES_MAX) {
        cc_error_wrap(&why, "%d requests failed in a row, the last one so", net->failures);
        stop(net, &why);
    }
}

static enum cc_reply_class
judge(struct cc_transfer *t)
{
    if (t->judge == NULL)
        return judge_by_status(t, &t->error);
    return t->judge(t->arg, t->http_status, t->content_type, t->body.v, t->body.n, &t->error);
}

/* A try ended: good, again, or failed. The transfer is in no list. */
static void
settle(struct cc_net *net, struct cc_transfer *t)
{
    enum cc_net_fault fault = cc_transfer_fault(t);
    enum cc_reply_class judged = CC_REPLY_TRANSIENT;
    int64_t now = cc_clock_now_ms(net->waits);
    struct cc_retry_choice choice;

    if (fault == CC_FAULT_NONE) {
        net->answered = true;
        if (t->date_at > 0) {
            net->skew_s = t->ended_at_ms / 1000 - t->date_at;
            net->skew_known = true;
        }
        cc_limiter_observe(net->limiter, t->ticket, t->rate_limit, t->rate_remaining);
        if (is_redirect(t)) {
            if (follow(t)) {
                t->not_before = now;
                append(&net->queue, t);
                return;
            }
            fault = CC_FAULT_REDIRECT;
        } else {
            judged = judge(t);
        }
    }
    if (fault != CC_FAULT_NONE)
        cc_transfer_describe(t, fault, &t->error);
    if (fault == CC_FAULT_NONE && judged == CC_REPLY_RATE_LIMITED)
        t->rate_limited++;
    else
        t->tries++;
    choice = cc_retry_decide(&(struct cc_retry_facts){
        .fault = fault, .judged = judged, .http_status = t->http_status, .posted = t->post, .tries = t->tries,
        .max_tries = t->max_tries > 0 ? t->max_tries : net->max_tries, .rate_limited = t->rate_limited,
        .elapsed_ms = now - t->queued_at, .deadline_ms = net->deadline_ms, .retry_after_ms = t->retry_after_ms,
        .seed = net->seed ^ net->started});
    if (fault == CC_FAULT_NONE && judged == CC_REPLY_RATE_LIMITED) {
        cc_limiter_pause(net->limiter, choice.wait_ms);
        net->limiter_free_at = 0;
        net->paused_until = now + choice.wait_ms;
        net->paused = t->error;
        cc_transfer_blot(t->secret, net->paused.message, strlen(net->paused.message));
    }
    if (choice.retry) {
        /* from the beginning: what a redirect led to may have been a maintenance page */
        free(t->at);
        t->at = NULL;
        t->redirects = 0;
        t->asked_post = t->asked_post || choice.as_post;
        t->post = t->asked_post;
        t->not_before = now + choice.wait_ms;
        append(&net->queue, t);
    } else if (choice.status == CC_OK) {
        net->failures = 0;
        finish(t, fault, judged, NULL);
    } else {
        consider_stopping(net, t, fault, judged);
        fail(net, t, choice.status, fault, judged);
    }
}

/* ----------------------------------------------------------------- the loop */

static void
launch(struct cc_net *net, struct cc_transfer *t, uint64_t ticket, int64_t now)
{
    struct cc_transfer_options options = {
        .user_agent = net->user_agent,
        .remaining_ms = t->queued_at + net->deadline_ms - now,
        .now_ms = now,
    };
    struct cc_error error = {0};

    t->limiter = net->limiter;
    t->ticket = ticket;
    t->started_at_ms = t->ended_at_ms = cc_clock_now_ms(net->clock);
    net->started++;
    t->sent++;
    if (cc_transfer_start(t, &options, &error) != CC_OK) {
        cc_limiter_not_sent(net->limiter, ticket);
        t->error = error;
        fail(net, t, error.status, error.status == CC_INPUT ? CC_FAULT_REFUSED : CC_FAULT_OTHER, CC_REPLY_PERMANENT);
        return;
    }
    curl_multi_add_handle(net->multi, t->easy);
    append(&net->active, t);
    net->n_active++;
}

/* What waits when no request may be started any more: first tries, retries and redirects alike. */
static void
refuse_queue(struct cc_net *net)
{
    struct cc_error error = {0};

    while (net->queue.first != NULL && check_budget(net, &error) != CC_OK) {
        struct cc_transfer *t = net->queue.first;

        unlink_transfer(&net->queue, t);
        if (t->sent > 0 && t->error.message[0] != '\0')
            (void)cc_error_set(&error, CC_PARTIAL, "request budget: all %llu requests that --max-requests allows were sent, and the last for this one failed: %s",
                (unsigned long long)net->max_requests, t->error.message);
        finish(t, CC_FAULT_OTHER, CC_REPLY_PERMANENT, &error);
    }
}

/* Starts what may start. Returns the milliseconds until something more might. */
static int64_t
start_some(struct cc_net *net, int64_t now)
{
    int64_t wait = SLICE_MS;
    struct cc_error spent = {0};
    struct cc_transfer *t = net->queue.first, *next;

    for (; t != NULL && net->n_active < net->max_connections && check_budget(net, &spent) == CC_OK; t = next) {
        uint64_t ticket = 0;
        int64_t turn;

        next = t->next;
        if (t->not_before > now) {
            wait = t->not_before - now < wait ? t->not_before - now : wait;
            continue;
        }
        turn = net->limiter_free_at > now ? net->limiter_free_at - now : cc_limiter_take(net->limiter, &ticket);
        if (turn > 0) {
            net->limiter_free_at = now + turn;
            return turn < wait ? turn : wait;
        }
        unlink_transfer(&net->queue, t);
        launch(net, t, ticket, now);
        now = cc_clock_now_ms(net->waits);
    }
    return wait;
}

/* Requests that waited past their deadline. */
static void
expire_queue(struct cc_net *net, int64_t now)
{
    struct cc_transfer *t = net->queue.first, *next;
    bool held;

    for (; t != NULL; t = next) {
        next = t->next;
        if (now - t->queued_at < net->deadline_ms)
            continue;
        unlink_transfer(&net->queue, t);
        held = t->sent == 0 && net->paused_until > t->queued_at; /* another's "too many requests" made it wait */
        if (held)
            t->error = net->paused;
        else if (t->error.message[0] == '\0')
            cc_error_set(&t->error, CC_NET, "not sent within %lld s", (long long)(net->deadline_ms / 1000));
        fail(net, t, held || t->rate_limited > 0 ? CC_RATE : CC_NET, CC_FAULT_TIMEOUT, CC_REPLY_TRANSIENT);
        next = net->queue.first; /* the callback may have changed the list */
    }
}

static void
take_off(struct cc_net *net, struct cc_transfer *t, CURLcode code)
{
    curl_multi_remove_handle(net->multi, t->easy);
    unlink_transfer(&net->active, t);
    net->n_active--;
    cc_transfer_end(t, code);
    t->ended_at_ms = cc_clock_now_ms(net->clock);
}

/* Transfers that bring nothing any more, or have reached their deadline. */
static void
end_stalled(struct cc_net *net, int64_t now)
{
    struct cc_transfer *t = net->active.first, *next;

    for (; t != NULL; t = next) {
        curl_off_t bytes = 0;

        next = t->next;
        if (now - t->queued_at >= net->deadline_ms) {
            t->timed_out = true;
        } else if (now - t->mark_at >= net->stall_ms) {
            curl_easy_getinfo(t->easy, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
            t->stalled = bytes - t->mark_bytes < CC_TRANSFER_STALL_BYTES;
            t->mark_at = now;
            t->mark_bytes = bytes;
        }
        if (!t->timed_out && !t->stalled)
            continue;
        take_off(net, t, CURLE_OPERATION_TIMEDOUT);
        t->timed_out = true; /* whatever curl knew */
        settle(net, t);
        next = net->active.first;
    }
}

/* True when something ended: then what is to be waited for is another. */
static bool
collect(struct cc_net *net)
{
    CURLMsg *message;
    bool any = false;
    int left;

    while ((message = curl_multi_info_read(net->multi, &left)) != NULL) {
        struct cc_transfer *t = NULL;
        CURLcode code;

        if (message->msg != CURLMSG_DONE)
            continue;
        code = message->data.result;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&t);
        take_off(net, t, code);
        settle(net, t);
        any = true;
    }
    return any;
}

/* Calls everything back with net->stop. Callbacks cannot submit meanwhile, so this ends. */
static void
drain(struct cc_net *net)
{
    while (net->active.first != NULL) {
        struct cc_transfer *t = net->active.first;

        curl_easy_setopt(t->easy, CURLOPT_QUICK_EXIT, 1L); /* do not wait for a name that is being resolved */
        take_off(net, t, CURLE_ABORTED_BY_CALLBACK);
        append(&net->queue, t);
    }
    while (net->queue.first != NULL) {
        struct cc_transfer *t = net->queue.first;
        struct cc_error error = net->stop;

        unlink_transfer(&net->queue, t);
        finish(t, CC_FAULT_OTHER, CC_REPLY_PERMANENT, &error);
    }
}

enum cc_status
cc_net_run(struct cc_net *net, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    while (net->queue.first != NULL || net->active.first != NULL) {
        int64_t now = cc_clock_now_ms(net->waits), wait;
        int running = 0;

        if (net->cancelled != NULL && *net->cancelled) {
            struct cc_error why = {0};

            cc_error_set(&why, CC_CANCELLED, "interrupted");
            stop(net, &why);
        }
        if (net->stop.status != CC_OK) {
            drain(net);
            break;
        }
        expire_queue(net, now);
        refuse_queue(net);
        wait = start_some(net, now);
        if (curl_multi_perform(net->multi, &running) != CURLM_OK) {
            struct cc_error why = {0};

            cc_error_set(&why, CC_NET, "libcurl failed");
            stop(net, &why);
            continue;
        }
        for (struct cc_transfer *t = net->active.first; t != NULL; t = t->next)
            cc_transfer_note_departure(t);
        if (collect(net))
            continue;
        end_stalled(net, cc_clock_now_ms(net->waits));
        if (net->active.first != NULL)
            curl_multi_poll(net->multi, NULL, 0, (int)wait, NULL);
        else if (net->queue.first != NULL && net->stop.status == CC_OK)
            cc_clock_sleep_ms(net->waits, wait);
    }
    if (net->stop.status != CC_OK) {
        *error = net->stop;
        status = net->stop.status;
        net->stop = (struct cc_error){0};
        net->failures = 0;
    }
    return status;
}

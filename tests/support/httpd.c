/* httpd.c: see httpd.h. One thread accepts; each connection is a thread of its own. What rules say is httpd_script.c, the
 * made-up E-utilities are httpd_eutils.c. */
#include "support/httpd.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <linux/net_tstamp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"
#include "support/httpd_script.h"

#define REQUEST_MAX ((size_t)8 << 20)

struct connection {
    struct connection *next;
    struct httpd *h;
    pthread_t thread;
    int fd;
    int remaining; /* of the limit, after the request that is being answered */
};

struct httpd {
    int fd, port, wake[2];
    char url[64];
    FILE *log;
    pthread_t thread;
    pthread_mutex_t lock; /* over all below */
    struct httpd_script script;
    struct httpd_request *seen;
    size_t n_seen, cap_seen;
    struct connection *connections;
    int64_t start_us;
    bool stopping;
    _Atomic int n_holding; /* clients kept waiting on purpose */
};

static int64_t
now_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* ------------------------------------------------------------------ bytes */

static bool
send_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t done = send(fd, p, n, MSG_NOSIGNAL);

        if (done <= 0)
            return false;
        p += done;
        n -= (size_t)done;
    }
    return true;
}

/* Until the client hangs up or the server stops. */
static void
wait_for_hangup(struct connection *c)
{
    char sink[512];
    struct pollfd p[2] = {{c->fd, POLLIN, 0}, {c->h->wake[0], POLLIN, 0}};

    c->h->n_holding++;
    while (poll(p, 2, -1) > 0 && !p[1].revents) {
        if (p[0].revents && recv(c->fd, sink, sizeof sink, 0) <= 0)
            break;
    }
    c->h->n_holding--;
}

static void
pause_ms(struct connection *c, long ms)
{
    struct pollfd p = {c->h->wake[0], POLLIN, 0};

    if (ms > 0)
        poll(&p, 1, (int)ms);
}

static void
gzip(struct cc_buf *b)
{
    z_stream z = {0};
    struct cc_buf out = {0};

    deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    cc_buf_reserve(&out, deflateBound(&z, b->n) + 64);
    z.next_in = (Bytef *)b->v;
    z.avail_in = (uInt)b->n;
    z.next_out = (Bytef *)out.v;
    z.avail_out = (uInt)out.cap;
    deflate(&z, Z_FINISH);
    out.n = z.total_out;
    deflateEnd(&z);
    cc_buf_clear(b);
    *b = out;
}

/* ---------------------------------------------------------------- request */

struct request {
    struct cc_buf raw;
    int64_t at_us;
    char method[8];
    char *target, *path, *params;
    int query_len;
    bool close, gzip;
};

static void
request_clear(struct request *r)
{
    cc_buf_clear(&r->raw);
    free(r->target);
    free(r->path);
    free(r->params);
    *r = (struct request){0};
}

static const char *
header(const char *head, const char *name)
{
    size_t n = strlen(name);

    for (const char *line = strstr(head, "\r\n"); line != NULL; line = strstr(line + 2, "\r\n")) {
        if (strncasecmp(line + 2, name, n) == 0 && line[2 + n] == ':')
            return line + 3 + n + strspn(line + 3 + n, " \t");
    }
    return NULL;
}

/* When the bytes arrived, by the kernel's stamp where it gives one: this thread may have been kept from running. */
static int64_t
arrival_us(struct msghdr *m)
{
    for (struct cmsghdr *h = CMSG_FIRSTHDR(m); h != NULL; h = CMSG_NXTHDR(m, h)) {
        struct timespec stamp, now;

        if (h->cmsg_level != SOL_SOCKET || h->cmsg_type != SO_TIMESTAMPING)
            continue;
        memcpy(&stamp, CMSG_DATA(h), sizeof stamp);
        if (stamp.tv_sec == 0)
            continue;
        clock_gettime(CLOCK_REALTIME, &now);
        return now_us() - ((int64_t)(now.tv_sec - stamp.tv_sec) * 1000000 + (now.tv_nsec - stamp.tv_nsec) / 1000);
    }
    return now_us();
}

static bool
receive_more(struct connection *c, struct request *r)
{
    _Alignas(struct cmsghdr) char control[256];
    struct iovec io;
    struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t n;

    if (r->raw.n > REQUEST_MAX)
        return false;
    cc_buf_reserve(&r->raw, 65536);
    io = (struct iovec){r->raw.v + r->raw.n, 65535};
    n = recvmsg(c->fd, &m, 0);
    if (n <= 0)
        return false;
    if (r->raw.n == 0)
        r->at_us = arrival_us(&m);
    r->raw.n += (size_t)n;
    r->raw.v[r->raw.n] = '\0';
    return true;
}

/* Reads one request; false when the client is gone or talks nonsense. */
static bool
receive(struct connection *c, struct request *r)
{
    const char *end, *value;
    size_t head, body = 0;
    char *query;
    int http_minor = 1;

    while (r->raw.n == 0 || (end = strstr(r->raw.v, "\r\n\r\n")) == NULL) {
        if (!receive_more(c, r))
            return false;
    }
    head = (size_t)(end - r->raw.v) + 4;
    r->raw.v[head - 2] = '\0';
    if ((value = header(r->raw.v, "Content-Length")) != NULL)
        body = strtoul(value, NULL, 10);
    if (header(r->raw.v, "Expect") != NULL)
        send_all(c->fd, "HTTP/1.1 100 Continue\r\n\r\n", 25);
    if (body > REQUEST_MAX)
        return false;
    while (r->raw.n < head + body) {
        if (!receive_more(c, r))
            return false;
    }
    r->target = cc_mem_alloc(strcspn(r->raw.v, "\r\n") + 1);
    if (sscanf(r->raw.v, "%7s %s HTTP/1.%d", r->method, r->target, &http_minor) < 2)
        return false;
    value = header(r->raw.v, "Connection");
    r->close = http_minor == 0 || (value != NULL && strncasecmp(value, "close", 5) == 0);
    value = header(r->raw.v, "Accept-Encoding");
    r->gzip = value != NULL && memmem(value, strcspn(value, "\r\n"), "gzip", 4) != NULL;
    query = strchr(r->target, '?');
    r->path = cc_mem_strndup(r->target, query ? (size_t)(query - r->target) : strlen(r->target));
    r->query_len = query ? (int)strlen(query + 1) : 0;
    r->params = cc_mem_printf("%s%s%.*s", query ? query + 1 : "", query && body ? "&" : "", (int)body, r->raw.v + head);
    return true;
}

/* ------------------------------------------------------------------ reply */

static void
write_down(struct httpd *h, const struct request *r, int status)
{
    struct httpd_request *s;

    pthread_mutex_lock(&h->lock);
    h->seen = cc_mem_grow(h->seen, h->n_seen, &h->cap_seen, sizeof *h->seen);
    s = &h->seen[h->n_seen++];
    s->at_us = r->at_us - h->start_us;
    snprintf(s->method, sizeof s->method, "%s", r->method);
    s->path = cc_mem_strdup(r->path);
    s->params = cc_mem_strdup(r->params);
    s->on_wire_get = r->query_len;
    s->status = status;
    if (h->log != NULL) {
        fprintf(h->log, "%lld\t%s\t%s\t%d\t%s\n", (long long)s->at_us, s->method, s->path, status, s->params);
        fflush(h->log);
    }
    pthread_mutex_unlock(&h->lock);
}

static void
add_head(struct cc_buf *out, int status, const char *type, const struct cc_buf *headers, bool close)
{
    cc_buf_addf(out, "HTTP/1.1 %d Scripted\r\nContent-Type: %s\r\n", status, type);
    if (headers != NULL && headers->n > 0)
        cc_buf_add(out, headers->v, headers->n);
    if (close)
        cc_buf_adds(out, "Connection: close\r\n");
}

static void
add_chunked(struct cc_buf *out, const char *body, size_t n, bool whole)
{
    for (size_t i = 0; i < n; i += 4096) {
        size_t k = n - i < 4096 ? n - i : 4096;

        cc_buf_addf(out, "%zx\r\n", k);
        cc_buf_add(out, body + i, k);
        cc_buf_adds(out, "\r\n");
    }
    if (whole)
        cc_buf_adds(out, "0\r\n\r\n");
}

/* Sends head and body as the rule says. Returns false when the connection ends with it. */
static bool
send_reply(struct connection *c, const struct request *r, const struct httpd_rule *rule, int status, const char *type, struct cc_buf *body)
{
    struct cc_buf out = {0};
    bool partial = rule->action == HTTPD_CUT || (rule->action == HTTPD_STALL && rule->cut >= 0);
    size_t n, head;
    bool going = !r->close && !partial;

    if (rule->gzip && r->gzip)
        gzip(body);
    n = !partial ? body->n : rule->cut < 0 ? body->n / 2 : (size_t)rule->cut < body->n ? (size_t)rule->cut : body->n;
    add_head(&out, status, type, &rule->headers, !going);
    if (c->h->script.limit > 0)
        cc_buf_addf(&out, "X-RateLimit-Limit: %d\r\nX-RateLimit-Remaining: %d\r\n", c->h->script.limit, c->remaining);
    if (rule->gzip && r->gzip)
        cc_buf_adds(&out, "Content-Encoding: gzip\r\n");
    if (rule->chunked) {
        cc_buf_adds(&out, "Transfer-Encoding: chunked\r\n\r\n");
        head = out.n;
        add_chunked(&out, body->v, n, !partial);
    } else {
        if (!rule->no_length)
            cc_buf_addf(&out, "Content-Length: %zu\r\n", body->n);
        else
            going = false;
        cc_buf_adds(&out, "\r\n");
        head = out.n;
        if (strcmp(r->method, "HEAD") != 0)
            cc_buf_add(&out, body->n ? body->v : "", n);
    }
    if (rule->action == HTTPD_DRIP) {
        c->h->n_holding++;
        send_all(c->fd, out.v, head);
        for (size_t i = head; i < out.n && send_all(c->fd, out.v + i, 1) && !c->h->stopping; i++)
            pause_ms(c, rule->step_ms);
        c->h->n_holding--;
    } else if (!send_all(c->fd, out.v, out.n)) {
        going = false;
    }
    if (rule->action == HTTPD_STALL)
        wait_for_hangup(c);
    cc_buf_clear(&out);
    return going;
}

static void
reset(int fd)
{
    struct linger l = {1, 0};

    setsockopt(fd, SOL_SOCKET, SO_LINGER, &l, sizeof l);
}

static bool
too_often(struct connection *c, int64_t at_us)
{
    struct httpd *h = c->h;
    size_t n = 1;

    if (h->script.limit <= 0)
        return false;
    pthread_mutex_lock(&h->lock);
    for (size_t i = h->n_seen; i-- > 0 && i + 64 > h->n_seen;)
        n += h->seen[i].at_us + h->start_us > at_us - 1000000;
    pthread_mutex_unlock(&h->lock);
    c->remaining = n < (size_t)h->script.limit ? h->script.limit - (int)n : 0;
    return n > (size_t)h->script.limit;
}

static bool
answer_rate(struct connection *c, const struct request *r)
{
    struct httpd_script *s = &c->h->script;
    struct httpd_rule rule = {.action = HTTPD_REPLY, .cut = -1};
    struct cc_buf body = {0};
    bool going;

    write_down(c->h, r, 429);
    if (s->retry_after >= 0)
        cc_buf_addf(&rule.headers, "Retry-After: %ld\r\n", s->retry_after);
    cc_buf_addf(&body, "{\"error\":\"API rate limit exceeded\",\"api-key\":\"127.0.0.1\",\"count\":\"%d\",\"limit\":\"%d\"}\n", s->limit + 1, s->limit);
    going = send_reply(c, r, &rule, 429, "application/json", &body);
    cc_buf_clear(&rule.headers);
    cc_buf_clear(&body);
    return going;
}

static bool
answer(struct connection *c, const struct request *r)
{
    struct httpd *h = c->h;
    const struct httpd_rule *rule;
    struct cc_buf body = {0};
    const char *type;
    int status;
    bool going = false;

    if (too_often(c, r->at_us))
        return answer_rate(c, r);
    pthread_mutex_lock(&h->lock);
    rule = httpd_script_find(&h->script, r->method, r->path, r->params);
    pthread_mutex_unlock(&h->lock);
    status = rule->status;
    type = rule->type;
    httpd_script_body(&h->script, rule, r->path, r->params, &status, &type, &body);
    write_down(h, r, rule->action >= HTTPD_RESET || (rule->action == HTTPD_STALL && rule->cut < 0) ? 0 : status);
    pause_ms(c, rule->delay_ms + (rule->action == HTTPD_EUTILS ? h->script.latency_ms : 0));
    switch (rule->action) {
    case HTTPD_RESET: reset(c->fd); break;
    case HTTPD_CLOSE: break;
    case HTTPD_GARBAGE: send_all(c->fd, "\x16\x03\x01 nonsense\r\n\r\n", 15); break;
    case HTTPD_STALL:
        if (rule->cut < 0) {
            wait_for_hangup(c);
            break;
        }
        /* fall through */
    default: going = send_reply(c, r, rule, status, type, &body);
    }
    cc_buf_clear(&body);
    return going;
}

/* ---------------------------------------------------------------- threads */

static void *
serve(void *arg)
{
    struct connection *c = arg;
    struct request r = {0};
    bool going = true;

    while (going && receive(c, &r)) {
        going = answer(c, &r);
        request_clear(&r);
    }
    request_clear(&r);
    pthread_mutex_lock(&c->h->lock);
    close(c->fd);
    c->fd = -1;
    pthread_mutex_unlock(&c->h->lock);
    return NULL;
}

static void *
accept_loop(void *arg)
{
    struct httpd *h = arg;
    struct pollfd p[2] = {{h->fd, POLLIN, 0}, {h->wake[0], POLLIN, 0}};

    while (poll(p, 2, -1) > 0 || errno == EINTR) {
        struct connection *c;
        int fd, one = 1;

        if (p[1].revents)
            break;
        if (!p[0].revents || (fd = accept4(h->fd, NULL, NULL, SOCK_CLOEXEC)) < 0)
            continue;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        c = cc_mem_alloc(sizeof *c);
        c->h = h;
        c->fd = fd;
        pthread_mutex_lock(&h->lock);
        c->next = h->connections;
        h->connections = c;
        pthread_mutex_unlock(&h->lock);
        if (pthread_create(&c->thread, NULL, serve, c) != 0)
            abort();
    }
    return NULL;
}

struct httpd *
httpd_start(const char *script, FILE *log)
{
    struct httpd *h = cc_mem_alloc(sizeof *h);
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof a;
    int stamps = SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE;

    httpd_script_read(&h->script, script);
    h->log = log;
    h->start_us = now_us();
    pthread_mutex_init(&h->lock, NULL);
    h->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (h->fd < 0 || bind(h->fd, (struct sockaddr *)&a, sizeof a) != 0 || listen(h->fd, 128) != 0 ||
        getsockname(h->fd, (struct sockaddr *)&a, &len) != 0 || pipe(h->wake) != 0) {
        perror("httpd");
        exit(1);
    }
    setsockopt(h->fd, SOL_SOCKET, SO_TIMESTAMPING, &stamps, sizeof stamps); /* connections inherit it */
    h->port = ntohs(a.sin_port);
    snprintf(h->url, sizeof h->url, "http://127.0.0.1:%d/", h->port);
    if (pthread_create(&h->thread, NULL, accept_loop, h) != 0)
        abort();
    return h;
}

void
httpd_stop(struct httpd *h)
{
    h->stopping = true;
    if (write(h->wake[1], "x", 1) != 1)
        abort();
    pthread_join(h->thread, NULL);
    pthread_mutex_lock(&h->lock);
    for (struct connection *c = h->connections; c != NULL; c = c->next) {
        if (c->fd >= 0)
            shutdown(c->fd, SHUT_RDWR);
    }
    pthread_mutex_unlock(&h->lock);
    while (h->connections != NULL) {
        struct connection *c = h->connections;

        h->connections = c->next;
        pthread_join(c->thread, NULL);
        free(c);
    }
    for (size_t i = 0; i < h->n_seen; i++) {
        free(h->seen[i].path);
        free(h->seen[i].params);
    }
    free(h->seen);
    httpd_script_clear(&h->script);
    close(h->fd);
    close(h->wake[0]);
    close(h->wake[1]);
    pthread_mutex_destroy(&h->lock);
    free(h);
}

/* ------------------------------------------------------------------ asking */

int
httpd_port(const struct httpd *h)
{
    return h->port;
}

const char *
httpd_url(const struct httpd *h)
{
    return h->url;
}

bool
httpd_holds(void *arg)
{
    return ((struct httpd *)arg)->n_holding > 0;
}

size_t
httpd_count(struct httpd *h)
{
    size_t n;

    pthread_mutex_lock(&h->lock);
    n = h->n_seen;
    pthread_mutex_unlock(&h->lock);
    return n;
}

struct httpd_request
httpd_request(struct httpd *h, size_t i)
{
    struct httpd_request r = {0};

    pthread_mutex_lock(&h->lock);
    if (i < h->n_seen)
        r = h->seen[i];
    pthread_mutex_unlock(&h->lock);
    return r;
}

static int
by_time(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

size_t
httpd_most_in(struct httpd *h, int64_t window_us)
{
    size_t n = httpd_count(h), most = 0;
    int64_t *at = cc_mem_resize(NULL, n + 1, sizeof *at);

    for (size_t i = 0; i < n; i++)
        at[i] = httpd_request(h, i).at_us;
    qsort(at, n, sizeof *at, by_time);
    for (size_t i = 0, j = 0; j < n; j++) {
        while (at[j] - at[i] >= window_us)
            i++;
        most = j - i + 1 > most ? j - i + 1 : most;
    }
    free(at);
    return most;
}

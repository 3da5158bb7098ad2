/* eutils_load.c: eutils_load PORT CLIENTS SECONDS < PATHS: asks an E-utilities server on loopback from many clients at once,
 * each on a connection of its own that it keeps (every tenth request on a new one), paths in turn. Prints one line:
 *   requests N errors N per_second N p50_ms N p99_ms N max_ms N
 * An error is anything but HTTP 200 with a whole body. */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"

struct client {
    pthread_t thread;
    unsigned number;
    size_t n, errors;
    double *ms;
};

static char **paths;
static size_t n_paths;
static int port;
static double until;

static double
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
dial(void)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;

    if (fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) != 0) {
        close(fd);
        return -1;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

/* One request and its whole reply; 0 when it was good. */
static int
ask(int fd, const char *path, struct cc_buf *in)
{
    char request[8192];
    int n = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", path);
    size_t need = 0;

    cc_buf_reset(in);
    if (send(fd, request, (size_t)n, MSG_NOSIGNAL) != n)
        return 1;
    while (need == 0 || in->n < need) {
        char bytes[65536];
        ssize_t got = recv(fd, bytes, sizeof bytes, 0);
        char *end, *length;

        if (got <= 0)
            return 1;
        cc_buf_add(in, bytes, (size_t)got);
        if (need == 0 && (end = strstr(in->v, "\r\n\r\n")) != NULL) {
            length = strcasestr(in->v, "Content-Length:");
            if (length == NULL || length > end || strncmp(in->v, "HTTP/1.1 200", 12) != 0)
                return 1;
            need = (size_t)(end + 4 - in->v) + strtoul(length + 15, NULL, 10);
        }
    }
    return 0;
}

static void *
work(void *arg)
{
    struct client *c = arg;
    struct cc_buf in = {0};
    size_t turn = c->number;
    int fd = -1;

    while (now_ms() < until) {
        double started = now_ms();

        if (fd >= 0 && turn % 10 == 0) {
            close(fd);
            fd = -1;
        }
        if (fd < 0)
            fd = dial();
        if (fd < 0 || ask(fd, paths[turn % n_paths], &in) != 0) {
            c->errors++;
            if (fd >= 0)
                close(fd);
            fd = -1;
        }
        c->ms = cc_mem_push(c->ms, c->n, sizeof *c->ms);
        c->ms[c->n++] = now_ms() - started;
        turn++;
    }
    if (fd >= 0)
        close(fd);
    cc_buf_clear(&in);
    return NULL;
}

static int
by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
    struct client clients[512] = {0};
    unsigned n_clients = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 0;
    double seconds = argc > 3 ? strtod(argv[3], NULL) : 0, *all = NULL;
    size_t n = 0, errors = 0, cap = 0;
    char *line = NULL;
    ssize_t len;

    while ((len = getline(&line, &cap, stdin)) > 0) {
        line[len - 1] = '\0';
        paths = cc_mem_push(paths, n_paths, sizeof *paths);
        paths[n_paths++] = cc_mem_strdup(line);
    }
    if (n_clients == 0 || n_clients > 512 || seconds <= 0 || n_paths == 0)
        return 2;
    port = (int)strtol(argv[1], NULL, 10);
    until = now_ms() + seconds * 1e3;
    for (unsigned i = 0; i < n_clients; i++) {
        clients[i].number = i;
        pthread_create(&clients[i].thread, NULL, work, &clients[i]);
    }
    for (unsigned i = 0; i < n_clients; i++) {
        pthread_join(clients[i].thread, NULL);
        all = cc_mem_resize(all, n + clients[i].n + 1, sizeof *all);
        if (clients[i].n > 0)
            memcpy(all + n, clients[i].ms, clients[i].n * sizeof *all);
        n += clients[i].n;
        errors += clients[i].errors;
        free(clients[i].ms);
    }
    qsort(all, n, sizeof *all, by_size);
    printf("requests %zu errors %zu per_second %.0f p50_ms %.1f p99_ms %.1f max_ms %.1f\n", n, errors, (double)n / seconds, all[n / 2],
        all[n * 99 / 100], all[n - 1]);
    for (size_t i = 0; i < n_paths; i++)
        free(paths[i]);
    free(paths);
    free(line);
    free(all);
    return errors != 0;
}

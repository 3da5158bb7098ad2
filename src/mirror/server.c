/* server.c: starting and stopping the E-utilities server, and the backends that its threads share. */
#include "mirror/server.h"

#include <pthread.h>

#include "mirror/server_guests.h"

/* Backends not in use; more are opened when a thread finds none, at most one for each thread. */
struct cc_backend_pool {
    pthread_mutex_t lock;
    struct cc_backend *idle[CC_SERVER_THREADS + 1];
    size_t n;
    const struct cc_backend *first; /* the others share with it; there is room for all, so that it is freed last */
};

static enum cc_status
open_backend(struct cc_server *server, struct cc_backend **out, struct cc_error *error)
{
    if (server->config.open != NULL)
        return server->config.open(server->config.open_arg, out, error);
    return cc_backend_mirror(server->mirror, out, error);
}

struct cc_backend *
cc_server_take(struct cc_server *server, struct cc_error *error)
{
    struct cc_backend_pool *pool = server->pool;
    struct cc_backend *b = NULL;

    pthread_mutex_lock(&pool->lock);
    if (pool->n > 0)
        b = pool->idle[--pool->n];
    pthread_mutex_unlock(&pool->lock);
    if (b != NULL)
        return b;
    if (open_backend(server, &b, error) != CC_OK)
        return NULL;
    if (pool->first == NULL) /* at the start, before there are threads */
        pool->first = b;
    else if (b->ops->share != NULL)
        b->ops->share(b, pool->first);
    return b;
}

void
cc_server_give(struct cc_server *server, struct cc_backend *backend)
{
    struct cc_backend_pool *pool = server->pool;

    pthread_mutex_lock(&pool->lock);
    if (pool->n < sizeof pool->idle / sizeof *pool->idle) {
        pool->idle[pool->n++] = backend;
        backend = NULL;
    }
    pthread_mutex_unlock(&pool->lock);
    if (backend != NULL)
        backend->ops->free(backend);
}

enum cc_status
cc_server_start(const struct cc_server_config *config, struct cc_server **out, struct cc_error *error)
{
    struct cc_server *server = cc_mem_alloc(sizeof *server);
    struct cc_backend *first;
    enum cc_status status = CC_OK;

    server->config = *config;
    server->mirror = cc_mem_strdup(config->mirror);
    server->pool = cc_mem_alloc(sizeof *server->pool);
    pthread_mutex_init(&server->pool->lock, NULL);
    server->history = cc_history_new();
    server->limit = cc_limit_new(config->rate);
    server->guests = cc_guests_new(CC_SERVER_CROWD);
    first = cc_server_take(server, error);
    if (first == NULL)
        status = error->status;
    if (status == CC_OK) {
        server->info = first->info;
        server->statement = cc_mem_strdup(first->info.statement);
        cc_server_give(server, first);
        status = cc_server_listen(server, error);
    }
    if (status != CC_OK) {
        cc_server_stop(server);
        return status;
    }
    *out = server;
    return CC_OK;
}

void
cc_server_stop(struct cc_server *server)
{
    if (server == NULL)
        return;
    cc_server_close(server);
    for (size_t i = 0; i < server->pool->n; i++)
        server->pool->idle[i]->ops->free(server->pool->idle[i]);
    pthread_mutex_destroy(&server->pool->lock);
    free(server->pool);
    cc_history_free(server->history);
    cc_limit_free(server->limit);
    cc_guests_free(server->guests);
    free(server->mirror);
    free(server->statement);
    free(server->url);
    free(server);
}

const char *
cc_server_url(const struct cc_server *server)
{
    return server->url;
}

const char *
cc_server_statement(const struct cc_server *server)
{
    return server->statement;
}

uint64_t
cc_server_requests(const struct cc_server *server)
{
    return __atomic_load_n(&server->requests, __ATOMIC_RELAXED);
}

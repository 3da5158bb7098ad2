/* spread.c: see spread.h. */
#include "base/spread.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

struct work {
    void (*one)(void *arg, size_t i, unsigned thread);
    void *arg;
    size_t n;
    atomic_size_t next;
};

struct worker {
    struct work *work;
    unsigned number;
    pthread_t thread;
};

unsigned
cc_spread_threads(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    return processors < 1 ? 1 : processors > (long)CC_SPREAD_MAX ? CC_SPREAD_MAX : (unsigned)processors;
}

static void *
go(void *arg)
{
    struct worker *worker = arg;
    struct work *work = worker->work;

    for (size_t i; (i = atomic_fetch_add(&work->next, 1)) < work->n;)
        work->one(work->arg, i, worker->number);
    return NULL;
}

void
cc_spread(unsigned threads, size_t n, void (*one)(void *arg, size_t i, unsigned thread), void *arg)
{
    struct work work = {.one = one, .arg = arg, .n = n};
    struct worker workers[CC_SPREAD_MAX];
    unsigned started = 1;

    workers[0] = (struct worker){.work = &work};
    for (; started < threads && started < n && started < CC_SPREAD_MAX; started++) {
        workers[started] = (struct worker){.work = &work, .number = started};
        if (pthread_create(&workers[started].thread, NULL, go, &workers[started]) != 0)
            break;
    }
    go(&workers[0]);
    for (unsigned i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}

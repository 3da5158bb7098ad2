/* steady.c: see steady.h. */
#include "net/steady.h"

#include <time.h>

static int64_t
now_ms(void *arg)
{
    struct timespec t;

    (void)arg;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
sleep_ms(void *arg, int64_t ms)
{
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = (ms % 1000) * 1000000};

    (void)arg;
    if (ms > 0)
        nanosleep(&t, NULL); /* a signal ends it early: whoever waits looks again */
}

static const struct cc_clock STEADY = {now_ms, sleep_ms, NULL};

const struct cc_clock *
cc_steady_clock(void)
{
    return &STEADY;
}

const struct cc_clock *
cc_steady_or(const struct cc_clock *given)
{
    return given == NULL || given == cc_clock_real() ? &STEADY : given;
}

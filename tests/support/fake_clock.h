/* fake_clock.h: real time plus what was slept, so that waits cost nothing and transfers still pass in time. */
#ifndef CC_TESTS_FAKE_CLOCK_H
#define CC_TESTS_FAKE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/clock.h"

struct fake_clock {
    struct cc_clock clock; /* give &fake.clock */
    int64_t slept_ms;
    int64_t offset_ms;     /* set by a test that turns the clock */
    bool still;            /* no real time in it: for tests without sockets */
};

static inline int64_t
fake_now_ms(void *arg)
{
    const struct fake_clock *f = arg;
    struct timespec t;

    if (f->still)
        return 1800000000000 + f->slept_ms + f->offset_ms;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1800000000000 + (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 + f->slept_ms + f->offset_ms;
}

static inline void
fake_sleep_ms(void *arg, int64_t ms)
{
    ((struct fake_clock *)arg)->slept_ms += ms;
}

static inline void
fake_clock_init(struct fake_clock *f)
{
    *f = (struct fake_clock){.clock = {fake_now_ms, fake_sleep_ms, f}};
}

#endif

/* fake_clock.h: what was slept, so that waits cost nothing, and of real time what a test wants: all of it, none, or that in which its
 * server lets a client wait on purpose. With all of it a busy machine takes a slow thread for a stalled server. */
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
    bool (*passes)(void *arg); /* real time passes only while this is true; NULL = always */
    void *passes_arg;
    int64_t last_us, passed_us;
};

static inline int64_t
fake_now_ms(void *arg)
{
    struct fake_clock *f = arg;
    struct timespec t;
    int64_t us;

    if (f->still)
        return 1800000000000 + f->slept_ms + f->offset_ms;
    clock_gettime(CLOCK_MONOTONIC, &t);
    us = (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
    if (f->passes == NULL)
        return 1800000000000 + us / 1000 + f->slept_ms + f->offset_ms;
    if (f->last_us != 0 && f->passes(f->passes_arg))
        f->passed_us += us - f->last_us;
    f->last_us = us;
    return 1800000000000 + f->passed_us / 1000 + f->slept_ms + f->offset_ms;
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

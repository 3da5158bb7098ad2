/* test_spread.c: work spread over threads: each thing once, no thread number twice at the same time, the caller takes part. */
#include "support/test.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <time.h>

#include "base/spread.h"

#define THINGS 5000u

struct seen {
    atomic_uint times[THINGS];
    atomic_bool busy[CC_SPREAD_MAX];
    atomic_uint clashes, out_of_range, by_caller;
    unsigned threads;
    pthread_t caller;
};

static void
look(void *arg, size_t i, unsigned thread)
{
    struct seen *seen = arg;

    if (i >= THINGS || thread >= seen->threads || thread >= CC_SPREAD_MAX) {
        atomic_fetch_add(&seen->out_of_range, 1);
        return;
    }
    if (atomic_exchange(&seen->busy[thread], true))
        atomic_fetch_add(&seen->clashes, 1);
    atomic_fetch_add(&seen->times[i], 1);
    if (thread == 0 && pthread_equal(pthread_self(), seen->caller))
        atomic_fetch_add(&seen->by_caller, 1);
    else if (thread == 0)
        atomic_fetch_add(&seen->clashes, 1); /* 0 is the caller and nobody else */
    if (i % 512 == 0)
        nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL); /* lets the others come in */
    atomic_store(&seen->busy[thread], false);
}

static void
each_thing_once(void **state)
{
    static const unsigned THREADS[] = {1, 2, 3, CC_SPREAD_MAX, CC_SPREAD_MAX + 5};
    static const size_t N[] = {0, 1, 2, 17, THINGS};

    (void)state;
    for (size_t t = 0; t < sizeof THREADS / sizeof *THREADS; t++) {
        for (size_t k = 0; k < sizeof N / sizeof *N; k++) {
            static struct seen seen;

            seen = (struct seen){.threads = THREADS[t], .caller = pthread_self()};
            cc_spread(THREADS[t], N[k], look, &seen);
            assert_int_equal(seen.clashes, 0);
            assert_int_equal(seen.out_of_range, 0);
            for (size_t i = 0; i < THINGS; i++)
                assert_int_equal(seen.times[i], i < N[k] ? 1 : 0);
            if (THREADS[t] == 1)
                assert_int_equal(seen.by_caller, N[k]);
        }
    }
}

static void
as_many_threads_as_processors(void **state)
{
    (void)state;
    assert_in_range(cc_spread_threads(), 1, CC_SPREAD_MAX);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_thing_once), cmocka_unit_test(as_many_threads_as_processors)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}

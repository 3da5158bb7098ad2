/* clock.c: see clock.h. */
#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

#include "base/mem.h"

static int64_t
frozen_ms(void)
{
    const char *text = getenv("CLAIMCHECK_NOW");
    struct tm tm = {0};
    const char *end;
    char *stop;
    long long seconds;

    if (text == NULL || *text == '\0')
        return -1;
    end = strptime(text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    if (end && *end == '\0')
        return (int64_t)timegm(&tm) * 1000;
    seconds = strtoll(text, &stop, 10);
    return *stop == '\0' ? (int64_t)seconds * 1000 : -1;
}

static int64_t
real_now_ms(void *arg)
{
    struct timespec t;
    int64_t frozen = frozen_ms();

    (void)arg;
    if (frozen >= 0)
        return frozen;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
real_sleep_ms(void *arg, int64_t ms)
{
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = (ms % 1000) * 1000000};

    (void)arg;
    if (ms > 0)
        nanosleep(&t, NULL);
}

static const struct cc_clock REAL = {real_now_ms, real_sleep_ms, NULL};

const struct cc_clock *
cc_clock_real(void)
{
    return &REAL;
}

int64_t
cc_clock_now_ms(const struct cc_clock *clock)
{
    return clock ? clock->now_ms(clock->arg) : real_now_ms(NULL);
}

int64_t
cc_clock_now_s(const struct cc_clock *clock)
{
    return cc_clock_now_ms(clock) / 1000;
}

void
cc_clock_sleep_ms(const struct cc_clock *clock, int64_t ms)
{
    if (clock)
        clock->sleep_ms(clock->arg, ms);
    else
        real_sleep_ms(NULL, ms);
}

static char *
format(int64_t at, const char *pattern, char out[CC_TIME_CAP])
{
    struct tm tm;
    time_t t = (time_t)at;

    if (gmtime_r(&t, &tm) == NULL || strftime(out, CC_TIME_CAP, pattern, &tm) == 0)
        snprintf(out, CC_TIME_CAP, "unknown");
    return out;
}

char *
cc_time_iso(int64_t at, char out[CC_TIME_CAP])
{
    return format(at, "%Y-%m-%dT%H:%M:%SZ", out);
}

char *
cc_time_date(int64_t at, char out[CC_TIME_CAP])
{
    return format(at, "%Y-%m-%d", out);
}

int
cc_time_year(int64_t at)
{
    struct tm tm;
    time_t t = (time_t)at;

    return gmtime_r(&t, &tm) ? tm.tm_year + 1900 : 0;
}

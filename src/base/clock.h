/* clock.h: time as a seam. Everything that waits or stamps takes a clock, so that tests need not wait. */
#ifndef CC_BASE_CLOCK_H
#define CC_BASE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

struct cc_clock {
    int64_t (*now_ms)(void *arg);               /* since 1970 UTC, milliseconds */
    void (*sleep_ms)(void *arg, int64_t ms);
    void *arg;
};

/* The machine's clock; CLAIMCHECK_NOW (seconds since 1970 or ISO 8601 UTC) freezes it, for reproducible output. */
const struct cc_clock *cc_clock_real(void);
int64_t cc_clock_now_ms(const struct cc_clock *clock); /* NULL = real */
int64_t cc_clock_now_s(const struct cc_clock *clock);
void cc_clock_sleep_ms(const struct cc_clock *clock, int64_t ms);

#define CC_TIME_CAP 32
/* "2026-11-23T06:14:00Z" and "2026-11-23"; seconds since 1970 UTC. Returns out. */
char *cc_time_iso(int64_t at, char out[CC_TIME_CAP]);
char *cc_time_date(int64_t at, char out[CC_TIME_CAP]);
int cc_time_year(int64_t at);

#endif

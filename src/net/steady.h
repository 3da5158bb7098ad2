/* steady.h: the clock that waits are measured with. base/clock.h's real clock can be frozen for reproducible output and
 * set by an administrator; a limiter must not stand still or run wild then. */
#ifndef CC_NET_STEADY_H
#define CC_NET_STEADY_H

#include "base/clock.h"

/* CLOCK_MONOTONIC: one count since boot for all processes of the machine. */
const struct cc_clock *cc_steady_clock(void);

/* given when it is a test's clock; the steady one for NULL and cc_clock_real(). */
const struct cc_clock *cc_steady_or(const struct cc_clock *given);

#endif

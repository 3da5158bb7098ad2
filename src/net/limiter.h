/* limiter.h: when the next request may start, counted over every process that shares one file. It must not know curl.
 *
 * Rule: no more than rate starts in any second, as the server sees them. The file keeps the times of the last starts; a
 * new one waits until the one `rate` places back is a window old (a second and a margin for jitter on the way), and a
 * little longer than nothing after the last, so that starts come evenly. A start is entered when it is permitted,
 * counts as "any moment now" while it is on its way, and is moved to when the request has left: neither a slow
 * handshake nor a busy machine may bring two bunches together.
 *
 * The file is a hint to be polite, never a reason to stop: content that makes no sense counts as "the window is full
 * just now" and is replaced; a lock that cannot be had in five seconds, or a directory that cannot be written, leaves
 * each process to itself. flock goes away with its process, so a crash blocks nobody. */
#ifndef CC_NET_LIMITER_H
#define CC_NET_LIMITER_H

#include <stdbool.h>
#include <stdint.h>

struct cc_clock;
struct cc_limiter;

#define CC_LIMITER_MARGIN 1.04         /* window over the permitted second: 96 % of the rate stays usable */
#define CC_LIMITER_PAUSE_MAX_MS 300000 /* no server stops us longer than this by one header */

/* path NULL: this process alone. rate: starts a second; 0 = no limit (pauses still hold). clock: see steady.h. */
struct cc_limiter *cc_limiter_new(const char *path, double rate, const struct cc_clock *clock);
void cc_limiter_free(struct cc_limiter *limiter);

/* 0: start now, *ticket names the start. Else the milliseconds after which to ask again. */
int64_t cc_limiter_take(struct cc_limiter *limiter, uint64_t *ticket);

/* The request of the ticket has left, just now; or it ended without leaving. Until one of the two is said the start
 * counts as if it left at every moment (20 seconds long). */
void cc_limiter_sent(struct cc_limiter *limiter, uint64_t ticket);
void cc_limiter_not_sent(struct cc_limiter *limiter, uint64_t ticket);

/* Nobody starts anything for ms. */
void cc_limiter_pause(struct cc_limiter *limiter, int64_t ms);

/* What the server said of its own counting in the reply to the ticket's request (X-RateLimit-Limit, -Remaining; -1 =
 * not said). A lower limit than ours holds for a minute; nothing remaining although we had not used up our limit when
 * that request left means that others share our address: wait one turn. */
void cc_limiter_observe(struct cc_limiter *limiter, uint64_t ticket, long limit, long remaining);

#endif

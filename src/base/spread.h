/* spread.h: the same work on many things, by as many threads as the machine has processors. */
#ifndef CC_BASE_SPREAD_H
#define CC_BASE_SPREAD_H

#include <stddef.h>

#define CC_SPREAD_MAX 16u /* threads */

/* The machine's processors, at least 1 and at most CC_SPREAD_MAX. */
unsigned cc_spread_threads(void);

/* Calls one(arg, i, thread) for every i below n, in no order, by up to `threads` threads, and returns when all are
 * done. thread is below `threads`; 0 is the caller; no two calls with the same number run at once. A thread that cannot
 * be started is done without. */
void cc_spread(unsigned threads, size_t n, void (*one)(void *arg, size_t i, unsigned thread), void *arg);

#endif

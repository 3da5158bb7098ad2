/* process.h: run another program on bytes and take what it prints. No shell, no temporary file. */
#ifndef CC_BASE_PROCESS_H
#define CC_BASE_PROCESS_H

#include <claimcheck/status.h>

#include "base/buf.h"

/* Runs argv[0] (found in PATH; argv ends with NULL) with in[0..n) as its stdin and appends its stdout to *out; its
 * stderr is dropped. Of our environment it gets all but variables that hold secrets by their name (…_KEY, …_TOKEN and
 * the like). CC_NOTFOUND: there is no such program; CC_LIMIT: more than max bytes, or longer than seconds (it is killed
 * then); CC_INPUT: it ended with an error. */
enum cc_status cc_process_run(const char *const *argv, const void *in, size_t n, size_t max, unsigned seconds,
    struct cc_buf *out, struct cc_error *error) CC_MUST_CHECK;

#endif

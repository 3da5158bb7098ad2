/* status.h: how every function of claimcheck reports failure.
 *
 * A function that can fail returns enum cc_status and takes a caller-owned struct cc_error * as its last
 * parameter. The message is written once, where the fault is known, and names the thing; callers on the way
 * up may only put context before it (cc_error_wrap). It must not know any domain. */
#ifndef CLAIMCHECK_STATUS_H
#define CLAIMCHECK_STATUS_H

#define CC_MUST_CHECK __attribute__((warn_unused_result))
#define CC_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* What happened. PARTIAL is a result, not a failure: the output is there and says what it lacks. */
enum cc_status {
    CC_OK = 0,
    CC_PARTIAL,   /* done, but part of it is missing; the output says which part and why */
    CC_USAGE,     /* the caller asked for something that does not exist */
    CC_INPUT,     /* a file or text from outside cannot be read as what it claims to be */
    CC_NOTFOUND,  /* a thing asked for by name or number is not there */
    CC_NET,       /* a server could not be reached or did not answer properly */
    CC_RATE,      /* rate limited past the deadline */
    CC_STORE,     /* a database is locked, damaged, foreign or too new */
    CC_LIMIT,     /* a cap of limits.h was met */
    CC_VERIFY,    /* a stored record does not match its hash */
    CC_CANCELLED, /* the person interrupted */
    CC__STATUS_MAX
};

#define CC_ERROR_CAP 1024

/* One message, one line, no trailing newline, no leading "error:". Zero it before use: struct cc_error e = {0}. */
struct cc_error {
    enum cc_status status;
    char message[CC_ERROR_CAP];
};

/* Writes the message and returns status, so that `return cc_error_set(e, CC_INPUT, "...")` reads well.
 * Control characters in the formatted text are replaced by '?'; overlong text is cut at a UTF-8 boundary. */
enum cc_status cc_error_set(struct cc_error *e, enum cc_status status, const char *format, ...) CC_PRINTF(3, 4);

/* Puts "context: " before the message that is there; the status stays. Returns e->status. */
enum cc_status cc_error_wrap(struct cc_error *e, const char *format, ...) CC_PRINTF(2, 3);

/* The process exit code of design section 9: 0 ok, 2 usage, 3 input (also NOTFOUND, LIMIT), 4 network,
 * 5 partial, 6 database, 7 rate limit past deadline, 8 verification failed, 130 interrupted. */
int cc_status_exit_code(enum cc_status status);

/* A short lower-case name ("input", "network"), for logs and JSON. Never NULL. */
const char *cc_status_name(enum cc_status status);

#endif

/* status.c: see claimcheck/status.h. */
#include <claimcheck/status.h>

#include <stdarg.h>

#include "base/mem.h"
#include "base/utf8.h"

static const struct {
    const char *name;
    int exit_code;
} STATUS[CC__STATUS_MAX] = {
    [CC_OK] = {"ok", 0},
    [CC_PARTIAL] = {"partial", 5},
    [CC_USAGE] = {"usage", 2},
    [CC_INPUT] = {"input", 3},
    [CC_NOTFOUND] = {"not-found", 3},
    [CC_NET] = {"network", 4},
    [CC_RATE] = {"rate-limit", 7},
    [CC_STORE] = {"database", 6},
    [CC_LIMIT] = {"limit", 3},
    [CC_VERIFY] = {"verification", 8},
    [CC_CANCELLED] = {"interrupted", 130},
};

/* One line: control characters would let hostile input write to a terminal. */
static void
clean(char *s)
{
    for (; *s; s++) {
        if ((unsigned char)*s < 0x20 || *s == 0x7f)
            *s = '?';
    }
}

enum cc_status
cc_error_set(struct cc_error *e, enum cc_status status, const char *format, ...)
{
    va_list args;

    e->status = status;
    va_start(args, format);
    vsnprintf(e->message, sizeof e->message, format, args);
    va_end(args);
    e->message[cc_utf8_cut(e->message, strlen(e->message), sizeof e->message - 1)] = '\0';
    clean(e->message);
    return status;
}

enum cc_status
cc_error_wrap(struct cc_error *e, const char *format, ...)
{
    char context[CC_ERROR_CAP], whole[2 * CC_ERROR_CAP + 2];
    va_list args;

    va_start(args, format);
    vsnprintf(context, sizeof context, format, args);
    va_end(args);
    snprintf(whole, sizeof whole, "%s: %s", context, e->message);
    return cc_error_set(e, e->status, "%s", whole);
}

int
cc_status_exit_code(enum cc_status status)
{
    return (unsigned)status < CC__STATUS_MAX ? STATUS[status].exit_code : 3;
}

const char *
cc_status_name(enum cc_status status)
{
    return (unsigned)status < CC__STATUS_MAX ? STATUS[status].name : "unknown";
}

/* event.h: the library never prints. What a person may want to see while it works goes through one sink that the
 * command line's bar, the pages and the tests all listen to. */
#ifndef CLAIMCHECK_EVENT_H
#define CLAIMCHECK_EVENT_H

#include <stdint.h>

enum cc_event_kind { CC_EVENT_PROGRESS, CC_EVENT_NOTE, CC_EVENT_WARNING };

/* stage: "claims", "search", "fetch", "import" …; message may be NULL for PROGRESS; total 0 = unknown. */
struct cc_event {
    enum cc_event_kind kind;
    const char *stage;
    const char *message;
    uint64_t done, total;
};

struct cc_event_sink {
    void (*emit)(void *arg, const struct cc_event *event);
    void *arg;
};

/* Does nothing when sink or sink->emit is NULL. */
void cc_event_emit(const struct cc_event_sink *sink, const struct cc_event *event);

#endif

/* event.c: see claimcheck/event.h. */
#include <claimcheck/event.h>

#include <stddef.h>

void
cc_event_emit(const struct cc_event_sink *sink, const struct cc_event *event)
{
    if (sink != NULL && sink->emit != NULL)
        sink->emit(sink->arg, event);
}

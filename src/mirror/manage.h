/* manage.h: what a mirror holds, whether it is whole, and making it small and quick. */
#ifndef CC_MIRROR_MANAGE_H
#define CC_MIRROR_MANAGE_H

#include <claimcheck/event.h>
#include <claimcheck/mirror.h>

/* Calls print for each figure, in a fixed order. */
enum cc_status cc_mirror_stats(const char *path, void (*print)(void *arg, const char *name, int64_t value), void *arg,
    struct cc_error *error) CC_MUST_CHECK;

/* Reads everything: the file's own structure, every record, every list of the index. Calls fault for each thing wrong;
 * CC_VERIFY when there was one. */
enum cc_status cc_mirror_verify(const char *path, const struct cc_event_sink *events,
    void (*fault)(void *arg, const char *what), void *arg, struct cc_error *error) CC_MUST_CHECK;

/* Merges the index into one segment without what is superseded, drops the XML of superseded and deleted records, and
 * gives freed space back to the disk (which for a while needs as much again). CC_CANCELLED leaves a good mirror. */
enum cc_status cc_mirror_optimize(const char *path, const volatile bool *cancel, struct cc_error *error) CC_MUST_CHECK;

#endif

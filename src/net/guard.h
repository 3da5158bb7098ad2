/* guard.h: keeps a transfer away from this machine and from private networks, by the address that is really connected
 * to: a name that resolves differently a second time (DNS rebinding) gains nothing. Internal to net/. */
#ifndef CC_NET_GUARD_H
#define CC_NET_GUARD_H

#include <stdbool.h>

#include <curl/curl.h>

struct cc_guard;

struct cc_guard *cc_guard_new(const char *url);
void cc_guard_free(struct cc_guard *guard);

/* Puts the guard on the handle. False when the URL itself names a private address. */
bool cc_guard_set(struct cc_guard *guard, CURL *easy);

/* An address was refused (NULL: no). With several addresses of one name another may have been connected to. */
bool cc_guard_refused(const struct cc_guard *guard);

#endif

/* url.h: what net needs to know of URLs: form encoding, parts, which host, which addresses are private. */
#ifndef CC_NET_URL_H
#define CC_NET_URL_H

#include <stdbool.h>
#include <stddef.h>

#include <claimcheck/status.h>

#include "base/buf.h"

struct sockaddr;

struct cc_url {
    char *scheme; /* lower case */
    char *host;   /* lower case, IPv6 in brackets */
    long port;    /* the scheme's own when none is given */
};

/* CC_USAGE when it is no absolute http or https URL with a host, or carries a user name (a password would end in logs).
 * *out must be {0}. */
enum cc_status cc_url_parse(const char *url, struct cc_url *out, struct cc_error *error) CC_MUST_CHECK;
void cc_url_clear(struct cc_url *url);

/* May a reply of `from` send us to `to`? Same host, unless any host will do; same scheme (and then, on the same host,
 * the same port), or from http to https. */
bool cc_url_redirect_allowed(const char *from, const char *to, bool any_host);

/* True for localhost and for addresses written out that are private. Says nothing on names. */
bool cc_url_host_is_private(const char *host);

/* Loopback, private, link-local, unique-local, carrier-grade NAT, multicast, unspecified, documentation and every IPv4
 * address of these kinds inside IPv6 (mapped, 6to4, NAT64): nothing an article of the public web lives on.
 * RFC 1918, 3927, 4193, 6598, 6890. Unknown families count as private. */
bool cc_url_address_is_private(const struct sockaddr *address);

/* The URL without user name, query and fragment, for messages. Allocated. */
char *cc_url_bare(const char *url);

#endif

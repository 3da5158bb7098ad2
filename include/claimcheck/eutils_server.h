/* eutils_server.h: NCBI's E-utilities over a local collection, for unmodified clients (EDirect, Biopython, rentrez
 * …). */
#ifndef CLAIMCHECK_EUTILS_SERVER_H
#define CLAIMCHECK_EUTILS_SERVER_H

#include <stdint.h>
#include <stdio.h>

#include <claimcheck/event.h>
#include <claimcheck/status.h>

struct cc_server;
struct cc_backend;

struct cc_server_config {
    const char *mirror;              /* path of a mirror; NULL when open is given */
    enum cc_status (*open)(void *arg, struct cc_backend **out, struct cc_error *error); /* another collection; for tests */
    void *open_arg;
    const char *listen;              /* numeric address; NULL = 127.0.0.1 */
    uint16_t port;                   /* 0 = one that is free */
    long rate;                       /* requests a second and address (10/3 of it with an api_key); 0 = no limit */
    FILE *log;                       /* a line for each request: milliseconds since 1970 of its arrival, method, endpoint, status,
                                      * parameters (an api_key without its value), with tabs between; may be NULL; borrowed */
    const struct cc_event_sink *sink;/* notes about what goes wrong; may be NULL */
};

/* Starts answering in threads of its own. CC_NET: the address cannot be used; whatever opening the mirror says. */
enum cc_status cc_server_start(
    const struct cc_server_config *config, struct cc_server **out, struct cc_error *error) CC_MUST_CHECK;

/* "http://127.0.0.1:40123/entrez/eutils/" and what is served: "mirror of 2026-11-23, 4,317 records". */
const char *cc_server_url(const struct cc_server *server);
const char *cc_server_statement(const struct cc_server *server);
uint64_t cc_server_requests(const struct cc_server *server); /* answered so far */

/* Ends every connection and frees the server. NULL is fine. */
void cc_server_stop(struct cc_server *server);

#endif

/* server_guests.h: who is connected to the server and since when it waits for their next request, so that connections
 * which never send a whole one cannot keep others out: where many are open, the one that has kept the server waiting
 * longest is closed. It must not know libmicrohttpd. */
#ifndef CC_MIRROR_SERVER_GUESTS_H
#define CC_MIRROR_SERVER_GUESTS_H

#include <stddef.h>

struct cc_guests;
struct cc_guest; /* a connection */

/* crowd: connections that may be open before the longest waited for is closed. */
struct cc_guests *cc_guests_new(size_t crowd);
void cc_guests_free(struct cc_guests *guests);

/* A connection was opened; its socket stays the caller's. All of these may be called from any thread. */
struct cc_guest *cc_guest_enter(struct cc_guests *guests, int socket);
/* Its request is whole and being answered, so it is not closed; or the answer is sent, and the next request waited
 * for. */
void cc_guest_asked(struct cc_guest *guest);
void cc_guest_answered(struct cc_guest *guest);
/* It ended; to be called before the socket is closed. Frees the guest. */
void cc_guest_leave(struct cc_guest *guest);

#endif

/* server_guests.c: see server_guests.h. Those that are waited for stand in a list, longest first. */
#include "mirror/server_guests.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/mem.h"

struct cc_guest {
    struct cc_guests *house;
    int socket;
    bool waiting;                     /* in the list */
    struct cc_guest *before, *after;
};

struct cc_guests {
    pthread_mutex_t lock;
    size_t n, crowd;                  /* open connections that were not told to go */
    struct cc_guest *first, *last;
};

struct cc_guests *
cc_guests_new(size_t crowd)
{
    struct cc_guests *house = cc_mem_alloc(sizeof *house);

    pthread_mutex_init(&house->lock, NULL);
    house->crowd = crowd;
    return house;
}

void
cc_guests_free(struct cc_guests *house)
{
    if (house == NULL)
        return;
    pthread_mutex_destroy(&house->lock);
    free(house);
}

static void
append(struct cc_guest *guest)
{
    struct cc_guests *house = guest->house;

    guest->waiting = true;
    guest->after = NULL;
    guest->before = house->last;
    *(house->last != NULL ? &house->last->after : &house->first) = guest;
    house->last = guest;
}

static void
take_out(struct cc_guest *guest)
{
    struct cc_guests *house = guest->house;

    if (!guest->waiting)
        return;
    guest->waiting = false;
    *(guest->before != NULL ? &guest->before->after : &house->first) = guest->after;
    *(guest->after != NULL ? &guest->after->before : &house->last) = guest->before;
}

/* The socket is only shut down: whose it is sees its end and closes it. */
static void
make_room(struct cc_guests *house)
{
    while (house->n > house->crowd && house->first != NULL) {
        struct cc_guest *guest = house->first;

        take_out(guest);
        (void)shutdown(guest->socket, SHUT_RDWR);
        guest->socket = -1;
        house->n--;
    }
}

struct cc_guest *
cc_guest_enter(struct cc_guests *house, int socket)
{
    struct cc_guest *guest = cc_mem_alloc(sizeof *guest);

    guest->house = house;
    guest->socket = socket;
    pthread_mutex_lock(&house->lock);
    house->n++;
    append(guest);
    make_room(house);
    pthread_mutex_unlock(&house->lock);
    return guest;
}

void
cc_guest_asked(struct cc_guest *guest)
{
    pthread_mutex_lock(&guest->house->lock);
    take_out(guest);
    pthread_mutex_unlock(&guest->house->lock);
}

void
cc_guest_answered(struct cc_guest *guest)
{
    pthread_mutex_lock(&guest->house->lock);
    if (guest->socket >= 0 && !guest->waiting) {
        append(guest);
        make_room(guest->house);
    }
    pthread_mutex_unlock(&guest->house->lock);
}

void
cc_guest_leave(struct cc_guest *guest)
{
    struct cc_guests *house = guest->house;

    pthread_mutex_lock(&house->lock);
    take_out(guest);
    house->n -= guest->socket >= 0;
    pthread_mutex_unlock(&house->lock);
    free(guest);
}

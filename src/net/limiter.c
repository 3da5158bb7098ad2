/* limiter.c: see limiter.h. */
#include "net/limiter.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/mem.h"

#define STARTS 64              /* so many starts are remembered; higher rates are kept by even spacing alone */
#define LOCK_TRIES 250
#define LOCK_STEP_MS 20
/* a start that has not left by then never will: its process died, or could not connect */
#define ON_ITS_WAY_MS 20000
#define LOOK_AGAIN_MS 25       /* while it depends on starts that have not left */
#define SERVER_LIMIT_MS 60000  /* how long a lower limit that the server told holds */

struct start {
    int64_t at;         /* permitted, and once it has left: when it left */
    uint64_t ticket;    /* with ON_ITS_WAY until it has left */
};
#define ON_ITS_WAY ((uint64_t)1 << 63)

/* The file, byte for byte; one machine writes and reads it, so its own byte order will do. */
struct state {
    char magic[8];
    uint32_t check; /* over all that follows */
    uint32_t n;     /* starts in use, oldest first */
    int64_t paused_until;
    int64_t server_limit_until;
    double server_limit;
    uint64_t next_ticket;
    struct start starts[STARTS];
};

static const char MAGIC[8] = "ccrate1";

struct cc_limiter {
    char *path;
    double rate;
    const struct cc_clock *clock;
    int fd;              /* -1: not open */
    bool healed; /* what was read made no sense: it must be written anew, or it would be healed again and again */
    struct state own;    /* used where there is no file */
};

struct cc_limiter *
cc_limiter_new(const char *path, double rate, const struct cc_clock *clock)
{
    struct cc_limiter *l = cc_mem_alloc(sizeof *l);

    l->path = cc_mem_strdup(path);
    l->rate = rate > 0 ? rate : 0;
    l->clock = clock;
    l->fd = -1;
    return l;
}

void
cc_limiter_free(struct cc_limiter *l)
{
    if (l == NULL)
        return;
    if (l->fd >= 0)
        close(l->fd);
    free(l->path);
    free(l);
}

/* ------------------------------------------------------------------- file */

/* The file may stand in a directory that others can write: no link is followed and nothing but a plain file is used.
 * It is opened without O_CREAT first, since Linux refuses O_CREAT on another user's file in a sticky directory. */
static int
open_file(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

    if (fd < 0 && errno == ENOENT) {
        fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (fd >= 0)
            (void)fchmod(fd, 0666); /* whoever shares the address shares the limit */
        else if (errno == EEXIST)
            fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    }
    if (fd >= 0 && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))) {
        close(fd);
        fd = -1;
    }
    return fd;
}

/* Somebody may have removed or replaced the file since it was opened: then ours is no longer the shared one. */
static bool
is_current(const struct cc_limiter *l)
{
    struct stat ours, there;

    return fstat(l->fd, &ours) == 0 && lstat(l->path, &there) == 0 && ours.st_ino == there.st_ino &&
        ours.st_dev == there.st_dev;
}

static bool
lock(struct cc_limiter *l)
{
    if (l->path == NULL)
        return false;
    for (int i = 0; i < LOCK_TRIES; i++) {
        struct timespec step = {.tv_nsec = LOCK_STEP_MS * 1000000L};

        if (l->fd < 0)
            l->fd = open_file(l->path);
        if (l->fd < 0)
            return false;
        if (flock(l->fd, LOCK_EX | LOCK_NB) == 0) {
            if (is_current(l))
                return true;
            close(l->fd); /* unlocks */
            l->fd = -1;
            continue;
        }
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        /* holders need microseconds; the first waits are short */
        if (i < 10)
            step.tv_nsec = 1000000L << (i / 3);
        nanosleep(&step, NULL); /* the real time: another process holds it */
    }
    return false;
}

static uint32_t
check_of(const struct state *s)
{
    size_t from = offsetof(struct state, check) + sizeof s->check;

    return cc_hash_fnv((const char *)s + from, sizeof *s - from);
}

static double
effective_rate(const struct cc_limiter *l, const struct state *s, int64_t now)
{
    if (s->server_limit_until > now && s->server_limit > 0 && (l->rate <= 0 || s->server_limit < l->rate))
        return s->server_limit;
    return l->rate;
}

/* How many starts a window holds, and how long it is. */
static void
window_of(double rate, size_t *n, int64_t *ms)
{
    double whole = rate < 1 ? 1 : (double)(long)rate;

    *n = whole > STARTS ? STARTS : (size_t)whole;
    *ms = (int64_t)(1000.0 * CC_LIMITER_MARGIN * (double)*n / rate + 0.999);
}

/* As if the window had been filled this moment: the careful reading of a file that makes no sense. */
static void
heal(struct cc_limiter *l, struct state *s, int64_t now)
{
    memset(s, 0, sizeof *s);
    memcpy(s->magic, MAGIC, sizeof MAGIC);
    if (l->rate > 0) {
        size_t n;
        int64_t ms;

        window_of(l->rate, &n, &ms);
        s->n = (uint32_t)n;
        for (size_t i = 0; i < n; i++)
            s->starts[i].at = now;
    }
}

/* Times ahead of the clock mean that it went back (a reboot, a test's clock): they count as now, so that nobody waits
 * for a time that was right once. True when there were any. */
static bool
pull_back(struct state *s, int64_t now)
{
    bool any = false;

    for (size_t i = 0; i < s->n; i++) {
        if (s->starts[i].at > now) {
            s->starts[i].at = now;
            any = true;
        }
    }
    if (s->paused_until > now + CC_LIMITER_PAUSE_MAX_MS) {
        s->paused_until = now;
        any = true;
    }
    if (s->server_limit_until > now + SERVER_LIMIT_MS) {
        s->server_limit_until = now;
        any = true;
    }
    return any;
}

/* Begins a change; returns the state to read and write. */
static struct state *
begin(struct cc_limiter *l, struct state *scratch, bool *locked)
{
    int64_t now = cc_clock_now_ms(l->clock);
    struct state *s = &l->own;

    *locked = lock(l);
    l->healed = false;
    if (*locked) {
        ssize_t got = pread(l->fd, scratch, sizeof *scratch, 0);

        s = scratch;
        if (got == 0) { /* new */
            memset(s, 0, sizeof *s);
            memcpy(s->magic, MAGIC, sizeof MAGIC);
        } else if (got != (ssize_t)sizeof *s || memcmp(s->magic, MAGIC, sizeof MAGIC) != 0 || s->check != check_of(s) ||
                   s->n > STARTS || !(s->server_limit >= 0 && s->server_limit < 1e6)) {
            heal(l, s, now);
            l->healed = true;
        }
    }
    l->healed = pull_back(s, now) || l->healed;
    return s;
}

static void
commit(struct cc_limiter *l, struct state *s, bool locked, bool changed)
{
    l->own = *s; /* so that losing the file does not lose the count */
    if (!locked)
        return;
    if (changed || l->healed) {
        s->check = check_of(s);
        /* a short write leaves a bad check, which the next reader heals */
        if (pwrite(l->fd, s, sizeof *s, 0) == (ssize_t)sizeof *s)
            (void)!ftruncate(l->fd, sizeof *s);
    }
    flock(l->fd, LOCK_UN);
}

/* ------------------------------------------------------------------ public */

/* A start that was permitted and has not left may do so at any moment: it counts as if it did now. */
static bool
is_on_its_way(const struct start *start, int64_t now)
{
    return (start->ticket & ON_ITS_WAY) != 0 && start->at + ON_ITS_WAY_MS > now;
}

/* Until fewer than n starts lie in the window: then, whenever those on their way leave, no window holds more than n. */
static int64_t
wait_for_window(const struct state *s, size_t n, int64_t window, int64_t now)
{
    size_t on_way = 0, to_age;

    for (size_t i = 0; i < s->n; i++)
        on_way += is_on_its_way(&s->starts[i], now);
    if (on_way >= n)
        return LOOK_AGAIN_MS;
    to_age = n - on_way; /* of those that have left, the one that is so manieth from the end must be a window old */
    for (size_t i = s->n; i-- > 0;) {
        if (!is_on_its_way(&s->starts[i], now) && --to_age == 0)
            return s->starts[i].at + window - now;
    }
    return 0;
}

static int64_t
wait_for(const struct cc_limiter *l, const struct state *s, int64_t now)
{
    double rate = effective_rate(l, s, now);
    int64_t wait = s->paused_until > now ? s->paused_until - now : 0;
    int64_t window, due;
    size_t n;

    if (rate <= 0)
        return wait;
    window_of(rate, &n, &window);
    due = wait_for_window(s, n, window, now);
    wait = due > wait ? due : wait;
    if (s->n > 0) {
        /* nine tenths of an even share: lateness of one start is made up by the next */
        due = s->starts[s->n - 1].at + (int64_t)(0.9 * 1000.0 * CC_LIMITER_MARGIN / rate) - now;
        wait = due > wait ? due : wait;
    }
    return wait;
}

static void
add_start(struct state *s, int64_t now, uint64_t ticket)
{
    if (s->n == STARTS) {
        memmove(s->starts, s->starts + 1, (STARTS - 1) * sizeof *s->starts);
        s->n--;
    }
    s->starts[s->n++] = (struct start){now, ticket};
}

int64_t
cc_limiter_take(struct cc_limiter *l, uint64_t *ticket)
{
    struct state scratch;
    bool locked;
    struct state *s = begin(l, &scratch, &locked);
    int64_t now = cc_clock_now_ms(l->clock);
    int64_t wait = wait_for(l, s, now);

    if (wait <= 0) {
        *ticket = ++s->next_ticket;
        add_start(s, now, *ticket | ON_ITS_WAY);
    }
    commit(l, s, locked, wait <= 0);
    return wait > 0 ? wait : 0;
}

/* The start of the ticket is on its way no more: it left just now, or (left false) it never will and counts where it
 * stands. */
static void
arrive(struct cc_limiter *l, uint64_t ticket, bool left)
{
    struct state scratch;
    bool locked, found = false;
    struct state *s = begin(l, &scratch, &locked);
    int64_t now = cc_clock_now_ms(l->clock);

    for (size_t i = 0; i < s->n && !found; i++) {
        if (s->starts[i].ticket != (ticket | ON_ITS_WAY))
            continue;
        found = true;
        s->starts[i].ticket = ticket;
        if (left && s->starts[i].at < now) {
            /* to its place among the later ones: the list stays sorted by time */
            memmove(s->starts + i, s->starts + i + 1, (s->n - i - 1) * sizeof *s->starts);
            s->n--;
            add_start(s, now, ticket);
        }
    }
    commit(l, s, locked, found);
}

void
cc_limiter_sent(struct cc_limiter *l, uint64_t ticket)
{
    arrive(l, ticket, true);
}

void
cc_limiter_not_sent(struct cc_limiter *l, uint64_t ticket)
{
    arrive(l, ticket, false);
}

void
cc_limiter_pause(struct cc_limiter *l, int64_t ms)
{
    struct state scratch;
    bool locked;
    struct state *s = begin(l, &scratch, &locked);
    int64_t until;

    if (ms > CC_LIMITER_PAUSE_MAX_MS)
        ms = CC_LIMITER_PAUSE_MAX_MS;
    until = cc_clock_now_ms(l->clock) + ms;
    if (until > s->paused_until)
        s->paused_until = until;
    commit(l, s, locked, true);
}

/* How many starts the window held when the ticket's request left, that one included; 0 when it is no longer known. */
static size_t
used_at(const struct state *s, uint64_t ticket, int64_t window)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++) {
        if (s->starts[i].ticket != ticket)
            continue;
        for (size_t k = 0; k <= i; k++)
            n += s->starts[k].at + window > s->starts[i].at;
    }
    return n;
}

void
cc_limiter_observe(struct cc_limiter *l, uint64_t ticket, long limit, long remaining)
{
    struct state scratch;
    bool locked, changed = false;
    struct state *s;
    int64_t now = cc_clock_now_ms(l->clock), window;
    size_t n, used;

    if (l->rate <= 0 || (remaining != 0 && (limit <= 0 || (double)limit >= l->rate)))
        return; /* the usual reply: nothing to write down */
    s = begin(l, &scratch, &locked);
    if (limit > 0 && (double)limit < l->rate) {
        s->server_limit = (double)limit;
        s->server_limit_until = now + SERVER_LIMIT_MS;
        changed = true;
    }
    window_of(effective_rate(l, s, now), &n, &window);
    used = used_at(s, ticket, window);
    if (remaining == 0 && used > 0 && used < n) {
        int64_t until = now + window / (int64_t)n;

        s->paused_until = until > s->paused_until ? until : s->paused_until;
        changed = true;
    }
    commit(l, s, locked, changed);
}

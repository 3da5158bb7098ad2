/* memo.c: see memo.h. A window's slots are an array of 16-bit numbers while there are few of them, else its bits; once
 * written they are not changed, so that they are read without the lock. */
#include "mirror/memo.h"

#include <pthread.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "mirror/file.h"

#define BUCKETS   4096u /* by hash; a power of two */
#define ARRAY_MAX 2048u /* more slots take as many bytes as the bits do, halved: reading bits is quicker */

struct container {
    uint32_t n;
    bool is_bits;
    union {
        uint16_t at[1];
        uint64_t bits[1];
    } v;
};

struct cc_memo_set {
    struct cc_memo_set *next; /* of the same bucket */
    uint64_t stamp, used;      /* used: the memo's clock when it was last held */
    uint32_t hash, holders;
    unsigned note;
    size_t n_windows, bytes, len;
    struct container **windows; /* NULL = not known */
    uint8_t key[];
};

struct cc_memo {
    pthread_mutex_t lock;
    struct cc_memo_set *buckets[BUCKETS];
    uint64_t clock;
    size_t bytes, most_bytes;
    unsigned holders;
};

static struct container nothing; /* of every window without slots */

struct cc_memo *
cc_memo_new(size_t most_bytes)
{
    struct cc_memo *memo = cc_mem_alloc(sizeof *memo);

    pthread_mutex_init(&memo->lock, NULL);
    memo->most_bytes = most_bytes;
    memo->holders = 1;
    return memo;
}

struct cc_memo *
cc_memo_share(struct cc_memo *memo)
{
    pthread_mutex_lock(&memo->lock);
    memo->holders++;
    pthread_mutex_unlock(&memo->lock);
    return memo;
}

static void
free_set(struct cc_memo_set *set)
{
    for (size_t i = 0; i < set->n_windows; i++)
        if (set->windows[i] != &nothing)
            free(set->windows[i]);
    free(set->windows);
    free(set);
}

void
cc_memo_free(struct cc_memo *memo)
{
    unsigned left;

    if (memo == NULL)
        return;
    pthread_mutex_lock(&memo->lock);
    left = --memo->holders;
    pthread_mutex_unlock(&memo->lock);
    if (left > 0)
        return;
    for (size_t i = 0; i < BUCKETS; i++) {
        for (struct cc_memo_set *set = memo->buckets[i], *next; set != NULL; set = next) {
            next = set->next;
            free_set(set);
        }
    }
    pthread_mutex_destroy(&memo->lock);
    free(memo);
}

/* Frees sets that nobody holds: those of another stamp, and of the others the quarter that was not used for the
 * longest time, many at once because each time all of them are looked at. Locked. False when there are none. */
static bool
evict(struct cc_memo *memo, uint64_t stamp)
{
    uint64_t oldest = memo->clock + 1, before;
    bool any = false;

    for (size_t i = 0; i < BUCKETS; i++)
        for (const struct cc_memo_set *set = memo->buckets[i]; set != NULL; set = set->next)
            if (set->holders == 0 && set->used < oldest)
                oldest = set->used;
    before = oldest + (memo->clock - oldest) / 4;
    for (size_t i = 0; i < BUCKETS && oldest <= memo->clock; i++) {
        for (struct cc_memo_set **at = &memo->buckets[i], *set; (set = *at) != NULL;) {
            if (set->holders > 0 || (set->stamp == stamp && set->used > before)) {
                at = &set->next;
                continue;
            }
            *at = set->next;
            memo->bytes -= set->bytes;
            free_set(set);
            any = true;
        }
    }
    return any;
}

static bool
make_room(struct cc_memo *memo, uint64_t stamp, size_t bytes)
{
    if (bytes > memo->most_bytes)
        return false;
    while (memo->bytes + bytes > memo->most_bytes)
        if (!evict(memo, stamp))
            return false;
    return true;
}

struct cc_memo_set *
cc_memo_hold(struct cc_memo *memo, uint64_t stamp, size_t n_windows, const void *key, size_t len)
{
    uint32_t hash = cc_hash_fnv(key, len);
    struct cc_memo_set *set, **bucket = &memo->buckets[hash & (BUCKETS - 1)];

    pthread_mutex_lock(&memo->lock);
    for (set = *bucket; set != NULL; set = set->next)
        if (set->hash == hash && set->stamp == stamp && set->len == len && memcmp(set->key, key, len) == 0)
            break;
    if (set == NULL) {
        size_t bytes = sizeof *set + len + n_windows * sizeof *set->windows;

        (void)make_room(
            memo, stamp, bytes); /* the set itself is made in any case: it is freed soon when it stays empty */
        set = cc_mem_alloc(sizeof *set + len);
        set->stamp = stamp;
        set->hash = hash;
        set->len = len;
        set->bytes = bytes;
        set->n_windows = n_windows;
        set->windows = cc_mem_alloc((n_windows + 1) * sizeof *set->windows);
        memcpy(set->key, key, len);
        memo->bytes += bytes;
        set->next = *bucket;
        *bucket = set;
    }
    set->holders++;
    set->used = ++memo->clock;
    pthread_mutex_unlock(&memo->lock);
    return set;
}

void
cc_memo_let_go(struct cc_memo *memo, struct cc_memo_set *set)
{
    pthread_mutex_lock(&memo->lock);
    set->holders--;
    pthread_mutex_unlock(&memo->lock);
}

unsigned
cc_memo_note(struct cc_memo *memo, struct cc_memo_set *set, unsigned add)
{
    unsigned note;

    pthread_mutex_lock(&memo->lock);
    note = set->note |= add;
    pthread_mutex_unlock(&memo->lock);
    return note;
}

static const struct container *
look(struct cc_memo *memo, const struct cc_memo_set *set, size_t window)
{
    const struct container *c;

    pthread_mutex_lock(&memo->lock);
    c = window < set->n_windows ? set->windows[window] : NULL;
    pthread_mutex_unlock(&memo->lock);
    return c;
}

bool
cc_memo_get(struct cc_memo *memo, const struct cc_memo_set *set, size_t window, uint64_t *bits)
{
    const struct container *c = look(memo, set, window);

    if (c == NULL)
        return false;
    if (c->is_bits)
        for (size_t i = 0; i < CC_WINDOW_WORDS; i++)
            bits[i] |= c->v.bits[i];
    else
        for (uint32_t i = 0; i < c->n; i++)
            bits[c->v.at[i] >> 6] |= (uint64_t)1 << (c->v.at[i] & 63);
    return true;
}

static struct container *
pack(const uint64_t *bits, size_t *bytes)
{
    struct container *c;
    uint32_t n = 0, k = 0;

    for (size_t i = 0; i < CC_WINDOW_WORDS; i++)
        if (bits[i] != 0)
            n += (uint32_t)__builtin_popcountll(bits[i]);
    *bytes = 0;
    if (n == 0)
        return &nothing;
    *bytes = sizeof *c + (n <= ARRAY_MAX ? n * sizeof(uint16_t) : CC_WINDOW_WORDS * sizeof *bits);
    c = cc_mem_resize(NULL, *bytes, 1);
    c->n = n;
    c->is_bits = n > ARRAY_MAX;
    if (c->is_bits)
        memcpy(c->v.bits, bits, CC_WINDOW_WORDS * sizeof *bits);
    for (size_t i = 0; i < CC_WINDOW_WORDS && !c->is_bits; i++)
        for (uint64_t left = bits[i]; left != 0; left &= left - 1)
            c->v.at[k++] = (uint16_t)(i * 64 + (size_t)__builtin_ctzll(left));
    return c;
}

void
cc_memo_put(struct cc_memo *memo, struct cc_memo_set *set, size_t window, const uint64_t *bits)
{
    size_t bytes;
    struct container *c = pack(bits, &bytes);

    pthread_mutex_lock(&memo->lock);
    if (window < set->n_windows && set->windows[window] == NULL && make_room(memo, set->stamp, bytes)) {
        set->windows[window] = c;
        set->bytes += bytes;
        memo->bytes += bytes;
        c = &nothing;
    }
    pthread_mutex_unlock(&memo->lock);
    if (c != &nothing) /* no room, or another thread was first */
        free(c);
}

bool
cc_memo_covers(struct cc_memo *memo, const struct cc_memo_set *set, size_t first, size_t n, uint64_t *slots)
{
    bool all = first + n <= set->n_windows;

    *slots = 0;
    pthread_mutex_lock(&memo->lock);
    for (size_t i = first; i < first + n && all; i++) {
        all = set->windows[i] != NULL;
        *slots += all ? set->windows[i]->n : 0;
    }
    pthread_mutex_unlock(&memo->lock);
    return all;
}

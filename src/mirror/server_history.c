/* server_history.c: WebEnv: named sets of PMIDs between calls. Everything is capped: the environment that was not used
 * for the longest time goes first. Safe for threads. */
#include <pthread.h>
#include <sys/random.h>

#include "base/map.h"
#include "mirror/server.h"

struct set {
    uint32_t *pmids;
    size_t n;
};

struct env {
    char name[CC_WEBENV_CAP];
    struct set *sets;
    size_t n_sets;
    uint64_t used; /* tick of the last use */
};

struct cc_history {
    pthread_mutex_t lock;
    struct env *envs;
    size_t n_envs;
    size_t total;  /* PMIDs in all */
    uint64_t tick;
};

struct cc_history *
cc_history_new(void)
{
    struct cc_history *h = cc_mem_alloc(sizeof *h);

    pthread_mutex_init(&h->lock, NULL);
    return h;
}

static void
empty(struct cc_history *h, struct env *env)
{
    for (size_t i = 0; i < env->n_sets; i++) {
        h->total -= env->sets[i].n;
        free(env->sets[i].pmids);
    }
    free(env->sets);
    env->sets = NULL;
    env->n_sets = 0;
}

void
cc_history_free(struct cc_history *history)
{
    if (history == NULL)
        return;
    for (size_t i = 0; i < history->n_envs; i++)
        empty(history, &history->envs[i]);
    free(history->envs);
    pthread_mutex_destroy(&history->lock);
    free(history);
}

static struct env *
find(struct cc_history *h, const char *name)
{
    for (size_t i = 0; name != NULL && i < h->n_envs; i++) {
        if (strcmp(h->envs[i].name, name) == 0) {
            h->envs[i].used = ++h->tick;
            return &h->envs[i];
        }
    }
    return NULL;
}

/* NCBI's present form: MCID_ and 24 hex digits. */
static void
name_env(char out[CC_WEBENV_CAP])
{
    unsigned char bytes[12];
    size_t at = 5;

    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        abort(); /* the kernel always has twelve */
    memcpy(out, "MCID_", 5);
    for (size_t i = 0; i < sizeof bytes; i++) {
        out[at++] = "0123456789abcdef"[bytes[i] >> 4];
        out[at++] = "0123456789abcdef"[bytes[i] & 15];
    }
    out[at] = '\0';
}

static size_t
oldest(const struct cc_history *h)
{
    size_t at = 0;

    for (size_t i = 1; i < h->n_envs; i++) {
        if (h->envs[i].used < h->envs[at].used)
            at = i;
    }
    return at;
}

static struct env *
add(struct cc_history *h)
{
    struct env *env;

    if (h->n_envs >= CC_HISTORY_ENVS_MAX) {
        env = &h->envs[oldest(h)];
        empty(h, env);
    } else {
        h->envs = cc_mem_push(h->envs, h->n_envs, sizeof *h->envs);
        env = &h->envs[h->n_envs++];
        *env = (struct env){.n_sets = 0};
    }
    name_env(env->name);
    env->used = ++h->tick;
    return env;
}

/* Makes room by emptying environments, but not the one in use. */
static void
make_room(struct cc_history *h, size_t more, const struct env *keep)
{
    while (h->total + more > CC_HISTORY_TOTAL_MAX) {
        struct env *victim = NULL;

        for (size_t i = 0; i < h->n_envs; i++) {
            struct env *e = &h->envs[i];

            if (e != keep && e->n_sets > 0 && (victim == NULL || e->used < victim->used))
                victim = e;
        }
        if (victim == NULL)
            return;
        empty(h, victim);
    }
}

void
cc_history_put(struct cc_history *history, const char *env_name, const uint32_t *pmids, size_t n,
    char out_env[CC_WEBENV_CAP], uint32_t *key)
{
    struct env *env;

    pthread_mutex_lock(&history->lock);
    env = find(history, env_name);
    if (env == NULL)
        env = add(history);
    if (env->n_sets >= CC_HISTORY_SETS_MAX)
        empty(history, env);
    make_room(history, n, env);
    env->sets = cc_mem_push(env->sets, env->n_sets, sizeof *env->sets);
    env->sets[env->n_sets++] = (struct set){cc_mem_dup(pmids, n * sizeof *pmids), n};
    history->total += n;
    memcpy(out_env, env->name, CC_WEBENV_CAP);
    *key = (uint32_t)env->n_sets;
    pthread_mutex_unlock(&history->lock);
}

bool
cc_history_get(struct cc_history *history, const char *env_name, uint32_t key, uint32_t **pmids, size_t *n)
{
    struct env *env;
    bool found;

    pthread_mutex_lock(&history->lock);
    env = find(history, env_name);
    found = env != NULL && key >= 1 && key <= env->n_sets;
    if (found) {
        *n = env->sets[key - 1].n;
        *pmids = cc_mem_dup(env->sets[key - 1].pmids, *n * sizeof **pmids);
    }
    pthread_mutex_unlock(&history->lock);
    return found;
}

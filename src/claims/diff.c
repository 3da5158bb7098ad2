/* diff.c: what became of the claims between two versions of an article. */
#include <claimcheck/decisions.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/stem.h"
#include "base/words.h"

#define STEMS_MAX 64

/* A claim as a sorted set of hashed stems. */
struct stems {
    uint32_t v[STEMS_MAX];
    size_t n;
};

struct pair {
    double likeness;
    size_t before, after;
};

static int
by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static void
read_stems(struct cc_stemmer *stemmer, const char *text, struct stems *out)
{
    struct cc_words words = {0};
    struct cc_buf b = {0};
    size_t n = 0;

    cc_words_read(text, STEMS_MAX, &words);
    for (size_t i = 0; i < words.n; i++) {
        uint32_t h = 2166136261u;

        cc_buf_reset(&b);
        cc_stemmer_add(stemmer, &b, words.v[i].text, words.v[i].n);
        for (const char *p = b.v; p && *p; p++)
            h = (h ^ (unsigned char)*p) * 16777619u;
        out->v[n++] = h;
    }
    qsort(out->v, n, sizeof *out->v, by_number);
    for (size_t i = 0; i < n; i++) {
        if (out->n == 0 || out->v[out->n - 1] != out->v[i])
            out->v[out->n++] = out->v[i];
    }
    cc_words_clear(&words);
    cc_buf_clear(&b);
}

/* Jaccard's coefficient (1912) of two sorted sets. */
static double
likeness(const struct stems *a, const struct stems *b)
{
    size_t i = 0, j = 0, common = 0;

    while (i < a->n && j < b->n) {
        if (a->v[i] == b->v[j])
            common++, i++, j++;
        else if (a->v[i] < b->v[j])
            i++;
        else
            j++;
    }
    return a->n + b->n ? (double)common / (double)(a->n + b->n - common) : 0;
}

static int
by_likeness(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;

    if (x->likeness != y->likeness)
        return x->likeness < y->likeness ? 1 : -1;
    if (x->after != y->after)
        return x->after > y->after ? 1 : -1;
    return (x->before > y->before) - (x->before < y->before);
}

static struct stems *
all_stems(struct cc_stemmer *stemmer, const struct cc_claims *claims)
{
    struct stems *out = cc_mem_alloc((claims->n + 1) * sizeof *out);

    for (size_t i = 0; i < claims->n; i++)
        read_stems(stemmer, claims->v[i].text, &out[i]);
    return out;
}

/* Pairs what no id paired, closest first. partner[after] is before + 1; taken marks the old ones. */
static void
pair_reworded(
    const struct cc_claims *before, const struct cc_claims *after, size_t *partner, bool *taken, double *likeness_of)
{
    struct cc_stemmer *stemmer = cc_stemmer_new();
    struct stems *old = all_stems(stemmer, before), *new = all_stems(stemmer, after);
    struct pair *pairs = NULL;
    size_t n = 0;

    for (size_t i = 0; i < after->n; i++) {
        for (size_t j = 0; partner[i] == 0 && j < before->n; j++) {
            double l = taken[j] ? 0 : likeness(&new[i], &old[j]);

            if (l < CC_DIFF_LIKE)
                continue;
            pairs = cc_mem_push(pairs, n, sizeof *pairs);
            pairs[n++] = (struct pair){l, j, i};
        }
    }
    if (pairs)
        qsort(pairs, n, sizeof *pairs, by_likeness);
    for (size_t k = 0; k < n; k++) {
        if (partner[pairs[k].after] != 0 || taken[pairs[k].before])
            continue;
        partner[pairs[k].after] = pairs[k].before + 1;
        taken[pairs[k].before] = true;
        likeness_of[pairs[k].after] = pairs[k].likeness;
    }
    free(pairs);
    free(old);
    free(new);
    cc_stemmer_free(stemmer);
}

static void
add_change(struct cc_change **out, size_t *n, struct cc_change change)
{
    *out = cc_mem_push(*out, *n, sizeof **out);
    (*out)[(*n)++] = change;
}

void
cc_claims_diff(const struct cc_claims *before, const struct cc_claims *after, struct cc_change **out, size_t *n)
{
    size_t *partner = cc_mem_alloc((after->n + 1) * sizeof *partner);
    double *alike = cc_mem_alloc((after->n + 1) * sizeof *alike);
    bool *taken = cc_mem_alloc((before->n + 1) * sizeof *taken);
    struct cc_map by_id = {0};

    *out = NULL;
    *n = 0;
    for (size_t j = 0; j < before->n; j++)
        cc_map_put(&by_id, before->v[j].id, j);
    for (size_t i = 0; i < after->n; i++) {
        size_t j = cc_map_get(&by_id, after->v[i].id);

        if (j == CC_MAP_NONE)
            continue;
        partner[i] = j + 1;
        taken[j] = true;
        alike[i] = 1;
    }
    pair_reworded(before, after, partner, taken, alike);
    for (size_t i = 0; i < after->n; i++) {
        const struct cc_claim *old = partner[i] ? &before->v[partner[i] - 1] : NULL;
        bool same = old && strcmp(old->id, after->v[i].id) == 0 && strcmp(old->text, after->v[i].text) == 0;

        add_change(out, n,
            (struct cc_change){old == NULL ? CC_CHANGE_NEW
                    : same                 ? CC_CHANGE_KEPT
                        : CC_CHANGE_REWORDED,
                old, &after->v[i], alike[i]});
    }
    for (size_t j = 0; j < before->n; j++) {
        if (!taken[j])
            add_change(out, n, (struct cc_change){CC_CHANGE_GONE, &before->v[j], NULL, 0});
    }
    cc_map_clear(&by_id);
    free(partner);
    free(alike);
    free(taken);
}

const char *
cc_change_kind_name(enum cc_change_kind kind)
{
    static const char *const NAMES[] = {"kept", "reworded", "new", "gone"};

    return (unsigned)kind < sizeof NAMES / sizeof *NAMES ? NAMES[kind] : "unknown";
}

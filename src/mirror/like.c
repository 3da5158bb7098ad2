/* like.c: see like.h. */
#include "mirror/like.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
cc_like_begin(struct cc_like *l)
{
    l->n_records++;
}

void
cc_like_add(struct cc_like *l, uint32_t stem, uint8_t impact)
{
    if (l->n == l->cap)
        l->v = cc_mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = (struct cc_like_entry){stem, l->n_records - 1, (float)impact};
    if (stem >= l->n_stems)
        l->n_stems = stem + 1;
}

/* Entries by stem; the records of each in order, because they came so. begins[stem] .. begins[stem + 1) are a
 * stem's. */
static struct cc_like_entry *
by_stem(const struct cc_like *l, size_t *begins)
{
    struct cc_like_entry *sorted = cc_mem_resize(NULL, l->n + 1, sizeof *sorted);

    for (size_t i = 0; i < l->n; i++)
        begins[l->v[i].stem + 2]++;
    for (size_t s = 2; s < (size_t)l->n_stems + 2; s++)
        begins[s] += begins[s - 1];
    for (size_t i = 0; i < l->n; i++)
        sorted[begins[l->v[i].stem + 1]++] = l->v[i];
    return sorted;
}

/* Cosines between all records. */
static void
compare(struct cc_like *l)
{
    size_t n = l->n_records, *begins = cc_mem_alloc(((size_t)l->n_stems + 2) * sizeof *begins);
    struct cc_like_entry *sorted = by_stem(l, begins);
    float *length = cc_mem_alloc(n * sizeof *length);

    l->near = cc_mem_alloc(n * n * sizeof *l->near);
    for (size_t s = 0; s < l->n_stems; s++) {
        size_t df = begins[s + 1] - begins[s];
        float rarity = df > 1 && df * 2 <= n ? logf((float)n / (float)df) : 0;

        for (size_t i = begins[s]; i < begins[s + 1] && rarity > 0; i++) {
            float weight = sorted[i].weight * rarity;

            length[sorted[i].record] += weight * weight;
            for (size_t k = begins[s]; k < i; k++)
                l->near[sorted[i].record * n + sorted[k].record] += weight * sorted[k].weight * rarity;
        }
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++) {
            float both = sqrtf(length[i] * length[k]);

            l->near[i * n + k] = l->near[k * n + i] = both > 0 ? l->near[i * n + k] / both : 0;
        }
    free(length);
    free(sorted);
    free(begins);
}

/* Mean score of the records most like record i. */
static float
around(const struct cc_like *l, size_t i, const float *scores)
{
    struct { float near, score; } best[CC_LIKE_NEIGHBOURS];
    size_t n = 0;
    float sum = 0, weights = 0;

    for (size_t k = 0; k < l->n_records; k++) {
        float near = l->near[i * l->n_records + k];
        size_t at = n < CC_LIKE_NEIGHBOURS ? n++ : CC_LIKE_NEIGHBOURS;

        if (near <= 0 || (at == CC_LIKE_NEIGHBOURS && near <= best[at - 1].near)) {
            n -= at < CC_LIKE_NEIGHBOURS;
            continue;
        }
        at -= at == CC_LIKE_NEIGHBOURS;
        for (; at > 0 && best[at - 1].near < near; at--)
            best[at] = best[at - 1];
        best[at].near = near;
        best[at].score = scores[k];
    }
    for (size_t k = 0; k < n; k++) {
        sum += best[k].near * best[k].score;
        weights += best[k].near;
    }
    return weights > 0 ? sum / weights : 0;
}

void
cc_like_lift(struct cc_like *l, const float *scores, float by, float *out)
{
    float *plain = cc_mem_alloc((l->n_records + 1) * sizeof *plain), least = INFINITY, most = -INFINITY;

    if (l->near == NULL)
        compare(l);
    for (size_t i = 0; i < l->n_records; i++) {
        least = fminf(least, scores[i]);
        most = fmaxf(most, scores[i]);
    }
    for (size_t i = 0; i < l->n_records; i++)
        plain[i] = most > least ? (scores[i] - least) / (most - least) : 1;
    for (size_t i = 0; i < l->n_records; i++)
        out[i] = plain[i] + (by > 0 ? CC_LIKE_LIFT * by * around(l, i, plain) : 0);
    free(plain);
}

void
cc_like_clear(struct cc_like *l)
{
    free(l->v);
    free(l->near);
    *l = (struct cc_like){0};
}

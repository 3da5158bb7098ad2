/* score.c: see score.h. */
#include "mirror/score.h"

#include <string.h>

#include "base/mem.h"
#include "mirror/keys.h"
#include "mirror/rank.h"

void
cc_scorer_add(struct cc_scorer *s, const char *stem, size_t len, float weight)
{
    struct cc_score_term *term;

    for (size_t i = 0; i < s->n_terms; i++) {
        if (strlen(s->terms[i].stem) == len && memcmp(s->terms[i].stem, stem, len) == 0) {
            s->terms[i].weight += weight;
            return;
        }
    }
    if (s->n_terms == CC_SCORE_TERMS_MAX)
        return;
    s->terms = cc_mem_push(s->terms, s->n_terms, sizeof *s->terms);
    term = &s->terms[s->n_terms++];
    *term = (struct cc_score_term){.stem = cc_mem_strndup(stem, len), .weight = weight};
}

static enum cc_status
open_term(struct cc_score_term *term, struct cc_mirror *mirror, struct cc_error *error)
{
    uint8_t key[CC_KEY_MAX] = {CC_KEY_RANK};
    size_t len = strlen(term->stem);
    enum cc_status status = CC_OK;

    if (len > CC_KEY_MAX - 1)
        len = CC_KEY_MAX - 1;
    memcpy(key + 1, term->stem, len);
    term->lists = cc_mem_alloc((mirror->index.n_segments + 1) * sizeof *term->lists);
    for (size_t i = 0; i < mirror->index.n_segments && status == CC_OK; i++) {
        status = cc_index_find(&mirror->index, &mirror->index.segments[i], key, len + 1, &term->lists[i], error);
        term->n += term->lists[i].n;
    }
    term->factor = term->weight * cc_rank_idf(term->n, mirror->n_slots) / 256;
    return status;
}

enum cc_status
cc_scorer_open(struct cc_scorer *s, struct cc_mirror *mirror, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    s->n_segments = mirror->index.n_segments;
    for (size_t i = 0; i < s->n_terms && status == CC_OK; i++)
        status = open_term(&s->terms[i], mirror, error);
    return status;
}

void
cc_scorer_segment(struct cc_scorer *s, size_t segment)
{
    for (size_t i = 0; i < s->n_terms; i++) {
        cc_list_clear(&s->terms[i].cursor.list);
        cc_cursor_begin(&s->terms[i].cursor, &s->terms[i].lists[segment]);
    }
}

enum cc_status
cc_scorer_window(
    struct cc_scorer *s, struct cc_mirror *mirror, uint32_t base, uint32_t end, float *scores, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < s->n_terms && status == CC_OK; i++)
        status = cc_cursor_scores(&s->terms[i].cursor, &mirror->index, base, end, s->terms[i].factor, scores, error);
    return status;
}

enum cc_status
cc_scorer_slots(struct cc_scorer *s, struct cc_mirror *mirror, const uint32_t *slots, size_t n, float *scores,
    struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < s->n_terms && status == CC_OK; i++)
        status = cc_cursor_score_slots(
            &s->terms[i].cursor, &mirror->index, slots, n, s->terms[i].factor, scores, error);
    return status;
}

void
cc_scorer_clear(struct cc_scorer *s)
{
    for (size_t i = 0; i < s->n_terms; i++) {
        for (size_t k = 0; k < s->n_segments && s->terms[i].lists != NULL; k++)
            cc_list_clear(&s->terms[i].lists[k]);
        free(s->terms[i].lists);
        free(s->terms[i].stem);
        cc_cursor_clear(&s->terms[i].cursor);
    }
    free(s->terms);
    *s = (struct cc_scorer){0};
}

static void
sink(struct cc_top *top, size_t i)
{
    for (;;) {
        size_t kid = 2 * i + 1;
        struct cc_hit swap;

        if (kid >= top->n)
            return;
        if (kid + 1 < top->n && cc_hit_worse(top->v[kid + 1], top->v[kid]))
            kid++;
        if (!cc_hit_worse(top->v[kid], top->v[i]))
            return;
        swap = top->v[i];
        top->v[i] = top->v[kid];
        top->v[kid] = swap;
        i = kid;
    }
}

void
cc_top_add(struct cc_top *top, struct cc_hit hit)
{
    if (top->max == 0)
        return;
    if (top->v == NULL)
        top->v = cc_mem_resize(NULL, top->max, sizeof *top->v);
    if (top->n < top->max) {
        size_t i = top->n++;

        for (; i > 0 && cc_hit_worse(hit, top->v[(i - 1) / 2]); i = (i - 1) / 2)
            top->v[i] = top->v[(i - 1) / 2];
        top->v[i] = hit;
    } else if (cc_hit_worse(top->v[0], hit)) {
        top->v[0] = hit;
        sink(top, 0);
    }
}

static int
better_first(const void *a, const void *b)
{
    const struct cc_hit *x = a, *y = b;

    return cc_hit_worse(*x, *y) ? 1 : cc_hit_worse(*y, *x) ? -1 : 0;
}

void
cc_top_sort(struct cc_top *top)
{
    if (top->n > 1)
        qsort(top->v, top->n, sizeof *top->v, better_first);
}

/* ask.c: see ask.h. */
#include "mirror/ask.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/stem.h"
#include "mirror/file.h"
#include "mirror/rank.h"
#include "mirror/score.h"
#include "mirror/words.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"

const struct cc_ask_params cc_ask_defaults = {.translate = 0.4f, .feedback_docs = 10, .feedback_terms = 20, .feedback = 0.4f,
    .temper = 0, .pairs = 0, .rescored = 0};

/* A stem and a number; a small table of them, kept in the order they came. */
struct weight {
    char *stem;
    float value;
};

struct weights {
    struct weight *v;
    size_t n, cap;
    uint32_t *slots;
    size_t n_slots;
};

struct asking {
    struct cc_mirror *mirror;
    const struct cc_ask_params *params;
    struct cc_stemmer *stemmer;
    struct cc_scanner *scanner;
    struct cc_scan scan;
    struct cc_buf stem;
    struct weights query;
};

static uint32_t
hash(const char *p, size_t n)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)p[i]) * 16777619u;
    return h;
}

static float *
weight_of(struct weights *w, const char *stem, size_t len)
{
    uint32_t h;

    if (w->n * 2 >= w->n_slots) {
        w->n_slots = w->n_slots == 0 ? 256 : w->n_slots * 2;
        free(w->slots);
        w->slots = cc_mem_alloc(w->n_slots * sizeof *w->slots);
        for (size_t i = 0; i < w->n; i++) {
            h = hash(w->v[i].stem, strlen(w->v[i].stem));
            while (w->slots[h & (w->n_slots - 1)] != 0)
                h++;
            w->slots[h & (w->n_slots - 1)] = (uint32_t)i + 1;
        }
    }
    for (h = hash(stem, len); w->slots[h & (w->n_slots - 1)] != 0; h++) {
        struct weight *known = &w->v[w->slots[h & (w->n_slots - 1)] - 1];

        if (strncmp(known->stem, stem, len) == 0 && known->stem[len] == '\0')
            return &known->value;
    }
    if (w->n == w->cap)
        w->v = cc_mem_grow(w->v, w->n, &w->cap, sizeof *w->v);
    w->v[w->n] = (struct weight){cc_mem_strndup(stem, len), 0};
    w->slots[h & (w->n_slots - 1)] = (uint32_t)++w->n;
    return &w->v[w->n - 1].value;
}

static void
weights_clear(struct weights *w)
{
    for (size_t i = 0; i < w->n; i++)
        free(w->v[i].stem);
    free(w->v);
    free(w->slots);
    *w = (struct weights){0};
}

static void
scale(struct weights *w, float to)
{
    float sum = 0;

    for (size_t i = 0; i < w->n; i++)
        sum += w->v[i].value;
    for (size_t i = 0; i < w->n && sum > 0; i++)
        w->v[i].value *= to / sum;
}

/* Adds each word's stem; stop words are left out. */
static void
add_text(struct asking *a, struct weights *w, const char *text, size_t len, float value)
{
    struct cc_words words;

    cc_words_begin(&words, text, len);
    while (cc_words_next(&words)) {
        if (cc_vocab_find(&cc_vocab_stopwords, words.word, words.len) != CC_VOCAB_NONE)
            continue;
        cc_buf_reset(&a->stem);
        cc_stemmer_add(a->stemmer, &a->stem, words.word, words.len);
        *weight_of(w, a->stem.v, a->stem.n) += value;
    }
}

/* One pass over everything: the best `max` slots by weighted stems. */
static enum cc_status
pass(struct asking *a, const struct weights *w, size_t max, struct cc_top *top, struct cc_error *error)
{
    struct cc_mirror *m = a->mirror;
    struct cc_scorer scorer = {0};
    float *scores = cc_mem_alloc(CC_WINDOW * sizeof *scores);
    enum cc_status status;

    top->max = max;
    top->n = 0;
    for (size_t i = 0; i < w->n; i++)
        if (w->v[i].value > 0)
            cc_scorer_add(&scorer, w->v[i].stem, strlen(w->v[i].stem), w->v[i].value);
    status = cc_scorer_open(&scorer, m, error);
    for (size_t s = 0; s < m->index.n_segments && status == CC_OK; s++) {
        const struct cc_segment *segment = &m->index.segments[s];
        uint64_t last = (uint64_t)segment->first + segment->n;

        cc_scorer_segment(&scorer, s);
        for (uint64_t base = segment->first & ~(CC_WINDOW - 1); base < last && status == CC_OK; base += CC_WINDOW) {
            uint32_t end = base + CC_WINDOW < last ? (uint32_t)(base + CC_WINDOW) : (uint32_t)last;
            const uint64_t *dead = base >> CC_WINDOW_BITS < m->dead.n ? m->dead.bits[base >> CC_WINDOW_BITS] : NULL;

            memset(scores, 0, CC_WINDOW * sizeof *scores);
            status = cc_scorer_window(&scorer, m, (uint32_t)base, end, scores, error);
            for (uint32_t i = 0; i < end - base; i++) {
                if (scores[i] <= 0 || (top->n == top->max && (double)scores[i] < top->v[0].score))
                    continue;
                if (dead == NULL || (dead[i >> 6] >> (i & 63) & 1) == 0)
                    cc_top_add(top, (struct cc_hit){(double)scores[i], (uint32_t)base + i});
            }
        }
    }
    cc_top_sort(top);
    free(scores);
    cc_scorer_clear(&scorer);
    return status;
}

/* What the term table adds: words that records use where questions use these. */
static void
translate(struct asking *a, struct weights *w)
{
    struct weights more = {0};

    for (size_t i = 0; i < a->query.n; i++) {
        const struct weight *own = &a->query.v[i];

        for (uint32_t row = cc_vocab_find(&cc_vocab_term_translation, own->stem, strlen(own->stem)); row != CC_VOCAB_NONE;
             row = cc_vocab_again(&cc_vocab_term_translation, row)) {
            const char *stem = cc_vocab_field(&cc_vocab_term_translation, row, CC_VOCAB_TERM_TRANSLATION_OTHER);
            float share = strtof(cc_vocab_field(&cc_vocab_term_translation, row, CC_VOCAB_TERM_TRANSLATION_PER_MILLE), NULL);

            *weight_of(&more, stem, strlen(stem)) += own->value * share / 1000 * a->params->translate;
        }
    }
    for (size_t i = 0; i < more.n; i++)
        *weight_of(w, more.v[i].stem, strlen(more.v[i].stem)) += more.v[i].value;
    weights_clear(&more);
}

static enum cc_status
read_slot(struct asking *a, uint32_t slot, struct cc_error *error)
{
    const char *xml;
    size_t len;
    enum cc_status status = cc_unpacker_get(a->mirror->unpacker, slot, &xml, &len, error);

    return status == CC_OK ? cc_scanner_read(a->scanner, xml, len, &a->scan, error) : status;
}

static bool
is_ranked(enum cc_part_kind kind)
{
    return kind == CC_PART_TITLE || kind == CC_PART_ABSTRACT || kind == CC_PART_KEYWORD || kind == CC_PART_MESH;
}

static int
heaviest_first(const void *a, const void *b)
{
    const struct weight *x = a, *y = b;

    return (x->value < y->value) - (x->value > y->value);
}

/* The words of the best records: sum over records of P(record) * P(word | record), the usual words discounted by how rare
 * they are; the `feedback_terms` heaviest. */
static enum cc_status
feed_back(struct asking *a, const struct cc_top *top, struct weights *w, struct cc_error *error)
{
    const struct cc_ask_params *p = a->params;
    struct weights more = {0};
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < top->n && i < p->feedback_docs && status == CC_OK; i++) {
        float trust = p->temper > 0 ? expf((float)(top->v[i].score - top->v[0].score) / p->temper) : (float)top->v[i].score;
        struct weights words = {0};

        status = read_slot(a, top->v[i].slot, error);
        for (size_t k = 0; k < a->scan.n_parts && status == CC_OK; k++)
            if (is_ranked(a->scan.parts[k].kind))
                add_text(a, &words, a->scan.text.v + a->scan.parts[k].at, a->scan.parts[k].len, 1);
        scale(&words, trust);
        for (size_t k = 0; k < words.n; k++)
            *weight_of(&more, words.v[k].stem, strlen(words.v[k].stem)) += words.v[k].value;
        weights_clear(&words);
    }
    if (more.n > 1)
        qsort(more.v, more.n, sizeof *more.v, heaviest_first);
    for (size_t i = p->feedback_terms; i < more.n; i++)
        more.v[i].value = 0;
    scale(&more, p->feedback);
    scale(w, 1 - p->feedback);
    for (size_t i = 0; i < more.n && i < p->feedback_terms; i++)
        *weight_of(w, more.v[i].stem, strlen(more.v[i].stem)) += more.v[i].value;
    weights_clear(&more);
    return status;
}

enum cc_status
cc_mirror_ask(struct cc_mirror *mirror, const char *text, const struct cc_ask_params *params, size_t max, struct cc_found *out,
    struct cc_error *error)
{
    struct asking a = {.mirror = mirror, .params = params != NULL ? params : &cc_ask_defaults, .stemmer = cc_stemmer_new(),
        .scanner = cc_scanner_new()};
    struct weights w = {0};
    struct cc_top top = {0};
    enum cc_status status = cc_columns_need(&mirror->columns, CC_COLUMN_PMID, error);

    add_text(&a, &a.query, text, strlen(text), 1);
    scale(&a.query, 1);
    for (size_t i = 0; i < a.query.n; i++)
        *weight_of(&w, a.query.v[i].stem, strlen(a.query.v[i].stem)) = a.query.v[i].value;
    if (a.params->translate > 0)
        translate(&a, &w);
    if (status == CC_OK)
        status = pass(&a, &w, a.params->feedback_docs > max ? a.params->feedback_docs : max, &top, error);
    if (status == CC_OK && a.params->feedback_docs > 0 && top.n > 0) {
        status = feed_back(&a, &top, &w, error);
        if (status == CC_OK)
            status = pass(&a, &w, max, &top, error);
    }
    if (status == CC_OK) {
        out->n = top.n < max ? top.n : max;
        out->pmids = cc_mem_resize(NULL, out->n + 1, sizeof *out->pmids);
        out->scores = cc_mem_resize(NULL, out->n + 1, sizeof *out->scores);
        for (size_t i = 0; i < out->n; i++) {
            out->pmids[i] = mirror->columns.v[CC_COLUMN_PMID][top.v[i].slot];
            out->scores[i] = (float)top.v[i].score;
        }
    }
    free(top.v);
    weights_clear(&w);
    weights_clear(&a.query);
    cc_scan_clear(&a.scan);
    cc_scanner_free(a.scanner);
    cc_stemmer_free(a.stemmer);
    cc_buf_clear(&a.stem);
    return status;
}

/* ask.c: see ask.h. */
#include "mirror/ask.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/stem.h"
#include "mirror/file.h"
#include "mirror/keys.h"
#include "mirror/rank.h"
#include "mirror/score.h"
#include "mirror/words.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"

const struct cc_ask_params cc_ask_defaults = {.translate = 1.5f, .translate_pairs = 0.7f, .feedback_docs = 10,
    .feedback_terms = 150, .feedback = 0.75f, .rarity = 1, .length = 5, .temper = 0.4f, .pairs = 0.2f, .rescored = 30};

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
    float share;            /* of translation and feedback that a question of this length takes */
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

/* Adds the term table's rows of one key, its own weight shared out among them. */
static void
translate_key(const char *key, float value, struct weights *more)
{
    for (uint32_t row = cc_vocab_find(&cc_vocab_term_translation, key, strlen(key)); row != CC_VOCAB_NONE;
         row = cc_vocab_again(&cc_vocab_term_translation, row)) {
        const char *stem = cc_vocab_field(&cc_vocab_term_translation, row, CC_VOCAB_TERM_TRANSLATION_OTHER);
        float share = strtof(cc_vocab_field(&cc_vocab_term_translation, row, CC_VOCAB_TERM_TRANSLATION_PER_MILLE), NULL);

        *weight_of(more, stem, strlen(stem)) += value * share / 1000;
    }
}

/* What the term table adds: words that records use where questions use these, or two of these together. */
static void
translate(struct asking *a, struct weights *w)
{
    float factor = a->params->translate * a->share;
    struct weights more = {0};

    for (size_t i = 0; i < a->query.n; i++) {
        translate_key(a->query.v[i].stem, a->query.v[i].value * factor, &more);
        if (i > 0) {
            char *pair = cc_mem_printf("%s %s", a->query.v[i - 1].stem, a->query.v[i].stem);

            translate_key(pair, a->query.v[i].value * factor * a->params->translate_pairs, &more);
            free(pair);
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

/* In how many records a stem stands. */
static enum cc_status
count_stem(struct asking *a, const char *stem, uint64_t *n, struct cc_error *error)
{
    uint8_t key[CC_KEY_MAX] = {CC_KEY_RANK};
    size_t len = strlen(stem) < CC_KEY_MAX ? strlen(stem) : CC_KEY_MAX - 1;
    enum cc_status status = CC_OK;

    memcpy(key + 1, stem, len);
    for (size_t s = 0; s < a->mirror->index.n_segments && status == CC_OK; s++) {
        struct cc_list list = {0};

        status = cc_index_find(&a->mirror->index, &a->mirror->index.segments[s], key, len + 1, &list, error);
        *n += list.n;
        cc_list_clear(&list);
    }
    return status;
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
    for (size_t i = 0; i < more.n && status == CC_OK && p->rarity > 0; i++) {
        uint64_t n = 0;

        if (i >= (size_t)p->feedback_terms * 2) { /* what is so light here does not become heavy by being rare */
            more.v[i].value = 0;
            continue;
        }
        status = count_stem(a, more.v[i].stem, &n, error);
        more.v[i].value *= powf(cc_rank_idf(n, a->mirror->n_slots), p->rarity);
    }
    if (more.n > 1)
        qsort(more.v, more.n, sizeof *more.v, heaviest_first);
    for (size_t i = p->feedback_terms; i < more.n; i++)
        more.v[i].value = 0;
    scale(&more, p->feedback * a->share);
    scale(w, 1 - p->feedback * a->share);
    for (size_t i = 0; i < more.n && i < p->feedback_terms; i++)
        *weight_of(w, more.v[i].stem, strlen(more.v[i].stem)) += more.v[i].value;
    weights_clear(&more);
    return status;
}

/* ---- words that stand together */

#define NEAR 3 /* places, stop words not counted, within which two words stand together */

/* How often each neighbouring pair of the question stands together in one text; last[i] is where its i-th stem stood last. */
static void
count_pairs(struct asking *a, const char *text, size_t len, unsigned *counts, size_t *last)
{
    struct cc_words words;
    size_t place = NEAR + 1, n = a->query.n;

    memset(last, 0, n * sizeof *last);
    cc_words_begin(&words, text, len);
    while (cc_words_next(&words)) {
        if (cc_vocab_find(&cc_vocab_stopwords, words.word, words.len) != CC_VOCAB_NONE)
            continue;
        cc_buf_reset(&a->stem);
        cc_stemmer_add(a->stemmer, &a->stem, words.word, words.len);
        for (size_t i = 0; i < n; i++) {
            if (strcmp(a->query.v[i].stem, a->stem.v) != 0)
                continue;
            last[i] = place;
            if (i > 0 && last[i - 1] != 0 && place - last[i - 1] <= NEAR)
                counts[i - 1]++;
            if (i + 1 < n && last[i + 1] != 0 && place - last[i + 1] <= NEAR)
                counts[i]++;
        }
        place++;
    }
}

/* Adds to the best records what their pairs are worth. */
static enum cc_status
rescore(struct asking *a, struct cc_top *top, struct cc_error *error)
{
    size_t n = a->query.n;
    unsigned *counts = cc_mem_alloc(n * sizeof *counts);
    size_t *last = cc_mem_alloc(n * sizeof *last);
    float *worth = cc_mem_alloc(n * sizeof *worth);
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < n && status == CC_OK; i++) {
        uint64_t df = 0;

        status = count_stem(a, a->query.v[i].stem, &df, error);
        worth[i] = cc_rank_idf(df, a->mirror->n_slots);
    }
    for (size_t i = 0; i < top->n && i < a->params->rescored && status == CC_OK; i++) {
        memset(counts, 0, n * sizeof *counts);
        status = read_slot(a, top->v[i].slot, error);
        for (size_t k = 0; k < a->scan.n_parts && status == CC_OK; k++)
            if (is_ranked(a->scan.parts[k].kind))
                count_pairs(a, a->scan.text.v + a->scan.parts[k].at, a->scan.parts[k].len, counts, last);
        for (size_t k = 0; k + 1 < n && status == CC_OK; k++)
            top->v[i].score += (double)(a->params->pairs * (worth[k] + worth[k + 1]) / 2 * (float)counts[k] /
                ((float)counts[k] + 1) / (float)n);
    }
    cc_top_sort(top);
    free(counts);
    free(last);
    free(worth);
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
    a.share = a.query.n > 0 && a.params->length < (float)a.query.n ? powf(a.params->length / (float)a.query.n, 2) : 1;
    if (a.params->translate > 0)
        translate(&a, &w);
    if (status == CC_OK)
        status = pass(&a, &w, a.params->feedback_docs > max ? a.params->feedback_docs : max, &top, error);
    if (status == CC_OK && a.params->feedback_docs > 0 && top.n > 0) {
        status = feed_back(&a, &top, &w, error);
        if (status == CC_OK)
            status = pass(&a, &w, max, &top, error);
    }
    if (status == CC_OK && a.params->pairs > 0 && a.query.n > 1)
        status = rescore(&a, &top, error);
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

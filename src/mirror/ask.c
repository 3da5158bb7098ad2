/* ask.c: see ask.h. */
#include "mirror/ask.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/stem.h"
#include "mirror/file.h"
#include "mirror/keys.h"
#include "mirror/rank.h"
#include "mirror/scan.h"
#include "mirror/score.h"
#include "mirror/stem_near.h"
#include "mirror/stem_table.h"
#include "mirror/words.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"

const struct cc_ask_params cc_ask_defaults = {.translate = 1.5f,
    .translate_pairs = 0.7f,
    .feedback_docs = 10,
    .feedback_terms = 150,
    .feedback = 0.75f,
    .rarity = 1,
    .length = 5,
    .temper = 0.4f,
    .worth = 1,
    .kin = true,
    .rescore = true};

struct asking {
    struct cc_mirror *mirror;
    const struct cc_ask_params *params;
    struct cc_stemmer *stemmer;
    struct cc_scanner *scanner;
    struct cc_scan scan;
    struct cc_buf stem;
    struct cc_question query; /* its share: of translation and feedback that a question of this length takes */
};

/* Adds each word's stem; stop words are left out. */
static void
add_text(struct asking *a, struct cc_stem_table *w, const char *text, size_t len, float value)
{
    struct cc_words words;

    cc_words_begin(&words, text, len);
    while (cc_words_next(&words)) {
        if (cc_vocab_find(&cc_vocab_stopwords, words.word, words.len) != CC_VOCAB_NONE)
            continue;
        cc_buf_reset(&a->stem);
        cc_stemmer_add(a->stemmer, &a->stem, words.word, words.len);
        *cc_stem_table_value(w, a->stem.v, a->stem.n) += value;
    }
}

/* One pass over everything: the best `max` slots by weighted stems. */
static enum cc_status
pass(struct asking *a, const struct cc_stem_table *w, size_t max, struct cc_top *top, struct cc_error *error)
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
translate_key(const char *key, float value, struct cc_stem_table *more)
{
    for (uint32_t row = cc_vocab_find(&cc_vocab_term_translation, key, strlen(key)); row != CC_VOCAB_NONE;
         row = cc_vocab_again(&cc_vocab_term_translation, row)) {
        const char *stem = cc_vocab_field(&cc_vocab_term_translation, row, CC_VOCAB_TERM_TRANSLATION_OTHER);
        float share = strtof(
            cc_vocab_field(&cc_vocab_term_translation, row, CC_VOCAB_TERM_TRANSLATION_PER_MILLE), NULL);

        *cc_stem_table_value(more, stem, strlen(stem)) += value * share / 1000;
    }
}

/* What the term table adds: words that records use where questions use these, or two of these together. */
static void
translate(struct asking *a, struct cc_stem_table *w)
{
    float factor = a->params->translate * a->query.share;
    struct cc_stem_table more = {0};

    for (size_t i = 0; i < a->query.stems.n; i++) {
        translate_key(a->query.stems.v[i].stem, a->query.stems.v[i].value * factor, &more);
        if (i > 0) {
            char *pair = cc_mem_printf("%s %s", a->query.stems.v[i - 1].stem, a->query.stems.v[i].stem);

            translate_key(pair, a->query.stems.v[i].value * factor * a->params->translate_pairs, &more);
            free(pair);
        }
    }
    for (size_t i = 0; i < more.n; i++)
        *cc_stem_table_value(w, more.v[i].stem, strlen(more.v[i].stem)) += more.v[i].value;
    cc_stem_table_clear(&more);
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

/* What the question's stems have for kin: other forms of the word. Of the rarity that both have together, or a form
 * that is rare by chance would count more than the word itself. */
static enum cc_status
add_kin(struct asking *a, struct cc_stem_table *w, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < a->query.stems.n && status == CC_OK; i++) {
        const struct cc_stem_weight *own = &a->query.stems.v[i];
        uint32_t row = cc_vocab_find(&cc_vocab_stem_kin, own->stem, strlen(own->stem));

        for (; row != CC_VOCAB_NONE && status == CC_OK; row = cc_vocab_again(&cc_vocab_stem_kin, row)) {
            const char *kin = cc_vocab_field(&cc_vocab_stem_kin, row, CC_VOCAB_STEM_KIN_KIN);
            float share = strtof(cc_vocab_field(&cc_vocab_stem_kin, row, CC_VOCAB_STEM_KIN_PER_MILLE), NULL) / 1000;
            uint64_t n_own = 0, n_kin = 0;

            status = count_stem(a, kin, &n_kin, error);
            if (status == CC_OK && n_kin > 0)
                status = count_stem(a, own->stem, &n_own, error);
            if (status == CC_OK && n_kin > 0) {
                share *= cc_rank_idf(n_own + n_kin, a->mirror->n_slots) / cc_rank_idf(n_kin, a->mirror->n_slots);
                *cc_stem_table_value(w, kin, strlen(kin)) += own->value * share;
            }
        }
    }
    return status;
}

static int
heaviest_first(const void *a, const void *b)
{
    const struct cc_stem_weight *x = a, *y = b;

    return (x->value < y->value) - (x->value > y->value);
}

/* The words of the best records: sum over records of P(record) * P(word | record), the usual words discounted by how
 * rare they are; the `feedback_terms` heaviest. */
static enum cc_status
feed_back(struct asking *a, const struct cc_top *top, struct cc_stem_table *w, struct cc_error *error)
{
    const struct cc_ask_params *p = a->params;
    struct cc_stem_table more = {0};
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < top->n && i < p->feedback_docs && status == CC_OK; i++) {
        float trust = p->temper > 0 ? expf((float)(top->v[i].score - top->v[0].score) / p->temper)
            : (float)top->v[i].score;
        struct cc_stem_table words = {0};

        status = read_slot(a, top->v[i].slot, error);
        for (size_t k = 0; k < a->scan.n_parts && status == CC_OK; k++)
            if (is_ranked(a->scan.parts[k].kind))
                add_text(a, &words, a->scan.text.v + a->scan.parts[k].at, a->scan.parts[k].len, 1);
        cc_stem_table_scale(&words, trust);
        for (size_t k = 0; k < words.n; k++)
            *cc_stem_table_value(&more, words.v[k].stem, strlen(words.v[k].stem)) += words.v[k].value;
        cc_stem_table_clear(&words);
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
    cc_stem_table_scale(&more, p->feedback * a->query.share);
    cc_stem_table_scale(w, 1 - p->feedback * a->query.share);
    for (size_t i = 0; i < more.n && i < p->feedback_terms; i++)
        *cc_stem_table_value(w, more.v[i].stem, strlen(more.v[i].stem)) += more.v[i].value;
    cc_stem_table_clear(&more);
    return status;
}

/* ---- the question itself */

/* The stems of the text, each with how often it stands there times its worth; all together 1. */
static void
read_question(struct asking *a, const char *text)
{
    struct cc_question *q = &a->query;
    struct cc_words words;
    size_t cap = 0;

    cc_words_begin(&words, text, strlen(text));
    while (cc_words_next(&words)) {
        size_t number;

        if (cc_vocab_find(&cc_vocab_stopwords, words.word, words.len) != CC_VOCAB_NONE)
            continue;
        cc_buf_reset(&a->stem);
        cc_stemmer_add(a->stemmer, &a->stem, words.word, words.len);
        number = cc_stem_table_add(&q->stems, a->stem.v, a->stem.n);
        q->stems.v[number].value += 1;
        if (q->n_order == cap)
            q->order = cc_mem_grow(q->order, q->n_order, &cap, sizeof *q->order);
        q->order[q->n_order++] = number;
    }
    for (size_t i = 0; i < q->stems.n && a->params->worth > 0; i++)
        q->stems.v[i].value *= powf(cc_stem_worth(q->stems.v[i].stem), a->params->worth);
    cc_stem_table_scale(&q->stems, 1);
    q->share = a->params->length < (float)q->stems.n ? powf(a->params->length / (float)q->stems.n, 2) : 1;
}

/* What the question's own stems weigh in the records found. */
static enum cc_status
score_own(struct asking *a, const struct cc_top *top, float *own, struct cc_error *error)
{
    struct cc_mirror *m = a->mirror;
    struct cc_scorer scorer = {0};
    struct cc_hit *by_slot = cc_mem_resize(NULL, top->n, sizeof *by_slot);
    uint32_t *slots = cc_mem_resize(NULL, top->n, sizeof *slots);
    float *scores = cc_mem_alloc(top->n * sizeof *scores);
    size_t at = 0;
    enum cc_status status;

    for (size_t i = 0; i < top->n; i++)
        by_slot[i] = (struct cc_hit){-(double)top->v[i].slot, (uint32_t)i};
    cc_top_sort(&(struct cc_top){by_slot, top->n, top->n});
    for (size_t i = 0; i < top->n; i++)
        slots[i] = top->v[by_slot[i].slot].slot;
    for (size_t i = 0; i < a->query.stems.n; i++)
        cc_scorer_add(&scorer, a->query.stems.v[i].stem, strlen(a->query.stems.v[i].stem), a->query.stems.v[i].value);
    status = cc_scorer_open(&scorer, m, error);
    for (size_t s = 0; s < m->index.n_segments && status == CC_OK; s++) {
        uint64_t end = (uint64_t)m->index.segments[s].first + m->index.segments[s].n;
        size_t begin = at;

        while (at < top->n && slots[at] < end)
            at++;
        cc_scorer_segment(&scorer, s);
        if (at > begin)
            status = cc_scorer_slots(&scorer, m, slots + begin, at - begin, scores + begin, error);
    }
    for (size_t i = 0; i < top->n; i++)
        own[by_slot[i].slot] = scores[i];
    cc_scorer_clear(&scorer);
    free(by_slot);
    free(slots);
    free(scores);
    return status;
}

static enum cc_status
look_again(struct asking *a, struct cc_top *top, struct cc_error *error)
{
    struct cc_question *q = &a->query;
    float *own = cc_mem_alloc((top->n + 1) * sizeof *own);
    enum cc_status status = score_own(a, top, own, error);

    q->rarity = cc_mem_alloc((q->stems.n + 1) * sizeof *q->rarity);
    for (size_t i = 0; i < q->stems.n && status == CC_OK; i++) {
        uint64_t df = 0;

        status = count_stem(a, q->stems.v[i].stem, &df, error);
        q->rarity[i] = cc_rank_idf(df, a->mirror->n_slots);
    }
    if (status == CC_OK)
        status = cc_rescore(a->mirror, q, own, top, error);
    free(own);
    return status;
}

static void
asking_clear(struct asking *a)
{
    cc_stem_table_clear(&a->query.stems);
    free(a->query.rarity);
    free(a->query.order);
    cc_scan_clear(&a->scan);
    cc_scanner_free(a->scanner);
    cc_stemmer_free(a->stemmer);
    cc_buf_clear(&a->stem);
}

enum cc_status
cc_mirror_ask(struct cc_mirror *mirror, const char *text, const struct cc_ask_params *params, size_t max,
    struct cc_found *out, struct cc_error *error)
{
    struct asking a = {.mirror = mirror,
        .params = params != NULL ? params : &cc_ask_defaults,
        .stemmer = cc_stemmer_new(),
        .scanner = cc_scanner_new()};
    struct cc_stem_table w = {0};
    struct cc_top top = {0};
    size_t first =
        max; /* so many are found before the second look, that its order does not depend on how many are wanted */
    enum cc_status status = cc_columns_need(&mirror->columns, CC_COLUMN_PMID, error);

    if (a.params->rescore && first < CC_RESCORE_MAX)
        first = CC_RESCORE_MAX;
    if (first < a.params->feedback_docs)
        first = a.params->feedback_docs;
    a.query.watch = a.params->watch;
    read_question(&a, text);
    for (size_t i = 0; i < a.query.stems.n; i++)
        *cc_stem_table_value(&w, a.query.stems.v[i].stem, strlen(a.query.stems.v[i].stem)) = a.query.stems.v[i].value;
    if (status == CC_OK && a.params->kin)
        status = add_kin(&a, &w, error);
    if (a.params->translate > 0)
        translate(&a, &w);
    if (status == CC_OK)
        status = pass(&a, &w, first, &top, error);
    if (status == CC_OK && a.params->feedback_docs > 0 && top.n > 0) {
        status = feed_back(&a, &top, &w, error);
        if (status == CC_OK)
            status = pass(&a, &w, first, &top, error);
    }
    if (status == CC_OK && a.params->rescore && top.n > 0)
        status = look_again(&a, &top, error);
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
    cc_stem_table_clear(&w);
    asking_clear(&a);
    return status;
}

/* search.c: see search.h. Records are found and scored window by window; only the best are ever looked up. */
#include "mirror/search.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/stem.h"
#include "mirror/entrez_parts.h"
#include "mirror/file.h"
#include "mirror/keys.h"
#include "mirror/plan.h"
#include "mirror/score.h"
#include "mirror/words.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"

#define FEW 1024 /* slots of a window that are scored one by one; found by trying */

struct run {
    struct cc_mirror *mirror;
    struct cc_plan *plan;
    struct cc_scorer scorer;
    struct cc_top top;
    enum cc_sort sort;
    const uint32_t *keys;     /* the column that is sorted by; NULL for relevance */
    uint64_t count, stop_at;  /* stop counting here; 0 = never */
    /* of a window: its slots, their scores, and the scores of all there could be */
    uint32_t *slots;
    float *scores, *window;
};

/* ---- which stems a query ranks by */

struct stems {
    struct cc_stemmer *stemmer;
    struct cc_scorer *scorer;
    struct cc_buf stem;
};

static void
add_stems(struct stems *s, const char *text, float weight)
{
    struct cc_words words;

    cc_words_begin(&words, text, strlen(text));
    words.wildcards = true;
    while (cc_words_next(&words)) {
        char *star = memchr(words.word, '*', words.len);
        size_t len = star != NULL ? (size_t)(star - words.word) : words.len;

        if (len < 2 || cc_vocab_find(&cc_vocab_stopwords, words.word, len) != CC_VOCAB_NONE)
            continue;
        cc_buf_reset(&s->stem);
        cc_stemmer_add(s->stemmer, &s->stem, words.word, len);
        cc_scorer_add(s->scorer, s->stem.v, s->stem.n, weight);
    }
}

static size_t
count_terms(const struct cc_node *node)
{
    size_t n = node->kind == CC_NODE_TERM;

    for (size_t i = 0; i < node->n_kids && (node->kind != CC_NODE_NOT || i == 0); i++)
        n += count_terms(node->kids[i]);
    return n;
}

/* Terms of text and headings count; of a group of alternatives each counts less the more there are, so that a concept
 * with twenty synonyms does not outweigh one with two. */
static void
collect(struct stems *s, const struct cc_node *node, float weight)
{
    if (node->kind == CC_NODE_TERM && node->text != NULL) {
        enum cc_field_kind kind = cc_field_kind(node->field);

        if (kind == CC_FIELDKIND_TEXT || kind == CC_FIELDKIND_MESH)
            add_stems(s, node->text, weight * (node->origin == CC_ORIGIN_USER ? 1.0f : 0.5f));
    }
    if (node->kind == CC_NODE_OR)
        weight /= 1 + logf((float)count_terms(node));
    for (size_t i = 0; i < node->n_kids && (node->kind != CC_NODE_NOT || i == 0); i++)
        collect(s, node->kids[i], weight);
}

static void
rank_by(struct cc_scorer *scorer, const struct cc_node *root)
{
    struct stems stems = {.stemmer = cc_stemmer_new(), .scorer = scorer};

    collect(&stems, root, 1);
    cc_stemmer_free(stems.stemmer);
    cc_buf_clear(&stems.stem);
}

/* ---- running */

static void
mask(const struct run *run, const struct cc_segment *segment, uint32_t base, uint64_t *bits)
{
    uint32_t window = base >> CC_WINDOW_BITS;

    if (segment->first > base) {
        uint32_t below = segment->first - base;

        memset(bits, 0, below / 64 * 8);
        bits[below / 64] &= UINT64_MAX << (below & 63);
    }
    if (window < run->mirror->dead.n && run->mirror->dead.bits[window] != NULL)
        for (size_t i = 0; i < CC_WINDOW_WORDS; i++)
            bits[i] &= ~run->mirror->dead.bits[window][i];
}

/* The scores of a window's slots. Of few, each is looked up in the lists; of many, the lists are added up. */
static enum cc_status
score(struct run *run, uint32_t base, uint32_t end, const uint32_t *slots, size_t n, struct cc_error *error)
{
    enum cc_status status;

    if (n <= FEW) {
        memset(run->scores, 0, n * sizeof *run->scores);
        return cc_scorer_slots(&run->scorer, run->mirror, slots, n, run->scores, error);
    }
    memset(run->window, 0, CC_WINDOW * sizeof *run->window);
    status = cc_scorer_window(&run->scorer, run->mirror, base, end, run->window, error);
    for (size_t i = 0; i < n; i++)
        run->scores[i] = run->window[slots[i] - base];
    return status;
}

static enum cc_status
harvest(struct run *run, uint32_t base, uint32_t end, const uint64_t *bits, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    size_t n = 0;

    for (size_t i = 0; i < CC_WINDOW_WORDS; i++)
        if (bits[i] != 0)
            run->count += (uint64_t)__builtin_popcountll(bits[i]);
    if (run->top.max == 0) /* only counted */
        return CC_OK;
    for (size_t i = 0; i < CC_WINDOW_WORDS; i++)
        for (uint64_t left = bits[i]; left != 0; left &= left - 1)
            run->slots[n++] = base + (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(left);
    if (n == 0)
        return CC_OK;
    if (run->scorer.n_terms > 0)
        status = score(run, base, end, run->slots, n, error);
    for (size_t i = 0; i < n && status == CC_OK; i++) {
        uint32_t slot = run->slots[i];
        double value = run->scorer.n_terms > 0 ? (double)run->scores[i] : 0;

        if (run->keys != NULL)
            value = run->sort == CC_SORT_PMID ? -(double)run->keys[slot] : (double)run->keys[slot];
        cc_top_add(&run->top, (struct cc_hit){value, slot});
    }
    return status;
}

static enum cc_status
run_segment(struct run *run, size_t number, struct cc_error *error)
{
    const struct cc_segment *segment = &run->mirror->index.segments[number];
    uint32_t last = segment->first + segment->n;
    enum cc_status status = cc_plan_segment(run->plan, run->mirror, segment, error);

    if (status != CC_OK || cc_plan_is_empty(run->plan))
        return status;
    cc_scorer_segment(&run->scorer, number);
    for (uint64_t base = segment->first & ~(CC_WINDOW - 1); base < last && status == CC_OK; base += CC_WINDOW) {
        uint32_t end = base + CC_WINDOW < last ? (uint32_t)base + CC_WINDOW : last;
        uint64_t bits[CC_WINDOW_WORDS] = {0};

        status = cc_plan_window(run->plan, run->mirror, (uint32_t)base, end, bits, error);
        if (status != CC_OK)
            break;
        mask(run, segment, (uint32_t)base, bits);
        status = harvest(run, (uint32_t)base, end, bits, error);
        if (run->stop_at != 0 && run->count >= run->stop_at)
            break;
    }
    return status;
}

static enum cc_status
run_all(struct run *run, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    if (run->top.max > 0) {
        run->slots = cc_mem_resize(NULL, CC_WINDOW, sizeof *run->slots);
        run->scores = cc_mem_resize(NULL, CC_WINDOW, sizeof *run->scores);
        run->window = cc_mem_resize(NULL, CC_WINDOW, sizeof *run->window);
    }
    for (size_t i = 0; i < run->mirror->index.n_segments && status == CC_OK; i++) {
        status = run_segment(run, i, error);
        if (run->stop_at != 0 && run->count >= run->stop_at)
            break;
    }
    free(run->slots);
    free(run->scores);
    free(run->window);
    return status;
}

/* ---- what could not be honoured */

/* What one term is short of, over all segments; its lists are opened once more, nothing is read. */
static enum cc_status
short_of(struct cc_mirror *mirror, const struct cc_node *term, unsigned *out, struct cc_error *error)
{
    struct cc_plan *plan = NULL;
    enum cc_status status = cc_plan_make(mirror, term, &plan, error);

    for (size_t i = 0; i < mirror->index.n_segments && status == CC_OK; i++)
        status = cc_plan_segment(plan, mirror, &mirror->index.segments[i], error);
    *out = status == CC_OK ? plan->short_of : 0;
    cc_plan_free(plan);
    return status;
}

enum cc_status
cc_mirror_is_cut(struct cc_mirror *mirror, const struct cc_node *term, bool *out, struct cc_error *error)
{
    unsigned what = 0;
    enum cc_status status = short_of(mirror, term, &what, error);

    *out = (what & CC_PLAN_CUT) != 0;
    return status;
}

static enum cc_status
explain(struct cc_mirror *mirror, const struct cc_node *node, struct cc_strings *messages, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    unsigned what = 0;

    if (node->kind == CC_NODE_TERM && node->text != NULL)
        status = short_of(mirror, node, &what, error);
    if ((what & CC_PLAN_CUT) != 0)
        cc_strings_addf(messages, "Wildcard search for '%.200s' used only the first %u variations. Lengthen the root word to search for all "
            "endings.", node->text, mirror->variants_max);
    if ((what & CC_PLAN_LOOSE) != 0)
        cc_strings_addf(messages, "'%.200s' [%s] was searched as words anywhere in the field: this mirror was made before phrases of "
            "it were kept. Import anew for phrases.", node->text, cc_field_full_name(node->field));
    for (size_t i = 0; i < node->n_kids && status == CC_OK; i++)
        status = explain(mirror, node->kids[i], messages, error);
    return status;
}

enum cc_status
cc_mirror_run(struct cc_mirror *mirror, const struct cc_node *root, enum cc_sort sort, size_t start, size_t max,
    struct cc_found *out, struct cc_error *error)
{
    static const enum cc_column columns[] = {[CC_SORT_RECENT] = CC_COLUMN_ENTERED,
        [CC_SORT_PUBLISHED] = CC_COLUMN_PUBLISHED,
        [CC_SORT_PMID] = CC_COLUMN_PMID};
    struct run run = {.mirror = mirror, .sort = sort, .top = {.max = start + max}};
    enum cc_status status = cc_plan_make(mirror, root, &run.plan, error);

    if (status == CC_OK)
        status = cc_columns_need(&mirror->columns, CC_COLUMN_PMID, error);
    if (status == CC_OK && sort != CC_SORT_RELEVANCE) {
        status = cc_columns_need(&mirror->columns, columns[sort], error);
        run.keys = mirror->columns.v[columns[sort]];
    } else if (status == CC_OK && max > 0) {
        rank_by(&run.scorer, root);
        status = cc_scorer_open(&run.scorer, mirror, error);
    }
    if (status == CC_OK)
        status = run_all(&run, error);
    if (status == CC_OK && run.plan->short_of != 0)
        status = explain(mirror, root, &out->messages, error);
    cc_top_sort(&run.top);
    out->count = run.count;
    if (status == CC_OK && run.top.n > start) {
        out->n = run.top.n - start;
        out->pmids = cc_mem_resize(NULL, out->n, sizeof *out->pmids);
        out->scores = cc_mem_resize(NULL, out->n, sizeof *out->scores);
        for (size_t i = 0; i < out->n; i++) {
            out->pmids[i] = mirror->columns.v[CC_COLUMN_PMID][run.top.v[start + i].slot];
            out->scores[i] = run.keys == NULL ? (float)run.top.v[start + i].score : 0;
        }
    }
    free(run.top.v);
    cc_scorer_clear(&run.scorer);
    cc_plan_free(run.plan);
    return status;
}

void
cc_found_clear(struct cc_found *found)
{
    free(found->pmids);
    free(found->scores);
    cc_strings_clear(&found->messages);
    *found = (struct cc_found){0};
}

/* ---- what the language asks of the collection */

static enum cc_status
count_term(void *arg, const struct cc_node *term, uint64_t *out, struct cc_error *error)
{
    struct run run = {.mirror = arg, .stop_at = 1};
    enum cc_status status = cc_plan_make(run.mirror, term, &run.plan, error);

    if (status == CC_OK)
        status = run_all(&run, error);
    cc_plan_free(run.plan);
    *out = run.count;
    return status;
}

/* Values stand in the index in order: the last one not greater than the phrase agrees with it as far as any of its own
 * beginnings does. So one look tells of all of them. */
static enum cc_status
reach(void *arg, enum cc_field field, const char *phrase, size_t *n_words, struct cc_error *error)
{
    struct cc_mirror *mirror = arg;
    uint8_t key[CC_KEY_MAX] = {CC_KEY_VALUE, (uint8_t)field};
    size_t len = 2, far = 0, ends[CC_KEY_MAX], n = 0;
    struct cc_words words;
    enum cc_status status = CC_OK;

    cc_words_begin(&words, phrase, strlen(phrase));
    while (cc_words_next(&words) && len + words.len + 1 < CC_KEY_MAX) {
        if (n > 0)
            key[len++] = ' ';
        memcpy(key + len, words.word, words.len);
        ends[n++] = len += words.len;
    }
    for (size_t i = 0; i < mirror->index.n_segments && far < len && status == CC_OK; i++)
        status = cc_index_reach(&mirror->index, &mirror->index.segments[i], key, len, &far, error);
    for (*n_words = 0; *n_words < n && ends[*n_words] <= far;)
        ++*n_words;
    if (far == len)
        *n_words = SIZE_MAX; /* also the words that were too many for a key */
    return status;
}

struct cc_entrez_index
cc_mirror_entrez_index(struct cc_mirror *mirror)
{
    return (struct cc_entrez_index){.count = count_term, .arg = mirror, .reach = reach};
}

/* rescore.c: see rescore.h. */
#include "mirror/rescore.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/stem.h"
#include "mirror/like.h"
#include "mirror/rank.h"
#include "mirror/scan.h"
#include "mirror/stem_near.h"
#include "mirror/words.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"

enum feature { FIRST, OWN, RECORD, SENTENCE, JOINED, EXACT, PAIRS, N_FEATURES };
_Static_assert((int)N_FEATURES == CC_RESCORE_FEATURES, "rescore.h");

/* Set by train/weights.py. */
static const float weights_short[N_FEATURES] = {
    [FIRST] = 1.1f, [OWN] = 0.05f, [RECORD] = 0.05f, [SENTENCE] = 0.1f, [PAIRS] = 0.15f};
static const float weights_long[N_FEATURES] = {[FIRST] = 0.3f,
    [OWN] = 1.1f,
    [RECORD] = 1.6f,
    [SENTENCE] = 0.75f,
    [JOINED] = 0.8f,
    [EXACT] = 0.8f,
    [PAIRS] = 0.05f};

#define HEAD 10 /* records that a reader sees first */
#define NO_STEM SIZE_MAX
#define STOP    UINT32_MAX /* no number of a stem */

/* A stem of the records, compared with the question's once. */
struct met {
    size_t is;       /* the same as this stem of the question, or NO_STEM */
    bool is_near;    /* to any of them */
    float near[CC_RESCORE_STEMS_MAX];
    uint16_t tf[CC_RANK__FIELDS]; /* in the record being read */
};

struct look {
    const struct cc_question *question;
    size_t n;                        /* stems of the question that are looked for */
    float *weight;                   /* of each; sums to 1 */
    struct cc_stem_shape *shapes;
    struct cc_stemmer *stemmer;
    struct cc_buf stem;
    struct cc_stem_table words;      /* of the records read so far, as they stand there … */
    uint32_t *stem_of;               /* … each with the number of its stem, or STOP */
    size_t n_words, cap_words;
    struct cc_stem_table table;      /* their stems */
    struct met **met;
    size_t cap_met;
    struct cc_like like;             /* what records are made of, to compare them with each other */
    /* of the record being read: how well it covers each stem; the same of title and sentence */
    float record[CC_RESCORE_STEMS_MAX], title[CC_RESCORE_STEMS_MAX], sentence[CC_RESCORE_STEMS_MAX];
    bool title_exact[CC_RESCORE_STEMS_MAX], sentence_exact[CC_RESCORE_STEMS_MAX];
    bool *beside;                    /* n * n: stem i stood right before stem k */
    uint32_t len[CC_RANK__FIELDS];
    uint32_t *stems;                 /* those that the record has, each once */
    size_t n_stems, cap_stems;
    float features[N_FEATURES];
};

/* The number of a stem in the table; compares it when it is new. */
static uint32_t
meet(struct look *l)
{
    size_t i = cc_stem_table_add(&l->table, l->stem.v, l->stem.n);
    struct cc_stem_shape shape;
    struct met *met;

    if (i >= l->cap_met) {
        size_t cap = l->cap_met == 0 ? 1024 : l->cap_met * 2;

        l->met = cc_mem_resize(l->met, cap, sizeof *l->met);
        memset(l->met + l->cap_met, 0, (cap - l->cap_met) * sizeof *l->met);
        l->cap_met = cap;
    }
    if (l->met[i] != NULL)
        return (uint32_t)i;
    met = l->met[i] = cc_mem_alloc(sizeof *met);
    met->is = NO_STEM;
    cc_stem_shape(l->stem.v, l->stem.n, &shape);
    for (size_t k = 0; k < l->n; k++) {
        if (strcmp(l->question->stems.v[k].stem, l->stem.v) == 0) {
            met->is = k;
            met->near[k] = 1;
        } else {
            met->near[k] = cc_stem_near(&l->shapes[k], &shape);
        }
        met->is_near |= met->near[k] > 0;
    }
    return (uint32_t)i;
}

/* A sentence, or the title, is at its end: what it covers, alone and with the title. */
static void
end_sentence(struct look *l, bool title)
{
    float alone = 0, joined = 0, exact = 0;

    for (size_t k = 0; k < l->n; k++) {
        alone += l->weight[k] * l->sentence[k];
        joined += l->weight[k] * fmaxf(l->sentence[k], l->title[k]);
        exact += l->weight[k] * (float)(l->sentence_exact[k] || l->title_exact[k]);
        l->record[k] = fmaxf(l->record[k], l->sentence[k]);
    }
    if (title) {
        for (size_t k = 0; k < l->n; k++) {
            l->title[k] = fmaxf(l->title[k], l->sentence[k]);
            l->title_exact[k] |= l->sentence_exact[k];
        }
    } else {
        l->features[SENTENCE] = fmaxf(l->features[SENTENCE], alone);
    }
    l->features[JOINED] = fmaxf(l->features[JOINED], joined);
    l->features[EXACT] = fmaxf(l->features[EXACT], exact);
    memset(l->sentence, 0, sizeof l->sentence);
    memset(l->sentence_exact, 0, sizeof l->sentence_exact);
}

/* Does a sentence begin with the word at text[at]? After a full stop (not that of an initial), with a capital. */
static bool
begins_sentence(const char *text, size_t at)
{
    size_t i = at;

    if (text[at] < 'A' || text[at] > 'Z')
        return false;
    while (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\n'))
        i--;
    if (i < 2 || strchr(".!?", text[i - 1]) == NULL)
        return false;
    return !(text[i - 2] >= 'A' && text[i - 2] <= 'Z' && (i == 2 || text[i - 3] == ' '));
}

/* The number of a word's stem, or STOP. Records say the same words again and again: each is stemmed and compared
 * once. */
static uint32_t
stem_of(struct look *l, const struct cc_words *words)
{
    size_t i = cc_stem_table_add(&l->words, words->word, words->len);

    if (i < l->n_words)
        return l->stem_of[i];
    if (l->n_words == l->cap_words)
        l->stem_of = cc_mem_grow(l->stem_of, l->n_words, &l->cap_words, sizeof *l->stem_of);
    l->n_words++;
    if (cc_vocab_find(&cc_vocab_stopwords, words->word, words->len) != CC_VOCAB_NONE)
        return l->stem_of[i] = STOP;
    cc_buf_reset(&l->stem);
    cc_stemmer_add(l->stemmer, &l->stem, words->word, words->len);
    return l->stem_of[i] = meet(l);
}

static void
read_stem(struct look *l, uint32_t number, enum cc_rank_field field, size_t *before)
{
    struct met *met = l->met[number];
    size_t none = 0;

    for (int f = 0; f < CC_RANK__FIELDS; f++)
        none += met->tf[f] == 0;
    if (none == CC_RANK__FIELDS) {
        if (l->n_stems == l->cap_stems)
            l->stems = cc_mem_grow(l->stems, l->n_stems, &l->cap_stems, sizeof *l->stems);
        l->stems[l->n_stems++] = number;
    }
    if (met->tf[field] < UINT16_MAX)
        met->tf[field]++;
    l->len[field]++;
    for (size_t k = 0; k < l->n && met->is_near; k++)
        l->sentence[k] = fmaxf(l->sentence[k], met->near[k]);
    if (met->is != NO_STEM) {
        l->sentence_exact[met->is] = true;
        if (*before != NO_STEM)
            l->beside[*before * l->n + met->is] = true;
    }
    *before = met->is;
}

static void
read_part(struct look *l, const char *text, size_t len, enum cc_rank_field field)
{
    struct cc_words words;
    size_t before = NO_STEM;
    uint32_t number;

    cc_words_begin(&words, text, len);
    while (cc_words_next(&words)) {
        if (begins_sentence(text, words.at)) {
            end_sentence(l, field == CC_RANK_TITLE);
            before = NO_STEM;
        }
        number = stem_of(l, &words);
        if (number != STOP)
            read_stem(l, number, field, &before);
    }
    end_sentence(l, field == CC_RANK_TITLE);
}

/* Which field of the ranking a part belongs to; CC_RANK__FIELDS: to none. */
static enum cc_rank_field
field_of(enum cc_part_kind kind)
{
    switch (kind) {
    case CC_PART_TITLE:
        return CC_RANK_TITLE;
    case CC_PART_ABSTRACT:
        return CC_RANK_ABSTRACT;
    case CC_PART_KEYWORD:
    case CC_PART_MESH:
        return CC_RANK_HEADING;
    default:
        return CC_RANK__FIELDS;
    }
}

/* Share of the question's neighbouring pairs that stand side by side in the record, by the lighter of their two
 * weights. */
static float
pairs(const struct look *l)
{
    const struct cc_question *q = l->question;
    float all = 0, here = 0;

    for (size_t i = 1; i < q->n_order; i++) {
        size_t a = q->order[i - 1], b = q->order[i];
        float weight;

        if (a == b || a >= l->n || b >= l->n)
            continue;
        weight = fminf(l->weight[a], l->weight[b]);
        all += weight;
        here += l->beside[a * l->n + b] ? weight : 0;
    }
    return all > 0 ? here / all : 0;
}

/* The features that the text gives, and what the record is made of. Titles come first: sentences are read together with
 * them. */
static void
read_record(struct look *l, const struct cc_scan *scan)
{
    memset(l->features, 0, sizeof l->features);
    memset(l->record, 0, sizeof l->record);
    memset(l->title, 0, sizeof l->title);
    memset(l->title_exact, 0, sizeof l->title_exact);
    memset(l->beside, 0, l->n * l->n * sizeof *l->beside);
    memset(l->len, 0, sizeof l->len);
    l->n_stems = 0;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < scan->n_parts; i++) {
            enum cc_rank_field field = field_of(scan->parts[i].kind);

            if (field != CC_RANK__FIELDS && (field == CC_RANK_TITLE) == (round == 0))
                read_part(l, scan->text.v + scan->parts[i].at, scan->parts[i].len, field);
        }
    }
    for (size_t k = 0; k < l->n; k++)
        l->features[RECORD] += l->weight[k] * l->record[k];
    l->features[PAIRS] = pairs(l);
    cc_like_begin(&l->like);
    for (size_t i = 0; i < l->n_stems; i++) {
        struct met *met = l->met[l->stems[i]];

        cc_like_add(&l->like, l->stems[i], cc_rank_impact(met->tf, l->len));
        memset(met->tf, 0, sizeof met->tf);
    }
}

static float
weigh(const struct look *l)
{
    float sum = 0, share = l->question->share;

    for (int f = 0; f < N_FEATURES; f++)
        sum += l->features[f] * (share * weights_short[f] + (1 - share) * weights_long[f]);
    return sum;
}

/* The first ten by `head`, the others by `tail`; each list's scores below those before it. */
static void
put_in_order(struct cc_top *top, size_t n, const float *head, const float *tail)
{
    struct cc_top whole = *top, part = {top->v, n, n};
    struct cc_hit *was = cc_mem_resize(NULL, n, sizeof *was);
    double gap;

    for (size_t i = 0; i < n; i++) {
        was[i] = (struct cc_hit){(double)tail[i], top->v[i].slot};
        part.v[i] = (struct cc_hit){(double)head[i], (uint32_t)i};
    }
    cc_top_sort(&part);
    for (size_t i = 0; i < n; i++)
        part.v[i] = i < HEAD ? (struct cc_hit){part.v[i].score, was[part.v[i].slot].slot} : was[part.v[i].slot];
    if (n > HEAD) {
        part = (struct cc_top){whole.v + HEAD, n - HEAD, n - HEAD};
        cc_top_sort(&part);
        gap = whole.v[HEAD - 1].score - part.v[0].score;
        for (size_t i = 0; i < part.n && gap < 0; i++)
            part.v[i].score += gap;
    }
    for (size_t i = n; i < whole.n; i++) { /* first-look scores are another scale; they keep their order */
        double above = whole.v[i - 1].score;

        whole.v[i].score = above - fabs(above) * 1e-6 - 1e-9;
    }
    free(was);
}

static enum cc_status
read_records(struct look *l, struct cc_mirror *mirror, const float *own, const struct cc_top *top, size_t n,
    float *scores, struct cc_error *error)
{
    struct cc_scanner *scanner = cc_scanner_new();
    struct cc_scan scan = {0};
    float most = 0;
    enum cc_status status = CC_OK;

    for (size_t k = 0; k < l->question->stems.n; k++)
        most += l->question->stems.v[k].value * l->question->rarity[k];
    for (size_t i = 0; i < n && status == CC_OK; i++) {
        const char *xml;
        size_t len;

        status = cc_unpacker_get(mirror->unpacker, top->v[i].slot, &xml, &len, error);
        if (status == CC_OK)
            status = cc_scanner_read(scanner, xml, len, &scan, error);
        if (status != CC_OK)
            break;
        read_record(l, &scan);
        l->features[FIRST] = top->v[0].score > 0 ? (float)(top->v[i].score / top->v[0].score) : 0;
        l->features[OWN] = most > 0 ? own[i] / most : 0;
        scores[i] = weigh(l);
        if (l->question->watch != NULL)
            l->question->watch->see(l->question->watch->arg, top->v[i].slot, l->question->share, l->features);
    }
    cc_scan_clear(&scan);
    cc_scanner_free(scanner);
    return status;
}

static void
prepare(struct look *l, const struct cc_question *q)
{
    float sum = 0;

    l->question = q;
    l->n = q->stems.n < CC_RESCORE_STEMS_MAX ? q->stems.n : CC_RESCORE_STEMS_MAX;
    l->stemmer = cc_stemmer_new();
    l->weight = cc_mem_alloc(l->n * sizeof *l->weight);
    l->shapes = cc_mem_alloc(l->n * sizeof *l->shapes);
    l->beside = cc_mem_alloc(l->n * l->n * sizeof *l->beside);
    for (size_t k = 0; k < l->n; k++) {
        l->weight[k] = q->stems.v[k].value * q->rarity[k];
        sum += l->weight[k];
        cc_stem_shape(q->stems.v[k].stem, strlen(q->stems.v[k].stem), &l->shapes[k]);
    }
    for (size_t k = 0; k < l->n && sum > 0; k++)
        l->weight[k] /= sum;
}

static void
clear(struct look *l)
{
    for (size_t i = 0; i < l->table.n; i++)
        free(l->met[i]);
    free(l->met);
    free(l->stem_of);
    cc_stem_table_clear(&l->words);
    cc_stem_table_clear(&l->table);
    cc_like_clear(&l->like);
    cc_stemmer_free(l->stemmer);
    cc_buf_clear(&l->stem);
    free(l->weight);
    free(l->shapes);
    free(l->beside);
    free(l->stems);
}

enum cc_status
cc_rescore(struct cc_mirror *mirror, const struct cc_question *question, const float *own, struct cc_top *top,
    struct cc_error *error)
{
    size_t n = top->n < CC_RESCORE_MAX ? top->n : CC_RESCORE_MAX;
    struct look l = {0};
    float *scores, *head, *tail;
    enum cc_status status;

    if (n == 0 || question->stems.n == 0)
        return CC_OK;
    prepare(&l, question);
    scores = cc_mem_alloc(n * sizeof *scores);
    head = cc_mem_alloc(n * sizeof *head);
    tail = cc_mem_alloc(n * sizeof *tail);
    status = read_records(&l, mirror, own, top, n, scores, error);
    if (status == CC_OK) {
        cc_like_lift(&l.like, scores, question->share >= 1 ? 1 : 0, head);
        cc_like_lift(&l.like, scores, 1, tail);
        put_in_order(top, n, head, tail);
    }
    free(scores);
    free(head);
    free(tail);
    clear(&l);
    return status;
}

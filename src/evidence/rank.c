/* rank.c: claim x studies -> ranked evidence (evidence.h).
 *
 * relevance: BM25 (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.5: BM25F with one
 * length normalisation) where the terms are the claim's concepts, each with all its synonyms as one term. The
 * collection is the studies handed in that say any concept at all, so that a study about something else changes nothing
 * for the others. Divided by what a study with endless repetitions of everything would get, it lies between 0 and 1.
 * Since a broad rung of the ladder brings studies that say one concept often and the other never, it is multiplied by
 * the share of the claim's concepts that the study says at all. */
#include <claimcheck/evidence.h>

#include <math.h>
#include <string.h>

#include "base/spread.h"
#include "evidence/sentence.h"

#define K1 1.2
#define B  0.4
/* A concept in the title says more than one in the abstract. These and the shares below are set by judgement. */
static const double FIELD_WEIGHT[] = {[CC_EVIDENCE_TITLE] = 2.5, [CC_EVIDENCE_ABSTRACT] = 1, [CC_EVIDENCE_MESH] = 1.5};

/* of the score that the design decides: the best design counts 1, the weakest 1 - share */
#define TIER_SHARE        0.4
#define RECENCY_SHARE     0.15
#define RECENCY_HALF_LIFE 15.0 /* years after which a study's recency is one half */
#define RECENCY_UNKNOWN   0.5
#define CONCERN_FACTOR    0.7  /* an expression of concern does not retract */

/* Strength of a design for a statement about effects in people, after the Oxford CEBM levels (2011), evenly spread. */
static const double TIER[] = {
    [CC_DESIGN_UNKNOWN] = 0.3,
    [CC_DESIGN_META_ANALYSIS] = 1,
    [CC_DESIGN_SYSTEMATIC_REVIEW] = 1,
    [CC_DESIGN_RANDOMISED_TRIAL] = 0.9,
    [CC_DESIGN_GUIDELINE] = 0.8,
    [CC_DESIGN_NON_RANDOMISED_TRIAL] = 0.65,
    [CC_DESIGN_COHORT] = 0.65,
    [CC_DESIGN_CASE_CONTROL] = 0.5,
    [CC_DESIGN_CROSS_SECTIONAL] = 0.4,
    [CC_DESIGN_NARRATIVE_REVIEW] = 0.35,
    [CC_DESIGN_CASE_REPORT] = 0.25,
    [CC_DESIGN_OTHER] = 0.25,
    [CC_DESIGN_ANIMAL] = 0.15,
    [CC_DESIGN_PROTOCOL] = 0.1,
    [CC_DESIGN_IN_VITRO] = 0.1,
    [CC_DESIGN_EDITORIAL] = 0.1,
};
_Static_assert(sizeof TIER / sizeof *TIER == CC_DESIGN__MAX, "a design without a tier");

/* One study's counts for one claim. */
struct row {
    double tf[CC_EVIDENCE_CONCEPTS_MAX]; /* weighted by field */
    double length;                       /* weighted words */
    bool on_topic;                       /* says a concept of the query */
};

/* A study on its way up. */
struct ranked {
    struct cc_evidence evidence;
    const struct row *row;
};

struct bm25 {
    double idf[CC_EVIDENCE_CONCEPTS_MAX];
    double average_length;
    double ceiling;
};

/* A claim's side of the work. */
struct ranking {
    const struct cc_evidence_task *task;
    struct cc_evidence_terms terms;
    struct row *rows;                    /* one for each study of the task */
};

/* A study's side: read once for all claims that found it. */
struct reading {
    enum cc_design design;
    char *design_why;
};

/* A claim that a study was found for, and as which of its studies. */
struct use {
    size_t ranking, row;
};

struct work {
    const struct cc_studies *studies;
    struct ranking *rankings;
    struct reading *readings;            /* of studies */
    struct use *uses; /* by study: those of study i are uses[first_use[i]] to uses[first_use[i + 1] - 1] */
    size_t *first_use;
    int year_now;
    size_t most;
    struct cc_stemmer *stemmers[CC_SPREAD_MAX]; /* one for each thread */
};

static struct cc_stemmer *
stemmer_of(struct work *w, unsigned thread)
{
    if (w->stemmers[thread] == NULL)
        w->stemmers[thread] = cc_stemmer_new();
    return w->stemmers[thread];
}

static void
count_text(const struct cc_evidence_text *text, const struct cc_evidence_terms *terms, struct row *row)
{
    for (size_t i = 0; i < text->n; i++) {
        double weight = FIELD_WEIGHT[text->v[i].field];

        row->length += weight * (double)text->v[i].words.n;
        for (size_t c = 0; c < terms->n; c++) {
            size_t n = cc_evidence_concept_count(&terms->v[c], &text->v[i].words, text->v[i].stems);

            row->tf[c] += weight * (double)n;
            row->on_topic |= n > 0 && (c < terms->n_concepts || terms->n_concepts == 0);
        }
    }
}

static void
read_study(void *arg, size_t i, unsigned thread)
{
    struct work *w = arg;
    struct cc_evidence_text text = {0};

    if (w->first_use[i] == w->first_use[i + 1])
        return;
    cc_evidence_text_read(&w->studies->v[i], stemmer_of(w, thread), &text);
    w->readings[i].design = cc_evidence_design_of(&w->studies->v[i], &text, &w->readings[i].design_why);
    for (size_t u = w->first_use[i]; u < w->first_use[i + 1]; u++) {
        struct ranking *r = &w->rankings[w->uses[u].ranking];

        count_text(&text, &r->terms, &r->rows[w->uses[u].row]);
    }
    cc_evidence_text_clear(&text);
}

/* IDF of section 3.3, in the form that is never negative: ln(1 + (N - n + 0.5) / (n + 0.5)), and 1 more: these studies
 * were found by the very concepts, so one that all of them say is not worthless here. */
static void
weigh_terms(const struct row *rows, size_t n, const struct cc_evidence_terms *terms, struct bm25 *model)
{
    double n_topic = 0, length = 0;

    for (size_t i = 0; i < n; i++) {
        if (rows[i].on_topic) {
            n_topic += 1;
            length += rows[i].length;
        }
    }
    model->average_length = n_topic > 0 && length > 0 ? length / n_topic : 1;
    for (size_t c = 0; c < terms->n; c++) {
        double with = 0;

        for (size_t i = 0; i < n; i++)
            with += rows[i].on_topic && rows[i].tf[c] > 0;
        model->idf[c] = 1 + log(1 + (n_topic - with + 0.5) / (with + 0.5));
        model->ceiling += terms->v[c].weight * model->idf[c] * (K1 + 1);
    }
}

/* Share of the query's concepts that the study says; 1 for a claim without any. */
static double
coverage_of(const struct row *row, const struct cc_evidence_terms *terms)
{
    size_t said = 0;

    for (size_t c = 0; c < terms->n_concepts; c++)
        said += row->tf[c] > 0;
    return terms->n_concepts ? (double)said / (double)terms->n_concepts : 1;
}

static double
relevance_of(const struct row *row, const struct cc_evidence_terms *terms, const struct bm25 *model)
{
    double norm = 1 - B + B * row->length / model->average_length, sum = 0;

    for (size_t c = 0; c < terms->n && row->on_topic; c++) {
        double tf = row->tf[c] / norm;

        sum += terms->v[c].weight * model->idf[c] * tf * (K1 + 1) / (tf + K1);
    }
    return model->ceiling > 0 ? sum / model->ceiling * coverage_of(row, terms) : 0;
}

static double
recency_of(const struct cc_study *study, int year_now)
{
    int year = study->published.year ? study->published.year : study->electronic.year;
    int age = year_now - year;

    if (year == 0 || year_now == 0)
        return RECENCY_UNKNOWN;
    return exp2(-(age > 0 ? age : 0) / RECENCY_HALF_LIFE);
}

static int64_t
days_from_date(const struct cc_date *d)
{
    /* Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. */
    int64_t y = d->year - (d->month <= 2), era = y / 400;
    int64_t yoe = y - era * 400, m = d->month ? d->month : 1, day = d->day ? d->day : 1;
    int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

/* When the record that says so was last touched by NLM: its revision, else its completion. */
static int64_t
record_date(const struct cc_study *study)
{
    const struct cc_date *d = study->revised.year ? &study->revised : &study->completed;

    return d->year >= 1960 && d->month ? days_from_date(d) * 86400 : 0;
}

/* A retracted study, its notice and a version that was replaced are worth nothing as support. */
static bool
is_void(enum cc_retraction state)
{
    return state == CC_RETRACTION_RETRACTED || state == CC_RETRACTION_NOTICE || state == CC_RETRACTION_REPUBLISHED;
}

static int
score_of(const struct cc_evidence *e)
{
    double score = e->relevance * (1 - TIER_SHARE + TIER_SHARE * e->tier) *
        (1 - RECENCY_SHARE + RECENCY_SHARE * e->recency);

    if (is_void(e->retraction))
        return 0;
    if (e->retraction == CC_RETRACTION_CONCERN)
        score *= CONCERN_FACTOR;
    return (int)lround(1000 * score);
}

static char *
explain(const struct cc_evidence *e, const struct cc_study *study, const struct row *row,
    const struct cc_evidence_terms *terms)
{
    struct cc_buf b = {0};
    size_t found = 0;
    int year = study->published.year ? study->published.year : study->electronic.year;

    for (size_t c = 0; c < terms->n_concepts; c++) {
        if (row->tf[c] > 0)
            cc_buf_addf(&b, "%s%s", found++ ? ", " : "matches ", terms->v[c].said);
    }
    if (found == 0)
        cc_buf_adds(&b, "found by the query (a related heading), but says no concept of the claim itself");
    else
        cc_buf_addf(&b, " (%zu of %zu concepts)", found, terms->n_concepts);
    cc_buf_addf(&b, "; %s", e->design == CC_DESIGN_UNKNOWN ? "design not assessed" : cc_design_name(e->design));
    if (year)
        cc_buf_addf(&b, "; %d", year);
    else
        cc_buf_adds(&b, "; year not known");
    if (e->retraction_why)
        cc_buf_addf(&b, "; %s: %s", cc_retraction_name(e->retraction), e->retraction_why);
    if (study->n_abstract == 0)
        cc_buf_adds(&b, "; no abstract");
    return cc_buf_take(&b, NULL);
}

static int
best_first(const void *a, const void *b)
{
    const struct cc_evidence *x = &((const struct ranked *)a)->evidence, *y = &((const struct ranked *)b)->evidence;

    if (is_void(x->retraction) != is_void(y->retraction))
        return is_void(x->retraction) ? 1 : -1;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->relevance != y->relevance)
        return x->relevance > y->relevance ? -1 : 1;
    return x->pmid > y->pmid ? -1 : x->pmid < y->pmid;
}

/* What the order depends on. */
static void
weigh_study(const struct cc_study *study, const struct row *row, const struct reading *reading,
    const struct cc_evidence_terms *terms, const struct bm25 *model, int year_now, struct cc_evidence *e)
{
    e->pmid = study->pmid;
    e->relevance = relevance_of(row, terms, model);
    e->design = reading->design;
    e->design_why = cc_mem_strdup(reading->design_why);
    e->tier = TIER[e->design];
    e->recency = recency_of(study, year_now);
    e->retraction = cc_evidence_retraction(study, &e->retraction_why);
    e->retraction_at = e->retraction == CC_RETRACTION_UNCHECKED ? 0 : record_date(study);
    e->score = score_of(e);
}

static void
read_terms(void *arg, size_t i, unsigned thread)
{
    struct work *w = arg;
    struct ranking *r = &w->rankings[i];

    cc_evidence_terms_read(r->task->claim, r->task->ladder, stemmer_of(w, thread), &r->terms);
}

static void
rank_one(void *arg, size_t i, unsigned thread)
{
    struct work *w = arg;
    struct ranking *r = &w->rankings[i];
    size_t n = r->task->n, n_related = 0;
    struct ranked *ranked = cc_mem_alloc((n + 1) * sizeof *ranked);
    struct cc_evidence_list rest = {0};
    struct bm25 model = {0};

    weigh_terms(r->rows, n, &r->terms, &model);
    for (size_t k = 0; k < n; k++) {
        size_t study = r->task->which[k];

        ranked[k] = (struct ranked){.row = &r->rows[k], .evidence.study = study};
        weigh_study(&w->studies->v[study], &r->rows[k], &w->readings[study], &r->terms, &model, w->year_now,
            &ranked[k].evidence);
        n_related += ranked[k].evidence.relevance > 0;
    }
    if (n > 1)
        qsort(ranked, n, sizeof *ranked, best_first);
    for (size_t k = 0; k < n; k++) {
        bool kept = w->most == 0 || (r->task->out->n < w->most && (n_related == 0 || ranked[k].evidence.relevance > 0));
        struct cc_evidence *e = cc_evidence_list_push(kept ? r->task->out : &rest);

        *e = ranked[k].evidence;
        if (!kept)
            continue;
        cc_evidence_sentence_pick(
            &w->studies->v[e->study], &r->terms, model.idf, stemmer_of(w, thread), &e->sentence, &e->sentence_where);
        e->why = explain(e, &w->studies->v[e->study], ranked[k].row, &r->terms);
    }
    cc_evidence_list_clear(&rest);
    free(ranked);
}

/* Which claims each study was found for: counted, then laid out one study after the other. */
static void
collect_uses(struct work *w, size_t n_tasks)
{
    size_t n = 0, *next = cc_mem_alloc((w->studies->n + 1) * sizeof *next);

    for (size_t t = 0; t < n_tasks; t++) {
        for (size_t k = 0; k < w->rankings[t].task->n; k++, n++)
            w->first_use[w->rankings[t].task->which[k] + 1]++;
    }
    for (size_t i = 0; i < w->studies->n; i++) {
        w->first_use[i + 1] += w->first_use[i];
        next[i] = w->first_use[i];
    }
    w->uses = cc_mem_alloc((n + 1) * sizeof *w->uses);
    for (size_t t = 0; t < n_tasks; t++) {
        for (size_t k = 0; k < w->rankings[t].task->n; k++)
            w->uses[next[w->rankings[t].task->which[k]]++] = (struct use){t, k};
    }
    free(next);
}

void
cc_evidence_rank_all(
    const struct cc_evidence_task *tasks, size_t n_tasks, const struct cc_studies *studies, int year_now, size_t most)
{
    unsigned threads = cc_spread_threads();
    struct work w = {.studies = studies, .year_now = year_now, .most = most};

    w.rankings = cc_mem_alloc((n_tasks + 1) * sizeof *w.rankings);
    w.readings = cc_mem_alloc((studies->n + 1) * sizeof *w.readings);
    w.first_use = cc_mem_alloc((studies->n + 2) * sizeof *w.first_use);
    for (size_t t = 0; t < n_tasks; t++)
        w.rankings[t] = (struct ranking){
            .task = &tasks[t], .rows = cc_mem_alloc((tasks[t].n + 1) * sizeof *w.rankings[t].rows)};
    collect_uses(&w, n_tasks);
    cc_spread(threads, n_tasks, read_terms, &w);
    cc_spread(threads, studies->n, read_study, &w);
    cc_spread(threads, n_tasks, rank_one, &w);
    for (size_t t = 0; t < n_tasks; t++) {
        cc_evidence_terms_clear(&w.rankings[t].terms);
        free(w.rankings[t].rows);
    }
    for (size_t i = 0; i < studies->n; i++)
        free(w.readings[i].design_why);
    for (size_t i = 0; i < CC_SPREAD_MAX; i++)
        cc_stemmer_free(w.stemmers[i]);
    free(w.rankings);
    free(w.readings);
    free(w.uses);
    free(w.first_use);
}

/* source.c: a mirror as a source of studies, beside E-utilities. Jobs are queued as there, and done in run(). */
#include <claimcheck/mirror.h>
#include <claimcheck/pubmed.h>

#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/spread.h"
#include "mirror/search.h"

/* Most pieces of work that are done before their callbacks are called, and records in one: bounds the memory. */
#define PIECES_MAX  64u
#define RECORDS_MAX 50u

struct job {
    char *query;               /* a search, or */
    uint32_t *pmids;           /* a fetch */
    size_t n;                  /* of pmids; or the most PMIDs that the search is to give */
    size_t at;                 /* PMIDs that pieces were made of so far */
    uint32_t *missing;
    size_t n_missing;
    struct cc_error error;     /* of the first piece that failed */
    cc_search_done *search_done;
    cc_record_done *record_done;
    cc_fetch_done *fetch_done;
    void *arg;
};

struct record {
    struct cc_study study;
    char *xml;                 /* NULL = no such record */
    size_t len;
};

/* A search, or some records of a fetch: what one thread does at a time. */
struct piece {
    struct job *job;
    struct cc_search search;
    const uint32_t *pmids;
    struct record *records;    /* n; NULL for a search */
    size_t n;
    bool last;                 /* of its job */
    struct cc_error error;
};

struct mirror_source {
    struct cc_source base;
    struct cc_mirror *mirrors[CC_SPREAD_MAX]; /* one for each thread; the first is always there */
    unsigned n_mirrors;
    struct job **jobs;         /* in the order they came */
    size_t n_jobs, cap_jobs;
    struct piece pieces[PIECES_MAX];
};

static struct job *
add_job(struct mirror_source *s)
{
    if (s->n_jobs == s->cap_jobs)
        s->jobs = cc_mem_grow(s->jobs, s->n_jobs, &s->cap_jobs, sizeof *s->jobs);
    s->jobs[s->n_jobs] = cc_mem_alloc(sizeof **s->jobs);
    return s->jobs[s->n_jobs++];
}

static void
free_job(struct job *job)
{
    free(job->query);
    free(job->pmids);
    free(job->missing);
    free(job);
}

static enum cc_status
queue_search(
    struct cc_source *source, const char *query, size_t retmax, cc_search_done *done, void *arg, struct cc_error *error)
{
    struct job *job = add_job((struct mirror_source *)source);

    (void)error;
    job->query = cc_mem_strdup(query);
    job->n = retmax;
    job->search_done = done;
    job->arg = arg;
    return CC_OK;
}

static enum cc_status
queue_fetch(struct cc_source *source, const uint32_t *pmids, size_t n, cc_record_done *record, cc_fetch_done *done,
    void *arg, struct cc_error *error)
{
    struct job *job = add_job((struct mirror_source *)source);

    (void)error;
    job->pmids = cc_mem_dup(pmids, n * sizeof *pmids);
    job->n = n;
    job->record_done = record;
    job->fetch_done = done;
    job->arg = arg;
    return CC_OK;
}

static void
add_warnings(struct cc_search *search, const char *what, const struct cc_strings *strings)
{
    for (size_t i = 0; i < strings->n; i++) {
        search->warnings = cc_mem_push(search->warnings, search->n_warnings, sizeof *search->warnings);
        search->warnings[search->n_warnings++] = cc_mem_printf("%s%s", what, strings->v[i]);
    }
}

/* The hash of a search is over what it says: count, translation, PMIDs. */
static char *
hash_of(const struct cc_search *search)
{
    char hex[CC_SHA256_HEX];
    struct cc_buf b = {0};

    cc_buf_addf(
        &b, "%llu\n%s\n", (unsigned long long)search->count, search->translation != NULL ? search->translation : "");
    for (size_t i = 0; i < search->n_pmids; i++)
        cc_buf_addf(&b, "%u\n", search->pmids[i]);
    cc_hash_sha256(b.v, b.n, hex);
    cc_buf_clear(&b);
    return cc_mem_strdup(hex);
}

static enum cc_status
search_now(const struct mirror_source *s, struct cc_mirror *mirror, const struct job *job, struct cc_search *out,
    struct cc_error *error)
{
    struct cc_entrez_index index = cc_mirror_entrez_index(mirror);
    struct cc_entrez_options options = {.index = &index};
    struct cc_entrez entrez = {0};
    struct cc_found found = {0};
    enum cc_status status = cc_mirror_begin(mirror, error);

    if (status != CC_OK)
        return status;
    status = cc_entrez_parse(job->query, strlen(job->query), &options, &entrez, error);
    if (status == CC_OK)
        status = cc_mirror_run(mirror, entrez.root, CC_SORT_RELEVANCE, 0, job->n, &found, error);
    cc_mirror_end(mirror);
    if (status == CC_OK) {
        out->query = cc_mem_strdup(job->query);
        out->translation = cc_mem_strdup(entrez.translation);
        out->count = found.count;
        out->pmids = found.pmids;
        out->n_pmids = found.n;
        found.pmids = NULL;
        add_warnings(out, "phrase not found: ", &entrez.phrases_not_found);
        add_warnings(out, "field not found: ", &entrez.fields_not_found);
        add_warnings(out, "ignored: ", &entrez.phrases_ignored);
        for (size_t i = 0; i < entrez.quoted_not_found.n; i++) {
            out->warnings = cc_mem_push(out->warnings, out->n_warnings, sizeof *out->warnings);
            out->warnings[out->n_warnings++] = cc_search_quoted_warning(entrez.quoted_not_found.v[i]);
        }
        add_warnings(out, "", &entrez.messages);
        add_warnings(out, "", &found.messages);
        out->searched_at = cc_clock_now_s(NULL);
        out->source = cc_mem_strdup(s->base.info.name);
        out->program = cc_mem_strdup("claimcheck " CC_VERSION);
        out->hash = hash_of(out);
    }
    cc_found_clear(&found);
    cc_entrez_clear(&entrez);
    return status;
}

/* cc_xml_read's way to a record. */
static enum cc_status
take(void *arg, struct cc_study *study, const char *xml, size_t xml_len, struct cc_error *error)
{
    struct record *record = arg;

    (void)xml;
    (void)xml_len;
    (void)error;
    if (record->study.pmid == 0) {
        record->study = *study;
        *study = (struct cc_study){0};
    }
    return CC_OK;
}

static enum cc_status
fetch_now(struct cc_mirror *mirror, struct piece *piece, struct cc_error *error)
{
    enum cc_status status = cc_mirror_begin(mirror, error);

    for (size_t i = 0; i < piece->n && status == CC_OK; i++) {
        struct record *record = &piece->records[i];
        struct cc_xml_sink sink = {.record = take, .arg = record};
        const char *xml;

        status = cc_mirror_xml(mirror, piece->pmids[i], &xml, &record->len, error);
        if (status != CC_OK || xml == NULL)
            continue;
        record->xml = cc_mem_dup(xml, record->len);
        status = cc_xml_read(xml, record->len, &sink, error);
    }
    cc_mirror_end(mirror);
    return status;
}

static void
do_piece(void *arg, size_t i, unsigned thread)
{
    struct mirror_source *s = arg;
    struct piece *piece = &s->pieces[i];
    enum cc_status status;

    if (piece->records == NULL)
        status = search_now(s, s->mirrors[thread], piece->job, &piece->search, &piece->error);
    else
        status = fetch_now(s->mirrors[thread], piece, &piece->error);
    piece->error.status = status;
}

/* Makes pieces of the jobs in line; those that nothing is left of leave the line. */
static size_t
cut_pieces(struct mirror_source *s)
{
    size_t n = 0, gone = 0;

    while (gone < s->n_jobs && n < PIECES_MAX) {
        struct job *job = s->jobs[gone];
        struct piece *piece = &s->pieces[n++];

        *piece = (struct piece){.job = job, .last = true};
        if (job->query == NULL) {
            piece->pmids = job->pmids + job->at;
            piece->n = job->n - job->at < RECORDS_MAX ? job->n - job->at : RECORDS_MAX;
            piece->records = cc_mem_alloc((piece->n + 1) * sizeof *piece->records);
            job->at += piece->n;
            piece->last = job->at == job->n;
        }
        gone += piece->last;
    }
    s->n_jobs -= gone;
    memmove(s->jobs, s->jobs + gone, s->n_jobs * sizeof(struct job *));
    return n;
}

static void
deliver_records(struct piece *piece)
{
    struct job *job = piece->job;

    for (size_t i = 0; i < piece->n; i++) {
        struct record *record = &piece->records[i];

        if (record->study.pmid != 0 && job->error.status == CC_OK)
            job->record_done(job->arg, &record->study, record->xml, record->len);
        else if (record->xml == NULL && piece->error.status == CC_OK) {
            job->missing = cc_mem_push(job->missing, job->n_missing, sizeof *job->missing);
            job->missing[job->n_missing++] = piece->pmids[i];
        }
        cc_study_clear(&record->study);
        free(record->xml);
    }
    free(piece->records);
    if (job->error.status == CC_OK)
        job->error = piece->error;
    if (piece->last)
        job->fetch_done(job->arg, job->missing, job->n_missing, job->error.status == CC_OK ? NULL : &job->error);
}

/* Calls back, and frees the piece and a job that it was the last of. */
static void
deliver(struct piece *piece)
{
    struct job *job = piece->job;
    bool good = piece->error.status == CC_OK, last = piece->last;

    if (piece->records == NULL) {
        job->search_done(job->arg, good ? &piece->search : NULL, NULL, 0, good ? NULL : &piece->error);
        cc_search_clear(&piece->search);
    } else {
        deliver_records(piece);
    }
    if (last)
        free_job(job);
}

/* One open file for each thread that there is work for; those share what they remember. */
static void
open_mirrors(struct mirror_source *s, size_t n_pieces)
{
    unsigned wanted = cc_spread_threads();

    while (s->n_mirrors < wanted && s->n_mirrors < n_pieces) {
        struct cc_error ignored = {0};

        if (cc_mirror_db_open(s->mirrors[0]->path, &s->mirrors[s->n_mirrors], &ignored) != CC_OK)
            return; /* fewer do it as well */
        cc_mirror_db_share(s->mirrors[s->n_mirrors], s->mirrors[0]);
        s->n_mirrors++;
    }
}

static enum cc_status
run(struct cc_source *source, struct cc_error *error)
{
    struct mirror_source *s = (struct mirror_source *)source;

    (void)error;
    while (s->n_jobs > 0) {
        size_t n = cut_pieces(s);

        open_mirrors(s, n);
        cc_spread(s->n_mirrors, n, do_piece, s);
        for (size_t i = 0; i < n; i++)
            deliver(&s->pieces[i]); /* may put more jobs in line */
    }
    return CC_OK;
}

static void
free_source(struct cc_source *source)
{
    struct mirror_source *s = (struct mirror_source *)source;

    if (s == NULL)
        return;
    for (size_t i = 0; i < s->n_jobs; i++)
        free_job(s->jobs[i]);
    free(s->jobs);
    for (unsigned i = 0; i < s->n_mirrors; i++)
        cc_mirror_db_free(s->mirrors[i]);
    cc_source_info_clear(&s->base.info);
    free(s);
}

static const struct cc_source_ops ops = {queue_search, queue_fetch, run, free_source};

/* "12,345" */
static void
add_grouped(struct cc_buf *b, uint64_t n)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);

    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            cc_buf_addc(b, ',');
        cc_buf_addc(b, digits[i]);
    }
}

enum cc_status
cc_mirror_open(const char *path, const char *name, struct cc_source **out, struct cc_error *error)
{
    struct mirror_source *s = cc_mem_alloc(sizeof *s);
    enum cc_status status = cc_mirror_db_open(path, &s->mirrors[0], error);
    struct cc_mirror *mirror;
    struct cc_buf statement = {0};
    char date[CC_TIME_CAP];

    if (status != CC_OK) {
        free(s);
        return status;
    }
    s->n_mirrors = 1;
    mirror = s->mirrors[0];
    s->base.ops = &ops;
    s->base.info.name = cc_mem_strdup(name);
    cc_buf_addf(&statement, "mirror of %s, ", mirror->as_of != 0 ? cc_time_date(mirror->as_of, date) : "unknown date");
    add_grouped(&statement, mirror->n_records);
    cc_buf_adds(&statement, mirror->n_records == 1 ? " record" : " records");
    s->base.info.statement = cc_buf_take(&statement, NULL);
    s->base.info.as_of = mirror->as_of;
    s->base.info.n_records = mirror->n_records;
    s->base.info.has_abstracts = mirror->n_abstracts > 0;
    *out = &s->base;
    return CC_OK;
}

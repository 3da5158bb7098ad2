/* source.c: a mirror as a source of studies, beside E-utilities. Jobs are queued as there, and done in run(). */
#include <claimcheck/mirror.h>
#include <claimcheck/pubmed.h>

#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/mem.h"
#include "mirror/search.h"

struct job {
    char *query;               /* a search, or */
    uint32_t *pmids;           /* a fetch */
    size_t n;                  /* of pmids; or the most PMIDs that the search is to give */
    cc_search_done *search_done;
    cc_record_done *record_done;
    cc_fetch_done *fetch_done;
    void *arg;
};

struct mirror_source {
    struct cc_source base;
    struct cc_mirror *mirror;
    struct job *jobs;
    size_t n_jobs, cap_jobs;
};

static struct job *
add_job(struct mirror_source *s)
{
    if (s->n_jobs == s->cap_jobs)
        s->jobs = cc_mem_grow(s->jobs, s->n_jobs, &s->cap_jobs, sizeof *s->jobs);
    s->jobs[s->n_jobs] = (struct job){0};
    return &s->jobs[s->n_jobs++];
}

static enum cc_status
queue_search(struct cc_source *source, const char *query, size_t retmax, cc_search_done *done, void *arg, struct cc_error *error)
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
queue_fetch(struct cc_source *source, const uint32_t *pmids, size_t n, cc_record_done *record, cc_fetch_done *done, void *arg,
    struct cc_error *error)
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

    cc_buf_addf(&b, "%llu\n%s\n", (unsigned long long)search->count, search->translation != NULL ? search->translation : "");
    for (size_t i = 0; i < search->n_pmids; i++)
        cc_buf_addf(&b, "%u\n", search->pmids[i]);
    cc_hash_sha256(b.v, b.n, hex);
    cc_buf_clear(&b);
    return cc_mem_strdup(hex);
}

static enum cc_status
search_now(struct mirror_source *s, const struct job *job, struct cc_search *out, struct cc_error *error)
{
    struct cc_entrez_index index = cc_mirror_entrez_index(s->mirror);
    struct cc_entrez_options options = {.index = &index};
    struct cc_entrez entrez = {0};
    struct cc_found found = {0};
    enum cc_status status = cc_mirror_begin(s->mirror, error);

    if (status != CC_OK)
        return status;
    status = cc_entrez_parse(job->query, strlen(job->query), &options, &entrez, error);
    if (status == CC_OK)
        status = cc_mirror_run(s->mirror, entrez.root, CC_SORT_RELEVANCE, 0, job->n, &found, error);
    cc_mirror_end(s->mirror);
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
        out->searched_at = cc_clock_now_s(NULL);
        out->source = cc_mem_strdup(s->base.info.name);
        out->program = cc_mem_strdup("claimcheck " CC_VERSION);
        out->hash = hash_of(out);
    }
    cc_found_clear(&found);
    cc_entrez_clear(&entrez);
    return status;
}

/* cc_xml_read's way to the callback of a fetch. */
struct delivery {
    const struct job *job;
    const char *xml;
    size_t xml_len;
};

static enum cc_status
deliver(void *arg, struct cc_study *study, const char *xml, size_t xml_len, struct cc_error *error)
{
    const struct delivery *d = arg;

    (void)xml;
    (void)xml_len;
    (void)error;
    d->job->record_done(d->job->arg, study, d->xml, d->xml_len);
    return CC_OK;
}

static enum cc_status
fetch_now(struct mirror_source *s, const struct job *job, uint32_t *missing, size_t *n_missing, struct cc_error *error)
{
    enum cc_status status = cc_mirror_begin(s->mirror, error);

    for (size_t i = 0; i < job->n && status == CC_OK; i++) {
        struct delivery d = {.job = job};
        struct cc_xml_sink sink = {.record = deliver, .arg = &d};

        status = cc_mirror_xml(s->mirror, job->pmids[i], &d.xml, &d.xml_len, error);
        if (status != CC_OK)
            break;
        if (d.xml == NULL)
            missing[(*n_missing)++] = job->pmids[i];
        else
            status = cc_xml_read(d.xml, d.xml_len, &sink, error);
    }
    cc_mirror_end(s->mirror);
    return status;
}

static void
do_job(struct mirror_source *s, const struct job *job)
{
    struct cc_error error = {0};

    if (job->query != NULL) {
        struct cc_search search = {0};
        bool good = search_now(s, job, &search, &error) == CC_OK;

        job->search_done(job->arg, good ? &search : NULL, NULL, 0, good ? NULL : &error);
        cc_search_clear(&search);
    } else {
        uint32_t *missing = cc_mem_alloc((job->n + 1) * sizeof *missing);
        size_t n_missing = 0;
        bool good = fetch_now(s, job, missing, &n_missing, &error) == CC_OK;

        job->fetch_done(job->arg, missing, n_missing, good ? NULL : &error);
        free(missing);
    }
}

static enum cc_status
run(struct cc_source *source, struct cc_error *error)
{
    struct mirror_source *s = (struct mirror_source *)source;

    (void)error;
    for (size_t i = 0; i < s->n_jobs; i++) {
        struct job job = s->jobs[i]; /* a callback may queue more, which moves the list */

        do_job(s, &job);
        free(job.query);
        free(job.pmids);
    }
    s->n_jobs = 0;
    return CC_OK;
}

static void
free_source(struct cc_source *source)
{
    struct mirror_source *s = (struct mirror_source *)source;

    if (s == NULL)
        return;
    for (size_t i = 0; i < s->n_jobs; i++) {
        free(s->jobs[i].query);
        free(s->jobs[i].pmids);
    }
    free(s->jobs);
    cc_mirror_db_free(s->mirror);
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
    enum cc_status status = cc_mirror_db_open(path, &s->mirror, error);
    struct cc_buf statement = {0};
    char date[CC_TIME_CAP];

    if (status != CC_OK) {
        free(s);
        return status;
    }
    s->base.ops = &ops;
    s->base.info.name = cc_mem_strdup(name);
    cc_buf_addf(&statement, "mirror of %s, ", s->mirror->as_of != 0 ? cc_time_date(s->mirror->as_of, date) : "unknown date");
    add_grouped(&statement, s->mirror->n_records);
    cc_buf_adds(&statement, s->mirror->n_records == 1 ? " record" : " records");
    s->base.info.statement = cc_buf_take(&statement, NULL);
    s->base.info.as_of = s->mirror->as_of;
    s->base.info.n_records = s->mirror->n_records;
    s->base.info.has_abstracts = s->mirror->n_abstracts > 0;
    *out = &s->base;
    return CC_OK;
}

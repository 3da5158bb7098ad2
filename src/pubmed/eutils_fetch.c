/* eutils_fetch.c: records by PMID: batches, the halving of batches that the server cannot manage, and the account of
 * what came and what did not. */
#include "pubmed/eutils.h"

#include <claimcheck/limits.h>

#include "base/buf.h"
#include "base/map.h"
#include "pubmed/judge.h"

/* One call of fetch: ids sorted and unique. */
struct fetch {
    struct cc_eutils *eutils;
    uint32_t *pmids;
    bool *came;
    size_t n;
    cc_record_done *record;
    cc_fetch_done *done;
    void *arg;
    size_t open;          /* batches that have not ended */
    size_t n_failed;      /* ids that were given up */
    struct cc_error error;/* of the first of them */
};

struct range {
    size_t from, n; /* into fetch.pmids */
};

/* A run of ids that is asked for in one request, or in ever smaller ones. Only one request of a batch is out at a time:
 * a server that is down is not asked for both halves. */
struct batch {
    struct cc_eutils_task task; /* first */
    struct fetch *fetch;
    struct range waiting[16];      /* a stack; halving 200 makes 8 */
    size_t n_waiting;
    struct range now;
    bool any_good;
};

static int
by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static void
fetch_free(struct fetch *f)
{
    free(f->pmids);
    free(f->came);
    free(f);
}

static void
fetch_end(struct fetch *f)
{
    uint32_t *missing = cc_mem_resize(NULL, f->n + 1, sizeof *missing);
    size_t n = 0;
    struct cc_error error = {0};

    for (size_t i = 0; i < f->n; i++) {
        if (!f->came[i])
            missing[n++] = f->pmids[i];
    }
    if (f->n_failed > 0 && f->n_failed < f->n)
        cc_error_set(&error, f->error.status, "%zu of %zu records could not be fetched: %s", f->n_failed, f->n,
            f->error.message);
    else
        error = f->error;
    f->done(f->arg, missing, n, f->n_failed > 0 ? &error : NULL);
    free(missing);
    fetch_free(f);
}

/* ---------------------------------------------------------------- records */

/* The records of one reply, kept until it is read: of several versions of a record only the newest is handed on. */
struct arrived {
    struct cc_study study;
    char *xml;
    size_t xml_len;
};

struct reading {
    struct fetch *fetch;
    struct arrived *list;
    size_t n;
    struct cc_map index_of; /* PMID -> index in list */
};

static enum cc_status
on_record(void *arg, struct cc_study *study, const char *xml, size_t xml_len, struct cc_error *error)
{
    struct reading *r = arg;
    struct fetch *f = r->fetch;
    uint32_t *found = bsearch(&study->pmid, f->pmids, f->n, sizeof *f->pmids, by_number);
    size_t i = cc_map_get_number(&r->index_of, study->pmid);
    struct arrived *a;

    (void)error;
    /* what was not asked for is not ours to keep; what came in an earlier reply came */
    if (found == NULL || f->came[found - f->pmids])
        return CC_OK;
    if (i == CC_MAP_NONE) {
        i = r->n;
        r->list = cc_mem_push(r->list, r->n, sizeof *r->list);
        r->list[r->n++] = (struct arrived){0};
        cc_map_put_number(&r->index_of, study->pmid, i);
    } else if (study->version <= r->list[i].study.version) {
        return CC_OK;
    }
    a = &r->list[i];
    cc_study_clear(&a->study);
    free(a->xml);
    *a = (struct arrived){*study, cc_mem_strndup(xml, xml_len), xml_len};
    *study = (struct cc_study){0};
    return CC_OK;
}

/* Hands on what came, also when the reply broke off after it. */
static enum cc_status
read_records(struct batch *b, const struct cc_reply *reply, struct cc_error *error)
{
    struct reading r = {.fetch = b->fetch};
    struct cc_xml_sink sink = {.record = on_record, .arg = &r, .keep_xml = true};
    enum cc_status status = cc_xml_read(reply->body, reply->body_len, &sink, error);

    if (status != CC_OK)
        cc_error_wrap(error, "efetch reply");
    for (size_t i = 0; i < r.n; i++) {
        uint32_t *found = bsearch(
            &r.list[i].study.pmid, b->fetch->pmids, b->fetch->n, sizeof *b->fetch->pmids, by_number);

        b->fetch->came[found - b->fetch->pmids] = true;
        b->fetch->record(b->fetch->arg, &r.list[i].study, r.list[i].xml, r.list[i].xml_len);
        cc_study_clear(&r.list[i].study);
        free(r.list[i].xml);
    }
    free(r.list);
    cc_map_clear(&r.index_of);
    return status;
}

/* ---------------------------------------------------------------- batches */

static void
give_up(struct batch *b, struct range r, const struct cc_error *error)
{
    if (b->fetch->n_failed == 0)
        b->fetch->error = *error;
    for (size_t i = r.from; i < r.from + r.n; i++)
        b->fetch->n_failed += !b->fetch->came[i];
}

/* Next range of the batch, or the end of it. */
static void
go_on(struct batch *b)
{
    struct fetch *f = b->fetch;

    if (b->n_waiting > 0) {
        b->now = b->waiting[--b->n_waiting];
        cc_eutils_queue(f->eutils, &b->task);
        return;
    }
    free(b);
    if (--f->open == 0)
        fetch_end(f);
}

/* Failures that fewer records may heal: the server ran out of time or broke off. */
static bool
may_shrink(const struct cc_reply *reply, const struct cc_error *error)
{
    if (reply == NULL || error->status == CC_RATE || error->status == CC_CANCELLED || reply->tries == 0)
        return false;
    switch (reply->fault) {
    case CC_FAULT_TIMEOUT:
    case CC_FAULT_RECEIVE:
    case CC_FAULT_CUT:
    case CC_FAULT_EMPTY:
    case CC_FAULT_TOO_BIG:
        return true;
    case CC_FAULT_NONE:
        return reply->judged == CC_REPLY_TRANSIENT || reply->judged == CC_REPLY_GOOD; /* good, but not to be read */
    default:
        return false;
    }
}

static void
fetch_drop(struct cc_eutils_task *task)
{
    struct batch *b = (struct batch *)task;

    if (--b->fetch->open == 0)
        fetch_free(b->fetch);
    free(b);
}

static void
fetch_fill(struct cc_eutils_task *task, struct cc_request *request, struct cc_buf *params)
{
    struct batch *b = (struct batch *)task;
    struct cc_buf ids = {0};

    for (size_t i = 0; i < b->now.n; i++)
        cc_buf_addf(&ids, "%s%u", i ? "," : "", b->fetch->pmids[b->now.from + i]);
    cc_net_form_add(params, "retmode", "xml");
    cc_net_form_add(params, "id", ids.v);
    cc_buf_clear(&ids);
    request->post = true;
    request->judge = cc_judge_efetch;
    request->max_bytes = CC_EUTILS_FETCH_MAX_BYTES;
    request->max_tries = b->now.n > 1 ? 2 : 0; /* halving is the better third try */
}

static void
fetch_done(struct cc_eutils_task *task, const struct cc_reply *reply, const struct cc_error *error)
{
    struct batch *b = (struct batch *)task;
    struct cc_error own = {0};
    size_t half = b->now.n / 2;

    if (error == NULL && read_records(b, reply, &own) != CC_OK)
        error = &own;
    if (error == NULL) {
        b->any_good = true;
    } else if (!may_shrink(reply, error)) {
        give_up(b, b->now, error);
        while (b->n_waiting > 0)
            give_up(b, b->waiting[--b->n_waiting], error);
    } else if (half > 0) {
        b->waiting[b->n_waiting++] = (struct range){b->now.from + half, b->now.n - half};
        b->waiting[b->n_waiting++] = (struct range){b->now.from, half};
    } else {
        give_up(b, b->now, error);
        /* nothing of any size came: it is not this record, it is the server */
        while (!b->any_good && b->n_waiting > 0)
            give_up(b, b->waiting[--b->n_waiting], error);
    }
    go_on(b);
}

enum cc_status
cc_eutils_fetch(struct cc_source *source, const uint32_t *pmids, size_t n, cc_record_done *record, cc_fetch_done *done,
    void *arg, struct cc_error *error)
{
    struct fetch *f = cc_mem_alloc(sizeof *f);

    (void)error;
    f->eutils = (struct cc_eutils *)source;
    f->pmids = cc_mem_resize(NULL, n + 1, sizeof *f->pmids);
    f->record = record;
    f->done = done;
    f->arg = arg;
    if (n > 0)
        memcpy(f->pmids, pmids, n * sizeof *pmids);
    qsort(f->pmids, n, sizeof *f->pmids, by_number);
    for (size_t i = 0; i < n; i++) {
        if (f->n == 0 || f->pmids[f->n - 1] != f->pmids[i])
            f->pmids[f->n++] = f->pmids[i];
    }
    f->came = cc_mem_alloc(f->n + 1);
    f->open = (f->n + CC_EFETCH_BATCH - 1) / CC_EFETCH_BATCH;
    if (f->open == 0) {
        fetch_end(f);
        return CC_OK;
    }
    for (size_t from = 0, n_left = f->n; n_left > 0;) {
        struct batch *b = cc_mem_alloc(sizeof *b);
        size_t size = n_left < CC_EFETCH_BATCH ? n_left : CC_EFETCH_BATCH;

        b->fetch = f;
        b->now = (struct range){from, size};
        b->task = (struct cc_eutils_task){
            .fill = fetch_fill, .done = fetch_done, .drop = fetch_drop, .endpoint = "efetch.fcgi"};
        from += size;
        n_left -= size;
        cc_eutils_queue(f->eutils, &b->task);
    }
    return CC_OK;
}

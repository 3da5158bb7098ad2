/* import.c: an import from the first file to the last: which files, how far each one is in already, progress,
 * commits. */
#include "mirror/import.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/mem.h"
#include "mirror/file.h"
#include "mirror/merge.h"
#include "mirror/pack.h"
#include "mirror/slice.h"

/* A file to read, as the table `source` has it. */
struct source {
    char *path;
    const char *name;   /* without folder; the key */
    int64_t id, size, mtime;
    uint64_t done;      /* records and deletions that are in */
    bool complete, touched, md5_checked;
};

struct job {
    const struct cc_mirror_import *what;
    struct cc_mirror_imported *done;
    struct cc_writer *writer;
    struct cc_packer *packer;
    struct cc_slice *slice;    /* NULL: everything is kept */
    struct source *sources;
    size_t n_sources, cap_sources;
    uint64_t total, before;    /* bytes of all files to read, and of those that are through */
    int64_t started_ms, told_ms;
};

static bool
ends(const char *name, const char *with)
{
    size_t n = strlen(name), k = strlen(with);

    return n >= k && strcmp(name + n - k, with) == 0;
}

static enum cc_status
add_source(struct job *job, char *take_path, struct cc_error *error)
{
    struct source *s;
    struct stat st;

    if (stat(take_path, &st) != 0) {
        cc_error_set(error, CC_INPUT, "%s: %s", take_path, strerror(errno));
        free(take_path);
        return CC_INPUT;
    }
    if (job->n_sources == job->cap_sources)
        job->sources = cc_mem_grow(job->sources, job->n_sources, &job->cap_sources, sizeof *job->sources);
    s = &job->sources[job->n_sources++];
    *s = (struct source){.path = take_path, .size = st.st_size, .mtime = st.st_mtime};
    s->name = strrchr(take_path, '/') != NULL ? strrchr(take_path, '/') + 1 : take_path;
    return CC_OK;
}

static int
is_xml(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && (ends(entry->d_name, ".xml") || ends(entry->d_name, ".xml.gz"));
}

static enum cc_status
add_folder(struct job *job, const char *path, struct cc_error *error)
{
    struct dirent **entries = NULL;
    enum cc_status status = CC_OK;
    int n = scandir(path, &entries, is_xml, versionsort);

    if (n < 0)
        return cc_error_set(error, CC_INPUT, "%s: %s", path, strerror(errno));
    if (n == 0)
        status = cc_error_set(error, CC_INPUT, "%s: no *.xml or *.xml.gz in this folder", path);
    for (int i = 0; i < n; i++) {
        if (status == CC_OK)
            status = add_source(job, cc_mem_printf("%s/%s", path, entries[i]->d_name), error);
        free(entries[i]);
    }
    free(entries);
    return status;
}

static enum cc_status
list_sources(struct job *job, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    struct stat st;

    for (size_t i = 0; i < job->what->n_paths && status == CC_OK; i++) {
        const char *path = job->what->paths[i];

        if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
            status = add_folder(job, path, error);
        else
            status = add_source(job, cc_mem_strdup(path), error);
    }
    return status;
}

/* What the mirror knows of each file; those that are in are taken off the list. */
static enum cc_status
compare_sources(struct job *job, struct cc_error *error)
{
    sqlite3 *db = cc_writer_db(job->writer);
    sqlite3_stmt *get = NULL;
    enum cc_status status = cc_sql_use(db, &get, "SELECT id, size, mtime, done, complete FROM source WHERE name = $1", error);
    size_t kept = 0;

    for (size_t i = 0; i < job->n_sources && status == CC_OK; i++) {
        struct source s = job->sources[i];
        bool row = false;

        sqlite3_bind_text(get, 1, s.name, -1, SQLITE_STATIC);
        status = cc_sql_step(db, get, &row, error);
        if (status == CC_OK && row) {
            s.id = sqlite3_column_int64(get, 0);
            if (sqlite3_column_int64(get, 1) == s.size && sqlite3_column_int64(get, 2) == s.mtime) {
                s.done = (uint64_t)sqlite3_column_int64(get, 3);
                s.complete = sqlite3_column_int64(get, 4) != 0;
            }
        }
        sqlite3_reset(get);
        if (s.complete) {
            job->done->files_before++;
            free(s.path);
        } else {
            job->total += (uint64_t)s.size;
            job->sources[kept++] = s;
        }
    }
    if (status == CC_OK)
        job->n_sources = kept;
    sqlite3_finalize(get);
    return status;
}

/* Notes in the open transaction how far each file is. */
static enum cc_status
note_sources(struct job *job, struct cc_error *error)
{
    sqlite3 *db = cc_writer_db(job->writer);
    sqlite3_stmt *put = NULL;
    enum cc_status status = cc_sql_use(db, &put, "INSERT INTO source(name, size, mtime, done, complete, md5_checked)"
        " VALUES($1, $2, $3, $4, $5, $6) ON CONFLICT(name) DO UPDATE SET size = excluded.size, mtime = excluded.mtime,"
        " done = excluded.done, complete = excluded.complete, md5_checked = excluded.md5_checked", error);

    for (size_t i = 0; i < job->n_sources && status == CC_OK; i++) {
        struct source *s = &job->sources[i];

        if (!s->touched)
            continue;
        sqlite3_bind_text(put, 1, s->name, -1, SQLITE_STATIC);
        sqlite3_bind_int64(put, 2, s->size);
        sqlite3_bind_int64(put, 3, s->mtime);
        sqlite3_bind_int64(put, 4, (int64_t)s->done);
        sqlite3_bind_int64(put, 5, s->complete);
        sqlite3_bind_int64(put, 6, s->md5_checked);
        status = cc_sql_done(db, put, error);
        s->touched = false;
    }
    sqlite3_finalize(put);
    return status;
}

static enum cc_status
commit(struct job *job, struct cc_error *error)
{
    enum cc_status status = note_sources(job, error);

    if (status == CC_OK)
        status = cc_writer_commit(job->writer, error);
    return status == CC_OK ? cc_merge(cc_writer_db(job->writer), false, job->what->cancel, error) : status;
}

static void
tell(struct job *job, const struct cc_batch *batch, bool last)
{
    int64_t now = cc_clock_now_ms(NULL), ms = now - job->started_ms;
    uint64_t bytes = job->before + batch->file_bytes;
    char text[160];
    struct cc_event event = {
        .kind = CC_EVENT_PROGRESS, .stage = "import", .message = text, .done = bytes, .total = job->total};
    double rate, left;

    if (job->what->events == NULL || (!last && now - job->told_ms < 500))
        return;
    job->told_ms = now;
    if (ms < 1)
        ms = 1;
    rate = (double)job->done->records * 1000 / (double)ms;
    left = bytes > 0
        ? (double)ms / 1000 * (double)(job->total - (bytes < job->total ? bytes : job->total)) / (double)bytes
        : 0;
    snprintf(text, sizeof text, "%llu records, %.0f/s, %s, %.0f s left", (unsigned long long)job->done->records, rate,
        job->sources[batch->file].name, left);
    cc_event_emit(job->what->events, &event);
}

/* The records of one pack. Where not all of them are kept, those that are are packed anew. */
static enum cc_status
write_pack(struct job *job, const struct cc_batch *batch, const struct cc_feed_pack *pack, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    uint32_t n = 0, kept = 0;
    struct cc_buf frame = {0};
    bool *keep = cc_mem_alloc(pack->n_items);

    for (size_t i = 0; i < pack->n_items && status == CC_OK; i++) {
        const struct cc_feed_item *item = &batch->items[pack->first + i];

        if (item->xml_len == 0) {
            status = cc_writer_delete(job->writer, item->head.pmid, job->done, error);
        } else if (job->slice != NULL && !cc_slice_has(job->slice, item->head.pmid)) {
            uint64_t deleted =
                job->done->deleted; /* an earlier version may have matched; it is not deleted, but gone */

            status = cc_writer_delete(job->writer, item->head.pmid, job->done, error);
            job->done->deleted = deleted;
            job->done->filtered++;
            n++;
        } else {
            status = cc_writer_record(job->writer, batch, item, &keep[i], job->done, error);
            n++;
            kept += keep[i];
        }
    }
    if (status == CC_OK && kept == n && n > 0) {
        status = cc_writer_pack(job->writer, n, batch->frames.v + pack->frame_at, pack->frame_len, error);
    } else if (status == CC_OK && kept > 0) {
        for (size_t i = 0; i < pack->n_items; i++)
            if (keep[i])
                cc_packer_add(job->packer, batch->bytes.v + batch->items[pack->first + i].xml_at,
                    batch->items[pack->first + i].xml_len);
        status = cc_packer_finish(job->packer, &frame, error);
        if (status == CC_OK)
            status = cc_writer_pack(job->writer, kept, frame.v, frame.n, error);
    }
    cc_buf_clear(&frame);
    free(keep);
    return status;
}

static enum cc_status
write_batch(struct job *job, const struct cc_batch *batch, struct cc_error *error)
{
    struct source *source = &job->sources[batch->file];
    enum cc_status status = CC_OK;
    size_t written = 0;

    if (job->slice != NULL)
        status = cc_slice_batch(job->slice, batch, error);
    for (size_t i = 0; i < batch->n_packs && status == CC_OK; i++) {
        status = write_pack(job, batch, &batch->packs[i], error);
        written = batch->packs[i].first + batch->packs[i].n_items;
    }
    for (; written < batch->n_items && status == CC_OK; written++) /* deletions after the last record */
        status = cc_writer_delete(job->writer, batch->items[written].head.pmid, job->done, error);
    if (status == CC_OK) {
        source->done += batch->n_items;
        source->touched = true;
        job->done->xml_bytes += batch->xml_bytes;
    }
    if (status == CC_OK && batch->file_ends) {
        source->complete = true;
        source->md5_checked = batch->md5_checked;
        job->done->files++;
        job->done->checked += batch->md5_checked;
    }
    if (status == CC_OK && cc_writer_full(job->writer))
        status = commit(job, error);
    return status;
}

static enum cc_status
take_batches(struct job *job, struct cc_feed *feed, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    struct cc_error stopped = {0};
    struct cc_batch *batch;

    while (status == CC_OK && (batch = cc_feed_take(feed)) != NULL) {
        status = write_batch(job, batch, error);
        tell(job, batch, batch->file_ends);
        if (batch->file_ends)
            job->before += (uint64_t)job->sources[batch->file].size;
        stopped = batch->error;
        cc_feed_give_back(feed, batch);
        if (status == CC_OK && job->what->cancel != NULL && *job->what->cancel)
            stopped.status = cc_error_set(
                &stopped, CC_CANCELLED, "import interrupted; run it again to go on from here");
        if (stopped.status != CC_OK)
            break;
    }
    if (status == CC_OK)
        status = commit(job, error);
    if (status == CC_OK && stopped.status != CC_OK) {
        *error = stopped;
        status = stopped.status;
    }
    return status;
}

/* A mirror that is a slice stays that slice: later imports go by the query it was begun with. */
static enum cc_status
open_slice(struct job *job, struct cc_error *error)
{
    sqlite3 *db = cc_writer_db(job->writer);
    const char *only = job->what->only;
    char *was = NULL;
    int64_t slots = 0;
    enum cc_status status = cc_mirror_note(db, "only", &was, error);

    if (status == CC_OK)
        status = cc_mirror_fact(db, "slots", 0, &slots, error);
    if (status == CC_OK && only != NULL && was != NULL && strcmp(only, was) != 0)
        status = cc_error_set(error, CC_USAGE, "this mirror keeps only '%s'; another slice needs another file (--mirror)", was);
    if (status == CC_OK && only != NULL && was == NULL && slots > 0)
        status = cc_error_set(error, CC_USAGE, "this mirror keeps everything; a slice needs another file (--mirror)");
    if (status == CC_OK && only != NULL && was == NULL)
        status = cc_mirror_set_note(db, "only", only, error);
    if (status == CC_OK && (only != NULL || was != NULL))
        status = cc_slice_new(only != NULL ? only : was, &job->slice, error);
    free(was);
    return status;
}

enum cc_status
cc_mirror_import(
    const char *path, const struct cc_mirror_import *what, struct cc_mirror_imported *done, struct cc_error *error)
{
    struct job job = {.what = what, .done = done, .started_ms = cc_clock_now_ms(NULL)};
    struct cc_feed_file *files = NULL;
    struct cc_feed *feed = NULL;
    int64_t version = 0;
    enum cc_status status;

    *done = (struct cc_mirror_imported){0};
    status = list_sources(&job, error);
    if (status == CC_OK)
        status = cc_writer_open(path, &job.writer, error);
    if (status == CC_OK)
        status = cc_sql_int(cc_writer_db(job.writer), "PRAGMA user_version", 0, &version, error);
    job.packer = cc_packer_new(version);
    if (status == CC_OK)
        status = cc_merge_tidy(cc_writer_db(job.writer), error);
    if (status == CC_OK)
        status = open_slice(&job, error);
    if (status == CC_OK)
        status = compare_sources(&job, error);
    if (status == CC_OK && job.n_sources > 0) {
        files = cc_mem_alloc(job.n_sources * sizeof *files);
        for (size_t i = 0; i < job.n_sources; i++)
            files[i] = (struct cc_feed_file){job.sources[i].path, job.sources[i].done};
        status = cc_feed_start(files, job.n_sources, version, &feed, error);
    }
    if (status == CC_OK && feed != NULL)
        status = take_batches(&job, feed, error);
    cc_feed_stop(feed);
    cc_writer_close(job.writer);
    cc_packer_free(job.packer);
    cc_slice_free(job.slice);
    for (size_t i = 0; i < job.n_sources; i++)
        free(job.sources[i].path);
    free(job.sources);
    free(files);
    done->ms = cc_clock_now_ms(NULL) - job.started_ms;
    return status;
}

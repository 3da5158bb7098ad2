/* feed.c: see feed.h. The queue between the two threads, and the loop over files; split.c cuts records apart. */
#include "mirror/feed.h"

#include <pthread.h>
#include <string.h>

#include "base/mem.h"
#include "mirror/file.h"
#include "mirror/pack.h"
#include "mirror/record.h"
#include "mirror/split.h"

#define BATCHES     24   /* as far as reading can be ahead: about as long as writing a segment takes */
#define READY_MIN   2    /* batches in line that the writer will not be through with soon */
#define BATCH_BYTES ((size_t)1 << 20) /* a batch is handed over when it holds this much XML, or as many items: */
#define BATCH_ITEMS 400

struct cc_feed {
    const struct cc_feed_file *files;
    size_t n_files;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct cc_batch batches[BATCHES];
    struct cc_batch *free_list[BATCHES], *ready[BATCHES]; /* a stack and a queue */
    size_t n_free, n_ready;
    bool ended, stop;
    struct cc_scanner *scanner;
    struct cc_scan scan;
    struct cc_packer *packer, *takers_packer;
    bool placed;
};

/* An empty batch, or NULL when reading is to stop. */
static struct cc_batch *
empty_batch(struct cc_feed *feed)
{
    struct cc_batch *batch = NULL;

    pthread_mutex_lock(&feed->lock);
    while (feed->n_free == 0 && !feed->stop)
        pthread_cond_wait(&feed->changed, &feed->lock);
    if (!feed->stop)
        batch = feed->free_list[--feed->n_free];
    pthread_mutex_unlock(&feed->lock);
    if (batch != NULL) {
        cc_buf_reset(&batch->bytes);
        cc_buf_reset(&batch->frames);
        cc_buf_reset(&batch->terms.bytes);
        batch->terms.placed = feed->placed;
        batch->packed = false;
        batch->n_items = batch->n_packs = 0;
        batch->xml_bytes = 0;
        batch->file_ends = false;
        batch->error = (struct cc_error){0};
    }
    return batch;
}

/* Packs the records of a batch, some at a time. */
static enum cc_status
pack_all(struct cc_packer *packer, struct cc_batch *batch, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    size_t bytes = 0, first = 0;

    for (size_t i = 0; i < batch->n_items && status == CC_OK; i++) {
        const struct cc_feed_item *item = &batch->items[i];
        struct cc_feed_pack *made;

        if (item->xml_len > 0)
            cc_packer_add(packer, batch->bytes.v + item->xml_at, item->xml_len);
        bytes += item->xml_len;
        if (bytes == 0 || (!cc_packer_is_full(packer, bytes) && i + 1 < batch->n_items))
            continue;
        if (batch->n_packs == batch->cap_packs)
            batch->packs = cc_mem_grow(batch->packs, batch->n_packs, &batch->cap_packs, sizeof *batch->packs);
        made = &batch->packs[batch->n_packs++];
        *made = (struct cc_feed_pack){.first = first, .n_items = i + 1 - first, .frame_at = batch->frames.n};
        status = cc_packer_finish(packer, &batch->frames, error);
        made->frame_len = batch->frames.n - made->frame_at;
        bytes = 0;
        first = i + 1;
    }
    return status;
}

static void
pack(struct cc_packer *packer, struct cc_batch *batch)
{
    struct cc_error error = {0};

    if (pack_all(packer, batch, &error) != CC_OK) {
        batch->n_items = batch->n_packs = 0;
        batch->error = error;
    }
    batch->packed = true;
}

/* While the writer has enough to do the batch is packed here; one that it waits for it packs itself, and reading goes
 * on. */
static void
hand_over(struct cc_feed *feed, struct cc_batch *batch)
{
    bool writer_is_busy;

    pthread_mutex_lock(&feed->lock);
    writer_is_busy = feed->n_ready >= READY_MIN;
    pthread_mutex_unlock(&feed->lock);
    if (writer_is_busy)
        pack(feed->packer, batch);
    pthread_mutex_lock(&feed->lock);
    feed->ready[feed->n_ready++] = batch;
    pthread_cond_broadcast(&feed->changed);
    pthread_mutex_unlock(&feed->lock);
}

static bool
has_abstract(const struct cc_scan *scan)
{
    for (size_t i = 0; i < scan->n_parts; i++)
        if (scan->parts[i].kind == CC_PART_ABSTRACT)
            return true;
    return false;
}

static enum cc_status
add_piece(struct cc_feed *feed, struct cc_batch *batch, const struct cc_split_piece *piece, struct cc_error *error)
{
    struct cc_scan *scan = &feed->scan;
    struct cc_feed_item *item;

    if (piece->len > 0) {
        enum cc_status status = cc_scanner_read(feed->scanner, piece->xml, piece->len, scan, error);

        if (status != CC_OK)
            return status;
    }
    if (batch->n_items == batch->cap_items)
        batch->items = cc_mem_grow(batch->items, batch->n_items, &batch->cap_items, sizeof *batch->items);
    item = &batch->items[batch->n_items++];
    *item = (struct cc_feed_item){.xml_at = batch->bytes.n, .xml_len = piece->len, .terms_at = batch->terms.bytes.n,
        .head.pmid = piece->deleted};
    if (piece->len == 0)
        return CC_OK;
    item->has_abstract = has_abstract(scan);
    item->head = *scan;
    item->head.parts = NULL;
    item->head.n_parts = item->head.cap_parts = 0;
    item->head.text = (struct cc_buf){0};
    cc_record_terms(scan, &batch->terms);
    item->terms_len = batch->terms.bytes.n - item->terms_at;
    cc_buf_add(&batch->bytes, piece->xml, piece->len);
    return CC_OK;
}

/* Reads one file; false when reading is to stop. */
static bool
read_file(struct cc_feed *feed, size_t number)
{
    const struct cc_feed_file *file = &feed->files[number];
    struct cc_batch *batch = empty_batch(feed);
    struct cc_error error = {0};
    struct cc_split *split = NULL;
    enum cc_status status;
    uint64_t skip = file->skip;
    bool more = true, md5_checked = false;

    if (batch == NULL)
        return false;
    status = cc_split_open(file->path, &split, &md5_checked, &error);
    while (status == CC_OK && more) {
        struct cc_split_piece piece;

        status = cc_split_next(split, &piece, &more, &error);
        if (status == CC_OK && more) {
            if (skip > 0)
                skip--;
            else
                status = add_piece(feed, batch, &piece, &error);
            if (status != CC_OK)
                cc_error_wrap(&error, "%s", file->path);
        }
        if (status == CC_OK && more && (batch->bytes.n >= BATCH_BYTES || batch->n_items >= BATCH_ITEMS)) {
            batch->file = number;
            batch->md5_checked = md5_checked;
            cc_split_progress(split, &batch->file_bytes, &batch->xml_bytes);
            hand_over(feed, batch);
            batch = empty_batch(feed);
            if (batch == NULL) {
                cc_split_close(split);
                return false;
            }
        }
    }
    batch->file = number;
    batch->md5_checked = md5_checked;
    batch->file_ends = status == CC_OK;
    if (split != NULL)
        cc_split_progress(split, &batch->file_bytes, &batch->xml_bytes);
    cc_split_close(split);
    batch->error = error;
    hand_over(feed, batch);
    return status == CC_OK;
}

static void *
run(void *arg)
{
    struct cc_feed *feed = arg;
    bool going = true;

    pthread_setname_np(pthread_self(), "cc-read");
    for (size_t i = 0; i < feed->n_files && going; i++)
        going = read_file(feed, i);
    pthread_mutex_lock(&feed->lock);
    feed->ended = true;
    pthread_cond_broadcast(&feed->changed);
    pthread_mutex_unlock(&feed->lock);
    return NULL;
}

enum cc_status
cc_feed_start(const struct cc_feed_file *files, size_t n, int64_t version, struct cc_feed **out, struct cc_error *error)
{
    struct cc_feed *feed = cc_mem_alloc(sizeof *feed);
    int code;

    feed->files = files;
    feed->n_files = n;
    feed->scanner = cc_scanner_new();
    feed->packer = cc_packer_new(version);
    feed->takers_packer = cc_packer_new(version);
    feed->placed = version >= CC_MIRROR_SCHEMA_PLACES;
    pthread_mutex_init(&feed->lock, NULL);
    pthread_cond_init(&feed->changed, NULL);
    for (size_t i = 0; i < BATCHES; i++)
        feed->free_list[feed->n_free++] = &feed->batches[i];
    code = pthread_create(&feed->thread, NULL, run, feed);
    if (code != 0) {
        cc_scanner_free(feed->scanner);
        cc_packer_free(feed->packer);
        cc_packer_free(feed->takers_packer);
        free(feed);
        return cc_error_set(error, CC_STORE, "cannot start the reading thread: %s", strerror(code));
    }
    *out = feed;
    return CC_OK;
}

struct cc_batch *
cc_feed_take(struct cc_feed *feed)
{
    struct cc_batch *batch = NULL;

    pthread_mutex_lock(&feed->lock);
    while (feed->n_ready == 0 && !feed->ended)
        pthread_cond_wait(&feed->changed, &feed->lock);
    if (feed->n_ready > 0) {
        batch = feed->ready[0];
        memmove(feed->ready, feed->ready + 1, --feed->n_ready * sizeof *feed->ready);
    }
    pthread_mutex_unlock(&feed->lock);
    if (batch != NULL && !batch->packed)
        pack(feed->takers_packer, batch);
    return batch;
}

void
cc_feed_give_back(struct cc_feed *feed, struct cc_batch *batch)
{
    pthread_mutex_lock(&feed->lock);
    feed->free_list[feed->n_free++] = batch;
    pthread_cond_broadcast(&feed->changed);
    pthread_mutex_unlock(&feed->lock);
}

void
cc_feed_stop(struct cc_feed *feed)
{
    if (feed == NULL)
        return;
    pthread_mutex_lock(&feed->lock);
    feed->stop = true;
    pthread_cond_broadcast(&feed->changed);
    pthread_mutex_unlock(&feed->lock);
    pthread_join(feed->thread, NULL);
    for (size_t i = 0; i < BATCHES; i++) {
        struct cc_batch *batch = &feed->batches[i];

        free(batch->items);
        free(batch->packs);
        cc_buf_clear(&batch->frames);
        cc_buf_clear(&batch->bytes);
        cc_buf_clear(&batch->terms.bytes);
    }
    cc_scanner_free(feed->scanner);
    cc_scan_clear(&feed->scan);
    cc_packer_free(feed->packer);
    cc_packer_free(feed->takers_packer);
    pthread_mutex_destroy(&feed->lock);
    pthread_cond_destroy(&feed->changed);
    free(feed);
}

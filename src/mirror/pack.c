/* pack.c: see pack.h. Level 1. A single record is read far more often than its neighbours, so packs are small, and a
 * dictionary makes up for that: 16 kB with it take 2 % more than 64 kB without, and unfold in a third of the time. */
#include "mirror/pack.h"

#include <pthread.h>
#include <string.h>

#include <zstd.h>

#include "base/mem.h"
#include "mirror/file.h"
#include "mirror/pack_dictionary.h"

#define PACK_MAX ((size_t)64 << 20) /* no honest pack unfolds to more */
#define LEVEL    1
#define FULL       16384u
#define FULL_PLAIN 65536u /* without dictionary */

/* The dictionary in zstd's own form: made once, read by all threads. */
static struct {
    pthread_once_t once;
    ZSTD_CDict *pack;
    ZSTD_DDict *unpack;
} dictionary = {.once = PTHREAD_ONCE_INIT};

static void
make_dictionary(void)
{
    struct cc_buf text = {0};

    for (size_t i = 0; cc_pack_dictionary[i] != NULL; i++)
        cc_buf_adds(&text, cc_pack_dictionary[i]);
    dictionary.pack = ZSTD_createCDict(text.v, text.n, LEVEL);
    dictionary.unpack = ZSTD_createDDict(text.v, text.n);
    cc_buf_clear(&text);
}

struct cc_packer {
    ZSTD_CCtx *zstd;
    bool plain;
    struct cc_buf lengths, bytes; /* bytes: HEAD for the lengths, then the XML, so that it need not move again */
};

#define HEAD 256u /* the lengths of 64 records; of more the bytes are moved */

struct cc_packer *
cc_packer_new(int64_t version)
{
    struct cc_packer *packer = cc_mem_alloc(sizeof *packer);

    pthread_once(&dictionary.once, make_dictionary);
    packer->zstd = ZSTD_createCCtx();
    packer->plain = version < CC_MIRROR_SCHEMA_DICTIONARY || dictionary.pack == NULL;
    return packer;
}

bool
cc_packer_is_full(const struct cc_packer *packer, size_t bytes)
{
    return bytes >= (packer->plain ? FULL_PLAIN : FULL);
}

void
cc_packer_free(struct cc_packer *packer)
{
    if (packer == NULL)
        return;
    ZSTD_freeCCtx(packer->zstd);
    cc_buf_clear(&packer->lengths);
    cc_buf_clear(&packer->bytes);
    free(packer);
}

void
cc_packer_add(struct cc_packer *packer, const char *xml, size_t len)
{
    uint8_t le[4] = {(uint8_t)len, (uint8_t)(len >> 8), (uint8_t)(len >> 16), (uint8_t)(len >> 24)};

    if (packer->bytes.n == 0) {
        cc_buf_reserve(&packer->bytes, HEAD);
        packer->bytes.n = HEAD;
    }
    cc_buf_add(&packer->lengths, le, 4);
    cc_buf_add(&packer->bytes, xml, len);
}

/* Puts the lengths before the XML; the frame's content begins at the result. */
static const char *
join(struct cc_packer *packer, size_t *len)
{
    struct cc_buf *bytes = &packer->bytes;
    size_t head = packer->lengths.n, xml = bytes->n - HEAD;

    *len = head + xml;
    if (head > HEAD) {
        cc_buf_reserve(bytes, head - HEAD);
        memmove(bytes->v + head, bytes->v + HEAD, xml);
    }
    memcpy(bytes->v + (head > HEAD ? 0 : HEAD - head), packer->lengths.v, head);
    return bytes->v + (head > HEAD ? 0 : HEAD - head);
}

enum cc_status
cc_packer_finish(struct cc_packer *packer, struct cc_buf *out, struct cc_error *error)
{
    size_t n, len, bound;
    const char *content = join(packer, &len);

    bound = ZSTD_compressBound(len);
    cc_buf_reserve(out, bound);
    n = packer->plain ? ZSTD_compressCCtx(packer->zstd, out->v + out->n, bound, content, len, LEVEL)
        : ZSTD_compress_usingCDict(packer->zstd, out->v + out->n, bound, content, len, dictionary.pack);
    cc_buf_reset(&packer->lengths);
    cc_buf_reset(&packer->bytes);
    if (ZSTD_isError(n))
        return cc_error_set(error, CC_STORE, "cannot compress: %s", ZSTD_getErrorName(n));
    out->n += n;
    return CC_OK;
}

struct cc_unpacker {
    sqlite3 *db;
    sqlite3_stmt *get;
    ZSTD_DCtx *zstd;
    uint32_t first, n;
    struct cc_buf bytes;
};

struct cc_unpacker *
cc_unpacker_new(sqlite3 *db)
{
    struct cc_unpacker *unpacker = cc_mem_alloc(sizeof *unpacker);

    unpacker->db = db;
    pthread_once(&dictionary.once, make_dictionary);
    unpacker->zstd = ZSTD_createDCtx();
    return unpacker;
}

void
cc_unpacker_free(struct cc_unpacker *unpacker)
{
    if (unpacker == NULL)
        return;
    sqlite3_finalize(unpacker->get);
    ZSTD_freeDCtx(unpacker->zstd);
    cc_buf_clear(&unpacker->bytes);
    free(unpacker);
}

static enum cc_status
load(struct cc_unpacker *u, uint32_t slot, struct cc_error *error)
{
    enum cc_status status = cc_sql_use(u->db, &u->get,
        "SELECT first, n, data FROM pack WHERE first <= $1 ORDER BY first DESC LIMIT 1", error);
    unsigned long long size = 0;
    bool row = false;
    size_t got = 0;

    u->n = 0;
    if (status != CC_OK)
        return status;
    sqlite3_bind_int64(u->get, 1, slot);
    status = cc_sql_step(u->db, u->get, &row, error);
    if (status != CC_OK)
        return status;
    if (row) {
        const void *frame = sqlite3_column_blob(u->get, 2);
        size_t len = (size_t)sqlite3_column_bytes(u->get, 2);

        size = ZSTD_getFrameContentSize(frame, len);
        if (size != ZSTD_CONTENTSIZE_ERROR && size != ZSTD_CONTENTSIZE_UNKNOWN && size <= PACK_MAX) {
            cc_buf_reset(&u->bytes);
            cc_buf_reserve(&u->bytes, (size_t)size);
            /* a frame that was made without the dictionary does not miss it */
            got = ZSTD_decompress_usingDDict(u->zstd, u->bytes.v, (size_t)size, frame, len, dictionary.unpack);
        }
        u->first = (uint32_t)sqlite3_column_int64(u->get, 0);
        u->n = (uint32_t)sqlite3_column_int64(u->get, 1);
        sqlite3_reset(u->get);
    }
    if (!row || got == 0 || got != size || (uint64_t)u->n * 4 > size || slot - u->first >= u->n) {
        u->n = 0;
        return cc_error_set(error, CC_STORE, "%s: the records around slot %u are damaged; run `claimcheck mirror verify`",
            sqlite3_db_filename(u->db, "main"), slot);
    }
    u->bytes.n = got;
    return CC_OK;
}

enum cc_status
cc_unpacker_get(struct cc_unpacker *u, uint32_t slot, const char **xml, size_t *len, struct cc_error *error)
{
    enum cc_status status;
    size_t at;

    if (u->n == 0 || slot < u->first || slot - u->first >= u->n) {
        status = load(u, slot, error);
        if (status != CC_OK)
            return status;
    }
    at = (size_t)u->n * 4;
    for (uint32_t i = 0;; i++) {
        const uint8_t *le = (const uint8_t *)u->bytes.v + (size_t)i * 4;
        size_t n = (size_t)le[0] | (size_t)le[1] << 8 | (size_t)le[2] << 16 | (size_t)le[3] << 24;

        if (n > u->bytes.n - at) {
            u->n = 0;
            return cc_error_set(error, CC_STORE, "%s: the records around slot %u are damaged",
                sqlite3_db_filename(u->db, "main"), slot);
        }
        if (i == slot - u->first) {
            *xml = u->bytes.v + at;
            *len = n;
            return CC_OK;
        }
        at += n;
    }
}

/* cache.c: the disposable database: searches, replies, records. It must not know how they were fetched. */
#include <claimcheck/store.h>

#include <claimcheck/limits.h>
#include <zstd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "store/cache_int.h"

static const char *const STEPS[] = {
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"
    /* a reply exactly as it came, zstd-compressed; url without secrets */
    "CREATE TABLE reply (hash TEXT PRIMARY KEY, url TEXT NOT NULL, fetched_at INTEGER NOT NULL, len INTEGER NOT NULL, body BLOB NOT NULL) STRICT;"
    /* a sealed search; pmids is JSON in the source's order; hash names the reply */
    "CREATE TABLE search (source TEXT NOT NULL, query TEXT NOT NULL, retmax INTEGER NOT NULL, count INTEGER NOT NULL, translation TEXT,"
    " pmids TEXT NOT NULL, warnings TEXT NOT NULL, searched_at INTEGER NOT NULL, program TEXT NOT NULL, hash TEXT,"
    " PRIMARY KEY (source, query, retmax)) STRICT;"
    /* one PubMed record as XML, zstd-compressed; hash is of the XML. xml NULL: the source was asked and had none */
    "CREATE TABLE study (source TEXT NOT NULL, pmid INTEGER NOT NULL, fetched_at INTEGER NOT NULL, hash TEXT, len INTEGER NOT NULL, xml BLOB,"
    " PRIMARY KEY (source, pmid)) STRICT, WITHOUT ROWID;",
    /* what some process is asking its source for right now, so that no other asks the same */
    "CREATE TABLE underway (source TEXT NOT NULL, key TEXT NOT NULL, pid INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (source, key)) STRICT, WITHOUT ROWID;",
};

static const struct cc_db_schema SCHEMA = {"cache", 0x63634361 /* "ccCa" */, STEPS, sizeof STEPS / sizeof *STEPS};

enum cc_status
cc_cache_open(const char *path, const struct cc_clock *clock, struct cc_cache **out, struct cc_error *error)
{
    struct cc_cache *cache = cc_mem_alloc(sizeof *cache);
    char *file = path ? cc_mem_strdup(path) : cc_file_xdg_path("CACHE", "cache.db");
    enum cc_status status;

    cache->clock = clock;
    cache->zstd = ZSTD_createCCtx();
    status = cc_db_open(&cache->db, file, &SCHEMA, error);
    free(file);
    if (status != CC_OK) {
        cc_cache_free(cache);
        return status;
    }
    *out = cache;
    return CC_OK;
}

void
cc_cache_free(struct cc_cache *cache)
{
    if (cache == NULL)
        return;
    cc_db_close(&cache->db);
    ZSTD_freeCCtx(cache->zstd);
    free(cache);
}

/* ------------------------------------------------------------ compression */

static void *
squeeze(struct cc_cache *cache, const void *p, size_t n, size_t *out_len)
{
    size_t cap = ZSTD_compressBound(n);
    void *out = cc_mem_alloc(cap);

    *out_len = ZSTD_compressCCtx(cache->zstd, out, cap, p, n, 3);
    if (ZSTD_isError(*out_len))
        abort(); /* cannot happen with a buffer of compressBound */
    return out;
}

enum cc_status
cc_cache_unpack(struct cc_cache *cache, sqlite3_stmt *s, int column, int64_t len, const char *hash, const char *what,
    char **out, struct cc_error *error)
{
    size_t n = (size_t)sqlite3_column_bytes(s, column), got;
    char hex[CC_SHA256_HEX];
    char *text;

    if (len < 0 || (size_t)len > CC_RESPONSE_MAX_BYTES)
        return cc_error_set(error, CC_VERIFY, "%s: %s: impossible length %lld", cache->db.path, what, (long long)len);
    text = cc_mem_alloc((size_t)len + 1);
    got = ZSTD_decompress(text, (size_t)len, sqlite3_column_blob(s, column), n);
    if (ZSTD_isError(got) || got != (size_t)len || hash == NULL || strcmp(cc_hash_sha256(text, got, hex), hash) != 0) {
        free(text);
        return cc_error_set(error, CC_VERIFY,
            "%s: %s does not match its hash; move the file away, it can be fetched again", cache->db.path, what);
    }
    *out = text;
    return CC_OK;
}

/* --------------------------------------------------------------- searches */

static char *
numbers_as_json(const uint32_t *v, size_t n)
{
    struct cc_buf b = {0};
    struct cc_json_writer w = {.out = &b, .compact = true};

    cc_json_open(&w, NULL, '[');
    for (size_t i = 0; i < n; i++)
        cc_json_int(&w, NULL, v[i]);
    cc_json_close(&w);
    return cc_buf_take(&b, NULL);
}

static enum cc_status
read_lists(sqlite3_stmt *s, struct cc_search *out, struct cc_error *error)
{
    const char *pmids = (const char *)sqlite3_column_text(s, 2), *warnings = (const char *)sqlite3_column_text(s, 3);
    struct cc_json *doc = NULL;
    enum cc_status status = cc_json_parse(pmids, strlen(pmids), &doc, error);

    if (status != CC_OK)
        return status;
    out->pmids = cc_mem_alloc(cc_json_size(doc) * sizeof *out->pmids);
    for (const struct cc_json *i = cc_json_first(doc); i; i = cc_json_next(i)) {
        double number = 0;

        if (cc_json_number(i, &number))
            out->pmids[out->n_pmids++] = (uint32_t)number;
    }
    cc_json_free(doc);
    return cc_json_to_strings(warnings, &out->warnings, &out->n_warnings, error);
}

/* The row under the statement as a search; *found false when it is too old. */
static enum cc_status
read_search(
    struct cc_cache *cache, sqlite3_stmt *s, bool any_age, struct cc_search *out, bool *found, struct cc_error *error)
{
    int64_t age = cc_clock_now_s(cache->clock) - sqlite3_column_int64(s, 4);
    int64_t fresh = sqlite3_column_int64(s, 0) == 0 ? CC_CACHE_EMPTY_FRESH_S : CC_CACHE_SEARCH_FRESH_S;
    enum cc_status status;

    *found = any_age || (age < fresh && age > -CC_CACHE_AHEAD_S);
    if (!*found)
        return CC_OK;
    out->count = (uint64_t)sqlite3_column_int64(s, 0);
    out->translation = cc_db_text(s, 1);
    out->searched_at = sqlite3_column_int64(s, 4);
    out->program = cc_db_text(s, 5);
    out->hash = cc_db_text(s, 6);
    status = read_lists(s, out, error);
    if (status != CC_OK) {
        cc_search_clear(out);
        *found = false;
        return cc_error_wrap(error, "%s: cached search", cache->db.path);
    }
    return CC_OK;
}

enum cc_status
cc_cache_get_search(struct cc_cache *cache, const char *source, const char *query, size_t retmax, bool any_age,
    struct cc_search *out, bool *found, struct cc_error *error)
{
    static const char SQL[] =
        "SELECT count, translation, pmids, warnings, searched_at, program, hash FROM search WHERE source = $1 AND query = $2 AND retmax = $3";
    sqlite3_stmt *s = cc_db_prepare(&cache->db, SQL, error);
    enum cc_status status;

    *found = false;
    if (s == NULL)
        return CC_STORE;
    status = cc_db_bind(&cache->db, s, error, "ssi", source, query, (int64_t)retmax);
    if (status == CC_OK)
        status = cc_db_step(&cache->db, s, found, error);
    if (status != CC_OK || !*found)
        return status;
    status = read_search(cache, s, any_age, out, found, error);
    sqlite3_reset(s);
    if (*found) {
        out->query = cc_mem_strdup(query);
        out->source = cc_mem_strdup(source);
    }
    return status;
}

static enum cc_status
put_reply(
    struct cc_cache *cache, const char *hash, const char *url, const void *body, size_t len, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO reply (hash, url, fetched_at, len, body) VALUES ($1, $2, $3, $4, $5)"
                              " ON CONFLICT (hash) DO UPDATE SET fetched_at = excluded.fetched_at";
    size_t packed_len = 0;
    void *packed = squeeze(cache, body, len, &packed_len);
    enum cc_status status = cc_db_run(
        &cache->db, error, SQL, "ssiib", hash, url, cc_clock_now_s(cache->clock), (int64_t)len, packed, packed_len);

    free(packed);
    return status;
}

enum cc_status
cc_cache_put_search(struct cc_cache *cache, const struct cc_search *search, size_t retmax, const char *url,
    const void *body, size_t body_len, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO search (source, query, retmax, count, translation, pmids, warnings, searched_at, program, hash)"
                              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
                              " ON CONFLICT (source, query, retmax) DO UPDATE SET count = excluded.count, translation = excluded.translation,"
                              " pmids = excluded.pmids, warnings = excluded.warnings, searched_at = excluded.searched_at,"
                              " program = excluded.program, hash = excluded.hash";
    char *pmids = numbers_as_json(search->pmids, search->n_pmids),
         *warnings = cc_json_from_strings(search->warnings, search->n_warnings);
    enum cc_status status = CC_OK;
    char hex[CC_SHA256_HEX];

    if (body != NULL)
        status = put_reply(cache, cc_hash_sha256(body, body_len, hex), url ? url : "", body, body_len, error);
    if (status == CC_OK)
        status = cc_db_run(&cache->db, error, SQL, "ssiisssiss", search->source, search->query, (int64_t)retmax,
            (int64_t)search->count, search->translation, pmids, warnings, search->searched_at,
            search->program ? search->program : "claimcheck " CC_VERSION, body ? hex : search->hash);
    free(pmids);
    free(warnings);
    return status;
}

/* ---------------------------------------------------------------- records */

enum cc_status
cc_cache_get_record(struct cc_cache *cache, const char *source, uint32_t pmid, char **xml, size_t *len,
    int64_t *fetched_at, struct cc_error *error)
{
    static const char SQL[] = "SELECT len, hash, xml, fetched_at FROM study WHERE source = $1 AND pmid = $2 AND xml IS NOT NULL";
    sqlite3_stmt *s = cc_db_prepare(&cache->db, SQL, error);
    enum cc_status status;
    bool row = false;
    char what[64];

    *xml = NULL;
    if (s == NULL)
        return CC_STORE;
    status = cc_db_bind(&cache->db, s, error, "si", source, (int64_t)pmid);
    if (status == CC_OK)
        status = cc_db_step(&cache->db, s, &row, error);
    if (status != CC_OK || !row)
        return status;
    snprintf(what, sizeof what, "cached record of PMID %u", pmid);
    status = cc_cache_unpack(
        cache, s, 2, sqlite3_column_int64(s, 0), (const char *)sqlite3_column_text(s, 1), what, xml, error);
    *len = (size_t)sqlite3_column_int64(s, 0);
    if (fetched_at)
        *fetched_at = sqlite3_column_int64(s, 3);
    sqlite3_reset(s);
    return status;
}

enum cc_status
cc_cache_put_record(
    struct cc_cache *cache, const char *source, uint32_t pmid, const char *xml, size_t len, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO study (source, pmid, fetched_at, hash, len, xml) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (source, pmid)"
                              " DO UPDATE SET fetched_at = excluded.fetched_at, hash = excluded.hash, len = excluded.len, xml = excluded.xml";
    char hex[CC_SHA256_HEX];
    size_t packed_len = 0;
    void *packed = squeeze(cache, xml, len, &packed_len);
    enum cc_status status = cc_db_run(&cache->db, error, SQL, "siisib", source, (int64_t)pmid,
        cc_clock_now_s(cache->clock), cc_hash_sha256(xml, len, hex), (int64_t)len, packed, packed_len);

    free(packed);
    return status;
}

enum cc_status
cc_cache_put_missing(
    struct cc_cache *cache, const char *source, const uint32_t *pmids, size_t n, struct cc_error *error)
{
    /* a record that was there stays: the source may be missing it for a day only */
    static const char SQL[] = "INSERT INTO study (source, pmid, fetched_at, hash, len, xml) VALUES ($1, $2, $3, NULL, 0, NULL) ON CONFLICT (source, pmid)"
                              " DO UPDATE SET fetched_at = excluded.fetched_at WHERE study.xml IS NULL";
    enum cc_status status = CC_OK;

    for (size_t i = 0; status == CC_OK && i < n; i++)
        status = cc_db_run(&cache->db, error, SQL, "sii", source, (int64_t)pmids[i], cc_clock_now_s(cache->clock));
    return status;
}

enum cc_status
cc_cache_is_missing(struct cc_cache *cache, const char *source, uint32_t pmid, bool *missing, struct cc_error *error)
{
    static const char SQL[] = "SELECT 1 FROM study WHERE source = $1 AND pmid = $2 AND xml IS NULL AND fetched_at > $3 AND fetched_at < $4";
    sqlite3_stmt *s = cc_db_prepare(&cache->db, SQL, error);
    enum cc_status status;

    if (s == NULL)
        return CC_STORE;
    status = cc_db_bind(&cache->db, s, error, "siii", source, (int64_t)pmid,
        cc_clock_now_s(cache->clock) - CC_CACHE_EMPTY_FRESH_S, cc_clock_now_s(cache->clock) + CC_CACHE_AHEAD_S);
    if (status == CC_OK)
        status = cc_db_step(&cache->db, s, missing, error);
    sqlite3_reset(s);
    return status;
}

bool
cc_cache_is_ahead(struct cc_cache *cache, int64_t at)
{
    return at > cc_clock_now_s(cache->clock) + CC_CACHE_AHEAD_S;
}

enum cc_status
cc_cache_get_reply(struct cc_cache *cache, const char *hash, char **body, size_t *len, struct cc_error *error)
{
    sqlite3_stmt *s = cc_db_prepare(&cache->db, "SELECT len, hash, body FROM reply WHERE hash = $1", error);
    enum cc_status status = s ? cc_db_bind(&cache->db, s, error, "s", hash) : CC_STORE;
    bool row = false;

    *body = NULL;
    if (status == CC_OK)
        status = cc_db_step(&cache->db, s, &row, error);
    if (status != CC_OK || !row)
        return status;
    *len = (size_t)sqlite3_column_int64(s, 0);
    status = cc_cache_unpack(
        cache, s, 2, sqlite3_column_int64(s, 0), (const char *)sqlite3_column_text(s, 1), "reply", body, error);
    sqlite3_reset(s);
    return status;
}

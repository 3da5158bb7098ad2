/* cache_care.c: looking after the cache: numbers, verification, collection of what is old. */
#include "store/cache_int.h"

#include "base/clock.h"
#include "base/mem.h"

enum cc_status
cc_cache_stats(
    struct cc_cache *cache, void (*each)(void *arg, const char *name, int64_t value), void *arg, struct cc_error *error)
{
    static const char SQL[] = "SELECT 'searches', count(*) FROM search UNION ALL SELECT 'searches without hits', count(*) FROM search WHERE count = 0"
                              " UNION ALL SELECT 'replies', count(*) FROM reply UNION ALL SELECT 'bytes of replies', coalesce(sum(len), 0) FROM reply"
                              " UNION ALL SELECT 'studies', count(*) FROM study WHERE xml IS NOT NULL"
                              " UNION ALL SELECT 'PMIDs the source did not have', count(*) FROM study WHERE xml IS NULL"
                              " UNION ALL SELECT 'bytes of studies', coalesce(sum(len), 0) FROM study"
                              " UNION ALL SELECT 'bytes of studies compressed', coalesce(sum(length(xml)), 0) FROM study";
    sqlite3_stmt *s = cc_db_prepare(&cache->db, SQL, error);
    enum cc_status status = s ? CC_OK : CC_STORE;
    bool row = true;

    while (status == CC_OK) {
        status = cc_db_step(&cache->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        each(arg, (const char *)sqlite3_column_text(s, 0), sqlite3_column_int64(s, 1));
    }
    return status;
}

/* Every row of a query "key, len, hash, blob" against its hash; *n_bad counts. */
static enum cc_status
verify_rows(struct cc_cache *cache, const char *sql, const char *kind, void (*bad)(void *arg, const char *what),
    void *arg, size_t *n_bad, struct cc_error *error)
{
    sqlite3_stmt *s = cc_db_prepare(&cache->db, sql, error);
    enum cc_status status = s ? CC_OK : CC_STORE;
    bool row = true;

    while (status == CC_OK) {
        struct cc_error fault = {0};
        char what[256], *text = NULL;

        status = cc_db_step(&cache->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        snprintf(what, sizeof what, "%s %s", kind, (const char *)sqlite3_column_text(s, 0));
        if (cc_cache_unpack(cache, s, 3, sqlite3_column_int64(s, 1), (const char *)sqlite3_column_text(s, 2), what,
                &text, &fault) != CC_OK) {
            bad(arg, what);
            ++*n_bad;
        }
        free(text);
    }
    return status;
}

enum cc_status
cc_cache_verify(struct cc_cache *cache, void (*bad)(void *arg, const char *what), void *arg, struct cc_error *error)
{
    sqlite3_stmt *s = cc_db_prepare(&cache->db, "PRAGMA integrity_check(1)", error);
    size_t n_bad = 0;
    bool row = false;
    enum cc_status status = s ? cc_db_step(&cache->db, s, &row, error) : CC_STORE;

    if (status == CC_OK && row && strcmp((const char *)sqlite3_column_text(s, 0), "ok") != 0) {
        bad(arg, (const char *)sqlite3_column_text(s, 0));
        n_bad++;
    }
    sqlite3_reset(s);
    if (status == CC_OK)
        status = verify_rows(cache,
            "SELECT 'PMID ' || pmid || ' of ' || source, len, hash, xml FROM study WHERE xml IS NOT NULL", "study", bad,
            arg, &n_bad, error);
    if (status == CC_OK)
        status = verify_rows(cache, "SELECT url, len, hash, body FROM reply", "reply", bad, arg, &n_bad, error);
    if (status == CC_OK && n_bad > 0)
        return cc_error_set(error, CC_VERIFY, "%s: %zu faults", cache->db.path, n_bad);
    return status;
}

enum cc_status
cc_cache_collect(struct cc_cache *cache, int64_t older_s, int64_t *dropped, struct cc_error *error)
{
    int64_t before = cc_clock_now_s(cache->clock) - older_s;
    int64_t start = sqlite3_total_changes64(cache->db.handle);
    enum cc_status status = cc_db_begin(&cache->db, error);

    if (status != CC_OK)
        return status;
    status = cc_db_run(&cache->db, error, "DELETE FROM search WHERE searched_at < $1", "i", before);
    if (status == CC_OK)
        status = cc_db_run(&cache->db, error, "DELETE FROM reply WHERE hash NOT IN (SELECT hash FROM search WHERE hash IS NOT NULL)", "");
    if (status == CC_OK)
        status = cc_db_run(&cache->db, error,
            /* one text each: SQLite makes one list of them and looks there; a pair of columns it would seek in every
               search, for every record */
            "DELETE FROM study WHERE fetched_at < $1 AND pmid || ' ' || source NOT IN"
            " (SELECT p.value || ' ' || search.source FROM search, json_each(search.pmids) AS p)",
            "i", before);
    status = cc_db_end(&cache->db, status == CC_OK, error);
    *dropped = sqlite3_total_changes64(cache->db.handle) - start;
    if (status == CC_OK) { /* it attaches a database of its own, which is forbidden otherwise */
        int attached = sqlite3_limit(cache->db.handle, SQLITE_LIMIT_ATTACHED, 1);

        status = cc_db_run(&cache->db, error, "VACUUM", "");
        (void)sqlite3_limit(cache->db.handle, SQLITE_LIMIT_ATTACHED, attached);
    }
    return status;
}

/* Queries first, the searches one by one after: a caller may write to the cache while it walks. */
struct found {
    char *source, *query;
    int64_t retmax;
};

static enum cc_status
list_searches(struct cc_cache *cache, const char *source, struct found **out, size_t *n, struct cc_error *error)
{
    static const char SQL[] = "SELECT source, query, retmax FROM search WHERE $1 IS NULL OR source = $1 ORDER BY searched_at, query";
    sqlite3_stmt *s = cc_db_prepare(&cache->db, SQL, error);
    enum cc_status status = s ? cc_db_bind(&cache->db, s, error, "s", source) : CC_STORE;
    bool row = true;

    while (status == CC_OK) {
        status = cc_db_step(&cache->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        *out = cc_mem_push(*out, *n, sizeof **out);
        (*out)[(*n)++] = (struct found){cc_db_text(s, 0), cc_db_text(s, 1), sqlite3_column_int64(s, 2)};
    }
    return status;
}

enum cc_status
cc_cache_each_search(struct cc_cache *cache, const char *source,
    enum cc_status (*each)(void *arg, const struct cc_search *search, size_t retmax, struct cc_error *error), void *arg,
    struct cc_error *error)
{
    struct found *list = NULL;
    size_t n = 0;
    enum cc_status status = list_searches(cache, source, &list, &n, error);

    for (size_t i = 0; i < n; i++) {
        struct cc_search search = {0};
        bool found = false;

        if (status == CC_OK)
            status = cc_cache_get_search(
                cache, list[i].source, list[i].query, (size_t)list[i].retmax, true, &search, &found, error);
        if (status == CC_OK && found)
            status = each(arg, &search, (size_t)list[i].retmax, error);
        cc_search_clear(&search);
        free(list[i].source);
        free(list[i].query);
    }
    free(list);
    return status;
}

enum cc_status
cc_cache_each_record(struct cc_cache *cache, const char *source, int64_t older_s, bool with_xml,
    void (*each)(void *arg, uint32_t pmid, const char *xml, size_t len), void *arg, struct cc_error *error)
{
    static const char SQL[] = "SELECT pmid, len, hash, xml FROM study WHERE ($1 IS NULL OR source = $1) AND xml IS NOT NULL AND (fetched_at <= $2 OR fetched_at > $3)"
                              " ORDER BY pmid, fetched_at DESC, source";
    sqlite3_stmt *s = cc_db_prepare(&cache->db, SQL, error);
    enum cc_status status = s ? cc_db_bind(&cache->db, s, error, "sii", source, cc_clock_now_s(cache->clock) - older_s,
        cc_clock_now_s(cache->clock) + CC_CACHE_AHEAD_S) : CC_STORE;
    bool row = true;

    while (status == CC_OK) {
        char what[64], *xml = NULL;
        uint32_t pmid;

        status = cc_db_step(&cache->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        pmid = (uint32_t)sqlite3_column_int64(s, 0);
        snprintf(what, sizeof what, "cached record of PMID %u", pmid);
        if (with_xml)
            status = cc_cache_unpack(
                cache, s, 3, sqlite3_column_int64(s, 1), (const char *)sqlite3_column_text(s, 2), what, &xml, error);
        if (status == CC_OK)
            each(arg, pmid, xml, (size_t)sqlite3_column_int64(s, 1));
        free(xml);
    }
    sqlite3_reset(s);
    return status;
}

/* audit.c: the hash-chained log of the reviews database. Each entry's hash is the SHA-256 of
 *   previous hash LF number LF time LF kind LF subject LF body
 * so that an edit, a removal or a swap breaks the chain at a place that can be named. */
#include "base/buf.h"
#include "base/hash.h"
#include "store/reviews_int.h"

#define GENESIS "0000000000000000000000000000000000000000000000000000000000000000"

static void
entry_hash(const char *previous, int64_t number, int64_t at, const char *kind, const char *subject, const char *body,
    char out[CC_SHA256_HEX])
{
    struct cc_buf b = {0};

    cc_buf_addf(&b, "%s\n%lld\n%lld\n%s\n%s\n%s", previous, (long long)number, (long long)at, kind, subject, body);
    cc_hash_sha256(b.v, b.n, out);
    cc_buf_clear(&b);
}

enum cc_status
cc_audit_append(struct cc_reviews *reviews, int64_t at, const char *kind, const char *subject, const char *body,
    struct cc_error *error)
{
    static const char LAST[] = "SELECT number, hash FROM log ORDER BY number DESC LIMIT 1";
    static const char ADD[] = "INSERT INTO log (number, at, kind, subject, body, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    sqlite3_stmt *s = cc_db_prepare(&reviews->db, LAST, error);
    char previous[CC_SHA256_HEX] = GENESIS, hash[CC_SHA256_HEX];
    int64_t number = 1;
    enum cc_status status;
    bool row = false;

    if (s == NULL)
        return CC_STORE;
    status = cc_db_step(&reviews->db, s, &row, error);
    if (status != CC_OK)
        return status;
    if (row) {
        number = sqlite3_column_int64(s, 0) + 1;
        snprintf(previous, sizeof previous, "%s", (const char *)sqlite3_column_text(s, 1));
    }
    sqlite3_reset(s);
    entry_hash(previous, number, at, kind, subject, body, hash);
    return cc_db_run(&reviews->db, error, ADD, "iisssss", number, at, kind, subject, body, previous, hash);
}

/* The entry under the statement: right number, right predecessor, right hash. */
static bool
entry_holds(sqlite3_stmt *s, int64_t number, const char *previous, char hash[CC_SHA256_HEX])
{
    entry_hash(previous, number, sqlite3_column_int64(s, 1), (const char *)sqlite3_column_text(s, 2),
        (const char *)sqlite3_column_text(s, 3), (const char *)sqlite3_column_text(s, 4), hash);
    return sqlite3_column_int64(s, 0) == number && strcmp((const char *)sqlite3_column_text(s, 5), previous) == 0
           && strcmp((const char *)sqlite3_column_text(s, 6), hash) == 0;
}

/* A rating's log body repeats the rating, so a rating row changed behind the log's back is found as well. */
static enum cc_status
check_ratings(struct cc_reviews *reviews, struct cc_error *error)
{
    static const char SQL[] = "SELECT rating.number FROM rating LEFT JOIN log ON log.kind = 'rating' AND log.subject = CAST(rating.number AS TEXT)"
                              " WHERE log.number IS NULL OR json_extract(log.body, '$.support') <> rating.support"
                              " OR json_extract(log.body, '$.claim') <> rating.claim OR json_extract(log.body, '$.certainty') <> rating.certainty"
                              " OR json_extract(log.body, '$.by') <> rating.by OR json_extract(log.body, '$.note') IS NOT rating.note LIMIT 1";
    sqlite3_stmt *s = cc_db_prepare(&reviews->db, SQL, error);
    enum cc_status status = s ? CC_OK : CC_STORE;
    bool row = false;

    if (status == CC_OK)
        status = cc_db_step(&reviews->db, s, &row, error);
    if (status == CC_OK && row)
        status = cc_error_set(error, CC_VERIFY, "%s: rating %lld is not what the log says of it", reviews->db.path,
            (long long)sqlite3_column_int64(s, 0));
    sqlite3_reset(s);
    return status;
}

enum cc_status
cc_reviews_verify(struct cc_reviews *reviews, int64_t *n_entries, struct cc_error *error)
{
    static const char SQL[] = "SELECT number, at, kind, subject, body, previous, hash FROM log ORDER BY number";
    sqlite3_stmt *s = cc_db_prepare(&reviews->db, SQL, error);
    char previous[CC_SHA256_HEX] = GENESIS, hash[CC_SHA256_HEX];
    enum cc_status status = s ? CC_OK : CC_STORE;
    bool row = true;

    *n_entries = 0;
    while (status == CC_OK) {
        status = cc_db_step(&reviews->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        if (!entry_holds(s, *n_entries + 1, previous, hash)) {
            status = cc_error_set(error, CC_VERIFY,
                "%s: log entry %lld was changed, removed or moved; entries before it are whole", reviews->db.path,
                (long long)*n_entries + 1);
            sqlite3_reset(s);
            return status;
        }
        memcpy(previous, hash, sizeof previous);
        ++*n_entries;
    }
    return status == CC_OK ? check_ratings(reviews, error) : status;
}

/* decisions.c: what people changed in the lists of claims: append-only, each with its log entry. */
#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "store/reviews_int.h"

static char *
decision_as_json(const struct cc_decision *d)
{
    struct cc_buf b = {0};
    struct cc_json_writer w = {.out = &b, .compact = true};

    cc_json_open(&w, NULL, '{');
    cc_json_str(&w, "kind", cc_decision_kind_name(d->kind));
    cc_json_str(&w, "article", d->article);
    cc_json_str(&w, "claim", d->claim);
    cc_json_open(&w, "others", '[');
    for (size_t i = 0; i < d->n_others; i++)
        cc_json_str(&w, NULL, d->others[i]);
    cc_json_close(&w);
    cc_json_open(&w, "texts", '[');
    for (size_t i = 0; i < d->n_texts; i++)
        cc_json_str(&w, NULL, d->texts[i]);
    cc_json_close(&w);
    cc_json_int(&w, "line", d->line);
    cc_json_str(&w, "reason", d->reason);
    cc_json_str(&w, "by", d->by);
    cc_json_close(&w);
    return cc_buf_take(&b, NULL);
}

enum cc_status
cc_reviews_add_decision(struct cc_reviews *reviews, struct cc_decision *d, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO decision (kind, article, claim, others, texts, line, reason, by, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    char *others = cc_json_from_strings(d->others, d->n_others), *texts = cc_json_from_strings(d->texts, d->n_texts),
         *body;
    enum cc_status status = cc_db_begin(&reviews->db, error);
    char number[32];

    if (status == CC_OK) {
        d->decided_at = cc_clock_now_s(reviews->clock);
        status = cc_db_run(&reviews->db, error, SQL, "sssssissi", cc_decision_kind_name(d->kind), d->article, d->claim,
            others, texts, (int64_t)d->line, d->reason, d->by, d->decided_at);
        d->number = sqlite3_last_insert_rowid(reviews->db.handle);
        snprintf(number, sizeof number, "%lld", (long long)d->number);
        body = decision_as_json(d);
        if (status == CC_OK)
            status = cc_audit_append(reviews, d->decided_at, "decision", number, body, error);
        free(body);
        status = cc_db_end(&reviews->db, status == CC_OK, error);
    }
    free(others);
    free(texts);
    return status;
}

static enum cc_status
read_decision(sqlite3_stmt *s, struct cc_decision *d, struct cc_error *error)
{
    enum cc_status status;

    d->number = sqlite3_column_int64(s, 0);
    (void)cc_decision_kind_parse((const char *)sqlite3_column_text(s, 1), &d->kind);
    d->article = cc_db_text(s, 2);
    d->claim = cc_db_text(s, 3);
    d->line = (uint32_t)sqlite3_column_int64(s, 6);
    d->reason = cc_db_text(s, 7);
    d->by = cc_db_text(s, 8);
    d->decided_at = sqlite3_column_int64(s, 9);
    status = cc_json_to_strings((const char *)sqlite3_column_text(s, 4), &d->others, &d->n_others, error);
    return status == CC_OK ? cc_json_to_strings((const char *)sqlite3_column_text(s, 5), &d->texts, &d->n_texts, error)
        : status;
}

enum cc_status
cc_reviews_get_decisions(
    struct cc_reviews *reviews, const char *article, struct cc_decisions *out, struct cc_error *error)
{
    /* its own, without those that another name took over; and those that came with the names it took over from */
    static const char SQL[] = "WITH RECURSIVE earlier (name, until, depth) AS (SELECT $1, 9223372036854775807, 0 UNION"
                              " SELECT m.old, min(m.until, e.until), e.depth + 1 FROM moved m JOIN earlier e ON m.new = e.name WHERE e.depth < 20)"
                              " SELECT number, kind, article, claim, others, texts, line, reason, by, decided_at FROM decision d"
                              " WHERE number NOT IN (SELECT decision FROM withdrawn) AND EXISTS (SELECT 1 FROM earlier e WHERE d.article = e.name AND"
                              " d.number <= e.until AND (e.depth > 0 OR d.number > (SELECT coalesce(max(until), 0) FROM moved WHERE old = $1)))"
                              " ORDER BY number";
    sqlite3_stmt *s = cc_db_prepare(&reviews->db, SQL, error);
    enum cc_status status = s ? cc_db_bind(&reviews->db, s, error, "s", article) : CC_STORE;
    bool row = true;

    while (status == CC_OK) {
        status = cc_db_step(&reviews->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        status = read_decision(s, cc_decisions_push(out), error);
    }
    if (status != CC_OK)
        cc_decisions_clear(out);
    return status;
}

enum cc_status
cc_reviews_withdraw(struct cc_reviews *reviews, int64_t number, const char *by, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO withdrawn (decision, by, at) SELECT number, $2, $3 FROM decision WHERE number = $1"
                              " AND number NOT IN (SELECT decision FROM withdrawn)";
    int64_t now = cc_clock_now_s(reviews->clock);
    enum cc_status status = cc_db_begin(&reviews->db, error);
    char subject[32];

    if (status != CC_OK)
        return status;
    status = cc_db_run(&reviews->db, error, SQL, "isi", number, by, now);
    if (status == CC_OK && sqlite3_changes(reviews->db.handle) == 0)
        status = cc_error_set(error, CC_NOTFOUND,
            "no decision %lld that stands; 'claimcheck claims decisions ARTICLE' lists them", (long long)number);
    snprintf(subject, sizeof subject, "%lld", (long long)number);
    if (status == CC_OK)
        status = cc_audit_append(reviews, now, "withdrawal", subject, "{}", error);
    return cc_db_end(&reviews->db, status == CC_OK, error);
}

/* ------------------------------------------------------ texts that moved */

enum cc_status
cc_reviews_put_place(struct cc_reviews *reviews, const char *article, const char *hash, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO place (article, hash, seen_at) SELECT $1, $2, $3 WHERE EXISTS (SELECT 1 FROM decision WHERE article = $1)"
                              " OR EXISTS (SELECT 1 FROM moved WHERE new = $1) ON CONFLICT (article, hash) DO UPDATE SET seen_at = excluded.seen_at";

    return cc_db_run(&reviews->db, error, SQL, "ssi", article, hash, cc_clock_now_s(reviews->clock));
}

/* The name last used for this text that has decisions and is no file any more; NULL when there is none. A name with
 * decisions of its own takes over from nobody. */
static enum cc_status
earlier_name(struct cc_reviews *reviews, const char *article, const char *hash, char **out, struct cc_error *error)
{
    static const char SQL[] = "SELECT article FROM place WHERE article <> $1 AND hash = $2 AND NOT EXISTS (SELECT 1 FROM decision WHERE article = $1)"
                              " AND NOT EXISTS (SELECT 1 FROM moved WHERE new = $1 OR old = place.article) ORDER BY seen_at DESC, article";
    sqlite3_stmt *s = cc_db_prepare(&reviews->db, SQL, error);
    enum cc_status status = s ? cc_db_bind(&reviews->db, s, error, "ss", article, hash) : CC_STORE;
    bool row = true;

    while (status == CC_OK && *out == NULL) {
        status = cc_db_step(&reviews->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        *out = cc_db_text(s, 0);
        if (*out[0] != '/' || cc_file_exists(*out)) { /* a copy, not a move; or no file at all */
            free(*out);
            *out = NULL;
        }
    }
    sqlite3_reset(s);
    return status;
}

enum cc_status
cc_reviews_follow(
    struct cc_reviews *reviews, const char *article, const char *hash, char **from, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO moved (old, new, until, at) SELECT $1, $2, coalesce(max(number), 0), $3 FROM decision";
    int64_t now = cc_clock_now_s(reviews->clock);
    char *body = NULL;
    enum cc_status status;

    *from = NULL;
    status = earlier_name(reviews, article, hash, from, error);
    if (status != CC_OK || *from == NULL)
        return status;
    body = cc_json_from_strings((char *[]){*from, (char *)(uintptr_t)article}, 2);
    status = cc_db_begin(&reviews->db, error);
    if (status == CC_OK) {
        status = cc_db_run(&reviews->db, error, SQL, "ssi", *from, article, now);
        if (status == CC_OK)
            status = cc_reviews_put_place(reviews, article, hash, error);
        if (status == CC_OK)
            status = cc_audit_append(reviews, now, "move", article, body, error);
        status = cc_db_end(&reviews->db, status == CC_OK, error);
    }
    free(body);
    return status;
}

/* reviews.c: the precious database: its schema, finding claims, ratings. Ratings, pins and log entries are append-only
 * by triggers, so that no code of ours can change them either. */
#include "store/reviews_int.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"

#define APPEND_ONLY(table) \
    "CREATE TRIGGER " table "_kept BEFORE UPDATE ON " table " BEGIN SELECT raise(ABORT, '" table "s are append-only'); END;" \
    "CREATE TRIGGER " table "_stays BEFORE DELETE ON " table " BEGIN SELECT raise(ABORT, '" table "s are append-only'); END;"

static const char *const STEPS[] = {
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"
    "CREATE TABLE article (id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT, url TEXT, hash TEXT NOT NULL, text TEXT NOT NULL, seen_at INTEGER NOT NULL) STRICT;"
    /* lines is JSON */
    "CREATE TABLE claim (article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, id TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,"
    " quote TEXT NOT NULL, lines TEXT NOT NULL, section TEXT, subject TEXT, relation TEXT, object TEXT, direction TEXT NOT NULL, kind TEXT NOT NULL,"
    " hedged INTEGER NOT NULL, same_as TEXT, seen_at INTEGER NOT NULL, PRIMARY KEY (article, id)) STRICT;"
    "CREATE INDEX claim_by_id ON claim (id);"
    /* the evidence a reviewer saw last, best first: what a rating may pin */
    "CREATE TABLE candidate (article TEXT NOT NULL, claim TEXT NOT NULL, position INTEGER NOT NULL, pmid INTEGER NOT NULL, title TEXT, journal TEXT,"
    " year INTEGER NOT NULL, design TEXT NOT NULL, retraction TEXT NOT NULL, retraction_at INTEGER NOT NULL, quote TEXT, record_hash TEXT,"
    " PRIMARY KEY (article, claim, position), FOREIGN KEY (article, claim) REFERENCES claim (article, id) ON DELETE CASCADE) STRICT;"
    "CREATE TABLE rating (number INTEGER PRIMARY KEY AUTOINCREMENT, claim TEXT NOT NULL, claim_text TEXT NOT NULL, article TEXT NOT NULL,"
    " article_name TEXT NOT NULL, support TEXT NOT NULL CHECK (support IN ('supported', 'partly', 'mixed', 'contradicted', 'insufficient', 'not-checkable')),"
    " certainty TEXT NOT NULL CHECK (certainty IN ('high', 'moderate', 'low', 'very-low')), note TEXT, by TEXT NOT NULL, rated_at INTEGER NOT NULL) STRICT;"
    "CREATE TABLE pin (rating INTEGER NOT NULL REFERENCES rating (number), position INTEGER NOT NULL, pmid INTEGER NOT NULL, title TEXT, journal TEXT,"
    " year INTEGER NOT NULL, design TEXT NOT NULL, retraction TEXT NOT NULL, retraction_at INTEGER NOT NULL, quote TEXT, record_hash TEXT,"
    " PRIMARY KEY (rating, position)) STRICT;"
    "CREATE TABLE log (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,"
    " previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;" APPEND_ONLY("rating") APPEND_ONLY("pin") APPEND_ONLY("log"),
    /* what people changed in the list of claims; others and texts are JSON lists. A decision taken back stays, and is
       withdrawn */
    "CREATE TABLE decision (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL CHECK (kind IN ('edit', 'merge', 'split', 'drop', 'add')),"
    " article TEXT NOT NULL, claim TEXT, others TEXT NOT NULL, texts TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT, by TEXT NOT NULL,"
    " decided_at INTEGER NOT NULL) STRICT;"
    "CREATE INDEX decision_by_article ON decision (article);"
    "CREATE TABLE withdrawn (decision INTEGER PRIMARY KEY REFERENCES decision (number), by TEXT NOT NULL, at INTEGER NOT NULL) STRICT;" APPEND_ONLY(
        "decision") APPEND_ONLY("withdrawn"),
    /* under which names a text that has decisions was seen, by the hash of its bytes; and which name took over from
     * which: the decisions up to a number moved along */
    "CREATE TABLE place (article TEXT NOT NULL, hash TEXT NOT NULL, seen_at INTEGER NOT NULL, PRIMARY KEY (article, hash)) STRICT;"
    "CREATE INDEX place_by_hash ON place (hash);"
    "CREATE TABLE moved (number INTEGER PRIMARY KEY AUTOINCREMENT, old TEXT NOT NULL, new TEXT NOT NULL, until INTEGER NOT NULL, at INTEGER NOT NULL)"
    " STRICT;" APPEND_ONLY("moved"),
};

static const struct cc_db_schema SCHEMA = {"reviews", 0x63635265 /* "ccRe" */, STEPS, sizeof STEPS / sizeof *STEPS};

enum cc_status
cc_reviews_open(const char *path, const struct cc_clock *clock, struct cc_reviews **out, struct cc_error *error)
{
    struct cc_reviews *reviews = cc_mem_alloc(sizeof *reviews);
    char *file = path ? cc_mem_strdup(path) : cc_file_xdg_path("DATA", "reviews.db");
    enum cc_status status;

    reviews->clock = clock;
    status = cc_db_open(&reviews->db, file, &SCHEMA, error);
    free(file);
    if (status == CC_OK) /* a person's work: survive a power cut, not only a crash */
        status = cc_db_run(&reviews->db, error, "PRAGMA synchronous = FULL", "");
    if (status != CC_OK) {
        cc_reviews_free(reviews);
        return status;
    }
    *out = reviews;
    return CC_OK;
}

void
cc_reviews_free(struct cc_reviews *reviews)
{
    if (reviews == NULL)
        return;
    cc_db_close(&reviews->db);
    free(reviews);
}

/* -------------------------------------------------------- finding a claim */

void
cc_reviews_claim_clear(struct cc_reviews_claim *c)
{
    free(c->claim);
    free(c->text);
    free(c->article);
    free(c->article_name);
    for (size_t i = 0; i < c->n_candidates; i++)
        cc_pin_clear(&c->candidates[i]);
    free(c->candidates);
    *c = (struct cc_reviews_claim){0};
}

/* Columns from `first` on: pmid, title, journal, year, design, retraction, retraction_at, quote, record_hash. */
static void
read_pin(sqlite3_stmt *s, int first, struct cc_pin *out)
{
    out->pmid = (uint32_t)sqlite3_column_int64(s, first);
    out->title = cc_db_text(s, first + 1);
    out->journal = cc_db_text(s, first + 2);
    out->year = (uint16_t)sqlite3_column_int64(s, first + 3);
    out->design = cc_db_text(s, first + 4);
    out->retraction = cc_db_text(s, first + 5);
    out->retraction_at = sqlite3_column_int64(s, first + 6);
    out->quote = cc_db_text(s, first + 7);
    out->record_hash = cc_db_text(s, first + 8);
}

static enum cc_status
read_candidates(struct cc_reviews *reviews, struct cc_reviews_claim *c, struct cc_error *error)
{
    static const char SQL[] = "SELECT pmid, title, journal, year, design, retraction, retraction_at, quote, record_hash FROM candidate"
                              " WHERE article = $1 AND claim = $2 ORDER BY position";
    sqlite3_stmt *s = cc_db_prepare(&reviews->db, SQL, error);
    enum cc_status status = s ? cc_db_bind(&reviews->db, s, error, "ss", c->article, c->claim) : CC_STORE;
    bool row = true;

    while (status == CC_OK) {
        status = cc_db_step(&reviews->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        c->candidates = cc_mem_push(c->candidates, c->n_candidates, sizeof *c->candidates);
        read_pin(s, 0, &c->candidates[c->n_candidates++]);
    }
    return status;
}

enum cc_status
cc_reviews_find_claim(struct cc_reviews *reviews, const char *claim, const char *article, struct cc_reviews_claim *out,
    struct cc_error *error)
{
    /* an exact id wins over ids that only start so; the article seen last comes first */
    static const char SQL[] = "SELECT claim.id, claim.text, claim.article, article.name FROM claim JOIN article ON article.id = claim.article"
                              " WHERE (claim.id = $1 OR substr(claim.id, 1, length($1)) = $1)"
                              " AND ($2 IS NULL OR article.name = $2 OR substr(article.id, 1, length($2)) = $2)"
                              " ORDER BY claim.id <> $1, article.seen_at DESC LIMIT 2";
    sqlite3_stmt *s = cc_db_prepare(&reviews->db, SQL, error);
    enum cc_status status = s ? cc_db_bind(&reviews->db, s, error, "ss", claim, article) : CC_STORE;
    bool row = false;

    if (status == CC_OK)
        status = cc_db_step(&reviews->db, s, &row, error);
    if (status != CC_OK)
        return status;
    if (!row)
        return cc_error_set(error, CC_NOTFOUND, "no claim '%s'%s%s; run 'claimcheck check' on its article first, the table shows the ids", claim,
            article ? " in " : "", article ? article : "");
    *out = (struct cc_reviews_claim){.claim = cc_db_text(s, 0),
        .text = cc_db_text(s, 1),
        .article = cc_db_text(s, 2),
        .article_name = cc_db_text(s, 3)};
    status = cc_db_step(&reviews->db, s, &row, error);
    if (status == CC_OK && row &&
        (strcmp(out->claim, claim) != 0 || strcmp((const char *)sqlite3_column_text(s, 0), claim) == 0)) {
        bool same_claim = strcmp(out->claim, (const char *)sqlite3_column_text(s, 0)) == 0;

        status = cc_error_set(error, CC_USAGE,
            same_claim ? "claim '%s' stands in %s and in %s; say which with --article"
                       : "'%s' is the start of %s and of %s; give more of the id",
            claim, same_claim ? out->article_name : out->claim,
            (const char *)sqlite3_column_text(s, same_claim ? 3 : 0));
    }
    sqlite3_reset(s);
    if (status == CC_OK)
        status = read_candidates(reviews, out, error);
    if (status != CC_OK)
        cc_reviews_claim_clear(out);
    return status;
}

/* ---------------------------------------------------------------- ratings */

static char *
rating_as_json(const struct cc_rating *r)
{
    struct cc_buf b = {0};
    struct cc_json_writer w = {.out = &b, .compact = true};

    cc_json_open(&w, NULL, '{');
    cc_json_str(&w, "claim", r->claim);
    cc_json_str(&w, "claim_text", r->claim_text);
    cc_json_str(&w, "article", r->article);
    cc_json_str(&w, "support", cc_support_name(r->support));
    cc_json_str(&w, "certainty", cc_certainty_name(r->certainty));
    cc_json_str(&w, "note", r->note);
    cc_json_str(&w, "by", r->by);
    cc_json_open(&w, "pins", '[');
    for (size_t i = 0; i < r->n_pins; i++) {
        cc_json_open(&w, NULL, '{');
        cc_json_int(&w, "pmid", r->pins[i].pmid);
        cc_json_str(&w, "record_hash", r->pins[i].record_hash);
        cc_json_str(&w, "retraction", r->pins[i].retraction);
        cc_json_close(&w);
    }
    cc_json_close(&w);
    cc_json_close(&w);
    return cc_buf_take(&b, NULL);
}

static enum cc_status
add_pins(struct cc_reviews *reviews, const struct cc_rating *r, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO pin (rating, position, pmid, title, journal, year, design, retraction, retraction_at, quote, record_hash)"
                              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    enum cc_status status = CC_OK;

    for (size_t i = 0; status == CC_OK && i < r->n_pins; i++) {
        const struct cc_pin *p = &r->pins[i];

        status = cc_db_run(&reviews->db, error, SQL, "iiissississ", r->number, (int64_t)i, (int64_t)p->pmid, p->title,
            p->journal, (int64_t)p->year, p->design, p->retraction, p->retraction_at, p->quote, p->record_hash);
    }
    return status;
}

enum cc_status
cc_reviews_add_rating(struct cc_reviews *reviews, struct cc_rating *r, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO rating (claim, claim_text, article, article_name, support, certainty, note, by, rated_at)"
                              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    enum cc_status status = cc_db_begin(&reviews->db, error);
    char number[32], *body;

    if (status != CC_OK)
        return status;
    r->rated_at = cc_clock_now_s(reviews->clock);
    status = cc_db_run(&reviews->db, error, SQL, "ssssssssi", r->claim, r->claim_text, r->article, r->article_name,
        cc_support_name(r->support), cc_certainty_name(r->certainty), r->note, r->by, r->rated_at);
    r->number = sqlite3_last_insert_rowid(reviews->db.handle);
    if (status == CC_OK)
        status = add_pins(reviews, r, error);
    if (status == CC_OK) {
        snprintf(number, sizeof number, "%lld", (long long)r->number);
        body = rating_as_json(r);
        status = cc_audit_append(reviews, r->rated_at, "rating", number, body, error);
        free(body);
    }
    return cc_db_end(&reviews->db, status == CC_OK, error);
}

static enum cc_status
read_pins(struct cc_reviews *reviews, struct cc_rating *r, struct cc_error *error)
{
    static const char SQL[] = "SELECT pmid, title, journal, year, design, retraction, retraction_at, quote, record_hash FROM pin WHERE rating = $1 ORDER BY position";
    sqlite3_stmt *s = cc_db_prepare(&reviews->db, SQL, error);
    enum cc_status status = s ? cc_db_bind(&reviews->db, s, error, "i", r->number) : CC_STORE;
    bool row = true;

    while (status == CC_OK) {
        status = cc_db_step(&reviews->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        r->pins = cc_mem_push(r->pins, r->n_pins, sizeof *r->pins);
        read_pin(s, 0, &r->pins[r->n_pins++]);
    }
    return status;
}

static void
read_rating(sqlite3_stmt *s, struct cc_rating *r)
{
    r->number = sqlite3_column_int64(s, 0);
    r->claim = cc_db_text(s, 1);
    r->claim_text = cc_db_text(s, 2);
    r->article = cc_db_text(s, 3);
    r->article_name = cc_db_text(s, 4);
    (void)cc_support_parse((const char *)sqlite3_column_text(s, 5), &r->support);
    (void)cc_certainty_parse((const char *)sqlite3_column_text(s, 6), &r->certainty);
    r->note = cc_db_text(s, 7);
    r->by = cc_db_text(s, 8);
    r->rated_at = sqlite3_column_int64(s, 9);
}

enum cc_status
cc_reviews_get_ratings(
    struct cc_reviews *reviews, const char *claim, const char *article, struct cc_ratings *out, struct cc_error *error)
{
    static const char SQL[] = "SELECT number, claim, claim_text, article, article_name, support, certainty, note, by, rated_at FROM rating"
                              " WHERE ($1 IS NULL OR claim = $1) AND ($2 IS NULL OR article_name = $2 OR substr(article, 1, length($2)) = $2) ORDER BY number";
    sqlite3_stmt *s = cc_db_prepare(&reviews->db, SQL, error);
    enum cc_status status = s ? cc_db_bind(&reviews->db, s, error, "ss", claim, article) : CC_STORE;
    bool row = true;

    while (status == CC_OK) {
        status = cc_db_step(&reviews->db, s, &row, error);
        if (status != CC_OK || !row)
            break;
        read_rating(s, cc_ratings_push(out));
    }
    for (size_t i = 0; status == CC_OK && i < out->n; i++)
        status = read_pins(reviews, &out->v[i], error);
    if (status != CC_OK)
        cc_ratings_clear(out);
    return status;
}

enum cc_status
cc_reviews_each_pin(struct cc_reviews *reviews,
    void (*each)(void *arg, const struct cc_pin *pin, const struct cc_rating *rating), void *arg,
    struct cc_error *error)
{
    struct cc_ratings all = {0};
    enum cc_status status = cc_reviews_get_ratings(reviews, NULL, NULL, &all, error);

    for (size_t i = 0; status == CC_OK && i < all.n; i++) {
        for (size_t j = 0; j < all.v[i].n_pins; j++)
            each(arg, &all.v[i].pins[j], &all.v[i]);
    }
    cc_ratings_clear(&all);
    return status;
}

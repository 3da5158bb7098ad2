/* test_store.c: cache and reviews on real files: what is kept, what is refused, what is found out. */
#include "support/folder.h"
#include "support/test.h"

#include <claimcheck/rating.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"

static char *path; /* of the store under test */
static int64_t now_ms = 1795392000000;

static int64_t
fixed_now(void *arg)
{
    (void)arg;
    return now_ms;
}

static const struct cc_clock CLOCK = {fixed_now, NULL, NULL};

static int
fresh(void **state)
{
    now_ms = 1795392000000;
    if (folder_make(state) != 0)
        return -1;
    path = folder_path("sub/x.db");
    return 0;
}

static int
gone(void **state)
{
    free(path);
    return folder_remove(state);
}

/* Runs SQL on the file behind the program's back. */
static int
tamper(const char *sql)
{
    sqlite3 *db = NULL;
    int code = sqlite3_open(path, &db);

    if (code == SQLITE_OK)
        code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return code;
}

static void
test_search_comes_back_whole_and_ages(void **state)
{
    struct cc_cache *cache = NULL;
    struct cc_error e = {0};
    struct cc_search back = {0}, kept;
    char query[] = "a[tiab]", source[] = "ncbi", translation[] = "t", program[] = "p", warning[] = "phrase not found";
    char *warnings[] = {warning};
    uint32_t pmids[] = {30, 10, 20};
    bool found = false;

    (void)state;
    kept = (struct cc_search){.query = query, .source = source, .translation = translation, .count = 112, .pmids = pmids, .n_pmids = 3,
        .warnings = warnings, .n_warnings = 1, .searched_at = now_ms / 1000, .program = program};
    assert_ok(cc_cache_open(path, &CLOCK, &cache, &e), e);
    assert_ok(cc_cache_put_search(cache, &kept, 50, "http://x/esearch", "body", 4, &e), e);
    assert_ok(cc_cache_get_search(cache, "ncbi", "a[tiab]", 50, false, &back, &found, &e), e);
    assert_true(found);
    assert_int_equal(back.count, 112);
    assert_int_equal(back.n_pmids, 3);
    assert_int_equal(back.pmids[0], 30); /* the source's order */
    assert_string_equal(back.warnings[0], warning);
    cc_search_clear(&back);
    assert_ok(cc_cache_get_search(cache, "other", "a[tiab]", 50, false, &back, &found, &e), e);
    assert_false(found);
    now_ms += (CC_CACHE_SEARCH_FRESH_S + 1) * 1000;
    assert_ok(cc_cache_get_search(cache, "ncbi", "a[tiab]", 50, false, &back, &found, &e), e);
    assert_false(found);
    assert_ok(cc_cache_get_search(cache, "ncbi", "a[tiab]", 50, true, &back, &found, &e), e);
    assert_true(found);
    cc_search_clear(&back);
    cc_cache_free(cache);
}

static void
test_empty_search_is_kept_a_day_only(void **state)
{
    struct cc_cache *cache = NULL;
    struct cc_error e = {0};
    char query[] = "a[tiab]", source[] = "ncbi", program[] = "p";
    struct cc_search none = {.query = query, .source = source, .searched_at = now_ms / 1000, .program = program}, back = {0};
    bool found = false;

    (void)state;
    assert_ok(cc_cache_open(path, &CLOCK, &cache, &e), e);
    assert_ok(cc_cache_put_search(cache, &none, 50, NULL, NULL, 0, &e), e);
    now_ms += (CC_CACHE_EMPTY_FRESH_S + 1) * 1000;
    assert_ok(cc_cache_get_search(cache, "ncbi", "a[tiab]", 50, false, &back, &found, &e), e);
    assert_false(found);
    cc_cache_free(cache);
}

static void
test_record_with_a_wrong_byte_is_found_out(void **state)
{
    struct cc_cache *cache = NULL;
    struct cc_error e = {0};
    char *xml = NULL;
    size_t len = 0;
    int64_t at = 0;

    (void)state;
    assert_ok(cc_cache_open(path, &CLOCK, &cache, &e), e);
    assert_ok(cc_cache_put_record(cache, "ncbi", 7, "<PubmedArticle/>", 16, &e), e);
    assert_ok(cc_cache_get_record(cache, "ncbi", 7, &xml, &len, &at, &e), e);
    assert_string_equal(xml, "<PubmedArticle/>");
    assert_int_equal(at, now_ms / 1000);
    free(xml);
    assert_ok(cc_cache_get_record(cache, "ncbi", 8, &xml, &len, &at, &e), e);
    assert_null(xml);
    assert_int_equal(tamper("UPDATE study SET hash = 'no' WHERE pmid = 7"), SQLITE_OK);
    assert_int_equal(cc_cache_get_record(cache, "ncbi", 7, &xml, &len, &at, &e), CC_VERIFY);
    assert_non_null(strstr(e.message, "PMID 7"));
    cc_cache_free(cache);
}

static void
test_missing_never_hides_a_record(void **state)
{
    struct cc_cache *cache = NULL;
    struct cc_error e = {0};
    uint32_t pmids[] = {7, 9};
    bool missing = false;
    char *xml = NULL;
    size_t len = 0;

    (void)state;
    assert_ok(cc_cache_open(path, &CLOCK, &cache, &e), e);
    assert_ok(cc_cache_put_record(cache, "ncbi", 7, "<a/>", 4, &e), e);
    assert_ok(cc_cache_put_missing(cache, "ncbi", pmids, 2, &e), e);
    assert_ok(cc_cache_is_missing(cache, "ncbi", 9, &missing, &e), e);
    assert_true(missing);
    assert_ok(cc_cache_get_record(cache, "ncbi", 7, &xml, &len, NULL, &e), e);
    assert_non_null(xml);
    free(xml);
    cc_cache_free(cache);
}

static void
test_foreign_and_newer_files_are_refused(void **state)
{
    struct cc_cache *cache = NULL;
    struct cc_reviews *reviews = NULL;
    struct cc_error e = {0};

    (void)state;
    assert_ok(cc_cache_open(path, &CLOCK, &cache, &e), e);
    cc_cache_free(cache);
    assert_int_equal(cc_reviews_open(path, &CLOCK, &reviews, &e), CC_STORE);
    assert_non_null(strstr(e.message, "not a claimcheck reviews database"));
    assert_int_equal(tamper("PRAGMA user_version = 99; UPDATE setting SET value = 'claimcheck 9.9.9'"), SQLITE_OK);
    assert_int_equal(cc_cache_open(path, &CLOCK, &cache, &e), CC_STORE);
    assert_non_null(strstr(e.message, "claimcheck 9.9.9"));
    assert_ok(cc_file_write(path, "this is not a database at all, it is text", 41, &e), e);
    assert_int_equal(cc_cache_open(path, &CLOCK, &cache, &e), CC_STORE);
}

/* An article with two claims, the first with one study. */
static void
put_article(struct cc_reviews *reviews)
{
    char id[] = "aaaaaaaaaaaa1", name[] = "x.md", hash[] = "h", text[] = "t", c1[] = "c0123456789", c2[] = "c0123999999", words[] = "A helps B.";
    char title[] = "Trial of A", sentence[] = "A helped.";
    struct cc_article article = {.id = id, .name = name, .hash = hash, .text = text, .text_len = 1};
    struct cc_claim list[] = {{.id = c1, .text = words, .quote = words}, {.id = c2, .text = words, .quote = words}};
    struct cc_claims claims = {list, 2, 2};
    struct cc_study study = {.pmid = 77, .title = title, .published = {.year = 2020}};
    struct cc_studies studies = {&study, 1, 1};
    struct cc_evidence evidence = {.study = 0, .pmid = 77, .design = CC_DESIGN_RANDOMISED_TRIAL, .retraction = CC_RETRACTION_NONE_FOUND, .sentence = sentence};
    struct cc_claim_result results[] = {{.claim = &list[0], .evidence = {&evidence, 1, 1}}, {.claim = &list[1]}};
    struct cc_report report = {.article = &article, .claims = &claims, .results = results, .n_results = 2, .studies = &studies, .made_at = now_ms / 1000};
    struct cc_error e = {0};

    assert_ok(cc_reviews_put_report(reviews, &report, 20, &e), e);
}

static enum cc_status
rate(struct cc_reviews *reviews, const char *claim, const char *support, const uint32_t *pmids, size_t n, struct cc_error *e)
{
    struct cc_rating_request q = {.claim = claim, .support = support, .certainty = "low", .by = "ada", .note = "two small trials", .pmids = pmids, .n_pmids = n};
    struct cc_rating r = {0};
    enum cc_status status = cc_rating_add(reviews, &q, &r, e);

    cc_rating_clear(&r);
    return status;
}

static void
test_ratings_are_pinned_and_append_only(void **state)
{
    struct cc_reviews *reviews = NULL;
    struct cc_ratings ratings = {0};
    struct cc_error e = {0};
    int64_t n = 0;

    (void)state;
    assert_ok(cc_reviews_open(path, &CLOCK, &reviews, &e), e);
    put_article(reviews);
    assert_ok(rate(reviews, "c01234567", "mixed", NULL, 0, &e), e); /* unique start */
    put_article(reviews);                                             /* a new run must not lose it */
    assert_ok(rate(reviews, "c0123456789", "partly", NULL, 0, &e), e);
    assert_ok(cc_reviews_get_ratings(reviews, "c0123456789", NULL, &ratings, &e), e);
    assert_int_equal(ratings.n, 2);
    assert_int_equal(ratings.v[0].support, CC_SUPPORT_MIXED);
    assert_int_equal(ratings.v[0].pins[0].pmid, 77);
    assert_string_equal(ratings.v[0].pins[0].quote, "A helped.");
    assert_string_equal(ratings.v[0].pins[0].design, "randomised-trial");
    cc_ratings_clear(&ratings);
    assert_ok(cc_reviews_verify(reviews, &n, &e), e);
    assert_int_equal(n, 2);
    assert_int_not_equal(tamper("UPDATE rating SET support = 'supported'"), SQLITE_OK);
    assert_int_not_equal(tamper("DELETE FROM pin"), SQLITE_OK);
    assert_int_not_equal(tamper("DELETE FROM log"), SQLITE_OK);
    cc_reviews_free(reviews);
}

static void
test_tampering_is_named(void **state)
{
    struct cc_reviews *reviews = NULL;
    struct cc_error e = {0};
    int64_t n = 0;

    (void)state;
    assert_ok(cc_reviews_open(path, &CLOCK, &reviews, &e), e);
    put_article(reviews);
    for (int i = 0; i < 3; i++)
        assert_ok(rate(reviews, "c0123456789", "mixed", NULL, 0, &e), e);
    assert_int_equal(tamper("DROP TRIGGER rating_kept; UPDATE rating SET support = 'supported' WHERE number = 3"), SQLITE_OK);
    assert_int_equal(cc_reviews_verify(reviews, &n, &e), CC_VERIFY);
    assert_non_null(strstr(e.message, "rating 3"));
    assert_int_equal(tamper("DROP TRIGGER log_stays; DELETE FROM log WHERE number = 2"), SQLITE_OK);
    assert_int_equal(cc_reviews_verify(reviews, &n, &e), CC_VERIFY);
    assert_non_null(strstr(e.message, "entry 2"));
    cc_reviews_free(reviews);
}

static void
test_bad_ratings_are_refused(void **state)
{
    struct cc_reviews *reviews = NULL;
    struct cc_ratings ratings = {0};
    struct cc_error e = {0};
    uint32_t stranger = 5;

    (void)state;
    assert_ok(cc_reviews_open(path, &CLOCK, &reviews, &e), e);
    put_article(reviews);
    assert_int_equal(rate(reviews, "c0123", "mixed", NULL, 0, &e), CC_USAGE); /* two claims start so */
    assert_non_null(strstr(e.message, "c0123999999"));
    assert_int_equal(rate(reviews, "c9", "mixed", NULL, 0, &e), CC_NOTFOUND);
    assert_int_equal(rate(reviews, "c0123456789", "true", NULL, 0, &e), CC_USAGE);
    assert_int_equal(rate(reviews, "c0123456789", "mixed", &stranger, 1, &e), CC_USAGE);
    assert_ok(cc_reviews_get_ratings(reviews, NULL, NULL, &ratings, &e), e);
    assert_int_equal(ratings.n, 0);
    cc_reviews_free(reviews);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fresh, gone)
    const struct CMUnitTest tests[] = {
        T(test_search_comes_back_whole_and_ages), T(test_empty_search_is_kept_a_day_only), T(test_record_with_a_wrong_byte_is_found_out),
        T(test_missing_never_hides_a_record), T(test_foreign_and_newer_files_are_refused), T(test_ratings_are_pinned_and_append_only),
        T(test_tampering_is_named), T(test_bad_ratings_are_refused),
    };

    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}

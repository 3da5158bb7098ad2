/* test_eutils.c: the E-utilities source against a server on loopback: what it sends, what it makes of replies, how it
 * halves batches and accounts for every PMID. */
#include "support/test.h"

#include <claimcheck/net.h>
#include <claimcheck/pubmed.h>

#include "base/buf.h"
#include "support/fake_clock.h"
#include "support/httpd.h"

struct seen {
    int searches, failed;
    uint64_t count;
    size_t n_pmids;
    uint32_t pmids[64];
    char translation[256], query[256], warning[256], hash[80];
    int fetches;
    size_t n_records, n_missing;
    uint32_t missing[512];
    struct cc_error error;
};

static void
on_search(void *arg, const struct cc_search *s, const void *body, size_t body_len, const struct cc_error *error)
{
    struct seen *o = arg;

    o->searches++;
    if (error != NULL) {
        assert_null(s);
        o->failed++;
        o->error = *error;
        return;
    }
    assert_non_null(body);
    assert_true(body_len > 0);
    o->count = s->count;
    o->n_pmids = s->n_pmids;
    memcpy(o->pmids, s->pmids, (s->n_pmids < 64 ? s->n_pmids : 64) * sizeof *s->pmids);
    snprintf(o->translation, sizeof o->translation, "%s", s->translation ? s->translation : "");
    snprintf(o->query, sizeof o->query, "%s", s->query);
    snprintf(o->warning, sizeof o->warning, "%s", s->n_warnings ? s->warnings[0] : "");
    snprintf(o->hash, sizeof o->hash, "%s", s->hash);
    assert_true(s->searched_at > 1000000000);
    assert_non_null(s->program);
}

static void
on_record(void *arg, struct cc_study *study, const char *xml, size_t xml_len)
{
    struct seen *o = arg;

    assert_true(study->pmid > 0);
    assert_true(xml_len > 20 && memcmp(xml, "<PubmedArticle", 14) == 0);
    o->n_records++;
}

static void
on_fetch(void *arg, const uint32_t *missing, size_t n, const struct cc_error *error)
{
    struct seen *o = arg;

    o->fetches++;
    o->n_missing = n;
    memcpy(o->missing, missing, (n < 512 ? n : 512) * sizeof *missing);
    if (error != NULL) {
        o->failed++;
        o->error = *error;
    }
}

struct setup {
    struct httpd *h;
    struct fake_clock clock;
    struct cc_net *net;
    struct cc_source *source;
    struct cc_error e;
    struct seen seen;
};

static void
start(struct setup *s, const char *script, struct cc_eutils_config config)
{
    struct cc_net_config net = {.seed = 7, .stall_ms = 200, .deadline_ms = 60000};

    *s = (struct setup){0};
    s->h = httpd_start(script, NULL);
    fake_clock_init(&s->clock);
    net.clock = &s->clock.clock;
    config.base_url = httpd_url(s->h);
    assert_ok(cc_net_new(&net, &s->net, &s->e), s->e);
    assert_ok(cc_eutils_open(s->net, &config, &s->source, &s->e), s->e);
}

static void
end(struct setup *s)
{
    cc_source_free(s->source);
    cc_net_free(s->net);
    httpd_stop(s->h);
}

static enum cc_status
search(struct setup *s, const char *query, size_t retmax)
{
    s->seen = (struct seen){0};
    assert_ok(s->source->ops->search(s->source, query, retmax, on_search, &s->seen, &s->e), s->e);
    return s->source->ops->run(s->source, &s->e);
}

static enum cc_status
fetch(struct setup *s, const uint32_t *pmids, size_t n)
{
    s->seen = (struct seen){0};
    assert_ok(s->source->ops->fetch(s->source, pmids, n, on_record, on_fetch, &s->seen, &s->e), s->e);
    return s->source->ops->run(s->source, &s->e);
}

static void
test_search_sends_and_reads(void **state)
{
    struct setup s;
    struct httpd_request r;

    (void)state;
    start(&s, "*/esearch.fcgi eutils hits=30\n", (struct cc_eutils_config){.email = "desk@example.org"});
    assert_ok(search(&s, "\"oats\"[tiab] AND mood", 25), s.e);
    assert_int_equal(s.seen.failed, 0);
    assert_int_equal(s.seen.count, 30);
    assert_int_equal(s.seen.n_pmids, 25);
    assert_string_equal(s.seen.query, "\"oats\"[tiab] AND mood");
    assert_string_equal(s.seen.translation, "\"oats\"[tiab] AND mood");
    assert_int_equal(strlen(s.seen.hash), 64);
    r = httpd_request(s.h, 0);
    assert_string_equal(r.method, "GET");
    assert_string_equal(r.path, "/esearch.fcgi");
    assert_string_equal(r.params, "db=pubmed&tool=claimcheck&email=desk%40example.org&retmode=json&retmax=25&sort=relevance"
        "&term=%22oats%22%5Btiab%5D%20AND%20mood");
    end(&s);
}

static void
test_long_terms_are_posted(void **state)
{
    struct setup s;
    struct cc_buf term = {0};

    (void)state;
    start(&s, "*/esearch.fcgi eutils\n", (struct cc_eutils_config){0});
    while (term.n < 1200)
        cc_buf_adds(&term, "oats OR ");
    cc_buf_adds(&term, "rye");
    assert_ok(search(&s, term.v, 10), s.e);
    assert_int_equal(s.seen.failed, 0);
    assert_string_equal(httpd_request(s.h, 0).method, "POST");
    assert_int_equal(httpd_request(s.h, 0).on_wire_get, 0);
    cc_buf_clear(&term);
    end(&s);
}

static void
test_retmax_stays_in_the_window(void **state)
{
    struct setup s;

    (void)state;
    start(&s, "*/esearch.fcgi eutils\n", (struct cc_eutils_config){0});
    assert_ok(search(&s, "oats", 50000), s.e);
    assert_non_null(strstr(httpd_request(s.h, 0).params, "retmax=9999&"));
    end(&s);
}

static void
test_fetch_in_batches(void **state)
{
    struct setup s;
    uint32_t ids[450];

    (void)state;
    for (size_t i = 0; i < 450; i++)
        ids[i] = 1000 + (uint32_t)(449 - i) / 2 * 2; /* each twice */
    start(&s, "*/efetch.fcgi eutils missing=100\n", (struct cc_eutils_config){0});
    assert_ok(fetch(&s, ids, 450), s.e);
    assert_int_equal(s.seen.fetches, 1);
    assert_int_equal(s.seen.failed, 0);
    assert_int_equal(httpd_count(s.h), 2);
    assert_string_equal(httpd_request(s.h, 0).method, "POST");
    assert_int_equal(s.seen.n_records, 225 - 5);
    assert_int_equal(s.seen.n_missing, 5);
    assert_int_equal(s.seen.missing[0], 1000);
    assert_int_equal(s.seen.missing[4], 1400);
    end(&s);
}

static void
test_fetch_of_nothing(void **state)
{
    struct setup s;

    (void)state;
    start(&s, "* reply\n", (struct cc_eutils_config){0});
    assert_ok(fetch(&s, NULL, 0), s.e);
    assert_int_equal(s.seen.fetches, 1);
    assert_int_equal(httpd_count(s.h), 0);
    end(&s);
}

/* More hits than the window: the range of PMIDs is cut, nothing is paged, every PMID comes once. */
static void
test_search_beyond_the_window(void **state)
{
    struct setup s;
    struct cc_search all = {0};

    (void)state;
    start(&s, "*/esearch.fcgi eutils hits=57123 pool=100000\n", (struct cc_eutils_config){0});
    assert_ok(cc_eutils_search_all(s.source, "ALL: oats", 100000, &all, &s.e), s.e);
    assert_int_equal(all.count, 57123);
    assert_int_equal(all.n_pmids, 57123);
    assert_int_equal(all.n_warnings, 0);
    for (size_t i = 0; i < all.n_pmids; i++)
        assert_int_equal(all.pmids[i], 30000001 + 57122 - i);
    for (size_t i = 0; i < httpd_count(s.h); i++)
        assert_null(strstr(httpd_request(s.h, i).params, "retstart"));
    assert_true(httpd_count(s.h) < 60);
    cc_search_clear(&all);
    assert_int_equal(cc_eutils_search_all(s.source, "ALL: oats", 50000, &all, &s.e), CC_LIMIT);
    assert_non_null(strstr(s.e.message, "57123 records"));
    end(&s);
}

static void
test_search_all_within_the_window(void **state)
{
    struct setup s;
    struct cc_search all = {0};

    (void)state;
    start(&s, "*/esearch.fcgi reply times=1 status=400 body=no\n*/esearch.fcgi eutils hits=30\n", (struct cc_eutils_config){0});
    assert_int_equal(cc_eutils_search_all(s.source, "oats", 100, &all, &s.e), CC_NET);
    assert_null(all.pmids);
    assert_ok(cc_eutils_search_all(s.source, "oats", 100, &all, &s.e), s.e);
    assert_int_equal(all.n_pmids, 30);
    assert_int_equal(httpd_count(s.h), 2);
    cc_search_clear(&all);
    end(&s);
}

/* A source that is freed with work in its line calls nobody back and leaves nothing behind. */
static void
test_free_with_work_left(void **state)
{
    struct setup s;
    uint32_t ids[450];

    (void)state;
    for (uint32_t i = 0; i < 450; i++)
        ids[i] = i + 1;
    start(&s, "* reply\n", (struct cc_eutils_config){0});
    assert_ok(s.source->ops->search(s.source, "oats", 5, on_search, &s.seen, &s.e), s.e);
    assert_ok(s.source->ops->fetch(s.source, ids, 450, on_record, on_fetch, &s.seen, &s.e), s.e);
    end(&s);
    assert_int_equal(s.seen.searches + s.seen.fetches, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_search_sends_and_reads),
        cmocka_unit_test(test_long_terms_are_posted),
        cmocka_unit_test(test_retmax_stays_in_the_window),
        cmocka_unit_test(test_fetch_in_batches),
        cmocka_unit_test(test_fetch_of_nothing),
        cmocka_unit_test(test_free_with_work_left),
        cmocka_unit_test(test_search_beyond_the_window),
        cmocka_unit_test(test_search_all_within_the_window),
    };

    return cmocka_run_group_tests_name("eutils", tests, NULL, NULL);
}

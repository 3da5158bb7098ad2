/* test_eutils_failures.c: every way in which NCBI is known to fail (eutils fact sheet, section 2.2), behaved by a real server
 * on loopback: how often it is asked, how it ends, what a person reads. Waits are on a fake clock. */
#include "support/test.h"

#include <claimcheck/net.h>
#include <claimcheck/pubmed.h>

#include "base/buf.h"
#include "support/fake_clock.h"
#include "support/httpd.h"

struct seen {
    int ended, good;
    size_t n_records, n_missing;
    uint64_t count;
    char warning[200];
    struct cc_error error;
};

static void
on_search(void *arg, const struct cc_search *s, const void *body, size_t body_len, const struct cc_error *error)
{
    struct seen *o = arg;

    (void)body, (void)body_len;
    o->ended++;
    o->good += error == NULL;
    assert_true((s == NULL) == (error != NULL));
    if (error != NULL)
        o->error = *error;
    else
        o->count = s->count;
    if (s != NULL && s->n_warnings > 0)
        snprintf(o->warning, sizeof o->warning, "%s", s->warnings[0]);
}

static void
on_record(void *arg, struct cc_study *study, const char *xml, size_t xml_len)
{
    (void)study, (void)xml, (void)xml_len;
    ((struct seen *)arg)->n_records++;
}

static void
on_fetch(void *arg, const uint32_t *missing, size_t n, const struct cc_error *error)
{
    struct seen *o = arg;

    (void)missing;
    o->ended++;
    o->good += error == NULL;
    o->n_missing = n;
    if (error != NULL)
        o->error = *error;
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
start(struct setup *s, const char *script, const char *key)
{
    struct cc_net_config net = {.seed = 7, .stall_ms = 300, .deadline_ms = 60000, .rate_per_second = 0};
    struct cc_eutils_config config = {.api_key = key};

    *s = (struct setup){0};
    s->h = httpd_start(script, NULL);
    fake_clock_init(&s->clock);
    s->clock.passes = httpd_holds;
    s->clock.passes_arg = s->h;
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

#define XML_TYPE " type='text/xml; charset=UTF-8' "
#define JSON_TYPE " type='application/json; charset=UTF-8' "
#define EFETCH_ERROR(text) "'<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\\n<!DOCTYPE eEfetchResult PUBLIC \"-//NLM//DTD efetch 20131226//EN\" " \
    "\"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20131226/efetch.dtd\">\\n<eFetchResult>\\n\\t<ERROR>" text "</ERROR>\\n</eFetchResult>'"
#define ESEARCH_ERROR(text) "'<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\\n<eSearchResult><ERROR>" text "</ERROR></eSearchResult>'"
#define PROLOG "<?xml version=\"1.0\" ?>\\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2025//EN\" " \
    "\"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\\n"
#define RATE_JSON "'{\"error\":\"API rate limit exceeded\",\"api-key\":\"203.0.113.7\",\"count\":\"4\",\"limit\":\"3\"}'"
#define FORWARDING "'{\"error\":\"error forwarding request\",\"api-key\":\"203.0.113.7\",\"type\":\"ip\",\\n\"status\":\"ok\"}'"
#define HTML "'<!DOCTYPE html>\\n<html><head><title>NCBI/eutils101 - WWW Error 500 Diagnostic</title></head><body>Down</body></html>'"
#define THEN "\n*/esearch.fcgi eutils hits=5\n*/efetch.fcgi eutils\n"

/* what is asked for: 's' a search, 'f' one record, 'F' eight records. Every row is one of the table in section 2.2, or a
 * shape of one. */
static const struct {
    const char *row, *script;
    char what;
    int good;
    size_t requests;
    enum cc_status status;
    const char *says;
} ROWS[] = {
    {"429 rate JSON", "* reply status=429" JSON_TYPE "body=" RATE_JSON " times=2" THEN, 's', 1, 3, CC_OK, ""},
    {"429 for ever", "* reply status=429" JSON_TYPE "body=" RATE_JSON "\n", 's', 0, 0, CC_RATE, "API rate limit exceeded"},
    {"429 fetch", "* reply status=429 header='Retry-After: 2'" JSON_TYPE "body=" RATE_JSON " times=1" THEN, 'F', 1, 2, CC_OK, ""},
    {"200 with the rate JSON", "* reply" JSON_TYPE "body=" RATE_JSON " times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"200 rate JSON, older form", "* reply" JSON_TYPE "body='{\"error\":\"API rate limit exceeded\",\"count\":\"11\"}' times=1" THEN, 'F', 1, 2, CC_OK, ""},
    {"400 API key invalid", "* reply status=400" JSON_TYPE "body='{\"error\":\"API key invalid\",\"api-key\":\"x\",\"type\":\"invalid\",\\n"
        "\"status\":\"unknown\"}'\n", 's', 0, 1, CC_NET, "API key invalid"},
    {"400 no correct IDs", "* reply status=400" XML_TYPE "body=" EFETCH_ERROR("ID list is empty! Possibly it has no correct IDs.") "\n", 'F', 0, 1, CC_NET, "ID list is empty"},
    {"400 no correct IDs, text", "* reply status=400 body='ID+list+is+empty!+Possibly+it+has+no+correct+IDs.'\n", 'F', 0, 1, CC_NET, "ID+list+is+empty"},
    {"200 id parameter empty", "* reply" XML_TYPE "body=" EFETCH_ERROR("Supplied id parameter is empty.") "\n", 'f', 0, 1, CC_NET, "id parameter is empty"},
    {"400 id parameter empty", "* reply status=400" XML_TYPE "body=" EFETCH_ERROR("Supplied id parameter is empty.") "\n", 'f', 0, 1, CC_NET, "id parameter is empty"},
    {"200 history lost", "* reply" XML_TYPE "body=" EFETCH_ERROR("Unable to obtain query #1") "\n", 'f', 0, 1, CC_NET, "Unable to obtain query"},
    {"400 history lost, JSON", "* reply status=400" JSON_TYPE "body='{\"esearchresult\":{\"ERROR\":\"Unable to obtain query #1\"}}'\n", 's', 0, 1, CC_NET, "Unable to obtain query"},
    {"400 out of range", "* reply status=400" XML_TYPE "body=" EFETCH_ERROR("Cannot retrieve history data: OUT OF RANGE. Parameter retstart=1") "\n", 'f', 0, 1, CC_NET, "OUT OF RANGE"},
    {"400 retstart", "* reply status=400" XML_TYPE "body=" EFETCH_ERROR("Search backend cannot retrieve history data. Reason: Exception: \\x27retstart\\x27 cannot be larger than 9998") "\n", 'f', 0, 1, CC_NET, "retstart"},
    {"400 external viewer, transient", "* reply status=400 body=' Error: External viewer error: Empty Response. Bytes read: 0 Status: Timeout' times=1" THEN, 'f', 1, 2, CC_OK, ""},
    {"400 document summary, transient", "* reply status=400 body='Error occurred: cannot get document summary' times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"400 external viewer, for ever", "* reply status=400 body=' Error: External viewer error: Empty Response. Bytes read: 0 Status: Timeout'\n", 'f', 0, 4, CC_NET, "Empty Response"},
    {"200 search backend failed", "* reply" XML_TYPE "body=" ESEARCH_ERROR("Search Backend failed: read timed out") " times=3" THEN, 's', 1, 4, CC_OK, ""},
    {"200 search backend failed for ever", "* reply" XML_TYPE "body=" ESEARCH_ERROR("Search Backend failed: read timed out") "\n", 's', 0, 4, CC_NET, "Search Backend failed"},
    {"200 search backend failed: retstart", "* reply" JSON_TYPE "body='{\"header\":{\"type\":\"esearch\"},\"esearchresult\":{\"ERROR\":\"Search Backend failed: "
        "Exception:\\n\\x27retstart\\x27 cannot be larger than 9998.\"}}'\n", 's', 0, 1, CC_NET, "retstart"},
    {"200 invalid db", "* reply" XML_TYPE "body=" ESEARCH_ERROR("Invalid db name specified: fleegle") "\n", 's', 0, 1, CC_NET, "Invalid db name"},
    {"200 empty term", "* reply" JSON_TYPE "body='{\"esearchresult\":{\"ERROR\":\"Empty term and query_key - nothing todo\"}}'\n", 's', 0, 1, CC_NET, "Empty term"},
    {"200 prolog only", "* reply" XML_TYPE "body='" PROLOG "' times=1" THEN, 'f', 1, 2, CC_OK, ""},
    {"200 prolog only for ever", "* reply" XML_TYPE "body='" PROLOG "'\n", 'f', 0, 4, CC_NET, "prolog and nothing after"},
    {"200 nothing at all", "* reply" XML_TYPE " times=1" THEN, 'f', 1, 2, CC_OK, ""},
    {"200 C++ exception text", "* reply body='NCBI C++ Exception: CTxRawClient::readAll EOF' times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"200 C++ exception text, for ever", "* reply body='NCBI C++ Exception: Error: TXCLIENT(CException::eUnknown) EOF'\n", 's', 0, 4, CC_NET, "C++ Exception"},
    {"truncated chunked", "* cut chunked=1" XML_TYPE "body='" PROLOG "<PubmedArticleSet></PubmedArticleSet>' times=1" THEN, 'F', 1, 2, CC_OK, ""},
    {"truncated, length known", "* cut" JSON_TYPE "body='{\"esearchresult\":{\"count\":\"0\",\"idlist\":[]}}' times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"truncated, only the root tells", "* reply nolength=1" XML_TYPE "body='" PROLOG "<PubmedArticleSet>\\n<PubmedArticle><Medl' times=1" THEN, 'f', 1, 2, CC_OK, ""},
    {"truncated JSON, only the brace tells", "* reply nolength=1" JSON_TYPE "body='{\"esearchresult\":{\"count\":\"12\",\"idlist\":[\"1\"' times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"truncated for ever", "* reply nolength=1" XML_TYPE "body='" PROLOG "<PubmedArticleSet>\\n<PubmedArticle><Medl'\n", 'f', 0, 4, CC_NET, "without its end"},
    {"200 HTML", "* reply type=text/html body=" HTML " times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"200 HTML that says it is XML", "* reply" XML_TYPE "body=" HTML "\n", 'f', 0, 4, CC_NET, "a web page where PubMed XML was asked for"},
    {"200 HTML for a search, for ever", "* reply type=text/html body=" HTML "\n", 's', 0, 4, CC_NET, "a web page where a search result was asked for"},
    {"302 to a maintenance page here", "*/down.html reply type=text/html body=" HTML "\n*/esearch.fcgi redirect to=/down.html times=1" THEN, 's', 1, 3, CC_OK, ""},
    {"302 to nowhere", "* reply status=302 type=text/html body='<html><title>302 Found</title>The document has moved</html>' times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"200 the document has moved", "* reply type=text/html body='<html><title>302 Found</title>The document has moved</html>' times=1" THEN, 'F', 1, 2, CC_OK, ""},
    {"302 to another host", "* redirect to=http://127.0.0.2/down_bethesda.html\n", 's', 0, 1, CC_NET, "redirects to http://127.0.0.2/down_bethesda.html, which is not followed"},
    {"500 error forwarding request", "* reply status=500" JSON_TYPE "body=" FORWARDING " times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"500 for ever", "* reply status=500" JSON_TYPE "body=" FORWARDING "\n", 's', 0, 4, CC_NET, "error forwarding request"},
    {"502 until the batch is small", "*/efetch.fcgi eutils most=2\n", 'F', 1, 10, CC_OK, ""},
    {"500 diagnostic page", "* reply status=500 type=text/html body=" HTML " times=1" THEN, 'f', 1, 2, CC_OK, ""},
    {"502 search", "* reply status=502 type=text/html body='<html>bad gateway</html>' times=3" THEN, 's', 1, 4, CC_OK, ""},
    {"503 fetch of one", "* reply status=503 type=text/html body='<html>busy</html>' times=3" THEN, 'f', 1, 4, CC_OK, ""},
    {"504 JSON", "* reply status=504" JSON_TYPE "body='{\"error\":\"upstream timed out\"}' times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"403 blocked", "* reply status=403 type=text/html body='<html>blocked</html>'\n", 's', 0, 1, CC_NET, "HTTP 403"},
    {"414 too long", "'GET *' reply status=414 type=text/html body='<html>414</html>'" THEN, 's', 1, 2, CC_OK, ""},
    {"fewer records", "*/efetch.fcgi eutils missing=2\n", 'F', 1, 1, CC_OK, ""},
    {"empty set", "* reply" XML_TYPE "body='" PROLOG "<PubmedArticleSet></PubmedArticleSet>'\n", 'F', 1, 1, CC_OK, ""},
    {"empty set, 2019", "* reply" XML_TYPE "body='" PROLOG "<PubmedArticleSet>\\n\\n</PubmedArticleSet>\\n'\n", 'f', 1, 1, CC_OK, ""},
    {"control characters in JSON", "* reply" JSON_TYPE "body='{\"esearchresult\":{\"count\":\"0\",\"idlist\":[],\"querytranslation\":\"a\\nb\\x01c\"}}'\n", 's', 1, 1, CC_OK, ""},
    {"stall", "* stall times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"stall for ever", "* stall\n", 'f', 0, 4, CC_NET, "no answer in time"},
    {"stall in the body", "* stall cut=20" XML_TYPE "body='" PROLOG "<PubmedArticleSet></PubmedArticleSet>' times=1" THEN, 'F', 1, 2, CC_OK, ""},
    {"count that is no number", "* reply" JSON_TYPE "body='{\"esearchresult\":{\"count\":\"\",\"idlist\":[]}}' times=1" THEN, 's', 1, 2, CC_OK, ""},
    {"another server", "* reply" XML_TYPE "body='<?xml version=\"1.0\"?><rss></rss>'\n", 's', 0, 4, CC_NET, "not a eSearchResult: <rss>"},
    {"404", "* reply status=404 type=text/html body='<html>404</html>'\n", 's', 0, 1, CC_NET, "HTTP 404"},
    {"well-formed outside, broken inside", "* reply" XML_TYPE "body='" PROLOG "<PubmedArticleSet><PubmedArticle></Medline></PubmedArticleSet>'\n", 'f', 0, 1, CC_INPUT, "efetch reply: line"},
};

static void
test_catalogue(void **state)
{
    static const uint32_t IDS[8] = {30000001, 30000002, 30000003, 30000004, 30000005, 30000006, 30000007, 30000008};

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct setup s;
        size_t n = ROWS[i].what == 'F' ? 8 : 1;
        struct cc_error e = {0};

        start(&s, ROWS[i].script, NULL);
        if (ROWS[i].what == 's')
            assert_ok(s.source->ops->search(s.source, "oats AND mood", 20, on_search, &s.seen, &e), e);
        else
            assert_ok(s.source->ops->fetch(s.source, IDS, n, on_record, on_fetch, &s.seen, &e), e);
        (void)!s.source->ops->run(s.source, &e);
        if (s.seen.ended != 1 || s.seen.good != ROWS[i].good || s.seen.error.status != ROWS[i].status ||
            strstr(s.seen.error.message, ROWS[i].says) == NULL || (ROWS[i].requests && httpd_count(s.h) != ROWS[i].requests))
            fail_msg("%s: ended %d, good %d, status %d, %zu requests, %s", ROWS[i].row, s.seen.ended, s.seen.good, s.seen.error.status,
                httpd_count(s.h), s.seen.error.message);
        if (s.seen.good == 0) {
            assert_int_equal(s.seen.n_records, 0);
            assert_true(strncmp(s.seen.error.message, "http://127.0.0.1:", 17) == 0 || s.seen.error.status == CC_INPUT);
        }
        if (ROWS[i].what != 's')
            assert_int_equal(s.seen.n_records + s.seen.n_missing, n);
        end(&s);
    }
}

/* A phrase that was not found is news for a reviewer, not an error; "No items found." is what the count says. */
static void
test_warnings(void **state)
{
    struct setup s;
    struct cc_error e = {0};

    (void)state;
    start(&s, "* reply" JSON_TYPE "body='{\"esearchresult\":{\"count\":\"0\",\"idlist\":[],\"errorlist\":{\"phrasesnotfound\":[\"abcXYZ\"],"
        "\"fieldsnotfound\":[]},\"warninglist\":{\"outputmessages\":[\"No items found.\"]}}}'\n", NULL);
    assert_ok(s.source->ops->search(s.source, "abcXYZ", 20, on_search, &s.seen, &e), e);
    assert_ok(s.source->ops->run(s.source, &e), e);
    assert_int_equal(s.seen.good, 1);
    assert_int_equal(s.seen.count, 0);
    assert_string_equal(s.seen.warning, "phrase not found: abcXYZ");
    end(&s);
}

/* One record that the server cannot give: the others come, and it is named. */
static void
test_poisoned_record(void **state)
{
    struct setup s;
    struct cc_error e = {0};
    uint32_t ids[200];

    (void)state;
    for (uint32_t i = 0; i < 200; i++)
        ids[i] = 30000001 + i;
    start(&s, "*/efetch.fcgi eutils poison=30000137\n", NULL);
    assert_ok(s.source->ops->fetch(s.source, ids, 200, on_record, on_fetch, &s.seen, &e), e);
    (void)!s.source->ops->run(s.source, &e);
    assert_int_equal(s.seen.n_records, 199);
    assert_int_equal(s.seen.n_missing, 1);
    assert_non_null(strstr(s.seen.error.message, "1 of 200 records could not be fetched"));
    assert_true(httpd_count(s.h) < 35);
    end(&s);
}

/* A server that answers no fetch at all is given up soon, not asked for each record. */
static void
test_fetch_gives_up(void **state)
{
    struct setup s;
    struct cc_error e = {0};
    uint32_t ids[200];

    (void)state;
    for (uint32_t i = 0; i < 200; i++)
        ids[i] = 30000001 + i;
    start(&s, "* reply status=502 type=text/html body='<html>bad gateway</html>'\n", NULL);
    assert_ok(s.source->ops->fetch(s.source, ids, 200, on_record, on_fetch, &s.seen, &e), e);
    (void)!s.source->ops->run(s.source, &e);
    assert_int_equal(s.seen.n_missing, 200);
    assert_int_equal(s.seen.good, 0);
    assert_true(httpd_count(s.h) <= 20);
    end(&s);
}

/* A server that is down for searches is not asked for all of a long list; every search hears why. */
static void
test_breaker(void **state)
{
    struct setup s;
    struct cc_error e = {0};

    (void)state;
    start(&s, "* reply status=500 body=oops\n", NULL);
    for (int i = 0; i < 60; i++) {
        char query[16];

        snprintf(query, sizeof query, "q%d", i);
        assert_ok(s.source->ops->search(s.source, query, 20, on_search, &s.seen, &e), e);
    }
    assert_int_equal(s.source->ops->run(s.source, &e), CC_NET);
    assert_non_null(strstr(e.message, "failed in a row"));
    assert_int_equal(s.seen.ended, 60);
    assert_int_equal(s.seen.good, 0);
    assert_true(httpd_count(s.h) < 70);
    end(&s);
}

/* An invalid key: one request, and nothing that is said or asked holds the key but the body of the POST. */
static void
test_key_is_never_told(void **state)
{
    static const char KEY[] = "0123456789abcdef0123456789abcdef0123";
    struct setup s;
    struct cc_error e = {0};

    (void)state;
    start(&s, "* reply status=400" JSON_TYPE "body='{\"error\":\"API key invalid: 0123456789abcdef0123456789abcdef0123\",\"api-key\":"
        "\"0123456789abcdef0123456789abcdef0123\"}'\n", KEY);
    for (int i = 0; i < 5; i++)
        assert_ok(s.source->ops->search(s.source, "oats", 20, on_search, &s.seen, &e), e);
    assert_int_equal(s.source->ops->run(s.source, &e), CC_NET);
    assert_int_equal(s.seen.ended, 5);
    assert_null(strstr(s.seen.error.message, "0123456789abcdef"));
    assert_null(strstr(e.message, "0123456789abcdef"));
    assert_non_null(strstr(e.message, "API key invalid"));
    for (size_t i = 0; i < httpd_count(s.h); i++) {
        struct httpd_request r = httpd_request(s.h, i);

        assert_string_equal(r.method, "POST");
        assert_int_equal(r.on_wire_get, 0);
        assert_non_null(strstr(r.params, "api_key=0123456789abcdef"));
    }
    end(&s);
}

static void
test_key_needs_tls(void **state)
{
    struct cc_eutils_config config = {.base_url = "http://eutils.example.org/", .api_key = "0123456789"};
    struct cc_net *net = NULL;
    struct cc_source *source = NULL;
    struct cc_error e = {0};

    (void)state;
    assert_ok(cc_net_new(NULL, &net, &e), e);
    assert_int_equal(cc_eutils_open(net, &config, &source, &e), CC_USAGE);
    assert_non_null(strstr(e.message, "https only"));
    assert_null(strstr(e.message, "0123456789"));
    config.base_url = "eutils.example.org";
    assert_int_equal(cc_eutils_open(net, &config, &source, &e), CC_USAGE);
    cc_net_free(net);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalogue),
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_poisoned_record),
        cmocka_unit_test(test_fetch_gives_up),
        cmocka_unit_test(test_breaker),
        cmocka_unit_test(test_key_is_never_told),
        cmocka_unit_test(test_key_needs_tls),
    };

    return cmocka_run_group_tests_name("eutils_failures", tests, NULL, NULL);
}

/* test_esearch.c: esearch replies in both forms, as NCBI sends them and as nobody should. */
#include "support/test.h"

#include <claimcheck/pubmed.h>

#include "base/file.h"

static enum cc_status
parse(const char *body, struct cc_search *s, struct cc_error *e)
{
    *e = (struct cc_error){0};
    return cc_esearch_parse(body, strlen(body), s, e);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!DOCTYPE eSearchResult PUBLIC \"-//NLM//DTD esearch 20060628//EN\" " \
    "\"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd\">\n"

static void
test_xml(void **state)
{
    struct cc_search s = {0};
    struct cc_error e;

    (void)state;
    assert_ok(parse(HEAD "<eSearchResult><Count>603</Count><RetMax>2</RetMax><RetStart>0</RetStart><QueryKey>1</QueryKey>"
        "<WebEnv>MCID_1</WebEnv><IdList>\n<Id>36374290</Id>\n<Id>00123</Id>\n</IdList><TranslationSet><Translation>     "
        "<From>oats</From>     <To>\"avena\"[MeSH Terms]</To>    </Translation></TranslationSet><TranslationStack><TermSet>"
        "<Term>x</Term><Count>99</Count></TermSet><OP>GROUP</OP></TranslationStack><QueryTranslation>oats &amp; "
        "more</QueryTranslation><ErrorList><PhraseNotFound>abc</PhraseNotFound><FieldNotFound>foo</FieldNotFound></ErrorList>"
        "<WarningList><PhraseIgnored>the</PhraseIgnored><QuotedPhraseNotFound>\"a b\"</QuotedPhraseNotFound><OutputMessage>No "
        "items found.</OutputMessage><OutputMessage>Something else</OutputMessage></WarningList></eSearchResult>", &s, &e), e);
    assert_int_equal(s.count, 603);
    assert_int_equal(s.n_pmids, 2);
    assert_int_equal(s.pmids[0], 36374290);
    assert_int_equal(s.pmids[1], 123);
    assert_string_equal(s.translation, "oats & more");
    assert_int_equal(s.n_warnings, 5);
    assert_string_equal(s.warnings[0], "phrase not found: abc");
    assert_string_equal(s.warnings[1], "field not found: foo");
    assert_string_equal(s.warnings[2], "phrase ignored: the");
    assert_string_equal(s.warnings[3], "quoted phrase not found, searched as single words: \"a b\"");
    assert_string_equal(s.warnings[4], "Something else");
    cc_search_clear(&s);
}

/* PubMed names the field with the phrase (recorded in 2026); what was not found as a heading may well stand in titles. */
static void
test_quoted_warning(void **state)
{
    static const struct {
        const char *phrase, *said;
    } CASES[] = {
        {"\"a b\"", "quoted phrase not found, searched as single words: \"a b\""},
        {"\"eczema\"[mh]", "not among MeSH headings: \"eczema\""},
        {"\"eczema\" [MeSH Terms]", "not among MeSH headings: \"eczema\""},
        {"\"eczema\"[mh:noexp]", "not among MeSH headings: \"eczema\""},
        {"\"a b\"[tiab]", "not in titles and abstracts: \"a b\""},
        {"\"a b\"[ti]", "not in titles: \"a b\""},
        {"\"a b\"[tiab:~3]", "not in titles and abstracts: \"a b\""},
        {"\"a b\"[ot]", "not found in [ot]: \"a b\""},
        {"[mh]", "quoted phrase not found, searched as single words: [mh]"},
        {"\"[18F]FDG\"", "quoted phrase not found, searched as single words: \"[18F]FDG\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char *said = cc_search_quoted_warning(CASES[i].phrase);

        assert_string_equal(said, CASES[i].said);
        free(said);
    }
}

static void
test_json(void **state)
{
    struct cc_search s = {0};
    struct cc_error e;

    (void)state;
    assert_ok(parse("{\"header\":{\"type\":\"esearch\",\"version\":\"0.3\"},\"esearchresult\":{\"count\":\"12\",\"retmax\":\"2\","
        "\"retstart\":\"0\",\"idlist\":[\"5\",\"6\"],\"translationset\":[],\"querytranslation\":\"x\\\"y\",\"errorlist\":"
        "{\"phrasesnotfound\":[\"abc\"],\"fieldsnotfound\":\"foo\"},\"warninglist\":{\"phrasesignored\":[],"
        "\"quotedphrasesnotfound\":[\"\\\"q\\\"\"],\"outputmessages\":[\"No items found.\"]}}}", &s, &e), e);
    assert_int_equal(s.count, 12);
    assert_int_equal(s.n_pmids, 2);
    assert_int_equal(s.pmids[1], 6);
    assert_string_equal(s.translation, "x\"y");
    assert_int_equal(s.n_warnings, 3);
    assert_string_equal(s.warnings[1], "field not found: foo");
    cc_search_clear(&s);
}

/* A search that failed is no search: none of these may come out as zero hits. */
static const struct {
    const char *body;
    enum cc_status status;
    const char *says;
} BAD[] = {
    {"", CC_INPUT, "neither"},
    {"Error occurred", CC_INPUT, "neither"},
    {"{\"esearchresult\":{\"ERROR\":\"Empty term and query_key - nothing todo\"}}", CC_NET, "Empty term"},
    {"{\"esearchresult\":{\"ERROR\":\"Search Backend failed: Exception:\n'retstart' cannot be larger\"}}", CC_NET, "retstart"},
    {"{\"error\":\"API rate limit exceeded\",\"count\":\"11\"}", CC_NET, "rate limit"},
    {"{\"esearchresult\":{\"count\":\"\",\"idlist\":[]}}", CC_INPUT, "count"},
    {"{\"esearchresult\":{\"count\":\"-1\",\"idlist\":[]}}", CC_INPUT, "count"},
    {"{\"esearchresult\":{\"count\":\"1e3\",\"idlist\":[]}}", CC_INPUT, "count"},
    {"{\"esearchresult\":{\"count\":\"99999999999999999999999\",\"idlist\":[]}}", CC_INPUT, "count"},
    {"{\"esearchresult\":{\"idlist\":[]}}", CC_INPUT, "count"},
    {"{\"esearchresult\":{\"count\":\"1\",\"idlist\":[\"1\",\"2\"]}}", CC_INPUT, "2 PMIDs"},
    {"{\"esearchresult\":{\"count\":\"1\",\"idlist\":[\"1\"", CC_INPUT, "not JSON"},
    {"{\"esearchresult\":{\"count\":-1,\"idlist\":[]}}", CC_INPUT, "count"},
    {"{\"esearchresult\":{\"count\":1.5,\"idlist\":[]}}", CC_INPUT, "count"},
    {"{\"esearchresult\":{\"count\":1e30,\"idlist\":[]}}", CC_INPUT, "count"},
    {"{\"esearchresult\":{\"count\":true,\"idlist\":[]}}", CC_INPUT, "count"},
    {HEAD, CC_INPUT, ""},
    {HEAD "<eSearchResult></eSearchResult>", CC_INPUT, "Count"},
    {HEAD "<eSearchResult><Count>many</Count></eSearchResult>", CC_INPUT, "Count"},
    {HEAD "<eSearchResult><Count>5</Count><IdList><Id>1</Id>", CC_INPUT, ""},
    {HEAD "<eSearchResult><ERROR>Invalid db name specified: fleegle</ERROR></eSearchResult>", CC_NET, "Invalid db name"},
    {"<html><body>maintenance</body></html>", CC_INPUT, "html"},
    {"<!DOCTYPE x [<!ENTITY a \"b\">]><eSearchResult><Count>1</Count></eSearchResult>", CC_INPUT, ""},
};

static void
test_bad_replies(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct cc_search s = {0};
        struct cc_error e;

        if (parse(BAD[i].body, &s, &e) != BAD[i].status || strstr(e.message, BAD[i].says) == NULL || s.pmids || s.count)
            fail_msg("case %zu: %s: %s", i, BAD[i].body, e.message);
    }
}

/* The recorded replies of ../shared: file, count, ids, warnings, status. */
static const struct {
    const char *file;
    enum cc_status status;
    uint64_t count;
    size_t n_pmids, n_warnings;
} RECORDED[] = {
    {"biopython/esearch1.xml", CC_OK, 63, 20, 0},
    {"biopython/esearch2.xml", CC_OK, 42249, 100, 0},
    {"biopython/esearch8.xml", CC_OK, 0, 0, 1},
    {"biopython/epost2.xml", CC_INPUT, 0, 0, 0},
    {"biopython/pubmed3.html", CC_INPUT, 0, 0, 0},
    {"json-samples/esearch_darwin_author_2022-11.json", CC_OK, 603, 20, 0},
    {"json-samples/esearch_mesh_quoted_not_found_2026.json", CC_OK, 0, 0, 1},
    {"json-samples/esearch_no_term_2019.json", CC_NET, 0, 0, 0},
    {"json-samples/esearch_nothing_found_2019.json", CC_OK, 0, 0, 1},
    {"json-samples/esearch_window_clamped_2025.json", CC_OK, 10, 10, 1},
    {"quoted-errors/http200_esearch_retstart_too_large_INVALID_JSON.json", CC_NET, 0, 0, 0},
    {"quoted-errors/http200_prolog_only.xml", CC_INPUT, 0, 0, 0},
};

static void
test_recorded(void **state)
{
    const char *shared = getenv("CLAIMCHECK_SHARED");

    (void)state;
    if (shared == NULL || !cc_file_exists(shared))
        skip();
    for (size_t i = 0; i < sizeof RECORDED / sizeof *RECORDED; i++) {
        char *path = cc_mem_printf("%s/recordings/%s", shared, RECORDED[i].file);
        struct cc_buf b = {0};
        struct cc_search s = {0};
        struct cc_error e = {0};
        enum cc_status status;

        assert_ok(cc_file_read(path, 1 << 20, &b, &e), e);
        status = cc_esearch_parse(b.v, b.n, &s, &e);
        if (status != RECORDED[i].status || s.count != RECORDED[i].count || s.n_pmids != RECORDED[i].n_pmids ||
            s.n_warnings != RECORDED[i].n_warnings)
            fail_msg("%s: status %d, count %llu, %zu ids, %zu warnings, %s", RECORDED[i].file, status,
                (unsigned long long)s.count, s.n_pmids, s.n_warnings, e.message);
        cc_search_clear(&s);
        cc_buf_clear(&b);
        free(path);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xml),
        cmocka_unit_test(test_quoted_warning), cmocka_unit_test(test_json),
        cmocka_unit_test(test_bad_replies),
        cmocka_unit_test(test_recorded),
    };

    return cmocka_run_group_tests_name("esearch", tests, NULL, NULL);
}

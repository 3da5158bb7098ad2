/* test_pubmed_xml.c: the PubMed XML reader: what single elements become, and what is refused with which words. */
#include <claimcheck/limits.h>
#include <claimcheck/pubmed.h>

#include "base/buf.h"
#include "base/json.h"
#include "support/test.h"

/* Everything a sink was told. */
struct heard {
    struct cc_studies studies;
    struct cc_buf xml; /* slices, one after the other */
    uint32_t deleted[8];
    size_t n_deleted;
};

static enum cc_status
on_record(void *arg, struct cc_study *study, const char *xml, size_t n, struct cc_error *error)
{
    struct heard *h = arg;

    (void)error;
    *cc_studies_push(&h->studies) = *study;
    *study = (struct cc_study){0};
    if (xml != NULL)
        cc_buf_add(&h->xml, xml, n);
    return CC_OK;
}

static enum cc_status
on_deleted(void *arg, uint32_t pmid, struct cc_error *error)
{
    struct heard *h = arg;

    (void)error;
    h->deleted[h->n_deleted++] = pmid;
    return CC_OK;
}

static void
forget(struct heard *h)
{
    cc_studies_clear(&h->studies);
    cc_buf_clear(&h->xml);
    *h = (struct heard){0};
}

/* Feeds text in pieces of `piece` bytes. */
static enum cc_status
read_pieces(const char *text, size_t n, size_t piece, struct heard *h, struct cc_error *error)
{
    struct cc_xml_sink sink = {.record = on_record, .deleted = on_deleted, .arg = h, .keep_xml = true};
    struct cc_xml_reader *reader = cc_xml_reader_new(&sink);
    enum cc_status status = CC_OK;

    for (size_t at = 0; at < n && status == CC_OK; at += piece)
        status = cc_xml_reader_feed(reader, text + at, n - at < piece ? n - at : piece, error);
    if (status == CC_OK)
        status = cc_xml_reader_end(reader, error);
    cc_xml_reader_free(reader);
    return status;
}

#define ARTICLE(pmid, inside) "<PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\"><PMID Version=\"1\">" pmid \
    "</PMID><Article>" inside "</Article></MedlineCitation></PubmedArticle>"

static void
read_one(const char *text, struct heard *h)
{
    struct cc_error error = {0};

    assert_ok(read_pieces(text, strlen(text), 7, h, &error), error);
    assert_int_equal(h->studies.n, 1);
}

static void
test_inline_markup_is_flattened(void **state)
{
    struct heard h = {0};

    (void)state;
    read_one(ARTICLE("7", "<ArticleTitle>Uptake of <i>E. coli</i> at 10<sup>-5</sup> &lt; 3 &#x3b1;</ArticleTitle>"), &h);
    assert_string_equal(h.studies.v[0].title, "Uptake of E. coli at 10-5 < 3 \xce\xb1");
    forget(&h);
}

static void
test_a_slice_is_the_bytes_of_its_element(void **state)
{
    const char *record = ARTICLE("12", "<ArticleTitle>A</ArticleTitle>"), *other = ARTICLE("13", "");
    struct cc_error error = {0};
    struct cc_buf set = {0}, both = {0};

    (void)state;
    cc_buf_addf(&set, "<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n  %s\r\n%s </PubmedArticleSet>\n", record, other);
    cc_buf_addf(&both, "%s%s", record, other);
    for (size_t piece = 1; piece < set.n + 2; piece++) {
        struct heard h = {0};

        assert_ok(read_pieces(set.v, set.n, piece, &h, &error), error);
        assert_int_equal(h.studies.n, 2);
        assert_string_equal(h.xml.v, both.v);
        forget(&h);
    }
    cc_buf_clear(&set);
    cc_buf_clear(&both);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inline_markup_is_flattened),
        cmocka_unit_test(test_a_slice_is_the_bytes_of_its_element),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

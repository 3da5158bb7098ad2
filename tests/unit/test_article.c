/* test_article.c: the way into the reader: formats, identity, errors, DOCX, PDF, language. */
#include "support/test.h"

#include <sys/stat.h>
#include <unistd.h>

#include <claimcheck/limits.h>

#include "base/file.h"
#include "support/article_check.h"
#include "support/article_text.h"

static void
fails(const char *name, const void *bytes, size_t n, enum cc_format format, enum cc_status status, const char *message)
{
    struct cc_article a = {0};
    struct cc_error e = {0};

    assert_int_equal(cc_article_read(name, bytes, n, format, &a, &e), status);
    assert_null(a.text);
    if (strstr(e.message, message) == NULL)
        fail_msg("\"%s\" is not in \"%s\"", message, e.message);
}

static void
test_errors(void **state)
{
    (void)state;
    fails("a.txt", "", 0, CC_FORMAT_AUTO, CC_INPUT, "a.txt: empty");
    fails("a.txt", " \n\n", 3, CC_FORMAT_AUTO, CC_INPUT, "a.txt: empty");
    fails("a.docx", "", 0, CC_FORMAT_AUTO, CC_INPUT, "a.docx: empty");
    fails("a.txt", "one\ntwo\0three", 13, CC_FORMAT_AUTO, CC_INPUT, "a.txt:2: a NUL byte");
    fails("a.txt", "\x89PNG\r\n\x1a\n....", 12, CC_FORMAT_AUTO, CC_INPUT, "a PNG image");
    fails("a.txt", "{\\rtf1 text}", 12, CC_FORMAT_AUTO, CC_INPUT, "an RTF file; save it as .docx");
    fails("a.docx", "PK\003\004", 4, CC_FORMAT_AUTO, CC_INPUT, "a.docx: damaged or no Word document");
    fails("a.html", "<html><script>x</script></html>", 31, CC_FORMAT_AUTO, CC_INPUT, "a.html: no text was found");
    fails("a.pdf", "%PDF-1.4 nonsense", 17, CC_FORMAT_AUTO, CC_INPUT, "a.pdf: ");
}

static void
test_files(void **state)
{
    char path[] = "/tmp/claimcheck-test-XXXXXX";
    struct cc_article a = {0};
    struct cc_error e = {0};

    (void)state;
    assert_non_null(mkdtemp(path));
    assert_int_equal(cc_article_read_file(path, CC_FORMAT_AUTO, &a, &e), CC_INPUT);
    assert_non_null(strstr(e.message, "a directory"));
    rmdir(path);
    assert_int_equal(cc_article_read_file(path, CC_FORMAT_AUTO, &a, &e), CC_INPUT);
    assert_non_null(strstr(e.message, "cannot be opened"));
}

static void
test_formats(void **state)
{
    static const struct {
        const char *name, *text;
        enum cc_format format;
    } CASES[] = {
        {"a.md", "x", CC_FORMAT_MARKDOWN}, {"a.HTM", "x", CC_FORMAT_HTML}, {"a.txt", "<p>x", CC_FORMAT_TEXT},
        {"https://example.org/a.html?x=1.md", "x", CC_FORMAT_HTML}, {"-", "\n <!DOCTYPE html><p>x</p>", CC_FORMAT_HTML},
        {"-", "# Heading\n\ntext", CC_FORMAT_MARKDOWN}, {"-", "see [this](http://x)", CC_FORMAT_MARKDOWN}, {"-", "Just text.", CC_FORMAT_TEXT},
        {"-", "---\ntitle: x\n---\ny\n", CC_FORMAT_MARKDOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct cc_article a = {0};
        struct cc_error e = {0};

        assert_ok(cc_article_read(CASES[i].name, CASES[i].text, strlen(CASES[i].text), CC_FORMAT_AUTO, &a, &e), e);
        assert_int_equal(a.format, CASES[i].format);
        cc_article_clear(&a);
    }
}

static void
test_identity(void **state)
{
    struct cc_article a = {0}, b = {0}, c = {0};
    struct cc_error e = {0};

    (void)state;
    assert_ok(cc_article_read("x.txt", "Sage calms.", 11, CC_FORMAT_AUTO, &a, &e), e);
    assert_ok(cc_article_read("x.txt", "Sage  calms.\r\n", 14, CC_FORMAT_AUTO, &b, &e), e);
    assert_ok(cc_article_read("y.txt", "Sage calms.", 11, CC_FORMAT_AUTO, &c, &e), e);
    assert_int_equal(strlen(a.id), 13);
    assert_int_equal(a.id[0], 'a');
    assert_string_equal(a.id, b.id);     /* the same text under the same name */
    assert_string_not_equal(a.hash, b.hash);
    assert_string_not_equal(a.id, c.id);
    assert_string_equal(a.hash, c.hash);
    cc_article_clear(&a);
    cc_article_clear(&b);
    cc_article_clear(&c);
}

static void
test_encodings(void **state)
{
    static const char LE[] = "\xFF\xFEO\0n\0e\0\n\0\x19\x20t\0w\0o\0";
    static const char BARE[] = "O\0n\0e\0 \0t\0w\0o\0 \0t\0h\0r\0e\0e\0";
    struct cc_article a = {0};
    struct cc_error e = {0};

    (void)state;
    assert_ok(cc_article_read("x.txt", LE, sizeof LE - 1, CC_FORMAT_TEXT, &a, &e), e);
    assert_string_equal(a.text, "One\n\xE2\x80\x99two");
    assert_int_equal(a.n_notes, 1);
    cc_article_clear(&a);
    assert_ok(cc_article_read("x.txt", BARE, sizeof BARE - 1, CC_FORMAT_TEXT, &a, &e), e);
    assert_string_equal(a.text, "One two three");
    cc_article_clear(&a);
    assert_ok(cc_article_read("x.txt", "a\nb\xFF\xFE\nc\xC3\xA9", 9, CC_FORMAT_TEXT, &a, &e), e);
    assert_int_equal(a.n_notes, 1);
    assert_string_equal(a.notes[0], "2 bytes were not UTF-8 and are shown as U+FFFD; first at line 2.");
    cc_article_clear(&a);
}

static void
test_docx(void **state)
{
    struct cc_buf bytes = {0};
    struct cc_article a = {0};
    struct cc_error e = {0};
    char *got;

    (void)state;
    assert_ok(cc_file_read("tests/fuzz/corpus/docx/mint", 1 << 20, &bytes, &e), e);
    assert_ok(cc_article_read("mint.docx", bytes.v, bytes.n, CC_FORMAT_AUTO, &a, &e), e);
    got = cc_article_text(&a);
    assert_string_equal(got,
        "1 title | Peppermint and the Gut\n"
        "2 para!nav | What it does\n"
        "3 heading1 | What it does\n"
        "4 para | Peppermint oil relaxes the gut muscle and eases cramps.\n"
        "5 para | It helps with:\n"
        "6 item1 list1 | bloating\n"
        "7 item1 list1 | wind\n"
        "8 item2 list2 | after meals\n"
        "9 item1 list1 | cramps\n"
        "10 item1* list3 | Rest\n"
        "11 item1* list3 | Drink\n"
        "12 cell t1.0.0h | Dose\n"
        "13 cell t1.0.1h | Effect\n"
        "14 cell t1.1.0 | 0.2 ml\n"
        "15 cell t1.1.1 | less pain\n"
        "16 button | Read more\n"
        "17 para | Vitamin D3 10\xE2\x81\xB9 CFU\n"
        "18 alt | A sprig of mint\n"
        "19 footnote <2> | In capsules that open late.\n");
    assert_string_equal(a.language, "en-GB");
    free(got);
    cc_article_clear(&a);
    cc_buf_clear(&bytes);
}

/* A one-page PDF is made here, so that its text is known. Skipped where pdftotext is not installed. */
static void
test_pdf(void **state)
{
    static const char PAGE[] = "BT /F1 12 Tf 72 700 Td (Mint eases inflam-) Tj 0 -14 Td (mation of the gut in most adults.) Tj ET";
    struct cc_buf pdf = {0};
    struct cc_article a = {0};
    struct cc_error e = {0};

    (void)state;
    if (!cc_file_exists("/usr/bin/pdftotext"))
        skip();
    cc_buf_addf(&pdf, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        "4 0 obj<</Length %zu>>stream\n%s\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        "trailer<</Root 1 0 R>>\n%%%%EOF\n", sizeof PAGE - 1, PAGE);
    assert_ok(cc_article_read("mint.pdf", pdf.v, pdf.n, CC_FORMAT_AUTO, &a, &e), e);
    assert_string_equal(a.text, "Mint eases inflammation of the gut in most adults.");
    cc_article_clear(&a);
    cc_buf_clear(&pdf);
}

static void
test_languages(void **state)
{
    static const struct {
        const char *text, *language;
    } CASES[] = {
        {"Ingwer hilft gegen \xC3\x9C" "belkeit und ist auch auf Reisen beliebt, wenn man ihn mag.", "de"},
        {"La sauge calme la gorge et elle est aussi dans les tisanes pour la nuit.", "fr"},
        {"La salvia calma la garganta y se puede tomar con miel antes de dormir.", "es"},
        {"\xD0\xA8\xD0\xB0\xD0\xBB\xD1\x84\xD0\xB5\xD0\xB9 \xD0\xBF\xD0\xBE\xD0\xBC\xD0\xBE\xD0\xB3\xD0\xB0\xD0\xB5\xD1\x82", "ru"},
        {"Lactobacillus rhamnosus GG, Bifidobacterium longum, Lactobacillus plantarum and Saccharomyces boulardii.", NULL},
        {"Sage helps.", NULL},
        {"TNF-\xCE\xB1, IL-1\xCE\xB2 and NF-\xCE\xBA" "B fall.", NULL},
        {"La Roche-Posay, El Camino de Santiago, Los Angeles, Las Vegas.", NULL},
        {"Vitamin D and K2 in a man on a diet: die-off, an art, so he was not in it.", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct cc_article a = {0};
        struct cc_error e = {0};
        const char *language = NULL;

        assert_ok(cc_article_read("x.txt", CASES[i].text, strlen(CASES[i].text), CC_FORMAT_TEXT, &a, &e), e);
        assert_int_equal(cc_article_block_foreign(&a, 0, &language), CASES[i].language != NULL);
        if (CASES[i].language != NULL)
            assert_string_equal(language, CASES[i].language);
        cc_article_clear(&a);
    }
}

/* The claims of the gold lists are found by their lines: a word of the claim must stand on the line it is listed at. */
static void
test_gold_lines(void **state)
{
    static const struct {
        const char *file, *words;
        uint32_t line;
    } CASES[] = {
        {"joint-landing.html", "calms joint inflammation", 23}, {"joint-landing.html", "without pain", 24}, {"joint-landing.html", "walking distance", 70},
        {"joint-landing.html", "knee flexibility", 69}, {"joint-landing.html", "two to four weeks", 98}, {"joint-landing.html", "warfarin", 103},
        {"joint-landing.html", "end knee pain", 119}, {"intermittent-fasting.txt", "Insulin falls as well", 15},
        {"intermittent-fasting.txt", "muscle burns", 35}, {"coffee-longevity.md", "decaf does nearly", 6}, {"coffee-longevity.md", "it blocks their uptake", 84},
        {"coffee-longevity.md", "Slow metabolisers", 100}, {"eczema-gut.txt", "skin flare-ups", 30},
    };
    const char *shared = getenv("CLAIMCHECK_SHARED");

    (void)state;
    if (shared == NULL || *shared == '\0')
        skip();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct cc_article a = {0};
        struct cc_error e = {0};
        char *path = cc_mem_printf("%s/gold/%s", shared, CASES[i].file);
        const char *at;

        assert_ok(cc_article_read_file(path, CC_FORMAT_AUTO, &a, &e), e);
        at = strstr(a.text, CASES[i].words);
        assert_non_null(at);
        assert_int_equal(cc_article_line_at(&a, (size_t)(at - a.text)), CASES[i].line);
        cc_article_clear(&a);
        free(path);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors), cmocka_unit_test(test_files), cmocka_unit_test(test_formats), cmocka_unit_test(test_identity),
        cmocka_unit_test(test_encodings), cmocka_unit_test(test_docx), cmocka_unit_test(test_pdf), cmocka_unit_test(test_languages),
        cmocka_unit_test(test_gold_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

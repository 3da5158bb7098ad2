/* test_base.c: buffers, errors, UTF-8, time, JSON, files, vocabulary tables. */
#include "support/test.h"

#include <claimcheck/status.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"
#include "vocab/tables.h"

static void
test_error_is_one_clean_line(void **state)
{
    struct cc_error e = {0};

    (void)state;
    assert_int_equal(cc_error_set(&e, CC_INPUT, "a%sb", "\n\x1b[2J"), CC_INPUT);
    assert_string_equal(e.message, "a??[2Jb");
    assert_int_equal(cc_error_wrap(&e, "%s", "page.html"), CC_INPUT);
    assert_string_equal(e.message, "page.html: a??[2Jb");
}

static void
test_error_is_cut_between_characters(void **state)
{
    struct cc_error e = {0};
    struct cc_buf b = {0};

    (void)state;
    while (b.n < 2 * CC_ERROR_CAP)
        cc_buf_adds(&b, "é");
    (void)cc_error_set(&e, CC_INPUT, "x%s", b.v);
    assert_true(cc_utf8_valid(e.message, strlen(e.message)));
    assert_true(strlen(e.message) > CC_ERROR_CAP - 4);
    cc_buf_clear(&b);
}

static void
test_utf8(void **state)
{
    struct cc_buf b = {0};
    uint32_t c;

    (void)state;
    assert_false(cc_utf8_valid("a\xff", 2));
    assert_false(cc_utf8_valid("a\0b", 3));
    assert_true(cc_utf8_valid("é☕", 5));
    assert_int_equal(cc_utf8_decode("\xc3", 1, &c), 1);
    assert_int_equal(c, 0xFFFD);
    cc_utf8_add_folded(&b, "Don’t STOP\u00a0– É", strlen("Don’t STOP\u00a0– É"));
    assert_string_equal(b.v, "don't stop - é");
    cc_buf_reset(&b);
    cc_utf8_add_nfc(&b, "e\u0301", 3);
    assert_string_equal(b.v, "é");
    cc_buf_clear(&b);
}

static void
test_time(void **state)
{
    char t[CC_TIME_CAP];

    (void)state;
    assert_string_equal(cc_time_iso(0, t), "1970-01-01T00:00:00Z");
    assert_string_equal(cc_time_date(1795392000, t), "2026-11-23");
    assert_int_equal(cc_time_year(1795392000), 2026);
}

static void
test_json_round(void **state)
{
    struct cc_buf b = {0};
    struct cc_json_writer w = {.out = &b, .compact = true};
    struct cc_json *doc = NULL;
    struct cc_error e = {0};

    (void)state;
    cc_json_open(&w, NULL, '{');
    cc_json_str(&w, "t", "a\"<\n\x01");
    cc_json_open(&w, "l", '[');
    cc_json_int(&w, NULL, 7);
    cc_json_bool(&w, NULL, true);
    cc_json_close(&w);
    cc_json_close(&w);
    assert_string_equal(b.v, "{\"t\":\"a\\\"\\u003c\\n\\u0001\",\"l\":[7,true]}");
    assert_ok(cc_json_parse(b.v, b.n, &doc, &e), e);
    assert_string_equal(cc_json_string(cc_json_get(doc, "t")), "a\"<\n\x01");
    assert_int_equal(cc_json_size(cc_json_get(doc, "l")), 2);
    cc_json_free(doc);
    cc_buf_clear(&b);
}

static void
test_json_refuses_depth(void **state)
{
    struct cc_buf b = {0};
    struct cc_json *doc = NULL;
    struct cc_error e = {0};

    (void)state;
    for (int i = 0; i < 100; i++)
        cc_buf_addc(&b, '[');
    assert_int_equal(cc_json_parse(b.v, b.n, &doc, &e), CC_LIMIT);
    assert_int_equal(cc_json_parse("{\"a\":", 5, &doc, &e), CC_INPUT);
    assert_ok(cc_json_parse("{\"a\":\"x\ny\"}", 11, &doc, &e), e); /* NCBI's raw newline */
    cc_json_free(doc);
    cc_buf_clear(&b);
}

static void
test_file_write_is_whole_or_not(void **state)
{
    char dir[] = "/tmp/cc-test-XXXXXX";
    char *path;
    struct cc_buf b = {0};
    struct cc_error e = {0};

    (void)state;
    assert_non_null(mkdtemp(dir));
    path = cc_mem_printf("%s/x", dir);
    assert_ok(cc_file_write(path, "one", 3, &e), e);
    assert_ok(cc_file_read(path, 10, &b, &e), e);
    assert_string_equal(b.v, "one");
    cc_buf_clear(&b);
    assert_int_equal(cc_file_read(path, 2, &b, &e), CC_LIMIT);
    assert_int_equal(cc_file_write("/nonexistent/x", "one", 3, &e), CC_INPUT);
    unlink(path);
    rmdir(dir);
    free(path);
}

static void
test_hashes(void **state)
{
    char hex[CC_SHA256_HEX];

    (void)state;
    /* FIPS 180-2, appendix B.1; RFC 1321, A.5 */
    assert_string_equal(cc_hash_sha256("abc", 3, hex), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(cc_hash_md5("abc", 3, hex), "900150983cd24fb0d6963f7d28e17f72");
}

static void
test_vocab(void **state)
{
    (void)state;
    assert_true(cc_vocab_find(&cc_vocab_stopwords, "the", 3) != CC_VOCAB_NONE);
    assert_true(cc_vocab_find(&cc_vocab_stopwords, "th", 2) == CC_VOCAB_NONE);
    assert_true(cc_vocab_find(&cc_vocab_stopwords, "eczema", 6) == CC_VOCAB_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_error_is_one_clean_line),
        cmocka_unit_test(test_error_is_cut_between_characters),
        cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_time),
        cmocka_unit_test(test_json_round),
        cmocka_unit_test(test_json_refuses_depth),
        cmocka_unit_test(test_file_write_is_whole_or_not),
        cmocka_unit_test(test_hashes),
        cmocka_unit_test(test_vocab),
    };

    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}

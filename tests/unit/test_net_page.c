/* test_net_page.c: an article by its address: what is taken, what is refused, and that nobody is led to this machine. */
#include "support/test.h"

#include <claimcheck/net.h>
#include <unistd.h>

#include "support/httpd.h"

static enum cc_status
get(const char *url, struct cc_net_page_options o, struct cc_net_page *page, struct cc_error *e)
{
    *page = (struct cc_net_page){0};
    *e = (struct cc_error){0};
    o.deadline_ms = 5000;
    return cc_net_fetch_article(url, &o, page, e);
}

static void
test_kinds(void **state)
{
    static const struct {
        const char *script;
        enum cc_status status;
        const char *says;
    } ROWS[] = {
        {"* reply type='text/html; charset=iso-8859-1' body='<p>Hi</p>'\n", CC_OK, ""},
        {"* reply type=text/plain body=Hi\n", CC_OK, ""},
        {"* reply type=Text/Markdown body=Hi\n", CC_OK, ""},
        {"* reply type=application/pdf body=%PDF\n", CC_OK, ""},
        {"* reply type=application/vnd.openxmlformats-officedocument.wordprocessingml.document body=PK\n", CC_OK, ""},
        {"* reply type=image/png body=x\n", CC_INPUT, "is image/png; an article is HTML, plain text, Markdown, PDF or DOCX"},
        {"* reply type=text/htmlx body=x\n", CC_INPUT, "is text/htmlx"},
        {"* reply status=404 type=text/html body=x\n", CC_NET, "HTTP 404"},
        {"* reply type=text/plain body=0123456789012345678901234567890123456789\n", CC_LIMIT, "longer than 32 bytes"},
        {"*/a redirect to=/b\n*/b reply type=text/html body=moved\n", CC_OK, ""},
        {"* redirect to=/a\n", CC_NET, "not followed"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct httpd *h = httpd_start(ROWS[i].script, NULL);
        char *url = cc_mem_printf("%sa", httpd_url(h));
        struct cc_net_page page;
        struct cc_error e;
        enum cc_status status = get(url, (struct cc_net_page_options){.allow_private = true, .max_bytes = 32}, &page, &e);

        if (status != ROWS[i].status || strstr(e.message, ROWS[i].says) == NULL || (status == CC_OK) != (page.bytes != NULL))
            fail_msg("row %zu: %d %s", i, status, e.message);
        if (status == CC_OK) {
            assert_true(page.fetched_at > 1000000000);
            assert_int_equal(strlen(page.bytes), page.len);
            assert_non_null(strstr(page.url, i == 9 ? "/b" : "/a"));
        }
        cc_net_page_clear(&page);
        free(url);
        httpd_stop(h);
    }
}

/* Every way to this machine: written out, by a name that resolves here. The server hears nothing of it. */
static void
test_private_addresses_are_refused(void **state)
{
    struct httpd *h = httpd_start("* reply type=text/html body=secret\n", NULL);
    const char *hosts[] = {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "x.localhost"};

    (void)state;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        char *url = cc_mem_printf("http://%s:%d/", hosts[i], httpd_port(h));
        struct cc_net_page page;
        struct cc_error e;

        if (get(url, (struct cc_net_page_options){0}, &page, &e) != CC_INPUT || strstr(e.message, "private network") == NULL)
            fail_msg("%s: %s", url, e.message);
        free(url);
    }
    assert_int_equal(httpd_count(h), 0);
    httpd_stop(h);
}

/* A name that is not private as a word but leads here when it is resolved: this machine's own host name does, mostly. The
 * guard looks at the connected address. */
static void
test_resolved_address_decides(void **state)
{
    struct httpd *h = httpd_start("* reply type=text/html body=secret\n", NULL);
    char name[256] = "", *url;
    struct cc_net_page page;
    struct cc_error e;
    enum cc_status status;

    (void)state;
    assert_int_equal(gethostname(name, sizeof name - 1), 0);
    url = cc_mem_printf("http://%s:%d/", name, httpd_port(h));
    status = get(url, (struct cc_net_page_options){0}, &page, &e);
    assert_int_not_equal(status, CC_OK);
    assert_int_equal(httpd_count(h), 0);
    free(url);
    httpd_stop(h);
    if (strstr(e.message, "resolved") != NULL)
        skip(); /* a machine that does not know its own name */
    assert_int_equal(status, CC_INPUT);
}

/* A proxy on a private address is what offices have: it is used, and is asked for the page. */
static void
test_private_proxy_is_used(void **state)
{
    struct httpd *h = httpd_start("* reply type=text/html body=proxied\n", NULL);
    struct cc_net_page page;
    struct cc_error e;

    (void)state;
    setenv("http_proxy", httpd_url(h), 1);
    unsetenv("no_proxy");
    assert_ok(get("http://page.example.org/a", (struct cc_net_page_options){0}, &page, &e), e);
    assert_string_equal(page.bytes, "proxied");
    assert_string_equal(httpd_request(h, 0).path, "http://page.example.org/a");
    cc_net_page_clear(&page);
    assert_int_equal(get("http://127.0.0.1/a", (struct cc_net_page_options){0}, &page, &e), CC_INPUT);
    unsetenv("http_proxy");
    httpd_stop(h);
}

static void
test_bad_urls(void **state)
{
    const char *urls[] = {"", "page.html", "file:///etc/passwd", "ftp://example.org/", "http://user:pw@example.org/"};

    (void)state;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct cc_net_page page;
        struct cc_error e;

        assert_int_equal(get(urls[i], (struct cc_net_page_options){0}, &page, &e), CC_USAGE);
        assert_null(strstr(e.message, "pw@"));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_private_addresses_are_refused),
        cmocka_unit_test(test_resolved_address_decides),
        cmocka_unit_test(test_private_proxy_is_used),
        cmocka_unit_test(test_bad_urls),
    };

    return cmocka_run_group_tests_name("net_page", tests, NULL, NULL);
}

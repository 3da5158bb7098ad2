/* test_net_url.c: form encoding, which redirects are followed, which addresses are private, what of a URL may be told. */
#include "support/test.h"

#include <arpa/inet.h>
#include <claimcheck/net.h>

#include "net/transfer.h"
#include "net/url.h"

static void
test_form(void **state)
{
    struct cc_buf b = {0};

    (void)state;
    cc_net_form_add(&b, "term", "\"gut–skin\"[tiab] AND a+b&c=d%");
    cc_net_form_add(&b, "id", "1,2");
    assert_string_equal(b.v, "term=%22gut%E2%80%93skin%22%5Btiab%5D%20AND%20a%2Bb%26c%3Dd%25&id=1,2");
    cc_buf_clear(&b);
}

static void
test_parse(void **state)
{
    static const struct {
        const char *url;
        const char *host; /* NULL: refused */
        long port;
    } ROWS[] = {
        {"https://EUtils.ncbi.nlm.nih.gov/entrez/", "eutils.ncbi.nlm.nih.gov", 443},
        {"http://127.0.0.1:8080/x", "127.0.0.1", 8080},
        {"http://[::1]/", "[::1]", 80},
        {"ftp://example.org/", NULL, 0},
        {"file:///etc/passwd", NULL, 0},
        {"example.org/x", NULL, 0},
        {"https://", NULL, 0},
        {"", NULL, 0},
        {"https://user:secret@example.org/", NULL, 0},
        {"gopher://example.org/", NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct cc_url u = {0};
        struct cc_error e = {0};
        enum cc_status status = cc_url_parse(ROWS[i].url, &u, &e);

        if ((status == CC_OK) != (ROWS[i].host != NULL))
            fail_msg("%s: %s", ROWS[i].url, e.message);
        assert_null(strstr(e.message, "secret"));
        if (status == CC_OK) {
            assert_string_equal(u.host, ROWS[i].host);
            assert_int_equal(u.port, ROWS[i].port);
        }
        cc_url_clear(&u);
    }
}

static void
test_redirects(void **state)
{
    static const struct {
        const char *from, *to;
        bool same_host, any_host;
    } ROWS[] = {
        {"https://a.org/x", "https://a.org/y", true, true},
        {"http://a.org/x", "https://a.org/x", true, true},
        {"http://a.org:8080/x", "https://a.org:8443/x", true, true},
        {"https://A.org/x", "https://a.ORG/y", true, true},
        {"https://a.org/x", "http://a.org/x", false, false},
        {"https://a.org/x", "https://b.org/x", false, true},
        {"https://a.org/x", "https://a.org.evil.org/x", false, true},
        {"https://a.org/x", "https://a.org:444/x", false, true},
        {"https://a.org/x", "http://b.org/x", false, false},
        {"https://a.org/x", "file:///etc/passwd", false, false},
        {"https://a.org/x", "https://a@b.org/x", false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (cc_url_redirect_allowed(ROWS[i].from, ROWS[i].to, false) != ROWS[i].same_host ||
            cc_url_redirect_allowed(ROWS[i].from, ROWS[i].to, true) != ROWS[i].any_host)
            fail_msg("%s -> %s", ROWS[i].from, ROWS[i].to);
    }
}

static void
test_private_addresses(void **state)
{
    static const struct {
        const char *text;
        bool is_private;
    } ROWS[] = {
        {"127.0.0.1", true}, {"127.255.0.9", true}, {"10.0.0.1", true}, {"172.16.0.1", true}, {"172.31.255.255", true},
        {"172.32.0.1", false}, {"172.15.0.1", false}, {"192.168.1.1", true}, {"192.167.1.1", false}, {"169.254.169.254", true},
        {"100.64.0.1", true}, {"100.128.0.1", false}, {"0.0.0.0", true}, {"224.0.0.1", true}, {"255.255.255.255", true},
        {"198.18.0.1", true}, {"198.51.100.7", true}, {"203.0.113.9", true}, {"130.14.29.110", false}, {"8.8.8.8", false},
        {"::1", true}, {"::", true}, {"fe80::1", true}, {"fc00::1", true}, {"fd12::1", true}, {"ff02::1", true},
        {"::ffff:127.0.0.1", true}, {"::ffff:8.8.8.8", false}, {"::127.0.0.1", true}, {"2002:7f00:1::", true},
        {"64:ff9b::a00:1", true}, {"64:ff9b::808:808", false}, {"2001:db8::1", true}, {"2001::1", true},
        {"2607:f220:41e:4290::110", false}, {"2a00:1450::1", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct sockaddr_in in = {.sin_family = AF_INET};
        struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
        const struct sockaddr *a = (const struct sockaddr *)&in;

        if (inet_pton(AF_INET, ROWS[i].text, &in.sin_addr) != 1) {
            assert_int_equal(inet_pton(AF_INET6, ROWS[i].text, &in6.sin6_addr), 1);
            a = (const struct sockaddr *)&in6;
        }
        if (cc_url_address_is_private(a) != ROWS[i].is_private)
            fail_msg("%s", ROWS[i].text);
    }
    assert_true(cc_url_host_is_private("localhost"));
    assert_true(cc_url_host_is_private("x.localhost"));
    assert_true(cc_url_host_is_private("[::1]"));
    assert_true(cc_url_host_is_private("10.1.2.3"));
    assert_false(cc_url_host_is_private("localhost.example.org"));
    assert_false(cc_url_host_is_private("8.8.8.8"));
}

static void
test_bare(void **state)
{
    char *s;

    (void)state;
    s = cc_url_bare("https://user:pw@a.org/p?api_key=SECRET#x");
    assert_string_equal(s, "https://a.org/p");
    free(s);
    s = cc_url_bare("https://a.org/p@q?x");
    assert_string_equal(s, "https://a.org/p@q");
    free(s);
}

static void
test_blot(void **state)
{
    char text[] = "key abc+DEF/12 and abc%2BDEF%2F12 and mail a";

    (void)state;
    cc_transfer_blot("api_key=abc%2BDEF%2F12&x=a", text, strlen(text));
    assert_string_equal(text, "key ********** and ************** and mail a");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_redirects),
        cmocka_unit_test(test_private_addresses),
        cmocka_unit_test(test_bare),
        cmocka_unit_test(test_blot),
    };

    return cmocka_run_group_tests_name("net_url", tests, NULL, NULL);
}

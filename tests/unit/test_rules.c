/* test_rules.c: the notices that outputs carry. */
#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include <claimcheck/rules.h>

static void
test_notices(void **state)
{
    struct cc_notice notice;
    size_t n = 0;
    char *filled;

    (void)state;
    assert_string_equal(cc_rules_notice("advice"), "Evidence, not medical or legal advice.");
    assert_null(cc_rules_notice("no such notice"));
    for (; cc_rules_notice_at(n, &notice); n++) {
        assert_string_equal(cc_rules_notice(notice.id), notice.text);
        assert_true(strlen(notice.source) > 0 && strlen(notice.applies) > 0);
        assert_int_equal(strlen(notice.effective), strlen("2026-11-23"));
    }
    assert_true(n >= 8);
    filled = cc_rules_notice_fill("none-found", "2026-11-23", NULL);
    assert_string_equal(filled, "none found as of 2026-11-23");
    free(filled);
    assert_null(cc_rules_notice_fill("no such notice", "x", NULL));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_notices)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}

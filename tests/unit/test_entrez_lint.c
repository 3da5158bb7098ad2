/* test_entrez_lint.c: what the linter says, where, and what it proposes. One line a case. */
#include "support/test.h"

#include <claimcheck/entrez.h>
#include <claimcheck/limits.h>

#include "base/buf.h"

/* found: "code@at-end" joined by spaces; fix: of the first finding that has one, or NULL. */
struct lint_case {
    const char *query, *found, *fix;
};

static const struct lint_case CASES[] = {
    {"asthma[tiab] AND eczema[mh]", "", NULL},
    {"(asthma[mh] OR wheez*[tiab]) AND 2018:2020[dp] NOT review[pt]", "", NULL},
    {"Front Endocrinol (Lausanne)[jo]", "", NULL},
    {"#1 AND #2", "", NULL},
    {"", "empty@0-0", NULL},
    {"  ", "empty@0-2", NULL},
    {"\"gut brain[ti]", "unbalanced-quote@0-1", "\"gut brain[ti]\""},
    {"(asthma[ti]", "unbalanced-parenthesis@0-1", NULL},
    {"asthma[ti])", "unbalanced-parenthesis@10-11", NULL},
    {"[ti] asthma", "stray-bracket@0-1 stray-bracket@3-4", NULL},
    {"asthma[ti] AND ()", "empty-group@15-17", NULL},
    {"asthma and eczema", "lower-case-operator@7-10", "AND"},
    {"asthma[ti] or eczema[ti]", "lower-case-operator@11-13", "OR"},
    {"AND asthma[ti]", "missing-operand@0-3", NULL},
    {"asthma[ti] OR", "missing-operand@11-13", NULL},
    {"(asthma[ti] AND) eczema[ti]", "missing-operand@12-15", NULL},
    {"asthma[ti] AND NOT eczema[ti]", "double-operator@11-18", "NOT"},
    {"asthma[ti] AND OR eczema[ti]", "double-operator@11-17", NULL},
    {"a1[ti] AND b1[ti] OR c1[ti]", "mixed-operators@18-20", NULL},
    {"a1[ti] AND (b1[ti] OR c1[ti])", "", NULL},
    {"asthma[tiabs]", "unknown-tag@6-13", "[tiab]"},
    {"asthma[nosuchfield]", "unknown-tag@6-19", NULL},
    {"(asthma OR eczema)[tiab]", "tag-on-group@18-24", "(asthma[tiab] OR eczema[tiab])"},
    {"(\"gut brain\" OR eczema[ti] OR atopic rash)[tiab]", "tag-on-group@42-48", "(\"gut brain\"[tiab] OR eczema[ti] OR atopic rash[tiab])"},
    {"(asthma)[tiab]", "", NULL},
    {"asthma[ti][ab]", "tag-without-term@10-14 unknown-tag@10-14", NULL},
    {"the[tiab]", "tagged-stop-word@0-3", NULL},
    {"the asthma", "stop-word@0-3", NULL},
    {"ab*[ti]", "short-wildcard@0-3", NULL},
    {"*asthma[ti]", "short-wildcard@0-1", NULL},
    {"asthma\xe2\x88\x97[ti]", "foreign-wildcard@6-9", "*"},
    {"probiotic?[ti]", "foreign-wildcard@9-10", "probiotic*"},
    {"hip pain[ti:~3]", "proximity@0-8", "\"hip pain\""},
    {"\"pain\"[ti:~3]", "proximity@0-6", NULL},
    {"\"hip pain\"[tw:~3]", "proximity@0-10", NULL},
    {"\"hip* pain*\"[ti:~3]", "proximity@0-12 short-wildcard@1-5", NULL},
    {"asthma[ti:noexp]", "noexp@6-16", NULL},
    {"recently[dp]", "bad-date@0-8", NULL},
    {"2020/13[dp]", "bad-date@0-7", NULL},
    {"2020:2018[dp]", "reversed-range@0-9", "2018:2020"},
    {"\"2020\"[dp] : \"2018\"[dp]", "reversed-range@0-19", "\"2018\":\"2020\""},
    {"bellyache of doom[mh]", "unknown-mesh@0-17", "bellyache of doom[tiab]"},
    {"asthma/nonsense[mh]", "unknown-subheading@7-15", NULL},
    {"nonsense[sh]", "unknown-subheading@0-8", NULL},
    {"nonsense[sb]", "unknown-filter@0-8", NULL},
    {"nonsense[pt]", "unknown-type@0-8", NULL},
    {"rct[pt]", "", NULL},
    {"\"A &amp; B\"[jour]", "entity@3-8", NULL},
    {"\xe2\x80\x9cgut brain\xe2\x80\x9d[ti]", "curly-quote@0-15", "\"gut brain\""},
    {"asthma[mh] NOT asthma[mh]", "contradiction@15-21", NULL},
    {"asthma[mh] AND eczema[mh] NOT (Asthma[Mesh] OR rats[mh])", "contradiction@31-37", NULL},
    {"asthma NOT asthma", "contradiction@11-17", NULL},
    {"asthma[mh] NOT eczema[mh]", "", NULL},
    {"asthma[mh] OR ASTHMA[MeSH Terms]", "repeated-term@14-20", NULL},
};

static void
test_findings(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct cc_lint lint = {0};
        struct cc_error error = {0};
        struct cc_buf found = {0};
        const char *fix = NULL;

        assert_ok(cc_entrez_lint(CASES[i].query, strlen(CASES[i].query), &lint, &error), error);
        for (size_t k = 0; k < lint.n; k++) {
            cc_buf_addf(&found, "%s%s@%zu-%zu", k ? " " : "", lint.v[k].code, lint.v[k].at, lint.v[k].end);
            fix = fix ? fix : lint.v[k].fix;
        }
        if (strcmp(found.v ? found.v : "", CASES[i].found) != 0 || (fix == NULL) != (CASES[i].fix == NULL) ||
            (fix != NULL && strcmp(fix, CASES[i].fix) != 0)) {
            print_error("%s\n  is     %s  {%s}\n  wanted %s  {%s}\n", CASES[i].query, found.v ? found.v : "", fix ? fix : "", CASES[i].found,
                CASES[i].fix ? CASES[i].fix : "");
            wrong++;
        }
        cc_buf_clear(&found);
        cc_lint_clear(&lint);
    }
    assert_int_equal(wrong, 0);
}

static void
test_text_points_at_the_place(void **state)
{
    static const char QUERY[] = "eczema[mh]\nAND \xc3\xa9t\xc3\xa9[tiabs]";
    struct cc_lint lint = {0};
    struct cc_error error = {0};
    char *text;

    (void)state;
    assert_ok(cc_entrez_lint(QUERY, strlen(QUERY), &lint, &error), error);
    text = cc_lint_text("q.txt", QUERY, strlen(QUERY), &lint);
    assert_string_equal(text, "q.txt:2:8: error: PubMed has no search field 'tiabs'; the tag is ignored [unknown-tag]\n"
                              "    AND \xc3\xa9t\xc3\xa9[tiabs]\n"
                              "           ^~~~~~~\n"
                              "    fix: [tiab]\n");
    free(text);
    cc_lint_clear(&lint);
    text = cc_lint_text(NULL, "", 0, &lint);
    assert_string_equal(text, "");
    free(text);
}

static void
test_limits(void **state)
{
    struct cc_lint lint = {0};
    struct cc_error error = {0};
    struct cc_buf b = {0};

    (void)state;
    assert_int_equal(cc_entrez_lint("\xff", 1, &lint, &error), CC_INPUT);
    for (int i = 0; i < 300; i++)
        cc_buf_adds(&b, "(probiotic*[ti] ");
    assert_ok(cc_entrez_lint(b.v, b.n, &lint, &error), error);
    assert_true(lint.n > 2);
    cc_lint_clear(&lint);
    while (b.n <= CC_QUERY_MAX_BYTES)
        cc_buf_adds(&b, "a ");
    assert_ok(cc_entrez_lint(b.v, b.n, &lint, &error), error);
    assert_int_equal(lint.n, 1);
    assert_string_equal(lint.v[0].code, "too-long");
    assert_int_equal(lint.v[0].level, CC_LINT_ERROR);
    cc_lint_clear(&lint);
    cc_buf_clear(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_text_points_at_the_place),
        cmocka_unit_test(test_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

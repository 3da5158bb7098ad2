/* test_mesh.c: look-ups in the compiled-in MeSH. */
#include "support/test.h"

#include "vocab/mesh.h"

static uint32_t
find(const char *term)
{
    return cc_mesh_find(term, strlen(term));
}

static bool
has(const uint32_t *v, size_t n, uint32_t ui)
{
    for (size_t i = 0; i < n; i++) {
        if (v[i] == ui)
            return true;
    }
    return false;
}

static void
test_terms_find_their_descriptor(void **state)
{
    static const struct { const char *term; uint32_t ui; } CASES[] = {
        {"Neoplasms", 9369}, {"cancer", 9369}, {"CANCER", 9369}, {"heart attack", 9203}, {"myocardial infarction", 9203},
        {"breast cancer", 1943}, {"Neoplasms, Breast", 1943}, {"vitamin d", 14807}, {"Vitamin  D", 14807}, {"vitamin-c", 1205},
        {"probiotics", 19936}, {"probiotic", 19936}, {"gut microbiota", 69196}, {"randomized controlled trial", 16449},
        {"Meniere's disease", 8575}, {"Ménière's disease", 8575}, {"humans", 6801}, {"Review", 16454},
        {"", 0}, {"xyzzy", 0}, {",", 0}, {"pressure blood", 0}, {"blood pressure", 1794},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        if (find(CASES[i].term) != CASES[i].ui)
            fail_msg("%s: D%06u, not D%06u", CASES[i].term, find(CASES[i].term), CASES[i].ui);
    }
}

static void
test_names_terms_and_trees(void **state)
{
    const char *term;
    size_t n = 0;
    bool seen = false;

    (void)state;
    assert_true(cc_mesh_size() > 30000);
    assert_string_equal(cc_mesh_name(9369), "Neoplasms");
    assert_null(cc_mesh_name(999999));
    assert_null(cc_mesh_name(UINT32_MAX));
    for (; (term = cc_mesh_term(9369, n)) != NULL; n++)
        seen = seen || strcmp(term, "Cancer") == 0;
    assert_true(seen);
    assert_string_equal(cc_mesh_tree(9369, 0), "C04");
    assert_null(cc_mesh_tree(9369, 1));
    assert_true(cc_mesh_is_under(1943, "C04"));
    assert_true(cc_mesh_is_under(1943, "C"));
    assert_false(cc_mesh_is_under(1943, "C0"));
    assert_false(cc_mesh_is_under(1943, "D"));
}

static void
test_explosion(void **state)
{
    uint32_t *v;
    size_t n = cc_mesh_explode(9369, &v);

    (void)state;
    assert_true(n > 500 && n < 1500);
    assert_true(has(v, n, 9369) && has(v, n, 1943));
    assert_false(has(v, n, 9203));
    for (size_t i = 1; i < n; i++)
        assert_true(v[i - 1] < v[i]);
    free(v);
    n = cc_mesh_explode(5260, &v); /* Female stands in no tree */
    assert_int_equal(n, 1);
    free(v);
    assert_int_equal(cc_mesh_explode(999999, &v), 0);
    assert_null(v);
    n = cc_mesh_explode(16430, &v); /* Clinical Trial includes Randomized Controlled Trial */
    assert_true(has(v, n, 16449));
    free(v);
}

static void
test_actions_and_patterns(void **state)
{
    uint32_t *v;
    size_t n = cc_mesh_with_action(900, &v);

    (void)state;
    assert_true(n > 50 && has(v, n, 1));
    free(v);
    n = cc_mesh_match("neoplasm*", &v);
    assert_true(has(v, n, 9369));
    assert_false(has(v, n, 9203));
    free(v);
    assert_true(cc_mesh_glob("a*c", "abc") && cc_mesh_glob("*", "") && cc_mesh_glob("a*b*", "axxbyy"));
    assert_false(cc_mesh_glob("a*c", "abd") || cc_mesh_glob("", "a") || cc_mesh_glob("abc", "ab"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms_find_their_descriptor),
        cmocka_unit_test(test_names_terms_and_trees),
        cmocka_unit_test(test_explosion),
        cmocka_unit_test(test_actions_and_patterns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

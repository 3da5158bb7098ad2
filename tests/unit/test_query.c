/* test_query.c: claim -> ladder: what is asked, in valid Entrez, the same bytes for the same concepts. */
#include "support/test.h"

#include <string.h>

#include <claimcheck/entrez.h>
#include <claimcheck/limits.h>
#include <claimcheck/query.h>

#include "query/words.h"
#include "vocab/mesh.h"
#include "vocab/tables.h"

static struct cc_claim
claim_of(char *subject, char *relation, char *object)
{
    return (struct cc_claim){.id = (char *)(uintptr_t)"c0", .text = subject, .subject = subject, .relation = relation, .object = object};
}

static struct cc_ladder
build(const char *subject, const char *relation, const char *object)
{
    char *s = cc_mem_strdup(subject), *r = cc_mem_strdup(relation), *o = cc_mem_strdup(object);
    struct cc_claim claim = claim_of(s, r, o);
    struct cc_ladder ladder = {0};
    struct cc_error error = {0};

    assert_ok(cc_query_build(&claim, &ladder, &error), error);
    free(s);
    free(r);
    free(o);
    return ladder;
}

/* The linter finds no error in it. */
static void
assert_lint(const char *q)
{
    struct cc_lint lint = {0};
    struct cc_error error = {0};

    assert_ok(cc_entrez_lint(q, strlen(q), &lint, &error), error);
    for (size_t i = 0; i < lint.n; i++) {
        if (lint.v[i].level == CC_LINT_ERROR)
            fail_msg("%s: %s in %s", lint.v[i].code, lint.v[i].message, q);
    }
    cc_lint_clear(&lint);
}

/* Balanced, no empty group, every term quoted or truncated with one of our two tags, no tagged stop word. */
static void
assert_valid(const char *q)
{
    int depth = 0;
    bool quoted = false;

    assert_true(strlen(q) > 0 && strlen(q) <= CC_QUERY_MAX_BYTES);
    for (const char *p = q; *p; p++) {
        if (*p == '"')
            quoted = !quoted;
        if (quoted) {
            assert_true(*p != '*' && *p != '[' && *p != ']');
            continue;
        }
        depth += (*p == '(') - (*p == ')');
        assert_true(depth >= 0);
        if (*p == '[')
            assert_true(strncmp(p, "[tiab]", 6) == 0 || strncmp(p, "[mh]", 4) == 0);
    }
    assert_int_equal(depth, 0);
    assert_false(quoted);
    assert_null(strstr(q, "()"));
    assert_null(strstr(q, "\"\""));
    assert_null(strstr(q, "AND AND"));
    assert_null(strstr(q, "\"the\"[tiab]"));
    assert_lint(q);
}

static void
test_known_concepts(void **state)
{
    struct cc_ladder ladder = build("Probiotics", "reduce", "eczema");

    (void)state;
    assert_true(ladder.n_rungs >= 2);
    assert_non_null(strstr(ladder.rungs[0].text, "\"atopic dermatitis\"[tiab]"));
    assert_non_null(strstr(ladder.rungs[0].text, "\"dermatitis, atopic\"[mh]"));
    assert_non_null(strstr(ladder.rungs[0].text, ") AND ("));
    assert_null(strstr(ladder.rungs[ladder.n_rungs - 1].text, " AND "));
    for (size_t i = 0; i < ladder.n_rungs; i++) {
        assert_valid(ladder.rungs[i].text);
        for (size_t t = 0; t < ladder.rungs[i].n_terms; t++) {
            assert_non_null(strstr(ladder.rungs[i].text, ladder.rungs[i].terms[t].text));
            assert_non_null(ladder.rungs[i].terms[t].concept);
            assert_non_null(ladder.rungs[i].terms[t].why);
        }
    }
    cc_ladder_clear(&ladder);
}

static void
test_same_concepts_same_bytes(void **state)
{
    struct cc_ladder a = build("Probiotics", "reduce", "atopic eczema"), b = build("A probiotic", "is linked to", "Eczema!");

    (void)state;
    assert_int_equal(a.n_rungs, b.n_rungs);
    for (size_t i = 0; i < a.n_rungs; i++)
        assert_string_equal(a.rungs[i].text, b.rungs[i].text);
    cc_ladder_clear(&a);
    cc_ladder_clear(&b);
}

static void
test_unknown_words(void **state)
{
    struct cc_ladder ladder = build("Zorblax wobble fronds", "prevent", "wibbly colours");

    (void)state;
    assert_non_null(strstr(ladder.rungs[0].text, "\"zorblax wobble frond\"[tiab]"));
    assert_non_null(strstr(ladder.rungs[0].text, "\"wibbly color\"[tiab]"));
    assert_non_null(strstr(ladder.rungs[0].text, "prevent*[tiab]"));
    assert_null(strstr(ladder.rungs[1].text, "prevent"));
    for (size_t i = 0; i < ladder.n_rungs; i++)
        assert_valid(ladder.rungs[i].text);
    cc_ladder_clear(&ladder);
}

static void
test_nothing_to_search(void **state)
{
    struct cc_ladder ladder = build("They", "are", "very good !!! 12 % ()[]\"\"");

    (void)state;
    assert_int_equal(ladder.n_rungs, 0);
    cc_ladder_clear(&ladder);
}

static void
test_words(void **state)
{
    static const struct {
        const char *text, *words;
    } CASES[] = {
        {"Crohn’s disease", "crohn disease"}, {"omega-3s", "omega 3s"}, {"β-Carotene", "beta carotene"}, {"\"a\" [tiab] AND (x*)", "a tiab and x"},
        {"", ""}, {"!!!", ""}, {"don't", "don t"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct cc_words words = {0};
        struct cc_buf b = {0};

        cc_words_read(CASES[i].text, 10, &words);
        cc_buf_reserve(&b, 1);
        cc_buf_adds(&b, "");
        cc_words_join(&b, words.v, words.n);
        assert_string_equal(b.v ? b.v : "", CASES[i].words);
        cc_buf_clear(&b);
        cc_words_clear(&words);
    }
}

/* Whatever a claim says, the rungs are valid Entrez. */
static void
test_hostile_claims(void **state)
{
    static const char *const PIECES[] = {
        "\"", "[tiab]", ")", "(", " AND ", " OR ", "NOT", "*", "eczema", "\xe2\x80\x9c", "'s", "the", ":", "[mh]", "#1", "1:2[uid]",
        "probiotic", "\n", "\t", "\\", "&", "|", "/", "zinc", "\xf0\x9f\x98\x80", "%22", "<b>", "wibble", "-", "\xce\xb2", "\xe4\xb8\xad",
        "gut", "of", "microbiota", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x", "\x01", "7",
    };
    uint32_t seed = 12345;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        struct cc_buf side[3] = {{0}, {0}, {0}};
        struct cc_ladder ladder;

        for (int s = 0; s < 3; s++) {
            seed = seed * 1664525u + 1013904223u;
            cc_buf_adds(&side[s], "");
            for (uint32_t n = seed >> (round % 100 == 0 ? 20 : 28); n > 0; n--) {
                seed = seed * 1664525u + 1013904223u;
                cc_buf_adds(&side[s], PIECES[(seed >> 16) % (sizeof PIECES / sizeof *PIECES)]);
                if (seed & 0x8000)
                    cc_buf_addc(&side[s], ' ');
            }
        }
        ladder = build(side[0].v ? side[0].v : "", side[1].v ? side[1].v : "", side[2].v ? side[2].v : "");
        for (size_t i = 0; i < ladder.n_rungs; i++)
            assert_valid(ladder.rungs[i].text);
        cc_ladder_clear(&ladder);
        for (int s = 0; s < 3; s++)
            cc_buf_clear(&side[s]);
    }
}

/* What no row of synonyms.tsv has may still be a MeSH descriptor. */
static void
test_mesh_descriptor(void **state)
{
    struct cc_ladder ladder = build("Tylenol", "fade", "nose bleeds");

    (void)state;
    assert_non_null(strstr(ladder.rungs[0].text, "\"epistaxis\"[mh]"));
    assert_non_null(strstr(ladder.rungs[0].text, "\"acetaminophen\"[mh]"));
    assert_valid(ladder.rungs[0].text);
    cc_ladder_clear(&ladder);
}

/* A product is asked for by its name alone first, then by what the article says is in it. */
static void
test_product(void **state)
{
    struct cc_claims claims = {0};
    struct cc_query_context context = {0};
    struct cc_ladder ladder = {0};
    struct cc_error error = {0};
    struct cc_claim *claim = cc_claims_push(&claims);

    (void)state;
    claim->id = cc_mem_strdup("c1");
    claim->text = cc_mem_strdup("Turmeric soothes joints.");
    claim->subject = cc_mem_strdup("Turmeric");
    claim->object = cc_mem_strdup("joints");
    claim = cc_claims_push(&claims);
    claim->id = cc_mem_strdup("c2");
    claim->text = cc_mem_strdup("Zorblax rebuilds cartilage.");
    claim->subject = cc_mem_strdup("Zorblax");
    claim->relation = cc_mem_strdup("rebuild");
    claim->object = cc_mem_strdup("cartilage");
    claim->kind = CC_KIND_PRODUCT;
    cc_query_context_read(&claims, &context);
    assert_int_equal(context.n, 1);
    assert_ok(cc_query_build_in(&context, claim, &ladder, &error), error);
    assert_int_equal(ladder.n_rungs, 2);
    assert_string_equal(ladder.rungs[0].text, "\"zorblax\"[tiab]");
    assert_non_null(strstr(ladder.rungs[1].text, "curcum"));
    assert_non_null(strstr(ladder.rungs[1].text, "cartilage"));
    assert_valid(ladder.rungs[1].text);
    cc_ladder_clear(&ladder);
    cc_query_context_clear(&context);
    cc_claims_clear(&claims);
}

/* A record that says all concepts, by any of their names, answers the strict rung; one that says fewer a broader one. */
static void
test_matches(void **state)
{
    struct cc_ladder ladder = build("Probiotics", "reduce", "eczema in infants");
    struct cc_study study = {0};

    (void)state;
    study.title = cc_mem_strdup("Probiotic drops and atopic dermatitis in infants");
    assert_int_equal(cc_query_matches(&ladder, &study), 0);
    free(study.title);
    study.title = cc_mem_strdup("Probiotics and atopic dermatitis");
    assert_int_equal(cc_query_matches(&ladder, &study), 1);
    free(study.title);
    study.title = cc_mem_strdup("Atopic bridges");
    assert_int_equal(cc_query_matches(&ladder, &study), SIZE_MAX);
    cc_study_clear(&study);
    cc_ladder_clear(&ladder);
}

static void
test_write(void **state)
{
    struct cc_claims claims = {0};
    struct cc_ladder ladders[2] = {{0}, {0}};
    struct cc_error error = {0};
    char *out = NULL;
    size_t len = 0;

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct cc_claim *claim = cc_claims_push(&claims);

        claim->id = cc_mem_printf("c%d", i);
        claim->text = cc_mem_strdup("Zinc helps <skin>.");
        claim->subject = cc_mem_strdup("Zinc");
        claim->object = cc_mem_strdup("skin");
        assert_ok(cc_query_build(claim, &ladders[i], &error), error);
    }
    assert_ok(cc_query_write(&claims, ladders, "text", &out, &len, &error), error);
    assert_non_null(strstr(out, "the same queries as c0"));
    assert_non_null(strstr(out, "MeSH descriptor D015032"));
    assert_non_null(strstr(out, "2 claims, 2 distinct queries"));
    free(out);
    assert_ok(cc_query_write(&claims, ladders, "json", &out, &len, &error), error);
    assert_non_null(strstr(out, "\"concept\": \"zinc\""));
    assert_int_equal(strlen(out), len);
    free(out);
    assert_int_equal(cc_query_write(&claims, ladders, "xml", &out, &len, &error), CC_USAGE);
    for (int i = 0; i < 2; i++)
        cc_ladder_clear(&ladders[i]);
    cc_claims_clear(&claims);
}

/* Claims that share a side share a search; one that shares nothing stays alone; no clause is lost. */
static void
test_merge(void **state)
{
    static const char *const PAIRS[][2] = {
        {"Sugar", "eczema"}, {"Alcohol", "eczema"}, {"Dairy", "eczema"}, {"Stress", "cortisol"}, {"Ibuprofen", "cartilage"}, {"Sugar", "eczema"},
    };
    struct cc_ladder ladders[6];
    const struct cc_ladder *pointers[7] = {NULL};
    struct cc_query_groups groups = {0};

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        ladders[i] = build(PAIRS[i][0], "affect", PAIRS[i][1]);
        pointers[i] = &ladders[i];
    }
    cc_query_merge(pointers, 7, &groups);
    assert_int_equal(groups.n, 1);
    assert_int_equal(groups.v[0].n, 4);
    assert_int_equal(groups.v[0].n_rungs, 3);
    assert_int_equal(groups.v[0].members[3], 5);
    assert_valid(groups.v[0].text);
    assert_non_null(strstr(groups.v[0].text, "alcohol drinking"));
    assert_non_null(strstr(groups.v[0].text, "dietary sugars"));
    assert_non_null(strstr(groups.v[0].text, "dairy products"));
    assert_non_null(strstr(groups.v[0].text, "dermatitis, atopic"));
    cc_query_groups_clear(&groups);
    {
        /* three about eczema share a clause; the others' queries share nothing, nor does one concept alone */
        const struct cc_query *rungs[] = {&ladders[0].rungs[0], &ladders[1].rungs[0], &ladders[2].rungs[0], &ladders[3].rungs[0], &ladders[4].rungs[0],
            &ladders[3].rungs[ladders[3].n_rungs - 1]};

        assert_int_equal(cc_query_count_sharable(rungs, 6), 3);
        assert_int_equal(cc_query_count_sharable(rungs + 2, 4), 0);
        assert_int_equal(cc_query_count_sharable(rungs, 0), 0);
    }
    for (size_t i = 0; i < 6; i++)
        cc_ladder_clear(&ladders[i]);
}

/* Every name in synonyms.tsv can be found (it is written as base/words.h writes words), and every descriptor is MeSH's. */
static void
test_synonyms_table(void **state)
{
    const struct cc_vocab *t = &cc_vocab_synonyms;

    (void)state;
    for (uint32_t row = 0; row < t->n_rows; row++) {
        const char *mesh = cc_vocab_field(t, row, CC_VOCAB_SYNONYMS_MESH), *key = cc_vocab_field(t, row, 0);
        struct cc_words words = {0};
        struct cc_buf b = {0};

        cc_words_read(key, 10, &words);
        cc_words_join(&b, words.v, words.n);
        assert_string_equal(b.v, key);
        cc_buf_clear(&b);
        cc_words_clear(&words);
        for (size_t n; *mesh; mesh += n + (mesh[n] == '|')) {
            size_t ui = strcspn(mesh, " ");

            n = strcspn(mesh, "|");
            if (cc_mesh_find(mesh + ui + 1, n - ui - 1) != strtoul(mesh + 1, NULL, 10))
                fail_msg("%s: %.*s is not MeSH's", key, (int)n, mesh);
        }
    }
    assert_true(t->n_rows > 500);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_concepts),
        cmocka_unit_test(test_same_concepts_same_bytes),
        cmocka_unit_test(test_unknown_words),
        cmocka_unit_test(test_nothing_to_search),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_hostile_claims),
        cmocka_unit_test(test_mesh_descriptor),
        cmocka_unit_test(test_product),
        cmocka_unit_test(test_matches),
        cmocka_unit_test(test_write),
        cmocka_unit_test(test_merge),
        cmocka_unit_test(test_synonyms_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_claims.c: claim extraction through the public header: fields, ids, repeats, explanations, determinism. */
#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include <claimcheck/article.h>
#include <claimcheck/claims.h>
#include <claimcheck/decisions.h>
#include <claimcheck/limits.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "claims/inflect.h"

static void
extract(const char *name, const char *text, struct cc_article *a, struct cc_claims *c, const struct cc_claims_options *options)
{
    struct cc_error e = {0};

    assert_ok(cc_article_read(name, text, strlen(text), CC_FORMAT_AUTO, a, &e), e);
    assert_ok(cc_claims_extract(a, options, c, &e), e);
}

static const struct cc_claim *
find(const struct cc_claims *c, const char *text)
{
    for (size_t i = 0; i < c->n; i++) {
        if (strcmp(c->v[i].text, text) == 0)
            return &c->v[i];
    }
    return NULL;
}

static void
test_fields(void **state)
{
    struct cc_article a = {0};
    struct cc_claims c = {0};
    const struct cc_claim *k;

    (void)state;
    extract("a.md", "# Zinc\n\n## Colds\n\nZinc may shorten colds and ease a sore throat.\n", &a, &c, NULL);
    assert_int_equal(c.n, 2);
    k = find(&c, "Zinc may ease a sore throat.");
    assert_non_null(k);
    assert_string_equal(k->subject, "zinc");
    assert_string_equal(k->relation, "ease");
    assert_string_equal(k->object, "a sore throat");
    assert_string_equal(k->section, "Colds");
    assert_string_equal(k->quote, "Zinc may shorten colds and ease a sore throat.");
    assert_int_equal(k->n_lines, 1);
    assert_int_equal(k->lines[0], 5);
    assert_int_equal(k->direction, CC_DIR_DOWN);
    assert_true(k->hedged);
    assert_false(k->negated);
    assert_null(k->same_as);
    assert_true(k->worth > 0 && k->worth <= 1000);
    cc_claims_clear(&c);
    cc_article_clear(&a);
}

static void
test_id_survives_other_lines(void **state)
{
    struct cc_article a = {0}, b = {0};
    struct cc_claims c = {0}, d = {0};

    (void)state;
    extract("a.md", "# Tea\n\nGreen tea lowers cholesterol.\n", &a, &c, NULL);
    extract("a.md", "# Tea\n\nA first line that is new.\n\nGreen tea lowers cholesterol.\n", &b, &d, NULL);
    assert_non_null(find(&c, "Green tea lowers cholesterol."));
    assert_non_null(find(&d, "Green tea lowers cholesterol."));
    assert_string_equal(find(&c, "Green tea lowers cholesterol.")->id, find(&d, "Green tea lowers cholesterol.")->id);
    cc_claims_clear(&c);
    cc_claims_clear(&d);
    cc_article_clear(&a);
    cc_article_clear(&b);
}

/* What "it" stands for may be found out better one day: the claim keeps its place, and a difference list says that its words
 * are new ones. */
static void
test_id_survives_another_referent(void **state)
{
    struct cc_article a = {0}, b = {0};
    struct cc_claims c = {0}, d = {0};
    struct cc_change *changes;
    const struct cc_claim *k, *l;
    size_t n;

    (void)state;
    extract("a.md", "# Notes\n\nCinnamon is a spice. It lowers blood sugar and eases nausea.\n", &a, &c, NULL);
    extract("a.md", "# Notes\n\nGinger is a root. It lowers blood sugar and eases nausea.\n", &b, &d, NULL);
    k = find(&c, "Cinnamon eases nausea.");
    l = find(&d, "Ginger eases nausea.");
    assert_non_null(k);
    assert_non_null(l);
    assert_string_equal(k->id, l->id);
    assert_string_not_equal(k->id, find(&c, "Cinnamon lowers blood sugar.")->id);
    cc_claims_diff(&c, &d, &changes, &n);
    assert_int_equal(n, c.n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(changes[i].kind, CC_CHANGE_REWORDED);
    free(changes);
    cc_claims_clear(&c);
    cc_claims_clear(&d);
    cc_article_clear(&a);
    cc_article_clear(&b);
}

/* Two subjects in one sentence are two atoms, whatever order they come in. */
static void
test_ids_of_one_sentence_differ(void **state)
{
    struct cc_article a = {0};
    struct cc_claims c = {0};

    (void)state;
    extract("a.md", "# Notes\n\nOats and barley reduce cholesterol and blood pressure.\n", &a, &c, NULL);
    assert_int_equal(c.n, 4);
    for (size_t i = 0; i < c.n; i++) {
        assert_null(strchr(c.v[i].id, '.'));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(c.v[i].id, c.v[j].id);
    }
    cc_claims_clear(&c);
    cc_article_clear(&a);
}

static void
test_repeat_names_the_first(void **state)
{
    struct cc_article a = {0};
    struct cc_claims c = {0};

    (void)state;
    extract("a.md", "# Oats\n\nOats lower cholesterol.\n\nWalks help.\n\nOats lower cholesterol.\n", &a, &c, NULL);
    assert_true(c.n >= 2);
    assert_null(c.v[0].same_as);
    assert_string_equal(c.v[c.n - 1].same_as, c.v[0].id);
    assert_string_not_equal(c.v[c.n - 1].id, c.v[0].id);
    cc_claims_clear(&c);
    cc_article_clear(&a);
}

static void
count_event(void *arg, const struct cc_claims_event *event)
{
    size_t *n = arg;

    n[event->claim_id != NULL]++;
}

static void
test_explains_what_was_dropped(void **state)
{
    struct cc_article a = {0};
    struct cc_claims c = {0};
    size_t n[2] = {0, 0};
    struct cc_claims_options options = {.explain = count_event, .explain_arg = n};

    (void)state;
    extract("a.md", "# Ginger\n\nGinger eases nausea. Better mornings.\n", &a, &c, &options);
    assert_int_equal(n[1], c.n);
    assert_true(n[0] >= 1);
    cc_claims_clear(&c);
    cc_article_clear(&a);
}

static void
test_long_input_is_linear_and_same(void **state)
{
    struct cc_buf b = {0};
    struct cc_article a = {0};
    struct cc_claims c = {0}, d = {0};
    struct cc_error e = {0};

    (void)state;
    cc_buf_adds(&b, "# Salt\n\n");
    for (int i = 0; i < 2000; i++)
        cc_buf_adds(&b, "Salt raises blood pressure, and it (like sugar, starch and fat) harms the kidneys, which filter it and ");
    extract("a.md", b.v, &a, &c, NULL);
    assert_ok(cc_claims_extract(&a, NULL, &d, &e), e);
    assert_int_equal(c.n, d.n);
    for (size_t i = 0; i < c.n; i++)
        assert_string_equal(c.v[i].id, d.v[i].id);
    cc_claims_clear(&c);
    cc_claims_clear(&d);
    cc_article_clear(&a);
    cc_buf_clear(&b);
}

/* Bytes that are read, each time again, to find the claims of n copies of an article with all kinds of blocks. */
static size_t
work_of(int n)
{
    static const char *const copy = "## Does soy help with hot flushes?\n\nYes. Soy may ease hot flushes, and it lowers cholesterol.\n\n"
        "## Eat more soy\n\nIt blocks oestrogen.\n\n## 3 benefits of soy\n\n### 1. Stronger bones\n\nIt slows the loss of calcium. This protects the hip.\n\n### 2. A calmer heart\n\nThey say so.\n\n"
        "### 3. Better sleep\n\nMyth: soy feeds tumours.\n\nFact: it does not.\n\nSoy can:\n\n- reduce inflammation\n- **Hormones**: balances oestrogen\n"
        "- improve sleep, mood and memory\n\n## Side effects\n\n- bloating\n- gas (rare)\n\n| Food | Effect |\n| --- | --- |\n| Tofu | Lowers cholesterol |\n"
        "| Miso | Supports digestion |\n\n**Q: Is it safe?** A: Soy is safe for most adults.\n\nSee a doctor if the pain lasts or you have a fever.\n\n";
    struct cc_buf b = {0};
    struct cc_article a = {0};
    struct cc_claims c = {0};
    size_t work = 0;

    cc_buf_adds(&b, "# How to lower your cholesterol\n\n");
    for (int i = 0; i < n; i++)
        cc_buf_adds(&b, copy);
    extract("a.md", b.v, &a, &c, &(struct cc_claims_options){.work = &work});
    assert_true(c.n >= (size_t)n * 4);
    cc_claims_clear(&c);
    cc_article_clear(&a);
    cc_buf_clear(&b);
    return work;
}

/* Four times the text, four times the work: no rule reads the whole article for each block. */
static void
test_work_grows_with_the_text(void **state)
{
    size_t work = work_of(20), more = work_of(80);

    (void)state;
    assert_true(work > 0);
    assert_true(2 * more < 9 * work);
}

/* A list item of many sentences: each claim quotes no more than a piece of it, so that memory grows with the text. */
static void
test_quotes_of_a_long_item(void **state)
{
    struct cc_buf b = {0};
    struct cc_article a = {0};
    struct cc_claims c = {0};

    (void)state;
    cc_buf_adds(&b, "# Zinc\n\n- ");
    for (int i = 0; i < 400; i++)
        cc_buf_addf(&b, "Zinc lowers fever number %d in adülts. ", i);
    cc_buf_adds(&b, "\n");
    extract("a.md", b.v, &a, &c, &(struct cc_claims_options){0});
    assert_true(c.n >= 300);
    for (size_t i = 0; i < c.n; i++) {
        assert_true(strlen(c.v[i].quote) <= CC_QUOTE_MAX_BYTES + strlen("Zinc … "));
        assert_true(cc_utf8_valid(c.v[i].quote, strlen(c.v[i].quote)));
    }
    cc_claims_clear(&c);
    cc_article_clear(&a);
    cc_buf_clear(&b);
}

static void
test_inflection(void **state)
{
    static const struct {
        const char *lemma;
        enum cc_form form;
        const char *want;
    } cases[] = {
        {"reduce", CC_FORM_S, "reduces"}, {"carry", CC_FORM_S, "carries"}, {"relax", CC_FORM_S, "relaxes"}, {"be", CC_FORM_S, "is"},
        {"have", CC_FORM_S, "has"}, {"reduce", CC_FORM_ING, "reducing"}, {"trigger", CC_FORM_ING, "triggering"},
        {"cut", CC_FORM_ING, "cutting"}, {"begin", CC_FORM_ING, "beginning"}, {"die", CC_FORM_ING, "dying"}, {"free", CC_FORM_ING, "freeing"},
        {"stop", CC_FORM_PAST, "stopped"}, {"bring", CC_FORM_PAST, "brought"}, {"take", CC_FORM_PARTICIPLE, "taken"},
        {"study", CC_FORM_PAST, "studied"}, {"ease", CC_FORM_PAST, "eased"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_buf b = {0};

        cc_inflect_add(&b, cases[i].lemma, strlen(cases[i].lemma), cases[i].form);
        assert_string_equal(b.v, cases[i].want);
        cc_buf_clear(&b);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_id_survives_other_lines),
        cmocka_unit_test(test_id_survives_another_referent),
        cmocka_unit_test(test_ids_of_one_sentence_differ),
        cmocka_unit_test(test_repeat_names_the_first),
        cmocka_unit_test(test_explains_what_was_dropped),
        cmocka_unit_test(test_long_input_is_linear_and_same),
        cmocka_unit_test(test_work_grows_with_the_text),
        cmocka_unit_test(test_quotes_of_a_long_item),
        cmocka_unit_test(test_inflection),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

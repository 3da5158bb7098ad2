/* test_decisions.c: decisions applied over an extraction, and the difference between two lists. The articles are read and
 * extracted for real, so ids and frames are those of the program. */
#include "support/test.h"

#include <claimcheck/article.h>
#include <claimcheck/claims.h>
#include <claimcheck/decisions.h>

struct read {
    struct cc_article article;
    struct cc_claims claims;
};

static void
extract(const char *text, struct read *out)
{
    struct cc_error e = {0};

    memset(out, 0, sizeof *out);
    assert_ok(cc_article_read("a.txt", text, strlen(text), CC_FORMAT_TEXT, &out->article, &e), e);
    assert_ok(cc_claims_extract(&out->article, NULL, &out->claims, &e), e);
}

static void
clear(struct read *r)
{
    cc_claims_clear(&r->claims);
    cc_article_clear(&r->article);
}

static void
count_orphan(void *arg, const struct cc_decision *d, const char *why)
{
    (void)d;
    assert_non_null(why);
    ++*(size_t *)arg;
}

static size_t
apply(struct read *r, struct cc_decisions *list)
{
    struct cc_error e = {0};
    size_t orphans = 0;

    assert_ok(cc_decisions_apply(&r->article, list, count_orphan, &orphans, &r->claims, &e), e);
    return orphans;
}

static struct cc_decision *
decide(struct cc_decisions *list, enum cc_decision_kind kind, const char *claim)
{
    struct cc_decision *d = cc_decisions_push(list);

    d->kind = kind;
    d->claim = cc_mem_strdup(claim);
    return d;
}

static void
add(char ***v, size_t *n, const char *text)
{
    *v = cc_mem_push(*v, *n, sizeof **v);
    (*v)[(*n)++] = cc_mem_strdup(text);
}

#define TWO "Zinc shortens colds.\n\nGinger reduces nausea.\n"

static void
test_edit_keeps_the_id_and_reads_the_new_words(void **state)
{
    struct cc_decisions list = {0};
    struct cc_decision *d;
    struct read r;
    char *id;

    (void)state;
    extract(TWO, &r);
    assert_int_equal(r.claims.n, 2);
    id = cc_mem_strdup(r.claims.v[1].id);
    d = decide(&list, CC_DECISION_EDIT, id);
    add(&d->texts, &d->n_texts, "Peppermint may increase bloating.");
    assert_int_equal(apply(&r, &list), 0);
    assert_string_equal(r.claims.v[1].id, id);
    assert_string_equal(r.claims.v[1].text, "Peppermint may increase bloating.");
    assert_true(r.claims.v[1].hedged);
    assert_int_equal(r.claims.v[1].direction, CC_DIR_UP);
    assert_int_equal(r.claims.v[1].lines[0], 3);
    free(id);
    cc_decisions_clear(&list);
    clear(&r);
}

static void
test_decisions_survive_lines_that_move(void **state)
{
    struct cc_decisions list = {0};
    struct read before, after;

    (void)state;
    extract(TWO, &before);
    (void)decide(&list, CC_DECISION_DROP, before.claims.v[0].id);
    extract("A line more, about nothing in particular.\n\n" TWO, &after);
    assert_int_equal(apply(&after, &list), 0);
    assert_int_equal(after.claims.n, 1);
    assert_string_equal(after.claims.v[0].id, before.claims.v[1].id);
    cc_decisions_clear(&list);
    clear(&before);
    clear(&after);
}

static void
test_merge_split_add(void **state)
{
    struct cc_decisions list = {0};
    struct cc_decision *d;
    struct read r;

    (void)state;
    extract(TWO, &r);
    d = decide(&list, CC_DECISION_MERGE, r.claims.v[0].id);
    add(&d->others, &d->n_others, r.claims.v[1].id);
    d = decide(&list, CC_DECISION_SPLIT, r.claims.v[0].id);
    add(&d->texts, &d->n_texts, "Zinc shortens colds.");
    add(&d->texts, &d->n_texts, "Zinc prevents colds.");
    d = decide(&list, CC_DECISION_ADD, NULL);
    add(&d->texts, &d->n_texts, "Ginger calms the stomach.");
    d->line = 3;
    assert_int_equal(apply(&r, &list), 0);
    assert_int_equal(r.claims.n, 3);
    assert_int_equal(r.claims.v[0].n_lines, 2); /* the merged one's place went to the parts */
    assert_string_equal(r.claims.v[1].text, "Zinc prevents colds.");
    assert_string_equal(r.claims.v[2].quote, "Ginger reduces nausea.");
    cc_decisions_clear(&list);
    clear(&r);
}

static void
test_orphans_are_told(void **state)
{
    struct cc_decisions list = {0};
    struct cc_decision *d;
    struct read r;

    (void)state;
    extract(TWO, &r);
    (void)decide(&list, CC_DECISION_DROP, "c0000000000");
    d = decide(&list, CC_DECISION_ADD, NULL);
    add(&d->texts, &d->n_texts, "Zinc helps.");
    d->line = 99;
    assert_int_equal(apply(&r, &list), 2);
    assert_int_equal(r.claims.n, 2);
    cc_decisions_clear(&list);
    clear(&r);
}

static void
test_diff(void **state)
{
    struct read before, after;
    struct cc_change *changes;
    size_t n;

    (void)state;
    extract("Zinc shortens colds.\n\nGinger reduces nausea in pregnant women.\n\nCoffee raises blood pressure.\n", &before);
    extract("Ginger reduces morning nausea in pregnant women.\n\nZinc shortens colds.\n\nHoney soothes coughs.\n", &after);
    cc_claims_diff(&before.claims, &after.claims, &changes, &n);
    assert_int_equal(n, 4);
    assert_int_equal(changes[0].kind, CC_CHANGE_REWORDED);
    assert_string_equal(changes[0].before->text, before.claims.v[1].text);
    assert_int_equal(changes[1].kind, CC_CHANGE_KEPT);
    assert_int_equal(changes[2].kind, CC_CHANGE_NEW);
    assert_int_equal(changes[3].kind, CC_CHANGE_GONE);
    free(changes);
    clear(&before);
    clear(&after);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edit_keeps_the_id_and_reads_the_new_words), cmocka_unit_test(test_decisions_survive_lines_that_move),
        cmocka_unit_test(test_merge_split_add), cmocka_unit_test(test_orphans_are_told), cmocka_unit_test(test_diff),
    };

    return cmocka_run_group_tests_name("decisions", tests, NULL, NULL);
}

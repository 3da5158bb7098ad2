/* test_reread.c: what is copied from an earlier reading is what a new reading finds, wherever the text stands. */
#include <string.h>

#include "support/test.h"

#include "claims/reread.h"
#include "claims/work.h"

static void
same_texts(const struct cc_text *a, const struct cc_text *b)
{
    assert_int_equal(a->n_tokens, b->n_tokens);
    assert_int_equal(a->n_sentences, b->n_sentences);
    assert_int_equal(a->n_chunks, b->n_chunks);
    for (uint32_t i = 0; i < a->n_tokens; i++) {
        const struct cc_token *x = &a->tokens[i], *y = &b->tokens[i];

        assert_int_equal(x->span.start, y->span.start);
        assert_int_equal(x->span.end, y->span.end);
        assert_int_equal(x->tag, y->tag);
        assert_int_equal(x->cues, y->cues);
        assert_int_equal(x->flags, y->flags);
        assert_int_equal(x->lower_len, y->lower_len);
        assert_memory_equal(x->lower, y->lower, x->lower_len);
        assert_int_equal(x->lemma_len, y->lemma_len);
        assert_memory_equal(x->lemma, y->lemma, x->lemma_len);
    }
    for (uint32_t i = 0; i < a->n_sentences; i++)
        assert_int_equal(a->sentences[i].span.end, b->sentences[i].span.end);
    for (uint32_t i = 0; i < a->n_chunks; i++)
        assert_int_equal(a->chunks[i].kind, b->chunks[i].kind);
}

/* The same words at the start of one text and inside another, the first one freed before the copy is used. */
static void
found_again_elsewhere(void **state)
{
    static const char *const texts[] = {"Ginger doesn’t CALM the gut; it settles flare-ups.", "", "Zinc", "Émile’s tea – “mild” – helps, it's said. Two cups do."};
    struct cc_reread before = {0};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t n = strlen(texts[i]);
        struct cc_text first = {.before = &before}, again = {.before = &before}, fresh = {0};
        char *one = strdup(texts[i]), *two = calloc(1, n + 8);

        memcpy(two + 4, texts[i], n);
        cc_claims_read(&first, one, (struct cc_span){0, n});
        assert_true(cc_reread_find(&before, &first, one, (struct cc_span){0, n}));
        cc_tokens_clear(&first);
        memset(one, 'x', n);
        free(one);
        assert_int_equal(cc_claims_read(&again, two, (struct cc_span){4, n + 4}), n + 4);
        cc_claims_read(&fresh, two, (struct cc_span){4, n + 4});
        same_texts(&again, &fresh);
        cc_tokens_clear(&again);
        cc_tokens_clear(&fresh);
        free(two);
    }
    cc_reread_clear(&before);
}

static void
not_found_when_another_or_long(void **state)
{
    static char text[2 * CC_REREAD_BYTES] = "Zinc calms colds.";
    struct cc_reread before = {0};
    struct cc_text t = {.before = &before};

    (void)state;
    cc_claims_read(&t, text, (struct cc_span){0, 17});
    assert_true(cc_reread_find(&before, &t, text, (struct cc_span){0, 17}));
    assert_false(cc_reread_find(&before, &t, text, (struct cc_span){0, 16}));
    text[0] = 'z';
    assert_false(cc_reread_find(&before, &t, text, (struct cc_span){0, 17}));
    memset(text, 'a', sizeof text);
    cc_claims_read(&t, text, (struct cc_span){0, sizeof text});
    assert_false(cc_reread_find(&before, &t, text, (struct cc_span){0, sizeof text}));
    cc_tokens_clear(&t);
    cc_reread_clear(&before);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(found_again_elsewhere), cmocka_unit_test(not_found_when_another_or_long)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_token.c: tokens and sentences of text as people type it. */
#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "claims/token.h"

static void
read_text(struct cc_text *t, const char *text)
{
    assert_int_equal(cc_tokens_read(t, text, (struct cc_span){0, strlen(text)}), strlen(text));
}

/* tokens joined by '|' */
static void
test_tokens(void **state)
{
    static const struct { const char *text, *want; } ROWS[] = {
        {"gut-soothing foods", "gut-soothing|foods"},
        {"3–4 cups, −6% vs. 50%", "3–4|cups|,|−6%|vs.|50%"},
        {"omega-3s and Lactobacillus rhamnosus GG", "omega-3s|and|Lactobacillus|rhamnosus|GG"},
        {"1,000 mg, 20× more; 4+ cups", "1,000|mg|,|20×|more|;|4+|cups"},
        {"5-LOX, a 60-day trial", "5-LOX|,|a|60-day|trial"},
        {"lining → reactions -> flares", "lining|→|reactions|->|flares"},
        {"≥ 5 mg/dL (n.s.)", "≥|5|mg/dL|(|n.s.|)"},
        {"They don't; it’s the body’s. We can't, cannot", "They|do|n't|;|it|’s|the|body|’s|.|We|ca|n't|,|can|not"},
        {"parents’ diet", "parents|’|diet"},
        {"see https://a.example/x?y=1, mail me@a.example.", "see|https://a.example/x?y=1|,|mail|me@a.example|."},
        {"eczema.Then it", "eczema|.|Then|it"},
        {"“Good” bacteria (dysbiosis)", "“|Good|”|bacteria|(|dysbiosis|)"},
        {"#GutHealth 👩‍⚕️ • zinc", "#GutHealth|👩‍⚕️|•|zinc"},
        {"and/or A, B and C", "and/or|A|,|B|and|C"},
        {"wait… what?!", "wait|…|what|?!"},
        {"$5–$10 at 7:30 p.m.", "$5–$10|at|7:30|p.m."},
        {"gut–skin axis — and", "gut–skin|axis|—|and"},
    };
    struct cc_text t = {0};

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char got[512] = "";

        read_text(&t, ROWS[i].text);
        for (uint32_t k = 0; k < t.n_tokens; k++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", k ? "|" : "", (int)(t.tokens[k].span.end - t.tokens[k].span.start),
                ROWS[i].text + t.tokens[k].span.start);
        assert_string_equal(got, ROWS[i].want);
    }
    cc_tokens_clear(&t);
}

static void
test_forms_and_flags(void **state)
{
    static const struct { const char *text; uint32_t token; const char *lower; uint32_t flags; } ROWS[] = {
        {"DHA helps", 0, "dha", CC_TOK_UPPER | CC_TOK_CAPITAL | CC_TOK_FIRST}, {"it won’t", 1, "will", CC_TOK_CONTRACTED},
        {"it won’t", 2, "not", CC_TOK_CONTRACTED}, {"Élan vital", 0, "élan", CC_TOK_CAPITAL}, {"3–4 cups", 0, "3-4", CC_TOK_NUMBER | CC_TOK_RANGE},
        {"by 40%", 1, "40%", CC_TOK_NUMBER | CC_TOK_PERCENT | CC_TOK_SPACE}, {"a “b” c", 2, "b", CC_TOK_IN_QUOTES},
        {"x ✅ y", 1, "✅", CC_TOK_BULLET | CC_TOK_SYMBOL}, {"Dr. Who", 0, "dr.", CC_TOK_ABBREVIATION},
    };
    struct cc_text t = {0};

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const struct cc_token *k;

        read_text(&t, ROWS[i].text);
        assert_true(ROWS[i].token < t.n_tokens);
        k = &t.tokens[ROWS[i].token];
        if (!cc_token_is(k, ROWS[i].lower) || (k->flags & ROWS[i].flags) != ROWS[i].flags)
            fail_msg("\"%s\": \"%.*s\", flags %x", ROWS[i].text, k->lower_len, k->lower, k->flags);
    }
    read_text(&t, "the lining (or barrier) leaks (see");
    assert_int_equal(t.tokens[3].depth, 1);
    assert_int_equal(t.tokens[6].depth, 0);
    assert_int_equal(t.tokens[t.n_tokens - 1].depth, 0); /* a bracket that never closes holds nothing */
    cc_tokens_clear(&t);
}

/* sentences joined by " | " */
static void
test_sentences(void **state)
{
    static const struct { const char *text, *want; } ROWS[] = {
        {"It helps. It works.", "It helps. | It works."},
        {"Dr. Smith says so. Mrs. Lee agrees.", "Dr. Smith says so. | Mrs. Lee agrees."},
        {"Dr. J. Smith takes vitamin C. It helps.", "Dr. J. Smith takes vitamin C. | It helps."},
        {"Eat fish, e.g. salmon. Avoid sugar.", "Eat fish, e.g. salmon. | Avoid sugar."},
        {"Sleep by 10 p.m. The body repairs itself.", "Sleep by 10 p.m. | The body repairs itself."},
        {"It is No. 1 in sales. Buy it.", "It is No. 1 in sales. | Buy it."},
        {"The answer is no. Zinc helps.", "The answer is no. | Zinc helps."},
        {"A rise of 0.5 mg vs. 1.5 mg. Small.", "A rise of 0.5 mg vs. 1.5 mg. | Small."},
        {"“It works.” She smiled.", "“It works.” | She smiled."},
        {"It works (in mice). Really!", "It works (in mice). | Really!"},
        {"It works (a lot. Really) and helps.", "It works (a lot. Really) and helps."},
        {"It calms eczema.Then sleep comes.", "It calms eczema. | Then sleep comes."},
        {"Wait… Better sleep.", "Wait… | Better sleep."},
        {"wait… and sleep", "wait… and sleep"},
        {"Does it help? Yes. Really?! Sure", "Does it help? | Yes. | Really?! | Sure"},
        {"Good sleep! 😴 Calm mind.", "Good sleep! 😴 | Calm mind."},
        {"Benefits: • less pain • more energy", "Benefits: | • less pain | • more energy"},
        {"Jointarra | Move again", "Jointarra | | Move again"},
        {"1. The axis explained", "1. The axis explained"},
        {"In the U.S. Food is cheap.", "In the U.S. Food is cheap."},
        {"Lactobacillus spp. are common.", "Lactobacillus spp. are common."},
        {"Heading line\n\nNext line", "Heading line | Next line"},
        {"Better sleep\nCalmer mind", "Better sleep | Calmer mind"},
        {"one soft\nline goes on", "one soft\nline goes on"},
    };
    struct cc_text t = {0};

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char got[512] = "";

        read_text(&t, ROWS[i].text);
        for (uint32_t k = 0; k < t.n_sentences; k++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", k ? " | " : "", (int)(t.sentences[k].span.end - t.sentences[k].span.start),
                ROWS[i].text + t.sentences[k].span.start);
        assert_string_equal(got, ROWS[i].want);
    }
    cc_tokens_clear(&t);
}

/* What holds for any text: tokens and chunks in order, sentences and chunks cover them, caps are kept, the end is reached. */
static void
check_shape(const char *text, size_t n)
{
    struct cc_text t = {0};
    size_t at = 0;

    while (at < n) {
        size_t stop = cc_tokens_read(&t, text, (struct cc_span){at, n});
        size_t last = at;
        uint32_t token = 0, chunk = 0;

        assert_true(stop > at && stop <= n);
        for (uint32_t i = 0; i < t.n_tokens; i++) {
            assert_true(t.tokens[i].span.start >= last && t.tokens[i].span.end > t.tokens[i].span.start);
            assert_true(t.tokens[i].span.end - t.tokens[i].span.start <= CC_TOKEN_MAX_BYTES + 8 && t.tokens[i].tag != CC_TAG_NONE);
            last = t.tokens[i].span.end;
        }
        assert_true(last <= stop);
        for (uint32_t i = 0; i < t.n_sentences; i++) {
            assert_int_equal(t.sentences[i].first, token);
            assert_int_equal(t.sentences[i].chunk_first, chunk);
            assert_true(t.sentences[i].end > token && t.sentences[i].end - token <= CC_SENTENCE_MAX_TOKENS);
            for (; chunk < t.sentences[i].chunk_end; chunk++) {
                assert_int_equal(t.chunks[chunk].first, token);
                assert_true(t.chunks[chunk].end > token && t.chunks[chunk].head >= token && t.chunks[chunk].head < t.chunks[chunk].end);
                token = t.chunks[chunk].end;
            }
            assert_int_equal(t.sentences[i].end, token);
        }
        assert_int_equal(token, t.n_tokens);
        assert_int_equal(chunk, t.n_chunks);
        at = stop;
    }
    cc_tokens_clear(&t);
}

static void
fill(char *text, size_t n, const char *piece)
{
    size_t len = strlen(piece);

    for (size_t i = 0; i < n; i++)
        text[i] = piece[i % len];
    while (n > 0 && ((unsigned char)text[n - 1] & 0xC0) == 0x80)
        text[--n] = ' '; /* the last character may be cut */
    if (n > 0 && (unsigned char)text[n - 1] >= 0xC0)
        text[n - 1] = ' ';
}

static void
test_hostile_shapes(void **state)
{
    static const char *const PIECES[] = {"a", "(", "\"'", "1-", "…", "’s", "a.", "e.g.", "👩‍⚕️", "www.", "x@y.", "and ", "to not ", "such as ", "\n", "“", "up to 4% ",
        "A.B. ", "that which ", "more than ", "É-", "--> ", "#a", "is has does ", "ing ed s "};
    size_t n = (size_t)3 << 20;
    char *text = cc_mem_alloc(n + 1);

    (void)state;
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        fill(text, n / 8, PIECES[i]);
        check_shape(text, n / 8);
    }
    fill(text, n, "Zinc helps sleep. ");
    check_shape(text, n);
    free(text);
}

/* behind the last token nothing of an earlier, longer text can be seen */
static void
test_fence(void **state)
{
    struct cc_text t = {0};

    (void)state;
    read_text(&t, "Zinc helps the sleep of most adults and of their children.");
    read_text(&t, "Zinc helps");
    assert_int_equal(t.n_tokens, 2);
    for (uint32_t i = 0; i < CC_TOKENS_BEYOND; i++) {
        assert_int_equal(t.tokens[t.n_tokens + i].tag, CC_TAG_NONE);
        assert_int_equal(t.tokens[t.n_tokens + i].flags, 0);
        assert_string_equal(t.tokens[t.n_tokens + i].lower, "");
    }
    cc_tokens_clear(&t);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens), cmocka_unit_test(test_forms_and_flags), cmocka_unit_test(test_sentences), cmocka_unit_test(test_hostile_shapes),
        cmocka_unit_test(test_fence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

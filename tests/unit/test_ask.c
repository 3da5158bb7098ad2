/* test_ask.c: questions in plain words: what is known of stems, records that are like each other, and the second look at what was
 * found, over records made here. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "support/folder.h"
#include "support/test.h"

#include <claimcheck/mirror.h>

#include "base/file.h"
#include "base/mem.h"
#include "mirror/ask.h"
#include "mirror/like.h"
#include "mirror/stem_near.h"
#include "mirror/stem_table.h"

static void
stems_have_numbers(void **state)
{
    struct cc_stem_table t = {0};
    char stem[16];

    (void)state;
    for (int round = 0; round < 2; round++) { /* more than fit the first hash index */
        for (unsigned i = 0; i < 1000; i++) {
            snprintf(stem, sizeof stem, "stem%u", i);
            assert_int_equal(cc_stem_table_add(&t, stem, strlen(stem)), i);
        }
    }
    assert_int_equal(t.n, 1000);
    assert_int_equal(cc_stem_table_add(&t, "stem7 and more", 5), 7);
    *cc_stem_table_value(&t, "stem3", 5) += 1;
    *cc_stem_table_value(&t, "new", 3) = 3;
    cc_stem_table_scale(&t, 1);
    assert_true(t.v[3].value > 0.249f && t.v[3].value < 0.251f && t.v[1000].value > 0.749f);
    cc_stem_table_clear(&t);
    *cc_stem_table_value(&t, "first", 5) = 1; /* the table is made while its value is asked for */
    assert_true(t.v[0].value > 0);
    cc_stem_table_clear(&t);
}

static float
near(const char *a, const char *b)
{
    struct cc_stem_shape x, y;
    float one, other;

    cc_stem_shape(a, strlen(a), &x);
    cc_stem_shape(b, strlen(b), &y);
    one = cc_stem_near(&x, &y);
    other = cc_stem_near(&y, &x);
    assert_true(one - other < 1e-5f && other - one < 1e-5f);
    assert_true(one >= 0 && one <= 0.8001f);
    return one;
}

static void
stems_are_near(void **state)
{
    (void)state;
    assert_true(cc_stem_worth("dengu") > cc_stem_worth("involv") + 0.1f); /* a subject, and what is said of one */
    assert_true(cc_stem_worth("nosuchstematall") > 0.6f && cc_stem_worth("nosuchstematall") < 0.7f);
    assert_true(cc_stem_worth("qzx17b") > cc_stem_worth("nosuchstematall") + 0.1f); /* the name of a gene or compound */
    assert_true(near("dementia", "alzheim") > 0.3f);                      /* by meaning */
    assert_true(near("dementia", "alzheim") > near("dementia", "yogurt"));
    assert_true(near("transgultaminas", "transglutaminas") > 0.3f);       /* by letters */
    assert_true(near("dementia", "ribosom") < 0.2f);
    assert_true(near("100", "1000") <= 0);                                /* numbers and two letters are what they are */
    assert_true(near("il", "ilx") <= 0);
    assert_true(near("", "") <= 0);
}

/* Records 0 and 1 are made of the same stems, 2 and 3 of others; 0 is good. */
static void
what_is_like_good_ones_is_lifted(void **state)
{
    static const float scores[] = {1, 0.2f, 0.3f, 0};
    struct cc_like like = {0};
    float out[4], plain[4];

    (void)state;
    for (uint32_t r = 0; r < 4; r++) {
        cc_like_begin(&like);
        for (uint32_t s = 0; s < 5; s++)
            cc_like_add(&like, r / 2 * 5 + s, (uint8_t)(100 + s));
        cc_like_add(&like, 20, 200);    /* all have it: it tells nothing */
        cc_like_add(&like, 30 + r, 200); /* one alone has it */
    }
    cc_like_lift(&like, scores, 0, plain);
    cc_like_lift(&like, scores, 1, out);
    assert_true(plain[2] > plain[1] && out[1] > out[2]);
    assert_true(out[3] > plain[3] && out[3] < out[2]);
    for (int i = 0; i < 4; i++)
        assert_true(plain[i] >= 0 && plain[i] <= 1 && out[i] >= plain[i] && out[i] <= plain[i] + CC_LIKE_LIFT + 1e-5f);
    cc_like_clear(&like);
}

static void
add_record(struct cc_buf *b, unsigned pmid, const char *title, const char *abstract)
{
    cc_buf_addf(b, "<PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\"><PMID Version=\"1\">%u</PMID><Article><Journal>"
        "<JournalIssue><PubDate><Year>2001</Year></PubDate></JournalIssue><Title>J</Title></Journal><ArticleTitle>%s</ArticleTitle>"
        "<Abstract><AbstractText>%s</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>\n", pmid, title, abstract);
}

/* A mirror of 300 records: 101 and 102 have the same words, 102 in one sentence; 103 has a word of the claim in other letters; the
 * others have one word each of what is asked. */
static struct cc_mirror *
small_mirror(void)
{
    static const char *const words[] = {"zinc", "lozenges", "shorten", "colds", "schoolchildren", "winter"};
    char *source = folder_path("a.xml"), *path = folder_path("a.db");
    const char *paths[] = {source};
    struct cc_mirror_import what = {.paths = paths, .n_paths = 1};
    struct cc_mirror_imported done = {0};
    struct cc_mirror *mirror = NULL;
    struct cc_error error = {0};
    struct cc_buf b = {0}, list = {0};

    cc_buf_adds(&b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<PubmedArticleSet>\n");
    add_record(&b, 101, "A trial", "Zinc was weighed. Lozenges were bought early. Many colds came. Nothing shortened them. Schoolchildren took part.");
    add_record(&b, 102, "A trial", "One was weighed. Early many were bought. Zinc lozenges shortened colds of schoolchildren. Nothing came. Some took part.");
    add_record(&b, 103, "A report", "In a dish transglutaminase rose after injury of the tissue and then slowly fell again.");
    add_record(&b, 104, "A report", "In a dish haemoglobin rose after injury of the tissue and then slowly fell again.");
    add_record(&b, 105, "A report", "Snps were told apart with care by hand.");
    for (unsigned i = 0; i < 3000; i++) /* so many words that their keys fill several pages */
        cc_buf_addf(&list, "word%u ", i);
    add_record(&b, 106, "A list", list.v);
    cc_buf_clear(&list);
    for (unsigned i = 0; i < 300; i++)
        add_record(&b, 1000 + i, i % 7 == 0 ? "Of colds in winter" : "Of other things", words[i % 6]);
    cc_buf_adds(&b, "</PubmedArticleSet>\n");
    assert_ok(cc_file_write(source, b.v, b.n, &error), error);
    assert_ok(cc_mirror_import(path, &what, &done, &error), error);
    assert_ok(cc_mirror_db_open(path, &mirror, &error), error);
    assert_ok(cc_mirror_begin(mirror, &error), error);
    cc_buf_clear(&b);
    free(source);
    free(path);
    return mirror;
}

static void
ask(struct cc_mirror *mirror, const char *text, const struct cc_ask_params *params, size_t max, struct cc_found *found)
{
    struct cc_error error = {0};

    assert_ok(cc_mirror_ask(mirror, text, params, max, found, &error), error);
    for (size_t i = 1; i < found->n; i++)
        assert_true(found->scores[i] <= found->scores[i - 1]);
}

static size_t
place_of(const struct cc_found *found, uint32_t pmid)
{
    size_t i = 0;

    while (i < found->n && found->pmids[i] != pmid)
        i++;
    return i;
}

static void
the_second_look(void **state)
{
    static const char claim[] = "Zinc lozenges shorten the colds of schoolchildren in a cold winter with much snow and ice outside";
    struct cc_mirror *mirror = small_mirror();
    struct cc_ask_params once = cc_ask_defaults;
    struct cc_found found = {0}, few = {0};

    (void)state;
    ask(mirror, claim, NULL, 1000, &found);  /* one sentence that says it goes before the same words here and there */
    assert_true(found.n > 200);              /* more than are looked at again */
    assert_int_equal(found.pmids[0], 102);
    assert_int_equal(place_of(&found, 101), 1);
    for (size_t i = 0; i < found.n; i++)     /* none is lost, none comes twice */
        for (size_t k = 0; k < i; k++)
            assert_true(found.pmids[i] != found.pmids[k]);
    ask(mirror, claim, NULL, 15, &few);      /* how many are wanted does not change their order */
    assert_int_equal(few.n, 15);
    assert_memory_equal(few.pmids, found.pmids, 15 * sizeof *few.pmids);
    cc_found_clear(&few);
    cc_found_clear(&found);

    once.translate = 0;
    once.feedback_docs = 0;
    ask(mirror, "physical injury lowers transgultaminase in a dish", &once, 10, &found); /* sic */
    assert_true(place_of(&found, 103) < place_of(&found, 104));
    cc_found_clear(&found);
    once.rescore = false;                    /* the first look sees no difference */
    ask(mirror, "physical injury lowers transgultaminase in a dish", &once, 10, &found);
    assert_true(found.n >= 2 && found.scores[0] - found.scores[1] < 1e-6f);
    cc_found_clear(&found);
    cc_mirror_db_free(mirror);
}

/* The stemmer keeps "snps" from "snp". */
static void
kin_are_found(void **state)
{
    struct cc_mirror *mirror = small_mirror();
    struct cc_ask_params plain = cc_ask_defaults;
    struct cc_found found = {0};

    (void)state;
    plain.translate = 0;
    plain.feedback_docs = 0;
    ask(mirror, "SNP", &plain, 10, &found);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.pmids[0], 105);
    cc_found_clear(&found);
    plain.kin = false;
    ask(mirror, "SNP", &plain, 10, &found);
    assert_int_equal(found.n, 0);
    cc_found_clear(&found);
    cc_mirror_db_free(mirror);
}

/* Every key of a segment, and between each two one that is not there. */
static void
keys_are_counted_in_one_pass(void **state)
{
    struct cc_mirror *mirror = small_mirror();
    const struct cc_segment *segment = &mirror->index.segments[0];
    struct cc_key_walk walk;
    struct cc_key_tally *keys = NULL;
    uint64_t *wanted = NULL;
    size_t n = 0;
    struct cc_error error = {0};
    bool more = true;

    (void)state;
    assert_ok(cc_key_walk_begin(&walk, &mirror->index, segment, "", 0, &error), error);
    while (more) {
        assert_ok(cc_key_walk_next(&walk, &more, &error), error);
        for (size_t extra = 0; more && extra < 2 && walk.key_len + extra < CC_KEY_MAX; extra++) {
            uint8_t *key = cc_mem_alloc(walk.key_len + 1); /* ends with 0: no other key comes between */

            memcpy(key, walk.key, walk.key_len);
            keys = cc_mem_push(keys, n, sizeof *keys);
            wanted = cc_mem_push(wanted, n, sizeof *wanted);
            keys[n] = (struct cc_key_tally){key, walk.key_len + extra, 7};
            wanted[n++] = 7 + (extra == 0 ? walk.list.n : 0);
        }
    }
    cc_key_walk_end(&walk);
    assert_true(n > 6000 && segment->page_last > segment->page_first);
    assert_ok(cc_index_tally(&mirror->index, segment, keys, n, &error), error);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(keys[i].n, wanted[i]);
        free((void *)(uintptr_t)keys[i].key);
    }
    free(keys);
    free(wanted);
    cc_mirror_db_free(mirror);
}

/* Longer than any question: only its first stems are looked for again. */
static void
a_very_long_question(void **state)
{
    struct cc_mirror *mirror = NULL;
    struct cc_error error = {0};
    struct cc_found found = {0};
    struct cc_buf b = {0};
    char *path = folder_path("a.db");

    (void)state;
    for (unsigned i = 0; i < 3000; i++)
        cc_buf_addf(&b, "word%u zinc ", i);
    assert_ok(cc_mirror_db_open(path, &mirror, &error), error);
    assert_ok(cc_mirror_begin(mirror, &error), error);
    ask(mirror, b.v, NULL, 20, &found);
    assert_int_equal(found.n, 20);
    cc_found_clear(&found);
    cc_buf_clear(&b);
    cc_mirror_db_free(mirror);
    free(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stems_have_numbers), cmocka_unit_test(stems_are_near), cmocka_unit_test(what_is_like_good_ones_is_lifted),
        cmocka_unit_test(the_second_look), cmocka_unit_test(kin_are_found),
        cmocka_unit_test(keys_are_counted_in_one_pass),
        cmocka_unit_test(a_very_long_question),
    };

    return cmocka_run_group_tests_name("ask", tests, folder_make, folder_remove);
}

/* test_evidence.c: design, retraction state, ranking and the deciding sentence. */
#include "support/test.h"

#include <string.h>

#include <claimcheck/evidence.h>

#include "evidence/sentence.h"

static char *
text(const char *s)
{
    return cc_mem_strdup(s);
}

static struct cc_study *
add_study(struct cc_studies *studies, uint32_t pmid, const char *title, const char *abstract, int year)
{
    struct cc_study *s = cc_studies_push(studies);

    s->pmid = pmid;
    s->title = text(title);
    s->published.year = (uint16_t)year;
    if (abstract) {
        s->abstract = cc_mem_push(s->abstract, 0, sizeof *s->abstract);
        s->abstract[s->n_abstract++] = (struct cc_abstract_part){.text = text(abstract)};
    }
    return s;
}

static void
add_type(struct cc_study *s, const char *ui, const char *name)
{
    s->types = cc_mem_push(s->types, s->n_types, sizeof *s->types);
    s->types[s->n_types++] = (struct cc_named){.ui = text(ui), .name = text(name)};
}

static void
add_mesh(struct cc_study *s, const char *name)
{
    s->mesh = cc_mem_push(s->mesh, s->n_mesh, sizeof *s->mesh);
    s->mesh[s->n_mesh++] = (struct cc_mesh_heading){.name = text(name)};
}

static void
add_link(struct cc_study *s, const char *type, uint32_t pmid)
{
    s->links = cc_mem_push(s->links, s->n_links, sizeof *s->links);
    s->links[s->n_links++] = (struct cc_link){.type = text(type), .pmid = pmid};
}

/* ---- design */

static void
test_design(void **state)
{
    static const struct {
        const char *type, *mesh, *title;
        enum cc_design design;
    } CASES[] = {
        {"Randomized Controlled Trial", NULL, "A study of zinc", CC_DESIGN_RANDOMISED_TRIAL},
        {"Meta-Analysis", NULL, "Zinc", CC_DESIGN_META_ANALYSIS},
        {"Clinical Trial, Phase II", NULL, "Zinc", CC_DESIGN_NON_RANDOMISED_TRIAL},
        {"Journal Article", "Cohort Studies", "Zinc", CC_DESIGN_COHORT},
        {"Journal Article", "Animals", "Zinc", CC_DESIGN_ANIMAL},
        {"Randomized Controlled Trial", "Animals", "Zinc", CC_DESIGN_ANIMAL},
        {"Review", NULL, "Zinc and the skin", CC_DESIGN_NARRATIVE_REVIEW},
        {"Review", NULL, "Zinc and the skin: a systematic review", CC_DESIGN_SYSTEMATIC_REVIEW},
        {NULL, NULL, "Zinc for colds: a randomised, double-blind trial", CC_DESIGN_RANDOMISED_TRIAL},
        {NULL, NULL, "Zinc and colds: a Mendelian randomization study", CC_DESIGN_UNKNOWN},
        {NULL, NULL, "Zinc in mice", CC_DESIGN_ANIMAL},
        {NULL, NULL, "Zinc and the skin", CC_DESIGN_UNKNOWN},
        {"Journal Article", NULL, "Zinc and the skin", CC_DESIGN_UNKNOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct cc_studies studies = {0};
        struct cc_study *s = add_study(&studies, 1, CASES[i].title, NULL, 2020);
        char *why = NULL;

        if (CASES[i].type)
            add_type(s, "", CASES[i].type);
        if (CASES[i].mesh)
            add_mesh(s, CASES[i].mesh);
        if (cc_evidence_design(s, &why) != CASES[i].design)
            fail_msg("case %zu: %s (%s)", i, cc_design_name(cc_evidence_design(s, NULL)), why ? why : "no reason");
        assert_int_equal(why != NULL, CASES[i].design != CC_DESIGN_UNKNOWN);
        free(why);
        cc_studies_clear(&studies);
    }
}

/* ---- retraction */

static void
test_retraction(void **state)
{
    static const struct {
        const char *type_ui, *type, *link;
        enum cc_retraction expected;
    } CASES[] = {
        {NULL, NULL, NULL, CC_RETRACTION_UNCHECKED},
        {"D016428", "Journal Article", NULL, CC_RETRACTION_NONE_FOUND},
        {"D016441", "Retracted Publication", NULL, CC_RETRACTION_RETRACTED},
        {"", "Retracted Publication", NULL, CC_RETRACTION_RETRACTED},
        {"D016428", "Journal Article", "RetractionIn", CC_RETRACTION_RETRACTED},
        {"D016441", "Retracted Publication", "RetractedandRepublishedIn", CC_RETRACTION_REPUBLISHED},
        {"D016441", "Retracted Publication", "ExpressionOfConcernIn", CC_RETRACTION_RETRACTED},
        {"D016428", "Journal Article", "ExpressionOfConcernIn", CC_RETRACTION_CONCERN},
        {"D016428", "Journal Article", "ErratumIn", CC_RETRACTION_CORRECTED},
        {"D016428", "Journal Article", "ErratumFor", CC_RETRACTION_NONE_FOUND},
        {"D016428", "Journal Article", "CommentIn", CC_RETRACTION_NONE_FOUND},
        {"D016440", "Retraction of Publication", "RetractionOf", CC_RETRACTION_NOTICE},
        {"D016440", "Retraction Notice", NULL, CC_RETRACTION_NOTICE},
        {NULL, NULL, "RetractionIn", CC_RETRACTION_RETRACTED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct cc_studies studies = {0};
        struct cc_study *s = add_study(&studies, 1, "Retracted: zinc", NULL, 2020);
        char *why = NULL;

        if (CASES[i].type)
            add_type(s, CASES[i].type_ui, CASES[i].type);
        if (CASES[i].link)
            add_link(s, CASES[i].link, 77);
        if (cc_evidence_retraction(s, &why) != CASES[i].expected)
            fail_msg("case %zu: %s", i, cc_retraction_name(cc_evidence_retraction(s, NULL)));
        free(why);
        cc_studies_clear(&studies);
    }
}

/* ---- sentences */

static void
test_sentences(void **state)
{
    static const struct {
        const char *text;
        size_t first;
    } CASES[] = {
        {"One. Two.", 5}, {"A p of 0.05 was used. Next.", 22}, {"Smith et al. Found it. Next", 23}, {"Lactobacillus sp. Strain 3 grew. Next", 33},
        {"E. coli grew. Next", 14}, {"What? Yes.", 6}, {"(It fell.) Then it rose.", 11}, {"no stop", 7}, {"fell by 3.5 vs. 2.1 points. So", 28},
        {"Vitamin C. The end.", 11},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(cc_evidence_sentence_len(CASES[i].text, strlen(CASES[i].text)), CASES[i].first);
}

/* ---- ranking */

struct bench {
    struct cc_studies studies;
    struct cc_ladder ladder;
    struct cc_claim claim;
    struct cc_evidence_list list;
};

static void
add_term(struct cc_query *q, const char *term, const char *concept)
{
    q->terms = cc_mem_push(q->terms, q->n_terms, sizeof *q->terms);
    q->terms[q->n_terms++] = (struct cc_query_term){text(term), text(concept), text("test")};
}

static void
set_up(struct bench *b)
{
    struct cc_study *s;

    *b = (struct bench){0};
    b->claim.text = text("Probiotics reduce eczema.");
    b->ladder.rungs = cc_mem_push(NULL, 0, sizeof *b->ladder.rungs);
    b->ladder.n_rungs = 1;
    add_term(&b->ladder.rungs[0], "\"probiotic\"[tiab]", "probiotics");
    add_term(&b->ladder.rungs[0], "lactobacill*[tiab]", "probiotics");
    add_term(&b->ladder.rungs[0], "\"eczema\"[tiab]", "eczema");
    add_term(&b->ladder.rungs[0], "\"dermatitis, atopic\"[mh]", "eczema");
    s = add_study(&b->studies, 11, "Probiotics for eczema in infants: a randomised trial",
        "We gave drops to infants. Probiotics lowered the eczema score by 4.1 points. More work is needed.", 2021);
    add_type(s, "D016449", "Randomized Controlled Trial");
    s = add_study(&b->studies, 12, "Eczema and its care", "Creams help. Some try probiotics.", 1999);
    add_type(s, "D016454", "Review");
    s = add_study(&b->studies, 13, "Lactobacilli and the itch", NULL, 0);
    add_mesh(s, "Dermatitis, Atopic");
    s = add_study(&b->studies, 14, "Probiotics in eczema", "Probiotics cured every eczema.", 2022);
    add_type(s, "D016449", "Randomized Controlled Trial");
}

static void
tear_down(struct bench *b)
{
    cc_studies_clear(&b->studies);
    cc_ladder_clear(&b->ladder);
    cc_claim_clear(&b->claim);
    cc_evidence_list_clear(&b->list);
}

static void
rank_most(struct bench *b, const size_t *which, size_t n, size_t most)
{
    struct cc_evidence_task task = {&b->claim, &b->ladder, which, n, &b->list};

    cc_evidence_list_clear(&b->list);
    cc_evidence_rank_all(&task, 1, &b->studies, 2026, most);
}

static void
rank(struct bench *b, const size_t *which, size_t n)
{
    rank_most(b, which, n, 0);
    assert_int_equal(b->list.n, n);
}

static const struct cc_evidence *
evidence_of(const struct bench *b, uint32_t pmid)
{
    for (size_t i = 0; i < b->list.n; i++) {
        if (b->list.v[i].pmid == pmid)
            return &b->list.v[i];
    }
    fail_msg("PMID %u is not in the list", pmid);
    return NULL;
}

static void
test_rank(void **state)
{
    struct bench b;
    const size_t which[] = {0, 1, 2, 3};

    (void)state;
    set_up(&b);
    rank(&b, which, 4);
    assert_true(evidence_of(&b, 11)->score > evidence_of(&b, 12)->score);
    assert_true(evidence_of(&b, 13)->relevance > 0); /* by the truncated term and MeSH alone */
    assert_null(evidence_of(&b, 13)->sentence);
    assert_string_equal(evidence_of(&b, 11)->sentence, "Probiotics lowered the eczema score by 4.1 points.");
    assert_int_equal(evidence_of(&b, 13)->retraction, CC_RETRACTION_UNCHECKED);
    assert_int_equal(evidence_of(&b, 11)->retraction, CC_RETRACTION_NONE_FOUND);
    for (size_t i = 0; i < b.list.n; i++) {
        const struct cc_evidence *e = &b.list.v[i];

        assert_true(e->relevance >= 0 && e->relevance <= 1 && e->tier >= 0 && e->tier <= 1 && e->recency >= 0 && e->recency <= 1);
        assert_true(e->score >= 0 && e->score <= 1000);
        assert_non_null(e->why);
        assert_true(i == 0 || b.list.v[i - 1].score >= e->score);
    }
    tear_down(&b);
}

/* The order in which studies come changes nothing. */
static void
test_order_of_studies(void **state)
{
    struct bench a, b;
    const size_t forth[] = {0, 1, 2, 3}, back[] = {3, 1, 0, 2};

    (void)state;
    set_up(&a);
    set_up(&b);
    rank(&a, forth, 4);
    rank(&b, back, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(a.list.v[i].pmid, b.list.v[i].pmid);
        assert_int_equal(a.list.v[i].score, b.list.v[i].score);
    }
    tear_down(&a);
    tear_down(&b);
}

/* Claims ranked together get what each gets alone, though they share studies that are read once. */
static void
test_many_claims(void **state)
{
    enum { N = 40 };
    struct bench b, alone;
    const size_t which[] = {3, 0, 2, 1};
    struct cc_claim itch = {.text = text("Creams help the itch.")};
    struct cc_evidence_list lists[N] = {{0}};
    struct cc_evidence_task tasks[N];

    (void)state;
    set_up(&b);
    set_up(&alone);
    for (size_t i = 0; i < N; i++)
        tasks[i] = (struct cc_evidence_task){i % 3 ? &b.claim : &itch, i % 3 ? &b.ladder : NULL, which + i % 4, i == 7 ? 0 : 4 - i % 4, &lists[i]};
    cc_evidence_rank_all(tasks, N, &b.studies, 2026, 0);
    for (size_t i = 0; i < N; i++) {
        struct cc_evidence_task one = {tasks[i].claim, tasks[i].ladder, tasks[i].which, tasks[i].n, &alone.list};

        cc_evidence_list_clear(&alone.list);
        cc_evidence_rank_all(&one, 1, &alone.studies, 2026, 0);
        assert_int_equal(lists[i].n, tasks[i].n);
        assert_int_equal(alone.list.n, tasks[i].n);
        for (size_t k = 0; k < lists[i].n; k++) {
            assert_int_equal(lists[i].v[k].pmid, alone.list.v[k].pmid);
            assert_int_equal(lists[i].v[k].score, alone.list.v[k].score);
            assert_int_equal(lists[i].v[k].design, alone.list.v[k].design);
            assert_string_equal(lists[i].v[k].why, alone.list.v[k].why);
        }
        cc_evidence_list_clear(&lists[i]);
    }
    cc_evidence_rank_all(NULL, 0, &b.studies, 2026, 0);
    cc_claim_clear(&itch);
    tear_down(&alone);
    tear_down(&b);
}

/* A study that says no concept of the claim changes no score of the others, however long it is. */
static void
test_off_topic_study(void **state)
{
    struct bench a, b;
    const size_t four[] = {0, 1, 2, 3}, five[] = {4, 0, 1, 2, 3};

    (void)state;
    set_up(&a);
    set_up(&b);
    add_study(&b.studies, 99, "Bridges of the nineteenth century", "They were long. They were of iron. Infants and drops and points were seen.", 2025);
    rank(&a, four, 4);
    rank(&b, five, 5);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(a.list.v[i].pmid, b.list.v[i].pmid);
        assert_int_equal(a.list.v[i].score, b.list.v[i].score);
    }
    assert_int_equal(b.list.v[4].pmid, 99);
    tear_down(&a);
    tear_down(&b);
}

/* The best few are the same as the first of all, with all that is said of them. */
static void
test_most(void **state)
{
    struct bench a, b;
    const size_t four[] = {3, 2, 1, 0};

    (void)state;
    set_up(&a);
    set_up(&b);
    rank(&a, four, 4);
    rank_most(&b, four, 4, 2);
    assert_int_equal(b.list.n, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(a.list.v[i].pmid, b.list.v[i].pmid);
        assert_int_equal(a.list.v[i].score, b.list.v[i].score);
        assert_string_equal(a.list.v[i].why, b.list.v[i].why);
        assert_string_equal(a.list.v[i].sentence, b.list.v[i].sentence);
    }
    tear_down(&a);
    tear_down(&b);
}

/* It is left out where others say something, and stays with an honest word where none does. */
static void
test_strangers(void **state)
{
    struct bench a, b;
    const size_t five[] = {4, 0, 1, 2, 3}, one[] = {4};

    (void)state;
    set_up(&a);
    set_up(&b);
    add_study(&a.studies, 99, "Bridges of the nineteenth century", "They were long.", 2025);
    add_study(&b.studies, 99, "Bridges of the nineteenth century", "They were long.", 2025);
    rank_most(&a, five, 5, 10);
    assert_int_equal(a.list.n, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_not_equal(a.list.v[i].pmid, 99);
    rank_most(&b, one, 1, 10);
    assert_int_equal(b.list.n, 1);
    assert_int_equal(b.list.v[0].pmid, 99);
    assert_non_null(strstr(b.list.v[0].why, "says no concept of the claim"));
    tear_down(&a);
    tear_down(&b);
}

/* A retraction never raises: not the study, and it comes last. */
static void
test_retraction_never_raises(void **state)
{
    static const char *const LINKS[] = {"RetractionIn", "RetractedandRepublishedIn", "ExpressionOfConcernIn", "ErratumIn", "RetractionOf"};
    const size_t which[] = {0, 1, 2, 3};

    (void)state;
    for (size_t s = 0; s < 4; s++) {
        for (size_t l = 0; l < sizeof LINKS / sizeof *LINKS; l++) {
            struct bench before, after;
            uint32_t pmid;

            set_up(&before);
            set_up(&after);
            pmid = after.studies.v[s].pmid;
            add_link(&after.studies.v[s], LINKS[l], 5);
            rank(&before, which, 4);
            rank(&after, which, 4);
            assert_true(evidence_of(&after, pmid)->score <= evidence_of(&before, pmid)->score);
            if (l < 2)
                assert_int_equal(after.list.v[3].pmid, pmid);
            tear_down(&before);
            tear_down(&after);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_design),
        cmocka_unit_test(test_retraction),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_rank),
        cmocka_unit_test(test_order_of_studies),
        cmocka_unit_test(test_many_claims),
        cmocka_unit_test(test_off_topic_study),
        cmocka_unit_test(test_strangers), cmocka_unit_test(test_most),
        cmocka_unit_test(test_retraction_never_raises),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

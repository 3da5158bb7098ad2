/* test_entrez.c: Entrez's language: what a query is translated to, and what is said about it. One line a case. */
#include "support/test.h"

#include <claimcheck/limits.h>

#include "mirror/entrez.h"

/* 2026-11-23 12:00 UTC, for "last N days". */
#define NOW 1795435200

/* notes: every entry of the five lists as LETTER:text, joined by " | " (P phrase not found, F field, I ignored, Q quoted, M
 * message: only its first two words). */
struct golden {
    const char *query, *translation, *notes;
};

static const struct golden GOLDEN[] = {
    /* operators, from left to right */
    {"a1[ti] AND b1[ti] OR c1[ti]", "(\"a1\"[Title] AND \"b1\"[Title]) OR \"c1\"[Title]", ""},
    {"a1[ti] OR b1[ti] AND c1[ti]", "(\"a1\"[Title] OR \"b1\"[Title]) AND \"c1\"[Title]", ""},
    {"a1[ti] OR (b1[ti] AND c1[ti])", "\"a1\"[Title] OR (\"b1\"[Title] AND \"c1\"[Title])", ""},
    {"a1[ti] NOT b1[ti] NOT c1[ti]", "\"a1\"[Title] NOT \"b1\"[Title] NOT \"c1\"[Title]", ""},
    {"(a1[ti] NOT b1[ti]) NOT c1[ti]", "(\"a1\"[Title] NOT \"b1\"[Title]) NOT \"c1\"[Title]", ""},
    {"a1[ti] & b1[ti] | c1[ti]", "(\"a1\"[Title] AND \"b1\"[Title]) OR \"c1\"[Title]", ""},
    {"a1[ti] b1[ti] c1[ti]", "\"a1\"[Title] AND \"b1\"[Title] AND \"c1\"[Title]", ""},
    {"a1[ti] AND NOT b1[ti]", "\"a1\"[Title] NOT \"b1\"[Title]", ""},
    {"(a1[ti])", "\"a1\"[Title]", ""},
    {"((a1[ti] OR b1[ti]) AND c1[ti])", "(\"a1\"[Title] OR \"b1\"[Title]) AND \"c1\"[Title]", ""},
    {"OR a1[ti]", "\"a1\"[Title]", "M:An operator"},
    {"NOT a1[ti]", "\"a1\"[Title]", "M:An operator"},
    {"a1[ti] AND", "\"a1\"[Title]", "M:An operator"},
    {"a1[ti] AND OR b1[ti]", "\"a1\"[Title] OR \"b1\"[Title]", "M:Of several"},
    {"a1[ti] )) b1[ti]", "\"a1\"[Title] AND \"b1\"[Title]", ""},
    {"((a1[ti] OR b1[ti]", "\"a1\"[Title] OR \"b1\"[Title]", ""},
    {"()", "()", ""},
    /* tags and their names */
    {"asthma[tiab]", "\"asthma\"[Title/Abstract]", ""},
    {"asthma [TIAB]", "\"asthma\"[Title/Abstract]", ""},
    {"asthma[Title/Abstract]", "\"asthma\"[Title/Abstract]", ""},
    {"asthma[TITL]", "\"asthma\"[Title]", ""},
    {"asthma[tw]", "\"asthma\"[Text Word]", ""},
    {"asthma[all]", "\"asthma\"[All Fields]", ""},
    {"asthma[ot]", "\"asthma\"[Other Term]", ""},
    {"Harvard[ad]", "\"harvard\"[Affiliation]", ""},
    {"darwin[au]", "darwin[Author]", ""},
    {"O'Brien J[1au]", "O'Brien J[Author - First]", ""},
    {"\"smith j\"[au]", "\"smith j\"[Author]", ""},
    {"Smith J[lastau]", "Smith J[Author - Last]", ""},
    {"Lancet[ta]", "\"lancet\"[Journal]", ""},
    {"J. Clin. Invest.[jour]", "\"j clin invest\"[Journal]", ""},
    {"Front Endocrinol (Lausanne)[jo]", "\"front endocrinol lausanne\"[Journal]", ""},
    {"0028-4793[ta]", "\"0028 4793\"[Journal]", ""},
    {"97[vi] AND 3[ip] AND 123[pg]", "\"97\"[Volume] AND \"3\"[Issue] AND \"123\"[Pagination]", ""},
    {"10.1000/ABC.1[doi]", "\"10.1000/abc.1\"[Location ID]", ""},
    {"English[la]", "\"english\"[Language]", ""},
    {"NCT00000001[si]", "\"nct00000001\"[Secondary Source ID]", ""},
    {"asthma[nonsense]", "\"asthma\"[MeSH Terms] OR \"asthma\"[All Fields] OR \"asthmas\"[All Fields]", "F:nonsense"},
    {"(a1[ti] OR b1[ti])[tiab]", "\"a1\"[Title] OR \"b1\"[Title]", "M:A search"},
    {"(asthma)[tiab]", "\"asthma\"[Title/Abstract]", ""},
    /* phrases, wildcards, proximity */
    {"\"gut brain axis\"[tiab]", "\"gut brain axis\"[Title/Abstract]", ""},
    {"gut-brain axis[tiab]", "\"gut brain axis\"[Title/Abstract]", ""},
    {"\xe2\x80\x9cgut brain\xe2\x80\x9d[ti]", "\"gut brain\"[Title]", ""},
    {"\"[18F]FDG\"[tiab]", "\"18f fdg\"[Title/Abstract]", ""},
    {"\"unclosed phrase[ti]", "\"unclosed phrase\"[Title]", ""},
    {"probiotic*[tiab]", "probiotic*[Title/Abstract]", ""},
    {"colo*r[tiab]", "colo*r[Title/Abstract]", ""},
    {"\"vaccin* schedul*\"[ti]", "\"vaccin* schedul*\"[Title]", ""},
    {"pro*[tiab]", "\"pro\"[Title/Abstract]", "M:The wildcard"},
    {"probiotic*", "probiotic*[All Fields]", ""},
    {"\"momo syndrome\"[tiab:~0]", "\"momo syndrome\"[Title/Abstract:~0]", ""},
    {"\"hip pain\"[Title:~4]", "\"hip pain\"[Title:~4]", ""},
    {"hip pain[tiab:~4]", "\"hip pain\"[Title/Abstract]", "M:Proximity :~4"},
    {"\"pain\"[tiab:~4]", "\"pain\"[Title/Abstract]", "M:Proximity :~4"},
    {"\"hip pain\"[tw:~4]", "\"hip pain\"[Text Word]", "M:Proximity :~4"},
    {"the[tiab] AND asthma[tiab]", "the[Title/Abstract] AND \"asthma\"[Title/Abstract]", "P:the"},
    /* MeSH */
    {"stem cells[mh]", "\"stem cells\"[MeSH Terms]", ""},
    {"heart attack[mh]", "\"myocardial infarction\"[MeSH Terms]", ""},
    {"\"animals\"[mh:noexp]", "\"animals\"[MeSH Terms:noexp]", ""},
    {"asthma[majr]", "\"asthma\"[MeSH Major Topic]", ""},
    {"asthma/drug therapy[mh]", "\"asthma/drug therapy\"[MeSH Terms]", ""},
    {"asthma/DT[majr:noexp]", "\"asthma/drug therapy\"[MeSH Major Topic:noexp]", ""},
    {"asthma/nonsense[mh]", "\"asthma\"[MeSH Terms]", "M:'nonsense' is"},
    {"therapeutic use[sh]", "\"therapeutic use\"[MeSH Subheading]", ""},
    {"anti-bacterial agents[pa]", "\"anti-bacterial agents\"[Pharmacological Action]", ""},
    {"review[pt]", "\"review\"[Publication Type]", ""},
    {"Randomized Controlled Trial[Publication Type]", "\"randomized controlled trial\"[Publication Type]", ""},
    {"neoplasm*[mh]", "neoplasm*[MeSH Terms]", ""},
    /* dates and numbers */
    {"2020[dp]", "2020/01/01:2020/12/31[Date - Publication]", ""},
    {"2020/02[pdat]", "2020/02/01:2020/02/31[Date - Publication]", ""},
    {"2020/02/03[edat]", "2020/02/03:2020/02/03[Date - Entry]", ""},
    {"2018:2020[dp]", "2018/01/01:2020/12/31[Date - Publication]", ""},
    {"2018/05 : 2020/03/02[crdt]", "2018/05/01:2020/03/02[Date - Create]", ""},
    {"\"2018/05/01\"[Date - Publication] : \"3000\"[Date - Publication]", "2018/05/01:3000/12/31[Date - Publication]", ""},
    {"\"last 60 days\"[edat]", "2026/09/24:2026/11/23[Date - Entry]", ""},
    {"last 5 years[dp]", "2021/11/23:2026/11/23[Date - Publication]", ""},
    {"\"last 3 months\"[dp]", "2026/08/23:2026/11/23[Date - Publication]", ""},
    {"soon[dp]", "soon[Date - Publication]", "P:soon"},
    {"asthma[ti] 2020[dp]", "\"asthma\"[Title] AND 2020/01/01:2020/12/31[Date - Publication]", ""},
    {"123 456", "123[UID] OR 456[UID]", ""},
    {"123[uid] AND a1[ti]", "123[UID] AND \"a1\"[Title]", ""},
    {"100:200[uid]", "100:200[UID]", ""},
    {"a1:b1[ti]", "\"a1 b1\"[Title]", ""},
    {"5:9[vi]", "5:9[Volume]", "P:5:9 | M:Ranges are"},
    /* filters */
    {"hasabstract", "hasabstract[All Fields]", ""},
    {"humans[sb] AND systematic[filter]", "\"humans\"[Filter] AND \"systematic\"[Filter]", ""},
    {"free full text[sb]", "\"free full text\"[Filter]", ""},
    {"medline[subset]", "\"medline\"[Filter]", ""},
    {"nonsense[sb]", "nonsense[Filter]", "P:nonsense"},
    {"historical article [FILT]", "\"historical article\"[Publication Type]", ""},
    {"bacteria[filter]", "\"bacteria\"[MeSH Terms]", ""},
    {"hasstructuredabstract [WORD]", "hasstructuredabstract[All Fields]", ""},
    {"hasretractionin", "hasretractionin[All Fields]", ""},
    {"all[sb] NOT pubmed books[sb]", "\"all\"[Filter] NOT \"pubmed books\"[Filter]", ""},
    /* automatic term mapping */
    {"cancer", "\"neoplasms\"[MeSH Terms] OR \"neoplasms\"[All Fields] OR \"cancer\"[All Fields] OR \"cancers\"[All Fields]", ""},
    {"heart attack", "\"myocardial infarction\"[MeSH Terms] OR (\"myocardial\"[All Fields] AND \"infarction\"[All Fields]) OR "
        "\"myocardial infarction\"[All Fields] OR (\"heart\"[All Fields] AND \"attack\"[All Fields]) OR \"heart attack\"[All Fields]", ""},
    {"quality of life", "\"quality of life\"[MeSH Terms] OR (\"quality\"[All Fields] AND \"life\"[All Fields]) OR \"quality of life\"[All Fields]", ""},
    {"the xyzzyq", "\"xyzzyq\"[All Fields] OR \"xyzzyqs\"[All Fields]", "I:the"},
    {"\"heart attack\"", "\"heart attack\"[All Fields]", ""},
    {"asthma AND the", "\"asthma\"[MeSH Terms] OR \"asthma\"[All Fields] OR \"asthmas\"[All Fields]", "I:the"},
    {"the", "the", "I:the"},
    {"xyz-abc", "\"xyz abc\"[All Fields]", ""},
};

static void
add_notes(struct cc_buf *b, char letter, const struct cc_strings *strings)
{
    for (size_t i = 0; i < strings->n; i++) {
        size_t n = strlen(strings->v[i]);

        if (letter == 'M') {
            n = strcspn(strings->v[i], " ");
            n += 1 + strcspn(strings->v[i] + n + 1, " ");
        }
        cc_buf_addf(b, "%s%c:%.*s", b->n ? " | " : "", letter, (int)n, strings->v[i]);
    }
}

static char *
notes_of(const struct cc_entrez *e)
{
    struct cc_buf b = {0};

    add_notes(&b, 'P', &e->phrases_not_found);
    add_notes(&b, 'F', &e->fields_not_found);
    add_notes(&b, 'I', &e->phrases_ignored);
    add_notes(&b, 'Q', &e->quoted_not_found);
    add_notes(&b, 'M', &e->messages);
    return cc_buf_take(&b, NULL);
}

static void
test_golden(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof GOLDEN / sizeof *GOLDEN; i++) {
        const struct cc_entrez_options options = {.now = NOW};
        struct cc_entrez e = {0};
        struct cc_error error = {0};
        char *notes;

        assert_ok(cc_entrez_parse(GOLDEN[i].query, strlen(GOLDEN[i].query), &options, &e, &error), error);
        notes = notes_of(&e);
        if (strcmp(e.translation, GOLDEN[i].translation) != 0 || strcmp(notes, GOLDEN[i].notes) != 0) {
            print_error("%s\n  is     %s  {%s}\n  wanted %s  {%s}\n", GOLDEN[i].query, e.translation, notes, GOLDEN[i].translation, GOLDEN[i].notes);
            wrong++;
        }
        free(notes);
        cc_entrez_clear(&e);
    }
    assert_int_equal(wrong, 0);
}

/* ------------------------------------------------------------- with an index */

/* A collection in which only these phrases occur. */
static enum cc_status
count(void *arg, const struct cc_node *term, uint64_t *out, struct cc_error *error)
{
    static const char *const KNOWN[] = {"lancet", "smith j*", "brain", "gut", "gut feeling", "eczema", "eczemas", NULL};

    (void)arg;
    (void)error;
    *out = 0;
    for (size_t i = 0; KNOWN[i]; i++)
        *out += term->text != NULL && strcmp(term->text, KNOWN[i]) == 0 &&
            (term->field == CC_FIELD_JOUR) == (strcmp(KNOWN[i], "lancet") == 0) &&
            (term->field == CC_FIELD_AUTH) == (strcmp(KNOWN[i], "smith j*") == 0);
    return CC_OK;
}

static enum cc_status
history(void *arg, uint32_t number, uint32_t **pmids, size_t *n, struct cc_error *error)
{
    static const uint32_t SET[] = {30, 10, 20};

    (void)arg;
    if (number != 1)
        return cc_error_set(error, CC_NOTFOUND, "Unable to obtain query #%u", number);
    *pmids = cc_mem_dup(SET, sizeof SET);
    *n = 3;
    return CC_OK;
}

static const struct cc_entrez_index INDEX = {.count = count, .history = history};

static void
test_what_the_collection_knows(void **state)
{
    static const struct golden CASES[] = {
        {"gut feeling[tiab]", "\"gut feeling\"[Title/Abstract]", ""},
        {"gut brain[tiab]", "\"gut\"[Title/Abstract] AND \"brain\"[Title/Abstract]", ""},
        {"\"gut brain\"[tiab]", "(\"gut brain\"[tiab])", "Q:\"gut brain\"[tiab]"},
        {"\"gut xyzzy\"", "\"gut\"[All Fields] AND \"xyzzy\"[All Fields]", "P:xyzzy | Q:\"gut xyzzy\""},
        {"abcXYZ", "(abcXYZ[All Fields])", "P:abcXYZ"},
        {"abcXYZ[ti]", "(abcXYZ[ti])", "P:abcXYZ"},
        {"lancet", "\"lancet\"[Journal] OR \"lancet\"[All Fields]", ""},
        {"smith j gut", "\"smith j\"[Author] AND \"gut\"[All Fields]", ""},
        {"#1", "#1", ""},
        {"(#1) OR #1 AND gut[ti]", "(#1 OR #1) AND \"gut\"[Title]", ""},
    };
    const struct cc_entrez_options options = {.index = &INDEX, .now = NOW};

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct cc_entrez e = {0};
        struct cc_error error = {0};
        char *notes;

        assert_ok(cc_entrez_parse(CASES[i].query, strlen(CASES[i].query), &options, &e, &error), error);
        notes = notes_of(&e);
        assert_string_equal(e.translation, CASES[i].translation);
        assert_string_equal(notes, CASES[i].notes);
        free(notes);
        cc_entrez_clear(&e);
    }
}

static struct cc_node *
only(const char *query, struct cc_entrez *e)
{
    struct cc_error error = {0};
    const struct cc_entrez_options options = {.index = &INDEX, .now = NOW};

    assert_ok(cc_entrez_parse(query, strlen(query), &options, e, &error), error);
    return e->root;
}

static void
test_the_tree_carries_what_an_executor_needs(void **state)
{
    struct cc_entrez e = {0};
    struct cc_node *node;

    (void)state;
    node = only("#1", &e);
    assert_int_equal(node->kind, CC_NODE_PMIDS);
    assert_int_equal(node->n_pmids, 3);
    assert_int_equal(node->pmids[0], 10);
    cc_entrez_clear(&e);

    node = only("\"neoplasms\"[mh]", &e);
    assert_int_equal(node->field, CC_FIELD_MESH);
    assert_true(node->n_mesh > 500);
    cc_entrez_clear(&e);

    node = only("\"neoplasms\"[mh:noexp]", &e);
    assert_int_equal(node->n_mesh, 1);
    assert_int_equal(node->mesh[0], 9369);
    cc_entrez_clear(&e);

    node = only("asthma/therapy[majr]", &e);
    assert_int_equal(node->field, CC_FIELD_MAJR);
    assert_true(node->n_qualifiers > 5); /* drug therapy, surgery … are therapy */
    assert_string_equal(node->qualifiers[0], "therapy");
    cc_entrez_clear(&e);

    node = only("\"asthma/antagonists & inhibitors\"[mh:noexp]", &e);
    assert_int_equal(node->n_qualifiers, 1);
    assert_string_equal(node->qualifiers[0], "antagonists inhibitors");
    cc_entrez_clear(&e);

    node = only("review[pt]", &e);
    assert_int_equal(node->field, CC_FIELD_PTYP);
    assert_true(node->n_mesh >= 2);
    cc_entrez_clear(&e);

    node = only("Smith JM[au]", &e);
    assert_string_equal(node->text, "smith jm*");
    assert_true(node->truncated);
    cc_entrez_clear(&e);

    node = only("german[la]", &e);
    assert_string_equal(node->text, "ger");
    cc_entrez_clear(&e);

    node = only("hasretractionin", &e);
    assert_int_equal(node->kind, CC_NODE_FILTER);
    assert_int_equal(node->filter, CC_FILTER_LINK);
    assert_string_equal(node->text, "RetractionIn");
    cc_entrez_clear(&e);

    node = only("2020/05[dp]", &e);
    assert_int_equal(node->kind, CC_NODE_RANGE);
    assert_int_equal(node->low, 20200501);
    assert_int_equal(node->high, 20200531);
    cc_entrez_clear(&e);

    node = only("\"gut  Feeling\"[ti:~3]", &e);
    assert_int_equal(node->proximity, 3);
    assert_string_equal(node->text, "gut feeling");
    cc_entrez_clear(&e);
}

static void
test_parameters_of_esearch(void **state)
{
    struct cc_error error = {0};
    struct cc_entrez e = {0};
    struct cc_entrez_options o = {.index = &INDEX, .now = NOW, .reldate = "60", .datetype = "EDAT"};

    (void)state;
    assert_ok(cc_entrez_parse("gut[ti]", 7, &o, &e, &error), error);
    assert_string_equal(e.translation, "\"gut\"[Title] AND 2026/09/24:2026/11/23[Date - Entry]");
    cc_entrez_clear(&e);

    o = (struct cc_entrez_options){.index = &INDEX, .now = NOW, .mindate = "2001", .maxdate = "2002/03", .field = "title"};
    assert_ok(cc_entrez_parse("gut", 3, &o, &e, &error), error);
    assert_string_equal(e.translation, "\"gut\"[Title] AND 2001/01/01:2002/03/31[Date - Publication]");
    cc_entrez_clear(&e);

    o = (struct cc_entrez_options){.index = &INDEX, .now = NOW, .mindate = "2001"};
    assert_ok(cc_entrez_parse("gut[ti]", 7, &o, &e, &error), error);
    assert_int_equal(e.messages.n, 1);
    cc_entrez_clear(&e);

    o = (struct cc_entrez_options){.index = &INDEX, .and_history = 1};
    assert_ok(cc_entrez_parse("gut[ti]", 7, &o, &e, &error), error);
    assert_string_equal(e.translation, "\"gut\"[Title] AND #1");
    cc_entrez_clear(&e);
    assert_ok(cc_entrez_parse("NOT gut[ti]", 11, &o, &e, &error), error);
    assert_string_equal(e.translation, "#1 NOT \"gut\"[Title]");
    assert_int_equal(e.messages.n, 0);
    cc_entrez_clear(&e);
    assert_ok(cc_entrez_parse("", 0, &o, &e, &error), error);
    assert_string_equal(e.translation, "#1");
    cc_entrez_clear(&e);
}

static void
test_failures(void **state)
{
    struct cc_error error = {0};
    struct cc_entrez e = {0};
    struct cc_entrez_options o = {.index = &INDEX};
    struct cc_buf b = {0};

    (void)state;
    assert_int_equal(cc_entrez_parse("  ", 2, &o, &e, &error), CC_INPUT);
    assert_string_equal(error.message, "Empty term and query_key - nothing todo");
    cc_entrez_clear(&e);
    assert_int_equal(cc_entrez_parse("#9", 2, &o, &e, &error), CC_NOTFOUND);
    assert_string_equal(error.message, "Unable to obtain query #9");
    cc_entrez_clear(&e);
    assert_int_equal(cc_entrez_parse("\xff", 1, &o, &e, &error), CC_INPUT);
    cc_entrez_clear(&e);
    for (int i = 0; i < 100; i++)
        cc_buf_addc(&b, '(');
    assert_int_equal(cc_entrez_parse(b.v, b.n, &o, &e, &error), CC_LIMIT);
    cc_entrez_clear(&e);
    cc_buf_reset(&b);
    for (int i = 0; i < 300; i++)
        cc_buf_adds(&b, "probiotic* ");
    assert_int_equal(cc_entrez_parse(b.v, b.n, &o, &e, &error), CC_LIMIT);
    cc_entrez_clear(&e);
    cc_buf_clear(&b);
}

/* Whatever a query of the greatest length says, the answer is a tree that can be walked by recursion, or one clear
 * error. */
static void
test_long_queries(void **state)
{
    static const struct { const char *part, *error; } LONG[] = {
        {"12345678[uid] OR ", NULL},                     /* as reference managers send them */
        {"\"some words\"[tiab] OR ", NULL},
        {"a1[ti] NOT ", NULL},
        {"a1[ti] AND b1[ti] OR ", "from one operator to another"},
        {"(a1[ti] AND b1[ti]) OR ", NULL},
        {"Eukaryota[mh] OR ", "narrower ones"},
        {"Eukaryota/drug effects[mh] OR ", "narrower ones"},
        {"xyz1 xyz2 OR ", "looked up"},
        {"xyz1 ", NULL},                                 /* all of it one phrase with [ti] */
        {"systematic[sb] OR ", "filters"},
        {"a[", NULL},
        {"2020 ", NULL},
        {"(a1) ", NULL},
    };
    const struct cc_entrez_options o = {.index = &INDEX, .now = NOW};

    (void)state;
    for (size_t i = 0; i < sizeof LONG / sizeof *LONG; i++) {
        struct cc_error error = {0};
        struct cc_entrez e = {0};
        struct cc_buf b = {0};
        enum cc_status status;

        while (b.n + strlen(LONG[i].part) + 6 <= CC_ENTREZ_MAX_BYTES)
            cc_buf_adds(&b, LONG[i].part);
        cc_buf_adds(&b, "c1[ti]");
        status = cc_entrez_parse(b.v, b.n, &o, &e, &error);
        if (status != (LONG[i].error ? CC_LIMIT : CC_OK) || (LONG[i].error && strstr(error.message, LONG[i].error) == NULL))
            fail_msg("%s…: status %d, %s", LONG[i].part, status, error.message);
        if (status == CC_OK && e.root->depth > CC_QUERY_TREE_DEPTH_MAX)
            fail_msg("%s…: %u levels", LONG[i].part, e.root->depth);
        cc_entrez_clear(&e);
        cc_buf_add(&b, "    ", 4);
        while (b.n <= CC_ENTREZ_MAX_BYTES)
            cc_buf_addc(&b, ' ');
        assert_int_equal(cc_entrez_parse(b.v, b.n, &o, &e, &error), CC_LIMIT);
        assert_non_null(strstr(error.message, "bytes long"));
        cc_entrez_clear(&e);
        cc_buf_clear(&b);
    }
}

static void
test_every_field_has_names(void **state)
{
    (void)state;
    for (int f = CC_FIELD_ALL; f < CC_FIELD__MAX; f++) {
        const char *name = cc_field_name((enum cc_field)f), *full = cc_field_full_name((enum cc_field)f);

        if (cc_field_find(name, strlen(name)) != (enum cc_field)f || *full == '\0')
            fail_msg("field %d: %s, %s", f, name, full);
    }
    assert_int_equal(cc_field_find("no such", 7), CC_FIELD__MAX);
    assert_int_equal(cc_field_find("", 0), CC_FIELD__MAX);
    assert_int_equal(cc_field_find("Date - Publication", 18), CC_FIELD_PDAT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_what_the_collection_knows),
        cmocka_unit_test(test_the_tree_carries_what_an_executor_needs),
        cmocka_unit_test(test_parameters_of_esearch),
        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_long_queries),
        cmocka_unit_test(test_every_field_has_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

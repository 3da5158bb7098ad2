/* test_article_markdown.c: Markdown -> blocks: what CommonMark does not know, line numbers, HTML inside. */
#include "support/test.h"

#include "support/article_check.h"
#include "article/markdown_prep.h"
#include "support/article_text.h"

static void
check(const char *input, const char *expected)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    char *got;

    cc_article_check("case.md", input, strlen(input), CC_FORMAT_MARKDOWN);
    assert_ok(cc_article_read("case.md", input, strlen(input), CC_FORMAT_MARKDOWN, &a, &e), e);
    got = cc_article_text(&a);
    assert_string_equal(got, expected);
    free(got);
    cc_article_clear(&a);
}

static void
test_front_matter(void **state)
{
    (void)state;
    check("---\ntitle: \"Sage: a \\\"hot\\\" herb\"\ntags: [a, b]\ndescription: >-\n  Sage soothes\n  sore throats.\n---\n\nText.\n",
        "2 title | Sage: a \"hot\" herb\n"
        "5-6 meta | Sage soothes sore throats.\n"
        "9 para | Text.\n");
    check("---\n\nA rule, then text.\n", "3 para | A rule, then text.\n");
}

static void
test_headings(void **state)
{
    (void)state;
    check("# Sage {#sage .big}\n\nSetext *one*\n-----------\n\n## 2. Numbered\n\n**Bold and alone**\n\n**Bold, and a sentence.**\n",
        "1 heading1 | Sage\n"
        "3 heading2 | Setext one\n"
        "6 heading2* | Numbered\n"
        "8 heading3 | Bold and alone\n"
        "10 para | Bold, and a sentence.\n");
}

static void
test_table(void **state)
{
    (void)state;
    check("Doses are:\n\n| Herb | Dose |\n|:-----|-----:|\n| sage \\| salvia | **3 g** |\n| mint | |\n\nAfter.\n",
        "1 para | Doses are:\n"
        "3 cell t1.0.0h | Herb\n"
        "3 cell t1.0.1h | Dose\n"
        "5 cell t1.1.0 | sage | salvia\n"
        "5 cell t1.1.1 | 3 g\n"
        "6 cell t1.2.0 | mint\n"
        "8 para | After.\n");
    check("Text above\nHerb | Use\n--- | ---\nsage | throat\n",
        "1 para | Text above\n"
        "2 cell t1.0.0h | Herb\n"
        "2 cell t1.0.1h | Use\n"
        "4 cell t1.1.0 | sage\n"
        "4 cell t1.1.1 | throat\n");
    check("> | a | b |\n> |---|---|\n> | c | d |\n\n- item\n\n  | e |\n  |---|\n  | 1. f |\n",
        "1 cell t1.0.0h q1 | a\n"
        "1 cell t1.0.1h q1 | b\n"
        "3 cell t1.1.0 q1 | c\n"
        "3 cell t1.1.1 q1 | d\n"
        "5 item1 list1 | item\n"
        "7 cell list1 t2.0.0h | e\n"
        "9 cell list1 t2.1.0 | 1. f\n");
}

static void
test_footnotes(void **state)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    const char *input = "Sage works.[^1] Mint too [^m].\n\n[^1]: In *two* trials\nof adults.\n[^m]: One\n\n    more paragraph.\n\nEnd.\n";

    (void)state;
    check(input,
        "1 para | Sage works. Mint too.\n"
        "3-4 footnote <1> | In two trials of adults.\n"
        "5 footnote <m> | One\n"
        "7 footnote <m> | more paragraph.\n"
        "9 para | End.\n");
    assert_ok(cc_article_read("case.md", input, strlen(input), CC_FORMAT_MARKDOWN, &a, &e), e);
    assert_int_equal(a.marks[0].kind, CC_MARK_NOTE_REF);
    assert_string_equal(a.marks[0].target, "1");
    assert_int_equal(a.marks[0].span.start, strlen("Sage works."));
    cc_article_clear(&a);
}

static void
test_definitions_and_tasks(void **state)
{
    (void)state;
    check("Apigenin\n: A flavone\n: in chamomile\n\n- [x] sleep well\n- [ ] drink less\n",
        "1 term | Apigenin\n"
        "2 def | A flavone\n"
        "3 def | in chamomile\n"
        "5 item1 list1 | sleep well\n"
        "6 item1 list1 | drink less\n");
}

static void
test_lists(void **state)
{
    (void)state;
    check("1. one\n2. two\n   - nested\n\n     more of it\n3. three\n\n\xE2\x9C\x85 quick\n\xE2\x9C\x85 gentle\n\nA line:\n\xE2\x80\xA2 a\n\xE2\x80\xA2 b\n",
        "1 item1* list1 | one\n"
        "2 item1* list1 | two\n"
        "3 item2 list2 | nested\n"
        "5 para2 list2 | more of it\n"
        "6 item1* list1 | three\n"
        "8 item1 list3 | quick\n"
        "9 item1 list3 | gentle\n"
        "11 para | A line:\n"
        "12 item1 list4 | a\n"
        "13 item1 list4 | b\n");
}

static void
test_link_lists(void **state)
{
    (void)state;
    check("- [One](#one)\n- [Two](#two)\n\n<!-- -->\n\n- [Other](/a)\n- [More](/b)\n\n<!-- -->\n\n- [Linked](/c) and said\n- plain\n",
        "1 item1!nav list1 | One\n"
        "2 item1!nav list1 | Two\n"
        "6 item1!related list2 | Other\n"
        "7 item1!related list2 | More\n"
        "11 item1 list3 | Linked and said\n"
        "12 item1 list3 | plain\n");
}

static void
test_quotes(void **state)
{
    (void)state;
    check("> Sage is fine,\n> said she.\n> \xE2\x80\x94 *Dr. A. Bell*\n\n> > inner\n",
        "1-2 quote q1 <Dr. A. Bell> | Sage is fine, said she.\n"
        "3 caption q1 | Dr. A. Bell\n"
        "5 quote q2 | inner\n");
}

static void
test_inline(void **state)
{
    (void)state;
    check("Vitamin D<sub>3</sub> in 10<sup>9</sup> units<sup>4</sup> `code` &amp; ![A bowl of sage](b.jpg) [text][r]<br>new\n\n[r]: /x\n",
        "1 para | Vitamin D3 in 10\xE2\x81\xB9 units code & text new\n"
        "1 alt | A bowl of sage\n");
}

static void
test_html_blocks(void **state)
{
    (void)state;
    check("<div class=\"card\">\n<h3>Sage</h3>\n\n        <section>\n        <p>It soothes\n        throats.</p>\n\nMarkdown *inside*.\n\n"
        "</section>\n</div>\n\n<details><summary>Why?</summary>\n\nBecause.\n\n</details>\n\n<nav>\n\n- menu\n\n</nav>\n\nEnd.\n",
        "2 heading3 card1 | Sage\n"
        "5-6 para card1 | It soothes throats.\n"
        "8 para card1 | Markdown inside.\n"
        "13 term card2 | Why?\n"
        "15 para card2 | Because.\n"
        "21 item1!nav list1 | menu\n"
        "25 para | End.\n");
}

static void
test_code(void **state)
{
    (void)state;
    check("```\nx = 1;\n```\n\n    This paragraph was indented for looks only\n\n    if (x) { y = 2; }\n",
        "2 code | x = 1;\n"
        "5-7 code | This paragraph was indented for looks only if (x) { y = 2; }\n");
    check("Text.\n\n    This paragraph was indented for looks only\n", "1 para | Text.\n3 para | This paragraph was indented for looks only\n");
}

static void
test_caps(void **state)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    struct cc_buf deep = {0};

    (void)state;
    for (int i = 0; i < 5000; i++)
        cc_buf_addc(&deep, '>');
    cc_buf_adds(&deep, "a");
    assert_int_equal(cc_article_read("deep.md", deep.v, deep.n, CC_FORMAT_MARKDOWN, &a, &e), CC_LIMIT);
    assert_non_null(strstr(e.message, "deep.md:1: more than 256 block quotes"));
    cc_buf_reset(&deep);
    for (int i = 0; i < 5000; i++)
        cc_buf_adds(&deep, "![[]()");
    assert_int_equal(cc_article_read("deep.md", deep.v, deep.n, CC_FORMAT_MARKDOWN, &a, &e), CC_LIMIT);
    assert_non_null(strstr(e.message, "opening brackets"));
    cc_buf_clear(&deep);
}

/* A list may be longer than a paragraph; a line that cmark takes for the same paragraph counts to it. */
static void
test_long_list(void **state)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    struct cc_buf big = {0};

    (void)state;
    for (unsigned i = 0; i < 60000; i++)
        cc_buf_addf(&big, "%s Sage [%u] soothes sore throats\n", i % 2 ? "-" : "  *", i);
    assert_true(big.n > CC_MD_RUN_BYTES_MAX);
    assert_ok(cc_article_read("big.md", big.v, big.n, CC_FORMAT_MARKDOWN, &a, &e), e);
    assert_int_equal(a.n_blocks, 60000);
    assert_int_equal(a.blocks[59999].kind, CC_BLOCK_LIST_ITEM);
    cc_article_clear(&a);
    cc_buf_reset(&big);
    cc_buf_adds(&big, "- Sage\n");
    while (big.n <= CC_MD_RUN_BYTES_MAX + 20)
        cc_buf_adds(&big, "          - goes on with the same paragraph\n");
    assert_int_equal(cc_article_read("big.md", big.v, big.n, CC_FORMAT_MARKDOWN, &a, &e), CC_LIMIT);
    assert_non_null(strstr(e.message, "without a blank line"));
    cc_buf_reset(&big);
    for (unsigned i = 0; i <= CC_MD_ITEMS_MAX; i++)
        cc_buf_adds(&big, "1. a\n");
    assert_int_equal(cc_article_read("big.md", big.v, big.n, CC_FORMAT_MARKDOWN, &a, &e), CC_LIMIT);
    assert_non_null(strstr(e.message, "a list of more than"));
    cc_buf_clear(&big);
}

/* Files of more than a megabyte go to cmark in pieces; lines and lists must not notice. */
static void
test_pieces(void **state)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    struct cc_buf big = {0};
    uint32_t line = 1;

    (void)state;
    for (unsigned i = 0; big.n < (size_t)3 << 20; i++, line += 5)
        cc_buf_addf(&big, "## Part %u\n\nSage soothes throats, and\nmint calms the gut.[^%u]\n\n", i, i);
    cc_buf_adds(&big, "The end.\n");
    assert_ok(cc_article_read("big.md", big.v, big.n, CC_FORMAT_MARKDOWN, &a, &e), e);
    assert_int_equal(a.blocks[a.n_blocks - 1].line_first, line);
    assert_int_equal(a.n_blocks, (line - 1) / 5 * 2 + 1);
    for (size_t i = 0; i + 1 < a.n_blocks; i += 2) {
        assert_int_equal(a.blocks[i].line_first, i / 2 * 5 + 1);
        assert_int_equal(a.blocks[i + 1].line_last, i / 2 * 5 + 4);
    }
    cc_article_clear(&a);
    cc_buf_clear(&big);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_front_matter), cmocka_unit_test(test_headings), cmocka_unit_test(test_table), cmocka_unit_test(test_footnotes),
        cmocka_unit_test(test_definitions_and_tasks), cmocka_unit_test(test_lists), cmocka_unit_test(test_long_list), cmocka_unit_test(test_link_lists),
        cmocka_unit_test(test_quotes), cmocka_unit_test(test_inline), cmocka_unit_test(test_html_blocks), cmocka_unit_test(test_code),
        cmocka_unit_test(test_caps), cmocka_unit_test(test_pieces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

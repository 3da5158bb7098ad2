/* test_article_html.c: HTML -> blocks: roles, kinds, source lines, what is no text. */
#include "support/test.h"

#include "support/article_check.h"
#include "support/article_text.h"

static void
check(const char *input, const char *expected)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    char *got;

    cc_article_check("case.html", input, strlen(input), CC_FORMAT_HTML);
    assert_ok(cc_article_read("case.html", input, strlen(input), CC_FORMAT_HTML, &a, &e), e);
    got = cc_article_text(&a);
    assert_string_equal(got, expected);
    free(got);
    cc_article_clear(&a);
}

static void
test_head(void **state)
{
    (void)state;
    check("<html lang=en><head><title>Sage &amp; mint</title>\n<meta name=description\n  content=\"Calms throats.\">\n"
        "<meta property=\"og:description\" content=\"Calms throats.\"><meta property=\"og:description\" content=\"And guts.\">\n"
        "<style>p { color: red }</style><script>var p = '<p>no</p>';</script></head><body><p>Text.</p></body></html>",
        "1 title | Sage & mint\n"
        "3 meta | Calms throats.\n"
        "4 meta | And guts.\n"
        "5 para | Text.\n");
}

static void
test_json_ld(void **state)
{
    (void)state;
    check("<p>Text.</p>\n<script type=\"application/ld+json\">\n{\"name\":\"x\",\n\"description\": \"Ends coughs\",\n"
        "\"review\":[{\"description\": 3},\n{\"description\":\"Great\"}]}</script><script type=\"application/ld+json\">{broken</script>",
        "1 para | Text.\n"
        "4 data | Ends coughs\n"
        "6 data | Great\n");
}

static void
test_roles(void **state)
{
    (void)state;
    check("<header><nav><a href=/>Home</a><a href=/b>Blog</a></nav><h1>Sage</h1></header>\n"
        "<div id=\"cookie-consent\">We use cookies</div>\n<div class=\"newsletter-signup\">Join us</div>\n"
        "<main class=\"modal-open\"><p>It calms.</p><aside>By the way, it grows.</aside>\n"
        "<div class=relatedPosts><a href=/m>Mint</a></div><div hidden>x</div><p style=\"color:red; display : none\">y</p></main>\n"
        "<aside>Elsewhere</aside>\n<div class=\"card-footer\">kept</div><div class=\"breadcrumb\">a &gt; b</div>\n"
        "<noscript>Turn it on</noscript><footer><p>Herb House</p></footer>",
        "1 para!nav | Home Blog\n"
        "1 heading1 | Sage\n"
        "2 para!banner | We use cookies\n"
        "3 para!banner | Join us\n"
        "4 para | It calms.\n"
        "4 para | By the way, it grows.\n"
        "5 para!related | Mint\n"
        "5 para!hidden | x\n"
        "5 para!hidden | y\n"
        "6 para!related | Elsewhere\n"
        "7 para | kept\n"
        "7 para!nav | a > b\n"
        "8 para!hidden | Turn it on\n"
        "8 para!footer | Herb House\n");
}

/* What a page hides until its head is clicked is text; menus, pop-ups and the copies that a carousel makes are not. */
static void
test_panels(void **state)
{
    (void)state;
    check("<h2>Gout</h2><button class=\"acc\" aria-expanded=\"false\">Diet</button><div class=\"acc__panel\" hidden>a</div>\n"
        "<h3><button aria-expanded=true>Drugs</button></h3><div role=region aria-labelledby=d hidden>b</div>\n"
        "<div class=\"tab-pane\" style=\"display:none\">c</div><div class=\"elementor-accordion\" role=tablist>d</div>\n"
        "<div class=\"popup-panel\" hidden>e</div><div class=\"slick-slide slick-cloned\" aria-hidden=true>f</div>\n"
        "<div role=tablist>g</div><button aria-haspopup=true aria-expanded=false>More</button>",
        "1 heading2 | Gout\n"
        "1 term | Diet\n"
        "1 para | a\n"
        "2 heading3 | Drugs\n"
        "2 para | b\n"
        "3 para | c\n"
        "3 para | d\n"
        "4 para!hidden | e\n"
        "4 para!hidden | f\n"
        "5 para!nav | g\n"
        "5 button | More\n");
}

static void
test_weak_roles_are_doubted(void **state)
{
    struct cc_buf page = {0};
    struct cc_article a = {0};
    struct cc_error e = {0};

    (void)state;
    cc_buf_adds(&page, "<div id=\"menu-page\">");
    for (int i = 0; i < 40; i++)
        cc_buf_adds(&page, "<p>Sage calms the throat and mint calms the gut.</p>");
    cc_buf_adds(&page, "</div>");
    assert_ok(cc_article_read("menu.html", page.v, page.n, CC_FORMAT_HTML, &a, &e), e);
    assert_int_equal(a.blocks[7].role, CC_ROLE_CONTENT);
    assert_int_equal(a.n_notes, 1);
    cc_article_clear(&a);
    cc_buf_clear(&page);
}

static void
test_lines(void **state)
{
    const char *input = "<p>One &mdash;\ntwo <b>three\nfour</b> five &amp;\n six</p>\n<td\nclass=x>seven\n\n   eight</td>";
    static const struct {
        const char *word;
        uint32_t line;
    } WORDS[] = {{"One", 1}, {"two", 2}, {"three", 2}, {"four", 3}, {"five", 3}, {"&", 3}, {"six", 4}, {"seven", 6}, {"eight", 8}};
    struct cc_article a = {0};
    struct cc_error e = {0};

    (void)state;
    assert_ok(cc_article_read("lines.html", input, strlen(input), CC_FORMAT_HTML, &a, &e), e);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        assert_int_equal(cc_article_line_at(&a, (size_t)(strstr(a.text, WORDS[i].word) - a.text)), WORDS[i].line);
    cc_article_clear(&a);
}

static void
test_breaks(void **state)
{
    (void)state;
    check("<div>One<br>line<br><br>Another<hr>Third<p>In p</p>tail</div><a href=a>b</a><a href=c>d</a>",
        "1 para | One line\n1 para | Another\n1 para | Third\n1 para | In p\n1 para | tail\n1 para | b d\n");
}

static void
test_lists(void **state)
{
    (void)state;
    check("<ol><li>one<ul><li><p>in</p><p>more</p></li></ul></li><li>1. two</li></ol><ul><li>\xE2\x80\xA2 three</ul><p>\xE2\x9C\x93 four</p>",
        "1 item1* list1 | one\n"
        "1 item2 list2 | in\n"
        "1 para2 list2 | more\n"
        "1 item1* list1 | two\n"
        "1 item1 list3 | three\n"
        "1 item1 list3 | four\n");
}

static void
test_link_lists(void **state)
{
    (void)state;
    check("<p>Sage.</p><ul><li><a href=#a>A</a><li><a href=#b>B</a></ul><ul><li><a href=/a>Mint cures</a></li><li><a href=/b>More</a></li></ul>"
        "<ul><li><a href=/a>Mint</a> calms</li><li>plain</li></ul>",
        "1 para | Sage.\n"
        "1 item1!nav list1 | A\n1 item1!nav list1 | B\n"
        "1 item1!related list2 | Mint cures\n1 item1!related list2 | More\n"
        "1 item1 list3 | Mint calms\n1 item1 list3 | plain\n");
}

static void
test_table(void **state)
{
    (void)state;
    check("<table><caption>Doses</caption><thead><tr><th colspan=2>Herb<th>g</thead>\n<tr><td rowspan=2>Sage<td>tea<td>3\n<tr><td><p>oil</p><td></table>",
        "1 caption t1.0.0 | Doses\n"
        "1 cell t1.0.0h | Herb\n"
        "1 cell t1.0.2h | g\n"
        "2 cell t1.1.0 | Sage\n"
        "2 cell t1.1.1 | tea\n"
        "2 cell t1.1.2 | 3\n"
        "3 cell t1.2.1 | oil\n");
}

static void
test_layout_tables(void **state)
{
    (void)state;
    /* tables inside tables place text; a table with heads inside them still shows data */
    check("<table width=600><tr><td><table><tr><td><h2>Sage</h2>Calms throats.<br>Eases coughs.</td></tr>\n"
        "<tr><td>It grows.</td></tr></table></td></tr>\n"
        "<tr><td><table><tr><th>Herb<th>Dose</tr><tr><td>Sage<td>3 g</tr></table></td></tr></table>",
        "1 heading2 card1 | Sage\n"
        "1 para card1 | Calms throats.\n"
        "1 para card1 | Eases coughs.\n"
        "2 para | It grows.\n"
        "3 cell t1.0.0h | Herb\n"
        "3 cell t1.0.1h | Dose\n"
        "3 cell t1.1.0 | Sage\n"
        "3 cell t1.1.1 | 3 g\n");
    /* side by side: what the first cell heads does not head the second */
    check("<table role=\"presentation\"><tr><td><h3>Sage</h3><p>Calms.</p></td><td><p>Mint cools.</p></td></tr></table>",
        "1 heading3 card1 | Sage\n"
        "1 para card1 | Calms.\n"
        "1 para | Mint cools.\n");
    /* what a script or a comment holds is no table */
    check("<!--[if mso]><table><![endif]--><table><tr><td>Sage<td>3 g<tr><td>Mint<td>2 g</table><script>'<table>'</script>",
        "1 cell t1.0.0 | Sage\n"
        "1 cell t1.0.1 | 3 g\n"
        "1 cell t1.1.0 | Mint\n"
        "1 cell t1.1.1 | 2 g\n");
}

static void
test_layout_items(void **state)
{
    (void)state;
    /* a mark or small picture and words beside it: an item; tables of one such row behind each other are one list */
    check("<p>You get:</p><table><tr><td>&#10003;</td><td>Calm</td></tr>\n<tr><td><img src=v.png width=20 alt=\"Tick mark\">"
        "</td><td>&nbsp;</td><td><p>Deep <b>sleep</b></p></td></tr></table>\n"
        "<table><tr><td>3.</td><td>Warm feet</td></tr></table><p>Good.</p><table><tr><td>*</td><td>Extra</td></tr></table>",
        "1 para | You get:\n"
        "1 item1 list1 | Calm\n"
        "2 item1 list1 | Deep sleep\n"
        "3 item1 list1 | Warm feet\n"
        "3 para | Good.\n"
        "3 item1 list2 | Extra\n");
    /* figures and ticks behind words are data */
    check("<table><tr><td>Zinc<td>&#10003;<td>5 mg<tr><td>Iron<td>&#10007;<td>12 mg</table>",
        "1 cell t1.0.0 | Zinc\n"
        "1 cell t1.0.1 | \xE2\x9C\x93\n"
        "1 cell t1.0.2 | 5 mg\n"
        "1 cell t1.1.0 | Iron\n"
        "1 cell t1.1.1 | \xE2\x9C\x97\n"
        "1 cell t1.1.2 | 12 mg\n");
}

static void
test_terms(void **state)
{
    (void)state;
    check("<dl><dt>Thymol<dd>kills germs<dt>Borneol<dd>cools</dl><details><summary>Is it safe?</summary><p>Yes.</p></details>",
        "1 term1 list1 | Thymol\n"
        "1 def1 list1 <Thymol> | kills germs\n"
        "1 term1 list1 | Borneol\n"
        "1 def1 list1 <Borneol> | cools\n"
        "1 term card1 | Is it safe?\n"
        "1 para card1 | Yes.\n");
}

static void
test_quotes(void **state)
{
    (void)state;
    check("<blockquote><p>My cough is gone!</p><footer>Jo, <cite>Leeds</cite></footer></blockquote>\n"
        "<blockquote>So is mine. <cite>Al</cite></blockquote><p>In <cite>Herbs</cite> she said <q>no</q>.</p>",
        "1 quote q1 <Jo, Leeds> | My cough is gone!\n"
        "1 caption q1 | Jo, Leeds\n"
        "2 quote q1 <Al> | So is mine.\n"
        "2 caption q1 | Al\n"
        "2 para | In Herbs she said \xE2\x80\x9Cno\xE2\x80\x9D.\n");
}

static void
test_scripts_and_notes(void **state)
{
    (void)state;
    check("<p>B<sub>12</sub> in 5 m<sup>2</sup> or 10<sup>9</sup> units<sup>1,2</sup>, Herb<sup>&reg;</sup> 8 weeks*, a day.&dagger;</p>"
        "<p class=fine>*Survey of 30.</p>",
        "1 para | B12 in 5 m\xC2\xB2 or 10\xE2\x81\xB9 units, Herb\xC2\xAE 8 weeks, a day.\n"
        "1 footnote <*> | Survey of 30.\n");
}

static void
test_images_and_buttons(void **state)
{
    (void)state;
    check("<figure><img src=a alt=\"Sage in bloom\"><figcaption>Sage</figcaption></figure><p>It <img src=b alt=\"\"><img src=c alt=\"img_12.jpg\">"
        "<img src=d\nalt=\"Mint leaf\"> calms.</p><a class=\"btn btn-lg\" href=#>Get it</a><button>Go</button><input type=submit value=Send>"
        "<p><a href=/s>Shop now</a></p>",
        "1 alt | Sage in bloom\n"
        "1 caption | Sage\n"
        "1-2 para | It calms.\n"
        "2 alt | Mint leaf\n"
        "2 button | Get it\n"
        "2 button | Go\n"
        "2 button | Send\n"
        "2 button | Shop now\n");
}

static void
test_cards_and_sections(void **state)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    const char *input = "<h2>Inside</h2><div class=c><h3>Sage</h3><p>calms</p></div><div class=c><h3>Mint</h3><p>cools</p></div><p>Both grow.</p>";

    (void)state;
    check(input,
        "1 heading2 | Inside\n"
        "1 heading3 card1 | Sage\n"
        "1 para card1 | calms\n"
        "1 heading3 card2 | Mint\n"
        "1 para card2 | cools\n"
        "1 para | Both grow.\n");
    assert_ok(cc_article_read("cards.html", input, strlen(input), CC_FORMAT_HTML, &a, &e), e);
    assert_int_equal(a.blocks[2].section, 2);
    assert_int_equal(a.blocks[4].section, 4);
    assert_int_equal(a.blocks[5].section, 1); /* the repeated containers end their sections */
    cc_article_clear(&a);
}

static void
test_charset(void **state)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    const char *input = "<meta charset=\"iso-8859-1\"><p>caf\xE9 \x93quoted\x94</p>";

    (void)state;
    assert_ok(cc_article_read("latin.html", input, strlen(input), CC_FORMAT_HTML, &a, &e), e);
    assert_string_equal(a.text, "caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D");
    assert_int_equal(a.n_notes, 1);
    cc_article_clear(&a);
}

static void
test_depth(void **state)
{
    struct cc_buf page = {0};
    struct cc_article a = {0};
    struct cc_error e = {0};

    (void)state;
    for (int i = 0; i < 1000; i++)
        cc_buf_adds(&page, "<div>");
    cc_buf_adds(&page, "<p>deep <b>down</b></p></div><p>up</p>");
    assert_ok(cc_article_read("deep.html", page.v, page.n, CC_FORMAT_HTML, &a, &e), e);
    assert_string_equal(a.text, "deep down\nup");
    cc_article_clear(&a);
    for (int i = 0; i < 30000; i++)
        cc_buf_adds(&page, "<div>");
    assert_int_equal(cc_article_read("deep.html", page.v, page.n, CC_FORMAT_HTML, &a, &e), CC_LIMIT);
    assert_non_null(strstr(e.message, "deep.html:1: too many elements"));
    cc_buf_clear(&page);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head), cmocka_unit_test(test_json_ld), cmocka_unit_test(test_roles), cmocka_unit_test(test_panels), cmocka_unit_test(test_weak_roles_are_doubted),
        cmocka_unit_test(test_lines), cmocka_unit_test(test_breaks), cmocka_unit_test(test_lists), cmocka_unit_test(test_link_lists),
        cmocka_unit_test(test_table), cmocka_unit_test(test_layout_tables), cmocka_unit_test(test_layout_items),
        cmocka_unit_test(test_terms), cmocka_unit_test(test_quotes), cmocka_unit_test(test_scripts_and_notes),
        cmocka_unit_test(test_images_and_buttons), cmocka_unit_test(test_cards_and_sections), cmocka_unit_test(test_charset),
        cmocka_unit_test(test_depth),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_article_plain.c: plain text -> blocks, construction by construction. */
#include "support/test.h"

#include "support/article_check.h"
#include "support/article_text.h"

static void
check(const char *input, const char *expected)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    char *got;

    cc_article_check("case.txt", input, strlen(input), CC_FORMAT_TEXT);
    assert_ok(cc_article_read("case.txt", input, strlen(input), CC_FORMAT_TEXT, &a, &e), e);
    got = cc_article_text(&a);
    assert_string_equal(got, expected);
    free(got);
    cc_article_clear(&a);
}

static void
test_title_and_deck(void **state)
{
    (void)state;
    check("A CUP OF SAGE\nWhat I learned from a sore throat\n\nIt began in March, with a cough.\n",
        "1 title | A CUP OF SAGE\n"
        "2 meta | What I learned from a sore throat\n"
        "4 para | It began in March, with a cough.\n");
    check("Sage soothes sore throats.\n\nIt really does.\n",
        "1 para | Sage soothes sore throats.\n"
        "3 para | It really does.\n");
}

/* Lines of cells that stand under each other; a single line with bars is none. */
static void
test_tables(void **state)
{
    (void)state;
    check("Iron\n\nWhich test?\nTest | The catch | Cost\n-----------\nFerritin | Rises in illness | 9\nHepcidin | Rare | 40\n\nAbout us | Privacy\n\n"
        "Best foods\nOysters, 3 oz ....... 8 mg\nLentils, 1 cup ..... 6.6 mg\n\nFood\tmg\nTofu\t3.4\nKale\t1.5\n",
        "1 title | Iron\n"
        "3 heading2 | Which test?\n"
        "4 cell t1.0.0h | Test\n"
        "4 cell t1.0.1h | The catch\n"
        "4 cell t1.0.2h | Cost\n"
        "6 cell t1.1.0 | Ferritin\n"
        "6 cell t1.1.1 | Rises in illness\n"
        "6 cell t1.1.2 | 9\n"
        "7 cell t1.2.0 | Hepcidin\n"
        "7 cell t1.2.1 | Rare\n"
        "7 cell t1.2.2 | 40\n"
        "9 heading2 | About us | Privacy\n"
        "11 heading2 | Best foods\n"
        "12 cell t2.0.0 | Oysters, 3 oz\n"
        "12 cell t2.0.1 | 8 mg\n"
        "13 cell t2.1.0 | Lentils, 1 cup\n"
        "13 cell t2.1.1 | 6.6 mg\n"
        "15 cell t3.0.0h | Food\n"
        "15 cell t3.0.1h | mg\n"
        "16 cell t3.1.0 | Tofu\n"
        "16 cell t3.1.1 | 3.4\n"
        "17 cell t3.2.0 | Kale\n"
        "17 cell t3.2.1 | 1.5\n");
}

static void
test_series(void **state)
{
    (void)state;
    check("5 SIGNS OF TOO LITTLE IRON\n\nTHE SIGNS\n\n1. Your hands are cold.\nBlood goes elsewhere first.\n\n2. Headaches\n\n3. Pale lips\n"
        "The colour of blood is missing.\n\n4. You chew ice.\nNobody knows why.\n\nFOODS\n\n1. Rinse the lentils.\n2. Cook them.\n",
        "1 title | 5 SIGNS OF TOO LITTLE IRON\n"
        "3 heading2 | THE SIGNS\n"
        "5 heading3* | Your hands are cold.\n"
        "6 para | Blood goes elsewhere first.\n"
        "8 heading3* | Headaches\n"
        "10 heading3* | Pale lips\n"
        "11 para | The colour of blood is missing.\n"
        "13 heading3* | You chew ice.\n"
        "14 para | Nobody knows why.\n"
        "16 heading2 | FOODS\n"
        "18 item1* list1 | Rinse the lentils.\n"
        "19 item1* list1 | Cook them.\n");
    check("Better sleep\n\nWHAT TO EAT\n\n🍒 Cherries\nThey hold melatonin.\n\n🥝 Kiwis\n🥛 Milk\nBoth hold serotonin.\n\n🐟 Trout\nIt is fat.\n\n"
        "🍵 Chamomile\nIt is bitter.\n",
        "1 title | Better sleep\n"
        "3 heading2 | WHAT TO EAT\n"
        "5 heading3 | Cherries\n"
        "6 para | They hold melatonin.\n"
        "8 heading3 | Kiwis\n"
        "9 heading3 | Milk\n"
        "10 para | Both hold serotonin.\n"
        "12 heading3 | Trout\n"
        "13 para | It is fat.\n"
        "15 heading3 | Chamomile\n"
        "16 para | It is bitter.\n");
    check("Sleep in slides\n[1/2]\n(not for babies)\nWeek 1: you yawn less\nMonth 2: a clear head\nGive it time, and it will come to you.\n"
        "2/2\n🟢 SLOW WAVES (deep sleep)\n→ clean the brain\n→ mend muscles\n",
        "1 title | Sleep in slides\n"
        "3 para | (not for babies)\n"
        "4 para | Week 1: you yawn less\n"
        "5 para | Month 2: a clear head\n"
        "6 para | Give it time, and it will come to you.\n"
        "8 heading2 | SLOW WAVES (deep sleep)\n"
        "9 item1 list1 | clean the brain\n"
        "10 item1 list1 | mend muscles\n");
}

static void
test_hard_wrap(void **state)
{
    (void)state;
    check("Sage tea has been drunk for sore throats since Roman times, and\n"
        "two small trials suggest that a spray of it works about as well\n"
        "as one with chlorhexidine. Nobody has tested the tea.\n"
        "\n"
        "Thyme is another matter. Its oil loosens mucus in rats, and in a\n"
        "trial of\n"
        "361 adults with bronchitis, coughing fits fell by two thirds.\n",
        "1-3 para | Sage tea has been drunk for sore throats since Roman times, and two small trials suggest that a spray of it works about "
        "as well as one with chlorhexidine. Nobody has tested the tea.\n"
        "5-7 para | Thyme is another matter. Its oil loosens mucus in rats, and in a trial of 361 adults with bronchitis, coughing fits fell "
        "by two thirds.\n");
}

static void
test_one_paragraph_a_line(void **state)
{
    (void)state;
    check("Thyme for Coughs\nThyme loosens mucus.\nIt tastes of summer, and children like it with honey.\nDoctors are less sure.\n",
        "1 title | Thyme for Coughs\n"
        "2 para | Thyme loosens mucus.\n"
        "3 para | It tastes of summer, and children like it with honey.\n"
        "4 para | Doctors are less sure.\n");
}

static void
test_lists(void **state)
{
    (void)state;
    check("Thyme helps with:\n- coughs\n- colds\n  * in children\n  * in adults\n- sore throats\nIt does not help with fever.\n"
        "\xE2\x80\xA2 one\n\xE2\x80\xA2 two\n\n1) boil\n2) pour\n3) wait\n",
        "1 para | Thyme helps with:\n"
        "2 item1 list1 | coughs\n"
        "3 item1 list1 | colds\n"
        "4 item2 list2 | in children\n"
        "5 item2 list2 | in adults\n"
        "6 item1 list1 | sore throats\n"
        "7 para | It does not help with fever.\n"
        "8 item1 list3 | one\n"
        "9 item1 list3 | two\n"
        "11 item1* list4 | boil\n"
        "12 item1* list4 | pour\n"
        "13 item1* list4 | wait\n");
}

static void
test_wrapped_items(void **state)
{
    (void)state;
    check("Three ways to take it, from the oldest to the newest of all:\n"
        "- as a tea, with honey if you like it sweet, drunk as hot as you\n"
        "  can bear it\n"
        "- as a syrup\n",
        "1 para | Three ways to take it, from the oldest to the newest of all:\n"
        "2-3 item1 list1 | as a tea, with honey if you like it sweet, drunk as hot as you can bear it\n"
        "4 item1 list1 | as a syrup\n");
}

static void
test_bare_items_after_lead_in(void **state)
{
    (void)state;
    check("Thyme contains:\nthymol\ncarvacrol\nrosmarinic acid\n\nAll of them are studied.\n",
        "1 para | Thyme contains:\n"
        "2 item1 list1 | thymol\n"
        "3 item1 list1 | carvacrol\n"
        "4 item1 list1 | rosmarinic acid\n"
        "6 para | All of them are studied.\n");
}

static void
test_numbered_headings(void **state)
{
    (void)state;
    check("Thyme\n\n1. Where It Grows\nIt grows in the sun.\n2. What It Does\nIt loosens mucus.\nQuestions and Answers\n"
        "1. Is it safe?\nMostly, yes.\n2. For whom?\nFor adults.\n3. Where to buy it\nIn any shop.\n",
        "1 title | Thyme\n"
        "3 heading2* | Where It Grows\n"
        "4 para | It grows in the sun.\n"
        "5 heading2* | What It Does\n"
        "6 para | It loosens mucus.\n"
        "7 heading2 | Questions and Answers\n"
        "8 heading3* | Is it safe?\n"
        "9 para | Mostly, yes.\n"
        "10 heading3* | For whom?\n"
        "11 para | For adults.\n"
        "12 heading3* | Where to buy it\n"
        "13 para | In any shop.\n");
}

static void
test_labels_are_headings(void **state)
{
    (void)state;
    check("What happens in the airways:\n\xE2\x96\xAA Thick mucus\nMucus traps bacteria.\n\xE2\x96\xAA Swollen lining\nThe lining swells and itches.\n",
        "1 para | What happens in the airways:\n"
        "2 heading3 | Thick mucus\n"
        "3 para | Mucus traps bacteria.\n"
        "4 heading3 | Swollen lining\n"
        "5 para | The lining swells and itches.\n");
}

static void
test_calls(void **state)
{
    (void)state;
    check("Our syrup is made with thyme.\n\xF0\x9F\x91\x89 ThymeWell\nShop now and save\nIt calms coughs.\n",
        "1 para | Our syrup is made with thyme.\n"
        "2 button | ThymeWell\n"
        "3 button | Shop now and save\n"
        "4 para | It calms coughs.\n");
    check("Why people like it:\n\xF0\x9F\x91\x89 calms coughs\n\xF0\x9F\x91\x89 tastes good\n",
        "1 para | Why people like it:\n"
        "2 item1 list1 | calms coughs\n"
        "3 item1 list1 | tastes good\n");
}

static void
test_emoji_bullets(void **state)
{
    (void)state;
    check("Benefits at a glance:\n\xF0\x9F\x8C\xBF loosens mucus\n\xF0\x9F\x92\xA7 soothes the throat\n\xE2\x9C\x85 no sugar\n",
        "1 para | Benefits at a glance:\n"
        "2 item1 list1 | loosens mucus\n"
        "3 item1 list1 | soothes the throat\n"
        "4 item1 list2 | no sugar\n");
}

static void
test_lists_without_marks(void **state)
{
    (void)state;
    check("Thyme Syrup for Dry and Chesty Coughs\n\nIt is made in small batches.\nClean and Simple\n\n\nNo added sugar\n\n\nVegan formula\n\n\n"
        "Made with mountain thyme\n\n\nWhy People Love It\n\nIt tastes of summer.\n- KEY FACTS\nCalms coughs fast.\n",
        "1 title | Thyme Syrup for Dry and Chesty Coughs\n"
        "3 para | It is made in small batches.\n"
        "4 heading2 | Clean and Simple\n"
        "7 item1 list1 | No added sugar\n"
        "10 item1 list1 | Vegan formula\n"
        "13 item1 list1 | Made with mountain thyme\n"
        "16 heading2 | Why People Love It\n"
        "18 para | It tastes of summer.\n"
        "19 heading2 | KEY FACTS\n"
        "20 para | Calms coughs fast.\n");
}

static void
test_roles(void **state)
{
    (void)state;
    check("Thyme\nBy Anna Bell | Updated 3 May 2024\n\nIt calms coughs in a day.\n\nRelated Articles\n- Sage for sore throats\n- Mint cures all\n\n"
        "\xC2\xA9 2024 Herb House\n",
        "1 title | Thyme\n"
        "2 meta | By Anna Bell | Updated 3 May 2024\n"
        "4 para | It calms coughs in a day.\n"
        "6 heading2!related | Related Articles\n"
        "7 item1!related list1 | Sage for sore throats\n"
        "8 item1!related list1 | Mint cures all\n"
        "10 para!related | \xC2\xA9 2024 Herb House\n");
    check("It calms coughs.\n\nAnna Bell is a herbalist in Leeds. She grows thyme.\n",
        "1 para | It calms coughs.\n"
        "3 para!footer | Anna Bell is a herbalist in Leeds. She grows thyme.\n");
}

static void
test_notes(void **state)
{
    (void)state;
    check("Coughing fell by 20%* within a week.\xE2\x80\xA0 Two trials [1, 2] agree.\n\n*Compared with syrup.\n",
        "1 para | Coughing fell by 20% within a week. Two trials agree.\n"
        "3 footnote <*> | Compared with syrup.\n");
}

static void
test_bytes(void **state)
{
    (void)state;
    check("\xEF\xBB\xBFsoft\xC2\xAD" "hyphen, no\xC2\xA0" "break,\r\nzero\xE2\x80\x8B" "width, e\xCC\x81" "toile\r\n",
        "1-2 para | softhyphen, no break, zerowidth, \xC3\xA9toile\n");
    check("one\xFFtwo \xC3\xA9\n", "1 para | one\xEF\xBF\xBDtwo \xC3\xA9\n");
    check("It\x92s caf\xE9.\n", "1 para | It\xE2\x80\x99s caf\xC3\xA9.\n");
}

static void
test_lines_of_sentences(void **state)
{
    const char *input = "The first sentence of this text ends on the first line. The other\n"
        "one ends on the second. And here the third begins, which goes on\nto the end.\n";
    struct cc_article a = {0};
    struct cc_error e = {0};

    (void)state;
    assert_ok(cc_article_read("case.txt", input, strlen(input), CC_FORMAT_TEXT, &a, &e), e);
    assert_int_equal(a.n_blocks, 1);
    assert_int_equal(cc_article_line_at(&a, (size_t)(strstr(a.text, "The other") - a.text)), 1);
    assert_int_equal(cc_article_line_at(&a, (size_t)(strstr(a.text, "one ends") - a.text)), 2);
    assert_int_equal(cc_article_line_at(&a, (size_t)(strstr(a.text, "goes on") - a.text)), 2);
    assert_int_equal(cc_article_line_at(&a, (size_t)(strstr(a.text, "to the end") - a.text)), 3);
    cc_article_clear(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_title_and_deck), cmocka_unit_test(test_tables), cmocka_unit_test(test_series), cmocka_unit_test(test_hard_wrap), cmocka_unit_test(test_one_paragraph_a_line),
        cmocka_unit_test(test_lists), cmocka_unit_test(test_wrapped_items), cmocka_unit_test(test_bare_items_after_lead_in),
        cmocka_unit_test(test_numbered_headings), cmocka_unit_test(test_labels_are_headings), cmocka_unit_test(test_calls),
        cmocka_unit_test(test_emoji_bullets), cmocka_unit_test(test_roles), cmocka_unit_test(test_lists_without_marks), cmocka_unit_test(test_notes), cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_lines_of_sentences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

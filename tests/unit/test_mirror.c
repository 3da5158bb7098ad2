/* test_mirror.c: the mirror from XML to PMIDs: import, versions and deletions, what a search finds against what a plain scan
 * of the same records says, merging, slices, files that are not mirrors. The records are made here. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/folder.h"
#include "support/test.h"

#include <claimcheck/mirror.h>

#include "base/file.h"
#include "mirror/ask.h"
#include "mirror/file.h"
#include "mirror/manage.h"
#include "mirror/merge.h"
#include "mirror/scan.h"
#include "mirror/search.h"
#include "mirror/words.h"

static const char *const nouns[] = {"probiotics", "eczema", "infants", "zinc", "sleep", "fibre", "tumour", "serum"};

/* Record i in a way that a test can compute what must match: words by its divisors. */
static void
add_record(struct cc_buf *b, uint32_t i, unsigned version)
{
    cc_buf_addf(b, "<PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\"><PMID Version=\"%u\">%u</PMID>"
        "<DateRevised><Year>2020</Year><Month>05</Month><Day>06</Day></DateRevised>"
        "<Article><Journal><ISSN>1234-5678</ISSN><JournalIssue><PubDate><Year>%u</Year><Month>Jun</Month></PubDate></JournalIssue>"
        "<Title>Journal of Tests</Title></Journal><ArticleTitle>About %s &amp; version %u</ArticleTitle><Abstract><AbstractText>",
        version, i, 1990 + i % 30, nouns[i % 8], version);
    for (uint32_t k = 2; k < 12; k++)
        if (i % k == 0)
            cc_buf_addf(b, "divisor%u then <i>%s</i> ", k, nouns[k % 8]);
    cc_buf_addf(b, "end.</AbstractText></Abstract><AuthorList><Author ValidYN=\"Y\"><LastName>O'Name%u</LastName>"
        "<ForeName>Ann Bea</ForeName><Initials>AB</Initials><AffiliationInfo><Affiliation>Department of Tests, %s Institute of %s, Oslo."
        "</Affiliation></AffiliationInfo></Author></AuthorList><Language>%s</Language>"
        "<PublicationTypeList><PublicationType UI=\"D016454\">Review</PublicationType></PublicationTypeList><VernacularTitle>%s</VernacularTitle></Article>"
        "<MedlineJournalInfo><MedlineTA>J Tests</MedlineTA></MedlineJournalInfo>", i % 10, i % 3 == 0 ? "Royal" : "Coastal", i % 6 == 0 ? "Sleep Medicine" : "Medicine and Sleep", i % 4 == 0 ? "ger" : "eng",
        i % 2 == 0 ? "Schlaf und Zink" : "Zink und Schlaf");
    cc_buf_addf(b, "<MeshHeadingList><MeshHeading><DescriptorName UI=\"D00000%u\" MajorTopicYN=\"%s\">Heading %u</DescriptorName>"
        "<QualifierName UI=\"Q000001\" MajorTopicYN=\"N\">drug therapy</QualifierName></MeshHeading></MeshHeadingList>"
        "<CoiStatement>%s</CoiStatement></MedlineCitation></PubmedArticle>\n", i % 5 + 1, i % 3 == 0 ? "Y" : "N", i % 5 + 1,
        i % 7 == 0 ? "AB holds shares of Acme Zinc" : "AB holds no Acme shares");
}

static void
write_records(const char *name, uint32_t first, uint32_t last, unsigned version, const char *deletions)
{
    struct cc_error error = {0};
    struct cc_buf b = {0};
    char *path = folder_path(name);

    cc_buf_adds(&b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<PubmedArticleSet>\n");
    for (uint32_t i = first; i <= last; i++)
        add_record(&b, i, version);
    cc_buf_adds(&b, deletions);
    cc_buf_adds(&b, "</PubmedArticleSet>\n");
    assert_ok(cc_file_write(path, b.v, b.n, &error), error);
    cc_buf_clear(&b);
    free(path);
}

static enum cc_status
import(const char *mirror, const char *source, const char *only, struct cc_mirror_imported *done, struct cc_error *error)
{
    char *path = folder_path(mirror), *from = folder_path(source);
    const char *paths[] = {from};
    struct cc_mirror_import what = {.paths = paths, .n_paths = 1, .only = only};
    enum cc_status status = cc_mirror_import(path, &what, done, error);

    free(path);
    free(from);
    return status;
}

static struct cc_mirror *
open_mirror(const char *name)
{
    struct cc_mirror *mirror = NULL;
    struct cc_error error = {0};
    char *path = folder_path(name);

    assert_ok(cc_mirror_db_open(path, &mirror, &error), error);
    assert_ok(cc_mirror_begin(mirror, &error), error);
    free(path);
    return mirror;
}

static void
search(struct cc_mirror *mirror, const char *query, struct cc_found *found)
{
    struct cc_entrez_index index = cc_mirror_entrez_index(mirror);
    struct cc_entrez_options options = {.index = &index};
    struct cc_entrez entrez = {0};
    struct cc_error error = {0};

    assert_ok(cc_entrez_parse(query, strlen(query), &options, &entrez, &error), error);
    assert_ok(cc_mirror_run(mirror, entrez.root, CC_SORT_PMID, 0, 50000, found, &error), error);
    cc_entrez_clear(&entrez);
}

static bool divisors(uint32_t i) { return i % 6 == 0; }
static bool either(uint32_t i) { return i % 5 == 0 || i % 7 == 0; }
static bool without(uint32_t i) { return i % 5 == 0 && i % 7 != 0; }
static bool title(uint32_t i) { return i % 8 == 3; }
static bool year(uint32_t i) { return 1990 + i % 30 >= 2000 && 1990 + i % 30 <= 2004; }
static bool author(uint32_t i) { return i % 10 == 7; }
static bool language(uint32_t i) { return i % 4 == 0; }
static bool heading(uint32_t i) { return i % 5 + 1 == 3; }
static bool major(uint32_t i) { return heading(i) && i % 3 == 0; }
static bool everything(uint32_t i) { return i > 0; }
static bool nothing(uint32_t i) { return i == 0; }
static bool next_to(uint32_t i) { return i % 9 == 0; } /* divisor9 then eczema */
static bool royal(uint32_t i) { return i % 3 == 0; }
static bool sleep_medicine(uint32_t i) { return i % 6 == 0; }
static bool zinc_first(uint32_t i) { return i % 2 != 0; }
static bool shares(uint32_t i) { return i % 7 == 0; }
static bool numbers(uint32_t i) { return i >= 100 && i <= 120; }

static const struct { const char *query; bool (*matches)(uint32_t i); } cases[] = {
    {"divisor2[tiab] AND divisor3[tiab]", divisors}, {"divisor5[tiab] OR divisor7[tiab]", either},
    {"divisor5[tiab] NOT divisor7[tiab]", without}, {"zinc[ti]", title}, {"2000:2004[dp]", year}, {"o'name7 ab[au]", author},
    {"o'name7[au]", author}, {"german[la]", language}, {"J Tests[ta]", everything}, {"review[pt]", everything},
    {"hasabstract", everything}, {"divisor1*[tiab] AND nosuchword[tiab]", nothing}, {"\"divisor9 then eczema\"[tiab]", next_to},
    {"\"eczema divisor9\"[tiab:~1]", next_to}, {"\"eczema then divisor9\"[tiab]", nothing}, {"100:120[uid]", numbers},
    {"\"royal institute\"[ad]", royal}, {"\"institute royal\"[ad]", nothing}, {"\"sleep medicine oslo\"[ad]", sleep_medicine},
    {"\"oslo sleep medicine\"[ad:~0]", sleep_medicine}, {"\"oslo medicine sleep\"[ad:~0]", sleep_medicine}, {"royal[ad] AND oslo[ad]", royal},
    {"\"sleep medicine oslo\"", sleep_medicine}, {"royal", royal}, {"\"zink und\"[tt]", zinc_first}, {"\"shares of acme\"[cois]", shares},
    {"\"acme of shares\"[cois]", nothing}, {"\"acme shares department\"", nothing}, {"divisor9[tiab]", next_to}, {"\"Heading 3\"[mh]", heading}, {"\"Heading 3\"[majr]", major},
    /* parts that select nothing, which keep what stands beside them shut */
    {"nosuchword[tiab] AND (divisor2[tiab] OR divisor3[tiab])", nothing}, {"(nosuchword[tiab] AND divisor2[tiab]) OR zinc[ti]", title},
    {"divisor9[tiab] NOT (divisor7[tiab] AND nosuchword[tiab])", next_to}, {"(nosuchword[tiab] NOT royal[ad]) OR zinc[ti]", title},
    {"(divisor9[tiab] AND (divisor2[tiab] AND nosuchword[tiab])) OR royal[ad]", royal}, {"2000:2004[dp] AND all[sb]", year},
    /* a journal among words */
    {"journal of tests divisor9", next_to}, {"divisor9 journal of tests", next_to}, {"journal of tests nosuchword", nothing},
};

static void
check_cases(struct cc_mirror *mirror, uint32_t last)
{
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct cc_found found = {0};
        size_t n = 0;

        search(mirror, cases[c].query, &found);
        for (uint32_t i = 1; i <= last; i++) {
            if (!cases[c].matches(i))
                continue;
            if (n >= found.n || found.pmids[n] != i)
                fail_msg("%s: PMID %u is not found", cases[c].query, i);
            n++;
        }
        if (n != found.n || found.count != n)
            fail_msg("%s: %zu found, %zu expected", cases[c].query, found.n, n);
        cc_found_clear(&found);
    }
}

/* How far phrases can be journals. */
static void
check_reach(struct cc_mirror *mirror)
{
    static const struct { const char *phrase; size_t least, most; } phrases[] = {
        {"journal of tests and more of it", 3, 3}, {"journal of tests", 3, SIZE_MAX}, {"j tests then", 2, 2}, {"journal of pests", 0, 2},
        {"journal", 1, SIZE_MAX}, {"journals of tests", 0, 0}, {"aa bb", 0, 0}, {"zz bb", 0, 0}, {"1234 5678 j", 2, 2},
    };
    struct cc_entrez_index index = cc_mirror_entrez_index(mirror);
    struct cc_error error = {0};

    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        size_t n = 99;

        assert_ok(index.reach(index.arg, CC_FIELD_JOUR, phrases[i].phrase, &n, &error), error);
        if (n < phrases[i].least || n > phrases[i].most)
            fail_msg("%s: %zu words", phrases[i].phrase, n);
    }
}

static void
finds_what_a_scan_finds(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    struct cc_mirror *mirror;

    (void)state;
    write_records("a.xml", 1, 1000, 1, "");
    assert_ok(import("a.db", "a.xml", NULL, &done, &error), error);
    assert_int_equal(done.records, 1000);
    mirror = open_mirror("a.db");
    check_cases(mirror, 1000);
    check_reach(mirror);
    cc_mirror_db_free(mirror);
    assert_ok(import("a.db", "a.xml", NULL, &done, &error), error);
    assert_int_equal(done.records, 0);
    assert_int_equal(done.files_before, 1);
}

/* Twenty files, each its own commit, make segments enough for merges; then all into one. */
static void
merging_changes_nothing(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    struct cc_mirror *mirror;
    char *path = folder_path("m.db");

    (void)state;
    for (uint32_t i = 0; i < 20; i++) {
        char name[32];

        snprintf(name, sizeof name, "m%02u.xml", i);
        write_records(name, i * 50 + 1, i * 50 + 50, 1, "");
        assert_ok(import("m.db", name, NULL, &done, &error), error);
    }
    mirror = open_mirror("m.db");
    assert_in_range(mirror->index.n_segments, 2, 8);
    check_cases(mirror, 1000);
    cc_mirror_db_free(mirror);
    assert_ok(cc_mirror_optimize(path, NULL, &error), error);
    mirror = open_mirror("m.db");
    assert_int_equal(mirror->index.n_segments, 1);
    check_cases(mirror, 1000);
    cc_mirror_db_free(mirror);
    free(path);
}

static void
no_fault(void *arg, const char *what)
{
    (void)arg;
    fail_msg("verify: %s", what);
}

/* Lists long enough for blocks that a merge takes over whole, and for some that it may not, since records in them were replaced. */
static void
merging_takes_blocks_over(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    char *path = folder_path("blocks.db");
    struct cc_mirror *mirror;

    (void)state;
    for (uint32_t i = 0; i < 3; i++) {
        write_records("blocks.xml", i * 4000 + 1, i * 4000 + 4000, 1, "");
        assert_ok(import("blocks.db", "blocks.xml", NULL, &done, &error), error);
    }
    write_records("blocks.xml", 5001, 5010, 2, "");
    assert_ok(import("blocks.db", "blocks.xml", NULL, &done, &error), error);
    assert_int_equal(done.replaced, 10);
    assert_ok(cc_mirror_optimize(path, NULL, &error), error);
    mirror = open_mirror("blocks.db");
    assert_int_equal(mirror->index.n_segments, 1);
    check_cases(mirror, 12000);
    cc_mirror_db_free(mirror);
    assert_ok(cc_mirror_verify(path, NULL, no_fault, NULL, &error), error);
    free(path);
}

/* Blocks of every kind of list, appended whole to one that has postings already: the same as posting by posting. What is damaged or
 * stands before the last slot is refused and changes nothing. */
static void
blocks_are_appended_whole(void **state)
{
    (void)state;
    for (int kind = CC_LIST_PLAIN; kind <= CC_LIST_PLACES; kind++) {
        struct cc_block_writer whole = {.kind = (enum cc_list_kind)kind}, single = {.kind = (enum cc_list_kind)kind}, from = {.kind = (enum cc_list_kind)kind};
        struct cc_buf block = {0}, a = {0}, b = {0};
        const uint8_t places[] = {5, 200, 1, 7};
        uint32_t slot = 3;

        for (uint32_t piece = 0; piece < 5; piece++) {
            uint32_t first = slot + piece * 1000;

            for (uint32_t i = 0; i <= piece * 40; i++) {
                struct cc_posting posting = {.slot = slot = first + i * (i % 7 + 1) * 30, .impact = (uint8_t)((i + piece) % 2 + kind % 2 * 9 * i),
                    .places = places, .places_len = i % 2 == 0 ? 4 : 1};

                cc_block_add(&from, &posting);
                cc_block_add(&single, &posting);
                first = slot;
            }
            first = from.first;
            cc_buf_reset(&block);
            cc_block_take(&from, &block);
            if (block.n > 4)
                assert_false(cc_block_append(&whole, (const uint8_t *)block.v, block.n - 1, first));
            assert_true(cc_block_append(&whole, (const uint8_t *)block.v, block.n, first));
            assert_false(cc_block_append(&whole, (const uint8_t *)block.v, block.n, first));
        }
        assert_int_equal(whole.first, single.first);
        assert_int_equal(whole.last, single.last);
        assert_int_equal(whole.max, single.max);
        cc_block_take(&whole, &a);
        cc_block_take(&single, &b);
        assert_int_equal(a.n, b.n);
        assert_memory_equal(a.v, b.v, a.n);
        cc_block_writer_clear(&whole);
        cc_block_writer_clear(&single);
        cc_block_writer_clear(&from);
        cc_buf_clear(&block);
        cc_buf_clear(&a);
        cc_buf_clear(&b);
    }
}

/* The kernel is told that a mirror is read here and there: the mapping of its file says so ("rr" among its flags). */
static void
reads_only_what_it_asks_for(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    struct cc_mirror *mirror;
    struct cc_buf maps = {0};
    char *path = folder_path("maps.db");
    const char *mapping, *flags, *end;

    (void)state;
    write_records("maps.xml", 1, 50, 1, "");
    assert_ok(import("maps.db", "maps.xml", NULL, &done, &error), error);
    mirror = open_mirror("maps.db");
    assert_ok(cc_file_read("/proc/self/smaps", (size_t)16 << 20, &maps, &error), error);
    mapping = strstr(maps.v, path);
    flags = mapping != NULL ? strstr(mapping, "VmFlags:") : NULL;
    end = flags != NULL ? strchr(flags, '\n') : NULL;
    if (end == NULL) {
        print_message("no flags of mappings here\n");
        skip();
    }
    assert_non_null(memmem(flags, (size_t)(end - flags), " rr", 3));
    cc_mirror_db_free(mirror);
    cc_buf_clear(&maps);
    free(path);
}

/* What searches remember is what is there: asked again, with a memory too small for anything, shared by a second connection, and after
 * imports and a merge that the open mirror did not make. */
static void
remembers_only_what_is_there(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    struct cc_mirror *mirror, *other;
    char *path = folder_path("r.db");

    (void)state;
    write_records("r0.xml", 1, 400, 1, "");
    assert_ok(import("r.db", "r0.xml", NULL, &done, &error), error);
    mirror = open_mirror("r.db");
    check_cases(mirror, 400);
    check_cases(mirror, 400);
    other = open_mirror("r.db");
    cc_mirror_db_share(other, mirror);
    check_cases(other, 400);
    cc_mirror_end(mirror);
    cc_mirror_end(other);
    for (uint32_t i = 1; i < 14; i++) {
        char name[32];

        snprintf(name, sizeof name, "r%u.xml", i);
        write_records(name, 350 + i * 50 + 1, 350 + i * 50 + 50, 1, "");
        assert_ok(import("r.db", name, NULL, &done, &error), error);
        assert_ok(cc_mirror_begin(mirror, &error), error);
        check_cases(mirror, 400 + i * 50);
        cc_mirror_end(mirror);
    }
    assert_ok(cc_mirror_optimize(path, NULL, &error), error);
    assert_ok(cc_mirror_begin(other, &error), error);
    check_cases(other, 1050);
    cc_memo_free(other->memo);
    other->memo = cc_memo_new(100);
    check_cases(other, 1050);
    cc_mirror_end(other);
    cc_mirror_db_free(other);
    cc_mirror_db_free(mirror);
    free(path);
}

/* A truncated word that stands for too many words is searched in part, and said, however the answer was come by. */
static void
cut_words_are_said(void **state)
{
    static const struct { const char *query; size_t n; } of[] = {{"divisor*[tiab]", 1}, {"divisor*[tiab] OR zinc[ti]", 1},
        {"(heading* OR divisor*[tiab]) NOT (divisor*[tiab] AND zinc[ti])", 1}, {"\"then divis*\"[tiab]", 1}, {"zinc*[ti]", 0}, {"zinc[ti]", 0}};
    struct cc_mirror *mirror = open_mirror("a.db"), *other = open_mirror("a.db");

    (void)state;
    cc_mirror_db_share(other, mirror);
    mirror->variants_max = other->variants_max = 3;
    for (size_t again = 0; again < 3; again++) {
        for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
            struct cc_found found = {0};

            search(again < 2 ? mirror : other, of[i].query, &found);
            if (found.messages.n != of[i].n || (of[i].n > 0 && strstr(found.messages.v[0], "only the first 3 variations") == NULL))
                fail_msg("%s: %zu messages, %zu expected", of[i].query, found.messages.n, of[i].n);
            cc_found_clear(&found);
        }
    }
    cc_mirror_db_free(other);
    cc_mirror_db_free(mirror);
}

/* A mirror of the first version has no places in affiliations: its phrases are words, which is said; imports into it go on as they began. */
static void
first_version(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    struct cc_found found = {0};
    struct cc_mirror *mirror;
    char *path = folder_path("one.db");
    sqlite3 *db = NULL;

    (void)state;
    assert_ok(cc_mirror_file_open(path, true, &db, &error), error);
    assert_ok(cc_sql_run(db, "PRAGMA user_version = 1", &error), error);
    sqlite3_close(db);
    write_records("one.xml", 1, 60, 1, "");
    assert_ok(import("one.db", "one.xml", NULL, &done, &error), error);
    mirror = open_mirror("one.db");
    search(mirror, "\"institute royal\"[ad]", &found);
    assert_int_equal(found.count, 20);
    assert_int_equal(found.messages.n, 1);
    assert_non_null(strstr(found.messages.v[0], "anywhere in the field"));
    cc_found_clear(&found);
    search(mirror, "royal[ad]", &found);
    assert_int_equal(found.count, 20);
    assert_int_equal(found.messages.n, 0);
    cc_found_clear(&found);
    cc_mirror_db_free(mirror);
    free(path);
}

/* A folder of many files is read whole, in order. */
static void
folders(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    struct cc_mirror *mirror;
    char *path = folder_path("many");

    (void)state;
    mkdir(path, 0700);
    for (uint32_t i = 0; i < 40; i++) {
        char name[32];

        snprintf(name, sizeof name, "many/n%04u.xml", i);
        write_records(name, i * 5 + 1, i * 5 + 5, 1, "");
    }
    write_records("many/n0099.xml", 1, 3, 2, "<DeleteCitation><PMID Version=\"1\">200</PMID>\n<PMID>7777</PMID></DeleteCitation>");
    assert_ok(import("many.db", "many", NULL, &done, &error), error);
    assert_int_equal(done.files, 41);
    assert_int_equal(done.records, 203);
    assert_int_equal(done.replaced, 3);
    assert_int_equal(done.deleted, 1);
    mirror = open_mirror("many.db");
    assert_int_equal(mirror->n_records, 199);
    check_cases(mirror, 199);
    cc_mirror_db_free(mirror);
    free(path);
}

static void
highest_version_wins(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    struct cc_found found = {0};
    struct cc_mirror *mirror;
    const char *xml;
    size_t len;

    (void)state;
    write_records("v3.xml", 1, 10, 3, "");
    write_records("v2.xml", 5, 12, 2, "");
    assert_ok(import("v.db", "v3.xml", NULL, &done, &error), error);
    assert_ok(import("v.db", "v2.xml", NULL, &done, &error), error);
    assert_int_equal(done.older, 6);
    assert_int_equal(done.records, 2);
    mirror = open_mirror("v.db");
    search(mirror, "\"version 3\"[ti]", &found);
    assert_int_equal(found.count, 10);
    cc_found_clear(&found);
    assert_ok(cc_mirror_xml(mirror, 7, &xml, &len, &error), error);
    assert_non_null(xml);
    assert_non_null(memmem(xml, len, "Version=\"3\">7<", 14));
    assert_ok(cc_mirror_xml(mirror, 99, &xml, &len, &error), error);
    assert_null(xml);
    cc_mirror_db_free(mirror);
}

static void
slices(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    struct cc_found found = {0};
    struct cc_mirror *mirror;

    (void)state;
    write_records("s.xml", 1, 600, 1, "");
    assert_ok(import("s.db", "s.xml", "divisor7[tiab] AND 2000:2004[dp]", &done, &error), error);
    mirror = open_mirror("s.db");
    search(mirror, "all[sb]", &found);
    for (uint32_t i = 1, n = 0; i <= 600; i++)
        if (i % 7 == 0 && year(i))
            assert_int_equal(found.pmids[n++], i);
    assert_int_equal(done.records + done.filtered, 600);
    assert_int_equal(done.records, found.count);
    cc_found_clear(&found);
    cc_mirror_db_free(mirror);
    assert_int_equal(import("s.db", "s.xml", "divisor5[tiab]", &done, &error), CC_USAGE);
    assert_int_equal(import("a.db", "s.xml", "divisor5[tiab]", &done, &error), CC_USAGE);
}

/* What is good before the bad place is in; the file is not taken for read. */
static void
bad_files(void **state)
{
    static const struct { const char *name, *text, *says; } bad[] = {
        {"cut.xml", "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID>", "ends inside"},
        {"text.xml", "<PubmedArticleSet>hello", "text where only records"},
        {"html.xml", "<!DOCTYPE html><html>", "another document type"},
        {"open.xml", "<PubmedArticleSet>\n", "cut off"},
        {"nest.xml", "<PubmedArticleSet><PubmedArticle><PMID></X></PubmedArticle></PubmedArticleSet>", "does not match"},
        {"nopmid.xml", "<PubmedArticleSet><PubmedArticle></PubmedArticle></PubmedArticleSet>", "no PMID"},
        {"entity.xml", "<!DOCTYPE PubmedArticleSet [<!ENTITY a \"b\">]><PubmedArticleSet/>", "declarations of its own"},
        {"error.xml", "<eFetchResult><ERROR>no</ERROR></eFetchResult>", "error message of the server"},
        {"latin.xml", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><PubmedArticleSet/>", "other than UTF-8"},
        {"empty.xml", "", "empty file"},
    };
    struct cc_mirror_imported done = {0};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct cc_error error = {0};
        char *path = folder_path(bad[i].name);

        assert_ok(cc_file_write(path, bad[i].text, strlen(bad[i].text), &error), error);
        assert_int_equal(import("bad.db", bad[i].name, NULL, &done, &error), CC_INPUT);
        if (strstr(error.message, bad[i].says) == NULL || strstr(error.message, bad[i].name) == NULL)
            fail_msg("%s: '%s' lacks '%s'", bad[i].name, error.message, bad[i].says);
        free(path);
    }
}

static void
checksums(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    char *path = folder_path("c.xml.md5");
    static const char wrong[] = "MD5(c.xml)= 00000000000000000000000000000000\n";

    (void)state;
    write_records("c.xml", 1, 5, 1, "");
    assert_ok(cc_file_write(path, wrong, sizeof wrong - 1, &error), error);
    assert_int_equal(import("c.db", "c.xml", NULL, &done, &error), CC_VERIFY);
    free(path);
}

static void
foreign_files(void **state)
{
    struct cc_mirror *mirror = NULL;
    struct cc_error error = {0};
    char *path = folder_path("foreign.db");
    sqlite3 *db = NULL;

    (void)state;
    assert_int_equal(cc_mirror_db_open(path, &mirror, &error), CC_NOTFOUND);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE t(x)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(cc_mirror_db_open(path, &mirror, &error), CC_STORE);
    assert_non_null(strstr(error.message, "not a claimcheck mirror"));
    free(path);
    path = folder_path("newer.db");
    assert_ok(cc_mirror_file_open(path, true, &db, &error), error);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 99", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(cc_mirror_db_open(path, &mirror, &error), CC_STORE);
    assert_non_null(strstr(error.message, "newer claimcheck"));
    free(path);
}

static void
count_fault(void *arg, const char *what)
{
    (void)what;
    ++*(int *)arg;
}

static void
damage_is_found(void **state)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    char *path = folder_path("d.db");
    sqlite3 *db = NULL;
    int faults = 0;

    (void)state;
    write_records("d.xml", 1, 300, 1, "");
    assert_ok(import("d.db", "d.xml", NULL, &done, &error), error);
    assert_ok(cc_mirror_verify(path, NULL, count_fault, &faults, &error), error);
    assert_int_equal(faults, 0);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE pack SET data = zeroblob(length(data)); UPDATE page SET data = "
        "CAST(substr(data, 1, length(data) / 2) AS BLOB) WHERE id = (SELECT max(id) FROM page)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(cc_mirror_verify(path, NULL, count_fault, &faults, &error), CC_VERIFY);
    assert_true(faults >= 300);
    free(path);
}

static void
questions(void **state)
{
    struct cc_mirror *mirror = open_mirror("a.db");
    struct cc_found found = {0};
    struct cc_error error = {0};

    (void)state;
    assert_ok(cc_mirror_ask(mirror, "Does divisor11 stand with divisor7?", NULL, 10, &found, &error), error);
    assert_int_equal(found.n, 10);
    assert_int_equal(found.pmids[0] % 77, 0);
    for (size_t i = 1; i < found.n; i++)
        assert_true(found.scores[i] <= found.scores[i - 1]);
    cc_found_clear(&found);
    assert_ok(cc_mirror_ask(mirror, "the of and", NULL, 10, &found, &error), error);
    assert_int_equal(found.n, 0);
    cc_found_clear(&found);
    cc_mirror_db_free(mirror);
}

static void
words(void **state)
{
    static const struct { const char *text, *words; } of[] = {
        {"TNF-α and TNFα", "tnf alpha and tnf alpha "}, {"Crohn's É3é", "crohn s e3e "}, {"β-carotene", "beta carotene "},
        {"H₂O  10⁹", "h2o 109 "}, {"...", ""}, {"naïve ﬁbre Straße", "naive fibre strasse "},
    };

    (void)state;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        struct cc_words w;
        struct cc_buf b = {0};

        cc_buf_adds(&b, "");
        cc_words_begin(&w, of[i].text, strlen(of[i].text));
        while (cc_words_next(&w))
            cc_buf_addf(&b, "%s ", w.word);
        assert_string_equal(b.v, of[i].words);
        cc_buf_clear(&b);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words), cmocka_unit_test(finds_what_a_scan_finds), cmocka_unit_test(merging_changes_nothing),
        cmocka_unit_test(merging_takes_blocks_over), cmocka_unit_test(blocks_are_appended_whole), cmocka_unit_test(reads_only_what_it_asks_for),
        cmocka_unit_test(folders), cmocka_unit_test(highest_version_wins), cmocka_unit_test(slices), cmocka_unit_test(bad_files),
        cmocka_unit_test(checksums), cmocka_unit_test(foreign_files), cmocka_unit_test(damage_is_found), cmocka_unit_test(questions),
        cmocka_unit_test(remembers_only_what_is_there), cmocka_unit_test(cut_words_are_said), cmocka_unit_test(first_version),
    };

    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}

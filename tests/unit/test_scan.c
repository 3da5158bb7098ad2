/* test_scan.c: the mirror's scanner and the full reader say the same of records with everything that XML allows and PubMed has been
 * seen to do; what is not well-formed both refuse. The records are made up. */
#include <string.h>

#include "support/scan_agree.h"
#include "support/test.h"

#include "base/buf.h"

#define HEAD "<PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\"><PMID Version=\"1\">91000001</PMID><Article>"
#define TAIL "</Article></MedlineCitation></PubmedArticle>"
#define TITLE(text) HEAD "<ArticleTitle>" text "</ArticleTitle>" TAIL
#define AFTER(xml) HEAD "<ArticleTitle>Oats</ArticleTitle></Article>" xml "</MedlineCitation></PubmedArticle>"
#define DATA(xml) HEAD "<ArticleTitle>Oats</ArticleTitle></Article></MedlineCitation><PubmedData>" xml "</PubmedData></PubmedArticle>"

static const struct { const char *name, *xml; } AGREE[] = {
    {"plain", TITLE("Oats and barley")},
    {"predefined entities", TITLE("Oats &amp; &lt;barley&gt; &quot;x&quot; &apos;y&apos;")},
    {"numeric references", TITLE("&#945;-tocopherol &#x3B2; &#x1F33E; 5&#8201;mg")},
    {"inline markup", TITLE("H<sub>2</sub>O and <i>E. <b>coli</b></i><sup>1</sup>")},
    {"markup with attributes and a name space", TITLE("x <mml:math xmlns:mml=\"http://www.w3.org/1998/Math/MathML\"><mml:mi>k</mml:mi></mml:math> y")},
    {"CDATA", TITLE("<![CDATA[Oats < barley & <i>rye</i>]]> and wheat")},
    {"CDATA that ends oddly", TITLE("a<![CDATA[]]]]><![CDATA[>]]>b")},
    {"a comment inside text", TITLE("Oats<!-- not this > - nor <this> &amp; --> and barley")},
    {"a processing instruction", TITLE("Oats<?xpp not this?> and barley")},
    {"white space of all kinds", TITLE("\n\t  Oats\r\n  and \t barley  \n")},
    {"an empty title", TITLE("")},
    {"an element closed at once", HEAD "<ArticleTitle/><Abstract><AbstractText/><AbstractText>One.</AbstractText></Abstract>" TAIL},
    {"white space in tags", HEAD "<ArticleTitle\n >Oats</ArticleTitle\n>" TAIL},
    {"attributes in odd order and quotes", AFTER("<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN='Y'\n\tUI = 'D001362' >Avena</DescriptorName>"
        "<QualifierName\nMajorTopicYN=\"N\" UI=\"Q000378\">metabolism</QualifierName></MeshHeading></MeshHeadingList>")},
    {"more attributes than are kept", AFTER("<MeshHeadingList><MeshHeading><DescriptorName UI=\"D001362\" a1=\"\" a2=\"\" a3=\"\" a4=\"\" a5=\"\" a6=\"\" "
        "MajorTopicYN=\"Y\">Avena</DescriptorName></MeshHeading></MeshHeadingList>")},
    {"an attribute with references", AFTER("<CommentsCorrectionsList><CommentsCorrections RefType=\"Erratum&#73;n\"><RefSource>J</RefSource>"
        "<PMID Version=\"1\">5</PMID></CommentsCorrections></CommentsCorrectionsList>")},
    {"PMIDs of others", AFTER("<CommentsCorrectionsList><CommentsCorrections RefType=\"Cites\"><RefSource>J</RefSource><PMID>5</PMID></CommentsCorrections>"
        "<CommentsCorrections RefType=\"RetractionIn\"><RefSource>K</RefSource></CommentsCorrections></CommentsCorrectionsList>")},
    {"two keyword lists", AFTER("<KeywordList Owner=\"NLM\"><Keyword MajorTopicYN=\"Y\">oats</Keyword></KeywordList>"
        "<KeywordList Owner=\"NOTNLM\"><Keyword>rye &amp; spelt</Keyword><Keyword> </Keyword></KeywordList>")},
    {"a PMC id as OtherID", AFTER("<OtherID Source=\"NASA\">00001</OtherID><OtherID Source=\"NLM\">PMC123 [Available on 01/01/20]</OtherID>")},
    {"an OtherID that is none", AFTER("<OtherID Source=\"NLM\">NIHMS12345</OtherID>")},
    {"other abstracts", AFTER("<OtherAbstract Type=\"Publisher\" Language=\"ger\"><AbstractText>Hafer.</AbstractText></OtherAbstract>")},
    {"superseded authors and groups", HEAD "<ArticleTitle>Oats</ArticleTitle><AuthorList><Author ValidYN=\"N\"><LastName>Old</LastName></Author>"
        "<Author><LastName>O&apos;Made</LastName><ForeName>Ü</ForeName><Initials>Ü</Initials></Author><Author><CollectiveName>The <i>Oat</i> Group"
        "</CollectiveName></Author></AuthorList><Language>eng</Language><Language>ger</Language>" TAIL},
    {"investigators are no authors", AFTER("<InvestigatorList><Investigator><LastName>Notme</LastName></Investigator></InvestigatorList>")},
    {"structured abstract", HEAD "<ArticleTitle>Oats</ArticleTitle><Abstract><AbstractText Label=\"A &amp; B\" NlmCategory=\"METHODS\">One &lt; two."
        "</AbstractText><AbstractText Label=\"\">Three.</AbstractText><CopyrightInformation>Not this</CopyrightInformation></Abstract>" TAIL},
    {"identifiers of references", DATA("<PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType=\"doi\"> 10.99999/own </ArticleId>"
        "<ArticleId IdType=\"pmc\">PMC9</ArticleId></ArticleIdList><ReferenceList><Reference><Citation>Other</Citation><ArticleIdList>"
        "<ArticleId IdType=\"doi\">10.99999/other</ArticleId><ArticleId IdType=\"pubmed\">77</ArticleId></ArticleIdList></Reference>"
        "<ReferenceList><Reference><Citation>Below</Citation><ArticleIdList><ArticleId IdType=\"pubmed\">78</ArticleId></ArticleIdList></Reference>"
        "</ReferenceList></ReferenceList>")},
    {"a vernacular title out of place", AFTER("<MedlineJournalInfo><VernacularTitle>Hafer</VernacularTitle><NlmUniqueID>1</NlmUniqueID></MedlineJournalInfo>")},
    {"substances", AFTER("<ChemicalList><Chemical><RegistryNumber>0</RegistryNumber><NameOfSubstance UI=\"C000001\">oat gum</NameOfSubstance></Chemical>"
        "</ChemicalList><SupplMeshList><SupplMeshName Type=\"Protocol\" UI=\"C000002\">OATS protocol</SupplMeshName></SupplMeshList>")},
    {"no version", "<PubmedArticle><MedlineCitation><PMID>91000001</PMID><Article><ArticleTitle>Oats</ArticleTitle></Article></MedlineCitation></PubmedArticle>"},
    {"a PMID with blanks", "<PubmedArticle><MedlineCitation><PMID Version=\"3\">\n  91000001\n</PMID><Article><ArticleTitle>Oats</ArticleTitle>"
        "</Article></MedlineCitation></PubmedArticle>"},
    {"a book", "<PubmedBookArticle><BookDocument><PMID Version=\"1\">91000002</PMID><Book><BookTitle>A book</BookTitle></Book><ArticleTitle>Oats"
        "</ArticleTitle></BookDocument></PubmedBookArticle>"},
};

static const struct { const char *name, *xml; } REFUSED[] = {
    {"cut off", HEAD "<ArticleTitle>Oats"}, {"an end tag of another", HEAD "<ArticleTitle>Oats</Title>" TAIL}, {"an ampersand", TITLE("Oats & barley")},
    {"a surrogate", TITLE("&#xD800;")}, {"a number too large", TITLE("&#x110000;")}, {"'<' in text", TITLE("P < 0.05")},
    {"an attribute without quotes", HEAD "<ArticleTitle book=a>Oats</ArticleTitle>" TAIL}, {"'<' in an attribute", HEAD "<ArticleTitle a=\"<\">Oats</ArticleTitle>" TAIL},
    {"a comment without end", TITLE("Oats <!-- and")}, {"CDATA without end", TITLE("<![CDATA[Oats")}, {"not UTF-8", TITLE("Oats \xff barley")},
    {"no PMID", "<PubmedArticle><MedlineCitation><Article><ArticleTitle>Oats</ArticleTitle></Article></MedlineCitation></PubmedArticle>"},
};

static void
scanner_and_reader_agree(void **state)
{
    struct cc_scanner *scanner = cc_scanner_new();

    (void)state;
    for (size_t i = 0; i < sizeof AGREE / sizeof *AGREE; i++) {
        char *what;

        if (scan_agree(scanner, AGREE[i].xml, strlen(AGREE[i].xml), &what) != SCAN_AGREES)
            fail_msg("%s: %s", AGREE[i].name, what != NULL ? what : "both refuse");
        free(what);
    }
    cc_scanner_free(scanner);
}

static void
both_refuse(void **state)
{
    struct cc_scanner *scanner = cc_scanner_new();

    (void)state;
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        char *what;
        enum scan_agreement got = scan_agree(scanner, REFUSED[i].xml, strlen(REFUSED[i].xml), &what);

        if (got != SCAN_BOTH_REFUSE)
            fail_msg("%s: %s", REFUSED[i].name, what != NULL ? what : "both read it");
        free(what);
    }
    cc_scanner_free(scanner);
}

/* A part is its text, no more. */
static void
parts_are_where_they_stand(void **state)
{
    static const char WITH[] = AFTER("<KeywordList><Keyword>oats</Keyword></KeywordList>");
    struct cc_scanner *scanner = cc_scanner_new();
    struct cc_scan scan = {0};
    struct cc_error error = {0};

    (void)state;
    assert_ok(cc_scanner_read(scanner, WITH, strlen(WITH), &scan, &error), error);
    assert_int_equal(scan.parts[scan.n_parts - 1].kind, CC_PART_KEYWORD);
    assert_int_equal(scan.parts[scan.n_parts - 1].len, 4);
    cc_scan_clear(&scan);
    cc_scanner_free(scanner);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scanner_and_reader_agree), cmocka_unit_test(both_refuse), cmocka_unit_test(parts_are_where_they_stand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

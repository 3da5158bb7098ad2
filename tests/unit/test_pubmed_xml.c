/* test_pubmed_xml.c: the PubMed XML reader: what single elements become, and what is refused with which words. */
#include <claimcheck/limits.h>
#include <claimcheck/pubmed.h>

#include "base/buf.h"
#include "base/json.h"
#include "support/test.h"

/* Everything a sink was told. */
struct heard {
    struct cc_studies studies;
    struct cc_buf xml; /* slices, one after the other */
    uint32_t deleted[8];
    size_t n_deleted;
};

static enum cc_status
on_record(void *arg, struct cc_study *study, const char *xml, size_t n, struct cc_error *error)
{
    struct heard *h = arg;

    (void)error;
    *cc_studies_push(&h->studies) = *study;
    *study = (struct cc_study){0};
    if (xml != NULL)
        cc_buf_add(&h->xml, xml, n);
    return CC_OK;
}

static enum cc_status
on_deleted(void *arg, uint32_t pmid, struct cc_error *error)
{
    struct heard *h = arg;

    (void)error;
    h->deleted[h->n_deleted++] = pmid;
    return CC_OK;
}

static void
forget(struct heard *h)
{
    cc_studies_clear(&h->studies);
    cc_buf_clear(&h->xml);
    *h = (struct heard){0};
}

/* Feeds text in pieces of `piece` bytes. */
static enum cc_status
read_pieces(const char *text, size_t n, size_t piece, struct heard *h, struct cc_error *error)
{
    struct cc_xml_sink sink = {.record = on_record, .deleted = on_deleted, .arg = h, .keep_xml = true};
    struct cc_xml_reader *reader = cc_xml_reader_new(&sink);
    enum cc_status status = CC_OK;

    for (size_t at = 0; at < n && status == CC_OK; at += piece)
        status = cc_xml_reader_feed(reader, text + at, n - at < piece ? n - at : piece, error);
    if (status == CC_OK)
        status = cc_xml_reader_end(reader, error);
    cc_xml_reader_free(reader);
    return status;
}

/* ------------------------------------------------------- what elements mean */

#define RECORD(inside) "<PubmedArticle><MedlineCitation><PMID>1</PMID>" inside "</MedlineCitation></PubmedArticle>"
#define IN_ARTICLE(inside) RECORD("<Article>" inside "</Article>")
#define WITH_DATA(article, data) "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>" article "</Article></MedlineCitation>" \
    "<PubmedData>" data "</PubmedData></PubmedArticle>"
#define BOOK(inside) "<PubmedBookArticle><BookDocument><PMID Version=\"1\">2</PMID>" inside "</BookDocument></PubmedBookArticle>"

/* A record, what its JSON must contain, and what it must not. */
static const struct {
    const char *xml, *has, *has_not;
} meanings[] = {
    /* mixed content: the text of all descendants, blanks collapsed, no-break spaces kept */
    {IN_ARTICLE("<ArticleTitle>Uptake of <i>E. coli</i> at 10<sup>-5</sup> &lt; 3 &#x3b1;</ArticleTitle>"),
        "\"title\":\"Uptake of E. coli at 10-5 \\u003c 3 \xce\xb1\"", NULL},
    {IN_ARTICLE("<ArticleTitle> H<sub>2</sub>O\n    <b>and</b>\t<u>x<i>y</i></u>\xc2\xa0\xc2\xa0z </ArticleTitle>"),
        "\"title\":\"H2O and xy\xc2\xa0\xc2\xa0z\"", NULL},
    {IN_ARTICLE("<ArticleTitle><![CDATA[p < 0.05 & q]]></ArticleTitle>"), "\"title\":\"p \\u003c 0.05 & q\"", NULL},
    {IN_ARTICLE("<Abstract><AbstractText>a <mml:math xmlns:mml=\"http://www.w3.org/1998/Math/MathML\"><mml:mi>x</mml:mi>"
        "<mml:mo>=</mml:mo><mml:annotation>x=</mml:annotation></mml:math> b<DispFormula>c</DispFormula></AbstractText></Abstract>"),
        "\"text\":\"a x= bc\"", NULL},
    {IN_ARTICLE("<ArticleTitle>a <mml:mi>x</mml:mi></ArticleTitle>"), "\"title\":\"a x\"", NULL}, /* prefix not declared */
    {"<!DOCTYPE PubmedArticle SYSTEM \"x.dtd\">" IN_ARTICLE("<ArticleTitle>&beta;-carotene &nosuch; &amp;</ArticleTitle>"),
        "\"title\":\"\xce\xb2-carotene &nosuch; &\"", NULL},
    /* a text in which one element is longer than a block of the scanner */
    {IN_ARTICLE("<ArticleTitle>0123456789012345678901234567890123456789012345678901234567890123456789  tail</ArticleTitle>"),
        "\"title\":\"0123456789012345678901234567890123456789012345678901234567890123456789 tail\"", NULL},
    /* titles */
    {IN_ARTICLE("<ArticleTitle/><VernacularTitle>Sur <i>le</i> go\xc3\xbbt</VernacularTitle>"),
        "\"title\":null,\"vernacular_title\":\"Sur le go\xc3\xbbt\"", NULL},
    {IN_ARTICLE("<ArticleTitle>[Not Available].</ArticleTitle>"), "\"title\":\"[Not Available].\"", NULL},
    /* abstracts: every section; an empty label is none; label without category */
    {IN_ARTICLE("<Abstract><AbstractText Label=\"\">one</AbstractText><AbstractText Label=\"AIM\">two</AbstractText>"
        "<AbstractText Label=\"M\" NlmCategory=\"METHODS\">three</AbstractText><AbstractText/>"
        "<CopyrightInformation>(c) us</CopyrightInformation></Abstract>"),
        "\"abstract\":[{\"label\":null,\"category\":null,\"text\":\"one\"},{\"label\":\"AIM\",\"category\":null,\"text\":\"two\"},"
        "{\"label\":\"M\",\"category\":\"METHODS\",\"text\":\"three\"}],\"copyright\":\"(c) us\"", NULL},
    {RECORD("<OtherAbstract Type=\"plain-language-summary\" Language=\"spa\"><AbstractText>uno</AbstractText></OtherAbstract>"
        "<OtherAbstract Type=\"Publisher\"><AbstractText Label=\"L\">zwei</AbstractText><AbstractText>drei</AbstractText>"
        "<CopyrightInformation>theirs</CopyrightInformation></OtherAbstract><OtherAbstract Type=\"KIE\"/>"),
        "\"copyright\":null,\"other_abstracts\":[{\"type\":\"plain-language-summary\",\"language\":\"spa\",\"parts\":[{\"label\":null,"
        "\"category\":null,\"text\":\"uno\"}]},{\"type\":\"Publisher\",\"language\":\"eng\",\"parts\":[{\"label\":\"L\",\"category\":null,"
        "\"text\":\"zwei\"},{\"label\":null,\"category\":null,\"text\":\"drei\"}]}]", "KIE"},
    /* authors */
    {IN_ARTICLE("<AuthorList CompleteYN=\"N\"><Author ValidYN=\"N\"><LastName>Wrogn</LastName></Author><Author ValidYN=\"Y\">"
        "<LastName>Wrong</LastName><ForeName>Ann B</ForeName><Initials>AB</Initials><Suffix>3rd</Suffix></Author>"
        "<Author><CollectiveName>The <i>X</i> Group</CollectiveName></Author><Author><LastName>Alone</LastName></Author><Author/>"
        "</AuthorList>"),
        "\"authors\":[{\"last\":\"Wrong\",\"fore\":\"Ann B\",\"initials\":\"AB\",\"suffix\":\"3rd\"},{\"collective\":\"The X Group\"},"
        "{\"last\":\"Alone\",\"fore\":null,\"initials\":null}],\"authors_complete\":false", "Wrogn"},
    {IN_ARTICLE(""), "\"authors\":[],\"authors_complete\":true", NULL},
    {IN_ARTICLE("<AuthorList><Author><LastName>A</LastName><Identifier Source=\"GRID\">g</Identifier>"
        "<Identifier Source=\"ORCID\">https://orcid.org/0000-0002-1825-009x</Identifier><AffiliationInfo><Affiliation>One.</Affiliation>"
        "<Identifier Source=\"ORCID\">nothers</Identifier></AffiliationInfo><AffiliationInfo><Affiliation>Two.</Affiliation>"
        "</AffiliationInfo></Author></AuthorList>"),
        "\"orcid\":\"0000-0002-1825-009X\",\"affiliations\":[\"One.\",\"Two.\"]", "nothers"},
    {IN_ARTICLE("<AuthorList><Author><LastName>A</LastName><Identifier Source=\"ORCID\">0000000218250097</Identifier></Author></AuthorList>"),
        "\"orcid\":\"0000-0002-1825-0097\"", NULL},
    {IN_ARTICLE("<Affiliation>Dept.</Affiliation><AuthorList><Author><LastName>A</LastName></Author><Author><LastName>B</LastName>"
        "</Author></AuthorList>"), "{\"last\":\"A\",\"fore\":null,\"initials\":null,\"affiliations\":[\"Dept.\"]},{\"last\":\"B\"", NULL},
    {RECORD("<InvestigatorList><Investigator ValidYN=\"Y\"><LastName>Inv</LastName><ForeName>A B</ForeName><Initials>AB</Initials><AffiliationInfo>"
        "<Affiliation>Lab</Affiliation></AffiliationInfo></Investigator><Investigator ValidYN=\"N\"><LastName>Wrong</LastName></Investigator>"
        "<Investigator><LastName>Old</LastName><Affiliation>U</Affiliation></Investigator></InvestigatorList>"),
        "\"authors\":[],\"authors_complete\":true,\"investigators\":[{\"last\":\"Inv\",\"fore\":\"A B\",\"initials\":\"AB\",\"affiliations\":[\"Lab\"]},"
        "{\"last\":\"Old\",\"fore\":null,\"initials\":null,\"affiliations\":[\"U\"]}]", "Wrong"},
    /* the article's own identifiers */
    {WITH_DATA("<ELocationID EIdType=\"pii\" ValidYN=\"Y\">p1</ELocationID><ELocationID EIdType=\"doi\" ValidYN=\"N\">10.1/no</ELocationID>"
        "<ELocationID EIdType=\"doi\" ValidYN=\"Y\">10.1/yes</ELocationID>", "<ArticleIdList><ArticleId IdType=\"pubmed\">1</ArticleId>"
        "<ArticleId IdType=\"doi\">10.1/second</ArticleId><ArticleId IdType=\"pmc\">PMC9</ArticleId></ArticleIdList>"),
        "\"doi\":\"10.1/yes\",\"pii\":\"p1\",\"pmc\":\"PMC9\"", NULL},
    {WITH_DATA("", "<ArticleIdList><ArticleId IdType=\"doi\">https://doi.org/10.1/A</ArticleId><ArticleId IdType=\"pii\">S1</ArticleId>"
        "</ArticleIdList><ReferenceList><Reference><ArticleIdList><ArticleId IdType=\"doi\">10.1/ref</ArticleId>"
        "</ArticleIdList></Reference></ReferenceList>"), "\"doi\":\"10.1/A\",\"pii\":\"S1\"", "10.1/ref"},
    {WITH_DATA("", "<ReferenceList><Reference><ArticleIdList><ArticleId IdType=\"doi\">10.1/ref</ArticleId></ArticleIdList></Reference>"
        "</ReferenceList>"), "\"doi\":null", "10.1/ref"},
    {WITH_DATA("", "<ArticleIdList><ArticleId IdType=\"doi\">121518513</ArticleId></ArticleIdList>"), "\"doi\":null", NULL},
    {RECORD("<OtherID Source=\"CPFH\">x</OtherID><OtherID Source=\"NLM\">PMC77 [Available on 01/01/20]</OtherID><OtherID Source=\"NLM\">"
        "NIHMS5</OtherID>"), "\"pmc\":\"PMC77\"", "NIHMS5"},
    /* MeSH: major on the descriptor, on a qualifier only, on neither */
    {RECORD("<MeshHeadingList><MeshHeading><DescriptorName UI=\"D1\" MajorTopicYN=\"Y\">A</DescriptorName></MeshHeading><MeshHeading>"
        "<DescriptorName UI=\"D2\" MajorTopicYN=\"N\">B, C</DescriptorName><QualifierName UI=\"Q1\" MajorTopicYN=\"Y\">q</QualifierName>"
        "<QualifierName UI=\"Q2\" MajorTopicYN=\"N\">r</QualifierName></MeshHeading></MeshHeadingList>"),
        "\"mesh\":[{\"ui\":\"D1\",\"name\":\"A\",\"major\":true,\"qualifiers\":[]},{\"ui\":\"D2\",\"name\":\"B, C\",\"major\":false,"
        "\"qualifiers\":[{\"ui\":\"Q1\",\"name\":\"q\",\"major\":true},{\"ui\":\"Q2\",\"name\":\"r\",\"major\":false}]}]", NULL},
    {RECORD("<ChemicalList><Chemical><RegistryNumber>0</RegistryNumber><NameOfSubstance UI=\"C1\">S</NameOfSubstance></Chemical>"
        "</ChemicalList><SupplMeshList><SupplMeshName Type=\"Disease\" UI=\"C2\">T</SupplMeshName></SupplMeshList>"),
        "\"substances\":[{\"ui\":\"C1\",\"name\":\"S\",\"registry\":\"0\"}],\"supplementary\":[{\"ui\":\"C2\",\"name\":\"T\"}]", NULL},
    {RECORD("<ChemicalList><Chemical><RegistryNumber>1406-16-2</RegistryNumber><NameOfSubstance UI=\"D014807\">Vitamin D</NameOfSubstance></Chemical>"
        "<Chemical><NameOfSubstance UI=\"D1\">N</NameOfSubstance></Chemical><Chemical><RegistryNumber>EC 1.1.1.1</RegistryNumber></Chemical></ChemicalList>"),
        "\"substances\":[{\"ui\":\"D014807\",\"name\":\"Vitamin D\",\"registry\":\"1406-16-2\"},{\"ui\":\"D1\",\"name\":\"N\",\"registry\":null}]", "EC 1"},
    /* several lists of the same kind */
    {RECORD("<KeywordList Owner=\"NOTNLM\"><Keyword MajorTopicYN=\"Y\">a</Keyword><Keyword> </Keyword></KeywordList>"
        "<KeywordList Owner=\"NASA\"><Keyword MajorTopicYN=\"N\"><i>b</i> c</Keyword></KeywordList>"),
        "\"keywords\":[{\"text\":\"a\",\"major\":true},{\"text\":\"b c\",\"major\":false}]", NULL},
    {IN_ARTICLE("<Language>eng</Language><Language>fre</Language><PublicationTypeList><PublicationType UI=\"D016428\">Journal Article"
        "</PublicationType><PublicationType>Review</PublicationType></PublicationTypeList>"), "\"languages\":[\"eng\",\"fre\"]", NULL},
    {IN_ARTICLE("<PublicationTypeList><PublicationType UI=\"D016441\">Retracted Publication</PublicationType><PublicationType>Review"
        "</PublicationType></PublicationTypeList>"),
        "\"types\":[{\"ui\":\"D016441\",\"name\":\"Retracted Publication\"},{\"ui\":null,\"name\":\"Review\"}]", NULL},
    /* dates */
    {IN_ARTICLE("<Journal><JournalIssue><PubDate><Year>2004</Year><Month>Feb</Month><Day>03</Day></PubDate></JournalIssue></Journal>"),
        "\"published\":{\"year\":2004,\"month\":2,\"day\":3}", NULL},
    {IN_ARTICLE("<Journal><JournalIssue><PubDate><Year>2004</Year><Month>11</Month></PubDate></JournalIssue></Journal>"),
        "\"published\":{\"year\":2004,\"month\":11}", NULL},
    {IN_ARTICLE("<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate></JournalIssue></Journal>"),
        "\"published\":{\"year\":1998,\"month\":12,\"text\":\"1998 Dec-1999 Jan\"}", NULL},
    {IN_ARTICLE("<Journal><JournalIssue><PubDate><MedlineDate>unknown</MedlineDate></PubDate></JournalIssue></Journal>"),
        "\"published\":{\"text\":\"unknown\"}", NULL},
    {IN_ARTICLE("<Journal><JournalIssue><PubDate><Year>2000</Year><Season>Spring</Season></PubDate></JournalIssue></Journal>"),
        "\"published\":{\"year\":2000,\"text\":\"2000 Spring\"}", NULL},
    {IN_ARTICLE("<Journal><JournalIssue><PubDate><Year>2000</Year><Month>Jul-Aug</Month><Day>31</Day></PubDate></JournalIssue></Journal>"),
        "\"published\":{\"year\":2000,\"day\":31,\"text\":\"2000 Jul-Aug 31\"}", NULL},
    {IN_ARTICLE("<Journal><JournalIssue><PubDate/></JournalIssue></Journal>"), "\"published\":null", NULL},
    {IN_ARTICLE("<ArticleDate DateType=\"Print\"><Year>2001</Year></ArticleDate><ArticleDate DateType=\"Electronic\"><Year>2002</Year>"
        "<Month>03</Month><Day>04</Day></ArticleDate><ArticleDate DateType=\"Electronic\"><Year>2003</Year></ArticleDate>"),
        "\"electronic\":{\"year\":2002,\"month\":3,\"day\":4}", NULL},
    {RECORD("<DateCompleted><Year>2010</Year><Month>01</Month><Day>02</Day></DateCompleted><DateRevised><Year>2011</Year></DateRevised>"),
        "\"completed\":{\"year\":2010,\"month\":1,\"day\":2},\"revised\":{\"year\":2011}", NULL},
    {WITH_DATA("", "<History><PubMedPubDate PubStatus=\"entrez\"><Year>2009</Year><Month>5</Month><Day>6</Day><Hour>7</Hour><Minute>8</Minute>"
        "</PubMedPubDate><PubMedPubDate PubStatus=\"medline\"><Year>2010</Year></PubMedPubDate></History><PublicationStatus>ppublish"
        "</PublicationStatus>"), "\"history\":[{\"status\":\"entrez\",\"date\":{\"year\":2009,\"month\":5,\"day\":6},\"hour\":7,\"minute\":8},"
        "{\"status\":\"medline\",\"date\":{\"year\":2010},\"hour\":0,\"minute\":0}]", NULL},
    /* pages and the place */
    {IN_ARTICLE("<Pagination><StartPage>10</StartPage><EndPage>12</EndPage><MedlinePgn>10-2</MedlinePgn></Pagination>"), "\"pages\":\"10-2\"",
        NULL},
    {IN_ARTICLE("<Pagination><StartPage>e1</StartPage><EndPage>e9</EndPage></Pagination>"), "\"pages\":\"e1-e9\"", NULL},
    {IN_ARTICLE("<Pagination><StartPage>77</StartPage></Pagination>"), "\"pages\":\"77\"", NULL},
    {IN_ARTICLE("<Pagination><MedlinePgn>e1-3; discussion e4</MedlinePgn></Pagination>"), "\"pages\":\"e1-3; discussion e4\"", NULL},
    {RECORD("<Article><Journal><ISSN IssnType=\"Print\">1-1</ISSN><JournalIssue><Volume>9 Suppl</Volume><Issue>2</Issue></JournalIssue>"
        "<Title>J of X</Title><ISOAbbreviation>J. X</ISOAbbreviation></Journal></Article><MedlineJournalInfo><Country>England</Country>"
        "<MedlineTA>J X</MedlineTA><NlmUniqueID>42</NlmUniqueID><ISSNLinking>2-2</ISSNLinking></MedlineJournalInfo>"),
        "\"journal\":\"J of X\",\"journal_abbrev\":\"J X\",\"issn\":\"1-1\",\"issn_linking\":\"2-2\",\"nlm_id\":\"42\","
        "\"country\":\"England\",\"volume\":\"9 Suppl\",\"issue\":\"2\"", NULL},
    {IN_ARTICLE("<Journal><ISOAbbreviation>J. X</ISOAbbreviation></Journal>"), "\"journal_abbrev\":\"J. X\"", NULL},
    /* money, trials, interests */
    {IN_ARTICLE("<GrantList CompleteYN=\"Y\"><Grant><GrantID>G1</GrantID><Acronym>HL</Acronym><Agency>NIH</Agency><Country>US</Country></Grant>"
        "<Grant><Agency>W</Agency></Grant></GrantList><DataBankList><DataBank><DataBankName>ISRCTN</DataBankName><AccessionNumberList>"
        "<AccessionNumber>I1</AccessionNumber><AccessionNumber>I2</AccessionNumber></AccessionNumberList></DataBank><DataBank>"
        "<DataBankName>None</DataBankName></DataBank></DataBankList>"),
        "\"grants\":[{\"id\":\"G1\",\"acronym\":\"HL\",\"agency\":\"NIH\",\"country\":\"US\"},{\"id\":null,\"acronym\":null,\"agency\":\"W\","
        "\"country\":null}],\"accessions\":[{\"bank\":\"ISRCTN\",\"number\":\"I1\"},{\"bank\":\"ISRCTN\",\"number\":\"I2\"}]", "None"},
    {RECORD("<CoiStatement>A.B. is paid by C<sup>2</sup>.</CoiStatement>"), "\"interests\":\"A.B. is paid by C2.\"", NULL},
    /* links and references */
    {RECORD("<CommentsCorrectionsList><CommentsCorrections RefType=\"RetractionIn\"><RefSource>J. 2020</RefSource></CommentsCorrections>"
        "<CommentsCorrections RefType=\"ErratumIn\"><RefSource>K</RefSource><PMID Version=\"1\">55</PMID><Note>typo</Note>"
        "</CommentsCorrections><CommentsCorrections RefType=\"Cites\"><RefSource>L</RefSource><PMID>66</PMID></CommentsCorrections>"
        "<CommentsCorrections RefType=\"Cites\"><RefSource>M</RefSource></CommentsCorrections></CommentsCorrectionsList>"),
        "\"pmid\":\"1\",", NULL},
    {RECORD("<CommentsCorrectionsList><CommentsCorrections RefType=\"RetractionIn\"><RefSource>J. 2020</RefSource></CommentsCorrections>"
        "<CommentsCorrections RefType=\"ErratumIn\"><RefSource>K</RefSource><PMID Version=\"1\">55</PMID><Note>typo</Note>"
        "</CommentsCorrections><CommentsCorrections RefType=\"Cites\"><RefSource>L</RefSource><PMID>66</PMID></CommentsCorrections>"
        "<CommentsCorrections RefType=\"Cites\"><RefSource>M</RefSource></CommentsCorrections></CommentsCorrectionsList>"),
        "\"links\":[{\"type\":\"RetractionIn\",\"pmid\":null,\"source\":\"J. 2020\",\"note\":null},{\"type\":\"ErratumIn\",\"pmid\":\"55\","
        "\"source\":\"K\",\"note\":\"typo\"},{\"type\":\"Cites\",\"pmid\":null,\"source\":\"M\",\"note\":null}],\"references\":[\"66\"]", NULL},
    {WITH_DATA("", "<ReferenceList><Title>R</Title><Reference><Citation>c 10.9/x</Citation><ArticleIdList><ArticleId IdType=\"pubmed\">7"
        "</ArticleId><ArticleId IdType=\"doi\">10.1/x</ArticleId></ArticleIdList></Reference><ReferenceList><Reference><ArticleIdList>"
        "<ArticleId IdType=\"pubmed\">8</ArticleId></ArticleIdList></Reference></ReferenceList></ReferenceList>"),
        "\"references\":[\"7\",\"8\"]", "10.9/x"},
    /* attributes of the record; a version above 1 */
    {"<PubmedArticle><MedlineCitation Status=\"In-Process\" IndexingMethod=\"Curated\" Owner=\"KIE\"><PMID Version=\"3\">9</PMID>"
        "</MedlineCitation></PubmedArticle>",
        "\"pmid\":\"9\",\"version\":3,\"kind\":\"article\",\"status\":\"In-Process\",\"indexing\":\"Curated\",\"owner\":\"KIE\"", NULL},
    /* books: a chapter, a whole book, an edited one */
    {BOOK("<ArticleIdList><ArticleId IdType=\"bookaccession\">NBK1</ArticleId></ArticleIdList><Book><Publisher><PublisherName>Press"
        "</PublisherName></Publisher><BookTitle book=\"b\">The <i>Book</i></BookTitle><PubDate><Year>1993</Year></PubDate><AuthorList "
        "Type=\"editors\"><Author><LastName>Ed</LastName></Author></AuthorList></Book><ArticleTitle>Chapter</ArticleTitle>"
        "<Language>eng</Language><AuthorList Type=\"authors\"><Author><LastName>Au</LastName></Author></AuthorList>"
        "<PublicationType UI=\"D016454\">Review</PublicationType><Abstract><AbstractText>abs</AbstractText></Abstract>"
        "<ContributionDate><Year>2001</Year><Month>2</Month></ContributionDate>"),
        "\"title\":\"Chapter\",\"vernacular_title\":null,\"authors\":[{\"last\":\"Au\",\"fore\":null,\"initials\":null}]", "\"Ed\""},
    {BOOK("<Book><Publisher><PublisherName>Press</PublisherName></Publisher><BookTitle>The <i>Book</i></BookTitle><PubDate><Year>1993</Year>"
        "</PubDate></Book><ContributionDate><Year>2001</Year><Month>2</Month></ContributionDate>"),
        "\"book_title\":\"The Book\",\"publisher\":\"Press\",\"published\":{\"year\":1993}", NULL},
    {BOOK("<Book><BookTitle>B</BookTitle></Book><ContributionDate><Year>2001</Year><Month>2</Month></ContributionDate>"),
        "\"history\":[{\"status\":\"contribution\",\"date\":{\"year\":2001,\"month\":2}", NULL},
    {BOOK("<Book><BookTitle>B</BookTitle><AuthorList Type=\"editors\"><Author><LastName>Ed</LastName></Author></AuthorList>"
        "<AuthorList Type=\"authors\"><Author><LastName>Whole</LastName></Author></AuthorList></Book>"),
        "\"title\":\"B\",\"vernacular_title\":null,\"authors\":[{\"last\":\"Whole\",\"fore\":null,\"initials\":null}]", "\"Ed\""},
    {BOOK("<Book><BookTitle>B</BookTitle><AuthorList Type=\"editors\"><Author><LastName>Ed</LastName></Author></AuthorList></Book>"),
        "\"kind\":\"book\",\"status\":null", NULL},
    {BOOK("<Book><BookTitle>B</BookTitle><AuthorList Type=\"editors\"><Author><LastName>Ed</LastName></Author></AuthorList></Book>"),
        "\"authors\":[{\"last\":\"Ed\",\"fore\":null,\"initials\":null}]", NULL},
    /* other wrappings: byte order mark, blanks before the declaration, the old citation set, other encodings */
    {"\xef\xbb\xbf<PubmedArticleSet>" RECORD("") "</PubmedArticleSet>", "\"pmid\":\"1\"", NULL},
    {"\r\n \n<?xml version=\"1.0\"?>\n" RECORD(""), "\"pmid\":\"1\"", NULL},
    {"<MedlineCitationSet><MedlineCitation Status=\"MEDLINE\"><PMID>4</PMID></MedlineCitation></MedlineCitationSet>",
        "\"pmid\":\"4\",\"version\":0,\"kind\":\"article\",\"status\":\"MEDLINE\"", NULL},
    {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" IN_ARTICLE("<ArticleTitle>caf\xe9</ArticleTitle>"), "\"title\":\"caf\xc3\xa9\"", NULL},
};

static void
render(const struct cc_study *study, struct cc_buf *out)
{
    struct cc_json_writer w = {.out = out, .compact = true};

    cc_buf_reset(out);
    cc_study_json(study, &w, NULL);
}

/* Whole, in single bytes, and the slice alone: the same study each time. */
static void
test_what_elements_mean(void **state)
{
    struct cc_buf whole = {0}, other = {0};

    (void)state;
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        const char *xml = meanings[i].xml;
        struct heard h = {0}, bytes = {0}, slice = {0};
        struct cc_error error = {0};

        assert_ok(read_pieces(xml, strlen(xml), strlen(xml), &h, &error), error);
        assert_int_equal(h.studies.n, 1);
        render(&h.studies.v[0], &whole);
        if (strstr(whole.v, meanings[i].has) == NULL)
            fail_msg("%s\nlacks\n%s\nin\n%s", xml, meanings[i].has, whole.v);
        if (meanings[i].has_not != NULL && strstr(whole.v, meanings[i].has_not) != NULL)
            fail_msg("%s\nhas\n%s\nin\n%s", xml, meanings[i].has_not, whole.v);
        assert_ok(read_pieces(xml, strlen(xml), 1, &bytes, &error), error);
        render(&bytes.studies.v[0], &other);
        assert_string_equal(other.v, whole.v);
        if (strstr(xml, "<!DOCTYPE") == NULL) { /* what names a DTD may hold entities that a slice alone may not */
            assert_ok(read_pieces(h.xml.v, h.xml.n, 5, &slice, &error), error);
            render(&slice.studies.v[0], &other);
            assert_string_equal(other.v, whole.v);
        }
        forget(&h);
        forget(&bytes);
        forget(&slice);
    }
    cc_buf_clear(&whole);
    cc_buf_clear(&other);
}

static void
test_deletions_are_told(void **state)
{
    const char *xml = "<PubmedArticleSet>" RECORD("") "<DeleteCitation><PMID Version=\"1\">5</PMID>\n<PMID>6</PMID></DeleteCitation>"
        "</PubmedArticleSet>";
    struct heard h = {0};
    struct cc_error error = {0};

    (void)state;
    assert_ok(read_pieces(xml, strlen(xml), 11, &h, &error), error);
    assert_int_equal(h.studies.n, 1);
    assert_int_equal(h.n_deleted, 2);
    assert_int_equal(h.deleted[0], 5);
    assert_int_equal(h.deleted[1], 6);
    forget(&h);
}

static void
test_an_empty_set_is_no_error(void **state)
{
    struct heard h = {0};
    struct cc_error error = {0};

    (void)state;
    assert_ok(read_pieces("<PubmedArticleSet/>", 19, 3, &h, &error), error);
    assert_ok(read_pieces("<PubmedArticleSet></PubmedArticleSet>\n", 38, 3, &h, &error), error);
    assert_int_equal(h.studies.n, 0);
    forget(&h);
}

/* ----------------------------------------------------------- what is refused */

#define ONE RECORD("")
#define PROLOG "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2025//EN\" " \
    "\"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n"

#define ANY ((size_t)-1) /* depends on where the pieces end */

/* Input, the status, words of the message, and how many records were delivered before. */
static const struct {
    const char *xml;
    enum cc_status status;
    const char *message;
    size_t n_records;
} refusals[] = {
    {"", CC_INPUT, "an empty reply", 0},
    {" \n \n", CC_INPUT, "an empty reply", 0},
    {PROLOG, CC_INPUT, "line 3: the document ends before its first element", 0},
    {PROLOG "<PubmedArticleSet>\n" ONE "\n<PubmedArticle>\n<MedlineCitation><PMID>12</PMID>\n<Artic", CC_INPUT,
        "in PMID 12, after 1 complete record: line 7: cut off inside <Artic>", 1},
    {"<PubmedArticleSet>\n" ONE ONE, CC_INPUT, "after 2 complete records: line 2: cut off inside <PubmedArticleSet>", 2},
    {"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>3</PMID><Article><ArticleTitle>A tit", CC_INPUT,
        "in PMID 3, after 0 complete records: line 1: cut off inside <ArticleTitle>", 0},
    {"<PubmedArticleSet>" ONE "\nand here\n" ONE "</PubmedArticleSet>", CC_INPUT,
        "after 1 complete record: line 2: text between records: \"and here", 1},
    {"<PubmedArticleSet>\n" ONE "\n</PubmedArticleSet>\n<?xml version=\"1.0\"?>\n<PubmedArticleSet/>", CC_INPUT,
        "after 1 complete record: line 4: ", 1},
    {"<PubmedArticleSet>\n" ONE "\n</PubmedArticleSet>\nand so on", CC_INPUT, "after 1 complete record: line 4: Extra content", 1},
    {"<PubmedArticleSet>\n" ONE "\n<PubmedArticle></MedlineCitation>", CC_INPUT, "line 3: Opening and ending tag mismatch", 1},
    {"<PubmedArticleSet>\n\n<PubmedArticle><MedlineCitation><Article/></MedlineCitation></PubmedArticle>", CC_INPUT,
        "line 3: a record ends here that has no PMID", 0},
    {"\n\n<PubmedArticleSet>\n<PubmedArticle><MedlineCitation><PMID>x1</PMID></MedlineCitation></PubmedArticle>", CC_INPUT,
        "line 4: a record ends here that has no PMID", 0},
    {"<PubmedArticle><MedlineCitation><PMID>99999999999</PMID></MedlineCitation></PubmedArticle>", CC_INPUT, "has no PMID", 0},
    {"<PubmedArticleSet><DeleteCitation><PMID>many</PMID></DeleteCitation></PubmedArticleSet>", CC_INPUT,
        "DeleteCitation names something that is no PMID", 0},
    {"<?xml version=\"1.0\"?><eFetchResult>\n\t<ERROR>Unable to obtain\n query #1</ERROR>\n</eFetchResult>", CC_INPUT,
        "the server says: Unable to obtain query #1", 0},
    {"<eSearchResult><ERROR>Invalid db name specified: x</ERROR></eSearchResult>", CC_INPUT, "the server says: Invalid db name", 0},
    {"<PubmedArticleSet><ERROR>Search Backend failed</ERROR></PubmedArticleSet>", CC_INPUT, "the server says: Search Backend", 0},
    {"<ERROR>no</ERROR>", CC_INPUT, "the server says: no", 0},
    {"<eSearchResult><Count>3</Count></eSearchResult>", CC_INPUT, "a reply of another kind, <eSearchResult>", 0},
    {"<?xml version=\"1.0\"?>\n<pmc-articleset/>", CC_INPUT, "line 2: the root element is <pmc-articleset>", 0},
    {"<html><head><title>502 Bad Gateway</title></head></html>", CC_INPUT, "got an HTML page (\"502 Bad Gateway\")", 0},
    {"<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\n<HTML>", CC_INPUT, "got an HTML page", 0},
    {"<!-- x --><html xmlns=\"http://www.w3.org/1999/xhtml\"/>", CC_INPUT, "<html> (an HTML page)", 0},
    {"{\"error\":\"API rate limit exceeded\",\"api-key\":\"sEcReT\",\"limit\":\"3\"}", CC_INPUT, "got JSON (\"API rate limit exceeded\")", 0},
    {"[1,2", CC_INPUT, "got JSON", 0},
    {"ID list is empty!", CC_INPUT, "got plain text (\"ID list is empty!\")", 0},
    {"GET /x?api_key=sEcReT failed", CC_INPUT, "got plain text", 0},
    {"\"<?xml version=\\\"1.0\\\" ?>\\n", CC_INPUT, "XML inside a quoted string", 0},
    {"\x1f\x8b\x08\x00", CC_INPUT, "gzip-compressed", 0},
    {"Pubmed-entry ::= {", CC_INPUT, "ASN.1", 0},
    {"PMID- 123\nTI  - x\n", CC_INPUT, "MEDLINE text", 0},
    /* hostile */
    {"<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" IN_ARTICLE("<ArticleTitle>&e;</ArticleTitle>"), CC_INPUT,
        "line 1: the document declares the entity \"e\"", 0},
    {"<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]>" ONE, CC_INPUT, "declares the entity \"p\"", 0},
    {"<!DOCTYPE a [<!NOTATION n SYSTEM \"n\"><!ENTITY u SYSTEM \"u\" NDATA n>]>" ONE, CC_INPUT, "declares the entity \"u\"", 0},
    {"<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;&l;&l;&l;\">]>" IN_ARTICLE("<ArticleTitle>&m;</ArticleTitle>"), CC_INPUT,
        "declares the entity \"l\"", 0},
    {"<!DOCTYPE a [<!ATTLIST Author ValidYN (Y|N) \"N\">]>" ONE, CC_INPUT, "declares the attribute \"ValidYN\"", 0},
    {"<?xml version=\"1.0\" encoding=\"UTF-16\"?>" ONE, CC_INPUT, "line ", 0},
    {"<?xml version=\"1.0\" encoding=\"x-none\"?>" ONE, CC_INPUT, "line 1: Unsupported encoding", 0},
    {"<?xml version=\"1.0\" encoding=\"EUC-JP\"?><PubmedArticleSet>\n" ONE "\xff\xff\xff</PubmedArticleSet>", CC_INPUT,
        "line ", ANY},
    {IN_ARTICLE("<ArticleTitle>\xff\xfe</ArticleTitle>"), CC_INPUT, "Input is not proper UTF-8", 0},
    {IN_ARTICLE("<ArticleTitle>&#0;</ArticleTitle>"), CC_INPUT, "line 1: ", 0},
};

static void
test_what_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const char *xml = refusals[i].xml;

        for (size_t piece = 1; piece < 4096; piece = piece * 3 + 1) {
            struct heard h = {0};
            struct cc_error error = {0};
            enum cc_status status = read_pieces(xml, strlen(xml), piece, &h, &error);

            if (status != refusals[i].status || strstr(error.message, refusals[i].message) == NULL)
                fail_msg("%s\nin pieces of %zu: %s \"%s\", not \"%s\"", xml, piece, cc_status_name(status), error.message,
                    refusals[i].message);
            if (refusals[i].n_records != ANY && h.studies.n != refusals[i].n_records)
                fail_msg("%s\ngave %zu records, not %zu", xml, h.studies.n, refusals[i].n_records);
            assert_null(strstr(error.message, "sEcReT"));
            forget(&h);
        }
    }
}

static void
test_a_failed_reader_stays_failed(void **state)
{
    struct heard h = {0};
    struct cc_xml_sink sink = {.record = on_record, .arg = &h};
    struct cc_xml_reader *reader = cc_xml_reader_new(&sink);
    struct cc_error first = {0}, second = {0}, third = {0};
    struct cc_buf xml = {0};

    (void)state;
    /* the reader looks at the first 512 bytes before it begins */
    cc_buf_addf(&xml, "<PubmedArticleSet>%*s%s<x></y>", 600, "", ONE);
    assert_int_equal(cc_xml_reader_feed(reader, xml.v, xml.n, &first), CC_INPUT);
    assert_int_equal(cc_xml_reader_feed(reader, ONE, strlen(ONE), &second), CC_INPUT);
    assert_int_equal(cc_xml_reader_end(reader, &third), CC_INPUT);
    assert_string_equal(second.message, first.message);
    assert_string_equal(third.message, first.message);
    assert_int_equal(h.studies.n, 1);
    cc_xml_reader_free(reader);
    cc_buf_clear(&xml);
    forget(&h);
}

static enum cc_status
on_record_refuse(void *arg, struct cc_study *study, const char *xml, size_t n, struct cc_error *error)
{
    (void)arg, (void)study, (void)xml, (void)n;
    return cc_error_set(error, CC_STORE, "disk full");
}

static void
test_what_the_sink_says_comes_back(void **state)
{
    struct cc_xml_sink sink = {.record = on_record_refuse};
    struct cc_error error = {0};

    (void)state;
    assert_int_equal(cc_xml_read(ONE, strlen(ONE), &sink, &error), CC_STORE);
    assert_string_equal(error.message, "disk full");
}

/* ------------------------------------------------------------------- limits */

static void
test_depth_is_capped(void **state)
{
    struct cc_buf xml = {0};
    struct heard h = {0};
    struct cc_error error = {0};

    (void)state;
    cc_buf_adds(&xml, "<PubmedArticleSet>");
    for (int i = 0; i < 100000; i++)
        cc_buf_adds(&xml, "<a>");
    assert_int_equal(read_pieces(xml.v, xml.n, 4000, &h, &error), CC_LIMIT);
    assert_non_null(strstr(error.message, "nested deeper than 64"));
    cc_buf_clear(&xml);
    forget(&h);
}

/* One text, and one record, longer than allowed; the second in many small elements. */
static void
test_long_things_are_capped(void **state)
{
    struct cc_buf xml = {0};
    struct heard h = {0};
    struct cc_error error = {0};

    (void)state;
    cc_buf_adds(&xml, "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>");
    while (xml.n < CC_XML_TEXT_MAX_BYTES + 1000)
        cc_buf_adds(&xml, "0123456789012345678901234567890123456789\n");
    assert_int_equal(read_pieces(xml.v, xml.n, xml.n, &h, &error), CC_LIMIT);
    cc_buf_reset(&xml);
    cc_buf_adds(&xml, "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><AuthorList>");
    while (xml.n < CC_XML_RECORD_MAX_BYTES + 100000)
        cc_buf_adds(&xml, "<Author><LastName>A name that fills a little space</LastName></Author>");
    assert_int_equal(read_pieces(xml.v, xml.n, xml.n, &h, &error), CC_LIMIT);
    assert_non_null(strstr(error.message, "longer than"));
    assert_int_equal(h.studies.n, 0);
    cc_buf_clear(&xml);
    forget(&h);
}

/* Thousands of authors and ten thousand character references are a real record, not an attack. */
static void
test_a_huge_record_is_read(void **state)
{
    struct cc_buf xml = {0};
    struct heard h = {0};
    struct cc_error error = {0};

    (void)state;
    cc_buf_adds(&xml, "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Abstract><AbstractText>");
    for (int i = 0; i < 20000; i++)
        cc_buf_adds(&xml, "&#x3b2;");
    cc_buf_adds(&xml, "</AbstractText></Abstract><AuthorList>");
    for (int i = 0; i < 6000; i++)
        cc_buf_addf(&xml, "<Author><LastName>N%d</LastName><AffiliationInfo><Affiliation>Place %d</Affiliation></AffiliationInfo></Author>",
            i, i);
    cc_buf_adds(&xml, "</AuthorList></Article></MedlineCitation></PubmedArticle>");
    assert_ok(read_pieces(xml.v, xml.n, 1000, &h, &error), error);
    assert_int_equal(h.studies.v[0].n_authors, 6000);
    assert_string_equal(h.studies.v[0].authors[5999].affiliations[0], "Place 5999");
    assert_int_equal(strlen(h.studies.v[0].abstract[0].text), 40000);
    assert_int_equal(h.xml.n, xml.n);
    cc_buf_clear(&xml);
    forget(&h);
}

/* ------------------------------------------------------------------- slices */

static void
test_a_slice_is_the_bytes_of_its_element(void **state)
{
    const char *record = IN_ARTICLE("<ArticleTitle>A</ArticleTitle>"), *other = RECORD("<Note a='>'/>");
    struct cc_error error = {0};
    struct cc_buf set = {0}, both = {0};

    (void)state;
    cc_buf_addf(&set, "<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n  %s\r\n%s </PubmedArticleSet>\n", record, other);
    cc_buf_addf(&both, "%s%s", record, other);
    for (size_t piece = 1; piece < set.n + 2; piece++) {
        struct heard h = {0};

        assert_ok(read_pieces(set.v, set.n, piece, &h, &error), error);
        assert_int_equal(h.studies.n, 2);
        assert_string_equal(h.xml.v, both.v);
        forget(&h);
    }
    cc_buf_clear(&set);
    cc_buf_clear(&both);
}

/* Records larger than what the parser is given at once, and line ends of two bytes at every place. */
static void
test_slices_of_long_records(void **state)
{
    struct cc_buf set = {0}, want = {0};
    struct heard h = {0};
    struct cc_error error = {0};

    (void)state;
    cc_buf_adds(&set, "<PubmedArticleSet>");
    for (int i = 1; i <= 5; i++) {
        size_t at = set.n;

        cc_buf_addf(&set, "<PubmedArticle><MedlineCitation><PMID>%d</PMID><Article><Abstract><AbstractText>", i);
        for (int k = 0; k < 9001 * i; k++)
            cc_buf_adds(&set, k % 7 ? "caf\xc3\xa9 " : "x\r\n");
        cc_buf_adds(&set, "</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>");
        cc_buf_add(&want, set.v + at, set.n - at);
        cc_buf_adds(&set, "\r\n");
    }
    cc_buf_adds(&set, "</PubmedArticleSet>");
    for (size_t piece = 500; piece < 200000; piece = piece * 2 + 77) {
        assert_ok(read_pieces(set.v, set.n, piece, &h, &error), error);
        assert_int_equal(h.xml.n, want.n);
        assert_memory_equal(h.xml.v, want.v, want.n);
        forget(&h);
    }
    cc_buf_clear(&set);
    cc_buf_clear(&want);
}

/* A document in another encoding gives slices in UTF-8, which read alone. */
static void
test_slices_are_utf8(void **state)
{
    const char *xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><PubmedArticleSet>" IN_ARTICLE("<ArticleTitle>caf\xe9</ArticleTitle>")
        "</PubmedArticleSet>";
    struct heard h = {0};
    struct cc_error error = {0};

    (void)state;
    assert_ok(read_pieces(xml, strlen(xml), 9, &h, &error), error);
    assert_string_equal(h.xml.v, IN_ARTICLE("<ArticleTitle>caf\xc3\xa9</ArticleTitle>"));
    forget(&h);
}

static void
test_where_fields_come_from(void **state)
{
    static const char *const wanted[] = {
        "pmid                      1\n                            from PubmedArticle/MedlineCitation/PMID\n",
        "title                     H2O\n                            from PubmedArticle/MedlineCitation/Article/ArticleTitle\n",
        "doi                       10.1/a\n                            from PubmedArticle/MedlineCitation/Article/ELocationID\n",
        "doi                       10.1/b  (not used: another element gives it)\n                            from "
            "PubmedArticle/PubmedData/ArticleIdList/ArticleId\n",
        "journal_abbrev            J. X  (not used: another element gives it)\n",
        "journal_abbrev            J X\n                            from PubmedArticle/MedlineCitation/MedlineJournalInfo/MedlineTA\n",
        "published                 2001-02\n                            from PubmedArticle/MedlineCitation/Article/Journal/JournalIssue/PubDate\n",
        "mesh.major                Y\n                            from PubmedArticle/MedlineCitation/MeshHeadingList/MeshHeading/DescriptorName"
            "/@MajorTopicYN\n",
        "authors.affiliations      Here.\n                            from PubmedArticle/MedlineCitation/Article/AuthorList/Author/"
            "AffiliationInfo/Affiliation\n",
    };
    const char *xml = "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue><PubDate><Year>2001</Year><Month>Feb"
        "</Month></PubDate></JournalIssue><ISOAbbreviation>J. X</ISOAbbreviation></Journal><ArticleTitle>H<sub>2</sub>O</ArticleTitle>"
        "<ELocationID EIdType=\"doi\">10.1/a</ELocationID><AuthorList><Author><LastName>L</LastName><AffiliationInfo><Affiliation>Here."
        "</Affiliation></AffiliationInfo></Author></AuthorList></Article><MedlineJournalInfo><MedlineTA>J X</MedlineTA></MedlineJournalInfo>"
        "<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN=\"Y\">M</DescriptorName></MeshHeading></MeshHeadingList>"
        "</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType=\"doi\">10.1/b</ArticleId></ArticleIdList></PubmedData></PubmedArticle>";
    struct cc_buf text = {0}, json = {0};
    struct cc_json_writer w = {.out = &json, .compact = true};
    struct cc_error error = {0};

    (void)state;
    assert_ok(cc_study_explain(xml, strlen(xml), &text, &error), error);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (strstr(text.v, wanted[i]) == NULL)
            fail_msg("lacks\n%s\nin\n%s", wanted[i], text.v);
    assert_ok(cc_study_explain_json(xml, strlen(xml), &w, NULL, &error), error);
    assert_non_null(strstr(json.v, "{\"field\":\"authors.last\",\"path\":\"PubmedArticle/MedlineCitation/Article/AuthorList/Author/LastName\","
        "\"line\":1,\"value\":\"L\",\"used\":true}"));
    assert_int_equal(cc_study_explain("<PubmedArticle>", 15, &text, &error), CC_INPUT);
    cc_buf_clear(&text);
    cc_buf_clear(&json);
}

/* Blanks collapse the same wherever they fall in the blocks that are looked at at once: against the plain way, letter by letter. */
static void
test_blanks_collapse_everywhere(void **state)
{
    static const char *const PIECES[] = {"word", "a", " ", "  ", "\n", " \t ", "longerword", "x y", "\n\n   ", "sentence. Next"};
    unsigned seed = 1;

    (void)state;
    for (int round = 0; round < 400; round++) {
        struct cc_buf text = {0}, xml = {0}, want = {0};
        struct heard h = {0};
        struct cc_error e = {0};
        bool gap = true;

        for (int i = 0; i < round / 4 + 1; i++) {
            seed = seed * 1103515245u + 12345u;
            cc_buf_adds(&text, PIECES[seed / 65536u % (round % 2 ? 10 : 7)]);
        }
        cc_buf_addc(&text, '.');
        for (size_t i = 0; i < text.n; i++) {
            bool blank = strchr(" \t\n", text.v[i]) != NULL;

            if (!blank || !gap)
                cc_buf_addc(&want, blank ? ' ' : text.v[i]);
            gap = blank;
        }
        cc_buf_addf(&xml, "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>%s</ArticleTitle></Article>"
                          "</MedlineCitation></PubmedArticle></PubmedArticleSet>", text.v);
        assert_ok(read_pieces(xml.v, xml.n, round % 3 ? 4096 : 7, &h, &e), e);
        assert_int_equal(h.studies.n, 1);
        assert_string_equal(h.studies.v[0].title, want.v);
        forget(&h);
        cc_buf_clear(&text);
        cc_buf_clear(&xml);
        cc_buf_clear(&want);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_elements_mean),
        cmocka_unit_test(test_deletions_are_told),
        cmocka_unit_test(test_blanks_collapse_everywhere),
        cmocka_unit_test(test_an_empty_set_is_no_error),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_a_failed_reader_stays_failed),
        cmocka_unit_test(test_what_the_sink_says_comes_back),
        cmocka_unit_test(test_depth_is_capped),
        cmocka_unit_test(test_long_things_are_capped),
        cmocka_unit_test(test_a_huge_record_is_read),
        cmocka_unit_test(test_a_slice_is_the_bytes_of_its_element),
        cmocka_unit_test(test_slices_of_long_records),
        cmocka_unit_test(test_slices_are_utf8),
        cmocka_unit_test(test_where_fields_come_from),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

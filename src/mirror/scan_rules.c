/* scan_rules.c: what each element of a PubMed record means to an index. Sources: pubmed_250101.dtd and the traps listed
 * by users of other readers (identifiers of references mistaken for the article's own, the second keyword list
 * forgotten). */
#include "mirror/scan_rules.h"

#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

/* Every element that is looked at; the order is the enum's. */
#define ELEMENTS(X) \
    X(PubmedArticle) X(PubmedBookArticle) X(MedlineCitation) X(BookDocument) X(PMID) X(DateCompleted) X(DateRevised) \
    X(Article) X(Journal) X(ISSN) X(ISSNLinking) X(JournalIssue) X(Volume) X(Issue) X(PubDate) X(Year) X(Month) X(Day) \
    X(Season) X(MedlineDate) X(Title) X(ISOAbbreviation) X(MedlineTA) X(NlmUniqueID) X(Country) X(MedlineJournalInfo) \
    X(ArticleTitle) X(VernacularTitle) X(BookTitle) X(CollectionTitle) X(PublisherName) X(Isbn) X(Book) X(StartPage) \
    X(MedlinePgn) X(ELocationID) X(Abstract) X(AbstractText) X(OtherAbstract) X(Author) X(Investigator) \
    X(PersonalNameSubject) X(AuthorList) X(LastName) X(ForeName) X(Initials) X(CollectiveName) X(Identifier) \
    X(Affiliation) X(Language) X(DataBankName) X(AccessionNumber) X(GrantID) X(Agency) X(PublicationType) \
    X(ArticleDate) X(Chemical) X(RegistryNumber) X(NameOfSubstance) X(SupplMeshName) X(CitationSubset) \
    X(CommentsCorrections) X(DescriptorName) X(QualifierName) X(Keyword) X(CoiStatement) X(PubmedData) \
    X(PubmedBookData) X(PubMedPubDate) X(PublicationStatus) X(ArticleIdList) X(ArticleId) X(Reference) \
    X(ContributionDate) \
    X(OtherID)

enum {
    NONE,
#define X(name) E_##name,
    ELEMENTS(X)
#undef X
    N_ELEMENTS
};

static const char *const names[N_ELEMENTS] = {
    "",
#define X(name) #name,
    ELEMENTS(X)
#undef X
};

/* Elements whose text is a part whatever their parent is, and those that need this parent. */
static const struct {
    uint8_t element, parent;
    uint8_t part;
} plain[] = {
    {E_ArticleTitle, NONE, CC_PART_TITLE},
    {E_VernacularTitle, E_Article, CC_PART_VERNACULAR},
    {E_VernacularTitle, E_BookDocument, CC_PART_VERNACULAR},
    {E_BookTitle, NONE, CC_PART_COLLECTION},
    {E_CollectionTitle, NONE, CC_PART_COLLECTION},
    {E_Title, E_Journal, CC_PART_JOURNAL},
    {E_ISOAbbreviation, NONE, CC_PART_JOURNAL_ABBREV},
    {E_MedlineTA, NONE, CC_PART_JOURNAL_ABBREV},
    {E_ISSN, E_Journal, CC_PART_ISSN},
    {E_ISSNLinking, NONE, CC_PART_ISSN},
    {E_NlmUniqueID, NONE, CC_PART_NLM_ID},
    {E_Country, E_MedlineJournalInfo, CC_PART_COUNTRY},
    {E_Volume, E_JournalIssue, CC_PART_VOLUME},
    {E_Issue, E_JournalIssue, CC_PART_ISSUE},
    {E_StartPage, NONE, CC_PART_PAGES},
    {E_MedlinePgn, NONE, CC_PART_PAGES},
    {E_PublisherName, NONE, CC_PART_PUBLISHER},
    {E_Isbn, NONE, CC_PART_ISBN},
    {E_LastName, NONE, CC_PART_LAST},
    {E_ForeName, NONE, CC_PART_FORE},
    {E_Initials, NONE, CC_PART_INITIALS},
    {E_CollectiveName, NONE, CC_PART_COLLECTIVE},
    {E_Identifier, E_Author, CC_PART_PERSON_ID},
    {E_Affiliation, NONE, CC_PART_AFFILIATION},
    {E_Language, E_Article, CC_PART_LANGUAGE},
    {E_Language, E_BookDocument, CC_PART_LANGUAGE},
    {E_DataBankName, NONE, CC_PART_BANK},
    {E_AccessionNumber, NONE, CC_PART_ACCESSION},
    {E_GrantID, NONE, CC_PART_GRANT},
    {E_Agency, NONE, CC_PART_AGENCY},
    {E_RegistryNumber, NONE, CC_PART_REGISTRY},
    {E_CitationSubset, NONE, CC_PART_SUBSET},
    {E_CoiStatement, NONE, CC_PART_INTERESTS},
    {E_PublicationStatus, NONE, CC_PART_PUBSTATUS},
};

static uint32_t
hash(const char *name, size_t len)
{
    return ((uint32_t)len * 131 + (uint32_t)(unsigned char)name[0] * 31 + (uint32_t)(unsigned char)name[len / 2] * 7 +
        (uint32_t)(unsigned char)name[len - 1]) & (CC_SCAN_TABLE - 1);
}

_Static_assert(N_ELEMENTS <= CC_SCAN_TABLE / 2, "the table has room");

void
cc_scan_rules_init(struct cc_scanner *s)
{
    for (int i = 1; i < N_ELEMENTS; i++) {
        uint32_t h = hash(names[i], strlen(names[i]));

        while (s->table[h] != 0)
            h = (h + 1) & (CC_SCAN_TABLE - 1);
        s->table[h] = (uint8_t)i;
        s->name_len[i] = (uint8_t)strlen(names[i]);
    }
}

int
cc_scan_element(const struct cc_scanner *s, const char *name, size_t len)
{
    for (uint32_t h = hash(name, len); s->table[h] != 0; h = (h + 1) & (CC_SCAN_TABLE - 1)) {
        uint8_t known = s->table[h];

        if (s->name_len[known] == len && memcmp(names[known], name, len) == 0)
            return known;
    }
    return NONE;
}

static int
parent(const struct cc_scanner *s, size_t up)
{
    return s->depth > up ? s->stack[s->depth - 1 - up].element : NONE;
}

static const struct cc_scan_attribute *
attribute(const struct cc_scanner *s, const char *name)
{
    size_t n = strlen(name);

    for (size_t i = 0; i < s->n_attributes; i++)
        if (s->attributes[i].name_len == n && memcmp(s->attributes[i].name, name, n) == 0)
            return &s->attributes[i];
    return NULL;
}

static bool
is(const struct cc_scan_attribute *a, const char *value)
{
    return a != NULL && a->value_len == strlen(value) && memcmp(a->value, value, a->value_len) == 0;
}

static uint32_t
number(const char *p, size_t n)
{
    uint32_t v = 0;

    for (size_t i = 0; i < n && p[i] >= '0' && p[i] <= '9'; i++) {
        if (v > 400000000)
            return 0;
        v = v * 10 + (uint32_t)(p[i] - '0');
    }
    return v;
}

static struct cc_part *
add_part(struct cc_scanner *s, enum cc_part_kind kind)
{
    struct cc_scan *scan = &s->scan;
    struct cc_part *part;

    if (scan->n_parts == scan->cap_parts)
        scan->parts = cc_mem_grow(scan->parts, scan->n_parts, &scan->cap_parts, sizeof *scan->parts);
    part = &scan->parts[scan->n_parts++];
    *part = (struct cc_part){.kind = kind, .at = (uint32_t)scan->text.n};
    return part;
}

static void
add_attribute_part(struct cc_scanner *s, enum cc_part_kind kind, const char *name)
{
    const struct cc_scan_attribute *a = attribute(s, name);
    struct cc_part *part;

    if (a == NULL || a->value_len == 0)
        return;
    part = add_part(s, kind);
    if (!cc_scan_add_text(&s->scan.text, a->value, a->value + a->value_len))
        s->scan.text.n = part->at; /* a reference that is none: the attribute says nothing */
    part->len = (uint32_t)(s->scan.text.n - part->at);
}

static struct cc_part *
capture(struct cc_scanner *s, enum cc_part_kind kind)
{
    s->capturing = true;
    s->capture_depth = s->depth;
    s->capture = (struct cc_part){.kind = kind, .at = (uint32_t)s->scan.text.n};
    return &s->capture;
}

/* "D012345" -> 12345; flag for the C of a supplementary concept. */
static void
capture_ui(struct cc_scanner *s, enum cc_part_kind kind)
{
    const struct cc_scan_attribute *ui = attribute(s, "UI");
    struct cc_part *part = capture(s, kind);

    if (ui != NULL && ui->value_len > 1)
        part->ui = number(ui->value + 1, ui->value_len - 1);
    part->flag = is(attribute(s, "MajorTopicYN"), "Y");
    if (kind == CC_PART_SUBSTANCE || kind == CC_PART_SUPPLEMENTARY)
        part->flag = ui != NULL && ui->value_len > 0 && ui->value[0] == 'C';
}

static void
open_abstract_text(struct cc_scanner *s)
{
    const struct cc_scan_attribute *label = attribute(s, "Label");

    if (parent(s, 1) == E_Abstract && label != NULL && label->value_len > 0 && !is(label, "UNLABELLED")) {
        add_attribute_part(s, CC_PART_LABEL, "Label");
        s->scan.abstract_label = ++s->n_labels >= 2;
    }
    if (parent(s, 1) == E_Abstract)
        capture(s, CC_PART_ABSTRACT);
    else if (parent(s, 1) == E_OtherAbstract)
        capture(s, CC_PART_OTHER_ABSTRACT);
}

static void
open_person(struct cc_scanner *s, int element)
{
    enum cc_part_kind kind = element == E_Author ? CC_PART_AUTHOR
        : element == E_Investigator ? CC_PART_INVESTIGATOR : CC_PART_SUBJECT;

    if (element == E_Author && parent(s, 2) == E_Book)
        kind = CC_PART_EDITOR;
    /* ValidYN="N": a spelling that a later one replaces */
    add_part(s, kind)->flag = is(attribute(s, "ValidYN"), "N");
}

static void
open_article_id(struct cc_scanner *s)
{
    const struct cc_scan_attribute *type = attribute(s, "IdType");
    int owner = parent(s, 2);

    if (owner == E_Reference) {
        if (is(type, "pubmed"))
            capture(s, CC_PART_REFERENCE);
    } else if (owner == E_PubmedData || owner == E_PubmedBookData || owner == E_BookDocument) {
        if (is(type, "doi"))
            capture(s, CC_PART_DOI);
        else if (is(type, "pii"))
            capture(s, CC_PART_PII);
        else if (is(type, "pmc"))
            capture(s, CC_PART_PMC);
        else if (is(type, "bookaccession"))
            capture(s, CC_PART_BOOK_ID);
    }
}

static void
open_citation(struct cc_scanner *s)
{
    add_attribute_part(s, CC_PART_STATUS, "Status");
    add_attribute_part(s, CC_PART_OWNER, "Owner");
    add_attribute_part(s, CC_PART_INDEXING, "IndexingMethod");
}

static void
open_pmid(struct cc_scanner *s)
{
    const struct cc_scan_attribute *version = attribute(s, "Version");
    int owner = parent(s, 1);

    if ((owner != E_MedlineCitation && owner != E_BookDocument && owner != E_CommentsCorrections) ||
        (owner != E_CommentsCorrections && s->scan.pmid != 0))
        return;
    if (owner != E_CommentsCorrections && version != NULL)
        s->scan.version = (uint16_t)number(version->value, version->value_len);
    capture(s, CC_PART__MAX); /* the number is taken when it closes */
}

static void
open_history_date(struct cc_scanner *s)
{
    const struct cc_scan_attribute *status = attribute(s, "PubStatus");

    s->date_of = is(status, "entrez") ? 'e' : is(status, "medline") ? 'm' : is(status, "pubmed") ? 'p' : 0;
}

static void
open_other(struct cc_scanner *s, int element)
{
    int above = parent(s, 1);

    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (plain[i].element == element && (plain[i].parent == NONE || plain[i].parent == above)) {
            capture(s, (enum cc_part_kind)plain[i].part);
            return;
        }
    }
}

void
cc_scan_open(struct cc_scanner *s)
{
    int element = s->stack[s->depth - 1].element;

    switch (element) {
    case NONE: break;
    case E_PubmedBookArticle: s->scan.book = true; break;
    case E_MedlineCitation: open_citation(s); break;
    case E_PMID: open_pmid(s); break;
    case E_AbstractText: open_abstract_text(s); break;
    case E_OtherAbstract: {
        const struct cc_scan_attribute *language = attribute(s, "Language");

        if (language != NULL && !is(language, "eng"))
            s->scan.foreign_abstract = true;
        break;
    }
    case E_Author: case E_Investigator: case E_PersonalNameSubject: open_person(s, element); break;
    case E_PublicationType: capture_ui(s, CC_PART_TYPE); break;
    case E_DescriptorName: capture_ui(s, CC_PART_MESH); break;
    case E_QualifierName: capture_ui(s, CC_PART_QUALIFIER); break;
    case E_NameOfSubstance: capture_ui(s, CC_PART_SUBSTANCE); break;
    case E_SupplMeshName: capture_ui(s, CC_PART_SUPPLEMENTARY); break;
    case E_Keyword: capture(s, CC_PART_KEYWORD)->flag = is(attribute(s, "MajorTopicYN"), "Y"); break;
    case E_CommentsCorrections: add_attribute_part(s, CC_PART_LINK, "RefType"); break;
    case E_ELocationID:
        if (!is(attribute(s, "ValidYN"), "N"))
            capture(s, is(attribute(s, "EIdType"), "doi") ? CC_PART_DOI : CC_PART_PII);
        break;
    case E_ArticleId: open_article_id(s); break;
    case E_OtherID:
        if (is(attribute(s, "Source"), "NLM"))
            capture(s, CC_PART_PMC);
        break;
    case E_PubMedPubDate: open_history_date(s); break;
    case E_Year: case E_Month: case E_Day: case E_Season: case E_MedlineDate: capture(s, CC_PART__MAX); break;
    default: open_other(s, element); break;
    }
    if (element == E_PubDate || element == E_ArticleDate || element == E_DateRevised || element == E_DateCompleted ||
        element == E_PubMedPubDate || element == E_ContributionDate)
        s->year = s->month = s->day = 0;
}

/* "Jun", "06", "6", "Jun-Jul", "Summer": 1..12, or 0. Seasons as PubMed counts them: Winter = January, and so on. */
static uint32_t
month(const char *p, size_t n)
{
    static const char *const known[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec", "win", "spr", "sum", "fal", "aut"};
    static const uint8_t value[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 4, 7, 10, 10};

    if (n > 0 && p[0] >= '0' && p[0] <= '9') {
        uint32_t m = number(p, n);

        return m <= 12 ? m : 0;
    }
    for (size_t i = 0; n >= 3 && i < sizeof value; i++)
        if (strncasecmp(p, known[i], 3) == 0)
            return value[i];
    return 0;
}

/* "1998 Dec-1999 Jan", "2000 Spring-Summer", "Winter 1999": the first year, and the month beside it. */
static void
medline_date(struct cc_scanner *s, const char *p, size_t n)
{
    for (size_t i = 0; i + 4 <= n; i++) {
        if ((p[i] == '1' || p[i] == '2') && number(p + i, 4) >= 1000 && (i == 0 || p[i - 1] < '0' || p[i - 1] > '9')) {
            s->year = number(p + i, 4);
            if (i + 5 < n)
                s->month = month(p + i + 5, n - i - 5);
            if (s->month == 0 && i > 3)
                s->month = month(p, i);
            return;
        }
    }
}

/* The parts of dates and PMIDs: what the captured text says goes into the scan, no part is made of it. */
static void
close_number(struct cc_scanner *s, int element)
{
    const char *p = s->scan.text.v != NULL ? s->scan.text.v + s->capture.at : "";
    size_t n = s->scan.text.n - s->capture.at;

    while (n > 0 && (*p == ' ' || *p == '\n'))
        p++, n--;
    switch (element) {
    case E_PMID:
        if (parent(s, 1) != E_CommentsCorrections)
            s->scan.pmid = number(p, n);
        else if (s->scan.n_parts > 0 && s->scan.parts[s->scan.n_parts - 1].kind == CC_PART_LINK)
            s->scan.parts[s->scan.n_parts - 1].ui = number(p, n);
        break;
    case E_Year: s->year = number(p, n); break;
    case E_Month: case E_Season: s->month = month(p, n); break;
    case E_Day: s->day = number(p, n); break;
    case E_MedlineDate: medline_date(s, p, n); break;
    default: break;
    }
    s->scan.text.n = s->capture.at;
}

static uint32_t
date(const struct cc_scanner *s)
{
    if (s->year < 1000 || s->year > 9999)
        return 0;
    return s->year * 10000 + (s->month == 0 ? 1 : s->month) * 100 + (s->day == 0 || s->day > 31 ? 1 : s->day);
}

static void
close_date(struct cc_scanner *s, int element)
{
    struct cc_scan *scan = &s->scan;
    uint32_t d = date(s);

    switch (element) {
    case E_PubDate:
        if (scan->print == 0)
            scan->print = d;
        break;
    case E_ArticleDate: scan->electronic = d; break;
    case E_DateRevised: scan->revised = d; break;
    case E_DateCompleted: scan->completed = d; break;
    case E_PubMedPubDate:
        if (s->date_of == 'e')
            scan->entered = d;
        else if (s->date_of == 'm')
            scan->meshed = d;
        else if (s->date_of == 'p')
            scan->created = d;
        s->date_of = 0;
        break;
    default: break;
    }
}

/* OtherID of NLM is how older records name the article in PubMed Central: "PMC123 [Available on 01/01/20]". What else
 * stands there is left out. */
static bool
keep_pmc(struct cc_scanner *s)
{
    struct cc_part *part = &s->capture;
    const char *p = s->scan.text.v + part->at;

    while (part->len > 0 && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'))
        p++, part->at++, part->len--;
    if (part->len < 4 || memcmp(p, "PMC", 3) != 0) {
        s->scan.text.n = part->at;
        return false;
    }
    for (uint32_t n = 3; n < part->len; n++)
        if (p[n] < '0' || p[n] > '9')
            part->len = n;
    return part->len > 3;
}

void
cc_scan_close(struct cc_scanner *s)
{
    int element = s->stack[s->depth - 1].element;

    if (!s->capturing) {
        if (element == E_PubDate || element == E_ArticleDate || element == E_DateRevised ||
            element == E_DateCompleted || element == E_PubMedPubDate)
            close_date(s, element);
        return;
    }
    if (s->depth != s->capture_depth)
        return; /* inline markup */
    s->capturing = false;
    if (s->capture.kind == CC_PART__MAX) {
        close_number(s, element);
        return;
    }
    s->capture.len = (uint32_t)(s->scan.text.n - s->capture.at);
    if (s->capture.len == 0)
        return;
    if (element == E_OtherID && !keep_pmc(s))
        return;
    if (s->capture.kind == CC_PART_REFERENCE) {
        s->capture.ui = number(s->scan.text.v + s->capture.at, s->capture.len);
        s->scan.text.n = s->capture.at;
        s->capture.len = 0;
    }
    *add_part(s, s->capture.kind) = s->capture;
}

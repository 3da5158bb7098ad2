/* render_medline.c: a record in MEDLINE format (rettype=medline, .nbib), tags in the order of 2022. */
#include "mirror/render.h"

#define WIDTH 87 /* columns of a line, the space before a break not counted */

static void
field(struct cc_buf *b, const char *tag, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    cc_buf_addf(b, "%-4s- ", tag);
    cc_render_wrap(b, text, 6, 6, WIDTH, true);
    cc_buf_addc(b, '\n');
}

static void
field_take(struct cc_buf *b, const char *tag, char *take)
{
    field(b, tag, take);
    free(take);
}

static void
field_at(struct cc_buf *b, const char *tag, const struct cc_tree *tree, const char *path)
{
    field_take(b, tag, cc_tree_string(tree, path));
}

/* yyyymmdd */
static void
field_day(struct cc_buf *b, const char *tag, const struct cc_tree *date)
{
    uint32_t day = cc_record_day(date);

    if (day)
        field_take(b, tag, cc_mem_printf("%u", day));
}

/* "text [type]" for elements with an identifier of these types, in their order. */
static void
typed(struct cc_buf *b, const char *tag, const struct cc_tree *parent, const char *name, const char *attribute,
    const char *const *types, size_t n)
{
    for (size_t t = 0; t < n; t++) {
        const struct cc_tree *kid;

        for (size_t i = 0; (kid = cc_tree_next(parent, name, &i)) != NULL;) {
            const char *type = cc_tree_attribute(kid, attribute);
            char *text;

            if (type == NULL || strcmp(type, types[t]) != 0)
                continue;
            text = cc_tree_string(kid, "");
            field_take(b, tag, cc_mem_printf("%s [%s]", text, types[t]));
            free(text);
        }
    }
}

static void
head(const struct cc_tree *citation, struct cc_buf *b)
{
    const struct cc_tree *issn = cc_tree_at(citation, "Article/Journal/ISSN"),
                         *issue = cc_tree_at(citation, "Article/Journal/JournalIssue");
    char *own = cc_tree_string(issn, ""), *linking = cc_tree_string(citation, "MedlineJournalInfo/ISSNLinking");
    const char *type = cc_tree_attribute(issn, "IssnType");

    field_at(b, "PMID", citation, "PMID");
    field(b, "OWN", cc_tree_attribute(citation, "Owner"));
    field(b, "STAT", cc_tree_attribute(citation, "Status"));
    field_day(b, "DCOM", cc_tree_at(citation, "DateCompleted"));
    field_day(b, "LR", cc_tree_at(citation, "DateRevised"));
    if (*own)
        field_take(b, "IS", cc_mem_printf("%s (%s)", own, type ? type : "Print"));
    if (*linking)
        field_take(b, "IS", cc_mem_printf("%s (Linking)", linking));
    field_at(b, "VI", issue, "Volume");
    field_at(b, "IP", issue, "Issue");
    field_take(b, "DP", cc_record_date(cc_tree_at(issue, "PubDate")));
    field_at(b, "TI", citation, "Article/ArticleTitle");
    field_take(b, "PG", cc_record_pages(citation));
    free(own);
    free(linking);
}

static void
book_head(const struct cc_tree *book, struct cc_buf *b)
{
    const struct cc_tree *isbn;
    bool chapter = cc_tree_at(book, "ArticleTitle") != NULL;

    field_at(b, "PMID", book, "PMID");
    field(b, "STAT", "Publisher");
    field_day(b, "DRDT", cc_tree_at(book, "DateRevised"));
    field_day(b, "CTDT", cc_tree_at(book, "ContributionDate"));
    field_at(b, "PB", book, "Book/Publisher/PublisherName");
    field_take(b, "DP", cc_record_date(cc_tree_at(book, "Book/PubDate")));
    field_at(b, "TI", book, chapter ? "ArticleTitle" : "Book/BookTitle");
    if (chapter)
        field_at(b, "BTI", book, "Book/BookTitle");
    field_at(b, "CTI", book, "Book/CollectionTitle");
    for (size_t i = 0; (isbn = cc_tree_next(cc_tree_at(book, "Book"), "Isbn", &i)) != NULL;)
        field_at(b, "ISBN", isbn, "");
}

/* "LABEL: text LABEL: text" */
static char *
abstract_text(const struct cc_tree *abstract)
{
    struct cc_buf b = {0};
    const struct cc_tree *part;

    for (size_t i = 0; (part = cc_tree_next(abstract, "AbstractText", &i)) != NULL;) {
        const char *label = cc_tree_attribute(part, "Label");

        if (b.n)
            cc_buf_addc(&b, ' ');
        if (label != NULL && *label)
            cc_buf_addf(&b, "%s: ", label);
        cc_tree_text(part, false, &b);
    }
    return cc_buf_take(&b, NULL);
}

static void
abstracts(const struct cc_tree *citation, const struct cc_tree *abstract, struct cc_buf *b)
{
    const struct cc_tree *other;

    field_take(b, "AB", abstract_text(abstract));
    for (size_t i = 0; (other = cc_tree_next(citation, "OtherAbstract", &i)) != NULL;) {
        const char *type = cc_tree_attribute(other, "Type"), *language = cc_tree_attribute(other, "Language");
        char *text = abstract_text(other);

        if (type != NULL)
            field_take(b, "OAB", cc_mem_printf("%s: %s", type, text));
        else
            field(b, "OAB", text);
        field(b, "OABL", language);
        free(text);
    }
    field_at(b, "CI", abstract, "CopyrightInformation");
}

/* One list of people: full name, short name, identifiers, addresses. */
static void
people(const struct cc_tree *list, const char *item, const char *full_tag, const char *tag, const char *address_tag,
    struct cc_buf *b)
{
    const struct cc_tree *person, *kid;

    for (size_t i = 0; (person = cc_tree_next(list, item, &i)) != NULL;) {
        const char *valid = cc_tree_attribute(person, "ValidYN");
        char *last = cc_tree_string(person, "LastName"), *fore = cc_tree_string(person, "ForeName"),
             *suffix = cc_tree_string(person, "Suffix");

        if (cc_tree_at(person, "CollectiveName") != NULL) {
            field_at(b, "CN", person, "CollectiveName");
        } else if (valid == NULL || strcmp(valid, "N") != 0) {
            field_take(
                b, full_tag, cc_mem_printf("%s%s%s%s%s", last, *fore ? ", " : "", fore, *suffix ? " " : "", suffix));
            field_take(b, tag, cc_record_author(person));
        }
        for (size_t k = 0; (kid = cc_tree_next(person, "Identifier", &k)) != NULL;) {
            const char *source = cc_tree_attribute(kid, "Source");
            char *text = cc_tree_string(kid, "");

            field_take(b, "AUID", cc_mem_printf("%s: %s", source ? source : "", text));
            free(text);
        }
        for (size_t k = 0; (kid = cc_tree_next(person, "AffiliationInfo", &k)) != NULL;)
            field_at(b, address_tag, kid, "Affiliation");
        free(last);
        free(fore);
        free(suffix);
    }
}

static void
each(struct cc_buf *b, const char *tag, const struct cc_tree *parent, const char *name, const char *path)
{
    const struct cc_tree *kid;

    for (size_t i = 0; (kid = cc_tree_next(parent, name, &i)) != NULL;)
        field_at(b, tag, kid, path);
}

static void
databanks(const struct cc_tree *article, struct cc_buf *b)
{
    const struct cc_tree *bank, *number, *grant;

    for (size_t i = 0; (bank = cc_tree_next(cc_tree_at(article, "DataBankList"), "DataBank", &i)) != NULL;) {
        char *name = cc_tree_string(bank, "DataBankName");

        for (size_t k = 0;
             (number = cc_tree_next(cc_tree_at(bank, "AccessionNumberList"), "AccessionNumber", &k)) != NULL;) {
            char *text = cc_tree_string(number, "");

            field_take(b, "SI", cc_mem_printf("%s/%s", name, text));
            free(text);
        }
        free(name);
    }
    for (size_t i = 0; (grant = cc_tree_next(cc_tree_at(article, "GrantList"), "Grant", &i)) != NULL;) {
        static const char *const PARTS[] = {"GrantID", "Acronym", "Agency", "Country"};
        struct cc_buf text = {0};

        for (size_t k = 0; k < 4; k++) {
            char *part = cc_tree_string(grant, PARTS[k]);

            if (*part)
                cc_buf_addf(&text, "%s%s", text.n ? "/" : "", part);
            free(part);
        }
        field(b, "GR", text.v);
        cc_buf_clear(&text);
    }
}

static bool
starred(const struct cc_tree *tree)
{
    const char *major = cc_tree_attribute(tree, "MajorTopicYN");

    return major != NULL && strcmp(major, "Y") == 0;
}

static void
headings(const struct cc_tree *citation, struct cc_buf *b)
{
    const struct cc_tree *heading, *qualifier;

    for (size_t i = 0; (heading = cc_tree_next(cc_tree_at(citation, "MeshHeadingList"), "MeshHeading", &i)) != NULL;) {
        struct cc_buf text = {0};

        cc_buf_adds(&text, starred(cc_tree_at(heading, "DescriptorName")) ? "*" : "");
        cc_tree_text(cc_tree_at(heading, "DescriptorName"), false, &text);
        for (size_t k = 0; (qualifier = cc_tree_next(heading, "QualifierName", &k)) != NULL;) {
            cc_buf_adds(&text, starred(qualifier) ? "/*" : "/");
            cc_tree_text(qualifier, false, &text);
        }
        field(b, "MH", text.v);
        cc_buf_clear(&text);
    }
}

static void
links(const struct cc_tree *citation, struct cc_buf *b)
{
    static const struct { const char *type, *tag; } TAGS[] = {
        {"CommentOn", "CON"},  {"CommentIn", "CIN"},   {"ErratumIn", "EIN"}, {"ErratumFor", "EFR"}, {"CorrectedandRepublishedIn", "CRI"},
        {"CorrectedandRepublishedFrom", "CRF"}, {"PartialRetractionIn", "PRIN"}, {"PartialRetractionOf", "PROF"}, {"ExpressionOfConcernIn", "ECI"},
        {"ExpressionOfConcernFor", "ECF"}, {"RepublishedIn", "RPI"}, {"RepublishedFrom", "RPF"}, {"RetractedandRepublishedIn", "RRI"},
        {"RetractedandRepublishedFrom", "RRF"}, {"RetractionIn", "RIN"}, {"RetractionOf", "ROF"}, {"UpdateIn", "UIN"}, {"UpdateOf", "UOF"},
        {"SummaryForPatientsIn", "SPIN"}, {"OriginalReportIn", "ORI"}, {"AssociatedDataset", "DDIN"}, {"AssociatedPublication", "DRIN"},
    };

    for (size_t t = 0; t < sizeof TAGS / sizeof *TAGS; t++) {
        const struct cc_tree *link;

        for (size_t i = 0; (link = cc_tree_next(
                                cc_tree_at(citation, "CommentsCorrectionsList"), "CommentsCorrections", &i)) != NULL;) {
            const char *type = cc_tree_attribute(link, "RefType");
            char *source, *pmid;

            if (type == NULL || strcmp(type, TAGS[t].type) != 0)
                continue;
            source = cc_tree_string(link, "RefSource");
            pmid = cc_tree_string(link, "PMID");
            field_take(b, TAGS[t].tag, cc_mem_printf(*pmid ? "%s PMID: %s" : "%s%s", source, pmid));
            free(source);
            free(pmid);
        }
    }
}

static void
subjects(const struct cc_tree *citation, struct cc_buf *b)
{
    const struct cc_tree *chemical, *word;

    for (size_t i = 0; (chemical = cc_tree_next(cc_tree_at(citation, "ChemicalList"), "Chemical", &i)) != NULL;) {
        char *number = cc_tree_string(chemical, "RegistryNumber"), *name = cc_tree_string(chemical, "NameOfSubstance");

        field_take(b, "RN", cc_mem_printf("%s (%s)", number, name));
        free(number);
        free(name);
    }
    each(b, "NM", cc_tree_at(citation, "SupplMeshList"), "SupplMeshName", "");
    each(b, "SB", citation, "CitationSubset", "");
    headings(citation, b);
    each(b, "SFM", citation, "SpaceFlightMission", "");
    people(cc_tree_at(citation, "PersonalNameSubjectList"), "PersonalNameSubject", "FPS", "PS", "AD", b);
    each(b, "GS", cc_tree_at(citation, "GeneSymbolList"), "GeneSymbol", "");
    links(citation, b);
    for (size_t i = 0; (word = cc_tree_next(citation, "OtherID", &i)) != NULL;) {
        const char *source = cc_tree_attribute(word, "Source");
        char *text = cc_tree_string(word, "");

        field_take(b, "OID", cc_mem_printf("%s: %s", source ? source : "", text));
        free(text);
    }
}

static void
keywords(const struct cc_tree *citation, struct cc_buf *b)
{
    const struct cc_tree *list, *word;

    for (size_t i = 0; (list = cc_tree_next(citation, "KeywordList", &i)) != NULL;) {
        field(b, "OTO", cc_tree_attribute(list, "Owner"));
        for (size_t k = 0; (word = cc_tree_next(list, "Keyword", &k)) != NULL;) {
            char *text = cc_tree_string(word, "");

            field_take(b, "OT", cc_mem_printf("%s%s", starred(word) ? "*" : "", text));
            free(text);
        }
    }
}

static void
moment(struct cc_buf *b, const char *tag, const struct cc_tree *data, const char *status)
{
    const struct cc_tree *date;

    for (size_t i = 0; (date = cc_tree_next(cc_tree_at(data, "History"), "PubMedPubDate", &i)) != NULL;) {
        const char *is = cc_tree_attribute(date, "PubStatus");

        if (is != NULL && strcmp(is, status) == 0) {
            field_take(b, tag, cc_record_moment(date));
            return;
        }
    }
}

static void
tail(const struct cc_tree *record, const struct cc_tree *citation, struct cc_buf *b)
{
    static const char *const IDS[] = {"pii", "doi", "bookaccession"};
    const struct cc_tree *data = cc_tree_at(record, "PubmedData"), *date;
    struct cc_buf source = {0};
    char *text;

    if (data == NULL)
        data = cc_tree_at(record, "PubmedBookData");
    moment(b, "EDAT", data, "pubmed");
    moment(b, "MHDA", data, "medline");
    moment(b, "CRDT", data, "entrez");
    for (size_t i = 0; (date = cc_tree_next(cc_tree_at(data, "History"), "PubMedPubDate", &i)) != NULL;) {
        const char *status = cc_tree_attribute(date, "PubStatus");

        text = cc_record_moment(date);
        field_take(b, "PHST", cc_mem_printf("%s [%s]", text, status ? status : ""));
        free(text);
    }
    typed(b, "AID", cc_tree_at(data, "ArticleIdList"), "ArticleId", "IdType", IDS, 3);
    if (cc_tree_at(citation, "ArticleIdList") != NULL)
        typed(b, "AID", cc_tree_at(citation, "ArticleIdList"), "ArticleId", "IdType", IDS, 3);
    field_at(b, "PST", data, "PublicationStatus");
    text = cc_tree_string(citation, "MedlineJournalInfo/MedlineTA");
    if (*text) {
        cc_record_source(record, &source);
        field(b, "SO", source.v);
    }
    free(text);
    cc_buf_clear(&source);
}

void
cc_render_medline(const struct cc_tree *record, struct cc_buf *b)
{
    static const char *const LOCATIONS[] = {"pii", "doi"};
    const struct cc_tree *citation = cc_record_citation(record), *article = cc_tree_at(citation, "Article");
    bool book = cc_tree_is(citation, "BookDocument");
    const struct cc_tree *source = book ? citation : article; /* books carry authors, language … themselves */
    const char *complete = cc_tree_attribute(cc_tree_at(source, "AuthorList"), "CompleteYN");

    cc_buf_addc(b, '\n');
    if (book)
        book_head(citation, b);
    else
        head(citation, b);
    typed(b, "LID", article, "ELocationID", "EIdType", LOCATIONS, 2);
    abstracts(citation, cc_tree_at(source, "Abstract"), b);
    people(cc_tree_at(source, "AuthorList"), "Author", "FAU", "AU", "AD", b);
    if (complete != NULL && strcmp(complete, "N") == 0)
        field(b, "AU", "et al.");
    if (book)
        people(cc_tree_at(citation, "Book/AuthorList"), "Author", "FED", "ED", "AD", b);
    each(b, "LA", source, "Language", "");
    databanks(article, b);
    each(b, "PT", book ? citation : cc_tree_at(article, "PublicationTypeList"), "PublicationType", "");
    field_at(b, "TT", source, "VernacularTitle");
    field_day(b, "DEP", cc_tree_at(article, "ArticleDate"));
    field_at(b, "PL", citation, "MedlineJournalInfo/Country");
    field_at(b, "TA", citation, "MedlineJournalInfo/MedlineTA");
    field_at(b, "JT", article, "Journal/Title");
    field_at(b, "JID", citation, "MedlineJournalInfo/NlmUniqueID");
    subjects(citation, b);
    field_take(b, "PMC", cc_record_id(record, "pmc"));
    field_take(b, "PMCR", cc_record_id(record, "pmcr"));
    field_take(b, "MID", cc_record_id(record, "mid"));
    keywords(citation, b);
    people(cc_tree_at(citation, "InvestigatorList"), "Investigator", "FIR", "IR", "IRAD", b);
    field_at(b, "COIS", citation, "CoiStatement");
    tail(record, citation, b);
}

/* xml_rules.c: the table of xml_rules.h. One row per element that means something, by the scope it stands in; rows of
 * one scope stand together, in the order of the DTD (pubmed_250101.dtd; older DTDs have no other structure except where
 * said). */
#include "pubmed/xml_rules.h"

#include "pubmed/xml_state.h"

#define ROW(where, what, into) .scope = CC_SCOPE_##where, .name = CC_NAME_##what, .enters = CC_SCOPE_##into
#define STRING(type, member, field) {CC_VALUE_STRING, offsetof(struct type, member), field}
#define YES(type, member, field) {CC_VALUE_YES, offsetof(struct type, member), field}
#define NUMBER(bits, type, member, field) {CC_VALUE_NUMBER##bits, offsetof(struct type, member), field}
#define STUDY(member) .of = CC_OF_STUDY, .text = STRING(cc_study, member, #member)
#define TEXT(kind, type, member, field) .of = CC_OF_##kind, .text = STRING(type, member, field)
#define ATTRIBUTE(attribute, ...) {CC_NAME_##attribute, __VA_ARGS__}
#define PUSH(kind, type, list) .push = {CC_OF_##kind, offsetof(struct type, list), offsetof(struct type, n_##list)}
#define DATE(kind, type, member, field) \
    .of = CC_OF_##kind, .text = {CC_VALUE_NONE, offsetof(struct type, member), field}, \
    .end = cc_xml_end_date

/* Year, Month and Day of every date, of PubMed's three spellings of it. */
#define DATE_ROWS(where) \
    {ROW(where, Year, TEXT), .end = cc_xml_end_year}, \
    {ROW(where, Month, TEXT), .end = cc_xml_end_month}, \
    {ROW(where, Day, TEXT), .end = cc_xml_end_day}, \
    {ROW(where, Season, TEXT), .end = cc_xml_end_words}, \
    {ROW(where, MedlineDate, TEXT), .end = cc_xml_end_words}

#define SET_ROWS(where) \
    {ROW(where, PubmedArticle, RECORD), .begin = cc_xml_begin_record, .end = cc_xml_end_record}, \
    {ROW(where, PubmedBookArticle, BOOK_RECORD), .begin = cc_xml_begin_book, .end = cc_xml_end_record}

#define ABSTRACT_TEXT .of = CC_OF_PART, .text = STRING(cc_abstract_part, text, "abstract.text"), \
    .attributes = {ATTRIBUTE(Label, STRING(cc_abstract_part, label, "abstract.label")), \
        ATTRIBUTE(NlmCategory, STRING(cc_abstract_part, category, "abstract.category"))}

#define NAMED(list) .of = CC_OF_NAMED, .text = STRING(cc_named, name, list ".name"), \
    .attributes = {ATTRIBUTE(UI, STRING(cc_named, ui, list ".ui"))}

#define AFFILIATION(field) .of = CC_OF_AUTHOR, .text = {CC_VALUE_NONE, 0, field}, .end = cc_xml_end_affiliation

#define RECORD_PMID .of = CC_OF_STUDY, .text = NUMBER(32, cc_study, pmid, "pmid"), \
    .attributes = {ATTRIBUTE(Version, NUMBER(16, cc_study, version, "version"))}

#define CITATION_ATTRIBUTES .of = CC_OF_STUDY, \
    .attributes = {ATTRIBUTE(Status, STRING(cc_study, status, "status")), \
        ATTRIBUTE(IndexingMethod, STRING(cc_study, indexing, "indexing")), \
        ATTRIBUTE(Owner, STRING(cc_study, owner, "owner"))}

const struct cc_xml_rule cc_xml_rules[] = {
    /* roots; MedlineCitationSet is what NLM's baseline files were until 2014 */
    {ROW(DOCUMENT, PubmedArticleSet, SET)},
    {ROW(DOCUMENT, PubmedBookArticleSet, SET)},
    {ROW(DOCUMENT, MedlineCitationSet, SET)},
    SET_ROWS(DOCUMENT),
    {ROW(DOCUMENT, eFetchResult, REPLY), .end = cc_xml_end_reply},
    {ROW(DOCUMENT, eSearchResult, REPLY), .end = cc_xml_end_reply},
    {ROW(DOCUMENT, eSummaryResult, REPLY), .end = cc_xml_end_reply},
    {ROW(DOCUMENT, ePostResult, REPLY), .end = cc_xml_end_reply},
    {ROW(DOCUMENT, eLinkResult, REPLY), .end = cc_xml_end_reply},
    {ROW(DOCUMENT, eInfoResult, REPLY), .end = cc_xml_end_reply},
    {ROW(DOCUMENT, ERROR, TEXT), .end = cc_xml_end_error},
    {ROW(DOCUMENT, error, TEXT), .end = cc_xml_end_error},
    {ROW(REPLY, ERROR, TEXT), .end = cc_xml_end_error},
    {ROW(REPLY, error, TEXT), .end = cc_xml_end_error},

    SET_ROWS(SET),
    {ROW(DOCUMENT, MedlineCitation, CITATION), CITATION_ATTRIBUTES, .begin = cc_xml_begin_record,
        .end = cc_xml_end_record},
    {ROW(SET, MedlineCitation, CITATION), CITATION_ATTRIBUTES, .begin = cc_xml_begin_record, .end = cc_xml_end_record},
    {ROW(SET, DeleteCitation, DELETED)},
    {ROW(SET, DeleteDocument, DELETED)},
    {ROW(SET, ERROR, TEXT), .end = cc_xml_end_error},
    {ROW(SET, error, TEXT), .end = cc_xml_end_error},
    {ROW(DELETED, PMID, TEXT), .end = cc_xml_end_deleted},

    {ROW(RECORD, MedlineCitation, CITATION), CITATION_ATTRIBUTES},
    {ROW(RECORD, PubmedData, DATA)},

    /* only this PMID is the record's: others stand in CommentsCorrections and references */
    {ROW(CITATION, PMID, TEXT), RECORD_PMID},
    {ROW(CITATION, DateCompleted, DATE), DATE(STUDY, cc_study, completed, "completed"), .begin = cc_xml_begin_date},
    {ROW(CITATION, DateRevised, DATE), DATE(STUDY, cc_study, revised, "revised"), .begin = cc_xml_begin_date},
    {ROW(CITATION, Article, ARTICLE)},
    {ROW(CITATION, MedlineJournalInfo, JOURNAL_INFO)},
    {ROW(CITATION, ChemicalList, CHEMICALS)},
    {ROW(CITATION, SupplMeshList, SUPPLEMENTARY)},
    {ROW(CITATION, CommentsCorrectionsList, LINKS)},
    {ROW(CITATION, MeshHeadingList, HEADINGS)},
    {ROW(CITATION, OtherID, TEXT), .begin = cc_xml_begin_other_id, .end = cc_xml_end_other_id},
    {ROW(CITATION, OtherAbstract, OTHER_ABSTRACT), .of = CC_OF_OTHER_ABSTRACT, PUSH(STUDY, cc_study, other_abstracts),
        .attributes = {ATTRIBUTE(Type, STRING(cc_other_abstract, type, "other_abstracts.type")),
            ATTRIBUTE(Language, STRING(cc_other_abstract, language, "other_abstracts.language"))},
        .end = cc_xml_end_other_abstract},
    {ROW(CITATION, KeywordList, KEYWORDS)},
    {ROW(CITATION, CoiStatement, TEXT), STUDY(interests)},
    {ROW(CITATION, InvestigatorList, INVESTIGATORS)},

    DATE_ROWS(DATE),

    {ROW(ARTICLE, Journal, JOURNAL)},
    {ROW(ARTICLE, ArticleTitle, TEXT), STUDY(title)},
    {ROW(ARTICLE, Pagination, PAGINATION), .end = cc_xml_end_pagination},
    {ROW(ARTICLE, ELocationID, TEXT), .begin = cc_xml_begin_location, .end = cc_xml_end_location},
    {ROW(ARTICLE, Abstract, ABSTRACT)},
    {ROW(ARTICLE, Affiliation, TEXT), .end = cc_xml_end_first_affiliation}, /* DTDs before 2015: the first author's */
    {ROW(ARTICLE, AuthorList, AUTHORS), .begin = cc_xml_begin_authors},
    {ROW(ARTICLE, Language, TEXT), .end = cc_xml_end_language},
    {ROW(ARTICLE, DataBankList, BANKS)},
    {ROW(ARTICLE, GrantList, GRANTS)},
    {ROW(ARTICLE, PublicationTypeList, TYPES)},
    {ROW(ARTICLE, VernacularTitle, TEXT), STUDY(vernacular_title)},
    {ROW(ARTICLE, ArticleDate, DATE), DATE(STUDY, cc_study, electronic, "electronic"),
        .begin = cc_xml_begin_electronic},

    {ROW(JOURNAL, ISSN, TEXT), STUDY(issn)},
    {ROW(JOURNAL, JournalIssue, ISSUE)},
    {ROW(JOURNAL, Title, TEXT), STUDY(journal)},
    {ROW(ISSUE, Volume, TEXT), STUDY(volume)},
    {ROW(ISSUE, Issue, TEXT), STUDY(issue)},
    {ROW(ISSUE, PubDate, DATE), DATE(STUDY, cc_study, published, "published"), .begin = cc_xml_begin_date},

    {ROW(PAGINATION, StartPage, TEXT), .end = cc_xml_end_first_page},
    {ROW(PAGINATION, EndPage, TEXT), .end = cc_xml_end_last_page},
    {ROW(PAGINATION, MedlinePgn, TEXT), STUDY(pages)},

    {ROW(ABSTRACT, AbstractText, TEXT), ABSTRACT_TEXT, PUSH(STUDY, cc_study, abstract)},
    {ROW(ABSTRACT, CopyrightInformation, TEXT), STUDY(copyright)},
    {ROW(OTHER_ABSTRACT, AbstractText, TEXT), ABSTRACT_TEXT, PUSH(OTHER_ABSTRACT, cc_other_abstract, parts)},

    {ROW(AUTHORS, Author, AUTHOR), .of = CC_OF_AUTHOR, PUSH(STUDY, cc_study, authors), .begin = cc_xml_begin_author},
    {ROW(AUTHOR, LastName, TEXT), TEXT(AUTHOR, cc_author, last, "authors.last")},
    {ROW(AUTHOR, ForeName, TEXT), TEXT(AUTHOR, cc_author, fore, "authors.fore")},
    {ROW(AUTHOR, FirstName, TEXT), TEXT(AUTHOR, cc_author, fore, "authors.fore")}, /* DTDs before 2002 */
    {ROW(AUTHOR, Initials, TEXT), TEXT(AUTHOR, cc_author, initials, "authors.initials")},
    {ROW(AUTHOR, Suffix, TEXT), TEXT(AUTHOR, cc_author, suffix, "authors.suffix")},
    {ROW(AUTHOR, CollectiveName, TEXT), TEXT(AUTHOR, cc_author, collective, "authors.collective")},
    {ROW(AUTHOR, Identifier, TEXT), .begin = cc_xml_begin_identifier, .end = cc_xml_end_identifier},
    {ROW(AUTHOR, AffiliationInfo, AFFILIATION)},
    {ROW(AUTHOR, Affiliation, TEXT), AFFILIATION("authors.affiliations")}, /* DTDs before 2015 */
    {ROW(AFFILIATION, Affiliation, TEXT), AFFILIATION("authors.affiliations")},

    {ROW(INVESTIGATORS, Investigator, INVESTIGATOR), .of = CC_OF_AUTHOR, PUSH(STUDY, cc_study, investigators),
        .begin = cc_xml_begin_author},
    {ROW(INVESTIGATOR, LastName, TEXT), TEXT(AUTHOR, cc_author, last, "investigators.last")},
    {ROW(INVESTIGATOR, ForeName, TEXT), TEXT(AUTHOR, cc_author, fore, "investigators.fore")},
    {ROW(INVESTIGATOR, Initials, TEXT), TEXT(AUTHOR, cc_author, initials, "investigators.initials")},
    {ROW(INVESTIGATOR, Suffix, TEXT), TEXT(AUTHOR, cc_author, suffix, "investigators.suffix")},
    {ROW(INVESTIGATOR, AffiliationInfo, INVESTIGATOR_AFFILIATION)},
    {ROW(INVESTIGATOR, Affiliation, TEXT), AFFILIATION("investigators.affiliations")},
    {ROW(INVESTIGATOR_AFFILIATION, Affiliation, TEXT), AFFILIATION("investigators.affiliations")},

    {ROW(BANKS, DataBank, BANK)},
    {ROW(BANK, DataBankName, TEXT), .end = cc_xml_end_bank},
    {ROW(BANK, AccessionNumberList, ACCESSIONS)},
    {ROW(ACCESSIONS, AccessionNumber, TEXT), TEXT(ACCESSION, cc_accession, number, "accessions.number"),
        PUSH(STUDY, cc_study, accessions), .end = cc_xml_end_accession},

    {ROW(GRANTS, Grant, GRANT), .of = CC_OF_GRANT, PUSH(STUDY, cc_study, grants)},
    {ROW(GRANT, GrantID, TEXT), TEXT(GRANT, cc_grant, id, "grants.id")},
    {ROW(GRANT, Acronym, TEXT), TEXT(GRANT, cc_grant, acronym, "grants.acronym")},
    {ROW(GRANT, Agency, TEXT), TEXT(GRANT, cc_grant, agency, "grants.agency")},
    {ROW(GRANT, Country, TEXT), TEXT(GRANT, cc_grant, country, "grants.country")},

    {ROW(TYPES, PublicationType, TEXT), NAMED("types"), PUSH(STUDY, cc_study, types)},

    /* MedlineTA is the abbreviation that PubMed prints and searches; ISOAbbreviation stands in where it is missing */
    {ROW(JOURNAL_INFO, Country, TEXT), STUDY(country)},
    {ROW(JOURNAL_INFO, MedlineTA, TEXT), .end = cc_xml_end_journal_ta},
    {ROW(JOURNAL, ISOAbbreviation, TEXT), STUDY(journal_abbrev)},
    {ROW(JOURNAL_INFO, NlmUniqueID, TEXT), STUDY(nlm_id)},
    {ROW(JOURNAL_INFO, ISSNLinking, TEXT), STUDY(issn_linking)},

    {ROW(CHEMICALS, Chemical, CHEMICAL), .of = CC_OF_NAMED, PUSH(STUDY, cc_study, substances)},
    {ROW(CHEMICAL, RegistryNumber, TEXT), TEXT(NAMED, cc_named, registry, "substances.registry")},
    {ROW(CHEMICAL, NameOfSubstance, TEXT), NAMED("substances")},
    {ROW(SUPPLEMENTARY, SupplMeshName, TEXT), NAMED("supplementary"), PUSH(STUDY, cc_study, supplementary)},

    {ROW(LINKS, CommentsCorrections, LINK), .of = CC_OF_LINK, PUSH(STUDY, cc_study, links),
        .attributes = {ATTRIBUTE(RefType, STRING(cc_link, type, "links.type"))}, .end = cc_xml_end_link},
    {ROW(LINK, RefSource, TEXT), TEXT(LINK, cc_link, source, "links.source")},
    {ROW(LINK, PMID, TEXT), .of = CC_OF_LINK, .text = NUMBER(32, cc_link, pmid, "links.pmid")},
    {ROW(LINK, Note, TEXT), TEXT(LINK, cc_link, note, "links.note")},

    {ROW(HEADINGS, MeshHeading, HEADING), .of = CC_OF_HEADING, PUSH(STUDY, cc_study, mesh)},
    {ROW(HEADING, DescriptorName, TEXT), TEXT(HEADING, cc_mesh_heading, name, "mesh.name"),
        .attributes = {ATTRIBUTE(UI, STRING(cc_mesh_heading, ui, "mesh.ui")),
            ATTRIBUTE(MajorTopicYN, YES(cc_mesh_heading, major, "mesh.major"))}},
    {ROW(HEADING, QualifierName, TEXT), TEXT(QUALIFIER, cc_mesh_qualifier, name, "mesh.qualifiers.name"),
        .attributes = {ATTRIBUTE(UI, STRING(cc_mesh_qualifier, ui, "mesh.qualifiers.ui")),
            ATTRIBUTE(MajorTopicYN, YES(cc_mesh_qualifier, major, "mesh.qualifiers.major"))},
        PUSH(HEADING, cc_mesh_heading, qualifiers)},

    {ROW(KEYWORDS, Keyword, TEXT), TEXT(KEYWORD, cc_keyword, text, "keywords.text"), PUSH(STUDY, cc_study, keywords),
        .attributes = {ATTRIBUTE(MajorTopicYN, YES(cc_keyword, major, "keywords.major"))}},

    {ROW(DATA, History, HISTORY)},
    {ROW(DATA, PublicationStatus, TEXT), STUDY(publication_status)},
    {ROW(DATA, ArticleIdList, IDS)},
    {ROW(DATA, ReferenceList, REFERENCES)},
    {ROW(HISTORY, PubMedPubDate, HISTORY_DATE), DATE(HISTORY, cc_history, date, "history.date"),
        PUSH(STUDY, cc_study, history),
        .attributes = {ATTRIBUTE(PubStatus, STRING(cc_history, status, "history.status"))}, .begin = cc_xml_begin_date},
    DATE_ROWS(HISTORY_DATE),
    {ROW(HISTORY_DATE, Hour, TEXT), .of = CC_OF_HISTORY, .text = NUMBER(8, cc_history, hour, "history.hour")},
    {ROW(HISTORY_DATE, Minute, TEXT), .of = CC_OF_HISTORY, .text = NUMBER(8, cc_history, minute, "history.minute")},
    {ROW(IDS, ArticleId, TEXT), .begin = cc_xml_begin_id, .end = cc_xml_end_id},
    {ROW(REFERENCES, Reference, REFERENCE)},
    {ROW(REFERENCES, ReferenceList, REFERENCES)},
    {ROW(REFERENCE, ArticleIdList, REFERENCE_IDS)},
    {ROW(REFERENCE_IDS, ArticleId, TEXT), .begin = cc_xml_begin_id, .end = cc_xml_end_reference_id},

    {ROW(BOOK_RECORD, BookDocument, BOOK_DOCUMENT)},
    {ROW(BOOK_RECORD, PubmedBookData, DATA)},
    {ROW(BOOK_DOCUMENT, PMID, TEXT), RECORD_PMID},
    {ROW(BOOK_DOCUMENT, ArticleIdList, IDS)},
    {ROW(BOOK_DOCUMENT, Book, BOOK)},
    {ROW(BOOK_DOCUMENT, ArticleTitle, TEXT), STUDY(title)},
    {ROW(BOOK_DOCUMENT, VernacularTitle, TEXT), STUDY(vernacular_title)},
    {ROW(BOOK_DOCUMENT, Pagination, PAGINATION), .end = cc_xml_end_pagination},
    {ROW(BOOK_DOCUMENT, Language, TEXT), .end = cc_xml_end_language},
    {ROW(BOOK_DOCUMENT, AuthorList, AUTHORS), .begin = cc_xml_begin_authors, .end = cc_xml_end_book_authors},
    {ROW(BOOK_DOCUMENT, PublicationType, TEXT), NAMED("types"), PUSH(STUDY, cc_study, types)},
    {ROW(BOOK_DOCUMENT, Abstract, ABSTRACT)},
    {ROW(BOOK_DOCUMENT, KeywordList, KEYWORDS)},
    {ROW(BOOK_DOCUMENT, ContributionDate, HISTORY_DATE), DATE(HISTORY, cc_history, date, "history.date"),
        PUSH(STUDY, cc_study, history), .begin = cc_xml_begin_contribution},
    {ROW(BOOK_DOCUMENT, DateRevised, DATE), DATE(STUDY, cc_study, revised, "revised"), .begin = cc_xml_begin_date},
    {ROW(BOOK_DOCUMENT, GrantList, GRANTS)},
    {ROW(BOOK_DOCUMENT, ReferenceList, REFERENCES)},
    {ROW(BOOK, Publisher, PUBLISHER)},
    {ROW(BOOK, BookTitle, TEXT), STUDY(book_title)},
    {ROW(BOOK, PubDate, DATE), DATE(STUDY, cc_study, published, "published"), .begin = cc_xml_begin_date},
    {ROW(BOOK, AuthorList, AUTHORS), .begin = cc_xml_begin_book_authors, .end = cc_xml_end_book_authors},
    {ROW(BOOK, Volume, TEXT), STUDY(volume)},
    {ROW(PUBLISHER, PublisherName, TEXT), STUDY(publisher)},
};

const size_t cc_xml_n_rules = sizeof cc_xml_rules / sizeof *cc_xml_rules;
_Static_assert(sizeof cc_xml_rules / sizeof *cc_xml_rules < UINT8_MAX, "the reader numbers rules in a byte");

#define NAME_STRING(name) #name,
const char *const cc_xml_names[CC_NAME__MAX] = {CC_XML_NAMES(NAME_STRING)};

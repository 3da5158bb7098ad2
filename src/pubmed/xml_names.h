/* xml_names.h: every element and attribute name of PubMed XML that the reader knows, in one list. */
#ifndef CC_PUBMED_XML_NAMES_H
#define CC_PUBMED_XML_NAMES_H

#define CC_XML_NAMES(X) \
    /* roots and records */ \
    X(PubmedArticleSet) X(PubmedBookArticleSet) X(MedlineCitationSet) X(PubmedArticle) X(PubmedBookArticle) \
    X(DeleteCitation) X(DeleteDocument) X(MedlineCitation) X(PubmedData) X(BookDocument) X(PubmedBookData) \
    X(eFetchResult) X(eSearchResult) X(eSummaryResult) X(ePostResult) X(eLinkResult) X(eInfoResult) X(ERROR) X(error) \
    /* MedlineCitation */ \
    X(PMID) X(DateCompleted) X(DateRevised) X(Article) X(MedlineJournalInfo) X(ChemicalList) X(SupplMeshList) \
    X(CommentsCorrectionsList) X(MeshHeadingList) X(OtherID) X(OtherAbstract) X(KeywordList) X(CoiStatement) \
    X(InvestigatorList) X(Investigator) \
    /* Article */ \
    X(Journal) X(JournalIssue) X(ISSN) X(Volume) X(Issue) X(PubDate) X(Title) X(ISOAbbreviation) X(ArticleTitle) \
    X(VernacularTitle) X(Pagination) X(MedlinePgn) X(StartPage) X(EndPage) X(ELocationID) X(Abstract) \
    X(AbstractText) X(CopyrightInformation) X(Affiliation) X(AuthorList) X(Author) X(LastName) X(ForeName) \
    X(FirstName) X(Initials) X(Suffix) X(CollectiveName) X(Identifier) X(AffiliationInfo) X(Language) \
    X(DataBankList) X(DataBank) X(DataBankName) X(AccessionNumberList) X(AccessionNumber) X(GrantList) X(Grant) \
    X(GrantID) X(Acronym) X(Agency) X(PublicationTypeList) X(PublicationType) X(ArticleDate) \
    /* dates */ \
    X(Year) X(Month) X(Day) X(Season) X(MedlineDate) X(Hour) X(Minute) \
    /* lists of MedlineCitation */ \
    X(Country) X(MedlineTA) X(NlmUniqueID) X(ISSNLinking) X(Chemical) X(RegistryNumber) X(NameOfSubstance) \
    X(SupplMeshName) \
    X(CommentsCorrections) X(RefSource) X(Note) X(MeshHeading) X(DescriptorName) X(QualifierName) X(Keyword) \
    /* PubmedData */ \
    X(History) X(PubMedPubDate) X(PublicationStatus) X(ArticleIdList) X(ArticleId) X(ReferenceList) X(Reference) \
    /* books */ \
    X(Book) X(Publisher) X(PublisherName) X(BookTitle) X(ContributionDate) X(Isbn) \
    /* inside text */ \
    X(annotation) \
    /* attributes */ \
    X(Version) X(Status) X(Owner) X(IndexingMethod) X(CompleteYN) X(ValidYN) X(Source) X(EIdType) X(IdType) \
    X(DateType) X(Label) X(NlmCategory) X(UI) X(MajorTopicYN) X(RefType) X(PubStatus) X(Type)

#define CC_XML_NAME_ENUM(name) CC_NAME_##name,
enum cc_xml_name { CC_XML_NAMES(CC_XML_NAME_ENUM) CC_NAME__MAX };
#undef CC_XML_NAME_ENUM

#endif

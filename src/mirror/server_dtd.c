/* server_dtd.c: a DTD of our own for esummary version 2.0. Biopython reads no reply without the DTD that it names, and
 * the one that NCBI names is not among those that Biopython brings. So Biopython, and only it, is given a name at this
 * server. */
#include "mirror/server.h"

/* Elements that hold text, and those that hold others, as esummary_pubmed.dtd of 2016-08-08 has them. */
static const char *const TEXTS[] = {"DbBuild", "error", "PubDate", "EPubDate", "Source", "Name", "AuthType",
    "ClusterID", "LastAuthor", "Title", "SortTitle", "Volume", "Issue", "Pages", "string", "NlmUniqueID", "ISSN",
    "ESSN", "flag", "RecordStatus", "PubStatus", "IdType", "IdTypeN", "Value", "Date", "RefSource", "RefType", "PMID",
    "Note", "PmcRefCount", "FullJournalName", "ELocationID", "DocType", "BookTitle", "Medium", "Edition",
    "PublisherLocation", "PublisherName", "SrcDate", "ReportNumber", "AvailableFromURL", "LocationLabel", "DocDate",
    "BookName", "Chapter", "SortPubDate", "SortFirstAuthor", "VernacularTitle"};

static const struct { const char *name, *model; } HOLDERS[] = {
    {"eSummaryResult", "(DocumentSummarySet?)"}, {"DocumentSummarySet", "(DbBuild?, DocumentSummary*)"},
    {"Authors", "(Author*)"}, {"Author", "(Name?, AuthType?, ClusterID?)"}, {"Lang", "(string*)"}, {"PubType", "(flag*)"}, {"Attributes", "(flag*)"},
    {"ArticleIds", "(ArticleId*)"}, {"ArticleId", "(IdType?, IdTypeN?, Value?)"}, {"History", "(PubMedPubDate*)"},
    {"PubMedPubDate", "(PubStatus?, Date?)"}, {"References", "(Reference*)"}, {"Reference", "(RefSource?, RefType?, PMID?, Note?)"},
    {"SrcContribList", "(string*)"}, {"DocContribList", "(string*)"},
    {"DocumentSummary", "((PubDate?, EPubDate?, Source?, Authors?, LastAuthor?, Title?, SortTitle?, Volume?, Issue?, Pages?, Lang?, NlmUniqueID?, ISSN?, ESSN?, "
        "PubType?, RecordStatus?, PubStatus?, ArticleIds?, History?, References?, Attributes?, PmcRefCount?, FullJournalName?, ELocationID?, DocType?, "
        "SrcContribList?, BookTitle?, Medium?, Edition?, PublisherLocation?, PublisherName?, SrcDate?, ReportNumber?, AvailableFromURL?, LocationLabel?, "
        "DocContribList?, DocDate?, BookName?, Chapter?, SortPubDate?, SortFirstAuthor?, VernacularTitle?) | error)"},
};

void
cc_dtd_write(struct cc_buf *b)
{
    for (size_t i = 0; i < sizeof HOLDERS / sizeof *HOLDERS; i++)
        cc_buf_addf(b, "<!ELEMENT %s %s>\n", HOLDERS[i].name, HOLDERS[i].model);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        cc_buf_addf(b, "<!ELEMENT %s (#PCDATA)>\n", TEXTS[i]);
    cc_buf_adds(b, "<!ATTLIST DocumentSummarySet status CDATA #REQUIRED>\n<!ATTLIST DocumentSummary uid CDATA #IMPLIED>\n");
}

char *
cc_dtd_name(const struct cc_call *call)
{
    if (cc_params_is(&call->params, "tool", "biopython") && call->host[0] != '\0')
        return cc_mem_printf("http://%s" CC_DTD_PATH, call->host);
    return cc_mem_strdup("https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20160808/esummary_pubmed.dtd");
}

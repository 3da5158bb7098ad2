/* render_docsum.c: document summaries in their three forms: XML of version 1 and 2, JSON. The order of elements is
 * NCBI's: clients read some of them by position. */
#include <ctype.h>

#include "mirror/render.h"
#include "mirror/server.h"

static void
item(struct cc_buf *b, const char *tabs, const char *name, const char *type, const char *value)
{
    cc_buf_addf(b, "%s<Item Name=\"%s\" Type=\"%s\">", tabs, name, type);
    cc_xml_text(b, value);
    cc_buf_adds(b, "</Item>\n");
}

/* names: NULL = every item is called `name`. */
static void
item_list(struct cc_buf *b, const char *list, const char *name, const struct cc_strings *names, const char *type,
    const struct cc_strings *values)
{
    cc_buf_addf(b, "\t<Item Name=\"%s\" Type=\"List\">%s", list, values->n ? "\n" : "");
    for (size_t i = 0; i < values->n; i++)
        item(b, "\t\t", names ? names->v[i] : name, type, values->v[i]);
    cc_buf_addf(b, "%s</Item>\n", values->n ? "\t" : "");
}

static void
language_list(struct cc_buf *b, const struct cc_strings *codes)
{
    cc_buf_addf(b, "\t<Item Name=\"LangList\" Type=\"List\">%s", codes->n ? "\n" : "");
    for (size_t i = 0; i < codes->n; i++) {
        char *name = cc_mem_strdup(cc_record_language(codes->v[i]));

        name[0] = (char)toupper((unsigned char)name[0]);
        item(b, "\t\t", "Lang", "String", name);
        free(name);
    }
    cc_buf_addf(b, "%s</Item>\n", codes->n ? "\t" : "");
}

static const char *
id_of(const struct cc_summary *s, const char *type)
{
    for (size_t i = 0; i < s->id_types.n; i++) {
        if (strcmp(s->id_types.v[i], type) == 0)
            return s->id_values.v[i];
    }
    return NULL;
}

void
cc_summary_write_v1(const struct cc_summary *s, struct cc_buf *b)
{
    cc_buf_addf(b, "<DocSum>\n\t<Id>%s</Id>\n", s->uid);
    item(b, "\t", "PubDate", "Date", s->pub_date);
    item(b, "\t", "EPubDate", "Date", s->epub_date);
    item(b, "\t", "Source", "String", s->source);
    item_list(b, "AuthorList", "Author", NULL, "String", &s->authors);
    item(b, "\t", "LastAuthor", "String", s->last_author);
    item(b, "\t", "Title", "String", s->title);
    item(b, "\t", "Volume", "String", s->volume);
    item(b, "\t", "Issue", "String", s->issue);
    item(b, "\t", "Pages", "String", s->pages);
    language_list(b, &s->languages);
    item(b, "\t", "NlmUniqueID", "String", s->nlm_id);
    item(b, "\t", "ISSN", "String", s->issn);
    item(b, "\t", "ESSN", "String", s->essn);
    item_list(b, "PubTypeList", "PubType", NULL, "String", &s->types);
    item(b, "\t", "RecordStatus", "String", s->record_status);
    item(b, "\t", "PubStatus", "String", s->pub_status);
    item_list(b, "ArticleIds", NULL, &s->id_types, "String", &s->id_values);
    if (id_of(s, "doi") != NULL)
        item(b, "\t", "DOI", "String", id_of(s, "doi"));
    item_list(b, "History", NULL, &s->history_status, "Date", &s->history_dates);
    item_list(b, "References", NULL, &s->ref_types, "String", &s->ref_sources);
    item(b, "\t", "HasAbstract", "Integer", s->has_abstract ? "1" : "0");
    item(b, "\t", "PmcRefCount", "Integer", "0");
    item(b, "\t", "FullJournalName", "String", s->journal);
    item(b, "\t", "ELocationID", "String", s->elocation);
    item(b, "\t", "SO", "String", s->so);
    cc_buf_adds(b, "</DocSum>\n\n");
}

/* PubStatus as v2 and JSON number it (ASN.1 enumeration of NCBI's toolkit). */
static const char *
status_number(const char *word)
{
    static const struct { const char *word, *number;
    } NUMBERS[] = {
        {"received", "1"},
        {"accepted", "2"},
        {"epublish", "3"},
        {"ppublish", "4"},
        {"revised", "5"},
        {"pmc", "6"},
        {"pmcr", "7"},
        {"pubmed", "8"},
        {"pubmedr", "9"},
        {"aheadofprint", "10"},
        {"premedline", "11"},
        {"medline", "12"},
    };

    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        if (strcmp(NUMBERS[i].word, word) == 0)
            return NUMBERS[i].number;
    }
    return *word ? "255" : "";
}

static int
id_number(const char *type)
{
    static const struct { const char *type; int number;
    } NUMBERS[] = {
        {"pubmed", 1},
        {"medline", 2},
        {"doi", 3},
        {"pii", 4},
        {"pmcid", 5},
        {"pmcpid", 6},
        {"pmpid", 7},
        {"sici", 9},
        {"mid", 8},
        {"pmc", 8},
    };

    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        if (strcmp(NUMBERS[i].type, type) == 0)
            return NUMBERS[i].number;
    }
    return 8;
}

static void
element(struct cc_buf *b, const char *name, const char *value)
{
    cc_buf_adds(b, "\t");
    cc_xml_element(b, name, value);
    cc_buf_adds(b, "\n");
}

static void
element_list(struct cc_buf *b, const char *list, const char *name, const struct cc_strings *values)
{
    cc_buf_addf(b, "\t<%s>\n", list);
    for (size_t i = 0; i < values->n; i++) {
        cc_buf_adds(b, "\t");
        element(b, name, values->v[i]);
    }
    cc_buf_addf(b, "\t</%s>\n", list);
}

static void
v2_lists(const struct cc_summary *s, struct cc_buf *b)
{
    cc_buf_adds(b, "\t<ArticleIds>\n");
    for (size_t i = 0; i < s->id_types.n; i++) {
        cc_buf_adds(b, "\t\t<ArticleId>");
        cc_xml_element(b, "IdType", s->id_types.v[i]);
        cc_buf_addf(b, "<IdTypeN>%d</IdTypeN>", id_number(s->id_types.v[i]));
        cc_xml_element(b, "Value", s->id_values.v[i]);
        cc_buf_adds(b, "</ArticleId>\n");
    }
    cc_buf_adds(b, "\t</ArticleIds>\n\t<History>\n");
    for (size_t i = 0; i < s->history_status.n; i++) {
        cc_buf_adds(b, "\t\t<PubMedPubDate>");
        cc_xml_element(b, "PubStatus", s->history_status.v[i]);
        cc_xml_element(b, "Date", s->history_dates.v[i]);
        cc_buf_adds(b, "</PubMedPubDate>\n");
    }
    cc_buf_adds(b, "\t</History>\n\t<References>\n");
    for (size_t i = 0; i < s->ref_types.n; i++) {
        cc_buf_adds(b, "\t\t<Reference>");
        cc_xml_element(b, "RefSource", s->ref_sources.v[i]);
        cc_xml_element(b, "RefType", s->ref_types.v[i]);
        cc_xml_element(b, "PMID", s->ref_pmids.v[i]);
        cc_xml_element(b, "Note", s->ref_notes.v[i]);
        cc_buf_adds(b, "</Reference>\n");
    }
    cc_buf_adds(b, "\t</References>\n\t<Attributes>\n");
    if (s->has_abstract)
        cc_buf_adds(b, "\t\t<flag>Has Abstract</flag>\n");
    cc_buf_adds(b, "\t</Attributes>\n");
}

static void
v2_end(const struct cc_summary *s, struct cc_buf *b)
{
    element(b, "PmcRefCount", "0");
    element(b, "FullJournalName", s->journal);
    element(b, "ELocationID", s->elocation);
    element(b, "DocType", s->book ? "chapter" : "citation");
    cc_buf_adds(b, "\t<SrcContribList>\n\t</SrcContribList>\n");
    element(b, "BookTitle", s->book_title);
    element(b, "Medium", "");
    element(b, "Edition", "");
    element(b, "PublisherLocation", s->publisher_location);
    element(b, "PublisherName", s->publisher);
    element(b, "SrcDate", "");
    element(b, "ReportNumber", "");
    element(b, "AvailableFromURL", "");
    element(b, "LocationLabel", s->chapter);
    cc_buf_adds(b, "\t<DocContribList>\n\t</DocContribList>\n");
    element(b, "DocDate", "");
    element(b, "BookName", "");
    element(b, "Chapter", "");
    element(b, "SortPubDate", s->sort_pub_date);
    element(b, "SortFirstAuthor", s->sort_first_author);
    element(b, "VernacularTitle", s->vernacular_title);
}

void
cc_summary_write_v2(const struct cc_summary *s, struct cc_buf *b)
{
    cc_buf_addf(b, "<DocumentSummary uid=\"%s\">\n", s->uid);
    element(b, "PubDate", s->pub_date);
    element(b, "EPubDate", s->epub_date);
    element(b, "Source", s->source);
    cc_buf_adds(b, "\t<Authors>\n");
    for (size_t i = 0; i < s->authors.n; i++) {
        cc_buf_adds(b, "\t\t<Author>");
        cc_xml_element(b, "Name", s->authors.v[i]);
        cc_xml_element(b, "AuthType", s->author_types.v[i]);
        cc_buf_adds(b, "<ClusterID></ClusterID></Author>\n");
    }
    cc_buf_adds(b, "\t</Authors>\n");
    element(b, "LastAuthor", s->last_author);
    element(b, "Title", s->title);
    element(b, "SortTitle", s->sort_title);
    element(b, "Volume", s->volume);
    element(b, "Issue", s->issue);
    element(b, "Pages", s->pages);
    element_list(b, "Lang", "string", &s->languages);
    element(b, "NlmUniqueID", s->nlm_id);
    element(b, "ISSN", s->issn);
    element(b, "ESSN", s->essn);
    element_list(b, "PubType", "flag", &s->types);
    element(b, "RecordStatus", s->record_status);
    element(b, "PubStatus", status_number(s->pub_status));
    v2_lists(s, b);
    v2_end(s, b);
    cc_buf_adds(b, "</DocumentSummary>\n");
}

/* ------------------------------------------------------------------- JSON */

/* NCBI shows markup of titles entity-escaped in JSON. */
static void
json_title(struct cc_json_writer *w, const char *title)
{
    struct cc_buf escaped = {0};

    for (const char *p = title; *p; p++) {
        if (*p == '<')
            cc_buf_adds(&escaped, "&lt;");
        else if (*p == '>')
            cc_buf_adds(&escaped, "&gt;");
        else if (*p == '&')
            cc_buf_adds(&escaped, "&amp;");
        else
            cc_buf_addc(&escaped, *p);
    }
    cc_json_str(w, "title", escaped.v ? escaped.v : "");
    cc_buf_clear(&escaped);
}

static void
json_list(struct cc_json_writer *w, const char *key, const struct cc_strings *values)
{
    cc_json_open(w, key, '[');
    for (size_t i = 0; i < values->n; i++)
        cc_json_str(w, NULL, values->v[i]);
    cc_json_close(w);
}

static void
json_records(const struct cc_summary *s, struct cc_json_writer *w)
{
    cc_json_open(w, "articleids", '[');
    for (size_t i = 0; i < s->id_types.n; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "idtype", s->id_types.v[i]);
        cc_json_int(w, "idtypen", id_number(s->id_types.v[i]));
        cc_json_str(w, "value", s->id_values.v[i]);
        cc_json_close(w);
    }
    cc_json_close(w);
    cc_json_open(w, "history", '[');
    for (size_t i = 0; i < s->history_status.n; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "pubstatus", s->history_status.v[i]);
        cc_json_str(w, "date", s->history_dates.v[i]);
        cc_json_close(w);
    }
    cc_json_close(w);
    cc_json_open(w, "references", '[');
    for (size_t i = 0; i < s->ref_types.n; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "refsource", s->ref_sources.v[i]);
        cc_json_str(w, "reftype", s->ref_types.v[i]);
        if (*s->ref_pmids.v[i])
            cc_json_int(w, "pmid", strtoll(s->ref_pmids.v[i], NULL, 10));
        else
            cc_json_str(w, "pmid", "");
        cc_json_str(w, "note", s->ref_notes.v[i]);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
json_end(const struct cc_summary *s, struct cc_json_writer *w)
{
    static const char *const EMPTY_BEFORE[] = {"medium", "edition"},
                             *const EMPTY_MIDDLE[] = {"srcdate", "reportnumber", "availablefromurl"},
                             *const EMPTY_AFTER[] = {"docdate", "bookname", "chapter"};

    cc_json_open(w, "attributes", '[');
    if (s->has_abstract)
        cc_json_str(w, NULL, "Has Abstract");
    cc_json_close(w);
    cc_json_str(w, "pmcrefcount", "");
    cc_json_str(w, "fulljournalname", s->journal);
    cc_json_str(w, "elocationid", s->elocation);
    cc_json_str(w, "doctype", s->book ? "chapter" : "citation");
    cc_json_open(w, "srccontriblist", '[');
    cc_json_close(w);
    cc_json_str(w, "booktitle", s->book_title);
    for (size_t i = 0; i < 2; i++)
        cc_json_str(w, EMPTY_BEFORE[i], "");
    cc_json_str(w, "publisherlocation", s->publisher_location);
    cc_json_str(w, "publishername", s->publisher);
    for (size_t i = 0; i < 3; i++)
        cc_json_str(w, EMPTY_MIDDLE[i], "");
    cc_json_str(w, "locationlabel", s->chapter);
    cc_json_open(w, "doccontriblist", '[');
    cc_json_close(w);
    for (size_t i = 0; i < 3; i++)
        cc_json_str(w, EMPTY_AFTER[i], "");
    cc_json_str(w, "sortpubdate", s->sort_pub_date);
    cc_json_str(w, "sortfirstauthor", s->sort_first_author);
    cc_json_str(w, "vernaculartitle", s->vernacular_title);
}

void
cc_summary_write_json(const struct cc_summary *s, struct cc_json_writer *w)
{
    cc_json_open(w, s->uid, '{');
    cc_json_str(w, "uid", s->uid);
    cc_json_str(w, "pubdate", s->pub_date);
    cc_json_str(w, "epubdate", s->epub_date);
    cc_json_str(w, "source", s->source);
    cc_json_open(w, "authors", '[');
    for (size_t i = 0; i < s->authors.n; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "name", s->authors.v[i]);
        cc_json_str(w, "authtype", s->author_types.v[i]);
        cc_json_str(w, "clusterid", "");
        cc_json_close(w);
    }
    cc_json_close(w);
    cc_json_str(w, "lastauthor", s->last_author);
    json_title(w, s->title);
    cc_json_str(w, "sorttitle", s->sort_title);
    cc_json_str(w, "volume", s->volume);
    cc_json_str(w, "issue", s->issue);
    cc_json_str(w, "pages", s->pages);
    json_list(w, "lang", &s->languages);
    cc_json_str(w, "nlmuniqueid", s->nlm_id);
    cc_json_str(w, "issn", s->issn);
    cc_json_str(w, "essn", s->essn);
    json_list(w, "pubtype", &s->types);
    cc_json_str(w, "recordstatus", s->record_status);
    cc_json_str(w, "pubstatus", status_number(s->pub_status));
    json_records(s, w);
    json_end(s, w);
    cc_json_close(w);
}

/* render_summary.c: a record -> the fields of a document summary. Which value NCBI shows for which element was read off
 * recorded replies. */
#include "mirror/entrez_parts.h"
#include "mirror/render.h"

static void
push(struct cc_strings *list, char *take)
{
    list->v = cc_mem_push(list->v, list->n, sizeof *list->v);
    list->v[list->n++] = take;
}

static void
read_people(const struct cc_tree *citation, struct cc_summary *s)
{
    const struct cc_tree *list = cc_tree_at(citation, "Article/AuthorList"), *author;

    if (list == NULL)
        list = cc_tree_at(citation, "AuthorList");
    for (size_t i = 0; (author = cc_tree_next(list, "Author", &i)) != NULL;) {
        const char *valid = cc_tree_attribute(author, "ValidYN");

        if (valid != NULL && strcmp(valid, "N") == 0)
            continue;
        push(&s->authors, cc_record_author(author));
        push(&s->author_types, cc_mem_strdup(cc_tree_at(author, "CollectiveName") ? "CollectiveName" : "Author"));
    }
    s->last_author = cc_mem_strdup(s->authors.n ? s->authors.v[s->authors.n - 1] : "");
    s->sort_first_author = cc_mem_strdup(s->authors.n ? s->authors.v[0] : "");
}

static void
read_list(const struct cc_tree *parent, const char *name, struct cc_strings *out)
{
    const struct cc_tree *kid;

    for (size_t i = 0; (kid = cc_tree_next(parent, name, &i)) != NULL;)
        push(out, cc_tree_string(kid, ""));
}

/* ISSN: print or linking; ESSN: electronic. */
static void
read_issn(const struct cc_tree *citation, struct cc_summary *s)
{
    const struct cc_tree *issn = cc_tree_at(citation, "Article/Journal/ISSN");
    const char *type = cc_tree_attribute(issn, "IssnType");
    bool electronic = type != NULL && strcmp(type, "Electronic") == 0;
    char *linking = cc_tree_string(citation, "MedlineJournalInfo/ISSNLinking"), *own = cc_tree_string(issn, "");

    s->essn = cc_mem_strdup(electronic ? own : "");
    s->issn = cc_mem_strdup(!electronic && *own ? own : linking);
    free(linking);
    free(own);
}

static const char *
status_words(const struct cc_tree *citation)
{
    const char *status = cc_tree_attribute(citation, "Status");

    if (status == NULL)
        return "PubMed";
    if (strcmp(status, "MEDLINE") == 0 || strcmp(status, "Completed") == 0 || strcmp(status, "OLDMEDLINE") == 0)
        return "PubMed - indexed for MEDLINE";
    if (strcmp(status, "Publisher") == 0)
        return "PubMed - as supplied by publisher";
    if (strcmp(status, "In-Process") == 0 || strcmp(status, "In-Data-Review") == 0)
        return "PubMed - in process";
    return "PubMed";
}

static void
read_ids(const struct cc_tree *record, struct cc_summary *s)
{
    const struct cc_tree *list = cc_tree_at(
                             record, s->book ? "BookDocument/ArticleIdList" : "PubmedData/ArticleIdList"),
                         *id;

    push(&s->id_types, cc_mem_strdup("pubmed"));
    push(&s->id_values, cc_mem_strdup(s->uid));
    for (size_t i = 0; (id = cc_tree_next(list, "ArticleId", &i)) != NULL;) {
        const char *type = cc_tree_attribute(id, "IdType");

        if (type == NULL || strcmp(type, "pubmed") == 0)
            continue;
        push(&s->id_types, cc_mem_strdup(type));
        push(&s->id_values, cc_tree_string(id, ""));
        if (strcmp(type, "pmc") == 0) {
            push(&s->id_types, cc_mem_strdup("pmcid"));
            push(&s->id_values, cc_mem_printf("pmc-id: %s;", s->id_values.v[s->id_values.n - 1]));
        }
    }
}

static void
read_history(const struct cc_tree *record, struct cc_summary *s)
{
    const struct cc_tree *list = cc_tree_at(record, s->book ? "PubmedBookData/History" : "PubmedData/History"), *date;

    for (size_t i = 0; (date = cc_tree_next(list, "PubMedPubDate", &i)) != NULL;) {
        const char *status = cc_tree_attribute(date, "PubStatus");

        push(&s->history_status, cc_mem_strdup(status ? status : ""));
        push(&s->history_dates, cc_record_moment(date));
    }
}

static void
read_references(const struct cc_tree *citation, struct cc_summary *s)
{
    const struct cc_tree *list = cc_tree_at(citation, "CommentsCorrectionsList"), *link;

    for (size_t i = 0; (link = cc_tree_next(list, "CommentsCorrections", &i)) != NULL;) {
        const char *type = cc_tree_attribute(link, "RefType");

        if (type == NULL || strcmp(type, "Cites") == 0)
            continue;
        push(&s->ref_types, cc_record_ref_type(type));
        push(&s->ref_sources, cc_tree_string(link, "RefSource"));
        push(&s->ref_pmids, cc_tree_string(link, "PMID"));
        push(&s->ref_notes, cc_tree_string(link, "Note"));
    }
}

static void
read_title(const struct cc_tree *record, const struct cc_tree *citation, struct cc_summary *s)
{
    struct cc_buf marked = {0}, sorted = {0};
    const struct cc_tree *title = cc_tree_at(citation, "Article/ArticleTitle");
    char *plain;

    (void)record;
    if (title == NULL)
        title = cc_tree_at(citation, "ArticleTitle");
    if (title == NULL)
        title = cc_tree_at(citation, "Book/BookTitle");
    cc_tree_text(title, true, &marked);
    s->title = cc_buf_take(&marked, NULL);
    plain = cc_tree_string(title, "");
    cc_entrez_add_words(&sorted, plain, strlen(plain), CC_WORDS_ONLY);
    s->sort_title = cc_buf_take(&sorted, NULL);
    s->vernacular_title = cc_tree_string(citation, s->book ? "VernacularTitle" : "Article/VernacularTitle");
    free(plain);
}

static void
read_journal(const struct cc_tree *citation, struct cc_summary *s)
{
    const struct cc_tree *issue = cc_tree_at(citation, "Article/Journal/JournalIssue"),
                         *electronic = cc_tree_at(citation, "Article/ArticleDate");
    uint32_t print = cc_record_day(cc_tree_at(issue, "PubDate")), online = cc_record_day(electronic), first;
    char *place = cc_record_place(citation);

    if (s->book)
        print = cc_record_day(cc_tree_at(citation, "Book/PubDate"));
    first = online && online < print ? online : print ? print : online;
    s->pub_date = cc_record_date(s->book ? cc_tree_at(citation, "Book/PubDate") : cc_tree_at(issue, "PubDate"));
    s->epub_date = cc_record_date(electronic);
    s->source = cc_tree_string(citation, "MedlineJournalInfo/MedlineTA");
    s->volume = cc_tree_string(issue, "Volume");
    s->issue = cc_tree_string(issue, "Issue");
    s->pages = cc_record_pages(citation);
    s->nlm_id = cc_tree_string(citation, "MedlineJournalInfo/NlmUniqueID");
    s->journal = cc_tree_string(citation, "Article/Journal/Title");
    s->sort_pub_date = first ? cc_mem_printf("%u/%02u/%02u 00:00", first / 10000, first / 100 % 100, first % 100)
        : cc_mem_strdup("");
    s->so = place;
}

/* "doi: 10.1000/x", else "pii: …"; only when the record has no pages or is electronic does PubMed show it; shown always
 * here. */
static char *
read_elocation(const struct cc_tree *citation)
{
    const struct cc_tree *id, *article = cc_tree_at(citation, "Article");
    struct cc_buf b = {0};

    for (size_t i = 0; (id = cc_tree_next(article, "ELocationID", &i)) != NULL;) {
        const char *type = cc_tree_attribute(id, "EIdType"), *valid = cc_tree_attribute(id, "ValidYN");
        char *text = cc_tree_string(id, "");

        if (type != NULL && (valid == NULL || strcmp(valid, "N") != 0))
            cc_buf_addf(&b, "%s%s: %s", b.n ? ". " : "", type, text);
        free(text);
    }
    return cc_buf_take(&b, NULL);
}

void
cc_summary_read(const struct cc_tree *record, struct cc_summary *s)
{
    const struct cc_tree *citation = cc_record_citation(record);

    s->book = cc_tree_is(citation, "BookDocument");
    s->uid = cc_tree_string(citation, "PMID");
    read_people(citation, s);
    read_title(record, citation, s);
    read_journal(citation, s);
    read_issn(citation, s);
    read_list(s->book ? citation : cc_tree_at(citation, "Article"), "Language", &s->languages);
    read_list(s->book ? citation : cc_tree_at(citation, "Article/PublicationTypeList"), "PublicationType", &s->types);
    s->record_status = cc_mem_strdup(status_words(citation));
    s->pub_status = cc_tree_string(
        record, s->book ? "PubmedBookData/PublicationStatus" : "PubmedData/PublicationStatus");
    read_ids(record, s);
    read_history(record, s);
    read_references(citation, s);
    s->has_abstract = cc_tree_at(citation, s->book ? "Abstract/AbstractText" : "Article/Abstract/AbstractText") != NULL;
    s->elocation = read_elocation(citation);
    s->book_title = cc_tree_string(citation, "Book/BookTitle");
    s->publisher = cc_tree_string(citation, "Book/Publisher/PublisherName");
    s->publisher_location = cc_tree_string(citation, "Book/Publisher/PublisherLocation");
    s->chapter = cc_tree_string(citation, "LocationLabel");
}

static void
clear_list(struct cc_strings *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->v[i]);
    free(list->v);
}

void
cc_summary_clear(struct cc_summary *s)
{
    char **strings[] = {&s->uid, &s->pub_date, &s->epub_date, &s->source, &s->last_author, &s->title, &s->sort_title,
        &s->volume, &s->issue, &s->pages, &s->nlm_id, &s->issn, &s->essn, &s->record_status, &s->pub_status,
        &s->journal, &s->elocation, &s->book_title, &s->publisher, &s->publisher_location, &s->chapter,
        &s->sort_pub_date, &s->sort_first_author, &s->vernacular_title, &s->so};
    struct cc_strings *lists[] = {&s->authors, &s->author_types, &s->languages, &s->types, &s->id_types, &s->id_values,
        &s->history_status, &s->history_dates, &s->ref_types, &s->ref_sources, &s->ref_pmids, &s->ref_notes};

    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        free(*strings[i]);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        clear_list(lists[i]);
    *s = (struct cc_summary){0};
}

/* render_abstract.c: a record as a numbered citation with its abstract (rettype=abstract, retmode=text). */
#include "mirror/render.h"

#define WIDTH 80

static void
paragraph(struct cc_buf *b, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    cc_render_wrap(b, text, 0, 0, WIDTH, false);
    cc_buf_adds(b, "\n\n");
}

void
cc_record_source(const struct cc_tree *record, struct cc_buf *b)
{
    const struct cc_tree *citation = cc_record_citation(record),
                         *electronic = cc_tree_at(citation, "Article/ArticleDate");
    const char *model = cc_tree_attribute(cc_tree_at(citation, "Article"), "PubModel");
    char *journal = cc_tree_string(citation, "MedlineJournalInfo/MedlineTA"), *place = cc_record_place(citation),
         *doi = cc_record_id(record, "doi"), *status = cc_tree_string(record, "PubmedData/PublicationStatus");

    cc_buf_addf(b, "%s. %s.", journal, place);
    if (*doi)
        cc_buf_addf(b, " doi: %s.", doi);
    if (strcmp(status, "aheadofprint") == 0) {
        cc_buf_adds(b, " Online ahead of print.");
    } else if (electronic != NULL && model != NULL && strcmp(model, "Electronic") != 0) {
        char *date = cc_record_date(electronic);

        cc_buf_addf(b, strcmp(model, "Electronic-eCollection") == 0 ? " eCollection %s." : " Epub %s.", date);
        free(date);
    }
    free(journal);
    free(place);
    free(doi);
    free(status);
}

/* Addresses in the order of their first mention; authors point to them by number. */
struct addresses {
    char **v;
    size_t n;
};

static size_t
address_number(struct addresses *list, char *take)
{
    for (size_t i = 0; i < list->n; i++) {
        if (strcmp(list->v[i], take) == 0) {
            free(take);
            return i + 1;
        }
    }
    list->v = cc_mem_push(list->v, list->n, sizeof *list->v);
    list->v[list->n++] = take;
    return list->n;
}

static void
authors(const struct cc_tree *list, struct cc_buf *b)
{
    struct addresses addresses = {0};
    struct cc_buf line = {0}, address = {0};
    const struct cc_tree *author, *info;

    for (size_t i = 0; (author = cc_tree_next(list, "Author", &i)) != NULL;) {
        char *name = cc_record_author(author);

        cc_buf_addf(&line, "%s%s", line.n ? ", " : "", name);
        free(name);
        for (size_t k = 0; (info = cc_tree_next(author, "AffiliationInfo", &k)) != NULL;)
            cc_buf_addf(&line, "(%zu)", address_number(&addresses, cc_tree_string(info, "Affiliation")));
    }
    if (line.n && line.v[line.n - 1] != '.')
        cc_buf_addc(&line, '.');
    paragraph(b, line.v);
    if (addresses.n > 0)
        cc_buf_adds(b, "Author information: \n");
    for (size_t i = 0; i < addresses.n; i++) {
        cc_buf_reset(&address);
        cc_buf_addf(&address, "(%zu)%s", i + 1, addresses.v[i]);
        cc_render_wrap(b, address.v, 0, 0, WIDTH, false);
        cc_buf_addc(b, '\n');
        free(addresses.v[i]);
    }
    if (addresses.n > 0)
        cc_buf_addc(b, '\n');
    free(addresses.v);
    cc_buf_clear(&line);
    cc_buf_clear(&address);
}

/* Each labelled section is a line of its own. */
static void
abstract_paragraphs(const struct cc_tree *abstract, struct cc_buf *b)
{
    const struct cc_tree *part;
    struct cc_buf text = {0};
    size_t n = 0;

    for (size_t i = 0; (part = cc_tree_next(abstract, "AbstractText", &i)) != NULL; n++) {
        const char *label = cc_tree_attribute(part, "Label");

        cc_buf_reset(&text);
        if (label != NULL && *label)
            cc_buf_addf(&text, "%s: ", label);
        cc_tree_text(part, false, &text);
        cc_render_wrap(b, text.v ? text.v : "", 0, 0, WIDTH, false);
        cc_buf_addc(b, '\n');
    }
    if (n > 0)
        cc_buf_addc(b, '\n');
    cc_buf_clear(&text);
}

static void
comments(const struct cc_tree *citation, struct cc_buf *b)
{
    const struct cc_tree *list = cc_tree_at(citation, "CommentsCorrectionsList"), *link;
    size_t n = 0;

    for (size_t i = 0; (link = cc_tree_next(list, "CommentsCorrections", &i)) != NULL;) {
        const char *type = cc_tree_attribute(link, "RefType");
        char *words, *source;

        if (type == NULL || strcmp(type, "Cites") == 0)
            continue;
        words = cc_record_ref_type(type);
        source = cc_tree_string(link, "RefSource");
        cc_buf_addf(b, "%s\n    %s\n", words, source);
        free(words);
        free(source);
        n++;
    }
    if (n > 0)
        cc_buf_addc(b, '\n');
}

static const char *
status_words(const struct cc_tree *citation)
{
    const char *status = cc_tree_attribute(citation, "Status");

    if (status != NULL && (strcmp(status, "MEDLINE") == 0 || strcmp(status, "Completed") == 0))
        return "  [Indexed for MEDLINE]";
    return "";
}

/* "[Article in French]" */
static void
article_in(struct cc_buf *b, const char *code)
{
    char *name = cc_mem_strdup(cc_record_language(code));

    name[0] = (char)(name[0] >= 'a' && name[0] <= 'z' ? name[0] - 32 : name[0]);
    cc_buf_addf(b, "[Article in %s]\n\n", name);
    free(name);
}

void
cc_render_abstract(const struct cc_tree *record, size_t n, struct cc_buf *b)
{
    const struct cc_tree *citation = cc_record_citation(record);
    bool book = cc_tree_is(citation, "BookDocument");
    const struct cc_tree *article = book ? citation : cc_tree_at(citation, "Article"),
                         *title = cc_tree_at(article, "ArticleTitle");
    struct cc_buf head = {0};
    char *text, *id;

    cc_buf_addf(&head, "%zu. ", n);
    if (book) {
        text = cc_tree_string(citation, "Book/BookTitle");
        id = cc_tree_string(citation, "Book/Publisher/PublisherName");
        cc_buf_addf(&head, "%s. %s.", text, id);
        free(text);
        free(id);
    } else {
        cc_record_source(record, &head);
    }
    cc_buf_addc(b, '\n');
    paragraph(b, head.v);
    text = cc_tree_string(title ? title : cc_tree_at(citation, "Book/BookTitle"), "");
    paragraph(b, text);
    free(text);
    text = cc_tree_string(article, "Language");
    if (*text && strcmp(text, "eng") != 0)
        article_in(b, text);
    free(text);
    authors(cc_tree_at(article, "AuthorList"), b);
    comments(citation, b);
    abstract_paragraphs(cc_tree_at(article, "Abstract"), b);
    text = cc_tree_string(article, "Abstract/CopyrightInformation");
    paragraph(b, text);
    free(text);
    if (*(id = cc_record_id(record, "doi")))
        cc_buf_addf(b, "DOI: %s\n", id);
    free(id);
    if (*(id = cc_record_id(record, "pmc")))
        cc_buf_addf(b, "PMCID: %s\n", id);
    free(id);
    text = cc_tree_string(citation, "PMID");
    cc_buf_addf(b, "PMID: %s%s\n", text, status_words(citation));
    free(text);
    text = cc_tree_string(citation, "CoiStatement");
    if (*text) {
        struct cc_buf statement = {0};

        cc_buf_addf(&statement, "Conflict of interest statement: %s", text);
        cc_buf_addc(b, '\n');
        cc_render_wrap(b, statement.v, 0, 0, WIDTH, false);
        cc_buf_addc(b, '\n');
        cc_buf_clear(&statement);
    }
    free(text);
    cc_buf_addc(b, '\n');
    cc_buf_clear(&head);
}

/* xml_actions.c: what single elements of PubMed XML mean beyond "this text is that field": records, dates, identifiers,
 * authors, books. Named by the table in xml_rules.c, run by xml_reader.c. */
#include <strings.h>

#include "pubmed/study_date.h"
#include "pubmed/xml_state.h"

#define STUDY(r) ((struct cc_study *)(r)->object[CC_OF_STUDY])

static bool
attribute_is(const struct cc_xml_reader *r, const struct cc_xml_tag *tag, int name, const char *value)
{
    struct cc_xml_span v = cc_xml_attribute(r->parser, tag, name);

    return v.n == strlen(value) && (v.n == 0 || memcmp(v.v, value, v.n) == 0);
}

/* The element that has just begun is not wanted: nothing in it is read. */
static void
turn_down(struct cc_xml_reader *r)
{
    r->levels[r->n_levels - 1].scope = CC_SCOPE_SKIP;
}

static void
keep_first(char **where, char *take_value)
{
    if (*where == NULL)
        *where = take_value;
    else
        free(take_value);
}

/* ----------------------------------------------------------------- records */

enum cc_status
cc_xml_begin_record(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    r->in_record = true;
    r->study.authors_complete = true;
    r->record_at = cc_xml_offset(r->parser);
    if (r->sink.keep_xml)
        cc_xml_mark(r->parser);
    return CC_OK;
}

enum cc_status
cc_xml_begin_book(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    r->study.kind = CC_STUDY_BOOK;
    r->is_book = true;
    return cc_xml_begin_record(r, tag, error);
}

enum cc_status
cc_xml_end_record(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_xml_span xml = r->sink.keep_xml ? cc_xml_marked(r->parser) : (struct cc_xml_span){0};
    enum cc_status status;

    (void)tag;
    if (r->study.pmid == 0)
        return cc_error_set(error, CC_INPUT, "line %llu: a record ends here that has no PMID",
            (unsigned long long)cc_xml_line(r->parser));
    cc_xml_finish_study(r);
    status = r->sink.record(r->sink.arg, &r->study, xml.v, xml.n, error);
    cc_xml_forget_study(r);
    r->n_records++;
    return status;
}

void
cc_xml_forget_study(struct cc_xml_reader *r)
{
    cc_study_clear(&r->study);
    if (r->is_book) { /* in articles nothing points at these */
        cc_study_clear(&r->book);
        cc_study_clear(&r->editors);
    }
    r->is_book = false;
    free(r->bank);
    free(r->first_page);
    free(r->last_page);
    free(r->first_affiliation);
    free(r->doi);
    free(r->pii);
    free(r->pmc);
    r->bank = r->first_page = r->last_page = r->first_affiliation = r->doi = r->pii = r->pmc = NULL;
    r->object[CC_OF_STUDY] = &r->study;
    r->in_record = false;
}

static void
take_authors(struct cc_study *to, struct cc_study *from)
{
    if (to->n_authors > 0 || from->n_authors == 0)
        return;
    free(to->authors);
    to->authors = from->authors, to->n_authors = from->n_authors;
    from->authors = NULL, from->n_authors = 0;
}

void
cc_xml_finish_study(struct cc_xml_reader *r)
{
    struct cc_study *s = &r->study;

    keep_first(&s->doi, r->doi);
    keep_first(&s->pii, r->pii);
    keep_first(&s->pmc, r->pmc);
    r->doi = r->pii = r->pmc = NULL;
    if (r->first_affiliation != NULL && s->n_authors > 0 && s->authors[0].n_affiliations == 0) {
        s->authors[0].affiliations = cc_mem_push(NULL, 0, sizeof *s->authors[0].affiliations);
        s->authors[0].affiliations[s->authors[0].n_affiliations++] = r->first_affiliation;
        r->first_affiliation = NULL;
    }
    take_authors(s, &r->book);    /* a record of a whole book: its authors, or else its editors */
    take_authors(s, &r->editors);
    if (s->title == NULL && s->kind == CC_STUDY_BOOK)
        s->title = cc_mem_strdup(s->book_title);
}

enum cc_status
cc_xml_end_error(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    char *text = cc_xml_take_text(r);
    enum cc_status status = cc_error_set(error, CC_INPUT, "the server says: %s", text ? text : "(an empty ERROR)");

    (void)tag;
    free(text);
    return status;
}

enum cc_status
cc_xml_end_reply(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag;
    return cc_error_set(error, CC_INPUT, "line %llu: a reply of another kind, <%s>, not PubMed records",
        (unsigned long long)cc_xml_line(r->parser), cc_xml_names[r->levels[r->n_levels - 1].name]);
}

enum cc_status
cc_xml_end_deleted(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    uint32_t pmid = (uint32_t)cc_xml_number(r->text.v, r->text.n, UINT32_MAX);

    (void)tag;
    if (pmid == 0)
        return cc_error_set(error, CC_INPUT, "line %llu: DeleteCitation names something that is no PMID",
            (unsigned long long)cc_xml_line(r->parser));
    return r->sink.deleted ? r->sink.deleted(r->sink.arg, pmid, error) : CC_OK;
}

/* ------------------------------------------------------------------- dates */

enum cc_status
cc_xml_begin_date(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    const struct cc_xml_rule *rule = r->levels[r->n_levels - 1].rule;

    (void)tag, (void)error;
    r->object[CC_OF_DATE] = (char *)r->object[rule->of] + rule->text.at;
    cc_buf_reset(&r->date_words);
    r->date_is_odd = false;
    if (((struct cc_date *)r->object[CC_OF_DATE])->year != 0)
        turn_down(r); /* a second one of the same sort */
    return CC_OK;
}

/* There may be several ArticleDates; the model wants the electronic one. */
enum cc_status
cc_xml_begin_electronic(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_xml_span type = cc_xml_attribute(r->parser, tag, CC_NAME_DateType);

    if (type.v != NULL && !attribute_is(r, tag, CC_NAME_DateType, "Electronic")) {
        turn_down(r);
        return CC_OK;
    }
    return cc_xml_begin_date(r, tag, error);
}

/* The day a chapter joined its book has no field of its own; it goes into the history under this status. */
enum cc_status
cc_xml_begin_contribution(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_history *h = r->object[CC_OF_HISTORY];

    h->status = cc_mem_strdup("contribution");
    return cc_xml_begin_date(r, tag, error);
}

static struct cc_date *
date_of(struct cc_xml_reader *r)
{
    if (r->text.n && r->date_words.n)
        cc_buf_addc(&r->date_words, ' ');
    cc_buf_add(&r->date_words, r->text.v, r->text.n);
    return r->object[CC_OF_DATE];
}

enum cc_status
cc_xml_end_year(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    if (!cc_date_set_year(date_of(r), r->text.v, r->text.n))
        r->date_is_odd = true;
    return CC_OK;
}

enum cc_status
cc_xml_end_month(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    if (!cc_date_set_month(date_of(r), r->text.v, r->text.n))
        r->date_is_odd = true;
    return CC_OK;
}

enum cc_status
cc_xml_end_day(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    if (!cc_date_set_day(date_of(r), r->text.v, r->text.n))
        r->date_is_odd = true;
    return CC_OK;
}

/* Season or MedlineDate: kept as written; the year and month it begins with are read out of it. */
enum cc_status
cc_xml_end_words(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_date *date = date_of(r);

    (void)tag, (void)error;
    r->date_is_odd = true;
    if (date->year == 0 && r->text.n)
        cc_date_from_words(date, r->text.v, r->text.n);
    return CC_OK;
}

enum cc_status
cc_xml_end_date(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_date *date = r->object[CC_OF_DATE];
    char *text;

    (void)tag, (void)error;
    if (r->date_is_odd && r->date_words.n && date->text == NULL)
        date->text = cc_mem_strndup(r->date_words.v, r->date_words.n);
    if (r->trace != NULL && (date->year != 0 || date->text != NULL)) {
        text = cc_date_format(date);
        cc_xml_note(r, r->levels[r->n_levels - 1].rule->text.field, text);
        free(text);
    }
    return CC_OK;
}

/* ----------------------------------------------------------------- authors */

enum cc_status
cc_xml_begin_authors(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)error;
    if (attribute_is(r, tag, CC_NAME_CompleteYN, "N"))
        r->study.authors_complete = false;
    if (r->study.kind == CC_STUDY_BOOK && attribute_is(r, tag, CC_NAME_Type, "editors"))
        r->object[CC_OF_STUDY] = &r->editors;
    return CC_OK;
}

enum cc_status
cc_xml_begin_book_authors(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)error;
    r->object[CC_OF_STUDY] = attribute_is(r, tag, CC_NAME_Type, "editors") ? &r->editors : &r->book;
    return CC_OK;
}

enum cc_status
cc_xml_end_book_authors(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    r->object[CC_OF_STUDY] = &r->study;
    return CC_OK;
}

/* ValidYN="N" is an earlier spelling of a name that follows corrected. */
enum cc_status
cc_xml_begin_author(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)error;
    if (attribute_is(r, tag, CC_NAME_ValidYN, "N"))
        turn_down(r);
    return CC_OK;
}

enum cc_status
cc_xml_end_affiliation(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_author *author = r->object[CC_OF_AUTHOR];
    char *text = cc_xml_take_text(r);

    (void)tag, (void)error;
    if (text == NULL)
        return CC_OK;
    cc_xml_note(r, r->levels[r->n_levels - 1].rule->text.field, text);
    author->affiliations = cc_mem_push(author->affiliations, author->n_affiliations, sizeof *author->affiliations);
    author->affiliations[author->n_affiliations++] = text;
    return CC_OK;
}

enum cc_status
cc_xml_end_first_affiliation(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    keep_first(&r->first_affiliation, cc_xml_take_text(r));
    cc_xml_note(r, "authors.affiliations", r->first_affiliation);
    return CC_OK;
}

enum cc_status
cc_xml_begin_identifier(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)error;
    if (!attribute_is(r, tag, CC_NAME_Source, "ORCID"))
        turn_down(r); /* GRID, ISNI and others */
    return CC_OK;
}

/* ORCIDs come bare, as URLs of several shapes, and without hyphens; stored as 0000-0001-2345-678X. Anything else is
 * kept as it stands. */
enum cc_status
cc_xml_end_identifier(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_author *author = r->object[CC_OF_AUTHOR];
    char *text = cc_xml_take_text(r), digits[17];
    const char *from = text ? strstr(text, "orcid.org/") : NULL;
    size_t n = 0;

    (void)tag, (void)error;
    if (text == NULL)
        return CC_OK;
    from = from ? from + strlen("orcid.org/") : text;
    for (const char *p = from; *p != '\0' && n < 17; p++)
        if ((*p >= '0' && *p <= '9') || ((*p == 'X' || *p == 'x') && n == 15))
            digits[n++] = *p == 'x' ? 'X' : *p;
        else if (*p != '-')
            n = 17;
    if (n == 16) {
        free(text);
        text = cc_mem_printf("%.4s-%.4s-%.4s-%.4s", digits, digits + 4, digits + 8, digits + 12);
    }
    cc_xml_note(r, "authors.orcid", text);
    keep_first(&author->orcid, text);
    return CC_OK;
}

/* ------------------------------------------------------------- identifiers */

static enum cc_xml_id
id_type(const struct cc_xml_reader *r, const struct cc_xml_tag *tag, int attribute)
{
    static const struct {
        const char *name;
        enum cc_xml_id id;
    } types[] = {{"doi", CC_ID_DOI}, {"pii", CC_ID_PII}, {"pmc", CC_ID_PMC}, {"pubmed", CC_ID_PUBMED}};

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (attribute_is(r, tag, attribute, types[i].name))
            return types[i].id;
    return CC_ID_OTHER;
}

/* A DOI without the resolver or the word "doi:" that some records put before it; NULL when it does not begin with
 * "10.". */
static char *
take_doi(struct cc_xml_reader *r)
{
    char *text = cc_xml_take_text(r), *at = text, *doi = NULL;

    if (text == NULL)
        return NULL;
    if (strncasecmp(at, "http", 4) == 0 && (at = strstr(text, "doi.org/")) != NULL)
        at += strlen("doi.org/");
    else
        at = text;
    if (strncasecmp(at, "doi:", 4) == 0)
        at += 4 + strspn(at + 4, " ");
    if (strncmp(at, "10.", 3) == 0)
        doi = cc_mem_strdup(at);
    free(text);
    return doi;
}

/* Notes the identifier and stores it, the first of its type staying. */
static void
keep_id(struct cc_xml_reader *r, char **doi, char **pii)
{
    char *text = r->id == CC_ID_DOI ? take_doi(r) : cc_xml_take_text(r);

    cc_xml_note(r, r->id == CC_ID_DOI ? "doi" : r->id == CC_ID_PII ? "pii" : "pmc", text);
    switch (r->id) {
    case CC_ID_DOI: keep_first(doi, text); break;
    case CC_ID_PII: keep_first(pii, text); break;
    case CC_ID_PMC: keep_first(&r->pmc, text); break;
    default: free(text);
    }
}

enum cc_status
cc_xml_begin_location(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)error;
    r->id = id_type(r, tag, CC_NAME_EIdType);
    if (attribute_is(r, tag, CC_NAME_ValidYN, "N") || (r->id != CC_ID_DOI && r->id != CC_ID_PII))
        turn_down(r);
    return CC_OK;
}

enum cc_status
cc_xml_end_location(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    keep_id(r, &r->study.doi, &r->study.pii);
    return CC_OK;
}

enum cc_status
cc_xml_begin_id(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)error;
    r->id = id_type(r, tag, CC_NAME_IdType);
    if (r->id == CC_ID_OTHER)
        turn_down(r);
    return CC_OK;
}

enum cc_status
cc_xml_end_id(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    if (r->id != CC_ID_PUBMED)
        keep_id(r, &r->doi, &r->pii);
    return CC_OK;
}

/* OtherID of NLM is how older records name the article in PubMed Central: "PMC123 [Available on 01/01/20]". */
enum cc_status
cc_xml_begin_other_id(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)error;
    if (!attribute_is(r, tag, CC_NAME_Source, "NLM"))
        turn_down(r);
    return CC_OK;
}

enum cc_status
cc_xml_end_other_id(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    if (r->text.n < 3 || strncmp(r->text.v, "PMC", 3) != 0)
        return CC_OK; /* NIHMS and other manuscript numbers */
    r->text.n = strcspn(r->text.v, " ");
    r->id = CC_ID_PMC;
    keep_id(r, &r->doi, &r->pii);
    return CC_OK;
}

static void
add_reference(struct cc_study *s, uint32_t pmid)
{
    s->references = cc_mem_push(s->references, s->n_references, sizeof *s->references);
    s->references[s->n_references++] = pmid;
}

enum cc_status
cc_xml_end_reference_id(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    uint32_t pmid = r->id == CC_ID_PUBMED ? (uint32_t)cc_xml_number(r->text.v, r->text.n, UINT32_MAX) : 0;

    (void)tag, (void)error;
    if (pmid != 0) {
        add_reference(&r->study, pmid);
        cc_xml_note(r, "references", r->text.v);
    }
    return CC_OK;
}

/* A link that says no more than what the article cites is a reference; without a PMID it stays a link. */
enum cc_status
cc_xml_end_link(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_link *link = r->object[CC_OF_LINK];

    (void)tag, (void)error;
    if (link->type != NULL && link->pmid != 0 && strcmp(link->type, "Cites") == 0) {
        add_reference(&r->study, link->pmid);
        free(link->type);
        link->type = NULL; /* the engine drops an element without its name */
    }
    return CC_OK;
}

/* -------------------------------------------------------------- small ones */

enum cc_status
cc_xml_end_language(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_study *s = STUDY(r);
    char *text = cc_xml_take_text(r);

    (void)tag, (void)error;
    if (text == NULL)
        return CC_OK;
    cc_xml_note(r, "languages", text);
    s->languages = cc_mem_push(s->languages, s->n_languages, sizeof *s->languages);
    s->languages[s->n_languages++] = text;
    return CC_OK;
}

enum cc_status
cc_xml_end_bank(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    free(r->bank);
    r->bank = cc_xml_take_text(r);
    return CC_OK;
}

enum cc_status
cc_xml_end_accession(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_accession *accession = r->object[CC_OF_ACCESSION];

    (void)tag, (void)error;
    accession->bank = cc_mem_strdup(r->bank);
    return CC_OK;
}

enum cc_status
cc_xml_end_other_abstract(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_other_abstract *other = r->object[CC_OF_OTHER_ABSTRACT];

    (void)tag, (void)error;
    if (other->n_parts == 0) {
        free(other->parts);
        other->parts = NULL; /* the engine drops it */
    }
    if (other->language == NULL)
        other->language = cc_mem_strdup("eng"); /* the DTD's default */
    return CC_OK;
}

enum cc_status
cc_xml_end_first_page(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    keep_first(&r->first_page, cc_xml_take_text(r));
    return CC_OK;
}

enum cc_status
cc_xml_end_last_page(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    (void)tag, (void)error;
    keep_first(&r->last_page, cc_xml_take_text(r));
    return CC_OK;
}

enum cc_status
cc_xml_end_pagination(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct cc_study *s = STUDY(r);

    (void)tag, (void)error;
    if (s->pages != NULL || r->first_page == NULL)
        return CC_OK;
    s->pages = r->last_page && strcmp(r->first_page, r->last_page) != 0 ?
        cc_mem_printf("%s-%s", r->first_page, r->last_page) : cc_mem_strdup(r->first_page);
    cc_xml_note(r, "pages", s->pages);
    return CC_OK;
}

enum cc_status
cc_xml_end_journal_ta(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    char *text = cc_xml_take_text(r);

    (void)tag, (void)error;
    if (text == NULL)
        return CC_OK;
    cc_xml_note(r, "journal_abbrev", text);
    free(r->study.journal_abbrev);
    r->study.journal_abbrev = text;
    return CC_OK;
}

/* scan_agree.c: see scan_agree.h. Both readings become lines "field: value", white space single; the lines are compared. */
#include "support/scan_agree.h"

#include <stdlib.h>
#include <string.h>

#include <claimcheck/pubmed.h>

#include "base/buf.h"
#include "base/mem.h"

/* What stands for one field: a kind of the scanner's parts. Persons come as their parts. */
static const struct { enum cc_part_kind kind; const char *name; } FIELDS[] = {
    {CC_PART_TITLE, "title"}, {CC_PART_VERNACULAR, "vernacular title"}, {CC_PART_ABSTRACT, "abstract"}, {CC_PART_OTHER_ABSTRACT, "other abstract"},
    {CC_PART_KEYWORD, "keyword"}, {CC_PART_JOURNAL, "journal"}, {CC_PART_VOLUME, "volume"}, {CC_PART_ISSUE, "issue"}, {CC_PART_LANGUAGE, "language"},
    {CC_PART_COUNTRY, "country"}, {CC_PART_NLM_ID, "nlm id"}, {CC_PART_TYPE, "type"}, {CC_PART_MESH, "mesh"}, {CC_PART_QUALIFIER, "qualifier"},
    {CC_PART_SUBSTANCE, "substance"}, {CC_PART_SUPPLEMENTARY, "supplementary"}, {CC_PART_LAST, "last name"}, {CC_PART_COLLECTIVE, "collective"},
    {CC_PART_INITIALS, "initials"}, {CC_PART_LINK, "link"}, {CC_PART_STATUS, "status"}, {CC_PART_OWNER, "owner"}, {CC_PART_INDEXING, "indexing"},
    {CC_PART_PUBSTATUS, "publication status"}, {CC_PART_INTERESTS, "interests"}, {CC_PART_ACCESSION, "accession"},
};
#define N_FIELDS (sizeof FIELDS / sizeof *FIELDS)

static void
add_value(struct cc_buf *b, const char *text, size_t n)
{
    size_t before = b->n;

    for (size_t i = 0; i < n; i++) {
        bool space = strchr(" \t\r\n", text[i]) != NULL && text[i] != '\0';

        if (!space)
            cc_buf_addc(b, text[i]);
        else if (b->n > before && b->v[b->n - 1] != ' ')
            cc_buf_addc(b, ' ');
    }
    if (b->n > before && b->v[b->n - 1] == ' ')
        b->n--;
}

static void
add_line(struct cc_buf *b, const char *value)
{
    size_t before = b->n;

    if (value == NULL)
        return;
    add_value(b, value, strlen(value));
    if (b->n > before) /* an empty field is none */
        cc_buf_addc(b, '\n');
}

/* ---- the scanner's side */

static void
of_scan(const struct cc_scan *scan, enum cc_part_kind kind, struct cc_buf *b)
{
    bool valid = true;

    for (size_t i = 0; i < scan->n_parts; i++) {
        const struct cc_part *part = &scan->parts[i];
        size_t before = b->n;

        if (part->kind >= CC_PART_AUTHOR && part->kind <= CC_PART_SUBJECT)
            valid = part->kind == CC_PART_AUTHOR && !part->flag;
        if (part->kind != kind || (kind >= CC_PART_LAST && kind <= CC_PART_COLLECTIVE && !valid))
            continue;
        add_value(b, scan->text.v + part->at, part->len);
        if (b->n == before)
            continue;
        if (kind == CC_PART_LINK && b->n - before == 5 && memcmp(b->v + before, "Cites", 5) == 0) {
            b->n = before; /* a reference to the reader */
            continue;
        }
        if (kind == CC_PART_TYPE || kind == CC_PART_MESH || kind == CC_PART_QUALIFIER || kind == CC_PART_SUBSTANCE || kind == CC_PART_SUPPLEMENTARY)
            cc_buf_addf(b, " %u", part->ui);
        if (kind == CC_PART_MESH || kind == CC_PART_QUALIFIER)
            cc_buf_adds(b, part->flag ? " major" : "");
        if (kind == CC_PART_LINK)
            cc_buf_addf(b, " %u", part->ui);
        cc_buf_addc(b, '\n');
    }
}

/* ---- the reader's side */

static void
add_named(struct cc_buf *b, const char *name, const char *ui, bool major)
{
    size_t before = b->n;

    add_value(b, name != NULL ? name : "", name != NULL ? strlen(name) : 0);
    if (b->n == before)
        return;
    cc_buf_addf(b, " %lu%s\n", ui != NULL && *ui ? strtoul(ui + 1, NULL, 10) : 0ul, major ? " major" : "");
}

static void
of_people(const struct cc_study *s, enum cc_part_kind kind, struct cc_buf *b)
{
    for (size_t i = 0; i < s->n_authors; i++)
        add_line(b, kind == CC_PART_LAST ? s->authors[i].last : kind == CC_PART_INITIALS ? s->authors[i].initials : s->authors[i].collective);
}

static void
of_vocabulary(const struct cc_study *s, enum cc_part_kind kind, struct cc_buf *b)
{
    for (size_t i = 0; kind == CC_PART_TYPE && i < s->n_types; i++)
        add_named(b, s->types[i].name, s->types[i].ui, false);
    for (size_t i = 0; kind == CC_PART_SUBSTANCE && i < s->n_substances; i++)
        add_named(b, s->substances[i].name, s->substances[i].ui, false);
    for (size_t i = 0; kind == CC_PART_SUPPLEMENTARY && i < s->n_supplementary; i++)
        add_named(b, s->supplementary[i].name, s->supplementary[i].ui, false);
    for (size_t i = 0; i < s->n_mesh; i++) {
        if (kind == CC_PART_MESH)
            add_named(b, s->mesh[i].name, s->mesh[i].ui, s->mesh[i].major);
        for (size_t q = 0; kind == CC_PART_QUALIFIER && q < s->mesh[i].n_qualifiers; q++)
            add_named(b, s->mesh[i].qualifiers[q].name, s->mesh[i].qualifiers[q].ui, s->mesh[i].qualifiers[q].major);
    }
}

static void
of_study(const struct cc_study *s, enum cc_part_kind kind, struct cc_buf *b)
{
    switch (kind) {
    case CC_PART_TITLE: add_line(b, s->title); break;
    case CC_PART_VERNACULAR: add_line(b, s->vernacular_title); break;
    case CC_PART_ABSTRACT:
        for (size_t i = 0; i < s->n_abstract; i++)
            add_line(b, s->abstract[i].text);
        break;
    case CC_PART_OTHER_ABSTRACT:
        for (size_t i = 0; i < s->n_other_abstracts; i++)
            for (size_t k = 0; k < s->other_abstracts[i].n_parts; k++)
                add_line(b, s->other_abstracts[i].parts[k].text);
        break;
    case CC_PART_KEYWORD:
        for (size_t i = 0; i < s->n_keywords; i++)
            add_line(b, s->keywords[i].text);
        break;
    case CC_PART_LANGUAGE:
        for (size_t i = 0; i < s->n_languages; i++)
            add_line(b, s->languages[i]);
        break;
    case CC_PART_LINK:
        for (size_t i = 0; i < s->n_links; i++)
            cc_buf_addf(b, "%s %u\n", s->links[i].type, s->links[i].pmid);
        break;
    case CC_PART_ACCESSION:
        for (size_t i = 0; i < s->n_accessions; i++)
            add_line(b, s->accessions[i].number);
        break;
    case CC_PART_JOURNAL: add_line(b, s->journal); break;
    case CC_PART_VOLUME: add_line(b, s->volume); break;
    case CC_PART_ISSUE: add_line(b, s->issue); break;
    case CC_PART_COUNTRY: add_line(b, s->country); break;
    case CC_PART_NLM_ID: add_line(b, s->nlm_id); break;
    case CC_PART_STATUS: add_line(b, s->status); break;
    case CC_PART_OWNER: add_line(b, s->owner); break;
    case CC_PART_INDEXING: add_line(b, s->indexing); break;
    case CC_PART_PUBSTATUS: add_line(b, s->publication_status); break;
    case CC_PART_INTERESTS: add_line(b, s->interests); break;
    case CC_PART_LAST: case CC_PART_INITIALS: case CC_PART_COLLECTIVE: of_people(s, kind, b); break;
    default: of_vocabulary(s, kind, b); break;
    }
}

/* ---- both */

static int
ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* Numbers ascending, each once, as text. */
static void
add_numbers(struct cc_buf *b, uint32_t *v, size_t n)
{
    if (n > 1)
        qsort(v, n, sizeof *v, ascending);
    for (size_t i = 0; i < n; i++)
        if (v[i] != 0 && (i == 0 || v[i] != v[i - 1]))
            cc_buf_addf(b, "%u\n", v[i]);
}

/* PMIDs that the record refers to: in reference lists and as comments of type Cites. */
static void
references(const struct cc_scan *scan, const struct cc_study *study, struct cc_buf *a, struct cc_buf *b)
{
    uint32_t *v = cc_mem_alloc((scan->n_parts + study->n_references + 1) * sizeof *v);
    size_t n = 0;

    for (size_t i = 0; i < scan->n_parts; i++) {
        const struct cc_part *part = &scan->parts[i];

        if (part->kind == CC_PART_REFERENCE || (part->kind == CC_PART_LINK && part->len == 5 && memcmp(scan->text.v + part->at, "Cites", 5) == 0))
            v[n++] = part->ui;
    }
    add_numbers(a, v, n);
    if (study->n_references > 0)
        memcpy(v, study->references, study->n_references * sizeof *v);
    add_numbers(b, v, study->n_references);
    free(v);
}

/* The reader takes one identifier of each kind, the scanner all: the one must be among them. */
static bool
has_id(const struct cc_scan *scan, enum cc_part_kind kind, const char *id)
{
    struct cc_buf b = {0};
    bool has = id == NULL;

    for (size_t i = 0; i < scan->n_parts && !has; i++) {
        if (scan->parts[i].kind != kind)
            continue;
        cc_buf_reset(&b);
        add_value(&b, scan->text.v + scan->parts[i].at, scan->parts[i].len);
        has = b.n == strlen(id) && memcmp(b.v, id, b.n) == 0;
    }
    cc_buf_clear(&b);
    return has;
}

static char *
compare(const struct cc_scan *scan, const struct cc_study *study)
{
    struct cc_buf a = {0}, b = {0};
    char *what = NULL;

    if (scan->pmid != study->pmid || scan->version != (study->version > 0 ? study->version : 1) || scan->book != (study->kind == CC_STUDY_BOOK))
        return cc_mem_printf("PMID %u version %u%s, not %u version %u", scan->pmid, scan->version, scan->book ? " a book" : "", study->pmid,
            study->version);
    if (scan->book)
        return NULL; /* of books the two readers take other things */
    for (size_t i = 0; i < N_FIELDS && what == NULL; i++) {
        cc_buf_reset(&a);
        cc_buf_reset(&b);
        of_scan(scan, FIELDS[i].kind, &a);
        of_study(study, FIELDS[i].kind, &b);
        if (a.n != b.n || (a.n > 0 && memcmp(a.v, b.v, a.n) != 0))
            what = cc_mem_printf("PMID %u: %s: the scanner has\n%.*sthe reader\n%.*s", scan->pmid, FIELDS[i].name, (int)a.n, a.n > 0 ? a.v : "",
                (int)b.n, b.n > 0 ? b.v : "");
    }
    cc_buf_reset(&a);
    cc_buf_reset(&b);
    references(scan, study, &a, &b);
    if (what == NULL && (a.n != b.n || (a.n > 0 && memcmp(a.v, b.v, a.n) != 0)))
        what = cc_mem_printf("PMID %u: references: the scanner has\n%.*sthe reader\n%.*s", scan->pmid, (int)a.n, a.n > 0 ? a.v : "", (int)b.n,
            b.n > 0 ? b.v : "");
    if (what == NULL && !has_id(scan, CC_PART_DOI, study->doi))
        what = cc_mem_printf("PMID %u: the scanner lacks DOI %s", scan->pmid, study->doi);
    if (what == NULL && !has_id(scan, CC_PART_PMC, study->pmc))
        what = cc_mem_printf("PMID %u: the scanner lacks %s", scan->pmid, study->pmc);
    cc_buf_clear(&a);
    cc_buf_clear(&b);
    return what;
}

struct reading {
    struct cc_study study;
    unsigned n;
};

static enum cc_status
take(void *arg, struct cc_study *study, const char *xml, size_t len, struct cc_error *error)
{
    struct reading *r = arg;

    (void)xml, (void)len, (void)error;
    if (r->n++ == 0) {
        r->study = *study;
        *study = (struct cc_study){0};
    }
    return CC_OK;
}

enum scan_agreement
scan_agree(struct cc_scanner *scanner, const char *xml, size_t len, char **what)
{
    struct reading r = {0};
    struct cc_xml_sink sink = {.record = take, .arg = &r};
    struct cc_scan scan = {0};
    struct cc_error of_scanner = {0}, of_reader = {0};
    bool scanned = cc_scanner_read(scanner, xml, len, &scan, &of_scanner) == CC_OK;
    bool read = cc_xml_read(xml, len, &sink, &of_reader) == CC_OK && r.n == 1;
    enum scan_agreement agreement = SCAN_BOTH_REFUSE;

    *what = NULL;
    if (scanned && read) {
        *what = compare(&scan, &r.study);
        agreement = *what != NULL ? SCAN_DIFFERS : SCAN_AGREES;
    } else if (scanned || read) {
        agreement = SCAN_ONE_REFUSES;
        *what = cc_mem_printf("%s refuses: %s", scanned ? "the reader" : "the scanner", scanned ? of_reader.message : of_scanner.message);
    }
    cc_study_clear(&r.study);
    cc_scan_clear(&scan);
    return agreement;
}

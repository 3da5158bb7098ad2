/* study_json.c: a study as JSON, every field of the model; absent ones are null, empty lists are []. */
#include <claimcheck/pubmed.h>

#include "base/json.h"
#include "pubmed/study_date.h"

static void
add_date(struct cc_json_writer *w, const char *key, const struct cc_date *d)
{
    if (d->year == 0 && d->text == NULL) {
        cc_json_null(w, key);
        return;
    }
    cc_json_open(w, key, '{');
    if (d->year)
        cc_json_int(w, "year", d->year);
    if (d->month)
        cc_json_int(w, "month", d->month);
    if (d->day)
        cc_json_int(w, "day", d->day);
    if (d->text)
        cc_json_str(w, "text", d->text);
    cc_json_close(w);
}

/* Identifiers are strings in JSON; 0 is null. */
static void
add_pmid(struct cc_json_writer *w, const char *key, uint32_t pmid)
{
    char digits[16];

    snprintf(digits, sizeof digits, "%u", pmid);
    cc_json_str(w, key, pmid ? digits : NULL);
}

static void
add_strings(struct cc_json_writer *w, const char *key, char *const *v, size_t n)
{
    cc_json_open(w, key, '[');
    for (size_t i = 0; i < n; i++)
        cc_json_str(w, NULL, v[i]);
    cc_json_close(w);
}

static void
add_parts(struct cc_json_writer *w, const char *key, const struct cc_abstract_part *v, size_t n)
{
    cc_json_open(w, key, '[');
    for (size_t i = 0; i < n; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "label", v[i].label);
        cc_json_str(w, "category", v[i].category);
        cc_json_str(w, "text", v[i].text);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
add_named(struct cc_json_writer *w, const char *key, const struct cc_named *v, size_t n)
{
    cc_json_open(w, key, '[');
    for (size_t i = 0; i < n; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "ui", v[i].ui);
        cc_json_str(w, "name", v[i].name);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
add_people(struct cc_json_writer *w, const char *key, const struct cc_author *people, size_t n)
{
    cc_json_open(w, key, '[');
    for (size_t i = 0; i < n; i++) {
        const struct cc_author *a = &people[i];

        cc_json_open(w, NULL, '{');
        if (a->collective != NULL) {
            cc_json_str(w, "collective", a->collective);
        } else {
            cc_json_str(w, "last", a->last);
            cc_json_str(w, "fore", a->fore);
            cc_json_str(w, "initials", a->initials);
        }
        if (a->suffix != NULL)
            cc_json_str(w, "suffix", a->suffix);
        if (a->orcid != NULL)
            cc_json_str(w, "orcid", a->orcid);
        if (a->n_affiliations > 0)
            add_strings(w, "affiliations", a->affiliations, a->n_affiliations);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
add_authors(struct cc_json_writer *w, const struct cc_study *s)
{
    add_people(w, "authors", s->authors, s->n_authors);
    cc_json_bool(w, "authors_complete", s->authors_complete);
    add_people(w, "investigators", s->investigators, s->n_investigators);
}

static void
add_mesh(struct cc_json_writer *w, const struct cc_study *s)
{
    cc_json_open(w, "mesh", '[');
    for (size_t i = 0; i < s->n_mesh; i++) {
        const struct cc_mesh_heading *h = &s->mesh[i];

        cc_json_open(w, NULL, '{');
        cc_json_str(w, "ui", h->ui);
        cc_json_str(w, "name", h->name);
        cc_json_bool(w, "major", h->major);
        cc_json_open(w, "qualifiers", '[');
        for (size_t k = 0; k < h->n_qualifiers; k++) {
            cc_json_open(w, NULL, '{');
            cc_json_str(w, "ui", h->qualifiers[k].ui);
            cc_json_str(w, "name", h->qualifiers[k].name);
            cc_json_bool(w, "major", h->qualifiers[k].major);
            cc_json_close(w);
        }
        cc_json_close(w);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
add_topics(struct cc_json_writer *w, const struct cc_study *s)
{
    add_named(w, "types", s->types, s->n_types);
    add_mesh(w, s);
    cc_json_open(w, "substances", '[');
    for (size_t i = 0; i < s->n_substances; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "ui", s->substances[i].ui);
        cc_json_str(w, "name", s->substances[i].name);
        cc_json_str(w, "registry", s->substances[i].registry);
        cc_json_close(w);
    }
    cc_json_close(w);
    add_named(w, "supplementary", s->supplementary, s->n_supplementary);
    cc_json_open(w, "keywords", '[');
    for (size_t i = 0; i < s->n_keywords; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "text", s->keywords[i].text);
        cc_json_bool(w, "major", s->keywords[i].major);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
add_funding(struct cc_json_writer *w, const struct cc_study *s)
{
    cc_json_open(w, "grants", '[');
    for (size_t i = 0; i < s->n_grants; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "id", s->grants[i].id);
        cc_json_str(w, "acronym", s->grants[i].acronym);
        cc_json_str(w, "agency", s->grants[i].agency);
        cc_json_str(w, "country", s->grants[i].country);
        cc_json_close(w);
    }
    cc_json_close(w);
    cc_json_open(w, "accessions", '[');
    for (size_t i = 0; i < s->n_accessions; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "bank", s->accessions[i].bank);
        cc_json_str(w, "number", s->accessions[i].number);
        cc_json_close(w);
    }
    cc_json_close(w);
    cc_json_str(w, "interests", s->interests);
}

static void
add_links(struct cc_json_writer *w, const struct cc_study *s)
{
    cc_json_open(w, "links", '[');
    for (size_t i = 0; i < s->n_links; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "type", s->links[i].type);
        add_pmid(w, "pmid", s->links[i].pmid);
        cc_json_str(w, "source", s->links[i].source);
        cc_json_str(w, "note", s->links[i].note);
        cc_json_close(w);
    }
    cc_json_close(w);
    cc_json_open(w, "references", '[');
    for (size_t i = 0; i < s->n_references; i++)
        add_pmid(w, NULL, s->references[i]);
    cc_json_close(w);
    cc_json_open(w, "history", '[');
    for (size_t i = 0; i < s->n_history; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "status", s->history[i].status);
        add_date(w, "date", &s->history[i].date);
        cc_json_int(w, "hour", s->history[i].hour);
        cc_json_int(w, "minute", s->history[i].minute);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
add_abstracts(struct cc_json_writer *w, const struct cc_study *s)
{
    add_parts(w, "abstract", s->abstract, s->n_abstract);
    cc_json_str(w, "copyright", s->copyright);
    cc_json_open(w, "other_abstracts", '[');
    for (size_t i = 0; i < s->n_other_abstracts; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "type", s->other_abstracts[i].type);
        cc_json_str(w, "language", s->other_abstracts[i].language);
        add_parts(w, "parts", s->other_abstracts[i].parts, s->other_abstracts[i].n_parts);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
add_place(struct cc_json_writer *w, const struct cc_study *s)
{
    cc_json_str(w, "journal", s->journal);
    cc_json_str(w, "journal_abbrev", s->journal_abbrev);
    cc_json_str(w, "issn", s->issn);
    cc_json_str(w, "issn_linking", s->issn_linking);
    cc_json_str(w, "nlm_id", s->nlm_id);
    cc_json_str(w, "country", s->country);
    cc_json_str(w, "volume", s->volume);
    cc_json_str(w, "issue", s->issue);
    cc_json_str(w, "pages", s->pages);
    cc_json_str(w, "book_title", s->book_title);
    cc_json_str(w, "publisher", s->publisher);
    add_date(w, "published", &s->published);
    add_date(w, "electronic", &s->electronic);
    add_date(w, "completed", &s->completed);
    add_date(w, "revised", &s->revised);
    cc_json_str(w, "publication_status", s->publication_status);
    add_strings(w, "languages", s->languages, s->n_languages);
}

void
cc_study_json(const struct cc_study *s, struct cc_json_writer *w, const char *key)
{
    cc_json_open(w, key, '{');
    add_pmid(w, "pmid", s->pmid);
    cc_json_int(w, "version", s->version);
    cc_json_str(w, "kind", s->kind == CC_STUDY_BOOK ? "book" : "article");
    cc_json_str(w, "status", s->status);
    cc_json_str(w, "indexing", s->indexing);
    cc_json_str(w, "owner", s->owner);
    cc_json_str(w, "doi", s->doi);
    cc_json_str(w, "pii", s->pii);
    cc_json_str(w, "pmc", s->pmc);
    cc_json_str(w, "title", s->title);
    cc_json_str(w, "vernacular_title", s->vernacular_title);
    add_authors(w, s);
    add_place(w, s);
    add_abstracts(w, s);
    add_topics(w, s);
    add_funding(w, s);
    add_links(w, s);
    cc_json_close(w);
}

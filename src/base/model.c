/* model.c: lifetimes of the structs of claimcheck/model.h. Knows only memory. */
#include <claimcheck/model.h>

#include "base/mem.h"

/* Frees n elements with their own clear function, then the array. */
#define CLEAR_LIST(v, n, clear) \
    do { \
        for (size_t i_ = 0; i_ < (n); i_++) \
            clear(&(v)[i_]); \
        free(v); \
    } while (0)

static void
clear_string(char **s)
{
    free(*s);
}

static void
clear_block(struct cc_block *b)
{
    free(b->label);
}

static void
clear_mark(struct cc_mark *m)
{
    free(m->target);
}

void
cc_article_clear(struct cc_article *a)
{
    free(a->id);
    free(a->name);
    free(a->title);
    free(a->url);
    free(a->hash);
    free(a->language);
    free(a->text);
    CLEAR_LIST(a->blocks, a->n_blocks, clear_block);
    CLEAR_LIST(a->marks, a->n_marks, clear_mark);
    CLEAR_LIST(a->notes, a->n_notes, clear_string);
    free(a->lines);
    *a = (struct cc_article){0};
}

uint32_t
cc_article_line_at(const struct cc_article *a, size_t offset)
{
    size_t low = 0, high = a->n_lines;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (a->lines[middle].at <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (a->n_lines == 0)
        return 0;
    return a->lines[low ? low - 1 : 0].line;
}

void
cc_claim_clear(struct cc_claim *c)
{
    free(c->id);
    free(c->text);
    free(c->quote);
    free(c->spans);
    free(c->lines);
    free(c->section);
    free(c->subject);
    free(c->relation);
    free(c->object);
    free(c->same_as);
    free(c->elsewhere.article);
    free(c->elsewhere.name);
    free(c->elsewhere.claim);
    free(c->worth_why);
    free(c->rule);
    *c = (struct cc_claim){0};
}

static void
clear_query_term(struct cc_query_term *t)
{
    free(t->text);
    free(t->concept);
    free(t->why);
}

void
cc_query_clear(struct cc_query *q)
{
    free(q->text);
    free(q->label);
    CLEAR_LIST(q->terms, q->n_terms, clear_query_term);
    *q = (struct cc_query){0};
}

void
cc_ladder_clear(struct cc_ladder *l)
{
    free(l->claim);
    CLEAR_LIST(l->rungs, l->n_rungs, cc_query_clear);
    *l = (struct cc_ladder){0};
}

static void
copy_query(struct cc_query *to, const struct cc_query *from)
{
    to->text = cc_mem_strdup(from->text);
    to->label = cc_mem_strdup(from->label);
    to->n_terms = from->n_terms;
    to->terms = from->n_terms ? cc_mem_alloc(from->n_terms * sizeof *to->terms) : NULL;
    for (size_t i = 0; i < from->n_terms; i++) {
        to->terms[i].text = cc_mem_strdup(from->terms[i].text);
        to->terms[i].concept = cc_mem_strdup(from->terms[i].concept);
        to->terms[i].why = cc_mem_strdup(from->terms[i].why);
    }
}

void
cc_ladder_copy(struct cc_ladder *to, const struct cc_ladder *from)
{
    to->claim = cc_mem_strdup(from->claim);
    to->n_rungs = from->n_rungs;
    to->rungs = from->n_rungs ? cc_mem_alloc(from->n_rungs * sizeof *to->rungs) : NULL;
    for (size_t i = 0; i < from->n_rungs; i++)
        copy_query(&to->rungs[i], &from->rungs[i]);
}

static void
clear_part(struct cc_abstract_part *p)
{
    free(p->label);
    free(p->category);
    free(p->text);
}

static void
clear_other_abstract(struct cc_other_abstract *o)
{
    free(o->type);
    free(o->language);
    CLEAR_LIST(o->parts, o->n_parts, clear_part);
}

static void
clear_author(struct cc_author *a)
{
    free(a->last);
    free(a->fore);
    free(a->initials);
    free(a->suffix);
    free(a->collective);
    free(a->orcid);
    CLEAR_LIST(a->affiliations, a->n_affiliations, clear_string);
}

static void
clear_named(struct cc_named *n)
{
    free(n->ui);
    free(n->name);
    free(n->registry);
}

static void
clear_qualifier(struct cc_mesh_qualifier *q)
{
    free(q->ui);
    free(q->name);
}

static void
clear_heading(struct cc_mesh_heading *h)
{
    free(h->ui);
    free(h->name);
    CLEAR_LIST(h->qualifiers, h->n_qualifiers, clear_qualifier);
}

static void
clear_keyword(struct cc_keyword *k)
{
    free(k->text);
}

static void
clear_grant(struct cc_grant *g)
{
    free(g->id);
    free(g->acronym);
    free(g->agency);
    free(g->country);
}

static void
clear_accession(struct cc_accession *a)
{
    free(a->bank);
    free(a->number);
}

static void
clear_link(struct cc_link *l)
{
    free(l->type);
    free(l->source);
    free(l->note);
}

static void
clear_history(struct cc_history *h)
{
    free(h->status);
    free(h->date.text);
}

static void
clear_study_lists(struct cc_study *s)
{
    CLEAR_LIST(s->abstract, s->n_abstract, clear_part);
    CLEAR_LIST(s->other_abstracts, s->n_other_abstracts, clear_other_abstract);
    CLEAR_LIST(s->authors, s->n_authors, clear_author);
    CLEAR_LIST(s->investigators, s->n_investigators, clear_author);
    CLEAR_LIST(s->languages, s->n_languages, clear_string);
    CLEAR_LIST(s->types, s->n_types, clear_named);
    CLEAR_LIST(s->mesh, s->n_mesh, clear_heading);
    CLEAR_LIST(s->substances, s->n_substances, clear_named);
    CLEAR_LIST(s->supplementary, s->n_supplementary, clear_named);
    CLEAR_LIST(s->keywords, s->n_keywords, clear_keyword);
    CLEAR_LIST(s->grants, s->n_grants, clear_grant);
    CLEAR_LIST(s->accessions, s->n_accessions, clear_accession);
    CLEAR_LIST(s->links, s->n_links, clear_link);
    CLEAR_LIST(s->history, s->n_history, clear_history);
    free(s->references);
}

void
cc_study_clear(struct cc_study *s)
{
    char *strings[] = {s->status, s->indexing, s->owner, s->title, s->vernacular_title, s->copyright, s->journal,
        s->journal_abbrev, s->issn, s->issn_linking, s->nlm_id, s->country, s->volume, s->issue, s->pages,
        s->published.text, s->electronic.text, s->completed.text, s->revised.text, s->doi, s->pii, s->pmc,
        s->publication_status, s->interests, s->book_title, s->publisher, s->record_hash};

    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        free(strings[i]);
    clear_study_lists(s);
    *s = (struct cc_study){0};
}

void
cc_source_info_clear(struct cc_source_info *i)
{
    free(i->name);
    free(i->statement);
    *i = (struct cc_source_info){0};
}

void
cc_search_clear(struct cc_search *s)
{
    free(s->query);
    free(s->asked_as);
    free(s->translation);
    free(s->pmids);
    CLEAR_LIST(s->warnings, s->n_warnings, clear_string);
    free(s->source);
    free(s->hash);
    free(s->program);
    *s = (struct cc_search){0};
}

void
cc_search_copy(struct cc_search *to, const struct cc_search *from)
{
    *to = *from;
    to->query = cc_mem_strdup(from->query);
    to->asked_as = cc_mem_strdup(from->asked_as);
    to->translation = cc_mem_strdup(from->translation);
    to->pmids = cc_mem_dup(from->pmids, from->n_pmids * sizeof *from->pmids);
    to->warnings = from->n_warnings ? cc_mem_alloc(from->n_warnings * sizeof *to->warnings) : NULL;
    for (size_t i = 0; i < from->n_warnings; i++)
        to->warnings[i] = cc_mem_strdup(from->warnings[i]);
    to->source = cc_mem_strdup(from->source);
    to->hash = cc_mem_strdup(from->hash);
    to->program = cc_mem_strdup(from->program);
}

void
cc_claim_search_clear(struct cc_claim_search *s)
{
    free(s->why);
    CLEAR_LIST(s->searches, s->n_searches, cc_search_clear);
    free(s->missing);
    *s = (struct cc_claim_search){0};
}

static void
clear_evidence(struct cc_evidence *e)
{
    free(e->design_why);
    free(e->retraction_why);
    free(e->sentence);
    free(e->sentence_where);
    free(e->why);
}

void
cc_pin_clear(struct cc_pin *p)
{
    free(p->title);
    free(p->journal);
    free(p->design);
    free(p->retraction);
    free(p->quote);
    free(p->record_hash);
    *p = (struct cc_pin){0};
}

void
cc_rating_clear(struct cc_rating *r)
{
    free(r->claim);
    free(r->claim_text);
    free(r->article);
    free(r->article_name);
    free(r->note);
    free(r->by);
    CLEAR_LIST(r->pins, r->n_pins, cc_pin_clear);
    *r = (struct cc_rating){0};
}

/* The growable lists of the model: _push gives a zeroed element, _clear frees all. */
#define LIST(list, element, clear) \
    struct cc_##element *cc_##list##_push(struct cc_##list *l) \
    { \
        l->v = cc_mem_grow(l->v, l->n, &l->cap, sizeof *l->v); \
        return &l->v[l->n++]; \
    } \
    void cc_##list##_clear(struct cc_##list *l) \
    { \
        CLEAR_LIST(l->v, l->n, clear); \
        *l = (struct cc_##list){0}; \
    }

LIST(claims, claim, cc_claim_clear)
LIST(studies, study, cc_study_clear)
LIST(evidence_list, evidence, clear_evidence)
LIST(ratings, rating, cc_rating_clear)

void
cc_claim_result_clear(struct cc_claim_result *r)
{
    cc_ladder_clear(&r->ladder);
    cc_claim_search_clear(&r->search);
    cc_evidence_list_clear(&r->evidence);
    cc_ratings_clear(&r->ratings);
    *r = (struct cc_claim_result){0};
}

void
cc_report_clear(struct cc_report *r)
{
    CLEAR_LIST(r->results, r->n_results, cc_claim_result_clear);
    cc_source_info_clear(&r->source);
    free(r->program);
    *r = (struct cc_report){0};
}

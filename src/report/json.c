/* json.c: the whole report as JSON, schema_version 1. Fields are only ever added. */
#include "base/clock.h"
#include "report/report_int.h"

static void
json_spans(struct cc_json_writer *w, const struct cc_claim *c)
{
    cc_json_open(w, "lines", '[');
    for (size_t i = 0; i < c->n_lines; i++)
        cc_json_int(w, NULL, c->lines[i]);
    cc_json_close(w);
    cc_json_open(w, "spans", '[');
    for (size_t i = 0; i < c->n_spans; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_int(w, "start", (int64_t)c->spans[i].start);
        cc_json_int(w, "end", (int64_t)c->spans[i].end);
        cc_json_close(w);
    }
    cc_json_close(w);
}

void
cc_report_json_claim(struct cc_json_writer *w, const struct cc_claim *c)
{
    cc_json_str(w, "id", c->id);
    cc_json_str(w, "text", c->text);
    cc_json_str(w, "quote", c->quote);
    json_spans(w, c);
    cc_json_str(w, "section", c->section);
    cc_json_str(w, "subject", c->subject);
    cc_json_str(w, "relation", c->relation);
    cc_json_str(w, "object", c->object);
    cc_json_str(w, "direction", cc_direction_name(c->direction));
    cc_json_str(w, "kind", cc_claim_kind_name(c->kind));
    cc_json_bool(w, "hedged", c->hedged);
    cc_json_bool(w, "negated", c->negated);
    cc_json_bool(w, "testimonial", c->testimonial);
    cc_json_str(w, "same_as", c->same_as);
    if (c->elsewhere.claim != NULL) {
        cc_json_open(w, "same_as_elsewhere", '{');
        cc_json_str(w, "article", c->elsewhere.article);
        cc_json_str(w, "name", c->elsewhere.name);
        cc_json_str(w, "claim", c->elsewhere.claim);
        cc_json_close(w);
    }
    cc_json_int(w, "worth", c->worth);
    cc_json_str(w, "worth_why", c->worth_why);
    cc_json_str(w, "rule", c->rule);
}

static void
json_skipped(struct cc_json_writer *w, const struct cc_article *a)
{
    cc_json_open(w, "not_read_for_claims", '[');
    for (size_t i = 0; i < a->n_blocks; i++) {
        const struct cc_block *b = &a->blocks[i];

        if (!cc_report_is_skipped(b))
            continue;
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "role", cc_block_role_name(b->role));
        cc_json_str(w, "kind", cc_block_kind_name(b->kind));
        cc_json_int(w, "line_first", b->line_first);
        cc_json_int(w, "line_last", b->line_last);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
json_bare(struct cc_json_writer *w, const struct cc_article *a, const struct cc_claims *claims)
{
    bool *covered = cc_report_covered(a, claims);

    cc_json_open(w, "read_without_claim", '[');
    for (size_t i = 0; i < a->n_blocks; i++) {
        if (!cc_report_is_bare(a, i, covered))
            continue;
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "kind", cc_block_kind_name(a->blocks[i].kind));
        cc_json_int(w, "line_first", a->blocks[i].line_first);
        cc_json_int(w, "line_last", a->blocks[i].line_last);
        cc_json_close(w);
    }
    cc_json_close(w);
    free(covered);
}

void
cc_report_json_article(struct cc_json_writer *w, const struct cc_article *a, const struct cc_claims *claims)
{
    cc_json_open(w, "article", '{');
    cc_json_str(w, "id", a->id);
    cc_json_str(w, "name", a->name);
    cc_json_str(w, "title", a->title);
    cc_json_str(w, "url", a->url);
    cc_json_str(w, "sha256", a->hash);
    cc_json_str(w, "format", cc_format_name(a->format));
    cc_json_str(w, "language", a->language);
    cc_json_time(w, "fetched_at", a->fetched_at);
    cc_json_int(w, "bytes", (int64_t)a->text_len);
    cc_json_int(w, "blocks", (int64_t)a->n_blocks);
    cc_json_open(w, "notes", '[');
    for (size_t i = 0; i < a->n_notes; i++)
        cc_json_str(w, NULL, a->notes[i]);
    cc_json_close(w);
    json_skipped(w, a);
    json_bare(w, a, claims);
    cc_json_close(w);
}

static void
json_pmid(struct cc_json_writer *w, const char *key, uint32_t pmid)
{
    char text[16];

    snprintf(text, sizeof text, "%u", pmid);
    cc_json_str(w, key, text);
}

static void
json_one_search(struct cc_json_writer *w, const struct cc_search *s)
{
    cc_json_open(w, NULL, '{');
    cc_json_str(w, "query", s->query);
    cc_json_str(w, "asked_as", s->asked_as);
    cc_json_str(w, "translation", s->translation);
    cc_json_int(w, "count", (int64_t)s->count);
    cc_json_time(w, "searched_at", s->searched_at);
    cc_json_str(w, "source", s->source);
    cc_json_str(w, "sha256", s->hash);
    cc_json_str(w, "program", s->program);
    cc_json_open(w, "pmids", '[');
    for (size_t i = 0; i < s->n_pmids; i++)
        json_pmid(w, NULL, s->pmids[i]);
    cc_json_close(w);
    cc_json_open(w, "warnings", '[');
    for (size_t i = 0; i < s->n_warnings; i++)
        cc_json_str(w, NULL, s->warnings[i]);
    cc_json_close(w);
    cc_json_close(w);
}

static void
json_search(struct cc_json_writer *w, const struct cc_claim_result *r)
{
    const struct cc_search *last = cc_report_last_search(r);

    cc_json_open(w, "search", '{');
    cc_json_str(w, "state", cc_search_state_name(r->search.state));
    cc_json_str(w, "why", r->search.why);
    if (last)
        cc_json_int(w, "count", (int64_t)last->count);
    else
        cc_json_null(w, "count");
    cc_json_int(w, "shown", (int64_t)r->evidence.n);
    cc_json_time(w, "searched_at", last ? last->searched_at : 0);
    cc_json_bool(w, "from_cache", r->search.from_cache);
    cc_json_open(w, "missing_pmids", '[');
    for (size_t i = 0; i < r->search.n_missing; i++)
        json_pmid(w, NULL, r->search.missing[i]);
    cc_json_close(w);
    cc_json_open(w, "searches", '[');
    for (size_t i = 0; i < r->search.n_searches; i++)
        json_one_search(w, &r->search.searches[i]);
    cc_json_close(w);
    cc_json_close(w);
}

static void
json_study(struct cc_json_writer *w, const struct cc_report *report, const struct cc_evidence *e)
{
    const struct cc_study *s = &report->studies->v[e->study];

    cc_json_open(w, NULL, '{');
    json_pmid(w, "pmid", e->pmid);
    cc_json_str(w, "title", s->title);
    cc_json_open(w, "authors", '[');
    for (size_t i = 0; i < s->n_authors; i++) {
        const struct cc_author *a = &s->authors[i];
        char *name = a->collective
            ? cc_mem_strdup(a->collective)
            : cc_mem_printf("%s%s%s", a->last ? a->last : "", a->initials ? " " : "", a->initials ? a->initials : "");

        cc_json_str(w, NULL, name);
        free(name);
    }
    cc_json_close(w);
    cc_json_str(w, "journal", s->journal ? s->journal : s->book_title);
    if (s->published.year)
        cc_json_int(w, "year", s->published.year);
    else
        cc_json_null(w, "year");
    cc_json_str(w, "doi", s->doi);
    cc_json_str(w, "interests", s->interests);
    cc_json_int(w, "score", e->score);
    cc_json_real(w, "relevance", e->relevance);
    cc_json_real(w, "design_tier", e->tier);
    cc_json_real(w, "recency", e->recency);
    cc_json_str(w, "why", e->why);
    cc_json_str(w, "design", cc_design_name(e->design));
    cc_json_str(w, "design_why", e->design_why);
    cc_json_str(w, "retraction", cc_retraction_name(e->retraction));
    cc_json_str(w, "retraction_why", e->retraction_why);
    cc_json_time(w, "retraction_as_of", e->retraction_at);
    cc_json_str(w, "sentence", e->sentence);
    cc_json_str(w, "sentence_where", e->sentence_where);
    cc_json_bool(w, "abstract_read", s->n_abstract > 0);
    cc_json_str(w, "record_sha256", s->record_hash);
    cc_json_close(w);
}

static void
json_result(struct cc_json_writer *w, const struct cc_report *report, const struct cc_claim_result *r)
{
    json_search(w, r);
    cc_json_open(w, "studies", '[');
    for (size_t i = 0; i < r->evidence.n; i++)
        json_study(w, report, &r->evidence.v[i]);
    cc_json_close(w);
    cc_json_open(w, "ratings", '[');
    for (size_t i = 0; i < r->ratings.n; i++) {
        const struct cc_rating *rating = &r->ratings.v[i];

        cc_json_open(w, NULL, '{');
        cc_json_int(w, "number", rating->number);
        cc_json_str(w, "support", cc_support_name(rating->support));
        cc_json_str(w, "certainty", cc_certainty_name(rating->certainty));
        cc_json_str(w, "note", rating->note);
        cc_json_str(w, "by", rating->by);
        cc_json_time(w, "rated_at", rating->rated_at);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
json_head(struct cc_json_writer *w, const struct cc_report *report)
{
    struct cc_report_counts n = cc_report_count(report);

    cc_json_str(w, "program", report->program);
    cc_json_time(w, "made_at", report->made_at);
    cc_json_open(w, "source", '{');
    cc_json_str(w, "name", report->source.name);
    cc_json_str(w, "statement", report->source.statement);
    cc_json_time(w, "as_of", report->source.as_of);
    cc_json_bool(w, "has_abstracts", report->source.has_abstracts);
    cc_json_close(w);
    cc_json_open(w, "summary", '{');
    cc_json_int(w, "claims", (int64_t)n.n_claims);
    cc_json_int(w, "distinct", (int64_t)n.n_distinct);
    cc_json_int(w, "searched", (int64_t)n.n_searched);
    cc_json_int(w, "partial", (int64_t)n.n_partly);
    cc_json_int(w, "unsearched", (int64_t)n.n_unsearched);
    cc_json_int(w, "rated", (int64_t)n.n_rated);
    cc_json_close(w);
}

void
cc_report_json(const struct cc_report *report, struct cc_buf *out)
{
    struct cc_json_writer w = {.out = out};

    cc_json_open(&w, NULL, '{');
    cc_json_str(&w, "schema_version", "1");
    if (report->n_results || report->program)
        json_head(&w, report);
    cc_report_json_article(&w, report->article, report->claims);
    cc_json_open(&w, "claims", '[');
    for (size_t i = 0; i < report->claims->n; i++) {
        cc_json_open(&w, NULL, '{');
        cc_report_json_claim(&w, &report->claims->v[i]);
        if (i < report->n_results)
            json_result(&w, report, &report->results[i]);
        cc_json_close(&w);
    }
    cc_json_close(&w);
    cc_json_close(&w);
}

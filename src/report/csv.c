/* csv.c: one row per claim, or per claim and study where studies were searched; then one for each block that was read
 * without giving a claim or not read at all. The last column tells them apart ("claim", "read-without-claim",
 * "not-read"), and only claims have an id, so that who counts claims by id counts them as before. RFC 4180, no row
 * cap. */
#include "base/clock.h"
#include "base/csv.h"
#include "report/report_int.h"

static const char *const CLAIM_COLUMNS[] = {"article", "claim", "lines", "text", "quote", "section", "subject",
    "relation", "object", "direction", "kind", "hedged", "same_as", "worth", NULL};
static const char *const SEARCH_COLUMNS[] = {"search_state", "search_why", "hits", "searched_at", "source", "rank",
    "pmid", "title", "journal", "year", "doi", "design", "retraction", "retraction_as_of", "score", "sentence",
    "rating", "certainty", "rated_by", NULL};
static const char *const LAST_COLUMNS[] = {"same_as_article", "same_as_claim_there", "row", NULL};
#define N_CLAIM_COLUMNS  (sizeof CLAIM_COLUMNS / sizeof *CLAIM_COLUMNS - 1)
#define N_SEARCH_COLUMNS (sizeof SEARCH_COLUMNS / sizeof *SEARCH_COLUMNS - 1)
#define N_BEFORE_BLANK   6 /* article to section: what a block has of a claim's columns */

/* claim NULL: the row is about a block. */
static void
last_fields(const struct cc_claim *claim, const char *row, struct cc_buf *out)
{
    cc_csv_field(out, claim ? claim->elsewhere.article : NULL);
    cc_csv_field(out, claim ? claim->elsewhere.claim : NULL);
    cc_csv_field(out, row);
}

/* A block has an article, lines, its words as the quote and a section; the other columns are empty. */
static void
block_row(const struct cc_report *report, const struct cc_block *b, const char *what, bool searched, struct cc_buf *out)
{
    const struct cc_article *a = report->article;
    const struct cc_block *section = b->section ? &a->blocks[b->section - 1] : NULL;
    char *text = cc_mem_strndup(a->text + b->span.start, b->span.end - b->span.start);
    char *heading = section ? cc_mem_strndup(a->text + section->span.start, section->span.end - section->span.start)
        : NULL;

    cc_csv_field(out, a->name);
    cc_csv_field(out, NULL);
    if (b->line_last > b->line_first) {
        char lines[32];

        snprintf(lines, sizeof lines, "%u;%u", b->line_first, b->line_last);
        cc_csv_field(out, lines);
    } else {
        cc_csv_number(out, b->line_first);
    }
    cc_csv_field(out, NULL);
    cc_csv_field(out, text);
    cc_csv_field(out, heading);
    for (size_t i = N_BEFORE_BLANK; i < N_CLAIM_COLUMNS + (searched ? N_SEARCH_COLUMNS : 0); i++)
        cc_csv_field(out, NULL);
    last_fields(NULL, what, out);
    cc_csv_end(out);
    free(heading);
    free(text);
}

static void
block_rows(const struct cc_report *report, bool searched, struct cc_buf *out)
{
    const struct cc_article *a = report->article;
    bool *covered = cc_report_covered(a, report->claims);

    for (size_t i = 0; i < a->n_blocks; i++) {
        if (cc_report_is_bare(a, i, covered))
            block_row(report, &a->blocks[i], "read-without-claim", searched, out);
        else if (cc_report_is_skipped(&a->blocks[i]))
            block_row(report, &a->blocks[i], "not-read", searched, out);
    }
    free(covered);
}

static void
claim_fields(const struct cc_report *report, const struct cc_claim *c, struct cc_buf *out)
{
    struct cc_buf lines = {0};

    for (size_t i = 0; i < c->n_lines; i++)
        cc_buf_addf(&lines, "%s%u", i ? ";" : "", c->lines[i]);
    cc_csv_field(out, report->article->name);
    cc_csv_field(out, c->id);
    cc_csv_field(out, lines.v);
    cc_csv_field(out, c->text);
    cc_csv_field(out, c->quote);
    cc_csv_field(out, c->section);
    cc_csv_field(out, c->subject);
    cc_csv_field(out, c->relation);
    cc_csv_field(out, c->object);
    cc_csv_field(out, cc_direction_name(c->direction));
    cc_csv_field(out, cc_claim_kind_name(c->kind));
    cc_csv_field(out, c->hedged ? "yes" : "no");
    cc_csv_field(out, c->same_as);
    cc_csv_number(out, c->worth);
    cc_buf_clear(&lines);
}

static void
study_fields(const struct cc_report *report, const struct cc_evidence *e, size_t rank, struct cc_buf *out)
{
    const struct cc_study *s = &report->studies->v[e->study];
    char date[CC_TIME_CAP];

    cc_csv_number(out, (long long)rank);
    cc_csv_number(out, e->pmid);
    cc_csv_field(out, s->title);
    cc_csv_field(out, s->journal);
    if (s->published.year)
        cc_csv_number(out, s->published.year);
    else
        cc_csv_field(out, NULL);
    cc_csv_field(out, s->doi);
    cc_csv_field(out, cc_design_name(e->design));
    cc_csv_field(out, cc_retraction_name(e->retraction));
    cc_csv_field(out, e->retraction_at ? cc_time_date(e->retraction_at, date) : NULL);
    cc_csv_number(out, e->score);
    cc_csv_field(out, e->sentence);
}

static void
result_row(const struct cc_report *report, const struct cc_claim_result *r, size_t study, struct cc_buf *out)
{
    const struct cc_search *last = cc_report_last_search(r);
    const struct cc_rating *rating = r->ratings.n ? &r->ratings.v[r->ratings.n - 1] : NULL;
    char at[CC_TIME_CAP];

    claim_fields(report, r->claim, out);
    cc_csv_field(out, cc_search_state_name(r->search.state));
    cc_csv_field(out, r->search.why);
    if (last)
        cc_csv_number(out, (long long)last->count);
    else
        cc_csv_field(out, NULL);
    cc_csv_field(out, last ? cc_time_iso(last->searched_at, at) : NULL);
    cc_csv_field(out, report->source.statement);
    if (study < r->evidence.n) {
        study_fields(report, &r->evidence.v[study], study + 1, out);
    } else {
        for (int i = 0; i < 11; i++)
            cc_csv_field(out, NULL);
    }
    cc_csv_field(out, rating ? cc_support_name(rating->support) : NULL);
    cc_csv_field(out, rating ? cc_certainty_name(rating->certainty) : NULL);
    cc_csv_field(out, rating ? rating->by : NULL);
    last_fields(r->claim, "claim", out);
    cc_csv_end(out);
}

void
cc_report_csv(const struct cc_report *report, struct cc_buf *out)
{
    bool searched = report->program != NULL;

    for (const char *const *h = CLAIM_COLUMNS; *h; h++)
        cc_csv_field(out, *h);
    for (const char *const *h = SEARCH_COLUMNS; searched && *h; h++)
        cc_csv_field(out, *h);
    for (const char *const *h = LAST_COLUMNS; *h; h++)
        cc_csv_field(out, *h);
    cc_csv_end(out);
    for (size_t i = 0; i < report->claims->n; i++) {
        size_t n = searched ? report->results[i].evidence.n : 0;

        if (!searched) {
            claim_fields(report, &report->claims->v[i], out);
            last_fields(&report->claims->v[i], "claim", out);
            cc_csv_end(out);
        }
        for (size_t j = 0; searched && (j < n || j == 0); j++)
            result_row(report, &report->results[i], j, out);
    }
    block_rows(report, searched, out);
}

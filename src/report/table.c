/* table.c: for the terminal: the claims as a table, and below each checked claim its best studies. */
#include "base/table.h"
#include "report/report_int.h"

#define SHOWN  3  /* studies a claim */
#define PLACES 12 /* of what gave no claim */

static void
claims_table(const struct cc_report *report, struct cc_buf *out)
{
    struct cc_table t = {.n_cols = 6};

    for (const char *const *h = (const char *const[]){"ID", "LINES", "KIND", "DIRECTION", "HEDGED", "CLAIM", NULL}; *h;
         h++)
        cc_table_add(&t, *h);
    for (size_t i = 0; i < report->claims->n; i++) {
        const struct cc_claim *c = &report->claims->v[i];
        struct cc_buf lines = {0};

        cc_report_lines(&lines, c);
        cc_table_add(&t, c->id);
        cc_table_add(&t, strchr(lines.v, ' ') + 1);
        cc_table_add(&t, cc_claim_kind_name(c->kind));
        cc_table_add(&t, cc_direction_name(c->direction));
        cc_table_add(&t, c->hedged ? "hedged" : "");
        cc_table_addf(
            &t, "%s%s%s%s", c->text, c->same_as ? "  [= " : "", c->same_as ? c->same_as : "", c->same_as ? "]" : "");
        cc_buf_clear(&lines);
    }
    cc_table_write(&t, out);
}

/* One line a study, so that the eye runs down years and designs; what the line would repeat for each study stands at
 * the foot of the output. */
static void
study_line(const struct cc_report *report, const struct cc_evidence *e, struct cc_table *t)
{
    const struct cc_study *s = &report->studies->v[e->study];
    const char *design = cc_report_design(e);
    struct cc_buf line = {0};

    cc_table_addf(t, "    PMID %u", e->pmid);
    if (s->published.year)
        cc_table_addf(t, "%u", s->published.year);
    else
        cc_table_add(t, "year ?");
    cc_table_add(t, design ? design : "design not assessed");
    if (cc_report_is_flagged(e)) {
        cc_report_retraction(&line, e);
        cc_buf_adds(&line, ": ");
    }
    cc_buf_adds(&line, s->title ? s->title : "title not given");
    if (e->sentence)
        cc_buf_addf(&line, " [%s: \u201c%s\u201d]", e->sentence_where ? e->sentence_where : "abstract", e->sentence);
    cc_table_add(t, line.v);
    cc_buf_clear(&line);
}

static void
warning_line(void *arg, const char *warning)
{
    cc_buf_addf(arg, "    note: %s\n", warning);
}

static void
result_lines(const struct cc_report *report, const struct cc_claim_result *r, struct cc_buf *out)
{
    struct cc_table t = {.n_cols = 4};

    cc_buf_addf(out, "\n%s  %s\n    ", r->claim->id, r->claim->text);
    cc_report_search_line(out, r);
    cc_buf_addc(out, '\n');
    cc_report_each_warning(r, warning_line, out);
    for (size_t i = 0; i < r->evidence.n && i < SHOWN; i++)
        study_line(report, &r->evidence.v[i], &t);
    cc_table_write(&t, out);
    if (r->evidence.n > SHOWN)
        cc_buf_addf(out, "    and %zu more\n", r->evidence.n - SHOWN);
    for (size_t i = 0; i < r->ratings.n; i++) {
        const struct cc_rating *rating = &r->ratings.v[i];

        cc_buf_addf(out, "    rated %s, certainty %s, by %s%s%s\n", cc_support_name(rating->support),
            cc_certainty_name(rating->certainty), rating->by, rating->note ? ": " : "",
            rating->note ? rating->note : "");
    }
}

/* How many of the studies shown nobody could look up for retractions: said once, not for each. */
static void
unchecked_line(const struct cc_report *report, struct cc_buf *out)
{
    size_t shown = 0, unchecked = 0;

    for (size_t i = 0; i < report->n_results; i++) {
        const struct cc_evidence_list *list = &report->results[i].evidence;

        for (size_t j = 0; report->results[i].claim->same_as == NULL && j < list->n && j < SHOWN; j++, shown++)
            unchecked += list->v[j].retraction == CC_RETRACTION_UNCHECKED;
    }
    if (unchecked)
        cc_buf_addf(out, "\nretraction state unchecked: %zu of the %zu studies listed", unchecked, shown);
}

/* Where a miss would stand: at most a dozen places by line. */
static void
bare_line(const struct cc_report *report, struct cc_buf *out)
{
    const struct cc_article *a = report->article;
    bool *covered = cc_report_covered(a, report->claims);
    struct cc_buf lines = {0};
    size_t n = 0, n_places = 0;
    uint32_t last = 0;

    for (size_t i = 0; i < a->n_blocks; i++) {
        uint32_t line = a->blocks[i].line_first;

        if (!cc_report_is_bare(a, i, covered))
            continue;
        if (line != last && n_places++ < PLACES)
            cc_buf_addf(&lines, n_places > 1 ? ", %u" : "%u", line);
        last = line;
        n++;
    }
    if (n > 0)
        cc_buf_addf(out, "\nread without finding a claim: %zu %s, at %s %s%s", n, n == 1 ? "block" : "blocks",
            n_places == 1 ? "line" : "lines", lines.v, n_places > PLACES ? " …" : "");
    cc_buf_clear(&lines);
    free(covered);
}

void
cc_report_table(const struct cc_report *report, struct cc_buf *out)
{
    struct cc_report_counts n = cc_report_count(report);

    if (n.n_claims == 0)
        cc_buf_adds(out, "no checkable claim found\n");
    else
        claims_table(report, out);
    for (size_t i = 0; i < report->n_results; i++) {
        if (report->results[i].claim->same_as == NULL)
            result_lines(report, &report->results[i], out);
    }
    cc_buf_addf(out, "\n%zu claim%s, %zu distinct", n.n_claims, n.n_claims == 1 ? "" : "s", n.n_distinct);
    if (report->n_results)
        cc_buf_addf(out, "; %zu searched, %zu partly, %zu unsearched\nsource: %s", n.n_searched, n.n_partly,
            n.n_unsearched, report->source.statement);
    unchecked_line(report, out);
    bare_line(report, out);
    if (n.n_skipped_blocks)
        cc_buf_addf(out, "\nnot read for claims: %zu block%s (navigation, banners, footers, related links)",
            n.n_skipped_blocks, n.n_skipped_blocks == 1 ? "" : "s");
    cc_buf_addc(out, '\n');
}

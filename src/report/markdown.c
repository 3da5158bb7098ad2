/* markdown.c: the report as Markdown (CommonMark), for desks that paste it into their own tools. */
#include <claimcheck/rules.h>

#include "base/clock.h"
#include "report/report_int.h"

/* Text as text: every character that Markdown could read is escaped, line breaks become spaces. */
static void
escaped(struct cc_buf *b, const char *s)
{
    for (; s && *s; s++) {
        if (*s == '\n' || *s == '\r') {
            cc_buf_addc(b, ' ');
            continue;
        }
        if (strchr("\\`*_{}[]()<>#+-.!|~&", *s))
            cc_buf_addc(b, '\\');
        cc_buf_addc(b, *s);
    }
}

static void
warning_item(void *arg, const char *warning)
{
    cc_buf_adds(arg, "- note: ");
    escaped(arg, warning);
    cc_buf_addc(arg, '\n');
}

static void
study_item(const struct cc_report *report, const struct cc_evidence *e, size_t rank, struct cc_buf *out)
{
    const struct cc_study *s = &report->studies->v[e->study];
    struct cc_buf line = {0};

    cc_buf_addf(out, "%zu. [PMID %u](https://pubmed.ncbi.nlm.nih.gov/%u/) ", rank, e->pmid, e->pmid);
    escaped(out, s->title ? s->title : "title not given");
    cc_buf_adds(out, "  \n   ");
    cc_report_authors(&line, s);
    if (line.n)
        cc_buf_adds(&line, ". ");
    cc_report_venue(&line, s);
    cc_buf_addf(&line, "; %s; ", e->design == CC_DESIGN_UNKNOWN ? "design not assessed" : cc_design_name(e->design));
    cc_report_retraction(&line, e);
    escaped(out, line.v);
    cc_buf_clear(&line);
    cc_buf_addc(out, '\n');
    if (e->sentence) {
        cc_buf_adds(out, "   > ");
        escaped(out, e->sentence);
        cc_buf_addc(out, '\n');
    }
}

static void
claim_section(const struct cc_report *report, size_t i, struct cc_buf *out)
{
    const struct cc_claim *c = &report->claims->v[i];
    const struct cc_claim_result *r = i < report->n_results ? &report->results[i] : NULL;
    struct cc_buf line = {0};

    cc_buf_addf(out, "\n## %s: ", c->id);
    escaped(out, c->text);
    cc_buf_adds(out, "\n\n> ");
    escaped(out, c->quote);
    cc_buf_adds(out, "\n\n");
    cc_report_lines(&line, c);
    cc_buf_addf(&line, "; %s; direction %s%s", cc_claim_kind_name(c->kind), cc_direction_name(c->direction), c->hedged ? "; hedged" : "");
    escaped(out, line.v);
    cc_buf_adds(out, "\n");
    cc_buf_reset(&line);
    if (c->same_as)
        cc_buf_addf(out, "\nSays the same as %s; its studies stand there.\n", c->same_as);
    if (r != NULL && c->same_as == NULL) {
        cc_report_search_line(&line, r);
        cc_buf_adds(out, "\n**Search:** ");
        escaped(out, line.v);
        cc_buf_adds(out, "\n\n");
        cc_report_each_warning(r, warning_item, out);
        for (size_t j = 0; j < r->evidence.n; j++)
            study_item(report, &r->evidence.v[j], j + 1, out);
    }
    for (size_t j = 0; r != NULL && j < r->ratings.n; j++) {
        const struct cc_rating *rating = &r->ratings.v[j];

        cc_buf_addf(out, "\n**Rated %s**, certainty %s, by ", cc_support_name(rating->support), cc_certainty_name(rating->certainty));
        escaped(out, rating->by);
        if (rating->note) {
            cc_buf_adds(out, ": ");
            escaped(out, rating->note);
        }
        cc_buf_addc(out, '\n');
    }
    cc_buf_clear(&line);
}

void
cc_report_markdown(const struct cc_report *report, struct cc_buf *out)
{
    struct cc_report_counts n = cc_report_count(report);
    char date[CC_TIME_CAP];

    cc_buf_adds(out, "# Claims and studies: ");
    escaped(out, report->article->title ? report->article->title : report->article->name);
    cc_buf_addf(out, "\n\n%zu claims, %zu distinct; %zu searched, %zu partly, %zu unsearched. ", n.n_claims, n.n_distinct, n.n_searched, n.n_partly,
        n.n_unsearched);
    cc_buf_adds(out, "Source: ");
    escaped(out, report->source.statement);
    cc_buf_addf(out, ". Made %s by %s.\n", cc_time_date(report->made_at, date), report->program);
    if (n.n_skipped_blocks)
        cc_buf_addf(out, "\nNot read for claims: %zu blocks (navigation, banners, footers, related links).\n", n.n_skipped_blocks);
    for (size_t i = 0; i < report->claims->n; i++)
        claim_section(report, i, out);
    cc_buf_adds(out, "\n---\n\n");
    escaped(out, cc_rules_notice("advice"));
    cc_buf_addc(out, ' ');
    escaped(out, cc_rules_notice("courtesy"));
    cc_buf_addc(out, '\n');
}

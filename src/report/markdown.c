/* markdown.c: the report as Markdown (CommonMark), for desks that paste it into their own tools. */
#include <ctype.h>

#include <claimcheck/rules.h>

#include "base/clock.h"
#include "report/report_int.h"

#define SHOWN 3 /* studies in full; the others are named by PMID */

/* True when the character at s[i] would be read as markup there: always, or only where a block starts, before a digit's
 * list, an image or an entity. Nothing more is escaped, so that the text can be read as it stands. */
static bool
is_markup(const char *s, size_t i, bool digits_only)
{
    if (strchr("\\`*_[]<~|", s[i]))
        return true;
    if (s[i] == '&')
        return isalpha((unsigned char)s[i + 1]) || s[i + 1] == '#';
    if (strchr(">#+-=", s[i]))
        return i == 0;
    return (s[i] == '.' || s[i] == ')') && i > 0 && digits_only;
}

/* Text as text: line breaks become spaces, what Markdown would read is escaped. */
static void
escaped(struct cc_buf *b, const char *s)
{
    bool digits_only = true;

    for (size_t i = 0; s && s[i]; i++) {
        if (s[i] == '\n' || s[i] == '\r') {
            cc_buf_addc(b, ' ');
            continue;
        }
        if (is_markup(s, i, digits_only))
            cc_buf_addc(b, '\\');
        digits_only = digits_only && isdigit((unsigned char)s[i]);
        cc_buf_addc(b, s[i]);
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
    const char *design = cc_report_design(e);
    struct cc_buf line = {0};

    cc_buf_addf(out, "%zu. ", rank);
    if (cc_report_is_flagged(e)) {
        cc_report_retraction(&line, e);
        cc_buf_adds(out, "**");
        escaped(out, line.v);
        cc_buf_adds(out, "** ");
        cc_buf_reset(&line);
    }
    cc_buf_adds(out, "[");
    escaped(out, s->title ? s->title : "title not given");
    cc_buf_addf(out, "](https://pubmed.ncbi.nlm.nih.gov/%u/)  \n   ", e->pmid);
    cc_report_source_line(&line, s);
    cc_buf_addf(&line, "; PMID %u%s%s; ", e->pmid, design ? "; " : "", design ? design : "");
    cc_report_not_assessed(&line, e);
    cc_buf_adds(&line, design == NULL || e->sentence == NULL ? " not assessed; " : "");
    if (cc_report_is_flagged(e))
        cc_report_matches(&line, e);
    else
        cc_report_retraction(&line, e);
    escaped(out, line.v);
    cc_buf_clear(&line);
    cc_buf_addc(out, '\n');
    if (e->sentence) {
        cc_buf_adds(out, "\n   > ");
        escaped(out, e->sentence);
        cc_buf_adds(out, "\n\n");
    }
}

/* The search of a claim and what it brought. */
static void
studies(const struct cc_report *report, const struct cc_claim_result *r, struct cc_buf *out)
{
    struct cc_buf line = {0};
    size_t before;

    cc_report_search_line(&line, r);
    cc_buf_addf(out, "\n%s", r->search.state == CC_SEARCHED ? "" : "**Not fully searched:** ");
    escaped(out, line.v);
    cc_buf_clear(&line);
    cc_buf_adds(out, r->search.n_searches ? "\n\n" : "\n");
    before = out->n;
    cc_report_each_warning(r, warning_item, out);
    if (out->n > before && r->evidence.n)
        cc_buf_addc(out, '\n');
    for (size_t j = 0; j < r->evidence.n && j < SHOWN; j++)
        study_item(report, &r->evidence.v[j], j + 1, out);
    for (size_t j = SHOWN; j < r->evidence.n; j++) {
        cc_buf_addf(out, "%s[%u](https://pubmed.ncbi.nlm.nih.gov/%u/)", j == SHOWN ? "\nFurther studies, PMID " : ", ",
            r->evidence.v[j].pmid, r->evidence.v[j].pmid);
        if (cc_report_is_flagged(&r->evidence.v[j]))
            cc_buf_addf(out, " (%s)", cc_retraction_name(r->evidence.v[j].retraction));
    }
    if (r->evidence.n > SHOWN)
        cc_buf_addc(out, '\n');
}

static void
ratings(const struct cc_claim_result *r, struct cc_buf *out)
{
    for (size_t j = 0; j < r->ratings.n; j++) {
        const struct cc_rating *rating = &r->ratings.v[j];

        cc_buf_addf(out, "\n**Rated %s**, certainty %s, by ", cc_support_name(rating->support),
            cc_certainty_name(rating->certainty));
        escaped(out, rating->by);
        if (rating->note) {
            cc_buf_adds(out, ": ");
            escaped(out, rating->note);
        }
        cc_buf_addc(out, '\n');
    }
}

/* "> quote" and "lines 3–4; effect; direction up; `c…`". */
static void
where_said(const struct cc_claim *c, struct cc_buf *out)
{
    struct cc_buf line = {0};

    cc_buf_adds(out, "\n> ");
    escaped(out, c->quote);
    cc_buf_adds(out, "\n\n");
    cc_report_lines(&line, c);
    if (c->kind != CC_KIND_NONE_GIVEN)
        cc_buf_addf(&line, "; %s", cc_claim_kind_name(c->kind));
    if (c->direction != CC_DIR_NONE_GIVEN)
        cc_buf_addf(&line, "; direction %s", cc_direction_name(c->direction));
    cc_buf_adds(&line, c->hedged ? "; hedged" : "");
    escaped(out, line.v);
    cc_buf_addf(out, "; `%s`\n", c->id);
    cc_buf_clear(&line);
}

/* A claim with its repeats, which have no section of their own. */
static void
claim_section(const struct cc_report *report, size_t i, struct cc_buf *out)
{
    const struct cc_claim *c = &report->claims->v[i];

    cc_buf_addf(out, "\n## %zu. ", i + 1);
    escaped(out, c->text);
    cc_buf_addc(out, '\n');
    where_said(c, out);
    for (size_t j = i + 1; j < report->claims->n; j++) {
        if (report->claims->v[j].same_as == NULL || strcmp(report->claims->v[j].same_as, c->id) != 0)
            continue;
        cc_buf_adds(out, "\nSaid again:\n");
        where_said(&report->claims->v[j], out);
        if (j < report->n_results)
            ratings(&report->results[j], out);
    }
    if (i < report->n_results) {
        studies(report, &report->results[i], out);
        ratings(&report->results[i], out);
    }
}

void
cc_report_markdown(const struct cc_report *report, struct cc_buf *out)
{
    struct cc_report_counts n = cc_report_count(report);
    char date[CC_TIME_CAP];

    cc_buf_adds(out, "# Claims and studies: ");
    escaped(out, report->article->title ? report->article->title : report->article->name);
    cc_buf_addf(out, "\n\n%zu claim%s, %zu distinct; %zu searched, %zu partly, %zu unsearched.\n\n", n.n_claims,
        n.n_claims == 1 ? "" : "s", n.n_distinct, n.n_searched, n.n_partly, n.n_unsearched);
    cc_buf_adds(out, "Source: ");
    escaped(out, report->source.statement);
    cc_buf_addf(out, ". Made %s by %s.\n", cc_time_date(report->made_at, date), report->program);
    if (n.n_skipped_blocks)
        cc_buf_addf(out, "\nNot read for claims: %zu block%s (navigation, banners, footers, related links).\n",
            n.n_skipped_blocks, n.n_skipped_blocks == 1 ? "" : "s");
    for (size_t i = 0; i < report->claims->n; i++) {
        if (cc_report_same_as(report, i) == 0)
            claim_section(report, i, out);
    }
    cc_buf_adds(out, "\n---\n\n");
    escaped(out, cc_rules_notice("advice"));
    cc_buf_addc(out, ' ');
    escaped(out, cc_rules_notice("courtesy"));
    cc_buf_addc(out, '\n');
}

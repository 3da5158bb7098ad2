/* html_studies.c: a claim's studies in its card. What is known stands in one quiet line; only what an editor must not
 * miss (a retraction, a known design) is set off. */
#include "base/markup.h"
#include "report/html_int.h"

#define SHOWN_AT_ONCE 3 /* the three studies that matter; the others open on demand */

void
cc_report_html_badge(struct cc_buf *out, const char *class, const char *text)
{
    cc_buf_addf(out, "<span class=\"badge %s\">", class);
    cc_markup_text(out, text);
    cc_buf_adds(out, "</span>");
}

/* "Findings not assessed (no abstract) · no retraction found as of … · matches …" */
static void
study_state(const struct cc_evidence *e, struct cc_buf *out)
{
    struct cc_buf line = {0};

    cc_buf_adds(out, "<br><span class=\"small\">");
    cc_report_not_assessed(&line, e);
    if (line.n) {
        cc_markup_text(out, line.v);
        cc_buf_adds(out, " not assessed \u00b7 ");
    }
    cc_buf_reset(&line);
    if (!cc_report_is_flagged(e)) {
        cc_report_retraction(&line, e);
        cc_buf_adds(&line, e->why ? " \u00b7 " : "");
    }
    cc_report_matches(&line, e);
    cc_markup_text(out, line.v);
    cc_buf_adds(out, "</span>");
    cc_buf_clear(&line);
}

static void
study_item(const struct cc_report *r, const struct cc_evidence *e, struct cc_buf *out)
{
    const struct cc_study *s = &r->studies->v[e->study];
    const char *design = cc_report_design(e);
    struct cc_buf line = {0};

    cc_buf_addf(out, "<li><a class=\"title\" dir=\"auto\" href=\"https://pubmed.ncbi.nlm.nih.gov/%u/\">", e->pmid);
    cc_markup_text(out, s->title ? s->title : "title not given");
    cc_buf_adds(out, "</a><br><span class=\"small\">");
    cc_report_source_line(&line, s);
    cc_markup_text(out, line.v);
    cc_buf_addf(out, " \u00b7 PMID\u00a0%u</span> ", e->pmid);
    if (design)
        cc_report_html_badge(out, "", design);
    cc_buf_reset(&line);
    if (cc_report_is_flagged(e)) {
        cc_report_retraction(&line, e);
        cc_report_html_badge(out, "bad", line.v);
    }
    cc_buf_clear(&line);
    if (e->sentence) {
        cc_buf_adds(out, "<q dir=\"auto\">");
        cc_markup_text(out, e->sentence);
        cc_buf_adds(out, "</q>");
    }
    study_state(e, out);
    cc_buf_adds(out, "</li>\n");
}

void
cc_report_html_studies(const struct cc_report *r, const struct cc_claim_result *result, struct cc_buf *out)
{
    size_t n = result->evidence.n, shown = n < SHOWN_AT_ONCE ? n : SHOWN_AT_ONCE;

    if (n == 0)
        return;
    cc_buf_adds(out, "<ol class=\"studies\">\n");
    for (size_t i = 0; i < shown; i++)
        study_item(r, &result->evidence.v[i], out);
    cc_buf_adds(out, "</ol>\n");
    if (n == shown)
        return;
    cc_buf_addf(out, "<details><summary>%zu more %s</summary><ol class=\"studies\" start=\"%zu\">\n", n - shown,
        n - shown == 1 ? "study" : "studies", shown + 1);
    for (size_t i = shown; i < n; i++)
        study_item(r, &result->evidence.v[i], out);
    cc_buf_adds(out, "</ol></details>\n");
}

/* html.c: the report as one self-contained page: head, summary, the copy beside the cards, what was not checked. */
#include <claimcheck/rules.h>

#include "base/clock.h"
#include "base/markup.h"
#include "report/html_int.h"

static void
count_item(struct cc_buf *out, size_t n, const char *what)
{
    cc_buf_addf(out, "<li><b>%zu</b> %s</li>", n, what);
}

static void
page_header(const struct cc_report *r, struct cc_buf *out)
{
    struct cc_report_counts n = cc_report_count(r);
    char at[CC_TIME_CAP];

    cc_buf_adds(out, "<header>\n<p class=\"meta\">Claims and studies \u00b7 ");
    cc_markup_text(out, r->article->name);
    cc_buf_adds(out, "</p>\n<h1>");
    cc_markup_text(out, r->article->title ? r->article->title : r->article->name);
    cc_buf_adds(out, "</h1>\n<ul class=\"counts meta\">");
    count_item(out, n.n_claims, "claims");
    count_item(out, n.n_distinct, "distinct");
    count_item(out, n.n_searched, "searched");
    count_item(out, n.n_partly, "partly searched");
    count_item(out, n.n_unsearched, "unsearched");
    count_item(out, n.n_rated, "rated");
    cc_buf_adds(out, "</ul>\n<p class=\"meta\">Source of studies: ");
    cc_markup_text(out, r->source.statement);
    cc_buf_addf(out, ".<br>Made %s by ", cc_time_iso(r->made_at, at));
    cc_markup_text(out, r->program);
    cc_buf_adds(out, ". ");
    cc_markup_text(out, cc_rules_notice("advice"));
    cc_buf_adds(out, "</p>\n</header>\n");
}

static void
unsearched_items(const struct cc_report *r, struct cc_buf *out)
{
    for (size_t i = 0; i < r->n_results; i++) {
        if (r->results[i].search.state == CC_SEARCHED)
            continue;
        cc_buf_addf(out, "<li><a href=\"#claim-%zu\">Claim %zu</a> is %s: ", i + 1, i + 1, cc_search_state_name(r->results[i].search.state));
        cc_markup_text(out, r->results[i].search.why);
        cc_buf_adds(out, "</li>\n");
    }
}

static void
page_unchecked(const struct cc_report *r, struct cc_buf *out)
{
    struct cc_report_counts n = cc_report_count(r);

    cc_buf_adds(out, "<section class=\"panel\" aria-labelledby=\"unchecked\"><h2 id=\"unchecked\">What was not checked</h2>\n<ul>\n");
    unsearched_items(r, out);
    if (n.n_skipped_blocks)
        cc_buf_addf(out, "<li>%zu blocks of the page were not read for claims: navigation, banners, footers, related links, hidden text.</li>\n", n.n_skipped_blocks);
    for (size_t i = 0; i < r->article->n_notes; i++) {
        cc_buf_adds(out, "<li>");
        cc_markup_text(out, r->article->notes[i]);
        cc_buf_adds(out, "</li>\n");
    }
    if (!r->source.has_abstracts)
        cc_buf_adds(out, "<li>The source holds no abstracts: what a title alone cannot show is \u201cnot assessed\u201d.</li>\n");
    cc_buf_adds(out, "<li>Studies are listed by how well they match, what kind of study they are and how recent; the list is a suggestion, not a verdict.</li>\n"
                     "</ul></section>\n");
}

void
cc_report_html(const struct cc_report *r, struct cc_buf *out)
{
    cc_buf_adds(out, "<!DOCTYPE html>\n<html lang=\"");
    cc_markup_text(out, r->article->language ? r->article->language : "en");
    cc_buf_adds(out, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>Claims: ");
    cc_markup_text(out, r->article->title ? r->article->title : r->article->name);
    cc_buf_adds(out, "</title>\n<style>\n");
    cc_buf_adds(out, cc_report_css);
    cc_buf_adds(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#claims\">Skip to the claims</a>\n");
    page_header(r, out);
    cc_buf_adds(out, "<main>\n<div class=\"cols\">\n<section class=\"panel copy\" aria-labelledby=\"copy\" tabindex=\"0\"><h2 id=\"copy\">The copy</h2>\n");
    cc_report_html_copy(r, out);
    cc_buf_adds(out, "</section>\n<section id=\"claims\" aria-labelledby=\"claims-title\"><h2 id=\"claims-title\">The claims</h2>\n");
    cc_report_html_cards(r, out);
    cc_buf_adds(out, "</section>\n</div>\n");
    page_unchecked(r, out);
    cc_buf_adds(out, "</main>\n<footer><p>");
    cc_markup_text(out, cc_rules_notice("advice"));
    cc_buf_addc(out, ' ');
    cc_markup_text(out, cc_rules_notice("courtesy"));
    cc_buf_adds(out, "</p></footer>\n</body>\n</html>\n");
}

/* html_cards.c: one card per claim: what it says and where, how it was searched, its studies, its ratings. */
#include "base/clock.h"
#include "base/map.h"
#include "base/markup.h"
#include "report/html_int.h"

#define SHOWN_AT_ONCE 3 /* the three studies that matter; the others open on demand */

static void
badge(struct cc_buf *out, const char *class, const char *text)
{
    cc_buf_addf(out, "<span class=\"badge %s\">", class);
    cc_markup_text(out, text);
    cc_buf_adds(out, "</span>");
}

static void
card_badges(const struct cc_claim *c, struct cc_buf *out)
{
    static const char *const ARROWS[CC_DIR__MAX] = {
        [CC_DIR_UP] = "\u2191 up", [CC_DIR_DOWN] = "\u2193 down", [CC_DIR_CAUSES] = "\u2192 causes", [CC_DIR_HELPS] = "+ helps",
        [CC_DIR_HARMS] = "\u2212 harms", [CC_DIR_NONE] = "\u2205 no effect",
    };
    struct cc_buf lines = {0};

    cc_report_lines(&lines, c);
    cc_buf_adds(out, "<p class=\"small\">");
    if (c->kind != CC_KIND_NONE_GIVEN)
        badge(out, "", cc_claim_kind_name(c->kind));
    if (ARROWS[c->direction])
        badge(out, "", ARROWS[c->direction]);
    if (c->hedged)
        badge(out, "", "hedged");
    if (c->testimonial)
        badge(out, "", "testimonial");
    cc_markup_text(out, lines.v);
    if (c->section) {
        cc_buf_adds(out, " \u00b7 under \u201c");
        cc_markup_text(out, c->section);
        cc_buf_adds(out, "\u201d");
    }
    cc_buf_addf(out, " \u00b7 <code>%s</code>", c->id);
    cc_buf_adds(out, "</p>\n");
    cc_buf_clear(&lines);
}

static void
study_item(const struct cc_report *r, const struct cc_evidence *e, struct cc_buf *out)
{
    const struct cc_study *s = &r->studies->v[e->study];
    struct cc_buf line = {0};
    bool bad = e->retraction == CC_RETRACTION_RETRACTED || e->retraction == CC_RETRACTION_CONCERN;

    cc_buf_adds(out, "<li><span class=\"title\">");
    cc_markup_text(out, s->title ? s->title : "title not given");
    cc_buf_adds(out, "</span><br><span class=\"small\">");
    cc_report_authors(&line, s);
    if (line.n)
        cc_buf_adds(&line, ". ");
    cc_report_venue(&line, s);
    cc_markup_text(out, line.v);
    cc_buf_addf(out, " \u00b7 <a href=\"https://pubmed.ncbi.nlm.nih.gov/%u/\">PMID %u</a></span><br>", e->pmid, e->pmid);
    badge(out, e->design == CC_DESIGN_UNKNOWN ? "warn" : "", e->design == CC_DESIGN_UNKNOWN ? "design not assessed" : cc_design_name(e->design));
    cc_buf_reset(&line);
    cc_report_retraction(&line, e);
    badge(out, bad ? "bad" : e->retraction == CC_RETRACTION_UNCHECKED ? "warn" : "", line.v);
    if (e->sentence) {
        cc_buf_adds(out, "<q>");
        cc_markup_text(out, e->sentence);
        cc_buf_adds(out, "</q>");
    } else {
        badge(out, "warn", "findings not assessed: no abstract");
    }
    if (e->why) {
        cc_buf_adds(out, "<span class=\"small\">");
        cc_markup_text(out, e->why);
        cc_buf_adds(out, "</span>");
    }
    cc_buf_adds(out, "</li>\n");
    cc_buf_clear(&line);
}

static void
card_studies(const struct cc_report *r, const struct cc_claim_result *result, struct cc_buf *out)
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
    cc_buf_addf(out, "<details><summary>%zu more studies</summary><ol class=\"studies\" start=\"%zu\">\n", n - shown, shown + 1);
    for (size_t i = shown; i < n; i++)
        study_item(r, &result->evidence.v[i], out);
    cc_buf_adds(out, "</ol></details>\n");
}

static void
warning_item(void *arg, const char *warning)
{
    cc_buf_adds(arg, "<li class=\"warn\">");
    cc_markup_text(arg, warning);
    cc_buf_adds(arg, "</li>\n");
}

static void
card_search(const struct cc_claim_result *result, struct cc_buf *out)
{
    const char *state = cc_search_state_name(result->search.state);
    struct cc_buf line = {0};

    cc_report_search_line(&line, result);
    cc_buf_addf(out, "<p class=\"small\"><span class=\"%s\">%s</span>", state, state);
    cc_markup_text(out, line.v + strlen(state));
    cc_buf_adds(out, "</p>\n");
    cc_buf_clear(&line);
    if (result->search.n_searches == 0)
        return;
    cc_buf_adds(out, "<details><summary>Queries</summary><ul class=\"small\">\n");
    for (size_t i = 0; i < result->search.n_searches; i++) {
        const struct cc_search *s = &result->search.searches[i];

        cc_buf_adds(out, "<li><code>");
        cc_markup_text(out, s->query);
        cc_buf_addf(out, "</code> %llu hits", (unsigned long long)s->count);
        if (s->asked_as) {
            cc_buf_adds(out, ", read out of one search for several claims: <code>");
            cc_markup_text(out, s->asked_as);
            cc_buf_adds(out, "</code>");
        }
        cc_buf_adds(out, "</li>\n");
    }
    cc_report_each_warning(result, warning_item, out);
    cc_buf_adds(out, "</ul></details>\n");
}

static void
card_ratings(const struct cc_claim_result *result, struct cc_buf *out)
{
    for (size_t i = 0; i < result->ratings.n; i++) {
        const struct cc_rating *rating = &result->ratings.v[i];
        char date[CC_TIME_CAP];

        cc_buf_addf(out, "<p class=\"rating\"><b>Rated %s</b>, certainty %s <span class=\"small\">by ", cc_support_name(rating->support),
            cc_certainty_name(rating->certainty));
        cc_markup_text(out, rating->by);
        cc_buf_addf(out, ", %s, on %zu pinned studies</span>", cc_time_date(rating->rated_at, date), rating->n_pins);
        if (rating->note) {
            cc_buf_adds(out, "<br>");
            cc_markup_text(out, rating->note);
        }
        cc_buf_adds(out, "</p>\n");
    }
}

void
cc_report_html_cards(const struct cc_report *r, struct cc_buf *out)
{
    struct cc_map number = {0}; /* claim id -> number of its card */

    for (size_t i = 0; i < r->claims->n; i++) {
        const struct cc_claim *c = &r->claims->v[i];
        size_t same = c->same_as ? cc_map_get(&number, c->same_as) + 1 : 0; /* CC_MAP_NONE + 1 = 0 */

        cc_map_put(&number, c->id, i);
        cc_buf_addf(out, "<article class=\"panel claim\" id=\"claim-%zu\" aria-labelledby=\"t-%zu\">\n<h3 id=\"t-%zu\">%zu. ", i + 1, i + 1, i + 1, i + 1);
        cc_markup_text(out, c->text);
        cc_buf_adds(out, "</h3>\n<blockquote>");
        cc_markup_text(out, c->quote);
        cc_buf_adds(out, "</blockquote>\n");
        card_badges(c, out);
        if (same)
            cc_buf_addf(out, "<p class=\"small\">Says the same as <a href=\"#claim-%zu\">claim %zu</a>; its studies stand there.</p>\n", same, same);
        if (i < r->n_results && !same) {
            card_search(&r->results[i], out);
            card_studies(r, &r->results[i], out);
        }
        if (i < r->n_results)
            card_ratings(&r->results[i], out);
        cc_buf_addf(out, "<p class=\"small\"><a href=\"#at-%zu\">In the copy</a></p>\n", c->n_spans ? c->spans[0].start : 0);
        cc_buf_adds(out, "</article>\n");
    }
    cc_map_clear(&number);
}

/* html_cards.c: one card per claim: what it says and where, how it was searched, its studies, its ratings. */
#include "base/clock.h"
#include "base/markup.h"
#include "report/html_int.h"

static void
card_badges(const struct cc_report *r, const struct cc_claim *c, struct cc_buf *out)
{
    static const char *const ARROWS[CC_DIR__MAX] = {
        [CC_DIR_UP] = "\u2191 up",
        [CC_DIR_DOWN] = "\u2193 down",
        [CC_DIR_CAUSES] = "\u2192 causes",
        [CC_DIR_HELPS] = "+ helps",
        [CC_DIR_HARMS] = "\u2212 harms",
        [CC_DIR_NONE] = "\u2205 no effect",
    };
    struct cc_buf lines = {0};

    cc_report_lines(&lines, c);
    cc_buf_adds(out, "<p class=\"small\">");
    if (c->kind != CC_KIND_NONE_GIVEN)
        cc_report_html_badge(out, "", cc_claim_kind_name(c->kind));
    if (ARROWS[c->direction])
        cc_report_html_badge(out, "", ARROWS[c->direction]);
    if (c->hedged)
        cc_report_html_badge(out, "", "hedged");
    if (c->testimonial)
        cc_report_html_badge(out, "", "testimonial");
    cc_markup_text(out, lines.v);
    if (c->section && (r->article->title == NULL || strcmp(c->section, r->article->title) != 0)) {
        cc_buf_adds(out, " \u00b7 under \u201c");
        cc_markup_text(out, c->section);
        cc_buf_adds(out, "\u201d");
    }
    cc_buf_addf(out, " \u00b7 <code>%s</code>", c->id);
    cc_buf_adds(out, "</p>\n");
    cc_buf_clear(&lines);
}

static void
warning_item(void *arg, const char *warning)
{
    cc_buf_adds(arg, "<li class=\"warn\">");
    cc_markup_text(arg, warning);
    cc_buf_adds(arg, "</li>\n");
}

/* One query and its hits; a search that several claims share stands once, at the foot of the page. */
static void
query_item(const struct cc_search *s, struct cc_map *shared, struct cc_buf *out)
{
    size_t number;

    cc_buf_adds(out, "<li><code>");
    cc_markup_text(out, s->query);
    cc_buf_addf(out, "</code> %llu %s", (unsigned long long)s->count, s->count == 1 ? "hit" : "hits");
    if (s->asked_as) {
        number = cc_map_get(shared, s->asked_as);
        if (number == CC_MAP_NONE)
            cc_map_put(shared, s->asked_as, number = shared->n);
        cc_buf_addf(out, ", read out of <a href=\"#search-%zu\">shared search %zu</a>", number + 1, number + 1);
    }
    cc_buf_adds(out, "</li>\n");
}

static void
card_search(const struct cc_claim_result *result, struct cc_map *shared, struct cc_buf *out)
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
    for (size_t i = 0; i < result->search.n_searches; i++)
        query_item(&result->search.searches[i], shared, out);
    cc_report_each_warning(result, warning_item, out);
    cc_buf_adds(out, "</ul></details>\n");
}

static void
card_ratings(const struct cc_claim_result *result, struct cc_buf *out)
{
    for (size_t i = 0; i < result->ratings.n; i++) {
        const struct cc_rating *rating = &result->ratings.v[i];
        char date[CC_TIME_CAP];

        cc_buf_addf(out, "<p class=\"rating\"><b>Rated %s</b>, certainty %s <span class=\"small\">by ",
            cc_support_name(rating->support), cc_certainty_name(rating->certainty));
        cc_markup_text(out, rating->by);
        cc_buf_addf(out, ", %s, on %zu pinned studies</span>", cc_time_date(rating->rated_at, date), rating->n_pins);
        if (rating->note) {
            cc_buf_adds(out, "<br>");
            cc_markup_text(out, rating->note);
        }
        cc_buf_adds(out, "</p>\n");
    }
}

/* True when the quote says no more than the claim's text: the same words but for the full stop. */
static bool
quote_repeats(const struct cc_claim *c)
{
    size_t n = strlen(c->quote), m = strlen(c->text);

    n -= n > 0 && c->quote[n - 1] == '.';
    m -= m > 0 && c->text[m - 1] == '.';
    return n == m && memcmp(c->quote, c->text, n) == 0;
}

static void
card(const struct cc_report *r, size_t i, struct cc_map *shared, struct cc_buf *out)
{
    const struct cc_claim *c = &r->claims->v[i];
    size_t same = cc_report_same_as(r, i);

    cc_buf_addf(out, "<article class=\"panel claim\" id=\"claim-%zu\" aria-labelledby=\"t-%zu\">\n<h3 id=\"t-%zu\" dir=\"auto\">%zu. ", i + 1, i + 1,
        i + 1, i + 1);
    cc_markup_text(out, c->text);
    cc_buf_adds(out, "</h3>\n");
    if (!quote_repeats(c)) {
        cc_buf_adds(out, "<blockquote dir=\"auto\">");
        cc_markup_text(out, c->quote);
        cc_buf_adds(out, "</blockquote>\n");
    }
    card_badges(r, c, out);
    if (same)
        cc_buf_addf(out, "<p class=\"small\">Says the same as <a href=\"#claim-%zu\">claim %zu</a>; its studies stand there.</p>\n", same, same);
    if (c->elsewhere.claim) {
        cc_buf_adds(out, "<p class=\"small\">Stands in ");
        cc_markup_text(out, c->elsewhere.name);
        cc_buf_adds(out, " as well, as claim <code>");
        cc_markup_text(out, c->elsewhere.claim);
        cc_buf_adds(out, "</code>.</p>\n");
    }
    if (i < r->n_results && !same) {
        card_search(&r->results[i], shared, out);
        cc_report_html_studies(r, &r->results[i], out);
    }
    if (i < r->n_results)
        card_ratings(&r->results[i], out);
    if (c->n_spans)
        cc_buf_addf(out, "<p class=\"small back\"><a href=\"#at-%zu\" aria-label=\"claim %zu in the copy\">In the copy</a></p>\n",
            c->spans[0].start, i + 1);
    cc_buf_adds(out, "</article>\n");
}

void
cc_report_html_cards(const struct cc_report *r, struct cc_map *shared, struct cc_buf *out)
{
    for (size_t i = 0; i < r->claims->n; i++)
        card(r, i, shared, out);
}

void
cc_report_html_contents(const struct cc_report *r, struct cc_buf *out)
{
    cc_buf_addf(out, "<details class=\"contents\"><summary>List of the claims</summary><ol>\n");
    for (size_t i = 0; i < r->claims->n; i++) {
        const struct cc_claim_result *result = i < r->n_results ? &r->results[i] : NULL;

        if (cc_report_same_as(r, i))
            continue;
        cc_buf_addf(out, "<li value=\"%zu\"><a dir=\"auto\" href=\"#claim-%zu\">", i + 1, i + 1);
        cc_markup_text(out, r->claims->v[i].text);
        cc_buf_adds(out, "</a>");
        if (result && result->search.state != CC_SEARCHED)
            cc_buf_addf(out, " <span class=\"unsearched small\">%s</span>", cc_search_state_name(result->search.state));
        else if (result && result->evidence.n == 0)
            cc_buf_adds(out, " <span class=\"small\">nothing found</span>");
        if (result && result->ratings.n)
            cc_buf_addf(out, " <span class=\"small\">rated %s</span>",
                cc_support_name(result->ratings.v[result->ratings.n - 1].support));
        cc_buf_adds(out, "</li>\n");
    }
    cc_buf_adds(out, "</ol></details>\n");
}

/* html.c: the report as one self-contained page: head, summary, the copy beside the cards, what was not checked. */
#include <claimcheck/rules.h>

#include "base/clock.h"
#include "base/markup.h"
#include "report/html_int.h"

/* "12 unsearched" in the head; link is where the reader finds which, or NULL. Nothing for 0 unless always. */
static void
count_item(struct cc_buf *out, size_t n, const char *what, const char *link, bool always)
{
    if (n == 0 && !always)
        return;
    cc_buf_addf(out, "<li><b>%zu</b> ", n);
    if (link)
        cc_buf_addf(out, "<a href=\"%s\">%s</a></li>", link, what);
    else
        cc_buf_addf(out, "%s</li>", what);
}

static void
page_header(const struct cc_report *r, struct cc_buf *out)
{
    struct cc_report_counts n = cc_report_count(r);
    char at[CC_TIME_CAP];

    cc_buf_adds(out, "<header>\n<p class=\"meta\">Claims and studies \u00b7 ");
    cc_markup_text(out, r->article->name);
    cc_buf_adds(out, "</p>\n<h1 dir=\"auto\">");
    cc_markup_text(out, r->article->title ? r->article->title : r->article->name);
    cc_buf_adds(out, "</h1>\n<ul class=\"counts meta\">");
    count_item(out, n.n_claims, n.n_claims == 1 ? "claim" : "claims", NULL, true);
    count_item(out, n.n_distinct == n.n_claims ? 0 : n.n_distinct, "distinct", NULL, false);
    count_item(out, n.n_searched, "searched", NULL, true);
    count_item(out, n.n_partly, "partly searched", "#unchecked", false);
    count_item(out, n.n_unsearched, "unsearched", "#unchecked", false);
    count_item(out, n.n_rated, "rated", NULL, false);
    cc_buf_adds(out, "</ul>\n<p class=\"meta\">Source of studies: ");
    cc_markup_text(out, r->source.statement);
    cc_buf_addf(out, ".<br>Made %s by ", cc_time_iso(r->made_at, at));
    cc_markup_text(out, r->program);
    cc_buf_adds(out, ". ");
    cc_markup_text(out, cc_rules_notice("advice"));
    cc_buf_adds(out, "</p>\n</header>\n");
}

static bool
same_failure(const struct cc_claim_search *a, const struct cc_claim_search *b)
{
    return a->state == b->state && strcmp(a->why ? a->why : "", b->why ? b->why : "") == 0;
}

/* One line a reason, with links to all the claims that it keeps from being searched: a lost network is one reason. */
static void
unsearched_items(const struct cc_report *r, struct cc_buf *out)
{
    bool *told = cc_mem_alloc(r->n_results + 1);

    for (size_t i = 0; i < r->n_results; i++) {
        const struct cc_claim_search *s = &r->results[i].search;

        if (s->state == CC_SEARCHED || told[i])
            continue;
        cc_buf_addf(out, "<li><b>%s</b>: claim ", s->state == CC_UNSEARCHED ? "Unsearched" : "Partly searched");
        for (size_t j = i; j < r->n_results; j++) {
            if (told[j] || !same_failure(s, &r->results[j].search))
                continue;
            told[j] = true;
            cc_buf_addf(out, "%s<a href=\"#claim-%zu\">%zu</a>", j > i ? ", " : "", j + 1, j + 1);
        }
        cc_buf_adds(out, ". ");
        cc_markup_text(out, s->why);
        cc_buf_adds(out, "</li>\n");
    }
    free(told);
}

/* Where a miss would stand: the places that were read and gave no claim. */
static void
bare_item(const struct cc_report *r, struct cc_buf *out)
{
    bool *covered = cc_report_covered(r->article, r->claims);
    struct cc_buf lines = {0};
    size_t n = 0;
    uint32_t last = 0;

    for (size_t i = 0; i < r->article->n_blocks; i++) {
        uint32_t line = r->article->blocks[i].line_first;

        if (!cc_report_is_bare(r->article, i, covered))
            continue;
        if (line != last)
            cc_buf_addf(&lines, "%s%u", n ? ", " : "", line);
        last = line;
        n++;
    }
    if (n > 0)
        cc_buf_addf(out, "<li>%zu %s read and gave no claim, at line %s. If something checkable stands there, it was missed: \u2018claimcheck claims "
                         "add\u2019 puts it on the list.</li>\n", n, n == 1 ? "block was" : "blocks were", lines.v);
    cc_buf_clear(&lines);
    free(covered);
}

static void
page_unchecked(const struct cc_report *r, struct cc_buf *out)
{
    struct cc_report_counts n = cc_report_count(r);

    cc_buf_adds(out, "<section class=\"panel\" aria-labelledby=\"unchecked\"><h2 id=\"unchecked\">What was not checked</h2>\n<ul>\n");
    unsearched_items(r, out);
    if (n.n_skipped_blocks)
        cc_buf_addf(out, "<li>%zu %s of the page not read for claims: navigation, banners, footers, related links, hidden text.</li>\n",
            n.n_skipped_blocks, n.n_skipped_blocks == 1 ? "block" : "blocks");
    bare_item(r, out);
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

/* The searches that were asked once for several claims; cards name them by the number in shared. They come up here in
 * the same order, so the next one is the one that carries the next number. */
static void
page_shared(const struct cc_report *r, const struct cc_map *shared, struct cc_buf *out)
{
    size_t next = 0;

    if (shared->n == 0)
        return;
    cc_buf_adds(out, "<section class=\"panel\" aria-labelledby=\"shared\"><h2 id=\"shared\">Searches shared by several claims</h2>\n<ol class=\"small\">\n");
    for (size_t i = 0; i < r->n_results; i++) {
        for (size_t j = 0; j < r->results[i].search.n_searches; j++) {
            const char *query = r->results[i].search.searches[j].asked_as;

            if (query == NULL || cc_map_get(shared, query) != next)
                continue;
            cc_buf_addf(out, "<li id=\"search-%zu\"><code>", ++next);
            cc_markup_text(out, query);
            cc_buf_adds(out, "</code></li>\n");
        }
    }
    cc_buf_adds(out, "</ol></section>\n");
}

/* ` lang="de"` for text of the article when it says its language in a form that a browser understands. */
static void
copy_language(const struct cc_report *r, struct cc_buf *out)
{
    const char *language = r->article->language;
    size_t n = language ? strcspn(language, "-") : 0;

    if (n < 2 || n > 3 ||
        strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != strlen(language))
        return;
    cc_buf_adds(out, " lang=\"");
    cc_markup_text(out, language);
    cc_buf_adds(out, "\"");
}

void
cc_report_html(const struct cc_report *r, struct cc_buf *out)
{
    struct cc_map shared = {0}; /* text of a shared search -> its number, from 0 */

    cc_buf_adds(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>Claims: ");
    cc_markup_text(out, r->article->title ? r->article->title : r->article->name);
    cc_buf_adds(out, "</title>\n<style>\n");
    for (const char *const *part = cc_report_css; *part; part++)
        cc_buf_adds(out, *part);
    cc_buf_adds(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#claims\">Skip to the claims</a>\n");
    page_header(r, out);
    cc_buf_adds(out, "<main>\n<div class=\"cols\">\n<section class=\"panel copy\" aria-labelledby=\"copy\" tabindex=\"0\"><h2 id=\"copy\">The copy</h2>\n<div");
    copy_language(r, out);
    cc_buf_adds(out, ">\n");
    cc_report_html_copy(r, out);
    cc_buf_adds(out, "</div></section>\n<section id=\"claims\" aria-labelledby=\"claims-title\" tabindex=\"-1\"><h2 id=\"claims-title\">The claims</h2>\n");
    if (r->claims->n == 0)
        cc_buf_adds(out, "<p>No checkable claim was found.</p>\n");
    else
        cc_report_html_contents(r, out);
    cc_report_html_cards(r, &shared, out);
    cc_buf_adds(out, "</section>\n</div>\n");
    page_unchecked(r, out);
    page_shared(r, &shared, out);
    cc_map_clear(&shared);
    cc_buf_adds(out, "</main>\n<footer><p>");
    cc_markup_text(out, cc_rules_notice("advice"));
    cc_buf_addc(out, ' ');
    cc_markup_text(out, cc_rules_notice("courtesy"));
    cc_buf_adds(out, "</p></footer>\n</body>\n</html>\n");
}

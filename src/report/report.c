/* report.c: the table of formats, and the phrases that all of them use. */
#include "report/report_int.h"

#include "base/clock.h"
#include "base/map.h"

static const struct {
    const char *name, *ending;
    void (*write)(const struct cc_report *report, struct cc_buf *out);
} FORMATS[] = {
    {"table", ".txt", cc_report_table},
    {"html", ".html", cc_report_html},
    {"md", ".md", cc_report_markdown},
    {"json", ".json", cc_report_json},
    {"csv", ".csv", cc_report_csv},
};
#define N_FORMATS (sizeof FORMATS / sizeof *FORMATS)

enum cc_status
cc_report_write(const struct cc_report *report, const char *format, char **out, size_t *len, struct cc_error *error)
{
    for (size_t i = 0; i < N_FORMATS; i++) {
        struct cc_buf b = {0};

        if (strcmp(FORMATS[i].name, format) != 0)
            continue;
        FORMATS[i].write(report, &b);
        *out = cc_buf_take(&b, len);
        return CC_OK;
    }
    return cc_error_set(error, CC_USAGE, "format '%s': expected table, html, md, json or csv", format);
}

enum cc_status
cc_report_write_claims(const struct cc_article *article, const struct cc_claims *claims, const char *format, char **out,
    size_t *len, struct cc_error *error)
{
    struct cc_report report = {.article = article, .claims = claims};

    if (strcmp(format, "html") == 0 || strcmp(format, "md") == 0)
        return cc_error_set(error, CC_USAGE, "format '%s': claims alone come as table, json or csv; 'claimcheck check -o report.html' makes a report", format);
    return cc_report_write(&report, format, out, len, error);
}

const char *
cc_report_format_of(const char *path)
{
    size_t n = strlen(path);

    for (size_t i = 0; i < N_FORMATS; i++) {
        size_t m = strlen(FORMATS[i].ending);

        if (n > m && strcmp(path + n - m, FORMATS[i].ending) == 0)
            return FORMATS[i].name;
    }
    return n > 4 && strcmp(path + n - 4, ".htm") == 0 ? "html" : NULL;
}

bool
cc_report_is_skipped(const struct cc_block *block)
{
    return block->role != CC_ROLE_CONTENT && block->span.end > block->span.start;
}

struct cc_report_counts
cc_report_count(const struct cc_report *report)
{
    struct cc_report_counts c = {.n_claims = report->claims->n};

    for (size_t i = 0; i < report->claims->n; i++)
        c.n_distinct += report->claims->v[i].same_as == NULL;
    for (size_t i = 0; i < report->n_results; i++) {
        enum cc_search_state state = report->results[i].search.state;

        c.n_searched += state == CC_SEARCHED;
        c.n_partly += state == CC_PARTLY_SEARCHED;
        c.n_unsearched += state == CC_UNSEARCHED;
        c.n_rated += report->results[i].ratings.n > 0;
    }
    for (size_t i = 0; i < report->article->n_blocks; i++)
        c.n_skipped_blocks += cc_report_is_skipped(&report->article->blocks[i]);
    return c;
}

void
cc_report_authors(struct cc_buf *b, const struct cc_study *s)
{
    for (size_t i = 0; i < s->n_authors && i < 3; i++) {
        const struct cc_author *a = &s->authors[i];

        cc_buf_addf(b, "%s%s", i ? ", " : "", a->collective ? a->collective : a->last ? a->last : "");
        if (a->initials)
            cc_buf_addf(b, " %s", a->initials);
    }
    if (s->n_authors > 3)
        cc_buf_adds(b, ", et al.");
}

void
cc_report_venue(struct cc_buf *b, const struct cc_study *s)
{
    const char *journal = s->journal_abbrev ? s->journal_abbrev : s->journal ? s->journal : s->book_title;

    if (journal == NULL && s->published.year == 0) {
        cc_buf_adds(b, "journal and year not given");
        return;
    }
    cc_buf_adds(b, journal ? journal : "journal not given");
    if (s->published.year)
        cc_buf_addf(b, ", %u", s->published.year);
    else
        cc_buf_adds(b, ", year not given");
}

void
cc_report_source_line(struct cc_buf *b, const struct cc_study *s)
{
    size_t before = b->n;

    cc_report_authors(b, s);
    if (b->n > before)
        cc_buf_adds(b, b->v[b->n - 1] == '.' ? " " : ". ");
    cc_report_venue(b, s);
}

const char *
cc_report_design(const struct cc_evidence *e)
{
    static const char *const WORDS[CC_DESIGN__MAX] = {
        [CC_DESIGN_SYSTEMATIC_REVIEW] = "systematic review",
        [CC_DESIGN_META_ANALYSIS] = "meta-analysis",
        [CC_DESIGN_RANDOMISED_TRIAL] = "randomised trial",
        [CC_DESIGN_NON_RANDOMISED_TRIAL] = "non-randomised trial",
        [CC_DESIGN_COHORT] = "cohort study",
        [CC_DESIGN_CASE_CONTROL] = "case-control study",
        [CC_DESIGN_CROSS_SECTIONAL] = "cross-sectional study",
        [CC_DESIGN_CASE_REPORT] = "case report",
        [CC_DESIGN_GUIDELINE] = "guideline",
        [CC_DESIGN_NARRATIVE_REVIEW] = "narrative review",
        [CC_DESIGN_ANIMAL] = "animal study",
        [CC_DESIGN_IN_VITRO] = "laboratory study",
        [CC_DESIGN_PROTOCOL] = "protocol, no results",
        [CC_DESIGN_EDITORIAL] = "editorial or comment",
        [CC_DESIGN_OTHER] = "other design",
    };

    return WORDS[e->design];
}

bool
cc_report_is_flagged(const struct cc_evidence *e)
{
    return e->retraction != CC_RETRACTION_UNCHECKED && e->retraction != CC_RETRACTION_NONE_FOUND &&
        e->retraction != CC_RETRACTION_CORRECTED;
}

void
cc_report_not_assessed(struct cc_buf *b, const struct cc_evidence *e)
{
    bool design = cc_report_design(e) == NULL, findings = e->sentence == NULL;

    cc_buf_adds(b, design ? findings ? "design and findings" : "design" : findings ? "findings" : "");
}

void
cc_report_matches(struct cc_buf *b, const struct cc_evidence *e)
{
    if (e->why)
        cc_buf_add(b, e->why, strcspn(e->why, ";"));
}

void
cc_report_lines(struct cc_buf *b, const struct cc_claim *c)
{
    cc_buf_adds(b, c->n_lines == 1 ? "line " : "lines ");
    for (size_t i = 0; i < c->n_lines;) {
        size_t j = i;

        while (j + 1 < c->n_lines && c->lines[j + 1] == c->lines[j] + 1)
            j++;
        cc_buf_addf(b, "%s%u", i ? ", " : "", c->lines[i]);
        if (j > i)
            cc_buf_addf(b, "\u2013%u", c->lines[j]);
        i = j + 1;
    }
}

void
cc_report_retraction(struct cc_buf *b, const struct cc_evidence *e)
{
    static const char *const WORDS[CC_RETRACTION__MAX] = {
        [CC_RETRACTION_NONE_FOUND] = "no retraction found",
        [CC_RETRACTION_RETRACTED] = "RETRACTED",
        [CC_RETRACTION_CONCERN] = "expression of concern",
        [CC_RETRACTION_CORRECTED] = "corrected",
        [CC_RETRACTION_NOTICE] = "is itself a retraction notice",
        [CC_RETRACTION_REPUBLISHED] = "retracted and republished",
    };
    char date[CC_TIME_CAP];

    if (WORDS[e->retraction] == NULL) {
        cc_buf_adds(b, "retraction state unchecked");
        return;
    }
    cc_buf_adds(b, WORDS[e->retraction]);
    if (e->retraction_at)
        cc_buf_addf(b, " as of %s", cc_time_date(e->retraction_at, date));
    if (e->retraction_why && e->retraction != CC_RETRACTION_NONE_FOUND)
        cc_buf_addf(b, " (%s)", e->retraction_why);
}

const struct cc_search *
cc_report_last_search(const struct cc_claim_result *r)
{
    return r->search.n_searches ? &r->search.searches[r->search.n_searches - 1] : NULL;
}

void
cc_report_search_line(struct cc_buf *b, const struct cc_claim_result *r)
{
    const struct cc_search *last = cc_report_last_search(r);
    size_t n = r->search.n_searches;
    char date[CC_TIME_CAP];

    cc_buf_adds(b, cc_search_state_name(r->search.state));
    if (last != NULL) {
        cc_buf_addf(b, " on %s: ", cc_time_date(last->searched_at, date));
        if (last->count == 0 && r->evidence.n == 0)
            cc_buf_addf(b, "nothing found by %zu %s", n, n == 1 ? "query" : "queries");
        else
            cc_buf_addf(b, "%llu %s", (unsigned long long)last->count, last->count == 1 ? "hit" : "hits");
        if (n > 1 && (last->count > 0 || r->evidence.n > 0))
            cc_buf_addf(b, " in the last of %zu queries", n);
    }
    if (r->search.why)
        cc_buf_addf(b, "; %s", r->search.why);
    if (r->search.n_missing) {
        cc_buf_adds(b, "; no record came for PMID");
        for (size_t i = 0; i < r->search.n_missing && i < 5; i++)
            cc_buf_addf(b, "%s %u", i ? "," : "", r->search.missing[i]);
        if (r->search.n_missing > 5)
            cc_buf_addf(b, " and %zu more", r->search.n_missing - 5);
    }
}

size_t
cc_report_same_as(const struct cc_report *report, size_t claim)
{
    const char *id = report->claims->v[claim].same_as;

    for (size_t i = 0; id != NULL && i < claim; i++) {
        if (strcmp(report->claims->v[i].id, id) == 0)
            return i + 1;
    }
    return 0;
}

/* "quoted phrase not found: " of a warning, or all of it. */
static size_t
kind_length(const char *warning)
{
    const char *colon = strstr(warning, ": ");

    return colon ? (size_t)(colon - warning) + 2 : strlen(warning);
}

/* Warnings of one kind are one line: what a search with twenty synonyms did not find is said once. */
struct warning_lines {
    struct cc_buf *v;
    size_t n;
    struct cc_map told;
};

static void
add_warning(struct warning_lines *lines, const char *warning)
{
    size_t kind = kind_length(warning), i = 0;

    if (cc_map_get(&lines->told, warning) != CC_MAP_NONE)
        return;
    cc_map_put(&lines->told, warning, 1);
    while (i < lines->n && (lines->v[i].n < kind || memcmp(lines->v[i].v, warning, kind) != 0))
        i++;
    if (i == lines->n) {
        lines->v = cc_mem_push(lines->v, lines->n, sizeof *lines->v);
        cc_buf_adds(&lines->v[lines->n++], warning);
    } else {
        cc_buf_addf(&lines->v[i], ", %s", warning + kind);
    }
}

void
cc_report_each_warning(const struct cc_claim_result *r, void (*each)(void *arg, const char *warning), void *arg)
{
    struct warning_lines lines = {0};

    for (size_t i = 0; i < r->search.n_searches; i++) {
        for (size_t j = 0; j < r->search.searches[i].n_warnings; j++)
            add_warning(&lines, r->search.searches[i].warnings[j]);
    }
    for (size_t i = 0; i < lines.n; i++) {
        each(arg, lines.v[i].v);
        cc_buf_clear(&lines.v[i]);
    }
    free(lines.v);
    cc_map_clear(&lines.told);
}

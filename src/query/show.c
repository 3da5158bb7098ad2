/* show.c: ladders for people and for programs: what is asked of PubMed and why each term is there (query.h). */
#include <claimcheck/query.h>

#include <string.h>

#include "base/json.h"
#include "base/table.h"

static bool
same_rungs(const struct cc_ladder *a, const struct cc_ladder *b)
{
    if (a->n_rungs != b->n_rungs)
        return false;
    for (size_t i = 0; i < a->n_rungs; i++) {
        if (strcmp(a->rungs[i].text, b->rungs[i].text) != 0)
            return false;
    }
    return true;
}

/* The first ladder that asks the same, or i itself. */
static size_t
first_same(const struct cc_ladder *ladders, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (same_rungs(&ladders[k], &ladders[i]))
            return k;
    }
    return i;
}

/* Queries that differ, over all ladders. */
static size_t
count_distinct(const struct cc_ladder *ladders, size_t n)
{
    size_t distinct = 0;

    for (size_t i = 0; i < n; i++) {
        for (size_t r = 0; r < ladders[i].n_rungs; r++) {
            bool seen = false;

            for (size_t k = 0; k < i && !seen; k++) {
                for (size_t q = 0; q < ladders[k].n_rungs && !seen; q++)
                    seen = strcmp(ladders[k].rungs[q].text, ladders[i].rungs[r].text) == 0;
            }
            distinct += !seen;
        }
    }
    return distinct;
}

static bool
listed_before(const struct cc_ladder *ladder, size_t rung, size_t term)
{
    for (size_t r = 0; r <= rung; r++) {
        size_t end = r == rung ? term : ladder->rungs[r].n_terms;

        for (size_t t = 0; t < end; t++) {
            if (strcmp(ladder->rungs[r].terms[t].text, ladder->rungs[rung].terms[term].text) == 0)
                return true;
        }
    }
    return false;
}

static void
show_terms(const struct cc_ladder *ladder, struct cc_buf *out)
{
    struct cc_table table = {.n_cols = 4};

    for (size_t r = 0; r < ladder->n_rungs; r++) {
        for (size_t t = 0; t < ladder->rungs[r].n_terms; t++) {
            const struct cc_query_term *term = &ladder->rungs[r].terms[t];

            if (listed_before(ladder, r, t))
                continue;
            cc_table_add(&table, "     ");
            cc_table_add(&table, term->text);
            cc_table_add(&table, term->concept);
            cc_table_add(&table, term->why);
        }
    }
    cc_table_write(&table, out);
}

static void
write_text(const struct cc_claims *claims, const struct cc_ladder *ladders, struct cc_buf *out)
{
    size_t distinct;

    for (size_t i = 0; i < claims->n; i++) {
        const struct cc_ladder *ladder = &ladders[i];
        size_t first = first_same(ladders, i);

        cc_buf_addf(out, "%s  %s\n", claims->v[i].id, claims->v[i].text);
        if (ladder->n_rungs == 0) {
            cc_buf_adds(out, "  nothing to search for: no word of the claim is one that PubMed could find\n\n");
            continue;
        }
        if (first != i) {
            cc_buf_addf(out, "  the same queries as %s\n\n", claims->v[first].id);
            continue;
        }
        for (size_t r = 0; r < ladder->n_rungs; r++)
            cc_buf_addf(out, "  %zu. %s:\n     %s\n", r + 1, ladder->rungs[r].label, ladder->rungs[r].text);
        cc_buf_adds(out, "  Terms, the words of the claim they stand for, and why:\n");
        show_terms(ladder, out);
        cc_buf_addc(out, '\n');
    }
    distinct = count_distinct(ladders, claims->n);
    cc_buf_addf(out, "%zu claim%s, %zu distinct %s\n", claims->n, claims->n == 1 ? "" : "s", distinct,
        distinct == 1 ? "query" : "queries");
}

static void
write_json_ladder(struct cc_json_writer *w, const struct cc_claim *claim, const struct cc_ladder *ladder)
{
    cc_json_open(w, NULL, '{');
    cc_json_str(w, "claim", claim->id);
    cc_json_str(w, "text", claim->text);
    cc_json_open(w, "rungs", '[');
    for (size_t r = 0; r < ladder->n_rungs; r++) {
        const struct cc_query *query = &ladder->rungs[r];

        cc_json_open(w, NULL, '{');
        cc_json_str(w, "query", query->text);
        cc_json_str(w, "label", query->label);
        cc_json_open(w, "terms", '[');
        for (size_t t = 0; t < query->n_terms; t++) {
            cc_json_open(w, NULL, '{');
            cc_json_str(w, "term", query->terms[t].text);
            cc_json_str(w, "concept", query->terms[t].concept);
            cc_json_str(w, "why", query->terms[t].why);
            cc_json_close(w);
        }
        cc_json_close(w);
        cc_json_close(w);
    }
    cc_json_close(w);
    cc_json_close(w);
}

static void
write_json(const struct cc_claims *claims, const struct cc_ladder *ladders, struct cc_buf *out)
{
    struct cc_json_writer w = {.out = out};

    cc_json_open(&w, NULL, '{');
    cc_json_str(&w, "schema_version", "1");
    cc_json_int(&w, "distinct_queries", (int64_t)count_distinct(ladders, claims->n));
    cc_json_open(&w, "ladders", '[');
    for (size_t i = 0; i < claims->n; i++)
        write_json_ladder(&w, &claims->v[i], &ladders[i]);
    cc_json_close(&w);
    cc_json_close(&w);
    cc_buf_addc(out, '\n');
}

enum cc_status
cc_query_write(const struct cc_claims *claims, const struct cc_ladder *ladders, const char *format, char **out,
    size_t *len, struct cc_error *error)
{
    struct cc_buf b = {0};

    if (strcmp(format, "text") == 0 || strcmp(format, "table") == 0)
        write_text(claims, ladders, &b);
    else if (strcmp(format, "json") == 0)
        write_json(claims, ladders, &b);
    else
        return cc_error_set(error, CC_USAGE, "queries are shown as text or json, not as %s", format);
    *out = cc_buf_take(&b, len);
    return CC_OK;
}

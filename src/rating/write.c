/* write.c: ratings as a table, JSON or CSV. */
#include <claimcheck/rating.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/table.h"

static void
write_table(const struct cc_ratings *ratings, struct cc_buf *out)
{
    struct cc_table t = {.n_cols = 7};
    char date[CC_TIME_CAP];

    if (ratings->n == 0) {
        cc_buf_adds(out, "no ratings\n");
        return;
    }
    for (const char *const *h =
             (const char *const[]){"NO", "DATE", "CLAIM", "SUPPORT", "CERTAINTY", "BY", "TEXT", NULL};
         *h; h++)
        cc_table_add(&t, *h);
    for (size_t i = 0; i < ratings->n; i++) {
        const struct cc_rating *r = &ratings->v[i];

        cc_table_addf(&t, "%lld", (long long)r->number);
        cc_table_add(&t, cc_time_date(r->rated_at, date));
        cc_table_add(&t, r->claim);
        cc_table_add(&t, cc_support_name(r->support));
        cc_table_add(&t, cc_certainty_name(r->certainty));
        cc_table_add(&t, r->by);
        cc_table_addf(&t, "%s%s%s", r->claim_text, r->note ? " | " : "", r->note ? r->note : "");
    }
    cc_table_write(&t, out);
}

static void
write_pins(struct cc_json_writer *w, const struct cc_rating *r)
{
    cc_json_open(w, "studies", '[');
    for (size_t i = 0; i < r->n_pins; i++) {
        const struct cc_pin *p = &r->pins[i];
        char pmid[16];

        snprintf(pmid, sizeof pmid, "%u", p->pmid);
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "pmid", pmid);
        cc_json_str(w, "title", p->title);
        cc_json_str(w, "journal", p->journal);
        if (p->year)
            cc_json_int(w, "year", p->year);
        else
            cc_json_null(w, "year");
        cc_json_str(w, "design", p->design);
        cc_json_str(w, "retraction", p->retraction);
        cc_json_time(w, "retraction_as_of", p->retraction_at);
        cc_json_str(w, "sentence", p->quote);
        cc_json_str(w, "record_sha256", p->record_hash);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
write_json(const struct cc_ratings *ratings, struct cc_buf *out)
{
    struct cc_json_writer w = {.out = out};

    cc_json_open(&w, NULL, '{');
    cc_json_str(&w, "schema_version", "1");
    cc_json_open(&w, "ratings", '[');
    for (size_t i = 0; i < ratings->n; i++) {
        const struct cc_rating *r = &ratings->v[i];

        cc_json_open(&w, NULL, '{');
        cc_json_int(&w, "number", r->number);
        cc_json_str(&w, "claim", r->claim);
        cc_json_str(&w, "text", r->claim_text);
        cc_json_str(&w, "article", r->article);
        cc_json_str(&w, "article_name", r->article_name);
        cc_json_str(&w, "support", cc_support_name(r->support));
        cc_json_str(&w, "certainty", cc_certainty_name(r->certainty));
        cc_json_str(&w, "note", r->note);
        cc_json_str(&w, "by", r->by);
        cc_json_time(&w, "rated_at", r->rated_at);
        write_pins(&w, r);
        cc_json_close(&w);
    }
    cc_json_close(&w);
    cc_json_close(&w);
}

static void
write_csv(const struct cc_ratings *ratings, struct cc_buf *out)
{
    char at[CC_TIME_CAP];

    for (const char *const *h = (const char *const[]){"number", "claim", "text", "article", "article_name", "support",
             "certainty", "note", "by", "rated_at", "pmids", NULL};
         *h; h++)
        cc_csv_field(out, *h);
    cc_csv_end(out);
    for (size_t i = 0; i < ratings->n; i++) {
        const struct cc_rating *r = &ratings->v[i];
        struct cc_buf pmids = {0};

        for (size_t j = 0; j < r->n_pins; j++)
            cc_buf_addf(&pmids, "%s%u", j ? ";" : "", r->pins[j].pmid);
        cc_csv_number(out, r->number);
        cc_csv_field(out, r->claim);
        cc_csv_field(out, r->claim_text);
        cc_csv_field(out, r->article);
        cc_csv_field(out, r->article_name);
        cc_csv_field(out, cc_support_name(r->support));
        cc_csv_field(out, cc_certainty_name(r->certainty));
        cc_csv_field(out, r->note);
        cc_csv_field(out, r->by);
        cc_csv_field(out, cc_time_iso(r->rated_at, at));
        cc_csv_field(out, pmids.v);
        cc_csv_end(out);
        cc_buf_clear(&pmids);
    }
}

enum cc_status
cc_rating_write(const struct cc_ratings *ratings, const char *format, char **out, size_t *len, struct cc_error *error)
{
    static const struct {
        const char *name;
        void (*write)(const struct cc_ratings *ratings, struct cc_buf *out);
    } FORMATS[] = {{"table", write_table}, {"json", write_json}, {"csv", write_csv}};

    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
        struct cc_buf b = {0};

        if (strcmp(format, FORMATS[i].name) != 0)
            continue;
        FORMATS[i].write(ratings, &b);
        *out = cc_buf_take(&b, len);
        return CC_OK;
    }
    return cc_error_set(error, CC_USAGE, "--format %s: expected table, json or csv", format);
}

/* reviews_put.c: remembering an article, its claims and the evidence a reviewer was shown. */
#include "store/reviews_int.h"

#include "base/clock.h"
#include "base/json.h"

static enum cc_status
put_claim(
    struct cc_reviews *reviews, const char *article, size_t position, const struct cc_claim *c, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO claim (article, id, position, text, quote, lines, section, subject, relation, object, direction, kind, hedged,"
                              " same_as, seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    struct cc_buf lines = {0};
    struct cc_json_writer w = {.out = &lines, .compact = true};
    enum cc_status status;

    cc_json_open(&w, NULL, '[');
    for (size_t i = 0; i < c->n_lines; i++)
        cc_json_int(&w, NULL, c->lines[i]);
    cc_json_close(&w);
    status = cc_db_run(&reviews->db, error, SQL, "ssisssssssssisi", article, c->id, (int64_t)position, c->text,
        c->quote, lines.v, c->section, c->subject, c->relation, c->object, cc_direction_name(c->direction),
        cc_claim_kind_name(c->kind), (int64_t)c->hedged, c->same_as, cc_clock_now_s(reviews->clock));
    cc_buf_clear(&lines);
    return status;
}

static enum cc_status
put_candidates(struct cc_reviews *reviews, const struct cc_report *report, const struct cc_claim_result *result,
    size_t n_pins, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO candidate (article, claim, position, pmid, title, journal, year, design, retraction, retraction_at, quote,"
                              " record_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    enum cc_status status = CC_OK;

    for (size_t i = 0; status == CC_OK && i < result->evidence.n && i < n_pins; i++) {
        const struct cc_evidence *e = &result->evidence.v[i];
        const struct cc_study *study = &report->studies->v[e->study];

        status = cc_db_run(&reviews->db, error, SQL, "ssiissississ", report->article->id, result->claim->id, (int64_t)i,
            (int64_t)e->pmid, study->title, study->journal, (int64_t)study->published.year, cc_design_name(e->design),
            cc_retraction_name(e->retraction), e->retraction_at ? e->retraction_at : report->made_at, e->sentence,
            study->record_hash);
    }
    return status;
}

enum cc_status
cc_reviews_put_report(struct cc_reviews *reviews, const struct cc_report *report, size_t n_pins, struct cc_error *error)
{
    static const char SQL[] = "INSERT INTO article (id, name, title, url, hash, text, seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    const struct cc_article *a = report->article;
    enum cc_status status = cc_db_begin(&reviews->db, error);

    if (status != CC_OK)
        return status;
    status = cc_db_run(&reviews->db, error, "DELETE FROM article WHERE id = $1", "s", a->id);
    if (status == CC_OK)
        status = cc_db_run(&reviews->db, error, SQL, "ssssssi", a->id, a->name, a->title, a->url, a->hash, a->text,
            cc_clock_now_s(reviews->clock));
    for (size_t i = 0; status == CC_OK && i < report->claims->n; i++)
        status = put_claim(reviews, a->id, i, &report->claims->v[i], error);
    for (size_t i = 0; status == CC_OK && i < report->n_results; i++)
        status = put_candidates(reviews, report, &report->results[i], n_pins, error);
    return cc_db_end(&reviews->db, status == CC_OK, error);
}

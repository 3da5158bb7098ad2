/* claims-json FILE [--explain]: the claims of an article as JSON, for scoring; with --explain, every decision on stderr. */
#include <stdio.h>
#include <string.h>

#include <claimcheck/article.h>
#include <claimcheck/claims.h>

#include "base/json.h"

static void
explain(void *arg, const struct cc_claims_event *event)
{
    const struct cc_article *a = arg;

    fprintf(stderr, "%u %s %s: %s | %.*s\n", (unsigned)cc_article_line_at(a, event->span.start), event->claim_id ? event->claim_id : "dropped",
        event->rule ? event->rule : "", event->detail ? event->detail : "", (int)(event->span.end - event->span.start), a->text + event->span.start);
}

static void
write_claim(struct cc_json_writer *w, const struct cc_claim *c)
{
    cc_json_open(w, NULL, '{');
    cc_json_str(w, "id", c->id);
    cc_json_str(w, "text", c->text);
    cc_json_str(w, "quote", c->quote);
    cc_json_open(w, "lines", '[');
    for (size_t i = 0; i < c->n_lines; i++)
        cc_json_int(w, NULL, c->lines[i]);
    cc_json_close(w);
    cc_json_str(w, "section", c->section);
    cc_json_str(w, "subject", c->subject);
    cc_json_str(w, "relation", c->relation);
    cc_json_str(w, "object", c->object);
    cc_json_str(w, "direction", cc_direction_name(c->direction));
    cc_json_str(w, "kind", cc_claim_kind_name(c->kind));
    cc_json_bool(w, "hedged", c->hedged);
    cc_json_str(w, "same_as", c->same_as);
    cc_json_str(w, "rule", c->rule);
    cc_json_close(w);
}

int
main(int argc, char **argv)
{
    struct cc_article article = {0};
    struct cc_claims claims = {0};
    struct cc_error error = {0};
    struct cc_claims_options options = {.explain = explain, .explain_arg = &article};
    struct cc_buf out = {0};
    struct cc_json_writer w = {.out = &out};
    bool shown = argc > 2 && strcmp(argv[2], "--explain") == 0;

    if (argc < 2 || cc_article_read_file(argv[1], CC_FORMAT_AUTO, &article, &error) != CC_OK ||
        cc_claims_extract(&article, shown ? &options : NULL, &claims, &error) != CC_OK) {
        fprintf(stderr, "claims-json: %s\n", argc < 2 ? "FILE is missing" : error.message);
        return 3;
    }
    cc_json_open(&w, NULL, '{');
    cc_json_open(&w, "claims", '[');
    for (size_t i = 0; i < claims.n; i++)
        write_claim(&w, &claims.v[i]);
    cc_json_close(&w);
    cc_json_close(&w);
    fwrite(out.v, 1, out.n, stdout);
    cc_buf_clear(&out);
    cc_claims_clear(&claims);
    cc_article_clear(&article);
    return 0;
}

/* cmd_study.c: claimcheck study PMID…: what is known of a record, how it is judged, and where each field came from. */
#include <claimcheck/evidence.h>
#include <claimcheck/pubmed.h>

#include "base/clock.h"
#include "base/json.h"
#include "cli/commands.h"
#include "cli/run.h"

/* The answer as it grows: text, or the members of a JSON list. */
struct shown {
    struct cc_buf out;
    struct cc_json_writer json;
    bool as_json;
    size_t n_missing;
    const struct cc_source_info *source;
    struct cc_error error;
};

static void
show_text(struct shown *s, const struct cc_study *study, const char *xml, size_t len)
{
    char *design_why = NULL, *retraction_why = NULL;
    enum cc_design design = cc_evidence_design(study, &design_why);
    enum cc_retraction retraction = cc_evidence_retraction(study, &retraction_why);

    cc_buf_addf(&s->out, "PMID %u  %s\n  design      %s%s%s\n  retraction  %s%s%s\n", study->pmid,
        study->title ? study->title : "(no title)",
        design == CC_DESIGN_UNKNOWN ? "not assessed" : cc_design_name(design), design_why ? ": " : "",
        design_why ? design_why : "", cc_retraction_name(retraction), retraction_why ? ": " : "",
        retraction_why ? retraction_why : "");
    cc_buf_addf(&s->out, "  source      %s\n", s->source->statement);
    if (xml && cc_study_explain(xml, len, &s->out, &s->error) != CC_OK)
        cc_buf_addf(&s->out, "  %s\n", s->error.message);
    cc_buf_addc(&s->out, '\n');
    free(design_why);
    free(retraction_why);
}

static void
show_json(struct shown *s, const struct cc_study *study, const char *xml, size_t len)
{
    cc_json_open(&s->json, NULL, '{');
    cc_study_json(study, &s->json, "record");
    cc_json_str(&s->json, "design", cc_design_name(cc_evidence_design(study, NULL)));
    cc_json_str(&s->json, "retraction", cc_retraction_name(cc_evidence_retraction(study, NULL)));
    if (xml)
        (void)!cc_study_explain_json(xml, len, &s->json, "fields", &s->error);
    cc_json_close(&s->json);
}

static void
show(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t len)
{
    struct shown *s = arg;

    if (study == NULL) {
        s->n_missing++;
        if (!s->as_json)
            cc_buf_addf(&s->out, "PMID %u  the source has no such record\n\n", pmid);
        return;
    }
    (s->as_json ? show_json : show_text)(s, study, xml, len);
}

static enum cc_status
read_pmids(struct cc_cli *cli, uint32_t *pmids, struct cc_error *error)
{
    for (size_t i = 0; i < cli->args.n_pos; i++) {
        char *end;
        unsigned long pmid = strtoul(cli->args.pos[i], &end, 10);

        if (*end != '\0' || pmid == 0 || pmid > UINT32_MAX)
            return cc_error_set(error, CC_USAGE, "'%s': expected a PMID, a number", cli->args.pos[i]);
        pmids[i] = (uint32_t)pmid;
    }
    return CC_OK;
}

static enum cc_status
run(struct cc_cli *cli, struct cc_error *error)
{
    const char *format = cc_cli_get(cli, CC_OPT_FORMAT, "text");
    struct shown s = {.as_json = strcmp(format, "json") == 0};
    struct cc_pipeline *pipeline = NULL;
    uint32_t *pmids = cc_mem_alloc(cli->args.n_pos * sizeof *pmids);
    enum cc_status status = read_pmids(cli, pmids, error);

    if (status == CC_OK && !s.as_json && strcmp(format, "text") != 0)
        status = cc_error_set(error, CC_USAGE, "--format %s: expected text or json", format);
    if (status == CC_OK)
        status = cc_cli_open_pipeline(cli, &pipeline, error);
    if (status == CC_OK) {
        s.source = cc_pipeline_source(pipeline);
        s.json.out = &s.out;
        if (s.as_json) {
            cc_json_open(&s.json, NULL, '{');
            cc_json_str(&s.json, "schema_version", "1");
            cc_json_str(&s.json, "source", s.source->statement);
            cc_json_open(&s.json, "studies", '[');
        }
        status = cc_pipeline_records(pipeline, pmids, cli->args.n_pos, show, &s, error);
        if (s.as_json) {
            cc_json_close(&s.json);
            cc_json_close(&s.json);
        }
    }
    if (status == CC_OK)
        status = cc_cli_write(cli, s.out.v, s.out.n, error);
    if (status == CC_OK && s.n_missing == cli->args.n_pos)
        status = cc_error_set(error, CC_NOTFOUND, "no such record in %s", s.source->name);
    cc_buf_clear(&s.out);
    cc_pipeline_free(pipeline);
    free(pmids);
    return status;
}

static const enum cc_opt OPTIONS[] = {CC_OPT_FORMAT, CC_OPT_OUTPUT, CC_OPT_PUBMED, CC_OPT_OFFLINE, CC_OPT_EMAIL,
    CC_OPT_TOOL, CC_OPT_KEY_FILE, CC_OPT_RATE, CC_OPT_DEADLINE, CC_OPT_CACHE, CC_OPT_QUIET, CC_OPT_HELP};

const struct cc_command cc_cmd_study = {
    .name = "study",
    .arguments = "PMID…",
    .summary = "what is known of a record, and where each field came from",
    .help = "From the cache where it has the record, else from the source. Shows the study design and the retraction state with the words that decided\n"
            "them, then every field with the path of its element in the record. Formats: text, json.\n\n"
            "  claimcheck study 20000000 --pubmed starter\n",
    .options = OPTIONS,
    .min_pos = 1,
    .max_pos = 1000,
    .run = run,
};

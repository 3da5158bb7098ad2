/* server_call.c: one call: finding its endpoint, its error documents, its UIDs. What NCBI answers where is in the fact
 * sheet of the E-utilities; DOCTYPEs are those that Debian's Biopython has DTDs for. */
#include "mirror/server.h"

#include <claimcheck/limits.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "mirror/tree.h"

static const struct endpoint {
    const char *name;
    cc_endpoint *serve;
    const char *root;             /* element of XML replies, also errors */
    const char *public_id, *system_id;
    const char *json_result;      /* member of JSON errors; NULL = has no JSON */
} ENDPOINTS[] = {
    {"einfo", cc_serve_einfo, "eInfoResult", "-//NLM//DTD einfo 20190110//EN", "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20190110/einfo.dtd", "einforesult"},
    {"esearch", cc_serve_esearch, "eSearchResult", "-//NLM//DTD esearch 20060628//EN", "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd",
        "esearchresult"},
    {"epost", cc_serve_epost, "ePostResult", "-//NLM//DTD ePostResult, 11 May 2002//EN", "https://www.ncbi.nlm.nih.gov/entrez/query/DTD/ePost_020511.dtd", NULL},
    {"esummary", cc_serve_esummary, "eSummaryResult", "-//NLM//DTD esummary v1 20041029//EN",
        "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20041029/esummary-v1.dtd", "esummaryresult"},
    {"efetch", cc_serve_efetch, "eFetchResult", "-//NLM//DTD efetch 20131226//EN", "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20131226/efetch.dtd", NULL},
    {"elink", cc_serve_elink, "eLinkResult", "-//NLM//DTD eLinkResult, 23 November 2010//EN", "https://www.ncbi.nlm.nih.gov/entrez/query/DTD/eLink_101123.dtd",
        "linksets"},
    {"espell", cc_serve_espell, "eSpellResult", "-//NLM//DTD eSpellResult, 23 November 2004//EN",
        "https://www.ncbi.nlm.nih.gov/entrez/query/DTD/eSpell.dtd", NULL},
    {"egquery", cc_serve_egquery, "Result", "-//NLM//DTD eSearchResult, January 2004//EN", "https://www.ncbi.nlm.nih.gov/entrez/query/DTD/egquery.dtd", NULL},
    {"ecitmatch", cc_serve_ecitmatch, "eCitMatchResult", NULL, NULL, NULL},
};

static const struct endpoint *
find(const char *name)
{
    for (size_t i = 0; i < sizeof ENDPOINTS / sizeof *ENDPOINTS; i++) {
        if (strcmp(ENDPOINTS[i].name, name) == 0)
            return &ENDPOINTS[i];
    }
    return NULL;
}

void
cc_xml_text(struct cc_buf *b, const char *text)
{
    for (const char *p = text ? text : ""; *p; p++) {
        switch (*p) {
        case '&': cc_buf_adds(b, "&amp;"); break;
        case '<': cc_buf_adds(b, "&lt;"); break;
        case '>': cc_buf_adds(b, "&gt;"); break;
        default:
            if ((unsigned char)*p >= ' ' || *p == '\n' || *p == '\t')
                cc_buf_addc(b, *p);
            else
                cc_buf_addc(b, ' '); /* XML 1.0 has no other control characters */
        }
    }
}

void
cc_xml_prolog(struct cc_buf *b, const char *root, const char *public_id, const char *system_id)
{
    cc_buf_adds(b, "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n");
    if (public_id != NULL)
        cc_buf_addf(b, "<!DOCTYPE %s PUBLIC \"%s\" \"%s\">\n", root, public_id, system_id);
}

void
cc_xml_element(struct cc_buf *b, const char *name, const char *text)
{
    cc_buf_addf(b, "<%s>", name);
    cc_xml_text(b, text);
    cc_buf_addf(b, "</%s>", name);
}

void
cc_xml_element_number(struct cc_buf *b, const char *name, uint64_t value)
{
    cc_buf_addf(b, "<%s>%llu</%s>", name, (unsigned long long)value, name);
}

void
cc_call_prolog(struct cc_call *call)
{
    const struct endpoint *e = find(call->endpoint);

    cc_xml_prolog(&call->body, e->root, e->public_id, e->system_id);
}

bool
cc_call_json(const struct cc_call *call)
{
    return cc_params_is(&call->params, "retmode", "json");
}

void
cc_call_fail(struct cc_call *call, unsigned status, const char *message)
{
    const struct endpoint *e = find(call->endpoint);

    cc_buf_reset(&call->body);
    call->status = status;
    if (e == NULL || e->root == NULL) {
        call->mime = CC_MIME_TEXT;
        cc_buf_addf(&call->body, "%s\n", message);
    } else if (e->json_result != NULL && cc_call_json(call)) {
        struct cc_json_writer w = {.out = &call->body, .compact = true};

        call->mime = CC_MIME_JSON;
        cc_json_open(&w, NULL, '{');
        cc_json_open(&w, "header", '{');
        cc_json_str(&w, "type", e->name);
        cc_json_str(&w, "version", "0.3");
        cc_json_close(&w);
        if (strcmp(e->name, "esummary") == 0) { /* NCBI's own odd shape: a list of messages */
            cc_json_open(&w, e->json_result, '[');
            cc_json_str(&w, NULL, message);
        } else if (strcmp(e->name, "elink") == 0) {
            cc_json_open(&w, e->json_result, '[');
            cc_json_close(&w);
            cc_json_str(&w, "ERROR", message);
            cc_json_close(&w);
            return;
        } else {
            cc_json_open(&w, e->json_result, '{');
            cc_json_str(&w, "ERROR", message);
        }
        cc_json_close(&w);
        cc_json_close(&w);
    } else {
        call->mime = CC_MIME_XML;
        cc_call_prolog(call);
        cc_buf_addf(&call->body, "<%s>\n\t", e->root);
        cc_xml_element(&call->body, "ERROR", message);
        cc_buf_addf(&call->body, "\n</%s>\n", e->root);
    }
}

char *
cc_call_build(const struct cc_call *call)
{
    char iso[CC_TIME_CAP];

    cc_time_iso(call->backend->info.as_of, iso);
    return cc_mem_printf("Build-%.4s.%.2s.%.2s.%.2s.%.2s", iso, iso + 5, iso + 8, iso + 11, iso + 14);
}

bool
cc_call_check_db(struct cc_call *call)
{
    const char *db = cc_params_get(&call->params, "db");
    char message[200];

    if (db == NULL || strcasecmp(db, "pubmed") == 0)
        return true;
    (void)snprintf(message, sizeof message, "Invalid db name specified: %.100s", db);
    cc_call_fail(call, 200, message);
    return false;
}

/* A call's words must be UTF-8; Latin-1 from old clients is refused rather than guessed. */
static bool
valid(struct cc_call *call)
{
    for (size_t i = 0; i < call->params.n; i++) {
        if (!cc_utf8_valid(call->params.v[i].value, call->params.v[i].n)) {
            char message[200];

            (void)snprintf(message, sizeof message, "Parameter %.40s is not UTF-8 text",
                cc_utf8_valid(call->params.v[i].name, strlen(call->params.v[i].name)) ? call->params.v[i].name : "?");
            cc_call_fail(call, 400, message);
            return false;
        }
    }
    if (call->params.too_many) {
        cc_call_fail(call, 400, "Too many parameters");
        return false;
    }
    return true;
}

void
cc_call_run(struct cc_call *call)
{
    const struct endpoint *e = find(call->endpoint);
    struct cc_error error = {0};

    call->status = 200;
    call->mime = CC_MIME_XML;
    if (e == NULL) {
        cc_call_fail(call, 404, "There is no such E-utility here; einfo, esearch, epost, esummary, efetch, elink, espell, egquery (.fcgi) and ecitmatch.cgi are.");
        return;
    }
    if (!valid(call))
        return;
    if (call->backend->ops->begin(call->backend, &error) != CC_OK) {
        cc_call_fail(call, 500, error.message);
        return;
    }
    e->serve(call);
    call->backend->ops->end(call->backend);
}

void
cc_call_clear(struct cc_call *call)
{
    cc_params_clear(&call->params);
    cc_buf_clear(&call->body);
}

/* PubMed hands out the first 9,999 of a set only. */
static bool
window(struct cc_call *call, size_t total, size_t retmax_default, size_t *start, size_t *n)
{
    char message[300];

    *start = cc_params_size(&call->params, "retstart", 0, SIZE_MAX / 2);
    *n = cc_params_size(&call->params, "retmax", retmax_default, CC_ESEARCH_WINDOW + 1);
    if (*start >= CC_ESEARCH_WINDOW) {
        cc_call_fail(call, 400, "Search backend cannot retrieve history data. Reason: Exception: 'retstart' cannot be larger than 9998. For PubMed, "
                                "only the first 9,999 records of a set can be retrieved. Split the search, for example by date or by UID range.");
        return false;
    }
    if (*start > 0 && *start >= total) {
        (void)snprintf(message, sizeof message,
            "Cannot retrieve history data: OUT OF RANGE. Parameter retstart=%zu + 1 is greater than number of records available in history. "
            "History includes %zu IDs.", *start, total);
        cc_call_fail(call, 400, message);
        return false;
    }
    if (*n > CC_ESEARCH_WINDOW - *start)
        *n = CC_ESEARCH_WINDOW - *start;
    if (*n > total - *start)
        *n = total - *start;
    return true;
}

static bool
history_uids(struct cc_call *call, const char *key, size_t retmax_default, struct cc_uids *out)
{
    const char *env = cc_params_get(&call->params, "webenv");
    uint32_t number = (uint32_t)strtoul(key, NULL, 10), *pmids = NULL;
    size_t total = 0, start, n;
    char message[100];

    if (env == NULL || !cc_history_get(call->server->history, env, number, &pmids, &total)) {
        (void)snprintf(message, sizeof message, "Unable to obtain query #%u", number);
        cc_call_fail(call, 400, message);
        return false;
    }
    if (!window(call, total, retmax_default, &start, &n)) {
        free(pmids);
        return false;
    }
    out->from_history = true;
    out->n = n;
    out->v = n ? cc_mem_dup(pmids + start, n * sizeof *pmids) : NULL;
    free(pmids);
    return true;
}

bool
cc_call_uids(struct cc_call *call, size_t retmax_default, struct cc_uids *out)
{
    const char *key = cc_params_get(&call->params, "query_key");

    for (size_t i = 0; i < call->params.n; i++) {
        if (strcmp(call->params.v[i].name, "id") == 0) {
            out->given = true;
            cc_uids_read(out, call->params.v[i].value);
        }
    }
    if (out->n + out->n_malformed == 0 && key != NULL)
        return history_uids(call, key, retmax_default, out);
    return true;
}

enum cc_status
cc_call_tree(struct cc_call *call, uint32_t pmid, struct cc_tree **out, struct cc_error *error)
{
    struct cc_buf xml = {0};
    enum cc_status status = CC_OK;

    *out = NULL;
    if (pmid != 0)
        status = call->backend->ops->record(call->backend, pmid, &xml, error);
    if (status == CC_OK && xml.n > 0)
        status = cc_tree_read(xml.v, xml.n, out, error);
    cc_buf_clear(&xml);
    return status == CC_OK ? CC_OK : cc_error_wrap(error, "record %u", pmid);
}

/* server_esummary.c: esummary: UIDs or a history set -> document summaries (v1, v2, JSON). */
#include <claimcheck/limits.h>

#include "mirror/entrez_parts.h"
#include "mirror/render.h"
#include "mirror/server.h"

static bool
wants_v2(const struct cc_call *call)
{
    const char *version = cc_params_get(&call->params, "version");

    return version != NULL && strncmp(version, "2", 1) == 0;
}

static void
write_missing(struct cc_call *call, uint32_t pmid, bool v2, struct cc_json_writer *w)
{
    char uid[16];

    (void)snprintf(uid, sizeof uid, "%u", pmid);
    if (w != NULL) {
        cc_json_open(w, uid, '{');
        cc_json_str(w, "uid", uid);
        cc_json_str(w, "error", "cannot get document summary");
        cc_json_close(w);
    } else if (v2) {
        cc_buf_addf(&call->body, "<DocumentSummary uid=\"%s\"><error>cannot get document summary</error></DocumentSummary>\n", uid);
    } else {
        cc_buf_addf(&call->body, "<ERROR>UID=%s: cannot get document summary</ERROR>\n", uid);
    }
}

static enum cc_status
write_one(struct cc_call *call, uint32_t pmid, bool v2, struct cc_json_writer *w, struct cc_error *error)
{
    struct cc_tree *record;
    struct cc_summary s = {0};
    enum cc_status status = cc_call_tree(call, pmid, &record, error);

    if (status != CC_OK)
        return status;
    if (record == NULL) {
        write_missing(call, pmid, v2, w);
        return CC_OK;
    }
    cc_summary_read(record, &s);
    if (w != NULL)
        cc_summary_write_json(&s, w);
    else if (v2)
        cc_summary_write_v2(&s, &call->body);
    else
        cc_summary_write_v1(&s, &call->body);
    cc_summary_clear(&s);
    cc_tree_free(record);
    return CC_OK;
}

/* The list of uids comes first: rentrez drops the first member. Twice the same key would be no JSON object. */
static void
begin_json(struct cc_json_writer *w, const struct cc_uids *uids)
{
    cc_json_open(w, NULL, '{');
    cc_json_open(w, "header", '{');
    cc_json_str(w, "type", "esummary");
    cc_json_str(w, "version", "0.3");
    cc_json_close(w);
    cc_json_open(w, "result", '{');
    cc_json_open(w, "uids", '[');
    for (size_t i = 0; i < uids->n; i++) {
        char uid[16];

        (void)snprintf(uid, sizeof uid, "%u", uids->v[i]);
        cc_json_str(w, NULL, uid);
    }
    cc_json_close(w);
}

void
cc_uids_unique(struct cc_uids *uids)
{
    uint32_t *sorted = cc_mem_dup(uids->v, uids->n * sizeof *sorted);
    size_t n = uids->n, kept = 0;

    cc_numbers_sort(sorted, &n);
    if (n < uids->n) { /* there are repeats: keep the first of each */
        bool *seen = cc_mem_alloc((n ? n : 1) * sizeof *seen);

        for (size_t i = 0; i < uids->n; i++) {
            size_t low = 0, high = n;

            while (low < high) {
                size_t mid = (low + high) / 2;

                if (sorted[mid] < uids->v[i])
                    low = mid + 1;
                else
                    high = mid;
            }
            if (!seen[low]) {
                seen[low] = true;
                uids->v[kept++] = uids->v[i];
            }
        }
        uids->n = kept;
        free(seen);
    }
    free(sorted);
}

void
cc_serve_docsums(struct cc_call *call, struct cc_uids *uids, bool v2, bool json)
{
    struct cc_json_writer w = {.out = &call->body, .compact = true};
    struct cc_error error = {0};
    enum cc_status status = CC_OK;
    char *build = NULL;

    cc_uids_unique(uids);
    call->mime = json ? CC_MIME_JSON : CC_MIME_XML;
    if (json) {
        begin_json(&w, uids);
    } else if (v2) {
        char *dtd = cc_dtd_name(call);

        cc_xml_prolog(&call->body, "eSummaryResult", "-//NLM//DTD esummary pubmed 20160808//EN", dtd);
        free(dtd);
        build = cc_call_build(call);
        cc_buf_addf(&call->body, "<eSummaryResult>\n<DocumentSummarySet status=\"OK\">\n<DbBuild>%s</DbBuild>\n", build);
        free(build);
    } else {
        cc_call_prolog(call);
        cc_buf_adds(&call->body, "<eSummaryResult>\n");
    }
    for (size_t i = 0; i < uids->n && status == CC_OK; i++)
        status = write_one(call, uids->v[i], v2, json ? &w : NULL, &error);
    if (status != CC_OK) {
        cc_call_fail(call, 500, error.message);
        return;
    }
    if (json) {
        cc_json_close(&w);
        cc_json_close(&w);
    } else {
        cc_buf_adds(&call->body, v2 ? "</DocumentSummarySet>\n</eSummaryResult>\n" : "</eSummaryResult>\n");
    }
}

void
cc_serve_esummary(struct cc_call *call)
{
    struct cc_uids uids = {0};

    if (!cc_call_check_db(call) || !cc_call_uids(call, CC_ESEARCH_WINDOW, &uids)) {
        free(uids.v);
        return;
    }
    if (!uids.given && !uids.from_history)
        cc_call_fail(call, 200, "Neither query_key nor id specified");
    else if (uids.given && !uids.from_history && uids.n == 0)
        cc_call_fail(call, 200, uids.n_malformed ? "Invalid uid in the id parameter" : "Supplied id parameter is empty.");
    else if (uids.n > 10000)
        cc_call_fail(call, 200, "Too many UIDs in request. Maximum number of UIDs is 10000 for XML and JSON output.");
    else
        cc_serve_docsums(call, &uids, wants_v2(call), cc_call_json(call));
    free(uids.v);
}

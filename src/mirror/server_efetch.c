/* server_efetch.c: efetch: UIDs or a history set -> records (XML, MEDLINE, abstract, UID list, summaries); epost: UIDs
 * -> a history set. */
#include <claimcheck/limits.h>

#include "mirror/render.h"
#include "mirror/server.h"

enum form { FORM_XML, FORM_MEDLINE, FORM_ABSTRACT, FORM_UIDS_TEXT, FORM_UIDS_XML, FORM_DOCSUM };

/* rettype x retmode -> form; combinations that PubMed does not have fall back to what it gives for them. */
static enum form
form_of(const struct cc_call *call)
{
    const char *type = cc_params_get(&call->params, "rettype"), *mode = cc_params_get(&call->params, "retmode");
    bool xml = mode != NULL && strcasecmp(mode, "xml") == 0, json = mode != NULL && strcasecmp(mode, "json") == 0;

    type = type ? type : "";
    if (json)
        return FORM_UIDS_TEXT;
    if (strcasecmp(type, "uilist") == 0 || strcasecmp(type, "uid") == 0)
        return xml ? FORM_UIDS_XML : FORM_UIDS_TEXT;
    if (strcasecmp(type, "docsum") == 0)
        return FORM_DOCSUM;
    if (strcasecmp(type, "medline") == 0 && !xml)
        return FORM_MEDLINE;
    if (strcasecmp(type, "abstract") == 0 && !xml)
        return FORM_ABSTRACT;
    if (mode != NULL && strcasecmp(mode, "text") == 0 && *type == '\0')
        return FORM_ABSTRACT;
    return FORM_XML;
}

static enum cc_status
write_xml(struct cc_call *call, const struct cc_uids *uids, struct cc_error *error)
{
    struct cc_buf *b = &call->body, record = {0};
    enum cc_status status = CC_OK;

    cc_buf_adds(b, "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2019//EN\" "
                   "\"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd\">\n<PubmedArticleSet>\n");
    for (size_t i = 0; i < uids->n && status == CC_OK; i++) {
        cc_buf_reset(&record);
        if (uids->v[i] != 0)
            status = call->backend->ops->record(call->backend, uids->v[i], &record, error);
        if (status == CC_OK && record.n > 0) {
            cc_render_xml(record.v, record.n, b);
            cc_buf_addc(b, '\n');
        }
        if (status == CC_OK && b->n > CC_RESPONSE_MAX_BYTES)
            status = cc_error_set(error, CC_LIMIT,
                "the reply is larger than %zu bytes; ask for fewer records at a time", CC_RESPONSE_MAX_BYTES);
    }
    cc_buf_clear(&record);
    cc_buf_adds(b, "</PubmedArticleSet>\n");
    return status;
}

static enum cc_status
write_text(struct cc_call *call, const struct cc_uids *uids, enum form form, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    size_t n = 0;

    call->mime = CC_MIME_TEXT;
    for (size_t i = 0; i < uids->n && status == CC_OK; i++) {
        struct cc_tree *record;

        status = cc_call_tree(call, uids->v[i], &record, error);
        if (status != CC_OK || record == NULL)
            continue;
        if (form == FORM_MEDLINE)
            cc_render_medline(record, &call->body);
        else
            cc_render_abstract(record, ++n, &call->body);
        cc_tree_free(record);
        if (call->body.n > CC_RESPONSE_MAX_BYTES)
            status = cc_error_set(error, CC_LIMIT,
                "the reply is larger than %zu bytes; ask for fewer records at a time", CC_RESPONSE_MAX_BYTES);
    }
    return status;
}

static void
write_uids(struct cc_call *call, const struct cc_uids *uids, bool xml)
{
    struct cc_buf *b = &call->body;

    if (xml) {
        cc_xml_prolog(b, "IdList", "-//NLM//DTD efetch 20131226//EN", "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20131226/efetch.dtd");
        cc_buf_adds(b, "<IdList>\n");
    }
    call->mime = xml ? CC_MIME_XML : CC_MIME_TEXT;
    for (size_t i = 0; i < uids->n; i++)
        cc_buf_addf(b, xml ? "\t<Id>%u</Id>\n" : "%u\n", uids->v[i]);
    if (xml)
        cc_buf_adds(b, "</IdList>\n");
}

/* What there is to say when there are no UIDs; false when it was said. */
static bool
check_uids(struct cc_call *call, const struct cc_uids *uids, enum form form)
{
    if (uids->from_history || uids->n > 0)
        return true;
    if (!uids->given || uids->n_malformed > 0) {
        if (form == FORM_MEDLINE || form == FORM_ABSTRACT || form == FORM_UIDS_TEXT) {
            call->status = 400;
            call->mime = CC_MIME_TEXT;
            cc_buf_adds(&call->body, "ID+list+is+empty!+Possibly+it+has+no+correct+IDs.");
        } else {
            cc_call_fail(call, 400, "ID list is empty! Possibly it has no correct IDs.");
        }
        return false;
    }
    cc_call_fail(call, 400, "Supplied id parameter is empty.");
    return false;
}

static void
apply_window(const struct cc_call *call, struct cc_uids *uids)
{
    size_t start = cc_params_size(&call->params, "retstart", 0, SIZE_MAX / 2),
           max = cc_params_size(&call->params, "retmax", 10000, 10000);

    if (start >= uids->n)
        start = uids->n && start > 0 ? uids->n : 0;
    uids->n -= start;
    if (start > 0 && uids->n > 0)
        memmove(uids->v, uids->v + start, uids->n * sizeof *uids->v);
    uids->n = uids->n < max ? uids->n : max;
}

void
cc_serve_efetch(struct cc_call *call)
{
    struct cc_uids uids = {0};
    struct cc_error error = {0};
    enum cc_status status = CC_OK;
    enum form form = form_of(call);

    if (!cc_call_check_db(call))
        return;
    if (cc_call_uids(call, CC_ESEARCH_WINDOW, &uids) && check_uids(call, &uids, form)) {
        cc_uids_unique(&uids);
        if (!uids.from_history)
            apply_window(call, &uids);
        if (form == FORM_XML)
            status = write_xml(call, &uids, &error);
        else if (form == FORM_DOCSUM)
            cc_serve_docsums(call, &uids, true, false);
        else if (form == FORM_UIDS_TEXT || form == FORM_UIDS_XML)
            write_uids(call, &uids, form == FORM_UIDS_XML);
        else
            status = write_text(call, &uids, form, &error);
        if (status != CC_OK)
            cc_call_fail(call, status == CC_LIMIT ? 400 : 500, error.message);
    }
    free(uids.v);
}

void
cc_serve_epost(struct cc_call *call)
{
    struct cc_uids uids = {0};
    char env[CC_WEBENV_CAP];
    uint32_t key;

    if (!cc_call_check_db(call))
        return;
    for (size_t i = 0; i < call->params.n; i++) {
        if (strcmp(call->params.v[i].name, "id") == 0)
            cc_uids_read(&uids, call->params.v[i].value);
    }
    if (uids.n == 0) {
        cc_call_prolog(call);
        cc_buf_adds(&call->body, "<ePostResult>\n\t<ERROR>Empty ID list; Nothing to store</ERROR>\n");
        if (uids.n_malformed > 0)
            cc_buf_adds(&call->body, "\t<ERROR>Some IDs have invalid value and were omitted. Maximum ID value 18446744073709551615</ERROR>");
        cc_buf_adds(&call->body, "</ePostResult>\n");
    } else if (uids.n > 10000) {
        cc_call_fail(call, 400, "Too many UIDs in request: at most 10,000 are stored at a time.");
    } else {
        cc_uids_unique(&uids);
        cc_history_put(call->server->history, cc_params_get(&call->params, "webenv"), uids.v, uids.n, env, &key);
        cc_call_prolog(call);
        cc_buf_addf(&call->body, "<ePostResult>\n\t<QueryKey>%u</QueryKey>\n\t<WebEnv>%s</WebEnv>\n</ePostResult>\n", key, env);
    }
    free(uids.v);
}

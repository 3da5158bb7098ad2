/* server_linkout.c: where the full text of a record is, as far as its DOI says: elink's llinks, prlinks, lcheck. */
#include "mirror/render.h"
#include "mirror/server.h"

/* *doi is allocated, "" when there is none. */
static enum cc_status
find_doi(struct cc_call *call, uint32_t id, char **doi, struct cc_error *error)
{
    struct cc_tree *record;
    enum cc_status status = cc_call_tree(call, id, &record, error);

    if (status != CC_OK)
        return status;
    *doi = cc_record_id(record, "doi");
    cc_tree_free(record);
    return CC_OK;
}

enum cc_status
cc_linkout_has(struct cc_call *call, uint32_t id, bool *has, struct cc_error *error)
{
    char *doi = NULL;
    enum cc_status status = find_doi(call, id, &doi, error);

    *has = status == CC_OK && *doi;
    free(doi);
    return status;
}

static void
write_xml(struct cc_buf *b, uint32_t id, const char *doi)
{
    cc_buf_addf(b, "      <IdUrlSet>\n        <Id>%u</Id>\n", id);
    if (*doi) {
        cc_buf_adds(b, "        <ObjUrl>\n          <Url>https://doi.org/");
        cc_xml_text(b, doi);
        cc_buf_adds(b, "</Url>\n          <Category>Full Text Sources</Category>\n          <Provider>\n            <Name>DOI</Name>\n"
                       "            <NameAbbr>doi</NameAbbr>\n            <Id>0</Id>\n          </Provider>\n        </ObjUrl>\n");
    } else {
        cc_buf_adds(b, "        <Info>No Links</Info>\n");
    }
    cc_buf_adds(b, "      </IdUrlSet>\n");
}

static void
write_url(struct cc_json_writer *w, const char *doi)
{
    char *url = cc_mem_printf("https://doi.org/%s", doi);

    cc_json_open(w, NULL, '{');
    cc_json_open(w, "url", '{');
    cc_json_str(w, "value", url);
    cc_json_close(w);
    cc_json_open(w, "subjecttypes", '[');
    cc_json_close(w);
    cc_json_open(w, "categories", '[');
    cc_json_str(w, NULL, "Full Text Sources");
    cc_json_close(w);
    cc_json_open(w, "attributes", '[');
    cc_json_close(w);
    cc_json_open(w, "provider", '{');
    cc_json_str(w, "name", "DOI");
    cc_json_str(w, "nameabbr", "doi");
    cc_json_str(w, "id", "0");
    cc_json_close(w);
    cc_json_close(w);
    free(url);
}

static void
write_json(struct cc_json_writer *w, uint32_t id, const char *doi)
{
    char text[16];

    (void)snprintf(text, sizeof text, "%u", id);
    cc_json_open(w, NULL, '{');
    cc_json_str(w, "id", text);
    cc_json_open(w, "objurls", '[');
    if (*doi)
        write_url(w, doi);
    cc_json_close(w);
    if (*doi == '\0')
        cc_json_str(w, "info", "No Links");
    cc_json_close(w);
}

enum cc_status
cc_linkout_write(struct cc_call *call, const uint32_t *ids, size_t n, struct cc_json_writer *json,
    struct cc_error *error)
{
    enum cc_status status = CC_OK;

    if (json != NULL) {
        cc_json_open(json, NULL, '{');
        cc_json_str(json, "dbfrom", "pubmed");
        cc_json_open(json, "idurllist", '[');
    } else {
        cc_buf_adds(&call->body, "  <LinkSet>\n    <DbFrom>pubmed</DbFrom>\n    <IdUrlList>\n");
    }
    for (size_t i = 0; i < n && status == CC_OK; i++) {
        char *doi = NULL;

        status = find_doi(call, ids[i], &doi, error);
        if (status == CC_OK && json != NULL)
            write_json(json, ids[i], doi);
        else if (status == CC_OK)
            write_xml(&call->body, ids[i], doi);
        free(doi);
    }
    if (json != NULL) {
        cc_json_close(json);
        cc_json_close(json);
    } else {
        cc_buf_adds(&call->body, "    </IdUrlList>\n  </LinkSet>\n");
    }
    return status;
}

enum cc_status
cc_linkout_redirect(struct cc_call *call, uint32_t id, struct cc_error *error)
{
    char *doi = NULL;
    enum cc_status status = find_doi(call, id, &doi, error);

    if (status != CC_OK)
        return status;
    cc_buf_reset(&call->body);
    call->mime = CC_MIME_TEXT;
    if (*doi && strpbrk(doi, "\r\n \t<>\"") == NULL && strlen(doi) < 400) {
        call->status = 302;
        (void)snprintf(call->location, sizeof call->location, "https://doi.org/%s", doi);
        cc_buf_addf(&call->body, "%s\n", call->location);
    } else {
        call->status = 404;
        cc_buf_adds(&call->body, "No publisher link is known for this record.\n");
    }
    free(doi);
    return CC_OK;
}

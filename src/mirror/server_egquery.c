/* server_egquery.c: egquery: how many records each database has for a term; here it is one database. NCBI documents it
 * still, but since April 2024 its own address leads to a host that only NCBI's network knows, so that every client
 * fails there. The document is the one that clients were made for (egquery.dtd). */
#include "mirror/entrez.h"
#include "mirror/order.h"
#include "mirror/server.h"

/* rentrez writes "+" for a space and its HTTP library then writes "%2B" for the "+". */
static char *
read_term(const struct cc_call *call)
{
    const char *given = cc_params_get(&call->params, "term");
    char *term = cc_mem_strdup(given ? given : "");

    for (char *p = term; *p; p++)
        if (*p == '+')
            *p = ' ';
    return term;
}

static enum cc_status
count(struct cc_call *call, const char *term, uint64_t *out, struct cc_error *error)
{
    struct cc_search_scope scope;
    struct cc_entrez_options options = {.index = &scope.index};
    struct cc_entrez query = {0};
    uint32_t *pmids = NULL;
    size_t n = 0;
    enum cc_status status;

    cc_search_scope(&scope, call);
    status = cc_entrez_parse(term, strlen(term), &options, &query, error);
    if (status == CC_OK)
        status = cc_order_search(call, &query, cc_order_find(NULL), 0, 0, &pmids, &n, out, error);
    free(pmids);
    cc_entrez_clear(&query);
    return status;
}

void
cc_serve_egquery(struct cc_call *call)
{
    struct cc_buf *b = &call->body;
    struct cc_error error = {0};
    char *term = read_term(call);
    uint64_t n = 0;
    bool good = count(call, term, &n, &error) == CC_OK;

    cc_call_prolog(call);
    cc_buf_adds(b, "<Result>\n\t");
    cc_xml_element(b, "Term", term);
    cc_buf_adds(b, "\n\t<eGQueryResult>\n\t\t<ResultItem>");
    cc_xml_element(b, "DbName", "pubmed");
    cc_xml_element(b, "MenuName", "PubMed");
    cc_xml_element_number(b, "Count", good ? n : 0);
    cc_xml_element(b, "Status", !good && *term ? error.message : n > 0 ? "Ok" : "Term or Database is not found");
    cc_buf_adds(b, "</ResultItem>\n\t</eGQueryResult>\n</Result>\n");
    free(term);
}

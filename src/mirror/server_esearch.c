/* server_esearch.c: esearch: a query or a history set -> PMIDs, in PubMed's window of 9,999. */
#include <claimcheck/limits.h>

#include "mirror/entrez_parts.h"
#include "mirror/server.h"
#include "mirror/order.h"

static enum cc_status
count(void *arg, const struct cc_node *term, uint64_t *out, struct cc_error *error)
{
    struct cc_search_scope *scope = arg;

    return scope->call->backend->ops->count(scope->call->backend, term, out, error);
}

static enum cc_status
reach(void *arg, enum cc_field field, const char *phrase, size_t *n_words, struct cc_error *error)
{
    struct cc_search_scope *scope = arg;

    return scope->call->backend->ops->reach(scope->call->backend, field, phrase, n_words, error);
}

static enum cc_status
history(void *arg, uint32_t number, uint32_t **pmids, size_t *n, struct cc_error *error)
{
    struct cc_search_scope *scope = arg;

    if (scope->env == NULL || !cc_history_get(scope->call->server->history, scope->env, number, pmids, n))
        return cc_error_set(error, CC_NOTFOUND, "Unable to obtain query #%u", number);
    return CC_OK;
}

void
cc_search_scope(struct cc_search_scope *scope, struct cc_call *call)
{
    scope->call = call;
    scope->env = cc_params_get(&call->params, "webenv");
    scope->index = (struct cc_entrez_index){count, history, scope, reach};
}

/* What is written for one search. */
struct answer {
    struct cc_entrez query;
    uint32_t *pmids;
    size_t n, start;
    uint64_t total;
    char env[CC_WEBENV_CAP];
    uint32_t key; /* 0 = not stored */
};

static void
write_strings(struct cc_buf *b, const char *name, const struct cc_strings *strings)
{
    for (size_t i = 0; i < strings->n; i++)
        cc_xml_element(b, name, strings->v[i]);
}

static void
write_lists_xml(struct cc_buf *b, const struct cc_entrez *q)
{
    if (q->phrases_not_found.n + q->fields_not_found.n > 0) {
        cc_buf_adds(b, "<ErrorList>");
        write_strings(b, "PhraseNotFound", &q->phrases_not_found);
        write_strings(b, "FieldNotFound", &q->fields_not_found);
        cc_buf_adds(b, "</ErrorList>");
    }
    if (q->phrases_ignored.n + q->quoted_not_found.n + q->messages.n > 0) {
        cc_buf_adds(b, "<WarningList>");
        write_strings(b, "PhraseIgnored", &q->phrases_ignored);
        write_strings(b, "QuotedPhraseNotFound", &q->quoted_not_found);
        write_strings(b, "OutputMessage", &q->messages);
        cc_buf_adds(b, "</WarningList>");
    }
}

static void
write_xml(struct cc_call *call, const struct answer *a)
{
    struct cc_buf *b = &call->body;

    cc_call_prolog(call);
    cc_buf_adds(b, "<eSearchResult>");
    cc_xml_element_number(b, "Count", a->total);
    if (cc_params_is(&call->params, "rettype", "count")) {
        cc_buf_adds(b, "</eSearchResult>\n");
        return;
    }
    cc_xml_element_number(b, "RetMax", a->n);
    cc_xml_element_number(b, "RetStart", a->start);
    if (a->key) {
        cc_xml_element_number(b, "QueryKey", a->key);
        cc_xml_element(b, "WebEnv", a->env);
    }
    cc_buf_adds(b, a->n ? "<IdList>\n" : "<IdList/>");
    for (size_t i = 0; i < a->n; i++)
        cc_buf_addf(b, "<Id>%u</Id>\n", a->pmids[i]);
    cc_buf_adds(b, a->n ? "</IdList>" : "");
    cc_buf_adds(b, a->query.n_mappings ? "<TranslationSet>" : "<TranslationSet/>");
    for (size_t i = 0; i < a->query.n_mappings; i++) {
        cc_buf_adds(b, "<Translation>     ");
        cc_xml_element(b, "From", a->query.mappings[i].from);
        cc_buf_adds(b, "     ");
        cc_xml_element(b, "To", a->query.mappings[i].to);
        cc_buf_adds(b, "    </Translation>");
    }
    cc_buf_adds(b, a->query.n_mappings ? "</TranslationSet>" : "");
    cc_xml_element(b, "QueryTranslation", a->query.translation);
    write_lists_xml(b, &a->query);
    cc_buf_adds(b, "</eSearchResult>\n");
}

static void
json_number(struct cc_json_writer *w, const char *key, uint64_t value)
{
    char text[24];

    (void)snprintf(text, sizeof text, "%llu", (unsigned long long)value);
    cc_json_str(w, key, text);
}

static void
json_strings(struct cc_json_writer *w, const char *key, const struct cc_strings *strings)
{
    cc_json_open(w, key, '[');
    for (size_t i = 0; i < strings->n; i++)
        cc_json_str(w, NULL, strings->v[i]);
    cc_json_close(w);
}

static void
write_lists_json(struct cc_json_writer *w, const struct cc_entrez *q)
{
    if (q->phrases_not_found.n + q->fields_not_found.n > 0) {
        cc_json_open(w, "errorlist", '{');
        json_strings(w, "phrasesnotfound", &q->phrases_not_found);
        json_strings(w, "fieldsnotfound", &q->fields_not_found);
        cc_json_close(w);
    }
    if (q->phrases_ignored.n + q->quoted_not_found.n + q->messages.n > 0) {
        cc_json_open(w, "warninglist", '{');
        json_strings(w, "phrasesignored", &q->phrases_ignored);
        json_strings(w, "quotedphrasesnotfound", &q->quoted_not_found);
        json_strings(w, "outputmessages", &q->messages);
        cc_json_close(w);
    }
}

static void
write_json(struct cc_call *call, const struct answer *a)
{
    struct cc_json_writer w = {.out = &call->body, .compact = true};

    call->mime = CC_MIME_JSON;
    cc_json_open(&w, NULL, '{');
    cc_json_open(&w, "header", '{');
    cc_json_str(&w, "type", "esearch");
    cc_json_str(&w, "version", "0.3");
    cc_json_close(&w);
    cc_json_open(&w, "esearchresult", '{');
    json_number(&w, "count", a->total);
    if (!cc_params_is(&call->params, "rettype", "count")) {
        json_number(&w, "retmax", a->n);
        json_number(&w, "retstart", a->start);
        if (a->key) {
            json_number(&w, "querykey", a->key);
            cc_json_str(&w, "webenv", a->env);
        }
        cc_json_open(&w, "idlist", '[');
        for (size_t i = 0; i < a->n; i++)
            json_number(&w, NULL, a->pmids[i]);
        cc_json_close(&w);
        cc_json_open(&w, "translationset", '[');
        for (size_t i = 0; i < a->query.n_mappings; i++) {
            cc_json_open(&w, NULL, '{');
            cc_json_str(&w, "from", a->query.mappings[i].from);
            cc_json_str(&w, "to", a->query.mappings[i].to);
            cc_json_close(&w);
        }
        cc_json_close(&w);
        cc_json_str(&w, "querytranslation", a->query.translation);
        write_lists_json(&w, &a->query);
    }
    cc_json_close(&w);
    cc_json_close(&w);
}

/* retstart and retmax in PubMed's window; the message when they had to give way. */
static bool
window(struct cc_call *call, size_t *start, size_t *max, char message[100])
{
    size_t asked = cc_params_size(&call->params, "retmax", 20, SIZE_MAX / 2);

    message[0] = '\0';
    *start = cc_params_size(&call->params, "retstart", 0, SIZE_MAX / 2);
    *max = asked;
    if (*start >= CC_ESEARCH_WINDOW) {
        cc_call_fail(call, 200, "Search Backend failed: Exception:\n'retstart' cannot be larger than 9998. For PubMed, ESearch can only retrieve the first "
                                "9,999 records matching the query. To obtain more than 9,999 PubMed records, consider using EDirect that contains additional "
                                "logic to batch PubMed search results automatically so that an arbitrary number can be retrieved.");
        return false;
    }
    if (asked > CC_ESEARCH_WINDOW - *start) {
        *max = CC_ESEARCH_WINDOW - *start;
        (void)snprintf(message, 100, "Restrictions achieved. start and count adjusted to %zu, %zu", *start, *max);
    }
    return true;
}

static void
fail_with(struct cc_call *call, const struct cc_error *error)
{
    struct cc_buf text = {0};

    if (error->status == CC_STORE || error->status == CC_NET)
        cc_buf_addf(&text, "Search Backend failed: %s", error->message);
    else
        cc_buf_adds(&text, error->message);
    cc_call_fail(call, 200, text.v);
    cc_buf_clear(&text);
}

static struct cc_entrez_options
options_of(struct cc_call *call, const struct cc_search_scope *scope)
{
    const struct cc_params *p = &call->params;
    const char *key = cc_params_get(p, "query_key");

    return (struct cc_entrez_options){
        .index = &scope->index,
        .field = cc_params_get(p, "field"),
        .datetype = cc_params_get(p, "datetype"),
        .mindate = cc_params_get(p, "mindate"),
        .maxdate = cc_params_get(p, "maxdate"),
        .reldate = cc_params_get(p, "reldate"),
        .and_history = key ? (uint32_t)strtoul(key, NULL, 10) : 0,
    };
}

/* Runs the tree: the wanted window, and all of it when it goes into the history. */
static enum cc_status
run(struct cc_call *call, struct answer *a, size_t max, struct cc_error *error)
{
    bool keep = cc_params_is(&call->params, "usehistory", "y");
    enum cc_order order = cc_order_find(cc_params_get(&call->params, "sort"));
    uint32_t *all = NULL;
    size_t n_all = 0;
    enum cc_status status;

    status = cc_order_search(
        call, &a->query, order, keep ? 0 : a->start, keep ? CC_HISTORY_IDS_MAX : max, &all, &n_all, &a->total, error);
    if (status != CC_OK)
        return status;
    if (keep) {
        cc_history_put(call->server->history, cc_params_get(&call->params, "webenv"), all, n_all, a->env, &a->key);
        if (a->total > n_all)
            cc_strings_add(&a->query.messages, "The history set holds the first 2,000,000 records.",
                strlen("The history set holds the first 2,000,000 records."));
        a->n = a->start < n_all ? n_all - a->start : 0;
        a->n = a->n < max ? a->n : max;
        if (a->start > 0 && a->n > 0)
            memmove(all, all + a->start, a->n * sizeof *all);
    } else {
        a->n = n_all;
    }
    a->pmids = all;
    return CC_OK;
}

void
cc_serve_esearch(struct cc_call *call)
{
    const char *term = cc_params_get(&call->params, "term");
    struct cc_search_scope scope;
    struct cc_entrez_options options;
    struct answer a = {.pmids = NULL};
    struct cc_error error = {0};
    char clipped[100];
    size_t max;
    enum cc_status status;

    if (!cc_call_check_db(call) || !window(call, &a.start, &max, clipped))
        return;
    cc_search_scope(&scope, call);
    options = options_of(call, &scope);
    status = cc_entrez_parse(term ? term : "", term ? strlen(term) : 0, &options, &a.query, &error);
    if (status == CC_OK)
        status = run(call, &a, max, &error);
    if (status != CC_OK) {
        fail_with(call, &error);
    } else {
        if (clipped[0] != '\0')
            cc_strings_add(&a.query.messages, clipped, strlen(clipped));
        if (a.total == 0 &&
            a.query.phrases_not_found.n > 0) /* EDirect tries again for a warning without an error list */
            cc_strings_add(&a.query.messages, "No items found.", strlen("No items found."));
        if (cc_call_json(call))
            write_json(call, &a);
        else
            write_xml(call, &a);
    }
    free(a.pmids);
    cc_entrez_clear(&a.query);
}

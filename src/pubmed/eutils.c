/* eutils.c: a PubMed source that speaks NCBI's E-utilities: the line of requests, and searches. Fetching is
 * eutils_fetch.c; what a reply means is judge.c and esearch.c; sending, retrying and pacing is net. */
#include "pubmed/eutils.h"

#include <claimcheck/limits.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "net/url.h"
#include "pubmed/judge.h"

/* --------------------------------------------------------------- the line */

void
cc_eutils_queue(struct cc_eutils *eu, struct cc_eutils_task *task)
{
    task->eutils = eu;
    task->next = NULL;
    if (eu->last != NULL)
        eu->last->next = task;
    else
        eu->first = task;
    eu->last = task;
}

static void pump(struct cc_eutils *eu);

static void
on_done(void *arg, const struct cc_reply *reply, const struct cc_error *error)
{
    struct cc_eutils_task *task = arg;
    struct cc_eutils *eu = task->eutils;

    eu->outstanding--;
    task->done(task, reply, error);
    pump(eu);
}

static enum cc_status
submit(struct cc_eutils *eu, struct cc_eutils_task *task, struct cc_error *error)
{
    struct cc_buf params = {0};
    struct cc_request request = {.secret = eu->secret, .done = on_done, .arg = task};
    char *url = cc_mem_printf("%s%s", eu->base_url, task->endpoint);
    enum cc_status status;

    cc_buf_adds(&params, eu->common);
    task->fill(task, &request, &params);
    request.url = url;
    request.params = params.v;
    request.post = request.post || params.n > CC_POST_ABOVE_BYTES;
    status = cc_net_submit(eu->net, &request, error);
    cc_buf_clear(&params);
    free(url);
    return status;
}

/* Hands on as much as net should have at once. Not recursive: net never calls back from inside submit. */
static void
pump(struct cc_eutils *eu)
{
    while (eu->first != NULL && eu->outstanding < CC_EUTILS_OUTSTANDING) {
        struct cc_eutils_task *task = eu->first;
        struct cc_error error = {0};

        eu->first = task->next;
        if (eu->first == NULL)
            eu->last = NULL;
        if (submit(eu, task, &error) == CC_OK)
            eu->outstanding++;
        else
            task->done(task, NULL, &error);
    }
}

static enum cc_status
run(struct cc_source *source, struct cc_error *error)
{
    struct cc_eutils *eu = (struct cc_eutils *)source;
    enum cc_status status = CC_OK;

    pump(eu);
    while (status == CC_OK && eu->outstanding > 0)
        status = cc_net_run(eu->net, error);
    return status;
}

/* --------------------------------------------------------------- searching */

struct search_task {
    struct cc_eutils_task task; /* first */
    char *query;
    size_t retmax;
    cc_search_done *done;
    void *arg;
};

/* What looks like an answer must also be one to the last byte: a reply that cannot be read may be cut or mixed up, and
 * is asked again. */
static enum cc_reply_class
judge_search(
    void *arg, long http_status, const char *content_type, const char *body, size_t len, struct cc_error *error)
{
    enum cc_reply_class class = cc_judge_esearch(arg, http_status, content_type, body, len, error);
    struct cc_search search = {0};

    if (class == CC_REPLY_GOOD && cc_esearch_parse(body, len, &search, error) != CC_OK)
        class = CC_REPLY_TRANSIENT;
    cc_search_clear(&search);
    return class;
}

static void
search_fill(struct cc_eutils_task *task, struct cc_request *request, struct cc_buf *params)
{
    struct search_task *t = (struct search_task *)task;
    char number[24];

    snprintf(number, sizeof number, "%zu", t->retmax);
    cc_net_form_add(params, "retmode", "json");
    cc_net_form_add(params, "retmax", number);
    cc_net_form_add(params, "sort", task->eutils->sort);
    cc_net_form_add(params, "term", t->query);
    request->judge = judge_search;
    request->max_bytes = CC_EUTILS_SEARCH_MAX_BYTES;
}

static void
search_drop(struct cc_eutils_task *task)
{
    struct search_task *t = (struct search_task *)task;

    free(t->query);
    free(t);
}

static void
search_done(struct cc_eutils_task *task, const struct cc_reply *reply, const struct cc_error *error)
{
    struct search_task *t = (struct search_task *)task;
    struct cc_search search = {0};
    struct cc_error own = {0};
    char hash[CC_SHA256_HEX];

    if (error == NULL && cc_esearch_parse(reply->body, reply->body_len, &search, &own) != CC_OK)
        error = &own;
    if (error != NULL) {
        t->done(t->arg, NULL, NULL, 0, error);
    } else {
        size_t due = search.count < t->retmax ? (size_t)search.count : t->retmax;

        search.n_unnamed = due > search.n_pmids ? due - search.n_pmids : 0;
        search.query = cc_mem_strdup(t->query);
        search.searched_at = reply->started_at_ms / 1000;
        search.source = cc_mem_strdup(task->eutils->source.info.name);
        search.hash = cc_mem_strdup(cc_hash_sha256(reply->body, reply->body_len, hash));
        search.program = cc_mem_strdup("claimcheck " CC_VERSION);
        t->done(t->arg, &search, reply->body, reply->body_len, NULL);
    }
    cc_search_clear(&search);
    search_drop(task);
}

static enum cc_status
search(
    struct cc_source *source, const char *query, size_t retmax, cc_search_done *done, void *arg, struct cc_error *error)
{
    struct search_task *t;

    if (strlen(query) > CC_QUERY_MAX_BYTES)
        return cc_error_set(error, CC_LIMIT, "query: longer than %zu bytes", CC_QUERY_MAX_BYTES);
    t = cc_mem_alloc(sizeof *t);
    t->task = (struct cc_eutils_task){
        .fill = search_fill, .done = search_done, .drop = search_drop, .endpoint = "esearch.fcgi"};
    t->query = cc_mem_strdup(query);
    t->retmax = retmax < CC_ESEARCH_WINDOW ? retmax : CC_ESEARCH_WINDOW;
    t->done = done;
    t->arg = arg;
    cc_eutils_queue((struct cc_eutils *)source, &t->task);
    return CC_OK;
}

/* ---------------------------------------------------------------- lifetime */

static void
eutils_free(struct cc_source *source)
{
    struct cc_eutils *eu = (struct cc_eutils *)source;

    while (eu->first != NULL) {
        struct cc_eutils_task *task = eu->first;

        eu->first = task->next;
        task->drop(task);
    }
    cc_source_info_clear(&eu->source.info);
    free(eu->base_url);
    free(eu->common);
    free(eu->sort);
    if (eu->secret != NULL)
        explicit_bzero(eu->secret, strlen(eu->secret));
    free(eu->secret);
    free(eu);
}

static const struct cc_source_ops OPS = {
    .search = search,
    .fetch = cc_eutils_fetch,
    .run = run,
    .free = eutils_free,
};

/* A key goes over TLS, or to this machine. */
static enum cc_status
check_base(const char *base, bool has_key, struct cc_error *error)
{
    struct cc_url url = {0};
    enum cc_status status = cc_url_parse(base, &url, error);

    if (status != CC_OK) {
        cc_error_wrap(error, "PubMed's address");
    } else if (has_key && strcmp(url.scheme, "https") != 0 && strcmp(url.host, "localhost") != 0 &&
               strncmp(url.host, "127.", 4) != 0 && strcmp(url.host, "[::1]") != 0) {
        status = cc_error_set(error, CC_USAGE, "%s: an API key is sent over https only", base);
    }
    cc_url_clear(&url);
    return status;
}

enum cc_status
cc_eutils_open(
    struct cc_net *net, const struct cc_eutils_config *config, struct cc_source **out, struct cc_error *error)
{
    const char *base = config->base_url ? config->base_url : CC_EUTILS_BASE_URL;
    bool has_key = config->api_key != NULL && *config->api_key != '\0';
    enum cc_status status = check_base(base, has_key, error);
    struct cc_eutils *eu;
    struct cc_buf b = {0};

    if (status != CC_OK)
        return status;
    eu = cc_mem_alloc(sizeof *eu);
    eu->source.ops = &OPS;
    eu->net = net;
    eu->base_url = cc_mem_printf("%s%s", base, base[strlen(base) - 1] == '/' ? "" : "/");
    eu->sort = cc_mem_strdup(config->sort ? config->sort : "relevance");
    cc_net_form_add(&b, "db", "pubmed");
    cc_net_form_add(&b, "tool", config->tool ? config->tool : "claimcheck");
    if (config->email != NULL && *config->email != '\0')
        cc_net_form_add(&b, "email", config->email);
    eu->common = cc_buf_take(&b, NULL);
    if (has_key) {
        cc_net_form_add(&b, "api_key", config->api_key);
        eu->secret = cc_buf_take(&b, NULL);
    }
    eu->source.info.name = cc_mem_strdup(config->name ? config->name : config->base_url ? config->base_url : "ncbi");
    eu->source.info.statement = config->base_url ? cc_mem_printf("PubMed through the E-utilities at %s", eu->base_url)
        : cc_mem_strdup("PubMed through NCBI's E-utilities");
    eu->source.info.has_abstracts = true;
    *out = &eu->source;
    return CC_OK;
}

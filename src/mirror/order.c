/* order.c: see order.h. */
#include "mirror/order.h"

#include <ctype.h>

#include "base/utf8.h"
#include "mirror/entrez_parts.h"
#include "mirror/render.h"
#include "mirror/tree.h"

static const struct { const char *name; enum cc_order sort; } NAMES[] = {
    {"relevance", CC_ORDER_RELEVANCE},      {"best match", CC_ORDER_RELEVANCE},  {"pub date", CC_ORDER_PUBLISHED},
    {"publication date", CC_ORDER_PUBLISHED},{"pubdate", CC_ORDER_PUBLISHED},    {"date", CC_ORDER_PUBLISHED},
    {"most recent", CC_ORDER_RECENT},       {"recently added", CC_ORDER_RECENT}, {"author", CC_ORDER_FIRST_AUTHOR},
    {"first author", CC_ORDER_FIRST_AUTHOR},{"last author", CC_ORDER_LAST_AUTHOR},{"journal", CC_ORDER_JOURNAL},
    {"journalname", CC_ORDER_JOURNAL},      {"journal name", CC_ORDER_JOURNAL},  {"title", CC_ORDER_TITLE},
};

enum cc_order
cc_order_find(const char *name)
{
    char key[40];
    size_t n = 0;

    for (; name != NULL && *name && n + 1 < sizeof key; name++)
        key[n++] = *name == '_' || *name == '+' ? ' ' : (char)tolower((unsigned char)*name);
    key[n] = '\0';
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcmp(NAMES[i].name, key) == 0)
            return NAMES[i].sort;
    }
    return CC_ORDER_RECENT;
}

struct row {
    char *key;
    size_t place; /* in the order before, which breaks ties */
    uint32_t pmid;
};

static int
by_key(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    int order;

    if ((*x->key == '\0') != (*y->key == '\0')) /* records without an author come last */
        return *x->key == '\0' ? 1 : -1;
    order = strcmp(x->key, y->key);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

static char *
key_of(const struct cc_tree *record, enum cc_order sort)
{
    struct cc_summary s = {0};
    struct cc_buf key = {0};
    const char *value = "";

    cc_summary_read(record, &s);
    if (sort == CC_ORDER_FIRST_AUTHOR)
        value = s.sort_first_author;
    else if (sort == CC_ORDER_LAST_AUTHOR)
        value = s.last_author;
    else
        value = sort == CC_ORDER_JOURNAL ? s.source : s.title;
    cc_entrez_add_words(&key, value, strlen(value), CC_WORDS_ONLY);
    cc_summary_clear(&s);
    return cc_buf_take(&key, NULL);
}

static enum cc_status
sort_by_record(struct cc_call *call, enum cc_order sort, uint32_t *pmids, size_t n, struct cc_error *error)
{
    struct row *rows = cc_mem_alloc((n ? n : 1) * sizeof *rows);
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < n && status == CC_OK; i++) {
        struct cc_tree *record;

        status = cc_call_tree(call, pmids[i], &record, error);
        if (status == CC_OK)
            rows[i] = (struct row){record ? key_of(record, sort) : cc_mem_strdup(""), i, pmids[i]};
        cc_tree_free(status == CC_OK ? record : NULL);
    }
    if (status == CC_OK) {
        qsort(rows, n, sizeof *rows, by_key);
        for (size_t i = 0; i < n; i++)
            pmids[i] = rows[i].pmid;
    }
    for (size_t i = 0; i < n; i++)
        free(rows[i].key);
    free(rows);
    return status;
}

enum cc_status
cc_order_search(struct cc_call *call, struct cc_entrez *query, enum cc_order sort, size_t offset, size_t max,
    uint32_t **pmids, size_t *n, uint64_t *total, struct cc_error *error)
{
    static const enum cc_backend_sort NATIVE[] = {CC_BACKEND_RECENT, CC_BACKEND_PUBLISHED, CC_BACKEND_RELEVANCE};
    struct cc_backend *b = call->backend;
    bool by_record = sort > CC_ORDER_RELEVANCE;
    struct cc_backend_hits hits = {0};
    enum cc_status status;

    status = b->ops->search(b, query->root, by_record ? CC_BACKEND_PUBLISHED : NATIVE[sort], by_record ? 0 : offset,
        by_record ? CC_ORDER_RECORDS_MAX : max, &hits, error);
    for (size_t i = 0; i < hits.messages.n; i++)
        cc_strings_add(&query->messages, hits.messages.v[i], strlen(hits.messages.v[i]));
    if (status == CC_OK && by_record) {
        if (hits.total > hits.n)
            cc_strings_addf(&query->messages, "Sort order %.40s is given to results of at most %d records; this one is in the order of dates.",
                cc_params_get(&call->params, "sort"), CC_ORDER_RECORDS_MAX);
        else
            status = sort_by_record(call, sort, hits.pmids, hits.n, error);
        if (hits.total > hits.n && offset + max > hits.n) { /* past what was read for sorting: ask again */
            cc_backend_hits_clear(&hits);
            if (status == CC_OK)
                status = b->ops->search(b, query->root, CC_BACKEND_PUBLISHED, offset, max, &hits, error);
            offset = 0;
        }
        if (status == CC_OK && offset > 0) {
            size_t cut = offset < hits.n ? offset : hits.n;

            hits.n -= cut;
            memmove(hits.pmids, hits.pmids + cut, hits.n * sizeof *hits.pmids);
        }
        hits.n = hits.n < max ? hits.n : max;
    }
    if (status != CC_OK) {
        cc_backend_hits_clear(&hits);
        return status;
    }
    *pmids = hits.pmids;
    *n = hits.n;
    *total = hits.total;
    cc_strings_clear(&hits.messages);
    free(hits.scores);
    return CC_OK;
}

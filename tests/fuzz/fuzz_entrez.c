/* fuzz_entrez.c: any bytes as a query: parsed with and without an index, its translation parsed again, and linted. */
#include <claimcheck/entrez.h>
#include <claimcheck/limits.h>

#include "base/utf8.h"
#include "mirror/entrez.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Half of all terms occur, by their first letter. */
static enum cc_status
count(void *arg, const struct cc_node *term, uint64_t *out, struct cc_error *error)
{
    (void)arg;
    (void)error;
    *out = term->text != NULL && (term->text[0] & 1);
    return CC_OK;
}

static enum cc_status
history(void *arg, uint32_t number, uint32_t **pmids, size_t *n, struct cc_error *error)
{
    static const uint32_t SET[] = {3, 1, 3};

    (void)arg;
    if (number > 5)
        return cc_error_set(error, CC_NOTFOUND, "Unable to obtain query #%u", number);
    *pmids = cc_mem_dup(SET, sizeof SET);
    *n = 3;
    return CC_OK;
}

/* What the tree promises in entrez.h. */
static void
check(const struct cc_node *node)
{
    if ((node->kind <= CC_NODE_NOT) != (node->n_kids >= 2))
        abort();
    if (node->kind == CC_NODE_TERM && (node->field <= CC_FIELD_DEFAULT || node->field >= CC_FIELD__MAX || node->text == NULL))
        abort();
    if (node->kind == CC_NODE_TERM && !cc_utf8_valid(node->text, strlen(node->text)))
        abort();
    for (size_t i = 1; i < node->n_mesh; i++) {
        if (node->mesh[i - 1] >= node->mesh[i])
            abort();
    }
    for (size_t i = 1; i < node->n_pmids; i++) {
        if (node->pmids[i - 1] >= node->pmids[i])
            abort();
    }
    if (node->depth > CC_QUERY_TREE_DEPTH_MAX + 2) /* dates and a history set are joined to it */
        abort();
    for (size_t i = 0; i < node->n_kids; i++) {
        if (node->kids[i]->depth >= node->depth)
            abort();
        check(node->kids[i]);
    }
}

static void
parse(const char *query, size_t len, const struct cc_entrez_options *options)
{
    struct cc_entrez e = {0}, again = {0};
    struct cc_error error = {0};

    if (cc_entrez_parse(query, len, options, &e, &error) == CC_OK) {
        if (e.root == NULL || e.translation == NULL || !cc_utf8_valid(e.translation, strlen(e.translation)))
            abort();
        check(e.root);
        if (cc_entrez_parse(e.translation, strlen(e.translation), options, &again, &error) == CC_OK)
            check(again.root);
        cc_entrez_clear(&again);
    }
    cc_entrez_clear(&e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct cc_entrez_index INDEX = {.count = count, .history = history};
    const struct cc_entrez_options with = {.index = &INDEX, .now = 1795435200, .field = "tiab", .mindate = "2001", .maxdate = "2002"};
    const struct cc_entrez_options without = {.index = NULL, .now = 1795435200};
    struct cc_lint lint = {0};
    struct cc_error error = {0};
    const char *query = (const char *)data;

    parse(query, size, &without);
    parse(query, size, &with);
    if (cc_entrez_lint(query, size, &lint, &error) == CC_OK) {
        char *text = cc_lint_text("q", query, size, &lint);

        for (size_t i = 0; i < lint.n; i++) {
            if (lint.v[i].at > size || lint.v[i].end > size || lint.v[i].end < lint.v[i].at)
                abort();
        }
        free(text);
    }
    cc_lint_clear(&lint);
    return 0;
}

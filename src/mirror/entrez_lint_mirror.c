/* entrez_lint_mirror.c: what only a collection can tell of a query: wildcards that stand for more words than are looked
 * up, phrases that no record has. */
#include "mirror/entrez_lint.h"
#include "mirror/search.h"

static enum cc_status
wildcards(
    struct cc_linter *l, struct cc_mirror *mirror, const struct cc_node *node, size_t before, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    bool cut = false;

    if (node->kind == CC_NODE_TERM && node->truncated)
        status = cc_mirror_is_cut(mirror, node, &cut, error);
    if (cut)
        cc_lint_add(l, CC_LINT_WILDCARD_VARIANTS, before + node->at, before + node->end, NULL,
            "'%.200s' stands for more than %u words, of which the first are searched; lengthen its stem", node->text, mirror->variants_max);
    for (size_t i = 0; i < node->n_kids && status == CC_OK; i++)
        status = wildcards(l, mirror, node->kids[i], before, error);
    return status;
}

/* A phrase that is not there, at its place in the query where it can be found again. */
static void
missing(struct cc_linter *l, const struct cc_strings *phrases)
{
    for (size_t i = 0; i < phrases->n; i++) {
        size_t n = strlen(phrases->v[i]);
        const char *at = memmem(l->query, l->len, phrases->v[i], n);
        size_t from = at != NULL ? (size_t)(at - l->query) : 0;

        cc_lint_add(l, CC_LINT_NOT_IN_MIRROR, from, at != NULL ? from + n : l->len, NULL,
            "%s%.200s%s is in no record of this mirror", *phrases->v[i] == '"' ? "" : "'", phrases->v[i],
            *phrases->v[i] == '"' ? "" : "'");
    }
}

enum cc_status
cc_mirror_lint(struct cc_mirror *mirror, const char *query, size_t len, struct cc_lint *out, struct cc_error *error)
{
    struct cc_entrez_index index = cc_mirror_entrez_index(mirror);
    struct cc_entrez_options options = {.index = &index};
    struct cc_linter l = {.query = query, .len = len, .out = out};
    struct cc_entrez entrez = {0};
    size_t before = 0;
    enum cc_status status = cc_entrez_parse(query, len, &options, &entrez, error);

    while (before < len && strchr(" \t\r\n", query[before]) != NULL)
        before++; /* the parser does not count them */
    if (status == CC_OK) {
        status = wildcards(&l, mirror, entrez.root, before, error);
        missing(&l, &entrez.phrases_not_found);
        missing(&l, &entrez.quoted_not_found);
    } else if (status == CC_INPUT || status == CC_LIMIT || status == CC_NOTFOUND) {
        status = CC_OK; /* the linter has said so, or it is of a history that is not here */
    }
    cc_lint_sort(out);
    cc_entrez_clear(&entrez);
    return status;
}

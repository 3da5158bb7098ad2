/* entrez_lint_meaning.c: contradictions and repetitions, found on the tree: two subtrees are the same when they are
 * written the same. */
#include "mirror/entrez_lint.h"

static char *
written(const struct cc_node *node)
{
    struct cc_buf b = {0};

    cc_entrez_write(node, &b);
    return cc_buf_take(&b, NULL);
}

/* Where a subtree stands in the query: the bytes of its leaves. */
static void
extent(const struct cc_node *node, size_t *from, size_t *to)
{
    if (node->end > node->at) {
        *from = node->at < *from ? node->at : *from;
        *to = node->end > *to ? node->end : *to;
    }
    for (size_t i = 0; i < node->n_kids; i++)
        extent(node->kids[i], from, to);
}

/* The members of a list (AND or OR) with what they are written as; a node of another kind is its only member,
 * and so is what one run of words was mapped to. */
struct members {
    const struct cc_node **nodes;
    char **texts;
    size_t n;
};

static void
collect(const struct cc_node *node, enum cc_node_kind list, struct members *m)
{
    if (node->kind == list && node->shown == NULL && node->end <= node->at && m->n < 256) {
        for (size_t i = 0; i < node->n_kids; i++)
            collect(node->kids[i], list, m);
        return;
    }
    m->nodes = cc_mem_push(m->nodes, m->n, sizeof *m->nodes);
    m->texts = cc_mem_push(m->texts, m->n, sizeof *m->texts);
    m->nodes[m->n] = node;
    m->texts[m->n++] = written(node);
}

static void
clear(struct members *m)
{
    for (size_t i = 0; i < m->n; i++)
        free(m->texts[i]);
    free(m->nodes);
    free(m->texts);
}

static void
tell(struct cc_linter *l, enum cc_lint_code code, const struct cc_node *node, size_t lead, const char *message)
{
    size_t from = SIZE_MAX, to = 0;

    extent(node, &from, &to);
    if (to > from)
        cc_lint_add(l, code, from + lead, to + lead, NULL, "%s", message);
}

/* a AND b NOT (a OR c): whatever the rest, nothing is left. */
static void
contradiction(struct cc_linter *l, const struct cc_node *node, size_t lead)
{
    struct members wanted = {0}, excluded = {0};
    bool told = false;

    collect(node->kids[0], CC_NODE_AND, &wanted);
    for (size_t i = 1; i < node->n_kids; i++)
        collect(node->kids[i], CC_NODE_OR, &excluded);
    for (size_t i = 0; i < wanted.n && !told; i++) {
        for (size_t k = 0; k < excluded.n && !told; k++) {
            told = strcmp(wanted.texts[i], excluded.texts[k]) == 0;
            if (told)
                tell(l, CC_LINT_CONTRADICTION, excluded.nodes[k], lead,
                    "this is asked for before and excluded here: the search finds nothing");
        }
    }
    clear(&wanted);
    clear(&excluded);
}

static void
repetition(struct cc_linter *l, const struct cc_node *node, size_t lead)
{
    struct members m = {0};

    for (size_t i = 0; i < node->n_kids && i < 256; i++)
        collect(node->kids[i], CC_NODE__MAX, &m);
    for (size_t i = 1; i < m.n; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(m.texts[i], m.texts[k]) == 0) {
                tell(l, CC_LINT_REPEATED_TERM, m.nodes[i], lead, "this stands in the same list before");
                break;
            }
        }
    }
    clear(&m);
}

static void
walk(struct cc_linter *l, const struct cc_node *node, size_t lead)
{
    if (node->end > node->at) /* a term, or what one was mapped to */
        return;
    if (node->kind == CC_NODE_NOT)
        contradiction(l, node, lead);
    else if (node->kind == CC_NODE_AND || node->kind == CC_NODE_OR)
        repetition(l, node, lead);
    for (size_t i = 0; i < node->n_kids; i++)
        walk(l, node->kids[i], lead);
}

/* What term mapping left out, at its places. A lower-case operator has a finding of its own. */
static void
ignored(struct cc_linter *l, const struct cc_strings *words)
{
    for (size_t i = 0; i < l->tokens.n; i++) {
        const struct cc_entrez_token *t = &l->tokens.v[i];
        size_t n = t->end - t->at;

        if (t->kind != CC_ENTREZ_WORD ||
            (n == 3 &&
                (strncasecmp(l->query + t->at, "and", 3) == 0 || strncasecmp(l->query + t->at, "not", 3) == 0)) ||
            (n == 2 && strncasecmp(l->query + t->at, "or", 2) == 0))
            continue;
        for (size_t k = 0; k < words->n; k++) {
            if (strlen(words->v[k]) == n && strncasecmp(words->v[k], l->query + t->at, n) == 0)
                cc_lint_add(l, CC_LINT_STOP_WORD, t->at, t->end, NULL, "'%s' is a stop word and left out", words->v[k]);
        }
    }
}

void
cc_lint_meaning(struct cc_linter *l)
{
    struct cc_entrez e = {0};
    struct cc_error error = {0};
    size_t lead = 0;

    while (lead < l->len && strchr(" \t\r\n", l->query[lead]) != NULL)
        lead++;
    /* history sets are not known here: such a query is not looked at further */
    if (cc_entrez_parse(l->query, l->len, NULL, &e, &error) == CC_OK) {
        walk(l, e.root, lead);
        ignored(l, &e.phrases_ignored);
    }
    cc_entrez_clear(&e);
}

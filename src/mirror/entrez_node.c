/* entrez_node.c: making, joining and freeing the nodes of a query, and its lists of messages. */
#include <stdarg.h>

#include "base/utf8.h"
#include "mirror/entrez_parts.h"

struct cc_node *
cc_node_new(enum cc_node_kind kind)
{
    struct cc_node *node = cc_mem_alloc(sizeof *node);

    node->kind = kind;
    node->proximity = -1;
    return node;
}

struct cc_node *
cc_node_text(enum cc_field field, const char *text, size_t n)
{
    struct cc_node *node = cc_node_new(CC_NODE_TERM);

    node->field = field;
    node->text = cc_mem_strndup(text, n);
    node->truncated = memchr(text, '*', n) != NULL;
    node->phrase = cc_field_kind(field) == CC_FIELDKIND_TEXT && memchr(text, ' ', n) != NULL;
    return node;
}

void
cc_node_free(struct cc_node *node)
{
    if (node == NULL)
        return;
    for (size_t i = 0; i < node->n_kids; i++)
        cc_node_free(node->kids[i]);
    for (size_t i = 0; i < node->n_qualifiers; i++)
        free(node->qualifiers[i]);
    free(node->kids);
    free(node->text);
    free(node->shown);
    free(node->mesh);
    free(node->qualifiers);
    free(node->pmids);
    free(node);
}

void
cc_node_add(struct cc_node *parent, struct cc_node *take_kid)
{
    if (parent->depth <= take_kid->depth)
        parent->depth = take_kid->depth + 1;
    parent->kids = cc_mem_push(parent->kids, parent->n_kids, sizeof *parent->kids);
    parent->kids[parent->n_kids++] = take_kid;
}

struct cc_node *
cc_node_join(enum cc_node_kind op, struct cc_node *take_a, struct cc_node *take_b)
{
    struct cc_node *both;

    if (take_a == NULL || take_b == NULL)
        return take_a != NULL ? take_a : take_b;
    if (take_a->kind == op && !take_a->closed) { /* of NOT too: a NOT b NOT c */
        cc_node_add(take_a, take_b);
        return take_a;
    }
    both = cc_node_new(op);
    cc_node_add(both, take_a);
    cc_node_add(both, take_b);
    return both;
}

static int
order(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

void
cc_numbers_sort(uint32_t *v, size_t *n)
{
    size_t kept = 0;

    if (*n > 1)
        qsort(v, *n, sizeof *v, order);
    for (size_t i = 0; i < *n; i++) {
        if (kept == 0 || v[kept - 1] != v[i])
            v[kept++] = v[i];
    }
    *n = kept;
}

struct cc_node *
cc_node_pmids(const char *text)
{
    struct cc_node *node = cc_node_new(CC_NODE_PMIDS);

    for (const char *p = text; *p;) {
        size_t n = strspn(p, "0123456789");

        if (n > 0 && n <= 10) {
            unsigned long long value = strtoull(p, NULL, 10);

            if (value > 0 && value <= UINT32_MAX) {
                node->pmids = cc_mem_push(node->pmids, node->n_pmids, sizeof *node->pmids);
                node->pmids[node->n_pmids++] = (uint32_t)value;
            }
        }
        p += n;
        p += strcspn(p, "0123456789");
    }
    cc_numbers_sort(node->pmids, &node->n_pmids);
    return node;
}


void
cc_strings_add(struct cc_strings *strings, const char *s, size_t n)
{
    if (strings->n >= CC_MESSAGES_MAX)
        return;
    for (size_t i = 0; i < strings->n; i++) {
        if (strlen(strings->v[i]) == n && memcmp(strings->v[i], s, n) == 0)
            return;
    }
    strings->v = cc_mem_push(strings->v, strings->n, sizeof *strings->v);
    strings->v[strings->n++] = cc_mem_strndup(s, n);
}

void
cc_strings_addf(struct cc_strings *strings, const char *format, ...)
{
    char text[512];
    va_list args;
    int n;

    va_start(args, format);
    n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (n > 0)
        cc_strings_add(strings, text, cc_utf8_cut(text, strlen(text), sizeof text - 1));
}

void
cc_strings_clear(struct cc_strings *strings)
{
    for (size_t i = 0; i < strings->n; i++)
        free(strings->v[i]);
    free(strings->v);
    *strings = (struct cc_strings){0};
}

void
cc_entrez_clear(struct cc_entrez *entrez)
{
    cc_node_free(entrez->root);
    free(entrez->translation);
    for (size_t i = 0; i < entrez->n_mappings; i++) {
        free(entrez->mappings[i].from);
        free(entrez->mappings[i].to);
    }
    free(entrez->mappings);
    cc_strings_clear(&entrez->phrases_not_found);
    cc_strings_clear(&entrez->fields_not_found);
    cc_strings_clear(&entrez->phrases_ignored);
    cc_strings_clear(&entrez->quoted_not_found);
    cc_strings_clear(&entrez->messages);
    *entrez = (struct cc_entrez){0};
}

/* tree.c: see tree.h. */
#include "mirror/tree.h"

#include <claimcheck/limits.h>

#include "base/xml.h"

/* The attributes of PubMed's DTD that a rendering may show. */
static const char *const ATTRIBUTES[] = {
    "UI", "MajorTopicYN", "Version", "Status", "Owner", "IndexingMethod", "IssnType", "PubStatus", "IdType", "EIdType", "ValidYN", "RefType",
    "Label", "NlmCategory", "Type", "Source", "CompleteYN", "DateType", "Language", "PubModel", "CitedMedium", "Name", "CategoryLabel",
};
#define N_ATTRIBUTES (sizeof ATTRIBUTES / sizeof *ATTRIBUTES)

struct builder {
    struct cc_xml_parser *parser;
    struct cc_tree *root;
    struct cc_tree *open[CC_XML_DEPTH_MAX + 2];
    size_t depth;
    size_t n_nodes;
};

#define NODES_MAX 2000000u /* of one record; the largest real ones have some 200,000 */

static struct cc_tree *
add(struct builder *b, struct cc_tree *parent)
{
    struct cc_tree *node = cc_mem_alloc(sizeof *node);

    b->n_nodes++;
    if (parent == NULL) {
        b->root = node;
        return node;
    }
    parent->kids = cc_mem_push(parent->kids, parent->n_kids, sizeof *parent->kids);
    parent->kids[parent->n_kids++] = node;
    return node;
}

static enum cc_status
on_start(void *arg, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct builder *b = arg;
    struct cc_tree *node;

    if (b->n_nodes > NODES_MAX || b->depth > CC_XML_DEPTH_MAX)
        return cc_error_set(error, CC_LIMIT, "the record has more than %u elements", NODES_MAX);
    node = add(b, b->depth ? b->open[b->depth - 1] : NULL);
    node->name = cc_mem_strdup(tag->local);
    for (size_t i = 0; tag->n_attributes > 0 && i < N_ATTRIBUTES; i++) {
        struct cc_xml_span value = cc_xml_attribute(b->parser, tag, (int)i);

        if (value.v == NULL)
            continue;
        node->attributes = cc_mem_push(node->attributes, node->n_attributes, sizeof *node->attributes);
        node->attributes[node->n_attributes++] = (struct cc_tree_attribute){(int)i, cc_mem_strndup(value.v, value.n)};
    }
    b->open[b->depth++] = node;
    return CC_OK;
}

static enum cc_status
on_end(void *arg, int name, struct cc_error *error)
{
    struct builder *b = arg;

    (void)name;
    (void)error;
    b->depth--;
    return CC_OK;
}

static enum cc_status
on_text(void *arg, const char *text, size_t n, struct cc_error *error)
{
    struct builder *b = arg;
    struct cc_tree *parent, *last;

    (void)error;
    if (b->depth == 0 || n == 0)
        return CC_OK;
    parent = b->open[b->depth - 1];
    last = parent->n_kids ? parent->kids[parent->n_kids - 1] : NULL;
    if (last != NULL && last->name == NULL) { /* text comes in pieces */
        size_t had = strlen(last->text);

        last->text = cc_mem_resize(last->text, had + n + 1, 1);
        memcpy(last->text + had, text, n);
        last->text[had + n] = '\0';
    } else {
        add(b, parent)->text = cc_mem_strndup(text, n);
    }
    return CC_OK;
}

enum cc_status
cc_tree_read(const char *xml, size_t len, struct cc_tree **out, struct cc_error *error)
{
    struct builder b = {0};
    const struct cc_xml_handler handler = {
        .names = ATTRIBUTES,
        .n_names = N_ATTRIBUTES,
        .depth_max = CC_XML_DEPTH_MAX,
        .start = on_start,
        .end = on_end,
        .text = on_text,
        .arg = &b,
    };
    enum cc_status status;

    b.parser = cc_xml_parser_new(&handler);
    status = cc_xml_parser_feed(b.parser, xml, len, error);
    if (status == CC_OK)
        status = cc_xml_parser_end(b.parser, error);
    cc_xml_parser_free(b.parser);
    if (status == CC_OK && b.root == NULL)
        status = cc_error_set(error, CC_INPUT, "the record is empty");
    if (status != CC_OK)
        cc_tree_free(b.root);
    else
        *out = b.root;
    return status;
}

void
cc_tree_free(struct cc_tree *tree)
{
    if (tree == NULL)
        return;
    for (size_t i = 0; i < tree->n_kids; i++)
        cc_tree_free(tree->kids[i]);
    for (size_t i = 0; i < tree->n_attributes; i++)
        free(tree->attributes[i].value);
    free(tree->kids);
    free(tree->attributes);
    free(tree->name);
    free(tree->text);
    free(tree);
}

bool
cc_tree_is(const struct cc_tree *tree, const char *name)
{
    return tree != NULL && tree->name != NULL && strcmp(tree->name, name) == 0;
}

const struct cc_tree *
cc_tree_next(const struct cc_tree *tree, const char *name, size_t *i)
{
    while (tree != NULL && *i < tree->n_kids) {
        const struct cc_tree *kid = tree->kids[(*i)++];

        if (cc_tree_is(kid, name))
            return kid;
    }
    return NULL;
}

const struct cc_tree *
cc_tree_at(const struct cc_tree *tree, const char *path)
{
    char name[64];

    while (tree != NULL && *path) {
        size_t n = strcspn(path, "/"), i = 0;

        if (n >= sizeof name)
            return NULL;
        memcpy(name, path, n);
        name[n] = '\0';
        tree = cc_tree_next(tree, name, &i);
        path += n + (path[n] == '/');
    }
    return tree;
}

const char *
cc_tree_attribute(const struct cc_tree *tree, const char *name)
{
    for (size_t i = 0; tree != NULL && i < tree->n_attributes; i++) {
        if (strcmp(ATTRIBUTES[tree->attributes[i].name], name) == 0)
            return tree->attributes[i].value;
    }
    return NULL;
}

static bool
is_inline(const char *name)
{
    static const char *const NAMES[] = {"i", "b", "u", "sup", "sub"};

    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcmp(NAMES[i], name) == 0)
            return true;
    }
    return false;
}

static void
add_text(const struct cc_tree *tree, bool markup, struct cc_buf *b, size_t from)
{
    for (size_t i = 0; i < tree->n_kids; i++) {
        const struct cc_tree *kid = tree->kids[i];
        bool tags = markup && kid->name != NULL && is_inline(kid->name);

        if (kid->name == NULL) {
            for (const char *p = kid->text; *p; p++) {
                bool space = strchr(" \t\r\n", *p) != NULL;

                if (!space)
                    cc_buf_addc(b, *p);
                else if (b->n > from && b->v[b->n - 1] != ' ')
                    cc_buf_addc(b, ' ');
            }
            continue;
        }
        if (tags)
            cc_buf_addf(b, "<%s>", kid->name);
        add_text(kid, markup, b, from);
        if (tags)
            cc_buf_addf(b, "</%s>", kid->name);
    }
}

void
cc_tree_text(const struct cc_tree *tree, bool markup, struct cc_buf *b)
{
    size_t from = b->n;

    if (tree != NULL)
        add_text(tree, markup, b, from);
    if (b->n > from && b->v[b->n - 1] == ' ')
        b->v[--b->n] = '\0';
}

char *
cc_tree_string(const struct cc_tree *tree, const char *path)
{
    struct cc_buf b = {0};

    cc_tree_text(cc_tree_at(tree, path), false, &b);
    return cc_buf_take(&b, NULL);
}

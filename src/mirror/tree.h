/* tree.h: one PubMed record as a tree of elements, for rendering: every element and attribute that the record has, also
 * those that the data model leaves out. */
#ifndef CC_MIRROR_TREE_H
#define CC_MIRROR_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include <claimcheck/status.h>

#include "base/buf.h"

/* An element, or a piece of text between elements (name NULL). */
struct cc_tree {
    char *name;
    char *text;
    struct cc_tree **kids;
    size_t n_kids;
    struct cc_tree_attribute { int name; char *value; } *attributes;
    size_t n_attributes;
};

/* Reads one element with all that is in it. */
enum cc_status cc_tree_read(const char *xml, size_t len, struct cc_tree **out, struct cc_error *error) CC_MUST_CHECK;
void cc_tree_free(struct cc_tree *tree);

/* The first element at a path of names below tree ("MedlineCitation/PMID"); NULL when there is none or tree is NULL. */
const struct cc_tree *cc_tree_at(const struct cc_tree *tree, const char *path);

/* The next child element with that name, starting at *i; NULL at the end:
 *   for (size_t i = 0; (kid = cc_tree_next(tree, "Author", &i)) != NULL;) */
const struct cc_tree *cc_tree_next(const struct cc_tree *tree, const char *name, size_t *i);

/* An attribute's value, or NULL. */
const char *cc_tree_attribute(const struct cc_tree *tree, const char *name);

/* Appends all text below, white space single, ends trimmed. With markup, inline elements (i, b, sup, sub, u) are kept
 * as tags: "<i>E. coli</i>". */
void cc_tree_text(const struct cc_tree *tree, bool markup, struct cc_buf *b);

/* The text at a path, allocated; "" when there is none. */
char *cc_tree_string(const struct cc_tree *tree, const char *path);

bool cc_tree_is(const struct cc_tree *tree, const char *name);

#endif

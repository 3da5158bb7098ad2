/* html_roles.h: what an element is to a reader, from its name, ARIA role, class and id (vocab/html_roles.tsv). */
#ifndef CC_ARTICLE_HTML_ROLES_H
#define CC_ARTICLE_HTML_ROLES_H

#include <stdbool.h>

#include <claimcheck/model.h>

/* The element's own role; CC_ROLE_CONTENT when nothing speaks against it. *weak is set when only a class or id word
 * says so, which a whole-page wrapper may carry by accident. CC_ROLE__MAX for a box beside the text (class "sidebar"):
 * content where it stands in the article, related elsewhere. */
enum cc_block_role cc_html_role(const char *name, const char *const *attributes, bool *weak);

/* What a button is within a block of that kind: the head of an accordion's panel names what the panel holds, as a
 * heading or a summary does; other buttons are buttons. */
enum cc_block_kind cc_html_button(const char *const *attributes, enum cc_block_kind around);

/* A class name may deceive (id="menu-page" around everything). Where nearly all text of the article is in the n runs of
 * blocks, whose roles rest on class names only, they become content; true then. */
bool cc_html_doubt_roles(struct cc_article *article, const struct cc_span *blocks, size_t n);

/* True when a class or id word is btn, button or cta. */
bool cc_html_is_button(const char *const *attributes);

#endif

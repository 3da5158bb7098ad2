/* html_roles.h: what an element is to a reader, from its name, ARIA role, class and id (vocab/html_roles.tsv). */
#ifndef CC_ARTICLE_HTML_ROLES_H
#define CC_ARTICLE_HTML_ROLES_H

#include <stdbool.h>

#include <claimcheck/model.h>

/* The element's own role; CC_ROLE_CONTENT when nothing speaks against it. *weak is set when only a class or id word
 * says so, which a whole-page wrapper may carry by accident. */
enum cc_block_role cc_html_role(const char *name, const char *const *attributes, bool *weak);

/* What a button is within a block of that kind: the head of an accordion's panel names what the panel holds, as a
 * heading or a summary does; other buttons are buttons. */
enum cc_block_kind cc_html_button(const char *const *attributes, enum cc_block_kind around);

/* True when a class or id word is btn, button or cta. */
bool cc_html_is_button(const char *const *attributes);

#endif

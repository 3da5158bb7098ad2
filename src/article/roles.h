/* roles.h: what a block is to a reader, judged from its words and its place: sections of links, legal lines, lone calls
 * to action. The same for every format, after the reader has made its blocks. */
#ifndef CC_ARTICLE_ROLES_H
#define CC_ARTICLE_ROLES_H

#include <claimcheck/model.h>

/* Lowers roles from CONTENT only; never raises one. */
void cc_roles_settle(struct cc_article *article);

/* True when s, a line, button or link of its own, asks the reader to act (vocab/call_words.tsv; short text only). */
bool cc_roles_is_call(const char *s, size_t n);

/* The role of the section under this heading (vocab/section_roles.tsv); CC_ROLE_CONTENT when it is not in the table. */
enum cc_block_role cc_roles_of_heading(const char *s, size_t n);

#endif

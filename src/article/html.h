/* html.h: HTML -> blocks, for whole pages and for the pieces of HTML inside Markdown. */
#ifndef CC_ARTICLE_HTML_H
#define CC_ARTICLE_HTML_H

#include "article/build.h"

/* A reader that goes on over several fragments: elements left open by one are open in the next. */
struct cc_html_reader;

struct cc_html_reader *cc_html_reader_new(struct cc_build *b);
void cc_html_reader_free(struct cc_html_reader *r);

/* Reads a fragment whose first line has number `line`. */
enum cc_status cc_html_reader_feed(struct cc_html_reader *r, const char *s, size_t n, uint32_t line) CC_MUST_CHECK;

/* How many elements stand open, and what a block made by someone else at this place should inherit. */
size_t cc_html_reader_depth(const struct cc_html_reader *r);
void cc_html_reader_inherit(const struct cc_html_reader *r, struct cc_block *like);

#endif

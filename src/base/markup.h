/* markup.h: text into HTML. The only way by which text from outside may get into a page. */
#ifndef CC_BASE_MARKUP_H
#define CC_BASE_MARKUP_H

#include "base/buf.h"

/* Appends text escaped for element content and for attribute values in double quotes. NULL adds nothing. */
void cc_markup_text(struct cc_buf *b, const char *text);
void cc_markup_textn(struct cc_buf *b, const char *text, size_t n);

#endif

/* source.h: the bytes of a file -> one clean UTF-8 text. The edge of the program: behind it there are no encodings, no
 * carriage returns, no NULs and no invalid UTF-8. It must not know any markup but the charset declaration of HTML. */
#ifndef CC_ARTICLE_SOURCE_H
#define CC_ARTICLE_SOURCE_H

#include <claimcheck/model.h>

#include "article/build.h"
#include "base/buf.h"

/* Makes valid UTF-8 with '\n' line ends and as many lines as the source has. Byte order marks (UTF-8, UTF-16, UTF-32)
 * are obeyed; HTML may name its charset in a meta element; a text without any valid UTF-8 sequence whose high bytes
 * stand alone is read as Windows-1252; bytes that are still bad become U+FFFD. What was repaired is noted in b.
 * CC_INPUT: empty, or binary. The message names the line. */
enum cc_status cc_source_read(struct cc_build *b, const void *bytes, size_t len, enum cc_format format,
    struct cc_buf *out) CC_MUST_CHECK;

#endif

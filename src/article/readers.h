/* readers.h: the readers of src/article, each from a clean source text into the builder. */
#ifndef CC_ARTICLE_READERS_H
#define CC_ARTICLE_READERS_H

#include "article/build.h"

/* All return b->status or a failure set in b->error. s is what cc_source_read made. */
enum cc_status cc_plain_read(struct cc_build *b, const char *s, size_t n) CC_MUST_CHECK;
enum cc_status cc_markdown_read(struct cc_build *b, const char *s, size_t n) CC_MUST_CHECK;
enum cc_status cc_html_read(struct cc_build *b, const char *s, size_t n) CC_MUST_CHECK;

/* From the file's own bytes. Lines are paragraph numbers. */
enum cc_status cc_docx_read(struct cc_build *b, const void *bytes, size_t n) CC_MUST_CHECK;

/* Through poppler's pdftotext, where it is installed. Lines are those of its output. */
enum cc_status cc_pdf_read(struct cc_build *b, const void *bytes, size_t n) CC_MUST_CHECK;

#endif

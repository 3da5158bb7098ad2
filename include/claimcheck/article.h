/* article.h: text, Markdown, HTML, DOCX, PDF -> struct cc_article.
 *
 * The reader normalises once, at the edge: UTF-8 checked (bad bytes become U+FFFD and a note), BOM dropped, CRLF and
 * CR -> LF, NBSP and other Unicode spaces -> space, soft hyphens and zero-width characters dropped, NFC. Smart quotes
 * are kept. It must not know what a claim is. */
#ifndef CLAIMCHECK_ARTICLE_H
#define CLAIMCHECK_ARTICLE_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

/* Reads an article from memory. name is how the user called it; format AUTO decides from the name's ending, then from
 * the bytes. *out must be {0}; on failure it stays {0}.
 * PDF needs pdftotext (poppler-utils) at run time. Lines are source lines; for DOCX paragraph numbers, for PDF lines of
 * pdftotext's output (a note in the article says so).
 * CC_INPUT: empty, binary, or not what format says; the message names the file, the place and the way out.
 * CC_LIMIT: longer than CC_ARTICLE_MAX_BYTES or more blocks than CC_BLOCKS_MAX. */
enum cc_status cc_article_read(const char *name, const void *bytes, size_t len, enum cc_format format,
    struct cc_article *out, struct cc_error *error) CC_MUST_CHECK;

/* The same from a file, or from stdin when path is "-". CC_INPUT also when the file cannot be read. */
enum cc_status cc_article_read_file(const char *path, enum cc_format format, struct cc_article *out,
    struct cc_error *error) CC_MUST_CHECK;

/* True when the block is clearly not English; *language is then a BCP 47 code that lives for ever ("de"). Judged by
 * script and by function words (vocab/language_words.tsv); short blocks, names and lists of species count as
 * English. */
bool cc_article_block_foreign(const struct cc_article *article, size_t block, const char **language);

#endif

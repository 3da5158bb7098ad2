/* markdown_prep.h: what CommonMark does not know is taken out before cmark sees the text: front matter, footnote
 * definitions, heading attributes. Lines stay lines, so that line numbers hold. */
#ifndef CC_ARTICLE_MARKDOWN_PREP_H
#define CC_ARTICLE_MARKDOWN_PREP_H

#include "article/build.h"

/* A footnote definition: its text with the marker and indentation taken off, '\n' between lines. */
struct cc_md_footnote {
    char *label;
    struct cc_buf text;
    uint32_t line;
};

struct cc_md_prep {
    struct cc_buf source;      /* for cmark: what was taken out is blank */
    size_t *starts;            /* offset in source of each line, and one past the last */
    size_t n_lines, cap_lines;
    struct cc_md_footnote *footnotes;
    size_t n_footnotes, cap_footnotes;
    size_t body;               /* first line (0-based) after the front matter */
};

/* cmark 0.30 takes quadratic time for deep nesting and for many brackets in one paragraph, and 75 times a paragraph's
 * bytes of memory: CC_LIMIT when a line opens more block quotes or lists, or lines without a blank one between them
 * hold more bytes or brackets than this; an item of a list begins anew. A list takes its items in linear time, but all
 * of them in memory: it has limits of its own. */
#define CC_MD_NESTING_MAX    256
#define CC_MD_RUN_BYTES_MAX  ((size_t)1 << 20)
#define CC_MD_LIST_BYTES_MAX ((size_t)16 << 20)
#define CC_MD_ITEMS_MAX      200000
#define CC_MD_BRACKETS_MAX  3000
enum cc_status cc_md_prepare(struct cc_md_prep *p, const char *s, size_t n, struct cc_build *b) CC_MUST_CHECK;
void cc_md_prep_clear(struct cc_md_prep *p);

/* cmark is given pieces of about CC_MD_CHUNK_BYTES, so that memory stays bounded: the end (0-based line, exclusive) of
 * the piece that starts on line `from`. It ends before a heading after a blank line, outside fences, so that no list,
 * quote or code is cut; reference links do not reach over pieces. */
#define CC_MD_CHUNK_BYTES ((size_t)1 << 20)
size_t cc_md_chunk(const struct cc_md_prep *p, size_t from);

/* Line i (0-based) of the prepared source, without its '\n'. */
const char *cc_md_line(const struct cc_md_prep *p, size_t i, size_t *n);

/* YAML front matter, lines [1, p->body - 1): title and description become blocks, lang the article's language. */
void cc_md_front_matter(const char *s, size_t n, size_t n_lines, struct cc_build *b);

#endif

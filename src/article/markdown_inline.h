/* markdown_inline.h: the inline nodes of one Markdown block as a flat list of events, so that it can be cut at line
 * ends. */
#ifndef CC_ARTICLE_MARKDOWN_INLINE_H
#define CC_ARTICLE_MARKDOWN_INLINE_H

#include <cmark.h>

#include "article/build.h"

enum cc_md_event_kind {
    CC_MD_TEXT,
    CC_MD_MARK,
    CC_MD_UNMARK,
    CC_MD_LINE,     /* end of a source line */
    CC_MD_BREAK,    /* hard line break, <br> */
    CC_MD_SUP,      /* <sup>, <sub> */
    CC_MD_SUP_END,
    CC_MD_ALT       /* an image: its alt text */
};

struct cc_md_event {
    enum cc_md_event_kind kind;
    enum cc_mark_kind mark;   /* MARK, UNMARK */
    bool superscript;         /* SUP */
    uint32_t line;
    size_t start, n;          /* TEXT, ALT, href of MARK: bytes of inlines.text */
};

struct cc_md_inlines {
    struct cc_md_event *v;
    size_t n, cap;
    struct cc_buf text;
};

/* Replaces the list by the inlines below `block`, whose first line is `line`. */
void cc_md_inlines_read(struct cc_md_inlines *l, cmark_node *block, uint32_t line);

/* The same from a piece of source text: a table cell, a footnote, a definition. */
void cc_md_inlines_parse(struct cc_md_inlines *l, const char *s, size_t n, uint32_t line);
void cc_md_inlines_clear(struct cc_md_inlines *l);

/* Appends the plain text of events [from, to) to out. */
void cc_md_inlines_plain(const struct cc_md_inlines *l, size_t from, size_t to, struct cc_buf *out);

/* Puts events [from, to) into the open block of b, leaving out the first `skip` bytes of text. Images become ALT blocks
 * like `like` after the block: the caller closes the block and then calls cc_md_alts_emit. */
void cc_md_inlines_emit(const struct cc_md_inlines *l, size_t from, size_t to, size_t skip, struct cc_build *b);
void cc_md_alts_emit(
    const struct cc_md_inlines *l, size_t from, size_t to, const struct cc_block *like, struct cc_build *b);

/* True when the events hold text and all of it stands in marks of this kind. */
bool cc_md_inlines_all_in(const struct cc_md_inlines *l, size_t from, size_t to, enum cc_mark_kind kind);

#endif

/* article_text.h: an article as lines of text that a test can be compared with, one line per block:
 *   LINES KIND[LEVEL][*ordered][!role][ list N][ tT.ROW.COL[h]][ qDEPTH][ card N][ <label>] | TEXT */
#ifndef CC_TESTS_ARTICLE_TEXT_H
#define CC_TESTS_ARTICLE_TEXT_H

#include <claimcheck/article.h>

#include "base/buf.h"

static inline void
cc_article_text_block(struct cc_buf *out, const struct cc_article *a, const struct cc_block *b)
{
    static const char *const KINDS[] = {"title", "meta", "heading", "para", "item", "cell", "term", "def", "quote", "caption", "alt", "footnote",
        "code", "button", "data"};
    static const char *const ROLES[] = {"", "!nav", "!banner", "!footer", "!related", "!hidden"};

    cc_buf_addf(out, "%u", b->line_first);
    if (b->line_last != b->line_first)
        cc_buf_addf(out, "-%u", b->line_last);
    cc_buf_addf(out, " %s", KINDS[b->kind]);
    if (b->level > 0)
        cc_buf_addf(out, "%u", b->level);
    cc_buf_addf(out, "%s%s", b->ordered ? "*" : "", ROLES[b->role]);
    if (b->list > 0)
        cc_buf_addf(out, " list%u", b->list);
    if (b->table > 0)
        cc_buf_addf(out, " t%u.%u.%u%s", b->table, b->row, b->col, b->header ? "h" : "");
    if (b->quote_depth > 0)
        cc_buf_addf(out, " q%u", b->quote_depth);
    if (b->card > 0)
        cc_buf_addf(out, " card%u", b->card);
    if (b->label != NULL)
        cc_buf_addf(out, " <%s>", b->label);
    cc_buf_addf(out, " | %.*s\n", (int)(b->span.end - b->span.start), a->text + b->span.start);
}

/* Allocated. */
static inline char *
cc_article_text(const struct cc_article *a)
{
    struct cc_buf out = {0};

    for (size_t i = 0; i < a->n_blocks; i++)
        cc_article_text_block(&out, a, &a->blocks[i]);
    return cc_buf_take(&out, NULL);
}

#endif

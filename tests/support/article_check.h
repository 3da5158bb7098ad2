/* article_check.h: what must hold of every article, whatever the input was. Used by fuzz targets and unit tests. */
#ifndef CC_TESTS_ARTICLE_CHECK_H
#define CC_TESTS_ARTICLE_CHECK_H

#include <claimcheck/article.h>

#include "base/mem.h"
#include "base/utf8.h"

#define CC_CHECK(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            abort(); \
        } \
    } while (0)

static inline void
cc_article_check_blocks(const struct cc_article *a, uint32_t n_lines)
{
    size_t end = 0;

    for (size_t i = 0; i < a->n_blocks; i++) {
        const struct cc_block *b = &a->blocks[i];

        CC_CHECK(b->kind < CC_BLOCK__MAX && b->role < CC_ROLE__MAX);
        CC_CHECK(b->span.start >= end && b->span.start < b->span.end && b->span.end <= a->text_len);
        CC_CHECK((unsigned char)a->text[b->span.start] > ' ' && (unsigned char)a->text[b->span.end - 1] > ' ');
        CC_CHECK(memchr(a->text + b->span.start, '\n', b->span.end - b->span.start) == NULL);
        CC_CHECK(cc_utf8_valid(a->text + b->span.start, b->span.end - b->span.start));
        CC_CHECK(b->line_first >= 1 && b->line_first <= b->line_last && b->line_last <= n_lines);
        CC_CHECK(cc_article_line_at(a, b->span.start) >= b->line_first && cc_article_line_at(a, b->span.end - 1) <= b->line_last);
        CC_CHECK(b->section <= i && (b->section == 0 || a->blocks[b->section - 1].kind == CC_BLOCK_HEADING));
        CC_CHECK(b->kind != CC_BLOCK_HEADING || (b->level >= 1 && b->level <= 6));
        CC_CHECK(b->label == NULL || *b->label != '\0');
        end = b->span.end;
    }
}

/* Reads size bytes as format and checks the result; an error must have a message. */
static inline void
cc_article_check(const char *name, const void *data, size_t size, enum cc_format format)
{
    struct cc_article a = {0};
    struct cc_error e = {0};
    uint32_t n_lines = 1;

    if (cc_article_read(name, data, size, format, &a, &e) != CC_OK) {
        CC_CHECK(e.message[0] != '\0' && a.text == NULL && a.blocks == NULL);
        return;
    }
    CC_CHECK(strlen(a.text) == a.text_len && cc_utf8_valid(a.text, a.text_len) && a.n_blocks > 0);
    for (size_t i = 0; i < size; i++)
        n_lines += ((const char *)data)[i] == '\n' || ((const char *)data)[i] == '\r';
    cc_article_check_blocks(&a, n_lines + (format == CC_FORMAT_DOCX || format == CC_FORMAT_PDF ? 1u << 30 : 0));
    for (size_t i = 0; i < a.n_lines; i++)
        CC_CHECK(a.lines[i].at < a.text_len && a.lines[i].line >= 1 && (i == 0 || a.lines[i].at >= a.lines[i - 1].at));
    for (size_t i = 0; i < a.n_marks; i++) {
        const struct cc_mark *m = &a.marks[i];

        CC_CHECK(m->span.start <= m->span.end && m->span.end <= a.text_len);
        CC_CHECK(m->kind == CC_MARK_NOTE_REF ? m->span.start == m->span.end && m->target != NULL : m->span.start < m->span.end);
        CC_CHECK(((unsigned char)a.text[m->span.start] & 0xC0) != 0x80 && ((unsigned char)a.text[m->span.end] & 0xC0) != 0x80);
    }
    cc_article_clear(&a);
}

#endif

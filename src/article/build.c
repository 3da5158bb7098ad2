/* build.c: see build.h. */
#include "article/build.h"

#include <stdarg.h>

#include <claimcheck/limits.h>

#include "article/tidy.h"
#include "base/utf8.h"

void
cc_build_init(struct cc_build *b, struct cc_article *article, struct cc_error *error)
{
    *b = (struct cc_build){.article = article, .error = error};
}

void
cc_build_note(struct cc_build *b, const char *format, ...)
{
    va_list arguments;
    char *note = NULL;

    va_start(arguments, format);
    if (vasprintf(&note, format, arguments) < 0)
        abort();
    va_end(arguments);
    b->article->notes = cc_mem_grow(b->article->notes, b->article->n_notes, &b->cap_notes, sizeof *b->article->notes);
    b->article->notes[b->article->n_notes++] = note;
}

/* ---- sections */

void
cc_build_headings_save(const struct cc_build *b, uint32_t out[7])
{
    memcpy(out, b->headings, sizeof b->headings);
}

void
cc_build_headings_restore(struct cc_build *b, const uint32_t saved[7])
{
    memcpy(b->headings, saved, sizeof b->headings);
}

static uint32_t
section_above(const struct cc_build *b, unsigned level)
{
    for (unsigned i = level; i-- > 1;) {
        if (b->headings[i] != 0)
            return b->headings[i];
    }
    return 0;
}

/* ---- text */

static void
mark_line(struct cc_build *b, uint32_t line)
{
    struct cc_article *a = b->article;

    b->line = line;
    if (line < b->block.line_first || b->block.line_first == 0)
        b->block.line_first = line;
    if (line > b->block.line_last)
        b->block.line_last = line;
    if (a->n_lines > 0 && a->lines[a->n_lines - 1].line == line)
        return;
    a->lines = cc_mem_grow(a->lines, a->n_lines, &b->cap_lines, sizeof *a->lines);
    a->lines[a->n_lines++] = (struct cc_line_mark){b->text.n, line};
}

/* Before every visible run: the separator of blocks, the pending space, the line. */
static void
begin_visible(struct cc_build *b, uint32_t line)
{
    if (!b->has_text) {
        if (b->article->n_blocks > 0)
            cc_buf_addc(&b->text, '\n');
        b->block.span.start = b->text.n;
        b->has_text = true;
        for (size_t i = b->block_marks; i < b->article->n_marks; i++)
            b->article->marks[i].span.start = b->article->marks[i].span.end = b->text.n;
    } else if (b->space) {
        cc_buf_addc(&b->text, ' ');
    }
    b->space = false;
    if (line != b->line || b->block.line_first == 0)
        mark_line(b, line);
}

/* Characters that have no place in running text: soft hyphen, zero width, directions, byte order mark, controls. A
 * joiner after a non-ASCII character stays: it holds emoji and Indic clusters together. */
static bool
is_invisible(const struct cc_build *b, uint32_t c)
{
    if (c == 0x200C || c == 0x200D)
        return b->space || !b->has_text || (unsigned char)b->text.v[b->text.n - 1] < 0x80;
    return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x180E || (c >= 0x80 && c < 0xA0 && c != 0x85) ||
        (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

/* Characters above U+02FF that are their own NFC and never combine: by far most of what articles hold. */
static bool
is_settled(uint32_t c)
{
    return c < 0x300 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || (c >= 0x20A0 && c <= 0x20BF) ||
        (c >= 0x2190 && c <= 0x2328) || (c >= 0x2400 && c <= 0x2ADB) || c == 0xFE0F || (c >= 0x1F000 && c <= 0x1FAFF) ||
        c == 0x2122 || c == 0xFFFD;
}

/* Brings text[from..] into NFC together with the character before it; offsets inside the changed bytes move to its
 * end. */
static void
compose_from(struct cc_build *b, size_t from)
{
    struct cc_article *a = b->article;
    struct cc_buf out = {0};
    size_t start = from;

    if (start > b->block.span.start && b->text.v[start - 1] != ' ') {
        do {
            start--;
        } while (start > b->block.span.start && ((unsigned char)b->text.v[start] & 0xC0) == 0x80);
    }
    cc_utf8_add_nfc(&out, b->text.v + start, b->text.n - start);
    if (out.n != b->text.n - start || memcmp(out.v, b->text.v + start, out.n) != 0) {
        size_t end = start + out.n;

        b->text.n = start;
        cc_buf_add(&b->text, out.v, out.n);
        for (size_t i = a->n_marks; i-- > b->block_marks;) {
            if (a->marks[i].span.start > start)
                a->marks[i].span.start = end;
            if (a->marks[i].span.end > start)
                a->marks[i].span.end = end;
        }
        for (size_t i = a->n_lines; i-- > 0 && a->lines[i].at > start;)
            a->lines[i].at = end;
    }
    cc_buf_clear(&out);
}

/* Appends the run of non-ASCII characters at s; returns its length in bytes. */
static size_t
add_non_ascii(struct cc_build *b, const char *s, size_t n, uint32_t line)
{
    size_t i = 0, from = SIZE_MAX;

    while (i < n && (unsigned char)s[i] >= 0x80) {
        uint32_t c;
        size_t len = cc_utf8_decode(s + i, n - i, &c);

        if (cc_utf8_is_space(c) || c == 0x85 || c == 0x2028 || c == 0x2029) {
            if (i == 0) {
                b->space = true;
                return len;
            }
            break;
        }
        if (!is_invisible(b, c)) {
            begin_visible(b, line);
            if (from == SIZE_MAX && !is_settled(c))
                from = b->text.n;
            cc_buf_add(&b->text, s + i, len);
        }
        i += len;
    }
    if (from != SIZE_MAX)
        compose_from(b, from);
    return i;
}

void
cc_build_text(struct cc_build *b, const char *s, size_t n, uint32_t line)
{
    size_t i = 0;

    if (!b->is_open)
        return;
    while (i < n) {
        unsigned char c = (unsigned char)s[i];

        if (c == '\n') {
            line++;
            b->space = true;
            i++;
        } else if (c <= ' ' || c == 0x7F) {
            if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v')
                b->space = true;
            i++;
        } else if (c < 0x80) {
            size_t end = i + 1;

            /* a single space between words is the common case: keep it inside the run */
            while (end < n && (unsigned char)s[end] < 0x7F &&
                ((unsigned char)s[end] > ' ' || (s[end] == ' ' && end + 1 < n && (unsigned char)s[end + 1] > ' ' &&
                (unsigned char)s[end + 1] < 0x7F)))
                end++;
            begin_visible(b, line);
            cc_buf_add(&b->text, s + i, end - i);
            i = end;
        } else {
            i += add_non_ascii(b, s + i, n - i, line);
        }
    }
}

void
cc_build_space(struct cc_build *b)
{
    b->space = true;
}

char
cc_build_last(const struct cc_build *b)
{
    if (!b->is_open || !b->has_text)
        return '\0';
    return b->space ? ' ' : b->text.v[b->text.n - 1];
}

/* ---- marks */

static size_t
push_mark(struct cc_build *b, enum cc_mark_kind kind, const char *target, size_t n)
{
    struct cc_article *a = b->article;

    a->marks = cc_mem_grow(a->marks, a->n_marks, &b->cap_marks, sizeof *a->marks);
    a->marks[a->n_marks] = (struct cc_mark){kind, {b->text.n, b->text.n}, target ? cc_mem_strndup(target, n) : NULL};
    return a->n_marks++;
}

void
cc_build_mark(struct cc_build *b, enum cc_mark_kind kind, const char *target)
{
    if (!b->is_open || b->n_open_marks == CC_BUILD_MARKS_OPEN || b->article->n_marks >= CC_BLOCKS_MAX)
        return;
    b->open_marks[b->n_open_marks++] = push_mark(b, kind, target, target ? strlen(target) : 0);
}

static void
end_mark(struct cc_build *b, struct cc_mark *m)
{
    m->span.end = b->text.n;
    if (m->span.start > m->span.end)
        m->span.start = m->span.end;
    if (m->span.start < m->span.end && b->text.v[m->span.start] == ' ')
        m->span.start++;
}

void
cc_build_unmark(struct cc_build *b, enum cc_mark_kind kind)
{
    for (size_t i = b->n_open_marks; i-- > 0;) {
        if (b->article->marks[b->open_marks[i]].kind != kind)
            continue;
        end_mark(b, &b->article->marks[b->open_marks[i]]);
        memmove(&b->open_marks[i], &b->open_marks[i + 1], (b->n_open_marks - i - 1) * sizeof *b->open_marks);
        b->n_open_marks--;
        return;
    }
}

void
cc_build_note_ref(struct cc_build *b, const char *label, size_t n)
{
    if (b->is_open)
        cc_build_note_ref_at(b, b->text.n, label, n);
}

void
cc_build_note_ref_at(struct cc_build *b, size_t at, const char *label, size_t n)
{
    size_t i;

    if (b->article->n_marks >= CC_BLOCKS_MAX)
        return;
    i = push_mark(b, CC_MARK_NOTE_REF, label, n);
    b->article->marks[i].span = (struct cc_span){at, at};
}

void
cc_build_mark_at(struct cc_build *b, enum cc_mark_kind kind, struct cc_span span)
{
    size_t i = push_mark(b, kind, NULL, 0);

    b->article->marks[i].span = span;
}

/* Drops the marks of the block that cover nothing (a NOTE_REF covers nothing by nature). */
static void
sweep_marks(struct cc_build *b, bool all)
{
    struct cc_article *a = b->article;
    size_t kept = b->block_marks;

    for (size_t i = b->block_marks; i < a->n_marks; i++) {
        struct cc_mark *m = &a->marks[i];

        if (all || (m->kind != CC_MARK_NOTE_REF && m->span.start >= m->span.end))
            free(m->target);
        else
            a->marks[kept++] = *m;
    }
    a->n_marks = kept;
}

/* ---- blocks */

void
cc_build_open(struct cc_build *b, const struct cc_block *like)
{
    cc_build_close(b);
    b->block = *like;
    b->block.line_first = b->block.line_last = 0;
    b->block.label = cc_mem_strdup(like->label);
    b->is_open = true;
    b->has_text = b->space = false;
    b->n_open_marks = 0;
    b->block_marks = b->article->n_marks;
}

/* What tidying took away may leave white space at the block's ends, or nothing else. */
static void
trim_block(struct cc_build *b)
{
    struct cc_span *s = &b->block.span;

    while (s->end > s->start && (unsigned char)b->text.v[s->end - 1] <= ' ')
        s->end--;
    while (s->start < s->end && (unsigned char)b->text.v[s->start] <= ' ')
        s->start++;
    b->has_text = s->start < s->end;
    while (b->article->n_lines > 0 && b->article->lines[b->article->n_lines - 1].at > s->end)
        b->article->n_lines--; /* of a line whose words were all taken away */
}

bool
cc_build_close(struct cc_build *b)
{
    struct cc_article *a = b->article;
    struct cc_block *block = &b->block;

    if (!b->is_open)
        return false;
    b->is_open = false;
    while (b->n_open_marks > 0)
        end_mark(b, &a->marks[b->open_marks[--b->n_open_marks]]);
    block->span.end = b->text.n;
    if (b->has_text) {
        cc_tidy_block(b);
        trim_block(b);
    }
    sweep_marks(b, !b->has_text);
    if (!b->has_text) {
        free(block->label);
        return false;
    }
    if (a->n_blocks >= CC_BLOCKS_MAX && b->status == CC_OK)
        b->status = cc_error_set(b->error, CC_LIMIT,
            "%s:%u: more than %zu paragraphs, list items and cells; split the article and check the parts", a->name,
            block->line_first, CC_BLOCKS_MAX);
    if (block->kind == CC_BLOCK_HEADING) {
        if (block->level < 1 || block->level > 6)
            block->level = block->level < 1 ? 1 : 6;
        block->section = section_above(b, block->level);
        for (unsigned i = block->level; i < 7; i++)
            b->headings[i] = 0;
        b->headings[block->level] = (uint32_t)a->n_blocks + 1;
    } else {
        block->section = section_above(b, 7);
    }
    a->blocks = cc_mem_grow(a->blocks, a->n_blocks, &b->cap_blocks, sizeof *a->blocks);
    a->blocks[a->n_blocks++] = *block;
    return true;
}

void
cc_build_block(struct cc_build *b, const struct cc_block *like, const char *s, size_t n, uint32_t line)
{
    cc_build_open(b, like);
    cc_build_text(b, s, n, line);
    cc_build_close(b);
}

void
cc_build_finish(struct cc_build *b)
{
    cc_build_close(b);
    while (b->article->n_lines > 0 && b->article->lines[b->article->n_lines - 1].at >= b->text.n)
        b->article->n_lines--;
    b->article->text = cc_buf_take(&b->text, &b->article->text_len);
}

void
cc_build_clear(struct cc_build *b)
{
    if (b->is_open)
        free(b->block.label);
    cc_buf_clear(&b->text);
}

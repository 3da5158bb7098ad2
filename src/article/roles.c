/* roles.c: see roles.h. */
#include "article/roles.h"

#include <claimcheck/limits.h>

#include "article/lines.h"
#include "base/utf8.h"
#include "vocab/tables.h"

#define CALL_WORDS_MAX 10    /* a longer line is a sentence, however it begins */
#define LEGAL_WORDS_MAX 90
#define PHRASE_WORDS_MAX 6
#define PHRASE_BYTES_MAX 100

/* s folded, without what is neither letter nor digit nor © at its start and with plain spaces. */
static void
fold(struct cc_buf *out, const char *s, size_t n)
{
    size_t skip = 0;

    cc_utf8_add_folded(out, s, n);
    while (skip < out->n) {
        uint32_t c;
        size_t len = cc_utf8_decode(out->v + skip, out->n - skip, &c);

        if (cc_utf8_is_letter(c) || cc_utf8_is_digit(c) || c == 0xA9 || (c == '(' && skip == 0 && out->n > 2 && out->v[2] == ')'))
            break;
        skip += len;
    }
    memmove(out->v, out->v + skip, out->n - skip);
    out->n -= skip;
    out->v[out->n] = '\0';
}

/* True when folded text starts with a key of the table, at a word boundary. */
static bool
starts_with_key(const struct cc_vocab *table, const struct cc_buf *text)
{
    size_t words = 0;

    for (size_t i = 1; i <= text->n && words < PHRASE_WORDS_MAX; i++) {
        char next = i < text->n ? text->v[i] : ' ';
        bool boundary = (next < 'a' || next > 'z') && (next < '0' || next > '9') && (unsigned char)next < 0x80 && next != '\'';

        if (boundary || text->v[i - 1] == '!' || (unsigned char)text->v[i - 1] >= 0x80) {
            if (cc_vocab_find(table, text->v, i) != CC_VOCAB_NONE)
                return true;
            words += next == ' ';
        }
    }
    return false;
}

bool
cc_roles_is_call(const char *s, size_t n)
{
    struct cc_buf folded = {0};
    bool is_call;

    if (n == 0 || n > 200 || cc_text_words(s, n) > CALL_WORDS_MAX || memchr(s, '.', n - 1) != NULL)
        return false;
    cc_buf_adds(&folded, "");
    fold(&folded, s, n);
    is_call = starts_with_key(&cc_vocab_call_words, &folded);
    cc_buf_clear(&folded);
    return is_call;
}

enum cc_block_role
cc_roles_of_heading(const char *s, size_t n)
{
    static const struct {
        const char *name;
        enum cc_block_role role;
    } ROLES[] = {{"navigation", CC_ROLE_NAVIGATION}, {"related", CC_ROLE_RELATED}, {"footer", CC_ROLE_FOOTER},
        {"banner", CC_ROLE_BANNER}};
    struct cc_buf folded = {0};
    enum cc_block_role role = CC_ROLE_CONTENT;
    uint32_t row;

    if (n == 0 || n > 100)
        return role;
    cc_buf_adds(&folded, "");
    fold(&folded, s, n);
    while (folded.n > 0 && strchr(" :!.>-", folded.v[folded.n - 1]) != NULL)
        folded.n--;
    row = cc_vocab_find(&cc_vocab_section_roles, folded.v, folded.n);
    for (size_t i = 0; row != CC_VOCAB_NONE && i < sizeof ROLES / sizeof *ROLES; i++) {
        if (strcmp(cc_vocab_field(&cc_vocab_section_roles, row, CC_VOCAB_SECTION_ROLES_ROLE), ROLES[i].name) == 0)
            role = ROLES[i].role;
    }
    cc_buf_clear(&folded);
    return role;
}

static bool
is_legal(const char *s, size_t n)
{
    struct cc_buf folded = {0};
    bool found;

    if (n > 900 || cc_text_words(s, n) > LEGAL_WORDS_MAX)
        return false;
    cc_buf_adds(&folded, "");
    fold(&folded, s, cc_utf8_cut(s, n, PHRASE_BYTES_MAX));
    found = starts_with_key(&cc_vocab_legal_lines, &folded);
    cc_buf_clear(&folded);
    return found;
}

void
cc_roles_settle(struct cc_article *a)
{
    enum cc_block_role role = CC_ROLE_CONTENT;
    unsigned level = 0;

    for (size_t i = 0; i < a->n_blocks; i++) {
        struct cc_block *b = &a->blocks[i];
        const char *s = a->text + b->span.start;
        size_t n = b->span.end - b->span.start;

        if (b->kind == CC_BLOCK_HEADING && b->role == CC_ROLE_CONTENT && (role == CC_ROLE_CONTENT || b->level <= level)) {
            role = cc_roles_of_heading(s, n);
            level = b->level;
        }
        if (b->role != CC_ROLE_CONTENT)
            continue;
        if (role != CC_ROLE_CONTENT && b->kind != CC_BLOCK_FOOTNOTE)
            b->role = role;
        else if (is_legal(s, n) && b->kind != CC_BLOCK_HEADING)
            b->role = CC_ROLE_FOOTER;
        else if (b->kind == CC_BLOCK_PARAGRAPH && cc_roles_is_call(s, n))
            b->kind = CC_BLOCK_BUTTON;
    }
}

/* roles.c: see roles.h. */
#include "article/roles.h"

#include <ctype.h>
#include <string.h>

#include <claimcheck/limits.h>

#include "article/lines.h"
#include "base/utf8.h"
#include "vocab/tables.h"

#define CALL_WORDS_MAX 10    /* a longer line is a sentence, however it begins */
#define LEGAL_WORDS_MAX 90
#define BYLINE_WORDS_MAX 25
#define TOP_BLOCKS 6         /* bylines may be items of a list up there */
#define AUTHOR_PARAGRAPHS 3  /* from the end */
#define SHOWN_BYTES ((size_t)2 << 20) /* of the page that answers in its data are looked for in */
#define ANSWER_LETTERS 48    /* of an answer that must stand in the page */
#define ANSWERS_MAX 100
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

        if (cc_utf8_is_letter(c) || cc_utf8_is_digit(c) || c == 0xA9 ||
            (c == '(' && skip == 0 && out->n > 2 && out->v[2] == ')'))
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
        bool boundary = (next < 'a' || next > 'z') && (next < '0' || next > '9') && (unsigned char)next < 0x80 &&
            next != '\'';

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

/* ---- lines about the article and its author */

/* "By Jane Doe · Updated 3 March · 8 min read" */
static bool
is_byline(const char *s, size_t n)
{
    struct cc_buf folded = {0};
    uint32_t final = cc_text_final(s, n);
    bool found;

    if (n > 300 || cc_text_words(s, n) > BYLINE_WORDS_MAX)
        return false;
    cc_buf_adds(&folded, "");
    fold(&folded, s, n);
    found = final != '.' && final != ':' && final != '!' && starts_with_key(&cc_vocab_byline_starts, &folded);
    if (found && strncmp(folded.v, "by ", 3) == 0) {
        const char *name = memchr(s, ' ', n);

        found = name != NULL && name + 1 < s + n && name[1] >= 'A' && name[1] <= 'Z' && cc_text_words(s, n) > 2;
    }
    found = found || strstr(folded.v, "min read") != NULL || strstr(folded.v, "minute read") != NULL ||
        strstr(folded.v, "mins read") != NULL;
    cc_buf_clear(&folded);
    return found;
}

/* The next word of s from *at on, without what is not a letter around it. */
static size_t
next_word(const char *s, size_t n, size_t *at, const char **word)
{
    size_t len = 0;

    while (*at < n && !((s[*at] | 32) >= 'a' && (s[*at] | 32) <= 'z'))
        (*at)++;
    *word = s + *at;
    while (*at + len < n &&
        (((s[*at + len] | 32) >= 'a' && (s[*at + len] | 32) <= 'z') || s[*at + len] == '\'' || s[*at + len] == '-'))
        len++;
    *at += len;
    return len;
}

static bool
is_author_word(const char *word, size_t n, const char *part)
{
    char lower[24];
    uint32_t row;

    if (n == 0 || n >= sizeof lower)
        return false;
    for (size_t i = 0; i < n; i++)
        lower[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i]);
    row = cc_vocab_find(&cc_vocab_author_words, lower, n);
    return row != CC_VOCAB_NONE &&
        strcmp(cc_vocab_field(&cc_vocab_author_words, row, CC_VOCAB_AUTHOR_WORDS_PART), part) == 0;
}

/* "Ruth Calloway writes about food", "Dr. Jo May is a dietitian": two names or more, then what the table says. */
static bool
is_about_author(const char *s, size_t n)
{
    size_t at = 0, names = 0, len;
    const char *word;

    if (n > 900 || cc_text_words(s, n) > LEGAL_WORDS_MAX)
        return false;
    while ((len = next_word(s, n, &at, &word)) > 0 && *word >= 'A' && *word <= 'Z' && names < 6)
        names++;
    if (names < 2 || len == 0)
        return false;
    if (is_author_word(word, len, "verb"))
        return true;
    if (!(len == 2 && memcmp(word, "is", 2) == 0) &&
        !(len == 3 && (memcmp(word, "has", 3) == 0 || memcmp(word, "was", 3) == 0)))
        return false;
    for (unsigned i = 0; i < 12 && (len = next_word(s, n, &at, &word)) > 0; i++) {
        if (is_author_word(word, len, "profession"))
            return true;
    }
    return false;
}

/* The author is presented in one of the last paragraphs. */
static void
settle_author(struct cc_article *a)
{
    unsigned seen = 0;

    for (size_t i = a->n_blocks; i-- > 0 && seen < AUTHOR_PARAGRAPHS;) {
        struct cc_block *b = &a->blocks[i];

        if (b->role != CC_ROLE_CONTENT || b->kind == CC_BLOCK_DATA || b->kind == CC_BLOCK_FOOTNOTE)
            continue;
        seen++;
        if (b->kind == CC_BLOCK_PARAGRAPH && is_about_author(a->text + b->span.start, b->span.end - b->span.start))
            b->role = CC_ROLE_FOOTER;
    }
}

/* Appends the letters and digits of s, folded. */
static void
add_letters(struct cc_buf *out, const char *s, size_t n, size_t most)
{
    for (size_t i = 0; i < n && most > 0; i++) {
        if (isalnum((unsigned char)s[i]) || (unsigned char)s[i] >= 0xC3) {
            cc_buf_addc(out, (char)tolower((unsigned char)s[i]));
            most--;
        }
    }
}

/* Answers of the page's data that the page itself shows are read there. */
static void
settle_answers(struct cc_article *a)
{
    struct cc_buf shown = {0}, answer = {0};
    unsigned answers = 0;

    for (size_t i = 0; i < a->n_blocks; i++)
        answers += a->blocks[i].label != NULL && a->blocks[i].kind == CC_BLOCK_DATA;
    for (size_t i = 0; i < a->n_blocks && answers > 0 && shown.n < SHOWN_BYTES; i++) {
        if (a->blocks[i].kind != CC_BLOCK_DATA && a->blocks[i].kind != CC_BLOCK_META)
            add_letters(&shown, a->text + a->blocks[i].span.start, a->blocks[i].span.end - a->blocks[i].span.start,
                SHOWN_BYTES);
    }
    answers = 0;
    for (size_t i = 1; i < a->n_blocks; i++) {
        struct cc_block *b = &a->blocks[i];

        if (b->kind != CC_BLOCK_DATA || b->label == NULL || strcmp(b->label, "answer") != 0)
            continue;
        cc_buf_reset(&answer);
        add_letters(&answer, a->text + b->span.start, b->span.end - b->span.start, ANSWER_LETTERS);
        if (++answers > ANSWERS_MAX || answer.n == 0 ||
            (shown.n > 0 && memmem(shown.v, shown.n, answer.v, answer.n) != NULL))
            b->role = a->blocks[i - 1].role = CC_ROLE_HIDDEN;
    }
    cc_buf_clear(&shown);
    cc_buf_clear(&answer);
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

        if (b->kind == CC_BLOCK_HEADING && b->role == CC_ROLE_CONTENT &&
            (role == CC_ROLE_CONTENT || b->level <= level)) {
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
        else if ((b->kind == CC_BLOCK_PARAGRAPH || (b->kind == CC_BLOCK_LIST_ITEM && i < TOP_BLOCKS)) &&
            is_byline(s, n))
            b->role = CC_ROLE_NAVIGATION;
    }
    settle_author(a);
    settle_answers(a);
}

/* entrez_words.c: how words and values are folded before they are compared, in queries and in the index alike. */
#include "base/utf8.h"
#include "mirror/entrez_parts.h"
#include "vocab/tables.h"

/* Appends one space unless b is empty (counted from `from`) or ends with one. */
static void
space(struct cc_buf *b, size_t from)
{
    if (b->n > from && b->v[b->n - 1] != ' ')
        cc_buf_addc(b, ' ');
}

void
cc_entrez_add_words(struct cc_buf *b, const char *s, size_t n, enum cc_words_mode mode)
{
    struct cc_buf folded = {0}, plain = {0};
    size_t from = b->n, len;

    cc_utf8_add_folded(&folded, s, n);
    cc_utf8_add_unmarked(&plain, folded.v ? folded.v : "", folded.n);
    for (size_t i = 0; i < plain.n; i += len) {
        uint32_t c;
        bool keep;

        len = cc_utf8_decode(plain.v + i, plain.n - i, &c);
        if (mode == CC_WORDS_KEEP_MARKS)
            keep = !cc_utf8_is_space(c);
        else
            keep = cc_utf8_is_letter(c) || cc_utf8_is_digit(c) || (mode == CC_WORDS_KEEP_STARS && c == '*');
        if (keep)
            cc_buf_add(b, plain.v + i, len);
        else
            space(b, from);
    }
    if (b->n > from && b->v[b->n - 1] == ' ')
        b->v[--b->n] = '\0';
    if (b->v == NULL)
        cc_buf_adds(b, "");
    cc_buf_clear(&folded);
    cc_buf_clear(&plain);
}

static void
fold_name(const char *s, size_t n, struct cc_buf *b)
{
    struct cc_buf closed = {0};

    for (size_t i = 0, len; i < n; i += len) {
        uint32_t c;

        len = cc_utf8_decode(s + i, n - i, &c);
        if (c != '\'' && c != 0x2019 && c != 0x2018 && c != 0x02BC && c != '`')
            cc_buf_add(&closed, s + i, len);
    }
    cc_entrez_add_words(b, closed.v ? closed.v : "", closed.n, CC_WORDS_KEEP_STARS);
    cc_buf_clear(&closed);
}

void
cc_entrez_fold(enum cc_field field, const char *s, size_t n, struct cc_buf *b)
{
    switch (field) {
    case CC_FIELD_PID: case CC_FIELD_LID: case CC_FIELD_SI: case CC_FIELD_ECNO: case CC_FIELD_GRNT: case CC_FIELD_AUID:
        cc_entrez_add_words(b, s, n, CC_WORDS_KEEP_MARKS);
        break;
    default:
        if (cc_field_kind(field) == CC_FIELDKIND_NAME)
            fold_name(s, n, b);
        else
            cc_entrez_add_words(b, s, n, CC_WORDS_ONLY);
    }
}

void
cc_wordlist_split(const char *text, struct cc_wordlist *out)
{
    const char *p = text;
    size_t cap = 0;

    while (*p) {
        size_t n = strcspn(p, " ");

        if (n > 0) {
            out->v = cc_mem_grow(out->v, out->n, &cap, sizeof *out->v);
            out->v[out->n].s = p;
            out->v[out->n++].n = n;
        }
        p += n + (p[n] == ' ');
    }
}

bool
cc_entrez_is_stop_word(const char *word, size_t n)
{
    return cc_vocab_find(&cc_vocab_stopwords, word, n) != CC_VOCAB_NONE;
}

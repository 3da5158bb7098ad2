/* words.c: see words.h. */
#include "base/words.h"

#include "base/utf8.h"

/* Greek letters as biomedical text spells them out; folding has made them lower case. */
static const struct {
    const char *letter, *name;
} GREEK[] = {
    {"α", "alpha"}, {"β", "beta"}, {"γ", "gamma"}, {"δ", "delta"}, {"ε", "epsilon"}, {"ζ", "zeta"}, {"κ", "kappa"},
    {"λ", "lambda"}, {"μ", "mu"}, {"ω", "omega"},
};

static bool
is_word_char(uint32_t c)
{
    return cc_utf8_is_letter(c) || cc_utf8_is_digit(c) || (c >= 0x300 && c <= 0x36F);
}

/* A letter or digit as most are. */
static bool
is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static void
add_char(struct cc_buf *b, const char *s, size_t n)
{
    for (size_t i = 0; n > 1 && i < sizeof GREEK / sizeof *GREEK; i++) {
        if (strlen(GREEK[i].letter) == n && memcmp(GREEK[i].letter, s, n) == 0) {
            cc_buf_adds(b, GREEK[i].name);
            return;
        }
    }
    cc_buf_add(b, s, n);
}

/* Ends the word that began at byte start of memory. text holds the offset until the memory stops moving. */
static void
end_word(struct cc_words *out, struct cc_buf *memory, size_t start, bool after_break)
{
    size_t n = memory->n - start;

    if (n == 0)
        return;
    if (n > CC_WORD_MAX_BYTES) {
        memory->n = start;
        return;
    }
    cc_buf_addc(memory, '\0');
    out->v = cc_mem_grow(out->v, out->n, &out->cap, sizeof *out->v);
    out->v[out->n++] = (struct cc_word){(const char *)start, n, after_break};
}

/* "crohn's" -> "crohn": s[at] is an apostrophe, and all that follows of the word is an s. */
static bool
is_possessive(const char *s, size_t at, size_t n)
{
    uint32_t c = 0;

    if (at + 1 >= n || s[at] != '\'' || s[at + 1] != 's')
        return false;
    if (at + 2 < n)
        cc_utf8_decode(s + at + 2, n - at - 2, &c);
    return at + 2 == n || !is_word_char(c);
}

void
cc_words_read(const char *text, size_t max, struct cc_words *out)
{
    struct cc_buf folded = {0}, memory = {0};
    size_t start = 0;
    bool broken = false;

    if (text)
        cc_utf8_add_folded(&folded, text, strlen(text));
    cc_buf_reserve(&memory, folded.n);
    for (size_t i = 0, len; i < folded.n && out->n < max; i += len) {
        uint32_t c;

        for (len = 0; i + len < folded.n && is_plain(folded.v[i + len]); len++)
            ;
        if (len > 0) {
            cc_buf_add(&memory, folded.v + i, len);
            continue;
        }
        len = cc_utf8_decode(folded.v + i, folded.n - i, &c);
        if (is_word_char(c)) {
            add_char(&memory, folded.v + i, len);
            continue;
        }
        if (memory.n > start) {
            end_word(out, &memory, start, broken);
            start = memory.n;
            broken = false;
        }
        if (is_possessive(folded.v, i, folded.n))
            len = 2;
        else if (c != ' ' && c != '-' && c != '\'')
            broken = true;
    }
    if (out->n < max)
        end_word(out, &memory, start, broken);
    cc_buf_clear(&folded);
    out->memory = memory.v;
    for (size_t i = 0; i < out->n; i++)
        out->v[i].text = out->memory + (size_t)out->v[i].text;
}

void
cc_words_clear(struct cc_words *words)
{
    free(words->v);
    free(words->memory);
    *words = (struct cc_words){0};
}

void
cc_words_join(struct cc_buf *b, const struct cc_word *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            cc_buf_addc(b, ' ');
        cc_buf_add(b, words[i].text, words[i].n);
    }
}

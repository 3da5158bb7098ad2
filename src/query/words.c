/* words.c: see words.h. */
#include "query/words.h"

#include "vocab/tables.h"

static bool
ends(const char *word, size_t n, const char *tail)
{
    size_t len = strlen(tail);

    return n > len && memcmp(word + n - len, tail, len) == 0;
}

void
cc_query_word_singular(struct cc_buf *b, const char *word, size_t n)
{
    if (n < 4 || word[n - 1] != 's' || ends(word, n, "ss") || ends(word, n, "us") || ends(word, n, "is")) {
        cc_buf_add(b, word, n);
    } else if (ends(word, n, "ies") && n > 4) {
        cc_buf_add(b, word, n - 3);
        cc_buf_addc(b, 'y');
    } else if (ends(word, n, "sses") || ends(word, n, "xes") || (ends(word, n, "ches") && !ends(word, n, "aches")) ||
        ends(word, n, "shes") || ends(word, n, "oes")) {
        cc_buf_add(b, word, n - 2);
    } else {
        cc_buf_add(b, word, n - 1);
    }
}

void
cc_query_word_plural(struct cc_buf *b, const char *word, size_t n)
{
    bool vowel = n > 1 && strchr("aeiou", word[n - 2]) != NULL;

    if (n > 2 && word[n - 1] == 'y' && !vowel) {
        cc_buf_add(b, word, n - 1);
        cc_buf_adds(b, "ies");
    } else if (ends(word, n, "s") || ends(word, n, "x") || ends(word, n, "ch") || ends(word, n, "sh")) {
        cc_buf_add(b, word, n);
        cc_buf_adds(b, "es");
    } else {
        cc_buf_add(b, word, n);
        cc_buf_addc(b, 's');
    }
}

const char *
cc_query_word_spelling(const char *word, size_t n)
{
    uint32_t row = cc_vocab_find(&cc_vocab_spelling, word, n);
    const char *british;

    if (row == CC_VOCAB_NONE)
        return NULL;
    british = cc_vocab_field(&cc_vocab_spelling, row, CC_VOCAB_SPELLING_BRITISH);
    if (strlen(british) == n && memcmp(british, word, n) == 0)
        return cc_vocab_field(&cc_vocab_spelling, row, CC_VOCAB_SPELLING_AMERICAN_);
    return british;
}

bool
cc_query_word_empty(const char *word, size_t n)
{
    bool digits = true;

    for (size_t i = 0; i < n && digits; i++)
        digits = word[i] >= '0' && word[i] <= '9';
    return digits || n < 2 || cc_vocab_find(&cc_vocab_stopwords, word, n) != CC_VOCAB_NONE ||
        cc_vocab_find(&cc_vocab_vague, word, n) != CC_VOCAB_NONE;
}

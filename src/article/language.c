/* language.c: is a block English? By script, then by function words (vocab/language_words.tsv). It must never take a
 * short English block, a list of Latin species or a brand for another language: in doubt a block is English. */
#include <claimcheck/article.h>

#include "base/utf8.h"
#include "vocab/tables.h"

#define WORDS_MIN      6     /* fewer words are not judged */
#define WORDS_MAX      200   /* more need not be read */
#define HITS_MIN       3     /* distinct function words of the other language */
#define SHARE_PERCENT  15    /* of the words must be such */
#define LETTERS_MIN    8     /* of another script */
#define LANGUAGES_MAX  32
#define WORD_BYTES_MAX 24

/* Scripts that by themselves say "not English". Greek letters alone (β, µ) never reach half of a block. */
static const struct {
    uint32_t first, last;
    const char *language;
} SCRIPTS[] = {
    {0x0370, 0x03FF, "el"},
    {0x0400, 0x052F, "ru"},
    {0x0590, 0x05FF, "he"},
    {0x0600, 0x06FF, "ar"},
    {0x0900, 0x097F, "hi"},
    {0x0980, 0x09FF, "bn"},
    {0x0E00, 0x0E7F, "th"},
    {0x3040, 0x30FF, "ja"},
    {0x4E00, 0x9FFF, "zh"},
    {0xAC00, 0xD7AF, "ko"},
};

#define N_SCRIPTS (sizeof SCRIPTS / sizeof *SCRIPTS)

/* Which of SCRIPTS most letters belong to, or N_SCRIPTS. */
static size_t
script_of(const char *s, size_t n)
{
    size_t counts[N_SCRIPTS] = {0}, letters = 0, best = N_SCRIPTS;

    for (size_t i = 0; i < n;) {
        uint32_t c;

        i += cc_utf8_decode(s + i, n - i, &c);
        letters += cc_utf8_is_letter(c);
        for (size_t k = 0; c >= 0x370 && k < N_SCRIPTS; k++)
            counts[k] += c >= SCRIPTS[k].first && c <= SCRIPTS[k].last;
    }
    for (size_t k = 0; k < N_SCRIPTS; k++) {
        if (counts[k] >= LETTERS_MIN && counts[k] * 2 > letters && (best == N_SCRIPTS || counts[k] > counts[best]))
            best = k;
    }
    /* Japanese is written in Han characters too */
    if (best < N_SCRIPTS && strcmp(SCRIPTS[best].language, "zh") == 0 && counts[best - 1] * 10 > counts[best])
        best--;
    return best;
}

struct vote {
    const char *language;
    unsigned hits;           /* words */
    unsigned distinct;
    uint64_t seen;           /* a small Bloom filter of the words counted as distinct */
};

struct votes {
    struct vote v[LANGUAGES_MAX];
    size_t n;
    unsigned words;
};

static void
count_word(struct votes *votes, const char *word, size_t n)
{
    uint32_t row = cc_vocab_find(&cc_vocab_language_words, word, n), h = 2166136261u;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)word[i]) * 16777619u;
    for (; row != CC_VOCAB_NONE; row = cc_vocab_again(&cc_vocab_language_words, row)) {
        const char *language = cc_vocab_field(&cc_vocab_language_words, row, CC_VOCAB_LANGUAGE_WORDS_LANGUAGE);
        uint64_t bit = (uint64_t)1 << (h & 63);
        size_t i = 0;

        while (i < votes->n && strcmp(votes->v[i].language, language) != 0)
            i++;
        if (i == LANGUAGES_MAX)
            continue;
        if (i == votes->n)
            votes->v[votes->n++] = (struct vote){.language = language};
        votes->v[i].hits++;
        votes->v[i].distinct += (votes->v[i].seen & bit) == 0;
        votes->v[i].seen |= bit;
    }
}

static void
count_words(struct votes *votes, const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && votes->words < WORDS_MAX) {
        struct cc_buf word = {0};
        size_t start = i;
        uint32_t c;
        size_t len = cc_utf8_decode(s + i, n - i, &c);

        if (!cc_utf8_is_letter(c)) {
            i += len;
            continue;
        }
        while (i < n && (len = cc_utf8_decode(s + i, n - i, &c), cc_utf8_is_letter(c)))
            i += len;
        votes->words++;
        /* a capital inside the text begins a name ("Los Angeles", "De Niro") */
        cc_utf8_decode(s + start, n - start, &c);
        if (i - start > WORD_BYTES_MAX || (votes->words > 1 && cc_utf8_is_upper(c)))
            continue;
        cc_utf8_add_folded(&word, s + start, i - start);
        count_word(votes, word.v, word.n);
        cc_buf_clear(&word);
    }
}

bool
cc_article_block_foreign(const struct cc_article *article, size_t block, const char **language)
{
    const struct cc_block *b = &article->blocks[block];
    const char *s = article->text + b->span.start;
    size_t n = b->span.end - b->span.start, script = script_of(s, n);
    struct votes votes = {.n = 0};
    const struct vote *best = NULL;
    unsigned english = 0;

    if (script < N_SCRIPTS) {
        *language = SCRIPTS[script].language;
        return true;
    }
    count_words(&votes, s, n);
    for (size_t i = 0; i < votes.n; i++) {
        if (strcmp(votes.v[i].language, "en") == 0)
            english = votes.v[i].hits;
        else if (best == NULL || votes.v[i].hits > best->hits)
            best = &votes.v[i];
    }
    if (best == NULL || votes.words < WORDS_MIN || best->distinct < HITS_MIN ||
        best->hits * 100 < votes.words * SHARE_PERCENT || best->hits <= english * 2)
        return false;
    *language = best->language;
    return true;
}

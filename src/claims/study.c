/* study.c: is the text a report on people who were only watched? What such a study finds goes together; it is no effect that
 * somebody tried (kind "association"). The phrases that show it stand in study_words.tsv. */
#include <ctype.h>
#include <string.h>

#include "claims/work.h"
#include "vocab/tables.h"

#define REPORT_BYTES ((size_t)40000) /* a longer text is no report on one study */
#define LEAST 3                      /* different phrases */
#define WORDS_MAX 64

bool
cc_study_observes(const struct cc_article *a)
{
    uint64_t first[256] = {0}, second[256] = {0}, found = 0; /* the phrases, as bits, that have this byte there */
    unsigned observes = 0, tests = 0;
    size_t n = 0;

    if (a->text_len > REPORT_BYTES)
        return false;
    for (; n < cc_vocab_study_words.n_rows && n < WORDS_MAX; n++) {
        const char *word = cc_vocab_field(&cc_vocab_study_words, (uint32_t)n, CC_VOCAB_STUDY_WORDS_PHRASE);

        for (int c = 0; c < 256; c++) {
            first[c] |= (uint64_t)(tolower(c) == (unsigned char)word[0]) << n;
            second[c] |= (uint64_t)(tolower(c) == (unsigned char)word[1]) << n;
        }
    }
    for (const char *p = a->text; *p != '\0'; p++) {
        uint64_t here = first[(unsigned char)p[0]] & second[(unsigned char)p[1]] & ~found;

        for (size_t i = 0; i < n && here >> i != 0; i++) {
            const char *word = (here >> i & 1) ? cc_vocab_field(&cc_vocab_study_words, (uint32_t)i, CC_VOCAB_STUDY_WORDS_PHRASE) : NULL;

            if (word != NULL && strncasecmp(p, word, strlen(word)) == 0)
                found |= (uint64_t)1 << i;
        }
    }
    for (size_t i = 0; i < n; i++) {
        bool tested = strcmp(cc_vocab_field(&cc_vocab_study_words, (uint32_t)i, CC_VOCAB_STUDY_WORDS_CLASS), "tests") == 0;

        observes += (found >> i & 1) && !tested;
        tests += (found >> i & 1) && tested;
    }
    return observes >= LEAST && observes > 2 * tests;
}

/* study.c: is the text a report on people who were only watched? What such a study finds goes together; it is no effect
 * that somebody tried (kind "association"). The phrases that show it stand in study_words.tsv. */
#include <string.h>

#include "claims/phrases.h"
#include "claims/work.h"
#include "vocab/tables.h"

#define REPORT_BYTES ((size_t)40000) /* a longer text is no report on one study */
#define LEAST 3                      /* different phrases */

bool
cc_study_observes(const struct cc_article *a)
{
    const char *words[CC_PHRASES_MAX] = {0};
    unsigned observes = 0, tests = 0;
    size_t n = 0;
    uint64_t found;

    if (a->text_len > REPORT_BYTES)
        return false;
    for (; n < cc_vocab_study_words.n_rows && n < CC_PHRASES_MAX; n++)
        words[n] = cc_vocab_field(&cc_vocab_study_words, (uint32_t)n, CC_VOCAB_STUDY_WORDS_PHRASE);
    found = cc_phrases_in(a->text, words, n, CC_PHRASES_MAX);
    for (size_t i = 0; i < n; i++) {
        bool tested = strcmp(cc_vocab_field(&cc_vocab_study_words, (uint32_t)i, CC_VOCAB_STUDY_WORDS_CLASS), "tests") ==
            0;

        observes += (found >> i & 1) && !tested;
        tests += (found >> i & 1) && tested;
    }
    return observes >= LEAST && observes > 2 * tests;
}

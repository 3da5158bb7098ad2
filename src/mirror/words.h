/* words.h: running text -> words, the same at import and at search. A word is a run of letters and digits, lower case,
 * without accents; everything else separates. Greek letters become words of their own by name (TNF-α = TNFα = tnf
 * alpha), as PubMed's index has them. */
#ifndef CC_MIRROR_WORDS_H
#define CC_MIRROR_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#define CC_WORD_MAX 40 /* bytes; longer runs are cut */

struct cc_words {
    const char *p, *end;
    const char *greek;      /* the name of a letter that ended the last word */
    bool wildcards;         /* '*' is part of a word (queries only) */
    char word[CC_WORD_MAX + 8];
    size_t len;
    size_t at;              /* where the word began, from the start of the text */
    const char *begin;
};

/* text must be valid UTF-8 and outlive the walk. */
void cc_words_begin(struct cc_words *words, const char *text, size_t len);

/* The next word in word[0..len), NUL-terminated; false at the end. */
bool cc_words_next(struct cc_words *words);

#endif

/* phrase.h: phrases found in text by the stems of their words, so that "skin barriers" finds "skin barrier". */
#ifndef CC_BASE_PHRASE_H
#define CC_BASE_PHRASE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/stem.h"
#include "base/words.h"

/* FNV hashes of the stems of words: a new array of words->n, NULL when there are none. */
uint32_t *cc_stems_read(const struct cc_words *words, struct cc_stemmer *stemmer);

struct cc_phrase {
    uint32_t *stems; /* n of them, or NULL when prefix is set */
    size_t n;
    char *prefix;    /* one truncated word: what a word must begin with */
};

/* text[0..n): words, or one word with a closing '*'. False, and an empty *out, when it holds no word. */
bool cc_phrase_read(const char *text, size_t n, struct cc_stemmer *stemmer, struct cc_phrase *out);

/* The same from an Entrez term: "gut microbiome"[tiab], probiotic*[tiab]. */
bool cc_phrase_read_term(const char *term, struct cc_stemmer *stemmer, struct cc_phrase *out);
void cc_phrase_clear(struct cc_phrase *phrase);

/* Does the phrase begin at words->v[i]? stems are those of words. */
bool cc_phrase_at(const struct cc_phrase *phrase, const struct cc_words *words, const uint32_t *stems, size_t i);

#endif

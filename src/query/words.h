/* words.h: the forms that a word takes in PubMed: number and spelling; and which words are no use in a search. Knows no
 * concepts and no Entrez syntax. Words are as base/words.h makes them. */
#ifndef CC_QUERY_WORDS_H
#define CC_QUERY_WORDS_H

#include "base/words.h"

/* Appends the singular of an English noun by its ending, or the word itself: "allergies" -> "allergy". */
void cc_query_word_singular(struct cc_buf *b, const char *word, size_t n);

/* Appends the plural of a singular noun by the rules of English spelling. */
void cc_query_word_plural(struct cc_buf *b, const char *word, size_t n);

/* The other spelling of a word (British or American, vocab/spelling.tsv), or NULL. Borrowed. */
const char *cc_query_word_spelling(const char *word, size_t n);

/* True for a word that no search should hang on: a stop word of PubMed's, a word of vocab/vague.tsv, a bare number, a
 * single letter. */
bool cc_query_word_empty(const char *word, size_t n);

#endif

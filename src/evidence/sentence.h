/* sentence.h: the sentence of an abstract that matters most for a claim. */
#ifndef CC_EVIDENCE_SENTENCE_H
#define CC_EVIDENCE_SENTENCE_H

#include "evidence/terms.h"

/* Byte length of the first sentence of text[0..n), closing space included. A full stop ends a sentence unless it stands
 * in a number, after an abbreviation (vocab/study_abbreviations.tsv) or before a small letter. Never 0 for n > 0. */
size_t cc_evidence_sentence_len(const char *text, size_t n);

/* The sentence of the abstract that says most of the claim's concepts: idf[i] is the weight of terms->v[i]. Results and
 * conclusions count more than aims and methods; of equals the later one wins. *sentence and *where (label of its
 * section, "abstract" when it has none) are allocated, or NULL when there is no abstract or no sentence says any
 * concept. */
void cc_evidence_sentence_pick(const struct cc_study *study, const struct cc_evidence_terms *terms, const double *idf,
    struct cc_stemmer *stemmer, char **sentence, char **where);

#endif

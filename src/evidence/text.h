/* text.h: a record as words and stems, for the parts of evidence that look for words in it. */
#ifndef CC_EVIDENCE_TEXT_H
#define CC_EVIDENCE_TEXT_H

#include <stdint.h>

#include <claimcheck/model.h>

#include "base/phrase.h"

enum cc_evidence_field { CC_EVIDENCE_TITLE, CC_EVIDENCE_ABSTRACT, CC_EVIDENCE_MESH };

/* One piece of a record: the title, one part of the abstract, one MeSH heading, one keyword. */
struct cc_evidence_piece {
    enum cc_evidence_field field;
    struct cc_words words;
    uint32_t *stems; /* FNV hash of each word's stem; NULL when made without a stemmer */
};

struct cc_evidence_text {
    struct cc_evidence_piece *v;
    size_t n;
    size_t n_words;
};

/* Reads the record; stemmer may be NULL. *out must be {0}. At most CC_EVIDENCE_WORDS_MAX words of a piece are read. */
#define CC_EVIDENCE_WORDS_MAX 20000
void cc_evidence_text_read(const struct cc_study *study, struct cc_stemmer *stemmer, struct cc_evidence_text *out);
void cc_evidence_text_clear(struct cc_evidence_text *text);

/* cc_evidence_design of a record that was read already. */
enum cc_design cc_evidence_design_of(const struct cc_study *study, const struct cc_evidence_text *text, char **why);

#endif

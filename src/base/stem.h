/* stem.h: English word stems (Snowball "english", Porter2) and text as a list of stems. */
#ifndef CC_BASE_STEM_H
#define CC_BASE_STEM_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct cc_stemmer;

struct cc_stemmer *cc_stemmer_new(void);
void cc_stemmer_free(struct cc_stemmer *stemmer); /* NULL is fine */

/* Appends the stem of one case-folded word. */
void cc_stemmer_add(struct cc_stemmer *stemmer, struct cc_buf *b, const char *word, size_t n);

#endif

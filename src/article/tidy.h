/* tidy.h: what is no text inside a finished block: its marker, references to notes. Called by the builder for every
 * block of every format. */
#ifndef CC_ARTICLE_TIDY_H
#define CC_ARTICLE_TIDY_H

#include "article/build.h"

/* The block that b is closing, b->block, is complete and stands at the end of b->text.
 * - The mark or number of an item or heading is left out of its span.
 * - "*In-house survey" and "[3] Smith et al." become footnotes with their mark as label.
 * - "days.†", "8 weeks*", "inflammation [1,2]", "cohorts[^pool]", "study¹" lose the reference and gain a NOTE_REF mark;
 *   exponents (10⁹, m²) stay.
 * - A line "— Name" after a quotation is its source: a caption under a CITE mark. */
void cc_tidy_block(struct cc_build *b);

/* True when a superscript number at text[at] would be an exponent: after a digit or a unit of length. start is where
 * the block begins. */
bool cc_tidy_is_exponent(const char *text, size_t start, size_t at);

#endif

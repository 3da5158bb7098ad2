/* restating.h: what restate.c, spoken.c, prose.c, inserted.c, examples.c and besides.c share: a sentence that is told in
 * another form. */
#ifndef CC_CLAIMS_RESTATING_H
#define CC_CLAIMS_RESTATING_H

#include "claims/tell.h"

/* Borrows all of it for the time of one call. */
struct cc_restating {
    struct cc_ctx *x;
    const struct cc_text *t;
    const struct cc_sentence *s;
    const struct cc_how *how;
    unsigned title; /* CC_WORDS_* bit that undoes the capitals of a title, or 0 */
};

/* Tells what stands in b, without the commas it ends in and with a stop, as a sentence of its own by the rule named
 * (NULL: that of r->how; a sentence read as a myth stays one), and empties b. */
void cc_restating_tell(const struct cc_restating *r, struct cc_buf *b, const char *rule);

/* The same, its first letter made a capital. */
void cc_restating_sentence(const struct cc_restating *r, struct cc_buf *b, const char *rule);

/* Appends the tokens [from, to) with what stands in brackets. */
void cc_restating_add(const struct cc_restating *r, struct cc_buf *b, uint32_t from, uint32_t to);

/* Where the words of the sentence end, without its stop. */
uint32_t cc_restating_end(const struct cc_restating *r);

/* Tells the tokens [a, e) as a sentence of their own. */
void cc_restating_words(const struct cc_restating *r, uint32_t a, uint32_t e, const char *rule);

/* Appends the verb lemma[0..n) as the sentence has its verb group [first, last]: with its modal, past, for a plural. */
void cc_restating_verb(
    const struct cc_restating *r, uint32_t first, uint32_t last, const char *lemma, size_t n, struct cc_buf *b);

/* The same for a gerund: "may support" for "supporting". */
void cc_restating_deed(
    const struct cc_restating *r, uint32_t first, uint32_t last, const struct cc_token *deed, struct cc_buf *b);

/* "Not only does coffee delay sleep": the base form at which the verb of a turned clause stands, whose subject begins at
 * a; CC_NO_INDEX when none is found before e. turned.c */
uint32_t cc_restating_turned_verb(const struct cc_text *t, uint32_t a, uint32_t e);

#endif

/* inflect.h: English verb forms, made from the lemma. Needed where a sentence is rewritten: "which lowers …" for a
 * plural subject is "lower …", "reducing …" becomes "reduces …", "trigger" becomes "by triggering". Irregular verbs
 * stand in src/vocab/irregular_verbs.tsv. It must not know what the words mean. */
#ifndef CC_CLAIMS_INFLECT_H
#define CC_CLAIMS_INFLECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum cc_form { CC_FORM_BASE, CC_FORM_S, CC_FORM_PAST, CC_FORM_PARTICIPLE, CC_FORM_ING };

/* Appends the form of the lemma lemma[0..n) (lower case, one word). "be" gives be, is, was, been, being. */
void cc_inflect_add(struct cc_buf *out, const char *lemma, size_t n, enum cc_form form);

/* Appends the present tense that agrees with a singular or plural subject ("is"/"are", "has"/"have",
 * "lowers"/"lower"). */
void cc_inflect_present(struct cc_buf *out, const char *lemma, size_t n, bool plural);

#endif

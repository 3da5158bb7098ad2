/* myth.h: statements that the article rejects or confirms: "Myth: …", "… False.", a heading and the verdict below
 * it. */
#ifndef CC_CLAIMS_MYTH_H
#define CC_CLAIMS_MYTH_H

#include "claims/work.h"

enum cc_verdict { CC_VERDICT_NONE, CC_VERDICT_TRUE, CC_VERDICT_FALSE, CC_VERDICT_HALF };

/* The verdict that the sentence is or begins with ("False.", "True, but …"); *end is the first token behind it and its
 * mark. */
enum cc_verdict cc_verdict_of(const struct cc_text *t, const struct cc_sentence *s, uint32_t *end);

/* Tells the statement text as the verdict has it: denied, doubted, or as it stands. A denial of what is itself denied
 * says the opposite; what has no verb to deny is "not true", or not to be done. */
void cc_tell_judged(struct cc_ctx *x, const char *text, size_t n, enum cc_verdict verdict, const struct cc_how *how);

/* When sentence i + 1 of t is a verdict on sentence i: tells both and returns true. */
bool cc_tell_with_verdict(struct cc_ctx *x, const struct cc_text *t, uint32_t i, const struct cc_how *how);

/* Where what is said begins in a text that is labelled as a myth ("Myth 3: …", "❌ MYTH …"); 0 when it is not. */
size_t cc_myth_label(const char *text);

/* A line "MYTH ❌ “Gummies are just as good”" with nothing of the fact in it, told as denied. False when it is none. */
bool cc_myth_line(struct cc_ctx *x, size_t block);

/* A heading that states something which is a myth by its label, by the verdict that the next block begins with, or
 * because the heading above speaks of myths. True when it was told. */
bool cc_myth_heading(struct cc_ctx *x, size_t block);

/* Does the block (a heading, a lead-in) announce myths, and no verdicts on them ("True or false?")? */
bool cc_announces_myths(const struct cc_ctx *x, size_t block);

#endif

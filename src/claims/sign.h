/* sign.h: lines that say with a sign what a sentence says with a verb. */
#ifndef CC_CLAIMS_SIGN_H
#define CC_CLAIMS_SIGN_H

#include "claims/work.h"

/* Tells a short line such as "↓ cortisol", "Magnesium ↑ GABA", "breast cancer −5%", "Cordyceps = less fatigue". it is
 * what the line speaks of where it does not say so itself, or NULL. True when it was one. */
bool cc_sign_tell(struct cc_ctx *x, const char *text, const char *it, bool plural, const struct cc_how *how);

/* The subject that "Every extra 8 g a day =" gives to the lines below it, tokens [a, e) of t before the sign; it says
 * of what. Arena. */
const char *cc_sign_subject(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e);

#endif

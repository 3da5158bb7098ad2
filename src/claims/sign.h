/* sign.h: lines that say with a sign what a sentence says with a verb. */
#ifndef CC_CLAIMS_SIGN_H
#define CC_CLAIMS_SIGN_H

#include "claims/work.h"

/* Tells a short line such as "↓ cortisol", "Magnesium ↑ GABA", "breast cancer −5%", "Cordyceps = less fatigue". it is what the line
 * speaks of where it does not say so itself, or NULL. True when it was one. */
bool cc_sign_tell(struct cc_ctx *x, const char *text, const char *it, bool plural, const struct cc_how *how);

#endif

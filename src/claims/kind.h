/* kind.h: things that are named again by their kind: "Saffron is expensive. The spice lifts mood.", "green tea … This
 * amino acid". */
#ifndef CC_CLAIMS_KIND_H
#define CC_CLAIMS_KIND_H

#include "claims/work.h"

/* What the noun phrase `item` of t with its head at token `head` names again: "the fuzzy fruit", "this mineral", "the
 * seeds" after "fennel seeds". Adds it to out; false, and nothing is added, when it names nothing that was named
 * before. `plural` is the phrase's number. */
bool cc_kind_refer(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, uint32_t head, bool plural,
    struct cc_noun_list *out);

/* Is the phrase known to be of other kinds than the one that the head names: bananas are no mineral? False when either
 * is not known. */
bool cc_kind_other(const char *phrase, const struct cc_token *head);

#endif

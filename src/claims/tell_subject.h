/* tell_subject.h: shared by tell_subject.c and tell_relative.c: lists of those whom a clause is about. */
#ifndef CC_CLAIMS_TELL_SUBJECT_H
#define CC_CLAIMS_TELL_SUBJECT_H

#include <string.h>

#include "claims/tell.h"

/* A list is large: only what is in it is copied. */
static inline void
cc_tell_copy(struct cc_noun_list *to, const struct cc_noun_list *from)
{
    to->n = from->n;
    memcpy(to->v, from->v, from->n * sizeof *to->v);
}

static inline void
cc_tell_one(struct cc_noun_list *to, const char *text, bool plural)
{
    to->n = 1;
    to->v[0] = (struct cc_noun_phrase){.text = text, .plural = plural};
}

/* tell_subject.c: "by increasing cortisol": how the parent's subject brings a consequence about. "" when it would be
 * clumsy. */
const char *cc_tell_by_means(struct cc_tell *w, const struct cc_clause *parent);

/* tell_relative.c: who the relative clause c is about, and what else it takes over from its parent, of which pd is
 * known. */
void cc_tell_relative(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd, struct cc_told *d);

#endif

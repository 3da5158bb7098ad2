/* render.h: words of a clause written again for another subject: agreement, gerunds, events as noun phrases. */
#ifndef CC_CLAIMS_RENDER_H
#define CC_CLAIMS_RENDER_H

#include "base/buf.h"
#include "claims/clause.h"

/* Tense or modal that a participle takes over from the clause it hangs on ("may lower X, reducing Y" -> "may reduce
 * Y"). */
struct cc_tense {
    uint32_t modal;  /* token, or CC_NO_INDEX */
    bool past;
};

struct cc_tense cc_tense_of(const struct cc_parse *p, const struct cc_clause *c);

/* Appends share and verb group of c, agreeing with a subject that is plural or not. negate adds "not". */
void cc_render_verb(struct cc_buf *out, const struct cc_parse *p, const struct cc_clause *c, bool plural,
    struct cc_tense tense, bool negate);

/* Appends the verb group as a gerund ("helping restore", "becoming"). False when it cannot stand as one. */
bool cc_render_gerund(struct cc_buf *out, const struct cc_parse *p, const struct cc_clause *c);

/* The infinitive of the main verb with its particle ("reduce", "bring down"). */
void cc_render_relation(struct cc_buf *out, const struct cc_parse *p, const struct cc_clause *c);

#endif

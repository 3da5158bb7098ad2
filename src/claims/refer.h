/* refer.h: shared by refer.c and refer_*.c: lists of noun phrases, and the forms that point back to them. */
#ifndef CC_CLAIMS_REFER_H
#define CC_CLAIMS_REFER_H

#include "claims/work.h"

/* refer.c: adds a phrase, or all of a list; what a full list has no room for is left out. */
void cc_nouns_add(struct cc_noun_list *out, const struct cc_noun_phrase *phrase);
void cc_nouns_add_all(struct cc_noun_list *out, const struct cc_noun_list *from);

/* Is the list what "they" may stand for: several phrases, or one in the plural? */
bool cc_nouns_many(const struct cc_noun_list *l);

/* "peppermint’s active compounds": the first phrase of owner and what it owns, which may be "". Scratch arena. */
const char *cc_refer_possessive(struct cc_ctx *x, const struct cc_noun_list *owner, const char *rest);

/* refer_point.c: adds what "these strains", "such foods", "this oil" stand for; head is the noun that points back.
 * False when nothing fits; what out held before may be gone then. */
bool cc_refer_pointing(struct cc_ctx *x, const struct cc_token *head, bool plural, struct cc_noun_list *out);

/* Adds what "larger ones" stands for. False when the item is no such phrase or no noun fits. */
bool cc_refer_ones(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, struct cc_noun_list *out);

/* Adds the items of the list before that "these last three", "the first two" or "all" alone stand for. False when the
 * item is no such phrase. */
bool cc_refer_counted(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, struct cc_noun_list *out);

/* refer_extent.c: the noun phrase without an apposition or aside: "alternate-day fasting, the sternest member of the
 * family", "fibre, though vital". */
struct cc_range cc_refer_without_apposition(const struct cc_text *t, struct cc_range r);

/* Several phrases without ", also known as brahmi", ", long blamed for stones". */
struct cc_range cc_refer_without_aside(const struct cc_text *t, struct cc_range r);

/* The head of the noun phrase that r begins with, when "of" or "with" says what is in it; else r.b. */
uint32_t cc_refer_blend_head(const struct cc_text *t, struct cc_range r);

/* "A blend of ginger, mint and anise": what is said of it is said of all together. */
bool cc_refer_is_blend(const struct cc_text *t, struct cc_range r);

/* The end of "our formula" in "our formula with thyme, ivy and mint": what is in it is no subject of its own. */
uint32_t cc_refer_without_contents(const struct cc_text *t, struct cc_range r);

#endif

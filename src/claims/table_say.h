/* table_say.h: shared by the files that tell a table's cells. */
#ifndef CC_CLAIMS_TABLE_SAY_H
#define CC_CLAIMS_TABLE_SAY_H

#include "claims/table.h"

#define CC_PARTS_OF_CELL 12

/* A cell on its way to claims. */
struct cc_saying {
    struct cc_ctx *x;
    const struct cc_table *table;
    const struct cc_cell *cell;
    struct cc_how how;
    struct cc_noun_list *names; /* what the row is: "Milk, cheese and calcium tablets" are three */
};

/* table_head.c: cells that their head and their row make a sentence of; false when they do not. */
bool cc_say_with_head(struct cc_saying *y);
bool cc_say_of_value(struct cc_saying *y);

/* Says "it" + predicate: of one thing, or of everything that the row is; a sentence as it stands. */
void cc_say_of(struct cc_saying *y, const char *it, bool plural, const char *predicate);
void cc_say(struct cc_saying *y, const char *predicate);
void cc_say_whole(struct cc_saying *y, const char *sentence);

/* A fact that the parser would not read well. */
void cc_say_fact(struct cc_saying *y, const char *text, const char *subject, const char *object,
    enum cc_direction direction, enum cc_claim_kind kind);

/* A piece that is a predicate, or a sentence: said of the row; false for words that are neither. The second says all
 * pieces between semicolons, and bare nouns where the head has a verb for them. */
bool cc_say_predicate(struct cc_saying *y, const char *piece);
void cc_say_predicates(struct cc_saying *y, const char *text);

/* Cells with figures (table_value.c). The first is false where there is no figure to read. */
bool cc_say_value(struct cc_saying *y);
void cc_say_share(struct cc_saying *y);
void cc_say_amount(struct cc_saying *y);
void cc_say_dose(struct cc_saying *y);

/* A cell under a question such as "On the run?" (table_allow.c): "never", "at most 1 g". False where it is none. */
bool cc_say_allowed(struct cc_saying *y);

/* table_taken.c: "10 ml" under "Every day" in the row of those who take it, "Not suitable". False where it is none. */
bool cc_say_taken(struct cc_saying *y);

/* table_order.c: "Avoid", "Limit to twice a week", "Swap it for oil": of the row. False where it is none. */
bool cc_say_order_of_row(struct cc_saying *y, const char *piece);

/* table_limit.c. "2 years" under "From what age?"; "Not when dehydrated", "Overdose damages the liver"; a piece of a cell
 * under "Does it help?". False where it is none. */
bool cc_say_age(struct cc_saying *y);
/* An amount, or "not recommended", for a row of people: "Under 18", "Adults". */
bool cc_say_for_people(struct cc_saying *y);
bool cc_say_limit(struct cc_saying *y, const char *part);
bool cc_say_help(struct cc_saying *y, const char *piece);

/* "triggers" for rows under "Trigger", else "causes". */
const char *cc_say_causing(const struct cc_table *t);

/* The pieces of "dry mouth, weight gain; headache", brackets closed; a piece loses "and" and "or" before it. */
uint32_t cc_say_parts(struct cc_ctx *x, const char *s, const char *out[CC_PARTS_OF_CELL]);

/* table_aspect.c: "Rare", "No better than placebo", "Improves in two trials" under a head that names an aspect of health.
 * True when it was told. */
bool cc_say_aspect(struct cc_saying *y);

/* "perhaps histamine", "possibly X", "histamine?": without that, hedged. */
const char *cc_say_strip_hedge(struct cc_ctx *x, const char *s, bool *hedged);

/* The words of a bare noun phrase as they stand in a sentence; NULL for everything else. x->inner then holds it. */
const char *cc_say_noun(struct cc_ctx *x, const char *s);

/* Does the text begin as a predicate: "Slows joint decay", "May help", "Roughly halve it" of several? */
bool cc_say_is_predicate(struct cc_ctx *x, const char *s, bool plural);
/* Does the noun phrase name what can be changed: a symptom, a disease, a quantity, a state? */
bool cc_say_is_outcome(struct cc_ctx *x, const char *s);
/* Has it a clause with a subject of its own? */
bool cc_say_is_sentence(struct cc_ctx *x, const char *s);

/* Text read into x->inner; with a small first letter (arena). */
const struct cc_text *cc_say_read(struct cc_ctx *x, const char *s);
const char *cc_say_lower(struct cc_ctx *x, const char *s);

bool cc_say_starts(const char *s, const char *with);
/* Does s begin with one of the phrases, which '|' parts, as whole words? The length of the phrase, 0 = none does. */
size_t cc_say_begins(const char *s, const char *phrases);

#endif

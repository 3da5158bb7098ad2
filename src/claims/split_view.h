/* split_view.h: a coordination while it is taken apart; shared by split.c and split_share.c. */
#ifndef CC_CLAIMS_SPLIT_VIEW_H
#define CC_CLAIMS_SPLIT_VIEW_H

#include "claims/split.h"
#include "claims/words.h"

struct cc_cut {
    uint32_t a, b; /* tokens of one conjunct */
};

struct cc_view {
    const struct cc_parse *p;
    const struct cc_text *t;
    struct cc_cut v[CC_PARTS_MAX];
    uint32_t n;
    uint8_t depth; /* brackets that the range itself stands in */
    struct cc_range aside; /* of the last conjunct: "and, in rare cases, jaundice" */
    uint32_t tail; /* first token of what follows the last conjunct after a comma */
    bool phrases;  /* "poor in fibre and rich in salt": nothing is shared */
    uint32_t state; /* "make people [tired], irritable": where the adjectives begin; 0 = there are none */
};

/* Is token k read here: outside brackets that the range does not stand in, no quotation mark? */
bool cc_view_visible(const struct cc_view *w, const struct cc_token *k);

/* The last word of the first (last) noun phrase chunk that ends in [a, b); CC_NO_INDEX when there is none. *first: where
 * that chunk begins in [a, b). */
uint32_t cc_view_first_head(const struct cc_view *w, uint32_t a, uint32_t b);
uint32_t cc_view_last_head(const struct cc_view *w, uint32_t a, uint32_t b, uint32_t *first);

/* Is there a noun, a pronoun or a gerund in [a, b)? */
bool cc_view_has_noun(const struct cc_view *w, uint32_t a, uint32_t b);

/* What the noun at `head`, read with its words from a on, names; CC_NOUN_NONE for CC_NO_INDEX. */
enum cc_noun cc_view_class_at(const struct cc_view *w, uint32_t a, uint32_t head);

/* Has the token one of these cues (CC_CUE_*)? False for CC_NO_INDEX. */
bool cc_view_cue_word(const struct cc_view *w, uint32_t token, uint32_t class);

/* Does a word of [a, e) equal the preposition k? */
bool cc_view_has_preposition(const struct cc_view *w, uint32_t a, uint32_t e, const struct cc_token *k);

/* The first conjunct that a word joins ("and"), not a comma; w->n when there is none. */
uint32_t cc_view_first_joined(const struct cc_view *w);

/* The token behind a preposition in conjunct c that the conjunct b really goes with: "pain in [the knees] and hips";
 * CC_NO_INDEX for none. */
uint32_t cc_view_inner_start(const struct cc_view *w, struct cc_cut c, struct cc_cut b);

/* Puts together what are no conjuncts of one list: a list that begins behind a preposition, a list within the last
 * conjunct of another. */
void cc_view_nest(struct cc_view *w);

/* Where the part of the first conjunct begins that is really coordinated; what is before it is shared by all. */
uint32_t cc_view_shared_until(const struct cc_view *w);

/* "triglycerides and the risk of gout and stroke": what conjunct i shares with one before it alone; empty for
 * nothing. */
struct cc_range cc_view_shared_inside(const struct cc_view *w, uint32_t i);

/* Where the last conjunct's own words end and what all share begins: "in the knees", "naturally", "within a week". at:
 * what cc_view_shared_until said. */
uint32_t cc_view_shared_from(const struct cc_view *w, uint32_t at);

/* Does conjunct i, whose own words begin at item_a, lack the noun that the last one ends with ("skin and hair
 * health")? */
bool cc_view_shares_head(const struct cc_view *w, uint32_t i, uint32_t item_a, uint32_t last_head_token);

#endif

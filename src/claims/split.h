/* split.h: coordination: "zinc, vitamin A, and omega-3s" -> three; "the risk of stroke and gout" -> "the risk of stroke",
 * "the risk of gout"; "head and neck cancer" stays whole. */
#ifndef CC_CLAIMS_SPLIT_H
#define CC_CLAIMS_SPLIT_H

#include "claims/clause.h"

#define CC_PARTS_MAX 24 /* of one coordination; more stay together in the last part */

/* One conjunct as token ranges that are written one after the other: what all share before it, what it shares with the
 * conjunct before it alone ("lowers triglycerides and [the risk of] gout and stroke"), itself, a head noun it shares
 * with the last conjunct, what all share after it. */
struct cc_part {
    struct cc_range prefix, inner, item, head, suffix;
    bool plural;      /* its head noun is plural */
    bool singular;    /* "vitamins D and K2": the shared noun is to be written in the singular */
    enum { CC_PART_PLAIN, CC_PART_NEITHER } how;
};

/* Splits [range.a, range.b). Returns the number of parts, at least 1 for a range that is not empty. lists: commas alone
 * may separate ("Lentils, plain yoghurt, eggs, a bowl of oats"). adjectives: predicate adjectives may be split. */
uint32_t cc_split(
    const struct cc_parse *p, struct cc_range range, bool lists, bool adjectives, struct cc_part out[CC_PARTS_MAX]);

#endif

/* listing.h: what a title, heading or lead-in says of the things that it counts up: "7 foods that lower X", "9 signs
 * your X is too high", "Ways to calm X". Items may be list items or the headings beneath. */
#ifndef CC_CLAIMS_LISTING_H
#define CC_CLAIMS_LISTING_H

#include "claims/block.h"

/* What the things are, by listings.tsv. */
enum cc_listing_kind { CC_LISTING_NONE, CC_LISTING_ACTORS, CC_LISTING_DEEDS, CC_LISTING_SIGNS, CC_LISTING_REASONS,
    CC_LISTING_SHUNNED, /* "Foods to avoid with X" */
    CC_LISTING_CONTENT  /* "Iron per 100 g" */ };

struct cc_listing {
    enum cc_listing_kind kind;
    const char *says;    /* ACTORS, DEEDS: what each does, in the singular ("lowers X");
                          * CONTENT: what is contained; SHUNNED: "people with gout should avoid"; else the statement ("your X is too high"); arena */
    const char *when;    /* CONTENT: "per 100 g"; SHUNNED: what follows the thing: "during pregnancy" */
    const char *noun;    /* what is counted up: "foods"; arena */
    uint32_t count;      /* "7", 0 when it is not given in digits */
    bool hedged;         /* "foods that may lower X" */
    size_t block;
};

#define CC_LISTINGS_MAX 2 /* of one heading: "9 signs … and 7 foods that …" */

/* Reads the listings of a block (lead: of its last sentence) and returns their number. */
uint32_t cc_listing_read(struct cc_ctx *x, size_t block, bool lead, struct cc_listing out[CC_LISTINGS_MAX]);

/* What is said of the items led in by the block `lead` (SIZE_MAX = none) or standing in that section: by the lead-in,
 * by the heading, or by the title, when the heading only takes up its word ("The 9 signs") or there is none. */
struct cc_listing cc_listing_of(struct cc_ctx *x, size_t lead, uint32_t section);

/* Does the heading count up signs or reasons ("9 signs your X is high")? Its statement is only said of them. */
bool cc_listing_counts(struct cc_ctx *x, size_t heading);

/* Tells the item text[0..n) as what the listing says of it. *names (may be NULL) gets what it names: things, or deeds
 * as gerunds. False when it is no such item. */
bool cc_listing_tell(struct cc_ctx *x, const struct cc_listing *l, const char *text, size_t n, struct cc_how how,
    struct cc_noun_list *names);

/* Tells a list item by the listing, and what it says after naming its thing: "Bananas (rich in potassium)", "Yoga: it
 * …". */
bool cc_listing_item(struct cc_ctx *x, const struct cc_listing *l, size_t item);

/* A heading that is an item of what the heading above it or the title lists: told, and what its section is about. False
 * when it is none. */
bool cc_listing_heading(struct cc_ctx *x, size_t heading);

#endif

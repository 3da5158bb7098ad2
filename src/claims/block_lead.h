/* block_lead.h: the lead-in and the headings above a list, as its items need them (block_list.c). */
#ifndef CC_CLAIMS_BLOCK_LEAD_H
#define CC_CLAIMS_BLOCK_LEAD_H

#include "claims/block_item.h"
#include "claims/listing.h"
#include "claims/orders.h"

struct cc_lead {
    size_t block;           /* SIZE_MAX = none */
    struct cc_span span;
    const char *text;       /* open: the words that an item finishes; else NULL */
    bool open, imperative, together, conditions;
    const char *given;      /* subject for items that are predicates */
    bool given_plural;
    struct cc_span given_span;
    bool pronoun;           /* "These include:" */
    const char *actor;      /* subject of an open lead-in */
    bool actor_plural;
    struct cc_listing listing;
    struct cc_order order;
    struct cc_frame frame;  /* what the headings make of an item that says nothing by itself */
    bool asked;             /* text is made of a question: items that name something finish it (asked.c) */
};

/* Reads the last sentence of the block, and tells what is complete in it. lead stays as it is when the block has none
 * that can be read. */
void cc_lead_read(struct cc_ctx *x, size_t block, struct cc_lead *lead);

/* asked.c: reads the block as a question about what something does: "What else can low iron do?". lead is as it was, and
 * the answer false, when it is none. Does the item name what the question asks for? */
bool cc_asked_lead(struct cc_ctx *x, size_t block, struct cc_lead *lead);
bool cc_asked_finishes(struct cc_ctx *x, const char *item);

/* The one thing that acts which the headings above a list name, nearest first: "Calcium: the bone builder" ->
 * "calcium". NULL when they name none; "" when they name several. Arena. */
const char *cc_heading_actor(struct cc_ctx *x, uint32_t section);

/* The heading of a group whose items say what it does: "Soluble (oats, beans)" over "turns to gel"; with the topic when
 * it is an adjective. NULL when it is no such heading. Arena. */
const char *cc_heading_group(struct cc_ctx *x, size_t heading, bool *plural);

/* Is the sentence a predicate without its subject: "Supports digestion"? */
bool cc_begins_with_verb(const struct cc_text *t, const struct cc_sentence *s);

#endif

/* orders.h: headings and lead-ins that order something: "Do", "Don't", "Do not take X if you:", "When to see a
 * doctor". */
#ifndef CC_CLAIMS_ORDERS_H
#define CC_CLAIMS_ORDERS_H

#include "claims/block.h"

struct cc_order {
    enum { CC_ORDER_NONE, CC_ORDER_DO, CC_ORDER_DONT, CC_ORDER_WHEN, CC_ORDER_OPEN } kind;
    const char *says; /* WHEN: "do not take melatonin if", "see a doctor if"; OPEN: "do not take melatonin", each item has its "if" */
    const char *also; /* likely: what is said beside it: "gout gets worse if", or NULL */
    const char *tail; /* WHEN: how the condition begins: "you", "your child", "" */
    bool denied;      /* WHEN: it says what not to do */
    bool likely;      /* WHEN: no order, but what is likely then: "you are more likely to get gout if" */
    bool joins;       /* OPEN: any item goes on with it: "get help now for" */
    bool plain;       /* DO: only the heading says that its items advise: "How to use it" */
    size_t block;
};

/* What the block, a heading or a lead-in, orders. */
struct cc_order cc_order_of(struct cc_ctx *x, size_t block);

/* The direction of what is told with the order: NONE where it forbids, UP or DOWN where it says what is likely. */
enum cc_direction cc_order_direction(const struct cc_order *o);

/* The lead-in as an order that its items go on with: "Do not take X:" over "if you are pregnant", "with alcohol". kind
 * is NONE when it is none, or `item`, the text of the first item, does not go on so. */
struct cc_order cc_order_open(struct cc_ctx *x, size_t block, const char *item);

/* Are nearly all items [first, end) of a list orders of their own, none of them behind a label? */
bool cc_orders_all(struct cc_ctx *x, size_t first, size_t end);

/* Adds to list what the last of the items [first, end), conditions, names as taken: "take lithium or certain
 * antibiotics". */
void cc_orders_taken(struct cc_ctx *x, size_t first, size_t end, struct cc_noun_list *list);

/* Tells an item of an open order. */
void cc_order_open_item(struct cc_ctx *x, const struct cc_order *o, size_t item);

/* Tells an item below "Do" or "Don't" as advice, and its reason. */
void cc_order_item(struct cc_ctx *x, const struct cc_order *o, size_t item);

/* Tells text[0..n) as a condition of the order, each of its clauses by itself. False when there is nothing in it. */
bool cc_order_condition(struct cc_ctx *x, const struct cc_order *o, const char *text, size_t n, struct cc_how how);

/* seek.c: the same of an item of a list: "pregnant or breastfeeding" are two, and "gout, which …" says something of gout. */
void cc_order_states(struct cc_ctx *x, const struct cc_order *o, const char *text, size_t n, struct cc_how how);

/* Tells an item below what is likely if ("Gout gets worse if you"): its condition, and what stands behind a dash or in
 * brackets by itself. */
void cc_order_likely_item(struct cc_ctx *x, const struct cc_order *o, size_t item);

/* order_when.c: tells an item below "See a doctor if your child": its first sentence up to a reason is the condition, and
 * what stands behind says what it may be: "breathes fast: this points to pneumonia". */
void cc_order_when_item(struct cc_ctx *x, const struct cc_order *o, size_t item);

/* order_when.c: "need a doctor the same day" of "The following symptoms need a doctor the same day:", a predicate of each
 * item; NULL when the block says nothing of the kind. Arena. */
const char *cc_order_needs(struct cc_ctx *x, size_t block);

/* Does the token name somebody or something one can turn to: a doctor, 911? */
bool cc_order_is_helper(const struct cc_token *k);

/* "driving during an aura" for the order "drive during an aura", NULL when it begins with no verb. Arena. */
const char *cc_order_deed(struct cc_ctx *x, const char *order);

/* Tells rest, a reason behind an order: "(blocks absorption)", ": it doubles the starch". deed: what "it" is, or NULL. */
void cc_order_reason(struct cc_ctx *x, const char *rest, const char *deed, struct cc_how how);

/* warn.c: the end of words from token i on, up to e, that warn and wait for a condition: "It isn't safe [if …]"; i when
 * they do not. Sets denied and likely in o. */
uint32_t cc_warning_end(const struct cc_text *t, uint32_t i, uint32_t e, struct cc_order *o);

/* A paragraph that goes on where the heading right above it stops: "Call 112 if …" / "… the pain lasts". False when it
 * does not. */
bool cc_order_paragraph(struct cc_ctx *x, size_t block, struct cc_how how);

#endif

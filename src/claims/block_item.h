/* block_item.h: what the headings and the lead-in above a list make of items that say nothing by themselves: "Nausea"
 * under "Side effects of X", "Men: 11 mg" under "Recommended intake". */
#ifndef CC_CLAIMS_BLOCK_ITEM_H
#define CC_CLAIMS_BLOCK_ITEM_H

#include "claims/block.h"

/* What the items are, by frames.tsv. */
enum cc_frame_kind {
    CC_FRAME_NONE, CC_FRAME_EFFECTS, CC_FRAME_SIGNS, CC_FRAME_SOURCES, CC_FRAME_DOSES, CC_FRAME_RISK, CC_FRAME_CAUSES, CC_FRAME_HELPS,
    CC_FRAME_INTERACTS, CC_FRAME_AVOID, CC_FRAME_ADVICE, CC_FRAME_LINKS
};

struct cc_frame {
    enum cc_frame_kind kind;
    const char *of;      /* whose side effects, signs of what, sources of what; NULL when nothing says it */
    bool plural;
    bool hedged;         /* the lead-in weakens: "can show in many ways" */
    bool maybe;          /* "Possible side effects" */
    struct cc_span span; /* the heading that says it */
};

/* frame.c: reads the lead-in block (SIZE_MAX = none) and the headings above it, nearest first. */
struct cc_frame cc_frame_of(struct cc_ctx *x, size_t lead, uint32_t section);

/* A paragraph "Symptoms: pain, a sour taste", told: a label of frames.tsv and names. False when it is not of that
 * form. */
bool cc_frame_paragraph(struct cc_ctx *x, size_t block, struct cc_how how);

/* Tells an item by its frame: its label [label, label + n) when it has one (n > 0), and what it says. True when nothing
 * is left to tell. */
bool cc_frame_tell(
    struct cc_ctx *x, const struct cc_frame *f, const char *label, size_t n, const char *say, struct cc_how how);

/* True when text is a noun phrase and nothing else: "Reduced appetite", "Tiredness that sleep does not cure". */
bool cc_is_bare_noun(struct cc_ctx *x, const char *text);

/* The nouns that an item consists of: "liver and black pudding" are two. Arena. */
void cc_item_names(struct cc_ctx *x, const char *text, struct cc_noun_list *names);

/* The words of text as they stand inside a sentence: "wound healing" for "Wound Healing". Arena. */
const char *cc_inside(struct cc_ctx *x, const char *text, size_t n);

/* frequency.c: "Common: nausea, headache. Rare: a rash." below "Side effects of X", told. False when the text is not of
 * that form. */
bool cc_frequency_tell(struct cc_ctx *x, const struct cc_frame *f, const char *text, struct cc_how how);

bool cc_frequency_begins(const char *text, size_t n); /* does it begin with a label of frequencies.tsv? */

/* timeline.c: a label [label, label + n) that says when ("Week 1") and what is so then, told; a paragraph of that form.
 * False when the label says something else. */
bool cc_timeline_tell(struct cc_ctx *x, const char *label, size_t n, const char *rest, struct cc_how how);
bool cc_timeline_paragraph(struct cc_ctx *x, size_t block, struct cc_how how);

/* item_verdict.c: tells an item that names a remedy and says without a subject what it does: "Aloe – no better than
 * water". False when it is of another form. */
bool cc_item_verdict(struct cc_ctx *x, const char *text, struct cc_how how);

/* lead_order.c: the advice that the lead-in, an order without its thing ("Steer clear of"), gives on what the item
 * names. False when it is none or the item names nothing that one takes or does. */
bool cc_lead_order_item(struct cc_ctx *x, const char *lead, size_t item, struct cc_how how);

/* amounts.c: tells a paragraph that is amounts by group ("Adults: 15 mcg. Pregnancy: 17 mcg."); what follows the yes to
 * "Should vegans take it?" when it is an amount, or several with "or". Both are true when they told something. */
bool cc_amounts_paragraph(struct cc_ctx *x, size_t block, struct cc_how how);
bool cc_amounts_answer(struct cc_ctx *x, const char *statement, const char *answer, const struct cc_how *how);

#endif

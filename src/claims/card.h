/* card.h: cards whose parts are blocks of their own. */
#ifndef CC_CLAIMS_CARD_H
#define CC_CLAIMS_CARD_H

#include "claims/block.h"

/* Is the block of a page that sells nothing but a figure? It is kept for the block after it. */
bool cc_card_figure(struct cc_ctx *x, size_t block);

/* Tells what the figure before counts, if there is one: "87%" + "felt calmer". True when told. */
bool cc_card_counted(struct cc_ctx *x, size_t block, struct cc_how how);

/* The substance that a short line names, to which the line after it belongs: "Menthol" above "Cools aching joints."; or
 * NULL. Arena. */
const char *cc_card_name(struct cc_ctx *x, size_t block, bool *plural);

/* How much of the beginning of a block, not all of it, is in bold print; 0 = nothing. */
size_t cc_card_bold(struct cc_ctx *x, size_t block);

/* The length of a label that only its bold print parts from what follows: "<b>Glowing skin</b> Vitamin E keeps …"; 0 =
 * none. */
size_t cc_card_strong(struct cc_ctx *x, size_t block);

/* "**Relieves stress**: …", "**Thicker hair** – …": tells what a bullet of a page that sells promises by its label, of
 * given. */
void cc_card_label(struct cc_ctx *x, const char *name, const char *given, struct cc_how how);

/* When something happens to those who use what the page sells, "In hour 1 with Acme", where say is a sentence that does
 * not name it; else when as it is. */
const char *cc_card_scene(struct cc_ctx *x, const char *when, const char *say);

/* Is the label of n bytes an ingredient by its brackets: "Dong Quai (Angelica sinensis) (root)", "Banaba extract (200
 * mg)"? */
bool cc_card_extract(const char *label, size_t n);

/* The length of a name s[0, n) without the amount at its end: "Tart cherry 400 mg", "Zinc (15 mg)". */
size_t cc_card_without_amount(const char *s, size_t n);

#endif

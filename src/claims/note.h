/* note.h: lines as people note them down: a name, a mark, and what it does in a few words. */
#ifndef CC_CLAIMS_NOTE_H
#define CC_CLAIMS_NOTE_H

#include "claims/block.h"

/* Tells "Lentils – slow carbs, steadier insulin", "Leafy greens = magnesium = better sleep", "Stress → cortisol ↑
 * → belly fat", and what the text says behind its first sentence. item: it is an item of a list, where other names than
 * those of substances may stand before a colon or a dash. False when it is no such line; nothing is told then. */
bool cc_note_tell(struct cc_ctx *x, const char *text, bool item, const struct cc_how *how);

/* The same for the cell of a table without heads, said of the row's name: "as good as ibuprofen", "only if you are
 * low", "never in pregnancy". True when told. */
bool cc_note_cell(struct cc_ctx *x, const char *name, bool plural, const char *text, const struct cc_how *how);

#endif

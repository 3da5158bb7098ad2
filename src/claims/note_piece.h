/* note_piece.h: a note on its way to claims, and its pieces: shared by note.c (lines) and note_piece.c. */
#ifndef CC_CLAIMS_NOTE_PIECE_H
#define CC_CLAIMS_NOTE_PIECE_H

#include "claims/note.h"

#define CC_NOTE_PIECES 8

enum cc_note_mark { CC_NOTE_NONE, CC_NOTE_LABEL, CC_NOTE_EQUALS, CC_NOTE_ARROW };

struct cc_note {
    struct cc_ctx *x;
    const char *name; /* what the line speaks of, as it stands inside a sentence */
    bool plural;
    bool sure;                /* the name is one of something that acts, by the tables */
    enum cc_noun class;
    enum cc_note_mark mark;
    struct cc_how how;
    const char *holds[2]; /* what it contains, for "either" and "both" behind it */
    uint32_t n_holds;
};

/* s[0, n) without blanks and stops at its ends, nor pictures. Arena. */
const char *cc_note_trimmed(struct cc_ctx *x, const char *s, size_t n);

/* Cuts s[0, n) into pieces, trimmed: at semicolons, plus signs and commas outside brackets; returns their number. */
uint32_t cc_note_cut(struct cc_ctx *x, const char *s, size_t n, const char *out[CC_NOTE_PIECES]);

/* Says a piece of what the note is about: advice on it, what it does, what it holds. joined: the piece stands beside
 * others. The first tells advice alone. True when told. */
bool cc_note_order(struct cc_note *y, const char *piece);
bool cc_note_tell_piece(struct cc_note *y, const char *piece, bool joined);

/* Can the piece be told alone: a predicate, a sentence, a comparative, a denial? Others go on with the piece before. */
bool cc_note_stands(struct cc_note *y, const char *piece);

/* "cortisol ↑", "↓ mood" in words: "higher cortisol"; s itself when it has no sign, or one between two things. Arena. */
const char *cc_note_words(struct cc_ctx *x, const char *s);

/* "more than a glass a day can …" with what it is a glass of; piece itself where it says so. Arena. */
const char *cc_note_with_name(struct cc_note *y, const char *piece);

/* note_time.c: "Skin: 3 months" below "How long does it take?"; "After 5 months of Acme: 28-day cycles"; "Coffee? Relax.
 * Two cups a day don't …". True when told. */
bool cc_note_takes(struct cc_ctx *x, const char *text, size_t block, const struct cc_how *how);
bool cc_note_after(struct cc_ctx *x, const char *text, const struct cc_how *how);
bool cc_note_asked(struct cc_ctx *x, const char *text, const struct cc_how *how);

/* Is it more or less of something: "steadier", "fewer"? */
bool cc_note_compares(const struct cc_token *k);

#endif

/* build.h: how every reader makes its article: blocks are opened, text pieces with their source line appended, blocks
 * closed. White space, invisible characters, NFC, trimming, separators, line marks and sections are settled here once,
 * so that no reader need think of them. It must not know any format. */
#ifndef CC_ARTICLE_BUILD_H
#define CC_ARTICLE_BUILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/model.h>
#include <claimcheck/status.h>

#include "base/buf.h"

#define CC_BUILD_MARKS_OPEN 64 /* inline markup nested deeper than this is flattened without a mark */

struct cc_build {
    struct cc_article *article;
    struct cc_error *error;
    enum cc_status status;     /* CC_LIMIT once a cap was met; readers then stop */
    struct cc_buf text;
    size_t cap_blocks, cap_marks, cap_lines, cap_notes;
    struct cc_block block;     /* the open block */
    bool is_open, has_text;
    bool space;                /* white space seen since the last visible character */
    uint32_t line;             /* of the last visible character */
    size_t open_marks[CC_BUILD_MARKS_OPEN]; /* indices into article->marks */
    size_t n_open_marks;
    size_t block_marks;        /* number of marks before the open block */
    uint32_t n_lists, n_tables, n_cards;
    uint32_t headings[7];      /* index+1 of the heading in force per level 1..6; 0 = none */
};

void cc_build_init(struct cc_build *b, struct cc_article *article, struct cc_error *error);

/* Opens a block that will look like *like (span and lines are set here). An open block is closed first. */
void cc_build_open(struct cc_build *b, const struct cc_block *like);

/* Closes the open block, if any. Returns true when it had text and so became a block of the article. */
bool cc_build_close(struct cc_build *b);

/* Appends a piece of valid UTF-8 that begins on source line `line`; every '\n' in it begins the next line. White space
 * of any kind becomes one space, invisible characters go, the result is NFC. Without an open block nothing happens. */
void cc_build_text(struct cc_build *b, const char *s, size_t n, uint32_t line);

/* White space between two pieces. */
void cc_build_space(struct cc_build *b);

/* Inline markup from here on. target is copied, may be NULL. Marks end where they are closed or with their block. */
void cc_build_mark(struct cc_build *b, enum cc_mark_kind kind, const char *target);
void cc_build_unmark(struct cc_build *b, enum cc_mark_kind kind);

/* A footnote reference: covers no bytes. */
void cc_build_note_ref(struct cc_build *b, const char *label, size_t n);

/* For tidy.c, which works on a block that is complete: marks at given places of the text. */
void cc_build_note_ref_at(struct cc_build *b, size_t at, const char *label, size_t n);
void cc_build_mark_at(struct cc_build *b, enum cc_mark_kind kind, struct cc_span span);

/* The last byte appended to the open block, or 0. A pending space counts as ' '. */
char cc_build_last(const struct cc_build *b);

/* One sentence for the user about what was given up or repaired. */
void cc_build_note(struct cc_build *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* One block of one piece. */
void cc_build_block(struct cc_build *b, const struct cc_block *like, const char *s, size_t n, uint32_t line);

/* The headings in force, to be put back when a container ends. */
void cc_build_headings_save(const struct cc_build *b, uint32_t out[7]);
void cc_build_headings_restore(struct cc_build *b, const uint32_t saved[7]);

/* Hands the text over to the article. */
void cc_build_finish(struct cc_build *b);

/* Frees what a failed build left in the builder (not the article). */
void cc_build_clear(struct cc_build *b);

#endif

/* scan.h: inside of the tokenizer, shared by token.c (marks, flags, the loop) and scan.c (words, numbers, links). */
#ifndef CC_CLAIMS_SCAN_H
#define CC_CLAIMS_SCAN_H

#include "claims/token.h"

struct cc_scan {
    struct cc_text *t;
    const char *text;
    size_t start, end;  /* bytes of text that may be read */
    uint32_t pending;   /* CC_TOK_SPACE, CC_TOK_NEWLINE for the next token */
    uint32_t depth;     /* open brackets */
    size_t next_close;  /* where the next closing bracket or line end is; valid while beyond the current place */
    bool quoted, single;/* inside double, single quotation marks */
};

/* Adds a token for text[start, end). Its lower-case form is the text as it stands. */
struct cc_token *cc_scan_push(struct cc_scan *s, size_t start, size_t end, uint32_t flags);

/* ASCII letter or digit, or a byte of a longer character (which may also be a mark: decode to know). */
bool cc_scan_is_word(char c);

/* True when a number begins here: a digit, or a sign or currency mark that stands free before one. */
bool cc_scan_starts_number(const struct cc_scan *s, size_t at);

/* The end of the number, word or link that begins at `at`; adds to *flags what it is. */
size_t cc_scan_number(const struct cc_scan *s, size_t at, uint32_t *flags);
size_t cc_scan_word(const struct cc_scan *s, size_t at, uint32_t *flags);

/* Writes c as UTF-8 to out (room for 4); returns the bytes written. */
size_t cc_scan_encode(char *out, uint32_t c);

#endif

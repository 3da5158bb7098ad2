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

/* What a byte is. */
enum {
    CC_BYTE_LOWER = 1, CC_BYTE_UPPER = 2, CC_BYTE_DIGIT = 4,
    CC_BYTE_WIDE = 8,       /* of a longer character */
    CC_BYTE_NUMBER = 16,    /* digits, and the marks of ASCII that a number may begin with: $ . + - */
    CC_BYTE_LETTER = CC_BYTE_LOWER | CC_BYTE_UPPER, CC_BYTE_ALNUM = CC_BYTE_LETTER | CC_BYTE_DIGIT
};
extern const uint8_t cc_scan_bytes[256];

static inline bool
cc_scan_byte_is(char c, uint8_t classes)
{
    return (cc_scan_bytes[(unsigned char)c] & classes) != 0;
}

/* ASCII letter or digit, or a byte of a longer character (which may also be a mark: decode to know). */
static inline bool
cc_scan_is_word(char c)
{
    return cc_scan_byte_is(c, CC_BYTE_ALNUM | CC_BYTE_WIDE);
}

/* True when a number begins here: a digit, or a sign or currency mark that stands free before one. */
bool cc_scan_starts_number(const struct cc_scan *s, size_t at);

/* The end of the number, word or link that begins at `at`; adds to *flags what it is. */
size_t cc_scan_number(const struct cc_scan *s, size_t at, uint32_t *flags);
size_t cc_scan_word(const struct cc_scan *s, size_t at, uint32_t *flags);

/* Writes c as UTF-8 to out (room for 4); returns the bytes written. */
size_t cc_scan_encode(char *out, uint32_t c);

#endif

/* utf8.h: Unicode at the edge. The tables are utf8proc's; this file only puts them in claimcheck's terms. */
#ifndef CC_BASE_UTF8_H
#define CC_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Reads one code point at s[0..n), n > 0. Returns its length 1..4 and the code point, or 1 and 0xFFFD for a bad
 * byte. */
size_t cc_utf8_decode(const char *s, size_t n, uint32_t *out);

/* Appends one code point. */
void cc_utf8_encode(struct cc_buf *b, uint32_t c);

/* True when all of s is valid UTF-8 without NUL. */
bool cc_utf8_valid(const char *s, size_t n);

/* The largest length <= max that does not cut a character of the valid UTF-8 text s[0..n). */
size_t cc_utf8_cut(const char *s, size_t n, size_t max);

/* Appends s in NFC. s must be valid. */
void cc_utf8_add_nfc(struct cc_buf *b, const char *s, size_t n);

/* Appends s case-folded and NFKC-compatible with marks kept ("É" -> "é", "ﬁ" -> "fi"); typographic quotes, dashes and
 * spaces become ASCII ones. The form in which words are compared. s must be valid. */
void cc_utf8_add_folded(struct cc_buf *b, const char *s, size_t n);

/* Appends s without accents and other combining marks ("Müller" -> "Muller"). s must be valid. */
void cc_utf8_add_unmarked(struct cc_buf *b, const char *s, size_t n);

bool cc_utf8_is_letter(uint32_t c);
bool cc_utf8_is_upper(uint32_t c);
bool cc_utf8_is_digit(uint32_t c);
bool cc_utf8_is_space(uint32_t c);
uint32_t cc_utf8_lower(uint32_t c);
uint32_t cc_utf8_upper(uint32_t c);
int cc_utf8_width(const char *s, size_t n); /* columns on a terminal */

#endif

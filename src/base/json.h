/* json.h: JSON out through an escaping writer, JSON in through cJSON (depth and size capped). */
#ifndef CC_BASE_JSON_H
#define CC_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

#include "base/buf.h"

/* A streaming writer: commas, indentation (two spaces) and escaping are its business.
 *   struct cc_json_writer w = {.out = &buf}; cc_json_open(&w, NULL, '{'); cc_json_str(&w, "id", id); cc_json_close(&w);
 * key is NULL inside arrays. Text must be valid UTF-8; a NULL string is written as null. '<' is written as \u003c, so
 * that the output may stand inside a <script> element. */
struct cc_json_writer {
    struct cc_buf *out;
    bool compact;        /* no newlines */
    unsigned depth;
    bool filled[64];     /* something was written at this depth */
    char kind[64];
};

void cc_json_open(struct cc_json_writer *w, const char *key, char bracket); /* '{' or '[' */
void cc_json_close(struct cc_json_writer *w);
void cc_json_str(struct cc_json_writer *w, const char *key, const char *value);
void cc_json_strn(struct cc_json_writer *w, const char *key, const char *value, size_t n);
void cc_json_int(struct cc_json_writer *w, const char *key, int64_t value);
void cc_json_real(
    struct cc_json_writer *w, const char *key, double value); /* 6 significant digits; null when not finite */
void cc_json_bool(struct cc_json_writer *w, const char *key, bool value);
void cc_json_null(struct cc_json_writer *w, const char *key);
void cc_json_time(struct cc_json_writer *w, const char *key, int64_t at);   /* ISO 8601 UTC; null when 0 */

/* A list of strings as compact JSON, allocated; and back (CC_INPUT when it is no such list). */
char *cc_json_from_strings(char *const *v, size_t n);
enum cc_status cc_json_to_strings(const char *text, char ***out, size_t *n, struct cc_error *error) CC_MUST_CHECK;

/* A parsed document. Values are borrowed from the document. */
struct cc_json;

/* Control characters inside strings are tolerated (NCBI sends raw newlines). CC_INPUT: not JSON (names the byte),
 * CC_LIMIT: nested deeper than CC_JSON_DEPTH_MAX. */
enum cc_status cc_json_parse(const char *text, size_t n, struct cc_json **out, struct cc_error *error) CC_MUST_CHECK;
void cc_json_free(struct cc_json *document);

/* All accept NULL and then answer NULL / false / 0. */
const struct cc_json *cc_json_get(const struct cc_json *object, const char *key); /* case-sensitive */
const struct cc_json *cc_json_at(const struct cc_json *array, size_t i);
const struct cc_json *cc_json_first(const struct cc_json *container);   /* first child of an array or object */
const struct cc_json *cc_json_next(const struct cc_json *child);
const char *cc_json_key(const struct cc_json *child);                   /* name of an object's member */
size_t cc_json_size(const struct cc_json *container);
const char *cc_json_string(const struct cc_json *value);                /* NULL when it is no string */
bool cc_json_number(const struct cc_json *value, double *out);
bool cc_json_is_array(const struct cc_json *value);
bool cc_json_is_object(const struct cc_json *value);

#endif

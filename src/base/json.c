/* json.c: see json.h. The only file that knows cJSON. */
#include "base/json.h"

#include <math.h>

#include <cjson/cJSON.h>
#include <claimcheck/limits.h>

#include "base/clock.h"

/* ----------------------------------------------------------------- writer */

static void
indent(struct cc_json_writer *w)
{
    if (w->compact)
        return;
    cc_buf_addc(w->out, '\n');
    for (unsigned i = 0; i < w->depth; i++)
        cc_buf_adds(w->out, "  ");
}

static void
quoted(struct cc_buf *b, const char *s, size_t n)
{
    cc_buf_addc(b, '"');
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];

        switch (c) {
        case '"': cc_buf_adds(b, "\\\""); break;
        case '\\': cc_buf_adds(b, "\\\\"); break;
        case '\n': cc_buf_adds(b, "\\n"); break;
        case '\t': cc_buf_adds(b, "\\t"); break;
        case '\r': cc_buf_adds(b, "\\r"); break;
        default:
            if (c < 0x20 || c == '<' || c == 0x7f)
                cc_buf_addf(b, "\\u%04x", c);
            else
                cc_buf_addc(b, (char)c);
        }
    }
    cc_buf_addc(b, '"');
}

static void
begin(struct cc_json_writer *w, const char *key)
{
    if (w->depth > 0) {
        if (w->filled[w->depth - 1])
            cc_buf_addc(w->out, ',');
        w->filled[w->depth - 1] = true;
        indent(w);
    }
    if (key != NULL) {
        quoted(w->out, key, strlen(key));
        cc_buf_adds(w->out, w->compact ? ":" : ": ");
    }
}

void
cc_json_open(struct cc_json_writer *w, const char *key, char bracket)
{
    begin(w, key);
    cc_buf_addc(w->out, bracket);
    if (w->depth >= sizeof w->kind)
        abort(); /* our own output is never that deep */
    w->kind[w->depth] = bracket;
    w->filled[w->depth++] = false;
}

void
cc_json_close(struct cc_json_writer *w)
{
    bool filled = w->filled[--w->depth];

    if (filled)
        indent(w);
    cc_buf_addc(w->out, w->kind[w->depth] == '{' ? '}' : ']');
    if (w->depth == 0 && !w->compact)
        cc_buf_addc(w->out, '\n');
}

void
cc_json_strn(struct cc_json_writer *w, const char *key, const char *value, size_t n)
{
    begin(w, key);
    quoted(w->out, value, n);
}

void
cc_json_str(struct cc_json_writer *w, const char *key, const char *value)
{
    if (value == NULL)
        cc_json_null(w, key);
    else
        cc_json_strn(w, key, value, strlen(value));
}

void
cc_json_int(struct cc_json_writer *w, const char *key, int64_t value)
{
    begin(w, key);
    cc_buf_addf(w->out, "%lld", (long long)value);
}

void
cc_json_real(struct cc_json_writer *w, const char *key, double value)
{
    if (!isfinite(value)) {
        cc_json_null(w, key);
        return;
    }
    begin(w, key);
    cc_buf_addf(w->out, "%.6g", value);
}

void
cc_json_bool(struct cc_json_writer *w, const char *key, bool value)
{
    begin(w, key);
    cc_buf_adds(w->out, value ? "true" : "false");
}

void
cc_json_null(struct cc_json_writer *w, const char *key)
{
    begin(w, key);
    cc_buf_adds(w->out, "null");
}

void
cc_json_time(struct cc_json_writer *w, const char *key, int64_t at)
{
    char text[CC_TIME_CAP];

    cc_json_str(w, key, at ? cc_time_iso(at, text) : NULL);
}

/* ----------------------------------------------------------------- reader */

/* cJSON has its own depth limit (1000); ours is smaller and is looked at before it recurses. */
static bool
too_deep(const char *s, size_t n)
{
    size_t depth = 0;
    bool in_string = false;

    for (size_t i = 0; i < n; i++) {
        if (in_string) {
            if (s[i] == '\\')
                i++;
            else if (s[i] == '"')
                in_string = false;
        } else if (s[i] == '"') {
            in_string = true;
        } else if (s[i] == '{' || s[i] == '[') {
            if (++depth > CC_JSON_DEPTH_MAX)
                return true;
        } else if ((s[i] == '}' || s[i] == ']') && depth > 0) {
            depth--;
        }
    }
    return false;
}

enum cc_status
cc_json_parse(const char *text, size_t n, struct cc_json **out, struct cc_error *error)
{
    const char *stop = NULL;
    cJSON *root;

    if (too_deep(text, n))
        return cc_error_set(error, CC_LIMIT, "JSON nested deeper than %d levels", CC_JSON_DEPTH_MAX);
    root = cJSON_ParseWithLengthOpts(text, n, &stop, 0);
    if (root == NULL)
        return cc_error_set(error, CC_INPUT, "not JSON at byte %zu", stop ? (size_t)(stop - text) : (size_t)0);
    *out = (struct cc_json *)root;
    return CC_OK;
}

static const cJSON *
item(const struct cc_json *value)
{
    return (const cJSON *)value;
}

void
cc_json_free(struct cc_json *document)
{
    cJSON_Delete((cJSON *)document);
}

const struct cc_json *
cc_json_get(const struct cc_json *object, const char *key)
{
    return (const struct cc_json *)cJSON_GetObjectItemCaseSensitive(item(object), key);
}

const struct cc_json *
cc_json_at(const struct cc_json *array, size_t i)
{
    const struct cc_json *child = cc_json_first(array);

    while (child != NULL && i-- > 0)
        child = cc_json_next(child);
    return child;
}

const struct cc_json *
cc_json_first(const struct cc_json *container)
{
    return container ? (const struct cc_json *)item(container)->child : NULL;
}

const struct cc_json *
cc_json_next(const struct cc_json *child)
{
    return child ? (const struct cc_json *)item(child)->next : NULL;
}

const char *
cc_json_key(const struct cc_json *child)
{
    return child ? item(child)->string : NULL;
}

size_t
cc_json_size(const struct cc_json *container)
{
    int n = container ? cJSON_GetArraySize(item(container)) : 0;

    return n > 0 ? (size_t)n : 0;
}

const char *
cc_json_string(const struct cc_json *value)
{
    return cJSON_IsString(item(value)) ? item(value)->valuestring : NULL;
}

bool
cc_json_number(const struct cc_json *value, double *out)
{
    if (!cJSON_IsNumber(item(value)))
        return false;
    *out = item(value)->valuedouble;
    return true;
}

bool
cc_json_is_array(const struct cc_json *value)
{
    return cJSON_IsArray(item(value));
}

bool
cc_json_is_object(const struct cc_json *value)
{
    return cJSON_IsObject(item(value));
}

char *
cc_json_from_strings(char *const *v, size_t n)
{
    struct cc_buf b = {0};
    struct cc_json_writer w = {.out = &b, .compact = true};

    cc_json_open(&w, NULL, '[');
    for (size_t i = 0; i < n; i++)
        cc_json_str(&w, NULL, v[i]);
    cc_json_close(&w);
    return cc_buf_take(&b, NULL);
}

enum cc_status
cc_json_to_strings(const char *text, char ***out, size_t *n, struct cc_error *error)
{
    struct cc_json *doc = NULL;
    enum cc_status status = cc_json_parse(text, strlen(text), &doc, error);

    for (const struct cc_json *i = cc_json_first(doc); status == CC_OK && i; i = cc_json_next(i)) {
        if (cc_json_string(i) == NULL) {
            status = cc_error_set(error, CC_INPUT, "a list of strings holds something else");
            break;
        }
        *out = cc_mem_push(*out, *n, sizeof **out);
        (*out)[(*n)++] = cc_mem_strdup(cc_json_string(i));
    }
    cc_json_free(doc);
    return status;
}

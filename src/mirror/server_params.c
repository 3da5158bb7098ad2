/* server_params.c: the parameters of a call, from the URL and the body alike: names without regard to case, empty
 * values as if they were absent. */
#include <ctype.h>

#include "base/utf8.h"
#include "mirror/server.h"

void
cc_params_add(struct cc_params *params, const char *name, size_t name_len, const char *value, size_t value_len)
{
    struct cc_param *p;

    if (params->n >= CC_SERVER_PARAMS_MAX) {
        params->too_many = true;
        return;
    }
    params->v = cc_mem_push(params->v, params->n, sizeof *params->v);
    p = &params->v[params->n++];
    p->name = cc_mem_strndup(name, name_len);
    for (char *c = p->name; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    p->value = cc_mem_strndup(value, value_len);
    p->n = value_len;
}

static int
hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
            : -1;
}

/* application/x-www-form-urlencoded: '+' and %20 are spaces; a '%' that is no escape stays. */
static void
decode(struct cc_buf *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '+') {
            cc_buf_addc(b, ' ');
        } else if (s[i] == '%' && i + 2 < n && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0) {
            cc_buf_addc(b, (char)(hex(s[i + 1]) * 16 + hex(s[i + 2])));
            i += 2;
        } else {
            cc_buf_addc(b, s[i]);
        }
    }
    if (b->v == NULL)
        cc_buf_adds(b, "");
}

void
cc_params_read_form(struct cc_params *params, const char *form, size_t len)
{
    const char *end = form + len;

    while (form < end && !params->too_many) {
        const char *stop = memchr(form, '&', (size_t)(end - form)), *equals;
        struct cc_buf name = {0}, value = {0};

        if (stop == NULL)
            stop = end;
        equals = memchr(form, '=', (size_t)(stop - form));
        decode(&name, form, (size_t)((equals ? equals : stop) - form));
        decode(&value, equals ? equals + 1 : stop, equals ? (size_t)(stop - equals - 1) : 0);
        while (value.n > 0 && (value.v[value.n - 1] == '\n' || value.v[value.n - 1] == '\r') && stop == end)
            value.v[--value.n] = '\0'; /* a body that was written with echo */
        if (name.n > 0)
            cc_params_add(params, name.v, name.n, value.v, value.n);
        cc_buf_clear(&name);
        cc_buf_clear(&value);
        form = stop + 1;
    }
}

void
cc_params_clear(struct cc_params *params)
{
    for (size_t i = 0; i < params->n; i++) {
        free(params->v[i].name);
        free(params->v[i].value);
    }
    free(params->v);
    *params = (struct cc_params){0};
}

const char *
cc_params_get(const struct cc_params *params, const char *name)
{
    for (size_t i = params->n; i-- > 0;) {
        if (params->v[i].n > 0 && strcmp(params->v[i].name, name) == 0)
            return params->v[i].value;
    }
    return NULL;
}

bool
cc_params_has(const struct cc_params *params, const char *name)
{
    for (size_t i = 0; i < params->n; i++) {
        if (strcmp(params->v[i].name, name) == 0)
            return true;
    }
    return false;
}

bool
cc_params_is(const struct cc_params *params, const char *name, const char *value)
{
    const char *given = cc_params_get(params, name);

    return given != NULL && strcasecmp(given, value) == 0;
}

size_t
cc_params_size(const struct cc_params *params, const char *name, size_t fallback, size_t max)
{
    const char *given = cc_params_get(params, name);
    char *end;
    long long value;

    if (given == NULL)
        return fallback;
    value = strtoll(given, &end, 10);
    if (end == given)
        return fallback;
    if (value < 0)
        return 0;
    return (unsigned long long)value > max ? max : (size_t)value;
}

void
cc_uids_read(struct cc_uids *uids, const char *value)
{
    while (*value) {
        size_t n = strcspn(value, ", +\t\r\n;");
        char *end;
        unsigned long long number;

        if (n > 0) {
            number = value[0] >= '0' && value[0] <= '9' ? strtoull(value, &end, 10) : 0;
            if (number == 0 || (end != value + n && strncmp(end, ".0", 2) != 0)) {
                uids->n_malformed++;
            } else if (uids->n < CC_SERVER_IDS_MAX) {
                uids->v = cc_mem_push(uids->v, uids->n, sizeof *uids->v);
                uids->v[uids->n++] = number > UINT32_MAX ? 0
                    : (uint32_t)number; /* 0: well-formed, but no such record */
            }
        }
        value += n + (value[n] != '\0');
    }
}

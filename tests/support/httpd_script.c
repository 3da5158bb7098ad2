/* httpd_script.c: see httpd_script.h. */
#include "support/httpd_script.h"

#include <ctype.h>
#include <fnmatch.h>

#include "base/file.h"

static const char *const ACTIONS[HTTPD__ACTION_MAX] = {
    [HTTPD_REPLY] = "reply", [HTTPD_CUT] = "cut", [HTTPD_STALL] = "stall", [HTTPD_DRIP] = "drip",
    [HTTPD_REDIRECT] = "redirect", [HTTPD_EUTILS] = "eutils", [HTTPD_RESET] = "reset", [HTTPD_CLOSE] = "close",
    [HTTPD_GARBAGE] = "garbage",
};

static const struct httpd_rule NO_RULE = {.status = 404, .type = (char *)(size_t)"text/plain", .cut = -1};

static void
wrong(int line, const char *what)
{
    fprintf(stderr, "httpd script, line %d: %s\n", line, what);
    exit(1);
}

/* One word of a line, quotes and escapes undone; NULL at the end. Allocated. */
static char *
word(const char **at, struct cc_buf *b)
{
    const char *p = *at;
    char quoted = '\0';

    while (*p == ' ' || *p == '\t')
        p++;
    if (*p == '\0' || *p == '\n')
        return NULL;
    for (; *p != '\0' && *p != '\n' && (quoted || (*p != ' ' && *p != '\t')); p++) {
        if (quoted ? *p == quoted : *p == '"' || *p == '\'') {
            quoted = quoted ? '\0' : *p;
        } else if (*p == '\\' && quoted && p[1] != '\0') {
            static const char FROM[] = "nrt\\\"", TO[] = "\n\r\t\\\"";
            const char *which = strchr(FROM, *++p);

            if (*p == 'x' && isxdigit((unsigned char)p[1]) && isxdigit((unsigned char)p[2])) {
                char hex[3] = {p[1], p[2], '\0'};

                cc_buf_addc(b, (char)strtol(hex, NULL, 16));
                p += 2;
            } else {
                cc_buf_addc(b, which ? TO[which - FROM] : *p);
            }
        } else {
            cc_buf_addc(b, *p);
        }
    }
    *at = p;
    cc_buf_add(b, "", 0);
    return b->v;
}

static void
set(struct httpd_rule *r, const char *key, const char *value, size_t len, int line)
{
    const struct {
        const char *key;
        long *number;
    } NUMBERS[] = {
        {"skip", &r->skip}, {"times", &r->times}, {"delay", &r->delay_ms}, {"step", &r->step_ms}, {"cut", &r->cut},
        {"hits", &r->hits}, {"pool", &r->pool}, {"missing", &r->missing}, {"poison", &r->poison}, {"most", &r->most},
    };
    struct cc_error e = {0};

    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        if (strcmp(key, NUMBERS[i].key) == 0) {
            *NUMBERS[i].number = strtol(value, NULL, 10);
            return;
        }
    }
    if (strcmp(key, "has") == 0) {
        r->has = cc_mem_strdup(value);
    } else if (strcmp(key, "status") == 0) {
        r->status = (int)strtol(value, NULL, 10);
    } else if (strcmp(key, "type") == 0) {
        free(r->type);
        r->type = cc_mem_strdup(value);
    } else if (strcmp(key, "header") == 0) {
        cc_buf_addf(&r->headers, "%s\r\n", value);
    } else if (strcmp(key, "to") == 0) {
        cc_buf_addf(&r->headers, "Location: %s\r\n", value);
    } else if (strcmp(key, "body") == 0) {
        cc_buf_add(&r->body, value, len);
    } else if (strcmp(key, "file") == 0) {
        if (cc_file_read(value, (size_t)1 << 30, &r->body, &e) != CC_OK)
            wrong(line, e.message);
    } else if (strcmp(key, "gzip") == 0) {
        r->gzip = true;
    } else if (strcmp(key, "chunked") == 0) {
        r->chunked = true;
    } else if (strcmp(key, "nolength") == 0) {
        r->no_length = true;
    } else {
        wrong(line, "no such key");
    }
}

/* A pattern of one word is a path, for any method; "GET /x" is one word in quotes. */
static void
read_rule(struct httpd_script *s, const char *at, int line)
{
    struct cc_buf b = {0};
    struct httpd_rule *r;
    char *w = word(&at, &b);

    s->rules = cc_mem_push(s->rules, s->n_rules, sizeof *s->rules);
    r = &s->rules[s->n_rules++];
    *r = (struct httpd_rule){.times = -1, .cut = -1, .status = 200, .hits = 40, .pool = 5000, .step_ms = 10};
    r->type = cc_mem_strdup("text/plain");
    r->pattern = strchr(w, ' ') ? cc_mem_strdup(w) : cc_mem_printf("* %s", w[0] == '*' && w[1] == '\0' ? "*" : w);
    cc_buf_clear(&b);
    w = word(&at, &b);
    while (w == NULL || r->action < HTTPD__ACTION_MAX) {
        if (w == NULL || r->action == HTTPD__ACTION_MAX)
            wrong(line, "no such action");
        if (strcmp(w, ACTIONS[r->action]) == 0)
            break;
        r->action++;
    }
    if (r->action == HTTPD_REDIRECT)
        r->status = 302;
    for (cc_buf_clear(&b); (w = word(&at, &b)) != NULL; cc_buf_clear(&b)) {
        char *equals = strchr(w, '=');

        if (equals == NULL)
            wrong(line, "not key=value");
        *equals = '\0';
        set(r, w, equals + 1, b.n - (size_t)(equals + 1 - w), line);
    }
    cc_buf_clear(&b);
}

static void
read_setting(struct httpd_script *s, const char *at, int line)
{
    char name[32] = "";
    long value = 0;

    if (sscanf(at, "@%31s %ld", name, &value) != 2)
        wrong(line, "not @name NUMBER");
    if (strcmp(name, "limit") == 0)
        s->limit = (int)value;
    else if (strcmp(name, "retry-after") == 0)
        s->retry_after = value;
    else if (strcmp(name, "latency") == 0)
        s->latency_ms = value;
    else
        wrong(line, "no such setting");
}

void
httpd_script_read(struct httpd_script *s, const char *text)
{
    int line = 1;

    *s = (struct httpd_script){.retry_after = -1};
    for (const char *p = text; p != NULL && *p != '\0'; line++) {
        p += strspn(p, " \t");
        if (*p == '@')
            read_setting(s, p, line);
        else if (*p != '#' && *p != '\n' && *p != '\0')
            read_rule(s, p, line);
        p = strchr(p, '\n');
        p = p ? p + 1 : NULL;
    }
}

void
httpd_script_clear(struct httpd_script *s)
{
    for (size_t i = 0; i < s->n_rules; i++) {
        struct httpd_rule *r = &s->rules[i];

        free(r->pattern);
        free(r->has);
        free(r->type);
        cc_buf_clear(&r->headers);
        cc_buf_clear(&r->body);
    }
    free(s->rules);
}

const struct httpd_rule *
httpd_script_find(struct httpd_script *s, const char *method, const char *path, const char *params)
{
    char *line = cc_mem_printf("%s %s", method, path);
    const struct httpd_rule *found = &NO_RULE;

    for (size_t i = 0; i < s->n_rules && found == &NO_RULE; i++) {
        struct httpd_rule *r = &s->rules[i];

        if (r->times == 0 || fnmatch(r->pattern, line, 0) != 0 || (r->has != NULL && strstr(params, r->has) == NULL))
            continue;
        if (r->skip > 0) {
            r->skip--;
            continue;
        }
        if (r->times > 0)
            r->times--;
        found = r;
    }
    free(line);
    return found;
}

void
httpd_script_body(const struct httpd_script *s, const struct httpd_rule *rule, const char *path, const char *params,
    int *status, const char **type, struct cc_buf *body)
{
    (void)s;
    if (rule->action == HTTPD_EUTILS)
        httpd_eutils(rule, path, params, status, type, body);
    else if (rule->body.n > 0)
        cc_buf_add(body, rule->body.v, rule->body.n);
    else
        cc_buf_adds(body, rule == &NO_RULE ? "no rule of the script answers this\n" : "");
}

/* httpd_script.h: the rules of a fixture server. The language is described in httpd.h. */
#ifndef CC_TESTS_HTTPD_SCRIPT_H
#define CC_TESTS_HTTPD_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* From RESET on: no status is sent. */
enum httpd_action {
    HTTPD_REPLY, HTTPD_CUT, HTTPD_STALL, HTTPD_DRIP, HTTPD_REDIRECT, HTTPD_EUTILS, HTTPD_RESET, HTTPD_CLOSE, HTTPD_GARBAGE,
    HTTPD__ACTION_MAX
};

struct httpd_rule {
    char *pattern, *has;
    enum httpd_action action;
    long skip, times; /* left; times -1 = for ever */
    long delay_ms, step_ms, cut;
    int status;
    char *type;
    struct cc_buf headers, body;
    bool gzip, chunked, no_length;
    long hits, pool, missing, poison, most;
};

struct httpd_script {
    struct httpd_rule *rules;
    size_t n_rules;
    int limit;
    long retry_after, latency_ms;
};

void httpd_script_read(struct httpd_script *s, const char *text); /* exits with a message when it is wrong */
void httpd_script_clear(struct httpd_script *s);

/* The rule for a request; counts it. Never NULL. */
const struct httpd_rule *httpd_script_find(struct httpd_script *s, const char *method, const char *path, const char *params);

/* The body of a rule for a request; may change status and type. */
void httpd_script_body(const struct httpd_script *s, const struct httpd_rule *rule, const char *path, const char *params,
    int *status, const char **type, struct cc_buf *body);

/* httpd_eutils.c */
void httpd_eutils(const struct httpd_rule *rule, const char *path, const char *params, int *status, const char **type,
    struct cc_buf *body);

#endif

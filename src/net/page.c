/* page.c: one article by its address (cc_net_fetch_article). What the bytes mean is the article readers' business. */
#include <claimcheck/net.h>

#include <strings.h>

#include <claimcheck/limits.h>

#include "base/mem.h"

#define DEADLINE_MS 60000

static const char *const KINDS[] = {
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

static bool
is_article(const char *content_type)
{
    size_t n;

    if (content_type == NULL)
        return true; /* the readers look at the bytes */
    n = strcspn(content_type, "; \t");
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strlen(KINDS[i]) == n && strncasecmp(content_type, KINDS[i], n) == 0)
            return true;
    }
    return false;
}

static enum cc_reply_class
judge(void *arg, long s, const char *content_type, const char *body, size_t len, struct cc_error *error)
{
    (void)arg, (void)content_type, (void)body, (void)len;
    if (s < 200 || s >= 300) {
        cc_error_set(error, CC_NET, "HTTP %ld", s);
        return s == 429 ? CC_REPLY_RATE_LIMITED : s == 408 || s >= 500 ? CC_REPLY_TRANSIENT : CC_REPLY_PERMANENT;
    }
    return CC_REPLY_GOOD;
}

struct taken {
    struct cc_net_page *out;
    struct cc_error error;
};

static void
on_done(void *arg, const struct cc_reply *reply, const struct cc_error *error)
{
    struct taken *t = arg;

    if (error != NULL) {
        t->error = *error;
    } else if (!is_article(reply->content_type)) {
        cc_error_set(&t->error, CC_INPUT, "%s: is %.80s; an article is HTML, plain text, Markdown, PDF or DOCX",
            reply->final_url, reply->content_type);
    } else {
        t->out->bytes = cc_mem_strndup(reply->body, reply->body_len);
        t->out->len = reply->body_len;
        t->out->url = cc_mem_strdup(reply->final_url);
        t->out->content_type = cc_mem_strdup(reply->content_type);
        t->out->fetched_at = reply->ended_at_ms / 1000;
    }
}

enum cc_status
cc_net_fetch_article(
    const char *url, const struct cc_net_page_options *options, struct cc_net_page *out, struct cc_error *error)
{
    static const struct cc_net_page_options NONE = {0};
    const struct cc_net_page_options *o = options ? options : &NONE;
    struct cc_net_config config = {.deadline_ms = o->deadline_ms ? o->deadline_ms : DEADLINE_MS, .max_tries = 3,
        .clock = o->clock, .cancelled = o->cancelled};
    struct taken taken = {.out = out};
    struct cc_request request = {
        .url = url,
        .accept = "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.1",
        .other_hosts = true,
        .public_only = !o->allow_private,
        .max_bytes = o->max_bytes ? o->max_bytes : CC_ARTICLE_MAX_BYTES,
        .judge = judge,
        .done = on_done,
        .arg = &taken,
    };
    struct cc_net *net = NULL;
    enum cc_status status = cc_net_new(&config, &net, error);

    if (status == CC_OK)
        status = cc_net_submit(net, &request, error);
    if (status == CC_OK) {
        struct cc_error ignored = {0}; /* the callback was told the same */

        (void)!cc_net_run(net, &ignored);
        status = taken.error.status;
        if (status != CC_OK)
            *error = taken.error;
    }
    cc_net_free(net);
    return status;
}

void
cc_net_page_clear(struct cc_net_page *page)
{
    free(page->bytes);
    free(page->url);
    free(page->content_type);
    *page = (struct cc_net_page){0};
}

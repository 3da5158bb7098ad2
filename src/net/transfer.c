/* transfer.c: see transfer.h. What libcurl is told, and what it tells. */
#include "net/transfer.h"

#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <claimcheck/limits.h>

#include "net/guard.h"
#include "net/limiter.h"
#include "net/url.h"

static const char PRIVATE[] = "an address of this machine or of a private network, which is not asked";

struct cc_transfer *
cc_transfer_new(const struct cc_request *r)
{
    struct cc_transfer *t = cc_mem_alloc(sizeof *t);

    t->url = cc_mem_strdup(r->url);
    t->params = cc_mem_strdup(r->params && *r->params ? r->params : NULL);
    t->secret = cc_mem_strdup(r->secret && *r->secret ? r->secret : NULL);
    t->accept = r->accept ? cc_mem_printf("Accept: %s", r->accept) : NULL;
    t->post = t->asked_post = r->post || t->secret != NULL;
    t->other_hosts = r->other_hosts;
    t->public_only = r->public_only;
    t->max_tries = r->max_tries;
    t->max_bytes = r->max_bytes ? r->max_bytes : CC_RESPONSE_MAX_BYTES;
    t->judge = r->judge;
    t->done = r->done;
    t->arg = r->arg;
    return t;
}

static void
forget_reply(struct cc_transfer *t)
{
    cc_buf_clear(&t->body);
    free(t->content_type);
    free(t->location);
    t->content_type = t->location = NULL;
    t->over = t->stalled = t->timed_out = t->ready = t->left = false;
    t->http_status = 0;
    t->rate_limit = t->rate_remaining = -1;
    t->retry_after_ms = -1;
    t->date_at = t->retry_at = 0;
    t->detail[0] = '\0';
    t->error = (struct cc_error){0};
}

void
cc_transfer_free(struct cc_transfer *t)
{
    if (t == NULL)
        return;
    forget_reply(t);
    if (t->easy != NULL)
        curl_easy_cleanup(t->easy);
    curl_slist_free_all(t->headers);
    cc_guard_free(t->guard);
    free(t->url);
    free(t->params);
    free(t->accept);
    free(t->at);
    if (t->secret != NULL)
        explicit_bzero(t->secret, strlen(t->secret));
    free(t->secret);
    free(t);
}

/* ------------------------------------------------------------ curl's calls */

static size_t
on_body(char *bytes, size_t size, size_t n, void *arg)
{
    struct cc_transfer *t = arg;

    n *= size;
    if (n > t->max_bytes - t->body.n) {
        t->over = true;
        return 0; /* ends the transfer */
    }
    cc_buf_add(&t->body, bytes, n);
    return n;
}

static long
header_number(const char *line, size_t n, const char *name)
{
    size_t len = strlen(name);
    char digits[16] = "";
    size_t d = 0;

    if (n <= len || strncasecmp(line, name, len) != 0)
        return -1;
    for (size_t i = len; i < n && d < 9; i++) {
        if (line[i] >= '0' && line[i] <= '9')
            digits[d++] = line[i];
        else if (d > 0 || (line[i] != ' ' && line[i] != '\t'))
            break;
    }
    return d > 0 ? strtol(digits, NULL, 10) : -1;
}

/* The date that a header gives, seconds since 1970; 0 when it gives none. */
static int64_t
header_date(const char *line, size_t n, const char *name)
{
    size_t len = strlen(name);
    char *date;
    time_t at;

    if (n <= len || strncasecmp(line, name, len) != 0)
        return 0;
    date = cc_mem_strndup(line + len, n - len < 40 ? n - len : 40);
    at = curl_getdate(date, NULL);
    free(date);
    return at > 0 ? (int64_t)at : 0;
}

static size_t
on_header(char *line, size_t size, size_t n, void *arg)
{
    struct cc_transfer *t = arg;
    long value;

    n *= size;
    if ((value = header_number(line, n, "X-RateLimit-Limit:")) >= 0)
        t->rate_limit = value;
    if ((value = header_number(line, n, "X-RateLimit-Remaining:")) >= 0)
        t->rate_remaining = value;
    if ((value = header_date(line, n, "Date:")) > 0)
        t->date_at = value;
    if (header_number(line, n, "Retry-After:") < 0 && (value = header_date(line, n, "Retry-After:")) > 0)
        t->retry_at = value;
    return n;
}

/* The connection stands and the request is about to leave. */
static int
on_ready(void *arg, char *remote, char *local, int remote_port, int local_port)
{
    struct cc_transfer *t = arg;

    (void)remote, (void)local, (void)remote_port, (void)local_port;
    t->ready = true;
    return CURL_PREREQFUNC_OK;
}

void
cc_transfer_note_departure(struct cc_transfer *t)
{
    long sent = 0;

    if (!t->ready || t->left)
        return;
    curl_easy_getinfo(t->easy, CURLINFO_REQUEST_SIZE, &sent);
    t->left = sent > 0;
    if (t->left)
        cc_limiter_sent(t->limiter, t->ticket);
}

/* ------------------------------------------------------------------ start */

static void
set_content(struct cc_transfer *t)
{
    const char *url = t->at ? t->at : t->url;
    struct cc_buf b = {0};

    if (t->post) {
        cc_buf_adds(&b, t->params);
        if (t->secret != NULL) {
            cc_buf_adds(&b, b.n ? "&" : "");
            cc_buf_adds(&b, t->secret);
        }
        curl_easy_setopt(t->easy, CURLOPT_URL, url);
        curl_easy_setopt(t->easy, CURLOPT_POSTFIELDSIZE, (long)b.n);
        curl_easy_setopt(t->easy, CURLOPT_COPYPOSTFIELDS, b.n ? b.v : "");
        if (b.n > 0)
            explicit_bzero(b.v, b.n);
    } else {
        cc_buf_adds(&b, url);
        if (t->params != NULL && t->at == NULL) { /* a redirect names its own query */
            cc_buf_addc(&b, strchr(url, '?') ? '&' : '?');
            cc_buf_adds(&b, t->params);
        }
        curl_easy_setopt(t->easy, CURLOPT_URL, b.v);
    }
    cc_buf_clear(&b);
}

/* Whom to trust: the system's authorities, or the file that a person names in the way that curl and OpenSSL's programs
 * know (an office's own authority). libcurl itself does not look. There is no way to trust nobody in particular. */
static void
set_trust(CURL *e)
{
    const char *file = getenv("CURL_CA_BUNDLE");

    if (file == NULL || *file == '\0')
        file = getenv("SSL_CERT_FILE");
    if (file != NULL && *file != '\0')
        curl_easy_setopt(e, CURLOPT_CAINFO, file);
    curl_easy_setopt(e, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(e, CURLOPT_SSL_VERIFYHOST, 2L);
}

enum cc_status
cc_transfer_start(struct cc_transfer *t, const struct cc_transfer_options *o, struct cc_error *error)
{
    CURL *e = curl_easy_init();

    if (e == NULL)
        return cc_error_set(error, CC_NET, "libcurl gives no handle");
    forget_reply(t);
    t->easy = e;
    if (t->public_only) {
        cc_guard_free(t->guard);
        t->guard = cc_guard_new(t->at ? t->at : t->url);
        if (!cc_guard_set(t->guard, e))
            return cc_error_set(error, CC_INPUT, "%s", PRIVATE);
    }
    if (t->accept != NULL && t->headers == NULL)
        t->headers = curl_slist_append(NULL, t->accept);
    curl_easy_setopt(e, CURLOPT_HTTPHEADER, t->headers);
    t->mark_at = o->now_ms;
    t->mark_bytes = 0;
    set_content(t);
    curl_easy_setopt(e, CURLOPT_PRIVATE, t);
    curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->detail);
    curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L); /* net follows by its own rule */
    set_trust(e);
    /* HTTP/2 over TLS where offered. A permitted start does not wait to see whether another's connection can be shared:
     * with a slow handshake all of a second's starts would leave at one moment. */
    curl_easy_setopt(e, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(e, CURLOPT_PIPEWAIT, 0L);
    curl_easy_setopt(e, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(e, CURLOPT_USERAGENT, o->user_agent);
    curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS,
        (long)(o->remaining_ms < CC_TRANSFER_CONNECT_MS ? o->remaining_ms : CC_TRANSFER_CONNECT_MS));
    curl_easy_setopt(e, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(e, CURLOPT_UNRESTRICTED_AUTH, 0L);
    curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(e, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(e, CURLOPT_HEADERDATA, t);
    curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, on_ready);
    curl_easy_setopt(e, CURLOPT_PREREQDATA, t);
    return CC_OK;
}

/* -------------------------------------------------------------------- end */

static void
blot_value(const char *value, size_t len, char *text, size_t n)
{
    char *end = text + n;

    if (len < 4) /* too short to be a secret, and everywhere in a text */
        return;
    for (char *p = text; (p = memmem(p, (size_t)(end - p), value, len)) != NULL; p += len)
        memset(p, '*', len);
}

void
cc_transfer_blot(const char *secret, char *text, size_t n)
{
    while (secret != NULL && *secret != '\0') {
        size_t len = strcspn(secret, "&");
        const char *value = memchr(secret, '=', len);

        if (value != NULL) {
            size_t value_len = (size_t)(secret + len - ++value);
            int plain_len = 0;
            char *plain = curl_easy_unescape(NULL, value, (int)value_len, &plain_len);

            blot_value(value, value_len, text, n);
            if (plain != NULL)
                blot_value(plain, (size_t)plain_len, text, n);
            curl_free(plain);
        }
        secret += len + (secret[len] == '&');
    }
}

void
cc_transfer_end(struct cc_transfer *t, CURLcode code)
{
    curl_off_t retry_after = 0;
    char *text = NULL;

    t->result = code;
    cc_transfer_note_departure(t);
    if (!t->left)
        cc_limiter_not_sent(t->limiter, t->ticket);
    curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &t->http_status);
    if (curl_easy_getinfo(t->easy, CURLINFO_RETRY_AFTER, &retry_after) == CURLE_OK && retry_after > 0)
        t->retry_after_ms = retry_after < 86400 ? (int64_t)retry_after * 1000 : 86400000;
    if (t->retry_at > 0 &&
        t->date_at > 0) /* both by the server's clock: ours, which curl holds it against, may be wrong */
        t->retry_after_ms = t->retry_at > t->date_at
            ? (t->retry_at - t->date_at < 86400 ? (t->retry_at - t->date_at) * 1000 : 86400000)
            : 0;
    if (curl_easy_getinfo(t->easy, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK)
        t->content_type = cc_mem_strdup(text);
    text = NULL;
    if (curl_easy_getinfo(t->easy, CURLINFO_REDIRECT_URL, &text) == CURLE_OK)
        t->location = cc_mem_strdup(text);
    curl_easy_cleanup(t->easy);
    t->easy = NULL;
    cc_buf_add(&t->body, "", 0);
    cc_transfer_blot(t->secret, t->body.v, t->body.n);
    cc_transfer_blot(t->secret, t->detail, strlen(t->detail));
}

enum cc_net_fault
cc_transfer_fault_of(int code)
{
    switch (code) {
    case CURLE_OK: return CC_FAULT_NONE;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return CC_FAULT_RESOLVE;
    case CURLE_COULDNT_CONNECT: return CC_FAULT_CONNECT;
    case CURLE_OPERATION_TIMEDOUT: return CC_FAULT_TIMEOUT;
    case CURLE_SEND_ERROR:
    case CURLE_SEND_FAIL_REWIND: return CC_FAULT_SEND;
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return CC_FAULT_RECEIVE;
    case CURLE_PARTIAL_FILE: return CC_FAULT_CUT;
    case CURLE_GOT_NOTHING: return CC_FAULT_EMPTY;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH: return CC_FAULT_TLS;
    case CURLE_UNSUPPORTED_PROTOCOL: /* also HTTP/0.9, which is what not-HTTP looks like */
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING: return CC_FAULT_GARBAGE;
    case CURLE_WRITE_ERROR:
    case CURLE_FILESIZE_EXCEEDED: return CC_FAULT_TOO_BIG;
    case CURLE_TOO_MANY_REDIRECTS: return CC_FAULT_REDIRECT;
    case CURLE_URL_MALFORMAT: return CC_FAULT_URL;
    default: return CC_FAULT_OTHER;
    }
}

enum cc_net_fault
cc_transfer_fault(const struct cc_transfer *t)
{
    if (t->over)
        return CC_FAULT_TOO_BIG;
    if (t->result != CURLE_OK && cc_guard_refused(t->guard))
        return CC_FAULT_REFUSED;
    if (t->stalled || t->timed_out)
        return CC_FAULT_TIMEOUT;
    /* curl has no code of its own for a broken chunk: bytes came and the rest cannot be read */
    if (t->result == CURLE_RECV_ERROR && t->http_status != 0)
        return CC_FAULT_CUT;
    return cc_transfer_fault_of((int)t->result);
}

void
cc_transfer_describe(struct cc_transfer *t, enum cc_net_fault fault, struct cc_error *error)
{
    static const char *const WHAT[CC_FAULT__MAX] = {
        [CC_FAULT_RESOLVE] = "the host name cannot be resolved",
        [CC_FAULT_CONNECT] = "cannot connect",
        [CC_FAULT_TIMEOUT] = "no answer in time",
        [CC_FAULT_SEND] = "the request could not be sent",
        [CC_FAULT_RECEIVE] = "the connection broke",
        [CC_FAULT_CUT] = "the reply was cut short",
        [CC_FAULT_EMPTY] = "closed without a reply",
        [CC_FAULT_TLS] = "the server's TLS certificate or handshake cannot be trusted",
        [CC_FAULT_GARBAGE] = "the reply is not HTTP",
        [CC_FAULT_REFUSED] = PRIVATE,
        [CC_FAULT_URL] = "not an address that can be asked",
        [CC_FAULT_OTHER] = "the transfer failed",
    };

    switch (fault) {
    case CC_FAULT_TOO_BIG:
        cc_error_set(error, CC_LIMIT, "the reply is longer than %zu bytes, which is the most that is read", t->max_bytes);
        break;
    case CC_FAULT_REDIRECT: {
        char *to = cc_url_bare(t->location ? t->location : "elsewhere");

        cc_error_set(error, CC_NET, "HTTP %ld redirects to %s, which is not followed", t->http_status, to);
        cc_transfer_blot(t->secret, error->message, strlen(error->message));
        free(to);
        break;
    }
    default:
        /* curl's own words help with names and certificates; for the rest ours say it all */
        if (fault == CC_FAULT_REFUSED)
            cc_error_set(error, CC_INPUT, "%s", PRIVATE);
        else if ((fault == CC_FAULT_TLS || fault == CC_FAULT_OTHER || fault == CC_FAULT_RESOLVE) && t->detail[0])
            cc_error_set(error, CC_NET, "%s (%s)", WHAT[fault], t->detail);
        else
            cc_error_set(error, CC_NET, "%s", WHAT[fault] ? WHAT[fault] : "the transfer failed");
    }
}

char *
cc_transfer_where(const struct cc_transfer *t)
{
    return cc_url_bare(t->at ? t->at : t->url);
}

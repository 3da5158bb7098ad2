/* job.c: see job.h. What libcurl is told, and what it tells. */
#include "net/job.h"

#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <claimcheck/limits.h>

#include "net/limiter.h"
#include "net/url.h"

struct cc_job *
cc_job_new(const struct cc_request *r)
{
    struct cc_job *job = cc_mem_alloc(sizeof *job);

    job->url = cc_mem_strdup(r->url);
    job->params = cc_mem_strdup(r->params && *r->params ? r->params : NULL);
    job->secret = cc_mem_strdup(r->secret && *r->secret ? r->secret : NULL);
    job->post = r->post || job->secret != NULL;
    job->max_tries = r->max_tries;
    job->max_bytes = r->max_bytes ? r->max_bytes : CC_RESPONSE_MAX_BYTES;
    job->judge = r->judge;
    job->done = r->done;
    job->arg = r->arg;
    return job;
}

static void
forget_reply(struct cc_job *job)
{
    cc_buf_clear(&job->body);
    free(job->content_type);
    free(job->location);
    job->content_type = job->location = NULL;
    job->over = job->stalled = job->timed_out = false;
    job->http_status = 0;
    job->rate_limit = job->rate_remaining = -1;
    job->retry_after_ms = -1;
    job->detail[0] = '\0';
    job->error = (struct cc_error){0};
}

void
cc_job_free(struct cc_job *job)
{
    if (job == NULL)
        return;
    forget_reply(job);
    if (job->easy != NULL)
        curl_easy_cleanup(job->easy);
    free(job->url);
    free(job->params);
    if (job->secret != NULL)
        explicit_bzero(job->secret, strlen(job->secret));
    free(job->secret);
    free(job->at);
    free(job);
}

/* ------------------------------------------------------------ curl's calls */

static size_t
on_body(char *bytes, size_t size, size_t n, void *arg)
{
    struct cc_job *job = arg;

    n *= size;
    if (n > job->max_bytes - job->body.n) {
        job->over = true;
        return 0; /* ends the transfer */
    }
    cc_buf_add(&job->body, bytes, n);
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

static size_t
on_header(char *line, size_t size, size_t n, void *arg)
{
    struct cc_job *job = arg;
    long value;

    n *= size;
    if ((value = header_number(line, n, "X-RateLimit-Limit:")) >= 0)
        job->rate_limit = value;
    if ((value = header_number(line, n, "X-RateLimit-Remaining:")) >= 0)
        job->rate_remaining = value;
    return n;
}

/* The connection stands and the request is about to leave: only now does the start count. */
static int
on_ready(void *arg, char *remote, char *local, int remote_port, int local_port)
{
    struct cc_job *job = arg;

    (void)remote, (void)local, (void)remote_port, (void)local_port;
    if (job->limiter != NULL)
        cc_limiter_sent(job->limiter, job->ticket);
    return CURL_PREREQFUNC_OK;
}

/* ------------------------------------------------------------------ start */

static void
set_content(struct cc_job *job)
{
    const char *url = job->at ? job->at : job->url;
    struct cc_buf b = {0};

    if (job->post) {
        cc_buf_adds(&b, job->params);
        if (job->secret != NULL) {
            cc_buf_adds(&b, b.n ? "&" : "");
            cc_buf_adds(&b, job->secret);
        }
        curl_easy_setopt(job->easy, CURLOPT_URL, url);
        curl_easy_setopt(job->easy, CURLOPT_POSTFIELDSIZE, (long)b.n);
        curl_easy_setopt(job->easy, CURLOPT_COPYPOSTFIELDS, b.n ? b.v : "");
        if (b.n > 0)
            explicit_bzero(b.v, b.n);
    } else {
        cc_buf_adds(&b, url);
        if (job->params != NULL && job->at == NULL) { /* a redirect names its own query */
            cc_buf_addc(&b, strchr(url, '?') ? '&' : '?');
            cc_buf_adds(&b, job->params);
        }
        curl_easy_setopt(job->easy, CURLOPT_URL, b.v);
    }
    cc_buf_clear(&b);
}

enum cc_status
cc_job_start(struct cc_job *job, const struct cc_job_options *o, struct cc_error *error)
{
    CURL *e = curl_easy_init();

    if (e == NULL)
        return cc_error_set(error, CC_NET, "libcurl gives no handle");
    forget_reply(job);
    job->easy = e;
    job->mark_at = o->now_ms;
    job->mark_bytes = 0;
    set_content(job);
    curl_easy_setopt(e, CURLOPT_PRIVATE, job);
    curl_easy_setopt(e, CURLOPT_ERRORBUFFER, job->detail);
    curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L); /* net follows by its own rule */
    curl_easy_setopt(e, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(e, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(e, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(e, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(e, CURLOPT_USERAGENT, o->user_agent);
    curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, (long)(o->remaining_ms < CC_JOB_CONNECT_MS ? o->remaining_ms : CC_JOB_CONNECT_MS));
    curl_easy_setopt(e, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(e, CURLOPT_UNRESTRICTED_AUTH, 0L);
    curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(e, CURLOPT_WRITEDATA, job);
    curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(e, CURLOPT_HEADERDATA, job);
    curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, on_ready);
    curl_easy_setopt(e, CURLOPT_PREREQDATA, job);
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
cc_job_blot(const char *secret, char *text, size_t n)
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
cc_job_end(struct cc_job *job, CURLcode code)
{
    curl_off_t retry_after = 0;
    char *text = NULL;

    job->result = code;
    curl_easy_getinfo(job->easy, CURLINFO_RESPONSE_CODE, &job->http_status);
    if (curl_easy_getinfo(job->easy, CURLINFO_RETRY_AFTER, &retry_after) == CURLE_OK && retry_after > 0)
        job->retry_after_ms = retry_after < 86400 ? (int64_t)retry_after * 1000 : 86400000;
    if (curl_easy_getinfo(job->easy, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK)
        job->content_type = cc_mem_strdup(text);
    text = NULL;
    if (curl_easy_getinfo(job->easy, CURLINFO_REDIRECT_URL, &text) == CURLE_OK)
        job->location = cc_mem_strdup(text);
    curl_easy_cleanup(job->easy);
    job->easy = NULL;
    cc_buf_add(&job->body, "", 0);
    cc_job_blot(job->secret, job->body.v, job->body.n);
    cc_job_blot(job->secret, job->detail, strlen(job->detail));
}

enum cc_net_fault
cc_job_fault_of(int code)
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
cc_job_fault(const struct cc_job *job)
{
    if (job->over)
        return CC_FAULT_TOO_BIG;
    if (job->stalled || job->timed_out)
        return CC_FAULT_TIMEOUT;
    /* curl has no code of its own for a broken chunk: bytes came and the rest cannot be read */
    if (job->result == CURLE_RECV_ERROR && job->http_status != 0)
        return CC_FAULT_CUT;
    return cc_job_fault_of((int)job->result);
}

void
cc_job_describe(struct cc_job *job, enum cc_net_fault fault, struct cc_error *error)
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
        [CC_FAULT_REFUSED] = "a private or loopback address is not asked",
        [CC_FAULT_URL] = "not an address that can be asked",
        [CC_FAULT_OTHER] = "the transfer failed",
    };

    switch (fault) {
    case CC_FAULT_TOO_BIG:
        cc_error_set(error, CC_LIMIT, "the reply is longer than %zu bytes, which is the most that is read", job->max_bytes);
        break;
    case CC_FAULT_REDIRECT: {
        char *to = cc_url_bare(job->location ? job->location : "elsewhere");

        cc_error_set(error, CC_NET, "HTTP %ld redirects to %s, which is not followed", job->http_status, to);
        cc_job_blot(job->secret, error->message, strlen(error->message));
        free(to);
        break;
    }
    default:
        /* curl's own words help with names and certificates; for the rest ours say it all */
        if ((fault == CC_FAULT_TLS || fault == CC_FAULT_OTHER || fault == CC_FAULT_RESOLVE) && job->detail[0])
            cc_error_set(error, CC_NET, "%s (%s)", WHAT[fault], job->detail);
        else
            cc_error_set(error, CC_NET, "%s", WHAT[fault] ? WHAT[fault] : "the transfer failed");
    }
}

char *
cc_job_where(const struct cc_job *job)
{
    return cc_url_bare(job->at ? job->at : job->url);
}

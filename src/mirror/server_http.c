/* server_http.c: the E-utilities server's bytes in and out. The only file of it that knows libmicrohttpd. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <microhttpd.h>

#include "base/clock.h"
#include "mirror/server.h"
#include "mirror/server_guests.h"

/* One request while its body comes in. */
struct request {
    struct cc_buf body;
    bool post, too_large;
    size_t got;
    int64_t arrived_at; /* milliseconds */
};

static const char *const MIMES[] = {"text/xml; charset=UTF-8", "application/json; charset=UTF-8", "text/plain; charset=UTF-8", "application/xml-dtd"};

static enum MHD_Result
reply(struct MHD_Connection *connection, struct cc_call *call, long limit, long left)
{
    bool packed = cc_gzip_is_accepted(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Accept-Encoding")) &&
        cc_gzip_pack(&call->body);
    size_t len;
    char *bytes = cc_buf_take(&call->body, &len), number[24];
    struct MHD_Response *response = MHD_create_response_from_buffer(len, bytes, MHD_RESPMEM_MUST_FREE);
    enum MHD_Result result;

    if (response == NULL) {
        free(bytes);
        return MHD_NO;
    }
    MHD_add_response_header(response, "Content-Type", MIMES[call->mime]);
    if (packed)
        MHD_add_response_header(response, "Content-Encoding", "gzip");
    MHD_add_response_header(response, "Vary", "Accept-Encoding");
    MHD_add_response_header(response, "Cache-Control", "private");
    MHD_add_response_header(response, "Access-Control-Allow-Origin", "*");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    if (limit > 0) {
        (void)snprintf(number, sizeof number, "%ld", limit);
        MHD_add_response_header(response, "X-RateLimit-Limit", number);
        (void)snprintf(number, sizeof number, "%ld", left > 0 ? left : 0);
        MHD_add_response_header(response, "X-RateLimit-Remaining", number);
        if (call->status == 429)
            MHD_add_response_header(response, "Retry-After", "2");
    }
    if (call->location[0] != '\0')
        MHD_add_response_header(response, "Location", call->location);
    result = MHD_queue_response(connection, call->status, response);
    MHD_destroy_response(response);
    return result;
}

/* "/entrez/eutils/esearch.fcgi" and "/e/esearch.fcgi" -> "esearch" */
static void
endpoint_of(const char *url, char out[16])
{
    static const char *const FOLDERS[] = {"/entrez/eutils/", "/e/", "/"};
    size_t n;

    out[0] = '\0';
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
        size_t skip = strlen(FOLDERS[i]);

        if (strncmp(url, FOLDERS[i], skip) != 0)
            continue;
        url += skip;
        break;
    }
    n = strcspn(url, ".");
    if (n == 0 || n >= 16 || (strcmp(url + n, ".fcgi") != 0 && strcmp(url + n, ".cgi") != 0 && url[n] != '\0'))
        return;
    memcpy(out, url, n);
    out[n] = '\0';
}

static enum MHD_Result
add_argument(void *arg, enum MHD_ValueKind kind, const char *key, size_t key_len, const char *value, size_t value_len)
{
    struct cc_params *params = arg;

    (void)kind;
    if (key_len > 0)
        cc_params_add(params, key, key_len, value ? value : "", value ? value_len : 0);
    return params->too_many ? MHD_NO : MHD_YES;
}

static void
client_address(struct MHD_Connection *connection, char out[INET6_ADDRSTRLEN])
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *address = info ? info->client_addr : NULL;

    out[0] = '\0';
    if (address != NULL && address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, out, INET6_ADDRSTRLEN);
    else if (address != NULL && address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, out, INET6_ADDRSTRLEN);
}

/* Counts the request; false when it was answered with NCBI's own refusal. */
static bool
within_rate(struct cc_call *call, struct MHD_Connection *connection, long *limit, long *left)
{
    const char *api_key = cc_params_get(&call->params, "api_key");
    char address[INET6_ADDRSTRLEN];
    struct cc_json_writer w = {.out = &call->body, .compact = true};
    char number[24];
    long count;

    *limit = 3;
    *left = 2;
    if (call->server->config.rate <= 0)
        return true;
    if (cc_params_has(&call->params, "api_key") && api_key == NULL) {
        call->status = 400;
        call->mime = CC_MIME_JSON;
        cc_buf_adds(&call->body, "{\"error\":\"API key invalid\",\"api-key\":\"\",\"type\":\"invalid\",\n\"status\":\"unknown\"}");
        return false;
    }
    client_address(connection, address);
    count = cc_limit_count(
        call->server->limit, api_key ? api_key : address, api_key != NULL, cc_clock_now_ms(NULL), limit);
    *left = *limit - count;
    if (count <= *limit)
        return true;
    call->status = 429;
    call->mime = CC_MIME_JSON;
    cc_json_open(&w, NULL, '{');
    cc_json_str(&w, "error", "API rate limit exceeded");
    cc_json_str(&w, "api-key", api_key ? api_key : address);
    (void)snprintf(number, sizeof number, "%ld", count);
    cc_json_str(&w, "count", number);
    (void)snprintf(number, sizeof number, "%ld", *limit);
    cc_json_str(&w, "limit", number);
    cc_json_close(&w);
    return false;
}

static void
log_value(struct cc_buf *line, const char *value)
{
    for (const char *p = value; *p; p++) {
        if ((unsigned char)*p < 0x20 || *p == '&' || *p == '%')
            cc_buf_addf(line, "%%%02X", (unsigned)(unsigned char)*p);
        else
            cc_buf_addc(line, *p);
    }
}

/* One write for the whole line: threads do not mix. */
static void
log_call(const struct cc_call *call, const struct request *request)
{
    struct cc_buf line = {0};

    cc_buf_addf(&line, "%lld\t%s\t%s\t%u\t", (long long)request->arrived_at, request->post ? "POST" : "GET",
        call->endpoint, call->status);
    for (size_t i = 0; i < call->params.n; i++) {
        const struct cc_param *p = &call->params.v[i];

        cc_buf_adds(&line, i ? "&" : "");
        log_value(&line, p->name);
        cc_buf_addc(&line, '=');
        log_value(&line, strcmp(p->name, "api_key") == 0 ? "" : p->value);
    }
    cc_buf_addc(&line, '\n');
    fwrite(line.v, 1, line.n, call->server->config.log);
    fflush(call->server->config.log);
    cc_buf_clear(&line);
}

/* The Host header, where it is a name or address with a port and nothing else. */
static void
read_host(struct MHD_Connection *connection, char out[256])
{
    const char *host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
    size_t n = host != NULL ? strlen(host) : 0;

    out[0] = '\0';
    if (n > 0 && n < 256 && strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") == n)
        memcpy(out, host, n + 1);
}

static struct cc_guest *
guest_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info != NULL ? info->socket_context : NULL;
}

static void
on_connection(void *arg, struct MHD_Connection *connection, void **state, enum MHD_ConnectionNotificationCode code)
{
    struct cc_server *server = arg;
    const union MHD_ConnectionInfo *info;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *state = info != NULL ? cc_guest_enter(server->guests, info->connect_fd) : NULL;
    } else if (*state != NULL) {
        cc_guest_leave(*state);
        *state = NULL;
    }
}

/* The request is complete: run the call. */
static enum MHD_Result
answer(struct cc_server *server, struct MHD_Connection *connection, const char *url, const struct request *request)
{
    struct cc_call call = {.server = server, .status = 200, .mime = CC_MIME_TEXT};
    struct cc_error error = {0};
    char endpoint[16];
    long limit, left;
    enum MHD_Result result;

    endpoint_of(url, endpoint);
    call.endpoint = endpoint;
    read_host(connection, call.host);
    MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, add_argument, &call.params);
    if (request->body.n > 0)
        cc_params_read_form(&call.params, request->body.v, request->body.n);
    if (request->too_large) {
        limit = left = 0;
        call.status = 413;
        cc_buf_addf(&call.body, "The body of the request is larger than %zu bytes.\n", CC_SERVER_BODY_MAX);
    } else if (strcmp(url, CC_DTD_PATH) == 0) {
        limit = left = 0;
        call.mime = CC_MIME_DTD;
        cc_dtd_write(&call.body);
    } else if (within_rate(&call, connection, &limit, &left)) {
        call.backend = cc_server_take(server, &error);
        if (call.backend != NULL) {
            cc_call_run(&call);
            cc_server_give(server, call.backend);
        } else {
            cc_call_fail(&call, 500, error.message);
        }
    }
    __atomic_add_fetch(&server->requests, 1, __ATOMIC_RELAXED);
    if (server->config.log != NULL)
        log_call(&call, request);
    result = reply(connection, &call, limit, left);
    cc_call_clear(&call);
    return result;
}

static enum MHD_Result
refuse(struct MHD_Connection *connection, unsigned status, const char *text)
{
    struct cc_call call = {.status = status, .mime = CC_MIME_TEXT};
    enum MHD_Result result;

    cc_buf_adds(&call.body, text);
    result = reply(connection, &call, 0, 0);
    cc_call_clear(&call);
    return result;
}

static enum MHD_Result
on_request(void *arg, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
    const char *data, size_t *len, void **state)
{
    struct request *request = *state;
    bool post = strcmp(method, "POST") == 0;

    (void)version;
    if (request == NULL) {
        request = *state = cc_mem_alloc(sizeof *request);
        request->arrived_at = cc_clock_now_ms(NULL);
        request->post = post;
        return MHD_YES;
    }
    if (*len > 0) {
        request->got += *len;
        if (request->got > CC_SERVER_BODY_MAX) {
            request->too_large = true; /* read to the end, so that the answer is read too; kept no longer */
            cc_buf_clear(&request->body);
        } else if (post) {
            cc_buf_add(&request->body, data, *len);
        }
        *len = 0;
        return MHD_YES;
    }
    if (guest_of(connection) != NULL)
        cc_guest_asked(guest_of(connection));
    if (!post && strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "E-utilities are asked with GET or POST.\n");
    return answer(arg, connection, url, request);
}

static void
on_completed(void *arg, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode code)
{
    struct request *request = *state;

    (void)arg;
    (void)code;
    if (guest_of(connection) != NULL)
        cc_guest_answered(guest_of(connection));
    if (request != NULL)
        cc_buf_clear(&request->body);
    free(request);
    *state = NULL;
}

/* The address to listen at; v6 says which family it is. */
static bool
read_address(const char *text, uint16_t port, struct sockaddr_storage *out, bool *v6)
{
    struct sockaddr_in *four = (struct sockaddr_in *)(void *)out;
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)(void *)out;

    memset(out, 0, sizeof *out);
    *v6 = strchr(text, ':') != NULL;
    if (*v6) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(port);
        return inet_pton(AF_INET6, text, &six->sin6_addr) == 1;
    }
    four->sin_family = AF_INET;
    four->sin_port = htons(port);
    return inet_pton(AF_INET, text, &four->sin_addr) == 1;
}

enum cc_status
cc_server_listen(struct cc_server *server, struct cc_error *error)
{
    const char *listen = server->config.listen ? server->config.listen : "127.0.0.1";
    struct sockaddr_storage address;
    const union MHD_DaemonInfo *info;
    bool v6;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD;

    if (!read_address(listen, server->config.port, &address, &v6))
        return cc_error_set(error, CC_USAGE, "%s is not a numeric address to listen at", listen);
    if (v6)
        flags |= MHD_USE_IPv6;
    server->daemon = MHD_start_daemon(flags, 0, NULL, NULL, on_request, server, MHD_OPTION_SOCK_ADDR,
        (struct sockaddr *)&address, MHD_OPTION_NOTIFY_COMPLETED, on_completed, NULL, MHD_OPTION_NOTIFY_CONNECTION,
        on_connection, server, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)CC_SERVER_THREADS, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CC_SERVER_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)CC_SERVER_TIMEOUT_S,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, CC_SERVER_URL_MAX, MHD_OPTION_LISTEN_BACKLOG_SIZE, 511u, MHD_OPTION_END);
    if (server->daemon == NULL)
        return cc_error_set(
            error, CC_NET, "cannot listen at %s port %u: %s", listen, server->config.port, strerror(errno));
    info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    server->url = cc_mem_printf(v6 ? "http://[%s]:%u/entrez/eutils/" : "http://%s:%u/entrez/eutils/", listen,
        info ? (unsigned)info->port : (unsigned)server->config.port);
    return CC_OK;
}

void
cc_server_close(struct cc_server *server)
{
    if (server->daemon != NULL)
        MHD_stop_daemon(server->daemon);
    server->daemon = NULL;
}

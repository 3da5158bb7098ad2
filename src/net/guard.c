/* guard.c: see guard.h.
 *
 * Behind a proxy the address connected to is the proxy's, which may well be private: its addresses are allowed, with
 * its port, and what the proxy then does with the name is the proxy's affair. */
#include "net/guard.h"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "net/url.h"

struct cc_guard {
    char *url;
    struct addrinfo *proxy;
    bool refused;
};

/* libcurl's own order; it does not look at HTTP_PROXY either, which a web server might have set from a header. */
static const char *
proxy_of(const char *scheme)
{
    static const struct {
        const char *scheme, *variable;
    } TABLE[] = {{"http", "http_proxy"}, {"https", "https_proxy"}, {"https", "HTTPS_PROXY"}, {NULL, "all_proxy"},
        {NULL, "ALL_PROXY"}};

    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        const char *value = getenv(TABLE[i].variable);

        if (value != NULL && *value != '\0' && (TABLE[i].scheme == NULL || strcmp(TABLE[i].scheme, scheme) == 0))
            return value;
    }
    return NULL;
}

static struct addrinfo *
resolve_proxy(const char *proxy)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found = NULL;
    CURLU *u = curl_url();
    char *host = NULL, *port = NULL;

    if (u != NULL &&
        curl_url_set(u, CURLUPART_URL, proxy, CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK &&
        curl_url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK) {
        if (curl_url_get(u, CURLUPART_PORT, &port, 0) != CURLUE_OK)
            port = NULL;
        if (getaddrinfo(host, port ? port : "1080", &hints, &found) != 0) /* 1080: libcurl's default for proxies */
            found = NULL;
    }
    curl_free(host);
    curl_free(port);
    curl_url_cleanup(u);
    return found;
}

struct cc_guard *
cc_guard_new(const char *url)
{
    struct cc_guard *g = cc_mem_alloc(sizeof *g);

    g->url = cc_mem_strdup(url);
    return g;
}

void
cc_guard_free(struct cc_guard *g)
{
    if (g == NULL)
        return;
    if (g->proxy != NULL)
        freeaddrinfo(g->proxy);
    free(g->url);
    free(g);
}

static bool
is_proxy(const struct cc_guard *g, const struct curl_sockaddr *a)
{
    for (const struct addrinfo *p = g->proxy; p != NULL; p = p->ai_next) {
        if (p->ai_addrlen == a->addrlen && memcmp(p->ai_addr, &a->addr, a->addrlen) == 0)
            return true;
    }
    return false;
}

static curl_socket_t
on_open(void *arg, curlsocktype purpose, struct curl_sockaddr *a)
{
    struct cc_guard *g = arg;

    if (purpose != CURLSOCKTYPE_IPCXN || (!is_proxy(g, a) && cc_url_address_is_private(&a->addr))) {
        g->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

bool
cc_guard_set(struct cc_guard *g, CURL *easy)
{
    struct cc_url url = {0};
    struct cc_error ignored = {0};
    const char *proxy;
    bool good = false;

    if (cc_url_parse(g->url, &url, &ignored) == CC_OK && !cc_url_host_is_private(url.host)) {
        good = true;
        proxy = proxy_of(url.scheme);
        if (proxy != NULL)
            g->proxy = resolve_proxy(proxy);
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open);
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, g);
        /* no connection that was opened without the guard, and none of this one for others */
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    }
    cc_url_clear(&url);
    g->refused = !good;
    return good;
}

bool
cc_guard_refused(const struct cc_guard *g)
{
    return g != NULL && g->refused;
}

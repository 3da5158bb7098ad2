/* url.c: see url.h. The parsing itself is libcurl's, so that what is checked is what is asked. */
#include "net/url.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <stdint.h>

#include <claimcheck/net.h>
#include <curl/curl.h>

void
cc_net_form_add(struct cc_buf *out, const char *name, const char *value)
{
    static const char KEPT[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,";

    if (out->n > 0)
        cc_buf_addc(out, '&');
    cc_buf_adds(out, name);
    cc_buf_addc(out, '=');
    for (const char *p = value; *p != '\0'; p++) {
        if (strchr(KEPT, *p) != NULL)
            cc_buf_addc(out, *p);
        else
            cc_buf_addf(out, "%%%02X", (unsigned char)*p);
    }
}

static char *
part(CURLU *u, CURLUPart which, unsigned flags)
{
    char *text = NULL, *copy;

    if (curl_url_get(u, which, &text, flags) != CURLUE_OK)
        return NULL;
    copy = cc_mem_strdup(text);
    curl_free(text);
    for (char *p = copy; *p; p++)
        *p = (char)tolower((unsigned char)*p);
    return copy;
}

enum cc_status
cc_url_parse(const char *url, struct cc_url *out, struct cc_error *error)
{
    enum cc_status status = CC_USAGE;
    CURLU *u = curl_url();
    char *user = NULL, *port = NULL, *bare = cc_url_bare(url);

    if (u == NULL || curl_url_set(u, CURLUPART_URL, url, 0) != CURLUE_OK) {
        cc_error_set(error, CC_USAGE, "%s: not an http or https address", bare);
        goto out;
    }
    out->scheme = part(u, CURLUPART_SCHEME, 0);
    out->host = part(u, CURLUPART_HOST, 0);
    if (out->scheme == NULL || out->host == NULL || out->host[0] == '\0' ||
        (strcmp(out->scheme, "http") != 0 && strcmp(out->scheme, "https") != 0)) {
        cc_error_set(error, CC_USAGE, "%s: not an http or https address", bare);
        goto out;
    }
    user = part(u, CURLUPART_USER, 0);
    if (user != NULL) {
        cc_error_set(error, CC_USAGE, "%s: an address with a user name or password is not asked", bare);
        goto out;
    }
    port = part(u, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    out->port = port ? strtol(port, NULL, 10) : 0;
    status = CC_OK;
out:
    if (status != CC_OK)
        cc_url_clear(out);
    curl_url_cleanup(u);
    free(user);
    free(port);
    free(bare);
    return status;
}

void
cc_url_clear(struct cc_url *url)
{
    free(url->scheme);
    free(url->host);
    *url = (struct cc_url){0};
}

bool
cc_url_redirect_allowed(const char *from, const char *to, bool any_host)
{
    struct cc_url a = {0}, b = {0};
    struct cc_error ignored = {0};
    bool allowed = false;

    if (cc_url_parse(from, &a, &ignored) == CC_OK && cc_url_parse(to, &b, &ignored) == CC_OK) {
        bool upgrade = strcmp(a.scheme, "http") == 0 && strcmp(b.scheme, "https") == 0;
        bool same = strcmp(a.scheme, b.scheme) == 0;

        if (any_host)
            allowed = upgrade || same;
        else
            allowed = strcmp(a.host, b.host) == 0 && (upgrade || (same && a.port == b.port));
    }
    cc_url_clear(&a);
    cc_url_clear(&b);
    return allowed;
}

static bool
ipv4_is_private(uint32_t a)
{
    static const struct {
        uint32_t net;
        int bits;
    } TABLE[] = {
        {0x00000000, 8},  /* this network */
        {0x0a000000, 8},  /* RFC 1918 */
        {0x64400000, 10}, /* carrier-grade NAT */
        {0x7f000000, 8},  /* loopback */
        {0xa9fe0000, 16}, /* link-local, cloud metadata */
        {0xac100000, 12}, /* RFC 1918 */
        {0xc0000000, 24}, /* IETF protocol assignments */
        {0xc0000200, 24}, /* documentation */
        {0xc0586300, 24}, /* 6to4 relay */
        {0xc0a80000, 16}, /* RFC 1918 */
        {0xc6120000, 15}, /* benchmarking */
        {0xc6336400, 24}, /* documentation */
        {0xcb007100, 24}, /* documentation */
        {0xe0000000, 3},  /* multicast, reserved, broadcast */
    };

    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        uint32_t mask = ~(uint32_t)0 << (32 - TABLE[i].bits);

        if ((a & mask) == TABLE[i].net)
            return true;
    }
    return false;
}

static uint32_t
be32(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool
ipv6_is_private(const uint8_t *a)
{
    static const uint8_t MAPPED[12] = {[10] = 0xff, [11] = 0xff}, NAT64[12] = {0x00, 0x64, 0xff, 0x9b}, ZERO[12] = {0};

    if (memcmp(a, MAPPED, 12) == 0 || memcmp(a, NAT64, 12) == 0)
        return ipv4_is_private(be32(a + 12));
    if (a[0] == 0x20 && a[1] == 0x02) /* 6to4 */
        return ipv4_is_private(be32(a + 2));
    if (memcmp(a, ZERO, 12) == 0) /* ::, ::1 and the old IPv4-compatible form */
        return true;
    if ((a[0] & 0xe0) != 0x20) /* global unicast is 2000::/3; all else is local, multicast or unassigned */
        return true;
    if (a[0] == 0x20 && a[1] == 0x01 && (a[2] & 0xfe) == 0) /* 2001::/23: Teredo, benchmarking, ORCHID */
        return true;
    return a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0d && a[3] == 0xb8; /* documentation */
}

bool
cc_url_address_is_private(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in in;

        memcpy(&in, address, sizeof in);
        return ipv4_is_private(ntohl(in.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 in6;

        memcpy(&in6, address, sizeof in6);
        return ipv6_is_private(in6.sin6_addr.s6_addr);
    }
    return true;
}

bool
cc_url_host_is_private(const char *host)
{
    struct sockaddr_in in = {.sin_family = AF_INET};
    struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
    char text[64];
    size_t n = strlen(host);

    if (strcmp(host, "localhost") == 0 || (n > 10 && strcmp(host + n - 10, ".localhost") == 0))
        return true;
    if (inet_pton(AF_INET, host, &in.sin_addr) == 1)
        return cc_url_address_is_private((const struct sockaddr *)&in);
    if (host[0] != '[' || n < 3 || n > sizeof text)
        return false;
    memcpy(text, host + 1, n - 2);
    text[n - 2] = '\0';
    return inet_pton(AF_INET6, text, &in6.sin6_addr) == 1 && cc_url_address_is_private((const struct sockaddr *)&in6);
}

char *
cc_url_bare(const char *url)
{
    size_t n = strcspn(url, "?#");
    const char *host = strstr(url, "://");
    const char *at = NULL;

    if (host != NULL && host < url + n) {
        size_t authority = strcspn(host + 3, "/?#");

        for (size_t i = 0; i < authority; i++) {
            if (host[3 + i] == '@')
                at = host + 3 + i;
        }
        if (at != NULL)
            return cc_mem_printf("%.*s%.*s", (int)(host + 3 - url), url, (int)(url + n - at - 1), at + 1);
    }
    return cc_mem_strndup(url, n);
}

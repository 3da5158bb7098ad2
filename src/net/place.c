/* place.c: where the limiter's file lies. */
#include <claimcheck/net.h>

#include <ctype.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "net/url.h"

static char *
name_of(const char *base_url, bool with_key, bool *local)
{
    struct cc_url url = {0};
    struct cc_error ignored = {0};
    char *name;

    *local = true;
    if (cc_url_parse(base_url, &url, &ignored) != CC_OK)
        return cc_mem_strdup("rate");
    *local = cc_url_host_is_private(url.host);
    name = cc_mem_printf("claimcheck-rate-%.100s-%ld%s", url.host, url.port, with_key ? "-key" : "");
    for (char *p = name; *p != '\0'; p++) {
        if (!isalnum((unsigned char)*p) && strchr("-._", *p) == NULL)
            *p = '_';
    }
    cc_url_clear(&url);
    return name;
}

char *
cc_net_limiter_path(const char *base_url, bool with_key)
{
    static const char *const SHARED[] = {"/run/lock", "/tmp"};
    const char *given = getenv("CLAIMCHECK_RATE_DIR");
    bool local;
    char *name = name_of(base_url, with_key, &local), *path = NULL;

    if (given != NULL && *given != '\0')
        path = cc_mem_printf("%s/%s", given, name);
    for (size_t i = 0; path == NULL && !local && i < sizeof SHARED / sizeof *SHARED; i++) {
        if (access(SHARED[i], W_OK | X_OK) == 0)
            path = cc_mem_printf("%s/%s", SHARED[i], name);
    }
    if (path == NULL)
        path = cc_file_xdg_path("CACHE", name);
    free(name);
    return path;
}

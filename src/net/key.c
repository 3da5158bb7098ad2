/* key.c: reading an API key, and refusing one that lies open. */
#include <claimcheck/net.h>

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#define VARIABLE "NCBI_API_KEY"
#define KEY_MAX 200

/* The key without surrounding white space; NULL when it is none. */
static char *
key_of(const char *text)
{
    size_t n;

    text += strspn(text, " \t\r\n");
    n = strcspn(text, "\r\n");
    while (n > 0 && isspace((unsigned char)text[n - 1]))
        n--;
    if (n == 0 || n > KEY_MAX)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        if (!isgraph((unsigned char)text[i]))
            return NULL;
    }
    return cc_mem_strndup(text, n);
}

static enum cc_status
read_file(const char *path, char **out, struct cc_error *error)
{
    enum cc_status status = CC_INPUT;
    char text[1024];
    ssize_t n;
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0)
        return cc_error_set(error, CC_INPUT, "%s: the API key file cannot be opened: %s", path, strerror(errno));
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        cc_error_set(error, CC_INPUT, "%s: the API key file is not a plain file", path);
        goto out;
    }
    if ((st.st_mode & 077) != 0) {
        status = cc_error_set(error, CC_USAGE, "%s: the API key file can be read by others (mode %04o); run: chmod 600 %s", path,
            (unsigned)(st.st_mode & 07777), path);
        goto out;
    }
    if (st.st_uid != geteuid() && st.st_uid != 0) {
        cc_error_set(error, CC_INPUT, "%s: the API key file belongs to another user", path);
        goto out;
    }
    n = read(fd, text, sizeof text - 1);
    if (n < 0) {
        cc_error_set(error, CC_INPUT, "%s: the API key file cannot be read: %s", path, strerror(errno));
        goto out;
    }
    text[n] = '\0';
    *out = key_of(text);
    explicit_bzero(text, sizeof text);
    if (*out == NULL) {
        cc_error_set(error, CC_INPUT, "%s: the first line is no API key (1 to %d printable characters, no spaces)", path, KEY_MAX);
        goto out;
    }
    status = CC_OK;
out:
    close(fd);
    return status;
}

enum cc_status
cc_net_key_read(const char *path, char **out, struct cc_error *error)
{
    const char *value = getenv(VARIABLE);

    *out = NULL;
    if (value != NULL && *value != '\0') {
        *out = key_of(value);
        if (*out == NULL)
            return cc_error_set(
                error, CC_INPUT, VARIABLE ": not an API key (1 to %d printable characters, no spaces)", KEY_MAX);
        return CC_OK;
    }
    return path ? read_file(path, out, error) : CC_OK;
}

/* file.c: see file.h. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static enum cc_status
read_all(int fd, const char *name, size_t max, struct cc_buf *out, struct cc_error *error)
{
    for (;;) {
        ssize_t n;

        cc_buf_reserve(out, 65536);
        n = read(fd, out->v + out->n, 65536);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cc_error_set(error, CC_INPUT, "%s: cannot be read: %s", name, strerror(errno));
        if (n == 0)
            break;
        out->n += (size_t)n;
        if (out->n > max)
            return cc_error_set(
                error, CC_LIMIT, "%s: longer than %zu bytes, which is the most that is read", name, max);
    }
    cc_buf_add(out, "", 0);
    return CC_OK;
}

enum cc_status
cc_file_read(const char *path, size_t max, struct cc_buf *out, struct cc_error *error)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    enum cc_status status;

    if (fd < 0)
        return cc_error_set(error, CC_INPUT, "%s: cannot be opened: %s", path, strerror(errno));
    status = read_all(fd, is_stdin ? "stdin" : path, max, out, error);
    if (!is_stdin)
        close(fd);
    if (status != CC_OK)
        cc_buf_clear(out);
    return status;
}

static bool
write_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, p, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        p += done;
        n -= (size_t)done;
    }
    return true;
}

enum cc_status
cc_file_write(const char *path, const void *bytes, size_t len, struct cc_error *error)
{
    enum cc_status status = CC_INPUT;
    char *temporary = NULL;
    mode_t mask;
    int fd = -1;

    if (strcmp(path, "-") == 0) {
        if (!write_all(STDOUT_FILENO, bytes, len))
            return cc_error_set(error, CC_INPUT, "stdout: cannot be written: %s", strerror(errno));
        return CC_OK;
    }
    temporary = cc_mem_printf("%s.XXXXXX", path);
    fd = mkostemp(temporary, O_CLOEXEC);
    if (fd < 0) {
        cc_error_set(error, CC_INPUT, "%s: cannot be written: %s", path, strerror(errno));
        free(temporary);
        return CC_INPUT;
    }
    mask = umask(0);
    umask(mask);
    if (fchmod(fd, 0666 & ~mask) != 0 || !write_all(fd, bytes, len) || fsync(fd) != 0 || rename(temporary, path) != 0) {
        cc_error_set(error, CC_INPUT, "%s: cannot be written: %s", path, strerror(errno));
        unlink(temporary);
        goto out;
    }
    status = CC_OK;
out:
    close(fd);
    free(temporary);
    return status;
}

enum cc_status
cc_file_mkdirs(const char *path, struct cc_error *error)
{
    char *copy = cc_mem_strdup(path);
    enum cc_status status = CC_OK;

    for (char *p = copy + 1; status == CC_OK; p++) {
        char saved = *p;

        if (saved != '/' && saved != '\0')
            continue;
        *p = '\0';
        if (mkdir(copy, 0700) != 0 && errno != EEXIST)
            status = cc_error_set(error, CC_INPUT, "%s: cannot be made: %s", copy, strerror(errno));
        *p = saved;
        if (saved == '\0')
            break;
    }
    free(copy);
    return status;
}

bool
cc_file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

char *
cc_file_xdg(const char *kind)
{
    static const struct {
        const char *kind, *variable, *fallback;
    } DIRS[] = {
        {"DATA", "XDG_DATA_HOME", ".local/share"},
        {"CACHE", "XDG_CACHE_HOME", ".cache"},
        {"CONFIG", "XDG_CONFIG_HOME", ".config"},
    };
    const char *home = getenv("HOME");

    for (size_t i = 0; i < sizeof DIRS / sizeof *DIRS; i++) {
        const char *value;

        if (strcmp(kind, DIRS[i].kind) != 0)
            continue;
        value = getenv(DIRS[i].variable);
        if (value != NULL && value[0] == '/')
            return cc_mem_printf("%s/claimcheck", value);
        return cc_mem_printf("%s/%s/claimcheck", home && *home ? home : "/tmp", DIRS[i].fallback);
    }
    return cc_mem_strdup(".");
}

char *
cc_file_xdg_path(const char *kind, const char *name)
{
    char *directory = cc_file_xdg(kind);
    char *path = cc_mem_printf("%s/%s", directory, name);

    free(directory);
    return path;
}

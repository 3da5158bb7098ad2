/* process.c: see process.h. */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <stdint.h>
#include <unistd.h>

extern char **environ;

/* A file in memory that holds the input, at its beginning. */
static int
input_file(const void *in, size_t n)
{
    int fd = memfd_create("claimcheck-input", MFD_CLOEXEC);
    const char *p = in;

    while (fd >= 0 && n > 0) {
        ssize_t done = write(fd, p, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            close(fd);
            return -1;
        }
        p += done;
        n -= (size_t)done;
    }
    if (fd >= 0)
        lseek(fd, 0, SEEK_SET);
    return fd;
}

static int64_t
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Reads until the end of file. Not the clock of base/clock.h: a frozen clock must not make a hung program immortal. */
static enum cc_status
read_output(int fd, const char *name, size_t max, unsigned seconds, struct cc_buf *out, struct cc_error *error)
{
    int64_t deadline = now_ms() + (int64_t)seconds * 1000;

    for (;;) {
        struct pollfd p = {fd, POLLIN, 0};
        int64_t left = deadline - now_ms();
        ssize_t n;

        if (left <= 0 || poll(&p, 1, (int)left) == 0)
            return cc_error_set(error, CC_LIMIT, "%s took longer than %u seconds and was stopped", name, seconds);
        cc_buf_reserve(out, 65536);
        n = read(fd, out->v + out->n, 65536);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0 ? CC_OK
                : cc_error_set(error, CC_INPUT, "%s: its output cannot be read: %s", name, strerror(errno));
        out->n += (size_t)n;
        if (out->n > max)
            return cc_error_set(error, CC_LIMIT, "%s printed more than %zu bytes and was stopped", name, max);
    }
}

static enum cc_status
end_child(pid_t pid, const char *name, bool stop, enum cc_status status, struct cc_error *error)
{
    int code = 0;

    if (stop)
        kill(pid, SIGKILL);
    while (waitpid(pid, &code, 0) < 0 && errno == EINTR)
        ;
    if (status != CC_OK)
        return status;
    if (WIFEXITED(code) && WEXITSTATUS(code) == 127)
        return cc_error_set(error, CC_NOTFOUND, "%s is not installed", name);
    if (!WIFEXITED(code) || WEXITSTATUS(code) != 0)
        return cc_error_set(error, CC_INPUT, "%s failed (%s %d)", name, WIFEXITED(code) ? "exit code" : "signal",
            WIFEXITED(code) ? WEXITSTATUS(code) : WTERMSIG(code));
    return CC_OK;
}

/* A name like NCBI_API_KEY, of what is none of another program's business. */
static bool
is_secret(const char *variable)
{
    static const char *const ENDS[] = {"_KEY", "_TOKEN", "_SECRET", "_PASSWORD"};
    size_t n = strcspn(variable, "=");

    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        size_t m = strlen(ENDS[i]);

        if (n >= m && memcmp(variable + n - m, ENDS[i], m) == 0)
            return true;
    }
    return false;
}

/* Our environment without secrets: an array to free, of borrowed strings. */
static char **
environment(void)
{
    size_t n = 0, kept = 0;
    char **out;

    while (environ[n] != NULL)
        n++;
    out = cc_mem_alloc((n + 1) * sizeof *out);
    for (size_t i = 0; i < n; i++) {
        if (!is_secret(environ[i]))
            out[kept++] = environ[i];
    }
    return out;
}

enum cc_status
cc_process_run(const char *const *argv, const void *in, size_t n, size_t max, unsigned seconds, struct cc_buf *out,
    struct cc_error *error)
{
    posix_spawn_file_actions_t actions;
    int input = input_file(in, n), ends[2] = {-1, -1}, failed;
    enum cc_status status;
    char **clean;
    pid_t pid;

    if (input < 0 || pipe2(ends, O_CLOEXEC) != 0) {
        if (input >= 0)
            close(input);
        return cc_error_set(error, CC_INPUT, "%s cannot be started: %s", argv[0], strerror(errno));
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    clean = environment();
    failed = posix_spawnp(&pid, argv[0], &actions, NULL, (char *const *)(uintptr_t)argv, clean);
    free(clean);
    posix_spawn_file_actions_destroy(&actions);
    close(input);
    close(ends[1]);
    if (failed != 0) {
        status = cc_error_set(
            error, failed == ENOENT ? CC_NOTFOUND : CC_INPUT, "%s cannot be started: %s", argv[0], strerror(failed));
    } else {
        status = read_output(ends[0], argv[0], max, seconds, out, error);
        status = end_child(pid, argv[0], status != CC_OK, status, error);
    }
    close(ends[0]);
    cc_buf_add(out, "", 0);
    return status;
}

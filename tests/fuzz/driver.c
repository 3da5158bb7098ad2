/* driver.c: replays a corpus through a fuzz target without libFuzzer: fuzz_X DIR|FILE… . Part of make check. */
#include <dirent.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t n_run;

static void
run_file(const char *path)
{
    struct cc_buf b = {0};
    struct cc_error e = {0};
    uint8_t *exact;

    if (cc_file_read(path, (size_t)64 << 20, &b, &e) != CC_OK) {
        fprintf(stderr, "%s\n", e.message);
        exit(1);
    }
    exact = malloc(b.n ? b.n : 1); /* exact size, so that a read past the end is seen */
    if (b.n)
        memcpy(exact, b.v, b.n);
    LLVMFuzzerTestOneInput(exact, b.n);
    free(exact);
    cc_buf_clear(&b);
    n_run++;
}

static void
run(const char *path)
{
    struct stat st;
    struct dirent *entry;
    DIR *dir;

    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
        run_file(path);
        return;
    }
    dir = opendir(path);
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        char *child;

        if (entry->d_name[0] == '.')
            continue;
        child = cc_mem_printf("%s/%s", path, entry->d_name);
        run(child);
        free(child);
    }
    if (dir != NULL)
        closedir(dir);
}

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        run(argv[i]);
    printf("%zu inputs\n", n_run);
    return n_run == 0;
}

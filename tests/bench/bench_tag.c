/* bench_tag.c: speed of the language layer in MB of text a second, each step apart. Text: the files named, or the health copy of
 * $CLAIMCHECK_SHARED, repeated to about 20 MB; read paragraph by paragraph as the extractor does. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "claims/token.h"

#define SIZE ((size_t)20 << 20)

static double
now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); /* the machine may be busy with other things */
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t
add_file(char *text, size_t at, const char *path)
{
    FILE *f = fopen(path, "rb");
    size_t n;

    if (f == NULL)
        return at;
    n = fread(text + at, 1, SIZE - at, f);
    fclose(f);
    return at + n;
}

static size_t
add_folder(char *text, const char *folder)
{
    DIR *d = opendir(folder);
    size_t at = 0;
    struct dirent *e;
    char path[2048];

    while (d != NULL && (e = readdir(d)) != NULL) {
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (e->d_name[0] != '.')
            at = add_file(text, at, path);
    }
    if (d != NULL)
        closedir(d);
    return at;
}

typedef void (*step)(struct cc_text *t);

/* Seconds for all paragraphs, with the first n_steps steps after the tokens. */
static double
run(const char *text, size_t n, const step *steps, size_t n_steps, size_t *tokens, size_t *sentences)
{
    struct cc_text t = {0};
    double start = now();

    *tokens = *sentences = 0;
    for (size_t at = 0; at < n;) {
        const char *end = memchr(text + at, '\n', n - at);
        size_t stop = end != NULL ? (size_t)(end - text) : n;

        if (stop > at) {
            cc_tokens_scan(&t, text, (struct cc_span){at, stop});
            for (size_t i = 0; i < n_steps; i++)
                steps[i](&t);
            *tokens += t.n_tokens;
            *sentences += t.n_sentences;
        }
        at = stop + 1;
    }
    cc_tokens_clear(&t);
    return now() - start;
}

int
main(int argc, char **argv)
{
    static const step STEPS[] = {cc_sentences_split, cc_tag_text, cc_chunk_text};
    static const char *const NAMES[] = {"tokens", "+ sentences", "+ tags", "+ chunks"};
    const char *shared = getenv("CLAIMCHECK_SHARED");
    char *text = malloc(SIZE), folder[1024];
    size_t n = 0, own, tokens, sentences;

    if (text == NULL)
        return 1;
    snprintf(folder, sizeof folder, "%s/data/copy/articles", shared != NULL ? shared : "../shared");
    for (int i = 1; i < argc; i++)
        n = add_file(text, n, argv[i]);
    if (argc == 1)
        n = add_folder(text, folder);
    if (n == 0) {
        printf("bench_tag: skipped, no text in %s\n", folder);
        free(text);
        return 0;
    }
    for (own = n; n + own <= SIZE; n += own)
        memcpy(text + n, text, own);
    for (size_t i = 0; i < 4; i++) {
        double seconds = run(text, n, STEPS, i, &tokens, &sentences);

        printf("%-12s %6.1f MB/s  (%zu bytes, %zu tokens, %zu sentences)\n", NAMES[i], (double)n / seconds / 1e6, n, tokens, sentences);
    }
    free(text);
    return 0;
}

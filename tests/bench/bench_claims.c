/* bench_claims.c: speed of claim extraction, by CPU time. The health copy of $CLAIMCHECK_SHARED (or the files named), joined and
 * repeated to about 20 MB, is one article; printed are the MB a second of each stage over the article's text as the reader
 * leaves it, and the memory. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <claimcheck/article.h>
#include <claimcheck/claims.h>

#include "base/buf.h"
#include "base/file.h"
#include "claims/token.h"

#define SIZE ((size_t)20 << 20)

static double
now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); /* the machine may be busy with other things */
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
peak_mb(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static void
add_file(struct cc_buf *text, const char *path)
{
    struct cc_error e = {0};

    if (cc_file_read(path, SIZE, text, &e) != CC_OK)
        fprintf(stderr, "bench_claims: %s\n", e.message);
    cc_buf_adds(text, "\n\n");
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void
add_folder(struct cc_buf *text, const char *folder)
{
    struct dirent **entries = NULL;
    int n = scandir(folder, &entries, NULL, by_name);

    for (int i = 0; i < n; i++) {
        char path[2048];

        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.')
            add_file(text, path);
        free(entries[i]);
    }
    free(entries);
}

typedef void (*step)(struct cc_text *t);

/* Seconds for the content blocks, with the first n_steps steps after the tokens. */
static double
language(const struct cc_article *a, const step *steps, size_t n_steps)
{
    struct cc_text t = {0};
    double start = now();

    for (size_t i = 0; i < a->n_blocks; i++) {
        const struct cc_block *b = &a->blocks[i];

        if (b->role != CC_ROLE_CONTENT || b->span.end - b->span.start > CC_TEXT_MAX_BYTES)
            continue;
        cc_tokens_scan(&t, a->text, b->span);
        for (size_t k = 0; k < n_steps; k++)
            steps[k](&t);
    }
    cc_tokens_clear(&t);
    return now() - start;
}

static void
measure(const struct cc_article *a)
{
    static const step STEPS[] = {cc_sentences_split, cc_tag_text, cc_chunk_text};
    static const char *const NAMES[] = {"tokens", "+ sentences", "+ tags", "+ chunks"};
    struct cc_claims claims = {0};
    struct cc_error e = {0};
    double mb = (double)a->text_len / 1e6, start;

    for (size_t i = 0; i < 4; i++)
        printf("%-12s %6.1f MB/s\n", NAMES[i], mb / language(a, STEPS, i));
    start = now();
    if (cc_claims_extract(a, NULL, &claims, &e) != CC_OK)
        printf("extract: %s\n", e.message);
    printf("%-12s %6.1f MB/s  (%zu claims, peak memory %.0f MB)\n", "extract", mb / (now() - start), claims.n, peak_mb());
    cc_claims_clear(&claims);
}

int
main(int argc, char **argv)
{
    const char *shared = getenv("CLAIMCHECK_SHARED");
    struct cc_buf text = {0};
    struct cc_article article = {0};
    struct cc_error e = {0};
    char folder[1024];
    double start;
    size_t own;

    snprintf(folder, sizeof folder, "%s/data/copy/articles", shared != NULL ? shared : "../shared");
    for (int i = 1; i < argc; i++)
        add_file(&text, argv[i]);
    if (argc == 1)
        add_folder(&text, folder);
    if (text.n == 0) {
        printf("bench_claims: skipped, no text in %s\n", folder);
        return 0;
    }
    for (own = text.n; text.n + own <= SIZE;) {
        char *copy = cc_mem_strndup(text.v, own);

        cc_buf_add(&text, copy, own);
        free(copy);
    }
    start = now();
    if (cc_article_read("bench.md", text.v, text.n, CC_FORMAT_MARKDOWN, &article, &e) != CC_OK) {
        fprintf(stderr, "bench_claims: %s\n", e.message);
        cc_buf_clear(&text);
        return 1;
    }
    printf("%-12s %6.1f MB/s of %.1f MB source (%.1f MB text, %zu blocks)\n", "read", (double)text.n / 1e6 / (now() - start), (double)text.n / 1e6,
        (double)article.text_len / 1e6, article.n_blocks);
    measure(&article);
    cc_article_clear(&article);
    cc_buf_clear(&text);
    return 0;
}

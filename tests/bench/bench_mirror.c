/* bench_mirror.c: time of searches in an open mirror, warm, in process: top 50, ranked; processor time, so that what else the
 * machine does counts little, and wall time beside it. CLAIMCHECK_BENCH_MIRROR names the mirror
 * (made by mirror_synth and `claimcheck mirror import`), CLAIMCHECK_BENCH_QUERIES a file with one query a line, as
 * `claimcheck query` shows them. Without them it says so and ends well. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "mirror/search.h"

static double
now_ms(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static enum cc_status
search(struct cc_mirror *mirror, const char *query, struct cc_error *error)
{
    struct cc_entrez_index index = cc_mirror_entrez_index(mirror);
    struct cc_entrez_options options = {.index = &index};
    struct cc_entrez entrez = {0};
    struct cc_found found = {0};
    enum cc_status status = cc_mirror_begin(mirror, error);

    if (status == CC_OK)
        status = cc_entrez_parse(query, strlen(query), &options, &entrez, error);
    if (status == CC_OK)
        status = cc_mirror_run(mirror, entrez.root, CC_SORT_RELEVANCE, 0, 50, &found, error);
    cc_mirror_end(mirror);
    cc_found_clear(&found);
    cc_entrez_clear(&entrez);
    return status;
}

int
main(void)
{
    const char *path = getenv("CLAIMCHECK_BENCH_MIRROR"), *queries = getenv("CLAIMCHECK_BENCH_QUERIES");
    FILE *file = queries != NULL ? fopen(queries, "r") : NULL;
    struct cc_mirror *mirror = NULL;
    struct cc_error error = {0};
    double *ms = NULL, wall = 0;
    char *line = NULL;
    size_t n = 0, cap = 0, line_cap = 0;
    ssize_t len;

    if (path == NULL || file == NULL) {
        printf("skipped: CLAIMCHECK_BENCH_MIRROR and CLAIMCHECK_BENCH_QUERIES name no files\n");
        return 0;
    }
    if (cc_mirror_db_open(path, &mirror, &error) != CC_OK) {
        printf("%s\n", error.message);
        return 1;
    }
    while ((len = getline(&line, &line_cap, file)) > 0) {
        double start, begin;

        line[strcspn(line, "\n")] = '\0';
        if (*line == '\0')
            continue;
        if (search(mirror, line, &error) != CC_OK) /* once to warm it */
            printf("%s: %s\n", line, error.message);
        start = now_ms(CLOCK_THREAD_CPUTIME_ID);
        begin = now_ms(CLOCK_MONOTONIC);
        if (search(mirror, line, &error) != CC_OK)
            continue;
        ms = cc_mem_grow(ms, n, &cap, sizeof *ms);
        ms[n++] = now_ms(CLOCK_THREAD_CPUTIME_ID) - start;
        wall += now_ms(CLOCK_MONOTONIC) - begin;
    }
    if (n > 0) {
        qsort(ms, n, sizeof *ms, ascending);
        printf("%u records, %zu queries: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, most %.1f ms; wall %.1f ms on average\n", mirror->n_slots, n, ms[n / 2],
            ms[n * 9 / 10], ms[n * 99 / 100], ms[n - 1], wall / (double)n);
    }
    free(line);
    free(ms);
    fclose(file);
    cc_mirror_db_free(mirror);
    return 0;
}

/* bench_mirror.c: time of searches in an open mirror, warm, in process: top 50, ranked; processor time, in which what else the
 * machine does counts little, and wall time, which is what a person waits. CLAIMCHECK_BENCH_MIRROR names the mirror
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

/* What each query took, in milliseconds. */
struct times {
    double *processor, *wall;
};

/* Every query once, in order. */
static void
pass(struct cc_mirror *mirror, char **queries, size_t n, double *processor, double *wall)
{
    struct cc_error error = {0};

    for (size_t i = 0; i < n; i++) {
        double begin = now_ms(CLOCK_MONOTONIC), start = now_ms(CLOCK_THREAD_CPUTIME_ID);

        if (search(mirror, queries[i], &error) != CC_OK)
            printf("%s: %s\n", queries[i], error.message);
        processor[i] = now_ms(CLOCK_THREAD_CPUTIME_ID) - start;
        wall[i] = now_ms(CLOCK_MONOTONIC) - begin;
    }
}

static void
show(const char *what, const char *clock, double *ms, size_t n)
{
    qsort(ms, n, sizeof *ms, ascending);
    printf("%-20s %-14s p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, most %.1f ms\n", what, clock, ms[n / 2], ms[n * 9 / 10],
        ms[n * 99 / 100], ms[n - 1]);
}

static void
show_both(const char *what, struct times t, size_t n)
{
    show(what, "processor time", t.processor, n);
    show("", "wall time", t.wall, n);
}

/* Three passes: each query alone in a mirror that remembers nothing, all of a run in a mirror opened for them, the same again. */
static enum cc_status
measure(const char *path, char **queries, size_t n, struct cc_error *error)
{
    struct times t = {cc_mem_alloc((n + 1) * sizeof *t.processor), cc_mem_alloc((n + 1) * sizeof *t.wall)};
    struct cc_mirror *mirror = NULL;
    enum cc_status status = CC_OK;

    for (size_t i = 0; i <= n && status == CC_OK; i++) { /* the first of all only brings the file into memory */
        status = cc_mirror_db_open(path, &mirror, error);
        if (status == CC_OK && i == 0)
            pass(mirror, queries, n, t.processor, t.wall);
        else if (status == CC_OK) {
            status = cc_mirror_begin(mirror, error);
            if (status == CC_OK)
                status = cc_columns_need(&mirror->columns, CC_COLUMN_PMID, error); /* read once when a mirror is opened */
            cc_mirror_end(mirror);
            if (status == CC_OK)
                pass(mirror, &queries[i - 1], 1, &t.processor[i - 1], &t.wall[i - 1]);
        }
        if (i < n || status != CC_OK)
            cc_mirror_db_free(mirror);
        else
            printf("%u records, %zu queries\n", mirror->n_slots, n);
    }
    if (status == CC_OK) {
        cc_mirror_db_free(mirror);
        show_both("nothing remembered", t, n);
        status = cc_mirror_db_open(path, &mirror, error);
    }
    if (status == CC_OK) {
        pass(mirror, queries, n, t.processor, t.wall);
        show_both("one run, first time", t, n);
        pass(mirror, queries, n, t.processor, t.wall);
        show_both("the same run again", t, n);
        cc_mirror_db_free(mirror);
    }
    free(t.processor);
    free(t.wall);
    return status;
}

int
main(void)
{
    const char *path = getenv("CLAIMCHECK_BENCH_MIRROR"), *name = getenv("CLAIMCHECK_BENCH_QUERIES");
    FILE *file = name != NULL ? fopen(name, "r") : NULL;
    struct cc_error error = {0};
    enum cc_status status = CC_OK;
    char **queries = NULL, *line = NULL;
    size_t n = 0, line_cap = 0;

    if (path == NULL || file == NULL) {
        printf("skipped: CLAIMCHECK_BENCH_MIRROR and CLAIMCHECK_BENCH_QUERIES name no files\n");
        return 0;
    }
    while (getline(&line, &line_cap, file) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (*line == '\0')
            continue;
        queries = cc_mem_push(queries, n, sizeof *queries);
        queries[n++] = cc_mem_strdup(line);
    }
    if (n > 0)
        status = measure(path, queries, n, &error);
    if (status != CC_OK)
        printf("%s\n", error.message);
    for (size_t i = 0; i < n; i++)
        free(queries[i]);
    free(queries);
    free(line);
    fclose(file);
    return status != CC_OK;
}

/* bench_claims.c: speed of claim extraction in MB of article text a second of CPU time: the health copy of $CLAIMCHECK_SHARED
 * (or the files named), each article extracted again and again for about two seconds, without the time of reading it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <claimcheck/article.h>
#include <claimcheck/claims.h>

static double
now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t bytes, n_claims;
static double seconds;

static void
measure(const char *path)
{
    struct cc_article article = {0};
    struct cc_error error = {0};

    if (cc_article_read_file(path, CC_FORMAT_AUTO, &article, &error) != CC_OK)
        return;
    for (int round = 0; round < 3; round++) {
        struct cc_claims claims = {0};
        double from = now();

        if (cc_claims_extract(&article, NULL, &claims, &error) == CC_OK) {
            seconds += now() - from;
            bytes += article.text_len;
            n_claims += claims.n;
        }
        cc_claims_clear(&claims);
    }
    cc_article_clear(&article);
}

int
main(int argc, char **argv)
{
    const char *shared = getenv("CLAIMCHECK_SHARED");
    char path[4096];
    DIR *d;
    struct dirent *e;

    for (int i = 1; i < argc; i++)
        measure(argv[i]);
    snprintf(path, sizeof path, "%s/data/copy/articles", shared != NULL ? shared : "");
    d = argc > 1 ? NULL : opendir(path);
    while (d != NULL && (e = readdir(d)) != NULL) {
        char file[8192];

        snprintf(file, sizeof file, "%s/%s", path, e->d_name);
        if (e->d_name[0] != '.')
            measure(file);
    }
    if (d != NULL)
        closedir(d);
    if (seconds <= 0) {
        printf("bench_claims: no articles ($CLAIMCHECK_SHARED is not set and none was named)\n");
        return 0;
    }
    printf("claims: %.1f MB/s, %.2f claims per KB, %zu MB in all\n", (double)bytes / seconds / 1e6, (double)n_claims * 1000 / (double)bytes,
        bytes / 1000000);
    return 0;
}

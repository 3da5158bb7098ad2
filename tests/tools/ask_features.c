/* ask_features.c: ask_features MIRROR < QUERIES.tsv: what the ranking's second look sees of every record (mirror/rescore.h), for
 * src/mirror/train/weights.py. In: query id, text. Out: query id, PMID, share, features. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "mirror/ask.h"

struct line {
    const char *query;
    const struct cc_mirror *mirror;
};

static void
print(void *arg, uint32_t slot, float share, const float features[CC_RESCORE_FEATURES])
{
    const struct line *line = arg;

    printf("%s\t%u\t%.4f", line->query, line->mirror->columns.v[CC_COLUMN_PMID][slot], (double)share);
    for (int i = 0; i < CC_RESCORE_FEATURES; i++)
        printf("\t%.5f", (double)features[i]);
    putchar('\n');
}

int
main(int argc, char **argv)
{
    struct cc_mirror *mirror = NULL;
    struct cc_error error = {0};
    struct line line = {0};
    struct cc_rescore_watch watch = {print, &line};
    struct cc_ask_params params = cc_ask_defaults;
    char *text = NULL, *tab;
    size_t cap = 0;
    ssize_t n;
    enum cc_status status = argc == 2 ? cc_mirror_db_open(argv[1], &mirror, &error) : cc_error_set(&error, CC_USAGE, "ask_features MIRROR");

    params.watch = &watch;
    if (status == CC_OK)
        status = cc_mirror_begin(mirror, &error);
    while (status == CC_OK && (n = getline(&text, &cap, stdin)) > 0) {
        struct cc_found found = {0};

        text[n - (text[n - 1] == '\n')] = '\0';
        if ((tab = strchr(text, '\t')) == NULL)
            continue;
        *tab = '\0';
        line = (struct line){text, mirror};
        status = cc_mirror_ask(mirror, tab + 1, &params, 1, &found, &error);
        cc_found_clear(&found);
    }
    if (status != CC_OK)
        fprintf(stderr, "%s\n", error.message);
    free(text);
    cc_mirror_db_free(mirror);
    return status != CC_OK;
}

/* make_mirror.c: make_mirror MIRROR FILE…: imports PubMed XML into a mirror, for tests. */
#include <stdio.h>

#include <claimcheck/mirror.h>

int
main(int argc, char **argv)
{
    struct cc_mirror_imported done = {0};
    struct cc_error error = {0};
    struct cc_mirror_import what = {.n_paths = argc > 2 ? (size_t)argc - 2 : 0};
    const char **paths = argc > 2 ? (const char **)(void *)(argv + 2) : NULL;

    what.paths = paths;
    if (argc < 3 || cc_mirror_import(argv[1], &what, &done, &error) != CC_OK) {
        fprintf(stderr, "make_mirror: %s\n", argc < 3 ? "MIRROR FILE…" : error.message);
        return 1;
    }
    printf("%llu records\n", (unsigned long long)done.records);
    return 0;
}

/* share-recall.c: share-recall MIRROR [--import FILE… --] ARTICLE…: how many searches sharing (cc_query_merge) saves and what
 * it loses, against a mirror (made first from the FILEs): for every first rung that is in a group, the part of its own top
 * 20 that is among the hits picked for it locally from the group's search; a member that gets fewer than ENOUGH from a
 * search that was cut is searched alone, and counted. Prints every loss, then the sums. RETMAX and ENOUGH of the environment
 * try other numbers. */
#include <stdio.h>
#include <string.h>

#include <claimcheck/article.h>
#include <claimcheck/claims.h>
#include <claimcheck/mirror.h>
#include <claimcheck/query.h>

#include "base/mem.h"

#define TOP    20

static void
check(enum cc_status status, const struct cc_error *error)
{
    if (status == CC_OK)
        return;
    fprintf(stderr, "share-recall: %s\n", error->message);
    exit(1);
}

/* ---- the source, one question at a time */

static void
on_search(void *arg, const struct cc_search *search, const void *body, size_t len, const struct cc_error *error)
{
    (void)body, (void)len;
    if (search == NULL)
        check(error->status, error);
    else
        cc_search_copy(arg, search);
}

static struct cc_search
ask(struct cc_source *source, const char *query, size_t retmax)
{
    struct cc_search search = {0};
    struct cc_error error = {0};

    check(source->ops->search(source, query, retmax, on_search, &search, &error), &error);
    check(source->ops->run(source, &error), &error);
    return search;
}

/* For each PMID of a search, does the record answer the rung? */
struct sieve {
    const struct cc_query *rung;
    const struct cc_search *search;
    bool *own;
};

static void
on_record(void *arg, struct cc_study *study, const char *xml, size_t len)
{
    struct sieve *sieve = arg;

    (void)xml, (void)len;
    for (size_t i = 0; i < sieve->search->n_pmids; i++) {
        if (sieve->search->pmids[i] == study->pmid)
            sieve->own[i] = cc_query_matches_rung(sieve->rung, study);
    }
}

static void
on_fetched(void *arg, const uint32_t *missing, size_t n, const struct cc_error *error)
{
    (void)arg, (void)missing, (void)n;
    if (error)
        check(error->status, error);
}

/* The member's PMIDs within the group's search, in its order, in own[0..n). */
static size_t
pick(struct cc_source *source, const struct cc_query *rung, const struct cc_search *search, uint32_t *own)
{
    struct sieve sieve = {rung, search, cc_mem_alloc(search->n_pmids + 1)};
    struct cc_error error = {0};
    size_t n = 0;

    check(source->ops->fetch(source, search->pmids, search->n_pmids, on_record, on_fetched, &sieve, &error), &error);
    check(source->ops->run(source, &error), &error);
    for (size_t i = 0; i < search->n_pmids; i++) {
        if (sieve.own[i])
            own[n++] = search->pmids[i];
    }
    free(sieve.own);
    return n;
}

/* ---- the comparison */

static size_t
number(const char *name, size_t fallback)
{
    const char *value = getenv(name);

    return value ? strtoul(value, NULL, 10) : fallback;
}

struct sums {
    size_t rungs, groups, fetches, grouped, again, wanted, kept;
};

static void
compare(struct cc_source *source, const struct cc_query *rung, const struct cc_search *shared, struct sums *sums)
{
    struct cc_search alone = ask(source, rung->text, TOP);
    uint32_t *own = cc_mem_alloc((shared->n_pmids + 1) * sizeof *own);
    size_t n = pick(source, rung, shared, own), kept = 0;

    sums->grouped++;
    if (n < number("ENOUGH", CC_QUERY_GROUP_ENOUGH) && shared->count > shared->n_pmids) {
        sums->again++; /* searched alone: nothing lost, nothing saved */
        kept = alone.n_pmids;
    }
    for (size_t i = 0; i < alone.n_pmids && kept < alone.n_pmids; i++) {
        for (size_t k = 0; k < n; k++)
            kept += own[k] == alone.pmids[i];
    }
    sums->wanted += alone.n_pmids;
    sums->kept += kept;
    if (kept < alone.n_pmids)
        printf("%zu of %zu kept (%zu picked): %.150s\n", kept, alone.n_pmids, n, rung->text);
    cc_search_clear(&alone);
    free(own);
}

static void
measure(struct cc_source *source, const char *path, struct sums *sums)
{
    struct cc_article article = {0};
    struct cc_claims claims = {0};
    struct cc_query_context context = {0};
    struct cc_query_groups groups = {0};
    struct cc_error error = {0};
    struct cc_ladder *ladders;
    const struct cc_ladder **pointers;

    check(cc_article_read_file(path, CC_FORMAT_AUTO, &article, &error), &error);
    check(cc_claims_extract(&article, NULL, &claims, &error), &error);
    ladders = cc_mem_alloc((claims.n + 1) * sizeof *ladders);
    pointers = cc_mem_alloc((claims.n + 1) * sizeof *pointers);
    cc_query_context_read(&claims, &context);
    for (size_t i = 0; i < claims.n; i++) {
        bool again = false;

        check(cc_query_build_in(&context, &claims.v[i], &ladders[i], &error), &error);
        pointers[i] = &ladders[i];
        for (size_t k = 0; k < i && ladders[i].n_rungs && !again; k++)
            again = ladders[k].n_rungs && strcmp(ladders[k].rungs[0].text, ladders[i].rungs[0].text) == 0;
        sums->rungs += ladders[i].n_rungs && !again;
    }
    cc_query_merge(pointers, claims.n, &groups);
    for (size_t g = 0; g < groups.n; g++) {
        struct cc_search shared = ask(source, groups.v[g].text, number("RETMAX", CC_QUERY_GROUP_RETMAX));

        sums->groups++;
        sums->fetches += (shared.n_pmids + 199) / 200;
        for (size_t m = 0; m < groups.v[g].n; m++) {
            const struct cc_query *rung = &ladders[groups.v[g].members[m]].rungs[0];
            bool again = false;

            for (size_t k = 0; k < m && !again; k++)
                again = strcmp(ladders[groups.v[g].members[k]].rungs[0].text, rung->text) == 0;
            if (!again)
                compare(source, rung, &shared, sums);
        }
        cc_search_clear(&shared);
    }
    cc_query_groups_clear(&groups);
    cc_query_context_clear(&context);
    for (size_t i = 0; i < claims.n; i++)
        cc_ladder_clear(&ladders[i]);
    free(ladders);
    free(pointers);
    cc_claims_clear(&claims);
    cc_article_clear(&article);
}

int
main(int argc, char **argv)
{
    struct cc_source *source = NULL;
    struct sums sums = {0};
    struct cc_error error = {0};
    int first = 2, end = 3;

    if (argc < 3)
        return 2;
    if (strcmp(argv[2], "--import") == 0) {
        struct cc_mirror_import what = {.paths = (const char *const *)(void *)(argv + 3)};
        struct cc_mirror_imported done = {0};

        while (end < argc && strcmp(argv[end], "--") != 0)
            end++;
        what.n_paths = (size_t)(end - 3);
        check(cc_mirror_import(argv[1], &what, &done, &error), &error);
        first = end + 1;
    }
    check(cc_mirror_open(argv[1], "mirror", &source, &error), &error);
    for (int i = first; i < argc; i++)
        measure(source, argv[i], &sums);
    cc_source_free(source);
    printf("%zu first rungs; %zu of them in %zu shared searches, %zu searched again alone: %zu searches instead of %zu\n", sums.rungs,
        sums.grouped, sums.groups, sums.again, sums.rungs - sums.grouped + sums.groups + sums.again, sums.rungs);
    printf("own top %d: %zu of %zu kept (%.1f %%)\n", TOP, sums.kept, sums.wanted, sums.wanted ? 100.0 * (double)sums.kept / (double)sums.wanted : 100.0);
    return 0;
}

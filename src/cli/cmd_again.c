/* cmd_again.c: claimcheck replay, claimcheck recheck: has the evidence moved since it was looked at? */
#include <claimcheck/evidence.h>
#include <claimcheck/store.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/run.h"

/* ----------------------------------------------------------------- replay */

struct drifts {
    size_t n, n_moved, n_retracted;
};

static void
print_pmids(const char *what, const uint32_t *pmids, size_t n)
{
    if (n == 0)
        return;
    printf("  %s:", what);
    for (size_t i = 0; i < n; i++)
        printf(" %u", pmids[i]);
    putchar('\n');
}

static void
print_drift(void *arg, const struct cc_drift *d)
{
    struct drifts *all = arg;
    char date[CC_TIME_CAP];

    all->n++;
    if (d->n_new == 0 && d->n_gone == 0 && d->n_retracted == 0 && !d->translation_changed &&
        d->before->count == d->after->count)
        return;
    all->n_retracted += d->n_retracted > 0;
    all->n_moved++;
    printf("%s\n  %llu hits on %s, %llu now\n", d->before->query, (unsigned long long)d->before->count,
        cc_time_date(d->before->searched_at, date), (unsigned long long)d->after->count);
    /* of a search that is longer than what is kept of it, one can have come or gone among the first only */
    print_pmids(d->before->count > d->before->n_pmids ? "new among the first" : "new", d->new_pmids, d->n_new);
    print_pmids(d->after->count > d->after->n_pmids ? "no longer among the first" : "gone", d->gone_pmids, d->n_gone);
    print_pmids("newly retracted", d->retracted_pmids, d->n_retracted);
    if (d->translation_changed)
        printf("  translated otherwise: %s\n", d->after->translation ? d->after->translation : "(none)");
}

static enum cc_status
run_replay(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_pipeline *pipeline = NULL;
    struct drifts all = {0};
    size_t n_failed = 0;
    long limit = 0;
    enum cc_status status = cc_cli_number(cli, CC_OPT_LIMIT, 1, 1000000, 0, &limit, error);

    if (status == CC_OK)
        status = cc_cli_open_pipeline(cli, &pipeline, error);
    if (status == CC_OK) {
        status = cc_pipeline_replay(pipeline, (size_t)limit, print_drift, &all, &n_failed, error);
        printf("%zu searches run again, %zu moved, %zu with newly retracted studies, %zu failed\n", all.n, all.n_moved,
            all.n_retracted, n_failed);
        cli->findings = all.n_moved > 0;
    }
    cc_pipeline_free(pipeline);
    return status;
}

/* ---------------------------------------------------------------- recheck */

/* One pin: what a rating relied on, as it was then. */
struct pinned {
    uint32_t pmid;
    int64_t rating;
    char *claim, *retraction, *record_hash;
};

struct recheck {
    struct pinned *pins;
    size_t n_pins;
    uint32_t *pmids; /* each once */
    size_t n_pmids;
    struct cc_map seen;
    size_t n_came, n_touched;
};

static void
collect_pin(void *arg, const struct cc_pin *pin, const struct cc_rating *rating)
{
    struct recheck *r = arg;

    r->pins = cc_mem_push(r->pins, r->n_pins, sizeof *r->pins);
    r->pins[r->n_pins++] = (struct pinned){pin->pmid, rating->number, cc_mem_strdup(rating->claim),
        cc_mem_strdup(pin->retraction), cc_mem_strdup(pin->record_hash)};
    if (cc_map_get_number(&r->seen, pin->pmid) != CC_MAP_NONE)
        return;
    cc_map_put_number(&r->seen, pin->pmid, 1);
    r->pmids = cc_mem_push(r->pmids, r->n_pmids, sizeof *r->pmids);
    r->pmids[r->n_pmids++] = pin->pmid;
}

static void
compare(void *arg, uint32_t pmid, const struct cc_study *study, const char *xml, size_t len)
{
    struct recheck *r = arg;
    const char *unchecked = cc_retraction_name(CC_RETRACTION_UNCHECKED),
               *none = cc_retraction_name(CC_RETRACTION_NONE_FOUND);
    const char *now = study ? cc_retraction_name(cc_evidence_retraction(study, NULL)) : "record gone";
    char hash[CC_SHA256_HEX] = "";

    r->n_came++;
    if (xml)
        cc_hash_sha256(xml, len, hash);
    for (size_t i = 0; i < r->n_pins; i++) {
        const struct pinned *p = &r->pins[i];
        /* that nothing is found where nobody had looked is no news */
        bool moved = p->pmid == pmid && strcmp(p->retraction, now) != 0 &&
            !(strcmp(p->retraction, unchecked) == 0 && strcmp(now, none) == 0);

        if (moved)
            printf(
                "rating %lld of %s: PMID %u was %s, is %s\n", (long long)p->rating, p->claim, pmid, p->retraction, now);
        else if (p->pmid == pmid && p->record_hash && *hash && strcmp(p->record_hash, hash) != 0)
            printf("rating %lld of %s: PMID %u: the record changed (retraction state did not: %s)\n",
                (long long)p->rating, p->claim, pmid, now);
        r->n_touched += moved;
    }
}

static enum cc_status
run_recheck(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_pipeline *pipeline = NULL;
    struct cc_reviews *reviews = NULL;
    struct recheck r = {0};
    enum cc_status status = cc_reviews_open(cc_cli_get(cli, CC_OPT_REVIEWS, NULL), NULL, &reviews, error);

    if (status == CC_OK)
        status = cc_reviews_each_pin(reviews, collect_pin, &r, error);
    if (status == CC_OK)
        status = cc_cli_open_pipeline(cli, &pipeline, error);
    if (status == CC_OK) {
        status = cc_pipeline_refetch(pipeline, r.pmids, r.n_pmids, compare, &r, error);
        printf("%zu of %zu studies behind %zu pins looked at anew; retraction state moved at %zu pins\n", r.n_came,
            r.n_pmids, r.n_pins, r.n_touched);
        cli->findings = r.n_touched > 0;
    }
    for (size_t i = 0; i < r.n_pins; i++) {
        free(r.pins[i].claim);
        free(r.pins[i].retraction);
        free(r.pins[i].record_hash);
    }
    free(r.pins);
    free(r.pmids);
    cc_map_clear(&r.seen);
    cc_pipeline_free(pipeline);
    cc_reviews_free(reviews);
    return status;
}

#define SOURCE CC_OPT_PUBMED, CC_OPT_EMAIL, CC_OPT_TOOL, CC_OPT_KEY_FILE, CC_OPT_RATE, CC_OPT_DEADLINE, \
    CC_OPT_CACHE, CC_OPT_QUIET, CC_OPT_HELP
static const enum cc_opt REPLAY_OPTIONS[] = {CC_OPT_LIMIT, SOURCE};
static const enum cc_opt RECHECK_OPTIONS[] = {CC_OPT_REVIEWS, SOURCE};

const struct cc_command cc_cmd_replay = {.name = "replay",
    .arguments = "",
    .summary = "run the kept searches again and show what moved",
    .help =
        "Every search is kept sealed: query, translation, count, PMIDs in order, time, source, program, hash. replay asks the source again, shared\n"
        "searches included, and shows PMIDs that are new, gone, or retracted since their records were fetched; what is kept stays. Exit code 1 when\n"
        "anything moved, 5 when not everything could be looked at.\n",
    .options = REPLAY_OPTIONS,
    .run = run_replay};
const struct cc_command cc_cmd_recheck = {.name = "recheck",
    .arguments = "",
    .summary = "fetch the studies behind the ratings anew: retracted since?",
    .help = "Names each rating whose pinned study changed its retraction state. Exit code 1 then; fit for cron.\n",
    .options = RECHECK_OPTIONS,
    .run = run_recheck};

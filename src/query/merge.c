/* merge.c: which first rungs can share one search, and what it asks (query.h). Works on the text of rungs: clauses are
 * what stands between AND at the outer level. */
#include <claimcheck/limits.h>
#include <claimcheck/query.h>

#include <string.h>

#include "base/buf.h"
#include "base/map.h"

#define CLAUSES_MAX 16
#define GROUP_BYTES_MAX ((size_t)6000) /* PubMed takes more; a person should still be able to read it */

/* A rung 0 as its clauses, borrowed from the ladder's text. */
struct rung {
    const char *text;
    const char *clause[CLAUSES_MAX];
    size_t len[CLAUSES_MAX];
    size_t n;
    bool grouped;
    size_t *members; /* ladders with this rung */
    size_t n_members;
};

static void
add_clause(struct rung *rung, const char *from, const char *to)
{
    if (rung->n < CLAUSES_MAX) {
        rung->clause[rung->n] = from;
        rung->len[rung->n] = (size_t)(to - from);
    }
    rung->n++;
}

/* Cuts at " AND " outside of quotes and parentheses. */
static void
split(struct rung *rung)
{
    const char *from = rung->text;
    bool quoted = false;
    int depth = 0;

    for (const char *p = rung->text; *p; p++) {
        if (*p == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        depth += (*p == '(') - (*p == ')');
        if (depth == 0 && strncmp(p, " AND ", 5) == 0) {
            add_clause(rung, from, p);
            from = p + 5;
            p += 4;
        }
    }
    add_clause(rung, from, from + strlen(from));
}

static bool
has_clause(const struct rung *rung, const char *clause, size_t len)
{
    for (size_t i = 0; i < rung->n; i++) {
        if (rung->len[i] == len && memcmp(rung->clause[i], clause, len) == 0)
            return true;
    }
    return false;
}

/* The rungs that differ, each with the ladders that begin with it, in the order of the ladders. */
static struct rung *
collect(const struct cc_ladder *const *ladders, size_t n, size_t *n_rungs)
{
    struct rung *rungs = NULL;
    struct cc_map seen = {0};
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        size_t at;

        if (ladders[i] == NULL || ladders[i]->n_rungs == 0)
            continue;
        at = cc_map_get(&seen, ladders[i]->rungs[0].text);
        if (at == CC_MAP_NONE) {
            rungs = cc_mem_push(rungs, count, sizeof *rungs);
            at = count++;
            rungs[at] = (struct rung){.text = ladders[i]->rungs[0].text};
            split(&rungs[at]);
            rungs[at].grouped = rungs[at].n < 2 || rungs[at].n > CLAUSES_MAX; /* nothing to share, or too much */
            cc_map_put(&seen, rungs[at].text, at);
        }
        rungs[at].members = cc_mem_push(rungs[at].members, rungs[at].n_members, sizeof *rungs[at].members);
        rungs[at].members[rungs[at].n_members++] = i;
    }
    cc_map_clear(&seen);
    *n_rungs = count;
    return rungs;
}

/* A clause and how many rungs that are still alone have it. */
struct side {
    const char *clause;
    size_t len, count;
    char *key; /* the clause as a string, for the map */
};

/* The clause that most rungs share; of equals the first in the alphabet. */
static struct side
most_shared(const struct rung *rungs, size_t n)
{
    struct side best = {0};
    struct cc_map counts = {0};
    struct side *sides = NULL;
    size_t n_sides = 0;

    for (size_t r = 0; r < n; r++) {
        for (size_t c = 0; !rungs[r].grouped && c < rungs[r].n; c++) {
            char *key = cc_mem_strndup(rungs[r].clause[c], rungs[r].len[c]);
            size_t at = cc_map_get(&counts, key);

            if (at == CC_MAP_NONE) {
                sides = cc_mem_push(sides, n_sides, sizeof *sides);
                at = n_sides++;
                sides[at] = (struct side){rungs[r].clause[c], rungs[r].len[c], 0, key};
                cc_map_put(&counts, key, at);
            } else {
                free(key);
            }
            sides[at].count++;
        }
    }
    for (size_t i = 0; i < n_sides; i++) {
        if (sides[i].count > best.count || (sides[i].count == best.count && strcmp(sides[i].key, best.key) < 0))
            best = sides[i];
    }
    cc_map_clear(&counts);
    for (size_t i = 0; i < n_sides; i++)
        free(sides[i].key);
    free(sides);
    best.key = NULL;
    return best;
}

/* The other clauses of a rung, in parentheses when there are several. */
static void
add_others(struct cc_buf *b, const struct rung *rung, const struct side *side)
{
    size_t written = 0;

    if (rung->n > 2)
        cc_buf_addc(b, '(');
    for (size_t c = 0; c < rung->n; c++) {
        if (rung->len[c] == side->len && memcmp(rung->clause[c], side->clause, side->len) == 0)
            continue;
        cc_buf_adds(b, written++ ? " AND " : "");
        cc_buf_add(b, rung->clause[c], rung->len[c]);
    }
    if (rung->n > 2)
        cc_buf_addc(b, ')');
}

static int
ascending(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;

    return x < y ? -1 : x > y;
}

/* Makes a group of up to CC_QUERY_GROUP_MAX rungs with that side and marks them. One that would be left alone, or makes
 * the query too long, stays for another group. */
static void
make_group(struct rung *rungs, size_t n, const struct side *side, struct cc_query_groups *out)
{
    struct cc_query_group group = {0};
    struct cc_buf text = {0};

    cc_buf_add(&text, side->clause, side->len);
    cc_buf_adds(&text, " AND (");
    for (size_t r = 0; r < n && group.n_rungs < CC_QUERY_GROUP_MAX; r++) {
        struct cc_buf others = {0};

        if (rungs[r].grouped || !has_clause(&rungs[r], side->clause, side->len))
            continue;
        add_others(&others, &rungs[r], side);
        if (group.n_rungs < 2 || text.n + others.n <= GROUP_BYTES_MAX) {
            cc_buf_adds(&text, group.n_rungs ? " OR " : "");
            cc_buf_add(&text, others.v, others.n);
            rungs[r].grouped = true;
            group.n_rungs++;
            for (size_t m = 0; m < rungs[r].n_members; m++) {
                group.members = cc_mem_push(group.members, group.n, sizeof *group.members);
                group.members[group.n++] = rungs[r].members[m];
            }
        }
        cc_buf_clear(&others);
    }
    cc_buf_addc(&text, ')');
    if (text.n > CC_QUERY_MAX_BYTES) {
        cc_buf_clear(&text);
        free(group.members);
        return;
    }
    qsort(group.members, group.n, sizeof *group.members, ascending);
    group.text = cc_buf_take(&text, NULL);
    out->v = cc_mem_push(out->v, out->n, sizeof *out->v);
    out->v[out->n++] = group;
}

void
cc_query_merge(const struct cc_ladder *const *ladders, size_t n, struct cc_query_groups *out)
{
    size_t n_rungs = 0;
    struct rung *rungs = collect(ladders, n, &n_rungs);

    for (;;) {
        struct side side = most_shared(rungs, n_rungs);

        if (side.count < 2)
            break;
        make_group(rungs, n_rungs, &side, out);
    }
    for (size_t r = 0; r < n_rungs; r++)
        free(rungs[r].members);
    free(rungs);
}

size_t
cc_query_count_sharable(const struct cc_query *const *rungs, size_t n)
{
    struct cc_map first = {0}; /* clause -> the first rung that has it */
    bool *shares = cc_mem_alloc(n + 1);
    char **clauses = NULL;
    size_t count = 0, n_clauses = 0;

    for (size_t i = 0; i < n; i++) {
        struct rung rung = {.text = rungs[i]->text};

        split(&rung);
        for (size_t c = 0; rung.n >= 2 && c < rung.n && c < CLAUSES_MAX; c++) {
            char *clause = cc_mem_strndup(rung.clause[c], rung.len[c]);
            size_t other = cc_map_get(&first, clause);

            if (other == CC_MAP_NONE) {
                clauses = cc_mem_push(clauses, n_clauses, sizeof *clauses);
                clauses[n_clauses++] = clause; /* the map borrows it */
                cc_map_put(&first, clause, i);
                continue;
            }
            if (other != i)
                shares[i] = shares[other] = true;
            free(clause);
        }
    }
    for (size_t i = 0; i < n; i++)
        count += shares[i];
    cc_map_clear(&first);
    for (size_t i = 0; i < n_clauses; i++)
        free(clauses[i]);
    free(clauses);
    free(shares);
    return count;
}

void
cc_query_groups_clear(struct cc_query_groups *groups)
{
    for (size_t i = 0; i < groups->n; i++) {
        free(groups->v[i].text);
        free(groups->v[i].members);
    }
    free(groups->v);
    *groups = (struct cc_query_groups){0};
}

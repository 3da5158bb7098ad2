/* ladder.c: claim -> ladder of PubMed queries (query.h). Knows the order of the rungs; the terms are terms.c's. */
#include <claimcheck/limits.h>
#include <claimcheck/query.h>

#include <string.h>

#include "query/concepts.h"

enum loosening { PHRASES, WORDS, HEADS };

/* What one rung asks for: the concepts picked, ANDed in the order of their keys, so that the same concepts give the same
 * bytes whichever side of a claim they stood on. */
struct plan {
    const struct cc_query_concept *v[16];
    size_t n;
    enum loosening loosening;
    const char *label;
};

static void
pick(struct plan *plan, const struct cc_query_concept *concept)
{
    size_t at = plan->n;

    if (concept == NULL || plan->n == sizeof plan->v / sizeof *plan->v)
        return;
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->v[i] == concept)
            return;
    }
    plan->n++;
    while (at > 0 && strcmp(plan->v[at - 1]->key, concept->key) > 0) {
        plan->v[at] = plan->v[at - 1];
        at--;
    }
    plan->v[at] = concept;
}

static void
write_query(const struct plan *plan, struct cc_query *query)
{
    struct cc_buf text = {0};

    for (size_t i = 0; i < plan->n; i++) {
        struct cc_buf clause = {0};

        if (plan->loosening == PHRASES)
            cc_query_concept_clause(plan->v[i], query, &clause);
        else
            cc_query_concept_words(plan->v[i], plan->loosening == HEADS, query, &clause);
        if (text.n > 0 && clause.n > 0)
            cc_buf_adds(&text, " AND ");
        cc_buf_add(&text, clause.v, clause.n);
        cc_buf_clear(&clause);
    }
    query->text = cc_buf_take(&text, NULL);
    query->label = cc_mem_strdup(plan->label);
}

/* Adds the rung unless it is empty, too long for Entrez, or says what an earlier one says. */
static void
add_rung(struct cc_ladder *ladder, const struct plan *plan)
{
    struct cc_query query = {0};
    bool keep;

    write_query(plan, &query);
    keep = query.text[0] != '\0' && strlen(query.text) <= CC_QUERY_MAX_BYTES;
    for (size_t i = 0; i < ladder->n_rungs && keep; i++)
        keep = strcmp(ladder->rungs[i].text, query.text) != 0;
    if (!keep) {
        cc_query_clear(&query);
        return;
    }
    ladder->rungs = cc_mem_push(ladder->rungs, ladder->n_rungs, sizeof *ladder->rungs);
    ladder->rungs[ladder->n_rungs++] = query;
}

/* The concept of a role that tells most, or NULL. Roles are sorted by rank. */
static const struct cc_query_concept *
main_of(const struct cc_query_concepts *concepts, enum cc_query_role role)
{
    for (size_t i = 0; i < concepts->n; i++) {
        if (concepts->v[i].role == role)
            return &concepts->v[i];
    }
    return NULL;
}

/* The concept that PubMed has least of, as far as its kind tells: the highest rank, then the longest key. */
static const struct cc_query_concept *
rarest(const struct cc_query_concepts *concepts)
{
    const struct cc_query_concept *best = NULL;

    for (size_t i = 0; i < concepts->n; i++) {
        const struct cc_query_concept *c = &concepts->v[i];

        if (best == NULL || c->rank > best->rank || (c->rank == best->rank && strlen(c->key) > strlen(best->key)))
            best = c;
    }
    return best;
}

static void
plan_all(struct plan *plan, const struct cc_query_concepts *concepts, bool with_relation)
{
    for (size_t i = 0; i < concepts->n; i++) {
        if (with_relation || concepts->v[i].role != CC_QUERY_RELATION)
            pick(plan, &concepts->v[i]);
    }
}

enum cc_status
cc_query_build(const struct cc_claim *claim, struct cc_ladder *out, struct cc_error *error)
{
    struct cc_query_concepts concepts = {0};
    struct plan strict = {.label = "every concept and the relation, as phrases or MeSH"};
    struct plan both = {.label = "subject and object, as phrases or MeSH"};
    struct plan words = {.label = "subject and object, unknown phrases as single words", .loosening = WORDS};
    struct plan mains = {.label = "the main concept of subject and of object", .loosening = WORDS};
    struct plan heads = {.label = "subject with the head of the object", .loosening = HEADS};
    struct plan one = {.label = "the rarest concept alone"};

    (void)error; /* nothing here can fail: every length is capped, memory aborts */
    cc_query_concepts_read(claim, &concepts);
    out->claim = cc_mem_strdup(claim->id);
    if (concepts.n > 0) {
        plan_all(&strict, &concepts, true);
        add_rung(out, &strict);
        plan_all(&both, &concepts, false);
        add_rung(out, &both);
        plan_all(&words, &concepts, false);
        add_rung(out, &words);
        pick(&mains, main_of(&concepts, CC_QUERY_SUBJECT));
        pick(&mains, main_of(&concepts, CC_QUERY_OBJECT));
        add_rung(out, &mains);
        heads.n = mains.n;
        memcpy(heads.v, mains.v, sizeof heads.v);
        add_rung(out, &heads);
        pick(&one, rarest(&concepts));
        add_rung(out, &one);
    }
    cc_query_concepts_clear(&concepts);
    return CC_OK;
}

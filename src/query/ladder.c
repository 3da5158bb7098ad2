/* ladder.c: claim -> ladder of PubMed queries (query.h). Knows the order of the rungs; the terms are terms.c's. */
#include <claimcheck/limits.h>
#include <claimcheck/query.h>

#include <string.h>

#include "query/concepts.h"
#include "vocab/vocab.h"

/* A concept of a lower rank (a symptom, "the skin", "women") asked for alone brings everything and helps nobody. */
#define ALONE_MIN 60

enum loosening { PHRASES, WORDS, HEADS };

/* What one rung asks for: the concepts picked, ANDed in the order of their keys, so that the same concepts give the
 * same bytes whichever side of a claim they stood on. */
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

    cc_buf_adds(&text, "");
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

/* Takes the query as a rung unless it is empty, too long for Entrez, or says what an earlier one says. */
static void
keep_rung(struct cc_ladder *ladder, struct cc_query *query)
{
    bool keep = query->text[0] != '\0' && strlen(query->text) <= CC_QUERY_MAX_BYTES;

    for (size_t i = 0; i < ladder->n_rungs && keep; i++)
        keep = strcmp(ladder->rungs[i].text, query->text) != 0;
    if (!keep) {
        cc_query_clear(query);
        return;
    }
    ladder->rungs = cc_mem_push(ladder->rungs, ladder->n_rungs, sizeof *ladder->rungs);
    ladder->rungs[ladder->n_rungs++] = *query;
}

static void
add_rung(struct cc_ladder *ladder, const struct plan *plan)
{
    struct cc_query query = {0};

    write_query(plan, &query);
    keep_rung(ladder, &query);
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

/* The ordinary ladder: all concepts, then looser. */
static void
climb(struct cc_ladder *out, const struct cc_query_concepts *concepts)
{
    struct plan strict = {.label = "every concept and the relation, as phrases or MeSH"};
    struct plan both = {.label = "subject and object, as phrases or MeSH"};
    struct plan words = {.label = "subject and object, unknown phrases as single words", .loosening = WORDS};
    struct plan mains = {.label = "the main concept of subject and of object", .loosening = WORDS};
    struct plan heads = {.label = "the same, unknown phrases by their last word", .loosening = HEADS};
    struct plan one = {.label = "the rarest concept alone"};

    plan_all(&strict, concepts, true);
    plan_all(&both, concepts, false);
    plan_all(&words, concepts, false);
    pick(&mains, main_of(concepts, CC_QUERY_SUBJECT));
    pick(&mains, main_of(concepts, CC_QUERY_OBJECT));
    heads.n = mains.n;
    memcpy(heads.v, mains.v, sizeof heads.v);
    if (rarest(concepts)->rank >= ALONE_MIN)
        pick(&one, rarest(concepts));
    add_rung(out, &strict);
    add_rung(out, &both);
    add_rung(out, &words);
    add_rung(out, &mains);
    add_rung(out, &heads);
    add_rung(out, &one);
}

/* Any ingredient with the object: (i1 OR i2 …) AND object. All terms of all ingredients count as one concept. */
static void
add_ingredients(struct cc_ladder *out, const struct cc_query_context *context, const struct cc_query_concepts *concepts)
{
    struct cc_query query = {0};
    struct cc_buf text = {0};
    struct plan object = {.label = "any ingredient that the article names, and the object"};

    for (size_t i = 0; i < concepts->n; i++) {
        if (concepts->v[i].role == CC_QUERY_OBJECT)
            pick(&object, &concepts->v[i]);
    }
    if (object.n == 0)
        return;
    cc_buf_addc(&text, '(');
    for (size_t i = 0; i < context->n; i++) {
        size_t from = query.n_terms;
        struct cc_query_concept ingredient = cc_query_concept_named(context->ingredients[i]);

        cc_buf_adds(&text, i > 0 ? " OR " : "");
        cc_query_concept_clause(&ingredient, &query, &text);
        for (size_t t = from; t < query.n_terms; t++) {
            free(query.terms[t].concept);
            free(query.terms[t].why);
            query.terms[t].concept = cc_mem_strdup("ingredients");
            query.terms[t].why = cc_mem_printf("ingredient named in the article: %s", ingredient.said);
        }
    }
    cc_buf_addc(&text, ')');
    for (size_t i = 0; i < object.n; i++) {
        cc_buf_adds(&text, " AND ");
        cc_query_concept_clause(object.v[i], &query, &text);
    }
    query.text = cc_buf_take(&text, NULL);
    query.label = cc_mem_strdup(object.label);
    keep_rung(out, &query);
}

/* The product's name comes first and alone: one search serves every claim about it. Then what is known to be in it. */
static void
climb_product(struct cc_ladder *out, const struct cc_query_context *context, struct cc_query_concepts *concepts)
{
    struct plan name = {.label = "the product's name"};
    struct cc_query_concepts rest = {0};
    bool named = false; /* the subject itself names a substance */

    rest.v = cc_mem_alloc((concepts->n + 1) * sizeof *rest.v);
    for (size_t i = 0; i < concepts->n; i++) {
        if (concepts->v[i].product) {
            pick(&name, &concepts->v[i]);
        } else {
            rest.v[rest.n++] = concepts->v[i];
            named |= concepts->v[i].role == CC_QUERY_SUBJECT && concepts->v[i].row != CC_VOCAB_NONE;
        }
    }
    add_rung(out, &name);
    if (named)
        climb(out, &rest);
    else if (context && context->n > 0)
        add_ingredients(out, context, &rest);
    free(rest.v); /* the elements belong to concepts */
}

enum cc_status
cc_query_build_in(
    const struct cc_query_context *context, const struct cc_claim *claim, struct cc_ladder *out, struct cc_error *error)
{
    struct cc_query_concepts concepts = {0};
    bool product = false;

    (void)error; /* nothing here can fail: every length is capped, memory aborts */
    cc_query_concepts_read(claim, &concepts);
    out->claim = cc_mem_strdup(claim->id);
    for (size_t i = 0; i < concepts.n; i++)
        product |= concepts.v[i].product;
    if (product)
        climb_product(out, context, &concepts);
    else if (concepts.n > 0)
        climb(out, &concepts);
    cc_query_concepts_clear(&concepts);
    return CC_OK;
}

enum cc_status
cc_query_build(const struct cc_claim *claim, struct cc_ladder *out, struct cc_error *error)
{
    return cc_query_build_in(NULL, claim, out, error);
}

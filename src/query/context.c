/* context.c: what an article says beyond one claim: the ingredients its claims speak of (query.h). */
#include <claimcheck/query.h>

#include <string.h>

#include "query/concepts.h"
#include "vocab/tables.h"

#define INGREDIENTS_MAX 8

static bool
is_ingredient(const struct cc_query_concept *concept)
{
    static const char *const KINDS[] = {"substance", "herb", "organism", "food"};
    const char *kind;

    if (concept->role != CC_QUERY_SUBJECT || concept->row == CC_VOCAB_NONE)
        return false;
    kind = cc_vocab_field(&cc_vocab_synonyms, concept->row, CC_VOCAB_SYNONYMS_KIND);
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(KINDS[i], kind) == 0)
            return true;
    }
    return false;
}

struct mention {
    uint32_t row;
    size_t count;
};

static int
most_first(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;

    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row; /* rows are in the order of their names */
}

void
cc_query_context_read(const struct cc_claims *claims, struct cc_query_context *out)
{
    struct mention *mentions = NULL;
    size_t n = 0;

    for (size_t i = 0; i < claims->n; i++) {
        struct cc_query_concepts concepts = {0};

        cc_query_concepts_read(&claims->v[i], &concepts);
        for (size_t c = 0; c < concepts.n; c++) {
            size_t m = 0;

            if (!is_ingredient(&concepts.v[c]))
                continue;
            while (m < n && mentions[m].row != concepts.v[c].row)
                m++;
            if (m == n) {
                mentions = cc_mem_push(mentions, n, sizeof *mentions);
                mentions[n++] = (struct mention){concepts.v[c].row, 0};
            }
            mentions[m].count++;
        }
        cc_query_concepts_clear(&concepts);
    }
    if (n > 1)
        qsort(mentions, n, sizeof *mentions, most_first);
    for (size_t m = 0; m < n && m < INGREDIENTS_MAX; m++) {
        out->ingredients = cc_mem_push(out->ingredients, out->n, sizeof *out->ingredients);
        out->ingredients[out->n++] = cc_mem_strdup(cc_vocab_field(&cc_vocab_synonyms, mentions[m].row, 0));
    }
    free(mentions);
}

void
cc_query_context_clear(struct cc_query_context *context)
{
    for (size_t i = 0; i < context->n; i++)
        free(context->ingredients[i]);
    free(context->ingredients);
    *context = (struct cc_query_context){0};
}

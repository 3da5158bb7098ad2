/* link.c: claims of several articles that say the same (claims.h). */
#include <claimcheck/claims.h>

#include <string.h>

#include "base/map.h"
#include "base/mem.h"

/* The first claim of the batch with a key. */
struct first {
    char *key;
    size_t article, claim;
};

static void
link_one(
    const struct cc_article *articles, const struct cc_claims *claims, const struct first *first, struct cc_claim *c)
{
    c->elsewhere.article = cc_mem_strdup(articles[first->article].id);
    c->elsewhere.name = cc_mem_strdup(articles[first->article].name);
    c->elsewhere.claim = cc_mem_strdup(claims[first->article].v[first->claim].id);
}

void
cc_claims_link(const struct cc_article *articles, struct cc_claims *claims, size_t n)
{
    struct first *firsts = NULL;
    size_t n_firsts = 0;
    struct cc_map by_key = {0};

    for (size_t a = 0; a < n; a++) {
        for (size_t i = 0; i < claims[a].n; i++) {
            struct cc_claim *c = &claims[a].v[i];
            char *key = cc_claim_key(c);
            size_t at = cc_map_get(&by_key, key);

            if (at == CC_MAP_NONE) {
                firsts = cc_mem_push(firsts, n_firsts, sizeof *firsts);
                firsts[n_firsts] = (struct first){key, a, i};
                cc_map_put(&by_key, key, n_firsts++);
                continue;
            }
            free(key);
            if (firsts[at].article != a && c->elsewhere.claim == NULL)
                link_one(articles, claims, &firsts[at], c);
        }
    }
    for (size_t i = 0; i < n_firsts; i++)
        free(firsts[i].key);
    free(firsts);
    cc_map_clear(&by_key);
}

/* fuzz_query.c: whatever a claim says, its ladder is valid Entrez. Input: subject, relation, object and text, each ended by a
 * line feed; a first byte 'p' makes it a claim about a product. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <claimcheck/entrez.h>
#include <claimcheck/limits.h>
#include <claimcheck/query.h>

#include "base/mem.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The next line as the edge would let it in: valid UTF-8 without NUL. */
static char *
take_line(const char **at, const char *end)
{
    const char *stop = *at < end ? memchr(*at, '\n', (size_t)(end - *at)) : NULL;
    struct cc_buf b = {0};

    if (stop == NULL)
        stop = end;
    while (*at < stop) {
        uint32_t c;

        *at += cc_utf8_decode(*at, (size_t)(stop - *at), &c);
        cc_utf8_encode(&b, c ? c : ' ');
    }
    *at += *at < end;
    return cc_buf_take(&b, NULL);
}

static void
check(const struct cc_query *rung)
{
    struct cc_lint lint = {0};
    struct cc_error error = {0};
    size_t len = strlen(rung->text);

    if (len == 0 || len > CC_QUERY_MAX_BYTES || rung->n_terms == 0 || cc_entrez_lint(rung->text, len, &lint, &error) != CC_OK)
        abort();
    for (size_t i = 0; i < lint.n; i++) {
        if (lint.v[i].level == CC_LINT_ERROR) {
            fprintf(stderr, "%s: %s in %s\n", lint.v[i].code, lint.v[i].message, rung->text);
            abort();
        }
    }
    cc_lint_clear(&lint);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *at = (const char *)data, *end = at + size;
    struct cc_claim claim = {.id = cc_mem_strdup("c0"), .kind = size && data[0] == 'p' ? CC_KIND_PRODUCT : CC_KIND_EFFECT};
    struct cc_claims claims = {.v = &claim, .n = 1};
    struct cc_query_context context = {0};
    struct cc_ladder ladder = {0};
    struct cc_error error = {0};
    char *out = NULL;
    size_t len = 0;

    claim.subject = take_line(&at, end);
    claim.relation = take_line(&at, end);
    claim.object = take_line(&at, end);
    claim.text = take_line(&at, end);
    cc_query_context_read(&claims, &context);
    if (cc_query_build_in(&context, &claim, &ladder, &error) != CC_OK)
        abort();
    for (size_t i = 0; i < ladder.n_rungs; i++)
        check(&ladder.rungs[i]);
    if (cc_query_write(&claims, &ladder, "json", &out, &len, &error) != CC_OK)
        abort();
    free(out);
    cc_ladder_clear(&ladder);
    cc_query_context_clear(&context);
    cc_claim_clear(&claim);
    return 0;
}

/* fuzz_claims.c: claim extraction on any text, as plain text, Markdown and HTML by its first byte. Checks what every later
 * stage relies on: text that is a sentence, spans inside the article, lines ascending, ids unique. */
#include <stdlib.h>
#include <string.h>

#include <claimcheck/article.h>
#include <claimcheck/claims.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
    if (!holds)
        abort();
}

static void
explain(void *arg, const struct cc_claims_event *event)
{
    const struct cc_article *a = arg;

    must(event->span.start <= event->span.end && event->span.end <= a->text_len);
    must(event->rule != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum cc_format formats[] = {CC_FORMAT_TEXT, CC_FORMAT_MARKDOWN, CC_FORMAT_HTML};
    struct cc_article article = {0};
    struct cc_claims claims = {0};
    struct cc_error error = {0};
    struct cc_claims_options options = {.explain = explain, .explain_arg = &article};

    if (size < 2 || size > 65536)
        return 0;
    if (cc_article_read("fuzz", data + 1, size - 1, formats[data[0] % 3], &article, &error) != CC_OK)
        return 0;
    if (cc_claims_extract(&article, &options, &claims, &error) == CC_OK) {
        for (size_t i = 0; i < claims.n; i++) {
            const struct cc_claim *c = &claims.v[i];

            must(c->id != NULL && c->text != NULL && c->quote != NULL && c->rule != NULL);
            must(cc_utf8_valid(c->text, strlen(c->text)) && cc_utf8_valid(c->quote, strlen(c->quote)));
            must(c->n_spans > 0 && c->block < article.n_blocks && c->worth >= 0 && c->worth <= 1000);
            for (size_t k = 0; k < c->n_spans; k++)
                must(c->spans[k].start < c->spans[k].end && c->spans[k].end <= article.text_len);
            for (size_t k = 1; k < c->n_lines; k++)
                must(c->lines[k - 1] < c->lines[k]);
        }
    }
    cc_claims_clear(&claims);
    cc_article_clear(&article);
    return 0;
}

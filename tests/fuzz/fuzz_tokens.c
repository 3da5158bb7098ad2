/* fuzz_tokens.c: the language layer on any valid UTF-8. Checks what the extractor relies on: everything in order and inside the
 * span, sentences and chunks without gaps, every index one that may be followed. */
#include "support/article_check.h"

#include "claims/tag.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_token(const struct cc_text *t, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    CC_CHECK(k->span.start < k->span.end && k->span.start >= t->span.start && k->span.end <= t->span.end);
    CC_CHECK(i == 0 || k->span.start >= k[-1].span.end);
    CC_CHECK(((unsigned char)t->text[k->span.start] & 0xC0) != 0x80);
    CC_CHECK(k->lower_len > 0 && k->lemma_len > 0 && cc_utf8_valid(k->lower, k->lower_len) && cc_utf8_valid(k->lemma, k->lemma_len));
    CC_CHECK(k->tag > CC_TAG_NONE && k->tag < CC_TAG__MAX);
    CC_CHECK(k->word == cc_lexicon_find(k->lower, k->lower_len) || k->word == 0);
    CC_CHECK(k->hash == 0 || k->hash == cc_lexicon_hash(k->lower, k->lower_len));
}

static void
check_token_of(const struct cc_sentence *s, uint32_t i)
{
    CC_CHECK(i == CC_NO_INDEX || (i >= s->first && i < s->end));
}

static void
check_chunk(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_chunk *k = &t->chunks[i];
    const uint32_t links[] = {k->object, k->of, k->partner};

    CC_CHECK(k->kind < CC_CHUNK__MAX && k->first < k->end && k->head >= k->first && k->head < k->end);
    check_token_of(s, k->det);
    check_token_of(s, k->modal);
    check_token_of(s, k->neg);
    check_token_of(s, k->aux);
    check_token_of(s, k->particle);
    check_token_of(s, k->main);
    for (size_t l = 0; l < sizeof links / sizeof *links; l++)
        CC_CHECK(links[l] == CC_NO_INDEX || (links[l] >= s->chunk_first && links[l] < s->chunk_end && links[l] != i));
    CC_CHECK(k->partner == CC_NO_INDEX || t->chunks[k->partner].partner == i);
}

static void
check_text(const struct cc_text *t)
{
    uint32_t token = 0, chunk = 0;

    CC_CHECK((t->n_tokens == 0) == (t->n_sentences == 0));
    for (uint32_t i = 0; i < t->n_tokens; i++)
        check_token(t, i);
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        const struct cc_sentence *s = &t->sentences[i];

        CC_CHECK(s->first == token && s->end > s->first && s->end - s->first <= CC_SENTENCE_MAX_TOKENS && s->chunk_first == chunk);
        CC_CHECK(s->span.start == t->tokens[s->first].span.start && s->span.end == t->tokens[s->end - 1].span.end);
        for (; chunk < s->chunk_end; chunk++) {
            CC_CHECK(t->chunks[chunk].first == token);
            check_chunk(t, s, chunk);
            token = t->chunks[chunk].end;
        }
        CC_CHECK(token == s->end);
    }
    CC_CHECK(token == t->n_tokens && chunk == t->n_chunks);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_text t = {0};
    const char *text = (const char *)data;

    if (!cc_utf8_valid(text, size))
        return 0;
    for (size_t at = 0; at < size;) {
        size_t end = cc_tokens_read(&t, text, (struct cc_span){at, size});

        CC_CHECK(end > at && end <= size);
        check_text(&t);
        at = end;
    }
    cc_tokens_clear(&t);
    return 0;
}

/* reread.c: see reread.h. */
#include "claims/reread.h"

#include <string.h>

#include "base/mem.h"
#include "vocab/hash.h"

/* The slot of the text; its hash in *hash, never 0. */
static struct cc_reread_slot *
slot_of(struct cc_reread *r, const char *p, size_t n, uint32_t *hash)
{
    *hash = cc_vocab_hash(p, n) | 1;
    return &r->slots[*hash >> 1 & (CC_REREAD_SLOTS - 1)];
}

/* Memory for n elements; what was in it is lost. */
static void *
room(void *v, uint32_t *cap, uint32_t n, size_t size)
{
    if (*cap >= n)
        return v;
    free(v);
    *cap = n + n / 2;
    return cc_mem_resize(NULL, *cap, size);
}

/* A word of `from`, or of its arena, as the same word of `to`; words of the lexicon stay. */
static inline const char *
moved(const char *p, const struct cc_text *from, const struct cc_text *to)
{
    const char *start = from->text + from->span.start;

    if (p >= start && p <= from->text + from->span.end)
        return to->text + to->span.start + (p - start);
    if (from->arena_len > 0 && p >= from->arena && p <= from->arena + from->arena_len)
        return to->arena + (p - from->arena);
    return p;
}

/* Makes *to what *from is, for the same bytes at another place. */
static void
copy(struct cc_text *to, const struct cc_text *from, const char *text, struct cc_span span)
{
    size_t by = span.start - from->span.start; /* what goes below zero comes back: sizes wrap */

    to->text = text;
    to->span = span;
    if (to->arena_cap < from->arena_len) {
        free(to->arena);
        to->arena = cc_mem_alloc(from->arena_len);
        to->arena_cap = from->arena_len;
    }
    to->tokens = room(to->tokens, &to->cap_tokens, from->n_tokens + CC_TOKENS_BEYOND, sizeof *to->tokens);
    to->sentences = room(to->sentences, &to->cap_sentences, from->n_sentences, sizeof *to->sentences);
    to->chunks = room(to->chunks, &to->cap_chunks, from->n_chunks, sizeof *to->chunks);
    to->arena_len = from->arena_len;
    to->n_tokens = from->n_tokens;
    to->n_sentences = from->n_sentences;
    to->n_chunks = from->n_chunks;
    if (from->arena_len > 0)
        memcpy(to->arena, from->arena, from->arena_len);
    cc_tokens_fence(to);
    if (from->n_tokens == 0) /* then there are no sentences and no chunks */
        return;
    memcpy(to->chunks, from->chunks, from->n_chunks * sizeof *to->chunks);
    for (uint32_t i = 0; i < from->n_sentences; i++) {
        to->sentences[i] = from->sentences[i];
        to->sentences[i].span.start += by;
        to->sentences[i].span.end += by;
    }
    for (uint32_t i = 0; i < from->n_tokens; i++) {
        struct cc_token *k = &to->tokens[i];

        *k = from->tokens[i];
        k->span.start += by;
        k->span.end += by;
        k->lower = moved(k->lower, from, to);
        k->lemma = moved(k->lemma, from, to);
    }
}

bool
cc_reread_find(struct cc_reread *r, struct cc_text *t, const char *text, struct cc_span span)
{
    size_t n = span.end - span.start;
    const struct cc_reread_slot *slot;
    uint32_t hash;

    if (n > CC_REREAD_BYTES)
        return false;
    slot = slot_of(r, text + span.start, n, &hash);
    if (slot->hash != hash || slot->t.span.end != n || memcmp(slot->bytes, text + span.start, n) != 0)
        return false;
    copy(t, &slot->t, text, span);
    return true;
}

void
cc_reread_keep(struct cc_reread *r, const struct cc_text *t)
{
    size_t n = t->span.end - t->span.start;
    struct cc_reread_slot *slot;
    uint32_t hash;

    if (n > CC_REREAD_BYTES)
        return;
    slot = slot_of(r, t->text + t->span.start, n, &hash);
    slot->hash = hash;
    if (slot->cap <= n) {
        free(slot->bytes);
        slot->cap = n + n / 2 + 1;
        slot->bytes = cc_mem_alloc(slot->cap);
    }
    memcpy(slot->bytes, t->text + t->span.start, n);
    copy(&slot->t, t, slot->bytes, (struct cc_span){0, n});
}

void
cc_reread_clear(struct cc_reread *r)
{
    for (size_t i = 0; i < CC_REREAD_SLOTS; i++) {
        free(r->slots[i].bytes);
        cc_tokens_clear(&r->slots[i].t);
    }
    memset(r, 0, sizeof *r);
}

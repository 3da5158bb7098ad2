/* chunk.h: inside of the chunker, shared by chunk.c (the loop, links between chunks), chunk_np.c and chunk_vp.c. */
#ifndef CC_CLAIMS_CHUNK_H
#define CC_CLAIMS_CHUNK_H

#include "claims/token.h"

/* The sentence being read. */
struct cc_chunker {
    struct cc_text *t;
    const struct cc_token *v; /* t->tokens */
    uint32_t first, end;      /* its tokens */
};

/* The end of the noun phrase that begins at i, or i when none does; fills *out. */
uint32_t cc_chunk_np(const struct cc_chunker *c, uint32_t i, struct cc_chunk *out);

/* The same for a verb group (adverbs before its first verb and "to" included). */
uint32_t cc_chunk_vp(const struct cc_chunker *c, uint32_t i, struct cc_chunk *out);

/* An empty chunk of one kind over tokens [first, end), head = its last token. */
static inline struct cc_chunk
cc_chunk_new(enum cc_chunk_kind kind, uint32_t first, uint32_t end)
{
    return (struct cc_chunk){.kind = (uint8_t)kind, .first = first, .end = end, .head = end > first ? end - 1 : first, .det = CC_NO_INDEX,
        .modal = CC_NO_INDEX, .neg = CC_NO_INDEX, .aux = CC_NO_INDEX, .particle = CC_NO_INDEX, .main = CC_NO_INDEX,
        .object = CC_NO_INDEX, .of = CC_NO_INDEX, .partner = CC_NO_INDEX};
}

/* Tag of token i, CC_TAG_NONE beyond the sentence. */
static inline uint8_t
cc_chunk_tag(const struct cc_chunker *c, uint32_t i)
{
    return i < c->end ? c->v[i].tag : (uint8_t)CC_TAG_NONE;
}

#endif

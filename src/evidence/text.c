/* text.c: see text.h. */
#include "evidence/text.h"

#include "base/hash.h"

uint32_t *
cc_evidence_stems(const struct cc_words *words, struct cc_stemmer *stemmer)
{
    uint32_t *stems = words->n ? cc_mem_alloc(words->n * sizeof *stems) : NULL;
    struct cc_buf stem = {0};

    for (size_t i = 0; i < words->n; i++) {
        cc_buf_reset(&stem);
        cc_stemmer_add(stemmer, &stem, words->v[i].text, words->v[i].n);
        stems[i] = cc_hash_fnv(stem.v, stem.n);
    }
    cc_buf_clear(&stem);
    return stems;
}

static void
add_piece(struct cc_evidence_text *out, enum cc_evidence_field field, const char *text, struct cc_stemmer *stemmer)
{
    struct cc_evidence_piece *piece;

    if (text == NULL)
        return;
    out->v = cc_mem_push(out->v, out->n, sizeof *out->v);
    piece = &out->v[out->n++];
    *piece = (struct cc_evidence_piece){.field = field};
    cc_words_read(text, CC_EVIDENCE_WORDS_MAX, &piece->words);
    if (stemmer)
        piece->stems = cc_evidence_stems(&piece->words, stemmer);
    out->n_words += piece->words.n;
}

void
cc_evidence_text_read(const struct cc_study *study, struct cc_stemmer *stemmer, struct cc_evidence_text *out)
{
    add_piece(out, CC_EVIDENCE_TITLE, study->title, stemmer);
    for (size_t i = 0; i < study->n_abstract; i++)
        add_piece(out, CC_EVIDENCE_ABSTRACT, study->abstract[i].text, stemmer);
    for (size_t i = 0; i < study->n_mesh; i++)
        add_piece(out, CC_EVIDENCE_MESH, study->mesh[i].name, stemmer);
    for (size_t i = 0; i < study->n_keywords; i++)
        add_piece(out, CC_EVIDENCE_MESH, study->keywords[i].text, stemmer);
}

void
cc_evidence_text_clear(struct cc_evidence_text *text)
{
    for (size_t i = 0; i < text->n; i++) {
        cc_words_clear(&text->v[i].words);
        free(text->v[i].stems);
    }
    free(text->v);
    *text = (struct cc_evidence_text){0};
}

/* text.c: see text.h. */
#include "evidence/text.h"

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
        piece->stems = cc_stems_read(&piece->words, stemmer);
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

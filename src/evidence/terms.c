/* terms.c: see terms.h. */
#include "evidence/terms.h"

#include "vocab/tables.h"

/* of a claim's word that is no concept of the query: it may break ties; set by judgement */
#define OTHER_WORD_WEIGHT 0.25

static void
add_phrase(struct cc_evidence_concept *concept, const struct cc_phrase *phrase)
{
    concept->phrases = cc_mem_push(concept->phrases, concept->n, sizeof *concept->phrases);
    concept->phrases[concept->n++] = *phrase;
}

static struct cc_evidence_concept *
concept_of(struct cc_evidence_terms *out, const char *said, double weight)
{
    for (size_t i = 0; i < out->n; i++) {
        if (strcmp(out->v[i].said, said) == 0)
            return &out->v[i];
    }
    if (out->n == CC_EVIDENCE_CONCEPTS_MAX)
        return NULL;
    out->v[out->n] = (struct cc_evidence_concept){.said = cc_mem_strdup(said), .weight = weight};
    return &out->v[out->n++];
}

static bool
is_relation(const struct cc_query_term *term)
{
    return term->why && strncmp(term->why, "relation", strlen("relation")) == 0;
}

static void
add_term(struct cc_evidence_terms *out, const struct cc_query_term *term, double weight, struct cc_stemmer *stemmer)
{
    struct cc_evidence_concept *concept = concept_of(out, term->concept ? term->concept : term->text, weight);
    struct cc_phrase phrase;

    if (concept && cc_phrase_read_term(term->text, stemmer, &phrase))
        add_phrase(concept, &phrase);
}

/* The terms of the concepts, or those of the relation, which weighs as other words do. */
static void
add_terms(struct cc_evidence_terms *out, const struct cc_query *rung, bool relation, struct cc_stemmer *stemmer)
{
    for (size_t i = 0; i < rung->n_terms; i++) {
        if (is_relation(&rung->terms[i]) == relation)
            add_term(out, &rung->terms[i], relation ? OTHER_WORD_WEIGHT : 1, stemmer);
    }
}

static bool
is_covered(const struct cc_evidence_terms *terms, const struct cc_words *words, const uint32_t *stems, size_t i)
{
    struct cc_words one = {.v = words->v + i, .n = 1};

    for (size_t c = 0; c < terms->n_concepts; c++) {
        struct cc_words said = {0};
        bool found = cc_evidence_concept_count(&terms->v[c], &one, stems + i) > 0;

        cc_words_read(terms->v[c].said, 32, &said);
        for (size_t w = 0; w < said.n && !found; w++)
            found = strcmp(said.v[w].text, words->v[i].text) == 0;
        cc_words_clear(&said);
        if (found)
            return true;
    }
    return false;
}

static void
add_other_words(struct cc_evidence_terms *out, const char *text, struct cc_stemmer *stemmer)
{
    struct cc_words words = {0};
    uint32_t *stems;

    cc_words_read(text, 200, &words);
    stems = cc_stems_read(&words, stemmer);
    for (size_t i = 0; i < words.n; i++) {
        const struct cc_word *w = &words.v[i];
        struct cc_evidence_concept *concept;
        struct cc_phrase phrase;

        if (w->n < 3 || cc_vocab_find(&cc_vocab_stopwords, w->text, w->n) != CC_VOCAB_NONE ||
            cc_vocab_find(&cc_vocab_vague, w->text, w->n) != CC_VOCAB_NONE || is_covered(out, &words, stems, i))
            continue;
        concept = concept_of(out, w->text, OTHER_WORD_WEIGHT);
        if (concept && concept->n == 0 && cc_phrase_read(w->text, w->n, stemmer, &phrase))
            add_phrase(concept, &phrase);
    }
    free(stems);
    cc_words_clear(&words);
}

static size_t
count_concepts(const struct cc_query *rung)
{
    size_t n = 0;

    for (size_t i = 0; i < rung->n_terms; i++)
        n += !is_relation(&rung->terms[i]) &&
            (i == 0 || strcmp(rung->terms[i].concept, rung->terms[i - 1].concept) != 0);
    return n;
}

/* The first rung with the most concepts: the strictest one, but for a product, whose first rung is its name alone. */
static const struct cc_query *
fullest_rung(const struct cc_ladder *ladder)
{
    const struct cc_query *best = NULL;

    for (size_t i = 0; ladder && i < ladder->n_rungs; i++) {
        const struct cc_query *rung = &ladder->rungs[i];

        /* Loosened rungs take phrases apart and so count more; the second one of a product is the last that may win. */
        if (i < 2 && (best == NULL || (best->n_terms > 0 && count_concepts(best) == 1 && count_concepts(rung) > 1)))
            best = rung;
    }
    return best;
}

void
cc_evidence_terms_read(const struct cc_claim *claim, const struct cc_ladder *ladder, struct cc_stemmer *stemmer,
    struct cc_evidence_terms *out)
{
    const struct cc_query *rung = fullest_rung(ladder);

    if (rung)
        add_terms(out, rung, false, stemmer);
    out->n_concepts = out->n;
    if (rung)
        add_terms(out, rung, true, stemmer);
    add_other_words(out, claim->text, stemmer);
}

void
cc_evidence_terms_clear(struct cc_evidence_terms *terms)
{
    for (size_t i = 0; i < terms->n; i++) {
        for (size_t p = 0; p < terms->v[i].n; p++)
            cc_phrase_clear(&terms->v[i].phrases[p]);
        free(terms->v[i].phrases);
        free(terms->v[i].said);
    }
    *terms = (struct cc_evidence_terms){0};
}

size_t
cc_evidence_concept_count(
    const struct cc_evidence_concept *concept, const struct cc_words *words, const uint32_t *stems)
{
    size_t count = 0;

    for (size_t i = 0; i < words->n;) {
        size_t longest = 0;

        for (size_t p = 0; p < concept->n; p++) {
            if (concept->phrases[p].n > longest && cc_phrase_at(&concept->phrases[p], words, stems, i))
                longest = concept->phrases[p].n;
        }
        count += longest > 0;
        i += longest > 0 ? longest : 1;
    }
    return count;
}

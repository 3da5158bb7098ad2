/* match.c: does a record answer a query, as far as the record itself tells (query.h)? For sharing one search among claims:
 * the members' records are told apart here. */
#include <claimcheck/query.h>

#include <string.h>

#include "base/phrase.h"

#define WORDS_MAX 20000 /* of one field of a record */

/* A field of the record as words and stems; tag is the kind of term that looks there. */
struct field {
    struct cc_words words;
    uint32_t *stems;
    const char *tag;
};

struct record {
    struct field *v;
    size_t n;
};

static void
add_field(struct record *record, const char *text, const char *tag, struct cc_stemmer *stemmer)
{
    struct field *f;

    if (text == NULL)
        return;
    record->v = cc_mem_push(record->v, record->n, sizeof *record->v);
    f = &record->v[record->n++];
    *f = (struct field){.tag = tag};
    cc_words_read(text, WORDS_MAX, &f->words);
    f->stems = cc_stems_read(&f->words, stemmer);
}

static void
read_record(const struct cc_study *study, struct cc_stemmer *stemmer, struct record *out)
{
    add_field(out, study->title, "[tiab]", stemmer);
    for (size_t i = 0; i < study->n_abstract; i++)
        add_field(out, study->abstract[i].text, "[tiab]", stemmer);
    for (size_t i = 0; i < study->n_keywords; i++)
        add_field(out, study->keywords[i].text, "[tiab]", stemmer);
    for (size_t i = 0; i < study->n_mesh; i++)
        add_field(out, study->mesh[i].name, "[mh]", stemmer);
}

static void
clear_record(struct record *record)
{
    for (size_t i = 0; i < record->n; i++) {
        cc_words_clear(&record->v[i].words);
        free(record->v[i].stems);
    }
    free(record->v);
}

static bool
says(const struct record *record, const char *term, struct cc_stemmer *stemmer)
{
    const char *tag = strrchr(term, '[');
    struct cc_phrase phrase;
    bool found = false;

    if (tag == NULL || !cc_phrase_read_term(term, stemmer, &phrase))
        return false;
    for (size_t f = 0; f < record->n && !found; f++) {
        if (strcmp(record->v[f].tag, tag) != 0)
            continue;
        for (size_t i = 0; i < record->v[f].words.n && !found; i++)
            found = cc_phrase_at(&phrase, &record->v[f].words, record->v[f].stems, i);
    }
    cc_phrase_clear(&phrase);
    return found;
}

static bool
answers(const struct cc_query *rung, const struct record *record, struct cc_stemmer *stemmer)
{
    for (size_t i = 0; i < rung->n_terms;) {
        size_t end = i;
        bool found = false;

        /* The terms of a concept stand together. */
        while (end < rung->n_terms && strcmp(rung->terms[end].concept, rung->terms[i].concept) == 0)
            end++;
        for (size_t t = i; t < end && !found; t++)
            found = says(record, rung->terms[t].text, stemmer);
        if (!found)
            return false;
        i = end;
    }
    return rung->n_terms > 0;
}

bool
cc_query_matches_rung(const struct cc_query *rung, const struct cc_study *study)
{
    struct cc_stemmer *stemmer = cc_stemmer_new();
    struct record record = {0};
    bool matches;

    read_record(study, stemmer, &record);
    matches = answers(rung, &record, stemmer);
    clear_record(&record);
    cc_stemmer_free(stemmer);
    return matches;
}

size_t
cc_query_matches(const struct cc_ladder *ladder, const struct cc_study *study)
{
    struct cc_stemmer *stemmer = cc_stemmer_new();
    struct record record = {0};
    size_t rung = SIZE_MAX;

    read_record(study, stemmer, &record);
    for (size_t r = 0; r < ladder->n_rungs && rung == SIZE_MAX; r++) {
        if (answers(&ladder->rungs[r], &record, stemmer))
            rung = r;
    }
    clear_record(&record);
    cc_stemmer_free(stemmer);
    return rung;
}

/* match.c: does a record answer a query, as far as the record itself tells (query.h)? For sharing one search among claims:
 * the members' records are told apart here. Words are compared as PubMed compares them in title and abstract: exactly. */
#include <claimcheck/query.h>

#include <string.h>

#include "base/words.h"
#include "vocab/mesh.h"

#define WORDS_MAX 20000 /* of one field of a record */

/* A record as the words of its fields and the numbers of its descriptors. */
struct record {
    struct cc_words *fields;
    size_t n;
    uint32_t *mesh;
    size_t n_mesh;
};

static void
add_field(struct record *record, const char *text)
{
    if (text == NULL)
        return;
    record->fields = cc_mem_push(record->fields, record->n, sizeof *record->fields);
    record->fields[record->n] = (struct cc_words){0};
    cc_words_read(text, WORDS_MAX, &record->fields[record->n++]);
}

static void
read_record(const struct cc_study *study, struct record *out)
{
    add_field(out, study->title);
    for (size_t i = 0; i < study->n_abstract; i++)
        add_field(out, study->abstract[i].text);
    for (size_t i = 0; i < study->n_other_abstracts; i++) {
        for (size_t p = 0; p < study->other_abstracts[i].n_parts; p++)
            add_field(out, study->other_abstracts[i].parts[p].text);
    }
    for (size_t i = 0; i < study->n_keywords; i++)
        add_field(out, study->keywords[i].text);
    for (size_t i = 0; i < study->n_mesh; i++) {
        const char *name = study->mesh[i].name;

        out->mesh = cc_mem_push(out->mesh, out->n_mesh, sizeof *out->mesh);
        out->mesh[out->n_mesh++] = name ? cc_mesh_find(name, strlen(name)) : 0;
    }
}

static void
clear_record(struct record *record)
{
    for (size_t i = 0; i < record->n; i++)
        cc_words_clear(&record->fields[i]);
    free(record->fields);
    free(record->mesh);
}

static bool
says_at(const struct cc_words *field, size_t i, const struct cc_words *phrase, bool truncated)
{
    if (i + phrase->n > field->n)
        return false;
    for (size_t k = 0; k < phrase->n; k++) {
        const struct cc_word *w = &field->v[i + k], *p = &phrase->v[k];

        if (w->n < p->n || memcmp(w->text, p->text, p->n) != 0 || (w->n != p->n && !(truncated && k + 1 == phrase->n)))
            return false;
    }
    return true;
}

/* text[0..n): words, perhaps with a closing '*'. */
static bool
says(const struct record *record, const char *text, size_t n)
{
    char *copy = cc_mem_strndup(text, n);
    struct cc_words phrase = {0};
    bool found = false;

    cc_words_read(copy, 32, &phrase);
    for (size_t f = 0; f < record->n && phrase.n > 0 && !found; f++) {
        for (size_t i = 0; i < record->fields[f].n && !found; i++)
            found = says_at(&record->fields[f], i, &phrase, n > 0 && text[n - 1] == '*');
    }
    cc_words_clear(&phrase);
    free(copy);
    return found;
}

/* Is a descriptor of the record the one that text[0..n) names, or narrower? */
static bool
has_descriptor(const struct record *record, const char *text, size_t n)
{
    uint32_t wanted = cc_mesh_find(text, n);

    for (size_t i = 0; i < record->n_mesh && wanted != 0; i++) {
        const char *tree;

        if (record->mesh[i] == wanted)
            return true;
        for (size_t t = 0; record->mesh[i] != 0 && (tree = cc_mesh_tree(wanted, t)) != NULL; t++) {
            if (cc_mesh_is_under(record->mesh[i], tree))
                return true;
        }
    }
    return false;
}

static bool
answers_term(const struct record *record, const char *term)
{
    const char *tag = strrchr(term, '[');
    size_t n = tag ? (size_t)(tag - term) : 0;

    if (n > 1 && term[0] == '"' && term[n - 1] == '"') {
        term++;
        n -= 2;
    }
    if (n == 0)
        return false;
    return strcmp(tag, "[mh]") == 0 ? has_descriptor(record, term, n) : says(record, term, n);
}

static bool
answers(const struct cc_query *rung, const struct record *record)
{
    for (size_t i = 0; i < rung->n_terms;) {
        size_t end = i;
        bool found = false;

        /* The terms of a concept stand together. */
        while (end < rung->n_terms && strcmp(rung->terms[end].concept, rung->terms[i].concept) == 0)
            end++;
        for (size_t t = i; t < end && !found; t++)
            found = answers_term(record, rung->terms[t].text);
        if (!found)
            return false;
        i = end;
    }
    return rung->n_terms > 0;
}

bool
cc_query_matches_rung(const struct cc_query *rung, const struct cc_study *study)
{
    struct record record = {0};
    bool matches;

    read_record(study, &record);
    matches = answers(rung, &record);
    clear_record(&record);
    return matches;
}

size_t
cc_query_matches(const struct cc_ladder *ladder, const struct cc_study *study)
{
    struct record record = {0};
    size_t rung = SIZE_MAX;

    read_record(study, &record);
    for (size_t r = 0; r < ladder->n_rungs && rung == SIZE_MAX; r++) {
        if (answers(&ladder->rungs[r], &record))
            rung = r;
    }
    clear_record(&record);
    return rung;
}

/* match.c: does a record answer a query, as far as the record itself tells (query.h)? For sharing one search among
 * claims: the members' records are told apart here. Words are compared as PubMed compares them in title and abstract:
 * exactly. */
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

/* One term of a rung, made ready: the words to be said, or the descriptor. */
struct probe {
    struct cc_words phrase;
    bool truncated;
    uint32_t descriptor; /* 0 = it is words */
    bool nothing;        /* a term that no record answers */
};

/* A rung's probes, in the order of its terms. */
struct ready {
    const struct cc_query *rung;
    struct probe *probes;
};

struct cc_query_sieve {
    struct ready *rungs;
    size_t n;
};

static struct probe
probe_of(const char *term)
{
    struct probe p = {0};
    const char *tag = strrchr(term, '[');
    size_t n = tag ? (size_t)(tag - term) : 0;

    if (n > 1 && term[0] == '"' && term[n - 1] == '"') {
        term++;
        n -= 2;
    }
    if (n > 0 && strcmp(tag, "[mh]") == 0) {
        p.descriptor = cc_mesh_find(term, n);
        p.nothing = p.descriptor == 0;
    } else if (n > 0) { /* words, perhaps with a closing '*' */
        char *copy = cc_mem_strndup(term, n);

        cc_words_read(copy, 32, &p.phrase);
        p.truncated = term[n - 1] == '*';
        free(copy);
    }
    p.nothing |= p.descriptor == 0 && p.phrase.n == 0;
    return p;
}

struct cc_query_sieve *
cc_query_sieve_new(const struct cc_query *const *rungs, size_t n)
{
    struct cc_query_sieve *sieve = cc_mem_alloc(sizeof *sieve);

    sieve->rungs = cc_mem_alloc((n + 1) * sizeof *sieve->rungs);
    sieve->n = n;
    for (size_t i = 0; i < n; i++) {
        sieve->rungs[i] = (struct ready){
            rungs[i], cc_mem_alloc((rungs[i]->n_terms + 1) * sizeof *sieve->rungs[i].probes)};
        for (size_t t = 0; t < rungs[i]->n_terms; t++)
            sieve->rungs[i].probes[t] = probe_of(rungs[i]->terms[t].text);
    }
    return sieve;
}

void
cc_query_sieve_free(struct cc_query_sieve *sieve)
{
    if (sieve == NULL)
        return;
    for (size_t i = 0; i < sieve->n; i++) {
        for (size_t t = 0; t < sieve->rungs[i].rung->n_terms; t++)
            cc_words_clear(&sieve->rungs[i].probes[t].phrase);
        free(sieve->rungs[i].probes);
    }
    free(sieve->rungs);
    free(sieve);
}

static bool
says_at(const struct cc_words *field, size_t i, const struct probe *probe)
{
    if (i + probe->phrase.n > field->n)
        return false;
    for (size_t k = 0; k < probe->phrase.n; k++) {
        const struct cc_word *w = &field->v[i + k], *p = &probe->phrase.v[k];

        if (w->n < p->n || memcmp(w->text, p->text, p->n) != 0 ||
            (w->n != p->n && !(probe->truncated && k + 1 == probe->phrase.n)))
            return false;
    }
    return true;
}

static bool
says(const struct record *record, const struct probe *probe)
{
    for (size_t f = 0; f < record->n; f++) {
        for (size_t i = 0; i < record->fields[f].n; i++) {
            if (says_at(&record->fields[f], i, probe))
                return true;
        }
    }
    return false;
}

/* Is a descriptor of the record the wanted one, or narrower? */
static bool
has_descriptor(const struct record *record, uint32_t wanted)
{
    for (size_t i = 0; i < record->n_mesh; i++) {
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
answers_probe(const struct record *record, const struct probe *probe)
{
    if (probe->nothing)
        return false;
    return probe->descriptor != 0 ? has_descriptor(record, probe->descriptor) : says(record, probe);
}

static bool
answers(const struct ready *ready, const struct record *record)
{
    const struct cc_query *rung = ready->rung;

    for (size_t i = 0; i < rung->n_terms;) {
        size_t end = i;
        bool found = false;

        /* The terms of a concept stand together. */
        while (end < rung->n_terms && strcmp(rung->terms[end].concept, rung->terms[i].concept) == 0)
            end++;
        for (size_t t = i; t < end && !found; t++)
            found = answers_probe(record, &ready->probes[t]);
        if (!found)
            return false;
        i = end;
    }
    return rung->n_terms > 0;
}

void
cc_query_sieve_study(const struct cc_query_sieve *sieve, const struct cc_study *study, bool *out)
{
    struct record record = {0};

    read_record(study, &record);
    for (size_t i = 0; i < sieve->n; i++)
        out[i] = answers(&sieve->rungs[i], &record);
    clear_record(&record);
}

bool
cc_query_matches_rung(const struct cc_query *rung, const struct cc_study *study)
{
    struct cc_query_sieve *sieve = cc_query_sieve_new(&rung, 1);
    bool matches;

    cc_query_sieve_study(sieve, study, &matches);
    cc_query_sieve_free(sieve);
    return matches;
}

size_t
cc_query_matches(const struct cc_ladder *ladder, const struct cc_study *study)
{
    for (size_t r = 0; r < ladder->n_rungs; r++) {
        if (cc_query_matches_rung(&ladder->rungs[r], study))
            return r;
    }
    return SIZE_MAX;
}

/* terms.c: concept -> the terms that PubMed may use for it, as an Entrez clause (concepts.h). Every term is made of
 * letters, digits, spaces and a closing '*' only, so that nothing from a claim can reach the syntax. */
#include "query/concepts.h"

#include <string.h>

#include "vocab/mesh.h"
#include "vocab/tables.h"

#define CLAUSE_TERMS_MAX 24
#define IN_CLAIM         "in the claim"
#define MESH_TERMS_MAX   10 /* entry terms taken of a descriptor */
#define MESH_TERM_MAX    48 /* bytes; a longer one is a chemist's name that no abstract spells out */
#define TRUNCATION_MIN   4 /* PubMed takes '*' only after four characters */

/* Appends one term with its tag unless the clause has it; text[0..n) is plain words, perhaps with a closing '*'. */
static void
add_term(struct cc_query *query, size_t from, const char *text, size_t n, const char *tag, const char *concept,
    const char *why)
{
    bool stop = cc_vocab_find(&cc_vocab_stopwords, text, n) != CC_VOCAB_NONE; /* tagged, it finds nothing */
    bool truncated = text[n - 1] == '*' && n > TRUNCATION_MIN && memchr(text, ' ', n) == NULL;
    char *term = truncated ? cc_mem_printf("%.*s[%s]", (int)n, text, tag)
        : cc_mem_printf("\"%.*s\"[%s]", (int)n, text, tag);

    for (size_t i = from; i < query->n_terms; i++) {
        if (strcmp(query->terms[i].text, term) == 0) {
            free(term);
            return;
        }
    }
    if (query->n_terms - from >= CLAUSE_TERMS_MAX || stop || (!truncated && memchr(text, '*', n) != NULL)) {
        free(term);
        return;
    }
    query->terms = cc_mem_push(query->terms, query->n_terms, sizeof *query->terms);
    query->terms[query->n_terms++] = (struct cc_query_term){term, cc_mem_strdup(concept), cc_mem_strdup(why)};
}

/* Every part of a '|'-separated field. */
static void
add_list(struct cc_query *query, size_t from, const char *list, const char *tag, const char *concept, const char *why)
{
    for (size_t n; *list; list += n + (list[n] == '|')) {
        n = strcspn(list, "|");
        add_term(query, from, list, n, tag, concept, why);
    }
}

/* "D003876 dermatitis, atopic|…" -> "dermatitis, atopic"[mh] */
static void
add_mesh(struct cc_query *query, size_t from, const char *list, const char *concept)
{
    for (size_t n; *list; list += n + (list[n] == '|')) {
        size_t ui = strcspn(list, " |");
        char *why;

        n = strcspn(list, "|");
        if (ui + 1 >= n)
            continue;
        why = cc_mem_printf("MeSH descriptor %.*s", (int)ui, list);
        add_term(query, from, list + ui + 1, n - ui - 1, "mh", concept, why);
        free(why);
    }
}

/* A phrase that no table knows: singular, plural, and both in the other spelling. prefix is what stands before its last
 * word, with a space, or "". */
static void
add_forms(struct cc_query *query, size_t from, const char *prefix, const char *word, size_t n,
    const struct cc_query_concept *of, const char *concept)
{
    const char *spelling = cc_query_word_spelling(word, n);

    for (int other = 0; other < 2; other++) {
        const char *w = other ? spelling : word;
        const char *why = other ? "other spelling (vocab/spelling.tsv)"
            : of->product       ? "name of the product"
                : IN_CLAIM;
        struct cc_buf b = {0};

        if (w == NULL)
            break;
        cc_buf_adds(&b, prefix);
        cc_buf_add(&b, w, other ? strlen(w) : n);
        add_term(query, from, b.v, b.n, "tiab", concept, why);
        if (!of->product) { /* a name has no plural */
            cc_buf_reset(&b);
            cc_buf_adds(&b, prefix);
            cc_query_word_plural(&b, w, other ? strlen(w) : n);
            add_term(query, from, b.v, b.n, "tiab", concept, "plural");
        }
        cc_buf_clear(&b);
    }
}

/* A descriptor that no row has: its names of natural order, the claim's own words where these are not among them, and
 * the descriptor itself. */
static void
add_descriptor(struct cc_query *query, size_t from, const struct cc_query_concept *concept)
{
    const char *name = cc_mesh_name(concept->mesh), *term;
    char *why = cc_mem_printf("MeSH descriptor D%06u", concept->mesh);
    struct cc_buf b = {0};

    for (size_t i = 0; (term = cc_mesh_term(concept->mesh, i)) != NULL && query->n_terms - from < MESH_TERMS_MAX; i++) {
        cc_buf_reset(&b);
        cc_mesh_fold(&b, term, strlen(term), false);
        if (strchr(term, ',') == NULL && b.n >= 3 && b.n <= MESH_TERM_MAX)
            add_term(query, from, b.v, b.n, "tiab", concept->said, why);
    }
    add_term(query, from, concept->said, strlen(concept->said), "tiab", concept->said, IN_CLAIM);
    cc_buf_reset(&b);
    for (const char *p = name; *p; p++) { /* Entrez takes a descriptor's commas, not its quotes or brackets */
        if (strchr("\"[]*", *p) == NULL)
            cc_buf_addc(&b, *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p);
    }
    add_term(query, from, b.v, b.n, "mh", concept->said, why);
    cc_buf_clear(&b);
    free(why);
}

/* Does the first of two terms of title or abstract, written "words"[tiab] or word*[tiab], find all that the second
 * finds? "probiotic" finds "probiotic supplement"; probiotic* finds "probiotics". */
static bool
covers(const char *a, const char *b)
{
    const char *mark = strstr(a, "[tiab]");
    size_t n = mark ? (size_t)(mark - a) : 0;
    bool truncated = n > 0 && a[0] != '"';

    if (n < 3 || strstr(b, "[tiab]") == NULL)
        return false;
    a += truncated ? 0 : 1;
    n -= truncated ? 1 : 2;
    for (const char *p = strchr(b, a[0]); p; p = strchr(p + 1, a[0])) {
        bool starts = p == b || p[-1] == '"' || p[-1] == ' ';

        if (starts && strncmp(p, a, n) == 0 && (truncated || p[n] == '"' || p[n] == ' '))
            return true;
    }
    return false;
}

/* Drops the terms that another one covers: the same records are found, and the query stays short enough to read. */
static void
drop_covered(struct cc_query *query, size_t from)
{
    size_t kept = from;

    for (size_t i = from; i < query->n_terms; i++) {
        struct cc_query_term *term = &query->terms[i];
        bool covered = false;

        for (size_t j = from; j < query->n_terms && !covered; j++) {
            const char *other = query->terms[j].text;

            covered = j != i && other && covers(other, term->text);
            if (covered && strcmp(term->why, IN_CLAIM) == 0 && strcmp(query->terms[j].why, IN_CLAIM) != 0) {
                free(query->terms[j].why);
                query->terms[j].why = cc_mem_strdup("finds the claim's word and longer ones");
            }
        }
        if (covered) {
            free(term->text);
            free(term->concept);
            free(term->why);
            *term = (struct cc_query_term){0};
        }
    }
    for (size_t i = from; i < query->n_terms; i++) {
        if (query->terms[i].text)
            query->terms[kept++] = query->terms[i];
    }
    query->n_terms = kept;
}

static void
join_clause(const struct cc_query *query, size_t from, struct cc_buf *text)
{
    size_t n = query->n_terms - from;

    if (n > 1)
        cc_buf_addc(text, '(');
    for (size_t i = from; i < query->n_terms; i++) {
        if (i > from)
            cc_buf_adds(text, " OR ");
        cc_buf_adds(text, query->terms[i].text);
    }
    if (n > 1)
        cc_buf_addc(text, ')');
}

bool
cc_query_concept_is_loose(const struct cc_query_concept *concept)
{
    return concept->row == CC_VOCAB_NONE && concept->mesh == 0 && strchr(concept->key, ' ') != NULL;
}

void
cc_query_concept_clause(const struct cc_query_concept *concept, struct cc_query *query, struct cc_buf *text)
{
    const struct cc_vocab *table = concept->role == CC_QUERY_RELATION ? &cc_vocab_relations : &cc_vocab_synonyms;
    size_t from = query->n_terms;
    const char *said = concept->said;

    if (concept->mesh != 0) {
        add_descriptor(query, from, concept);
    } else if (concept->row == CC_VOCAB_NONE) {
        const char *last = strrchr(concept->key, ' ');
        char *prefix = cc_mem_strndup(concept->key, last ? (size_t)(last + 1 - concept->key) : 0);

        last = last ? last + 1 : concept->key;
        add_forms(query, from, prefix, last, strlen(last), concept, said);
        free(prefix);
    } else if (concept->role == CC_QUERY_RELATION) {
        add_list(query, from, cc_vocab_field(table, concept->row, CC_VOCAB_RELATIONS_SEARCH), "tiab", said,
            "relation (vocab/relations.tsv)");
    } else {
        const char *why = strcmp(concept->key, said) == 0 ? IN_CLAIM : "synonym (vocab/synonyms.tsv)";

        add_term(query, from, concept->key, strlen(concept->key), "tiab", said, why);
        add_list(query, from, cc_vocab_field(table, concept->row, CC_VOCAB_SYNONYMS_ALSO_), "tiab", said,
            "synonym (vocab/synonyms.tsv)");
        add_list(query, from, cc_vocab_field(table, concept->row, CC_VOCAB_SYNONYMS_SEARCH), "tiab", said,
            "synonym (vocab/synonyms.tsv)");
        add_mesh(query, from, cc_vocab_field(table, concept->row, CC_VOCAB_SYNONYMS_MESH), said);
    }
    drop_covered(query, from);
    join_clause(query, from, text);
}

void
cc_query_concept_words(
    const struct cc_query_concept *concept, bool head_only, struct cc_query *query, struct cc_buf *text)
{
    const char *at = concept->key;

    if (!cc_query_concept_is_loose(concept)) {
        cc_query_concept_clause(concept, query, text);
        return;
    }
    if (head_only)
        at = strrchr(at, ' ') + 1;
    for (size_t n; *at; at += n + (at[n] == ' ')) {
        size_t from = query->n_terms;
        char *word;

        n = strcspn(at, " ");
        word = cc_mem_strndup(at, n); /* each word is a concept of its own here: they are ANDed */
        if (cc_vocab_find(&cc_vocab_stopwords, at, n) == CC_VOCAB_NONE) {
            if (text->n > 0 && text->v[text->n - 1] != '(')
                cc_buf_adds(text, " AND ");
            add_forms(query, from, "", at, n, concept, word);
            join_clause(query, from, text);
        }
        free(word);
    }
}

/* concepts.c: see concepts.h. */
#include "query/concepts.h"

#include <string.h>

#include "vocab/mesh.h"
#include "vocab/tables.h"

#define PHRASE_WORDS_MAX 6  /* longest phrase looked up in the tables */
#define RUN_WORDS_MAX    4  /* longest phrase made of words that no table knows */
#define SIDE_WORDS_MAX   60 /* words of a subject or object that are looked at */
#define SIDE_MAX         4  /* concepts kept of a subject or object */

/* How much a search gains by a concept of a kind; kinds stand in vocab/synonyms.tsv. */
static const struct {
    const char *kind;
    int rank;
} RANKS[] = {
    {"product", 100}, {"organism", 90}, {"substance", 80}, {"herb", 80}, {"drug", 80}, {"marker", 75}, {"pathogen", 72},
    {"condition", 70}, {"food", 66}, {"treatment", 64},
    {"symptom", 50}, {"process", 46}, {"outcome", 40}, {"body", 30}, {"group", 20}, {"people", 10},
};
#define RANK_UNKNOWN  55 /* a word that no table knows is rarer than a symptom and more doubtful than a substance */
#define RANK_PRODUCT  100
#define RANK_RELATION 5

static int
rank_of(uint32_t row)
{
    const char *kind = cc_vocab_field(&cc_vocab_synonyms, row, CC_VOCAB_SYNONYMS_KIND);

    for (size_t i = 0; i < sizeof RANKS / sizeof *RANKS; i++) {
        if (strcmp(RANKS[i].kind, kind) == 0)
            return RANKS[i].rank;
    }
    return RANK_UNKNOWN;
}

/* The row for words[0..n): as written, then with the last word in the singular, then with every word so. */
static uint32_t
look_up(const struct cc_word *words, size_t n)
{
    for (int form = 0; form < 3; form++) {
        struct cc_buf b = {0};
        uint32_t row;

        for (size_t i = 0; i < n; i++) {
            if (i > 0)
                cc_buf_addc(&b, ' ');
            if (form == 2 || (form == 1 && i + 1 == n))
                cc_query_word_singular(&b, words[i].text, words[i].n);
            else
                cc_buf_adds(&b, words[i].text);
        }
        row = cc_vocab_find(&cc_vocab_synonyms, b.v, b.n);
        cc_buf_clear(&b);
        if (row != CC_VOCAB_NONE)
            return row;
    }
    return CC_VOCAB_NONE;
}

/* Parts of the MeSH tree that health copy speaks of, and what a concept there is worth. A single word counts only where
 * it can hardly mean anything else: "iron" as a chemical, not "running" as a kind of exercise. */
static const struct {
    const char *tree;
    int rank;
    bool single_words;
} MESH_PARTS[] = {
    {"D", 80, true},
    {"B01.875", 80, true},
    {"B01.650", 80, true},
    {"B", 60, true},
    {"C", 70, true},
    {"F03", 70, true},
    {"E", 64, false},
    {"J02", 66, true},
    {"G", 46, false},
    {"F", 50, false},
    {"A", 30, true},
    {"M", 10, false},
    {"N", 20, false},
};

static int
mesh_rank(uint32_t ui, size_t n_words)
{
    for (size_t i = 0; i < sizeof MESH_PARTS / sizeof *MESH_PARTS; i++) {
        if ((n_words > 1 || MESH_PARTS[i].single_words) && cc_mesh_is_under(ui, MESH_PARTS[i].tree))
            return MESH_PARTS[i].rank;
    }
    return 0;
}

/* The descriptor that words[0..n) name, as written or with the last word in the other number; 0 when none. */
static uint32_t
look_up_mesh(const struct cc_word *words, size_t n)
{
    const struct cc_word *last = &words[n - 1];

    if (n == 1 && (last->n < 4 || cc_query_word_empty(last->text, last->n)))
        return 0;
    for (int form = 0; form < 3; form++) {
        struct cc_buf b = {0};
        uint32_t ui;

        cc_words_join(&b, words, n - 1);
        cc_buf_adds(&b, n > 1 ? " " : "");
        if (form == 0)
            cc_buf_add(&b, last->text, last->n);
        else if (form == 1)
            cc_query_word_singular(&b, last->text, last->n);
        else
            cc_query_word_plural(&b, last->text, last->n);
        ui = cc_mesh_find(b.v, b.n);
        cc_buf_clear(&b);
        if (ui != 0 && mesh_rank(ui, n) > 0)
            return ui;
    }
    return 0;
}

/* Length of the longest phrase at words[0..n) that the table or else MeSH knows, 0 when none; its row or descriptor. */
static size_t
longest_known(const struct cc_word *words, size_t n, uint32_t *row, uint32_t *mesh)
{
    size_t most = 1;

    while (most < n && most < PHRASE_WORDS_MAX && !words[most].after_break)
        most++;
    for (size_t len = n > 0 ? most : 0; len > 0; len--) {
        *row = look_up(words, len);
        *mesh = *row == CC_VOCAB_NONE ? look_up_mesh(words, len) : 0;
        if (*row != CC_VOCAB_NONE || *mesh != 0)
            return len;
    }
    return 0;
}

/* Keeps the concept unless one with its key is there. */
static void
add_concept(struct cc_query_concepts *out, const char *key, const struct cc_word *said, size_t n,
    enum cc_query_role role, uint32_t row, int rank)
{
    struct cc_buf words = {0};

    for (size_t i = 0; i < out->n; i++) {
        if (strcmp(out->v[i].key, key) == 0)
            return;
    }
    cc_words_join(&words, said, n);
    out->v = cc_mem_push(out->v, out->n, sizeof *out->v);
    out->v[out->n++] = (struct cc_query_concept){.key = cc_mem_strdup(key),
        .said = cc_buf_take(&words, NULL),
        .role = role,
        .row = row,
        .product = rank == RANK_PRODUCT && row == CC_VOCAB_NONE,
        .rank = rank};
}

static void
add_descriptor(
    struct cc_query_concepts *out, uint32_t ui, const struct cc_word *said, size_t n, enum cc_query_role role)
{
    size_t before = out->n;
    struct cc_buf key = {0};

    cc_mesh_fold(&key, cc_mesh_name(ui), strlen(cc_mesh_name(ui)), false);
    add_concept(out, key.v, said, n, role, CC_VOCAB_NONE, mesh_rank(ui, n));
    if (out->n > before)
        out->v[before].mesh = ui;
    cc_buf_clear(&key);
}

/* A run of words that no table knows is one phrase; in the singular it is its own key. */
static void
add_run(struct cc_query_concepts *out, const struct cc_word *words, size_t n, enum cc_query_role role, bool product)
{
    struct cc_buf key = {0};

    if (n == 0)
        return;
    if (n > RUN_WORDS_MAX) {
        words += n - RUN_WORDS_MAX; /* the head of an English noun phrase is at its end */
        n = RUN_WORDS_MAX;
    }
    cc_words_join(&key, words, n - 1);
    if (n > 1)
        cc_buf_addc(&key, ' ');
    cc_query_word_singular(&key, words[n - 1].text, words[n - 1].n);
    if (n > 1 || !cc_query_word_empty(key.v, key.n)) /* the singular of "ands" is "and" */
        add_concept(out, key.v, words, n, role, CC_VOCAB_NONE, product ? RANK_PRODUCT : RANK_UNKNOWN);
    cc_buf_clear(&key);
}

/* "aids" is a verb, or a thing that helps, where the text does not write the disease's name in capitals. */
static bool
looks_like_abbreviation(const char *text, const struct cc_word *word)
{
    return strcmp(word->text, "aids") == 0 && strstr(text, "AIDS") == NULL;
}

/* The concepts of one piece of text. known_only leaves out words that no table knows. */
static void
read_side(const char *text, enum cc_query_role role, bool product, bool known_only, struct cc_query_concepts *out)
{
    struct cc_words words = {0};
    size_t run = 0; /* words[i - run .. i) are unknown and stand together */

    cc_words_read(text, SIDE_WORDS_MAX, &words);
    for (size_t i = 0; i < words.n;) {
        uint32_t row = CC_VOCAB_NONE;
        uint32_t mesh = 0;
        size_t len = longest_known(words.v + i, words.n - i, &row, &mesh);
        bool empty = len == 0 && cc_query_word_empty(words.v[i].text, words.v[i].n);

        if (len == 1 && looks_like_abbreviation(text, &words.v[i])) {
            len = 0;
            empty = true;
        }
        if (len > 0 || empty || words.v[i].after_break) {
            if (!known_only)
                add_run(out, words.v + i - run, run, role, product);
            run = 0;
        }
        if (len > 0 && mesh != 0)
            add_descriptor(out, mesh, words.v + i, len, role);
        else if (len > 0)
            add_concept(out, cc_vocab_field(&cc_vocab_synonyms, row, 0), words.v + i, len, role, row, rank_of(row));
        else if (!empty)
            run++;
        i += len > 0 ? len : 1;
    }
    if (!known_only && run > 0)
        add_run(out, words.v + words.n - run, run, role, product);
    cc_words_clear(&words);
}

/* The relation is a concept only where its verb is a term of its own (vocab/relations.tsv): "absorb", not "reduce". */
static void
read_relation(const char *relation, struct cc_query_concepts *out)
{
    struct cc_words words = {0};

    cc_words_read(relation, 8, &words);
    for (size_t i = 0; i < words.n; i++) {
        uint32_t row = cc_vocab_find(&cc_vocab_relations, words.v[i].text, words.v[i].n);

        if (row != CC_VOCAB_NONE) {
            add_concept(out, cc_vocab_field(&cc_vocab_relations, row, 0), words.v + i, 1, CC_QUERY_RELATION, row,
                RANK_RELATION);
            break;
        }
    }
    cc_words_clear(&words);
}

static void
clear_concept(struct cc_query_concept *concept)
{
    free(concept->key);
    free(concept->said);
}

/* A single word that no table knows, beside a concept that one does, is mostly a modifier ("slowly", "damaged"); by its
 * ending or shortness. A run of two words and a long noun stay. */
static bool
is_modifier(const struct cc_query_concept *concept)
{
    static const char *const ENDINGS[] = {
        "ly", "ing", "ed", "er", "est", "ful", "less", "ous", "able", "ible", "al", "ic", "ive", "y"};
    size_t n = strlen(concept->key);

    if (concept->row != CC_VOCAB_NONE || concept->mesh != 0 || concept->product || strchr(concept->key, ' ') != NULL)
        return false;
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t len = strlen(ENDINGS[i]);

        if (n > len && memcmp(concept->key + n - len, ENDINGS[i], len) == 0)
            return true;
    }
    return n < 6;
}

static void
drop_modifiers(struct cc_query_concepts *out)
{
    bool known[3] = {false, false, false};
    size_t kept = 0;

    for (size_t i = 0; i < out->n; i++)
        known[out->v[i].role] |= out->v[i].row != CC_VOCAB_NONE || out->v[i].mesh != 0;
    for (size_t i = 0; i < out->n; i++) {
        if (known[out->v[i].role] && is_modifier(&out->v[i]))
            clear_concept(&out->v[i]);
        else
            out->v[kept++] = out->v[i];
    }
    out->n = kept;
}

static int
by_role_rank_key(const void *a, const void *b)
{
    const struct cc_query_concept *x = a, *y = b;

    if (x->role != y->role)
        return x->role < y->role ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank > y->rank ? -1 : 1;
    return strcmp(x->key, y->key);
}

/* Leaves SIDE_MAX concepts of each role: the ones that tell most. */
static void
keep_best(struct cc_query_concepts *out)
{
    size_t kept = 0, of_role = 0;

    if (out->n > 1)
        qsort(out->v, out->n, sizeof *out->v, by_role_rank_key);
    for (size_t i = 0; i < out->n; i++) {
        of_role = kept > 0 && out->v[kept - 1].role == out->v[i].role ? of_role + 1 : 1;
        if (of_role > SIDE_MAX)
            clear_concept(&out->v[i]);
        else
            out->v[kept++] = out->v[i];
    }
    out->n = kept;
}

void
cc_query_concepts_read(const struct cc_claim *claim, struct cc_query_concepts *out)
{
    bool product = claim->kind == CC_KIND_PRODUCT;
    size_t n_subject;

    read_side(claim->subject, CC_QUERY_SUBJECT, product, false, out);
    n_subject = out->n;
    read_side(claim->object, CC_QUERY_OBJECT, false, false, out);
    if (out->n == 0)
        read_side(claim->text, CC_QUERY_SUBJECT, false, false, out);
    else if (n_subject == 0 || out->n == n_subject)
        read_side(claim->text, n_subject == 0 ? CC_QUERY_SUBJECT : CC_QUERY_OBJECT, false, true, out);
    if (out->n > 0)
        read_relation(claim->relation, out);
    drop_modifiers(out);
    keep_best(out);
}

struct cc_query_concept
cc_query_concept_named(const char *name)
{
    uint32_t row = cc_vocab_find(&cc_vocab_synonyms, name, strlen(name));

    /* Read only: the pointers are to constant text. */
    return (struct cc_query_concept){.key = (char *)(uintptr_t)name, .said = (char *)(uintptr_t)name, .row = row};
}

void
cc_query_concepts_clear(struct cc_query_concepts *concepts)
{
    for (size_t i = 0; i < concepts->n; i++)
        clear_concept(&concepts->v[i]);
    free(concepts->v);
    *concepts = (struct cc_query_concepts){0};
}

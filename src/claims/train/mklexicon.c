/* mklexicon.c: build tool. mklexicon FIRST.tsv SECOND.tsv FREQUENT.tsv > lexicon_data.c
 *
 * Compiles the word lists of the tagger into the tables of claims/lexicon.h, with what cues.tsv, nouns.tsv and
 * verbs.tsv say of single words. A form of the first file hides its row of the second. Forms of the third file have
 * their rows at the beginning. The lemma of an inflected form is the one given (":lemma"), else the form without its
 * ending where that is a row with the right tag. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims/lexicon.h"
#include "claims/token.h"
#include "claims/train/classes.h"
#include "vocab/tables.h"

#define ROWS_MAX 65535

struct row {
    char *form;
    char *lemma[CC_WORD_TAGS_MAX];
    struct cc_word word;
    struct cc_facts facts;
    uint32_t bucket;
    uint32_t place; /* among the frequent forms, 1 = most frequent; UINT32_MAX = not one of them */
};

static struct row *rows;
static uint32_t n_rows;
static uint32_t mask = 32767;

static void
fail(const char *file, size_t line, const char *why)
{
    fprintf(stderr, "%s:%zu: %s\n", file, line, why);
    exit(1);
}

static uint16_t
can_of(uint8_t tag)
{
    switch (tag) {
    case CC_TAG_NN: case CC_TAG_NNP: return CC_CAN_NOUN;
    case CC_TAG_NNS: case CC_TAG_NNPS: return CC_CAN_PLURAL;
    case CC_TAG_VB: case CC_TAG_VBP: return CC_CAN_BASE;
    case CC_TAG_VBZ: return CC_CAN_VBZ;
    case CC_TAG_VBD: return CC_CAN_VBD;
    case CC_TAG_VBN: return CC_CAN_VBN;
    case CC_TAG_VBG: return CC_CAN_VBG;
    case CC_TAG_JJ: return CC_CAN_ADJ;
    case CC_TAG_JJR: case CC_TAG_JJS: return CC_CAN_ADJ | CC_CAN_COMPARE;
    case CC_TAG_RB: return CC_CAN_ADV;
    case CC_TAG_RBR: case CC_TAG_RBS: return CC_CAN_ADV | CC_CAN_COMPARE;
    default: return CC_CAN_OTHER;
    }
}

/* "sub quant" -> bits of lexicon.h, in its order */
static uint16_t
read_sets(char *sets, const char *file, size_t line)
{
    static const char *const NAMES[] = {"sub", "quant", "help", "do", "be", "have", "get", "neg", "phrase"};
    uint16_t bits = 0;

    for (char *p = strtok(sets, " "); p != NULL; p = strtok(NULL, " ")) {
        size_t i = 0;

        while (i < sizeof NAMES / sizeof *NAMES && strcmp(NAMES[i], p) != 0)
            i++;
        if (i == sizeof NAMES / sizeof *NAMES)
            fail(file, line, "no such set");
        bits |= (uint16_t)(1u << i);
    }
    return bits;
}

static void
read_tags(struct row *r, char *tags, const char *file, size_t line)
{
    size_t n = 0;

    for (char *p = strtok(tags, " "); p != NULL && n < CC_WORD_TAGS_MAX; p = strtok(NULL, " "), n++) {
        char *lemma = strchr(p, ':'), *sure;

        if (lemma != NULL) {
            *lemma = '\0';
            r->lemma[n] = strdup(lemma + 1);
        }
        sure = strchr(p, '!');
        if (sure != NULL) {
            *sure = '\0';
            r->word.sure |= n == 0;
        }
        r->word.tags[n] = (uint8_t)cc_tag_from_name(p, strlen(p));
        if (r->word.tags[n] == CC_TAG_NONE)
            fail(file, line, "no such tag");
        r->word.can |= can_of(r->word.tags[n]);
    }
    if (n == 0)
        fail(file, line, "a form without tags");
    if (n == 1)
        r->word.sure = 1;
}

static void
read_file(const char *file, bool (*known)(const char *))
{
    FILE *f = fopen(file, "r");
    char *text = NULL;
    size_t cap = 0, line = 0, header = 0;
    ssize_t n;

    if (f == NULL)
        fail(file, 0, "cannot be read");
    while ((n = getline(&text, &cap, f)) >= 0) {
        struct row r = {0};
        char *tab = strchr(text, '\t'), *sets;

        line++;
        if (n > 0 && text[n - 1] == '\n')
            text[n - 1] = '\0';
        if (text[0] == '\0' || text[0] == '#' || header++ == 0)
            continue;
        if (tab == NULL || tab - text > 60)
            fail(file, line, "expected: form TAB tags");
        *tab = '\0';
        sets = strchr(tab + 1, '\t');
        if (sets != NULL)
            *sets++ = '\0';
        if (known(text))
            continue;
        r.form = strdup(text);
        r.word.len = (uint8_t)strlen(text);
        r.word.start = cc_lexicon_start(text, r.word.len);
        r.bucket = cc_lexicon_hash(text, r.word.len) & mask;
        r.place = UINT32_MAX;
        read_tags(&r, tab + 1, file, line);
        r.word.set = sets != NULL ? read_sets(sets, file, line) : 0;
        if (n_rows == ROWS_MAX)
            fail(file, line, "too many rows");
        if ((n_rows & (n_rows - 1)) == 0)
            rows = realloc(rows, (n_rows ? n_rows * 2 : 1) * sizeof *rows);
        if (rows == NULL)
            abort();
        rows[n_rows++] = r;
    }
    free(text);
    fclose(f);
}

static int
by_form(const void *a, const void *b)
{
    return strcmp(((const struct row *)a)->form, ((const struct row *)b)->form);
}

/* The final order: frequent forms first, then by bucket. */
static int
by_place(const void *a, const void *b)
{
    const struct row *x = a, *y = b;

    if (x->place != y->place)
        return (x->place > y->place) - (x->place < y->place);
    return x->bucket != y->bucket ? (x->bucket > y->bucket) - (x->bucket < y->bucket) : strcmp(x->form, y->form);
}

static uint32_t first_file_rows;

static bool
never(const char *form)
{
    (void)form;
    return false;
}

static bool
in_first_file(const char *form)
{
    struct row key = {.form = (char *)(uintptr_t)form};

    return bsearch(&key, rows, first_file_rows, sizeof *rows, by_form) != NULL;
}

static uint16_t frequent[CC_LEXICON_FREQUENT]; /* as in lexicon.h */
static uint16_t *sorted;                        /* row numbers in the order of their forms */

static int
by_form_of_row(const void *a, const void *b)
{
    return strcmp(rows[*(const uint16_t *)a].form, rows[*(const uint16_t *)b].form);
}

/* Gives a place to each frequent form whose slot is free (a later one stays in its bucket). Needs rows sorted by
 * form. */
static void
place_frequent(const char *file)
{
    FILE *f = fopen(file, "r");
    char *text = NULL;
    size_t cap = 0, header = 0;
    ssize_t n;
    uint32_t place = 0;

    if (f == NULL)
        fail(file, 0, "cannot be read");
    while ((n = getline(&text, &cap, f)) >= 0) {
        struct row key = {.form = text}, *r;
        uint16_t *slot;

        if (n > 0 && text[n - 1] == '\n')
            text[--n] = '\0';
        if (n == 0 || text[0] == '#' || header++ == 0)
            continue;
        r = bsearch(&key, rows, n_rows, sizeof *rows, by_form);
        slot = &frequent[cc_lexicon_hash(text, (size_t)n) & (CC_LEXICON_FREQUENT - 1)];
        if (r == NULL || *slot != 0)
            continue;
        r->place = ++place;
        *slot = (uint16_t)place; /* row + 1: these rows come first, in this order */
    }
    free(text);
    fclose(f);
}

static void
sort_rows(void)
{
    qsort(rows, n_rows, sizeof *rows, by_place);
    sorted = malloc(n_rows * sizeof *sorted);
    if (sorted == NULL)
        abort();
    for (uint32_t i = 0; i < n_rows; i++)
        sorted[i] = (uint16_t)i;
    qsort(sorted, n_rows, sizeof *sorted, by_form_of_row);
}

/* Row + 1 in the final order, of a form that has the tag class `can`; 0 = none. */
static uint16_t
find(const char *form, uint16_t can)
{
    uint32_t low = 0, high = n_rows;

    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int order = strcmp(rows[sorted[middle]].form, form);

        if (order == 0)
            return can == 0 || (rows[sorted[middle]].word.can & can) ? (uint16_t)(sorted[middle] + 1) : 0;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static const struct { uint8_t tag; uint16_t base; const char *ending, *instead; } RULES[] = {
    {CC_TAG_NNS, CC_CAN_NOUN, "ies", "y"}, {CC_TAG_NNS, CC_CAN_NOUN, "s", ""}, {CC_TAG_NNS, CC_CAN_NOUN, "es", ""},
    {CC_TAG_VBZ, CC_CAN_BASE, "ies", "y"}, {CC_TAG_VBZ, CC_CAN_BASE, "s", ""}, {CC_TAG_VBZ, CC_CAN_BASE, "es", ""},
    {CC_TAG_VBD, CC_CAN_BASE, "ied", "y"}, {CC_TAG_VBD, CC_CAN_BASE, "ed", ""}, {CC_TAG_VBD, CC_CAN_BASE, "ed", "e"},
    {CC_TAG_VBN, CC_CAN_BASE, "ied", "y"}, {CC_TAG_VBN, CC_CAN_BASE, "ed", ""}, {CC_TAG_VBN, CC_CAN_BASE, "ed", "e"},
    {CC_TAG_VBG, CC_CAN_BASE, "ing", ""}, {CC_TAG_VBG, CC_CAN_BASE, "ing", "e"},
    {CC_TAG_JJR, CC_CAN_ADJ, "ier", "y"}, {CC_TAG_JJR, CC_CAN_ADJ, "er", ""}, {CC_TAG_JJR, CC_CAN_ADJ, "er", "e"},
    {CC_TAG_JJS, CC_CAN_ADJ, "iest", "y"}, {CC_TAG_JJS, CC_CAN_ADJ, "est", ""}, {CC_TAG_JJS, CC_CAN_ADJ, "est", "e"},
};

static uint16_t
lemma_of(const struct row *r, size_t t)
{
    char base[80];

    if (r->lemma[t] != NULL)
        return find(r->lemma[t], 0);
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        size_t n = r->word.len, cut = strlen(RULES[i].ending);
        uint16_t found;

        if (RULES[i].tag != r->word.tags[t] || n <= cut + 1 || strcmp(r->form + n - cut, RULES[i].ending) != 0)
            continue;
        snprintf(base, sizeof base, "%.*s%s", (int)(n - cut), r->form, RULES[i].instead);
        found = find(base, RULES[i].base);
        if (found != 0)
            return found;
    }
    return 0;
}

static void
set_lemmas(struct row *r)
{
    for (size_t t = 0; t < CC_WORD_TAGS_MAX && r->word.tags[t] != CC_TAG_NONE; t++) {
        uint16_t lemma = lemma_of(r, t), *slot = &r->word.adjective;

        if (cc_tag_is_noun(r->word.tags[t]))
            slot = &r->word.noun;
        else if (cc_tag_is_verb(r->word.tags[t]) || r->word.tags[t] == CC_TAG_POS)
            slot = &r->word.verb;
        if (lemma != 0 && *slot == 0 && rows[lemma - 1].form != r->form)
            *slot = lemma;
    }
}

/* ---- facts */

/* Marks the form p[0, n) when it is a row. */
static void
mark(const char *p, size_t n, uint8_t flag)
{
    char form[80];
    uint16_t row;

    if (n >= sizeof form)
        return;
    memcpy(form, p, n);
    form[n] = '\0';
    row = find(form, 0);
    if (row != 0)
        rows[row - 1].facts.flags |= flag & 15;
}

static bool
is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Marks what the keys of a table begin with, wherever a word may end in them; or end with, after a space. */
static void
mark_longer(const struct cc_vocab *table, bool ends, uint8_t flag)
{
    for (uint32_t r = 0; r < table->n_rows; r++) {
        const char *s = cc_vocab_field(table, r, 0);
        size_t n = strlen(s);

        for (size_t i = 1; i < n; i++) {
            if (ends && s[i - 1] == ' ')
                mark(s + i, n - i, flag);
            else if (!ends && s[i - 1] != ' ' && (!is_alnum(s[i]) || !is_alnum(s[i - 1])))
                mark(s, i, flag);
        }
    }
}

static void
set_facts(struct row *r)
{
    uint32_t verb = cc_vocab_find(&cc_vocab_verbs, r->form, r->word.len);

    r->facts.cues = cc_class_cues(cc_vocab_find(&cc_vocab_cues, r->form, r->word.len));
    r->facts.noun = cc_class_noun(&cc_vocab_nouns, cc_vocab_find(&cc_vocab_nouns, r->form, r->word.len)) & 15;
    r->facts.term = cc_class_noun(&cc_vocab_terms, cc_vocab_find(&cc_vocab_terms, r->form, r->word.len)) & 15;
    r->facts.shift = cc_class_shift(cc_vocab_find(&cc_vocab_shifts, r->form, r->word.len)) & 15;
    r->facts.verb = verb == CC_VOCAB_NONE ? 0 : (uint16_t)(verb + 1);
}

static void
write_facts(void)
{
    printf("};\nconst struct cc_facts cc_lexicon_facts[] = {");
    for (uint32_t i = 0; i < n_rows; i++) {
        const struct cc_facts *f = &rows[i].facts;

        printf("%s{%u,%u,%u,%u,%u,%u},", i % 8 ? "" : "\n", f->cues, f->verb, f->noun, f->term, f->flags, f->shift);
    }
}

/* The classes of every row of the tables. */
static void
write_classes(void)
{
    printf("const uint32_t cc_class_of_cue[] = {");
    for (uint32_t i = 0; i < cc_vocab_cues.n_rows; i++) /* by its key: the first row that has it leads to the others */
        printf("%s%u,", i % 16 ? "" : "\n",
            cc_class_cues(cc_vocab_find(
                &cc_vocab_cues, cc_vocab_field(&cc_vocab_cues, i, 0), strlen(cc_vocab_field(&cc_vocab_cues, i, 0)))));
    printf("};\nconst uint8_t cc_class_of_noun[] = {");
    for (uint32_t i = 0; i < cc_vocab_nouns.n_rows; i++)
        printf("%s%u,", i % 32 ? "" : "\n", cc_class_noun(&cc_vocab_nouns, i));
    printf("};\nconst uint8_t cc_class_of_term[] = {");
    for (uint32_t i = 0; i < cc_vocab_terms.n_rows; i++)
        printf("%s%u,", i % 32 ? "" : "\n", cc_class_noun(&cc_vocab_terms, i));
    printf("};\nconst uint8_t cc_class_of_shift[] = {");
    for (uint32_t i = 0; i < cc_vocab_shifts.n_rows; i++)
        printf("%s%u,", i % 32 ? "" : "\n", cc_class_shift(i));
    printf("};\nconst struct cc_verb_class cc_class_of_verb[] = {");
    for (uint32_t i = 0; i < cc_vocab_verbs.n_rows; i++)
        printf("%s{%u,%u,%d},", i % 8 ? "" : "\n",
            cc_class_effect(cc_vocab_field(&cc_vocab_verbs, i, CC_VOCAB_VERBS_EFFECT)),
            cc_class_effect(cc_vocab_field(&cc_vocab_verbs, i, CC_VOCAB_VERBS_WAY)),
            cc_vocab_field(&cc_vocab_verbs, i, CC_VOCAB_VERBS_KIND)[0] == 'm');
    printf("};\n");
}

static void
write_out(void)
{
    uint32_t at = 0, row = 0;

    printf("/* made by mklexicon from src/vocab/tagger_words.tsv and pos_lexicon.tsv */\n#include \"claims/lexicon.h\"\n");
    printf("const char cc_lexicon_text[] =\n");
    for (uint32_t i = 0; i < n_rows; at += rows[i++].word.len) {
        rows[i].word.text = at;
        printf("\"%s\"\n", rows[i].form);
    }
    printf(";\nconst struct cc_word cc_lexicon_words[] = {\n");
    for (uint32_t i = 0; i < n_rows; i++) {
        const struct cc_word *w = &rows[i].word;

        printf("{%lluu,%u,%u,%u,%u,%u,%u,%u,%u,{%u,%u,%u,%u,%u,%u}},\n", (unsigned long long)w->start, w->text, w->noun,
            w->verb, w->adjective, w->can, w->set, w->len, w->sure, w->tags[0], w->tags[1], w->tags[2], w->tags[3],
            w->tags[4], w->tags[5]);
    }
    write_facts();
    printf("};\n");
    write_classes();
    printf("const uint8_t cc_lexicon_marks[] = {");
    for (uint32_t i = 0; i < n_rows; i++)
        printf("%s%u,", i % 16 ? "" : "\n", cc_lexicon_hash(rows[i].form, rows[i].word.len) >> 24);
    printf("};\nconst uint16_t cc_lexicon_frequent[CC_LEXICON_FREQUENT] = {");
    for (uint32_t i = 0; i < CC_LEXICON_FREQUENT; i++)
        printf("%s%u,", i % 16 ? "" : "\n", frequent[i]);
    while (row < n_rows && rows[row].place != UINT32_MAX)
        row++;
    printf("};\nconst uint16_t cc_lexicon_buckets[] = {");
    for (uint32_t b = 0; b <= mask; b++) {
        printf("%s%u,", b % 16 ? "" : "\n", row);
        while (row < n_rows && rows[row].bucket == b)
            row++;
    }
    printf("%u};\nconst uint32_t cc_lexicon_mask = %u;\n", n_rows, mask);
}

int
main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    read_file(argv[1], never);
    first_file_rows = n_rows;
    qsort(rows, n_rows, sizeof *rows, by_form);
    for (uint32_t i = 1; i < n_rows; i++) {
        if (strcmp(rows[i - 1].form, rows[i].form) == 0) {
            fprintf(stderr, "%s: \"%s\" stands twice\n", argv[1], rows[i].form);
            return 1;
        }
    }
    read_file(argv[2], in_first_file);
    qsort(rows, n_rows, sizeof *rows, by_form);
    place_frequent(argv[3]);
    sort_rows();
    for (uint32_t i = 0; i < n_rows; i++)
        set_lemmas(&rows[i]);
    for (uint32_t i = 0; i < n_rows; i++)
        set_facts(&rows[i]);
    mark_longer(&cc_vocab_cues, false, CC_FACT_CUE_LONGER);
    mark_longer(&cc_vocab_verbs, false, CC_FACT_VERB_LONGER);
    mark_longer(&cc_vocab_nouns, true, CC_FACT_NOUN_LONGER);
    mark_longer(&cc_vocab_terms, true, CC_FACT_TERM_LONGER);
    write_out();
    return 0;
}

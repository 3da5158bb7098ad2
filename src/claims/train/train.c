/* train.c: last step of training.
 *
 *   train counts TAGGED…              form TAB tag TAB count, for lexicon.py
 *   train weights OUT TAGGED… [-m MADE]   trains on tagged files and on made-up sentences with Penn tags; writes 2^20
 * int8
 *
 * Every 20th sentence is held out; accuracy on it is printed after each round. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "claims/perceptron.h"
#include "label.h"

#define SLOTS (1u << CC_PERCEPTRON_BITS)
#define ROUNDS 6

struct example {
    char *text;
    uint8_t *gold;  /* CC_TAG_NONE = unknown */
    uint32_t n;
    uint8_t repeat;
};

static struct example *examples;
static size_t n_examples;
static float weights[SLOTS], totals[SLOTS];
static uint32_t stamps[SLOTS], clock_now = 1;

/* ---- reading */

static bool
read_tokens(struct cc_text *t, const char *text, struct cc_candidates *c)
{
    cc_tokens_scan(t, text, (struct cc_span){0, strlen(text)});
    cc_sentences_split(t);
    if (t->n_sentences != 1 || t->n_tokens >= CC_SENTENCE_MAX_TOKENS)
        return false;
    for (uint32_t i = 0; i < t->n_tokens; i++)
        cc_tag_candidates(t, t->sentences, &t->tokens[i], &c[i]);
    return true;
}

static void
add_example(const char *text, const uint8_t *gold, uint32_t n, uint8_t repeat)
{
    if ((n_examples & (n_examples - 1)) == 0)
        examples = cc_mem_resize(examples, n_examples ? n_examples * 2 : 1, sizeof *examples);
    examples[n_examples++] = (struct example){cc_mem_strdup(text), cc_mem_dup(gold, n), n, repeat};
}

static bool
read_penn(const char *list, const struct cc_candidates *c, uint8_t *gold, uint32_t n)
{
    uint32_t i = 0;

    while (*list != '\0' && i < n) {
        size_t len = strcspn(list, " ");
        enum cc_tag tag = cc_tag_from_name(list, len);

        gold[i] = CC_TAG_NONE;
        for (uint8_t k = 0; k < c[i].n; k++) {
            if (c[i].tags[k] == tag)
                gold[i] = (uint8_t)tag;
        }
        i++;
        list += len + (list[len] == ' ');
    }
    return i == n && *list == '\0';
}

/* pass 0: counts for label_correct; pass 1: examples */
static void
read_file(const char *path, int pass, bool penn, size_t *dropped)
{
    static struct cc_candidates c[CC_SENTENCE_MAX_TOKENS];
    uint8_t upos[CC_SENTENCE_MAX_TOKENS], gold[CC_SENTENCE_MAX_TOKENS];
    FILE *f = fopen(path, "r");
    struct cc_text t = {0};
    char *line = NULL;
    size_t cap = 0;

    if (f == NULL) {
        perror(path);
        exit(1);
    }
    while (getline(&line, &cap, f) >= 0) {
        char *tab = strchr(line, '\t');

        if (tab == NULL)
            continue;
        *tab = '\0';
        tab[1 + strcspn(tab + 1, "\n")] = '\0';
        if (!read_tokens(&t, line, c))
            continue;
        if (penn) {
            if (pass == 1 && read_penn(tab + 1, c, gold, t.n_tokens))
                add_example(line, gold, t.n_tokens, 1);
            else if (pass == 1)
                ++*dropped;
            continue;
        }
        if (!label_read(tab + 1, upos, t.n_tokens))
            continue;
        if (pass == 0)
            label_count(&t, upos);
        else if (label_sentence(&t, c, upos, gold))
            add_example(line, gold, t.n_tokens, 1);
        else
            ++*dropped;
    }
    free(line);
    fclose(f);
    cc_tokens_clear(&t);
}

/* ---- learning */

static void
bump(uint32_t slot, float by)
{
    totals[slot] += weights[slot] * (float)(clock_now - stamps[slot]);
    stamps[slot] = clock_now;
    weights[slot] += by;
}

static uint8_t
guess(const uint32_t *features, const struct cc_candidates *c)
{
    float top = -1e30f;
    uint8_t tag = c->tags[0];

    for (uint8_t k = 0; k < c->n; k++) {
        float score = 0;

        for (size_t f = 0; f < CC_PERCEPTRON_FEATURES; f++)
            score += weights[cc_perceptron_slot(features[f], c->tags[k])];
        if (score > top) {
            top = score;
            tag = c->tags[k];
        }
    }
    return tag;
}

struct tally {
    size_t tokens, choices, wrong, noun_verb_wrong;
};

static void
run_example(struct cc_text *t, const struct example *e, bool learn, struct tally *tally)
{
    static struct cc_candidates c[CC_SENTENCE_MAX_TOKENS];
    static struct cc_perceptron p;

    if (!read_tokens(t, e->text, c) || t->n_tokens != e->n)
        return;
    cc_perceptron_begin(&p, t, t->sentences, c);
    for (uint32_t i = 0; i < p.n; i++) {
        uint32_t features[CC_PERCEPTRON_FEATURES];
        uint8_t tag = c[i].tags[0];

        tally->tokens++;
        if (c[i].n > 1) {
            cc_perceptron_features(&p, i, features);
            tag = guess(features, &c[i]);
            if (e->gold[i] != CC_TAG_NONE) {
                tally->choices++;
                tally->wrong += tag != e->gold[i];
                tally->noun_verb_wrong += cc_tag_is_noun(tag) != cc_tag_is_noun(e->gold[i]) &&
                    cc_tag_is_verb(tag) != cc_tag_is_verb(e->gold[i]);
            }
            if (learn && e->gold[i] != CC_TAG_NONE && tag != e->gold[i]) {
                for (size_t f = 0; f < CC_PERCEPTRON_FEATURES; f++) {
                    bump(cc_perceptron_slot(features[f], e->gold[i]), 1);
                    bump(cc_perceptron_slot(features[f], tag), -1);
                }
            }
            clock_now += learn;
        }
        p.v[i].tag = tag;
        cc_perceptron_step(&p, i);
    }
}

static void
report(const char *what, const struct tally *t)
{
    printf("%s: %zu tokens, %zu choices, right %.4f of choices, %.4f of all; noun/verb wrong %zu\n", what, t->tokens,
        t->choices, 1 - (double)t->wrong / (double)(t->choices + !t->choices),
        1 - (double)t->wrong / (double)(t->tokens + !t->tokens), t->noun_verb_wrong);
    fflush(stdout);
}

static void
learn(void)
{
    struct cc_text t = {0};
    uint32_t seed = 12345;

    for (int round = 0; round < ROUNDS; round++) {
        struct tally train = {0}, held = {0};

        for (size_t i = n_examples; i > 1; i--) {
            struct example swap = examples[i - 1];
            size_t k;

            seed = seed * 1664525u + 1013904223u;
            k = (size_t)((uint64_t)seed * i >> 32);
            examples[i - 1] = examples[k];
            examples[k] = swap;
        }
        for (size_t i = 0; i < n_examples; i++) {
            if (examples[i].repeat > 0)
                run_example(&t, &examples[i], true, &train);
        }
        for (size_t i = 0; i < n_examples; i++) {
            if (examples[i].repeat == 0)
                run_example(&t, &examples[i], false, &held);
        }
        printf("round %d\n", round + 1);
        report("  train", &train);
        report("  held out (not averaged)", &held);
    }
    cc_tokens_clear(&t);
}

static int
by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return (x > y) - (x < y);
}

/* Averages, scales so that all but a few weights fit into a byte, and writes. */
static void
write_weights(const char *path)
{
    static float sizes[SLOTS];
    FILE *f = fopen(path, "wb");
    size_t n = 0, used = 0;
    float scale;
    struct tally held = {0};
    struct cc_text t = {0};

    if (f == NULL) {
        perror(path);
        exit(1);
    }
    for (uint32_t i = 0; i < SLOTS; i++) {
        bump(i, 0);
        weights[i] = totals[i] / (float)clock_now;
        if (weights[i] != 0)
            sizes[n++] = fabsf(weights[i]);
    }
    qsort(sizes, n, sizeof *sizes, by_size);
    scale = n ? 127 / sizes[n - 1 - n / 2000] : 1;
    for (uint32_t i = 0; i < SLOTS; i++) {
        float w = roundf(weights[i] * scale);

        weights[i] = w > 127 ? 127 : w < -127 ? -127 : w;
        used += weights[i] != 0;
        fputc((int8_t)weights[i], f);
    }
    fclose(f);
    for (size_t i = 0; i < n_examples; i++) {
        if (examples[i].repeat == 0)
            run_example(&t, &examples[i], false, &held);
    }
    report("held out, averaged and rounded", &held);
    printf("%zu of %u weights used\n", used, SLOTS);
    cc_tokens_clear(&t);
}

static void
print_counts(void)
{
    static uint32_t counts[65536][CC_TAG__MAX];
    static struct cc_candidates c[CC_SENTENCE_MAX_TOKENS];
    struct cc_text t = {0};

    for (size_t i = 0; i < n_examples; i++) {
        if (!read_tokens(&t, examples[i].text, c))
            continue;
        for (uint32_t k = 0; k < t.n_tokens; k++) {
            if (t.tokens[k].word == 0) {
                if (c[k].tags[0] != CC_TAG_NNP && t.tokens[k].lower_len > 2 && examples[i].gold[k] != CC_TAG_NONE)
                    printf("%.*s\t%s\t1\n", t.tokens[k].lower_len, t.tokens[k].lower, cc_tag_name(examples[i].gold[k]));
            } else {
                counts[t.tokens[k].word][examples[i].gold[k]]++;
            }
        }
    }
    for (uint32_t w = 1; w < 65536; w++) {
        const struct cc_word *word = &cc_lexicon_words[w - 1];

        for (int tag = 1; tag < CC_TAG__MAX; tag++) {
            if (counts[w][tag] > 0)
                printf("%.*s\t%s\t%u\n", word->len, cc_lexicon_text + word->text, cc_tag_name((uint8_t)tag),
                    counts[w][tag]);
        }
    }
    cc_tokens_clear(&t);
}

int
main(int argc, char **argv)
{
    size_t dropped = 0;
    bool counts = argc > 2 && strcmp(argv[1], "counts") == 0;
    bool penn = false;

    if (argc < 3)
        return 2;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = counts ? 2 : 3; i < argc; i++) {
            if (strcmp(argv[i], "-m") == 0) {
                penn = true;
                continue;
            }
            read_file(argv[i], pass, penn, &dropped);
        }
        penn = false;
    }
    if (counts) {
        print_counts();
        return 0;
    }
    for (size_t i = 0; i < n_examples; i++) {
        if (i % 20 == 7)
            examples[i].repeat = 0;
    }
    printf("%zu sentences, %zu dropped\n", n_examples, dropped);
    learn();
    write_weights(argv[2]);
    return 0;
}

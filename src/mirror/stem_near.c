/* stem_near.c: see stem_near.h. */
#include "mirror/stem_near.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "vocab/tables.h"
#include "vocab/vocab.h"

/* What train/worth.py finds for stems too rare to list, a little nearer to the mean of all: what is rare is mostly what
 * a question is about, and a name of letters and digits (PGAM1) nearly always. */
#define WORTH_UNLISTED 0.65f
#define WORTH_CODE     0.8f
#define ZERO           '_'  /* the sign of a component that is 0 (train/vectors.py) */
#define MEANING_FROM   0.3f
#define LETTERS_FROM   0.5f
#define LETTERS_ZERO   0.3f
#define NEAREST        0.8f

static const char digits[] = "0123456789";

float
cc_stem_worth(const char *stem)
{
    uint32_t row = cc_vocab_find(&cc_vocab_term_worth, stem, strlen(stem));

    if (row == CC_VOCAB_NONE)
        return strpbrk(stem, digits) != NULL && strspn(stem, digits) < strlen(stem) ? WORTH_CODE : WORTH_UNLISTED;
    return strtof(cc_vocab_field(&cc_vocab_term_worth, row, CC_VOCAB_TERM_WORTH_PER_MILLE), NULL) / 1000;
}

static bool
place(const char *stem, size_t len, float at[CC_STEM_DIMS])
{
    uint32_t row = cc_vocab_find(&cc_vocab_stem_vectors, stem, len);
    const char *signs;
    float sum = 0;

    if (row == CC_VOCAB_NONE)
        return false;
    signs = cc_vocab_field(&cc_vocab_stem_vectors, row, CC_VOCAB_STEM_VECTORS_VECTOR);
    if (strlen(signs) != CC_STEM_DIMS)
        return false;
    for (size_t i = 0; i < CC_STEM_DIMS; i++) {
        at[i] = (float)(signs[i] - ZERO);
        sum += at[i] * at[i];
    }
    for (size_t i = 0; i < CC_STEM_DIMS && sum > 0; i++)
        at[i] /= sqrtf(sum);
    return sum > 0;
}

static int
ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

void
cc_stem_shape(const char *stem, size_t len, struct cc_stem_shape *out)
{
    uint32_t gram = '^';
    size_t n = 0;

    out->whole = len < 3 || strspn(stem, digits) >= len;
    out->placed = !out->whole && place(stem, len, out->at);
    for (size_t i = 0; i <= len && !out->whole; i++) {
        gram = (gram << 8 | (i < len ? (unsigned char)stem[i] : '$')) & 0xffffff;
        if (i > 0 && n < CC_STEM_GRAMS)
            out->grams[n++] = gram;
    }
    if (n > 1)
        qsort(out->grams, n, sizeof *out->grams, ascending);
    out->n_grams = 0;
    for (size_t i = 0; i < n; i++)
        if (i == 0 || out->grams[i] != out->grams[i - 1])
            out->grams[out->n_grams++] = out->grams[i];
}

_Static_assert(CC_STEM_DIMS % 8 == 0, "by_meaning");

static float
by_meaning(const struct cc_stem_shape *a, const struct cc_stem_shape *b)
{
    float cosine = 0, parts[8] = {0}; /* sums that do not wait for each other */

    if (!a->placed || !b->placed)
        return 0;
    for (size_t i = 0; i < CC_STEM_DIMS; i += 8)
        for (size_t k = 0; k < 8; k++)
            parts[k] += a->at[i + k] * b->at[i + k];
    for (size_t k = 0; k < 8; k++)
        cosine += parts[k];
    return cosine > MEANING_FROM ? (cosine - MEANING_FROM) / (1 - MEANING_FROM) : 0;
}

static float
by_letters(const struct cc_stem_shape *a, const struct cc_stem_shape *b)
{
    size_t same = 0, i = 0, k = 0;
    float dice;

    while (i < a->n_grams && k < b->n_grams) {
        same += a->grams[i] == b->grams[k];
        if (a->grams[i] < b->grams[k])
            i++;
        else if (a->grams[i] > b->grams[k])
            k++;
        else
            i++, k++;
    }
    dice = 2 * (float)same / (float)(a->n_grams + b->n_grams + (a->n_grams + b->n_grams == 0));
    return dice > LETTERS_FROM ? (dice - LETTERS_ZERO) / (1 - LETTERS_ZERO) : 0;
}

float
cc_stem_near(const struct cc_stem_shape *a, const struct cc_stem_shape *b)
{
    if (a->whole || b->whole)
        return 0;
    return NEAREST * fmaxf(by_meaning(a, b), by_letters(a, b));
}

/* sentence.c: see sentence.h. */
#include "evidence/sentence.h"

#include <claimcheck/limits.h>

#include <ctype.h>

#include "vocab/tables.h"

/* What a section adds to a sentence: a finding says more about a claim than an aim. By NlmCategory, else by label. */
static const struct {
    const char *word;
    double factor;
} SECTIONS[] = {
    {"CONCLUSION", 1.35},
    {"INTERPRETATION", 1.3},
    {"RESULT", 1.25},
    {"FINDING", 1.25},
    {"DISCUSSION", 1.1},
    {"METHOD", 0.7},
    {"DESIGN", 0.7},
    {"OBJECTIVE", 0.7},
    {"AIM", 0.7},
    {"PURPOSE", 0.7},
    {"BACKGROUND", 0.75},
    {"INTRODUCTION", 0.75},
    {"CONTEXT", 0.75},
};

static bool
is_abbreviation(const char *text, size_t end)
{
    char word[16];
    size_t start = end, n;

    while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '(')
        start--;
    n = end - start;
    if (n == 0 || n >= sizeof word)
        return false;
    for (size_t i = 0; i < n; i++)
        word[i] = (char)tolower((unsigned char)text[start + i]);
    return cc_vocab_find(&cc_vocab_study_abbreviations, word, n) != CC_VOCAB_NONE;
}

size_t
cc_evidence_sentence_len(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t end = i + 1, next;

        if (text[i] != '.' && text[i] != '?' && text[i] != '!')
            continue;
        while (end < n && (text[end] == ')' || text[end] == '"' || text[end] == ']'))
            end++;
        next = end;
        while (next < n && text[next] == ' ')
            next++;
        if (next == n)
            return n;
        if (next == end || islower((unsigned char)text[next]))
            continue; /* inside a number or word, or the sentence goes on */
        if (text[i] == '.' && is_abbreviation(text, i))
            continue;
        return next;
    }
    return n;
}

static double
section_factor(const struct cc_abstract_part *part, size_t index, size_t n)
{
    const char *names[] = {part->category, part->label};

    for (int k = 0; k < 2; k++) {
        for (size_t i = 0; names[k] && i < sizeof SECTIONS / sizeof *SECTIONS; i++) {
            if (strcasestr(names[k], SECTIONS[i].word))
                return SECTIONS[i].factor;
        }
    }
    return n > 1 && index + 1 == n ? 1.1 : 1;
}

static double
say(const char *text, size_t n, const struct cc_evidence_terms *terms, const double *idf, struct cc_stemmer *stemmer)
{
    char *copy = cc_mem_strndup(text, n);
    struct cc_words words = {0};
    uint32_t *stems;
    double sum = 0;

    cc_words_read(copy, CC_SENTENCE_MAX_TOKENS, &words);
    stems = cc_stems_read(&words, stemmer);
    for (size_t c = 0; c < terms->n; c++) {
        if (cc_evidence_concept_count(&terms->v[c], &words, stems) > 0)
            sum += idf[c] * terms->v[c].weight;
    }
    free(stems);
    cc_words_clear(&words);
    free(copy);
    return sum;
}

void
cc_evidence_sentence_pick(const struct cc_study *study, const struct cc_evidence_terms *terms, const double *idf,
    struct cc_stemmer *stemmer, char **sentence, char **where)
{
    double best = 0;
    const char *at = NULL, *label = NULL;
    size_t len = 0;

    for (size_t p = 0; p < study->n_abstract; p++) {
        const struct cc_abstract_part *part = &study->abstract[p];
        size_t n = part->text ? strlen(part->text) : 0;
        double factor = section_factor(part, p, study->n_abstract);

        for (size_t i = 0, step; i < n; i += step) {
            /* In an abstract without sections the findings come in its second half. */
            double place = study->n_abstract == 1 ? 0.9 + 0.35 * (double)i / (double)n : factor;
            double said;

            step = cc_evidence_sentence_len(part->text + i, n - i);
            said = place * say(part->text + i, step, terms, idf, stemmer);
            if (said > 0 && said >= best) {
                best = said;
                at = part->text + i;
                len = step;
                label = part->label ? part->label : part->category ? part->category : "abstract";
            }
        }
    }
    while (len > 0 && at[len - 1] == ' ')
        len--;
    *sentence = at ? cc_mem_strndup(at, len > CC_SENTENCE_MAX_BYTES ? CC_SENTENCE_MAX_BYTES : len) : NULL;
    *where = at ? cc_mem_strdup(label) : NULL;
}

/* guess.c: what a form that the lexicon does not have may be, by its shape and ending. */
#include "claims/tag.h"

#include <string.h>

static void
set(struct cc_candidates *out, uint8_t a, uint8_t b, uint8_t c)
{
    out->n = (uint8_t)(1 + (b != 0) + (c != 0));
    out->tags[0] = a;
    out->tags[1] = b;
    out->tags[2] = c;
}

static bool
ends_in(const char *p, size_t n, const char *ending)
{
    size_t len = strlen(ending);

    return n > len + 1 && memcmp(p + n - len, ending, len) == 0;
}

/* Endings in the order they are asked; the first that fits decides. `last` is the last letter: one look spares most of
 * the others. */
static const struct { const char *ending; char last; uint8_t tags[3];
} ENDINGS[] = {
    {"ly", 'y', {CC_TAG_RB, CC_TAG_JJ}},
    {"ness", 's', {CC_TAG_NN}},
    {"less", 's', {CC_TAG_JJ}},
    {"ous", 's', {CC_TAG_JJ}},
    {"itis", 's', {CC_TAG_NN}},
    {"osis", 's', {CC_TAG_NN}},
    {"us", 's', {CC_TAG_NN}},
    {"is", 's', {CC_TAG_NN}},
    {"ss", 's', {CC_TAG_NN}},
    {"izes", 's', {CC_TAG_VBZ}},
    {"ises", 's', {CC_TAG_VBZ, CC_TAG_NNS}},
    {"ifies", 's', {CC_TAG_VBZ}},
    {"ates", 's', {CC_TAG_VBZ, CC_TAG_NNS}},
    {"ens", 's', {CC_TAG_NNS, CC_TAG_VBZ}},
    {"s", 's', {CC_TAG_NNS}},
    {"ing", 'g', {CC_TAG_VBG, CC_TAG_NN, CC_TAG_JJ}},
    {"ed", 'd', {CC_TAG_VBN, CC_TAG_VBD, CC_TAG_JJ}},
    {"ize", 'e', {CC_TAG_VB, CC_TAG_VBP}},
    {"ify", 'y', {CC_TAG_VB, CC_TAG_VBP}},
    {"ate", 'e', {CC_TAG_NN, CC_TAG_VB, CC_TAG_JJ}},
    {"ful", 'l', {CC_TAG_JJ}},
    {"able", 'e', {CC_TAG_JJ}},
    {"ible", 'e', {CC_TAG_JJ}},
    {"ive", 'e', {CC_TAG_JJ, CC_TAG_NN}},
    {"ish", 'h', {CC_TAG_JJ, CC_TAG_NN}},
    {"ical", 'l', {CC_TAG_JJ}},
    {"ic", 'c', {CC_TAG_JJ, CC_TAG_NN}},
    {"al", 'l', {CC_TAG_JJ, CC_TAG_NN}},
    {"ar", 'r', {CC_TAG_JJ, CC_TAG_NN}},
    {"oid", 'd', {CC_TAG_NN, CC_TAG_JJ}},
    {"ant", 't', {CC_TAG_NN, CC_TAG_JJ}},
    {"ent", 't', {CC_TAG_NN, CC_TAG_JJ}},
};

static void
by_ending(const char *p, size_t n, struct cc_candidates *out)
{
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        if (p[n - 1] == ENDINGS[i].last && ends_in(p, n, ENDINGS[i].ending)) {
            set(out, ENDINGS[i].tags[0], ENDINGS[i].tags[1], ENDINGS[i].tags[2]);
            return;
        }
    }
    set(out, CC_TAG_NN, 0, 0);
}

/* First parts that leave the class of the word alone: "down-regulates" is a verb, "gut-calming" is not. */
static bool
is_prefix(const char *p, size_t n)
{
    static const char *const PREFIXES[] = {
        "re", "pre", "over", "under", "up", "down", "co", "de", "dis", "mis", "un", "out", "self", "fast", "cross"};

    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++) {
        if (strlen(PREFIXES[i]) == n && memcmp(PREFIXES[i], p, n) == 0)
            return true;
    }
    return false;
}

/* "gut-soothing" JJ, "flare-ups" NNS, "omega-3s" NNS, "L-glutamine" NN, "60-day" JJ, "up-regulates" VBZ. */
static void
by_last_part(const struct cc_token *k, struct cc_candidates *out)
{
    const char *dash = memrchr(k->lower, '-', k->lower_len);
    const char *p = dash != NULL ? dash + 1 : k->lower;
    size_t n = (size_t)(k->lower + k->lower_len - p);
    uint32_t row = cc_lexicon_find(p, n);
    const struct cc_word *w = row != 0 ? &cc_lexicon_words[row - 1] : NULL;
    uint16_t can = w != NULL ? w->can : 0;

    if (dash == NULL || n == 0)
        set(out, CC_TAG_NN, 0, 0);
    else if (w != NULL && is_prefix(k->lower, (size_t)(dash - k->lower)) && (can & CC_CAN_VERB))
        memcpy(out->tags, w->tags, sizeof w->tags), out->n = (uint8_t)(w->tags[1] ? w->tags[2] ? 3 : 2 : 1);
    else if (k->flags & CC_TOK_NUMBER)
        set(out, CC_TAG_JJ, can & CC_CAN_PLURAL ? CC_TAG_NNS : can & CC_CAN_NOUN ? CC_TAG_NN : 0, 0);
    else if ((can & (CC_CAN_VBG | CC_CAN_VBN | CC_CAN_VBD | CC_CAN_ADJ)) || ends_in(p, n, "ing") || ends_in(p, n, "ed"))
        set(out, CC_TAG_JJ, can & CC_CAN_NOUN || ends_in(p, n, "ing") ? CC_TAG_NN : 0, 0);
    else if (can & CC_CAN_PLURAL || (p[n - 1] == 's' && w == NULL && !ends_in(p, n, "is") && !ends_in(p, n, "us")))
        set(out, CC_TAG_NNS, 0, 0);
    else
        set(out, CC_TAG_NN, can & CC_CAN_NOUN ? CC_TAG_JJ : 0, 0);
}

void
cc_tag_guess(struct cc_token *k, struct cc_candidates *out)
{
    if (k->flags & (CC_TOK_LINK | CC_TOK_HASHTAG))
        set(out, CC_TAG_FW, 0, 0);
    else if (k->flags & CC_TOK_HYPHEN)
        by_last_part(k, out);
    else if (k->flags & CC_TOK_NUMBER)
        set(out, CC_TAG_CD, 0, 0);
    else if (k->flags & CC_TOK_ABBREVIATION)
        set(out, CC_TAG_NN, 0, 0);
    else
        by_ending(k->lower, k->lower_len, out);
}

/* tag.c: the tagger's loop: candidates from the lexicon or the form, the choice, lemmas. */
#include "claims/tag.h"

#include <string.h>

#include "base/mem.h"

uint16_t
cc_tag_can(uint8_t tag)
{
    static const uint16_t CAN[CC_TAG__MAX] = {
        [CC_TAG_NN] = CC_CAN_NOUN,
        [CC_TAG_NNP] = CC_CAN_NOUN,
        [CC_TAG_NNS] = CC_CAN_PLURAL,
        [CC_TAG_NNPS] = CC_CAN_PLURAL,
        [CC_TAG_VB] = CC_CAN_BASE,
        [CC_TAG_VBP] = CC_CAN_BASE,
        [CC_TAG_VBZ] = CC_CAN_VBZ,
        [CC_TAG_VBD] = CC_CAN_VBD,
        [CC_TAG_VBN] = CC_CAN_VBN,
        [CC_TAG_VBG] = CC_CAN_VBG,
        [CC_TAG_JJ] = CC_CAN_ADJ,
        [CC_TAG_RB] = CC_CAN_ADV,
        [CC_TAG_JJR] = CC_CAN_ADJ | CC_CAN_COMPARE,
        [CC_TAG_JJS] = CC_CAN_ADJ | CC_CAN_COMPARE,
        [CC_TAG_RBR] = CC_CAN_ADV | CC_CAN_COMPARE,
        [CC_TAG_RBS] = CC_CAN_ADV | CC_CAN_COMPARE,
    };

    return tag < CC_TAG__MAX && CAN[tag] != 0 ? CAN[tag] : CC_CAN_OTHER;
}

/* A capital inside a sentence makes a name of what is not in the lexicon, and of a noun. */
static bool
is_name(const struct cc_sentence *s, const struct cc_token *k)
{
    return (k->flags & CC_TOK_CAPITAL) && !(k->flags & (CC_TOK_FIRST | CC_TOK_NUMBER)) && !s->title_case;
}

void
cc_tag_candidates(const struct cc_text *t, const struct cc_sentence *s, struct cc_token *k, struct cc_candidates *out)
{
    (void)t;
    if (k->tag != CC_TAG_NONE) {
        out->n = 1;
        out->tags[0] = k->tag;
        return;
    }
    if (k->word != 0) {
        const struct cc_word *w = &cc_lexicon_words[k->word - 1];

        memcpy(out->tags, w->tags, sizeof w->tags);
        out->n = 1;
        while (!w->sure && out->n < CC_WORD_TAGS_MAX && out->tags[out->n] != CC_TAG_NONE)
            out->n++;
        if (is_name(s, k) && (out->tags[0] == CC_TAG_NN || out->tags[0] == CC_TAG_NNS) && out->n == 1)
            out->tags[0] = out->tags[0] == CC_TAG_NN ? CC_TAG_NNP : CC_TAG_NNPS;
        return;
    }
    cc_tag_guess(k, out);
    if ((is_name(s, k) || (k->flags & CC_TOK_UPPER)) &&
        !(k->flags & (CC_TOK_HYPHEN | CC_TOK_LINK | CC_TOK_HASHTAG | CC_TOK_ABBREVIATION))) {
        out->tags[0] = out->tags[0] == CC_TAG_NNS ? CC_TAG_NNPS : CC_TAG_NNP;
        out->n = 1;
    }
    for (uint8_t i = 0; i < out->n; i++)
        k->can |= cc_tag_can(out->tags[i]);
}

/* ---- lemmas */

static void
set_text(struct cc_token *k, uint32_t row)
{
    const struct cc_word *w = &cc_lexicon_words[row - 1];

    k->lemma = cc_lexicon_text + w->text;
    k->lemma_len = w->len;
}

/* Regular endings of forms that the lexicon lacks; only shortening, so the lemma stays a part of the form. */
static void
cut_ending(struct cc_token *k)
{
    const char *p = k->lower;
    size_t n = k->lower_len;

    switch (k->tag) {
    case CC_TAG_NNS: case CC_TAG_NNPS: case CC_TAG_VBZ:
        if (n > 3 && p[n - 1] == 's' && p[n - 2] != 's')
            k->lemma_len = (uint16_t)(n - (n > 4 && p[n - 2] == 'e' && strchr("sxz", p[n - 3]) != NULL ? 2 : 1));
        break;
    case CC_TAG_VBD: case CC_TAG_VBN:
        if (n > 4 && memcmp(p + n - 2, "ed", 2) == 0)
            k->lemma_len = (uint16_t)(n - 2 + (strchr("sztvgc", p[n - 3]) != NULL));
        break;
    default:
        break;
    }
}

/* "flare-ups" has the lemma of "ups" behind "flare-". */
static bool
hyphen_lemma(struct cc_text *t, struct cc_token *k)
{
    const char *dash = memrchr(k->lower, '-', k->lower_len);
    size_t head, n;
    uint32_t row;
    uint16_t lemma;
    char *out = t->arena + t->arena_len;

    if (dash == NULL)
        return false;
    head = (size_t)(dash + 1 - k->lower);
    row = cc_lexicon_find(dash + 1, k->lower_len - head);
    if (row == 0)
        return false;
    lemma = cc_tag_is_noun(k->tag) ? cc_lexicon_words[row - 1].noun
        : cc_tag_is_verb(k->tag)   ? cc_lexicon_words[row - 1].verb
            : 0;
    n = lemma != 0 ? cc_lexicon_words[lemma - 1].len : 0;
    if (lemma == 0 || head + n > k->lower_len + 4u || t->arena_len + head + n > t->arena_cap)
        return false;
    memcpy(out, k->lower, head);
    memcpy(out + head, cc_lexicon_text + cc_lexicon_words[lemma - 1].text, n);
    t->arena_len += head + n;
    k->lemma = out;
    k->lemma_len = (uint16_t)(head + n);
    return true;
}

/* A base form is its own lemma, also where the same form is another verb's past ("feed" of "fee", "found" of
 * "find"). */
static bool
is_own_base(const struct cc_token *k, const struct cc_word *w)
{
    if (k->tag != CC_TAG_VB && k->tag != CC_TAG_VBP)
        return false;
    for (size_t i = 0; i < CC_WORD_TAGS_MAX && w->tags[i] != 0; i++) {
        if (w->tags[i] == CC_TAG_VB)
            return true;
    }
    return false;
}

void
cc_tag_set_lemma(struct cc_text *t, struct cc_token *k)
{
    k->lemma = k->lower;
    k->lemma_len = k->lower_len;
    if (k->word != 0) {
        const struct cc_word *w = &cc_lexicon_words[k->word - 1];
        uint16_t row = cc_tag_is_verb(k->tag) ? w->verb : cc_tag_is_plural(k->tag) ? w->noun :
            cc_tag_is_adjective(k->tag) || cc_tag_is_adverb(k->tag) ? w->adjective : 0;

        if (row != 0 && !is_own_base(k, w)) /* "they feed": feed, not fee */
            set_text(k, row);
        return;
    }
    if (!(k->flags & CC_TOK_HYPHEN) || !hyphen_lemma(t, k))
        cut_ending(k);
}

/* ---- the loop */

void
cc_tag_text(struct cc_text *t)
{
    struct cc_candidates candidates[CC_SENTENCE_MAX_TOKENS];
    uint8_t chosen[CC_SENTENCE_MAX_TOKENS];

    for (uint32_t i = 0; i < t->n_sentences; i++) {
        const struct cc_sentence *s = &t->sentences[i];

        for (uint32_t k = s->first; k < s->end; k++)
            cc_tag_candidates(t, s, &t->tokens[k], &candidates[k - s->first]);
        cc_tag_choose(t, s, candidates);
        for (uint32_t k = s->first; k < s->end; k++) {
            chosen[k - s->first] = t->tokens[k].tag;
            cc_tag_set_lemma(t, &t->tokens[k]); /* repair asks for lemmas */
        }
        cc_tag_repair(t, s, candidates);
        cc_asides_retag(t, s);
        for (uint32_t k = s->first; k < s->end; k++) {
            if (t->tokens[k].tag != chosen[k - s->first])
                cc_tag_set_lemma(t, &t->tokens[k]);
        }
    }
}

/* retag_names.c: words that look like verbs and are parts of names or of fixed phrases ("LED", "Echo Go", "reverse
 * osmosis"), and a plural at the start of a predicate that lacks its subject ("Aids digestion"). */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/work.h"
#include "vocab/tables.h"

static bool
bare_verb(const struct cc_token *k)
{
    return k->tag == CC_TAG_VB || k->tag == CC_TAG_VBP;
}

/* Do tokens k and k + 1 begin with a noun of two words that nouns.tsv has? "reverse osmosis" */
static bool
names_together(const struct cc_token *k)
{
    char key[64];
    size_t n = k[0].lower_len + 1u + k[1].lower_len;

    if (n > sizeof key)
        return false;
    memcpy(key, k[0].lower, k[0].lower_len);
    key[k[0].lower_len] = ' ';
    memcpy(key + k[0].lower_len + 1, k[1].lower, k[1].lower_len);
    return cc_vocab_find(&cc_vocab_nouns, key, n) != CC_VOCAB_NONE;
}

/* "the Echo Go has", "the HigherDOSE Go Mat": a capital in a sentence that is no headline, between or behind other
 * capitals. */
static bool
part_of_name(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (s->title_case || i == s->first || !bare_verb(k) ||
        (k->flags & (CC_TOK_CAPITAL | CC_TOK_UPPER | CC_TOK_FIRST)) != CC_TOK_CAPITAL)
        return false;
    if (k[-1].tag == CC_TAG_IN && !(k[-1].set & CC_SET_SUB) && i + 1 < s->end && (k[1].flags & CC_TOK_CAPITAL))
        return true; /* "by Recharge Health" */
    return cc_tag_is_noun(k[-1].tag) && (k[-1].flags & (CC_TOK_CAPITAL | CC_TOK_UPPER));
}

/* "[Speeds] wound healing", "[Aids] weight loss": a noun or an adjective that was taken for a verb. */
static bool
only_looks_like_verb(const struct cc_token *k)
{
    return (k->can & (CC_CAN_ADJ | CC_CAN_NOUN)) && (bare_verb(k) || k->tag == CC_TAG_VBD || k->tag == CC_TAG_VBN);
}

/* "Aids digestion", "Decreases harmful radicals that damage cells": a plural before a noun phrase, whose verb is an
 * effect, and no verb behind it but in a relative clause. */
static bool
lacks_subject(const struct cc_text *t, const struct cc_sentence *s)
{
    const struct cc_token *k = &t->tokens[s->first];
    uint32_t i = s->first + 1;
    bool inside = false;

    if (s->end < s->first + 2 || k->tag != CC_TAG_NNS || !(k->can & CC_CAN_VBZ) || (k->flags & CC_TOK_UPPER) ||
        !cc_retag_acts(k))
        return false;
    if (!(cc_retag_begins_object(k + 1) || only_looks_like_verb(k + 1) ||
            (cc_token_is(k, "aids") && cc_token_in(k + 1, "in with"))))
        return false;
    if (cc_noun_ending(t, s->first, s->first + 2) != CC_NOUN_NONE && (k[1].flags & CC_TOK_CAPITAL))
        return false;
    for (i += only_looks_like_verb(k + 1); i < s->end; i++) {
        inside = inside || t->tokens[i].tag == CC_TAG_WDT || t->tokens[i].tag == CC_TAG_WP;
        if (!inside && (cc_tag_is_finite(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_MD))
            return false;
    }
    return true;
}

/* "type I collagen", "phase I and II trials": a number. */
static bool
roman_one(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (!cc_token_is(k, "i") || !(k->flags & (CC_TOK_UPPER | CC_TOK_CAPITAL)))
        return false;
    if (i > s->first && cc_token_lemma_in(k - 1, "type grade phase stage class level schedule bipolar cohort"))
        return true;
    return i + 2 < s->end && (k[1].tag == CC_TAG_CC || k[1].tag == CC_TAG_COMMA || cc_token_in(&k[1], "& / – -")) &&
        cc_token_in(&k[2], "ii iii iv");
}

/* "These [beds] [offer] coverage": a plural, never a verb of the third person. */
static bool
plural_after_these(struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    struct cc_token *k = &t->tokens[i];

    if (k->tag != CC_TAG_VBZ || !(k->can & CC_CAN_PLURAL) || i == s->first || !cc_token_in(k - 1, "these those both"))
        return false;
    cc_retag_set(k, CC_TAG_NNS);
    if (i + 2 < s->end && k[1].tag == CC_TAG_NN && (k[1].can & CC_CAN_BASE))
        cc_retag_set(k + 1, CC_TAG_VBP);
    return true;
}

/* "Triggers are [stress], poor sleep and noise": a bare verb behind "are", "include" or "including", before a mark. */
static bool
is_listed(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i > s->first + 1 && bare_verb(k) && (k->can & CC_CAN_NOUN) &&
        cc_token_in(k - 1, "are is include includes including") &&
        (k[1].tag == CC_TAG_COMMA || cc_token_in(k + 1, "and or"));
}

/* "[Longer] ones leave you groggy" */
static bool
compares_ones(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return k->tag == CC_TAG_RBR && i + 1 < s->end && cc_token_is(&k[1], "ones") && (k->can & CC_CAN_ADJ);
}

bool
cc_retag_names(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = false;

    if (lacks_subject(t, s)) {
        cc_retag_set(&t->tokens[s->first], CC_TAG_VBZ);
        if (only_looks_like_verb(&t->tokens[s->first + 1]))
            cc_retag_set(&t->tokens[s->first + 1], t->tokens[s->first + 1].can & CC_CAN_ADJ ? CC_TAG_JJ : CC_TAG_NN);
        changed = true;
    }
    for (uint32_t i = s->first; i < s->end; i++) {
        struct cc_token *k = &t->tokens[i];

        if (roman_one(t, s, i)) {
            cc_retag_set(k, CC_TAG_CD);
            changed = true;
        } else if (compares_ones(t, s, i)) {
            cc_retag_set(k, CC_TAG_JJR);
            changed = true;
        } else if (plural_after_these(t, s, i)) {
            changed = true;
        } else if (cc_token_is(k, "led") && (k->flags & CC_TOK_UPPER)) {
            cc_retag_set(k, CC_TAG_NN);
            changed = true;
        } else if (i + 1 < s->end && bare_verb(k) && (k->can & CC_CAN_ADJ) && cc_tag_is_noun(k[1].tag) &&
            names_together(k)) {
            cc_retag_set(k, CC_TAG_JJ);
            changed = true;
        } else if (cc_token_is(k, "light") && k->tag == CC_TAG_JJ && i > s->first &&
            cc_token_in(k - 1, "bright blue red natural strong artificial flashing flickering") &&
            !cc_tag_is_nominal(k[1].tag)) {
            cc_retag_set(k, CC_TAG_NN);
            changed = true;
        } else if (is_listed(t, s, i)) {
            cc_retag_set(k, CC_TAG_NN);
            changed = true;
        } else if (part_of_name(t, s, i)) {
            cc_retag_set(k, CC_TAG_NNP);
            changed = true;
        }
    }
    return changed;
}

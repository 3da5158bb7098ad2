/* retag_clause.c: second looks at a tag for what the clause lacks: an object, a verb, a noun behind a number. What each
 * rule is for stands in retag.h. */
#include "claims/lexicon.h"
#include "claims/retag.h"
#include "claims/words.h"
#include "claims/work.h"

bool
cc_retag_lacks_object(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *v = t->tokens;
    uint32_t j = i + 1;

    if (!cc_token_is(&v[i], "that") || cc_prose_word(&v[i - 1], "clause"))
        return false;
    for (uint32_t k = s->first; k + 1 < i; k++) {
        if (cc_says(&v[k]) || v[k].tag == CC_TAG_EX)
            return false; /* "tells patients that …", "so strong that" */
    }
    while (j < s->end && j < i + 6 && !cc_tag_is_finite(v[j].tag) && v[j].tag != CC_TAG_MD) {
        if (!cc_tag_is_noun(v[j].tag) && !cc_tag_is_adjective(v[j].tag) && v[j].tag != CC_TAG_DT &&
            v[j].tag != CC_TAG_PRP && v[j].tag != CC_TAG_PRPS)
            return false;
        j++;
    }
    if (j == i + 1 || j + 1 >= s->end || (!cc_tag_is_finite(v[j].tag) && v[j].tag != CC_TAG_MD) ||
        (v[j].set & CC_SET_BE))
        return false;
    while (j < s->end && (cc_tag_is_verb(v[j].tag) || v[j].tag == CC_TAG_MD || cc_tag_is_adverb(v[j].tag)))
        j++;
    return j < s->end && (cc_tag_is_punct(v[j].tag) || v[j].tag == CC_TAG_CC ||
        (v[j].tag == CC_TAG_IN && !cc_token_in(&v[j], "that as because")) ||
        (v[j].tag == CC_TAG_TO && !cc_tag_is_verb(v[j + 1].tag)));
}

bool
cc_retag_behind_amount(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return i >= s->first + 3 && (t->tokens[i - 2].tag == CC_TAG_CD || (t->tokens[i - 2].flags & CC_TOK_NUMBER)) &&
        t->tokens[i - 3].tag == CC_TAG_IN && cc_token_in(&t->tokens[i - 1], "mg g mcg ml kg iu units hours minutes percent %");
}

bool
cc_retag_matters_more(const struct cc_token *k)
{
    return cc_token_is(k, "matters") && cc_token_in(k + 1, "more less most least") && k[-1].tag != CC_TAG_DT;
}

bool
cc_retag_behind_bare_number(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return !cc_token_in(&t->tokens[i - 1], "one 1") && cc_token_in(&t->tokens[i + 1], "a an the your") &&
        (i == s->first + 1 ||
            (cc_token_in(&t->tokens[i - 2], "just only even these those the : ;") && !cc_tag_is_noun(t->tokens[i - 2].tag)));
}

bool
cc_retag_moves_by(const struct cc_token *k)
{
    return cc_token_in(k, "fall rise drop climb jump increase decrease decline shrink") && cc_token_in(k + 1, "by to from") &&
        (k[2].tag == CC_TAG_CD || (k[2].flags & CC_TOK_NUMBER) || cc_token_in(k + 2, "a half about around nearly up"));
}

bool
cc_retag_second_clause(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return i >= s->first + 5 && t->tokens[i - 2].tag == CC_TAG_CC && t->tokens[i - 3].tag == CC_TAG_NN &&
        t->tokens[i - 4].tag == CC_TAG_DT && cc_retag_finite(t, s->first, i - 4) &&
        cc_token_in(&t->tokens[i], "escapes rises falls drops returns improves fades eases stops slows builds flows worsens heals spreads suffers settles climbs dips shrinks grows clears increases decreases");
}

bool
cc_retag_behind_too_much(const struct cc_token *k)
{
    return cc_token_in(k - 1, "much many little few") && cc_token_is(k - 2, "too");
}

bool
cc_retag_scores_lower(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *v = t->tokens;
    bool plural = false;

    if (i + 3 >= s->end || !cc_token_in(&v[i], "score sleep rank test rate end start grow earn") ||
        !cc_token_in(&v[i + 1], "lower higher better worse less more longer shorter") ||
        !(v[i + 2].tag == CC_TAG_IN || cc_tag_is_punct(v[i + 2].tag)))
        return false;
    for (uint32_t k = s->first; k < i; k++)
        plural = plural || v[k].tag == CC_TAG_VBP;
    return plural;
}

bool
cc_retag_made_so(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    for (uint32_t j = i - 1; j > s->first && j + 4 > i; j--) {
        if (t->tokens[j].tag == CC_TAG_DT || t->tokens[j].tag == CC_TAG_PRPS)
            return cc_tag_is_verb(t->tokens[j - 1].tag) &&
                cc_token_lemma_in(&t->tokens[j - 1], "make turn leave keep colour color dye stain");
    }
    return false;
}

bool
cc_retag_goes_into(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return i >= s->first + 3 && cc_token_in(&t->tokens[i + 1], "into onto towards through") &&
        t->tokens[i - 2].tag == CC_TAG_DT &&
        (t->tokens[i - 3].tag == CC_TAG_COMMA || t->tokens[i - 3].tag == CC_TAG_CC ||
            cc_tag_is_noun(t->tokens[i - 3].tag));
}

bool
cc_retag_before_pronoun(const struct cc_token *k)
{
    return cc_token_in(k + 1, "it them you us");
}

bool
cc_retag_apposed_past(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *v = t->tokens;
    uint32_t a = i - 2;

    if (i < s->first + 6 || !cc_tag_is_noun(v[a].tag) ||
        !cc_token_in(&v[i - 1], "first originally widely commonly often formerly once previously newly recently best long"))
        return false;
    while (a > s->first + 2 && (cc_tag_is_noun(v[a].tag) || cc_tag_is_adjective(v[a].tag)))
        a--;
    return cc_token_in(&v[a], "a an the one") && v[a - 1].tag == CC_TAG_COMMA && cc_retag_finite(t, s->first, a - 1);
}

/* retag_verb.c: rules for the tokens that the tagger took for a verb or a participle: pasts among the participles and
 * among the bases of rarer verbs, and verbs that are nouns or adjectives by the words beside them. retag_near.c applies
 * them. */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/retag.h"
#include "claims/work.h"
#include "vocab/vocab.h"

/* A participle that must be a past: after a pronoun ("it halved vomiting"), or as the verb of what somebody said
 * ("three in four said their sleep improved"). */
static bool
past_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t j = i;

    if (!((k->can & CC_CAN_VBD) || (k->lower_len > 3 && memcmp(k->lower + k->lower_len - 2, "ed", 2) == 0)))
        return false;
    if (k[-1].tag == CC_TAG_PRP && cc_token_in(k - 1, "it they he she we i"))
        return i < s->first + 2 || !cc_token_in(k - 2, "had has have having get got");
    while (j > s->first &&
        (cc_tag_is_noun(t->tokens[j - 1].tag) || cc_tag_is_adjective(t->tokens[j - 1].tag) ||
            t->tokens[j - 1].tag == CC_TAG_PRPS || t->tokens[j - 1].tag == CC_TAG_DT))
        j--;
    return j < i && j > s->first && cc_tag_is_finite(t->tokens[j - 1].tag) &&
        cc_token_in(&t->tokens[j - 1], "said say reported noticed") &&
        !cc_retag_finite(t, j, cc_retag_phrase_end(t, j, s->end));
}

/* "said", "had", "napped" behind who: a participle has an auxiliary, a past has none. */
static bool
lone_past(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *left = k - 1;

    if (cc_tag_is_adverb(left->tag) && i > s->first + 1)
        left--;
    if (left->tag == CC_TAG_WP && cc_token_is(left, "who"))
        return true;
    if (!cc_token_in(k, "had said"))
        return false;
    for (uint32_t j = i > s->first + 4 ? i - 4 : s->first; j < i; j++) {
        if (t->tokens[j].set & (CC_SET_HAVE | CC_SET_BE) || t->tokens[j].tag == CC_TAG_MD)
            return false;
    }
    return cc_token_is(k, "said") || cc_tag_is_nominal(left->tag) || left->tag == CC_TAG_VBN ||
        left->tag == CC_TAG_VBD || left->tag == CC_TAG_COMMA;
}

/* "cut stays and [halved] the risk": goes on with a past that has no auxiliary. */
static bool
second_past(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    for (uint32_t j = i - 1; j-- > s->first;) {
        const struct cc_token *v = &t->tokens[j];

        if (cc_tag_is_punct(v->tag) && v->tag != CC_TAG_COMMA)
            return false;
        if (cc_tag_is_verb(v->tag) && v->tag != CC_TAG_VBG && v->tag != CC_TAG_VBN)
            return v->tag == CC_TAG_VBD && !(v->set & (CC_SET_HAVE | CC_SET_BE));
    }
    return false;
}

/* "no difference to [falls]": a preposition has a noun behind it. */
static bool
after_preposition(const struct cc_token *k)
{
    return k->tag == CC_TAG_VBZ && (k->can & CC_CAN_PLURAL) &&
        (k[-1].tag == CC_TAG_TO ||
            (k[-1].tag == CC_TAG_IN && !(k[-1].set & CC_SET_SUB) &&
                cc_token_in(k - 1, "of from for with against in on by")));
}

/* "Each extra hour of sitting [raised] the risk.": the only form in a whole sentence that can be its verb. */
static bool
only_past(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (s->ending != CC_SENTENCE_STOP || s->title_case ||
        !(cc_tag_is_nominal(k[-1].tag) || k[-1].tag == CC_TAG_VBG || cc_tag_is_finite(k[-1].tag) ||
            (i > s->first + 1 && cc_token_in(k - 1, "nearly almost roughly about more") &&
                cc_tag_is_nominal(k[-2].tag)))) /* "nearly halved the rate" */
        return false;
    for (uint32_t j = s->first; j < s->end; j++) {
        if (j > s->first &&
            (after_preposition(&t->tokens[j]) ||
                (j < i && (t->tokens[j - 1].tag == CC_TAG_WP || t->tokens[j - 1].tag == CC_TAG_WDT))))
            continue; /* "Women who walked [lived] three years longer." */
        if (cc_tag_is_finite(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_VB ||
            (j < i && t->tokens[j].tag == CC_TAG_VBN))
            return false;
    }
    return true;
}

/* "With one affected parent, …": a form of the past between a number and a noun is no verb. */
static bool
number_modifier(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i >= s->first + 2 && k[-2].tag == CC_TAG_IN && !(k[-2].set & CC_SET_SUB);
}

/* "This [podcast] is sponsored by": no verb between an article and the verb. */
static bool
after_article(const struct cc_token *k)
{
    return cc_token_in(k - 1, "this that the a an each every");
}

/* "For every 1,000 people [treated], …": no verb of a clause. */
static bool
counted_participle(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return i < s->first + 8 && cc_token_is(&t->tokens[s->first], "for") &&
        cc_token_in(&t->tokens[s->first + 1], "every each");
}

/* "helps you [choose] a mask": no verb of its own. */
static bool
helped_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i >= s->first + 2 && cc_token_in(k - 1, "you them us") &&
        cc_token_in(k - 2, "help helps helping helped let lets letting make makes making");
}

/* "The commonest effect was pink urine, [reported] by one in five" */
static bool
aside_participle(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return cc_token_is(&t->tokens[i + 1], "by") && cc_retag_finite(t, s->first, i);
}

/* "Bromelain, [found] mainly in the core, calms …": the verb comes behind the second comma. */
static bool
between_commas(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t end = i + 1, comma = i - 1;

    if (comma > s->first + 1 && (cc_tag_is_adverb(t->tokens[comma].tag) || cc_token_is(&t->tokens[comma], "long")))
        comma--; /* ", [long] blamed for stones," */
    if (t->tokens[comma].tag != CC_TAG_COMMA || comma < s->first + 1 || !cc_tag_is_noun(t->tokens[comma - 1].tag) ||
        cc_retag_finite(t, s->first, i))
        return false;
    while (end < s->end && t->tokens[end].tag != CC_TAG_COMMA)
        end++;
    if (end + 1 >= s->end || cc_retag_finite(t, i + 1, end))
        return false;
    for (end++; end < s->end && cc_tag_is_adverb(t->tokens[end].tag);)
        end++;
    return end < s->end && cc_tag_is_finite(t->tokens[end].tag);
}

/* "which is why [wounds] heal": a noun in -s between a word that opens a clause and its verb. */
static bool
clause_noun(const struct cc_token *k)
{
    return cc_token_in(k - 1, "why how when because so that if") && k[-1].tag != CC_TAG_WDT;
}

/* "with [live] cultures", "the [live] bacteria": an adjective that is also a verb, where no verb can stand. */
static bool
before_noun(const struct cc_token *k)
{
    if (k->tag == CC_TAG_VBP && k[-1].tag == CC_TAG_CC && k[1].tag == CC_TAG_NNS &&
        (cc_token_in(k + 2, "are were have do") || k[2].tag == CC_TAG_MD))
        return true; /* "apps and [fancy] devices are" */
    return (
        k[-1].tag == CC_TAG_DT || k[-1].tag == CC_TAG_PRPS || (k[-1].tag == CC_TAG_IN && !(k[-1].set & CC_SET_SUB)));
}

/* "live with [back pain]": a noun before a noun that are an adverb and a verb elsewhere. */
static bool
back_pain(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i >= s->first + 2 && cc_token_is(k - 1, "back") && k[-2].tag == CC_TAG_IN && !(k[-2].set & CC_SET_SUB);
}

/* "a runny or blocked nose", "swollen and painful joints": what is joined to an adjective before a noun is one. */
static bool
second_adjective(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i > s->first + 2 && k[-2].tag == CC_TAG_JJ &&
        (k[-3].tag == CC_TAG_DT || k[-3].tag == CC_TAG_PRPS || k[-3].tag == CC_TAG_IN);
}

/* "a bodily [function] and", "a 30 percent [jump]": a singular article and no noun yet. */
static bool
article_waits(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t j = i - 1;

    while (j > s->first &&
        (cc_tag_is_adverb(t->tokens[j].tag) || cc_tag_is_adjective(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_CD ||
            cc_token_in(&t->tokens[j], "percent % per cent fold")))
        j--;
    return i - j > 1 && i - j < 5 && cc_token_in(&t->tokens[j], "a an") &&
        !cc_token_in(&t->tokens[i - 1], "bit lot little");
}

/* "Many [contain] lead.": the quantity is all of the subject. */
static bool
behind_many(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return i == s->first + 1 && cc_token_in(&t->tokens[i - 1], "many most some few several others both all");
}

/* "keeps you [calm]" */
static bool
kept_so(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i > s->first + 1 && cc_token_in(k - 1, "you them me us") && cc_token_lemma_in(k - 2, "keep make leave get");
}

/* "Neither [rest] nor ice cures", "No cream, [brace] or supplement will help": in a row of nouns that is denied as a
 * whole no verb can stand. */
static bool
row_denied(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t j = i - 1;

    if (i + 2 >= s->end || !(t->tokens[i].can & CC_CAN_NOUN))
        return false;
    if (cc_token_is(&t->tokens[j], "neither"))
        return cc_token_is(&t->tokens[i + 1], "nor");
    if (!cc_token_in(&t->tokens[i + 1], "or nor ,"))
        return false;
    while (j > s->first && i - j < 9 &&
        (cc_tag_is_noun(t->tokens[j].tag) || cc_tag_is_adjective(t->tokens[j].tag) ||
            t->tokens[j].tag == CC_TAG_COMMA || cc_token_in(&t->tokens[j], "or of")))
        j--;
    return i - j > 2 && cc_token_is(&t->tokens[j], "no") && (j == s->first || !cc_tag_is_verb(t->tokens[j - 1].tag));
}

/* "Soaking [beans] overnight … removes": what the deed that opens the sentence is done to. */
static bool
of_first_gerund(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i == s->first + 1 && cc_noun_of(k->lower, k->lower_len) != CC_NOUN_NONE && cc_verb_row(k) == CC_VOCAB_NONE &&
        cc_retag_finite(t, i + 1, s->end);
}

#define ANY CC_TAGS_ANY
#define NOUN CC_TAGS_NOUN
#define ADVERB CC_TAGS_ADVERB
#define DET CC_TAGS_DET
#define BIT(name) CC_TAG_BIT(name)
#define BASE CC_CAN_BASE

/* As the tables of retag_near.c: tags of the neighbours, what else the token can be, the tag it gets (and the next
 * one). */
/* "Massage [failed] to ease pain": no passive goes on so. */
static bool
failed_to(const struct cc_token *k)
{
    return cc_token_in(k, "failed managed tended seemed appeared continued began");
}

/* "The link [held] even after …": a finding is never held by somebody. */
static bool
held_true(const struct cc_token *k)
{
    return cc_token_is(k, "held") && cc_token_in(k + 1, "even true up after when for regardless whether in across") &&
        (cc_prose_word(k - 1, "event") || cc_token_in(k - 1, "pattern result results findings links benefits effects"));
}

const struct cc_retag_rule cc_retag_vb[] = {
    {BIT(PRPS), CC_TAGS_PUNCT | BIT(CC) | BIT(IN) | CC_TAGS_FINITE, CC_CAN_NOUN, CC_TAG_NN, 0, NULL, NULL, 0}, /* "dries your [mouth]" */
    {ANY, ANY, 0, CC_TAG_VBD, 0, NULL, cc_retag_same_past, 0},
    {ADVERB, ANY, 0, CC_TAG_JJ, 0, cc_retag_so_adjective, NULL, 0},
    {DET | BIT(IN) | BIT(CC), NOUN, CC_CAN_ADJ, CC_TAG_JJ, 0, before_noun, NULL, 0},
    {BIT(DT), CC_TAGS_FINITE, 0, CC_TAG_NN, 0, after_article, NULL, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {BIT(NNP), ANY, 0, CC_TAG_NNP, 0, NULL, cc_retag_surname, 0},
    {ADVERB | CC_TAGS_ADJECTIVE | BIT(NN), ANY, 0, CC_TAG_NN, 0, NULL, article_waits, 0},
    {DET | BIT(COMMA), BIT(CC) | BIT(COMMA), 0, CC_TAG_NN, 0, NULL, row_denied, 0},
    {BIT(PRP), ANY, CC_CAN_ADJ, CC_TAG_JJ, 0, NULL, kept_so, 0},
    {ANY, DET | BIT(CD) | NOUN, 0, CC_TAG_VBP, 0, NULL, behind_many, 0},
    {0},
};
const struct cc_retag_rule cc_retag_vbp[] = {
    {BIT(PRPS), CC_TAGS_PUNCT | BIT(CC) | BIT(IN) | CC_TAGS_FINITE, CC_CAN_NOUN, CC_TAG_NN, 0, NULL, NULL, 0}, /* "dries your [mouth]" */
    {ANY, ANY, 0, CC_TAG_VBD, 0, cc_retag_rare_base, NULL, 0},
    {ANY, ANY, 0, CC_TAG_VBD, 0, NULL, cc_retag_same_past, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, helped_verb, 0},
    {ADVERB, ANY, 0, CC_TAG_JJ, 0, cc_retag_so_adjective, NULL, 0},
    {DET | BIT(IN) | BIT(CC), NOUN, CC_CAN_ADJ, CC_TAG_JJ, 0, before_noun, NULL, 0},
    {BIT(DT), CC_TAGS_FINITE, 0, CC_TAG_NN, 0, after_article, NULL, 0},
    {ANY, ANY, CC_CAN_NOUN, CC_TAG_NN, 0, NULL, back_pain, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {BIT(NNP), ANY, 0, CC_TAG_NNP, 0, NULL, cc_retag_surname, 0},
    {ADVERB | CC_TAGS_ADJECTIVE | BIT(NN), ANY, 0, CC_TAG_NN, 0, NULL, article_waits, 0},
    {DET | BIT(COMMA), BIT(CC) | BIT(COMMA), 0, CC_TAG_NN, 0, NULL, row_denied, 0},
    {BIT(PRP), ANY, CC_CAN_ADJ, CC_TAG_JJ, 0, NULL, kept_so, 0},
    {0},
};
const struct cc_retag_rule cc_retag_vbz[] = {
    {ANY, BIT(VB) | BIT(VBP), CC_CAN_PLURAL, CC_TAG_NNS, CC_TAG_VBP, clause_noun, NULL, 0},
    {BIT(VBG), ANY, CC_CAN_PLURAL, CC_TAG_NNS, 0, NULL, of_first_gerund, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {BIT(NNP), ANY, 0, CC_TAG_NNP, 0, NULL, cc_retag_surname, 0},
    {BIT(TO) | BIT(IN), ANY, CC_CAN_PLURAL, CC_TAG_NNS, 0, after_preposition, NULL, 0},
    {0},
};
const struct cc_retag_rule cc_retag_vbd[] = {
    {BIT(RB), BIT(IN) | BIT(TO), CC_CAN_VBN, CC_TAG_VBN, 0, NULL, cc_retag_apposed_past, 0},
    {BIT(CC), NOUN, 0, CC_TAG_JJ, 0, NULL, second_adjective, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {BIT(NNP), ANY, 0, CC_TAG_NNP, 0, NULL, cc_retag_surname, 0},
    {ANY, BIT(COMMA), CC_CAN_VBN, CC_TAG_VBN, 0, NULL, counted_participle, 0},
    {BIT(COMMA), ANY, CC_CAN_VBN, CC_TAG_VBN, 0, NULL, aside_participle, 0},
    {ANY, BIT(IN) | ADVERB, CC_CAN_VBN, CC_TAG_VBN, 0, NULL, between_commas, 0},
    {BIT(CD), NOUN, CC_CAN_VBN, CC_TAG_JJ, 0, NULL, number_modifier, 0},
    {0},
};
const struct cc_retag_rule cc_retag_vbn[] = {
    {NOUN, ADVERB | BIT(IN) | CC_TAGS_ADJECTIVE, 0, CC_TAG_VBD, 0, held_true, NULL, 0},
    {NOUN | BIT(PRP), BIT(TO), 0, CC_TAG_VBD, 0, failed_to, NULL, 0},
    {ANY, ANY, 0, CC_TAG_VBD, 0, NULL, past_verb, 0},
    {ANY, ANY, 0, CC_TAG_VBD, 0, NULL, lone_past, 0},
    {ANY, ANY, 0, CC_TAG_VBD, 0, NULL, cc_retag_same_past, 0},
    {BIT(CC), DET | BIT(CD), 0, CC_TAG_VBD, 0, NULL, second_past, 0},
    {ANY, DET | BIT(PRP) | BIT(CD), 0, CC_TAG_VBD, 0, NULL, only_past, 0},
    {BIT(CC), NOUN, 0, CC_TAG_JJ, 0, NULL, second_adjective, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {BIT(NNP), ANY, 0, CC_TAG_NNP, 0, NULL, cc_retag_surname, 0},
    {BIT(DT), BIT(CD), 0, CC_TAG_JJ, 0, NULL, NULL, 0}, /* "an [estimated] 200 million people" */
    {BIT(CD), NOUN, CC_CAN_VBN, CC_TAG_JJ, 0, NULL, number_modifier, 0},
    {0},
};
const struct cc_retag_rule cc_retag_vbg[] = {
    {BIT(COMMA), ANY, 0, CC_TAG_NN, 0, cc_retag_subject_gerund, NULL, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {BIT(NNP), ANY, 0, CC_TAG_NNP, 0, NULL, cc_retag_surname, 0},
    {0},
};

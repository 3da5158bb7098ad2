/* retag.c: readings that only a sentence about effects gives away, after the tagger: "Saunas lower the risk" (no
 * comparison), "Tobacco causes cancer" (no compound noun), "inflamed" after "fatty or" (an adjective). Each rule looks
 * at a few words around one token; when one applied, the text is chunked again. */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/retag.h"
#include "claims/work.h"
#include "vocab/tables.h"

static bool
acts(const struct cc_token *k)
{
    uint32_t row = cc_verb_row(k);

    if (row == CC_VOCAB_NONE && k->lower_len > 2 && k->lower[k->lower_len - 1] == 's')
        row = cc_vocab_find(&cc_vocab_verbs, k->lower, k->lower_len - 1);
    if (row == CC_VOCAB_NONE)
        return false;
    return (cc_class_of_verb[row].effect != CC_EFFECT_MOVES && cc_class_of_verb[row].effect != CC_EFFECT_LINKS) ||
        cc_class_of_verb[row].way == CC_EFFECT_DOWN;
}

static bool
begins_object(const struct cc_token *k)
{
    return cc_tag_is_noun(k->tag) || cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_DT || k->tag == CC_TAG_PRPS ||
        k->tag == CC_TAG_PRP || k->tag == CC_TAG_CD;
}

bool
cc_retag_finite(const struct cc_text *t, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (t->tokens[i].depth == 0 && cc_tag_is_finite(t->tokens[i].tag))
            return true;
    }
    return false;
}

/* The token before i that does not stand in brackets; CC_NO_INDEX at the sentence's start. */
static uint32_t
before(const struct cc_text *t, uint32_t i, uint32_t first)
{
    while (i-- > first) {
        if (t->tokens[i].depth == 0)
            return i;
    }
    return CC_NO_INDEX;
}

/* Where the clause of token i begins: behind a mark or "that". */
static uint32_t
clause_of(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    while (--i > s->first) {
        const struct cc_token *k = &t->tokens[i];

        if ((cc_tag_is_punct(k->tag) && k->depth == 0) || (k->tag == CC_TAG_IN && cc_token_is(k, "that")))
            return i + 1;
    }
    return s->first;
}

/* The same, but the sentence's start where token i is the first of its clause. */
static uint32_t
clause_before(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t clause = clause_of(t, s, i);

    return clause < i ? clause : s->first;
}

uint32_t
cc_retag_phrase_end(const struct cc_text *t, uint32_t i, uint32_t e)
{
    while (i < e && !cc_tag_is_punct(t->tokens[i].tag))
        i++;
    return i;
}

static void
set(struct cc_token *k, enum cc_tag tag)
{
    k->tag = (uint8_t)tag;
    if (tag == CC_TAG_VBP || tag == CC_TAG_VB || tag == CC_TAG_NN) { /* "lower" was "low" as a comparison */
        k->lemma = k->lower;
        k->lemma_len = k->lower_len;
    }
    if ((tag == CC_TAG_VBZ) && k->lemma_len == k->lower_len && k->lower_len > 2 && k->lower[k->lower_len - 1] == 's')
        k->lemma_len--; /* "causes" as a plural that is its own lemma */
    if (tag == CC_TAG_VBG && cc_token_is(k, "making")) { /* the same as a noun */
        k->lemma = "make";
        k->lemma_len = 4;
    }
}

static bool
has_base(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->first + 1; i < s->end; i++) {
        if (t->tokens[i].tag == CC_TAG_VB || t->tokens[i].tag == CC_TAG_VBP)
            return true;
    }
    return false;
}

/* Is there a plain present, an infinitive or an order in the words before the coordinator at b, and nothing in the
 * third person: "feed bacteria and [lower] inflammation"? */
static bool
after_base(const struct cc_text *t, uint32_t first, uint32_t b)
{
    for (uint32_t i = b; i-- > first;) {
        uint8_t tag = t->tokens[i].tag;

        if (tag == CC_TAG_VB || tag == CC_TAG_VBP)
            return acts(&t->tokens[i]) || cc_token_lemma_in(&t->tokens[i], "feed eat take drink keep slow");
        if (cc_tag_is_finite(tag) || tag == CC_TAG_COLON || tag == CC_TAG_DASH)
            return false;
    }
    return false;
}

/* "oats and barley lower cholesterol": two nouns before b make a plural. */
bool
cc_retag_coordinated(const struct cc_text *t, uint32_t first, uint32_t b)
{
    uint32_t i = b;

    while (i > first && (cc_tag_is_noun(t->tokens[i].tag) || cc_tag_is_adjective(t->tokens[i].tag)))
        i--;
    return i > first && i < b && t->tokens[i].tag == CC_TAG_CC && cc_token_in(&t->tokens[i], "and") &&
        cc_tag_is_noun(t->tokens[i - 1].tag);
}

/* Words that are comparisons or nouns to the tagger and verbs where an object follows: "lower". */
static bool
bare_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t b = before(t, i, s->first), clause = clause_before(t, s, i), end;

    if (cc_token_in(&t->tokens[b], "help helps helped helping"))
        return (k->tag == CC_TAG_JJR ? cc_token_is(k, "lower") : (k->can & CC_CAN_BASE) && acts(k)) &&
            !cc_token_is(k + 1, "back");
    if (k->tag != CC_TAG_JJR || !cc_token_is(k, "lower"))
        return false;
    end = cc_retag_phrase_end(t, i, s->end);
    if (t->tokens[b].tag == CC_TAG_CC || t->tokens[b].tag == CC_TAG_COMMA)
        return after_base(t, clause, b) && !cc_retag_finite(t, i, end);
    return cc_retag_coordinated(t, s->first, b) && !cc_retag_finite(t, clause, i) && !cc_retag_finite(t, i, end);
}

/* The same where its subject stands before it. */
static bool
bare_present(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *left = &t->tokens[before(t, i, s->first)];

    return (left->tag == CC_TAG_CC || cc_tag_is_noun(left->tag)) && bare_verb(t, s, i);
}

/* "Is honey good for coughs?": no goods. */
static bool
predicative_good(const struct cc_token *k)
{
    return cc_token_in(k, "good bad") && (cc_token_in(k + 1, "for") || cc_tag_is_punct(k[1].tag));
}

/* "Nor does soy upset the thyroid": the verb that an inverted "do" waits for. */
static bool
after_inverted_do(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (k[-1].tag == CC_TAG_PRP && i >= s->first + 2 && cc_token_in(k - 2, "do does did can will"))
        return true; /* "Does it work?" */
    if (!begins_object(k + 1))
        return false;
    for (uint32_t j = i - 1; j > s->first && j + 6 > i; j--) {
        if (t->tokens[j].tag == CC_TAG_VB || t->tokens[j].tag == CC_TAG_COMMA)
            return false;
        if (cc_token_in(&t->tokens[j], "do does did"))
            return cc_token_in(&t->tokens[j - 1], "nor neither");
    }
    return false;
}

/* Nouns in -s that are verbs: "cortisol shoots up", "one feels worse", "the third notices nothing", "fat holds the heat in",
 * "the vinegar in pickles delays the emptying". */
static bool
third_person(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1, *left = k - 1;
    uint32_t end, clause;
    bool amount;

    if (!(k->can & CC_CAN_VBZ) && (k->flags & CC_TOK_KNOWN))
        return false;
    clause = clause_before(t, s, i);
    end = cc_retag_phrase_end(t, i + 1, s->end);
    amount = cc_token_in(next, "all both per") ||
        (i + 2 < s->end && cc_token_in(next, "a an each every") && cc_is_time_noun(next + 1));
    for (uint32_t j = i; j-- > clause;) { /* each member of a coordination has its own verb */
        if (t->tokens[j].tag == CC_TAG_CC)
            clause = j + 1;
    }

    for (uint32_t j = i + 1; j < end; j++) {
        if (t->tokens[j].depth == 0 && cc_tag_is_finite(t->tokens[j].tag) && !(t->tokens[j].can & CC_CAN_VBN))
            return false; /* "an enzyme called COX-2" has none */
    }
    if (cc_retag_finite(t, clause, i))
        return false;
    if (!(cc_tag_is_nominal(left->tag) || left->tag == CC_TAG_CD || left->tag == CC_TAG_DASH ||
        (left->tag == CC_TAG_JJ && (left->can & CC_CAN_NOUN))))
        return false;
    if ((next->tag == CC_TAG_DT || next->tag == CC_TAG_PRPS) && !amount)
        return true;
    if (left->tag == CC_TAG_DASH || left->tag == CC_TAG_NNS)
        return false;
    return next->tag == CC_TAG_RP || cc_token_in(next, "nothing something everything anything") ||
        cc_token_in(next, "worse better");
}

/* "both ease fatigue", "they benefit the heart": a pronoun and a word that is noun and verb. */
static bool
after_pronoun(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *left = k - 1;

    return acts(k) && cc_token_in(left, "both these those they") &&
        (i == s->first + 1 || t->tokens[i - 2].tag == CC_TAG_CC || t->tokens[i - 2].tag == CC_TAG_COMMA ||
            t->tokens[i - 2].tag == CC_TAG_COLON) &&
        !cc_retag_finite(t, i, cc_retag_phrase_end(t, i, s->end));
}

/* "chronic stress, skipped meals and late nights keep …": a past form before a noun, with the verb still to come in the
 * present. */
static bool
past_modifier(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t from = i;

    while (from > s->first && t->tokens[from - 1].tag != CC_TAG_COLON &&
        !(t->tokens[from - 1].tag == CC_TAG_CC && from > s->first + 1 && t->tokens[from - 2].tag == CC_TAG_COMMA))
        from--;
    if (cc_retag_finite(t, from, i))
        return false;
    for (uint32_t j = i + 2; j < s->end && t->tokens[j].tag != CC_TAG_COLON; j++) {
        if (cc_tag_is_finite(t->tokens[j].tag))
            return t->tokens[j].tag != CC_TAG_VBD;
    }
    return false;
}

/* "Noise can raise …", "Floss removes plaque": no order, where a modal follows or a verb with its object. */
static bool
verb_is_subject(const struct cc_text *t, const struct cc_sentence *s)
{
    const struct cc_token *k = &t->tokens[s->first], *next = k + 1;

    if (!(k->can & CC_CAN_NOUN))
        return false;
    if (next->tag == CC_TAG_MD)
        return true;
    return next->tag == CC_TAG_NNS && (next->can & CC_CAN_VBZ) && acts(next) && begins_object(next + 1) &&
        next[1].tag != CC_TAG_PRP && !cc_retag_finite(t, s->first + 1, s->end) &&
        !cc_token_in(next, "benefits results supplements causes effects");
}

/* "Dandelion root extract and …", "Liver Cleanse Pills", "Joint Support with …": what is sold is named with nouns that are
 * verbs elsewhere. */
static bool
names_goods(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1, *last = k - 1;
    size_t one = k->lower_len > 1u && k->lower[k->lower_len - 1] == 's' ? k->lower_len - 1u : k->lower_len;
    bool goods;

    goods = (cc_cue_of(k->lower, one) & CC_CUE_CARRIER) != 0;
    if (goods)
        return next->tag != CC_TAG_DT && next->tag != CC_TAG_PRPS && next->tag != CC_TAG_PRP &&
            next->tag != CC_TAG_RB && next->tag != CC_TAG_WRB && !(next->set & CC_SET_SUB) &&
            !(cc_token_lemma_in(k, "supplement train treat form drink") && begins_object(next));
    if (k->tag == CC_TAG_VBZ)
        return false;
    if (cc_token_lemma_in(next, "formula supplement pill capsule complex blend powder drop gummy tablet softgel tea pack"))
        return true;
    if (last->tag == CC_TAG_NN && next->tag == CC_TAG_STOP && cc_token_in(k, "boost support relief aid care"))
        return true; /* "for energy and metabolism boost." */
    return last->tag == CC_TAG_NN && !cc_retag_coordinated(t, s->first, i) && !cc_retag_finite(t, s->first, i) &&
        cc_token_in(k, "support cleanse detox boost relief aid care defense defence") &&
        (cc_tag_is_punct(next->tag) || cc_token_in(next, "with for from"));
}

/* "Oyster extract supports X and plays Y": the first finite verb behind token i stands after "and", in the third
 * person. */
static bool
next_is_third(const struct cc_text *t, uint32_t i, uint32_t e)
{
    while (i < e && !cc_tag_is_finite(t->tokens[i].tag))
        i++;
    return i < e && t->tokens[i].tag == CC_TAG_VBZ && cc_token_in(&t->tokens[i - 1], "and");
}

/* "formulated to support the lungs, [enhance] immunity and [promote] sleep": the last verb before the mark is an infinitive. */
static bool
in_infinitives(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t j = i;

    if (i < s->first + 4 || !(t->tokens[i - 1].tag == CC_TAG_COMMA || (cc_token_in(&t->tokens[i - 1], "and or"))))
        return false;
    while (j-- > s->first) {
        if (t->tokens[j].tag == CC_TAG_VB)
            return j > s->first &&
                (t->tokens[j - 1].tag == CC_TAG_TO || t->tokens[j - 1].tag == CC_TAG_COMMA ||
                    t->tokens[j - 1].tag == CC_TAG_CC);
        if (cc_tag_is_verb(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_MD || t->tokens[j].tag == CC_TAG_WDT ||
            t->tokens[j].tag == CC_TAG_PRP)
            return false;
    }
    return false;
}

/* "supports clear, glowing skin": two adjectives before one noun. */
static bool
second_adjective(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i > s->first + 2 && cc_tag_is_adjective(k[-2].tag) &&
        (k[-3].tag == CC_TAG_IN || k[-3].tag == CC_TAG_DT || k[-3].tag == CC_TAG_PRPS ||
            (cc_tag_is_verb(k[-3].tag) && acts(&k[-3]) && !cc_token_in(&k[-3], "is are be keep keeps make makes")));
}

/* "[high-quality], natural oils" */
static bool
first_adjective(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return (k->flags & CC_TOK_HYPHEN) && i + 3 < s->end && cc_tag_is_adjective(k[2].tag) && cc_tag_is_noun(k[3].tag);
}

/* "herbs to [support] lung function" */
static bool
noun_to_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return cc_token_in(k, "support boost aid fight balance") && i > s->first + 1 &&
        (cc_tag_is_noun(k[-2].tag) || cc_tag_is_punct(k[-2].tag));
}

/* "blood sugar rises", "aspirin increases bleeding": a verb that looks like a plural, behind a singular. */
static bool
singular_acts(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;
    uint32_t b = before(t, i, s->first), end;

    if (!(t->tokens[b].tag == CC_TAG_NN || t->tokens[b].tag == CC_TAG_NNP) || !acts(k))
        return false;
    if ((next->tag == CC_TAG_VBG && !(next->can & CC_CAN_NOUN)) || cc_retag_finite(t, clause_of(t, s, i), i))
        return false;
    end = cc_retag_phrase_end(t, i + 1, s->end);
    return (!cc_retag_finite(t, i, end) || next_is_third(t, i + 1, end) ||
               (next->tag == CC_TAG_VBP && (next->can & CC_CAN_NOUN))) &&
        !cc_token_in(k, "benefits results supplements causes effects");
}

/* "Diets high in sugar, salt or fat [harm] the heart", "Meals heavy in fat [cause] reflux": a whole sentence that begins with a plural
 * and has no verb yet. */
static bool
missing_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;
    uint32_t head = s->first;

    if (s->ending != CC_SENTENCE_STOP || s->title_case || i < s->first + 3 || !acts(k))
        return false;
    while (head < i && cc_tag_is_adjective(t->tokens[head].tag))
        head++;
    return t->tokens[head].tag == CC_TAG_NNS && !cc_retag_finite(t, s->first, s->end) &&
        (t->tokens[i - 1].can & CC_CAN_NOUN) &&
        (next->tag == CC_TAG_DT || next->tag == CC_TAG_PRPS || t->tokens[i - 1].tag == CC_TAG_NN ||
            t->tokens[i - 1].tag == CC_TAG_JJ) &&
        (next->tag == CC_TAG_DT || next->tag == CC_TAG_PRPS || !cc_token_in(k, "support boost help relief"));
}

/* What only the first word of a sentence shows. */
static bool
retag_first(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = false;

    if (s->end - s->first > 2 && (t->tokens[s->first].tag == CC_TAG_WDT || t->tokens[s->first].tag == CC_TAG_IN) &&
        cc_token_is(&t->tokens[s->first], "that") && cc_tag_is_finite(t->tokens[s->first + 1].tag)) {
        t->tokens[s->first].tag = CC_TAG_DT; /* "That is why …" */
        changed = true;
    }
    if (s->end - s->first > 3 && t->tokens[s->first].tag == CC_TAG_VB && verb_is_subject(t, s)) {
        set(&t->tokens[s->first], CC_TAG_NN);
        changed = true;
    }
    if (s->end - s->first > 3 && t->tokens[s->first].tag == CC_TAG_VB && cc_tag_is_noun(t->tokens[s->first + 1].tag) &&
        (cc_token_in(&t->tokens[s->first + 2], "has is was have are were") ||
            t->tokens[s->first + 2].tag == CC_TAG_MD)) {
        t->tokens[s->first].tag = CC_TAG_JJ; /* "Skim milk has …" */
        changed = true;
    }
    if (s->end - s->first > 2 && s->ending == CC_SENTENCE_STOP &&
        cc_token_in(&t->tokens[s->first], "limit load swap") && t->tokens[s->first].tag == CC_TAG_NN &&
        !cc_retag_finite(t, s->first + 1, s->end) &&
        (begins_object(&t->tokens[s->first + 1]) || t->tokens[s->first + 1].tag == CC_TAG_RP)) {
        t->tokens[s->first].tag = CC_TAG_VB; /* "Limit black liquorice." */
        changed = true;
    }
    if (s->end - s->first > 3 && t->tokens[s->first].tag == CC_TAG_NN && (t->tokens[s->first].can & CC_CAN_ADJ) &&
        t->tokens[s->first + 1].tag == CC_TAG_JJ && t->tokens[s->first + 2].tag == CC_TAG_NNS) {
        t->tokens[s->first].tag = CC_TAG_JJ; /* "Round bald patches" */
        changed = true;
    }
    if (s->end - s->first > 3 && cc_token_is(&t->tokens[s->first], "back") &&
        cc_token_in(&t->tokens[s->first + 1], "pain pains ache problems trouble surgery muscles injuries") &&
        !cc_tag_is_noun(t->tokens[s->first].tag)) {
        t->tokens[s->first].tag = CC_TAG_NN; /* "Back pain is …": no "go back" */
        set(&t->tokens[s->first + 1],
            cc_tag_is_plural(t->tokens[s->first + 1].tag) || (t->tokens[s->first + 1].can & CC_CAN_PLURAL) ? CC_TAG_NNS
                : CC_TAG_NN);
        changed = true;
    }
    if (s->end - s->first > 4 && t->tokens[s->first].tag == CC_TAG_VBZ && (t->tokens[s->first].can & CC_CAN_PLURAL) &&
        t->tokens[s->first + 1].tag == CC_TAG_JJ && t->tokens[s->first + 2].tag == CC_TAG_IN) {
        set(&t->tokens[s->first], CC_TAG_NNS); /* "Diets high in sugar" */
        changed = true;
    }
    return changed;
}

/* ", [provided] you eat enough" */
static bool
condition(const struct cc_token *k)
{
    return cc_token_is(k, "provided");
}

/* "for that [reason]" */
static bool
reason(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return cc_token_in(&t->tokens[i - 1], "that this") && i > s->first + 1 &&
        (t->tokens[i - 2].tag == CC_TAG_IN || t->tokens[i - 2].tag == CC_TAG_TO);
}

/* "…, so [wounds] take longer" */
static bool
plural_behind_so(const struct cc_token *k)
{
    return cc_token_is(k - 1, "so");
}

/* no past of "fee" */
static bool
no_past(const struct cc_token *k)
{
    return cc_token_is(k, "feed");
}

/* "holds the heat [in], and …" */
static bool
ends_verb(const struct cc_token *k)
{
    return cc_token_in(k, "in on off up down over out");
}

/* ", [making] matters worse" */
static bool
making_matters(const struct cc_token *k)
{
    return cc_token_is(k, "making") && cc_token_in(k + 1, "matters things");
}

/* "such foods [lower] cholesterol" */
static bool
plural_lowers(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *left = &t->tokens[before(t, i, s->first)];

    return cc_token_is(&t->tokens[i], "lower") && (left->tag == CC_TAG_NNS || cc_token_in(left, "these those they")) &&
        !cc_retag_finite(t, clause_before(t, s, i), i);
}

/* "What we know: tobacco [causes] cancer", near the start and without another verb */
static bool
causes(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t b = before(t, i, s->first);

    return cc_token_is(k, "causes") && cc_tag_is_noun(t->tokens[b].tag) && b <= s->first + 3 &&
        !cc_retag_finite(t, clause_of(t, s, i), i) && (k[1].can & (CC_CAN_NOUN | CC_CAN_ADJ));
}

/* "fatty or [inflamed]," */
static bool
joined_to_adjective(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t b = before(t, i, s->first);

    return t->tokens[b].tag == CC_TAG_CC && b > s->first && t->tokens[b - 1].tag == CC_TAG_JJ;
}

/* "Does sitting [harm] the back?" */
static bool
asked(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint8_t left;

    if (!cc_token_in(&t->tokens[s->first], "does do can could will would") || !acts(&t->tokens[i]))
        return false;
    left = t->tokens[before(t, i, s->first)].tag;
    return (left == CC_TAG_VBG || cc_tag_is_noun(left)) && !has_base(t, s);
}

/* "the fluid that [oils] the joint" */
static bool
verb_of_relative(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return cc_token_in(&t->tokens[before(t, i, s->first)], "that which who");
}

/* "Formulated with calming [strains] to …"; not "Taken daily, it helps with …" */
static bool
behind_participle(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return t->tokens[s->first].tag == CC_TAG_VBN && !begins_object(&t->tokens[i + 1]) &&
        cc_retag_phrase_end(t, s->first, i + 1) > i;
}

static bool
past_had(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return cc_token_is(&t->tokens[i], "had") && cc_tag_is_noun(t->tokens[before(t, i, s->first)].tag);
}

/* "3 in 4 [cut] back on …" */
static bool
number_did(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return t->tokens[before(t, i, s->first)].tag == CC_TAG_CD && cc_token_in(&t->tokens[i + 1], "back down off out") &&
        !cc_retag_finite(t, s->first, s->end);
}

#define ANY CC_TAGS_ANY
#define NOUN CC_TAGS_NOUN
#define OBJECT CC_TAGS_OBJECT
#define BIT(name) CC_TAG_BIT(name)
#define BASE CC_CAN_BASE

/* The rules by the tag that a token has: tags of its neighbours, what else it can be, the tag it gets, the one that the
 * next gets. First what copy that sells needs, in brackets as well. */
static const struct cc_retag_rule SALES_VB[] = {
    {NOUN | CC_TAGS_ADJECTIVE, ANY, 0, CC_TAG_NN, 0, NULL, names_goods, 0},
    {0},
};
static const struct cc_retag_rule SALES_VBP[] = {
    {NOUN | CC_TAGS_ADJECTIVE, ANY, 0, CC_TAG_NN, 0, NULL, names_goods, 0},
    {ANY, ANY, 0, CC_TAG_VB, 0, NULL, in_infinitives, 0},
    {0},
};
static const struct cc_retag_rule SALES_VBZ[] = {
    {NOUN | CC_TAGS_ADJECTIVE, ANY, 0, CC_TAG_NNS, 0, NULL, names_goods, 0},
    {0},
};
static const struct cc_retag_rule SALES_VBG[] = {
    {BIT(ARROW), CC_TAGS_PUNCT | BIT(CC), 0, CC_TAG_NN, 0, NULL, NULL, 0}, /* "→ bloating, brain fog" */
    {BIT(COMMA), NOUN, 0, CC_TAG_JJ, 0, NULL, second_adjective, 0},
    {0},
};
static const struct cc_retag_rule SALES_VBD[] = {
    {BIT(PRPS), NOUN, CC_CAN_ADJ, CC_TAG_JJ, 0, NULL, NULL, 0}, /* "our advanced formula" */
    {0},
};
static const struct cc_retag_rule SALES_NN[] = {
    {ANY, BIT(COMMA), 0, CC_TAG_JJ, 0, NULL, first_adjective, 0},
    {BIT(TO), NOUN | CC_TAGS_ADJECTIVE, 0, CC_TAG_VB, 0, NULL, noun_to_verb, 0},
    {0},
};
static const struct cc_retag_rule *const SALES[CC_TAG__MAX] = {
    [CC_TAG_VB] = SALES_VB,
    [CC_TAG_VBP] = SALES_VBP,
    [CC_TAG_VBZ] = SALES_VBZ,
    [CC_TAG_VBG] = SALES_VBG,
    [CC_TAG_VBD] = SALES_VBD,
    [CC_TAG_NN] = SALES_NN,
};

static const struct cc_retag_rule NN[] = {
    {BIT(JJ), OBJECT & ~BIT(PRP), BASE, CC_TAG_VBP, 0, NULL, missing_verb, CC_TAG_NN},
    {ANY, OBJECT & ~BIT(PRP), BASE, CC_TAG_VBP, 0, NULL, missing_verb, 0},
    {ANY, OBJECT, BASE, CC_TAG_VBP, 0, NULL, bare_present, 0},
    {ANY, OBJECT, BASE, CC_TAG_VB, 0, NULL, bare_verb, 0},
    {CC_TAGS_NOMINAL, ANY, BASE, CC_TAG_VB, 0, NULL, after_inverted_do, 0},
    {ANY, OBJECT, BASE, CC_TAG_VBP, 0, NULL, after_pronoun, 0},
    {ANY, ANY, 0, CC_TAG_VBG, CC_TAG_NNS, making_matters, NULL, 0},
    {CC_TAGS_NOMINAL, ANY, 0, CC_TAG_JJ, 0, predicative_good, NULL, 0},
    {ANY, OBJECT | BIT(RP) | BIT(IN), BASE, CC_TAG_VB, 0, NULL, asked, 0},
    {ANY, ANY, CC_CAN_VBD, CC_TAG_VBD, 0, NULL, number_did, 0},
    {0},
};
static const struct cc_retag_rule NNS[] = {
    {BIT(JJ), ANY, 0, CC_TAG_VBZ, 0, NULL, third_person, CC_TAG_NN},
    {CC_TAGS_NOMINAL | BIT(CD) | BIT(DASH), ANY, 0, CC_TAG_VBZ, 0, NULL, third_person, 0},
    {CC_TAGS_NOMINAL, ANY, BASE, CC_TAG_VB, 0, NULL, after_inverted_do, 0},
    {ANY, BIT(VBG), CC_CAN_VBZ, CC_TAG_VBZ, CC_TAG_NN, NULL, singular_acts, 0}, /* "aspirin [increases] bleeding" */
    {ANY, OBJECT | CC_TAGS_PUNCT, CC_CAN_VBZ, CC_TAG_VBZ, 0, NULL, singular_acts, 0},
    {ANY, BIT(VBP), 0, CC_TAG_VBZ, CC_TAG_NN, NULL, causes, 0}, /* "[causes] head and neck cancer" */
    {ANY, ANY, 0, CC_TAG_VBZ, 0, NULL, causes, 0},
    {ANY, OBJECT, CC_CAN_VBZ, CC_TAG_VBZ, 0, NULL, verb_of_relative, 0},
    {0},
};
static const struct cc_retag_rule JJ[] = {
    {ANY, OBJECT, BASE, CC_TAG_VBP, 0, NULL, bare_present, 0},
    {ANY, OBJECT, BASE, CC_TAG_VB, 0, NULL, bare_verb, 0},
    {CC_TAGS_NOMINAL, ANY, BASE, CC_TAG_VB, 0, NULL, after_inverted_do, 0},
    {0},
};
static const struct cc_retag_rule JJR[] = {
    {ANY, OBJECT, 0, CC_TAG_VBP, 0, NULL, bare_present, 0},
    {ANY, OBJECT, 0, CC_TAG_VB, 0, NULL, bare_verb, 0},
    {CC_TAGS_NOMINAL, ANY, BASE, CC_TAG_VB, 0, NULL, after_inverted_do, 0},
    {ANY, OBJECT, 0, CC_TAG_VBP, 0, NULL, plural_lowers, 0},
    {0},
};
static const struct cc_retag_rule VBP[] = {
    {ANY, ANY, CC_CAN_NOUN, CC_TAG_NN, 0, NULL, reason, 0},
    {0},
};
/* "a fever or [chills]" */
static bool
second_complaint(const struct cc_token *k)
{
    return cc_token_in(k, "chills aches cramps sweats spots") && cc_tag_is_noun(k[-2].tag);
}

static const struct cc_retag_rule VBZ[] = {
    {BIT(CC), ANY, CC_CAN_PLURAL, CC_TAG_NNS, 0, second_complaint, NULL, 0},
    {ANY, BIT(VB) | BIT(VBP), CC_CAN_PLURAL, CC_TAG_NNS, CC_TAG_VBP, plural_behind_so, NULL, 0},
    {ANY, ANY, CC_CAN_PLURAL, CC_TAG_NNS, 0, NULL, behind_participle, 0},
    {0},
};
static const struct cc_retag_rule VBD[] = {
    {BIT(COMMA), BIT(PRP) | BIT(DT), 0, CC_TAG_IN, 0, condition, NULL, 0},
    {ANY, ANY, 0, CC_TAG_VBP, 0, no_past, NULL, 0},
    {BIT(COMMA) | BIT(CC) | BIT(COLON), NOUN, CC_CAN_VBN, CC_TAG_VBN, 0, NULL, past_modifier, 0},
    {ANY, CC_TAGS_PUNCT, CC_CAN_ADJ, CC_TAG_JJ, 0, NULL, joined_to_adjective, 0},
    {0},
};
static const struct cc_retag_rule VBN[] = {
    {BIT(COMMA), BIT(PRP) | BIT(DT), 0, CC_TAG_IN, 0, condition, NULL, 0},
    {ANY, CC_TAGS_PUNCT, CC_CAN_ADJ, CC_TAG_JJ, 0, NULL, joined_to_adjective, 0},
    {ANY, ANY, 0, CC_TAG_VBD, 0, NULL, past_had, 0},
    {0},
};
static const struct cc_retag_rule IN[] = {
    {CC_TAGS_NOMINAL, ANY, BASE, CC_TAG_VB, 0, NULL, after_inverted_do, 0},
    {NOUN, BIT(COMMA) | BIT(STOP), 0, CC_TAG_RP, 0, ends_verb, NULL, 0},
    {0},
};
static const struct cc_retag_rule VBG[] = {
    {ANY, ANY, 0, CC_TAG_VBG, CC_TAG_NNS, making_matters, NULL, 0},
    {0},
};
static const struct cc_retag_rule OTHER[] = { /* adverbs, names …: words that are verbs elsewhere */
    {CC_TAGS_NOMINAL, ANY, BASE, CC_TAG_VB, 0, NULL, after_inverted_do, 0},
    {0},
};
static const struct cc_retag_rule *const RULES[CC_TAG__MAX] = {
    [CC_TAG_NN] = NN,
    [CC_TAG_NNS] = NNS,
    [CC_TAG_JJ] = JJ,
    [CC_TAG_JJR] = JJR,
    [CC_TAG_VBP] = VBP,
    [CC_TAG_VBZ] = VBZ,
    [CC_TAG_VBD] = VBD,
    [CC_TAG_VBN] = VBN,
    [CC_TAG_VBG] = VBG,
    [CC_TAG_IN] = IN,
    [CC_TAG_NNP] = OTHER,
    [CC_TAG_NNPS] = OTHER,
    [CC_TAG_JJS] = OTHER,
    [CC_TAG_RB] = OTHER,
    [CC_TAG_RBR] = OTHER,
    [CC_TAG_RBS] = OTHER,
    [CC_TAG_RP] = OTHER,
    [CC_TAG_DT] = OTHER,
    [CC_TAG_PDT] = OTHER,
    [CC_TAG_CD] = OTHER,
    [CC_TAG_UH] = OTHER,
};

static bool
retag(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = cc_retag_near(t, s);

    changed = retag_first(t, s) || changed;
    for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];
        const struct cc_retag_rule *rule = cc_retag_find(SALES[k->tag], t, s, i);

        if (rule == NULL && k->depth == 0 && RULES[k->tag] != NULL && before(t, i, s->first) != CC_NO_INDEX)
            rule = cc_retag_find(RULES[k->tag], t, s, i);
        if (rule == NULL)
            continue;
        set(k, (enum cc_tag)rule->gives);
        if (rule->before != CC_TAG_NONE)
            set(k - 1, (enum cc_tag)rule->before);
        if (rule->next != CC_TAG_NONE)
            set(k + 1, (enum cc_tag)rule->next);
        changed = true;
    }
    return changed;
}

bool
cc_retag_acts(const struct cc_token *k)
{
    return acts(k);
}

bool
cc_retag_begins_object(const struct cc_token *k)
{
    return begins_object(k);
}

void
cc_retag_set(struct cc_token *k, enum cc_tag tag)
{
    set(k, tag);
}

static size_t
read_fresh(struct cc_text *t, const char *text, struct cc_span span)
{
    size_t at;
    bool changed = false;

    at = cc_tokens_read(t, text, span);
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        changed = cc_retag_names(t, &t->sentences[i]) || changed;
        changed = retag(t, &t->sentences[i]) || changed;
    }
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        changed = cc_retag_parallel(t, &t->sentences[i]) || changed;
        changed = cc_retag_report(t, &t->sentences[i]) || changed;
        changed = cc_retag_past(t, &t->sentences[i]) || changed;
        changed = cc_retag_splice(t, &t->sentences[i]) || changed;
    }
    if (changed)
        cc_chunk_text(t);
    cc_cues_mark(t);
    return at;
}

/* Was the text read before? Then *t is what it was. */
static bool
kept(struct cc_text *t, const char *text, struct cc_span span)
{
    if (t->before == NULL)
        return false;
    t->before->asked += span.end - span.start;
    return cc_reread_find(t->before, t, text, span);
}

size_t
cc_claims_read_once(struct cc_text *t, const char *text, struct cc_span span)
{
    if (kept(t, text, span))
        return span.end;
    return read_fresh(t, text, span);
}

size_t
cc_claims_read(struct cc_text *t, const char *text, struct cc_span span)
{
    size_t at;

    if (kept(t, text, span))
        return span.end;
    at = read_fresh(t, text, span);
    if (t->before != NULL)
        cc_reread_keep(t->before, t);
    return at;
}

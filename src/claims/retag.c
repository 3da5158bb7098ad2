/* retag.c: readings that only a sentence about effects gives away, after the tagger: "Saunas lower the risk" (no comparison),
 * "Tobacco causes cancer" (no compound noun), "inflamed" after "fatty or" (an adjective). Each rule looks at a few words
 * around one token; when one applied, the text is chunked again. */
#include <string.h>

#include "claims/lexicon.h"
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
    return cc_tag_is_noun(k->tag) || cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_DT || k->tag == CC_TAG_PRPS || k->tag == CC_TAG_PRP ||
        k->tag == CC_TAG_CD;
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

/* Is there a plain present, an infinitive or an order in the words before the coordinator at b, and nothing in the third
 * person: "feed bacteria and [lower] inflammation"? */
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
    return i > first && i < b && t->tokens[i].tag == CC_TAG_CC && cc_token_in(&t->tokens[i], "and") && cc_tag_is_noun(t->tokens[i - 1].tag);
}

/* Words that are comparisons or nouns to the tagger and verbs where an object follows: "lower". */
static bool
bare_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t b, uint32_t clause)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;
    bool lower = k->tag == CC_TAG_JJR && cc_token_is(k, "lower");
    uint32_t end;

    if (!(lower || ((k->tag == CC_TAG_NN || k->tag == CC_TAG_JJ) && (k->can & CC_CAN_BASE) && acts(k))) || !begins_object(next))
        return false;
    if (cc_token_in(&t->tokens[b], "help helps helped helping"))
        return !cc_token_is(next, "back");
    if (!lower)
        return false;
    end = cc_retag_phrase_end(t, i, s->end);
    if (t->tokens[b].tag == CC_TAG_CC || t->tokens[b].tag == CC_TAG_COMMA)
        return after_base(t, clause, b) && !cc_retag_finite(t, i, end);
    return cc_retag_coordinated(t, s->first, b) && !cc_retag_finite(t, clause, i) && !cc_retag_finite(t, i, end);
}

/* "Is honey good for coughs?": no goods. */
static bool
predicative_good(const struct cc_text *t, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return k->tag == CC_TAG_NN && cc_token_in(k, "good bad") && (cc_token_in(k + 1, "for") || cc_tag_is_punct(k[1].tag)) && cc_tag_is_nominal(k[-1].tag);
}

/* "Nor does soy upset the thyroid": the verb that an inverted "do" waits for. */
static bool
after_inverted_do(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (!cc_tag_is_verb(k->tag) && (k->can & CC_CAN_BASE) && k[-1].tag == CC_TAG_PRP && i >= s->first + 2 && cc_token_in(k - 2, "do does did can will"))
        return true; /* "Does it work?" */
    if (cc_tag_is_verb(k->tag) || !(k->can & CC_CAN_BASE) || !cc_tag_is_nominal(k[-1].tag) || !begins_object(k + 1))
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
third_person(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t clause)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1, *left = k - 1;
    uint32_t end;
    bool amount;

    if (k->tag != CC_TAG_NNS || (!(k->can & CC_CAN_VBZ) && (k->flags & CC_TOK_KNOWN)) || i == s->first)
        return false;
    end = cc_retag_phrase_end(t, i + 1, s->end);
    amount = cc_token_in(next, "all both per") || (i + 2 < s->end && cc_token_in(next, "a an each every") && cc_is_time_noun(next + 1));
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
    return next->tag == CC_TAG_RP || cc_token_in(next, "nothing something everything anything") || cc_token_in(next, "worse better");
}

/* "both ease fatigue", "they benefit the heart": a pronoun and a word that is noun and verb. */
static bool
after_pronoun(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *left = k - 1;

    return k->tag == CC_TAG_NN && (k->can & CC_CAN_BASE) && acts(k) && begins_object(k + 1) && cc_token_in(left, "both these those they") &&
        (i == s->first + 1 || t->tokens[i - 2].tag == CC_TAG_CC || t->tokens[i - 2].tag == CC_TAG_COMMA || t->tokens[i - 2].tag == CC_TAG_COLON) &&
        !cc_retag_finite(t, i, cc_retag_phrase_end(t, i, s->end));
}

/* "chronic stress, skipped meals and late nights keep …": a past form before a noun, with the verb still to come in the
 * present. */
static bool
past_modifier(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t from = i;

    while (from > s->first && t->tokens[from - 1].tag != CC_TAG_COLON && !(t->tokens[from - 1].tag == CC_TAG_CC && from > s->first + 1 && t->tokens[from - 2].tag == CC_TAG_COMMA))
        from--;
    if (k->tag != CC_TAG_VBD || !(k->can & CC_CAN_VBN) || (t->tokens[i - 1].tag != CC_TAG_COMMA && t->tokens[i - 1].tag != CC_TAG_CC && t->tokens[i - 1].tag != CC_TAG_COLON) ||
        !cc_tag_is_noun(k[1].tag) || cc_retag_finite(t, from, i))
        return false;
    for (uint32_t j = i + 2; j < s->end && t->tokens[j].tag != CC_TAG_COLON; j++) {
        if (cc_tag_is_finite(t->tokens[j].tag))
            return t->tokens[j].tag != CC_TAG_VBD;
    }
    return false;
}

/* Has the token a tag that a rule below starts from? Most function words have none. A rule for another tag must be named here. */
static bool
has_rule(const struct cc_token *k)
{
    return (cc_tag_bit(k->tag) & (CC_TAG_BIT(NN) | CC_TAG_BIT(NNS) | CC_TAG_BIT(JJ) | CC_TAG_BIT(JJR) | CC_TAG_BIT(VB) | CC_TAG_BIT(VBP) |
        CC_TAG_BIT(VBZ) | CC_TAG_BIT(VBD) | CC_TAG_BIT(VBN) | CC_TAG_BIT(VBG) | CC_TAG_BIT(IN))) || (k->can & (CC_CAN_BASE | CC_CAN_VBG));
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
    return next->tag == CC_TAG_NNS && (next->can & CC_CAN_VBZ) && acts(next) && begins_object(next + 1) && next[1].tag != CC_TAG_PRP && !cc_retag_finite(t, s->first + 1, s->end) &&
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

    if ((k->tag != CC_TAG_VB && k->tag != CC_TAG_VBP && k->tag != CC_TAG_VBZ) || !(cc_tag_is_noun(last->tag) || cc_tag_is_adjective(last->tag)))
        return false;
    goods = (cc_cue_of(k->lower, one) & CC_CUE_CARRIER) != 0;
    if (goods)
        return next->tag != CC_TAG_DT && next->tag != CC_TAG_PRPS && next->tag != CC_TAG_PRP && next->tag != CC_TAG_RB && next->tag != CC_TAG_WRB && !(next->set & CC_SET_SUB) &&
            !(cc_token_lemma_in(k, "supplement train treat form drink") && begins_object(next));
    if (k->tag == CC_TAG_VBZ)
        return false;
    if (cc_token_lemma_in(next, "formula supplement pill capsule complex blend powder drop gummy tablet softgel tea pack"))
        return true;
    if (last->tag == CC_TAG_NN && next->tag == CC_TAG_STOP && cc_token_in(k, "boost support relief aid care"))
        return true; /* "for energy and metabolism boost." */
    return last->tag == CC_TAG_NN && !cc_retag_coordinated(t, s->first, i) && !cc_retag_finite(t, s->first, i) && cc_token_in(k, "support cleanse detox boost relief aid care defense defence") &&
        (cc_tag_is_punct(next->tag) || cc_token_in(next, "with for from"));
}

/* "Oyster extract supports X and plays Y": the first finite verb behind token i stands after "and", in the third person. */
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

    if (t->tokens[i].tag != CC_TAG_VBP || i < s->first + 4 || !(t->tokens[i - 1].tag == CC_TAG_COMMA || (cc_token_in(&t->tokens[i - 1], "and or"))))
        return false;
    while (j-- > s->first) {
        if (t->tokens[j].tag == CC_TAG_VB)
            return j > s->first && (t->tokens[j - 1].tag == CC_TAG_TO || t->tokens[j - 1].tag == CC_TAG_COMMA || t->tokens[j - 1].tag == CC_TAG_CC);
        if (cc_tag_is_verb(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_MD || t->tokens[j].tag == CC_TAG_WDT || t->tokens[j].tag == CC_TAG_PRP)
            return false;
    }
    return false;
}

/* "supports clear, glowing skin": two adjectives before one noun. */
static bool
second_adjective(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return k->tag == CC_TAG_VBG && i > s->first + 2 && k[-1].tag == CC_TAG_COMMA && cc_tag_is_adjective(k[-2].tag) && cc_tag_is_noun(k[1].tag) &&
        (k[-3].tag == CC_TAG_IN || k[-3].tag == CC_TAG_DT || k[-3].tag == CC_TAG_PRPS ||
            (cc_tag_is_verb(k[-3].tag) && acts(&k[-3]) && !cc_token_in(&k[-3], "is are be keep keeps make makes")));
}

/* The tag that copy which sells gives token i; its own where none of the readings above fits. */
static enum cc_tag
sales_tag(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;

    switch (k->tag) {
    case CC_TAG_VBZ:
        return names_goods(t, s, i) ? CC_TAG_NNS : CC_TAG_VBZ;
    case CC_TAG_VB:
        return names_goods(t, s, i) ? CC_TAG_NN : CC_TAG_VB;
    case CC_TAG_VBP:
        return names_goods(t, s, i) ? CC_TAG_NN : in_infinitives(t, s, i) ? CC_TAG_VB : CC_TAG_VBP;
    case CC_TAG_VBG:
        if (k[-1].tag == CC_TAG_ARROW && (cc_tag_is_punct(next->tag) || next->tag == CC_TAG_CC))
            return CC_TAG_NN; /* "→ bloating, brain fog" */
        return second_adjective(t, s, i) ? CC_TAG_JJ : CC_TAG_VBG;
    case CC_TAG_VBD: /* "our advanced formula" */
        return k[-1].tag == CC_TAG_PRPS && (k->can & CC_CAN_ADJ) && cc_tag_is_noun(next->tag) ? CC_TAG_JJ : CC_TAG_VBD;
    case CC_TAG_NN:
        if ((k->flags & CC_TOK_HYPHEN) && i + 3 < s->end && next->tag == CC_TAG_COMMA && cc_tag_is_adjective(next[1].tag) && cc_tag_is_noun(next[2].tag))
            return CC_TAG_JJ; /* "high-quality, natural oils" */
        /* "herbs to support lung function" */
        return cc_token_in(k, "support boost aid fight balance") && k[-1].tag == CC_TAG_TO && i > s->first + 1 && (cc_tag_is_noun(k[-2].tag) || cc_tag_is_punct(k[-2].tag)) &&
            (cc_tag_is_noun(next->tag) || cc_tag_is_adjective(next->tag)) ? CC_TAG_VB : CC_TAG_NN;
    default:
        return (enum cc_tag)k->tag;
    }
}

/* "blood sugar rises", "aspirin increases bleeding": a verb that looks like a plural, behind a singular. */
static bool
singular_acts(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t b, uint32_t clause)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;
    uint32_t end = cc_retag_phrase_end(t, i + 1, s->end);

    if (k->tag != CC_TAG_NNS || !(k->can & CC_CAN_VBZ) || !(t->tokens[b].tag == CC_TAG_NN || t->tokens[b].tag == CC_TAG_NNP) || !acts(k))
        return false;
    if (!(begins_object(next) || cc_tag_is_punct(next->tag) || (next->tag == CC_TAG_VBG && (next->can & CC_CAN_NOUN))) || cc_retag_finite(t, clause, i))
        return false;
    return (!cc_retag_finite(t, i, end) || next_is_third(t, i + 1, end) || (next->tag == CC_TAG_VBP && (next->can & CC_CAN_NOUN))) &&
        !cc_token_in(k, "benefits results supplements causes effects");
}

/* "Diets high in sugar, salt or fat [harm] the heart", "Meals heavy in fat [cause] reflux": a whole sentence that begins with a plural
 * and has no verb yet. */
static bool
missing_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;
    uint32_t head = s->first;

    if (s->ending != CC_SENTENCE_STOP || s->title_case || k->tag != CC_TAG_NN || !(k->can & CC_CAN_BASE) || !acts(k) || i < s->first + 3 || !begins_object(next) || next->tag == CC_TAG_PRP)
        return false;
    while (head < i && cc_tag_is_adjective(t->tokens[head].tag))
        head++;
    return t->tokens[head].tag == CC_TAG_NNS && !cc_retag_finite(t, s->first, s->end) && (t->tokens[i - 1].can & CC_CAN_NOUN) && (next->tag == CC_TAG_DT || next->tag == CC_TAG_PRPS || t->tokens[i - 1].tag == CC_TAG_NN || t->tokens[i - 1].tag == CC_TAG_JJ) &&
        (next->tag == CC_TAG_DT || next->tag == CC_TAG_PRPS || !cc_token_in(k, "support boost help relief"));
}

/* What only the first word of a sentence shows. */
static bool
retag_first(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = false;

    if (s->end - s->first > 2 && (t->tokens[s->first].tag == CC_TAG_WDT || t->tokens[s->first].tag == CC_TAG_IN) && cc_token_is(&t->tokens[s->first], "that") &&
        cc_tag_is_finite(t->tokens[s->first + 1].tag)) {
        t->tokens[s->first].tag = CC_TAG_DT; /* "That is why …" */
        changed = true;
    }
    if (s->end - s->first > 3 && t->tokens[s->first].tag == CC_TAG_VB && verb_is_subject(t, s)) {
        set(&t->tokens[s->first], CC_TAG_NN);
        changed = true;
    }
    if (s->end - s->first > 3 && t->tokens[s->first].tag == CC_TAG_VB && cc_tag_is_noun(t->tokens[s->first + 1].tag) &&
        (cc_token_in(&t->tokens[s->first + 2], "has is was have are were") || t->tokens[s->first + 2].tag == CC_TAG_MD)) {
        t->tokens[s->first].tag = CC_TAG_JJ; /* "Skim milk has …" */
        changed = true;
    }
    if (s->end - s->first > 2 && s->ending == CC_SENTENCE_STOP && cc_token_in(&t->tokens[s->first], "limit load swap") && t->tokens[s->first].tag == CC_TAG_NN &&
        !cc_retag_finite(t, s->first + 1, s->end) && (begins_object(&t->tokens[s->first + 1]) || t->tokens[s->first + 1].tag == CC_TAG_RP)) {
        t->tokens[s->first].tag = CC_TAG_VB; /* "Limit black liquorice." */
        changed = true;
    }
    if (s->end - s->first > 3 && t->tokens[s->first].tag == CC_TAG_NN && (t->tokens[s->first].can & CC_CAN_ADJ) && t->tokens[s->first + 1].tag == CC_TAG_JJ &&
        t->tokens[s->first + 2].tag == CC_TAG_NNS) {
        t->tokens[s->first].tag = CC_TAG_JJ; /* "Round bald patches" */
        changed = true;
    }
    if (s->end - s->first > 3 && cc_token_is(&t->tokens[s->first], "back") && cc_token_in(&t->tokens[s->first + 1], "pain pains ache problems trouble surgery muscles injuries") &&
        !cc_tag_is_noun(t->tokens[s->first].tag)) {
        t->tokens[s->first].tag = CC_TAG_NN; /* "Back pain is …": no "go back" */
        set(&t->tokens[s->first + 1], cc_tag_is_plural(t->tokens[s->first + 1].tag) || (t->tokens[s->first + 1].can & CC_CAN_PLURAL) ? CC_TAG_NNS : CC_TAG_NN);
        changed = true;
    }
    if (s->end - s->first > 4 && t->tokens[s->first].tag == CC_TAG_VBZ && (t->tokens[s->first].can & CC_CAN_PLURAL) && t->tokens[s->first + 1].tag == CC_TAG_JJ &&
        t->tokens[s->first + 2].tag == CC_TAG_IN) {
        set(&t->tokens[s->first], CC_TAG_NNS); /* "Diets high in sugar" */
        changed = true;
    }
    return changed;
}

static bool
retag(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = cc_retag_near(t, s);
    uint32_t clause = s->first;

    changed = retag_first(t, s) || changed;
    for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];
        const struct cc_token *next = &t->tokens[i + 1];
        uint32_t b;

        if ((cc_tag_is_punct(k->tag) && k->depth == 0) || (cc_token_is(k, "that") && k->tag == CC_TAG_IN))
            clause = i + 1;
        if (!has_rule(k))
            continue;
        if (sales_tag(t, s, i) != k->tag) {
            set(k, sales_tag(t, s, i));
            changed = true;
            continue;
        }
        b = before(t, i, s->first);
        if (b == CC_NO_INDEX || k->depth > 0)
            continue;
        if (missing_verb(t, s, i)) {
            set(k, CC_TAG_VBP);
            if (k[-1].tag == CC_TAG_JJ)
                set(&t->tokens[i - 1], CC_TAG_NN);
            changed = true;
        } else if (bare_verb(t, s, i, b, clause < i ? clause : s->first)) {
            set(k, t->tokens[b].tag == CC_TAG_CC || cc_tag_is_noun(t->tokens[b].tag) ? CC_TAG_VBP : CC_TAG_VB);
            changed = true;
        } else if (third_person(t, s, i, clause < i ? clause : s->first)) {
            set(k, CC_TAG_VBZ);
            if (k[-1].tag == CC_TAG_JJ)
                set(&t->tokens[i - 1], CC_TAG_NN);
            changed = true;
        } else if (after_inverted_do(t, s, i)) {
            set(k, CC_TAG_VB);
            changed = true;
        } else if (cc_token_in(k, "provided") && cc_tag_is_verb(k->tag) && k[-1].tag == CC_TAG_COMMA && (next->tag == CC_TAG_PRP || next->tag == CC_TAG_DT)) {
            set(k, CC_TAG_IN); /* ", provided you eat enough" */
            changed = true;
        } else if (after_pronoun(t, s, i)) {
            set(k, CC_TAG_VBP);
            changed = true;
        } else if (k->tag == CC_TAG_VBP && (k->can & CC_CAN_NOUN) && cc_token_in(k - 1, "that this") && i > s->first + 1 &&
            (t->tokens[i - 2].tag == CC_TAG_IN || t->tokens[i - 2].tag == CC_TAG_TO)) {
            set(k, CC_TAG_NN); /* "for that reason" */
            changed = true;
        } else if (k->tag == CC_TAG_VBZ && (k->can & CC_CAN_PLURAL) && cc_token_is(k - 1, "so") && (next->tag == CC_TAG_VB || next->tag == CC_TAG_VBP)) {
            set(k, CC_TAG_NNS); /* "…, so wounds take longer" */
            set(&t->tokens[i + 1], CC_TAG_VBP);
            changed = true;
        } else if (k->tag == CC_TAG_VBD && cc_token_is(k, "feed")) {
            set(k, CC_TAG_VBP); /* no past of "fee" */
            changed = true;
        } else if (past_modifier(t, s, i)) {
            set(k, CC_TAG_VBN);
            changed = true;
        } else if (k->tag == CC_TAG_IN && cc_token_in(k, "in on off up down over out") && (next->tag == CC_TAG_COMMA || next->tag == CC_TAG_STOP) &&
            cc_tag_is_noun(k[-1].tag)) {
            set(k, CC_TAG_RP); /* "holds the heat in, and …" */
            changed = true;
        } else if (cc_token_is(k, "making") && cc_token_in(next, "matters things")) {
            set(k, CC_TAG_VBG); /* ", making matters worse" */
            k->lemma = "make"; /* as a noun it was its own */
            k->lemma_len = 4;
            set(&t->tokens[i + 1], CC_TAG_NNS);
            changed = true;
        } else if (predicative_good(t, i)) {
            set(k, CC_TAG_JJ);
            changed = true;
        } else if (k->tag == CC_TAG_JJR && cc_token_is(k, "lower") && begins_object(next) &&
            (t->tokens[b].tag == CC_TAG_NNS || cc_token_in(&t->tokens[b], "these those they")) && !cc_retag_finite(t, clause < i ? clause : s->first, i)) {
            set(k, CC_TAG_VBP); /* "such foods lower cholesterol" */
            changed = true;
        } else if (singular_acts(t, s, i, b, clause)) {
            set(k, CC_TAG_VBZ); /* "blood sugar rises" */
            if (next->tag == CC_TAG_VBG)
                set(&t->tokens[i + 1], CC_TAG_NN); /* "aspirin increases bleeding" */
            changed = true;
        } else if (cc_token_is(k, "causes") && k->tag == CC_TAG_NNS && cc_tag_is_noun(t->tokens[b].tag) && b <= s->first + 3 && !cc_retag_finite(t, clause, i) &&
            (next->can & (CC_CAN_NOUN | CC_CAN_ADJ))) {
            set(k, CC_TAG_VBZ);
            if (next->tag == CC_TAG_VBP)
                set(&t->tokens[i + 1], CC_TAG_NN); /* "causes head and neck cancer" */
            changed = true;
        } else if ((k->tag == CC_TAG_VBD || k->tag == CC_TAG_VBN) && (k->can & CC_CAN_ADJ) && t->tokens[b].tag == CC_TAG_CC && b > s->first &&
            t->tokens[b - 1].tag == CC_TAG_JJ && cc_tag_is_punct(next->tag)) {
            set(k, CC_TAG_JJ); /* "fatty or inflamed," */
            changed = true;
        } else if (k->tag == CC_TAG_NN && (k->can & CC_CAN_BASE) && (t->tokens[b].tag == CC_TAG_VBG || cc_tag_is_noun(t->tokens[b].tag)) &&
            (begins_object(next) || next->tag == CC_TAG_RP || next->tag == CC_TAG_IN) && acts(k) &&
            cc_token_in(&t->tokens[s->first], "does do can could will would") && !has_base(t, s)) {
            set(k, CC_TAG_VB); /* "Does sitting harm the back?" */
            changed = true;
        } else if (k->tag == CC_TAG_NNS && (k->can & CC_CAN_VBZ) && cc_token_in(&t->tokens[b], "that which who") && begins_object(next)) {
            set(k, CC_TAG_VBZ); /* "the fluid that oils the joint" */
            changed = true;
        } else if (k->tag == CC_TAG_VBZ && (k->can & CC_CAN_PLURAL) && t->tokens[s->first].tag == CC_TAG_VBN && !begins_object(next)) {
            set(k, CC_TAG_NNS); /* "Formulated with calming strains to …" */
            changed = true;
        } else if (k->tag == CC_TAG_VBN && cc_token_is(k, "had") && cc_tag_is_noun(t->tokens[b].tag)) {
            set(k, CC_TAG_VBD);
            changed = true;
        } else if (k->tag == CC_TAG_NN && (k->can & CC_CAN_VBD) && t->tokens[b].tag == CC_TAG_CD && cc_token_in(next, "back down off out") && !cc_retag_finite(t, s->first, s->end)) {
            set(k, CC_TAG_VBD); /* "3 in 4 cut back on …" */
            changed = true;
        }
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
    for (uint32_t i = 0; i < t->n_sentences; i++)
        changed = retag(t, &t->sentences[i]) || changed;
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        changed = cc_retag_parallel(t, &t->sentences[i]) || changed;
        changed = cc_retag_report(t, &t->sentences[i]) || changed;
    }
    if (changed)
        cc_chunk_text(t);
    cc_cues_mark(t);
    return at;
}

size_t
cc_claims_read_once(struct cc_text *t, const char *text, struct cc_span span)
{
    if (t->before != NULL && cc_reread_find(t->before, t, text, span))
        return span.end;
    return read_fresh(t, text, span);
}

size_t
cc_claims_read(struct cc_text *t, const char *text, struct cc_span span)
{
    size_t at;

    if (t->before != NULL && cc_reread_find(t->before, t, text, span))
        return span.end;
    at = read_fresh(t, text, span);
    if (t->before != NULL)
        cc_reread_keep(t->before, t);
    return at;
}

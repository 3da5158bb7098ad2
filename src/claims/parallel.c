/* parallel.c: what the members of a coordination tell about each other's tags: "may enhance vision and [support] the
 * eye" (a verb like the one before), "is made in the gut and [released] into the blood" (a participle). Part of the
 * second look after the tagger; see retag.c. */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/work.h"

static bool
joins(const struct cc_token *k)
{
    return k->tag == CC_TAG_COMMA || (k->tag == CC_TAG_CC && cc_token_in(k, "and or & plus"));
}

/* The verb that one joined to it at token `at` goes with: the nearest to the left, with a noun between as its object
 * unless it needs none. CC_NO_INDEX when there is none. */
static uint32_t
partner(const struct cc_text *t, uint32_t first, uint32_t at, bool object)
{

    for (uint32_t i = at; i-- > first;) {
        const struct cc_token *k = &t->tokens[i];

        if (k->depth > 0)
            continue;
        if (k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH || k->tag == CC_TAG_WDT || k->tag == CC_TAG_WP)
            return CC_NO_INDEX;
        if (cc_tag_is_verb(k->tag) && k->tag != CC_TAG_VBG)
            return object || k->tag == CC_TAG_VBN ? i : CC_NO_INDEX;
        object = object || cc_tag_is_nominal(k->tag) || k->tag == CC_TAG_VBG;
    }
    return CC_NO_INDEX;
}

/* Is there a finite verb between i and the next mark? Then what stands at i may be its subject. */
static bool
verb_follows(const struct cc_text *t, uint32_t i, uint32_t end)
{
    for (; i < end && !cc_tag_is_punct(t->tokens[i].tag); i++) {
        if (t->tokens[i].depth == 0 && cc_tag_is_finite(t->tokens[i].tag))
            return true;
        if (t->tokens[i].tag == CC_TAG_WDT || t->tokens[i].tag == CC_TAG_WP)
            return false;
    }
    return false;
}

/* "reduce nausea and [speed] up digestion", "may enhance vision and [support] the eye": noun or adjective for the tagger, and a
 * verb, since the words before it are a verb with its object and an object follows. */
static bool
verb_like_before(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t b)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;
    uint32_t p;

    if (!(k->tag == CC_TAG_NN || k->tag == CC_TAG_JJ) || (!(k->can & CC_CAN_BASE) && next->tag != CC_TAG_RP) ||
        s->title_case || !joins(&t->tokens[b]))
        return false;
    if (next->tag != CC_TAG_RP && next->tag != CC_TAG_DT && next->tag != CC_TAG_PRPS &&
        !(cc_retag_acts(k) && cc_retag_begins_object(next)))
        return false;
    p = partner(t, s->first, b, next->tag == CC_TAG_RP);
    if (p == CC_NO_INDEX || (t->tokens[p].tag != CC_TAG_VB && t->tokens[p].tag != CC_TAG_VBP))
        return false;
    if (t->tokens[p].tag == CC_TAG_VBP && (t->tokens[p].set & (CC_SET_BE | CC_SET_HAVE | CC_SET_DO)))
        return false;
    return !verb_follows(t, i + 1, s->end);
}

/* "is produced in the gland and [released] into the blood" */
static bool
participle_like_before(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t b)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;
    uint32_t p;

    if (k->tag != CC_TAG_VBD || !(k->can & CC_CAN_VBN) || !joins(&t->tokens[b]) ||
        !(next->tag == CC_TAG_IN || next->tag == CC_TAG_TO || next->tag == CC_TAG_STOP || next->tag == CC_TAG_COMMA))
        return false;
    p = partner(t, s->first, b, next->tag == CC_TAG_RP);
    return p != CC_NO_INDEX && p > s->first && t->tokens[p].tag == CC_TAG_VBN &&
        ((t->tokens[p - 1].set & CC_SET_BE) ||
            (cc_tag_is_adverb(t->tokens[p - 1].tag) && p > s->first + 1 && (t->tokens[p - 2].set & CC_SET_BE)) ||
            (cc_tag_is_noun(t->tokens[p - 1].tag) && t->tokens[b].tag == CC_TAG_CC && verb_follows(t, i + 1, s->end)));
}

/* "People [treated] with insulin and [followed] for ten years had fewer strokes": past forms after the subject, with a finite verb
 * to come that no "and" joins to them. */
static bool
reduced_relative(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    bool joined = false;

    if (t->tokens[i].tag != CC_TAG_VBD || !(t->tokens[i].can & CC_CAN_VBN) || !cc_tag_is_noun(t->tokens[i - 1].tag) ||
        !(t->tokens[i + 1].tag == CC_TAG_IN || t->tokens[i + 1].tag == CC_TAG_TO))
        return false;
    for (uint32_t j = i + 1; j + 1 < s->end && !cc_tag_is_punct(t->tokens[j].tag); j++) {
        const struct cc_token *k = &t->tokens[j];

        if (k->tag == CC_TAG_CC && (k[1].tag == CC_TAG_VBD || k[1].tag == CC_TAG_VBN)) {
            joined = true;
            j++;
        } else if (cc_tag_is_finite(k->tag)) {
            return joined && cc_tag_is_noun(k[-1].tag);
        } else if (cc_tag_bit(k->tag) & (CC_TAG_BIT(WDT) | CC_TAG_BIT(WP) | CC_TAG_BIT(WRB))) {
            return false;
        }
    }
    return false;
}

/* "The study, [published] in 2019, followed 12,000 nurses": a past form between commas, with the verb of its subject
 * behind them. */
static bool
set_off(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t j = i + 1;

    if (t->tokens[i].tag != CC_TAG_VBD || !(t->tokens[i].can & CC_CAN_VBN) || t->tokens[i - 1].tag != CC_TAG_COMMA ||
        i < s->first + 2 || !cc_tag_is_noun(t->tokens[i - 2].tag) ||
        (t->tokens[j].tag != CC_TAG_IN && t->tokens[j].tag != CC_TAG_TO))
        return false;
    for (uint32_t k = s->first; k + 1 < i; k++) {
        if (cc_tag_is_finite(t->tokens[k].tag) || t->tokens[k].tag == CC_TAG_COMMA)
            return false;
    }
    while (j < s->end && t->tokens[j].tag != CC_TAG_COMMA && !cc_tag_is_finite(t->tokens[j].tag))
        j++;
    if (j + 1 >= s->end || t->tokens[j].tag != CC_TAG_COMMA)
        return false;
    for (j++; j < s->end && cc_tag_is_adverb(t->tokens[j].tag); j++) {
    }
    return j < s->end && cc_tag_is_finite(t->tokens[j].tag);
}

/* "Vitamin C [increases] iron absorption", where the tagger had "increases" as a noun and "iron" as its verb. */
static bool
swapped(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t b)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;

    if (k->tag != CC_TAG_NNS || !(k->can & CC_CAN_VBZ) || i + 2 >= s->end || next->tag != CC_TAG_VBP ||
        !(next->can & CC_CAN_NOUN))
        return false;
    if (t->tokens[b].tag != CC_TAG_NN && t->tokens[b].tag != CC_TAG_NNP)
        return false;
    return cc_tag_is_noun(k[2].tag) && cc_retag_acts(k) && !cc_retag_acts(next) &&
        !cc_token_in(k, "benefits results supplements causes effects");
}

/* "improves [focus] in drivers" */
static bool
object_of(const struct cc_token *k)
{
    const struct cc_token *left = k - 1, *next = k + 1;

    return k->tag == CC_TAG_VBP && (k->can & CC_CAN_NOUN) &&
        (left->tag == CC_TAG_VBZ || (left->tag == CC_TAG_VBP && cc_tag_is_finite(next->tag))) &&
        !(left->set & (CC_SET_BE | CC_SET_HAVE | CC_SET_DO | CC_SET_HELP)) && cc_retag_acts(left) &&
        next->tag != CC_TAG_DT && next->tag != CC_TAG_PRPS;
}

/* "is linked to [stroke]" */
static bool
noun_after_to(const struct cc_token *k)
{
    return k->tag == CC_TAG_VB && (k->can & CC_CAN_NOUN) && k[-1].tag == CC_TAG_TO &&
        (cc_tag_is_punct(k[1].tag) || k[1].tag == CC_TAG_CC) &&
        cc_token_in(k - 2,
            "linked tied related connected lead leads leading led due prone contribute contributes contributed exposed attributed");
}

/* "designed to [kickstart] the process": a word that no list has, between "to" and a noun phrase */
static bool
unknown_infinitive(const struct cc_token *k)
{
    return k->tag == CC_TAG_NN && k[-1].tag == CC_TAG_TO &&
        (!(k->flags & (CC_TOK_KNOWN | CC_TOK_CAPITAL)) || (k->can & CC_CAN_BASE)) &&
        (k[1].tag == CC_TAG_DT || k[1].tag == CC_TAG_PRPS);
}

/* "Knowing how fibre [works] helps": each of the two clauses needs a verb. */
static bool
verb_of_question(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (k->tag != CC_TAG_NNS || !(k->can & CC_CAN_VBZ) || k[1].tag != CC_TAG_VBZ || !cc_tag_is_noun(k[-1].tag))
        return false;
    for (uint32_t j = i; j-- > s->first && j + 7 > i;) {
        if (t->tokens[j].tag == CC_TAG_WRB && j > s->first)
            return cc_token_in(&t->tokens[j], "how why");
        if (cc_tag_is_finite(t->tokens[j].tag) || cc_tag_is_punct(t->tokens[j].tag))
            return false;
    }
    return false;
}

/* "slows from 25 and [drops] sharply", "Collagen, which fills the skin, [declines] with age": a plural for the tagger, and
 * the verb of a subject in the singular. */
static bool
third_person(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;
    uint32_t p;

    if (k->tag != CC_TAG_NNS || !(k->can & CC_CAN_VBZ) || s->title_case)
        return false;
    if (k[-1].tag == CC_TAG_NN && cc_token_is(next, "by") &&
        (k[2].tag == CC_TAG_CD || k[3].tag == CC_TAG_CD || cc_token_in(k + 2, "about around almost half a"))) {
        for (p = i; p-- > s->first && !cc_token_in(&t->tokens[p], ", and but so");) {
            if (cc_tag_is_finite(t->tokens[p].tag))
                return false;
        }
        return true; /* "and your risk drops by a tenth" */
    }
    if (cc_token_is(k - 1, "and") && cc_tag_is_adverb(next->tag) && next->lower_len > 4 &&
        memcmp(next->lower + next->lower_len - 2, "ly", 2) == 0) {
        p = partner(t, s->first, i - 1, true);
        return p != CC_NO_INDEX && t->tokens[p].tag == CC_TAG_VBZ;
    }
    if (k[-1].tag == CC_TAG_COMMA && cc_tag_is_noun(next->tag) && cc_token_is(k + 2, "and") && k[3].tag == CC_TAG_VBZ) {
        p = partner(t, s->first, i - 1, true); /* "raises the pulse, delays sleep and worsens tremor" */
        return p != CC_NO_INDEX && t->tokens[p].tag == CC_TAG_VBZ;
    }
    if (k[-1].tag != CC_TAG_COMMA || !(next->tag == CC_TAG_IN || next->tag == CC_TAG_DT || next->tag == CC_TAG_PRPS) ||
        verb_follows(t, i + 1, s->end))
        return false;
    for (p = s->first; p + 1 < i && t->tokens[p].tag != CC_TAG_COMMA; p++) {
        if (cc_tag_is_finite(t->tokens[p].tag) || t->tokens[p].tag == CC_TAG_NNS)
            return false;
    }
    return p > s->first && p + 1 < i && t->tokens[p + 1].tag == CC_TAG_WDT && t->tokens[p - 1].tag == CC_TAG_NN;
}

/* "soothes burns, [cuts] and grazes": one more of the plurals before it, and no object behind. */
static bool
plural_in_list(const struct cc_token *k)
{
    return k->tag == CC_TAG_VBZ && (k->can & CC_CAN_PLURAL) && k[-1].tag == CC_TAG_COMMA && k[-2].tag == CC_TAG_NNS &&
        cc_token_in(k + 1, "and or") && (k[2].tag == CC_TAG_NNS || (k[2].tag == CC_TAG_VBZ && (k[2].can & CC_CAN_PLURAL))) &&
        (cc_tag_is_punct(k[3].tag) || k[3].tag == CC_TAG_IN);
}

/* "tend to smoke, [drink] and move less": a verb between two that the list has. */
static bool
verb_in_list(const struct cc_token *k)
{
    return (k->tag == CC_TAG_NN || k->tag == CC_TAG_VBP) && (k->can & CC_CAN_BASE) && k[-1].tag == CC_TAG_COMMA &&
        k[-2].tag == CC_TAG_VB && cc_token_in(k + 1, "and or") && k[2].tag == CC_TAG_VB;
}

/* "feel calmer within days and [sleep] through the night" */
static bool
sleeps_too(const struct cc_token *k)
{
    return k->tag == CC_TAG_NN && cc_token_is(k, "sleep") && cc_token_is(k - 1, "and") &&
        cc_token_in(k + 1, "through better deeper longer well soundly less more like");
}

/* "a rash, [dry] mouth": no verb where a noun of the body follows at once. */
static bool
dry_part(const struct cc_token *k)
{
    return cc_token_is(k, "dry") && cc_token_in(k + 1, "mouth skin eyes eye throat lips nose cough hair scalp");
}

/* Is what stands at i part of a list of nouns: "For colds, drink, food and sleep …"? */
static bool
joins_nouns(const struct cc_text *t, uint32_t i, uint32_t end)
{
    return i + 1 >= end || t->tokens[i + 1].tag == CC_TAG_COMMA || t->tokens[i + 1].tag == CC_TAG_CC;
}

/* Is there a clause with a subject behind a later comma: "If you drink, [smoke], or eat badly, you age"? */
static bool
clause_after_comma(const struct cc_text *t, uint32_t i, uint32_t end)
{
    for (; i + 2 < end; i++) {
        if (t->tokens[i].tag == CC_TAG_COMMA && cc_tag_is_nominal(t->tokens[i + 1].tag) && verb_follows(t, i + 1, end))
            return true;
    }
    return false;
}

/* "To sleep better, [avoid] coffee", "If your knees hurt, [try] turmeric", "Before a run, [drink] beetroot juice": an order behind
 * fronted words. */
static bool
order_after_front(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t b)
{
    const struct cc_token *first = &t->tokens[s->first], *k = &t->tokens[i], *next = k + 1;
    bool verb = k->tag == CC_TAG_VBP || k->tag == CC_TAG_VB;

    if (t->tokens[b].tag != CC_TAG_COMMA || b == s->first || !(k->can & CC_CAN_BASE) || s->title_case ||
        (k->flags & CC_TOK_CAPITAL))
        return false;
    if (!(first->tag == CC_TAG_IN || first->tag == CC_TAG_TO || first->tag == CC_TAG_WRB) ||
        cc_token_in(first, "how why where"))
        return false;
    if (!verb &&
        !(next->tag == CC_TAG_DT || next->tag == CC_TAG_PRPS || cc_tag_is_noun(next->tag) ||
            cc_tag_is_adjective(next->tag) || next->tag == CC_TAG_CD || next->tag == CC_TAG_IN))
        return false;
    if (verb ? clause_after_comma(t, i + 1, s->end) : verb_follows(t, i + 1, s->end) || joins_nouns(t, i, s->end))
        return false;
    for (uint32_t j = s->first + 1; j < b;
         j++) { /* the first comma behind a condition; no clause before it otherwise */
        if (cc_tag_is_finite(t->tokens[j].tag) && !(first->set & CC_SET_SUB) && first->tag != CC_TAG_WRB)
            return false;
        if (t->tokens[j].tag == CC_TAG_COMMA && !verb)
            return false;
    }
    return true;
}

/* "Fish oil [capsules], on the other hand, do little", "the pillars of the [diet], protect the heart": the verb comes behind the comma. */
static bool
verb_behind_comma(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t j = i + 2;

    if (!(k->tag == CC_TAG_VBZ ? k->can & CC_CAN_PLURAL || !(k->flags & CC_TOK_KNOWN)
        : k->tag == CC_TAG_VBP && (k->can & CC_CAN_NOUN)) ||
        k[1].tag != CC_TAG_COMMA || j >= s->end)
        return false;
    for (uint32_t a = s->first; a < i; a++) {
        if (cc_tag_is_finite(t->tokens[a].tag) || (t->tokens[a].set & CC_SET_SUB) || t->tokens[a].tag == CC_TAG_WRB)
            return false;
    }
    if (t->tokens[j].tag == CC_TAG_IN) { /* an aside */
        while (j < s->end && t->tokens[j].tag != CC_TAG_COMMA && !cc_tag_is_finite(t->tokens[j].tag))
            j++;
        if (j + 1 >= s->end || t->tokens[j].tag != CC_TAG_COMMA)
            return false;
        j++;
    }
    while (j < s->end && cc_tag_is_adverb(t->tokens[j].tag))
        j++;
    return j < s->end && (t->tokens[j].tag == CC_TAG_VBP || t->tokens[j].tag == CC_TAG_VBZ) &&
        !clause_after_comma(t, j, s->end);
}

/* "by 8 percent, [compared] with 2 percent": a preposition, unless something is or was compared */
static bool
compares(const struct cc_token *k)
{
    return (k->tag == CC_TAG_VBN || k->tag == CC_TAG_VBD) && cc_token_is(k, "compared") &&
        cc_token_in(k + 1, "with to") &&
        (k[-1].tag == CC_TAG_COMMA || cc_tag_is_noun(k[-1].tag) || k[-1].tag == CC_TAG_CD);
}

/* "…, [so] fine lines fade" */
static bool
joins_result(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return k->tag == CC_TAG_RB && cc_token_is(k, "so") && k[-1].tag == CC_TAG_COMMA && cc_tag_is_adjective(k[1].tag) &&
        i + 3 < s->end && cc_tag_is_noun(k[2].tag) && verb_follows(t, i + 3, s->end);
}

/* "evidence [that] honey soothes coughs": no relative word, a whole clause follows. */
static bool
opens_content(const struct cc_token *k)
{
    return k->tag == CC_TAG_WDT && cc_token_is(k, "that") &&
        cc_token_in(k - 1, "evidence proof sign signs indication hint doubt consensus chance belief idea notion") &&
        cc_retag_begins_object(k + 1) && !cc_tag_is_verb(k[1].tag);
}

/* "making DNA, [building] proteins and fighting infection": a noun in -ing before its object, between two gerunds with
 * theirs. */
static bool
gerund_in_row(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    bool after = false;

    if (k->tag != CC_TAG_NN || !(k->can & CC_CAN_VBG) || k[-1].tag != CC_TAG_COMMA ||
        !(cc_tag_is_noun(k[1].tag) || cc_retag_begins_object(&k[1])))
        return false;
    for (uint32_t j = i + 2; j + 1 < s->end && !after && !cc_tag_is_finite(t->tokens[j].tag); j++)
        after = (t->tokens[j].tag == CC_TAG_COMMA || t->tokens[j].tag == CC_TAG_CC) &&
            t->tokens[j + 1].tag == CC_TAG_VBG;
    for (uint32_t j = i - 1; after && j-- > s->first + 1 && !cc_tag_is_finite(t->tokens[j].tag);) {
        if (t->tokens[j].tag == CC_TAG_VBG)
            return t->tokens[j - 1].tag == CC_TAG_IN || t->tokens[j - 1].tag == CC_TAG_COMMA ||
                cc_token_in(&t->tokens[j - 1], "including as");
    }
    return false;
}

/* "…, and [that] in turn raises insulin" */
static bool
means_this(const struct cc_token *k)
{
    return k->tag == CC_TAG_WDT && cc_token_is(k, "that") && cc_token_is(k - 1, "and") && cc_token_is(&k[1], "in") &&
        cc_token_is(&k[2], "turn");
}

/* "people who smoke and [drink] die earlier", "who take the pill and [smoke] have more clots" */
static bool
habit_of_people(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (k->tag != CC_TAG_NN || !cc_token_in(k, "smoke drink snore") || !cc_token_in(k - 1, "and or") ||
        !(cc_tag_is_finite(k[1].tag) || k[1].tag == CC_TAG_MD || (k[1].can & CC_CAN_BASE)))
        return false;
    for (uint32_t j = i - 1; j-- > s->first && i - j < 8 && !cc_tag_is_punct(t->tokens[j].tag);) {
        if (cc_token_is(&t->tokens[j], "who"))
            return true;
    }
    return false;
}

/* "Men who sauna four times a week [live] longer" */
static bool
lives_longer(const struct cc_token *k)
{
    return k->tag == CC_TAG_JJ && cc_token_is(k, "live") && cc_tag_is_noun(k[-1].tag) &&
        cc_token_in(&k[1], "longer shorter well better on");
}

/* "[less bloating], more energy": a complaint, with less of it. */
static bool
less_of_complaint(const struct cc_text *t, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    enum cc_noun class;

    if (k->tag != CC_TAG_RBR || !cc_token_in(k, "less more") || k[1].tag != CC_TAG_VBG ||
        (k[-1].set & CC_SET_BE) || !(cc_tag_is_punct(k[2].tag) || k[2].tag == CC_TAG_CC || k[2].tag == CC_TAG_IN))
        return false;
    class = cc_noun_of(k[1].lower, k[1].lower_len);
    return class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE;
}

bool
cc_retag_parallel(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = false;

    for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];
        uint32_t b = i - 1, p;
        enum cc_tag tag = CC_TAG_NONE;

        if (k->depth > 0 ||
            !(cc_tag_bit(k->tag) &
                (CC_TAG_BIT(NN) | CC_TAG_BIT(NNS) | CC_TAG_BIT(JJ) | CC_TAG_BIT(VBD) | CC_TAG_BIT(VBP) |
                    CC_TAG_BIT(RB) | CC_TAG_BIT(JJR) | CC_TAG_BIT(VBZ) | CC_TAG_BIT(VBN) | CC_TAG_BIT(WDT) |
                    CC_TAG_BIT(PRP) | CC_TAG_BIT(VB) | CC_TAG_BIT(RBR))))
            continue;
        while (b > s->first && cc_tag_is_adverb(t->tokens[b].tag))
            b--;
        if (k->tag == CC_TAG_RBR && i + 2 < s->end && less_of_complaint(t, i)) {
            cc_retag_set(k + 1, CC_TAG_NN);
            tag = CC_TAG_JJR;
        } else if (dry_part(k)) {
            tag = CC_TAG_JJ;
        } else if (i + 2 < s->end && means_this(k)) {
            tag = CC_TAG_DT;
        } else if (habit_of_people(t, s, i)) {
            tag = CC_TAG_VBP;
        } else if (lives_longer(k)) {
            tag = CC_TAG_VBP;
        } else if (gerund_in_row(t, s, i)) {
            tag = CC_TAG_VBG;
        } else if (sleeps_too(k) && (p = partner(t, s->first, i - 1, true)) != CC_NO_INDEX &&
            (t->tokens[p].tag == CC_TAG_VBP || t->tokens[p].tag == CC_TAG_VB)) {
            tag = t->tokens[p].tag;
        } else if (i > s->first + 1 && verb_in_list(k)) {
            tag = CC_TAG_VB;
        } else if (i > s->first + 1 && plural_in_list(k)) {
            tag = CC_TAG_NNS;
            if (k[2].tag == CC_TAG_VBZ)
                cc_retag_set(k + 2, CC_TAG_NNS);
        } else if (third_person(t, s, i)) {
            tag = CC_TAG_VBZ;
        } else if (verb_like_before(t, s, i, b)) {
            tag = t->tokens[partner(t, s->first, b, k[1].tag == CC_TAG_RP)].tag;
        } else if (k->tag == CC_TAG_VBZ && k[-1].tag == CC_TAG_PRPS) {
            tag = CC_TAG_NNS; /* "your knuckles never …" */
        } else if (opens_content(k) || joins_result(t, s, i) || compares(k)) {
            tag = CC_TAG_IN;
        } else if (k->tag == CC_TAG_PRP && (k->flags & CC_TOK_UPPER) && cc_token_is(k, "us")) {
            tag = CC_TAG_NNP; /* "in the US" */
        } else if (verb_behind_comma(t, s, i)) {
            tag = k->tag == CC_TAG_VBZ ? CC_TAG_NNS : CC_TAG_NN;
        } else if (k->tag == CC_TAG_VBN && cc_token_is(k, "had") && !(t->tokens[b].set & CC_SET_HAVE)) {
            tag = CC_TAG_VBD; /* "who ate ginger daily had …" */
        } else if (unknown_infinitive(k)) {
            tag = CC_TAG_VB;
        } else if (participle_like_before(t, s, i, b) || reduced_relative(t, s, i) || set_off(t, s, i)) {
            tag = CC_TAG_VBN;
        } else if (k->tag == CC_TAG_JJR && cc_token_is(k, "lower") && t->tokens[b].tag == CC_TAG_WDT &&
            cc_retag_begins_object(k + 1)) {
            tag = CC_TAG_VBP; /* "beta-glucans, which lower cholesterol" */
        } else if (order_after_front(t, s, i, b)) {
            tag = CC_TAG_VB;
        } else if (verb_of_question(t, s, i)) {
            tag = CC_TAG_VBZ;
        } else if (swapped(t, s, i, b)) {
            tag = CC_TAG_VBZ;
            cc_retag_set(k + 1, CC_TAG_NN);
        } else if (object_of(k) || (i > s->first + 1 && noun_after_to(k)) ||
            (k->tag == CC_TAG_RB && cc_token_is(k, "back") && cc_token_in(k - 1, "lower upper"))) {
            tag = CC_TAG_NN;
        }
        if (tag != CC_TAG_NONE) {
            cc_retag_set(k, tag);
            changed = true;
        }
    }
    return changed;
}

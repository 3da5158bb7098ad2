/* retag_near.c: tags that the words beside a token decide, before retag.c counts the verbs of a sentence: nouns and
 * adjectives that are its verb, surnames, "that" after a verb of saying. The rules for what the tagger took for a verb
 * are in retag_verb.c. */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/retag.h"
#include "claims/tag.h"
#include "claims/work.h"

bool
cc_retag_rare_base(const struct cc_token *k)
{
    if (k->tag == CC_TAG_NN && cc_token_is(k, "left") && cc_tag_is_noun(k[-1].tag) &&
        (k[1].tag == CC_TAG_CD || k[1].tag == CC_TAG_DT || k[1].tag == CC_TAG_PRP))
        return true; /* "The therapy left two thirds …" */
    return k->tag == CC_TAG_VBP && cc_token_in(k, "fell found saw felt left ground wound");
}

bool
cc_retag_surname(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *left = k - 1;

    return !s->title_case && (k->flags & CC_TOK_CAPITAL) && !(k->flags & (CC_TOK_FIRST | CC_TOK_UPPER)) &&
        (left->flags & CC_TOK_CAPITAL) && !(left->flags & CC_TOK_UPPER) && i >= s->first + 2 &&
        (left[-1].tag == CC_TAG_NNP || cc_token_in(&left[-1], "said says by"));
}

bool
cc_retag_same_past(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (k->tag == CC_TAG_NN && k[-1].tag == CC_TAG_PRP && cc_token_in(k, "cut put hit") && !(k[1].tag == CC_TAG_STOP))
        return true; /* "it cut attacks" */
    if (cc_token_in(k, "cut quit") && cc_token_in(k - 1, "users people women men patients customers participants volunteers adults members") &&
        (k[1].tag == CC_TAG_RP || cc_token_in(&k[1], "back down out their the")))
        return k->tag != CC_TAG_VBD; /* "3 in 4 users cut back on coffee" */
    return (k->tag == CC_TAG_VBP || (k->tag == CC_TAG_VB && k[-1].tag == CC_TAG_VBG)) &&
        cc_token_in(k, "cut put set hit shut spread cost quit") &&
        (k[-1].tag == CC_TAG_NN || k[-1].tag == CC_TAG_VBG || k[-1].tag == CC_TAG_NNP ||
            cc_token_in(k - 1, "it he she")) &&
        !cc_retag_coordinated(t, s->first, i - 1);
}

/* "We found that walking cut …": "that" after a verb of saying begins a clause. */
static bool
that_clause(const struct cc_token *k)
{
    return cc_token_is(k, "that") && cc_says(k - 1) && !cc_tag_is_finite(k[1].tag);
}

/* "What studies [show] is that …": a noun that is a verb, between a plural and "is". */
static bool
what_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *left = k - 1;

    if (!cc_token_in(k + 1, "is are was"))
        return false;
    if (cc_tag_is_adverb(left->tag) && i > s->first + 1)
        left--;
    for (; left > &t->tokens[s->first] && (cc_tag_is_noun(left->tag) || cc_tag_is_adjective(left->tag)); left--)
        ;
    return left < k - 1 && cc_token_is(left, "what") && (cc_tag_is_plural(k[-1].tag) || cc_tag_is_adverb(k[-1].tag));
}

/* "Acid softens enamel, so wait": what follows "so" is an order. */
static bool
so_order(const struct cc_token *k)
{
    return cc_token_is(k, "so") && (k[1].can & (CC_CAN_BASE | CC_CAN_ADJ)) == CC_CAN_BASE;
}

/* "Does lemon juice [help]?", "Does fasting [lower] blood sugar?": the verb that "do" waits for. */
static bool
asked_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t first = s->first;
    bool last = (cc_tag_is_punct(k[1].tag) && cc_token_in(k, "help work matter last count")) ||
        (cc_token_in(k + 1, "back away off again") && cc_token_in(k, "come go wear fade grow")),
         lower = k->tag == CC_TAG_JJR && cc_token_is(k, "lower");

    if (s->ending != CC_SENTENCE_QUESTION || !(last || lower) || i < first + 2)
        return false;
    while (first < i && !(t->tokens[first].set & CC_SET_DO) && t->tokens[first].tag != CC_TAG_MD)
        first++;
    for (uint32_t j = first + 1; j < i; j++) {
        if (t->tokens[j].tag == CC_TAG_VB || t->tokens[j].tag == CC_TAG_COMMA)
            return false;
    }
    return first + 1 < i;
}

/* "Vinegar [works]." */
static bool
last_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return cc_token_in(k, "works helps matters") && s->ending == CC_SENTENCE_STOP &&
        !cc_retag_finite(t, s->first, s->end);
}

/* "Valerian [cuts] the time it takes": a sentence that begins with a name, or a substance, and no plural before an article. */
static bool
before_object(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    if (i > s->first + 2)
        return false;
    for (uint32_t j = s->first; j < i; j++) {
        if (!cc_tag_is_noun(t->tokens[j].tag) || cc_tag_is_plural(t->tokens[j].tag))
            return false;
    }
    return cc_noun_ending(t, s->first, i) != CC_NOUN_STRUCTURE; /* "Blood tests the lab runs" */
}

/* "The [light] reaches the eye", "the [back] of the throat": between an article and a verb, or "of", stands a noun
 * where the word can be one. */
static bool
noun_after_article(const struct cc_token *k)
{
    if (!(k->tag == CC_TAG_RB || k->tag == CC_TAG_JJ) || !(k->can & CC_CAN_NOUN) || k[-1].tag != CC_TAG_DT ||
        !cc_token_in(k - 1, "the a an"))
        return false;
    return (k[1].tag == CC_TAG_VBZ && !(k[1].can & CC_CAN_PLURAL)) ||
        (k->tag == CC_TAG_RB && cc_token_is(k + 1, "of")) ||
        (k[1].tag == CC_TAG_VBZ && (k[2].tag == CC_TAG_DT || k[2].tag == CC_TAG_PRPS || k[2].tag == CC_TAG_PRP));
}

/* "fewer people [relapse] two winters later": the one verb that the clause can have. */
static bool
verb_of_people(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return k->tag == CC_TAG_NN && (k->can & CC_CAN_BASE) && i >= s->first + 2 && k[-1].tag == CC_TAG_NNS &&
        cc_token_in(k - 1, "people patients women men children adults users volunteers") &&
        cc_token_in(k - 2, "fewer more most many some few") &&
        (i == s->first + 2 || cc_tag_is_punct(k[-3].tag) || k[-3].tag == CC_TAG_CC) &&
        (k[1].tag == CC_TAG_CD || k[1].tag == CC_TAG_IN || k[1].tag == CC_TAG_DT || cc_tag_is_adverb(k[1].tag) ||
            cc_tag_is_punct(k[1].tag)) &&
        !cc_retag_finite(t, i + 1, cc_retag_phrase_end(t, i, s->end));
}

bool
cc_retag_so_adjective(const struct cc_token *k)
{
    return cc_token_in(k - 1, "so too very") && (cc_token_in(k + 1, "that to") || (k[1].tag == CC_TAG_STOP)) &&
        !(k->can & CC_CAN_BASE);
}

/* "by calming and [healing] the gut" */
static bool
second_gerund(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return i >= s->first + 2 && t->tokens[i - 2].tag == CC_TAG_VBG;
}

/* "[Kiwis] are rich in fibre": a word that the tables lack. */
static bool
unknown_plural(const struct cc_token *k)
{
    return k->tag == CC_TAG_NN && !(k->flags & CC_TOK_KNOWN) && k->lower_len > 3 && k->lower[k->lower_len - 1] == 's' &&
        k->lower[k->lower_len - 2] != 's' && cc_token_in(k + 1, "are were have do");
}

/* "[Scans] help, but [pills] often make things worse": a plural that could be a verb, before one that can be nothing
 * else. */
static bool
plural_before_verb(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;

    if (k->tag != CC_TAG_VBZ || !(k->can & CC_CAN_PLURAL) || s->ending == CC_SENTENCE_QUESTION)
        return false;
    if (i > s->first && !(k[-1].tag == CC_TAG_CC && i >= s->first + 2 && k[-2].tag == CC_TAG_COMMA))
        return false;
    while (next < &t->tokens[s->end - 1] && cc_tag_is_adverb(next->tag))
        next++;
    if (next->tag == CC_TAG_NN && cc_token_in(next, "help work matter") &&
        (cc_tag_is_punct(next[1].tag) || cc_tag_is_adverb(next[1].tag) || cc_token_is(next + 1, "a")) &&
        s->ending == CC_SENTENCE_STOP)
        return true; /* "Braces help a little" */
    return (next->tag == CC_TAG_VB || next->tag == CC_TAG_VBP) && !(next->can & CC_CAN_PLURAL) &&
        !cc_token_in(next, "better");
}

/* "Salt draws water and [that] is why …" */
static bool
that_pronoun(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return cc_token_is(k, "that") &&
        (cc_token_in(k + 1, "is 's was") || (k[1].tag == CC_TAG_VBZ && i >= s->first + 2 && k[-2].tag == CC_TAG_COMMA));
}

/* "The food you eat [affects] your mood", "What you eat [matters]": the verb behind a clause of two or three words that
 * has its own. */
static bool
behind_contact_clause(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *verb = k - 1, *who;
    uint32_t end = i + 1;

    if (s->ending == CC_SENTENCE_QUESTION)
        return false;
    if (k->tag == CC_TAG_NNS && i >= s->first + 3 && verb->tag == CC_TAG_VBZ &&
        (verb[-1].tag == CC_TAG_WDT || cc_token_is(verb - 1, "that")) && verb[-2].tag == CC_TAG_NN &&
        (k[1].tag == CC_TAG_PRP || k[1].tag == CC_TAG_DT || k[1].tag == CC_TAG_PRPS))
        return true; /* "the crash that follows [leaves] you hungrier" */
    if (verb >= &t->tokens[s->first + 2] &&
        (cc_tag_is_adverb(verb->tag) || verb->tag == CC_TAG_RP || verb->tag == CC_TAG_IN))
        verb--;
    who = verb - 1;
    if (verb < &t->tokens[s->first + 2] ||
        !(verb->tag == CC_TAG_VBP || verb->tag == CC_TAG_VBD || verb->tag == CC_TAG_VBZ) ||
        !(who->tag == CC_TAG_PRP || cc_token_in(who, "people women men children adults")))
        return false;
    if (!(cc_tag_is_noun(who[-1].tag) || cc_token_in(who - 1, "what much many long often well") ||
            (who[-1].tag == CC_TAG_WRB && cc_token_in(who - 1, "how when where"))) ||
        (k->tag == CC_TAG_NN && !cc_tag_is_plural(who[-1].tag)))
        return false;
    while (end < s->end && !cc_tag_is_punct(t->tokens[end].tag) &&
        !cc_token_in(&t->tokens[end], "than that which who when how why if because"))
        end++;
    return !cc_retag_finite(t, s->first, (uint32_t)(who - t->tokens)) && !cc_retag_finite(t, i + 1, end) &&
        (!cc_tag_is_punct(k[1].tag) || cc_token_in(k, "matters counts helps works"));
}

/* "may also [tame] inflammation": what is an adjective or a noun elsewhere, after a modal and before its object. */
static bool
after_modal(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *left = &t->tokens[i - 1];

    while (left > &t->tokens[s->first] && cc_tag_is_adverb(left->tag) && !(left->set & CC_SET_DO))
        left--;
    return left->tag == CC_TAG_MD && left > &t->tokens[s->first] && left[-1].tag != CC_TAG_COMMA &&
        cc_tag_is_nominal(left[-1].tag);
}

/* "54 percent of women over 25 [deal] with acne": the number before it is an age, and the sentence has no other verb so
 * far. */
static bool
behind_age(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i >= s->first + 3 && (k[-1].tag == CC_TAG_CD || (k[-1].flags & CC_TOK_NUMBER)) &&
        cc_token_in(k - 2, "over under above past") && cc_tag_is_plural(k[-3].tag) &&
        !cc_retag_finite(t, s->first, i) && !cc_retag_finite(t, i, cc_retag_phrase_end(t, i, s->end));
}

/* "Neither [leaves] a scar" */
static bool
after_neither(const struct cc_token *k)
{
    return cc_token_in(k - 1, "neither either each");
}

/* "Stones [form] when …": a plural, a word that can be its verb, and a clause behind it. */
static bool
before_clause(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = k + 1;

    return (k[-1].can & CC_CAN_PLURAL) && i == s->first + 1 && !s->title_case && s->ending == CC_SENTENCE_STOP &&
        (cc_token_in(next, "when if because once until unless whenever after before") || next->tag == CC_TAG_WRB);
}

/* "People who stay active, by contrast, [return] to work sooner": a word that can be the verb, behind an aside of a few
 * words. */
static bool
behind_aside(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t open = i - 1, end = i + 1;

    if (t->tokens[s->first].tag != CC_TAG_NNS)
        return false;
    while (end < s->end && !cc_tag_is_punct(t->tokens[end].tag) && t->tokens[end].tag != CC_TAG_CC)
        end++;
    do
        open--;
    while (open > s->first && t->tokens[open].tag != CC_TAG_COMMA);
    return open > s->first && open + 5 > i &&
        (t->tokens[open + 1].tag == CC_TAG_IN || cc_tag_is_adverb(t->tokens[open + 1].tag)) &&
        !cc_retag_finite(t, i, end);
}

/* "slipped discs and worn joints [show] up", "cause drowsiness and [offer] little" */
static bool
verb_by_next(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (s->title_case)
        return false;
    if (k[1].tag == CC_TAG_RP && k[-1].tag == CC_TAG_NNS && i + 2 < s->end &&
        (t->tokens[i + 2].tag == CC_TAG_IN || t->tokens[i + 2].tag == CC_TAG_STOP)) {
        uint32_t from = i, end = i + 1;

        while (end < s->end && !cc_tag_is_punct(t->tokens[end].tag) && t->tokens[end].tag != CC_TAG_WP &&
            t->tokens[end].tag != CC_TAG_WDT)
            end++;
        while (from > s->first && t->tokens[from - 1].tag != CC_TAG_COLON && t->tokens[from - 1].tag != CC_TAG_DASH &&
            !(t->tokens[from - 1].tag == CC_TAG_CC && from > s->first + 1 && t->tokens[from - 2].tag == CC_TAG_COMMA))
            from--;
        return !cc_retag_finite(t, from + 1, i) && !cc_retag_finite(t, i, end);
    }
    if (k[-1].tag != CC_TAG_CC || !cc_token_in(k + 1, "little nothing") ||
        !(cc_tag_is_punct(k[2].tag) || k[2].tag == CC_TAG_IN))
        return false;
    for (uint32_t j = i - 1; j-- > s->first;) {
        if (cc_tag_is_finite(t->tokens[j].tag))
            return t->tokens[j].tag == CC_TAG_VBP;
    }
    return false;
}

/* "A, B and C can [all] raise it": stands in the verb and says nothing of its own. */
static bool
floats(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return cc_token_in(k, "all both each") && !cc_tag_is_adverb(k->tag) &&
        (k[-1].tag == CC_TAG_MD || (k[-1].set & (CC_SET_HAVE | CC_SET_BE))) &&
        (cc_tag_is_verb(k[1].tag) || (cc_tag_is_adverb(k[1].tag) && i + 2 < s->end && cc_tag_is_verb(k[2].tag)));
}

bool
cc_retag_behind_never(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i == s->first + 1 && cc_token_is(k - 1, "never") && k->lemma_len == k->lower_len;
}

bool
cc_retag_subject_gerund(const struct cc_token *k)
{
    return (k->tag == CC_TAG_VBG || (k->lower_len > 5 && memcmp(k->lower + k->lower_len - 3, "ing", 3) == 0)) &&
        (k[1].tag == CC_TAG_VBZ ||
            ((k[1].can & CC_CAN_VBZ) && k[1].lemma_len > 0 && cc_token_in(k + 2, "you your the people them it")));
}

/* "when you [drink] deserves", "if they [smoke],": the verb of a clause that a conjunction opens. */
static bool
behind_you(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i > s->first + 1 && cc_token_in(k - 1, "you they we i") && (k[-2].set & CC_SET_SUB) != 0;
}

/* "is [neither] safe nor effective" */
static bool
neither_nor(const struct cc_token *k)
{
    return cc_token_is(k, "neither") && cc_token_is(k + 2, "nor");
}

/* "fills you up and [lower] cholesterol" */
static bool
behind_particle(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return i > s->first + 1 && k[-2].tag == CC_TAG_RP && cc_token_is(k, "lower");
}

/* "but [later] ones could not": not when, but which. */
static bool
which_ones(const struct cc_token *k)
{
    return cc_token_in(k, "later earlier") && cc_token_in(k + 1, "ones one studies trials work research reviews analyses tests");
}

/* "Two cups of tea [equal] one dose" */
static bool
equals(const struct cc_token *k)
{
    return cc_token_is(k, "equal");
}

#define ANY CC_TAGS_ANY
/* "All of them [tame] swelling", "most of these [calm] the gut": no noun or adjective stands behind such a subject. */
static bool
behind_share(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return i >= s->first + 3 && i + 1 < s->end && cc_token_in(&t->tokens[i - 1], "them these those") &&
        cc_token_is(&t->tokens[i - 2], "of") &&
        cc_token_in(&t->tokens[i - 3], "all both most some many several few none any half two three four five") &&
        (cc_tag_is_noun(t->tokens[i + 1].tag) || cc_tag_is_adjective(t->tokens[i + 1].tag) ||
            t->tokens[i + 1].tag == CC_TAG_DT || t->tokens[i + 1].tag == CC_TAG_PRPS ||
            t->tokens[i + 1].tag == CC_TAG_PRP || t->tokens[i + 1].tag == CC_TAG_RP);
}

/* "…, and these [turn] fiber into butyrate": no "these" stands before one thing. */
static bool
behind_these(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    return i > s->first && i + 1 < s->end && cc_token_in(&t->tokens[i - 1], "these those") &&
        (i == s->first + 1 || t->tokens[i - 2].tag == CC_TAG_CC || t->tokens[i - 2].tag == CC_TAG_COMMA ||
            t->tokens[i - 2].tag == CC_TAG_COLON) &&
        !(t->tokens[i].can & CC_CAN_PLURAL) &&
        (cc_tag_is_noun(t->tokens[i + 1].tag) || t->tokens[i + 1].tag == CC_TAG_DT ||
            t->tokens[i + 1].tag == CC_TAG_PRPS) &&
        !(t->tokens[i + 1].tag == CC_TAG_NNS && i + 2 < s->end && cc_tag_is_finite(t->tokens[i + 2].tag));
}

/* ", and estrogen [packs] on more fat": a verb of the table with its particle, and an object behind it. */
static bool
with_particle(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t len = 1;
    bool mechanism;

    if (i + 2 >= s->end || !cc_token_in(&t->tokens[i + 1], "on up out down off away") ||
        !(i == s->first + 1 || t->tokens[i - 2].tag == CC_TAG_CC || t->tokens[i - 2].tag == CC_TAG_COMMA) ||
        !(cc_tag_is_adjective(t->tokens[i + 2].tag) || cc_tag_is_noun(t->tokens[i + 2].tag) ||
            t->tokens[i + 2].tag == CC_TAG_DT || t->tokens[i + 2].tag == CC_TAG_PRPS))
        return false;
    return cc_effect_of(t, i, s->end, &len, &mechanism) != CC_EFFECT_NONE && len > 1;
}

#define NOUN CC_TAGS_NOUN
#define ADVERB CC_TAGS_ADVERB
#define DET CC_TAGS_DET
#define BIT(name) CC_TAG_BIT(name)
#define BASE CC_CAN_BASE

/* The rules by the tag that a token has: tags of its neighbours, what else it can be, the tag it gets (and the next
 * one). Those of the verbs are in retag_verb.c. */
static const struct cc_retag_rule NN[] = {
    {BIT(CD), BIT(DT), BASE, CC_TAG_VBP, 0, NULL, cc_retag_behind_bare_number, 0},
    {BIT(COMMA), BIT(IN), BASE, CC_TAG_VBP, 0, cc_retag_moves_by, NULL, 0},
    {BIT(CC), ANY, BASE, CC_TAG_VBP, CC_TAG_RBR, NULL, cc_retag_scores_lower, 0},
    {NOUN | BIT(VBZ), BIT(CC) | CC_TAGS_PUNCT | BIT(IN), CC_CAN_ADJ, CC_TAG_JJ, 0, NULL, cc_retag_made_so, 0},
    {ANY, ANY, 0, CC_TAG_VBD, 0, cc_retag_rare_base, NULL, 0},
    {ANY, ANY, 0, CC_TAG_VBD, 0, NULL, cc_retag_same_past, 0},
    {ANY, ANY, 0, CC_TAG_NNS, 0, unknown_plural, NULL, 0},
    {ANY, ANY, BASE, CC_TAG_VBP, 0, NULL, behind_contact_clause, 0},
    {BIT(CC), DET, CC_CAN_VBG, CC_TAG_VBG, 0, NULL, second_gerund, 0},
    {ADVERB | BIT(MD), NOUN | CC_TAGS_ADJECTIVE | DET, BASE, CC_TAG_VB, 0, NULL, after_modal, 0},
    {ADVERB, ANY, 0, CC_TAG_JJ, 0, cc_retag_so_adjective, NULL, 0},
    {ANY, ANY, BASE, CC_TAG_VBP, 0, NULL, behind_age, 0},
    {ANY, ANY, BASE, CC_TAG_VBP, 0, NULL, before_clause, 0},
    {BIT(COMMA), BIT(TO) | DET | BIT(JJR) | ADVERB | BIT(RP), BASE, CC_TAG_VBP, 0, NULL, behind_aside, 0},
    {BIT(NNS), ANY, BASE, CC_TAG_VBP, 0, NULL, verb_of_people, 0},
    {BIT(NNS) | BIT(CC), ANY, BASE, CC_TAG_VBP, 0, NULL, verb_by_next, 0},
    {ANY, ANY, BASE, CC_TAG_VBP, 0, NULL, behind_share, 0},
    {BIT(DT), ANY, BASE, CC_TAG_VBP, 0, NULL, behind_these, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, asked_verb, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {ANY, ANY, BASE, CC_TAG_VBP, 0, NULL, what_verb, 0},
    {BIT(PRP), CC_TAGS_FINITE | CC_TAGS_PUNCT, BASE, CC_TAG_VBP, 0, NULL, behind_you, 0},
    {0},
};
static const struct cc_retag_rule NNS[] = {
    {BIT(NN), CC_TAGS_PUNCT, CC_CAN_VBZ, CC_TAG_VBZ, 0, NULL, cc_retag_second_clause, 0},
    {CC_TAGS_ADJECTIVE, DET | BIT(PRP), CC_CAN_VBZ, CC_TAG_VBZ, 0, cc_retag_behind_too_much, NULL, 0},
    {ANY, BIT(JJR) | BIT(RBR) | BIT(JJS) | BIT(RBS), CC_CAN_VBZ, CC_TAG_VBZ, 0, cc_retag_matters_more, NULL, 0},
    {BIT(NN), BIT(IN) | BIT(RP), CC_CAN_VBZ, CC_TAG_VBZ, 0, NULL, cc_retag_behind_amount, 0},
    {ANY, ANY, CC_CAN_VBZ, CC_TAG_VBZ, 0, NULL, behind_contact_clause, 0},
    {NOUN, BIT(STOP), 0, CC_TAG_VBZ, 0, NULL, last_verb, 0},
    {BIT(NN), ANY, CC_CAN_VBZ, CC_TAG_VBZ, 0, NULL, with_particle, 0},
    {BIT(CC), BIT(PRP), CC_CAN_VBZ, CC_TAG_VBZ, 0, cc_retag_before_pronoun, NULL, 0},
    {BIT(NN) | BIT(VBG), BIT(IN), CC_CAN_VBZ, CC_TAG_VBZ, 0, NULL, cc_retag_goes_into, CC_TAG_NN},
    {BIT(NN) | BIT(NNP), DET, CC_CAN_VBZ, CC_TAG_VBZ, 0, NULL, before_object, 0},
    {ANY, NOUN | CC_TAGS_ADJECTIVE | DET, CC_CAN_VBZ, CC_TAG_VBZ, 0, after_neither, NULL, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, asked_verb, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {0},
};
static const struct cc_retag_rule JJ[] = {
    {NOUN, DET | BIT(CD), BASE, CC_TAG_VBP, 0, equals, NULL, 0},
    {ANY, ANY, 0, CC_TAG_VBD, 0, NULL, cc_retag_same_past, 0},
    {ADVERB | BIT(MD), NOUN | CC_TAGS_ADJECTIVE | DET, BASE, CC_TAG_VB, 0, NULL, after_modal, 0},
    {ANY, ANY, BASE, CC_TAG_VBP, 0, NULL, behind_share, 0},
    {BIT(COMMA), ANY, 0, CC_TAG_NN, 0, cc_retag_subject_gerund, NULL, 0},
    {BIT(DT), BIT(VBZ) | BIT(IN), CC_CAN_NOUN, CC_TAG_NN, 0, noun_after_article, NULL, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, asked_verb, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {BIT(NNP), ANY, 0, CC_TAG_NNP, 0, NULL, cc_retag_surname, 0},
    {0},
};
static const struct cc_retag_rule JJR[] = {
    {ANY, ANY, BASE, CC_TAG_VBP, 0, NULL, behind_share, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, asked_verb, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {BIT(NNP), ANY, 0, CC_TAG_NNP, 0, NULL, cc_retag_surname, 0},
    {BIT(CC), NOUN | DET, BASE, CC_TAG_VB, 0, NULL, behind_particle, 0},
    {0},
};
static const struct cc_retag_rule RB[] = {
    {BIT(DT), BIT(VBZ) | BIT(IN), CC_CAN_NOUN, CC_TAG_NN, 0, noun_after_article, NULL, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, asked_verb, 0},
    {ANY, ANY, BASE, CC_TAG_VB, 0, NULL, cc_retag_behind_never, 0},
    {BIT(COMMA) | BIT(COLON) | BIT(DASH), BIT(VB) | BIT(VBP), 0, CC_TAG_IN, CC_TAG_VB, so_order, NULL, 0},
    {ANY, NOUN, 0, CC_TAG_JJ, 0, which_ones, NULL, 0},
    {BIT(PRPS), ANY, CC_CAN_NOUN, CC_TAG_NN, 0, NULL, NULL, 0}, /* "on their [back]" */
    {0},
};
/* "Those who ate the [most] had …": all that stands behind the article; "some get it, [most] do not". */
static bool
most_alone(const struct cc_token *k)
{
    return cc_token_in(k, "most least fewest") &&
        (cc_token_is(k - 1, "the") || (k[-1].tag == CC_TAG_COMMA && cc_token_in(k + 1, "do don are have")));
}

static const struct cc_retag_rule RBS[] = {
    {BIT(DT), CC_TAGS_VERB | CC_TAGS_PUNCT, 0, CC_TAG_NN, 0, most_alone, NULL, 0},
    {BIT(COMMA), CC_TAGS_VERB, 0, CC_TAG_NNS, 0, most_alone, NULL, 0},
    {0},
};
static const struct cc_retag_rule WDT[] = {
    {BIT(CC), ANY, 0, CC_TAG_DT, 0, NULL, that_pronoun, 0},
    {CC_TAGS_VERB, ANY, 0, CC_TAG_IN, 0, that_clause, NULL, 0},
    {0},
};

static const struct cc_retag_rule PREPOSITION[] = {
    {NOUN, DET | NOUN | CC_TAGS_ADJECTIVE | BIT(PRP), 0, CC_TAG_WDT, 0, NULL, cc_retag_lacks_object, 0},
    {0},
};

static const struct cc_retag_rule ARTICLE[] = {
    {CC_TAGS_VERB, CC_TAGS_ADJECTIVE, 0, CC_TAG_RB, 0, neither_nor, NULL, 0},
    {0},
};

/* Those of each tag; a tag that is not here has none. */
static const struct cc_retag_rule *const RULES[CC_TAG__MAX] = {
    [CC_TAG_NN] = NN,
    [CC_TAG_NNS] = NNS,
    [CC_TAG_JJ] = JJ,
    [CC_TAG_JJR] = JJR,
    [CC_TAG_VB] = cc_retag_vb,
    [CC_TAG_VBP] = cc_retag_vbp,
    [CC_TAG_VBZ] = cc_retag_vbz,
    [CC_TAG_VBD] = cc_retag_vbd,
    [CC_TAG_VBN] = cc_retag_vbn,
    [CC_TAG_VBG] = cc_retag_vbg,
    [CC_TAG_RB] = RB,
    [CC_TAG_RBS] = RBS,
    [CC_TAG_JJS] = RBS,
    [CC_TAG_WDT] = WDT,
    [CC_TAG_IN] = PREPOSITION,
    [CC_TAG_DT] = ARTICLE,
};

/* "[Drink] green tea every day.", "The bottom line: [limit] salt to 5 g.": an order whose verb could be a noun, in a sentence that has no other. */
static bool
first_order(const struct cc_text *t, const struct cc_sentence *s, uint32_t first)
{
    const struct cc_token *k = &t->tokens[first];
    bool how_often = false;

    if (k->tag != CC_TAG_NN || s->ending != CC_SENTENCE_STOP || s->end < first + 4 || s->title_case ||
        !cc_token_in(k, "drink limit walk exercise rest stretch sip sleep") || cc_retag_finite(t, s->first, s->end))
        return false;
    for (uint32_t i = first + 1; i < s->end; i++)
        how_often = how_often || (first > s->first && t->tokens[i].tag == CC_TAG_CD) ||
            cc_token_in(
                &t->tokens[i], "every daily before after twice once instead plenty more less regularly often until");
    return how_often &&
        (cc_tag_is_noun(k[1].tag) || cc_tag_is_adjective(k[1].tag) || cc_tag_is_adverb(k[1].tag) ||
            k[1].tag == CC_TAG_CD || k[1].tag == CC_TAG_DT);
}

/* ", and over three months that adds up": the verb is no plural's, so that "that" begins the clause. */
static bool
sums_up(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *noun = &t->tokens[i - 1];

    if (!(noun->tag == CC_TAG_NNS && cc_is_time_noun(noun)) && !cc_token_is(noun, "time"))
        return false;
    for (uint32_t j = i - 1; j > s->first && j + 4 > i; j--) {
        if (t->tokens[j].tag == CC_TAG_IN)
            return t->tokens[j - 1].tag == CC_TAG_CC || t->tokens[j - 1].tag == CC_TAG_COMMA;
    }
    return false;
}

/* Words that only the end of a sentence shows: "Drink two glasses", "and over three months that adds up", "and longer
 * coughs". */
static bool
retag_ends(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = false;

    if (s->first + 3 < s->end && cc_token_in(&t->tokens[s->first], "drink walk sleep rest") &&
        t->tokens[s->first].tag == CC_TAG_NN && t->tokens[s->first + 1].tag == CC_TAG_CD &&
        !cc_retag_finite(t, s->first, s->end)) {
        t->tokens[s->first].tag = CC_TAG_VB; /* "Drink two glasses a day" */
        changed = true;
    }
    if (s->first + 2 < s->end && t->tokens[s->first].tag == CC_TAG_RBS && cc_token_is(&t->tokens[s->first], "most") &&
        t->tokens[s->first + 1].tag == CC_TAG_NNS) {
        t->tokens[s->first].tag = CC_TAG_JJS; /* "Most sprains get better" */
        changed = true;
    }
    if (s->first + 2 < s->end && t->tokens[s->first].tag == CC_TAG_NN && (t->tokens[s->first].can & CC_CAN_BASE) &&
        cc_token_in(&t->tokens[s->first + 1], "the a an your this these every") &&
        !(t->tokens[s->first + 1].flags & CC_TOK_CAPITAL)) { /* no name, as "Trust Your Gut" is one */
        t->tokens[s->first].tag = CC_TAG_VB; /* "Use a warm cloth": no noun stands before an article */
        changed = true;
    }
    if (s->first + 3 < s->end && t->tokens[s->first].tag == CC_TAG_JJ && t->tokens[s->first + 1].tag == CC_TAG_COMMA &&
        (cc_cue_of(t->tokens[s->first].lower, t->tokens[s->first].lower_len) & CC_CUE_DISCOURSE)) {
        t->tokens[s->first].tag = CC_TAG_RB; /* "Overall, the pad …" */
        changed = true;
    }
    for (uint32_t i = s->first + 3; i + 1 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];

        if (k[1].tag == CC_TAG_VBZ && (k->tag == CC_TAG_WDT || k->tag == CC_TAG_IN) && cc_token_is(k, "that") &&
            sums_up(t, s, i)) {
            k->tag = CC_TAG_DT;
            changed = true;
        } else if (k->tag == CC_TAG_VBZ && (k->can & CC_CAN_PLURAL) && k[-1].tag == CC_TAG_JJR &&
            (cc_tag_is_punct(k[1].tag) || k[1].tag == CC_TAG_CC) && cc_token_in(k - 2, "and or more fewer") &&
            cc_retag_finite(t, s->first, i - 1)) {
            k->tag = CC_TAG_NNS; /* "have more infections and longer coughs" */
            cc_tag_set_lemma(t, k);
            changed = true;
        }
    }
    return changed;
}

bool
cc_retag_near(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = false;

    if (s->end > s->first + 1 && unknown_plural(&t->tokens[s->first])) {
        t->tokens[s->first].tag = CC_TAG_NNS;
        cc_tag_set_lemma(t, &t->tokens[s->first]);
        changed = true;
    }
    for (uint32_t i = s->first; i < s->end && i < s->first + 6; i++) {
        if ((i == s->first || t->tokens[i - 1].tag == CC_TAG_COLON) && first_order(t, s, i)) {
            t->tokens[i].tag = CC_TAG_VB;
            changed = true;
        }
    }
    for (uint32_t i = s->first; i + 1 < s->end; i++) {
        if (cc_token_in(&t->tokens[i], "hardly scarcely barely") && t->tokens[i].tag == CC_TAG_RB &&
            cc_token_in(&t->tokens[i + 1], "any anyone anybody anything")) {
            t->tokens[i].tag = CC_TAG_DT; /* of the subject: "Hardly anyone" */
            changed = true;
        }
        if (cc_token_is(&t->tokens[i], "crash") && cc_token_in(&t->tokens[i + 1], "diet diets dieting")) {
            t->tokens[i].tag = CC_TAG_NN;
            t->tokens[i + 1].tag = cc_token_is(&t->tokens[i + 1], "diets") ? CC_TAG_NNS : CC_TAG_NN;
            changed = true;
        }
        if (cc_token_is(&t->tokens[i], "saw") && cc_token_is(&t->tokens[i + 1], "palmetto")) {
            t->tokens[i].tag = t->tokens[i + 1].tag = CC_TAG_NN; /* the plant */
            changed = true;
        }
        if (cc_token_is(&t->tokens[i + 1], "back") && cc_token_in(&t->tokens[i], "come comes grow grows") &&
            t->tokens[i + 1].tag != CC_TAG_RB) {
            if (t->tokens[i].tag == CC_TAG_NN ||
                (t->tokens[i].tag == CC_TAG_VBN && i > s->first &&
                    !cc_token_in(&t->tokens[i - 1], "have has had 've not never")))
                t->tokens[i].tag = CC_TAG_VBP; /* "the weight come back" of a question */
            t->tokens[i + 1].tag = CC_TAG_RB;
            changed = true;
        }
    }
    for (uint32_t i = s->first + 2; i + 1 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];

        if (cc_token_in(k + 1, "enough itself themselves") && k->tag == CC_TAG_NNS && (k->can & CC_CAN_VBZ) &&
            k[-2].tag == CC_TAG_DT && (k[-1].can & CC_CAN_NOUN)) {
            k[-1].tag = CC_TAG_NN; /* "The liver stores enough", "The skin heals itself" */
            k->tag = CC_TAG_VBZ;
            cc_tag_set_lemma(t, k);
            changed = true;
        }
    }
    for (uint32_t i = s->first + 2; i + 1 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];

        if (k->tag == CC_TAG_NNS && (k->can & CC_CAN_VBZ) && k[-1].tag == CC_TAG_NN && k[-2].tag == CC_TAG_DT &&
            cc_token_in(k - 2, "a an") && (k[1].tag == CC_TAG_WRB || cc_token_in(k + 1, "if because when once")) &&
            !cc_retag_finite(t, s->first, i)) {
            k->tag = CC_TAG_VBZ; /* "a stone forms when": "a" has no plural behind it */
            cc_tag_set_lemma(t, k);
            changed = true;
        }
    }
    changed = retag_ends(t, s) || changed;
    for (uint32_t i = s->first; i + 2 < s->end; i++) {
        if (plural_before_verb(t, s, i)) {
            t->tokens[i].tag = CC_TAG_NNS;
            cc_tag_set_lemma(t, &t->tokens[i]);
            for (i++; cc_tag_is_adverb(t->tokens[i].tag); i++)
                ;
            t->tokens[i].tag = CC_TAG_VBP;
            changed = true;
        }
    }
    for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];
        const struct cc_retag_rule *rule;

        if (k->tag == CC_TAG_NN && (k->can & CC_CAN_VBN) && (k[-1].set & CC_SET_BE) &&
            cc_token_in(k, "cut hit put set split shut hurt") && (k[1].tag == CC_TAG_IN || k[1].tag == CC_TAG_RP)) {
            k->tag = CC_TAG_VBN; /* "had been cut through" */
            cc_tag_set_lemma(t, k);
            changed = true;
        }
        if (i >= s->first + 4 && k->tag == CC_TAG_VBD && (k->can & CC_CAN_VBN) && k[-1].tag == CC_TAG_CC &&
            cc_tag_is_adjective(k[-2].tag) && k[-3].tag == CC_TAG_COMMA && cc_tag_is_adjective(k[-4].tag) &&
            k[1].tag == CC_TAG_IN) {
            k->tag = CC_TAG_JJ; /* "listless, gloomy and disinclined for company" */
            changed = true;
        }
        if (cc_token_is(k, "turn") && cc_token_is(k - 1, "in") && cc_tag_is_verb(k->tag)) {
            k->tag = CC_TAG_NN; /* "which in turn [switch] on …" */
            if (k[1].tag == CC_TAG_NN && (k[1].can & CC_CAN_BASE))
                cc_retag_set(k + 1, CC_TAG_VBP);
            changed = true;
        }
        if (k->tag == CC_TAG_NN && (k->can & CC_CAN_BASE) && k[-1].tag == CC_TAG_NNS &&
            cc_noun_of(k[-1].lower, k[-1].lower_len) == CC_NOUN_PEOPLE &&
            cc_token_in(k + 1, "better worse longer more less well badly faster deeper")) {
            cc_retag_set(k, CC_TAG_VBP); /* "patients sleep better" */
            changed = true;
        }
        if (floats(t, s, i) ||
            (cc_token_is(k, "long") && k->tag == CC_TAG_JJ && (k[1].tag == CC_TAG_VBN || k[1].tag == CC_TAG_VBD) &&
                k[-1].tag == CC_TAG_COMMA)) {
            k->tag = CC_TAG_RB;
            changed = true;
        }
        rule = cc_retag_find(RULES[k->tag], t, s, i);
        if (rule == NULL)
            continue;
        if (rule->next != CC_TAG_NONE)
            k[1].tag = rule->next;
        if (rule->before != CC_TAG_NONE)
            k[-1].tag = rule->before;
        k->tag = rule->gives;
        cc_tag_set_lemma(t, k);
        changed = true;
    }
    return changed;
}

/* retag_splice.c: verbs of short clauses that nothing but commas joins, "your heart races, your skin flushes", and of
 * relative clauses that would have none: "the kidneys that clear alcohol". The tagger takes them for nouns. Part of the
 * second look after it; see retag.c. */
#include "claims/block.h"
#include "claims/work.h"
#include "vocab/vocab.h"

#define SEGMENT_TOKENS 14

static bool
parts(const struct cc_token *k)
{
    return k->tag == CC_TAG_COMMA || k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH ||
           k->tag == CC_TAG_STOP || (k->flags & CC_TOK_ARROW) != 0;
}

/* Does what stands at token i end a clause, or go on behind its verb? */
static bool
after_verb(const struct cc_text *t, uint32_t i, uint32_t e)
{
    return i >= e || parts(&t->tokens[i]) || t->tokens[i].tag == CC_TAG_IN ||
           t->tokens[i].tag == CC_TAG_RP || t->tokens[i].tag == CC_TAG_TO ||
           cc_tag_is_adverb(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_CC;
}

/* "you hyperventilate": a word that a nominative pronoun makes a verb. */
static bool
verb_of_pronoun(struct cc_text *t, uint32_t a, uint32_t e)
{
    struct cc_token *k = &t->tokens[a + 1];

    if (a + 2 < e || !cc_token_in(&t->tokens[a], "you we they") || !cc_tag_is_noun(k->tag) ||
        !((k->can & CC_CAN_BASE) || !(k->flags & CC_TOK_KNOWN)) || (k->flags & CC_TOK_CAPITAL))
        return false;
    cc_retag_set(k, CC_TAG_VBP);
    return true;
}

/* "fragments of the wall [leak] into the blood": behind a plural with what hangs on it. */
static bool
verb_of_plural(struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t i = a;
    bool plural = false, of = false;

    for (; i + 1 < e && (cc_tag_is_noun(t->tokens[i].tag) || cc_tag_is_adjective(t->tokens[i].tag) ||
                            t->tokens[i].tag == CC_TAG_DT || cc_token_is(&t->tokens[i], "of"));
         i++) {
        struct cc_token *k = &t->tokens[i];

        of = of || cc_token_is(k, "of");
        plural = plural || (!of && k->tag == CC_TAG_NNS);
        if (plural && of && k->tag == CC_TAG_NN && (k->can & CC_CAN_BASE) && k[-1].tag == CC_TAG_NN &&
            k[1].tag == CC_TAG_IN && !cc_token_is(k + 1, "of") && cc_verb_row(k) != CC_VOCAB_NONE) {
            cc_retag_set(k, CC_TAG_VBP);
            return true;
        }
    }
    return false;
}

/* The segment [a, e) without a verb: "your heart races", "water moves into the cells". True when it got one. */
static bool
verb_of_segment(struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t i = a + (t->tokens[a].tag == CC_TAG_CC);
    bool bound = i < e && (t->tokens[i].tag == CC_TAG_DT || t->tokens[i].tag == CC_TAG_PRPS);

    if (verb_of_pronoun(t, i, e))
        return true;
    for (i += bound;
         i < e && (cc_tag_is_noun(t->tokens[i].tag) || cc_tag_is_adjective(t->tokens[i].tag));
         i++) {
        struct cc_token *k = &t->tokens[i];

        if (i > a + bound && k->tag == CC_TAG_NNS && (k->can & CC_CAN_VBZ) &&
            (k[-1].tag == CC_TAG_NN || (bound && i == a + 2u + (t->tokens[a].tag == CC_TAG_CC) &&
                                           cc_tag_is_adjective(k[-1].tag) && (k[-1].can & CC_CAN_NOUN))) &&
            after_verb(t, i + 1, e) &&
            (bound || (cc_verb_row(k) != CC_VOCAB_NONE && t->tokens[i + 1].tag == CC_TAG_IN))) {
            k[-1].tag = CC_TAG_NN;
            cc_retag_set(k, CC_TAG_VBZ);
            return true;
        }
    }
    return verb_of_plural(t, a + (t->tokens[a].tag == CC_TAG_CC), e);
}

/* "that clear nearly all toxins": what follows the relative word at i, when no verb does before e. */
static bool
verb_of_relative(struct cc_text *t, uint32_t i, uint32_t e)
{
    uint32_t v = i + 1;
    struct cc_token *k;

    while (v < e && cc_tag_is_adverb(t->tokens[v].tag))
        v++;
    k = &t->tokens[v];
    if (v + 1 >= e ||
        !(cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_NN || k->tag == CC_TAG_NNS) ||
        !(k->can & (CC_CAN_BASE | CC_CAN_VBZ)) || i == 0 || !cc_tag_is_noun(t->tokens[i - 1].tag))
        return false;
    if (!(k[1].tag == CC_TAG_DT || k[1].tag == CC_TAG_PRPS || cc_tag_is_noun(k[1].tag) ||
          cc_tag_is_adverb(k[1].tag) || k[1].tag == CC_TAG_PDT || k[1].tag == CC_TAG_CD))
        return false;
    for (uint32_t j = v + 1; j < e && !parts(&t->tokens[j]); j++) {
        if (cc_tag_is_finite(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_MD ||
            t->tokens[j].tag == CC_TAG_PRP)
            return false;
    }
    if (cc_tag_is_plural(t->tokens[i - 1].tag) != ((k->can & CC_CAN_BASE) != 0))
        return false;
    cc_retag_set(k, (k->can & CC_CAN_BASE) ? CC_TAG_VBP : CC_TAG_VBZ);
    return true;
}

/* "[Drink] when you are thirsty": an order that looks like a noun. */
static bool
order_first(struct cc_text *t, const struct cc_sentence *s)
{
    struct cc_token *k = &t->tokens[s->first];

    if (s->end >= s->first + 5 && cc_token_in(k, "leave space keep") && k->tag == CC_TAG_NN &&
        (k[1].tag == CC_TAG_CD || (k[1].flags & CC_TOK_NUMBER) ||
            (cc_token_is(k + 1, "the") && cc_token_in(k + 2, "two doses")))) {
        cc_retag_set(k, CC_TAG_VB); /* "Leave four hours between the two" */
        return true;
    }
    if (s->end < s->first + 4 || k->tag != CC_TAG_NN || !(k->can & CC_CAN_BASE) ||
        !cc_token_in(k + 1, "when if until before after while unless") ||
        !(cc_cue_of(k->lower, k->lower_len) & CC_CUE_ADVISE))
        return false;
    cc_retag_set(k, CC_TAG_VB);
    return true;
}

/* "Does the cold [burn] fat?": the verb that the auxiliary asks for, when nothing else is it. */
static bool
verb_of_question(struct cc_text *t, const struct cc_sentence *s)
{
    if (s->ending != CC_SENTENCE_QUESTION || s->end < s->first + 5 ||
        !cc_token_in(&t->tokens[s->first], "do does did can could will would should"))
        return false;
    for (uint32_t i = s->first + 1; i < s->end; i++) {
        if (cc_tag_is_verb(t->tokens[i].tag) ||
            cc_tag_is_punct(t->tokens[i].tag) != (i + 1 == s->end))
            return false;
    }
    for (uint32_t i = s->first + 3; i + 2 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];

        if ((k->tag == CC_TAG_NN || k->tag == CC_TAG_JJ) && (k->can & CC_CAN_BASE) &&
            cc_verb_row(k) != CC_VOCAB_NONE && t->tokens[s->first + 1].tag == CC_TAG_DT &&
            !(i + 1 < s->end && cc_tag_is_adjective(k[1].tag))) {
            cc_retag_set(k, CC_TAG_VB);
            return true;
        }
    }
    return false;
}

/* ", and holding a screen near for hours [costs] you sharpness". */
static bool
verb_of_gerund(struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t i = a + (t->tokens[a].tag == CC_TAG_CC);

    if (i + 4 > e || t->tokens[i].tag != CC_TAG_VBG)
        return false;
    for (uint32_t j = i + 2; j + 1 < e; j++) {
        struct cc_token *k = &t->tokens[j];

        if (k->tag == CC_TAG_NNS && (k->can & CC_CAN_VBZ) &&
            (k[-1].tag == CC_TAG_NN || k[-1].tag == CC_TAG_NNS || cc_tag_is_adverb(k[-1].tag) ||
             cc_tag_is_adjective(k[-1].tag)) &&
            (k[1].tag == CC_TAG_PRP || k[1].tag == CC_TAG_PRPS || k[1].tag == CC_TAG_DT)) {
            cc_retag_set(k, CC_TAG_VBZ);
            return true;
        }
    }
    return false;
}

/* The first participle in [a, e) behind a noun that may be a past: "a session of heating [eased] symptoms". */
static uint32_t
late_past(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 1; i + 1 < e; i++) {
        if (t->tokens[i].tag == CC_TAG_VBN && (t->tokens[i].can & CC_CAN_VBD) &&
            cc_tag_is_noun(t->tokens[i - 1].tag) &&
            (cc_tag_is_noun(t->tokens[i + 1].tag) || t->tokens[i + 1].tag == CC_TAG_DT ||
             t->tokens[i + 1].tag == CC_TAG_PRPS || cc_tag_is_adjective(t->tokens[i + 1].tag)))
            return i;
    }
    return e;
}

/* "eased symptoms more than a sham did", "two walks a week lowered sperm counts": what looks like the only finite verb
 * of [a, e) is none of its subject. end: that of the sentence. */
static bool
past_of_segment(struct cc_text *t, uint32_t a, uint32_t e, uint32_t end)
{
    uint32_t past = late_past(t, a, e), verb = CC_NO_INDEX, head = a;
    bool than = false;

    if (past >= e)
        return false;
    for (uint32_t i = a; i < e; i++) {
        if (!cc_tag_is_finite(t->tokens[i].tag) && t->tokens[i].tag != CC_TAG_MD)
            continue;
        if (verb != CC_NO_INDEX || i < past)
            return false;
        verb = i;
    }
    if (verb == CC_NO_INDEX) { /* "Two walks a week lowered eye pressure, but …" */
        if (e + 1 >= end || t->tokens[e].tag != CC_TAG_COMMA ||
            !cc_token_in(&t->tokens[e + 1], "but and yet") || t->tokens[a].tag == CC_TAG_IN ||
            t->tokens[a].tag == CC_TAG_CC || !cc_retag_finite(t, e + 2, end))
            return false;
        cc_retag_set(&t->tokens[past], CC_TAG_VBD);
        return true;
    }
    for (uint32_t i = past; i < verb; i++)
        than = than || cc_token_is(&t->tokens[i], "than");
    if (than && verb + 1 == e && cc_token_in(&t->tokens[verb], "did do does")) {
        cc_retag_set(&t->tokens[past], CC_TAG_VBD);
        return true;
    }
    while (head < past && !cc_tag_is_noun(t->tokens[head].tag))
        head++;
    if (t->tokens[verb].tag == CC_TAG_VBZ && (t->tokens[verb].can & CC_CAN_PLURAL) &&
        verb + 1 == e && t->tokens[verb - 1].tag == CC_TAG_NN &&
        t->tokens[head].tag == CC_TAG_NNS && verb <= past + 4) {
        cc_retag_set(&t->tokens[past], CC_TAG_VBD);
        cc_retag_set(&t->tokens[verb], CC_TAG_NNS);
        return true;
    }
    return false;
}

/* ", yet Finnish women …": a coordinator; "their mothers, who bathe daily, [show] no harm": the verb behind the aside. */
static bool
behind_comma(struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    struct cc_token *k = &t->tokens[i + 1];
    uint32_t who = i;

    if (cc_token_is(k, "yet") && k->tag == CC_TAG_RB &&
        (cc_tag_is_noun(k[1].tag) || cc_tag_is_adjective(k[1].tag) || k[1].tag == CC_TAG_DT ||
         k[1].tag == CC_TAG_PRPS || k[1].tag == CC_TAG_PRP) &&
        cc_retag_finite(t, s->first, i)) {
        cc_retag_set(k, CC_TAG_CC);
        return true;
    }
    if (k->tag != CC_TAG_VB || !cc_retag_begins_object(k + 1))
        return false;
    while (who > s->first + 1 && i - who < 14 && !cc_token_in(&t->tokens[who], "who which"))
        who--;
    if (!cc_token_in(&t->tokens[who], "who which") || t->tokens[who - 1].tag != CC_TAG_COMMA ||
        who < s->first + 2 || !cc_tag_is_plural(t->tokens[who - 2].tag))
        return false;
    for (uint32_t j = who; j < i; j++) {
        if (t->tokens[j].tag == CC_TAG_MD || t->tokens[j].tag == CC_TAG_COMMA)
            return false;
    }
    cc_retag_set(k, CC_TAG_VBP);
    return true;
}

/* "they [refold] other proteins": what a nominative pronoun says and no table knows as a verb; "the kidneys [clear] all
 * toxins": the only word of [a, e) that may be its verb. */
static bool
verb_before_object(struct cc_text *t, uint32_t a, uint32_t e)
{
    if (e > a + 3 && cc_token_in(&t->tokens[a], "they we you") &&
        t->tokens[a + 1].tag == CC_TAG_NN &&
        (!(t->tokens[a + 1].flags & CC_TOK_KNOWN) ||
         cc_verb_row(&t->tokens[a + 1]) != CC_VOCAB_NONE) &&
        cc_retag_begins_object(&t->tokens[a + 2])) {
        cc_retag_set(&t->tokens[a + 1], CC_TAG_VBP);
        return true;
    }
    if (t->tokens[a].tag != CC_TAG_DT && !cc_tag_is_noun(t->tokens[a].tag))
        return false;
    for (uint32_t i = a + 1; i + 2 < e; i++) {
        struct cc_token *k = &t->tokens[i];
        uint32_t next = i + 1;

        if (k->tag != CC_TAG_JJ || !(k->can & CC_CAN_BASE) || cc_verb_row(k) == CC_VOCAB_NONE ||
            k[-1].tag != CC_TAG_NNS)
            continue;
        while (next < e && cc_tag_is_adverb(t->tokens[next].tag))
            next++;
        if (next >= e || !(t->tokens[next].tag == CC_TAG_DT || t->tokens[next].tag == CC_TAG_PRPS))
            return false;
        cc_retag_set(k, CC_TAG_VBP);
        return true;
    }
    return false;
}

/* "Two capsules before bed [calm] both mind and body", "Three gummies a day [ease] bloating": an amount is the subject,
 * and [a, e) has no other verb. */
static bool
verb_of_dose(struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t i = a, dose;
    bool behind = false;

    while (i < e && cc_token_in(&t->tokens[i], "just only even as little"))
        i++;
    if (i >= e || !(t->tokens[i].tag == CC_TAG_CD || (t->tokens[i].flags & CC_TOK_NUMBER)))
        return false;
    dose = i + 1;
    while (dose < e && dose < i + 4 && !cc_tag_is_plural(t->tokens[dose].tag))
        dose++;
    if (dose >= e || dose >= i + 4 ||
        !(cc_product_kind(t->tokens[dose].lower, t->tokens[dose].lower_len) ||
            cc_token_in(&t->tokens[dose], "scoops cups spoonfuls teaspoons tablespoons drops sprays pumps sips servings "
                                          "doses minutes glasses handfuls dabs")))
        return false;
    for (i = dose + 1; i + 1 < e; i++) {
        struct cc_token *k = &t->tokens[i];

        behind = behind || k[-1].tag == CC_TAG_IN || k[-1].tag == CC_TAG_DT || cc_tag_is_adverb(k[-1].tag);
        if (i > dose + 1 && !behind)
            continue; /* "60 Capsules Immune Support Formula" */
        if (k->depth == 0 && (k->can & CC_CAN_BASE) && cc_verb_row(k) != CC_VOCAB_NONE &&
            !cc_token_in(&k[-1], "a an the each every per before after with at in of on to for your") &&
            (cc_retag_begins_object(&k[1]) || cc_token_is(&k[1], "both") || cc_tag_is_noun(k[1].tag))) {
            cc_retag_set(k, CC_TAG_VBP);
            return true;
        }
    }
    return false;
}

static bool
has_finite(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        if (cc_tag_is_finite(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_MD)
            return true;
    }
    return false;
}

bool
cc_retag_splice(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = order_first(t, s), clause = false;

    changed = verb_of_question(t, s) || changed;

    for (uint32_t i = s->first + 1; i + 2 < s->end; i++) {
        if (cc_token_in(&t->tokens[i], "get gets") && t->tokens[i].tag == CC_TAG_NN) {
            cc_retag_set(&t->tokens[i], CC_TAG_VBP); /* "men who drink get strokes" */
            changed = true;
        }
        if (t->tokens[i].tag == CC_TAG_VBN && (t->tokens[i].can & CC_CAN_VBD) && i > s->first + 2 &&
            t->text[t->tokens[i - 1].span.end - 1] == '%' && i - 1 > s->first &&
            (t->tokens[i - 2].tag == CC_TAG_COMMA || t->tokens[i - 2].tag == CC_TAG_CC ||
                t->tokens[i - 2].tag == CC_TAG_CD) && cc_retag_begins_object(&t->tokens[i + 1])) {
            cc_retag_set(&t->tokens[i], CC_TAG_VBD); /* "…, 71% [lost] a dress size" */
            changed = true;
        }
        if ((t->tokens[i].tag == CC_TAG_WDT || t->tokens[i].tag == CC_TAG_WP) &&
            cc_token_in(&t->tokens[i], "that which who"))
            changed = verb_of_relative(t, i, s->end) || changed;
    }
    for (uint32_t a = s->first, e; a < s->end; a = e + 1) {
        for (e = a; e < s->end && !parts(&t->tokens[e]); e++)
            ;
        if (e + 2 < s->end && t->tokens[e].tag == CC_TAG_COMMA && t->tokens[e].depth == 0)
            changed = behind_comma(t, s, e) || changed;
        if (e > a + 3 && e <= a + SEGMENT_TOKENS && t->tokens[a].depth == 0 &&
            (!has_finite(t, a, e) || cc_token_in(&t->tokens[a], "they we you")))
            changed = verb_before_object(t, a, e) || verb_of_dose(t, a, e) || changed;
        if (e > a + 4 && e <= a + SEGMENT_TOKENS && t->tokens[a].depth == 0)
            changed = past_of_segment(t, a, e, s->end) || changed;
        if (e > a + 1 && e <= a + SEGMENT_TOKENS && has_finite(t, a, e))
            clause = clause || !(t->tokens[a].tag == CC_TAG_IN);
        else if (e > a + 1 && e <= a + SEGMENT_TOKENS && clause && t->tokens[a].depth == 0)
            changed = verb_of_segment(t, a, e) || verb_of_gerund(t, a, e) || changed;
    }
    return changed;
}

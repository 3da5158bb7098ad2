/* retag_report.c: tags that the long sentences of reports need: subjects that a relative clause parts from their verb,
 * participles that stand before a noun, pasts and presents that the tagger took for participles and plurals. Part of
 * the second look after the tagger; see retag.c. */
#include "claims/lexicon.h"
#include "claims/work.h"

/* Where the clause around token i begins: behind the last mark or the coordinator after one. */
static uint32_t
clause_start(const struct cc_text *t, uint32_t first, uint32_t i)
{
    while (i > first && !cc_tag_is_punct(t->tokens[i - 1].tag))
        i--;
    return i;
}

/* "Sugary drinks and [processed] meat accounted for most of it": a past form between "and" and a noun, with another one
 * behind the noun that must be the verb. */
static bool
past_before_noun(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t *verb)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t j = i + 1;

    if (k->tag != CC_TAG_VBD || !(k->can & CC_CAN_VBN) || k[-1].tag != CC_TAG_CC ||
        cc_retag_finite(t, clause_start(t, s->first, i), i))
        return false;
    while (j < s->end && cc_tag_is_noun(t->tokens[j].tag))
        j++;
    *verb = j;
    return j > i + 1 && j < s->end && t->tokens[j].tag == CC_TAG_VBN &&
        !cc_retag_finite(t, j + 1, cc_retag_phrase_end(t, j, s->end));
}

/* ", and the result [travels] to almost every tissue": the clause after a mark has no other verb. */
static bool
lone_present(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t from = clause_start(t, s->first, i), head = from;

    if (k->tag != CC_TAG_NNS || !(k->can & CC_CAN_VBZ) || s->ending != CC_SENTENCE_STOP ||
        !cc_token_in(k + 1, "to into from at toward towards through"))
        return false;
    if (head < i && t->tokens[head].tag == CC_TAG_CC)
        head++;
    if (i != head + 2 || k[-1].tag != CC_TAG_NN || !cc_token_in(&t->tokens[head], "the this that its their") ||
        from == s->first)
        return false;
    return !cc_retag_finite(t, from, cc_retag_phrase_end(t, i, s->end));
}

/* "a potassium-enriched [substitute] prevented": no verb between an article and a verb. */
static bool
noun_after_adjectives(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t j = i;

    if ((k->tag != CC_TAG_VBP && k->tag != CC_TAG_VB) || !(k->can & CC_CAN_NOUN))
        return false;
    while (j > s->first &&
        (cc_tag_is_adjective(t->tokens[j - 1].tag) || (t->tokens[j - 1].tag == CC_TAG_NN && cc_tag_is_punct(k[1].tag))))
        j--;
    return j < i && j > s->first && cc_token_in(&t->tokens[j - 1], "a an the this each every another") &&
        t->tokens[j - 1].tag == CC_TAG_DT;
}

/* "Sea salt, which many take to be healthier, [contain] …", "Women who walk, on average, [live]": the verb behind the relative clause
 * of a subject. */
static bool
after_relative(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    bool relative = false;

    if (k->tag != CC_TAG_VB || k[-1].tag != CC_TAG_COMMA || s->ending == CC_SENTENCE_QUESTION)
        return false;
    for (uint32_t j = s->first; j + 1 < i; j++) {
        if (!relative &&
            (cc_tag_is_verb(t->tokens[j].tag) || t->tokens[j].tag == CC_TAG_COLON || (t->tokens[j].set & CC_SET_SUB)))
            return false;
        relative = relative ||
            (j > s->first + 1 && t->tokens[j - 1].tag == CC_TAG_COMMA &&
                (t->tokens[j].tag == CC_TAG_WDT || t->tokens[j].tag == CC_TAG_WP));
    }
    return relative;
}

/* "A substitute [prevented] cavities and saved teeth": the first verb behind it is joined to it. */
static bool
past_before_past(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t j = i + 1;

    if (k->tag != CC_TAG_VBN || !(k->can & CC_CAN_VBD) || s->ending != CC_SENTENCE_STOP ||
        !(cc_tag_is_noun(k[-1].tag) || (cc_tag_is_adjective(k[-1].tag) && (k[-1].can & CC_CAN_NOUN))) ||
        !cc_retag_begins_object(k + 1))
        return false;
    for (uint32_t b = s->first; b < i; b++) {
        if (cc_tag_is_verb(t->tokens[b].tag) && t->tokens[b].tag != CC_TAG_VBG)
            return false;
    }
    while (j < s->end && !cc_tag_is_finite(t->tokens[j].tag) && !cc_tag_is_punct(t->tokens[j].tag))
        j++;
    return j < s->end && t->tokens[j].tag == CC_TAG_VBD && t->tokens[j - 1].tag == CC_TAG_CC;
}

/* "may bring better sleep and [reduced] pain", "provide relief, [increased] metabolism and …": after a verb that is no past, a past
 * form before a noun describes it. */
static bool
describes_noun(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (!(k->can & CC_CAN_VBN) || i < s->first + 3 || !(k[-1].tag == CC_TAG_CC || k[-1].tag == CC_TAG_COMMA) ||
        !(cc_tag_is_noun(k[1].tag) || k[1].tag == CC_TAG_JJ) ||
        !(cc_tag_is_nominal(k[-2].tag) || k[-2].tag == CC_TAG_COMMA) || k[1].tag == CC_TAG_NNP || cc_says(k))
        return false;
    for (uint32_t j = i - 1; j-- > s->first;) {
        const struct cc_token *v = &t->tokens[j];

        if (v->tag == CC_TAG_COLON || v->tag == CC_TAG_DASH || v->tag == CC_TAG_WDT || v->tag == CC_TAG_WP ||
            v->tag == CC_TAG_VBD)
            return false;
        if (v->tag == CC_TAG_VB || v->tag == CC_TAG_VBP || v->tag == CC_TAG_VBZ ||
            (v->tag == CC_TAG_VBG && cc_token_in(v, "including")))
            return !(v->set & CC_SET_HAVE) && !(v->set & CC_SET_BE);
    }
    return false;
}

/* "a more youthful and [smooth] appearance": inside a noun phrase. */
static bool
joined_adjective(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint32_t j = i - 1;

    if (!(k->can & CC_CAN_ADJ) || i < s->first + 3 || k[-1].tag != CC_TAG_CC || !cc_tag_is_adjective(k[-2].tag) ||
        !cc_tag_is_noun(k[1].tag))
        return false;
    while (j > s->first && (cc_tag_is_adjective(t->tokens[j - 1].tag) || cc_tag_is_adverb(t->tokens[j - 1].tag)))
        j--;
    return j > s->first && cc_token_in(&t->tokens[j - 1], "a an the your their its") && j < i - 1;
}

/* ", often [called] synbiotics,": a name, no verb of the clause. */
static bool
only_named(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *left = &t->tokens[i - 1];

    if (cc_tag_is_adverb(left->tag) && i > s->first + 1)
        left--;
    return cc_token_in(&t->tokens[i], "called known termed dubbed") && left->tag == CC_TAG_COMMA;
}

/* "Its 8-band system, app [control], and pulsing modes", "lower back [pain], neck pain": a plain present does not go with a singular. */
static bool
noun_in_list(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return (k->can & CC_CAN_NOUN) && k[-1].tag == CC_TAG_NN &&
        (k[1].tag == CC_TAG_COMMA || k[1].tag == CC_TAG_CC || k[1].tag == CC_TAG_STOP) &&
        (cc_token_is(k, "pain") ||
            (k->tag == CC_TAG_VBP && i >= s->first + 2 && k[-2].tag == CC_TAG_COMMA && k[1].tag == CC_TAG_COMMA));
}

/* "can both [influence] the growth and …": the verb that a modal waits for. */
static bool
after_modal(const struct cc_text *t, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    return k->tag == CC_TAG_NN && (k->can & CC_CAN_BASE) && cc_token_in(k - 1, "both also all either") &&
        t->tokens[i - 2].tag == CC_TAG_MD && cc_retag_begins_object(k + 1);
}

bool
cc_retag_report(struct cc_text *t, const struct cc_sentence *s)
{
    bool changed = false;

    for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
        struct cc_token *k = &t->tokens[i];
        enum cc_tag tag = CC_TAG_NONE;
        uint32_t verb;

        if (k->depth > 0)
            continue;
        if ((k->flags & CC_TOK_UPPER) && cc_tag_is_verb(k->tag) && k->lower_len > 3 && k[-1].tag == CC_TAG_DT &&
            !(k[1].flags & CC_TOK_UPPER) && !(k[-1].flags & CC_TOK_UPPER)) {
            cc_retag_set(k, CC_TAG_NNP); /* "The ACHIEVE trial" */
            changed = true;
            continue;
        }
        switch (k->tag) {
        case CC_TAG_VBD:
            if (past_before_noun(t, s, i, &verb)) {
                tag = CC_TAG_JJ;
                cc_retag_set(&t->tokens[verb], CC_TAG_VBD);
            } else if (cc_token_is(k, "wound") && cc_tag_is_noun(k[1].tag)) {
                tag = CC_TAG_NN; /* "wound healing" */
            } else if (only_named(t, s, i)) {
                tag = CC_TAG_VBN;
            } else if (describes_noun(t, s, i)) {
                tag = CC_TAG_JJ;
            }
            break;
        case CC_TAG_VBN:
            if (past_before_past(t, s, i)) {
                tag = CC_TAG_VBD;
                if (!cc_tag_is_noun(k[-1].tag))
                    cc_retag_set(k - 1, CC_TAG_NN);
            }
            break;
        case CC_TAG_VBZ:
            if (cc_token_is(k, "cases"))
                tag = CC_TAG_NNS;
            if ((k->can & CC_CAN_PLURAL) && cc_token_in(k - 1, "make makes made making") &&
                (cc_tag_is_adjective(k[1].tag) || k[1].tag == CC_TAG_RBR || k[1].tag == CC_TAG_CC)) {
                tag = CC_TAG_NNS; /* "made [falls] more common" */
                if (cc_token_is(k - 1, "made") && k[-1].tag == CC_TAG_VBN && !cc_retag_finite(t, s->first, i))
                    cc_retag_set(k - 1, CC_TAG_VBD);
            }
            break;
        case CC_TAG_NN:
            if (i >= s->first + 2 && after_modal(t, i)) {
                tag = CC_TAG_VB;
            } else if (cc_token_in(k, "report experience notice") && cc_tag_is_plural(k[-1].tag) && i + 2 < s->end &&
                (k[1].tag == CC_TAG_VBD || k[1].tag == CC_TAG_VBN) && (k[1].can & CC_CAN_VBN) &&
                cc_tag_is_noun(k[2].tag)) { /* "users [report] reduced stress" */
                tag = CC_TAG_VBP;
                cc_retag_set(k + 1, CC_TAG_JJ);
            }
            break;
        case CC_TAG_WP: /* "The WHO says" */
            if ((k->flags & CC_TOK_UPPER) && !(k[1].flags & CC_TOK_UPPER) && cc_token_is(k - 1, "the"))
                tag = CC_TAG_NNP;
            break;
        case CC_TAG_NNS:
            if (cc_token_is(k, "says")) {
                tag = CC_TAG_VBZ;
                break;
            }
            tag = lone_present(t, s, i) ? CC_TAG_VBZ : CC_TAG_NONE;
            break;
        case CC_TAG_VB:
        case CC_TAG_VBP:
            if (k->tag == CC_TAG_VB && (cc_token_is(k, "are") || after_relative(t, s, i))) {
                tag = CC_TAG_VBP;
            } else if (noun_in_list(t, s, i)) {
                tag = CC_TAG_NN;
            } else if (joined_adjective(t, s, i)) {
                tag = CC_TAG_JJ;
            } else if (noun_after_adjectives(t, s, i)) {
                tag = CC_TAG_NN;
                if (k[1].tag == CC_TAG_VBN && (k[1].can & CC_CAN_VBD))
                    cc_retag_set(k + 1, CC_TAG_VBD);
            }
            break;
        case CC_TAG_CC: /* "treating either cuts the risk" */
            if (cc_token_in(k, "either neither both") && cc_tag_is_finite(k[1].tag) && k[-1].tag == CC_TAG_VBG)
                tag = CC_TAG_DT;
            break;
        default:
            break;
        }
        if (tag == CC_TAG_NONE)
            continue;
        cc_retag_set(k, tag);
        if (cc_token_is(k, "are")) {
            k->lemma = "be";
            k->lemma_len = 2;
        }
        changed = true;
    }
    return changed;
}

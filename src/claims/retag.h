/* retag.h: rules of the second look at tags as rows of tables, one table for each tag that a token may have: a token
 * meets no rule but those of its tag, and of these only the ones that its neighbours' tags and its own other readings
 * allow. The first row that holds decides. */
#ifndef CC_CLAIMS_RETAG_H
#define CC_CLAIMS_RETAG_H

#include "claims/token.h"

/* Sets of tags for the columns left and right. */
#define CC_TAGS_NOUN (CC_TAG_BIT(NN) | CC_TAG_BIT(NNS) | CC_TAG_BIT(NNP) | CC_TAG_BIT(NNPS))
#define CC_TAGS_NOMINAL (CC_TAGS_NOUN | CC_TAG_BIT(PRP) | CC_TAG_BIT(EX) | CC_TAG_BIT(WP))
#define CC_TAGS_ADJECTIVE (CC_TAG_BIT(JJ) | CC_TAG_BIT(JJR) | CC_TAG_BIT(JJS))
#define CC_TAGS_ADVERB (CC_TAG_BIT(RB) | CC_TAG_BIT(RBR) | CC_TAG_BIT(RBS))
#define CC_TAGS_VERB (CC_TAG_BIT(VB) | CC_TAG_BIT(VBP) | CC_TAG_BIT(VBZ) | CC_TAG_BIT(VBD) | CC_TAG_BIT(VBN) | \
    CC_TAG_BIT(VBG) | CC_TAG_BIT(MD))
#define CC_TAGS_FINITE (CC_TAG_BIT(VBP) | CC_TAG_BIT(VBZ) | CC_TAG_BIT(VBD) | CC_TAG_BIT(MD))
#define CC_TAGS_DET (CC_TAG_BIT(DT) | CC_TAG_BIT(PRPS)) /* "the", "their" */
/* may begin one */
#define CC_TAGS_OBJECT (CC_TAGS_NOUN | CC_TAGS_ADJECTIVE | CC_TAGS_DET | CC_TAG_BIT(PRP) | CC_TAG_BIT(CD))
#define CC_TAGS_PUNCT (UINT64_MAX << CC_TAG_COMMA)
#define CC_TAGS_ANY UINT64_MAX

struct cc_retag_rule {
    uint64_t left, right;  /* tags that the token before, the token behind may have */
    uint16_t can;          /* CC_CAN_… of which the token has one; 0: whatever it has */
    uint8_t gives, next;   /* the tag that it gives the token; and the one behind it, CC_TAG_NONE: leaves that */
    /* What else must hold: of the token and those beside it; of it in its sentence. NULL: nothing. */
    bool (*beside)(const struct cc_token *k);
    bool (*holds)(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);
    uint8_t before;        /* the tag that it gives the token before; CC_TAG_NONE: leaves that */
};

/* The first rule that holds of token i, which has one before it in the sentence; NULL when none does. rules ends with
 * an empty row; NULL: there are none. */
static inline const struct cc_retag_rule *
cc_retag_find(const struct cc_retag_rule *rules, const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];
    uint64_t left = cc_tag_bit(k[-1].tag), right = cc_tag_bit(k[1].tag);

    for (const struct cc_retag_rule *r = rules; r != NULL && r->gives != CC_TAG_NONE; r++) {
        if (!(r->left & left) || !(r->right & right) || (r->can != 0 && !(r->can & k->can)))
            continue;
        if ((r->beside == NULL || r->beside(k)) && (r->holds == NULL || r->holds(t, s, i)))
            return r;
    }
    return NULL;
}

/* retag_clause.c, for the rules of retag_near.c. */

/* "compounds [that] your body converts into acids": a relative clause, since its verb lacks its object. */
bool cc_retag_lacks_object(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "anything above 3 mg [hangs] around": a unit is no part of the next noun where the clause has no verb yet. */
bool cc_retag_behind_amount(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "how much you eat [matters] more than when" */
bool cc_retag_matters_more(const struct cc_token *k);

/* "just two [supply] a day's need": the number is the subject, since no article stands behind what it counts. */
bool cc_retag_behind_bare_number(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "cells, the sentries of the blood, [fall] by 70 per cent" */
bool cc_retag_moves_by(const struct cc_token *k);

/* "Blood rushes to the skin and heat [escapes].": behind a noun with its article no bare noun is joined, a clause is. */
bool cc_retag_second_clause(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "Too much [damages] the liver" */
bool cc_retag_behind_too_much(const struct cc_token *k);

/* "learn to talk later and [score] lower on tests" */
bool cc_retag_scores_lower(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "make the stools [black] and", "turns the skin [orange].": what a thing is made. */
bool cc_retag_made_so(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "in a few people the lining [turns] into scar tissue": one thing, and where it goes. */
bool cc_retag_goes_into(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "floats on the acid and [stops] it from": a verb, since a pronoun never stands behind a noun. */
bool cc_retag_before_pronoun(const struct cc_token *k);

/* ", a disease first [described] in 1935": no verb of the apposition. */
bool cc_retag_apposed_past(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* retag_near.c, for its own rules and those of retag_verb.c. */

/* "The risk of falls [fell]", "women [found] that …": a past that is also the base of another, rarer verb. */
bool cc_retag_rare_base(const struct cc_token *k);

/* "The vaccine [cut] stays", "walking [cut] the risk": a form that is base and past, after a singular. */
bool cc_retag_same_past(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "Dr Jane Hope, who …": a capital after a capital is a name, whatever else the word can be. */
bool cc_retag_surname(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "gets so [touchy] that": an adjective, whatever it looks like. */
bool cc_retag_so_adjective(const struct cc_token *k);

/* "Never go in alone" */
bool cc_retag_behind_never(const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* "Once you are awake, worrying keeps you awake": the verb right behind it has no other subject. */
bool cc_retag_subject_gerund(const struct cc_token *k);

/* retag_verb.c: the rules of retag_near.c for verbs and participles, each table for one tag and ended by an empty
 * row. */
extern const struct cc_retag_rule cc_retag_vb[], cc_retag_vbp[], cc_retag_vbz[], cc_retag_vbd[], cc_retag_vbn[],
    cc_retag_vbg[];

#endif

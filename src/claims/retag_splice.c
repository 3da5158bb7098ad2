/* retag_splice.c: verbs of short clauses that nothing but commas joins, "your heart races, your skin flushes", and of
 * relative clauses that would have none: "the kidneys that clear alcohol". The tagger takes them for nouns. Part of the
 * second look after it; see retag.c. */
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
            k[-1].tag == CC_TAG_NN && after_verb(t, i + 1, e) &&
            (bound || (cc_verb_row(k) != CC_VOCAB_NONE && t->tokens[i + 1].tag == CC_TAG_IN))) {
            cc_retag_set(k, CC_TAG_VBZ);
            return true;
        }
    }
    return false;
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
    bool changed = false, clause = false;

    for (uint32_t i = s->first + 1; i + 2 < s->end; i++) {
        if ((t->tokens[i].tag == CC_TAG_WDT || t->tokens[i].tag == CC_TAG_WP) &&
            cc_token_in(&t->tokens[i], "that which who"))
            changed = verb_of_relative(t, i, s->end) || changed;
    }
    for (uint32_t a = s->first, e; a < s->end; a = e + 1) {
        for (e = a; e < s->end && !parts(&t->tokens[e]); e++)
            ;
        if (e > a + 1 && e <= a + SEGMENT_TOKENS && has_finite(t, a, e))
            clause = clause || !(t->tokens[a].tag == CC_TAG_IN);
        else if (e > a + 1 && e <= a + SEGMENT_TOKENS && clause && t->tokens[a].depth == 0)
            changed = verb_of_segment(t, a, e) || changed;
    }
    return changed;
}

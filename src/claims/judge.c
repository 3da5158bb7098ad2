/* judge.c: what a clause claims: direction, hedging, denial; and which sentences are none. Every rule here reads the
 * tables verbs, shifts, nouns and cues; the guide that they follow is summarised in README.md. */
#include <string.h>

#include "claims/work.h"
#include "vocab/tables.h"

bool
cc_judge_hedged(const struct cc_text *t, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        uint32_t no = cc_cue_at(t, i, b, CC_CUE_NOHEDGE), yes = cc_cue_at(t, i, b, CC_CUE_HEDGE);

        if (yes > no) {
            if (yes == 1 && t->tokens[i].tag == CC_TAG_NNP && cc_token_is(&t->tokens[i], "may"))
                continue; /* the month */
            if (yes == 1 && cc_token_is(&t->tokens[i], "can") && i + 1 < t->n_tokens && cc_token_is(&t->tokens[i + 1], "not"))
                continue;
            if (yes == 1 && cc_token_is(&t->tokens[i], "most") && i + 1 < b && cc_tag_is_adjective(t->tokens[i + 1].tag) &&
                i > a && cc_token_in(&t->tokens[i - 1], "the one"))
                continue; /* superlative: "the most important meal" */
            if (yes == 1 && cc_token_is(&t->tokens[i], "some") && i + 1 < b && t->tokens[i + 1].tag == CC_TAG_NN && i > 0 &&
                cc_tag_is_verb(t->tokens[i - 1].tag))
                continue; /* "contains some alcohol": an amount */
            if (yes == 1 && cc_token_is(&t->tokens[i], "some") && i + 1 < b && (t->tokens[i + 1].tag == CC_TAG_CD || (t->tokens[i + 1].flags & CC_TOK_NUMBER)))
                continue; /* "some 20,000 Americans" */
            return true;
        }
        if (no > 0)
            i += no - 1;
    }
    return false;
}

bool
cc_judge_denied(const struct cc_text *t, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i + 1 < b; i++) {
        if (cc_token_is(&t->tokens[i], "no") && (t->tokens[i + 1].tag == CC_TAG_JJR || t->tokens[i + 1].tag == CC_TAG_RBR))
            return true; /* "no healthier than" */
    }
    return cc_cue_in(t, a, b, CC_CUE_DENIAL, NULL);
}

static enum cc_effect
shift_of(const struct cc_token *k)
{
    static const struct {
        const char *name;
        enum cc_effect effect;
    } names[] = {{"up", CC_EFFECT_UP}, {"down", CC_EFFECT_DOWN}, {"helps", CC_EFFECT_HELPS}, {"harms", CC_EFFECT_HARMS},
        {"causes", CC_EFFECT_CAUSES}, {"none", CC_EFFECT_LINKS}};
    uint32_t row = cc_vocab_find(&cc_vocab_shifts, k->lower, k->lower_len);

    for (size_t i = 0; row != CC_VOCAB_NONE && i < sizeof names / sizeof *names; i++) {
        if (strcmp(cc_vocab_field(&cc_vocab_shifts, row, CC_VOCAB_SHIFTS_EFFECT), names[i].name) == 0)
            return names[i].effect;
    }
    return CC_EFFECT_NONE;
}

/* The first word of the range that shows a direction. */
static enum cc_effect
shift_in(const struct cc_text *t, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        const struct cc_token *k = &t->tokens[i];
        enum cc_effect e = k->depth > 0 ? CC_EFFECT_NONE : shift_of(k);

        if (cc_token_is(k, "without") && i + 1 < r.b) {
            enum cc_noun n = cc_noun_ending(t, i + 1, i + 2);

            if (n == CC_NOUN_SYMPTOM || n == CC_NOUN_DISEASE)
                return CC_EFFECT_HELPS;
        }
        if (e == CC_EFFECT_NONE)
            continue;
        if (e == CC_EFFECT_LINKS && i + 1 < r.b && cc_tag_is_noun(t->tokens[i + 1].tag))
            continue; /* "gentle cultures" */
        if (cc_noun_ending(t, i > r.a ? i - 1 : i, i + 1) == CC_NOUN_SYMPTOM)
            continue; /* "hair loss" is no reduction */
        if (cc_token_in(k, "more most") && i + 1 < r.b) {
            const struct cc_token *n = &t->tokens[i + 1];
            enum cc_effect f = shift_of(n);

            if (f == CC_EFFECT_HELPS || f == CC_EFFECT_HARMS || f == CC_EFFECT_CAUSES)
                return f;
            if ((cc_tag_is_adjective(n->tag) || n->tag == CC_TAG_VBN) && !(cc_token_is(k, "more") && cc_token_in(n, "likely frequent common severe intense")))
                continue; /* "the most overlooked triggers" */
            if (cc_token_is(n, "than"))
                continue;
        }
        if (cc_token_in(k, "easier harder") && i + 2 < r.b && cc_token_is(&t->tokens[i + 1], "to") && cc_token_is(k, "easier") &&
            cc_token_in(&t->tokens[i + 2], "absorb digest"))
            return CC_EFFECT_UP;
        if (cc_token_in(k, "good great") && i + 1 < r.b && cc_token_in(&t->tokens[i + 1], "deal many bit bacteria cholesterol"))
            continue;
        return e;
    }
    return CC_EFFECT_NONE;
}

static enum cc_noun
object_class(const struct cc_text *t, struct cc_range object, uint32_t *head)
{
    *head = CC_NO_INDEX;
    /* the first noun phrase's head: the last noun before a preposition, verb or comma */
    for (uint32_t i = object.a; i < object.b; i++) {
        uint8_t tag = t->tokens[i].tag;

        if (t->tokens[i].depth > 0)
            continue;
        if (cc_tag_is_noun(tag) || (tag == CC_TAG_VBG && i + 1 == object.b) || (t->tokens[i].flags & CC_TOK_HYPHEN)) {
            *head = i;
        } else if (*head != CC_NO_INDEX && tag != CC_TAG_POS) {
            if ((t->tokens[i].can & CC_CAN_NOUN) && i + 1 < object.b && cc_tag_is_noun(t->tokens[i + 1].tag))
                continue; /* a noun that the tagger took for a verb: "eczema flare frequency" */
            break;
        }
    }
    return *head == CC_NO_INDEX ? CC_NOUN_NONE : cc_noun_ending(t, object.a, *head + 1);
}

/* Quantities of which more is simply more, so that improving them raises them. */
static bool
is_amount(const struct cc_text *t, uint32_t head)
{
    return head != CC_NO_INDEX && cc_token_in(&t->tokens[head], "hydration moisture absorption uptake bioavailability circulation output production density variety diversity strength stamina endurance flow volume");
}

static enum cc_direction
direction_of(enum cc_effect e, enum cc_noun object, bool amount)
{
    bool thing = object == CC_NOUN_STRUCTURE || object == CC_NOUN_STATE;

    switch (e) {
    case CC_EFFECT_UP: return thing ? CC_DIR_HELPS : CC_DIR_UP;
    case CC_EFFECT_DOWN: return object == CC_NOUN_DISEASE ? CC_DIR_HELPS : CC_DIR_DOWN;
    case CC_EFFECT_EASES:
        return (object == CC_NOUN_QUANTITY && !amount) || object == CC_NOUN_SYMPTOM || object == CC_NOUN_BAD ? CC_DIR_DOWN : CC_DIR_HELPS;
    case CC_EFFECT_HELPS: return object == CC_NOUN_SYMPTOM ? CC_DIR_DOWN : amount ? CC_DIR_UP : CC_DIR_HELPS;
    case CC_EFFECT_HARMS: return CC_DIR_HARMS;
    case CC_EFFECT_CAUSES: return CC_DIR_CAUSES;
    default: return CC_DIR_NONE_GIVEN;
    }
}

static enum cc_direction
shift_direction(enum cc_effect e)
{
    return e == CC_EFFECT_UP ? CC_DIR_UP : e == CC_EFFECT_DOWN ? CC_DIR_DOWN : e == CC_EFFECT_HELPS ? CC_DIR_HELPS :
        e == CC_EFFECT_HARMS ? CC_DIR_HARMS : e == CC_EFFECT_CAUSES ? CC_DIR_CAUSES : e == CC_EFFECT_LINKS ? CC_DIR_NONE : CC_DIR_NONE_GIVEN;
}

static bool
ends_in_symptom(const struct cc_text *t, struct cc_range r)
{
    enum cc_noun n = r.a < r.b ? cc_noun_ending(t, r.a, r.b) : CC_NOUN_NONE;

    return n == CC_NOUN_SYMPTOM || n == CC_NOUN_DISEASE;
}

/* "takes weight off", "switches autophagy on": the effect of a verb whose particle stands behind its object. */
static enum cc_effect
parted_effect(const struct cc_text *t, uint32_t main, struct cc_range comp)
{
    for (uint32_t i = comp.a + 1; i < comp.b && i < comp.a + 6; i++) {
        char key[64];
        const struct cc_token *verb = &t->tokens[main], *k = &t->tokens[i];
        uint32_t row;

        if (!cc_token_in(k, "on off up down out away") || (size_t)verb->lemma_len + k->lower_len + 2 > sizeof key)
            continue;
        memcpy(key, verb->lemma, verb->lemma_len);
        key[verb->lemma_len] = ' ';
        memcpy(key + verb->lemma_len + 1, k->lower, k->lower_len);
        row = cc_vocab_find(&cc_vocab_verbs, key, (size_t)verb->lemma_len + 1 + k->lower_len);
        if (row != CC_VOCAB_NONE)
            return cc_effect_named(cc_vocab_field(&cc_vocab_verbs, row, CC_VOCAB_VERBS_EFFECT));
    }
    return CC_EFFECT_NONE;
}

/* "contains strains shown to reduce inflammation", "formulated to support skin": the infinitive says what it does. */
static enum cc_direction
purpose(const struct cc_text *t, struct cc_range comp)
{
    for (uint32_t i = comp.a; i + 2 < comp.b; i++) {
        uint32_t len, head;
        bool mechanism;
        enum cc_effect e;
        struct cc_range object;

        if (!(t->tokens[i].tag == CC_TAG_TO && t->tokens[i + 1].tag == CC_TAG_VB) &&
            !(cc_token_in(&t->tokens[i], "by through in") && t->tokens[i + 1].tag == CC_TAG_VBG))
            continue; /* or "works by inhibiting an enzyme", "aids in reducing pain" */
        e = cc_effect_of(t, i + 1, comp.b, &len, &mechanism);
        if (cc_token_in(&t->tokens[i + 1], "help") && i + 2 < comp.b && t->tokens[i + 2].tag == CC_TAG_VB)
            e = cc_effect_of(t, i + 2, comp.b, &len, &mechanism);
        object = (struct cc_range){i + 1 + len, comp.b};
        if (e != CC_EFFECT_NONE && e != CC_EFFECT_MOVES && e != CC_EFFECT_LINKS)
            return direction_of(e, object_class(t, object, &head), false);
    }
    return CC_DIR_NONE_GIVEN;
}

/* "makes blood sugar climb", "keeps cortisol high": the last word says which way. */
static enum cc_direction
made_to(const struct cc_text *t, const struct cc_clause *c, struct cc_range comp)
{
    const struct cc_token *last;
    uint32_t len;
    bool mechanism;
    enum cc_effect e;

    if (c->main == CC_NO_INDEX || comp.b < comp.a + 2 || !cc_token_lemma_in(&t->tokens[c->main], "make let keep"))
        return CC_DIR_NONE_GIVEN;
    last = &t->tokens[comp.b - 1];
    if (cc_token_lemma_is(&t->tokens[c->main], "keep"))
        return cc_token_in(last, "high up elevated raised") ? CC_DIR_UP : cc_token_in(last, "low down") ? CC_DIR_DOWN : CC_DIR_NONE_GIVEN;
    e = last->tag == CC_TAG_VB ? cc_effect_of(t, comp.b - 1, comp.b, &len, &mechanism) : CC_EFFECT_NONE;
    return e == CC_EFFECT_UP ? CC_DIR_UP : e == CC_EFFECT_DOWN ? CC_DIR_DOWN : CC_DIR_NONE_GIVEN;
}

enum cc_direction
cc_judge_direction(const struct cc_text *t, const struct cc_clause *c, struct cc_range object, struct cc_range comp)
{
    uint32_t len = 1, head;
    bool mechanism, passive = (c->flags & CC_CL_PASSIVE) != 0;
    enum cc_noun noun = object_class(t, object, &head);
    enum cc_effect shift = shift_in(t, comp), e = CC_EFFECT_NONE;

    if (made_to(t, c, comp) != CC_DIR_NONE_GIVEN)
        return made_to(t, c, comp);
    if (c->main != CC_NO_INDEX)
        e = cc_effect_of(t, c->main, comp.b > c->main ? comp.b : c->main + 1, &len, &mechanism);
    if (len > 1 && object.a < c->main + len) { /* the phrase took words of the complement: its object is what follows */
        struct cc_range rest = {c->main + len, object.b};

        noun = rest.a < rest.b ? object_class(t, rest, &head) : CC_NOUN_NONE;
    }
    if ((c->flags & CC_CL_COPULA) && !passive) /* not by what a relative clause at the end says */
        return shift_direction(c->own > comp.a && c->own < comp.b ? shift_in(t, (struct cc_range){comp.a, c->own}) : shift);
    if (passive && (e == CC_EFFECT_CAUSES || e == CC_EFFECT_LINKS))
        return shift != CC_EFFECT_NONE && e == CC_EFFECT_LINKS ? shift_direction(shift) : e == CC_EFFECT_CAUSES ? CC_DIR_CAUSES : CC_DIR_NONE_GIVEN;
    if (len == 1 && c->main != CC_NO_INDEX && parted_effect(t, c->main, comp) != CC_EFFECT_NONE)
        e = parted_effect(t, c->main, comp);
    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&t->tokens[c->main], "get develop suffer experience feel complain catch") &&
        (noun == CC_NOUN_SYMPTOM || noun == CC_NOUN_DISEASE || ends_in_symptom(t, object)))
        return CC_DIR_CAUSES;
    if (e == CC_EFFECT_NONE || e == CC_EFFECT_MOVES || e == CC_EFFECT_LINKS)
        return shift != CC_EFFECT_NONE ? shift_direction(shift) : purpose(t, comp);
    if (e == CC_EFFECT_CAUSES && shift != CC_EFFECT_NONE && shift != CC_EFFECT_CAUSES)
        return shift_direction(shift);
    if (e == CC_EFFECT_HELPS && c->main != CC_NO_INDEX && cc_token_lemma_in(&t->tokens[c->main], "promote encourage foster favor favour sustain contribute") &&
        (noun == CC_NOUN_SYMPTOM || noun == CC_NOUN_DISEASE || noun == CC_NOUN_BAD))
        return CC_DIR_CAUSES;
    if (e == CC_EFFECT_DOWN && noun == CC_NOUN_DISEASE && c->main != CC_NO_INDEX && head != CC_NO_INDEX && cc_tag_is_plural(t->tokens[head].tag))
        return CC_DIR_DOWN; /* "prevents fractures": fewer of them */
    return direction_of(e, noun, is_amount(t, head) && c->main != CC_NO_INDEX &&
        cc_token_lemma_in(&t->tokens[c->main], "improve enhance boost optimize optimise help aid assist"));
}

enum cc_direction
cc_judge_shift(const struct cc_text *t, struct cc_range r)
{
    return shift_direction(shift_in(t, r));
}

const char *
cc_judge_drop_sentence(const struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t n = s->end - s->first;

    (void)x;
    if (cc_cue_in(t, s->first, s->end, CC_CUE_PROMO, NULL))
        return "sells or sends elsewhere";
    if (cc_cue_in(t, s->first, s->end, CC_CUE_TASTE, NULL))
        return "an opinion on taste";
    for (uint32_t i = s->first; i < s->end; i++) {
        if ((t->tokens[i].flags & CC_TOK_LINK) && n < 8)
            return "a link";
        if (t->tokens[i].flags & CC_TOK_NUMBER && t->text[t->tokens[i].span.start] == '$')
            return "a price";
    }
    return NULL;
}

/* judge.c: whether words weaken or deny what they stand in, and which sentences claim nothing. Every rule here reads
 * the table of cues; the guide that they follow is summarised in README.md. Directions: direction.c. */
#include <string.h>

#include "claims/work.h"
#include "vocab/tables.h"

/* Is the word at i, a hedge elsewhere, none here? [a, b) is what is judged. */
static bool
no_hedge(const struct cc_text *t, uint32_t i, uint32_t a, uint32_t b)
{
    const struct cc_token *k = &t->tokens[i], *next = i + 1 < b ? k + 1 : NULL, *before = i > 0 ? k - 1 : NULL;

    if (cc_token_is(k, "may"))
        return k->tag == CC_TAG_NNP; /* the month */
    if (next == NULL)
        return false;
    if (cc_token_is(k, "can")) {
        for (uint32_t j = i; j > a && j + 4 > i; j--) {
            if (cc_token_is(&t->tokens[j - 1], "so"))
                return true; /* "so (that) the body can use it": what it is for */
        }
        return cc_token_is(next, "not");
    }
    if (cc_token_is(k, "most"))
        return (cc_tag_is_adjective(next->tag) && i > a &&
                   cc_token_in(before, "the one")) || /* superlative: "the most important meal" */
            (cc_token_is(next, "of") && before != NULL &&
                (cc_tag_is_verb(before->tag) || before->tag == CC_TAG_TO || before->tag == CC_TAG_IN ||
                    before->tag == CC_TAG_RP));
    if (cc_token_is(k, "some") && before != NULL)
        return next->tag == CC_TAG_CD || (next->flags & CC_TOK_NUMBER) || /* "some 20,000 Americans" */
            (cc_tag_is_verb(before->tag) &&
                (next->tag == CC_TAG_NN ||
                    (next->tag == CC_TAG_JJ && (next->can & CC_CAN_NOUN)))); /* "contains some alcohol": an amount */
    /* ", sometimes within the hour", ", probably on account of the salt": weakens what is added, not what was said */
    return before != NULL && i > a && before->tag == CC_TAG_COMMA &&
        (next->tag == CC_TAG_IN || next->tag == CC_TAG_TO || cc_token_is(next, "no")) &&
        cc_token_in(k, "sometimes often usually probably mostly perhaps possibly typically generally commonly");
}

bool
cc_judge_hedged(const struct cc_text *t, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        uint32_t no = cc_cue_at(t, i, b, CC_CUE_NOHEDGE), yes = cc_cue_at(t, i, b, CC_CUE_HEDGE);

        if (yes > no && !((yes == 1 || cc_token_is(&t->tokens[i], "most")) && no_hedge(t, i, a, b)))
            return true;
        if (no > 0)
            i += no - 1;
    }
    return false;
}

/* Do the words before token i name what studies find? "The link vanishes", "the benefit goes away": not "acid
 * vanishes". */
static bool
finding_before(const struct cc_text *t, uint32_t i)
{
    for (uint32_t j = i > 6 ? i - 6 : 0; j < i; j++) {
        if (cc_token_in(&t->tokens[j], "link association effect effects benefit benefits difference differences risk connection correlation advantage pattern relationship it this that"))
            return true;
    }
    return false;
}

/* "no more than 6 g", "no later than 3 p.m.": an amount, no denial. */
static bool
at_most(const struct cc_text *t, uint32_t i, uint32_t b)
{
    return i + 3 < b && cc_token_in(&t->tokens[i + 1], "more less fewer later longer earlier sooner") &&
        cc_token_is(&t->tokens[i + 2], "than") &&
        (t->tokens[i + 3].tag == CC_TAG_CD || (t->tokens[i + 3].flags & CC_TOK_NUMBER));
}

bool
cc_judge_denied(const struct cc_text *t, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i + 1 < b; i++) {
        if (cc_token_is(&t->tokens[i], "no") &&
            (t->tokens[i + 1].tag == CC_TAG_JJR || t->tokens[i + 1].tag == CC_TAG_RBR) && !at_most(t, i, b))
            return true; /* "no healthier than" */
    }
    for (uint32_t i = a, where; i < b && cc_cue_in(t, i, b, CC_CUE_DENIAL, &where); i = where + 1) {
        if (cc_token_is(&t->tokens[where], "no") && where > a + 2 && t->tokens[where - 1].tag == CC_TAG_CC)
            continue; /* "better in some trials and no better in others" */
        if (cc_token_is(&t->tokens[where], "no") && at_most(t, where, b))
            continue;
        if (cc_token_is(&t->tokens[where], "flat") && where + 1 < b && cc_tag_is_noun(t->tokens[where + 1].tag))
            continue; /* "a flat stomach" */
        if (!cc_token_in(&t->tokens[where], "vanishes disappears goes") || finding_before(t, where))
            return true;
    }
    return false;
}

bool
cc_judge_denied_object(const struct cc_text *t, const struct cc_clause *c, struct cc_range comp)
{
    uint32_t i = comp.a;

    if (i < comp.b &&
        (t->tokens[i].tag == CC_TAG_IN || t->tokens[i].tag == CC_TAG_TO)) /* "to no disease", "with nothing extra" */
        i++;
    if (i >= comp.b || c->main == CC_NO_INDEX || (c->flags & CC_CL_EXISTENTIAL))
        return false;
    if (cc_token_is(&t->tokens[i], "nothing"))
        return i + 1 == comp.b || !cc_token_in(&t->tokens[i + 1], "but short other");
    if (!cc_token_is(&t->tokens[i], "no") || i + 1 >= comp.b)
        return false;
    return !cc_token_in(&t->tokens[i + 1], "more less fewer later sooner longer matter doubt wonder surprise secret coincidence accident one small mean exception stranger time");
}

/* "a bad taste, heartburn or wind" is more than taste. */
static bool
names_complaint(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->first; i < s->end; i++) {
        enum cc_noun class = cc_noun_ending(t, s->first, i + 1);

        if (class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE)
            return true;
    }
    return false;
}

/* Is the sentence an opinion on taste? Not where people who do something are counted ("one in nine gave it up because
 * of the taste") or somebody tastes ("You cannot taste how salty it is"). */
static bool
tells_taste(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->first, at;
         cc_sentence_may_cue(s, CC_CUE_TASTE) && i < s->end && cc_cue_in(t, i, s->end, CC_CUE_TASTE, &at); i = at + 1) {
        if (cc_token_is(&t->tokens[at], "taste") && t->tokens[at].tag == CC_TAG_VB)
            continue;
        if (cc_token_is(&t->tokens[at], "taste") && at + 1 < s->end &&
            (cc_token_in(&t->tokens[at + 1], "for receptors receptor buds bud cells") ||
                (at > s->first && cc_token_in(&t->tokens[at - 1], "of their") && at > s->first + 1 &&
                    cc_token_lemma_in(&t->tokens[at - 2], "sense loss lose regain dull blunt"))))
            continue; /* "lose their taste for sugar", "the sense of taste": what the body does */
        if (cc_token_in(&t->tokens[at], "taste tastes smells") && cc_tag_is_verb(t->tokens[at].tag) &&
            at + 1 < s->end && cc_token_in(&t->tokens[at + 1], "what the a"))
            continue; /* "cells that taste the blood" */
        for (uint32_t j = s->first; j + 2 < s->end; j++) {
            if (t->tokens[j].tag == CC_TAG_CD && cc_token_in(&t->tokens[j + 1], "in of") &&
                (t->tokens[j + 2].tag == CC_TAG_CD || cc_token_in(&t->tokens[j + 2], "the them")))
                return false;
        }
        return !names_complaint(t, s);
    }
    return false;
}

/* "… is not intended to diagnose, treat, cure or prevent any disease", "… have not been evaluated by the FDA": whatever its clauses say. */
static bool
is_legal(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->first, at;
         cc_sentence_may_cue(s, CC_CUE_DISCLAIMER) && i < s->end && cc_cue_in(t, i, s->end, CC_CUE_DISCLAIMER, &at);
         i = at + 1) {
        for (uint32_t j = at; j < s->end && j < at + 5; j++) {
            if (cc_token_in(&t->tokens[j], "diagnose treat cure evaluated"))
                return true;
        }
    }
    return false;
}

static bool
verb_before(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        if (cc_tag_is_finite(t->tokens[i].tag) && !cc_token_is(&t->tokens[i], "compared"))
            return true;
    }
    return false;
}

/* "A close-up of the tablets on a table" */
static bool
shows_picture(const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t i = s->first + cc_token_in(&t->tokens[s->first], "a an the");

    if (i + 2 < s->end && cc_tag_is_adjective(t->tokens[i].tag))
        i++;
    return i + 2 < s->end &&
        cc_token_in(&t->tokens[i],
            "close-up closeup photo photograph image illustration picture screenshot infographic diagram") &&
        cc_token_in(&t->tokens[i + 1], "of showing");
}

/* "Home > Conditions > Bladder", "Home / Blog / Sleep": where the page stands among others. */
static bool
is_breadcrumb(const struct cc_text *t, const struct cc_sentence *s)
{
    const char *mark = s->first + 3 < s->end ? t->text + t->tokens[s->first + 1].span.start : "";

    return s->first + 3 < s->end && cc_token_in(&t->tokens[s->first], "home start index") &&
        (strchr(">/|", *mark) != NULL || strncmp(mark, "\u203a", 3) == 0 || strncmp(mark, "\u00bb", 2) == 0);
}

/* "Vegan, gluten-free" praises goods; "a gluten-free diet" names what is spoken of. */
static bool
has_promo(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->first, at; i < s->end && cc_cue_in(t, i, s->end, CC_CUE_PROMO, &at); i = at + 1) {
        if (!(t->tokens[at].flags & CC_TOK_HYPHEN) || at + 1 >= s->end || !cc_tag_is_noun(t->tokens[at + 1].tag))
            return true;
    }
    return false;
}

bool
cc_judge_asks_how(const struct cc_text *t, const struct cc_sentence *s)
{
    const struct cc_token *v = &t->tokens[s->first];

    if (s->end < s->first + 5 || !cc_token_is(v, "how") || !cc_token_in(v + 1, "long much many often soon fast far"))
        return false;
    for (uint32_t i = 2; i < 7 && s->first + i + 1 < s->end; i++) {
        if (cc_token_in(&v[i], "do does did can should will would is are"))
            return cc_tag_is_nominal(v[i + 1].tag) || v[i + 1].tag == CC_TAG_DT || cc_token_in(&v[i + 1], "it you i we");
    }
    return false;
}

const char *
cc_judge_drop_sentence(const struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t n = s->end - s->first;

    (void)x;
    if (cc_sentence_may_cue(s, CC_CUE_PROMO) && has_promo(t, s))
        return "sells or sends elsewhere";
    for (uint32_t i = s->first + 1; i + 1 < s->end && cc_sentence_may_have(s, "vs vs. versus"); i++) {
        if (cc_token_in(&t->tokens[i], "vs vs. versus") && !verb_before(t, s->first, i) &&
            (s->ending == CC_SENTENCE_PLAIN || (i + 4 < s->end && !verb_before(t, i, s->end))))
            return "only names what is compared";
    }
    if (cc_sentence_may_have(s, "how") && cc_judge_asks_how(t, s))
        return "a question";
    if (is_breadcrumb(t, s))
        return "navigation";
    if (shows_picture(t, s))
        return "says what a picture shows";
    if (is_legal(t, s))
        return "a disclaimer";
    if (tells_taste(t, s))
        return "an opinion on taste";
    for (uint32_t i = s->first; i < s->end; i++) {
        if ((t->tokens[i].flags & CC_TOK_LINK) && n < 8)
            return "a link";
        if (t->tokens[i].flags & CC_TOK_NUMBER && t->text[t->tokens[i].span.start] == '$')
            return "a price";
    }
    return NULL;
}

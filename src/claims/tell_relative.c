/* tell_relative.c: who a relative clause is about: its antecedent, the parent's subject, or what the parent says. */
#include <string.h>

#include "claims/tell_subject.h"

bool
cc_tell_predicate_noun(const struct cc_tell *w, const struct cc_clause *parent)
{
    return (parent->flags & CC_CL_COPULA) != 0 && parent->main != CC_NO_INDEX &&
        cc_token_lemma_is(&w->t->tokens[parent->main], "be");
}

/* "a risk", "an effect": what was said, called by a noun. */
static bool
names_event(const struct cc_tell *w, struct cc_range r)
{
    return r.b > r.a + 1 &&
        cc_prose_word(&w->t->tokens[r.b - 1], "event");
}

bool
cc_tell_apposition(const struct cc_tell *w, const struct cc_clause *c, struct cc_range *noun)
{
    uint32_t a = c->ante.a;

    if (a < 2 || w->t->tokens[a - 1].tag != CC_TAG_COMMA || !cc_token_in(&w->t->tokens[a], "a an the one"))
        return false;
    if (names_event(w, c->ante)) { /* "…, a risk that doubles with age": not the noun before the comma */
        *noun = c->ante;
        return true;
    }
    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *k = &w->t->chunks[w->p->k[i]];

        if (k->end == a - 1 && k->kind == CC_CHUNK_NP) {
            *noun = (struct cc_range){k->first, k->end};
            return true;
        }
    }
    return false;
}

/* "fights free radicals, which damage cells": what the parent works against does the harm, not what works against
 * it. */
static bool
harms_after_fight(const struct cc_tell *w, const struct cc_clause *parent, const struct cc_clause *c)
{
    enum cc_effect against = cc_tell_effect(w, parent), does = cc_tell_effect(w, c);

    return c->ante.b > c->ante.a && !(parent->flags & CC_CL_NEGATED) &&
        (against == CC_EFFECT_DOWN || against == CC_EFFECT_EASES) &&
        (does == CC_EFFECT_HARMS || does == CC_EFFECT_CAUSES);
}

/* Does the number of the verb of ", which …" fit what stands before it? A plural verb needs a plural noun; a verb in -s
 * after a plural speaks of all that was said: "widens the vessels, which lowers the pressure". 0 = it does not tell. */
static int
which_number(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *ante = c->ante.b > c->ante.a ? &w->t->tokens[c->ante.b - 1] : NULL,
                          *verb = &w->t->tokens[c->verb.a];

    for (uint32_t i = c->verb.a; i < c->verb.b && cc_tag_is_adverb(verb->tag); i++)
        verb = &w->t->tokens[i];
    if (ante == NULL || !cc_token_is(&w->t->tokens[c->conj], "which") || !cc_tag_is_plural(ante->tag))
        return 0;
    return verb->tag == CC_TAG_VBP ? +1 : verb->tag == CC_TAG_VBZ ? -1 : 0;
}

/* All that the parent says, as the subject: "A widening vessels". */
static void
whole_event(struct cc_tell *w, const struct cc_clause *parent, const struct cc_told *pd, struct cc_told *d)
{
    bool plural;

    cc_tell_one(d->subj, cc_tell_event(w, parent, pd, &plural), false);
    d->subj->v[0].plural = plural;
    if (d->subj->v[0].text == NULL)
        d->subj->n = 0;
}

/* What was said before, as the subject: "A [eases] pain by widening vessels" or "A widening vessels [eases] pain". */
static void
event_subject(struct cc_tell *w, const struct cc_clause *parent, const struct cc_told *pd, struct cc_told *d)
{
    d->by = parent->flags & (CC_CL_PASSIVE | CC_CL_NEGATED) ? "" : cc_tell_by_means(w, parent);
    if (d->by[0] != '\0') {
        cc_tell_copy(d->subj, pd->subj);
        d->tense = pd->tense;
        return;
    }
    whole_event(w, parent, pd, d);
}

static bool
has_illness(const struct cc_tell *w, struct cc_range r)
{
    enum cc_noun n = cc_noun_ending(w->t, r.a, r.b);

    return n == CC_NOUN_DISEASE || n == CC_NOUN_SYMPTOM || n == CC_NOUN_QUANTITY;
}

/* "women whose hormones react": what the antecedent has. */
static void
owned_subject(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
{
    if (!cc_range_empty(c->ante) && cc_token_is(&w->t->tokens[c->conj], "whose")) {
        const char *owner = cc_tell_words(w, c->ante.a, c->ante.b), *owned = cc_tell_words(w, c->subj.a, c->subj.b);
        size_t n = strlen(owner);
        bool number = w->t->tokens[c->ante.b - 1].tag == CC_TAG_CD ||
            (w->t->tokens[c->ante.b - 1].flags & CC_TOK_NUMBER),
             plural = cc_tag_is_plural(w->t->tokens[c->subj.b - 1].tag);

        if (number) /* "women over 60, whose risk fell" */
            cc_tell_one(d->subj, cc_arena_printf(&w->x->scratch, "the %s of %s", owned, owner), plural);
        else
            cc_tell_one(d->subj,
                cc_arena_printf(&w->x->scratch, "%s%s %s", owner, n && owner[n - 1] == 's' ? "’" : "’s", owned),
                plural);
    }
}

/* ", which means …", ", which leads to strokes": an illness before the comma does so, or all that was said. False when
 * it does not tell. */
static bool
result_subject(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd, struct cc_told *d)
{
    const struct cc_clause *parent = &w->p->v[c->parent];
    const struct cc_token *verb = c->main == CC_NO_INDEX ? NULL : &w->t->tokens[c->main];
    bool plural_ante = c->ante.b > c->ante.a && cc_tag_is_plural(w->t->tokens[c->ante.b - 1].tag);

    if (verb == NULL ||
        !(cc_token_lemma_in(verb, "mean explain make lead cause result be help allow") || cc_range_empty(c->ante) ||
            cc_says(verb)))
        return false;
    if (c->ante.b > c->ante.a && parent->main != CC_NO_INDEX &&
        cc_token_lemma_in(&w->t->tokens[parent->main], "have get develop suffer experience contract") &&
        has_illness(w, c->ante)) { /* "one in three has high blood pressure, which leads to strokes" */
        cc_refer(w->x, w->p, c->ante, false, d->subj);
        return true;
    }
    if (!(cc_range_empty(c->ante) || plural_ante || cc_token_lemma_in(verb, "mean explain lead result")))
        return false;
    if (cc_token_lemma_in(verb, "explain mean") || pd->subj->n == 0)
        cc_tell_copy(d->subj, pd->subj);
    else
        whole_event(w, parent, pd, d);
    return true;
}

/* "Millet is good for people [who] avoid gluten": the people of the complement do so, not the subject. */
static bool
of_people(const struct cc_tell *w, const struct cc_clause *c)
{
    return cc_token_is(&w->t->tokens[c->conj], "who") &&
        cc_noun_ending(w->t, c->ante.a, c->ante.b) == CC_NOUN_PEOPLE && c->ante.a > w->p->v[c->parent].comp.a;
}

/* Does the relative clause's verb ask for more than the last noun before it: "sleep, which [together] trouble"? */
static bool
of_all(const struct cc_tell *w, const struct cc_clause *c)
{
    for (uint32_t i = c->conj + 1; i <= c->verb.a; i++) {
        if (cc_token_in(&w->t->tokens[i], "together all both"))
            return true;
    }
    return w->t->tokens[c->verb.a].tag == CC_TAG_VBP && !cc_tag_is_plural(w->t->tokens[c->ante.b - 1].tag);
}

/* "ceramides from wheat, which [soften] the skin": the plural before the last noun, which the plural verb asks for. */
static bool
plural_before(const struct cc_tell *w, const struct cc_clause *c, struct cc_range *noun)
{
    uint32_t i = 0;
    const struct cc_token *verb = &w->t->tokens[c->verb.a];

    if (!cc_token_is(&w->t->tokens[c->conj], "which") || verb->tag != CC_TAG_VBP || cc_range_empty(c->ante) ||
        cc_tag_is_plural(w->t->tokens[c->ante.b - 1].tag) || w->t->tokens[c->ante.b - 1].tag != CC_TAG_NN)
        return false;
    while (i < w->p->n_k && w->p->chunks[i].end < c->ante.b)
        i++;
    while (i >= 2 && w->p->chunks[i].kind == CC_CHUNK_NP && w->p->chunks[i - 1].kind == CC_CHUNK_PP &&
        w->p->chunks[i - 2].kind == CC_CHUNK_NP) {
        i -= 2;
        if (cc_tag_is_plural(w->t->tokens[w->p->chunks[i].head].tag)) {
            *noun = (struct cc_range){w->p->chunks[i].first, c->ante.b};
            return true;
        }
    }
    return false;
}

/* The subject of a relative clause that has none of its own. The first that fits decides. */
static void
relative_subject(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd, struct cc_told *d)
{
    const struct cc_clause *parent = &w->p->v[c->parent];
    struct cc_range noun = c->ante;
    bool restrictive = (c->flags & CC_CL_RESTRICTIVE) != 0;

    if (c->ante.b > c->ante.a && c->ante.a < parent->verb.a && c->ante.a > parent->subj.a && pd->subj->n > 1 &&
        of_all(w, c)) {
        cc_tell_copy(d->subj, pd->subj); /* "A, B and C, which together trouble …" */
        return;
    }
    if (plural_before(w, c, &noun)) {
        cc_refer(w->x, w->p, noun, false, d->subj);
        return;
    }
    if ((c->ante.b > c->ante.a && c->ante.a < parent->verb.a) || /* it stands in the parent's subject */
        cc_tell_apposition(w, c, &noun) || of_people(w, c)) {
        if (names_event(w, noun) && noun.a > parent->verb.a && cc_token_in(&w->t->tokens[noun.a], "a an"))
            cc_tell_one(d->subj,
                cc_arena_printf(&w->x->scratch, "the %s", cc_tell_words(w, noun.a + 1, noun.b)), false);
        else
            cc_refer(w->x, w->p, noun, false, d->subj);
        return;
    }
    if (cc_tell_predicate_noun(w, parent) && !(parent->flags & CC_CL_EXISTENTIAL)) {
        cc_tell_copy(d->subj, pd->subj);
        return;
    }
    if (!restrictive && which_number(w, c) > 0) {
        cc_refer(w->x, w->p, c->ante, false, d->subj);
        return;
    }
    if (!restrictive && which_number(w, c) < 0 && pd->subj->n > 0) {
        event_subject(w, parent, pd, d);
        return;
    }
    if (!restrictive && (harms_after_fight(w, parent, c) || cc_tell_how_bad(w, c))) { /* "a stroke, which can be fatal" */
        cc_refer(w->x, w->p, c->ante, false, d->subj);
        return;
    }
    if (!restrictive && result_subject(w, c, pd, d))
        return;
    if (!restrictive && cc_tell_acts(cc_tell_effect(w, parent)) && pd->subj->n > 0 &&
        !(parent->flags & (CC_CL_PASSIVE | CC_CL_NEGATED))) {
        cc_tell_copy(d->subj, pd->subj);
        d->by = cc_tell_by_means(w, parent);
        d->tense = pd->tense;
        if (d->by[0] != '\0')
            return;
    }
    cc_refer(w->x, w->p, c->ante, false, d->subj);
}

void
cc_tell_relative(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd, struct cc_told *d)
{
    const struct cc_clause *parent = &w->p->v[c->parent];

    if (!cc_range_empty(c->subj))
        owned_subject(w, c, d);
    else
        relative_subject(w, c, pd, d);
    d->pre = (c->flags & CC_CL_RESTRICTIVE) || (c->ante.b > c->ante.a && c->ante.a < parent->pre.b) ? "" : pd->pre;
    d->hedged = pd->hedged && !(c->ante.b > c->ante.a && c->ante.a < parent->verb.a);
}

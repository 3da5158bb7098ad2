/* tell_remember.c: what a clause that was told leaves behind for the next ones: its predicate, its object, its
 * event. */
#include <stdio.h>
#include <string.h>

#include "claims/inflect.h"
#include "claims/tell.h"

/* Remembers the predicate of c in its base form, for an ellipsis after it. */
static void
remember_predicate(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    char room[CC_TELL_ROOM];
    struct cc_buf b = cc_buf_on(room, sizeof room);
    uint32_t v = CC_NO_INDEX;

    for (uint32_t i = c->verb.a; i < c->verb.b; i++) {
        const struct cc_token *k = &w->t->tokens[i];

        if (k->tag == CC_TAG_MD || !cc_tag_is_verb(k->tag) || (i != c->main && cc_token_lemma_in(k, "do have")))
            continue;
        v = i;
        break;
    }
    if (v == CC_NO_INDEX || c->comp.b - c->comp.a > 24)
        return;
    cc_inflect_add(&b, w->t->tokens[v].lemma, w->t->tokens[v].lemma_len, CC_FORM_BASE);
    for (uint32_t i = v + 1; i < c->verb.b; i++) {
        if (!cc_token_is(&w->t->tokens[i], "not"))
            cc_words_append(&b, w->t, i, i + 1, 0);
    }
    cc_refer_words(w->x, w->t, c->comp.a, c->comp.b, d->subj->n > 0 ? d->subj->v[0].text : "", &b);
    w->x->predicate = cc_remember(w->x, b.n > 0 ? b.v : NULL);
    if (w->t->tokens[c->verb.a].tag == CC_TAG_MD && w->t->tokens[c->verb.a].lower_len < sizeof w->x->modal[0]) {
        bool duty = cc_token_in(&w->t->tokens[c->verb.a], "should must ought");

        snprintf(w->x->modal[duty], sizeof w->x->modal[duty], "%.*s", (int)w->t->tokens[c->verb.a].lower_len,
            w->t->tokens[c->verb.a].lower);
        w->x->modal_predicate[duty] = w->x->predicate;
    }
    w->x->denied_age++;
    if (c->flags & CC_CL_NEGATED) {
        w->x->denied = w->x->predicate;
        w->x->denied_age = 0;
        w->x->denied_block = w->x->salience.block;
    }
    cc_buf_clear(&b);
}

/* What later sentences may point back to. */
void
cc_tell_remember(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    struct cc_noun_list *objects = cc_tell_new_list(w);
    struct cc_range comp = c->comp;
    bool plural, noun = false;

    if (!cc_range_empty(c->subj) && cc_token_in(&w->t->tokens[c->subj.a], "i we") && !w->how->testimonial)
        w->x->predicate = NULL; /* "I've heard that it helps." – "It does." */
    else if (c->kind == CC_CLAUSE_RELATIVE && w->x->predicate != NULL)
        w->x->denied_age++; /* "Ginger, which is hot, calms the stomach; mint doesn't" */
    else
        remember_predicate(w, c, d);
    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *k = &w->p->chunks[i];

        if (k->first < comp.a || k->first >= comp.b)
            continue;
        if (!noun && k->kind == CC_CHUNK_NP && cc_tag_is_noun(w->t->tokens[k->head].tag) &&
            !(cc_is_time_noun(&w->t->tokens[k->head]) && cc_token_in(&w->t->tokens[k->first], "the a"))) {
            comp.a = k->first;
            noun = true;
        } else if (noun && (k->kind == CC_CHUNK_VP || k->kind == CC_CHUNK_REL || k->kind == CC_CHUNK_SUB)) {
            comp.b = k->first; /* the noun phrase before what is said about it */
        }
    }
    for (uint32_t i = comp.a; i < comp.b; i++) {
        if (w->t->tokens[i].tag == CC_TAG_COMMA && (c->flags & CC_CL_EXISTENTIAL))
            comp.b = i; /* "there is autophagy, the cell's habit of …" */
    }
    if (comp.b > comp.a + 1 && w->t->tokens[comp.b - 1].tag == CC_TAG_RP)
        comp.b--; /* "Bring the dose down" */
    cc_risk_note(w->x, w->t, c->comp);
    w->x->objects.n = 0;
    w->x->own = d->subj->n > 0 ? d->subj : NULL;
    if (!cc_range_empty(comp) && comp.b - comp.a < 30 && noun)
        cc_refer(w->x, w->p, comp, false, objects);
    w->x->own = NULL;
    cc_tell_note_others(w, c->pre, (struct cc_range){0, 0});
    cc_tell_note_others(w, c->comp, comp);
    if (objects->n > 0)
        cc_refer_remember(w->x, objects, true);
    if ((c->flags & CC_CL_COPULA) && !(c->flags & (CC_CL_EXISTENTIAL | CC_CL_PASSIVE)) && comp.a <= c->comp.a + 1)
        cc_salience_lower(w->x); /* what it is said to be is no other thing */
    if (d->subj->n == 0 || c->kind == CC_CLAUSE_RELATIVE)
        return;
    if (objects->n > 0 &&
        ((c->flags & CC_CL_EXISTENTIAL) ||
            (cc_tell_predicate_noun(w, c) && !cc_range_empty(c->subj) &&
                cc_token_is(&w->t->tokens[c->subj.b - 1], "one")))) {
        cc_refer_remember(w->x, objects, false); /* "the main one is chlorogenic acid, and it …" */
        return;
    }
    cc_refer_remember(w->x, d->subj, false);
    if (d->subj->n == 1 && d->subj->v[0].person && strstr(d->subj->v[0].text, " who ") != NULL && d->why == NULL) {
        w->x->group = cc_remember(w->x, d->subj->v[0].text);
        w->x->group_sentence = w->x->salience.sentence;
    }
    w->x->event = cc_remember(w->x, cc_tell_event(w, c, d, &plural));
    w->x->event_plural = plural;
    w->x->event_sentence = w->x->salience.sentence;
}

/* Does the order name something that is taken, which "it" after it then means: "Drink green tea; it …"? */
static bool
takes_thing(const struct cc_tell *w, struct cc_range comp)
{
    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *k = &w->p->chunks[i];
        enum cc_noun class;

        if (k->kind != CC_CHUNK_NP || k->first < comp.a || k->first >= comp.b)
            continue;
        class = cc_noun_ending(w->t, k->first, k->end);
        return class == CC_NOUN_AGENT || class == CC_NOUN_FOOD || (k->flags & CC_NP_PRONOUN) != 0;
    }
    return false;
}

/* A verb that advice begins with, in its base form, and no name behind it: no brand is "Echo" or "Align". */
static bool
surely_ordered(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *k = &w->t->tokens[c->main], *next = &w->t->tokens[c->comp.a];

    return k->lemma_len == k->lower_len && (cc_cue_of(k->lemma, k->lemma_len) & CC_CUE_ADVISE) &&
        !(cc_cue_of(k->lemma, k->lemma_len) & CC_CUE_TALK) && !cc_token_in(next, "this that these those any") &&
        (w->s->title_case || !(next->flags & CC_TOK_CAPITAL) || next->tag == CC_TAG_DT);
}

void
cc_tell_remember_deed(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_noun_list *names;
    struct cc_buf b = {0};
    uint32_t e = c->comp.a;
    bool tries = c->main != CC_NO_INDEX && cc_token_lemma_in(&w->t->tokens[c->main], "try consider");

    if (c->main == CC_NO_INDEX || c->kind != CC_CLAUSE_MAIN || (c->flags & CC_CL_NEGATED) || cc_range_empty(c->comp) ||
        !surely_ordered(w, c) ||
        cc_token_lemma_in(
            &w->t->tokens[c->main], "let make remember imagine say wait be give expect allow get have pay"))
        return;
    while (e < c->comp.b && e < c->comp.a + 12 && w->t->tokens[e].tag != CC_TAG_COMMA && w->t->tokens[e].depth == 0 &&
        (!cc_token_in(&w->t->tokens[e], "if because since so until and or but which") ||
            (e + 1 < c->comp.b && cc_token_is(&w->t->tokens[e], "or") && w->t->tokens[e + 1].tag == CC_TAG_CD)) &&
        !cc_tag_is_finite(w->t->tokens[e].tag))
        e++;
    if (e == c->comp.a)
        return;
    if (tries) {
        cc_words_add(&b, w->t, c->comp.a, e, w->title);
    } else {
        cc_inflect_add(&b, w->t->tokens[c->main].lemma, w->t->tokens[c->main].lemma_len, CC_FORM_ING);
        cc_words_append(&b, w->t, c->main + 1, c->comp.a, 0);
        cc_refer_words(w->x, w->t, c->comp.a, e, "", &b);
    }
    names = cc_tell_new_list(w);
    names->n = 1;
    names->v[0] = (struct cc_noun_phrase){.text = cc_remember(w->x, b.v), .class = CC_NOUN_BEHAVIOUR};
    cc_buf_clear(&b);
    w->x->event = names->v[0].text;
    w->x->event_plural = false;
    w->x->event_sentence = w->x->salience.sentence;
    w->x->salience.clause++;
    cc_salience_note(w->x, takes_thing(w, c->comp) ? &w->x->objects : names, CC_SALIENT_SUBJECT);
}

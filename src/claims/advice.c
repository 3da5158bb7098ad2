/* advice.c: orders. "Take it two hours before bed" advises, and that is a claim of its own kind; "Support your lungs
 * with X" promises what X does; "Read on" and "Simmer for ten minutes" are neither. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/tell.h"

/* The verb that the order turns on: "take" of "always take", "wait" of "don't wait". */
static const struct cc_token *
order_verb(const struct cc_tell *w, const struct cc_clause *c)
{
    return c->main != CC_NO_INDEX ? &w->t->tokens[c->main] : NULL;
}

/* "Stress relief", "Clean formula": a noun phrase whose first word could be a verb. An order of two or three words must
 * begin with a verb that nothing else can be, or with one that advice begins with. */
static bool
may_be_noun_phrase(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *k = order_verb(w, c), *n;
    uint32_t e = c->comp.b > c->verb.b ? c->comp.b : c->verb.b;

    if (k == NULL || c->verb.b - c->verb.a > 1 || (cc_cue_of(k->lemma, k->lemma_len) & CC_CUE_ADVISE))
        return false;
    if (!(k->can & (CC_CAN_NOUN | CC_CAN_ADJ)) || c->verb.b >= e)
        return false;
    n = &w->t->tokens[c->verb.b];
    return cc_tag_is_noun(n->tag) || n->tag == CC_TAG_CC || cc_tag_is_adjective(n->tag);
}

static bool
is_wanted(enum cc_noun n)
{
    return n == CC_NOUN_SYMPTOM || n == CC_NOUN_DISEASE || n == CC_NOUN_QUANTITY || n == CC_NOUN_STRUCTURE ||
        n == CC_NOUN_STATE || n == CC_NOUN_PROCESS || n == CC_NOUN_BAD;
}

/* "Boost your immunity", "Ditch the bloat": what a reader wants, not what to do. */
static bool
is_goal(const struct cc_tell *w, const struct cc_clause *c)
{
    enum cc_effect f = cc_tell_effect(w, c);

    if ((c->flags & CC_CL_NEGATED) || cc_range_empty(c->comp) ||
        (w->t->tokens[c->comp.a].tag == CC_TAG_IN && cc_token_lemma_is(&w->t->tokens[c->main], "avoid")))
        return false; /* "Avoid with kidney disease" */
    if (f != CC_EFFECT_UP && f != CC_EFFECT_DOWN && f != CC_EFFECT_EASES && f != CC_EFFECT_HELPS)
        return false;
    for (uint32_t i = 0; i < w->p->n_k; i++) { /* its first noun phrase */
        const struct cc_chunk *k = &w->t->chunks[w->p->k[i]];

        if (k->kind == CC_CHUNK_NP && k->first >= c->verb.b && k->end <= c->comp.b)
            return is_wanted(cc_noun_ending(w->t, k->first, k->end));
    }
    return false;
}

/* "Never mix them with alcohol", "Do not drive after it": a ban in so many words. Shops beg with "Don't …". */
static bool
forbids(const struct cc_tell *w, const struct cc_clause *c, const struct cc_token *k)
{
    bool plain = cc_token_is(&w->t->tokens[c->verb.a], "never") ||
        (c->verb.a + 1 < c->verb.b && cc_token_is(&w->t->tokens[c->verb.a], "do") &&
            cc_token_is(&w->t->tokens[c->verb.a + 1], "not"));

    return plain && !w->x->sells && !cc_range_empty(c->comp) &&
        !cc_token_in(k, "forget worry believe let expect hesitate be miss mind say tell ask think know feel get");
}

const char *
cc_tell_advice_drop(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *k = order_verb(w, c);
    uint32_t e = c->comp.b > c->verb.b ? c->comp.b : c->verb.b;

    if (k != NULL && c->conj != CC_NO_INDEX && w->t->tokens[c->conj].tag == CC_TAG_COLON &&
        cc_token_lemma_in(k, "give allow wait"))
        return "said with the clause before it";
    if (k == NULL || cc_token_in(k, "let") || (cc_cue_of(k->lemma, k->lemma_len) & CC_CUE_TALK) ||
        cc_cue_in(w->t, c->verb.a, e, CC_CUE_DISCLAIMER, NULL))
        return "an instruction";
    for (uint32_t i = c->verb.a; i + 1 < e; i++) { /* "Don't let the price put you off" */
        if (cc_token_in(&w->t->tokens[i], "scare fool mislead put carry tempt deter frighten worry intimidate") &&
            cc_token_is(&w->t->tokens[i + 1], "you"))
            return "an instruction";
    }
    if (cc_token_is(k, "be") && !cc_range_empty(c->comp) &&
        cc_token_in(&w->t->tokens[c->comp.a], "patient kind gentle honest realistic proud brave"))
        return "an instruction"; /* "Be patient with your back" */
    if (!w->how->testimonial && !(w->how->rule != NULL && strcmp(w->how->rule, "heading") == 0) &&
        !cc_tell_first_person(w, c->verb.a, e) && forbids(w, c, k))
        return NULL;
    if ((cc_cue_of(k->lemma, k->lemma_len) & CC_CUE_KITCHEN) || may_be_noun_phrase(w, c) || w->how->product ||
        w->how->testimonial)
        return "an instruction";
    if (w->how->rule != NULL && strcmp(w->how->rule, "heading") == 0)
        return "an instruction";
    if (is_goal(w, c) && !(w->how->advice && (cc_cue_of(k->lemma, k->lemma_len) & CC_CUE_ADVISE)))
        return "promises what something else must bring about";
    if (cc_tell_first_person(w, c->verb.a, e))
        return "an instruction";
    if ((cc_cue_of(k->lemma, k->lemma_len) & CC_CUE_ADVISE) &&
        (w->how->advice || !cc_range_empty(c->comp) || !cc_range_empty(c->cond)))
        return NULL;
    return w->how->advice || cc_tell_has_number(w, c) || cc_health_in(w->t, c->verb.a, c->cond.b > e ? c->cond.b : e)
        ? NULL
        : "an instruction";
}

/* The thing by which the goal is reached: the noun phrase or gerund after "with", "by", "through", as text; NULL when
 * the order names none. *at is the token of the preposition. */
static const char *
means(struct cc_tell *w, const struct cc_clause *c, uint32_t *at, bool *plural)
{
    for (uint32_t i = c->comp.a + 1; i + 1 < c->comp.b; i++) {
        struct cc_noun_list names = {0};

        if (!cc_token_in(&w->t->tokens[i], "with by through using via") ||
            cc_token_in(&w->t->tokens[i + 1], "this these that those your the a an"))
            continue;
        *at = i;
        *plural = false;
        if (w->t->tokens[i + 1].tag == CC_TAG_VBG)
            return cc_tell_words(w, i + 1, c->comp.b);
        cc_refer(w->x, w->p, (struct cc_range){i + 1, c->comp.b}, false, &names);
        if (names.n != 1)
            return NULL;
        for (uint32_t j = 0; j < w->x->n_products; j++) {
            if (strcasestr(names.v[0].text, w->x->products[j]) != NULL) {
                *plural = j == 0 && w->x->product_plural;
                return w->x->products[j];
            }
        }
        *plural = names.v[0].plural;
        return names.v[0].text;
    }
    return NULL;
}

/* "Add Acme to your routine to support your joints": the token of that "to", or CC_NO_INDEX. *product is what is to be
 * taken. */
static uint32_t
purpose_of_order(struct cc_tell *w, const struct cc_clause *c, const char **product)
{
    uint32_t to = c->main + 1;
    const char *words;

    if (!cc_token_lemma_in(&w->t->tokens[c->main], "incorporate add try choose take use make invest trust include order start get"))
        return CC_NO_INDEX;
    while (to + 2 < w->s->end && !(w->t->tokens[to].tag == CC_TAG_TO && w->t->tokens[to + 1].tag == CC_TAG_VB))
        to++;
    if (to + 2 >= w->s->end || !cc_health_in(w->t, to + 2, w->s->end))
        return CC_NO_INDEX;
    words = cc_tell_words(w, c->main + 1, to);
    for (uint32_t j = 0; j < w->x->n_products; j++) {
        if (strcasestr(words, w->x->products[j]) != NULL) {
            *product = w->x->products[j];
            return to;
        }
    }
    return CC_NO_INDEX;
}

/* "it" (how.it) with the predicate of tokens [r.a, r.b), which begins with a bare verb. */
static void
tell_promise(struct cc_tell *w, struct cc_how how, struct cc_range r)
{
    struct cc_buf b = {0};

    how.rule = "goal";
    how.fresh = 0;
    how.given = NULL;
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    cc_buf_adds(&b, "it ");
    cc_inflect_present(&b, w->t->tokens[r.a].lemma, w->t->tokens[r.a].lemma_len, how.it_plural);
    cc_words_append(&b, w->t, r.a + 1, r.b, w->title);
    cc_buf_addc(&b, '.');
    cc_tell_text(w->x, b.v, b.n, &how);
    cc_buf_clear(&b);
}

/* What such an order promises, said of the product. */
static bool
tell_purpose(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_how how = *w->how;
    uint32_t to = purpose_of_order(w, c, &how.it), e = w->s->end;

    if (to == CC_NO_INDEX)
        return false;
    how.it_plural = how.it == w->x->products[0] && w->x->product_plural;
    while (e > to && cc_tag_is_punct(w->t->tokens[e - 1].tag))
        e--;
    tell_promise(w, how, (struct cc_range){to + 1, e});
    return true;
}

bool
cc_tell_goal(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_how how = *w->how;
    uint32_t at = c->comp.b;

    if ((c->flags & CC_CL_IMPERATIVE) && c->main != CC_NO_INDEX && w->x->depth < 2 && !w->how->soft && w->x->sells &&
        tell_purpose(w, c))
        return true;
    if (!(c->flags & CC_CL_IMPERATIVE) || c->main == CC_NO_INDEX || w->x->depth >= 2 || w->how->soft ||
        !is_goal(w, c) || may_be_noun_phrase(w, c))
        return false;
    how.it = means(w, c, &at, &how.it_plural);
    if (how.it == NULL && w->x->sells && w->x->n_products > 0) { /* the page's own promise */
        how.it = w->x->products[0];
        how.it_plural = w->x->product_plural;
    }
    if (how.it == NULL || cc_range_empty(c->comp))
        return false;
    tell_promise(w, how, (struct cc_range){c->main, at});
    return true;
}

/* "Add two cups to the bath", "Use a teaspoon twice a day": the token behind such a measure where it does not say of
 * what, or 0. */
static uint32_t
measure_end(const struct cc_tell *w, const struct cc_clause *c)
{
    uint32_t i = c->comp.a;

    while (i < c->comp.b && i < c->comp.a + 3 &&
        (w->t->tokens[i].tag == CC_TAG_CD || (w->t->tokens[i].flags & CC_TOK_NUMBER) ||
            cc_token_in(&w->t->tokens[i], "a one half few")))
        i++;
    if (i == c->comp.a || i >= c->comp.b ||
        !cc_token_lemma_in(&w->t->tokens[i], "cup teaspoon tablespoon tsp tbsp spoonful drop scoop pinch handful"))
        return 0;
    return i + 1 == c->comp.b || w->t->tokens[i + 1].tag == CC_TAG_TO ||
            (w->t->tokens[i + 1].tag == CC_TAG_IN && !cc_token_is(&w->t->tokens[i + 1], "of")) ||
            cc_tag_is_adverb(w->t->tokens[i + 1].tag)
        ? i + 1
        : 0;
}

/* "Take 30 minutes before bed": of what, the order does not say. True when it was told with the article's topic put
 * in. */
bool
cc_tell_take_what(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_how how = *w->how;
    const struct cc_token *k = order_verb(w, c), *n;
    struct cc_buf b = {0};
    uint32_t measure = 0, from;
    bool lacks;

    if (k == NULL || cc_topic(w->x) == NULL || w->x->depth >= 2 || w->how->soft ||
        !cc_token_lemma_in(k, "take consume apply use dissolve swallow drink add avoid"))
        return false;
    n = cc_range_empty(c->comp) ? NULL : &w->t->tokens[c->comp.a];
    if (cc_token_lemma_in(k, "add avoid") && n == NULL)
        return false;
    lacks = n == NULL || cc_tag_is_adverb(n->tag) || n->tag == CC_TAG_IN;
    if (!lacks)
        measure = measure_end(w, c);
    if (!lacks && (n->tag == CC_TAG_CD || (n->flags & CC_TOK_NUMBER))) {
        uint32_t i = c->comp.a;

        while (i < c->comp.b && !cc_tag_is_noun(w->t->tokens[i].tag))
            i++;
        lacks = i < c->comp.b && cc_is_time_noun(&w->t->tokens[i]);
    }
    if (!lacks && measure == 0)
        return false;
    from = measure > 0 ? measure : c->comp.a;
    how.rule = "advice";
    how.fresh = 0;
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    cc_words_add(&b, w->t, c->pre.a, c->pre.b, w->title);
    cc_buf_adds(&b, b.n > 0 ? ", " : "");
    cc_words_append(&b, w->t, c->verb.a, c->verb.b, w->title);
    cc_words_append(&b, w->t, c->comp.a, from, w->title);
    cc_buf_adds(&b, measure > 0 ? " of " : " ");
    cc_buf_adds(&b, cc_topic(w->x));
    cc_words_append(&b, w->t, from, c->comp.b, w->title);
    cc_words_append(&b, w->t, c->cond.a, c->cond.b, w->title);
    cc_buf_addc(&b, '.');
    cc_tell_text(w->x, b.v, b.n, &how);
    cc_buf_clear(&b);
    return true;
}

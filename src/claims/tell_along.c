/* tell_along.c: what a statement says comes along with it, or does not: "…, with fewer side effects", "… without making
 * people drowsy". */
#include <string.h>

#include "claims/inflect.h"
#include "claims/tell.h"
#include "vocab/tables.h"

/* "…, with fewer side effects": what comes along is a statement as well. */
void
cc_tell_with_fewer(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    uint32_t i = c->comp.a;
    struct cc_how how = *w->how;

    while (i + 3 < c->comp.b && !(w->t->tokens[i].tag == CC_TAG_COMMA && cc_token_is(&w->t->tokens[i + 1], "with") &&
        cc_token_in(&w->t->tokens[i + 2], "fewer less no lower")))
        i++;
    if (i + 3 >= c->comp.b || c->kind != CC_CLAUSE_MAIN || w->x->depth > 1 ||
        cc_tag_is_punct(w->t->tokens[i + 3].tag) || !cc_health_in(w->t, i + 3, c->comp.b))
        return;
    for (uint32_t j = i + 2; j < c->comp.b; j++) {
        if (w->t->tokens[j].tag == CC_TAG_COMMA || cc_tag_is_finite(w->t->tokens[j].tag))
            return;
    }
    how.rule = "with-fewer";
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    for (uint32_t k = 0; k < d->subj->n; k++) {
        struct cc_buf b = {0};

        if (d->subj->v[k].person)
            continue;
        cc_buf_adds(&b, d->subj->v[k].text);
        cc_buf_adds(&b, d->subj->v[k].plural ? " have" : " has");
        cc_words_append(&b, w->t, i + 2, c->comp.b, 0);
        cc_buf_addc(&b, '.');
        cc_tell_text(w->x, b.v, b.n, &how);
        cc_buf_clear(&b);
    }
}

/* Deeds of a person rather than of what is taken: "without trying", "without asking a doctor". */
#define DEEDS                                                                                                          \
    "try ask change speak train get know realize realise talk consult see go take use eat drink think have be do need look "  \
    "spend buy give leave say read pay wait add notice mean worry check cook count"

bool
cc_tell_cut_without(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, struct cc_clause *own)
{
    const struct cc_token *v = w->t->tokens;
    uint32_t at = c->comp.a;

    if (w->x->depth > 1 || w->how->order != NULL || d->subj->n == 0 || d->denied || w->how->denied ||
        (c->flags & (CC_CL_NEGATED | CC_CL_EXISTENTIAL)) || cc_range_empty(c->subj) || cc_token_in(&v[c->subj.a], "no few nothing"))
        return false;
    while (at + 2 < c->comp.b && !(cc_token_is(&v[at], "without") && v[at + 1].tag == CC_TAG_VBG))
        at++;
    if (at + 2 >= c->comp.b || v[at].depth > 0 || cc_token_lemma_in(&v[at + 1], DEEDS) ||
        !cc_health_in(w->t, at + 1, c->comp.b))
        return false;
    for (uint32_t i = 0; i < d->subj->n; i++) {
        if (d->subj->v[i].person || d->subj->v[i].text[0] == '\0')
            return false;
    }
    for (uint32_t i = at + 2; i < c->comp.b; i++) {
        if (v[i].tag == CC_TAG_COMMA || cc_token_in(&v[i], "it them that which and or") || cc_tag_is_finite(v[i].tag))
            return false;
    }
    own->comp.b = at;
    while (own->comp.b > own->comp.a && cc_tag_is_punct(v[own->comp.b - 1].tag))
        own->comp.b--;
    return true;
}

void
cc_tell_without(struct cc_tell *w, const struct cc_clause *c, const struct cc_clause *own, const struct cc_told *d)
{
    const struct cc_token *v = w->t->tokens;
    struct cc_how how = *w->how;
    uint32_t at = own->comp.b;

    while (!cc_token_is(&v[at], "without"))
        at++;
    how.rule = "without";
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    for (uint32_t k = 0; k < d->subj->n; k++) {
        struct cc_buf b = {0};

        cc_buf_adds(&b, d->subj->v[k].text);
        cc_buf_adds(&b, v[c->verb.a].tag == CC_TAG_VBD ? " did not " : d->subj->v[k].plural ? " do not " : " does not ");
        cc_inflect_add(&b, v[at + 1].lemma, v[at + 1].lemma_len, CC_FORM_BASE);
        cc_words_append(&b, w->t, at + 2, c->comp.b, 0);
        cc_buf_addc(&b, '.');
        cc_tell_text(w->x, b.v, b.n, &how);
        cc_buf_clear(&b);
    }
}

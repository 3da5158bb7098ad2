/* tell_report.c: clauses that report another one: "Some experts believe that …", "A drop in insulin explains why …". */
#include <string.h>

#include "claims/tell.h"

/* "Women may find that their periods become irregular": they do not report, they are the ones it happens to. */
static bool
finds(const struct cc_tell *w, const struct cc_clause *c)
{
    return cc_token_lemma_in(&w->t->tokens[c->main], "find notice feel know") &&
        !cc_cue_in(w->t, c->subj.a, c->subj.b, CC_CUE_PERSON, NULL) &&
        !cc_token_in(&w->t->tokens[c->subj.a], "no nobody");
}

/* The clause that clause i reports, or CC_NO_INDEX. */
static uint32_t
said(const struct cc_tell *w, uint32_t i)
{
    for (uint32_t j = i + 1; j < w->p->n; j++) {
        if (w->p->v[j].kind == CC_CLAUSE_THAT && w->p->v[j].parent == i)
            return j;
    }
    return CC_NO_INDEX;
}

/* "64% said", "one in five reported", "half of them felt": a count of answers is no opinion. */
static bool
counts_answers(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *k = &w->t->tokens[c->subj.a];

    return !cc_range_empty(c->subj) && (k->tag == CC_TAG_CD || (k->flags & CC_TOK_NUMBER) || cc_token_in(k, "half"));
}

/* "The trial was too short to show whether X" says that it is not known; "We tested whether X" says nothing. */
static void
whether(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d, uint32_t to)
{
    uint32_t a = cc_range_empty(c->subj) ? c->verb.a : c->subj.a;
    bool open = (c->flags & CC_CL_NEGATED) != 0 || cc_judge_denied(w->t, a, to) ||
        cc_token_in(&w->t->tokens[a], "no nobody none");

    for (uint32_t i = a; i < to; i++)
        open = open || cc_token_in(&w->t->tokens[i], "too unclear unknown uncertain doubt doubtful open remains debatable disputed unproven untested questionable moot debate");
    d->says = true;
    d->asks = !open || cc_tell_first_person(w, a, to);
    d->hedged = d->denied = true;
    d->prefix = cc_arena_printf(
        &w->x->scratch, "%s%s%s", d->prefix, d->prefix[0] != '\0' ? " " : "", cc_tell_words(w, a, to));
}

/* "Bleeding is a sign that plaque is left": stated of the bleeding, not of the plaque alone. */
static bool
is_sign(const struct cc_tell *w, const struct cc_clause *c)
{
    return (c->flags & CC_CL_COPULA) && !cc_range_empty(c->comp) &&
        cc_token_in(&w->t->tokens[c->comp.a], "a an another one the") &&
        cc_token_in(&w->t->tokens[c->comp.b - 1], "sign symptom indication indicator signal clue hint warning");
}

/* "failed to show that", "I doubt that", "it used to be thought that": what follows is not said to be so. */
static bool
fails_or_doubts(const struct cc_tell *w, const struct cc_clause *c)
{
    for (uint32_t i = c->verb.a; i < c->main; i++) {
        if (cc_token_lemma_is(&w->t->tokens[i], "fail") ||
            (cc_token_is(&w->t->tokens[i], "used") && cc_token_is(&w->t->tokens[i + 1], "to")) ||
            cc_token_is(&w->t->tokens[i], "once") || /* "Doctors once feared that …", "It was long believed that …" */
            (cc_token_is(&w->t->tokens[i], "long") && cc_token_in(&w->t->tokens[c->verb.a], "was were")))
            return true;
    }
    return cc_token_lemma_in(&w->t->tokens[c->main], "doubt dispute deny reject refute debunk disprove");
}

/* A clause that reports another: "Some experts believe that …". Sets what its children need. */
void
cc_tell_report(struct cc_tell *w, uint32_t i, struct cc_told *d)
{
    const struct cc_clause *c = &w->p->v[i], *child = &w->p->v[said(w, i)];
    uint32_t verb = cc_cue_of(w->t->tokens[c->main].lemma, w->t->tokens[c->main].lemma_len),
             a = cc_range_empty(c->subj) ? c->verb.a : c->subj.a;
    uint32_t to = child->conj != CC_NO_INDEX ? child->conj + 1
        : cc_range_empty(child->pre)         ? child->subj.a
            : child->pre.a;
    bool not_all = !cc_range_empty(c->pre) && cc_token_is(&w->t->tokens[c->pre.a], "not"); /* "Not every trial found" */
    bool denied = not_all || (c->flags & CC_CL_NEGATED) ||
        (!cc_range_empty(c->subj) && cc_token_in(&w->t->tokens[c->subj.a], "no nobody none"));
    bool nothing = !cc_range_empty(c->comp) &&
        cc_token_in(&w->t->tokens[c->comp.a], "no little insufficient scant nothing"); /* "found no evidence that" */
    bool why = (child->flags & CC_CL_WHY) != 0, counts = counts_answers(w, c), sign = is_sign(w, c);

    denied = denied || nothing || fails_or_doubts(w, c);
    if (child->conj != CC_NO_INDEX && cc_token_is(&w->t->tokens[child->conj], "whether")) {
        whether(w, c, d, to);
        return;
    }
    d->says = true;
    if (d->subj->n > 0)
        w->x->reporter = cc_remember(w->x, d->subj->v[0].text);
    d->denied = d->denied || denied;
    d->hedged = d->hedged || ((verb & CC_CUE_SAYSHEDGED) && !counts) || cc_judge_hedged(w->t, a, c->verb.b);
    if ((finds(w, c) || sign) && d->subj->n > 0 && !cc_tell_first_person(w, c->subj.a, c->subj.b))
        cc_refer_remember(w->x, d->subj, false);
    if (why && d->subj->n > 0 && c->main != CC_NO_INDEX && !(c->flags & CC_CL_COPULA)) {
        struct cc_buf b = {0};

        cc_buf_adds(&b, d->subj->v[0].text);
        cc_render_verb(&b, w->p, c, d->subj->v[0].plural, d->tense, false);
        cc_buf_adds(&b, " why");
        d->prefix = cc_tell_take(w, &b);
    } else if (c->kind != CC_CLAUSE_RELATIVE && !why && (d->hedged || denied || counts || sign) &&
        !cc_range_empty(c->subj) && d->prefix[0] == '\0' &&
        (!cc_token_in(&w->t->tokens[c->subj.a], "it this that they") || denied) && !finds(w, c)) {
        if (cc_token_in(&w->t->tokens[c->subj.a], "it this that they") && d->subj->n > 0 && !(c->flags & CC_CL_PASSIVE))
            d->prefix = cc_arena_printf(&w->x->scratch, "%s %s", d->subj->v[0].text, cc_tell_words(w, c->verb.a, to));
        else
            d->prefix = cc_tell_words(w, not_all ? c->pre.a : c->subj.a, to);
    }
}

bool
cc_tell_reports(const struct cc_tell *w, uint32_t i)
{
    const struct cc_clause *c = &w->p->v[i];

    if (cc_tell_odds_that(w, c))
        return false;
    if (said(w, i) != CC_NO_INDEX && c->main != CC_NO_INDEX &&
        cc_token_lemma_in(&w->t->tokens[c->main], CC_FOOLS))
        return false; /* "fools the cells into thinking that it is broken" */
    for (uint32_t k = c->comp.a; k < c->comp.b; k++) {
        if (cc_token_in(&w->t->tokens[k], "so such") && said(w, i) != CC_NO_INDEX)
            return false; /* "gets so irritable that a touch hurts" */
    }
    return c->main != CC_NO_INDEX && said(w, i) != CC_NO_INDEX;
}

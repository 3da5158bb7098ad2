/* tell.c: one sentence -> statements. The clauses of the parse are taken in order; each gets its subjects (from its own
 * words, its parent, or what a pronoun stands for), its complement is split, and every subject with every part of the
 * complement becomes one statement. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/myth.h"
#include "claims/speaker.h"
#include "claims/refer.h"
#include "claims/review.h"
#include "claims/tell.h"

/* Does this clause lie in the part of the text that is still to be told? */
static bool
fresh(const struct cc_tell *w, const struct cc_clause *c)
{
    uint32_t e = c->own > 0 ? c->own : c->comp.b > c->verb.b ? c->comp.b : c->verb.b;
    uint32_t a = cc_range_empty(c->subj) ? c->verb.a : c->subj.a;

    if (w->how->fresh_subject > 0)
        return w->t->tokens[a].span.start < w->how->fresh_subject || w->how->fresh == 0;
    return w->how->fresh == 0 || (e > 0 && w->t->tokens[e - 1].span.end > w->how->fresh);
}

/* "→ tiredness, breathlessness, palpitations": names that only commas part are several. */
static void
part_at_commas(struct cc_tell *w, struct cc_range r, struct cc_noun_list *out)
{
    uint32_t commas = 0;

    for (uint32_t i = r.a; i < r.b; i++) {
        const struct cc_token *k = &w->t->tokens[i];

        commas += k->tag == CC_TAG_COMMA;
        if (!cc_tag_is_noun(k->tag) && !cc_tag_is_adjective(k->tag) && k->tag != CC_TAG_COMMA)
            return;
    }
    if (commas == 0 || out->n != 1)
        return;
    out->n = 0;
    for (uint32_t a = r.a, e; a < r.b; a = e + 1) {
        struct cc_buf b = {0};

        for (e = a; e < r.b && w->t->tokens[e].tag != CC_TAG_COMMA; e++)
            ;
        if (e == a)
            continue;
        cc_words_add(&b, w->t, a, e, w->title);
        cc_nouns_add(out, &(struct cc_noun_phrase){.text = cc_arena_strndup(&w->x->scratch, b.v, b.n),
            .plural = cc_tag_is_plural(w->t->tokens[e - 1].tag)});
        cc_buf_clear(&b);
    }
}

/* "A → B → C": each arrow is a link. */
static void
arrow(struct cc_tell *w, uint32_t i, struct cc_told *d)
{
    const struct cc_clause *c = &w->p->v[i];
    const struct cc_told *before = i > 0 ? &w->told[i - 1] : NULL;
    struct cc_noun_list effects;
    bool plural = false;
    const char *from;

    cc_refer(w->x, w->p, c->comp, false, &effects);
    part_at_commas(w, c->comp, &effects);
    *d->subj = effects;
    if (before == NULL || before->subj->n == 0 || cc_range_empty(c->comp))
        return;
    from = w->p->v[i - 1].kind == CC_CLAUSE_VERBLESS ? before->subj->v[0].text
        : cc_tell_event(w, &w->p->v[i - 1], before, &plural);
    if (w->p->v[i - 1].kind == CC_CLAUSE_VERBLESS)
        plural = before->subj->v[0].plural;
    for (uint32_t j = 0; j < effects.n && from != NULL; j++) {
        struct cc_fact f = {.rule = "arrow",
            .direction = CC_DIR_CAUSES,
            .kind = CC_KIND_MECHANISM,
            .subject = from,
            .relation = "lead to"};

        f.object = effects.v[j].text;
        f.text = cc_arena_printf(&w->x->scratch, "%s %s to %s", from, plural ? "lead" : "leads", f.object);
        f.hedged = w->how->hedged;
        if (effects.n == 1 && cc_judge_shift(w->t, c->comp) != CC_DIR_NONE_GIVEN)
            f.direction = cc_judge_shift(w->t, c->comp);
        else if (effects.v[j].class == CC_NOUN_QUANTITY && strcasestr(f.object, "inflammation") == NULL)
            f.direction = CC_DIR_UP; /* "stress → cortisol": more of it; inflammation comes about */
        cc_claim_make(w->x, &f, w->how, w->t == &w->x->text ? w->s->span : (struct cc_span){0, 0});
    }
}

/* "High insulin → ovaries make more testosterone": what stands before the arrow leads to what the clause says. False
 * when the clause is no such link. */
static bool
arrow_to_clause(struct cc_tell *w, uint32_t i, struct cc_told *d)
{
    const struct cc_clause *c = &w->p->v[i];
    const struct cc_told *before = i > 0 ? &w->told[i - 1] : NULL;
    struct cc_fact f = {.rule = "arrow", .direction = CC_DIR_CAUSES, .kind = CC_KIND_MECHANISM, .relation = "lead to"};
    bool plural = false, many;

    if (!(c->flags & CC_CL_ARROW) || before == NULL || before->subj == NULL || before->subj->n == 0 ||
        d->subj->n == 0 || d->subj->v[0].person || cc_range_empty(c->subj) || w->how->soft ||
        (c->flags & (CC_CL_IMPERATIVE | CC_CL_NEGATED)))
        return false;
    f.subject = w->p->v[i - 1].kind == CC_CLAUSE_VERBLESS ? before->subj->v[0].text
        : cc_tell_event(w, &w->p->v[i - 1], before, &plural);
    if (w->p->v[i - 1].kind == CC_CLAUSE_VERBLESS)
        plural = before->subj->v[0].plural;
    f.object = cc_tell_event(w, c, d, &many);
    if (f.subject == NULL || f.object == NULL)
        return false;
    f.text = cc_arena_printf(&w->x->scratch, "%s %s to %s", f.subject, plural ? "lead" : "leads", f.object);
    f.hedged = w->how->hedged || cc_judge_hedged(w->t, c->verb.a, c->comp.b > c->verb.b ? c->comp.b : c->verb.b);
    if (cc_judge_shift(w->t, c->comp) != CC_DIR_NONE_GIVEN)
        f.direction = cc_judge_shift(w->t, c->comp);
    cc_claim_make(w->x, &f, w->how, w->t == &w->x->text ? w->s->span : (struct cc_span){0, 0});
    cc_tell_remember(w, c, d);
    return true;
}

/* Where the next member of a list of gerunds begins, its coordinator included: "feeding A[, ]blocking B[ and] raising
 * C". A verb without an object yet shares the object behind the next. */
static uint32_t
next_gerund(const struct cc_text *t, uint32_t i, uint32_t e)
{
    bool object = false;

    for (; i + 1 < e; i++) {
        object = object || cc_tag_is_noun(t->tokens[i].tag);
        if (object && (t->tokens[i].tag == CC_TAG_CC || t->tokens[i].tag == CC_TAG_COMMA)) {
            uint32_t j = i + 1 + (t->tokens[i + 1].tag == CC_TAG_CC);

            if (j + 1 < e && t->tokens[j].tag == CC_TAG_VBG && !cc_tag_is_punct(t->tokens[j + 1].tag))
                return i;
        }
    }
    return e;
}

/* "By blocking adenosine, caffeine keeps people awake": the means is a statement as well. */
static void
fronted_means(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    const struct cc_token *by = &w->t->tokens[c->pre.a], *verb = by + 1;

    if (c->kind != CC_CLAUSE_MAIN || c->pre.b < c->pre.a + 3 || !cc_token_is(by, "by") || verb->tag != CC_TAG_VBG ||
        (c->flags & CC_CL_IMPERATIVE) || w->x->depth > 1)
        return;
    for (uint32_t i = 0; i < d->subj->n; i++) {
        struct cc_buf b = {0};
        struct cc_how how = *w->how;

        if (d->subj->v[i].person)
            continue;
        how.rule = "means";
        if (w->t == &w->x->text) {
            how.pieces[0] = w->s->span;
            how.n_pieces = 1;
        }
        for (uint32_t from = c->pre.a + 1; from < c->pre.b;) { /* "by feeding A and blocking B": each by itself */
            uint32_t to = next_gerund(w->t, from + 1, c->pre.b);

            cc_buf_adds(&b, d->subj->v[i].text);
            cc_buf_addc(&b, ' ');
            cc_inflect_present(&b, w->t->tokens[from].lemma, w->t->tokens[from].lemma_len, d->subj->v[i].plural);
            from++;
            while (from + 1 < to && w->t->tokens[from].tag == CC_TAG_CC &&
                w->t->tokens[from + 1].tag == CC_TAG_VBG) { /* "calming and healing the gut" */
                cc_words_append(&b, w->t, from, from + 1, 0);
                cc_buf_addc(&b, ' ');
                cc_inflect_present(
                    &b, w->t->tokens[from + 1].lemma, w->t->tokens[from + 1].lemma_len, d->subj->v[i].plural);
                from += 2;
            }
            cc_words_append(&b, w->t, from, to, 0);
            cc_buf_addc(&b, '.');
            cc_tell_text(w->x, b.v, b.n, &how);
            cc_buf_reset(&b);
            for (from = to; from < c->pre.b && w->t->tokens[from].tag != CC_TAG_VBG; from++)
                ;
        }
        cc_buf_clear(&b);
    }
}

/* "When the liver makes less cholesterol, it …": what the fronted clause is about is near at hand. */
static void
note_fronted(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_noun_list *names;
    uint32_t k = 0;

    if (c->kind == CC_CLAUSE_MAIN && c->pre.b >= c->pre.a + 3 && cc_token_is(&w->t->tokens[c->pre.a], "as") &&
        cc_token_is(&w->t->tokens[c->pre.a + 1], "for")) {
        names = cc_tell_new_list(w); /* "As for the sauna, it's fine …" */
        cc_refer(w->x, w->p, (struct cc_range){c->pre.a + 2, c->pre.b}, false, names);
        cc_refer_remember(w->x, names, false);
        cc_salience_raise(w->x);
        w->x->salience.clause++;
        return;
    }
    if (c->kind != CC_CLAUSE_MAIN || c->pre.b < c->pre.a + 3 || c->subj.b != c->subj.a + 1 ||
        !cc_token_in(&w->t->tokens[c->subj.a], "it they") ||
        !cc_token_in(&w->t->tokens[c->pre.a], "when if once as because while after before until since"))
        return;
    while (k < w->p->n_k && w->p->chunks[k].first <= c->pre.a)
        k++;
    if (k + 1 >= w->p->n_k || w->p->chunks[k].kind != CC_CHUNK_NP || (w->p->chunks[k].flags & CC_NP_PRONOUN) ||
        w->p->chunks[k].first != c->pre.a + 1 || w->p->chunks[k + 1].kind != CC_CHUNK_VP ||
        w->p->chunks[k + 1].first >= c->pre.b)
        return;
    names = cc_tell_new_list(w);
    cc_refer(w->x, w->p, (struct cc_range){w->p->chunks[k].first, w->p->chunks[k].end}, false, names);
    if (names->n != 1)
        return;
    for (uint32_t j = k + 2; j < w->p->n_k && w->p->chunks[j].end <= c->pre.b;
         j++) { /* "…, it pulls more of it out": its object */
        struct cc_noun_list *object;

        if (w->p->chunks[j].kind != CC_CHUNK_NP || (w->p->chunks[j].flags & CC_NP_PRONOUN))
            continue;
        object = cc_tell_new_list(w);
        cc_refer(w->x, w->p, (struct cc_range){w->p->chunks[j].first, w->p->chunks[j].end}, false, object);
        if (object->n == 1)
            cc_salience_note(w->x, object, CC_SALIENT_OBJECT);
        break;
    }
    cc_salience_note(w->x, names, CC_SALIENT_SUBJECT);
    w->x->salience.clause++;
}

/* "fools them into thinking that …": what is thought belongs to the object. */
static void
take_thought(struct cc_tell *w, uint32_t i)
{
    struct cc_clause *c = &w->p->v[i];

    if (i + 1 < w->p->n && c[1].kind == CC_CLAUSE_THAT && c[1].parent == i && c->main != CC_NO_INDEX &&
        cc_token_lemma_in(&w->t->tokens[c->main], CC_FOOLS))
        c->comp.b = c[1].comp.b > c[1].verb.b ? c[1].comp.b : c[1].verb.b;
}

/* What a dash or a colon adds to clause i: "– in older adults", ": give it three months". */
static void
take_tail(struct cc_tell *w, uint32_t i, struct cc_told *d)
{
    struct cc_clause *c = &w->p->v[i];

    if (i + 1 < w->p->n && c[1].kind == CC_CLAUSE_VERBLESS && c[1].conj != CC_NO_INDEX &&
        w->t->tokens[c[1].conj].tag == CC_TAG_DASH && !cc_range_empty(c[1].comp) &&
        w->t->tokens[c[1].comp.a].tag == CC_TAG_IN && c[1].comp.b - c[1].comp.a <= 8)
        d->tail = c[1].comp;
    if (i + 1 < w->p->n && (c[1].flags & CC_CL_IMPERATIVE) && c[1].conj != CC_NO_INDEX &&
        w->t->tokens[c[1].conj].tag == CC_TAG_COLON && c[1].main != CC_NO_INDEX &&
        cc_token_lemma_in(&w->t->tokens[c[1].main], "give allow wait") && cc_tell_has_number(w, c + 1)) {
        d->tail = (struct cc_range){c[1].verb.a, c[1].comp.b}; /* "needs longer: give it three months" */
        d->takes_time = true;
    }
}

static void
tell_clause(struct cc_tell *w, uint32_t i)
{
    struct cc_clause *c = &w->p->v[i];
    struct cc_told *d = &w->told[i];
    const char *why;
    uint32_t object_end = c->comp.b;

    w->x->salience.clause++;
    note_fronted(w, c);
    d->subj = cc_tell_new_list(w);
    d->pre = cc_tell_front(w, c);
    d->by = d->prefix = d->because = "";
    d->tense = (struct cc_tense){CC_NO_INDEX, false};
    if (c->kind == CC_CLAUSE_VERBLESS) {
        if (c->comp.b > c->comp.a + 2 && cc_token_is(&w->t->tokens[c->comp.a], "as") &&
            cc_token_is(&w->t->tokens[c->comp.a + 1], "for")) {
            cc_refer(w->x, w->p, (struct cc_range){c->comp.a + 2, c->comp.b}, false,
                d->subj); /* "As for brain fog – it …" */
            cc_refer_remember(w->x, d->subj, false);
            cc_salience_raise(w->x);
            w->x->paragraph_start = false;
            return;
        }
        if ((c->flags & CC_CL_ARROW) && !w->how->soft)
            arrow(w, i, d);
        else if (!cc_tell_fragment(w, c)) {
            if (w->p->n == 1 && !w->how->soft)
                cc_explain(w->x, w->t == &w->x->text ? w->s->span : w->how->pieces[0], w->how->rule, NULL,
                    "words without a verb");
            cc_refer(w->x, w->p, c->comp, true, d->subj);
            cc_tell_note_label(w, i, d);
            if (d->subj->n > 1 && w->t->tokens[c->comp.a].tag != CC_TAG_IN) {
                w->x->list.n = 0;
                for (uint32_t j = 0; j < d->subj->n; j++) {
                    w->x->list.v[w->x->list.n] = d->subj->v[j];
                    w->x->list.v[w->x->list.n++].text = cc_remember(w->x, d->subj->v[j].text);
                }
            }
        }
        return;
    }
    if (c->kind == CC_CLAUSE_MAIN && cc_tell_pseudo_cleft(w, c))
        return;
    take_thought(w, i);
    cc_tell_subjects(w, i, d);
    if (arrow_to_clause(w, i, d))
        return;
    if (i == 0 && w->t == &w->x->text && w->x->echoed > 0 && w->s->span.start == w->x->echoed)
        return; /* "They don't", told with the heading before */
    if ((c->flags & CC_CL_ELLIPSIS) || cc_tell_stands_alone(w, c)) {
        if (!(c->flags & CC_CL_ELLIPSIS)) {
            c->aux = c->main;
            if (w->x->denied != NULL && w->x->denied_age <= 2 && w->x->denied_block == w->x->salience.block &&
                cc_token_in(&w->t->tokens[c->main], "do does") && !(c->flags & CC_CL_NEGATED) &&
                !(c->comp.b > c->comp.a && cc_token_in(&w->t->tokens[c->comp.b - 1], "too also well")))
                w->x->predicate = w->x->denied; /* "A does not. B does." */
        }
        cc_tell_ellipsis(w, c, d);
        return;
    }
    if (c->kind != CC_CLAUSE_PARTICIPLE && !(c->kind == CC_CLAUSE_RELATIVE && d->by[0] != '\0'))
        d->tense = (struct cc_tense){CC_NO_INDEX, false};
    if (cc_tell_reports(w, i)) {
        cc_tell_report(w, i, d);
        return;
    }
    take_tail(w, i, d);
    if (!w->how->soft && fresh(w, c) && (cc_tell_made_so(w, c, d) || cc_tell_found_so(w, c)))
        return;
    if (w->how->order != NULL) /* a condition is told as it is */
        why = c->kind == CC_CLAUSE_MAIN || c->kind == CC_CLAUSE_COORD ? NULL : "part of a condition";
    else
        why = d->why != NULL ? d->why : cc_tell_drop(w, c, d);
    d->why = why;
    d->silent = why != NULL &&
        (strcmp(why, "speaks of itself") == 0 || strcmp(why, "the author's own experience") == 0);
    if (w->how->soft || !fresh(w, c))
        ;
    else if (cc_tell_goal(w, c) || (why == NULL && (c->flags & CC_CL_IMPERATIVE) && cc_tell_take_what(w, c)))
        ;
    else if (why != NULL)
        cc_explain(w->x, w->t == &w->x->text ? w->s->span : w->how->pieces[0], w->how->rule, NULL, why);
    else if (c->flags & CC_CL_IMPERATIVE) { /* its subject is the reader */
        d->subj->v[0] = (struct cc_noun_phrase){.text = "", .plural = true};
        d->subj->n = 1;
        if (w->x->subjects.n != 1 && cc_topic(w->x) != NULL) { /* "avoid it" */
            w->x->subjects.v[0] = (struct cc_noun_phrase){.text = cc_topic(w->x), .plural = cc_topic_plural(w->x)};
            w->x->subjects.n = 1;
        }
        cc_tell_state(w, c, d);
        d->subj->n = 0;
    } else {
        struct cc_clause own = *c;
        bool without = cc_tell_cut_without(w, c, d, &own);

        cc_tell_state(w, without ? &own : c, d);
        fronted_means(w, c, d);
        cc_tell_with_fewer(w, c, d);
        if (without)
            cc_tell_without(w, c, &own, d);
    }
    c->comp.b = object_end;
    /* what a participle after this clause takes over */
    if (c->kind != CC_CLAUSE_PARTICIPLE)
        d->tense = cc_tense_of(w->p, c);
    if (c->kind != CC_CLAUSE_PARTICIPLE) {
        const char *it = w->x->it;

        cc_tell_remember(w, c, d);
        if ((c->flags & CC_CL_IMPERATIVE) && !w->x->sells && !w->how->testimonial && !w->how->product)
            cc_tell_remember_deed(w, c);
        w->x->it = it;
        w->x->paragraph_start = w->x->paragraph_start &&
            d->subj->n == 0; /* from here on "it" can be what was just named */
    }
}

/* Brackets that hold a clause of their own: "(CRP runs lower in regular drinkers)". */
static void
tell_brackets(struct cc_tell *w)
{
    uint32_t open = CC_NO_INDEX;

    for (uint32_t i = w->s->chunk_first; i < w->s->chunk_end; i++) {
        const struct cc_token *k = &w->t->tokens[w->t->chunks[i].first];

        if (k->depth == 1 && open == CC_NO_INDEX && (k->flags & CC_TOK_BRACKET_OPEN)) {
            open = i;
        } else if (open != CC_NO_INDEX && (k->depth == 0 || i + 1 == w->s->chunk_end)) {
            bool finite = false;

            for (uint32_t j = open; j < i; j++)
                finite = finite || (w->t->chunks[j].kind == CC_CHUNK_VP && (w->t->chunks[j].flags & CC_VP_FINITE) != 0);
            if (finite && !cc_token_in(&w->t->tokens[w->t->chunks[open].first + 1], "if when") &&
                w->t->chunks[open].first + 1 < w->s->end) {
                cc_parse_chunks(w->p, w->t, open, i, 1);
                w->told = cc_arena_alloc(&w->x->scratch, w->p->n * sizeof *w->told);
                for (uint32_t j = 0; j < w->p->n; j++) {
                    w->p->v[j].flags |= CC_CL_PARENTHESIS;
                    tell_clause(w, j);
                }
            }
            open = CC_NO_INDEX;
        }
    }
}

/* "Why magnesium helps you sleep", as an item or a line of its own, announces the statement behind its first word. True
 * when told. */
static bool
announces(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how stated = *how;
    struct cc_buf b = {0};
    bool told = false;

    if (x->depth >= 2 || s->ending == CC_SENTENCE_QUESTION || s->end < s->first + 4 ||
        t->tokens[s->first].tag != CC_TAG_WRB || !cc_token_in(&t->tokens[s->first], "how why") ||
        t->tokens[s->first + 1].tag == CC_TAG_TO || cc_tag_is_adverb(t->tokens[s->first + 1].tag) ||
        cc_tag_is_finite(t->tokens[s->first + 1].tag) ||
        cc_token_in(&t->tokens[s->first + 1], "much many long often soon it they this"))
        return false;
    for (uint32_t i = s->first + 1; i < s->end && !cc_tag_is_punct(t->tokens[i].tag); i++)
        told = told || cc_tag_is_finite(t->tokens[i].tag);
    if (!told)
        return false;
    if (t == &x->text) {
        stated.pieces[0] = s->span;
        stated.n_pieces = 1;
    }
    stated.states = true;
    stated.fresh = 0;
    cc_words_add(&b, t, s->first + 1, s->end, CC_WORDS_BRACKETS | (s->title_case ? CC_WORDS_TITLE : 0));
    cc_tell_text(x, b.v, b.n, &stated);
    cc_buf_clear(&b);
    return true;
}

/* Sentences that are told in another form, by the first that knows theirs. */
static bool
told_otherwise(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    static bool (*const forms[])(
        struct cc_ctx *, const struct cc_text *, const struct cc_sentence *, const struct cc_how *) = {
        announces,
        cc_tell_page_label,
        cc_tell_caution,
        cc_tell_leaflet,
        cc_tell_untold,
        cc_tell_rank,
        cc_tell_below_name,
        cc_tell_result,
        cc_tell_shares,
        cc_tell_adline,
        cc_tell_benefit,
        cc_tell_adline_bare,
        cc_tell_without_fillers,
        cc_tell_limit,
        cc_tell_apposed,
        cc_tell_seek,
        cc_tell_attributed,
        cc_tell_first_hand,
        cc_tell_turned,
        cc_tell_cleft,
        cc_tell_inserted,
        cc_tell_besides,
        cc_tell_gapping,
        cc_tell_order_row,
        cc_tell_examples,
        cc_tell_prose,
        cc_tell_proof,
        cc_tell_named,
        cc_tell_guide,
        cc_tell_both,
        cc_tell_restated,
        cc_tell_spoken,
        cc_tell_news,
        cc_tell_fronted,
    };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (forms[i](x, t, s, how))
            return true;
    }
    return false;
}

void
cc_tell_sentence(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_tell w = {
        .x = x, .t = t, .s = s, .how = how, .p = &x->parse, .title = s->title_case ? CC_WORDS_TITLE : 0};
    struct cc_how silent;
    const char *why = cc_judge_drop_sentence(x, t, s);

    if (why != NULL && cc_tell_sponsor(x, t, s, how))
        return;
    x->salience.sentence++;
    if (s->ending == CC_SENTENCE_QUESTION)
        return;
    cc_tell_ways(x, t, s, how);
    if (why == NULL && (cc_token_is(&t->tokens[s->first], "here") ||
            (cc_token_is(&t->tokens[s->first], "below") && s->first + 1 < s->end &&
                cc_token_in(&t->tokens[s->first + 1], "are is you we i"))))
        why = "only leads in";
    if (why != NULL) {
        cc_explain(x, t == &x->text ? s->span : how->pieces[0], how->rule, NULL, why);
        silent = *how;
        silent.soft = true; /* it is still what "it" in the next sentence may stand for */
        silent.fragments = false;
        w.how = &silent;
    } else if (!how->soft && told_otherwise(x, t, s, how)) {
        x->paragraph_start = false;
        return;
    }
    if (x->depth > 0)
        w.p = &x->made_parse[x->depth - 1];
    x->title = w.title;
    x->it = how->it;
    x->it_plural = how->it_plural;
    x->it_span = how->it_span;
    cc_parse_sentence(w.p, t, s);
    w.told = cc_arena_alloc(&x->scratch, w.p->n * sizeof *w.told);
    for (uint32_t i = 0; i < w.p->n; i++)
        tell_clause(&w, i);
    tell_brackets(&w);
    x->paragraph_start = false;
}

void
cc_tell_text(struct cc_ctx *x, const char *text, size_t n, const struct cc_how *how)
{
    struct cc_text *t;

    if (x->depth == CC_DEPTH_MAX)
        return;
    t = &x->made[x->depth++];
    cc_claims_read(t, text, (struct cc_span){0, n});
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        struct cc_how after = *how;

        if (!cc_tell_with_verdict(x, t, i, how)) {
            cc_tell_sentence(x, t, &t->sentences[i], how);
            continue;
        }
        after.rebuts = true;
        if (++i + 1 < t->n_sentences)
            cc_tell_sentence(x, t, &t->sentences[++i], &after);
    }
    x->depth--;
}

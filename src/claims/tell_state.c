/* tell_state.c: the statements of one clause: every subject with every part of its complement, written out, with
 * direction and hedging. */
#include <string.h>

#include "claims/orders.h"
#include "claims/review.h"
#include "claims/tell.h"

static uint32_t
health_of(const struct cc_tell *w, uint32_t a, uint32_t b)
{
    uint32_t n = 0;

    for (uint32_t i = a; i < b; i++)
        n += cc_health_in(w->t, i, i + 1);
    return n;
}

/* Is this part of the complement denied? What only another part denies is not: "better than placebo in some trials and
 * no better in others". */
static bool
part_denied(const struct cc_tell *w, const struct cc_clause *c, const struct cc_part *part)
{
    uint32_t end = c->comp.b > c->verb.b ? c->comp.b : c->verb.b;

    if (cc_range_empty(part->item) || part->item.a == c->comp.a) /* the first or only one: up to its end */
        return cc_judge_denied(w->t, c->verb.a,
                   cc_range_empty(part->item) || part->item.b > end ? end
                       : part->suffix.b > part->item.b              ? part->suffix.b
                           : part->item.b) ||
            cc_judge_denied_object(w->t, c, c->comp);
    return cc_judge_denied(w->t, c->verb.a, part->prefix.b > c->verb.b ? part->prefix.b : c->verb.b) ||
        cc_judge_denied(w->t, part->prefix.b == part->item.a ? part->prefix.a : part->item.a,
            part->suffix.b > part->item.b ? part->suffix.b : part->item.b) ||
        cc_judge_denied_object(w->t, c, part->prefix.b > part->prefix.a ? part->prefix : part->item);
}

/* "No vitamin cures X or [reverses Y]", "Few supplements help" */
static bool
subject_denies(const struct cc_tell *w, const struct cc_clause *c)
{
    while (c->kind == CC_CLAUSE_COORD && cc_range_empty(c->subj) && c->parent != CC_NO_INDEX)
        c = &w->p->v[c->parent];
    return !cc_range_empty(c->subj) &&
        cc_token_in(&w->t->tokens[c->subj.a], "no nobody none nothing neither few little hardly");
}

static bool
has_noun(const struct cc_tell *w, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        if (cc_tag_is_noun(w->t->tokens[i].tag))
            return true;
    }
    return false;
}

/* The direction of one part. Its object is what all parts share to the left ("the risk of"), else its own words, else
 * the noun that they share to the right ("triglyceride and LDL levels"). */
static enum cc_direction
direction(const struct cc_tell *w, const struct cc_clause *c, const struct cc_part *part, struct cc_range comp)
{
    struct cc_range object = part->item;

    if (part->inner.b > part->inner.a)
        object = part->inner;
    else if (part->prefix.b > part->prefix.a && part->item.a == part->prefix.b)
        object.a = part->prefix.a;
    else if (has_noun(w, part->prefix))
        object = part->prefix;
    else if (part->head.b > part->head.a && cc_noun_ending(w->t, object.a, object.b) == CC_NOUN_NONE)
        object = part->head;
    /* not by what the other parts show */
    if (part->prefix.b > part->prefix.a && part->item.a > part->prefix.b &&
        cc_judge_shift(w->t, part->item) != CC_DIR_NONE_GIVEN)
        comp.a = part->item.a;
    return cc_judge_direction(w->t, c, object, comp);
}

/* "Alcohol, even in small amounts[,] increases …": does the subject end in an aside that a comma closes? */
static bool
open_aside(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, const struct cc_noun_phrase *s)
{
    if (d->subj->n != 1 || cc_range_empty(c->subj) || c->subj.b >= w->s->end ||
        w->t->tokens[c->subj.b].tag != CC_TAG_COMMA || strstr(s->text, ", ") == NULL)
        return false;
    for (uint32_t i = c->subj.a; i < c->subj.b; i++) {
        if (w->t->tokens[i].tag == CC_TAG_COMMA)
            return true;
    }
    return false;
}

/* Is the subject or the verb weakened? What only a relative clause of the subject says is not: "Sea salt, which many
 * buy, has …". */
static bool
hedged_before(const struct cc_tell *w, const struct cc_clause *c, uint32_t a)
{
    for (uint32_t i = a + 1; i + 1 < c->verb.a && !cc_range_empty(c->subj); i++) {
        if (w->t->tokens[i].tag == CC_TAG_COMMA &&
            (w->t->tokens[i + 1].tag == CC_TAG_WDT || w->t->tokens[i + 1].tag == CC_TAG_WP))
            return cc_judge_hedged(w->t, a, i) || cc_judge_hedged(w->t, c->verb.a, c->verb.b);
    }
    return cc_judge_hedged(w->t, a, c->verb.b);
}

/* "In some people the swelling spreads and dissolves the bone": is what stands in front of the clause, or of the one
 * that it goes on from, a hedge? */
static bool
hedged_in_front(const struct cc_tell *w, const struct cc_clause *c)
{
    while (cc_range_empty(c->pre) && c->kind == CC_CLAUSE_COORD && c->parent != CC_NO_INDEX)
        c = &w->p->v[c->parent];
    return cc_judge_hedged(w->t, c->pre.a, c->pre.b);
}

/* Does the phrase begin with the first word of the range and have its last one? */
static bool
own_words(const struct cc_tell *w, struct cc_range r, const char *phrase)
{
    const char *first = w->t->text + w->t->tokens[r.a].span.start,
               *last = w->t->text + w->t->tokens[r.b - 1].span.start;
    size_t n = w->t->tokens[r.a].span.end - w->t->tokens[r.a].span.start,
           m = w->t->tokens[r.b - 1].span.end - w->t->tokens[r.b - 1].span.start;

    if (strncasecmp(phrase, first, n) != 0)
        return false;
    for (const char *p = phrase; *p != '\0'; p += *p == ' ') {
        size_t len = strcspn(p, " ,");

        if (len == m && strncasecmp(p, last, m) == 0)
            return true;
        p += len + (p[len] == ',');
    }
    return false;
}

/* Is the subject a plural? Its own verb knows it best where it shows: "The NHS recommends", "10 g of nuts is". */
static bool
plural_of(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, const struct cc_noun_phrase *s)
{
    const struct cc_token *first = &w->t->tokens[c->subj.a], *verb = &w->t->tokens[c->verb.a];

    if (strcmp(s->text, "I") == 0)
        return !cc_token_is(verb, "was");
    if (d->subj->n != 1 || cc_range_empty(c->subj) || cc_range_empty(c->verb) ||
        (c->flags & (CC_CL_INVERTED | CC_CL_ELLIPSIS)) || (first->tag == CC_TAG_PRP && c->subj.b == c->subj.a + 1) ||
        cc_token_in(first, "this that these those which its their such both neither") ||
        !own_words(w, c->subj, s->text)) /* it stands for another one */
        return s->plural;
    if (cc_token_in(verb, "is was has does"))
        return false;
    if (cc_token_in(verb, "are were") || (w->t->tokens[c->main].tag == CC_TAG_VBP && !w->s->title_case &&
        (verb == &w->t->tokens[c->main] || (cc_tag_is_adverb(verb->tag) && c->verb.b == c->verb.a + 2))))
        return true;
    return s->plural && !(verb->tag == CC_TAG_VBZ && c->verb.b == c->verb.a + 1 && !w->s->title_case);
}

/* The words of a part that its head noun stands in: what all parts share before them, where they share any. */
static struct cc_range
head_words(const struct cc_part *part)
{
    return part->prefix.a < part->prefix.b ? part->prefix : part->item;
}

/* "Peas and beans are good sources of iron", said of peas: the plural noun, or CC_NO_INDEX where the number of the
 * predicate may stay. */
static uint32_t
becomes_one(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, bool plural,
    const struct cc_part *part)
{
    struct cc_range r = head_words(part);
    uint32_t i = r.a;

    if (plural || d->subj->n < 2 || !cc_token_is(&w->t->tokens[c->verb.a], "are") || (c->flags & CC_CL_PASSIVE) ||
        part->inner.a < part->inner.b)
        return CC_NO_INDEX;
    while (i < r.b && (cc_tag_is_adjective(w->t->tokens[i].tag) ||
                          (i > r.a && cc_tag_is_adverb(w->t->tokens[i].tag)) || /* "the most common symptoms" */
                          (i == r.a && cc_token_is(&w->t->tokens[i], "the"))))
        i++;
    while (i + 1 < r.b && w->t->tokens[i].tag == CC_TAG_NN && cc_tag_is_noun(w->t->tokens[i + 1].tag))
        i++;
    return i < r.b && w->t->tokens[i].tag == CC_TAG_NNS ? i : CC_NO_INDEX;
}

/* "a good source of iron", "one of the first signs": the words of r, whose noun is plural, said of one. */
static void
add_one(const struct cc_tell *w, struct cc_range r, uint32_t noun, const char *subject, struct cc_buf *o)
{
    const struct cc_token *k = &w->t->tokens[noun];

    if (cc_token_is(&w->t->tokens[r.a], "the")) { /* "one of the first signs" */
        cc_buf_adds(o, "one of ");
        cc_refer_words(w->x, w->t, r.a, r.b, subject, o);
        return;
    }
    cc_buf_adds(o, strchr("aeiou", w->t->tokens[r.a].lower[0]) != NULL ? "an" : "a");
    cc_words_append(o, w->t, r.a, noun, w->title);
    cc_buf_addc(o, ' ');
    cc_buf_add(o, k->lemma, k->lemma_len);
    if (noun + 1 < r.b) {
        cc_buf_addc(o, ' ');
        cc_refer_words(w->x, w->t, noun + 1, r.b, subject, o);
    }
}

/* What the verb is followed by; `one`: the noun that becomes singular, or CC_NO_INDEX. */
static void
add_part(const struct cc_tell *w, const struct cc_part *part, uint32_t one, const char *subject, struct cc_buf *o)
{
    bool shared = part->prefix.a < part->prefix.b;

    if (one != CC_NO_INDEX)
        add_one(w, head_words(part), one, subject, o);
    else
        cc_words_append(o, w->t, part->prefix.a, part->prefix.b, w->title);
    cc_words_append(o, w->t, part->inner.a, part->inner.b, w->title);
    if (one == CC_NO_INDEX || shared)
        cc_refer_words(w->x, w->t, part->item.a, part->item.b, subject, o);
    cc_words_append(o, w->t, part->head.a, part->head.b, w->title);
    cc_words_append(o, w->t, part->suffix.a, part->suffix.b, w->title);
}

/* "I haven't had knee pain since", "my back pain is history" in a testimonial: less of it. */
static bool
felt_no_more(const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp, bool denied)
{
    enum cc_noun class;

    if (!w->how->testimonial || c->main == CC_NO_INDEX || cc_range_empty(c->subj))
        return false;
    while (comp.b > comp.a + 1 &&
        (cc_tag_is_punct(w->t->tokens[comp.b - 1].tag) || cc_token_is(&w->t->tokens[comp.b - 1], "since")))
        comp.b--;
    if (denied && cc_token_in(&w->t->tokens[c->verb.b - 1], "have had has get got feel felt suffered"))
        class = cc_noun_ending(w->t, comp.a, comp.b);
    else if (!denied && (c->flags & CC_CL_COPULA) && comp.b > comp.a &&
        cc_token_in(&w->t->tokens[comp.b - 1], "history gone past over away"))
        class = cc_noun_ending(w->t, c->subj.a, c->subj.b);
    else
        return false;
    return class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE;
}

/* Writes and stores one statement: subject s, part of the complement. */
static void
state(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, const struct cc_noun_phrase *s,
    const struct cc_part *part)
{
    char rooms[3][CC_TELL_ROOM];
    struct cc_buf b = cc_buf_on(rooms[0], CC_TELL_ROOM), o = cc_buf_on(rooms[1], CC_TELL_ROOM),
                  r = cc_buf_on(rooms[2], CC_TELL_ROOM);
    struct cc_fact f = {.rule = w->how->rule, .extra = s->span};
    struct cc_range comp = c->comp;
    uint32_t a = cc_range_empty(c->subj) ? c->verb.a : c->subj.a, one;
    const char *why;
    bool denied, d_hedged = false;

    if (w->how->testimonial)
        cc_review_says(w->x, &b);
    if (d->prefix[0] != '\0') {
        cc_buf_adds(&b, d->prefix);
    } else {
        const char *pre = w->how->scene != NULL && d->pre[0] == '\0' ? w->how->scene : d->pre;

        if (pre[0] != '\0') {
            cc_buf_adds(&b, pre);
            cc_buf_adds(&b, ",");
        }
    }
    if (b.n > 0 && b.v[b.n - 1] != ' ')
        cc_buf_addc(&b, ' ');
    cc_buf_adds(&b, s->text);
    if (open_aside(w, c, d, s))
        cc_buf_addc(&b, ',');
    one = becomes_one(w, c, d, plural_of(w, c, d, s), part);
    cc_render_verb(&b, w->p, c,
        (c->flags & CC_CL_EXISTENTIAL) ? cc_token_in(&w->t->tokens[c->verb.a], "are were have") : plural_of(w, c, d, s),
        d->tense, s->neither || part->how == CC_PART_NEITHER || (w->how->denied && !(c->flags & CC_CL_NEGATED)));
    w->x->own_plural = s->plural || d->subj->n > 1;
    w->x->sayer = d->keeps_their;
    add_part(w, part, one, s->text, &o);
    w->x->sayer = false;
    if ((c->flags & CC_CL_EXISTENTIAL) && c->comp.b > c->comp.a &&
        cc_token_in(&w->t->tokens[c->comp.b - 1], "cure vaccine") && w->x->subjects.n == 1 &&
        w->x->subjects.v[0].class == CC_NOUN_DISEASE) { /* "There is no cure": for what was spoken of */
        cc_buf_adds(&o, " for ");
        cc_buf_adds(&o, w->x->subjects.v[0].text);
    }
    if (o.n > 0) {
        cc_buf_addc(&b, ' ');
        cc_buf_adds(&b, o.v);
    }
    cc_words_append(&b, w->t, c->cond.a, c->cond.b, 0);
    cc_buf_adds(&b, d->by);
    cc_buf_adds(&b, d->because);
    if (!cc_range_empty(d->tail)) { /* "– in some people" */
        if (d->takes_time)
            cc_buf_addc(&b, ':');
        cc_words_append(&b, w->t, d->tail.a, d->tail.b, 0);
        d_hedged = cc_judge_hedged(w->t, d->tail.a, d->tail.b);
    }
    cc_render_relation(&r, w->p, c);
    denied = w->how->denied || s->neither || part->how == CC_PART_NEITHER || d->denied ||
        (c->flags & CC_CL_NEGATED) != 0 ||
        ((c->flags & CC_CL_EXISTENTIAL) && !cc_range_empty(c->comp) &&
            (cc_token_is(&w->t->tokens[c->comp.a], "no") ||
                (c->comp.b > c->comp.a + 1 && cc_tag_is_adverb(w->t->tokens[c->comp.a].tag) &&
                    cc_token_is(&w->t->tokens[c->comp.a + 1], "no")))) ||
        subject_denies(w, c) || part_denied(w, c, part);
    f.text = cc_tell_take(w, &b);
    f.subject = s->text;
    f.object = cc_tell_take(w, &o);
    cc_words_append(&o, w->t, part->item.a, part->item.b, 0);
    cc_words_append(&o, w->t, part->head.a, part->head.b, 0);
    f.own = cc_tell_take(w, &o);
    f.relation = cc_tell_take(w, &r);
    comp.a = part->prefix.a < part->prefix.b ? part->prefix.a : part->item.a;
    comp.b = part->suffix.b > part->suffix.a ? part->suffix.b : part->item.b;
    f.direction = felt_no_more(w, c, comp, denied) ? CC_DIR_DOWN
        : denied                                   ? CC_DIR_NONE
                                                   : direction(w, c, part, comp);
    f.negated = denied;
    f.hedged = w->how->hedged || d->hedged || s->hedged || hedged_before(w, c, a) ||
        cc_judge_hedged(w->t, part->prefix.a, part->prefix.b) || cc_judge_hedged(w->t, part->item.a, comp.b) ||
        (d->pre[0] != '\0' && hedged_in_front(w, c)) ||
        cc_judge_hedged(w->t, c->share.a, c->share.b) || cc_judge_hedged(w->t, c->cond.a, c->cond.b) ||
        d->tense.modal != CC_NO_INDEX || d_hedged;
    if (w->how->confirmed && !w->how->hedged)
        f.hedged = false;
    f.kind = d->takes_time ? CC_KIND_TIME : cc_tell_kind(w, c, s->text, comp);
    f.health = health_of(w, a, c->comp.b) + cc_tell_how_bad(w, c);
    f.object_class = cc_noun_ending(w->t, part->item.a, part->item.b);
    if (w->how->order != NULL) { /* "See a doctor if" + "the pain lasts" */
        f.text = cc_arena_printf(&w->x->scratch, "%s %s", w->how->order->says, f.text);
        f.kind = w->how->order->likely ? CC_KIND_ASSOCIATION : CC_KIND_RECOMMENDATION;
        f.negated = w->how->order->denied;
        f.direction = cc_order_direction(w->how->order);
    }
    if (w->how->before != NULL && c->kind != CC_CLAUSE_RELATIVE && c->kind != CC_CLAUSE_PARTICIPLE) {
        f.text = cc_arena_printf(&w->x->scratch, "%s %s", w->how->before, f.text);
        f.negated = f.negated || w->how->doubted;
        f.direction = w->how->doubted ? CC_DIR_NONE : f.direction;
    }
    if ((c->flags & CC_CL_COPULA) && comp.b < comp.a + 3 && comp.b < c->comp.b &&
        cc_cue_at(w->t, comp.a, comp.b, CC_CUE_GOODS) > 0) /* "cheap" of "cheap and safe" */
        return;
    if ((why = cc_sound_drop(w, c, d, s->text, comp)) != NULL ||
        (why = cc_goods_drop(w, c, comp, f.direction)) != NULL) {
        cc_explain(w->x, w->t == &w->x->text ? w->s->span : w->how->pieces[0], w->how->rule, NULL, why);
        return;
    }
    if (cc_sound_half(f.text)) {
        cc_explain(w->x, w->t == &w->x->text ? w->s->span : w->how->pieces[0], w->how->rule, NULL, "half a sentence");
        return;
    }
    cc_claim_make(w->x, &f, w->how, w->t == &w->x->text ? w->s->span : (struct cc_span){0, 0});
}

bool
cc_tell_odds_that(const struct cc_tell *w, const struct cc_clause *c)
{
    return c->comp.b > c->comp.a && c + 1 < w->p->v + w->p->n && c[1].kind == CC_CLAUSE_THAT &&
        &w->p->v[c[1].parent] == c && !cc_range_empty(c[1].subj) &&
        cc_token_in(&w->t->tokens[c->comp.b - 1], "odds risk chance chances likelihood probability possibility");
}

/* "gets so irritable that a light touch hurts": what follows "that" belongs to it as well. */
static struct cc_range
so_that(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_clause *next = c + 1;

    if (cc_range_empty(c->comp) || next >= w->p->v + w->p->n || next->kind != CC_CLAUSE_THAT ||
        &w->p->v[next->parent] != c || cc_range_empty(next->subj))
        return c->comp;
    for (uint32_t k = c->comp.a; k < c->comp.b; k++) {
        if (cc_token_in(&w->t->tokens[k], "so such") || cc_tell_odds_that(w, c))
            return (struct cc_range){c->comp.a, next->comp.b > next->verb.b ? next->comp.b : next->verb.b};
    }
    return c->comp;
}

static void
state_all(struct cc_tell *w, const struct cc_clause *own, const struct cc_told *d)
{
    struct cc_part parts[CC_PARTS_MAX];
    struct cc_clause shared = *own;
    const struct cc_clause *c = &shared;
    uint32_t n;
    bool whole;

    shared.comp = so_that(w, own);
    whole = shared.comp.b > own->comp.b; /* with what follows "so … that": no list */

    /* "builds and maintains strong bones": both verbs have the object of the last */
    if (cc_range_empty(own->comp) && own + 1 < w->p->v + w->p->n && own[1].kind == CC_CLAUSE_COORD &&
        &w->p->v[own[1].parent] == own && own[1].conj != CC_NO_INDEX && own[1].conj == own->verb.b &&
        (cc_tell_acts(cc_tell_effect(w, own)) ||
            cc_token_lemma_in(&w->t->tokens[own->main],
                "mediate modulate control absorb use store release contain digest affect influence bind form transport secrete produce preserve repair")))
        shared.comp = own[1].comp;
    if (d->subj->n > 1 && (c->flags & CC_CL_COPULA) && c->comp.b > c->comp.a + 1 &&
        cc_token_in(&w->t->tokens[c->comp.a], "all both each") &&
        !cc_token_in(&w->t->tokens[c->comp.a + 1], "of the these three four five"))
        shared.comp.a++; /* "Kefir, miso and yogurt are all rich in …": of each by itself */
    n = cc_split(w->p, c->comp, false, (c->flags & CC_CL_COPULA) != 0, parts);
    if (whole) {
        parts[0] = (struct cc_part){.item = c->comp};
        n = 1;
    }

    if (n == 0)
        n = 1;
    for (uint32_t i = 0; i < d->subj->n; i++) {
        for (uint32_t j = 0; j < n; j++)
            state(w, c, d, &d->subj->v[i], &parts[j]);
    }
}

/* "When the gut becomes inflamed or imbalanced, …": each of the two is a condition of its own. Fills the two ranges of
 * words to leave out; false when the fronted words are no such condition. */
static bool
either_condition(const struct cc_tell *w, const struct cc_clause *c, struct cc_range out[2])
{
    for (uint32_t i = c->pre.a + 2; i + 1 < c->pre.b; i++) {
        uint32_t next = i + 1;

        if (!cc_token_is(&w->t->tokens[i], "or"))
            continue;
        while (next < c->pre.b && w->t->tokens[next].tag == CC_TAG_QUOTE)
            next++;
        if (next >= c->pre.b ||
            !(cc_tag_is_adjective(w->t->tokens[i - 1].tag) || w->t->tokens[i - 1].tag == CC_TAG_VBN) ||
            !(cc_tag_is_adjective(w->t->tokens[next].tag) || w->t->tokens[next].tag == CC_TAG_VBN ||
                w->t->tokens[next].tag == CC_TAG_VBD))
            continue;
        for (uint32_t j = next + 1; j < c->pre.b; j++) {
            if (!cc_tag_is_punct(w->t->tokens[j].tag))
                return false;
        }
        out[0] = (struct cc_range){i, c->pre.b};
        out[1] = (struct cc_range){i - 1, i + 1};
        return true;
    }
    return false;
}

/* All statements of a clause, one set for each of two alternative conditions. */
void
cc_tell_state(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
{
    struct cc_range out[2];
    const char *pre = d->pre;

    if (pre[0] == '\0' || !either_condition(w, c, out)) {
        state_all(w, c, d);
        return;
    }
    for (int i = 0; i < 2; i++) {
        struct cc_buf b = {0};

        cc_words_append(&b, w->t, c->pre.a, out[i].a, 0);
        cc_words_append(&b, w->t, out[i].b, c->pre.b, 0);
        d->pre = cc_tell_take(w, &b);
        state_all(w, c, d);
    }
    d->pre = pre;
}

/* tell.c: one sentence -> statements. The clauses of the parse are taken in order; each gets its subjects (from its own
 * words, its parent, or what a pronoun stands for), its complement is split, and every subject with every part of the
 * complement becomes one statement. */
#include <string.h>

#include "base/mem.h"
#include "claims/inflect.h"
#include "claims/tell.h"

/* An empty list of noun phrases. Only what is in it is ever read, and it is large: it is not cleared. */
static struct cc_noun_list *
new_list(struct cc_tell *w)
{
    struct cc_noun_list *list = cc_arena_take(&w->x->scratch, sizeof *list);

    list->v[0] = (struct cc_noun_phrase){0};
    list->n = 0;
    return list;
}

static bool
is_product(const struct cc_ctx *x, const char *s)
{
    for (uint32_t i = 0; i < x->n_products; i++) {
        if (strcasestr(s, x->products[i]) != NULL)
            return true;
    }
    return false;
}

/* Is the amount at i one of time: "two weeks", "six to eight weeks"? */
static bool
time_amount(const struct cc_text *t, uint32_t i, uint32_t e)
{
    if (i >= e || !((t->tokens[i].flags & CC_TOK_NUMBER) || t->tokens[i].tag == CC_TAG_CD || cc_token_in(&t->tokens[i], "a")))
        return false;
    for (uint32_t j = i + 1; j < e && j < i + 5; j++) {
        if (cc_is_time_noun(&t->tokens[j]))
            return true;
    }
    return false;
}

/* How long until: "rise within six weeks", "takes about a month". What acts on an object is an effect, whatever its time. */
static bool
tells_time(const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp)
{
    const struct cc_text *t = w->t;
    bool object = false;

    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&t->tokens[c->main], "take last need")) {
        uint32_t i = comp.a;

        while (i < comp.b && i < comp.a + 3 && cc_token_in(&t->tokens[i], "at least about around up to only some roughly nearly almost as long"))
            i++;
        if (time_amount(t, i, comp.b))
            return true;
    }
    for (uint32_t i = comp.a; i + 1 < comp.b; i++) {
        object = object || cc_tag_is_noun(t->tokens[i].tag);
        if (object && cc_tell_acts(cc_tell_effect(w, c)))
            return false;
        if (cc_token_in(&t->tokens[i], "within in after by") && time_amount(t, i + 1, comp.b))
            return true;
    }
    return false;
}

/* "Adults need about 15 mg a day" */
static bool
needs_amount(const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp)
{
    if (c->main == CC_NO_INDEX || !cc_token_lemma_in(&w->t->tokens[c->main], "need require"))
        return false;
    for (uint32_t i = comp.a; i < comp.b && i < comp.a + 4; i++) {
        if (w->t->tokens[i].tag == CC_TAG_CD || (w->t->tokens[i].flags & CC_TOK_NUMBER))
            return true;
    }
    return false;
}

/* The guide's tie-breaks: product before time and recommendation, effect before association and mechanism. */
static enum cc_claim_kind
kind_of(struct cc_tell *w, const struct cc_clause *c, const char *subject, const struct cc_range comp)
{
    uint32_t len = 1, a = cc_range_empty(c->subj) ? c->verb.a : c->subj.a;
    bool mechanism = false, person = false;
    enum cc_effect e = CC_EFFECT_NONE;

    if (w->how->product || is_product(w->x, subject))
        return CC_KIND_PRODUCT;
    for (uint32_t i = c->subj.a; i < c->subj.b && w->x->sells; i++) {
        if (cc_token_in(&w->t->tokens[i], "users customers buyers reviewers"))
            return CC_KIND_PRODUCT; /* "92% of users": of the product that the page sells */
    }
    for (uint32_t i = a; i < c->verb.b; i++) {
        if (cc_token_in(&w->t->tokens[i], "should must ought"))
            return CC_KIND_RECOMMENDATION;
    }
    if ((c->flags & CC_CL_IMPERATIVE) || needs_amount(w, c, comp))
        return CC_KIND_RECOMMENDATION;
    if (tells_time(w, c, comp))
        return CC_KIND_TIME;
    if (c->main != CC_NO_INDEX)
        e = cc_effect_of(w->t, c->main, comp.b > c->main ? comp.b : c->main + 1, &len, &mechanism);
    for (uint32_t i = c->subj.a; i < c->subj.b; i++)
        person = person || (w->t->tokens[i].cues & CC_CUE_OBSERVED) != 0;
    if (e == CC_EFFECT_LINKS || person || cc_cue_in(w->t, c->pre.a, c->pre.b, CC_CUE_OBSERVED, NULL))
        return CC_KIND_ASSOCIATION;
    if (!cc_tell_acts(e)) {
        for (uint32_t i = comp.a; i < comp.b; i++) {
            if (cc_token_in(&w->t->tokens[i], "risk likely odds mortality"))
                return CC_KIND_ASSOCIATION;
        }
        if (strstr(subject, "risk") != NULL)
            return CC_KIND_ASSOCIATION;
    }
    if (mechanism && (e != CC_EFFECT_MOVES || cc_noun_ending(w->t, c->subj.a, c->subj.b) != CC_NOUN_PEOPLE))
        return CC_KIND_MECHANISM;
    return cc_cue_in(w->t, comp.a, comp.b, CC_CUE_INNER, NULL) || cc_cue_in(w->t, c->subj.a, c->subj.b, CC_CUE_INNER, NULL) ?
        CC_KIND_MECHANISM : CC_KIND_EFFECT;
}

static uint32_t
health_of(const struct cc_tell *w, uint32_t a, uint32_t b)
{
    uint32_t n = 0;

    for (uint32_t i = a; i < b; i++)
        n += cc_health_in(w->t, i, i + 1);
    return n;
}

/* Writes and stores one statement: subject s, part of the complement. */
static void
state(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, const struct cc_noun_phrase *s, const struct cc_part *part)
{
    struct cc_buf b = {0}, o = {0}, r = {0};
    struct cc_fact f = {.rule = w->how->rule, .extra = s->span};
    struct cc_range object = part->item, comp = c->comp;
    uint32_t a = cc_range_empty(c->subj) ? c->verb.a : c->subj.a, head = 0;
    bool denied, d_hedged = false;

    if (w->how->testimonial && w->x->n_products > 0) {
        cc_buf_adds(&b, "A user of ");
        cc_buf_adds(&b, w->x->products[0]);
        cc_buf_adds(&b, " reports: ");
    }
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
    cc_render_verb(&b, w->p, c, (c->flags & CC_CL_EXISTENTIAL) ? cc_token_in(&w->t->tokens[c->verb.a], "are were have") : s->plural, d->tense, s->neither || (w->how->denied && !(c->flags & CC_CL_NEGATED)));
    cc_words_append(&o, w->t, part->prefix.a, part->prefix.b, w->title);
    w->x->own_plural = s->plural || d->subj->n > 1;
    cc_refer_words(w->x, w->t, part->item.a, part->item.b, s->text, &o);
    cc_words_append(&o, w->t, part->head.a, part->head.b, w->title);
    cc_words_append(&o, w->t, part->suffix.a, part->suffix.b, w->title);
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
    if (part->head.b > part->head.a && part->head.a > object.b)
        head = part->head.a;
    denied = w->how->denied || s->neither || d->denied || (c->flags & CC_CL_NEGATED) != 0 ||
        (!cc_range_empty(c->subj) && cc_token_in(&w->t->tokens[c->subj.a], "no nobody none nothing neither")) ||
        cc_judge_denied(w->t, c->verb.a, c->comp.b > c->verb.b ? c->comp.b : c->verb.b);
    f.text = cc_tell_take(w, &b);
    f.subject = s->text;
    f.object = cc_tell_take(w, &o);
    cc_words_append(&o, w->t, part->item.a, part->item.b, 0);
    cc_words_append(&o, w->t, part->head.a, part->head.b, 0);
    f.own = cc_tell_take(w, &o);
    f.relation = cc_tell_take(w, &r);
    comp.a = part->prefix.a < part->prefix.b ? part->prefix.a : part->item.a;
    comp.b = part->suffix.b > part->suffix.a ? part->suffix.b : part->item.b;
    if (part->prefix.b > part->prefix.a)
        object = part->prefix;
    if (part->prefix.b > part->prefix.a && part->item.a == part->prefix.b)
        object.b = part->item.b;
    f.direction = denied ? CC_DIR_NONE : cc_judge_direction(w->t, c, object, comp);
    (void)head;
    f.negated = denied;
    f.hedged = w->how->hedged || d->hedged || s->hedged || cc_judge_hedged(w->t, a, c->verb.b) || cc_judge_hedged(w->t, comp.a, comp.b) ||
        (d->pre[0] != '\0' && cc_judge_hedged(w->t, c->pre.a, c->pre.b)) || cc_judge_hedged(w->t, c->share.a, c->share.b) || cc_judge_hedged(w->t, c->cond.a, c->cond.b) ||
        d->tense.modal != CC_NO_INDEX || d_hedged;
    if (w->how->confirmed && !w->how->hedged)
        f.hedged = false;
    f.kind = d->takes_time ? CC_KIND_TIME : kind_of(w, c, s->text, comp);
    f.health = health_of(w, a, c->comp.b);
    f.object_class = cc_noun_ending(w->t, part->item.a, part->item.b);
    cc_claim_make(w->x, &f, w->how, w->t == &w->x->text ? w->s->span : (struct cc_span){0, 0});
}

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

static void
state_all(struct cc_tell *w, const struct cc_clause *own, const struct cc_told *d)
{
    struct cc_part parts[CC_PARTS_MAX];
    struct cc_clause shared = *own;
    const struct cc_clause *c = &shared;
    uint32_t n;

    /* "builds and maintains strong bones": both verbs have the object of the last */
    if (cc_range_empty(own->comp) && own + 1 < w->p->v + w->p->n && own[1].kind == CC_CLAUSE_COORD && &w->p->v[own[1].parent] == own &&
        own[1].conj != CC_NO_INDEX && own[1].conj == own->verb.b && (cc_tell_acts(cc_tell_effect(w, own)) ||
            cc_token_lemma_in(&w->t->tokens[own->main], "mediate modulate control absorb use store release contain digest affect influence bind form transport secrete produce preserve repair")))
        shared.comp = own[1].comp;
    n = cc_split(w->p, c->comp, false, (c->flags & CC_CL_COPULA) != 0, parts);

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
        if (next >= c->pre.b || !(cc_tag_is_adjective(w->t->tokens[i - 1].tag) || w->t->tokens[i - 1].tag == CC_TAG_VBN) ||
            !(cc_tag_is_adjective(w->t->tokens[next].tag) || w->t->tokens[next].tag == CC_TAG_VBN || w->t->tokens[next].tag == CC_TAG_VBD))
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
static void
state_conditions(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
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

/* "Women may find that their periods become irregular": they do not report, they are the ones it happens to. */
static bool
finds(const struct cc_tell *w, const struct cc_clause *c)
{
    return cc_token_lemma_in(&w->t->tokens[c->main], "find notice feel know") && !cc_cue_in(w->t, c->subj.a, c->subj.b, CC_CUE_PERSON, NULL) &&
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

/* A clause that reports another: "Some experts believe that …". Sets what its children need. */
static void
report(struct cc_tell *w, uint32_t i, struct cc_told *d)
{
    const struct cc_clause *c = &w->p->v[i], *child = &w->p->v[said(w, i)];
    uint32_t verb = cc_cue_of(w->t->tokens[c->main].lemma, w->t->tokens[c->main].lemma_len), a = cc_range_empty(c->subj) ? c->verb.a : c->subj.a;
    uint32_t to = child->conj != CC_NO_INDEX ? child->conj + 1 : cc_range_empty(child->pre) ? child->subj.a : child->pre.a;
    bool denied = (c->flags & CC_CL_NEGATED) || (!cc_range_empty(c->subj) && cc_token_in(&w->t->tokens[c->subj.a], "no nobody none"));
    bool why = (child->flags & CC_CL_WHY) != 0;

    d->says = true;
    if (d->subj->n > 0)
        w->x->reporter = cc_remember(w->x, d->subj->v[0].text);
    d->denied = d->denied || denied;
    d->hedged = d->hedged || (verb & CC_CUE_SAYSHEDGED) || cc_judge_hedged(w->t, a, c->verb.b);
    if (finds(w, c) && d->subj->n > 0 && !cc_tell_first_person(w, c->subj.a, c->subj.b))
        cc_refer_remember(w->x, d->subj, false);
    if (why && d->subj->n > 0 && c->main != CC_NO_INDEX && !(c->flags & CC_CL_COPULA)) {
        struct cc_buf b = {0};

        cc_buf_adds(&b, d->subj->v[0].text);
        cc_render_verb(&b, w->p, c, d->subj->v[0].plural, d->tense, false);
        cc_buf_adds(&b, " why");
        d->prefix = cc_tell_take(w, &b);
    } else if (c->kind != CC_CLAUSE_RELATIVE && !why && (d->hedged || denied) && !cc_range_empty(c->subj) && d->prefix[0] == '\0' &&
        (!cc_token_in(&w->t->tokens[c->subj.a], "it this that they") || denied) && !finds(w, c)) {
        if (cc_token_in(&w->t->tokens[c->subj.a], "it this that they") && d->subj->n > 0)
            d->prefix = cc_arena_printf(&w->x->scratch, "%s %s", d->subj->v[0].text, cc_tell_words(w, c->verb.a, to));
        else
            d->prefix = cc_tell_words(w, c->subj.a, to);
    }
}

static bool
reports(const struct cc_tell *w, uint32_t i)
{
    const struct cc_clause *c = &w->p->v[i];

    return c->main != CC_NO_INDEX && said(w, i) != CC_NO_INDEX;
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
    *d->subj = effects;
    if (before == NULL || before->subj->n == 0 || cc_range_empty(c->comp))
        return;
    from = w->p->v[i - 1].kind == CC_CLAUSE_VERBLESS ? before->subj->v[0].text : cc_tell_event(w, &w->p->v[i - 1], before, &plural);
    if (w->p->v[i - 1].kind == CC_CLAUSE_VERBLESS)
        plural = before->subj->v[0].plural;
    for (uint32_t j = 0; j < effects.n && from != NULL; j++) {
        struct cc_fact f = {.rule = "arrow", .direction = CC_DIR_CAUSES, .kind = CC_KIND_MECHANISM, .subject = from, .relation = "lead to"};

        f.object = effects.v[j].text;
        f.text = cc_arena_printf(&w->x->scratch, "%s %s to %s", from, plural ? "lead" : "leads", f.object);
        f.hedged = w->how->hedged;
        if (effects.n == 1 && cc_judge_shift(w->t, c->comp) != CC_DIR_NONE_GIVEN)
            f.direction = cc_judge_shift(w->t, c->comp);
        cc_claim_make(w->x, &f, w->how, w->t == &w->x->text ? w->s->span : (struct cc_span){0, 0});
    }
}

/* "So do most teas", "A splash of milk does": the predicate before, said of these subjects. */
static void
ellipsis(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
{
    const char *predicate = w->x->predicate, *rest;
    const struct cc_token *aux = c->aux != CC_NO_INDEX ? &w->t->tokens[c->aux] : NULL;
    size_t verb;

    if (predicate == NULL || w->how->soft)
        return;
    verb = strcspn(predicate, " ");
    rest = predicate + verb;
    for (uint32_t i = 0; i < d->subj->n; i++) {
        struct cc_buf b = {0};
        struct cc_how how = *w->how;

        how.rule = "ellipsis";
        if (w->t == &w->x->text) {
            how.pieces[0] = w->s->span;
            how.n_pieces = 1;
        }
        cc_buf_adds(&b, d->subj->v[i].text);
        cc_buf_addc(&b, ' ');
        if (aux != NULL && (c->flags & CC_CL_NEGATED) && cc_token_in(aux, "do does did")) {
            cc_buf_add(&b, aux->lower, aux->lower_len);
            cc_buf_adds(&b, " not ");
            cc_buf_adds(&b, predicate);
        } else if (aux != NULL && (aux->tag == CC_TAG_MD || cc_token_in(aux, "should must can may might could will would"))) {
            cc_buf_add(&b, aux->lower, aux->lower_len);
            cc_buf_addc(&b, ' ');
            cc_buf_adds(&b, predicate);
        } else if (aux != NULL && cc_token_is(aux, "did")) {
            cc_inflect_add(&b, predicate, verb, CC_FORM_PAST);
            cc_buf_adds(&b, rest);
        } else {
            cc_inflect_present(&b, predicate, verb, d->subj->v[i].plural);
            cc_buf_adds(&b, rest);
        }
        cc_buf_addc(&b, '.');
        cc_tell_text(w->x, b.v, b.n, &how);
        cc_buf_clear(&b);
    }
}

/* Remembers the predicate of c in its base form, for an ellipsis after it. */
static void
remember_predicate(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    struct cc_buf b = {0};
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
    w->x->predicate = cc_remember(w->x, b.v);
    w->x->denied_age++;
    if (c->flags & CC_CL_NEGATED) {
        w->x->denied = w->x->predicate;
        w->x->denied_age = 0;
    }
    cc_buf_clear(&b);
}

/* "What it may be is easier to live with" -> "it may be easier to live with". */
static bool
pseudo_cleft(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_buf b = {0};
    struct cc_how how = *w->how;

    if (c->subj.b - c->subj.a < 3 || !cc_token_is(&w->t->tokens[c->subj.a], "what") || c->main == CC_NO_INDEX ||
        !cc_token_lemma_is(&w->t->tokens[c->main], "be") || cc_tag_is_verb(w->t->tokens[c->subj.a + 1].tag) ||
        !cc_token_is(&w->t->tokens[c->subj.b - 1], "be"))
        return false;
    how.rule = "pseudo-cleft";
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    cc_words_add(&b, w->t, c->subj.a + 1, c->subj.b, 0);
    cc_words_append(&b, w->t, c->comp.a, c->comp.b, 0);
    cc_buf_addc(&b, '.');
    cc_tell_text(w->x, b.v, b.n, &how);
    cc_buf_clear(&b);
    return true;
}

/* Reads the words "it is …" of subject number i, made of tokens [a, b) of the complement. */
static void
tell_it_is(struct cc_tell *w, const struct cc_noun_phrase *subject, uint32_t a, uint32_t b, const char *rule)
{
    struct cc_buf text = {0};
    struct cc_how how = *w->how;

    how.rule = rule;
    how.given = NULL;
    how.fresh = 0;
    how.it = subject->text;
    how.it_plural = subject->plural;
    how.it_span = subject->span;
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    cc_buf_adds(&text, "it is");
    cc_words_append(&text, w->t, a, b, 0);
    cc_buf_addc(&text, '.');
    cc_tell_text(w->x, text.v, text.n, &how);
    cc_buf_clear(&text);
}

/* ", making it crucial for growth": said of what the parent is about. */
static bool
made_so(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    if (!cc_tell_makes_it(w, c) || c->comp.b < c->comp.a + 2 || !cc_health_in(w->t, c->comp.a, c->comp.b))
        return false;
    for (uint32_t i = 0; i < d->subj->n; i++)
        tell_it_is(w, &d->subj->v[i], c->comp.a + 1, c->comp.b, "made-so");
    return true;
}

/* "Reviewers found it no better than placebo": what was found it to be. */
static bool
found_so(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_noun_list *what;
    const struct cc_chunk *noun = NULL, *rest = NULL;

    if (c->main == CC_NO_INDEX || !cc_token_lemma_in(&w->t->tokens[c->main], "find consider judge rate deem") || (c->flags & CC_CL_PASSIVE) || cc_range_empty(c->comp))
        return false;
    for (uint32_t i = 0; i + 1 < w->p->n_k && noun == NULL; i++) {
        if (w->p->chunks[i].first == c->comp.a && w->p->chunks[i].kind == CC_CHUNK_NP)
            noun = &w->p->chunks[i], rest = &w->p->chunks[i + 1];
    }
    if (noun == NULL || rest->first >= c->comp.b)
        return false;
    if (rest->kind != CC_CHUNK_ADJP && !(cc_token_is(&w->t->tokens[rest->first], "no") && rest->first + 1 < c->comp.b &&
        (w->t->tokens[rest->first + 1].tag == CC_TAG_JJR || w->t->tokens[rest->first + 1].tag == CC_TAG_RBR)))
        return false;
    what = cc_arena_alloc(&w->x->scratch, sizeof *what);
    cc_refer(w->x, w->p, (struct cc_range){noun->first, noun->end}, false, what);
    for (uint32_t i = 0; i < what->n; i++)
        tell_it_is(w, &what->v[i], rest->first, c->comp.b, "found-so");
    return what->n > 0;
}

/* "Does …" is no ellipsis: a verb "do" that stands alone. */
static bool
stands_alone(const struct cc_tell *w, const struct cc_clause *c)
{
    bool negated = (c->flags & CC_CL_NEGATED) != 0; /* "Swimming does not" */

    return c->main != CC_NO_INDEX && !cc_range_empty(c->subj) && c->verb.b - c->verb.a == 1 + (uint32_t)negated &&
        cc_token_in(&w->t->tokens[c->main], "do does did") && (cc_range_empty(c->comp) || w->t->tokens[c->comp.a].tag == CC_TAG_COMMA) &&
        !(negated && (w->x->predicate == NULL || w->x->denied == w->x->predicate));
}

/* What later sentences may point back to. */
static void
remember(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    struct cc_noun_list *objects = new_list(w);
    struct cc_range comp = c->comp;
    bool plural, noun = false;

    remember_predicate(w, c, d);
    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *k = &w->p->chunks[i];

        if (k->first < comp.a || k->first >= comp.b)
            continue;
        if (!noun && k->kind == CC_CHUNK_NP && cc_tag_is_noun(w->t->tokens[k->head].tag)) {
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
    if (objects->n > 0 && ((c->flags & CC_CL_EXISTENTIAL) || (cc_tell_predicate_noun(w, c) && !cc_range_empty(c->subj) && cc_token_is(&w->t->tokens[c->subj.b - 1], "one")))) {
        cc_refer_remember(w->x, objects, false); /* "the main one is chlorogenic acid, and it …" */
        return;
    }
    cc_refer_remember(w->x, d->subj, false);
    w->x->event = cc_remember(w->x, cc_tell_event(w, c, d, &plural));
    w->x->event_plural = plural;
    w->x->event_sentence = w->x->salience.sentence;
}

static void
tell_clause(struct cc_tell *w, uint32_t i)
{
    struct cc_clause *c = &w->p->v[i];
    struct cc_told *d = &w->told[i];
    const char *why;

    w->x->salience.clause++;
    d->subj = new_list(w);
    d->pre = cc_tell_front(w, c);
    d->by = d->prefix = d->because = "";
    d->tense = (struct cc_tense){CC_NO_INDEX, false};
    if (c->kind == CC_CLAUSE_VERBLESS) {
        if (c->comp.b > c->comp.a + 2 && cc_token_is(&w->t->tokens[c->comp.a], "as") && cc_token_is(&w->t->tokens[c->comp.a + 1], "for")) {
            cc_refer(w->x, w->p, (struct cc_range){c->comp.a + 2, c->comp.b}, false, d->subj); /* "As for brain fog – it …" */
            cc_refer_remember(w->x, d->subj, false);
            cc_salience_raise(w->x);
            w->x->paragraph_start = false;
            return;
        }
        if ((c->flags & CC_CL_ARROW) && !w->how->soft)
            arrow(w, i, d);
        else if (!cc_tell_fragment(w, c)) {
            if (w->p->n == 1 && !w->how->soft)
                cc_explain(w->x, w->t == &w->x->text ? w->s->span : w->how->pieces[0], w->how->rule, NULL, "words without a verb");
            cc_refer(w->x, w->p, c->comp, true, d->subj);
            cc_tell_note_label(w, i, d);
            if (d->subj->n > 1) {
                w->x->list.n = 0;
                for (uint32_t j = 0; j < d->subj->n; j++) {
                    w->x->list.v[w->x->list.n] = d->subj->v[j];
                    w->x->list.v[w->x->list.n++].text = cc_remember(w->x, d->subj->v[j].text);
                }
            }
        }
        return;
    }
    if (c->kind == CC_CLAUSE_MAIN && pseudo_cleft(w, c))
        return;
    cc_tell_subjects(w, i, d);
    if ((c->flags & CC_CL_ELLIPSIS) || stands_alone(w, c)) {
        if (!(c->flags & CC_CL_ELLIPSIS)) {
            c->aux = c->main;
            if (w->x->denied != NULL && w->x->denied_age <= 2 && cc_token_in(&w->t->tokens[c->main], "do does") && !(c->flags & CC_CL_NEGATED))
                w->x->predicate = w->x->denied; /* "A does not. B does." */
        }
        ellipsis(w, c, d);
        return;
    }
    if (c->kind != CC_CLAUSE_PARTICIPLE && !(c->kind == CC_CLAUSE_RELATIVE && d->by[0] != '\0'))
        d->tense = (struct cc_tense){CC_NO_INDEX, false};
    if (reports(w, i)) {
        report(w, i, d);
        return;
    }
    if (i + 1 < w->p->n && c[1].kind == CC_CLAUSE_VERBLESS && c[1].conj != CC_NO_INDEX && w->t->tokens[c[1].conj].tag == CC_TAG_DASH &&
        !cc_range_empty(c[1].comp) && w->t->tokens[c[1].comp.a].tag == CC_TAG_IN && c[1].comp.b - c[1].comp.a <= 8)
        d->tail = c[1].comp;
    if (i + 1 < w->p->n && (c[1].flags & CC_CL_IMPERATIVE) && c[1].conj != CC_NO_INDEX && w->t->tokens[c[1].conj].tag == CC_TAG_COLON &&
        c[1].main != CC_NO_INDEX && cc_token_lemma_in(&w->t->tokens[c[1].main], "give allow wait") && cc_tell_has_number(w, c + 1)) {
        d->tail = (struct cc_range){c[1].verb.a, c[1].comp.b}; /* "needs longer: give it three months" */
        d->takes_time = true;
    }
    if (!w->how->soft && fresh(w, c) && (made_so(w, c, d) || found_so(w, c)))
        return;
    why = d->why != NULL ? d->why : cc_tell_drop(w, c, d);
    d->why = why;
    d->silent = why != NULL && (strcmp(why, "speaks of itself") == 0 || strcmp(why, "the author's own experience") == 0);
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
        state_conditions(w, c, d);
        d->subj->n = 0;
    } else
        state_conditions(w, c, d);
    /* what a participle after this clause takes over */
    if (c->kind != CC_CLAUSE_PARTICIPLE)
        d->tense = cc_tense_of(w->p, c);
    if (c->kind != CC_CLAUSE_PARTICIPLE) {
        const char *it = w->x->it;

        remember(w, c, d);
        w->x->it = it;
        w->x->paragraph_start = w->x->paragraph_start && d->subj->n == 0; /* from here on "it" can be what was just named */
    }
}

/* Brackets that hold a clause of their own: "(CRP runs lower in regular drinkers)". */
static void
tell_brackets(struct cc_tell *w)
{
    uint32_t open = CC_NO_INDEX;

    for (uint32_t i = w->s->chunk_first; i < w->s->chunk_end; i++) {
        const struct cc_token *k = &w->t->tokens[w->t->chunks[i].first];

        if (k->depth == 1 && open == CC_NO_INDEX) {
            open = i;
        } else if (open != CC_NO_INDEX && (k->depth == 0 || i + 1 == w->s->chunk_end)) {
            bool finite = false;

            for (uint32_t j = open; j < i; j++)
                finite = finite || (w->t->chunks[j].kind == CC_CHUNK_VP && (w->t->chunks[j].flags & CC_VP_FINITE) != 0);
            if (finite && !cc_token_in(&w->t->tokens[w->t->chunks[open].first + 1], "if when") && w->t->chunks[open].first + 1 < w->s->end) {
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

void
cc_tell_sentence(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_tell w = {.x = x, .t = t, .s = s, .how = how, .p = &x->parse, .title = s->title_case ? CC_WORDS_TITLE : 0};
    struct cc_how silent;
    const char *why = cc_judge_drop_sentence(x, t, s);

    x->salience.sentence++;
    if (s->ending == CC_SENTENCE_QUESTION)
        return;
    cc_tell_ways(x, t, s, how);
    if (why == NULL && cc_token_is(&t->tokens[s->first], "here"))
        why = "only leads in";
    if (why != NULL) {
        cc_explain(x, t == &x->text ? s->span : how->pieces[0], how->rule, NULL, why);
        silent = *how;
        silent.soft = true; /* it is still what "it" in the next sentence may stand for */
        silent.fragments = false;
        w.how = &silent;
    } else if (cc_tell_fronted(x, t, s, how)) {
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
    for (uint32_t i = 0; i < t->n_sentences; i++)
        cc_tell_sentence(x, t, &t->sentences[i], how);
    x->depth--;
}

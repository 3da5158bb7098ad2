/* tell_subject.c: who a clause is about: its own noun phrase, its parent's subject, an event; and what goes with it. */
#include <string.h>

#include "base/mem.h"
#include "claims/inflect.h"
#include "claims/tell_subject.h"

const char *
cc_tell_words(struct cc_tell *w, uint32_t a, uint32_t b)
{
    char room[CC_TELL_ROOM];
    struct cc_buf buf = cc_buf_on(room, sizeof room);
    const char *out;

    cc_words_add(&buf, w->t, a, b, w->title);
    out = cc_arena_strndup(&w->x->scratch, buf.n ? buf.v : "", buf.n);
    cc_buf_clear(&buf);
    return out;
}

const char *
cc_tell_take(struct cc_tell *w, struct cc_buf *b)
{
    const char *out = cc_arena_strndup(&w->x->scratch, b->n ? b->v : "", b->n);

    if (b->borrowed)
        cc_buf_reset(b);
    else
        cc_buf_clear(b);
    return out;
}

struct cc_noun_list *
cc_tell_new_list(struct cc_tell *w)
{
    struct cc_noun_list *list = cc_arena_take(&w->x->scratch, sizeof *list);

    list->v[0] = (struct cc_noun_phrase){0};
    list->n = 0;
    return list;
}

enum cc_effect
cc_tell_effect(const struct cc_tell *w, const struct cc_clause *c)
{
    uint32_t len;
    bool mechanism;

    return c->main == CC_NO_INDEX ? CC_EFFECT_NONE :
        cc_effect_of(w->t, c->main, c->comp.b > c->main ? c->comp.b : c->main + 1, &len, &mechanism);
}

bool
cc_tell_acts(enum cc_effect e)
{
    return e != CC_EFFECT_NONE && e != CC_EFFECT_MOVES && e != CC_EFFECT_LINKS;
}

const char *
cc_tell_front(struct cc_tell *w, const struct cc_clause *c)
{
    uint32_t a = c->pre.a, b = c->pre.b;

    while (a < b) {
        uint32_t n = cc_cue_at(w->t, a, b, CC_CUE_DISCOURSE);

        if (w->t->tokens[a].tag == CC_TAG_COMMA || w->t->tokens[a].tag == CC_TAG_CC)
            n = 1;
        if (n == 0)
            break;
        if (!cc_token_is(&w->t->tokens[a], "yet") && a + n < b &&
            (w->t->tokens[a + n].tag == CC_TAG_IN || w->t->tokens[a + n].tag == CC_TAG_TO))
            return ""; /* "in addition to its effect on cholesterol" */
        a += n;
    }
    if (a >= b || (cc_token_is(&w->t->tokens[a], "as") && a + 1 < b && cc_token_is(&w->t->tokens[a + 1], "for")))
        return ""; /* "As for X," only names the topic */
    if (b - a == 1 && cc_tag_is_adverb(w->t->tokens[a].tag) && !cc_judge_hedged(w->t, a, b))
        return "";
    return cc_tell_words(w, a, b);
}

const char *
cc_tell_by_means(struct cc_tell *w, const struct cc_clause *parent)
{
    struct cc_buf b = {0};
    uint32_t len = parent->comp.b - parent->comp.a;

    if (len > 16 ||
        (parent->main != CC_NO_INDEX && cc_token_lemma_in(&w->t->tokens[parent->main], "be have contain lead work")))
        return "";
    cc_buf_adds(&b, " by");
    if (!cc_render_gerund(&b, w->p, parent)) {
        cc_buf_clear(&b);
        return "";
    }
    if (!cc_range_empty(parent->comp))
        cc_refer_words(w->x, w->t, parent->comp.a, parent->comp.b, "", &b);
    return cc_tell_take(w, &b);
}

const char *
cc_tell_event(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, bool *plural)
{
    char room[CC_TELL_ROOM];
    struct cc_buf b = cc_buf_on(room, sizeof room);

    *plural = false;
    if (d->subj->n == 0)
        return NULL;
    if (!d->subj->v[0].person) {
        *plural = d->subj->n > 1 || d->subj->v[0].plural;
        for (uint32_t i = 0; i < d->subj->n && i < 4; i++) {
            cc_buf_adds(&b, i == 0 ? "" : i + 1 == d->subj->n ? " and " : ", ");
            cc_buf_adds(&b, d->subj->v[i].text);
        }
        if (c->flags & (CC_CL_NEGATED | CC_CL_PASSIVE | CC_CL_COPULA))
            return cc_tell_take(w, &b);
    }
    if (!cc_render_gerund(&b, w->p, c)) {
        if (b.n > 0)
            return cc_tell_take(w, &b);
        cc_buf_clear(&b);
        return d->subj->v[0].text;
    }
    if (!cc_range_empty(c->comp) && c->comp.b - c->comp.a <= 14)
        cc_refer_words(w->x, w->t, c->comp.a, c->comp.b, "", &b);
    return cc_tell_take(w, &b);
}

/* "leads to copper deficiency, manifesting as anaemia": the last noun phrase before the participle shows itself so. */
static bool
shows_itself(const struct cc_tell *w, const struct cc_clause *c, struct cc_range *noun)
{
    if (c->main == CC_NO_INDEX || !cc_token_lemma_is(&w->t->tokens[c->main], "manifest"))
        return false;
    for (uint32_t i = w->p->n_k; i-- > 0;) {
        const struct cc_chunk *k = &w->p->chunks[i];

        if (k->kind == CC_CHUNK_NP && k->end <= c->verb.a) {
            *noun = (struct cc_range){k->first, k->end};
            if (k->first > 0 && cc_token_is(&w->t->tokens[k->head], "deficiency") &&
                w->t->tokens[k->first - 1].tag == CC_TAG_VB)
                noun->a--; /* "to zinc deficiency": no verb */
            return true;
        }
    }
    return false;
}

/* "Not all X are equal": the denial stands before the subject and must not get lost. */
static void
keep_not(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
{
    uint32_t a = c->subj.a;

    if (a > 0 && !cc_range_empty(c->subj) && cc_token_is(&w->t->tokens[a - 1], "not") &&
        (w->t->tokens[a].can & CC_CAN_VBG)) {
        for (uint32_t i = 0; i < d->subj->n; i++) /* "Not smoking helps": what helps is not denied */
            d->subj->v[i].text = cc_arena_printf(&w->x->scratch, "not %s", d->subj->v[i].text);
        return;
    }
    if (a == 0 || cc_range_empty(c->subj) || !cc_token_is(&w->t->tokens[a - 1], "not") ||
        !cc_token_in(&w->t->tokens[a], "all every everyone everything one a many much even"))
        return;
    for (uint32_t i = 0; i < d->subj->n; i++) /* "not one trial, review or survey": nor any of the others */
        d->subj->v[i].text = cc_arena_printf(&w->x->scratch,
            i == 0 || !cc_token_in(&w->t->tokens[a], "one a") ? "not %s" : "no %s", d->subj->v[i].text);
    d->denied = true;
}

/* "Nine in ten said they slept better", "Women notice that their skin is drier": people, who speak of themselves. */
static bool
of_themselves(
    const struct cc_tell *w, const struct cc_clause *parent, const struct cc_told *pd, const struct cc_clause *c)
{
    const struct cc_token *k = &w->t->tokens[c->subj.a];
    bool share = !cc_range_empty(parent->subj) &&
        (w->t->tokens[parent->subj.a].tag == CC_TAG_CD || (w->t->tokens[parent->subj.a].flags & CC_TOK_NUMBER));

    if (c->kind != CC_CLAUSE_THAT || pd->subj->n != 1 ||
        cc_cue_in(w->t, parent->subj.a, parent->subj.b, CC_CUE_PERSON, NULL))
        return false;
    if (!share && !pd->subj->v[0].person && cc_noun_ending(w->t, parent->subj.a, parent->subj.b) != CC_NOUN_PEOPLE)
        return false;
    return cc_token_in(k, "they their he she his her") || (pd->prefix[0] != '\0' && c->comp.b > c->comp.a);
}

/* … what "they" and "their skin" in what they say stand for. */
static void
themselves(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd, struct cc_told *d)
{
    if (pd->prefix[0] != '\0') {
        cc_tell_one(d->subj, cc_tell_words(w, c->subj.a, c->subj.b),
            c->subj.b - c->subj.a == 1 || cc_tag_is_plural(w->t->tokens[c->subj.b - 1].tag));
    } else if (c->subj.b - c->subj.a == 1) {
        cc_tell_copy(d->subj, pd->subj);
    } else {
        const char *owner = pd->subj->v[0].text;
        size_t n = strlen(owner);

        cc_tell_one(d->subj,
            cc_arena_printf(&w->x->scratch, "%s%s %s", owner, n && owner[n - 1] == 's' ? "’" : "’s",
                cc_tell_words(w, c->subj.a + 1, c->subj.b)),
            cc_tag_is_plural(w->t->tokens[c->subj.b - 1].tag));
    }
}

/* "Since salt was iodised, goitre has become rare": of time, not of reason. */
static bool
since_then(const struct cc_tell *w, const struct cc_clause *c)
{
    return c->conj != CC_NO_INDEX && cc_token_is(&w->t->tokens[c->conj], "since") && c->verb.b > c->verb.a &&
        cc_token_in(&w->t->tokens[c->verb.a], "have has");
}

/* " because hyaluronic acid binds water": the clause whose result this one is. */
static const char *
because_of(struct cc_tell *w, const struct cc_clause *parent, const struct cc_told *pd, const struct cc_told *d,
    const char *word)
{
    struct cc_buf b = {0};
    bool same = d->subj->n == 1 && strcmp(d->subj->v[0].text, pd->subj->v[0].text) == 0;

    if (parent->kind == CC_CLAUSE_VERBLESS || parent->comp.b - parent->comp.a > 16 || parent->main == CC_NO_INDEX)
        return "";
    for (uint32_t i = parent->comp.a; i < parent->comp.b; i++) {
        if (cc_token_in(&w->t->tokens[i], "it them this that"))
            return ""; /* what it stood for is no longer known for sure */
    }
    cc_buf_adds(&b, word);
    cc_buf_adds(&b, !same ? pd->subj->v[0].text : pd->subj->v[0].plural ? "they" : "it");
    cc_render_verb(&b, w->p, parent, pd->subj->v[0].plural, (struct cc_tense){CC_NO_INDEX, false}, false);
    cc_refer_words(w->x, w->t, parent->comp.a, parent->comp.b, pd->subj->v[0].text, &b);
    return cc_tell_take(w, &b);
}

/* "Alcohol relaxes the throat, which is why people snore": parent is the relative clause. */
static const char *
because_why(struct cc_tell *w, const struct cc_clause *c, const struct cc_clause *parent, const struct cc_told *d)
{
    const struct cc_clause *cause;
    const struct cc_ctx *x = w->x;

    /* "Salt draws water. That is why ankles swell.": the sentence before, where this one would say little without it */
    if (parent->kind == CC_CLAUSE_MAIN && (parent->flags & CC_CL_COPULA) && parent->subj.b - parent->subj.a == 1 &&
        cc_token_in(&w->t->tokens[parent->subj.a], "that this") &&
        ((cc_range_empty(c->comp) && !(c->flags & CC_CL_COPULA)) ||
            cc_token_in(&w->t->tokens[c->subj.a], "you your")) &&
        x->subjects.n == 1 && x->predicate != NULL && x->predicate != x->denied && x->event != NULL &&
        x->salience.sentence - x->event_sentence <= 1) {
        size_t verb = strcspn(x->predicate, " ");
        struct cc_buf b = {0};

        cc_buf_adds(&b, " because ");
        cc_buf_adds(&b, x->subjects.v[0].text);
        cc_buf_addc(&b, ' ');
        cc_inflect_present(&b, x->predicate, verb, x->subjects.v[0].plural);
        cc_buf_adds(&b, x->predicate + verb);
        return cc_tell_take(w, &b);
    }
    if (parent->kind != CC_CLAUSE_RELATIVE || !(parent->flags & CC_CL_COPULA) || parent->parent == CC_NO_INDEX)
        return "";
    cause = &w->p->v[parent->parent];
    return w->told[parent->parent].subj->n == 1 && !(cause->flags & CC_CL_NEGATED) &&
            w->told[parent->parent].why == NULL
        ? because_of(w, cause, &w->told[parent->parent], d, " because ")
        : "";
}

/* "…, so that X", "A weakens B, so X": does the clause say what the one before brings about? */
static bool
is_result(const struct cc_tell *w, const struct cc_clause *c)
{
    uint32_t at = c->conj != CC_NO_INDEX && cc_token_is(&w->t->tokens[c->conj], "so") ? c->conj
        : c->pre.b > c->pre.a                                                         ? c->pre.a
            : CC_NO_INDEX;

    if (c->kind == CC_CLAUSE_MAIN && c->conj != CC_NO_INDEX && (c->flags & CC_CL_RESULT))
        return true; /* "Because alcohol relaxes the throat, people snore" */
    if (c->kind != CC_CLAUSE_MAIN || at == CC_NO_INDEX || at + 1 >= w->s->end || !cc_token_is(&w->t->tokens[at], "so"))
        return false;
    if (!(w->p->v[c->parent].flags & CC_CL_NEGATED) &&
        ((c->flags & CC_CL_IMPERATIVE) ||
            (c->subj.b > c->subj.a && cc_token_in(&w->t->tokens[c->subj.a], "you your people"))) &&
        cc_tell_effect(w, &w->p->v[c->parent]) != CC_EFFECT_NONE)
        return true; /* "It relaxes the throat, so you snore more" */
    return cc_token_is(&w->t->tokens[at + 1], "that") ||
        (cc_tell_acts(cc_tell_effect(w, &w->p->v[c->parent])) && !(w->p->v[c->parent].flags & CC_CL_NEGATED) &&
            c->subj.b > c->subj.a && cc_tag_is_noun(w->t->tokens[c->subj.a].tag));
}

bool
cc_same_pattern(const struct cc_tell *w, const struct cc_clause *c)
{
    bool same = false;

    for (uint32_t i = c->comp.a; i < c->comp.b; i++) {
        if (cc_token_in(&w->t->tokens[i], "same similar"))
            same = true;
        if (same && cc_token_in(&w->t->tokens[i], "pattern picture story trend way direction thing"))
            return i + 1 == c->comp.b;
    }
    return false;
}

/* "affect each other's absorption": neither does it alone. */
static bool
each_other(const struct cc_tell *w, struct cc_range r)
{
    for (uint32_t i = r.a; i + 1 < r.b; i++) {
        if ((cc_token_is(&w->t->tokens[i], "each") && cc_token_is(&w->t->tokens[i + 1], "other")) ||
            (cc_token_is(&w->t->tokens[i], "one") && cc_token_is(&w->t->tokens[i + 1], "another")))
            return true;
    }
    return false;
}

/* For --explain: what a pronoun was taken for, and by which rule. */
static void
note_reference(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    const struct cc_token *k = &w->t->tokens[c->subj.a];

    if (w->x->options == NULL || w->x->options->explain == NULL || w->how->soft || d->subj->n == 0 ||
        !cc_token_in(k, "it they its their this that these those both such"))
        return;
    cc_explain(w->x, w->t == &w->x->text ? w->s->span : w->how->pieces[0], "refers", "stands for",
        cc_arena_printf(&w->x->scratch, "\"%.*s\" = %s%s%s%s%s", (int)k->lower_len, k->lower, d->subj->v[0].text,
            d->subj->n > 1 ? " and others" : "", w->x->salience.rule != NULL ? " (" : "",
            w->x->salience.rule != NULL ? w->x->salience.rule : "", w->x->salience.rule != NULL ? ")" : ""));
}

/* "Because it thins the blood, ginger should be avoided": the clause that names what the pronoun of clause i means;
 * NULL = none. */
static const struct cc_clause *
next_subject(const struct cc_tell *w, uint32_t i)
{
    const struct cc_clause *c = &w->p->v[i], *next = c + 1;
    const struct cc_token *k = &w->t->tokens[c->subj.a], *conj;
    bool they = cc_token_is(k, "they"), plural;

    if (i + 1 >= w->p->n || c->subj.a == w->s->first || c->subj.a > w->s->first + 2 || c->subj.b - c->subj.a != 1 ||
        !(they || cc_token_is(k, "it")))
        return NULL;
    conj = k - 1;
    if (!cc_token_in(conj, "because although while though since as when once") || next->kind != CC_CLAUSE_MAIN ||
        cc_range_empty(next->subj) || !cc_tag_is_noun(w->t->tokens[next->subj.b - 1].tag) ||
        w->t->tokens[next->subj.a].tag == CC_TAG_PRPS ||
        cc_token_in(&w->t->tokens[next->subj.a], "it they this these that those such you we some many most"))
        return NULL;
    plural = cc_tag_is_plural(w->t->tokens[next->subj.b - 1].tag);
    for (uint32_t j = next->subj.a; j < next->subj.b; j++)
        plural = plural || w->t->tokens[j].tag == CC_TAG_CC;
    return plural == they ? next : NULL;
}

/* "It takes two weeks for ginger to work": the empty "it" of a sentence that names what it is about. */
static bool
takes_for(const struct cc_tell *w, const struct cc_clause *c)
{
    bool after_for = false, time = false;

    if (c->subj.b - c->subj.a != 1 || !cc_token_is(&w->t->tokens[c->subj.a], "it") || c->main == CC_NO_INDEX ||
        !cc_token_lemma_is(&w->t->tokens[c->main], "take"))
        return false;
    for (uint32_t j = c->comp.a; j < c->comp.b; j++) {
        time = time || cc_is_time_noun(&w->t->tokens[j]) || (w->t->tokens[j].flags & CC_TOK_NUMBER) != 0;
        if (after_for && w->t->tokens[j].tag == CC_TAG_TO)
            return time;
        after_for = after_for || cc_token_is(&w->t->tokens[j], "for");
    }
    return false;
}

/* "40 g a day", "Three cups a day for two weeks": how much, but not of what. *end is where the unit ends. */
static bool
is_amount_only(const struct cc_tell *w, struct cc_range r, uint32_t *end)
{
    bool unit = false;

    if (r.b < r.a + 2 || !((w->t->tokens[r.a].flags & CC_TOK_NUMBER) || w->t->tokens[r.a].tag == CC_TAG_CD))
        return false;
    for (uint32_t i = r.a; i < r.b; i++) {
        const struct cc_token *k = &w->t->tokens[i];

        if (cc_token_in(k, "mg mcg µg g kg ml l iu cup cups glass glasses serving servings teaspoon teaspoons tablespoon tablespoons tsp tbsp drop drops gram grams "
            "milligram milligrams spoonful spoonfuls handful handfuls portion portions"))
            unit = true, *end = i + 1;
        else if (!(k->flags & CC_TOK_NUMBER) && k->tag != CC_TAG_CD && !cc_is_time_noun(k) &&
            !cc_token_in(k, "a per each every for in to or – - daily") && k->tag != CC_TAG_DASH)
            return false;
    }
    return unit;
}

/* "40 g a day" below "Dark chocolate": of dark chocolate. */
static void
add_of_what(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
{
    uint32_t unit = 0;

    if (d->subj->n != 1 || !is_amount_only(w, c->subj, &unit) || (w->x->local[0] == '\0' && !w->x->topic_sure))
        return;
    d->subj->v[0].text = cc_arena_printf(&w->x->scratch, "%s of %s%s%s", cc_tell_words(w, c->subj.a, unit),
        cc_topic(w->x), unit < c->subj.b ? " " : "", cc_tell_words(w, unit, c->subj.b));
}

/* "Made with pure oils": a participle, though it looks like a past form. */
static bool
made_of(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *k = &w->t->tokens[c->verb.a];

    return k->tag == CC_TAG_VBD && (k->can & CC_CAN_VBN) && c->verb.b - c->verb.a == 1 && !cc_range_empty(c->comp) &&
        w->t->tokens[c->comp.a].tag == CC_TAG_IN;
}

/* Of a clause joined to its parent: the parent's subject. */
static void
joined_subject(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd, struct cc_told *d)
{
    cc_tell_copy(d->subj, pd->subj);
    if (d->pre[0] == '\0')
        d->pre = pd->pre;
    d->by = pd->by;
    d->hedged = pd->hedged && w->p->v[c->parent].kind == CC_CLAUSE_THAT;
    d->denied = pd->denied && w->p->v[c->parent].kind == CC_CLAUSE_THAT;
    d->prefix = pd->prefix;
    d->why = pd->subj->n == 0 || pd->silent ? pd->why : NULL;
}

/* ", easing pain": what the parent tells of, or what its subject is. */
static void
participle_subject(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd, struct cc_told *d)
{
    const struct cc_clause *parent = &w->p->v[c->parent];
    struct cc_range noun;
    bool event_plural;

    d->pre = pd->pre;
    d->hedged = pd->hedged;
    d->tense = pd->tense;
    d->why = pd->silent ? pd->why : NULL;
    if (shows_itself(w, c, &noun)) {
        cc_refer(w->x, w->p, noun, false, d->subj);
    } else if (pd->subj->v[0].person && !(parent->flags & CC_CL_COPULA)) {
        const char *event = cc_tell_event(w, parent, pd, &event_plural);

        cc_tell_one(d->subj, event, false);
    } else {
        cc_tell_copy(d->subj, pd->subj);
        d->by = cc_tell_by_means(w, parent);
    }
}

/* A subject that is torn in two by a hole: the nouns of both parts. */
static void
torn_subject(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
{
    struct cc_noun_list rest;

    cc_refer(w->x, w->p, (struct cc_range){c->subj.a, c->hole.a}, true, d->subj);
    cc_refer(w->x, w->p, (struct cc_range){c->hole.b, c->subj.b}, true, &rest);
    for (uint32_t j = 0; j < rest.n && d->subj->n < CC_NOUNS_MAX; j++) {
        rest.v[j].neither = rest.v[j].neither || (d->subj->n > 0 && d->subj->v[0].neither);
        d->subj->v[d->subj->n++] = rest.v[j];
    }
}

/* "Zinc and copper compete", "affect each other": only both together do it, and keep their words. */
static bool
both_together(const struct cc_tell *w, const struct cc_clause *c)
{
    if (c->main == CC_NO_INDEX || w->t->tokens[c->verb.a].tag == CC_TAG_VBZ)
        return false;
    return ((cc_cue_of(w->t->tokens[c->main].lemma, w->t->tokens[c->main].lemma_len) & CC_CUE_RECIPROCAL) &&
               !(c->comp.b > c->comp.a && cc_token_is(&w->t->tokens[c->comp.a], "with"))) ||
        each_other(w, c->comp) ||
        (cc_token_lemma_in(&w->t->tokens[c->main], "share have") && c->comp.b > c->comp.a + 1 &&
            cc_token_in(&w->t->tokens[c->comp.a], "common similar the their many risk some several") &&
            cc_token_lemma_in(&w->t->tokens[c->comp.b - 1], "cause root origin factor driver feature mechanism trigger") &&
            (cc_token_lemma_is(&w->t->tokens[c->main], "share") || cc_token_is(&w->t->tokens[c->comp.a], "common")));
}

/* "It was not replicated": the finding. */
static bool
means_finding(const struct cc_tell *w, const struct cc_clause *c)
{
    return c->subj.b - c->subj.a == 1 && cc_token_is(&w->t->tokens[c->subj.a], "it") && c->main != CC_NO_INDEX &&
        cc_token_lemma_in(&w->t->tokens[c->main], "replicate publish confirm");
}

/* "They concluded that …", "it relies on …": those who reported what was said before. */
static bool
means_reporter(const struct cc_tell *w, const struct cc_clause *c)
{
    return c->subj.b - c->subj.a == 1 && cc_token_in(&w->t->tokens[c->subj.a], "it they") && w->x->reporter != NULL &&
        c->main != CC_NO_INDEX &&
        (cc_says(&w->t->tokens[c->main]) ||
            cc_token_lemma_in(&w->t->tokens[c->main], "rest replicate publish rely"));
}

/* "Its small size means that [it] …": the owner of the parent's subject; NULL = another one is meant. */
static const char *
owner_meant(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd)
{
    return pd != NULL && c->kind == CC_CLAUSE_THAT && pd->subj->n == 1 && c->subj.b - c->subj.a == 1 &&
            cc_token_is(&w->t->tokens[c->subj.a], "it")
        ? cc_refer_owner(w->x, pd->subj->v[0].text)
        : NULL;
}

/* The clause's own noun phrase, or what its pronoun stands for. */
static void
refer_subject(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
{
    w->x->salience.fit = cc_fit_subject(w->t, c);
    w->x->salience.process = cc_takes_time(w->t, c);
    cc_refer(w->x, w->p, c->subj, false, d->subj);
    if (d->subj->n == 0 && w->x->sells && w->x->topic_sure && c->subj.b - c->subj.a == 1 &&
        cc_token_is(&w->t->tokens[c->subj.a], "it"))
        cc_tell_one(d->subj, w->x->topic, w->x->topic_plural); /* what else a page that sells would speak of */
    w->x->salience.fit = (struct cc_fit){0};
    w->x->salience.process = false;
    note_reference(w, c, d);
}

/* "Adults should avoid oysters, for they carry germs": the object of what people do is what "they" in the reason stands
 * for. False when it is not. */
static bool
object_of_deed(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd, struct cc_told *d)
{
    const struct cc_clause *parent = pd != NULL ? &w->p->v[c->parent] : NULL;

    if (parent == NULL || c->conj == CC_NO_INDEX || c->subj.b - c->subj.a != 1 || pd->subj->n == 0 ||
        parent->main == CC_NO_INDEX || cc_range_empty(parent->comp) ||
        !cc_token_in(&w->t->tokens[c->conj], "for because since as") ||
        !cc_token_in(&w->t->tokens[c->subj.a], "it they") ||
        !cc_token_lemma_in(&w->t->tokens[parent->main], "avoid eat drink take use skip limit choose cut stop shun") ||
        !(cc_tell_acts(cc_tell_effect(w, c)) || (c->verb.b > c->verb.a && w->t->tokens[c->verb.a].tag == CC_TAG_MD)))
        return false;
    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *k = &w->p->chunks[i];

        if (k->first != parent->comp.a)
            continue;
        if (k->kind != CC_CHUNK_NP || (k->flags & CC_NP_PRONOUN) ||
            ((k->flags & CC_NP_PLURAL) != 0) != cc_token_is(&w->t->tokens[c->subj.a], "they"))
            return false;
        cc_refer(w->x, w->p, (struct cc_range){k->first, k->end}, false, d->subj);
        return d->subj->n > 0;
    }
    return false;
}

/* The subject that clause i has itself. The first that fits decides. */
static void
own_subject(struct cc_tell *w, uint32_t i, const struct cc_told *pd, struct cc_told *d)
{
    const struct cc_clause *c = &w->p->v[i], *next;
    const char *owner;

    if (!cc_range_empty(c->hole)) {
        torn_subject(w, c, d);
    } else if (both_together(w, c)) {
        cc_refer(w->x, w->p, c->subj, false, d->subj);
        if (d->subj->n == 2) { /* what "both" behind it may mean */
            w->x->pair = *d->subj;
            for (uint32_t k = 0; k < 2; k++)
                w->x->pair.v[k].text = cc_remember(w->x, d->subj->v[k].text);
        }
        cc_tell_one(d->subj, cc_tell_words(w, c->subj.a, c->subj.b), true);
    } else if (means_finding(w, c)) {
        cc_tell_one(d->subj, "the finding", false);
    } else if (means_reporter(w, c)) {
        cc_tell_one(d->subj, w->x->reporter, cc_token_is(&w->t->tokens[c->subj.a], "they"));
    } else if (cc_is_expletive(w->t, c, w->s->end)) {
        d->subj->n = 0;
    } else if (pd != NULL && cc_token_in(&w->t->tokens[c->subj.a], "they their") &&
        of_themselves(w, &w->p->v[c->parent], pd, c)) {
        themselves(w, c, pd, d);
    } else if ((owner = owner_meant(w, c, pd)) != NULL) {
        cc_tell_one(d->subj, owner, false);
    } else if ((next = next_subject(w, i)) != NULL) {
        cc_refer(w->x, w->p, next->subj, false, d->subj);
    } else if (object_of_deed(w, c, pd, d)) {
        ; /* set */
    } else if (takes_for(w, c)) {
        cc_tell_one(d->subj, "it", false);
    } else {
        refer_subject(w, c, d);
    }
}

/* "Eases pain" behind a name or a label: the subject that the block gives, where the verb has none. */
static void
given_subject(const struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
{
    if (!(c->flags & CC_CL_NO_SUBJECT) || w->how->given == NULL || c->verb.a >= c->verb.b ||
        !cc_tag_is_finite(w->t->tokens[c->verb.a].tag) || w->t->tokens[c->verb.a].tag == CC_TAG_VBP || made_of(w, c))
        return;
    cc_tell_one(d->subj, w->how->given, w->how->given_plural);
    d->subj->v[0].span = w->how->given_span;
}

/* What a clause with its own subject takes over from its parent: the reason, for whom, who says so. */
static void
take_from_parent(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *pd, struct cc_told *d)
{
    const struct cc_clause *parent = &w->p->v[c->parent];

    if (is_result(w, c) && pd->subj->n == 1)
        d->because = because_of(w, parent, pd, d, since_then(w, c) ? " since " : " because ");
    if (c->kind == CC_CLAUSE_THAT && (c->flags & CC_CL_WHY))
        d->because = because_why(w, c, parent, d);
    if (c->conj != CC_NO_INDEX && w->t->tokens[c->conj].tag == CC_TAG_COLON && d->pre[0] == '\0' &&
        pd->subj->n == 1 && cc_same_pattern(w, parent))
        d->pre = cc_arena_printf(&w->x->scratch, "for %s", pd->subj->v[0].text);
    if (c->conj != CC_NO_INDEX && cc_token_is(&w->t->tokens[c->conj], "or") && parent->kind == CC_CLAUSE_THAT &&
        c->kind == CC_CLAUSE_MAIN) { /* "not known whether A causes B or [B causes A]" */
        d->prefix = pd->prefix;
        d->hedged = pd->hedged;
        d->denied = pd->denied;
        if (pd->why != NULL && strcmp(pd->why, "only asks") == 0)
            d->why = pd->why;
    }
    if (c->kind == CC_CLAUSE_THAT) {
        if (pd->asks)
            d->why = "only asks";
        if (!pd->says && parent->main != CC_NO_INDEX &&
            cc_token_lemma_in(&w->t->tokens[parent->main], CC_FOOLS))
            d->why = "what somebody is fooled into";
        d->keeps_their = pd->prefix[0] != '\0' && of_themselves(w, parent, pd, c);
        d->prefix = pd->prefix;
        d->hedged = pd->hedged;
        d->denied = pd->denied;
    }
}

void
cc_tell_subjects(struct cc_tell *w, uint32_t i, struct cc_told *d)
{
    const struct cc_clause *c = &w->p->v[i];
    const struct cc_told *pd = c->parent != CC_NO_INDEX ? &w->told[c->parent] : NULL;

    switch (c->kind) {
    case CC_CLAUSE_COORD:
        if (pd != NULL)
            joined_subject(w, c, pd, d);
        break;
    case CC_CLAUSE_PARTICIPLE:
        if (pd != NULL && pd->subj->n > 0)
            participle_subject(w, c, pd, d);
        break;
    case CC_CLAUSE_RELATIVE:
        if (pd != NULL)
            cc_tell_relative(w, c, pd, d);
        break;
    default:
        if (!cc_range_empty(c->subj))
            own_subject(w, i, pd, d);
        else
            given_subject(w, c, d);
        add_of_what(w, c, d);
        keep_not(w, c, d);
        if (pd != NULL)
            take_from_parent(w, c, pd, d);
        break;
    }
}

void
cc_tell_note_others(struct cc_tell *w, struct cc_range r, struct cc_range object)
{
    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *k = &w->p->chunks[i];
        struct cc_noun_list *one;

        if (k->kind != CC_CHUNK_NP || k->first < r.a || k->first >= r.b ||
            !(w->t->tokens[k->head].flags & CC_TOK_HEALTH) ||
            (object.b > object.a && k->first == object.a && k->end == object.b) ||
            (k->first > 0 && cc_token_in(&w->t->tokens[k->first - 1], "not no than like unlike without")))
            continue;
        one = cc_arena_alloc(&w->x->scratch, sizeof *one);
        one->n = 1;
        one->v[0] = (struct cc_noun_phrase){.text = cc_tell_words(w, k->first, k->end),
            .plural = (k->flags & CC_NP_PLURAL) != 0,
            .class = cc_noun_ending(w->t, k->first, k->head + 1)};
        cc_salience_note(w->x, one, CC_SALIENT_OBLIQUE);
    }
}

void
cc_tell_note_label(struct cc_tell *w, uint32_t i, const struct cc_told *d)
{
    const struct cc_clause *c = &w->p->v[i];
    bool heading = strcmp(w->how->rule, "heading") == 0;

    if (d->subj->n == 0 || c->comp.b - c->comp.a > 8 || i > 0 || w->t->tokens[c->comp.a].tag == CC_TAG_IN ||
        (c->comp.a > 0 && cc_token_in(&w->t->tokens[c->comp.a - 1], "not no")))
        return;
    if (heading ? w->x->article->blocks[w->how->block].kind != CC_BLOCK_TERM : w->p->n == 1 && w->t->n_sentences == 1)
        return;
    if (!heading && d->subj->v[0].class == CC_NOUN_NONE && w->t->tokens[c->comp.a].tag != CC_TAG_VBG)
        return;
    cc_salience_note(w->x, d->subj, CC_SALIENT_SUBJECT);
    cc_salience_raise(w->x);
}

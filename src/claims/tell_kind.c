/* tell_kind.c: what kind of claim a clause makes: effect, mechanism, association, recommendation, time, or said of the
 * product. */
#include <ctype.h>
#include <string.h>

#include "claims/tell.h"

bool
cc_is_product(const struct cc_ctx *x, const char *s)
{
    uint32_t first = 0; /* letters that a product begins with, whatever their case */

    for (uint32_t i = 0; i < x->n_products; i++)
        first |= 1u << (x->products[i][0] & 31);
    for (int i = 0; i < 2; i++) { /* a brand may be a word of the language: "Ritual" */
        size_t n = strlen(x->rivals[i]);
        const char *at = n > 0 ? strstr(s, x->rivals[i]) : NULL;

        if (n > 0 && strncasecmp(s, x->rivals[i], n) == 0 && (s[n] == '\0' || s[n] == '\''))
            return true; /* the subject of a sentence is kept in lower case */
        if (at != NULL && (at == s || at[-1] == ' ') && !isalnum((unsigned char)at[strlen(x->rivals[i])]))
            return true;
    }
    if (x->compares && x->local_product && x->local[0] != '\0' && strstr(s, x->local) != NULL)
        return true;
    for (; *s != '\0' && first != 0; s++) {
        for (uint32_t i = 0; (first >> (*s & 31) & 1) && i < x->n_products; i++) {
            if (strncasecmp(s, x->products[i], strlen(x->products[i])) == 0)
                return true;
        }
    }
    return false;
}

/* Is the amount at i one of time: "two weeks", "six to eight weeks"? */
static bool
time_amount(const struct cc_text *t, uint32_t i, uint32_t e)
{
    if (i >= e ||
        !((t->tokens[i].flags & CC_TOK_NUMBER) || t->tokens[i].tag == CC_TAG_CD || cc_token_in(&t->tokens[i], "a")))
        return false;
    for (uint32_t j = i + 1; j < e && j < i + 5; j++) {
        if (cc_is_time_noun(&t->tokens[j]))
            return true;
    }
    return false;
}

/* How long until: "rise within six weeks", "takes about a month". What acts on an object is an effect, whatever its
 * time. */
static bool
tells_time(const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp)
{
    const struct cc_text *t = w->t;
    bool object = false;

    if (c->main == CC_NO_INDEX)
        return false;
    if (cc_token_lemma_in(&t->tokens[c->main], "take last need")) {
        uint32_t i = comp.a;

        while (i < comp.b && i < comp.a + 3 &&
            cc_token_in(&t->tokens[i], "at least about around up to only some roughly nearly almost as long"))
            i++;
        if (time_amount(t, i, comp.b))
            return true;
    }
    for (uint32_t i = comp.a; i + 1 < comp.b; i++) {
        object = object || cc_tag_is_noun(t->tokens[i].tag);
        if (object && (cc_tell_acts(cc_tell_effect(w, c)) || cc_effect_way(t, c->main, comp.b) == CC_EFFECT_DOWN))
            return false;
        if ((t->tokens[i].tag == CC_TAG_JJR || t->tokens[i].tag == CC_TAG_RBR) && !cc_tag_is_noun(t->tokens[i + 1].tag))
            return false; /* "feel better within two hours" is an effect */
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

/* "87% felt better", "most customers": on a page that sells, its customers. */
static bool
customers(const struct cc_tell *w, const struct cc_clause *c)
{
    if (!w->x->sells)
        return false;
    for (uint32_t i = c->subj.a; i < c->subj.b; i++) {
        if (cc_token_in(&w->t->tokens[i], "users customers buyers reviewers"))
            return true;
    }
    return c->subj.b == c->subj.a + 1 && (w->t->tokens[c->subj.a].flags & CC_TOK_NUMBER) &&
        w->t->text[w->t->tokens[c->subj.a].span.end - 1] == '%';
}

/* "is the better warm-up", "is a safer choice": a comparison that advises. */
static bool
better_choice(const struct cc_text *t, struct cc_range comp)
{
    return comp.b > comp.a + 2 && cc_token_in(&t->tokens[comp.a], "the a your") &&
        cc_token_in(&t->tokens[comp.a + 1], "better best safer safest wiser wisest smarter smartest") &&
        cc_token_in(&t->tokens[comp.a + 2],
            "choice option bet idea way warm-up start alternative approach plan move pick route course");
}

/* Advice that is no order: "is not for anyone under 16", "needs a scan", "are better off with", "can safely have up to". */
static bool
advises(const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp)
{
    const struct cc_text *t = w->t;

    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&t->tokens[c->main], "recommend advise"))
        return true; /* "is recommended to anyone with gout", "doctors advise resting" */
    if (c->main == CC_NO_INDEX || comp.a >= comp.b)
        return false;
    for (uint32_t i = c->verb.a; i < c->main; i++) {
        if (cc_token_is(&t->tokens[i], "safely") && cc_token_lemma_in(&t->tokens[c->main], "have take use eat drink"))
            return true;
    }
    if (cc_token_lemma_in(&t->tokens[c->main], "need require deserve warrant merit")) {
        for (uint32_t i = comp.a; i < comp.b && i < comp.a + 4; i++) {
            if (cc_token_in(&t->tokens[i], "scan test check checkup check-up doctor dentist gp referral review investigation monitoring visit call appointment attention evaluation"))
                return true;
        }
    }
    if (!cc_token_lemma_is(&t->tokens[c->main], "be"))
        return false;
    if (cc_token_in(&t->tokens[comp.a], "enough plenty sufficient") && comp.a + 1 < comp.b &&
        cc_token_is(&t->tokens[comp.a + 1], "for") && !cc_range_empty(c->subj) &&
        (t->tokens[c->subj.a].tag == CC_TAG_CD || (t->tokens[c->subj.a].flags & CC_TOK_NUMBER)))
        return true; /* "10 g a day is plenty for adults" */
    if (cc_token_is(&t->tokens[comp.a], "better") && comp.a + 1 < comp.b && cc_token_is(&t->tokens[comp.a + 1], "off"))
        return true;
    if (better_choice(t, comp))
        return true;
    return (c->flags & CC_CL_NEGATED) && cc_token_is(&t->tokens[comp.a], "for") &&
        (cc_noun_ending(t, comp.a, comp.b) == CC_NOUN_PEOPLE ||
            (comp.a + 1 < comp.b && cc_token_in(&t->tokens[comp.a + 1], "anyone everyone people those children")));
}

/* A part of the body, or a process in it, that acts on another: "saliva coats the teeth", "the acid dissolves
 * enamel". */
static bool
in_the_body(const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp, enum cc_effect e)
{
    enum cc_noun subject = cc_range_empty(c->subj) ? CC_NOUN_NONE : cc_noun_ending(w->t, c->subj.a, c->subj.b),
                 object = CC_NOUN_NONE;

    if ((subject != CC_NOUN_STRUCTURE && subject != CC_NOUN_PROCESS) || e == CC_EFFECT_NONE)
        return false;
    for (uint32_t i = comp.a; i < comp.b && object == CC_NOUN_NONE; i++) {
        if (cc_tag_is_noun(w->t->tokens[i].tag) && (i + 1 == comp.b || !cc_tag_is_noun(w->t->tokens[i + 1].tag)))
            object = cc_noun_ending(w->t, comp.a, i + 1);
    }
    return object == CC_NOUN_STRUCTURE || object == CC_NOUN_PROCESS || object == CC_NOUN_AGENT || object == CC_NOUN_BAD;
}

/* "makes the body hold on to water", "helps the kidneys to flush salt out": what an organ is made to do. */
static bool
organ_does(const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp)
{
    const struct cc_token *v = w->t->tokens;
    uint32_t i = comp.a;

    if (c->main == CC_NO_INDEX || !cc_token_lemma_in(&v[c->main], "make help let cause tell force get"))
        return false;
    while (i < comp.b && i < comp.a + 4 &&
        (v[i].tag == CC_TAG_DT || v[i].tag == CC_TAG_PRPS || cc_tag_is_noun(v[i].tag) || cc_tag_is_adjective(v[i].tag)))
        i++;
    if (i == comp.a || i >= comp.b || !cc_tag_is_noun(v[i - 1].tag) ||
        (cc_noun_ending(w->t, comp.a, i) != CC_NOUN_STRUCTURE && !cc_token_is(&v[i - 1], "body")))
        return false;
    return v[i].tag == CC_TAG_VB || (v[i].tag == CC_TAG_TO && i + 1 < comp.b && v[i + 1].tag == CC_TAG_VB);
}

/* "works through a reflex in the throat", "acts on the gut", "works by warming the muscle". */
static bool
works_through(const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp)
{
    return c->main != CC_NO_INDEX && comp.b > comp.a + 1 &&
        cc_token_lemma_in(&w->t->tokens[c->main], "work act operate function") &&
        cc_token_in(&w->t->tokens[comp.a], "through via by on");
}

static bool
names_risk(const struct cc_tell *w, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        if (cc_token_is(&w->t->tokens[i], "risk") &&
            ((i > r.a + 1 && cc_token_is(&w->t->tokens[i - 1], "at")) ||
                (i > r.a + 2 && cc_token_is(&w->t->tokens[i - 2], "at"))))
            continue; /* "older adults at higher risk": who they are */
        if (cc_token_in(&w->t->tokens[i], "risk likely odds mortality"))
            return true;
    }
    return false;
}

/* "The link", "the figure for dementia", "the highest group": what a study speaks of. */
static bool
names_finding(const struct cc_tell *w, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        if (cc_token_lemma_in(&w->t->tokens[i], "risk odds link association relationship connection correlation figure likelihood chance difference group participant"))
            return true;
    }
    return false;
}

/* The "with" of "people with severe gout", whom the sentence tells from others. */
static bool
having(const struct cc_tell *w, const struct cc_clause *c, uint32_t i)
{
    return i > c->subj.a && cc_token_in(&w->t->tokens[i], "with without") &&
        cc_noun_ending(w->t, c->subj.a, i) == CC_NOUN_PEOPLE;
}

/* Does the heading above say that what follows was tried: "Trials: fewer, but stronger"? */
static bool
below_trials(const struct cc_tell *w)
{
    const struct cc_article *a = w->x->article;
    uint32_t section = w->how->block < a->n_blocks ? a->blocks[w->how->block].section : 0;
    struct cc_span s;

    if (section == 0 || section > a->n_blocks)
        return false;
    s = a->blocks[section - 1].span;
    return memmem(a->text + s.start, s.end - s.start, "rial", 4) != NULL;
}

/* "Women who have lost their periods get twice as many fractures", "Runners who had cramped were no drier than …",
 * "Among teachers 4% have nodules": groups of people held against each other, unless by a trial. */
static bool
compared_people(const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp)
{
    const struct cc_token *v = w->t->tokens;
    uint32_t who = c->subj.a;
    bool times = false;

    if (c->pre.b > c->pre.a + 1 && cc_token_in(&v[c->pre.a], "among amongst") && cc_tell_has_number(w, c))
        return true;
    while (who < c->subj.b && !cc_token_is(&v[who], "who") && !having(w, c, who))
        who++;
    if (who + 1 >= c->subj.b || who == c->subj.a || (c->flags & CC_CL_PASSIVE))
        return false;
    for (uint32_t i = c->pre.a; i < c->pre.b; i++) {
        if (cc_token_in(&v[i], "trial trials experiment experiments"))
            return false;
    }
    for (uint32_t i = who + 1; i < c->subj.b; i++) {
        if (cc_token_in(&v[i], "given assigned randomised randomized received treated"))
            return false;
    }
    for (uint32_t i = comp.a; i < comp.b; i++)
        times = times || cc_token_in(&v[i], "than times twice half same likelier") ||
            (cc_token_is(&v[i], "as") && i + 2 < comp.b && cc_token_in(&v[i + 1], "many much often likely common")) ||
            (who < c->subj.b && !cc_token_is(&v[who], "who") && i < comp.a + 2 &&
                (v[i].tag == CC_TAG_JJR || v[i].tag == CC_TAG_RBR || cc_token_in(&v[i], "more fewer less")));
    return times;
}

/* Seen in groups of people: by who the subject is, or "lower in regular drinkers", or as a risk that an illness
 * brings. */
static bool
observed(
    const struct cc_tell *w, const struct cc_clause *c, struct cc_range comp, enum cc_effect e, const char *subject)
{
    bool person = false;

    for (uint32_t i = c->subj.a; i < c->subj.b; i++)
        person = person || (w->t->tokens[i].cues & CC_CUE_OBSERVED) != 0;
    for (uint32_t i = comp.a; i + 1 < comp.b; i++)
        person = person ||
            (cc_token_in(&w->t->tokens[i], "in among") &&
                ((w->t->tokens[i + 1].cues | (i + 2 < comp.b ? w->t->tokens[i + 2].cues : 0)) & CC_CUE_OBSERVED));
    if (!person && c->kind == CC_CLAUSE_MAIN && compared_people(w, c, comp))
        return true;
    if (e == CC_EFFECT_LINKS || person || cc_cue_in(w->t, c->pre.a, c->pre.b, CC_CUE_OBSERVED, NULL))
        return true;
    if (!cc_range_empty(c->subj) && cc_noun_ending(w->t, c->subj.a, c->subj.b) == CC_NOUN_PEOPLE &&
        cc_token_lemma_is(&w->t->tokens[c->verb.a], "tend"))
        return true; /* "depressed people tend to have" */
    if (w->x->observes && (names_risk(w, comp) || names_finding(w, c->subj) || names_finding(w, comp)) &&
        !below_trials(w))
        return true;
    if (names_risk(w, comp) && !cc_range_empty(c->subj) &&
        cc_noun_ending(w->t, c->subj.a, c->subj.b) == CC_NOUN_DISEASE)
        return true;
    return !cc_tell_acts(e) && (names_risk(w, comp) || strstr(subject, "risk") != NULL);
}

/* "after eight weeks", "within a day" */
static bool
names_time(const struct cc_text *t, struct cc_range r)
{
    uint32_t from = CC_NO_INDEX;

    for (uint32_t i = r.a; i < r.b; i++) {
        if (cc_token_in(&t->tokens[i], "within after in by over until before"))
            from = i;
        if (from != CC_NO_INDEX && i <= from + 6 && cc_is_time_noun(&t->tokens[i]))
            return true;
    }
    return false;
}

/* The guide's tie-breaks: product before time and recommendation, effect before association and mechanism. */
enum cc_claim_kind
cc_tell_kind(struct cc_tell *w, const struct cc_clause *c, const char *subject, const struct cc_range comp)
{
    uint32_t len = 1;
    bool mechanism = false;
    struct cc_range about = c->kind == CC_CLAUSE_RELATIVE && cc_range_empty(c->subj) ? c->ante : c->subj;
    enum cc_effect e = CC_EFFECT_NONE;

    if (w->how->how_long && !w->how->product && !cc_is_product(w->x, subject) && names_time(w->t, c->comp) &&
        !(customers(w, c) && cc_health_in(w->t, c->comp.a, c->comp.b) && c->main != CC_NO_INDEX &&
            !cc_token_lemma_in(&w->t->tokens[c->main], "notice feel"))) /* "see less shedding" is what it does */
        return CC_KIND_TIME;
    if (w->how->product || cc_is_product(w->x, subject) || customers(w, c))
        return CC_KIND_PRODUCT;
    for (uint32_t i = c->verb.a; i < c->verb.b; i++) { /* not "the sensors that should calm it go quiet" */
        if (cc_token_in(&w->t->tokens[i], "should must ought"))
            return CC_KIND_RECOMMENDATION;
    }
    if ((c->flags & CC_CL_IMPERATIVE) || needs_amount(w, c, comp) || advises(w, c, comp))
        return CC_KIND_RECOMMENDATION;
    if (tells_time(w, c, comp))
        return CC_KIND_TIME;
    if (c->main != CC_NO_INDEX)
        e = cc_effect_of(w->t, c->main, comp.b > c->main ? comp.b : c->main + 1, &len, &mechanism);
    if (observed(w, c, comp, e, subject))
        return CC_KIND_ASSOCIATION;
    if (mechanism && (e != CC_EFFECT_MOVES || cc_noun_ending(w->t, c->subj.a, c->subj.b) != CC_NOUN_PEOPLE))
        return CC_KIND_MECHANISM;
    if (in_the_body(w, c, comp, e) || organ_does(w, c, comp))
        return CC_KIND_MECHANISM;
    if (works_through(w, c, comp))
        return CC_KIND_MECHANISM;
    return cc_cue_in(w->t, comp.a, comp.b, CC_CUE_INNER, NULL) ||
            cc_cue_in(w->t, about.a, about.b, CC_CUE_INNER, NULL)
        ? CC_KIND_MECHANISM
        : CC_KIND_EFFECT;
}

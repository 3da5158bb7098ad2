/* tell_drop.c: which clauses are no claim, and why. The reasons are what --explain prints. */
#include <string.h>

#include "claims/tell.h"

/* "our [advanced herbal] formula", "our gentle marine collagen": what is made or used, not those who speak. */
static bool
our_product(const struct cc_text *t, uint32_t i, uint32_t b)
{
    for (uint32_t j = i; j < b && j < i + 3; j++) {
        if (cc_cue_of(t->tokens[j].lower, t->tokens[j].lower_len) & CC_CUE_GENERIC)
            return true;
    }
    for (uint32_t j = i; j < b && j < i + 6 && !cc_tag_is_punct(t->tokens[j].tag); j++) {
        if (!cc_tag_is_noun(t->tokens[j].tag) && !cc_tag_is_adjective(t->tokens[j].tag) &&
            t->tokens[j].tag != CC_TAG_VBG && t->tokens[j].tag != CC_TAG_VBN && !(t->tokens[j].flags & CC_TOK_NUMBER))
            return false;
        if (cc_refer_sold(&t->tokens[j]) && (j + 1 >= b || !cc_tag_is_noun(t->tokens[j + 1].tag)))
            return true;
    }
    return false;
}

bool
cc_tell_speaks_of_author(const struct cc_text *t, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (cc_token_is(&t->tokens[i], "our") && our_product(t, i + 1, b))
            continue; /* "our advanced formula" */
        if ((cc_token_is(&t->tokens[i], "us") && (t->tokens[i].flags & CC_TOK_UPPER)) || t->tokens[i].tag == CC_TAG_CD)
            continue; /* the country; "type I collagen" */
        if (cc_token_is(&t->tokens[i], "our") && i + 1 < b &&
            cc_token_lemma_in(&t->tokens[i + 1], "customer user member client patient subscriber buyer"))
            continue; /* "Most of our customers see less shedding" */
        if (cc_token_is(&t->tokens[i], "us") && i > a + 1 && cc_token_is(&t->tokens[i - 1], "of") &&
            cc_token_in(&t->tokens[i - 2], "most many some half all each few both third quarter rest"))
            continue; /* "most of us" */
        if (cc_token_in(&t->tokens[i], "my our") && i + 1 < b && cc_token_in(&t->tokens[i + 1], "patients clients"))
            continue; /* those whom a doctor speaks of */
        if (cc_token_in(&t->tokens[i], "i me my mine myself we us our ours he she his her") &&
            !cc_means_everybody(t, i, t->n_tokens))
            return true;
    }
    return false;
}

bool
cc_tell_first_person(const struct cc_tell *w, uint32_t a, uint32_t b)
{
    return cc_tell_speaks_of_author(w->t, a, b);
}

/* "… is not medical advice", but "should not be taken without medical advice" */
static bool
disclaims(const struct cc_tell *w, uint32_t a, uint32_t e)
{
    uint32_t at;

    return cc_cue_in(w->t, a, e, CC_CUE_DISCLAIMER, &at) && !(at > a && cc_token_is(&w->t->tokens[at - 1], "without"));
}

bool
cc_tell_makes_it(const struct cc_tell *w, const struct cc_clause *c)
{
    return c->kind == CC_CLAUSE_PARTICIPLE && c->main != CC_NO_INDEX &&
        cc_token_lemma_is(&w->t->tokens[c->main], "make") && !cc_range_empty(c->comp) &&
        cc_token_in(&w->t->tokens[c->comp.a], "it them");
}

/* "… offers several other health benefits:" says nothing that the list does not. */
static bool
points_ahead(const struct cc_tell *w, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        if (cc_token_in(&w->t->tokens[i], "benefits ways reasons effects advantages options precautions things factors properties uses steps tips following"))
            return true;
    }
    return false;
}

/* A pronoun carries on what was said before. */
static bool
points_back(const struct cc_tell *w, const struct cc_clause *c)
{
    if (c->kind == CC_CLAUSE_RELATIVE && !(c->flags & CC_CL_RESTRICTIVE))
        return true;
    if (!cc_range_empty(c->subj) && cc_token_in(&w->t->tokens[c->subj.a], "it they this these those that"))
        return !(c->flags & CC_CL_COPULA) || (c->flags & CC_CL_NEGATED) ||
            cc_judge_direction(w->t, c, c->comp, c->comp) != CC_DIR_NONE_GIVEN;
    if (c->subj.b > c->subj.a + 1 && cc_token_is(&w->t->tokens[c->subj.b - 1], "ones"))
        return true; /* "Larger ones can bleed" */
    if (!cc_range_empty(c->subj) && w->x->question.statement != NULL &&
        cc_token_in(&w->t->tokens[c->subj.b - 1], "slogan claim idea belief myth notion theory saying"))
        return true;
    for (uint32_t i = c->comp.a; i < c->comp.b; i++) {
        if (cc_token_in(&w->t->tokens[i], "it them"))
            return true;
    }
    return false;
}

bool
cc_tell_has_number(const struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_range r[] = {c->pre, c->subj, c->comp};

    for (size_t j = 0; j < 3; j++) {
        for (uint32_t i = r[j].a; i < r[j].b; i++) {
            if (w->t->tokens[i].tag == CC_TAG_CD || (w->t->tokens[i].flags & CC_TOK_NUMBER))
                return true;
        }
    }
    return false;
}

/* A verb whose form is as well a plural noun, without an auxiliary that would tell: "extracts", "pills". */
static bool
may_be_noun(const struct cc_tell *w, const struct cc_clause *c)
{
    return c->main != CC_NO_INDEX && c->verb.b - c->verb.a == 1 && (w->t->tokens[c->main].can & CC_CAN_PLURAL) != 0 &&
        w->t->tokens[c->main].tag == CC_TAG_VBZ && !w->how->states;
}

/* A capital in the middle of a heading that is not in title case: "Team Calm ashwagandha". */
static bool
is_name(const struct cc_tell *w, const struct cc_clause *c)
{
    return c->main != CC_NO_INDEX && !w->s->title_case &&
        (w->t->tokens[c->main].flags & (CC_TOK_CAPITAL | CC_TOK_FIRST | CC_TOK_UPPER)) == CC_TOK_CAPITAL;
}

/* "important for women to eat fish" is advice, "important for the bones" is not. */
static bool
infinitive_in(const struct cc_tell *w, struct cc_range r)
{
    for (uint32_t i = r.a; i + 1 < r.b; i++) {
        if (w->t->tokens[i].tag == CC_TAG_TO && w->t->tokens[i + 1].tag == CC_TAG_VB)
            return true;
    }
    return false;
}

/* No word of the tables stands in it, and yet its verb tells of an effect on something named: "Acupuncture reduces
 * attacks", "Magnets do nothing", "Regular drinkers hardly react". */
static bool
says_something(const struct cc_tell *w, const struct cc_clause *c, enum cc_effect f)
{
    const struct cc_clause *own = c; /* whose subject it has */

    while (cc_range_empty(own->subj) && (own->kind == CC_CLAUSE_COORD || own->kind == CC_CLAUSE_PARTICIPLE) &&
        own->parent != CC_NO_INDEX)
        own = &w->p->v[own->parent];
    if (cc_range_empty(own->subj) || c->main == CC_NO_INDEX ||
        cc_token_in(&w->t->tokens[own->subj.a], "you your we it they this that these those who what"))
        return false;
    if (cc_token_lemma_is(&w->t->tokens[c->main], "make") && c->comp.b > c->comp.a + 1 &&
        cc_token_in(&w->t->tokens[c->comp.a], "matters things") &&
        cc_token_in(&w->t->tokens[c->comp.a + 1], "worse better"))
        return true;
    if (((c->flags & CC_CL_COPULA) && !(c->flags & CC_CL_PASSIVE)) || cc_token_lemma_is(&w->t->tokens[c->main], "make"))
        return cc_judge_direction(w->t, c, c->comp, c->comp) != CC_DIR_NONE_GIVEN;
    return f != CC_EFFECT_NONE ||
        (cc_token_lemma_in(&w->t->tokens[c->main], "do work help react fare") && !(c->flags & CC_CL_INVERTED));
}

/* "A woman can lose a fifth of her bone mass": hers, not the author's. Nor is "we" in "the best that we have". */
static bool
his_or_her(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    if (c->comp.b > c->comp.a + 3 && cc_token_is(&w->t->tokens[c->comp.b - 2], "we") &&
        cc_token_in(&w->t->tokens[c->comp.b - 1], "have know") && !cc_tell_first_person(w, c->comp.a, c->comp.b - 2))
        return true; /* "the best treatment we have" */
    if (d->subj->n == 0 || cc_range_empty(c->subj) || cc_tell_first_person(w, c->subj.a, c->subj.b) ||
        cc_noun_ending(w->t, c->subj.a, c->subj.b) != CC_NOUN_PEOPLE)
        return false;
    for (uint32_t i = c->comp.a; i < c->comp.b; i++) {
        if (cc_token_in(&w->t->tokens[i], "i me my mine myself we us our ours"))
            return false;
    }
    return true;
}

/* "A seizure can be a stroke": no definition. */
static bool
may_be_ill(const struct cc_tell *w, const struct cc_clause *c)
{
    enum cc_noun n = cc_noun_ending(w->t, c->comp.a, c->comp.b);

    return w->t->tokens[c->verb.a].tag == CC_TAG_MD && (n == CC_NOUN_DISEASE || n == CC_NOUN_SYMPTOM);
}

/* "There was no change in cholesterol" */
static bool
no_change(const struct cc_tell *w, const struct cc_clause *c)
{
    for (uint32_t i = c->comp.a; i + 1 < c->comp.b && i < c->comp.a + 2; i++) {
        if (cc_token_is(&w->t->tokens[i], "no") && c->comp.b > i + 3 &&
            cc_token_in(&w->t->tokens[i + 1],
                "pill pills tablet tablets drug drugs medicine medicines injection injections cream treatment treatments remedy food diet supplement supplements") &&
            cc_token_in(&w->t->tokens[i + 2], "for that which"))
            return true; /* "There is no pill for tinnitus" */
        if (cc_token_is(&w->t->tokens[i], "no") &&
            (cc_token_in(&w->t->tokens[i + 1], "cure vaccine antidote") ||
                (i + 2 < c->comp.b && cc_token_in(&w->t->tokens[i + 2], "cure vaccine"))))
            return true;
    }
    if (c->comp.b > c->comp.a + 2 && cc_token_is(&w->t->tokens[c->comp.a], "no") &&
        cc_token_in(&w->t->tokens[c->comp.a + 1], "clear significant measurable meaningful real overall") &&
        cc_token_in(&w->t->tokens[c->comp.a + 2],
            "effect effects difference differences benefit benefits change improvement link association"))
        return true;
    if (c->comp.b > c->comp.a + 2 && cc_token_is(&w->t->tokens[c->comp.a], "no")) {
        uint32_t k = c->comp.a + 1;

        while (k + 1 < c->comp.b && cc_token_in(&w->t->tokens[k], "known reported recorded serious side drug harmful"))
            k++;
        if (cc_token_in(&w->t->tokens[k],
                "interaction interactions problem problems effects issue issues contraindications case cases reports") &&
            (k > c->comp.a + 1 || cc_token_in(&w->t->tokens[k], "interactions contraindications")))
            return true; /* "There are no known interactions with the Pill" */
    }
    return c->comp.b > c->comp.a + 3 && cc_token_is(&w->t->tokens[c->comp.a], "no") &&
        cc_health_in(w->t, c->comp.a, c->comp.b) &&
        cc_token_in(&w->t->tokens[c->comp.a + 1],
            "change changes difference differences effect effects improvement benefit link association increase reduction");
}

/* "you may see fewer pimples", "you will find clearer skin": what the reader gets, not what the reader reads. */
static bool
sees_change(const struct cc_tell *w, const struct cc_clause *c)
{
    uint32_t i = c->comp.a;

    if (!cc_token_lemma_in(&w->t->tokens[c->main], "see find") || i >= c->comp.b)
        return false;
    i += cc_token_in(&w->t->tokens[i], "a an much far");
    for (uint32_t k = i; k < c->comp.b && w->t->tokens[c->verb.a].tag == CC_TAG_MD &&
         (cc_tag_is_noun(w->t->tokens[k].tag) || cc_tag_is_adjective(w->t->tokens[k].tag)); k++) {
        enum cc_noun class = cc_noun_ending(w->t, i, k + 1);

        if (class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE || class == CC_NOUN_BAD || class == CC_NOUN_STRUCTURE)
            return true; /* "You may see blood in your urine" */
    }
    return i < c->comp.b && cc_health_in(w->t, i, c->comp.b) &&
        (w->t->tokens[i].tag == CC_TAG_JJR ||
            cc_token_in(&w->t->tokens[i], "fewer less more better drop fall rise improvement reduction improvements"));
}

/* Is an illness, a part of the body or a purpose named in the range? */
static bool
names_purpose(const struct cc_tell *w, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        enum cc_noun n = cc_noun_ending(w->t, r.a, i + 1);

        if (n == CC_NOUN_SYMPTOM || n == CC_NOUN_DISEASE || n == CC_NOUN_STRUCTURE || n == CC_NOUN_STATE ||
            (w->t->tokens[i].tag == CC_TAG_TO && cc_tag_is_verb(w->t->tokens[i + 1].tag)))
            return true;
    }
    return false;
}

/* "Indian families have chewed fennel for centuries", "Garlic has a long history", but "… been used for centuries to treat coughs" */
static bool
tells_history(const struct cc_tell *w, const struct cc_clause *c)
{
    uint32_t at;

    return (cc_cue_in(w->t, c->comp.a, c->comp.b, CC_CUE_GOODS, &at) ||
               cc_cue_in(w->t, c->pre.a, c->pre.b, CC_CUE_GOODS, &at)) &&
        cc_token_in(&w->t->tokens[at], "for since a dates") && !names_purpose(w, c->comp);
}

/* "Bananas ripen fast", "Thyme grows on dry hills" */
static bool
grows(const struct cc_tell *w, const struct cc_clause *c)
{
    enum cc_noun n = cc_noun_ending(w->t, c->subj.a, c->subj.b);

    return c->main != CC_NO_INDEX && (n == CC_NOUN_FOOD || n == CC_NOUN_AGENT) &&
        cc_token_lemma_in(&w->t->tokens[c->main], "grow thrive ripen bloom flower") &&
        (cc_range_empty(c->comp) || w->t->tokens[c->comp.a].tag == CC_TAG_IN ||
            cc_tag_is_adverb(w->t->tokens[c->comp.a].tag));
}

/* "Saffron is expensive", "Not all yogurts are created equal", "Hemp is grown in Canada" */
static bool
speaks_of_goods(const struct cc_tell *w, const struct cc_clause *c)
{
    uint32_t i = c->flags & CC_CL_PASSIVE ? c->main : c->comp.a, e = c->comp.b > c->verb.b ? c->comp.b : c->verb.b;

    if (!(c->flags & (CC_CL_COPULA | CC_CL_PASSIVE)) || i == CC_NO_INDEX)
        return false;
    while (i < e && cc_tag_is_adverb(w->t->tokens[i].tag) && !cc_cue_at(w->t, i, e, CC_CUE_GOODS))
        i++;
    for (uint32_t k = i + 1; (c->flags & CC_CL_COPULA) && k + 1 < e; k++) {
        if ((w->t->tokens[k].tag == CC_TAG_COMMA || w->t->tokens[k].tag == CC_TAG_CC) &&
            cc_token_in(&w->t->tokens[k + 1], "safe gentle effective well-tolerated harmless"))
            return false; /* "cheap and safe": tell_state.c leaves the first out */
    }
    return i < e && cc_cue_at(w->t, i, e, CC_CUE_GOODS) > 0;
}

/* "Fenna heads the hearing clinic": about one of those who speak, but not what they advise. */
static bool
about_speaker(const struct cc_tell *w, const struct cc_clause *c)
{
    if (!w->x->dialogue || cc_range_empty(c->subj) || c->main == CC_NO_INDEX ||
        cc_token_lemma_in(&w->t->tokens[c->main], "recommend advise suggest prefer warn think"))
        return false;
    for (uint32_t i = c->subj.a; i < c->subj.b && i < c->subj.a + 5; i++) {
        const struct cc_token *k = &w->t->tokens[i];

        if (!(k->flags & CC_TOK_CAPITAL) || k->lower_len < 3)
            continue;
        for (uint32_t n = 0; n < w->x->n_speakers; n++) {
            if (w->x->speakers[n].turns > 1 && strlen(w->x->speakers[n].name) == k->lower_len &&
                strncasecmp(w->x->speakers[n].name, k->lower, k->lower_len) == 0 &&
                !(i + 1 < w->t->n_tokens && cc_token_in(&w->t->tokens[i + 1], "'s ’s")))
                return true;
        }
    }
    return false;
}

/* What only describes something; what customers say of the past or of the parcel. */
static const char *
off_topic(const struct cc_tell *w, const struct cc_clause *c)
{
    if ((c->flags & CC_CL_PASSIVE) && c->comp.b == c->comp.a + 1 &&
        cc_token_in(&w->t->tokens[c->comp.a], "of from with"))
        return "a relative clause that only describes"; /* "keratin, the protein hair is made of" */
    if (c->kind == CC_CLAUSE_RELATIVE && (c->flags & CC_CL_COPULA) && !(c->flags & (CC_CL_PASSIVE | CC_CL_NEGATED)) &&
        !cc_range_empty(c->comp) &&
        cc_token_in(&w->t->tokens[c->comp.a],
            "true fine right correct remarkable surprising striking impressive unusual odd curious encouraging promising reassuring intriguing unsurprising unexpected"))
        return "an impression"; /* "…, which is remarkable given the extra calories" */
    if (about_speaker(w, c))
        return "about an author";
    if (c->kind == CC_CLAUSE_MAIN && (c->flags & CC_CL_COPULA) && (c->flags & CC_CL_NEGATED) &&
        !(c->flags & CC_CL_PASSIVE) && c->main != CC_NO_INDEX && cc_range_empty(c->comp) &&
        cc_token_lemma_is(&w->t->tokens[c->main], "be") && !(c->flags & CC_CL_EXISTENTIAL))
        return "only answers"; /* "Snoring itself isn't, but …" */
    if (c->main == CC_NO_INDEX || !w->how->testimonial)
        return NULL;
    if (cc_token_lemma_is(&w->t->tokens[c->main], "spend") && !cc_range_empty(c->subj) &&
        w->t->tokens[c->subj.b - 1].tag == CC_TAG_NNP && cc_tell_has_number(w, c))
        return "about an author"; /* "Dr Ana Ruiz has spent twelve years treating …" */
    if (cc_token_lemma_in(&w->t->tokens[c->main], "taste smell arrive ship come love buy order recommend try blame"))
        return "an opinion on taste";
    if (cc_token_is(&w->t->tokens[c->verb.a], "used") ||
        (c->comp.b > c->comp.a + 1 && cc_token_is(&w->t->tokens[c->main], "used") &&
            cc_token_is(&w->t->tokens[c->comp.a], "to")))
        return "how it was before";
    return NULL;
}

/* "11 things dentists wish you knew", "7 foods nutritionists eat every day": a number of things, and what people do
 * with them. */
static bool
counts_what_people_do(const struct cc_tell *w, const struct cc_clause *c)
{
    enum cc_noun n = CC_NOUN_NONE;
    uint32_t b = c->subj.b;

    if (c->main == CC_NO_INDEX || cc_range_empty(c->subj) || b < c->subj.a + 3 ||
        !(w->t->tokens[c->subj.a].flags & CC_TOK_NUMBER) || !cc_tag_is_plural(w->t->tokens[b - 1].tag) ||
        !(cc_tag_is_plural(w->t->tokens[b - 2].tag) || w->t->tokens[b - 2].tag == CC_TAG_NN))
        return false;
    n = cc_noun_ending(w->t, b - 1, b);
    return n == CC_NOUN_PEOPLE || (cc_token_cues(&w->t->tokens[b - 1]) & CC_CUE_PERSON) != 0 ||
        cc_token_lemma_in(&w->t->tokens[c->main], "wish want swear know recommend");
}

/* "X is a plant": neither denied, nor the most, nor a number, nor an illness that may be, nor an alarm. */
static bool
defines(const struct cc_tell *w, const struct cc_clause *c, uint32_t a, uint32_t e)
{
    if (!(c->flags & CC_CL_COPULA) || (c->flags & (CC_CL_PASSIVE | CC_CL_NEGATED)) || c->main == CC_NO_INDEX ||
        !cc_token_lemma_is(&w->t->tokens[c->main], "be") || cc_range_empty(c->comp) ||
        !cc_token_in(&w->t->tokens[c->comp.a], "a an the") || w->how->rebuts)
        return false;
    for (uint32_t i = c->comp.a; i < c->comp.b; i++) {
        if (i + 1 < c->comp.b &&
            cc_token_lemma_in(&w->t->tokens[i],
                "sign symptom marker indicator hallmark predictor factor complication consequence feature") &&
            cc_token_in(&w->t->tokens[i + 1], "of for that in"))
            return false; /* "Thirst is a sign of diabetes" */
        if (i + 1 < c->comp.b && i > c->comp.a && cc_token_is(&w->t->tokens[i], "way") &&
            cc_token_in(&w->t->tokens[i + 1], "of to") && cc_token_in(&w->t->tokens[i - 1], "'s"))
            return false; /* "the body's way of fighting a virus" */
        if (i + 1 < c->comp.b &&
            ((cc_token_lemma_in(&w->t->tokens[i], "block precursor fuel backbone material source key antidote") &&
                 cc_token_in(&w->t->tokens[i + 1], "of for to")) ||
                (i > c->comp.a && w->t->tokens[i].tag == CC_TAG_PRPS && cc_tag_is_noun(w->t->tokens[i - 1].tag) &&
                    cc_token_in(&w->t->tokens[c->comp.b - 1], "need needs on without from most use"))))
            return false; /* "the building block of collagen", "the mineral your cells can't do without" */
        if ((cc_token_is(&w->t->tokens[i], "emergency") && i <= c->comp.a + 2 &&
                cc_token_in(&w->t->tokens[c->verb.a], "is are")) ||
            w->t->tokens[i].tag == CC_TAG_JJS || (w->t->tokens[i].flags & CC_TOK_NUMBER))
            return false;
    }
    return cc_judge_direction(w->t, c, c->comp, c->comp) == CC_DIR_NONE_GIVEN && !cc_judge_denied(w->t, a, e) &&
        !may_be_ill(w, c);
}

/* "You wonder why …", "You slept eight hours.", but not "Do I need to diet? No."; its subject begins with "you". */
static bool
speaks_to_reader(const struct cc_tell *w, const struct cc_clause *c)
{
    if (c->main != CC_NO_INDEX &&
        cc_token_lemma_in(
            &w->t->tokens[c->main], "see hear read know think want wonder find try guess like ask need consider say") &&
        !sees_change(w, c) && !(w->how->denied && cc_token_lemma_is(&w->t->tokens[c->main], "need")))
        return true;
    return c->subj.b - c->subj.a == 1 && cc_range_empty(c->pre) && !w->how->testimonial &&
        (w->t->tokens[c->verb.a].tag == CC_TAG_VBD || cc_token_in(&w->t->tokens[c->verb.a], "have 've had 'd"));
}

/* What is said of other things than of what something does to health. */
static const char *
beside_health(const struct cc_tell *w, const struct cc_clause *c)
{
    if ((c->flags & CC_CL_COPULA) && c->comp.b >= c->comp.a + 2 && cc_token_in(&w->t->tokens[c->comp.a], "another a") &&
        cc_token_in(&w->t->tokens[c->comp.b - 1], "matter story question") && c->comp.b <= c->comp.a + 3)
        return "an impression"; /* "Supplements are another matter" */
    if (c->main != CC_NO_INDEX && !cc_range_empty(c->comp) &&
        cc_token_lemma_in(&w->t->tokens[c->main], "deserve get steal") &&
        cc_token_in(&w->t->tokens[c->comp.b - 1],
            "mention glory credit headlines attention limelight praise spotlight show rap press"))
        return "an impression"; /* "Bananas get all the glory" */
    if (c->subj.b > c->subj.a + 1 && cc_token_in(&w->t->tokens[c->subj.a], "no number") &&
        (w->t->tokens[c->subj.b - 1].flags & CC_TOK_NUMBER) && c->subj.b <= c->subj.a + 3)
        return "speaks of itself"; /* "(No. 6 takes five minutes)" */
    if (c->kind == CC_CLAUSE_THAT && c->parent != CC_NO_INDEX && cc_tell_odds_that(w, &w->p->v[c->parent]))
        return "said with the clause before";
    if (speaks_of_goods(w, c) || tells_history(w, c) || grows(w, c))
        return "speaks of goods, not of health";
    return NULL;
}

#define CLINIC_DEEDS "leave use place put insert implant prescribe give inject perform apply"

/* The author speaks, nothing is named, or the words wait for what follows: that drops an order as well. said is the
 * clause without its fronted words. */
static const char *
names_nothing(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, struct cc_range said)
{
    if (!w->how->testimonial && cc_tell_first_person(w, said.a, c->verb.b) &&
        !(c->subj.b > c->subj.a + 3 && cc_token_in(&w->t->tokens[c->subj.a], "the a an") &&
            (cc_token_in(&w->t->tokens[c->subj.b - 1], CLINIC_DEEDS) ||
                cc_token_in(&w->t->tokens[c->subj.b - 2], CLINIC_DEEDS)) &&
            !cc_tell_first_person(w, said.a, c->subj.a + 2) && !cc_tell_first_person(w, c->subj.b, c->verb.b)))
        return "the author's own experience"; /* but "the stent we leave behind" is what causes pain */
    if (d->subj->n == 0 && !(c->flags & CC_CL_IMPERATIVE))
        return "no subject that the article names";
    if (d->subj->n > 0 && c->main != CC_NO_INDEX &&
        (cc_cue_of(d->subj->v[0].text, strlen(d->subj->v[0].text)) & CC_CUE_PERSON) &&
        ((cc_token_lemma_is(&w->t->tokens[c->main], "work") && cc_range_empty(c->comp)) ||
            cc_token_lemma_in(&w->t->tokens[c->main], "hand")))
        return "what somebody does"; /* "Doctors will hand you a gel. Sure, they work." */
    if (c->comp.b > c->comp.a && cc_range_empty(c->cond) &&
        (cc_token_in(&w->t->tokens[c->comp.b - 1], "if when because while whether") ||
            (c->comp.b >= c->comp.a + 2 && cc_token_is(&w->t->tokens[c->comp.b - 1], "for") &&
                cc_token_in(&w->t->tokens[c->comp.b - 2], "best ideal perfect suitable"))))
        return "only leads in"; /* "Choose X if:", "X is best for:" */
    return NULL;
}

/* What speaks of those who write or read, or of the text that it stands in. */
static const char *
speaks_of_text(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, struct cc_range said)
{
    if (cc_tell_first_person(w, c->comp.a, c->comp.b) && !w->how->testimonial && !his_or_her(w, c, d))
        return "speaks of the author";
    if ((c->flags & CC_CL_COPULA) && !cc_range_empty(c->subj) &&
        cc_token_in(
            &w->t->tokens[c->subj.b - 1], "thing point question answer truth fact news good picture story jury"))
        return "an impression";
    if (!cc_range_empty(c->subj) &&
        !(c->subj.b > c->subj.a + 1 && cc_tag_is_adjective(w->t->tokens[c->subj.b - 2].tag) &&
            cc_token_is(&w->t->tokens[c->subj.b - 1], "episode")) &&
        cc_token_in(&w->t->tokens[c->subj.b - 1],
            "guide article post page section list blog review video chapter collection leaflet booklet factsheet podcast show episode newsletter"))
        return "speaks of itself";
    if (!cc_range_empty(c->subj) && cc_token_is(&w->t->tokens[c->subj.a], "you") && speaks_to_reader(w, c))
        return "speaks to the reader";
    if (disclaims(w, said.a, said.b))
        return "a disclaimer";
    return NULL;
}

/* What tells how something seems, or who wrote it. */
static const char *
tells_impression(const struct cc_tell *w, const struct cc_clause *c)
{
    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&w->t->tokens[c->main], "sound look") && !cc_range_empty(c->comp) &&
        ((!cc_range_empty(c->subj) && cc_token_in(&w->t->tokens[c->subj.a], "it this that")) ||
            (!cc_tag_is_noun(w->t->tokens[c->comp.a].tag) && w->t->tokens[c->comp.a].tag != CC_TAG_IN &&
                cc_noun_ending(w->t, c->subj.a, c->subj.b) != CC_NOUN_STRUCTURE))) /* but "your skin looks clearer" */
        return "an impression";
    if ((c->flags & CC_CL_COPULA) && !(c->flags & CC_CL_PASSIVE) && c->subj.b - c->subj.a == 1 &&
        cc_token_in(&w->t->tokens[c->subj.a], "this that"))
        return "an impression";
    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&w->t->tokens[c->main], "write edit author") &&
        !(c->flags & CC_CL_PASSIVE))
        return "about an author";
    return NULL;
}

/* What only looks like a sentence: a heading, or words whose verb is a noun or a participle. */
static const char *
lacks_verb(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, enum cc_effect f)
{
    if (w->how->rule != NULL && strcmp(w->how->rule, "heading") == 0 && counts_what_people_do(w, c))
        return "a heading that states nothing"; /* "11 things dentists wish you knew" */
    if (w->how->rule != NULL && strcmp(w->how->rule, "heading") == 0 &&
        (cc_range_empty(c->comp) || may_be_noun(w, c) || is_name(w, c)))
        return "a heading that states nothing";
    if (cc_range_empty(c->comp) && cc_range_empty(c->cond) && f == CC_EFFECT_NONE && !(c->flags & CC_CL_PASSIVE) &&
        c->verb.b - c->verb.a == 1 && d->because[0] == '\0' && c->main != CC_NO_INDEX &&
        (w->t->tokens[c->main].tag != CC_TAG_VBZ || (w->t->tokens[c->main].can & (CC_CAN_NOUN | CC_CAN_PLURAL))) &&
        !(w->how->rule != NULL && strcmp(w->how->rule, "called") == 0))
        return "a noun that looks like a verb";
    if (cc_range_empty(c->comp) && c->main != CC_NO_INDEX && c->verb.b - c->verb.a == 1 &&
        w->t->tokens[c->main].tag != CC_TAG_VBZ &&
        cc_token_in(&w->t->tokens[c->main], "included excluded guaranteed required recommended"))
        return "words without a verb"; /* "Free sizing kit included" */
    return NULL;
}

/* Phrases that give an opinion, a name or an instruction with whatever is put into them. */
static const char *
only_phrase(const struct cc_tell *w, const struct cc_clause *c)
{
    if (c->main != CC_NO_INDEX && cc_token_is(&w->t->tokens[c->main], "believe") && c->comp.b > c->comp.a + 2 &&
        cc_token_is(&w->t->tokens[c->comp.a], "it") && cc_token_is(&w->t->tokens[c->comp.a + 1], "or"))
        return "an instruction"; /* ", believe it or not" */
    if (cc_tell_makes_it(w, c))
        return "an opinion on what was said";
    if (c->kind == CC_CLAUSE_RELATIVE && c->parent != CC_NO_INDEX && (w->p->v[c->parent].flags & CC_CL_EXISTENTIAL) &&
        (c->flags & CC_CL_RESTRICTIVE))
        return "a relative clause that says what exists";
    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&w->t->tokens[c->main], "refer know call") &&
        !cc_range_empty(c->comp) && cc_token_in(&w->t->tokens[c->comp.a], "as to"))
        return "gives a name";
    if (!cc_range_empty(c->subj) && c->subj.b - c->subj.a == 1 && cc_token_is(&w->t->tokens[c->subj.a], "it") &&
        (c->flags & CC_CL_COPULA) && w->how->it == NULL && c->comp.b - c->comp.a >= 2 &&
        cc_token_in(&w->t->tokens[c->comp.a],
            "important essential crucial vital best advisable wise necessary worthwhile recommended imperative critical worth good") &&
        (w->t->tokens[c->comp.a + 1].tag == CC_TAG_TO || cc_token_in(&w->t->tokens[c->comp.a + 1], "that if") ||
            (cc_token_is(&w->t->tokens[c->comp.a + 1], "for") && infinitive_in(w, c->comp))))
        return "an instruction";
    if (w->how->rule != NULL && strcmp(w->how->rule, "lead-in") == 0 && w->p->n == 1 && points_ahead(w, c->comp))
        return "only leads in";
    return NULL;
}

bool
cc_tell_how_bad(const struct cc_tell *w, const struct cc_clause *c)
{
    for (uint32_t i = c->comp.a; (c->flags & CC_CL_COPULA) && i < c->comp.b; i++) {
        if (cc_token_in(&w->t->tokens[i], "fatal deadly lethal life-threatening dangerous harmful permanent disabling"))
            return true;
    }
    return false;
}

/* "the foods that your gut loves", "a pledge that few firms make": the verb of c has its object before "that". */
static bool
has_object_before(const struct cc_tell *w, const struct cc_clause *c)
{
    const struct cc_token *v = w->t->tokens, *next = &v[c->verb.b];

    if (c->kind != CC_CLAUSE_THAT || c->conj == CC_NO_INDEX || c->conj == 0 || !cc_token_is(&v[c->conj], "that") ||
        !cc_tag_is_noun(v[c->conj - 1].tag) || cc_prose_word(&v[c->conj - 1], "clause") ||
        c->parent == CC_NO_INDEX || cc_range_empty(c->subj) || (c->flags & (CC_CL_COPULA | CC_CL_PASSIVE)))
        return false;
    if (w->p->v[c->parent].main != CC_NO_INDEX && cc_says(&v[w->p->v[c->parent].main]))
        return false;
    return cc_range_empty(c->comp) || cc_tag_is_punct(next->tag) ||
        (cc_token_is(next, "such") && cc_token_is(next + 1, "as"));
}

/* What tells that something exists, what it is or who is meant, and not what it does. */
static const char *
only_describes(
    const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, struct cc_range said, enum cc_effect f)
{
    struct cc_range noun;

    if ((c->flags & CC_CL_EXISTENTIAL) && !(c->flags & CC_CL_NEGATED) && !cc_judge_denied(w->t, said.a, said.b) &&
        !cc_tell_has_number(w, c))
        return "only says that something exists";
    if (c->main != CC_NO_INDEX && (c->flags & CC_CL_PASSIVE) &&
        cc_token_lemma_in(&w->t->tokens[c->main], "adjust publish fund sponsor finance commission"))
        return "says how a study was made";
    if (has_object_before(w, c))
        return "a relative clause that only describes";
    if (c->kind == CC_CLAUSE_RELATIVE && (c->flags & CC_CL_RESTRICTIVE) && !cc_tell_acts(f) && w->how->fresh == 0 &&
        !cc_tell_how_bad(w, c) &&
        !(f == CC_EFFECT_MOVES &&
            (cc_tell_apposition(w, c, &noun) ||
                (cc_tell_predicate_noun(w, &w->p->v[c->parent]) && !cc_range_empty(w->p->v[c->parent].comp) &&
                    cc_token_in(&w->t->tokens[w->p->v[c->parent].comp.a], "the a an")))))
        return "a relative clause that only describes";
    if (c->kind == CC_CLAUSE_RELATIVE && (c->flags & CC_CL_RESTRICTIVE) && d->subj->v[0].person)
        return "a relative clause that says who is meant";
    if ((c->flags & CC_CL_PASSIVE) && cc_token_lemma_in(&w->t->tokens[c->main], "call name term dub refer define") &&
        !(c->flags & CC_CL_NEGATED))
        return "gives a name";
    if ((c->flags & CC_CL_COPULA) && c + 1 < w->p->v + w->p->n && c[1].kind == CC_CLAUSE_PARTICIPLE &&
        !cc_tell_makes_it(w, c + 1) && cc_tell_acts(cc_tell_effect(w, c + 1)) && &w->p->v[c[1].parent] == c)
        return "said again with its consequence";
    if (defines(w, c, said.a, said.b) &&
        !(w->how->denied && w->x->sells && d->subj->n > 0 && cc_is_product(w->x, d->subj->v[0].text)))
        return "a definition"; /* but "Is it a steroid? No." tells something of what is sold */
    return NULL;
}

/* The last tests: what has to do with health in any of its parts is a claim. */
static const char *
says_no_health(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, enum cc_effect f)
{
    bool health = cc_health_in(w->t, c->comp.a, c->comp.b) || (c->kind == CC_CLAUSE_RELATIVE && cc_tell_how_bad(w, c)),
         subject_health = cc_health_in(w->t, c->subj.a, c->subj.b);

    if ((c->flags & CC_CL_PASSIVE) && c->subj.b > c->subj.a + 1 && cc_token_is(&w->t->tokens[c->subj.a], "no") &&
        subject_health && cc_token_lemma_in(&w->t->tokens[c->main], "see find observe note detect report record"))
        return NULL; /* "No serious side effects were reported" */
    if (c->main != CC_NO_INDEX && cc_range_empty(c->comp) && cc_says(&w->t->tokens[c->main]))
        return "reports nothing";
    if (w->how->rule != NULL && strcmp(w->how->rule, "called") == 0)
        return NULL; /* "In cold shock, you gasp" */
    if ((w->how->confirmed || w->how->denied || (w->how->rule != NULL && strncmp(w->how->rule, "question", 8) == 0) ||
            d->prefix[0] != '\0') &&
        !(!cc_range_empty(c->subj) && cc_token_in(&w->t->tokens[c->subj.a], "you we")))
        return NULL;
    if ((c->flags & CC_CL_PASSIVE) && c->subj.b > c->subj.a + 1 && cc_token_is(&w->t->tokens[c->subj.a], "no") &&
        cc_token_lemma_in(&w->t->tokens[c->main], "see find observe note detect report") &&
        cc_token_in(&w->t->tokens[c->subj.a + 1],
            "effect effects difference differences benefit change link association improvement"))
        return NULL; /* "No effect was seen in shift workers" */
    if (d->because[0] != '\0')
        return NULL; /* its reason says what it has to do with health */
    if (w->how->testimonial && !health && !subject_health &&
        !cc_tell_has_number(w, c)) /* but "Now I sleep right through" */
        return c->main != CC_NO_INDEX && (cc_token_cues(&w->t->tokens[c->main]) & CC_CUE_WISH)
            ? NULL
            : "says nothing about health";
    if (cc_range_empty(c->comp) && cc_range_empty(c->cond) && !health && !subject_health && !points_back(w, c) &&
        !says_something(w, c, f))
        return "says nothing about health";
    if (c->main != CC_NO_INDEX && cc_token_lemma_is(&w->t->tokens[c->main], "matter"))
        return NULL;
    if (c->kind == CC_CLAUSE_COORD && (c->flags & CC_CL_NEGATED) && c->parent != CC_NO_INDEX &&
        w->told[c->parent].why == NULL && d->subj->v[0].person && d->pre[0] == '\0' &&
        cc_cue_in(w->t, w->p->v[c->parent].subj.a, w->p->v[c->parent].subj.b, CC_CUE_OBSERVED, NULL))
        return NULL; /* "Those who took it fell asleep sooner but did not sleep longer" */
    if (cc_health_in(w->t, c->cond.a, c->cond.b) && !cc_range_empty(c->comp))
        return NULL;
    if (health || subject_health || cc_tell_acts(f) || points_back(w, c) || cc_tell_has_number(w, c) ||
        cc_health_in(w->t, c->pre.a, c->pre.b))
        return NULL;
    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&w->t->tokens[c->main], "become feel grow") && !w->x->sells &&
        c->comp.b > c->comp.a && cc_tag_is_adjective(w->t->tokens[c->comp.a].tag) &&
        (cc_cue_in(w->t, c->subj.a, c->subj.b, CC_CUE_OBSERVED, NULL) ||
            cc_noun_of(w->t->tokens[c->subj.a].lower, w->t->tokens[c->subj.a].lower_len) == CC_NOUN_PEOPLE))
        return NULL; /* "Volunteers become listless" */
    if (says_something(w, c, f))
        return NULL;
    return "says nothing about health";
}

const char *
cc_tell_drop(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    struct cc_range said = {cc_range_empty(c->subj) ? c->verb.a : c->subj.a,
        c->comp.b > c->verb.b ? c->comp.b : c->verb.b};
    enum cc_effect f = cc_tell_effect(w, c);
    const char *why; /* of the first test that holds: those behind it rely on it that none before did */

    if ((why = off_topic(w, c)) != NULL || (why = names_nothing(w, c, d, said)) != NULL)
        return why;
    if (c->flags & CC_CL_IMPERATIVE)
        return cc_tell_advice_drop(w, c);
    if ((why = speaks_of_text(w, c, d, said)) != NULL || (why = tells_impression(w, c)) != NULL ||
        (why = beside_health(w, c)) != NULL)
        return why;
    if (cc_same_pattern(w, c) && c + 1 < w->p->v + w->p->n)
        return "says what follows";
    if ((why = lacks_verb(w, c, d, f)) != NULL || (why = only_phrase(w, c)) != NULL)
        return why;
    if ((c->flags & CC_CL_EXISTENTIAL) && no_change(w, c))
        return NULL;
    if ((why = only_describes(w, c, d, said, f)) != NULL)
        return why;
    return says_no_health(w, c, d, f);
}

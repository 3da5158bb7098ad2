/* guide.c: forms of guides to conditions and of clinics' pages that are told as plain sentences: "A few block the duct",
 * "So, to a lesser degree, does beer", "It lowered X without any effect on Y", "A guide to gout, which swells joints".
 * See restate.c, spoken.c and prose.c for others. */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/restating.h"

static const struct cc_token *
token(const struct cc_restating *p, uint32_t i)
{
    return &p->t->tokens[i];
}

/* The words [a, e) appended, the first as the beginning of a sentence. */
static void
add_words(const struct cc_restating *p, struct cc_buf *b, uint32_t a, uint32_t e)
{
    if (a < e)
        cc_words_append(b, p->t, a, e, CC_WORDS_BRACKETS | p->title);
}

/* ---- what only announces */

/* "Learn why stones form, how to stop them and when to call": announces what an article tells. */
static bool
announces(const struct cc_restating *p)
{
    uint32_t i = p->s->first, questions = 0;

    if (!cc_token_in(token(p, i), "learn discover find read see explore"))
        return false;
    for (i++; i < p->s->end; i++)
        questions += cc_token_in(token(p, i), "why how what when which who where");
    if (questions < 2)
        return false;
    cc_explain(p->x, p->s->span, p->how->rule, NULL, "an instruction");
    return true;
}

/* "A patient's guide to gout, which swells the joints": what it is a guide to, and what is said of that. */
static bool
guide_to(const struct cc_restating *p)
{
    uint32_t i = p->s->first, to = i, which, e = cc_restating_end(p);
    struct cc_buf b = {0};

    while (to < e && to < i + 6 && !cc_token_in(token(p, to), "guide overview introduction primer look facts information"))
        to++;
    if (to + 4 >= e || to == i + 6 || !cc_token_in(token(p, to + 1), "to of at about on into") ||
        cc_retag_finite(p->t, i, to))
        return false;
    for (which = to + 2; which + 1 < e && token(p, which)->tag != CC_TAG_COMMA; which++)
        ;
    if (which + 3 >= e || !cc_token_in(token(p, which + 1), "which") || which > to + 8)
        return false;
    add_words(p, &b, to + 2, which);
    add_words(p, &b, which + 2, e);
    cc_restating_sentence(p, &b, NULL);
    return true;
}

/* ---- subjects and verbs that are left out */

/* "A few block the duct", "Most pass by themselves", after a sentence on stones. */
static bool
some_of_them(const struct cc_restating *p)
{
    struct cc_ctx *x = p->x;
    static const char quantities[] = "most Most some Some many Many few all All the The other these These";
    uint32_t i = p->s->first, v = i;
    struct cc_buf b = {0};
    const char *name, *space;

    if (cc_token_in(token(p, i), "a") && cc_token_in(token(p, i + 1), "few handful minority"))
        v = i + 2;
    else if (cc_token_in(token(p, i), "some many most others several few"))
        v = i + 1;
    if (v == i || v + 1 >= p->s->end || x->subjects.n != 1 || !x->subjects.v[0].plural || x->subjects.v[0].person)
        return false;
    if (!(token(p, v)->tag == CC_TAG_VBP || token(p, v)->tag == CC_TAG_MD || token(p, v)->tag == CC_TAG_VBD ||
            (v == i + 2 && (token(p, v)->can & CC_CAN_BASE) &&
                cc_token_in(token(p, v + 1), "the a an your their its up down off out in"))))
        return false;
    name = x->subjects.v[0].text;
    if (strpbrk(name, "$0123456789") != NULL)
        return false;
    space = strchr(name, ' ');
    if (space != NULL && cc_token_one_of(name, (size_t)(space - name), quantities, sizeof quantities - 1))
        name = space + 1;
    add_words(p, &b, i, v);
    cc_buf_addf(&b, "%s %s", cc_token_in(token(p, i), "others") ? " of the" : "", name);
    add_words(p, &b, v, p->s->end);
    cc_restating_sentence(p, &b, "some-of-them");
    return true;
}

/* "(So,) to a lesser degree, does beer, which …": "So does beer". */
static bool
so_does(const struct cc_restating *p)
{
    uint32_t i = p->s->first, e = p->s->end, comma;
    struct cc_buf b = {0};

    if (!cc_token_is(token(p, i), "to") || i + 6 >= e)
        return false;
    for (comma = i + 2; comma + 2 < e && comma < i + 6 && token(p, comma)->tag != CC_TAG_COMMA; comma++)
        ;
    if (token(p, comma)->tag != CC_TAG_COMMA || !cc_token_in(token(p, comma - 1), "degree extent") ||
        !cc_token_in(token(p, comma + 1), "does do is are did has have can may will"))
        return false;
    cc_buf_adds(&b, "So");
    add_words(p, &b, comma + 1, e);
    cc_restating_sentence(p, &b, NULL);
    return true;
}

/* ---- what is set off at the end */

static bool
is_gerund(const struct cc_token *k)
{
    return k->tag == CC_TAG_VBG || (k->lower_len > 5 && memcmp(k->lower + k->lower_len - 3, "ing", 3) == 0);
}

/* "…, apparently by interfering with calcium": how it does that is a statement of its own. False where there is none.
 * What stands before is told first. */
static bool
by_doing(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), at, main = CC_NO_INDEX, subject = p->s->first;
    struct cc_buf b = {0};
    bool plural;

    for (at = p->s->first + 4; at + 4 < e; at++) {
        if (token(p, at)->tag == CC_TAG_COMMA && token(p, at)->depth <= 1 &&
            cc_token_in(token(p, at + 1), "apparently probably perhaps possibly presumably partly mainly largely mostly") &&
            cc_token_is(token(p, at + 2), "by") && is_gerund(token(p, at + 3)))
            break;
    }
    if (at + 4 >= e)
        return false;
    for (uint32_t k = p->s->first; k < at && main == CC_NO_INDEX; k++) { /* the subject stands behind a fronted part */
        if (token(p, k)->tag == CC_TAG_COMMA && !cc_retag_finite(p->t, p->s->first, k))
            subject = k + 1;
        else if (cc_tag_is_finite(token(p, k)->tag) || token(p, k)->tag == CC_TAG_MD)
            main = k;
    }
    if (main == CC_NO_INDEX || main <= subject)
        return false;
    add_words(p, &b, p->s->first, at);
    cc_restating_sentence(p, &b, NULL);
    add_words(p, &b, subject, main);
    plural = cc_tag_is_plural(token(p, main - 1)->tag) || cc_token_in(token(p, main - 1), "they we you");
    add_words(p, &b, at + 1, at + 2);
    cc_buf_adds(&b, plural ? " work by" : " works by");
    add_words(p, &b, at + 3, e);
    cc_restating_sentence(p, &b, "by-doing");
    return true;
}

/* "… lowered homocysteine without any effect on memory": and has no effect on memory. The first part is told first. */
static bool
without_effect(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), at, k, main = CC_NO_INDEX, subject = p->s->first;
    struct cc_buf b = {0};

    for (at = p->s->first + 3; at + 4 < e; at++) {
        if (cc_token_in(token(p, at), "without with") &&
            cc_token_in(token(p, at + 1), cc_token_is(token(p, at), "with") ? "no" : "any a an") &&
            cc_token_in(token(p, at + 2), "effect influence impact benefit improvement change difference gain"))
            break;
    }
    if (at + 4 >= e || !cc_token_in(token(p, at + 3), "on for in to"))
        return false;
    for (k = p->s->first; k < at && main == CC_NO_INDEX; k++) {
        if (token(p, k)->tag == CC_TAG_COMMA && token(p, p->s->first)->tag == CC_TAG_IN)
            subject = k + 1;
        else if (cc_tag_is_finite(token(p, k)->tag) || token(p, k)->tag == CC_TAG_MD)
            main = k;
    }
    for (k = p->s->first; k < at; k++) { /* one clause only */
        if (token(p, k)->tag == CC_TAG_COLON || cc_token_in(token(p, k), "that which who but"))
            return false;
    }
    if (main == CC_NO_INDEX || main <= subject)
        return false;
    add_words(p, &b, p->s->first, at);
    cc_restating_sentence(p, &b, NULL);
    add_words(p, &b, subject, main);
    cc_buf_adds(&b,
        token(p, main)->tag == CC_TAG_VBD || (token(p, main)->can & (CC_CAN_VBD | CC_CAN_BASE)) == CC_CAN_VBD ? " had no"
            : cc_tag_is_plural(token(p, main - 1)->tag) || cc_token_is(token(p, main - 1), "they") ? " have no"
                                                                                                   : " has no");
    add_words(p, &b, at + 2, e);
    cc_restating_sentence(p, &b, "without-effect");
    return true;
}

/* ---- two sentences in one */

/* Tells [first, at) and [from, end) as sentences of their own; the second has its adverbial before token subject. */
static bool
tell_two(const struct cc_restating *p, uint32_t at, uint32_t from, uint32_t subject)
{
    struct cc_buf b = {0};

    add_words(p, &b, p->s->first, at);
    cc_restating_sentence(p, &b, NULL);
    add_words(p, &b, from, subject);
    if (subject > from && token(p, subject - 1)->tag != CC_TAG_COMMA && token(p, subject)->tag != CC_TAG_DT)
        cc_buf_addc(&b, ',');
    add_words(p, &b, subject, p->s->end);
    cc_restating_sentence(p, &b, NULL);
    return true;
}

/* Does a subject with its verb begin at token i: "they prevented", "their growth falls behind", "many people make"? */
static bool
begins_clause(const struct cc_restating *p, uint32_t i)
{
    uint32_t e = cc_restating_end(p), v = i;

    if (i + 2 >= e)
        return false;
    if (cc_token_in(token(p, i), "it they he she you"))
        return cc_tag_is_finite(token(p, i + 1)->tag) || token(p, i + 1)->tag == CC_TAG_MD;
    while (v < e && v < i + 5 &&
        ((v == i && (token(p, v)->tag == CC_TAG_DT || token(p, v)->tag == CC_TAG_PRPS)) ||
            token(p, v)->tag == CC_TAG_CD || cc_tag_is_adjective(token(p, v)->tag) || cc_tag_is_noun(token(p, v)->tag)))
        v++;
    return v > i && v < e && cc_tag_is_noun(token(p, v - 1)->tag) &&
        (token(p, v)->tag == CC_TAG_VBP || token(p, v)->tag == CC_TAG_VBZ || token(p, v)->tag == CC_TAG_VBD ||
            token(p, v)->tag == CC_TAG_MD) &&
        !(token(p, v)->tag == CC_TAG_VBD && (token(p, v)->can & CC_CAN_VBN));
}

/* "in people with coeliac disease": no phrase ends behind "with" or "coeliac". */
static bool
ends_phrase(const struct cc_restating *p, uint32_t k)
{
    return token(p, k - 1)->tag != CC_TAG_IN && token(p, k - 1)->tag != CC_TAG_DT &&
        !(cc_tag_is_adjective(token(p, k - 1)->tag) && cc_tag_is_noun(token(p, k)->tag));
}

/* "…, yet in the largest trial they prevented nothing", "…, and after 50 many people make less of it", "…, and their
 * growth falls behind": a clause that begins behind its adverbial, or with a noun that its verb could be part of. */
static bool
second_clause(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p);

    for (uint32_t i = p->s->first + 3; i + 4 < e; i++) {
        uint32_t from = i + 2, k = from;

        if (token(p, i)->tag != CC_TAG_COMMA || token(p, i)->depth > 0 ||
            !cc_token_in(token(p, i + 1), "yet and but") || !cc_retag_finite(p->t, p->s->first, i))
            continue;
        if (cc_token_in(token(p, from), "after before in at by within during over") && token(p, from)->tag == CC_TAG_IN) {
            for (k = from + 2; k + 2 < e && k < from + 8 && !(ends_phrase(p, k) && begins_clause(p, k)); k++) {
                if (cc_tag_is_finite(token(p, k)->tag) || token(p, k)->tag == CC_TAG_CC)
                    return false;
            }
            if (k + 2 < e && k < from + 8)
                return tell_two(p, i, from, k);
        } else if (cc_token_is(token(p, i + 1), "yet") && begins_clause(p, from)) {
            return tell_two(p, i, from, from);
        } else if (token(p, from)->tag == CC_TAG_PRPS && cc_tag_is_noun(token(p, from + 1)->tag) &&
            token(p, from + 2)->tag == CC_TAG_VBZ && cc_token_in(token(p, i + 1), "and but")) {
            return tell_two(p, i, from, from);
        }
    }
    return false;
}

/* "You needn't fast, but stop biotin two days before": the order by itself. */
static bool
but_order(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p);

    for (uint32_t i = p->s->first + 3; i + 3 < e; i++) {
        if (token(p, i)->tag == CC_TAG_COMMA && cc_token_is(token(p, i + 1), "but") && token(p, i)->depth == 0 &&
            cc_token_is(token(p, p->s->first), "you") &&
            (token(p, i + 2)->tag == CC_TAG_VB || token(p, i + 2)->tag == CC_TAG_VBP) &&
            (token(p, i + 2)->can & CC_CAN_BASE))
            return tell_two(p, i, i + 2, i + 2);
    }
    return false;
}

/* ---- predicates in front, and words that are only meant */

/* "Hard as gravel, a stone forms when …": what is said of it, and what it does. */
static bool
as_hard_as(const struct cc_restating *p)
{
    uint32_t i = p->s->first, comma, e = cc_restating_end(p);
    struct cc_buf b = {0};

    i += cc_token_in(token(p, i), "as");
    if (i + 5 >= e || !(token(p, i)->can & CC_CAN_ADJ) || !cc_token_is(token(p, i + 1), "as"))
        return false;
    for (comma = i + 2; comma + 3 < e && token(p, comma)->tag != CC_TAG_COMMA; comma++) {
        if (cc_tag_is_finite(token(p, comma)->tag))
            return false;
    }
    if (comma + 3 >= e || !cc_token_in(token(p, comma + 1), "a an the these most many") || !cc_retag_finite(p->t, comma, e))
        return false;
    add_words(p, &b, comma + 1, p->s->end);
    cc_restating_sentence(p, &b, NULL);
    return true;
}

/* "Gallstones are the only kind that tablets can dissolve": tablets can dissolve them. What follows a colon is told as
 * well. */
static bool
only_kind(const struct cc_restating *p)
{
    uint32_t i = p->s->first, be, that, e = cc_restating_end(p), end;
    struct cc_buf b = {0};

    for (be = i + 1; be + 6 < e && be < i + 6 && !(token(p, be)->set & CC_SET_BE); be++)
        ;
    if (be + 6 >= e || be >= i + 6 || !cc_token_in(token(p, be + 1), "the") ||
        !cc_token_in(token(p, be + 2), "only one first sole") || token(p, be)->tag == CC_TAG_MD)
        return false;
    for (that = be + 3; that + 3 < e && that < be + 6 && !cc_token_in(token(p, that), "that which"); that++)
        ;
    if (!cc_token_in(token(p, that), "that which") || !begins_clause(p, that + 1))
        return false;
    for (end = that + 2; end < e && token(p, end)->tag != CC_TAG_COLON && token(p, end)->tag != CC_TAG_COMMA; end++)
        ;
    add_words(p, &b, that + 1, end);
    cc_words_append(&b, p->t, i, be, CC_WORDS_BRACKETS | p->title);
    cc_restating_sentence(p, &b, "only-kind");
    if (end + 3 < e) {
        add_words(p, &b, end + 1, p->s->end);
        cc_restating_sentence(p, &b, NULL);
    }
    return true;
}

/* "Methylcobalamin is sold as the superior form. It isn't.": it is not. The second sentence answers only. */
static bool
sold_as(const struct cc_restating *p)
{
    uint32_t i = p->s->first, be, as, e = cc_restating_end(p);
    const struct cc_sentence *next = p->s + 1;
    struct cc_buf b = {0};
    bool denied = false;

    for (be = i + 1; be + 3 < e && be < i + 6 && !(token(p, be)->set & CC_SET_BE); be++)
        ;
    for (as = be + 1; as + 1 < e && as < be + 4 && !cc_token_is(token(p, as), "as"); as++)
        ;
    if (as + 1 >= e || !cc_token_is(token(p, as), "as") ||
        !cc_token_in(token(p, as - 1),
            "marketed sold touted billed promoted advertised hyped praised hailed known seen regarded described portrayed") ||
        next >= p->t->sentences + p->t->n_sentences || next->end - next->first > 5 ||
        !cc_token_in(token(p, next->first), "it they that this not"))
        return false;
    for (uint32_t k = next->first; k < next->end; k++)
        denied = denied || cc_token_in(token(p, k), "not n't never");
    if (!denied)
        return false;
    add_words(p, &b, i, be + 1);
    cc_buf_adds(&b, " not");
    add_words(p, &b, as + 1, e);
    cc_restating_sentence(p, &b, "sold-as");
    return true;
}

bool
cc_tell_guide(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating p = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};

    if (s->end - s->first < 4 || s->ending == CC_SENTENCE_QUESTION)
        return false;
    return announces(&p) || as_hard_as(&p) || only_kind(&p) || sold_as(&p) || second_clause(&p) || but_order(&p) ||
        guide_to(&p) || some_of_them(&p) || so_does(&p) || by_doing(&p) || without_effect(&p);
}

/* prose.c: forms of running prose that are told as plain sentences: "Stress, not garlic, causes heartburn", "They neither
 * cure colds nor shorten them", "One reason is allicin", "Whether it helps is doubtful", "This is called X: you sweat,
 * your heart races". See restate.c and spoken.c for others. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/lexicon.h"
#include "claims/restating.h"

static const struct cc_token *
token(const struct cc_restating *p, uint32_t i)
{
    return &p->t->tokens[i];
}

static bool
is_verb_form(const struct cc_token *k)
{
    return cc_tag_is_finite(k->tag) || k->tag == CC_TAG_VB ||
           ((k->can & (CC_CAN_BASE | CC_CAN_VBZ | CC_CAN_VBD)) &&
            (cc_tag_is_noun(k->tag) || k->tag == CC_TAG_VBN));
}

static bool
is_aux(const struct cc_token *k)
{
    return k->tag == CC_TAG_MD || (k->set & (CC_SET_BE | CC_SET_HAVE | CC_SET_DO)) != 0;
}

static uint32_t
words_end(const struct cc_restating *p)
{
    uint32_t e = p->s->end;

    while (e > p->s->first + 1 && cc_tag_is_punct(token(p, e - 1)->tag))
        e--;
    return e;
}

/* Where the last clause before token i begins: behind a mark, or a comma and coordinator, that a finite verb stands
 * before. */
static uint32_t
clause_begin(const struct cc_restating *p, uint32_t i)
{
    bool verb = false;

    for (uint32_t j = i; j > p->s->first; j--) {
        const struct cc_token *k = token(p, j - 1);

        if (k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH)
            return j;
        if (k->tag == CC_TAG_CC && j > p->s->first + 1 && token(p, j - 2)->tag == CC_TAG_COMMA) {
            verb = cc_retag_finite(p->t, p->s->first, j - 1);
            if (verb)
                return j;
        }
    }
    return p->s->first;
}

/* Tells what stands before the clause that begins at token a, if anything does. */
static void
tell_before(const struct cc_restating *p, uint32_t a)
{
    struct cc_buf b = {0};

    while (a > p->s->first &&
           (token(p, a - 1)->tag == CC_TAG_CC || cc_tag_is_punct(token(p, a - 1)->tag)))
        a--;
    cc_restating_add(p, &b, p->s->first, a);
    cc_restating_sentence(p, &b, NULL);
}

/* Appends the verb at token v in the form that "does not" asks for; the subject and its auxiliary stand before. */
static void
add_denied(const struct cc_restating *p, struct cc_buf *b, uint32_t v, bool helped)
{
    const struct cc_token *k = token(p, v);
    bool third = k->tag == CC_TAG_VBZ ||
                 (cc_tag_is_noun(k->tag) && (k->can & CC_CAN_VBZ) && !(k->can & CC_CAN_BASE));

    if (helped) {
        cc_buf_adds(b, " not");
        cc_restating_add(p, b, v, v + 1);
        return;
    }
    cc_buf_adds(b, k->tag == CC_TAG_VBD ? " did not " : third ? " does not " : " do not ");
    if (cc_tag_is_noun(k->tag) && third) /* "aids": its lemma is that of the noun */
        cc_buf_add(b, k->lower, k->lower_len - 1u);
    else
        cc_inflect_add(b, k->lemma, k->lemma_len, CC_FORM_BASE);
}

/* "They neither prevent soreness nor make you faster", "It neither cures nor slows cataracts": each denied by itself. */
static bool
neither_nor(const struct cc_restating *p)
{
    uint32_t e = p->s->end, i = p->s->first + 1, nor, from, object;
    struct cc_buf b = {0};
    bool helped;

    if (!cc_sentence_may_have(p->s, "neither"))
        return false;
    while (i + 3 < e && !(cc_token_is(token(p, i), "neither") && token(p, i)->depth == 0))
        i++;
    if (i + 3 >= e || !is_verb_form(token(p, i + 1)) || is_aux(token(p, i + 1)))
        return false;
    helped = is_aux(token(p, i - 1));
    for (nor = i + 2; nor + 1 < e && !cc_token_is(token(p, nor), "nor"); nor++) {
        if (token(p, nor)->tag == CC_TAG_COLON || token(p, nor)->tag == CC_TAG_DASH)
            return false;
    }
    if (nor + 1 >= e ||
        !(is_verb_form(token(p, nor + 1)) ||
          (token(p, nor + 1)->can & (helped ? CC_CAN_BASE | CC_CAN_VBN : CC_CAN_BASE))) ||
        is_aux(token(p, nor + 1)))
        return false;
    from = clause_begin(p, i);
    tell_before(p, from);
    object = nor == i + 2 ? nor + 2 : i + 2;
    cc_restating_add(p, &b, from, i);
    add_denied(p, &b, i + 1, helped);
    cc_restating_add(p, &b, object, object > nor ? e : nor);
    cc_restating_sentence(p, &b, "neither-nor");
    cc_restating_add(p, &b, from, i);
    add_denied(p, &b, nor + 1, helped);
    cc_restating_add(p, &b, nor + 2, e);
    cc_restating_sentence(p, &b, "neither-nor");
    return true;
}

/* Tells a denial that only stands beside the sentence: what pronouns may point to stays as it was. */
static void
aside(const struct cc_restating *p, struct cc_buf *b)
{
    struct cc_ctx *x = p->x;
    struct cc_salience salience = x->salience;
    const char *event = x->event, *predicate = x->predicate;
    uint32_t sentence = x->event_sentence;

    cc_restating_sentence(p, b, "not-this");
    x->salience = salience;
    x->event = event;
    x->event_sentence = sentence;
    x->predicate = predicate;
}

/* "Stress, not garlic, causes heartburn": what stood between the commas is denied the rest. The sentence itself is left
 * to the other rules (aside.c). False always. */
static bool
not_but_else(const struct cc_restating *p)
{
    for (uint32_t i = p->s->first + 1; i + 4 < p->s->end && cc_sentence_may_have(p->s, "not");
         i++) {
        struct cc_buf b = {0};
        uint32_t e = i + 2, what;

        if (token(p, i)->tag != CC_TAG_COMMA || token(p, i)->depth != 1 ||
            !cc_token_is(token(p, i + 1), "not"))
            continue;
        while (e < p->s->end && token(p, e)->depth > 0 && token(p, e)->tag != CC_TAG_COMMA)
            e++;
        if (e + 2 >= p->s->end || token(p, e)->tag != CC_TAG_COMMA ||
            !is_verb_form(token(p, e + 1)) || !cc_tag_is_noun(token(p, e - 1)->tag) || p->how->soft)
            return false;
        what = e + 1;
        cc_restating_add(p, &b, i + 2, e);
        add_denied(p, &b, what, is_aux(token(p, what)) && token(p, what)->tag == CC_TAG_MD);
        if (is_aux(token(p, what))) {
            cc_buf_clear(&b);
            return false;
        }
        cc_restating_add(p, &b, what + 1, p->s->end);
        aside(p, &b);
        return false;
    }
    return false;
}

/* ---- reasons */

#define REASONS "reason reasons cause causes explanation explanations mechanism culprit"

/* "One reason is allicin, which relaxes the arteries", "Another may be potassium: it …": a reason for what was said
 * before. */
static bool
one_reason(const struct cc_restating *p)
{
    struct cc_ctx *x = p->x;
    struct cc_how how = *p->how;
    struct cc_restating inner = *p;
    const char *event = x->reason_for != NULL && x->salience.sentence - x->reason_sentence <= 3
                            ? x->reason_for
                            : NULL;
    uint32_t i = p->s->first, be, from, to, e = p->s->end;
    struct cc_buf b = {0};
    bool reason = false, plural;

    if (!cc_token_in(token(p, i), "one another a the part") || x->event == NULL)
        return false;
    for (be = i + 1;
         be < e && be < i + 8 && !(token(p, be)->set & CC_SET_BE) && token(p, be)->tag != CC_TAG_MD;
         be++) {
        reason = reason || cc_token_in(token(p, be), REASONS);
        if (cc_tag_is_punct(token(p, be)->tag) || cc_tag_is_finite(token(p, be)->tag) ||
            (cc_token_in(token(p, be), "of for behind") &&
             !cc_token_in(token(p, be + 1), "this that it these the")))
            return false;
    }
    if (be >= e || be == i + 8 ||
        (be == i + 1 ? !cc_token_is(token(p, i), "another") || event == NULL : !reason) ||
        cc_token_in(token(p, i), "a the") >
            cc_token_in(token(p, i + 1), "second third further possible likely main other"))
        return false;
    if (!cc_token_is(token(p, i), "another") || event == NULL)
        event = x->salience.sentence - x->event_sentence <= 1 ? cc_remember(x, x->event) : NULL;
    for (from = be + 1;
         from < e && (token(p, from)->set & CC_SET_BE || cc_tag_is_adverb(token(p, from)->tag));
         from++)
        ;
    for (to = from; to < e && !cc_tag_is_punct(token(p, to)->tag); to++) {
        if (cc_tag_is_finite(token(p, to)->tag) || cc_token_in(token(p, to), "that because to"))
            return false;
    }
    if (event == NULL || to == from || !cc_tag_is_noun(token(p, to - 1)->tag))
        return false;
    plural = cc_tag_is_plural(token(p, to - 1)->tag);
    cc_restating_add(p, &b, from, to);
    how.it = cc_arena_strndup(&x->scratch, b.v, b.n);
    how.it_plural = plural;
    if (token(p, be)->tag == CC_TAG_MD) {
        cc_restating_add(p, &b, be, be + 1);
        cc_buf_adds(&b, " be");
    } else {
        cc_buf_adds(&b, plural ? " are" : " is");
    }
    cc_buf_adds(&b, " one reason for ");
    cc_buf_adds(&b, event);
    cc_restating_sentence(p, &b, "reason");
    x->reason_for = x->event = event;
    x->reason_sentence = x->salience.sentence;
    for (uint32_t j = to; j + 2 < e; j = to) { /* ", which …, and which …", ": they …" */
        bool which = cc_token_in(token(p, j + 1), "which that") ||
                     (cc_token_in(token(p, j + 1), "and") && cc_token_is(token(p, j + 2), "which"));

        j += which + (which && token(p, j + 1)->tag == CC_TAG_CC);
        for (to = j + 1; to + 2 < e && !(which && cc_token_is(token(p, to), "and") &&
                                         cc_token_is(token(p, to + 1), "which"));
             to++)
            ;
        to = to + 2 < e ? to - 1 : e;
        inner.how = &how;
        if (which &&
            (cc_tag_is_finite(token(p, j + 1)->tag) || cc_tag_is_adverb(token(p, j + 1)->tag)))
            cc_buf_adds(&b, how.it);
        cc_restating_add(p, &b, j + 1, to);
        if (which && b.n > 0 && strncmp(b.v, how.it, strlen(how.it)) != 0) {
            cc_buf_clear(&b); /* "which the vessel wall releases": told with its object */
            continue;
        }
        cc_restating_sentence(&inner, &b, "reason");
    }
    cc_buf_clear(&b);
    return true;
}

/* ---- doubts */

/* "Whether it speeds healing is doubtful" -> "It is doubtful whether it speeds healing". */
static bool
whether(const struct cc_restating *p)
{
    uint32_t i = p->s->first, be, e;
    struct cc_buf b = {0};

    if (!cc_sentence_may_have(p->s, "whether"))
        return false;
    while (i + 5 < p->s->end && !(cc_token_is(token(p, i), "whether") &&
                                  (i == p->s->first || cc_tag_is_punct(token(p, i - 1)->tag) ||
                                   token(p, i - 1)->tag == CC_TAG_CC)))
        i++;
    for (be = i + 3; be + 1 < p->s->end; be++) {
        if (cc_token_lemma_in(token(p, be), "be remain") && cc_tag_is_verb(token(p, be)->tag))
            for (e = be + 1; e < p->s->end && e < be + 5; e++) {
                if (cc_token_in(token(p, e),
                                "doubtful unclear unknown uncertain debatable disputed unproven "
                                "unproved untested questionable clear known question debate seen "
                                "contested moot controversial"))
                    goto found;
            }
        if (token(p, be)->tag == CC_TAG_COLON)
            return false;
    }
    return false;
found:
    if (cc_token_in(token(p, e), "clear known") && !cc_token_in(token(p, e - 1), "not n't yet") &&
        !cc_token_in(token(p, e - 2), "not n't"))
        return false;
    tell_before(p, i);
    cc_buf_adds(&b, "It ");
    if (cc_token_in(token(p, e), "clear known"))
        cc_buf_adds(&b, "is unclear");
    else
        cc_restating_add(p, &b, be, e + 1);
    cc_restating_add(p, &b, i, be);
    cc_restating_tell(p, &b, "whether");
    for (e++; e < p->s->end &&
              (cc_tag_is_punct(token(p, e)->tag) || cc_token_in(token(p, e), "and but though although"));
         e++)
        ;
    if (e + 2 < p->s->end && cc_retag_finite(p->t, e, p->s->end)) {
        cc_restating_add(p, &b, e, p->s->end);
        cc_restating_sentence(p, &b, NULL);
    }
    return true;
}

/* ---- names of what happens */

/* "What follows is called cold shock: you gasp, you hyperventilate": what happens in it. */
static bool
called(const struct cc_restating *p)
{
    uint32_t i = p->s->first, name, colon;
    struct cc_buf b = {0};

    while (i < p->s->end && i < p->s->first + 7 &&
           !cc_token_in(token(p, i), "called termed dubbed"))
        i++;
    if (i + 5 >= p->s->end || !cc_token_in(token(p, i), "called termed dubbed") ||
        !cc_token_in(token(p, p->s->first), "what this that the it these"))
        return false;
    name = i + 1;
    for (colon = name;
         colon < p->s->end && colon < name + 5 && token(p, colon)->tag != CC_TAG_COLON; colon++)
        ;
    if (colon == name || colon + 3 >= p->s->end || token(p, colon)->tag != CC_TAG_COLON ||
        !cc_tag_is_noun(token(p, colon - 1)->tag) || !cc_retag_finite(p->t, colon + 1, p->s->end))
        return false;
    for (uint32_t a = colon + 1, e; a < p->s->end; a = e + 1) { /* each of them by itself */
        for (e = a + 1;
             e < p->s->end && !(token(p, e)->tag == CC_TAG_COMMA && cc_retag_finite(p->t, a, e) &&
                                cc_retag_finite(p->t, e + 1, p->s->end));
             e++)
            ;
        while (a < e && token(p, a)->tag == CC_TAG_CC)
            a++;
        if (a + 1 >= e)
            continue;
        cc_buf_adds(&b, "In ");
        cc_restating_add(p, &b, name, colon);
        cc_buf_addc(&b, ',');
        cc_restating_add(p, &b, a, e);
        cc_restating_tell(p, &b, "called");
    }
    cc_words_add(&b, p->t, name, colon, 0);
    {
        struct cc_noun_list *names = cc_arena_take(&p->x->scratch, sizeof *names);

        names->n = 1;
        names->v[0] = (struct cc_noun_phrase){.text = cc_arena_strndup(&p->x->scratch, b.v, b.n),
                                              .class = cc_noun_ending(p->t, name, colon)};
        p->x->salience.clause++;
        cc_refer_remember(p->x, names, false);
        cc_salience_raise(p->x);
        p->x->event = cc_remember(p->x, names->v[0].text);
        p->x->event_plural = false;
        p->x->event_sentence = p->x->salience.sentence;
    }
    cc_buf_clear(&b);
    return true;
}

/* ---- groups */

/* "Those who nap daily had fewer heart attacks. Strokes were rarer too, and so was dementia": among the same people. */
static bool
rarer_too(const struct cc_restating *p)
{
    const struct cc_ctx *x = p->x;
    uint32_t i = p->s->first, too, e = p->s->end;
    struct cc_buf b = {0};

    if (x->group == NULL || x->salience.sentence - x->group_sentence > 2 ||
        !cc_sentence_may_have(p->s, "too also"))
        return false;
    while (i < e && i < p->s->first + 5 && !(token(p, i)->set & CC_SET_BE))
        i++;
    if (i >= e || i == p->s->first || !(token(p, i)->set & CC_SET_BE) ||
        !cc_tag_is_noun(token(p, i - 1)->tag) || !cc_health_in(p->t, p->s->first, i))
        return false;
    for (too = i + 1; too < e && too < i + 4 && !cc_token_is(token(p, too), "too"); too++)
        ;
    if (too >= e || !cc_token_is(token(p, too), "too") ||
        (too + 1 < e && !cc_tag_is_punct(token(p, too + 1)->tag)))
        return false;
    if (!(token(p, too - 1)->tag == CC_TAG_JJR || token(p, too - 1)->tag == CC_TAG_RBR ||
          cc_token_in(token(p, too - 2), "less more")))
        return false;
    cc_restating_add(p, &b, p->s->first, too);
    cc_buf_adds(&b, " among ");
    cc_buf_adds(&b, x->group);
    cc_restating_sentence(p, &b, "group-too");
    for (uint32_t k = too + 1; k + 2 < e; k++) { /* ", and so was dementia" */
        if (!cc_token_is(token(p, k), "so") || token(p, k)->depth > 0)
            continue;
        for (k++; k < e && !((token(p, k)->set & CC_SET_BE) && token(p, k)->depth == 0); k++)
            ;
        if (k + 1 < e && cc_tag_is_noun(token(p, words_end(p) - 1)->tag)) {
            cc_restating_add(p, &b, k + 1, words_end(p));
            cc_restating_add(p, &b, k, k + 1);
            cc_restating_add(p, &b, i + 1, too);
            cc_buf_adds(&b, " among ");
            cc_buf_adds(&b, x->group);
            cc_restating_sentence(p, &b, "group-too");
        }
        return true;
    }
    cc_restating_add(p, &b, too + 1 + (too + 1 < e && token(p, too + 1)->tag == CC_TAG_COMMA), e);
    if (cc_retag_finite(p->t, too + 1, e))
        cc_restating_sentence(p, &b, NULL);
    cc_buf_clear(&b);
    return true;
}

bool
cc_tell_prose(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s,
              const struct cc_how *how)
{
    struct cc_restating p = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};

    if (x->depth > 1 || how->fresh > 0 || s->end - s->first < 5 ||
        s->ending == CC_SENTENCE_QUESTION)
        return false;
    return rarer_too(&p) || neither_nor(&p) || one_reason(&p) || whether(&p) || called(&p) ||
           not_but_else(&p);
}

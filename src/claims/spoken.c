/* spoken.c: sentences as they are said rather than written, told in another form: "Sleeping tablets, I'd avoid", "eases
 * the pain but not the swelling", "Keep moving, but do not run". */
#include <string.h>

#include "claims/inflect.h"
#include "claims/restating.h"

static const struct cc_token *
token(const struct cc_restating *p, uint32_t i)
{
    return &p->t->tokens[i];
}

/* "Keep your eyes open, but do not stare into the lamp": two orders. */
static bool
two_orders(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), v = p->s->first;

    if (cc_token_in(token(p, v), "please always"))
        v++;
    if (!(token(p, v)->tag == CC_TAG_VB ||
            ((token(p, v)->can & CC_CAN_BASE) &&
                (cc_cue_of(token(p, v)->lower, token(p, v)->lower_len) & CC_CUE_ADVISE))) ||
        token(p, v)->lemma_len != token(p, v)->lower_len)
        return false;
    for (uint32_t i = v + 2; i + 3 < e; i++) {
        uint32_t second = i + 1;

        if (!cc_token_in(token(p, i), "but and then") || token(p, i)->depth > 0)
            continue;
        if (!((cc_token_is(token(p, second), "do") && cc_token_in(token(p, second + 1), "not n't")) ||
                cc_token_in(token(p, second), "never avoid")))
            continue;
        if (cc_token_is(token(p, second), "never") && !(token(p, second + 1)->can & CC_CAN_BASE))
            return false; /* "… but never with milk" */
        cc_restating_words(p, p->s->first, i, NULL);
        cc_restating_words(p, second, e, NULL);
        return true;
    }
    return false;
}

/* The words [a, e) are what is spoken of. */
static void
remember(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    struct cc_noun_list *names = cc_arena_take(&p->x->scratch, sizeof *names);
    struct cc_buf b = {0};

    cc_buf_add(&b, token(p, a)->lower, token(p, a)->lower_len);
    cc_words_append(&b, p->t, a + 1, e, 0);
    names->n = 1;
    names->v[0] = (struct cc_noun_phrase){.text = cc_arena_strndup(&p->x->scratch, b.v, b.n),
        .class = cc_noun_ending(p->t, a, e),
        .plural = cc_tag_is_plural(token(p, e - 1)->tag)};
    cc_buf_clear(&b);
    p->x->salience.clause++;
    cc_refer_remember(p->x, names, false);
    cc_salience_raise(p->x);
    p->x->paragraph_start = false;
}

/* "Sleeping tablets, I'd avoid; they are addictive", "Alcohol I would skip." */
static bool
fronted_object(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), i = p->s->first + 1, verb, stop;
    struct cc_buf b = {0};

    while (i + 2 < e && i < p->s->first + 7 && !cc_token_in(token(p, i), "i we")) {
        if (cc_tag_is_finite(token(p, i)->tag) || cc_token_in(token(p, i), "that which who if"))
            return false;
        i++;
    }
    if (i + 2 >= e || !cc_token_in(token(p, i), "i we") ||
        !cc_tag_is_noun(token(p, i - 1 - (token(p, i - 1)->tag == CC_TAG_COMMA))->tag) ||
        !cc_token_in(token(p, i + 1), "'d would"))
        return false;
    verb = i + 2 + cc_tag_is_adverb(token(p, i + 2)->tag);
    if (verb >= e || !cc_token_in(token(p, verb), "avoid skip leave drop limit recommend choose"))
        return false;
    for (stop = verb + 1; stop < e && token(p, stop)->tag != CC_TAG_COLON && token(p, stop)->tag != CC_TAG_COMMA &&
         token(p, stop)->tag != CC_TAG_DASH;
         stop++) {
        if (cc_tag_is_noun(token(p, stop)->tag) && !cc_is_time_noun(token(p, stop)))
            return false; /* it has an object of its own */
    }
    cc_buf_adds(&b,
        cc_token_is(token(p, verb), "recommend")   ? "Choose"
            : cc_token_is(token(p, verb), "leave") ? "Avoid"
                : "");
    if (b.n == 0) {
        cc_buf_add(&b, token(p, verb)->lower, token(p, verb)->lower_len);
        b.v[0] = (char)(b.v[0] & ~0x20);
    }
    cc_buf_addc(&b, ' ');
    if (token(p, p->s->first)->tag == CC_TAG_NNP || (token(p, p->s->first)->flags & CC_TOK_UPPER)) {
        cc_words_append(&b, p->t, p->s->first, p->s->first + 1, 0);
    } else {
        cc_buf_add(&b, token(p, p->s->first)->lower, token(p, p->s->first)->lower_len);
    }
    cc_words_append(&b, p->t, p->s->first + 1, i - (token(p, i - 1)->tag == CC_TAG_COMMA), 0);
    for (verb++; verb < stop && cc_token_in(token(p, verb), "out off aside alone"); verb++)
        ;
    cc_words_append(&b, p->t, verb, stop, 0);
    cc_restating_tell(p, &b, "said-of");
    remember(p, p->s->first, i - (token(p, i - 1)->tag == CC_TAG_COMMA));
    cc_restating_words(p, stop + 1, e, NULL);
    return true;
}

/* The finite verb that [a, e) has, the only one; CC_NO_INDEX. */
static uint32_t
only_verb(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    uint32_t found = CC_NO_INDEX;

    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = token(p, i);

        if (k->depth > 0 || !(k->tag == CC_TAG_MD || cc_tag_is_finite(k->tag)) ||
            (found != CC_NO_INDEX && i == found + 1 && (k->can & CC_CAN_VBN) &&
                cc_token_lemma_is(token(p, found), "be")))
            continue; /* nor "linked" in "is linked" */
        if (found != CC_NO_INDEX)
            return CC_NO_INDEX;
        found = i;
    }
    return found;
}

/* The token behind the noun phrase that begins at i: a determiner, adjectives, nouns; i when none does. */
static uint32_t
noun_end(const struct cc_restating *p, uint32_t i, uint32_t e)
{
    uint32_t j = i;

    if (j < e && (token(p, j)->tag == CC_TAG_DT || token(p, j)->tag == CC_TAG_PRPS))
        j++;
    while (j < e && (cc_tag_is_adjective(token(p, j)->tag) || cc_tag_is_noun(token(p, j)->tag)))
        j++;
    return j > i && cc_tag_is_noun(token(p, j - 1)->tag) ? j : i;
}

/* The token behind the only finite verb of [a, e); e when there is none. */
static uint32_t
verb_behind(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    uint32_t v = only_verb(p, a, e);

    return v == CC_NO_INDEX ? e : v + 1 + (token(p, v)->tag == CC_TAG_MD && v + 1 < e);
}

/* "Antidepressants can ease the misery but not the noise": what comes after is denied in so many words. */
static bool
but_not(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), but = p->s->first + 3, verb, first = p->s->first;
    struct cc_buf b = {0};
    const struct cc_token *v, *next;

    while (but + 2 < e &&
        !((cc_token_is(token(p, but), "but") ||
              (token(p, but)->tag == CC_TAG_COMMA && token(p, but)->depth == 0 && e - but < 6 &&
                  (token(p, but + 2)->tag == CC_TAG_DT || token(p, but + 2)->tag == CC_TAG_PRPS))) &&
            cc_token_is(token(p, but + 1), "not")))
        but++;
    if (but + 2 >= e || e - but > 12)
        return false;
    next = token(p, but + 2);
    if (token(p, but)->tag == CC_TAG_COMMA &&
        !(only_verb(p, first, but) != CC_NO_INDEX &&
            !cc_token_lemma_in(
                token(p, only_verb(p, first, but)), "be have need require deserve want call mean take") &&
            noun_end(p, but + 2, e) == e && noun_end(p, verb_behind(p, first, but), but) == but))
        return false; /* "cools the skin, not the muscle": one object against another */
    verb = only_verb(p, first, but);
    if (verb == CC_NO_INDEX || verb == first || (only_verb(p, but, e) != CC_NO_INDEX) || verb + 1 >= but)
        return false;
    for (uint32_t i = but + 2; i < e; i++) {
        if (cc_tag_is_finite(token(p, i)->tag) || token(p, i)->tag == CC_TAG_MD || token(p, i)->tag == CC_TAG_COLON ||
            token(p, i)->tag == CC_TAG_COMMA)
            return false;
    }
    v = token(p, verb);
    if (!(next->tag == CC_TAG_DT || next->tag == CC_TAG_PRPS || cc_tag_is_noun(next->tag) ||
            cc_tag_is_adjective(next->tag) || next->tag == CC_TAG_IN ||
            (next->tag == CC_TAG_TO && token(p, but + 3)->tag != CC_TAG_VB) ||
            (next->tag == CC_TAG_VBG && (next->can & CC_CAN_NOUN) && but + 3 == e)) ||
        cc_token_in(next, "all always only everyone everybody if when because much enough as necessarily every"))
        return false;
    for (uint32_t i = first; i < but; i++) {
        if (cc_token_in(token(p, i), "not n't no never nor neither") || token(p, i)->tag == CC_TAG_WDT ||
            token(p, i)->tag == CC_TAG_COLON)
            return false;
    }
    cc_words_add(&b, p->t, first, verb, CC_WORDS_BRACKETS | p->title);
    if (v->tag == CC_TAG_MD) {
        if (!(token(p, verb + 1)->tag == CC_TAG_VB) || !cc_token_in(v, "can could may might will would should")) {
            cc_buf_clear(&b);
            return false;
        }
        cc_buf_adds(&b, cc_token_in(v, "can could may might") ? " cannot" : " will not");
        cc_words_append(&b, p->t, verb + 1, verb + 2, 0);
    } else if (cc_token_lemma_is(v, "be")) {
        cc_words_append(&b, p->t, verb, verb + 1, 0);
        cc_buf_adds(&b, " not");
        if (next->tag == CC_TAG_IN ||
            next->tag == CC_TAG_TO) { /* "is linked to A but not to B", "is good for A but not for B" */
            uint32_t prep = verb + 1;

            while (prep < but && token(p, prep)->tag != next->tag)
                prep++;
            cc_words_append(&b, p->t, verb + 1, prep, 0);
        }
    } else if (cc_token_lemma_is(v, "have") && cc_tag_is_verb(token(p, verb + 1)->tag)) {
        cc_buf_clear(&b);
        return false;
    } else {
        cc_buf_adds(&b, v->tag == CC_TAG_VBD ? " did not " : v->tag == CC_TAG_VBZ ? " does not " : " do not ");
        cc_buf_add(&b, v->lemma, v->lemma_len);
        if (next->tag == CC_TAG_IN) { /* "lowers pressure in women but not in men" */
            uint32_t prep = verb + 1;

            while (prep < but && token(p, prep)->tag != CC_TAG_IN)
                prep++;
            while (prep > verb + 1 && cc_tag_is_punct(token(p, prep - 1)->tag))
                prep--; /* "shortens colds, but not in children" */
            cc_words_append(&b, p->t, verb + 1, prep, 0);
        }
    }
    cc_words_append(&b, p->t, but + 2, e, CC_WORDS_BRACKETS | p->title);
    cc_restating_words(p, first, but, NULL);
    cc_restating_tell(p, &b, "but-not");
    return true;
}

/* "There is some evidence that it helps joints, but little that it helps hair": as much of the one as of the other. */
static bool
less_of_the_same(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), first = p->s->first, but = first + 4, noun = first;
    struct cc_buf b = {0};

    while (but + 3 < e &&
        !(cc_token_is(token(p, but), "but") && cc_token_in(token(p, but + 1), "little none no less") &&
            cc_token_is(token(p, but + 2), "that")))
        but++;
    while (noun + 1 < but && !cc_token_is(token(p, noun + 1), "that"))
        noun++;
    if (but + 3 >= e || noun + 1 >= but || !cc_token_in(token(p, first), "there") ||
        !cc_token_in(token(p, noun), "evidence proof data support sign"))
        return false;
    cc_words_add(&b, p->t, first, first + 2, 0);
    cc_buf_adds(&b, cc_token_is(token(p, but + 1), "none") ? " no" : "");
    if (!cc_token_is(token(p, but + 1), "none"))
        cc_words_append(&b, p->t, but + 1, but + 2, 0);
    cc_words_append(&b, p->t, noun, noun + 1, 0);
    cc_words_append(&b, p->t, but + 2, e, CC_WORDS_BRACKETS);
    cc_restating_words(p, first, but, NULL);
    cc_restating_tell(p, &b, "less-evidence");
    return true;
}

/* "Whether from fish or cows, collagen is broken down": whichever it is. */
static bool
whichever(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), first = p->s->first, verb = only_verb(p, first, e), comma = verb;
    bool choice = false;

    if (!cc_token_is(token(p, first), "whether") || verb == CC_NO_INDEX || verb < first + 4)
        return false;
    while (comma > first && token(p, comma)->tag != CC_TAG_COMMA)
        comma--;
    for (uint32_t i = first; i < comma; i++) {
        choice = choice || cc_token_is(token(p, i), "or");
        if (cc_tag_is_finite(token(p, i)->tag) || token(p, i)->tag == CC_TAG_PRP)
            return false;
    }
    if (!choice || comma + 1 >= verb)
        return false;
    cc_restating_words(p, comma + 1, e, NULL);
    return true;
}

/* "Why zinc? Because half of adults lack it.": the reason stands alone. */
static bool
only_because(const struct cc_restating *p)
{
    uint32_t first = p->s->first, e = cc_restating_end(p);

    if (!cc_token_is(token(p, first), "because") || cc_token_in(token(p, first + 1), "of it they this that i we you"))
        return false;
    for (uint32_t i = first + 1; i < e; i++) {
        if (token(p, i)->tag == CC_TAG_COMMA)
            return false;
    }
    if (only_verb(p, first + 1, e) == CC_NO_INDEX)
        return false;
    cc_restating_words(p, first + 1, e, NULL);
    return true;
}

/* "You may want to avoid X if …": an order in a soft voice. */
static bool
soft_order(const struct cc_restating *p)
{
    uint32_t first = p->s->first, e = cc_restating_end(p), v = first + 2;

    if (!cc_token_is(token(p, first), "you") || token(p, first + 1)->tag != CC_TAG_MD)
        return false;
    if (cc_token_in(token(p, v), "also well"))
        v++;
    if (!cc_token_in(token(p, v), "want need wish") || !cc_token_is(token(p, v + 1), "to") || v + 4 > e ||
        !(cc_cue_of(token(p, v + 2)->lower, token(p, v + 2)->lower_len) & CC_CUE_ADVISE))
        return false;
    cc_restating_words(p, v + 2, e, NULL);
    return true;
}

/* "Unlike tablets, it does not thin the blood": the tablets do. What the sentence itself says is told as ever. */
static void
unlike(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), comma = p->s->first + 1, aux;
    struct cc_salience saved;
    struct cc_noun_list subjects;
    struct cc_buf b = {0};

    if (!cc_token_is(token(p, p->s->first), "unlike") || p->how->soft)
        return;
    while (comma < e && comma < p->s->first + 8 && token(p, comma)->tag != CC_TAG_COMMA)
        comma++;
    if (comma + 4 >= e || token(p, comma)->tag != CC_TAG_COMMA ||
        !cc_tag_is_noun(token(p, comma - 1)->tag))
        return;
    for (aux = comma + 1; aux + 2 < e && aux < comma + 6 && !cc_token_in(token(p, aux), "do does"); aux++)
        ;
    if (!cc_token_in(token(p, aux), "do does") || !cc_token_in(token(p, aux + 1), "not n't") || aux + 3 > e ||
        token(p, aux + 2)->tag != CC_TAG_VB)
        return;
    cc_words_add(&b, p->t, p->s->first + 1, comma, CC_WORDS_BRACKETS | p->title);
    cc_buf_addc(&b, ' ');
    cc_inflect_present(&b, token(p, aux + 2)->lemma, token(p, aux + 2)->lemma_len,
        cc_tag_is_plural(token(p, comma - 1)->tag));
    cc_words_append(&b, p->t, aux + 3, e, CC_WORDS_BRACKETS | p->title);
    if (b.v[0] >= 'a' && b.v[0] <= 'z')
        b.v[0] = (char)(b.v[0] - 32);
    saved = p->x->salience; /* what "it" in the sentence itself stands for was named before it */
    subjects = p->x->subjects;
    cc_restating_tell(p, &b, "unlike");
    p->x->salience = saved;
    p->x->subjects = subjects;
}

/* "Steadier sugar means fewer cravings, and that is where tea shines": a remark behind a statement. What it gives a
 * reason for is told too: "…, and this is why tea helps". */
static bool
remark_behind(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), i = p->s->first + 3;
    bool verb = false;

    for (; i + 5 < e; i++) {
        verb = verb || cc_tag_is_finite(token(p, i)->tag);
        if (token(p, i)->tag == CC_TAG_COMMA && token(p, i)->depth == 0 && cc_token_is(token(p, i + 1), "and") &&
            cc_token_in(token(p, i + 2), "that this it") && cc_token_in(token(p, i + 3), "is 's") &&
            cc_token_in(token(p, i + 4), "where why what"))
            break;
    }
    if (i + 5 >= e || !verb)
        return false;
    cc_restating_words(p, p->s->first, i, NULL);
    if (cc_token_is(token(p, i + 4), "why"))
        cc_restating_words(p, i + 5, e, NULL);
    return true;
}

bool
cc_tell_spoken(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating p = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};

    if (x->depth > 1 || how->fresh > 0 || s->end - s->first < 5 || s->ending == CC_SENTENCE_QUESTION)
        return false;
    unlike(&p);
    return remark_behind(&p) || two_orders(&p) || fronted_object(&p) || but_not(&p) || less_of_the_same(&p) ||
        whichever(&p) || soft_order(&p) || only_because(&p);
}

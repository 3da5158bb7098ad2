/* turned.c: sentences whose denial or limit stands in front, so that auxiliary and subject change places: "Nor do the
 * findings prove that …", "Never has a trial shown …", "Under no circumstances should children take …", "Only in severe
 * cases does surgery help"; and "Not even zinc prevents colds". Each is told in its plain order, where what is denied
 * stands with the verb that it denies. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/lexicon.h"
#include "claims/restating.h"

#define AUXILIARIES "do does did have has had can could may might will would should must"

static const struct cc_token *
token(const struct cc_restating *r, uint32_t i)
{
    return &r->t->tokens[i];
}

/* What may stand in front, word by word, and what stands with the verb instead. */
static const struct opener {
    const char *words[4], *instead;
} OPENERS[] = {
    {{"nor"}, "not"},
    {{"neither"}, "not"},
    {{"never"}, "never"},
    {{"nowhere"}, "not"},
    {{"not", "once"}, "never"},
    {{"no", "longer"}, "no longer"},
    {{"no", "more"}, "no longer"},
    {{"at", "no", "point"}, "never"},
    {{"at", "no", "time"}, "never"},
    {{"under", "no", "circumstances"}, "never"},
    {{"under", "no", "circumstance"}, "never"},
    {{"on", "no", "account"}, "never"},
    {{"in", "no", "way"}, "not"},
    {{"in", "no", "case"}, "never"},
    {{"by", "no", "means"}, "not"},
    {{"rarely"}, "rarely"},
    {{"only", "rarely"}, "only rarely"},
    {{"seldom"}, "seldom"},
    {{"hardly", "ever"}, "hardly ever"},
    {{"scarcely", "ever"}, "hardly ever"},
};

/* The opener of the sentence and how many tokens it has; NULL for other words. */
static const struct opener *
find_opener(const struct cc_restating *r, uint32_t *n)
{
    for (size_t i = 0; i < sizeof OPENERS / sizeof *OPENERS; i++) {
        *n = 0;
        while (*n < 4 && OPENERS[i].words[*n] != NULL && r->s->first + *n < r->s->end &&
            cc_token_is(token(r, r->s->first + *n), OPENERS[i].words[*n]))
            ++*n;
        if (OPENERS[i].words[*n] == NULL)
            return &OPENERS[i];
    }
    return NULL;
}

uint32_t
cc_restating_turned_verb(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 1; i + 1 < e && i < a + 9; i++) {
        const struct cc_token *k = &t->tokens[i];

        if ((k->can & CC_CAN_BASE) &&
            (cc_tag_is_noun(k[-1].tag) || k[-1].tag == CC_TAG_PRP ||
                ((k[-1].can & CC_CAN_NOUN) && (i > a + 1 || !cc_tag_is_adjective(k[-1].tag)))) &&
            (cc_says(k) || i + 2 >= e ||
                (!cc_tag_is_punct(k[1].tag) && !(k[1].can & CC_CAN_BASE && !cc_tag_is_noun(k[1].tag)))))
            return i;
    }
    return CC_NO_INDEX;
}

/* The same behind "have": a participle. */
static uint32_t
turned_participle(const struct cc_restating *r, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 1; i < e && i < a + 9; i++) {
        if ((token(r, i)->tag == CC_TAG_VBN || token(r, i)->tag == CC_TAG_VBD) &&
            (cc_tag_is_noun(token(r, i - 1)->tag) || token(r, i - 1)->tag == CC_TAG_PRP))
            return i;
    }
    return CC_NO_INDEX;
}

/* Appends the verb with its auxiliary and the word that denies or limits it. */
static void
add_verb(const struct cc_restating *r, uint32_t aux, uint32_t verb, const char *instead, struct cc_buf *b)
{
    const struct cc_token *k = token(r, aux), *v = token(r, verb);
    bool bare = cc_token_in(k, "do does did") && strcmp(instead, "not") != 0;

    if (!bare)
        cc_restating_add(r, b, aux, aux + 1);
    if (!cc_token_is(k, "can") || strcmp(instead, "not") != 0)
        cc_buf_addc(b, ' ');
    cc_buf_adds(b, instead);
    cc_buf_addc(b, ' ');
    if (bare && cc_token_is(k, "did"))
        cc_inflect_add(b, v->lower, v->lower_len, CC_FORM_PAST);
    else if (bare)
        cc_inflect_present(b, v->lower, v->lower_len, cc_token_is(k, "do"));
    else
        cc_words_add(b, r->t, verb, verb + 1, 0);
}

/* "Nor do the findings prove …": denied, in its plain order. */
static bool
denied_in_front(const struct cc_restating *r)
{
    uint32_t n, aux, verb, e = cc_restating_end(r);
    const struct opener *o = find_opener(r, &n);
    struct cc_buf b = {0};

    aux = r->s->first + (o != NULL ? n : 0);
    if (o == NULL || aux + 3 > e || !cc_token_in(token(r, aux), AUXILIARIES) ||
        (n == 1 && strcmp(o->instead, "not") == 0 && token(r, aux + 1)->tag == CC_TAG_COMMA))
        return false;
    verb = cc_token_in(token(r, aux), "have has had") ? turned_participle(r, aux + 1, e)
        : cc_restating_turned_verb(r->t, aux + 1, e + 1);
    if (verb == CC_NO_INDEX)
        return false;
    cc_restating_add(r, &b, aux + 1, verb);
    add_verb(r, aux, verb, o->instead, &b);
    cc_restating_add(r, &b, verb + 1, e);
    cc_restating_sentence(r, &b, "turned");
    return true;
}

/* "In no trial did zinc shorten colds": not in any trial. "Not until week six did pain ease". */
static bool
in_no(const struct cc_restating *r)
{
    uint32_t aux = r->s->first + 2, verb, e = cc_restating_end(r);
    struct cc_buf b = {0};
    bool until = cc_token_is(token(r, r->s->first), "not") && cc_token_in(token(r, r->s->first + 1), "until before");

    if (!until && (token(r, r->s->first)->tag != CC_TAG_IN || !cc_token_is(token(r, r->s->first + 1), "no")))
        return false;
    while (aux + 3 < e && aux < r->s->first + 8 && !cc_token_in(token(r, aux), "do does did"))
        aux++;
    if (!cc_token_in(token(r, aux), "do does did"))
        return false;
    verb = cc_restating_turned_verb(r->t, aux + 1, e + 1);
    if (verb == CC_NO_INDEX)
        return false;
    cc_restating_add(r, &b, aux + 1, verb);
    add_verb(r, aux, verb, "not", &b);
    cc_restating_add(r, &b, verb + 1, e);
    cc_buf_addc(&b, ' ');
    if (until)
        cc_buf_adds(&b, "until");
    else
        cc_buf_addf(&b, "%.*s any", (int)token(r, r->s->first)->lower_len, token(r, r->s->first)->lower);
    cc_restating_add(r, &b, r->s->first + 2, aux);
    cc_restating_sentence(r, &b, "turned");
    return true;
}

/* "Not even vitamin C prevents colds": it does not. */
static bool
not_even(const struct cc_restating *r)
{
    uint32_t a = r->s->first + 2, v = a, e = cc_restating_end(r);
    struct cc_buf b = {0};

    if (!cc_token_is(token(r, r->s->first), "not") || !cc_token_is(token(r, r->s->first + 1), "even"))
        return false;
    while (v < e && !cc_tag_is_finite(token(r, v)->tag) && token(r, v)->tag != CC_TAG_MD) {
        if (cc_tag_is_punct(token(r, v)->tag) || (token(r, v)->set & CC_SET_SUB))
            return false;
        v++;
    }
    if (v == a || v + 1 >= e)
        return false;
    cc_restating_add(r, &b, a, v);
    if (token(r, v)->tag == CC_TAG_MD || (token(r, v)->set & (CC_SET_BE | CC_SET_HAVE))) {
        cc_restating_add(r, &b, v, v + 1);
        cc_buf_adds(&b, " not");
    } else {
        cc_buf_adds(&b, token(r, v)->tag == CC_TAG_VBD ? " did not "
                : token(r, v)->tag == CC_TAG_VBZ       ? " does not "
                                                       : " do not ");
        cc_inflect_add(&b, token(r, v)->lemma, token(r, v)->lemma_len, CC_FORM_BASE);
    }
    cc_restating_add(r, &b, v + 1, e);
    cc_restating_sentence(r, &b, "not-even");
    return true;
}

/* "Nor are nerves the only routes", "Nor is it clear that …": what is denied, in its plain order. */
static bool
nor_is(const struct cc_restating *r)
{
    uint32_t be = r->s->first + 1, i = be + 1;
    bool noun = false;
    struct cc_buf b = {0};

    if (r->s->end < r->s->first + 5 || !cc_token_in(token(r, r->s->first), "nor neither") ||
        !cc_token_in(token(r, be), "is are was were"))
        return false;
    for (; i + 1 < r->s->end; i++) {
        const struct cc_token *k = token(r, i);

        if (noun && k->tag != CC_TAG_CC && token(r, i - 1)->tag != CC_TAG_CC && !cc_tag_is_noun(k->tag))
            break;
        noun = noun || cc_tag_is_noun(k->tag) || k->tag == CC_TAG_PRP || k->tag == CC_TAG_VBG ||
            (i == be + 1 && k->tag == CC_TAG_VB && (k->can & CC_CAN_NOUN));
        if (!noun && !cc_tag_is_adjective(k->tag) && k->tag != CC_TAG_DT && k->tag != CC_TAG_PRPS)
            return false;
    }
    if (!noun || i + 1 >= r->s->end ||
        cc_tag_is_punct(token(r, i)->tag) || cc_token_in(token(r, i), "of in for with on"))
        return false;
    cc_restating_add(r, &b, be + 1, i);
    cc_restating_add(r, &b, be, be + 1);
    cc_buf_adds(&b, " not");
    cc_restating_add(r, &b, i, r->s->end);
    cc_restating_sentence(r, &b, NULL);
    return true;
}

/* "Only in severe cases does surgery help": surgery helps only in severe cases. */
static bool
only_inverted(const struct cc_restating *r)
{
    uint32_t all = cc_restating_end(r), e = r->s->first, first = r->s->first, aux = first + 2, verb, turned;
    struct cc_buf b = {0};

    while (e < all && token(r, e)->tag != CC_TAG_COLON && token(r, e)->tag != CC_TAG_DASH &&
        !(token(r, e)->tag == CC_TAG_COMMA && cc_token_in(token(r, e + 1), "and but")))
        e++; /* the limit is that of the first clause */
    if (!cc_token_is(token(r, first), "only") ||
        !(token(r, first + 1)->tag == CC_TAG_IN || cc_token_in(token(r, first + 1), "when if after once then")))
        return false;
    while (aux + 2 < e &&
        !(cc_token_in(token(r, aux), "do does did can could will would should may") &&
            (aux == first + 2 || !cc_tag_is_noun(token(r, aux + 1)->tag) || !cc_tag_is_punct(token(r, aux + 1)->tag))))
        aux++;
    if (aux + 2 >= e || aux - first > 12)
        return false;
    turned = cc_token_in(token(r, aux), "do does did") ? cc_restating_turned_verb(r->t, aux + 1, e + 1) : CC_NO_INDEX;
    for (verb = aux + 1; verb < e &&
         (cc_tag_is_noun(token(r, verb)->tag) || cc_tag_is_adjective(token(r, verb)->tag) ||
             token(r, verb)->tag == CC_TAG_DT || token(r, verb)->tag == CC_TAG_PRPS ||
             token(r, verb)->tag == CC_TAG_PRP) &&
         !(verb > aux + 1 && verb + 1 >= e && (token(r, verb)->can & CC_CAN_BASE));
         verb++)
        ;
    if (turned != CC_NO_INDEX)
        verb = turned;
    if (verb == aux + 1 || verb >= e || !(token(r, verb)->can & (CC_CAN_VERB | CC_CAN_ADJ)))
        return false;
    cc_words_add(&b, r->t, aux + 1, verb, 0);
    b.v[0] = (char)(b.v[0] >= 'a' && b.v[0] <= 'z' ? b.v[0] - 32 : b.v[0]);
    cc_buf_addc(&b, ' ');
    if (cc_token_in(token(r, aux), "do does"))
        cc_inflect_present(&b, token(r, verb)->lower, token(r, verb)->lower_len, cc_token_is(token(r, aux), "do"));
    else if (cc_token_is(token(r, aux), "did"))
        cc_inflect_add(&b, token(r, verb)->lower, token(r, verb)->lower_len, CC_FORM_PAST);
    else
        cc_words_add(&b, r->t, aux, aux + 1, 0), cc_words_append(&b, r->t, verb, verb + 1, 0);
    cc_words_append(&b, r->t, verb + 1, e, 0);
    cc_buf_adds(&b, " only");
    cc_words_append(&b, r->t, first + 1, aux, 0);
    cc_restating_tell(r, &b, "only-inverted");
    if (e + 3 < all)
        cc_restating_words(r, e + 1, all, NULL);
    return true;
}

bool
cc_tell_turned(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating r = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};

    if (x->depth > 1 || how->fresh > 0 || s->end - s->first < 5 || s->ending == CC_SENTENCE_QUESTION)
        return false;
    return nor_is(&r) || denied_in_front(&r) || in_no(&r) || not_even(&r) || only_inverted(&r);
}

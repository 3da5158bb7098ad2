/* render.c: verb groups from their tokens, with the first word changed where the subject asks for it. */
#include "claims/render.h"

#include <string.h>

#include "claims/inflect.h"
#include "claims/words.h"

static const struct cc_token *
token(const struct cc_parse *p, uint32_t i)
{
    return &p->text->tokens[i];
}

struct cc_tense
cc_tense_of(const struct cc_parse *p, const struct cc_clause *c)
{
    struct cc_tense t = {CC_NO_INDEX, false};

    for (uint32_t i = c->verb.a; i < c->verb.b; i++) {
        if (token(p, i)->tag == CC_TAG_MD && t.modal == CC_NO_INDEX)
            t.modal = i;
        if (token(p, i)->tag == CC_TAG_VBD)
            t.past = true;
        if (i == c->main)
            break;
    }
    return t;
}

static void
space(struct cc_buf *out)
{
    if (out->n > 0 && out->v[out->n - 1] != ' ')
        cc_buf_addc(out, ' ');
}

/* Appends the words of a verb group without those that only count up or tie: "can [all] raise", "may [also] help". */
static void
verb_words(struct cc_buf *out, const struct cc_parse *p, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (token(p, i)->tag == CC_TAG_RB && cc_token_in(token(p, i), "all both each also")) {
            cc_words_append(out, p->text, a, i, 0);
            a = i + 1;
        }
    }
    cc_words_append(out, p->text, a, b, 0);
}

/* Words before the verb that only tie the clause to the one before: "also", "not only", "thereby". */
static uint32_t
skip_ties(const struct cc_parse *p, uint32_t a, uint32_t b)
{
    while (a < b) {
        if (cc_token_in(token(p, a), "also thereby therefore thus hence consequently then actually really simply") ||
            (cc_token_is(token(p, a), "so") && a + 1 < b && cc_tag_is_finite(token(p, a + 1)->tag)))
            a++;
        else if (a + 1 < b && cc_token_is(token(p, a), "not") && cc_token_in(token(p, a + 1), "only just"))
            a += 2;
        else
            break;
    }
    return a;
}

/* The first token of [a, b) that is a verb; adverbs may stand before it. */
static uint32_t
first_verb(const struct cc_parse *p, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (cc_tag_is_verb(token(p, i)->tag))
            return i;
    }
    return b;
}

/* Writes tokens [a, b) with the finite verb at v in the number that is wanted. */
static void
agreeing(struct cc_buf *out, const struct cc_parse *p, uint32_t a, uint32_t b, uint32_t v, bool plural)
{
    const struct cc_token *k = token(p, v);
    bool was = cc_token_in(k, "was were"),
         unknown = k->tag == CC_TAG_VBZ && k->lemma_len == k->lower_len && k->lower_len > 2 &&
        k->lower[k->lower_len - 1] == 's';

    verb_words(out, p, a, v);
    space(out);
    if (cc_token_is(k, "am"))
        cc_buf_adds(out, "am");
    else if (was)
        cc_buf_adds(out, plural ? "were" : "was");
    else
        cc_inflect_present(out, k->lemma, k->lemma_len - unknown, plural);
    if (v + 1 < b) {
        if (token(p, v + 1)->flags & CC_TOK_SPACE)
            space(out);
        verb_words(out, p, v + 1, b);
    }
}

static bool
present(const struct cc_token *k)
{
    return k->tag == CC_TAG_VBZ || k->tag == CC_TAG_VBP || cc_token_in(k, "was were");
}

/* "does not lower": the verb group denied. */
static void
negated(struct cc_buf *out, const struct cc_parse *p, uint32_t a, uint32_t b, uint32_t v, bool plural)
{
    const struct cc_token *k = token(p, v);
    uint32_t always = v > a && cc_token_in(token(p, v - 1), "always only automatically")
        ? 1
        : 0; /* "does not always help" */

    cc_words_append(out, p->text, a, v - always, 0);
    space(out);
    if (k->tag == CC_TAG_MD || cc_token_lemma_is(k, "be")) {
        if (cc_token_lemma_is(k, "be"))
            cc_buf_adds(out, cc_token_in(k, "was were") ? (plural ? "were" : "was") : plural ? "are" : "is");
        else
            cc_words_add(out, p->text, v, v + 1, 0);
        cc_buf_adds(out, " not");
        cc_words_append(out, p->text, v - always, v, 0);
    } else {
        cc_buf_adds(out, k->tag == CC_TAG_VBD ? "did not " : plural ? "do not " : "does not ");
        if (always > 0) {
            cc_words_add(out, p->text, v - 1, v, 0);
            space(out);
        }
        cc_inflect_add(out, k->lemma, k->lemma_len, CC_FORM_BASE);
    }
    cc_words_append(out, p->text, v + 1, b, 0);
}

void
cc_render_verb(struct cc_buf *out, const struct cc_parse *p, const struct cc_clause *c, bool plural,
    struct cc_tense tense, bool negate)
{
    uint32_t a = skip_ties(p, c->verb.a, c->verb.b), b = c->verb.b, v;
    bool shared = c->share.b > c->share.a;

    if (c->aux != CC_NO_INDEX && c->main != CC_NO_INDEX) { /* "nor does it weaken" */
        const struct cc_token *aux = token(p, c->aux), *main = token(p, c->main);
        bool deny = negate || (c->flags & CC_CL_NEGATED) ||
            (c->conj != CC_NO_INDEX && cc_token_in(token(p, c->conj), "nor neither"));

        space(out);
        if (aux->tag == CC_TAG_MD) {
            cc_words_add(out, p->text, c->aux, c->aux + 1, 0);
            cc_buf_adds(out, deny ? " not " : " ");
            cc_inflect_add(out, main->lemma, main->lemma_len, CC_FORM_BASE);
        } else if (deny) {
            cc_buf_adds(out, cc_token_is(aux, "did") ? "did not " : plural ? "do not " : "does not ");
            cc_inflect_add(out, main->lemma, main->lemma_len, CC_FORM_BASE);
        } else {
            cc_inflect_present(out, main->lemma, main->lemma_len, plural);
        }
        cc_words_append(out, p->text, c->main + 1, b, 0);
        return;
    }

    if (shared) {
        v = first_verb(p, c->share.a, c->share.b);
        if (negate && v < c->share.b)
            negated(out, p, c->share.a, c->share.b, v, plural);
        else if (v < c->share.b && present(token(p, v)))
            agreeing(out, p, c->share.a, c->share.b, v, plural);
        else if (v < c->share.b && token(p, v)->tag == CC_TAG_VBG) /* "helping to calm, [lower] and …" */
            agreeing(out, p, c->share.a, c->share.b, v, plural);
        else
            cc_words_append(out, p->text, c->share.a, c->share.b, 0);
        verb_words(out, p, a, b);
        return;
    }
    v = first_verb(p, a, b);
    if (v == b) {
        verb_words(out, p, a, b);
        return;
    }
    if (c->kind == CC_CLAUSE_PARTICIPLE || (c->flags & CC_CL_GERUND)) {
        const struct cc_token *k = token(p, v);

        cc_words_append(out, p->text, a, v, 0);
        space(out);
        if (tense.modal != CC_NO_INDEX) {
            cc_words_add(out, p->text, tense.modal, tense.modal + 1, 0);
            cc_buf_addc(out, ' ');
            cc_inflect_add(out, k->lemma, k->lemma_len, CC_FORM_BASE);
        } else if (tense.past) {
            cc_inflect_add(out, k->lemma, k->lemma_len, CC_FORM_PAST);
        } else {
            cc_inflect_present(out, k->lemma, k->lemma_len, plural);
        }
        cc_words_append(out, p->text, v + 1, b, 0);
        return;
    }
    if (negate && !(c->flags & CC_CL_NEGATED))
        negated(out, p, a, b, v, plural);
    else if (present(token(p, v)) || (token(p, v)->tag == CC_TAG_VB && !(c->flags & CC_CL_TO)))
        agreeing(out, p, a, b, v, plural);
    else
        verb_words(out, p, a, b);
}

bool
cc_render_gerund(struct cc_buf *out, const struct cc_parse *p, const struct cc_clause *c)
{
    uint32_t v = CC_NO_INDEX;

    if (c->main == CC_NO_INDEX || (c->flags & (CC_CL_PASSIVE | CC_CL_NEGATED | CC_CL_INVERTED)) != 0 ||
        c->share.b > c->share.a)
        return false;
    for (uint32_t i = c->verb.a; i < c->verb.b; i++) {
        const struct cc_token *k = token(p, i);

        if (k->tag == CC_TAG_MD || cc_tag_is_adverb(k->tag) || (i != c->main && cc_token_lemma_in(k, "have do be")))
            continue;
        v = i;
        break;
    }
    if (v == CC_NO_INDEX)
        return false;
    space(out);
    cc_inflect_add(out, token(p, v)->lemma, token(p, v)->lemma_len, CC_FORM_ING);
    cc_words_append(out, p->text, v + 1, c->verb.b, 0);
    return true;
}

void
cc_render_relation(struct cc_buf *out, const struct cc_parse *p, const struct cc_clause *c)
{
    if (c->main == CC_NO_INDEX)
        return;
    cc_buf_add(out, token(p, c->main)->lemma, token(p, c->main)->lemma_len);
    if (c->particle != CC_NO_INDEX && c->particle > c->main) {
        cc_buf_addc(out, ' ');
        cc_buf_add(out, token(p, c->particle)->lower, token(p, c->particle)->lower_len);
    }
}

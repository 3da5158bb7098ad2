/* named.c: what a list at the end of a sentence names. "Triptans may cause a few side effects: flushing and tingling": the
 * verb is said of each. "Common side effects are flushing and tingling": of what the article or the sentence before is
 * about. See examples.c for "including" and "such as". */
#include <string.h>

#include "claims/restating.h"
#include "vocab/tables.h"

static const struct cc_token *
token(const struct cc_restating *r, uint32_t i)
{
    return &r->t->tokens[i < r->s->end ? i : r->s->end - 1];
}

/* Does the noun only stand for what a list behind it names? */
static bool
is_shell(const struct cc_token *k)
{
    return (cc_tag_is_plural(k->tag) && cc_vocab_find(&cc_vocab_sorts, k->lower, k->lower_len) == CC_VOCAB_NONE) ||
        (cc_tag_is_noun(k->tag) && cc_vocab_find(&cc_vocab_vague_nouns, k->lemma, k->lemma_len) != CC_VOCAB_NONE);
}

/* Is [a, e) a list of names: at least two, without a verb of their own? */
static bool
is_list(const struct cc_restating *r, uint32_t a, uint32_t e)
{
    bool joined = false;

    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = token(r, i);

        if (k->depth == 0 && (k->tag == CC_TAG_MD || k->tag == CC_TAG_PRP || k->tag == CC_TAG_COLON ||
                k->tag == CC_TAG_DASH || cc_token_in(k, "that which who because if when as is are was were but so")))
            return false;
        if (cc_tag_is_finite(k->tag) && !(i + 1 < e && cc_tag_is_noun(token(r, i + 1)->tag) && k->tag == CC_TAG_VBD))
            return false;
        joined = joined || k->tag == CC_TAG_COMMA || cc_token_in(k, "and or");
    }
    return joined && e > a + 2;
}

/* Where the list behind a colon, or behind "the risk of conditions like", begins; 0 when there is none. *mark is the end
 * of what stands before. (What examples.c can tell apart is told there.) */
static uint32_t
list_at(const struct cc_restating *r, uint32_t e, uint32_t *mark)
{
    for (uint32_t i = r->s->first + 3; i + 2 < e; i++) {
        const struct cc_token *k = token(r, i);

        const struct cc_token *noun = k - 1 - (k[-1].tag == CC_TAG_COMMA);
        uint32_t words = cc_token_is(k, "such") && cc_token_is(k + 1, "as") ? 2 : 1;

        if (k->depth > 0 || (k->tag != CC_TAG_COLON && words == 1 && !cc_token_in(k, "like including")))
            continue;
        if (k->tag != CC_TAG_COLON &&
            cc_vocab_find(&cc_vocab_vague_nouns, noun->lemma, noun->lemma_len) == CC_VOCAB_NONE)
            continue;
        *mark = (uint32_t)(noun - r->t->tokens) + 1;
        return is_list(r, i + words, e) ? i + words : 0;
    }
    return 0;
}

struct object {
    uint32_t a, b; /* the words that the list names */
    bool shell;
    uint32_t verb;
    bool has;      /* it has them: "has side effects" */
};

/* The object that ends before token `mark`, or has nothing but an adjunct behind it; false when the sentence is none
 * that says of its object what can be said of the list. */
static bool
read_object(const struct cc_restating *r, uint32_t mark, struct object *o)
{
    const struct cc_text *t = r->t;
    uint32_t c = r->s->chunk_first, v = CC_NO_INDEX, head, n;
    bool mechanism;

    for (; c < r->s->chunk_end && t->chunks[c].first < mark; c++) {
        const struct cc_chunk *k = &t->chunks[c];

        if (k->kind == CC_CHUNK_REL || (k->kind == CC_CHUNK_SUB && v != CC_NO_INDEX))
            break;
        if (k->kind == CC_CHUNK_VP && k->main != CC_NO_INDEX && !(k->flags & (CC_VP_GERUND | CC_VP_PARTICIPLE)))
            v = c;
    }
    if (v == CC_NO_INDEX || v == r->s->chunk_first ||
        (is_shell(token(r, t->chunks[r->s->chunk_first].head)) &&
            cc_token_in(token(r, t->chunks[r->s->chunk_first].first), "many some several these two three four five")) ||
        (t->chunks[v].flags & CC_VP_IMPERATIVE))
        return false;
    if (cc_effect_of(t, t->chunks[v].main, mark, &n, &mechanism) == CC_EFFECT_NONE &&
        (r->x->sells || !cc_token_lemma_in(token(r, t->chunks[v].main),
            "have get notice develop feel experience contain include provide lack need report suffer see come bring be show")))
        return false;
    for (c = v + 1; c < r->s->chunk_end && t->chunks[c].kind != CC_CHUNK_NP && t->chunks[c].kind != CC_CHUNK_REL; c++) {
        if (t->chunks[c].first >= mark || (t->chunks[c].kind == CC_CHUNK_PUNCT))
            return false;
    }
    if (c >= r->s->chunk_end || t->chunks[c].first >= mark)
        return false;
    o->a = t->chunks[c].first;
    if (t->chunks[c].kind == CC_CHUNK_REL) { /* "what's known as the keto flu" */
        o->b = mark;
        return cc_token_is(token(r, o->a), "what");
    }
    if (c > v + 1 && cc_token_lemma_is(token(r, t->chunks[v].main), "be") && t->chunks[v + 1].kind != CC_CHUNK_ADJP)
        return false;
    if (cc_token_lemma_is(token(r, t->chunks[v].main), "be") &&
        (c == v + 1 || !cc_token_in(token(r, t->chunks[v + 1].end - 1), "rich high low")))
        return false; /* "These are the signs: …", "effective for many conditions: …" */
    head = t->chunks[c].head;
    while (c + 2 < r->s->chunk_end && cc_token_is(token(r, t->chunks[c + 1].first), "of") &&
           t->chunks[c + 2].kind == CC_CHUNK_NP && t->chunks[c + 2].end <= mark) {
        c += 2;
        if (!cc_token_in(token(r, head),
                "cluster group range plethora wealth number variety host list handful set series combination mix lot array bunch couple"))
            o->a = t->chunks[c].first; /* "the risk of several problems", not "a cluster of symptoms" */
        head = t->chunks[c].head;
    }
    o->b = t->chunks[c].end;
    o->verb = t->chunks[v].first;
    o->has = cc_token_lemma_is(token(r, t->chunks[v].main), "have") && cc_token_is(token(r, head), "effects");
    o->shell = is_shell(token(r, head));
    for (uint32_t i = o->b; i < mark; i++) {
        if (cc_tag_is_finite(token(r, i)->tag) || token(r, i)->tag == CC_TAG_COMMA)
            return false;
        if (token(r, i)->tag == CC_TAG_VBN || token(r, i)->tag == CC_TAG_VBD)
            o->b = mark; /* "symptoms called serotonin syndrome" */
    }
    n = cc_noun_ending(t, o->a, o->b);
    return o->shell ||
        (o->b == mark &&
            (n == CC_NOUN_DISEASE || cc_token_in(token(r, head), "flu withdrawal syndrome hangover crash reaction")));
}

/* "Triptans may cause a few side effects: flushing and tingling", "people come down with the keto flu: headache and
 * cramps". */
static bool
named_object(const struct cc_restating *r)
{
    uint32_t e = r->s->end, mark, from;
    struct object o = {0};
    struct cc_buf b = {0};

    while (e > r->s->first && cc_tag_is_punct(token(r, e - 1)->tag))
        e--;
    from = list_at(r, e, &mark);
    if (from == 0 || !read_object(r, mark, &o))
        return false;
    cc_words_append(&b, r->t, r->s->first, o.has ? o.verb : o.a, CC_WORDS_BRACKETS | r->title);
    if (o.has) /* "Propranolol has side effects, including cold hands" */
        cc_buf_adds(&b, " can cause");
    cc_words_append(&b, r->t, from, e, CC_WORDS_BRACKETS | r->title);
    if (o.b < mark)
        cc_words_append(&b, r->t, o.b, mark, CC_WORDS_BRACKETS | r->title);
    cc_restating_tell(r, &b, "named-object");
    if (!o.shell) { /* last: it is what "it" stands for from here on */
        cc_words_append(&b, r->t, r->s->first, mark, CC_WORDS_BRACKETS | r->title);
        cc_restating_tell(r, &b, "named-object");
    }
    return true;
}

/* What symptoms or side effects are those of when nothing says it; NULL when nobody knows. */
static const char *
whose(const struct cc_restating *r, bool ill)
{
    const struct cc_ctx *x = r->x;
    const struct cc_noun_phrase *last = x->subjects.n == 1 && !x->paragraph_start ? &x->subjects.v[0] : NULL;

    if (last != NULL &&
        (ill ? last->class == CC_NOUN_DISEASE : last->class == CC_NOUN_AGENT || last->class == CC_NOUN_FOOD))
        return last->text;
    if (!ill)
        return cc_topic(x);
    return x->ill[0] != '\0' ? x->ill : NULL;
}

/* "Symptoms include nausea and sensitivity to light", "Common side effects are a dry mouth and gas". */
static bool
whose_effects(const struct cc_restating *r)
{
    uint32_t i = r->s->first, noun, verb;
    const char *of, *frame;
    struct cc_buf b = {0};

    while (i + 2 < r->s->end && (cc_tag_is_adjective(token(r, i)->tag) || cc_tag_is_adverb(token(r, i)->tag) ||
        token(r, i)->tag == CC_TAG_JJS || cc_token_in(token(r, i), "the its other some early late main warning and")))
        i++;
    noun = i + cc_token_is(token(r, i), "side") + cc_token_in(token(r, i), "risk");
    frame = cc_token_in(token(r, noun), "symptoms signs triggers causes complications factors") ? "ill"
        : cc_token_in(token(r, noun), "effects benefits")                                    ? "does"
                                                                                             : NULL;
    verb = noun + 1;
    while (verb + 1 < r->s->end && (token(r, verb)->tag == CC_TAG_MD || cc_tag_is_adverb(token(r, verb)->tag)))
        verb++;
    if (frame == NULL || verb + 2 >= r->s->end || !cc_token_in(token(r, verb), "include are includes be involve range"))
        return false;
    of = whose(r, strcmp(frame, "ill") == 0);
    if (of == NULL || (cc_token_in(token(r, verb), "are be") && !is_list(r, verb + 1, r->s->end - 1)))
        return false;
    if (cc_token_is(token(r, r->s->first), "its"))
        return false;
    if (noun == r->s->first) /* "Triggers of X include" would look like a verb */
        cc_buf_adds(&b, "The");
    cc_words_append(&b, r->t, r->s->first, noun + 1, CC_WORDS_BRACKETS | r->title);
    cc_buf_addf(&b, " of %s", of);
    cc_words_append(&b, r->t, noun + 1, r->s->end, CC_WORDS_BRACKETS | r->title);
    cc_restating_tell(r, &b, "whose-effects");
    return true;
}

bool
cc_tell_named(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating r = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};

    if (x->depth > 1 || how->fresh > 0 || how->order != NULL || s->end - s->first < 5 ||
        s->ending == CC_SENTENCE_COLON)
        return false;
    return named_object(&r) || whose_effects(&r);
}

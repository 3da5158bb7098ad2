/* restate.c: sentences that put their statement in another form than subject, verb, object, and are told as that: "It
 * is the tannins that block iron", "What helps is sleep", "Eat less salt and your blood pressure drops", "The more X,
 * the less Y". Each rule looks at words and chunks only and writes the plain sentence, which is then read as any
 * other. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/restating.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"

static const struct cc_token *
token(const struct cc_restating *r, uint32_t i)
{
    return &r->t->tokens[i < r->s->end ? i : r->s->end - 1];
}

static const struct cc_chunk *
chunk(const struct cc_restating *r, uint32_t c)
{
    return &r->t->chunks[c < r->s->chunk_end ? c : r->s->chunk_end - 1];
}

static bool
is_kind(const struct cc_restating *r, uint32_t c, enum cc_chunk_kind kind)
{
    return c < r->s->chunk_end && chunk(r, c)->kind == kind && token(r, chunk(r, c)->first)->depth == 0;
}

static bool
is_mark(const struct cc_restating *r, uint32_t c, enum cc_tag tag)
{
    return is_kind(r, c, CC_CHUNK_PUNCT) && token(r, chunk(r, c)->first)->tag == tag;
}

static bool
is_finite(const struct cc_restating *r, uint32_t c)
{
    return is_kind(r, c, CC_CHUNK_VP) && (chunk(r, c)->flags & CC_VP_FINITE) != 0 && chunk(r, c)->main != CC_NO_INDEX;
}

/* A form of "be" as the main verb, and nothing beside it but "not" and adverbs. */
static bool
is_be(const struct cc_restating *r, uint32_t c)
{
    return is_finite(r, c) && cc_token_in(token(r, chunk(r, c)->main), "is are was were 's 're") &&
        chunk(r, c)->modal == CC_NO_INDEX;
}

static uint32_t
skip_adverbs(const struct cc_restating *r, uint32_t c)
{
    while (is_kind(r, c, CC_CHUNK_ADVP))
        c++;
    return c;
}

/* Does chunk c begin the sentence, or a part of it that can stand alone? */
static bool
begins_part(const struct cc_restating *r, uint32_t c)
{
    return c == r->s->chunk_first || is_kind(r, c - 1, CC_CHUNK_PUNCT) || is_kind(r, c - 1, CC_CHUNK_CC) ||
        is_kind(r, c - 1, CC_CHUNK_SUB) ||
        (chunk(r, c - 1)->kind == CC_CHUNK_PUNCT && token(r, chunk(r, c - 1)->first)->tag == CC_TAG_QUOTE);
}

/* The verb group of chunk c denied: "counts" -> "does not count". */
static void
add_denied(const struct cc_restating *r, struct cc_buf *b, uint32_t c)
{
    const struct cc_chunk *v = chunk(r, c);
    uint32_t first = v->first;
    const struct cc_token *k;

    while (first < v->head && cc_tag_is_adverb(token(r, first)->tag))
        first++; /* "best predicts": does not best predict */
    k = token(r, first);
    if (k->tag == CC_TAG_MD || cc_token_lemma_is(k, "be")) {
        cc_restating_add(r, b, v->first, first + 1);
        cc_buf_adds(b, " not");
        cc_restating_add(r, b, first + 1, v->end);
        return;
    }
    cc_buf_adds(b, k->tag == CC_TAG_VBD ? " did not" : k->tag == CC_TAG_VBZ ? " does not" : " do not");
    cc_restating_add(r, b, v->first, first);
    cc_buf_addc(b, ' ');
    cc_inflect_add(b, k->lemma, k->lemma_len, CC_FORM_BASE);
    cc_restating_add(r, b, first + 1, v->end);
}

/* ---- clefts */

struct cleft {
    uint32_t from;           /* first token of the cleft, "it" or "not" */
    struct cc_range deny;    /* what is denied ("not the fat"), empty when nothing is */
    struct cc_range say;     /* what it is said of */
    uint32_t verb;           /* chunk of the verb after "that" */
    bool denied;             /* "it isn't X that" */
};

/* The chunk after the noun phrases from c on, with what hangs on them and what joins them; c when there is none. */
static uint32_t
skip_nouns(const struct cc_restating *r, uint32_t c, bool commas)
{
    while (is_kind(r, c, CC_CHUNK_NP) || is_kind(r, c, CC_CHUNK_PP) || is_kind(r, c, CC_CHUNK_CC) ||
        (commas && is_mark(r, c, CC_TAG_COMMA)))
        c++;
    return c;
}

/* The "but" of "not the fat but the sugar" in [a, b), or CC_NO_INDEX. */
static uint32_t
find_but(const struct cc_restating *r, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (cc_token_is(token(r, i), "but"))
            return i;
    }
    return CC_NO_INDEX;
}

/* "the sugar", "the fibre": a thing by its name, not by its kind ("the vitamin", "the reason"). */
static bool
names_thing(const struct cc_token *noun)
{
    enum cc_noun class = cc_noun_of(noun->lemma, noun->lemma_len);

    return (class == CC_NOUN_FOOD || class == CC_NOUN_AGENT || class == CC_NOUN_BEHAVIOUR ||
               class == CC_NOUN_STRUCTURE) &&
        (cc_token_in(noun, "sugar salt fat fibre fiber") ||
            cc_vocab_find(&cc_vocab_kind_words, noun->lemma, noun->lemma_len) == CC_VOCAB_NONE);
}

/* Is "it is NP that …" surely a cleft? Not where NP may be what "it" is said to be: "It is a vitamin that protects
 * bones". */
static bool
surely(const struct cc_restating *r, const struct cleft *f, uint32_t np, uint32_t end)
{
    const struct cc_chunk *k = chunk(r, np);
    const struct cc_token *first = token(r, k->first);

    if (f->denied || !(f->deny.a >= f->deny.b) || cc_token_is(token(r, chunk(r, end)->first), "who"))
        return !(cc_token_in(first, "a an") && !f->denied);
    if (k->end > k->first + 1 && cc_token_in(first, "this these those") && cc_tag_is_noun(token(r, k->head)->tag))
        return true; /* "and it's this leak that damages the kidneys" */
    if (cc_token_in(first, "a an one all only same best this that what") || first->tag == CC_TAG_JJS ||
        first->tag == CC_TAG_RBS || first->tag == CC_TAG_PRP)
        return false;
    for (uint32_t i = k->first; i < k->end; i++) {
        if (token(r, i)->tag == CC_TAG_JJS || token(r, i)->tag == CC_TAG_RBS ||
            cc_token_in(token(r, i), "only same main first second other very"))
            return false;
    }
    return (k->flags & CC_NP_PLURAL) != 0 || k->det == CC_NO_INDEX || end > np + 1 ||
        (cc_token_is(first, "the") && k->end == k->first + 2 && names_thing(token(r, k->head)));
}

/* Fills f when a cleft begins at chunk c. */
static bool
find_cleft(const struct cc_restating *r, uint32_t c, struct cleft *f)
{
    uint32_t np, end, but, verb;
    bool it = is_kind(r, c, CC_CHUNK_NP) && chunk(r, c)->end - chunk(r, c)->first == 1 &&
        cc_token_is(token(r, chunk(r, c)->first), "it") && is_be(r, c + 1);

    memset(f, 0, sizeof *f);
    if (!it || !begins_part(r, c))
        return false;
    f->from = chunk(r, c)->first;
    f->denied = (chunk(r, c + 1)->flags & CC_VP_NEGATED) != 0;
    np = skip_adverbs(r, c + 2);
    f->say.a = chunk(r, c + 2)->first;
    if (np > c + 2 && cc_token_is(token(r, f->say.a), "not")) {
        f->denied = true;
        f->say.a++;
    }
    if (!is_kind(r, np, CC_CHUNK_NP))
        return false;
    end = skip_nouns(r, np, f->denied);
    verb = skip_adverbs(r, end + 1);
    if (end == np || !(is_kind(r, end, CC_CHUNK_REL) || is_kind(r, end, CC_CHUNK_SUB)) ||
        !cc_token_in(token(r, chunk(r, end)->first), "that which who") || !is_finite(r, verb))
        return false;
    f->say.b = chunk(r, end)->first;
    f->verb = verb;
    but = f->denied ? find_but(r, f->say.a, f->say.b) : CC_NO_INDEX;
    for (uint32_t i = f->say.a; i < f->say.b && but == CC_NO_INDEX; i++) {
        if (token(r, i)->tag == CC_TAG_COMMA)
            return false; /* "It's not a probiotic, and marketing that …" */
    }
    if (but != CC_NO_INDEX) {
        f->deny = (struct cc_range){f->say.a, but};
        while (f->deny.b > f->deny.a && token(r, f->deny.b - 1)->tag == CC_TAG_COMMA)
            f->deny.b--;
        f->say.a = but + 1;
        f->denied = false;
    }
    return surely(r, f, np, end);
}

/* ", it's the waist": what counts instead of what was denied; the range of its words. *at: where it begins. */
static struct cc_range
instead(const struct cc_restating *r, uint32_t c, uint32_t *begin)
{
    for (; c + 3 < r->s->chunk_end; c++) {
        uint32_t end;

        if (!is_mark(r, c, CC_TAG_COMMA) && !is_mark(r, c, CC_TAG_COLON) && !is_mark(r, c, CC_TAG_DASH))
            continue;
        if (!is_kind(r, c + 1, CC_CHUNK_NP) || !cc_token_is(token(r, chunk(r, c + 1)->first), "it") || !is_be(r, c + 2))
            return (struct cc_range){0, 0};
        *begin = chunk(r, c)->first;
        end = c + 3;
        while (end < r->s->chunk_end && !is_kind(r, end, CC_CHUNK_PUNCT) && !is_finite(r, end))
            end++;
        if (end < r->s->chunk_end && !is_kind(r, end, CC_CHUNK_PUNCT))
            return (struct cc_range){0, 0};
        return (struct cc_range){chunk(r, c + 3)->first, end < r->s->chunk_end ? chunk(r, end)->first : r->s->end};
    }
    return (struct cc_range){0, 0};
}

/* "It is the tannins that block iron", "It isn't the weight that counts, it's the waist", "It is not A but B that …". */
static bool
it_cleft(const struct cc_restating *r)
{
    struct cleft f;

    for (uint32_t c = r->s->chunk_first;
         c + 4 < r->s->chunk_end && cc_sentence_may_have(r->s, "it") && cc_sentence_may_have(r->s, "that which who");
         c++) {
        struct cc_buf b = {0};
        uint32_t rest = r->s->end;
        struct cc_range other = {0, 0};

        if (!find_cleft(r, c, &f))
            continue;
        if (f.denied)
            other = instead(r, f.verb + 1, &rest);
        if (f.from > r->s->first + 2 && token(r, f.from - 1)->tag == CC_TAG_CC &&
            cc_retag_finite(r->t, r->s->first, f.from)) {
            cc_restating_add(r, &b, r->s->first,
                f.from - 1); /* "Sweat carries away salt, but it is the kidneys that …" */
            cc_restating_tell(r, &b, NULL);
        } else {
            cc_restating_add(r, &b, r->s->first, f.from);
        }
        cc_restating_add(r, &b, f.say.a, f.say.b);
        if (f.denied)
            add_denied(r, &b, f.verb);
        else
            cc_restating_add(r, &b, chunk(r, f.verb)->first, chunk(r, f.verb)->end);
        cc_restating_add(r, &b, chunk(r, f.verb)->end, rest);
        cc_restating_tell(r, &b, "cleft");
        if (f.deny.b > f.deny.a) {
            cc_restating_add(r, &b, f.deny.a, f.deny.b);
            add_denied(r, &b, f.verb);
            cc_restating_add(r, &b, chunk(r, f.verb)->end, r->s->end);
            cc_restating_tell(r, &b, "cleft");
        }
        if (other.b > other.a) {
            cc_restating_add(r, &b, other.a, other.b);
            cc_restating_add(r, &b, chunk(r, f.verb)->first, rest);
            cc_restating_tell(r, &b, "cleft");
        }
        return true;
    }
    return false;
}

/* "Not the fat but the sugar drives fatty liver." */
static bool
not_but(const struct cc_restating *r)
{
    uint32_t c = r->s->chunk_first, verb, but;
    struct cc_buf b = {0};

    if (!cc_token_is(token(r, r->s->first), "not") ||
        cc_token_in(token(r, r->s->first + 1), "only just all every everyone"))
        return false;
    if (!is_kind(r, c, CC_CHUNK_NP))
        c++;
    verb = skip_nouns(r, c, true);
    if (verb == c || !is_finite(r, verb))
        return false;
    but = find_but(r, r->s->first, chunk(r, verb)->first);
    if (but == CC_NO_INDEX)
        return false;
    cc_restating_add(r, &b, but + 1, r->s->end);
    cc_restating_tell(r, &b, "cleft");
    cc_restating_add(r, &b, r->s->first + 1, token(r, but - 1)->tag == CC_TAG_COMMA ? but - 1 : but);
    add_denied(r, &b, verb);
    cc_restating_add(r, &b, chunk(r, verb)->end, r->s->end);
    cc_restating_tell(r, &b, "cleft");
    return true;
}

/* The lone "is" that follows a what-clause whose words begin at chunk c; 0 when there is none in reach. */
static uint32_t
find_is(const struct cc_restating *r, uint32_t c)
{
    for (uint32_t end = c + 12; c < end && c + 1 < r->s->chunk_end; c++) {
        if (is_kind(r, c, CC_CHUNK_PUNCT) && !is_mark(r, c, CC_TAG_COMMA))
            return 0;
        if (is_be(r, c) && chunk(r, c)->end - chunk(r, c)->first <= 2)
            return c;
        if (is_finite(r, c) && (chunk(r, c)->flags & CC_VP_PROGRESSIVE) && chunk(r, c)->end - chunk(r, c)->first == 2)
            return c; /* "What helps is sleeping" */
    }
    return 0;
}

/* Where the words that follow an "is" end: at a mark that begins something new. */
static uint32_t
phrase_end(const struct cc_restating *r, uint32_t c)
{
    while (c < r->s->chunk_end && !is_mark(r, c, CC_TAG_COLON) && !is_mark(r, c, CC_TAG_DASH) &&
        !is_mark(r, c, CC_TAG_STOP) && !(is_mark(r, c, CC_TAG_COMMA) && !is_kind(r, c + 1, CC_CHUNK_NP)) &&
        !is_kind(r, c, CC_CHUNK_SUB))
        c++;
    return c < r->s->chunk_end ? chunk(r, c)->first : r->s->end;
}

/* "What helps is a cool room", "What happens is that …". "What caffeine does is …": cleft.c. */
static bool
what_cleft(const struct cc_restating *r)
{
    uint32_t c = r->s->chunk_first, v, is, next, end;
    struct cc_buf b = {0};

    while (c < r->s->chunk_end &&
        (is_kind(r, c, CC_CHUNK_CC) || is_kind(r, c, CC_CHUNK_ADVP) || is_mark(r, c, CC_TAG_COMMA) ||
            chunk(r, c)->kind == CC_CHUNK_PUNCT))
        c++;
    if (!is_kind(r, c, CC_CHUNK_REL) || !cc_token_is(token(r, chunk(r, c)->first), "what") ||
        chunk(r, c)->end - chunk(r, c)->first != 1)
        return false;
    v = skip_adverbs(r, c + 1);
    is = find_is(r, is_finite(r, v) ? v + 1 : v);
    if (is == 0 || is <= v)
        return false;
    next = skip_adverbs(r, is + 1);
    if (chunk(r, is)->flags & CC_VP_PROGRESSIVE) {
        if (!is_finite(r, v))
            return false;
        end = phrase_end(r, next);
        cc_restating_add(r, &b, chunk(r, is)->main, end);
        cc_restating_add(r, &b, chunk(r, c)->end, chunk(r, is)->first);
        cc_restating_add(r, &b, end, r->s->end);
    } else if ((is_kind(r, next, CC_CHUNK_SUB) || is_kind(r, next, CC_CHUNK_REL)) &&
        cc_token_is(token(r, chunk(r, next)->first), "that")) {
        if (!is_finite(r, v)) /* "What studies show is that …" */
            cc_restating_add(r, &b, chunk(r, c)->end, chunk(r, is)->first);
        cc_restating_add(r, &b, chunk(r, next)->first + (is_finite(r, v) ? 1 : 0), r->s->end);
    } else if (is_finite(r, v) &&
        (is_kind(r, next, CC_CHUNK_NP) || (is_kind(r, next, CC_CHUNK_VP) && (chunk(r, next)->flags & CC_VP_GERUND)))) {
        end = phrase_end(r, next);
        if (!(chunk(r, is)->flags & CC_VP_NEGATED)) {
            cc_restating_add(r, &b, chunk(r, next)->first, end);
            cc_restating_add(r, &b, chunk(r, c)->end, chunk(r, is)->first);
        } else {
            uint32_t but = find_but(r, chunk(r, next)->first + 1, end);

            cc_restating_add(r, &b, chunk(r, next)->first, but == CC_NO_INDEX ? end : but);
            add_denied(r, &b, v);
            cc_restating_add(r, &b, chunk(r, v)->end, chunk(r, is)->first);
            if (but != CC_NO_INDEX) { /* "… is not the coffee but its half-life" */
                cc_restating_tell(r, &b, "cleft");
                cc_restating_add(r, &b, but + 1, end);
                cc_restating_add(r, &b, chunk(r, c)->end, chunk(r, is)->first);
            }
        }
        cc_restating_add(r, &b, end, r->s->end);
    } else {
        return false;
    }
    cc_restating_tell(r, &b, "cleft");
    return true;
}

/* "…, which is what makes mornings grim" -> "which makes"; "Early waking is what you get when …" -> "You get early waking when". */
static bool
is_what(const struct cc_restating *r)
{
    if (cc_token_in(token(r, r->s->first), "this that it these they here"))
        return false; /* "This is what sets it apart" */
    for (uint32_t c = r->s->chunk_first + 1; c + 2 < r->s->chunk_end && cc_sentence_may_have(r->s, "what"); c++) {
        struct cc_buf b = {0};
        uint32_t v;

        if (!is_be(r, c) || (chunk(r, c)->flags & CC_VP_NEGATED) || !is_kind(r, c + 1, CC_CHUNK_REL) ||
            !cc_token_is(token(r, chunk(r, c + 1)->first), "what"))
            continue;
        v = skip_adverbs(r, c + 2);
        if (is_finite(r, v)) {
            const struct cc_token *main = token(r, chunk(r, v)->main);
            bool plural =
                cc_token_in(token(r, chunk(r, c)->main), "are 're") && main->tag == CC_TAG_VBZ &&
                chunk(r, v)->main == chunk(r, v)->first; /* "hormones are what causes acne" */

            cc_restating_add(r, &b, r->s->first, chunk(r, c)->first);
            cc_restating_add(r, &b, chunk(r, c + 1)->end, plural ? chunk(r, v)->main : chunk(r, c + 1)->end);
            if (plural) {
                cc_buf_addc(&b, ' ');
                cc_inflect_present(&b, main->lemma, main->lemma_len, true);
            }
            cc_restating_add(r, &b, plural ? chunk(r, v)->main + 1 : chunk(r, c + 1)->end, r->s->end);
        } else if (is_kind(r, v, CC_CHUNK_NP) && is_finite(r, v + 1) &&
            cc_token_lemma_in(token(r, chunk(r, v + 1)->main), "get have see feel experience") &&
            skip_nouns(r, r->s->chunk_first, false) == c && !is_kind(r, r->s->chunk_first, CC_CHUNK_CC)) {
            cc_restating_add(r, &b, chunk(r, v)->first, chunk(r, v + 1)->end);
            cc_restating_add(r, &b, r->s->first, chunk(r, c)->first);
            cc_restating_add(r, &b, chunk(r, v + 1)->end, r->s->end);
        } else {
            continue;
        }
        cc_restating_tell(r, &b, "cleft");
        return true;
    }
    return false;
}

/* "The thing with sugar is, it feeds bacteria", "The truth is honey soothes coughs": what follows is what is said. */
static bool
thing_is(const struct cc_restating *r)
{
    struct cc_how how = *r->how;
    struct cc_restating inner = *r;
    uint32_t c = r->s->chunk_first, is, next, verb;
    struct cc_buf b = {0};

    while (is_kind(r, c, CC_CHUNK_CC) || is_mark(r, c, CC_TAG_COMMA))
        c++;
    if (!is_kind(r, c, CC_CHUNK_NP) ||
        !cc_token_in(token(r, chunk(r, c)->head), "thing problem trouble point truth fact reality upshot catch news") ||
        !cc_token_in(token(r, chunk(r, c)->first), "the"))
        return false;
    is = find_is(r, c + 1);
    if (is == 0 || is > c + 3)
        return false;
    next = skip_adverbs(r, is + 1);
    while (is_mark(r, next, CC_TAG_COMMA) || is_mark(r, next, CC_TAG_COLON) ||
        (is_kind(r, next, CC_CHUNK_SUB) && cc_token_is(token(r, chunk(r, next)->first), "that")))
        next++;
    next = skip_adverbs(r, next);
    verb = skip_nouns(r, next, false);
    if (verb == next || !is_kind(r, next, CC_CHUNK_NP) || !is_finite(r, skip_adverbs(r, verb)))
        return false;
    if (is == c + 3 && is_kind(r, c + 2, CC_CHUNK_NP) &&
        cc_token_in(token(r, chunk(r, c + 1)->first), "with about of")) {
        how.it = cc_arena_strndup(&r->x->scratch, "", 0);
        cc_restating_add(r, &b, chunk(r, c + 2)->first, chunk(r, c + 2)->end);
        how.it = cc_arena_strndup(&r->x->scratch, b.v, b.n);
        how.it_plural = (chunk(r, c + 2)->flags & CC_NP_PLURAL) != 0;
        cc_buf_clear(&b);
        if (!cc_token_in(token(r, chunk(r, next)->first), "it they"))
            how.it = r->how->it, how.it_plural = r->how->it_plural;
        else if (cc_token_is(
                     token(r, chunk(r, next)->first), "they")) { /* "they" is no "it": its noun is put in its place */
            cc_buf_adds(&b, how.it);
            how.it = r->how->it;
            cc_restating_add(r, &b, chunk(r, next)->end, r->s->end);
            cc_restating_tell(r, &b, "cleft");
            return true;
        }
    }
    inner.how = &how;
    cc_restating_add(r, &b, chunk(r, next)->first, r->s->end);
    cc_restating_tell(&inner, &b, "cleft");
    return true;
}

/* ---- conditions */

/* "Eat less salt and your blood pressure drops" -> "If you eat less salt, your blood pressure drops". */
/* "blood pressure [drops]" */
static bool
changes(const struct cc_restating *r, uint32_t verb)
{
    const struct cc_chunk *k = chunk(r, verb);

    return k->main != CC_NO_INDEX &&
           ((token(r, k->main)->tag == CC_TAG_VBZ &&
             cc_token_lemma_in(
                 token(r, k->main),
                 "drop fall rise climb sink improve ease fade vanish disappear recover shrink")) ||
            ((token(r, k->main)->tag == CC_TAG_VBZ || token(r, k->main)->tag == CC_TAG_VBP) &&
             cc_token_lemma_in(token(r, k->main), "become get grow turn go") &&
             k->end < r->s->end &&
             cc_tag_is_adjective(token(r, k->end + cc_tag_is_adverb(token(r, k->end)->tag))->tag)));
}

static bool
order_and_result(const struct cc_restating *r)
{
    const struct cc_chunk *order = chunk(r, r->s->chunk_first);
    uint32_t c, verb;
    struct cc_buf b = {0};

    if (order->kind != CC_CHUNK_VP || order->main == CC_NO_INDEX || token(r, order->first)->tag != CC_TAG_VB ||
        (order->flags & CC_VP_NEGATED))
        return false;
    if (cc_cue_of(token(r, order->main)->lemma, token(r, order->main)->lemma_len) & (CC_CUE_TALK | CC_CUE_KITCHEN))
        return false;
    for (c = r->s->chunk_first + 1; c < r->s->chunk_end && !is_kind(r, c, CC_CHUNK_CC); c++) {
        if (is_finite(r, c) || (is_kind(r, c, CC_CHUNK_PUNCT) && !is_mark(r, c, CC_TAG_COMMA)))
            return false;
    }
    if (!is_kind(r, c, CC_CHUNK_CC) || !cc_token_is(token(r, chunk(r, c)->first), "and") ||
        !is_kind(r, c + 1, CC_CHUNK_NP))
        return false;
    verb = skip_adverbs(r, skip_nouns(r, c + 1, false));
    if (!is_finite(r, verb) ||
        (!cc_health_in(r->t, chunk(r, c + 1)->first, r->s->end) &&
            !cc_token_in(token(r, chunk(r, c + 1)->head), "effect effects result results benefit benefits difference")))
        return false;
    if (!cc_token_in(token(r, chunk(r, c + 1)->first), "you your") &&
        token(r, chunk(r, verb)->first)->tag != CC_TAG_MD && !changes(r, verb))
        return false;
    cc_buf_adds(&b, "if you");
    cc_restating_add(r, &b, r->s->first,
        token(r, chunk(r, c)->first - 1)->tag == CC_TAG_COMMA ? chunk(r, c)->first - 1 : chunk(r, c)->first);
    cc_buf_addc(&b, ',');
    cc_restating_add(r, &b, chunk(r, c)->end, r->s->end);
    cc_restating_tell(r, &b, "order-and-result");
    return true;
}

/* "No need to rinse", "No point in peeling it". */
static bool
no_need(const struct cc_restating *r)
{
    struct cc_buf b = {0};
    uint32_t i = r->s->first;

    if (!cc_token_is(token(r, i), "no") || !cc_token_in(token(r, i + 1), "need point use sense") ||
        !(token(r, i + 2)->tag == CC_TAG_TO || cc_token_in(token(r, i + 2), "in for")))
        return false;
    cc_buf_adds(&b, "there is");
    cc_restating_add(r, &b, i, r->s->end);
    cc_restating_tell(r, &b, "no-need");
    return true;
}

/* ---- examples */

/* Are chunks [c, end) names and nothing else? A past before a noun may be its modifier: "aged cheese". */
static bool
only_names(const struct cc_restating *r, uint32_t c, uint32_t end)
{
    for (uint32_t i = c; i < end; i++) {
        if (!(is_kind(r, i, CC_CHUNK_NP) || is_kind(r, i, CC_CHUNK_CC) || is_mark(r, i, CC_TAG_COMMA) ||
                (is_kind(r, i, CC_CHUNK_VP) && token(r, chunk(r, i)->first)->tag == CC_TAG_VBD &&
                    chunk(r, i)->end == chunk(r, i)->first + 1 && is_kind(r, i + 1, CC_CHUNK_NP))))
            return false;
    }
    return c < end;
}

/* Does the subject at chunk c say that there are several of a kind: "Some drugs", "Three minerals", "A number of
 * foods"? */
static bool
several(const struct cc_restating *r, uint32_t c)
{
    const struct cc_chunk *k = chunk(r, c);

    return is_kind(r, c, CC_CHUNK_NP) && cc_tag_is_plural(token(r, k->head)->tag) &&
        (token(r, k->first)->tag == CC_TAG_CD ||
            cc_token_in(token(r, k->first),
                "some several many certain other few common various numerous these following most"));
}

/* "Several drugs raise blood pressure: ibuprofen, decongestants and some antidepressants": each of them does. */
static bool
named_behind(const struct cc_restating *r)
{
    uint32_t c = r->s->chunk_first, verb, colon, end = r->s->chunk_end;
    struct cc_buf b = {0};

    if (!several(r, c))
        return false;
    verb = skip_adverbs(r, skip_nouns(r, c, false));
    if (!is_finite(r, verb))
        return false;
    for (colon = verb + 1; colon < end && !is_mark(r, colon, CC_TAG_COLON); colon++) {
        if (is_kind(r, colon, CC_CHUNK_SUB) || is_kind(r, colon, CC_CHUNK_REL) || is_finite(r, colon))
            return false;
    }
    if (colon + 1 >= end)
        return false;
    while (end > colon && is_kind(r, end - 1, CC_CHUNK_PUNCT))
        end--;
    if (!only_names(r, colon + 1, end))
        return false;
    cc_restating_add(r, &b, r->s->first, chunk(r, colon)->first);
    cc_restating_tell(r, &b, "named-behind");
    cc_restating_add(r, &b, chunk(r, colon)->end, chunk(r, end - 1)->end);
    cc_restating_add(r, &b, chunk(r, verb)->first, chunk(r, colon)->first);
    cc_restating_tell(r, &b, "named-behind");
    return true;
}

/* "Avoid: beer, liver and sardines.", "Eat more: oats": an order as a label. */
static bool
order_label(const struct cc_restating *r)
{
    uint32_t i = r->s->first, c = r->s->chunk_first, end = r->s->chunk_end;
    struct cc_buf b = {0};

    if (!(cc_cue_of(token(r, i)->lower, token(r, i)->lower_len) & CC_CUE_ADVISE) &&
        !cc_token_in(token(r, i), "steer reach fill load skip limit ditch swap"))
        return false;
    while (c < end && !is_mark(r, c, CC_TAG_COLON) && c < r->s->chunk_first + 4)
        c++;
    if (c >= end || !is_mark(r, c, CC_TAG_COLON) || c == r->s->chunk_first)
        return false;
    for (; i < chunk(r, c)->first; i++) {
        if (!cc_tag_is_verb(token(r, i)->tag) && !(token(r, i)->can & CC_CAN_VERB) && token(r, i)->tag != CC_TAG_IN &&
            token(r, i)->tag != CC_TAG_RP && token(r, i)->tag != CC_TAG_CC &&
            !cc_token_in(token(r, i), "more less clear"))
            return false;
    }
    while (
        end > c && (is_kind(r, end - 1, CC_CHUNK_PUNCT) || (token(r, chunk(r, end - 1)->first)->flags & CC_TOK_EMOJI)))
        end--;
    if (end <= c + 1 || !only_names(r, c + 1, end) || !cc_health_in(r->t, chunk(r, c)->end, chunk(r, end - 1)->end))
        return false;
    for (uint32_t from = c + 1, k = from; k <= end;
         k++) { /* "Avoid: onions, garlic": each by itself, though no "and" stands between */
        if (k < end && !(is_mark(r, k, CC_TAG_COMMA) && !is_kind(r, end - 2, CC_CHUNK_CC)))
            continue;
        cc_restating_add(r, &b, r->s->first, chunk(r, c)->first);
        cc_restating_add(r, &b, chunk(r, from)->first, chunk(r, k - 1)->end);
        cc_restating_tell(r, &b, "order-label");
        from = k + 1;
    }
    return true;
}

/* ---- proportions */

/* "hungrier": a form that the tables lack. */
static bool
is_comparative(const struct cc_restating *r, uint32_t i)
{
    const struct cc_token *k = token(r, i);

    return k->lower_len > 5 && memcmp(k->lower + k->lower_len - 3, "ier", 3) == 0 && !(k->flags & CC_TOK_KNOWN);
}

static bool
begins_proportion(const struct cc_restating *r, uint32_t i)
{
    return i + 2 < r->s->end && cc_token_is(token(r, i), "the") &&
        (token(r, i + 1)->tag == CC_TAG_JJR || token(r, i + 1)->tag == CC_TAG_RBR ||
            cc_token_in(token(r, i + 1), "more less fewer better worse sooner longer") || is_comparative(r, i + 1));
}

/* "The more fibre you eat, the lower your risk": one statement, whose object is its second half. */
static bool
the_more(const struct cc_restating *r)
{
    struct cc_fact f = {.rule = "the-more", .relation = "go with", .kind = CC_KIND_EFFECT};
    struct cc_how how = *r->how;
    uint32_t a = r->s->first, comma = CC_NO_INDEX, end;
    struct cc_buf b = {0};

    while (a < r->s->end && (token(r, a)->tag == CC_TAG_QUOTE || token(r, a)->tag == CC_TAG_CC))
        a++;
    if (!begins_proportion(r, a))
        return false;
    for (uint32_t i = a + 2; i < r->s->end && comma == CC_NO_INDEX; i++) {
        if (begins_proportion(r, i) && (token(r, i - 1)->tag == CC_TAG_COMMA || i > a + 3))
            comma = i;
    }
    if (comma == CC_NO_INDEX)
        return false;
    end = comma;
    while (end < r->s->end && token(r, end)->tag != CC_TAG_COLON && token(r, end)->tag != CC_TAG_DASH &&
        token(r, end)->tag != CC_TAG_STOP)
        end++;
    if (!cc_health_in(r->t, end - comma > 3 ? a : comma, end) || cc_tell_speaks_of_author(r->t, a, end))
        return false;
    if (r->t == &r->x->text) {
        how.pieces[0] = r->s->span;
        how.n_pieces = 1;
    }
    if (how.denied)
        cc_buf_adds(&b, "it is not true that");
    cc_refer_words(r->x, r->t, a, end, "", &b);
    f.text = cc_arena_strndup(&r->x->scratch, b.v, b.n);
    cc_buf_reset(&b);
    cc_restating_add(r, &b, a, token(r, comma - 1)->tag == CC_TAG_COMMA ? comma - 1 : comma);
    f.subject = cc_arena_strndup(&r->x->scratch, b.v, b.n);
    cc_buf_reset(&b);
    cc_restating_add(r, &b, comma, end);
    f.object = cc_arena_strndup(&r->x->scratch, b.v, b.n);
    cc_buf_clear(&b);
    f.direction = how.denied ? CC_DIR_NONE : cc_judge_shift(r->t, (struct cc_range){comma, end});
    f.negated = how.denied;
    f.hedged = how.hedged || cc_judge_hedged(r->t, a, end);
    f.health = 1;
    cc_claim_make(r->x, &f, &how, r->t == &r->x->text ? r->s->span : (struct cc_span){0, 0});
    return true;
}

bool
cc_tell_restated(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_sentence rest = *s;
    struct cc_restating r = {x, t, &rest, how, s->title_case ? CC_WORDS_TITLE : 0};

    if (x->depth > 1 || how->fresh > 0 || s->end - s->first < 5)
        return false;
    for (uint32_t c = s->chunk_first; c < s->chunk_end && c < s->chunk_first + 3; c++) { /* "Myth 2: …" */
        if (t->tokens[t->chunks[c].first].tag == CC_TAG_COLON &&
            cc_token_in(&t->tokens[s->first], "myth fact truth reality answer a") && c + 3 < s->chunk_end) {
            rest.chunk_first = c + 1;
            rest.first = t->chunks[c + 1].first;
        }
    }
    return the_more(&r) || it_cleft(&r) || not_but(&r) || what_cleft(&r) || is_what(&r) || thing_is(&r) ||
        order_and_result(&r) || no_need(&r) || named_behind(&r) || order_label(&r);
}

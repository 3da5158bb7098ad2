/* limit.c: sentences that forbid beside what they say, and findings of two kinds: "Honey soothes a cough – but never
 * before the first birthday", "No aspirin under 16: it can bring on Reye's syndrome", "As for zinc, two trials found no
 * shorter colds but more nausea". */
#include <string.h>

#include "claims/block.h"
#include "claims/restating.h"

static const struct cc_token *
token(const struct cc_restating *p, uint32_t i)
{
    return &p->t->tokens[i];
}

/* "never use X before the first birthday": an order that the parser need not find. */
static void
tell_order(const struct cc_restating *p, const char *order, const char *x, uint32_t a, uint32_t e, const char *rule)
{
    struct cc_how how = *p->how;
    struct cc_fact f = {.rule = rule, .kind = CC_KIND_RECOMMENDATION, .health = 1, .negated = true, .subject = x,
        .relation = "use", .direction = CC_DIR_NONE};
    struct cc_buf b = {0};

    how.rule = rule;
    if (p->t == &p->x->text) {
        how.pieces[0] = p->s->span;
        how.n_pieces = 1;
    }
    cc_buf_addf(&b, "%s %s", order, x);
    cc_words_append(&b, p->t, a, e, CC_WORDS_BRACKETS | p->title);
    f.text = cc_arena_strndup(&p->x->scratch, b.v, b.n);
    cc_buf_clear(&b);
    cc_words_add(&b, p->t, a, e, CC_WORDS_BRACKETS | p->title);
    f.object = cc_arena_strndup(&p->x->scratch, b.v, b.n);
    cc_buf_clear(&b);
    cc_claim_make(p->x, &f, &how, p->t == &p->x->text ? p->s->span : (struct cc_span){0, 0});
}

/* What the words [a, e) name when that is taken, eaten or applied; NULL when it is not. */
static const char *
substance(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    struct cc_buf b = {0};
    const char *out;

    while (a < e && (token(p, a)->tag == CC_TAG_DT || token(p, a)->tag == CC_TAG_CC))
        a++;
    if (a >= e || e - a > 5 || !cc_is_substance(p->t, a, e))
        return NULL;
    cc_words_add(&b, p->t, a, e, CC_WORDS_BRACKETS | p->title);
    out = cc_arena_strndup(&p->x->scratch, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

/* "– but never before the first birthday", ", but not on an empty stomach" */
static bool
but_never(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), but, verb = p->s->first, end;
    bool never, full, pronoun = cc_token_in(token(p, p->s->first), "it they");
    const char *x;

    if (!cc_sentence_may_have(p->s, "never") && !cc_sentence_may_have(p->s, "not"))
        return false;
    for (but = p->s->first + 3; but + 3 < e; but++) {
        if (cc_token_in(token(p, but), "but though although") && token(p, but)->depth == 0 &&
            cc_token_in(token(p, but + 1), "never not"))
            break;
    }
    if (but + 3 >= e || token(p, but + 2)->tag == CC_TAG_TO)
        return false;
    never = cc_token_is(token(p, but + 1), "never");
    full = cc_token_in(token(p, but + 2), "before under until during while") ||
        (cc_token_is(token(p, but + 2), "on") && cc_token_in(token(p, but + 3), "an"));
    if (!full && !(never && cc_token_in(token(p, but + 2), "in if when with for after together on at")))
        return false;
    while (verb < but && !cc_tag_is_finite(token(p, verb)->tag) && token(p, verb)->tag != CC_TAG_MD)
        verb++;
    for (uint32_t i = verb; i < but; i++) {
        if (cc_token_in(token(p, i), "not n't never no"))
            return false;
    }
    x = verb < but && verb > p->s->first ? substance(p, p->s->first, verb) : NULL;
    if (x == NULL && (!pronoun || verb != p->s->first + 1))
        return false;
    for (end = but + 2; end < e && !cc_tag_is_punct(token(p, end)->tag); end++)
        ;
    cc_restating_words(p, p->s->first, but, NULL);
    if (x == NULL && p->x->subjects.n == 1 && p->x->subjects.v[0].class != CC_NOUN_PEOPLE)
        x = p->x->subjects.v[0].text; /* what "it" was */
    if (x != NULL)
        tell_order(p, never ? "never use" : "do not use", x, but + 2, end, "but-never");
    if (end + 2 < e)
        cc_restating_words(p, end + 1 + (token(p, end + 1)->tag == CC_TAG_CC), e, NULL);
    return true;
}

/* "And no aspirin, ever, before 16: together with a virus it can …": what is forbidden, then why. */
static bool
no_such_before(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), a = p->s->first, pp, end;
    struct cc_how how = *p->how;
    const char *x;
    struct cc_buf b = {0};
    struct cc_noun_list *names;

    if (cc_token_in(token(p, a), "and but so"))
        a++;
    if (!cc_token_is(token(p, a), "no") || p->x->sells)
        return false;
    for (pp = a + 2; pp + 1 < e && pp < a + 8; pp++) {
        if (cc_token_in(token(p, pp), "before under until within during for while") &&
            (!cc_token_is(token(p, pp), "for") || cc_noun_ending(p->t, pp + 1, pp + 2) == CC_NOUN_PEOPLE))
            break;
        if (cc_tag_is_finite(token(p, pp)->tag) || token(p, pp)->tag == CC_TAG_MD || token(p, pp)->tag == CC_TAG_IN)
            return false;
    }
    if (pp + 1 >= e || pp >= a + 8)
        return false;
    for (end = pp + 1; end < e && token(p, end)->tag != CC_TAG_COLON && token(p, end)->tag != CC_TAG_DASH &&
         !(token(p, end)->tag == CC_TAG_COMMA && cc_token_in(token(p, end + 1), "as because since"));
         end++) {
        if (cc_tag_is_finite(token(p, end)->tag) || token(p, end)->tag == CC_TAG_MD)
            return false; /* "No aspirin before surgery is safe" */
    }
    for (uint32_t i = a + 1; x = NULL, i < pp; i++) {
        if (token(p, i + 1)->tag == CC_TAG_COMMA || i + 1 == pp ||
            cc_token_in(token(p, i + 1), "ever whatsoever please")) {
            x = substance(p, a + 1, i + 1);
            break;
        }
    }
    if (x == NULL)
        return false;
    tell_order(p, "do not use", x, pp, end, "no-such");
    names = cc_arena_take(&p->x->scratch, sizeof *names);
    names->n = 1;
    names->v[0] = (struct cc_noun_phrase){.text = x, .class = CC_NOUN_AGENT};
    p->x->salience.clause++;
    cc_refer_remember(p->x, names, false);
    cc_salience_raise(p->x);
    if (end + 2 >= e)
        return true;
    end += token(p, end)->tag == CC_TAG_COMMA ? 2 : 1;
    cc_words_add(&b, p->t, end, p->s->end, CC_WORDS_BRACKETS | p->title);
    how.it = x;
    cc_tell_text(p->x, b.v, b.n, &how);
    cc_buf_clear(&b);
    return true;
}

/* Tells "N found no A but B" as two findings, where the object at token a begins with "no"; else as one. head: the words
 * before the object. */
static void
tell_found(const struct cc_restating *p, const struct cc_buf *head, uint32_t a, uint32_t e)
{
    struct cc_buf b = {0};
    uint32_t but = a;

    while (but < e && !cc_token_in(token(p, but), "but"))
        but++;
    if (but + 1 >= e || !cc_token_is(token(p, a), "no"))
        but = e;
    for (int i = 0; i < 2; i++) {
        uint32_t from = i == 0 ? a : but + 1, to = i == 0 ? but : e;

        if (from >= to)
            continue;
        cc_buf_add(&b, head->v, head->n);
        while (to > from && token(p, to - 1)->tag == CC_TAG_COMMA)
            to--;
        cc_words_append(&b, p->t, from, to, CC_WORDS_BRACKETS | p->title);
        cc_restating_tell(p, &b, "as-for");
    }
    cc_buf_clear(&b);
}

/* "As for zinc, two trials in children found no shorter colds but more nausea": two trials of zinc. */
static bool
as_for_study(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), a = p->s->first, comma = a, noun, verb;
    struct cc_buf b = {0};
    bool as_for = cc_token_is(token(p, a), "as") && e > a + 6 && cc_token_is(token(p, a + 1), "for");

    if (as_for) {
        for (comma = a + 2; comma < e && token(p, comma)->tag != CC_TAG_COMMA; comma++)
            ;
        if (comma + 3 >= e || comma == a + 2)
            return false;
        comma++;
    }
    for (noun = comma; noun + 2 < e && noun < comma + 5; noun++) {
        if (cc_token_lemma_in(token(p, noun), "trial study review analysis meta-analysis research experiment"))
            break;
        if (cc_tag_is_verb(token(p, noun)->tag) || cc_tag_is_punct(token(p, noun)->tag))
            return false;
    }
    if (noun + 2 >= e || noun >= comma + 5)
        return false;
    for (verb = noun + 1; verb + 1 < e && !cc_tag_is_finite(token(p, verb)->tag); verb++) {
        if (as_for && cc_token_is(token(p, verb), "of") &&
            cc_token_in(token(p, verb + 1), "trials studies experiments")) {
            noun = ++verb; /* "a review of studies" */
            continue;
        }
        if (cc_token_in(token(p, verb), "of on that which") || cc_tag_is_punct(token(p, verb)->tag))
            return false; /* it says itself of what */
    }
    if (verb + 1 >= e || !cc_token_lemma_in(token(p, verb), "find show see report observe record"))
        return false;
    if (!as_for && !(cc_token_is(token(p, verb + 1), "no") && cc_sentence_may_have(p->s, "but")))
        return false;
    for (uint32_t i = verb + 1; i < e; i++) {
        if (cc_tag_is_finite(token(p, i)->tag) || token(p, i)->tag == CC_TAG_MD ||
            cc_tag_is_punct(token(p, i)->tag) || cc_token_is(token(p, i), "that"))
            return false; /* one plain object */
    }
    cc_words_add(&b, p->t, comma, noun + 1, CC_WORDS_BRACKETS | p->title);
    if (as_for) {
        cc_buf_adds(&b, " of");
        cc_words_append(&b, p->t, a + 2, comma - 1, CC_WORDS_BRACKETS | p->title);
    }
    cc_words_append(&b, p->t, noun + 1, verb + 1, CC_WORDS_BRACKETS | p->title);
    if (b.v[0] >= 'a' && b.v[0] <= 'z')
        b.v[0] = (char)(b.v[0] - 32);
    tell_found(p, &b, verb + 1, e);
    cc_buf_clear(&b);
    return true;
}

/* "If you have kidney disease, though, steer clear, and the same goes if you take a daily NSAID": avoid it, in each
 * case. */
static bool
steer_clear(const struct cc_restating *p)
{
    uint32_t e = cc_restating_end(p), a = p->s->first, at, from = a, to, same;
    const char *topic = cc_topic(p->x);
    struct cc_buf b = {0};

    if (!cc_sentence_may_have(p->s, "steer"))
        return false;
    for (at = a; at + 1 < e && !(cc_token_is(token(p, at), "steer") && cc_token_is(token(p, at + 1), "clear")); at++)
        ;
    if (at + 1 >= e)
        return false;
    for (to = at; to > a && (token(p, to - 1)->tag == CC_TAG_COMMA ||
                                cc_token_in(token(p, to - 1), "though however should must please to need"));
         to--)
        ;
    if (at + 2 < e && cc_token_is(token(p, at + 2), "of")) { /* "steer clear of it" */
        cc_words_add(&b, p->t, a, at, CC_WORDS_BRACKETS | p->title);
        cc_buf_adds(&b, " avoid");
        cc_words_append(&b, p->t, at + 3, e, CC_WORDS_BRACKETS | p->title);
        cc_restating_tell(p, &b, NULL);
        return true;
    }
    if (topic == NULL || to <= a + 1 || !cc_token_in(token(p, a), "if when"))
        return false;
    for (same = at + 2; same + 3 < e && !cc_token_is(token(p, same), "same"); same++)
        ;
    for (int i = 0; i < 2; i++) {
        cc_buf_addf(&b, "Avoid %s", topic);
        cc_words_append(&b, p->t, from, to, CC_WORDS_BRACKETS | p->title);
        cc_restating_tell(p, &b, "steer-clear");
        if (same + 3 >= e || !cc_token_in(token(p, same + 1), "goes applies holds is"))
            break;
        for (from = same + 2; from < e && !cc_token_in(token(p, from), "if when for"); from++)
            ;
        to = e;
        if (from + 1 >= e)
            break;
    }
    cc_buf_clear(&b);
    return true;
}

bool
cc_tell_limit(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating p = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};

    if (x->depth > 1 || how->fresh > 0 || how->order != NULL || how->testimonial || s->end - s->first < 5 ||
        s->ending == CC_SENTENCE_QUESTION)
        return false;
    return steer_clear(&p) || but_never(&p) || no_such_before(&p) || as_for_study(&p);
}

/* answer.c: answers as people give them: in pieces, over several sentences of a turn. "What helps? Two things. Sleep,
 * and that is free. … And light." names what helps twice; "What sets it off? Stress does it." has its verb in the
 * question; "Ginkgo? No." denies that it helps. What was asked stays open, as x->thread, until the next question or
 * main heading. */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/inflect.h"
#include "claims/orders.h"
#include "claims/question.h"
#include "claims/speaker.h"

#define TOPIC_TOKENS 6 /* of what a turn names: "giving up coffee" */
#define ITEM_TOKENS 9  /* of a thing that an answer names */

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

/* The pieces of a claim made of question and answer. */
static struct cc_how
how_of(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how, const char *rule)
{
    struct cc_how h = *how;

    if (t == &x->text) {
        h.n_pieces = 0;
        h.pieces[h.n_pieces++] = x->thread.span;
        h.pieces[h.n_pieces++] = s->span;
        h.block = x->thread.block;
    }
    h.rule = rule;
    h.given = NULL;
    h.fragments = false;
    return h;
}

static bool
has_finite(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        if (t->tokens[i].depth == 0 && (t->tokens[i].tag == CC_TAG_MD || cc_tag_is_finite(t->tokens[i].tag)))
            return true;
    }
    return false;
}

/* Could the tokens [a, e) name a thing or a deed, and nothing else? */
static bool
names_thing(const struct cc_text *t, uint32_t a, uint32_t e)
{
    bool noun = false;

    if (e <= a || e - a > ITEM_TOKENS || token(t, a)->tag == CC_TAG_IN || token(t, a)->tag == CC_TAG_TO ||
        cc_token_in(token(t, a),
            "it they this that these those there here yes no not well maybe you we i he she what which who how why let nobody nothing none everything"))
        return false;
    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = token(t, i);

        if (k->tag == CC_TAG_MD || k->tag == CC_TAG_WDT || k->tag == CC_TAG_WP || k->tag == CC_TAG_WRB ||
            k->tag == CC_TAG_COLON || k->tag == CC_TAG_PRP ||
            cc_token_in(k, "because although though while unless until since"))
            return false;
        if (cc_tag_is_finite(k->tag) && !(k->can & (CC_CAN_NOUN | CC_CAN_PLURAL)))
            return false;
        noun = noun || cc_tag_is_noun(k->tag) || k->tag == CC_TAG_VBG || (k->can & (CC_CAN_NOUN | CC_CAN_PLURAL));
    }
    return noun &&
        (cc_tag_is_noun(token(t, e - 1)->tag) || (token(t, e - 1)->can & (CC_CAN_NOUN | CC_CAN_PLURAL)) ||
            token(t, e - 1)->tag == CC_TAG_VBG);
}

bool
cc_answer_topic(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t i, size_t block)
{
    uint32_t e = cc_question_end(t, s);
    struct cc_noun_list *names;
    struct cc_buf b = {0};

    if (i + 2 < e && cc_token_is(token(t, i), "number") && token(t, i + 2)->tag == CC_TAG_COMMA)
        i += 3; /* "Number one, giving up coffee." */
    else if (i + 1 < e && cc_token_in(token(t, i), "next first second third finally and ok okay right") &&
        token(t, i + 1)->tag == CC_TAG_COMMA)
        i += 2;
    if (i >= e || e - i > TOPIC_TOKENS || !names_thing(t, i, e) ||
        (x->question.asked &&
            (x->question.predicate != NULL || x->question.opening != NULL || x->question.before != NULL ||
                x->question.statement != NULL)))
        return false;
    if (token(t, i)->tag != CC_TAG_VBG && !cc_tag_is_noun(token(t, i)->tag) && !cc_tag_is_adjective(token(t, i)->tag))
        return false;
    for (uint32_t j = i; j < e && token(t, i)->tag != CC_TAG_VBG; j++) {
        if (token(t, j)->tag == CC_TAG_IN && !cc_token_is(token(t, j), "of"))
            return false; /* "Good for swelling." */
    }
    names = cc_arena_take(&x->scratch, sizeof *names);
    if ((token(t, i)->flags & CC_TOK_UPPER) || token(t, i)->tag == CC_TAG_NNP)
        cc_words_add(&b, t, i, i + 1, 0);
    else
        cc_buf_add(&b, token(t, i)->lower, token(t, i)->lower_len);
    cc_words_append(&b, t, i + 1, e, 0);
    names->n = 1;
    names->v[0] = (struct cc_noun_phrase){.text = cc_arena_strndup(&x->scratch, b.v, b.n),
        .plural = token(t, i)->tag != CC_TAG_VBG && cc_tag_is_plural(token(t, e - 1)->tag),
        .class = token(t, i)->tag == CC_TAG_VBG ? CC_NOUN_BEHAVIOUR : cc_noun_ending(t, i, e)};
    cc_buf_clear(&b);
    x->salience.clause++;
    x->salience.sentence++;
    cc_refer_remember(x, names, false);
    cc_salience_raise(x);
    x->focus = x->subjects;
    x->focus_sentence = x->salience.sentence;
    x->focus_block = x->salience.block;
    cc_answer_ask(x, s->span, block);
    return true;
}

/* "… see a doctor?" behind "when": what is to be done then; NULL. */
static const char *
seeks(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t e = cc_question_end(t, s), i = s->first;
    struct cc_buf b = {0};
    const char *out;

    while (i < e && i < s->first + 4 && !cc_token_is(token(t, i), "when"))
        i++;
    if (i >= e || !cc_token_is(token(t, i), "when"))
        return NULL;
    while (i < e && !cc_token_in(token(t, i), "see call ring contact visit seek get go worry speak talk"))
        i++;
    if (i >= e || e - i > 8 || (!cc_token_is(token(t, i), "worry") && i + 1 >= e))
        return NULL;
    if (cc_token_is(token(t, i), "worry")) {
        cc_buf_adds(&b, "see a doctor if");
    } else {
        bool helper = false;

        for (uint32_t j = i + 1; j < e; j++)
            helper = helper || cc_token_in(token(t, j), "doctor gp help physician nurse pharmacist dentist midwife hospital ambulance emergency advice clinic specialist care");
        if (!helper)
            return NULL;
        cc_words_add(&b, t, i, e, CC_WORDS_TITLE);
        cc_buf_adds(&b, " if");
        cc_question_to_reader(&b);
    }
    out = cc_remember(x, b.v);
    cc_buf_clear(&b);
    return out;
}

/* "How many people have tinnitus?": "have tinnitus"; NULL. */
static const char *
counts(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t e = cc_question_end(t, s), i = s->first;
    struct cc_buf b = {0};
    const char *out;

    while (i + 2 < e && !(cc_token_is(token(t, i), "how") && cc_token_is(token(t, i + 1), "many")))
        i++;
    for (i += 2; i < e &&
         (cc_tag_is_noun(token(t, i)->tag) || cc_tag_is_adjective(token(t, i)->tag) ||
             cc_token_in(token(t, i), "of us"));
         i++)
        ;
    if (i + 1 >= e || !cc_token_lemma_in(token(t, i), "have get suffer live develop lack") ||
        cc_noun_ending(t, s->first, i) != CC_NOUN_PEOPLE)
        return NULL;
    cc_refer_words(x, t, i, e, "", &b);
    if (b.n == 0)
        return NULL;
    if (e - i == 2 && cc_token_in(token(t, e - 1), "this it that") && x->ill[0] != '\0') {
        cc_buf_reset(&b);
        cc_words_add(&b, t, i, i + 1, 0);
        cc_buf_addf(&b, " %s", x->ill);
    }
    if (x->ill[0] == '\0' &&
        (cc_noun_ending(t, i, e) == CC_NOUN_DISEASE || cc_noun_ending(t, i, e) == CC_NOUN_SYMPTOM) &&
        strlen(strchr(b.v, ' ') != NULL ? strchr(b.v, ' ') : "") < sizeof x->ill)
        memcpy(x->ill, strchr(b.v, ' ') + 1, strlen(strchr(b.v, ' ')));
    out = cc_remember(x, b.v);
    cc_buf_clear(&b);
    return out;
}

void
cc_answer_ask(struct cc_ctx *x, struct cc_span span, size_t block)
{
    const char *before = x->thread.predicate != NULL ? x->thread.predicate : x->thread.before;

    memset(&x->thread, 0, sizeof x->thread);
    x->thread.before = before;
    x->thread.span = span;
    x->thread.block = block;
    if (x->focus.n == 1) {
        x->thread.noun = cc_remember(x, x->focus.v[0].text);
        x->thread.plural = x->focus.v[0].plural;
        x->thread.remedy = x->focus.v[0].class == CC_NOUN_AGENT || x->focus.v[0].class == CC_NOUN_BEHAVIOUR;
    }
    x->thread.fresh = true;
}

void
cc_answer_asked(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_span span, size_t block)
{
    const char *predicate = x->question.predicate;
    bool noun = x->question.statement == NULL && predicate == NULL && x->question.before == NULL &&
        x->question.opening == NULL && x->question.scene == NULL && !has_finite(t, s->first, s->end) &&
        s->end - s->first < TOPIC_TOKENS + 4;

    cc_answer_ask(x, span, block);
    if (!noun)
        x->thread.noun = NULL;
    if (predicate != NULL && !x->question.who && strncmp(predicate, "is ", 3) != 0 &&
        strncmp(predicate, "are ", 4) != 0 && isalpha((unsigned char)predicate[0]))
        x->thread.predicate = predicate;
    x->thread.seek = seeks(x, t, s);
    x->thread.count = counts(x, t, s);
}

/* ---------------------------------------------------------------- answers */

/* "If it is only on one side, if it beats, or if your hearing goes.": each condition behind the order. */
static bool
answer_seek(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_order o = {.kind = CC_ORDER_WHEN, .says = x->thread.seek, .tail = "", .block = x->thread.block};
    uint32_t e = cc_question_end(t, s), from;

    if (!cc_token_in(token(t, s->first), "if when"))
        return false;
    for (from = s->first + 1; from < e;) {
        uint32_t to = from, next;
        struct cc_buf b = {0};

        while (to < e &&
            !(token(t, to)->tag == CC_TAG_COMMA && to + 2 < e &&
                (cc_token_in(token(t, to + 1), "if when") ||
                    (token(t, to + 1)->tag == CC_TAG_CC && cc_token_in(token(t, to + 2), "if when")))) &&
            !(token(t, to)->tag == CC_TAG_CC && to + 1 < e && cc_token_in(token(t, to + 1), "if when")))
            to++;
        cc_words_add(&b, t, from, to, 0);
        if (b.n > 0)
            cc_order_condition(x, &o, cc_arena_strndup(&x->arena, b.v, b.n), b.n, how_of(x, t, s, how, "condition"));
        cc_buf_clear(&b);
        for (next = to; next < e && !cc_token_in(token(t, next), "if when"); next++)
            ;
        from = next + 1;
    }
    return true;
}

/* "One adult in seven, roughly.": so many have it. */
static bool
answer_count(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t e = cc_question_end(t, s), stop = s->first;
    struct cc_how h = how_of(x, t, s, how, "question-count");
    struct cc_buf b = {0};
    bool number = false, of = false, one;

    if (has_finite(t, s->first, e))
        return false;
    while (stop < e && token(t, stop)->tag != CC_TAG_COMMA && token(t, stop)->tag != CC_TAG_DASH) {
        number = number || token(t, stop)->tag == CC_TAG_CD || (token(t, stop)->flags & CC_TOK_NUMBER) ||
            cc_token_in(token(t, stop), "half third quarter fifth tenth most million");
        of = of || cc_token_in(token(t, stop), "in of per % percent cent people adults women men million every");
        stop++;
    }
    if (!number)
        return false;
    one = cc_token_is(token(t, s->first), "one") && stop > s->first + 1 && cc_tag_is_noun(token(t, s->first + 1)->tag);
    h.it = NULL;
    cc_words_add(&b, t, s->first, stop, 0);
    h.it = cc_arena_printf(&x->arena, of ? "%s" : "%s people", b.v);
    if (cc_token_in(token(t, s->first), "about around roughly nearly almost over up some more less one two three half most every"))
        h.it = cc_arena_printf(&x->arena, "%c%s", tolower((unsigned char)h.it[0]), h.it + 1);
    h.it_plural = !one;
    cc_buf_reset(&b);
    cc_buf_addf(&b, "it %s.", x->thread.count);
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    if (x->ill[0] != '\0') { /* what they have is spoken of, not they */
        struct cc_noun_list *ill = cc_arena_take(&x->scratch, sizeof *ill);

        ill->n = 1;
        ill->v[0] = (struct cc_noun_phrase){.text = x->ill, .plural = x->ill_plural, .class = CC_NOUN_DISEASE};
        x->salience.clause++;
        cc_refer_remember(x, ill, false);
        cc_salience_raise(x);
    }
    return true;
}

/* The predicate that was asked for, its verb as in "does": "sets tinnitus off" for "does it". Arena. */
static const char *
predicate_as(struct cc_ctx *x, const struct cc_token *does)
{
    const struct cc_text *t = &x->inner;
    const char *p = x->thread.predicate;
    struct cc_buf b = {0};
    const char *out;

    cc_claims_read(&x->inner, p, (struct cc_span){0, strlen(p)});
    if (t->n_tokens == 0 || token(t, 0)->tag == CC_TAG_MD ||
        cc_token_in(token(t, 0), "can could may might will would should"))
        return p;
    if (cc_token_is(does, "does"))
        cc_inflect_present(&b, token(t, 0)->lemma, token(t, 0)->lemma_len, false);
    else
        cc_inflect_add(
            &b, token(t, 0)->lemma, token(t, 0)->lemma_len, cc_token_is(does, "did") ? CC_FORM_PAST : CC_FORM_BASE);
    cc_words_append(&b, t, 1, t->n_tokens, 0);
    out = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

/* "High doses of aspirin do it; it stops …": the verb of the question for "do it". */
static bool
answer_does_it(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t e = s->end, i = s->first + 1, stop;
    struct cc_how h = how_of(x, t, s, how, "question-does-it");
    struct cc_buf b = {0};

    while (i + 1 < e &&
        !(cc_token_in(token(t, i), "do does did") && cc_token_in(token(t, i + 1), "it that this") &&
            (i + 2 >= e || cc_tag_is_punct(token(t, i + 2)->tag) || cc_tag_is_adverb(token(t, i + 2)->tag) ||
                token(t, i + 2)->tag == CC_TAG_IN || token(t, i + 2)->tag == CC_TAG_CC)))
        i++;
    if (i + 1 >= e || i - s->first > 14 || cc_token_in(token(t, s->first), "you i we they he she it this that") ||
        cc_token_in(token(t, i - 1), "to you i we they they'd she he what"))
        return false;
    cc_words_add(&b, t, s->first, i, CC_WORDS_BRACKETS);
    cc_buf_addf(&b, " %s", predicate_as(x, token(t, i)));
    for (stop = i + 2; stop < e && !(token(t, stop)->tag == CC_TAG_COMMA && !has_finite(t, stop, e)); stop++)
        ; /* "…, kneeling ones mainly" */
    cc_words_append(&b, t, i + 2, stop, CC_WORDS_BRACKETS);
    if (b.v[b.n - 1] != '.')
        cc_buf_addc(&b, '.');
    h.fresh = 0;
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

/* Says the predicate of each thing that the words [a, e) name; *condition, words before it, is said in front. */
static bool
say_items(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e, const char *condition, struct cc_how h)
{
    struct cc_noun_list *names = cc_arena_take(&x->scratch, sizeof *names);
    struct cc_buf b = {0};
    const char *text;

    names->n = 0;
    if (token(t, a)->tag == CC_TAG_NNP || (token(t, a)->flags & CC_TOK_UPPER))
        cc_words_add(&b, t, a, a + 1, 0);
    else
        cc_buf_add(&b, token(t, a)->lower, token(t, a)->lower_len);
    cc_words_append(&b, t, a + 1, e, CC_WORDS_BRACKETS);
    text = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    cc_item_names(x, text, names);
    if (names->n == 0) {
        names->v[0] = (struct cc_noun_phrase){.text = text, .class = cc_noun_ending(t, a, e)};
        names->n = 1;
    }
    if (names->n == 1 && token(t, a)->tag != CC_TAG_VBG && (token(t, e - 1)->can & CC_CAN_PLURAL) &&
        token(t, e - 1)->lemma_len < token(t, e - 1)->lower_len)
        names->v[0].plural = true;
    for (uint32_t i = 0; i < names->n; i++) {
        const char *say = cc_arena_printf(&x->arena, "%s%sit %s.", condition != NULL ? condition : "",
            condition != NULL ? ", " : "", x->thread.predicate);

        h.it = names->v[i].text;
        h.it_plural = names->v[i].plural;
        cc_tell_text(x, say, strlen(say), &h);
    }
    x->salience.clause++;
    cc_refer_remember(x, names, false);
    cc_salience_raise(x);
    x->paragraph_start = false;
    return true;
}

/* "Two things, really." only counts what is named next. */
static bool
only_counts(const struct cc_text *t, uint32_t a, uint32_t e)
{
    return e > a && e - a <= 5 &&
        (token(t, a)->tag == CC_TAG_CD || cc_token_in(token(t, a), "several lots plenty many a some")) &&
        (e == a + 1 || token(t, a + 1)->tag == CC_TAG_COMMA ||
            cc_token_in(token(t, a + 1), "things factors causes options ways of few lot couple number"));
}

/* "Earwax, and that is the one everybody hopes for.", "And CBT.", "If you have hearing loss, hearing aids." */
static bool
answer_names(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t e = cc_question_end(t, s), a = s->first, stop, rest;
    struct cc_how h = how_of(x, t, s, how, "question-names");
    const char *condition = NULL;

    while (a < e &&
        (cc_token_in(token(t, a), "and also then well mostly mainly usually often plus or") ||
            token(t, a)->tag == CC_TAG_COMMA))
        a++;
    if (a >= e)
        return false;
    if (only_counts(t, a, e))
        return true;
    if (cc_token_in(token(t, a), "if for")) { /* a condition in front */
        uint32_t comma = a + 2;
        struct cc_buf b = {0};

        while (comma + 1 < e && token(t, comma)->tag != CC_TAG_COMMA)
            comma++;
        if (comma + 1 >= e || e - comma > 5 || !names_thing(t, comma + 1, e))
            return false;
        cc_words_add(&b, t, a, comma, 0);
        condition = cc_arena_strndup(&x->arena, b.v, b.n);
        cc_buf_clear(&b);
        a = comma + 1;
    }
    for (stop = a; stop < e && token(t, stop)->tag != CC_TAG_DASH && token(t, stop)->tag != CC_TAG_COLON; stop++) {
        if (token(t, stop)->tag == CC_TAG_COMMA && stop + 1 < e && has_finite(t, stop, e) &&
            (cc_tag_is_adverb(token(t, stop + 1)->tag) || token(t, stop + 1)->tag == CC_TAG_PRP ||
                cc_token_in(token(t, stop + 1), "and but because which so that since as if though although")))
            break; /* "…, and that's the one …" */
        if (token(t, stop)->tag == CC_TAG_COMMA && stop + 1 < e && stop + 3 >= e &&
            (cc_tag_is_adverb(token(t, stop + 1)->tag) ||
                cc_token_in(token(t, stop + 1), "really mostly mainly oddly roughly especially")))
            break; /* "…, oddly" */
    }
    if (!names_thing(t, a, stop) || (condition == NULL && has_finite(t, a, stop)) ||
        (stop < e && token(t, stop)->tag == CC_TAG_COLON) ||
        (a == s->first && stop == e && token(t, a)->tag == CC_TAG_CD))
        return false;
    say_items(x, t, a, stop, condition, h);
    rest = stop;
    while (rest < e &&
        (token(t, rest)->tag == CC_TAG_COMMA || token(t, rest)->tag == CC_TAG_DASH ||
            token(t, rest)->tag == CC_TAG_CC || token(t, rest)->tag == CC_TAG_COLON))
        rest++;
    if (rest + 2 < e && has_finite(t, rest, e)) {
        struct cc_buf b = {0};
        struct cc_how after = *how;

        if (t == &x->text) {
            after.pieces[0] = s->span;
            after.n_pieces = 1;
        }
        cc_words_add(&b, t, rest, e, CC_WORDS_BRACKETS);
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &after);
        cc_buf_clear(&b);
    }
    return true;
}

/* "Over a thousand patients, twelve weeks, no better than dummy tablets.": the comparison is what is said. */
static bool
no_better(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t e = cc_question_end(t, s), i = s->first;
    struct cc_how h = how_of(x, t, s, how, "question-compares");
    struct cc_buf b = {0};

    while (i + 3 < e &&
        !(cc_token_in(token(t, i), "no not") && cc_token_in(token(t, i + 1), "better worse different safer more") &&
            cc_token_in(token(t, i + 2), "than from effective")))
        i++;
    if (i + 3 >= e || has_finite(t, s->first, e))
        return false;
    cc_buf_adds(&b, x->thread.plural ? "they are" : "it is");
    cc_words_append(&b, t, i, e, 0);
    cc_buf_addc(&b, '.');
    h.it = x->thread.noun;
    h.it_plural = x->thread.plural;
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

/* "Ginkgo? No." – "Turmeric? Maybe.": of what was asked before, or of the illness that the article is about. */
static bool
verdict(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t e = cc_question_end(t, s), first = s->first, no, yes, maybe;
    struct cc_how h = how_of(x, t, s, how, "question-noun-verdict");
    const char *say;
    bool nothing = cc_token_in(token(t, first), "nothing useless rubbish"), fails;

    no = cc_cue_at(t, first, e, CC_CUE_NO);
    yes = cc_cue_at(t, first, e, CC_CUE_YES);
    maybe = cc_cue_at(t, first, e, CC_CUE_MAYBE);
    fails = first + 2 < e + 1 && cc_token_in(token(t, first), "does do did") &&
        cc_token_in(token(t, first + 1), "not n't") && cc_token_in(token(t, first + 2), "help work") && e <= first + 4;
    if (e - first > 6 || (!fails && has_finite(t, first, e)) ||
        (no == 0 && yes == 0 && maybe == 0 && !nothing && !fails) ||
        (no > 0 && cc_tag_is_noun(token(t, first + 1)->tag) && e > first + 1))
        return false;
    if (x->thread.before == NULL && x->ill[0] == '\0')
        return false;
    say = x->thread.before != NULL && !fails && !nothing && !(x->thread.remedy && x->ill[0] != '\0')
        ? cc_arena_printf(&x->arena, "it %s.", x->thread.before)
        : cc_arena_printf(&x->arena, x->ill[0] != '\0' ? "it helps with %s." : "it helps.", x->ill);
    h.denied = no > 0 || nothing || fails;
    h.hedged = !h.denied && (maybe > 0 || e > first + 1);
    h.it = x->thread.noun;
    h.it_plural = x->thread.plural;
    cc_tell_text(x, say, strlen(say), &h);
    return true;
}

static bool
begins_and(const struct cc_text *t, const struct cc_sentence *s)
{
    return cc_token_in(token(t, s->first), "and also then mostly mainly plus well");
}

void
cc_answer_turn(struct cc_ctx *x)
{
    if (!x->dialogue || ++x->thread.turns < 2)
        return;
    if (x->thread.predicate != NULL)
        x->thread.before = x->thread.predicate;
    x->thread.predicate = x->thread.noun = x->thread.seek = x->thread.count = NULL;
}

bool
cc_answer_spoken(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *whole, struct cc_how *how)
{
    struct cc_sentence spoken = *whole, *s = &spoken;
    bool first = x->thread.fresh;

    x->thread.fresh = false;
    if (s->ending == CC_SENTENCE_QUESTION || s->end <= s->first)
        return false;
    cc_speaker_skip_fillers(t, s);
    if (x->thread.seek != NULL && answer_seek(x, t, s, how))
        return true;
    if (x->thread.count != NULL && first && answer_count(x, t, s, how))
        return true;
    if (x->thread.predicate != NULL && !x->dialogue && how->block > x->thread.block + 1)
        x->thread.predicate = NULL; /* a page goes on to other things, a speaker's turn does not */
    if (x->thread.predicate != NULL && x->question.asked && !only_counts(t, s->first, cc_question_end(t, s)) &&
        !begins_and(t, s) && cc_question_answer(x, t, s, how))
        return true;
    if (x->thread.predicate != NULL && (answer_does_it(x, t, s, how) || answer_names(x, t, s, how)))
        return true;
    if (x->thread.noun == NULL || !x->dialogue)
        return false;
    if (no_better(x, t, s, how) || (first && verdict(x, t, s, how)))
        return true;
    if (first) { /* "Fine for swelling.", "Really good for the joints." */
        how->given = x->thread.noun;
        how->given_plural = x->thread.plural;
        how->given_span = x->thread.span;
        how->fragments = true;
    }
    return false;
}

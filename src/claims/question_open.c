/* question_open.c: questions that ask for the rest of their statement: "How long do pills take to work? Half an hour.",
 * "Which foods should people avoid? Liver, beer.", "Why does tea help? Because …". The question makes the statement's
 * beginning, a short answer its end. */
#include <string.h>

#include "claims/question.h"
#include "claims/block.h"
#include "claims/inflect.h"

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

/* The chunk that begins at token i, or s->chunk_end. */
static uint32_t
chunk_at(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t c = s->chunk_first;

    while (c < s->chunk_end && t->chunks[c].first < i)
        c++;
    return c;
}

/* Reads the subject of the question, tokens [a, b): what it stands for as text, and whether it is plural. NULL when it
 * names nothing. */
static const char *
asked_of(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t a, uint32_t b, bool *plural)
{
    struct cc_noun_list subjects;

    *plural = true;
    if (b == a + 1 && cc_token_in(token(t, a), "i we you"))
        return "you";
    cc_parse_chunks(&x->parse, t, s->chunk_first, s->chunk_end, 0);
    x->salience.fit = cc_fit_words(t, b, s->end);
    cc_refer(x, &x->parse, (struct cc_range){a, b}, false, &subjects);
    x->salience.fit = (struct cc_fit){0};
    if (subjects.n != 1)
        return NULL;
    *plural = subjects.v[0].plural;
    cc_refer_remember(x, &subjects, false);
    cc_salience_raise(x);
    x->focus = x->subjects;
    x->focus_sentence = x->salience.sentence;
    x->focus_block = x->salience.block;
    return subjects.v[0].text;
}

/* What kind of end the question at token i waits for. */
static enum cc_open_question
kind_of(const struct cc_text *t, uint32_t i, uint32_t aux)
{
    if (cc_token_is(token(t, i), "why"))
        return CC_OPEN_WHY;
    if (cc_token_in(token(t, i), "when where") || (cc_token_is(token(t, i), "how") && aux == i + 1))
        return CC_OPEN_HOW;
    if (cc_token_is(token(t, i), "how"))
        return CC_OPEN_HOW;
    return cc_token_in(token(t, i), "what which who whom") ? CC_OPEN_OBJECT : CC_OPEN_NONE;
}

bool
cc_question_ask_open(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t e)
{
    uint32_t aux = i + 1, c, verb;
    enum cc_open_question kind;
    const char *subject;
    struct cc_buf b = {0};
    bool plural;

    while (aux < e && aux < i + 6 && !cc_token_in(token(t, aux), "do does did can could will would should may might"))
        aux++;
    if (aux + 2 >= e || aux >= i + 6)
        return false;
    kind = kind_of(t, i, aux);
    c = chunk_at(t, s, aux + 1);
    while (c < s->chunk_end && (t->chunks[c].kind == CC_CHUNK_NP || t->chunks[c].kind == CC_CHUNK_PP))
        c++;
    verb = c < s->chunk_end ? t->chunks[c].first : e;
    if (kind == CC_OPEN_NONE || verb >= e || verb == aux + 1 || t->chunks[c].kind != CC_CHUNK_VP ||
        t->chunks[c].main == CC_NO_INDEX)
        return false;
    subject = asked_of(x, t, s, aux + 1, verb, &plural);
    verb = t->chunks[c].main;
    if (subject == NULL || !cc_question_about_health(t, i, e) ||
        cc_token_lemma_in(token(t, verb), "do happen mean say think know recommend suggest find see"))
        return true;
    cc_buf_adds(&b, subject);
    cc_buf_addc(&b, ' ');
    if (cc_token_is(token(t, aux), "did"))
        cc_inflect_add(&b, token(t, verb)->lemma, token(t, verb)->lemma_len, CC_FORM_PAST);
    else if (cc_token_in(token(t, aux), "do does"))
        cc_inflect_present(&b, token(t, verb)->lemma, token(t, verb)->lemma_len, plural);
    else
        cc_words_add(&b, t, aux, aux + 1, CC_WORDS_TITLE), cc_words_append(&b, t, verb, verb + 1, CC_WORDS_TITLE);
    if (kind == CC_OPEN_HOW && verb + 1 < e && token(t, verb + 1)->tag == CC_TAG_TO &&
        cc_token_lemma_in(token(t, verb), "take need")) {
        struct cc_buf rest = {0};

        cc_words_add(&rest, t, verb + 1, e, s->title_case ? CC_WORDS_TITLE : 0);
        x->question.closing = cc_remember(x, rest.v);
        cc_buf_clear(&rest);
    } else if (verb + 1 < e)
        cc_words_append(&b, t, verb + 1, e, s->title_case ? CC_WORDS_TITLE : 0);
    x->question.open = kind;
    x->question.opening = cc_remember(x, b.v);
    cc_buf_reset(&b);
    if (kind == CC_OPEN_HOW && cc_token_in(token(t, i + 1), "much many") && i + 2 < aux) {
        cc_words_add(&b, t, i + 2, aux, CC_WORDS_TITLE); /* "How much magnesium do adults need?" */
        x->question.amount_of = cc_remember(x, b.v);
    }
    cc_buf_clear(&b);
    return true;
}

/* Can the sentence be the end of another: no verb of its own, or one behind "because", "by"? */
static bool
is_end(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s)
{
    const struct cc_token *first = token(t, s->first);

    if (x->question.open == CC_OPEN_WHY)
        return cc_token_in(first, "because since");
    if (x->question.open == CC_OPEN_HOW && cc_token_is(first, "by"))
        return s->first + 1 < s->end && token(t, s->first + 1)->tag == CC_TAG_VBG;
    cc_parse_sentence(&x->parse, t, s);
    if (x->parse.n == 0 || x->parse.v[0].kind != CC_CLAUSE_VERBLESS ||
        cc_token_in(first, "let here this that we i it there you yes no good great well"))
        return false;
    return x->question.open == CC_OPEN_OBJECT || first->tag == CC_TAG_IN || first->tag == CC_TAG_CD ||
        (first->flags & CC_TOK_NUMBER) || cc_tag_is_adverb(first->tag) || first->tag == CC_TAG_DT ||
        first->tag == CC_TAG_TO;
}

/* Where "a day" or "per kilo" begins in the amount [a, e). */
static uint32_t
amount_end(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 1; i < e; i++) {
        if (cc_token_in(token(t, i), "per daily") ||
            (cc_token_in(token(t, i), "a each every") && i + 1 < e && cc_is_time_noun(token(t, i + 1))))
            return i;
    }
    return e;
}

bool
cc_question_answer_open(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_noun_list items;
    struct cc_how h = *how;
    uint32_t e = s->end, until;

    if (x->question.open == CC_OPEN_NONE || s->end - s->first < 1 || !is_end(x, t, s))
        return false;
    while (e > s->first && cc_tag_is_punct(token(t, e - 1)->tag))
        e--;
    h.scene = NULL;
    if (x->question.open != CC_OPEN_OBJECT) {
        struct cc_buf b = {0};

        cc_buf_adds(&b, x->question.opening);
        until = x->question.amount_of != NULL ? amount_end(t, s->first, e) : e;
        cc_words_append(&b, t, s->first, until, 0);
        if (x->question.amount_of != NULL) {
            cc_buf_adds(&b, " of ");
            cc_buf_adds(&b, x->question.amount_of);
            cc_words_append(&b, t, until, e, 0);
        }
        if (x->question.closing != NULL) {
            cc_buf_addc(&b, ' ');
            cc_buf_adds(&b, x->question.closing);
        }
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
        return true;
    }
    cc_refer(x, &x->parse, (struct cc_range){s->first, e}, true, &items);
    for (uint32_t i = 0; i < items.n; i++) {
        const char *text = cc_arena_printf(&x->arena, "%s %s.", x->question.opening, items.v[i].text);

        cc_tell_text(x, text, strlen(text), &h);
    }
    x->list.n = 0;
    return items.n > 0;
}

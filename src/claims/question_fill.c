/* question_fill.c: questions that ask for more than yes or no, and short answers that complete them: "How long does
 * zinc take to work? About a week." says that zinc takes about a week to work. */
#include "claims/question.h"

#include <string.h>

#include "claims/block_item.h"
#include "claims/inflect.h"

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

void
cc_question_to_reader(struct cc_buf *b)
{
    static const char *const pairs[][2] = {
        {" my ", " your "}, {" me ", " you "}, {" our ", " your "}, {" I am ", " you are "}, {" I ", " you "}, {" myself ", " yourself "},
        {" I'm ", " you're "}, {" I\u2019m ", " you're "}, {" I've ", " you've "},
        {" I\u2019ve ", " you've "}, {" we ", " you "}};
    struct cc_buf out = {0};

    if (b->n == 0)
        return;
    for (size_t i = 0; i < b->n;) {
        size_t p = 0;

        while (p < sizeof pairs / sizeof *pairs && (strncmp(b->v + i, pairs[p][0], strlen(pairs[p][0]) - 1) != 0 ||
            (b->v[i + strlen(pairs[p][0]) - 1] != ' ' && b->v[i + strlen(pairs[p][0]) - 1] != '\0')))
            p++;
        if (p < sizeof pairs / sizeof *pairs) {
            cc_buf_add(&out, pairs[p][1], strlen(pairs[p][1]) - 1);
            i += strlen(pairs[p][0]) - 1;
        } else {
            cc_buf_addc(&out, b->v[i++]);
        }
    }
    cc_buf_reset(b);
    cc_buf_add(b, out.v, out.n);
    cc_buf_clear(&out);
}

/* The question's subject as text; false when it points to nothing that is known. */
static bool
subject_of(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t a, uint32_t b,
    struct cc_buf *out, bool *plural)
{
    struct cc_noun_list *names = cc_arena_take(&x->arena, sizeof *names);

    names->n = 0;
    if (b == a + 1 && cc_token_in(token(t, a), "i we you")) {
        cc_buf_adds(out, "you");
        *plural = true;
        return true;
    }
    if (b == a + 1 && cc_token_is(token(t, a), "it") && b + 2 < s->end && cc_token_is(token(t, b), "take") &&
        cc_token_in(token(t, b + 1), "before until for to")) {
        cc_buf_adds(out, "it"); /* "How long does it take before exercise helps?" */
        *plural = false;
        return true;
    }
    cc_parse_chunks(&x->parse, t, s->chunk_first, s->chunk_end, 0);
    x->salience.fit = cc_fit_words(t, b, s->end);
    cc_refer(x, &x->parse, (struct cc_range){a, b}, false, names);
    x->salience.fit = (struct cc_fit){0};
    for (uint32_t i = 0; i < names->n; i++) {
        cc_buf_adds(out, i == 0 ? "" : " and ");
        cc_buf_adds(out, names->v[i].text);
    }
    *plural = names->n > 1 || (names->n == 1 && names->v[0].plural);
    if (names->n > 0) {
        x->subjects = *names;
        cc_refer_remember(x, names, false);
        cc_salience_raise(x);
    }
    return names->n > 0;
}

/* What the words after the question word at i expect; *next is the first token behind them, [*a, *b) what is
 * counted. */
static enum cc_question_expects
expects_of(const struct cc_text *t, uint32_t i, uint32_t e, uint32_t *next, uint32_t *a, uint32_t *b)
{
    *a = *b = *next = i + 1;
    if (cc_token_is(token(t, i), "why"))
        return CC_EXPECTS_REASON;
    if (cc_token_is(token(t, i), "when"))
        return CC_EXPECTS_ADJUNCT;
    if (cc_token_is(token(t, i), "what"))
        return CC_EXPECTS_NOUN;
    if (!cc_token_is(token(t, i), "how") || i + 1 >= e)
        return CC_EXPECTS_NOTHING;
    if (cc_token_in(token(t, i + 1), "long soon fast quickly")) {
        *next = i + 2;
        return CC_EXPECTS_TIME;
    }
    if (cc_token_in(token(t, i + 1), "often")) {
        *next = i + 2;
        return CC_EXPECTS_ADJUNCT;
    }
    if (cc_token_in(token(t, i + 1), "much many")) {
        *a = *next = i + 2;
        while (*next < e && !cc_token_in(token(t, *next), cc_question_auxiliaries))
            (*next)++;
        *b = *next;
        return CC_EXPECTS_AMOUNT;
    }
    return CC_EXPECTS_MEANS;
}

bool
cc_question_about_health(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        if (cc_token_in(token(t, i), "it they them this these take use eat drink sleep need avoid notice feel expect work results help walk run exercise rest"))
            return true;
    }
    return cc_health_in(t, a, e);
}

/* "So how much?", "How often, then?", "How much is enough?": of what the article is about, where that is eaten or
 * taken. */
static bool
open_amount(struct cc_ctx *x, const struct cc_text *t, uint32_t i, uint32_t e)
{
    const char *topic = cc_topic(x);
    uint32_t next = i + 2;
    struct cc_buf out = {0};

    if (topic == NULL || i + 1 >= e || !cc_token_is(token(t, i), "how") ||
        !cc_token_in(token(t, i + 1), "much many often"))
        return false;
    while (next < e && (cc_tag_is_punct(token(t, next)->tag) || cc_token_in(token(t, next), "then exactly is are enough best ideal right")))
        next++;
    if (next < e)
        return false;
    cc_claims_read(&x->inner, topic, (struct cc_span){0, strlen(topic)});
    if (!cc_is_substance(&x->inner, 0, x->inner.n_tokens))
        return false;
    cc_buf_adds(&out, "you should have");
    if (cc_token_is(token(t, i + 1), "often")) {
        cc_buf_addf(&out, " %s", topic);
        x->question.expects = CC_EXPECTS_ADJUNCT;
        x->question.after = NULL;
    } else {
        struct cc_buf of = {0};

        cc_buf_addf(&of, "of %s", topic);
        x->question.expects = CC_EXPECTS_AMOUNT;
        x->question.after = cc_question_keep(x, &of);
    }
    x->question.before = cc_question_keep(x, &out);
    return true;
}

/* "How long until my sleep improves?", "How soon before it works?": the clause is the statement, and when is asked. */
static bool
open_until(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t e)
{
    struct cc_buf out = {0};

    if (i + 5 > e || !cc_token_is(token(t, i), "how") || !cc_token_in(token(t, i + 1), "long soon quickly") ||
        !cc_token_in(token(t, i + 2), "until till before") || !cc_question_about_health(t, i + 3, e))
        return false;
    if (cc_token_in(token(t, i + 3), "it they") && cc_topic(x) != NULL)
        cc_buf_adds(&out, cc_topic(x));
    else
        cc_words_add(&out, t, i + 3, i + 4, CC_WORDS_TITLE);
    cc_words_append(&out, t, i + 4, e, s->title_case ? CC_WORDS_TITLE : 0);
    cc_buf_adds(&out, " within");
    if (strncmp(out.v, "I ", 2) == 0 || strncmp(out.v, "my ", 3) == 0 || strncmp(out.v, "we ", 3) == 0) {
        struct cc_buf led = {0};

        cc_buf_addf(&led, " %s", out.v);
        cc_question_to_reader(&led);
        cc_buf_reset(&out);
        cc_buf_adds(&out, led.v + 1);
        cc_buf_clear(&led);
    } else
        cc_question_to_reader(&out);
    x->question.before = cc_question_keep(x, &out);
    x->question.expects = CC_EXPECTS_TIME;
    return true;
}

bool
cc_question_open(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t e = cc_question_end(t, s), aux, counted, counted_end, b, v;
    enum cc_question_expects expects = expects_of(t, i, e, &aux, &counted, &counted_end);
    struct cc_buf out = {0}, after = {0};
    bool plural = false;
    const struct cc_token *k;
    unsigned title = s->title_case ? CC_WORDS_TITLE : 0;

    if (open_amount(x, t, i, e) || open_until(x, t, s, i, e))
        return true;
    if (expects == CC_EXPECTS_NOTHING || aux + 2 >= e || !cc_token_in(token(t, aux), cc_question_auxiliaries))
        return false;
    k = token(t, aux);
    if (cc_token_lemma_is(k, "be") || cc_token_lemma_is(k, "have"))
        return false;
    b = cc_question_subject(t, s, aux + 1, e, false);
    if (b >= e)
        b = cc_question_verb(t, aux + 1, e);
    v = b;
    while (v + 1 < e && cc_tag_is_adverb(token(t, v)->tag))
        v++;
    if (v < e && v > aux + 2 && cc_token_is(token(t, v), "like") && cc_token_in(token(t, v - 1), "feel look"))
        b = --v;
    if (b <= aux + 1 || v >= e || !(token(t, v)->can & CC_CAN_BASE) ||
        (expects == CC_EXPECTS_NOUN && cc_token_in(token(t, v), "do happen mean")) ||
        !subject_of(x, t, s, aux + 1, b, &out, &plural)) {
        cc_buf_clear(&out);
        return false;
    }
    if (!cc_question_about_health(t, s->first, e)) {
        cc_buf_clear(&out);
        return false;
    }
    cc_buf_addc(&out, ' ');
    if (cc_token_is(k, "did"))
        cc_inflect_add(&out, token(t, v)->lower, token(t, v)->lower_len, CC_FORM_PAST);
    else if (cc_token_in(k, "do does"))
        cc_inflect_present(&out, token(t, v)->lower, token(t, v)->lower_len, plural || cc_token_is(k, "do"));
    else
        cc_words_add(&out, t, aux, aux + 1, CC_WORDS_TITLE), cc_words_append(&out, t, v, v + 1, CC_WORDS_TITLE);
    if ((expects == CC_EXPECTS_TIME && cc_token_in(token(t, v), "take last need")) || expects == CC_EXPECTS_AMOUNT) {
        cc_words_add(&after, t, v + 1, e, title);
        if (counted < counted_end) { /* "of vitamin D" */
            struct cc_buf of = {0};

            cc_buf_adds(&of, "of ");
            cc_words_add(&of, t, counted, counted_end, title);
            cc_buf_addc(&of, ' ');
            cc_buf_add(&of, after.n > 0 ? after.v : "", after.n);
            cc_buf_reset(&after);
            cc_buf_add(&after, of.v, of.n);
            cc_buf_clear(&of);
        }
    } else {
        if (expects == CC_EXPECTS_NOUN && v + 1 < e && cc_token_in(token(t, v), "feel look") &&
            cc_token_is(token(t, v + 1), "like")) {
            cc_buf_reset(&out); /* what an illness feels like it leads to */
            subject_of(x, t, s, aux + 1, b, &out, &plural);
            cc_buf_adds(&out, plural ? " lead to" : " leads to");
            v++;
        }
        cc_words_append(&out, t, v + 1, e, title);
        if (expects == CC_EXPECTS_TIME)
            cc_buf_adds(&out, " within");
    }
    if (expects == CC_EXPECTS_TIME || expects == CC_EXPECTS_ADJUNCT) {
        struct cc_buf deed = {0};

        cc_buf_add(&deed, token(t, v)->lower, token(t, v)->lower_len);
        cc_words_append(&deed, t, v + 1, e, title);
        cc_question_to_reader(&deed);
        x->question.deed = cc_question_keep(x, &deed);
    }
    cc_question_to_reader(&out);
    cc_question_to_reader(&after);
    x->question.before = cc_question_keep(x, &out);
    x->question.after = after.n > 0 ? cc_question_keep(x, &after) : NULL;
    x->question.expects = expects;
    cc_buf_clear(&after);
    return true;
}

uint32_t
cc_question_answer_start(const struct cc_text *t, const struct cc_sentence *s, uint32_t e)
{
    uint32_t a = s->first;
    const struct cc_token *k;

    while (a < e && cc_tag_is_punct(token(t, a)->tag))
        a++;
    if (a + 1 >= e)
        return a;
    k = token(t, a);
    if (cc_token_is(k, "answer") ||
        (k->lower[0] == 'a' &&
            (k->lower_len == 1 || (k->lower_len <= 3 && k->lower[1] >= '0' && k->lower[1] <= '9')))) {
        if (k[1].tag == CC_TAG_COLON || k[1].tag == CC_TAG_DASH || cc_tag_is_punct(k[1].tag))
            return a + 2;
    }
    return a;
}

/* "Most people notice less pain after a week": a verb that could be a noun, but stands right behind those whom it is
 * said of. */
static bool
says_of_people(const struct cc_text *t, uint32_t a, uint32_t i)
{
    return i > a && token(t, i)->tag == CC_TAG_VBP && token(t, i - 1)->tag == CC_TAG_NNS;
}

/* Is the sentence what the question expects, words without a clause of their own? */
static bool
fits(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t e)
{
    const struct cc_token *first;
    uint32_t a = s->first;
    bool number = false;

    while (a + 1 < e && cc_token_in(token(t, a), "about around roughly approximately usually only just at least most up to as little over under within after in some"))
        a++;
    if (cc_token_in(token(t, s->first), "you we i they it he she"))
        return false;
    first = token(t, x->question.expects == CC_EXPECTS_TIME || x->question.expects == CC_EXPECTS_AMOUNT ? a : s->first);

    for (uint32_t i = s->first; i < e; i++) {
        number = number || (token(t, i)->flags & CC_TOK_NUMBER) || token(t, i)->tag == CC_TAG_CD;
        if (x->question.expects != CC_EXPECTS_REASON && cc_tag_is_finite(token(t, i)->tag) && token(t, i)->depth == 0 &&
            (!(token(t, i)->can & CC_CAN_NOUN) || says_of_people(t, s->first, i)))
            return false;
    }
    switch (x->question.expects) {
    case CC_EXPECTS_REASON: return cc_token_in(first, "because due thanks");
    case CC_EXPECTS_MEANS: return cc_token_in(first, "by through via with because");
    case CC_EXPECTS_ADJUNCT:
        return first->tag == CC_TAG_IN || first->tag == CC_TAG_CD || cc_tag_is_adverb(first->tag) || number ||
            cc_token_in(first, "every each once twice");
    case CC_EXPECTS_TIME:
    case CC_EXPECTS_AMOUNT:
        return number ||
            cc_token_in(first, "a an one two three four half several most no from immediately instantly overnight");
    default:
        return !cc_token_in(first, "it they this that there yes no well") && first->tag != CC_TAG_RB &&
            !cc_tag_is_verb(first->tag);
    }
}

/* "It's cortisol", "That's the noradrenaline": a cause, named to the question why; the token where it begins, 0 when it
 * is none. */
static uint32_t
named_cause(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t i = a + 2;

    if (x->question.expects != CC_EXPECTS_REASON || i >= e || !cc_token_in(token(t, a), "it that") ||
        !cc_token_in(token(t, a + 1), "is 's") ||
        (token(t, i)->tag != CC_TAG_DT && token(t, i)->tag != CC_TAG_PRPS && !cc_tag_is_noun(token(t, i)->tag)) ||
        cc_token_in(token(t, i), "a an"))
        return 0;
    for (uint32_t j = i; j < e; j++) {
        if (cc_tag_is_finite(token(t, j)->tag) || token(t, j)->tag == CC_TAG_MD || token(t, j)->tag == CC_TAG_COLON)
            return 0;
    }
    return cc_health_in(t, i, e) ? i : 0;
}

/* "600 IU a day" of "of vitamin D": "600 IU of vitamin D a day". What the answer names already is not said again. */
static const char *
with_substance(struct cc_ctx *x, const char *answer, const char *of)
{
    static const char *const per[] = {
        " a day", " per day", " daily", " a week", " per week", " each day", " every day", " a night"};
    const char *last = strrchr(of, ' '), *at = NULL;

    if (strncmp(of, "of ", 3) != 0)
        return cc_arena_printf(&x->arena, "%s %s", answer, of);
    if (strcasestr(answer, of + 3) != NULL ||
        (last != NULL && strlen(last) > 3 && strcasestr(answer, last + 1) != NULL))
        return answer;
    for (size_t i = 0; i < sizeof per / sizeof *per && at == NULL; i++)
        at = strstr(answer, per[i]);
    return at == NULL ? cc_arena_printf(&x->arena, "%s %s", answer, of)
                      : cc_arena_printf(&x->arena, "%.*s %s%s", (int)(at - answer), answer, of, at);
}

/* "Most people do within a week.", "Some of our customers do after two.": the deed that was asked for, of those whom the
 * answer names, and when. */
static bool
fill_do(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e, const struct cc_how *how)
{
    uint32_t v = a;
    struct cc_how h = *how;
    struct cc_buf b = {0};

    while (v < e && v < a + 7 && !cc_token_in(token(t, v), "do does did will"))
        v++;
    if (x->question.deed == NULL || v == a || v + 1 >= e || v >= a + 7 ||
        !(token(t, v + 1)->tag == CC_TAG_IN || cc_tag_is_adverb(token(t, v + 1)->tag) ||
            cc_token_in(token(t, v + 1), "within after in by from on straight right")))
        return false;
    for (uint32_t i = a; i < v; i++) {
        if (cc_tag_is_finite(token(t, i)->tag) || token(t, i)->tag == CC_TAG_COMMA)
            return false;
    }
    cc_words_add(&b, t, a, v, CC_WORDS_BRACKETS);
    cc_buf_addf(&b, " %s%s", cc_token_is(token(t, v), "will") ? "will " : "", x->question.deed);
    cc_words_append(&b, t, v + 1, e, CC_WORDS_BRACKETS);
    cc_buf_addc(&b, '.');
    h.how_long = true;
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

/* "For most people, ten days.": the token behind those whom it takes so long; a when it names nobody. */
static uint32_t
behind_people(const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t i = a + 1;

    if (a + 3 >= e || !cc_token_in(token(t, a), "for in with"))
        return a;
    while (i < e && i < a + 7 && token(t, i)->tag != CC_TAG_COMMA) {
        if (cc_tag_is_verb(token(t, i)->tag) || (token(t, i)->flags & CC_TOK_NUMBER))
            return a;
        i++;
    }
    return i + 1 < e && token(t, i)->tag == CC_TAG_COMMA && cc_noun_ending(t, a + 1, i) == CC_NOUN_PEOPLE ? i + 1 : a;
}

bool
cc_question_fill(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t people;
    uint32_t a = s->first, e = cc_question_end(t, s);
    struct cc_how h = cc_question_how(x, t, s->span, how, "question-completed");
    struct cc_buf b = {0};
    const char *answer;
    uint32_t cause;
    size_t gap;

    a = cc_question_answer_start(t, s, e);
    while (a < e && (cc_tag_is_punct(token(t, a)->tag) || cc_token_in(token(t, a), "well usually typically generally")))
        a++;
    if (fill_do(x, t, a, e, &h))
        return true;
    people = a;
    if (x->question.expects == CC_EXPECTS_TIME)
        a = behind_people(t, a, e);
    cause = named_cause(x, t, a, e);
    if (cause > 0) {
        a = cause;
        cc_buf_adds(&b, "because of ");
    } else if (a >= e || e - a > 24 ||
        !fits(x, t, &(struct cc_sentence){.first = a, .end = s->end, .span = s->span}, e))
        return false;
    if (token(t, a)->tag != CC_TAG_NNP && !(token(t, a)->flags & CC_TOK_UPPER)) {
        cc_buf_add(&b, token(t, a)->lower, token(t, a)->lower_len);
        cc_words_append(&b, t, a + 1, e, CC_WORDS_BRACKETS);
    } else {
        cc_words_add(&b, t, a, e, CC_WORDS_BRACKETS);
    }
    answer = cc_arena_strndup(&x->arena, b.v, b.n);
    if (x->question.after != NULL)
        answer = with_substance(x, answer, x->question.after);
    gap = strlen(x->question.before);
    if (gap > 7 && strcmp(x->question.before + gap - 7, " within") == 0 && token(t, a)->tag == CC_TAG_IN)
        gap -= 7; /* "within" + "after two months" */
    cc_buf_reset(&b);
    cc_buf_add(&b, x->question.before, gap);
    cc_buf_addc(&b, ' ');
    cc_buf_adds(&b, answer);
    if (people < a) /* "… in most people" */
        cc_words_append(&b, t, people, a - 1, 0);
    h.confirmed = !cc_judge_hedged(t, people, e);
    if (x->question.expects == CC_EXPECTS_AMOUNT && strncasecmp(b.v, "you ", 4) == 0) {
        struct cc_fact f = {.text = cc_arena_strndup(&x->arena, b.v, b.n),
            .subject = "you",
            .object = answer,
            .relation = "need",
            .kind = CC_KIND_RECOMMENDATION,
            .rule = h.rule,
            .health = 1,
            .hedged = !h.confirmed};

        cc_claim_make(x, &f, &h, (struct cc_span){0, 0});
    } else {
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &h);
    }
    cc_buf_clear(&b);
    return true;
}

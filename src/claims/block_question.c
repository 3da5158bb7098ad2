/* block_question.c: a question and its answer are one statement or several. "Can X help Y? Yes." states that X helps Y;
 * "Which foods make Y worse? Sugar, alcohol." states it of each; "What happens in the empty hours?" sets the scene. */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/inflect.h"
#include "claims/question.h"
#include "claims/speaker.h"
#include "vocab/tables.h"

const char cc_question_auxiliaries[] = "do does did is are was were can could will would may might should has have had";

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

static const struct cc_chunk *
chunk_of(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    for (uint32_t c = s->chunk_first; c < s->chunk_end; c++) {
        if (i >= t->chunks[c].first && i < t->chunks[c].end)
            return &t->chunks[c];
    }
    return NULL;
}

/* The last token of the sentence that is no mark. */
uint32_t
cc_question_end(const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t e = s->end;

    while (e > s->first &&
        (cc_tag_is_punct(token(t, e - 1)->tag) || token(t, e - 1)->flags & (CC_TOK_EMOJI | CC_TOK_SYMBOL)))
        e--;
    return e;
}

/* Where the subject that begins at i ends: before the verb, or after the noun phrase for a form of "be". */
uint32_t
cc_question_subject(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t e, bool be)
{
    uint32_t last = i;

    for (uint32_t c = s->chunk_first; c < s->chunk_end; c++) {
        const struct cc_chunk *k = &t->chunks[c];

        if (k->end <= i || k->first >= e)
            continue;
        if (be && last > i && k->kind != CC_CHUNK_PP && !(k->first > 0 && token(t, k->first - 1)->tag == CC_TAG_IN))
            break;
        if (be && last > i && k->kind == CC_CHUNK_PP && !cc_token_is(token(t, k->first), "of"))
            break;
        if (!be && k->kind == CC_CHUNK_VP && last > i)
            break;
        if (k->kind == CC_CHUNK_ADVP && last > i)
            break;
        if (k->kind == CC_CHUNK_PUNCT && token(t, k->first)->tag == CC_TAG_COMMA && be)
            break;
        last = k->end;
    }
    return last;
}

/* The verb of a question whose words make one noun phrase to the chunker: "Does garlic lower blood pressure?" */
uint32_t
cc_question_verb(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 1; i + 1 < e; i++) {
        const struct cc_token *k = token(t, i), *before = token(t, i - 1);

        if ((k->can & CC_CAN_BASE) && cc_vocab_find(&cc_vocab_verbs, k->lower, k->lower_len) != CC_VOCAB_NONE &&
            (cc_tag_is_noun(before->tag) || cc_tag_is_nominal(before->tag) || before->tag == CC_TAG_VBG ||
                before->tag == CC_TAG_CD) &&
            !cc_token_in(before, "and or of"))
            return i;
    }
    return e;
}

const char *
cc_question_keep(struct cc_ctx *x, struct cc_buf *b)
{
    const char *out = b->n > 0 ? cc_remember(x, b->v) : NULL;

    cc_buf_clear(b);
    return out;
}

/* "at any rate," between the subject and the rest; "really", "actually". */
static uint32_t
skip_asides(const struct cc_text *t, uint32_t i, uint32_t e)
{
    for (;;) {
        if (i < e && cc_token_in(token(t, i), "really actually truly even ever still also")) {
            i++;
        } else if (i < e && token(t, i)->tag == CC_TAG_COMMA) {
            uint32_t j = i + 1;

            while (j < e && token(t, j)->tag != CC_TAG_COMMA)
                j++;
            if (j >= e)
                return i + 1;
            i = j + 1;
        } else {
            return i;
        }
    }
}

/* What the question is about, for "it" in the answer. */
static void
set_focus(struct cc_ctx *x)
{
    x->focus = x->subjects;
    x->focus_sentence = x->salience.sentence;
    x->focus_block = x->salience.block;
}

/* "Does it contain melatonin?" asks of something else than melatonin. */
static bool
says_again(const struct cc_text *t, uint32_t a, uint32_t e, const char *subject)
{
    for (uint32_t i = a; i < e; i++) {
        if (cc_tag_is_noun(token(t, i)->tag) && strlen(subject) == token(t, i)->span.end - token(t, i)->span.start &&
            strncasecmp(t->text + token(t, i)->span.start, subject, strlen(subject)) == 0)
            return true;
    }
    return false;
}

/* "Can probiotics help eczema?" -> "probiotics help eczema". */
static void
ask_polar(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t aux)
{
    const struct cc_token *k = token(t, aux);
    bool be = cc_token_lemma_is(k, "be"), plural;
    uint32_t e = cc_question_end(t, s), a = aux + 1, b, v;
    struct cc_noun_list subjects;
    struct cc_buf out = {0};
    const struct cc_chunk *first;

    if (a < e && cc_token_is(token(t, a), "not"))
        a++;
    b = cc_question_subject(t, s, a, e, be);
    if (be && b >= e && e > a + 1 && (cc_tag_is_adjective(token(t, e - 1)->tag) || (token(t, e - 1)->can & CC_CAN_ADJ)))
        b = e - 1; /* "Is creatine safe?" */
    if (!be && b >= e)
        b = cc_question_verb(t, a, e);
    if (b <= a || b >= e)
        return;
    for (uint32_t i = a; be && i < e; i++) {
        if (cc_token_is(token(t, i), "worth"))
            return; /* "Is surgery worth it?" asks for an opinion */
    }
    if (be && b == a + 1 && cc_token_is(token(t, a), "it") && b + 2 < e && cc_tag_is_adjective(token(t, b)->tag) &&
        token(t, b + 1)->tag == CC_TAG_TO) {
        cc_buf_adds(&out, "it "); /* "Is it safe to run with asthma?" */
        cc_words_append(&out, t, aux, aux + 1, CC_WORDS_TITLE);
        cc_words_append(&out, t, b, e, s->title_case ? CC_WORDS_TITLE : 0);
        cc_question_to_reader(&out);
        x->question.polar = true;
        x->question.statement = cc_question_keep(x, &out);
        return;
    }
    cc_parse_chunks(&x->parse, t, s->chunk_first, s->chunk_end, 0);
    x->salience.fit = cc_fit_words(t, b, e);
    cc_refer(x, &x->parse, (struct cc_range){a, b}, false, &subjects);
    x->salience.fit = (struct cc_fit){0};
    if (b == a + 1 && x->sells && cc_token_in(token(t, a), "it they these this") && cc_topic(x) != NULL &&
        s->first <= 2 && (x->paragraph_start || (subjects.n == 1 && says_again(t, b, e, subjects.v[0].text)))) {
        subjects.v[0] = (struct cc_noun_phrase){
            .text = cc_topic(x), .plural = cc_topic_plural(x)}; /* the shop's question, whatever was named above it */
        subjects.n = 1;
    }
    if (b == a + 1 && cc_token_in(token(t, a), "i we")) {
        subjects.v[0] = (struct cc_noun_phrase){.text = "you", .plural = true, .person = true};
        subjects.n = 1;
    }
    if (subjects.n == 0)
        return;
    plural = subjects.n > 1 || subjects.v[0].plural;
    for (uint32_t i = 0; i < subjects.n; i++) {
        cc_buf_adds(&out, i == 0 ? "" : " and ");
        cc_buf_adds(&out, subjects.v[i].text);
    }
    v = skip_asides(t, b, e);
    if (v >= e) {
        cc_buf_clear(&out);
        return;
    }
    cc_buf_addc(&out, ' ');
    if (be || cc_token_lemma_is(k, "have")) {
        if (be && cc_token_in(k, "is are") && b == a + 1 && subjects.n == 1 && !cc_token_in(token(t, a), "i we you"))
            cc_buf_adds(&out, plural ? "are" : "is"); /* "Are they safe?" of a product in the singular */
        else
            cc_words_add(&out, t, aux, aux + 1, CC_WORDS_TITLE);
        cc_words_append(&out, t, v, e, s->title_case ? CC_WORDS_TITLE : 0);
    } else {
        if (cc_token_is(k, "did"))
            cc_inflect_add(&out, token(t, v)->lemma, token(t, v)->lemma_len, CC_FORM_PAST);
        else if (cc_token_in(k, "would should must") ||
            (k->tag == CC_TAG_MD && cc_token_in(k, "can may could") && subjects.n == 1 && subjects.v[0].person))
            cc_words_add(&out, t, aux, aux + 1, CC_WORDS_TITLE), cc_words_append(&out, t, v, v + 1, CC_WORDS_TITLE);
        else
            cc_inflect_present(&out, token(t, v)->lower, token(t, v)->lower_len, plural || cc_token_in(k, "do"));
        cc_words_append(&out, t, v + 1, e, s->title_case ? CC_WORDS_TITLE : 0);
    }
    if (cc_token_in(k, "do does")) { /* "Does it cure colds?" – "No tea does." */
        struct cc_buf predicate = {0};

        cc_buf_add(&predicate, token(t, v)->lemma, token(t, v)->lemma_len);
        cc_words_append(&predicate, t, v + 1, e, s->title_case ? CC_WORDS_TITLE : 0);
        x->predicate = cc_remember(x, predicate.v);
        x->denied = NULL;
        cc_buf_clear(&predicate);
    }
    first = chunk_of(t, s, b - 1);
    x->question.polar = true;
    cc_question_to_reader(&out);
    x->question.statement = cc_question_keep(x, &out);
    if (first != NULL && first->head < t->n_tokens) {
        cc_buf_add(&out, token(t, first->head)->lemma, token(t, first->head)->lemma_len);
        x->question.head = cc_question_keep(x, &out);
    }
    cc_refer_remember(x, &subjects, false);
    cc_salience_raise(x);
    if (subjects.n == 1 && strcasecmp(subjects.v[0].text, "there") != 0)
        set_focus(x);
}

/* "Who should not take it?": its subject is asked for, and the verb follows the auxiliary at v at once. */
static bool
asks_who(const struct cc_text *t, uint32_t i, uint32_t v, uint32_t e)
{
    if (!cc_token_is(token(t, i), "who") || v != i + 1)
        return false;
    for (v++; v < e && (cc_token_in(token(t, v), "not n't") || cc_tag_is_adverb(token(t, v)->tag)); v++)
        ;
    return v < e && (cc_tag_is_verb(token(t, v)->tag) || (token(t, v)->can & CC_CAN_BASE));
}

/* "Which foods make eczema worse?" -> "make eczema worse"; "What happens in mice?" -> "in mice". */
static void
ask_what(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    uint32_t e = cc_question_end(t, s), v = CC_NO_INDEX;
    struct cc_buf out = {0};
    unsigned title = s->title_case ? CC_WORDS_TITLE : 0;

    for (uint32_t c = s->chunk_first; c < s->chunk_end && v == CC_NO_INDEX; c++) {
        const struct cc_chunk *k = &t->chunks[c];

        if (k->first > i && k->kind == CC_CHUNK_VP)
            v = k->first;
    }
    if (v == CC_NO_INDEX || v >= e)
        return;
    if (cc_token_lemma_is(token(t, v), "happen") || (v + 1 < e && cc_token_lemma_is(token(t, v + 1), "happen"))) {
        v += cc_token_lemma_is(token(t, v), "happen") ? 1 : 2;
        if (v < e && cc_token_in(token(t, v), "in during when after if without while")) {
            cc_words_add(&out, t, v, e, title);
            x->question.scene = cc_question_keep(x, &out);
        }
        return;
    }
    if (v + 1 < e && cc_token_in(token(t, v), "does do") && v == i + 1 &&
        cc_token_in(token(t, v + 1), "work help")) { /* "What does work?" */
        cc_inflect_present(&out, token(t, v + 1)->lower, token(t, v + 1)->lower_len, false);
        cc_words_append(&out, t, v + 2, e, title);
        x->question.predicate = cc_question_keep(x, &out);
        return;
    }
    if (cc_token_in(token(t, v), "do does did can could will would should may might must") && !asks_who(t, i, v, e) &&
        !(cc_token_in(token(t, v), "can could might may will") && v <= i + 2 && v + 1 < e &&
            cc_tag_is_verb(token(t, v + 1)->tag)))
        return;
    for (uint32_t j = v; j < e; j++) {
        if (token(t, j)->tag == CC_TAG_COMMA)
            return; /* two questions in one */
    }
    x->question.who = cc_token_is(token(t, i), "who");
    if (x->question.who)
        cc_refer_words(x, t, v, e, "", &out); /* "Who should not take it?" */
    for (char *c = out.v; c != NULL && x->question.who && c[0] >= 'A' && c[0] <= 'Z' && c[1] >= 'A' &&
         c[1] <= 'Z';) { /* a heading in capitals */
        for (; *c != '\0' && *c != ' '; c++)
            *c = (char)tolower((unsigned char)*c);
        c += *c == ' ';
    }
    if (!x->question.who && e > v + 1 && cc_token_in(token(t, v + 1), "it them"))
        cc_refer_words(x, t, v, e, "", &out); /* "What sets it off?" */
    else if (!x->question.who)
        cc_words_add(&out, t, v, e, title);
    x->question.predicate = cc_question_keep(x, &out);
}

/* Are the tokens [i, e) one noun phrase, with others at most in "of" phrases? */
static bool
is_bare_noun(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t e)
{
    const struct cc_chunk *k = chunk_of(t, s, i);

    if (k == NULL || k->kind != CC_CHUNK_NP || (k->flags & CC_NP_PRONOUN) ||
        cc_token_in(token(t, i), "what which who how why where when"))
        return false;
    for (uint32_t j = i; j < e; j++) {
        k = chunk_of(t, s, j);
        if (k == NULL ||
            (k->kind != CC_CHUNK_NP && k->kind != CC_CHUNK_PP && k->kind != CC_CHUNK_CC && k->kind != CC_CHUNK_PUNCT))
            return false;
    }
    return true;
}

/* One or two words, with the last a noun, that no verb or question word is among. */
static bool
names_topic(const struct cc_text *t, uint32_t i, uint32_t e)
{
    if (e <= i || e - i > 3 || !(token(t, e - 1)->can & (CC_CAN_NOUN | CC_CAN_PLURAL)))
        return false;
    for (uint32_t j = i; j < e; j++) {
        const struct cc_token *k = token(t, j);

        if (cc_tag_is_punct(k->tag) || k->tag == CC_TAG_MD || k->tag == CC_TAG_IN || k->tag == CC_TAG_CC ||
            k->tag == CC_TAG_TO || k->tag == CC_TAG_DT || k->tag == CC_TAG_PRPS ||
            cc_token_in(k, cc_question_auxiliaries) ||
            cc_token_in(k,
                "what which who how why where when it they you i we he she this that really right ok okay sure yes no not") ||
            !(k->can & (CC_CAN_NOUN | CC_CAN_PLURAL | CC_CAN_ADJ)))
            return false;
    }
    return cc_health_in(t, i, e) || e - i > 1 || (token(t, i)->can & CC_CAN_PLURAL) || cc_tag_is_noun(token(t, i)->tag);
}

/* Takes the words as what is spoken of from here on. */
static void
focus_on(struct cc_ctx *x, const struct cc_text *t, uint32_t i, uint32_t e)
{
    struct cc_noun_list *names = cc_arena_take(&x->scratch, sizeof *names);
    struct cc_buf b = {0};

    cc_words_add(&b, t, i, e, 0);
    if (e > i && t->tokens[i].tag != CC_TAG_NNP && !(t->tokens[i].flags & CC_TOK_UPPER) && b.n > 0 && b.v[0] >= 'A' &&
        b.v[0] <= 'Z')
        b.v[0] = (char)(b.v[0] | 0x20);
    names->n = 1;
    names->v[0] = (struct cc_noun_phrase){.text = cc_arena_strndup(&x->scratch, b.v, b.n),
        .class = cc_noun_ending(t, i, e),
        .plural = cc_tag_is_plural(token(t, e - 1)->tag) ||
            ((token(t, e - 1)->can & CC_CAN_PLURAL) && token(t, e - 1)->lower[token(t, e - 1)->lower_len - 1] == 's')};
    cc_refer_remember(x, names, false);
    cc_salience_raise(x);
    set_focus(x);
    cc_buf_clear(&b);
}

bool
cc_question_names(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t e = cc_question_end(t, s);

    if (!names_topic(t, s->first, e))
        return false;
    x->salience.clause++;
    x->salience.sentence++;
    focus_on(x, t, s->first, e);
    return true;
}

void
cc_question_ask(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_span span, size_t block)
{
    uint32_t i = s->first, e = cc_question_end(t, s);

    memset(&x->question, 0, sizeof x->question);
    cc_risk_ask(x, t, (struct cc_range){i, e});
    x->question.asked = true;
    x->it = NULL; /* what it was in the sentence before */
    x->salience.clause++;
    x->salience.sentence++;
    x->question.span = span;
    x->question.block = block;
    while (i < e &&
        (token(t, i)->tag == CC_TAG_CC || token(t, i)->tag == CC_TAG_COMMA || cc_tag_is_punct(token(t, i)->tag) ||
            (token(t, i)->flags & (CC_TOK_NUMBER | CC_TOK_SYMBOL)) ||
            cc_token_in(token(t, i), "so q q: but question") ||
            (x->dialogue && i > s->first && i + 3 < e && token(t, i)->tag == CC_TAG_NNP &&
                token(t, i + 1)->tag == CC_TAG_COMMA) ||
            (token(t, i)->lower[0] == 'q' && token(t, i)->lower_len <= 3 && token(t, i)->lower_len > 1 &&
                token(t, i)->lower[1] >= '0' && token(t, i)->lower[1] <= '9')))
        i++;
    if (i >= e)
        return;
    if (i + 2 < e && cc_token_in(token(t, i), "what how") && cc_token_is(token(t, i + 1), "about"))
        i += 2;
    if (i + 4 < e && cc_token_in(token(t, i), "is are") && cc_token_is(token(t, i + 1), "there") &&
        cc_token_in(token(t, i + 2), "anyone anybody someone people") && cc_token_is(token(t, i + 3), "who"))
        i += 3; /* "Is there anyone who should not take it?" */
    if (names_topic(t, i, e)) { /* "And stress?", "Sleeping tablets?": whatever the tagger made of it */
        focus_on(x, t, i, e);
    } else if (is_bare_noun(t, s, i, e)) { /* "Red clover?", "What about spinach?" */
        cc_parse_chunks(&x->parse, t, s->chunk_first, s->chunk_end, 0);
        cc_refer(x, &x->parse, (struct cc_range){i, e}, false, &x->objects);
        cc_refer_remember(x, &x->objects, false);
        cc_salience_raise(x);
        x->objects.n = 0;
        set_focus(x);
    } else if (cc_token_in(token(t, i), cc_question_auxiliaries)) {
        ask_polar(x, t, s, i);
    } else if (cc_question_open(x, t, s, i)) {
        set_focus(x);
    } else if (cc_question_ask_open(x, t, s, i, e)) {
        return;
    } else if (cc_token_in(token(t, i), "what which who"))
        ask_what(x, t, s, i);
}

enum polarity { UNSAID, YES, NO, MAYBE };

static enum polarity
polarity_of(const struct cc_text *t, const struct cc_sentence *s, uint32_t *end, bool *last)
{
    uint32_t i = s->first, e = cc_question_end(t, s), n[3];
    static const uint32_t classes[] = {CC_CUE_YES, CC_CUE_NO, CC_CUE_MAYBE};

    *last = false;
    i = cc_question_answer_start(t, s, e);
    while (i < e && (cc_tag_is_punct(token(t, i)->tag) || cc_token_in(token(t, i), "a: well so but um uh er oh hmm") ||
        (cc_token_is(token(t, i), "a") && i + 1 < e && cc_tag_is_punct(token(t, i + 1)->tag))))
        i++;
    for (int p = 2; p >= 0; p--) {
        n[p] = cc_cue_at(t, i, e, classes[p]);
    }
    *end = i;
    if (n[1] == 1 && cc_token_is(token(t, i), "no") && i + 1 < e &&
        (cc_tag_is_noun(token(t, i + 1)->tag) || cc_tag_is_adjective(token(t, i + 1)->tag)))
        n[1] = 0; /* "No supplement can …" */
    for (int p = 0; p < 3; p++) { /* "It can mimic dementia": says something else */
        uint32_t v = i + n[p];

        if (n[p] > 1 && v < e && cc_token_in(token(t, i), "it they") &&
            (cc_tag_is_verb(token(t, v)->tag) ||
             (token(t, v)->can & CC_CAN_BASE && v + 1 < e && token(t, v + 1)->tag == CC_TAG_RP)) &&
            !cc_token_in(token(t, v), "help work be"))
            n[p] = 0;
    }
    if (n[2] > 0 && cc_token_in(token(t, i), "a rarely slightly most some many in for") && i + n[2] < e &&
        !cc_tag_is_punct(token(t, i + n[2])->tag))
        n[2] = 0; /* "A little sugar …" */
    for (int p = 0; p < 3; p++) {
        if (n[p] > 0 && n[p] >= n[0] && n[p] >= n[1] && n[p] >= n[2]) {
            *end = i + n[p];
            return (enum polarity)(p + 1);
        }
    }
    if (e > s->first && cc_token_in(token(t, e - 1), "yes no")) {
        *last = true;
        *end = e - 1;
        return cc_token_is(token(t, e - 1), "yes") ? YES : NO;
    }
    return UNSAID;
}

struct cc_how
cc_question_how(
    struct cc_ctx *x, const struct cc_text *t, struct cc_span answer, const struct cc_how *how, const char *rule)
{
    struct cc_how h = *how;

    if (t == &x->text) { /* in made text the pieces are known already */
        h.n_pieces = 0;
        h.pieces[h.n_pieces++] = x->question.span;
        h.pieces[h.n_pieces++] = answer;
    }
    h.block = x->question.block;
    h.rule = rule;
    h.scene = NULL;
    return h;
}

/* "No, although people who also walk lose more.": what follows the answer, told by itself. */
static bool
tell_although(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t e, bool said,
    const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};

    while (i < e && cc_tag_is_punct(token(t, i)->tag))
        i++;
    if (!said || i + 3 >= e ||
        !(cc_token_in(token(t, i), "although though") ||
            (cc_token_is(token(t, i), "but") && (token(t, i + 1)->can & CC_CAN_BASE) &&
                !cc_token_in(token(t, i + 1), "it they this that people")))) /* "Usually, but leave …" */
        return false;
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    cc_words_add(&b, t, i + 1, e, CC_WORDS_BRACKETS);
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

/* Tells the statement that was asked for; true when the rest of the answer is an amount of it, told as well. */
static bool
tell_answered(
    struct cc_ctx *x, const struct cc_text *t, const char *statement, struct cc_range rest, const struct cc_how *how)
{
    const char *it = strstr(statement, " take it daily");
    struct cc_buf b = {0};
    bool amount = false;

    if (it != NULL && cc_topic(x) != NULL && !x->sells) { /* "Should vegans take it daily?" */
        const char *made = cc_arena_printf(
            &x->scratch, "%.*s take %s%s", (int)(it - statement), statement, cc_topic(x), it + strlen(" take it"));

        cc_tell_text(x, made, strlen(made), how);
    } else {
        cc_tell_text(x, statement, strlen(statement), how);
    }
    if (rest.a < rest.b) {
        cc_words_add(&b, t, rest.a, rest.b, CC_WORDS_BRACKETS);
        amount = b.n > 0 && cc_amounts_answer(x, statement, b.v, how);
    }
    cc_buf_clear(&b);
    return amount;
}

/* "Can I take it in pregnancy? No.": an answer to those who would, which advises. */
static bool
advises(const char *deed)
{
    static const char *const deeds[] = {"take ", "use ", "have ", "give ", "drink ", "eat ", "apply ", "combine ", "mix "};

    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
        if (strncmp(deed, deeds[i], strlen(deeds[i])) == 0)
            return true;
    }
    return false;
}

static bool
answer_polar(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_how *how)
{
    uint32_t end, e = cc_question_end(t, s);
    bool last;
    enum polarity p = polarity_of(t, s, &end, &last);
    struct cc_how h = cc_question_how(x, t, s->span, how,
        p == NO           ? "question-no"
            : p == UNSAID ? "question-implied"
                : "question-yes");
    struct cc_buf b = {0};

    if (tell_although(x, t, s, end, e, p != UNSAID, how))
        e = end;
    if (x->question.statement == NULL)
        return p != UNSAID && end >= e;
    cc_buf_adds(&b, p == NO && strncmp(x->question.statement, "you can ", 8) == 0 && advises(x->question.statement + 8)
            ? cc_arena_printf(&x->scratch, "you should %s", x->question.statement + 8)
            : x->question.statement);
    if (s->first + 2 < e && cc_token_is(token(t, s->first), "not") &&
        cc_token_in(token(t, s->first + 1), "if as unless until when while")) {
        h.denied = true; /* "Not as long as you drink enough." */
        h.rule = "question-no";
        cc_words_append(&b, t, s->first + 1, e, 0);
        cc_buf_addc(&b, '.');
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
        return true;
    }
    if ((p == UNSAID || cc_token_is(token(t, s->first), "there") || cc_token_in(token(t, s->first), "it they you")) &&
        cc_answer_manner(x, t, s, e, h)) {
        cc_buf_clear(&b);
        return true;
    }
    if (p == MAYBE && s->first + 1 < e && cc_token_lemma_is(token(t, s->first + 1), "depend")) {
        cc_buf_clear(&b);
        return true; /* "That depends on whom you ask." */
    }
    if (p == MAYBE && cc_cue_in(t, s->first, e, CC_CUE_UNKNOWN, NULL)) { /* "Nobody knows." */
        struct cc_fact f = {.text = cc_arena_printf(&x->scratch, "it is not known whether %s", b.v),
            .subject = x->question.head,
            .object = x->question.statement,
            .direction = CC_DIR_NONE,
            .kind = CC_KIND_EFFECT,
            .hedged = true,
            .rule = "question-unknown"};

        cc_claim_make(x, &f, &h, (struct cc_span){0, 0});
        cc_buf_clear(&b);
        return end >= e;
    }
    h.denied = p == NO;
    h.confirmed = p == YES || p == UNSAID;
    h.hedged = p == MAYBE ||
        (p == NO &&
            (cc_judge_hedged(t, s->first, end) ||
                cc_token_in(token(t, end > s->first ? end - 1 : s->first),
                    cc_token_is(token(t, s->first), "i") ? "it unlikely likely" : "unlikely likely know of")));
    if (p == UNSAID && x->question.weak) {
        cc_buf_clear(&b);
        return false;
    }
    if (p == UNSAID) {
        const struct cc_token *first = NULL;

        for (uint32_t i = s->first; i < e && i < s->first + 6; i++) {
            if (x->question.head != NULL && cc_token_lemma_is(token(t, i), x->question.head))
                first = token(t, i);
        }
        if (first == NULL || cc_judge_denied(t, s->first, e) || cc_judge_hedged(t, s->first, e)) {
            cc_buf_clear(&b);
            return false;
        }
        for (uint32_t i = s->first; i < e; i++) {
            if (cc_token_in(token(t, i), "not but never no")) {
                cc_buf_clear(&b);
                return false;
            }
        }
    }
    if (last && end > s->first && !cc_answer_only_leads(t, s->first)) { /* "For most healthy adults, yes." */
        cc_words_append(&b, t, s->first + (p == NO && cc_token_is(token(t, s->first), "not") ? 1 : 0), end,
            0); /* "Not in most people, no." */
        while (b.n > 0 && (b.v[b.n - 1] == ',' || b.v[b.n - 1] == ' '))
            b.v[--b.n] = '\0';
        h.hedged = cc_judge_hedged(t, s->first, end);
        h.confirmed = !h.hedged;
    }
    cc_buf_addc(&b, '.');
    if (tell_answered(x, t, b.v, (struct cc_range){end, p == YES && !last ? e : end}, &h)) {
        cc_buf_clear(&b);
        return true;
    }
    cc_buf_clear(&b);
    if (p == UNSAID)
        return false;
    if (last || end >= e)
        return true;
    /* "It does, though not by magic": nothing new follows */
    return cc_token_in(token(t, s->first), "it they") && e - end <= 8 && token(t, end)->tag == CC_TAG_COMMA;
}

static bool
starts_be(const char *predicate)
{
    return strncmp(predicate, "are ", 4) == 0 || strncmp(predicate, "is ", 3) == 0;
}

/* "What are the side effects of X?": what the answer names is read like the items of a list under that heading. */
static bool
answer_items(struct cc_ctx *x, const struct cc_noun_list *items, const struct cc_how *how)
{
    size_t block = x->question.block;
    struct cc_frame f;

    if (!starts_be(x->question.predicate))
        return false;
    f = x->article->blocks[block].kind == CC_BLOCK_HEADING || x->article->blocks[block].kind == CC_BLOCK_TERM
        ? cc_frame_of(x, SIZE_MAX, (uint32_t)block + 1)
        : cc_frame_of(x, block, 0);
    if (f.kind == CC_FRAME_NONE || f.kind == CC_FRAME_DOSES || f.kind == CC_FRAME_ADVICE || f.of == NULL)
        return false;
    for (uint32_t i = 0; i < items->n; i++) {
        const char *item = cc_arena_strndup(&x->arena, items->v[i].text, strlen(items->v[i].text));

        cc_frame_tell(x, &f, item, 0, item, *how);
    }
    return items->n > 0;
}

static bool
answer_short(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_how *how)
{
    struct cc_noun_list items;
    struct cc_how h = cc_question_how(x, t, s->span, how, "question-short-answer");

    if (x->question.predicate != NULL && !starts_be(x->question.predicate) && cc_answer_people(x, t, s, h)) {
        x->question.asked = true; /* others may follow: "Pregnant women. People with liver disease." */
        return true;
    }
    cc_parse_sentence(&x->parse, t, s);
    if (x->parse.n == 0 || x->question.predicate == NULL ||
        cc_token_in(token(t, s->first), "let here this that we i it there you"))
        return false;
    if (x->parse.v[0].kind != CC_CLAUSE_VERBLESS || x->parse.n > 1) {
        /* "Sugar, processed oils, alcohol": a participle that looks like a verb */
        uint32_t m = x->parse.v[0].main;

        if (m == CC_NO_INDEX || m == s->first || !(token(t, m)->can & CC_CAN_VBN) || x->parse.v[0].verb.a != m ||
            (token(t, m - 1)->tag != CC_TAG_COMMA && token(t, m - 1)->tag != CC_TAG_CC))
            return false;
    }
    cc_refer(x, &x->parse, (struct cc_range){s->first, cc_question_end(t, s)}, true, &items);
    if (answer_items(x, &items, &h))
        return true;
    for (uint32_t i = 0; i < items.n; i++) {
        char *text = cc_arena_printf(&x->arena, "it %s.", x->question.predicate);

        h.it = items.v[i].text;
        h.it_plural = items.v[i].plural;
        cc_tell_text(x, text, strlen(text), &h);
    }
    x->list.n = 0;
    return items.n > 0;
}

bool
cc_question_answer(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_how *how)
{
    struct cc_sentence spoken = *s;
    bool done;

    if (!x->question.asked)
        return false;
    cc_speaker_skip_fillers(t, &spoken);
    s = &spoken;
    x->question.asked = false;
    how->scene = x->question.scene;
    if (x->question.open != CC_OPEN_NONE) {
        struct cc_how h = cc_question_how(x, t, s->span, how, "question-open");

        return cc_question_answer_open(x, t, s, &h);
    }
    if (x->question.before != NULL && cc_question_fill(x, t, s, how))
        return true;
    how->how_long = x->question.before != NULL &&
        (x->question.expects == CC_EXPECTS_TIME ||
            (x->question.expects == CC_EXPECTS_ADJUNCT &&
                strncasecmp(x->article->text + x->question.span.start, "when ", 5) == 0));
    done = x->question.polar ? answer_polar(x, t, s, how) : answer_short(x, t, s, how);
    return done;
}

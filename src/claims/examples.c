/* examples.c: "zinc has many benefits, including supporting the immune system and better sleep": where the noun in front
 * says nothing by itself (vague_nouns.tsv), each example is told as a statement of its own, and the sentence without
 * them. */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/restating.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"

#define EXAMPLES_MAX 8

/* Where things stand in the sentence; tokens. */
struct examples {
    uint32_t subject_end; /* where its verb group begins */
    uint32_t verb;        /* the last word of that */
    uint32_t phrase;      /* "a range of", "many", or the noun's own phrase */
    uint32_t noun;
    uint32_t from, to;    /* the examples */
    uint32_t row;         /* of vague_nouns.tsv */
};

static const struct cc_token *
token(const struct cc_restating *r, uint32_t i)
{
    return &r->t->tokens[i];
}

/* The row of vague_nouns.tsv for the noun at i, CC_VOCAB_NONE for another word: "side effects" before "effects". */
static uint32_t
vague_row(const struct cc_restating *r, uint32_t i)
{
    char key[64];
    const struct cc_token *k = token(r, i);
    size_t n = 0;

    if (!cc_tag_is_noun(k->tag))
        return CC_VOCAB_NONE;
    if (i > r->s->first && cc_token_is(k - 1, "side") && k->lemma_len + 6u < sizeof key) {
        memcpy(key, "side ", 5);
        n = 5;
    }
    if (n + k->lemma_len >= sizeof key)
        return CC_VOCAB_NONE;
    memcpy(key + n, k->lemma, k->lemma_len);
    return cc_vocab_find(&cc_vocab_vague_nouns, key, n + k->lemma_len);
}

/* Finds ", including" or "such as" behind a vague noun. */
static bool
find_mark(const struct cc_restating *r, struct examples *f)
{
    for (uint32_t i = r->s->first + 3; i + 2 < r->s->end; i++) {
        bool such = cc_token_is(token(r, i), "such") && cc_token_is(token(r, i + 1), "as");
        uint32_t noun = token(r, i - 1)->tag == CC_TAG_COMMA ? i - 2 : i - 1;

        if ((!such && !cc_token_is(token(r, i), "including")) || token(r, i)->depth > 0)
            continue;
        if (noun > r->s->first + 4 && cc_token_in(token(r, noun), "provides provide offers offer brings bring gives give") &&
            token(r, noun - 1)->tag == CC_TAG_PRP)
            noun -= 2; /* "the many benefits it offers, such as" */
        f->row = vague_row(r, noun);
        if (f->row == CC_VOCAB_NONE && noun > r->s->first + 3) { /* "many roles in the body, including" */
            for (uint32_t j = noun; j > r->s->first + 3 && noun - j < 5 && f->row == CC_VOCAB_NONE; j--) {
                if ((token(r, j)->tag == CC_TAG_IN && cc_token_in(token(r, j), "in on for to")))
                    f->row = vague_row(r, noun = j - 1);
            }
        }
        if (f->row == CC_VOCAB_NONE)
            return false;
        f->noun = noun;
        f->from = i + 1 + such;
        return true;
    }
    return false;
}

/* The end of the examples: that of the sentence. False when a clause of its own stands among them. */
static bool
find_end(const struct cc_restating *r, struct examples *f)
{
    f->to = r->s->end;
    while (f->to > f->from && cc_tag_is_punct(token(r, f->to - 1)->tag))
        f->to--;
    for (uint32_t i = f->from; i < f->to; i++) {
        const struct cc_token *k = token(r, i);

        if (k->depth > 0)
            continue;
        if ((cc_tag_is_finite(k->tag) && !((k->can & CC_CAN_NOUN) && i + 1 < f->to &&
                    (cc_tag_is_noun(k[1].tag) || k[1].tag == CC_TAG_VBG))) ||
            k->tag == CC_TAG_MD || k->tag == CC_TAG_WDT || k->tag == CC_TAG_WP ||
            k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH || (k->set & CC_SET_SUB) || cc_token_in(k, "but not"))
            return false;
    }
    return f->to > f->from;
}

/* The verb before the vague noun, and where their phrases begin. */
static bool
find_verb(const struct cc_restating *r, struct examples *f)
{
    uint32_t i = f->noun;

    while (i > r->s->first + 1 &&
        (cc_tag_is_noun(token(r, i - 1)->tag) || cc_tag_is_adjective(token(r, i - 1)->tag) ||
            token(r, i - 1)->tag == CC_TAG_DT || token(r, i - 1)->tag == CC_TAG_CD ||
            token(r, i - 1)->tag == CC_TAG_VBG || token(r, i - 1)->tag == CC_TAG_PRPS ||
            cc_token_in(token(r, i - 1), "and potential several many more other , proven") ||
            (cc_token_is(token(r, i - 1), "of") && i > r->s->first + 2 &&
                cc_token_in(token(r, i - 2), "range number variety host array series lot list wealth couple"))))
        i--;
    f->phrase = i;
    while (i > r->s->first + 1 && !cc_tag_is_verb(token(r, i - 1)->tag) &&
        (token(r, i - 1)->tag == CC_TAG_IN || token(r, i - 1)->tag == CC_TAG_TO ||
            cc_tag_is_adjective(token(r, i - 1)->tag) || cc_token_is(token(r, i - 1), "risk")))
        i--; /* "leads to problems", "is at risk of several diseases" */
    if (i <= r->s->first + 1 || !cc_tag_is_verb(token(r, i - 1)->tag))
        return false;
    f->verb = i - 1;
    for (i = f->verb; i > r->s->first && (cc_tag_is_verb(token(r, i - 1)->tag) || token(r, i - 1)->tag == CC_TAG_MD ||
                                             cc_tag_is_adverb(token(r, i - 1)->tag));)
        i--;
    f->subject_end = i;
    for (uint32_t j = r->s->first; j < f->noun; j++) {
        if ((token(r, j)->set & (CC_SET_NEG | CC_SET_SUB)) || (j < i && cc_tag_is_finite(token(r, j)->tag)) ||
            cc_token_in(token(r, j), "no few little"))
            return false;
    }
    return i > r->s->first && !(token(r, f->verb)->tag == CC_TAG_VBN && f->verb == f->subject_end) &&
        token(r, f->verb)->tag != CC_TAG_VBG;
}

/* One example: "supporting the immune system" is what the subject does, "better sleep" what it has. */
static void
tell_example(const struct cc_restating *r, const struct examples *f, uint32_t a, uint32_t e)
{
    struct cc_buf b = {0};
    const struct cc_token *k = token(r, a);
    const char *verb = cc_vocab_field(&cc_vocab_vague_nouns, f->row, CC_VOCAB_VAGUE_NOUNS_VERB);

    cc_words_add(&b, r->t, r->s->first, f->subject_end, CC_WORDS_BRACKETS | r->title);
    if (k->tag == CC_TAG_VBG && a + 1 < e && f->phrase == f->verb + 1) {
        cc_restating_deed(r, f->subject_end, f->verb, k, &b);
        a++;
    } else if (cc_token_lemma_in(token(r, f->verb), "have show possess carry come include")) {
        cc_restating_verb(r, f->subject_end, f->verb, verb, strlen(verb), &b);
    } else {
        cc_words_append(&b, r->t, f->subject_end, f->phrase, CC_WORDS_BRACKETS);
    }
    cc_words_append(&b, r->t, a, e, CC_WORDS_BRACKETS);
    cc_restating_tell(r, &b, "example");
}

/* Where the example that begins at a ends: "reducing A and B" is one, its verb has two objects. */
static uint32_t
example_end(const struct cc_restating *r, const struct examples *f, uint32_t a, bool doing)
{
    uint32_t i = a + 1;

    for (; i < f->to; i++) {
        const struct cc_token *k = token(r, i);

        if (k->depth > 0 || !(k->tag == CC_TAG_COMMA || cc_token_in(k, "and or")))
            continue;
        if (!doing || i + 1 >= f->to || token(r, i + 1)->tag == CC_TAG_VBG ||
            (k->tag == CC_TAG_COMMA && i + 2 < f->to && token(r, i + 2)->tag == CC_TAG_VBG))
            break;
    }
    return i;
}

bool
cc_tell_examples(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating r = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};
    struct examples f = {0};
    struct cc_buf b = {0};
    uint32_t told = 0;

    if (x->depth > 1 || how->fresh > 0 || how->order != NULL || s->end - s->first < 7 || !find_mark(&r, &f) ||
        !find_end(&r, &f) || !find_verb(&r, &f))
        return false;
    cc_words_add(&b, t, s->first, f.from - 1 - cc_token_is(token(&r, f.from - 1), "as"), CC_WORDS_BRACKETS);
    cc_restating_tell(&r, &b, NULL);
    for (uint32_t a = f.from, e; a < f.to && told < EXAMPLES_MAX; told++) {
        e = example_end(&r, &f, a, token(&r, a)->tag == CC_TAG_VBG);
        tell_example(&r, &f, a, e);
        for (a = e; a < f.to && (token(&r, a)->tag == CC_TAG_COMMA || cc_token_in(token(&r, a), "and or also even"));)
            a++;
    }
    return true;
}

/* apposed.c: another name behind a comma that would be read as a clause: "lowers homocysteine, an amino acid linked to
 * heart disease" says that homocysteine is linked to it; "raises creatinine, the waste product doctors measure" names it
 * once more. */
#include <string.h>

#include "claims/restating.h"

static const struct cc_token *
token(const struct cc_restating *p, uint32_t i)
{
    return &p->t->tokens[i];
}

/* The noun phrase that begins at token a: its end, or a. */
static uint32_t
noun_phrase(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    uint32_t i = a;

    while (i < e && (token(p, i)->tag == CC_TAG_DT || cc_tag_is_adjective(token(p, i)->tag) ||
        cc_tag_is_noun(token(p, i)->tag)))
        i++;
    return i > a && cc_tag_is_noun(token(p, i - 1)->tag) ? i : a;
}

/* Where the noun phrase that ends before token b begins: "the risk of homocysteine" is as good as its last noun. */
static uint32_t
phrase_begin(const struct cc_restating *p, uint32_t b)
{
    uint32_t i = b;

    while (i > p->s->first && (cc_tag_is_noun(token(p, i - 1)->tag) || cc_tag_is_adjective(token(p, i - 1)->tag)))
        i--;
    return i;
}

/* Does a participle that says what the noun is linked to stand at token i? */
static bool
links(const struct cc_restating *p, uint32_t i, uint32_t e)
{
    return i + 2 < e &&
        cc_token_in(token(p, i), "linked tied associated connected related thought believed known shown proven involved "
                                 "implicated used needed required found prized") &&
        cc_token_in(token(p, i + 1), "to with for in as by") && cc_health_in(p->t, i + 2, e);
}

/* "doctors measure in the breath", "you need for sleep": a subject of its own and a verb, without "that". */
static bool
is_bare_relative(const struct cc_restating *p, uint32_t i, uint32_t e)
{
    return i + 1 < e && (cc_token_in(token(p, i), "you we they it") || cc_tag_is_plural(token(p, i)->tag)) &&
        (token(p, i + 1)->tag == CC_TAG_VBP || token(p, i + 1)->tag == CC_TAG_MD || token(p, i + 1)->tag == CC_TAG_VBD);
}

bool
cc_tell_apposed(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating p = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};
    uint32_t e = s->end, comma, noun, end, begin;
    struct cc_buf b = {0};
    struct cc_salience *before;
    struct cc_noun_list *lists;
    bool linked, plural;

    if (x->depth > 1 || how->fresh > 0 || how->order != NULL || s->ending == CC_SENTENCE_QUESTION)
        return false;
    while (e > s->first && cc_tag_is_punct(token(&p, e - 1)->tag))
        e--;
    for (comma = s->first + 2; comma + 4 < e; comma++) {
        if (token(&p, comma)->tag != CC_TAG_COMMA || token(&p, comma)->depth > 0 ||
            !cc_token_in(token(&p, comma + 1), "a an the one") || !cc_tag_is_noun(token(&p, comma - 1)->tag))
            continue;
        noun = noun_phrase(&p, comma + 1, e);
        if (noun <= comma + 1)
            continue;
        linked = links(&p, noun, e);
        if (!linked && noun > comma + 3 && is_bare_relative(&p, noun - 1, e) &&
            cc_tag_is_noun(token(&p, noun - 2)->tag))
            noun--; /* "the waste product [doctors] use" */
        if (!linked && !is_bare_relative(&p, noun, e))
            continue;
        if (!cc_retag_finite(t, s->first, comma))
            return false; /* "Zinc, a mineral linked to …, helps" is read as it is */
        for (end = noun; end < e && token(&p, end)->tag != CC_TAG_COMMA && token(&p, end)->tag != CC_TAG_COLON &&
             token(&p, end)->tag != CC_TAG_DASH && !cc_token_in(token(&p, end), "but so which");
             end++) {
            if (linked && token(&p, end)->tag == CC_TAG_CC && end + 1 < e && cc_tag_is_finite(token(&p, end + 1)->tag))
                return false;
        }
        begin = phrase_begin(&p, comma);
        if (begin >= comma)
            return false;
        cc_words_add(&b, t, s->first, comma, CC_WORDS_BRACKETS | p.title);
        if (end < e)
            cc_words_append(&b, t, end, e, CC_WORDS_BRACKETS | p.title);
        cc_restating_tell(&p, &b, NULL);
        if (!linked)
            return true;
        plural = cc_tag_is_plural(token(&p, comma - 1)->tag);
        cc_words_add(&b, t, begin, comma, CC_WORDS_BRACKETS | p.title);
        cc_buf_adds(&b, plural ? " are" : " is");
        cc_words_append(&b, t, noun, end, CC_WORDS_BRACKETS | p.title);
        if (b.v[0] >= 'a' && b.v[0] <= 'z')
            b.v[0] = (char)(b.v[0] - 32);
        before = cc_arena_take(&x->scratch, sizeof *before);
        lists = cc_arena_take(&x->scratch, 2 * sizeof *lists);
        *before = x->salience;
        lists[0] = x->subjects;
        lists[1] = x->objects;
        cc_restating_tell(&p, &b, "apposed");
        x->salience = *before; /* the next "it" is still the subject */
        x->subjects = lists[0];
        x->objects = lists[1];
        return true;
    }
    return false;
}

/* fronted.c: a predicate that stands before its subject: "Known for its vitamin C, acerola protects cells", "A gentle
 * herb that calms the stomach, fennel eases cramps". What stands in front is a statement of its own. */
#include <string.h>

#include "claims/tell.h"

/* Does a predicate without its verb begin at token i: "Rich in", "A potent antioxidant"? */
static bool
begins_predicate(const struct cc_text *t, uint32_t i, uint32_t e)
{
    const struct cc_token *k = &t->tokens[i];

    if (cc_token_in(k, "a an"))
        return i + 2 < e && !cc_token_in(&t->tokens[i + 1], "few little lot couple bit pair number");
    if (cc_tag_is_adverb(k->tag) && i + 1 < e)
        k = &t->tokens[++i];
    return i + 1 < e && (cc_cue_of(k->lower, k->lower_len) & CC_CUE_FRONTED) &&
        (t->tokens[i + 1].tag == CC_TAG_IN || t->tokens[i + 1].tag == CC_TAG_TO ||
            cc_token_in(&t->tokens[i + 1], "for in with from"));
}

/* "An essential nutrient that protects cells": the sentence is a predicate and nothing else. */
static bool
only_predicate(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t c = s->chunk_first; c < s->chunk_end; c++) {
        if (t->chunks[c].kind == CC_CHUNK_REL)
            return true;
        if (t->chunks[c].kind == CC_CHUNK_VP &&
            ((t->chunks[c].flags & CC_VP_TO) ||
                (c > s->chunk_first && t->chunks[c].main != CC_NO_INDEX &&
                    cc_token_in(&t->tokens[t->chunks[c].main], "used known designed formulated crafted made found"))))
            return true; /* "A herb used to …", "A formula designed to lower X, ease Y" */
        if (t->chunks[c].kind == CC_CHUNK_VP && (t->chunks[c].flags & (CC_VP_FINITE | CC_VP_BARE)) != 0)
            return false;
    }
    return true;
}

/* "Known for its minerals, supports the bones": the comma before the verb of a sentence without a subject, or
 * CC_NO_INDEX. */
static uint32_t
comma_before_verb(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t c = s->chunk_first + 1; c + 2 < s->chunk_end; c++) {
        const struct cc_chunk *k = &t->chunks[c], *verb = k + 1;

        if (k->kind == CC_CHUNK_VP && (k->flags & CC_VP_FINITE))
            return CC_NO_INDEX;
        if (k->kind == CC_CHUNK_PUNCT && t->tokens[k->first].tag == CC_TAG_COMMA && verb->kind == CC_CHUNK_VP &&
            (verb->flags & CC_VP_FINITE) && verb->main != CC_NO_INDEX && t->tokens[verb->first].tag == CC_TAG_VBZ)
            return k->first;
    }
    return CC_NO_INDEX;
}

static bool
tell_predicate(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t end, struct cc_how h)
{
    struct cc_buf b = {0};

    cc_buf_adds(&b, h.it_plural ? "it are " : "it is ");
    cc_words_add(&b, t, s->first, end, s->title_case ? CC_WORDS_TITLE : 0);
    cc_buf_addc(&b, '.');
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

/* The chunk after a comma that is the subject of a finite verb right behind it, or CC_NO_INDEX. */
static uint32_t
subject_chunk(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t c = s->chunk_first + 1; c + 2 < s->chunk_end; c++) {
        const struct cc_chunk *comma = &t->chunks[c], *noun = comma + 1, *verb = comma + 2;

        if (comma->kind != CC_CHUNK_PUNCT || t->tokens[comma->first].tag != CC_TAG_COMMA ||
            t->tokens[comma->first].depth > 0)
            continue;
        if (noun->kind != CC_CHUNK_NP)
            return CC_NO_INDEX; /* a list, or a clause */
        if (verb->kind == CC_CHUNK_ADVP && c + 3 < s->chunk_end)
            verb++;
        if (verb->kind == CC_CHUNK_VP && (verb->flags & CC_VP_FINITE))
            return c + 1;
        if (verb->kind != CC_CHUNK_PUNCT)
            return CC_NO_INDEX;
    }
    return CC_NO_INDEX;
}

bool
cc_tell_fronted(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};
    struct cc_noun_list names = {0};
    uint32_t c, comma;
    const struct cc_chunk *k;
    struct cc_parse *p;

    if (x->depth > 1 || how->fresh > 0 || s->end - s->first < 7 || !begins_predicate(t, s->first, s->end))
        return false;
    c = subject_chunk(t, s);
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
        if (how->given_span.end > 0)
            h.pieces[h.n_pieces++] = how->given_span;
    }
    h.given = NULL;
    h.rule = "fronted";
    if (c == CC_NO_INDEX && how->given != NULL && how->fragments && cc_token_in(&t->tokens[s->first], "a an") &&
        only_predicate(t, s)) {
        h.it = how->given;
        h.it_plural = how->given_plural;
        for (uint32_t i = s->first + 2; i + 2 < s->end;
             i++) { /* "a supplement for women designed to …": the supplement is */
            if (cc_token_in(&t->tokens[i], "designed formulated crafted made") && t->tokens[i - 1].depth == 0) {
                struct cc_sentence rest = *s;

                rest.first = i;
                return tell_predicate(x, t, &rest, s->end, h);
            }
        }
        return tell_predicate(x, t, s, s->end, h);
    }
    if (c == CC_NO_INDEX && how->given != NULL && how->fragments && comma_before_verb(t, s) != CC_NO_INDEX) {
        comma = comma_before_verb(t, s);
        h.it = how->given;
        h.it_plural = how->given_plural;
        tell_predicate(x, t, s, comma, h);
        h.rule = how->rule;
        cc_buf_adds(&b, "it");
        cc_words_append(&b, t, comma + 1, s->end, s->title_case ? CC_WORDS_TITLE : 0);
        cc_tell_text(x, b.v, b.n, &h);
        cc_buf_clear(&b);
        return true;
    }
    if (c == CC_NO_INDEX)
        return false;
    k = &t->chunks[c];
    comma = t->chunks[c - 1].first;
    if (cc_noun_ending(t, k->first, k->end) == CC_NOUN_PEOPLE ||
        (cc_cue_of(t->tokens[k->head].lower, t->tokens[k->head].lower_len) & CC_CUE_PERSON) ||
        cc_token_in(&t->tokens[k->first], "i you we he she they who"))
        return false;
    for (uint32_t i = s->first; i < comma; i++) {
        if (cc_is_time_noun(&t->tokens[i]) && i < s->first + 3)
            return false; /* "A week later" */
    }
    p = cc_arena_alloc(&x->scratch, sizeof *p);
    cc_parse_chunks(p, t, c, c + 1, 0);
    cc_refer(x, p, (struct cc_range){k->first, k->end}, false, &names);
    if (names.n != 1)
        return false;
    h.it = names.v[0].text;
    h.it_plural = names.v[0].plural;
    tell_predicate(x, t, s, comma, h);
    cc_words_add(&b, t, k->first, s->end, s->title_case ? CC_WORDS_TITLE : 0);
    h.it = how->it;
    h.it_plural = how->it_plural;
    h.rule = how->rule;
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

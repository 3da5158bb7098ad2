/* attribution.c: who says it. "'X lowers Y,' said Dr Hope, who led the study" states what stands between the quotation marks and
 * nothing about Dr Hope. */
#include <string.h>

#include "claims/tell.h"

static bool
says(const struct cc_token *k)
{
    return cc_tag_is_verb(k->tag) && k->tag != CC_TAG_VBG && cc_token_in(k, "said says say added adds explained explains told tells warned warns notes noted commented concluded stressed continued wrote writes recalls recalled");
}

/* The next quotation mark of that kind in [i, e), or e. */
static uint32_t
find_quote(const struct cc_text *t, uint32_t i, uint32_t e, uint32_t flag)
{
    while (i < e && !(t->tokens[i].flags & flag))
        i++;
    return i;
}

/* Is the verb of saying in [a, e) with its speaker all that stands there: "said Dr Hope, who …", "Lopez said", "she added,"? */
static bool
only_speaker(const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t verb = a;

    while (verb < e && verb < a + 9 && !says(&t->tokens[verb])) {
        if (cc_tag_is_verb(t->tokens[verb].tag) || t->tokens[verb].tag == CC_TAG_CC || cc_token_is(&t->tokens[verb], "it"))
            return false; /* nor what "it says on the label" */
        verb++;
    }
    return verb < e && says(&t->tokens[verb]);
}

static void
tell(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how, struct cc_buf *b)
{
    struct cc_how h = *how;

    while (b->n > 0 && strchr(" ,;", b->v[b->n - 1]) != NULL)
        b->v[--b->n] = '\0';
    if (b->n > 0) {
        if (t == &x->text) {
            h.pieces[0] = s->span;
            h.n_pieces = 1;
        }
        if (strchr(".!?", b->v[b->n - 1]) == NULL)
            cc_buf_addc(b, '.');
        cc_tell_text(x, b->v, b->n, &h);
    }
    cc_buf_clear(b);
}

/* ", said Prof Whyte, a cardiologist at …" to the sentence's end, without quotation marks: its comma, or s->end. */
static uint32_t
trailing_speaker(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->first + 4; i + 2 < s->end; i++) {
        const struct cc_token *k = &t->tokens[i + 1];

        if (t->tokens[i].tag == CC_TAG_COMMA && t->tokens[i].depth == 0 && cc_token_in(k, "said says added explained") && cc_tag_is_verb(k->tag) &&
            (k[1].tag == CC_TAG_NNP || (k[1].flags & CC_TOK_CAPITAL) || cc_token_in(k + 1, "the a lead study one his her")))
            return i;
    }
    return s->end;
}

/* ", he added," inside a sentence: the tokens of it from i on, its second comma not included; 0 = none. */
static uint32_t
inner_speaker(const struct cc_text *t, uint32_t i, uint32_t e)
{
    if (i + 3 >= e || t->tokens[i].tag != CC_TAG_COMMA || !(cc_token_in(&t->tokens[i + 1], "he she they") || t->tokens[i + 1].tag == CC_TAG_NNP))
        return 0;
    return cc_token_in(&t->tokens[i + 2], "said says added explained warned") && (t->tokens[i + 3].tag == CC_TAG_COMMA || t->tokens[i + 3].tag == CC_TAG_STOP) ? 3 : 0;
}

/* The sentence without a speaker that no quotation marks set apart. True when there was one. */
static bool
tell_unquoted(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_buf b = {0};
    uint32_t end = trailing_speaker(t, s);
    bool found = end < s->end;

    for (uint32_t i = s->first; i < end;) {
        uint32_t n = inner_speaker(t, i, end), from = i;

        if (n > 0) {
            found = true;
            i += n;
            if (i < end && t->tokens[i].tag == CC_TAG_COMMA && i + 1 < end && t->tokens[i + 1].tag == CC_TAG_CC)
                i++;
            continue;
        }
        while (i < end && (i == from || inner_speaker(t, i, end) == 0))
            i++;
        cc_words_append(&b, t, from, i, CC_WORDS_BRACKETS);
    }
    if (found)
        tell(x, t, s, how, &b);
    cc_buf_clear(&b);
    return found;
}

bool
cc_tell_attributed(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t open, close, second, speaker;
    struct cc_buf b = {0};

    if (x->depth > 1 || how->fresh > 0 || how->testimonial || x->quoting || s->end - s->first < 6)
        return false;
    open = find_quote(t, s->first, s->end, CC_TOK_QUOTE_OPEN);
    if (open < s->end && open > s->first + 1 && (t->tokens[open - 1].tag == CC_TAG_COLON || t->tokens[open - 1].tag == CC_TAG_COMMA) && open + 4 < s->end &&
        (says(&t->tokens[open - 2]) || only_speaker(t, s->first, open))) { /* 'Dr Bell, who was not involved, said: "…"' */
        cc_words_add(&b, t, open + 1, find_quote(t, open + 1, s->end, CC_TOK_QUOTE_CLOSE), 0);
        tell(x, t, s, how, &b);
        return true;
    }
    if (open >= s->end || open > s->first) /* the sentence before opened it, or it begins here */
        open = t->tokens[s->first].flags & CC_TOK_IN_QUOTES ? s->first : open;
    close = find_quote(t, s->first, s->end, CC_TOK_QUOTE_CLOSE);
    if (open > s->first || close >= s->end || close < s->first + 3)
        return tell_unquoted(x, t, s, how);
    speaker = close + 1 < s->end && t->tokens[close + 1].tag == CC_TAG_COMMA ? close + 2 : close + 1;
    second = find_quote(t, speaker, s->end, CC_TOK_QUOTE_OPEN);
    if (speaker >= s->end || !only_speaker(t, speaker, second))
        return tell_unquoted(x, t, s, how);
    cc_words_add(&b, t, s->first, close, 0);
    if (second + 1 < s->end) /* '"It is small," she added, "but it lasts."' */
        cc_words_append(&b, t, second + 1, s->end, 0);
    tell(x, t, s, how, &b);
    return true;
}

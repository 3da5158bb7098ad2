/* attribution.c: who says it. "'X lowers Y,' said Dr Hope, who led the study" states what stands between the quotation
 * marks and nothing about Dr Hope. */
#include <string.h>

#include "claims/lexicon.h"
#include "claims/tell.h"

static bool
says(const struct cc_token *k)
{
    return cc_tag_is_verb(k->tag) && k->tag != CC_TAG_VBG &&
        cc_token_in(k,
            "said says say added adds explained explains told tells warned warns notes noted commented concluded stressed continued wrote writes recalls recalled");
}

/* The next quotation mark of that kind in [i, e), or e. */
static uint32_t
find_quote(const struct cc_text *t, uint32_t i, uint32_t e, uint32_t flag)
{
    while (i < e && !(t->tokens[i].flags & flag))
        i++;
    return i;
}

/* Is the verb of saying in [a, e) with its speaker all that stands there: "said Dr Hope, who …", "Lopez said", "she
 * added,"? */
static bool
only_speaker(const struct cc_text *t, uint32_t a, uint32_t e)
{
    uint32_t verb = a;

    while (verb < e && verb < a + 9 && !says(&t->tokens[verb])) {
        if (cc_tag_is_verb(t->tokens[verb].tag) || t->tokens[verb].tag == CC_TAG_CC ||
            cc_token_is(&t->tokens[verb], "it"))
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

/* A verb that only says who says it: "said", "found", "calculates", "told a congress". */
static bool
reports(const struct cc_token *k)
{
    return says(k) ||
        (cc_tag_is_verb(k->tag) && k->tag != CC_TAG_VBG &&
            (cc_says(k) || cc_token_lemma_in(k, "say add tell calculate caution stress point write announce reckon")));
}

/* Does who says it doubt it: "scientists suspect"? */
static bool
doubts(const struct cc_token *k)
{
    return cc_token_lemma_in(k, "think believe suspect suggest speculate hope hypothesise hypothesize guess hint indicate assume imply");
}

/* The verb of saying of the words [a, e) when they are a speaker with it and nothing else: "the team calculates",
 * "several experts pointed out", "a study of 62,000 adults has found"; CC_NO_INDEX otherwise. */
static uint32_t
speaker_and_verb(const struct cc_text *t, uint32_t a, uint32_t e)
{
    bool noun = false;

    for (uint32_t i = a; i < e && i < a + 14; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (noun && reports(k))
            return i;
        if (cc_token_in(k, "that which who it there") || cc_tag_is_punct(k->tag) || k->tag == CC_TAG_CC ||
            k->tag == CC_TAG_WDT || k->tag == CC_TAG_WRB)
            return CC_NO_INDEX;
        if (cc_tag_is_verb(k->tag) && !(k->set & CC_SET_HAVE))
            return CC_NO_INDEX;
        noun = noun || cc_tag_is_noun(k->tag) || k->tag == CC_TAG_PRP;
    }
    return CC_NO_INDEX;
}

static bool
any_of(const struct cc_text *t, uint32_t a, uint32_t e, const char *list)
{
    for (uint32_t i = a; i < e; i++) {
        if (cc_token_one_of(t->tokens[i].lower, t->tokens[i].lower_len, list, strlen(list)))
            return true;
    }
    return false;
}

static bool
has_finite(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        if (cc_tag_is_finite(t->tokens[i].tag))
            return true;
    }
    return false;
}

/* "results presented at the Heart Congress, which …" to the end: a source and nothing that is said besides. */
static bool
only_source(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i + 1 < e; i++) {
        const struct cc_token *next = &t->tokens[i + 1];

        if (t->tokens[i].tag == CC_TAG_COLON || t->tokens[i].tag == CC_TAG_DASH)
            return false;
        if (t->tokens[i].tag == CC_TAG_COMMA &&
            !(next->tag == CC_TAG_WDT || next->tag == CC_TAG_WP || cc_token_in(next, "a the led published")))
            return false;
    }
    return true;
}

/* ", said Prof Whyte, a cardiologist at …", ", researchers told a congress on Monday", ", a study suggests" to the sentence's end,
 * without quotation marks: its comma, or s->end. *verb is the verb of saying. */
static uint32_t
trailing_speaker(const struct cc_text *t, const struct cc_sentence *s, uint32_t *verb)
{
    for (uint32_t i = s->first + 3; i + 2 < s->end; i++) {
        const struct cc_token *k = &t->tokens[i + 1];

        if (t->tokens[i].tag != CC_TAG_COMMA || t->tokens[i].depth > 0)
            continue;
        *verb = i + 1;
        if (cc_token_is(k, "according") && cc_token_is(k + 1, "to") && has_finite(t, s->first, i) &&
            only_source(t, i + 3, s->end))
            return i;
        if (cc_token_in(k, "said says added explained") && cc_tag_is_verb(k->tag) &&
            (k[1].tag == CC_TAG_NNP || (k[1].flags & CC_TOK_CAPITAL) ||
                cc_token_in(k + 1, "the a lead study one his her")))
            return i;
        *verb = speaker_and_verb(t, i + 1, s->end);
        if (*verb == CC_NO_INDEX || any_of(t, *verb + 1, s->end, "that whether how why what but because if") ||
            !has_finite(t, s->first, i))
            continue;
        k = &t->tokens[*verb + 1];
        if (*verb + 1 >= s->end || k->tag == CC_TAG_STOP || k->tag == CC_TAG_IN || cc_tag_is_adverb(k->tag) ||
            k->tag == CC_TAG_QUOTE || cc_token_lemma_is(k - 1, "tell"))
            return i;
    }
    return s->end;
}

/* ", he added,", ", the team calculates,", ", as earlier work has shown," inside a sentence: the tokens of it from the
 * comma at i on, its second comma not included; 0 = none. */
static uint32_t
inner_speaker(const struct cc_text *t, uint32_t i, uint32_t e, uint32_t *verb)
{
    uint32_t from = i + 1, to = from;
    bool as;

    if (i + 3 >= e || t->tokens[i].tag != CC_TAG_COMMA || t->tokens[i].depth > 0)
        return 0;
    as = cc_token_is(&t->tokens[from], "as");
    while (to < e && to < from + 14 && t->tokens[to].tag != CC_TAG_COMMA && t->tokens[to].tag != CC_TAG_STOP)
        to++;
    if (to >= e || to >= from + 14 ||
        (t->tokens[to].tag == CC_TAG_STOP && !cc_token_in(&t->tokens[from], "he she they")))
        return 0;
    if (says(&t->tokens[from]) &&
        (t->tokens[from + 1].tag == CC_TAG_NNP || cc_token_in(&t->tokens[from + 1], "the a lead study")) &&
        !has_finite(t, from + 1, to)) {
        *verb = from; /* ", says Dr Hope," */
        return to - i;
    }
    *verb = speaker_and_verb(t, from + as, to);
    if (*verb == CC_NO_INDEX || any_of(t, *verb + 1, to, "that whether how why what to") ||
        any_of(t, from, to, "you it"))
        return 0;
    if (!as && *verb + 1 < to &&
        !cc_token_in(&t->tokens[*verb + 1], "out later in on last this yesterday today")) /* "the team found a way" */
        return 0;
    if (to + 1 < e && (t->tokens[to + 1].tag == CC_TAG_TO || cc_token_in(&t->tokens[to + 1], "that whether")))
        return 0; /* "researchers found, to their surprise, that …" */
    return to - i;
}

/* Does the comma before a speaker part something of the sentence: "In Europe, she said, …", not "Lower pressure, she
 * said, accounts"? */
static bool
keeps_comma(const struct cc_text *t, uint32_t first, uint32_t i, uint32_t next)
{
    if (i > first && t->tokens[first].tag == CC_TAG_CC)
        first++;
    return has_finite(t, first, i) || (t->tokens[first].tag == CC_TAG_IN && !cc_tag_is_finite(t->tokens[next].tag)) ||
        (cc_tag_is_adverb(t->tokens[first].tag) && i == first + 1) || t->tokens[first].tag == CC_TAG_TO;
}

/* Is what begins the sentence somebody, no study: "Dr Pike, of the Trust, said", "Prof Reid cautioned", "She added"? */
static bool
is_somebody(const struct cc_text *t, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if ((k->flags & CC_TOK_UPPER) || (cc_token_is(k, "the") && (k[1].flags & CC_TOK_UPPER)))
        return true; /* "The NHS says" */
    if ((k->flags & (CC_TOK_CAPITAL | CC_TOK_KNOWN)) == CC_TOK_CAPITAL && k->tag == CC_TAG_NNP &&
        cc_tag_is_finite(k[1].tag))
        return true; /* "Okonkwo thinks" */
    return cc_token_in(k, "dr dr. prof prof. professor mr mrs ms he she they experts researchers scientists doctors authors") ||
        (cc_token_is(k, "the") && cc_token_in(k + 1, "researchers authors team scientists experts doctors charity report"));
}

/* "Dr Pike, of the Brain Trust, who was not involved, said people should not panic": the first token of what is said, or s->end.
 * *verb is the verb of saying. */
static uint32_t
leading_speaker(const struct cc_text *t, const struct cc_sentence *s, uint32_t *verb)
{
    uint32_t e = s->end < s->first + 45 ? s->end : s->first + 45, say;
    bool aside = false;

    if (s->end < s->first + 6 || !is_somebody(t, s->first))
        return s->end;
    for (uint32_t i = s->first + 1; i + 3 < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        aside = aside || k->tag == CC_TAG_WP || k->tag == CC_TAG_WDT; /* ", who led the study," */
        if (k->tag == CC_TAG_COMMA)
            aside = false;
        if (aside || !cc_tag_is_finite(k->tag) || (k->set & CC_SET_HAVE))
            continue;
        if (cc_token_in(k, "thinks believes suspects suspected reckons") && cc_token_is(k + 1, "that") && i + 5 < s->end &&
            !cc_token_in(k + 2, "it they this these he she")) {
            *verb = i; /* "He also suspects that …" */
            return i + 2;
        }
        if (!cc_token_in(k, "said say says added add adds explained explain explains warned warn warns cautioned caution cautions stressed stress stresses noted note notes argued argue argues insisted insist insists pointed point")) {
            return s->end;
        }
        if (i == s->first + 1 && cc_tag_is_plural(t->tokens[s->first].tag) && cc_token_lemma_in(k, "say argue"))
            return s->end; /* "doctors say": who knows which */
        *verb = i;
        say = i + 1 + cc_token_is(&t->tokens[i + 1], "out");
        if (cc_token_is(&t->tokens[say], "that"))
            say++;
        if (say + 3 >= s->end || cc_tag_is_punct(t->tokens[say].tag) || t->tokens[say].tag == CC_TAG_IN ||
            t->tokens[say].tag == CC_TAG_TO || t->tokens[say].tag == CC_TAG_WRB)
            return s->end;
        for (uint32_t j = say; j < s->end; j++) {
            if (cc_tag_is_finite(t->tokens[j].tag) || (j > say && t->tokens[j].can & CC_CAN_VBZ))
                return say;
        }
        return s->end;
    }
    return s->end;
}

/* The sentence without a speaker that no quotation marks set apart. True when there was one. */
static bool
tell_unquoted(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_buf b = {0};
    struct cc_how h = *how;
    uint32_t verb = CC_NO_INDEX, end = trailing_speaker(t, s, &verb), lead;
    bool found = end < s->end;

    if (!found && (lead = leading_speaker(t, s, &verb)) < s->end) {
        cc_words_add(&b, t, lead, s->end, CC_WORDS_BRACKETS);
        h.hedged = h.hedged || doubts(&t->tokens[verb]);
        tell(x, t, s, &h, &b);
        return true;
    }
    for (uint32_t i = s->first; i < end && !found; i++) {
        uint32_t other = CC_NO_INDEX;

        found = inner_speaker(t, i, end, &other) > 0;
    }
    if (!found) /* nearly always */
        return false;
    h.hedged = h.hedged || (end < s->end && doubts(&t->tokens[verb]));
    for (uint32_t i = s->first; i < end;) {
        uint32_t n = inner_speaker(t, i, end, &verb), from = i;

        if (n > 0) {
            h.hedged = h.hedged || doubts(&t->tokens[verb]);
            if (i + n + 1 < end && !keeps_comma(t, s->first, i, i + n + 1))
                n++;
            i += n;
            if (i < end && t->tokens[i].tag == CC_TAG_COMMA && i + 1 < end && t->tokens[i + 1].tag == CC_TAG_CC)
                i++;
            continue;
        }
        while (i < end && (i == from || inner_speaker(t, i, end, &verb) == 0))
            i++;
        cc_words_append(&b, t, from, i, CC_WORDS_BRACKETS);
    }
    tell(x, t, s, &h, &b);
    cc_buf_clear(&b);
    return true;
}

bool
cc_tell_attributed(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t open, close, second, speaker;
    struct cc_buf b = {0};

    if (x->depth > 1 || how->fresh > 0 || how->testimonial || x->quoting || s->end - s->first < 6)
        return false;
    open = find_quote(t, s->first, s->end, CC_TOK_QUOTE_OPEN);
    if (open < s->end && open > s->first + 1 &&
        (t->tokens[open - 1].tag == CC_TAG_COLON || t->tokens[open - 1].tag == CC_TAG_COMMA) && open + 4 < s->end &&
        (says(&t->tokens[open - 2]) ||
            only_speaker(t, s->first, open))) { /* 'Dr Bell, who was not involved, said: "…"' */
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

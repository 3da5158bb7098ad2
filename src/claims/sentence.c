/* sentence.c: where sentences end. Knows marks and abbreviations; needs the tokens and the lexicon's "closed class"
 * mark, no tags. */
#include "claims/token.h"

#include <string.h>

#include "base/mem.h"
#include "vocab/tables.h"

/* What the rules below see of a place between two tokens. */
struct place {
    const struct cc_text *t;
    uint32_t first;   /* first token of the sentence so far */
    uint32_t last;    /* the token before the place */
    uint32_t next;    /* the token after it; < n_tokens */
};

static bool
is_word(const struct cc_token *k)
{
    return !(k->flags & (CC_TOK_PUNCT | CC_TOK_SYMBOL));
}

/* Words that begin sentences and not names: closed classes of the lexicon ("The", "It", "However"). */
static bool
opens_sentence(const struct cc_token *k)
{
    return (k->flags & CC_TOK_CAPITAL) != 0 && (k->can & CC_CAN_OTHER) != 0;
}

/* A capital, number, opening mark, bullet or emoji: how a sentence may begin. */
static bool
may_begin(const struct cc_token *k)
{
    return (k->flags &
               (CC_TOK_CAPITAL | CC_TOK_UPPER | CC_TOK_NUMBER | CC_TOK_QUOTE_OPEN | CC_TOK_BRACKET_OPEN |
                   CC_TOK_BULLET | CC_TOK_EMOJI | CC_TOK_ARROW | CC_TOK_HASHTAG | CC_TOK_LINK)) != 0;
}

/* "1." or "a." at the beginning: the number of an item, not a sentence. */
static bool
is_item_number(const struct place *p)
{
    const struct cc_token *k = &p->t->tokens[p->first];

    return p->last == p->first + 1 && p->last > 0 && k->span.end - k->span.start <= 3 &&
        ((k->flags & CC_TOK_NUMBER) || k->lower_len == 1);
}

/* "J. Smith", but not "vitamin D. It": a letter after a lower-case word or a word that takes letters is no initial. */
static bool
is_initial(const struct place *p)
{
    const struct cc_token *v = p->t->tokens, *k = &v[p->last - 1];

    if (p->last == p->first || !(k->flags & CC_TOK_CAPITAL) || k->lower_len != 1 ||
        k->span.end != v[p->last].span.start)
        return false;
    if (k->lower[0] == 'i' || opens_sentence(&v[p->next]) || !(v[p->next].flags & CC_TOK_CAPITAL))
        return false;
    if (p->last - 1 == p->first)
        return true;
    return (k[-1].flags & (CC_TOK_CAPITAL | CC_TOK_ABBREVIATION)) != 0 &&
        !cc_token_in(&k[-1], "vitamin vitamins hepatitis type plan group phase factor part coenzyme omega influenza");
}

static bool
ends_after_stop(const struct place *p)
{
    const struct cc_token *v = p->t->tokens, *stop = &v[p->last], *next = &v[p->next];
    bool full = p->t->text[stop->span.start] == '.' && stop->span.end - stop->span.start == 1;
    bool dots = !full && (p->t->text[stop->span.start] == '.' || (unsigned char)p->t->text[stop->span.start] >= 0x80);

    if (stop->depth > 0 && v[p->first].depth == 0)
        return false;
    if (full && (is_item_number(p) || is_initial(p)))
        return false;
    if (!(next->flags & CC_TOK_SPACE)) /* "eczema.Then" */
        return (next->flags & CC_TOK_CAPITAL) != 0 && p->last > p->first && is_word(stop - 1);
    if (may_begin(next))
        return true;
    if (dots || next->tag == CC_TAG_DASH || !is_word(next))
        return false;
    /* lower case goes on after "Yes!" inside quotation marks and after unknown shortenings */
    return !(stop->flags & CC_TOK_IN_QUOTES) && p->last > p->first && ((stop - 1)->flags & CC_TOK_KNOWN) &&
        (stop - 1)->lower_len > 2;
}

static bool
ends_after_abbreviation(const struct place *p)
{
    const struct cc_token *k = &p->t->tokens[p->last], *next = &p->t->tokens[p->next];
    size_t n = k->lower_len;
    uint32_t row = cc_vocab_find(&cc_vocab_abbreviations, k->lower, n);

    if (row == CC_VOCAB_NONE)
        row = cc_vocab_find(&cc_vocab_abbreviations, k->lower, n - 1);
    if (k->depth > 0 && p->t->tokens[p->first].depth == 0)
        return false;
    if (row != CC_VOCAB_NONE && cc_vocab_field(&cc_vocab_abbreviations, row, CC_VOCAB_ABBREVIATIONS_USE)[0] != 'e')
        return false;
    return (next->flags & CC_TOK_SPACE) && (opens_sentence(next) || (next->flags & (CC_TOK_BULLET | CC_TOK_EMOJI)));
}

/* Is there a sentence end between p->last and p->next? */
static bool
ends_here(const struct place *p)
{
    const struct cc_token *v = p->t->tokens, *last = &v[p->last], *next = &v[p->next];
    struct place stop = *p;

    if (next->flags & CC_TOK_NEWLINE) {
        if (memchr(p->t->text + last->span.end, '\n', next->span.start - last->span.end) !=
            memrchr(p->t->text + last->span.end, '\n', next->span.start - last->span.end))
            return true; /* an empty line */
        if (may_begin(next) && last->tag != CC_TAG_COMMA && !(last->can & CC_CAN_OTHER && last->tag != CC_TAG_STOP))
            return true;
    }
    if (next->flags & CC_TOK_BULLET && next->flags & CC_TOK_SPACE && next->depth == 0 &&
        (is_word(last) || last->tag == CC_TAG_COLON))
        return true;
    if (last->flags & CC_TOK_SYMBOL && p->t->text[last->span.start] == '|' && next->flags & CC_TOK_SPACE)
        return true; /* "Title | Site" */
    /* closing marks, pictographs and footnote marks belong to the sentence that they follow */
    while (stop.last > p->first && (v[stop.last].flags & (CC_TOK_QUOTE_CLOSE | CC_TOK_BRACKET_CLOSE | CC_TOK_EMOJI)))
        stop.last--;
    if (v[stop.last].flags & CC_TOK_ABBREVIATION)
        return ends_after_abbreviation(&stop);
    if (v[stop.last].tag == CC_TAG_STOP) {
        if (next->flags & CC_TOK_EMOJI && p->next + 1 < p->t->n_tokens && !(v[p->next + 1].flags & CC_TOK_NEWLINE))
            return false;
        return ends_after_stop(&stop);
    }
    return (last->flags & CC_TOK_EMOJI) && p->last > p->first && (next->flags & CC_TOK_CAPITAL) && last->depth == 0 &&
        stop.last > p->first;
}

static void
describe(struct cc_text *t, struct cc_sentence *s)
{
    uint32_t words = 0, capitals = 0, last = s->end - 1;
    bool found = false, ends_small = false;

    for (uint32_t i = s->first; i < s->end; i++) {
        struct cc_token *k = &t->tokens[i];

        if (!is_word(k) || (k->flags & CC_TOK_QUOTE_OPEN))
            continue;
        if (!found && !(k->flags & CC_TOK_NUMBER && i + 1 < s->end && k[1].tag == CC_TAG_STOP)) {
            k->flags |= CC_TOK_FIRST;
            found = true;
        }
        if (k->lower_len > 3 && !(k->flags & CC_TOK_NUMBER)) {
            words++;
            capitals += (k->flags & CC_TOK_CAPITAL) != 0;
        }
        ends_small = !(k->flags & (CC_TOK_CAPITAL | CC_TOK_NUMBER)) && k->lower_len > 3;
    }
    /* "Acme Sleep Drops are vegan": a name and what is said of it; titles end in a capital */
    s->title_case = words >= 2 && capitals * 4 >= words * 3 && !(ends_small && capitals < words && words <= 6);
    while (last > s->first && (t->tokens[last].flags & (CC_TOK_QUOTE_CLOSE | CC_TOK_BRACKET_CLOSE | CC_TOK_EMOJI)))
        last--;
    s->ending = CC_SENTENCE_PLAIN;
    if (t->tokens[last].tag == CC_TAG_STOP) {
        const struct cc_token *k = &t->tokens[last];
        const char *p = t->text + k->span.start;

        s->ending = memchr(p, '?', k->span.end - k->span.start) ? CC_SENTENCE_QUESTION
            : *p == '!'                                         ? CC_SENTENCE_EXCLAMATION
            : k->span.end - k->span.start == 1                  ? CC_SENTENCE_STOP
                : CC_SENTENCE_ELLIPSIS;
    } else if (t->tokens[last].tag == CC_TAG_COLON && t->text[t->tokens[last].span.start] == ':') {
        s->ending = CC_SENTENCE_COLON;
    } else if (t->tokens[last].flags & CC_TOK_ABBREVIATION) {
        s->ending = CC_SENTENCE_STOP;
    }
}

static void
add_sentence(struct cc_text *t, uint32_t first, uint32_t end, bool cut)
{
    struct cc_sentence *s;

    if (t->n_sentences == t->cap_sentences) {
        t->cap_sentences = t->cap_sentences ? t->cap_sentences * 2 : 32;
        t->sentences = cc_mem_resize(t->sentences, t->cap_sentences, sizeof *t->sentences);
    }
    s = &t->sentences[t->n_sentences++];
    *s = (struct cc_sentence){.first = first, .end = end, .cut = cut};
    s->span = (struct cc_span){t->tokens[first].span.start, t->tokens[end - 1].span.end};
    describe(t, s);
}

void
cc_sentences_split(struct cc_text *t)
{
    struct place p = {.t = t};

    t->n_sentences = 0;
    for (uint32_t i = 0; i + 1 < t->n_tokens; i++) {
        const struct cc_token *first = &t->tokens[p.first];
        bool cut = i + 1 - p.first >= CC_SENTENCE_MAX_TOKENS ||
            t->tokens[i + 1].span.end - first->span.start > CC_SENTENCE_MAX_BYTES;

        p.last = i;
        p.next = i + 1;
        if (!cut && !ends_here(&p))
            continue;
        add_sentence(t, p.first, i + 1, cut);
        p.first = i + 1;
    }
    if (t->n_tokens > 0)
        add_sentence(t, p.first, t->n_tokens, false);
}

/* block_list.c: a list and what leads it in. An open lead-in ("communicate through:", "cortisol, which:") is finished
 * by each item; a heading such as "Foods that make eczema worse" says its predicate of each item; an item that is a
 * predicate ("Supports digestion") takes the topic or the list's label as its subject. What the items name is
 * remembered for "these" in the sentence after the list. */
#include <string.h>

#include "base/mem.h"
#include "claims/block_item.h"
#include "claims/card.h"
#include "claims/inflect.h"
#include "claims/listing.h"
#include "claims/myth.h"
#include "claims/orders.h"
#include "claims/sign.h"
#include "vocab/tables.h"

struct lead {
    size_t block;           /* SIZE_MAX = none */
    struct cc_span span;
    const char *text;       /* open: the words that an item finishes; else NULL */
    bool open, imperative, together, conditions;
    const char *given;      /* subject for items that are predicates */
    bool given_plural;
    struct cc_span given_span;
    bool pronoun;           /* "These include:" */
    const char *actor;      /* subject of an open lead-in */
    bool actor_plural;
    struct cc_listing listing;
    struct cc_order order;
    struct cc_frame frame;  /* what the headings make of an item that says nothing by itself */
};

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

bool
cc_is_lead_in(const struct cc_ctx *x, size_t block)
{
    const struct cc_block *b = &x->article->blocks[block];
    const char *s = x->article->text + b->span.start;
    size_t n = b->span.end - b->span.start;

    while (n > 0 && strchr(" *_", s[n - 1]) != NULL)
        n--;
    if (n == 0)
        return false;
    if (s[n - 1] != ':' && (memmem(s, n, ": ", 2) != NULL || memmem(s, n, " \u2013 ", strlen(" \u2013 ")) != NULL))
        return false; /* "Arnica: fades bruises" says something itself */
    return s[n - 1] == ':' || strchr(".!?)\"", s[n - 1]) == NULL;
}

static uint32_t
words_end(const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t e = s->end;

    while (e > s->first && (cc_tag_is_punct(token(t, e - 1)->tag) || (token(t, e - 1)->flags & CC_TOK_EMOJI)))
        e--;
    return e;
}

/* Does the sentence stop where an object or a predicate must follow? *closed is the end of what is complete in it. */
static bool
is_open(const struct cc_text *t, const struct cc_sentence *s, uint32_t e, uint32_t *closed)
{
    const struct cc_token *z = token(t, e - 1);

    *closed = e;
    if (z->tag == CC_TAG_VB && e - s->first > 2 && token(t, e - 2)->tag == CC_TAG_TO &&
        cc_tag_is_noun(token(t, e - 3)->tag))
        return false; /* "some precautions to consider" */
    if (cc_token_in(z, "which that who it they") && e - s->first > 2) {
        *closed = e - 1;
        while (*closed > s->first &&
            (cc_tag_is_punct(token(t, *closed - 1)->tag) || token(t, *closed - 1)->tag == CC_TAG_CC))
            (*closed)--;
        return true;
    }
    if (z->tag == CC_TAG_CC || z->tag == CC_TAG_IN || z->tag == CC_TAG_TO || z->tag == CC_TAG_MD ||
        (cc_tag_is_verb(z->tag) && z->tag != CC_TAG_VBN) || z->tag == CC_TAG_RP ||
        cc_token_in(z,
            "include includes are is be can may had has have contain contains provide provides cause causes as like with") ||
        (cc_token_is(z, "your") || cc_token_is(z, "you"))) {
        *closed = s->first;
        for (uint32_t i = s->first + 1; i < e; i++) {
            if (cc_token_in(token(t, i), "that which") && cc_tag_is_noun(token(t, i - 1)->tag))
                *closed = i;
        }
        return true;
    }
    return false;
}

static bool
is_imperative(const struct cc_text *t, const struct cc_sentence *s)
{
    const struct cc_token *k = token(t, s->first);

    if (s->chunk_first < s->chunk_end && t->chunks[s->chunk_first].kind == CC_CHUNK_VP &&
        (t->chunks[s->chunk_first].flags & (CC_VP_IMPERATIVE | CC_VP_BARE)))
        return true;
    return k->tag == CC_TAG_VB || cc_token_in(k, "add avoid include reduce eliminate try eat limit consider look choose take use");
}

/* "The benefits of green tea", "Effects of stress on the gut": the noun phrase after "of". */
static const char *
of_subject(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e, unsigned title)
{
    for (uint32_t i = a; i + 1 < e; i++) {
        if (cc_token_in(token(t, i), "benefits effects advantages uses properties risks perks") &&
            cc_token_is(token(t, i + 1), "of")) {
            uint32_t end = i + 2;
            struct cc_buf b = {0};
            const char *out;

            while (end < e && !cc_tag_is_verb(token(t, end)->tag) && token(t, end)->tag != CC_TAG_IN &&
                !cc_tag_is_punct(token(t, end)->tag))
                end++;
            cc_words_add(&b, t, i + 2, end, title);
            out = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
            cc_buf_clear(&b);
            return out[0] ? out : NULL;
        }
    }
    return NULL;
}

/* Who an open lead-in is about: "It also plays a role in:". Only one subject can be given to the items. */
static void
read_actor(struct cc_ctx *x, const struct cc_sentence *s, struct lead *lead)
{
    struct cc_noun_list names = {0};

    cc_parse_sentence(&x->parse, &x->text, s);
    if (x->parse.n == 0 || x->parse.v[0].main == CC_NO_INDEX || x->parse.v[0].subj.b <= x->parse.v[0].subj.a)
        return;
    cc_refer(x, &x->parse, x->parse.v[0].subj, false, &names);
    if (names.n != 1 || names.v[0].person)
        return;
    lead->actor = cc_arena_strndup(&x->arena, names.v[0].text, strlen(names.v[0].text));
    lead->actor_plural = names.v[0].plural;
}

/* "In this episode you'll learn:", "We cover:": what the items announce stands by itself. */
static bool
announces(const struct cc_text *t, uint32_t a, uint32_t e)
{
    if (e < a + 2 || !cc_token_lemma_in(token(t, e - 1), "learn discover cover discuss explore hear explain about out"))
        return false;
    for (uint32_t i = a; i < e; i++) {
        if (cc_token_in(token(t, i), "you we i") && cc_cue_in(t, i, e, CC_CUE_TALK, NULL))
            return true;
        if (cc_token_in(token(t, i), "you we i"))
            return cc_token_lemma_in(token(t, e - 1), "learn discover cover discuss explore hear explain");
    }
    return false;
}

static void
read_lead(struct cc_ctx *x, size_t block, struct lead *lead)
{
    const struct cc_block *b = &x->article->blocks[block];
    const struct cc_text *t = &x->text;
    const struct cc_sentence *s;
    uint32_t e, closed;
    struct cc_buf buf = {0};
    struct cc_listing v[CC_LISTINGS_MAX];
    bool counts; /* what it says is only said of the items */

    if (cc_claims_read(&x->text, x->article->text, b->span) < b->span.end || t->n_sentences == 0)
        return;
    s = &t->sentences[t->n_sentences - 1];
    e = words_end(t, s);
    if (e <= s->first || s->span.end - s->span.start > 600)
        return;
    lead->block = block;
    lead->span = s->span;
    lead->imperative = is_imperative(t, s);
    lead->given = of_subject(x, t, s->first, e, s->title_case ? CC_WORDS_TITLE : 0);
    if (b->kind == CC_BLOCK_HEADING || b->kind == CC_BLOCK_TITLE || b->kind == CC_BLOCK_TERM)
        return;
    if (e > s->first + 1 && cc_token_is(token(t, e - 1), "=")) { /* "Every extra 8 g a day =" */
        lead->given = cc_sign_subject(x, t, s->first, e - 1);
        return;
    }
    lead->open = is_open(t, s, e, &closed) && !lead->imperative && !announces(t, s->first, e);
    if (lead->open)
        read_actor(x, s, lead);
    lead->pronoun = e == s->first + 2 && cc_token_in(token(t, s->first), "they these") &&
        cc_token_in(token(t, e - 1), "include are");
    lead->together = cc_token_is(token(t, e - 1), "between");
    lead->conditions = cc_token_in(token(t, e - 1), "if when unless whether who") ||
        (cc_token_is(token(t, e - 1), "you") && e > s->first + 1 &&
            cc_token_in(token(t, e - 2), "if when unless whether as while because should do are"));
    cc_words_add(&buf, t, s->first, e, CC_WORDS_BRACKETS);
    lead->text = cc_arena_strndup(&x->arena, buf.v, buf.n);
    cc_buf_reset(&buf);
    counts = cc_listing_read(x, block, true, v) > 0 || cc_token_in(token(t, s->first), "these following") ||
        (s->first + 1 < e && cc_token_is(token(t, s->first + 1), "following"));
    if (!lead->imperative && (closed > s->first || !lead->open) && !x->question.asked && !counts) {
        struct cc_how how = cc_how_of(x, block, "lead-in");

        how.pieces[0] = s->span;
        cc_words_add(&buf, t, s->first, lead->open ? closed : e, CC_WORDS_BRACKETS);
        cc_buf_addc(&buf, '.');
        cc_tell_text(x, buf.v, buf.n, &how);
    }
    cc_buf_clear(&buf);
}

/* -------------------------------------------------------------- headings */

const char *
cc_heading_predicate(struct cc_ctx *x, size_t block, bool *plural)
{
    const struct cc_text *t = &x->inner;
    const char *text = cc_block_text(x, block);
    const struct cc_sentence *s;
    struct cc_buf b = {0};
    const char *out;

    *plural = true;
    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (t->n_sentences == 0)
        return NULL;
    s = &t->sentences[t->n_sentences - 1];
    for (uint32_t i = s->first + 1; i + 1 < s->end && i < s->first + 8; i++) {
        if (!cc_token_in(token(t, i), "that which") || !cc_tag_is_noun(token(t, i - 1)->tag))
            continue;
        if (!cc_tag_is_verb(token(t, i + 1)->tag) && !(token(t, i + 1)->can & CC_CAN_VERB))
            return NULL;
        for (uint32_t j = i + 1; j < s->end; j++) {
            if (token(t, j)->flags & (CC_TOK_BRACKET_OPEN | CC_TOK_BRACKET_CLOSE | CC_TOK_EMOJI))
                continue;
            cc_words_append(&b, t, j, j + 1, CC_WORDS_BRACKETS | CC_WORDS_TITLE);
        }
        out = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
        cc_buf_clear(&b);
        return out;
    }
    return NULL;
}

/* ----------------------------------------------------------------- items */

static bool
begins_with_verb(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t c = s->chunk_first; c < s->chunk_end; c++) {
        const struct cc_chunk *k = &t->chunks[c];

        if (k->kind == CC_CHUNK_VP)
            return k->main != CC_NO_INDEX && (k->flags & (CC_VP_FINITE | CC_VP_BARE | CC_VP_IMPERATIVE)) != 0;
        if (k->kind != CC_CHUNK_ADVP && k->kind != CC_CHUNK_OTHER && k->kind != CC_CHUNK_PUNCT)
            break;
    }
    /* a form that the tagger took for a noun: "Supports", "Balances" */
    return (token(t, s->first)->can & CC_CAN_VBZ) != 0 && s->end - s->first >= 2 &&
        !cc_tag_is_verb(token(t, s->first + 1)->tag) && token(t, s->first + 1)->tag != CC_TAG_IN &&
        cc_vocab_find(&cc_vocab_verbs, token(t, s->first)->lemma, token(t, s->first)->lemma_len) != CC_VOCAB_NONE;
}

/* "label: rest", "label – rest": *rest is where the rest begins. 0 = no label. */
static size_t
label_end(const char *s, size_t *rest)
{
    static const char *const marks[] = {":", " – ", " — ", " - "};
    size_t best = 0;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *p = strstr(s, marks[i]);
        size_t words = 1;

        if (p == NULL || p == s || (best > 0 && (size_t)(p - s) >= best))
            continue;
        for (const char *q = s; q < p; q++)
            words += *q == ' ';
        if (words > 6 || memchr(s, '.', (size_t)(p - s)) != NULL)
            continue;
        best = (size_t)(p - s);
        *rest = best + strlen(marks[i]);
    }
    while (best > 0 && s[*rest] == ' ')
        (*rest)++;
    return best > 0 && s[*rest] != '\0' ? best : 0;
}

static struct cc_how
item_how(struct cc_ctx *x, const struct lead *lead, size_t item, const char *rule)
{
    struct cc_how how = cc_how_of(x, item, rule);

    how.advice = lead->frame.kind == CC_FRAME_ADVICE;
    how.scene = x->when[0] != '\0' ? x->when : NULL;
    if (lead->block != SIZE_MAX)
        how.pieces[how.n_pieces++] = lead->span;
    return how;
}

/* The one thing that acts which the headings above a list name, nearest first: "Calcium: the bone builder" ->
 * "calcium". NULL when they name none; "" when they name several. */
static const char *
heading_actor(struct cc_ctx *x, uint32_t section)
{
    const struct cc_article *a = x->article;

    for (int up = 0; up < 4 && section > 0 && section <= a->n_blocks; up++) {
        const char *text = cc_block_text(x, section - 1), *found = NULL;
        const struct cc_text *t = &x->inner;

        cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
        for (uint32_t i = 0; i < t->n_chunks; i++) {
            const struct cc_chunk *k = &t->chunks[i];
            uint32_t first = k->det != CC_NO_INDEX && k->det >= k->first && k->det + 1 < k->end ? k->det + 1 : k->first;
            struct cc_buf b = {0};
            enum cc_noun class;

            if (token(t, k->first)->depth > 0)
                continue; /* "Soluble (oats, beans)" */
            while (first + 1 < k->end && cc_token_in(token(t, first), "best top good great"))
                first++;
            if (first + 1 < k->end && cc_token_in(token(t, first), "use take choose try buy eat drink"))
                first++; /* "How to Use Green Tea" */
            class = k->kind == CC_CHUNK_NP ? cc_noun_ending(t, first, k->end) : CC_NOUN_NONE;
            if (class != CC_NOUN_AGENT && class != CC_NOUN_FOOD)
                continue;
            cc_words_add(&b, t, first, k->end, CC_WORDS_TITLE);
            if (found != NULL && strcasecmp(found, b.v) != 0) {
                bool topic = x->topic != NULL &&
                    (strcasestr(found, x->topic) != NULL || strcasestr(b.v, x->topic) != NULL);

                cc_buf_clear(&b);
                return topic ? x->topic : "";
            }
            found = cc_arena_strndup(&x->arena, b.v, b.n);
            cc_buf_clear(&b);
        }
        if (found != NULL)
            return found;
        section = a->blocks[section - 1].section;
    }
    return NULL;
}

/* Adds what the item names to list. hedges: a condition in brackets ("dairy (if sensitive)") weakens what is said of
 * it; it belongs to the advice, not to what "these" are said to do. */
static void
remember_item(struct cc_ctx *x, size_t item, bool hedges, struct cc_noun_list *list)
{
    struct cc_noun_list names;
    const char *text = cc_block_text(x, item);

    if (strlen(text) > 160 || list->n >= CC_NOUNS_MAX)
        return;
    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (x->inner.n_sentences != 1 || begins_with_verb(&x->inner, &x->inner.sentences[0]))
        return;
    cc_parse_sentence(&x->parse, &x->inner, &x->inner.sentences[0]);
    if (x->parse.n == 0 || x->parse.v[0].kind != CC_CLAUSE_VERBLESS)
        return;
    for (uint32_t c = 0; c < x->inner.n_chunks; c++) {
        if (x->inner.chunks[c].kind == CC_CHUNK_VP && (x->inner.chunks[c].flags & CC_VP_FINITE) && x->parse.n > 1)
            return; /* a sentence whose first half could not be read */
    }
    cc_refer(x, &x->parse, (struct cc_range){x->inner.sentences[0].first, x->inner.sentences[0].end}, false, &names);
    for (uint32_t i = 0; i < names.n && list->n < CC_NOUNS_MAX; i++) {
        list->v[list->n] = names.v[i];
        list->v[list->n].span = x->article->blocks[item].span;
        list->v[list->n].hedged = hedges && names.v[i].hedged;
        list->v[list->n++].text = cc_remember(x, names.v[i].text);
    }
}

static void plain_item(
    struct cc_ctx *x, const struct lead *lead, size_t item, const char *predicate, const struct lead *outer);

/* Does the text hold a clause with a subject of its own? */
static bool
is_sentence(struct cc_ctx *x, const char *text)
{
    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (x->inner.n_sentences == 0)
        return false;
    cc_parse_sentence(&x->parse, &x->inner, &x->inner.sentences[0]);
    for (uint32_t i = 0; i < x->parse.n; i++) {
        if (x->parse.v[i].main != CC_NO_INDEX && x->parse.v[i].subj.b > x->parse.v[i].subj.a &&
            !cc_token_in(token(&x->inner, x->parse.v[i].subj.a), "that this it"))
            return true;
    }
    return false;
}

/* "X plays a role in: **Regulating T-cells**: …" says that X regulates T-cells, "X supports: **Gene expression**: …" that it
 * supports gene expression; what the item says then points back to that. */
static void
label_item(struct cc_ctx *x, const struct lead *lead, const char *label, size_t n, struct cc_how how)
{
    const char *name = cc_inside(x, label, n);
    const struct cc_token *k;
    struct cc_buf b = {0};
    char *s;

    if (lead->actor == NULL || x->inner.n_tokens == 0 || (lead->frame.kind != CC_FRAME_NONE && lead->frame.of != NULL))
        return; /* … and "Common signs include:" is told with what they are signs of */
    k = token(&x->inner, 0);
    how.it = lead->actor;
    how.it_plural = lead->actor_plural;
    if (k->lower_len > 5 && memcmp(k->lower + k->lower_len - 3, "ing", 3) == 0 && strchr(name, ' ') != NULL) {
        s = cc_arena_printf(
            &x->arena, "it helps by %c%s.", name[0] | 0x20, name + 1); /* alone it may be taken for a name */
        cc_claims_read(&x->inner, s, (struct cc_span){0, strlen(s)});
        k = token(&x->inner, 3);
        cc_buf_adds(&b, "it ");
        if (k->tag != CC_TAG_VBG) {
            cc_buf_clear(&b);
            return;
        }
        cc_inflect_present(&b, k->lemma, k->lemma_len, lead->actor_plural);
        s = cc_arena_printf(&x->arena, "%s%s.", b.v, strchr(name, ' '));
        cc_buf_clear(&b);
        how.fresh = 0;
    } else if (cc_is_bare_noun(x, name)) {
        s = cc_arena_printf(&x->arena, "%s %s.", lead->text, name);
    } else {
        return;
    }
    x->list.n = 0; /* "these" in the item means what its label names */
    cc_tell_text(x, s, strlen(s), &how);
}

static void
open_item(struct cc_ctx *x, const struct lead *lead, size_t item)
{
    const char *text = cc_block_text(x, item);
    size_t rest = 0, label = label_end(text, &rest), lead_len = strlen(lead->text);
    struct cc_how how = item_how(x, lead, item, "lead-in-item");
    char *copy;

    if (cc_sign_tell(x, text, lead->actor != NULL ? lead->actor : cc_topic(x),
            lead->actor != NULL ? lead->actor_plural : cc_topic_plural(x), &how))
        return;
    if (lead->listing.block == lead->block && cc_listing_item(x, &lead->listing, item))
        return;
    if (label == 0 && lead->frame.kind != CC_FRAME_NONE &&
        (lead->actor == NULL || lead->frame.span.start == x->article->blocks[lead->block].span.start) &&
        cc_frame_tell(x, &lead->frame, text, 0, text, how))
        return;

    if (label > 0 && cc_frequency_tell(x, &lead->frame, text, how))
        return;
    how.fresh = lead_len + 1;
    if (label > 0 && text[label] == ':' &&
        (is_sentence(x, text + rest) || (lead->actor != NULL && strncmp(text + rest, "It ", 3) == 0) ||
            (lead->actor != NULL && x->inner.n_sentences > 0 && begins_with_verb(&x->inner, &x->inner.sentences[0])))) {
        struct lead acts = *lead;

        if (acts.given == NULL) {
            acts.given = lead->actor;
            acts.given_plural = lead->actor_plural;
        }
        label_item(x, lead, text, label, how);
        plain_item(x, &acts, item, NULL, &acts);
        return;
    }
    if (label == 0) {
        const char *join = cc_inside(x, text, strlen(text));
        size_t n = strlen(join);

        while (n > 0 && strchr(",;", text[n - 1]) != NULL)
            n--;
        copy = cc_arena_printf(&x->arena, "%s %.*s", lead->text, (int)n, join);
        cc_tell_text(x, copy, strlen(copy), &how);
        return;
    }
    /* "liver cancer – about 40% less often": the label is the object, the rest says how much; "; in women, none"
     * again */
    copy = cc_arena_strndup(&x->arena, text + rest, strlen(text + rest));
    for (char *p = copy; p != NULL && *p != '\0';) {
        char *next = strstr(p, "; "), *but = strstr(p, " – but ");
        char *sentence;

        if (but != NULL && (next == NULL || but < next)) {
            *but = '\0';
            next = but + strlen(" – but ");
        } else if (next != NULL) {
            *next = '\0';
            next += 2;
        }
        if (strncmp(p, "that ", 5) == 0 || strncmp(p, "this ", 5) == 0 || strncmp(p, "it ", 3) == 0) {
            how.fresh = 0;
            sentence = cc_arena_printf(&x->arena, "The difference in %.*s %s", (int)label, text, strchr(p, ' ') + 1);
        } else {
            how.fresh = lead_len + 1;
            sentence = cc_arena_printf(&x->arena, "%s %.*s, %s", lead->text, (int)label, text, p);
        }
        cc_tell_text(x, sentence, strlen(sentence), &how);
        p = next;
    }
}

static const char *
bare_label(struct cc_ctx *x, const char *text, size_t n)
{
    while (n > 0 && strchr("0123456789.) *#", text[0]) != NULL) {
        text++;
        n--;
    }
    return cc_arena_strndup(&x->arena, text, n);
}

/* The label just read names something that acts: "Turmeric", or a form of it whose last word no table knows, "Calcium
 * carbonate". */
static bool
names_substance(struct cc_ctx *x)
{
    enum cc_noun last = x->inner.n_tokens > 0 ? cc_noun_ending(&x->inner, 0, x->inner.n_tokens) : CC_NOUN_NONE;

    if (last == CC_NOUN_NONE && x->inner.n_tokens == 2)
        last = cc_noun_ending(&x->inner, 0, 1);
    return last == CC_NOUN_AGENT || last == CC_NOUN_FOOD;
}

/* The heading of a group whose items say what it does: "Soluble (oats, beans)" over "turns to gel"; with the topic when
 * it is an adjective. NULL when it is no such heading. */
static const char *
group_name(struct cc_ctx *x, size_t heading, bool *plural)
{
    const struct cc_article *a = x->article;
    const char *text = cc_block_text(x, heading);
    size_t n = strcspn(text, "("), acts = 0;
    const struct cc_text *t = &x->inner;
    const char *name;

    while (n > 0 && text[n - 1] == ' ')
        n--;
    for (size_t i = heading + 1; i < a->n_blocks && i < heading + 5; i++) {
        const char *item = cc_block_text(x, i);

        if (a->blocks[i].kind != CC_BLOCK_LIST_ITEM || a->blocks[i].section != heading + 1)
            continue;
        cc_claims_read(&x->inner, item, (struct cc_span){0, strlen(item)});
        acts += t->n_sentences > 0 && begins_with_verb(t, &t->sentences[0]) && (token(t, 0)->can & CC_CAN_VBZ);
    }
    if (acts < 2 || n == 0 || n > 40 || strpbrk(text, "?!") != NULL || strstr(text + n, " (") != text + n)
        return NULL; /* "Heart health" names no group: what it is said of stands elsewhere */
    cc_claims_read(&x->inner, text, (struct cc_span){0, n});
    if (t->n_sentences != 1 || t->n_tokens > 3 ||
        cc_token_in(token(t, 0), "it they what how why benefits effects features overview"))
        return NULL;
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (cc_token_in(
                token(t, i), "benefits benefit effects uses properties features advantages facts results use") ||
            (cc_cue_of(token(t, i)->lower, token(t, i)->lower_len) & CC_CUE_GENERIC))
            return NULL;
        if (!cc_tag_is_noun(token(t, i)->tag) && !cc_tag_is_adjective(token(t, i)->tag) &&
            token(t, i)->can & CC_CAN_VERB)
            return NULL;
    }
    *plural = cc_tag_is_plural(token(t, t->n_tokens - 1)->tag);
    name = cc_inside(x, text, n);
    if (strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(name) &&
        x->inner.n_tokens == 1) /* a heading in capitals */
        name = cc_arena_strndup(&x->arena, x->inner.tokens[0].lower, x->inner.tokens[0].lower_len);
    if (x->topic != NULL && (token(t, 0)->can & CC_CAN_ADJ) && t->n_tokens == 1 && !(token(t, 0)->can & CC_CAN_NOUN))
        name = cc_arena_printf(&x->arena, "%s %s", name, x->topic);
    return name;
}

/* What an item's label names is what the item speaks of: "Yoga: it calms …". */
static void
note_label(struct cc_ctx *x, const char *text, size_t n)
{
    struct cc_noun_list *names = cc_arena_take(&x->scratch, sizeof *names);
    const char *label = bare_label(x, text, n), *name;
    bool noun = cc_is_bare_noun(x, label), deed = x->inner.n_tokens > 0 && token(&x->inner, 0)->tag == CC_TAG_VBG;
    enum cc_noun class = x->inner.n_tokens > 0 ? cc_noun_ending(&x->inner, 0, x->inner.n_tokens) : CC_NOUN_NONE;

    if (!deed &&
        (!noun ||
            (class != CC_NOUN_AGENT && class != CC_NOUN_FOOD && class != CC_NOUN_BEHAVIOUR && class != CC_NOUN_PEOPLE)))
        return; /* "Immune system: it strengthens …" speaks of what the list is about */
    name = cc_inside(x, label, strlen(label));
    names->n = 1;
    names->v[0] = (struct cc_noun_phrase){.text = name, .class = deed ? CC_NOUN_BEHAVIOUR : class,
        .plural = !deed && cc_tag_is_plural(token(&x->inner, x->inner.n_tokens - 1)->tag)};
    x->salience.clause++;
    cc_salience_note(x, names, CC_SALIENT_SUBJECT);
    cc_salience_raise(x);
}

/* An item that stands on its own, or as the predicate of a subject given elsewhere. */
static void
plain_item(struct cc_ctx *x, const struct lead *lead, size_t item, const char *predicate, const struct lead *outer)
{
    const char *text = cc_block_text(x, item), *say = text;
    size_t rest = 0, label = label_end(text, &rest);
    struct cc_how how = item_how(x, lead, item, "list-item");
    bool labels = false; /* the label is a plural that the item speaks of: "Flavonoids: …" */
    const char *given = lead->given != NULL     ? lead->given
        : outer != NULL && outer->given != NULL ? (outer->given[0] != '\0' ? outer->given : NULL)
            : cc_topic(x);

    struct cc_noun_list names = {0};

    if (cc_sign_tell(x, text, given, given != NULL && given == cc_topic(x) && cc_topic_plural(x), &how) ||
        cc_listing_item(x, &lead->listing, item))
        return;
    if (label > 0 && cc_frequency_tell(x, &lead->frame, text, how))
        return;
    if (label > 0 && !x->sells && cc_timeline_tell(x, text, label, text + rest, how))
        return;
    if (label > 0)
        note_label(x, text, label);
    if (cc_frame_tell(x, &lead->frame, text, label, label > 0 ? text + rest : text, how))
        return;
    if (predicate != NULL && label == 0)
        remember_item(x, item, true, &names);
    if (names.n > 0) {
        how.pieces[1] = outer->span;
        how.n_pieces = 2;
        how.rule = "heading-item";
        for (uint32_t i = 0; i < names.n; i++) {
            char *s = cc_arena_printf(&x->arena, "it %s.", predicate);

            how.it = names.v[i].text;
            how.it_plural = names.v[i].plural;
            how.hedged = names.v[i].hedged;
            cc_tell_text(x, s, strlen(s), &how);
        }
        return;
    }
    if (label > 0) {
        const char *name = bare_label(x, text, label), *bare = cc_arena_strndup(&x->arena, text, label);
        size_t n = strlen(name);

        say = text + rest;
        if (x->sells)
            cc_card_label(x, name, given, how);
        cc_claims_read(&x->inner, bare, (struct cc_span){0, strlen(bare)});
        if (cc_benefit_when(x, &x->inner, 0, x->inner.n_tokens) != NULL)
            how.scene = cc_card_scene(x, cc_benefit_when(x, &x->inner, 0, x->inner.n_tokens), say),
            how.product = how.product ||
                (how.scene != NULL && cc_is_product(x, how.scene)); /* "Week 1: less bloating" */
        cc_claims_read(&x->inner, name, (struct cc_span){0, n});
        if (names_substance(x) || (x->sells && cc_card_extract(text, label)))
            given = cc_arena_strndup(
                &x->arena, name, strcspn(name, "(") - (strchr(name, '(') > name && strchr(name, '(')[-1] == ' ')),
            how.named = true, labels = cc_tag_is_plural(token(&x->inner, x->inner.n_tokens - 1)->tag);
    }
    cc_claims_read(&x->inner, say, (struct cc_span){0, strlen(say)});
    if (x->inner.n_sentences == 0)
        return;
    if (begins_with_verb(&x->inner, &x->inner.sentences[0]) && given != NULL && !lead->imperative) {
        const struct cc_token *k = token(&x->inner, x->inner.sentences[0].first), *v = k;

        while (cc_tag_is_adverb(v->tag) && v + 1 < &x->inner.tokens[x->inner.n_tokens])
            v++;
        if (v->tag == CC_TAG_MD || (v->can & CC_CAN_VBZ)) {
            bool capital = say[0] >= 'A' && say[0] <= 'Z' && !(k->flags & CC_TOK_UPPER);
            char *s = cc_arena_printf(&x->arena, "it %c%s", capital ? (char)(say[0] | 0x20) : say[0], say + 1);

            how.rule = "list-predicate";
            how.it = given;
            how.it_plural = (cc_topic_plural(x) && given == cc_topic(x)) ||
                (outer != NULL && given == outer->given && outer->given_plural);
            cc_tell_text(x, s, strlen(s), &how);
            return;
        }
    }
    how.given = given;
    how.fragments = given != NULL;
    how.given_plural = labels || (outer != NULL && given == outer->given && outer->given_plural) ||
        (cc_topic_plural(x) && given == cc_topic(x));
    if (lead->actor != NULL && given == lead->actor && strncmp(say, "It ", 3) == 0) {
        how.it = given;
        how.it_plural = lead->actor_plural;
    }
    cc_tell_text(x, say, strlen(say), &how);
}

static void
together(struct cc_ctx *x, const struct lead *lead, size_t first, size_t end)
{
    struct cc_buf b = {0};
    struct cc_how how = item_how(x, lead, first, "lead-in-together");

    cc_buf_adds(&b, lead->text);
    for (size_t i = first; i < end; i++) {
        cc_buf_adds(&b, i == first ? " " : i + 1 == end ? " and " : ", ");
        cc_buf_adds(&b, cc_block_text(x, i));
        if (how.n_pieces < CC_PIECES_MAX && i > first)
            how.pieces[how.n_pieces++] = x->article->blocks[i].span;
    }
    cc_tell_text(x, b.v, b.n, &how);
    cc_buf_clear(&b);
}

/* Items below "Do", "Don't", "Do not take X if you:". */
static void
orders(struct cc_ctx *x, const struct cc_order *o, size_t first, size_t end)
{
    const struct cc_article *a = x->article;

    for (size_t i = first; i < end && x->status == CC_OK; i++) {
        if (a->blocks[i].role != CC_ROLE_CONTENT)
            continue;
        cc_arena_reset(&x->scratch);
        cc_salience_block(x, 2);
        if (o->kind == CC_ORDER_OPEN)
            cc_order_open_item(x, o, i);
        else if (o->kind == CC_ORDER_WHEN)
            cc_order_condition(x, o, cc_block_text(x, i), a->blocks[i].span.end - a->blocks[i].span.start,
                cc_how_of(x, i, "condition"));
        else
            cc_order_item(x, o, i);
    }
}

/* "Every extra 8 g a day =" as an item is the subject of the items after it. */
static bool
ends_in_equals(struct cc_ctx *x, size_t item, struct lead *lead)
{
    const char *text = cc_block_text(x, item);
    size_t n = strlen(text);
    const char *given;

    if (n < 4 || text[n - 1] != '=')
        return false;
    cc_claims_read(&x->inner, text, (struct cc_span){0, n - 1});
    if (x->inner.n_tokens == 0)
        return false;
    given = cc_sign_subject(x, &x->inner, 0, x->inner.n_tokens);
    if (given != NULL)
        lead->given = cc_remember(x, given);
    return given != NULL;
}

/* "MYTH ❌ Gummies are just as good", "Fact: …" as an item: read as the lines of a text are. */
static bool
is_verdict_item(const char *text)
{
    return cc_myth_label(text) > 0 ||
        ((strncasecmp(text, "fact", 4) == 0 || strncasecmp(text, "truth", 5) == 0) && strcspn(text, ":") < 8);
}

void
cc_block_list(struct cc_ctx *x, size_t first, size_t end, size_t before)
{
    const struct cc_article *a = x->article;
    struct lead lead = {.block = SIZE_MAX}, outer = {.block = SIZE_MAX};
    struct cc_noun_list list = {0};
    const char *predicate = NULL;
    uint32_t section = a->blocks[first].section, block = x->salience.block;
    bool plural;

    if (before != SIZE_MAX && a->blocks[before].role == CC_ROLE_CONTENT &&
        a->blocks[before].kind != CC_BLOCK_LIST_ITEM &&
        (a->blocks[before].kind == CC_BLOCK_HEADING || cc_is_lead_in(x, before)))
        read_lead(x, before, &lead);
    if (section > 0) {
        outer.block = section - 1;
        outer.span = a->blocks[section - 1].span;
        outer.given = group_name(x, section - 1, &outer.given_plural);
        if (outer.given == NULL)
            outer.given = x->sells || (x->local_product && x->compares) ? NULL : heading_actor(x, section);
        if (lead.block == SIZE_MAX || lead.block == section - 1 || lead.imperative)
            predicate = cc_heading_predicate(x, section - 1, &plural);
    }
    if (lead.block != SIZE_MAX)
        lead.order = cc_order_of(x, lead.block);
    if (lead.block != SIZE_MAX && lead.order.kind == CC_ORDER_NONE)
        lead.order = cc_order_open(x, lead.block, cc_block_text(x, first));
    lead.listing = cc_listing_of(x, lead.block, section);
    lead.frame = cc_frame_of(x, lead.block, section);
    if (lead.frame.kind == CC_FRAME_LINKS) {
        cc_explain(x, a->blocks[first].span, "list-item", NULL, "a link");
        return;
    }
    if (lead.order.kind == CC_ORDER_NONE && lead.frame.kind == CC_FRAME_ADVICE &&
        lead.listing.kind == CC_LISTING_NONE && !x->sells && !lead.open && lead.frame.span.end > 0 &&
        cc_orders_all(x, first, end)) {
        lead.order.kind = CC_ORDER_DO;
        lead.order.plain = true;
        lead.order.block = lead.block != SIZE_MAX ? lead.block : section > 0 ? section - 1 : first;
    }
    for (size_t i = first; i < end; i++) {
        if (a->blocks[i].role == CC_ROLE_CONTENT)
            remember_item(x, i, false, &list);
    }
    if (lead.open && lead.pronoun && lead.frame.kind == CC_FRAME_EFFECTS && lead.frame.of != NULL)
        lead.open = false; /* "They include:" below "Side effects" */
    if (lead.order.kind != CC_ORDER_NONE) {
        orders(x, &lead.order, first, end);
    } else if (lead.together) {
        together(x, &lead, first, end);
    } else if (!lead.conditions) { /* "Choose it if:" lists readers, not claims */
        for (size_t i = first; i < end && x->status == CC_OK; i++) {
            if (a->blocks[i].role != CC_ROLE_CONTENT)
                continue;
            cc_arena_reset(&x->scratch);
            cc_salience_block(x, 2);
            if (ends_in_equals(x, i, &lead) || cc_myth_line(x, i))
                continue;
            if (is_verdict_item(cc_block_text(x, i)))
                cc_block_sentences(x, i, cc_how_of(x, i, "list-item"), false);
            else if (lead.text != NULL && predicate == NULL && !x->sells &&
                cc_lead_order_item(x, lead.text, i, item_how(x, &lead, i, "lead-in-order")))
                continue;
            else if (lead.open && a->blocks[i].level == a->blocks[first].level)
                open_item(x, &lead, i);
            else
                plain_item(x, &lead, i, predicate, &outer);
        }
    }
    if (lead.order.kind == CC_ORDER_WHEN && list.n == 0)
        cc_orders_taken(x, first, end, &list);
    if (lead.order.kind == CC_ORDER_DO || lead.order.kind == CC_ORDER_DONT)
        cc_salience_fade(x, block);
    x->list = list;
    x->salience.clause++;
    cc_salience_note(x, &list, CC_SALIENT_SUBJECT);
    cc_salience_raise(x);
}

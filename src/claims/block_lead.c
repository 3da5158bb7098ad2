/* block_lead.c: what stands above a list: its lead-in ("communicate through:", "Every extra 8 g a day =") and its
 * headings ("Foods that make eczema worse", "Soluble (oats, beans)"), and what they give to the items: a subject, a
 * predicate, words to be finished. */
#include <string.h>

#include "claims/block_lead.h"
#include "claims/sign.h"
#include "vocab/tables.h"

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
    if (z->tag == CC_TAG_RP && e - s->first > 1 && cc_token_lemma_in(token(t, e - 2), "add pay kick show"))
        return false; /* "Over time, that adds up:" */
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
            "include includes are is be can may had has have contain contains provide provides cause causes as like "
            "with") ||
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
    return k->tag == CC_TAG_VB ||
        cc_token_in(k, "add avoid include reduce eliminate try eat limit consider look choose take use");
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

/* "It:", of what the sentence before names, rather than of the illness that the text is about. */
static void
bare_pronoun(struct cc_ctx *x, const struct cc_sentence *s, struct cc_noun_list *names)
{
    cc_refer(x, &x->parse, (struct cc_range){s->first, s->first + 1}, false, names);
    if (names->n == 0 || (x->ill[0] != '\0' && strcasecmp(names->v[0].text, x->ill) == 0)) {
        *names = x->objects.n == 1 ? x->objects : x->subjects;
        x->salience.rule = x->objects.n == 1 ? "the object before" : "the subject before";
    }
}

/* Who an open lead-in is about: "It also plays a role in:". Only one subject can be given to the items. */
static void
read_actor(struct cc_ctx *x, const struct cc_sentence *s, struct cc_lead *lead)
{
    struct cc_noun_list names = {0};

    cc_parse_sentence(&x->parse, &x->text, s);
    if (x->parse.n == 0)
        return;
    if (x->parse.v[0].kind == CC_CLAUSE_VERBLESS && s->end - s->first <= 2)
        bare_pronoun(x, s, &names);
    else if (x->parse.v[0].main != CC_NO_INDEX && x->parse.v[0].subj.b > x->parse.v[0].subj.a)
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

/* "Call 911 if your baby", "Take them to a vet when he or she": whose condition each item is. */
static bool
ends_in_person(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = e; i > a + 1 && i + 5 > e; i--) {
        const struct cc_token *k = token(t, i - 1);

        if (cc_token_in(k, "if when unless"))
            return i < e;
        if (cc_tag_is_finite(k->tag) || k->tag == CC_TAG_MD || cc_tag_is_punct(k->tag))
            return false;
    }
    return false;
}

void
cc_lead_read(struct cc_ctx *x, size_t block, struct cc_lead *lead)
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
    if (b->kind == CC_BLOCK_HEADING || b->kind == CC_BLOCK_TITLE || b->kind == CC_BLOCK_TERM) {
        if (lead->imperative && e - s->first <= 4) { /* "Limit", "Cut back on" */
            cc_words_add(&buf, t, s->first, e, 0);
            lead->text = cc_arena_strndup(&x->arena, buf.v, buf.n);
            cc_buf_clear(&buf);
        }
        return;
    }
    if (e > s->first + 1 && cc_token_is(token(t, e - 1), "=")) { /* "Every extra 8 g a day =" */
        lead->given = cc_sign_subject(x, t, s->first, e - 1);
        return;
    }
    if (e == s->first + 1 && cc_token_in(token(t, s->first), "it they this")) { /* "… suggest a supplement. It:" */
        read_actor(x, s, lead);
        lead->given = lead->actor;
        lead->given_plural = lead->actor_plural;
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
            cc_token_in(token(t, e - 2), "if when unless whether as while because should do are")) ||
        ends_in_person(t, s->first, e);
    cc_words_add(&buf, t, s->first, e, CC_WORDS_BRACKETS);
    lead->text = cc_arena_strndup(&x->arena, buf.v, buf.n);
    cc_buf_reset(&buf);
    counts = cc_listing_read(x, block, true, v) > 0 || cc_token_in(token(t, s->first), "these following") ||
        (s->first + 1 < e && cc_token_is(token(t, s->first + 1), "following"));
    if (!lead->imperative && (closed > s->first || !lead->open) && !x->question.asked && !counts &&
        !ends_in_person(t, s->first, e) && cc_order_needs(x, block) == NULL) {
        struct cc_how how = cc_how_of(x, block, "lead-in");

        how.pieces[0] = s->span;
        cc_words_add(&buf, t, s->first, lead->open ? closed : e, CC_WORDS_BRACKETS);
        cc_buf_addc(&buf, '.');
        cc_tell_text(x, buf.v, buf.n, &how);
    }
    cc_buf_clear(&buf);
}

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
        if (i + 3 == s->end && cc_token_in(token(t, i + 2), "off out up"))
            return NULL; /* "Habits that pay off" */
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

bool
cc_begins_with_verb(const struct cc_text *t, const struct cc_sentence *s)
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

const char *
cc_heading_actor(struct cc_ctx *x, uint32_t section)
{
    const struct cc_article *a = x->article;

    for (int up = 0; up < 4 && section > 0 && section <= a->n_blocks; up++) {
        const char *text = cc_block_text(x, section - 1), *found = NULL;
        const struct cc_text *t = &x->inner;

        if (x->topic_sure && cc_topic(x) != NULL && strlen(cc_topic(x)) > 4 &&
            strcmp(cc_topic(x) + strlen(cc_topic(x)) - 3, "ing") == 0 &&
            strncasecmp(text, cc_topic(x), strlen(cc_topic(x))) == 0)
            return cc_topic(x); /* "Walking after meals" */
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

const char *
cc_heading_group(struct cc_ctx *x, size_t heading, bool *plural)
{
    const struct cc_article *a = x->article;
    const char *text = cc_block_text(x, heading);
    size_t n = strcspn(text, "("), acts = 0;
    const struct cc_text *t = &x->inner;
    const char *name;

    while (n > 0 && text[n - 1] == ' ')
        n--;
    if (n == 0 || n > 40 || strpbrk(text, "?!") != NULL || strstr(text + n, " (") != text + n)
        return NULL;
    for (size_t i = heading + 1; i < a->n_blocks && i < heading + 5; i++) {
        const char *item = cc_block_text(x, i);

        if (a->blocks[i].kind != CC_BLOCK_LIST_ITEM || a->blocks[i].section != heading + 1)
            continue;
        cc_claims_read(&x->inner, item, (struct cc_span){0, strlen(item)});
        acts += t->n_sentences > 0 && cc_begins_with_verb(t, &t->sentences[0]) && (token(t, 0)->can & CC_CAN_VBZ);
    }
    if (acts < 2)
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

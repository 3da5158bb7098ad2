/* orders.c: lists that order: "Do" and "Don't" over what is to be done or not, each with its reason; "Do not take X if
 * you:" and "When to see a doctor" over conditions. */
#include "claims/orders.h"

#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/inflect.h"
#include "vocab/tables.h"

#define HEADING_BYTES 60
#define LEAD_BYTES    200
#define PARAGRAPH_BYTES 1500 /* whose last sentence may lead in */

/* "when should i call my doctor" is "when to call your doctor". Rewrites key; returns its new length. */
static size_t
as_order(char *key, size_t n)
{
    static const char *const asks[] = {
        "when should i ", "when should you ", "when do i need to ", "when do you need to ", "when must i "};
    char *my;

    key[n] = '\0';
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
        size_t len = strlen(asks[i]);

        if (strncmp(key, asks[i], len) != 0)
            continue;
        memcpy(key, "when to ", 8);
        memmove(key + 8, key + len, n - len + 1);
        n -= len - 8;
    }
    my = strstr(key, " my ");
    if (my != NULL && n + 3 < HEADING_BYTES) {
        memmove(my + 6, my + 4, n - (size_t)(my + 4 - key) + 1);
        memcpy(my, " your ", 6);
        n += 2;
    }
    return n;
}

/* The row of orders.tsv for the whole of a short text, CC_VOCAB_NONE when it has none. */
static uint32_t
row_of(const char *s, size_t n)
{
    char key[HEADING_BYTES];
    size_t len = 0;

    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];

        if (len + 2 > sizeof key)
            return CC_VOCAB_NONE;
        if (c == 0xE2 && i + 2 < n && (unsigned char)s[i + 1] == 0x80 &&
            (unsigned char)s[i + 2] == 0x99) { /* a curly apostrophe */
            key[len++] = '\'';
            i += 2;
        } else if (c < 0x80 && (isalnum(c) || c == '\'' || (c == ' ' && len > 0))) {
            key[len++] = (char)tolower(c);
        }
    }
    while (len > 0 && key[len - 1] == ' ')
        len--;
    len = as_order(key, len);
    return len > 0 ? cc_vocab_find(&cc_vocab_orders, key, len) : CC_VOCAB_NONE;
}

static bool
is_kind(uint32_t row, const char *kind)
{
    return row != CC_VOCAB_NONE && strcmp(cc_vocab_field(&cc_vocab_orders, row, CC_VOCAB_ORDERS_KIND), kind) == 0;
}

bool
cc_order_is_helper(const struct cc_token *k)
{
    uint32_t row = cc_vocab_find(&cc_vocab_orders, k->lower, k->lower_len);

    return is_kind(row, "care") && strcmp(cc_vocab_field(&cc_vocab_orders, row, CC_VOCAB_ORDERS_SAYS), "helper") == 0;
}

/* What "it" is in an order, NULL when nothing says. */
static const char *
thing(struct cc_ctx *x)
{
    struct cc_noun_list *names;

    if (cc_topic(x) != NULL)
        return cc_topic(x);
    names = cc_arena_take(&x->arena, sizeof *names);
    names->n = 0;
    memset(&x->salience.fit, 0, sizeof x->salience.fit);
    return cc_salience_pick(x, false, names) && names->n == 1 ? names->v[0].text : NULL;
}

/* "Gum disease is likelier, and gets worse faster, if": where the subject ends and where the second verb begins. False
 * when there are no two verbs before token e. */
static bool
second_verb(const struct cc_text *t, uint32_t a, uint32_t e, uint32_t *subject, uint32_t *second)
{
    uint32_t v = a, w;

    while (v < e && !(cc_tag_is_finite(t->tokens[v].tag) || t->tokens[v].tag == CC_TAG_MD))
        v++;
    for (w = v + 1; w + 1 < e; w++) {
        if (cc_token_in(&t->tokens[w], "and or") &&
            (cc_tag_is_finite(t->tokens[w + 1].tag) || t->tokens[w + 1].tag == CC_TAG_MD))
            break;
    }
    *subject = v;
    *second = w + 1;
    return v > a && w + 1 < e;
}

/* Tokens [a, e) and [b, at), and the "if" at at. */
static const char *
says_of(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e, uint32_t b, uint32_t at)
{
    struct cc_buf says = {0};
    const char *out;

    while (at > b && t->tokens[at - 1].tag == CC_TAG_COMMA)
        at--;
    cc_words_append(&says, t, a, e, CC_WORDS_BRACKETS);
    if (at > b)
        cc_words_append(&says, t, b, at, CC_WORDS_BRACKETS);
    cc_buf_adds(&says, " if");
    out = cc_arena_strndup(&x->arena, says.v, says.n);
    cc_buf_clear(&says);
    return out;
}

/* "Do not take X if you", parted behind its "if": what to do, and how the condition begins. False when there is no "if"
 * or nothing of health. */
static bool
read_condition(struct cc_ctx *x, size_t block, struct cc_order *o)
{
    const struct cc_block *b = &x->article->blocks[block];
    const char *text = cc_block_text(x, block);
    const struct cc_text *t = &x->inner;
    struct cc_buf order = {0}, tail = {0};
    uint32_t a, e, at = CC_NO_INDEX, subject, second;
    bool care = false, likely = false;

    if (b->span.end - b->span.start > PARAGRAPH_BYTES)
        return false;
    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (t->n_sentences == 0 ||
        t->sentences[t->n_sentences - 1].span.end - t->sentences[t->n_sentences - 1].span.start > LEAD_BYTES)
        return false;
    a = t->sentences[t->n_sentences - 1].first;
    e = t->n_tokens;
    while (e > a && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (cc_token_in(k, "if when unless"))
            at = i;
        care = care || (is_kind(cc_vocab_find(&cc_vocab_orders, k->lower, k->lower_len), "care") &&
            !(x->goods && cc_token_is(k, "skip"))); /* "Skip it if you:" tells who should not buy it */
        likely = likely || is_kind(cc_vocab_find(&cc_vocab_orders, k->lower, k->lower_len), "likely");
    }
    care = care || (likely && cc_health_in(t, a, e));
    if (at == CC_NO_INDEX || at == a || at + 7 < e || !care)
        return false;
    for (uint32_t i = a; i <= at; i++) {
        const struct cc_token *k = &t->tokens[i];
        const char *topic = thing(x);

        if (cc_token_in(k, "it this") && topic != NULL && !(likely && i == a))
            cc_buf_addf(&order, " %s", topic);
        else if (i == at)
            cc_buf_addf(&order, " %.*s", (int)k->lower_len, k->lower); /* "CALL YOUR NURSE IF" */
        else
            cc_words_append(&order, t, i, i + 1, CC_WORDS_BRACKETS);
        if (i + 1 == at && cc_topic(x) != NULL &&
            (cc_token_in(k, "taking using") ||
                (cc_token_in(k, "take use") && i > a && cc_token_in(&t->tokens[i - 1], "not n't never to"))))
            cc_buf_addf(&order, " %s", cc_topic(x)); /* "Do not use if you:" */
    }
    cc_words_add(&tail, t, at + 1, e, 0);
    o->kind = CC_ORDER_WHEN;
    o->likely = likely;
    o->says = cc_arena_strndup(&x->arena, order.v, order.n);
    o->tail = cc_arena_strndup(&x->arena, tail.n ? tail.v : "", tail.n);
    if (likely && second_verb(t, a, at, &subject, &second)) {
        e = second - 1; /* without "and", commas around the second verb */
        while (e > subject && t->tokens[e - 1].tag == CC_TAG_COMMA)
            e--;
        o->says = says_of(x, t, a, e, at, at);
        o->also = says_of(x, t, a, subject, second, at);
    }
    o->denied = strstr(o->says, "not ") != NULL || strstr(o->says, "n't ") != NULL ||
        strncasecmp(o->says, "avoid", 5) == 0 || strncasecmp(o->says, "never", 5) == 0 || strstr(o->says, "skip ") != NULL;
    cc_buf_clear(&order);
    cc_buf_clear(&tail);
    return true;
}

struct cc_order
cc_order_of(struct cc_ctx *x, size_t block)
{
    struct cc_order o = {.block = block};
    const struct cc_block *b = &x->article->blocks[block];
    uint32_t row;

    row = row_of(x->article->text + b->span.start, b->span.end - b->span.start);
    if (is_kind(row, "do")) {
        o.kind = CC_ORDER_DO;
    } else if (is_kind(row, "dont")) {
        o.kind = CC_ORDER_DONT;
    } else if (is_kind(row, "when")) {
        o.kind = CC_ORDER_WHEN;
        o.says = cc_vocab_field(&cc_vocab_orders, row, CC_VOCAB_ORDERS_SAYS);
        o.tail = "";
    } else {
        read_condition(x, block, &o);
    }
    return o;
}

/* Does an item go on with an order: "if you are pregnant", "during a flare", "with alcohol"? */
static bool
goes_on(const char *item)
{
    char word[16];
    size_t n = 0;

    while (isalpha((unsigned char)item[n]) && n + 1 < sizeof word) {
        word[n] = (char)tolower((unsigned char)item[n]);
        n++;
    }
    word[n] = '\0';
    return is_kind(cc_vocab_find(&cc_vocab_orders, word, n), "joins");
}

struct cc_order
cc_order_open(struct cc_ctx *x, size_t block, const char *item)
{
    struct cc_order o = {.block = block};
    const struct cc_block *b = &x->article->blocks[block];
    const struct cc_text *t = &x->inner;
    const char *text = cc_block_text(x, block);
    struct cc_buf says = {0};
    bool care = false, helper = false;
    uint32_t a, e;

    if (b->kind == CC_BLOCK_HEADING || b->span.end - b->span.start > LEAD_BYTES)
        return o;
    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (t->n_sentences == 0)
        return o;
    a = t->sentences[t->n_sentences - 1].first;
    for (e = t->n_tokens; e > a && cc_tag_is_punct(t->tokens[e - 1].tag);)
        e--;
    for (uint32_t i = a; i < e; i++)
        helper = helper || cc_order_is_helper(&t->tokens[i]);
    helper = helper && e > a + 2 && cc_token_in(&t->tokens[e - 1], "for with about") &&
        cc_token_in(&t->tokens[a], "see call ring get seek go ask talk speak visit contact"); /* "Get help now for:" */
    if (!helper && !goes_on(item))
        return o;
    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        care = care || is_kind(cc_vocab_find(&cc_vocab_orders, k->lower, k->lower_len), "care");
        o.denied = o.denied || cc_token_in(k, "not n't avoid never");
        if (cc_token_in(k, "it this") && thing(x) != NULL)
            cc_buf_addf(&says, " %s", thing(x));
        else
            cc_words_append(&says, t, i, i + 1, CC_WORDS_BRACKETS);
        if (i + 1 == e && cc_token_in(k, "take use taking using") && cc_topic(x) != NULL)
            cc_buf_addf(&says, " %s", cc_topic(x));
    }
    if (care && e > a + 1) {
        o.joins = helper;
        o.kind = CC_ORDER_OPEN;
        o.says = cc_arena_strndup(&x->arena, says.v, says.n);
        o.tail = "";
    }
    cc_buf_clear(&says);
    return o;
}

/* "Take it with food", "Never swim alone", "Slowly add more fibre", but not "Sleep: aim for eight hours". */
static bool
is_order(struct cc_ctx *x, const char *text)
{
    const struct cc_text *t = &x->inner;
    const char *colon = strstr(text, ": ");
    const struct cc_token *k;
    uint32_t v = 0;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    while (v + 2 < t->n_tokens &&
        (cc_token_in(&t->tokens[v], "do not n't never always please only") || t->tokens[v].tag == CC_TAG_RB))
        v++;
    if (v + 1 >= t->n_tokens)
        return false;
    k = &t->tokens[v];
    if (colon != NULL && (size_t)(colon - text) < t->tokens[v + 1].span.end + 1)
        return false;
    if (!(k->can & CC_CAN_VERB) || (k->can & CC_CAN_VBZ) || k->lemma_len != k->lower_len || k->tag == CC_TAG_VBG ||
        k->tag == CC_TAG_VBN)
        return false;
    return cc_tag_is_verb(k->tag) || !cc_is_bare_noun(x, text) ||
        cc_token_in(k + 1, "a an the your some it them this these");
}

bool
cc_orders_all(struct cc_ctx *x, size_t first, size_t end)
{
    const struct cc_article *a = x->article;
    size_t n = 0, orders = 0;

    for (size_t i = first; i < end; i++) {
        if (a->blocks[i].role != CC_ROLE_CONTENT)
            continue;
        n++;
        orders += is_order(x, cc_block_text(x, i));
    }
    return n > 1 && orders + n / 4 >= n;
}

void
cc_orders_taken(struct cc_ctx *x, size_t first, size_t end, struct cc_noun_list *list)
{
    static const char *const verbs[] = {
        "you are taking ", "you take ", "are taking ", "are on ", "taking ", "take ", "using ", "use ", "on "};

    for (size_t i = end; i > first && list->n == 0; i--) {
        const char *text = cc_block_text(x, i - 1);
        size_t n = 0;

        for (size_t v = 0; v < sizeof verbs / sizeof *verbs && n == 0; v++) {
            if (strncasecmp(text, verbs[v], strlen(verbs[v])) == 0)
                n = strlen(verbs[v]);
        }
        if (n == 0)
            continue;
        cc_item_names(x, text + n, list);
        for (uint32_t k = 0; k < list->n; k++) {
            list->v[k].text = cc_remember(x, list->v[k].text);
            list->v[k].span = x->article->blocks[i - 1].span;
        }
    }
}

void
cc_order_open_item(struct cc_ctx *x, const struct cc_order *o, size_t item)
{
    struct cc_how how = cc_how_of(x, item, "condition");
    struct cc_fact f = {.rule = "condition", .kind = CC_KIND_RECOMMENDATION, .health = 1, .negated = o->denied,
        .direction = o->denied ? CC_DIR_NONE : CC_DIR_NONE_GIVEN};
    const char *text = cc_block_text(x, item);
    size_t n = strlen(text);
    uint32_t before = (uint32_t)x->out->n;

    while (n > 0 && strchr(" .;,", text[n - 1]) != NULL)
        n--;
    if (n == 0 || n > LEAD_BYTES * 2)
        return;
    if (o->block != how.block && how.n_pieces < CC_PIECES_MAX)
        how.pieces[how.n_pieces++] = x->article->blocks[o->block].span;
    f.text = cc_arena_printf(&x->arena, o->joins || goes_on(text) ? "%s %.*s." : "%s: %.*s.", o->says, (int)n, text);
    cc_tell_text(x, f.text, strlen(f.text), &how);
    if (x->out->n > before)
        return;
    f.text = cc_arena_strndup(&x->arena, f.text, strlen(f.text) - 1);
    f.subject = f.object = cc_arena_strndup(&x->arena, text, n);
    cc_claim_make(x, &f, &how, (struct cc_span){0, 0});
}

/* Does a finite verb stand in the text just read? */
static bool
has_verb(const struct cc_text *t)
{
    if (t->n_tokens > 0 && (t->tokens[0].can & CC_CAN_BASE) &&
        ((t->n_tokens > 1 && (cc_token_cues(&t->tokens[0]) & CC_CUE_ADVISE)) ||
            cc_token_in(&t->tokens[0], "smoke work live sit stand travel drive plan need feel")))
        return true; /* "drink too little water" */
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (i > 0 && cc_token_in(&t->tokens[i], "that which who"))
            break; /* "vomiting that does not stop" */
        if (t->tokens[i].depth == 0 &&
            (cc_tag_is_finite(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_MD ||
                (i == 0 && t->tokens[i].tag == CC_TAG_VB)))
            return true;
    }
    return t->n_tokens > 2 && cc_token_in(&t->tokens[0], "the your") && (t->tokens[t->n_tokens - 1].can & CC_CAN_VBZ) &&
        cc_tag_is_noun(t->tokens[t->n_tokens - 2].tag); /* "the tongue swells" */
}

enum cc_direction
cc_order_direction(const struct cc_order *o)
{
    if (!o->likely)
        return o->denied ? CC_DIR_NONE : CC_DIR_NONE_GIVEN;
    if (strstr(o->says, "worse") != NULL || strstr(o->says, "slower") != NULL || strstr(o->says, "slowly") != NULL ||
        strstr(o->says, "flare") != NULL)
        return CC_DIR_HARMS;
    return strstr(o->says, "less ") != NULL || strstr(o->says, "lower") != NULL ? CC_DIR_DOWN : CC_DIR_UP;
}

/* "blue lips", "a fever above 39 °C", but not "allergic to daisies". */
static bool
begins_with_noun(const struct cc_text *t)
{
    uint32_t i = 0;

    while (i < t->n_tokens && (t->tokens[i].tag == CC_TAG_DT || cc_tag_is_adjective(t->tokens[i].tag) ||
        (i > 0 && cc_tag_is_adverb(t->tokens[i].tag)))) /* "severe [back] pain" */
        i++;
    return i < t->n_tokens && (cc_tag_is_noun(t->tokens[i].tag) ||
        (t->tokens[i].tag == CC_TAG_VBG && cc_noun_ending(t, i, i + 1) == CC_NOUN_SYMPTOM));
}

/* "… if you have", "… if you are": its items are no whole predicates. */
static bool
ends_in_verb(const char *tail)
{
    static const char verbs[] = "have has get gets develop develops notice see are is were was feel take use";
    const char *last = strrchr(tail, ' ');

    last = last != NULL ? last + 1 : tail;
    return cc_token_one_of(last, strlen(last), verbs, sizeof verbs - 1);
}

/* "are pregnant" after "if you", "the pain peaks at once" after "if": what the condition says, told behind the
 * order. */
bool
cc_order_condition(struct cc_ctx *x, const struct cc_order *o, const char *text, size_t n, struct cc_how how)
{
    struct cc_fact f = {.rule = "condition", .kind = CC_KIND_RECOMMENDATION, .health = 1, .negated = o->denied,
        .direction = o->denied ? CC_DIR_NONE : CC_DIR_NONE_GIVEN};
    uint32_t before = (uint32_t)x->out->n;
    const char *inside;
    char *s;

    while (n > 0 && (strchr(" .;,", text[n - 1]) != NULL))
        n--;
    while (n > 0 && (*text == ' ' || *text == '.' || strncmp(text, "…", 3) == 0)) {
        size_t skip = *text == ' ' || *text == '.' ? 1 : 3;

        text += skip;
        n -= skip < n ? skip : n;
    }
    if (n == 0 || n > LEAD_BYTES * 2)
        return false;
    inside = cc_inside(x, text, n);
    if (o->tail[0] == '\0' ? !has_verb(&x->inner) : strcmp(o->tail, "you") == 0 && !has_verb(&x->inner))
        s = cc_arena_printf(&x->arena, "you %s %s.", begins_with_noun(&x->inner) ? "have" : "are",
            inside); /* "blue lips", "pregnant" */
    else if (o->tail[0] != '\0' && !ends_in_verb(o->tail) && !has_verb(&x->inner) &&
        begins_with_noun(&x->inner))
        s = cc_arena_printf(&x->arena, "%s has %s.", o->tail, inside); /* "… if your child: – a stiff neck" */
    else if (o->tail[0] != '\0' && (strncmp(inside, "you ", 4) == 0 || strncmp(inside, "your ", 5) == 0))
        s = cc_arena_printf(&x->arena, "%s.", inside); /* "… if you: – you are pregnant" */
    else
        s = cc_arena_printf(&x->arena, "%s%s%s.", o->tail, o->tail[0] != '\0' ? " " : "", inside);
    if (o->likely) {
        f.kind = CC_KIND_ASSOCIATION;
        f.direction = cc_order_direction(o);
    }
    how.rule = "condition";
    how.fresh = 0;
    how.order = o;
    how.given = NULL;
    how.fragments = false;
    if (o->block != how.block && how.n_pieces < CC_PIECES_MAX)
        how.pieces[how.n_pieces++] = x->article->blocks[o->block].span;
    cc_tell_text(x, s, strlen(s), &how);
    if (x->out->n > before)
        return true;
    f.text = cc_arena_printf(&x->arena, "%s %.*s", o->says, (int)(strlen(s) - 1), s); /* words without a verb */
    f.subject = f.object = inside;
    cc_claim_make(x, &f, &how, (struct cc_span){0, 0});
    return true;
}

static size_t order_end(const char *s);

void
cc_order_likely_item(struct cc_ctx *x, const struct cc_order *o, size_t item)
{
    const char *text = cc_block_text(x, item), *rest, *deed;
    size_t end = order_end(text), close = strcspn(text + end, ")");
    struct cc_order also = *o;
    struct cc_how how = cc_how_of(x, item, "condition");
    const char *condition;

    if (strncmp(text + end, " (", 2) == 0 && text[end + close] != '\0' &&
        strspn(text + end + close + 1, " .;") < strlen(text + end + close + 1))
        end = strlen(text); /* "take water pills (thiazides) or aspirin" */
    condition = cc_arena_strndup(&x->arena, text, end);
    cc_order_condition(x, o, text, end, how);
    if (o->also != NULL) {
        also.says = o->also;
        cc_order_condition(x, &also, text, end, how);
    }
    if (text[end] == '\0')
        return;
    deed = cc_order_deed(x, condition); /* "smoking" for "smoke"; what one has or is on counts by itself */
    for (size_t i = 0; deed != NULL && i < 3; i++) {
        static const char *const having[] = {"having ", "taking ", "being on "};

        if (strncmp(deed, having[i], strlen(having[i])) == 0)
            deed += strlen(having[i]);
    }
    for (rest = text + end; *rest != '\0' && !isalnum((unsigned char)*rest);)
        rest++;
    if (strncmp(rest, "which ", 6) == 0)
        rest = cc_arena_printf(&x->arena, " – it %s", rest + 6);
    else
        rest = text + end;
    how.rule = "list-item";
    how.it = deed;
    cc_order_reason(x, rest, deed, how);
}

bool
cc_order_paragraph(struct cc_ctx *x, size_t block, struct cc_how how)
{
    const struct cc_article *a = x->article;
    const struct cc_block *b = &a->blocks[block];
    const char *text = cc_block_text(x, block);
    struct cc_order o;
    size_t end;

    if (block == 0 || b->section != block ||
        (strncmp(text, "…", 3) != 0 && *text != '.' && !islower((unsigned char)*text)))
        return false; /* it goes on where the heading right above it stops */
    o = cc_order_of(x, block - 1);
    if (o.kind != CC_ORDER_WHEN)
        return false;
    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (x->inner.n_sentences == 0)
        return false;
    end = 0;
    for (uint32_t i = 0; i < x->inner.n_sentences && end < 5; i++)
        end = x->inner.sentences[i].span.end; /* "…" may pass for a sentence */
    cc_order_condition(x, &o, text, end, how);
    x->paragraph_start = true;
    cc_tell_text(x, text + end, strlen(text + end), &how);
    return true;
}

/* ---- do and don't */

/* Where the item's order ends and its reason begins: a mark, a bracket, a full stop, a picture. */
static size_t
order_end(const char *s)
{
    static const char *const marks[] = {": ", " – ", " — ", " - ", " (", ". ", "! ", "; ", " \xF0\x9F"};
    size_t best = strlen(s);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *p = strstr(s, marks[i]);

        if (p != NULL && p > s && (size_t)(p - s) < best)
            best = (size_t)(p - s);
    }
    return best;
}

/* "driving during an aura" for "drive during an aura": what a reason after the order says "it" of. The order's words
 * before a clause. */
const char *
cc_order_deed(struct cc_ctx *x, const char *order)
{
    const struct cc_text *t = &x->inner;
    struct cc_buf b = {0};
    const char *out;
    uint32_t e = 0, v = 0;

    cc_claims_read(&x->inner, order, (struct cc_span){0, strlen(order)});
    while (v + 1 < t->n_tokens && cc_token_in(&t->tokens[v], "do not n't never always please"))
        v++;
    if (v >= t->n_tokens)
        return NULL;
    if (t->tokens[v].tag == CC_TAG_VBG)
        cc_buf_add(&b, t->tokens[v].lower, t->tokens[v].lower_len);
    else if (t->tokens[v].can & CC_CAN_VERB)
        cc_inflect_add(&b, t->tokens[v].lower, t->tokens[v].lower_len, CC_FORM_ING);
    else
        return NULL;
    e = v;
    while (
        e < t->n_tokens && t->tokens[e].tag != CC_TAG_COMMA && !cc_token_in(&t->tokens[e], "if because since so until"))
        e++;
    cc_refer_words(x, t, v + 1, e, "", &b); /* "taking iron with milk" for "take it with milk" */
    while (b.n > 0 && strchr(" .", b.v[b.n - 1]) != NULL)
        b.v[--b.n] = '\0';
    out = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

/* The reason after an order: "(blocks absorption)", ": it doubles the starch", "– in a trial that improved …". */
void
cc_order_reason(struct cc_ctx *x, const char *rest, const char *deed, struct cc_how how)
{
    struct cc_noun_list *names = cc_arena_take(&x->arena, sizeof *names);
    bool aside = rest[0] == ' ' && rest[1] == '(';
    const struct cc_token *k;
    char *s, *trial;
    size_t n;

    while (*rest != '\0' && !isalnum((unsigned char)*rest) && *rest != '"')
        rest++;
    n = strlen(rest);
    while (n > 0 && strchr(aside ? ". )" : " ", rest[n - 1]) != NULL)
        n--;
    if (n == 0)
        return;
    s = cc_arena_strndup(&x->arena, rest, n);
    cc_claims_read(&x->inner, s, (struct cc_span){0, n});
    if (x->inner.n_tokens > 1 && (x->inner.tokens[0].tag == CC_TAG_VB || cc_token_is(&x->inner.tokens[0], "let")))
        deed = NULL; /* "Drop it in. Let it dissolve.": the next order */
    if (deed != NULL) {
        names->n = 1;
        names->v[0] = (struct cc_noun_phrase){.text = deed, .class = CC_NOUN_BEHAVIOUR};
        x->salience.clause++;
        cc_salience_note(x, names, CC_SALIENT_SUBJECT);
        cc_salience_raise(x);
        x->event = cc_remember(x, deed);
        x->event_plural = false;
        x->event_sentence = x->salience.sentence;
        x->paragraph_start = false;
    }
    trial = deed != NULL && strncmp(s, "in ", 3) == 0 ? strstr(s, " that ") : NULL;
    if (trial != NULL &&
        (memmem(s, (size_t)(trial - s), "trial", 5) != NULL || memmem(s, (size_t)(trial - s), "study", 5) != NULL)) {
        s = cc_arena_printf(
            &x->arena, "%.*s, it %s", (int)(trial - s), s, trial + strlen(" that ")); /* "that" is the deed */
        n = strlen(s);
        how.it = deed;
    }
    cc_claims_read(&x->inner, s, (struct cc_span){0, n});
    k = x->inner.n_tokens > 1 ? &x->inner.tokens[0] : NULL;
    if (deed != NULL && k != NULL &&
        (k->tag == CC_TAG_VBZ || k->tag == CC_TAG_MD ||
            ((k->can & CC_CAN_VBZ) && cc_vocab_find(&cc_vocab_verbs, k->lemma, k->lemma_len) != CC_VOCAB_NONE &&
                cc_tag_is_noun(k->tag) && !cc_tag_is_verb(k[1].tag)))) {
        s = cc_arena_printf(
            &x->arena, "it %c%s%s", tolower((unsigned char)s[0]), s + 1, strchr(".!", s[n - 1]) ? "" : ".");
        how.it = deed;
    }
    how.fresh = 0;
    cc_tell_text(x, s, strlen(s), &how);
}

/* An order whose verb was taken for a noun: "Drink two glasses of water". */
static void
claim_order(struct cc_ctx *x, const struct cc_order *o, const char *s, const char *order, const struct cc_how *how)
{
    struct cc_fact f = {.rule = how->rule, .kind = CC_KIND_RECOMMENDATION, .health = 1, .text = s, .object = order,
        .negated = o->kind == CC_ORDER_DONT, .direction = o->kind == CC_ORDER_DONT ? CC_DIR_NONE : CC_DIR_NONE_GIVEN};
    const struct cc_token *k;

    cc_claims_read(&x->inner, order, (struct cc_span){0, strlen(order)});
    k = x->inner.n_tokens > 1 ? &x->inner.tokens[0] : NULL;
    if (k == NULL || !(k->can & CC_CAN_VERB) || k->lemma_len != k->lower_len ||
        (cc_tag_is_verb(k->tag) &&
            !(o->plain && ((cc_cue_of(k->lower, k->lower_len) & CC_CUE_ADVISE) || cc_token_is(k, "lose")))) ||
        (cc_cue_of(k->lower, k->lower_len) & (CC_CUE_KITCHEN | CC_CUE_TALK)) ||
        cc_judge_drop_sentence(x, &x->inner, &x->inner.sentences[0]) != NULL)
        return;
    cc_claim_make(x, &f, how, (struct cc_span){0, 0});
}

void
cc_order_item(struct cc_ctx *x, const struct cc_order *o, size_t item)
{
    const char *text = cc_block_text(x, item), *first, *deed;
    struct cc_how how = cc_how_of(x, item, o->kind == CC_ORDER_DONT ? "dont" : "advice");
    size_t end = order_end(text);
    char *order = cc_arena_strndup(&x->arena, text, end), *s;
    size_t before = x->out->n;
    bool noun;

    how.pieces[how.n_pieces++] = x->article->blocks[o->block].span;
    how.advice = true;
    while (*order == ' ')
        order++;
    first = cc_inside(x, order, strlen(order));
    noun = x->inner.n_tokens > 0 && !cc_token_in(&x->inner.tokens[0], "never always do please") &&
        (x->inner.tokens[0].tag == CC_TAG_VBG ||
            (cc_is_bare_noun(x, order) && !(x->inner.tokens[0].can & CC_CAN_VERB)));
    deed = noun && x->inner.n_tokens > 0 && x->inner.tokens[0].tag != CC_TAG_VBG ? first : cc_order_deed(x, first);
    if (o->kind == CC_ORDER_DONT && strncmp(first, "do not ", 7) != 0 && strncmp(first, "don't ", 6) != 0 &&
        strncmp(first, "never ", 6) != 0 && strncmp(first, "avoid ", 6) != 0)
        s = cc_arena_printf(&x->arena, "%s %s.", noun ? "Avoid" : "Do not", first);
    else
        s = cc_arena_printf(&x->arena, "%c%s.", toupper((unsigned char)first[0]), first + 1);
    if (!o->plain || !cc_frame_tell(x, &(struct cc_frame){.kind = CC_FRAME_ADVICE}, NULL, 0, order, how))
        cc_tell_text(x, s, strlen(s), &how);
    if (x->out->n == before)
        claim_order(x, o, s, first, &how);
    if (text[end] != '\0') {
        how.advice = false;
        cc_order_reason(x, text + end, deed, how);
    }
}

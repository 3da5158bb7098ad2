/* listing_item.c: an item of what a heading or lead-in counts up (listing.h), told: "Avocado" below "Foods that lower
 * X" lowers X, "Take a walk" below "Ways to calm X" is done and calms X, "You wake at night" below "Signs your X is
 * high" is one. */
#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "claims/block_item.h"
#include "claims/inflect.h"
#include "claims/listing.h"
#include "vocab/tables.h"

#define ITEM_BYTES 160 /* a longer one says more than what it names */
#define ORDERS     4   /* headings that order, before they are taken for the ways that the title promises */
#define SIBLINGS   3   /* headings more than the title counts: "Conclusion", "FAQ" */

/* The words of the item before what explains it: a colon, a dash, a bracket, a relative clause, a full stop. */
static const char *
item_head(struct cc_ctx *x, const char *text, size_t n)
{
    static const char *const marks[] = {
        ": ", " – ", " — ", " - ", " (", ", which ", ". ", "; ", ", because ", ", as it ", ", since ", " because "};
    char *s = cc_arena_strndup(&x->arena, text, n);
    size_t len;

    while (isdigit((unsigned char)*s) || strchr(".)# ", *s) != NULL) {
        if (*s == '\0' ||
            (isdigit((unsigned char)*s) && s[strspn(s, "0123456789")] != '.' && s[strspn(s, "0123456789")] != ')'))
            break; /* "7 hours of sleep" keeps its number */
        s += isdigit((unsigned char)*s) ? strspn(s, "0123456789") : 1;
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char *p = strstr(s, marks[i]);

        if (p != NULL && p > s)
            *p = '\0';
    }
    len = strlen(s);
    while (len > 0 && strchr(" .!,;:*", s[len - 1]) != NULL &&
        !(s[len - 1] == '.' && len > 2 && s[len - 3] == '.')) /* "at 3 a.m." */
        s[--len] = '\0';
    return s;
}

/* What the item says after its head, "" when nothing; *aside: as a bracket or relative clause, so that it lacks a
 * subject. */
static const char *
item_rest(struct cc_ctx *x, const char *text, const char *head, bool *aside)
{
    const char *at = strstr(text, head), *rest;
    char *s;
    size_t n;

    *aside = false;
    if (at == NULL)
        return "";
    rest = at + strlen(head);
    rest += strspn(rest, "*");
    *aside = strncmp(rest, " (", 2) == 0 || strncmp(rest, ", which ", 8) == 0;
    rest += strncmp(rest, ", which ", 8) == 0 ? 8 : 0;
    while (strncmp(rest, "–", 3) == 0 || strncmp(rest, "—", 3) == 0 || strchr(" :.!(-;,*", *rest) != NULL) {
        if (*rest == '\0')
            return "";
        rest += (unsigned char)*rest == 0xE2 ? 3 : 1;
    }
    n = strlen(rest);
    while (*aside && n > 0 && strchr(").", rest[n - 1]) != NULL)
        n--;
    s = cc_arena_strndup(&x->arena, rest, n);
    return s;
}

static bool
is_gerund(const struct cc_token *k)
{
    return k->tag == CC_TAG_VBG ||
        (k->lower_len > 4 && memcmp(k->lower + k->lower_len - 3, "ing", 3) == 0 && k->lemma_len < k->lower_len);
}

/* Does an order begin at token i of a list of things to do: "Take a walk", "Hum or sing", "Sleep more"? */
static bool
is_order(const struct cc_text *t, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = i + 1 < t->n_tokens ? k + 1 : NULL;

    if (!(k->can & CC_CAN_VERB) || k->lemma_len != k->lower_len || k->tag == CC_TAG_NNS || cc_token_in(k, "support"))
        return false;
    if (cc_cue_of(k->lower, k->lower_len) & CC_CUE_ADVISE)
        return next != NULL;
    if (next != NULL &&
        (k->tag == CC_TAG_NN || k->tag == CC_TAG_NNP ||
            k->tag == CC_TAG_JJ)) { /* "Sleep well", "Move more", "Monitor at home" */
        enum cc_noun class = cc_noun_ending(t, i, i + 1);

        return class != CC_NOUN_SYMPTOM && class != CC_NOUN_DISEASE &&
            (cc_tag_is_adverb(next->tag) || next->tag == CC_TAG_DT || next->tag == CC_TAG_PRPS ||
                next->tag == CC_TAG_JJR || next->tag == CC_TAG_IN) &&
            !cc_token_in(next, "of");
    }
    if (next == NULL)
        return false;
    return !((k->can & (CC_CAN_NOUN | CC_CAN_ADJ)) && cc_tag_is_noun(next->tag));
}

/* The words [a, e) as a deed: the verb at a as a gerund, or as it is when it is one. */
static const char *
deed(struct cc_ctx *x, uint32_t a, uint32_t e, bool not)
{
    const struct cc_token *k = &x->inner.tokens[a];
    struct cc_buf b = {0};
    const char *s;

    if (not)
        cc_buf_adds(&b, "not ");
    if (is_gerund(k))
        cc_buf_add(&b, k->lower, k->lower_len);
    else
        cc_inflect_add(&b, k->lower, k->lower_len, CC_FORM_ING);
    cc_words_append(&b, &x->inner, a + 1, e, CC_WORDS_TITLE);
    while (b.n > 0 && strchr(" ,.", b.v[b.n - 1]) != NULL)
        b.v[--b.n] = '\0';
    s = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
    cc_buf_clear(&b);
    return s;
}

/* The deeds that an item names: orders and gerunds, parted at "or" and "and" where another follows. */
static void
read_deeds(struct cc_ctx *x, const char *head, struct cc_noun_list *out)
{
    const struct cc_text *t = &x->inner;
    uint32_t a = 0, e;
    bool not = false;

    out->n = 0;
    cc_claims_read(&x->inner, head, (struct cc_span){0, strlen(head)});
    if (t->n_sentences != 1)
        return;
    e = t->n_tokens;
    while (e > 0 && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    while (a < e &&
        (cc_token_in(&t->tokens[a], "do never always try also just simply regularly please don't") ||
            cc_token_in(&t->tokens[a], "not n't"))) {
        not = not || cc_token_in(&t->tokens[a], "not n't never don't");
        a++;
    }
    if (a >= e ||
        !(is_order(t, a) || (not &&(t->tokens[a].can & CC_CAN_VERB)) ||
            (is_gerund(&t->tokens[a]) &&
                !(a + 1 < e && cc_tag_is_noun(t->tokens[a + 1].tag) && (t->tokens[a].can & CC_CAN_ADJ)))))
        return;
    for (uint32_t i = a + 1; i < e; i++) {
        if (cc_token_in(&t->tokens[i], "this that these those something") &&
            (i + 1 == e || cc_tag_is_punct(t->tokens[i + 1].tag)))
            return; /* "Snack on this, not that" */
    }
    for (uint32_t from = a, i = a + 1; i <= e && out->n < 4; i++) {
        bool gerund = is_gerund(&t->tokens[a]);

        if (i < e &&
            !(cc_token_in(&t->tokens[i], "and or &") && i + 1 < e &&
                (gerund ? is_gerund(&t->tokens[i + 1])
                        : t->tokens[i + 1].tag == CC_TAG_VB || t->tokens[i + 1].tag == CC_TAG_VBP)))
            continue;
        out->v[out->n++] = (struct cc_noun_phrase){.text = deed(x, from, i, not), .class = CC_NOUN_BEHAVIOUR};
        from = i + 1;
    }
}

/* The things that an item names: "pumpkin and sunflower seeds" are two. */
static void
read_things(struct cc_ctx *x, const char *head, struct cc_noun_list *out)
{
    const char *inside;

    out->n = 0;
    if (!cc_is_bare_noun(x, head) || cc_token_in(&x->inner.tokens[0], "best top key important our") ||
        x->inner.tokens[0].tag == CC_TAG_JJS)
        return; /* "Best for beginners", "Key takeaways" */
    inside = cc_inside(x, head, strlen(head));
    cc_claims_read(&x->inner, inside, (struct cc_span){0, strlen(inside)});
    if (x->inner.n_sentences != 1)
        return;
    cc_parse_sentence(&x->parse, &x->inner, &x->inner.sentences[0]);
    cc_refer(x, &x->parse, (struct cc_range){x->inner.sentences[0].first, x->inner.sentences[0].end}, true, out);
    for (uint32_t i = 0; i < out->n; i++)
        out->v[i].text = cc_arena_strndup(&x->arena, out->v[i].text, strlen(out->v[i].text));
}

/* Is the item a statement of its own: "You wake at night"? */
static bool
is_statement(struct cc_ctx *x, const char *head)
{
    cc_claims_read(&x->inner, head, (struct cc_span){0, strlen(head)});
    if (x->inner.n_sentences != 1)
        return false;
    if (x->inner.n_tokens > 2 && cc_token_in(&x->inner.tokens[0], "your the") &&
        (x->inner.tokens[x->inner.n_tokens - 1].can & CC_CAN_VBZ) &&
        cc_tag_is_noun(x->inner.tokens[x->inner.n_tokens - 2].tag))
        return true; /* "Your heart races" */
    cc_parse_sentence(&x->parse, &x->inner, &x->inner.sentences[0]);
    return x->parse.n > 0 && x->parse.v[0].main != CC_NO_INDEX && (x->parse.v[0].flags & CC_CL_FINITE) &&
        x->parse.v[0].subj.b > x->parse.v[0].subj.a;
}

/* Makes the claim that things show, or explain, the listing's statement. */
static void
claim_sign(struct cc_ctx *x, const struct cc_listing *l, const char *item, const struct cc_noun_phrase *thing,
    const struct cc_how *how)
{
    bool sign = l->kind == CC_LISTING_SIGNS;
    struct cc_fact f = {.rule = "listing",
        .kind = CC_KIND_ASSOCIATION,
        .relation = sign ? "be a sign that" : "be a reason why",
        .object = l->says,
        .subject = thing != NULL ? thing->text : item,
        .hedged = l->hedged,
        .health = 1};

    if (thing == NULL)
        f.text = sign ? cc_arena_printf(&x->arena, "%s when %s", item, l->says)
                      : cc_arena_printf(&x->arena, "%s because %c%s", l->says, item[0] | 0x20, item + 1);
    else
        f.text = cc_arena_printf(&x->arena, "%s %s a %s %s", thing->text, thing->plural ? "are" : "is",
            sign ? "sign that" : "reason why", l->says);
    cc_claim_make(x, &f, how, (struct cc_span){0, 0});
}

static bool
tell_signs(struct cc_ctx *x, const struct cc_listing *l, const char *head, const struct cc_how *how,
    struct cc_noun_list *names)
{
    if (is_statement(x, head)) {
        claim_sign(x, l, head, NULL, how);
        return true;
    }
    read_things(x, head, names);
    if (names->n == 0 && strchr(head, ' ') != NULL) {
        cc_claims_read(&x->inner, head, (struct cc_span){0, strlen(head)});
        if (x->inner.n_tokens > 0 &&
            (is_gerund(&x->inner.tokens[0]) || cc_tag_is_adjective(x->inner.tokens[0].tag) ||
                cc_tag_is_adverb(x->inner.tokens[0].tag))) {
            const char *inside = cc_inside(x, head, strlen(head));

            names->v[names->n++] = (struct cc_noun_phrase){
                .text = is_gerund(&x->inner.tokens[0]) ? inside : cc_arena_printf(&x->arena, "being %s", inside)};
        }
    }
    for (uint32_t i = 0; i < names->n; i++)
        claim_sign(x, l, head, &names->v[i], how);
    return names->n > 0;
}

/* Can one do, or take, what the noun phrase names: "a warm bath", "cold showers", "ginger"? */
static bool
is_deed(struct cc_ctx *x, const char *head, const struct cc_noun_list *v)
{
    const struct cc_token *first;
    enum cc_noun class = v->v[0].class;

    if (class == CC_NOUN_BEHAVIOUR || class == CC_NOUN_FOOD || class == CC_NOUN_AGENT)
        return true;
    cc_claims_read(&x->inner, head, (struct cc_span){0, strlen(head)});
    if (x->inner.n_tokens == 0)
        return false;
    first = &x->inner.tokens[0];
    return cc_token_in(first, "a an more less too no regular daily") || (first->flags & CC_TOK_NUMBER) ||
        is_gerund(first) || cc_is_substance(&x->inner, 0, x->inner.n_tokens) ||
        cc_noun_ending(&x->inner, 0, x->inner.n_tokens) == CC_NOUN_BEHAVIOUR;
}

/* The things that a list says to leave alone, each as advice of its own. */
static bool
tell_shunned(struct cc_ctx *x, const struct cc_listing *l, const struct cc_noun_list *names, const struct cc_how *how)
{
    for (uint32_t i = 0; i < names->n; i++) {
        struct cc_fact f = {.rule = "listing",
            .kind = CC_KIND_RECOMMENDATION,
            .relation = "avoid",
            .subject = names->v[i].text,
            .health = 1,
            .hedged = names->v[i].hedged || how->hedged};

        f.text = cc_arena_printf(
            &x->arena, "%s %s%s%s", l->says, names->v[i].text, l->when[0] != '\0' ? " " : "", l->when);
        f.object = names->v[i].text;
        cc_claim_make(x, &f, how, (struct cc_span){0, 0});
    }
    return names->n > 0;
}

/* "lentils, cooked: 8 g" below "Fibre per 100 g". */
static bool
tell_content(struct cc_ctx *x, const struct cc_listing *l, const char *text, const struct cc_how *how)
{
    size_t name = strcspn(text, "0123456789"), amount;
    struct cc_fact f = {
        .rule = "listing", .kind = CC_KIND_EFFECT, .relation = "contain", .object = l->says, .health = 1};
    const char *thing;
    bool plural;

    amount = strcspn(text + name, ";!(");
    for (size_t i = 0; i < amount; i++) {
        if (text[name + i] == '.' && !isdigit((unsigned char)text[name + i + 1]))
            amount = i; /* "0 g. Zero." */
    }
    if (text[name] == '\0' || name < 3 || amount > 20 || text[name - 1] != ' ')
        return false;
    while (name > 0 && strchr(" :-", text[name - 1]) != NULL)
        name--;
    if (name > 3 && (strncmp(text + name - 3, "–", 3) == 0 || strncmp(text + name - 3, "—", 3) == 0))
        name -= 3;
    thing = cc_inside(x, text, name);
    cc_claims_read(&x->inner, thing, (struct cc_span){0, strcspn(thing, ",(")});
    if (x->inner.n_tokens == 0 || x->inner.n_tokens > 4)
        return false;
    plural = cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag);
    text += strcspn(text, "0123456789");
    f.text = cc_arena_printf(
        &x->arena, "%s %s %.*s of %s %s", thing, plural ? "contain" : "contains", (int)amount, text, l->says, l->when);
    f.subject = thing;
    cc_claim_make(x, &f, how, (struct cc_span){0, 0});
    return true;
}

/* "shellfish (if sensitive)": what is said of it holds for some. */
static bool
is_conditional(const char *text)
{
    const char *open = strstr(text, " (");

    return open != NULL &&
        (strncmp(open + 2, "if ", 3) == 0 || strncmp(open + 2, "for some", 8) == 0 ||
            strncmp(open + 2, "in some", 7) == 0);
}

bool
cc_listing_tell(struct cc_ctx *x, const struct cc_listing *l, const char *text, size_t n, struct cc_how how,
    struct cc_noun_list *names)
{
    struct cc_noun_list *v = names != NULL ? names : cc_arena_take(&x->arena, sizeof *v);
    const char *head;
    char *s;

    v->n = 0;
    if (l->kind == CC_LISTING_NONE || n == 0)
        return false;
    head = item_head(x, text, n);
    if (*head == '\0' || strlen(head) > ITEM_BYTES || head[strlen(head) - 1] == '?')
        return false;
    how.rule = "listing";
    how.fresh = 0;
    how.given = NULL;
    how.fragments = false;
    if (how.n_pieces < CC_PIECES_MAX)
        how.pieces[how.n_pieces++] = x->article->blocks[l->block].span;
    if (l->kind == CC_LISTING_CONTENT)
        return tell_content(x, l, text, &how);
    if (l->kind == CC_LISTING_SIGNS || l->kind == CC_LISTING_REASONS)
        return tell_signs(x, l, head, &how, v);
    if (l->kind == CC_LISTING_DEEDS)
        read_deeds(x, head, v);
    if (v->n == 0)
        read_things(x, head, v);
    if (l->kind == CC_LISTING_DEEDS && v->n > 0 && !is_deed(x, head, v))
        v->n = 0; /* "Frequency", "Quality": what a tip is about */
    how.hedged = how.hedged || is_conditional(text);
    if (l->kind == CC_LISTING_SHUNNED)
        return tell_shunned(x, l, v, &how);
    s = cc_arena_printf(&x->arena, "it %s.", l->says);
    for (uint32_t i = 0; i < v->n; i++) {
        struct cc_how h = how;

        h.it = v->v[i].text;
        h.it_plural = v->v[i].plural;
        h.hedged = how.hedged || l->hedged || v->v[i].hedged;
        cc_tell_text(x, s, strlen(s), &h);
    }
    return v->n > 0;
}

/* Does the text begin with a verb that wants a subject: "lowers X by a fifth", "Can calm X"? */
static bool
lacks_subject(struct cc_ctx *x, const char *s)
{
    const struct cc_token *k;
    uint32_t i = 0;

    cc_claims_read(&x->inner, s, (struct cc_span){0, strlen(s)});
    while (i < x->inner.n_tokens && cc_tag_is_adverb(x->inner.tokens[i].tag))
        i++;
    if (i + 1 >= x->inner.n_tokens)
        return false;
    k = &x->inner.tokens[i];
    return k->tag == CC_TAG_MD || k->tag == CC_TAG_VBZ ||
        ((k->can & CC_CAN_VBZ) && cc_tag_is_noun(k->tag) && !cc_tag_is_verb(k[1].tag) &&
            cc_vocab_find(&cc_vocab_verbs, k->lemma, k->lemma_len) != CC_VOCAB_NONE);
}

/* What the item says of the things it names, after naming them. */
static void
tell_rest(struct cc_ctx *x, const struct cc_noun_list *names, const char *rest, bool aside, struct cc_how how)
{
    if (*rest == '\0')
        return;
    how.fresh = 0;
    how.fragments = true;
    if (names->n > 0 &&
        (lacks_subject(x, rest) ||
            (aside && x->inner.n_tokens > 1 &&
                (x->inner.tokens[0].tag == CC_TAG_VBD || x->inner.tokens[0].tag == CC_TAG_VBP)))) {
        char *s = cc_arena_printf(&x->arena, "it %c%s%s", isupper((unsigned char)rest[0]) ? rest[0] | 0x20 : rest[0],
            rest + 1, strchr(".!?", rest[strlen(rest) - 1]) ? "" : ".");

        how.rule = "list-predicate";
        for (uint32_t i = 0; i < names->n; i++) {
            how.it = names->v[i].text;
            how.it_plural = names->v[i].plural;
            cc_tell_text(x, s, strlen(s), &how);
        }
        return;
    }
    if (aside)
        return; /* it only describes: "(70% and up)" */
    if (names->n == 1) {
        how.given = names->v[0].text;
        how.given_plural = names->v[0].plural;
    }
    x->salience.clause++;
    cc_salience_note(x, names, CC_SALIENT_SUBJECT);
    cc_salience_raise(x);
    cc_tell_text(x, rest, strlen(rest), &how);
}

bool
cc_listing_item(struct cc_ctx *x, const struct cc_listing *l, size_t item)
{
    const char *text = cc_block_text(x, item), *head;
    struct cc_noun_list *names = cc_arena_take(&x->arena, sizeof *names);
    bool aside = false;
    const char *rest;

    if (l->kind == CC_LISTING_NONE || !cc_listing_tell(x, l, text, strlen(text), cc_how_of(x, item, "listing"), names))
        return false;
    head = item_head(x, text, strlen(text));
    if (l->kind == CC_LISTING_CONTENT)
        return true;
    if (l->kind == CC_LISTING_SIGNS || l->kind == CC_LISTING_REASONS)
        names->n = 0;
    rest = item_rest(x, text, head, &aside);
    tell_rest(x, names, rest, aside, cc_how_of(x, item, "list-item"));
    return true;
}

/* ---- headings */

/* "3. Avocado", but not "5-minute habits". */
static bool
is_numbered(const struct cc_block *b, const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return b->ordered || (digits > 0 && digits < 4 && strchr(".):", text[digits]) != NULL && text[digits] != '\0');
}

/* Does the heading order something to be done: "Move more", "Eating slowly"? */
static bool
is_order_heading(struct cc_ctx *x, size_t heading)
{
    const char *text = cc_block_text(x, heading);

    cc_claims_read(&x->inner, text, (struct cc_span){0, strcspn(text, "(:–")});
    return x->inner.n_tokens > 1 && (is_order(&x->inner, 0) || is_gerund(&x->inner.tokens[0]));
}

/* How many headings stand beside this one, and how many of them are orders. Counted once for a section. */
static void
count_siblings(struct cc_ctx *x, size_t heading)
{
    const struct cc_article *a = x->article;
    const struct cc_block *b = &a->blocks[heading];

    if (x->counted.section == b->section + 1)
        return;
    x->counted.section = b->section + 1;
    x->counted.n = x->counted.orders = 0;
    for (size_t i = b->section;
         i < a->n_blocks && !(i > heading && a->blocks[i].kind == CC_BLOCK_HEADING && a->blocks[i].level < b->level);
         i++) {
        if (a->blocks[i].kind != CC_BLOCK_HEADING || a->blocks[i].section != b->section ||
            a->blocks[i].level != b->level)
            continue;
        x->counted.n++;
        x->counted.orders += is_order_heading(x, i);
    }
}

/* May the heading be one of the things: numbered, of a kind that acts, one of as many as the title counts, or an order
 * among orders below "How to lower X"? */
static bool
is_counted(struct cc_ctx *x, const struct cc_listing *l, size_t heading)
{
    const char *text = cc_block_text(x, heading);

    if (strchr(text, '?') != NULL)
        return false;
    if (is_numbered(&x->article->blocks[heading], text))
        return true;
    cc_claims_read(&x->inner, text, (struct cc_span){0, strcspn(text, "(:–")});
    if ((l->kind == CC_LISTING_ACTORS || l->kind == CC_LISTING_DEEDS) && x->inner.n_tokens > 0) {
        enum cc_noun class = cc_noun_ending(&x->inner, 0, x->inner.n_tokens);

        if (class == CC_NOUN_AGENT || class == CC_NOUN_FOOD || class == CC_NOUN_BEHAVIOUR ||
            cc_is_substance(&x->inner, 0, x->inner.n_tokens))
            return true;
    }
    count_siblings(x, heading);
    if (l->kind == CC_LISTING_DEEDS && x->counted.orders >= ORDERS && 2 * x->counted.orders >= x->counted.n &&
        is_order_heading(x, heading))
        return true;
    return l->kind != CC_LISTING_ACTORS && l->count > 1 && x->counted.n >= l->count &&
        x->counted.n <= l->count + SIBLINGS;
}

/* What is left alone in a deed of the table: "alcohol" of "going easy on alcohol"; NULL in any other. */
static const char *
shunned(const char *deed)
{
    const char *thing = NULL;
    size_t words = 0;

    for (const char *p = deed; words < 3 && (p = strchr(p, ' ')) != NULL; p++, words++) {
        if (cc_vocab_find(&cc_vocab_shuns, deed, (size_t)(p - deed)) != CC_VOCAB_NONE)
            thing = p + 1;
    }
    return thing != NULL && *thing != '\0' ? thing : NULL;
}

/* The things that "it" and "they" below the heading stand for: not the deed where the text goes on about what it leaves
 * alone. */
static void
without_shunning(struct cc_ctx *x, struct cc_noun_list *names)
{
    for (uint32_t i = 0; i < names->n; i++) {
        const char *thing = shunned(names->v[i].text);

        if (thing == NULL)
            continue;
        cc_claims_read(&x->inner, thing, (struct cc_span){0, strlen(thing)});
        if (x->inner.n_tokens == 0)
            continue;
        names->v[i] = (struct cc_noun_phrase){.text = thing,
            .plural = cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag),
            .class = cc_noun_ending(&x->inner, 0, x->inner.n_tokens)};
    }
}

/* What "it" and "they" below the heading are. */
static void
note_names(struct cc_ctx *x, const struct cc_noun_list *names)
{
    if (names->n == 0)
        return;
    x->salience.clause++;
    cc_salience_note(x, names, CC_SALIENT_SUBJECT);
    cc_salience_raise(x);
    x->paragraph_start = false;
}

/* A heading that is an item of side effects, signs of a disease, causes: "2. Muscle cramps" below "Signs of X
 * deficiency". */
static bool
frame_heading(struct cc_ctx *x, size_t i)
{
    const struct cc_block *b = &x->article->blocks[i];
    const char *text = cc_block_text(x, i), *head;
    struct cc_frame f;

    if (!is_numbered(b, text))
        return false;
    f = cc_frame_of(x, SIZE_MAX, b->section);
    if (b->section == 0) {
        for (size_t k = 0; k < 4 && k < i && f.kind == CC_FRAME_NONE; k++) {
            if (x->article->blocks[k].kind == CC_BLOCK_TITLE)
                f = cc_frame_of(x, SIZE_MAX, (uint32_t)k + 1);
        }
    }
    if (f.kind == CC_FRAME_NONE || f.kind == CC_FRAME_DOSES || f.kind == CC_FRAME_ADVICE || f.of == NULL)
        return false;
    head = item_head(x, text, strlen(text));
    if (strncmp(head, "It ", 3) == 0 || strncmp(head, "They ", 5) == 0 || lacks_subject(x, head)) {
        struct cc_how how = cc_how_of(x, i, "heading-item");
        char *s = cc_arena_printf(&x->arena, "it %c%s.", head[0] | 0x20, head + 1);

        if (strncmp(head, "It ", 3) == 0 || strncmp(head, "They ", 5) == 0)
            s = cc_arena_printf(&x->arena, "%s.", head);
        how.pieces[how.n_pieces++] = f.span;
        how.it = f.of;
        how.it_plural = f.plural;
        cc_tell_text(x, s, strlen(s), &how);
        return true;
    }
    if (!cc_frame_tell(x, &f, head, 0, head, cc_how_of(x, i, "heading-item")))
        return false;
    if (f.kind == CC_FRAME_SIGNS || f.kind == CC_FRAME_EFFECTS || f.kind == CC_FRAME_CAUSES ||
        f.kind == CC_FRAME_SOURCES) {
        struct cc_noun_list *names = cc_arena_take(&x->arena, sizeof *names);

        read_things(x, head, names);
        note_names(x, names);
        if (f.kind == CC_FRAME_CAUSES && names->n == 1) /* "Smoking" above "Narrows the vessels." */
            cc_section_name(x, names->v[0].text, b->level, names->v[0].plural);
    }
    return true;
}

bool
cc_listing_heading(struct cc_ctx *x, size_t heading)
{
    const struct cc_block *b = &x->article->blocks[heading];
    const char *text = cc_block_text(x, heading);
    struct cc_listing l;
    struct cc_noun_list *names;

    if (b->kind != CC_BLOCK_HEADING || b->level <= 1 || b->span.end - b->span.start > ITEM_BYTES)
        return false;
    l = cc_listing_of(x, SIZE_MAX, b->section);
    if (l.kind == CC_LISTING_NONE || l.kind == CC_LISTING_CONTENT || !is_counted(x, &l, heading))
        return frame_heading(x, heading);
    names = cc_arena_take(&x->arena, sizeof *names);
    if (!cc_listing_tell(x, &l, text, strlen(text), cc_how_of(x, heading, "listing"), names))
        return false;
    without_shunning(x, names);
    note_names(x, names);
    if (names->n > 0 && (l.kind == CC_LISTING_ACTORS || l.kind == CC_LISTING_DEEDS)) {
        if (heading == 0 || b->level <= 2 || x->article->blocks[heading - 1].kind != CC_BLOCK_HEADING)
            x->listed.n = 0;
        for (uint32_t i = 0; i < names->n && x->listed.n < CC_NOUNS_MAX; i++) { /* "Both", below two of them */
            x->listed.v[x->listed.n] = names->v[i];
            x->listed.v[x->listed.n++].text = cc_remember(x, names->v[i].text);
        }
        if (x->listed.n > names->n) {
            x->salience.clause++;
            cc_salience_note(x, &x->listed, CC_SALIENT_SUBJECT);
            cc_salience_raise(x);
        }
        if (names->n != 1)
            x->local[0] = '\0';
        else
            cc_section_name(x, names->v[0].text, b->level, names->v[0].plural);
    }
    return true;
}

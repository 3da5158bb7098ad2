/* refer.c: what pronouns and pointing noun phrases stand for, from the article only: "it", "they", "these strains",
 * "such foods", "this", "its". The nearest fitting phrase wins; what nothing fits stays unresolved, and its clause is
 * no claim. How far a phrase reaches: refer_extent.c; nouns that point back: refer_point.c; pronouns as objects:
 * refer_object.c. */
#include <string.h>

#include "claims/kind.h"
#include "claims/block.h"
#include "claims/refer.h"

char *
cc_remember(struct cc_ctx *x, const char *s)
{
    return s == NULL ? NULL : cc_arena_strndup(&x->memory, s, strlen(s));
}

void
cc_refer_forget(struct cc_ctx *x)
{
    x->subjects.n = x->objects.n = x->list.n = x->pair.n = x->focus.n = 0;
    cc_salience_forget(x);
    x->modal_predicate[0] = x->modal_predicate[1] = NULL;
    x->event = x->predicate = x->denied = x->reporter = x->reason_for = NULL;
    x->risk_of = x->group = NULL;
    memset(&x->question, 0, sizeof x->question);
    memset(&x->thread, 0, sizeof x->thread);
    cc_arena_reset(&x->memory);
}

/* "Acme's purifier": Acme was named as well. */
static void
note_owner(struct cc_ctx *x, const struct cc_noun_phrase *phrase, bool object)
{
    const char *mark = strstr(phrase->text, "'s "), *curly = strstr(phrase->text, "\u2019s ");
    struct cc_noun_list *owner;

    mark = mark == NULL || (curly != NULL && curly < mark) ? curly : mark;
    if (mark == NULL || phrase->text[0] < 'A' ||
        phrase->text[0] > 'Z') /* only names: "women's periods" speaks of periods */
        return;
    owner = cc_arena_take(&x->scratch, sizeof *owner);
    owner->n = 1;
    owner->v[0] = (struct cc_noun_phrase){
        .text = cc_arena_strndup(&x->scratch, phrase->text, (size_t)(mark - phrase->text))};
    cc_salience_note(x, owner, object ? CC_SALIENT_OBLIQUE : CC_SALIENT_SUBJECT);
}

void
cc_refer_remember(struct cc_ctx *x, const struct cc_noun_list *subjects, bool object)
{
    struct cc_noun_list *to = object ? &x->objects : &x->subjects;

    if (subjects->n == 2) /* a new pair for "the former" */
        x->pair.n = 0;
    to->n = 0;
    for (uint32_t i = 0; i < subjects->n; i++) {
        to->v[to->n] = subjects->v[i];
        to->v[to->n].neither = false;
        to->v[to->n++].text = cc_remember(x, subjects->v[i].text);
    }
    if (subjects->n == 1)
        note_owner(x, &subjects->v[0], object);
    cc_salience_note(x, subjects, object ? CC_SALIENT_OBJECT : CC_SALIENT_SUBJECT);
}

void
cc_nouns_add(struct cc_noun_list *out, const struct cc_noun_phrase *phrase)
{
    if (out->n < CC_NOUNS_MAX)
        out->v[out->n++] = *phrase;
}

void
cc_nouns_add_all(struct cc_noun_list *out, const struct cc_noun_list *from)
{
    for (uint32_t i = 0; i < from->n; i++)
        cc_nouns_add(out, &from->v[i]);
}

bool
cc_nouns_many(const struct cc_noun_list *l)
{
    return l->n > 1 || (l->n == 1 && l->v[0].plural);
}

/* What "it" stands for. */
static void
refer_it(struct cc_ctx *x, struct cc_noun_list *out)
{
    struct cc_noun_list *found;

    if (x->it != NULL) {
        cc_nouns_add(out, &(struct cc_noun_phrase){.text = x->it, .plural = x->it_plural, .span = x->it_span});
        return;
    }
    found = cc_arena_take(&x->scratch, sizeof *found);
    if (cc_salience_pick(x, false, found))
        cc_nouns_add_all(out, found);
}

static void
refer_they(struct cc_ctx *x, bool these, struct cc_noun_list *out)
{
    struct cc_noun_list *found;

    if (!these && x->it != NULL && x->it_plural) { /* "Steroids – Used for long, they thin the bones" */
        cc_nouns_add(out, &(struct cc_noun_phrase){.text = x->it, .plural = true, .span = x->it_span});
        return;
    }
    if (these && x->list.n > 0) {
        cc_nouns_add_all(out, &x->list);
        return;
    }
    found = cc_arena_take(&x->scratch, sizeof *found);
    if (cc_salience_pick(x, true, found))
        cc_nouns_add_all(out, found);
    else if (x->list.n > 0)
        cc_nouns_add_all(out, &x->list);
    else if (x->subjects.n == 1 && x->subjects.v[0].person)
        cc_nouns_add_all(out, &x->subjects);
}

/* What was said last, unless that is too long ago. */
static void
refer_this(struct cc_ctx *x, struct cc_noun_list *out)
{
    if (x->event != NULL && x->salience.sentence - x->event_sentence <=
                                1 + (x->depth > 0)) /* a retold sentence counts again */
        cc_nouns_add(out, &(struct cc_noun_phrase){.text = x->event, .plural = x->event_plural});
    else if (x->it != NULL)
        refer_it(x, out);
}

const char *
cc_refer_possessive(struct cc_ctx *x, const struct cc_noun_list *owner, const char *rest)
{
    const char *o = owner->v[0].text;
    size_t n = strlen(o);

    return cc_arena_printf(&x->scratch, "%s%s %s", o, n > 0 && o[n - 1] == 's' ? "’" : "’s", rest);
}

static const char *
part_text(struct cc_ctx *x, const struct cc_text *t, const struct cc_part *part, struct cc_range item)
{
    char room[240];
    struct cc_buf b = cc_buf_on(room, sizeof room);
    const char *out;

    cc_words_append(&b, t, part->prefix.a, part->prefix.b, 0);
    cc_words_append(&b, t, part->inner.a, part->inner.b, 0);
    cc_refer_words(x, t, item.a, item.b, "", &b);
    if (part->singular && b.n > 0) { /* "Vitamins D" -> "Vitamin D" */
        char *end = strstr(b.v, "s ");

        if (end != NULL) {
            memmove(end, end + 1, strlen(end + 1) + 1);
            b.n--;
        }
    }
    cc_words_append(&b, t, part->head.a, part->head.b, 0);
    cc_words_append(&b, t, part->suffix.a, part->suffix.b, 0);
    out = cc_arena_strndup(&x->scratch, b.n ? b.v : "", b.n);
    cc_buf_clear(&b);
    return out;
}

static uint32_t
head_of(const struct cc_parse *p, struct cc_range r)
{
    for (uint32_t i = 0; i < p->n_k; i++) {
        const struct cc_chunk *c = &p->text->chunks[p->k[i]];

        if (c->kind == CC_CHUNK_NP && c->head >= r.a && c->head < r.b)
            return c->head;
    }
    return r.b - 1;
}

/* A condition in brackets inside the range: "dairy (if sensitive)". */
static bool
bracket_hedge(const struct cc_text *t, struct cc_range r)
{
    for (uint32_t i = r.a; i < r.b; i++) {
        if (t->tokens[i].depth > 0 && cc_token_in(&t->tokens[i], "if when may for"))
            return true;
    }
    return false;
}

/* "the former", "the latter": of the two that were named together. */
static void
refer_pair(struct cc_ctx *x, bool latter, struct cc_noun_list *out)
{
    const struct cc_noun_list *lists[] = {&x->pair, &x->subjects, &x->objects, &x->list};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (lists[i]->n == 2) {
            cc_nouns_add(out, &lists[i]->v[latter ? 1 : 0]);
            x->pair = *lists[i];
            return;
        }
    }
}

/* "Neither": both of the two that were named together. */
static void
refer_two(struct cc_ctx *x, struct cc_noun_list *out)
{
    refer_pair(x, false, out);
    if (out->n > 0)
        refer_pair(x, true, out);
}

/* "As we age, we lose muscle", "we need less sleep": "we" before the verb at n, and a stage of life, a time of the day or
 * an amount with what a body has or needs. */
static bool
lives(const struct cc_text *t, uint32_t i, uint32_t n, uint32_t e)
{
    uint32_t from = i > 12 ? i - 12 : 0;
    bool stage = false, amount = false, body = false;

    if (n >= e || !(t->tokens[n].tag == CC_TAG_VBP || t->tokens[n].tag == CC_TAG_VB) ||
        !cc_token_in(&t->tokens[n], "lose make produce need get gain store build crave shed release secrete form grow have"))
        return false;
    for (uint32_t j = n + 1; j < e && j < n + 12 && t->tokens[j].tag != CC_TAG_STOP; j++) {
        enum cc_noun class = cc_noun_ending(t, n + 1, j + 1);

        body = body ||
            (cc_tag_is_noun(t->tokens[j].tag) && class != CC_NOUN_NONE && class != CC_NOUN_PEOPLE &&
                class != CC_NOUN_BEHAVIOUR);
        amount = amount || (j < n + 6 && cc_token_in(&t->tokens[j], "less fewer most enough cent percent %"));
        stage = stage || cc_token_in(&t->tokens[j], "year decade age life sleep winter birth");
    }
    for (uint32_t j = from; j < i; j++)
        stage = stage ||
            cc_token_in(&t->tokens[j], "age aging ageing older old twenties thirties forties fifties thirty forty fifty sixty "
                                       "menopause winter summer sleep asleep mid-twenties mid-thirties night life born eat stressed exercise");
    return body && (stage || amount);
}

bool
cc_means_everybody(const struct cc_text *t, uint32_t i, uint32_t e)
{
    uint32_t n = i + 1;

    if (cc_token_is(&t->tokens[i], "our")) {
        for (uint32_t j = n; j < e && j < n + 3; j++) {
            enum cc_noun class = cc_noun_ending(t, n, j + 1);

            if (class == CC_NOUN_STRUCTURE || class == CC_NOUN_STATE || class == CC_NOUN_PROCESS ||
                cc_token_in(&t->tokens[j], "body bodies ancestors genes metabolism mood weight lives teens twenties thirties forties "
                                       "fifties sixties mid-twenties mid-thirties mid-forties childhood youth"))
                return true;
            if (!cc_tag_is_adjective(t->tokens[j].tag) && !cc_tag_is_noun(t->tokens[j].tag))
                return false;
        }
        return false;
    }
    if (cc_token_is(&t->tokens[i], "us"))
        return i >= 2 && cc_token_is(&t->tokens[i - 1], "of") &&
            cc_token_in(&t->tokens[i - 2], "most many some half few all both");
    if (!cc_token_is(&t->tokens[i], "we"))
        return false;
    while (n < e && (cc_tag_is_adverb(t->tokens[n].tag) || cc_token_in(&t->tokens[n], "all get")))
        n++;
    if (lives(t, i, n - (n > i + 1 && cc_token_is(&t->tokens[n - 1], "get")), e))
        return true;
    if (n + 1 < e && t->tokens[n].tag == CC_TAG_MD) { /* "we cannot absorb calcium" */
        for (n++; n < e && cc_tag_is_adverb(t->tokens[n].tag); n++)
            ;
    }
    return n < e &&
        (t->tokens[n].tag == CC_TAG_VBP || t->tokens[n].tag == CC_TAG_VB || cc_tag_is_adjective(t->tokens[n].tag)) &&
        cc_token_in(&t->tokens[n],
            "age eat sleep breathe drink absorb digest burn sweat inhale exhale swallow ingest exercise older younger "
            "consume");
}

bool
cc_refer_sold(const struct cc_token *k)
{
    enum cc_noun class;

    if (!cc_tag_is_noun(k->tag))
        return false;
    class = cc_noun_of(k->lower, k->lower_len);
    return class == CC_NOUN_AGENT || class == CC_NOUN_FOOD || cc_product_kind(k->lower, k->lower_len) ||
        (cc_token_cues(k) & CC_CUE_CARRIER) ||
        (class == CC_NOUN_NONE && !(k->flags & (CC_TOK_KNOWN | CC_TOK_UPPER)) && k->tag != CC_TAG_NNP); /* "our gentle retinal" */
}

/* "our unique formula"; on a page that sells one product, "this advanced supplement" as well. */
static bool
ours(const struct cc_ctx *x, const struct cc_text *t, struct cc_range item)
{
    const struct cc_token *k = &t->tokens[item.a], *last = &t->tokens[item.b - 1];
    bool generic = (cc_token_cues(last) & CC_CUE_GENERIC) != 0;

    if (cc_token_is(k, "our"))
        return item.b - item.a >= 2 &&
            ((generic && item.b - item.a <= 5) ||
                (x->sells && x->n_products > 0 && item.b - item.a <= 7 &&
                    cc_product_kind(last->lower, last->lower_len)));
    return cc_token_is(k, "this") && x->sells && x->n_products > 0 && item.b - item.a <= 5 &&
        cc_token_in(last,
            item.b - item.a >= 3 ? "formula supplement product capsule blend drink powder"
                                 : "formula supplement product blend");
}

/* "one in three adults", "a quarter of patients": people, though the head is a number. */
static bool
share_of_people(const struct cc_text *t, struct cc_range item, uint32_t head)
{
    if (t->tokens[head].tag != CC_TAG_CD && !(t->tokens[head].flags & CC_TOK_NUMBER) &&
        !cc_token_in(&t->tokens[head], "half quarter third majority number"))
        return false;
    for (uint32_t i = head + 1; i < item.b && i < head + 7; i++) {
        if (cc_tag_is_noun(t->tokens[i].tag) && cc_noun_ending(t, head + 1, i + 1) == CC_NOUN_PEOPLE)
            return true;
    }
    return false;
}

/* One conjunct on its way to what it stands for. */
struct conjunct {
    const struct cc_text *t;
    const struct cc_part *part;
    struct cc_range item;     /* without an apposition */
    const struct cc_token *k; /* its first word */
    uint32_t head;
    uint32_t before;          /* how many phrases there were when it came */
    bool alone;               /* its first word is all of it: "this", "they also" */
};

static struct conjunct
conjunct_of(const struct cc_parse *p, const struct cc_part *part, uint32_t before)
{
    const struct cc_text *t = p->text;
    struct cc_range item = cc_refer_without_apposition(t, part->item);
    uint32_t head = head_of(p, item);
    bool alone = item.b - item.a == 1 || (part->head.a == part->head.b && head == item.a && item.b > item.a + 1 &&
        !cc_tag_is_noun(t->tokens[item.a + 1].tag) && cc_token_in(&t->tokens[item.a + 1], "also")) ||
        (item.b > item.a + 1 && (t->tokens[item.a + 1].tag == CC_TAG_COMMA || /* "This, in turn," */
                                       cc_token_is(&t->tokens[item.b - 1], "turn")));

    return (struct conjunct){
        .t = t, .part = part, .item = item, .k = &t->tokens[item.a], .head = head, .before = before, .alone = alone};
}

/* The conjunct's words without its first, which points or owns. */
static const char *
rest_text(struct cc_ctx *x, const struct conjunct *c)
{
    return part_text(x, c->t, c->part, (struct cc_range){c->item.a + 1, c->item.b});
}

/* "our passionflower extract" on the page of "Acme Sleep Drops": does a substance say which, that the product's name
 * has not? */
static bool
names_part(const struct cc_ctx *x, const struct cc_text *t, struct cc_range item)
{
    char word[48];

    snprintf(word, sizeof word, "%.*s", (int)t->tokens[item.b - 1].lower_len, t->tokens[item.b - 1].lower);
    if (!x->sells || strcasestr(x->products[0], word) != NULL)
        return false; /* "our retinal serum" of "Acme Night Serum" */
    for (uint32_t i = item.a + 1; i + 1 < item.b; i++) {
        const struct cc_token *k = &t->tokens[i];

        if ((cc_token_cues(k) & (CC_CUE_GENERIC | CC_CUE_CARRIER)) || !cc_is_substance(t, i, i + 1) ||
            k->lower_len >= sizeof word || cc_product_kind(k->lower, k->lower_len))
            continue;
        snprintf(word, sizeof word, "%.*s", (int)k->lower_len, k->lower);
        if (strcasestr(x->products[0], word) == NULL &&
            (x->article->title == NULL || strcasestr(x->article->title, word) == NULL))
            return true;
    }
    return false;
}

/* "our unique formula": the product that the page sells, or "the formula". */
static bool
refer_product(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    const struct cc_token *last = &c->t->tokens[c->item.b - 1];

    if (!ours(x, c->t, c->item) || names_part(x, c->t, c->item))
        return false;
    if (x->n_products > 0)
        cc_nouns_add(out, &(struct cc_noun_phrase){.text = x->products[0], .plural = x->product_plural});
    else
        cc_nouns_add(out,
            &(struct cc_noun_phrase){
                .text = cc_arena_printf(&x->scratch, "the %.*s", (int)last->lower_len, last->lower),
                .plural = c->part->plural});
    return true;
}

/* "treating either": the deed, with each of the two. */
static bool
refer_deed_on_two(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    struct cc_noun_list two = {0};

    if (c->k->tag != CC_TAG_VBG || c->item.b != c->item.a + 2 ||
        !cc_token_in(&c->t->tokens[c->item.a + 1], "either both each"))
        return false;
    refer_two(x, &two);
    for (uint32_t i = 0; i < two.n; i++)
        cc_nouns_add(out,
            &(struct cc_noun_phrase){
                .text = cc_arena_printf(&x->scratch, "%.*s %s", (int)c->k->lower_len, c->k->lower, two.v[i].text)});
    return true;
}

/* "Our marine collagen" on a page that sells, which is no name of what it sells: it is told without its owner. */
static bool
refer_our_part(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    const char *rest;
    bool part;

    if (!x->sells || !cc_token_is(c->k, "our") || c->item.b < c->item.a + 2 || !cc_refer_sold(&c->t->tokens[c->head]))
        return false;
    part = cc_token_cues(&c->t->tokens[c->head]) & CC_CUE_CARRIER; /* "the gentle form" */
    rest = rest_text(x, c);
    cc_nouns_add(out,
        &(struct cc_noun_phrase){.text = part ? cc_arena_printf(&x->scratch, "the %s", rest) : rest,
            .plural = c->part->plural,
            .class = cc_noun_ending(c->t, c->item.a, c->head + 1)});
    return true;
}

/* "Our members lost 5 kg": people like all others. */
static bool
refer_customers(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    if (!cc_token_in(c->k, "our my") || c->item.b <= c->item.a + 1 ||
        !cc_token_lemma_in(&c->t->tokens[c->item.a + 1],
            cc_token_is(c->k, "my") ? "patient client" : "customer user member client patient subscriber buyer"))
        return false;
    cc_nouns_add(out,
        &(struct cc_noun_phrase){
            .text = rest_text(x, c), .plural = c->part->plural, .person = true, .class = CC_NOUN_PEOPLE});
    return true;
}

/* "my sleep", "he": somebody whom the article says nothing general of. */
static bool
somebody(const struct cc_ctx *x, const struct conjunct *c)
{
    return !x->quoting && cc_token_in(c->k, "i we my our me us he she his her") &&
        !cc_means_everybody(c->t, c->item.a, c->t->n_tokens);
}

/* "the former", "those who …": told by their words alone. */
static bool
refer_set_phrase(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    const struct cc_token *tokens = c->t->tokens;
    uint32_t a = c->item.a;

    if (c->item.b - a == 2 && cc_token_is(c->k, "the") && cc_token_in(&tokens[a + 1], "former latter")) {
        refer_pair(x, cc_token_is(&tokens[a + 1], "latter"), out);
        return true;
    }
    if (c->item.b - a == 2 && cc_token_is(c->k, "the") && cc_token_is(&tokens[a + 1], "two")) { /* "the two interact" */
        struct cc_noun_list two = {0};

        refer_two(x, &two);
        if (two.n == 2)
            cc_nouns_add(out,
                &(struct cc_noun_phrase){
                    .text = cc_arena_printf(&x->scratch, "%s and %s", two.v[0].text, two.v[1].text), .plural = true});
        return two.n == 2;
    }
    if (c->alone && cc_token_is(c->k, "those") && a + 1 < c->t->n_tokens &&
        cc_token_in(&tokens[a + 1], "who with without on in from")) {
        cc_nouns_add(out, &(struct cc_noun_phrase){.text = "those", .plural = true, .person = true});
        return true;
    }
    return false;
}

/* "fibres that feed bacteria, and these make butyrate": the plural right before the clause. */
static bool
refer_these_near(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    const struct cc_token *tokens = c->t->tokens;
    uint32_t i = c->item.a;
    struct cc_buf b = {0};

    if (!c->alone || !cc_token_is(c->k, "these"))
        return false;
    while (i > 0 && (tokens[i - 1].tag == CC_TAG_CC || tokens[i - 1].tag == CC_TAG_COMMA ||
                        tokens[i - 1].tag == CC_TAG_COLON || cc_token_is(&tokens[i - 1], "that")))
        i--;
    if (i == c->item.a || i == 0 || !cc_tag_is_plural(tokens[i - 1].tag) || cc_is_time_noun(&tokens[i - 1]))
        return false;
    for (uint32_t k = 0; k < c->t->n_chunks; k++) {
        const struct cc_chunk *np = &c->t->chunks[k];

        if (np->kind != CC_CHUNK_NP || np->end != i)
            continue;
        cc_words_add(&b, c->t, np->first, np->end, x->title);
        cc_nouns_add(out, &(struct cc_noun_phrase){.text = cc_arena_strndup(&x->scratch, b.v, b.n),
                              .plural = true,
                              .class = cc_noun_ending(c->t, np->first, np->end)});
        cc_buf_clear(&b);
        return true;
    }
    return false;
}

/* Adds what a pronoun by itself stands for. False when the word is none. */
static bool
refer_pronoun(struct cc_ctx *x, const struct cc_token *k, struct cc_noun_list *out)
{
    if (cc_token_is(k, "it"))
        refer_it(x, out);
    else if (cc_token_is(k, "neither"))
        refer_two(x, out);
    else if (cc_token_is(k, "both") && x->objects.n == 2 && !x->objects.v[0].person && !x->objects.v[1].person)
        cc_nouns_add_all(out, &x->objects); /* "can cause A or B. Both are …" */
    else if (cc_token_is(k, "both") && (x->subjects.n == 2 || x->objects.n == 2))
        cc_nouns_add_all(out, x->subjects.n == 2 ? &x->subjects : &x->objects);
    else if (cc_token_in(k, "they them both"))
        refer_they(x, cc_token_is(k, "both"), out);
    else if (cc_token_in(k, "these those"))
        refer_they(x, true, out);
    else if (cc_token_in(k, "this that which"))
        refer_this(x, out);
    else
        return false;
    return true;
}

/* Whose "its" or "their" at token k is: the clause's own subject when it can be. */
static void
find_owner(struct cc_ctx *x, const struct cc_token *k, struct cc_noun_list *owner)
{
    struct cc_fit fit = x->salience.fit;

    x->salience.fit = (struct cc_fit){0}; /* the verb is said of what is owned */
    if (x->own != NULL &&
        !(x->own->n == 1 && (cc_salience_is_weak(x->own->v[0].text) || cc_refer_owner(x, x->own->v[0].text) != NULL)) &&
        (cc_nouns_many(x->own) || x->own->v[0].person) == cc_token_is(k, "their"))
        cc_nouns_add_all(owner, x->own);
    else if (cc_token_is(k, "its"))
        refer_it(x, owner);
    else
        refer_they(x, false, owner);
    x->salience.fit = fit;
}

/* "its active compounds". False when nothing is known that owns them. */
static bool
refer_owned(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    struct cc_noun_list owner = {0};

    find_owner(x, c->k, &owner);
    if (owner.n == 2) { /* "their fibres" of lentils and peas */
        owner.v[0].text = cc_arena_printf(&x->scratch, "%s and %s", owner.v[0].text, owner.v[1].text);
        owner.n = 1;
    }
    if (owner.n != 1)
        return false;
    cc_nouns_add(out,
        &(struct cc_noun_phrase){
            .text = cc_refer_possessive(x, &owner, rest_text(x, c)), .plural = c->part->plural});
    return true;
}

/* "its effect on sleep", "its effect on mood" of "its effect on sleep and mood". False when nothing is known that owns
 * them. */
static bool
refer_shared_owner(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    const struct cc_token *first = &c->t->tokens[c->part->prefix.a];
    struct cc_part rest = *c->part;
    struct cc_noun_list owner = {0};

    if (rest.prefix.b < rest.prefix.a + 2 || !cc_token_in(first, "its their"))
        return false;
    find_owner(x, first, &owner);
    if (owner.n != 1)
        return false;
    rest.prefix.a++;
    cc_nouns_add(out,
        &(struct cc_noun_phrase){.text = cc_refer_possessive(x, &owner, part_text(x, c->t, &rest, c->item)),
            .plural = c->part->plural});
    return true;
}

/* "these strains", or "the strains" where nothing fits. */
static bool
refer_pointed(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    if (cc_refer_pointing(x, &c->t->tokens[c->head], c->part->plural, out))
        return true;
    if (out->n != c->before || !cc_token_in(c->k, "this these those such"))
        return false;
    cc_nouns_add(out,
        &(struct cc_noun_phrase){.text = cc_arena_printf(&x->scratch, "the %s", rest_text(x, c)),
            .plural = c->part->plural,
            .span = {0, 0}});
    return true;
}

/* Adds what a first word that points back stands for. True when the whole conjunct is told by it. */
static bool
refer_back(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    const struct cc_token *tokens = c->t->tokens;
    struct cc_range item = c->item;
    uint32_t head = c->head;

    if (c->alone && refer_pronoun(x, c->k, out))
        return false;
    if (cc_token_in(c->k, "its their") && item.b > item.a + 1)
        return refer_owned(x, c, out);
    if (item.a > 0 && cc_token_is(&tokens[item.a - 1], "both") && head == item.b - 1 && c->part->plural &&
        c->part->prefix.b == c->part->prefix.a && cc_refer_pointing(x, &tokens[head], true, out))
        return true; /* "Both strains" */
    if (cc_token_in(c->k, "this that these those such both") && item.b > item.a + 1 &&
        (head == item.b - 1 || cc_token_in(&tokens[head + 1 < item.b ? head + 1 : head], "also")))
        return refer_pointed(x, c, out);
    if (cc_token_in(c->k, "all each most some many") && item.b >= item.a + 3 &&
        cc_token_is(&tokens[item.a + 1], "of") && cc_token_in(&tokens[item.a + 2], "these them those which"))
        refer_they(x, true, out);
    return false;
}

/* "The slogan", "this myth" behind a question: the statement that was asked about. */
static bool
refer_slogan(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    const struct cc_token *head = &c->t->tokens[c->head];

    if (out->n != c->before || x->question.statement == NULL || !cc_token_in(c->k, "the this that such") ||
        c->item.b - c->item.a != 2 ||
        !cc_token_in(head, "slogan claim idea belief myth notion theory saying assumption"))
        return false;
    cc_nouns_add(out,
        &(struct cc_noun_phrase){.text = cc_arena_printf(&x->scratch, "the %.*s that %s", (int)head->lower_len,
                                     head->lower, x->question.statement)});
    return true;
}

/* The conjunct as it stands: it points to nothing. */
static void
add_itself(struct cc_ctx *x, const struct conjunct *c, struct cc_noun_list *out)
{
    const struct cc_text *t = c->t;
    struct cc_range item = c->item;

    if (item.b == item.a + 3 && cc_token_is(&t->tokens[item.a + 1], "of") &&
        cc_token_is(&t->tokens[item.a + 2], "us")) { /* "most of us" */
        cc_nouns_add(out,
            &(struct cc_noun_phrase){
                .text = cc_arena_printf(&x->scratch, "%.*s people", (int)c->k->lower_len, c->k->lower),
                .plural = true,
                .person = true});
        return;
    }
    cc_nouns_add(out,
        &(struct cc_noun_phrase){.text = cc_dose_of_topic(x, t, item, part_text(x, t, c->part, item)),
            .plural = c->part->plural && !(c->k->tag == CC_TAG_VBG && cc_tag_is_finite(t->tokens[item.b - 1].tag)),
            .person = cc_noun_ending(t, item.a, c->head + 1) == CC_NOUN_PEOPLE || share_of_people(t, item, c->head) ||
                cc_token_in(c->k, "you anyone everyone those people who"),
            .hedged = bracket_hedge(t, c->part->item),
            .class = cc_noun_ending(t, item.a, c->head + 1)});
}

static void
refer_part(struct cc_ctx *x, const struct cc_parse *p, const struct cc_part *part, struct cc_noun_list *out)
{
    struct conjunct c = conjunct_of(p, part, out->n);

    if (refer_shared_owner(x, &c, out) || refer_product(x, &c, out) || refer_our_part(x, &c, out) ||
        refer_deed_on_two(x, &c, out) ||
        refer_customers(x, &c, out) || somebody(x, &c) || refer_set_phrase(x, &c, out) ||
        refer_these_near(x, &c, out) ||
        cc_kind_refer(x, c.t, c.item, c.head, part->plural, out) || cc_refer_ones(x, c.t, c.item, out) ||
        cc_refer_counted(x, c.t, c.item, out))
        return;
    if (refer_back(x, &c, out) || refer_slogan(x, &c, out))
        return;
    if (out->n > c.before ||
        (c.alone && cc_token_in(c.k, "it they them these those this that which both neither")))
        return; /* "it" that stands for nothing known is no claim */
    add_itself(x, &c, out);
}

/* "no cream, brace or pill": the phrases from the second part on are denied as the first one is. */
static void
deny_as_first(struct cc_ctx *x, struct cc_noun_list *out, uint32_t from)
{
    for (uint32_t j = from; j < out->n; j++) {
        if (strncmp(out->v[j].text, "no ", 3) != 0 && strncmp(out->v[j].text, "the ", 4) != 0)
            out->v[j].text = cc_arena_printf(&x->scratch, "no %s", out->v[j].text);
    }
}

void
cc_refer(struct cc_ctx *x, const struct cc_parse *p, struct cc_range r, bool lists, struct cc_noun_list *out)
{
    struct cc_part parts[CC_PARTS_MAX];
    uint32_t n;

    out->n = 0;
    r = cc_refer_without_aside(p->text, r);
    r.b = cc_refer_without_contents(p->text, r);
    if (cc_refer_is_blend(p->text, r) &&
        !ours(x, p->text, (struct cc_range){r.a, cc_refer_blend_head(p->text, r) + 1})) {
        struct cc_buf b = {0};

        cc_words_add(&b, p->text, r.a, r.b, x->title);
        cc_nouns_add(out,
            &(struct cc_noun_phrase){.text = cc_arena_strndup(&x->scratch, b.v, b.n),
                .plural = cc_tag_is_plural(p->text->tokens[cc_refer_blend_head(p->text, r)].tag)});
        cc_buf_clear(&b);
        return;
    }
    if (cc_refer_is_blend(p->text, r))
        r.b = cc_refer_blend_head(p->text, r) + 1; /* "our blend of A and B": the product */
    n = cc_split(p, r, lists, false, parts);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t before = out->n;

        if (parts[i].item.a < parts[i].item.b)
            refer_part(x, p, &parts[i], out);
        for (uint32_t j = before; j < out->n; j++) {
            out->v[j].neither = parts[i].how == CC_PART_NEITHER;
            if (x->product_plural && strcmp(out->v[j].text, x->products[0]) == 0)
                out->v[j].plural = true; /* "it" was said of "… Pills" */
        }
        if (i > 0 && cc_token_is(&p->text->tokens[r.a], "no") && parts[i].item.a < parts[i].item.b)
            deny_as_first(x, out, before);
    }
}

const char *
cc_refer_owner(struct cc_ctx *x, const char *phrase)
{
    const char *mark = strstr(phrase, "\u2019s ");

    if (mark == NULL)
        mark = strstr(phrase, "'s ");
    return mark == NULL || mark == phrase ? NULL : cc_arena_strndup(&x->scratch, phrase, (size_t)(mark - phrase));
}

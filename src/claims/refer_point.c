/* refer_point.c: noun phrases whose head points back: "these strains", "such foods", "this oil", "larger ones". Their
 * noun has to fit what it is said to point at; "these probiotics" are no symptoms. */
#include <ctype.h>
#include <string.h>

#include "claims/kind.h"
#include "claims/refer.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"

static void
add_topic(struct cc_ctx *x, struct cc_noun_list *out)
{
    if (cc_topic(x) != NULL)
        cc_nouns_add(out, &(struct cc_noun_phrase){.text = cc_topic(x), .plural = cc_topic_plural(x)});
}

static bool
single(const struct cc_noun_list *l)
{
    return l->n == 1 && !l->v[0].plural && !l->v[0].person;
}

/* Does the phrase end in the word (or begin with it: "strains of …")? */
static bool
mentions(const char *phrase, const struct cc_token *word)
{
    size_t n = strlen(phrase), m = word->lemma_len;
    const char *p = phrase;

    if (m == 0)
        return false;
    while ((p = strcasestr(p, cc_token_is(word, "") ? "" : " ")) != NULL && p + 1 < phrase + n) {
        p++;
        if (strncasecmp(p, word->lemma, m) == 0)
            return true;
    }
    return strncasecmp(phrase, word->lemma, m) == 0;
}

/* The class of a phrase by nouns.tsv: that it was noted with, or that of the words before its first preposition. */
static enum cc_noun
class_of(const struct cc_noun_phrase *v)
{
    static const char *const ends[] = {" of ", " for ", " in ", " with ", " from ", " on ", " to ", ","};
    char word[64];
    size_t n = strlen(v->text), from, m = 0;

    if (v->class != CC_NOUN_NONE)
        return v->class;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *p = strstr(v->text, ends[i]);

        if (p != NULL && p > v->text && (size_t)(p - v->text) < n)
            n = (size_t)(p - v->text);
    }
    for (from = n; from > 0 && v->text[from - 1] != ' ';)
        from--;
    for (; from < n && m < sizeof word; from++)
        word[m++] = (char)tolower((unsigned char)v->text[from]);
    return cc_noun_of(word, m);
}

/* "Your skin goal", "its certifications", "price": what one asks of a thing, no thing that something is said of as
 * "these beds". */
static bool
is_criterion(const char *phrase)
{
    static const char *const owners[] = {"your ", "our ", "its ", "their ", "my "};
    const char *word = strrchr(phrase, ' ');
    char key[32];
    size_t n = 0;
    uint32_t row;

    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
        if (strncasecmp(phrase, owners[i], strlen(owners[i])) == 0)
            return true;
    }
    word = word != NULL ? word + 1 : phrase;
    while (n < sizeof key && word[n] != '\0') {
        key[n] = (char)tolower((unsigned char)word[n]);
        n++;
    }
    row = cc_vocab_find(&cc_vocab_goods_words, key, n);
    if (row == CC_VOCAB_NONE && n > 1 && key[n - 1] == 's')
        row = cc_vocab_find(&cc_vocab_goods_words, key, n - 1);
    return row != CC_VOCAB_NONE &&
        (strcmp(cc_vocab_field(&cc_vocab_goods_words, row, CC_VOCAB_GOODS_WORDS_CLASS), "trade") == 0 ||
            strcmp(cc_vocab_field(&cc_vocab_goods_words, row, CC_VOCAB_GOODS_WORDS_CLASS), "vague") == 0);
}

/* Can "these <head>" mean the phrases of the list? "These probiotics" are no symptoms, "this condition" is no
 * supplement, and what one reads under "Best for gas" is not "these products". */
static bool
points_at(const struct cc_noun_list *l, const struct cc_token *head)
{
    bool ill = cc_token_lemma_in(head, "condition problem symptom disorder disease illness complaint deficiency "
                                            "irritant toxin");
    bool people = cc_token_lemma_in(head, "people patient group");
    bool other = cc_token_lemma_in(head, "benefit factor signal window wonder effect organ fat acid side activity");

    for (uint32_t i = 0; i < l->n; i++) {
        enum cc_noun class = class_of(&l->v[i]);
        bool is_ill = class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE || class == CC_NOUN_BAD;

        if (is_criterion(l->v[i].text) || strncasecmp(l->v[i].text, "best ", 5) == 0 ||
            (!people && strcasecmp(l->v[i].text, "you") == 0) ||
            cc_kind_other(l->v[i].text, head))
            return false;
        if (ill && class == CC_NOUN_NONE)
            return mentions(l->v[i].text, head);
        if (!other && class != CC_NOUN_NONE && (is_ill != ill || (class == CC_NOUN_PEOPLE) != people))
            return mentions(l->v[i].text, head);
    }
    return true;
}

bool
cc_refer_pointing(struct cc_ctx *x, const struct cc_token *head, bool plural, struct cc_noun_list *out)
{
    bool generic = (cc_token_cues(head) & CC_CUE_GENERIC) != 0;

    if (generic && plural && x->list.n > 0 && points_at(&x->list, head)) {
        cc_nouns_add_all(out, &x->list);
        return true;
    }
    for (int i = 0; i < 2; i++) {
        const struct cc_noun_list *l = i == 0 ? &x->subjects : &x->objects;

        if (l->n == 1 && mentions(l->v[0].text, head) && (plural ? l->v[0].plural : !l->v[0].plural)) {
            cc_nouns_add_all(out, l);
            return true;
        }
    }
    if (!generic || (!plural && !x->sells && cc_token_in(head, "combination duo mixture pairing")))
        return false; /* "this combination" is no single thing that was named */
    if (plural && cc_nouns_many(&x->subjects) && points_at(&x->subjects, head))
        cc_nouns_add_all(out, &x->subjects);
    else if (plural && cc_nouns_many(&x->objects) && points_at(&x->objects, head))
        cc_nouns_add_all(out, &x->objects);
    else if (!plural && single(&x->subjects) && points_at(&x->subjects, head))
        cc_nouns_add_all(out, &x->subjects);
    else if (cc_topic_plural(x) || !plural || x->sells)
        add_topic(x, out);
    if (!points_at(out, head))
        out->n = 0;
    return out->n > 0;
}

bool
cc_refer_ones(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, struct cc_noun_list *out)
{
    static const char *const ends[] = {
        " smaller ", " larger ", " of ", " in ", " with ", " from ", " that ", " who ", " than "};
    struct cc_noun_list *found;
    struct cc_buf b = {0};
    const char *head, *end;
    size_t n;

    if (!cc_token_is(&t->tokens[item.b - 1], "ones") || item.b - item.a < 2)
        return false;
    found = cc_arena_take(&x->scratch, sizeof *found);
    if (!cc_salience_pick(x, true, found) || found->n != 1)
        return false;
    head = found->v[0].text;
    end = head + strcspn(head, ",(");
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *at = strstr(head, ends[i]);

        if (at != NULL && at < end)
            end = at;
    }
    for (const char *space; (space = memchr(head, ' ', (size_t)(end - head))) != NULL && space + 1 < end &&
         cc_noun_of(head, (size_t)(space - head)) == CC_NOUN_NONE;)
        head = space + 1; /* "Flat moles … Raised ones": raised moles */
    n = (size_t)(end - head);
    while (n > 0 && head[n - 1] == ' ')
        n--;
    cc_words_append(&b, t, item.a, item.b - 1, 0);
    cc_nouns_add(out,
        &(struct cc_noun_phrase){.text = cc_arena_printf(&x->scratch, "%s %.*s", b.n ? b.v : "", (int)n, head),
            .plural = true,
            .class = found->v[0].class});
    cc_buf_clear(&b);
    return true;
}

/* "A child gets six to eight colds a year, and each lasts ten days": each cold. */
static bool
refer_each(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, struct cc_noun_list *out)
{
    const struct cc_text *in = &x->inner;
    uint32_t a = 0, head;
    struct cc_buf b = {0};

    if (item.b != item.a + 1 || x->objects.n != 1 || t == in ||
        !(cc_token_is(&t->tokens[item.a], "each") ||
            (cc_token_in(&t->tokens[item.a], "some many") && item.a > 0 && cc_token_is(&t->tokens[item.a - 1], "and"))))
        return false;
    cc_claims_read(&x->inner, x->objects.v[0].text, (struct cc_span){0, strlen(x->objects.v[0].text)});
    while (a < in->n_tokens && !cc_tag_is_noun(in->tokens[a].tag) && !cc_tag_is_adjective(in->tokens[a].tag))
        a++;
    for (head = a; head + 1 < in->n_tokens && !cc_tag_is_plural(in->tokens[head].tag); head++) {
        if (!cc_tag_is_noun(in->tokens[head].tag) && !cc_tag_is_adjective(in->tokens[head].tag))
            return false;
    }
    if (head >= in->n_tokens || !cc_tag_is_plural(in->tokens[head].tag) ||
        (head + 1 < in->n_tokens && cc_token_is(&in->tokens[head + 1], "of")) ||
        (cc_token_is(&t->tokens[item.a], "each") && in->tokens[head].lemma_len + 1u != in->tokens[head].lower_len))
        return false; /* "trillions of bacteria"; "doses", whose singular the tagger does not know */
    cc_buf_add(&b, t->tokens[item.a].lower, t->tokens[item.a].lower_len);
    cc_words_append(&b, in, a, head, 0);
    cc_buf_addc(&b, ' ');
    if (cc_token_is(&t->tokens[item.a], "each"))
        cc_buf_add(&b, in->tokens[head].lemma, in->tokens[head].lemma_len);
    else
        cc_buf_add(&b, in->tokens[head].lower, in->tokens[head].lower_len);
    cc_nouns_add(out,
        &(struct cc_noun_phrase){.text = cc_arena_strndup(&x->scratch, b.v, b.n),
            .plural = !cc_token_is(&t->tokens[item.a], "each"), .class = x->objects.v[0].class});
    cc_buf_clear(&b);
    return true;
}

bool
cc_refer_counted(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, struct cc_noun_list *out)
{
    static const char *const numbers[] = {"two", "three", "four", "five", "six", "seven"};
    const struct cc_token *k = &t->tokens[item.a], *count;
    uint32_t n = 0, first;

    if (refer_each(x, t, item, out))
        return true;
    if (x->goods || x->compares)
        return false; /* "All three" are the devices, wherever a list stood */
    if (item.b == item.a + 1 && cc_token_is(k, "all") && x->list.n > 1) { /* "All have been linked to …" */
        cc_nouns_add_all(out, &x->list);
        return true;
    }
    if (item.b == item.a + 2 && cc_token_in(k, "all these those"))
        count = k + 1; /* "All three" */
    else if (item.b >= item.a + 3 && cc_token_in(k, "the these those") && cc_token_in(k + 1, "first last"))
        count = k + 2;
    else
        return false;
    for (uint32_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (cc_token_is(count, numbers[i]) || (count->lower_len == 1 && count->lower[0] == (char)('2' + i)))
            n = i + 2;
    }
    if (n == 0 || x->list.n < n || (count + 1 < &t->tokens[item.b] && !cc_tag_is_noun(t->tokens[item.b - 1].tag)))
        return false;
    first = cc_token_is(k + 1, "last") ? x->list.n - n : 0;
    for (uint32_t i = first; i < first + n; i++)
        cc_nouns_add(out, &x->list.v[i]);
    return true;
}

/* item_verdict.c: items that name a remedy and say without a subject what it does: "Aloe juice – no better than
 * water", "Chewing gum – cut attacks by a third in one trial", "Calf raises, three times a week: fewer cramps". */
#include <string.h>

#include "claims/block_item.h"
#include "vocab/vocab.h"

#define LABEL_BYTES 72
#define PIECES_MAX  8 /* that one item says; the work stays linear in its length */

/* Where the label ends: before the first colon or dash; *rest is where the rest begins. 0 = none. */
static size_t
label_of(const char *s, size_t *rest)
{
    static const char *const marks[] = {": ", " – ", " — ", " - "};
    size_t best = 0;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *p = strstr(s, marks[i]);

        if (p == NULL || p == s || (best > 0 && (size_t)(p - s) >= best))
            continue;
        best = (size_t)(p - s);
        *rest = best + strlen(marks[i]);
    }
    while (best > 0 && s[*rest] == ' ')
        (*rest)++;
    return best < LABEL_BYTES && s[*rest] != '\0' ? best : 0;
}

/* ", three times a week", ", every night": how often the thing is done. */
static bool
says_how_often(const char *s)
{
    static const char *const words[] = {" a day",  " a week", " a month", " daily",
                                        " every ", " twice ", " once ",   " per "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(s, words[i]) != NULL)
            return strlen(s) < 40;
    }
    return false;
}

/* The thing that the label names, without the comma before how often it is done; NULL when it names none. */
static const char *
name_of(struct cc_ctx *x, const char *text, size_t n, bool *plural)
{
    char *label = cc_arena_strndup(&x->arena, text, n), *comma = strstr(label, ", ");
    const char *often = "", *name;
    const struct cc_text *t = &x->inner;

    if (comma != NULL) {
        if (!says_how_often(comma + 1))
            return NULL;
        often = cc_arena_strndup(&x->arena, comma + 1, strlen(comma + 1));
        *comma = '\0';
    }
    label[strcspn(label, "(")] = '\0';
    name = cc_inside(x, label, strlen(label));
    cc_claims_read(&x->inner, name, (struct cc_span){0, strlen(name)});
    if (t->n_tokens == 0 || t->n_tokens > 6 ||
        cc_token_in(&t->tokens[0], "why how what when who where if the this that these myth fact "
                                   "note tip result verdict conclusion"))
        return NULL;
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (cc_tag_is_finite(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_MD ||
            cc_tag_is_punct(t->tokens[i].tag))
            return NULL;
    }
    if (!cc_tag_is_noun(t->tokens[t->n_tokens - 1].tag) && t->tokens[0].tag != CC_TAG_VBG)
        return NULL;
    switch (cc_noun_ending(t, 0, t->n_tokens)) {
    case CC_NOUN_SYMPTOM:
    case CC_NOUN_DISEASE:
    case CC_NOUN_QUANTITY:
    case CC_NOUN_STRUCTURE:
    case CC_NOUN_STATE:
    case CC_NOUN_PEOPLE: return NULL; /* "Sleep: better than before" speaks of something else */
    default: break;
    }
    *plural = t->tokens[0].tag != CC_TAG_VBG && cc_tag_is_plural(t->tokens[t->n_tokens - 1].tag);
    return cc_arena_printf(&x->arena, "%s%s", name, often);
}

/* "raised acid levels in one study": no adjective before a noun, but what was found. */
static bool
names_study(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a + 2; i < e; i++) {
        if (cc_token_in(&t->tokens[i], "trial trials study studies experiment experiments mice rats volunteers patients tests"))
            return true;
    }
    return false;
}

/* What stands before the words of the rest to make a sentence of them: " is ", " leads to ", " "; NULL when they are
 * none of these forms. x->inner holds the rest. */
static const char *
joined_by(const struct cc_text *t, const struct cc_sentence *s, bool plural)
{
    uint32_t i = s->first;
    const struct cc_token *k;

    while (i + 1 < s->end &&
           cc_token_in(&t->tokens[i], "no not far much slightly somewhat little a by only"))
        i++;
    if (i + 2 >= s->end)
        return NULL;
    k = &t->tokens[i];
    if ((cc_tag_is_adjective(k->tag) || cc_tag_is_adverb(k->tag)) &&
        (cc_token_is(k + 1, "than") ||
         (i + 2 < s->end && cc_token_is(k + 2, "than") && k->tag == CC_TAG_RBR)))
        return plural ? " are " : " is ";
    if (cc_token_is(k, "as") && (cc_tag_is_adjective(k[1].tag) || cc_tag_is_adverb(k[1].tag)) &&
        cc_token_is(k + 2, "as"))
        return plural ? " are " : " is ";
    if (i == s->first && (k->can & CC_CAN_VBD) &&
        (!(k->can & CC_CAN_ADJ) || names_study(t, i, s->end)) &&
        !cc_token_in(k, "used made found set read based taken eaten") &&
        !(k[1].tag == CC_TAG_IN || k[1].tag == CC_TAG_TO || cc_tag_is_punct(k[1].tag)) &&
        cc_verb_row(k) != CC_VOCAB_NONE)
        return " ";
    if (i == s->first &&
        (k->tag == CC_TAG_JJR || k->tag == CC_TAG_RBR ||
         cc_token_in(k, "fewer less more better")) &&
        cc_health_in(t, i, s->end)) {
        for (uint32_t j = i; j < s->end; j++) {
            if (cc_tag_is_finite(t->tokens[j].tag) || cc_token_is(&t->tokens[j], "than"))
                return NULL;
        }
        return plural ? " lead to " : " leads to ";
    }
    return NULL;
}

/* "…; can cause nausea": each piece as a sentence, with "it" before a predicate. What comes after the first few is told
 * with the last of them. */
static const char *
pieces(struct cc_ctx *x, const char *s)
{
    struct cc_buf b = {0};
    const char *out;

    for (unsigned n = 0; n < PIECES_MAX; n++) {
        const char *mark = strstr(s, "; "), *next = mark != NULL ? mark + 2 : NULL;
        const struct cc_token *k;
        size_t end;

        if (mark == NULL)
            break;
        cc_buf_add(&b, s, (size_t)(mark - s));
        cc_buf_adds(&b, ". ");
        end = strcspn(next, ";");
        cc_claims_read(&x->inner, next, (struct cc_span){0, end});
        k = x->inner.tokens;
        if (x->inner.n_tokens > 0 && (cc_tag_is_finite(k->tag) || k->tag == CC_TAG_MD || (k->can & CC_CAN_VBZ)))
            cc_buf_adds(&b, "it ");
        s = next;
    }
    cc_buf_adds(&b, s);
    out = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

bool
cc_item_verdict(struct cc_ctx *x, const char *text, struct cc_how how)
{
    size_t rest = 0, n = label_of(text, &rest), end;
    const char *name, *join;
    bool plural = false;
    const char *said;

    if (n == 0 || x->sells)
        return false;
    name = name_of(x, text, n, &plural);
    if (name == NULL)
        return false;
    cc_claims_read(&x->inner, text + rest, (struct cc_span){0, strlen(text + rest)});
    if (x->inner.n_sentences == 0)
        return false;
    join = joined_by(&x->inner, &x->inner.sentences[0], plural);
    if (join == NULL)
        return false;
    end = x->inner.n_sentences > 1 ? x->inner.sentences[1].span.start : strlen(text + rest);
    said = pieces(x, cc_arena_printf(&x->arena, "it%s%.*s", join, (int)end, text + rest));
    how.rule = "item-verdict";
    how.it = name;
    how.it_plural = plural;
    cc_tell_text(x, said, strlen(said), &how);
    if (text[rest + end] != '\0') { /* "It may work through a reflex." */
        struct cc_noun_list *names = cc_arena_take(&x->scratch, sizeof *names);

        names->n = 1;
        names->v[0] =
            (struct cc_noun_phrase){.text = name, .plural = plural, .class = CC_NOUN_AGENT};
        x->salience.clause++;
        cc_salience_note(x, names, CC_SALIENT_SUBJECT);
        cc_salience_raise(x);
        how.it = NULL;
        how.rule = "list-item";
        how.given = name;
        how.given_plural = plural;
        cc_tell_text(x, text + rest + end, strlen(text + rest + end), &how);
    }
    return true;
}

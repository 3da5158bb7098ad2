/* split.c: finds the separators of a coordination, checks that what stands between them are conjuncts, and writes them
 * as parts. What they share is found by split_share.c. */
#include "claims/split.h"

#include <string.h>

#include "claims/split_view.h"
#include "vocab/tables.h"
#include "vocab/vocab.h"
#include "claims/words.h"

bool
cc_view_visible(const struct cc_view *w, const struct cc_token *k)
{
    return k->depth <= w->depth && k->tag != CC_TAG_QUOTE;
}

static bool
coordinator(const struct cc_token *k)
{
    return cc_token_in(k, "and or & nor plus");
}

uint32_t
cc_view_first_head(const struct cc_view *w, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *c = &w->t->chunks[w->p->k[i]];

        if (c->end > a && c->first < b && c->kind == CC_CHUNK_NP && c->head >= a && c->head < b)
            return c->head;
    }
    return CC_NO_INDEX;
}

uint32_t
cc_view_last_head(const struct cc_view *w, uint32_t a, uint32_t b, uint32_t *first)
{
    uint32_t found = CC_NO_INDEX;

    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *c = &w->t->chunks[w->p->k[i]];

        if (c->end > a && c->first < b && c->kind == CC_CHUNK_NP && c->head >= a && c->head < b) {
            found = c->head;
            *first = c->first > a ? c->first : a;
        }
    }
    return found;
}

bool
cc_view_has_noun(const struct cc_view *w, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        uint8_t tag = w->t->tokens[i].tag;

        if (cc_view_visible(w, &w->t->tokens[i]) && (cc_tag_is_nominal(tag) || tag == CC_TAG_VBG || tag == CC_TAG_FW))
            return true;
    }
    return false;
}

static bool
only_adjectives(const struct cc_view *w, uint32_t a, uint32_t b)
{
    bool any = false;

    for (uint32_t i = a; i < b; i++) {
        uint8_t tag = w->t->tokens[i].tag;

        if (!cc_view_visible(w, &w->t->tokens[i]))
            continue;
        if (!cc_tag_is_adjective(tag) && !cc_tag_is_adverb(tag) && tag != CC_TAG_VBN && tag != CC_TAG_VBG)
            return false;
        any = any || !cc_tag_is_adverb(tag);
    }
    return any;
}

/* Is there a comma before token i of [a, b), and another coordinator? */
static bool
in_list(const struct cc_text *t, uint32_t i, uint32_t a, uint32_t b)
{
    bool comma = false, other = false;

    for (uint32_t j = a; j < b; j++) {
        comma = comma || (j < i && t->tokens[j].tag == CC_TAG_COMMA);
        other = other || (j != i && coordinator(&t->tokens[j]));
    }
    return comma && other;
}

/* Does the noun at i say what a remedy is against or for? */
static bool
is_complaint(const struct cc_text *t, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i];

    if (!cc_tag_is_noun(k->tag) && k->tag != CC_TAG_VBG &&
        !((k->can & CC_CAN_NOUN) && (k->tag == CC_TAG_JJ || (k->flags & CC_TOK_FIRST))))
        return false;
    switch (cc_noun_ending(t, i, i + 1)) {
    case CC_NOUN_SYMPTOM:
    case CC_NOUN_QUANTITY:
    case CC_NOUN_DISEASE:
    case CC_NOUN_STATE:
    case CC_NOUN_STRUCTURE:
    case CC_NOUN_BAD:
    case CC_NOUN_PROCESS: return true;
    default: return false;
    }
}

/* "Cough and cold medicines", "bone and joint supplements": the coordinator at i joins what one remedy is for. */
static bool
names_remedy(const struct cc_text *t, uint32_t i, uint32_t a, uint32_t b)
{
    uint32_t head = i + 2;

    if (i < a + 1 || head >= b || !is_complaint(t, i - 1) || !is_complaint(t, i + 1) ||
        (i > a + 1 && t->tokens[i - 2].tag != CC_TAG_DT && !cc_tag_is_adjective(t->tokens[i - 2].tag)))
        return false;
    while (head + 1 < b && cc_tag_is_noun(t->tokens[head + 1].tag))
        head++;
    return cc_tag_is_noun(t->tokens[head].tag) &&
        cc_token_lemma_in(&t->tokens[head],
            "medicine remedy medication drug tablet pill drop syrup cream spray product supplement treatment reliever aid "
            "formula tea gummy capsule balm relief blend vitamin");
}

/* "between 20 and 30", "head and neck": this coordinator does not separate. */
static bool
bound(const struct cc_view *w, uint32_t i, uint32_t a, uint32_t b)
{
    const struct cc_text *t = w->t;

    for (uint32_t j = i > a + 3 ? i - 3 : a; j < i; j++) {
        uint32_t n = cc_cue_at(t, j, b, CC_CUE_PAIR);

        if (n > 0 && j + n > i)
            return true;
    }
    for (uint32_t j = a; j < i; j++) {
        if (cc_token_is(&t->tokens[j], "between"))
            return true;
    }
    if (i > a + 1 && i + 2 < b && cc_tag_is_adjective(t->tokens[i - 1].tag) &&
        cc_tag_is_adjective(t->tokens[i + 1].tag) && cc_tag_is_noun(t->tokens[i + 2].tag) &&
        (t->tokens[i - 2].tag == CC_TAG_DT || t->tokens[i - 2].tag == CC_TAG_COMMA) && in_list(t, i, a, b))
        return true; /* "fever, a stiff or painful neck, or confusion" */
    if (i + 2 < b && i > a + 1 && t->tokens[i - 1].tag == CC_TAG_VBG && t->tokens[i + 1].tag == CC_TAG_VBG &&
        t->tokens[i - 2].tag == CC_TAG_IN)
        return true; /* "in reaching and affecting the skin": one object */
    if (names_remedy(t, i, a, b))
        return true;
    if (i + 1 < b && cc_token_is(&t->tokens[i], "or") &&
        cc_token_in(&t->tokens[i + 1],
            "less more fewer higher lower older younger over under above below so longer later less, both two"))
        return true; /* "400 mg or less a day" */
    if (i + 1 < b && cc_token_is(&t->tokens[i], "or") &&
        (cc_token_in(&t->tokens[i + 1], "so more less longer") ||
            (i + 2 < b && cc_token_in(&t->tokens[i + 1], "nearly almost") && cc_token_is(&t->tokens[i + 2], "so"))))
        return true; /* "a month or so", "pain-free or nearly so" */
    if (i + 1 < b && i > a && (t->tokens[i - 1].tag == CC_TAG_CD || t->tokens[i - 1].tag == CC_TAG_DT) &&
        (t->tokens[i + 1].tag == CC_TAG_CD || t->tokens[i + 1].tag == CC_TAG_DT))
        return true; /* "one or another kind", "ten or twelve hours" */
    if (i + 1 < b && i > a && t->tokens[i - 1].tag == CC_TAG_CD && cc_token_in(&t->tokens[i + 1], "ii iii iv"))
        return true; /* "type I and III collagen" */
    return i + 1 < b && (t->tokens[i + 1].flags & CC_TOK_NUMBER) && i > a && (t->tokens[i - 1].flags & CC_TOK_NUMBER);
}

static bool
is_finite_verb(const struct cc_view *w, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        const struct cc_token *k = &w->t->tokens[i];

        if (i > a + 1 && cc_token_in(k, "it they you we he she that which who") && cc_view_has_noun(w, a, i))
            return false; /* "the glycogen it has stored" */
        if (i == a && k->tag == CC_TAG_VBD && (k->can & CC_CAN_VBN) && i + 1 < b)
            continue; /* "processed oils" */
        if (cc_view_visible(w, k) && cc_tag_is_finite(k->tag))
            return true;
    }
    return false;
}

enum cc_noun
cc_view_class_at(const struct cc_view *w, uint32_t a, uint32_t head)
{
    return head == CC_NO_INDEX ? CC_NOUN_NONE : cc_noun_ending(w->t, a, head + 1);
}

/* Does the first conjunct stand in a phrase of place or time behind an object: "switches it on in yeast, worms and
 * mice"? What follows then belongs to that phrase, unless it is like the object ("pain in the knees and swelling"). */
static bool
in_adjunct(const struct cc_view *w)
{
    struct cc_cut c = w->v[0];
    uint32_t object = CC_NO_INDEX, first = c.a, last, second;
    bool adjunct = false;

    for (uint32_t i = c.a; i < c.b; i++) {
        const struct cc_token *k = &w->t->tokens[i];

        if (!cc_view_visible(w, k))
            continue;
        if (!adjunct && (cc_tag_is_noun(k->tag) || k->tag == CC_TAG_PRP))
            object = i;
        if (object != CC_NO_INDEX && !cc_view_cue_word(w, object, CC_CUE_RELATION) &&
            cc_token_in(k, "in during among after before from at over within throughout")) {
            adjunct = true;
            first = i + 1;
        } else if (adjunct && (k->tag == CC_TAG_IN || k->tag == CC_TAG_TO)) {
            adjunct = false;
        }
        if (k->tag == CC_TAG_IN && cc_token_is(k, "of") && i > c.a && cc_tag_is_adjective(w->t->tokens[i - 1].tag))
            return true; /* "clean of crumbs and bacteria" */
    }
    if (!adjunct)
        return false;
    last = c.b - 1;
    second = cc_view_first_head(w, w->v[1].a, w->v[1].b);
    if (second != CC_NO_INDEX && cc_view_has_preposition(w, second + 1, w->v[1].b, &w->t->tokens[first - 1]) &&
        cc_tag_is_noun(w->t->tokens[second].tag) && !cc_token_is(&w->t->tokens[w->v[1].a], "no"))
        return false; /* "strength in the arms, power in sprints" */
    return second == CC_NO_INDEX || cc_view_class_at(w, w->v[1].a, second) == CC_NOUN_NONE ||
        cc_view_class_at(w, w->v[1].a, second) == CC_NOUN_PEOPLE ||
        cc_view_class_at(w, w->v[1].a, second) == cc_view_class_at(w, first, last);
}

/* The first token of the range that only gives examples: "issues such as bloating, gas and reflux", "our formula with
 * zinc, sage and iron". r.b when none does. */
static uint32_t
examples(const struct cc_view *w, struct cc_range r)
{
    const struct cc_token *v = w->t->tokens;

    for (uint32_t j = r.a; j + 1 < r.b; j++) {
        if (cc_token_in(&v[j], "including e.g. namely") ||
            (cc_token_is(&v[j], "with") && j < r.a + 5 && cc_token_in(&v[r.a], "our this") &&
                cc_tag_is_noun(v[j - 1].tag)))
            return j + 1;
        if (cc_token_is(&v[j], "such") && cc_token_is(&v[j + 1], "as"))
            return j + 2;
    }
    return r.b;
}

/* Cuts the range at its separators. False when it is no coordination. */
static bool
cut(struct cc_view *w, struct cc_range r, bool lists)
{
    const struct cc_text *t = w->t;
    uint32_t last = CC_NO_INDEX, a = r.a, commas = 0, end = CC_NO_INDEX;

    for (uint32_t i = r.a; i < r.b; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (!cc_view_visible(w, k) || !(k->tag == CC_TAG_COMMA || coordinator(k)))
            continue;
        if (end == CC_NO_INDEX)
            end = examples(w, r);
        if (i >= end)
            break;
        if (k->tag == CC_TAG_COMMA)
            commas++;
        else if (!bound(w, i, r.a, r.b) && i > r.a && i + 1 < r.b)
            last = i;
    }
    if (last == CC_NO_INDEX && !(lists && commas > 0))
        return false;
    w->n = 0;
    w->tail = r.b;
    for (uint32_t i = r.a; i < r.b; i++) {
        const struct cc_token *k = &t->tokens[i];
        bool comma = k->tag == CC_TAG_COMMA;

        if (i >= end)
            break;
        if (!cc_view_visible(w, k) || !(comma || coordinator(k)) || (!comma && bound(w, i, r.a, r.b)))
            continue;
        if (comma && last != CC_NO_INDEX && i > last && i + 2 < r.b && cc_tag_is_adjective(t->tokens[i - 1].tag) &&
            cc_tag_is_adjective(t->tokens[i + 1].tag) && cc_tag_is_noun(t->tokens[i + 2].tag))
            continue; /* "redness for a plumper, brighter complexion" */
        if (comma && i == last + 1 &&
            (t->tokens[i + 1].tag == CC_TAG_IN ||
                (i + 3 < r.b && cc_tag_is_adverb(t->tokens[i + 1].tag) && t->tokens[i + 2].tag == CC_TAG_COMMA))) {
            w->aside.a = i + 1; /* "nausea and, in rare cases, jaundice", "and, rarely, jaundice" */
            continue;
        }
        if (comma && w->aside.a > 0 && w->aside.b == 0) {
            w->aside.b = i;
            a = i + 1;
            continue;
        }
        if (comma && last != CC_NO_INDEX && i > last) {
            w->tail = i;
            break;
        }
        if (w->n + 2 > CC_PARTS_MAX)
            continue;
        if (i > a) {
            w->v[w->n++] = (struct cc_cut){a, i};
        }
        a = i + 1;
        while (a + 1 < r.b && cc_token_in(&t->tokens[a], "then also even finally"))
            a++;
    }
    if (a < w->tail)
        w->v[w->n++] = (struct cc_cut){a, w->tail};
    return w->n > 1;
}

/* Is the noun of conjunct i a kind that things are of: "herb", "root", "drink"? */
static bool
names_kind(const struct cc_view *w, uint32_t i)
{
    const struct cc_token *k = &w->t->tokens[w->v[i].b - 1];
    uint32_t head = cc_view_first_head(w, w->v[i].a, w->v[i].b);

    if (head != CC_NO_INDEX)
        k = &w->t->tokens[head];
    return cc_tag_is_noun(k->tag) && (cc_vocab_find(&cc_vocab_kind_words, k->lemma, k->lemma_len) != CC_VOCAB_NONE ||
        (cc_token_cues(k) & CC_CUE_GENERIC) != 0);
}

/* "miso, [a salty paste], and tempeh": no conjunct, it says what the one before it is. Between commas, with an article where
 * that has none; a noun of kind, or a second one of the sort. */
static bool
renames(const struct cc_view *w, uint32_t i)
{
    const struct cc_token *v = w->t->tokens;

    return i > 0 && i + 1 < w->n && cc_token_in(&v[w->v[i].a], "a an") && w->v[i].b > w->v[i].a + 1 &&
        v[w->v[i].a - 1].tag == CC_TAG_COMMA && v[w->v[i].b].tag == CC_TAG_COMMA &&
        !(v[w->v[i - 1].a].tag == CC_TAG_DT || v[w->v[i - 1].a].tag == CC_TAG_CD ||
            v[w->v[i - 1].a].tag == CC_TAG_PRPS);
}

/* Takes out what only renames the conjunct before it. */
static void
drop_renaming(struct cc_view *w)
{
    uint32_t keep[CC_PARTS_MAX], sort = 0, kept = 0;
    bool kind = false;

    for (uint32_t i = 1; i < w->n; i++) {
        if (renames(w, i)) {
            sort++;
            kind = kind || names_kind(w, i);
        }
    }
    if (sort == 0 || !(kind || sort > 1))
        return;
    for (uint32_t i = 0; i < w->n; i++) {
        if (!renames(w, i))
            keep[kept++] = i;
    }
    for (uint32_t i = 0; i < kept; i++)
        w->v[i] = w->v[keep[i]];
    w->n = kept;
}

/* "rich in salt", "more common among smokers" */
static bool
adjective_phrase(const struct cc_view *w, uint32_t a, uint32_t b)
{
    while (a < b && cc_tag_is_adverb(w->t->tokens[a].tag))
        a++;
    return a + 2 < b && cc_tag_is_adjective(w->t->tokens[a].tag) &&
        (w->t->tokens[a + 1].tag == CC_TAG_IN || w->t->tokens[a + 1].tag == CC_TAG_TO) &&
        cc_view_has_noun(w, a + 2, b) && !is_finite_verb(w, a, b);
}

/* "make people [tired], irritable and forgetful": where the first of several adjectives begins that an object is made; 0 =
 * it is not so. */
static uint32_t
made_so(const struct cc_view *w)
{
    uint32_t a = w->v[0].a, i = w->v[0].b;

    if (a == 0 || !cc_token_lemma_in(&w->t->tokens[a - 1], "make leave keep render") ||
        !cc_tag_is_verb(w->t->tokens[a - 1].tag))
        return 0;
    for (uint32_t k = 1; k < w->n; k++) {
        if (!only_adjectives(w, w->v[k].a, w->v[k].b))
            return 0;
    }
    while (i > a && (cc_tag_is_adjective(w->t->tokens[i - 1].tag) || cc_tag_is_adverb(w->t->tokens[i - 1].tag)))
        i--;
    return i > a && i < w->v[0].b && w->tail == w->v[w->n - 1].b &&
            (cc_tag_is_noun(w->t->tokens[i - 1].tag) || w->t->tokens[i - 1].tag == CC_TAG_PRP)
        ? i
        : 0;
}

/* "peeling in dry [or sensitive skin]": does [a, b) end in a preposition whose noun has not come? */
static bool
waits_for_noun(const struct cc_view *w, uint32_t a, uint32_t b)
{
    uint32_t i = b;

    while (i > a && (cc_tag_is_adjective(w->t->tokens[i - 1].tag) || w->t->tokens[i - 1].tag == CC_TAG_VBN ||
        cc_tag_is_adverb(w->t->tokens[i - 1].tag)))
        i--;
    if (i == b && b > a + 2 && w->t->tokens[b - 1].tag == CC_TAG_NN && (w->t->tokens[b - 1].can & CC_CAN_ADJ) &&
        b + 1 < w->t->n_tokens &&
        (cc_tag_is_adjective(w->t->tokens[b + 1].tag) || w->t->tokens[b + 1].tag == CC_TAG_VBN))
        i--; /* "burning in red or sore skin" */
    return i < b && i > a + 1 && w->t->tokens[i - 1].tag == CC_TAG_IN;
}

/* "drops with A, C and D", "types A, B and O": letters that name nothing by themselves. */
static bool
are_letters(const struct cc_view *w)
{
    const struct cc_token *first = &w->t->tokens[w->v[0].b - 1];

    if (w->n < 2 || first->lower_len != 1 || w->v[0].b < w->v[0].a + 2 ||
        !cc_token_in(first - 1, "with of type types in"))
        return false;
    for (uint32_t i = 1; i < w->n; i++) {
        if (w->v[i].b != w->v[i].a + 1 || w->t->tokens[w->v[i].a].lower_len > 2)
            return false;
    }
    return true;
}

/* Merges conjuncts that cannot stand alone ("cold, dry air"); false when what is left is no coordination. */
static bool
check(struct cc_view *w, bool adjectives)
{
    uint32_t n = 0;
    bool all_adjectives = adjectives;

    if (are_letters(w))
        return false;
    for (uint32_t i = 0; i < w->n; i++)
        all_adjectives = all_adjectives && only_adjectives(w, w->v[i].a, w->v[i].b);
    if (all_adjectives)
        return true;
    w->phrases = adjectives;
    for (uint32_t i = 0; i < w->n && w->phrases; i++) /* "listless, gloomy and averse to noise" */
        w->phrases = adjective_phrase(w, w->v[i].a, w->v[i].b) ||
            (w->n > 2 && only_adjectives(w, w->v[i].a, w->v[i].b));
    w->state = made_so(w);
    if (w->phrases || w->state > 0)
        return w->phrases = true;
    for (uint32_t i = 0; i < w->n; i++) {
        uint32_t a = w->v[i].a, b = w->v[i].b;

        if (is_finite_verb(w, a, b) && i > 0)
            return false;
        if (i > 0 && b > a + 1 && w->t->tokens[a].tag == CC_TAG_VBN &&
            (w->t->tokens[a + 1].tag == CC_TAG_IN || w->t->tokens[a + 1].tag == CC_TAG_TO))
            return false; /* "men treated with insulin and followed for a year" */
        if (i > 0 && b > a + 2 && cc_tag_is_adjective(w->t->tokens[a].tag) && w->t->tokens[a + 1].tag == CC_TAG_IN)
            return false; /* "gentle on the stomach, great for sleep" */
        if (i + 1 < w->n && waits_for_noun(w, a, b) && w->v[i + 1].b > w->v[i + 1].a + 1 &&
            (cc_tag_is_adjective(w->t->tokens[w->v[i + 1].a].tag) || w->t->tokens[w->v[i + 1].a].tag == CC_TAG_VBN)) {
            w->v[i + 1].a = a;
            continue;
        }
        if (!cc_view_has_noun(w, a, b)) {
            /* an adjective before an adjective and noun: one phrase; a number alone: no coordination of nouns */
            if (i + 1 < w->n && only_adjectives(w, a, b)) {
                w->v[i + 1].a = a;
                continue;
            }
            return false;
        }
        w->v[n++] = w->v[i];
    }
    w->n = n;
    return n > 1;
}

/* "hay fever, hives and itching in adults and children": two groups of people are one place, not two objects. */
static void
join_people(struct cc_view *w)
{
    for (uint32_t i = 1; i < w->n; i++) {
        struct cc_cut c = w->v[i - 1], b = w->v[i];
        uint32_t head = cc_view_first_head(w, b.a, b.b), in = c.b;

        if (head == CC_NO_INDEX || cc_view_class_at(w, b.a, head) != CC_NOUN_PEOPLE ||
            w->t->tokens[b.a].tag == CC_TAG_IN)
            continue;
        while (in > c.a + 1 &&
            !(w->t->tokens[in - 1].tag == CC_TAG_IN && cc_token_in(&w->t->tokens[in - 1], "in for among")))
            in--;
        if (in <= c.a + 1 || cc_noun_ending(w->t, in, c.b) != CC_NOUN_PEOPLE)
            continue;
        w->v[i - 1].b = b.b;
        memmove(&w->v[i], &w->v[i + 1], (w->n - i - 1) * sizeof *w->v);
        w->n--;
        i--;
    }
}

bool
cc_view_cue_word(const struct cc_view *w, uint32_t token, uint32_t class)
{
    return token != CC_NO_INDEX && (cc_token_cues(&w->t->tokens[token]) & class) != 0;
}

/* "a quarter of patients", "four out of five patients", "two in three users": the share of a plural is plural, unless
 * it is one. */
static bool
plural_share(const struct cc_view *w, uint32_t head, uint32_t a, uint32_t b)
{
    const struct cc_token *v = w->t->tokens;
    uint32_t i = head + 1;
    bool number = v[head].tag == CC_TAG_CD || (v[head].flags & CC_TOK_NUMBER),
         in = number && i < b && cc_token_is(&v[i], "in");

    if (!number && !cc_token_in(&v[head], "quarter third half fifth tenth majority minority fraction percentage lot handful couple rest number range host variety per-cent percent") )
        return false;
    if (cc_token_in(&v[head], "one 1") ||
        (cc_token_in(&v[head], "number range variety") && head > a && !cc_token_in(&v[a], "a an")))
        return false;
    if (number && i + 1 < b && cc_token_is(&v[i], "out"))
        i++;
    if (i + 1 >= b || !(in || cc_token_is(&v[i], "of")))
        return false;
    if (in && v[i + 1].tag != CC_TAG_CD && !(v[i + 1].flags & CC_TOK_NUMBER))
        return cc_tag_is_plural(v[head].tag);
    if (i + 2 == b && cc_token_in(&v[i + 1], "them these those us you"))
        return true;
    for (i++; i < b && !cc_tag_is_noun(v[i].tag) && v[i].tag != CC_TAG_IN; i++)
        ;
    while (i + 1 < b && cc_tag_is_noun(v[i + 1].tag))
        i++;
    return i < b ? cc_tag_is_plural(v[i].tag) || cc_token_is(&v[i], "people") : in;
}

static bool
is_plural(const struct cc_view *w, uint32_t head, uint32_t a, uint32_t b)
{
    if (head == CC_NO_INDEX)
        head = b - 1;
    if (plural_share(w, head, a, b))
        return true;
    if (a + 1 < b && w->t->tokens[a].tag == CC_TAG_WRB)
        return false; /* "when you eat" */
    if (a + 2 == b && cc_token_is(&w->t->tokens[a], "the") && cc_tag_is_adjective(w->t->tokens[a + 1].tag) &&
        w->t->tokens[b].tag == CC_TAG_VBP)
        return true; /* "the depressed swallow pills" */
    if (a + 2 <= b && w->t->tokens[a].tag == CC_TAG_VBG && w->t->tokens[b - 1].tag == CC_TAG_NNS &&
        b < w->t->n_tokens && cc_token_in(&w->t->tokens[b], "are were have"))
        return true; /* "sleeping pills are": no deed */
    if (a < b && (w->t->tokens[a].tag == CC_TAG_VBG || cc_token_in(&w->t->tokens[a], "each every another")))
        return false; /* "eating more oats", "each extra 10 grams" */
    if (cc_token_in(&w->t->tokens[head], "they we you these those both many most some few people odds"))
        return true;
    return cc_tag_is_plural(w->t->tokens[head].tag);
}

/* "vitamin D and K2", "omega-3 and 6": the later conjunct is only a code; it shares the word before the first code. */
static bool
is_code(const struct cc_token *k)
{
    return (k->flags & CC_TOK_CAPITAL) != 0 && k->lower_len <= 3 && !(k->flags & CC_TOK_FIRST);
}

static void
trim(const struct cc_view *w, struct cc_range *r)
{
    while (r->a + 1 < r->b &&
        (cc_token_in(&w->t->tokens[r->a], "both either neither also then even finally but") ||
            w->t->tokens[r->a].tag == CC_TAG_COMMA))
        r->a++;
    if (r->a + 2 < r->b && cc_token_is(&w->t->tokens[r->a], "not") && cc_token_in(&w->t->tokens[r->a + 1], "only just"))
        r->a += 2;
    while (r->b > r->a && w->t->tokens[r->b - 1].tag == CC_TAG_COMMA)
        r->b--;
}

/* "[pain in both gout] and …": of one conjunct alone "both" cannot be said. */
static void
leave_both(const struct cc_view *w, struct cc_part *o)
{
    for (uint32_t i = o->item.a + 1; i + 1 < o->item.b && o->inner.b <= o->inner.a; i++) {
        if (!cc_token_is(&w->t->tokens[i], "both") || w->t->tokens[i - 1].tag != CC_TAG_IN)
            continue;
        o->inner = (struct cc_range){o->item.a, i};
        o->item.a = i + 1;
    }
}

/* "oil, nuts and fish, the pillars of the diet": is what follows the coordination another name for all of it? */
static bool
describes_all(const struct cc_view *w, uint32_t end)
{
    return w->tail + 2 < end && w->t->tokens[w->tail].tag == CC_TAG_COMMA &&
        (cc_token_in(&w->t->tokens[w->tail + 1], "the a an all both three two four")) &&
        cc_view_has_noun(w, w->tail + 1, end);
}

/* "with a blend of thyme, ivy and mint to support …": its parts work together. */
static bool
in_blend(const struct cc_view *w, uint32_t a)
{
    for (uint32_t i = a; i + 2 < w->v[0].b; i++) {
        if (cc_token_in(&w->t->tokens[i], "blend combination mix mixture") && cc_token_is(&w->t->tokens[i + 1], "of"))
            return true;
    }
    return false;
}

/* Does "nor" stand behind token i, in the sentence? */
static bool
has_nor(const struct cc_parse *p, uint32_t i)
{
    for (; p->n_k > 0 && i < p->chunks[p->n_k - 1].end; i++) {
        if (cc_token_is(&p->text->tokens[i], "nor"))
            return true;
    }
    return false;
}

uint32_t
cc_split(const struct cc_parse *p, struct cc_range range, bool lists, bool adjectives, struct cc_part out[CC_PARTS_MAX])
{
    struct cc_view w = {.p = p, .t = p->text};
    uint32_t at, from, end, head, dummy;
    bool neither, code;

    memset(out, 0, CC_PARTS_MAX * sizeof *out);
    if (range.a >= range.b)
        return 0;
    w.depth = p->text->tokens[range.a].depth;
    neither = cc_token_is(&p->text->tokens[range.a], "neither");
    if (!cut(&w, range, lists) || (drop_renaming(&w), cc_view_nest(&w), !check(&w, adjectives)) || in_adjunct(&w) ||
        in_blend(&w, range.a) || (join_people(&w), w.n < 2)) {
        out[0].item = range;
        trim(&w, &out[0].item);
        if (neither && range.b - range.a <= 4 && range.b > range.a + 1 && !has_nor(p, range.b) &&
            !cc_token_is(&p->text->tokens[range.a + 1], "of")) { /* "Neither condition" */
            out[0].item = range;
            neither = false;
        }
        head = cc_view_first_head(&w, range.a, range.b);
        if (head != CC_NO_INDEX && head + 1 < range.b && names_remedy(p->text, head + 1, range.a, range.b))
            head = cc_view_last_head(&w, range.a, range.b, &dummy); /* "cough and cold medicines" */
        out[0].plural = is_plural(&w, head, range.a, range.b) ||
            (range.b > range.a + 1 &&
                cc_token_in(&p->text->tokens[range.b - 1], "you they we")); /* "…, helping you choose" */
        out[0].how = neither ? CC_PART_NEITHER : CC_PART_PLAIN;
        return 1;
    }
    at = w.state > 0 ? w.state : w.phrases ? w.v[0].a : cc_view_shared_until(&w);
    from = w.phrases ? w.v[w.n - 1].b : cc_view_shared_from(&w, at);
    if (from + 1 == w.v[w.n - 1].b && cc_token_in(&w.t->tokens[from], "before ago"))
        from = w.v[w.n - 1].b; /* "fresh air and no snacks for two hours before" */
    if (cc_token_is(&w.t->tokens[w.v[w.n - 1].a], "quality"))
        from = w.v[w.n - 1].b; /* "their health and quality of life": not the health of life */
    end = describes_all(&w, range.b) ? w.tail : range.b;
    head = cc_view_last_head(&w, w.v[w.n - 1].a, from, &dummy);
    for (uint32_t i = 0; i < w.n; i++) {
        struct cc_part *o = &out[i];

        o->item = (struct cc_range){i == 0 ? at : w.v[i].a, i + 1 == w.n ? from : w.v[i].b};
        o->prefix = (struct cc_range){range.a, at};
        o->suffix = (struct cc_range){from, end};
        if (i >= 2 && !w.phrases)
            o->inner = cc_view_shared_inside(&w, i);
        if (i + 1 == w.n && w.aside.b > 0 && from == end)
            o->suffix = w.aside;
        trim(&w, &o->item);
        trim(&w, &o->prefix);
        leave_both(&w, o);
        if (o->prefix.b > o->prefix.a && o->item.a < o->item.b && w.t->tokens[o->item.a].tag == CC_TAG_IN &&
            w.t->tokens[o->prefix.b - 1].tag == CC_TAG_IN)
            o->prefix.b--; /* "with gout, a disease of joints, and with stones" */
        code = w.v[0].b - at >= 2 && is_code(&p->text->tokens[w.v[0].b - 1]) &&
            cc_tag_is_plural(p->text->tokens[w.v[0].b - 2].tag);
        if (i > 0 && o->item.b - o->item.a == 1 && is_code(&p->text->tokens[o->item.a]) && w.v[0].b - at >= 2 &&
            is_code(&p->text->tokens[w.v[0].b - 1])) {
            o->prefix.b = w.v[0].b - 1;
        } else if (!w.phrases && cc_view_shares_head(&w, i, o->item.a, head)) {
            o->head = (struct cc_range){head, head + 1};
        }
        if (o->prefix.b > o->prefix.a && w.t->tokens[o->prefix.a].tag == CC_TAG_VBG)
            o->plural = false; /* "washing with soap" */
        else if (o->prefix.b > o->prefix.a && cc_view_first_head(&w, o->prefix.a, o->prefix.b) != CC_NO_INDEX && !code)
            o->plural = is_plural(&w, cc_view_first_head(&w, o->prefix.a, o->prefix.b), o->prefix.a, o->prefix.b);
        else
            o->plural = !code &&
                is_plural(&w, o->head.b > o->head.a ? head : cc_view_first_head(&w, o->item.a, o->item.b), o->item.a,
                    o->item.b);
        o->singular = code;
        o->how = neither ? CC_PART_NEITHER : CC_PART_PLAIN;
    }
    return w.n;
}

/* split.c: finds the separators of a coordination, checks that what stands between them are conjuncts, and decides what
 * they share to the left ("risk of") and to the right ("in the knees"). */
#include "claims/split.h"

#include <string.h>

#include "claims/words.h"

struct cut {
    uint32_t a, b; /* tokens of one conjunct */
};

struct view {
    const struct cc_parse *p;
    const struct cc_text *t;
    struct cut v[CC_PARTS_MAX];
    uint32_t n;
    uint8_t depth; /* brackets that the range itself stands in */
    uint32_t tail; /* first token of what follows the last conjunct after a comma */
    bool phrases;  /* "poor in fibre and rich in salt": nothing is shared */
};

static bool
visible(const struct view *w, const struct cc_token *k)
{
    return k->depth <= w->depth && k->tag != CC_TAG_QUOTE;
}

static bool
coordinator(const struct cc_token *k)
{
    return cc_token_in(k, "and or & nor plus");
}

/* The last word of the first noun phrase chunk that ends in [a, b); CC_NO_INDEX when there is none. */
static uint32_t
first_head(const struct view *w, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *c = &w->t->chunks[w->p->k[i]];

        if (c->end > a && c->first < b && c->kind == CC_CHUNK_NP && c->head >= a && c->head < b)
            return c->head;
    }
    return CC_NO_INDEX;
}

static uint32_t
last_head(const struct view *w, uint32_t a, uint32_t b, uint32_t *first)
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

static bool
has_noun(const struct view *w, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        uint8_t tag = w->t->tokens[i].tag;

        if (visible(w, &w->t->tokens[i]) && (cc_tag_is_nominal(tag) || tag == CC_TAG_VBG || tag == CC_TAG_FW))
            return true;
    }
    return false;
}

static bool
only_adjectives(const struct view *w, uint32_t a, uint32_t b)
{
    bool any = false;

    for (uint32_t i = a; i < b; i++) {
        uint8_t tag = w->t->tokens[i].tag;

        if (!visible(w, &w->t->tokens[i]))
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

/* "between 20 and 30", "head and neck": this coordinator does not separate. */
static bool
bound(const struct view *w, uint32_t i, uint32_t a, uint32_t b)
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
    if (i + 1 < b && cc_token_is(&t->tokens[i], "or") &&
        cc_token_in(&t->tokens[i + 1],
            "less more fewer higher lower older younger over under above below so longer later less, both"))
        return true; /* "400 mg or less a day" */
    if (i + 1 < b && cc_token_is(&t->tokens[i], "or") &&
        (cc_token_in(&t->tokens[i + 1], "so more less longer") ||
            (i + 2 < b && cc_token_in(&t->tokens[i + 1], "nearly almost") && cc_token_is(&t->tokens[i + 2], "so"))))
        return true; /* "a month or so", "pain-free or nearly so" */
    if (i + 1 < b && i > a && (t->tokens[i - 1].tag == CC_TAG_CD || t->tokens[i - 1].tag == CC_TAG_DT) &&
        (t->tokens[i + 1].tag == CC_TAG_CD || t->tokens[i + 1].tag == CC_TAG_DT))
        return true; /* "one or another kind", "ten or twelve hours" */
    return i + 1 < b && (t->tokens[i + 1].flags & CC_TOK_NUMBER) && i > a && (t->tokens[i - 1].flags & CC_TOK_NUMBER);
}

static bool
is_finite_verb(const struct view *w, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        const struct cc_token *k = &w->t->tokens[i];

        if (i > a + 1 && cc_token_in(k, "it they you we he she that which who") && has_noun(w, a, i))
            return false; /* "the glycogen it has stored" */
        if (i == a && k->tag == CC_TAG_VBD && (k->can & CC_CAN_VBN) && i + 1 < b)
            continue; /* "processed oils" */
        if (visible(w, k) && cc_tag_is_finite(k->tag))
            return true;
    }
    return false;
}

static enum cc_noun
class_at(const struct view *w, uint32_t a, uint32_t head)
{
    return head == CC_NO_INDEX ? CC_NOUN_NONE : cc_noun_ending(w->t, a, head + 1);
}

/* Does the first conjunct stand in a phrase of place or time behind an object: "switches it on in yeast, worms and
 * mice"? What follows then belongs to that phrase, unless it is like the object ("pain in the knees and swelling"). */
static bool
in_adjunct(const struct view *w)
{
    struct cut c = w->v[0];
    uint32_t object = CC_NO_INDEX, first = c.a, last, second;
    bool adjunct = false;

    for (uint32_t i = c.a; i < c.b; i++) {
        const struct cc_token *k = &w->t->tokens[i];

        if (!visible(w, k))
            continue;
        if (!adjunct && (cc_tag_is_noun(k->tag) || k->tag == CC_TAG_PRP))
            object = i;
        if (object != CC_NO_INDEX && cc_token_in(k, "in during among after before from at over within throughout")) {
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
    second = first_head(w, w->v[1].a, w->v[1].b);
    return second == CC_NO_INDEX || class_at(w, w->v[1].a, second) == CC_NOUN_NONE ||
        class_at(w, w->v[1].a, second) == CC_NOUN_PEOPLE || class_at(w, w->v[1].a, second) == class_at(w, first, last);
}

/* The first token of the range that only gives examples: "issues such as bloating, gas and reflux", "our formula with
 * zinc, sage and iron". r.b when none does. */
static uint32_t
examples(const struct view *w, struct cc_range r)
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
cut(struct view *w, struct cc_range r, bool lists)
{
    const struct cc_text *t = w->t;
    uint32_t last = CC_NO_INDEX, a = r.a, commas = 0, end = CC_NO_INDEX;

    for (uint32_t i = r.a; i < r.b; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (!visible(w, k) || !(k->tag == CC_TAG_COMMA || coordinator(k)))
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
        if (!visible(w, k) || !(comma || coordinator(k)) || (!comma && bound(w, i, r.a, r.b)))
            continue;
        if (comma && last != CC_NO_INDEX && i > last && i + 2 < r.b && cc_tag_is_adjective(t->tokens[i - 1].tag) &&
            cc_tag_is_adjective(t->tokens[i + 1].tag) && cc_tag_is_noun(t->tokens[i + 2].tag))
            continue; /* "redness for a plumper, brighter complexion" */
        if (comma && last != CC_NO_INDEX && i > last) {
            w->tail = i;
            break;
        }
        if (w->n + 2 > CC_PARTS_MAX)
            continue;
        if (i > a) {
            w->v[w->n++] = (struct cut){a, i};
        }
        a = i + 1;
        while (a + 1 < r.b && cc_token_in(&t->tokens[a], "then also even finally"))
            a++;
    }
    if (a < w->tail)
        w->v[w->n++] = (struct cut){a, w->tail};
    return w->n > 1;
}

/* "rich in salt", "more common among smokers" */
static bool
adjective_phrase(const struct view *w, uint32_t a, uint32_t b)
{
    while (a < b && cc_tag_is_adverb(w->t->tokens[a].tag))
        a++;
    return a + 2 < b && cc_tag_is_adjective(w->t->tokens[a].tag) &&
        (w->t->tokens[a + 1].tag == CC_TAG_IN || w->t->tokens[a + 1].tag == CC_TAG_TO) && has_noun(w, a + 2, b) &&
        !is_finite_verb(w, a, b);
}

/* Merges conjuncts that cannot stand alone ("cold, dry air"); false when what is left is no coordination. */
static bool
check(struct view *w, bool adjectives)
{
    uint32_t n = 0;
    bool all_adjectives = adjectives;

    for (uint32_t i = 0; i < w->n; i++)
        all_adjectives = all_adjectives && only_adjectives(w, w->v[i].a, w->v[i].b);
    if (all_adjectives)
        return true;
    w->phrases = adjectives;
    for (uint32_t i = 0; i < w->n && w->phrases; i++)
        w->phrases = adjective_phrase(w, w->v[i].a, w->v[i].b);
    if (w->phrases)
        return true;
    for (uint32_t i = 0; i < w->n; i++) {
        uint32_t a = w->v[i].a, b = w->v[i].b;

        if (is_finite_verb(w, a, b) && i > 0)
            return false;
        if (i > 0 && b > a + 1 && w->t->tokens[a].tag == CC_TAG_VBN &&
            (w->t->tokens[a + 1].tag == CC_TAG_IN || w->t->tokens[a + 1].tag == CC_TAG_TO))
            return false; /* "men treated with insulin and followed for a year" */
        if (i > 0 && b > a + 2 && cc_tag_is_adjective(w->t->tokens[a].tag) && w->t->tokens[a + 1].tag == CC_TAG_IN)
            return false; /* "gentle on the stomach, great for sleep" */
        if (!has_noun(w, a, b)) {
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
join_people(struct view *w)
{
    for (uint32_t i = 1; i < w->n; i++) {
        struct cut c = w->v[i - 1], b = w->v[i];
        uint32_t head = first_head(w, b.a, b.b), in = c.b;

        if (head == CC_NO_INDEX || class_at(w, b.a, head) != CC_NOUN_PEOPLE || w->t->tokens[b.a].tag == CC_TAG_IN)
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

static bool
cue_word(const struct view *w, uint32_t token, uint32_t class)
{
    return token != CC_NO_INDEX && (cc_token_cues(&w->t->tokens[token]) & class) != 0;
}

static bool
has_article(const struct cc_token *k)
{
    return k->tag == CC_TAG_DT || k->tag == CC_TAG_PRPS;
}

static bool
is_complaint(enum cc_noun class)
{
    return class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE;
}

/* How much more the conjunct [b.a, b.b) is like the words [in, end) than like the whole [a, end) that they close: "the
 * function of | the heart" and "lungs". */
static int
inner_score(const struct cc_text *t, const struct view *w, uint32_t a, uint32_t in, uint32_t end, struct cut b)
{
    uint32_t outer = first_head(w, a, in - 1), inner = first_head(w, in, end), second = first_head(w, b.a, b.b);
    enum cc_noun class;
    int score = 0;
    bool of = cc_token_is(&t->tokens[in - 1], "of");

    if (outer == CC_NO_INDEX || inner == CC_NO_INDEX || second == CC_NO_INDEX)
        return 0;
    class = class_at(w, b.a, second);
    if (cc_token_in(&t->tokens[outer], "role part effect impact influence hand share process way number"))
        score += 3; /* "plays a part in A and B" */
    else if (cc_token_is(&t->tokens[in - 1], "in") && is_complaint(class_at(w, a, outer)) &&
        class_at(w, in, inner) == CC_NOUN_STRUCTURE)
        score += is_complaint(class) ? 0 : 2; /* "pain in the hips and spine" */
    else if (!of && (class == CC_NOUN_NONE || class == CC_NOUN_PEOPLE))
        return 0; /* a phrase of place or time */
    if (class != CC_NOUN_NONE)
        score += 3 * (class == class_at(w, in, inner)) - 3 * (class == class_at(w, a, outer));
    score += of;
    score += (has_article(&t->tokens[b.a]) == has_article(&t->tokens[in])) -
        (has_article(&t->tokens[b.a]) == has_article(&t->tokens[a]));
    score += (cc_tag_is_plural(t->tokens[second].tag) == cc_tag_is_plural(t->tokens[inner].tag)) -
        (cc_tag_is_plural(t->tokens[second].tag) == cc_tag_is_plural(t->tokens[outer].tag));
    return score;
}

/* The token behind a preposition in the conjunct [a, end) that the next conjunct b really goes with; CC_NO_INDEX for
 * none. */
static uint32_t
inner_start(const struct view *w, uint32_t a, uint32_t end, struct cut b)
{
    uint32_t best = CC_NO_INDEX;
    int top = 2;

    if (b.a >= b.b || w->t->tokens[b.a].tag == CC_TAG_IN || w->t->tokens[b.a].tag == CC_TAG_TO)
        return CC_NO_INDEX;
    for (uint32_t i = a + 1; i + 1 < end; i++) {
        int score;

        if (w->t->tokens[i].tag != CC_TAG_IN || !visible(w, &w->t->tokens[i]) ||
            cc_tag_is_verb(w->t->tokens[i - 1].tag))
            continue;
        score = inner_score(w->t, w, a, i + 1, end, b);
        if (score >= top) {
            top = score;
            best = i + 1;
            if (i + 2 < end && cc_token_is(&w->t->tokens[i + 1], "the") && !has_article(&w->t->tokens[b.a]))
                best++; /* "in the back and neck": the article is shared too */
        }
    }
    return best;
}

/* Where the part of the first conjunct begins that is really coordinated; what is before it is shared by all. */
static uint32_t
shared_until(const struct view *w)
{
    const struct cc_parse *p = w->p;
    struct cut c = w->v[0], second = w->v[1];
    uint32_t at = c.a, first = c.a, verb = CC_NO_INDEX, start = c.a, head, last, second_head;

    for (uint32_t i = 0; i < p->n_k; i++) {
        const struct cc_chunk *k = &w->t->chunks[p->k[i]];

        if ((k->flags & CC_VP_PARTICIPLE) && k->kind == CC_CHUNK_VP && k->end == k->first + 1 &&
            (w->t->tokens[second.a].tag == CC_TAG_DT || cc_tag_is_adjective(w->t->tokens[second.a].tag)))
            continue; /* "reduced stress and an overall sense of calm" */
        if (k->first >= c.a && k->end <= c.b && k->kind == CC_CHUNK_VP && k->end < c.b) {
            verb = k->end;
            start = k->main != CC_NO_INDEX ? k->main : k->first;
        }
    }
    if (verb != CC_NO_INDEX && second.b > second.a + 1 &&
        (w->t->tokens[second.a].tag == CC_TAG_VBG ||
            (w->t->tokens[start].tag == CC_TAG_VB &&
                cc_token_in(&w->t->tokens[second.a], "support boost balance aid fight calm"))) &&
        (w->t->tokens[start].tag == w->t->tokens[second.a].tag || w->t->tokens[start].tag == CC_TAG_VB))
        return start; /* "for enhancing A and balancing B" */
    for (uint32_t i = c.b;
         w->t->tokens[c.a].tag == CC_TAG_VBG && i-- > c.a + 2;) { /* "replacing butter with oil or yogurt" */
        if (cc_token_in(&w->t->tokens[i], "with for by") && w->t->tokens[i].tag == CC_TAG_IN &&
            w->t->tokens[second.a].tag != CC_TAG_IN && w->t->tokens[second.a].tag != CC_TAG_VBG)
            return i + 1;
        if (cc_tag_is_verb(w->t->tokens[i].tag) || w->t->tokens[i].tag == CC_TAG_IN)
            break;
    }
    if (verb != CC_NO_INDEX)
        at = verb;
    while (at < c.b && (w->t->tokens[at].tag == CC_TAG_IN || w->t->tokens[at].tag == CC_TAG_TO) &&
        second.a < second.b && w->t->tokens[second.a].tag != CC_TAG_IN)
        at++; /* "through hormones and nerves": the preposition is shared */
    head = first_head(w, at, c.b);
    last = last_head(w, at, c.b, &first);
    second_head = first_head(w, second.a, second.b);
    if (w->t->tokens[second.a].tag == CC_TAG_IN || w->t->tokens[second.a].tag == CC_TAG_TO) {
        for (uint32_t i = c.a + 1; i < c.b; i++) {
            if (w->t->tokens[i].lower_len == w->t->tokens[second.a].lower_len &&
                memcmp(w->t->tokens[i].lower, w->t->tokens[second.a].lower, w->t->tokens[i].lower_len) == 0)
                return i; /* "effect on A or on B" */
        }
        for (uint32_t i = at + 1; i < c.b; i++) { /* "people with asthma or after a heart attack" */
            if (w->t->tokens[i].tag == CC_TAG_IN && cc_tag_is_noun(w->t->tokens[i - 1].tag) &&
                !cc_token_is(&w->t->tokens[i], "of"))
                return i;
        }
        return at;
    }
    if (head != CC_NO_INDEX && cc_tag_is_adjective(w->t->tokens[at].tag) && second_head != CC_NO_INDEX) {
        for (uint32_t i = at + 1; i < head; i++) { /* "free from A and B", "good for A and B" */
            if (w->t->tokens[i].tag == CC_TAG_IN || w->t->tokens[i].tag == CC_TAG_TO)
                return i + 1;
        }
    }
    if (head == CC_NO_INDEX || last == head || second_head == CC_NO_INDEX)
        return at;
    if (cue_word(w, head, CC_CUE_RELATION) && !cue_word(w, second_head, CC_CUE_RELATION))
        return first;
    if (first > c.a && cc_token_is(&w->t->tokens[first - 1], "to"))
        return first; /* "links A to B and C" */
    if (first > c.a && cc_token_in(&w->t->tokens[first - 1], "with containing without in") &&
        cc_tag_is_plural(w->t->tokens[head].tag) &&
        (cue_word(w, head, CC_CUE_GENERIC | CC_CUE_CARRIER) || cc_tag_is_adjective(w->t->tokens[first - 2].tag)))
        return first; /* "Supplements with iron, zinc or copper" */
    if (first > c.a && cc_token_in(&w->t->tokens[first - 1], "for against with") &&
        class_at(w, second.a, second_head) != class_at(w, at, head))
        return first;
    if (class_at(w, second.a, second_head) != CC_NOUN_NONE &&
        class_at(w, second.a, second_head) == class_at(w, first, last) &&
        class_at(w, second.a, second_head) != class_at(w, at, head))
        return first;
    first = inner_start(w, at, c.b, second);
    return first != CC_NO_INDEX ? first : at;
}

/* "triglycerides and the risk of gout and stroke": what conjunct i shares with the one before it alone; empty for
 * nothing. */
static struct cc_range
shared_inside(const struct view *w, uint32_t i)
{
    struct cut c = w->v[i - 1];
    uint32_t from;

    if (w->t->tokens[w->v[i].a - 1].tag != CC_TAG_CC || w->t->tokens[c.a - 1].tag != CC_TAG_CC)
        return (struct cc_range){0, 0};
    from = inner_start(w, c.a, c.b, w->v[i]);
    return from == CC_NO_INDEX ? (struct cc_range){0, 0} : (struct cc_range){c.a, from};
}

/* Where the last conjunct's own words end and what all share begins: "in the knees", "naturally", "within a week". */
static uint32_t
shared_from(const struct view *w, uint32_t at)
{
    struct cut c = w->v[w->n - 1];
    bool seen = false;
    uint32_t made = c.b;

    while (made > c.a && (cc_tag_is_adjective(w->t->tokens[made - 1].tag) || w->t->tokens[made - 1].tag == CC_TAG_RBR))
        made--;
    if (made > c.a && made < c.b && at == w->v[0].a && at > 0 &&
        cc_token_lemma_in(&w->t->tokens[at - 1], "make render keep leave") &&
        cc_tag_is_noun(w->t->tokens[made - 1].tag) && cc_tag_is_noun(w->t->tokens[w->v[0].b - 1].tag))
        return made; /* "makes colds and fevers rarer" */
    for (uint32_t i = 0; i + 1 < w->n; i++) {
        for (uint32_t j = w->v[i].a; j < w->v[i].b; j++) {
            if (w->t->tokens[j].tag == CC_TAG_IN && j > at)
                return c.b;
        }
    }
    for (uint32_t i = 0; i < w->p->n_k; i++) {
        const struct cc_chunk *k = &w->t->chunks[w->p->k[i]];

        if (k->first < c.a || k->first >= c.b)
            continue;
        seen = seen || (k->kind == CC_CHUNK_VP && (k->flags & CC_VP_GERUND));
        if (seen && k->kind == CC_CHUNK_PP && cc_token_is(&w->t->tokens[k->first], "of") &&
            cue_word(w, w->v[0].b - 1, CC_CUE_RELATION) && cue_word(w, k->first - 1, CC_CUE_RELATION))
            return k->first; /* "the incidence and duration of infections" */
        if (seen && k->kind == CC_CHUNK_PP && cc_token_is(&w->t->tokens[k->first], "for") &&
            w->t->tokens[w->v[0].a].tag == CC_TAG_IN)
            return k->first; /* "needed in men and women for growth" */
        if (seen && k->kind == CC_CHUNK_VP && k->end == c.b && (k->flags & CC_VP_BARE) &&
            w->t->tokens[k->first].tag == CC_TAG_VB)
            return k->first; /* "make blood sugar and cholesterol climb" */
        if (seen && k->kind == CC_CHUNK_ADVP && k->end == c.b && w->t->tokens[k->first].tag == CC_TAG_RBR &&
            cc_tag_is_adjective(w->t->tokens[w->v[0].b - 1].tag))
            return c.b; /* "makes muscles stronger and recovery faster" */
        if (seen &&
            (k->kind == CC_CHUNK_ADVP ||
                (k->kind == CC_CHUNK_PP &&
                    cc_token_in(&w->t->tokens[k->first],
                        "in on after during within at among by over from per before without"))))
            return k->first;
        seen = seen || k->kind == CC_CHUNK_NP;
    }
    return c.b;
}

/* Does conjunct i lack the noun that the last one ends with ("skin and hair health")? */
static bool
shares_head(const struct view *w, uint32_t i, uint32_t item_a, uint32_t last_head_token)
{
    struct cut c = w->v[i], z = w->v[w->n - 1];
    const struct cc_text *t = w->t;

    if (last_head_token == CC_NO_INDEX || last_head_token == z.a || i + 1 == w->n)
        return false;
    if (cc_tag_is_adjective(t->tokens[c.b - 1].tag)) /* but "makes sleep worse and infections more frequent" */
        return !has_noun(w, item_a, c.b - 1);
    if (!cue_word(w, last_head_token, CC_CUE_SHAREHEAD) || cue_word(w, c.b - 1, CC_CUE_SHAREHEAD) || c.b - item_a > 1)
        return false;
    if (class_at(w, item_a, c.b - 1) == CC_NOUN_STRUCTURE && (t->tokens[z.a].flags & CC_TOK_HYPHEN) &&
        last_head_token == z.a + 1)
        return true; /* "gut, skin and whole-body health" */
    return class_at(w, item_a, c.b - 1) != CC_NOUN_NONE &&
        class_at(w, item_a, c.b - 1) == cc_noun_ending(t, z.a, last_head_token);
}

/* "a quarter of patients", "four out of five patients", "two in three users": the share of a plural is plural, unless
 * it is one. */
static bool
plural_share(const struct view *w, uint32_t head, uint32_t a, uint32_t b)
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
    for (i++; i < b && !cc_tag_is_noun(v[i].tag) && v[i].tag != CC_TAG_IN; i++)
        ;
    while (i + 1 < b && cc_tag_is_noun(v[i + 1].tag))
        i++;
    return i < b ? cc_tag_is_plural(v[i].tag) || cc_token_is(&v[i], "people") : in;
}

static bool
is_plural(const struct view *w, uint32_t head, uint32_t a, uint32_t b)
{
    if (head == CC_NO_INDEX)
        head = b - 1;
    if (plural_share(w, head, a, b))
        return true;
    if (a + 1 < b && w->t->tokens[a].tag == CC_TAG_WRB)
        return false; /* "when you eat" */
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
trim(const struct view *w, struct cc_range *r)
{
    while (r->a + 1 < r->b &&
        (cc_token_in(&w->t->tokens[r->a], "both either neither also then even finally") ||
            w->t->tokens[r->a].tag == CC_TAG_COMMA))
        r->a++;
    if (r->a + 2 < r->b && cc_token_is(&w->t->tokens[r->a], "not") && cc_token_in(&w->t->tokens[r->a + 1], "only just"))
        r->a += 2;
    while (r->b > r->a && w->t->tokens[r->b - 1].tag == CC_TAG_COMMA)
        r->b--;
}

/* "oil, nuts and fish, the pillars of the diet": is what follows the coordination another name for all of it? */
static bool
describes_all(const struct view *w, uint32_t end)
{
    return w->tail + 2 < end && w->t->tokens[w->tail].tag == CC_TAG_COMMA &&
        (cc_token_in(&w->t->tokens[w->tail + 1], "the a an all both three two four")) && has_noun(w, w->tail + 1, end);
}

/* "with a blend of thyme, ivy and mint to support …": its parts work together. */
static bool
in_blend(const struct view *w, uint32_t a)
{
    for (uint32_t i = a; i + 2 < w->v[0].b; i++) {
        if (cc_token_in(&w->t->tokens[i], "blend combination mix mixture") && cc_token_is(&w->t->tokens[i + 1], "of"))
            return true;
    }
    return false;
}

uint32_t
cc_split(const struct cc_parse *p, struct cc_range range, bool lists, bool adjectives, struct cc_part out[CC_PARTS_MAX])
{
    struct view w = {.p = p, .t = p->text};
    uint32_t at, from, end, head, dummy;
    bool neither, code;

    memset(out, 0, CC_PARTS_MAX * sizeof *out);
    if (range.a >= range.b)
        return 0;
    w.depth = p->text->tokens[range.a].depth;
    neither = cc_token_is(&p->text->tokens[range.a], "neither");
    if (!cut(&w, range, lists) || !check(&w, adjectives) || in_adjunct(&w) || in_blend(&w, range.a) ||
        (join_people(&w), w.n < 2)) {
        out[0].item = range;
        trim(&w, &out[0].item);
        out[0].plural = is_plural(&w, first_head(&w, range.a, range.b), range.a, range.b) ||
            (range.b > range.a + 1 &&
                cc_token_in(&p->text->tokens[range.b - 1], "you they we")); /* "…, helping you choose" */
        out[0].how = neither ? CC_PART_NEITHER : CC_PART_PLAIN;
        return 1;
    }
    at = w.phrases ? w.v[0].a : shared_until(&w);
    from = w.phrases ? w.v[w.n - 1].b : shared_from(&w, at);
    end = describes_all(&w, range.b) ? w.tail : range.b;
    head = last_head(&w, w.v[w.n - 1].a, from, &dummy);
    for (uint32_t i = 0; i < w.n; i++) {
        struct cc_part *o = &out[i];

        o->item = (struct cc_range){i == 0 ? at : w.v[i].a, i + 1 == w.n ? from : w.v[i].b};
        o->prefix = (struct cc_range){range.a, at};
        o->suffix = (struct cc_range){from, end};
        if (i >= 2)
            o->inner = shared_inside(&w, i);
        trim(&w, &o->item);
        trim(&w, &o->prefix);
        code = w.v[0].b - at >= 2 && is_code(&p->text->tokens[w.v[0].b - 1]) &&
            cc_tag_is_plural(p->text->tokens[w.v[0].b - 2].tag);
        if (i > 0 && o->item.b - o->item.a == 1 && is_code(&p->text->tokens[o->item.a]) && w.v[0].b - at >= 2 &&
            is_code(&p->text->tokens[w.v[0].b - 1])) {
            o->prefix.b = w.v[0].b - 1;
        } else if (shares_head(&w, i, o->item.a, head)) {
            o->head = (struct cc_range){head, head + 1};
        }
        if (o->prefix.b > o->prefix.a && w.t->tokens[o->prefix.a].tag == CC_TAG_VBG)
            o->plural = false; /* "washing with soap" */
        else if (o->prefix.b > o->prefix.a && first_head(&w, o->prefix.a, o->prefix.b) != CC_NO_INDEX && !code)
            o->plural = is_plural(&w, first_head(&w, o->prefix.a, o->prefix.b), o->prefix.a, o->prefix.b);
        else
            o->plural = !code &&
                is_plural(
                    &w, o->head.b > o->head.a ? head : first_head(&w, o->item.a, o->item.b), o->item.a, o->item.b);
        o->singular = code;
        o->how = neither ? CC_PART_NEITHER : CC_PART_PLAIN;
    }
    return w.n;
}

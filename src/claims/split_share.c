/* split_share.c: what the conjuncts of a coordination share to the left ("risk of"), to the right ("in the knees") and
 * as their noun ("skin and hair health"). */
#include "claims/split_view.h"

#include <string.h>

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
inner_score(const struct cc_text *t, const struct cc_view *w, uint32_t a, uint32_t in, uint32_t end, struct cc_cut b)
{
    uint32_t outer = cc_view_first_head(w, a, in - 1), inner = cc_view_first_head(w, in, end),
             second = cc_view_first_head(w, b.a, b.b);
    enum cc_noun class;
    int score = 0;
    bool of = cc_token_is(&t->tokens[in - 1], "of");

    if (outer == CC_NO_INDEX || inner == CC_NO_INDEX || second == CC_NO_INDEX)
        return 0;
    class = cc_view_class_at(w, b.a, second);
    if (cc_token_in(&t->tokens[outer], "role part effect impact influence hand share process way number"))
        score += 3; /* "plays a part in A and B" */
    else if (cc_token_is(&t->tokens[in - 1], "in") && is_complaint(cc_view_class_at(w, a, outer)) &&
        cc_view_class_at(w, in, inner) == CC_NOUN_STRUCTURE)
        score += is_complaint(class) ? 0 : 2; /* "pain in the hips and spine" */
    else if (!of && (class == CC_NOUN_NONE || class == CC_NOUN_PEOPLE))
        return 0; /* a phrase of place or time */
    if (class != CC_NOUN_NONE)
        score += 3 * (class == cc_view_class_at(w, in, inner)) - 3 * (class == cc_view_class_at(w, a, outer));
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
inner_start(const struct cc_view *w, uint32_t a, uint32_t end, struct cc_cut b)
{
    uint32_t best = CC_NO_INDEX;
    int top = 2;

    if (b.a >= b.b || w->t->tokens[b.a].tag == CC_TAG_IN || w->t->tokens[b.a].tag == CC_TAG_TO)
        return CC_NO_INDEX;
    for (uint32_t i = a + 1; i + 1 < end; i++) {
        int score;

        if (w->t->tokens[i].tag != CC_TAG_IN || !cc_view_visible(w, &w->t->tokens[i]) ||
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

uint32_t
cc_view_shared_until(const struct cc_view *w)
{
    const struct cc_parse *p = w->p;
    struct cc_cut c = w->v[0], second = w->v[1];
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
    head = cc_view_first_head(w, at, c.b);
    last = cc_view_last_head(w, at, c.b, &first);
    second_head = cc_view_first_head(w, second.a, second.b);
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
    if (cc_view_cue_word(w, head, CC_CUE_RELATION) && !cc_view_cue_word(w, second_head, CC_CUE_RELATION))
        return first;
    if (first > c.a && cc_token_is(&w->t->tokens[first - 1], "to"))
        return first; /* "links A to B and C" */
    if (first > c.a && cc_token_in(&w->t->tokens[first - 1], "with containing without in") &&
        cc_tag_is_plural(w->t->tokens[head].tag) &&
        (cc_view_cue_word(w, head, CC_CUE_GENERIC | CC_CUE_CARRIER) ||
            cc_tag_is_adjective(w->t->tokens[first - 2].tag)))
        return first; /* "Supplements with iron, zinc or copper" */
    if (first > c.a && cc_token_in(&w->t->tokens[first - 1], "for against with") &&
        cc_view_class_at(w, second.a, second_head) != cc_view_class_at(w, at, head))
        return first;
    if (cc_view_class_at(w, second.a, second_head) != CC_NOUN_NONE &&
        cc_view_class_at(w, second.a, second_head) == cc_view_class_at(w, first, last) &&
        cc_view_class_at(w, second.a, second_head) != cc_view_class_at(w, at, head))
        return first;
    first = inner_start(w, at, c.b, second);
    return first != CC_NO_INDEX ? first : at;
}

struct cc_range
cc_view_shared_inside(const struct cc_view *w, uint32_t i)
{
    struct cc_cut c = w->v[i - 1];
    uint32_t from;

    if (w->t->tokens[w->v[i].a - 1].tag != CC_TAG_CC || w->t->tokens[c.a - 1].tag != CC_TAG_CC)
        return (struct cc_range){0, 0};
    from = inner_start(w, c.a, c.b, w->v[i]);
    return from == CC_NO_INDEX ? (struct cc_range){0, 0} : (struct cc_range){c.a, from};
}

uint32_t
cc_view_shared_from(const struct cc_view *w, uint32_t at)
{
    struct cc_cut c = w->v[w->n - 1];
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
            cc_view_cue_word(w, w->v[0].b - 1, CC_CUE_RELATION) && cc_view_cue_word(w, k->first - 1, CC_CUE_RELATION))
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

bool
cc_view_shares_head(const struct cc_view *w, uint32_t i, uint32_t item_a, uint32_t last_head_token)
{
    struct cc_cut c = w->v[i], z = w->v[w->n - 1];
    const struct cc_text *t = w->t;

    if (last_head_token == CC_NO_INDEX || last_head_token == z.a || i + 1 == w->n)
        return false;
    if (cc_tag_is_adjective(t->tokens[c.b - 1].tag)) /* but "makes sleep worse and infections more frequent" */
        return !cc_view_has_noun(w, item_a, c.b - 1);
    if (!cc_view_cue_word(w, last_head_token, CC_CUE_SHAREHEAD) || cc_view_cue_word(w, c.b - 1, CC_CUE_SHAREHEAD) ||
        c.b - item_a > 1)
        return false;
    if (cc_view_class_at(w, item_a, c.b - 1) == CC_NOUN_STRUCTURE && (t->tokens[z.a].flags & CC_TOK_HYPHEN) &&
        last_head_token == z.a + 1)
        return true; /* "gut, skin and whole-body health" */
    return cc_view_class_at(w, item_a, c.b - 1) != CC_NOUN_NONE &&
        cc_view_class_at(w, item_a, c.b - 1) == cc_noun_ending(t, z.a, last_head_token);
}


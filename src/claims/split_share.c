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

bool
cc_view_has_preposition(const struct cc_view *w, uint32_t a, uint32_t e, const struct cc_token *k)
{
    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *other = &w->t->tokens[i];

        if ((other->tag == CC_TAG_IN || other->tag == CC_TAG_TO) && other->lower_len == k->lower_len &&
            memcmp(other->lower, k->lower, k->lower_len) == 0)
            return true;
    }
    return false;
}

/* "the skin from sun damage | and the gut lining from erosion": each has a phrase with the same preposition, so that
 * they are alike as wholes. */
static bool
same_build(const struct cc_view *w, uint32_t in, struct cc_cut b)
{
    return !cc_token_is(&w->t->tokens[in - 1], "of") && cc_view_has_preposition(w, b.a + 1, b.b, &w->t->tokens[in - 1]);
}

static bool
begins_with_adjective(const struct cc_token *k)
{
    return cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_VBN || k->tag == CC_TAG_RBR;
}

/* How much more the conjunct [b.a, b.b) is like the words [in, end) than like the whole [a, end) that they close: "the
 * function of | the heart" and "lungs". */
static int
inner_score(const struct cc_text *t, const struct cc_view *w, uint32_t a, uint32_t in, uint32_t end, struct cc_cut b)
{
    uint32_t outer = cc_view_first_head(w, a, in - 1), inner = cc_view_first_head(w, in, end),
             second = cc_view_first_head(w, b.a, b.b), dummy, near = cc_view_last_head(w, a, in - 1, &dummy);
    const struct cc_token *first = &t->tokens[a], *at = &t->tokens[in], *with = &t->tokens[b.a];
    enum cc_noun class, whole;
    int score = 0;
    bool of = cc_token_is(at - 1, "of");

    if (outer == CC_NO_INDEX && in == a + 2 && first->tag == CC_TAG_VBG)
        outer = a; /* "swelling in the knees" */
    if (outer == CC_NO_INDEX || inner == CC_NO_INDEX || second == CC_NO_INDEX || same_build(w, in, b))
        return 0;
    class = cc_view_class_at(w, b.a, second);
    whole = first->tag == CC_TAG_VBG ? CC_NOUN_BEHAVIOUR : cc_view_class_at(w, a, outer);
    if (cc_token_in(&t->tokens[outer], "role part effect impact influence hand share process way number") ||
        (cc_view_cue_word(w, near, CC_CUE_RELATION) && !cc_view_cue_word(w, second, CC_CUE_RELATION)))
        score += 3; /* "plays a part in A and B" */
    else if (cc_token_is(at - 1, "in") && is_complaint(whole) &&
        cc_view_class_at(w, in, inner) == CC_NOUN_STRUCTURE)
        score += is_complaint(class) ? 0 : 2; /* "pain in the hips and spine" */
    else if (!of && class == CC_NOUN_PEOPLE && cc_view_class_at(w, in, inner) != CC_NOUN_PEOPLE)
        return 0; /* a phrase of place or time */
    score += 1 + of; /* what is nearer goes with it, unless something speaks against it */
    if (class != CC_NOUN_NONE)
        score += 3 * (class == cc_view_class_at(w, in, inner)) - 3 * (class == whole);
    if (begins_with_adjective(with))
        score += begins_with_adjective(at) - begins_with_adjective(first);
    if (of && cc_token_is(at, "the") && cc_token_is(first, "the") && !has_article(with))
        score++; /* "the arteries of the heart and legs" */
    score += (has_article(with) == has_article(at)) - (has_article(with) == has_article(first));
    if (has_article(with) && has_article(first) && !has_article(at))
        score -= 3; /* "the quality of sleep and the risk of falls" */
    if (with->tag == CC_TAG_CD && first->tag == CC_TAG_CD && at->tag != CC_TAG_CD)
        score -= 3; /* "5 g of salt and 10 g of sugar" */
    score += (cc_tag_is_plural(t->tokens[second].tag) == cc_tag_is_plural(t->tokens[inner].tag)) -
        (cc_tag_is_plural(t->tokens[second].tag) == cc_tag_is_plural(t->tokens[outer].tag));
    return score;
}

uint32_t
cc_view_inner_start(const struct cc_view *w, struct cc_cut c, struct cc_cut b)
{
    uint32_t a = c.a, end = c.b;
    uint32_t best = CC_NO_INDEX;
    int top = 2;

    if (b.a >= b.b || w->t->tokens[b.a].tag == CC_TAG_IN || w->t->tokens[b.a].tag == CC_TAG_TO ||
        cc_token_is(&w->t->tokens[b.a], "but"))
        return CC_NO_INDEX;
    for (uint32_t i = a + 1; i + 1 < end; i++) {
        int score;

        if (w->t->tokens[i].tag != CC_TAG_IN || !cc_view_visible(w, &w->t->tokens[i]) ||
            (cc_tag_is_verb(w->t->tokens[i - 1].tag) && !(i == a + 1 && w->t->tokens[a].tag == CC_TAG_VBG)) ||
            (w->t->tokens[i - 1].tag == CC_TAG_CD && w->t->tokens[i + 1].tag == CC_TAG_CD)) /* "3 in 100" */
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

/* "less nausea, vomiting and pain": of complaints that are joined there is less of each; "more pain" would be another. */
static bool
less_of_all(const struct cc_view *w, uint32_t at)
{
    if (at + 1 >= w->v[0].b || !cc_token_in(&w->t->tokens[at], "less fewer no reduced decreased lower minimal"))
        return false;
    for (uint32_t i = 0; i < w->n; i++) {
        uint32_t a = i == 0 ? at + 1 : w->v[i].a, head = cc_view_first_head(w, a, w->v[i].b);
        const struct cc_token *k = &w->t->tokens[a];

        if (i > 0 && (k->tag == CC_TAG_DT || k->tag == CC_TAG_PRPS || k->tag == CC_TAG_JJR || k->tag == CC_TAG_VBN ||
                k->tag == CC_TAG_VBG || k->tag == CC_TAG_IN || cc_token_in(k, "less more fewer no better")))
            return false;
        if (head == CC_NO_INDEX ||
            (!is_complaint(cc_view_class_at(w, a, head)) && cc_view_class_at(w, a, head) != CC_NOUN_BAD))
            return false;
    }
    return true;
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
    if (less_of_all(w, at))
        return at + 1;
    head = cc_view_first_head(w, at, c.b);
    last = cc_view_last_head(w, at, c.b, &first);
    second_head = cc_view_first_head(w, second.a, second.b);
    if (w->t->tokens[second.a].tag == CC_TAG_IN || w->t->tokens[second.a].tag == CC_TAG_TO) {
        for (uint32_t i = c.a; i < c.b; i++) {
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
    if (w->t->tokens[second.a].tag == CC_TAG_JJR && second.b > second.a + 1 && first > c.a &&
        w->t->tokens[first].tag != CC_TAG_JJR)
        return at; /* "ten more minutes of sleep, better mood": a comparison begins anew */
    if (cc_view_cue_word(w, head, CC_CUE_RELATION) && !cc_view_cue_word(w, second_head, CC_CUE_RELATION) &&
        !cc_token_is(&w->t->tokens[second.a], "but") &&
        !(has_article(&w->t->tokens[second.a]) && has_article(&w->t->tokens[at]) &&
            !has_article(&w->t->tokens[first]))) /* "the number of days off school and the need for pills" */
        return first;
    if (first > c.a && cc_token_is(&w->t->tokens[first - 1], "of") && cc_token_in(&w->t->tokens[second.a], "a an") &&
        !has_article(&w->t->tokens[first]))
        return at; /* "a cup of coffee and a biscuit" */
    if (first > c.a && cc_token_is(&w->t->tokens[first - 1], "to"))
        return first; /* "links A to B and C" */
    if (first > c.a && cc_token_in(&w->t->tokens[first - 1], "with containing without in") &&
        cc_tag_is_plural(w->t->tokens[head].tag) &&
        (cc_view_cue_word(w, head, CC_CUE_GENERIC | CC_CUE_CARRIER) ||
            cc_tag_is_adjective(w->t->tokens[first - 2].tag)))
        return first; /* "Supplements with iron, zinc or copper" */
    if (first > c.a && cc_token_in(&w->t->tokens[first - 1], "for against with") &&
        cc_view_class_at(w, second.a, second_head) != CC_NOUN_PEOPLE && !same_build(w, first, second) &&
        cc_view_class_at(w, second.a, second_head) != cc_view_class_at(w, at, head))
        return first;
    if (cc_view_class_at(w, second.a, second_head) != CC_NOUN_NONE &&
        cc_view_class_at(w, second.a, second_head) == cc_view_class_at(w, first, last) &&
        cc_view_class_at(w, second.a, second_head) != cc_view_class_at(w, at, head))
        return first;
    first = cc_view_inner_start(w, (struct cc_cut){at, c.b}, second);
    return first != CC_NO_INDEX ? first : at;
}

struct cc_range
cc_view_shared_inside(const struct cc_view *w, uint32_t i)
{
    for (uint32_t j = i, f = cc_view_first_joined(w); j-- > f;) {
        uint32_t from = cc_view_inner_start(w, w->v[j], w->v[i]);

        if (from != CC_NO_INDEX)
            return (struct cc_range){w->v[j].a, from};
    }
    return (struct cc_range){0, 0};
}

uint32_t
cc_view_shared_from(const struct cc_view *w, uint32_t at)
{
    static const char turns[] =
        "change changes increase increases decrease decreases drop drops rise rises fall shift shifts difficulty interest";
    struct cc_cut c = w->v[w->n - 1];
    bool seen = false;
    uint32_t made = c.b;

    while (made > c.a && (cc_tag_is_adjective(w->t->tokens[made - 1].tag) || w->t->tokens[made - 1].tag == CC_TAG_RBR))
        made--;
    if (made > c.a && made < c.b && at == w->v[0].a && at > 0 &&
        cc_token_lemma_in(&w->t->tokens[at - 1], "make render keep leave") &&
        cc_tag_is_noun(w->t->tokens[made - 1].tag) && cc_tag_is_noun(w->t->tokens[w->v[0].b - 1].tag))
        return made; /* "makes colds and fevers rarer" */
    if (cc_token_in(&w->t->tokens[w->v[0].a], "replacing swapping substituting exchanging trading mixing combining pairing")) {
        for (uint32_t i = c.a + 1; i + 1 < c.b; i++) { /* "replacing butter or lard | with oil" */
            if (cc_token_in(&w->t->tokens[i], "with for by"))
                return i;
        }
    }
    if (w->t->tokens[c.a].tag == CC_TAG_VBG && w->t->tokens[w->v[0].a].tag == CC_TAG_VBG && c.b > c.a + 1 &&
        w->v[0].b > w->v[0].a + 1 && (w->t->tokens[c.a + 1].tag == CC_TAG_RB || w->t->tokens[c.a + 1].tag == CC_TAG_RP))
        return c.b; /* "soaking beans and throwing away the water" */
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
        if (seen && k->kind == CC_CHUNK_PP && cc_token_in(&w->t->tokens[k->first], "in on") &&
            cc_token_in(&w->t->tokens[k->first - 1], turns) && !cc_token_in(&w->t->tokens[w->v[0].b - 1], turns))
            return c.b; /* "stress, bright light and changes in the weather" */
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


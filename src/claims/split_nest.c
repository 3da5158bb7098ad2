/* split_nest.c: lists within lists. The cuts of a coordination stand in a row; here those are put together again that
 * belong to one conjunct: "satisfaction with the product, with better [sleep] and [mood]", "[pain] and [swelling in the
 * knees, hips and hands]", "[nausea in pregnancy and after surgery], and [pain in the back]". */
#include <string.h>

#include "claims/split_view.h"

static const struct cc_token *
first_of(const struct cc_view *w, uint32_t i)
{
    return &w->t->tokens[w->v[i].a];
}

static bool
is_prepositional(const struct cc_view *w, uint32_t i)
{
    const struct cc_token *k = first_of(w, i);

    return k->tag == CC_TAG_IN || k->tag == CC_TAG_TO || (cc_token_is(k, "such") && cc_token_is(k + 1, "as"));
}

/* Does a word join conjunct i to what is before it, and not a comma alone? */
static bool
is_joined(const struct cc_view *w, uint32_t i)
{
    return i > 0 && w->t->tokens[w->v[i].a - 1].tag != CC_TAG_COMMA;
}

static bool
joins_without_comma(const struct cc_view *w, uint32_t i)
{
    return is_joined(w, i) && w->t->tokens[w->v[i].a - 2].tag != CC_TAG_COMMA;
}

uint32_t
cc_view_first_joined(const struct cc_view *w)
{
    uint32_t i = 1;

    while (i < w->n && !is_joined(w, i))
        i++;
    return i < w->n ? i : w->n;
}

/* Makes the conjuncts [from, to] one. */
static void
unite(struct cc_view *w, uint32_t from, uint32_t to)
{
    w->v[from].b = w->v[to].b;
    memmove(&w->v[from + 1], &w->v[to + 1], (w->n - to - 1) * sizeof *w->v);
    w->n -= to - from;
}

/* "satisfaction with the product, with better sleep and mood": the list begins behind the second "with". */
static void
begin_late(struct cc_view *w)
{
    uint32_t k = 1;

    while (k + 1 < w->n && !is_prepositional(w, k))
        k++;
    if (k + 1 >= w->n || k > 1 || is_joined(w, k) || is_prepositional(w, 0) ||
        !cc_token_in(first_of(w, k), "with like including such from for through by"))
        return;
    for (uint32_t i = k + 1; i < w->n; i++) {
        if (is_prepositional(w, i))
            return;
    }
    unite(w, 0, k);
}

/* "nausea in pregnancy and after surgery, and pain in the back": the second phrase belongs to the nausea. "angina, or
 * after a stroke or an operation": the last noun belongs to the phrase. */
static void
add_phrases(struct cc_view *w)
{
    for (uint32_t i = 1; i + 1 < w->n; i++) {
        if (is_prepositional(w, i) && !is_prepositional(w, i - 1) && is_joined(w, i) && is_joined(w, i + 1) &&
            !is_prepositional(w, i + 1)) {
            bool own = joins_without_comma(w, i + 1) && !joins_without_comma(w, i);

            unite(w, own ? i : i - 1, own ? i + 1 : i);
            i -= !own;
        }
    }
}

/* "not just a change of diet, but a way to better sleep and mood": what stands behind "but" is one conjunct. */
static void
oppose(struct cc_view *w)
{
    for (uint32_t i = 1; i + 1 < w->n; i++) {
        if (cc_token_is(first_of(w, i), "but"))
            unite(w, i, w->n - 1);
    }
}

/* "a drop in stress, a factor in ageing and disease": another name for the first, and no list of three. */
static void
rename_first(struct cc_view *w)
{
    uint32_t head;

    if (w->n != 3 || is_joined(w, 1) || !joins_without_comma(w, 2) || !cc_token_in(first_of(w, 1), "a an") ||
        first_of(w, 2)->tag == CC_TAG_DT || first_of(w, 2)->tag == CC_TAG_PRPS)
        return;
    head = cc_view_first_head(w, w->v[1].a, w->v[1].b);
    if (head != CC_NO_INDEX && head + 1 < w->v[1].b && !cc_view_cue_word(w, head, CC_CUE_RELATION) &&
        cc_token_in(&w->t->tokens[head + 1], "in for behind"))
        unite(w, 0, 2);
}

/* "a rash on the arms or legs, dry skin and fatigue", "strength in the arms and legs, and power": two that are joined
 * behind a preposition, in a list that goes on. "flow to the brain and muscles and endurance": what goes on is of
 * another kind. */
static void
join_pairs(struct cc_view *w)
{
    for (uint32_t i = 1; i + 1 < w->n; i++) {
        bool another = !joins_without_comma(w, i + 1) ||
            cc_view_inner_start(w, w->v[i - 1], w->v[i + 1]) == CC_NO_INDEX;

        if (another && joins_without_comma(w, i) && cc_view_inner_start(w, w->v[i - 1], w->v[i]) != CC_NO_INDEX) {
            unite(w, i - 1, i);
            i--;
        }
    }
}

/* "in the knees", and not "a drop in anxiety" */
static bool
in_a_place(const struct cc_view *w, struct cc_cut c, uint32_t in)
{
    uint32_t head = cc_view_first_head(w, in, c.b);
    enum cc_noun class = cc_view_class_at(w, in, head);

    return !cc_token_is(&w->t->tokens[in - 1], "of") && (class == CC_NOUN_STRUCTURE || class == CC_NOUN_PEOPLE) &&
        w->t->tokens[in - 1].tag == CC_TAG_IN;
}

/* "pain, stiffness and swelling in the knees, hips and hands", "yogurt for the gut and greens for folate, iron and
 * calcium": the second list stands behind a preposition of the last conjunct of the first. */
static void
end_early(struct cc_view *w)
{
    uint32_t f = cc_view_first_joined(w), in;

    if (f + 1 >= w->n || is_prepositional(w, f) || is_prepositional(w, f + 1))
        return;
    in = cc_view_inner_start(w, w->v[f], w->v[f + 1]);
    if (in == CC_NO_INDEX) {
        for (uint32_t i = w->v[f].a + 1; i + 1 < w->v[f].b && in == CC_NO_INDEX; i++) {
            if (w->t->tokens[i].tag == CC_TAG_IN && !cc_token_is(&w->t->tokens[i], "of") &&
                cc_view_has_preposition(w, w->v[f - 1].a + 1, w->v[f - 1].b, &w->t->tokens[i]))
                in = i + 1;
        }
    } else if (!in_a_place(w, w->v[f], in)) {
        return; /* "the risk of gout, stroke and cancer": each by itself, see cc_view_shared_inside */
    }
    if (in != CC_NO_INDEX)
        unite(w, f, w->n - 1);
}

void
cc_view_nest(struct cc_view *w)
{
    oppose(w);
    begin_late(w);
    add_phrases(w);
    rename_first(w);
    join_pairs(w);
    end_early(w);
}

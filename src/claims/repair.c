/* repair.c: a second look at a tagged sentence, with what a left-to-right tagger cannot see: how many finite verbs the
 * sentence needs and has. Works on words that can be noun and verb, on VB/VBP, VBD/VBN and VBG/NN. Rules, no
 * weights. */
#include "claims/repair.h"

#include <string.h>

#define NOUN_FORMS (CC_CAN_NOUN | CC_CAN_PLURAL)
#define PRESENT_FORMS (CC_CAN_BASE | CC_CAN_VBZ)

/* Can stand at the beginning of a noun phrase. */
static bool
opens_phrase(const struct cc_token *k)
{
    return cc_tag_is_noun(k->tag) || cc_tag_is_adjective(k->tag) ||
        (cc_tag_bit(k->tag) & (CC_TAG_BIT(DT) | CC_TAG_BIT(PRPS) | CC_TAG_BIT(PDT) | CC_TAG_BIT(CD) | CC_TAG_BIT(PRP)));
}

static uint8_t
noun_tag(const struct cc_token *k)
{
    return k->can & CC_CAN_PLURAL ? CC_TAG_NNS : CC_TAG_NN;
}

static uint8_t
present_tag(const struct cc_token *k)
{
    return k->can & CC_CAN_VBZ ? CC_TAG_VBZ : CC_TAG_VBP;
}

static bool
noun_or_verb(const struct cc_token *k)
{
    return (k->can & NOUN_FORMS) && (k->can & PRESENT_FORMS);
}

/* The last token before i that is no adverb, or none. */
static uint32_t
before(const struct cc_repair *r, uint32_t i)
{
    while (i > r->first && cc_tag_is_adverb(r->v[i - 1].tag))
        i--;
    return i > r->first ? i - 1 : CC_NO_INDEX;
}

static uint32_t
after(const struct cc_repair *r, uint32_t i)
{
    i++;
    while (i < r->end && cc_tag_is_adverb(r->v[i].tag) && r->v[i].tag != CC_TAG_WRB)
        i++;
    return i < r->end ? i : CC_NO_INDEX;
}

static bool
breaks_clause(const struct cc_token *k)
{
    return (cc_tag_bit(k->tag) &
               (CC_TAG_BIT(COMMA) | CC_TAG_BIT(COLON) | CC_TAG_BIT(DASH) | CC_TAG_BIT(CC) | CC_TAG_BIT(WDT) |
                   CC_TAG_BIT(WP) | CC_TAG_BIT(WRB) | CC_TAG_BIT(ARROW))) ||
        (k->tag == CC_TAG_IN && (k->set & CC_SET_SUB));
}

static bool
finite_in(const struct cc_repair *r, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (cc_tag_bit(r->v[i].tag) &
            (CC_TAG_BIT(VBP) | CC_TAG_BIT(VBZ) | CC_TAG_BIT(VBD) | CC_TAG_BIT(MD) | CC_TAG_BIT(VB)))
            return true;
    }
    return false;
}

/* Where the clause or coordinated member that holds i begins. */
static uint32_t
clause_start(const struct cc_repair *r, uint32_t i)
{
    while (i > r->first && !breaks_clause(&r->v[i - 1]))
        i--;
    return i;
}

static uint32_t
clause_end(const struct cc_repair *r, uint32_t i)
{
    while (i < r->end && !breaks_clause(&r->v[i]))
        i++;
    return i;
}

/* ---- nouns that were taken for verbs */

static void
verb_to_noun(struct cc_repair *r, uint32_t i)
{
    struct cc_token *k = &r->v[i];
    uint32_t p = before(r, i), n = after(r, i);
    const struct cc_token *left = p != CC_NO_INDEX ? &r->v[p] : NULL, *right = n != CC_NO_INDEX ? &r->v[n] : NULL;
    bool closed = right == NULL || right->tag == CC_TAG_STOP || right->tag == CC_TAG_COMMA || right->tag == CC_TAG_IN ||
        right->tag == CC_TAG_CC || right->tag == CC_TAG_RRB;

    if (right != NULL && n == i + 1 && cc_tag_is_finite(right->tag) && !noun_or_verb(right)) {
        k->tag = noun_tag(k); /* "Knee supports can …", "spikes are …" */
        return;
    }
    if (left == NULL) {
        if (right != NULL && k->tag == CC_TAG_VBZ && (cc_tag_is_finite(right->tag) || right->tag == CC_TAG_VB))
            k->tag = noun_tag(k); /* "Leaves contain …" */
        return;
    }
    if (left->tag == CC_TAG_IN && !(left->set & CC_SET_SUB) && p + 1 == i) {
        k->tag = noun_tag(k); /* "in turn" */
        return;
    }
    if (cc_tag_is_verb(left->tag) && p + 1 == i && left->tag != CC_TAG_MD && k->tag != CC_TAG_VB &&
        !(left->set & (CC_SET_BE | CC_SET_DO | CC_SET_HAVE | CC_SET_HELP))) {
        k->tag = noun_tag(k); /* "cause coughs" */
        return;
    }
    if (k->tag == CC_TAG_VBZ && left->tag == CC_TAG_NN && (left->can & CC_CAN_BASE) && p + 1 == i && p > r->first &&
        cc_tag_is_plural(left[-1].tag) && r->candidates[p - r->first].n > 1) {
        r->v[p].tag = CC_TAG_VBP; /* "Mould spores cause coughs": a plural before a noun is rare */
        k->tag = CC_TAG_NNS;
        return;
    }
    /* a second finite verb in a clause, as the last word of its object: "do not address the root cause" */
    if (closed && cc_tag_is_noun(left->tag) && k->tag != CC_TAG_VB) {
        uint32_t start = clause_start(r, i);

        for (uint32_t a = start; a + 1 < i; a++) {
            if (!cc_tag_is_verb(r->v[a].tag) || r->v[a].tag == CC_TAG_VBN || r->v[a].tag == CC_TAG_VBG ||
                r->v[a].tag == CC_TAG_MD)
                continue;
            if (!cc_token_lemma_in(&r->v[a], "help let make see watch hear have mean say think believe know find show suggest ensure"))
                k->tag = noun_tag(k);
            return;
        }
    }
}

/* ---- verbs that were taken for nouns */

/* Is the first noun phrase of [from, i) plural, or a coordination? "People with diabetes", "cramps and bloating" */
static bool
plural_subject(const struct cc_repair *r, uint32_t from, uint32_t i)
{
    uint32_t k = from, head = CC_NO_INDEX;

    if (r->v[from].tag == CC_TAG_IN || r->v[from].tag == CC_TAG_VBN ||
        r->v[from].tag == CC_TAG_VBG) { /* fronted words */
        while (k < i && r->v[k].tag != CC_TAG_COMMA)
            k++;
        k = k < i ? k : from;
    }
    while (k < i && !cc_tag_is_nominal(r->v[k].tag))
        k++;
    if (k + 2 < i && cc_token_is(&r->v[k + 1], "of") &&
        cc_token_in(&r->v[k], "half most third quarter majority number percent lot plenty %"))
        k += 2; /* "half of adults" */
    while (k < i && !cc_tag_is_nominal(r->v[k].tag))
        k++;
    for (; k < i && cc_tag_is_nominal(r->v[k].tag); k++)
        head = k;
    if (head == CC_NO_INDEX)
        return false;
    if (k < i && (cc_token_is(&r->v[k], "and") || r->v[k].tag == CC_TAG_COMMA))
        return true;
    return r->v[head].tag == CC_TAG_NNS || cc_token_in(&r->v[head], "they we you i who these those");
}

/* Words that are no noun and yet may stand before the verb: "smoking and drinking all [speed] up", "the key [lies] in",
 * "filters first [remove] sand", "nobody whose ferritin is normal [gets] any fitter", "X, involving Y, [exhibits] promise". */
static bool
may_precede_verb(const struct cc_repair *r, uint32_t i)
{
    const struct cc_token *k = &r->v[i], *left = &r->v[i - 1], *right = i + 1 < r->end ? &r->v[i + 1] : NULL;
    const struct cc_token *left2 = i >= r->first + 2 ? &r->v[i - 2] : NULL;

    if (right == NULL)
        return false;
    if (left->tag == CC_TAG_DT && cc_token_in(left, "all both"))
        return right->tag == CC_TAG_RP || (left2 != NULL && cc_tag_is_nominal(left2->tag));
    if (left->tag == CC_TAG_JJ && left2 != NULL && (left->can & CC_CAN_NOUN) && left2->tag == CC_TAG_DT &&
        (k->can & CC_CAN_VBZ))
        return true;
    if (left->tag == CC_TAG_JJ && left2 != NULL && (left->can & CC_CAN_ADV) && cc_tag_is_plural(left2->tag))
        return true;
    if (left->tag == CC_TAG_JJ && (left->can & CC_CAN_NOUN) && (k->can & CC_CAN_VBZ) && opens_phrase(right))
        return true; /* "near-infrared light hits the shirt" */
    if (left->tag == CC_TAG_JJ && left2 != NULL && (left2->set & CC_SET_BE) && (k->can & CC_CAN_VBZ))
        return right->tag == CC_TAG_DT || right->tag == CC_TAG_PRPS;
    return left->tag == CC_TAG_COMMA && left2 != NULL && (k->can & CC_CAN_VBZ) &&
        (cc_tag_is_adjective(right->tag) || right->tag == CC_TAG_DT);
}

/* What speaks for token i as the finite verb of a clause that lacks one; 0 = nothing. */
static int
verb_score(const struct cc_repair *r, uint32_t from, uint32_t i, bool full)
{
    const struct cc_token *k = &r->v[i], *left = &r->v[i - 1], *right = i + 1 < r->end ? &r->v[i + 1] : NULL;
    bool z = k->can & CC_CAN_VBZ,
         plural = left->can & CC_CAN_PLURAL && !(left->can & CC_CAN_NOUN) && left->tag != CC_TAG_NNPS;
    bool time = right != NULL && i + 2 < r->end &&
        cc_token_in(&r->v[i + 2], "day week month year night time minute hour");
    int score = 0;

    if (i >= r->first + 3 && left[-1].tag == CC_TAG_CC && cc_tag_is_nominal(left[-2].tag))
        plural = true; /* "cramps and bloating ease" */
    if ((left->tag == CC_TAG_DT || left->tag == CC_TAG_PRP || left->tag == CC_TAG_WDT || left->tag == CC_TAG_WP) &&
        cc_token_in(left, "these those they we you who that which"))
        plural = !z;
    if (!cc_tag_is_nominal(left->tag) && left->tag != CC_TAG_WDT &&
        !(left->tag == CC_TAG_DT && cc_token_in(left, "this these those that")) && left->tag != CC_TAG_VBG &&
        left->tag != CC_TAG_RB && left->tag != CC_TAG_RRB && !may_precede_verb(r, i))
        return 0;
    if (z && plural && plural_subject(r, from, i))
        return 0;
    if (right == NULL || right->tag == CC_TAG_STOP || right->tag == CC_TAG_COMMA || right->tag == CC_TAG_CC)
        score = full ? 2 : 0;
    else if (right->tag == CC_TAG_DT || right->tag == CC_TAG_PRPS || right->tag == CC_TAG_PRP)
        score = time ? 0 : 7;
    else if (right->tag == CC_TAG_RP)
        score = 7;
    else if (cc_tag_is_adjective(right->tag) || right->tag == CC_TAG_CD || cc_token_is(right, "that"))
        score = 5;
    else if (cc_tag_is_noun(right->tag))
        score = 4;
    else if ((right->tag == CC_TAG_IN && !cc_token_in(right, "of")) || cc_tag_is_adverb(right->tag) ||
        right->tag == CC_TAG_TO || right->tag == CC_TAG_WRB || right->tag == CC_TAG_WP)
        score = full ? 3 : 0;
    if (score == 0)
        return 0;
    if (z)
        return score + (k->can & CC_CAN_PLURAL ? 1 : 0);
    if (plural || cc_tag_is_plural(left->tag) || plural_subject(r, from, i))
        return score + 1;
    return score >= 7 ? score - 4 : 0; /* "people … for diabetes risk a fall": a base form far from its subject */
}

static bool
make_verb(struct cc_repair *r, uint32_t from, uint32_t to, bool full)
{
    uint32_t best = 0;
    int top = 0;

    for (uint32_t i = from > r->first ? from : r->first + 1; i < to; i++) {
        const struct cc_token *k = &r->v[i];
        int score;

        bool adjective = k->tag == CC_TAG_JJ && (k->can & CC_CAN_BASE) &&
            cc_tag_is_plural(k[-1].tag); /* "peptides plump fine lines" */

        if (!adjective && !(noun_or_verb(k) && cc_tag_is_noun(k->tag)))
            continue;
        score = verb_score(r, from, i, full);
        if (score > top) {
            top = score;
            best = i;
        }
    }
    if (top == 0)
        return false;
    r->v[best].tag = present_tag(&r->v[best]);
    return true;
}

/* Finite verbs that the sentence needs: one, and one for each relative or subordinate clause. */
static void
count_verbs(const struct cc_repair *r, uint32_t from, uint32_t to, uint32_t *need, uint32_t *have)
{
    *need = 1;
    *have = 0;
    for (uint32_t i = from; i < to; i++) {
        const struct cc_token *k = &r->v[i];

        *have += cc_tag_is_finite(k->tag) && k->depth == r->v[r->first].depth;
        if (!(cc_tag_bit(k->tag) &
                (CC_TAG_BIT(WDT) | CC_TAG_BIT(WP) | CC_TAG_BIT(WPS) | CC_TAG_BIT(IN) | CC_TAG_BIT(WRB))))
            continue;
        if (((i == from || (k->flags & CC_TOK_FIRST)) && k->tag != CC_TAG_IN) || i == r->first ||
            after(r, i) == CC_NO_INDEX)
            continue;
        if (k->tag == CC_TAG_WDT || k->tag == CC_TAG_WP || k->tag == CC_TAG_WPS)
            *need += !(r->v[i - 1].tag == CC_TAG_IN);
        else if (k->tag == CC_TAG_WRB || cc_token_is(k, "while"))
            *need += !(cc_tag_bit(r->v[i + 1].tag) &
                (CC_TAG_BIT(VBG) | CC_TAG_BIT(VBN) | CC_TAG_BIT(JJ) | CC_TAG_BIT(TO) | CC_TAG_BIT(VBD)));
        else if (k->set & CC_SET_SUB)
            *need += cc_token_in(k, "because if although though whereas whether that") || r->v[i + 1].tag == CC_TAG_PRP;
    }
    if (from < to && r->v[from].tag == CC_TAG_VB) /* imperatives */
        *have += 1;
}

static bool
has_base(const struct cc_repair *r, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (r->v[i].tag == CC_TAG_VB && !(i > from && r->v[i - 1].tag == CC_TAG_TO))
            return true;
    }
    return false;
}

/* "my skin glows | and my energy is back": both sides of such a mark need a verb. */
static bool
splits_clauses(const struct cc_repair *r, uint32_t i)
{
    uint32_t k = i + 1, noun = CC_NO_INDEX;

    if (r->v[i].tag == CC_TAG_COLON)
        return cc_token_is(&r->v[i], ";");
    if (r->v[i].tag != CC_TAG_CC && !(r->v[i].tag == CC_TAG_IN && cc_token_is(&r->v[i], "so")))
        return false;
    if (k < r->end && r->v[k].tag == CC_TAG_VBG)
        k++; /* ", and cutting sugar does …" */
    for (; k < r->end && opens_phrase(&r->v[k]); k++) {
        if (cc_tag_is_nominal(r->v[k].tag))
            noun = k;
    }
    while (k < r->end && cc_tag_is_adverb(r->v[k].tag))
        k++;
    if (k == r->end || noun == CC_NO_INDEX || !cc_tag_is_finite(r->v[k].tag))
        return false;
    /* "lean meat and eggs are": one subject of two nouns */
    return r->v[noun].tag == CC_TAG_PRP || finite_in(r, i + 1, r->end) == false || r->v[i + 1].tag == CC_TAG_PRPS ||
        r->v[i + 1].tag == CC_TAG_PRP || (i > r->first && r->v[i - 1].tag == CC_TAG_COMMA) || r->v[k].tag == CC_TAG_VBZ;
}

/* Is the nearest finite verb before i in the third person: "slows ageing and [repairs] damage"? */
static bool
after_vbz(const struct cc_repair *r, uint32_t i)
{
    while (i > r->first && !cc_tag_is_finite(r->v[i - 1].tag) && r->v[i - 1].tag != CC_TAG_VB &&
        r->v[i - 1].tag != CC_TAG_COLON)
        i--;
    return i > r->first && r->v[i - 1].tag == CC_TAG_VBZ;
}

/* "and fasting increases hunger" after a complete clause: a noun in -s before an object. */
static void
verb_of_member(struct cc_repair *r, uint32_t i)
{
    struct cc_token *k = &r->v[i];
    const struct cc_token *left = &r->v[i - 1], *right = i + 1 < r->end ? &r->v[i + 1] : NULL;
    uint32_t n = i + 1;

    if (right == NULL)
        return;
    if ((left->tag == CC_TAG_CC || left->tag == CC_TAG_COMMA) && right->tag == CC_TAG_RP) {
        k->tag = CC_TAG_VBZ; /* "… and speeds up" */
        return;
    }
    if (left->tag == CC_TAG_CC ? !after_vbz(r, i - 1)
        : left->tag != CC_TAG_NN && left->tag != CC_TAG_NNP && left->tag != CC_TAG_VBG)
        return;
    if (!(cc_tag_is_noun(right->tag) || cc_tag_is_adjective(right->tag) || right->tag == CC_TAG_DT ||
            right->tag == CC_TAG_PRPS) ||
        finite_in(r, clause_start(r, i), i))
        return;
    while (n < r->end && (opens_phrase(&r->v[n]) || cc_tag_is_adverb(r->v[n].tag)))
        n++;
    if (n < r->end && (cc_tag_is_finite(r->v[n].tag) || r->v[n].tag == CC_TAG_POS))
        return; /* "the supplements market is growing" */
    if (n + 1 < r->end && r->v[n].tag == CC_TAG_IN && finite_in(r, n, clause_end(r, n)))
        return;
    k->tag = CC_TAG_VBZ;
}

/* ", slows ageing": a verb without a subject of its own goes on with a clause that must have had one. */
static bool
continues(const struct cc_repair *r, uint32_t i)
{
    uint32_t n;

    if (r->v[i].tag != CC_TAG_COMMA && r->v[i].tag != CC_TAG_CC)
        return false;
    n = after(r, i);
    return n != CC_NO_INDEX && (r->v[n].tag == CC_TAG_VBZ || r->v[n].tag == CC_TAG_VBP || r->v[n].tag == CC_TAG_VB ||
        (r->v[i].tag == CC_TAG_CC && (r->v[n].tag == CC_TAG_MD || r->v[n].tag == CC_TAG_VBD)));
}

/* "If your blood pH changes, you …", "The therapy aids in repair, which is why …": what stands before this comma is a clause. */
static bool
ends_clause(const struct cc_repair *r, uint32_t from, uint32_t i)
{
    uint32_t k = from;

    if (r->v[i].tag != CC_TAG_COMMA || i + 1 >= r->end)
        return false;
    while (k < i && (cc_tag_is_adverb(r->v[k].tag) || r->v[k].tag == CC_TAG_CC))
        k++;
    if (k + 2 < i && cc_token_in(&r->v[k], "if because although though unless when while whereas") &&
        opens_phrase(&r->v[k + 1]))
        return true;
    if (r->v[i + 1].tag != CC_TAG_WDT || !cc_token_is(&r->v[i + 1], "which"))
        return false;
    for (k = i + 1; k < r->end; k++) { /* "X, which does Y, does Z" has its verb later */
        if (r->v[k].tag == CC_TAG_COMMA)
            return false;
    }
    return true;
}

/* "Patients given zinc recovered.": the last form that can be a past tense and follows a noun. */
static bool
make_past(struct cc_repair *r, uint32_t from, uint32_t to)
{
    for (uint32_t i = to; i > from + 1; i--) {
        struct cc_token *k = &r->v[i - 1];
        uint32_t p = before(r, i - 1);

        if (k->tag == CC_TAG_VBN && (k->can & CC_CAN_VBD) && p != CC_NO_INDEX && cc_tag_is_nominal(r->v[p].tag)) {
            k->tag = CC_TAG_VBD;
            return true;
        }
    }
    return false;
}

/* "Exercise daily.", and a predicate that lacks its subject. */
static void
make_imperative(struct cc_repair *r)
{
    uint32_t i = r->first;

    while (i < r->end && !(r->v[i].flags & CC_TOK_FIRST))
        i++;
    if (i + 1 < r->end && r->v[i].tag == CC_TAG_NNS && (r->v[i].can & CC_CAN_VBZ) && opens_phrase(&r->v[i + 1])) {
        r->v[i].tag = CC_TAG_VBZ; /* "Releases nitric oxide." */
        return;
    }
    if (i + 1 < r->end && (r->v[i].can & CC_CAN_BASE) &&
        (cc_tag_is_noun(r->v[i].tag) || cc_tag_is_adjective(r->v[i].tag)) &&
        (cc_tag_is_adverb(r->v[i + 1].tag) || r->v[i + 1].tag == CC_TAG_DT || r->v[i + 1].tag == CC_TAG_PRPS ||
            (r->v[i + 1].tag == CC_TAG_JJ && (r->v[i + 1].can & CC_CAN_ADV) &&
                (i + 2 == r->end || cc_tag_is_punct(r->v[i + 2].tag)))))
        r->v[i].tag = CC_TAG_VB;
}

/* "If that fails, use a triptan." */
static void
order(struct cc_repair *r, uint32_t i)
{
    if (i + 1 < r->end && cc_tag_is_noun(r->v[i].tag) && (r->v[i].can & CC_CAN_BASE) &&
        !(r->v[i].flags & CC_TOK_CAPITAL) && (r->v[i + 1].tag == CC_TAG_DT || r->v[i + 1].tag == CC_TAG_PRPS))
        r->v[i].tag = CC_TAG_VB;
}

/* Makes `lacking` verbs of [from, to), or as many as there are candidates for; `bare`: there is no verb at all so
 * far. */
static void
fill(struct cc_repair *r, uint32_t from, uint32_t to, uint32_t lacking, bool bare, bool full)
{
    uint32_t made = 0;

    while (made < lacking && make_verb(r, from, to, full))
        made++;
    if (made == 0 && bare && !make_past(r, from, to) && from == r->first)
        make_imperative(r);
}

static void
give_verbs(struct cc_repair *r, bool full)
{
    uint32_t from = r->first;

    for (uint32_t i = r->first; i <= r->end; i++) {
        uint32_t need, have;

        if (i < r->end &&
            !(cc_tag_bit(r->v[i].tag) & (CC_TAG_BIT(COMMA) | CC_TAG_BIT(CC) | CC_TAG_BIT(COLON) | CC_TAG_BIT(IN))))
            continue; /* nothing that parts clauses */
        if (i < r->end && i > from + 1 && continues(r, i) && !finite_in(r, from, i)) {
            make_verb(r, from, i, true);
            continue;
        }
        if (i < r->end && from == r->first && i <= from + 6 && cc_token_is(&r->v[i], ":")) {
            from = i + 1; /* a label */
            continue;
        }
        if (i < r->end && i > from + 1 && ends_clause(r, from, i)) {
            if (!finite_in(r, from, i))
                make_verb(r, from, i, true);
            from = i + 1;
            order(r, from);
            continue;
        }
        if (i < r->end && !(i > from && splits_clauses(r, i)))
            continue;
        count_verbs(r, from, i, &need, &have);
        if (have < need && !(have > 0 && !full) && !has_base(r, from, i))
            fill(r, from, i, need - have, have == 0 && full, full || i < r->end);
        from = i + 1;
    }
}

/* ---- VBD or VBN, VBG or NN */

/* "Its design and advanced features make it …": a past form after "and" whose noun is the subject of the next verb. */
static bool
modifies(const struct cc_repair *r, uint32_t i)
{
    uint32_t n = i + 1;

    if (!(r->v[i].can & CC_CAN_VBN) || i == r->first ||
        (r->v[i - 1].tag != CC_TAG_CC && r->v[i - 1].tag != CC_TAG_COMMA) ||
        finite_in(r, clause_start(r, i - 1), i - 1))
        return false;
    while (n < r->end && (cc_tag_is_noun(r->v[n].tag) || cc_tag_is_adjective(r->v[n].tag)))
        n++;
    return n > i + 1 && n < r->end && cc_tag_is_finite(r->v[n].tag);
}

/* "bacteria found in yogurt reduce …": the clause's verb comes later, so this one is a participle. */
static void
past_to_participle(struct cc_repair *r, uint32_t i)
{
    struct cc_token *k = &r->v[i];
    uint32_t p = before(r, i);
    bool says;

    if (modifies(r, i)) {
        k->tag = CC_TAG_VBN;
        return;
    }
    if (!(k->can & CC_CAN_VBN) || p == CC_NO_INDEX || !cc_tag_is_noun(r->v[p].tag) || cc_tag_is_finite(r->v[p].tag))
        return;
    says = cc_token_in(k, "found showed reported said suggested claimed thought believed noted concluded proved revealed discovered observed confirmed");
    if (says && !(i + 1 < r->end && r->v[i + 1].tag == CC_TAG_IN && !cc_token_is(&r->v[i + 1], "that")))
        return;
    for (uint32_t a = i + 1; a < r->end && !breaks_clause(&r->v[a]); a++) {
        if (cc_tag_is_finite(r->v[a].tag) || (r->v[a].tag == CC_TAG_VB && r->v[a - 1].tag != CC_TAG_TO)) {
            k->tag = CC_TAG_VBN;
            return;
        }
    }
}

/* "reduce bloating.", "cramps and bloating ease", "a human being": an -ing form without an object, where a noun would
 * stand. */
static void
gerund_to_noun(struct cc_repair *r, uint32_t i)
{
    uint32_t n = i + 1;
    const struct cc_token *left = i > r->first ? &r->v[i - 1] : NULL, *right = n < r->end ? &r->v[n] : NULL;
    bool closed = right == NULL || right->tag == CC_TAG_STOP || right->tag == CC_TAG_COMMA || right->tag == CC_TAG_CC ||
        cc_tag_is_finite(right->tag) || right->tag == CC_TAG_RRB || right->tag == CC_TAG_COLON;
    bool place;

    if (!closed || left == NULL || (r->v[i].flags & CC_TOK_HYPHEN))
        return;
    place = left->tag == CC_TAG_DT || left->tag == CC_TAG_PRPS || cc_tag_is_adjective(left->tag) ||
        (cc_tag_is_verb(left->tag) && left->tag != CC_TAG_MD &&
            !cc_token_lemma_in(
                left, "be stop start keep begin continue avoid try finish quit go enjoy like love get hate")) ||
        ((left->tag == CC_TAG_CC || left->tag == CC_TAG_COMMA) && i >= r->first + 2 &&
            cc_tag_is_noun(r->v[i - 2].tag)) ||
        (left->tag == CC_TAG_IN && cc_token_in(left, "of from with against between during"));
    if (place)
        r->v[i].tag = CC_TAG_NN;
}

/* ---- VB or VBP */

struct base_state {
    bool subject;      /* a nominal since the clause began */
    bool subject_any;  /* in the sentence so far */
    bool pending;      /* a modal or do/does/did waits for its verb */
    bool help;         /* help, let, make: the next base form is an infinitive */
    uint8_t last;      /* last verb's tag, participles apart */
};

static uint8_t
base_tag(const struct cc_repair *r, uint32_t i, const struct base_state *b)
{
    uint32_t p = before(r, i);
    uint8_t left = p != CC_NO_INDEX ? r->v[p].tag : (uint8_t)CC_TAG_NONE;

    if (left == CC_TAG_TO || left == CC_TAG_MD || b->pending)
        return CC_TAG_VB;
    if (left == CC_TAG_CC || left == CC_TAG_COMMA) {
        if (b->last != 0)
            return b->last == CC_TAG_VB ? CC_TAG_VB : CC_TAG_VBP;
        return b->subject_any ? CC_TAG_VBP : CC_TAG_VB;
    }
    if (b->help)
        return CC_TAG_VB;
    return b->subject ? CC_TAG_VBP : CC_TAG_VB;
}

static void
base_step(struct base_state *b, const struct cc_token *k)
{
    if (k->tag == CC_TAG_MD || ((k->set & CC_SET_DO) && k->tag != CC_TAG_VB)) {
        b->pending = true;
        b->help = false;
    } else if (cc_tag_is_verb(k->tag)) {
        if (k->tag != CC_TAG_VBG && k->tag != CC_TAG_VBN)
            b->last = k->tag;
        b->pending = false;
        b->help = k->set & CC_SET_HELP;
    } else if (cc_tag_is_nominal(k->tag) || k->tag == CC_TAG_DT) {
        b->subject = b->subject_any = true;
    } else if (k->tag == CC_TAG_WDT || k->tag == CC_TAG_WP) {
        b->subject = b->subject_any = true;
        b->pending = b->help = false;
    } else if ((cc_tag_bit(k->tag) &
                   (CC_TAG_BIT(COLON) | CC_TAG_BIT(DASH) | CC_TAG_BIT(LRB) | CC_TAG_BIT(STOP) | CC_TAG_BIT(WRB))) ||
        (k->tag == CC_TAG_IN && (k->set & CC_SET_SUB))) {
        *b = (struct base_state){
            .last = k->tag == CC_TAG_LRB ? b->last : 0, .subject_any = k->tag == CC_TAG_LRB && b->subject_any};
    } else if (k->tag == CC_TAG_COMMA) {
        b->subject = b->pending = false;
    }
}

static void
settle_bases(struct cc_repair *r)
{
    struct base_state b = {0};

    for (uint32_t i = r->first; i < r->end; i++) {
        struct cc_token *k = &r->v[i];

        if (k->tag == CC_TAG_VB || k->tag == CC_TAG_VBP) {
            if ((k->set & (CC_SET_DO | CC_SET_HAVE)) && i + 1 < r->end && cc_tag_is_verb(r->v[i + 1].tag) &&
                b.subject_any)
                k->tag = CC_TAG_VBP;
            else if (k->can & CC_CAN_BASE)
                k->tag = (k->set & CC_SET_BE) ? k->tag : base_tag(r, i, &b);
        }
        base_step(&b, k);
        if ((k->set & CC_SET_DO) && k->tag == CC_TAG_VB) /* "Do probiotics help", "do not address" */
            b.pending = i == r->first || (i + 1 < r->end && cc_token_is(&r->v[i + 1], "not"));
    }
}

/* "helps calm the gut", "can mask it", "does stain teeth": does what stands before i ask for a base form? */
static bool
takes_base(const struct cc_repair *r, uint32_t i)
{
    const struct cc_token *left = &r->v[i - 1], *right = i + 1 < r->end ? &r->v[i + 1] : NULL;
    bool object = right != NULL &&
        (right->tag == CC_TAG_DT || right->tag == CC_TAG_PRPS || right->tag == CC_TAG_PRP || right->tag == CC_TAG_PDT);

    if (left->tag == CC_TAG_MD || (cc_token_is(left, "likely") && i > r->first + 1 && left[-1].tag == CC_TAG_MD))
        return true;
    if (left->tag == CC_TAG_RB && cc_token_is(left, "not"))
        return i > r->first + 1 && (left[-1].tag == CC_TAG_MD || (left[-1].set & CC_SET_DO));
    if (left->set & CC_SET_HELP)
        return object && left->lower[0] == 'h';
    return (left->set & CC_SET_DO) && left->lower_len > 2 && (object || (right != NULL && cc_tag_is_noun(right->tag)));
}

/* "Nerve signals slow down", "levels dry up": a plural, an adjective that is also a verb, a particle. */
static void
adjective_to_verb(struct cc_repair *r, uint32_t i)
{
    struct cc_token *k = &r->v[i];

    if (i == r->first || i + 1 == r->end || !(k->can & CC_CAN_BASE) || !(k[-1].can & CC_CAN_PLURAL) ||
        !cc_token_in(&k[1], "down up off out"))
        return;
    k->tag = CC_TAG_VBP;
    if (k[-1].tag == CC_TAG_VBZ)
        k[-1].tag = CC_TAG_NNS;
}

/* Does "that" at i point, or stand for what was said, because no noun before it could take a relative clause? It begins
 * the sentence, or a clause after fronted words. */
static bool
heads_clause(const struct cc_repair *r, uint32_t i)
{
    uint32_t k = i;

    while (k > r->first && (cc_tag_bit(r->v[k - 1].tag) & (CC_TAG_BIT(CC) | CC_TAG_BIT(QUOTE) | CC_TAG_BIT(RB))))
        k--;
    if (k == r->first)
        return i + 1 < r->end && r->v[i + 1].tag != CC_TAG_PRP;
    if (r->v[k - 1].tag != CC_TAG_COMMA || k != i || i + 1 >= r->end)
        return false;
    if (!cc_tag_is_finite(r->v[i + 1].tag) && finite_in(r, r->first, i))
        return false;
    return r->v[r->first].tag == CC_TAG_IN || r->v[r->first].tag == CC_TAG_WRB;
}

static bool
capital_inside(const struct cc_repair *r, uint32_t i)
{
    return i > r->first && i < r->end && (r->v[i].flags & CC_TOK_CAPITAL) &&
        !(r->v[i].flags & (CC_TOK_FIRST | CC_TOK_UPPER | CC_TOK_IN_QUOTES)) && !cc_tag_is_punct(r->v[i - 1].tag);
}

/* "Many users report that …", "Some find it helps": a verb of saying between people and what they say. */
static bool
says(const struct cc_repair *r, uint32_t i)
{
    const struct cc_token *k = &r->v[i], *right = i + 1 < r->end ? &r->v[i + 1] : NULL;

    return k->tag == CC_TAG_NN && right != NULL && i > r->first &&
        cc_token_in(k, "find report notice show claim note feel say") &&
        (r->v[i - 1].tag == CC_TAG_NNS || cc_token_in(&r->v[i - 1], "some many others most")) &&
        (right->tag == CC_TAG_PRP || cc_token_is(right, "that") || (right->can & CC_CAN_VBG));
}

/* Two words with a capital in the middle of a sentence that is no headline. */
static bool
part_of_name(const struct cc_repair *r, uint32_t i)
{
    return capital_inside(r, i) && (capital_inside(r, i + 1) || (i > r->first && capital_inside(r, i - 1)));
}

static void
small_words(struct cc_repair *r, uint32_t i)
{
    struct cc_token *k = &r->v[i];

    if ((k->tag == CC_TAG_WDT || k->tag == CC_TAG_IN) && cc_token_is(k, "that") && i > r->first &&
        (r->v[i - 1].tag == CC_TAG_IN || r->v[i - 1].tag == CC_TAG_TO))
        k->tag = CC_TAG_DT; /* "up to that point" */
    else if (says(r, i))
        k->tag = CC_TAG_VBP;
    else if (!r->title && (cc_tag_is_verb(k->tag) || k->tag == CC_TAG_RB) && part_of_name(r, i))
        k->tag = CC_TAG_NNP; /* "Just Thrive" */
    else if ((k->tag == CC_TAG_WDT || k->tag == CC_TAG_IN) && cc_token_is(k, "that") && heads_clause(r, i))
        k->tag = CC_TAG_DT; /* "That fear comes from rats", "Unlike flushes, that does not get better" */
    else if (k->tag == CC_TAG_JJ && (k->can & CC_CAN_BASE) && i + 1 < r->end &&
        (r->v[i + 1].tag == CC_TAG_DT || r->v[i + 1].tag == CC_TAG_PRPS) && before(r, i) != CC_NO_INDEX &&
        cc_token_in(&r->v[before(r, i)], "you we they i"))
        k->tag = CC_TAG_VBP; /* "if you already own a panel" */
    else if (k->tag == CC_TAG_CC && cc_token_in(k, "either both") &&
        (i + 1 == r->end || cc_tag_is_punct(r->v[i + 1].tag)))
        k->tag = CC_TAG_RB;
    else if ((k->can & CC_CAN_BASE) && !cc_tag_is_verb(k->tag) && i > r->first && takes_base(r, i))
        k->tag = CC_TAG_VB;
    else if (k->tag == CC_TAG_JJ && (k->can & CC_CAN_NOUN) && i > r->first &&
        (i + 1 == r->end || cc_tag_is_punct(r->v[i + 1].tag) || r->v[i + 1].tag == CC_TAG_CC) &&
        (r->v[i - 1].tag == CC_TAG_IN || cc_tag_is_adjective(r->v[i - 1].tag) || r->v[i - 1].tag == CC_TAG_NN))
        k->tag = CC_TAG_NN; /* "rich in fat" */
}

void
cc_tag_repair(struct cc_text *t, const struct cc_sentence *s, const struct cc_candidates *candidates)
{
    struct cc_repair r = {t->tokens, s->first, s->end, candidates, s->title_case};
    bool full = s->ending == CC_SENTENCE_STOP || s->ending == CC_SENTENCE_EXCLAMATION, bases = false;

    if (s->end - s->first < 2)
        return;
    for (uint32_t i = r.first; i < r.end; i++) {
        struct cc_token *k = &r.v[i];

        if (k->tag == CC_TAG_DT && i + 1 < r.end && cc_token_is(k, "no") && cc_token_is(k + 1, "longer"))
            k[0].tag = k[1].tag = CC_TAG_RB;
        if ((candidates[i - r.first].n == 1 && !noun_or_verb(k)) || k->tag == CC_TAG_VBG)
            continue;
        if ((k->tag == CC_TAG_VBZ || k->tag == CC_TAG_VBP) && (k->can & NOUN_FORMS))
            verb_to_noun(&r, i);
        else
            small_words(&r, i);
        if (k->tag == CC_TAG_JJ)
            adjective_to_verb(&r, i);
    }
    for (uint32_t i = r.first + 1; i < r.end; i++) {
        if (r.v[i].tag == CC_TAG_NNS && (r.v[i].can & CC_CAN_VBZ))
            verb_of_member(&r, i);
    }
    give_verbs(&r, full);
    for (uint32_t i = r.first; i < r.end; i++) {
        if (r.v[i].tag == CC_TAG_VBD)
            past_to_participle(&r, i);
        else if (r.v[i].tag == CC_TAG_VBG)
            gerund_to_noun(&r, i); /* the verb after it may be known only now */
        else
            bases = bases || r.v[i].tag == CC_TAG_VB || r.v[i].tag == CC_TAG_VBP;
    }
    if (bases)
        settle_bases(&r);
}

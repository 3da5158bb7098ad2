/* clause.c: the walk over a sentence's chunks that cuts it into clauses. One pass from left to right: what stands
 * before a verb is its fronted adjunct and subject, what stands after it is its complement until a boundary begins the
 * next clause. scan.. functions look ahead, the parse_ functions build. */
#include "claims/clause.h"

#include <string.h>

#include "claims/clause_scan.h"
#include "claims/lexicon.h"
#include "claims/words.h"

#define NESTED_MAX 12


static struct cc_clause *
push_clause(struct cc_parse *p, const struct cc_next *s)
{
    struct cc_clause *c;

    if (p->n == CC_CLAUSES_MAX)
        return NULL;
    c = &p->v[p->n++];
    memset(c, 0, sizeof *c);
    c->kind = s->kind;
    c->parent = s->parent;
    c->conj = s->conj;
    c->flags = s->flags;
    c->main = c->particle = c->aux = CC_NO_INDEX;
    if (s->kind == CC_CLAUSE_COORD)
        c->share = (struct cc_range){s->share_a, s->share_b};
    return c;
}

/* Verbs that carry no meaning of their own before another verb: "helps restore", "seems to lengthen". */
static bool
is_catenative(const struct cc_parse *p, uint32_t k)
{
    const struct cc_token *t = &p->text->tokens[cc_scan_chunk(p, k)->main];

    if ((t->set & CC_SET_DO) || t->tag == CC_TAG_MD) /* "does, however, ease": an aside between them */
        return true;
    if (cc_token_is(t, "used") && t->tag == CC_TAG_VBD) /* "used to be thought" */
        return cc_scan_chunk(p, k)->end - cc_scan_chunk(p, k)->first == 1;
    return cc_token_lemma_in(t, "help keep seem tend appear continue begin start try aim serve work act fail manage prove happen come turn");
}

static bool
is_passive_report(const struct cc_parse *p, uint32_t k)
{
    return (cc_scan_chunk(p, k)->flags & CC_VP_PASSIVE) != 0 &&
        cc_token_lemma_in(&p->text->tokens[cc_scan_chunk(p, k)->main],
            "think believe know show say find suppose expect report suggest prove design formulate mean use claim consider demonstrate");
}

/* Sets verb and main of c from the verb chunk k and its catenative chain; returns the chunk after it. */
static uint32_t
read_verb(struct cc_parse *p, struct cc_clause *c, uint32_t k, uint32_t e)
{
    const struct cc_chunk *v = cc_scan_chunk(p, k);
    uint32_t last = k;

    c->verb.a = v->first;
    while (cc_scan_is_verb(p, last + 1, e) && !cc_scan_is_finite(p, last + 1, e) &&
        ((is_catenative(p, last) && (cc_scan_chunk(p, last + 1)->flags & (CC_VP_BARE | CC_VP_TO)) != 0) ||
            (cc_token_lemma_is(&p->text->tokens[cc_scan_chunk(p, last)->main], "keep") &&
                (cc_scan_chunk(p, last + 1)->flags & CC_VP_GERUND) != 0) ||
            (is_passive_report(p, last) && (cc_scan_chunk(p, last + 1)->flags & CC_VP_TO) != 0)))
        last++;
    for (uint32_t i = k; i <= last; i++) {
        uint32_t f = cc_scan_chunk(p, i)->flags;

        if ((f & CC_VP_NEGATED) &&
            !(cc_scan_chunk(p, i)->neg != CC_NO_INDEX && cc_scan_chunk(p, i)->neg + 1 < p->text->n_tokens &&
                cc_token_in(&p->text->tokens[cc_scan_chunk(p, i)->neg + 1], "only just")))
            c->flags |= CC_CL_NEGATED; /* but "not only reduces" */
        if (i == last)
            c->flags |= ((f & CC_VP_PASSIVE) ? CC_CL_PASSIVE : 0) | ((f & CC_VP_COPULA) ? CC_CL_COPULA : 0);
    }
    c->flags |= (v->flags & CC_VP_FINITE) ? CC_CL_FINITE
        : (v->flags & CC_VP_TO)           ? CC_CL_TO
        : (v->flags & CC_VP_GERUND)       ? CC_CL_GERUND
        : (v->flags & CC_VP_BARE)         ? CC_CL_BARE
            : 0;
    c->verb.b = cc_scan_chunk(p, last)->end;
    c->main = cc_scan_chunk(p, last)->main;
    c->particle = cc_scan_chunk(p, last)->particle;
    if (c->particle != CC_NO_INDEX && c->particle >= c->verb.b)
        c->particle = CC_NO_INDEX;
    return last + 1;
}

static uint32_t parse_clause(struct cc_walk *w, uint32_t k, uint32_t e, struct cc_next *s);

/* Antecedent of the relative clause at chunk k: the noun phrase before it with its "of" phrases. */
static struct cc_range
antecedent(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t i = k;

    while (i > 0 && (cc_scan_is_comma(p, i - 1, e) || cc_scan_is_kind(p, i - 1, e, CC_CHUNK_ADVP)))
        i--;
    if (i == 0 || !cc_scan_is_kind(p, i - 1, e, CC_CHUNK_NP))
        return (struct cc_range){0, 0};
    i--;
    while (i >= 2 && cc_scan_is_kind(p, i - 1, e, CC_CHUNK_PP) && cc_scan_is_kind(p, i - 2, e, CC_CHUNK_NP) &&
        cc_token_in(cc_scan_first_token(p, i - 1), "of in"))
        i -= 2;
    if (i > 0 && cc_scan_is_kind(p, i - 1, e, CC_CHUNK_NP) &&
        cc_token_in(cc_scan_first_token(p, i), "over under aged")) /* "women over 60, whose" */
        i--;
    {
        uint32_t last = k;

        while (last > i && (cc_scan_is_comma(p, last - 1, e) || cc_scan_is_kind(p, last - 1, e, CC_CHUNK_ADVP)))
            last--;
        return (struct cc_range){cc_scan_chunk(p, i)->first, cc_scan_chunk(p, last - 1)->end};
    }
}

/* "reported fewer colds, had better teeth": a comma, the only one, parts the words from the verb, so they are not its
 * subject. */
static bool
verb_after_comma(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t v = cc_scan_find_verb(NULL, p, k, e);

    if (v >= e || v < k + 2 || !cc_scan_is_comma(p, v - 1, e))
        return false;
    for (uint32_t i = k; i + 1 < v; i++) {
        if (cc_scan_is_comma(p, i, e))
            return false;
    }
    return true;
}

/* Reads the complement of clause `self` from chunk k; returns the chunk the next clause begins with. */
static uint32_t
read_complement(struct cc_walk *w, uint32_t self, uint32_t k, uint32_t e, struct cc_next *s)
{
    struct cc_parse *p = w->p;
    struct cc_clause *c = &p->v[self];
    struct cc_last_verbs last = {CC_NO_INDEX, CC_NO_INDEX};
    uint32_t start = k;
    bool condition;

    for (uint32_t i = k; i-- > 0 && cc_scan_chunk(p, i)->first >= c->verb.a;) {
        if (cc_scan_is_verb(p, i, e) &&
            ((cc_scan_chunk(p, i)->flags & (CC_VP_BARE | CC_VP_TO)) != 0 || cc_scan_helped(p, i)))
            last.bare = last.bare == CC_NO_INDEX ? i : last.bare;
    }
    if (k < e)
        c->comp.a = c->comp.b = cc_scan_chunk(p, k)->first;
    for (uint32_t i = k; i < e; i++) {
        uint32_t r = cc_bound_next(p, i, e, self, &last, s, &condition);

        if (r == i && i == start && c->main != CC_NO_INDEX && cc_says(&p->text->tokens[c->main]) &&
            cc_scan_clause_ahead(p, i, e) && !verb_after_comma(p, i, e)) {
            *s = (struct cc_next){.kind = CC_CLAUSE_THAT, .parent = self, .conj = CC_NO_INDEX};
            return i; /* "shows coffee prolongs life" */
        }
        if (r != i && condition) {
            uint32_t begin = cc_scan_is_comma(p, i, e) || cc_scan_is_kind(p, i, e, CC_CHUNK_CC) ? i + 1 : i, next_k,
                     end = cc_bound_condition_end(p, begin, e, self, &next_k, s);

            c->cond = (struct cc_range){cc_scan_chunk(p, begin)->first, cc_scan_chunk(p, end - 1)->end};
            return next_k;
        }
        if (r != i) {
            return r;
        }
        if (cc_scan_is_relative(p, i, e) && i > start && cc_scan_is_kind(p, i - 1, e, CC_CHUNK_NP) &&
            w->nested < NESTED_MAX) {
            uint32_t child = p->n;

            c->own = cc_scan_chunk(p, i - 1)->end;
            *s = (struct cc_next){.kind = CC_CLAUSE_RELATIVE,
                .parent = self,
                .conj = cc_scan_chunk(p, i)->first,
                .flags = CC_CL_RESTRICTIVE};
            w->nested++;
            r = parse_clause(w, i + 1, e, s);
            w->nested--;
            c->comp.b = child < p->n && p->v[child].comp.b > p->v[child].verb.b ? p->v[child].comp.b
                : child < p->n                                                  ? p->v[child].verb.b
                    : c->comp.b;
            return r;
        }
        if (cc_scan_is_kind(p, i, e, CC_CHUNK_REL)) { /* "what they have": its verb is no boundary */
            uint32_t to = cc_scan_skip_relative(p, i, e, false);

            c->comp.b = cc_scan_chunk(p, to - 1)->end;
            i = to - 1;
            continue;
        }
        if (cc_scan_is_verb(p, i, e)) {
            if (cc_scan_chunk(p, i)->flags & (CC_VP_BARE | CC_VP_TO))
                last.bare = i;
            if (cc_scan_chunk(p, i)->flags & CC_VP_GERUND)
                last.gerund = i;
        }
        c->comp.b = cc_scan_chunk(p, i)->end;
    }
    return e;
}

/* "Not only does it calm …" denies nothing. */
static bool
not_only(const struct cc_parse *p, uint32_t k)
{
    const struct cc_token *t = cc_scan_first_token(p, k);

    return cc_token_is(t, "not") && cc_scan_chunk(p, k)->end > cc_scan_chunk(p, k)->first + 1 &&
        cc_token_in(t + 1, "only just merely");
}

/* A clause whose auxiliary stands before its subject: "nor does it weaken bones", "Can probiotics help?". */
static uint32_t
read_inverted(struct cc_walk *w, uint32_t self, uint32_t k, uint32_t e, struct cc_next *s)
{
    struct cc_parse *p = w->p;
    struct cc_clause *c = &p->v[self];
    uint32_t partner = cc_scan_chunk(p, k)->partner, v = e;

    c->flags |= CC_CL_INVERTED;
    c->aux = cc_scan_chunk(p, k)->first;
    if (((cc_scan_chunk(p, k)->flags & CC_VP_NEGATED) && !not_only(p, k)) ||
        (c->conj != CC_NO_INDEX && cc_token_in(&p->text->tokens[c->conj], "nor neither")))
        c->flags |= CC_CL_NEGATED;
    for (uint32_t i = k + 1; i < e && v == e; i++) {
        if (p->k[i] == partner || (cc_scan_is_verb(p, i, e) && cc_scan_is_kind(p, i - 1, e, CC_CHUNK_NP) &&
            !cc_token_lemma_is(&p->text->tokens[c->aux], "be")))
            v = i;
    }
    if (k + 1 >= e)
        return e;
    c->subj.a = cc_scan_chunk(p, k + 1)->first;
    if (v < e) {
        c->subj.b = cc_scan_chunk(p, v - 1)->end;
        k = read_verb(p, c, v, e);
        return read_complement(w, self, k, e, s);
    }
    /* "Is it safe?", "so is anyone who …": the subject is the next noun phrase */
    k += 2;
    while (k + 1 < e && cc_scan_is_kind(p, k, e, CC_CHUNK_PP) && cc_token_is(cc_scan_first_token(p, k), "of"))
        k += 2;
    if (cc_scan_is_kind(p, k, e, CC_CHUNK_REL)) {
        k = cc_scan_skip_relative(p, k, e, false);
        c->subj.b = cc_scan_chunk(p, k - 1)->end;
        return read_complement(w, self, k, e, s);
    }
    c->subj.b = cc_scan_chunk(p, (k <= e ? k : e) - 1)->end;
    return read_complement(w, self, k, e, s);
}

/* No finite verb with a subject: an order, a predicate without its subject, or words without a verb. */
static uint32_t
read_subjectless(struct cc_walk *w, uint32_t self, uint32_t k, uint32_t e, struct cc_next *s)
{
    struct cc_parse *p = w->p;
    struct cc_clause *c = &p->v[self];
    uint32_t v = cc_scan_skip_adverbs(p, k, e);

    if (cc_scan_is_finite(p, v, e) || cc_scan_has_flag(p, v, e, CC_VP_BARE) ||
        (cc_scan_has_flag(p, v, e, CC_VP_GERUND) && c->kind == CC_CLAUSE_MAIN)) {
        uint32_t f = cc_scan_chunk(p, v)->flags;

        if ((f & (CC_VP_BARE | CC_VP_IMPERATIVE)) != 0)
            c->flags |= CC_CL_IMPERATIVE;
        else
            c->flags |= CC_CL_NO_SUBJECT;
        k = read_verb(p, c, v, e);
        return read_complement(w, self, k, e, s);
    }
    c->kind = CC_CLAUSE_VERBLESS;
    if (k < e)
        c->comp = (struct cc_range){cc_scan_chunk(p, k)->first, cc_scan_chunk(p, e - 1)->end};
    return e;
}

/* "stress and poor sleep all speed up …": a word for the whole subject, no part of it. */
static bool
floats(const struct cc_parse *p, uint32_t k)
{
    const struct cc_chunk *c = cc_scan_chunk(p, k);

    return c->kind == CC_CHUNK_NP && c->end - c->first == 1 && cc_token_in(&p->text->tokens[c->first], "all both each");
}

/* Sets subj and hole from chunk k up to the verb chunk v. */
static void
read_subject(const struct cc_walk *w, struct cc_clause *c, uint32_t k, uint32_t v, uint32_t e)
{
    const struct cc_parse *p = w->p;
    uint32_t end = v;

    while (end > k &&
        (cc_scan_is_comma(p, end - 1, e) ||
            (end - 1 > k && (cc_scan_is_kind(p, end - 1, e, CC_CHUNK_ADVP) || floats(p, end - 1)))))
        end--;
    if (end > k + 1 && p->text->tokens[cc_scan_chunk(p, end - 1)->end - 1].lower_len == 4 &&
        cc_token_is(&p->text->tokens[cc_scan_chunk(p, end - 1)->end - 1], "turn") &&
        cc_scan_is_kind(p, end - 2, e, CC_CHUNK_PP) && end > k + 2)
        end -= 2; /* "these in turn switch on …" */
    if (end == k)
        return;
    if (end > k + 2 && cc_scan_is_comma(p, end - 2, e) && cc_scan_is_pronoun_subject(p, end - 1) &&
        cc_token_in(&p->text->tokens[cc_scan_chunk(p, end - 1)->head], "you they we") && w->n_rel == 0 &&
        c->pre.b <= c->pre.a) { /* "Full-body treatment, you need a panel": its subject is "you" */
        c->pre = (struct cc_range){cc_scan_chunk(p, k)->first, cc_scan_chunk(p, end - 3)->end};
        k = end - 1;
    }
    c->subj = (struct cc_range){cc_scan_chunk(p, k)->first, cc_scan_chunk(p, end - 1)->end};
    if (cc_scan_first_token(p, k)->tag == CC_TAG_EX)
        c->flags |= CC_CL_EXISTENTIAL;
    if (w->n_rel > 0) {
        c->hole = (struct cc_range){cc_scan_chunk(p, w->rel[0] - 1)->first, cc_scan_chunk(p, w->rel_end[0] - 1)->end};
        if (w->rel_end[0] < e && cc_scan_is_comma(p, w->rel_end[0], e))
            c->hole.b = cc_scan_chunk(p, w->rel_end[0])->end;
        if (c->hole.b >= c->subj.b) {
            c->subj.b = c->hole.a;
            c->hole = (struct cc_range){0, 0};
        }
    }
}

/* "Slow metabolisers had more heart attacks": an adjective that looks like an order. */
static bool
adjective_first(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t v = cc_scan_find_verb(NULL, p, k + 1, e);

    if (v >= e || !(p->text->tokens[cc_scan_chunk(p, k)->first].can & CC_CAN_ADJ) ||
        !cc_scan_is_kind(p, k + 1, e, CC_CHUNK_NP))
        return false;
    for (uint32_t i = k + 1; i < v; i++) {
        if (cc_scan_is_kind(p, i, e, CC_CHUNK_REL) || cc_scan_is_kind(p, i, e, CC_CHUNK_SUB) ||
            cc_scan_is_kind(p, i, e, CC_CHUNK_PUNCT))
            return false;
    }
    return true;
}

/* "It lowers pressure, but if you are on X, avoid it": the verb after the condition does not agree with "it"; it is an
 * order, and the condition is its own. */
static void
order_after_condition(struct cc_parse *p, uint32_t self)
{
    struct cc_clause *c = &p->v[self], *parent = c->parent != CC_NO_INDEX ? &p->v[c->parent] : NULL;
    const struct cc_token *v = &p->text->tokens[c->verb.a];

    if (c->kind != CC_CLAUSE_COORD || parent == NULL || parent->cond.b <= parent->cond.a ||
        parent->cond.b + 1 != c->verb.a || c->share.b > c->share.a || (v->tag != CC_TAG_VBP && v->tag != CC_TAG_VB) ||
        p->text->tokens[parent->verb.a].tag != CC_TAG_VBZ)
        return;
    c->kind = CC_CLAUSE_MAIN;
    c->flags = (c->flags & ~(uint32_t)(CC_CL_FINITE | CC_CL_BARE)) | CC_CL_IMPERATIVE | CC_CL_BARE;
    c->pre = parent->cond;
    while (c->pre.a < c->pre.b && p->text->tokens[c->pre.a].tag == CC_TAG_CC)
        c->pre.a++;
    parent->cond = (struct cc_range){0, 0};
}

/* "Drink water and avoid salt": the second order. */
static void
order_after_order(struct cc_parse *p, uint32_t self)
{
    struct cc_clause *c = &p->v[self];
    const struct cc_token *v = &p->text->tokens[c->verb.a];

    if (c->kind == CC_CLAUSE_COORD && c->parent != CC_NO_INDEX && (p->v[c->parent].flags & CC_CL_IMPERATIVE) &&
        (cc_cue_of(p->text->tokens[p->v[c->parent].verb.a].lower, p->text->tokens[p->v[c->parent].verb.a].lower_len) &
            CC_CUE_ADVISE) &&
        !(p->v[c->parent].flags & CC_CL_NEGATED) && c->subj.b <= c->subj.a && c->share.b <= c->share.a &&
        (v->tag == CC_TAG_VB || v->tag == CC_TAG_VBP))
        c->flags |= CC_CL_IMPERATIVE;
}

/* "does not prevent X, [stop] Y or [slow] Z", "never cured X or [prevented] Y": what stands before the first verb holds
 * of the others, a denial too. */
static void
take_share(struct cc_parse *p, uint32_t self)
{
    struct cc_clause *c = &p->v[self];
    const struct cc_clause *parent = c->parent != CC_NO_INDEX ? &p->v[c->parent] : NULL;

    if (c->kind != CC_CLAUSE_COORD || parent == NULL)
        return;
    if (c->share.b <= c->share.a && parent->kind == CC_CLAUSE_COORD && (c->flags & CC_CL_BARE) &&
        (parent->flags & CC_CL_BARE))
        c->share = parent->share;
    if (c->share.b > c->share.a && c->main != CC_NO_INDEX && c->main == c->verb.a &&
        cc_token_is(&p->text->tokens[c->share.b - 1], "help") && cc_token_is(&p->text->tokens[c->main], "help"))
        c->share.b--; /* "can help calm X, ease Y and help you sleep" */
    for (uint32_t i = 0; i < p->n_k && (parent->flags & CC_CL_NEGATED); i++) {
        uint32_t neg = cc_scan_chunk(p, i)->neg;

        if (neg != CC_NO_INDEX && neg >= c->share.a && neg < c->share.b)
            c->flags |= CC_CL_NEGATED;
    }
}

static uint32_t
parse_clause(struct cc_walk *w, uint32_t k, uint32_t e, struct cc_next *s)
{
    struct cc_parse *p = w->p;
    struct cc_clause *c = push_clause(p, s);
    uint32_t self = p->n - 1, v, next_k, n_rel, rel[4], rel_end[4];

    if (c == NULL)
        return e;
    if (c->kind == CC_CLAUSE_VERBLESS) { /* "whatever the forums tell you", "including X and Y" */
        uint32_t parent = self > 0 ? self - 1 : CC_NO_INDEX;

        *s = (struct cc_next){.kind = CC_CLAUSE_MAIN, .parent = parent, .conj = CC_NO_INDEX};
        for (uint32_t i = k + 1; i + 1 < e; i++) {
            if (cc_scan_is_comma(p, i, e) &&
                cc_scan_clause_ahead(p, i + 1 + cc_scan_is_kind(p, i + 1, e, CC_CHUNK_CC), e))
                return i + 1;
            if (cc_scan_is_comma(p, i, e) && cc_scan_is_relative(p, i + 1, e)) {
                s->kind = CC_CLAUSE_RELATIVE;
                s->conj = cc_scan_chunk(p, i + 1)->first;
                return i + 2;
            }
        }
        return e;
    }
    if (c->kind == CC_CLAUSE_MAIN && cc_bound_elliptic(p, k, e) != CC_NO_INDEX) {
        uint32_t at = cc_bound_elliptic(p, k, e);

        c->flags |= CC_CL_ELLIPSIS | (cc_token_in(&p->text->tokens[at], "neither nor") ? CC_CL_NEGATED : 0);
        c->aux = at + 1;
        c->subj = (struct cc_range){at + 2, cc_scan_chunk(p, e - 1)->end};
        for (uint32_t i = k + 2; i + 2 < e; i++) { /* "so is cycling, as long as the saddle is high" */
            if (cc_scan_is_comma(p, i, e) && cc_scan_is_kind(p, i + 1, e, CC_CHUNK_SUB) &&
                cc_scan_chunk(p, i)->first > c->subj.a) {
                c->cond = (struct cc_range){cc_scan_chunk(p, i + 1)->first, c->subj.b};
                c->subj.b = cc_scan_chunk(p, i)->first;
                break;
            }
        }
        return e;
    }
    if (c->kind == CC_CLAUSE_RELATIVE && k > 0)
        c->ante = antecedent(p, k - 1, e);
    w->n_front = 0;
    if (c->kind == CC_CLAUSE_MAIN || c->kind == CC_CLAUSE_THAT)
        k = cc_front_read(w, c, k, e);
    *s = (struct cc_next){.kind = CC_CLAUSE_MAIN, .parent = CC_NO_INDEX, .conj = CC_NO_INDEX};
    if (c->kind != CC_CLAUSE_RELATIVE &&
        (cc_scan_is_inverted(p, k, e) ||
            (c->conj != CC_NO_INDEX && cc_scan_is_kind(p, k, e, CC_CHUNK_VP) &&
                cc_token_in(&p->text->tokens[c->conj], "nor neither") &&
                cc_token_in(cc_scan_first_token(p, k), "do does did can will is are"))))
        return read_inverted(w, self, k, e, s);
    if (c->kind == CC_CLAUSE_COORD || c->kind == CC_CLAUSE_PARTICIPLE || c->kind == CC_CLAUSE_RELATIVE) {
        v = k;
        while (v < e && !cc_scan_is_verb(p, v, e))
            v++;
        if (v == e)
            return e;
        if (c->kind == CC_CLAUSE_RELATIVE && v > k && cc_scan_is_kind(p, k, e, CC_CHUNK_NP))
            c->subj = (struct cc_range){
                cc_scan_chunk(p, k)->first, cc_scan_chunk(p, v - 1)->end}; /* "whose hormones …" */
        else if (v > k)
            c->pre = (struct cc_range){cc_scan_chunk(p, k)->first, cc_scan_chunk(p, v - 1)->end};
        k = read_verb(p, c, v, e);
        take_share(p, self);
        order_after_condition(p, self);
        order_after_order(p, self);
        return read_complement(w, self, k, e, s);
    }
    w->n_rel = 0;
    if (cc_scan_has_flag(p, k, e, CC_VP_IMPERATIVE) && !adjective_first(p, k, e))
        return read_subjectless(w, self, k, e, s);
    v = cc_scan_find_verb(w, p, k, e);
    if (v >= e || v == k)
        return read_subjectless(w, self, k, e, s);
    read_subject(w, c, k, v, e);
    for (uint32_t i = 0; i < w->n_front && w->n_rel < 4; i++) {
        w->rel[w->n_rel] = w->front[i];
        w->rel_end[w->n_rel++] = w->front_end[i];
    }
    n_rel = w->n_rel;
    memcpy(rel, w->rel, sizeof rel);
    memcpy(rel_end, w->rel_end, sizeof rel_end);
    k = read_verb(p, c, v, e);
    next_k = read_complement(w, self, k, e, s);
    if (w->nested < NESTED_MAX) {
        struct cc_next after = *s;

        w->nested++;
        for (uint32_t i = 0; i < n_rel; i++) {
            struct cc_next rs = {.kind = CC_CLAUSE_RELATIVE, .parent = self, .conj = cc_scan_chunk(p, rel[i])->first};
            uint32_t at = rel[i] + 1;

            while (at < rel_end[i])
                at = parse_clause(w, at, rel_end[i], &rs);
        }
        w->nested--;
        *s = after;
    }
    return next_k;
}

static void
parse_segment(struct cc_parse *p, uint32_t a, uint32_t e, uint32_t conj, uint32_t flags)
{
    struct cc_walk w = {.p = p};
    struct cc_next s = {
        .kind = CC_CLAUSE_MAIN, .parent = p->n > 0 ? p->n - 1 : CC_NO_INDEX, .conj = conj, .flags = flags};

    if (cc_scan_is_kind(p, a, e, CC_CHUNK_SUB) &&
        (strcmp(cc_scan_sub_role(p, a), "contrast") == 0 || strcmp(cc_scan_sub_role(p, a), "reason") == 0)) {
        for (uint32_t i = a + 2; i + 1 < e; i++) { /* "While A does X, B does Y": two clauses of their own */
            if (cc_scan_is_comma(p, i, e) && cc_scan_clause_ahead(p, a + 1, i) && cc_scan_clause_ahead(p, i + 1, e)) {
                bool reason = cc_token_in(cc_scan_first_token(p, a), "because since as");
                uint32_t first = p->n, second;

                parse_segment(p, a + 1, i, conj, flags);
                second = p->n;
                parse_segment(p, i + 1, e, conj, flags);
                if (reason && second > first && second < p->n) {
                    p->v[second].parent = first;
                    p->v[second].conj = cc_scan_chunk(p, a)->first;
                    p->v[second].flags |= CC_CL_RESULT;
                }
                return;
            }
        }
    }

    if (cc_scan_is_kind(p, a, e, CC_CHUNK_CC) && cc_token_in(cc_scan_first_token(p, a), "nor neither") &&
        cc_scan_is_kind(p, a + 1, e, CC_CHUNK_VP)) {
        s.conj = cc_scan_chunk(p, a)->first; /* "Nor does coffee upset the stomach." */
        a++;
    }
    while (a < e && p->n < CC_CLAUSES_MAX) {
        uint32_t to = parse_clause(&w, a, e, &s);

        a = to > a ? to : a + 1;
    }
}

static bool
is_dash(const struct cc_parse *p, uint32_t k)
{
    return k < p->n_k && p->chunks[k].kind == CC_CHUNK_PUNCT && cc_scan_first_token(p, k)->tag == CC_TAG_DASH;
}

/* "Curcumin – the pigment of turmeric – blocks an enzyme", "yet – oddly – it does not": words between two dashes that have no
 * verb of their own and part a subject from its verb are left out. */
static void
drop_aside(struct cc_parse *p)
{
    for (uint32_t i = 1; i < p->n_k; i++) {
        uint32_t j = i + 1;
        bool verb = false, before = false;

        if (!is_dash(p, i))
            continue;
        while (j < p->n_k && !is_dash(p, j) && j < i + 12) {
            verb = verb || cc_scan_is_finite(p, j, p->n_k);
            j++;
        }
        if (!is_dash(p, j) || verb || j + 1 >= p->n_k)
            continue;
        for (uint32_t k = 0; k < i; k++)
            before = before ||
                (k > 0 && cc_scan_is_finite(p, k, p->n_k) && cc_scan_is_kind(p, k - 1, i, CC_CHUNK_NP) &&
                    !cc_scan_is_pronoun_subject(p, k > 0 ? k - 1 : k) &&
                    !(k > 1 && cc_scan_is_kind(p, k - 2, i, CC_CHUNK_SUB)));
        if (before && !cc_scan_is_kind(p, i - 1, i, CC_CHUNK_CC) && !cc_scan_is_kind(p, i - 1, i, CC_CHUNK_SUB))
            continue;
        if (!before && !cc_scan_is_verb(p, cc_scan_skip_adverbs(p, j + 1, p->n_k), p->n_k))
            continue;
        memmove(&p->chunks[i], &p->chunks[j + 1], (p->n_k - j - 1) * sizeof p->chunks[0]);
        memmove(&p->k[i], &p->k[j + 1], (p->n_k - j - 1) * sizeof p->k[0]);
        p->n_k -= j + 1 - i;
    }
}

/* "swimming, lovely as it is, strengthens": words between two commas that part a subject from its verb. */
static void
drop_concession(struct cc_parse *p)
{
    for (uint32_t i = 1; i + 5 < p->n_k; i++) {
        uint32_t j = i + 1;

        if (!cc_scan_is_comma(p, i, p->n_k) || !cc_scan_is_kind(p, i - 1, p->n_k, CC_CHUNK_NP))
            continue;
        while (j < p->n_k && j < i + 6 &&
            (cc_scan_is_kind(p, j, p->n_k, CC_CHUNK_ADJP) || cc_scan_is_kind(p, j, p->n_k, CC_CHUNK_NP) ||
                cc_scan_is_kind(p, j, p->n_k, CC_CHUNK_ADVP)))
            j++;
        if (j == i + 1 || j + 4 >= p->n_k || !cc_token_in(cc_scan_first_token(p, j), "as though") ||
            !cc_scan_is_pronoun_subject(p, j + 1) || !cc_scan_is_finite(p, j + 2, p->n_k) ||
            !cc_scan_is_comma(p, j + 3, p->n_k) ||
            !cc_scan_is_finite(p, cc_scan_skip_adverbs(p, j + 4, p->n_k), p->n_k))
            continue;
        memmove(&p->chunks[i], &p->chunks[j + 4], (p->n_k - j - 4) * sizeof p->chunks[0]);
        memmove(&p->k[i], &p->k[j + 4], (p->n_k - j - 4) * sizeof p->k[0]);
        p->n_k -= j + 4 - i;
    }
}

/* "eases stiffness, probably because …": how sure or how much is said of the reason, which begins with it when it hedges. */
static void
weigh_reasons(struct cc_parse *p)
{
    const struct cc_token *v = p->text->tokens;

    for (uint32_t i = 1; i < p->n; i++) {
        struct cc_clause *c = &p->v[i];
        uint32_t at = c->conj != CC_NO_INDEX && c->conj > 0 ? c->conj - 1 : 0, end = at;

        if (c->kind != CC_CLAUSE_MAIN || at == 0 || !cc_token_in(&v[c->conj], "because since as"))
            continue;
        if (cc_token_is(&v[at], "not")) { /* "not because it was weak": nobody says that it was */
            c->kind = CC_CLAUSE_VERBLESS;
            c->comp = (struct cc_range){at, c->comp.b > at ? c->comp.b : c->verb.b};
            c->subj = c->verb = c->cond = c->pre = c->hole = (struct cc_range){0, 0};
            c->main = CC_NO_INDEX;
        } else if (cc_token_in(&v[at], "probably perhaps possibly presumably apparently maybe likely")) {
            if (c->pre.b <= c->pre.a)
                c->pre = (struct cc_range){at, at + 1};
        } else if (!cc_token_in(&v[at], "partly mainly largely chiefly mostly")) {
            continue;
        }
        end -= v[at - 1].tag == CC_TAG_COMMA;
        for (uint32_t k = 0; k < i; k++) {
            if (p->v[k].comp.b != at + 1 || p->v[k].comp.a > at)
                continue;
            p->v[k].comp.a = p->v[k].comp.a > end ? end : p->v[k].comp.a;
            p->v[k].comp.b = end;
            p->v[k].own = p->v[k].own > end ? end : p->v[k].own;
        }
    }
}

void
cc_parse_chunks(struct cc_parse *p, const struct cc_text *text, uint32_t first, uint32_t end, unsigned depth)
{
    uint32_t a = 0, conj = CC_NO_INDEX, flags = 0;

    p->text = text;
    p->n = p->n_k = 0;
    for (uint32_t i = first; i < end && p->n_k < CC_SENTENCE_MAX_TOKENS; i++) {
        const struct cc_token *t = &text->tokens[text->chunks[i].first];

        if (t->depth != depth || t->tag == CC_TAG_QUOTE || t->tag == CC_TAG_STOP ||
            (t->flags & (CC_TOK_EMOJI | CC_TOK_BULLET)))
            continue;
        if (t->flags & (CC_TOK_BRACKET_OPEN | CC_TOK_BRACKET_CLOSE))
            continue;
        p->chunks[p->n_k] = text->chunks[i];
        p->k[p->n_k++] = i;
    }
    drop_aside(p);
    drop_concession(p);
    cc_scan_repair_inversion(p);
    cc_scan_repair_list(p);
    cc_scan_repair_fronted(p);
    for (uint32_t i = 0; i <= p->n_k; i++) {
        uint8_t tag = i < p->n_k && cc_scan_chunk(p, i)->kind == CC_CHUNK_PUNCT ? cc_scan_first_token(p, i)->tag
            : CC_TAG_NONE;

        if (i < p->n_k && (cc_scan_first_token(p, i)->flags & CC_TOK_ARROW))
            tag = CC_TAG_ARROW;
        if (i < p->n_k && tag != CC_TAG_COLON && tag != CC_TAG_DASH && tag != CC_TAG_ARROW)
            continue;
        if (i > a)
            parse_segment(p, a, i, conj, flags);
        a = i + 1;
        if (i < p->n_k)
            conj = cc_scan_chunk(p, i)->first;
        flags = tag == CC_TAG_ARROW ? CC_CL_ARROW : 0;
    }
    weigh_reasons(p);
}

void
cc_parse_sentence(struct cc_parse *p, const struct cc_text *text, const struct cc_sentence *sentence)
{
    p->whole = sentence->ending == CC_SENTENCE_STOP || sentence->ending == CC_SENTENCE_EXCLAMATION;
    cc_parse_chunks(p, text, sentence->chunk_first, sentence->chunk_end, 0);
}

/* clause.c: the walk over a sentence's chunks that cuts it into clauses. One pass from left to right: what stands
 * before a verb is its fronted adjunct and subject, what stands after it is its complement until a boundary begins the
 * next clause. scan.. functions look ahead, the parse_ functions build. */
#include "claims/clause.h"

#include <string.h>

#include "claims/words.h"
#include "vocab/tables.h"

/* What the walk carries from one clause to the next. */
struct next {
    uint8_t kind;
    uint32_t parent, conj, flags;
    uint32_t share_a, share_b; /* COORD: tokens of the share */
};

struct walk {
    struct cc_parse *p;
    uint32_t rel[4], rel_end[4]; /* relative clauses found inside a subject, read after the clause */
    uint32_t n_rel;
    unsigned nested;
};

#define NESTED_MAX 12

static const struct cc_chunk *
chunk(const struct cc_parse *p, uint32_t k)
{
    return &p->text->chunks[p->k[k]];
}

static const struct cc_token *
first_token(const struct cc_parse *p, uint32_t k)
{
    return &p->text->tokens[chunk(p, k)->first];
}

static bool
is_kind(const struct cc_parse *p, uint32_t k, uint32_t e, enum cc_chunk_kind kind)
{
    return k < e && chunk(p, k)->kind == kind;
}

static bool
is_comma(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return is_kind(p, k, e, CC_CHUNK_PUNCT) && first_token(p, k)->tag == CC_TAG_COMMA;
}

static bool
is_verb(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return is_kind(p, k, e, CC_CHUNK_VP) && chunk(p, k)->main != CC_NO_INDEX;
}

static bool
is_finite(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return is_verb(p, k, e) && (chunk(p, k)->flags & CC_VP_FINITE) != 0;
}

static bool
is_inverted(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return is_kind(p, k, e, CC_CHUNK_VP) && (chunk(p, k)->flags & CC_VP_INVERTED) != 0 && chunk(p, k)->main == CC_NO_INDEX;
}

static bool
has_flag(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t flag)
{
    return is_verb(p, k, e) && (chunk(p, k)->flags & flag) != 0;
}

static uint32_t skip_adverbs(const struct cc_parse *p, uint32_t k, uint32_t e);

/* Does a relative clause whose subject is the relative word begin at k: "that drives …", "who never smoked"? */
static bool
is_relative(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t v = skip_adverbs(p, k + 1, e);

    if (!is_kind(p, k, e, CC_CHUNK_REL) && !(is_kind(p, k, e, CC_CHUNK_SUB) && cc_token_is(first_token(p, k), "that")))
        return false;
    return (is_finite(p, v, e) || has_flag(p, v, e, CC_VP_BARE)) && !cc_token_in(first_token(p, k), "what how why where when");
}

static uint32_t
skip_adverbs(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    while (is_kind(p, k, e, CC_CHUNK_ADVP))
        k++;
    return k;
}

/* The role of a subordinator chunk (subordinators.tsv), "" when it has none. */
static const char *
sub_role(const struct cc_parse *p, uint32_t k)
{
    char key[64];
    size_t n = 0;
    const struct cc_chunk *c = chunk(p, k);
    uint32_t row;

    for (uint32_t i = c->first; i < c->end; i++) {
        const struct cc_token *t = &p->text->tokens[i];

        if (n + t->lower_len + 2 > sizeof key)
            return "";
        if (n > 0)
            key[n++] = ' ';
        memcpy(key + n, t->lower, t->lower_len);
        n += t->lower_len;
    }
    row = cc_vocab_find(&cc_vocab_subordinators, key, n);
    if (row == CC_VOCAB_NONE) {
        const struct cc_token *t = &p->text->tokens[c->end - 1];

        row = cc_vocab_find(&cc_vocab_subordinators, t->lower, t->lower_len);
    }
    return row == CC_VOCAB_NONE ? "" : cc_vocab_field(&cc_vocab_subordinators, row, CC_VOCAB_SUBORDINATORS_ROLE);
}

static bool
is_pronoun_subject(const struct cc_parse *p, uint32_t k)
{
    return (chunk(p, k)->flags & CC_NP_PRONOUN) != 0 &&
        cc_token_in(&p->text->tokens[chunk(p, k)->head], "it they you we i he she");
}

/* The chunk after a relative clause that begins at k (a REL chunk): behind its verb and, when it is set off by commas,
 * behind the closing comma. */
static uint32_t
skip_relative(const struct cc_parse *p, uint32_t k, uint32_t e, bool commas)
{
    uint32_t i = k + 1;

    while (i < e && !is_verb(p, i, e))
        i++;
    while (is_verb(p, i + 1, e) && !is_finite(p, i + 1, e))
        i++;
    i++;
    if (commas) {
        while (i < e && !(is_comma(p, i, e) && !is_verb(p, skip_adverbs(p, i + 1, e), e) ) && !(is_comma(p, i, e) && is_finite(p, i + 1, e)))
            i++;
        return i < e ? i + 1 : e;
    }
    return i < e ? i : e;
}

/* Finds the finite verb whose subject begins at k: steps over prepositional phrases, relative clauses and lists.
 * Returns e when there is none. With w, relative clauses between commas are noted for later. */
static uint32_t
find_verb(struct walk *w, const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t i = k;

    while (i < e) {
        switch (is_relative(p, i, e) && i > k ? (uint8_t)CC_CHUNK_REL : chunk(p, i)->kind) {
        case CC_CHUNK_REL: {
            bool commas = i > k && is_comma(p, i - 1, e);
            uint32_t end = skip_relative(p, i, e, commas);

            if (commas && w != NULL && w->n_rel < 4) {
                w->rel[w->n_rel] = i;
                w->rel_end[w->n_rel++] = end < e ? end - 1 : e;
            }
            i = end;
            continue;
        }
        case CC_CHUNK_SUB:
            if (i > k && strcmp(sub_role(p, i), "complement") == 0 && is_kind(p, i - 1, e, CC_CHUNK_NP)) {
                i = skip_relative(p, i, e, false); /* "the fact that …" */
                continue;
            }
            return e;
        case CC_CHUNK_VP:
            if (is_inverted(p, i, e))
                return e;
            if (!is_finite(p, i, e))
                break;
            if (i > k && is_kind(p, i - 1, e, CC_CHUNK_CC))
                return e;
            if (i >= k + 2 && is_pronoun_subject(p, i - 1) && is_kind(p, i - 2, e, CC_CHUNK_NP))
                break; /* contact relative: "the glycogen it has stored" */
            return i;
        case CC_CHUNK_PUNCT:
            if (first_token(p, i)->tag != CC_TAG_COMMA)
                return e;
            break;
        default:
            break;
        }
        i++;
    }
    return e;
}

/* Does a clause with a subject of its own begin at k? */
static bool
clause_ahead(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t v;

    k = skip_adverbs(p, k, e);
    if (is_kind(p, k, e, CC_CHUNK_PP))
        return false;
    if (!is_kind(p, k, e, CC_CHUNK_NP) && !has_flag(p, k, e, CC_VP_GERUND))
        return false;
    v = find_verb(NULL, p, k, e);
    if (v >= e)
        return false;
    for (uint32_t i = k; i < v; i++) {
        if (is_comma(p, i, e) && !is_kind(p, i + 1, e, CC_CHUNK_CC) && i + 1 < v && !is_kind(p, i + 1, e, CC_CHUNK_REL))
            return is_kind(p, k, e, CC_CHUNK_NP) && v - k < 8;
    }
    return true;
}

static struct cc_clause *
push_clause(struct cc_parse *p, const struct next *s)
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
    const struct cc_token *t = &p->text->tokens[chunk(p, k)->main];

    return cc_token_lemma_in(t, "help seem tend appear continue begin start try aim serve work act fail manage prove happen come turn");
}

static bool
is_passive_report(const struct cc_parse *p, uint32_t k)
{
    return (chunk(p, k)->flags & CC_VP_PASSIVE) != 0 &&
        cc_token_lemma_in(&p->text->tokens[chunk(p, k)->main],
            "think believe know show say find suppose expect report suggest prove design formulate mean use claim consider demonstrate");
}

/* Sets verb and main of c from the verb chunk k and its catenative chain; returns the chunk after it. */
static uint32_t
read_verb(struct cc_parse *p, struct cc_clause *c, uint32_t k, uint32_t e)
{
    const struct cc_chunk *v = chunk(p, k);
    uint32_t last = k;

    c->verb.a = v->first;
    while (is_verb(p, last + 1, e) && !is_finite(p, last + 1, e) &&
        ((is_catenative(p, last) && (chunk(p, last + 1)->flags & (CC_VP_BARE | CC_VP_TO)) != 0) ||
            (is_passive_report(p, last) && (chunk(p, last + 1)->flags & CC_VP_TO) != 0)))
        last++;
    for (uint32_t i = k; i <= last; i++) {
        uint32_t f = chunk(p, i)->flags;

        if (f & CC_VP_NEGATED)
            c->flags |= CC_CL_NEGATED;
        if (i == last)
            c->flags |= ((f & CC_VP_PASSIVE) ? CC_CL_PASSIVE : 0) | ((f & CC_VP_COPULA) ? CC_CL_COPULA : 0);
    }
    c->flags |= (v->flags & CC_VP_FINITE) ? CC_CL_FINITE : (v->flags & CC_VP_TO) ? CC_CL_TO : (v->flags & CC_VP_GERUND) ? CC_CL_GERUND :
        (v->flags & CC_VP_BARE) ? CC_CL_BARE : 0;
    c->verb.b = chunk(p, last)->end;
    c->main = chunk(p, last)->main;
    c->particle = chunk(p, last)->particle;
    if (c->particle != CC_NO_INDEX && c->particle >= c->verb.b)
        c->particle = CC_NO_INDEX;
    return last + 1;
}

/* Fills s for a clause that begins at the subordinator k. Returns the chunk to go on with, or k when it is no boundary.
 * *condition is set when the clause is a condition of c. */
static uint32_t
sub_boundary(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self, struct next *s, bool *condition)
{
    const char *role = sub_role(p, k);
    bool verb = false;

    if (k > 0 && is_kind(p, k - 1, e, CC_CHUNK_NP) && is_relative(p, k, e))
        return k;

    for (uint32_t i = k + 1; i < e && !verb; i++)
        verb = is_verb(p, i, e);
    *condition = false;
    if (!verb || strcmp(role, "comparison") == 0 || role[0] == '\0')
        return k;
    *s = (struct next){.kind = CC_CLAUSE_MAIN, .parent = self, .conj = chunk(p, k)->first, .flags = 0};
    if (strcmp(role, "complement") == 0) {
        const struct cc_clause *c = &p->v[self];

        s->kind = CC_CLAUSE_THAT;
        if (cc_token_is(first_token(p, k), "why"))
            s->flags = CC_CL_WHY;
        if (c->kind == CC_CLAUSE_THAT && k > 0 && is_kind(p, k - 1, e, CC_CHUNK_CC))
            s->parent = c->parent;
        if (k > 0 && k + 1 < e && cc_token_is(first_token(p, k), "how"))
            return k; /* "how much", "how long": part of the complement */
    } else if (strcmp(role, "condition") == 0) {
        *condition = true;
    }
    return k + 1;
}

struct last_verbs {
    uint32_t bare, gerund; /* last such verb chunk of the clause, with what it needs before it */
};

/* Fills s for what follows the coordinator k. */
static uint32_t
cc_boundary(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self, const struct last_verbs *last, struct next *s,
    bool *condition)
{
    const struct cc_clause *c = &p->v[self];
    uint32_t n = k + 1, m = skip_adverbs(p, n, e);

    *condition = false;
    if (is_kind(p, n, e, CC_CHUNK_SUB)) {
        uint32_t r = sub_boundary(p, n, e, self, s, condition);

        if (r != n)
            return r;
    }
    *s = (struct next){.kind = CC_CLAUSE_COORD, .parent = self, .conj = chunk(p, k)->first};
    if (is_inverted(p, m, e)) {
        s->kind = CC_CLAUSE_MAIN;
        return n;
    }
    if (is_verb(p, m, e)) {
        uint32_t f = chunk(p, m)->flags;

        if (f & CC_VP_FINITE)
            return n;
        if (f & CC_VP_PARTICIPLE)
            return k;
        if (f & CC_VP_GERUND) {
            if (c->kind == CC_CLAUSE_PARTICIPLE || (c->flags & CC_CL_GERUND))
                return n;
            if (last->gerund != CC_NO_INDEX) {
                s->share_a = c->verb.a;
                s->share_b = chunk(p, last->gerund)->first;
                return n;
            }
            return k;
        }
        if ((c->flags & CC_CL_IMPERATIVE) && last->bare == CC_NO_INDEX)
            return n;
        if (last->bare != CC_NO_INDEX) {
            const struct cc_chunk *b = chunk(p, last->bare);

            s->share_a = c->verb.a;
            s->share_b = (f & CC_VP_TO) ? b->first : (b->flags & CC_VP_TO) ? b->first + 1 : b->modal != CC_NO_INDEX ? b->main : b->first;
            if (s->share_b > b->main)
                s->share_b = b->main;
            return n;
        }
        return n;
    }
    if (clause_ahead(p, n, e)) {
        s->kind = CC_CLAUSE_MAIN;
        return n;
    }
    if (is_kind(p, n, e, CC_CHUNK_PP) && is_comma(p, k - 1, e)) {
        /* ", and in women it …" */
        for (uint32_t i = n + 1; i < e && i < n + 5; i++) {
            if (is_kind(p, i, e, CC_CHUNK_NP) && is_pronoun_subject(p, i) && is_finite(p, skip_adverbs(p, i + 1, e), e)) {
                s->kind = CC_CLAUSE_MAIN;
                return n;
            }
        }
    }
    return k;
}

/* Is chunk k the start of the next clause of c? Returns the chunk that clause begins with, or k. */
static uint32_t
boundary(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self, const struct last_verbs *last, struct next *s,
    bool *condition)
{
    uint32_t n = k + 1;

    *condition = false;
    *s = (struct next){.kind = CC_CLAUSE_MAIN, .parent = self, .conj = CC_NO_INDEX};
    if (is_kind(p, k, e, CC_CHUNK_SUB))
        return sub_boundary(p, k, e, self, s, condition);
    if (is_kind(p, k, e, CC_CHUNK_CC))
        return cc_boundary(p, k, e, self, last, s, condition);
    if (!is_comma(p, k, e) || n >= e)
        return k;
    if (is_kind(p, n, e, CC_CHUNK_SUB)) {
        uint32_t r = sub_boundary(p, n, e, self, s, condition);

        return r != n ? r : k;
    }
    if (is_kind(p, n, e, CC_CHUNK_CC)) {
        uint32_t r = cc_boundary(p, n, e, self, last, s, condition);

        return r != n ? r : k;
    }
    if (is_kind(p, n, e, CC_CHUNK_REL) && n + 1 < e) {
        uint32_t v = skip_adverbs(p, n + 1, e);

        if (is_kind(p, v, e, CC_CHUNK_PP)) /* "which in turn" */
            v = skip_adverbs(p, v + 1 + is_kind(p, v + 1, e, CC_CHUNK_NP), e);
        s->kind = CC_CLAUSE_RELATIVE;
        s->conj = chunk(p, n)->first;
        if (is_finite(p, v, e) || cc_token_is(first_token(p, n), "whose"))
            return n + 1;
        return k;
    }
    if (is_verb(p, skip_adverbs(p, n, e), e)) {
        uint32_t m = skip_adverbs(p, n, e), f = chunk(p, m)->flags;

        if (f & CC_VP_GERUND) {
            s->kind = CC_CLAUSE_PARTICIPLE;
            return n;
        }
        if ((f & CC_VP_FINITE) || ((f & CC_VP_BARE) && ((p->v[self].flags & (CC_CL_IMPERATIVE | CC_CL_FINITE))))) {
            s->kind = CC_CLAUSE_COORD;
            if (last->bare != CC_NO_INDEX && !(f & CC_VP_FINITE)) {
                s->share_a = p->v[self].verb.a;
                s->share_b = chunk(p, last->bare)->main;
            }
            return n;
        }
        return k;
    }
    if (clause_ahead(p, n, e))
        return n;
    return k;
}

/* Where the condition that begins at chunk k ends: at the next boundary that is no condition itself. */
static uint32_t
condition_end(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self, uint32_t *next_k, struct next *s)
{
    struct last_verbs none = {CC_NO_INDEX, CC_NO_INDEX};
    bool condition, verb = false;

    for (uint32_t i = k + 1; i < e; i++) {
        uint32_t r;

        verb = verb || is_finite(p, i, e) || is_verb(p, i, e);
        if (!verb || !is_comma(p, i, e))
            continue;
        r = boundary(p, i, e, self, &none, s, &condition);
        if (r != i && !condition) {
            *next_k = r;
            return i;
        }
    }
    *next_k = e;
    return e;
}

static uint32_t parse_clause(struct walk *w, uint32_t k, uint32_t e, struct next *s);

/* Antecedent of the relative clause at chunk k: the noun phrase before it with its "of" phrases. */
static struct cc_range
antecedent(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t i = k;

    while (i > 0 && (is_comma(p, i - 1, e) || is_kind(p, i - 1, e, CC_CHUNK_ADVP)))
        i--;
    if (i == 0 || !is_kind(p, i - 1, e, CC_CHUNK_NP))
        return (struct cc_range){0, 0};
    i--;
    while (i >= 2 && is_kind(p, i - 1, e, CC_CHUNK_PP) && is_kind(p, i - 2, e, CC_CHUNK_NP) &&
        cc_token_in(first_token(p, i - 1), "of in"))
        i -= 2;
    {
        uint32_t last = k;

        while (last > i && (is_comma(p, last - 1, e) || is_kind(p, last - 1, e, CC_CHUNK_ADVP)))
            last--;
        return (struct cc_range){chunk(p, i)->first, chunk(p, last - 1)->end};
    }
}

/* Reads the complement of clause `self` from chunk k; returns the chunk the next clause begins with. */
static uint32_t
read_complement(struct walk *w, uint32_t self, uint32_t k, uint32_t e, struct next *s)
{
    struct cc_parse *p = w->p;
    struct cc_clause *c = &p->v[self];
    struct last_verbs last = {CC_NO_INDEX, CC_NO_INDEX};
    uint32_t start = k;
    bool condition;

    for (uint32_t i = k; i-- > 0 && chunk(p, i)->first >= c->verb.a;) {
        if (is_verb(p, i, e) && ((chunk(p, i)->flags & (CC_VP_BARE | CC_VP_TO)) != 0 || chunk(p, i)->modal != CC_NO_INDEX))
            last.bare = last.bare == CC_NO_INDEX ? i : last.bare;
    }
    if (k < e)
        c->comp.a = c->comp.b = chunk(p, k)->first;
    for (uint32_t i = k; i < e; i++) {
        uint32_t r = boundary(p, i, e, self, &last, s, &condition);

        if (r == i && i == start && c->main != CC_NO_INDEX && cc_says(&p->text->tokens[c->main]) && clause_ahead(p, i, e)) {
            *s = (struct next){.kind = CC_CLAUSE_THAT, .parent = self, .conj = CC_NO_INDEX};
            return i; /* "shows coffee prolongs life" */
        }
        if (r != i && condition) {
            uint32_t begin = is_kind(p, i, e, CC_CHUNK_SUB) ? i : i + 1, next_k, end = condition_end(p, begin, e, self, &next_k, s);

            c->cond = (struct cc_range){chunk(p, begin)->first, chunk(p, end - 1)->end};
            return next_k;
        }
        if (r != i)
            return r;
        if (is_relative(p, i, e) && i > start && is_kind(p, i - 1, e, CC_CHUNK_NP) &&
            w->nested < NESTED_MAX) {
            uint32_t child = p->n;

            c->own = chunk(p, i - 1)->end;
            *s = (struct next){.kind = CC_CLAUSE_RELATIVE, .parent = self, .conj = chunk(p, i)->first, .flags = CC_CL_RESTRICTIVE};
            w->nested++;
            r = parse_clause(w, i + 1, e, s);
            w->nested--;
            c->comp.b = child < p->n && p->v[child].comp.b > p->v[child].verb.b ? p->v[child].comp.b : child < p->n ? p->v[child].verb.b : c->comp.b;
            return r;
        }
        if (is_kind(p, i, e, CC_CHUNK_REL)) { /* "what they have": its verb is no boundary */
            uint32_t to = skip_relative(p, i, e, false);

            c->comp.b = chunk(p, to - 1)->end;
            i = to - 1;
            continue;
        }
        if (is_verb(p, i, e)) {
            if (chunk(p, i)->flags & (CC_VP_BARE | CC_VP_TO))
                last.bare = i;
            if (chunk(p, i)->flags & CC_VP_GERUND)
                last.gerund = i;
        }
        c->comp.b = chunk(p, i)->end;
    }
    return e;
}

/* Fronted words before the subject: sets c->pre, returns the chunk the subject begins with. */
static uint32_t
read_front(struct walk *w, struct cc_clause *c, uint32_t k, uint32_t e)
{
    struct cc_parse *p = w->p;
    uint32_t a = k;

    for (;;) {
        uint32_t i = k;

        if (is_kind(p, k, e, CC_CHUNK_CC) || is_comma(p, k, e) ||
            (is_kind(p, k, e, CC_CHUNK_OTHER) && k + 1 < e)) {
            if (c->pre.b == c->pre.a)
                a = k + 1;
            if (c->conj == CC_NO_INDEX && is_kind(p, k, e, CC_CHUNK_CC))
                c->conj = chunk(p, k)->first;
            k++;
            continue;
        }
        if (is_kind(p, k, e, CC_CHUNK_SUB)) {
            const char *role = sub_role(p, k);
            uint32_t v;

            if (strcmp(role, "condition") != 0 && strcmp(role, "contrast") != 0 && strcmp(role, "reason") != 0) {
                if (strcmp(role, "result") == 0) {
                    k++;
                    a = k;
                    continue;
                }
                break;
            }
            v = find_verb(NULL, p, k + 1, e);
            while (v < e && !is_comma(p, v, e))
                v++;
            /* a list of verbs in the condition: go on to the comma that a clause follows */
            while (v < e && !clause_ahead(p, v + 1, e) && v + 1 < e && !is_verb(p, v + 1, e) && !is_kind(p, v + 1, e, CC_CHUNK_SUB)) {
                v++;
                while (v < e && !is_comma(p, v, e))
                    v++;
            }
            if (v >= e)
                break;
            c->pre = (struct cc_range){chunk(p, a)->first, chunk(p, v - 1)->end};
            k = v + 1;
            continue;
        }
        if (is_kind(p, k, e, CC_CHUNK_ADVP)) {
            c->pre = (struct cc_range){chunk(p, a)->first, chunk(p, k)->end};
            k++;
            continue;
        }
        if (is_kind(p, k, e, CC_CHUNK_PP) || has_flag(p, k, e, CC_VP_TO) || has_flag(p, k, e, CC_VP_PARTICIPLE) || has_flag(p, k, e, CC_VP_GERUND)) {
            bool gerund = has_flag(p, k, e, CC_VP_GERUND);
            uint32_t comma = e;

            for (i = k + 1; i < e && !is_finite(p, i, e); i++) {
                if (is_comma(p, i, e)) {
                    comma = i;
                    if (i + 1 < e && clause_ahead(p, i + 1, e))
                        break;
                }
            }
            if (comma < e && clause_ahead(p, comma + 1, e)) {
                c->pre = (struct cc_range){chunk(p, a)->first, chunk(p, comma - 1)->end};
                k = comma + 1;
                continue;
            }
            if (gerund || !is_kind(p, k, e, CC_CHUNK_PP))
                break;
            /* no comma: "At that dose it is …": the phrase ends where a subject can begin */
            i = k + 1;
            while (i < e && (is_kind(p, i, e, CC_CHUNK_PP) || is_kind(p, i - 1, e, CC_CHUNK_PP)))
                i++;
            if (is_kind(p, i, e, CC_CHUNK_NP) && is_finite(p, find_verb(NULL, p, i, e), e)) {
                c->pre = (struct cc_range){chunk(p, a)->first, chunk(p, i - 1)->end};
                k = i;
                continue;
            }
            break;
        }
        /* a noun phrase of time before a comma: "Two weeks later, …", "Every year, …" */
        if (is_kind(p, k, e, CC_CHUNK_NP) && cc_is_time_noun(&p->text->tokens[chunk(p, k)->head])) {
            i = skip_adverbs(p, k + 1, e);
            if (is_comma(p, i, e) && clause_ahead(p, i + 1, e)) {
                c->pre = (struct cc_range){chunk(p, a)->first, chunk(p, i - 1)->end};
                k = i + 1;
                continue;
            }
        }
        break;
    }
    return k;
}

/* A clause whose auxiliary stands before its subject: "nor does it weaken bones", "Can probiotics help?". */
static uint32_t
read_inverted(struct walk *w, uint32_t self, uint32_t k, uint32_t e, struct next *s)
{
    struct cc_parse *p = w->p;
    struct cc_clause *c = &p->v[self];
    uint32_t partner = chunk(p, k)->partner, v = e;

    c->flags |= CC_CL_INVERTED;
    c->aux = chunk(p, k)->first;
    if (chunk(p, k)->flags & CC_VP_NEGATED)
        c->flags |= CC_CL_NEGATED;
    for (uint32_t i = k + 1; i < e; i++) {
        if (p->k[i] == partner)
            v = i;
    }
    if (k + 1 >= e)
        return e;
    c->subj.a = chunk(p, k + 1)->first;
    if (v < e) {
        c->subj.b = chunk(p, v - 1)->end;
        k = read_verb(p, c, v, e);
        return read_complement(w, self, k, e, s);
    }
    /* "Is it safe?", "so is anyone who …": the subject is the next noun phrase */
    k += 2;
    while (k + 1 < e && is_kind(p, k, e, CC_CHUNK_PP) && cc_token_is(first_token(p, k), "of"))
        k += 2;
    if (is_kind(p, k, e, CC_CHUNK_REL)) {
        k = skip_relative(p, k, e, false);
        c->subj.b = chunk(p, k - 1)->end;
        return read_complement(w, self, k, e, s);
    }
    c->subj.b = chunk(p, (k <= e ? k : e) - 1)->end;
    return read_complement(w, self, k, e, s);
}

/* No finite verb with a subject: an order, a predicate without its subject, or words without a verb. */
static uint32_t
read_subjectless(struct walk *w, uint32_t self, uint32_t k, uint32_t e, struct next *s)
{
    struct cc_parse *p = w->p;
    struct cc_clause *c = &p->v[self];
    uint32_t v = skip_adverbs(p, k, e);

    if (is_finite(p, v, e) || has_flag(p, v, e, CC_VP_BARE) || (has_flag(p, v, e, CC_VP_GERUND) && c->kind == CC_CLAUSE_MAIN)) {
        uint32_t f = chunk(p, v)->flags;

        if ((f & (CC_VP_BARE | CC_VP_IMPERATIVE)) != 0)
            c->flags |= CC_CL_IMPERATIVE;
        else
            c->flags |= CC_CL_NO_SUBJECT;
        k = read_verb(p, c, v, e);
        return read_complement(w, self, k, e, s);
    }
    c->kind = CC_CLAUSE_VERBLESS;
    if (k < e)
        c->comp = (struct cc_range){chunk(p, k)->first, chunk(p, e - 1)->end};
    return e;
}

/* Sets subj and hole from chunk k up to the verb chunk v. */
static void
read_subject(const struct walk *w, struct cc_clause *c, uint32_t k, uint32_t v, uint32_t e)
{
    const struct cc_parse *p = w->p;
    uint32_t end = v;

    while (end > k && (is_comma(p, end - 1, e) || (is_kind(p, end - 1, e, CC_CHUNK_ADVP) && end - 1 > k)))
        end--;
    if (end == k)
        return;
    c->subj = (struct cc_range){chunk(p, k)->first, chunk(p, end - 1)->end};
    if (first_token(p, k)->tag == CC_TAG_EX)
        c->flags |= CC_CL_EXISTENTIAL;
    if (w->n_rel > 0) {
        c->hole = (struct cc_range){chunk(p, w->rel[0] - 1)->first, chunk(p, w->rel_end[0] - 1)->end};
        if (w->rel_end[0] < e && is_comma(p, w->rel_end[0], e))
            c->hole.b = chunk(p, w->rel_end[0])->end;
        if (c->hole.b >= c->subj.b) {
            c->subj.b = c->hole.a;
            c->hole = (struct cc_range){0, 0};
        }
    }
}

static uint32_t
parse_clause(struct walk *w, uint32_t k, uint32_t e, struct next *s)
{
    struct cc_parse *p = w->p;
    struct cc_clause *c = push_clause(p, s);
    uint32_t self = p->n - 1, v, next_k, n_rel, rel[4], rel_end[4];

    if (c == NULL)
        return e;
    if (c->kind == CC_CLAUSE_RELATIVE && k > 0)
        c->ante = antecedent(p, k - 1, e);
    if (c->kind == CC_CLAUSE_MAIN || c->kind == CC_CLAUSE_THAT)
        k = read_front(w, c, k, e);
    *s = (struct next){.kind = CC_CLAUSE_MAIN, .parent = CC_NO_INDEX, .conj = CC_NO_INDEX};
    if (is_inverted(p, k, e) && c->kind != CC_CLAUSE_RELATIVE)
        return read_inverted(w, self, k, e, s);
    if (c->kind == CC_CLAUSE_COORD || c->kind == CC_CLAUSE_PARTICIPLE || c->kind == CC_CLAUSE_RELATIVE) {
        v = k;
        while (v < e && !is_verb(p, v, e))
            v++;
        if (v == e)
            return e;
        if (c->kind == CC_CLAUSE_RELATIVE && v > k && is_kind(p, k, e, CC_CHUNK_NP))
            c->subj = (struct cc_range){chunk(p, k)->first, chunk(p, v - 1)->end}; /* "whose hormones …" */
        else if (v > k)
            c->pre = (struct cc_range){chunk(p, k)->first, chunk(p, v - 1)->end};
        k = read_verb(p, c, v, e);
        return read_complement(w, self, k, e, s);
    }
    w->n_rel = 0;
    v = find_verb(w, p, k, e);
    if (v >= e || v == k)
        return read_subjectless(w, self, k, e, s);
    n_rel = w->n_rel;
    memcpy(rel, w->rel, sizeof rel);
    memcpy(rel_end, w->rel_end, sizeof rel_end);
    read_subject(w, c, k, v, e);
    k = read_verb(p, c, v, e);
    next_k = read_complement(w, self, k, e, s);
    if (w->nested < NESTED_MAX) {
        struct next after = *s;

        w->nested++;
        for (uint32_t i = 0; i < n_rel; i++) {
            struct next rs = {.kind = CC_CLAUSE_RELATIVE, .parent = self, .conj = chunk(p, rel[i])->first};
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
    struct walk w = {.p = p};
    struct next s = {.kind = CC_CLAUSE_MAIN, .parent = p->n > 0 ? p->n - 1 : CC_NO_INDEX, .conj = conj, .flags = flags};

    while (a < e && p->n < CC_CLAUSES_MAX) {
        uint32_t to = parse_clause(&w, a, e, &s);

        a = to > a ? to : a + 1;
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

        if (t->depth != depth || t->tag == CC_TAG_QUOTE || t->tag == CC_TAG_STOP || (t->flags & (CC_TOK_EMOJI | CC_TOK_BULLET)))
            continue;
        if (t->flags & (CC_TOK_BRACKET_OPEN | CC_TOK_BRACKET_CLOSE))
            continue;
        p->k[p->n_k++] = i;
    }
    for (uint32_t i = 0; i <= p->n_k; i++) {
        uint8_t tag = i < p->n_k && chunk(p, i)->kind == CC_CHUNK_PUNCT ? first_token(p, i)->tag : CC_TAG_NONE;

        if (i < p->n_k && (first_token(p, i)->flags & CC_TOK_ARROW))
            tag = CC_TAG_ARROW;
        if (i < p->n_k && tag != CC_TAG_COLON && tag != CC_TAG_DASH && tag != CC_TAG_ARROW)
            continue;
        if (i > a)
            parse_segment(p, a, i, conj, flags);
        a = i + 1;
        if (i < p->n_k)
            conj = chunk(p, i)->first;
        flags = tag == CC_TAG_ARROW ? CC_CL_ARROW : 0;
    }
}

void
cc_parse_sentence(struct cc_parse *p, const struct cc_text *text, const struct cc_sentence *sentence)
{
    cc_parse_chunks(p, text, sentence->chunk_first, sentence->chunk_end, 0);
}

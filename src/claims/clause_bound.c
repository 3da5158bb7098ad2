/* clause_bound.c: where one clause ends and the next begins: commas, coordinators, subordinators, relative words. */
#include "claims/clause_scan.h"

#include <string.h>

#include "claims/words.h"

/* Participles after a comma that only give examples or circumstances. */
#define EXAMPLES "including excluding regarding concerning depending according compared following considering ranging starting beginning using meaning"

/* Fills s for a clause that begins at the subordinator k. Returns the chunk to go on with, or k when it is no boundary.
 * *condition is set when the clause is a condition of c. */
static uint32_t
sub_boundary(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self, struct cc_next *s, bool *condition)
{
    const char *role = cc_scan_sub_role(p, k);
    bool verb = false;

    if (k > 0 && cc_scan_is_kind(p, k - 1, e, CC_CHUNK_NP) && cc_scan_is_relative(p, k, e))
        return k;

    for (uint32_t i = k + 1; i < e && !verb; i++)
        verb = cc_scan_is_verb(p, i, e);
    *condition = false;
    if (!verb || strcmp(role, "comparison") == 0 || role[0] == '\0')
        return k;
    *s = (struct cc_next){.kind = CC_CLAUSE_MAIN, .parent = self, .conj = cc_scan_chunk(p, k)->first, .flags = 0};
    if (cc_token_is(cc_scan_first_token(p, k), "whether") && k > 0 && cc_scan_is_comma(p, k - 1, e)) {
        *condition = true; /* "…, whether or not you eat fat" */
    } else if (strcmp(role, "complement") == 0) {
        const struct cc_clause *c = &p->v[self];

        s->kind = CC_CLAUSE_THAT;
        if (cc_token_is(cc_scan_first_token(p, k), "why"))
            s->flags = CC_CL_WHY;
        if (c->kind == CC_CLAUSE_THAT && k > 0 && cc_scan_is_kind(p, k - 1, e, CC_CHUNK_CC))
            s->parent = c->parent;
        if (k > 0 && k + 1 < e && cc_token_is(cc_scan_first_token(p, k), "how"))
            return k; /* "how much", "how long": part of the complement */
    } else if (strcmp(role, "condition") == 0 ||
        (k > 0 && cc_token_is(cc_scan_first_token(p, k), "because") && (p->v[self].flags & CC_CL_NEGATED) &&
            cc_token_in(cc_scan_first_token(p, k) - 1, "just simply merely only")) || /* "do not stop just because it hurts" */
        (cc_token_is(cc_scan_first_token(p, k), "while") && k + 1 < e &&
            cc_token_in(cc_scan_first_token(p, k + 1),
                "you breastfeeding breast-feeding nursing lactating taking using driving wearing eating drinking asleep"))) {
        *condition = true; /* "protects the bones while you take it", "do not take it while breastfeeding" */
    }
    return k + 1;
}

/* "such foods let go of X and keep Y": the verb after "and" goes with the plural present "let", not with the bare
 * "go". */
static bool
plain_present(const struct cc_parse *p, const struct cc_clause *c, uint32_t bare, uint32_t m)
{
    const struct cc_chunk *b = cc_scan_chunk(p, bare);
    const struct cc_token *v = &p->text->tokens[c->verb.a];

    if ((b->flags & CC_VP_TO) || b->modal != CC_NO_INDEX || (cc_scan_chunk(p, m)->flags & CC_VP_TO) ||
        c->main == CC_NO_INDEX)
        return false;
    return b->main != c->main && (v->can & CC_CAN_BASE) != 0 &&
        !cc_token_lemma_in(&p->text->tokens[c->main], "help make") &&
        cc_token_lemma_in(&p->text->tokens[c->verb.a], "let go get come");
}

/* "never cured a cold or [prevented] an infection": the adverb denies both. */
static void
share_never(const struct cc_parse *p, const struct cc_clause *c, struct cc_next *s)
{
    for (uint32_t i = c->verb.a; i < c->verb.b && (c->flags & CC_CL_NEGATED); i++) {
        if (cc_token_in(&p->text->tokens[i], "never hardly rarely seldom")) {
            s->share_a = i;
            s->share_b = i + 1;
        }
    }
}

/* "sweetened with syrup and cream the drink can …": a participle before the subject of the next clause. */
static bool
fronted_participle(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    const struct cc_chunk *c = cc_scan_chunk(p, k);

    if (c->main == CC_NO_INDEX || c->end - c->first != 1 || !(p->text->tokens[c->main].can & CC_CAN_VBN))
        return false;
    if (cc_token_in(cc_scan_first_token(p, k + 1 < e ? k + 1 : k), "daily regularly nightly early alone together raw") &&
        cc_scan_is_pronoun_subject(p, k + 2))
        return cc_scan_clause_ahead(p, k + 2, e); /* "and taken daily it raises …" */
    if (!cc_scan_is_kind(p, k + 1, e, CC_CHUNK_PP))
        return false;
    for (uint32_t i = k + 3; i < e; i++) {
        if (cc_scan_is_kind(p, i, e, CC_CHUNK_NP) && !cc_scan_is_kind(p, i - 1, e, CC_CHUNK_PP) &&
            !cc_scan_is_kind(p, i - 1, e, CC_CHUNK_CC) && cc_scan_clause_ahead(p, i, e))
            return true;
        if (cc_scan_is_finite(p, i, e))
            return false;
    }
    return false;
}

bool
cc_bound_comma_clause(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    for (uint32_t i = k + 1; i + 1 < e; i++) {
        if (cc_scan_is_comma(p, i, e) && cc_scan_clause_ahead(p, i + 1, e))
            return true;
    }
    return false;
}

static bool
is_why(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return k + 1 < e && cc_token_is(cc_scan_first_token(p, k), "why") && cc_scan_clause_ahead(p, k + 1, e);
}

/* "Neither will [diet] soda": no verb, since the subject has not come yet. */
static bool
noun_after_modal(const struct cc_token *t, const struct cc_token *end)
{
    return t->tag == CC_TAG_VB && (t->can & CC_CAN_NOUN) && t + 1 < end && cc_tag_is_noun(t[1].tag) &&
        cc_token_in(t - 1, "should must can may might could will would does do did");
}

/* "nor does ibuprofen", "neither do chairs": the predicate is that of the clause before, and no verb of its own
 * follows. */
static bool
denied_too(const struct cc_token *t, const struct cc_token *end)
{
    if (!cc_token_in(t, "neither nor"))
        return false;
    for (t += 2; t < end; t++) {
        if (t->tag == CC_TAG_COMMA && t + 1 < end && cc_token_is(t + 1, "which"))
            return true; /* "Neither does garlic, which only smells" */
        if (noun_after_modal(t, end))
            continue;
        if (t->tag == CC_TAG_VB || cc_tag_is_finite(t->tag) || t->tag == CC_TAG_COMMA || t->tag == CC_TAG_WP ||
            t->tag == CC_TAG_WDT)
            return false;
    }
    return true;
}

uint32_t
cc_bound_elliptic(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    const struct cc_token *t;
    uint32_t at, last;

    if (k >= e)
        return CC_NO_INDEX;
    at = cc_scan_chunk(p, k)->first;
    last = cc_scan_chunk(p, e - 1)->end;
    if (at + 3 < last && cc_token_in(&p->text->tokens[at], "and but") &&
        cc_token_in(&p->text->tokens[at + 1], "so neither nor"))
        at++;
    t = &p->text->tokens[at];
    if (at + 2 >= last ||
        !(cc_token_is(t, "so") || denied_too(t, &p->text->tokens[last]) ||
            (k > 0 && cc_scan_is_comma(p, k - 1, e) && cc_token_is(t, "as"))) ||
        !cc_token_in(t + 1, "do does did is are was were should must can may might could will has have"))
        return CC_NO_INDEX;
    if (cc_token_in(t + 2, "too very") && at + 4 < last && cc_tag_is_adjective(t[3].tag))
        return at; /* "as does too little salt" */
    return cc_tag_is_noun(t[2].tag) || cc_tag_is_adjective(t[2].tag) || t[2].tag == CC_TAG_DT ||
            t[2].tag == CC_TAG_PRPS || cc_tag_is_nominal(t[2].tag) || t[2].tag == CC_TAG_VBG ||
            noun_after_modal(t + 2, &p->text->tokens[last])
        ? at
        : CC_NO_INDEX;
}

static bool
is_bare_number(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return cc_scan_is_kind(p, k, e, CC_CHUNK_NP) && cc_scan_chunk(p, k)->end - cc_scan_chunk(p, k)->first == 1 &&
        cc_scan_first_token(p, k)->tag == CC_TAG_CD;
}

/* A bare verb or an infinitive behind the coordinator: s->share is what it needs of the verb before. */
static void
share_helpers(const struct cc_parse *p, const struct cc_clause *c, uint32_t m, uint32_t bare, struct cc_next *s)
{
    const struct cc_chunk *b;

    if (bare == CC_NO_INDEX || plain_present(p, c, bare, m))
        return;
    b = cc_scan_chunk(p, bare);
    if ((cc_scan_chunk(p, m)->flags & CC_VP_TO) && c->kind == CC_CLAUSE_COORD && c->share.b > c->share.a &&
        p->text->tokens[c->verb.a].tag == CC_TAG_TO) {
        s->share_a = c->share.a; /* the third of a row */
        s->share_b = c->share.b;
        return;
    }
    if ((c->flags & CC_CL_IMPERATIVE) && b->first == c->verb.a && !cc_scan_helped(p, bare))
        return;
    s->share_a = c->verb.a;
    if (cc_scan_chunk(p, m)->flags & CC_VP_TO)
        s->share_b = b->first;
    else if (b->flags & CC_VP_TO)
        s->share_b = b->first + 1;
    else
        s->share_b = cc_scan_helped(p, bare) ? b->main : b->first;
    if (s->share_b > b->main)
        s->share_b = b->main;
}

/* "to store memories, to repair cells and to clear waste": is chunk m, behind a comma, in such a row? */
static bool
to_in_row(const struct cc_parse *p, const struct cc_clause *c, uint32_t m, uint32_t e, const struct cc_last_verbs *last)
{
    if (!(cc_scan_chunk(p, m)->flags & CC_VP_TO) || last->bare == CC_NO_INDEX ||
        !(cc_scan_chunk(p, last->bare)->flags & CC_VP_TO) || cc_scan_chunk(p, last->bare)->first < c->verb.a)
        return false;
    for (uint32_t i = m + 1; i + 1 < e; i++) {
        if (cc_scan_is_kind(p, i, e, CC_CHUNK_CC) && cc_scan_has_flag(p, i + 1, e, CC_VP_TO))
            return true;
        if (cc_scan_is_finite(p, i, e) || cc_scan_is_kind(p, i, e, CC_CHUNK_SUB) ||
            cc_scan_is_kind(p, i, e, CC_CHUNK_REL))
            return false;
    }
    return false;
}

/* "It loosens the fibres that hold the tooth and dissolves bone": the verb of chunk m goes on with the parent of the
 * relative clause c, by its number. */
static bool
agrees_with_parent(const struct cc_parse *p, const struct cc_clause *c, uint32_t m)
{
    uint8_t own, next, above;

    if (c->kind != CC_CLAUSE_RELATIVE || c->parent == CC_NO_INDEX ||
        c->verb.a >= c->verb.b || p->v[c->parent].verb.a >= p->v[c->parent].verb.b)
        return false;
    own = p->text->tokens[c->verb.a].tag;
    next = p->text->tokens[cc_scan_chunk(p, m)->first].tag;
    above = p->text->tokens[p->v[c->parent].verb.a].tag;
    return next == above && ((own == CC_TAG_VBP && next == CC_TAG_VBZ) || (own == CC_TAG_VBZ && next == CC_TAG_VBP));
}

/* The verb chunk m follows the coordinator k, perhaps behind adverbs. Fills s; returns the chunk its clause begins
 * with, or k when it begins none. */
static uint32_t
verb_follows(const struct cc_parse *p, uint32_t k, uint32_t m, uint32_t e, uint32_t self,
    const struct cc_last_verbs *last, struct cc_next *s)
{
    const struct cc_clause *c = &p->v[self];
    uint32_t n = k + 1, f = cc_scan_chunk(p, m)->flags;

    if ((f & CC_VP_FINITE) && fronted_participle(p, m, e)) {
        s->kind = CC_CLAUSE_MAIN;
    } else if ((f & CC_VP_FINITE) || cc_token_in(cc_scan_first_token(p, m), "do does did") ||
        (cc_token_is(cc_scan_first_token(p, m), "have") && cc_token_is(cc_scan_first_token(p, m) + 1, "not"))) {
        if (agrees_with_parent(p, c, m))
            s->parent = c->parent;
        if (cc_token_is(cc_scan_first_token(p, k), "or"))
            share_never(p, c, s);
    } else if ((f & CC_VP_PARTICIPLE) && (c->flags & CC_CL_PASSIVE) && (c->flags & CC_CL_FINITE) &&
        c->main > c->verb.a && !cc_scan_is_kind(p, m + 1, e, CC_CHUNK_NP)) {
        s->share_a = c->verb.a; /* "is made in the gut and released into the blood" */
        s->share_b = c->main;
    } else if (f & CC_VP_PARTICIPLE) {
        s->kind = CC_CLAUSE_MAIN;
        return fronted_participle(p, m, e) ? n : k;
    } else if ((f & CC_VP_GERUND) && k > 0 && cc_scan_is_comma(p, k - 1, e) && cc_scan_clause_ahead(p, m, e)) {
        s->kind = CC_CLAUSE_MAIN; /* "…, and losing weight helps" */
    } else if (f & CC_VP_GERUND) {
        if (c->kind == CC_CLAUSE_PARTICIPLE || (c->flags & CC_CL_GERUND))
            return n;
        if (last->gerund == CC_NO_INDEX)
            return k;
        s->share_a = c->verb.a;
        s->share_b = cc_scan_chunk(p, last->gerund)->first;
    } else {
        share_helpers(p, c, m, last->bare, s);
    }
    return n;
}

/* "and by itself does no harm", "but at high doses may harm the liver": chunk n begins what stands before a verb that goes on
 * with the subject of clause c. */
static bool
verb_behind_phrase(const struct cc_parse *p, const struct cc_clause *c, uint32_t n, uint32_t e)
{
    uint32_t v = n, tag;

    if (c->verb.a >= c->verb.b || !(c->flags & CC_CL_FINITE))
        return false;
    for (int i = 0; i < 2 && cc_scan_is_kind(p, v, e, CC_CHUNK_PP) && cc_scan_is_kind(p, v + 1, e, CC_CHUNK_NP); i++)
        v += 2;
    if (v == n)
        return false;
    v = cc_scan_skip_adverbs(p, v, e);
    if (!cc_scan_is_finite(p, v, e))
        return false;
    tag = p->text->tokens[cc_scan_chunk(p, v)->first].tag;
    return tag == CC_TAG_MD || tag == p->text->tokens[c->verb.a].tag ||
        (tag == CC_TAG_VBZ && p->text->tokens[c->verb.a].tag == CC_TAG_MD);
}

/* Fills s for what follows the coordinator k. */
static uint32_t
cc_boundary(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self, const struct cc_last_verbs *last,
    struct cc_next *s, bool *condition)
{
    const struct cc_clause *c = &p->v[self];
    uint32_t n = k + 1, m = cc_scan_skip_adverbs(p, n, e);

    *condition = false;
    if (cc_scan_is_kind(p, n, e, CC_CHUNK_CC) && cc_token_in(cc_scan_first_token(p, n), "yet so but then")) {
        uint32_t r = cc_boundary(p, n, e, self, last, s, condition); /* "and yet studies find" */

        return r == n ? k : r;
    }
    if (k > 0 && cc_scan_is_kind(p, n, e, CC_CHUNK_NP) && cc_scan_first_token(p, n)->tag == CC_TAG_CD &&
        p->text->tokens[cc_scan_chunk(p, k - 1)->end - 1].tag == CC_TAG_CD)
        return k; /* "within two or three days" */
    if (is_bare_number(p, n, e) && cc_token_is(cc_scan_first_token(p, k), "or"))
        return k; /* "for a day or two": an amount, no subject of what follows */
    if (cc_scan_is_kind(p, n, e, CC_CHUNK_SUB)) {
        uint32_t r = sub_boundary(p, n, e, self, s, condition);

        if (r != n && (*condition ? cc_bound_comma_clause(p, n, e) : cc_front_second_pronoun(p, n, e) < e)) { /* "…, and as long as it stays high, they …" */
            *condition = false;
            *s = (struct cc_next){.kind = CC_CLAUSE_MAIN, .parent = self, .conj = cc_scan_chunk(p, k)->first};
            return n;
        }
        if (r != n)
            return r;
    }
    if (cc_scan_is_comma(p, n, e)) { /* "and, by blocking enzymes, eases pain" */
        for (uint32_t i = n + 1; i < e && i < n + 9; i++) {
            uint32_t v = cc_scan_skip_adverbs(p, i + 1, e);

            if (!cc_scan_is_comma(p, i, e) || !(cc_scan_is_finite(p, v, e) || cc_scan_has_flag(p, v, e, CC_VP_BARE)))
                continue;
            *s = (struct cc_next){.kind = CC_CLAUSE_COORD, .parent = self, .conj = cc_scan_chunk(p, k)->first};
            return i + 1;
        }
    }
    if (cc_scan_is_kind(p, n, e, CC_CHUNK_ADVP) && cc_scan_is_comma(p, n + 1, e) && cc_scan_clause_ahead(p, n + 2, e)) {
        *s = (struct cc_next){.kind = CC_CLAUSE_MAIN, .parent = self, .conj = cc_scan_chunk(p, k)->first};
        return n; /* "and sometimes, fibre is enough" */
    }
    if (is_why(p, n, e)) {
        *s = (struct cc_next){.kind = CC_CLAUSE_THAT,
            .parent = c->kind == CC_CLAUSE_THAT ? c->parent : self,
            .conj = cc_scan_chunk(p, n)->first,
            .flags = CC_CL_WHY};
        return n + 1;
    }
    if (cc_bound_elliptic(p, n, e) != CC_NO_INDEX) {
        *s = (struct cc_next){.kind = CC_CLAUSE_MAIN, .parent = self, .conj = cc_scan_chunk(p, k)->first};
        return n;
    }
    *s = (struct cc_next){.kind = CC_CLAUSE_COORD, .parent = self, .conj = cc_scan_chunk(p, k)->first};
    if (cc_scan_is_inverted(p, m, e) ||
        (cc_token_in(cc_scan_first_token(p, k), "nor neither") && cc_scan_is_kind(p, m, e, CC_CHUNK_VP) &&
            cc_token_in(cc_scan_first_token(p, m), "do does did can will is are") &&
            cc_scan_is_kind(p, m + 1, e, CC_CHUNK_NP))) {
        s->kind = CC_CLAUSE_MAIN;
        return n;
    }
    if (cc_scan_is_verb(p, m, e))
        return verb_follows(p, k, m, e, self, last, s);
    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&p->text->tokens[c->main], "make let help") &&
        cc_scan_is_kind(p, n, e, CC_CHUNK_NP) && cc_scan_has_flag(p, n + 1, e, CC_VP_BARE))
        return k; /* "make blood sugar and cholesterol climb" */
    if (verb_behind_phrase(p, c, n, e))
        return n;
    if (cc_scan_clause_ahead(p, n, e)) {
        s->kind = CC_CLAUSE_MAIN;
        return n;
    }
    if (cc_scan_is_kind(p, n, e, CC_CHUNK_PP) && k > 0 && cc_scan_is_comma(p, k - 1, e)) {
        /* ", and in women it …" */
        for (uint32_t i = n + 2; i < e && i < n + 6; i++) {
            if (cc_scan_is_kind(p, i, e, CC_CHUNK_NP) && !cc_scan_is_kind(p, i - 1, e, CC_CHUNK_PP) &&
                cc_scan_clause_ahead(p, i, e)) {
                s->kind = CC_CLAUSE_MAIN;
                return n;
            }
        }
    }
    return k;
}

uint32_t
cc_bound_next(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self, const struct cc_last_verbs *last,
    struct cc_next *s, bool *condition)
{
    uint32_t n = k + 1;

    *condition = false;
    *s = (struct cc_next){.kind = CC_CLAUSE_MAIN, .parent = self, .conj = CC_NO_INDEX};
    if (cc_scan_is_kind(p, k, e, CC_CHUNK_SUB))
        return sub_boundary(p, k, e, self, s, condition);
    if (cc_scan_is_kind(p, k, e, CC_CHUNK_CC))
        return cc_boundary(p, k, e, self, last, s, condition);
    if (is_why(p, k, e)) {
        *s = (struct cc_next){
            .kind = CC_CLAUSE_THAT, .parent = self, .conj = cc_scan_chunk(p, k)->first, .flags = CC_CL_WHY};
        return k + 1;
    }
    if (!cc_scan_is_comma(p, k, e) || n >= e)
        return k;
    if (cc_token_in(cc_scan_first_token(p, n), "provided providing assuming") && n + 2 < e) {
        *condition = true;
        return n + 1;
    }
    if (cc_token_in(cc_scan_first_token(p, n), "whatever whichever whoever")) {
        *s = (struct cc_next){
            .kind = CC_CLAUSE_VERBLESS, .parent = CC_NO_INDEX, .conj = CC_NO_INDEX, .flags = CC_CL_ELLIPSIS};
        return n;
    }
    if (cc_token_is(cc_scan_first_token(p, n), "where") && cc_scan_clause_ahead(p, n + 1, e)) {
        s->conj = cc_scan_chunk(p, n)->first;
        return n + 1;
    }
    if (cc_bound_elliptic(p, n, e) != CC_NO_INDEX)
        return n;
    if (cc_scan_is_kind(p, n, e, CC_CHUNK_SUB)) {
        uint32_t r = sub_boundary(p, n, e, self, s, condition);

        return r != n ? r : k;
    }
    if (cc_scan_is_kind(p, n, e, CC_CHUNK_CC)) {
        uint32_t r = cc_boundary(p, n, e, self, last, s, condition);

        return r != n ? r : k;
    }
    if (cc_scan_is_kind(p, n, e, CC_CHUNK_REL) && n + 1 < e) {
        uint32_t v = cc_scan_skip_adverbs(p, n + 1, e);

        if (cc_scan_is_kind(p, v, e, CC_CHUNK_PP)) /* "which in turn" */
            v = cc_scan_skip_adverbs(p, v + 1 + cc_scan_is_kind(p, v + 1, e, CC_CHUNK_NP), e);
        s->kind = CC_CLAUSE_RELATIVE;
        s->conj = cc_scan_chunk(p, n)->first;
        if (cc_scan_is_finite(p, v, e) || cc_token_is(cc_scan_first_token(p, n), "whose"))
            return n + 1;
        return k;
    }
    if (cc_scan_is_verb(p, cc_scan_skip_adverbs(p, n, e), e)) {
        uint32_t m = cc_scan_skip_adverbs(p, n, e), f = cc_scan_chunk(p, m)->flags;

        if ((f & CC_VP_GERUND) && cc_token_in(&p->text->tokens[cc_scan_chunk(p, m)->main], EXAMPLES)) {
            *s = (struct cc_next){
                .kind = CC_CLAUSE_VERBLESS, .parent = CC_NO_INDEX, .conj = CC_NO_INDEX, .flags = CC_CL_ELLIPSIS};
            return n; /* ", including X": an example adds no claim */
        }
        if (f & CC_VP_GERUND) {
            s->kind = CC_CLAUSE_PARTICIPLE;
            return n;
        }
        if (to_in_row(p, &p->v[self], m, e, last)) {
            s->kind = CC_CLAUSE_COORD;
            share_helpers(p, &p->v[self], m, last->bare, s);
            return n;
        }
        if ((f & CC_VP_FINITE) ||
            ((f & CC_VP_BARE) &&
                ((p->v[self].flags & (CC_CL_IMPERATIVE | CC_CL_FINITE)) || last->bare != CC_NO_INDEX))) {
            s->kind = CC_CLAUSE_COORD;
            if ((f & CC_VP_FINITE) && agrees_with_parent(p, &p->v[self], m))
                s->parent = p->v[self].parent; /* "harms the cells that build bone, reduces X and brings Y" */
            if (last->bare != CC_NO_INDEX && !(f & CC_VP_FINITE)) {
                s->share_a = p->v[self].verb.a;
                s->share_b = cc_scan_chunk(p, last->bare)->main;
            }
            return n;
        }
        return k;
    }
    if (cc_scan_clause_ahead(p, n, e))
        return n;
    return k;
}

uint32_t
cc_bound_condition_end(
    const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self, uint32_t *next_k, struct cc_next *s)
{
    struct cc_last_verbs none = {CC_NO_INDEX, CC_NO_INDEX};
    bool condition, verb = false;

    for (uint32_t i = k + 1; i < e; i++) {
        uint32_t r;

        verb = verb || cc_scan_is_finite(p, i, e) || cc_scan_is_verb(p, i, e);
        if (!verb || !cc_scan_is_comma(p, i, e))
            continue;
        r = cc_bound_next(p, i, e, self, &none, s, &condition);
        if (r != i && !condition) {
            *next_k = r;
            return i;
        }
    }
    *next_k = e;
    return e;
}

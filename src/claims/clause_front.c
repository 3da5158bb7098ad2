/* clause_front.c: what stands before a clause's subject: "In mice, …", "When it rains, …", "Two weeks later, …". */
#include <string.h>

#include "claims/clause.h"
#include "claims/clause_scan.h"
#include "claims/words.h"

/* An auxiliary, a pronoun and a bare verb: "does it turn". */
static bool
inverts(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return cc_scan_is_kind(p, k, e, CC_CHUNK_VP) &&
        cc_token_in(cc_scan_first_token(p, k), "do does did can will may") &&
        cc_scan_is_kind(p, k + 1, e, CC_CHUNK_NP) && cc_scan_is_pronoun_subject(p, k + 1) &&
        cc_scan_has_flag(p, k + 2, e, CC_VP_BARE);
}

/* "In infants, toddlers, and older adults, honey may …": the comma at which the fronted list ends that the comma at k
 * stands in; k itself when there is no list. */
static uint32_t
list_end(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    bool and = false;

    for (uint32_t i = k + 1; i < e; i++) {
        if (cc_scan_is_comma(p, i, e)) {
            if (and && cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP) && cc_scan_clause_ahead(p, i + 1, e))
                return i;
        } else if (cc_scan_is_kind(p, i, e, CC_CHUNK_CC)) {
            and = true;
        } else if (!cc_scan_is_kind(p, i, e, CC_CHUNK_NP) && !cc_scan_is_kind(p, i, e, CC_CHUNK_PP) &&
            !cc_scan_is_kind(p, i, e, CC_CHUNK_ADVP)) {
            break;
        }
    }
    return k;
}

/* Does an order begin at chunk k, which is not one of several infinitives: "To calm down, [breathe] out", but "to calm
 * down, [relax], and sleep, …"? */
static bool
order_ahead(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t v = cc_scan_skip_adverbs(p, k, e);

    if (!cc_scan_has_flag(p, v, e, CC_VP_BARE) && !cc_scan_has_flag(p, v, e, CC_VP_IMPERATIVE))
        return false;
    for (uint32_t i = v + 1; i + 1 < e; i++) {
        if (cc_scan_is_comma(p, i, e) &&
            (cc_scan_clause_ahead(p, i + 1, e) ||
                cc_scan_has_flag(p, cc_scan_skip_adverbs(p, i + 1, e), e, CC_VP_BARE)))
            return false;
    }
    return true;
}

/* "When taking zinc for colds, adults …", "When in doubt, …" */
static bool
when_doing(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return (cc_scan_is_kind(p, k, e, CC_CHUNK_REL) || cc_scan_is_kind(p, k, e, CC_CHUNK_SUB)) &&
        cc_token_in(cc_scan_first_token(p, k), "when while whenever") &&
        (cc_scan_has_flag(p, k + 1, e, CC_VP_GERUND) || cc_scan_is_kind(p, k + 1, e, CC_CHUNK_PP));
}

/* "For hair [and nails] the evidence is thin": a second noun phrase of the fronted words, with the subject behind
 * it. */
static bool
and_another(const struct cc_parse *p, uint32_t i, uint32_t e)
{
    if (cc_scan_is_kind(p, i, e, CC_CHUNK_CC))
        return cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP) && cc_scan_is_kind(p, i + 2, e, CC_CHUNK_NP);
    return cc_scan_is_kind(p, i - 1, e, CC_CHUNK_CC) && cc_scan_is_kind(p, i, e, CC_CHUNK_NP) &&
        cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP);
}

/* "Worse, charcoal binds fluoride": a remark on the sentence. */
static bool
remark(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return cc_scan_is_comma(p, k + 1, e) && cc_scan_chunk(p, k)->end == cc_scan_chunk(p, k)->first + 1 &&
        cc_token_in(cc_scan_first_token(p, k), "worse better best true granted sure ok okay well yes no right there here");
}

/* "Contrary to popular belief, …" */
static bool
contrary(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return cc_scan_is_kind(p, k + 1, e, CC_CHUNK_PP) &&
        cc_token_in(cc_scan_first_token(p, k), "contrary similar next") &&
        cc_token_is(cc_scan_first_token(p, k + 1), "to");
}

/* "Washing with soap, gel or foam dries …": a list that the gerund's phrase began, not the subject behind it. "Or" does
 * not join the subjects of a verb that the gerund is only said beside, and "and" makes a plural. */
static bool
goes_on(const struct cc_parse *p, uint32_t comma, uint32_t e)
{
    uint32_t i = comma + 1, cc;

    while (cc_scan_is_kind(p, i, e, CC_CHUNK_NP) && cc_scan_is_comma(p, i + 1, e))
        i += 2;
    if (cc_scan_is_kind(p, i, e, CC_CHUNK_NP))
        i++;
    cc = i;
    if (!cc_scan_is_kind(p, comma - 1, e, CC_CHUNK_NP) || !cc_scan_is_kind(p, cc, e, CC_CHUNK_CC) ||
        !cc_scan_is_kind(p, cc + 1, e, CC_CHUNK_NP))
        return false;
    i = cc + 2;
    while (cc_scan_is_kind(p, i, e, CC_CHUNK_PP) && cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP))
        i += 2; /* "Replacing butter, lard or cream with oil lowers …" */
    if (cc_scan_is_kind(p, i, e, CC_CHUNK_NP) && cc_is_time_noun(&p->text->tokens[cc_scan_chunk(p, i)->end - 1]))
        i++; /* "… every day" */
    i = cc_scan_skip_adverbs(p, i, e);
    if (!cc_scan_is_finite(p, i, e))
        return false;
    return cc_token_is(cc_scan_first_token(p, cc), "or") ||
        p->text->tokens[cc_scan_chunk(p, i)->first].tag == CC_TAG_VBZ;
}

/* The words in front while they are read: they begin at chunk `first`; the clause ends at chunk e. */
struct front {
    struct cc_walk *w;
    const struct cc_parse *p;
    struct cc_clause *c;
    uint32_t first, e;
};

/* They reach up to chunk end. */
static void
reach(const struct front *f, uint32_t end)
{
    f->c->pre = (struct cc_range){cc_scan_chunk(f->p, f->first)->first, cc_scan_chunk(f->p, end - 1)->end};
}

/* The steps: each reads what begins at chunk k and returns the chunk behind it, or k when nothing more stands in
 * front. */

/* "And", a comma, a remark: they belong to nothing. */
static uint32_t
step_over(struct front *f, uint32_t k)
{
    const struct cc_parse *p = f->p;

    if (!cc_scan_is_kind(p, k, f->e, CC_CHUNK_CC) && !cc_scan_is_comma(p, k, f->e) && !remark(p, k, f->e) &&
        !(cc_scan_is_kind(p, k, f->e, CC_CHUNK_OTHER) && k + 1 < f->e))
        return k;
    if (f->c->pre.b == f->c->pre.a)
        f->first = k + 1;
    if (f->c->conj == CC_NO_INDEX && cc_scan_is_kind(p, k, f->e, CC_CHUNK_CC))
        f->c->conj = cc_scan_chunk(p, k)->first;
    return k + 1;
}

/* "If untreated, …", "When taken with food, …", "While rare, …": a condition without a verb of its own; its comma, e when
 * there is another build. */
static uint32_t
reduced_end(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t i = k + 1;

    if (!cc_scan_is_kind(p, i, e, CC_CHUNK_ADJP) && !cc_scan_has_flag(p, i, e, CC_VP_PARTICIPLE) &&
        !(cc_scan_is_comma(p, i + 1, e) && cc_scan_is_kind(p, i, e, CC_CHUNK_VP) &&
            cc_scan_first_token(p, i)->tag == CC_TAG_VBD))
        return e;
    for (i++; i < e && !cc_scan_is_comma(p, i, e); i++) {
        if (cc_scan_is_finite(p, i, e) || cc_scan_is_kind(p, i, e, CC_CHUNK_REL) ||
            cc_scan_is_kind(p, i, e, CC_CHUNK_SUB) ||
            (cc_scan_is_kind(p, i, e, CC_CHUNK_NP) && !cc_scan_is_kind(p, i - 1, e, CC_CHUNK_PP)))
            return e;
    }
    return i + 1 < e && (cc_scan_clause_ahead(p, i + 1, e) || cc_scan_has_flag(p, i + 1, e, CC_VP_IMPERATIVE) ||
        cc_scan_has_flag(p, i + 1, e, CC_VP_BARE)) ? i : e;
}

static bool
subordinates(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return (cc_scan_is_kind(p, k, e, CC_CHUNK_SUB) && !when_doing(p, k, e)) ||
        (cc_scan_is_kind(p, k, e, CC_CHUNK_REL) && cc_token_in(cc_scan_first_token(p, k), "when whenever") &&
            reduced_end(p, k, e) < e) ||
        (cc_scan_is_kind(p, k, e, CC_CHUNK_ADVP) && cc_token_is(cc_scan_first_token(p, k), "once") &&
            cc_bound_comma_clause(p, k, e));
}

uint32_t
cc_front_second_pronoun(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t v = cc_scan_find_verb(NULL, p, k + 1, e);

    for (uint32_t i = v + 1; i + 1 < e; i++) {
        if (cc_scan_is_comma(p, i, e) || cc_scan_is_kind(p, i, e, CC_CHUNK_REL) ||
            cc_scan_is_kind(p, i, e, CC_CHUNK_SUB) || cc_scan_is_kind(p, i, e, CC_CHUNK_CC) ||
            (cc_scan_is_finite(p, i, e) && !cc_scan_is_pronoun_subject(p, i - 1)))
            return e;
        if (cc_scan_is_pronoun_subject(p, i) &&
            cc_scan_is_finite(p, cc_scan_skip_adverbs(p, i + 1, e), e) &&
            !cc_scan_is_verb(p, i - 1, e) && !cc_scan_is_kind(p, i - 1, e, CC_CHUNK_PP))
            return i;
    }
    return e;
}

/* A clause of condition, contrast or reason, up to its comma. */
static uint32_t
read_condition(struct front *f, uint32_t k)
{
    struct cc_parse *p = f->w->p;
    const char *role = cc_scan_sub_role(p, k);
    uint32_t v, e = f->e;

    if (strcmp(role, "result") == 0)
        return f->first = k + 1;
    if (strcmp(role, "condition") != 0 && strcmp(role, "contrast") != 0 && strcmp(role, "reason") != 0)
        return k;
    v = reduced_end(p, k, e);
    if (v < e) {
        reach(f, v);
        return v + 1;
    }
    v = cc_scan_find_verb(NULL, p, k + 1, e);
    while (v < e && !cc_scan_is_comma(p, v, e) && !(v > k + 2 && inverts(p, v, e)))
        v++;
    if (v < e && v > k + 2 && inverts(p, v, e)) { /* "Only when this runs out does it turn to fat" */
        reach(f, v);
        p->chunks[v].flags |= CC_VP_INVERTED;
        p->chunks[v].main = CC_NO_INDEX;
        return v;
    }
    /* a list of verbs in the condition: go on to the comma that a clause follows */
    while (v < e && !cc_scan_clause_ahead(p, v + 1, e) && v + 1 < e && !cc_scan_is_verb(p, v + 1, e) &&
        !cc_scan_is_kind(p, v + 1, e, CC_CHUNK_SUB)) {
        v++;
        while (v < e && !cc_scan_is_comma(p, v, e))
            v++;
    }
    if (v >=
        e) /* "because it thins the blood it raises …": without a comma, up to the pronoun behind a whole clause */
        v = cc_front_second_pronoun(p, k, e);
    if (v >= e)
        return k;
    reach(f, v);
    return v + cc_scan_is_comma(p, v, e);
}

/* The last comma of the phrase that begins at chunk k, behind which a clause can begin; e when there is none. *hole:
 * where a relative clause inside it begins, which is noted in the walk. */
static uint32_t
phrase_comma(struct front *f, uint32_t k, uint32_t *hole)
{
    const struct cc_parse *p = f->p;
    struct cc_walk *w = f->w;
    uint32_t comma = f->e, e = f->e;
    bool what = cc_scan_is_kind(p, k + 1, e, CC_CHUNK_REL) ||
        (cc_scan_is_kind(p, k + 1, e, CC_CHUNK_PP) && cc_scan_is_kind(p, k + 2, e, CC_CHUNK_REL));

    *hole = e;
    for (uint32_t i = k + 1; i < e && (what || !cc_scan_is_finite(p, i, e)); i++) {
        if (cc_scan_is_comma(p, i, e) &&
            cc_scan_is_kind(p, i + 1, e, CC_CHUNK_REL)) { /* "Unlike creams, which …, it" */
            uint32_t end = cc_scan_skip_relative(p, i + 1, e, true);

            if (end < e && w->n_front < 2) {
                w->front[w->n_front] = i + 1;
                w->front_end[w->n_front++] = end - 1;
                *hole = i;
            }
            i = end > i ? end - 1 : i;
            if (i >= e)
                break;
        }
        if (i > k + 1 && !cc_scan_is_comma(p, i - 1, e) && cc_scan_is_kind(p, i - 1, e, CC_CHUNK_NP) &&
            cc_scan_is_relative(p, i, e)) { /* "In mice that lacked the receptor, it …" */
            i = cc_scan_skip_relative(p, i, e, false);
            if (i >= e)
                break;
        }
        if (cc_scan_is_comma(p, i, e)) {
            comma = i;
            if (i + 1 < e && (cc_scan_clause_ahead(p, i + 1, e) || order_ahead(p, i + 1, e)))
                break;
        }
    }
    return list_end(p, comma, e);
}

static bool
begins_phrase(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return when_doing(p, k, e) || contrary(p, k, e) || cc_scan_is_kind(p, k, e, CC_CHUNK_PP) ||
        cc_scan_has_flag(p, k, e, CC_VP_TO) || cc_scan_has_flag(p, k, e, CC_VP_PARTICIPLE) ||
        cc_scan_has_flag(p, k, e, CC_VP_GERUND);
}

/* "At that dose it is …": without a comma the phrase ends where a subject can begin. */
static uint32_t
phrase_without_comma(struct front *f, uint32_t k)
{
    const struct cc_parse *p = f->p;
    uint32_t i = k + 1, e = f->e;

    while (i < e &&
        (cc_scan_is_kind(p, i, e, CC_CHUNK_PP) || cc_scan_is_kind(p, i - 1, e, CC_CHUNK_PP) || and_another(p, i, e) ||
            (cc_scan_is_kind(p, i, e, CC_CHUNK_NP) && p->text->tokens[cc_scan_chunk(p, i)->head].tag == CC_TAG_CD &&
                cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP))))
        i++; /* "For women under 60 the benefits …" */
    if (!cc_scan_is_kind(p, i, e, CC_CHUNK_NP) || !cc_scan_is_finite(p, cc_scan_find_verb(NULL, p, i, e), e))
        return k;
    reach(f, i);
    return i;
}

/* "In mice, …", "To calm down, …", "Raised by stress, …", "Taking zinc, …". */
static uint32_t
read_phrase(struct front *f, uint32_t k)
{
    const struct cc_parse *p = f->p;
    uint32_t e = f->e, hole, comma = phrase_comma(f, k, &hole);
    bool gerund = cc_scan_has_flag(p, k, e, CC_VP_GERUND) || when_doing(p, k, e);

    if (gerund && comma < e && (cc_scan_has_flag(p, comma + 1, e, CC_VP_GERUND) || goes_on(p, comma, e)))
        return k; /* "Losing weight, sleeping more and drinking less all help": a list of subjects */
    if (comma < e && (cc_scan_clause_ahead(p, comma + 1, e) || order_ahead(p, comma + 1, e))) {
        reach(f, hole < comma ? hole : comma);
        return comma + 1;
    }
    f->w->n_front = 0;
    return gerund || !cc_scan_is_kind(p, k, e, CC_CHUNK_PP) ? k : phrase_without_comma(f, k);
}

/* A noun phrase of time before a comma: "Two weeks later, …", "Every year, …". */
static uint32_t
read_time(struct front *f, uint32_t k)
{
    const struct cc_parse *p = f->p;
    uint32_t i;

    if (!cc_scan_is_kind(p, k, f->e, CC_CHUNK_NP) || !cc_is_time_noun(&p->text->tokens[cc_scan_chunk(p, k)->head]))
        return k;
    i = cc_scan_skip_adverbs(p, k + 1, f->e);
    if (cc_scan_is_kind(p, i, f->e, CC_CHUNK_PP) && cc_token_in(cc_scan_first_token(p, i), "after before into")) {
        for (uint32_t j = i + 2; j < i + 4 && j + 1 < f->e; j++) {
            if (cc_scan_is_kind(p, j, f->e, CC_CHUNK_NP) && cc_scan_is_pronoun_subject(p, j) &&
                cc_scan_is_finite(p, cc_scan_skip_adverbs(p, j + 1, f->e), f->e)) {
                reach(f, j); /* "Six months after stopping they were back" */
                return j;
            }
        }
    }
    if (!cc_scan_is_comma(p, i, f->e) || !cc_scan_clause_ahead(p, i + 1, f->e))
        return k;
    reach(f, i);
    return i + 1;
}

uint32_t
cc_front_read(struct cc_walk *w, struct cc_clause *c, uint32_t k, uint32_t e)
{
    struct front f = {w, w->p, c, k, e};

    for (;;) {
        uint32_t next = step_over(&f, k);

        if (next == k && subordinates(f.p, k, e))
            next = read_condition(&f, k);
        else if (next == k && cc_scan_is_kind(f.p, k, e, CC_CHUNK_ADVP))
            reach(&f, next = k + 1);
        else if (next == k && begins_phrase(f.p, k, e))
            next = read_phrase(&f, k);
        else if (next == k)
            next = read_time(&f, k);
        if (next == k)
            return k;
        k = next;
    }
}

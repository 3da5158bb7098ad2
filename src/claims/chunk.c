/* chunk.c: flat chunks over tagged sentences, and the links between them. See token.h for what the kinds mean. */
#include "claims/chunk.h"
#include "claims/words.h"

#include "base/mem.h"
#include "claims/lexicon.h"

/* Several words that act as one. Longest first. */
static const struct { const char *words[4]; enum cc_chunk_kind kind;
} PHRASES[] = {
    {{"as", "well", "as"}, CC_CHUNK_CC}, {{"in", "addition", "to"}, CC_CHUNK_PP}, {{"in", "front", "of"}, CC_CHUNK_PP},
    {{"as", "part", "of"}, CC_CHUNK_PP}, {{"on", "top", "of"}, CC_CHUNK_PP}, {{"in", "terms", "of"}, CC_CHUNK_PP},
    {{"in", "spite", "of"}, CC_CHUNK_PP}, {{"as", "long", "as"}, CC_CHUNK_SUB}, {{"as", "soon", "as"}, CC_CHUNK_SUB},
    {{"even", "if"}, CC_CHUNK_SUB}, {{"as", "if"}, CC_CHUNK_SUB}, {{"as", "though"}, CC_CHUNK_SUB},
    {{"even", "though"}, CC_CHUNK_SUB}, {{"so", "that"}, CC_CHUNK_SUB},
    {{"such", "that"}, CC_CHUNK_SUB}, {{"provided", "that"}, CC_CHUNK_SUB}, {{"because", "of"}, CC_CHUNK_PP},
    {{"due", "to"}, CC_CHUNK_PP}, {{"such", "as"}, CC_CHUNK_PP}, {{"along", "with"}, CC_CHUNK_PP},
    {{"together", "with"}, CC_CHUNK_PP}, {{"according", "to"}, CC_CHUNK_PP}, {{"instead", "of"}, CC_CHUNK_PP},
    {{"rather", "than"}, CC_CHUNK_PP}, {{"thanks", "to"}, CC_CHUNK_PP}, {{"prior", "to"}, CC_CHUNK_PP},
    {{"out", "of"}, CC_CHUNK_PP}, {{"regardless", "of"}, CC_CHUNK_PP}, {{"apart", "from"}, CC_CHUNK_PP},
    {{"aside", "from"}, CC_CHUNK_PP}, {{"other", "than"}, CC_CHUNK_PP}, {{"compared", "with"}, CC_CHUNK_PP},
    {{"compared", "to"}, CC_CHUNK_PP}, {{"depending", "on"}, CC_CHUNK_PP}, {{"next", "to"}, CC_CHUNK_PP},
    {{"close", "to"}, CC_CHUNK_PP}, {{"up", "to"}, CC_CHUNK_PP}, {{"ahead", "of"}, CC_CHUNK_PP},
    {{"in", "order", "to"}, CC_CHUNK__MAX}, /* left to the infinitive */
};

static uint32_t
phrase(const struct cc_chunker *c, uint32_t i, struct cc_chunk *out)
{
    if (!(c->v[i].set & CC_SET_PHRASE))
        return i;
    for (size_t p = 0; p < sizeof PHRASES / sizeof *PHRASES; p++) {
        uint32_t k = 0;

        if (PHRASES[p].words[0][0] != c->v[i].lower[0])
            continue;
        while (k < 4 && PHRASES[p].words[k] != NULL && i + k < c->end && cc_token_is(&c->v[i + k], PHRASES[p].words[k]))
            k++;
        if (k < 2 || (k < 4 && PHRASES[p].words[k] != NULL) || PHRASES[p].kind == CC_CHUNK__MAX)
            continue;
        *out = cc_chunk_new(PHRASES[p].kind, i, i + k);
        return i + k;
    }
    return i;
}

static uint32_t
skip_np(const struct cc_chunker *c, uint32_t i)
{
    struct cc_chunk np;
    uint32_t end = i < c->end ? cc_chunk_np(c, i, &np) : i;

    /* "the liver of mice": an of-phrase belongs to the subject */
    while (end > i && end + 1 < c->end && cc_token_in(&c->v[end], "of in with")) {
        uint32_t next = cc_chunk_np(c, end + 1, &np);

        if (next == end + 1)
            break;
        end = next;
    }
    return end;
}

/* A subject and a finite verb stand at i: "after [you eat]", "since [it is]". */
static bool
clause_follows(const struct cc_chunker *c, uint32_t i)
{
    uint32_t end = skip_np(c, i);

    if (end == i)
        return false;
    if (end + 3 < c->end && cc_token_is(&c->v[end], "who")) { /* "since people who have been cold [eat] more" */
        bool own = false;

        for (uint32_t k = end + 1; k < c->end && k < end + 9 && !cc_tag_is_punct(c->v[k].tag); k++) {
            bool finite = cc_tag_is_finite(c->v[k].tag) || c->v[k].tag == CC_TAG_MD;

            if (finite && own && !cc_tag_is_verb(c->v[k - 1].tag))
                return true;
            own = own || finite;
        }
        return false;
    }
    while (end < c->end && cc_tag_is_adverb(c->v[end].tag))
        end++;
    if (cc_chunk_tag(c, end) == CC_TAG_VBN && cc_chunk_tag(c, end + 1) == CC_TAG_IN) { /* "since salt enriched with iron [came]" */
        uint32_t next = skip_np(c, end + 2);

        if (next > end + 2)
            end = next;
    }
    return cc_tag_is_finite(cc_chunk_tag(c, end));
}

/* Has the clause that reaches to i its verb already? "Probiotics for teens help" does not yet: what follows "for" is no
 * clause, it belongs to the subject. A verb after "which" is not the clause's own. */
static bool
clause_is_complete(const struct cc_chunker *c, uint32_t i)
{
    int verbs = 0;

    if (i == c->first || c->v[i - 1].tag == CC_TAG_COMMA || c->v[i - 1].tag == CC_TAG_COLON ||
        c->v[i - 1].tag == CC_TAG_DASH)
        return true;
    while (i > c->first) {
        const struct cc_token *k = &c->v[--i];

        if (k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH || k->tag == CC_TAG_ARROW)
            break;
        verbs += cc_tag_is_finite(k->tag) || k->tag == CC_TAG_VB;
        if (k->tag == CC_TAG_WDT || k->tag == CC_TAG_WP || k->tag == CC_TAG_WPS ||
            (k->tag == CC_TAG_IN && (k->set & CC_SET_SUB) && !cc_token_in(k, "for like as than")))
            verbs--;
    }
    return verbs > 0;
}

/* ", since walking [keeps] …": a gerund is the subject of the verb behind it. */
static bool
gerund_acts(const struct cc_chunker *c, uint32_t i)
{
    uint32_t end = i + 2;

    if (i == c->first || c->v[i - 1].tag != CC_TAG_COMMA || !cc_token_in(&c->v[i], "since as for") ||
        cc_chunk_tag(c, i + 1) != CC_TAG_VBG)
        return false;
    if (end < c->end && !cc_tag_is_verb(c->v[end].tag))
        end = skip_np(c, end);
    return cc_chunk_tag(c, end) == CC_TAG_VBZ || cc_chunk_tag(c, end) == CC_TAG_MD;
}

/* "held even after weight, smoking and exercise [were] counted": the list is the subject of the verb behind it. */
static bool
list_acts(const struct cc_chunker *c, uint32_t i)
{
    uint32_t end = skip_np(c, i + 1), next = end;
    bool joined = false, as = cc_token_is(&c->v[i], "as");

    if (cc_token_in(&c->v[i], "for than like except") || i == c->first || end == i + 1 ||
        c->v[i - 1].tag == CC_TAG_COMMA || !clause_is_complete(c, i))
        return false;
    while (end + 1 < c->end && (c->v[end].tag == CC_TAG_COMMA || c->v[end].tag == CC_TAG_CC)) {
        bool last = c->v[end].tag == CC_TAG_CC;

        if (as && !last)
            return false;
        end += 1 + (!last && cc_chunk_tag(c, end + 1) == CC_TAG_CC);
        joined = joined || last || c->v[end - 1].tag == CC_TAG_CC;
        if ((next = skip_np(c, end)) == end)
            return false;
        end = next;
    }
    return joined && end < c->end && cc_token_in(&c->v[end], as ? "are were" : "are were was");
}

/* IN: a subordinator before a clause, else a preposition. */
static enum cc_chunk_kind
kind_of_in(const struct cc_chunker *c, uint32_t i)
{
    const struct cc_token *k = &c->v[i];

    if (!(k->set & CC_SET_SUB))
        return CC_CHUNK_PP;
    if (cc_token_in(k, "that if whether because although though unless whereas while whilst lest albeit so provided"))
        return CC_CHUNK_SUB;
    if (cc_token_is(k, "for") && i + 2 < c->end &&
        ((c->v[i + 1].tag == CC_TAG_CD && cc_is_time_noun(&c->v[i + 2])) ||
            cc_token_in(&c->v[i + 1], "hours days weeks months years decades")))
        return CC_CHUNK_PP; /* "kept awake for two weeks die" */
    if (cc_token_in(k, "for like except than") && !(clause_follows(c, i + 1) && clause_is_complete(c, i)))
        return CC_CHUNK_PP;
    if (cc_token_in(k, "after before since until till as once for than like except") &&
        (clause_follows(c, i + 1) || gerund_acts(c, i) || list_acts(c, i)))
        return CC_CHUNK_SUB;
    return CC_CHUNK_PP;
}

static uint32_t
adjective_phrase(const struct cc_chunker *c, uint32_t i, struct cc_chunk *out)
{
    uint32_t k = i;
    bool adjective = false;

    while (k < c->end &&
        (cc_tag_is_adjective(c->v[k].tag) ||
            (cc_tag_is_adverb(c->v[k].tag) && c->v[k].tag != CC_TAG_WRB && !adjective) || c->v[k].tag == CC_TAG_RP))
        adjective |= cc_tag_is_adjective(c->v[k++].tag);
    *out = cc_chunk_new(adjective ? CC_CHUNK_ADJP : CC_CHUNK_ADVP, i, k);
    return k;
}

static uint32_t
single(const struct cc_chunker *c, uint32_t i, struct cc_chunk *out)
{
    uint8_t tag = c->v[i].tag;
    enum cc_chunk_kind kind = CC_CHUNK_OTHER;

    if (cc_tag_is_punct(tag))
        kind = CC_CHUNK_PUNCT;
    else if (tag == CC_TAG_CC)
        kind = CC_CHUNK_CC;
    else if (tag == CC_TAG_WDT || tag == CC_TAG_WP || tag == CC_TAG_WRB || tag == CC_TAG_WPS)
        kind = CC_CHUNK_REL;
    else if (tag == CC_TAG_IN)
        kind = kind_of_in(c, i);
    else if (tag == CC_TAG_TO)
        kind = CC_CHUNK_PP;
    *out = cc_chunk_new(kind, i, i + 1);
    if (tag == CC_TAG_TO)
        out->flags |= CC_PP_TO;
    return i + 1;
}

static uint32_t
next_chunk(const struct cc_chunker *c, uint32_t i, struct cc_chunk *out)
{
    uint8_t tag = c->v[i].tag;
    uint32_t end;

    if (cc_tag_is_punct(tag))
        return single(c, i, out);
    end = tag == CC_TAG_JJ ? phrase(c, i, out) : i; /* "such as", "due to" */
    if (end == i)
        end = cc_chunk_np(c, i, out);
    if (end > i)
        return end;
    if (!cc_tag_is_verb(tag)) {
        end = phrase(c, i, out);
        if (end > i)
            return end;
    }
    if (cc_tag_is_verb(tag) || cc_tag_is_adverb(tag) || tag == CC_TAG_TO) {
        end = cc_chunk_vp(c, i, out);
        if (end > i)
            return end;
    }
    if (cc_tag_is_adjective(tag) || (cc_tag_is_adverb(tag) && tag != CC_TAG_WRB))
        return adjective_phrase(c, i, out);
    return single(c, i, out);
}

/* ---- links */

static bool
begins_clause(const struct cc_text *t, const struct cc_sentence *s, uint32_t i)
{
    const struct cc_chunk *before;

    while (i > s->chunk_first && (t->chunks[i - 1].kind == CC_CHUNK_OTHER || t->chunks[i - 1].kind == CC_CHUNK_ADVP))
        i--;
    if (i == s->chunk_first)
        return true;
    before = &t->chunks[i - 1];
    return before->kind == CC_CHUNK_PUNCT && t->tokens[before->first].tag != CC_TAG_RRB &&
        t->tokens[before->first].tag != CC_TAG_COMMA;
}

static void
link_chunks(struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t inverted = CC_NO_INDEX;

    for (uint32_t i = s->chunk_first; i < s->chunk_end; i++) {
        struct cc_chunk *k = &t->chunks[i], *next = i + 1 < s->chunk_end ? k + 1 : NULL;

        if (k->kind == CC_CHUNK_PP && next != NULL &&
            (next->kind == CC_CHUNK_NP || (next->kind == CC_CHUNK_VP && (next->flags & CC_VP_GERUND))))
            k->object = i + 1;
        if (k->kind == CC_CHUNK_NP && next != NULL && next->kind == CC_CHUNK_PP &&
            t->tokens[next->first].lower_len == 2 && cc_token_is(&t->tokens[next->first], "of"))
            k->of = i + 1;
        if (k->kind != CC_CHUNK_VP)
            continue;
        if (k->flags & CC_VP_INVERTED) {
            inverted = i;
        } else if (inverted != CC_NO_INDEX && !(k->flags & (CC_VP_FINITE | CC_VP_TO))) {
            k->partner = inverted;
            t->chunks[inverted].partner = i;
            inverted = CC_NO_INDEX;
        } else if ((k->flags & CC_VP_BARE) && begins_clause(t, s, i)) {
            k->flags |= CC_VP_IMPERATIVE;
        }
    }
}

/* "Is it safe?", "Are berries good": an inverted "be" or "have" without a later verb is the main verb itself. */
static void
settle_inverted(struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->chunk_first; i < s->chunk_end; i++) {
        struct cc_chunk *k = &t->chunks[i];

        if (k->kind == CC_CHUNK_VP && (k->flags & CC_VP_INVERTED) && k->partner == CC_NO_INDEX &&
            k->modal == CC_NO_INDEX) {
            k->main = k->head;
            k->aux = CC_NO_INDEX;
            if (cc_token_lemma_is(&t->tokens[k->head], "be"))
                k->flags |= CC_VP_COPULA;
        }
    }
}

static struct cc_chunk *
room_for_chunk(struct cc_text *t)
{
    if (t->n_chunks == t->cap_chunks) {
        t->cap_chunks = t->cap_chunks ? t->cap_chunks * 2 : 128;
        t->chunks = cc_mem_resize(t->chunks, t->cap_chunks, sizeof *t->chunks);
    }
    return &t->chunks[t->n_chunks];
}

void
cc_chunk_text(struct cc_text *t)
{
    t->n_chunks = 0;
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        struct cc_sentence *s = &t->sentences[i];
        struct cc_chunker c = {t, t->tokens, s->first, s->end};

        s->chunk_first = t->n_chunks;
        for (uint32_t k = s->first; k < s->end;) {
            struct cc_chunk *chunk = room_for_chunk(t);
            uint32_t end = next_chunk(&c, k, chunk);

            if (end <= k || end > s->end) { /* no rule does this; whatever one says, the walk goes on */
                end = k + 1;
                *chunk = cc_chunk_new(CC_CHUNK_OTHER, k, end);
            }
            t->n_chunks++;
            k = end;
        }
        s->chunk_end = t->n_chunks;
        link_chunks(t, s);
        settle_inverted(t, s);
    }
}

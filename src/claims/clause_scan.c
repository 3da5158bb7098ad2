/* clause_scan.c: what single chunks are and what lies ahead of them: verbs with their subjects, relative clauses. */
#include "claims/clause_scan.h"

#include <string.h>

#include "claims/words.h"
#include "vocab/tables.h"

const struct cc_chunk *
cc_scan_chunk(const struct cc_parse *p, uint32_t k)
{
    return &p->chunks[k];
}

const struct cc_token *
cc_scan_first_token(const struct cc_parse *p, uint32_t k)
{
    return &p->text->tokens[cc_scan_chunk(p, k)->first];
}

bool
cc_scan_is_kind(const struct cc_parse *p, uint32_t k, uint32_t e, enum cc_chunk_kind kind)
{
    return k < e && cc_scan_chunk(p, k)->kind == kind;
}

bool
cc_scan_is_comma(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return cc_scan_is_kind(p, k, e, CC_CHUNK_PUNCT) && cc_scan_first_token(p, k)->tag == CC_TAG_COMMA;
}

bool
cc_scan_is_verb(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return cc_scan_is_kind(p, k, e, CC_CHUNK_VP) && cc_scan_chunk(p, k)->main != CC_NO_INDEX;
}

bool
cc_scan_is_finite(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return cc_scan_is_verb(p, k, e) && (cc_scan_chunk(p, k)->flags & CC_VP_FINITE) != 0;
}

bool
cc_scan_is_inverted(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    return cc_scan_is_kind(p, k, e, CC_CHUNK_VP) && (cc_scan_chunk(p, k)->flags & CC_VP_INVERTED) != 0 &&
        cc_scan_chunk(p, k)->main == CC_NO_INDEX;
}

bool
cc_scan_has_flag(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t flag)
{
    return cc_scan_is_verb(p, k, e) && (cc_scan_chunk(p, k)->flags & flag) != 0;
}

uint32_t
cc_scan_skip_adverbs(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    while (cc_scan_is_kind(p, k, e, CC_CHUNK_ADVP))
        k++;
    return k;
}

/* Does a relative clause whose subject is the relative word begin at k: "that drives …", "who never smoked"? */
bool
cc_scan_is_relative(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t v = cc_scan_skip_adverbs(p, k + 1, e);

    if (!cc_scan_is_kind(p, k, e, CC_CHUNK_REL) &&
        !(cc_scan_is_kind(p, k, e, CC_CHUNK_SUB) && cc_token_is(cc_scan_first_token(p, k), "that")))
        return false;
    return (cc_scan_is_finite(p, v, e) || cc_scan_has_flag(p, v, e, CC_VP_BARE)) &&
        !cc_token_in(cc_scan_first_token(p, k), "what how why where when");
}

/* The role of a subordinator chunk (subordinators.tsv), "" when it has none. */
/* ", as the two together might thin your blood": a reason of its own. The subject's verb comes at once, and does not
 * only report or repeat ("as studies show", "as ibuprofen does"). */
static bool
as_reason(const struct cc_parse *p, uint32_t k)
{
    uint32_t e = p->n_k, i = k + 1, v;
    const struct cc_token *t;

    if (k == 0 || !cc_scan_is_comma(p, k - 1, e) || !cc_scan_is_kind(p, i, e, CC_CHUNK_NP) ||
        cc_scan_chunk(p, k)->end != cc_scan_chunk(p, k)->first + 1 || !cc_token_is(cc_scan_first_token(p, k), "as"))
        return false;
    v = cc_scan_skip_adverbs(p, i + 1, e);
    if (!cc_scan_is_finite(p, v, e) || cc_scan_chunk(p, v)->main == CC_NO_INDEX)
        return false;
    t = &p->text->tokens[cc_scan_chunk(p, v)->main];
    if (cc_token_lemma_in(t,
            "do say show suggest find report reveal confirm indicate know mention see note expect explain age grow be"))
        return false;
    if (p->text->tokens[cc_scan_chunk(p, 0)->first].tag == CC_TAG_VB)
        return true;
    for (uint32_t c = k; c-- > 0;) { /* behind an order */
        if (cc_scan_is_kind(p, c, e, CC_CHUNK_VP) && !cc_scan_has_flag(p, c, e, CC_VP_TO))
            return p->text->tokens[cc_scan_chunk(p, c)->first].tag == CC_TAG_VB;
    }
    return false;
}

const char *
cc_scan_sub_role(const struct cc_parse *p, uint32_t k)
{
    char key[64];
    size_t n = 0;
    const struct cc_chunk *c = cc_scan_chunk(p, k);
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
    if (n == 2 && memcmp(key, "as", 2) == 0 && as_reason(p, k))
        return "reason";
    row = cc_vocab_find(&cc_vocab_subordinators, key, n);
    if (row == CC_VOCAB_NONE) {
        const struct cc_token *t = &p->text->tokens[c->end - 1];

        row = cc_vocab_find(&cc_vocab_subordinators, t->lower, t->lower_len);
    }
    return row == CC_VOCAB_NONE ? "" : cc_vocab_field(&cc_vocab_subordinators, row, CC_VOCAB_SUBORDINATORS_ROLE);
}

bool
cc_scan_helped(const struct cc_parse *p, uint32_t k)
{
    const struct cc_chunk *c = cc_scan_chunk(p, k);

    return c->modal != CC_NO_INDEX ||
        (c->main != CC_NO_INDEX && c->main > c->first && p->text->tokens[c->main].tag == CC_TAG_VB &&
            cc_token_in(&p->text->tokens[c->first], "do does did"));
}

bool
cc_scan_is_pronoun_subject(const struct cc_parse *p, uint32_t k)
{
    return (cc_scan_chunk(p, k)->flags & CC_NP_PRONOUN) != 0 &&
        cc_token_in(&p->text->tokens[cc_scan_chunk(p, k)->head], "it they you we i he she");
}

/* The chunk after a relative clause that begins at k (a REL chunk): behind its verb and, when it is set off by commas,
 * behind the closing comma. */
uint32_t
cc_scan_skip_relative(const struct cc_parse *p, uint32_t k, uint32_t e, bool commas)
{
    uint32_t i = k + 1;

    while (i < e && !cc_scan_is_verb(p, i, e))
        i++;
    while (cc_scan_is_verb(p, i + 1, e) && !cc_scan_is_finite(p, i + 1, e))
        i++;
    if (i < e && cc_scan_is_kind(p, i, e, CC_CHUNK_VP) && cc_scan_chunk(p, i)->main != CC_NO_INDEX &&
        cc_token_lemma_in(&p->text->tokens[cc_scan_chunk(p, i)->main], "let") &&
        cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP) && cc_scan_has_flag(p, i + 2, e, CC_VP_BARE))
        i += 2; /* "that lets the bones glide" */
    i++;
    if (commas) {
        while (i < e && !(cc_scan_is_comma(p, i, e) && !cc_scan_is_verb(p, cc_scan_skip_adverbs(p, i + 1, e), e)) &&
            !(cc_scan_is_comma(p, i, e) && cc_scan_is_finite(p, i + 1, e)))
            i++;
        return i < e ? i + 1 : e;
    }
    return i < e ? i : e;
}

static bool
same_word(const struct cc_token *a, const struct cc_token *b)
{
    return a->lower_len == b->lower_len && memcmp(a->lower, b->lower, a->lower_len) == 0;
}

/* A lone participle that can as well be a past tense ("volunteers lost …") in a sentence that needs a verb. */
static bool
may_be_past(const struct cc_parse *p, uint32_t i, uint32_t e)
{
    const struct cc_token *t;

    if (!p->whole || !cc_scan_has_flag(p, i, e, CC_VP_PARTICIPLE))
        return false;
    t = &p->text->tokens[cc_scan_chunk(p, i)->main];
    return (t->can & CC_CAN_VBD) != 0 &&
        !cc_token_lemma_in(t, "find know make use call base derive see hold produce rich") &&
        !(i + 1 < e && cc_token_in(cc_scan_first_token(p, i + 1), "by with into as"));
}

/* The chunk after the comma that closes an aside without a verb; e when there is none. */
static uint32_t
aside_end(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    for (uint32_t i = k + 1; i < e; i++) {
        if (cc_scan_is_finite(p, i, e))
            return e;
        if (cc_scan_is_comma(p, i, e))
            return i + 1;
    }
    return e;
}

/* "a knee that hurts [when you climb stairs] may …", "women who smoke [while pregnant] have …": the chunk behind the verb, or the
 * predicate, of a condition inside a relative clause; k when there is none. */
static uint32_t
inner_condition_end(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t v;

    if (!cc_token_in(cc_scan_first_token(p, k), "when whenever while if after before once until as because unless"))
        return k;
    if (cc_scan_is_comma(p, k - 1, e))
        return k;
    if (cc_token_in(cc_scan_first_token(p, k), "when while if") &&
        (cc_scan_is_kind(p, k + 1, e, CC_CHUNK_ADJP) ||
            (cc_scan_is_verb(p, k + 1, e) && !cc_scan_is_finite(p, k + 1, e))))
        return k + 2;
    v = cc_scan_skip_adverbs(p, k + 2, e);
    return cc_scan_is_kind(p, k + 1, e, CC_CHUNK_NP) && cc_scan_is_finite(p, v, e) ? v + 1 : k;
}

/* "people who have ulcers, [take] warfarin or drink heavily should …": the verb at i goes on with the relative clause, for
 * a verb that nothing joins to it comes behind it. */
static bool
goes_on_in_relative(const struct cc_parse *p, uint32_t i, uint32_t e)
{
    bool makes = cc_token_lemma_in(cc_scan_first_token(p, i), "make help let keep");

    if (i < 2 || cc_scan_first_token(p, i)->tag == CC_TAG_MD ||
        !(cc_scan_is_kind(p, i - 1, e, CC_CHUNK_CC) || cc_scan_is_comma(p, i - 1, e)))
        return false;
    for (uint32_t j = i + 1, last = i - 1; j < e; j++) {
        uint8_t kind = cc_scan_chunk(p, j)->kind;

        if (kind == CC_CHUNK_SUB || kind == CC_CHUNK_REL ||
            (kind == CC_CHUNK_PUNCT && cc_scan_first_token(p, j)->tag != CC_TAG_COMMA))
            return false;
        if (kind == CC_CHUNK_CC)
            last = j;
        if (!cc_scan_is_finite(p, j, e))
            continue;
        if (cc_scan_is_kind(p, j - 1, e, CC_CHUNK_CC) || cc_scan_is_comma(p, j - 1, e) ||
            cc_scan_is_pronoun_subject(p, j - 1)) {
            makes = makes || cc_token_lemma_in(cc_scan_first_token(p, j), "make help let keep");
            continue;
        }
        return cc_scan_first_token(p, j)->tag == CC_TAG_MD ||
            (!makes && (last >= i || cc_scan_is_kind(p, i - 1, e, CC_CHUNK_CC)));
    }
    return false;
}

/* Finds the finite verb whose subject begins at k: steps over prepositional phrases, relative clauses and lists.
 * Returns e when there is none. With w, relative clauses between commas are noted for later. */
uint32_t
cc_scan_find_verb(struct cc_walk *w, const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t i = k, bare = e; /* a bare verb or participle after a noun phrase: finite when nothing else is */
    bool relative = false;    /* one without commas was stepped over */

    while (i < e) {
        switch (cc_scan_is_relative(p, i, e) && i > k ? (uint8_t)CC_CHUNK_REL : cc_scan_chunk(p, i)->kind) {
        case CC_CHUNK_REL: {
            bool commas = i > k && cc_scan_is_comma(p, i - 1, e);
            uint32_t end = cc_scan_skip_relative(p, i, e, commas);

            if (commas && w != NULL && w->n_rel < 4) {
                w->rel[w->n_rel] = i;
                w->rel_end[w->n_rel++] = end < e ? end - 1 : e;
            }
            i = end;
            relative = relative || !commas;
            continue;
        }
        case CC_CHUNK_SUB:
            if (cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP) &&
                ((cc_scan_chunk(p, i + 1)->flags & CC_NP_NUMBER) ||
                    p->text->tokens[cc_scan_chunk(p, i + 1)->head].tag == CC_TAG_CD) &&
                cc_token_in(cc_scan_first_token(p, i), "until till before after since")) {
                i += 2; /* "from eight until four" */
                continue;
            }
            if (i > k && cc_scan_is_kind(p, i - 1, e, CC_CHUNK_NP) && cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP) &&
                same_word(
                    &p->text->tokens[cc_scan_chunk(p, i - 1)->head], &p->text->tokens[cc_scan_chunk(p, i + 1)->head])) {
                i += 2; /* "day after day" */
                continue;
            }
            if (i > k && cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP) &&
                strcmp(cc_scan_sub_role(p, i), "comparison") == 0) {
                if (cc_scan_is_pronoun_subject(p, i + 1) && cc_scan_is_finite(p, i + 2, e))
                    return bare; /* "more oxalate than it can dissolve" */
                i += 2; /* "attacks that last longer than five minutes can …" */
                continue;
            }
            if (i > k && strcmp(cc_scan_sub_role(p, i), "complement") == 0 &&
                (cc_scan_is_kind(p, i - 1, e, CC_CHUNK_NP) || cc_scan_is_kind(p, i - 1, e, CC_CHUNK_VP))) {
                i = cc_scan_skip_relative(p, i, e, false); /* "the fact that …" */
                continue;
            }
            if (i > k && cc_scan_is_kind(p, i + 1, e, CC_CHUNK_NP) && !cc_scan_is_pronoun_subject(p, i + 1) &&
                cc_scan_is_finite(p, i + 2, e) &&
                cc_token_in(cc_scan_first_token(p, i), "until till before after since"))
                return i + 2; /* "400 mg taken six hours before bed costs …" */
            if (i > k && cc_scan_is_comma(p, i - 1, e) && aside_end(p, i, e) < e) {
                i = aside_end(p, i, e); /* "fibre, though vital, can be hard to get" */
                continue;
            }
            if (i == k && cc_token_in(cc_scan_first_token(p, i), "when whether if where")) {
                i = cc_scan_skip_relative(p, i, e, false); /* "When you eat turns out to matter" */
                continue;
            }
            if (relative && inner_condition_end(p, i, e) > i && inner_condition_end(p, i, e) < e) {
                i = inner_condition_end(p, i, e);
                continue;
            }
            return bare;
        case CC_CHUNK_VP:
            if (cc_scan_is_inverted(p, i, e))
                return bare;
            if (!cc_scan_is_finite(p, i, e)) {
                if (bare == e && i > k && cc_scan_is_kind(p, i - 1, e, CC_CHUNK_NP) &&
                    (cc_scan_has_flag(p, i, e, CC_VP_BARE) || may_be_past(p, i, e)))
                    bare = i;
                break;
            }
            if (relative && goes_on_in_relative(p, i, e))
                break;
            if (i > k && cc_scan_is_kind(p, i - 1, e, CC_CHUNK_CC))
                return bare;
            if (i >= k + 2 && cc_scan_is_pronoun_subject(p, i - 1) && cc_scan_is_kind(p, i - 2, e, CC_CHUNK_NP))
                break; /* contact relative: "the glycogen it has stored" */
            return i;
        case CC_CHUNK_PUNCT:
            if (cc_scan_first_token(p, i)->tag != CC_TAG_COMMA)
                return bare;
            break;
        default:
            break;
        }
        i++;
    }
    return bare;
}

/* Does a clause with a subject of its own begin at k? */
/* "raises the pulse and breathing, slows digestion": a comma, the only one, parts one noun phrase from the verb. */
static bool
parted_from_verb(const struct cc_parse *p, uint32_t k, uint32_t v, uint32_t e)
{
    return v == k + 2 && cc_scan_is_comma(p, k + 1, e) && cc_scan_is_kind(p, k, e, CC_CHUNK_NP) && k > 1 &&
        cc_scan_is_kind(p, k - 1, e, CC_CHUNK_CC) && cc_scan_is_kind(p, k - 2, e, CC_CHUNK_NP);
}

/* "has a weak heart and [a leaky gut, and nobody knows why]": the verb at v is that of the noun phrase behind ", and",
 * which two subjects would not be parted by. */
static bool
joins_clause(const struct cc_parse *p, uint32_t k, uint32_t v, uint32_t e)
{
    if (k == 0 || !cc_scan_is_kind(p, k - 1, e, CC_CHUNK_CC) || !cc_scan_is_kind(p, k, e, CC_CHUNK_NP))
        return false;
    for (uint32_t i = k + 1; i + 2 < v; i++) {
        if (cc_scan_is_comma(p, i, e))
            return cc_scan_is_kind(p, i + 1, e, CC_CHUNK_CC) && cc_scan_is_kind(p, i + 2, e, CC_CHUNK_NP) &&
                cc_scan_clause_ahead(p, i + 2, e);
    }
    return false;
}

bool
cc_scan_clause_ahead(const struct cc_parse *p, uint32_t k, uint32_t e)
{
    uint32_t v;

    k = cc_scan_skip_adverbs(p, k, e);
    if (cc_scan_is_kind(p, k, e, CC_CHUNK_PP) &&
        cc_token_in(cc_scan_first_token(p, k), "up about around over at nearly"))
        k++; /* "up to a quarter of …" */
    if (cc_scan_is_kind(p, k, e, CC_CHUNK_PP))
        return false;
    if (!cc_scan_is_kind(p, k, e, CC_CHUNK_NP) && !cc_scan_has_flag(p, k, e, CC_VP_GERUND))
        return false;
    v = cc_scan_find_verb(NULL, p, k, e);
    if (v >= e || parted_from_verb(p, k, v, e))
        return false;
    if (cc_scan_has_flag(p, v, e, CC_VP_PARTICIPLE) && !cc_scan_is_finite(p, v, e) &&
        cc_token_in(cc_scan_first_token(p, k), "a an"))
        return false; /* ", an antioxidant thought to slow …" */
    if (joins_clause(p, k, v, e))
        return false;
    for (uint32_t i = k; i < v; i++) {
        if (i > k && i + 2 == v && cc_scan_is_comma(p, i, e) && cc_scan_is_pronoun_subject(p, i + 1) &&
            cc_scan_is_kind(p, k, e, CC_CHUNK_NP))
            return false; /* "… salt and water, it blunts": a clause that nothing but the comma joins */
        if (cc_scan_is_comma(p, i, e) && !cc_scan_is_kind(p, i + 1, e, CC_CHUNK_CC) && i + 1 < v &&
            !cc_scan_is_kind(p, i + 1, e, CC_CHUNK_REL))
            return cc_scan_is_kind(p, k, e, CC_CHUNK_NP) && v - k < 8;
        if (i > k && cc_scan_is_kind(p, i, e, CC_CHUNK_CC) && i + 2 == v && cc_scan_is_comma(p, i - 1, e) &&
            cc_scan_is_pronoun_subject(p, i + 1))
            return false; /* ", compounds that mimic oestrogen, but they do …": the verb is not theirs */
    }
    return true;
}

void
cc_scan_repair_inversion(struct cc_parse *p)
{
    bool subject = false;

    for (uint32_t i = 0; i < p->n_k; i++) {
        struct cc_chunk *c = &p->chunks[i];
        const struct cc_token *k = &p->text->tokens[c->first];

        if (c->kind == CC_CHUNK_VP && (c->flags & CC_VP_INVERTED) && c->main == CC_NO_INDEX && subject &&
            ((p->chunks[i - 1].kind != CC_CHUNK_CC && cc_token_lemma_is(k, "be")) ||
                (cc_token_lemma_is(k, "have") && i + 1 < p->n_k && p->chunks[i + 1].kind == CC_CHUNK_NP)) &&
            !cc_token_is(&p->text->tokens[c->first > 0 ? c->first - 1 : 0], "so")) {
            c->flags = (c->flags & ~(uint32_t)CC_VP_INVERTED) | CC_VP_FINITE |
                (cc_token_lemma_is(k, "be") ? CC_VP_COPULA : 0);
            c->main = c->head;
        }
        if (c->kind == CC_CHUNK_REL && cc_token_in(k, "when whenever") && i + 1 < p->n_k &&
            p->chunks[i + 1].kind == CC_CHUNK_NP)
            c->kind = CC_CHUNK_SUB;
        subject = subject || c->kind == CC_CHUNK_NP || (c->kind == CC_CHUNK_VP && (c->flags & CC_VP_GERUND));
        if (c->kind == CC_CHUNK_PUNCT && k->tag != CC_TAG_COMMA)
            subject = false;
    }
}

/* "In one trial [calcium] raised …", "In mice [vitamin D] …": words that end a fronted phrase, whatever noun stands
 * behind them without a comma. */
static bool
ends_fronted(const struct cc_token *k)
{
    return cc_tag_is_noun(k->tag) && cc_prose_word(k, "crowd");
}

void
cc_scan_repair_fronted(struct cc_parse *p)
{
    for (uint32_t i = 1; i + 1 < p->n_k && p->n_k < CC_SENTENCE_MAX_TOKENS; i++) {
        struct cc_chunk *c = &p->chunks[i];
        uint32_t at = c->first, v = i + 1;

        if (c->kind != CC_CHUNK_NP || c->end < c->first + 2 || p->chunks[i - 1].kind != CC_CHUNK_PP ||
            !cc_token_in(cc_scan_first_token(p, i - 1), "in among") ||
            !(i == 1 || p->chunks[i - 2].kind == CC_CHUNK_PUNCT || p->chunks[i - 2].kind == CC_CHUNK_CC))
            continue;
        while (at + 1 < c->end && !ends_fronted(&p->text->tokens[at]))
            at++;
        if (at + 1 >= c->end ||
            cc_token_in(&p->text->tokens[at + 1], "group groups participants data results population populations"))
            continue;
        v = cc_scan_skip_adverbs(p, v, p->n_k);
        if (!cc_scan_is_finite(p, v, p->n_k) && !cc_scan_is_kind(p, v, p->n_k, CC_CHUNK_REL))
            continue;
        memmove(&p->chunks[i + 1], c, (p->n_k - i) * sizeof *c);
        memmove(&p->k[i + 1], &p->k[i], (p->n_k - i) * sizeof p->k[0]);
        p->n_k++;
        p->chunks[i + 1].first = at + 1;
        p->chunks[i + 1].det = CC_NO_INDEX;
        c->end = at + 1;
        c->head = at;
        c->of = CC_NO_INDEX;
        c->flags &= ~(uint32_t)CC_NP_PLURAL;
        c->flags |= cc_tag_is_plural(p->text->tokens[at].tag) ? CC_NP_PLURAL : 0;
    }
}

static bool
effect_verb(const struct cc_parse *p, uint32_t token)
{
    const struct cc_token *k = &p->text->tokens[token];
    uint32_t row = k->tag == CC_TAG_NN && (k->can & CC_CAN_BASE)
        ? cc_vocab_find(&cc_vocab_verbs, k->lower, k->lower_len)
        : CC_VOCAB_NONE;

    return row != CC_VOCAB_NONE && strcmp(cc_vocab_field(&cc_vocab_verbs, row, CC_VOCAB_VERBS_EFFECT), "moves") != 0;
}

void
cc_scan_repair_list(struct cc_parse *p)
{
    bool verb = false, list = false, infinitive = false;

    for (uint32_t i = 0; i + 1 < p->n_k; i++) {
        struct cc_chunk *c = &p->chunks[i];
        bool alone = c->end - c->first == 1, after = i > 0 && p->chunks[i - 1].kind == CC_CHUNK_CC;

        if (c->kind == CC_CHUNK_VP) {
            infinitive = (c->flags & (CC_VP_TO | CC_VP_BARE)) != 0;
            list = list || (verb && i > 0 && p->chunks[i - 1].kind == CC_CHUNK_PUNCT);
            verb = true;
        }
        if (c->kind != CC_CHUNK_NP || !after || !verb || !effect_verb(p, c->first))
            continue;
        if ((alone && p->chunks[i + 1].kind == CC_CHUNK_NP) ||
            (!alone && infinitive && cc_token_in(&p->text->tokens[c->first], "support boost balance aid fight calm") &&
                p->n_k < CC_SENTENCE_MAX_TOKENS) ||
            (!alone && list && i > 1 && p->chunks[i - 2].kind == CC_CHUNK_PUNCT && p->n_k < CC_SENTENCE_MAX_TOKENS)) {
            if (!alone) { /* cut the chunk in two */
                memmove(&p->chunks[i + 1], c, (p->n_k - i) * sizeof *c);
                memmove(&p->k[i + 1], &p->k[i], (p->n_k - i) * sizeof p->k[0]);
                p->n_k++;
                p->chunks[i + 1].first++;
                c->end = c->first + 1;
            }
            c->kind = CC_CHUNK_VP;
            c->flags = CC_VP_BARE;
            c->head = c->main = c->first;
            c->modal = c->neg = c->aux = c->particle = c->partner = CC_NO_INDEX;
        }
    }
}

/* inserted.c: sentences that another one is built into, told as two: "Cortisol, a hormone that the adrenals release
 * under stress, peaks at dawn", "Fibre feeds bacteria, of which some make butyrate", "Light falls on the eye, whereupon
 * the clock shifts". The parser reads plain relative clauses itself; what is here hides a verb from it. */
#include <string.h>

#include "claims/inflect.h"
#include "claims/lexicon.h"
#include "claims/restating.h"

#define INSERT_MAX 28 /* tokens between the commas */
#define SUBJECT_MAX 12

static const struct cc_token *
token(const struct cc_restating *p, uint32_t i)
{
    return &p->t->tokens[i];
}

static bool
is_comma(const struct cc_restating *p, uint32_t i)
{
    return token(p, i)->tag == CC_TAG_COMMA && token(p, i)->depth == 0;
}

/* Can nothing of a clause go on behind token i? */
static bool
ends_clause(const struct cc_restating *p, uint32_t i)
{
    return token(p, i)->tag == CC_TAG_COLON || token(p, i)->tag == CC_TAG_DASH || token(p, i)->tag == CC_TAG_ARROW;
}

static uint32_t
skip_in_fact(const struct cc_restating *p, uint32_t i)
{
    return cc_token_is(token(p, i), "in") && cc_token_in(token(p, i + 1), "fact truth reality") ? i + 2 : i;
}

/* The token behind adverbs from i on. */
static uint32_t
skip_adverbs(const struct cc_restating *p, uint32_t i, uint32_t e)
{
    i = skip_in_fact(p, i);
    while (i < e && cc_tag_is_adverb(token(p, i)->tag))
        i++;
    return i;
}

/* The first finite verb of [a, e), or e. */
static uint32_t
find_finite(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    while (a < e && !cc_tag_is_finite(token(p, a)->tag))
        a++;
    return a;
}

/* Behind the verb group that begins at token v: its auxiliaries, adverbs and the last verb; then a particle. */
static uint32_t
group_end(const struct cc_restating *p, uint32_t v, uint32_t e)
{
    uint32_t end = v + 1;

    for (uint32_t i = v + 1; i < e; i++) {
        if (cc_tag_is_verb(token(p, i)->tag) && token(p, i)->tag != CC_TAG_VBG && (token(p, i - 1)->tag != CC_TAG_TO))
            end = i + 1;
        else if (!cc_tag_is_adverb(token(p, i)->tag))
            break;
    }
    return end < e && token(p, end)->tag == CC_TAG_RP ? end + 1 : end;
}

/* A relative word at i with a subject of its own behind it: "that the liver makes", "which many people take". */
static bool
object_relative(const struct cc_restating *p, uint32_t i, uint32_t e)
{
    uint8_t next;

    if (i + 3 >= e || !cc_token_in(token(p, i), "that which who whom"))
        return false;
    next = token(p, i + 1)->tag;
    return next == CC_TAG_DT || next == CC_TAG_PRPS || next == CC_TAG_PRP || next == CC_TAG_CD ||
        ((cc_tag_is_noun(next) || cc_tag_is_adjective(next)) && find_finite(p, i + 2, e) < e);
}

/* ---- what is built in, told by itself */

/* "that the adrenals release under stress" of cortisol: "The adrenals release cortisol under stress". Not what people
 * only believe. */
static void
tell_object_relative(const struct cc_restating *p, uint32_t rel, uint32_t e, const char *what)
{
    uint32_t v = find_finite(p, rel + 1, e), end = group_end(p, v, e);
    struct cc_buf b = {0};

    if (v >= e || end > e || cc_says(token(p, end - 1)) || cc_says(token(p, v)) ||
        cc_token_in(token(p, rel + 1), "i we you he she they it this these those many most some few") ||
        cc_noun_ending(p->t, rel + 1, v) == CC_NOUN_PEOPLE)
        return;
    if (end < e && cc_tag_is_finite(token(p, end)->tag))
        return;
    cc_restating_add(p, &b, rel + 1, end);
    cc_buf_addc(&b, ' ');
    cc_buf_adds(&b, what);
    cc_restating_add(p, &b, end, e);
    cc_restating_sentence(p, &b, "inserted");
}

/* Is [a, e) a number of things, or a share: "some", "roughly four in five", "most", "40 per cent"? */
static bool
only_counts(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    if (a >= e)
        return false;
    for (; a < e; a++) {
        const struct cc_token *k = token(p, a);

        if (!(k->tag == CC_TAG_CD || (k->flags & CC_TOK_NUMBER) || cc_tag_is_adverb(k->tag) ||
                cc_prose_word(k, "count")))
            return false;
    }
    return true;
}

static bool
begins_with_article(const char *what)
{
    return strncasecmp(what, "the ", 4) == 0 || strncasecmp(what, "a ", 2) == 0 || strncasecmp(what, "an ", 3) == 0;
}

/* "ceramides" of "several ceramides" */
static const char *
without_amount(const char *what)
{
    size_t n = strcspn(what, " ");

    return what[n] != '\0' && cc_token_one_of(what, n, "several some many certain various", 33) ? what + n + 1 : what;
}

/* Can token v be the verb of a subject whose last word is token last? A noun may be one. */
static bool
may_be_verb(const struct cc_restating *p, uint32_t v, uint32_t last)
{
    const struct cc_token *k = token(p, v);
    bool plural = cc_tag_is_plural(token(p, last)->tag);

    if (cc_tag_is_finite(k->tag))
        return true;
    if (plural)
        return (k->tag == CC_TAG_NN || k->tag == CC_TAG_VB || k->tag == CC_TAG_JJR) && (k->can & CC_CAN_BASE) &&
            (cc_tag_is_noun(k[1].tag) || k[1].tag == CC_TAG_DT || k[1].tag == CC_TAG_PRPS || k[1].tag == CC_TAG_IN);
    return k->tag == CC_TAG_NNS && (k->can & CC_CAN_VBZ);
}

/* The comma behind the name of "of which one, butyrate, feeds …", w being its "which"; e = it is none. */
static uint32_t
named_one(const struct cc_restating *p, uint32_t w, uint32_t e)
{
    if (w + 6 >= e || !cc_token_is(token(p, w), "which") || !cc_token_is(token(p, w - 1), "of") ||
        !is_comma(p, w + 2) || !only_counts(p, w + 1, w + 2))
        return e;
    for (uint32_t j = w + 4; j + 2 < e && j < w + 9; j++) {
        if (is_comma(p, j))
            return may_be_verb(p, skip_adverbs(p, j + 1, e), j - 1) ? j : e;
    }
    return e;
}

/* Has what begins at token a with "of which", w being its last word, a verb? One behind a share of it may look like a
 * noun: "some of which turn into cancers". */
static bool
says_more(const struct cc_restating *p, uint32_t a, uint32_t w, uint32_t e)
{
    return find_finite(p, w + 1, e) < e || named_one(p, w, e) < e ||
        (w > a + 1 && w + 2 < e && (token(p, w + 1)->can & CC_CAN_VERB));
}

/* What begins at the preposition a and is built on a relative word at w = a + 1 or behind a share of it ("most of
 * which"): told of `what`. [a, e). */
static void
tell_of_which(const struct cc_restating *p, uint32_t a, uint32_t w, uint32_t e, const char *what)
{
    uint32_t v = find_finite(p, w + 1, e), noun = w + 1;
    const char *prep = token(p, w - 1)->lower;
    struct cc_buf b = {0};
    bool of = cc_token_is(token(p, w - 1), "of");
    size_t n = strlen(what);

    if (!says_more(p, a, w, e) || (v < e && cc_says(token(p, v))))
        return;
    if (a < w - 1) { /* "most of which is made at night" */
        bool plain =
            w == a + 2 && cc_token_in(token(p, a), "most some many few all much") && !begins_with_article(what);

        cc_restating_add(p, &b, a, plain ? w - 1 : w);
        cc_buf_addf(&b, " %s", plain ? without_amount(what) : what);
        cc_restating_add(p, &b, w + 1, e);
    } else if (cc_token_is(token(p, w), "whose")) { /* "of whose fibres four in five carry news" */
        while (noun < v && !only_counts(p, noun, noun + 1) && token(p, noun)->tag != CC_TAG_DT)
            noun++;
        if (noun == w + 1)
            return;
        if (noun < v || !of)
            cc_restating_add(p, &b, noun, of ? v : e);
        cc_buf_addf(&b, " %.*s %s%s", (int)token(p, w - 1)->lower_len, prep, what, what[n - 1] == 's' ? "’" : "’s");
        cc_restating_add(p, &b, w + 1, noun);
        if (of)
            cc_restating_add(p, &b, v, e);
    } else if (of && only_counts(p, w + 1, skip_adverbs(p, w + 1, v) < v ? v : w + 1)) {
        cc_restating_add(p, &b, w + 1, v); /* "of which two are dangerous" */
        cc_buf_addf(&b, " of %s", what);
        cc_restating_add(p, &b, v, e);
    } else if (named_one(p, w, e) < e) {
        cc_restating_add(p, &b, w + 3, named_one(p, w, e)); /* "of which one, butyrate, feeds the colon" */
        cc_restating_add(p, &b, named_one(p, w, e) + 1, e);
    } else if (v > w + 1 && cc_token_is(token(p, w - 1), "after")) { /* "after which women catch up" */
        cc_buf_addf(&b, "after %s,", what);
        cc_restating_add(p, &b, w + 1, e);
    } else if (v > w + 1) { /* "from which the brain makes serotonin" */
        uint32_t end = group_end(p, v, e), object = end;

        while (of && object < e && only_counts(p, object, object + 1))
            object++; /* "of which the skin makes most when …" */
        if (object == end) {
            while (object < e && !cc_tag_is_punct(token(p, object)->tag) && !cc_tag_is_verb(token(p, object)->tag) &&
                !(token(p, object)->set & CC_SET_SUB) && token(p, object)->tag != CC_TAG_WRB)
                object++;
        }
        cc_restating_add(p, &b, w + 1, object);
        cc_buf_addf(&b, " %.*s %s", (int)token(p, w - 1)->lower_len, prep, what);
        cc_restating_add(p, &b, object, e);
    }
    cc_restating_sentence(p, &b, "of-which");
}

/* The relative word of "of which", "most of whom", "without which", which begins at token a; e = none. */
static uint32_t
which_behind(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i + 2 < e && i < a + 5; i++) {
        if (token(p, i)->tag == CC_TAG_IN && cc_token_in(token(p, i + 1), "which whom whose"))
            return i == a || only_counts(p, a, i) ? i + 1 : e;
    }
    return e;
}

/* ---- between the subject and its verb */

enum insert { INSERT_NONE, INSERT_NAME, INSERT_OF_WHICH, INSERT_OBJECT, INSERT_STATE };

/* What begins at token a, behind a comma. *rel: its relative word. */
static enum insert
insert_at(const struct cc_restating *p, uint32_t a, uint32_t e, uint32_t *rel)
{
    const struct cc_token *k = token(p, a), *next = token(p, a + 1);

    *rel = which_behind(p, a, e);
    if (*rel < e)
        return INSERT_OF_WHICH;
    if (cc_token_in(k, "which who")) {
        *rel = a;
        return object_relative(p, a, e) ? INSERT_OBJECT : INSERT_NAME;
    }
    if (cc_token_in(k, "a an the one itself themselves") || k->tag == CC_TAG_PRPS) {
        for (uint32_t i = a + 1; i < e && i < a + 10 && !is_comma(p, i); i++) {
            if (cc_token_in(token(p, i), "that which who whom")) {
                *rel = i;
                return INSERT_NAME;
            }
        }
        return INSERT_NAME;
    }
    if (cc_token_is(k, "even") || cc_prose_word(k, "state"))
        k = cc_token_is(k, "even") ? next + 1 : next, next = k + 1;
    else if (cc_token_in(k, "far"))
        return cc_token_is(next, "from") ? INSERT_STATE : INSERT_NONE;
    if (k->tag == CC_TAG_RB)
        k = next, next = k + 1;
    if ((k->tag == CC_TAG_VBN || (k->tag == CC_TAG_VBD && (k->can & CC_CAN_VBN)) ||
            (k - 1 >= token(p, a) && cc_token_in(k - 1, "though although while if when once still now often") &&
                (cc_tag_is_adjective(k->tag) || k->tag == CC_TAG_IN))) &&
        (next->tag != CC_TAG_COMMA || k > token(p, a)))
        return INSERT_STATE;
    return cc_token_is(token(p, a), "given") ? INSERT_STATE : INSERT_NONE;
}

/* Where the clause that token i stands in begins. */
static uint32_t
clause_start(const struct cc_restating *p, uint32_t i)
{
    while (i > p->s->first && !ends_clause(p, i - 1) &&
        !((token(p, i - 1)->tag == CC_TAG_CC ||
              cc_token_in(token(p, i - 1), "while whereas although though because since")) &&
            i > p->s->first + 1 && is_comma(p, i - 2)))
        i--;
    return i;
}

/* Is [a, e) a subject that waits for its verb? Behind "who" and "that" it may have one verb. */
static bool
is_subject(const struct cc_restating *p, uint32_t a, uint32_t e)
{
    const struct cc_token *k = token(p, a);
    bool relative = false;

    if (e <= a || e - a > SUBJECT_MAX || k->tag == CC_TAG_IN || k->tag == CC_TAG_TO || k->tag == CC_TAG_WRB ||
        k->tag == CC_TAG_VB || k->tag == CC_TAG_VBN || k->tag == CC_TAG_EX ||
        !(cc_tag_is_noun(token(p, e - 1)->tag) || (e == a + 1 && k->tag == CC_TAG_VBG) ||
            (e > a + 1 && token(p, e - 1)->lower_len == 1)))
        return false;
    for (uint32_t i = a; i < e; i++) {
        if (token(p, i)->tag == CC_TAG_COMMA)
            return false;
        if (i > a && (token(p, i)->tag == CC_TAG_WDT || token(p, i)->tag == CC_TAG_WP) && !relative) {
            relative = true;
            i = group_end(p, i + 1, e) - 1;
        } else if (cc_tag_is_finite(token(p, i)->tag)) {
            return false;
        }
    }
    return true;
}

/* Are those who do what the verb at token v says people? */
static bool
people_do(const struct cc_restating *p, uint32_t start, uint32_t v)
{
    const struct cc_token *k;

    for (uint32_t i = start + 1; i < v; i++) {
        if (token(p, i)->tag == CC_TAG_IN || cc_tag_is_adverb(token(p, i)->tag))
            v = i; /* "nurses on night shifts", "they also" */
    }
    k = token(p, v - 1);
    return k->tag == CC_TAG_PRP || k->tag == CC_TAG_JJ || cc_noun_ending(p->t, start, v) == CC_NOUN_PEOPLE ||
        (cc_tag_is_plural(k->tag) && k->lower_len > 4 && memcmp(k->lower + k->lower_len - 3, "ers", 3) == 0);
}

/* The comma that closes what begins at token a, with the subject's verb behind it; e = none. */
static uint32_t
closing_comma(const struct cc_restating *p, uint32_t a, uint32_t last, uint32_t e)
{
    for (uint32_t j = a; j + 2 < e && j < a + INSERT_MAX; j++) {
        uint32_t v = skip_adverbs(p, j + 1, e);

        if (ends_clause(p, j))
            return e;
        if (is_comma(p, j) && v + 1 < e && may_be_verb(p, v, last))
            return j;
    }
    return e;
}

/* "Growth hormone, most of which is made at night, repairs muscle": the sentence without it, and it by itself. */
static bool
interrupted(const struct cc_restating *p)
{
    uint32_t e = p->s->end;

    for (uint32_t i = p->s->first + 1; i + 4 < e; i++) {
        uint32_t a, close, rel;
        enum insert what;
        struct cc_buf b = {0};
        char *subject;

        if (!is_comma(p, i))
            continue;
        a = clause_start(p, i);
        if (!is_subject(p, a, i))
            continue;
        close = closing_comma(p, i + 1, i - 1, e);
        what = close < e ? insert_at(p, i + 1, close, &rel) : INSERT_NONE;
        if (what == INSERT_NONE)
            continue;
        if (what == INSERT_NAME && token(p, i + 1)->tag != CC_TAG_PRPS &&
            !cc_token_in(token(p, i + 1), "itself themselves") && (rel >= close || !object_relative(p, rel, close)) &&
            cc_tag_is_finite(token(p, skip_adverbs(p, close + 1, e))->tag))
            continue; /* the parser reads that itself */
        cc_restating_add(p, &b, a, i);
        subject = cc_arena_strndup(&p->x->scratch, b.v, b.n);
        cc_buf_reset(&b);
        if (what == INSERT_STATE && cc_token_in(token(p, i + 1), "if when unless even")) {
            cc_restating_add(p, &b, p->s->first, a); /* "Statins, if taken at night, …": under that condition only */
            cc_restating_add(p, &b, i + 1, close + 1);
            cc_restating_add(p, &b, a, i);
        } else {
            cc_restating_add(p, &b, p->s->first, i);
            if (what == INSERT_STATE && cc_prose_word(token(p, i + 1), "dose"))
                cc_restating_add(p, &b, i + 1, close); /* "The hormone, given by mouth, …" */
        }
        cc_restating_add(p, &b, skip_in_fact(p, close + 1), e);
        cc_restating_sentence(p, &b, NULL);
        if (what == INSERT_OF_WHICH)
            tell_of_which(p, i + 1, rel, close, subject);
        else if ((what == INSERT_OBJECT || what == INSERT_NAME) && rel < close && object_relative(p, rel, close))
            tell_object_relative(p, rel, close, subject);
        else if (cc_token_in(token(p, i + 1), "itself themselves")) {
            cc_buf_addf(&b, "%s %s", subject, cc_tag_is_plural(token(p, i - 1)->tag) ? "are" : "is");
            cc_restating_add(p, &b, i + 2, close); /* "a narrow diet, itself a consequence of X, …" */
            cc_restating_sentence(p, &b, "inserted");
        } else if (what == INSERT_NAME && rel < close) {
            cc_buf_adds(&b, subject);
            cc_restating_add(p, &b, rel + 1, close);
            cc_restating_sentence(p, &b, "inserted");
        }
        return true;
    }
    return false;
}

/* "Volunteers become, within three hours, listless", "Zinc can, in some people, cause nausea": the words between the
 * commas are told in front, where the parser expects them. */
static bool
behind_verb(const struct cc_restating *p)
{
    uint32_t e = p->s->end;

    for (uint32_t i = p->s->first + 2; i + 5 < e; i++) {
        uint32_t start, close = i + 2, v;
        struct cc_buf b = {0};

        if (!is_comma(p, i) || !cc_tag_is_finite(token(p, i - 1)->tag) ||
            !cc_token_in(token(p, i + 1), "in on within over after among at during under for by") ||
            cc_token_in(token(p, i + 2), "which whom whose turn fact short other effect"))
            continue;
        while (close + 2 < e && close < i + 9 && !is_comma(p, close) && !cc_tag_is_verb(token(p, close)->tag))
            close++;
        start = clause_start(p, i);
        v = find_finite(p, start, i);
        if (!is_comma(p, close) || group_end(p, v, i) != i || token(p, close + 1)->tag == CC_TAG_CC ||
            !(is_subject(p, start, v) || (v == start + 1 && token(p, start)->tag == CC_TAG_PRP)))
            continue;
        cc_restating_add(p, &b, p->s->first, start);
        cc_restating_add(p, &b, i + 1, close + 1);
        cc_restating_add(p, &b, start, i - (token(p, i - 1)->set & CC_SET_DO ? 1 : 0));
        if ((token(p, i - 1)->set & CC_SET_DO) && (token(p, close + 1)->can & CC_CAN_BASE)) {
            const struct cc_token *k = token(p, ++close);

            cc_buf_addc(&b, ' '); /* "do, on average, harbour": they harbour */
            if (cc_token_is(token(p, i - 1), "did"))
                cc_inflect_add(&b, k->lower, k->lower_len, CC_FORM_PAST);
            else
                cc_inflect_present(&b, k->lower, k->lower_len, cc_token_is(token(p, i - 1), "do"));
        }
        cc_restating_add(p, &b, close + 1, e);
        cc_restating_sentence(p, &b, NULL);
        return true;
    }
    return false;
}

/* ---- behind the statement */

/* The noun phrase that ends before token i; i when there is none. */
static uint32_t
noun_begin(const struct cc_restating *p, uint32_t i)
{
    for (uint32_t c = p->s->chunk_first; c < p->s->chunk_end; c++) {
        const struct cc_chunk *k = &p->t->chunks[c];

        if (k->kind == CC_CHUNK_NP && k->end == i)
            return k->first;
    }
    return i;
}

/* The noun phrase of people nearest before token i: what "whom" stands for; i when there is none. */
static uint32_t
people_before(const struct cc_restating *p, uint32_t i, uint32_t *end)
{
    for (uint32_t c = p->s->chunk_end; c-- > p->s->chunk_first;) {
        const struct cc_chunk *k = &p->t->chunks[c];

        if (k->kind == CC_CHUNK_NP && k->end <= i && cc_noun_ending(p->t, k->first, k->head + 1) == CC_NOUN_PEOPLE) {
            *end = k->end;
            return k->first;
        }
    }
    return i;
}

/* Where what stands behind the comma ends: at the next colon, semicolon or dash. */
static uint32_t
tail_end(const struct cc_restating *p, uint32_t i)
{
    while (i < p->s->end && !ends_clause(p, i) && token(p, i)->tag != CC_TAG_STOP)
        i++;
    return i;
}

/* Tells the sentence up to token to, and what follows the tail that ends at token e. */
static void
tell_around(const struct cc_restating *p, uint32_t to, uint32_t e, bool before)
{
    struct cc_buf b = {0};

    cc_restating_add(p, &b, before ? p->s->first : e + 1, before ? to : p->s->end);
    if (b.n > 0)
        cc_restating_sentence(p, &b, NULL);
    cc_buf_clear(&b);
}

/* The verb that token i may be the first of, when something is joined to another verb: "reduces A[,] raises B [and]
 * slows C". */
static bool
joins_verbs(const struct cc_restating *p, uint32_t i)
{
    uint32_t v = skip_adverbs(p, i + 1, p->s->end);

    return cc_tag_is_finite(token(p, v)->tag) || token(p, v)->tag == CC_TAG_VB;
}

/* "They eat badly and sleep badly, all of which alters …": each deed of people by itself. [v, i) are their verbs,
 * [from, e) what all of it does. */
static void
tell_deeds(const struct cc_restating *p, uint32_t v, uint32_t i, uint32_t from, uint32_t e)
{
    for (uint32_t a = v, end; a < i; a = end + 1) {
        struct cc_buf b = {0};
        uint32_t verb = skip_adverbs(p, a, i), does = skip_adverbs(p, from, e);

        for (end = verb + 1; end < i; end++) {
            if ((is_comma(p, end) && (joins_verbs(p, end) || token(p, end + 1)->tag == CC_TAG_CC)) ||
                (token(p, end)->tag == CC_TAG_CC && joins_verbs(p, end)))
                break;
        }
        if (verb >= i || does >= e || !cc_tag_is_verb(token(p, verb)->tag) || (token(p, verb)->set & CC_SET_BE) ||
            token(p, verb)->tag == CC_TAG_MD)
            return;
        cc_inflect_add(&b, token(p, verb)->lemma, token(p, verb)->lemma_len, CC_FORM_ING);
        cc_restating_add(p, &b, verb + 1, end);
        cc_restating_add(p, &b, from, does);
        cc_buf_addc(&b, ' ');
        if (token(p, does)->tag == CC_TAG_VBP)
            cc_inflect_present(&b, token(p, does)->lemma, token(p, does)->lemma_len, false);
        else
            cc_restating_add(p, &b, does, does + 1);
        cc_restating_add(p, &b, does + 1, e);
        cc_restating_sentence(p, &b, "all-of-which");
        end += token(p, end)->tag == CC_TAG_COMMA && token(p, end + 1)->tag == CC_TAG_CC;
    }
}

/* "…, all of which raise the risk": of all that was listed before the comma at i; of what did it all, where deeds were
 * listed. The tail is [rel + 1, e). */
static void
tell_all_of_which(const struct cc_restating *p, uint32_t i, uint32_t rel, uint32_t e)
{
    uint32_t start = clause_start(p, i), v = find_finite(p, start, i), a = i, does = skip_adverbs(p, rel + 1, e);
    bool verbs = false, nouns = false;
    struct cc_buf b = {0};

    for (uint32_t j = v + 1; j + 1 < i; j++)
        verbs = verbs || ((token(p, j)->tag == CC_TAG_CC) && joins_verbs(p, j));
    if (v >= i || does >= e || !cc_tag_is_finite(token(p, does)->tag))
        return;
    if (verbs && people_do(p, start, v)) {
        tell_deeds(p, v, i, rel + 1, e);
        return;
    }
    if (verbs) {
        cc_restating_add(p, &b, start, v);
        cc_restating_add(p, &b, rel + 1, does);
        cc_buf_addc(&b, ' ');
        if (token(p, does)->tag == CC_TAG_VBP)
            cc_inflect_present(
                &b, token(p, does)->lemma, token(p, does)->lemma_len, cc_tag_is_plural(token(p, v - 1)->tag));
        else
            cc_restating_add(p, &b, does, does + 1);
        cc_restating_add(p, &b, does + 1, e);
    } else {
        while (a > v + 1 && !cc_tag_is_verb(token(p, a - 1)->tag) && token(p, a - 1)->tag != CC_TAG_IN &&
            token(p, a - 1)->tag != CC_TAG_TO && !ends_clause(p, a - 1)) {
            nouns = nouns || token(p, a - 1)->tag == CC_TAG_CC;
            a--;
        }
        if (!nouns)
            return;
        cc_restating_add(p, &b, a, i);
        cc_restating_add(p, &b, rel + 1, e);
    }
    cc_restating_sentence(p, &b, "all-of-which");
}

/* "Fibre feeds bacteria, of which some make butyrate", "… women, in whom it is mistaken for depression". */
static bool
which_at_end(const struct cc_restating *p)
{
    if (!cc_sentence_may_have(p->s, "which whom whose"))
        return false;
    for (uint32_t i = p->s->first + 3; i + 5 < p->s->end; i++) {
        uint32_t rel, a, end = i, tail;
        struct cc_buf b = {0};

        if (!is_comma(p, i) || find_finite(p, p->s->first, i) == i)
            continue;
        tail = tail_end(p, i + 1);
        rel = which_behind(p, i + 1, tail);
        if (rel >= tail || cc_token_in(token(p, rel - 1), "at upon") || !says_more(p, i + 1, rel, tail) ||
            (rel == i + 2 && cc_token_in(token(p, rel + 1), "case turn")))
            continue;
        if (rel == i + 3 && cc_token_in(token(p, i + 1), "all both any each none") &&
            cc_token_is(token(p, rel), "which")) {
            tell_around(p, i, tail, true);
            if (!cc_token_in(token(p, i + 1), "none"))
                tell_all_of_which(p, i, rel, tail);
            tell_around(p, i, tail, false);
            return true;
        }
        a = cc_token_is(token(p, rel), "whom") ? people_before(p, i, &end) : noun_begin(p, i);
        if (a >= end && cc_token_is(token(p, rel), "which")) { /* "Polyps are common, some of which …" */
            a = clause_start(p, i);
            end = find_finite(p, a, i);
            end = is_subject(p, a, end) && (token(p, end)->set & CC_SET_BE) ? end : a;
        }
        if (a >= end || token(p, a)->tag == CC_TAG_PRP)
            continue;
        tell_around(p, i, tail, true);
        cc_restating_add(p, &b, a, end);
        tell_of_which(p, i + 1, rel, tail, cc_arena_strndup(&p->x->scratch, b.v, b.n));
        cc_buf_clear(&b);
        tell_around(p, i, tail, false);
        return true;
    }
    return false;
}

/* "…, whereupon the clock shifts": a statement of its own. */
static bool
whereupon(const struct cc_restating *p)
{
    if (!cc_sentence_may_have(p->s, "whereupon whereby"))
        return false;
    for (uint32_t i = p->s->first + 3; i + 3 < p->s->end; i++) {
        if (!cc_token_in(token(p, i), "whereupon whereby") || !is_comma(p, i - 1))
            continue;
        tell_around(p, i - 1, i, true);
        tell_around(p, i - 1, i, false);
        return true;
    }
    return false;
}

/* "…, an effect that aspirin abolishes": what is done to what was said. */
static bool
name_at_end(const struct cc_restating *p)
{
    for (uint32_t i = p->s->first + 3; i + 6 < p->s->end; i++) {
        uint32_t rel = i + 3, tail, to;
        struct cc_buf b = {0};

        if (!is_comma(p, i) || !cc_token_in(token(p, i + 1), "a an") || find_finite(p, p->s->first, i) == i)
            continue;
        tail = tail_end(p, i + 1);
        while (rel < tail && rel < i + 8 && !cc_token_in(token(p, rel), "that which"))
            rel++;
        if (rel >= tail || rel >= i + 8 || !cc_tag_is_noun(token(p, rel - 1)->tag) || !object_relative(p, rel, tail))
            continue;
        for (to = rel; to < tail && !is_comma(p, to); to++)
            ;
        tell_around(p, i, tail, true);
        cc_buf_adds(&b, "the");
        cc_restating_add(p, &b, i + 2, rel);
        tell_object_relative(p, rel, to, cc_arena_strndup(&p->x->scratch, b.v, b.n));
        cc_buf_clear(&b);
        tell_around(p, i, tail, false);
        return true;
    }
    return false;
}

/* "Smoking yellows the teeth, besides narrowing the vessels": what else the subject does. In front: besides.c. */
static bool
besides(const struct cc_restating *p)
{
    if (!cc_sentence_may_have(p->s, "besides well apart"))
        return false;
    for (uint32_t i = p->s->first + 3; i + 3 < p->s->end; i++) {
        uint32_t verb = cc_token_is(token(p, i), "besides")                             ? i + 1
            : cc_token_is(token(p, i), "as") && cc_token_is(token(p, i + 1), "well") ? i + 3
            : cc_token_is(token(p, i), "apart")                                      ? i + 2
                                                                                     : p->s->end;
        uint32_t start = clause_start(p, i), v = find_finite(p, start, i), end;
        struct cc_buf b = {0};

        if (verb + 1 >= p->s->end || token(p, verb)->tag != CC_TAG_VBG || !is_comma(p, i - 1) ||
            !is_subject(p, start, v))
            continue;
        end = tail_end(p, verb + 1);
        for (uint32_t k = verb + 1; k < end; k++)
            end = is_comma(p, k) ? k : end;
        cc_restating_add(p, &b, p->s->first, i - 1);
        cc_restating_add(p, &b, end, p->s->end);
        cc_restating_sentence(p, &b, NULL);
        cc_restating_add(p, &b, start, v);
        cc_buf_addc(&b, ' ');
        cc_inflect_present(&b, token(p, verb)->lemma, token(p, verb)->lemma_len,
            cc_tag_is_plural(token(p, v - 1)->tag) || token(p, v)->tag == CC_TAG_VBP);
        cc_restating_add(p, &b, verb + 1, end);
        cc_restating_sentence(p, &b, "besides");
        return true;
    }
    return false;
}

bool
cc_tell_inserted(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_restating p = {x, t, s, how, s->title_case ? CC_WORDS_TITLE : 0};

    if (x->depth > 1 || how->fresh > 0 || how->soft || s->end - s->first < 8 || s->ending == CC_SENTENCE_QUESTION ||
        !(s->tags & CC_TAG_BIT(COMMA)))
        return false;
    return interrupted(&p) || behind_verb(&p) || which_at_end(&p) || whereupon(&p) || name_at_end(&p) || besides(&p);
}

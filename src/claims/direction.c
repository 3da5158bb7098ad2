/* direction.c: what a clause says its subject does to its object: up, down, helps, harms, causes, nothing. The verb
 * decides (verbs.tsv), then the word in its complement that shows a way (shifts.tsv); what the object is (nouns.tsv)
 * decides what raising or easing it means. Knows nothing of the article. */
#include <stdlib.h>
#include <string.h>

#include "claims/lexicon.h"
#include "claims/work.h"
#include "vocab/tables.h"

#define PHRASE_MAX  64
#define PARTED_SPAN 9 /* words between a verb and its particle, at most */

/* ------------------------------------------------------- words that show a way */

static enum cc_effect
shift_of(const struct cc_token *k)
{
    uint32_t row;

    if (k->word != 0)
        return (enum cc_effect)cc_lexicon_facts[k->word - 1].shift;
    row = cc_vocab_find(&cc_vocab_shifts, k->lower, k->lower_len);
    return row == CC_VOCAB_NONE ? CC_EFFECT_NONE : (enum cc_effect)cc_class_of_shift[row];
}

static enum cc_direction
shift_direction(enum cc_effect e)
{
    return e == CC_EFFECT_UP    ? CC_DIR_UP
        : e == CC_EFFECT_DOWN   ? CC_DIR_DOWN
        : e == CC_EFFECT_HELPS  ? CC_DIR_HELPS
        : e == CC_EFFECT_HARMS  ? CC_DIR_HARMS
        : e == CC_EFFECT_CAUSES ? CC_DIR_CAUSES
        : e == CC_EFFECT_LINKS  ? CC_DIR_NONE
            : CC_DIR_NONE_GIVEN;
}

static bool
is_ill(enum cc_noun n)
{
    return n == CC_NOUN_SYMPTOM || n == CC_NOUN_DISEASE;
}

static bool
is_body(enum cc_noun n)
{
    return n == CC_NOUN_STRUCTURE || n == CC_NOUN_STATE;
}

/* "tooth loss", "memory loss": an illness; "weight loss" is less weight. */
static bool
lost_part(const struct cc_text *t, uint32_t i)
{
    return i > 0 && cc_token_is(&t->tokens[i], "loss") && cc_tag_is_noun(t->tokens[i - 1].tag) &&
        !cc_token_in(&t->tokens[i - 1], "weight fat water");
}

/* Does the word at i, which shows the effect e, say nothing here of the way it goes? */
static bool
no_shift(const struct cc_text *t, struct cc_range r, uint32_t i, enum cc_effect e)
{
    const struct cc_token *k = &t->tokens[i], *next = i + 1 < r.b ? k + 1 : NULL;

    if (next != NULL && (e == CC_EFFECT_LINKS || cc_token_in(k, "dry cracked flaky leaky depleted overworked")) &&
        (cc_tag_is_noun(next->tag) || cc_tag_is_adjective(next->tag)))
        return true; /* "gentle cultures", "dry skin" */
    if (e == CC_EFFECT_HARMS && i > r.a && cc_token_in(k - 1, "for with from against") && next != NULL &&
        cc_tag_is_noun(next->tag))
        return true; /* "for bad knees" */
    if (cc_token_is(k, "half") && cc_token_in(next != NULL ? next : k, "times"))
        return true; /* "one and a half times as often" */
    if (cc_noun_ending(t, i > r.a ? i - 1 : i, i + 1) == CC_NOUN_SYMPTOM || lost_part(t, i))
        return true; /* "hair loss" is no reduction */
    if (next == NULL)
        return false;
    if (cc_token_in(k, "more most") && (cc_tag_is_adjective(next->tag) || next->tag == CC_TAG_VBN) &&
        !(cc_token_is(k, "more") && cc_token_in(next, "likely frequent common severe intense")))
        return true; /* "the most overlooked triggers" */
    if ((cc_token_is(k, "more") && cc_token_is(next, "than")) || (cc_token_is(k, "most") && cc_token_is(next, "of")))
        return true;
    if (cc_token_in(k, "less more") && i > r.a && cc_token_in(k - 1, "or"))
        return true; /* "5 mg or more" */
    return cc_token_in(k, "good great") && cc_token_in(next, "deal many bit bacteria cholesterol");
}

/* "longer to heal", "weeks to fall asleep": time that nobody wants to wait. */
static bool
longer_to(const struct cc_text *t, struct cc_range r, uint32_t i)
{
    uint32_t len;
    bool mechanism;
    enum cc_effect e;

    if (!cc_token_in(&t->tokens[i], "longer slower") || i + 2 >= r.b || !cc_token_is(&t->tokens[i + 1], "to"))
        return false;
    e = cc_effect_of(t, i + 2, r.b, &len, &mechanism);
    return e == CC_EFFECT_HELPS || e == CC_EFFECT_EASES;
}

/* The effect that the word at i shows, where it stands in r. */
static enum cc_effect
shift_at(const struct cc_text *t, struct cc_range r, uint32_t i)
{
    const struct cc_token *k = &t->tokens[i], *next = i + 1 < r.b ? k + 1 : NULL;
    enum cc_effect e = shift_of(k);

    if (cc_token_is(k, "without") && next != NULL && is_ill(cc_noun_ending(t, i + 1, i + 2)))
        return CC_EFFECT_HELPS;
    if (cc_token_is(k, "times") && next != NULL && cc_token_in(next, "as more higher greater the"))
        return CC_EFFECT_UP; /* "four times as many", not "three times a day" */
    if (e == CC_EFFECT_NONE)
        return CC_EFFECT_NONE;
    if (cc_token_in(k, "more most") && next != NULL) {
        enum cc_effect f = shift_of(next);

        if (f == CC_EFFECT_HELPS || f == CC_EFFECT_HARMS || f == CC_EFFECT_CAUSES)
            return f;
    }
    if (no_shift(t, r, i, e))
        return CC_EFFECT_NONE;
    if (longer_to(t, r, i))
        return CC_EFFECT_HARMS;
    if (cc_token_is(k, "easier") && i + 2 < r.b && cc_token_is(next, "to") &&
        cc_token_in(&t->tokens[i + 2], "absorb digest"))
        return CC_EFFECT_UP;
    if (cc_token_in(k, "thinner slower") && next != NULL) { /* "a thinner gut lining" */
        uint32_t j = i + 1;

        while (j + 1 < r.b && cc_tag_is_noun(t->tokens[j + 1].tag))
            j++;
        if (cc_noun_ending(t, i + 1, j + 1) == CC_NOUN_STRUCTURE)
            return CC_EFFECT_HARMS;
    }
    return e;
}

/* The first word of the range that shows a direction; r.b when none does. */
static uint32_t
first_shift(const struct cc_text *t, struct cc_range r)
{
    uint32_t i = r.a;

    while (i < r.b && (t->tokens[i].depth > 0 || shift_at(t, r, i) == CC_EFFECT_NONE))
        i++;
    return i;
}

static enum cc_effect
shift_in(const struct cc_text *t, struct cc_range r)
{
    uint32_t i = first_shift(t, r);

    return i < r.b ? shift_at(t, r, i) : CC_EFFECT_NONE;
}

enum cc_direction
cc_judge_shift(const struct cc_text *t, struct cc_range r)
{
    return shift_direction(shift_in(t, r));
}

/* -------------------------------------------------------------- the object */

/* "swelling in the knees", "itching after meals": a symptom that looks like a verb. */
static bool
is_felt(const struct cc_text *t, struct cc_range object, uint32_t i)
{
    return t->tokens[i].tag == CC_TAG_VBG && i + 1 < object.b && t->tokens[i + 1].tag == CC_TAG_IN &&
        is_ill(cc_noun_ending(t, object.a, i + 1));
}

/* The class of the first noun phrase; *head is its head: the last noun before a preposition, verb or comma. */
static enum cc_noun
object_class(const struct cc_text *t, struct cc_range object, uint32_t *head)
{
    *head = CC_NO_INDEX;
    if (object.a < object.b && t->tokens[object.a].tag == CC_TAG_IN &&
        cc_token_in(&t->tokens[object.a], "after before during since until within"))
        return CC_NOUN_NONE; /* "falls after menopause": when, not what */
    for (uint32_t i = object.a; i < object.b; i++) {
        uint8_t tag = t->tokens[i].tag;

        if (t->tokens[i].depth > 0)
            continue;
        if (cc_tag_is_noun(tag) || (tag == CC_TAG_VBG && i + 1 == object.b) || is_felt(t, object, i) ||
            (t->tokens[i].flags & CC_TOK_HYPHEN)) {
            *head = i;
        } else if (*head != CC_NO_INDEX && tag != CC_TAG_POS) {
            if (i + 1 < object.b && cc_tag_is_noun(t->tokens[i + 1].tag) &&
                ((t->tokens[i].can & CC_CAN_NOUN) || tag == CC_TAG_CD))
                continue; /* a noun that the tagger took for a verb: "eczema flare frequency"; "type 2 diabetes" */
            break;
        }
    }
    if (*head == CC_NO_INDEX)
        return CC_NOUN_NONE;
    if (*head > object.a &&
        cc_token_in(&t->tokens[*head], "bacteria bacterium microbe microbes bug bugs fungus fungi cells") &&
        (cc_token_in(&t->tokens[*head - 1], "bad harmful dangerous nasty unfriendly hostile cancer tumour tumor") ||
            is_ill(cc_noun_ending(t, object.a, *head))))
        return CC_NOUN_BAD; /* "acne bacteria" */
    if (*head > object.a && lost_part(t, *head))
        return CC_NOUN_SYMPTOM;
    return cc_noun_ending(t, object.a, *head + 1);
}

/* Quantities of which more is simply more, so that improving them raises them. */
static bool
is_amount(const struct cc_text *t, uint32_t head)
{
    return head != CC_NO_INDEX &&
        cc_token_in(&t->tokens[head],
            "hydration moisture absorption uptake bioavailability output production density variety diversity strength stamina endurance volume");
}

static bool
improves(const struct cc_token *verb)
{
    return cc_token_lemma_in(verb, "improve enhance boost optimize optimise help aid assist");
}

static enum cc_direction
direction_of(enum cc_effect e, enum cc_noun object, bool amount)
{
    switch (e) {
    case CC_EFFECT_UP: return is_body(object) ? CC_DIR_HELPS : CC_DIR_UP;
    case CC_EFFECT_DOWN: return object == CC_NOUN_DISEASE ? CC_DIR_HELPS : CC_DIR_DOWN;
    case CC_EFFECT_EASES:
        return (object == CC_NOUN_QUANTITY && !amount) || object == CC_NOUN_SYMPTOM || object == CC_NOUN_BAD
            ? CC_DIR_DOWN
            : CC_DIR_HELPS;
    case CC_EFFECT_HELPS: return object == CC_NOUN_SYMPTOM ? CC_DIR_DOWN : amount ? CC_DIR_UP : CC_DIR_HELPS;
    case CC_EFFECT_HARMS: return object == CC_NOUN_BAD ? CC_DIR_DOWN : CC_DIR_HARMS; /* "kills germs" */
    case CC_EFFECT_CAUSES: /* "makes vitamin K2": there is more of it */
        return object == CC_NOUN_AGENT || object == CC_NOUN_FOOD ? CC_DIR_UP : CC_DIR_CAUSES;
    default: return CC_DIR_NONE_GIVEN;
    }
}

/* --------------------------------------------------------- verbs in two parts */

/* The row of verbs.tsv for the verb at `main` and the words [a, b) far behind it: "takes weight off", "keeps hunger at
 * bay". */
static uint32_t
parted_row(const struct cc_text *t, uint32_t main, uint32_t a, uint32_t b)
{
    char key[PHRASE_MAX];
    size_t n = t->tokens[main].lemma_len;

    if (n > sizeof key)
        return CC_VOCAB_NONE;
    memcpy(key, t->tokens[main].lemma, n);
    for (uint32_t i = a; i < b; i++) {
        if (n + t->tokens[i].lower_len + 1u > sizeof key)
            return CC_VOCAB_NONE;
        key[n++] = ' ';
        memcpy(key + n, t->tokens[i].lower, t->tokens[i].lower_len);
        n += t->tokens[i].lower_len;
    }
    return cc_vocab_find(&cc_vocab_verbs, key, n);
}

/* The effect of a verb whose particle, of up to three words, stands behind its object; *object ends before the
 * particle. */
static enum cc_effect
parted_effect(const struct cc_text *t, uint32_t main, struct cc_range comp, struct cc_range *object)
{
    uint32_t word = cc_lexicon_lemma_row(&t->tokens[main]);

    if (word != 0 && !(cc_lexicon_facts[word - 1].flags & CC_FACT_VERB_LONGER))
        return CC_EFFECT_NONE; /* no verb of the table has parts after this one */
    for (uint32_t i = comp.a + 1; i < comp.b && i < comp.a + PARTED_SPAN && !cc_tag_is_punct(t->tokens[i].tag); i++) {
        for (uint32_t words = cc_tag_is_noun(t->tokens[i].tag) ? 0 : 3; words > 0; words--) {
            uint32_t row = i + words <= comp.b ? parted_row(t, main, i, i + words) : CC_VOCAB_NONE;

            if (row == CC_VOCAB_NONE)
                continue;
            if (cc_token_is(&t->tokens[i], "into")) /* "turns sugar into acid": of the acid */
                object->a = i + 1;
            else if (object->a < i && object->b > i)
                object->b = i;
            return (enum cc_effect)cc_class_of_verb[row].effect;
        }
    }
    return CC_EFFECT_NONE;
}

/* ------------------------------------------------------- what hangs on the verb */

/* The direction of the verb at `main` on what follows it up to e; an object that it names itself (`own`) where none
 * follows. */
static enum cc_direction
inner_direction(const struct cc_text *t, uint32_t main, uint32_t e, enum cc_noun own)
{
    uint32_t len, head = CC_NO_INDEX;
    bool mechanism;
    enum cc_effect f = cc_effect_of(t, main, e, &len, &mechanism);
    struct cc_range object = {main + len, e};
    enum cc_noun noun = object.a < object.b ? object_class(t, object, &head) : CC_NOUN_NONE;

    if (f == CC_EFFECT_MOVES && cc_effect_way(t, main, e) != CC_EFFECT_EASES)
        return shift_direction(cc_effect_way(t, main, e));
    if (f == CC_EFFECT_NONE || f == CC_EFFECT_MOVES || f == CC_EFFECT_LINKS)
        return CC_DIR_NONE_GIVEN;
    if (noun == CC_NOUN_NONE && main + len < e &&
        shift_at(t, (struct cc_range){main + len, e}, main + len) != CC_EFFECT_NONE)
        return shift_direction(
            shift_at(t, (struct cc_range){main + len, e}, main + len)); /* "wake up refreshed", "stress less" */
    return direction_of(f, noun == CC_NOUN_NONE ? own : noun, is_amount(t, head) && improves(&t->tokens[main]));
}

/* "contains strains shown to reduce inflammation", "formulated to support skin": the infinitive says what it does. */
static enum cc_direction
purpose(const struct cc_text *t, struct cc_range comp)
{
    for (uint32_t i = comp.a; i + 2 < comp.b; i++) {
        enum cc_direction d;
        uint32_t verb = i + 1;

        if (!(t->tokens[i].tag == CC_TAG_TO && t->tokens[verb].tag == CC_TAG_VB) &&
            !(cc_token_in(&t->tokens[i], "by through in") && t->tokens[verb].tag == CC_TAG_VBG))
            continue; /* or "works by inhibiting an enzyme", "aids in reducing pain" */
        if (cc_token_is(&t->tokens[verb], "help") && verb + 1 < comp.b && t->tokens[verb + 1].tag == CC_TAG_VB)
            verb++;
        d = inner_direction(t, verb, comp.b, CC_NOUN_NONE);
        if (d != CC_DIR_NONE_GIVEN)
            return d;
    }
    return CC_DIR_NONE_GIVEN;
}

/* "makes blood sugar climb", "can make flushes disappear altogether", "lets vessels widen": the bare verb behind the object
 * says which way; "keeps cortisol high": the last word. */
static enum cc_direction
made_to(const struct cc_text *t, const struct cc_clause *c, struct cc_range comp)
{
    const struct cc_token *last;
    uint32_t head;

    bool help;

    if (c->main == CC_NO_INDEX || comp.b < comp.a + 2 || (c->flags & CC_CL_PASSIVE) ||
        !cc_token_lemma_in(&t->tokens[c->main], "make let keep help"))
        return CC_DIR_NONE_GIVEN;
    help = cc_token_lemma_is(&t->tokens[c->main], "help"); /* "helps the gut (to) absorb calcium" */
    last = &t->tokens[comp.b - 1];
    if (cc_token_lemma_is(&t->tokens[c->main], "keep"))
        return cc_token_in(last, "high up elevated raised") ? CC_DIR_UP
            : cc_token_in(last, "low down")                 ? CC_DIR_DOWN
                : CC_DIR_NONE_GIVEN;
    for (uint32_t i = comp.a + 1; i < comp.b && !cc_tag_is_punct(t->tokens[i].tag); i++) {
        if (t->tokens[i].tag != CC_TAG_VB || (t->tokens[i - 1].tag == CC_TAG_TO && !help))
            continue;
        return inner_direction(t, i, comp.b, object_class(t, (struct cc_range){comp.a, i}, &head));
    }
    return CC_DIR_NONE_GIVEN;
}

static double
number_at(const struct cc_text *t, uint32_t i)
{
    char digits[32];
    size_t n = 0;

    for (size_t k = t->tokens[i].span.start; k < t->tokens[i].span.end && n + 1 < sizeof digits; k++) {
        if (t->text[k] != ',')
            digits[n++] = t->text[k];
    }
    digits[n] = '\0';
    return digits[0] >= '0' && digits[0] <= '9' ? strtod(digits, NULL) : -1;
}

/* "went from 142 to 128": which way, by the numbers. */
static enum cc_direction
from_to(const struct cc_text *t, const struct cc_clause *c, struct cc_range comp)
{
    double from = -1, to = -1;

    if (c->main == CC_NO_INDEX || !cc_token_lemma_in(&t->tokens[c->main], "go come move change get take bring"))
        return CC_DIR_NONE_GIVEN;
    for (uint32_t i = comp.a; i + 1 < comp.b; i++) {
        if (cc_token_is(&t->tokens[i], "from"))
            from = number_at(t, i + 1);
        else if (from >= 0 && cc_token_is(&t->tokens[i], "to"))
            to = number_at(t, i + 1);
    }
    return from < 0 || to < 0 || from == to ? CC_DIR_NONE_GIVEN : from < to ? CC_DIR_UP : CC_DIR_DOWN;
}

/* Does a number after "by" follow the object's head: "cuts anxiety by 20%"? What is measured goes down. */
static bool
by_number(const struct cc_text *t, uint32_t head, uint32_t e)
{
    for (uint32_t i = head; i + 1 < e && i < head + PARTED_SPAN; i++) {
        if (cc_token_is(&t->tokens[i], "by") && i + 1 < e) {
            uint32_t j = i + 1;

            while (j + 1 < e &&
                cc_token_in(
                    &t->tokens[j], "about around up to nearly almost roughly some a an as much at least more than"))
                j++;
            return (t->tokens[j].flags & CC_TOK_NUMBER) || t->tokens[j].tag == CC_TAG_CD ||
                cc_token_in(&t->tokens[j], "half third quarter fifth");
        }
    }
    return false;
}

/* "get twice as many colds", "develop asthma", "catch more colds" */
static enum cc_direction
gets_ill(const struct cc_text *t, struct cc_range object, enum cc_noun noun, enum cc_effect shift)
{
    if (!is_ill(noun) && !(object.a < object.b && is_ill(cc_noun_ending(t, object.a, object.b))))
        return CC_DIR_NONE_GIVEN;
    return shift == CC_EFFECT_UP ? CC_DIR_UP : shift == CC_EFFECT_DOWN ? CC_DIR_DOWN : CC_DIR_CAUSES;
}

/* "X is Y": what is said of X by the complement. */
static enum cc_direction
copula(const struct cc_text *t, const struct cc_clause *c, struct cc_range comp, enum cc_effect phrase)
{
    /* not by what a relative clause at the end says */
    struct cc_range own = {comp.a, c->own > comp.a && c->own < comp.b ? c->own : comp.b};
    enum cc_effect shift = shift_in(t, own);

    if (phrase == CC_EFFECT_CAUSES || phrase == CC_EFFECT_HARMS)
        return shift_direction(phrase); /* "is due to", "become the problem" */
    if (c->main != CC_NO_INDEX && cc_token_lemma_in(&t->tokens[c->main], "feel get become turn grow") &&
        gets_ill(t, own, CC_NOUN_NONE, shift) != CC_DIR_NONE_GIVEN)
        return gets_ill(t, own, CC_NOUN_NONE, shift); /* "feels tired" */
    for (uint32_t i = comp.a; i < own.b; i++) {
        if (cc_token_is(&t->tokens[i], "side") && i + 1 < own.b && cc_token_in(&t->tokens[i + 1], "effect effects"))
            return CC_DIR_CAUSES; /* "a headache is the commonest side effect" */
    }
    return shift != CC_EFFECT_NONE ? shift_direction(shift) : purpose(t, own);
}

/* "is linked to lower weight", "is associated with gout": more of what it is linked to, unless a word says less. */
static enum cc_direction
linked(const struct cc_text *t, struct cc_range object, enum cc_effect shift)
{
    uint32_t head;
    enum cc_noun noun = object_class(t, object, &head);

    return shift != CC_EFFECT_NONE            ? shift_direction(shift)
        : is_ill(noun) || noun == CC_NOUN_BAD ? CC_DIR_UP
            : CC_DIR_NONE_GIVEN;
}

/* A verb that does not say itself which way it goes. */
static enum cc_direction
undirected(
    const struct cc_text *t, const struct cc_clause *c, struct cc_range comp, enum cc_noun noun, enum cc_effect shift)
{
    enum cc_effect way = c->main != CC_NO_INDEX ? cc_effect_way(t, c->main, comp.b > c->main ? comp.b : c->main + 1)
        : CC_EFFECT_NONE;
    enum cc_direction d = shift == CC_EFFECT_NONE ? purpose(t, comp) : CC_DIR_NONE_GIVEN;

    if (way == CC_EFFECT_DOWN && shift == CC_EFFECT_UP)
        return CC_DIR_DOWN; /* "removes more plaque": less of it */
    if (way == CC_EFFECT_UP && shift == CC_EFFECT_HARMS)
        return CC_DIR_DOWN; /* "absorbs it badly" */
    if (shift != CC_EFFECT_NONE)
        return shift_direction(shift);
    if (d != CC_DIR_NONE_GIVEN)
        return d;
    if (way == CC_EFFECT_UP && (c->flags & CC_CL_PASSIVE))
        return CC_DIR_NONE_GIVEN; /* "Thyme is grown in gardens" */
    return way == CC_EFFECT_EASES || way == CC_EFFECT_HELPS ? direction_of(way, noun, false) : shift_direction(way);
}

/* "plays a crucial role in digestion": it helps what it has a part in, unless that is an illness. */
static enum cc_direction
plays_role(const struct cc_text *t, const struct cc_clause *c, struct cc_range comp)
{
    uint32_t head;

    if (c->main == CC_NO_INDEX || !cc_token_lemma_in(&t->tokens[c->main], "play have"))
        return CC_DIR_NONE_GIVEN;
    for (uint32_t i = comp.a; i + 2 < comp.b; i++) {
        enum cc_noun noun;

        if (!cc_token_in(&t->tokens[i], "role roles part") || !cc_token_in(&t->tokens[i + 1], "in for"))
            continue;
        if (t->tokens[i + 2].tag == CC_TAG_VBG && inner_direction(t, i + 2, comp.b, CC_NOUN_NONE) != CC_DIR_NONE_GIVEN)
            return inner_direction(t, i + 2, comp.b, CC_NOUN_NONE);
        noun = object_class(t, (struct cc_range){i + 2, comp.b}, &head);
        return is_ill(noun) || noun == CC_NOUN_BAD ? CC_DIR_CAUSES : CC_DIR_HELPS;
    }
    return CC_DIR_NONE_GIVEN;
}

/* Does the complement say what the help is in: "aids in reducing stress", "contributes to lowering it"? */
static bool
by_doing(const struct cc_text *t, const struct cc_clause *c, struct cc_range comp)
{
    return c->main != CC_NO_INDEX && comp.a + 1 < comp.b &&
        cc_token_lemma_in(&t->tokens[c->main], "aid help assist contribute work serve act go") &&
        ((cc_token_in(&t->tokens[comp.a], "in by to towards") && t->tokens[comp.a + 1].tag == CC_TAG_VBG) ||
            (t->tokens[comp.a].tag == CC_TAG_TO && t->tokens[comp.a + 1].tag == CC_TAG_VB));
}

/* A verb with a direction, on an object of that class. */
static enum cc_direction
directed(const struct cc_text *t, const struct cc_clause *c, struct cc_range object, struct cc_range comp,
    enum cc_effect e, bool mechanism)
{
    uint32_t head;
    enum cc_noun noun = object_class(t, object, &head);
    const struct cc_token *verb = c->main != CC_NO_INDEX ? &t->tokens[c->main] : NULL;
    enum cc_effect shift = shift_in(t, comp);

    if (e == CC_EFFECT_CAUSES && shift != CC_EFFECT_NONE && shift != CC_EFFECT_CAUSES &&
        !(comp.a < comp.b &&
            cc_token_in(
                &t->tokens[first_shift(t, comp)], "dangerous harmful toxic hazardous damaging painful bad unhealthy")))
        return shift_direction(shift); /* "leads to less pain", not "causes harmful changes" */
    if (e == CC_EFFECT_CAUSES && verb != NULL && object.a > c->main && cc_token_in(&t->tokens[object.a - 1], "from") &&
        object.a - 1 > c->main)
        return CC_DIR_CAUSES; /* "comes from low iron": not more iron */
    if (e == CC_EFFECT_UP && shift == CC_EFFECT_DOWN && first_shift(t, comp) == object.a &&
        cc_token_in(&t->tokens[object.a], "fewer less"))
        return CC_DIR_DOWN; /* "turns out fewer red cells" */
    if (e == CC_EFFECT_UP &&
        ((mechanism && noun == CC_NOUN_STRUCTURE) || (object.a == c->subj.a && !(c->flags & CC_CL_PASSIVE))))
        return CC_DIR_UP; /* "stimulates the vagus nerve", "ankles swell" */
    if (e == CC_EFFECT_HELPS && verb != NULL && cc_token_lemma_is(verb, "contribute") &&
        (shift == CC_EFFECT_UP || shift == CC_EFFECT_DOWN || shift == CC_EFFECT_HARMS))
        return shift_direction(shift); /* "contributes to a lower weight" */
    if (e == CC_EFFECT_UP && verb != NULL && cc_token_lemma_in(verb, "feed fuel stoke") && noun == CC_NOUN_DISEASE)
        return CC_DIR_HARMS;
    if (e == CC_EFFECT_HELPS && verb != NULL && cc_token_lemma_is(verb, "keep") && shift == CC_EFFECT_HARMS)
        return CC_DIR_HARMS; /* "keeps the body in fight-or-flight" */
    if (e == CC_EFFECT_HELPS && verb != NULL &&
        cc_token_lemma_in(verb, "promote encourage foster favor favour sustain contribute") &&
        (is_ill(noun) || noun == CC_NOUN_BAD))
        return CC_DIR_CAUSES;
    if (e == CC_EFFECT_DOWN && verb != NULL && head != CC_NO_INDEX && noun == CC_NOUN_DISEASE &&
        (cc_tag_is_plural(t->tokens[head].tag) || by_number(t, head, comp.b)))
        return CC_DIR_DOWN; /* "prevents fractures": fewer of them */
    if (e == CC_EFFECT_HARMS && verb != NULL && (noun == CC_NOUN_QUANTITY || noun == CC_NOUN_SYMPTOM) &&
        cc_token_lemma_is(verb, "kill"))
        return CC_DIR_DOWN; /* "kills cravings" */
    if (e == CC_EFFECT_HARMS && verb != NULL && (noun == CC_NOUN_AGENT || noun == CC_NOUN_FOOD) &&
        cc_token_lemma_in(verb, "destroy break degrade kill spoil"))
        return CC_DIR_DOWN; /* "Cooking destroys vitamin C" */
    if (e == CC_EFFECT_DOWN && verb != NULL && noun == CC_NOUN_STATE && cc_token_lemma_is(verb, "lose"))
        return CC_DIR_HARMS;
    return direction_of(e, noun, is_amount(t, head) && verb != NULL && improves(verb));
}

/* Where what may belong to the verb ends: with the complement, or with the particle of a verb that has none. */
static uint32_t
verb_end(const struct cc_text *t, uint32_t main, struct cc_range comp)
{
    if (comp.b > main)
        return comp.b;
    return main + 1 < t->n_tokens && cc_token_in(&t->tokens[main + 1], "down up off away") ? main + 2 : main + 1;
}

/* "The symptoms of gout include pain", "Common triggers of migraine are stress": one brings about the other. */
static bool
lists_effects(const struct cc_text *t, const struct cc_clause *c)
{
    if (c->main == CC_NO_INDEX || !cc_token_in(&t->tokens[c->main], "include are be"))
        return false;
    for (uint32_t i = c->subj.a + 1; i < c->subj.b; i++) {
        if (cc_token_is(&t->tokens[i], "of"))
            return cc_token_in(&t->tokens[i - 1], "symptoms signs effects triggers causes");
    }
    return false;
}

enum cc_direction
cc_judge_direction(const struct cc_text *t, const struct cc_clause *c, struct cc_range object, struct cc_range comp)
{
    uint32_t len = 1, head;
    bool mechanism = false, passive = (c->flags & CC_CL_PASSIVE) != 0;
    enum cc_effect shift = shift_in(t, comp), e = CC_EFFECT_NONE;
    enum cc_direction d;

    if ((d = made_to(t, c, comp)) != CC_DIR_NONE_GIVEN || (d = from_to(t, c, comp)) != CC_DIR_NONE_GIVEN ||
        (d = plays_role(t, c, comp)) != CC_DIR_NONE_GIVEN)
        return d;
    if (lists_effects(t, c))
        return CC_DIR_CAUSES;
    if (c->main != CC_NO_INDEX)
        e = cc_effect_of(t, c->main, verb_end(t, c->main, comp), &len, &mechanism);
    if (len > 1 && object.a < c->main + len) /* the phrase took words of the complement: its object is what follows */
        object.a = c->main + len;
    if ((c->flags & CC_CL_COPULA) && !passive)
        return copula(t, c, comp, len > 1 ? e : CC_EFFECT_NONE);
    if (passive && c->main != CC_NO_INDEX && cc_token_is(&t->tokens[c->main], "gone"))
        return CC_DIR_DOWN;
    if (passive && e == CC_EFFECT_CAUSES && c->main != CC_NO_INDEX &&
        cc_token_lemma_in(&t->tokens[c->main], "make create produce") && purpose(t, comp) != CC_DIR_NONE_GIVEN)
        return purpose(t, comp); /* "is made with herbs to ease coughs" */
    if (passive && (e == CC_EFFECT_CAUSES || e == CC_EFFECT_LINKS))
        return e == CC_EFFECT_CAUSES ? CC_DIR_CAUSES : linked(t, object, shift);
    if (len == 1 && c->main != CC_NO_INDEX && parted_effect(t, c->main, comp, &object) != CC_EFFECT_NONE)
        e = parted_effect(t, c->main, comp, &object);
    if (c->main != CC_NO_INDEX &&
        cc_token_lemma_in(&t->tokens[c->main], "get develop suffer experience feel complain catch leave") &&
        (d = gets_ill(t, object, object_class(t, object, &head), shift)) != CC_DIR_NONE_GIVEN)
        return d;
    object_class(t, object, &head);
    if (c->subj.a < c->subj.b &&
        (passive ||
            (head == CC_NO_INDEX &&
                !(object.a < object.b &&
                    t->tokens[object.a].tag == CC_TAG_PRP)))) /* "Inflammation is calmed by omega-3", "flushes fade" */
        object = c->subj;
    if (e == CC_EFFECT_LINKS && purpose(t, comp) == CC_DIR_NONE_GIVEN)
        return linked(t, object, shift);
    if (e == CC_EFFECT_NONE || e == CC_EFFECT_MOVES || e == CC_EFFECT_LINKS)
        return undirected(t, c, comp, object_class(t, object, &head), shift);
    if (e == CC_EFFECT_HELPS && by_doing(t, c, comp) && purpose(t, comp) != CC_DIR_NONE_GIVEN)
        return purpose(t, comp);
    return directed(t, c, object, comp, e, mechanism);
}

/* table_say.c: what the cells of tables are made of: pieces, bare nouns, predicates, and how they are said of the
 * row. */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/table_say.h"
#include "vocab/tables.h"

const struct cc_text *
cc_say_read(struct cc_ctx *x, const char *s)
{
    cc_claims_read(&x->inner, s, (struct cc_span){0, strlen(s)});
    return &x->inner;
}

const char *
cc_say_lower(struct cc_ctx *x, const char *s)
{
    char *out = cc_arena_strndup(&x->arena, s, strlen(s));

    if (out[0] >= 'A' && out[0] <= 'Z' && !(out[1] >= 'A' && out[1] <= 'Z'))
        out[0] = (char)(out[0] | 0x20);
    return out;
}

bool
cc_say_starts(const char *s, const char *with)
{
    return strncasecmp(s, with, strlen(with)) == 0;
}

/* Does s begin with one of the phrases, which '|' parts, as whole words? The length of the phrase, 0 = none does. */
size_t
cc_say_begins(const char *s, const char *phrases)
{
    for (const char *p = phrases; *p != '\0';) {
        size_t n = strcspn(p, "|");

        if (strncasecmp(s, p, n) == 0 && !isalnum((unsigned char)s[n]))
            return n;
        p += n + (p[n] == '|');
    }
    return 0;
}

bool
cc_cell_is_blank(const char *s)
{
    return s[strspn(s, " -\xe2\x80\x93\x94\x93/")] == '\0' || strcasecmp(s, "n/a") == 0 || strcasecmp(s, "none") == 0 ||
        strcasecmp(s, "none known") == 0;
}

/* ---------------------------------------------------------------- saying */

void
cc_say_of(struct cc_saying *y, const char *it, bool plural, const char *predicate)
{
    struct cc_ctx *x = y->x;
    size_t n = strlen(predicate);
    char *s;

    while (n > 0 && strchr(" .;,", predicate[n - 1]) != NULL)
        n--;
    if (it == NULL || n == 0)
        return;
    s = cc_arena_printf(&x->arena, "it %.*s.", (int)n, predicate);
    y->how.it = it;
    y->how.it_plural = plural;
    cc_tell_text(x, s, strlen(s), &y->how);
}

/* "it" + predicate, of everything that the row is. */
void
cc_say(struct cc_saying *y, const char *predicate)
{
    static const char *const reasons[] = {", since ", ", because ", ", as ", ", so ", " because "};

    for (uint32_t i = 0; i < y->names->n; i++) {
        cc_say_of(y, y->names->v[i].text, y->names->v[i].plural, predicate);
        for (size_t k = 0; k < sizeof reasons / sizeof *reasons && i == 0; k++) { /* the reason is said once */
            const char *reason = strstr(predicate, reasons[k]);

            if (reason != NULL)
                predicate = cc_arena_strndup(&y->x->arena, predicate, (size_t)(reason - predicate));
        }
    }
}

void
cc_say_whole(struct cc_saying *y, const char *sentence)
{
    y->how.it = NULL;
    cc_tell_text(y->x, sentence, strlen(sentence), &y->how);
}

/* The pieces of "dry mouth, weight gain; headache", brackets closed; a piece loses "and" and "or" before it. */
uint32_t
cc_say_parts(struct cc_ctx *x, const char *s, const char *out[CC_PARTS_OF_CELL])
{
    uint32_t n = 0;
    int depth = 0;
    const char *from = s;

    for (;; s++) {
        depth += (*s == '(') - (*s == ')');
        if (*s != '\0' &&
            (depth > 0 ||
                (*s != ';' && !(*s == ',' && s[1] == ' ') && strncmp(s, "•", 3) != 0 && strncmp(s, " / ", 3) != 0)))
            continue;
        while (from < s && *from == ' ')
            from++;
        from += cc_say_starts(from, "and ") ? 4 : cc_say_starts(from, "or ") ? 3 : 0;
        if (s > from && n < CC_PARTS_OF_CELL)
            out[n++] = cc_arena_strndup(&x->arena, from, (size_t)(s - from));
        if (*s == '\0')
            return n;
        from = s + (strncmp(s, "•", 3) == 0 || strncmp(s, " / ", 3) == 0 ? 3 : 1);
    }
}

/* "perhaps histamine", "possibly X", "histamine?": without that, hedged. */
const char *
cc_say_strip_hedge(struct cc_ctx *x, const char *s, bool *hedged)
{
    size_t n = cc_say_begins(s, "perhaps|possibly|maybe|probably|likely|may be|might be|sometimes|rarely|occasionally|often");

    if (n > 0) {
        *hedged = true;
        s += n;
        while (*s == ' ' || *s == ',' || *s == ':')
            s++;
    }
    n = strlen(s);
    if (n > 1 && s[n - 1] == '?') {
        *hedged = true;
        s = cc_arena_strndup(&x->arena, s, n - 1);
    }
    return s;
}

/* The words of a bare noun phrase as they stand in a sentence; NULL for everything else. */
const char *
cc_say_noun(struct cc_ctx *x, const char *s)
{
    const char *first = cc_say_lower(x, s);

    if (strchr(s, ' ') == NULL && cc_say_read(x, first)->n_tokens == 1 && (x->inner.tokens[0].can & CC_CAN_PLURAL) &&
        cc_health_in(&x->inner, 0, 1))
        return first; /* "Sprains" */
    return cc_is_bare_noun(x, s) || cc_is_bare_noun(x, first) ? cc_inside(x, s, strlen(s)) : NULL;
}

/* ------------------------------------------------------------ predicates */

/* Does the text begin as a predicate: "Slows joint decay", "May help", "Roughly halve it" of several? */
bool
cc_say_is_predicate(struct cc_ctx *x, const char *s, bool plural)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, s));
    uint32_t i = 0;
    const struct cc_token *k, *n;

    while (i + 1 < t->n_tokens &&
        (cc_tag_is_adverb(t->tokens[i].tag) || cc_token_in(&t->tokens[i], "also roughly slightly does")))
        i++;
    if (i + 1 >= t->n_tokens)
        return false;
    k = &t->tokens[i];
    n = &t->tokens[i + 1];
    if (cc_tag_is_punct(n->tag))
        return false;
    if (k->tag == CC_TAG_MD || cc_token_in(k, "is are has have can may"))
        return true;
    if (k->can & CC_CAN_VBZ)
        return k->tag == CC_TAG_VBZ || (n->tag != CC_TAG_IN && !cc_token_in(n, "and or") &&
            (!cc_tag_is_verb(n->tag) || (n->can & (CC_CAN_NOUN | CC_CAN_ADJ))));
    if (plural && i == 0 && cc_token_is(k, "lower") && cc_tag_is_noun(n->tag) && t->n_tokens <= 4)
        return true; /* "Lower cholesterol" of oats */
    if (!plural || !(k->can & CC_CAN_BASE))
        return false;
    return cc_token_in(n, "it them the a an your their this") || /* "Thin the skin", "Roughly halve it" */
        ((k->tag == CC_TAG_VB || k->tag == CC_TAG_VBP) &&
            (!(k->can & (CC_CAN_NOUN | CC_CAN_ADJ)) || n->tag == CC_TAG_IN ||
                (cc_vocab_find(&cc_vocab_verbs, k->lemma, k->lemma_len) != CC_VOCAB_NONE && cc_tag_is_noun(n->tag))));
}

/* "Linked to better sleep", "Good for dry skin", "Needed for blood clotting" of it is. */
static bool
is_adjective(struct cc_ctx *x, const char *s)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, s));
    uint32_t i = 0;

    while (i + 1 < t->n_tokens && cc_tag_is_adverb(t->tokens[i].tag))
        i++;
    return i + 2 < t->n_tokens && !cc_token_in(&t->tokens[i], "much many little few") &&
        (cc_tag_is_adjective(t->tokens[i].tag) || (t->tokens[i].can & CC_CAN_VBN)) &&
        (t->tokens[i + 1].tag == CC_TAG_IN || t->tokens[i + 1].tag == CC_TAG_TO) &&
        !cc_token_in(&t->tokens[i + 1], "than with");
}

/* A verb that may as well be none in text without a full stop: "2 core strains", "A system designed to …", "none
 * required". */
static bool
doubtful(const struct cc_text *t, uint32_t v)
{
    const struct cc_token *k = &t->tokens[v], *next = v + 1 < t->n_tokens ? k + 1 : NULL;

    if (k->tag == CC_TAG_VBD && (k->can & CC_CAN_VBN))
        return next == NULL || !(next->tag == CC_TAG_DT || next->tag == CC_TAG_PRP || (next->flags & CC_TOK_NUMBER));
    return k->tag == CC_TAG_VBZ && (k->can & CC_CAN_PLURAL) &&
        (next == NULL || next->tag == CC_TAG_VBN || next->tag == CC_TAG_VBD || next->tag == CC_TAG_JJ ||
            (v > 0 && (cc_tag_is_adjective(k[-1].tag) || k[-1].tag == CC_TAG_CD)));
}

bool
cc_say_is_outcome(struct cc_ctx *x, const char *s)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, s));
    enum cc_noun class = t->n_tokens > 0 ? cc_noun_ending(t, 0, t->n_tokens) : CC_NOUN_NONE;

    return class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE || class == CC_NOUN_QUANTITY || class == CC_NOUN_BAD ||
        class == CC_NOUN_STATE || class == CC_NOUN_PROCESS;
}

/* Has it a clause with a subject of its own? */
bool
cc_say_is_sentence(struct cc_ctx *x, const char *s)
{
    const struct cc_text *t = cc_say_read(x, s);

    if (t->n_sentences == 0)
        return false;
    cc_parse_sentence(&x->parse, t, &t->sentences[0]);
    for (uint32_t i = 0; i < x->parse.n; i++) {
        const struct cc_clause *c = &x->parse.v[i];

        if (c->main == CC_NO_INDEX || c->subj.b <= c->subj.a || !cc_tag_is_finite(t->tokens[c->verb.a].tag) ||
            cc_token_in(&t->tokens[c->subj.a], "that which who"))
            continue;
        if (t->tokens[c->verb.a].tag == CC_TAG_VBP && (t->tokens[c->verb.a].can & CC_CAN_NOUN) &&
            !cc_tag_is_plural(t->tokens[c->subj.b - 1].tag))
            continue; /* "High-potency fish oil to support sleep" */
        if (s[strlen(s) - 1] != '.' && doubtful(t, c->verb.a))
            continue;
        return true;
    }
    return false;
}

/* "Lowered LDL by 7%": what a study found. */
static bool
is_past(struct cc_ctx *x, const char *s)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, s));

    return t->n_tokens > 1 && (t->tokens[0].can & CC_CAN_VBD) && t->tokens[1].tag != CC_TAG_IN &&
        !cc_tag_is_punct(t->tokens[1].tag);
}

/* "Doubles it" under the caption "Effect on the absorption of iron": "doubles the absorption of iron". */
static const char *
name_it(struct cc_saying *y, const char *s)
{
    const char *it = y->table->rows.says == CC_SAYS_OUTCOMES && y->names->n == 1 ? y->names->v[0].text
        : y->cell->column->says == CC_SAYS_CHANGE && y->cell->column->of != NULL ? y->cell->column->of
            : y->table->it,
               *p = s;

    if (it == NULL)
        return s;
    while ((p = strcasestr(p, "it")) != NULL) {
        if (p > s && p[-1] == ' ' && !isalnum((unsigned char)p[2]) && p[2] != '\'')
            return cc_arena_printf(&y->x->arena, "%.*s%s%s", (int)(p - s), s, it, p + 2);
        p++;
    }
    return s;
}

/* "Only 6% of the drug reaches the blood", "too much of it harms the liver": the row's name for what stands for it. */
static const char *
name_drug(struct cc_saying *y, const char *s)
{
    static const char *const words[] = {" of it ", " of the drug ", " of the medicine ", " of the substance ",
        " of the herb ", " of the product ", " of them "};

    for (size_t i = 0; i < sizeof words / sizeof *words && y->names->n == 1; i++) {
        const char *at = strstr(s, words[i]);

        if (at != NULL)
            return cc_arena_printf(&y->x->arena, "%.*s of %s %s", (int)(at - s), s, y->names->v[0].text,
                at + strlen(words[i]));
    }
    return s;
}

/* "Lowered cortisol in 30 days": with a figure no participle before a noun, as in "Reduced stress". */
static bool
is_measured_past(struct cc_ctx *x, const char *s)
{
    return strpbrk(s, "0123456789") != NULL && is_past(x, s);
}

/* "Don't combine with SSRIs: risk of bleeding": the order with the row's name where its object is missing, and why. */
static bool
say_warning(struct cc_saying *y, const char *s)
{
    struct cc_ctx *x = y->x;
    const char *colon = strstr(s, ": "), *with;
    size_t n = colon != NULL ? (size_t)(colon - s) : strlen(s);

    if (cc_say_begins(s, "don't|don’t|do not|never") == 0 || y->names->n != 1)
        return false;
    with = memmem(s, n, " with ", 6);
    if (with == NULL || memchr(s + cc_say_begins(s, "don't|don’t|do not|never") + 1, ' ', n) != with)
        return false; /* "Don't take tablets with milk" */
    cc_say_whole(y, cc_arena_printf(&x->arena, "%.*s %s%.*s.", (int)(with - s), s, y->names->v[0].text,
        (int)(n - (size_t)(with - s)), with));
    if (colon != NULL)
        cc_say_predicate(y, colon + 2);
    return true;
}

/* "Modest drop in anxiety", "Rare cases of liver injury", "Risk of bleeding": the verb that makes a predicate of it, of
 * *n bytes; NULL for other words. */
static const char *
outcome_verb(struct cc_ctx *x, const char *s, int *n)
{
    static const char *const nouns[][2] = {
        {"drop|fall|reduction|decrease|decline|rise|increase|improvement|boost|gain|dip", "leads to a"},
        {"risk", "carries a"}, {"cases|reports|instances", "is linked to"}};
    const char *lower = cc_say_lower(x, s);
    const struct cc_text *t = cc_say_read(x, lower);
    bool article = t->n_tokens > 0 && cc_token_in(&t->tokens[0], "a an the");

    for (uint32_t i = 0; i + 2 < t->n_tokens && i < 4; i++) {
        if (t->tokens[i].tag == CC_TAG_MD || cc_tag_is_punct(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_IN)
            return NULL;
        if (!cc_token_in(&t->tokens[i + 1], "in of") || !cc_health_in(t, i + 2, t->n_tokens))
            continue;
        for (size_t k = 0; k < sizeof nouns / sizeof *nouns; k++) {
            if (cc_say_begins(lower + t->tokens[i].span.start, nouns[k][0]) == 0)
                continue;
            *n = (int)(strlen(nouns[k][1]) - (article && k < 2 ? 2 : 0));
            return nouns[k][1];
        }
    }
    return NULL;
}

static bool
say_outcome_noun(struct cc_saying *y, const char *s)
{
    int n;
    const char *verb = outcome_verb(y->x, s, &n);

    if (verb != NULL)
        cc_say(y, cc_arena_printf(&y->x->arena, "%.*s %s", n, verb, cc_say_lower(y->x, s)));
    return verb != NULL;
}

/* A piece that is a predicate, or a sentence; false for words that are neither. */
bool
cc_say_predicate(struct cc_saying *y, const char *piece)
{
    struct cc_ctx *x = y->x;
    bool plural = y->names->n > 1 || (y->names->n == 1 && y->names->v[0].plural);
    const char *s = piece;

    if (cc_say_starts(s, "it ") || cc_say_starts(s, "they "))
        s += cc_say_starts(s, "it ") ? 3 : 5;
    if (cc_say_is_predicate(x, s, plural || s != piece)) {
        s = cc_say_lower(x, name_it(y, s));
        if (y->table->rows.says != CC_SAYS_OUTCOMES && y->table->rows.says != CC_SAYS_STUDIES)
            cc_say(y, s);
        else if (y->table->topic != NULL)
            cc_say_of(y, y->table->topic, y->table->topic_plural, s);
    } else if (y->table->rows.says == CC_SAYS_STUDIES && is_past(x, s)) {
        if (y->table->topic != NULL)
            cc_say_of(y, y->table->topic, y->table->topic_plural, cc_say_lower(x, s));
    } else if (y->names->n == 1 && is_measured_past(x, s)) {
        cc_say(y, cc_say_lower(x, s));
    } else if (is_adjective(x, s)) {
        cc_say(y, cc_arena_printf(&x->arena, "is %s", cc_say_lower(x, s)));
    } else if (say_warning(y, s) || say_outcome_noun(y, s)) {
        return true;
    } else if (cc_say_is_sentence(x, piece)) {
        size_t n;

        piece = name_drug(y, piece);
        n = strlen(piece);

        if (n > 5 && y->names->n == 1 && strcmp(piece + n - 5, " this") == 0) /* "soaking undoes this" */
            piece = cc_arena_printf(&x->arena, "%.*s the effect of %s", (int)(n - 5), piece, y->names->v[0].text);
        y->how.it = y->names->n == 1 ? y->names->v[0].text : NULL;
        cc_tell_text(x, piece, strlen(piece), &y->how);
    } else {
        return false;
    }
    return true;
}

/* "Lower stress", "better sleep" */
static bool
is_comparative(struct cc_ctx *x, const char *s)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, s));

    return t->n_tokens > 1 && (t->tokens[0].tag == CC_TAG_JJR || t->tokens[0].tag == CC_TAG_RBR);
}

/* Does the noun phrase name more than an organ? Of people it is good for them rather than with them. */
static bool
speaks_of_health(struct cc_ctx *x, const char *noun, const char **verb)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, noun));
    bool people = false; /* … or, further down, a word of health */

    if (t->n_tokens > 0 && cc_token_in(&t->tokens[0], "nothing none little everything all overall general"))
        return false;
    for (uint32_t i = 0; i < t->n_tokens; i++)
        people = people || cc_token_is(&t->tokens[i], "who") ||
            (i + 1 == t->n_tokens && cc_noun_ending(t, i, i + 1) == CC_NOUN_PEOPLE);
    if (people && strcmp(*verb, "helps with") == 0)
        *verb = "is good for";
    for (uint32_t i = 0; i < t->n_tokens && !people; i++) {
        enum cc_noun class = cc_noun_ending(t, 0, i + 1);

        people = class != CC_NOUN_NONE && class != CC_NOUN_STRUCTURE && class != CC_NOUN_PEOPLE &&
            cc_tag_is_noun(t->tokens[i].tag);
    }
    return people;
}

/* "21% less plaque than a manual brush", "fewer attacks after 3 months": a change that the row brings, of something that
 * health is about. */
static bool
is_change(struct cc_ctx *x, const char *s)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, s));
    uint32_t i = 0, noun;

    while (i + 1 < t->n_tokens &&
        ((t->tokens[i].flags & (CC_TOK_NUMBER | CC_TOK_SYMBOL)) || cc_token_in(&t->tokens[i], "up to about around nearly")))
        i++;
    if (i + 1 >= t->n_tokens || !cc_token_in(&t->tokens[i], "less fewer more lower higher better worse"))
        return false;
    for (noun = i + 1; noun < t->n_tokens && !cc_tag_is_punct(t->tokens[noun].tag) &&
         t->tokens[noun].tag != CC_TAG_IN && !cc_tag_is_verb(t->tokens[noun].tag);)
        noun++;
    return noun > i + 1 && cc_tag_is_noun(t->tokens[noun - 1].tag) && cc_noun_ending(t, i + 1, noun) != CC_NOUN_NONE &&
        cc_health_in(t, i + 1, noun);
}

/* "Reduce bleeding, better than floss": the comparison is a statement of its own. NULL when there is none. */
static const char *
comparison_in(const char *s)
{
    return strcasestr(s, ", better than ");
}

/* "Rich in omega-3s. Lower triglycerides": does the next sentence lack its subject as well? */
static bool
is_predicate_of_row(struct cc_saying *y, const char *s)
{
    const char *end = strpbrk(s, ".;");

    s = cc_arena_strndup(&y->x->arena, s, end != NULL ? (size_t)(end - s) : strlen(s));
    return !cc_say_begins(s, "it|they|this|these") &&
        cc_say_is_predicate(y->x, s, y->names->n > 1 || (y->names->n == 1 && y->names->v[0].plural));
}

void
cc_say_predicates(struct cc_saying *y, const char *text)
{
    for (const char *p = text; *p != '\0';) { /* "Keeps cartilage springy; eases hand pain" */
        size_t n = strcspn(p, ";");
        const char *piece, *better, *stop;
        int ignored;

        while (n > 0 && *p == ' ') {
            p++;
            n--;
        }
        stop = memmem(p, n, ". ", 2);
        if (stop != NULL && (outcome_verb(y->x, stop + 2, &ignored) != NULL || is_predicate_of_row(y, stop + 2)))
            n = (size_t)(stop - p) + 1; /* "Eases stress. Rare cases of liver injury" */
        piece = cc_arena_strndup(&y->x->arena, p, n);
        better = comparison_in(piece);
        if (better != NULL) {
            cc_say(y, cc_arena_printf(&y->x->arena, y->names->n > 1 || y->names->v[0].plural ? "are %s" : "is %s", better + 2));
            piece = cc_arena_strndup(&y->x->arena, piece, (size_t)(better - piece));
        }
        if (n > 0 && !(y->cell->column->says == CC_SAYS_HELPS && cc_say_help(y, piece)) && !cc_say_limit(y, piece) &&
            !cc_say_order_of_row(y, piece) && !cc_say_predicate(y, piece)) {
            enum cc_says says = y->cell->column->says;
            const char *verb = says == CC_SAYS_HELPS ? (is_comparative(y->x, piece) ? "leads to" : "helps with")
                : says == CC_SAYS_EFFECTS            ? "may cause"
                : says == CC_SAYS_NOTHING && is_change(y->x, piece) ? "leads to"
                    : NULL,
                       *noun;

            if (verb != NULL && says == CC_SAYS_NOTHING)
                cc_say(y, cc_arena_printf(&y->x->arena, "leads to %s", cc_say_lower(y->x, piece)));
            else if (verb != NULL && (noun = cc_say_noun(y->x, piece)) != NULL && speaks_of_health(y->x, noun, &verb))
                cc_say(y, cc_arena_printf(&y->x->arena, "%s %s", verb, noun));
        }
        p += n + (p[n] == ';');
    }
}

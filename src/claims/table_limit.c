/* table_limit.c: cells that say from when, when not and whether at all: "2 years" under "From what age?", "Not when
 * dehydrated", "Overdose damages the liver", "Maybe: eases a stuffy nose" and "No proven benefit" under "Does it help?". */
#include <ctype.h>
#include <string.h>

#include "claims/table_say.h"

#define AMOUNTS                                                                                                        \
    "overdose|overdoses|overdosing|too much|too many|high doses|a high dose|large doses|megadoses|large amounts|high amounts|" \
    "excess|long-term use|long use|prolonged use|daily use|regular use|frequent use|overuse"

/* ------------------------------------------------------------------- age */

/* "1 year", "3 months¹", "12+", "4 years and up": the age in words, NULL for other text. */
static const char *
age_in(struct cc_ctx *x, const char *s)
{
    static const char *const ends[] = {" and up", " and over", " and older", " or older", " onwards", " plus", "+", "*"};
    size_t n = 0, digits;

    s += cc_say_begins(s, "from|from age|age|aged|over|older than|after");
    while (*s == ' ')
        s++;
    digits = strspn(s, "0123456789");
    while (s[n] != '\0' && ((unsigned char)s[n] < 0x80 || strncmp(s + n, "\u00bd", 2) == 0 || strncmp(s + n, "–", 3) == 0))
        n++; /* up to a mark that points to a note */
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len = strlen(ends[i]);

        if (n > len && strncasecmp(s + n - len, ends[i], len) == 0)
            n -= len;
    }
    if (digits == 0 || digits > 2 || n > 20)
        return NULL;
    if (n == digits)
        return cc_arena_printf(&x->arena, "%.*s years", (int)n, s);
    s = cc_arena_strndup(&x->arena, s, n);
    return strcasestr(s, "year") != NULL || strcasestr(s, "month") != NULL || strcasestr(s, "week") != NULL ? s : NULL;
}

bool
cc_say_age(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *text = y->cell->text, *age = age_in(x, text), *from = NULL;

    if (age != NULL)
        from = cc_arena_printf(&x->arena, "from the age of %s", age);
    else if (cc_say_begins(text, "birth|from birth|newborn|newborns") > 0)
        from = "from birth";
    else if (cc_say_begins(text, "any age|all ages|any") > 0)
        from = "at any age";
    else if (cc_say_begins(text, "adults|adults only|adult|only adults") > 0)
        from = "for adults only";
    if (from == NULL || strlen(text) > 40)
        return false;
    for (uint32_t i = 0; i < y->names->n; i++)
        cc_say_fact(y,
            cc_arena_printf(&x->arena, "%s %s suitable %s", y->names->v[i].text,
                y->names->v[i].plural ? "are" : "is", from),
            y->names->v[i].text, from, CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
    return true;
}

/* "Under 18", "Over 70", "Children aged 4 to 8", "Pregnant women" as the name of a row. */
static bool
names_people(struct cc_ctx *x, const char *name)
{
    const struct cc_text *t;

    if (cc_say_begins(name, "under|over|below|above|up to|aged|ages|age|from") > 0)
        return strpbrk(name, "0123456789") != NULL && strstr(name, "mg") == NULL;
    t = cc_say_read(x, cc_say_lower(x, name));
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (cc_noun_ending(t, i, i + 1) == CC_NOUN_PEOPLE)
            return true;
    }
    return false;
}

bool
cc_say_for_people(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const struct cc_column *c = y->cell->column;
    const char *of = c->of != NULL && c->substance ? c->of : y->table->substance, *text = y->cell->text,
               *name = cc_say_lower(x, y->cell->name);
    bool age = cc_say_begins(name, "under|over|below|above|up to|aged|ages|age|from") > 0,
         no = cc_say_begins(text, "not recommended|none|avoid|not advised|not suitable|don't take|do not take|no") > 0;

    if (of == NULL || !names_people(x, name) ||
        (!no && ((!age && c->says != CC_SAYS_AMOUNT) || strpbrk(text, "0123456789") == NULL)))
        return false; /* a dose for "Adults" is read by cc_say_dose */
    if (no && strlen(text) > 24)
        return false;
    cc_say_fact(y,
        no ? cc_arena_printf(&x->arena, "%s is not recommended %s%s", of, age ? "" : "for ", name)
           : cc_arena_printf(&x->arena, "%s%s should get %s of %s", age ? "people " : "", name, cc_say_lower(x, text), of),
        of, text, no ? CC_DIR_NONE : CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
    return true;
}

/* ---------------------------------------------------------------- limits */

/* "Overdose damages the liver", "Too much strains the kidneys": of the row. */
static bool
say_too_much(struct cc_saying *y, const char *part)
{
    struct cc_ctx *x = y->x;
    size_t n = cc_say_begins(part, AMOUNTS);
    const struct cc_text *t;
    const char *amount;

    if (n == 0 || part[n] != ' ' || y->names->n != 1)
        return false;
    t = cc_say_read(x, cc_arena_printf(&x->arena, "it%s", part + n));
    if (t->n_tokens < 3 || !((t->tokens[1].can & (CC_CAN_VBZ | CC_CAN_BASE)) || t->tokens[1].tag == CC_TAG_MD))
        return false;
    amount = cc_say_lower(x, cc_arena_strndup(&x->arena, part, n));
    cc_say_whole(y, cc_arena_printf(&x->arena, "%s%s%s %s%s.", cc_say_begins(part, "overdose") ? "An " : "", amount,
        cc_say_begins(part, "too much|too many|excess") ? "" : " of", y->names->v[0].text, part + n));
    return true;
}

bool
cc_say_limit(struct cc_saying *y, const char *part)
{
    struct cc_ctx *x = y->x;
    size_t no = cc_say_begins(part, "not|never|avoid|don't use|do not use"), n = no;
    bool never = cc_say_begins(part, "never") > 0, avoid = cc_say_begins(part, "avoid") > 0;

    if (say_too_much(y, part))
        return true;
    while (part[n] == ' ')
        n++;
    if (no == 0 || cc_say_begins(part + n, "when|if|while|during|with|in|before|after|together with|on|alongside") == 0 ||
        strlen(part) > 120)
        return false;
    for (uint32_t i = 0; i < y->names->n; i++)
        cc_say_fact(y,
            cc_arena_printf(&x->arena, "%s %s %s", avoid ? "avoid" : never ? "never use" : "do not use",
                y->names->v[i].text, part + n),
            y->names->v[i].text, part + n, CC_DIR_NONE, CC_KIND_RECOMMENDATION);
    return true;
}

/* --------------------------------------------------------------- whether */

/* "No proven benefit in children", "No better than placebo", "Not proven", "Doesn't work": that it does nothing. */
static bool
say_nothing(struct cc_saying *y, const char *part)
{
    struct cc_ctx *x = y->x;
    size_t n = cc_say_begins(part, "no|no proven|no clear|no real|no good|no known|no added|no extra|no measurable|no significant|no meaningful|little or no");
    const char *rest = part;
    bool plural = y->names->n == 1 && y->names->v[0].plural;

    for (const char *p = part; n > 0 && *p != '\0'; p++) { /* up to its noun */
        if ((p == part || p[-1] == ' ') &&
            cc_say_begins(p, "benefit|benefits|effect|effects|difference|advantage|improvement|gain|gains") > 0) {
            n = (size_t)(p - part);
            break;
        }
        if (p - part > 30)
            return false;
        rest = p + 1;
    }
    if (n > 0 && *rest != '\0') {
        cc_say(y, cc_arena_printf(&x->arena, "has %s", cc_say_lower(x, part)));
        return true;
    }
    if (cc_say_begins(part, "not proven|unproven|not shown|no evidence|no good evidence|no proof|not established") > 0) {
        cc_say(y, "is not proven to help");
        return true;
    }
    if (cc_say_begins(part, "doesn't work|does not work|don't work|no|not really|hardly|useless|ineffective") ==
        strlen(part)) {
        cc_say(y, plural ? "do not help" : "does not help");
        return true;
    }
    n = cc_say_begins(part, "no better|no worse|no more|no different|not better|not worse");
    if (n > 0 && part[n] == ' ')
        cc_say(y, cc_arena_printf(&x->arena, "is %s", cc_say_lower(x, part)));
    return n > 0;
}

/* "Slightly better sleep", "Fewer night coughs" */
static bool
is_more_or_less(struct cc_ctx *x, const char *part)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, part));
    uint32_t i = 0;

    while (i + 1 < t->n_tokens && (cc_tag_is_adverb(t->tokens[i].tag) ||
               cc_token_in(&t->tokens[i], "slightly somewhat a bit little much far")) &&
        t->tokens[i].tag != CC_TAG_RBR)
        i++;
    if (i + 1 >= t->n_tokens || (t->tokens[i].tag != CC_TAG_JJR && t->tokens[i].tag != CC_TAG_RBR))
        return false;
    for (uint32_t k = i + 1; k < t->n_tokens; k++) {
        if (cc_tag_is_finite(t->tokens[k].tag) && !(t->tokens[k].can & CC_CAN_NOUN))
            return false;
    }
    return true;
}

/* Are all pieces between the commas of the cell things that can be told one by one? */
static bool
parts_stand(struct cc_saying *y, const char *const *v, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!is_more_or_less(y->x, v[i]) && cc_say_noun(y->x, v[i]) == NULL &&
            !cc_say_is_predicate(y->x, v[i], false))
            return false;
    }
    return n > 1;
}

bool
cc_say_help(struct cc_saying *y, const char *piece)
{
    struct cc_ctx *x = y->x;
    const char *v[CC_PARTS_OF_CELL];
    size_t n = cc_say_begins(piece, "yes|maybe|perhaps|possibly|probably|likely|somewhat|partly|sometimes|a little|a bit|slightly|modestly");
    bool hedged = n > 0 && cc_say_begins(piece, "yes|slightly|modestly|a little|a bit") == 0, told = true;
    uint32_t parts;

    if (n > 0 && (piece[n] == ':' || piece[n] == ',' || piece[n] == '.' || strncmp(piece + n, " –", 4) == 0)) {
        piece += n;
        while (*piece != '\0' && !isalnum((unsigned char)*piece))
            piece++;
    } else {
        hedged = false;
    }
    y->how.hedged = y->how.hedged || hedged;
    parts = cc_say_parts(x, piece, v);
    if (*piece == '\0' || say_nothing(y, piece)) {
        ;
    } else if (parts_stand(y, v, parts)) {
        for (uint32_t i = 0; i < parts; i++)
            cc_say_predicates(y, v[i]);
    } else if (is_more_or_less(x, piece)) {
        cc_say(y, cc_arena_printf(&x->arena, "leads to %s", cc_say_lower(x, piece)));
    } else if (hedged || n > 0) {
        cc_say_predicate(y, piece);
    } else {
        told = false;
    }
    y->how.hedged = y->how.hedged && !hedged;
    return told;
}

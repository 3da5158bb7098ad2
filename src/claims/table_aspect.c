/* table_aspect.c: cells below or beside a head that names an aspect of health and says nothing itself: "Absorption",
 * "Stomach upset", "Sleep quality". The aspect stands in the sentence with what the row or column is: "The absorption of
 * X is poor", "Stomach upset is rare with X", "X improves sleep quality in two trials". */
#include <string.h>

#include "claims/block_item.h"
#include "claims/lexicon.h"
#include "claims/table_say.h"

struct aspect {
    const char *noun; /* as it stands in a sentence */
    bool plural, bad; /* many; a symptom, an illness or another harm */
};

static bool
read_aspect(struct cc_saying *y, struct aspect *out)
{
    struct cc_ctx *x = y->x;
    const char *head = cc_inside(x, y->cell->column->text, strlen(y->cell->column->text));
    const struct cc_text *t;
    enum cc_noun class;

    if (y->cell->column->says != CC_SAYS_NOTHING && y->cell->column->says != CC_SAYS_EFFECTS)
        return false;
    out->bad = strcasestr(head, "side effect") != NULL || strcasestr(head, "adverse") != NULL;
    if (!out->bad && !cc_say_is_outcome(x, head))
        return false;
    if ((out->noun = cc_say_noun(x, head)) == NULL)
        return false;
    t = cc_say_read(x, out->noun);
    if (cc_token_in(&t->tokens[t->n_tokens - 1], "life size count price cost rating warranty capacity length width"))
        return false; /* of the goods */
    class = cc_noun_ending(t, 0, t->n_tokens);
    out->plural = cc_tag_is_plural(t->tokens[t->n_tokens - 1].tag);
    out->bad = out->bad || class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE || class == CC_NOUN_BAD;
    return true;
}

/* "Improves in two trials", "Relieves within hours": a verb without the object that the head names. */
static bool
say_verb(struct cc_saying *y, const struct aspect *a, const char *text)
{
    const char *rest = text + strcspn(text, " ");

    if (cc_say_begins(text,
            "improves|relieves|reduces|eases|worsens|raises|increases|lowers|supports|boosts|prevents|helps|calms|"
            "improved|relieved|reduced|eased|worsened|raised|increased|lowered|boosted|prevented") == 0 ||
        (*rest != '\0' &&
            cc_say_begins(rest + 1,
                "in|within|by|after|at|for|over|when|if|during|only|slightly|modestly|a lot|a little|more|less") == 0))
        return false;
    cc_say(y, cc_arena_printf(&y->x->arena, "%.*s %s%s", (int)(rest - text), text, a->noun, rest));
    return true;
}

/* "No better than placebo", "As good as the drug": held against something else. */
static bool
say_compared(struct cc_saying *y, const struct aspect *a, const char *text)
{
    bool plural = y->names->n > 1 || (y->names->n == 1 && y->names->v[0].plural);

    if (cc_say_begins(text,
            "no better|no worse|not better|better than|worse than|as good as|as effective|more effective|less effective|"
            "on par with|equal to|similar to|the same as|same as|about the same as|much better|slightly better") == 0)
        return false;
    cc_say(y, cc_arena_printf(&y->x->arena, "%s %s%s for %s", plural ? "are" : "is",
        cc_say_starts(text, "same as") ? "the " : "", text, a->noun));
    return true;
}

/* "Proven", "Unproven", "Same", "Well studied": what is known of the effect. */
static bool
say_known(struct cc_saying *y, const struct aspect *a, const char *text)
{
    bool same = cc_say_begins(text, "same|the same|similar|equal|identical") == strlen(text);

    if (cc_say_begins(text, "proven|modest|small|strong|weak|well-proven|well-documented|established|doubtful") ==
        strlen(text)) {
        bool many = y->names->n > 1 || y->names->v[0].plural;

        cc_say(y, cc_arena_printf(&y->x->arena, "%s a%s %s effect on %s", many ? "have" : "has",
            text[0] == 'e' ? "n" : "", text, a->noun));
        return true;
    }
    if (!same && cc_say_begins(text,
            "unproven|not proven|well studied|well documented|unclear|unknown|uncertain|not studied|untested|disputed") !=
            strlen(text))
        return false;
    for (uint32_t k = 0; k < y->names->n; k++)
        cc_say_whole(y, cc_arena_printf(&y->x->arena, "The effect of %s on %s is %s%s.", y->names->v[k].text, a->noun,
            same && !cc_say_starts(text, "the ") ? "the " : "", text));
    return true;
}

/* "Rare", "2–4 lb in the first week", "At doses over 10 g": how the aspect is. */
static bool
say_how(struct cc_saying *y, const struct aspect *a, const char *text)
{
    struct cc_ctx *x = y->x;
    const struct cc_text *t = cc_say_read(x, text);
    const char *be = a->plural ? "are" : "is";
    uint32_t i = 0;
    bool when, amount;

    if (t->n_tokens == 0)
        return false;
    when = a->bad && (t->tokens[0].tag == CC_TAG_IN || t->tokens[0].tag == CC_TAG_WRB) && t->n_tokens > 1;
    while (i + 1 < t->n_tokens &&
        (cc_tag_is_adverb(t->tokens[i].tag) || (t->tokens[i].flags & (CC_TOK_NUMBER | CC_TOK_SYMBOL)) ||
            cc_token_in(&t->tokens[i], "up to × x times")))
        i++;
    amount = a->bad && i > 0 && t->n_tokens < 12 &&
        (t->tokens[0].tag == CC_TAG_CD || (t->tokens[i - 1].flags & CC_TOK_NUMBER)) &&
        (strchr(text, '%') != NULL || strstr(text, " in ") != NULL || strstr(text, " of ") != NULL);
    if (!when && !amount && !(cc_tag_is_adjective(t->tokens[i].tag) &&
            (i + 1 == t->n_tokens ||
                (!cc_tag_is_noun(t->tokens[i + 1].tag) && !cc_tag_is_adjective(t->tokens[i + 1].tag)))))
        return false;
    for (uint32_t k = 0; k < y->names->n; k++) {
        const char *name = y->names->v[k].text;

        if (when)
            cc_say_whole(y, cc_arena_printf(&x->arena, "%s causes %s %s.", name, a->noun, text));
        else if (a->bad || amount)
            cc_say_whole(y, cc_arena_printf(&x->arena, "With %s, %s %s %s.", name, a->noun, be, text));
        else
            cc_say_whole(y, cc_arena_printf(&x->arena, "The %s of %s %s %s.", a->noun, name, be, text));
    }
    return true;
}

bool
cc_say_aspect(struct cc_saying *y)
{
    const char *text = cc_say_lower(y->x, y->cell->text);
    struct aspect a;

    if (y->names->n == 0 || !read_aspect(y, &a))
        return false;
    return say_verb(y, &a, text) || say_compared(y, &a, text) || say_known(y, &a, text) || say_how(y, &a, text);
}

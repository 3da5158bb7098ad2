/* table_taken.c: tables that say how what a page sells, or the remedy that an article is about, is taken: people, ages
 * or weights as rows, occasions as heads ("Every day", "At the first sign of a cold", "Night"), amounts in the cells. */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/table_say.h"

static const char DOSES[] = "ml mg g mcg iu capsule capsules tablet tablets pill pills drop drops scoop scoops chew chews gummy "
                            "gummies spray sprays puff puffs sachet sachets teaspoon teaspoons tablespoon tablespoons tsp "
                            "tbsp spoonful spoonfuls lozenge lozenges softgel softgels patch patches dose doses cup cups "
                            "stick sticks pump pumps";

/* "15 ml, four times a day", "half a chew": where the amount of something that is taken ends, with which the cell
 * begins; 0 when it does not. */
static size_t
dose_end(struct cc_ctx *x, const char *text)
{
    const struct cc_text *t = cc_say_read(x, text);

    if (t->n_tokens < 2 ||
        !((t->tokens[0].flags & CC_TOK_NUMBER) || t->tokens[0].tag == CC_TAG_CD ||
            cc_token_in(&t->tokens[0], "half a an one up")))
        return 0;
    for (uint32_t i = 1; i < t->n_tokens && i < 5; i++) {
        if (cc_tag_is_punct(t->tokens[i].tag) && t->tokens[i].tag != CC_TAG_DASH)
            return 0;
        if (cc_token_one_of(t->tokens[i].lower, t->tokens[i].lower_len, DOSES, sizeof DOSES - 1))
            return t->tokens[i].span.end;
    }
    return 0;
}

/* Those whom the row names, as they stand inside a sentence: "adults", "those under 4"; NULL when it names nobody. */
static const char *
takers(struct cc_ctx *x, const char *name)
{
    const char *s = cc_inside(x, name, strlen(name));
    const struct cc_text *t = &x->inner;
    size_t n = cc_say_begins(name, "under|over|up to|from|above|below|aged|age|ages|less than|more than");

    if (strpbrk(name, "?.") != NULL || t->n_tokens == 0 || t->n_tokens > 9)
        return NULL;
    for (uint32_t i = 0; i < t->n_tokens && i < 5; i++) {
        if (cc_noun_ending(t, i, i + 1) == CC_NOUN_PEOPLE ||
            cc_token_in(&t->tokens[i], "dog dogs cat cats puppies kittens horses pets teens teenagers seniors toddlers"))
            return s;
    }
    if (strpbrk(name, "0123456789") == NULL)
        return NULL;
    if (n > 0 && cc_say_begins(name, "age|ages") > 0)
        return cc_arena_printf(&x->arena, "those aged%s", name + n);
    if (n > 0)
        return cc_arena_printf(&x->arena, "those %s", cc_say_lower(x, name));
    return cc_say_begins(name + strcspn(name, "kly"), "kg|lb|lbs|kilos|pounds") > 0 ||
            (isdigit((unsigned char)name[0]) && strstr(name, "year") != NULL)
        ? cc_arena_printf(&x->arena, "those of %s", name)
        : NULL;
}

/* The head as the scene of a sentence: "In the morning"; NULL when it is none. */
static const char *
occasion(struct cc_ctx *x, const char *head)
{
    static const struct {
        const char *head, *scene;
    } all[] = {{"morning", "In the morning"}, {"evening", "In the evening"}, {"afternoon", "In the afternoon"},
        {"night", "At night"}, {"bedtime", "At bedtime"}, {"noon", "At noon"}, {"midday", "At midday"},
        {"afterwards", "Afterwards"}, {"maintenance", "For maintenance"}, {"prevention", "For prevention"},
        {"daily", "Daily"}, {"daily use", "For daily use"}, {"breakfast", "At breakfast"}, {"lunch", "At lunch"},
        {"dinner", "At dinner"}};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcasecmp(head, all[i].head) == 0)
            return all[i].scene;
    }
    if (cc_say_begins(head, "every|each|at|in|after|before|during|when|while|on|for|with|if|once|twice|from|as"))
        return head;
    if (cc_say_begins(head, "first|second|third|last|next|starting"))
        return cc_arena_printf(&x->arena, "In the %s", cc_say_lower(x, head));
    if (cc_say_begins(head, "week|month|day|days|weeks|months") && strpbrk(head, "0123456789") != NULL)
        return cc_arena_printf(&x->arena, "In %s", cc_say_lower(x, head));
    return NULL;
}

bool
cc_say_taken(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *head = y->cell->column->text, *text = y->cell->text, *who, *scene,
               *what = x->sells && x->n_products > 0 ? x->products[0] : y->table->substance;
    bool plural = x->sells && x->n_products > 0 && x->product_plural, refused;
    size_t dose = 0;

    if (what == NULL || text[0] == '\0' || y->cell->column->says == CC_SAYS_SOURCES)
        return false;
    refused = cc_say_begins(text, "not suitable|not recommended|do not use|do not give|not for use|unsuitable|avoid") > 0 &&
        strlen(text) < 40;
    scene = occasion(x, head);
    if (!refused && (scene == NULL || (dose = dose_end(x, text)) == 0))
        return false;
    who = takers(x, y->cell->name);
    if (who == NULL)
        return false;
    if (refused) { /* whatever the occasion */
        const char *said = cc_arena_printf(&x->arena, "%s %s not suitable for %s", what, plural ? "are" : "is", who);

        if (x->out->n == 0 || strncasecmp(x->out->v[x->out->n - 1].text, said, strlen(said)) != 0)
            cc_say_fact(y, said, what, who, CC_DIR_NONE, CC_KIND_RECOMMENDATION);
        return true;
    }
    cc_say_fact(y, cc_arena_printf(&x->arena, "%s, %s should take %.*s of %s%s", scene, who, (int)dose, cc_say_lower(x, text), what,
            text + dose), who, text, CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
    return true;
}

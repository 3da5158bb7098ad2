/* table_allow.c: columns that say whether the row may be used, where a question stands over them: "On the run?",
 * "While driving?" over "at most 1 g", "never", "fine". */
#include <string.h>

#include "claims/table_say.h"

#define SCENES "on|in|while|during|before|after|with|at|for|when"
#define NO                                                                                         \
    "never|no|avoid|not|skip|skip it|don't|\u2717|\u2718|\u274c|\u2716|not "                       \
    "recommended|unsafe|leave it|better not"
#define YES                                                                                        \
    "fine|ok|okay|yes|good|allowed|safe|\u2713|\u2714|\u2705|recommended|all right|no problem"
#define LIMIT "at most|up to|max|max.|maximum|no more than|only|less than|under|once|twice"
#define CARE                                                                                       \
    "with care|with caution|caution|careful|sparingly|in moderation|rarely|occasionally|small "    \
    "amounts|sometimes"
#define WASTE                                                                                      \
    "save your money|waste of money|a waste|not worth it|pointless|useless|don't bother|no "       \
    "point|forget it"

/* The words of the head that tell when: "on the run" of "On the run?", "" of "OK?"; NULL when the head asks nothing of
 * the kind. */
static const char *
scene_of(struct cc_ctx *x, const struct cc_column *head)
{
    const char *s = cc_say_lower(x, head->text);
    size_t n = strlen(s);
    bool asks = n > 1 && s[n - 1] == '?';

    if (cc_say_begins(
            s, "ok|okay|allowed|recommended|use it|take it|our advice|advice|recommendation") ==
            n - asks &&
        n > (size_t)asks)
        return "";
    if (!asks || cc_say_begins(s, SCENES) == 0)
        return NULL;
    return cc_arena_strndup(&x->arena, s, n - 1);
}

/* "fine" of "Fine, but …" where a person would say it of the row, else "fine". */
static const char *
word_of(struct cc_ctx *x, const char *text, size_t n)
{
    const char *word = cc_say_lower(x, cc_arena_strndup(&x->arena, text, n));

    return cc_say_begins(word, "ok|okay|allowed|safe|recommended|all right") > 0 ? word : "fine";
}

bool
cc_say_allowed(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *text = y->cell->text, *scene = scene_of(x, y->cell->column);
    size_t no, yes, limit, care, waste = cc_say_begins(text, WASTE);

    if (scene == NULL || strlen(text) > 60)
        return false;
    limit = strpbrk(text, "0123456789") != NULL || cc_say_begins(text, "once|twice")
                ? cc_say_begins(text, LIMIT)
                : 0;
    care = cc_say_begins(text, CARE);
    no = limit == 0 && care == 0 && waste == 0 ? cc_say_begins(text, NO) : 0;
    yes = limit == 0 && care == 0 ? cc_say_begins(text, YES) : 0;
    if (no + yes + limit + care + waste == 0)
        return false;
    for (uint32_t i = 0; i < y->names->n; i++) {
        const char *name = y->names->v[i].text, *said, *gap = scene[0] != '\0' ? " " : "";

        if (limit > 0)
            said = cc_arena_printf(&x->arena, "%s%stake %s of %s", scene,
                                   gap[0] != '\0' ? ", " : "", cc_say_lower(x, text), name);
        else if (waste > 0)
            said = cc_arena_printf(&x->arena, "%s %s not worth the money", name,
                                   y->names->v[i].plural ? "are" : "is");
        else if (care > 0)
            said = cc_arena_printf(
                &x->arena, "use %s %s%s%s", name,
                cc_say_begins(text, "caution|careful") > 0 ? "with care" : cc_say_lower(x, text),
                gap, scene);
        else if (no > 0)
            said = cc_arena_printf(&x->arena, "avoid %s%s%s", name, gap, scene);
        else
            said = cc_arena_printf(&x->arena, "%s %s %s%s%s", name,
                                   y->names->v[i].plural ? "are" : "is", word_of(x, text, yes), gap,
                                   scene);
        cc_say_fact(y, said, yes > 0 ? name : NULL, text, CC_DIR_NONE_GIVEN,
                    CC_KIND_RECOMMENDATION);
    }
    return true;
}

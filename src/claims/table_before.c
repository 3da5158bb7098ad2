/* table_before.c: tables that set a time before against one after, "Waist | 41 in | 36 in" below "Before" and "After":
 * each row is told as a change. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "claims/lexicon.h"
#include "claims/table.h"
#include "claims/tell.h"

#define CELL_BYTES 80

/* Is the head one of the times: "Before", "Day 0", "Baseline"; "After", "After 12 weeks", "Now"? */
static bool
is_before(const char *s)
{
    return strncasecmp(s, "before", 6) == 0 || strncasecmp(s, "baseline", 8) == 0 || strcasecmp(s, "day 0") == 0 ||
        strcasecmp(s, "week 0") == 0 || strcasecmp(s, "at the start") == 0 || strcasecmp(s, "start") == 0;
}

static bool
is_after(const char *s)
{
    return strncasecmp(s, "after", 5) == 0 || strcasecmp(s, "now") == 0 ||
        ((strncasecmp(s, "week ", 5) == 0 || strncasecmp(s, "day ", 4) == 0 || strncasecmp(s, "month ", 6) == 0) &&
            isdigit((unsigned char)s[strcspn(s, " ") + 1]));
}

/* The first number in the text; *has tells whether there is one. */
static double
number_in(const char *s, bool *has)
{
    char digits[32];
    size_t n = 0;

    s += strcspn(s, "0123456789");
    for (; n + 1 < sizeof digits && (isdigit((unsigned char)*s) || *s == '.' || *s == ','); s++) {
        if (*s != ',')
            digits[n++] = *s;
    }
    digits[n] = '\0';
    *has = n > 0;
    return n > 0 ? strtod(digits, NULL) : 0;
}

static enum cc_direction
way(struct cc_ctx *x, const char *before, const char *after)
{
    bool two, one;
    double from = number_in(before, &one), to = number_in(after, &two);
    enum cc_direction d;

    if (one && two)
        return from == to ? CC_DIR_NONE : to > from ? CC_DIR_UP : CC_DIR_DOWN;
    cc_claims_read(&x->inner, after, (struct cc_span){0, strlen(after)});
    d = cc_judge_shift(&x->inner, (struct cc_range){0, x->inner.n_tokens});
    return d == CC_DIR_NONE_GIVEN ? CC_DIR_HELPS : d;
}

/* A name or cell within a sentence: not "Waist", but "LDL" as it is; without its stop. */
static const char *
inside(struct cc_ctx *x, const char *s)
{
    size_t n = strlen(s);
    char *out;

    while (n > 0 && strchr(" .:", s[n - 1]) != NULL)
        n--;
    out = cc_arena_strndup(&x->arena, s, n);
    if (n > 1 && isupper((unsigned char)out[0]) && islower((unsigned char)out[1]))
        out[0] = (char)tolower((unsigned char)out[0]);
    return out;
}

static void
tell_row(struct cc_ctx *x, const struct cc_table *table, size_t name, size_t before, size_t after)
{
    const struct cc_article *a = x->article;
    struct cc_how how = cc_how_of(x, name, "table-change");
    struct cc_fact f = {.rule = "table-change", .health = 1, .relation = "go"};
    const char *thing = inside(x, cc_block_text(x, name)), *from = inside(x, cc_block_text(x, before)),
               *to = inside(x, cc_block_text(x, after));
    bool plural;

    if (*thing == '\0' || *from == '\0' || *to == '\0' || strlen(thing) > CELL_BYTES || strlen(from) > CELL_BYTES ||
        strlen(to) > CELL_BYTES || strpbrk(to, "$\u00a3") != NULL)
        return;
    how.pieces[how.n_pieces++] = a->blocks[before].span;
    how.pieces[how.n_pieces++] = a->blocks[after].span;
    cc_claims_read(&x->inner, thing, (struct cc_span){0, strlen(thing)});
    plural = x->inner.n_tokens > 0 &&
        (cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag) ||
            (x->inner.tokens[x->inner.n_tokens - 1].can & CC_CAN_PLURAL));
    f.kind = x->sells ? CC_KIND_PRODUCT : CC_KIND_EFFECT;
    f.direction = way(x, from, to);
    f.negated = f.direction == CC_DIR_NONE;
    f.subject = table->topic != NULL ? table->topic : thing;
    f.object = cc_arena_printf(&x->arena, "%s from %s to %s", thing, from, to);
    f.text = strcasecmp(from, to) == 0
        ? cc_arena_printf(&x->arena, "%s %s at %s", thing, plural ? "stay" : "stays", to)
        : cc_arena_printf(&x->arena, "%s %s from %s to %s", thing, plural ? "go" : "goes", from, to);
    if (table->topic != NULL)
        f.text = cc_arena_printf(&x->arena, "with %s, %s", table->topic, f.text);
    cc_claim_make(x, &f, &how, (struct cc_span){0, 0});
}

bool
cc_table_before(struct cc_ctx *x, const struct cc_table *table, size_t first, size_t end)
{
    const struct cc_article *a = x->article;
    uint32_t before = UINT32_MAX, after = UINT32_MAX, row = 0;
    size_t name = SIZE_MAX, from = SIZE_MAX;

    for (size_t i = first; i < end && a->blocks[i].row == 0; i++) {
        const char *text = cc_block_text(x, i);

        if (a->blocks[i].kind == CC_BLOCK_CAPTION || a->blocks[i].col == 0)
            continue;
        if (before == UINT32_MAX && is_before(text))
            before = a->blocks[i].col;
        else if (before != UINT32_MAX && is_after(text))
            after = a->blocks[i].col; /* the last one */
    }
    if (before == UINT32_MAX || after == UINT32_MAX)
        return false;
    for (size_t i = first; i < end && x->status == CC_OK; i++) {
        const struct cc_block *b = &a->blocks[i];

        if (b->kind == CC_BLOCK_CAPTION || b->row == 0 || b->role != CC_ROLE_CONTENT)
            continue;
        if (b->row != row)
            name = from = SIZE_MAX;
        row = b->row;
        if (b->col == 0)
            name = i;
        else if (b->col == before)
            from = i;
        else if (b->col == after && name != SIZE_MAX && from != SIZE_MAX) {
            cc_arena_reset(&x->scratch);
            tell_row(x, table, name, from, i);
        }
    }
    return true;
}

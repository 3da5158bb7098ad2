/* table_head.c: heads of no known phrase that still make a sentence with the row and the cell: "Brought on by" |
 * "infections", "Seen on X-ray?" | "Faintly", "Half-life" | "5 hours", and cells that go on from the row: "Below 20
 * points to a lack". */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/inflect.h"
#include "claims/table_say.h"

/* "Brought on by", "Usually treated with", "Made from": a participle and what it stands with, at the end of the head. */
static bool
is_open(struct cc_ctx *x, const char *head)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, head));
    uint32_t i = 0, n = t->n_tokens;

    while (n > 0 && cc_tag_is_punct(t->tokens[n - 1].tag))
        n--;
    while (i + 1 < n && cc_tag_is_adverb(t->tokens[i].tag) && !(t->tokens[i].can & CC_CAN_VBN))
        i++;
    if (n > 1 && n < 6 && cc_token_is(&t->tokens[n - 1], "by"))
        return true;
    if (n > 6 || i + 1 >= n || !cc_token_in(&t->tokens[n - 1], "by with from in to on through at under"))
        return false;
    return (t->tokens[i].can & CC_CAN_VBN) ||
        (cc_tag_is_adjective(t->tokens[i].tag) && i + 2 == n); /* "Rich in", "Similar to" */
}

bool
cc_head_is_open(struct cc_ctx *x, const char *head)
{
    size_t n = strlen(head);

    return n > 0 && n < 60 && (head[n - 1] == '?' || is_open(x, head));
}

/* "Triggered by" | "stress; red wine": the row is, part by part. */
static bool
go_on(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *v[CC_PARTS_OF_CELL], *head = y->cell->column->text;
    uint32_t n;
    bool told = false;

    if (!is_open(x, head))
        return false;
    head = cc_inside(x, head, strcspn(head, ":?…"));
    n = cc_say_parts(x, y->cell->text, v);
    for (uint32_t i = 0; i < n; i++) {
        bool hedged = false;
        const char *part = cc_say_strip_hedge(x, v[i], &hedged), *noun = cc_say_noun(x, part);
        struct cc_noun_list *names;

        if (noun == NULL && cc_say_is_sentence(x, part))
            continue;
        noun = noun == NULL ? cc_say_lower(x, part) : noun;
        y->how.hedged = hedged;
        names = cc_arena_take(&x->arena, sizeof *names);
        names->n = 0;
        cc_item_names(x, part, names); /* "spinach and nuts" are two */
        for (uint32_t k = 0; k < names->n; k++)
            cc_say(y, cc_arena_printf(&x->arena, "is %s %s", head, names->v[k].text));
        if (names->n == 0)
            cc_say(y, cc_arena_printf(&x->arena, "is %s %s", head, noun));
        y->how.hedged = false;
        told = true;
    }
    return told;
}

/* "about 70%" under "Share" where the rows are kinds of what the head over them names: "makes up … of headaches". */
static bool
share_of_kinds(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const struct cc_column *rows = &y->table->rows;
    const char *text = cc_say_lower(x, y->cell->text), *of;
    const struct cc_text *t;
    enum cc_noun class;

    if (y->cell->column->says != CC_SAYS_SHARE || rows->text == NULL || rows->text[0] == '\0' ||
        rows->says != CC_SAYS_NOTHING || strpbrk(text, "%0123456789") == NULL || strlen(text) > 30)
        return false;
    of = cc_inside(x, rows->text, strcspn(rows->text, "(:"));
    if (cc_say_begins(of, "type|kind|form|variant|types|kinds|forms|stage|class")) {
        const char *p = strstr(of, " of ");

        of = p != NULL ? p + 4 : y->table->topic;
    }
    if (of == NULL)
        return false;
    t = cc_say_read(x, of);
    if (t->n_tokens == 0 || t->n_tokens > 4 || !cc_tag_is_noun(t->tokens[t->n_tokens - 1].tag))
        return false;
    class = cc_noun_ending(t, 0, t->n_tokens);
    if (class == CC_NOUN_DISEASE || class == CC_NOUN_SYMPTOM) {
        of = cc_arena_printf(&x->arena, "%s cases", of);
    } else if (t->tokens[t->n_tokens - 1].tag == CC_TAG_NN) {
        struct cc_buf b = {0};

        cc_inflect_add(&b, of, strlen(of), CC_FORM_S); /* nouns take their -s as verbs do */
        of = cc_arena_strndup(&x->arena, b.v, b.n);
        cc_buf_clear(&b);
    }
    for (uint32_t k = 0; k < y->names->n; k++)
        cc_say_fact(y,
            cc_arena_printf(&x->arena, "%s account%s for %s of %s", y->names->v[k].text,
                y->names->v[k].plural ? "" : "s", text, of),
            y->names->v[k].text, of, CC_DIR_NONE_GIVEN, CC_KIND_EFFECT);
    return true;
}

/* Does the row name something that is taken, or an illness? */
static bool
is_of_health(struct cc_ctx *x, const char *name)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, name));
    enum cc_noun class = t->n_tokens > 0 ? cc_noun_ending(t, 0, t->n_tokens) : CC_NOUN_NONE;

    return cc_is_substance(t, 0, t->n_tokens) || class == CC_NOUN_DISEASE || class == CC_NOUN_SYMPTOM;
}

/* "5 hours" under "Half-life": the half-life of the row is 5 hours. */
static bool
measure(struct cc_saying *y)
{
    static const char units[] = "hour minute day week month year mg mcg µg g ml iu °c °f mmhg ph";
    struct cc_ctx *x = y->x;
    const char *text = cc_say_lower(x, y->cell->text), *head = y->cell->column->text, *noun;
    size_t about = cc_say_begins(text, "about|around|up to|under|over|less than|more than|roughly|nearly|almost"), n;
    const char *p = text + about + (about > 0 && text[about] == ' ');
    bool unit = false;

    if (y->cell->column->says != CC_SAYS_NOTHING || !isdigit((unsigned char)*p) || strlen(text) > 40 ||
        strpbrk(text, "$\u20ac\u00a3") != NULL)
        return false;
    p += strspn(p, "0123456789.,–- ");
    n = strcspn(p, " /.,;(");
    if (n > 1 && p[n - 1] == 's')
        n--;
    for (const char *u = units; *u != '\0' && n > 0 && !unit; u += strcspn(u, " "), u += *u == ' ')
        unit = strcspn(u, " ") == n && strncasecmp(u, p, n) == 0;
    noun = unit ? cc_say_noun(x, head) : NULL;
    if (noun == NULL || x->inner.n_tokens > 4 || !cc_tag_is_noun(x->inner.tokens[x->inner.n_tokens - 1].tag))
        return false;
    if (!is_of_health(x, y->names->v[0].text))
        return false; /* "Filter life" of a device */
    for (uint32_t k = 0; k < y->names->n; k++)
        cc_say_fact(y, cc_arena_printf(&x->arena, "The %s of %s is %s", noun, y->names->v[k].text, text),
            y->names->v[k].text, text, CC_DIR_NONE_GIVEN, CC_KIND_EFFECT);
    return true;
}

/* "Below 200 pg/mL points to deficiency": said of the row's value. */
bool
cc_say_of_value(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *text = y->cell->text;
    size_t n = cc_say_begins(text, "below|above|under|over|less than|more than");
    const struct cc_text *t;

    if (n == 0 || text[n] != ' ' || !isdigit((unsigned char)text[n + 1]))
        return false;
    t = cc_say_read(x, cc_say_lower(x, text));
    for (uint32_t i = 2; i + 1 < t->n_tokens; i++) {
        if (!(t->tokens[i].can & CC_CAN_VBZ) && !cc_token_in(&t->tokens[i], "is means"))
            continue;
        cc_say_of(y,
            cc_arena_printf(&x->arena, "%s %.*s", y->names->v[0].text, (int)(t->tokens[i - 1].span.end), t->text), false,
            t->text + t->tokens[i].span.start);
        return true;
    }
    return false;
}

/* "Rises when iron runs low", "Not offered by every lab": predicates too short for the others to see. */
static bool
short_predicate(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *text = cc_say_lower(x, y->cell->text);
    const struct cc_text *t = cc_say_read(x, text);

    if (t->n_tokens < 2 || t->n_tokens > 12 || y->cell->column->says != CC_SAYS_NOTHING)
        return false;
    if ((t->tokens[0].can & CC_CAN_VBZ) &&
        cc_token_in(&t->tokens[1], "before after when if while as until once only first early earlier late later last")) {
        cc_say(y, text);
        return true;
    }
    if (cc_token_is(&t->tokens[0], "not") && (t->tokens[1].can & CC_CAN_VBN) && t->n_tokens > 2) {
        cc_say(y, cc_arena_printf(&x->arena, "is %s", text));
        return true;
    }
    return false;
}

/* "Clams, 3 oz" | "84 mcg" without heads, in an article on a substance: an amount of it. */
static bool
amount(struct cc_saying *y)
{
    size_t told = y->x->out->n;

    if (y->cell->column->text[0] != '\0' || y->table->substance == NULL || !isdigit((unsigned char)y->cell->text[0]))
        return false;
    cc_say_amount(y);
    return y->x->out->n > told;
}

bool
cc_say_with_head(struct cc_saying *y)
{
    return share_of_kinds(y) || go_on(y) || short_predicate(y) || measure(y) || amount(y);
}

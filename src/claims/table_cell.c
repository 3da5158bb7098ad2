/* table_cell.c: what a table's cell says of its row, by the head over it: "44%" under "Fewer attacks by", "dry mouth"
 * under "May cause", "asthma" under "Not for". Where the head says nothing, a cell is told when it is a predicate or a
 * sentence. */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/myth.h"
#include "claims/note.h"
#include "claims/table_say.h"

/* "pregnancy: harms the unborn baby" under "Not for". */
static void
say_avoid(struct cc_saying *y, const char *part)
{
    struct cc_ctx *x = y->x;
    const char *colon = strchr(part, ':'), *noun;
    size_t n = colon != NULL ? (size_t)(colon - part) : strlen(part);
    enum cc_noun class;

    if (cc_say_limit(y, part))
        return;
    noun = cc_say_noun(x, cc_arena_strndup(&x->arena, part, n));
    if (noun != NULL) {
        class = CC_NOUN_NONE;
        for (uint32_t i = 0; i < x->inner.n_tokens && class == CC_NOUN_NONE; i++)
            class = cc_noun_ending(&x->inner, i, i + 1) == CC_NOUN_PEOPLE ? CC_NOUN_PEOPLE : CC_NOUN_NONE;
        for (uint32_t i = 0; i < y->names->n; i++) {
            const char *name = y->names->v[i].text;

            if (cc_say_begins(noun, "pregnancy|breastfeeding|lactation|surgery|breast-feeding"))
                cc_say_of(
                    y, name, y->names->v[i].plural, cc_arena_printf(&x->arena, "should not be taken during %s", noun));
            else
                cc_say_whole(y,
                    cc_arena_printf(&x->arena, "%s%s should not take %s.",
                        class == CC_NOUN_PEOPLE ? "" : "People with ", noun, name));
        }
    }
    if (colon != NULL && colon[1] == ' ')
        cc_say_predicate(y, colon + 2);
}

/* The row is what is felt or had; the cell names what brings it about, or what helps. */
static void
say_of_row(struct cc_saying *y, const char *part, const char *verb)
{
    struct cc_ctx *x = y->x;
    struct cc_noun_list *names;

    if (!cc_is_bare_noun(x, part) && !cc_is_bare_noun(x, cc_say_lower(x, part)))
        return;
    names = cc_arena_take(&x->arena, sizeof *names);
    names->n = 0;
    cc_item_names(x, part, names);
    for (uint32_t i = 0; i < names->n; i++) {
        for (uint32_t k = 0; k < y->names->n; k++)
            cc_say_of(y, names->v[i].text, names->v[i].plural,
                cc_arena_printf(&x->arena, "%s %s", verb, y->names->v[k].text));
    }
}

/* "falling cortisol" under "How it works": the way in which the row triggers migraine. */
static void
say_means(struct cc_saying *y, const char *part)
{
    struct cc_ctx *x = y->x;
    const struct cc_table *t = y->table;
    bool causes = t->rows.says == CC_SAYS_CAUSES && t->illness != NULL, gerund;
    const char *noun, *verb = causes ? cc_say_causing(t) : "works";

    if (cc_say_predicate(y, part))
        return;
    gerund = cc_say_read(x, cc_say_lower(x, part))->n_tokens > 1 && x->inner.tokens[0].tag == CC_TAG_VBG &&
        !cc_tag_is_noun(x->inner.tokens[1].tag);
    noun = gerund ? cc_say_lower(x, part) : cc_say_noun(x, part);
    if (noun == NULL ||
        (!gerund && x->inner.n_tokens > 1 && (x->inner.tokens[0].can & CC_CAN_BASE) &&
            !(x->inner.tokens[0].can & CC_CAN_ADJ)))
        return; /* "Support gut barrier" */
    cc_say(y,
        causes ? cc_arena_printf(&x->arena, "%s %s %s %s", y->how.hedged ? "may trigger" : verb, t->illness,
                     gerund ? "by" : "through", noun)
               : cc_arena_printf(&x->arena, "%s %s %s", verb, gerund ? "by" : "through", noun));
}

/* A statement, and how well it is shown: "Better sleep" | "Limited". */
static void
say_evidence(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *text = y->cell->text,
               *claim = y->cell->helps != NULL                                            ? y->cell->helps
        : y->table->rows.says == CC_SAYS_HELPS || y->table->rows.says == CC_SAYS_OUTCOMES ? y->cell->name
            : NULL,
               *noun;
    const char *of = y->cell->helps != NULL ? NULL : y->table->topic;
    bool none = cc_say_begins(text, "no|none|not|insufficient|lacking|very weak|✗|❌|unproven|disproven|false") > 0;
    bool weak = cc_say_begins(text, "weak|limited|mixed|low|preliminary|some|early|moderate to low|conflicting|inconclusive|unclear|possible|animal|★☆|poor|emerging|promising|anecdotal") > 0;
    bool good = cc_say_begins(text, "strong|good|high|solid|robust|moderate|strongest|excellent|yes|✓|✔|✅|proven|well supported|convincing|fair|medium") > 0;
    const char *p;

    if (claim == NULL || (!none && !weak && !good))
        return;
    y->how.hedged = weak;
    p = cc_say_is_predicate(x, claim, false) ? cc_say_lower(x, claim)
        : (noun = cc_say_noun(x, claim)) == NULL
        ? NULL
        : cc_arena_printf(&x->arena, "%s %s",
              x->inner.n_tokens > 0 && (x->inner.tokens[0].tag == CC_TAG_JJR || x->inner.tokens[0].tag == CC_TAG_RBR)
                  ? "leads to"
                  : "helps with",
              noun);
    if (p == NULL)
        return;
    if (none) {
        const char *who = of != NULL ? of : y->names->v[0].text;
        bool plural = of != NULL ? y->table->topic_plural : y->names->v[0].plural;
        size_t verb = strcspn(p, " ");

        cc_say_fact(y,
            cc_arena_printf(&x->arena, "there is no good evidence that %s %.*s%s", who,
                (int)(plural && verb > 2 && p[verb - 1] == 's' ? verb - 1 : verb), p, p + verb),
            who, p + verb, CC_DIR_NONE, CC_KIND_EFFECT);
    } else if (of != NULL) {
        cc_say_of(y, of, y->table->topic_plural, p);
    } else {
        cc_say(y, p);
    }
    y->how.hedged = false;
}

/* "Less bloating" in the row "Week 2": "By week 2, …" */
static void
say_time(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *name = cc_say_lower(x, y->cell->name), *head = cc_say_lower(x, y->table->rows.text),
               *text = y->cell->text, *noun;

    if (isdigit((unsigned char)name[0]) && strpbrk(name, "abcdefghijklmnopqrstuvwxyz") == NULL)
        name = cc_say_begins(head, "week|day|month|year|hour")
            ? cc_arena_printf(&x->arena, "%.*s %s", (int)strcspn(head, " "), head, name)
            : cc_say_begins(head, "weeks|days|months|years|hours")
            ? cc_arena_printf(&x->arena, "%s %.*s", name, (int)strcspn(head, " "), head)
            : name;
    y->how.scene = cc_arena_printf(&x->arena, "%s %s",
        cc_say_begins(name, "after|within|in|by|at|during") ? ""
            : isdigit((unsigned char)name[0])               ? "After"
                : "In",
        name);
    if (cc_say_begins(name, "week|month|day|year") && strstr(name, "–") != NULL)
        y->how.scene = cc_arena_printf(
            &x->arena, "In %.*ss%s", (int)strcspn(name, " "), name, name + strcspn(name, " "));
    while (*y->how.scene == ' ')
        y->how.scene++;
    if (cc_say_is_sentence(x, text)) {
        cc_say_whole(y, text);
        return;
    }
    if (y->table->topic == NULL)
        return;
    if (cc_say_is_predicate(x, text, y->table->topic_plural))
        cc_say_of(y, y->table->topic, y->table->topic_plural, cc_say_lower(x, text));
    else if ((noun = cc_say_noun(x, text)) != NULL &&
        !(x->inner.n_tokens > 1 && (x->inner.tokens[x->inner.n_tokens - 1].can & CC_CAN_BASE) &&
            cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 2].tag))) /* "Ketones rise" */
        cc_say_of(y, y->table->topic, y->table->topic_plural, cc_arena_printf(&x->arena, "leads to %s", noun));
}

/* A name that keeps its capitals: "YourBiology Gut+", "Phyla Phortify Serum". */
static bool
is_brand(struct cc_ctx *x, const char *s)
{
    const struct cc_text *t = cc_say_read(x, s);
    uint32_t capitals = 0, words = 0;
    bool odd = false;

    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const struct cc_token *k = &t->tokens[i];

        words++;
        capitals += (k->flags & (CC_TOK_CAPITAL | CC_TOK_NUMBER)) != 0;
        for (size_t c = k->span.start + 1; c < k->span.end; c++)
            odd = odd || (isupper((unsigned char)s[c]) && !(k->flags & CC_TOK_UPPER));
        odd = odd || (words > 1 && !(k->flags & (CC_TOK_KNOWN | CC_TOK_NUMBER | CC_TOK_PUNCT)));
    }
    for (uint32_t i = 0; i < x->n_products; i++)
        odd = odd || strcasestr(s, x->products[i]) != NULL;
    return odd || strstr(s, "\u2122") != NULL || strstr(s, "\u00ae") != NULL ||
        (words > 1 && capitals == words && !(t->tokens[0].flags & CC_TOK_KNOWN));
}

/* "✓" or "No" under a head that is a predicate: "Relieves pain", "Safe in pregnancy". */
static bool
say_yes_no(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *text = y->cell->text, *head = y->cell->column->text, *rest, *p, *often = "";
    size_t yes = cc_say_begins(text, "yes|✓|✔|✔️|✅|☑|✓✓|✔✔|●"),
           no = cc_say_begins(text, "no|✗|✘|❌|✖|✕|×|✖️|○"), n = yes + no;
    const char *verb;

    if (n == 0 && head[0] != '\0' && head[strlen(head) - 1] == '?') { /* "Faintly", "Rarely" */
        const struct cc_text *t = cc_say_read(x, cc_say_lower(x, text));

        if (t->n_tokens == 1 && cc_tag_is_adverb(t->tokens[0].tag)) {
            n = yes = strlen(text);
            often = cc_arena_printf(&x->arena, " %s", cc_say_lower(x, text));
        }
    }
    if (n > 0 && head[0] != '\0' && head[strlen(head) - 1] == '?')
        head = cc_arena_strndup(&x->arena, head, strlen(head) - 1);

    if (n == 0)
        return false;
    rest = text + n;
    if (rest[strspn(rest, " .,;:–-✓✔✗️")] != '\0' && *rest != ',' && *rest != '(' &&
        strncmp(rest, " (", 2) != 0 && *rest != ';' && strncmp(rest, " –", 4) != 0)
        return false; /* "No sugar" */
    y->how.denied = no > 0;
    if (cc_say_is_predicate(x, head, false)) {
        cc_say(y, cc_arena_printf(&x->arena, "%s%s%s", often[0] != '\0' ? often + 1 : "", often[0] != '\0' ? " " : "",
            cc_say_lower(x, head)));
        y->how.denied = false;
        return true;
    }
    cc_say_read(x, cc_say_lower(x, head));
    verb = x->inner.n_tokens > 0 &&
            (cc_tag_is_adjective(x->inner.tokens[0].tag) || (x->inner.tokens[0].can & CC_CAN_VBN) ||
                cc_token_in(&x->inner.tokens[0], "kind good hard")) && /* "Kind to teeth" */
            (x->inner.n_tokens == 1 || x->inner.tokens[1].tag == CC_TAG_IN || x->inner.tokens[1].tag == CC_TAG_TO)
        ? "is"
        : "contains";
    if (strcmp(verb, "contains") == 0 && (!cc_is_substance(&x->inner, 0, x->inner.n_tokens) || is_brand(x, head))) {
        y->how.denied = false;
        return true;
    }
    p = cc_arena_printf(&x->arena, "%s%s %s", verb, often,
        strcmp(verb, "is") == 0 ? cc_say_lower(x, head) : cc_inside(x, head, strlen(head)));
    cc_say(y, p);
    y->how.denied = false;
    return true;
}

/* "2 days" under "Shortens a cold by", "a week" under "Works within": the head is a predicate that the cell ends. */
static bool
say_head_on(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *head = cc_say_lower(x, y->cell->column->text), *last = strrchr(head, ' '), *text = y->cell->text;
    const struct cc_text *t = cc_say_read(x, text);
    bool amount = false;

    if (last == NULL || cc_say_begins(last + 1, "by|in|within|after|for|from|to|with|at") == 0)
        return false;
    for (uint32_t i = 0; i < t->n_tokens && i < 6; i++)
        amount = amount || (t->tokens[i].flags & CC_TOK_NUMBER) || t->tokens[i].tag == CC_TAG_CD ||
            cc_is_time_noun(&t->tokens[i]) || cc_token_in(&t->tokens[i], "half third quarter");
    t = cc_say_read(x, head);
    if (t->n_tokens < 2 || !(t->tokens[0].can & CC_CAN_VBZ) || !cc_retag_acts(&t->tokens[0]) ||
        (t->n_tokens > 2 && t->tokens[1].tag == CC_TAG_IN))
        return false;
    if (amount)
        cc_say(y, cc_arena_printf(&x->arena, "%s %s", head, cc_say_lower(x, text)));
    return amount || cc_say_begins(text, "not|no|n/a|–|—|-|unknown|untested|?") > 0;
}

static void
say_parts(struct cc_saying *y, void (*one)(struct cc_saying *, const char *))
{
    const char *v[CC_PARTS_OF_CELL];
    uint32_t n = cc_say_parts(y->x, y->cell->text, v);

    for (uint32_t i = 0; i < n; i++) {
        bool hedged = false;
        const char *part = cc_say_strip_hedge(y->x, v[i], &hedged);

        y->how.hedged = hedged;
        one(y, part);
        y->how.hedged = false;
    }
}

static void
one_effect(struct cc_saying *y, const char *part)
{
    struct cc_ctx *x = y->x;
    const char *noun;

    if (cc_say_limit(y, part))
        return;
    noun = cc_say_noun(x, part);
    if (noun == NULL) {
        cc_say_predicate(y, part);
        return;
    }
    if (y->cell->column->says == CC_SAYS_SIGNS) {
        bool lack = strcasestr(y->cell->column->text, "deficien") != NULL ||
            strcasestr(y->cell->column->text, "lack") != NULL ||
            strcasestr(y->cell->column->text, "too little") != NULL;

        for (uint32_t i = 0; i < y->names->n; i++) {
            const char *name = y->names->v[i].text;

            if (lack && strcasestr(name, "deficien") == NULL)
                cc_say_of(y, cc_arena_printf(&x->arena, "%s deficiency", name), false,
                    cc_arena_printf(&x->arena, "leads to %s", noun));
            else
                cc_say_of(y, name, y->names->v[i].plural, cc_arena_printf(&x->arena, "leads to %s", noun));
        }
        return;
    }
    if (strstr(y->cell->column->phrase, "effect") == NULL && strstr(y->cell->column->phrase, "cause") == NULL &&
        !cc_health_in(&x->inner, 0, x->inner.n_tokens))
        return; /* "price" under "Drawbacks" */
    if (strstr(y->cell->column->phrase, "effect") == NULL && cc_is_substance(&x->inner, 0, x->inner.n_tokens)) {
        cc_say(y, cc_arena_printf(&x->arena, "contains %s", noun)); /* "added sugar" */
        return;
    }
    cc_say(y, cc_arena_printf(&x->arena, "%s %s", y->cell->column->maybe ? "may cause" : "causes", noun));
}

static void
one_cause(struct cc_saying *y, const char *part)
{
    say_of_row(y, part, y->cell->column->maybe ? "may cause" : "causes");
}

static void
one_source(struct cc_saying *y, const char *part)
{
    say_of_row(y, part, "provides");
}

static void
one_remedy(struct cc_saying *y, const char *part)
{
    if (y->names->n == 0 || !cc_say_is_outcome(y->x, y->names->v[0].text))
        return;
    say_of_row(y, part, "helps with");
}

static void
one_interaction(struct cc_saying *y, const char *part)
{
    const char *noun = cc_say_noun(y->x, part);

    if (noun != NULL)
        cc_say(y, cc_arena_printf(&y->x->arena, "interacts with %s", noun));
    else
        cc_say_predicate(y, part);
}

/* Is the row something that is taken or applied? */
static bool
is_taken(struct cc_saying *y)
{
    const struct cc_text *t = cc_say_read(y->x, cc_say_lower(y->x, y->names->v[0].text));

    return cc_is_substance(t, 0, t->n_tokens);
}

/* "30 minutes", "a week or two" */
static bool
is_duration(struct cc_ctx *x, const char *text)
{
    const struct cc_text *t;

    if (strpbrk(text, "0123456789") != NULL)
        return true;
    t = cc_say_read(x, text);
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (cc_is_time_noun(&t->tokens[i]))
            return true;
    }
    return false;
}

static void
say_by_head(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *text = y->cell->text;

    switch (y->cell->column->says) {
    case CC_SAYS_CAUSES: say_parts(y, one_cause); break;
    case CC_SAYS_EFFECTS:
        if (cc_say_begins(text, "none|no known|nil|zero") > 0 && strlen(text) < 24) { /* "Side effects: none reported" */
            cc_say(y, strlen(text) > 5 ? "has no known side effects" : "causes no side effects");
            break;
        }
        if (strchr(text, ' ') != NULL || !cc_say_aspect(y)) /* "Side effects: rare" */
            say_parts(y, one_effect);
        break;
    case CC_SAYS_SIGNS: say_parts(y, one_effect); break;
    case CC_SAYS_WORKS: say_parts(y, say_means); break;
    case CC_SAYS_SHARE: cc_say_share(y); break;
    case CC_SAYS_AMOUNT:
        if (!cc_say_for_people(y))
            cc_say_amount(y);
        break;
    case CC_SAYS_DOSE:
        if (!cc_say_for_people(y))
            cc_say_dose(y);
        break;
    case CC_SAYS_ONSET:
        if (is_duration(x, text) && !cc_say_predicate(y, text))
            cc_say(y,
                cc_arena_printf(&x->arena, "takes effect %s%s",
                    cc_say_begins(text, "after|within|in|by|up to") ? "" : "within ", cc_say_lower(x, text)));
        break;
    case CC_SAYS_LASTS:
        if (is_duration(x, text) && is_taken(y) && !cc_say_predicate(y, text))
            cc_say(y, cc_arena_printf(&x->arena, "lasts %s", cc_say_lower(x, text)));
        break;
    case CC_SAYS_SOURCES: say_parts(y, one_source); break;
    case CC_SAYS_AVOID: say_parts(y, say_avoid); break;
    case CC_SAYS_INTERACTS: say_parts(y, one_interaction); break;
    case CC_SAYS_REMEDY: say_parts(y, one_remedy); break;
    case CC_SAYS_EVIDENCE: say_evidence(y); break;
    case CC_SAYS_HELPS:
        if (y->cell->evidence == NULL)
            cc_say_predicates(y, text);
        break;
    case CC_SAYS_AGE:
        if (!cc_say_age(y))
            cc_say_predicates(y, text);
        break;
    case CC_SAYS_SERVING:
    case CC_SAYS_RANK:
    case CC_SAYS_SKIP:
        break;
    default:
        if (y->cell->column->says == CC_SAYS_NOTHING && y->cell->column->substance && isdigit((unsigned char)text[0]))
            cc_say_amount(y);
        else if (!cc_say_aspect(y))
            cc_say_predicates(y, text);
    }
}

/* "If you are pregnant" and its limit, with the reason. */
static void
say_condition(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *condition = cc_arena_printf(&x->arena, "If you %s", y->cell->name), *text = y->cell->text,
               *head = y->cell->column->text;
    const struct cc_text *t = cc_say_read(x, text);

    if (y->cell->column->says == CC_SAYS_WHY) {
        y->how.scene = condition;
        if (t->n_sentences > 0)
            cc_say_whole(y, text);
        return;
    }
    if (t->n_tokens == 0 || (strpbrk(text, "0123456789") == NULL && !cc_health_in(t, 0, t->n_tokens)))
        return;
    y->how.rule = "table-advice";
    cc_say_fact(y,
        t->tokens[0].tag == CC_TAG_VB || t->tokens[0].tag == CC_TAG_VBP
            ? cc_arena_printf(&x->arena, "%s, %s", condition, cc_say_lower(x, text))
            : cc_arena_printf(&x->arena, "%s, the %s is %s", condition, cc_say_lower(x, head), text),
        y->cell->name, text, CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
}

/* What the row is: its names, without brackets and what follows a dash. */
static void
read_names(struct cc_ctx *x, const struct cc_table *table, const char *name, struct cc_noun_list *names)
{
    size_t n = strcspn(name, "(");
    const char *dash = strstr(name, " – ") != NULL ? strstr(name, " – ") : strstr(name, " — "), *s;

    n = dash != NULL && (size_t)(dash - name) < n && dash > name ? (size_t)(dash - name) : n;
    for (const char *p = name; (p = strstr(p, ", ")) != NULL && (size_t)(p - name) < n; p += 2) {
        if (isdigit((unsigned char)p[2])) /* "Ground spice, 1 tsp" */
            n = (size_t)(p - name);
    }
    while (n > 0 && strchr(" :*", name[n - 1]) != NULL)
        n--;
    s = n > 0 ? cc_arena_strndup(&x->arena, name, n) : name;
    names->n = 0;
    if ((table->rows.says == CC_SAYS_DOSE || table->rows.says == CC_SAYS_SERVING) && isdigit((unsigned char)s[0]) &&
        table->substance != NULL) {
        names->v[0] = (struct cc_noun_phrase){.text = cc_arena_printf(&x->arena, "%s of %s", s, table->substance)};
        names->n = 1; /* "0.5 mg" of melatonin */
        return;
    }
    if (is_brand(x, s)) {
        const struct cc_token *last = x->inner.n_tokens > 1 ? &x->inner.tokens[x->inner.n_tokens - 1] : NULL;

        names->v[0] = (struct cc_noun_phrase){.text = s,
            .plural = last != NULL && (last->can & CC_CAN_PLURAL) && !(last->flags & CC_TOK_CAPITAL)}; /* "Acme tablets" */
        names->n = 1;
        return;
    }
    if (cc_is_bare_noun(x, s))
        cc_item_names(x, s, names);
    if (names->n > 0)
        return;
    names->v[0] = (struct cc_noun_phrase){.text = cc_inside(x, s, strlen(s))};
    names->v[0].plural = x->inner.n_tokens > 0 && cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag);
    names->n = 1;
}

static struct cc_saying
saying_of(struct cc_ctx *x, const struct cc_table *table, const struct cc_cell *cell)
{
    struct cc_saying y = {.x = x, .table = table, .cell = cell, .how = cc_how_of(x, cell->block, "table-cell")};

    if (cell->span.end > 0)
        y.how.pieces[0] = cell->span;
    if (cell->name_span.end > 0)
        y.how.pieces[y.how.n_pieces++] = cell->name_span;
    y.how.it_span = cell->name_span;
    y.names = cc_arena_take(&x->arena, sizeof *y.names);
    read_names(x, table, cell->name, y.names);
    x->subjects.n = x->objects.n = 0;
    cc_salience_block(x, 3); /* other cells name no subject */
    x->paragraph_start = true;
    return y;
}

void
cc_table_cell(struct cc_ctx *x, const struct cc_table *table, const struct cc_cell *cell)
{
    struct cc_saying y;
    size_t told = x->out->n;

    if (cc_say_begins(cell->name, "yes|no|✓|✗|n/a"))
        return;
    y = saying_of(x, table, cell);
    if (cell->column->text[0] == '\0' && table->rows.text[0] == '\0' && y.names->n == 1 &&
        (y.names->v[0].class == CC_NOUN_AGENT || y.names->v[0].class == CC_NOUN_FOOD ||
            y.names->v[0].class == CC_NOUN_NONE || y.names->v[0].class == CC_NOUN_BEHAVIOUR) &&
        cc_note_cell(x, y.names->v[0].text, y.names->v[0].plural, cell->text, &y.how))
        return;
    if (strncasecmp(table->rows.text, "if ", 3) == 0)
        say_condition(&y);
    else if (table->rows.says == CC_SAYS_TIMES && cell->column->says != CC_SAYS_SKIP)
        say_time(&y);
    else if (cc_say_taken(&y) || say_head_on(&y))
        return;
    else if (!cc_say_allowed(&y) && !say_yes_no(&y) && !cc_say_value(&y) && !cc_say_of_value(&y))
        say_by_head(&y);
    if (x->out->n == told && strncasecmp(table->rows.text, "if ", 3) != 0 && table->rows.says != CC_SAYS_TIMES)
        cc_say_with_head(&y);
}

void
cc_table_row(struct cc_ctx *x, const struct cc_table *table, const struct cc_cell *cell)
{
    struct cc_saying y = saying_of(x, table, cell);

    if (table->rows.says == CC_SAYS_CAUSES && table->illness != NULL && cc_is_bare_noun(x, cell->name) &&
        strstr(table->rows.phrase, "risk") != NULL)
        cc_say(&y, cc_arena_printf(&x->arena, "is a risk factor for %s", table->illness));
    else if (table->rows.says == CC_SAYS_CAUSES && table->illness != NULL && cc_is_bare_noun(x, cell->name))
        cc_say(&y, cc_arena_printf(&x->arena, "%s %s", cc_say_causing(table), table->illness));
}

/* "Lie down after meals" under "Don't", "coffee" under "Avoid". */
static void
say_order(struct cc_saying *y, const char *text)
{
    struct cc_ctx *x = y->x;
    bool dont = y->cell->column->says == CC_SAYS_DONT;
    const char *noun, *s = NULL, *head = cc_say_lower(x, y->cell->column->text);
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, text));

    if (t->n_sentences == 0)
        return;
    if (t->n_tokens > 1 && (t->tokens[0].tag == CC_TAG_VB || t->tokens[0].tag == CC_TAG_VBP) &&
        (t->tokens[0].can & CC_CAN_BASE))
        s = cc_arena_printf(&x->arena, "%s%s", dont ? "do not " : "", cc_say_lower(x, text));
    else if ((noun = cc_say_noun(x, text)) != NULL && cc_say_begins(head, "eat|avoid|limit|choose|foods to"))
        s = cc_arena_printf(&x->arena, "%s %s",
            cc_say_begins(head, "eat more|eat less")  ? cc_arena_strndup(&x->arena, head, 8)
                : cc_say_begins(head, "limit|choose") ? cc_arena_strndup(&x->arena, head, strcspn(head, " "))
                : dont                                ? "avoid"
                    : "eat",
            noun);
    if (s != NULL)
        cc_say_fact(y, s, NULL, text, CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
}

void
cc_table_item(struct cc_ctx *x, const struct cc_table *table, const struct cc_cell *cell)
{
    struct cc_saying y = saying_of(x, table, cell);

    if (cell->column->says == CC_SAYS_DO || cell->column->says == CC_SAYS_DONT)
        say_order(&y, cell->text);
    else if (cell->name[0] != '\0')
        say_by_head(&y);
}

/* ----------------------------------------------------------------- myths */

void
cc_table_myth(struct cc_ctx *x, const struct cc_cell *cell, bool verdict)
{
    struct cc_how how = cc_how_of(x, cell->block, "table-myth");
    const char *text = cell->text, *said = cell->name;
    enum cc_verdict v = CC_VERDICT_NONE;
    uint32_t end = 0;
    size_t rest = 0;

    how.pieces[how.n_pieces++] = cell->name_span;
    cc_say_read(x, text);
    if (x->inner.n_sentences > 0)
        v = cc_verdict_of(&x->inner, &x->inner.sentences[0], &end);
    if (v != CC_VERDICT_NONE)
        rest = end < x->inner.n_tokens ? x->inner.tokens[end].span.start : strlen(text);
    if (v == CC_VERDICT_NONE && !verdict)
        v = CC_VERDICT_FALSE;
    if (v != CC_VERDICT_NONE && strchr(said, '?') == NULL)
        cc_tell_judged(x, said, strlen(said), v, &how);
    how.rebuts = true;
    if (text[rest] != '\0')
        cc_tell_text(x, text + rest, strlen(text + rest), &how);
}

/* table_value.c: cells that hold figures: how much more or less, how often, how much is in it, how much to take. */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/table_say.h"

struct value {
    int sign;           /* -1 lower, 1 higher, 0 unsaid */
    bool none;          /* no effect, no difference */
    bool better, worse;
    bool told;          /* an arrow or a word says which way, no mere minus sign */
    const char *amount; /* "15%", or NULL */
};

static struct value
value_of(struct cc_ctx *x, const char *s)
{
    static const struct {
        const char *mark;
        int sign;
    } marks[] = {{"\u2212", -1}, {"\u2013", -1}, {"-", -1}, {"+", 1}, {"\u2193", -1}, {"\u2191", 1},
        {"\u2b07\ufe0f", -1}, {"\u2b06\ufe0f", 1}, {"\u2b07", -1}, {"\u2b06", 1}, {"\u25bc", -1}, {"\u25b2", 1},
        {"down ", -1}, {"minus ", -1}, {"up ", 1}, {"plus ", 1}};
    struct value v = {0};
    size_t n;

    for (size_t i = 0; i < sizeof marks / sizeof *marks && v.sign == 0; i++) {
        size_t n_mark = strlen(marks[i].mark);

        if (!cc_say_starts(s, marks[i].mark) ||
            (marks[i].mark[n_mark - 1] == ' ' && !isdigit((unsigned char)s[n_mark])))
            continue;
        v.sign = marks[i].sign;
        v.told = i > 3; /* "\u2193 2 mmHg" */
        s += n_mark;
    }
    while (*s == ' ' || *s == '~')
        s++;
    if (cc_say_begins(s, "no effect|no significant effect|no change|no significant change|no difference|no significant difference|unchanged|the same|n.s.|ns|no clear effect|no benefit")) {
        v.none = true;
        return v;
    }
    n = cc_say_begins(s, "up to|about|around|roughly|nearly|almost|over|more than|at least");
    if (isdigit((unsigned char)s[n > 0 && s[n] == ' ' ? n + 1 : 0])) {
        size_t end = strcspn(s, "(;,");

        for (const char *p = s; (p = strpbrk(p, " ")) != NULL && p < s + end; p++) {
            size_t word = cc_say_begins(p + 1, "lower|less|fewer|reduction|decrease|higher|more|greater|increase|better|worse");

            if (word == 0)
                continue;
            v.sign = strchr("lfrdLFRD", p[1]) != NULL ? -1 : 1;
            v.told = true;
            v.better = cc_say_starts(p + 1, "better");
            v.worse = cc_say_starts(p + 1, "worse");
            end = (size_t)(p - s);
            break;
        }
        while (end > 0 && s[end - 1] == ' ')
            end--;
        v.amount = cc_arena_strndup(&x->arena, s, end);
        return v;
    }
    s += cc_say_begins(s, "slightly|much|significantly|markedly|a little|modestly|somewhat|clearly");
    while (*s == ' ')
        s++;
    if (strchr(s, ' ') != NULL && strchr(s, ' ')[1] != '(')
        return v; /* "Lowered LDL by …" is a predicate */
    if (cc_say_begins(s, "lower|lowered|reduced|decreased|fewer|less|down"))
        v.sign = -1;
    else if (cc_say_begins(s, "higher|raised|increased|greater|more|up"))
        v.sign = 1;
    v.better = cc_say_begins(s, "better|improved") > 0;
    v.worse = cc_say_begins(s, "worse|worsened|worsens") > 0;
    return v;
}

/* "Cups per day" and "1" -> "1 cup per day"; "6 or more" -> "6 or more cups per day". */
static const char *
counted(struct cc_ctx *x, const struct cc_column *rows, const char *name)
{
    const char *h = cc_say_lower(x, rows->text);
    size_t word = strcspn(h, " ");

    if (name[0] < '0' || name[0] > '9' || h[0] == '\0')
        return name;
    if (strcmp(name, "1") == 0 && word > 1 && h[word - 1] == 's')
        return cc_arena_printf(&x->arena, "%s %.*s%s", name, (int)(word - 1), h, h + word);
    return cc_arena_printf(&x->arena, "%s %s", name, h);
}

/* A fact that the parser would not read well. */
void
cc_say_fact(struct cc_saying *y, const char *text, const char *subject, const char *object, enum cc_direction direction,
    enum cc_claim_kind kind)
{
    struct cc_fact f = {.text = text,
        .subject = subject,
        .object = object,
        .direction = direction,
        .kind = kind,
        .relation = direction == CC_DIR_DOWN ? "lower"
            : direction == CC_DIR_UP         ? "raise"
            : direction == CC_DIR_NONE       ? "differ"
                : "limit",
        .hedged = y->how.hedged,
        .rule = "table-cell",
        .negated = direction == CC_DIR_NONE,
        .health = 1};

    cc_claim_make(y->x, &f, &y->how, (struct cc_span){0, 0});
}

/* "At 3–4 cups per day, the risk of stroke is 21% lower compared with people who drink none". */
static void
say_at(struct cc_saying *y, const struct value *v, const char *name)
{
    struct cc_ctx *x = y->x;
    const struct cc_column *c = y->cell->column;
    const char *object = cc_say_lower(x, c->of != NULL && c->says == CC_SAYS_CHANGE ? c->of : c->text);
    const char *what = y->table->risk ? cc_arena_printf(&x->arena, "the risk of %s", object) : object;
    const char *than = y->table->compared != NULL ? cc_arena_printf(&x->arena, " %s", y->table->compared) : "";

    if (v->none)
        cc_say_fact(y,
            cc_arena_printf(&x->arena, "At %s, there is no significant difference in %s%s", name, what, than), name,
            object, CC_DIR_NONE, CC_KIND_ASSOCIATION);
    else if (v->sign != 0 && v->amount != NULL)
        cc_say_fact(y,
            cc_arena_printf(
                &x->arena, "At %s, %s is %s %s%s", name, what, v->amount, v->sign < 0 ? "lower" : "higher", than),
            name, object, v->sign < 0 ? CC_DIR_DOWN : CC_DIR_UP, CC_KIND_ASSOCIATION);
}

/* "a 12%", "an 8%": the letter that the article has more. */
static const char *
article_n(const char *figure)
{
    return figure[0] == '8' || strncmp(figure, "11", 2) == 0 || strncmp(figure, "18", 2) == 0 ? "n" : "";
}

/* "18% lower" under "Change in risk" in the row of a disease: the risk that goes with what the article is about, or
 * that the head names people for ("Risk among heavy drinkers"). False when the table is none of risks. */
static bool
say_risk(struct cc_saying *y, const struct value *v)
{
    struct cc_ctx *x = y->x;
    const struct cc_table *table = y->table;
    const char *head = y->cell->column->text, *among = strcasestr(head, " among ");
    const char *topic = table->topic, *from = strcasestr(table->rows.text, "death") != NULL ? "death from " : "", *how;

    if (strcasestr(head, "risk") == NULL || strcasestr(head, "factor") != NULL || (topic == NULL && among == NULL) ||
        (!v->none && (v->sign == 0 || v->amount == NULL || strchr(v->amount, '%') == NULL)) ||
        (table->rows.says != CC_SAYS_OUTCOMES && !cc_say_is_outcome(x, y->names->v[0].text)))
        return false;
    for (uint32_t i = 0; i < y->names->n; i++) {
        const char *risk = cc_arena_printf(&x->arena, "the risk of %s%s", from, y->names->v[i].text);

        how = v->none ? "no different"
                      : cc_arena_printf(&x->arena, "%s %s", v->amount, v->sign < 0 ? "lower" : "higher");
        cc_say_fact(y,
            among != NULL ? cc_arena_printf(&x->arena, "%s%s is %s", risk, cc_say_lower(x, among), how)
                : v->none
                ? cc_arena_printf(&x->arena, "%s %s not linked to %s", topic, table->topic_plural ? "are" : "is", risk)
                : cc_arena_printf(&x->arena, "%s %s linked to a%s %s risk of %s%s", topic,
                      table->topic_plural ? "are" : "is", article_n(how), how, from, y->names->v[i].text),
            among != NULL ? among + strlen(" among ") : topic, y->names->v[i].text,
            v->none           ? CC_DIR_NONE
                : v->sign < 0 ? CC_DIR_DOWN
                              : CC_DIR_UP,
            CC_KIND_ASSOCIATION);
    }
    return true;
}

/* The disease that the head names ("Bowel cancer, relative", "Stroke (fatal)"); NULL when it names none. */
static const char *
disease_of(struct cc_ctx *x, const char *head)
{
    size_t n = strcspn(head, ",(");

    while (n > 0 && head[n - 1] == ' ')
        n--;
    if (n < 3 || !cc_is_bare_noun(x, cc_inside(x, head, n)) ||
        cc_noun_ending(&x->inner, 0, x->inner.n_tokens) != CC_NOUN_DISEASE)
        return NULL;
    return cc_say_lower(x, cc_arena_strndup(&x->arena, head, n));
}

/* "processed meat, 25 g (one rasher)" below "Per day": "25 g of processed meat per day". */
static const char *
taken(struct cc_ctx *x, const struct cc_table *table, const char *name)
{
    const char *per = cc_say_starts(table->rows.text, "per ") ? cc_say_lower(x, table->rows.text) : "";
    const char *comma = NULL, *end;

    for (const char *p = name; (p = strstr(p, ", ")) != NULL; p += 2) {
        if (isdigit((unsigned char)p[2]))
            comma = p;
    }
    if (comma == NULL)
        return name;
    end = comma + 2 + strcspn(comma + 2, "(");
    while (end[-1] == ' ')
        end--;
    return cc_arena_printf(&x->arena, "%.*s of %.*s%s%s", (int)(end - comma - 2), comma + 2, (int)(comma - name), name,
        per[0] != '\0' ? " " : "", per);
}

/* "+10%" in the row of a food below the name of a disease: the risk that goes with it. False when it is no such
 * cell. */
static bool
say_risk_below(struct cc_saying *y, const struct value *v)
{
    struct cc_ctx *x = y->x;
    const char *name = y->cell->name, *disease;

    if (y->cell->column->says != CC_SAYS_NOTHING || isdigit((unsigned char)name[0]) || y->table->risk ||
        (!v->none && (v->sign == 0 || v->told || v->amount == NULL || strchr(v->amount, '%') == NULL)) ||
        (disease = disease_of(x, y->cell->column->text)) == NULL)
        return false;
    name = taken(x, y->table, name);
    cc_say_fact(y,
        v->none ? cc_arena_printf(&x->arena, "%s shows no significant link with the risk of %s", name, disease)
                : cc_arena_printf(&x->arena, "%s is linked to a%s %.*s %s risk of %s", name, article_n(v->amount),
                      (int)(strchr(v->amount, '%') - v->amount + 1), v->amount, v->sign < 0 ? "lower" : "higher",
                      disease),
        name, disease, v->none ? CC_DIR_NONE : v->sign < 0 ? CC_DIR_DOWN : CC_DIR_UP, CC_KIND_ASSOCIATION);
    return true;
}

/* What the value says that the subject does to the object; NULL when it says nothing. */
static const char *
effect_on(struct cc_saying *y, const struct value *v, const char *object)
{
    const struct cc_column *c = y->cell->column;
    struct cc_arena *arena = &y->x->arena;
    int sign = c->says == CC_SAYS_LESS ? -1 : c->says == CC_SAYS_MORE ? 1 : v->sign;
    const char *by = v->amount != NULL ? cc_arena_printf(arena, " by %s", v->amount) : "";

    if (v->none)
        return cc_arena_printf(arena, "has no effect on %s", object);
    if (c->phrase != NULL && v->amount != NULL && cc_say_begins(c->phrase, "fewer|less|more"))
        return cc_arena_printf(arena, "leads to %s %s %s", v->amount, c->phrase, object);
    if (v->better || v->worse || (c->phrase != NULL && cc_say_starts(c->phrase, "improvement") && v->amount != NULL))
        return cc_arena_printf(arena, "%s %s%s", v->worse ? "worsens" : "improves", object, by);
    if (sign == 0 || (v->amount == NULL && v->sign == 0))
        return NULL;
    return cc_arena_printf(arena, "%s %s%s", sign < 0 ? "lowers" : "raises", object, by);
}

/* "No proven benefit", "No clear effect on either", "No good evidence" under a head that names a part of the body or
 * what can be changed: the row has none there. False for everything else. */
static bool
say_without_benefit(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const char *s = cc_say_lower(x, y->cell->text);
    const struct cc_text *t = cc_say_read(x, s);
    uint32_t i = 1, n = 1;
    bool evidence, told = false;

    if (y->cell->column->says != CC_SAYS_NOTHING || t->n_tokens < 2 || !cc_token_in(&t->tokens[0], "no little"))
        return false;
    while (i + 1 < t->n_tokens && (cc_tag_is_adjective(t->tokens[i].tag) || cc_tag_is_adverb(t->tokens[i].tag) ||
        (t->tokens[i].can & CC_CAN_VBN)) && !cc_token_in(&t->tokens[i], "benefit effect impact change difference"))
        i++;
    evidence = cc_token_in(&t->tokens[i], "evidence proof");
    if (!evidence && !cc_token_in(&t->tokens[i], "benefit benefits effect effects impact"))
        return false;
    if (i + 1 < t->n_tokens) { /* "… for either", "… on both" */
        if (i + 3 != t->n_tokens || t->tokens[i + 1].tag != CC_TAG_IN || !cc_token_in(&t->tokens[i + 2], "either both"))
            return false;
        n = 2;
    }
    s = cc_arena_strndup(&x->arena, s, t->tokens[i].span.end); /* "no proven benefit" */
    for (uint32_t c = 0; c < n && (c == 0 || c < y->cell->n_columns); c++) {
        const char *head = y->cell->column[c].text;
        enum cc_noun class;

        if (head[0] == '\0' || (head = cc_say_noun(x, head)) == NULL)
            continue;
        class = cc_noun_ending(&x->inner, 0, x->inner.n_tokens);
        if (n == 1 && class != CC_NOUN_STRUCTURE && !cc_say_is_outcome(x, head))
            continue;
        if (class == CC_NOUN_STRUCTURE)
            head = cc_arena_printf(&x->arena, "the %s", head);
        cc_say(y,
            evidence
                ? cc_arena_printf(&x->arena, "has %s of a benefit for %s", s, head)
                : cc_arena_printf(&x->arena, "has %s %s %s", s, strstr(s, "benefit") != NULL ? "for" : "on", head));
        told = true;
    }
    return told;
}

bool
cc_say_value(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const struct cc_column *c = y->cell->column;
    bool hedged = false,
         alone = y->table->rows.text != NULL &&
        y->table->rows.text[0] == '\0'; /* the head of the row says what changes */
    struct value v = value_of(x, cc_say_strip_hedge(x, y->cell->text, &hedged));
    bool change = c->says == CC_SAYS_LESS || c->says == CC_SAYS_MORE || c->says == CC_SAYS_CHANGE ||
        c->says == CC_SAYS_DOES,
         rows;
    const char *object = c->of, *effect;

    if (say_without_benefit(y))
        return true;
    if (!v.none && v.sign == 0 && v.amount == NULL && !v.better && !v.worse)
        return false;
    if (say_risk(y, &v) || say_risk_below(y, &v))
        return true;
    if (!change &&
        (c->says != CC_SAYS_NOTHING || c->unit != NULL ||
            (!v.none && (v.sign == 0 || (v.amount != NULL && strchr(v.amount, '%') == NULL && !v.told)))))
        return false;
    if (isdigit((unsigned char)y->cell->name[0]) || y->table->risk) {
        say_at(y, &v, counted(x, &y->table->rows, y->cell->name));
        return v.none || v.sign != 0;
    }
    if (object != NULL && strcasecmp(object, "risk") == 0 && y->table->illness != NULL)
        object = cc_arena_printf(&x->arena, "the risk of %s", y->table->illness);
    rows = y->table->rows.says == CC_SAYS_OUTCOMES || (y->table->rows.says == CC_SAYS_HELPS && change);
    if (!rows && change && object == NULL)
        rows = y->table->it == NULL && y->table->topic != NULL && cc_say_is_outcome(x, y->cell->name);
    if (object == NULL)
        object = y->table->it != NULL ? y->table->it
            : !change                 ? cc_inside(x, c->text, strlen(c->text))
                : y->table->topic;
    if (rows) {
        for (uint32_t i = 0; i < y->names->n && y->table->topic != NULL; i++) {
            effect = effect_on(y, &v, y->names->v[i].text);
            if (effect != NULL)
                cc_say_of(y, y->table->topic, y->table->topic_plural, effect);
        }
        return true;
    }
    if (object == NULL ||
        (!change && !cc_say_is_outcome(x, object) &&
            !(alone && cc_is_bare_noun(x, object) && cc_health_in(&x->inner, 0, x->inner.n_tokens))))
        return false;
    effect = effect_on(y, &v, object);
    y->how.hedged = hedged;
    if (effect != NULL)
        cc_say(y, effect);
    y->how.hedged = false;
    return effect != NULL;
}

/* "70%" under "How often patients name it": "triggers migraine in 70% of patients". */
const char *
cc_say_causing(const struct cc_table *t)
{
    return strstr(t->rows.phrase, "trigger") != NULL ? "triggers" : "causes";
}

void
cc_say_share(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const struct cc_table *t = y->table;
    enum cc_says rows = t->rows.says;
    const char *text = y->cell->text, *who = y->cell->column->people != NULL ? y->cell->column->people : "people", *in,
               *of;
    size_t about = cc_say_begins(text, "up to|about|around|some|nearly|over");

    if (rows != CC_SAYS_CAUSES && rows != CC_SAYS_EFFECTS && rows != CC_SAYS_SIGNS && rows != CC_SAYS_PEOPLE)
        return;
    of = rows == CC_SAYS_EFFECTS ? t->topic : t->illness;
    if (of == NULL)
        return;
    about = about > 0 && text[about] == ' ' ? about + 1 : 0;
    if (!isdigit((unsigned char)text[about]) &&
        !cc_say_begins(text + about,
            "half|a third|one third|a quarter|two thirds|three quarters|one in|most|many|few|some|all|every")) { /* "Very common" */
        const struct cc_text *inner = cc_say_read(x, cc_say_lower(x, text));

        if (inner->n_tokens > 0 && inner->n_tokens <= 3 && rows != CC_SAYS_PEOPLE &&
            (cc_tag_is_adjective(inner->tokens[0].tag) || cc_tag_is_adverb(inner->tokens[0].tag)))
            cc_say(y,
                cc_arena_printf(&x->arena, "is a %s %s of %s", cc_say_lower(x, text),
                    rows == CC_SAYS_CAUSES      ? "cause"
                        : rows == CC_SAYS_SIGNS ? "symptom"
                        : "side effect",
                    of));
        return;
    }
    in = (strstr(text, " of ") != NULL || strstr(text, " in ") != NULL) &&
            !isdigit((unsigned char)text[strlen(text) - 1])
        ? text
        : strstr(text, " in ") != NULL ? cc_arena_printf(&x->arena, "%s %s", text, who)
            : cc_arena_printf(&x->arena, "%s of %s", text, who);
    if (rows == CC_SAYS_CAUSES) {
        cc_say(y, cc_arena_printf(&x->arena, "%s %s in %s", cc_say_causing(t), of, in));
        return;
    }
    for (uint32_t i = 0; i < y->names->n; i++) {
        const char *name = y->names->v[i].text;

        if (rows == CC_SAYS_PEOPLE)
            cc_say_of(y, of, false, cc_arena_printf(&x->arena, "affects %s of %s", text, name));
        else
            cc_say_of(y, of, rows == CC_SAYS_EFFECTS && t->topic_plural,
                cc_arena_printf(&x->arena, "causes %s in %s", name, in));
    }
}

/* "6.6" under "Iron (mg)": "provide 6.6 mg of iron". */
void
cc_say_amount(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const struct cc_column *c = y->cell->column;
    const char *of = c->of != NULL && c->substance ? c->of : y->table->substance, *text = y->cell->text, *amount, *per,
               *serving;
    size_t n = strspn(text, "0123456789.,–-/<>~ ");
    bool bare = text[n] == '\0';

    if (c->unit != NULL && c->of == NULL && cc_say_begins(c->unit, "calories|kcal|cal|kj") > 0)
        of = ""; /* "265" under "Calories" */
    if (of == NULL || strpbrk(text, "0123456789") == NULL || (bare && c->unit == NULL) ||
        (!bare && !cc_column_is_unit(text + n, strcspn(text + n, " /.,;("))))
        return;
    amount = !bare || c->unit == NULL ? text
        : strcmp(c->unit, "%") == 0   ? cc_arena_printf(&x->arena, "%s%% of the daily value", text)
            : cc_arena_printf(&x->arena, "%s %s", text, c->unit);
    serving = c->per != NULL ? c->per : y->cell->serving != NULL ? y->cell->serving : y->table->per;
    serving = serving == NULL || serving[0] == '\0' ? NULL
        : strncmp(serving, "1 ", 2) == 0            ? serving + 2
            : cc_say_lower(x, serving);
    per = serving == NULL ? ""
        : cc_say_begins(serving, "one|1|each|a") && strlen(serving) < 5
        ? " each"
        : cc_arena_printf(&x->arena, " per %s", serving);
    if (of[0] == '\0' && bare)
        amount = cc_arena_printf(&x->arena, "%s %s", text, cc_say_lower(x, c->unit));
    cc_say(y, of[0] == '\0' ? cc_arena_printf(&x->arena, "provides %s%s", amount, per)
                            : cc_arena_printf(&x->arena, "provides %s of %s%s", amount, of, per));
}

void
cc_say_dose(struct cc_saying *y)
{
    struct cc_ctx *x = y->x;
    const struct cc_table *t = y->table;
    const struct cc_column *c = y->cell->column;
    const char *of = c->of != NULL && c->substance                ? c->of
        : c->phrase != NULL && strstr(c->phrase, "sleep") != NULL ? "sleep"
            : t->substance;
    const char *text = y->cell->text, *name;
    const struct cc_text *inner;

    if (strpbrk(text, "0123456789") == NULL)
        return;
    if (c->unit != NULL && text[strspn(text, "0123456789.,–- ")] == '\0')
        text = cc_arena_printf(&x->arena, "%s %s", text, c->unit);
    name = cc_inside(x, y->cell->name, strlen(y->cell->name));
    inner = &x->inner;
    if (t->rows.says == CC_SAYS_PEOPLE ||
        (inner->n_tokens > 0 && cc_noun_ending(inner, 0, inner->n_tokens) == CC_NOUN_PEOPLE)) {
        if (of != NULL)
            cc_say_fact(y,
                isdigit((unsigned char)name[0])
                    ? cc_arena_printf(&x->arena, "at the age of %s, people should get %s of %s", name, text, of)
                    : cc_arena_printf(&x->arena, "%s should get %s of %s", name, text, of),
                name, of, CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
        return;
    }
    if (cc_is_substance(inner, 0, inner->n_tokens) || t->rows.says == CC_SAYS_NOTHING)
        cc_say_fact(y,
            cc_arena_printf(&x->arena, "the %s of %s is %s",
                c->phrase != NULL && strcmp(c->phrase, "how much") != 0 && strcmp(c->phrase, "rda") != 0 &&
                        strcmp(c->phrase, "how much to take") != 0
                    ? c->phrase
                    : "recommended amount",
                name, cc_say_lower(x, text)),
            name, text, CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
    else if (of != NULL && t->rows.says != CC_SAYS_STUDIES)
        cc_say_fact(y, cc_arena_printf(&x->arena, "for %s, the dose of %s is %s", name, of, cc_say_lower(x, text)), of,
            text, CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
}

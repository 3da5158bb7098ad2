/* text.c: plain text -> blocks. Lines become units (lines.c), units become titles, headings, items and paragraphs by
 * their own shape and that of their neighbours. No words are known here but those of roles.c. */
#include "article/lines.h"
#include "article/mail.h"
#include "article/readers.h"
#include "article/roles.h"
#include "article/text_table.h"
#include "base/utf8.h"

#define LIST_DEPTH 16

/* One paragraph, item or heading in the making: source lines [first, last]. */
struct unit {
    size_t first, last;
    enum cc_line_kind kind;
    uint32_t marker, number, indent;
    const char *s;            /* text of its first line, without the marker */
    size_t n;
    size_t words;             /* of all lines */
    uint32_t final;           /* last character of the last line */
    bool blank_before, blank_after;
    bool rule_before;         /* a line of dashes or the count of a slide */
    enum cc_block_kind block; /* decided */
    uint8_t level;
    bool decided;
    bool series;              /* a numbered or pictured heading like others of its section */
    size_t name;              /* bytes of the name that a heading of a series begins with, text behind it: "Drugs. Usual suspects:" */
};

struct text {
    struct cc_build *b;
    struct cc_lines lines;
    struct unit *v;
    size_t n, cap;
    uint32_t seq[4];          /* last number of the numbered headings of level 2 and 3 */
    bool caps_headings;       /* the text has headings in capitals: others are one level lower */
    unsigned top;             /* level of the last heading above level 3 */
    bool top_numbered;
    struct { uint32_t indent, marker, list; } lists[LIST_DEPTH];
    size_t n_lists;
};

/* ---- units */

static void
add_unit(struct text *t, size_t first, size_t last)
{
    const struct cc_line *l = &t->lines.v[first], *end = &t->lines.v[last];
    struct unit *u;

    t->v = cc_mem_grow(t->v, t->n, &t->cap, sizeof *t->v);
    u = &t->v[t->n++];
    *u = (struct unit){.first = first, .last = last, .kind = l->kind, .marker = l->marker, .number = l->number,
        .indent = l->indent, .s = l->s + l->skip, .n = l->n - l->skip};
    for (size_t i = first; i <= last && u->words < CC_TEXT_WORDS_MAX; i++)
        u->words += cc_text_words(t->lines.v[i].s, t->lines.v[i].n);
    u->words -= l->skip > 0;
    u->final = cc_text_final(end->s, end->n);
    u->blank_before = first == 0 || t->lines.v[first - 1].kind == CC_LINE_BLANK ||
        t->lines.v[first - 1].kind == CC_LINE_RULE;
    u->rule_before = first > 0 && t->lines.v[first - 1].kind == CC_LINE_RULE;
    u->blank_after = last + 1 == t->lines.n || t->lines.v[last + 1].kind == CC_LINE_BLANK;
}

static void
make_units(struct text *t)
{
    size_t i = 0;

    while (i < t->lines.n) {
        size_t first = i;

        if (t->lines.v[i].kind == CC_LINE_BLANK || t->lines.v[i].kind == CC_LINE_RULE) {
            i++;
            continue;
        }
        while (i + 1 < t->lines.n && t->lines.v[i].kind != CC_LINE_ROW && t->lines.v[i].kind != CC_LINE_FIELD &&
            t->lines.v[i + 1].kind == CC_LINE_PLAIN && cc_lines_join(&t->lines, first, i))
            i++;
        add_unit(t, first, i);
        i++;
    }
}

/* ---- what a unit is */

static bool
is_short(const struct unit *u)
{
    return u->first == u->last && u->words <= 12 && u->n <= 110 && u->final != '.' && u->final != ',' &&
        u->final != ';' && u->final != ':' && u->final != 0x2026;
}

static bool
is_sentence(const struct unit *u)
{
    return u->final == '.' || u->final == '!' || u->final == '?' || u->final == ':' || u->words > 12 ||
        u->first != u->last;
}

static void
decide(struct unit *u, enum cc_block_kind kind, unsigned level)
{
    u->block = kind;
    u->level = (uint8_t)level;
    u->decided = true;
}

static bool
is_beside(const struct unit *a, const struct unit *b)
{
    return a->last + 1 == b->first;
}

/* "▪ Leaky gut" + an explaining line. */
static bool
is_label_pair(const struct text *t, size_t i)
{
    const struct unit *u = &t->v[i], *next = u + 1;

    return i + 1 < t->n && u->kind == CC_LINE_BULLET && is_short(u) && next->kind == CC_LINE_PLAIN &&
        is_sentence(next) && (i == 0 || t->v[i - 1].kind != CC_LINE_BULLET);
}

/* Such pairs, more than one in a row and with the same mark: labels, not items of a list. */
static void
decide_labels(struct text *t)
{
    size_t i = 0;

    while (i + 1 < t->n) {
        size_t end = i, labels = 0;

        while (end < t->n && is_label_pair(t, end) && t->v[end].marker == t->v[i].marker) {
            labels++;
            end += 2;
            while (end < t->n && t->v[end].kind == CC_LINE_PLAIN && is_sentence(&t->v[end]) &&
                is_beside(&t->v[end - 1], &t->v[end]))
                end++;
        }
        for (size_t k = i; labels >= 2 && k < end; k++) {
            if (t->v[k].kind == CC_LINE_BULLET)
                decide(&t->v[k], CC_BLOCK_HEADING, 3);
        }
        i = end > i ? end : i + 1;
    }
}

/* After "… include:" short lines without marks are items. */
static void
decide_bare_items(struct text *t)
{
    for (size_t i = 0; i + 2 < t->n; i++) {
        size_t end = i + 1;

        if (t->v[i].final != ':' || t->v[i].kind == CC_LINE_BULLET)
            continue;
        while (end < t->n && t->v[end].kind == CC_LINE_PLAIN && is_short(&t->v[end]) && t->v[end].final != '?' &&
            t->v[end].words <= 10 && (end == i + 1 || is_beside(&t->v[end - 1], &t->v[end])))
            end++;
        if (end < i + 3 ||
            (end < t->n && is_beside(&t->v[end - 1], &t->v[end]) && t->v[end].words <= 12 &&
                t->v[end].kind == CC_LINE_PLAIN))
            continue;
        for (size_t k = i + 1; k < end; k++)
            decide(&t->v[k], CC_BLOCK_LIST_ITEM, 1);
    }
}

static bool
is_bare(const struct unit *u)
{
    return !u->decided && u->kind == CC_LINE_PLAIN && is_short(u) && u->s[0] != '(' && u->final != '?' &&
        !cc_text_is_all_caps(u->s, u->n) && cc_roles_of_heading(u->s, u->n) == CC_ROLE_CONTENT;
}

/* "Stress ↓ 44%", "Zinc = strong nails": says something with a sign. */
static bool
has_sign(const struct unit *u)
{
    static const char *const signs[] = {"\u2191", "\u2193", "\u2b06", "\u2b07", "\u2192", " = "};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (memmem(u->s, u->n, signs[i], strlen(signs[i])) != NULL)
            return true;
    }
    return false;
}

static bool
is_caps_heading(const struct unit *u)
{
    return u->kind == CC_LINE_PLAIN && is_short(u) && cc_text_is_all_caps(u->s, u->n);
}

/* Text that explains the line above it. */
static bool
explains(const struct text *t, size_t i)
{
    return i < t->n && t->v[i].kind == CC_LINE_PLAIN && !is_caps_heading(&t->v[i]) && is_sentence(&t->v[i]);
}

/* "GINGER ROOT" above "Settles the stomach": the line right below a name in capitals speaks of it, unless text stands
 * below it too. */
static bool
is_card_line(const struct text *t, size_t i)
{
    const struct unit *u = &t->v[i];

    if (i == 0 || !is_beside(&t->v[i - 1], u) || !cc_text_is_all_caps(t->v[i - 1].s, t->v[i - 1].n) ||
        !is_short(&t->v[i - 1]) || cc_text_is_all_caps(u->s, u->n))
        return false;
    return u->kind == CC_LINE_PLAIN && u->words > 1 && u->final != '?' && u->final != ':' &&
        (u->blank_after || !explains(t, i + 1));
}

/* Three short lines or more in a row, none of them a sentence, are a list that lost its marks on the way out of a
 * shop's database. The first names it when it alone follows on the text above or alone is in title case; the last is a
 * heading when it alone is in title case and text follows. */
static void
decide_bare_runs(struct text *t, size_t start)
{
    for (size_t i = start; i + 2 < t->n; i++) {
        size_t first = i, end = i, titles = 0;

        while (end < t->n && is_bare(&t->v[end]) && (end == i || !t->v[end].rule_before)) {
            titles += cc_text_is_title_case(t->v[end].s, t->v[end].n);
            end++;
        }
        if (end < i + 4)
            continue;
        if (has_sign(&t->v[first]))
            ;
        else if ((!t->v[first].blank_before && !is_card_line(t, first)) || t->v[first].rule_before ||
            (titles == 1 && cc_text_is_title_case(t->v[first].s, t->v[first].n)))
            first++;
        if (end < t->n && titles < end - i && is_sentence(&t->v[end]) &&
            cc_text_is_title_case(t->v[end - 1].s, t->v[end - 1].n))
            end--;
        if (first > i)
            decide(&t->v[i], CC_BLOCK_HEADING, 2);
        for (size_t k = first; k < end; k++)
            decide(&t->v[k], CC_BLOCK_LIST_ITEM, 1);
        i = end - 1;
    }
}

/* ---- headings that come in series */

/* May the unit be one of several headings: one line, short, however it ends? */
static bool
may_head(const struct unit *u)
{
    return u->first == u->last && u->words <= 12 && u->n <= 90 && u->final != ':' && u->final != ',' && u->final != ';';
}

/* "Drugs. Usual suspects:": the bytes of the name that the line begins with; 0 when it begins with none. */
static size_t
name_before_text(const struct unit *u)
{
    const char *stop = memmem(u->s, u->n, ". ", 2);
    size_t n = stop != NULL ? (size_t)(stop - u->s) : 0;

    return u->first == u->last && n > 2 && n <= 40 && cc_text_words(u->s, n) <= 4 ? n : 0;
}

/* "1. You wake at 3 a.m." + text, "2. Cravings", "3. Brain fog" + text: headings all of them, though some have no text
 * of their own; at least a third of those that count on from one must have it. */
static void
decide_number_series(struct text *t, size_t start)
{
    for (size_t i = start; i < t->n; i++) {
        size_t last = i, members = 1, texts = 0;

        if (t->v[i].kind != CC_LINE_NUMBER || t->v[i].number != 1)
            continue;
        for (size_t k = i; k < t->n && !is_caps_heading(&t->v[k]); k++) {
            if (t->v[k].kind != CC_LINE_NUMBER || (k > i && t->v[k].number != t->v[last].number + 1)) {
                if (t->v[k].kind == CC_LINE_NUMBER)
                    break;
                continue;
            }
            t->v[k].name = may_head(&t->v[k]) ? 0 : name_before_text(&t->v[k]);
            if (t->v[k].decided || (!may_head(&t->v[k]) && t->v[k].name == 0)) {
                members = 0;
                break;
            }
            members += k > i;
            texts += explains(t, k + 1) || t->v[k].name > 0;
            last = k;
        }
        for (size_t k = i; members >= 3 && texts >= 2 && texts * 3 >= members && k <= last; k++)
            t->v[k].series = t->v[k].kind == CC_LINE_NUMBER;
        i = members > 0 ? last : i;
    }
}

/* Lines with a picture each, most with text below: two that share their text are headings as the others are. */
static void
decide_picture_series(struct text *t, size_t start)
{
    size_t i = start;

    while (i < t->n) {
        size_t end = i, pictures = 0, heads = 0, run = 0;
        bool fits = true;

        while (end < t->n && (end == i || !is_caps_heading(&t->v[end]))) {
            bool picture = t->v[end].kind == CC_LINE_BULLET && t->v[end].marker == 0x1F600;

            run = picture ? run + 1 : 0;
            fits = fits && run < 3 && (!picture || (may_head(&t->v[end]) && t->v[end].final != '.'));
            pictures += picture;
            heads += picture && explains(t, end + 1);
            end++;
        }
        for (size_t k = i; fits && heads >= 3 && heads * 3 >= pictures * 2 && k < end; k++)
            t->v[k].series = t->v[k].kind == CC_LINE_BULLET && t->v[k].marker == 0x1F600;
        i = end;
    }
}

/* A number starts an item when its neighbour in the count stands next to it, a heading when text stands between. */
static bool
is_numbered_item(const struct text *t, size_t i)
{
    const struct unit *u = &t->v[i];
    bool after = i + 1 < t->n && t->v[i + 1].kind == CC_LINE_NUMBER && t->v[i + 1].number == u->number + 1;
    bool before = i > 0 && t->v[i - 1].kind == CC_LINE_NUMBER && t->v[i - 1].number + 1 == u->number;

    return !u->series && (after || before || !is_short(u));
}

static unsigned
numbered_level(struct text *t, uint32_t number)
{
    unsigned level = 2;

    if (t->seq[3] > 0 && number == t->seq[3] + 1)
        level = 3;
    else if (number == 1 && t->top == 2 && !t->top_numbered)
        level = 3;
    t->seq[level] = number;
    if (level == 2) {
        t->seq[3] = 0;
        t->top = 2;
        t->top_numbered = true;
    }
    return level;
}

/* "Week 1: deeper sleep": says something of what it names. */
static bool
is_labelled(const struct unit *u)
{
    const char *colon = memchr(u->s, ':', u->n);

    return u->kind == CC_LINE_PLAIN && colon != NULL && colon + 1 < u->s + u->n && colon[1] == ' ';
}

static bool
looks_like_heading(const struct text *t, size_t i)
{
    const struct unit *u = &t->v[i], *next = i + 1 < t->n ? &t->v[i + 1] : NULL;
    bool lead_before = i > 0 && t->v[i - 1].final == ':' && !u->blank_before;

    if (!is_short(u) || next == NULL || lead_before || u->s[0] == '(' || has_sign(u) || is_card_line(t, i))
        return false;
    if (i > 0 && is_labelled(u) && is_beside(&t->v[i - 1], u) && is_labelled(&t->v[i - 1]))
        return false; /* "Week 1: deeper sleep" and so on, line by line */
    if (cc_roles_of_heading(u->s, u->n) != CC_ROLE_CONTENT)
        return true;
    if (cc_text_starts_lower(u->s, u->n) || u->final == '!')
        return false;
    if (cc_text_is_all_caps(u->s, u->n))
        return true;
    if (u->final == '?')
        return next->final != '?' || u->blank_before;
    if (u->blank_before && u->blank_after)
        return true;
    if (u->kind == CC_LINE_BULLET && next->kind == CC_LINE_CALL && is_beside(u, next))
        return true; /* a picture and a name above lines with arrows */
    return is_sentence(next) || next->kind == CC_LINE_BULLET || next->kind == CC_LINE_NUMBER ||
        next->kind == CC_LINE_ROW;
}

static void
decide_heading(struct text *t, struct unit *u)
{
    unsigned level = 2;

    if (u->final == '?' && t->top == 2 && t->top_numbered == false && t->seq[3] == 0)
        level = 3;
    else if (t->caps_headings && !cc_text_is_all_caps(u->s, u->n))
        level = 3;
    if (level == 2) {
        t->top = 2;
        t->top_numbered = false;
        t->seq[3] = 0;
    }
    decide(u, CC_BLOCK_HEADING, level);
}

/* "- KEY FEATURES" with no other item beside it. */
static bool
is_lone_caps(const struct text *t, size_t i)
{
    const struct unit *u = &t->v[i];
    const char *space = memchr(u->s, ' ', u->n);
    size_t word = space ? (size_t)(space - u->s) : u->n;

    return is_short(u) && word >= 3 && cc_text_is_all_caps(u->s, word) && i + 1 < t->n &&
        t->v[i + 1].kind != CC_LINE_BULLET && (i == 0 || t->v[i - 1].kind != CC_LINE_BULLET);
}

/* A picture and a name after a blank line, above items with another mark: "\U0001F6AB GO EASY ON" above "- soda". */
static bool
heads_items(const struct text *t, size_t i)
{
    const struct unit *u = &t->v[i], *next = u + 1;

    return i + 2 < t->n && u->blank_before && is_short(u) &&
        (next->kind == CC_LINE_BULLET || next->kind == CC_LINE_CALL) && next->marker != u->marker &&
        next[1].kind == next->kind && next[1].marker == next->marker &&
        is_beside(u, next);
}

/* ">>> YES, SEND ME ONE <<<": a button drawn with signs. */
static bool
is_shouted(const struct unit *u)
{
    return u->n > 8 && u->n < 100 && ((memcmp(u->s, ">>", 2) == 0 && memcmp(u->s + u->n - 2, "<<", 2) == 0) ||
        (memcmp(u->s, "[ ", 2) == 0 && memcmp(u->s + u->n - 2, " ]", 2) == 0 && cc_text_is_all_caps(u->s, u->n)));
}

static void
decide_unit(struct text *t, size_t i)
{
    struct unit *u = &t->v[i];
    bool call_beside = (i > 0 && t->v[i - 1].kind == CC_LINE_CALL && is_beside(&t->v[i - 1], u)) ||
        (i + 1 < t->n && t->v[i + 1].kind == CC_LINE_CALL && is_beside(u, &t->v[i + 1]));

    switch (u->kind) {
    case CC_LINE_ROW:
        decide(u, CC_BLOCK_PARAGRAPH, 0); /* its cells are blocks (emit) */
        return;
    case CC_LINE_CALL:
        decide(u, call_beside ? CC_BLOCK_LIST_ITEM : is_short(u) ? CC_BLOCK_BUTTON : CC_BLOCK_PARAGRAPH, call_beside);
        return;
    case CC_LINE_NUMBER:
        if (is_numbered_item(t, i))
            decide(u, CC_BLOCK_LIST_ITEM, 1);
        else
            decide(u, CC_BLOCK_HEADING, numbered_level(t, u->number));
        return;
    case CC_LINE_BULLET:
        /* a pictograph before a line of its own is decoration */
        if (u->series) {
            decide_heading(t, u);
        } else if (u->marker == 0x1F600 && (i == 0 || t->v[i - 1].kind != CC_LINE_BULLET || heads_items(t, i)) &&
            (i + 1 == t->n || t->v[i + 1].kind != CC_LINE_BULLET || heads_items(t, i))) {
            if (looks_like_heading(t, i))
                decide_heading(t, u);
            else
                decide(u, CC_BLOCK_PARAGRAPH, 0);
        } else if (is_lone_caps(t, i)) {
            decide_heading(t, u);
        } else {
            decide(u, CC_BLOCK_LIST_ITEM, 1);
        }
        return;
    default:
        if ((is_short(u) && u->words <= 6 && cc_roles_is_call(u->s, u->n)) || is_shouted(u))
            decide(u, CC_BLOCK_BUTTON, 0);
        else if (looks_like_heading(t, i))
            decide_heading(t, u);
        else
            decide(u, CC_BLOCK_PARAGRAPH, 0);
    }
}

/* The first line is the title when it stands out; a line below it in the same group, before a blank one, is its
 * deck. */
static size_t
decide_title(struct text *t)
{
    struct unit *u = &t->v[0];

    if (t->n < 2 || u->kind != CC_LINE_PLAIN || u->words > (u->blank_after ? 30 : 20) || u->first != u->last ||
        u->final == '.' || u->final == ':' || u->final == ',')
        return 0;
    decide(u, CC_BLOCK_TITLE, 0);
    if (t->n > 2 && t->v[1].kind == CC_LINE_PLAIN && is_beside(u, &t->v[1]) && t->v[1].blank_after &&
        t->v[1].words <= 25 && t->v[1].final != '.' && t->v[1].first == t->v[1].last) {
        decide(&t->v[1], CC_BLOCK_META, 0);
        return 2;
    }
    return 1;
}

/* The heads of e-mails: the first subject is the text's title, each of the others begins a part of it. False when there
 * are none. */
static bool
decide_fields(struct text *t)
{
    bool titled = false;

    for (size_t i = 0; i < t->n; i++) {
        struct unit *u = &t->v[i];

        if (u->kind != CC_LINE_FIELD)
            continue;
        if (u->number == CC_MAIL_SUBJECT)
            decide(u, titled ? CC_BLOCK_HEADING : CC_BLOCK_TITLE, titled);
        else
            decide(u, u->number == CC_MAIL_DECK ? CC_BLOCK_META : CC_BLOCK_PARAGRAPH, 0);
        titled = titled || u->number == CC_MAIL_SUBJECT;
    }
    return titled;
}

/* ---- out */

static void
place_in_list(struct text *t, const struct unit *u, struct cc_block *like)
{
    while (t->n_lists > 0 && (t->lists[t->n_lists - 1].indent > u->indent ||
        (t->lists[t->n_lists - 1].indent == u->indent && t->lists[t->n_lists - 1].marker != u->marker)))
        t->n_lists--;
    if (t->n_lists == 0 || (t->lists[t->n_lists - 1].indent < u->indent && t->n_lists < LIST_DEPTH)) {
        t->lists[t->n_lists].indent = u->indent;
        t->lists[t->n_lists].marker = u->marker;
        t->lists[t->n_lists].list = ++t->b->n_lists;
        t->n_lists++;
    }
    like->list = t->lists[t->n_lists - 1].list;
    like->level = (uint8_t)t->n_lists;
}

static void
emit(struct text *t, const struct unit *u)
{
    struct cc_block like = {.kind = u->block, .level = u->level, .ordered = u->kind == CC_LINE_NUMBER};

    if (u->block == CC_BLOCK_LIST_ITEM)
        place_in_list(t, u, &like);
    else
        t->n_lists = 0;
    if (u->kind == CC_LINE_FIELD && u->number == CC_MAIL_ROUTE) {
        like.role = CC_ROLE_NAVIGATION;
    } else if (u->kind == CC_LINE_FIELD) { /* its name shows what kind of text this is */
        const struct cc_block name = {.kind = CC_BLOCK_PARAGRAPH, .role = CC_ROLE_NAVIGATION};

        cc_build_block(t->b, &name, t->lines.v[u->first].s, t->lines.v[u->first].skip, (uint32_t)u->first + 1);
    }
    if (u->kind == CC_LINE_ROW) {
        cc_text_table_row(t->b, &t->lines, u->first);
        return;
    }
    cc_build_open(t->b, &like);
    if (u->series && u->name > 0 && u->block == CC_BLOCK_HEADING) { /* and what stands behind the name is a paragraph */
        cc_build_space(t->b);
        cc_build_text(t->b, u->s, u->name, (uint32_t)u->first + 1);
        cc_build_close(t->b);
        like = (struct cc_block){.kind = CC_BLOCK_PARAGRAPH};
        cc_build_open(t->b, &like);
        cc_build_space(t->b);
        cc_build_text(t->b, u->s + u->name + 2, u->n - u->name - 2, (uint32_t)u->first + 1);
        cc_build_close(t->b);
        return;
    }
    for (size_t i = u->first; i <= u->last; i++) {
        const struct cc_line *l = &t->lines.v[i];
        size_t skip = i == u->first ? l->skip : 0;

        cc_build_space(t->b);
        cc_build_text(t->b, l->s + skip, l->n - skip, (uint32_t)i + 1);
    }
    cc_build_close(t->b);
}

enum cc_status
cc_plain_read(struct cc_build *b, const char *s, size_t n)
{
    struct text t = {.b = b};
    size_t start;

    cc_lines_read(&t.lines, s, n);
    cc_mail_find(&t.lines);
    cc_text_tables_find(&t.lines);
    make_units(&t);
    for (size_t i = 1; i < t.n; i++) {
        if ((t.v[i].kind == CC_LINE_PLAIN || (t.v[i].kind == CC_LINE_BULLET && t.v[i].marker == 0x1F600)) &&
            is_short(&t.v[i]) && cc_text_is_all_caps(t.v[i].s, t.v[i].n))
            t.caps_headings = true;
    }
    start = decide_fields(&t) || t.n == 0 ? 0 : decide_title(&t);
    decide_labels(&t);
    decide_bare_items(&t);
    decide_bare_runs(&t, start);
    decide_number_series(&t, start);
    decide_picture_series(&t, start);
    for (size_t i = start; i < t.n; i++) {
        if (!t.v[i].decided)
            decide_unit(&t, i);
    }
    for (size_t i = 0; i < t.n && b->status == CC_OK; i++)
        emit(&t, &t.v[i]);
    cc_lines_clear(&t.lines);
    free(t.v);
    return b->status;
}

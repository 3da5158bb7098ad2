/* amounts.c: amounts by group in running text: "Adults: 15 mcg a day. Pregnancy: 17 mcg.", "children 10 mg; adults
 * 20 mg" after a colon; and answers that give an amount: "Should vegans take it? Yes, 50 mcg a day." */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/table.h"

#define GROUPS_MAX 12
#define LABEL_MAX  40
#define TEXT_MAX   400

struct group {
    const char *label, *amount;
    size_t label_len, amount_len;
};

/* The bytes of an amount at the start of s ("2.4 mcg a day", "about 50 mg"), up to what ends a piece; 0 = none. */
static size_t
amount_at(const char *s)
{
    static const char *const before[] = {"about ", "around ", "up to ", "at least ", "roughly ", "some "};
    size_t from = 0, n, unit;

    for (size_t i = 0; i < sizeof before / sizeof *before && from == 0; i++) {
        if (strncasecmp(s, before[i], strlen(before[i])) == 0)
            from = strlen(before[i]);
    }
    if (!isdigit((unsigned char)s[from]))
        return 0;
    n = from;
    for (;;) { /* "2.4", "1,000", "10–15", "10 to 15" */
        n += strspn(s + n, "0123456789.,");
        if (strncmp(s + n, "–", strlen("–")) == 0)
            n += strlen("–");
        else if (s[n] == '-' && isdigit((unsigned char)s[n + 1]))
            n++;
        else if (strncmp(s + n, " to ", 4) == 0)
            n += 4;
        else
            break;
    }
    n += s[n] == ' ';
    unit = strcspn(s + n, " .;,/");
    if (!cc_column_is_unit(s + n, unit) && strncasecmp(s + n, "µg", 3) != 0)
        return 0;
    n += unit;
    while (s[n] != '\0' && s[n] != ';' && s[n] != ',' && !(s[n] == '.' && (s[n + 1] == ' ' || s[n + 1] == '\0')))
        n++;
    return n - from > 60 ? 0 : n;
}

/* The groups of "Adults: 15 mcg a day. Pregnancy: 17 mcg."; 0 when the text is anything else. */
static size_t
read_groups(const char *s, struct group v[GROUPS_MAX])
{
    size_t n = 0;

    while (*s != '\0' && n < GROUPS_MAX) {
        size_t label = strcspn(s, ":.;,"), len;

        if (s[label] != ':' || label == 0 || label > LABEL_MAX || s[label + 1] != ' ')
            return 0;
        len = amount_at(s + label + 2);
        if (len == 0)
            return 0;
        v[n++] = (struct group){.label = s, .label_len = label, .amount = s + label + 2, .amount_len = len};
        s += label + 2 + len;
        s += strspn(s, " .;,");
    }
    return *s == '\0' ? n : 0;
}

bool
cc_amounts_paragraph(struct cc_ctx *x, size_t block, struct cc_how how)
{
    const struct cc_block *b = &x->article->blocks[block];
    const char *text = cc_block_text(x, block);
    struct group v[GROUPS_MAX];
    struct cc_frame f;
    size_t n, told = x->out->n;

    if (b->span.end - b->span.start > TEXT_MAX || strchr(text, ':') == NULL || (n = read_groups(text, v)) == 0)
        return false;
    f = cc_frame_of(x, SIZE_MAX, b->section);
    if (f.kind != CC_FRAME_DOSES || f.of == NULL) {
        const struct cc_text *t = &x->inner;

        if (n < 2 || cc_topic(x) == NULL)
            return false;
        cc_inside(x, cc_topic(x), strlen(cc_topic(x)));
        if (!cc_is_substance(t, 0, t->n_tokens))
            return false;
        f = (struct cc_frame){.of = cc_topic(x)};
    }
    f.kind = CC_FRAME_DOSES;
    for (size_t i = 0; i < n; i++)
        cc_frame_tell(x, &f, v[i].label, v[i].label_len,
            cc_arena_strndup(&x->arena, v[i].amount, v[i].amount_len), how);
    return x->out->n > told;
}

bool
cc_amounts_answer(struct cc_ctx *x, const char *statement, const char *answer, const struct cc_how *how)
{
    const char *it = strstr(statement, " take it"), *s = answer + strspn(answer, " ,:;–—-");
    bool told = false;

    if (it == NULL)
        it = strstr(statement, " get it");
    if (it == NULL && strlen(statement) > 5 && strstr(statement, " take ") != NULL)
        it = strstr(statement, " take ");
    if (it == NULL || cc_topic(x) == NULL)
        return false;
    while (*s != '\0') {
        size_t n = amount_at(s), or = 0;
        const char *unit;
        char *made;

        if (n == 0)
            break;
        for (const char *p = s; p < s + n; p++) {
            if (strncmp(p, " or ", 4) == 0 && or == 0 && amount_at(p + 4) > 0)
                or = (size_t)(p - s);
        }
        n = or > 0 ? or : n;
        unit = s + strcspn(s, "0123456789");
        unit += strspn(unit, "0123456789.,–- ");
        unit += strcspn(unit, " ");
        unit = unit > s + n ? s + n : unit;
        made = cc_arena_printf(&x->arena, "%.*s take %.*s of %s%.*s.", (int)(it - statement), statement,
            (int)(unit - s), s, cc_topic(x), (int)(s + n - unit), unit);
        cc_tell_text(x, made, strlen(made), how);
        told = true;
        s += n;
        s += strncmp(s, " or ", 4) == 0 ? 4 : strspn(s, " .,;");
    }
    return told;
}

/* block_table.c: tables. The header names the relation, the first column the subject, and each other cell states
 * something: a number ("−15%"), a predicate ("Slows narrowing of the joint space"), a sentence, or nothing ("—"). */
#include <string.h>

#include "claims/block.h"

static size_t
cell_at(const struct cc_article *a, size_t first, size_t end, uint32_t row, uint32_t col)
{
    size_t low = first, high = end; /* cells stand in order of rows and columns */

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct cc_block *b = &a->blocks[mid];

        if (b->row < row || (b->row == row && b->col < col))
            low = mid + 1;
        else
            high = mid;
    }
    return low < end && a->blocks[low].row == row && a->blocks[low].col == col ? low : SIZE_MAX;
}

static const char *
lower_first(struct cc_ctx *x, const char *s)
{
    char *out = cc_arena_strndup(&x->arena, s, strlen(s));

    if (out[0] >= 'A' && out[0] <= 'Z' && !(out[1] >= 'A' && out[1] <= 'Z'))
        out[0] = (char)(out[0] | 0x20);
    return out;
}

static bool
is_blank(const char *s)
{
    return s[strspn(s, " -\xe2\x80\x93\x94\x93/")] == '\0' || strcasecmp(s, "n/a") == 0 || strcasecmp(s, "none") == 0;
}

/* "−15%", "-6 %", "+3%", "12" : the number's sign; 0 = no number. */
static int
number_sign(const char *s, const char **digits)
{
    int sign = 1;

    if (strncmp(s, "\xe2\x88\x92", 3) == 0 || strncmp(s, "\xe2\x80\x93", 3) == 0) {
        sign = -1;
        s += 3;
    } else if (*s == '-' || *s == '+') {
        sign = *s == '-' ? -1 : 1;
        s++;
    } else if (*s < '0' || *s > '9') {
        return 0;
    } else {
        sign = 2; /* a number without a sign: neither more nor less */
    }
    *digits = s;
    return *s >= '0' && *s <= '9' ? sign : 0;
}

/* "Cups per day" and "1" -> "1 cup per day"; "6 or more" -> "6 or more cups per day". */
static const char *
row_subject(struct cc_ctx *x, const char *header, const char *cell)
{
    const char *h = lower_first(x, header);
    size_t word = strcspn(h, " ");

    if (cell[0] < '0' || cell[0] > '9' || strchr(cell, ' ') > cell + 3)
        if (!(cell[0] >= '0' && cell[0] <= '9'))
            return cell;
    if (strcmp(cell, "1") == 0 && word > 1 && h[word - 1] == 's')
        return cc_arena_printf(&x->arena, "%s %.*s%s", cell, (int)(word - 1), h, h + word);
    return cc_arena_printf(&x->arena, "%s %s", cell, h);
}

static void
make(struct cc_ctx *x, const struct cc_how *how, const char *rule, const char *text, const char *subject, const char *relation,
    const char *object, enum cc_direction direction, enum cc_claim_kind kind)
{
    struct cc_fact f = {.text = text, .subject = subject, .relation = relation, .object = object, .direction = direction,
        .kind = kind, .rule = rule, .negated = direction == CC_DIR_NONE, .health = 1};

    cc_claim_make(x, &f, how, (struct cc_span){0, 0});
}

/* A cell that holds a figure or says that there is none: "At 3–4 cups per day, the risk of stroke is 21% lower". */
static bool
figure(struct cc_ctx *x, const struct cc_how *how, const char *subject, const char *column, const char *cell, const char *caption)
{
    const char *digits = "", *object = lower_first(x, column);
    int sign = number_sign(cell, &digits);
    bool risk = caption != NULL && strcasestr(caption, "risk") != NULL;
    const char *what = risk ? cc_arena_printf(&x->arena, "the risk of %s", object) : object;
    bool compared = caption != NULL && strcasestr(caption, "compared") != NULL;
    const char *than = compared ? cc_arena_printf(&x->arena, " %s", strcasestr(caption, "compared")) : "";

    if (strcasecmp(cell, "n.s.") == 0 || strcasecmp(cell, "ns") == 0 || strcasecmp(cell, "no difference") == 0) {
        make(x, how, "table-cell", cc_arena_printf(&x->arena, "At %s, there is no significant difference in %s%s", subject, what, than),
            subject, "differ", object, CC_DIR_NONE, CC_KIND_ASSOCIATION);
        return true;
    }
    if (sign == 0 || sign == 2 || strchr(cell, '%') == NULL)
        return false;
    make(x, how, "table-cell", cc_arena_printf(&x->arena, "At %s, %s is %s %s%s", subject, what, digits, sign < 0 ? "lower" : "higher", than),
        subject, sign < 0 ? "lower" : "raise", object, sign < 0 ? CC_DIR_DOWN : CC_DIR_UP, CC_KIND_ASSOCIATION);
    return true;
}

/* A first column that names what is compared, so that the other columns are the things themselves. */
static bool
compares(const char *head0)
{
    static const char *const names[] = {"feature", "features", "aspect", "criteria", "criterion", "category", "attribute", "property",
        "factor", "specs", "specification", "comparison", "metric", "details"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(head0, names[i]) == 0)
            return true;
    }
    return head0[0] == '\0';
}

static void
cell(struct cc_ctx *x, size_t at, size_t row_head, struct cc_span column, const char *head0, const char *head, const char *caption)
{
    struct cc_how how = cc_how_of(x, at, "table-cell");
    const char *name = cc_block_text(x, row_head), *text = cc_block_text(x, at), *subject;
    const struct cc_text *t = &x->inner;
    struct cc_buf b = {0};

    if (is_blank(text))
        return;
    how.pieces[how.n_pieces++] = x->article->blocks[row_head].span;
    x->subjects.n = x->objects.n = 0;
    cc_salience_block(x, 3); /* other cells name no subject */
    x->paragraph_start = true;
    if (strncasecmp(head0, "if ", 3) == 0) {
        const char *condition = cc_arena_printf(&x->arena, "If you %s", name);

        cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
        if (strcasestr(head, "because") != NULL || strcasestr(head, "why") != NULL || strcasestr(head, "reason") != NULL) {
            how.scene = condition;
            if (t->n_sentences > 0)
                cc_tell_text(x, text, strlen(text), &how);
            return;
        }
        if (t->n_tokens == 0 || (strpbrk(text, "0123456789") == NULL && !cc_health_in(t, 0, t->n_tokens)))
            return;
        make(x, &how, "table-advice", t->n_tokens > 0 && (t->tokens[0].tag == CC_TAG_VB || t->tokens[0].tag == CC_TAG_VBP) ?
                cc_arena_printf(&x->arena, "%s, %s", condition, lower_first(x, text)) :
                cc_arena_printf(&x->arena, "%s, the %s is %s", condition, lower_first(x, head), text),
            name, "limit", text, CC_DIR_NONE_GIVEN, CC_KIND_RECOMMENDATION);
        return;
    }
    if (compares(head0)) { /* one column per product: the column is the subject */
        subject = head;
        how.pieces[1] = column;
    } else {
        subject = row_subject(x, head0, name);
    }
    if (!compares(head0) && figure(x, &how, subject, head, text, caption))
        return;
    how.it = subject;
    how.it_span = compares(head0) ? column : x->article->blocks[row_head].span;
    /* several predicates in one cell: "Keeps cartilage springy; eases hand pain" */
    for (const char *p = text; *p != '\0';) {
        size_t n = strcspn(p, ";");

        cc_buf_reset(&b);
        cc_buf_adds(&b, "it ");
        if (compares(head0)) {
            cc_claims_read(&x->inner, p, (struct cc_span){0, n});
            if (t->n_tokens == 0 || !(t->tokens[0].can & CC_CAN_VBZ) || head[0] == '\0') {
                p += n + (p[n] == ';');
                continue;
            }
        }
        while (n > 0 && *p == ' ') {
            p++;
            n--;
        }
        if (strncasecmp(p, "needed ", 7) == 0 || strncasecmp(p, "used ", 5) == 0 || strncasecmp(p, "essential ", 10) == 0 ||
            strncasecmp(p, "good ", 5) == 0 || strncasecmp(p, "important ", 10) == 0)
            cc_buf_adds(&b, "is ");
        else if (strcasestr(head, "benefit") != NULL || strcasestr(head, "helps") != NULL || strcasestr(head, "good for") != NULL) {
            cc_claims_read(&x->inner, p, (struct cc_span){0, n});
            if (t->n_tokens > 0 && !(t->tokens[0].can & (CC_CAN_VBZ)) && !cc_tag_is_verb(t->tokens[0].tag))
                cc_buf_adds(&b, "helps with ");
        }
        if (n > 0) {
            cc_buf_addc(&b, (char)(p[0] >= 'A' && p[0] <= 'Z' && !(p[1] >= 'A' && p[1] <= 'Z') ? p[0] | 0x20 : p[0]));
            cc_buf_add(&b, p + 1, n - 1);
            cc_tell_text(x, b.v, b.n, &how);
        }
        p += n + (p[n] == ';');
    }
    cc_buf_clear(&b);
}

void
cc_block_table(struct cc_ctx *x, size_t first, size_t end, size_t lead)
{
    const struct cc_article *a = x->article;
    size_t head0 = cell_at(a, first, end, 0, 0);
    bool header = head0 != SIZE_MAX && a->blocks[head0].header;
    const char *caption = lead != SIZE_MAX && a->blocks[lead].role == CC_ROLE_CONTENT && cc_is_lead_in(x, lead) ? cc_block_text(x, lead) : NULL;

    if (caption != NULL) {
        size_t n = strlen(caption);

        while (n > 0 && strchr(" :.", caption[n - 1]) != NULL)
            n--;
        caption = cc_arena_strndup(&x->arena, caption, n);
    }
    for (size_t i = first; i < end && x->status == CC_OK; i++) {
        const struct cc_block *b = &a->blocks[i];
        size_t row_head, column;

        if (b->kind == CC_BLOCK_CAPTION || b->col == 0 || (header && b->row == 0) || b->role != CC_ROLE_CONTENT)
            continue;
        cc_arena_reset(&x->scratch);
        row_head = cell_at(a, first, end, b->row, 0);
        column = header ? cell_at(a, first, end, 0, b->col) : SIZE_MAX;
        if (row_head == SIZE_MAX)
            continue;
        cell(x, i, row_head, column != SIZE_MAX ? a->blocks[column].span : a->blocks[row_head].span, header ? cc_block_text(x, head0) : "", column != SIZE_MAX ? cc_block_text(x, column) : "", caption);
    }
}

/* card.c: cards of a page that sells whose parts are blocks of their own: a figure and what it counts ("87%" above
 * "felt calmer after 2 weeks"), the name of a substance and what it does. */
#include "claims/card.h"

#include <ctype.h>
#include <string.h>

#include "claims/table_say.h"

#define NAME_WORDS 5

/* Is s[0, n) nothing but a figure: "87%", "9 in 10", "3x", "-47 %", "2.4×"? */
static bool
is_figure(const char *s, size_t n)
{
    bool digit = false;

    if (n == 0 || n >= CC_FIGURE_BYTES || strchr("0123456789+-<>~\xE2", s[0]) == NULL)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = s[i];

        if (isdigit((unsigned char)c)) {
            digit = true;
            continue;
        }
        if (isalpha((unsigned char)c)) {
            size_t w = 0;

            while (i + w < n && isalpha((unsigned char)s[i + w]))
                w++;
            if (!digit ||
                !((w == 1 && (c | 0x20) == 'x') || (w == 2 && strncmp(s + i, "in", 2) == 0) ||
                    (w == 3 && strncmp(s + i, "out", 3) == 0) || (w == 2 && strncmp(s + i, "of", 2) == 0)))
                return false;
            i += w - 1;
        }
    }
    return digit &&
        (memchr(s, '%', n) != NULL || memchr(s, 'x', n) != NULL || memchr(s, 'X', n) != NULL ||
            memmem(s, n, " in ", 4) != NULL || memmem(s, n, " of ", 4) != NULL || memmem(s, n, "\u00d7", 2) != NULL);
}

bool
cc_card_figure(struct cc_ctx *x, size_t block)
{
    const struct cc_span s = x->article->blocks[block].span;
    size_t n = s.end - s.start;

    x->figure[0] = '\0';
    if (!x->sells || !is_figure(x->article->text + s.start, n))
        return false;
    memcpy(x->figure, x->article->text + s.start, n);
    x->figure[n] = '\0';
    x->figure_span = s;
    return true;
}

bool
cc_card_counted(struct cc_ctx *x, size_t block, struct cc_how how)
{
    const char *text = cc_block_text(x, block), *whole;
    bool capital = isupper((unsigned char)text[0]) && islower((unsigned char)text[1]);

    if (x->figure[0] == '\0')
        return false;
    whole = cc_arena_printf(
        &x->arena, "%s %c%s", x->figure, capital ? (char)(text[0] | 0x20) : text[0], text + (text[0] != '\0'));
    how.pieces[1] = how.pieces[0];
    how.pieces[0] = x->figure_span;
    how.n_pieces = 2;
    how.given = x->products[0];
    how.given_plural = x->product_plural;
    how.fragments = true;
    how.rule = "figure";
    x->figure[0] = '\0';
    cc_tell_text(x, whole, strlen(whole), &how);
    return true;
}

size_t
cc_card_without_amount(const char *s, size_t n)
{
    static const char *const units[] = {"mg", "g", "mcg", "\u00b5g", "\u03bcg", "ug", "iu", "ml", "kcal", "cfu", "billion",
        "million", "gram", "grams", "gummies", "drops"};
    size_t end = n, unit, digits;
    bool known = false;

    if (end > 0 && s[end - 1] == ')')
        end--;
    for (unit = end; unit > 0 && (isalpha((unsigned char)s[unit - 1]) || (unsigned char)s[unit - 1] >= 0x80);)
        unit--;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        known = known || (strlen(units[i]) == end - unit && strncasecmp(s + unit, units[i], end - unit) == 0);
    digits = unit;
    while (digits > 0 && strchr("0123456789., \xE2\x80\x93-", s[digits - 1]) != NULL)
        digits--;
    while (digits < unit && !isdigit((unsigned char)s[digits]))
        digits++;
    if (!known || digits == unit || digits < 3 || strchr(" (", s[digits - 1]) == NULL)
        return n;
    for (n = digits; n > 0 && strchr(" (\xE2\x80\x93-,|/", s[n - 1]) != NULL;)
        n--;
    while (n > 2 && (memcmp(s + n - 2, "\u00b7", 2) == 0 || s[n - 1] == ' ')) /* "Selenium · 200 mcg" */
        n -= s[n - 1] == ' ' ? 1 : 2;
    while (n > 3 && (memcmp(s + n - 3, "\u2022", 3) == 0 || s[n - 1] == ' '))
        n -= s[n - 1] == ' ' ? 1 : 3;
    return n;
}

const char *
cc_card_name(struct cc_ctx *x, size_t block, bool *plural)
{
    const struct cc_block *b = &x->article->blocks[block];
    const char *text;
    size_t n, words = 1;

    if ((b->kind != CC_BLOCK_PARAGRAPH && b->kind != CC_BLOCK_LIST_ITEM) || b->table > 0 ||
        b->span.end - b->span.start > 60)
        return NULL;
    text = cc_block_text(x, block);
    n = strcspn(text, "(");
    while (n > 0 && strchr(" :*", text[n - 1]) != NULL)
        n--;
    for (size_t i = 0; i < n; i++) {
        words += text[i] == ' ';
        if (strchr(".!?,;", text[i]) != NULL)
            return NULL;
    }
    n = cc_card_without_amount(text, n);
    if (n == 0 || words > NAME_WORDS + 2)
        return NULL;
    cc_claims_read(&x->inner, text, (struct cc_span){0, n});
    if (x->inner.n_tokens == 0 || !cc_is_substance(&x->inner, 0, x->inner.n_tokens))
        return NULL;
    *plural = cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag);
    return cc_arena_strndup(&x->arena, text, n);
}

size_t
cc_card_bold(struct cc_ctx *x, size_t block)
{
    const struct cc_article *a = x->article;
    const struct cc_span b = a->blocks[block].span;
    size_t low = 0, high = a->n_marks;

    while (low < high) { /* the first mark that does not begin before the block: marks stand in order */
        size_t mid = (low + high) / 2;

        if (a->marks[mid].span.start < b.start)
            low = mid + 1;
        else
            high = mid;
    }
    while (low < a->n_marks && a->marks[low].span.start == b.start && a->marks[low].kind != CC_MARK_STRONG)
        low++;
    if (low == a->n_marks || a->marks[low].span.start != b.start || a->marks[low].kind != CC_MARK_STRONG ||
        a->marks[low].span.end >= b.end)
        return 0;
    return a->marks[low].span.end - b.start;
}

size_t
cc_card_strong(struct cc_ctx *x, size_t block)
{
    const struct cc_span b = x->article->blocks[block].span;
    const char *s = x->article->text + b.start;
    size_t n = cc_card_bold(x, block), words = 1;

    for (size_t i = 0; i < n; i++)
        words += s[i] == ' ';
    if (n < 3 || words > NAME_WORDS || strchr(".:!?,;-", s[n - 1]) != NULL || s[n] != ' ' ||
        !isupper((unsigned char)s[n + 1]) || !islower((unsigned char)s[n + 2]))
        return 0;
    for (size_t i = n + 1; i < b.end - b.start; i++)
        words += s[i] == ' ';
    return words > 4 ? n : 0;
}

void
cc_card_label(struct cc_ctx *x, const char *name, const char *given, struct cc_how how)
{
    const struct cc_text *t = &x->inner;
    struct cc_buf b = {0};
    char *s;

    if (given == NULL || given != cc_topic(x) || how.n_pieces == 0)
        return;
    cc_claims_read(&x->inner, name, (struct cc_span){0, strlen(name)});
    if (t->n_sentences != 1 || t->n_tokens < 2 || t->n_tokens > 8)
        return;
    how.given = given;
    how.given_plural = cc_topic_plural(x);
    how.fragments = true;
    how.rule = "label";
    if ((t->tokens[0].can & CC_CAN_VBZ) && (t->tokens[0].tag == CC_TAG_VBZ || cc_retag_acts(&t->tokens[0]))) {
        how.it = given;
        how.it_plural = how.given_plural;
        cc_buf_adds(&b, "it");
        cc_words_append(&b, t, 0, t->n_tokens, CC_WORDS_TITLE);
        s = cc_arena_printf(&x->arena, "%s.", b.v);
        cc_buf_clear(&b);
    } else {
        for (uint32_t i = 0; i < t->n_tokens; i++) {
            if ((cc_tag_is_finite(t->tokens[i].tag) && i + 1 < t->n_tokens) || t->tokens[i].tag == CC_TAG_VB ||
                (t->tokens[i].flags & CC_TOK_NUMBER))
                return; /* only promises without a verb: benefit.c tells whether it is one */
        }
        s = cc_arena_printf(&x->arena, "%s.", name);
    }
    cc_tell_text(x, s, strlen(s), &how);
}

const char *
cc_card_scene(struct cc_ctx *x, const char *when, const char *say)
{
    if (when == NULL || !x->sells || x->topic == NULL || x->n_products == 0 || strcmp(x->topic, x->products[0]) != 0 ||
        cc_is_product(x, say) || !cc_say_is_sentence(x, say))
        return when;
    return cc_arena_printf(&x->arena, "%s with %s", when, x->topic);
}

bool
cc_card_extract(const char *label, size_t n)
{
    const char *open = memchr(label, '(', n), *in;

    if (open == NULL || open == label || label[n - 1] != ')')
        return false;
    for (in = open + 1; in < label + n && *in != ')' && *in != ' '; in++)
        ;
    return isdigit((unsigned char)open[1]) || (in < label + n - 1 && *in == ' ' && islower((unsigned char)in[1])) ||
        memmem(label, n, "(root)", 6) != NULL || memmem(label, n, "(leaf)", 6) != NULL;
}

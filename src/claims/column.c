/* column.c: what a table's heads say: "Fewer attacks by" that the row lowers attacks by what the cell holds, "Iron
 * (mg)" that the cell is an amount of iron. */
#include <ctype.h>
#include <string.h>

#include "claims/table.h"
#include "vocab/tables.h"

#define PHRASE_TOKENS 6
#define PHRASE_BYTES 80

static const char UNITS[] = "mg g mcg µg ug kg ml iu kcal calories cal % dv oz grams milligrams micrograms cfu";

static enum cc_says
says_named(const char *name)
{
    static const struct {
        const char *name;
        enum cc_says says;
    } all[] = {{"causes", CC_SAYS_CAUSES}, {"effects", CC_SAYS_EFFECTS}, {"signs", CC_SAYS_SIGNS},
        {"helps", CC_SAYS_HELPS}, {"does", CC_SAYS_DOES}, {"works", CC_SAYS_WORKS}, {"why", CC_SAYS_WHY},
        {"share", CC_SAYS_SHARE}, {"less", CC_SAYS_LESS}, {"more", CC_SAYS_MORE}, {"change", CC_SAYS_CHANGE},
        {"amount", CC_SAYS_AMOUNT}, {"serving", CC_SAYS_SERVING}, {"dose", CC_SAYS_DOSE}, {"onset", CC_SAYS_ONSET},
        {"lasts", CC_SAYS_LASTS}, {"age", CC_SAYS_AGE}, {"sources", CC_SAYS_SOURCES}, {"avoid", CC_SAYS_AVOID},
        {"interacts", CC_SAYS_INTERACTS}, {"remedy", CC_SAYS_REMEDY}, {"evidence", CC_SAYS_EVIDENCE},
        {"myths", CC_SAYS_MYTHS}, {"truth", CC_SAYS_TRUTH}, {"verdict", CC_SAYS_VERDICT}, {"do", CC_SAYS_DO},
        {"dont", CC_SAYS_DONT}, {"compares", CC_SAYS_COMPARES}, {"people", CC_SAYS_PEOPLE}, {"times", CC_SAYS_TIMES},
        {"outcomes", CC_SAYS_OUTCOMES}, {"studies", CC_SAYS_STUDIES}, {"rank", CC_SAYS_RANK}, {"skip", CC_SAYS_SKIP}};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcmp(all[i].name, name) == 0)
            return all[i].says;
    }
    return CC_SAYS_NOTHING;
}

/* The longest phrase of columns.tsv that begins at token i; *n is its number of tokens, *row its row. */
static bool
phrase_at(const struct cc_text *t, uint32_t i, uint32_t *n, uint32_t *row)
{
    char key[PHRASE_BYTES];
    size_t len = 0;
    bool found = false;

    for (uint32_t j = i; j < t->n_tokens && j < i + PHRASE_TOKENS; j++) {
        const struct cc_token *k = &t->tokens[j];
        size_t raw = k->span.end - k->span.start;
        uint32_t r;

        if (cc_tag_is_punct(k->tag) || len + raw + 2 > sizeof key)
            break;
        if (len > 0 && (k->flags & CC_TOK_SPACE))
            key[len++] = ' ';
        for (size_t c = 0; c < raw; c++) /* as it is written: "don't" */
            key[len++] = (char)tolower((unsigned char)t->text[k->span.start + c]);
        r = cc_vocab_find(&cc_vocab_columns, key, len);
        if (r != CC_VOCAB_NONE) {
            *n = j + 1 - i;
            *row = r;
            found = true;
        }
    }
    return found;
}

bool
cc_column_is_unit(const char *s, size_t n)
{
    char lower[16];

    if (n == 0 || n >= sizeof lower)
        return false;
    for (size_t i = 0; i < n; i++)
        lower[i] = (char)tolower((unsigned char)s[i]);
    return cc_token_one_of(lower, n, UNITS, sizeof UNITS - 1);
}

/* "mg per cup", "mg/100 g", "% DV": the unit and what it is said of. False when it begins with no unit. */
static bool
read_unit(struct cc_ctx *x, const char *s, size_t n, struct cc_column *c)
{
    size_t word = 0;

    while (word < n && s[word] != ' ' && s[word] != '/')
        word++;
    if (!cc_column_is_unit(s, word))
        return false;
    c->unit = cc_arena_strndup(&x->arena, s, word);
    while (word < n && (s[word] == ' ' || s[word] == '/'))
        word++;
    if (n - word > 4 && strncasecmp(s + word, "per ", 4) == 0)
        word += 4;
    if (word < n && s[word] != '\0' && strncasecmp(s + word, "of ", 3) != 0 && strncasecmp(s + word, "dv", 2) != 0)
        c->per = cc_arena_strndup(&x->arena, s + word, n - word);
    return true;
}

/* Takes "(mg per cup)", ", mg", "per 100 g", "mg of" off the label; what is left of it. */
static const char *
strip_unit(struct cc_ctx *x, const char *text, struct cc_column *c)
{
    char *s = cc_arena_strndup(&x->arena, text, strlen(text)), *p;
    size_t n = strlen(s);

    while (n > 0 && strchr(" :.?…*", s[n - 1]) != NULL)
        s[--n] = '\0';
    p = strrchr(s, '(');
    if (p != NULL && p > s && s[n - 1] == ')') {
        read_unit(x, p + 1, (size_t)(s + n - 1 - (p + 1)), c);
        while (p > s && p[-1] == ' ')
            p--;
        *p = '\0';
    }
    p = strrchr(s, ',');
    if (p != NULL && c->unit == NULL &&
        read_unit(x, p + 2 <= s + strlen(s) ? p + 2 : p + 1, strlen(p + 1) > 0 ? strlen(p + 1) - 1 : 0, c))
        *p = '\0';
    p = strcasestr(s, " per ");
    if (p != NULL && c->per == NULL) {
        c->per = p + 5;
        *p = '\0';
    }
    n = strcspn(s, " ");
    if (c->unit == NULL && cc_column_is_unit(s, n)) { /* "mg of iron", "mg per serving" */
        c->unit = cc_arena_strndup(&x->arena, s, n);
        s += n + (s[n] == ' ');
        if (strncasecmp(s, "of ", 3) == 0)
            s += 3;
    }
    p = strrchr(s, ' ');
    if (c->unit == NULL && p != NULL && cc_column_is_unit(p + 1, strlen(p + 1))) { /* "Protein g" */
        c->unit = p + 1;
        *p = '\0';
    }
    return s;
}

/* What the head speaks of besides the phrase [a, a + n). */
static void
read_of(struct cc_ctx *x, uint32_t a, uint32_t n, struct cc_column *c)
{
    const struct cc_text *t = &x->inner;
    static const char loose[] = "of for in on by to the a an your it you with is per from common typical main which what how much many best";
    uint32_t first = a + n, end = t->n_tokens;
    struct cc_buf b = {0};

    for (uint32_t i = first + 1; i < end; i++) { /* "the absorption of iron when taken at the same meal" */
        if (cc_token_in(&t->tokens[i], "when if after compared during versus vs while by") ||
            cc_tag_is_punct(t->tokens[i].tag))
            end = i;
    }
    while (
        first < end && (cc_token_in(&t->tokens[first], "of for in on by to") || cc_tag_is_punct(t->tokens[first].tag)))
        first++;
    if (first >= end) { /* "LDL reduction": what stands before it */
        first = 0;
        end = a;
    }
    while (first < end && cc_token_in(&t->tokens[end - 1], loose))
        end--;
    while (first < end && (cc_token_in(&t->tokens[first], loose) && !cc_token_is(&t->tokens[first], "the")))
        first++;
    if (first >= end)
        return;
    c->substance = cc_is_substance(t, first, end) || cc_token_in(&t->tokens[end - 1], "fat fats cholesterol energy");
    cc_words_add(&b, t, first, end, CC_WORDS_TITLE);
    c->of = b.n > 0 ? cc_arena_strndup(&x->arena, b.v, b.n) : NULL;
    cc_buf_clear(&b);
}

void
cc_column_read(struct cc_ctx *x, const char *text, struct cc_span span, struct cc_column *out)
{
    const struct cc_text *t = &x->inner;
    uint32_t at = 0, best = 0, n = 0, row = 0, found = 0;
    const char *label;

    *out = (struct cc_column){.text = text, .span = span};
    label = strip_unit(x, text, out);
    cc_claims_read(&x->inner, label, (struct cc_span){0, strlen(label)});
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (phrase_at(t, i, &n, &row) && n >= best) {
            best = n;
            at = i;
            found = row;
        }
        if (cc_noun_ending(t, i, i + 1) == CC_NOUN_PEOPLE)
            out->people = cc_arena_strndup(&x->arena, t->tokens[i].lower, t->tokens[i].lower_len);
        out->maybe = out->maybe ||
            cc_token_in(&t->tokens[i],
                "may might could can possible possibly potential rare sometimes watch caution careful concern concerns risks");
    }
    if (best > 0) {
        out->says = says_named(cc_vocab_field(&cc_vocab_columns, found, CC_VOCAB_COLUMNS_SAYS));
        out->phrase = cc_vocab_field(&cc_vocab_columns, found, 0);
    }
    read_of(x, best > 0 ? at : t->n_tokens, best, out);
    if ((out->says == CC_SAYS_NOTHING && out->unit != NULL && (out->substance || out->of == NULL)) ||
        (out->says == CC_SAYS_NOTHING && out->per != NULL && out->substance))
        out->says = CC_SAYS_AMOUNT;
}

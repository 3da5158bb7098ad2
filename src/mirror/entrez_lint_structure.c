/* entrez_lint_structure.c: brackets, quotation marks, operators and groups of a query. Looks at tokens only. */
#include <claimcheck/limits.h>

#include "mirror/entrez_lint.h"

static const struct cc_entrez_token *
at(const struct cc_linter *l, size_t i)
{
    return &l->tokens.v[i < l->tokens.n ? i : l->tokens.n - 1];
}

static bool
is_operator(enum cc_entrez_token_kind kind)
{
    return kind == CC_ENTREZ_AND || kind == CC_ENTREZ_OR || kind == CC_ENTREZ_NOT;
}

static bool
ends_operand(enum cc_entrez_token_kind kind)
{
    return kind == CC_ENTREZ_WORD || kind == CC_ENTREZ_QUOTED || kind == CC_ENTREZ_TAG || kind == CC_ENTREZ_CLOSE ||
        kind == CC_ENTREZ_HISTORY;
}

static bool
begins_operand(enum cc_entrez_token_kind kind)
{
    return kind == CC_ENTREZ_WORD || kind == CC_ENTREZ_QUOTED || kind == CC_ENTREZ_OPEN || kind == CC_ENTREZ_HISTORY;
}

static void
brackets(struct cc_linter *l)
{
    size_t depth = 0, *open = NULL, deepest = 0;

    for (size_t i = 0; i < l->tokens.n_open_quotes; i++) {
        size_t place = l->tokens.open_quotes[i];

        cc_lint_add(l, CC_LINT_UNBALANCED_QUOTE, place, place + 1,
            cc_mem_printf("%.*s\"", (int)(l->len > 200 ? 0 : l->len), l->len > 200 ? "" : l->query),
            "this quotation mark is never closed; PubMed ignores it");
    }
    for (size_t i = 0; i < l->tokens.n_stray; i++) {
        size_t place = l->tokens.stray[i];

        cc_lint_add(l, CC_LINT_STRAY_BRACKET, place, place + 1, NULL,
            "this '%c' belongs to no tag; PubMed reads it as a space", l->query[place]);
    }
    for (size_t i = 0; i < l->tokens.n; i++) {
        const struct cc_entrez_token *t = at(l, i);

        if (t->kind == CC_ENTREZ_OPEN) {
            open = cc_mem_push(open, depth, sizeof *open);
            open[depth++] = t->at;
            if (depth == CC_QUERY_DEPTH_MAX + 1 && deepest <= CC_QUERY_DEPTH_MAX)
                cc_lint_add(l, CC_LINT_TOO_DEEP, t->at, t->end, NULL, "more than %d parentheses inside each other",
                    CC_QUERY_DEPTH_MAX);
            deepest = depth > deepest ? depth : deepest;
            if (at(l, i + 1)->kind == CC_ENTREZ_CLOSE)
                cc_lint_add(
                    l, CC_LINT_EMPTY_GROUP, t->at, at(l, i + 1)->end, NULL, "there is nothing in these parentheses");
        } else if (t->kind == CC_ENTREZ_CLOSE && depth == 0) {
            cc_lint_add(l, CC_LINT_UNBALANCED_PARENTHESIS, t->at, t->end, NULL, "this ')' closes nothing");
        } else if (t->kind == CC_ENTREZ_CLOSE) {
            depth--;
        }
    }
    for (size_t i = 0; i < depth; i++)
        cc_lint_add(l, CC_LINT_UNBALANCED_PARENTHESIS, open[i], open[i] + 1, NULL, "this '(' is never closed");
    free(open);
}

/* "and" between two terms; "or" and "not" too: PubMed drops them as stop words and ANDs what is left. */
static void
lower_case(struct cc_linter *l, size_t i)
{
    static const char *const OPERATORS[] = {"AND", "OR", "NOT"};
    const struct cc_entrez_token *t = at(l, i);
    size_t n = t->end - t->at;

    if (t->kind != CC_ENTREZ_WORD || i == 0 || !ends_operand(at(l, i - 1)->kind) || !begins_operand(at(l, i + 1)->kind))
        return;
    for (size_t k = 0; k < 3; k++) {
        if (strlen(OPERATORS[k]) == n && strncasecmp(OPERATORS[k], l->query + t->at, n) == 0)
            cc_lint_add(l, CC_LINT_LOWER_CASE_OPERATOR, t->at, t->end, cc_mem_strdup(OPERATORS[k]),
                "'%.*s' is a stop word, not an operator: the terms are ANDed", (int)n, l->query + t->at);
    }
}

static void
operators(struct cc_linter *l)
{
    for (size_t i = 0; i < l->tokens.n; i++) {
        const struct cc_entrez_token *t = at(l, i);
        enum cc_entrez_token_kind before = i ? at(l, i - 1)->kind : CC_ENTREZ_END, next = at(l, i + 1)->kind;

        lower_case(l, i);
        if (!is_operator(t->kind))
            continue;
        if (is_operator(before)) {
            if (t->kind != CC_ENTREZ_NOT || at(l, i - 1)->kind != CC_ENTREZ_AND)
                cc_lint_add(l, CC_LINT_DOUBLE_OPERATOR, at(l, i - 1)->at, t->end, NULL, "two operators in a row");
            else
                cc_lint_add(l, CC_LINT_DOUBLE_OPERATOR, at(l, i - 1)->at, t->end, cc_mem_strdup("NOT"),
                    "AND NOT is written NOT");
            continue;
        }
        if (before == CC_ENTREZ_END || before == CC_ENTREZ_OPEN)
            cc_lint_add(l, CC_LINT_MISSING_OPERAND, t->at, t->end, NULL, "there is no term before this operator");
        if (next == CC_ENTREZ_END || next == CC_ENTREZ_CLOSE)
            cc_lint_add(l, CC_LINT_MISSING_OPERAND, t->at, t->end, NULL, "there is no term behind this operator");
    }
}

/* AND (also by adjacency) and OR on one level. */
static void
mixed(struct cc_linter *l, size_t *i, unsigned depth)
{
    enum cc_entrez_token_kind first = CC_ENTREZ_END;
    bool told = false;

    for (; at(l, *i)->kind != CC_ENTREZ_END; (*i)++) {
        const struct cc_entrez_token *t = at(l, *i);

        if (t->kind == CC_ENTREZ_CLOSE)
            return;
        if (t->kind == CC_ENTREZ_OPEN && depth < CC_QUERY_DEPTH_MAX) {
            (*i)++;
            mixed(l, i, depth + 1);
            if (at(l, *i)->kind == CC_ENTREZ_END)
                return;
        }
        if ((t->kind != CC_ENTREZ_AND && t->kind != CC_ENTREZ_OR) || is_operator(at(l, *i + 1)->kind))
            continue;
        if (first == CC_ENTREZ_END)
            first = t->kind;
        else if (first != t->kind && !told) {
            told = true;
            cc_lint_add(l, CC_LINT_MIXED_OPERATORS, t->at, t->end, NULL,
                "AND and OR stand side by side: PubMed works from left to right; put parentheses");
        }
    }
}

void
cc_lint_structure(struct cc_linter *l)
{
    brackets(l);
    operators(l);
    for (size_t i = 0; at(l, i)->kind != CC_ENTREZ_END; i++)
        mixed(l, &i, 0);
}

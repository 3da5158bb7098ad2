/* entrez_lint.h: what the passes of the linter share. */
#ifndef CC_MIRROR_ENTREZ_LINT_H
#define CC_MIRROR_ENTREZ_LINT_H

#include <claimcheck/entrez.h>

#include "mirror/entrez_parts.h"

#define CC_LINT_MAX 200 /* findings of one query */

/* Every code: name, level, code, meaning. */
#define CC_LINT_CODES(X) \
    X(EMPTY, ERROR, "empty", "there is nothing to search for") \
    X(TOO_LONG, ERROR, "too-long", "the query is longer than the program sends, or so long that it must go as POST") \
    X(TOO_DEEP, ERROR, "too-deep", "too many parentheses inside each other") \
    X(UNBALANCED_QUOTE, ERROR, "unbalanced-quote", "a quotation mark is never closed; PubMed ignores it") \
    X(UNBALANCED_PARENTHESIS, ERROR, "unbalanced-parenthesis", "a parenthesis is never closed, or closes nothing") \
    X(STRAY_BRACKET, ERROR, "stray-bracket", "a square bracket that belongs to no tag") \
    X(EMPTY_GROUP, WARNING, "empty-group", "parentheses with nothing inside") \
    X(LOWER_CASE_OPERATOR, WARNING, "lower-case-operator", "and, or, not are stop words; operators are AND, OR, NOT") \
    X(MISSING_OPERAND, ERROR, "missing-operand", "an operator with no term before or behind it") \
    X(DOUBLE_OPERATOR, ERROR, "double-operator", "several operators in a row") \
    X(MIXED_OPERATORS, WARNING, "mixed-operators", "AND and OR side by side: PubMed works from left to right, without precedence") \
    X(UNKNOWN_TAG, ERROR, "unknown-tag", "PubMed has no such search field and ignores the tag") \
    X(TAG_ON_GROUP, ERROR, "tag-on-group", "a tag behind parentheses is ignored; each term needs its own") \
    X(TAG_WITHOUT_TERM, ERROR, "tag-without-term", "a tag with no term before it") \
    X(STOP_WORD, NOTE, "stop-word", "a stop word, left out of the search") \
    X(TAGGED_STOP_WORD, ERROR, "tagged-stop-word", "a stop word with a tag finds nothing") \
    X(SHORT_WILDCARD, WARNING, "short-wildcard", "a wildcard needs four letters before it") \
    X(TOO_MANY_WILDCARDS, ERROR, "too-many-wildcards", "PubMed allows 256 wildcards in a query") \
    X(FOREIGN_WILDCARD, WARNING, "foreign-wildcard", "a typographic asterisk, ? or $ is no wildcard") \
    X(PROXIMITY, WARNING, "proximity", ":~N is ignored here: it needs a quoted phrase without wildcards in [ti], [tiab] or [ad]") \
    X(NOEXP, WARNING, "noexp", ":noexp has no meaning for this field") \
    X(BAD_DATE, ERROR, "bad-date", "not a date (yyyy, yyyy/mm, yyyy/mm/dd, \"last N years\")") \
    X(REVERSED_RANGE, ERROR, "reversed-range", "a range that ends before it begins") \
    X(UNKNOWN_MESH, WARNING, "unknown-mesh", "not a MeSH heading or entry term") \
    X(UNKNOWN_SUBHEADING, WARNING, "unknown-subheading", "not a MeSH subheading") \
    X(UNKNOWN_FILTER, WARNING, "unknown-filter", "not a filter or subset that is known here") \
    X(UNKNOWN_TYPE, WARNING, "unknown-type", "not a publication type") \
    X(ENTITY, WARNING, "entity", "an HTML entity is searched as it stands") \
    X(CURLY_QUOTE, NOTE, "curly-quote", "typographic quotation marks are read as straight ones") \
    X(WILDCARD_VARIANTS, WARNING, "wildcard-variants", "a wildcard stands for more words than this mirror looks up; a longer stem finds all") \
    X(NOT_IN_MIRROR, NOTE, "not-in-mirror", "no record of this mirror has this phrase, quoted phrase or field") \
    X(CONTRADICTION, ERROR, "contradiction", "the same term is asked for and excluded: no result") \
    X(REPEATED_TERM, NOTE, "repeated-term", "the same term stands twice in a list")

enum cc_lint_code {
#define X(name, level, code, meaning) CC_LINT_##name,
    CC_LINT_CODES(X)
#undef X
    CC_LINT__MAX
};

struct cc_linter {
    const char *query;
    size_t len;
    struct cc_entrez_tokens tokens;
    struct cc_lint *out;
};

/* Adds a finding; fix may be NULL and is taken. */
void cc_lint_add(struct cc_linter *l, enum cc_lint_code code, size_t at, size_t end, char *take_fix, const char *format,
    ...) CC_PRINTF(6, 7);

void cc_lint_sort(struct cc_lint *lint); /* by place */
void cc_lint_structure(struct cc_linter *l); /* brackets, operators, groups */
void cc_lint_terms(struct cc_linter *l);     /* tags, words, dates, vocabulary */
void cc_lint_meaning(struct cc_linter *l);   /* contradictions and repetitions, on the tree */

#endif

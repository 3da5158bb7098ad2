/* entrez_lint_terms.c: tags and the terms before them: fields, dates, MeSH, filters, wildcards, stop words. Looks at
 * tokens and the vocabulary tables. */
#include <claimcheck/limits.h>

#include "base/utf8.h"
#include "mirror/entrez_lint.h"
#include "vocab/mesh.h"
#include "vocab/tables.h"

static const struct cc_entrez_token *
at(const struct cc_linter *l, size_t i)
{
    return &l->tokens.v[i < l->tokens.n ? i : l->tokens.n - 1];
}

/* ------------------------------------------------------------- the tag itself */

/* Levenshtein's distance of two short strings; 99 when one is too long to matter. */
static size_t
distance(const char *a, size_t na, const char *b, size_t nb)
{
    size_t row[CC_TAG_MAX_BYTES + 1];

    if (na > CC_TAG_MAX_BYTES || nb > CC_TAG_MAX_BYTES)
        return 99;
    for (size_t j = 0; j <= nb; j++)
        row[j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t best = diagonal + (a[i - 1] != b[j - 1]);

            diagonal = row[j];
            best = row[j] + 1 < best ? row[j] + 1 : best;
            row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
        }
    }
    return row[nb];
}

/* "[tiab]" for "[tiabs]"; NULL when nothing is near. */
static char *
nearest_tag(const char *tag, size_t n)
{
    const struct cc_vocab *table = &cc_vocab_entrez_tags;
    struct cc_buf key = {0};
    const char *best = NULL;
    size_t least = 99;

    cc_entrez_add_words(&key, tag, n, CC_WORDS_KEEP_MARKS);
    for (uint32_t row = 0; row < table->n_rows; row++) {
        const char *name = cc_vocab_field(table, row, 0);
        size_t d = distance(key.v, key.n, name, strlen(name));

        if (d < least) {
            least = d;
            best = name;
        }
    }
    least = key.n > 2 && least <= (key.n > 5 ? 2u : 1u) ? least : 99;
    cc_buf_clear(&key);
    return least < 99 ? cc_mem_printf("[%s]", best) : NULL;
}

/* The first token of the term before token i (a tag): a quotation, or a run of words. SIZE_MAX when there is none. */
static size_t
term_before(const struct cc_linter *l, size_t i)
{
    size_t k = i;

    if (i == 0)
        return SIZE_MAX;
    if (at(l, i - 1)->kind == CC_ENTREZ_QUOTED)
        return i - 1;
    while (k > 0 && at(l, k - 1)->kind == CC_ENTREZ_WORD)
        k--;
    return k < i ? k : SIZE_MAX;
}

/* "(a[tiab] OR b[tiab])" for "(a OR b)[tiab]". open..close are tokens. */
static char *
distribute(const struct cc_linter *l, size_t open, size_t close, const struct cc_entrez_token *tag)
{
    struct cc_buf b = {0};
    size_t done = at(l, open)->at;

    for (size_t i = open; i < close; i++) {
        enum cc_entrez_token_kind kind = at(l, i)->kind, next = at(l, i + 1)->kind;

        if ((kind == CC_ENTREZ_WORD && next != CC_ENTREZ_WORD && next != CC_ENTREZ_TAG) ||
            (kind == CC_ENTREZ_QUOTED && next != CC_ENTREZ_TAG)) {
            cc_buf_add(&b, l->query + done, at(l, i)->end - done);
            cc_buf_add(&b, l->query + tag->at, tag->end - tag->at);
            done = at(l, i)->end;
        }
    }
    cc_buf_add(&b, l->query + done, at(l, close)->end - done);
    return cc_buf_take(&b, NULL);
}

/* A tag behind ')': fine when there are only words inside. */
static void
tag_behind_group(struct cc_linter *l, size_t i)
{
    size_t open = i - 1, depth = 1;
    bool only_words = true;

    while (open > 0 && depth > 0) {
        open--;
        depth += at(l, open)->kind == CC_ENTREZ_CLOSE;
        depth -= at(l, open)->kind == CC_ENTREZ_OPEN;
        only_words = only_words && (at(l, open)->kind == CC_ENTREZ_WORD || depth == 0);
    }
    if (only_words || depth > 0)
        return;
    cc_lint_add(l, CC_LINT_TAG_ON_GROUP, at(l, i)->at, at(l, i)->end,
        at(l, i)->end - at(l, open)->at <= 400 ? distribute(l, open, i - 1, at(l, i)) : NULL,
        "a tag behind a group is ignored; give each term its own");
}

/* ------------------------------------------------------------------ the term */

static void
check_text(struct cc_linter *l, const struct cc_entrez_token *first, const struct cc_entrez_token *last,
    size_t n_tokens, const struct cc_tag *tag)
{
    struct cc_buf words = {0};
    bool is_quoted = first->kind == CC_ENTREZ_QUOTED;

    cc_entrez_add_words(&words, l->query + first->in_at, last->in_end - first->in_at, CC_WORDS_KEEP_STARS);
    if (cc_entrez_is_stop_word(words.v, words.n))
        cc_lint_add(l, CC_LINT_TAGGED_STOP_WORD, first->at, last->end, NULL,
            "'%s' is a stop word; with a tag it finds nothing", words.v);
    if (tag->proximity >= 0) {
        bool field = tag->field == CC_FIELD_TITL || tag->field == CC_FIELD_TIAB || tag->field == CC_FIELD_AFFL;

        if (!field)
            cc_lint_add(
                l, CC_LINT_PROXIMITY, first->at, last->end, NULL, "proximity holds in [ti], [tiab] and [ad] only");
        else if (strchr(words.v, '*') != NULL)
            cc_lint_add(l, CC_LINT_PROXIMITY, first->at, last->end, NULL, "proximity does not go with wildcards");
        else if (!is_quoted && n_tokens > 1)
            cc_lint_add(l, CC_LINT_PROXIMITY, first->at, last->end, cc_mem_printf("\"%s\"", words.v),
                "proximity needs a phrase in quotation marks");
        else if (strchr(words.v, ' ') == NULL)
            cc_lint_add(l, CC_LINT_PROXIMITY, first->at, last->end, NULL, "proximity needs at least two words");
    }
    cc_buf_clear(&words);
}

static void
check_mesh(
    struct cc_linter *l, const struct cc_entrez_token *first, const struct cc_entrez_token *last, enum cc_field field)
{
    const char *s = l->query + first->in_at;
    size_t n = last->in_end - first->in_at;
    const char *slash = memrchr(s, '/', n);

    if (cc_mesh_size() == 0 || memchr(s, '*', n) != NULL || cc_mesh_find(s, n) != 0)
        return;
    if (slash != NULL && slash > s && field != CC_FIELD_PAPX) {
        struct cc_span_text sub = {slash + 1, n - (size_t)(slash + 1 - s), 0, false};

        if (!cc_entrez_is_subheading(sub.raw, sub.n))
            cc_lint_add(l, CC_LINT_UNKNOWN_SUBHEADING, first->in_at + (size_t)(slash + 1 - s), last->in_end, NULL,
                "'%.*s' is not a MeSH subheading", (int)sub.n, sub.raw);
        if (cc_mesh_find(s, (size_t)(slash - s)) != 0)
            return;
        n = (size_t)(slash - s);
    }
    cc_lint_add(l, CC_LINT_UNKNOWN_MESH, first->at, last->end, cc_mem_printf("%.*s[tiab]", (int)n, s),
        "'%.*s' is not a MeSH heading or entry term", (int)n, s);
}

static void
check_vocabulary(
    struct cc_linter *l, const struct cc_entrez_token *first, const struct cc_entrez_token *last, enum cc_field field)
{
    struct cc_span_text span = {l->query + first->in_at, last->in_end - first->in_at, 0, true};

    if (field == CC_FIELD_SUBH) {
        if (!cc_entrez_is_subheading(span.raw, span.n))
            cc_lint_add(l, CC_LINT_UNKNOWN_SUBHEADING, first->at, last->end, NULL, "'%.*s' is not a MeSH subheading",
                (int)span.n, span.raw);
    } else if (field == CC_FIELD_FILT) {
        if (!cc_entrez_is_filter(span.raw, span.n))
            cc_lint_add(l, CC_LINT_UNKNOWN_FILTER, first->at, last->end, NULL,
                "'%.*s' is not a filter that is known here", (int)span.n, span.raw);
    } else if (field == CC_FIELD_PTYP) {
        if (cc_mesh_size() > 0 && memchr(span.raw, '*', span.n) == NULL && !cc_entrez_is_type(span.raw, span.n))
            cc_lint_add(l, CC_LINT_UNKNOWN_TYPE, first->at, last->end, NULL, "'%.*s' is not a publication type",
                (int)span.n, span.raw);
    } else {
        check_mesh(l, first, last, field);
    }
}

/* The term [first, last] with its tag. */
static void
check_term(struct cc_linter *l, size_t from, size_t tag_at, const struct cc_tag *tag)
{
    const struct cc_entrez_token *first = at(l, from), *last = at(l, tag_at - 1);
    enum cc_field_kind kind = cc_field_kind(tag->field);
    uint32_t low, high;

    if (tag->noexp && kind != CC_FIELDKIND_MESH && tag->field != CC_FIELD_PTYP)
        cc_lint_add(l, CC_LINT_NOEXP, at(l, tag_at)->at, at(l, tag_at)->end, NULL, ":noexp has no meaning in [%s]",
            cc_field_full_name(tag->field));
    if (kind == CC_FIELDKIND_TEXT) {
        check_text(l, first, last, tag_at - from, tag);
    } else if (kind == CC_FIELDKIND_MESH || kind == CC_FIELDKIND_FILTER || tag->field == CC_FIELD_PTYP) {
        check_vocabulary(l, first, last, tag->field);
    } else if (kind == CC_FIELDKIND_DATE) {
        /* the words before the date belong to no tag: only the last ones must be a date */
        bool good = cc_entrez_date(l->query + first->in_at, last->in_end - first->in_at, 0, &low, &high);

        for (size_t i = from; i < tag_at && !good; i++)
            good = cc_entrez_date(l->query + at(l, i)->in_at, last->in_end - at(l, i)->in_at, 0, &low, &high);
        if (!good)
            cc_lint_add(l, CC_LINT_BAD_DATE, last->at, last->end, NULL,
                "'%.*s' is not a date (yyyy, yyyy/mm, yyyy/mm/dd)", (int)(last->in_end - last->in_at),
                l->query + last->in_at);
    }
}

static void
check_tag(struct cc_linter *l, size_t i)
{
    const struct cc_entrez_token *t = at(l, i);
    struct cc_tag tag = cc_tag_read(l->query + t->in_at, t->in_end - t->in_at);
    size_t from = term_before(l, i);

    if (tag.field == CC_FIELD__MAX)
        cc_lint_add(l, CC_LINT_UNKNOWN_TAG, t->at, t->end, nearest_tag(l->query + t->in_at, t->in_end - t->in_at),
            "PubMed has no search field '%.*s'; the tag is ignored", (int)(t->in_end - t->in_at), l->query + t->in_at);
    if (i > 0 && at(l, i - 1)->kind == CC_ENTREZ_CLOSE)
        tag_behind_group(l, i);
    else if (i > 0 && (at(l, i - 1)->kind == CC_ENTREZ_TAG || at(l, i - 1)->kind == CC_ENTREZ_HISTORY))
        cc_lint_add(l, CC_LINT_TAG_WITHOUT_TERM, t->at, t->end, NULL, "there is no term before this tag");
    else if (from != SIZE_MAX && tag.field != CC_FIELD__MAX && at(l, i + 1)->kind != CC_ENTREZ_COLON &&
        !(from > 0 && at(l, from - 1)->kind == CC_ENTREZ_COLON))
        check_term(l, from, i, &tag);
}

/* ----------------------------------------------------------------- the words */

/* low [tag] : high [tag] */
static void
check_range(struct cc_linter *l, size_t colon)
{
    size_t left = colon && at(l, colon - 1)->kind == CC_ENTREZ_TAG ? colon - 2 : colon - 1;
    const struct cc_entrez_token *low, *high = at(l, colon + 1);
    uint32_t a, b, unused;

    if (colon == 0 || left >= l->tokens.n)
        return;
    low = at(l, left);
    if (!cc_entrez_date(l->query + low->in_at, low->in_end - low->in_at, 0, &a, &unused) ||
        !cc_entrez_date(l->query + high->in_at, high->in_end - high->in_at, 0, &unused, &b))
        return;
    if (a > b)
        cc_lint_add(l, CC_LINT_REVERSED_RANGE, low->at, high->end,
            cc_mem_printf("%.*s:%.*s", (int)(high->end - high->at), l->query + high->at, (int)(low->end - low->at),
                l->query + low->at),
            "the range ends before it begins");
}

/* &amp; &#8211; … : PubMed decodes nothing. */
static void
check_entities(struct cc_linter *l, const struct cc_entrez_token *t)
{
    const char *end = l->query + t->end;

    for (const char *p = l->query + t->at; p < end; p++) {
        const char *q = p + 1;

        if (*p != '&')
            continue;
        while (
            q < end && ((*q >= 'a' && *q <= 'z') || (*q >= 'A' && *q <= 'Z') || (*q >= '0' && *q <= '9') || *q == '#'))
            q++;
        if (q < end && *q == ';' && q > p + 1)
            cc_lint_add(l, CC_LINT_ENTITY, (size_t)(p - l->query), (size_t)(q + 1 - l->query), NULL,
                "PubMed does not decode '%.*s'", (int)(q + 1 - p), p);
    }
}

static void
check_word(struct cc_linter *l, const struct cc_entrez_token *t, size_t *wildcards)
{
    const char *s = l->query + t->in_at;
    size_t n = t->in_end - t->in_at, word = 0;

    for (size_t i = 0, len; i < n; i += len) {
        uint32_t c;

        len = cc_utf8_decode(s + i, n - i, &c);
        if (c == 0x2217 || c == 0xFF0A || c == 0x204E || c == 0x066D) {
            cc_lint_add(l, CC_LINT_FOREIGN_WILDCARD, t->in_at + i, t->in_at + i + len, cc_mem_strdup("*"),
                "this asterisk is no wildcard");
        } else if ((c == '?' || c == '$') && i >= CC_WILDCARD_STEM_MIN && i + 1 == n && t->kind == CC_ENTREZ_WORD) {
            cc_lint_add(l, CC_LINT_FOREIGN_WILDCARD, t->in_at + i, t->in_at + i + 1, cc_mem_printf("%.*s*", (int)i, s),
                "'%c' is no wildcard in PubMed", (char)c);
        } else if (c == '*') {
            (*wildcards)++;
            if (word < CC_WILDCARD_STEM_MIN && (i == 0 || s[i - 1] != '*'))
                cc_lint_add(l, CC_LINT_SHORT_WILDCARD, t->in_at + i - (word < i ? word : i), t->in_at + i + 1, NULL,
                    "a wildcard needs at least 4 letters before it; this one is ignored");
        }
        word = cc_utf8_is_letter(c) || cc_utf8_is_digit(c) || c == '*' ? word + len : 0;
    }
    check_entities(l, t);
}

void
cc_lint_terms(struct cc_linter *l)
{
    size_t wildcards = 0;

    for (size_t i = 0; i < l->tokens.n; i++) {
        const struct cc_entrez_token *t = at(l, i);

        if (t->kind == CC_ENTREZ_TAG)
            check_tag(l, i);
        else if (t->kind == CC_ENTREZ_WORD || t->kind == CC_ENTREZ_QUOTED)
            check_word(l, t, &wildcards);
        else if (t->kind == CC_ENTREZ_COLON)
            check_range(l, i);
        if (t->kind == CC_ENTREZ_QUOTED && t->curly)
            cc_lint_add(l, CC_LINT_CURLY_QUOTE, t->at, t->end,
                cc_mem_printf("\"%.*s\"", (int)(t->in_end - t->in_at), l->query + t->in_at),
                "typographic quotation marks are read as straight ones");
    }
    if (wildcards > CC_QUERY_WILDCARDS_MAX)
        cc_lint_add(l, CC_LINT_TOO_MANY_WILDCARDS, 0, l->len, NULL, "%zu wildcards; PubMed allows %d", wildcards,
            CC_QUERY_WILDCARDS_MAX);
}

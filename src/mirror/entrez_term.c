/* entrez_term.c: a term with a tag: which node it becomes, by the kind of its field. MeSH, publication types and
 * filters stand in entrez_mesh.c and entrez_filter.c. */
#include <claimcheck/limits.h>

#include "base/utf8.h"
#include "mirror/entrez_parts.h"
#include "vocab/tables.h"

enum cc_status
cc_translate_count(struct cc_translator *t, const struct cc_node *leaf, uint64_t *out)
{
    const struct cc_entrez_index *index = t->options->index;

    *out = 1;
    if (++t->spent->lookups > CC_QUERY_LOOKUPS_MAX)
        return cc_error_set(t->error, CC_LIMIT, "the query has too many words: more than %d phrases would have to be looked up", CC_QUERY_LOOKUPS_MAX);
    return index == NULL || index->count == NULL ? CC_OK : index->count(index->arg, leaf, out, t->error);
}

/* The tag behind a quoted text, brackets included, as it was sent: NCBI repeats it with what it did not find. Empty
 * when there is none. */
static struct cc_span_text
tag_behind(const struct cc_translator *t, const struct cc_span_text *span)
{
    const char *p = span->raw + span->n, *end = t->query + t->len, *close;

    if (p < t->query || p >= end || *p != '"')
        return (struct cc_span_text){.raw = ""};
    for (p++; p < end && *p == ' '; p++)
        ;
    close = p < end && *p == '[' ? memchr(p, ']', (size_t)(end - p)) : NULL;
    return close ? (struct cc_span_text){.raw = p, .n = (size_t)(close - p) + 1} : (struct cc_span_text){.raw = ""};
}

/* Looks a leaf up and says in PubMed's lists when it is not there. */
enum cc_status
cc_translate_check(struct cc_translator *t, const struct cc_node *leaf, const struct cc_span_text *span)
{
    uint64_t n;
    enum cc_status status = cc_translate_count(t, leaf, &n);

    if (status != CC_OK || n > 0 || t->quiet)
        return status;
    if (span->quoted) {
        struct cc_span_text tag = tag_behind(t, span);

        cc_strings_addf(&t->out->quoted_not_found, "\"%.*s\"%.*s", (int)span->n, span->raw, (int)tag.n, tag.raw);
    } else {
        cc_strings_add(&t->out->phrases_not_found, span->raw, span->n);
    }
    return CC_OK;
}

/* Appends the words of a text with its usable wildcards; a '*' with too few letters before it becomes a space, and that
 * is said. */
void
cc_translate_words(struct cc_translator *t, const struct cc_span_text *span, struct cc_buf *out)
{
    struct cc_buf raw = {0};
    struct cc_wordlist words = {0};

    cc_entrez_add_words(&raw, span->raw, span->n, CC_WORDS_KEEP_STARS);
    cc_wordlist_split(raw.v, &words);
    for (size_t i = 0; i < words.n; i++) {
        const char *star = memchr(words.v[i].s, '*', words.v[i].n);
        bool usable = star == NULL || star - words.v[i].s >= CC_WILDCARD_STEM_MIN;

        if (!usable && !t->quiet)
            cc_strings_addf(&t->out->messages, "The wildcard in '%.*s' needs at least 4 letters before it; it was ignored.",
                (int)words.v[i].n, words.v[i].s);
        t->n_wildcards += star != NULL && usable;
        if (out->n)
            cc_buf_addc(out, ' ');
        cc_entrez_add_words(out, words.v[i].s, words.v[i].n, usable ? CC_WORDS_KEEP_STARS : CC_WORDS_ONLY);
    }
    if (out->v == NULL)
        cc_buf_adds(out, "");
    free(words.v);
    cc_buf_clear(&raw);
}

/* Words that are no phrase of the collection: each on its own, ANDed, in the same field. */
static struct cc_node *
split_words(enum cc_field field, const char *text)
{
    struct cc_wordlist words = {0};
    struct cc_node *all = NULL;

    cc_wordlist_split(text, &words);
    for (size_t i = 0; i < words.n; i++) {
        if (!cc_entrez_is_stop_word(words.v[i].s, words.v[i].n))
            all = cc_node_join(CC_NODE_AND, all, cc_node_text(field, words.v[i].s, words.v[i].n));
    }
    free(words.v);
    return all;
}

/* ":~N" holds for quoted phrases of two words or more without wildcards, in ti, tiab and ad. */
static bool
proximity_allowed(
    struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag, const struct cc_node *node)
{
    if (tag->proximity < 0)
        return false;
    if (span->quoted && node->phrase && !node->truncated &&
        (tag->field == CC_FIELD_TITL || tag->field == CC_FIELD_TIAB || tag->field == CC_FIELD_AFFL))
        return true;
    if (!t->quiet)
        cc_strings_addf(&t->out->messages, "Proximity :~%d was ignored for %.*s: it needs a quoted phrase without wildcards in [ti], [tiab] or [ad].",
            tag->proximity, (int)span->n, span->raw);
    return false;
}

static size_t
digits_at(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && s[i] >= '0' && s[i] <= '9')
        i++;
    return i;
}

/* "10.1038/nature12373", "PMC5122160": people paste them as they are. */
static bool
is_identifier(const char *s, size_t n)
{
    if (n > 6 && memcmp(s, "10.", 3) == 0) {
        size_t registrant = digits_at(s + 3, n - 3);

        return registrant >= 4 && 3 + registrant + 1 < n && s[3 + registrant] == '/' && memchr(s, ' ', n) == NULL &&
            memchr(s, '*', n) == NULL;
    }
    return n > 5 && strncasecmp(s, "PMC", 3) == 0 && digits_at(s + 3, n - 3) == n - 3;
}

enum cc_status
cc_translate_identifier(struct cc_translator *t, const char *s, size_t n, struct cc_node **out)
{
    const struct cc_span_text span = {s, n, 0, true};
    const struct cc_tag tag = {CC_FIELD_LID, false, -1};
    struct cc_node *node = NULL;
    uint64_t hits = 0;
    bool quiet = t->quiet;
    enum cc_status status;

    *out = NULL;
    if (!is_identifier(s, n))
        return CC_OK;
    t->quiet = true;
    status = cc_translate_tagged(t, &span, &tag, &node);
    t->quiet = quiet;
    if (status == CC_OK)
        status = cc_translate_count(t, node, &hits);
    if (status != CC_OK || hits == 0) {
        cc_node_free(node);
        return status;
    }
    free(node->shown);
    node->shown = cc_mem_printf("\"%.*s\"[%s]", (int)n, s, cc_field_full_name(CC_FIELD_ALL));
    *out = node;
    return CC_OK;
}

enum cc_status
cc_translate_text(
    struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag, struct cc_node **out)
{
    struct cc_buf text = {0};
    struct cc_node *node = NULL, *split = NULL;
    enum cc_status status = CC_OK;
    uint64_t n = 1;

    *out = NULL;
    if (tag->field == CC_FIELD_ALL || tag->field == CC_FIELD_WORD) { /* "hasstructuredabstract [WORD]" */
        status = cc_translate_bare_filter(t, span->raw, span->n, out);
        if (status == CC_OK && *out == NULL)
            status = cc_translate_identifier(t, span->raw, span->n, out);
        if (status != CC_OK || *out != NULL)
            return status;
    }
    cc_translate_words(t, span, &text);
    if (text.n == 0 || (strchr(text.v, ' ') == NULL && cc_entrez_is_stop_word(text.v, text.n) && !t->quiet)) {
        node = cc_translate_nothing(t, span, tag->field);
        goto out;
    }
    node = cc_node_text(tag->field, text.v, text.n);
    node->quoted = span->quoted;
    if (proximity_allowed(t, span, tag, node)) {
        node->proximity = tag->proximity;
        node->phrase = false;
    }
    if (node->phrase && !span->quoted) {
        status = cc_translate_count(t, node, &n);
        if (status == CC_OK && n == 0 && (split = split_words(tag->field, text.v)) != NULL) {
            cc_node_free(node);
            node = split;
            goto out;
        }
    }
    if (status == CC_OK)
        status = cc_translate_check(t, node, span);
out:
    cc_buf_clear(&text);
    if (status != CC_OK) {
        cc_node_free(node);
        return status;
    }
    *out = node;
    return CC_OK;
}

/* "English", "eng", "JPN" -> the code that records carry. */
static void
read_language(const char *folded, struct cc_buf *out)
{
    uint32_t row = cc_vocab_find(&cc_vocab_languages, folded, strlen(folded));

    if (row == CC_VOCAB_NONE) {
        cc_buf_adds(out, folded);
        return;
    }
    cc_buf_adds(out, cc_vocab_field(&cc_vocab_languages, row, CC_VOCAB_LANGUAGES_CODE));
}

static enum cc_status
translate_value(
    struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag, struct cc_node **out)
{
    struct cc_buf text = {0}, language = {0};
    struct cc_node *node;
    size_t n = span->n;
    enum cc_status status;

    while (n > 0 && span->raw[n - 1] == '*')
        n--;
    cc_entrez_fold(tag->field, span->raw, n, &text);
    if (tag->field == CC_FIELD_LANG) {
        read_language(text.v, &language);
        node = cc_node_text(tag->field, language.v, language.n);
    } else {
        if (n < span->n)
            cc_buf_addc(&text, '*');
        t->n_wildcards += n < span->n;
        node = cc_node_text(tag->field, text.v, text.n);
    }
    if (n == span->n)
        node->truncated = false; /* a '*' inside a registry number is a character */
    node->quoted = span->quoted;
    if (tag->field == CC_FIELD_LANG) {
        cc_buf_reset(&text);
        cc_buf_addc(&text, '"');
        cc_entrez_add_words(&text, span->raw, span->n, CC_WORDS_ONLY);
        cc_buf_addc(&text, '"');
        cc_node_show(node, text.v);
    }
    cc_buf_clear(&text);
    cc_buf_clear(&language);
    status = cc_translate_check(t, node, span);
    if (status != CC_OK)
        cc_node_free(node);
    else
        *out = node;
    return status;
}

/* Initials are short and PubMed reads an unquoted name as "these initials or more". */
static bool
ends_in_initials(const char *folded)
{
    const char *space = strrchr(folded, ' ');

    return space != NULL && strlen(space + 1) <= 2;
}

static void
show_name(struct cc_node *node, const struct cc_span_text *span)
{
    char *shown = cc_mem_printf(span->quoted ? "\"%.*s\"" : "%.*s", (int)span->n, span->raw);

    cc_node_show(node, shown);
    free(shown);
}

/* "smith john[au]": no such initials, but perhaps a full name. */
static enum cc_status
try_full_name(struct cc_translator *t, struct cc_node *node)
{
    uint64_t n;
    enum cc_status status = cc_translate_count(t, node, &n);

    if (status != CC_OK || n > 0)
        return status;
    node->field = CC_FIELD_FULL;
    status = cc_translate_count(t, node, &n);
    if (n == 0)
        node->field = CC_FIELD_AUTH;
    return status;
}

static enum cc_status
translate_name(struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag, struct cc_node **out)
{
    struct cc_buf text = {0};
    struct cc_node *node;
    enum cc_status status = CC_OK;

    cc_entrez_fold(tag->field, span->raw, span->n, &text);
    if (!span->quoted && tag->field != CC_FIELD_FULL && tag->field != CC_FIELD_FINV && ends_in_initials(text.v) &&
        text.v[text.n - 1] != '*')
        cc_buf_addc(&text, '*');
    node = cc_node_text(tag->field, text.v, text.n);
    node->quoted = span->quoted;
    if (tag->field == CC_FIELD_AUTH && !node->truncated && strchr(text.v, ' ') != NULL)
        status = try_full_name(t, node);
    cc_buf_clear(&text);
    show_name(node, span);
    if (status == CC_OK)
        status = cc_translate_check(t, node, span);
    if (status != CC_OK)
        cc_node_free(node);
    else
        *out = node;
    return status;
}

struct cc_node *
cc_translate_nothing(struct cc_translator *t, const struct cc_span_text *span, enum cc_field field)
{
    struct cc_node *node = cc_node_new(CC_NODE_NONE);

    if (!t->quiet)
        cc_strings_add(&t->out->phrases_not_found, span->raw, span->n);
    node->field = field;
    node->shown = cc_mem_printf("%.*s[%s]", (int)span->n, span->raw, cc_field_full_name(field));
    return node;
}

static struct cc_node *
translate_date(struct cc_translator *t, const struct cc_span_text *span, enum cc_field field)
{
    struct cc_node *node;
    uint32_t low, high;

    if (!cc_entrez_date(span->raw, span->n, t->options->now, &low, &high))
        return cc_translate_nothing(t, span, field);
    node = cc_node_new(CC_NODE_RANGE);
    node->field = field;
    node->low = low;
    node->high = high;
    return node;
}

static struct cc_node *
translate_uid(struct cc_translator *t, const struct cc_span_text *span)
{
    struct cc_buf text = {0};
    struct cc_node *node;

    cc_entrez_add_words(&text, span->raw, span->n, CC_WORDS_ONLY);
    if (text.n > 5 && memcmp(text.v, "pmid ", 5) == 0)
        memset(text.v, ' ', 5);
    if (text.n == 0 || strspn(text.v, "0123456789 ") != text.n)
        node = cc_translate_nothing(t, span, CC_FIELD_UID);
    else
        node = cc_node_pmids(text.v);
    cc_buf_clear(&text);
    return node;
}

enum cc_status
cc_translate_tagged(
    struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag, struct cc_node **out)
{
    enum cc_status status = CC_OK;

    switch (cc_field_kind(tag->field)) {
    case CC_FIELDKIND_DATE: *out = translate_date(t, span, tag->field); break;
    case CC_FIELDKIND_UID: *out = translate_uid(t, span); break;
    case CC_FIELDKIND_FILTER: status = cc_translate_filter(t, span, out); break;
    case CC_FIELDKIND_MESH: status = cc_translate_mesh(t, span, tag, out); break;
    case CC_FIELDKIND_NAME: status = translate_name(t, span, tag, out); break;
    case CC_FIELDKIND_VALUE:
        status = tag->field == CC_FIELD_PTYP ? cc_translate_mesh(t, span, tag, out)
            : translate_value(t, span, tag, out);
        break;
    case CC_FIELDKIND_TEXT: status = cc_translate_text(t, span, tag, out); break;
    }
    if (status == CC_OK) {
        (*out)->at = span->at;
        (*out)->end = span->at + span->n;
    }
    return status;
}

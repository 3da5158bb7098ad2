/* entrez_atm.c: automatic term mapping of untagged words (User Guide, "How PubMed works: automatic term mapping"): the
 * longest phrase from the left that is a MeSH term, a journal or an author; else one word fewer; words left over are
 * searched in all fields with their other number. */
#include "base/utf8.h"
#include "mirror/entrez_parts.h"
#include "vocab/mesh.h"
#include "vocab/tables.h"

/* One word of the run. group: words of one token (gut-brain) share the byte where it starts. */
struct word {
    char *text;
    size_t at, end; /* bytes of its token, relative to the run */
};

struct run {
    struct cc_translator *t;
    const struct cc_span_text *span;
    struct word *words;
    size_t n, cap;
};

static char *
join(const struct run *run, size_t from, size_t n)
{
    struct cc_buf b = {0};

    for (size_t i = from; i < from + n; i++)
        cc_buf_addf(&b, "%s%s", i > from ? " " : "", run->words[i].text);
    return cc_buf_take(&b, NULL);
}

static struct cc_node *
leaf(const char *text, enum cc_node_origin origin)
{
    struct cc_node *node = cc_node_text(CC_FIELD_ALL, text, strlen(text));

    node->origin = origin;
    return node;
}

/* ("w1"[All Fields] AND "w2"[All Fields]) without stop words; NULL when fewer than two are left. */
static struct cc_node *
all_words(const char *text, enum cc_node_origin origin)
{
    struct cc_wordlist words = {0};
    struct cc_node *all = NULL;
    size_t kept = 0;

    cc_wordlist_split(text, &words);
    for (size_t i = 0; i < words.n; i++) {
        struct cc_node *one;

        if (cc_entrez_is_stop_word(words.v[i].s, words.v[i].n))
            continue;
        one = cc_node_text(CC_FIELD_ALL, words.v[i].s, words.v[i].n);
        one->origin = origin;
        all = cc_node_join(CC_NODE_AND, all, one);
        kept++;
    }
    free(words.v);
    if (kept < 2) {
        cc_node_free(all);
        return NULL;
    }
    all->closed = true;
    return all;
}

/* The other number of an English noun; false when it has none by rule. */
static bool
inflect(const char *word, struct cc_buf *out)
{
    size_t n = strlen(word);

    for (const char *p = word; *p; p++) {
        if (*p < 'a' || *p > 'z')
            return false;
    }
    if (n < 4)
        return false;
    if (n > 4 && strcmp(word + n - 3, "ies") == 0) {
        cc_buf_addf(out, "%.*sy", (int)(n - 3), word);
    } else if (word[n - 1] == 's') {
        if (strchr("sui", word[n - 2]) != NULL)
            return false;
        if (n > 5 &&
            (strcmp(word + n - 4, "ches") == 0 || strcmp(word + n - 4, "shes") == 0 ||
                strcmp(word + n - 4, "sses") == 0 || strcmp(word + n - 3, "xes") == 0))
            n--;
        cc_buf_add(out, word, n - 1);
    } else if (word[n - 1] == 'y' && strchr("aeiou", word[n - 2]) == NULL) {
        cc_buf_addf(out, "%.*sies", (int)(n - 1), word);
    } else {
        bool hissing = word[n - 1] == 'x' ||
            (n > 2 && (strcmp(word + n - 2, "ch") == 0 || strcmp(word + n - 2, "sh") == 0));

        cc_buf_addf(out, "%s%s", word, hissing ? "es" : "s");
    }
    return true;
}

/* Adds the word's other number to a group when the collection has it. */
static enum cc_status
add_inflection(struct run *run, const char *word, struct cc_node **group)
{
    struct cc_buf other = {0};
    struct cc_node *node;
    uint64_t n;
    enum cc_status status = CC_OK;

    if (strchr(word, ' ') == NULL && inflect(word, &other)) {
        node = leaf(other.v, CC_ORIGIN_SYNONYM);
        status = cc_translate_count(run->t, node, &n);
        if (status == CC_OK && n > 0)
            *group = cc_node_join(CC_NODE_OR, *group, node);
        else
            cc_node_free(node);
    }
    cc_buf_clear(&other);
    return status;
}

void
cc_translate_mapping(struct cc_translator *t, const char *from, size_t n, const char *to)
{
    struct cc_entrez *out = t->out;

    if (t->quiet || out->n_mappings >= CC_MESSAGES_MAX)
        return;
    for (size_t i = 0; i < out->n_mappings; i++) {
        if (strlen(out->mappings[i].from) == n && memcmp(out->mappings[i].from, from, n) == 0)
            return;
    }
    out->mappings = cc_mem_push(out->mappings, out->n_mappings, sizeof *out->mappings);
    out->mappings[out->n_mappings].from = cc_mem_strndup(from, n);
    out->mappings[out->n_mappings++].to = cc_mem_strdup(to);
}

static void
remember(struct run *run, size_t from, size_t n, const struct cc_node *node)
{
    struct cc_buf to = {0};
    size_t at = run->words[from].at, end = run->words[from + n - 1].end;

    if (node->kind == CC_NODE_TERM && node->field == CC_FIELD_ALL)
        return;
    cc_entrez_write(node, &to);
    cc_translate_mapping(run->t, run->span->raw + at, end - at, to.v);
    cc_buf_clear(&to);
}

/* A leaf of a field that MeSH feeds, through the same code as a tagged term. */
static enum cc_status
add_field(struct run *run, const char *name, enum cc_field field, struct cc_node **group)
{
    struct cc_span_text span = {name, strlen(name), run->span->at, true};
    struct cc_tag tag = {field, false, -1};
    struct cc_node *node = NULL;
    bool quiet = run->t->quiet;
    enum cc_status status;

    run->t->quiet = true;
    status = cc_translate_mesh(run->t, &span, &tag, &node);
    run->t->quiet = quiet;
    if (status != CC_OK)
        return status;
    node->origin = CC_ORIGIN_MESH;
    *group = cc_node_join(CC_NODE_OR, *group, node);
    return CC_OK;
}

/* The group for a phrase that is a MeSH term. */
static enum cc_status
mesh_group(struct run *run, const char *phrase, uint32_t ui, struct cc_node **out)
{
    const char *name = cc_mesh_name(ui);
    struct cc_buf folded = {0};
    uint32_t *members, subheading;
    struct cc_node *group = NULL;
    enum cc_status status = CC_OK;

    cc_entrez_add_words(&folded, name, strlen(name), CC_WORDS_ONLY);
    if (cc_mesh_with_action(ui, &members) > 0)
        status = add_field(run, name, CC_FIELD_PAPX, &group);
    free(members);
    if (status == CC_OK)
        status = add_field(run, name, cc_mesh_is_under(ui, "V") ? CC_FIELD_PTYP : CC_FIELD_MESH, &group);
    subheading = cc_vocab_find(&cc_vocab_mesh_subheadings, phrase, strlen(phrase));
    if (status == CC_OK && subheading != CC_VOCAB_NONE)
        status = add_field(run, phrase, CC_FIELD_SUBH, &group);
    if (status == CC_OK && strcmp(folded.v, phrase) != 0) {
        group = cc_node_join(CC_NODE_OR, group, all_words(folded.v, CC_ORIGIN_MESH));
        if (strchr(name, ',') == NULL)
            group = cc_node_join(CC_NODE_OR, group, leaf(folded.v, CC_ORIGIN_MESH));
    }
    if (status == CC_OK) {
        group = cc_node_join(CC_NODE_OR, group, all_words(phrase, CC_ORIGIN_USER));
        group = cc_node_join(CC_NODE_OR, group, leaf(phrase, CC_ORIGIN_USER));
        status = add_inflection(run, phrase, &group);
    }
    cc_buf_clear(&folded);
    if (status != CC_OK) {
        cc_node_free(group);
        return status;
    }
    *out = group;
    return CC_OK;
}

/* "smith j": the last word is one or two letters, the first is longer. */
static bool
looks_like_author(const char *phrase, size_t n)
{
    const char *last = strrchr(phrase, ' ');

    if (n < 2 || n > 3 || last == NULL || strlen(last + 1) > 2 || strcspn(phrase, " ") < 2)
        return false;
    for (const char *p = phrase; *p; p++) {
        if (*p >= '0' && *p <= '9')
            return false;
    }
    return true;
}

/* A journal (where `journal` says that it may be one) or an author of the collection; *out stays NULL when the phrase
 * is neither. Only an index can tell. */
static enum cc_status
try_index(struct run *run, const char *phrase, size_t n, bool journal, struct cc_node **out)
{
    struct cc_node *node = NULL;
    uint64_t hits = 0;
    enum cc_status status = CC_OK;

    if (run->t->options->index == NULL || (n == 1 && strlen(phrase) < 3))
        return CC_OK;
    if (journal) {
        node = cc_node_text(CC_FIELD_JOUR, phrase, strlen(phrase));
        status = cc_translate_count(run->t, node, &hits);
    }
    if (status == CC_OK && hits > 0) {
        *out = cc_node_join(CC_NODE_OR, node, all_words(phrase, CC_ORIGIN_USER));
        *out = cc_node_join(CC_NODE_OR, *out, leaf(phrase, CC_ORIGIN_USER));
        return CC_OK;
    }
    cc_node_free(node);
    if (status != CC_OK || !looks_like_author(phrase, n))
        return status;
    node = cc_node_text(CC_FIELD_AUTH, phrase, strlen(phrase));
    free(node->text);
    node->text = cc_mem_printf("%s*", phrase);
    node->truncated = true;
    status = cc_translate_count(run->t, node, &hits);
    if (status == CC_OK && hits > 0) {
        char *shown = cc_mem_printf("\"%s\"", phrase);

        cc_node_show(node, shown);
        free(shown);
        *out = node;
    } else {
        cc_node_free(node);
    }
    return status;
}

/* Words no table knows: one word, or the words of one token (gut-brain) as a phrase if it occurs. */
static enum cc_status
leftover(struct run *run, size_t from, size_t n, struct cc_node **out)
{
    char *text = join(run, from, n);
    struct cc_node *node = leaf(text, CC_ORIGIN_USER), *split;
    const struct word *first = &run->words[from];
    uint64_t hits;
    enum cc_status status = cc_translate_count(run->t, node, &hits);

    if (status == CC_OK && hits == 0 && n > 1 && (split = all_words(text, CC_ORIGIN_USER)) != NULL) {
        cc_node_free(node);
        node = split;
    } else if (status == CC_OK && n == 1) {
        status = add_inflection(run, text, &node);
    }
    if (status == CC_OK && hits == 0 && node->kind == CC_NODE_TERM && !run->t->quiet)
        cc_strings_add(&run->t->out->phrases_not_found, run->span->raw + first->at, first->end - first->at);
    free(text);
    if (status != CC_OK)
        cc_node_free(node);
    else
        *out = node;
    return status;
}

/* How many words from word `from` on, at most, are a journal: one look instead of one for every length. What it tells
 * of counts as looked up. */
static enum cc_status
reach_journal(struct run *run, size_t from, size_t most, size_t *reach)
{
    const struct cc_entrez_index *index = run->t->options->index;
    enum cc_status status = CC_OK;
    char *phrase;

    *reach = most;
    if (index == NULL || index->reach == NULL || most < 2)
        return CC_OK;
    phrase = join(run, from, most);
    status = index->reach(index->arg, CC_FIELD_JOUR, phrase, reach, run->t->error);
    free(phrase);
    if (*reach < most)
        run->t->spent->lookups += most - *reach;
    return status;
}

/* Maps the longest phrase at word `from`: *used words, *out NULL for a stop word. */
static enum cc_status
map(struct run *run, size_t from, size_t *used, struct cc_node **out)
{
    size_t most = run->n - from < CC_ATM_WORDS_MAX ? run->n - from : CC_ATM_WORDS_MAX, token = 1, reach;
    enum cc_status status = reach_journal(run, from, most, &reach);

    *out = NULL;
    *used = 1;
    while (from + token < run->n && run->words[from + token].at == run->words[from].at)
        token++;
    for (size_t n = most; n > 0 && status == CC_OK && *out == NULL; n--) {
        char *phrase = join(run, from, n);
        uint32_t ui;

        *used = n;
        if (n > 1 || !cc_entrez_is_stop_word(phrase, strlen(phrase))) {
            ui = cc_mesh_find(phrase, strlen(phrase));
            status = ui != 0 ? mesh_group(run, phrase, ui, out) : try_index(run, phrase, n, n <= reach, out);
        }
        free(phrase);
        if (n == token && token > 1 && *out == NULL)
            break;
    }
    if (status != CC_OK || *out != NULL)
        return status;
    *used = token;
    if (token == 1 && cc_entrez_is_stop_word(run->words[from].text, strlen(run->words[from].text))) {
        if (!run->t->quiet)
            cc_strings_add(&run->t->out->phrases_ignored, run->words[from].text, strlen(run->words[from].text));
        return CC_OK;
    }
    return leftover(run, from, token, out);
}

/* Maps the words gathered so far and joins them to *all. */
static enum cc_status
flush(struct run *run, struct cc_node **all)
{
    enum cc_status status = CC_OK;

    for (size_t i = 0, used; i < run->n && status == CC_OK; i += used) {
        struct cc_node *node = NULL;

        status = map(run, i, &used, &node);
        if (status == CC_OK && node != NULL) {
            node->at = run->span->at + run->words[i].at;
            node->end = run->span->at + run->words[i + used - 1].end;
            remember(run, i, used, node);
            node->closed = true;
            *all = cc_node_join(CC_NODE_AND, *all, node);
        }
    }
    for (size_t i = 0; i < run->n; i++)
        free(run->words[i].text);
    run->n = 0;
    return status;
}

static void
gather(struct run *run, const char *raw, size_t at, size_t end)
{
    struct cc_buf folded = {0};
    struct cc_wordlist words = {0};

    cc_entrez_add_words(&folded, raw + at, end - at, CC_WORDS_ONLY);
    cc_wordlist_split(folded.v, &words);
    for (size_t i = 0; i < words.n; i++) {
        run->words = cc_mem_grow(run->words, run->n, &run->cap, sizeof *run->words);
        run->words[run->n++] = (struct word){cc_mem_strndup(words.v[i].s, words.v[i].n), at, end};
    }
    free(words.v);
    cc_buf_clear(&folded);
}

/* A token of its own kind: a filter's name or a truncated word. *out stays NULL when it is plain words. */
static enum cc_status
special(struct cc_translator *t, const struct cc_span_text *token, struct cc_node **out)
{
    struct cc_tag all = {CC_FIELD_ALL, false, -1};
    const char *star = memchr(token->raw, '*', token->n);
    enum cc_status status;

    *out = NULL;
    if (star != NULL && star - token->raw >= CC_WILDCARD_STEM_MIN)
        return cc_translate_text(t, token, &all, out);
    status = cc_translate_bare_filter(t, token->raw, token->n, out);
    if (status == CC_OK && *out == NULL)
        status = cc_translate_identifier(t, token->raw, token->n, out);
    if (status == CC_OK && *out == NULL && star != NULL && !t->quiet)
        cc_strings_addf(&t->out->messages, "The wildcard in '%.*s' needs at least 4 letters before it; it was ignored.",
            (int)token->n, token->raw);
    return status;
}

static bool
only_numbers(const char *s, size_t n)
{
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        if (s[i] >= '0' && s[i] <= '9')
            any = true;
        else if (s[i] != ' ' && s[i] != ',' && s[i] != '\t' && s[i] != '\n' && s[i] != '\r')
            return false;
    }
    return any;
}

static enum cc_status
map_run(struct cc_translator *t, const struct cc_span_text *span, struct cc_node **out)
{
    struct run run = {.t = t, .span = span};
    struct cc_node *all = NULL, *node;
    enum cc_status status = CC_OK;

    for (size_t at = 0, end; at < span->n && status == CC_OK; at = end) {
        uint32_t c;
        size_t len = cc_utf8_decode(span->raw + at, span->n - at, &c);
        struct cc_span_text token;

        end = at + len;
        if (cc_utf8_is_space(c) || c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033 ||
            c == '(' || c == ')')
            continue;
        while (end < span->n) {
            len = cc_utf8_decode(span->raw + end, span->n - end, &c);
            if (cc_utf8_is_space(c))
                break;
            end += len;
        }
        token = (struct cc_span_text){span->raw + at, end - at, span->at + at, false};
        status = special(t, &token, &node);
        if (status == CC_OK && node == NULL) {
            gather(&run, span->raw, at, end);
            continue;
        }
        if (status == CC_OK)
            status = flush(&run, &all);
        if (node != NULL) {
            node->closed = true;
            all = cc_node_join(CC_NODE_AND, all, node);
        }
    }
    if (status == CC_OK)
        status = flush(&run, &all);
    for (size_t i = 0; i < run.n; i++)
        free(run.words[i].text);
    free(run.words);
    if (status != CC_OK)
        cc_node_free(all);
    else
        *out = all;
    return status;
}

enum cc_status
cc_translate_untagged(struct cc_translator *t, const struct cc_span_text *span, struct cc_node **out)
{
    struct cc_tag all = {CC_FIELD_ALL, false, -1};
    struct cc_buf text = {0};
    enum cc_status status;
    uint64_t hits;

    *out = NULL;
    if (!span->quoted) {
        if (only_numbers(span->raw, span->n)) {
            cc_buf_add(&text, span->raw, span->n); /* the query goes on after the span */
            *out = cc_node_pmids(text.v);
            cc_buf_clear(&text);
            return CC_OK;
        }
        return map_run(t, span, out);
    }
    status = cc_translate_identifier(t, span->raw, span->n, out);
    if (status != CC_OK || *out != NULL)
        return status;
    cc_translate_words(t, span, &text);
    if (text.n == 0) {
        cc_buf_clear(&text);
        return CC_OK;
    }
    *out = cc_node_text(all.field, text.v, text.n);
    (*out)->quoted = true;
    cc_buf_clear(&text);
    status = cc_translate_count(t, *out, &hits);
    if (status == CC_OK && hits > 0)
        return CC_OK;
    cc_node_free(*out);
    *out = NULL;
    if (status != CC_OK)
        return status;
    if (!t->quiet)
        cc_strings_addf(&t->out->quoted_not_found, "\"%.*s\"", (int)span->n, span->raw);
    return map_run(t, span, out);
}

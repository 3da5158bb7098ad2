/* entrez_mesh.c: terms of the MeSH fields ([mh], [majr], [sh], [pa]) and publication types: which descriptors they
 * mean, narrower ones included (User Guide, "MeSH Terms", "MeSH Subheadings", "Publication Types"). */
#include <claimcheck/limits.h>

#include "mirror/entrez_parts.h"
#include "vocab/mesh.h"
#include "vocab/tables.h"

/* The row of a subheading by its name (also with "&") or two-letter code. */
static uint32_t
find_subheading(const char *s, size_t n)
{
    const struct cc_vocab *table = &cc_vocab_mesh_subheadings;
    struct cc_buf key = {0}, with_and = {0};
    uint32_t row;

    for (size_t i = 0; i < n; i++) {
        if (s[i] == '&')
            cc_buf_adds(&with_and, " and ");
        else
            cc_buf_addc(&with_and, s[i]);
    }
    cc_entrez_add_words(&key, with_and.v ? with_and.v : "", with_and.n, CC_WORDS_ONLY);
    row = cc_vocab_find(table, key.v, key.n);
    for (uint32_t r = 0; row == CC_VOCAB_NONE && key.n == 2 && r < table->n_rows; r++) {
        if (strcmp(cc_vocab_field(table, r, CC_VOCAB_MESH_SUBHEADINGS_CODE), key.v) == 0)
            row = r;
    }
    cc_buf_clear(&key);
    cc_buf_clear(&with_and);
    return row;
}

bool
cc_entrez_is_subheading(const char *s, size_t n)
{
    return find_subheading(s, n) != CC_VOCAB_NONE;
}

bool
cc_entrez_is_type(const char *s, size_t n)
{
    struct cc_buf folded = {0};
    uint32_t ui = cc_mesh_find(s, n);
    bool found;

    cc_entrez_add_words(&folded, s, n, CC_WORDS_ONLY);
    found = (ui != 0 && cc_mesh_is_under(ui, "V")) ||
        cc_vocab_find(&cc_vocab_publication_types, folded.v, folded.n) != CC_VOCAB_NONE;
    cc_buf_clear(&folded);
    return found;
}

/* Adds a subheading, and what is narrower, as records fold it: "antagonists & inhibitors" -> "antagonists
 * inhibitors". */
static void
add_qualifier(struct cc_node *node, uint32_t row, bool explode, unsigned depth)
{
    struct cc_wordlist words = {0};
    struct cc_buf folded = {0};
    const char *p;
    bool known = false;

    cc_wordlist_split(cc_vocab_field(&cc_vocab_mesh_subheadings, row, 0), &words);
    for (size_t i = 0; i < words.n; i++) {
        if (words.v[i].n != 3 || memcmp(words.v[i].s, "and", 3) != 0)
            cc_buf_addf(&folded, "%s%.*s", folded.n ? " " : "", (int)words.v[i].n, words.v[i].s);
    }
    free(words.v);
    for (size_t i = 0; i < node->n_qualifiers; i++)
        known = known || strcmp(node->qualifiers[i], folded.v) == 0;
    if (known) {
        cc_buf_clear(&folded);
    } else {
        node->qualifiers = cc_mem_push(node->qualifiers, node->n_qualifiers, sizeof *node->qualifiers);
        node->qualifiers[node->n_qualifiers++] = cc_buf_take(&folded, NULL);
    }
    if (!explode || depth == 0)
        return;
    for (p = cc_vocab_field(&cc_vocab_mesh_subheadings, row, CC_VOCAB_MESH_SUBHEADINGS_NARROWER); *p;) {
        size_t n = strcspn(p, ",");
        uint32_t narrower = cc_vocab_find(&cc_vocab_mesh_subheadings, p, n);

        if (narrower != CC_VOCAB_NONE)
            add_qualifier(node, narrower, explode, depth - 1);
        p += n + (p[n] == ',');
    }
}

/* Takes "/subheading" off the end of a term: the row, and *n without it. CC_VOCAB_NONE when there is none that is
 * known; then a message says so when it looks like one. */
static uint32_t
split_subheading(struct cc_translator *t, const char *raw, size_t *n)
{
    const char *slash = memrchr(raw, '/', *n);
    uint32_t row;

    if (slash == NULL || slash == raw || cc_mesh_find(raw, *n) != 0)
        return CC_VOCAB_NONE;
    row = find_subheading(slash + 1, *n - (size_t)(slash + 1 - raw));
    if (row == CC_VOCAB_NONE && !t->quiet)
        cc_strings_addf(&t->out->messages, "'%.*s' is not a MeSH subheading; it was ignored.",
            (int)(*n - (size_t)(slash + 1 - raw)), slash + 1);
    *n = (size_t)(slash - raw);
    return row;
}

static void
merge(struct cc_node *node, uint32_t *take, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool known = false;
        size_t low = 0, high = node->n_mesh;

        while (low < high && !known) {
            size_t mid = (low + high) / 2;

            known = node->mesh[mid] == take[i];
            if (node->mesh[mid] < take[i])
                low = mid + 1;
            else
                high = mid;
        }
        if (known)
            continue;
        node->mesh = cc_mem_push(node->mesh, node->n_mesh, sizeof *node->mesh);
        memmove(node->mesh + low + 1, node->mesh + low, (node->n_mesh - low) * sizeof *node->mesh);
        node->mesh[low] = take[i];
        node->n_mesh++;
    }
    free(take);
}

static void
add_descriptor(struct cc_node *node, uint32_t ui, bool explode)
{
    uint32_t *v;
    size_t n;

    if (node->field == CC_FIELD_PAPX) {
        n = cc_mesh_with_action(ui, &v);
    } else if (explode) {
        n = cc_mesh_explode(ui, &v);
    } else {
        v = cc_mem_dup(&ui, sizeof ui);
        n = 1;
    }
    merge(node, v, n);
}

/* Publication types go by old names too, and Review includes types that stand elsewhere in the tree. */
static void
add_types(struct cc_node *node, const char *folded, bool explode)
{
    uint32_t row = cc_vocab_find(&cc_vocab_publication_types, folded, strlen(folded));

    for (; row != CC_VOCAB_NONE; row = cc_vocab_again(&cc_vocab_publication_types, row)) {
        const char *other = cc_vocab_field(&cc_vocab_publication_types, row, CC_VOCAB_PUBLICATION_TYPES_TYPE);
        bool narrower = strcmp(cc_vocab_field(&cc_vocab_publication_types, row, CC_VOCAB_PUBLICATION_TYPES_RELATION),
                            "narrower") == 0;
        uint32_t ui = cc_mesh_find(other, strlen(other));

        if (ui != 0 && (explode || !narrower))
            add_descriptor(node, ui, explode);
    }
}

/* Fills node->mesh from the term's text; returns the descriptor when it is one. */
static uint32_t
resolve(struct cc_translator *t, struct cc_node *node, const char *raw, size_t n, bool explode)
{
    uint32_t ui, *v;
    size_t found;

    if (node->truncated && ++t->spent->mesh_patterns > CC_MESH_PATTERNS_MAX) {
        if (!t->quiet)
            cc_strings_addf(
                &t->out->messages, "Only the first %d wildcards of MeSH terms were searched.", CC_MESH_PATTERNS_MAX);
        return 0;
    }
    if (node->truncated) {
        found = cc_mesh_match(node->text, &v);
        merge(node, v, found);
        return 0;
    }
    ui = cc_mesh_find(raw, n);
    if (node->field == CC_FIELD_PTYP && ui != 0 && !cc_mesh_is_under(ui, "V"))
        ui = 0;
    if (ui != 0)
        add_descriptor(node, ui, explode);
    if (node->field == CC_FIELD_PTYP)
        add_types(node, node->text, explode);
    return ui;
}

/* What is shown: "myocardial infarction/drug therapy". TranslationSet tells when that is not what was written. */
static void
show(struct cc_translator *t, struct cc_node *node, const struct cc_span_text *span, uint32_t ui, uint32_t qualifier)
{
    struct cc_buf shown = {0}, plain = {0}, from = {0}, written = {0};
    const char *name = ui ? cc_mesh_name(ui) : node->text;

    cc_entrez_add_words(&plain, name, strlen(name), CC_WORDS_KEEP_MARKS);
    if (node->truncated && qualifier == CC_VOCAB_NONE) {
        cc_node_show(node, plain.v);
        cc_buf_clear(&plain);
        return;
    }
    cc_buf_addf(&shown, "\"%s", plain.v);
    if (qualifier != CC_VOCAB_NONE)
        cc_buf_addf(&shown, "/%s", cc_vocab_field(&cc_vocab_mesh_subheadings, qualifier, 0));
    cc_buf_addc(&shown, '"');
    cc_node_show(node, shown.v);
    cc_entrez_add_words(&written, span->raw, span->n, CC_WORDS_KEEP_MARKS);
    if (ui != 0 && !t->quiet && strncmp(written.v, plain.v, plain.n) != 0) {
        cc_buf_addf(&from, "%.*s[%s]", (int)span->n, span->raw, cc_field_full_name(node->field));
        cc_translate_mapping(t, from.v, from.n, node->shown);
    }
    cc_buf_clear(&shown);
    cc_buf_clear(&plain);
    cc_buf_clear(&from);
    cc_buf_clear(&written);
}

static enum cc_status
translate_subheading(
    struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag, struct cc_node **out)
{
    uint32_t row = find_subheading(span->raw, span->n);

    if (row == CC_VOCAB_NONE) {
        *out = cc_translate_nothing(t, span, tag->field);
        return CC_OK;
    }
    *out = cc_node_text(tag->field, cc_vocab_field(&cc_vocab_mesh_subheadings, row, 0),
        strlen(cc_vocab_field(&cc_vocab_mesh_subheadings, row, 0)));
    (*out)->quoted = span->quoted;
    (*out)->noexp = tag->noexp;
    add_qualifier(*out, row, !tag->noexp, 4);
    return cc_translate_check(t, *out, span);
}

enum cc_status
cc_translate_mesh(
    struct cc_translator *t, const struct cc_span_text *span, const struct cc_tag *tag, struct cc_node **out)
{
    struct cc_node *node;
    struct cc_buf text = {0};
    struct cc_span_text bare = *span;
    uint32_t qualifier = CC_VOCAB_NONE, ui;
    enum cc_status status;

    if (tag->field == CC_FIELD_SUBH)
        return translate_subheading(t, span, tag, out);
    if (tag->field == CC_FIELD_MESH || tag->field == CC_FIELD_MAJR)
        qualifier = split_subheading(t, span->raw, &bare.n);
    cc_translate_words(t, &bare, &text);
    if (text.n == 0) {
        cc_buf_clear(&text);
        *out = cc_translate_nothing(t, span, tag->field);
        return CC_OK;
    }
    node = cc_node_text(tag->field, text.v, text.n);
    cc_buf_clear(&text);
    node->quoted = span->quoted;
    node->noexp = tag->noexp;
    if (qualifier != CC_VOCAB_NONE)
        add_qualifier(node, qualifier, !tag->noexp, 4);
    ui = resolve(t, node, bare.raw, bare.n, !tag->noexp);
    t->spent->keys += node->n_mesh * (node->n_qualifiers ? node->n_qualifiers : 1);
    if (t->spent->keys > CC_QUERY_KEYS_MAX) {
        cc_node_free(node);
        return cc_error_set(t->error, CC_LIMIT, "the MeSH terms of the query have more than %d narrower ones together; [mh:noexp] takes a term without them",
            CC_QUERY_KEYS_MAX);
    }
    show(t, node, span, ui, qualifier);
    if (tag->proximity >= 0 && !t->quiet)
        cc_strings_addf(&t->out->messages, "Proximity :~%d was ignored for %.*s: it holds in [ti], [tiab] and [ad].",
            tag->proximity, (int)span->n, span->raw);
    status = cc_translate_check(t, node, span);
    if (status != CC_OK)
        cc_node_free(node);
    else
        *out = node;
    return status;
}

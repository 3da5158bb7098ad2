/* plan_make.c: which keys a term of the language stands for (keys.h says what is indexed under which). */
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "mirror/keys.h"
#include "mirror/plan.h"
#include "mirror/record.h"
#include "mirror/words.h"

#define PHRASE_WORDS_MAX 256 /* a longer phrase is found nowhere; the longest titles have a hundred words */
#define LISTS_DEAR 4 /* a union of more lists than this is remembered */

static struct cc_plan *
new_plan(enum cc_plan_kind kind)
{
    struct cc_plan *plan = cc_mem_alloc(sizeof *plan);

    plan->kind = kind;
    plan->to = UINT32_MAX;
    return plan;
}

static struct cc_plan *
new_lists(void)
{
    struct cc_plan *plan = new_plan(CC_PLAN_LISTS);

    plan->words = cc_mem_alloc(sizeof *plan->words);
    plan->n_words = 1;
    return plan;
}

static void
add_kid(struct cc_plan *plan, struct cc_plan *take_kid)
{
    plan->kids = cc_mem_push(plan->kids, plan->n_kids, sizeof *plan->kids);
    plan->kids[plan->n_kids++] = take_kid;
}

struct cc_plan_key *
cc_plan_add_key(struct cc_plan_word *word, uint8_t family)
{
    struct cc_plan_key *key;

    if (word->n_keys == word->cap_keys)
        word->keys = cc_mem_grow(word->keys, word->n_keys, &word->cap_keys, sizeof *word->keys);
    key = &word->keys[word->n_keys++];
    key->bytes[0] = family;
    key->len = 1;
    key->pattern = false;
    return key;
}

static void
add_bytes(struct cc_plan_key *key, const void *p, size_t n)
{
    if (n > (size_t)(CC_KEY_MAX - 1 - key->len))
        n = (size_t)(CC_KEY_MAX - 1 - key->len);
    memcpy(key->bytes + key->len, p, n);
    key->len = (uint8_t)(key->len + n);
}

static struct cc_plan_key *
add_text_key(struct cc_plan_word *word, uint8_t family, const char *text, size_t n)
{
    struct cc_plan_key *key = cc_plan_add_key(word, family);

    add_bytes(key, text, n);
    key->pattern = memchr(text, '*', n) != NULL;
    return key;
}

static void
add_number_key(struct cc_plan_word *word, uint8_t family, uint32_t number)
{
    uint8_t bytes[4];

    cc_key_number(bytes, number);
    add_bytes(cc_plan_add_key(word, family), bytes, 4);
}

/* Folds a term's text as the index folded it; '*' stays where the term is truncated. */
static void
fold(struct cc_buf *out, const char *text, bool truncated)
{
    struct cc_words words;

    cc_words_begin(&words, text, strlen(text));
    words.wildcards = truncated;
    while (cc_words_next(&words)) {
        if (out->n > 0)
            cc_buf_addc(out, ' ');
        cc_buf_add(out, words.word, words.len);
    }
    if (out->v == NULL)
        cc_buf_adds(out, "");
}

/* The word families of a field; the rest of the array is 0. PLACES come first. */
static void
families(const struct cc_mirror *mirror, enum cc_field field, uint8_t out[5])
{
    uint8_t affiliation = mirror->placed ? CC_KEY_AFFILIATION_PLACED : CC_KEY_AFFILIATION;

    memset(out, 0, 5);
    switch (field) {
    case CC_FIELD_TITL: case CC_FIELD_TIAB: case CC_FIELD_OTRM: out[0] = CC_KEY_WORD; break;
    case CC_FIELD_WORD: out[0] = CC_KEY_WORD; out[1] = CC_KEY_TEXT; break;
    case CC_FIELD_AFFL: out[0] = affiliation; break;
    case CC_FIELD_TT: out[0] = mirror->placed ? CC_KEY_VERNACULAR_PLACED : CC_KEY_VERNACULAR; break;
    case CC_FIELD_COIS: out[0] = mirror->placed ? CC_KEY_INTERESTS_PLACED : CC_KEY_INTERESTS; break;
    default: out[0] = CC_KEY_WORD; out[1] = CC_KEY_TEXT; out[2] = CC_KEY_OTHER; out[3] = affiliation; break;
    }
}

/* Words of one family that must all be there: what is left of a phrase where words have no places. */
static struct cc_plan *
all_words(const char *folded, uint8_t family)
{
    struct cc_plan *and = new_plan(CC_PLAN_AND);

    and->short_of = CC_PLAN_LOOSE;
    for (const char *p = folded; *p;) {
        size_t n = strcspn(p, " ");
        struct cc_plan *leaf = new_lists();

        add_text_key(leaf->words, family, p, n);
        add_kid(and, leaf);
        p += n + (p[n] == ' ');
    }
    return and;
}

static struct cc_plan *
places(const struct cc_node *node, const char *folded, uint8_t family)
{
    struct cc_plan *plan = new_plan(CC_PLAN_PLACES);
    size_t n_words = 1;

    for (const char *p = folded; *p; p++)
        n_words += *p == ' ';
    if (n_words > PHRASE_WORDS_MAX) {
        plan->kind = CC_PLAN_NONE;
        return plan;
    }
    for (const char *p = folded; *p;) {
        size_t n = strcspn(p, " ");
        struct cc_plan_word *word;

        plan->words = cc_mem_push(plan->words, plan->n_words, sizeof *plan->words);
        word = &plan->words[plan->n_words++];
        *word = (struct cc_plan_word){0};
        add_text_key(word, family, p, n);
        p += n + (p[n] == ' ');
    }
    plan->near = node->proximity >= 0;
    plan->gap = plan->near ? (uint32_t)node->proximity : 0;
    plan->title = node->field == CC_FIELD_TITL;
    if (node->field == CC_FIELD_TITL)
        plan->to = CC_PLACE_KEYWORD;
    if (node->field == CC_FIELD_OTRM) {
        plan->from = CC_PLACE_KEYWORD;
        plan->to = CC_PLACE_ABSTRACT;
    }
    return plan;
}

/* Several words together, where words have places; elsewhere a phrase is a whole value (of headings, types, substances,
 * journals). */
static struct cc_plan *
phrase(const struct cc_mirror *mirror, const struct cc_node *node, const char *folded)
{
    uint8_t family[5];
    struct cc_plan *or, *values;

    families(mirror, node->field, family);
    if (family[0] != CC_KEY_WORD && !mirror->placed)
        return all_words(folded, family[0]);
    if (family[1] == 0)
        return places(node, folded, family[0]);
    or = new_plan(CC_PLAN_OR);
    values = new_lists();
    add_text_key(values->words, CC_KEY_MESH_NAME, folded, strlen(folded));
    add_text_key(values->words, CC_KEY_TYPE_NAME, folded, strlen(folded));
    for (int i = 0; i < 2; i++) {
        struct cc_plan_key *key;

        if (i == 1 && family[2] == 0)
            break;
        key = cc_plan_add_key(values->words, CC_KEY_VALUE);
        add_bytes(key, &(uint8_t){i == 0 ? CC_FIELD_SUBS : CC_FIELD_JOUR}, 1);
        add_bytes(key, folded, strlen(folded));
        key->pattern = strchr(folded, '*') != NULL;
    }
    add_kid(or, places(node, folded, CC_KEY_WORD));
    if (family[3] != 0 && mirror->placed)
        add_kid(or, places(node, folded, family[3]));
    add_kid(or, values);
    return or;
}

static struct cc_plan *
text_term(const struct cc_mirror *mirror, const struct cc_node *node, const char *folded)
{
    struct cc_plan *plan;
    uint8_t family[5];

    if (*folded == '\0')
        return new_plan(CC_PLAN_NONE);
    if (strchr(folded, ' ') != NULL)
        return phrase(mirror, node, folded);
    if (node->field == CC_FIELD_OTRM)
        return places(node, folded, CC_KEY_WORD);
    families(mirror, node->field, family);
    plan = new_lists();
    plan->title = node->field == CC_FIELD_TITL;
    for (int i = 0; family[i] != 0; i++)
        add_text_key(plan->words, family[i], folded, strlen(folded));
    return plan;
}

static struct cc_plan_key *
add_value_key(struct cc_plan_word *word, enum cc_field field, const char *folded)
{
    struct cc_plan_key *key = cc_plan_add_key(word, CC_KEY_VALUE);

    add_bytes(key, &(uint8_t){(uint8_t)field}, 1);
    add_bytes(key, folded, strlen(folded));
    key->pattern = strchr(folded, '*') != NULL;
    return key;
}

static struct cc_plan *
value_term(const struct cc_node *node, const char *folded)
{
    struct cc_plan *plan = new_lists();

    if (node->field == CC_FIELD_PTYP) {
        for (size_t i = 0; i < node->n_mesh; i++)
            add_number_key(plan->words, CC_KEY_TYPE, node->mesh[i]);
        if (*folded)
            add_text_key(plan->words, CC_KEY_TYPE_NAME, folded, strlen(folded));
    } else if (*folded) {
        enum cc_field field = node->field == CC_FIELD_PID ? CC_FIELD_LID : node->field;

        add_value_key(plan->words, field, folded);
    }
    return plan;
}

/* "smith" and "smith j" match any initials that begin so; a quoted name only itself. */
static struct cc_plan *
name_term(const struct cc_node *node, const char *folded)
{
    struct cc_plan *plan = new_lists();
    struct cc_plan_key *key;

    if (*folded == '\0')
        return plan;
    add_value_key(plan->words, node->field, folded);
    if (!node->truncated) {
        key = add_value_key(plan->words, node->field, folded);
        add_bytes(key, " *", 2);
        key->pattern = true;
    }
    return plan;
}

static struct cc_plan *
mesh_term(const struct cc_node *node, const char *folded)
{
    bool major = node->field == CC_FIELD_MAJR;
    struct cc_plan *plan = new_lists();

    if (node->n_qualifiers == 0) {
        for (size_t i = 0; i < node->n_mesh; i++)
            add_number_key(plan->words, major ? CC_KEY_MAJOR : CC_KEY_MESH, node->mesh[i]);
        if (node->n_mesh == 0 && *folded)
            add_text_key(plan->words, major ? CC_KEY_MAJOR_NAME : CC_KEY_MESH_NAME, folded, strlen(folded));
        return plan;
    }
    for (size_t q = 0; q < node->n_qualifiers; q++) {
        struct cc_buf name = {0};

        fold(&name, node->qualifiers[q], false);
        if (node->n_mesh == 0)
            add_text_key(plan->words, CC_KEY_QUALIFIER, name.v, name.n);
        for (size_t i = 0; i < node->n_mesh; i++) {
            struct cc_plan_key *key;
            uint8_t number[4];

            cc_key_number(number, node->mesh[i]);
            key = cc_plan_add_key(plan->words, major ? CC_KEY_MAJOR_HEADING : CC_KEY_HEADING);
            add_bytes(key, number, 4);
            add_bytes(key, name.v, name.n);
        }
        cc_buf_clear(&name);
    }
    return plan;
}

static struct cc_plan *
term(const struct cc_mirror *mirror, const struct cc_node *node)
{
    struct cc_buf folded = {0};
    struct cc_plan *plan;

    fold(&folded, node->text != NULL ? node->text : "", node->truncated);
    switch (cc_field_kind(node->field)) {
    case CC_FIELDKIND_TEXT: plan = text_term(mirror, node, folded.v); break;
    case CC_FIELDKIND_NAME: plan = name_term(node, folded.v); break;
    case CC_FIELDKIND_MESH: plan = mesh_term(node, folded.v); break;
    case CC_FIELDKIND_FILTER:
        plan = new_lists();
        break;
    case CC_FIELDKIND_VALUE:
    case CC_FIELDKIND_DATE:
    case CC_FIELDKIND_UID:
    default: plan = value_term(node, folded.v); break;
    }
    cc_buf_clear(&folded);
    return plan;
}

static struct cc_plan *
filter(const struct cc_node *node)
{
    struct cc_plan *plan = new_lists();
    struct cc_plan_key *key = cc_plan_add_key(plan->words, CC_KEY_FILTER);
    struct cc_buf folded = {0};

    add_bytes(key, &(uint8_t){(uint8_t)node->filter}, 1);
    if (node->text != NULL) {
        fold(&folded, node->text, false);
        add_bytes(key, folded.v, folded.n);
    }
    cc_buf_clear(&folded);
    return plan;
}

/* The columns of a date field. A cover date and an electronic date both count as date of publication. */
static struct cc_plan *
range(const struct cc_node *node)
{
    static const struct { uint8_t field, first, second;
    } of[] = {
        {CC_FIELD_UID, CC_COLUMN_PMID, CC_COLUMN_PMID},
        {CC_FIELD_PDAT, CC_COLUMN_PUBLISHED, CC_COLUMN_ELECTRONIC},
        {CC_FIELD_PPDT, CC_COLUMN_PUBLISHED, CC_COLUMN_PUBLISHED},
        {CC_FIELD_EPDT, CC_COLUMN_ELECTRONIC, CC_COLUMN_ELECTRONIC},
        {CC_FIELD_EDAT, CC_COLUMN_ENTERED, CC_COLUMN_ENTERED},
        {CC_FIELD_MHDA, CC_COLUMN_MESHED, CC_COLUMN_MESHED},
        {CC_FIELD_CRDT, CC_COLUMN_CREATED, CC_COLUMN_CREATED},
        {CC_FIELD_MDAT, CC_COLUMN_REVISED, CC_COLUMN_REVISED},
        {CC_FIELD_CDAT, CC_COLUMN_COMPLETED, CC_COLUMN_COMPLETED},
    };
    struct cc_plan *plan = new_plan(CC_PLAN_RANGE);

    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        if (of[i].field != node->field)
            continue;
        plan->columns[0] = (enum cc_column)of[i].first;
        plan->columns[1] = (enum cc_column)of[i].second;
        plan->n_columns = of[i].first == of[i].second ? 1 : 2;
    }
    plan->low = node->low > 0 ? node->low : 1; /* 0 = not known: in no range */
    plan->high = node->high;
    return plan;
}

static int
ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static enum cc_status
pmids(struct cc_mirror *mirror, const struct cc_node *node, struct cc_plan **out, struct cc_error *error)
{
    struct cc_plan *plan = *out = new_plan(CC_PLAN_SLOTS);
    enum cc_status status = CC_OK;

    plan->slots = cc_mem_alloc((node->n_pmids + 1) * sizeof *plan->slots);
    for (size_t i = 0; i < node->n_pmids && status == CC_OK; i++) {
        bool found;

        status = cc_mirror_find(mirror, node->pmids[i], &found, &plan->slots[plan->n_slots], error);
        plan->n_slots += status == CC_OK && found;
    }
    qsort(plan->slots, plan->n_slots, sizeof *plan->slots, ascending);
    return status;
}

/* ---- terms that are written more than once */

static bool
same_term(const struct cc_node *a, const struct cc_node *b)
{
    if (a->kind != b->kind || a->field != b->field || a->phrase != b->phrase || a->truncated != b->truncated ||
        a->noexp != b->noexp || a->quoted != b->quoted || a->proximity != b->proximity || a->n_mesh != b->n_mesh ||
        a->n_qualifiers != b->n_qualifiers || strcmp(a->text, b->text) != 0 ||
        (a->n_mesh > 0 && memcmp(a->mesh, b->mesh, a->n_mesh * sizeof *a->mesh) != 0))
        return false;
    for (size_t i = 0; i < a->n_qualifiers; i++)
        if (strcmp(a->qualifiers[i], b->qualifiers[i]) != 0)
            return false;
    return true;
}

/* Terms that a node has among its children, by hash. */
struct terms {
    const struct cc_node **slots; /* NULL = free */
    size_t n_slots;               /* a power of two, more than there are children */
};

static void
terms_begin(struct terms *terms, const struct cc_node *node)
{
    if (node->n_kids < 2 || (node->kind != CC_NODE_AND && node->kind != CC_NODE_OR))
        return;
    for (terms->n_slots = 4; terms->n_slots < node->n_kids * 2;)
        terms->n_slots *= 2;
    terms->slots = cc_mem_alloc(terms->n_slots * sizeof(const struct cc_node *));
}

/* Was the same term among the children before? Else it is one of them now. Only leaves are compared. */
static bool
is_repeated(struct terms *terms, const struct cc_node *kid)
{
    size_t at, mask = terms->n_slots - 1;

    if (terms->slots == NULL || kid->kind != CC_NODE_TERM || kid->text == NULL)
        return false;
    at = cc_hash_fnv(kid->text, strlen(kid->text)) + (size_t)kid->field;
    for (; terms->slots[at & mask] != NULL; at++)
        if (same_term(terms->slots[at & mask], kid))
            return true;
    terms->slots[at & mask] = kid;
    return false;
}

/* Is it worth remembering? What is one list, or cheap to make of what is remembered, is not. */
static bool
is_dear(const struct cc_plan *plan)
{
    if (plan->kind == CC_PLAN_LISTS)
        return plan->words->n_keys > LISTS_DEAR || (plan->words->n_keys > 0 && plan->words->keys[0].pattern);
    return plan->kind == CC_PLAN_PLACES || plan->kind == CC_PLAN_OR;
}

static void
remember(struct cc_mirror *mirror, struct cc_plan *plan)
{
    struct cc_buf key = {0};

    if (mirror->memo != NULL && is_dear(plan) && cc_plan_sign(plan, &key)) {
        plan->memo = mirror->memo;
        plan->set = cc_memo_hold(mirror->memo, mirror->index.stamp, mirror->index.n_windows, key.v, key.n);
    }
    cc_buf_clear(&key);
}

enum cc_status
cc_plan_make(struct cc_mirror *mirror, const struct cc_node *node, struct cc_plan **out, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    struct cc_plan *plan = NULL;
    struct terms terms = {0};

    switch (node->kind) {
    case CC_NODE_TERM: plan = term(mirror, node); break;
    case CC_NODE_FILTER: plan = filter(node); break;
    case CC_NODE_RANGE: plan = range(node); break;
    case CC_NODE_PMIDS: status = pmids(mirror, node, &plan, error); break;
    case CC_NODE_ALL: plan = new_plan(CC_PLAN_ALL); break;
    case CC_NODE_AND: plan = new_plan(CC_PLAN_AND); break;
    case CC_NODE_OR: plan = new_plan(CC_PLAN_OR); break;
    case CC_NODE_NOT: plan = new_plan(CC_PLAN_NOT); break;
    case CC_NODE_NONE: default: plan = new_plan(CC_PLAN_NONE); break;
    }
    terms_begin(&terms, node);
    for (size_t i = 0; i < node->n_kids && status == CC_OK; i++) {
        struct cc_plan *kid = NULL;

        if (is_repeated(&terms, node->kids[i]))
            continue;
        status = cc_plan_make(mirror, node->kids[i], &kid, error);
        if (kid != NULL)
            add_kid(plan, kid);
        plan->has_pattern |= kid != NULL && kid->has_pattern;
    }
    free(terms.slots);
    for (size_t i = 0; i < plan->n_words; i++)
        for (size_t k = 0; k < plan->words[i].n_keys; k++)
            plan->has_pattern |= plan->words[i].keys[k].pattern;
    for (size_t i = 0; i < plan->n_columns && status == CC_OK; i++)
        status = cc_columns_need(&mirror->columns, plan->columns[i], error);
    if (status != CC_OK) {
        cc_plan_free(plan);
        return status;
    }
    remember(mirror, plan);
    *out = plan;
    return CC_OK;
}

static void
free_word(struct cc_plan_word *word)
{
    for (size_t i = 0; i < word->cap_cursors; i++) {
        cc_cursor_clear(&word->cursors[i]);
        if (word->seekers != NULL)
            cc_cursor_clear(&word->seekers[i]);
    }
    free(word->cursors);
    free(word->seekers);
    free(word->keys);
    cc_buf_clear(&word->places);
}

void
cc_plan_free(struct cc_plan *plan)
{
    if (plan == NULL)
        return;
    for (size_t i = 0; i < plan->n_kids; i++)
        cc_plan_free(plan->kids[i]);
    for (size_t i = 0; i < plan->n_words; i++)
        free_word(&plan->words[i]);
    if (plan->set != NULL)
        cc_memo_let_go(plan->memo, plan->set);
    free(plan->kids);
    free(plan->words);
    free(plan->slots);
    free(plan);
}

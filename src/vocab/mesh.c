/* mesh.c: look-ups in the compiled-in MeSH; see mesh.h for the layout. */
#include "vocab/mesh.h"

#include "base/hash.h"

/* mesh.bin, put into the object by the build (Makefile, vocab/mesh_blob.s). */
extern const uint32_t cc_mesh_blob_bytes[];

struct view {
    const struct cc_mesh_blob *head;
    const struct cc_mesh_descriptor *descriptors;
    const uint32_t *term_text, *term_descriptor, *tree_text, *by_tree, *tree_descriptor, *slots, *actions;
    const char *text;
};

static struct view
view(void)
{
    struct view v;
    const uint32_t *p = cc_mesh_blob_bytes;

    v.head = (const struct cc_mesh_blob *)(const void *)p;
    p += sizeof *v.head / 4;
    v.descriptors = (const struct cc_mesh_descriptor *)(const void *)p;
    p += ((size_t)v.head->n_descriptors + 1) * sizeof *v.descriptors / 4;
    v.term_text = p;
    v.term_descriptor = p += v.head->n_terms;
    v.tree_text = p += v.head->n_terms;
    v.by_tree = p += v.head->n_trees;
    v.tree_descriptor = p += v.head->n_trees;
    v.slots = p += v.head->n_trees;
    v.actions = p += v.head->n_slots;
    v.text = (const char *)(p + 2 * (size_t)v.head->n_actions);
    return v;
}

size_t
cc_mesh_size(void)
{
    return view().head->n_descriptors;
}

/* Index of a descriptor, or SIZE_MAX. */
static size_t
locate(const struct view *v, uint32_t ui)
{
    size_t low = 0, high = v->head->n_descriptors;

    while (low < high) {
        size_t mid = (low + high) / 2;

        if (v->descriptors[mid].ui < ui)
            low = mid + 1;
        else
            high = mid;
    }
    return low < v->head->n_descriptors && v->descriptors[low].ui == ui ? low : SIZE_MAX;
}

#define SHORT 256 /* bytes: terms below are folded without an allocation */

/* cc_mesh_fold for the many terms that are short and ASCII: no allocation. False when this one is not. */
static bool
fold_ascii(const char *text, size_t len, char out[SHORT])
{
    size_t n = 0;

    if (len >= SHORT - 1)
        return false;
    for (const unsigned char *p = (const unsigned char *)text, *end = p + len; p < end; p++) {
        if (*p >= 0x80)
            return false;
        if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9'))
            out[n++] = (char)*p;
        else if (*p >= 'A' && *p <= 'Z')
            out[n++] = (char)(*p + 32);
        else if (n > 0 && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    n -= n > 0 && out[n - 1] == ' ';
    out[n] = '\0';
    return true;
}

/* Its words in ascending order; false when there are more than a few. */
static bool
sort_ascii(const char *folded, char out[SHORT])
{
    struct {
        const char *p;
        size_t n;
    } words[16], word;
    size_t n = 0, k;

    for (const char *p = folded; *p != '\0'; p += word.n + (p[word.n] == ' ')) {
        word.p = p;
        word.n = strcspn(p, " ");
        if (n == sizeof words / sizeof *words)
            return false;
        for (k = n; k > 0; k--) {
            size_t least = word.n < words[k - 1].n ? word.n : words[k - 1].n;
            int order = memcmp(word.p, words[k - 1].p, least);

            if (order > 0 || (order == 0 && word.n >= words[k - 1].n))
                break;
            words[k] = words[k - 1];
        }
        words[k] = word;
        n++;
    }
    for (size_t i = 0; i < n; i++) {
        memcpy(out, words[i].p, words[i].n);
        out += words[i].n;
        *out++ = ' ';
    }
    out[n > 0 ? -1 : 0] = '\0';
    return true;
}

/* A term folded, its words as they stand and sorted: in the arrays where that is possible, else in the buffers. */
struct folded {
    char short_ordered[SHORT], short_sorted[SHORT];
    struct cc_buf long_ordered, long_sorted;
    const char *ordered, *sorted;
};

static void
fold(struct folded *f, const char *text, size_t n)
{
    f->long_ordered = f->long_sorted = (struct cc_buf){0};
    f->ordered = f->short_ordered;
    f->sorted = f->short_sorted;
    if (fold_ascii(text, n, f->short_ordered) && sort_ascii(f->short_ordered, f->short_sorted))
        return;
    cc_mesh_fold(&f->long_ordered, text, n, false);
    cc_mesh_fold(&f->long_sorted, text, n, true);
    f->ordered = f->long_ordered.v;
    f->sorted = f->long_sorted.v;
}

static void
fold_clear(struct folded *f)
{
    cc_buf_clear(&f->long_ordered);
    cc_buf_clear(&f->long_sorted);
}

/* How well a term that has the same words fits: 3 a name in the same order, 2 an entry term in the same order, 1 other
 * order where a comma shows an inversion, 0 not. */
static int
fit(const struct view *v, uint32_t term, const struct folded *own, const char *ordered, bool comma)
{
    if (strcmp(own->ordered, ordered) == 0)
        return v->descriptors[v->term_descriptor[term]].first_term == term ? 3 : 2;
    return comma || strchr(v->text + v->term_text[term], ',') != NULL;
}

uint32_t
cc_mesh_find(const char *term, size_t n)
{
    struct view v = view();
    struct folded wanted;
    uint32_t found = 0, mask = v.head->n_slots - 1;
    size_t len;
    int best = 0;

    fold(&wanted, term, n);
    len = strlen(wanted.sorted);
    for (uint32_t slot = cc_hash_fnv(wanted.sorted, len) & mask; len > 0 && v.slots[slot] != 0 && best < 3;
         slot = (slot + 1) & mask) {
        uint32_t candidate = v.slots[slot] - 1;
        const char *text = v.text + v.term_text[candidate];
        struct folded own;

        fold(&own, text, strlen(text));
        if (strcmp(own.sorted, wanted.sorted) == 0) {
            int grade = fit(&v, candidate, &own, wanted.ordered, memchr(term, ',', n) != NULL);

            if (grade > best) {
                best = grade;
                found = v.descriptors[v.term_descriptor[candidate]].ui;
            }
        }
        fold_clear(&own);
    }
    fold_clear(&wanted);
    return found;
}

const char *
cc_mesh_term(uint32_t ui, size_t i)
{
    struct view v = view();
    size_t d = locate(&v, ui);

    if (d == SIZE_MAX || i >= v.descriptors[d + 1].first_term - v.descriptors[d].first_term)
        return NULL;
    return v.text + v.term_text[v.descriptors[d].first_term + i];
}

const char *
cc_mesh_name(uint32_t ui)
{
    return cc_mesh_term(ui, 0);
}

const char *
cc_mesh_tree(uint32_t ui, size_t i)
{
    struct view v = view();
    size_t d = locate(&v, ui);

    if (d == SIZE_MAX || i >= v.descriptors[d + 1].first_tree - v.descriptors[d].first_tree)
        return NULL;
    return v.text + v.tree_text[v.descriptors[d].first_tree + i];
}

/* "C04.588" is under "C", "C04" and "C04.588", not under "C0" or "C04.5". */
static bool
tree_under(const char *number, const char *prefix)
{
    size_t n = strlen(prefix);

    return strncmp(number, prefix, n) == 0 && (number[n] == '\0' || number[n] == '.' || n <= 1);
}

bool
cc_mesh_is_under(uint32_t ui, const char *prefix)
{
    const char *number;

    for (size_t i = 0; (number = cc_mesh_tree(ui, i)) != NULL; i++) {
        if (tree_under(number, prefix))
            return true;
    }
    return false;
}

static int
compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static size_t
sort_unique(uint32_t *v, size_t n)
{
    size_t kept = 0;

    if (n == 0)
        return 0;
    qsort(v, n, sizeof *v, compare);
    for (size_t i = 0; i < n; i++) {
        if (kept == 0 || v[kept - 1] != v[i])
            v[kept++] = v[i];
    }
    return kept;
}

/* Adds every descriptor at or below a tree number. */
static void
add_below(const struct view *v, const char *number, uint32_t **out, size_t *n)
{
    size_t low = 0, high = v->head->n_trees;

    while (low < high) {
        size_t mid = (low + high) / 2;

        if (strcmp(v->text + v->tree_text[v->by_tree[mid]], number) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < v->head->n_trees && strncmp(v->text + v->tree_text[v->by_tree[low]], number, strlen(number)) == 0;
         low++) {
        uint32_t tree = v->by_tree[low];

        if (!tree_under(v->text + v->tree_text[tree], number))
            continue;
        *out = cc_mem_push(*out, *n, sizeof **out);
        (*out)[(*n)++] = v->descriptors[v->tree_descriptor[tree]].ui;
    }
}

size_t
cc_mesh_explode(uint32_t ui, uint32_t **out)
{
    struct view v = view();
    const char *number;
    size_t n = 0;

    *out = NULL;
    if (locate(&v, ui) == SIZE_MAX)
        return 0;
    *out = cc_mem_push(*out, n, sizeof **out);
    (*out)[n++] = ui;
    for (size_t i = 0; (number = cc_mesh_tree(ui, i)) != NULL; i++)
        add_below(&v, number, out, &n);
    return sort_unique(*out, n);
}

size_t
cc_mesh_with_action(uint32_t action, uint32_t **out)
{
    struct view v = view();
    size_t n = 0;

    *out = NULL;
    for (size_t i = 0; i < v.head->n_actions; i++) {
        if (v.actions[2 * i] != action)
            continue;
        *out = cc_mem_push(*out, n, sizeof **out);
        (*out)[n++] = v.actions[2 * i + 1];
    }
    return sort_unique(*out, n);
}

bool
cc_mesh_glob(const char *pattern, const char *text)
{
    const char *star = NULL, *resume = NULL;

    while (*text) {
        if (*pattern == '*') {
            star = pattern++;
            resume = text;
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star != NULL) {
            pattern = star + 1;
            text = ++resume;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

/* Most terms are ruled out by their first letter. */
static bool
begins_otherwise(const char *text, char first)
{
    const unsigned char *p = (const unsigned char *)text;

    while (*p != 0 && *p < 0x80 && !(*p >= '0' && *p <= '9') && !((*p | 32) >= 'a' && (*p | 32) <= 'z'))
        p++;
    return first != '*' && *p != 0 && *p < 0x80 && (*p >= 'A' && *p <= 'Z' ? *p + 32 : *p) != first;
}

size_t
cc_mesh_match(const char *pattern, uint32_t **out)
{
    struct view v = view();
    struct cc_buf own = {0};
    char ascii[SHORT];
    size_t n = 0;

    *out = NULL;
    for (size_t i = 0; i < v.head->n_terms; i++) {
        const char *text = v.text + v.term_text[i];

        const char *folded = ascii;

        if (begins_otherwise(text, pattern[0]))
            continue;
        if (!fold_ascii(text, strlen(text), ascii)) {
            cc_buf_reset(&own);
            cc_mesh_fold(&own, text, strlen(text), false);
            folded = own.v;
        }
        if (!cc_mesh_glob(pattern, folded))
            continue;
        *out = cc_mem_push(*out, n, sizeof **out);
        (*out)[n++] = v.descriptors[v.term_descriptor[i]].ui;
    }
    cc_buf_clear(&own);
    return sort_unique(*out, n);
}

/* Levenshtein's distance with swaps of neighbours counted once (optimal string alignment), or more than max. */
static size_t
distance(const char *a, size_t na, const char *b, size_t nb, size_t max)
{
    size_t rows[3][64];

    if (na >= 63 || nb >= 63 || (na > nb ? na - nb : nb - na) > max)
        return max + 1;
    for (size_t j = 0; j <= nb; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *twice = rows[(i + 1) % 3], least = max + 1;

        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);

            best = above[j] + 1 < best ? above[j] + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && twice[j - 2] + 1 < best)
                best = twice[j - 2] + 1;
            row[j] = best;
            least = best < least ? best : least;
        }
        if (least > max)
            return max + 1;
    }
    return rows[na % 3][nb];
}

size_t
cc_mesh_words_near(const char *word, size_t max_distance, size_t max_words, char ***out)
{
    struct view v = view();
    size_t n = 0, len = strlen(word);

    *out = NULL;
    for (size_t i = 0; i < v.head->n_terms && n < max_words; i++) {
        const char *p = v.text + v.term_text[i];

        while (*p) {
            size_t k = 0;
            char lower[64];

            while (k < 63 && ((p[k] >= 'a' && p[k] <= 'z') || (p[k] >= 'A' && p[k] <= 'Z'))) {
                lower[k] = (char)(p[k] | 32);
                k++;
            }
            if (k > 3 && k < 63 && lower[0] == word[0] && distance(word, len, lower, k, max_distance) <= max_distance) {
                *out = cc_mem_push(*out, n, sizeof **out);
                (*out)[n++] = cc_mem_strndup(lower, k);
            }
            p += k ? k : 1;
        }
    }
    return n;
}

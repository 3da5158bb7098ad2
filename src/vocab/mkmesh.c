/* mkmesh.c: build-time tool: gzip -dc mesh.tsv.gz | mkmesh > mesh.bin
 *
 * Lays MeSH out as vocab/mesh.h describes, ready to be read in place. An empty input makes an empty table. */
#include <stdio.h>

#include "base/hash.h"
#include "vocab/mesh.h"

struct pair {
    uint32_t a, b;
};

static struct cc_mesh_descriptor *descriptors;
static uint32_t *term_text, *term_descriptor, *tree_text, *tree_descriptor, *by_tree, *slots;
static struct pair *actions;
static size_t n_descriptors, n_terms, n_trees, n_actions;
static struct cc_buf text;

static uint32_t
put(const char *s)
{
    uint32_t at = (uint32_t)text.n;

    cc_buf_add(&text, s, strlen(s) + 1);
    return at;
}

static void
push(uint32_t **v, size_t n, uint32_t value)
{
    *v = cc_mem_push(*v, n, sizeof **v);
    (*v)[n] = value;
}

/* Cuts the field off that ends at `mark` or at the end; NULL after the last. */
static char *
cut(char **rest, char mark)
{
    char *field = *rest, *end;

    if (field == NULL)
        return NULL;
    end = strchr(field, mark);
    *rest = end ? end + 1 : NULL;
    if (end)
        *end = '\0';
    return field;
}

static void
read_line(char *line)
{
    char *rest = line, *ui = cut(&rest, '\t'), *trees = cut(&rest, '\t'), *acts = cut(&rest, '\t'), *term, *one;
    uint32_t number = (uint32_t)strtoul(ui + 1, NULL, 10), self = (uint32_t)n_descriptors;

    if (ui[0] != 'D' || number == 0 || trees == NULL || acts == NULL || rest == NULL) {
        fprintf(stderr, "mesh.tsv: not a descriptor: %s\n", ui);
        exit(1);
    }
    descriptors = cc_mem_push(descriptors, n_descriptors, sizeof *descriptors);
    descriptors[n_descriptors++] = (struct cc_mesh_descriptor){number, (uint32_t)n_terms, (uint32_t)n_trees};
    while ((term = cut(&rest, '\t')) != NULL) {
        push(&term_descriptor, n_terms, self);
        push(&term_text, n_terms++, put(term));
    }
    while (*trees && (one = cut(&trees, ' ')) != NULL) {
        push(&tree_descriptor, n_trees, self);
        push(&tree_text, n_trees++, put(one));
        if (trees == NULL)
            break;
    }
    while (acts && *acts && (one = cut(&acts, ' ')) != NULL) {
        actions = cc_mem_push(actions, n_actions, sizeof *actions);
        actions[n_actions++] = (struct pair){(uint32_t)strtoul(one + 1, NULL, 10), number};
    }
}

static int
order_trees(const void *a, const void *b)
{
    return strcmp(text.v + tree_text[*(const uint32_t *)a], text.v + tree_text[*(const uint32_t *)b]);
}

static int
order_pairs(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;

    return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

/* Names first, so that a look-up meets them before entry terms of others. */
static size_t
fill_slots(void)
{
    size_t n = 16;
    struct cc_buf key = {0};

    while (n < n_terms * 2)
        n *= 2;
    slots = cc_mem_alloc(n * sizeof *slots);
    for (int names = 1; names >= 0; names--) {
        for (size_t i = 0; i < n_terms; i++) {
            uint32_t slot;

            if ((descriptors[term_descriptor[i]].first_term == i) != (names == 1))
                continue;
            cc_buf_reset(&key);
            cc_mesh_fold(&key, text.v + term_text[i], strlen(text.v + term_text[i]), true);
            for (slot = cc_hash_fnv(key.v, key.n) & (uint32_t)(n - 1); slots[slot] != 0;
                 slot = (slot + 1) & (uint32_t)(n - 1))
                ;
            slots[slot] = (uint32_t)i + 1;
        }
    }
    cc_buf_clear(&key);
    return n;
}

int
main(void)
{
    char *line = NULL;
    size_t cap = 0, n_slots;
    ssize_t n;
    struct cc_mesh_blob head;

    while ((n = getline(&line, &cap, stdin)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        read_line(line);
    }
    free(line);
    descriptors = cc_mem_push(descriptors, n_descriptors, sizeof *descriptors);
    descriptors[n_descriptors] = (struct cc_mesh_descriptor){UINT32_MAX, (uint32_t)n_terms, (uint32_t)n_trees};
    for (size_t i = 0; i < n_trees; i++)
        push(&by_tree, i, (uint32_t)i);
    if (n_trees)
        qsort(by_tree, n_trees, sizeof *by_tree, order_trees);
    if (n_actions)
        qsort(actions, n_actions, sizeof *actions, order_pairs);
    n_slots = fill_slots();
    head = (struct cc_mesh_blob){(uint32_t)n_descriptors, (uint32_t)n_terms, (uint32_t)n_trees, (uint32_t)n_slots,
        (uint32_t)n_actions, (uint32_t)text.n};
    fwrite(&head, sizeof head, 1, stdout);
    fwrite(descriptors, sizeof *descriptors, n_descriptors + 1, stdout);
    fwrite(term_text, 4, n_terms, stdout);
    fwrite(term_descriptor, 4, n_terms, stdout);
    fwrite(tree_text, 4, n_trees, stdout);
    fwrite(by_tree, 4, n_trees, stdout);
    fwrite(tree_descriptor, 4, n_trees, stdout);
    fwrite(slots, 4, n_slots, stdout);
    fwrite(actions, sizeof *actions, n_actions, stdout);
    fwrite(text.v, 1, text.n, stdout);
    return fflush(stdout) != 0 || ferror(stdout);
}

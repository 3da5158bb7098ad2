/* mesh.h: NLM's Medical Subject Headings, compiled in: term -> descriptor, entry terms, tree numbers, narrower
 * descriptors, pharmacological actions. Made from mesh.tsv.gz (mesh.py) at build time by mkmesh.c; no start-up cost,
 * nothing allocated but what a function says it allocates.
 *
 * A descriptor is named by its number: D009369 is 9369. 0 is none. MeSH is free to use; courtesy of the U.S. National
 * Library of Medicine. */
#ifndef CC_VOCAB_MESH_H
#define CC_VOCAB_MESH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Descriptors in the table; 0 = built without it, then every look-up finds nothing. */
size_t cc_mesh_size(void);

/* The descriptor whose name or entry term is term[0..n), or 0. Case, accents, punctuation and spacing do not matter,
 * and the order of words does not where a comma shows an inversion ("breast neoplasms" finds "Neoplasms, Breast"). A
 * name goes before an entry term of another descriptor. Plurals count only as MeSH lists them. O(1). */
uint32_t cc_mesh_find(const char *term, size_t n);

/* "Neoplasms"; NULL when there is no such descriptor. Static. */
const char *cc_mesh_name(uint32_t ui);

/* Entry terms, i = 0 is the name itself; NULL past the last. Static. Terms that differ in case, punctuation or (for
 * inverted ones) order of words from an earlier one are mostly left out. */
const char *cc_mesh_term(uint32_t ui, size_t i);

/* Tree numbers ("C04.588.180"), ascending; NULL past the last. Static. */
const char *cc_mesh_tree(uint32_t ui, size_t i);

/* True when some tree number is prefix or stands below it: cc_mesh_is_under(ui, "C") = a disease. */
bool cc_mesh_is_under(uint32_t ui, const char *prefix);

/* The descriptor and all narrower ones, ascending, allocated in *out; returns how many. 0 for an unknown one. */
size_t cc_mesh_explode(uint32_t ui, uint32_t **out);

/* The descriptors whose pharmacological action this one is ("Anti-Bacterial Agents"), ascending, allocated. */
size_t cc_mesh_with_action(uint32_t action, uint32_t **out);

/* The descriptors of which a name or entry term matches a pattern of folded words, '*' being any run of characters
 * ("neoplasm*", "vitamin d*"), ascending, unique, allocated. Looks at every term: about 10 ms. */
size_t cc_mesh_match(const char *pattern, uint32_t **out);

/* Words of MeSH's terms (ASCII letters, lower case, the same first letter) at most max_distance edits away from a word,
 * with repetitions, at most max_words; the array and its strings are allocated. Looks at every term: about 10 ms. */
size_t cc_mesh_words_near(const char *word, size_t max_distance, size_t max_words, char ***out);

/* How terms are compared: appends case-folded words (runs of letters and digits) without accents, single spaces. With
 * sorted, in ascending order. s must be valid UTF-8. */
void cc_mesh_fold(struct cc_buf *b, const char *s, size_t n, bool sorted);

/* True when text matches the pattern, '*' being any run of characters, "" included. */
bool cc_mesh_glob(const char *pattern, const char *text);

/* ------------------------------------------------- layout, for mkmesh.c and mesh.c */

/* All numbers are host-endian uint32_t; the blob is made on the machine that compiles it. Sections follow each other in
 * the order of the counts; offsets into text are bytes. */
struct cc_mesh_blob {
    uint32_t n_descriptors, n_terms, n_trees, n_slots, n_actions, text_size;
    /* struct cc_mesh_descriptor [n_descriptors + 1], ascending by ui; the last one only closes the ranges
     * uint32_t term_text[n_terms], term_descriptor[n_terms]
     * uint32_t tree_text[n_trees] grouped by descriptor; uint32_t by_tree[n_trees], tree indices ascending by number
     * uint32_t tree_descriptor[n_trees]; uint32_t slots[n_slots], term index + 1 by hash of the sorted fold
     * struct { uint32_t action, ui; } [n_actions], ascending; char text[text_size] */
};
struct cc_mesh_descriptor {
    uint32_t ui, first_term, first_tree;
};

#endif

/* clause_scan.h: questions about single chunks and what lies ahead of them, for the walk of clause.c. k and e are
 * places in cc_parse.k; a place at or behind e answers no. */
#ifndef CC_CLAIMS_CLAUSE_SCAN_H
#define CC_CLAIMS_CLAUSE_SCAN_H

#include "claims/clause.h"

struct cc_walk {
    struct cc_parse *p;
    uint32_t rel[4], rel_end[4]; /* relative clauses found inside a subject, read after the clause */
    uint32_t n_rel;
    uint32_t front[2], front_end[2]; /* … and inside a fronted phrase */
    uint32_t n_front;
    unsigned nested;
};

const struct cc_chunk *cc_scan_chunk(const struct cc_parse *p, uint32_t k);
const struct cc_token *cc_scan_first_token(const struct cc_parse *p, uint32_t k);
bool cc_scan_is_kind(const struct cc_parse *p, uint32_t k, uint32_t e, enum cc_chunk_kind kind);
bool cc_scan_is_comma(const struct cc_parse *p, uint32_t k, uint32_t e);
bool cc_scan_is_verb(const struct cc_parse *p, uint32_t k, uint32_t e);      /* a verb group with a main verb */
bool cc_scan_is_finite(const struct cc_parse *p, uint32_t k, uint32_t e);
bool cc_scan_is_inverted(const struct cc_parse *p, uint32_t k, uint32_t e);  /* an auxiliary before its subject */
bool cc_scan_has_flag(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t flag);
bool cc_scan_helped(const struct cc_parse *p, uint32_t k); /* a verb group with a modal or "do" before its bare verb */
bool cc_scan_is_pronoun_subject(const struct cc_parse *p, uint32_t k);
uint32_t cc_scan_skip_adverbs(const struct cc_parse *p, uint32_t k, uint32_t e);

/* Does a relative clause whose subject is the relative word begin at k: "that drives …", "who never smoked"? */
bool cc_scan_is_relative(const struct cc_parse *p, uint32_t k, uint32_t e);

/* The role of a subordinator chunk (subordinators.tsv), "" when it has none. */
const char *cc_scan_sub_role(const struct cc_parse *p, uint32_t k);

/* The chunk behind the relative clause that begins at k; behind its closing comma when commas set it off. */
uint32_t cc_scan_skip_relative(const struct cc_parse *p, uint32_t k, uint32_t e, bool commas);

/* Finds the finite verb whose subject begins at k: steps over prepositional phrases, relative clauses and lists.
 * Returns e when there is none. With w, relative clauses between commas are noted for later. */
uint32_t cc_scan_find_verb(struct cc_walk *w, const struct cc_parse *p, uint32_t k, uint32_t e);

/* Does a clause with a subject of its own begin at k? */
bool cc_scan_clause_ahead(const struct cc_parse *p, uint32_t k, uint32_t e);

/* A form of "be" that the chunker took for the start of a question although its subject stands before it ("Fasting, in
 * other words, is …"). */
void cc_scan_repair_inversion(struct cc_parse *p);

/* The last verb of a list that was taken for a noun: "lower X, cut Y, and support Z", "manage X and support their
 * Y". */
void cc_scan_repair_list(struct cc_parse *p);

/* "In one trial [calcium] raised it": a noun phrase in which a fronted phrase and the subject behind it run together. */
void cc_scan_repair_fronted(struct cc_parse *p);

/* ---- clause_front.c */

/* Reads the words before the subject of c, which begin at chunk k: sets c->pre and c->conj; returns the chunk that the
 * subject begins with. Relative clauses inside them are noted in the walk. */
uint32_t cc_front_read(struct cc_walk *w, struct cc_clause *c, uint32_t k, uint32_t e);

/* "Because they thin the blood [they] raise the risk", "When it is hot [you] lose salt": the pronoun that begins the
 * clause behind a subordinate one which began at chunk k and no comma ended; e when there is none. */
uint32_t cc_front_second_pronoun(const struct cc_parse *p, uint32_t k, uint32_t e);

/* ---- clause_bound.c */

/* What the walk carries from one clause to the next. */
struct cc_next {
    uint8_t kind;
    uint32_t parent, conj, flags;
    uint32_t share_a, share_b; /* COORD: tokens of the share */
};

struct cc_last_verbs {
    uint32_t bare, gerund; /* last such verb chunk of the clause, with what it needs before it */
};

/* Is chunk k the start of the next clause of clause self? Returns the chunk that clause begins with and fills s, or
 * returns k. *condition: what begins is a condition of self. */
uint32_t cc_bound_next(const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self,
    const struct cc_last_verbs *last, struct cc_next *s, bool *condition);

/* Where the condition that begins at chunk k ends: at the next boundary that is no condition itself. */
uint32_t cc_bound_condition_end(
    const struct cc_parse *p, uint32_t k, uint32_t e, uint32_t self, uint32_t *next_k, struct cc_next *s);

/* Does a clause follow a later comma? */
bool cc_bound_comma_clause(const struct cc_parse *p, uint32_t k, uint32_t e);

/* "so do most teas", "so should children", "so is anyone who …": what was said before holds of another subject. */
uint32_t cc_bound_elliptic(const struct cc_parse *p, uint32_t k, uint32_t e);

#endif

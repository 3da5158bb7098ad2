/* clause.h: one sentence -> clauses: who does what to what, and how the clauses hang together. Works on the chunks of
 * token.h, looks at no article structure and does not judge whether a clause is a claim.
 *
 * All positions are token indexes of the cc_text; a range with a == b is empty. */
#ifndef CC_CLAIMS_CLAUSE_H
#define CC_CLAIMS_CLAUSE_H

#include "claims/token.h"

#define CC_CLAUSES_MAX 48 /* of one sentence; what comes after stays unread */

struct cc_range {
    uint32_t a, b;
};

enum cc_clause_kind {
    CC_CLAUSE_MAIN,       /* a clause of its own: also after "because", "so that", "although", "and" + subject */
    CC_CLAUSE_COORD,      /* "… and improves Y": subject (and share) of its parent */
    CC_CLAUSE_RELATIVE,   /* "which …", "that drives …": subject is ante, a noun phrase of the parent */
    CC_CLAUSE_PARTICIPLE, /* ", reducing X": subject of its parent */
    CC_CLAUSE_THAT,       /* what the parent says, shows, believes */
    CC_CLAUSE_VERBLESS,   /* no verb: a heading, a label, a noun phrase, "Better sleep" */
};

/* cc_clause.flags */
enum {
    CC_CL_FINITE = 1 << 0, CC_CL_BARE = 1 << 1, CC_CL_GERUND = 1 << 2, CC_CL_TO = 1 << 3,
    CC_CL_PASSIVE = 1 << 4, CC_CL_NEGATED = 1 << 5, CC_CL_COPULA = 1 << 6,
    CC_CL_IMPERATIVE = 1 << 7,   /* begins with a bare verb and has no subject */
    CC_CL_INVERTED = 1 << 8,     /* auxiliary before the subject: a question, "nor does it …"; aux holds it */
    CC_CL_NO_SUBJECT = 1 << 9,   /* finite verb without a subject: "Eases muscle soreness" */
    CC_CL_RESTRICTIVE = 1 << 10, /* relative clause without a comma: its words also stand in the parent's complement */
    CC_CL_EXISTENTIAL = 1 << 11, /* "there is …" */
    CC_CL_ARROW = 1 << 12,       /* stands after an arrow */
    CC_CL_PARENTHESIS = 1 << 13, /* stood in brackets */
    CC_CL_ELLIPSIS = 1 << 15,    /* "so do X", "X does": the predicate is that of the clause before */
    CC_CL_WHY = 1 << 14,         /* inner clause of "explains why", "is why" */
    CC_CL_RESULT = 1 << 16,      /* follows a fronted reason, its parent: "Because X, Y" */
};

struct cc_clause {
    uint8_t kind;
    uint32_t flags;
    uint32_t parent;       /* clause, or CC_NO_INDEX */
    uint32_t conj;         /* token that joins it (because, and, which, →), or CC_NO_INDEX */
    struct cc_range pre;   /* fronted adjunct or condition, without its comma: "In mice", "Once bone rubs on bone" */
    struct cc_range subj;
    struct cc_range share; /* COORD: words of the parent's verb that this verb needs too ("may help") */
    struct cc_range verb;  /* whole verb group, catenatives included: "may also help restore" */
    uint32_t aux;          /* INVERTED: the auxiliary token */
    uint32_t main;         /* token of the verb that carries the meaning ("restore"), or CC_NO_INDEX */
    uint32_t particle;     /* its particle, or CC_NO_INDEX */
    struct cc_range comp;  /* complement: everything after the verb up to the clause's end, without cond */
    uint32_t own;          /* where its own words end: comp.b without a restrictive relative clause at the end */
    struct cc_range cond;  /* trailing condition: "if you eat late" */
    struct cc_range hole;  /* part of subj that is a clause of its own: "X, which rises after dark, nor Y" */
    struct cc_range ante;  /* RELATIVE: antecedent noun phrase with its modifiers */
};

struct cc_parse {
    const struct cc_text *text;
    struct cc_chunk chunks[CC_SENTENCE_MAX_TOKENS]; /* the chunks that are read: outside brackets, no quotation marks */
    uint32_t k[CC_SENTENCE_MAX_TOKENS]; /* their places in text->chunks */
    uint32_t n_k;
    bool whole;                         /* ends with a full stop: somewhere it must have a verb */
    struct cc_clause v[CC_CLAUSES_MAX];
    uint32_t n;
};

/* Reads one sentence. Parentheses are left out of it; cc_parse_range reads one of them. */
void cc_parse_sentence(struct cc_parse *p, const struct cc_text *text, const struct cc_sentence *sentence);

/* Reads the chunks [first, end) at bracket depth `depth`. */
void cc_parse_chunks(struct cc_parse *p, const struct cc_text *text, uint32_t first, uint32_t end, unsigned depth);

#endif

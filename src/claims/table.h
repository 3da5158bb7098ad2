/* table.h: shared by block_table.c (grid, heads, which way it runs), column.c (what a head says) and table_cell.c (what
 * a cell says under it). The phrases of heads stand in columns.tsv, with what each class means. */
#ifndef CC_CLAIMS_TABLE_H
#define CC_CLAIMS_TABLE_H

#include "claims/block.h"

enum cc_says {
    CC_SAYS_NOTHING, CC_SAYS_CAUSES, CC_SAYS_EFFECTS, CC_SAYS_SIGNS, CC_SAYS_HELPS, CC_SAYS_DOES, CC_SAYS_WORKS, CC_SAYS_WHY,
    CC_SAYS_SHARE, CC_SAYS_LESS, CC_SAYS_MORE, CC_SAYS_CHANGE, CC_SAYS_AMOUNT, CC_SAYS_SERVING, CC_SAYS_DOSE, CC_SAYS_ONSET,
    CC_SAYS_LASTS, CC_SAYS_AGE, CC_SAYS_SOURCES, CC_SAYS_AVOID, CC_SAYS_INTERACTS, CC_SAYS_REMEDY, CC_SAYS_EVIDENCE, CC_SAYS_MYTHS,
    CC_SAYS_TRUTH, CC_SAYS_VERDICT, CC_SAYS_DO, CC_SAYS_DONT, CC_SAYS_COMPARES, CC_SAYS_PEOPLE, CC_SAYS_TIMES, CC_SAYS_OUTCOMES,
    CC_SAYS_STUDIES, CC_SAYS_RANK, CC_SAYS_SKIP
};

/* A head as it was read. Strings live in the block's arena. */
struct cc_column {
    enum cc_says says;
    const char *text;     /* as it stands, "" for none */
    const char *of;       /* what is left of it without the phrase, the unit and "per …": "attacks" of "Fewer attacks by"; or NULL */
    const char *phrase;   /* the phrase that decided, lower case, or NULL */
    const char *unit;     /* "mg" of "Iron (mg)", or NULL */
    const char *per;      /* "100 g" of "Caffeine (mg per 100 g)", or NULL */
    const char *people;   /* "patients" of "How often patients name it", or NULL */
    bool maybe;           /* "May cause", "Possible side effects" */
    bool substance;       /* of names something that is in food or is taken */
    struct cc_span span;
};

/* column.c: reads a head, or a caption. */
void cc_column_read(struct cc_ctx *x, const char *text, struct cc_span span, struct cc_column *out);

/* Is the word one of "mg", "kcal", …? */
bool cc_column_is_unit(const char *s, size_t n);

/* The table around a cell. */
struct cc_table {
    struct cc_column rows;      /* the head over the row heads */
    const char *topic;          /* what the table is about, or NULL */
    bool topic_plural;
    const char *illness;        /* what the rows bring about or show, or NULL */
    const char *it;             /* what "it" in a cell is: "the absorption of iron" by the caption; or NULL */
    const char *compared;       /* "compared with people who drink none" of the caption, or NULL */
    bool risk;                  /* the caption speaks of a risk */
    const char *per;            /* "100 g" of the caption "Fibre per 100 g", or NULL */
    const char *substance;      /* whose amounts are given where the head does not say; or NULL */
};

/* A cell under its head, with the head of its row. */
struct cc_cell {
    size_t block;
    const char *text;
    const char *name;           /* what the row (or, where the columns are compared, the column) is */
    const char *serving;        /* the row's cell of the serving column, or NULL */
    const char *evidence;       /* the row's cell of the evidence column, or NULL: it tells the benefit */
    const char *helps;          /* the row's cell of the benefit column, or NULL */
    struct cc_span name_span;
    struct cc_span span;        /* where it stands when that is only part of the block, else {0, 0} */
    const struct cc_column *column;
    uint32_t n_columns;         /* heads from column on, for "no benefit for either"; 0 = unknown */
};

/* table_cell.c */
void cc_table_cell(struct cc_ctx *x, const struct cc_table *table, const struct cc_cell *cell);

/* A cell of a column that is a list of its own: things to do, things to leave, what speaks for it and against. */
void cc_table_item(struct cc_ctx *x, const struct cc_table *table, const struct cc_cell *cell);

/* What a row whose cells say nothing of it says by its head: "Stress" under "Trigger". */
void cc_table_row(struct cc_ctx *x, const struct cc_table *table, const struct cc_cell *cell);

/* table_before.c: the table of blocks [first, end) as one of changes, when its heads set a time before against one
 * after. True when it was one. */
bool cc_table_before(struct cc_ctx *x, const struct cc_table *table, size_t first, size_t end);

/* table_head.c: does the head begin what its cells finish ("Brought on by", "Made from"), or ask for a yes or no? */
bool cc_head_is_open(struct cc_ctx *x, const char *head);

/* True when the cell holds nothing: "", "–", "n/a". */
bool cc_cell_is_blank(const char *text);

/* A statement and what is true of it: "Milk causes mucus" | "False. It …". */
void cc_table_myth(struct cc_ctx *x, const struct cc_cell *cell, bool verdict);

#endif

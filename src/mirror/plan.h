/* plan.h: a tree of Entrez's language -> sets of slots, window by window. Each leaf is a union of the index's lists, or
 * words that must stand together; inner nodes are operations on bits. It must not know the language's syntax. */
#ifndef CC_MIRROR_PLAN_H
#define CC_MIRROR_PLAN_H

#include "mirror/cursor.h"
#include "mirror/entrez.h"
#include "mirror/mirror_db.h"

/* What of a plan is not as it was asked for. */
enum {
    CC_PLAN_CUT = 1,  /* a truncated word stands for more words than are looked up */
    CC_PLAN_LOOSE = 2 /* words of a phrase are only all there: the mirror was made before their places were kept */
};

enum cc_plan_kind {
    CC_PLAN_AND, CC_PLAN_OR, CC_PLAN_NOT, CC_PLAN_ALL, CC_PLAN_NONE,
    CC_PLAN_LISTS,  /* union of the lists of keys */
    CC_PLAN_PLACES, /* words at places: phrase, proximity, or one word within a range of places */
    CC_PLAN_RANGE,  /* dates or PMIDs of a column */
    CC_PLAN_SLOTS   /* these */
};

/* A key, or with `pattern` all keys of its family that match it ('*' = any run of bytes). */
struct cc_plan_key {
    uint8_t bytes[CC_KEY_MAX];
    uint8_t len;
    bool pattern;
};

/* One word of PLACES, or the only one of LISTS: whatever of its keys is there counts. */
struct cc_plan_word {
    struct cc_plan_key *keys;
    size_t n_keys, cap_keys;
    struct cc_cursor *cursors;  /* of the segment that is being read */
    size_t n_cursors, cap_cursors;
    struct cc_cursor *seekers;  /* PLACES: the same lists once more, for looking at places */
    struct cc_buf places;
};

struct cc_plan {
    enum cc_plan_kind kind;
    struct cc_plan **kids;
    size_t n_kids;
    struct cc_plan_word *words;
    size_t n_words;
    bool title;                 /* only in the title */
    bool near;                  /* PLACES: any order, at most `gap` other words between */
    uint32_t gap;
    uint32_t from, to;          /* PLACES: only places from <= p < to */
    enum cc_column columns[2];  /* RANGE: in one of them */
    size_t n_columns;
    uint32_t low, high;
    uint32_t *slots;            /* SLOTS, ascending */
    size_t n_slots;
    uint64_t cost;              /* entries of its lists in this segment: cheap ones are looked at first; 0 = selects nothing */
    bool has_pattern;           /* it or one below: only opening its lists tells whether it is CC_PLAN_CUT */
    unsigned short_of;          /* of it and all below: CC_PLAN_CUT, CC_PLAN_LOOSE; CUT once its segments were opened */
    struct cc_memo *memo;       /* with set: what was worked out of it before; else NULL */
    struct cc_memo_set *set;
    size_t window;              /* of the segment: number of its first window in the set */
    uint32_t first;             /* and that window's number among all slots */
};

/* Makes the plan of a node and what hangs below it. */
enum cc_status cc_plan_make(
    struct cc_mirror *mirror, const struct cc_node *node, struct cc_plan **out, struct cc_error *error) CC_MUST_CHECK;
void cc_plan_free(struct cc_plan *plan);

/* A plan's key leaf of a single word, for the parts of a plan that others build. */
struct cc_plan_key *cc_plan_add_key(struct cc_plan_word *word, uint8_t family);

/* Appends bytes that say all that the plan selects by; false when that is too long or of no use to another search. */
bool cc_plan_sign(const struct cc_plan *plan, struct cc_buf *out);

/* Opens the lists of one segment; windows of it then follow in ascending order. */
enum cc_status cc_plan_segment(struct cc_plan *plan, struct cc_mirror *mirror, const struct cc_segment *segment,
    struct cc_error *error) CC_MUST_CHECK;

/* Is it plain from what was opened that nothing of this segment is selected? Most words that are looked up occur in few
 * segments. */
bool cc_plan_is_empty(const struct cc_plan *plan);

/* Sets the bits of slots [base, end) that the plan selects, dead ones not left out. bits: CC_WINDOW_WORDS words,
 * zero. */
enum cc_status cc_plan_window(struct cc_plan *plan, struct cc_mirror *mirror, uint32_t base, uint32_t end,
    uint64_t *bits, struct cc_error *error) CC_MUST_CHECK;

#endif

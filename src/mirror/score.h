/* score.h: weighted stems -> a score for every slot of a window, and the best slots of all. */
#ifndef CC_MIRROR_SCORE_H
#define CC_MIRROR_SCORE_H

#include "mirror/cursor.h"
#include "mirror/mirror_db.h"

/* One stem that counts. weight is the asker's; the stem's rarity comes on top (cc_rank_idf). */
struct cc_score_term {
    char *stem;
    float weight, factor;    /* factor = weight * idf / 256: what one unit of impact is worth */
    uint64_t n;              /* records that have it */
    struct cc_list *lists;   /* one per segment */
    struct cc_cursor cursor;
};

struct cc_scorer {
    struct cc_score_term *terms;
    size_t n_terms;
    size_t n_segments;
};

#define CC_SCORE_TERMS_MAX 1000 /* stems that a ranking looks at; the first ones of a longer query */

/* Adds weight to a stem, new or already there. */
void cc_scorer_add(struct cc_scorer *scorer, const char *stem, size_t len, float weight);
/* Finds the lists; then segments in order, each with its windows in order. */
enum cc_status cc_scorer_open(struct cc_scorer *scorer, struct cc_mirror *mirror, struct cc_error *error) CC_MUST_CHECK;
void cc_scorer_segment(struct cc_scorer *scorer, size_t segment);
/* scores[slot - base] += …; scores holds CC_WINDOW floats. */
enum cc_status cc_scorer_window(struct cc_scorer *scorer, struct cc_mirror *mirror, uint32_t base, uint32_t end,
    float *scores, struct cc_error *error) CC_MUST_CHECK;
/* The same for the few slots that are asked for, ascending: scores[i] is that of slots[i]. */
enum cc_status cc_scorer_slots(struct cc_scorer *scorer, struct cc_mirror *mirror, const uint32_t *slots, size_t n,
    float *scores, struct cc_error *error) CC_MUST_CHECK;
void cc_scorer_clear(struct cc_scorer *scorer);

/* ---- the best so far: a heap with the worst on top */
struct cc_hit {
    double score; /* or a date or number that is sorted by */
    uint32_t slot;
};

struct cc_top {
    struct cc_hit *v;
    size_t n, max;
};

/* At equal scores the later slot, the newer record, wins. */
static inline int
cc_hit_worse(struct cc_hit a, struct cc_hit b)
{
    return a.score < b.score || (a.score <= b.score && a.slot < b.slot);
}

void cc_top_add(struct cc_top *top, struct cc_hit hit);
/* Best first. */
void cc_top_sort(struct cc_top *top);

#endif

/* like.h: records that were found together, compared with each other by the stems they are made of; what is like good
 * ones is lifted (Diaz, Information Retrieval 2007, "Regularizing query-based retrieval scores"; the cluster
 * hypothesis). */
#ifndef CC_MIRROR_LIKE_H
#define CC_MIRROR_LIKE_H

#include <stddef.h>
#include <stdint.h>

struct cc_like_entry {
    uint32_t stem, record;
    float weight;
};

/* {0} is empty. */
struct cc_like {
    struct cc_like_entry *v;
    size_t n, cap;
    uint32_t n_records, n_stems; /* n_stems: highest number of a stem + 1 */
    float *near;                 /* n_records * n_records, made when first needed */
};

/* The next record; then its stems, each once, with their impact (rank.h). */
void cc_like_begin(struct cc_like *like);
void cc_like_add(struct cc_like *like, uint32_t stem, uint8_t impact);

/* out[i] = score of record i, brought to 0..1, + CC_LIKE_LIFT * by * mean score of the CC_LIKE_NEIGHBOURS records most
 * like it, the more alike the heavier. Likeness is the cosine of impacts times rarity among the records; stems that one
 * has alone, or more than half have, do not count. scores and out hold one number for each record begun. */
#define CC_LIKE_LIFT       0.5f
#define CC_LIKE_NEIGHBOURS 10
void cc_like_lift(struct cc_like *like, const float *scores, float by, float *out);

void cc_like_clear(struct cc_like *like);

#endif

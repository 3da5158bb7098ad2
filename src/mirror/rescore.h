/* rescore.h: the second look at the best records of a question. The first look (ask.c) adds up what single stems weigh
 * in whole records, which is all that an index gives quickly; this one reads the few hundred best and asks how well a
 * record, and one of its sentences, covers the question, also in other words.
 *
 * Of each record, from 0 to 1 (sums over the question's stems, each weighed by worth and rarity):
 *   first    score of the first look, against the best record's
 *   own      BM25 of the question's own stems, without translation and feedback
 *   record   stems that the record has; a near one counts in part (stem_near.h)
 *   sentence the same of its best sentence; a claim rests on one sentence, not on an abstract (SciFact: Wadden et al.,
 * EMNLP 2020) joined   the same of title and best sentence together exact    joined, without near ones pairs
 * neighbouring stems of the question that stand side by side (sequential dependence: Metzler and Croft, SIGIR 2005)
 * Their weights were set by coordinate ascent on nDCG@10 (Metzler and Croft, Information Retrieval 2007), one set for
 * short questions and one for long ones; between them it goes by `share` (train/README.md).
 *
 * Then what is like good records is lifted (score regularisation: Diaz, Information Retrieval 2007): in full behind the
 * first ten, where it finds what the question's words do not; among the first ten only for short questions, which are
 * about a subject; a claim has its one record or two. */
#ifndef CC_MIRROR_RESCORE_H
#define CC_MIRROR_RESCORE_H

#include "mirror/mirror_db.h"
#include "mirror/score.h"
#include "mirror/stem_table.h"

#define CC_RESCORE_MAX       300 /* records that are looked at */
#define CC_RESCORE_STEMS_MAX 64  /* stems of a question that are; the others count only in `first` and `own` */

#define CC_RESCORE_FEATURES 7

/* For training: what was seen in a record, the features in the order above. */
struct cc_rescore_watch {
    void (*see)(void *arg, uint32_t slot, float share, const float features[CC_RESCORE_FEATURES]);
    void *arg;
};

struct cc_question {
    struct cc_stem_table stems; /* value: what the stem counts in the question, worth included; sums to 1 */
    float *rarity;              /* of each stem (cc_rank_idf) */
    size_t *order;              /* the text as numbers of stems */
    size_t n_order;
    float share;                /* 1 = short … 0 = very long */
    const struct cc_rescore_watch *watch; /* or NULL */
};

/* Puts the first CC_RESCORE_MAX hits of top (best first) in a new order and gives them new scores, those behind them
 * lower ones than theirs. own[i]: BM25 score of hit i for the question's stems alone. Inside a view. */
enum cc_status cc_rescore(struct cc_mirror *mirror, const struct cc_question *question, const float *own,
    struct cc_top *top, struct cc_error *error) CC_MUST_CHECK;

#endif
